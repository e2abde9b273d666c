/*
 * All that relies on libharu's inside: 2.3.0 of Debian 12, and 2.4 of Debian
 * 13 and Ubuntu 24.04, whose structures are alike where we touch them.
 *
 * The idea: a dictionary of libharu calls back while it is written.  So the
 * document's own objects and its pages are HPDF_Dicts whose write_fn writes our
 * text before `>>`.
 *
 * libharu writes each of these, but not the file: it knows no object streams.
 * So what is no stream is packed, which takes a third off the file; the small
 * dictionaries, most of them of the structure tree, and the streams, which come
 * ready filtered, are text alone.
 */
#include "paint/haru.h"

#include "paint/pack.h"

#include <assert.h>
#include <hpdf.h>
#include <stddef.h>
#include <string.h>

_Static_assert(HPDF_VERSION_ID >= 20300 && HPDF_VERSION_ID < 20500,
    "haru.c knows the inside of libharu 2.3 and 2.4 only");
_Static_assert(
    offsetof(HPDF_Dict_Rec, header) == 0 && sizeof(HPDF_Obj_Header) == 8,
    "every object of libharu begins with its header");
_Static_assert(
    offsetof(HPDF_Dict_Rec, before_write_fn) <
	    offsetof(HPDF_Dict_Rec, write_fn) &&
	offsetof(HPDF_Dict_Rec, attr) == sizeof(HPDF_Dict_Rec) - sizeof(void *),
    "HPDF_Dict_Rec is not as in libharu 2.3 and 2.4");
_Static_assert(
    offsetof(HPDF_Stream_Rec, attr) == sizeof(HPDF_Stream_Rec) - sizeof(void *),
    "HPDF_Stream_Rec is not as in libharu 2.3 and 2.4");
_Static_assert(HPDF_OTYPE_INDIRECT == 0x40000000 &&
		   HPDF_OSUBCLASS_PAGE == 0x0400 && sizeof(HPDF_UINT) == 4,
    "object identifiers are not as in libharu 2.3 and 2.4");

enum {
	DIGESTED_BYTES = 32 * 1024, /* of a file, as is usual */
	STREAM_BYTES = 16 * 1024    /* of a stream among them, at most */
};

struct haru {
	struct arena *arena;
	struct deflate *deflate;
	HPDF_Doc pdf;
	struct pack *pack;
	struct object *first, *last; /* those with a struct, by number */
	struct object *catalog, *info, *root;
	struct packed packed; /* the object stream, and its number; */
	int packed_number;    /* 0: not made yet */
	bool modern;          /* PDF 2.0 */
	bool failed;          /* there was no memory for an object */
	struct bytes *text;   /* where libharu's output goes */
	struct bytes head;    /* of the stream that is being written */
	haru_write *write;
	void *to;
	size_t written; /* bytes of the file */
};

static bool
library_fits(void)
{
	/* HPDF_GetVersion says "2.4.3": up to the second point is what
	 * the structures depend on. */
	const char *built = HPDF_VERSION_TEXT, *loaded = HPDF_GetVersion();
	size_t size = strlen(built);
	while (size > 0 && built[size - 1] != '.')
		size--;
	return strncmp(built, loaded, size) == 0;
}

