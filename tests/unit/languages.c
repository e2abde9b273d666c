/* The other languages of an article, as they stand on its back page. */
#include "folder_help.h"

#include "article_help.h"

#include "theme/load.h"
#include "typeset/languages.h"

#include <stdio.h>

static void
put(const char *name, const char *lang, const char *about)
{
	struct job job = job_begin();
	FILE *file =
	    fopen(arena_printf(job.arena, "%s/%s.xml", folder, name), "w");
	assert_non_null(file);
	fprintf(file,
	    "<article id=\"a\" lang=\"%s\"><title>Title in %s</title>"
	    "<summary>S</summary><about>%s</about><section><title>H</title>"
	    "<p>x</p></section></article>",
	    lang, lang, about);
	fclose(file);
	job_end(&job);
}

/* What a back page has when it comes to languages. */
struct fixture {
	struct job job;
	struct fonts *fonts;
	struct build build;
	struct item_list items;
};

static struct fixture
begin(const char *key, const char *value)
{
	struct fixture f = {.job = job_begin()};
	struct setting setting = {key, value};
	struct load_request request = {.near = "tests/unit",
	    .data = ".",
	    .settings = &setting,
	    .setting_count = 1};
	const struct config *config = load_config(&f.job, &request);
	assert_non_null(config);
	const struct theme *theme = load_theme(&f.job, config, "leaflet");
	assert_non_null(theme);
	f.fonts = font_load(&f.job, theme);
	assert_non_null(f.fonts);
	const char *paths[] = {folder};
	f.build.shaper = shaper_new(f.fonts, theme);
	f.build.theme = theme;
	f.build.library = library_read(&f.job, paths, 1);
	f.build.article =
	    read_article(&f.job, arena_printf(f.job.arena, "%s/a.xml", folder));
	f.build.lang = f.build.article->lang;
	f.build.tree = tree_new(f.job.arena);
	f.items.arena = f.job.arena;
	return f;
}

static void
end(struct fixture *f)
{
	assert_int_equal(f->job.diag->errors, 0);
	shaper_free(f->build.shaper);
	font_free(f->fonts);
	job_end(&f->job);
}

/* Adds them at 18, 100 mm, and sees that they use what was said. */
static length
add(struct fixture *f, length width, enum languages_mode mode)
{
	f->build.job = &f->job;
	length said = languages_height(&f->build, width, mode);
	length used = languages_add(
	    &f->build, &f->items, UNIT_MM(18), UNIT_MM(100), width, mode);
	assert_int_equal(said, used);
	for (size_t i = 0; i < f->items.count; i++) {
		const struct item *item = &f->items.items[i];
		assert_true(item->x >= UNIT_MM(18));
		assert_true(item->x + item->width <= UNIT_MM(18) + width + 1);
		assert_true(item->y >= UNIT_MM(100));
		assert_true(item->y + item->height <= UNIT_MM(100) + used);
	}
	return used;
}

static size_t
count_of(const struct fixture *f, enum item_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < f->items.count; i++)
		count += f->items.items[i].kind == kind;
	return count;
}

/* The item of that text; it must be there. */
static const struct item *
item_of(const struct fixture *f, const char *text)
{
	for (size_t i = 0; i < f->items.count; i++) {
		const struct item *item = &f->items.items[i];
		if (item->kind == ITEM_TEXT &&
		    item->run->text_size == strlen(text) &&
		    memcmp(item->run->text, text, strlen(text)) == 0)
			return item;
	}
	fail_msg("no text: %s", text);
	return NULL;
}

static void
no_other_language_takes_no_room(void **state)
{
	(void)state;
	put("a", "en-GB", "");
	put("a.pl", "pl\" status=\"draft", "");
	struct fixture f = begin("back.codes", "yes");
	assert_int_equal(add(&f, UNIT_MM(112), LANGUAGES_CODES), 0);
	assert_int_equal(f.items.count, 0);
	assert_int_equal(f.build.tree->count, 1);
	end(&f);
}

