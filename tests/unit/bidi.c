/*
 * Levels and order against the test files of the Unicode Standard (UAX #9),
 * which Debian's unicode-data has, and what telephone numbers need besides.
 */
#include "base/bidi.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { CHARACTERS_MOST = 256, LINE_MOST = 8192, REMOVED = 255 };

/* A text, where its characters begin, and what is wanted of them. */
struct sample {
	char text[4 * CHARACTERS_MOST + 1];
	size_t starts[CHARACTERS_MOST + 1], count;
	uint8_t levels[CHARACTERS_MOST]; /* REMOVED: the rules take it out */
	uint32_t order[CHARACTERS_MOST];
	size_t order_count;
};

static FILE *
open_data(const char *name)
{
	char path[128];
	snprintf(path, sizeof path, "/usr/share/unicode/%s", name);
	FILE *file = fopen(path, "r");
	if (!file)
		fail_msg("there is no %s: install unicode-data", path);
	return file;
}

static void
add_character(struct sample *sample, uint32_t c)
{
	assert_true(sample->count < CHARACTERS_MOST);
	size_t end = sample->starts[sample->count++];
	sample->starts[sample->count] = end + text_put(sample->text + end, c);
	sample->text[sample->starts[sample->count]] = '\0';
}

static void
read_levels(struct sample *sample, const char *from)
{
	size_t count = 0;
	for (const char *at = from; *at && *at != ';' && *at != '\n';) {
		char *end = (char *)at + 1;
		sample->levels[count++] =
		    *at == 'x' ? REMOVED : (uint8_t)strtol(at, &end, 10);
		at = end + strspn(end, " \t\r");
	}
}

static void
read_order(struct sample *sample, const char *from)
{
	sample->order_count = 0;
	for (const char *at = from; *at >= '0' && *at <= '9';) {
		char *end;
		sample->order[sample->order_count++] =
		    (uint32_t)strtoul(at, &end, 10);
		at = end + strspn(end, " \t");
	}
}

/* A paragraph of ours has neither tabs nor ends within. */
static bool
applies(const struct sample *sample)
{
	return !strchr(sample->text, '\t') && !strstr(sample->text, "\u2029");
}

/* false: the text's levels or its order are not those wanted. */
static bool
agrees(const struct sample *sample, bool rtl)
{
	struct arena *arena = arena_new();
	size_t size = sample->starts[sample->count];
	const uint8_t *levels = bidi_levels(arena, sample->text, size, rtl);
	uint8_t kept[CHARACTERS_MOST];
	uint32_t index[CHARACTERS_MOST], order[CHARACTERS_MOST];
	size_t count = 0;
	bool good = true;
	for (size_t i = 0; i < sample->count; i++) {
		if (sample->levels[i] == REMOVED)
			continue;
		uint8_t level = levels ? levels[sample->starts[i]] : 0;
		good = good && level == sample->levels[i];
		index[count] = (uint32_t)i;
		kept[count++] = level;
	}
	bidi_order(kept, count, order);
	good = good && count == sample->order_count;
	for (size_t i = 0; good && i < count; i++)
		good = index[order[i]] == sample->order[i];
	arena_free(arena);
	return good;
}

/* BidiCharacterTest: characters; direction; level; levels; order. */
static void
every_case_of_characters(void **state)
{
	(void)state;
	FILE *file = open_data("BidiCharacterTest.txt");
	static char line[LINE_MOST];
	static struct sample sample;
	int count = 0;
	for (int number = 1; fgets(line, sizeof line, file); number++) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		sample.count = 0;
		char *at = line;
		while (*at != ';')
			add_character(&sample, (uint32_t)strtoul(at, &at, 16));
		char *level = strchr(at + 1, ';') + 1;
		char *levels = strchr(level, ';') + 1;
		read_levels(&sample, levels);
		read_order(&sample, strchr(levels, ';') + 1);
		if (!applies(&sample))
			continue;
		if (!agrees(&sample, *level == '1'))
			fail_msg("BidiCharacterTest.txt:%d", number);
		count++;
	}
	fclose(file);
	print_message("%d cases of BidiCharacterTest\n", count);
	assert_true(count > 90000);
}

/* A character of each class of the algorithm. */
static uint32_t
character_of(const char *name, size_t size)
{
	static const struct {
		const char *name;
		uint32_t character;
	} classes[] = {{"L", 'a'}, {"R", 0x5D0}, {"AL", 0x628}, {"EN", '1'},
	    {"ES", '+'}, {"ET", '$'}, {"AN", 0x661}, {"CS", ','},
	    {"NSM", 0x300}, {"BN", 0xAD}, {"B", 0x2029}, {"S", '\t'},
	    {"WS", ' '}, {"ON", '!'}, {"LRE", 0x202A}, {"RLE", 0x202B},
	    {"PDF", 0x202C}, {"LRO", 0x202D}, {"RLO", 0x202E}, {"LRI", 0x2066},
	    {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069}};
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strlen(classes[i].name) == size &&
		    memcmp(classes[i].name, name, size) == 0)
			return classes[i].character;
	fail_msg("unknown class %.*s", (int)size, name);
	return 0;
}

