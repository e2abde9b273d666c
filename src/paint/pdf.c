/*
 * The whole file, in order: fonts, pages with their links, the structure
 * tree, bookmarks, output intent, metadata, catalogue; then it is written.
 */
#include "paint/pdf.h"

#include "paint/attach.h"
#include "paint/code.h"
#include "paint/colour.h"
#include "paint/deflate.h"
#include "paint/embed.h"
#include "paint/haru.h"
#include "paint/metadata.h"
#include "paint/navigate.h"
#include "paint/page.h"
#include "paint/picture.h"
#include "paint/save.h"
#include "paint/tags.h"

#include <assert.h>

/* What every leaflet has of its own is packed fast; what is made once in a
 * process, and pictures, small. */
struct painter {
	struct arena *arena;
	struct deflate *text, *cells, *fast, *small;
	struct embed_cache *fonts;
	struct code_cache *codes;
	struct standard standard;
	char *buffer;         /* of save_open */
	struct bytes content; /* of the page that is painted */
};

/* A sheet while it is painted. */
struct side {
	struct object *page;
	struct bytes content, annotations;
};

struct file {
	struct job *job;
	struct painter *painter;
	const struct leaflet *leaflet;
	const struct sheets *sheets;
	struct haru *haru;
	struct embed *embed;
	struct pictures *pictures;
	struct tags *tags;
	struct digest permanent; /* the part of the ID that is */
	struct xmp xmp;
	struct object **pages; /* for each sheet */
	struct side *sides;    /* for each sheet */
	struct stand *stands;  /* for each page of the leaflet */
};

struct painter *
painter_new(struct standard standard)
{
	struct arena *arena = arena_new();
	struct painter *painter = ARENA_NEW(arena, struct painter);
	painter->arena = arena;
	painter->standard = standard;
	painter->text = deflate_new(arena, DEFLATE_TEXT);
	painter->cells = deflate_new(arena, DEFLATE_CELLS);
	painter->fast = deflate_new(arena, DEFLATE_FAST);
	painter->small = deflate_new(arena, DEFLATE_SMALL);
	painter->fonts = embed_cache_new(arena, painter->small, painter->fast);
	painter->codes = code_cache_new(arena, painter->cells);
	painter->buffer = arena_alloc(arena, SAVE_BUFFER);
	painter->content = bytes_new(arena);
	return painter;
}

void
painter_share(struct painter *painter, size_t leaflets)
{
	code_cache_open(painter->codes, leaflets);
}

void
painter_free(struct painter *painter)
{
	if (!painter)
		return;
	code_cache_close(painter->codes);
	deflate_free(painter->text);
	deflate_free(painter->cells);
	deflate_free(painter->fast);
	deflate_free(painter->small);
	arena_free(painter->arena);
}

static void
place_pages(struct file *file)
{
	const struct sheets *sheets = file->sheets;
	struct arena *arena = file->job->arena;
	file->pages = ARENA_ARRAY(arena, sheets->count, struct object *);
	file->sides = ARENA_ARRAY(arena, sheets->count, struct side);
	file->stands =
	    ARENA_ARRAY(arena, file->leaflet->page_count, struct stand);
	for (size_t i = 0; i < sheets->count; i++) {
		const struct sheet *sheet = &sheets->list[i];
		file->pages[i] = haru_page(file->haru);
		file->sides[i].content = bytes_new(arena);
		file->sides[i].annotations = bytes_new(arena);
		for (size_t j = 0; j < sheet->count; j++) {
			const struct placement *at = &sheet->placements[j];
			struct stand *stand = &file->stands[at->page];
			assert(!stand->sheet);
			*stand = (struct stand){
			    file->pages[i], i, at->x, sheet->height - at->y};
		}
	}
}

static void
note_items(struct file *file)
{
	const struct leaflet *leaflet = file->leaflet;
	for (size_t i = 0; i < leaflet->page_count; i++) {
		const struct page *page = &leaflet->pages[i];
		for (size_t j = 0; j < page->count; j++) {
			const struct item *item = &page->items[j];
			if (item->kind == ITEM_TEXT)
				embed_note(file->embed, item->run);
		}
	}
}

static bool
choose_fonts(struct file *file)
{
	const struct font *refused = embed_choose(file->embed);
	if (refused)
		diag_error(file->job, (struct place){.file = refused->path},
		    "this font cannot be embedded, its outlines are damaged. "
		    "Choose another font.");
	return !refused;
}

/* The page's trim, and the bleed where that is the sheet's, too: nothing runs
 * over a fold. */
