/*
 * A growing buffer in which the PDF's syntax is written (ISO 32000-1, 7.2 and
 * 7.3).  Numbers are decimals made of integers, so no locale can change them.
 */
#ifndef PAINT_BYTES_H
#define PAINT_BYTES_H

#include "base/arena.h"
#include "base/unit.h"
#include "theme/palette.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bytes {
	struct arena *arena; /* owns data */
	char *data;
	size_t size, capacity;
};

/* An empty buffer; it takes memory with its first byte. */
struct bytes bytes_new(struct arena *arena);

/* Makes capacity for size more bytes. */
void bytes_grow(struct bytes *bytes, size_t size);

/* Room for size more bytes, behind those that are counted in size already:
 * who writes there adds to size. */
static inline char *
bytes_room(struct bytes *bytes, size_t size)
{
	if (size > bytes->capacity - bytes->size)
		bytes_grow(bytes, size);
	return bytes->data + bytes->size;
}

static inline void
bytes_add(struct bytes *bytes, const void *data, size_t size)
{
	if (size == 0)
		return;
	memcpy(bytes_room(bytes, size), data, size);
	bytes->size += size;
}

static inline void
bytes_string(struct bytes *bytes, const char *string)
{
	bytes_add(bytes, string, strlen(string));
}

/* Integers and strings only: floating point would depend on the locale. */
void bytes_printf(struct bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* value / 10^decimals as the shortest decimal: 12.5, -0.003, 7. */
void bytes_decimal(struct bytes *bytes, int64_t value, int decimals);

char *bytes_print_many(char *to, uint64_t value);

/* A whole number into memory, 20 bytes at most; the result is where it ends.
 * Nearly all have a digit or two. */
static inline char *
bytes_print_whole(char *to, uint64_t value)
{
	if (value >= 100)
		return bytes_print_many(to, value);
	if (value >= 10)
		*to++ = (char)('0' + (uint32_t)value / 10);
	*to = (char)('0' + (uint32_t)value % 10);
	return to + 1;
}

/* "12", "12 0 R" and "12 ". */
void bytes_whole(struct bytes *bytes, int64_t value);
void bytes_reference(struct bytes *bytes, int number);
void bytes_integer(struct bytes *bytes, int value);

/* A length in points and a space: "12.5 ". */
void bytes_length(struct bytes *bytes, length value);

/* Four lengths as an array: "[0 0 419.528 595.276]". */
void bytes_box(struct bytes *bytes, length x0, length y0, length x1, length y1);

/* A 16-bit number as four hexadecimal digits. */
void bytes_hex16(struct bytes *bytes, uint32_t value);

/* A byte of a literal string, or two: its brackets, the escape itself, and a
 * carriage return, which would be read as a line feed, are escaped (7.3.4.2).
 * The result is where they end. */
static inline char *
bytes_print_literal(char *to, uint8_t byte)
{
	bool escaped =
	    byte == '(' || byte == ')' || byte == '\\' || byte == '\r';
	if (escaped)
		*to++ = '\\';
	*to = escaped && byte == '\r' ? 'r' : (char)byte;
	return to + 1;
}

/* UTF-8 as the digits of UTF-16BE, without brackets or byte order mark. */
void bytes_utf16(struct bytes *bytes, const char *text, size_t size);

/* A text string (7.9.2.2): a literal if it is ASCII, else UTF-16BE. */
void bytes_text(struct bytes *bytes, const char *text);

/* A literal string (7.3.4.2) of bytes that are printable ASCII. */
void bytes_literal(struct bytes *bytes, const char *text);

#endif
