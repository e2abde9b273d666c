/* What is prepared as C source, to be compiled and linked in. */
#ifndef PREPARE_SOURCE_H
#define PREPARE_SOURCE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Definitions of arrays: "static const uint8_t PREFIX_NUMBER[] = {...};". */
void source_bytes(FILE *out, const char *prefix, int number,
    const uint8_t *bytes, size_t size);
void source_codes(FILE *out, const char *prefix, int number,
    const uint16_t *codes, size_t count);
void source_advances(FILE *out, const char *prefix, int number,
    const int32_t *advances, size_t count);

/* One of its rows, of an array in a struct: "{...},". */
void source_row(FILE *out, const int16_t *numbers, size_t count);

#endif
