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

struct pen {
	struct canvas *canvas;
	const struct glyph_run *run;
	const struct subset *subset;
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

static void
correct(struct pen *pen, int64_t by)
{
	struct bytes *out = &pen->canvas->out;
	if (pen->in_string)
		bytes_add(out, ")", 1);
	pen->in_string = false;
	bytes_decimal(out, -by, 0);
	pen->at += by * 1000;
}

static void
show_glyph(struct pen *pen, const struct glyph *glyph, uint16_t code)
{
	struct bytes *out = &pen->canvas->out;
	if (pen->canvas->graphics.rise != glyph->y) {
		end_array(pen);
		canvas_rise(pen->canvas, glyph->y);
	}
	if (!pen->in_array)
		bytes_add(out, "[", 1);
	pen->in_array = true;
	int64_t wanted = unit_scale(glyph->x, 1000000, pen->run->size);
	int64_t by = unit_scale(wanted - pen->at, 1, 1000);
	if (by != 0)
		correct(pen, by);
	if (!pen->in_string)
		bytes_add(out, "(", 1);
	pen->in_string = true;
	bytes_code(out, code);
	pen->at += pen->subset->advances[code];
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
show_glyphs(struct pen *pen, const struct word *word)
{
	struct cluster cluster;
	for (uint32_t at = word->first; at < word->last; at = cluster.last) {
		cluster = embed_cluster(pen->run, at);
		for (uint32_t i = at; i < cluster.last; i++)
			show_glyph(pen, &pen->run->glyphs[i],
			    embed_code(pen->subset, pen->run, &cluster, i));
	}
}

static void
show_word(struct pen *pen, const struct word *word)
{
	if (word->plain) {
		show_glyphs(pen, word);
		return;
	}
	struct bytes *out = &pen->canvas->out;
	end_array(pen);
	bytes_string(out, "/Span<</ActualText<FEFF");
	bytes_utf16(out, word->text, word->size);
	bytes_string(out, ">>>BDC\n");
	show_glyphs(pen, word);
	end_array(pen);
	bytes_string(out, "EMC\n");
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
	struct pen pen = {
	    .canvas = canvas, .run = run, .subset = embedded.subset};
	struct word word;
	for (uint32_t at = 0; at < run->count; at = word.last) {
		word = next_word(&pen, at);
		show_word(&pen, &word);
	}
	end_array(&pen);
}
