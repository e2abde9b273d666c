/* Numbers are big-endian; every place in the file is checked before it is
 * read. */
#include "typeset/sfnt.h"

#include <string.h>

enum { COLLECTION = 0x74746366, HEADER = 12, RECORD = 16 };

unsigned
sfnt_u16(const struct sfnt *sfnt, size_t at)
{
	if (at + 2 > sfnt->size)
		return 0;
	return (unsigned)sfnt->bytes[at] << 8 | sfnt->bytes[at + 1];
}

int
sfnt_s16(const struct sfnt *sfnt, size_t at)
{
	unsigned value = sfnt_u16(sfnt, at);
	return value < 0x8000 ? (int)value : (int)value - 0x10000;
}

uint32_t
sfnt_u32(const struct sfnt *sfnt, size_t at)
{
	return (uint32_t)sfnt_u16(sfnt, at) << 16 | sfnt_u16(sfnt, at + 2);
}

size_t
sfnt_directory(const struct sfnt *file, int collection)
{
	if (sfnt_u32(file, 0) != COLLECTION)
		return 0;
	return (uint32_t)collection < sfnt_u32(file, 8)
		   ? sfnt_u32(file, 12 + 4 * (size_t)collection)
		   : file->size;
}

static unsigned
table_count(const struct sfnt *file, size_t directory)
{
	return sfnt_u16(file, directory + 4);
}

static struct sfnt_place
place_at(const struct sfnt *file, size_t record)
{
	return (struct sfnt_place){
	    sfnt_u32(file, record + 8), sfnt_u32(file, record + 12)};
}

static bool
lies_within(const struct sfnt *file, struct sfnt_place place)
{
	return place.at <= file->size && place.size <= file->size - place.at;
}

size_t
sfnt_directory_size(const struct sfnt *file, size_t directory)
{
	return HEADER + RECORD * (size_t)table_count(file, directory);
}

bool
sfnt_place(const struct sfnt *file, size_t directory, const char tag[5],
    struct sfnt_place *place)
{
	unsigned count = table_count(file, directory);
	for (unsigned i = 0; i < count; i++) {
		size_t record = directory + HEADER + RECORD * (size_t)i;
		if (record + RECORD > file->size)
			return false;
		if (memcmp(file->bytes + record, tag, 4) != 0)
			continue;
		*place = place_at(file, record);
		return true;
	}
	return false;
}

bool
sfnt_find(const struct sfnt *file, size_t directory, const char tag[5],
    struct sfnt *table)
{
	struct sfnt_place place;
	if (!sfnt_place(file, directory, tag, &place) ||
	    !lies_within(file, place))
		return false;
	*table = (struct sfnt){file->bytes + place.at, place.size};
	return true;
}

bool
sfnt_is_whole(const struct sfnt *file, size_t directory)
{
	unsigned count = table_count(file, directory);
	for (unsigned i = 0; i < count; i++) {
		size_t record = directory + HEADER + RECORD * (size_t)i;
		if (record + RECORD > file->size ||
		    !lies_within(file, place_at(file, record)))
			return false;
	}
	return true;
}
