/*
 * Codes for streams of a kind (RFC 1951, 3.2.7), made from shares of literals,
 * lengths and distances that tests/bench/packing counted in the leaflets of
 * content/ and in made ones.  They are not counted in the run, so the same
 * bytes are always packed alike.
 */
#include "prepare/huffman.h"

#include "paint/deflate_code.h"

#include <assert.h>
#include <inttypes.h>

enum { PER_LINE = 16 };

/* Shares of the literals and lengths, and of the distances. */
static const uint16_t text_symbols[ISAL_DEF_LIT_LEN_SYMBOLS] = {213, 107, 21,
    27, 16, 12, 18, 17, 19, 19, 594, 5, 13, 1, 13, 11, 17, 6, 13, 31, 41, 7, 5,
    25, 8, 11, 3, 437, 135, 118, 226, 633, 3402, 175, 292, 404, 19, 6, 8, 69,
    1354, 1177, 487, 480, 164, 387, 1483, 1059, 2124, 2604, 2161, 1891, 1726,
    1922, 1691, 2467, 1581, 1347, 142, 21, 216, 12, 226, 9, 7, 152, 199, 190,
    185, 106, 156, 64, 87, 105, 54, 143, 120, 98, 48, 40, 170, 64, 164, 216,
    390, 32, 36, 47, 77, 22, 33, 474, 339, 264, 2, 8, 1, 456, 113, 278, 238,
    638, 135, 200, 121, 361, 13, 49, 315, 188, 323, 579, 178, 21, 394, 233, 626,
    194, 19, 93, 34, 141, 2, 1, 2, 1, 1, 0, 2, 1, 1, 1, 1, 2, 0, 1, 0, 0, 0, 0,
    3, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 1, 2, 0, 0, 0, 2, 5, 2, 0, 1, 1, 2, 33, 0, 4353, 2617, 2305,
    1517, 1138, 555, 410, 684, 507, 289, 254, 295, 225, 140, 84, 198, 59, 33,
    25, 10, 32, 3, 2, 62, 0, 0, 0, 0};
static const uint16_t text_distances[ISAL_DEF_DIST_SYMBOLS] = {19, 29, 7, 271,
    332, 990, 685, 1058, 1991, 1390, 1818, 1913, 4185, 4675, 5169, 3508, 4909,
    3544, 5142, 3232, 3245, 2255, 2021, 1043, 1347, 1157, 1516, 1443, 1086, 4};
static const uint16_t cell_symbols[ISAL_DEF_LIT_LEN_SYMBOLS] = {0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 446, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 5992, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2277, 4242, 3862,
    1753, 1877, 1409, 1681, 1239, 2423, 1286, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 446, 147, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 446, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 147, 0, 11261, 4164, 2799, 2729,
    2828, 1662, 1999, 2850, 20};
static const uint16_t cell_distances[ISAL_DEF_DIST_SYMBOLS] = {0, 293, 14, 15,
    0, 64, 10487, 7410, 3658, 3272, 6787, 4951, 3804, 2889, 3913, 2644, 3249,
    1747, 3026, 943, 825};

/* Every symbol has a code, those that are never met long ones. */
static struct isal_hufftables
make(const uint16_t *symbols, const uint16_t *distances)
{
	struct isal_huff_histogram counts = {0};
	struct isal_hufftables code = {0};
	for (size_t i = 0; i < ISAL_DEF_LIT_LEN_SYMBOLS; i++)
		counts.lit_len_histogram[i] = symbols[i];
	for (size_t i = 0; i < ISAL_DEF_DIST_SYMBOLS; i++)
		counts.dist_histogram[i] = distances[i];
	int fault = isal_create_hufftables(&code, &counts);
	assert(!fault);
	(void)fault;
	return code;
}

/* A field that is a list of numbers, of so many bytes each. */
static void
put_list(
    FILE *out, const char *name, const void *list, size_t size, size_t width)
{
	fprintf(out, "\t.%s = {", name);
	for (size_t i = 0; i < size / width; i++) {
		uint32_t value = width == 1   ? ((const uint8_t *)list)[i]
				 : width == 2 ? ((const uint16_t *)list)[i]
					      : ((const uint32_t *)list)[i];
		fprintf(out, "%s%" PRIu32 ",", i % PER_LINE ? " " : "\n\t    ",
		    value);
	}
	fputs("},\n", out);
}

#define PUT(out, code, field)                                                  \
	put_list((out), #field, (code).field, sizeof(code).field,              \
	    sizeof *(code).field)

static void
print(FILE *out, const char *name, struct isal_hufftables code)
{
	fprintf(out,
	    "const struct isal_hufftables deflate_%s_code = {\n"
	    "\t.deflate_hdr_count = %" PRIu32
	    ", .deflate_hdr_extra_bits = %" PRIu32 ",\n",
	    name, code.deflate_hdr_count, code.deflate_hdr_extra_bits);
	PUT(out, code, deflate_hdr);
	PUT(out, code, dist_table);
	PUT(out, code, len_table);
	PUT(out, code, lit_table);
	PUT(out, code, lit_table_sizes);
	PUT(out, code, dcodes);
	PUT(out, code, dcodes_sizes);
	fputs("};\n", out);
}

void
huffman_print(FILE *out)
{
	print(out, "text", make(text_symbols, text_distances));
	print(out, "cells", make(cell_symbols, cell_distances));
}
