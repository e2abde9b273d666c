/*
 * All that relies on libharu's inside: 2.3.0 of Debian 12, and 2.4 of Debian
 * 13 and Ubuntu 24.04, whose structures are alike where we touch them.
 *
 * The idea: a dictionary of libharu calls back while it is written.  So pages,
 * streams and the document's own objects are HPDF_Dicts whose write_fn writes
 * our text before `>>`, and whose after_write_fn, called after `>>`, adds a
 * stream that is ready filtered, with a direct Length and without a copy.
 *
 * libharu writes each of these, but not the file: it knows no object streams.
 * So what is no stream is packed, which takes a third off the file, and the
 * small dictionaries, most of them of the structure tree, are text alone.
 */
#include "paint/haru.h"

#include "paint/pack.h"

#include <assert.h>
#include <hpdf.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

_Static_assert(HPDF_VERSION_ID >= 20300 && HPDF_VERSION_ID < 20500,
    "haru.c knows the inside of libharu 2.3 and 2.4 only");
_Static_assert(
    offsetof(HPDF_Dict_Rec, header) == 0 && sizeof(HPDF_Obj_Header) == 8,
    "every object of libharu begins with its header");
_Static_assert(
    offsetof(HPDF_Dict_Rec, before_write_fn) <
	    offsetof(HPDF_Dict_Rec, write_fn) &&
	offsetof(HPDF_Dict_Rec, write_fn) <
	    offsetof(HPDF_Dict_Rec, after_write_fn) &&
	offsetof(HPDF_Dict_Rec, attr) == sizeof(HPDF_Dict_Rec) - sizeof(void *),
    "HPDF_Dict_Rec is not as in libharu 2.3 and 2.4");
_Static_assert(
    offsetof(HPDF_Stream_Rec, attr) == sizeof(HPDF_Stream_Rec) - sizeof(void *),
    "HPDF_Stream_Rec is not as in libharu 2.3 and 2.4");
_Static_assert(HPDF_OTYPE_INDIRECT == 0x40000000 &&
		   HPDF_OSUBCLASS_PAGE == 0x0400 && sizeof(HPDF_UINT) == 4,
    "object identifiers are not as in libharu 2.3 and 2.4");

enum { BODY_BYTES = 80 }; /* of an object, as is usual */

