/*
 * A small leaflet made by hand, for the painter's tests: two A5 pages with a
 * heading, a paragraph over both, lists, a table, figures, links and artifacts.
 */
#ifndef TESTS_UNIT_PAINT_HELP_H
#define TESTS_UNIT_PAINT_HELP_H

#include "paint/pdf.h"

#include <hb.h>
#include <string.h>

enum { PAGES_MOST = 4 };

/* A leaflet while it is made. */
struct maker {
	struct arena *arena;
	const struct fonts *fonts;
	struct tag *tags;
	size_t tag_count, tag_capacity;
	struct item *items[PAGES_MOST];
	size_t item_count[PAGES_MOST], item_capacity[PAGES_MOST];
	struct link_area *links[PAGES_MOST];
	size_t link_count[PAGES_MOST], link_capacity[PAGES_MOST];
	struct bookmark *bookmarks;
	size_t bookmark_count, bookmark_capacity;
};

static const struct colour black = {0, 0, 0}, white = {255, 255, 255},
			   deep = {0x0F, 0x4C, 0x5C};

/* The four bundled faces: 0 to 2 Atkinson 400, 500, 700; 3 Source Serif. */
static inline struct fonts *
help_fonts(struct job *job)
{
	static const char *const folders[] = {"fonts"};
	struct theme *theme = ARENA_NEW(job->arena, struct theme);
	theme->fonts[FONT_SLOT_BODY].family = "Atkinson Hyperlegible Next";
	theme->fonts[FONT_SLOT_HEADING].family = "Source Serif 4";
	theme->folders = folders;
	theme->folder_count = 1;
	theme->styles[0].weight = theme->styles[0].bold_weight = 400;
	theme->styles[1].weight = theme->styles[1].bold_weight = 500;
	theme->styles[2].weight = theme->styles[2].bold_weight = 700;
	theme->styles[3].font = FONT_SLOT_HEADING;
	theme->styles[3].weight = theme->styles[3].bold_weight = 600;
	return font_load(job, theme);
}

/* The text shaped by HarfBuzz, with every advance in thousandths of a
 * point. */
static inline struct glyph_run *
help_run(
    struct arena *arena, const struct font *font, length size, const char *text)
{
	hb_buffer_t *buffer = hb_buffer_create();
	hb_buffer_set_cluster_level(
	    buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(font->hb, buffer, NULL, 0);
	unsigned count = 0;
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);
	struct glyph *glyphs = ARENA_ARRAY(arena, count, struct glyph);
	int64_t pen = 0;
	for (unsigned i = 0; i < count; i++) {
		glyphs[i] = (struct glyph){infos[i].codepoint, infos[i].cluster,
		    (length)unit_scale(pen + at[i].x_offset, size, font->upem),
		    (length)unit_scale(at[i].y_offset, size, font->upem)};
		pen += at[i].x_advance;
	}
	hb_buffer_destroy(buffer);
	struct glyph_run *run = ARENA_NEW(arena, struct glyph_run);
	*run = (struct glyph_run){.font = font,
	    .size = size,
	    .colour = black,
	    .glyphs = glyphs,
	    .count = count,
	    .text = arena_strdup(arena, text),
	    .text_size = (uint32_t)strlen(text),
	    .width = (length)unit_scale(pen, size, font->upem)};
	return run;
}

static inline int
help_tag(struct maker *maker, enum tag_kind kind, int parent)
{
	struct tag tag = {.kind = kind, .parent = parent};
	ARENA_PUSH(maker->arena, maker->tags, maker->tag_count,
	    maker->tag_capacity, tag);
	return (int)maker->tag_count - 1;
}

static inline struct item *
help_item(struct maker *maker, int page, enum item_kind kind, int tag, length x,
    length y)
{
	struct item item = {.kind = kind, .tag = tag, .x = x, .y = y};
	ARENA_PUSH(maker->arena, maker->items[page], maker->item_count[page],
	    maker->item_capacity[page], item);
	return &maker->items[page][maker->item_count[page] - 1];
}

/* A line of text; the run may still be changed. */
static inline struct glyph_run *
help_text(struct maker *maker, int page, int tag, int font, length size,
    length x, length y, const char *text)
{
	struct glyph_run *run =
	    help_run(maker->arena, maker->fonts->list[font], size, text);
	help_item(maker, page, ITEM_TEXT, tag, x, y)->run = run;
	return run;
}

