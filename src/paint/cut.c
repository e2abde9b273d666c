/*
 * The tables stay in their order; glyf and loca are written anew, and what
 * depends on them: places, sizes and checksums ("The OpenType font file",
 * "glyf", "loca" of the OpenType specification).
 */
#include "paint/cut.h"

#include <string.h>

enum {
	HEADER = 12,
	RECORD = 16,
	ADJUSTMENT_AT = 8, /* head: checksumAdjustment */
	LOCA_FORMAT_AT = 50,
	GLYPH_HEADER = 10
};

/* Flags of a part of a composite glyph. */
enum {
	WORDS = 1,
	ONE_SCALE = 8,
	MORE = 32,
	TWO_SCALES = 64,
	FOUR_SCALES = 128
};

struct table {
	const uint8_t *bytes; /* NULL: there is none */
	uint32_t size;
};

struct cut {
	const uint8_t *file;
	size_t size;
	struct table head, loca, glyf;
	bool wide;      /* loca has four bytes a place */
	uint32_t count; /* of glyphs */
	bool *keep;
	uint8_t *out;
	size_t used; /* bytes of out */
};

static uint32_t
read16(const uint8_t *at)
{
	return (uint32_t)at[0] << 8 | at[1];
}

static uint32_t
read32(const uint8_t *at)
{
	return read16(at) << 16 | read16(at + 2);
}

static void
write16(uint8_t *at, uint32_t value)
{
	at[0] = (uint8_t)(value >> 8);
	at[1] = (uint8_t)value;
}

static void
write32(uint8_t *at, uint32_t value)
{
	write16(at, value >> 16);
	write16(at + 2, value);
}

/* The table of a record, if all of it is in the file. */
static struct table
table_at(const struct cut *cut, const uint8_t *record)
{
	uint32_t at = read32(record + 8), size = read32(record + 12);
	if (at > cut->size || size > cut->size - at)
		return (struct table){0};
	return (struct table){cut->file + at, size};
}

static const uint8_t *
record_of(const struct cut *cut, uint32_t index)
{
	return cut->file + HEADER + index * RECORD;
}

static bool
read_tables(struct cut *cut)
{
	if (cut->size < HEADER)
		return false;
	uint32_t count = read16(cut->file + 4);
	if (cut->size < HEADER + count * RECORD)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *record = record_of(cut, i);
		struct table table = table_at(cut, record);
		if (!table.bytes)
			return false;
		if (memcmp(record, "head", 4) == 0)
			cut->head = table;
		else if (memcmp(record, "loca", 4) == 0)
			cut->loca = table;
		else if (memcmp(record, "glyf", 4) == 0)
			cut->glyf = table;
	}
	if (cut->head.size < LOCA_FORMAT_AT + 2)
		return false;
	cut->wide = read16(cut->head.bytes + LOCA_FORMAT_AT) != 0;
	return cut->loca.bytes && cut->glyf.bytes &&
	       cut->loca.size / (cut->wide ? 4 : 2) > cut->count;
}

static uint32_t
place_of(const struct cut *cut, uint32_t glyph)
{
	return cut->wide ? read32(cut->loca.bytes + 4 * (size_t)glyph)
			 : read16(cut->loca.bytes + 2 * (size_t)glyph) * 2;
}

/* No bytes: it is empty, or not as it should be. */
static struct table
outline_of(const struct cut *cut, uint32_t glyph)
{
	uint32_t at = place_of(cut, glyph), end = place_of(cut, glyph + 1);
	if (at >= end || end > cut->glyf.size)
		return (struct table){0};
	return (struct table){cut->glyf.bytes + at, end - at};
}

static uint32_t
part_size(uint32_t flags)
{
	uint32_t size = flags & WORDS ? 8 : 6;
	if (flags & ONE_SCALE)
		return size + 2;
	if (flags & TWO_SCALES)
		return size + 4;
	return flags & FOUR_SCALES ? size + 8 : size;
}

