/*
 * From a picture file to an image.
 *
 * The first bytes say what a file is; its name must agree, because other
 * programs go by the name.
 */
#include "media/image.h"

#include "media/file.h"
#include "media/image_jpeg.h"
#include "media/image_png.h"

#include <string.h>

enum { FILE_MOST = 64 << 20 };

/* What is said of each fault after "the picture 'x'". */
static const char *const sentences[] = {
    [IMAGE_DAMAGED] = "is damaged or cut short. Copy or save it again.",
    [IMAGE_TOO_LARGE] = "has over 100 megapixels. Make it smaller.",
    [IMAGE_ARITHMETIC] = "is a JPEG with arithmetic coding, which PDF does "
			 "not have. Save it as an ordinary JPEG.",
    [IMAGE_LOSSLESS] = "is a lossless JPEG, which PDF does not have. "
		       "Save it as PNG.",
    [IMAGE_DEEP] = "is a JPEG of more than 8 bits a colour, which PDF does "
		   "not have. Save it with 8.",
    [IMAGE_COMPONENTS] = "is a JPEG that is not grey, RGB or CMYK. "
			 "Save it as RGB.",
    [IMAGE_SCANS] = "is a JPEG in over 200 scans. Save it again.",
};

/* Kinds of file by their first bytes, after `skip` others. */
static const struct kind {
	const char *name;
	size_t skip, size;
	const char *start;
	enum image_fault (*read)(struct arena *arena, const uint8_t *bytes,
	    size_t size, struct image *image); /* NULL: not read */
	const char *endings[4];                /* of file names */
} kinds[] = {
    {"PNG", 0, 8, "\x89PNG\r\n\x1a\n", image_png_read, {"png"}},
    {"JPEG", 0, 3, "\xFF\xD8\xFF", image_jpeg_read,
	{"jpg", "jpeg", "jpe", "jfif"}},
    {"GIF", 0, 4, "GIF8", NULL, {0}},
    {"WebP", 8, 4, "WEBP", NULL, {0}},
    {"HEIC or AVIF", 4, 4, "ftyp", NULL, {0}},
    {"TIFF", 0, 4, "II*\0", NULL, {0}},
    {"TIFF", 0, 4, "MM\0*", NULL, {0}},
    {"BMP", 0, 2, "BM", NULL, {0}},
};

static const struct kind *
find_kind(const uint8_t *bytes, size_t size)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct kind *kind = &kinds[i];
		if (size >= kind->skip + kind->size &&
		    memcmp(bytes + kind->skip, kind->start, kind->size) == 0)
			return kind;
	}
	return NULL;
}

/* Compares letters of ASCII in either case. */
static bool
same_ending(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if ((*a | 0x20) != (*b | 0x20))
			return false;
	return *a == *b;
}

/* What stands after the name's last dot, or NULL: it has none. */
static const char *
ending(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');
	return dot ? dot + 1 : NULL;
}

/* A name without an ending says nothing wrong. */
static bool
is_named_so(const struct kind *kind, const char *path)
{
	const char *end = ending(path);
	if (!end)
		return true;
	for (size_t i = 0; i < 4 && kind->endings[i]; i++)
		if (same_ending(end, kind->endings[i]))
			return true;
	return false;
}

/* The kind of a picture that can be read, or NULL: already reported. */
static const struct kind *
choose_kind(struct job *job, const char *path, struct place place,
    const uint8_t *bytes, size_t size)
{
	const struct kind *kind = find_kind(bytes, size);
	if (!kind)
		diag_error(job, place,
		    "the picture '%s' is neither PNG nor JPEG. "
		    "Save it as one of them.",
		    path);
	else if (!kind->read)
		diag_error(job, place,
		    "the picture '%s' is %s, which is not read. "
		    "Save it as PNG or JPEG.",
		    path, kind->name);
	else if (!is_named_so(kind, path))
		diag_error(job, place,
		    "the picture '%s' is a %s by its contents. "
		    "Rename it to end in .%s.",
		    path, kind->name, kind->endings[0]);
	else
		return kind;
	return NULL;
}

const struct image *
image_read(struct job *job, const char *path, struct place place)
{
	size_t size;
	const uint8_t *bytes =
	    (const uint8_t *)file_read(job, path, place, FILE_MOST, &size);
	if (!bytes)
		return NULL;
	const struct kind *kind = choose_kind(job, path, place, bytes, size);
	if (!kind)
		return NULL;
	struct image *image = ARENA_NEW(job->arena, struct image);
	enum image_fault fault = kind->read(job->arena, bytes, size, image);
	if (fault) {
		diag_error(
		    job, place, "the picture '%s' %s", path, sentences[fault]);
		return NULL;
	}
	if (image->turned)
		diag_warning(job, place,
		    "the picture '%s' lies on its side and only asks to be "
		    "turned. Turn it and save it again.",
		    path);
	image->digest = digest_bytes(bytes, size);
	return image;
}