static inline void
help_link(
    struct maker *maker, int page, int tag, length x, length y, length width)
{
	struct link_area area = {{x, y - UNIT_PT(10), width, UNIT_PT(13)}, tag};
	ARENA_PUSH(maker->arena, maker->links[page], maker->link_count[page],
	    maker->link_capacity[page], area);
}

static inline void
help_bookmark(struct maker *maker, const char *title, int level, int page,
    length y, int tag)
{
	struct bookmark bookmark = {title, level, page, y, tag};
	ARENA_PUSH(maker->arena, maker->bookmarks, maker->bookmark_count,
	    maker->bookmark_capacity, bookmark);
}

static inline const struct leaflet *
help_leaflet(struct maker *maker, size_t pages)
{
	static const char *const labels[PAGES_MOST] = {"", "2", "3", "4"};
	static const char *const keywords[] = {"anxiety", "sleep & rest"};
	struct page *list = ARENA_ARRAY(maker->arena, pages, struct page);
	for (size_t i = 0; i < pages; i++)
		list[i] = (struct page){maker->items[i], maker->item_count[i],
		    maker->links[i], maker->link_count[i], labels[i]};
	struct leaflet *leaflet = ARENA_NEW(maker->arena, struct leaflet);
	*leaflet = (struct leaflet){.id = "by-hand",
	    .lang = "en-GB",
	    .title = "Counselling \u2013 a first \u201Csession\u201D",
	    .author = "Ana M\u00FCller",
	    .subject = "What happens <first>",
	    .publisher = "River & Co",
	    .reference = "R-12",
	    .version = "3",
	    .published = "2025-01-31",
	    .reviewed = "2026-03-04",
	    .keywords = keywords,
	    .keyword_count = 2,
	    .width = UNIT_MM(148),
	    .height = UNIT_MM(210),
	    .bleed = UNIT_MM(3),
	    .pages = list,
	    .page_count = pages,
	    .tags = maker->tags,
	    .tag_count = maker->tag_count,
	    .bookmarks = maker->bookmarks,
	    .bookmark_count = maker->bookmark_count};
	return leaflet;
}

/* A sheet a page. */
static inline const struct sheets *
help_sheets(struct arena *arena, const struct leaflet *leaflet)
{
	struct sheets *sheets = ARENA_NEW(arena, struct sheets);
	struct sheet *list =
	    ARENA_ARRAY(arena, leaflet->page_count, struct sheet);
	struct placement *places =
	    ARENA_ARRAY(arena, leaflet->page_count, struct placement);
	for (size_t i = 0; i < leaflet->page_count; i++) {
		places[i].page = (int)i;
		list[i] = (struct sheet){leaflet->width, leaflet->height,
		    {0, 0, leaflet->width, leaflet->height}, 0, &places[i], 1};
	}
	*sheets = (struct sheets){list, leaflet->page_count};
	return sheets;
}

static inline void
help_marker(struct maker *maker, int page, const struct drawing *mark)
{
	help_item(
	    maker, page, ITEM_LINE, TAG_ARTIFACT, UNIT_MM(18), UNIT_MM(15))
	    ->stroke = deep;
	struct item *rule = &maker->items[page][maker->item_count[page] - 1];
	rule->width = UNIT_MM(112);
	rule->stroke_width = UNIT_PT(0.75);
	rule->stroked = true;
	struct item *item = help_item(
	    maker, page, ITEM_DRAWING, TAG_ARTIFACT, UNIT_MM(18), UNIT_MM(194));
	item->artifact = ARTIFACT_FOOTER;
	item->drawing = mark;
	help_text(maker, page, TAG_ARTIFACT, 0, UNIT_PT(10), UNIT_MM(25),
	    UNIT_MM(198), "A first session ");
	maker->items[page][maker->item_count[page] - 1].artifact =
	    ARTIFACT_FOOTER;
}

static inline const struct drawing *
help_drawing(struct arena *arena)
{
	static const struct path_step steps[] = {{PATH_MOVE, {{0, 0}}},
	    {PATH_LINE, {{12000, 0}}},
	    {PATH_CURVE, {{12000, 6000}, {9000, 12000}, {0, 12000}}},
	    {PATH_CLOSE, {{0, 0}}}};
	static const struct shape shapes[] = {{.steps = steps,
	    .count = 4,
	    .filled = true,
	    .stroked = true,
	    .fill = {0xF2, 0xB4, 0x47},
	    .stroke = {0, 0, 0},
	    .stroke_width = 500,
	    .cap = CAP_ROUND}};
	struct drawing *drawing = ARENA_NEW(arena, struct drawing);
	*drawing = (struct drawing){12000, 12000, shapes, 1};
	return drawing;
}

