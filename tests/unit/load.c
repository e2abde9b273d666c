/* Configurations: finding them, layers, editions, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme/load.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct job job;
static char folder[64];

static int
start(void **state)
{
	(void)state;
	job.arena = arena_new();
	job.diag = diag_new(job.arena);
	strcpy(folder, "/tmp/leaflet-load-XXXXXX");
	return mkdtemp(folder) ? 0 : 1;
}

static int
end(void **state)
{
	(void)state;
	const char *command = arena_printf(job.arena, "rm -rf %s", folder);
	int status = system(command);
	arena_free(job.arena);
	return status;
}

static const char *
in_folder(const char *name)
{
	return arena_printf(job.arena, "%s/%s", folder, name);
}

static const char *
write_file(const char *name, const char *text)
{
	const char *path = in_folder(name);
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
	return path;
}

static void
make_folder(const char *name)
{
	assert_int_equal(mkdir(in_folder(name), 0777), 0);
}

static const struct config *
load(const char *file)
{
	struct load_request request = {.file = file, .data = "."};
	return load_config(&job, &request);
}

/* The configuration with one or two settings of the command line. */
static const struct config *
load_set(const char *file, struct setting one, struct setting two)
{
	struct setting settings[] = {one, two};
	struct load_request request = {.file = file,
	    .data = ".",
	    .settings = settings,
	    .setting_count = two.key ? 2 : 1};
	return load_config(&job, &request);
}

static const struct theme *
theme_of(const struct config *config, const char *edition)
{
	assert_non_null(config);
	const struct theme *theme = load_theme(&job, config, edition);
	assert_non_null(theme);
	return theme;
}

static const char *
only_message(void)
{
	assert_int_equal(job.diag->count, 1);
	return job.diag->messages[0].text;
}

/* What `leaflet config` lists. */
static const char *
listed(const struct config *config, const char *edition)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	assert_non_null(out);
	load_print(out, config, edition);
	fclose(out);
	const char *copy = arena_strdup(job.arena, text);
	free(text);
	return copy;
}

static void
assert_lists(const struct config *config, const char *edition, const char *line)
{
	const char *text = listed(config, edition);
	if (!strstr(text, arena_printf(job.arena, "\n%s\n", line)))
		fail_msg("not listed: %s", line);
}

static bool
is_colour(struct colour colour, const char *text)
{
	struct colour wanted;
	assert_true(palette_parse(text, &wanted));
	return palette_equal(colour, wanted);
}

static void
test_example(void **state)
{
	(void)state;
	const struct config *config = load("content/leaflet.yaml");
	const struct theme *theme = theme_of(config, "leaflet");
	assert_int_equal(job.diag->count, 0);
	assert_string_equal(theme->brand.strapline, "An example practice");
	assert_string_equal(theme->brand.logo, "content/brand/mark.svg");
	assert_string_equal(theme->root, "content");
	assert_string_equal(load_config_file(config), "content/leaflet.yaml");
	assert_lists(config, NULL,
	    "brand.phone = 01632 960118  # content/leaflet.yaml:20");
	assert_lists(config, NULL, "palette.ink = #000000  # default");
}

static void
test_layers(void **state)
{
	(void)state;
	write_file("base.yaml",
	    "palette: {deep: '#111111', mid: '#222222', alert: '#606060',\n"
	    "  sun: '#DDDDDD', ring1: '#333333'}\n"
	    "brand: {name: Base, phone: '1'}\n"
	    "editions: {big: {brand: {name: Base of big}}}\n");
	const char *file = write_file("a.yaml",
	    "extends: base.yaml\n"
	    "palette: {mid: '#333333', ring1: '#222222'}\n"
	    "brand: {name: File}\n"
	    "editions: {big: {palette: {mid: '#444444'}}}\n");
	const struct config *config =
	    load_set(file, (struct setting){"palette.ring1", "#000"},
		(struct setting){"editions.big.palette.ring1", "#111"});
	const struct theme *plain = theme_of(config, "leaflet");
	const struct theme *big = theme_of(config, "big");
	assert_true(is_colour(plain->palette[TOKEN_DEEP], "#111111"));
	assert_true(is_colour(plain->palette[TOKEN_MID], "#333333"));
	assert_true(is_colour(plain->palette[TOKEN_RING1], "#000"));
	assert_true(is_colour(plain->palette[TOKEN_TINT], "#E6F0F1"));
	assert_true(is_colour(big->palette[TOKEN_MID], "#444444"));
	assert_true(is_colour(big->palette[TOKEN_RING1], "#111"));
	assert_string_equal(plain->brand.name, "File");
	assert_string_equal(plain->brand.phone, "1");
	assert_string_equal(big->brand.name, "Base of big");
	assert_lists(config, NULL,
	    arena_printf(job.arena, "palette.deep = #111111  # %s:1",
		in_folder("base.yaml")));
	assert_lists(config, NULL, "palette.ring1 = #000  # --set");
	assert_lists(config, "big", "palette.ring1 = #111  # --set");
	assert_lists(config, NULL,
	    arena_printf(
		job.arena, "editions.big.palette.mid = #444444  # %s:4", file));
}

