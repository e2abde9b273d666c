/*
 * Pictures: vectors at the profile's scale, photographs over the measure, with
 * the caption below (design-spec section 7).
 */
#include "typeset/column.h"
#include "typeset/setter.h"

#include "media/file.h"
#include "media/image.h"
#include "media/svg.h"

#include <string.h>

enum { PPI_WARNING = 225, PPI_ERROR = 100 };

/* A picture of either kind at its set size. */
struct picture {
	const struct drawing *drawing;
	const struct image *image;
	length width, height;  /* of what is seen */
	length over_x, over_y; /* cut off at each side; at top and foot */
};

static bool
is_svg(const char *path)
{
	size_t size = strlen(path);
	return size > 4 && strcmp(path + size - 4, ".svg") == 0;
}

static void
check_resolution(struct setter *setter, const struct block *block,
    const struct picture *picture)
{
	int64_t ppi = (int64_t)picture->image->width_px * 72000 /
		      (picture->width + 2 * picture->over_x);
	if (ppi >= PPI_WARNING)
		return;
	void (*report)(struct job *, struct place, const char *, ...) =
	    ppi < PPI_ERROR ? diag_error : diag_warning;
	report(setter->job, block->place,
	    "the picture '%s' has %lld pixels an inch at its size, under %d. "
	    "Use "
	    "one of at least %lld pixels in width.",
	    block->src, (long long)ppi,
	    ppi < PPI_ERROR ? PPI_ERROR : PPI_WARNING,
	    (long long)picture->width * PPI_WARNING / 72000 + 1);
}

/* The largest height that leaves room for a caption on the page. */
static length
height_most(const struct setter *setter)
{
	const struct page_format *format = &setter->theme->format;
	return format->last_baseline - format->first_baseline -
	       SET_MM(setter, 21);
}

/* The same, or less where pictures are made smaller than theirs. */
static length
height_for(const struct setter *setter, length height)
{
	length most = height_most(setter);
	return (length)unit_scale(
	    height < most ? height : most, setter->theme->pictures, 100);
}

static void
fit_into(struct picture *picture, length width, length height)
{
	if (picture->width > width) {
		picture->height =
		    (length)unit_scale(picture->height, width, picture->width);
		picture->width = width;
	}
	if (picture->height > height) {
		picture->width =
		    (length)unit_scale(picture->width, height, picture->height);
		picture->height = height;
	}
}

/*
 * A photograph ends on the grid, so that the text beside and below it does: it
 * is cut by half a module at most, at its sides or at top and foot.  What is
 * drawn or typed into a PNG may reach to its edges and stays whole.
 */
static void
cut_to_grid(const struct setter *setter, struct picture *picture)
{
	length grid = setter->theme->grid, height = picture->height;
	length modules = (height + grid / 2) / grid;
	if (picture->image->kind != IMAGE_JPEG || modules == 0 ||
	    modules * grid > height_most(setter))
		return;
	picture->height = modules * grid;
	if (picture->height <= height)
		picture->over_y = (height - picture->height) / 2;
	else
		picture->over_x = ((length)unit_scale(picture->width,
				       picture->height, height) -
				      picture->width) /
				  2;
}

/* A drawing grows with the text, for eyes that need that. */
static length
across(const struct setter *setter, length design)
{
	return theme_across(setter->theme, design);
}

static bool
load(struct setter *setter, const struct block *block, struct picture *picture)
{
	const char *path = file_beside(setter->job, block->place,
	    setter->article->file, block->src, setter->theme->root);
	if (!path)
		return false;
	if (is_svg(path)) {
		picture->drawing = svg_read(setter->job, path, block->place);
		if (!picture->drawing)
			return false;
		picture->width = across(setter, picture->drawing->width);
		picture->height = across(setter, picture->drawing->height);
		fit_into(picture, setter->width, height_most(setter));
		fit_into(picture, setter->width,
		    height_for(setter, picture->height));
		picture->drawing = svg_fit(
		    setter->job->arena, picture->drawing, picture->width);
		return true;
	}
	picture->image = image_read(setter->job, path, block->place);
	if (!picture->image)
		return false;
	/* A photograph takes the whole measure; its height follows. */
	picture->width = setter->width;
	picture->height = (length)unit_scale(
	    setter->width, picture->image->height_px, picture->image->width_px);
	fit_into(picture, setter->width, height_for(setter, picture->height));
	cut_to_grid(setter, picture);
	check_resolution(setter, block, picture);
	return true;
}

