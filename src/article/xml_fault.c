/*
 * What is wrong with a file that is not well-formed, and what to write.
 *
 * libxml2 gives a number and stands somewhere behind the fault.  The number
 * chooses the words, and a mark to go back to gives the place.
 */
#include "article/xml_fault.h"

#include <libxml/HTMLparser.h>
#include <string.h>

size_t
xml_fault_consumed(const struct xml_position *at)
{
	long offset = xmlByteConsumed(at->parser);
	if (offset < 0)
		return at->walked;
	size_t size = at->input.size;
	return (size_t)offset < size ? (size_t)offset : size;
}

/* The last such mark in [start, end) of the text; end when there is none. */
static size_t
last_mark(const char *text, size_t start, size_t end, const char *mark)
{
	size_t size = strlen(mark);
	for (size_t left = end; left > start;) {
		const char *found =
		    memrchr(text + start, mark[0], left - start);
		if (!found)
			break;
		left = (size_t)(found - text);
		if (end - left >= size && memcmp(found, mark, size) == 0)
			return left;
	}
	return end;
}

size_t
xml_fault_back_to(const struct xml_position *at, const char *mark)
{
	size_t end = xml_fault_consumed(at);
	const char *text = at->input.data;
	size_t found =
	    at->walked < end ? last_mark(text, at->walked, end, mark) : end;
	return found < end ? found : last_mark(text, 0, end, mark);
}

struct place
xml_fault_place(struct xml_position *at, size_t offset)
{
	const char *text = at->input.data;
	if (offset < at->walked) {
		struct place place = {at->place.file, 1, 1};
		decode_walk(&place, text, text + offset);
		return place;
	}
	decode_walk(&at->place, text + at->walked, text + offset);
	at->walked = offset;
	return at->place;
}

/* Goes back to '<', which no attribute holds; where the parser stands is asked
 * once, as it counts all bytes up to there. */
struct place
xml_fault_tag(struct xml_position *at)
{
	const char *text = at->input.data;
	size_t end = xml_fault_consumed(at);
	const char *tag =
	    at->walked < end ? memrchr(text + at->walked, '<', end - at->walked)
			     : NULL;
	return xml_fault_place(
	    at, tag ? (size_t)(tag - text) : xml_fault_back_to(at, "<"));
}

/* What to say of each error, for those that need no names. */
static const struct fault {
	int code;
	bool soft;        /* what follows can still be read */
	const char *back; /* the place is this mark's; NULL: right here */
	const char *text;
} faults[] = {
    {XML_ERR_DOCUMENT_EMPTY, false, NULL,
	"there is no element here. Begin the file with <article>."},
    {XML_ERR_DOCUMENT_END, false, NULL,
	"something stands after the end of the root element. Move it inside, "
	"or delete it."},
    {XML_ERR_GT_REQUIRED, false, "<",
	"this tag has no end. Finish it with '>'; text that begins with '<' "
	"is written &lt;."},
    {XML_ERR_SPACE_REQUIRED, false, "<",
	"this tag is not well-formed. Separate attributes by a space, write "
	"each as name=\"value\", and write &lt; for a '<' of the text."},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, false, "<",
	"an attribute of this tag has no quotation marks. Write "
	"name=\"value\"."},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, false, "<",
	"an attribute of this tag is not finished. Close its quotation "
	"mark."},
    {XML_ERR_LT_IN_ATTRIBUTE, false, NULL,
	"an attribute holds '<'. Close its quotation mark before, or write "
	"&lt; for the sign itself."},
    {XML_ERR_COMMENT_NOT_FINISHED, false, "<!--",
	"this comment is not finished. Close it with -->."},
    {XML_ERR_HYPHEN_IN_COMMENT, true, NULL,
	"a comment holds two hyphens. Write one, or a dash."},
    {XML_ERR_CDATA_NOT_FINISHED, false, "<![CDATA[",
	"this CDATA section is not finished. Close it with ]]>."},
    {XML_ERR_MISPLACED_CDATA_END, true, NULL,
	"]]> stands in the text. Write ]]&gt; in its place."},
    {XML_ERR_PI_NOT_FINISHED, false, "<?",
	"this processing instruction is not finished. Close it with ?>."},
    {XML_ERR_RESERVED_XML_NAME, false, "<?",
	"the XML declaration is not at the very beginning. Delete what stands "
	"before <?xml, also spaces and empty lines."},
    {XML_ERR_XMLDECL_NOT_FINISHED, false, "<?",
	"the XML declaration is not finished. Write <?xml version=\"1.0\" "
	"encoding=\"UTF-8\"?>."},
    {XML_ERR_DOCTYPE_NOT_FINISHED, false, "<!",
	"the <!DOCTYPE> is not finished. Delete it: an article needs none."},
    {XML_ERR_INVALID_CHARREF, true, "&",
	"this reference names no character. Write &#N; with the number of a "
	"character."},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, true, "&",
	"'&' begins a reference that has no ';' at its end. Write &amp; for "
	"the sign itself."},
};

static const struct fault *
fault_of(int code)
{
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if (faults[i].code == code)
			return &faults[i];
	return NULL;
}

