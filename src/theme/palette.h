/* Colours, the palette's tokens, and contrast. */
#ifndef THEME_PALETTE_H
#define THEME_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

struct colour {
	uint8_t red, green, blue; /* sRGB */
};

enum token {
	TOKEN_INK,
	TOKEN_PAPER,
	TOKEN_DEEP,
	TOKEN_MID,
	TOKEN_TINT,
	TOKEN_LINE,
	TOKEN_SUN,
	TOKEN_ALERT,
	TOKEN_RING1,
	TOKEN_RING2,
	TOKEN_RING3,
	TOKEN_RING4,
	TOKEN_STONE,
	TOKEN_COUNT
};

/* "ink", "paper"... */
const char *palette_name(enum token token);

/* The token of that name; false: there is none. */
bool palette_token(const char *name, enum token *result);

/* Reads "#0F4C5C" (or "#abc"); false when text is no colour. */
bool palette_parse(const char *text, struct colour *result);

bool palette_equal(struct colour a, struct colour b);

/*
 * Contrast of two colours in hundredths, 100 to 2100 (WCAG 2.2, relative
 * luminance and contrast ratio), the same on every machine; cut off, never
 * rounded up, so that what is under a limit stays under it.
 */
int palette_contrast(struct colour a, struct colour b);

/* How dark a colour prints on a grey printer, 0 to 100 per cent (luma of ITU-R
 * BT.601, as printer drivers convert). */
int palette_grey(struct colour colour);

#endif
