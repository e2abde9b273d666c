/*
 * Showing text (ISO 32000-1, 9.4.3).
 *
 * Glyphs go to their places by the pen.  A word with codes whose ToUnicode text
 * is not that of their cluster, or with glyphs off the line, stands in a Span
 * with ActualText (14.9.4).  Few runs have one, so a run is shown without a
 * look at its words until it turns out to need that.
 */
#include "paint/show.h"

#include "paint/pen.h"

#include <assert.h>

/* The code of the glyph if it is alone in its cluster and has one that reads as
 * its text, else 0. */
static uint16_t
single_code(const struct pen *pen, uint32_t index)
{
	const struct glyph_run *run = pen->run;
	const struct sort *sort = &pen->subset->sorts[run->glyphs[index].id];
	if (index + 1 == run->count && embed_ends_plain(run, sort->key))
		return sort->code;
	struct cluster cluster = embed_cluster(run, index);
	return embed_code(pen->subset, run, &cluster);
}

/* false: the glyph is off the line, or has no such code. */
static bool
show_single(struct pen *pen, uint32_t index)
{
	uint16_t code = single_code(pen, index);
	if (code == 0 || pen->run->glyphs[index].y != 0)
		return false;
	pen_put(pen, index, code);
	return true;
}

/* All of the run; false: it has words that need a Span, and nothing is shown.
 */
static bool
show_plain(struct pen *pen)
{
	struct canvas *canvas = pen->canvas;
	const struct pen start = *pen;
	const length rise = canvas->graphics.rise;
	const size_t size = canvas->out.size;
	canvas_rise(canvas, 0);
	for (uint32_t at = 0; at < pen->run->count; at++) {
		at = pen_put_plain(pen, at);
		if (show_single(pen, at))
			continue;
		*pen = start;
		canvas->graphics.rise = rise;
		canvas->out.size = size;
		return false;
	}
	return true;
}

/* --- words --- */

/* A run in which words need a Span, and the codes of its glyphs. */
struct spelling {
	struct pen pen;
	const uint16_t *codes;
};

static void
show_glyphs(struct spelling *spelling, uint32_t first, uint32_t last)
{
	struct pen *pen = &spelling->pen;
	for (uint32_t i = first; i < last; i++) {
		length rise = pen->run->glyphs[i].y;
		if (pen->canvas->graphics.rise != rise) {
			pen_end(pen);
			canvas_rise(pen->canvas, rise);
		}
		pen_put(pen, i, spelling->codes[i]);
	}
}

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
			     embed_code(pen->subset, run, &cluster) != 0;
		word.last = cluster.last;
		word.size += cluster.size;
	}
	return word;
}

static void
show_word(struct spelling *spelling, const struct word *word)
{
	if (word->plain) {
		show_glyphs(spelling, word->first, word->last);
		return;
	}
	struct pen *pen = &spelling->pen;
	struct bytes *out = &pen->canvas->out;
	pen_end(pen);
	bytes_string(out, "/Span<</ActualText<FEFF");
	bytes_utf16(out, word->text, word->size);
	bytes_string(out, ">>>BDC\n");
	show_glyphs(spelling, word->first, word->last);
	pen_end(pen);
	bytes_string(out, "EMC\n");
}

static void
show_words(struct pen *pen, const uint16_t *codes)
{
	struct spelling spelling = {*pen, codes};
	struct word word;
	for (uint32_t at = 0; at < pen->run->count; at = word.last) {
		word = next_word(pen, at);
		show_word(&spelling, &word);
	}
	pen_end(&spelling.pen);
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
	struct pen pen = pen_new(canvas, embedded.subset, run);
	if (show_plain(&pen))
		pen_end(&pen);
	else
		show_words(&pen, embed_codes(embed, run));
}
