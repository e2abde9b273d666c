/*
 * XML to a tree of our own, by libxml2's SAX interface.
 *
 * libxml2's own tree knows no column and loses lines over 65535, so the tree
 * is built here: the parser says how many bytes it has consumed, the text is
 * at hand (decode.h), and so the `<` of every tag is found exactly.  A
 * document type is passed over; one that declares anything is refused, which
 * leaves no entity to expand and no address to load.  libxml2's errors come
 * out in our words (xml_fault.h); after those that reading can go on from, it
 * goes on.
 */
#include "article/xml.h"

#include "article/decode.h"
#include "article/xml_fault.h"

#include <assert.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <string.h>

enum {
	DEPTH_MOST = 256,
	ELEMENTS_MOST = 1000000,
	FAULTS_MOST = 100, /* of a file, before its reading ends */
	NAMES = 64 /* slots for names; more than there are of articles */
};

/* A name of elements or attributes.  libxml2 has each once, so that its place
 * tells it from others. */
struct name {
	const xmlChar *given; /* by libxml2 */
	const char *own;
	enum element element;
};

/* An element whose end tag has not come yet. */
struct open {
	struct xml_node *node;
	struct xml_node *last; /* its last child so far, or NULL */
};

struct reading {
	struct job *job;
	struct xml_position at;
	struct open *open; /* DEPTH_MOST of them */
	size_t depth;
	const struct xml_node *root;
	struct name names[NAMES]; /* by their places; the last that came */
	char *text; /* of the text node that is being read, without its NUL */
	size_t text_size, text_capacity;
	size_t elements, faults;
	bool stopped;
};

/* ---- faults ---- */

static void
stop(struct reading *reading)
{
	reading->stopped = true;
	xmlStopParser(reading->at.parser);
}

#if LIBXML_VERSION >= 21200
static void
on_error(void *data, const xmlError *error)
#else
static void
on_error(void *data, xmlErrorPtr error)
#endif
{
	struct reading *reading = data;
	if (reading->stopped || (error->level == XML_ERR_WARNING &&
				    error->code != XML_WAR_UNDECLARED_ENTITY))
		return;
	reading->faults++;
	const struct xml_node *open =
	    reading->depth ? reading->open[reading->depth - 1].node : NULL;
	bool soft = xml_fault_report(&reading->at, error, open);
	/* The parser is in the middle of something: it runs on, unheard. */
	if (!soft || reading->faults == FAULTS_MOST)
		reading->stopped = true;
}

/* ---- the tree ---- */

static void
append(struct reading *reading, struct xml_node *node)
{
	struct open *parent = &reading->open[reading->depth - 1];
	node->parent = parent->node;
	if (parent->last)
		parent->last->next = node;
	else
		parent->node->first = node;
	parent->last = node;
}

static void
end_text(struct reading *reading)
{
	if (reading->text_size == 0)
		return;
	struct arena *arena = reading->job->arena;
	struct xml_node *node = ARENA_NEW(arena, struct xml_node);
	node->element = ELEMENT_COUNT;
	node->text = reading->text;
	node->size = reading->text_size;
	reading->text[reading->text_size] = '\0';
	node->place = reading->open[reading->depth - 1].node->place;
	append(reading, node);
	reading->text_size = reading->text_capacity = 0;
}

/* Most texts come whole; room doubles for those that come in pieces. */
static void
on_text(void *data, const xmlChar *text, int size)
{
	struct reading *reading = data;
	if (reading->stopped || reading->depth == 0)
		return;
	size_t before = reading->text_size, wanted = before + (size_t)size;
	if (wanted >= reading->text_capacity) {
		size_t capacity = before ? 2 * wanted : wanted + 1;
		char *larger = arena_room(reading->job->arena, capacity);
		if (before)
			memcpy(larger, reading->text, before);
		reading->text = larger;
		reading->text_capacity = capacity;
	}
	memcpy(reading->text + before, text, (size_t)size);
	reading->text_size = wanted;
}

