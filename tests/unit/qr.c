/* QR codes: size, finder patterns, and the format's error level. */
#include "media_help.h"

#include "media/qr.h"

static bool
is_dark(const struct qr *qr, int x, int y)
{
	return qr->dark[y * qr->modules + x] == 1;
}

/* The pattern of 7 by 7 modules that readers look for. */
static void
assert_finder(const struct qr *qr, int left, int top)
{
	static const char *const rows[] = {"#######", "#.....#", "#.###.#",
	    "#.###.#", "#.###.#", "#.....#", "#######"};
	for (int y = 0; y < 7; y++)
		for (int x = 0; x < 7; x++)
			assert_int_equal(
			    is_dark(qr, left + x, top + y), rows[y][x] == '#');
}

static void
codes_have_their_size(void **state)
{
	static const struct {
		size_t bytes;
		int modules; /* 0: no code */
	} cases[] = {
	    {0, 0}, {1, 25}, {26, 25}, {27, 29}, {42, 29}, {43, 0}, {5000, 0}};
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = arena_alloc(arena, cases[i].bytes + 1);
		memset(text, 'x', cases[i].bytes);
		const struct qr *qr = qr_encode(arena, text);
		assert_int_equal(qr_modules(text), cases[i].modules);
		assert_int_equal(qr ? qr->modules : 0, cases[i].modules);
		if (!qr)
			continue;
		assert_finder(qr, 0, 0);
		assert_finder(qr, qr->modules - 7, 0);
		assert_finder(qr, 0, qr->modules - 7);
	}
	arena_free(arena);
}

/*
 * The first two modules of the format information are the error level, 00 for
 * M, after its mask 10 is taken off (ISO/IEC 18004, section 7.9).
 */
static void
the_error_level_is_m(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct qr *qr = qr_encode(arena, "https://example.org/grief");
	assert_non_null(qr);
	assert_true(is_dark(qr, 0, 8));
	assert_false(is_dark(qr, 1, 8));
	arena_free(arena);
}

/*
 * The bits of the data from the lower right corner upwards say byte mode and
 * the count of bytes, once the mask is taken off (sections 7.4 and 7.7.3).
 */
static void
text_is_in_byte_mode(void **state)
{
	static const char text[] = "HTTPS://A.ORG/É";
	(void)state;
	struct arena *arena = arena_new();
	const struct qr *qr = qr_encode(arena, text);
	assert_non_null(qr);
	int mask = 0;
	for (int x = 2; x < 5; x++)
		mask = mask << 1 | is_dark(qr, x, 8);
	mask ^= 5;
	unsigned bits = 0;
	for (int i = 0; i < 12; i++) {
		int x = qr->modules - 1 - i % 2, y = qr->modules - 1 - i / 2;
		const bool flips[] = {(x + y) % 2 == 0, y % 2 == 0, x % 3 == 0,
		    (x + y) % 3 == 0, (y / 2 + x / 3) % 2 == 0,
		    x * y % 2 + x * y % 3 == 0,
		    (x * y % 2 + x * y % 3) % 2 == 0,
		    ((x + y) % 2 + x * y % 3) % 2 == 0};
		bits = bits << 1 | (is_dark(qr, x, y) != flips[mask]);
	}
	assert_int_equal(bits >> 8, 4);
	assert_int_equal(bits & 0xFF, strlen(text));
	arena_free(arena);
}

static void
equal_texts_give_equal_codes(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct qr *a = qr_encode(arena, "https://example.org/a");
	const struct qr *b = qr_encode(arena, "https://example.org/a");
	const struct qr *c = qr_encode(arena, "https://example.org/b");
	size_t size = (size_t)(a->modules * a->modules);
	assert_memory_equal(a->dark, b->dark, size);
	assert_memory_not_equal(a->dark, c->dark, size);
	arena_free(arena);
}

/* Before it is opened and after, asked for again and again. */
static void
a_cache_gives_what_encoding_gives(void **state)
{
	(void)state;
	struct arena *arena = arena_new(), *own = arena_new();
	struct qr_cache *cache = qr_cache_new(own);
	for (unsigned i = 0; i < 600; i++) {
		if (i == 50)
			qr_cache_open(cache, 20);
		char text[48];
		snprintf(text, sizeof text, "https://e.org/%u%s", i * 7 % 40,
		    i % 3 ? "" : "/and/more/of/it");
		const struct qr *wanted = qr_encode(arena, text);
		const struct qr *got = qr_find(cache, arena, text);
		assert_int_equal(got->modules, wanted->modules);
		assert_memory_equal(got->dark, wanted->dark,
		    (size_t)got->modules * (size_t)got->modules);
	}
	assert_null(qr_find(cache, arena, ""));
	qr_cache_close(cache);
	arena_free(arena);
	arena_free(own);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(codes_have_their_size),
	    cmocka_unit_test(a_cache_gives_what_encoding_gives),
	    cmocka_unit_test(the_error_level_is_m),
	    cmocka_unit_test(text_is_in_byte_mode),
	    cmocka_unit_test(equal_texts_give_equal_codes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
