/* Digests: known values, pieces, and the printed form. */
#include "media_help.h"

#include "base/digest.h"

static void
assert_digest(struct digest digest, const char *expected)
{
	char text[33];
	assert_string_equal(digest_print(text, digest), expected);
}

/* The values that XXH3-128 is published with (xxHash, doc and xxhsum -H2). */
static void
known_values_come_out(void **state)
{
	(void)state;
	assert_digest(digest_bytes("", 0), "99aa06d3014798d86001c324468d497f");
	assert_digest(
	    (struct digest){1, 0xABCDEF}, "00000000000000010000000000abcdef");
}

static void
pieces_give_what_the_whole_gives(void **state)
{
	enum { SIZE = 5000 };
	uint8_t bytes[SIZE];
	char whole[33];
	(void)state;
	for (size_t i = 0; i < SIZE; i++)
		bytes[i] = (uint8_t)(i * 7);
	digest_print(whole, digest_bytes(bytes, SIZE));
	for (size_t step = 1; step < SIZE; step += 379) {
		struct digest_state *digest = digest_begin();
		for (size_t at = 0; at < SIZE; at += step)
			digest_add(digest, bytes + at,
			    SIZE - at < step ? SIZE - at : step);
		assert_digest(digest_end(digest), whole);
	}
	assert_digest(
	    digest_end(digest_begin()), "99aa06d3014798d86001c324468d497f");
}

static void
one_bit_makes_another_digest(void **state)
{
	uint8_t bytes[300] = {0};
	(void)state;
	struct digest before = digest_bytes(bytes, sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++) {
		bytes[i] ^= 1;
		struct digest after = digest_bytes(bytes, sizeof bytes);
		assert_true(after.high != before.high);
		assert_true(after.low != before.low);
		bytes[i] ^= 1;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(known_values_come_out),
	    cmocka_unit_test(pieces_give_what_the_whole_gives),
	    cmocka_unit_test(one_bit_makes_another_digest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