/* The name with its prefix, if it has one. */
static struct name
name_of(struct reading *reading, const xmlChar *given, const xmlChar *prefix)
{
	struct arena *arena = reading->job->arena;
	uintptr_t place = (uintptr_t)given;
	struct name *slot = &reading->names[(place ^ place >> 6) % NAMES];
	if (prefix) {
		const char *full = arena_printf(
		    arena, "%s:%s", (const char *)prefix, (const char *)given);
		return (struct name){NULL, full, rules_find(full)};
	}
	if (slot->given != given) {
		enum element element = rules_find((const char *)given);
		const char *own = element == ELEMENT_COUNT
				      ? arena_strdup(arena, (const char *)given)
				      : rules[element].name;
		*slot = (struct name){given, own, element};
	}
	return *slot;
}

/* libxml2 hands an ampersand of a value on as "&#38;", for a tree that would be
 * written out again; each one becomes the character. */
static const char *
attribute_value(struct arena *arena, const xmlChar *from, const xmlChar *end)
{
	static const char reference[] = "&#38;";
	char *value =
	    arena_strndup(arena, (const char *)from, (size_t)(end - from));
	char *out = strchr(value, '&');
	for (const char *at = out; at && *at;) {
		bool ampersand = strncmp(at, reference, strlen(reference)) == 0;
		*out++ = *at;
		at += ampersand ? strlen(reference) : 1;
	}
	if (out)
		*out = '\0';
	return value;
}

/* Five pointers an attribute: name, prefix, address, value, its end. */
static const struct xml_attribute *
copy_attributes(struct reading *reading, const xmlChar **list, int count)
{
	struct arena *arena = reading->job->arena;
	struct xml_attribute *first = NULL;
	for (int i = count - 1; i >= 0; i--) {
		const xmlChar **from = list + 5 * i;
		struct xml_attribute *attribute =
		    ARENA_NEW(arena, struct xml_attribute);
		attribute->name = name_of(reading, from[0], from[1]).own;
		attribute->value = attribute_value(arena, from[3], from[4]);
		attribute->next = first;
		first = attribute;
	}
	return first;
}

/* Are there more elements, or deeper ones, than a document may have? */
static bool
over_bounds(struct reading *reading, struct place place)
{
	if (reading->depth == DEPTH_MOST)
		diag_error(reading->job, place,
		    "elements are nested deeper than %d. Make the structure "
		    "flatter.",
		    DEPTH_MOST);
	else if (reading->elements == ELEMENTS_MOST)
		diag_error(reading->job, place,
		    "there are more than %d elements. Split the file into "
		    "several.",
		    ELEMENTS_MOST);
	else
		return false;
	return true;
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space, int namespace_count, const xmlChar **namespaces,
    int attribute_count, int default_count, const xmlChar **attributes)
{
	struct reading *reading = data;
	(void)namespace_count, (void)namespaces, (void)default_count;
	if (reading->stopped)
		return;
	struct place place = xml_fault_tag(&reading->at);
	if (over_bounds(reading, place)) {
		reading->faults++;
		stop(reading);
		return;
	}
	struct arena *arena = reading->job->arena;
	struct xml_node *node = ARENA_NEW(arena, struct xml_node);
	struct name own = name_of(reading, name, prefix);
	node->name = own.own;
	node->element = own.element;
	node->space = space ? arena_strdup(arena, (const char *)space) : NULL;
	node->attributes =
	    copy_attributes(reading, attributes, attribute_count);
	node->place = place;
	if (reading->depth > 0) {
		end_text(reading);
		append(reading, node);
	} else {
		reading->root = node;
	}
	reading->open[reading->depth++] = (struct open){node, NULL};
	reading->elements++;
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space)
{
	struct reading *reading = data;
	(void)name, (void)prefix, (void)space;
	if (reading->stopped)
		return;
	assert(reading->depth > 0);
	end_text(reading);
	reading->depth--;
}

/*
 * <!DOCTYPE name PUBLIC ...> is harmless, because nothing is loaded; what
 * follows in brackets would declare entities or default attributes.
 */
