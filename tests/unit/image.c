/* Pictures of pixels: every kind of PNG, JPEG passed through, damage. */
#include "media_help.h"

#include "media/image.h"

enum { WIDTH = 5, HEIGHT = 3, COUNT = WIDTH * HEIGHT };

/* The pictures of tests/media have n = 0 to 14 as their pixels; this is what
 * each becomes. */
struct pixel {
	int grey, red, green, blue, alpha; /* grey -1: has colour */
};

static struct pixel
grey(int value)
{
	return (struct pixel){value, 0, 0, 0, 255};
}

static struct pixel
colour(int red, int green, int blue, int alpha)
{
	return (struct pixel){-1, red, green, blue, alpha};
}

static struct pixel
grey1(int n)
{
	return grey(n % 2 * 255);
}

static struct pixel
grey2(int n)
{
	return grey(n % 4 * 85);
}

static struct pixel
grey4(int n)
{
	return grey(n * 17);
}

static struct pixel
grey8(int n)
{
	return grey(n);
}

static struct pixel
grey_alpha(int n)
{
	return (struct pixel){n * 17, 0, 0, 0, 255 - n};
}

static struct pixel
palette1(int n)
{
	return colour(n % 2 * 16, n % 2, 255 - n % 2, 255);
}

static struct pixel
palette4(int n)
{
	return colour(n * 16, n, 255 - n, n < 10 ? n : 255);
}

static struct pixel
rgb_key(int n)
{
	return colour(n, 2, 3, n == 7 ? 0 : 255);
}

static struct pixel
rgba16(int n)
{
	return colour(n * 17, 0, 255, n * 17);
}

static struct pixel
rgba_opaque(int n)
{
	return colour(n, 2 * n, 3 * n, 255);
}

static struct pixel
interlaced(int n)
{
	return colour(n, 2 * n, 3 * n, 100 + n);
}

static const struct {
	const char *path;
	struct pixel (*pixel)(int n);
	bool has_alpha;
} pngs[] = {
    {"tests/media/grey1.png", grey1, false},
    {"tests/media/grey2.png", grey2, false},
    {"tests/media/grey4.png", grey4, false},
    {"tests/media/grey8.png", grey8, false},
    {"tests/media/grey16.png", grey4, false},
    {"tests/media/gamma.png", grey4, false},
    {"tests/media/grey-alpha.png", grey_alpha, true},
    {"tests/media/palette1.png", palette1, false},
    {"tests/media/palette4.png", palette4, true},
    {"tests/media/rgb-key.png", rgb_key, true},
    {"tests/media/rgba16.png", rgba16, true},
    {"tests/media/rgba-opaque.png", rgba_opaque, false},
    {"tests/media/interlaced.png", interlaced, true},
};

static void
assert_pixel(const struct image *image, int n, struct pixel pixel)
{
	if (pixel.grey >= 0) {
		assert_int_equal(image->components, 1);
		assert_int_equal(image->pixels[n], pixel.grey);
	} else {
		assert_int_equal(image->components, 3);
		assert_int_equal(image->pixels[3 * n], pixel.red);
		assert_int_equal(image->pixels[3 * n + 1], pixel.green);
		assert_int_equal(image->pixels[3 * n + 2], pixel.blue);
	}
	if (image->alpha)
		assert_int_equal(image->alpha[n], pixel.alpha);
}

static void
every_kind_of_png_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pngs / sizeof *pngs; i++) {
		struct job job = job_begin();
		const struct image *image =
		    image_read(&job, pngs[i].path, asker);
		assert_string_equal(job_messages(&job), "");
		assert_non_null(image);
		assert_int_equal(image->kind, IMAGE_PIXELS);
		assert_int_equal(image->width_px, WIDTH);
		assert_int_equal(image->height_px, HEIGHT);
		assert_int_equal(image->alpha != NULL, pngs[i].has_alpha);
		for (int n = 0; n < COUNT; n++)
			assert_pixel(image, n, pngs[i].pixel(n));
		job_end(&job);
	}
}