static void
report_fault(struct xml_position *at, const struct fault *fault)
{
	size_t offset = fault->back ? xml_fault_back_to(at, fault->back)
				    : xml_fault_consumed(at);
	diag_error(at->job, xml_fault_place(at, offset), "%s", fault->text);
}

static struct place
place_of_mark(struct xml_position *at, const char *mark)
{
	return xml_fault_place(at, xml_fault_back_to(at, mark));
}

/* XML knows five names only; those of HTML are told with their number. */
static void
report_entity(struct xml_position *at, const char *name)
{
	struct place place = place_of_mark(at, "&");
	const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
	if (known)
		diag_error(at->job, place,
		    "XML does not know &%s;. Write the character itself, or "
		    "&#%u;.",
		    name, known->value);
	else
		diag_error(at->job, place,
		    "the entity &%s; is not known. Write what it stands for; "
		    "write &amp; for the sign '&' itself.",
		    name);
}

/* The length of the name that stands at the offset, as far as it is shown. */
static int
name_size(const struct xml_position *at, size_t offset)
{
	const char *name = at->input.data + offset;
	size_t left = at->input.size - offset, size = 0;
	while (size < left && size < 64 && !strchr("> \t\r\n</", name[size]))
		size++;
	return (int)size;
}

static void
report_mismatch(struct xml_position *at, const struct xml_node *open)
{
	size_t tag = xml_fault_back_to(at, "</");
	size_t name = tag + 2 < at->input.size ? tag + 2 : tag;
	struct place place = xml_fault_place(at, tag);
	if (open)
		diag_error(at->job, place,
		    "</%.*s> comes while <%s> of line %d is still open. Write "
		    "</%s> before it.",
		    name_size(at, name), at->input.data + name, open->name,
		    open->place.line, open->name);
	else
		diag_error(at->job, place,
		    "</%.*s> ends an element that never began. Delete it.",
		    name_size(at, name), at->input.data + name);
}

static void
report_unclosed(struct xml_position *at, const struct xml_node *open)
{
	if (open)
		diag_error(at->job, open->place,
		    "<%s> is still open where the file ends. Write </%s> where "
		    "it ends; if the file was cut off, fetch it again.",
		    open->name, open->name);
	else
		diag_error(at->job, xml_fault_place(at, xml_fault_consumed(at)),
		    "the file ends too early. Add what is missing.");
}

/* A name is wanted after '<' or '&'; true: what follows can be read. */
static bool
report_no_name(struct xml_position *at)
{
	size_t offset = xml_fault_consumed(at);
	bool is_reference = offset > 0 && at->input.data[offset - 1] == '&';
	if (is_reference)
		diag_error(at->job, place_of_mark(at, "&"),
		    "'&' stands alone. Write &amp; for the sign itself.");
	else
		diag_error(at->job, place_of_mark(at, "<"),
		    "no name follows '<'. Write &lt; for the sign itself.");
	return is_reference;
}

/* A character that XML does not allow, itself or by its number; as above. */
static bool
report_character(struct xml_position *at)
{
	size_t offset = xml_fault_consumed(at);
	if (offset > 0 && at->input.data[offset - 1] == ';') {
		diag_error(at->job, place_of_mark(at, "&"),
		    "this reference names a character that is not allowed in "
		    "XML. Delete it.");
		return true;
	}
	unsigned byte = (unsigned char)at->input.data[offset];
	struct place place = xml_fault_place(at, offset);
	if (byte < 0x20)
		diag_error(at->job, place,
		    "the control character U+%04X is not allowed in XML. "
		    "Delete it.",
		    byte);
	else
		diag_error(at->job, place,
		    "this character is not allowed in XML. Delete it.");
	return false;
}

/* libxml2's own words, without the line end: what is left when none fit. */
static void
report_other(struct xml_position *at, const char *message)
{
	diag_error(at->job, xml_fault_place(at, xml_fault_consumed(at)),
	    "the XML is not well-formed: %.*s. Correct it here.",
	    (int)strcspn(message, "\n"), message);
}

bool
xml_fault_report(
    struct xml_position *at, const xmlError *error, const struct xml_node *open)
{
	const char *name = error->str1 ? error->str1 : "?";
	const struct fault *fault = fault_of(error->code);
	if (fault) {
		report_fault(at, fault);
		return fault->soft;
	}
	switch (error->code) {
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		report_entity(at, name);
		return true;
	case XML_ERR_TAG_NAME_MISMATCH:
		report_mismatch(at, open);
		return false;
	case XML_ERR_TAG_NOT_FINISHED:
		report_unclosed(at, open);
		return false;
	case XML_ERR_NAME_REQUIRED:
		return report_no_name(at);
	case XML_ERR_INVALID_CHAR:
		return report_character(at);
	case XML_ERR_ATTRIBUTE_REDEFINED:
		diag_error(at->job, place_of_mark(at, "<"),
		    "the attribute %s is written twice. Keep one.", name);
		return true;
	case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
		diag_error(at->job, place_of_mark(at, "<"),
		    "the attribute %s has no value. Write %s=\"...\".", name,
		    name);
		return false;
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		diag_error(at->job, place_of_mark(at, "<"),
		    "the prefix %s: is not declared. Delete it, or declare it "
		    "with xmlns:%s=\"...\".",
		    name, name);
		return true;
	default:
		report_other(at, error->message ? error->message : "?");
		return false;
	}
}
