/*
 * What the text of leaflets is packed to: content streams and object streams,
 * and the drawings of QR codes.
 *
 *   packing FILE.pdf...
 *
 * Each stream is unpacked and packed again in each way of paint/deflate: sizes
 * and microseconds of processor time of all.  Then the shares of literals,
 * lengths and distances from which prepare/huffman makes the codes of
 * DEFLATE_TEXT and DEFLATE_CELLS.
 */
#include "paint/deflate.h"

#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	STREAM_MOST = 1 << 22, /* bytes */
	HEAD_MOST = 400,       /* of a stream's dictionary */
	SHARES = 60000,        /* what all shares come to */
	ROUNDS = 5
};

static const char *const names[DEFLATE_WAYS] = {
    "text", "cells", "fast", "small"};

struct sum {
	size_t streams, raw, packed[DEFLATE_WAYS];
	double us[DEFLATE_WAYS];
	struct isal_huff_histogram counts;
};

struct sums {
	struct sum text, codes;
};

static double
now_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void
pack(struct sum *sum, const uint8_t *bytes, size_t size)
{
	sum->streams++;
	sum->raw += size;
	isal_update_histogram((uint8_t *)bytes, (int)size, &sum->counts);
	for (int way = 0; way < DEFLATE_WAYS; way++) {
		struct arena *arena = arena_new();
		struct deflate *deflate =
		    deflate_new(arena, (enum deflate_way)way);
		size_t packed;
		deflate_bytes(deflate, arena, bytes, size, &packed);
		sum->packed[way] += packed;
		double start = now_us();
		for (int i = 0; i < ROUNDS; i++)
			deflate_bytes(deflate, arena, bytes, size, &packed);
		sum->us[way] += (now_us() - start) / ROUNDS;
		deflate_free(deflate);
		arena_free(arena);
	}
}

/* Is it the text of a page, or of objects? */
static bool
is_text(const char *head, const uint8_t *bytes, size_t size)
{
	if (strstr(head, "/ObjStm"))
		return true;
	return !strstr(head, "/Type") && !strstr(head, "/Length1") &&
	       !strstr(head, "/N ") && !strstr(head, "/Subtype") && size > 8 &&
	       memcmp(bytes, "/CIDInit", 8) != 0;
}

static bool
is_code(const char *head)
{
	return strstr(head, "/Subtype/Form/BBox[-1 -1 ") != NULL;
}

static void
look_at(struct sums *sums, const char *head, const char *start, size_t size)
{
	static uint8_t bytes[STREAM_MOST];
	size_t used, unpacked;
	struct libdeflate_decompressor *inflate =
	    libdeflate_alloc_decompressor();
	if (strstr(head, "/FlateDecode") &&
	    libdeflate_zlib_decompress_ex(inflate, start, size, bytes,
		sizeof bytes, &used, &unpacked) == LIBDEFLATE_SUCCESS) {
		if (is_code(head))
			pack(&sums->codes, bytes, unpacked);
		else if (is_text(head, bytes, unpacked))
			pack(&sums->text, bytes, unpacked);
	}
	libdeflate_free_decompressor(inflate);
}

/* The dictionary of the last object that begins there. */
static const char *
last_object(const char *head)
{
	for (const char *next; (next = strstr(head, " obj\n")) != NULL;)
		head = next + 5;
	return head;
}

static void
read_file(struct sums *sums, const char *path)
{
	static char file[STREAM_MOST];
	FILE *in = fopen(path, "rb");
	size_t size = in ? fread(file, 1, sizeof file, in) : 0;
	if (in)
		fclose(in);
	const char *end = file + size, *at = file;
	while ((at = memmem(at, (size_t)(end - at), ">>\nstream", 9))) {
		char head[HEAD_MOST + 1] = "";
		size_t before = (size_t)(at - file);
		before = before > HEAD_MOST ? HEAD_MOST : before;
		memcpy(head, at - before, before);
		at += 9;
		at += strspn(at, "\r\n");
		look_at(sums, last_object(head), at, (size_t)(end - at));
	}
}

static void
print_shares(const char *name, const uint64_t *counts, size_t count)
{
	uint64_t all = 0;
	for (size_t i = 0; i < count; i++)
		all += counts[i];
	printf("%s:\n", name);
	for (size_t i = 0; i < count && all; i++)
		printf("%d,%c", (int)(counts[i] * SHARES / all),
		    i % 16 == 15 || i + 1 == count ? '\n' : ' ');
}

static void
print_sum(const char *what, const struct sum *sum)
{
	printf("%s: %zu streams, %zu bytes\n", what, sum->streams, sum->raw);
	for (int way = 0; way < DEFLATE_WAYS && sum->raw; way++)
		printf("%-5s %.3f of them, %.1f us each\n", names[way],
		    (double)sum->packed[way] / (double)sum->raw,
		    sum->us[way] / (double)sum->streams);
	print_shares("literals and lengths", sum->counts.lit_len_histogram,
	    ISAL_DEF_LIT_LEN_SYMBOLS);
	print_shares(
	    "distances", sum->counts.dist_histogram, ISAL_DEF_DIST_SYMBOLS);
}

int
main(int argc, char **argv)
{
	static struct sums sums;
	for (int i = 1; i < argc; i++)
		read_file(&sums, argv[i]);
	print_sum("text", &sums.text);
	print_sum("QR codes", &sums.codes);
	return 0;
}