static void
test_set_wins_over_edition(void **state)
{
	(void)state;
	const char *file = write_file(
	    "a.yaml", "editions: {big: {styles: {quote: {size: 20pt}}}}\n");
	const struct config *config = load_set(file,
	    (struct setting){"styles.quote.size", "16pt"}, (struct setting){0});
	assert_int_equal(
	    theme_of(config, "big")->styles[ROLE_QUOTE].size, UNIT_PT(16));
}

static void
test_last_set_wins(void **state)
{
	(void)state;
	const struct config *config =
	    load_set(NULL, (struct setting){"palette.deep", "#5B2A4A"},
		(struct setting){"palette.deep", "#28306E"});
	const struct theme *theme = theme_of(config, "leaflet");
	assert_true(is_colour(theme->palette[TOKEN_DEEP], "#28306E"));
}

static void
test_set_is_named(void **state)
{
	(void)state;
	assert_null(load_set("content/leaflet.yaml",
	    (struct setting){"page.widht", "1mm"}, (struct setting){0}));
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	diag_print(out, &job.diag->messages[0]);
	fclose(out);
	assert_string_equal(text,
	    "--set: error: unknown setting "
	    "'page.widht'. Did you mean 'formats.NAME.size'?\n");
	free(text);
}

static void
test_set_is_checked(void **state)
{
	static const struct setting wrong[] = {
	    {"styles.body.size", "12px"},
	    {"palette.deep", "0F4C5C"},
	    {"brand.name", "a\033[2Jb"},
	    {"brand.name", "Caf\xe9"},
	    {"extends", "x.yaml"},
	    {"build", ""},
	    {"build", "nowhere"},
	    {"editions.leaflet.profile", "huge"},
	    {"palette", "x"},
	    {"", "x"},
	    {"back.related", "99999999999999999999"},
	    {"brand.logo", "/etc/passwd"},
	    {"brand.logo", "nowhere.svg"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		job.diag = diag_new(job.arena);
		assert_null(load_set(
		    "content/leaflet.yaml", wrong[i], (struct setting){0}));
		assert_int_equal(job.diag->errors, 1);
		assert_string_equal(job.diag->messages[0].place.file, "--set");
	}
}

static void
test_search(void **state)
{
	(void)state;
	make_folder("a");
	make_folder("a/b");
	const char *article = write_file("a/b/x.xml", "<article/>");
	const char *file = write_file("leaflet.yaml", "brand: {name: Up}\n");
	struct load_request request = {.near = article, .data = "."};
	const struct config *config = load_config(&job, &request);
	assert_string_equal(load_config_file(config), file);
	request.near = in_folder("a/b");
	config = load_config(&job, &request);
	assert_string_equal(load_config_file(config), file);
	const char *nearer = write_file("a/leaflet.yaml", "");
	config = load_config(&job, &request);
	assert_string_equal(load_config_file(config), nearer);
	assert_null(theme_of(config, "leaflet")->brand.name);
}

/* Without a configuration articles still cannot reach outside their folder. */
static void
test_no_file(void **state)
{
	(void)state;
	const char *article = write_file("x.xml", "<article/>");
	struct load_request request = {.near = article, .data = "."};
	const struct config *config = load_config(&job, &request);
	assert_null(load_config_file(config));
	const struct theme *theme = theme_of(config, "leaflet");
	assert_string_equal(theme->root, folder);
	assert_int_equal(load_editions(config).count, 1);
	assert_string_equal(load_editions(config).list[0], "leaflet");
	request.allow_outside = true;
	config = load_config(&job, &request);
	assert_null(theme_of(config, "leaflet")->root);
}

static void
test_editions(void **state)
{
	(void)state;
	const char *file = write_file(
	    "a.yaml", "editions: {b: {format: a5}, a: {cover: {art: pair}}}\n");
	struct edition_names names = load_editions(load(file));
	assert_int_equal(names.count, 3);
	assert_string_equal(names.list[0], "b");
	assert_string_equal(names.list[1], "a");
	assert_string_equal(names.list[2], "leaflet");
	file = write_file("b.yaml",
	    "build: a, b\n"
	    "editions: {b: {format: a5}, a: {cover: {art: pair}}}\n");
	const struct config *config = load(file);
	names = load_editions(config);
	assert_int_equal(names.count, 2);
	assert_string_equal(names.list[0], "a");
	assert_int_equal(theme_of(config, "a")->cover.art, ART_PAIR);
	assert_int_equal(theme_of(config, "b")->cover.art, ART_AUTO);
	assert_int_equal(theme_of(config, "leaflet")->cover.art, ART_AUTO);
	assert_int_equal(job.diag->count, 0);
	assert_null(load_theme(&job, config, "leaflte"));
	assert_string_equal(only_message(),
	    "there is no edition 'leaflte'. Did you mean 'leaflet'?");
}

static void
test_extends_in_a_circle(void **state)
{
	(void)state;
	write_file("b.yaml", "extends: c.yaml\n");
	write_file("c.yaml", "extends: ./a.yaml\n");
	assert_null(load(write_file("a.yaml", "extends: b.yaml\n")));
	const char *text = only_message();
	assert_non_null(strstr(text, "circle"));
	assert_non_null(strstr(text, in_folder("a.yaml")));
	assert_non_null(strstr(text, in_folder("c.yaml")));
	job.diag = diag_new(job.arena);
	assert_null(load(write_file("self.yaml", "extends: self.yaml\n")));
	assert_non_null(strstr(only_message(), "circle"));
}

static void
test_extends_too_far(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++)
		write_file(arena_printf(job.arena, "%d.yaml", i),
		    arena_printf(job.arena, "extends: %d.yaml\n", i + 1));
	assert_null(load(in_folder("0.yaml")));
	assert_non_null(strstr(only_message(), "extend one another"));
}