static void
jpegs_are_passed_through(void **state)
{
	static const struct {
		const char *path;
		int components;
		bool inverted;
	} cases[] = {
	    {"tests/media/grey.jpg", 1, false},
	    {"tests/media/rgb.jpg", 3, false},
	    {"tests/media/progressive.jpg", 3, false},
	    {"tests/media/upright.jpg", 3, false},
	    {"tests/media/cmyk.jpg", 4, true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct job job = job_begin();
		size_t size;
		const uint8_t *bytes =
		    file_bytes(job.arena, cases[i].path, &size);
		const struct image *image =
		    image_read(&job, cases[i].path, asker);
		assert_string_equal(job_messages(&job), "");
		assert_int_equal(image->kind, IMAGE_JPEG);
		assert_int_equal(image->width_px, 24);
		assert_int_equal(image->height_px, 16);
		assert_int_equal(image->components, cases[i].components);
		assert_int_equal(image->inverted, cases[i].inverted);
		assert_false(image->turned);
		assert_int_equal(image->size, size);
		assert_memory_equal(image->bytes, bytes, size);
		struct digest digest = digest_bytes(bytes, size);
		assert_memory_equal(&image->digest, &digest, sizeof digest);
		job_end(&job);
	}
}

static const struct image *
read_bytes(struct job *job, const uint8_t *bytes, size_t size)
{
	char path[30];
	int file = memory_file(bytes, size, path);
	const struct image *image = image_read(job, path, asker);
	close(file);
	return image;
}

static void
what_follows_a_jpeg_is_left_out(void **state)
{
	(void)state;
	struct job job = job_begin();
	size_t size;
	uint8_t *bytes = file_bytes(job.arena, "tests/media/rgb.jpg", &size);
	memcpy(bytes + size, "\xFF\xD8 rest", 7);
	const struct image *image = read_bytes(&job, bytes, size + 7);
	assert_string_equal(job_messages(&job), "");
	assert_int_equal(image->size, size);
	job_end(&job);
}

static void
a_turned_photo_is_warned_about(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct image *image =
	    image_read(&job, "tests/media/turned.jpg", asker);
	assert_non_null(image);
	assert_true(image->turned);
	assert_int_equal(job.diag->warnings, 1);
	assert_string_equal(job_messages(&job),
	    "a.xml:3:4: the picture 'tests/media/turned.jpg' lies on its side "
	    "and only asks to be turned. Turn it and save it again.\n");
	job_end(&job);
}

/* No beginning of a file is a whole picture. */
static void
cut_files_are_refused(void **state)
{
	static const char *const paths[] = {"tests/media/interlaced.png",
	    "tests/media/palette4.png", "tests/media/rgb.jpg",
	    "tests/media/progressive.jpg", "tests/media/cmyk.jpg"};
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct job job = job_begin();
		size_t size;
		uint8_t *bytes = file_bytes(job.arena, paths[i], &size);
		for (size_t cut = 0; cut < size; cut++)
			assert_null(read_bytes(&job, bytes, cut));
		assert_int_equal(job.diag->errors, size);
		assert_non_null(
		    strstr(job.diag->messages[job.diag->count - 1].text,
			"is damaged or cut short. Copy or save it again."));
		job_end(&job);
	}
}

/* Each byte of a PNG stands under a checksum or in the signature. */
static void
damaged_pngs_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pngs / sizeof *pngs; i++) {
		struct job job = job_begin();
		size_t size;
		uint8_t *bytes = file_bytes(job.arena, pngs[i].path, &size);
		for (size_t at = 0; at < size; at++) {
			bytes[at] ^= 0x21;
			assert_null(read_bytes(&job, bytes, size));
			bytes[at] ^= 0x21;
		}
		assert_int_equal(job.diag->errors, size);
		job_end(&job);
	}
}

/* A JPEG has no checksum: damage is found or does no harm. */
static void
damaged_jpegs_do_no_harm(void **state)
{
	static const char *const paths[] = {"tests/media/rgb.jpg",
	    "tests/media/progressive.jpg", "tests/media/turned.jpg"};
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct job job = job_begin();
		size_t size, refused = 0;
		uint8_t *bytes = file_bytes(job.arena, paths[i], &size);
		for (size_t at = 0; at < size; at++) {
			bytes[at] ^= 0xFF;
			const struct image *image =
			    read_bytes(&job, bytes, size);
			refused += !image;
			bytes[at] ^= 0xFF;
		}
		assert_int_equal(job.diag->errors, refused);
		assert_true(refused > size / 4);
		job_end(&job);
	}
}

/* Where a JPEG's frame begins: after its marker FF C0. */
static uint8_t *
find_frame(uint8_t *bytes, size_t size)
{
	uint8_t *found = memmem(bytes, size, "\xFF\xC0", 2);
	assert_non_null(found);
	return found + 2;
}

static void
assert_refused(const uint8_t *bytes, size_t size, const char *sentence)
{
	struct job job = job_begin();
	assert_null(read_bytes(&job, bytes, size));
	assert_int_equal(job.diag->count, 1);
	const char *text = job.diag->messages[0].text;
	const char *found = strstr(text, "' ");
	assert_non_null(found);
	assert_string_equal(found + 2, sentence);
	job_end(&job);
}

static void
jpegs_that_pdf_has_not_are_refused(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	size_t size;
	uint8_t *bytes = file_bytes(arena, "tests/media/rgb.jpg", &size);
	uint8_t *frame = find_frame(bytes, size);
	const char *lossless = "is a lossless JPEG, which PDF does not have. "
			       "Save it as PNG.";
	frame[-1] = 0xC3;
	assert_refused(bytes, size, lossless);
	frame[-1] = 0xC5;
	assert_refused(bytes, size, lossless);
	frame[-1] = 0xC0;
	frame[2] = 12;
	assert_refused(bytes, size,
	    "is a JPEG of more than 8 bits a colour, which PDF does not have. "
	    "Save it with 8.");
	frame[2] = 8;
	frame[7] = 2;
	assert_refused(bytes, size,
	    "is a JPEG that is not grey, RGB or CMYK. Save it as RGB.");
	bytes = file_bytes(arena, "tests/media/arithmetic.jpg", &size);
	assert_refused(bytes, size,
	    "is a JPEG with arithmetic coding, which PDF does not have. "
	    "Save it as an ordinary JPEG.");
	arena_free(arena);
}