static void
clip_page(struct canvas *canvas, const struct sheet *sheet,
    const struct placement *at, const struct leaflet *leaflet)
{
	length bleed = sheet->bleed;
	const struct rect *trim = &sheet->trim;
	bool right = at->x + leaflet->width >= trim->x + trim->width;
	bool bottom = at->y + leaflet->height >= trim->y + trim->height;
	length left = at->x <= trim->x ? bleed : 0;
	length top = at->y <= trim->y ? bleed : 0;
	canvas_clip(canvas, -left, -top,
	    left + leaflet->width + (right ? bleed : 0),
	    top + leaflet->height + (bottom ? bleed : 0));
}

static void
add_links(struct file *file, const struct page *page, const struct stand *stand)
{
	for (size_t i = 0; i < page->link_count; i++) {
		const struct link_area *area = &page->links[i];
		int link = haru_number(file->haru);
		int parent = tags_annotation(
		    file->tags, area->tag, stand->sheet_index, link);
		navigate_link(file->haru, link, parent,
		    &file->leaflet->tags[area->tag], &area->box, stand);
		struct bytes *out =
		    &file->sides[stand->sheet_index].annotations;
		bytes_reference(out, link);
		bytes_string(out, " ");
	}
}

static void
paint_page(struct file *file, const struct painting *painting, size_t index)
{
	const struct page *page = &file->leaflet->pages[index];
	const struct stand *stand = &file->stands[index];
	const struct sheet *sheet = &file->sheets->list[stand->sheet_index];
	struct placement at = {
	    (int)index, stand->left, sheet->height - stand->top};
	/* The buffer of all pages is large enough after the first ones. */
	struct bytes *content = &file->painter->content;
	struct canvas canvas = canvas_page(content, stand->left, stand->top);
	if (sheet->count > 1)
		clip_page(&canvas, sheet, &at, file->leaflet);
	page_paint(painting, &canvas, page, stand);
	if (sheet->count > 1)
		canvas_restore(&canvas);
	*content = canvas.out;
	bytes_add(&file->sides[stand->sheet_index].content, content->data,
	    content->size);
	add_links(file, page, stand);
}

/* The leaflet's pages in reading order, whatever sheets they are on: so the
 * structure tree is in that order, too. */
static void
paint_pages(struct file *file)
{
	struct painting painting = {
	    file->leaflet, file->embed, file->pictures, file->tags};
	for (size_t i = 0; i < file->leaflet->page_count; i++)
		if (file->stands[i].sheet)
			paint_page(file, &painting, i);
}

static bool
have_one_size(const struct sheets *sheets)
{
	for (size_t i = 1; i < sheets->count; i++)
		if (sheets->list[i].width != sheets->list[0].width ||
		    sheets->list[i].height != sheets->list[0].height)
			return false;
	return true;
}

/* Of all pages in the root of their tree (7.7.3.4), else of each. */
static void
write_media(struct bytes *out, const struct sheet *sheet)
{
	bytes_string(out, "/MediaBox");
	bytes_box(out, 0, 0, sheet->width, sheet->height);
}

/* Shared by all pages, each of which names it: PDF/A wants that (ISO 19005-2,
 * 6.2.2). */
static int
write_resources(struct file *file)
{
	struct bytes entries = bytes_new(file->job->arena);
	embed_write(file->embed, file->haru, &entries);
	pictures_write(file->pictures, &entries);
	int number = haru_number(file->haru);
	struct bytes *out = haru_begin(file->haru, number);
	bytes_add(out, entries.data, entries.size);
	haru_end(file->haru);
	return number;
}

/* The page is cropped to its medium: that need not be said (table 30). */
static void
write_boxes(const struct file *file, struct bytes *out, size_t index)
{
	const struct sheet *sheet = &file->sheets->list[index];
	const struct rect *trim = &sheet->trim;
	length bleed = sheet->bleed;
	length bottom = sheet->height - trim->y - trim->height;
	if (!have_one_size(file->sheets))
		write_media(out, sheet);
	if (bleed) {
		bytes_string(out, "/BleedBox");
		bytes_box(out, trim->x - bleed, bottom - bleed,
		    trim->x + trim->width + bleed,
		    bottom + trim->height + bleed);
	}
	bytes_string(out, "/TrimBox");
	bytes_box(
	    out, trim->x, bottom, trim->x + trim->width, bottom + trim->height);
}

