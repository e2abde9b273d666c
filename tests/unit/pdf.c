/* Whole files: valid, the same every time, whole or not there at all. */
#include "paint_help.h"

#include "paint/bytes.h"

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct state {
	struct arena *arena;
	struct job job;
	struct fonts *fonts;
	struct painter *painter;
	char folder[32];
};

static int
set_up(void **at)
{
	struct state *state = test_calloc(1, sizeof *state);
	state->arena = arena_new();
	state->job = (struct job){state->arena, diag_new(state->arena)};
	state->fonts = help_fonts(&state->job);
	state->painter = painter_new((struct standard){0});
	strcpy(state->folder, "/tmp/leaflet-XXXXXX");
	*at = state;
	return state->fonts && mkdtemp(state->folder) ? 0 : 1;
}

static const char *
path_of(const struct state *state, const char *name)
{
	return arena_printf(state->arena, "%s/%s", state->folder, name);
}

/* Runs a command for its status. */
static int
run(const struct state *state, const char *format, const char *path)
{
	return system(arena_printf(state->arena, format, path));
}

static int
tear_down(void **at)
{
	struct state *state = *at;
	run(state, "rm -r %s", state->folder);
	painter_free(state->painter);
	font_free(state->fonts);
	arena_free(state->arena);
	test_free(state);
	return 0;
}

static bool
write_to(struct state *state, const struct leaflet *leaflet, const char *path)
{
	return pdf_write(&state->job, state->painter, leaflet,
	    help_sheets(state->arena, leaflet), path_of(state, "temporary"),
	    path);
}

static const char *
write_new(struct state *state, const struct leaflet *leaflet, const char *name)
{
	const char *path = path_of(state, name);
	assert_true(write_to(state, leaflet, path));
	assert_int_equal(access(path_of(state, "temporary"), F_OK), -1);
	return path;
}

static const struct leaflet *
make(struct state *state, const char *extra)
{
	return help_make(state->arena, state->fonts, extra);
}

struct content {
	char *bytes;
	size_t size;
};

static struct content
content_of(const struct state *state, const char *path)
{
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	struct content content = {arena_alloc(state->arena, 1 << 20), 0};
	content.size = fread(content.bytes, 1, 1 << 20, file);
	fclose(file);
	return content;
}

static void
assert_same_file(const struct state *state, const char *a, const char *b)
{
	struct content one = content_of(state, a), two = content_of(state, b);
	assert_int_equal(one.size, two.size);
	assert_memory_equal(one.bytes, two.bytes, one.size);
}

static void
assert_valid(const struct state *state, const char *path)
{
	assert_int_equal(run(state, "qpdf --check %s >/dev/null", path), 0);
	assert_int_equal(
	    run(state, "python3 tests/pdf/validate.py %s", path), 0);
}

/* What the command prints. */
static const char *
output_of(const struct state *state, const char *format, const char *path)
{
	FILE *pipe = popen(arena_printf(state->arena, format, path), "r");
	assert_non_null(pipe);
	char *text = arena_alloc(state->arena, 1 << 16);
	size_t size = fread(text, 1, (1 << 16) - 1, pipe);
	assert_true(size > 0);
	assert_int_equal(pclose(pipe), 0);
	return text;
}

static void
assert_decimal(
    struct arena *arena, int64_t value, int decimals, const char *wanted)
{
	struct bytes bytes = bytes_new(arena);
	bytes_decimal(&bytes, value, decimals);
	bytes_add(&bytes, "", 1);
	assert_string_equal(bytes.data, wanted);
}

static void
assert_length(struct arena *arena, length value, const char *wanted)
{
	struct bytes bytes = bytes_new(arena);
	bytes_length(&bytes, value);
	assert_int_equal(bytes.size, strlen(wanted) + 1);
	assert_memory_equal(bytes.data, wanted, strlen(wanted));
	assert_int_equal(bytes.data[bytes.size - 1], ' ');
}

static void
numbers_are_short_decimals(void **at)
{
	struct state *state = *at;
	assert_decimal(state->arena, 0, 3, "0");
	assert_decimal(state->arena, 12500, 3, "12.5");
	assert_decimal(state->arena, -3, 3, "-0.003");
	assert_decimal(state->arena, 1000, 3, "1");
	assert_decimal(state->arena, 120, 0, "120");
	assert_decimal(state->arena, 999, 0, "999");
	assert_decimal(state->arena, 7005, 0, "7005");
	assert_decimal(state->arena, -1050, 3, "-1.05");
	assert_decimal(state->arena, 100205, 3, "100.205");
	assert_decimal(state->arena, 1000001, 6, "1.000001");
	assert_decimal(state->arena, 5, 4, "0.0005");
	assert_decimal(state->arena, INT64_MIN, 0, "-9223372036854775808");
}

