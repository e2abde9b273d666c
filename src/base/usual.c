/* Letters of ASCII, digits, and the marks of running text. */
#include "base/usual.h"

#include <string.h>

const char usual_characters[] =
    " \u00A0ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "0123456789!%&'()*,-./:;?@\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u2022";

const char usual_lasts[] = "\x93\x94\x98\x99\x9C\x9D\xA2\xA6";

static bool
is_between(char c, char first, char last)
{
	return first <= c && c <= last;
}

static bool
is_usual_ascii(char c)
{
	return is_between(c, 'a', 'z') || is_between(c, '?', 'Z') ||
	       is_between(c, ',', ';') || is_between(c, '%', '*') ||
	       is_between(c, ' ', '!');
}

/* Bytes of the character beyond ASCII that the text begins with, if it is a
 * usual one; else 0. */
static size_t
usual_size(const char *text, size_t size)
{
	if (size >= 2 && memcmp(text, "\u00A0", 2) == 0)
		return 2;
	bool usual = size >= 3 && memcmp(text, "\xE2\x80", 2) == 0 &&
		     memchr(usual_lasts, text[2], sizeof usual_lasts - 1);
	return usual ? 3 : 0;
}

bool
usual_text(const char *text, size_t size)
{
	for (size_t i = 0, step; i < size; i += step) {
		step = is_usual_ascii(text[i]) ? 1
					       : usual_size(text + i, size - i);
		if (step == 0)
			return false;
	}
	return true;
}