/* HPDF_Dict_OnWriteFunc: before the dictionary's `>>`. */
static HPDF_STATUS
on_write(HPDF_Dict dict, HPDF_Stream out)
{
	const struct object *object = dict->attr;
	if (object->body.size == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(out, (const HPDF_BYTE *)object->body.data,
	    (HPDF_UINT)object->body.size);
}

static struct object *
add(struct haru *haru)
{
	struct object *object = ARENA_NEW(haru->arena, struct object);
	object->number = haru_number(haru);
	object->body = bytes_new(haru->arena);
	if (haru->last)
		haru->last->next = object;
	else
		haru->first = object;
	haru->last = object;
	return object;
}

/* The dictionary becomes one of ours, which gives it its number. */
static struct object *
adopt(struct haru *haru, HPDF_Dict dict)
{
	struct object *object = add(haru);
	object->dict = dict;
	if (!dict) {
		haru->failed = true;
		return object;
	}
	dict->header.obj_id = (HPDF_UINT32)object->number | HPDF_OTYPE_INDIRECT;
	dict->attr = object;
	dict->write_fn = on_write;
	return object;
}

/* The cross-reference table owns it, though its number is ours.  NULL: there
 * is no memory. */
static HPDF_Dict
new_dict(struct haru *haru)
{
	HPDF_Dict dict = HPDF_Dict_New(haru->pdf->mmgr);
	if (!dict || HPDF_Xref_Add(haru->pdf->xref, dict) != HPDF_OK)
		return NULL;
	return dict;
}

struct haru *
haru_new(struct arena *arena, struct deflate *deflate)
{
	if (!library_fits())
		return NULL;
	HPDF_Doc pdf = HPDF_New(NULL, NULL);
	if (!pdf)
		return NULL;
	struct haru *haru = ARENA_NEW(arena, struct haru);
	*haru = (struct haru){.arena = arena,
	    .deflate = deflate,
	    .pdf = pdf,
	    .pack = pack_new(arena),
	    .head = bytes_new(arena)};
	haru->catalog = adopt(haru, pdf->catalog);
	haru->root = adopt(haru, pdf->root_pages);
	HPDF_Dict_RemoveElement(pdf->info, "Producer");
	haru->info = adopt(haru, pdf->info);
	return haru;
}

void
haru_free(struct haru *haru)
{
	if (haru)
		HPDF_Free(haru->pdf);
}

int
haru_number(struct haru *haru)
{
	return pack_number(haru->pack);
}

struct bytes *
haru_begin(struct haru *haru, int number)
{
	struct bytes *out = pack_add(haru->pack, number);
	bytes_add(out, "<<", 2);
	return out;
}

void
haru_end(struct haru *haru)
{
	bytes_add(pack_text(haru->pack), ">>", 2);
}

struct object *
haru_stream(
    struct haru *haru, const void *bytes, size_t size, const char *filter)
{
	struct object *object = add(haru);
	object->stream = bytes;
	object->stream_size = size;
	if (filter) {
		bytes_string(&object->body, "/Filter/");
		bytes_string(&object->body, filter);
	}
	return object;
}

void
haru_modern(struct haru *haru)
{
	assert(haru->info->body.size == 0);
	haru->modern = true;
}

struct object *
haru_catalog(struct haru *haru)
{
	return haru->catalog;
}

struct object *
haru_info(struct haru *haru)
{
	return haru->info;
}

struct object *
haru_root(struct haru *haru)
{
	return haru->root;
}

struct object *
haru_page(struct haru *haru)
{
	HPDF_Dict dict = new_dict(haru);
	/* Only now a page: HPDF_Pages_AddKids would write into the attr of
	 * a page, but counts pages by their class when it writes them. */
	if (dict && HPDF_Pages_AddKids(haru->pdf->root_pages, dict) == HPDF_OK)
		dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;
	return adopt(haru, dict);
}

/* HPDF_Stream_Write_Func: what libharu writes of an object. */
static HPDF_STATUS
pass_on(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
	const struct haru *haru = stream->attr;
	bytes_add(haru->text, bytes, size);
	return HPDF_OK;
}

/* The objects that are libharu's, and the stream that all small ones are in. */
static bool
pack(struct haru *haru)
{
	HPDF_Doc pdf = haru->pdf;
	pdf->stream = HPDF_CallbackWriter_New(pdf->mmgr, pass_on, haru);
	if (haru->failed || !pdf->stream)
		return false;
	for (const struct object *at = haru->first; at; at = at->next) {
		if (!at->dict)
			continue;
		haru->text = pack_add(haru->pack, at->number);
		if (HPDF_Obj_WriteValue(at->dict, pdf->stream, NULL) != HPDF_OK)
			return false;
	}
	haru->packed_number = haru_number(haru);
	haru->packed =
	    pack_objects(haru->pack, haru->deflate, haru->packed_number);
	return true;
}

/* What a stream adds to the digest of the file: itself, or if it is large, as
 * pictures are, or its digest is known, that. */
static void
add_stream(struct bytes *all, const struct object *object)
{
	const void *stream = object->stream;
	const size_t size = object->stream_size;
	char digits[33];
	bytes_add(all, object->body.data, object->body.size);
	if (!object->digest && size <= STREAM_BYTES) {
		bytes_add(all, stream, size);
		return;
	}
	struct digest digest =
	    object->digest ? *object->digest : digest_bytes(stream, size);
	bytes_string(all, digest_print(digits, digest));
}

struct digest
haru_digest(struct haru *haru)
{
	assert(!haru->pdf->stream);
	haru->failed = !pack(haru);
	struct bytes all = bytes_new(haru->arena);
	bytes_grow(&all, DIGESTED_BYTES);
	for (const struct object *at = haru->first; at; at = at->next)
		if (!at->dict)
			add_stream(&all, at);
	bytes_add(&all, haru->packed.bytes, haru->packed.size);
	return digest_bytes(all.data, all.size);
}

static bool
put(struct haru *haru, const void *bytes, size_t size)
{
	haru->written += size;
	return haru->write(haru->to, bytes, size);
}

static bool
put_string(struct haru *haru, const char *string)
{
	return put(haru, string, strlen(string));
}

/* A stream, by the entries of its dictionary. */
static bool
write_stream(struct haru *haru, int number, const struct bytes *entries,
    const void *bytes, size_t size)
{
	struct bytes *head = &haru->head;
	head->size = 0;
	bytes_integer(head, number);
	bytes_string(head, "0 obj\n<<");
	bytes_add(head, entries->data, entries->size);
	bytes_string(head, "/Length ");
	bytes_whole(head, (int64_t)size);
	bytes_string(head, ">>\nstream\r\n");
	return put(haru, head->data, head->size) && put(haru, bytes, size) &&
	       put_string(haru, "\nendstream\nendobj\n");
}

/* The same, noted for the table. */
static bool
put_stream(struct haru *haru, int number, const struct bytes *entries,
    const void *bytes, size_t size)
{
	pack_place(haru->pack, number, haru->written);
	return write_stream(haru, number, entries, bytes, size);
}

static bool
put_streams(struct haru *haru)
{
	for (const struct object *at = haru->first; at; at = at->next)
		if (!at->dict && !put_stream(haru, at->number, &at->body,
				     at->stream, at->stream_size))
			return false;
	return put_stream(haru, haru->packed_number, &haru->packed.entries,
	    haru->packed.bytes, haru->packed.size);
}

static void
write_trailer(const struct haru *haru, struct bytes *out,
    struct digest permanent, struct digest changing)
{
	char digits[33];
	bytes_string(out, "/Root ");
	bytes_reference(out, haru->catalog->number);
	if (!haru->modern) {
		bytes_string(out, "/Info ");
		bytes_reference(out, haru->info->number);
	}
	bytes_string(out, "/ID[<");
	bytes_string(out, digest_print(digits, permanent));
	bytes_string(out, "><");
	bytes_string(out, digest_print(digits, changing));
	bytes_string(out, ">]");
}

/* The table of all objects is the last one, and the trailer, too. */
static bool
put_table(struct haru *haru, struct digest permanent, struct digest changing)
{
	size_t start = haru->written;
	int number = haru_number(haru);
	pack_place(haru->pack, number, start);
	struct packed table = pack_table(haru->pack, haru->deflate);
	write_trailer(haru, &table.entries, permanent, changing);
	struct bytes end = bytes_new(haru->arena);
	bytes_printf(&end, "startxref\n%zu\n%%%%EOF\n", start);
	return write_stream(
		   haru, number, &table.entries, table.bytes, table.size) &&
	       put(haru, end.data, end.size);
}

bool
haru_save(struct haru *haru, struct digest permanent, struct digest changing,
    haru_write *write, void *to)
{
	static const char heads[2][16] = {
	    "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "%PDF-2.0\n%\xE2\xE3\xCF\xD3\n"};
	haru->write = write;
	haru->to = to;
	return !haru->failed && put_string(haru, heads[haru->modern]) &&
	       put_streams(haru) && put_table(haru, permanent, changing);
}
