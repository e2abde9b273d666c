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
	int64_t at; /* where the viewer's pen is: 1/1000000 em times the size */
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

/* A correction at the pen by so much; the result is where the pen is then. */
static int64_t
correct(char **to, int64_t at, int64_t off, length size)
{
	int64_t by = unit_scale(off, 1, 1000 * (int64_t)size);
	*to = bytes_print(*to, -by, 0);
	return at + by * 1000 * size;
}

/*
 * Glyphs of one height, each with a correction before it if one is due: where
 * it goes less where the pen is, both times the size, so that only corrections
 * divide.  What is needed of the pen is in variables: a byte that is written
 * might be any of it.
 */
static char *
put_glyphs(struct pen *pen, char *to, uint32_t first, uint32_t last)
{
	const struct glyph *glyphs = pen->run->glyphs;
	const int32_t *advances = pen->subset->advances;
	const uint16_t *codes = pen->codes;
	const bool narrow = pen->subset->narrow;
	const length size = pen->run->size;
	const int64_t due = INT64_C(500) * size;
	int64_t at = pen->at;
	bool in_string = pen->in_string;
	for (uint32_t i = first; i < last; i++) {
		uint16_t code = codes[i];
		int64_t off = glyphs[i].x * INT64_C(1000000) - at;
		if (off >= due || off <= -due) {
			if (in_string)
				*to++ = ')';
			in_string = false;
			at = correct(&to, at, off, size);
		}
		if (!in_string)
			*to++ = '(';
		in_string = true;
		at += (int64_t)advances[code] * size;
		if (!narrow)
			to = bytes_print_literal(to, (uint8_t)(code >> 8));
		to = bytes_print_literal(to, (uint8_t)code);
	}
	pen->at = at;
	pen->in_string = in_string;
	return to;
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
	out->size += (size_t)(put_glyphs(pen, start, first, last) - start);
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
		show_level(&pen, 0, run->count);
	else
		show_words(&pen);
	end_array(&pen);
}
