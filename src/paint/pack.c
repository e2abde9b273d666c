/*
 * The table has a row for each object: what kind of place it has, where (a
 * byte of the file, or the number of the object stream), and its index in the
 * object stream.  A row is written as its difference from the one above (PNG's
 * predictor Up, 7.4.4.4): that of neighbours in the object stream is always
 * the same, and deflates to next to nothing.
 */
#include "paint/pack.h"

#include <assert.h>

enum { FREE, IN_FILE, IN_STREAM }; /* 7.5.8.3, table 18 */

enum { PLACE_BYTES = 4, INDEX_BYTES = 3, ROW = 1 + PLACE_BYTES + INDEX_BYTES };

enum { PREDICTOR_UP = 2 };

enum { OBJECT_BYTES = 80 };

struct place {
	int kind;
	size_t at; /* byte of the file; IN_STREAM: index */
};

struct pack {
	struct arena *arena;
	struct place *places; /* by number; 0 is free */
	int count;
	int stream;           /* the number of the object stream */
	size_t added;         /* objects in it */
	struct bytes numbers; /* "NUMBER OFFSET " of each */
	struct bytes texts;
};

struct pack *
pack_new(struct arena *arena, int count)
{
	struct pack *pack = ARENA_NEW(arena, struct pack);
	*pack = (struct pack){.arena = arena,
	    .count = count,
	    .places = ARENA_ARRAY(arena, (size_t)count + 1, struct place),
	    .numbers = bytes_new(arena),
	    .texts = bytes_new(arena)};
	/* At first, what is usual: buffers that grow are copied. */
	bytes_grow(&pack->texts, (size_t)count * OBJECT_BYTES);
	return pack;
}

static void
put(struct pack *pack, int number, struct place place)
{
	assert(number > 0 && number <= pack->count);
	assert(pack->places[number].kind == FREE);
	pack->places[number] = place;
}

void
pack_place(struct pack *pack, int number, size_t offset)
{
	put(pack, number, (struct place){IN_FILE, offset});
}

struct bytes *
pack_add(struct pack *pack, int number)
{
	put(pack, number, (struct place){IN_STREAM, pack->added++});
	bytes_integer(&pack->numbers, number);
	bytes_integer(&pack->numbers, (int)pack->texts.size);
	return &pack->texts;
}

struct packed
pack_objects(struct pack *pack, struct deflate *deflate, int number)
{
	struct packed packed = {.entries = bytes_new(pack->arena)};
	bytes_printf(&packed.entries,
	    "/Type/ObjStm/N %zu/First %zu/Filter/FlateDecode", pack->added,
	    pack->numbers.size);
	bytes_add(&pack->numbers, pack->texts.data, pack->texts.size);
	packed.bytes = deflate_bytes(deflate, pack->arena, pack->numbers.data,
	    pack->numbers.size, &packed.size);
	pack->stream = number;
	return packed;
}

static void
fill_row(const struct pack *pack, int number, uint8_t row[ROW])
{
	const struct place *place = &pack->places[number];
	bool packed = place->kind == IN_STREAM;
	size_t where = packed ? (size_t)pack->stream : place->at;
	size_t index = packed ? place->at : 0;
	assert((number == 0) == (place->kind == FREE));
	row[0] = (uint8_t)place->kind;
	for (int i = PLACE_BYTES; i > 0; i--, where >>= 8)
		row[i] = (uint8_t)where;
	for (int i = ROW - 1; i > PLACE_BYTES; i--, index >>= 8)
		row[i] = (uint8_t)index;
}

struct packed
pack_table(const struct pack *pack, struct deflate *deflate)
{
	size_t rows = (size_t)pack->count + 1;
	uint8_t *table = arena_array(pack->arena, rows, 1 + ROW), *to = table;
	uint8_t above[ROW] = {0}, row[ROW];
	for (int number = 0; number <= pack->count; number++) {
		fill_row(pack, number, row);
		*to++ = PREDICTOR_UP;
		for (int i = 0; i < ROW; i++) {
			*to++ = (uint8_t)(row[i] - above[i]);
			above[i] = row[i];
		}
	}
	struct packed packed = {.entries = bytes_new(pack->arena)};
	bytes_printf(&packed.entries,
	    "/Type/XRef/Size %zu/W[1 %d %d]/Filter/FlateDecode"
	    "/DecodeParms<</Predictor 12/Columns %d>>",
	    rows, PLACE_BYTES, INDEX_BYTES, ROW);
	packed.bytes = deflate_bytes(
	    deflate, pack->arena, table, rows * (1 + ROW), &packed.size);
	return packed;
}
