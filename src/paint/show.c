/*
 * Showing text (ISO 32000-1, 9.4.3).
 *
 * A viewer moves its pen by the widths of the W array; we follow that pen and
 * correct it inside TJ wherever it is off the wanted place by half a
 * thousandth of an em or more, which is the unit of a correction.  So no
 * error adds up.  A word with codes whose ToUnicode text is not that of their
 * cluster stands in a Span with ActualText (14.9.4).
 */
#include "paint/show.h"

#include <assert.h>

/* What a glyph takes at most: ")-CORRECTION(" and an escaped code. */
enum { GLYPH_BYTES = 32 };

struct pen {
	struct canvas *canvas;
	const struct glyph_run *run;
	const struct subset *subset;
	const uint16_t *codes;
	int64_t at;               /* where the viewer's pen is, 1/1000000 em */
	bool in_array, in_string; /* of TJ */
};

static void
end_array(struct pen *pen)
{
	struct bytes *out = &pen->canvas->out;
	if (pen->in_string)
		bytes_add(out, ")", 1);
	if (pen->in_array)
		bytes_string(out, "]TJ\n");
	pen->in_string = pen->in_array = false;
}

/* A correction at the pen, if one is due: where the glyph goes less where the
 * pen is, both times the size, so that only a correction divides. */
static char *
correct(struct pen *pen, char *to, length x)
{
	int64_t size = pen->run->size;
	int64_t off = x * INT64_C(1000000) - pen->at * size;
	if (off * 2 < size * 1000 && -off * 2 < size * 1000)
		return to;
	int64_t by = unit_scale(off, 1, 1000 * size);
	if (pen->in_string)
		*to++ = ')';
	pen->in_string = false;
	pen->at += by * 1000;
	return bytes_print(to, -by, 0);
}

static char *
show_glyph(struct pen *pen, char *to, uint32_t index)
{
	uint16_t code = pen->codes[index];
	to = correct(pen, to, pen->run->glyphs[index].x);
	if (!pen->in_string)
		*to++ = '(';
	pen->in_string = true;
	pen->at += pen->subset->advances[code];
	if (!pen->subset->narrow)
		to = bytes_print_literal(to, (uint8_t)(code >> 8));
	return bytes_print_literal(to, (uint8_t)code);
}

/* Glyphs of one height over the line. */
static void
show_level(struct pen *pen, uint32_t first, uint32_t last)
{
	length rise = pen->run->glyphs[first].y;
	if (pen->canvas->graphics.rise != rise) {
		end_array(pen);
		canvas_rise(pen->canvas, rise);
	}
	struct bytes *out = &pen->canvas->out;
	if (!pen->in_array)
		bytes_add(out, "[", 1);
	pen->in_array = true;
	char *start = bytes_room(out, GLYPH_BYTES * (size_t)(last - first));
	char *to = start;
	for (uint32_t i = first; i < last; i++)
		to = show_glyph(pen, to, i);
	out->size += (size_t)(to - start);
}

static void
show_glyphs(struct pen *pen, uint32_t first, uint32_t last)
{
	const struct glyph *glyphs = pen->run->glyphs;
	for (uint32_t from = first, to; from < last; from = to) {
		to = from + 1;
		while (to < last && glyphs[to].y == glyphs[from].y)
			to++;
		show_level(pen, from, to);
	}
}

/* --- words --- */

/* Glyphs first to last - 1 of a run: a word, or the space after it. */
struct word {
	uint32_t first, last;
	const char *text;
	uint32_t size;
	bool plain; /* its codes in their order read as its text */
};

static bool
is_space(const struct cluster *cluster)
{
	return cluster->size == 1 && cluster->text[0] == ' ';
}

/* Where glyphs stand above or below the line, those who extract text by places
 * take them for other lines. */
static bool
stands_off(const struct glyph_run *run, const struct cluster *cluster)
{
	for (uint32_t i = cluster->first; i < cluster->last; i++)
		if (run->glyphs[i].y != 0)
			return true;
	return false;
}

/* The word, or the space, that begins at the glyph. */
static struct word
next_word(const struct pen *pen, uint32_t first)
{
	const struct glyph_run *run = pen->run;
	struct cluster cluster = embed_cluster(run, first);
	struct word word = {
	    .first = first, .text = cluster.text, .plain = true};
	bool space = is_space(&cluster);
	for (uint32_t at = first; at < run->count; at = cluster.last) {
		cluster = embed_cluster(run, at);
		if (at > first && (space || is_space(&cluster)))
			break;
		word.plain = word.plain && !stands_off(run, &cluster) &&
			     embed_reads(pen->subset, run, &cluster);
		word.last = cluster.last;
		word.size += cluster.size;
	}
	return word;
}

static void
show_word(struct pen *pen, const struct word *word)
{
	if (word->plain) {
		show_glyphs(pen, word->first, word->last);
		return;
	}
	struct bytes *out = &pen->canvas->out;
	end_array(pen);
	bytes_string(out, "/Span<</ActualText<FEFF");
	bytes_utf16(out, word->text, word->size);
	bytes_string(out, ">>>BDC\n");
	show_glyphs(pen, word->first, word->last);
	end_array(pen);
	bytes_string(out, "EMC\n");
}

static void
show_words(struct pen *pen)
{
	struct word word;
	for (uint32_t at = 0; at < pen->run->count; at = word.last) {
		word = next_word(pen, at);
		show_word(pen, &word);
	}
}

static bool
all_on_line(const struct glyph_run *run)
{
	for (uint32_t i = 0; i < run->count; i++)
		if (run->glyphs[i].y != 0)
			return false;
	return true;
}

void
show_run(struct canvas *canvas, const struct embed *embed,
    const struct glyph_run *run, length x, length y)
{
	if (run->count == 0)
		return;
	assert(run->size > 0);
	struct embedded embedded = embed_find(embed, run->font);
	canvas_fill_colour(canvas, run->colour);
	canvas_text(canvas, embedded.number, run->size, x, y);
	bool all_read;
	struct pen pen = {.canvas = canvas,
	    .run = run,
	    .subset = embedded.subset,
	    .codes = embed_codes(embed, run, &all_read)};
	if (all_read && all_on_line(run))
		show_glyphs(&pen, 0, run->count);
	else
		show_words(&pen);
	end_array(&pen);
}