static void
each_names_itself_with_link_and_code(void **state)
{
	(void)state;
	put("a", "en-GB", "");
	put("a.cy", "cy", "<short-url>https://e.org/1</short-url>");
	put("a.pl", "pl", "<short-url>https://e.org/2</short-url>");
	put("a.tr", "tr", "");
	struct fixture f = begin("back.codes", "yes");
	add(&f, UNIT_MM(112), LANGUAGES_CODES);
	assert_int_equal(count_of(&f, ITEM_CODE), 2);
	item_of(&f, "In other languages");
	item_of(&f, "e.org/2");
	item_of(&f, "Türkçe");
	const struct item *name = item_of(&f, "Polski");
	const struct tag *tags = f.build.tree->tags;
	const struct tag *link = &tags[name->tag];
	assert_int_equal(link->kind, TAG_LINK);
	assert_string_equal(link->uri, "https://e.org/2");
	assert_string_equal(link->contents, "Title in pl");
	assert_string_equal(tags[link->parent].lang, "pl");
	/* By tag: Cymraeg, Polski in one row. */
	assert_int_equal(name->y, item_of(&f, "Cymraeg")->y);
	assert_true(name->x > item_of(&f, "Cymraeg")->x);
	assert_true(item_of(&f, "Türkçe")->y > name->y);
	end(&f);
}

static void
codes_may_be_off(void **state)
{
	(void)state;
	put("a", "en-GB", "");
	put("a.cy", "cy", "<short-url>https://e.org/1</short-url>");
	struct fixture f = begin("back.codes", "no");
	length without = add(&f, UNIT_MM(112), LANGUAGES_CODES);
	assert_int_equal(count_of(&f, ITEM_CODE), 0);
	end(&f);
	f = begin("back.codes", "yes");
	length lines = add(&f, UNIT_MM(112), LANGUAGES_LINES);
	assert_int_equal(count_of(&f, ITEM_CODE), 0);
	assert_int_equal(lines, without);
	assert_int_equal(item_of(&f, "Cymraeg")->y, item_of(&f, "e.org/1")->y);
	f.items.count = 0;
	assert_true(add(&f, UNIT_MM(112), LANGUAGES_CODES) > lines);
	end(&f);
}

static void
a_narrow_column_puts_links_below(void **state)
{
	(void)state;
	put("a", "en-GB", "");
	put("a.cy", "cy", "<short-url>https://example.org/cymraeg</short-url>");
	struct fixture f = begin("back.codes", "yes");
	add(&f, UNIT_MM(40), LANGUAGES_LINES);
	assert_true(
	    item_of(&f, "Cymraeg")->y < item_of(&f, "example.org/cymraeg")->y);
	end(&f);
}

/* Two kinds of one language are told apart by where they are spoken. */
static void
regions_are_named_where_they_tell(void **state)
{
	(void)state;
	put("a", "en-GB", "");
	put("a.pt-BR", "pt-BR", "");
	put("a.pt-PT", "pt-PT", "");
	put("a.fr-CA", "fr-CA", "");
	struct fixture f = begin("back.codes", "yes");
	add(&f, UNIT_MM(112), LANGUAGES_CODES);
	item_of(&f, "Français");
	size_t same = 0;
	for (size_t i = 0; i < f.items.count; i++) {
		const struct glyph_run *run = f.items.items[i].run;
		same += run && run->text_size == strlen("Português") &&
			memcmp(run->text, "Português", run->text_size) == 0;
	}
	assert_int_equal(same, 0);
	end(&f);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(no_other_language_takes_no_room),
	    TEST(each_names_itself_with_link_and_code),
	    TEST(codes_may_be_off),
	    TEST(a_narrow_column_puts_links_below),
	    TEST(regions_are_named_where_they_tell),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
