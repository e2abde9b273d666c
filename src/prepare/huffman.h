/* The codes of paint/deflate_code.h. */
#ifndef PREPARE_HUFFMAN_H
#define PREPARE_HUFFMAN_H

#include <stdio.h>

/* Definitions of both, as C source. */
void huffman_print(FILE *out);

#endif