static void
write_page(struct file *file, size_t index, int resources)
{
	struct side *side = &file->sides[index];
	size_t size;
	uint8_t *packed = deflate_bytes(file->painter->text, file->job->arena,
	    side->content.data, side->content.size, &size);
	struct object *content =
	    haru_stream(file->haru, packed, size, "FlateDecode");
	struct bytes *out = &file->pages[index]->body;
	bytes_string(out, "/Type/Page");
	write_boxes(file, out, index);
	bytes_string(out, "/Resources ");
	bytes_reference(out, resources);
	bytes_string(out, "/Contents ");
	bytes_reference(out, content->number);
	bytes_string(out, "/Tabs/S/StructParents ");
	bytes_whole(out, (int64_t)index);
	if (side->annotations.size) {
		bytes_string(out, "/Annots[");
		bytes_add(out, side->annotations.data, side->annotations.size);
		bytes_string(out, "]");
	}
}

/* false: already reported. */
static bool
write_catalog(struct file *file)
{
	const struct leaflet *leaflet = file->leaflet;
	struct arena *arena = file->job->arena;
	struct bytes *out = &haru_catalog(file->haru)->body;
	bytes_string(out, "/Lang");
	bytes_text(out, leaflet->lang);
	bytes_string(out, "/MarkInfo<</Marked true>>"
			  "/ViewerPreferences<</DisplayDocTitle true>>");
	bytes_string(out, "/StructTreeRoot ");
	bytes_reference(out, tags_write(file->tags));
	int bookmarks = navigate_bookmarks(
	    arena, file->haru, leaflet, file->stands, file->tags);
	if (bookmarks)
		bytes_printf(out, "/Outlines %d 0 R", bookmarks);
	navigate_labels(out, leaflet, file->stands, file->sheets->count);
	bytes_string(out, "/OutputIntents[");
	bytes_reference(out, colour_write(file->haru));
	bytes_string(out, "]/Metadata ");
	file->xmp = metadata_begin(arena, file->haru, file->painter->standard,
	    leaflet, file->permanent);
	bytes_reference(out, file->xmp.object->number);
	return !standard_attaches(file->painter->standard) ||
	       attach_source(
		   file->job, file->haru, file->painter->small, leaflet, out);
}

/* Everything but the digest of it in XMP.  false: already reported. */
static bool
write_objects(struct file *file)
{
	int resources = write_resources(file);
	if (have_one_size(file->sheets))
		write_media(
		    &haru_root(file->haru)->body, &file->sheets->list[0]);
	for (size_t i = 0; i < file->sheets->count; i++)
		write_page(file, i, resources);
	if (!write_catalog(file))
		return false;
	if (standard_is_modern(file->painter->standard))
		haru_modern(file->haru);
	else
		metadata_info(file->job->arena, file->haru, file->leaflet);
	return true;
}

static bool
write_file(struct file *file, const char *temporary, const char *path)
{
	struct digest changing = haru_digest(file->haru);
	metadata_end(&file->xmp, file->painter->standard, changing);
	struct save *save =
	    save_open(file->job, temporary, path, file->painter->buffer);
	if (!save)
		return false;
	bool whole =
	    haru_save(file->haru, file->permanent, changing, save_write, save);
	if (!whole && !save_failed(save))
		diag_error(file->job, (struct place){.file = path},
		    "libharu cannot write it, there is no memory left. Set "
		    "fewer articles at once.");
	return save_end(save, whole);
}

static bool
build(struct file *file)
{
	struct arena *arena = file->job->arena;
	file->permanent = metadata_permanent(arena, file->leaflet);
	file->embed = embed_new(arena, file->painter->fonts);
	file->pictures = pictures_new(
	    arena, file->haru, file->painter->small, file->painter->codes);
	note_items(file);
	if (!choose_fonts(file))
		return false;
	place_pages(file);
	file->tags = tags_new(arena, file->haru, file->painter->standard,
	    file->leaflet, file->pages, file->sheets->count);
	paint_pages(file);
	return write_objects(file);
}

bool
pdf_write(struct job *job, struct painter *painter,
    const struct leaflet *leaflet, const struct sheets *sheets,
    const char *temporary, const char *path)
{
	struct file file = {.job = job,
	    .painter = painter,
	    .leaflet = leaflet,
	    .sheets = sheets};
	file.haru = haru_new(job->arena, painter->text);
	if (!file.haru) {
		diag_error(job, (struct place){.file = path},
		    "libharu cannot begin it: there is no memory, or the "
		    "library is not the version that leaflet was built for. "
		    "Build leaflet again.");
		return false;
	}
	bool done = build(&file) && write_file(&file, temporary, path);
	haru_free(file.haru);
	return done;
}
