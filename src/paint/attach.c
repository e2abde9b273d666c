/*
 * The article's file as it is, under its own name without folders, so that
 * the leaflet's bytes do not depend on where it lay.
 */
#include "paint/attach.h"

#include "paint/metadata.h"

#include <errno.h>
#include <string.h>

/* The file's bytes; false: already reported. */
static bool
read_all(struct job *job, const char *path, struct bytes *all)
{
	char piece[BUFSIZ];
	size_t size;
	FILE *file = fopen(path, "re");
	while (file && (size = fread(piece, 1, sizeof piece, file)) > 0)
		bytes_add(all, piece, size);
	bool good = file && !ferror(file);
	if (!good)
		diag_error(job, (struct place){.file = path},
		    "it cannot be read again to be attached to its leaflet: "
		    "%s. Leave it in its place until the run is over.",
		    strerror(errno));
	if (file)
		fclose(file);
	return good;
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
	struct bytes all = bytes_new(job->arena);
	if (!read_all(job, leaflet->source, &all))
		return false;
	int stream =
	    write_stream(job, haru, deflate, leaflet, all.data, all.size);
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
