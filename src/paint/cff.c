/*
 * In a CID-keyed font, as for Chinese or Japanese, text names a glyph by the
 * CID that the charset gives it, not by its number (ISO 32000-1, 9.7.4.2).
 * This reads just that far: header, Name INDEX, Top DICT, charset (Adobe
 * Technical Note #5176, 4 to 6, 9 and 13).
 */
#include "paint/cff.h"

#include <stdbool.h>

enum { OP_ESCAPE = 12, OP_CHARSET = 15, OP_ROS = 0x0C1E };

/* Bytes that are read in order; reading past the end gives zeros, once for
 * all. */
struct reader {
	const uint8_t *bytes;
	size_t size, at;
	bool failed;
};

static uint32_t
take(struct reader *reader, unsigned bytes)
{
	if (reader->at > reader->size || bytes > reader->size - reader->at) {
		reader->failed = true;
		return 0;
	}
	uint32_t value = 0;
	for (unsigned i = 0; i < bytes; i++)
		value = value << 8 | reader->bytes[reader->at++];
	return value;
}

/* Moves past an INDEX; what its first item is goes into *first. */
static void
take_index(struct reader *reader, struct reader *first)
{
	uint32_t count = take(reader, 2);
	*first = (struct reader){0};
	if (count == 0 || reader->failed)
		return;
	unsigned width = take(reader, 1);
	if (width < 1 || width > 4) {
		reader->failed = true;
		return;
	}
	size_t offsets = reader->at;
	size_t data = offsets + ((size_t)count + 1) * width - 1;
	uint32_t start = take(reader, width), end = take(reader, width);
	reader->at = offsets + (size_t)count * width;
	uint32_t last = take(reader, width);
	if (start > end || end > reader->size || last < end ||
	    data > reader->size || last > reader->size - data) {
		reader->failed = true;
		return;
	}
	*first = (struct reader){
	    .bytes = reader->bytes + data + start, .size = end - start};
	reader->at = data + last;
}

/* An operand of a DICT whose first byte is b0; a real number counts as 0. */
static int32_t
take_operand(struct reader *dict, uint32_t b0)
{
	if (b0 == 28)
		return (int16_t)take(dict, 2);
	if (b0 == 29)
		return (int32_t)take(dict, 4);
	if (b0 == 30) {
		while (!dict->failed && (take(dict, 1) & 0x0F) != 0x0F)
			continue;
		return 0;
	}
	if (b0 >= 32 && b0 <= 246)
		return (int32_t)b0 - 139;
	if (b0 >= 247 && b0 <= 250)
		return (int32_t)((b0 - 247) * 256 + take(dict, 1)) + 108;
	return -(int32_t)((b0 - 251) * 256 + take(dict, 1)) - 108;
}

/* Where the charset is, if the Top DICT is that of a CID-keyed font. */
static bool
find_charset(struct reader *dict, uint32_t *charset)
{
	int32_t last = 0;
	bool keyed = false;
	*charset = 0;
	while (dict->at < dict->size && !dict->failed) {
		uint32_t b0 = take(dict, 1);
		if (b0 >= 28 && b0 != 31 && b0 != 255) {
			last = take_operand(dict, b0);
			continue;
		}
		uint32_t operator= b0 == OP_ESCAPE ? b0 << 8 | take(dict, 1)
						   : b0;
		keyed = keyed || operator== OP_ROS;
		if (operator== OP_CHARSET && last >= 0)
			*charset = (uint32_t)last;
	}
	/* 0 to 2 are charsets of names, which a CID-keyed font has not. */
	return keyed && !dict->failed && *charset > 2;
}

static void
read_charset(struct reader *reader, uint16_t *cids, uint32_t count)
{
	uint32_t format = take(reader, 1);
	reader->failed = reader->failed || format > 2;
	for (uint32_t glyph = 1; glyph < count && !reader->failed;) {
		uint32_t first = take(reader, 2);
		uint32_t left = format ? take(reader, format) : 0;
		for (uint32_t i = 0; i <= left && glyph < count; i++)
			cids[glyph++] = (uint16_t)(first + i);
	}
}

const uint16_t *
cff_cids(struct arena *arena, const uint8_t *table, size_t size, uint32_t count)
{
	struct reader reader = {.bytes = table, .size = size}, name, dict;
	uint32_t charset;
	reader.at = take(&reader, 3) & 0xFF; /* major, minor, header's size */
	take_index(&reader, &name);
	take_index(&reader, &dict);
	if (reader.failed || !find_charset(&dict, &charset))
		return NULL;
	uint16_t *cids = ARENA_ARRAY(arena, count, uint16_t);
	reader.at = charset;
	read_charset(&reader, cids, count);
	return reader.failed ? NULL : cids;
}
