/*
 * The container of TrueType and OpenType fonts: a directory of tables
 * (OpenType 1.9, "The OpenType font file").
 */
#ifndef TYPESET_SFNT_H
#define TYPESET_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of a file or of one of its tables; reading beyond them gives 0. */
struct sfnt {
	const unsigned char *bytes;
	size_t size;
};

unsigned sfnt_u16(const struct sfnt *sfnt, size_t at);
int sfnt_s16(const struct sfnt *sfnt, size_t at);
uint32_t sfnt_u32(const struct sfnt *sfnt, size_t at);

/* Where the table directory of a face begins in its file: a collection holds
 * several (ibidem, "Font Collections").  The file's size: nowhere. */
size_t sfnt_directory(const struct sfnt *file, int collection);

/* The bytes that the directory takes from where it begins. */
size_t sfnt_directory_size(const struct sfnt *file, size_t directory);

/* Where a table lies. */
struct sfnt_place {
	size_t at, size;
};

/* What the directory says of the table, true or not; false: nothing. */
bool sfnt_place(const struct sfnt *file, size_t directory, const char tag[5],
    struct sfnt_place *place);

/* A table of the file, if all of it is there. */
bool sfnt_find(const struct sfnt *file, size_t directory, const char tag[5],
    struct sfnt *table);

/* Do all tables lie within the file? */
bool sfnt_is_whole(const struct sfnt *file, size_t directory);

#endif
