/*
 * Blocks in order: paragraphs here, the others in their own files.
 */
#include "typeset/help.h"

void
blocks_set_paragraph(
    struct setter *setter, const struct inlines *text, enum role role)
{
	const struct style *style = setter_style(setter, role);
	int tag = setter->sole
		      ? setter->tag
		      : tree_add(setter->galley->tree, setter->tag, TAG_P);
	const struct lines *lines = setter_lines(setter, text, role, tag);
	length after = style->leading + style->after;
	if (role == ROLE_LEAD) /* design-spec 6: the last line + one module */
		after = setter->theme->grid + style->after;
	setter_add_lines(setter, lines, setter_before(setter, style->before),
	    style->leading, after);
	if (role == ROLE_BODY || role == ROLE_LEAD)
		setter_vary(setter, lines);
	setter->above = ABOVE_TEXT;
}

/* Sets a part over both columns; false: it is not one, or has no room there. */
static bool
set_spanning(struct setter *setter, const struct block *block)
{
	bool urgent = block->kind == BLOCK_NOTE && block->note == NOTE_URGENT;
	if ((!urgent && block->kind != BLOCK_TABLE) || !setter_may_span(setter))
		return false;
	struct tree *tree = setter->galley->tree;
	size_t tags = tree->count;
	struct links links = *setter->links;
	struct setter span = setter_span(setter);
	bool set = true;
	if (urgent)
		set = strip_set(&span, block);
	else
		table_set(&span, block);
	length half = setter->theme->half, grid = setter->theme->grid;
	if (set && setter_add_span(setter, &span, REACH_FOOT,
		       urgent ? grid : grid + half, grid)) {
		setter->cost = 0;
		return true;
	}
	tree->count = tags;
	*setter->links = links;
	return false;
}

void
blocks_set_lead(struct setter *setter, const struct inlines *text)
{
	if (!setter_may_span(setter)) {
		blocks_set_paragraph(setter, text, ROLE_LEAD);
		return;
	}
	const struct style *style = setter_style(setter, ROLE_LEAD);
	struct setter span = setter_span(setter);
	int tag = tree_add(setter->galley->tree, setter->tag, TAG_P);
	const struct lines *lines = setter_lines(&span, text, ROLE_LEAD, tag);
	/* A large one begins as much lower as its leading is larger. */
	length lower =
	    style->leading - theme_scale(setter->theme, UNIT_MM(7.5));
	struct item_list items = {.arena = setter->job->arena};
	length y = lower > 0 ? lower : 0;
	for (size_t i = 0; i < lines->count; i++, y += style->leading)
		compose_line(&items, lines, i, 0, y);
	y -= style->leading;
	setter_add(
	    setter, (struct slice){.reach = REACH_HEAD,
			.after = y + theme_scale(setter->theme, UNIT_MM(19.5)),
			.round = true,
			.extent = y,
			.items = items.items,
			.count = items.count});
}

static void
set_block(struct setter *setter, const struct block *block)
{
	setter->place = block->place;
	if (set_spanning(setter, block))
		return;
	switch (block->kind) {
	case BLOCK_P:
		blocks_set_paragraph(setter, &block->text, ROLE_BODY);
		break;
	case BLOCK_OL:
		if (block->steps) {
			lists_set_steps(setter, block);
			break;
		}
		lists_set(setter, block);
		break;
	case BLOCK_UL:
		lists_set(setter, block);
		break;
	case BLOCK_DL:
		lists_set_descriptions(setter, block);
		break;
	case BLOCK_QUOTE:
		boxes_set_quote(setter, block);
		break;
	case BLOCK_NOTE:
		if (block->note == NOTE_URGENT)
			help_set(setter, block);
		else
			boxes_set_note(setter, block);
		break;
	case BLOCK_FIGURE:
		figure_set(setter, block);
		break;
	case BLOCK_TABLE:
		table_set(setter, block);
		break;
	}
}

void
blocks_set(struct setter *setter, struct blocks blocks)
{
	for (size_t i = 0; i < blocks.count; i++)
		set_block(setter, &blocks.list[i]);
}

bool
blocks_are_sole(struct blocks blocks)
{
	return blocks.count == 1 && blocks.list[0].kind == BLOCK_P;
}