/* Against printf, which has no integers with a point. */
static void
numbers_are_those_of_printf(void **at)
{
	struct state *state = *at;
	char wanted[32];
	for (int64_t value = -12000; value < 130000000000;
	     value += value < 120000 ? 1 : 1 + value / 700) {
		snprintf(wanted, sizeof wanted, "%lld", (long long)value);
		assert_decimal(state->arena, value, 0, wanted);
		long long far = value < 0 ? -value : value;
		int size = snprintf(wanted, sizeof wanted, "%s%lld.%03lld",
		    value < 0 ? "-" : "", far / 1000, far % 1000);
		while (wanted[size - 1] == '0')
			wanted[--size] = '\0';
		if (wanted[size - 1] == '.')
			wanted[--size] = '\0';
		assert_decimal(state->arena, value, 3, wanted);
		if (value <= INT32_MAX)
			assert_length(state->arena, (length)value, wanted);
	}
	assert_length(state->arena, INT32_MIN, "-2147483.648");
	assert_length(state->arena, INT32_MAX, "2147483.647");
}

static void
texts_are_literals_or_utf16(void **at)
{
	struct state *state = *at;
	struct bytes bytes = bytes_new(state->arena);
	bytes_text(&bytes, "a (b\\");
	bytes_text(&bytes, "\u00E9\U0001F600");
	bytes_text(&bytes, "a\nb");
	bytes_add(&bytes, "", 1);
	assert_string_equal(bytes.data, "(a \\(b\\\\)<FEFF00E9D83DDE00>"
					"<FEFF0061000A0062>");
}

static void
file_is_valid(void **at)
{
	struct state *state = *at;
	assert_valid(state, write_new(state, make(state, NULL), "a.pdf"));
	assert_int_equal(state->job.diag->count, 0);
}

static int
count_in(const struct content *content, const char *what)
{
	int count = 0;
	size_t size = strlen(what);
	for (size_t at = 0; at + size <= content->size; at++)
		count += memcmp(content->bytes + at, what, size) == 0;
	return count;
}

/* What stands in the file as itself is a stream. */
static void
small_objects_are_packed(void **at)
{
	struct state *state = *at;
	const char *path = write_new(state, make(state, NULL), "a.pdf");
	struct content content = content_of(state, path);
	int streams = count_in(&content, "\nendstream\nendobj\n");
	assert_true(streams > 3);
	assert_int_equal(count_in(&content, " 0 obj\n"), streams);
	const char *table = output_of(state, "qpdf --show-xref %s", path);
	assert_non_null(strstr(table, "1/0: compressed; stream = "));
}

/* The second part of the file's ID. */
static const char *
identifier_of(struct state *state, const struct leaflet *leaflet)
{
	struct content content =
	    content_of(state, write_new(state, leaflet, "a.pdf"));
	const char *at = memmem(content.bytes, content.size, "/ID[<", 5);
	assert_non_null(at);
	return arena_strndup(state->arena, at + 5 + 32 + 2, 32);
}

/* The first item of its kind, which is changed for good. */
static struct item *
find_item(const struct leaflet *leaflet, enum item_kind kind)
{
	for (size_t i = 0; i < leaflet->page_count; i++)
		for (size_t j = 0; j < leaflet->pages[i].count; j++)
			if (leaflet->pages[i].items[j].kind == kind)
				return (struct item *)&leaflet->pages[i]
				    .items[j];
	fail();
	return NULL;
}

static struct tag *
find_tag(const struct leaflet *leaflet, enum tag_kind kind)
{
	size_t i = 0;
	while (leaflet->tags[i].kind != kind)
		assert_true(++i < leaflet->tag_count);
	return (struct tag *)&leaflet->tags[i];
}

