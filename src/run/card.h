/* What a library knows of an article, as bytes, and back. */
#ifndef RUN_CARD_H
#define RUN_CARD_H

#include "article/library.h"

/* The card as bytes of the arena. */
const char *card_print(
    struct arena *arena, const struct library_card *card, size_t *size);

/* Lists are read into memory of the arena; strings lie in the bytes.  false:
 * these are no card. */
bool card_parse(struct arena *arena, const char *bytes, size_t size,
    struct library_card *card);

#endif
