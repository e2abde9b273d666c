/*
 * The article's file as it is, under its own name without folders, so that
 * the leaflet's bytes do not depend on where it lay.
 */
#include "paint/attach.h"

#include "paint/metadata.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The file's bytes, owned by the arena; NULL: already reported. */
static const char *
read_all(struct job *job, const char *path, size_t *size)
{
	char *text = NULL;
	size_t room = 0;
	FILE *file = fopen(path, "re");
	ssize_t read = file ? getdelim(&text, &room, EOF, file) : -1;
	const char *copy = NULL;
	if (read < 0)
		diag_error(job, (struct place){.file = path},
		    "it cannot be read again to be attached to its leaflet: "
		    "%s. Leave it in its place until the run is over.",
		    strerror(errno));
	else
		copy = arena_strndup(job->arena, text, (size_t)read);
	*size = read > 0 ? (size_t)read : 0;
	free(text);
	if (file)
		fclose(file);
	return copy;
}

/* The stream; its object's number. */
static int
write_stream(struct job *job, struct haru *haru, struct deflate *deflate,
    const struct leaflet *leaflet, const char *bytes, size_t size)
{
	size_t packed;
	const uint8_t *data =
	    deflate_bytes(deflate, job->arena, bytes, size, &packed);
	struct object *object = haru_stream(haru, data, packed, "FlateDecode");
	bytes_string(&object->body, "/Type/EmbeddedFile/Subtype/text#2Fxml");
	bytes_printf(&object->body, "/Params<</Size %zu", size);
	metadata_date(job->arena, &object->body, "/ModDate", leaflet);
	bytes_string(&object->body, ">>");
	return object->number;
}

bool
attach_source(struct job *job, struct haru *haru, struct deflate *deflate,
    const struct leaflet *leaflet, struct bytes *catalog)
{
	if (!leaflet->source)
		return true;
	size_t size;
	const char *bytes = read_all(job, leaflet->source, &size);
	if (!bytes)
		return false;
	int stream = write_stream(job, haru, deflate, leaflet, bytes, size);
	const char *slash = strrchr(leaflet->source, '/');
	const char *name = slash ? slash + 1 : leaflet->source;
	int file = haru_number(haru);
	struct bytes *out = haru_begin(haru, file);
	bytes_string(out, "/Type/Filespec/AFRelationship/Source/F");
	bytes_text(out, name);
	bytes_string(out, "/UF");
	bytes_text(out, name);
	bytes_string(out, "/Desc");
	bytes_text(out, leaflet->title);
	bytes_printf(out, "/EF<</F %d 0 R/UF %d 0 R>>", stream, stream);
	haru_end(haru);
	bytes_printf(
	    catalog, "/AF[%d 0 R]/Names<</EmbeddedFiles<</Names[", file);
	bytes_text(catalog, name);
	bytes_printf(catalog, "%d 0 R]>>>>", file);
	return true;
}
