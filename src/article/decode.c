/*
 * Every file becomes UTF-8 in memory before it is parsed.
 *
 * The parser then counts bytes of one text that we hold too, so that a byte
 * offset is an exact line and column whatever the file's encoding; what is no
 * text at all never reaches it.  How the encoding is found: XML 1.0, fifth
 * edition, appendix F.
 */
#include "article/decode.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
report_open(struct job *job, const char *path)
{
	struct place place = {.file = path};
	if (errno == ENOENT || errno == ENOTDIR)
		diag_error(job, place,
		    "there is no such file. Check its name "
		    "and folder.");
	else if (errno == EISDIR)
		diag_error(job, place,
		    "this is a folder. Name an article in "
		    "it.");
	else if (errno == EACCES || errno == EPERM)
		diag_error(job, place,
		    "the file may not be read. Give "
		    "yourself the right to read it.");
	else
		diag_error(job, place,
		    "the file cannot be read (%s). Check "
		    "the disk it is on.",
		    strerror(errno));
}

/* Reads until `room` is full or the file ends; false: errno says why. */
static bool
fill(int file, char *data, size_t room, size_t *size)
{
	while (*size < room) {
		ssize_t got = read(file, data + *size, room - *size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		*size += (size_t)got;
	}
	return true;
}

/*
 * Reads up to one byte more than is allowed: that byte tells.  A file is as
 * long as the system says, and that it ends there need not be asked; others,
 * such as pipes, are read to their end.
 */
static bool
read_all(struct job *job, int file, struct bytes *bytes)
{
	struct stat info;
	bool known = fstat(file, &info) == 0 && S_ISREG(info.st_mode) &&
		     info.st_size > 0 && info.st_size <= (off_t)DECODE_LARGEST;
	size_t room = known ? (size_t)info.st_size : 4096, size = 0;
	char *data = arena_room(job->arena, room + 1);
	while (fill(file, data, room, &size)) {
		data[size] = '\0';
		bytes->data = data;
		bytes->size = size;
		if (known || size < room || size > DECODE_LARGEST)
			return true;
		data = arena_room(job->arena, room * 2 + 1);
		memcpy(data, bytes->data, size);
		room *= 2;
	}
	return false;
}

struct bytes
decode_file(struct job *job, const char *path)
{
	struct bytes bytes, none = {NULL, 0};
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool read = file >= 0 && read_all(job, file, &bytes);
	if (!read)
		report_open(job, path);
	if (file >= 0)
		close(file);
	if (!read)
		return none;
	if (bytes.size <= DECODE_LARGEST)
		return bytes;
	diag_error(job, (struct place){.file = path},
	    "the file is larger than 64 MiB. Split it into several articles.");
	return none;
}

/* Goes over the lines that end before `to`; where the last one begins. */
static const char *
walk_lines(struct place *place, const char *from, const char *to)
{
	for (const char *end;
	     (end = memchr(from, '\n', (size_t)(to - from))) != NULL;
	     from = end + 1) {
		place->line++;
		place->column = 1;
	}
	return from;
}

/* The same where some end in CR alone. */
static const char *
walk_returns(struct place *place, const char *from, const char *to)
{
	const char *line = from;
	for (; from < to; from++) {
		if (*from != '\n' && (*from != '\r' || from[1] == '\n'))
			continue;
		place->line++;
		place->column = 1;
		line = from + 1;
	}
	return line;
}

void
decode_walk(struct place *place, const char *from, const char *to)
{
	bool returns = memchr(from, '\r', (size_t)(to - from)) != NULL;
	from = returns ? walk_returns(place, from, to)
		       : walk_lines(place, from, to);
	size_t plain = text_ascii(from, (size_t)(to - from));
	place->column += (int)plain;
	for (from += plain; from < to; from++)
		place->column += ((unsigned char)*from & 0xc0) != 0x80;
}

static struct place
place_at(const char *name, const char *text, size_t offset)
{
	struct place place = {.file = name, .line = 1, .column = 1};
	decode_walk(&place, text, text + offset);
	return place;
}

/* The 16-bit unit at a byte; little: its low byte comes first. */
static uint32_t
unit_at(const unsigned char *at, bool little)
{
	return little ? at[0] | (uint32_t)at[1] << 8
		      : at[1] | (uint32_t)at[0] << 8;
}

/* UTF-16 as UTF-8; a lone half of a pair ends it, size tells where. */
static struct bytes
from_utf16(struct job *job, struct bytes in, bool little, bool *whole)
{
	const unsigned char *at = (const unsigned char *)in.data;
	size_t units = in.size / 2, size = 0;
	char *text = arena_alloc(job->arena, units * 3 + 1);
	*whole = in.size % 2 == 0;
	for (size_t i = 0; i < units; i++) {
		uint32_t unit = unit_at(at + 2 * i, little);
		if (unit >= 0xd800 && unit < 0xe000) {
			uint32_t low = i + 1 < units
					   ? unit_at(at + 2 * (i + 1), little)
					   : 0;
			if (unit >= 0xdc00 || low < 0xdc00 || low >= 0xe000) {
				*whole = false;
				break;
			}
			unit =
			    0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
			i++;
		}
		size += text_put(text + size, unit);
	}
	text[size] = '\0';
	return (struct bytes){text, size};
}

static struct bytes
decode_utf16(struct job *job, const char *name, struct bytes in, bool little)
{
	bool whole;
	struct bytes text = from_utf16(job, in, little, &whole);
	if (whole)
		return text;
	diag_error(job, place_at(name, text.data, text.size),
	    "the UTF-16 text is damaged here. Save the file again, best as "
	    "UTF-8.");
	return (struct bytes){NULL, 0};
}

/* A letter or digit of ASCII or one of "-_." in lower case, else 0. */
static char
name_letter(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	bool is_one = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		      c == '-' || c == '_' || c == '.';
	return is_one ? c : '\0';
}

/*
 * The encoding's name in <?xml ... encoding="NAME"?>, into buffer, in lower
 * case; "" when there is no declaration.
 */
static void
declared_encoding(struct bytes in, char *buffer, size_t room)
{
	buffer[0] = '\0';
	const char *end = in.size > 5 && memcmp(in.data, "<?xml", 5) == 0
			      ? memchr(in.data, '>', in.size)
			      : NULL;
	if (!end)
		return;
	const char *at =
	    memmem(in.data, (size_t)(end - in.data), "encoding", 8);
	at = at ? memchr(at, '=', (size_t)(end - at)) : NULL;
	if (!at)
		return;
	while (++at < end && strchr(" \t\r\n\"'", *at))
		;
	size_t size = 0;
	while (at < end && size + 1 < room && name_letter(*at))
		buffer[size++] = name_letter(*at++);
	buffer[size] = '\0';
}

/* Encodings of one byte a character: nothing in them keeps a state. */
static bool
is_eight_bit(const char *encoding)
{
	return strncmp(encoding, "iso-8859-", 9) == 0 ||
	       strncmp(encoding, "windows-125", 11) == 0;
}

static struct bytes
decode_eight_bit(
    struct job *job, const char *name, struct bytes in, const char *encoding)
{
	struct bytes none = {NULL, 0};
	iconv_t converter = iconv_open("UTF-8", encoding);
	if (converter == (iconv_t)-1) {
		diag_error(job, place_at(name, in.data, 0),
		    "the encoding '%s' is not known. Save the file as UTF-8.",
		    encoding);
		return none;
	}
	char *text = arena_alloc(job->arena, in.size * 3 + 1);
	char *from = (char *)(uintptr_t)in.data, *to = text;
	size_t left = in.size, room = in.size * 3;
	size_t result = iconv(converter, &from, &left, &to, &room);
	iconv_close(converter);
	*to = '\0';
	if (result != (size_t)-1)
		return (struct bytes){text, (size_t)(to - text)};
	diag_error(job, place_at(name, text, (size_t)(to - text)),
	    "the byte 0x%02X is not a character of %s. Save the file as "
	    "UTF-8.",
	    (unsigned)(unsigned char)*from, encoding);
	return none;
}

static struct bytes
decode_utf8(struct job *job, const char *name, struct bytes in)
{
	size_t valid = text_valid(in.data, in.size);
	if (valid == in.size)
		return in;
	diag_error(job, place_at(name, in.data, valid),
	    "the byte 0x%02X is not UTF-8. Save the file as UTF-8, or declare "
	    "its encoding in the first line.",
	    (unsigned)(unsigned char)in.data[valid]);
	return (struct bytes){NULL, 0};
}

static struct bytes
decode_declared(struct job *job, const char *name, struct bytes in)
{
	char encoding[32];
	declared_encoding(in, encoding, sizeof encoding);
	if (is_eight_bit(encoding))
		return decode_eight_bit(job, name, in, encoding);
	if (!*encoding || strcmp(encoding, "utf-8") == 0 ||
	    strcmp(encoding, "us-ascii") == 0)
		return decode_utf8(job, name, in);
	diag_error(job, place_at(name, in.data, 0),
	    "the file says that it is in %s, which is not read. Save it as "
	    "UTF-8 and say encoding=\"UTF-8\".",
	    encoding);
	return (struct bytes){NULL, 0};
}

static bool
starts(struct bytes in, const char *mark, size_t size)
{
	return in.size >= size && memcmp(in.data, mark, size) == 0;
}

static struct bytes
skip(struct bytes in, size_t size)
{
	return (struct bytes){in.data + size, in.size - size};
}

static struct bytes
decode_any(struct job *job, const char *name, struct bytes in)
{
	if (starts(in, "\xEF\xBB\xBF", 3))
		return decode_declared(job, name, skip(in, 3));
	if (starts(in, "\xFF\xFE\0\0", 4) || starts(in, "\0\0\xFE\xFF", 4)) {
		diag_error(job, place_at(name, in.data, 0),
		    "the file is in UTF-32, which is not read. Save it as "
		    "UTF-8.");
		return (struct bytes){NULL, 0};
	}
	if (starts(in, "\xFF\xFE", 2))
		return decode_utf16(job, name, skip(in, 2), true);
	if (starts(in, "\xFE\xFF", 2))
		return decode_utf16(job, name, skip(in, 2), false);
	if (starts(in, "<\0?\0", 4))
		return decode_utf16(job, name, in, true);
	if (starts(in, "\0<\0?", 4))
		return decode_utf16(job, name, in, false);
	return decode_declared(job, name, in);
}

struct bytes
decode_text(struct job *job, const char *name, struct bytes bytes)
{
	struct bytes text = decode_any(job, name, bytes);
	if (!text.data)
		return text;
	const char *nul = memchr(text.data, '\0', text.size);
	if (!nul)
		return text;
	diag_error(job, place_at(name, text.data, (size_t)(nul - text.data)),
	    "there is a NUL byte here, so this is no text. Save the article "
	    "as XML.");
	return (struct bytes){NULL, 0};
}
