/*
 * All that relies on libharu's inside: 2.3.0 of Debian 12, and 2.4 of Debian
 * 13 and Ubuntu 24.04, whose structures are alike where we touch them.
 *
 * The idea: a dictionary of libharu calls back while it is written.  So each
 * object is an empty HPDF_Dict whose write_fn writes our text before `>>`, and
 * whose after_write_fn, called after `>>`, adds a stream that is ready
 * filtered, with a direct Length and without a copy.
 */
#include "paint/haru.h"

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

enum { NUMBER_MASK = 0x00FFFFFF };

struct haru {
	struct arena *arena;
	HPDF_Doc pdf;
	struct object *first, *last; /* all objects */
	struct object *catalog, *info;
	struct digest permanent, changing; /* the file's ID */
	haru_write *write;
	void *to;
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

/* Makes dict, which is in the cross-reference table, an object of ours. */
static struct object *
adopt(struct haru *haru, HPDF_Dict dict)
{
	struct object *object = ARENA_NEW(haru->arena, struct object);
	object->body = bytes_new(haru->arena);
	if (haru->last)
		haru->last->next = object;
	else
		haru->first = object;
	haru->last = object;
	if (!dict)
		return object;
	object->number = (int)(dict->header.obj_id & NUMBER_MASK);
	dict->attr = object;
	dict->write_fn = on_write;
	dict->after_write_fn = after_write;
	return object;
}

/* NULL when there is no memory: libharu's error stays, haru_save sees it. */
static HPDF_Dict
new_dict(struct haru *haru)
{
	HPDF_Dict dict = HPDF_Dict_New(haru->pdf->mmgr);
	if (!dict || HPDF_Xref_Add(haru->pdf->xref, dict) != HPDF_OK)
		return NULL;
	return dict;
}

struct haru *
haru_new(struct arena *arena)
{
	if (!library_fits())
		return NULL;
	HPDF_Doc pdf = HPDF_New(NULL, NULL);
	if (!pdf)
		return NULL;
	struct haru *haru = ARENA_NEW(arena, struct haru);
	*haru = (struct haru){.arena = arena, .pdf = pdf};
	haru->catalog = adopt(haru, pdf->catalog);
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
	return adopt(haru, new_dict(haru));
}

struct object *
haru_stream(
    struct haru *haru, const void *bytes, size_t size, const char *filter)
{
	struct object *object = haru_object(haru);
	object->stream = bytes;
	object->stream_size = size;
	if (filter)
		bytes_printf(&object->body, "/Filter/%s", filter);
	return object;
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
	struct digest_state *state = digest_begin();
	for (const struct object *at = haru->first; at; at = at->next) {
		if (at->body.size)
			digest_add(state, at->body.data, at->body.size);
		if (at->stream_size)
			digest_add(state, at->stream, at->stream_size);
	}
	return digest_end(state);
}

/* HPDF_Dict_OnWriteFunc of the trailer. */
static HPDF_STATUS
write_id(HPDF_Dict trailer, HPDF_Stream out)
{
	const struct haru *haru = trailer->attr;
	char permanent[33], changing[33], entry[80];
	snprintf(entry, sizeof entry, "/ID[<%s><%s>]\n",
	    digest_print(permanent, haru->permanent),
	    digest_print(changing, haru->changing));
	return HPDF_Stream_WriteStr(out, entry);
}

/* HPDF_Stream_Write_Func of the file. */
static HPDF_STATUS
pass_on(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
	struct haru *haru = stream->attr;
	if (haru->write(haru->to, bytes, size))
		return HPDF_OK;
	return HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
}

bool
haru_save(struct haru *haru, struct digest permanent, struct digest changing,
    haru_write *write, void *to)
{
	HPDF_Doc pdf = haru->pdf;
	assert(!pdf->stream);
	haru->permanent = permanent;
	haru->changing = changing;
	haru->write = write;
	haru->to = to;
	pdf->trailer->attr = haru;
	pdf->trailer->write_fn = write_id;
	pdf->pdf_version = HPDF_VER_17;
	pdf->stream = HPDF_CallbackWriter_New(pdf->mmgr, pass_on, haru);
	return pdf->stream && HPDF_SaveToStream(pdf) == HPDF_OK;
}