static void
test_outside(void **state)
{
	(void)state;
	make_folder("in");
	write_file("base.yaml", "brand: {name: Base}\n");
	const char *file = write_file("in/a.yaml", "extends: ../base.yaml\n");
	assert_null(load(file));
	assert_non_null(strstr(only_message(), "--allow-outside"));
	job.diag = diag_new(job.arena);
	assert_int_equal(symlink("../base.yaml", in_folder("in/l.yaml")), 0);
	assert_null(load(write_file("in/b.yaml", "extends: l.yaml\n")));
	assert_non_null(strstr(only_message(), "--allow-outside"));
	struct load_request request = {
	    .file = file, .data = ".", .allow_outside = true};
	assert_string_equal(
	    theme_of(load_config(&job, &request), "leaflet")->brand.name,
	    "Base");
}

/* A base below may point back up to another one inside the folder. */
static void
test_extends_paths(void **state)
{
	(void)state;
	make_folder("sub");
	make_folder("sub/brand");
	write_file("base.yaml", "brand: {name: Base}\n");
	write_file("sub/brand/logo.svg", "<svg/>");
	write_file("sub/mid.yaml", "extends: ../base.yaml\n"
				   "brand: {logo: brand/logo.svg}\n");
	const struct theme *theme = theme_of(
	    load(write_file("a.yaml", "extends: sub/mid.yaml\n")), "leaflet");
	assert_string_equal(theme->brand.name, "Base");
	assert_string_equal(theme->brand.logo, in_folder("sub/brand/logo.svg"));
}