static inline const struct image *
help_image(struct arena *arena)
{
	enum { SIDE = 8 };
	uint8_t *pixels = arena_alloc(arena, SIDE * SIDE * 3);
	uint8_t *alpha = arena_alloc(arena, SIDE * SIDE);
	for (int i = 0; i < SIDE * SIDE; i++) {
		pixels[3 * i] = (uint8_t)(i * 4);
		pixels[3 * i + 1] = 128;
		alpha[i] = (uint8_t)(255 - i);
	}
	struct image *image = ARENA_NEW(arena, struct image);
	*image = (struct image){.kind = IMAGE_PIXELS,
	    .width_px = SIDE,
	    .height_px = SIDE,
	    .components = 3,
	    .pixels = pixels,
	    .alpha = alpha,
	    .digest = digest_bytes(pixels, SIDE * SIDE * 3)};
	return image;
}

static inline const struct qr *
help_code(struct arena *arena)
{
	enum { SIDE = 25 };
	uint8_t *dark = arena_alloc(arena, SIDE * SIDE);
	for (int i = 0; i < SIDE * SIDE; i++)
		dark[i] = (uint8_t)((i * 7 / 3 + i / SIDE) % 2);
	struct qr *qr = ARENA_NEW(arena, struct qr);
	*qr = (struct qr){SIDE, dark};
	return qr;
}

static inline void
help_cover(struct maker *maker, int root, const struct drawing *mark)
{
	static const struct rect page = {0, 0, UNIT_MM(148), UNIT_MM(210)};
	struct item *field = help_item(
	    maker, 0, ITEM_RECT, TAG_ARTIFACT, -UNIT_MM(3), -UNIT_MM(3));
	field->artifact = ARTIFACT_BACKGROUND;
	field->width = UNIT_MM(154);
	field->height = UNIT_MM(60);
	field->filled = true;
	field->fill = deep;
	struct item *disc = help_item(
	    maker, 0, ITEM_CIRCLE, TAG_ARTIFACT, UNIT_MM(148), UNIT_MM(210));
	disc->artifact = ARTIFACT_BACKGROUND;
	disc->width = UNIT_MM(60);
	disc->filled = true;
	disc->fill = (struct colour){0x66, 0xAB, 0xB0};
	disc->clip = &page;
	help_item(maker, 0, ITEM_DRAWING, TAG_ARTIFACT, UNIT_MM(18), UNIT_MM(8))
	    ->drawing = mark;
	int title = help_tag(maker, TAG_H1, root);
	help_text(maker, 0, title, 3, UNIT_PT(32), UNIT_MM(18), UNIT_MM(30),
	    "A first office ")
	    ->colour = white;
	help_text(maker, 0, title, 3, UNIT_PT(32), UNIT_MM(18), UNIT_MM(42),
	    "session ")
	    ->colour = white;
	help_bookmark(
	    maker, "A first office session", 1, 0, UNIT_MM(20), title);
}

/* A paragraph from the first page to the second, with a link, another
 * language, a hyphen that we added and a real one. */
static inline void
help_paragraph(struct maker *maker, int section)
{
	int p = help_tag(maker, TAG_P, section);
	help_text(maker, 0, p, 0, UNIT_PT(12), UNIT_MM(18), UNIT_MM(96),
	    "Well-being matters, and coun-")
	    ->added_hyphen = true;
	help_text(maker, 0, p, 0, UNIT_PT(12), UNIT_MM(18), UNIT_MM(102),
	    "selling \u201Chelps\u201D. ");
	help_text(maker, 1, p, 0, UNIT_PT(12), UNIT_MM(18), UNIT_MM(24),
	    "It is caf\u00E9 talk, ");
	help_text(maker, 1, p, 2, UNIT_PT(12), UNIT_MM(60), UNIT_MM(24),
	    "Gespr\u00E4ch, ")
	    ->lang = "de";
	int link = help_tag(maker, TAG_LINK, p);
	maker->tags[link].uri = "https://example.org/talk?a=(1)&b=\u00E9";
	maker->tags[link].contents = "Talk at example.org";
	struct glyph_run *run = help_text(maker, 1, link, 2, UNIT_PT(12),
	    UNIT_MM(90), UNIT_MM(24), "see talk ");
	help_link(maker, 1, link, UNIT_MM(90), UNIT_MM(24), run->width);
	run = help_text(maker, 1, link, 2, UNIT_PT(12), UNIT_MM(18),
	    UNIT_MM(30), "and more");
	help_link(maker, 1, link, UNIT_MM(18), UNIT_MM(30), run->width);
	help_text(maker, 1, p, 1, UNIT_PT(12), UNIT_MM(40), UNIT_MM(30),
	    " at 10\u00A0am. ");
}

