/* The options table: finding keys in it, and whether the manual has them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme/load.h"
#include "theme/options.h"
#include "theme/words.h"

#include <stdlib.h>
#include <string.h>

static struct arena *arena;

static int
start(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The pattern of a key; NULL: there is none. */
static const char *
pattern(const char *key)
{
	const char *rest, *edition;
	size_t size;
	const struct option *option = options_find(key, &rest, &edition, &size);
	return option ? option->key : NULL;
}

static void
test_keys(void **state)
{
	(void)state;
	assert_string_equal(pattern("build"), "build");
	assert_string_equal(pattern("palette.deep"), "palette.deep");
	assert_string_equal(pattern("styles.body.size"), "styles.ROLE.size");
	assert_string_equal(
	    pattern("strings.en-GB.about"), "strings.LANG.about");
	assert_string_equal(
	    pattern("formats.my_own-1.size"), "formats.NAME.size");
	assert_string_equal(
	    pattern("editions.big.format"), "editions.NAME.format");
	assert_string_equal(
	    pattern("editions.big.styles.h2.size"), "styles.ROLE.size");
}

/* All words that are printed can be given. */
static void
test_words_are_keys(void **state)
{
	(void)state;
	for (int i = 0; i < STRING_COUNT; i++) {
		const char *name = words_name((enum string)i);
		const char *key = arena_printf(arena, "strings.en.%s", name);
		const char *found = pattern(key);
		if (!found)
			fail_msg("there is no %s", key);
		assert_string_equal(
		    found, arena_printf(arena, "strings.LANG.%s", name));
	}
}

static void
test_not_keys(void **state)
{
	static const char *const wrong[] = {"", ".", "palette", "palette.",
	    "palette.deep.", ".palette.deep", "palette..deep", "palette.deep.x",
	    "Palette.deep", "styles.ROLE.size", "styles.nobody.size",
	    "styles.body", "styles.tag.before", "styles.cover-title.leading",
	    "strings.not a language.about", "strings..about",
	    "formats.a b.size", "formats..size", "format", "editions.big",
	    "editions.big.", "editions..format", "editions.build.format",
	    "editions.big.build", "editions.big.library",
	    "editions.big.formats.a5.size", "editions.big.editions.x.format"};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_null(pattern(wrong[i]));
}

static void
test_edition(void **state)
{
	const char *rest, *edition;
	size_t size;
	(void)state;
	assert_non_null(
	    options_find("editions.big.palette.deep", &rest, &edition, &size));
	assert_string_equal(rest, "palette.deep");
	assert_int_equal(size, 3);
	assert_memory_equal(edition, "big", size);
	assert_non_null(options_find("palette.deep", &rest, &edition, &size));
	assert_string_equal(rest, "palette.deep");
	assert_null(edition);
}

static void
test_groups(void **state)
{
	(void)state;
	assert_true(options_is_group("palette"));
	assert_true(options_is_group("styles.body"));
	assert_true(options_is_group("editions"));
	assert_true(options_is_group("editions.big"));
	assert_true(options_is_group("editions.big.styles.body"));
	assert_false(options_is_group("palette.deep"));
	assert_false(options_is_group("styles.nobody"));
	assert_false(options_is_group("editions.big.formats"));
	assert_false(options_is_group(""));
}

