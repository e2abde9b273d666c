/*
 * libxml2's errors in our words, with places of ours.  A part of xml.c, for
 * nobody else.
 */
#ifndef ARTICLE_XML_FAULT_H
#define ARTICLE_XML_FAULT_H

#include "article/decode.h"
#include "article/xml.h"

#include <libxml/parser.h>

/* Where a parser is in a text that we hold too. */
struct xml_position {
	struct job *job;
	xmlParserCtxtPtr parser;
	struct bytes input;
	struct place place; /* of the byte `walked`, which only grows */
	size_t walked;
};

/* How many bytes the parser has consumed. */
size_t xml_fault_consumed(const struct xml_position *at);

/* Where that mark stands for the last time in what has been consumed; the end
 * of that when it does not. */
size_t xml_fault_back_to(const struct xml_position *at, const char *mark);

/* The place of a byte. */
struct place xml_fault_place(struct xml_position *at, size_t offset);

/* The place of the start tag that has just been consumed. */
struct place xml_fault_tag(struct xml_position *at);

/*
 * Reports an error; open: the innermost element that has no end tag yet, or
 * NULL.  true: reading can go on behind it.
 */
bool xml_fault_report(struct xml_position *at, const xmlError *error,
    const struct xml_node *open);

#endif
