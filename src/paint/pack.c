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

enum { PREDICTOR_UP = 2 };

/* At first, what is usual: buffers that grow are copied. */
enum { OBJECTS = 512, TEXT_BYTES = 24 * 1024, NUMBER_BYTES = 4 * 1024 };

struct place {
	int kind;
	size_t at; /* byte of the file; IN_STREAM: index */
};

struct pack {
	struct arena *arena;
	struct place *places; /* by number; 0 is free */
	size_t count, capacity;
	int stream;           /* the number of the object stream */
	size_t added;         /* objects in it */
	struct bytes numbers; /* "NUMBER OFFSET " of each */
	struct bytes texts;
};

struct pack *
pack_new(struct arena *arena)
{
	struct pack *pack = ARENA_NEW(arena, struct pack);
	*pack = (struct pack){.arena = arena,
	    .places = arena_room(arena, OBJECTS * sizeof *pack->places),
	    .capacity = OBJECTS,
	    .numbers = bytes_new(arena),
	    .texts = bytes_new(arena)};
	bytes_grow(&pack->numbers, NUMBER_BYTES);
	bytes_grow(&pack->texts, TEXT_BYTES);
	pack_number(pack);
	return pack;
}

int
pack_number(struct pack *pack)
{
	struct place place = {FREE, 0};
	ARENA_PUSH(
	    pack->arena, pack->places, pack->count, pack->capacity, place);
	return (int)pack->count - 1;
}

static void
put(struct pack *pack, int number, struct place place)
{
	assert(number > 0 && (size_t)number < pack->count);
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

struct bytes *
pack_text(struct pack *pack)
{
	return &pack->texts;
}

struct packed
pack_objects(struct pack *pack, struct deflate *deflate, int number)
{
	struct packed packed = {.entries = bytes_new(pack->arena)};
	bytes_string(&packed.entries, "/Type/ObjStm/N ");
	bytes_whole(&packed.entries, (int64_t)pack->added);
	bytes_string(&packed.entries, "/First ");
	bytes_whole(&packed.entries, (int64_t)pack->numbers.size);
	bytes_string(&packed.entries, "/Filter/FlateDecode");
	bytes_add(&pack->numbers, pack->texts.data, pack->texts.size);
	packed.bytes = deflate_bytes(deflate, pack->arena, pack->numbers.data,
	    pack->numbers.size, &packed.size);
	pack->stream = number;
	return packed;
}

/* How many bytes numbers up to this need. */
static int
width_of(size_t most)
{
	int width = 1;
	while (most >>= 8)
		width++;
	return width;
}

/* What a row of the table holds: bytes of its fields, and of all. */
struct row {
	int place, index, width;
};

static struct row
measure(const struct pack *pack)
{
	size_t most = (size_t)pack->stream;
	for (size_t i = 0; i < pack->count; i++)
		if (pack->places[i].kind == IN_FILE &&
		    pack->places[i].at > most)
			most = pack->places[i].at;
	struct row row = {width_of(most), width_of(pack->added), 0};
	row.width = 1 + row.place + row.index;
	assert(row.width <= (int)sizeof(uint64_t));
	return row;
}

/* The bytes of a row as one number. */
static uint64_t
row_of(const struct pack *pack, size_t number, struct row row)
{
	const struct place *place = &pack->places[number];
	bool packed = place->kind == IN_STREAM;
	uint64_t where = packed ? (uint64_t)pack->stream : place->at;
	uint64_t index = packed ? place->at : 0;
	assert((number == 0) == (place->kind == FREE));
	return ((uint64_t)place->kind << 8 * row.place | where)
		   << 8 * row.index |
	       index;
}

static struct bytes
describe(const struct pack *pack, struct row row)
{
	struct bytes out = bytes_new(pack->arena);
	bytes_printf(&out,
	    "/Type/XRef/Size %zu/W[1 %d %d]/Filter/FlateDecode"
	    "/DecodeParms<</Predictor 12/Columns %d>>",
	    pack->count, row.place, row.index, row.width);
	return out;
}

struct packed
pack_table(const struct pack *pack, struct deflate *deflate)
{
	const struct row row = measure(pack);
	const size_t size = pack->count * (1 + (size_t)row.width);
	uint8_t *table = arena_room(pack->arena, size), *to = table;
	uint64_t above = 0;
	for (size_t number = 0; number < pack->count; number++) {
		uint64_t now = row_of(pack, number, row);
		*to++ = PREDICTOR_UP;
		for (int shift = 8 * (row.width - 1); shift >= 0; shift -= 8)
			*to++ = (uint8_t)((now >> shift) - (above >> shift));
		above = now;
	}
	struct packed packed = {.entries = describe(pack, row)};
	packed.bytes =
	    deflate_bytes(deflate, pack->arena, table, size, &packed.size);
	return packed;
}
