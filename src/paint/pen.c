/*
 * This is what most of a page's content is made of, so what each glyph needs is
 * in variables: a byte that is written might be any of the pen.
 */
#include "paint/pen.h"

/* What a glyph takes at most: ")-CORRECTION(" and an escaped code. */
enum { GLYPH_BYTES = 32 };

struct pen
pen_new(struct canvas *canvas, const struct subset *subset,
    const struct glyph_run *run)
{
	return (struct pen){.canvas = canvas, .subset = subset, .run = run};
}

/* How far it is to x, times the size, so that only corrections divide. */
static inline int64_t
way(int64_t at, length x)
{
	return x * INT64_C(1000000) - at;
}

static inline bool
is_due(int64_t off, length size)
{
	const uint64_t most = UINT64_C(500) * (uint64_t)size - 1;
	return (uint64_t)off + most > 2 * most;
}

/* off by the unit, rounded half away from zero: nearly all are short, which
 * divide faster. */
static inline uint64_t
divide(uint64_t off, uint64_t unit)
{
	uint64_t sum = off + unit / 2;
	if (sum <= UINT32_MAX && unit <= UINT32_MAX)
		return (uint32_t)sum / (uint32_t)unit;
	return sum / unit;
}

/* The number that moves the pen by off; *at is where it is then. */
static inline char *
correct(char *to, int64_t *at, int64_t off, length size)
{
	const int64_t unit = 1000 * (int64_t)size;
	bool back = off < 0;
	uint64_t far = (uint64_t)(back ? -off : off);
	int64_t by = (int64_t)divide(far, (uint64_t)unit);
	if (!back)
		*to++ = '-';
	*at += (back ? -by : by) * unit;
	return bytes_print_whole(to, (uint64_t)by);
}

/* Room for so many glyphs in a string of the array.  A new one begins with a
 * correction if one is due for its first glyph, at x. */
static char *
begin(struct pen *pen, length x, uint32_t glyphs)
{
	const length size = pen->run->size;
	char *to = bytes_room(&pen->canvas->out, GLYPH_BYTES * (glyphs + 1));
	if (pen->in_array)
		return to;
	pen->in_array = true;
	*to++ = '[';
	int64_t off = way(pen->at, x);
	if (is_due(off, size))
		to = correct(to, &pen->at, off, size);
	*to++ = '(';
	return to;
}

static void
end(struct pen *pen, const char *to)
{
	struct bytes *out = &pen->canvas->out;
	out->size = (size_t)(to - out->data);
}

void
pen_put(struct pen *pen, uint32_t index, uint16_t code)
{
	const struct subset *subset = pen->subset;
	const length size = pen->run->size, x = pen->run->glyphs[index].x;
	bool first = !pen->in_array;
	char *to = begin(pen, x, 1);
	int64_t off = way(pen->at, x);
	if (!first && is_due(off, size)) {
		*to++ = ')';
		to = correct(to, &pen->at, off, size);
		*to++ = '(';
	}
	pen->at += (int64_t)subset->advances[code] * size;
	if (!subset->narrow)
		to = bytes_print_literal(to, (uint8_t)(code >> 8));
	end(pen, bytes_print_literal(to, (uint8_t)code));
}

uint32_t
pen_put_plain(struct pen *pen, uint32_t index)
{
	const struct glyph_run *run = pen->run;
	const struct glyph *glyph = run->glyphs + index;
	const struct glyph *last = glyph + embed_most_plain(run, index);
	const struct sort *sorts = pen->subset->sorts;
	const char *text = run->text;
	const length size = run->size;
	if (!pen->subset->narrow ||
	    (!pen->in_array && is_due(way(pen->at, glyph->x), size)))
		return index;
	char *to = begin(pen, glyph->x, run->count - index);
	int64_t at = pen->at;
	for (size_t next = glyph->cluster + 1; glyph < last; glyph++, next++) {
		const struct sort *sort = &sorts[glyph->id];
		if (glyph->y != 0 ||
		    !embed_is_plain(glyph, text, next, sort->key))
			break;
		int64_t off = way(at, glyph->x);
		if (is_due(off, size)) {
			*to++ = ')';
			to = correct(to, &at, off, size);
			*to++ = '(';
		}
		at += (int64_t)sort->advance * size;
		*to = '\\';
		to += sort->escaped;
		*to++ = sort->byte;
	}
	pen->at = at;
	end(pen, to);
	return (uint32_t)(glyph - run->glyphs);
}

void
pen_end(struct pen *pen)
{
	if (pen->in_array)
		bytes_string(&pen->canvas->out, ")]TJ\n");
	pen->in_array = false;
}