/* One change after the other. */
static void
change(struct state *state, struct leaflet *leaflet, int step)
{
	switch (step) {
	case 0:
		leaflet->title = "Another title";
		break;
	case 1:
		leaflet->version = "4";
		break;
	case 2:
		leaflet->reference = "R-13";
		break;
	case 3:
		find_item(leaflet, ITEM_TEXT)->x++;
		break;
	case 4:
		find_item(leaflet, ITEM_CIRCLE)->fill.red++;
		break;
	case 5:
		find_item(leaflet, ITEM_TEXT)->run = help_run(state->arena,
		    state->fonts->list[3], UNIT_PT(32), "A first Office ");
		break;
	case 6:
		find_tag(leaflet, TAG_LINK)->uri = "https://example.org/tal";
		break;
	case 7:
		find_tag(leaflet, TAG_FIGURE)->alt = "Another figure";
		break;
	case 8: {
		struct qr *qr = (struct qr *)find_item(leaflet, ITEM_CODE)->qr;
		((uint8_t *)qr->dark)[7] ^= 1;
		break;
	}
	case 9: {
		struct item *item = find_item(leaflet, ITEM_IMAGE);
		struct image *image = (struct image *)item->image;
		((uint8_t *)image->pixels)[5]++;
		image->digest = digest_bytes(image->pixels, 8 * 8 * 3);
		break;
	}
	case 10:
		((struct bookmark *)leaflet->bookmarks)->y++;
		break;
	default:
		fail();
	}
}

static void
every_change_gives_another_identifier(void **at)
{
	enum { CHANGES = 11 };
	struct state *state = *at;
	struct leaflet leaflet = *make(state, NULL);
	const char *found[CHANGES + 1];
	found[0] = identifier_of(state, &leaflet);
	assert_string_equal(found[0], identifier_of(state, make(state, NULL)));
	for (int i = 0; i < CHANGES; i++) {
		change(state, &leaflet, i);
		found[i + 1] = identifier_of(state, &leaflet);
		for (int j = 0; j <= i; j++)
			assert_string_not_equal(found[j], found[i + 1]);
	}
}

static void
text_comes_out_whole(void **at)
{
	struct state *state = *at;
	const struct leaflet *leaflet = make(state, "office fl\u00F6\u00DFe");
	const char *path = write_new(state, leaflet, "a.pdf");
	const char *text =
	    output_of(state, "python3 tests/pdf/validate.py --tree %s", path);
	assert_non_null(
	    strstr(text, "\"Well-being matters, and coun\u00ADselling "
			 "\u201Chelps\u201D. \""));
	assert_non_null(strstr(text, "\"A first office session \""));
	assert_non_null(strstr(text, "\"office fl\u00F6\u00DFe\""));
	assert_null(strstr(text, "Div"));
	text = output_of(state, "pdftotext -raw %s -", path);
	assert_non_null(strstr(text, "A first office\nsession"));
	assert_non_null(strstr(text, "It is caf\u00E9 talk, Gespr\u00E4ch, see "
				     "talk\nand more at 10"));
}

static void
same_input_gives_same_bytes(void **at)
{
	struct state *state = *at;
	const char *first = write_new(state, make(state, NULL), "a.pdf");
	write_new(
	    state, make(state, "\u00C5ngstr\u00F6m: 100% & more"), "b.pdf");
	const char *again = write_new(state, make(state, NULL), "c.pdf");
	assert_same_file(state, first, again);
	painter_free(state->painter);
	state->painter = painter_new((struct standard){0});
	assert_same_file(
	    state, first, write_new(state, make(state, NULL), "d.pdf"));
}

static void
locale_and_zone_change_nothing(void **at)
{
	struct state *state = *at;
	const char *first = write_new(state, make(state, NULL), "a.pdf");
	const char *built = arena_printf(state->arena,
	    "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 2>/dev/null",
	    state->folder);
	if (system(built) != 0)
		skip();
	setenv("LOCPATH", state->folder, 1);
	setenv("TZ", "Asia/Kathmandu", 1);
	assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
	const char *second = write_new(state, make(state, NULL), "b.pdf");
	setlocale(LC_ALL, "C");
	unsetenv("LOCPATH");
	unsetenv("TZ");
	assert_same_file(state, first, second);
}

static void
date_comes_from_article_or_epoch(void **at)
{
	struct state *state = *at;
	struct leaflet leaflet = *make(state, NULL);
	setenv("SOURCE_DATE_EPOCH", "951782400", 1);
	const char *path = write_new(state, &leaflet, "a.pdf");
	assert_non_null(strstr(output_of(state, "pdfinfo -isodates %s", path),
	    "2026-03-04T00:00:00Z"));
	leaflet.published = leaflet.reviewed = NULL;
	path = write_new(state, &leaflet, "b.pdf");
	assert_non_null(strstr(output_of(state, "pdfinfo -isodates %s", path),
	    "2000-02-29T00:00:00Z"));
	assert_valid(state, path);
	unsetenv("SOURCE_DATE_EPOCH");
	path = write_new(state, &leaflet, "c.pdf");
	assert_null(
	    strstr(output_of(state, "pdfinfo -isodates %s", path), "Date"));
	assert_valid(state, path);
}