static void
test_nearest(void **state)
{
	static const struct {
		const char *key, *near;
	} keys[] = {
	    {"page.widht", "formats.NAME.size"},
	    {"palete.deep", "palette.deep"},
	    {"styles.boddy.size", "styles.body.size"},
	    {"styles.body.szie", "styles.body.size"},
	    {"strings.de.abuot", "strings.de.about"},
	    {"formats.mine.sise", "formats.mine.size"},
	    {"editions.big.formt", "editions.big.format"},
	    {"editions.big.palette.dep", "editions.big.palette.deep"},
	    {"editons.big.format", "editions.big.format"},
	    {"phone", "brand.phone"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *near = options_nearest(arena, keys[i].key);
		assert_non_null(near);
		assert_string_equal(near, keys[i].near);
	}
	assert_null(options_nearest(arena, "zzzzzzzzzzzzz"));
	assert_null(options_nearest(arena, ""));
	char *endless = arena_alloc(arena, 100001);
	memset(endless, 'a', 100000);
	assert_null(options_nearest(arena, endless));
}

/* Every word in the table is one that the theme looks up. */
static void
test_words(void **state)
{
	size_t count;
	const struct option *table = options_table(&count);
	(void)state;
	for (size_t i = 0; i < count; i++) {
		if (strncmp(table[i].key, "strings.", 8) != 0)
			continue;
		const char *last = strrchr(table[i].key, '.') + 1;
		int found = 0;
		for (int string = 0; string < STRING_COUNT; string++)
			found +=
			    strcmp(words_name((enum string)string), last) == 0;
		assert_int_equal(found, 1);
	}
}

/* The text of a file with "\-" as a plain hyphen. */
static const char *
manual(const char *path)
{
	char *text = arena_alloc(arena, 65536);
	FILE *in = fopen(path, "r");
	assert_non_null(in);
	size_t size = 0;
	for (int c = getc(in), next; c != EOF && size < 65535; c = next) {
		next = getc(in);
		if (c != '\\' || next != '-')
			text[size++] = (char)c;
	}
	fclose(in);
	return text;
}

static void
test_manual_has_every_key(void **state)
{
	size_t count;
	const struct option *table = options_table(&count);
	const char *text = manual("src/cli/leaflet.5");
	(void)state;
	for (size_t i = 0; i < count; i++) {
		const char *line =
		    arena_printf(arena, "\n.It Ic %s\n", table[i].key);
		if (!strstr(text, line))
			fail_msg("leaflet.5 has no %s", table[i].key);
		if (table[i].initial && *table[i].initial &&
		    !strstr(text, table[i].initial))
			fail_msg(
			    "leaflet.5 has no default of %s", table[i].key);
	}
	for (int i = 0; i < ROLE_COUNT; i++)
		if (!strstr(text, arena_printf(arena, "Cm %s",
				      theme_role_name((enum role)i))))
			fail_msg("leaflet.5 has no role %s",
			    theme_role_name((enum role)i));
}

/* Asks python3 whether the schema is JSON and knows the keys. */
static void
test_schema_has_every_key(void **state)
{
	static const char script[] =
	    "import json,sys\n"
	    "schema = json.load(sys.stdin)\n"
	    "def enter(node):\n"
	    "    while \"$ref\" in node:\n"
	    "        node = "
	    "schema[\"$defs\"][node[\"$ref\"].split(\"/\")[-1]]\n"
	    "    return node\n"
	    "for key in sys.argv[1:]:\n"
	    "    node = schema\n"
	    "    for part in key.split(\".\"):\n"
	    "        node = enter(node)\n"
	    "        node = node.get(\"properties\", {}).get(part) \\\n"
	    "            or node[\"additionalProperties\"]\n"
	    "        assert node, key\n"
	    "    assert enter(node)[\"description\"], key\n";
	size_t count;
	const struct option *table = options_table(&count);
	char *command = arena_printf(arena, "python3 -c '%s'", script);
	(void)state;
	for (size_t i = 0; i < count; i++) {
		bool style = strncmp(table[i].key, "styles.", 7) == 0;
		const char *key = !style ? table[i].key
					 : arena_printf(arena, "styles.body%s",
					       strrchr(table[i].key, '.'));
		command = arena_printf(arena, "%s %s", command, key);
		if (table[i].where == OPTION_BOTH)
			command = arena_printf(
			    arena, "%s editions.x.%s", command, key);
	}
	FILE *python = popen(command, "w");
	assert_non_null(python);
	load_print_schema(python);
	assert_int_equal(pclose(python), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_words_are_keys),
	    cmocka_unit_test(test_not_keys),
	    cmocka_unit_test(test_edition),
	    cmocka_unit_test(test_groups),
	    cmocka_unit_test(test_nearest),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_manual_has_every_key),
	    cmocka_unit_test(test_schema_has_every_key),
	};
	return cmocka_run_group_tests(tests, start, end);
}