/* A small file that claims a large picture makes us reserve no memory. */
static void
claims_of_size_are_checked_first(void **state)
{
	static const uint8_t wide[] = {0x75, 0x30, 0x75, 0x30};
	static const uint8_t large[] = {0x23, 0x28, 0x23, 0x28};
	(void)state;
	struct job job = job_begin();
	size_t size;
	uint8_t *bytes = file_bytes(job.arena, "tests/media/rgb.jpg", &size);
	memcpy(find_frame(bytes, size) + 3, wide, sizeof wide);
	assert_refused(
	    bytes, size, "has over 100 megapixels. Make it smaller.");
	memcpy(find_frame(bytes, size) + 3, large, sizeof large);
	size_t before = arena_bytes(job.arena);
	assert_null(read_bytes(&job, bytes, size));
	/* The header of a PNG of 9000 by 9000, with its checksum. */
	static const uint8_t png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
				     "\0\0\x23\x28\0\0\x23\x28\x08\x06\0\0\0"
				     "\x6d\xd5\x72\xba\0\0\0\0IDAT";
	assert_null(read_bytes(&job, png, sizeof png));
	assert_true(arena_bytes(job.arena) - before < 4 << 20);
	assert_int_equal(job.diag->errors, 2);
	job_end(&job);
}

/* A name in a folder of its own, linked to a file of tests/media. */
static void
assert_named(const char *name, const char *target, const char *message)
{
	struct job job = job_begin();
	char folder[] = "/tmp/leaflet-XXXXXX";
	assert_non_null(mkdtemp(folder));
	char *path = arena_printf(job.arena, "%s/%s", folder, name);
	char *whole = realpath(target, NULL);
	assert_int_equal(symlink(whole, path), 0);
	const struct image *image = image_read(&job, path, asker);
	unlink(path);
	rmdir(folder);
	free(whole);
	assert_int_equal(image != NULL, message == NULL);
	if (message)
		assert_string_equal(job_messages(&job),
		    arena_printf(job.arena, "a.xml:3:4: the picture '%s' %s\n",
			path, message));
	job_end(&job);
}

static void
names_must_agree_with_contents(void **state)
{
	const char *png = "tests/media/grey8.png", *jpg = "tests/media/rgb.jpg";
	const char *is_png = "is a PNG by its contents. "
			     "Rename it to end in .png.";
	const char *is_jpeg = "is a JPEG by its contents. "
			      "Rename it to end in .jpg.";
	(void)state;
	assert_named("a.png", png, NULL);
	assert_named("a.PNG", png, NULL);
	assert_named("a", png, NULL);
	assert_named("a.b.jpg", jpg, NULL);
	assert_named("a.JPEG", jpg, NULL);
	assert_named("a.jpg", png, is_png);
	assert_named("a.gif", png, is_png);
	assert_named("a.", png, is_png);
	assert_named("a.png", jpg, is_jpeg);
	assert_named("a.jpegs", jpg, is_jpeg);
}

static void
other_kinds_are_named(void **state)
{
	static const struct {
		const char *bytes, *name;
	} cases[] = {{"GIF89a......", "GIF"}, {"RIFF....WEBPVP8 ", "WebP"},
	    {"....ftypheic", "HEIC or AVIF"}, {"BM..........", "BMP"}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct job job = job_begin();
		const char *sentence = arena_printf(job.arena,
		    "is %s, which is not read. Save it as PNG or JPEG.",
		    cases[i].name);
		assert_refused((const uint8_t *)cases[i].bytes,
		    strlen(cases[i].bytes), sentence);
		job_end(&job);
	}
	assert_refused((const uint8_t *)"<svg/>", 6,
	    "is neither PNG nor JPEG. Save it as one of them.");
	assert_refused((const uint8_t *)"", 0, "is empty. Save it again.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_kind_of_png_is_read),
	    cmocka_unit_test(jpegs_are_passed_through),
	    cmocka_unit_test(what_follows_a_jpeg_is_left_out),
	    cmocka_unit_test(a_turned_photo_is_warned_about),
	    cmocka_unit_test(cut_files_are_refused),
	    cmocka_unit_test(damaged_pngs_are_refused),
	    cmocka_unit_test(damaged_jpegs_do_no_harm),
	    cmocka_unit_test(jpegs_that_pdf_has_not_are_refused),
	    cmocka_unit_test(claims_of_size_are_checked_first),
	    cmocka_unit_test(names_must_agree_with_contents),
	    cmocka_unit_test(other_kinds_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