static void
little_is_known_of_a_leaflet(void **at)
{
	struct state *state = *at;
	struct leaflet leaflet = *make(state, NULL);
	leaflet.author = leaflet.subject = leaflet.publisher = NULL;
	leaflet.reference = leaflet.version = NULL;
	leaflet.published = leaflet.reviewed = NULL;
	leaflet.keyword_count = 0;
	assert_valid(state, write_new(state, &leaflet, "a.pdf"));

	leaflet.bookmark_count = 0;
	const char *path = write_new(state, &leaflet, "b.pdf");
	assert_string_equal(output_of(state,
				"python3 tests/pdf/validate.py %s | "
				"cut -d: -f2-",
				path),
	    " bookmark-headings: there are no bookmarks\n");
}

/* Two pages side by side: content that bleeds stops at the fold. */
static void
pages_share_a_sheet(void **at)
{
	struct state *state = *at;
	const struct leaflet *leaflet = make(state, NULL);
	struct placement places[] = {{1, 0, 0}, {0, leaflet->width, 0}};
	struct sheet sheet = {2 * leaflet->width, leaflet->height,
	    {0, 0, 2 * leaflet->width, leaflet->height}, 0, places, 2};
	struct sheets sheets = {&sheet, 1};
	const char *path = path_of(state, "a.pdf");
	assert_true(pdf_write(&state->job, state->painter, leaflet, &sheets,
	    path_of(state, "temporary"), path));
	assert_valid(state, path);
	assert_non_null(
	    strstr(output_of(state, "pdfinfo %s", path), "Pages:           1"));
	const char *text =
	    output_of(state, "python3 tests/pdf/validate.py --tree %s", path);
	const char *title = strstr(text, "A first office");
	assert_non_null(title);
	assert_true(title < strstr(text, "It is caf"));
}

/* A picture of one colour. */
static const struct image *
make_jpeg(const struct state *state, J_COLOR_SPACE space, int components)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr error;
	unsigned char *bytes = NULL;
	unsigned long size = 0;
	jpeg.err = jpeg_std_error(&error);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &size);
	jpeg.image_width = jpeg.image_height = 16;
	jpeg.input_components = components;
	jpeg.in_color_space = space;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	JSAMPLE row[16 * 4];
	memset(row, 90 + components, sizeof row);
	JSAMPROW rows[] = {row};
	for (int i = 0; i < 16; i++)
		jpeg_write_scanlines(&jpeg, rows, 1);
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	struct image *image = ARENA_NEW(state->arena, struct image);
	*image = (struct image){.kind = IMAGE_JPEG,
	    .width_px = 16,
	    .height_px = 16,
	    .components = components,
	    .inverted = components == 4,
	    .size = size};
	image->bytes =
	    (uint8_t *)arena_strndup(state->arena, (char *)bytes, size);
	image->digest = digest_bytes(bytes, size);
	free(bytes);
	return image;
}

static void
jpegs_are_passed_through(void **at)
{
	struct state *state = *at;
	const struct image *images[] = {make_jpeg(state, JCS_GRAYSCALE, 1),
	    make_jpeg(state, JCS_RGB, 3), make_jpeg(state, JCS_CMYK, 4)};
	struct maker maker = {.arena = state->arena, .fonts = state->fonts};
	int root = help_tag(&maker, TAG_DOCUMENT, -1);
	for (int i = 0; i < 6; i++) {
		int figure = help_tag(&maker, TAG_FIGURE, root);
		maker.tags[figure].alt = "A colour";
		struct item *item = help_item(&maker, 0, ITEM_IMAGE, figure,
		    UNIT_MM(20), UNIT_MM(20) + i * UNIT_MM(25));
		item->width = item->height = UNIT_MM(20);
		item->image = images[i % 3];
	}
	/* The second page is empty. */
	const char *path = write_new(state, help_leaflet(&maker, 2), "a.pdf");
	assert_valid(state, path);
	const char *list = output_of(state, "pdfimages -list %s", path);
	assert_non_null(strstr(list, "gray    1   8  jpeg"));
	assert_non_null(strstr(list, "rgb     3   8  jpeg"));
	assert_non_null(strstr(list, "icc     4   8  jpeg"));
	assert_int_equal(content_of(state, path).size < 20 * 1024, 1);
}

