/*
 * What a font file says of itself, without mapping it: of all the files of a
 * folder two tables each are wanted, and of most files nothing else.
 */
#include "typeset/font.h"

#include "typeset/sfnt.h"

#include <fcntl.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	DIRECTORY_FIRST = 1024, /* bytes; seldom is a directory larger */
	OS2_LEAST = 64
};

struct glance {
	int file;
	size_t size;
	hb_blob_t *directory; /* and what stands before it */
};

/* As much of it as there is. */
static hb_blob_t *
read_piece(const struct glance *glance, struct sfnt_place place)
{
	if (place.at >= glance->size)
		return hb_blob_get_empty();
	if (place.size > glance->size - place.at)
		place.size = glance->size - place.at;
	char *bytes = malloc(place.size);
	ssize_t size =
	    bytes ? pread(glance->file, bytes, place.size, (off_t)place.at) : 0;
	return hb_blob_create(bytes, size > 0 ? (unsigned)size : 0,
	    HB_MEMORY_MODE_WRITABLE, bytes, free);
}

static struct sfnt
bytes_of(hb_blob_t *blob)
{
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);
	return (struct sfnt){(const unsigned char *)bytes, size};
}

/* From the file's first byte to the directory's last. */
static hb_blob_t *
read_directory(const struct glance *glance)
{
	for (size_t size = DIRECTORY_FIRST;;) {
		hb_blob_t *blob =
		    read_piece(glance, (struct sfnt_place){0, size});
		struct sfnt bytes = bytes_of(blob);
		size_t at = sfnt_directory(&bytes, 0);
		size_t end = at + sfnt_directory_size(&bytes, at);
		if (end <= bytes.size || bytes.size < size)
			return blob;
		hb_blob_destroy(blob);
		size = end;
	}
}

/* As much of a table as there is. */
static hb_blob_t *
read_table(const struct glance *glance, const char tag[5])
{
	struct sfnt bytes = bytes_of(glance->directory);
	struct sfnt_place place;
	if (!sfnt_place(&bytes, sfnt_directory(&bytes, 0), tag, &place))
		return hb_blob_get_empty();
	return read_piece(glance, place);
}

/* For hb_face_create_for_tables. */
static hb_blob_t *
reference_table(hb_face_t *face, hb_tag_t tag, void *glance)
{
	char name[5] = "";
	(void)face;
	hb_tag_to_string(tag, name);
	return read_table(glance, name);
}

const char *
font_name(struct arena *arena, hb_face_t *face, unsigned number)
{
	char buffer[128];
	unsigned size = sizeof buffer;
	hb_ot_name_get_utf8(
	    face, number, hb_language_from_string("en", 2), &size, buffer);
	return size ? arena_strdup(arena, buffer) : NULL;
}

static const char *
read_family(struct arena *arena, struct glance *glance)
{
	hb_face_t *face =
	    hb_face_create_for_tables(reference_table, glance, NULL);
	const char *family =
	    font_name(arena, face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
	if (!family)
		family = font_name(arena, face, HB_OT_NAME_ID_FONT_FAMILY);
	hb_face_destroy(face);
	return family;
}

static bool
look(struct arena *arena, struct glance *glance, struct font_file *result)
{
	hb_blob_t *blob = read_table(glance, "OS/2");
	struct sfnt os2 = bytes_of(blob);
	bool found = os2.size >= OS2_LEAST;
	result->weight = (int)sfnt_u16(&os2, 4);
	result->upright = !(sfnt_u16(&os2, 62) & 1);
	hb_blob_destroy(blob);
	if (!found)
		return false;
	result->family = read_family(arena, glance);
	return result->family != NULL;
}

bool
font_look(struct arena *arena, const char *path, struct font_file *result)
{
	struct stat status;
	struct glance glance = {
	    .file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
	if (glance.file < 0)
		return false;
	*result = (struct font_file){.path = path};
	bool found = fstat(glance.file, &status) == 0 &&
		     S_ISREG(status.st_mode) && status.st_size > 0;
	if (found) {
		glance.size = (size_t)status.st_size;
		glance.directory = read_directory(&glance);
		found = look(arena, &glance, result);
		hb_blob_destroy(glance.directory);
	}
	close(glance.file);
	return found;
}