/* BidiTest: classes; the directions for which the levels above hold.  A
 * paragraph of ours always knows its direction, so that those which find it
 * out (bit 1) do not apply. */
static void
every_case_of_classes(void **state)
{
	(void)state;
	FILE *file = open_data("BidiTest.txt");
	static char line[LINE_MOST];
	static struct sample sample;
	int count = 0;
	for (int number = 1; fgets(line, sizeof line, file); number++) {
		if (strncmp(line, "@Levels:", 8) == 0)
			read_levels(
			    &sample, line + 8 + strspn(line + 8, "\t "));
		if (strncmp(line, "@Reorder:", 9) == 0)
			read_order(&sample, line + 9 + strspn(line + 9, "\t "));
		if (strchr("#@\n", line[0]))
			continue;
		sample.count = 0;
		char *at = line;
		for (; *at != ';'; at += strspn(at, " ")) {
			size_t size = strcspn(at, " ;");
			add_character(&sample, character_of(at, size));
			at += size;
		}
		long directions = strtol(at + 1, NULL, 16);
		for (int rtl = 0; rtl < 2; rtl++) {
			if (!(directions & (rtl ? 4 : 2)) || !applies(&sample))
				continue;
			if (!agrees(&sample, rtl))
				fail_msg("BidiTest.txt:%d", number);
			count++;
		}
	}
	fclose(file);
	print_message("%d cases of BidiTest\n", count);
	assert_true(count > 400000);
}

static void
languages_know_their_direction(void **state)
{
	(void)state;
	static const char *const right[] = {
	    "ar", "ur", "fa-IR", "he", "yi", "pa-Arab", "ug", "dv"};
	static const char *const left[] = {
	    "en-GB", "cy", "pa", "bn", "zh-Hans", "az", "ku", ""};
	for (size_t i = 0; i < sizeof right / sizeof *right; i++)
		assert_true(bidi_is_rtl(right[i]));
	for (size_t i = 0; i < sizeof left / sizeof *left; i++)
		assert_false(bidi_is_rtl(left[i]));
}

/* Is every byte of the part, which stands in the text, of one even level? */
static bool
reads_as_one(const char *text, const char *part, bool rtl)
{
	struct arena *arena = arena_new();
	const uint8_t *levels = bidi_levels(arena, text, strlen(text), rtl);
	const char *found = strstr(text, part);
	assert_non_null(found);
	size_t start = (size_t)(found - text);
	bool one = levels != NULL;
	for (size_t i = 0; one && i < strlen(part); i++)
		one = levels[start + i] == 2;
	arena_free(arena);
	return one;
}

static void
telephone_numbers_are_not_turned_round(void **state)
{
	(void)state;
	static const char text[] = "اتصل بالرقم 01632 960118 الآن.";
	assert_true(reads_as_one(text, "01632 960118", true));
	assert_true(reads_as_one(
	    "اتصل +44 1632 960118 الآن.", "+44 1632 960118", true));
	assert_true(reads_as_one("(01632) 960118", "(01632) 960118", true));
	assert_false(reads_as_one("من 3 4 أيام", "3 4", true));
}

static void
a_foreign_paragraph_keeps_its_direction(void **state)
{
	(void)state;
	static const char *const left[] = {"14 Mill Lane, Ambleford", "a"};
	static const char *const right[] = {
	    "اتصل NHS", "NHS اتصل", "01632 960118", "", "4."};
	for (size_t i = 0; i < sizeof left / sizeof *left; i++)
		assert_false(bidi_paragraph(left[i], strlen(left[i]), true));
	for (size_t i = 0; i < sizeof right / sizeof *right; i++)
		assert_true(bidi_paragraph(right[i], strlen(right[i]), true));
	assert_false(bidi_paragraph("اتصل", strlen("اتصل"), false));
}

static void
text_of_one_direction_has_no_levels(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	static const char latin[] = "A caf\u00E9 \u2013 \u201Cquoted\u201D";
	assert_null(bidi_levels(arena, latin, strlen(latin), false));
	assert_null(bidi_levels(arena, "", 0, true));
	const uint8_t *levels = bidi_levels(arena, "abc", 3, true);
	assert_int_equal(levels[0], 2);
	assert_int_equal(levels[3], 1);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_characters),
	    cmocka_unit_test(every_case_of_classes),
	    cmocka_unit_test(languages_know_their_direction),
	    cmocka_unit_test(telephone_numbers_are_not_turned_round),
	    cmocka_unit_test(a_foreign_paragraph_keeps_its_direction),
	    cmocka_unit_test(text_of_one_direction_has_no_levels),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