/* Nor for the digest of all; what follows a picture's end is skipped. */
static void
large_pictures_are_not_copied(void **at)
{
	enum { LARGE = 4 * 1024 * 1024 };
	struct state *state = *at;
	struct maker maker = {.arena = state->arena, .fonts = state->fonts};
	int root = help_tag(&maker, TAG_DOCUMENT, -1);
	int figure = help_tag(&maker, TAG_FIGURE, root);
	maker.tags[figure].alt = "A colour";
	struct image large = *make_jpeg(state, JCS_RGB, 3);
	uint8_t *bytes = arena_alloc(state->arena, LARGE);
	memcpy(bytes, large.bytes, large.size);
	large.bytes = bytes;
	large.size = LARGE;
	struct item *item =
	    help_item(&maker, 0, ITEM_IMAGE, figure, UNIT_MM(20), UNIT_MM(20));
	item->width = item->height = UNIT_MM(20);
	item->image = &large;
	const struct leaflet *leaflet = help_leaflet(&maker, 1);
	size_t before = arena_bytes(state->job.arena);
	const char *path = write_new(state, leaflet, "a.pdf");
	assert_true(arena_bytes(state->job.arena) - before < LARGE);
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_true(status.st_size > LARGE);
}

static void
file_stays_small(void **at)
{
	struct state *state = *at;
	struct stat status;
	assert_int_equal(
	    stat(write_new(state, make(state, NULL), "a.pdf"), &status), 0);
	assert_in_range(status.st_size, 1, 30 * 1024);
}

static void
assert_refused(struct state *state, const char *path, const char *reason)
{
	size_t before = state->job.diag->count;
	assert_false(write_to(state, make(state, NULL), path));
	assert_int_equal(state->job.diag->count, before + 1);
	const struct message *message = &state->job.diag->messages[before];
	assert_string_equal(message->place.file, path);
	assert_non_null(strstr(message->text, reason));
	assert_int_equal(access(path_of(state, "temporary"), F_OK), -1);
}

static void
full_disk_leaves_the_old_file(void **at)
{
	struct state *state = *at;
	const char *path = write_new(state, make(state, NULL), "a.pdf");
	struct content before = content_of(state, path);
	struct rlimit limit, small;
	getrlimit(RLIMIT_FSIZE, &limit);
	small = limit;
	small.rlim_cur = 5000;
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &small);
	assert_refused(state, path, "File too large");
	setrlimit(RLIMIT_FSIZE, &limit);
	signal(SIGXFSZ, SIG_DFL);
	struct content after = content_of(state, path);
	assert_int_equal(before.size, after.size);
	assert_memory_equal(before.bytes, after.bytes, before.size);
}

static void
bad_target_is_reported(void **at)
{
	struct state *state = *at;
	const char *path = path_of(state, "a.pdf");
	assert_int_equal(mkdir(path, 0700), 0);
	assert_refused(state, path, "Is a directory");
}

static void
bad_folder_is_reported(void **at)
{
	struct state *state = *at;
	strcat(state->folder, "/none");
	assert_refused(
	    state, path_of(state, "a.pdf"), "No such file or directory");
	*strrchr(state->folder, '/') = '\0';
}

/* The four bytes that a literal string cannot hold as they are. */
static void
codes_are_escaped(void **state)
{
	(void)state;
	static const uint8_t bytes[] = {
	    0, 'A', '(', ')', '\\', '\r', '\n', 0xFF};
	static const char wanted[] = "\0A\\(\\)\\\\\\r\n\xFF";
	char out[2 * sizeof bytes], *to = out;
	for (size_t i = 0; i < sizeof bytes; i++)
		to = bytes_print_literal(to, bytes[i]);
	assert_int_equal(to - out, sizeof wanted - 1);
	assert_memory_equal(out, wanted, sizeof wanted - 1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(codes_are_escaped),
	    TEST(numbers_are_short_decimals),
	    TEST(numbers_are_those_of_printf),
	    TEST(texts_are_literals_or_utf16),
	    TEST(file_is_valid),
	    TEST(small_objects_are_packed),
	    TEST(every_change_gives_another_identifier),
	    TEST(text_comes_out_whole),
	    TEST(same_input_gives_same_bytes),
	    TEST(locale_and_zone_change_nothing),
	    TEST(date_comes_from_article_or_epoch),
	    TEST(little_is_known_of_a_leaflet),
	    TEST(pages_share_a_sheet),
	    TEST(jpegs_are_passed_through),
	    TEST(large_pictures_are_not_copied),
	    TEST(file_stays_small),
	    TEST(full_disk_leaves_the_old_file),
	    TEST(bad_target_is_reported),
	    TEST(bad_folder_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