static void
test_paths(void **state)
{
	(void)state;
	make_folder("mine");
	const struct theme *theme =
	    theme_of(load(write_file("a.yaml",
			 "fonts: {body: faces/b.ttf, heading: Some. Family,\n"
			 "  folders: [mine, /usr/share/fonts]}\n"
			 "library: [one.xml, /two]\n")),
		"leaflet");
	assert_string_equal(
	    theme->fonts[FONT_SLOT_BODY].family, in_folder("faces/b.ttf"));
	assert_string_equal(
	    theme->fonts[FONT_SLOT_HEADING].family, "Some. Family");
	assert_int_equal(theme->fonts[FONT_SLOT_BODY].place.line, 1);
	assert_int_equal(theme->folder_count, 3);
	assert_string_equal(theme->folders[0], in_folder("mine"));
	assert_string_equal(theme->folders[1], "/usr/share/fonts");
	assert_string_equal(theme->folders[2], "fonts");
	assert_int_equal(theme->library_count, 2);
	assert_string_equal(theme->library[0], in_folder("one.xml"));
	assert_string_equal(theme->library[1], "/two");
}

/* A group whose keys are all commented out is none of the author's faults. */
static void
test_empty_parts(void **state)
{
	static const char *const texts[] = {"", "\n", "# nothing\n", "---\n",
	    "brand:\n  # name: x\npalette:\n", "{}\n", "brand: {}\n",
	    "editions:\n", "editions:\n  large:\n",
	    "\xEF\xBB\xBF"
	    "brand:\n"};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_non_null(load(write_file("a.yaml", texts[i])));
		assert_int_equal(job.diag->count, 0);
	}
}

static void
test_places(void **state)
{
	(void)state;
	assert_null(load(write_file("a.yaml",
	    "brand:\n  name: \xC3\x89t\xC3\xA9\n  'ph\xC3\xB6ne': x\n"
	    "styles: {h2: {colour: \xC3\xA9t\xC3\xA9, size: 1}}\n")));
	assert_int_equal(job.diag->count, 3);
	const struct place *places[] = {&job.diag->messages[0].place,
	    &job.diag->messages[1].place, &job.diag->messages[2].place};
	assert_int_equal(places[0]->line, 3);
	assert_int_equal(places[0]->column, 3);
	assert_int_equal(places[1]->line, 4);
	assert_int_equal(places[1]->column, 23);
	assert_int_equal(places[2]->column, 34);
}

static void
test_too_large(void **state)
{
	(void)state;
	const char *path = in_folder("a.yaml");
	FILE *out = fopen(path, "w");
	for (int i = 0; i < 1100 * 1024 / 8; i++)
		fputs("#234567\n", out);
	fclose(out);
	assert_null(load(path));
	assert_non_null(strstr(only_message(), "1 MiB"));
	job.diag = diag_new(job.arena);
	out = fopen(path, "w");
	for (int i = 0; i < 3000; i++)
		fprintf(out, "k%d: 1\n", i);
	fclose(out);
	assert_null(load(path));
	assert_true(job.diag->count <= 2001);
}

static void
test_world(void **state)
{
	(void)state;
	assert_null(load(in_folder("nowhere.yaml")));
	assert_non_null(strstr(only_message(), "nowhere.yaml"));
	job.diag = diag_new(job.arena);
	assert_null(load(folder));
	assert_non_null(strstr(only_message(), "folder"));
}

/* Two editions with the same fault give one message. */
static void
test_once(void **state)
{
	(void)state;
	const char *file = write_file("a.yaml",
	    "palette: {line: '#E0E8E8'}\n"
	    "editions: {a: {format: a5}, b: {format: a5}}\n");
	assert_non_null(load(file));
	assert_int_equal(job.diag->count, 1);
	assert_int_equal(job.diag->warnings, 1);
	assert_int_equal(job.diag->messages[0].place.line, 1);
	assert_int_equal(job.diag->messages[0].place.column, 17);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_example),
	    TEST(test_layers),
	    TEST(test_set_wins_over_edition),
	    TEST(test_last_set_wins),
	    TEST(test_set_is_named),
	    TEST(test_set_is_checked),
	    TEST(test_search),
	    TEST(test_no_file),
	    TEST(test_editions),
	    TEST(test_extends_in_a_circle),
	    TEST(test_extends_too_far),
	    TEST(test_outside),
	    TEST(test_extends_paths),
	    TEST(test_paths),
	    TEST(test_empty_parts),
	    TEST(test_places),
	    TEST(test_too_large),
	    TEST(test_world),
	    TEST(test_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