struct haru {
	struct arena *arena;
	struct deflate *deflate;
	HPDF_Doc pdf;
	struct object *first, *last; /* all objects, by number */
	int count;
	struct object *catalog, *info;
	bool modern; /* PDF 2.0 */
	bool failed; /* there was no memory for an object */
	haru_write *write;
	void *to;
	size_t written;     /* bytes of the file */
	struct bytes *text; /* where libharu's output goes; NULL: the file */
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

static HPDF_STATUS
write_stream_entries(const struct object *object, HPDF_Stream out)
{
	char length_entry[40];
	int size = snprintf(length_entry, sizeof length_entry, "/Length %zu\n",
	    object->stream_size);
	return HPDF_Stream_Write(
	    out, (const HPDF_BYTE *)length_entry, (HPDF_UINT)size);
}

/* HPDF_Dict_OnWriteFunc: before the dictionary's `>>`. */
static HPDF_STATUS
on_write(HPDF_Dict dict, HPDF_Stream out)
{
	struct object *object = dict->attr;
	object->output = out;
	HPDF_STATUS status = HPDF_OK;
	if (object->body.size)
		status =
		    HPDF_Stream_Write(out, (const HPDF_BYTE *)object->body.data,
			(HPDF_UINT)object->body.size);
	if (status == HPDF_OK && object->stream)
		status = write_stream_entries(object, out);
	return status;
}

/* HPDF_Dict_AfterWriteFunc: after the dictionary's `>>`. */
static HPDF_STATUS
after_write(HPDF_Dict dict)
{
	const struct object *object = dict->attr;
	if (!object->stream)
		return HPDF_OK;
	HPDF_Stream out = object->output;
	HPDF_STATUS status = HPDF_Stream_WriteStr(out, "\nstream\r\n");
	if (status == HPDF_OK && object->stream_size)
		status = HPDF_Stream_Write(
		    out, object->stream, (HPDF_UINT)object->stream_size);
	if (status == HPDF_OK)
		status = HPDF_Stream_WriteStr(out, "\nendstream");
	return status;
}

static struct object *
add(struct haru *haru)
{
	struct object *object = ARENA_NEW(haru->arena, struct object);
	object->number = ++haru->count;
	object->body = bytes_new(haru->arena);
	if (haru->last)
		haru->last->next = object;
	else
		haru->first = object;
	haru->last = object;
	return object;
}

/* The object stands for the dictionary, and gives it its number. */
static struct object *
number(struct haru *haru, HPDF_Dict dict)
{
	struct object *object = add(haru);
	object->dict = dict;
	if (dict)
		dict->header.obj_id =
		    (HPDF_UINT32)object->number | HPDF_OTYPE_INDIRECT;
	else
		haru->failed = true;
	return object;
}

/* The dictionary becomes one of ours. */
static struct object *
adopt(struct haru *haru, HPDF_Dict dict)
{
	struct object *object = number(haru, dict);
	if (!dict)
		return object;
	dict->attr = object;
	dict->write_fn = on_write;
	dict->after_write_fn = after_write;
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
	*haru = (struct haru){.arena = arena, .deflate = deflate, .pdf = pdf};
	haru->catalog = adopt(haru, pdf->catalog);
	number(haru, pdf->root_pages);
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

struct object *
haru_object(struct haru *haru)
{
	return add(haru);
}

struct object *
haru_stream(
    struct haru *haru, const void *bytes, size_t size, const char *filter)
{
	struct object *object = adopt(haru, new_dict(haru));
	object->stream = bytes;
	object->stream_size = size;
	if (filter)
		bytes_printf(&object->body, "/Filter/%s", filter);
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
haru_page(struct haru *haru)
{
	HPDF_Dict dict = new_dict(haru);
	/* Only now a page: HPDF_Pages_AddKids would write into the attr of
	 * a page, but counts pages by their class when it writes them. */
	if (dict && HPDF_Pages_AddKids(haru->pdf->root_pages, dict) == HPDF_OK)
		dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;
	return adopt(haru, dict);
}

struct digest
haru_digest(const struct haru *haru)
{
	/* Many pieces are small, and together are digested faster. */
	struct bytes bodies = bytes_new(haru->arena);
	bytes_grow(&bodies, BODY_BYTES * (size_t)haru->count);
	for (const struct object *at = haru->first; at; at = at->next)
		bytes_add(&bodies, at->body.data, at->body.size);
	struct digest_state *state = digest_begin();
	digest_add(state, bodies.data, bodies.size);
	for (const struct object *at = haru->first; at; at = at->next)
		if (at->stream_size)
			digest_add(state, at->stream, at->stream_size);
	return digest_end(state);
}

static bool
put(struct haru *haru, const void *bytes, size_t size)
{
	haru->written += size;
	return haru->write(haru->to, bytes, size);
}

static bool
put_text(struct haru *haru, const struct bytes *text)
{
	return put(haru, text->data, text->size);
}

/* HPDF_Stream_Write_Func: what libharu writes of an object. */
static HPDF_STATUS
pass_on(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
	struct haru *haru = stream->attr;
	if (haru->text)
		bytes_add(haru->text, bytes, size);
	else if (!put(haru, bytes, size))
		return HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
	return HPDF_OK;
}

/* Not libharu's: an object that is its text alone. */
static void
pack_text(struct bytes *out, const struct object *object)
{
	bytes_add(out, "<<", 2);
	bytes_add(out, object->body.data, object->body.size);
	bytes_add(out, ">>", 2);
}

static bool
pack_object(struct haru *haru, struct pack *pack, HPDF_Stream out,
    const struct object *object)
{
	haru->text = pack_add(pack, object->number);
	bool done = true;
	if (object->dict)
		done = HPDF_Obj_WriteValue(object->dict, out, NULL) == HPDF_OK;
	else
		pack_text(haru->text, object);
	haru->text = NULL;
	return done;
}

static bool
begin_object(struct haru *haru, struct pack *pack, int number)
{
	struct bytes head = bytes_new(haru->arena);
	pack_place(pack, number, haru->written);
	bytes_integer(&head, number);
	bytes_string(&head, "0 obj\n");
	return put_text(haru, &head);
}

static bool
write_object(struct haru *haru, struct pack *pack, HPDF_Stream out,
    const struct object *object)
{
	return begin_object(haru, pack, object->number) &&
	       HPDF_Obj_WriteValue(object->dict, out, NULL) == HPDF_OK &&
	       put(haru, "\nendobj\n", 8);
}

static bool
write_objects(struct haru *haru, struct pack *pack, HPDF_Stream out)
{
	for (const struct object *at = haru->first; at; at = at->next) {
		bool done = at->stream ? write_object(haru, pack, out, at)
				       : pack_object(haru, pack, out, at);
		if (!done)
			return false;
	}
	return true;
}

/* One of the two streams that libharu does not know. */
static bool
write_packed(struct haru *haru, const struct packed *packed)
{
	struct bytes head = bytes_new(haru->arena);
	bytes_string(&head, "<<");
	bytes_add(&head, packed->entries.data, packed->entries.size);
	bytes_printf(&head, "/Length %zu>>\nstream\r\n", packed->size);
	return put_text(haru, &head) &&
	       put(haru, packed->bytes, packed->size) &&
	       put(haru, "\nendstream\nendobj\n", 18);
}

static bool
write_pack(struct haru *haru, struct pack *pack, int number)
{
	if (!begin_object(haru, pack, number))
		return false;
	struct packed packed = pack_objects(pack, haru->deflate, number);
	return write_packed(haru, &packed);
}

/* The table of all objects is the last one, and the trailer, too. */
static bool
write_table(struct haru *haru, struct pack *pack, int number,
    struct digest permanent, struct digest changing)
{
	size_t start = haru->written;
	if (!begin_object(haru, pack, number))
		return false;
	struct packed packed = pack_table(pack, haru->deflate);
	char digits[2][33];
	bytes_printf(&packed.entries, "/Root %d 0 R", haru->catalog->number);
	if (!haru->modern)
		bytes_printf(
		    &packed.entries, "/Info %d 0 R", haru->info->number);
	bytes_printf(&packed.entries, "/ID[<%s><%s>]",
	    digest_print(digits[0], permanent),
	    digest_print(digits[1], changing));
	struct bytes end = bytes_new(haru->arena);
	bytes_printf(&end, "startxref\n%zu\n%%%%EOF\n", start);
	return write_packed(haru, &packed) && put_text(haru, &end);
}

bool
haru_save(struct haru *haru, struct digest permanent, struct digest changing,
    haru_write *write, void *to)
{
	static const char heads[2][16] = {
	    "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "%PDF-2.0\n%\xE2\xE3\xCF\xD3\n"};
	const char *head = heads[haru->modern];
	HPDF_Doc pdf = haru->pdf;
	assert(!pdf->stream);
	haru->write = write;
	haru->to = to;
	pdf->stream = HPDF_CallbackWriter_New(pdf->mmgr, pass_on, haru);
	int objects = haru->count + 1, table = haru->count + 2;
	struct pack *pack = pack_new(haru->arena, table);
	return !haru->failed && pdf->stream && put(haru, head, strlen(head)) &&
	       write_objects(haru, pack, pdf->stream) &&
	       write_pack(haru, pack, objects) &&
	       write_table(haru, pack, table, permanent, changing);
}