static inline void
help_list(struct maker *maker, int section)
{
	static const char *const texts[] = {"One thing ", "Another thing "};
	int list = help_tag(maker, TAG_L, section);
	maker->tags[list].numbering = LIST_DISC;
	for (int i = 0; i < 2; i++) {
		length y = UNIT_MM(40) + i * UNIT_MM(6);
		int item = help_tag(maker, TAG_LI, list);
		int label = help_tag(maker, TAG_LBL, item);
		int body = help_tag(maker, TAG_LBODY, item);
		help_text(
		    maker, 1, label, 0, UNIT_PT(12), UNIT_MM(18), y, "\u2022 ");
		help_text(
		    maker, 1, body, 0, UNIT_PT(12), UNIT_MM(24), y, texts[i]);
	}
}

static inline void
help_table(struct maker *maker, int section)
{
	static const char *const texts[4] = {"Day ", "Hours ", "Monday ", NULL};
	int table = help_tag(maker, TAG_TABLE, section);
	for (int row = 0; row < 2; row++) {
		int tr = help_tag(maker, TAG_TR,
		    help_tag(maker, row ? TAG_TBODY : TAG_THEAD, table));
		for (int column = 0; column < 2; column++) {
			bool head = row == 0 || column == 0;
			int cell = help_tag(maker, head ? TAG_TH : TAG_TD, tr);
			if (head)
				maker->tags[cell].scope =
				    row == 0 ? SCOPE_COLUMN : SCOPE_ROW;
			const char *text = texts[row * 2 + column];
			if (text)
				help_text(maker, 1, cell, head ? 2 : 0,
				    UNIT_PT(12),
				    UNIT_MM(18) + column * UNIT_MM(40),
				    UNIT_MM(60) + row * UNIT_MM(6), text);
		}
	}
}

static inline void
help_figures(struct maker *maker, int section, const struct drawing *mark)
{
	int figure = help_tag(maker, TAG_FIGURE, section);
	maker->tags[figure].alt = "A photograph of a r\u00EFver";
	struct item *item =
	    help_item(maker, 1, ITEM_IMAGE, figure, UNIT_MM(18), UNIT_MM(80));
	item->width = UNIT_MM(50);
	item->height = UNIT_MM(30);
	item->image = help_image(maker->arena);
	int code = help_tag(maker, TAG_FIGURE, section);
	maker->tags[code].alt = "QR code: link to example.org";
	item = help_item(maker, 1, ITEM_CODE, code, UNIT_MM(100), UNIT_MM(80));
	item->width = item->height = UNIT_MM(15);
	item->fill = black;
	item->qr = help_code(maker->arena);
	int logo = help_tag(maker, TAG_FIGURE, section);
	maker->tags[logo].alt = "Logo of River";
	help_item(maker, 1, ITEM_DRAWING, logo, UNIT_MM(100), UNIT_MM(110))
	    ->drawing = mark;
}

/* extra: text that only this leaflet has, or NULL. */
static inline const struct leaflet *
help_make(struct arena *arena, const struct fonts *fonts, const char *extra)
{
	struct maker *maker = ARENA_NEW(arena, struct maker);
	maker->arena = arena;
	maker->fonts = fonts;
	const struct drawing *mark = help_drawing(arena);
	int root = help_tag(maker, TAG_DOCUMENT, -1);
	help_cover(maker, root, mark);
	int section = help_tag(maker, TAG_SECT, root);
	int heading = help_tag(maker, TAG_H2, section);
	help_text(maker, 0, heading, 3, UNIT_PT(17), UNIT_MM(18), UNIT_MM(87),
	    "What happens? ");
	help_bookmark(maker, "What happens?", 2, 0, UNIT_MM(80), heading);
	help_marker(maker, 1, mark);
	help_paragraph(maker, section);
	help_list(maker, section);
	help_table(maker, section);
	help_figures(maker, section, mark);
	int never = help_tag(maker, TAG_DIV, root);
	help_tag(maker, TAG_P, never);
	if (extra)
		help_text(maker, 1, help_tag(maker, TAG_P, section), 0,
		    UNIT_PT(12), UNIT_MM(18), UNIT_MM(150), extra);
	return help_leaflet(maker, 2);
}

#endif
