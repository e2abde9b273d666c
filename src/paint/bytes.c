/*
 * The buffer that content streams and dictionaries are written into, and the
 * few kinds of PDF syntax that they need.
 */
#include "paint/bytes.h"

#include "base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 64, DECIMAL_BYTES = 24 };

struct bytes
bytes_new(struct arena *arena)
{
	return (struct bytes){.arena = arena};
}

void
bytes_grow(struct bytes *bytes, size_t size)
{
	size_t wanted = bytes->size + size;
	size_t capacity = bytes->capacity * 2;
	if (capacity < FIRST_CAPACITY)
		capacity = FIRST_CAPACITY;
	if (capacity < wanted)
		capacity = wanted;
	char *larger = arena_room(bytes->arena, capacity);
	if (bytes->size)
		memcpy(larger, bytes->data, bytes->size);
	bytes->data = larger;
	bytes->capacity = capacity;
}

/* The two digits of each number below a hundred. */
static const char pairs[] =
    "00010203040506070809101112131415161718192021222324"
    "25262728293031323334353637383940414243444546474849"
    "50515253545556575859606162636465666768697071727374"
    "75767778798081828384858687888990919293949596979899";

static inline char *
put_pair(char *to, uint32_t below_100)
{
	memcpy(to, pairs + 2 * (size_t)below_100, 2);
	return to + 2;
}

static inline char *
put_few(char *to, uint32_t below_100)
{
	if (below_100 >= 10)
		return put_pair(to, below_100);
	*to = (char)('0' + below_100);
	return to + 1;
}

static inline char *
put_small(char *to, uint32_t below_1000)
{
	if (below_1000 < 100)
		return put_few(to, below_1000);
	*to = (char)('0' + below_1000 / 100);
	return put_pair(to + 1, below_1000 % 100);
}

/* The last four digits, after those before them. */
static char *
put_many(char *to, uint64_t value)
{
	uint32_t last = (uint32_t)(value % 10000);
	if (value < 1000)
		return put_small(to, last);
	if (value >= 10000)
		to = put_many(to, value / 10000);
	return put_pair(put_pair(to, last / 100), last % 100);
}

/* Nearly all numbers of a page have three digits at most. */
static inline char *
put_whole(char *to, uint64_t value)
{
	return value < 1000 ? put_small(to, (uint32_t)value)
			    : put_many(to, value);
}

/* The digits after the point, as far as they are not 0. */
static inline char *
put_part(char *to, uint32_t part, uint32_t scale)
{
	if (part == 0)
		return to;
	*to++ = '.';
	for (; part; part %= scale) {
		scale /= 10;
		*to++ = (char)('0' + part / scale);
	}
	return to;
}

/* Of thousandths, with constants, which divide faster. */
static inline char *
put_thousandths(char *to, uint32_t part)
{
	if (part == 0)
		return to;
	to[0] = '.';
	to[1] = (char)('0' + part / 100);
	put_pair(to + 2, part % 100);
	if (part % 10)
		return to + 4;
	return part % 100 ? to + 3 : to + 2;
}

char *
bytes_print_many(char *to, uint64_t value)
{
	return put_whole(to, value);
}

static char *
print(char *to, int64_t value, int decimals)
{
	static const uint32_t tens[] = {
	    1, 10, 100, 1000, 10000, 100000, 1000000};
	assert(decimals >= 0 && decimals <= 6);
	uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	uint32_t scale = tens[decimals];
	if (value < 0)
		*to++ = '-';
	return put_part(
	    put_whole(to, left / scale), (uint32_t)(left % scale), scale);
}

void
bytes_decimal(struct bytes *bytes, int64_t value, int decimals)
{
	char *start = bytes_room(bytes, DECIMAL_BYTES);
	bytes->size += (size_t)(print(start, value, decimals) - start);
}

