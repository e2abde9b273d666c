/*
 * Blocks in order: paragraphs here, the others in their own files.
 */
#include "typeset/setter.h"

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
	setter->above = ABOVE_TEXT;
}

static void
set_block(struct setter *setter, const struct block *block)
{
	setter->place = block->place;
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
