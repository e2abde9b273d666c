/*
 * Neighbours are one rectangle, and one path has no seams.  The numbers written
 * are whole, so cells meet exactly, and short.
 */
#include "paint/code.h"

#include "base/memo.h"
#include "paint/bytes.h"

#include <string.h>

enum {
	CELLS_BYTES = 96, /* what put_cells writes at most */
	KEPT_BYTES = 704  /* a larger drawing is not kept */
};

struct code_cache {
	struct deflate *deflate;
	struct memo *memo; /* NULL: nothing is kept */
};

struct code_cache *
code_cache_new(struct arena *arena, struct deflate *deflate)
{
	struct code_cache *cache = ARENA_NEW(arena, struct code_cache);
	cache->deflate = deflate;
	return cache;
}

void
code_cache_open(struct code_cache *cache, size_t wanted)
{
	if (!cache->memo)
		cache->memo = memo_new(KEPT_BYTES, wanted);
}

void
code_cache_close(struct code_cache *cache)
{
	memo_free(cache->memo);
	cache->memo = NULL;
}

static size_t
module_count(const struct qr *qr)
{
	return (size_t)qr->modules * (size_t)qr->modules;
}

struct digest
code_digest(const struct qr *qr)
{
	return digest_bytes(qr->dark, module_count(qr));
}

/* Are the cells from `from` to `to` - 1 of the row dark, and no neighbours? */
static bool
is_run(const struct qr *qr, int row, int from, int to)
{
	int n = qr->modules;
	if (row < 0 || row >= n)
		return false;
	const uint8_t *dark = qr->dark + (size_t)row * (size_t)n;
	if ((from > 0 && dark[from - 1]) || (to < n && dark[to]))
		return false;
	for (int i = from; i < to; i++)
		if (!dark[i])
			return false;
	return true;
}

static void
put_cells(struct bytes *out, int column, int row, int across, int down)
{
	const int numbers[] = {column, row, across, down};
	char *start = bytes_room(out, CELLS_BYTES), *to = start;
	for (int i = 0; i < 4; i++) {
		to = bytes_print_whole(to, (uint64_t)numbers[i]);
		*to++ = ' ';
	}
	memcpy(to, "re\n", 3);
	out->size += (size_t)(to + 3 - start);
}

/* The run, and those below that are as long, unless it is one of those. */
static void
put_run(struct bytes *out, const struct qr *qr, int row, int from, int to)
{
	if (is_run(qr, row - 1, from, to))
		return;
	int below = row + 1;
	while (is_run(qr, below, from, to))
		below++;
	put_cells(out, from, row, to - from, below - row);
}

static struct code
draw(struct arena *arena, struct deflate *deflate, const struct qr *qr)
{
	struct bytes out = bytes_new(arena);
	int n = qr->modules;
	for (int row = 0; row < n; row++) {
		const uint8_t *dark = qr->dark + (size_t)row * (size_t)n;
		for (int from = 0, to; from < n; from = to) {
			to = from + 1;
			while (to < n && dark[to] == dark[from])
				to++;
			if (dark[from])
				put_run(&out, qr, row, from, to);
		}
	}
	bytes_add(&out, "f", 1);
	struct code code;
	code.bytes =
	    deflate_bytes(deflate, arena, out.data, out.size, &code.size);
	return code;
}

struct code
code_draw(struct code_cache *cache, struct arena *arena, const struct qr *qr,
    struct digest digest)
{
	uint8_t room[KEPT_BYTES];
	struct code code;
	if (memo_find(cache->memo, digest, room, &code.size)) {
		code.bytes =
		    memcpy(arena_room(arena, code.size), room, code.size);
		return code;
	}
	code = draw(arena, cache->deflate, qr);
	memo_put(cache->memo, digest, code.bytes, code.size);
	return code;
}