static void
on_document_type(void *data, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	struct reading *reading = data;
	(void)name, (void)public_id, (void)system_id;
	struct xml_position *at = &reading->at;
	if (reading->stopped || at->input.data[xml_fault_consumed(at)] != '[')
		return;
	diag_error(reading->job,
	    xml_fault_place(at, xml_fault_back_to(at, "<!DOCTYPE")),
	    "the <!DOCTYPE> declares things of its own, which are not read. "
	    "Delete it from '[' to ']', and write entities out.");
	reading->faults++;
	stop(reading);
}

/* ---- the door ---- */

static xmlParserCtxtPtr
open_parser(struct reading *reading)
{
	xmlSAXHandler sax = {
	    .initialized = XML_SAX2_MAGIC,
	    .internalSubset = on_document_type,
	    .startElementNs = on_start,
	    .endElementNs = on_end,
	    .characters = on_text,
	    .cdataBlock = on_text,
	    .ignorableWhitespace = on_text,
	    .serror = on_error,
	};
#if LIBXML_VERSION >= 21100
	return xmlNewSAXParserCtxt(&sax, reading);
#else
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	if (parser) {
		*parser->sax = sax;
		parser->userData = reading;
	}
	return parser;
#endif
}

/* What libxml2 has no parser to tell of would go to standard error. */
static void
say_nothing(void *data, const char *format, ...)
{
	(void)data, (void)format;
}

/* libxml2 says so by what it returns, or not at all. */
static bool
report_memory(const struct reading *reading)
{
	diag_error(reading->job, reading->at.place,
	    "there is no memory left to read the file. Make it smaller, or "
	    "raise limits.memory.");
	return false;
}

static bool
parse(struct reading *reading)
{
	const int options =
	    XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC;
	xmlSetGenericErrorFunc(NULL, say_nothing);
	xmlParserCtxtPtr parser = open_parser(reading);
	if (!parser)
		return report_memory(reading);
	reading->at.parser = parser;
	const struct bytes *input = &reading->at.input;
	xmlFreeDoc(xmlCtxtReadMemory(
	    parser, input->data, (int)input->size, NULL, NULL, options));
	xmlFreeParserCtxt(parser);
	if (!reading->root && !reading->faults)
		return report_memory(reading);
	return !reading->stopped && reading->root;
}

static bool
is_blank(struct bytes text)
{
	return strspn(text.data, " \t\r\n") == text.size;
}

static const struct xml_node *
read_bytes(struct job *job, const char *name, struct bytes bytes)
{
	struct bytes text = decode_text(job, name, bytes);
	if (!text.data)
		return NULL;
	struct reading *reading = ARENA_NEW(job->arena, struct reading);
	reading->job = job;
	reading->open =
	    arena_room(job->arena, DEPTH_MOST * sizeof(struct open));
	reading->at.job = job;
	reading->at.input = text;
	reading->at.place =
	    (struct place){arena_strdup(job->arena, name), 1, 1};
	if (is_blank(text)) {
		diag_error(job, (struct place){.file = name},
		    "the file is empty. Write an <article>, or delete the "
		    "file.");
		return NULL;
	}
	return parse(reading) ? reading->root : NULL;
}

const struct xml_node *
xml_read_bytes(
    struct job *job, const char *name, const char *bytes, size_t size)
{
	if (size > DECODE_LARGEST) {
		diag_error(job, (struct place){.file = name},
		    "this is larger than 64 MiB. Make it smaller.");
		return NULL;
	}
	struct bytes copy = {arena_strndup(job->arena, bytes, size), size};
	return read_bytes(job, name, copy);
}

const struct xml_node *
xml_read(struct job *job, const char *path)
{
	struct bytes bytes = decode_file(job, path);
	return bytes.data ? read_bytes(job, path, bytes) : NULL;
}

const char *
xml_attribute(const struct xml_node *node, const char *name)
{
	for (const struct xml_attribute *at = node->attributes; at;
	     at = at->next)
		if (strcmp(at->name, name) == 0)
			return at->value;
	return NULL;
}
