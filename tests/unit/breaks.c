/*
 * Line breaks against the test file of the Unicode Standard (UAX #14), which
 * Debian's unicode-data has.
 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { LINE_MOST = 4096, TEXT_MOST = 512 };

struct sample {
	char text[TEXT_MOST];
	size_t size;
	bool may[TEXT_MOST]; /* a line may end before the byte */
};

/* "× 0023 ÷ 0020 ÷" */
static void
read_sample(struct sample *sample, const char *line)
{
	memset(sample, 0, sizeof *sample);
	for (const char *at = line; *at && *at != '#' && *at != '\n';) {
		if (strncmp(at, "÷", 2) == 0)
			sample->may[sample->size] = true;
		if ((unsigned char)*at >= 0x80) {
			at += 2;
		} else if (*at == ' ' || *at == '\t') {
			at++;
		} else {
			char *end;
			uint32_t c = (uint32_t)strtoul(at, &end, 16);
			assert_true(end > at && sample->size + 4 < TEXT_MOST);
			sample->size +=
			    text_put(sample->text + sample->size, c);
			at = end;
		}
	}
}

/* Texts of ours are collapsed when they are read. */
static bool
applies(struct arena *arena, const struct sample *sample)
{
	const char *collapsed =
	    text_collapse(arena, sample->text, sample->size);
	return strlen(collapsed) == sample->size &&
	       memcmp(collapsed, sample->text, sample->size) == 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * CLDR's rules differ from the file in two things: they keep a hyphen at a
 * word's beginning with the word (rule LB20a of later versions of the
 * standard), and a mark with the digit after it, as in ".35".
 */
static bool
is_tailored(const struct sample *sample, size_t at)
{
	const char *here = sample->text + at, *before = here - 1;
	if (*before == ' ')
		return *here == '.' && is_digit(here[1]);
	if (at > 2 && strncmp(before - 1, "\u0308", 2) == 0)
		before -= 2;
	if (*before == '-')
		return before == sample->text;
	return (*before == '.' || *before == ',') && is_digit(*here);
}

static bool
agrees(struct arena *arena, const struct sample *sample)
{
	const uint8_t *breaks =
	    text_line_breaks(arena, sample->text, sample->size, "en");
	for (size_t i = 1; i < sample->size; i++)
		if ((breaks[i] != TEXT_BREAK_NO) != sample->may[i] &&
		    !is_tailored(sample, i))
			return false;
	return true;
}

static void
every_case(void **state)
{
	(void)state;
	FILE *file =
	    fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
	if (!file)
		fail_msg("there is no LineBreakTest.txt: install unicode-data");
	static char line[LINE_MOST];
	static struct sample sample;
	int count = 0;
	for (int number = 1; fgets(line, sizeof line, file); number++) {
		struct arena *arena = arena_new();
		read_sample(&sample, line);
		if (sample.size && applies(arena, &sample)) {
			count++;
			if (!agrees(arena, &sample))
				fail_msg("LineBreakTest.txt:%d", number);
		}
		arena_free(arena);
	}
	fclose(file);
	print_message("%d cases of LineBreakTest\n", count);
	assert_true(count > 3000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
