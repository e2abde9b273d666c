/*
 * Info and XMP are written from the same values; PDF/A-4 wants XMP only.  XMP
 * (ISO 16684-1) claims the standards; as the pdfuaid schema is not one that
 * PDF/A-2 and -3 know, it is described in an extension schema there (ISO
 * 19005-2, 6.6.2.3).
 *
 * Dates come from the article, else from SOURCE_DATE_EPOCH; never from the
 * clock.
 */
#include "paint/metadata.h"

#include "base/today.h"
#include "base/version.h"

#include <string.h>

enum { XMP_BYTES = 4 * 1024 }; /* as is usual */

const char metadata_producer[] = "leaflet " LEAFLET_VERSION;

static const char *
epoch_date(struct arena *arena)
{
	struct tm utc;
	if (!today_epoch(&utc))
		return NULL;
	return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d",
	    utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
	    utc.tm_min, utc.tm_sec);
}

/* "2026-03-04T00:00:00", or NULL.  The article gives a day, or a month: its
 * first day. */
static const char *
document_date(struct arena *arena, const struct leaflet *leaflet)
{
	const char *day =
	    leaflet->reviewed ? leaflet->reviewed : leaflet->published;
	if (!day)
		return epoch_date(arena);
	size_t size = strlen(day);
	if (size == 7)
		return arena_printf(arena, "%s-01T00:00:00", day);
	return size == 10 ? arena_printf(arena, "%sT00:00:00", day)
			  : epoch_date(arena);
}

/* Topics as one line: "anxiety, grief"; NULL: none. */
static const char *
keywords_line(struct arena *arena, const struct leaflet *leaflet)
{
	if (leaflet->keyword_count == 0)
		return NULL;
	struct bytes line = bytes_new(arena);
	for (size_t i = 0; i < leaflet->keyword_count; i++) {
		if (i > 0)
			bytes_string(&line, ", ");
		bytes_string(&line, leaflet->keywords[i]);
	}
	bytes_add(&line, "", 1);
	return line.data;
}

static void
info_entry(struct bytes *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	bytes_string(out, key);
	bytes_text(out, text);
}

/* D:20260304000000Z from 2026-03-04T00:00:00. */
static void
info_date(struct bytes *out, const char *key, const char *date)
{
	if (!date)
		return;
	bytes_printf(out, "%s(D:", key);
	for (; *date; date++)
		if (*date >= '0' && *date <= '9')
			bytes_add(out, date, 1);
	bytes_string(out, "Z)");
}

void
metadata_date(struct arena *arena, struct bytes *out, const char *key,
    const struct leaflet *leaflet)
{
	info_date(out, key, document_date(arena, leaflet));
}

void
metadata_info(
    struct arena *arena, struct haru *haru, const struct leaflet *leaflet)
{
	struct bytes *out = &haru_info(haru)->body;
	const char *date = document_date(arena, leaflet);
	info_entry(out, "/Title", leaflet->title);
	info_entry(out, "/Author", leaflet->author);
	info_entry(out, "/Subject", leaflet->subject);
	info_entry(out, "/Keywords", keywords_line(arena, leaflet));
	info_entry(out, "/Creator", "leaflet");
	info_entry(out, "/Producer", metadata_producer);
	info_date(out, "/CreationDate", date);
	info_date(out, "/ModDate", date);
}

struct digest
metadata_permanent(struct arena *arena, const struct leaflet *leaflet)
{
	struct bytes name = bytes_new(arena);
	bytes_string(&name, leaflet->id ? leaflet->id : "");
	bytes_string(&name, " ");
	bytes_string(&name, leaflet->lang);
	bytes_string(&name, " ");
	bytes_integer(&name, leaflet->width);
	bytes_whole(&name, leaflet->height);
	return digest_bytes(name.data, name.size);
}

/* XML text: markup escaped, characters that XML has not (XML 1.0, 2.2)
 * left out. */
static void
xml_text(struct bytes *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '<')
			bytes_string(out, "&lt;");
		else if (*text == '>')
			bytes_string(out, "&gt;");
		else if (*text == '&')
			bytes_string(out, "&amp;");
		else if ((unsigned char)*text >= 0x20 || *text == '\n' ||
			 *text == '\t')
			bytes_add(out, text, 1);
	}
}

static void
xml_begin(struct bytes *out, const char *name)
{
	bytes_string(out, "<");
	bytes_string(out, name);
	bytes_string(out, ">");
}

static void
xml_end(struct bytes *out, const char *name)
{
	bytes_string(out, "</");
	bytes_string(out, name);
	bytes_string(out, ">\n");
}

static void
xml_property(struct bytes *out, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	xml_begin(out, name);
	xml_text(out, text);
	xml_end(out, name);
}

/* A property whose value is an array with one text: kind is "Alt" or "Seq". */
static void
xml_array(
    struct bytes *out, const char *name, const char *kind, const char *text)
{
	if (!text || !*text)
		return;
	xml_begin(out, name);
	bytes_string(out, "<rdf:");
	bytes_string(out, kind);
	bytes_string(out, "><rdf:li");
	if (strcmp(kind, "Alt") == 0)
		bytes_string(out, " xml:lang=\"x-default\"");
	bytes_string(out, ">");
	xml_text(out, text);
	bytes_string(out, "</rdf:li></rdf:");
	bytes_string(out, kind);
	bytes_string(out, ">");
	xml_end(out, name);
}

