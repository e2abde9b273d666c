/*
 * Showing text (ISO 32000-1, 9.4.3).
 *
 * A viewer moves its pen by the widths of the W array; we follow that pen and
 * correct it inside TJ wherever it is off the wanted place by half a
 * thousandth of an em or more, which is the unit of a correction.  So no
 * error adds up.  Codes whose ToUnicode text is not that of their cluster
 * stand in a Span with ActualText (14.9.4).
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
		bytes_add(out, ">", 1);
	if (pen->in_array)
		bytes_string(out, "]TJ\n");
	pen->in_string = pen->in_array = false;
}

static void
correct(struct pen *pen, int64_t by)
{
	struct bytes *out = &pen->canvas->out;
	if (pen->in_string)
		bytes_add(out, ">", 1);
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
		bytes_add(out, "<", 1);
	pen->in_string = true;
	bytes_hex16(out, code);
	pen->at += pen->subset->advances[code];
}

/* Glyphs whose text must be given beside them. */
static void
show_with_text(struct pen *pen, const struct cluster *cluster)
{
	struct bytes *out = &pen->canvas->out;
	end_array(pen);
	bytes_string(out, "/Span<</ActualText<FEFF");
	bytes_utf16(out, cluster->text, cluster->size);
	bytes_string(out, ">>>BDC\n");
	for (uint32_t i = cluster->first; i < cluster->last; i++) {
		const struct glyph *glyph = &pen->run->glyphs[i];
		show_glyph(pen, glyph, pen->subset->codes[glyph->id]);
	}
	end_array(pen);
	bytes_string(out, "EMC\n");
}

static void
show_cluster(struct pen *pen, const struct cluster *cluster)
{
	uint16_t code = embed_code(pen->subset, pen->run, cluster);
	if (code)
		show_glyph(pen, &pen->run->glyphs[cluster->first], code);
	else
		show_with_text(pen, cluster);
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
	for (uint32_t at = 0; at < run->count;) {
		struct cluster cluster = embed_cluster(run, at);
		show_cluster(&pen, &cluster);
		at = cluster.last;
	}
	end_array(&pen);
}
