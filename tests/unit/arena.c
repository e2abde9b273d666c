/* The arena: alignment, zeroes, growth, forgetting. */
#include "media_help.h"

#include <stdalign.h>

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	enum { COUNT = 2000 };
	char *pieces[COUNT];
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < COUNT; i++) {
		pieces[i] = arena_alloc(arena, i);
		assert_int_equal(
		    (uintptr_t)pieces[i] % alignof(max_align_t), 0);
		for (size_t k = 0; k < i; k++)
			assert_int_equal(pieces[i][k], 0);
		memset(pieces[i], (int)(i % 251) + 1, i);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_equal(
			    (unsigned char)pieces[i][k], i % 251 + 1);
	arena_free(arena);
}

static void
nothing_is_still_a_place_of_its_own(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	void *a = arena_alloc(arena, 0), *b = arena_alloc(arena, 0);
	void *c = arena_room(arena, 0);
	assert_non_null(a);
	assert_ptr_not_equal(a, b);
	assert_ptr_not_equal(b, c);
	assert_non_null(arena_array(arena, 0, 8));
	assert_non_null(arena_array(arena, SIZE_MAX, 0));
	arena_free(arena);
	arena_free(NULL);
}

static void
requests_larger_than_a_block_are_met(void **state)
{
	enum { LARGE = 3 * 1024 * 1024 };
	(void)state;
	struct arena *arena = arena_new();
	char *small = arena_strdup(arena, "before");
	char *large = arena_alloc(arena, LARGE);
	large[0] = large[LARGE - 1] = 'x';
	assert_true(arena_bytes(arena) >= LARGE);
	assert_string_equal(small, "before");
	assert_string_equal(arena_strdup(arena, "after"), "after");
	arena_free(arena);
}

/* After a reset memory is zero again, and as much as before is had without
 * asking for more. */
static void
a_reset_forgets_and_keeps_memory(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	arena_reset(arena);
	assert_int_equal(arena_bytes(arena), 0);
	for (int i = 0; i < 100; i++)
		memset(arena_alloc(arena, 10000), 'x', 10000);
	size_t full = arena_bytes(arena);
	arena_reset(arena);
	size_t kept = arena_bytes(arena);
	assert_true(kept > 0 && kept < 2 * full);
	for (int k = 0; k < 100; k++) {
		const char *again = arena_alloc(arena, 10000);
		for (size_t i = 0; i < 10000; i++)
			assert_int_equal(again[i], 0);
	}
	assert_int_equal(arena_bytes(arena), kept);
	arena_free(arena);
}

/* One that was very large does not stay so. */
static void
a_reset_keeps_a_bounded_share(void **state)
{
	enum { MIB = 1024 * 1024 };
	(void)state;
	struct arena *arena = arena_new();
	assert_non_null(arena_alloc(arena, 100 * MIB));
	arena_reset(arena);
	assert_true(arena_bytes(arena) < 17 * MIB);
	arena_free(arena);
}

static void
arrays_grow_and_keep_what_they_hold(void **state)
{
	enum { COUNT = 5000 };
	(void)state;
	struct arena *arena = arena_new();
	int *items = NULL;
	size_t count = 0, capacity = 0;
	for (int i = 0; i < COUNT; i++)
		ARENA_PUSH(arena, items, count, capacity, i * i);
	assert_int_equal(count, COUNT);
	assert_true(capacity >= COUNT && capacity < 4 * COUNT);
	for (int i = 0; i < COUNT; i++)
		assert_int_equal(items[i], i * i);
	arena_free(arena);
}

/* Two arrays that grow by turns, and one alone, which needs no copies. */
static void
arrays_grow_where_they_are_if_they_can(void **state)
{
	enum { COUNT = 1000 };
	(void)state;
	struct arena *arena = arena_new();
	int *a = NULL, *b = NULL;
	size_t a_count = 0, a_room = 0, b_count = 0, b_room = 0;
	for (int i = 0; i < COUNT; i++) {
		ARENA_PUSH(arena, a, a_count, a_room, i);
		ARENA_PUSH(arena, b, b_count, b_room, -i);
	}
	for (int i = 0; i < COUNT; i++) {
		assert_int_equal(a[i], i);
		assert_int_equal(b[i], -i);
	}
	arena_free(arena);
	arena = arena_new();
	int *alone = NULL;
	size_t count = 0, room = 0;
	ARENA_PUSH(arena, alone, count, room, 0);
	int *before = alone;
	for (int i = 1; i < 100; i++)
		ARENA_PUSH(arena, alone, count, room, i);
	assert_ptr_equal(alone, before);
	const int *next = ARENA_NEW(arena, int);
	assert_true(next >= alone + room && *next == 0);
	arena_free(arena);
}

static void
strings_are_copied_and_printed(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char source[] = "abc";
	char *copy = arena_strdup(arena, source);
	char *part = arena_strndup(arena, source, 2);
	source[0] = 'x';
	assert_string_equal(copy, "abc");
	assert_string_equal(part, "ab");
	assert_string_equal(arena_strndup(arena, NULL, 0), "");
	assert_string_equal(arena_printf(arena, "%s-%05d", "a", 42), "a-00042");
	char *long_text = arena_printf(arena, "%0100000d", 1);
	assert_int_equal(strlen(long_text), 100000);
	arena_free(arena);
}

/* Whatever is left of a block, and also where none is. */
static void
strings_are_printed_whole_at_the_end_of_a_block(void **state)
{
	enum { COUNT = 3000 };
	char *strings[COUNT];
	(void)state;
	struct arena *arena = arena_new();
	for (int i = 0; i < COUNT; i++)
		strings[i] = arena_printf(arena, "%0*d", i % 97, i);
	for (int i = 0; i < COUNT; i++) {
		char wanted[128];
		snprintf(wanted, sizeof wanted, "%0*d", i % 97, i);
		assert_string_equal(strings[i], wanted);
	}
	arena_free(arena);
}

/* A block whose size was asked for is used up to its end, and no further. */
static void
a_reserve_of_any_size_is_used(void **state)
{
	(void)state;
	for (size_t size = 256; size < 20000; size += 61) {
		struct arena *arena = arena_new();
		arena_reserve(arena, size);
		size_t held = arena_bytes(arena), pieces = 0;
		while (arena_bytes(arena) == held) {
			char *piece = arena_alloc(arena, 1);
			assert_int_equal(
			    (uintptr_t)piece % alignof(max_align_t), 0);
			*piece = 'x';
			pieces++;
		}
		/* One did not fit; a header and an unaligned end are lost. */
		size_t used = (pieces - 1) * alignof(max_align_t);
		assert_true(used <= held && used + 64 > size);
		arena_free(arena);
	}
	struct arena *arena = arena_new();
	arena_reserve(arena, 0);
	assert_non_null(arena_alloc(arena, 1));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
	    cmocka_unit_test(nothing_is_still_a_place_of_its_own),
	    cmocka_unit_test(requests_larger_than_a_block_are_met),
	    cmocka_unit_test(a_reset_forgets_and_keeps_memory),
	    cmocka_unit_test(a_reset_keeps_a_bounded_share),
	    cmocka_unit_test(arrays_grow_and_keep_what_they_hold),
	    cmocka_unit_test(arrays_grow_where_they_are_if_they_can),
	    cmocka_unit_test(strings_are_copied_and_printed),
	    cmocka_unit_test(strings_are_printed_whole_at_the_end_of_a_block),
	    cmocka_unit_test(a_reserve_of_any_size_is_used),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
