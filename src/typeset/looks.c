/*
 * How each stretch of a text looks: its spans' faces, sizes and tags, one
 * within the other.
 */
#include "typeset/looks.h"

#include "article/library.h"
#include "typeset/links.h"

/* The work of one text. */
struct looking {
	struct job *job;
	struct shaper *shaper;
	const struct inlines *text;
	const struct shaping *shaping;
};

static const char *
link_target(const struct looking *work, const struct span *span)
{
	if (span->href || !span->ref || !work->shaping->library)
		return span->href;
	const struct library_entry *entry = library_find_in(
	    work->shaping->library, span->ref, work->shaping->lang);
	if (!entry)
		return NULL;
	if (entry->url || !work->shaping->theme)
		return entry->url ? entry->url : entry->short_url;
	return links_to_entry(work->job->arena, work->shaping->theme, entry);
}

/* The tag for a span within the tag of its parent, or the parent's. */
static int
span_tag(const struct looking *work, const struct span *span, int parent)
{
	struct tree *tree = work->shaping->tree;
	if (!tree || parent == TAG_ARTIFACT)
		return parent;
	const char *target;
	int tag = parent;
	switch (span->kind) {
	case SPAN_A:
		target = link_target(work, span);
		if (!target)
			break;
		tag = tree_add(tree, parent, TAG_LINK);
		tree_tag(tree, tag)->uri = target;
		tree_tag(tree, tag)->contents =
		    links_words(work->job->arena, work->text, span);
		break;
	case SPAN_ABBR:
		if (!span->title)
			break;
		tag = tree_add(tree, parent, TAG_SPAN);
		tree_tag(tree, tag)->expansion = span->title;
		break;
	case SPAN_Q:
		tag = tree_add(tree, parent, TAG_QUOTE);
		break;
	case SPAN_LANG:
		tag = tree_add(tree, parent, TAG_SPAN);
		tree_tag(tree, tag)->lang = span->lang;
		break;
	case SPAN_EM:
		tag = tree_add(tree, parent, TAG_EM);
		break;
	case SPAN_STRONG:
		tag = tree_add(tree, parent, TAG_STRONG);
		break;
	case SPAN_SUB:
	case SPAN_SUP:
	case SPAN_NOBR:
		break;
	}
	return tag;
}

static void
choose_face(const struct looking *work, struct look *look)
{
	look->own =
	    shaper_face(work->shaper, look->wish.slot, look->wish.weight);
	look->font = shaper_language_face(work->shaper, &look->wish);
	look->language = shaper_language(work->shaper, look->wish.lang);
}

static struct look *
look_of(const struct looking *work, const struct span *span,
    const struct look *outer)
{
	const struct style *style = work->shaping->style;
	struct look *look = ARENA_NEW(work->job->arena, struct look);
	*look = *outer;
	if (work->shaping->tags &&
	    work->shaping->tags[span - work->text->spans])
		look->tag = work->shaping->tags[span - work->text->spans];
	else
		look->tag = span_tag(work, span, outer->tag);
	switch (span->kind) {
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_A:
		look->wish.weight = style->bold_weight;
		choose_face(work, look);
		break;
	case SPAN_SUB:
	case SPAN_SUP:
		/* Raised by a third, lowered by a sixth of the size: within
		 * the leading, so that lines stay even.  In clear print and
		 * above as large as the text (UKAAF G003). */
		look->rise += outer->size / (span->kind == SPAN_SUP ? 3 : -6);
		if (!work->shaping->theme ||
		    work->shaping->theme->profile == PROFILE_STANDARD)
			look->size = (length)unit_scale(outer->size, 7, 10);
		break;
	case SPAN_LANG:
		look->wish.lang = span->lang;
		choose_face(work, look);
		break;
	case SPAN_ABBR:
	case SPAN_Q:
	case SPAN_NOBR:
		break;
	}
	return look;
}

const struct look *const *
looks_make(struct job *job, struct shaper *shaper, const struct inlines *text,
    const struct shaping *shaping)
{
	const struct looking work = {job, shaper, text, shaping};
	const struct style *style = shaping->style;
	struct look *base = arena_room(job->arena, sizeof *base);
	*base = (struct look){
	    .wish = {.lang = shaping->lang,
		.slot = style->font,
		.weight = shaping->bold ? style->bold_weight : style->weight},
	    .size = style->size,
	    .colour = style->colour,
	    .tracking = style->tracking,
	    .tag = shaping->tag};
	choose_face(&work, base);
	const struct look **looks = arena_room(
	    job->arena, (text->span_count + 1) * sizeof(struct look *));
	looks[text->span_count] = base;
	for (uint32_t i = 0; i < text->span_count; i++) {
		uint32_t outer = text->span_count;
		for (uint32_t j = 0; j < i; j++)
			if (text->spans[j].start <= text->spans[i].start &&
			    text->spans[j].end >= text->spans[i].end)
				outer = j;
		looks[i] = look_of(&work, &text->spans[i], looks[outer]);
	}
	return looks;
}

const struct look *
looks_in_face(
    struct arena *arena, const struct look *look, const struct font *font)
{
	if (font == look->font)
		return look;
	struct look *other = ARENA_NEW(arena, struct look);
	*other = *look;
	other->font = font;
	return other;
}

uint32_t
looks_span_at(const struct inlines *text, uint32_t at)
{
	uint32_t found = text->span_count;
	for (uint32_t i = 0; i < text->span_count; i++) {
		if (text->spans[i].start > at)
			break;
		if (text->spans[i].end > at)
			found = i;
	}
	return found;
}

uint32_t
looks_change_after(const struct inlines *text, uint32_t at)
{
	uint32_t change = text->size;
	for (uint32_t i = 0; i < text->span_count; i++) {
		const struct span *span = &text->spans[i];
		if (span->start > at && span->start < change)
			change = span->start;
		if (span->end > at && span->end < change)
			change = span->end;
	}
	return change;
}

bool
looks_in_nobr(const struct inlines *text, uint32_t at)
{
	for (uint32_t i = 0; i < text->span_count; i++)
		if (text->spans[i].kind == SPAN_NOBR &&
		    text->spans[i].start < at && at < text->spans[i].end)
			return true;
	return false;
}

bool
looks_in_link(const struct inlines *text, uint32_t at)
{
	uint32_t span = looks_span_at(text, at);
	return span < text->span_count && text->spans[span].kind == SPAN_A;
}
