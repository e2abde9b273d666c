/*
 * Colours and how they stand against each other.
 *
 * Contrast is that of WCAG 2.2 (success criterion 1.4.3): relative luminance
 * of sRGB (IEC 61966-2-1), then (lighter + 0.05) / (darker + 0.05).  It is
 * reckoned in integers with a table of the transfer curve, so that a colour
 * that passes on one machine passes on all.
 */
#include "theme/palette.h"

#include <stddef.h>
#include <string.h>

/* Linear light of an sRGB level, in millionths:
 * c / 12.92 up to 0.04045, else ((c + 0.055) / 1.055) ^ 2.4. */
/* clang-format off */
static const int32_t linear[256] = {
    0, 304, 607, 911, 1214, 1518, 1821, 2125, 2428, 2732, 3035, 3347, 3677,
    4025, 4391, 4777, 5182, 5605, 6049, 6512, 6995, 7499, 8023, 8568, 9134,
    9721, 10330, 10960, 11612, 12286, 12983, 13702, 14444, 15209, 15996,
    16807, 17642, 18500, 19382, 20289, 21219, 22174, 23153, 24158, 25187,
    26241, 27321, 28426, 29557, 30713, 31896, 33105, 34340, 35601, 36889,
    38204, 39546, 40915, 42311, 43735, 45186, 46665, 48172, 49707, 51269,
    52861, 54480, 56128, 57805, 59511, 61246, 63010, 64803, 66626, 68478,
    70360, 72272, 74214, 76185, 78187, 80220, 82283, 84376, 86500, 88656,
    90842, 93059, 95307, 97587, 99899, 102242, 104616, 107023, 109462,
    111932, 114435, 116971, 119538, 122139, 124772, 127438, 130136, 132868,
    135633, 138432, 141263, 144128, 147027, 149960, 152926, 155926, 158961,
    162029, 165132, 168269, 171441, 174647, 177888, 181164, 184475, 187821,
    191202, 194618, 198069, 201556, 205079, 208637, 212231, 215861, 219526,
    223228, 226966, 230740, 234551, 238398, 242281, 246201, 250158, 254152,
    258183, 262251, 266356, 270498, 274677, 278894, 283149, 287441, 291771,
    296138, 300544, 304987, 309469, 313989, 318547, 323143, 327778, 332452,
    337164, 341914, 346704, 351533, 356400, 361307, 366253, 371238, 376262,
    381326, 386429, 391572, 396755, 401978, 407240, 412543, 417885, 423268,
    428690, 434154, 439657, 445201, 450786, 456411, 462077, 467784, 473531,
    479320, 485150, 491021, 496933, 502886, 508881, 514918, 520996, 527115,
    533276, 539479, 545724, 552011, 558340, 564712, 571125, 577580, 584078,
    590619, 597202, 603827, 610496, 617207, 623960, 630757, 637597, 644480,
    651406, 658375, 665387, 672443, 679542, 686685, 693872, 701102, 708376,
    715694, 723055, 730461, 737910, 745404, 752942, 760525, 768151, 775822,
    783538, 791298, 799103, 806952, 814847, 822786, 830770, 838799, 846873,
    854993, 863157, 871367, 879622, 887923, 896269, 904661, 913099, 921582,
    930111, 938686, 947307, 955973, 964686, 973445, 982251, 991102, 1000000
};
/* clang-format on */

static const char *const names[TOKEN_COUNT] = {
    [TOKEN_INK] = "ink",
    [TOKEN_PAPER] = "paper",
    [TOKEN_DEEP] = "deep",
    [TOKEN_MID] = "mid",
    [TOKEN_TINT] = "tint",
    [TOKEN_LINE] = "line",
    [TOKEN_SUN] = "sun",
    [TOKEN_ALERT] = "alert",
    [TOKEN_RING1] = "ring1",
    [TOKEN_RING2] = "ring2",
    [TOKEN_RING3] = "ring3",
    [TOKEN_RING4] = "ring4",
    [TOKEN_STONE] = "stone",
};

const char *
palette_name(enum token token)
{
	return names[token];
}

bool
palette_token(const char *name, enum token *result)
{
	for (size_t i = 0; i < TOKEN_COUNT; i++) {
		if (strcmp(name, names[i]) == 0) {
			*result = (enum token)i;
			return true;
		}
	}
	return false;
}

/* The value of a hexadecimal digit; -1: it is none. */
static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
palette_parse(const char *text, struct colour *result)
{
	size_t count = strlen(text);
	if (text[0] != '#' || (count != 4 && count != 7))
		return false;
	int digits[6];
	for (size_t i = 0; i < 6; i++) {
		digits[i] =
		    hex_digit(count == 7 ? text[1 + i] : text[1 + i / 2]);
		if (digits[i] < 0)
			return false;
	}
	result->red = (uint8_t)(digits[0] * 16 + digits[1]);
	result->green = (uint8_t)(digits[2] * 16 + digits[3]);
	result->blue = (uint8_t)(digits[4] * 16 + digits[5]);
	return true;
}

bool
palette_equal(struct colour a, struct colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Relative luminance with the 0.05 of the contrast ratio, in 10^-10. */
static int64_t
light(struct colour colour)
{
	return 2126 * (int64_t)linear[colour.red] +
	       7152 * (int64_t)linear[colour.green] +
	       722 * (int64_t)linear[colour.blue] + 500 * 1000 * 1000;
}

int
palette_contrast(struct colour a, struct colour b)
{
	int64_t one = light(a), other = light(b);
	return (int)(one > other ? one * 100 / other : other * 100 / one);
}

int
palette_grey(struct colour colour)
{
	const int most = 255 * 1000;
	int luma = 299 * colour.red + 587 * colour.green + 114 * colour.blue;
	return (100 * (most - luma) + most / 2) / most;
}