/* The number, and what always follows it. */
static inline void
add_whole(struct bytes *bytes, int64_t value, const char *after, size_t size)
{
	char *start = bytes_room(bytes, DECIMAL_BYTES + size), *to = start;
	if (value < 0)
		*to++ = '-';
	to = put_whole(to, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
	memcpy(to, after, size);
	bytes->size += (size_t)(to - start) + size;
}

void
bytes_whole(struct bytes *bytes, int64_t value)
{
	add_whole(bytes, value, "", 0);
}

/* One conversion of those that are nearly all; false: another one. */
static bool
print_one(struct bytes *bytes, const char **at, va_list *args)
{
	char conversion = *(*at)++;
	if (conversion == 'd')
		bytes_whole(bytes, va_arg(*args, int));
	else if (conversion == 's')
		bytes_string(bytes, va_arg(*args, const char *));
	else if (conversion == 'z' && *(*at)++ == 'u')
		bytes_whole(bytes, (int64_t)va_arg(*args, size_t));
	else
		return false;
	return true;
}

static bool
print_plain(struct bytes *bytes, const char *format, va_list *args)
{
	for (;;) {
		const char *end = strchrnul(format, '%');
		bytes_add(bytes, format, (size_t)(end - format));
		format = end;
		if (*format == '\0')
			return true;
		format++;
		if (!print_one(bytes, &format, args))
			return false;
	}
}

static void
print_any(struct bytes *bytes, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(size >= 0);
	vsnprintf(bytes_room(bytes, (size_t)size + 1), (size_t)size + 1, format,
	    args);
	bytes->size += (size_t)size;
}

/* Without the C library wherever that is enough: it takes ten times as long. */
void
bytes_printf(struct bytes *bytes, const char *format, ...)
{
	size_t before = bytes->size;
	va_list args;
	va_start(args, format);
	bool done = print_plain(bytes, format, &args);
	va_end(args);
	if (done)
		return;
	bytes->size = before;
	va_start(args, format);
	print_any(bytes, format, args);
	va_end(args);
}

void
bytes_reference(struct bytes *bytes, int number)
{
	add_whole(bytes, number, " 0 R", 4);
}

void
bytes_integer(struct bytes *bytes, int value)
{
	add_whole(bytes, value, " ", 1);
}

void
bytes_length(struct bytes *bytes, length value)
{
	char *start = bytes_room(bytes, DECIMAL_BYTES), *to = start;
	uint32_t left = value < 0 ? 0 - (uint32_t)value : (uint32_t)value;
	if (value < 0)
		*to++ = '-';
	to = put_thousandths(put_whole(to, left / 1000), left % 1000);
	*to++ = ' ';
	bytes->size += (size_t)(to - start);
}

void
bytes_box(struct bytes *bytes, length x0, length y0, length x1, length y1)
{
	bytes_add(bytes, "[", 1);
	bytes_length(bytes, x0);
	bytes_length(bytes, y0);
	bytes_length(bytes, x1);
	bytes_decimal(bytes, y1, 3);
	bytes_add(bytes, "]", 1);
}

void
bytes_hex16(struct bytes *bytes, uint32_t value)
{
	static const char digits[] = "0123456789ABCDEF";
	assert(value <= 0xFFFF);
	char *at = bytes_room(bytes, 4);
	for (int i = 0; i < 4; i++)
		at[i] = digits[value >> (12 - 4 * i) & 15];
	bytes->size += 4;
}

void
bytes_utf16(struct bytes *bytes, const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		uint32_t codepoint = text_next(text, size, &at);
		if (codepoint < 0x10000) {
			bytes_hex16(bytes, codepoint);
			continue;
		}
		codepoint -= 0x10000;
		bytes_hex16(bytes, 0xD800 + (codepoint >> 10));
		bytes_hex16(bytes, 0xDC00 + (codepoint & 0x3FF));
	}
}

void
bytes_literal(struct bytes *bytes, const char *text)
{
	char *start = bytes_room(bytes, 2 * strlen(text) + 2), *to = start;
	*to++ = '(';
	for (; *text; text++) {
		assert(*text >= 0x20 && *text < 0x7F);
		to = bytes_print_literal(to, (uint8_t)*text);
	}
	*to++ = ')';
	bytes->size += (size_t)(to - start);
}

void
bytes_text(struct bytes *bytes, const char *text)
{
	const char *at = text;
	while (*at >= 0x20 && *at < 0x7F)
		at++;
	if (*at == '\0') {
		bytes_literal(bytes, text);
		return;
	}
	bytes_string(bytes, "<FEFF");
	bytes_utf16(bytes, text, strlen(text));
	bytes_add(bytes, ">", 1);
}