static void
xml_keywords(struct bytes *out, const struct leaflet *leaflet)
{
	if (leaflet->keyword_count == 0)
		return;
	bytes_string(out, "<dc:subject><rdf:Bag>");
	for (size_t i = 0; i < leaflet->keyword_count; i++) {
		bytes_string(out, "<rdf:li>");
		xml_text(out, leaflet->keywords[i]);
		bytes_string(out, "</rdf:li>");
	}
	bytes_string(out, "</rdf:Bag></dc:subject>\n");
}

static void
xml_date(struct bytes *out, const char *name, const char *date)
{
	if (!date)
		return;
	xml_begin(out, name);
	bytes_string(out, date);
	bytes_string(out, "Z");
	xml_end(out, name);
}

/* A UUID made of the digest: version 8, "custom" (RFC 9562, 5.8). */
static void
xml_uuid(struct bytes *out, const char *name, struct digest digest)
{
	static const size_t groups[] = {8, 4, 4, 4, 12};
	char digits[33], *at = digits;
	digest.high = (digest.high & ~UINT64_C(0xF000)) | 0x8000;
	digest.low = (digest.low & ~(UINT64_C(3) << 62)) | UINT64_C(1) << 63;
	digest_print(digits, digest);
	xml_begin(out, name);
	bytes_string(out, "uuid:");
	for (int i = 0; i < 5; at += groups[i++]) {
		bytes_add(out, "-", i > 0);
		bytes_add(out, at, groups[i]);
	}
	xml_end(out, name);
}

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:format>application/pdf</dc:format>\n";

static const char schema[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema"
    "</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static const char tail[] = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* What the file is, by the years of the parts that are meant where a part of a
 * standard has had several. */
static void
xml_standard(struct bytes *out, struct standard standard)
{
	static const char *const archival[] = {
	    [A_2A] = "<pdfaid:part>2</pdfaid:part>\n"
		     "<pdfaid:conformance>A</pdfaid:conformance>\n",
	    [A_3A] = "<pdfaid:part>3</pdfaid:part>\n"
		     "<pdfaid:conformance>A</pdfaid:conformance>\n",
	    [A_4] = "<pdfaid:part>4</pdfaid:part>\n"
		    "<pdfaid:rev>2020</pdfaid:rev>\n",
	    [A_4F] = "<pdfaid:part>4</pdfaid:part>\n"
		     "<pdfaid:rev>2020</pdfaid:rev>\n"
		     "<pdfaid:conformance>F</pdfaid:conformance>\n"};
	bytes_string(out, archival[standard.archival]);
	bytes_string(out, standard.accessible == UA_1
			      ? "<pdfuaid:part>1</pdfuaid:part>\n"
			      : "<pdfuaid:part>2</pdfuaid:part>\n"
				"<pdfuaid:rev>2024</pdfuaid:rev>\n");
}

static void
set_stream(struct xmp *xmp)
{
	xmp->object->stream = xmp->text.data;
	xmp->object->stream_size = xmp->text.size;
}

struct xmp
metadata_begin(struct arena *arena, struct haru *haru, struct standard standard,
    const struct leaflet *leaflet, struct digest permanent)
{
	struct xmp xmp = {haru_stream(haru, NULL, 0, NULL), bytes_new(arena)};
	struct bytes *out = &xmp.text;
	const char *date = document_date(arena, leaflet);
	bytes_string(&xmp.object->body, "/Type/Metadata/Subtype/XML");
	bytes_grow(out, XMP_BYTES);
	bytes_string(out, head);
	xml_standard(out, standard);
	xml_array(out, "dc:title", "Alt", leaflet->title);
	xml_array(out, "dc:creator", "Seq", leaflet->author);
	xml_array(out, "dc:description", "Alt", leaflet->subject);
	xml_array(out, "dc:publisher", "Bag", leaflet->publisher);
	xml_array(out, "dc:language", "Bag", leaflet->lang);
	xml_keywords(out, leaflet);
	xml_property(out, "pdf:Keywords", keywords_line(arena, leaflet));
	xml_property(out, "pdf:Producer", metadata_producer);
	xml_property(out, "xmp:CreatorTool", "leaflet");
	xml_date(out, "xmp:CreateDate", date);
	xml_date(out, "xmp:ModifyDate", date);
	xml_date(out, "xmp:MetadataDate", date);
	xml_property(out, "dc:identifier", leaflet->reference);
	xml_property(out, "xmpMM:VersionID", leaflet->version);
	xml_uuid(out, "xmpMM:DocumentID", permanent);
	set_stream(&xmp);
	return xmp;
}

void
metadata_end(struct xmp *xmp, struct standard standard, struct digest changing)
{
	xml_uuid(&xmp->text, "xmpMM:InstanceID", changing);
	bytes_string(&xmp->text, "</rdf:Description>\n");
	if (!standard_is_modern(standard))
		bytes_string(&xmp->text, schema);
	bytes_string(&xmp->text, tail);
	set_stream(xmp);
}