static struct item
picture_item(
    struct arena *arena, const struct picture *picture, length x, int tag)
{
	struct rect *seen = NULL;
	if (picture->over_x || picture->over_y) {
		seen = ARENA_NEW(arena, struct rect);
		*seen = (struct rect){x, 0, picture->width, picture->height};
	}
	return (struct item){
	    .kind = picture->drawing ? ITEM_DRAWING : ITEM_IMAGE,
	    .tag = tag,
	    .x = x - picture->over_x,
	    .y = -picture->over_y,
	    .width = picture->width + 2 * picture->over_x,
	    .height = picture->height + 2 * picture->over_y,
	    .clip = seen,
	    .drawing = picture->drawing,
	    .image = picture->image};
}

/* "Figure 1." in bold before the caption. */
static struct inlines
numbered(struct setter *setter, const struct inlines *caption)
{
	struct arena *arena = setter->job->arena;
	const char *pattern =
	    theme_string(setter->theme, setter->lang, STRING_FIGURE);
	const char *hole = strstr(pattern, "{number}");
	const char *number =
	    text_number(arena, setter->lang, (size_t)++(*setter->figures));
	const char *label =
	    hole ? arena_printf(arena, "%.*s%s%s", (int)(hole - pattern),
		       pattern, number, hole + strlen("{number}"))
		 : pattern;
	struct inlines result = *caption;
	uint32_t shift = (uint32_t)strlen(label) + 1;
	result.text = arena_printf(arena, "%s %s", label, caption->text);
	result.size = caption->size + shift;
	struct span *spans =
	    ARENA_ARRAY(arena, caption->span_count + 1, struct span);
	spans[0] = (struct span){.kind = SPAN_STRONG, .end = shift - 1};
	for (uint32_t i = 0; i < caption->span_count; i++) {
		spans[i + 1] = caption->spans[i];
		spans[i + 1].start += shift;
		spans[i + 1].end += shift;
	}
	result.spans = spans;
	result.span_count = caption->span_count + 1;
	return result;
}

/* The first of the slices that may not be parted up to this one. */
static size_t
first_tied(const struct galley *galley, size_t slice)
{
	while (slice > 0 && galley->slices[slice].break_cost >= BREAK_NEVER)
		slice--;
	return slice;
}

/*
 * A figure stays whole with its caption, which is the galley's last, and below
 * its heading (design-spec section 16); but what is too high for a page is
 * parted like text.
 */
static void
keep_whole(struct setter *setter, size_t picture)
{
	const struct theme *theme = setter->theme;
	struct galley *galley = setter->galley;
	struct column column = column_begin(theme->format.first_baseline);
	for (size_t i = first_tied(galley, picture); i < galley->count; i++)
		column_place(theme, &column, &galley->slices[i]);
	if (column.bottom > theme->format.last_baseline)
		return;
	for (size_t i = picture + 1; i < galley->count; i++)
		galley->slices[i].break_cost = BREAK_NEVER;
}

/* Below the slice of the picture. */
static void
set_caption(struct setter *setter, const struct block *block, size_t picture,
    int figure)
{
	int tag = tree_add(setter->galley->tree, figure, TAG_CAPTION);
	const struct style *style = setter_style(setter, ROLE_CAPTION);
	struct inlines caption = numbered(setter, &block->caption);
	const struct lines *lines =
	    setter_lines(setter, &caption, ROLE_CAPTION, tag);
	setter->cost = BREAK_NEVER;
	setter_add_lines(setter, lines, 0, style->leading, SET_MM(setter, 6));
	keep_whole(setter, picture);
	setter->above = ABOVE_CAPTION;
}

void
figure_set(struct setter *setter, const struct block *block)
{
	struct picture picture = {0};
	if (!load(setter, block, &picture))
		return;
	struct tree *tree = setter->galley->tree;
	int tag = TAG_ARTIFACT;
	bool captioned = block->caption.text != NULL;
	if (!block->decorative || captioned) {
		tag = tree_add(tree, setter->tag, TAG_FIGURE);
		tree_tag(tree, tag)->alt =
		    block->decorative ? block->caption.text : block->alt;
	}
	struct item_list items = {.arena = setter->job->arena};
	items_add(
	    &items, picture_item(setter->job->arena, &picture, setter->x, tag));
	size_t slice = setter_add(setter,
	    (struct slice){.before = setter_before(setter, SET_MM(setter, 3)),
		.after = picture.height + SET_MM(setter, 9),
		.round = !captioned,
		.extent = picture.height,
		.break_cost = setter_break_cost(setter),
		.items = items.items,
		.count = items.count});
	setter->cost = setter->keep = 0;
	setter->above = ABOVE_BOX;
	if (captioned)
		set_caption(setter, block, slice, tag);
}