/* Keeps the parts of a composite glyph; true: one was not kept before. */
static bool
keep_parts(struct cut *cut, uint32_t glyph)
{
	struct table outline = outline_of(cut, glyph);
	if (outline.size < GLYPH_HEADER || !(outline.bytes[0] & 0x80))
		return false;
	bool more = false;
	uint32_t flags = MORE;
	for (uint32_t at = GLYPH_HEADER; flags & MORE && outline.size - at >= 6;
	     at += part_size(flags)) {
		flags = read16(outline.bytes + at);
		uint32_t part = read16(outline.bytes + at + 2);
		if (part_size(flags) > outline.size - at)
			break;
		if (part < cut->count && !cut->keep[part])
			more = cut->keep[part] = true;
	}
	return more;
}

static void
keep_all_parts(struct cut *cut)
{
	bool more = true;
	while (more) {
		more = false;
		for (uint32_t i = 0; i < cut->count; i++)
			if (cut->keep[i] && keep_parts(cut, i))
				more = true;
	}
}

static void
align(struct cut *cut)
{
	while (cut->used % 4)
		cut->out[cut->used++] = 0;
}

static void
copy_outlines(struct cut *cut)
{
	for (uint32_t i = 0; i < cut->count; i++) {
		if (!cut->keep[i])
			continue;
		struct table outline = outline_of(cut, i);
		if (outline.size)
			memcpy(
			    cut->out + cut->used, outline.bytes, outline.size);
		cut->used += outline.size;
	}
}

static void
write_places(struct cut *cut)
{
	uint32_t place = 0;
	for (uint32_t i = 0; i <= cut->count; i++) {
		if (cut->wide)
			write32(cut->out + cut->used, place);
		else
			write16(cut->out + cut->used, place / 2);
		cut->used += cut->wide ? 4 : 2;
		if (i < cut->count && cut->keep[i])
			place += outline_of(cut, i).size;
	}
}

static uint32_t
sum_of(const uint8_t *bytes, size_t size)
{
	uint32_t sum = 0;
	for (size_t i = 0; i + 4 <= size; i += 4)
		sum += read32(bytes + i);
	return sum;
}

/* The table goes to the end of what is written; the result is its sum. */
static uint32_t
write_table(struct cut *cut, uint32_t index)
{
	uint8_t *record = cut->out + HEADER + index * RECORD;
	struct table table = table_at(cut, record_of(cut, index));
	size_t start = cut->used;
	if (table.bytes == cut->glyf.bytes) {
		copy_outlines(cut);
	} else if (table.bytes == cut->loca.bytes) {
		write_places(cut);
	} else {
		memcpy(cut->out + start, table.bytes, table.size);
		cut->used += table.size;
	}
	if (table.bytes == cut->head.bytes)
		write32(cut->out + start + ADJUSTMENT_AT, 0);
	write32(record + 8, (uint32_t)start);
	write32(record + 12, (uint32_t)(cut->used - start));
	align(cut);
	uint32_t sum = sum_of(cut->out + start, cut->used - start);
	write32(record + 4, sum);
	return sum;
}

/* What makes the sum of all the file, which is that of its tables and of what
 * is before them, 0xB1B0AFBA. */
static void
adjust(struct cut *cut, uint32_t tables, uint32_t sum)
{
	sum += sum_of(cut->out, HEADER + tables * RECORD);
	for (uint32_t i = 0; i < tables; i++) {
		const uint8_t *record = cut->out + HEADER + i * RECORD;
		if (memcmp(record, "head", 4) == 0)
			write32(cut->out + read32(record + 8) + ADJUSTMENT_AT,
			    0xB1B0AFBAu - sum);
	}
}

uint8_t *
cut_outlines(struct arena *arena, const uint8_t *file, size_t size,
    const bool *keep, uint32_t count, size_t *cut_size)
{
	struct cut cut = {.file = file, .size = size, .count = count};
	if (count == 0 || !read_tables(&cut))
		return NULL;
	cut.keep = ARENA_ARRAY(arena, count, bool);
	memcpy(cut.keep, keep, count * sizeof *keep);
	cut.keep[0] = true;
	keep_all_parts(&cut);
	uint32_t tables = read16(file + 4);
	/* No table grows; alignment may take three bytes each. */
	cut.out = arena_room(arena, size + 4 * (size_t)tables);
	cut.used = HEADER + tables * RECORD;
	memcpy(cut.out, file, cut.used);
	uint32_t sum = 0;
	for (uint32_t i = 0; i < tables; i++)
		sum += write_table(&cut, i);
	adjust(&cut, tables, sum);
	*cut_size = cut.used;
	return cut.out;
}
