/*
 * Galleys and leaflets as plain text, one line an item: what tests compare and
 * people read when a page is not as they expect.
 */
#include "typeset/leaflet.h"

#include "typeset/galley.h"

#include <string.h>

static const char *const TAG_NAMES[TAG_KIND_COUNT] = {"Document", "Sect",
    "Aside", "Div", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody",
    "BlockQuote", "Quote", "Table", "THead", "TBody", "TR", "TH", "TD",
    "Caption", "Figure", "Link", "Em", "Strong", "Span"};

static const char *const ARTIFACT_NAMES[] = {
    "layout", "background", "header", "footer"};

/* Millimetres with two decimals. */
static const char *
mm(char buffer[24], length value)
{
	int64_t hundredths = unit_scale(value, 12700, 360000);
	int64_t size = hundredths < 0 ? -hundredths : hundredths;
	snprintf(buffer, 24, "%s%lld.%02lld", hundredths < 0 ? "-" : "",
	    (long long)(size / 100), (long long)(size % 100));
	return buffer;
}

/* The tag and those around it: "Sect/L/LI/LBody/P". */
static void
print_path(FILE *out, const struct tag *tags, int tag)
{
	if (tag <= 0)
		return;
	print_path(out, tags, tags[tag].parent);
	fprintf(out, "%s%s", tags[tag].parent > 0 ? "/" : "",
	    TAG_NAMES[tags[tag].kind]);
}

static void
print_colour(FILE *out, const char *name, struct colour colour)
{
	fprintf(out, " %s #%02X%02X%02X", name, colour.red, colour.green,
	    colour.blue);
}

static void
print_text(FILE *out, const struct item *item)
{
	const struct glyph_run *run = item->run;
	char size[24];
	unit_print(size, run->size, "pt");
	fprintf(out, " %s %d %s", run->font->family, run->font->weight, size);
	print_colour(out, "in", run->colour);
	fprintf(out, " \"%.*s\"", (int)run->text_size, run->text);
	if (run->added_hyphen)
		fputs(" +hyphen", out);
}

static void
print_shape(FILE *out, const struct item *item)
{
	char weight[24];
	if (item->filled)
		print_colour(out, "fill", item->fill);
	if (!item->stroked)
		return;
	print_colour(out, "stroke", item->stroke);
	fprintf(out, " %s", unit_print(weight, item->stroke_width, "pt"));
}

/* What is painted of the item, where that is not all of it. */
static void
print_clip(FILE *out, const struct rect *clip)
{
	char width[24], height[24];
	fprintf(out, " seen %s x %s", mm(width, clip->width),
	    mm(height, clip->height));
}

static void
print_item(FILE *out, const struct item *item, const struct tag *tags)
{
	static const char *const names[] = {
	    "text", "rect", "circle", "line", "drawing", "image", "code"};
	char x[24], y[24], width[24], height[24];
	fprintf(out, "  %s %s %s", names[item->kind], mm(x, item->x),
	    mm(y, item->y));
	if (item->kind == ITEM_TEXT)
		fprintf(out, " %s", mm(width, item->width));
	else
		fprintf(out, " %s x %s", mm(width, item->width),
		    mm(height, item->height));
	fputs(" [", out);
	if (item->tag == TAG_ARTIFACT)
		fputs(ARTIFACT_NAMES[item->artifact], out);
	else
		print_path(out, tags, item->tag);
	fputc(']', out);
	if (item->kind == ITEM_TEXT)
		print_text(out, item);
	else
		print_shape(out, item);
	if (item->clip)
		print_clip(out, item->clip);
	fputc('\n', out);
}

void
leaflet_print(FILE *out, const struct leaflet *leaflet)
{
	char width[24], height[24], x[24], y[24];
	fprintf(out, "leaflet %s, %zu pages of %s x %s\n", leaflet->id,
	    leaflet->page_count, mm(width, leaflet->width),
	    mm(height, leaflet->height));
	for (size_t i = 0; i < leaflet->quality.move_count; i++)
		fprintf(out, "%s\n", leaflet->quality.moves[i]);
	for (size_t i = 0; i < leaflet->page_count; i++) {
		const struct page *page = &leaflet->pages[i];
		fprintf(out, "page %s\n", page->label);
		for (size_t j = 0; j < page->count; j++)
			print_item(out, &page->items[j], leaflet->tags);
		for (size_t j = 0; j < page->link_count; j++)
			fprintf(out, "  link %s %s -> %s\n",
			    mm(x, page->links[j].box.x),
			    mm(y, page->links[j].box.y),
			    leaflet->tags[page->links[j].tag].uri);
	}
}

void
galley_print(FILE *out, const struct galley *galley)
{
	char before[24], after[24], extent[24];
	for (size_t i = 0; i < galley->count; i++) {
		const struct slice *slice = &galley->slices[i];
		fprintf(out, "slice before %s after %s extent %s break ",
		    mm(before, slice->before), mm(after, slice->after),
		    mm(extent, slice->extent));
		if (slice->break_cost < BREAK_NEVER)
			fprintf(out, "%d", slice->break_cost);
		else
			fputs("never", out);
		fprintf(out, "%s\n", slice->round ? " round" : "");
		for (size_t j = 0; j < slice->count; j++)
			print_item(out, &slice->items[j], galley->tree->tags);
	}
}
