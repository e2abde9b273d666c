/* Recursive descent, to a bounded depth. */
#include "run/json.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 64 };

struct parser {
	struct arena *arena;
	const char *start, *at, *end;
	int depth;
};

static void
skip_space(struct parser *parser)
{
	while (parser->at < parser->end && strchr(" \t\r\n", *parser->at) &&
	       *parser->at)
		parser->at++;
}

static bool
take(struct parser *parser, char c)
{
	if (parser->at == parser->end || *parser->at != c)
		return false;
	parser->at++;
	return true;
}

static bool
take_word(struct parser *parser, const char *word)
{
	size_t size = strlen(word);
	if ((size_t)(parser->end - parser->at) < size ||
	    memcmp(parser->at, word, size) != 0)
		return false;
	parser->at += size;
	return true;
}

static bool
take_digits(struct parser *parser)
{
	const char *from = parser->at;
	while (parser->at < parser->end && *parser->at >= '0' &&
	       *parser->at <= '9')
		parser->at++;
	return parser->at > from;
}

static bool
take_number(struct parser *parser)
{
	take(parser, '-');
	if (!take(parser, '0') && !take_digits(parser))
		return false;
	if (take(parser, '.') && !take_digits(parser))
		return false;
	if (!take(parser, 'e') && !take(parser, 'E'))
		return true;
	if (!take(parser, '+'))
		take(parser, '-');
	return take_digits(parser);
}

/* Four hexadecimal digits. */
static bool
take_unit(struct parser *parser, uint32_t *unit)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	*unit = 0;
	for (int i = 0; i < 4; i++) {
		const char *digit = parser->at < parser->end && *parser->at
					? strchr(digits, *parser->at)
					: NULL;
		if (!digit)
			return false;
		uint32_t value = (uint32_t)(digit - digits);
		*unit = *unit << 4 | (value < 16 ? value : value - 6);
		parser->at++;
	}
	return true;
}

static size_t
put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned first[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = size; i-- > 1; c >>= 6)
		to[i] = (char)(0x80 | (c & 0x3F));
	to[0] = (char)(first[size] | c);
	return size;
}

/* What stands after a backslash, as UTF-8 of at most four bytes. */
static bool
take_escape(struct parser *parser, char *to, size_t *size)
{
	static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
	uint32_t unit, low;
	*size = 1;
	for (size_t i = 0; from[i]; i++)
		if (take(parser, from[i])) {
			*to = into[i];
			return true;
		}
	if (!take(parser, 'u') || !take_unit(parser, &unit) || unit == 0)
		return false;
	if (unit >= 0xD800 && unit < 0xDC00) {
		if (!take_word(parser, "\\u") || !take_unit(parser, &low) ||
		    low < 0xDC00 || low > 0xDFFF)
			return false;
		unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
	}
	*size = put_utf8(to, unit);
	return true;
}

static const char *
take_string(struct parser *parser)
{
	if (!take(parser, '"'))
		return NULL;
	const char *close = parser->at;
	while (close < parser->end && *close != '"')
		close += *close == '\\' ? 2 : 1;
	if (close >= parser->end)
		return NULL;
	/* What is escaped is no longer than its escape. */
	char *text =
	    arena_alloc(parser->arena, (size_t)(close - parser->at) + 1);
	size_t size = 0, part;
	while (parser->at < close) {
		if ((unsigned char)*parser->at < ' ')
			return NULL;
		if (!take(parser, '\\')) {
			text[size++] = *parser->at++;
			continue;
		}
		if (!take_escape(parser, text + size, &part))
			return NULL;
		size += part;
	}
	return take(parser, '"') ? text : NULL;
}

static struct json *take_value(struct parser *parser);

/* The values of a list or an object, to the closing bracket. */
static bool
take_values(struct parser *parser, struct json *into, char close)
{
	const struct json **last = &into->first;
	skip_space(parser);
	if (take(parser, close))
		return true;
	do {
		const char *name = NULL;
		skip_space(parser);
		if (close == '}') {
			name = take_string(parser);
			skip_space(parser);
			if (!name || !take(parser, ':'))
				return false;
		}
		struct json *value = take_value(parser);
		if (!value)
			return false;
		value->name = name;
		*last = value;
		last = &value->next;
	} while (take(parser, ','));
	return take(parser, close);
}

static bool
take_kind(struct parser *parser, struct json *value)
{
	if (take(parser, '[')) {
		value->kind = JSON_LIST;
		return take_values(parser, value, ']');
	}
	if (take(parser, '{')) {
		value->kind = JSON_OBJECT;
		return take_values(parser, value, '}');
	}
	if (parser->at < parser->end && *parser->at == '"') {
		value->kind = JSON_STRING;
		value->string = take_string(parser);
		return value->string != NULL;
	}
	static const char *const words[] = {"null", "false", "true"};
	for (int i = 0; i < 3; i++)
		if (take_word(parser, words[i])) {
			value->kind = (enum json_kind)i;
			return true;
		}
	value->kind = JSON_NUMBER;
	return take_number(parser);
}

/* With the white space around it. */
static struct json *
take_value(struct parser *parser)
{
	struct json *value = ARENA_NEW(parser->arena, struct json);
	skip_space(parser);
	value->source = parser->at;
	if (parser->depth == DEPTH_MOST)
		return NULL;
	parser->depth++;
	bool good = take_kind(parser, value);
	parser->depth--;
	value->size = (size_t)(parser->at - value->source);
	skip_space(parser);
	return good ? value : NULL;
}

const struct json *
json_parse(struct arena *arena, const char *text, size_t size, size_t *fault)
{
	struct parser parser = {arena, text, text, text + size, 0};
	const struct json *value = take_value(&parser);
	*fault = (size_t)(parser.at - text);
	return value && parser.at == parser.end ? value : NULL;
}

const struct json *
json_member(const struct json *value, const char *name)
{
	if (!value || value->kind != JSON_OBJECT)
		return NULL;
	const struct json *member = value->first;
	while (member && strcmp(member->name, name) != 0)
		member = member->next;
	return member;
}

uint64_t
json_number(const struct json *value)
{
	return value && value->kind == JSON_NUMBER
		   ? strtoull(value->source, NULL, 10)
		   : 0;
}
