/* Addresses on paper: how they read, and when a text shows them already. */
#include "article_help.h"

#include "theme/load.h"
#include "typeset/links.h"

static struct job job;

static int
start(void **state)
{
	(void)state;
	job = job_begin();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	job_end(&job);
	return 0;
}

static void
an_address_reads_without_its_ends(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
	    {"https://example.org/", "example.org"},
	    {"http://example.org/a//", "example.org/a"},
	    {"https://www.example.org", "www.example.org"},
	    {"mailto:a@example.org?subject=b", "a@example.org"},
	    {"tel:+441632960118", "+441632960118"},
	    {"https://example.org/?a=b", "example.org/?a=b"},
	    {"https:///", "/"},
	    {"", ""},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_string_equal(
		    links_readable(job.arena, pairs[i][0]), pairs[i][1]);
}

static void
what_a_text_shows(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
	    {"example.org/talk", "https://www.example.org/talk"},
	    {"www.example.org/talk/", "https://example.org/talk"},
	    {"EXAMPLE.org", "http://example.org/"},
	    {"our site (https://example.org).", "https://example.org/"},
	    {"Is it at example.org?", "https://example.org"},
	    {"not notexample.org but example.org", "https://example.org"},
	    {"Hello@example.org", "mailto:hello@example.org?subject=x"},
	    {"01632 960118", "tel:01632960118"},
	    {"01632 960118", "tel:+441632960118"},
	    {"+44 (0)1632 960-118", "tel:01632960118"},
	    {"call 111, option 2", "tel:111"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_true(links_shown(job.arena, pairs[i][0], pairs[i][1]));
}

static void
what_a_text_does_not_show(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
	    {"our site", "https://example.org"},
	    {"", "https://example.org"},
	    {"example.org/talk", "https://example.org"},
	    {"example.org.uk", "https://example.org"},
	    {"example.org", "https://example.org/talk"},
	    {"sub.example.org", "https://example.org"},
	    {"notexample.org", "https://example.org"},
	    {"hello@example.org", "https://example.org"},
	    {"example.organic", "https://example.org"},
	    {"01632 960119", "tel:01632960118"},
	    {"call us", "tel:111"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_false(links_shown(job.arena, pairs[i][0], pairs[i][1]));
}

static void
words_lose_the_marks_of_breaks(void **state)
{
	(void)state;
	const char *text = "see ex\u00ADample\u200B.org now";
	struct span span = {.kind = SPAN_A, .start = 4, .end = 20};
	struct inlines inlines = {
	    .text = text, .size = 24, .spans = &span, .span_count = 1};
	assert_string_equal(
	    links_words(job.arena, &inlines, &span), "example.org");
}

static const struct theme *
theme_of(const char *pattern)
{
	struct setting setting = {"brand.short-url", pattern};
	struct load_request request = {
	    .near = "tests/unit", .settings = &setting, .setting_count = 1};
	const struct config *config = load_config(&job, &request);
	return config ? load_theme(&job, config, "leaflet") : NULL;
}

static const char *
link_of(const struct theme *theme, struct library_entry entry)
{
	entry.name = "an-id";
	return links_to_entry(job.arena, theme, &entry);
}

static void
a_short_link_is_ones_own_or_made_or_the_long_one(void **state)
{
	(void)state;
	const struct theme *theme = theme_of("https://e.org/{reference}");
	assert_non_null(theme);
	assert_string_equal(
	    link_of(theme,
		(struct library_entry){
		    .short_url = "s", .url = "u", .reference = "r"}),
	    "s");
	assert_string_equal(link_of(theme, (struct library_entry){.url = "u",
					       .reference = "r 1/\u00E4"}),
	    "https://e.org/r%201/%C3%A4");
	assert_string_equal(
	    link_of(theme, (struct library_entry){.url = "u"}), "u");
	assert_null(link_of(theme, (struct library_entry){.url = NULL}));
	theme = theme_of("");
	assert_null(link_of(theme, (struct library_entry){.reference = "r"}));
}

static void
a_pattern_may_have_the_id(void **state)
{
	(void)state;
	const struct theme *theme = theme_of("https://{id}.e.org/{id}");
	assert_string_equal(link_of(theme, (struct library_entry){.url = "u"}),
	    "https://an-id.e.org/an-id");
	theme = theme_of("https://e.org/{reference}/{id}");
	assert_string_equal(
	    link_of(theme, (struct library_entry){.reference = "{id}"}),
	    "https://e.org/%7Bid%7D/an-id");
	assert_null(link_of(theme, (struct library_entry){.url = NULL}));
}

/* It is called as its leaflet is. */
static void
a_translation_has_a_short_link_of_its_own(void **state)
{
	(void)state;
	const struct theme *theme = theme_of("https://e.org/{id}");
	struct article article = {
	    .file = "in/a.cy.xml", .id = "a", .lang = "cy"};
	assert_string_equal(
	    links_to_article(job.arena, theme, &article), "https://e.org/a.cy");
	article.file = "a.xml";
	assert_string_equal(
	    links_to_article(job.arena, theme, &article), "https://e.org/a");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(an_address_reads_without_its_ends),
	    TEST(what_a_text_shows),
	    TEST(what_a_text_does_not_show),
	    TEST(words_lose_the_marks_of_breaks),
	    TEST(a_short_link_is_ones_own_or_made_or_the_long_one),
	    TEST(a_pattern_may_have_the_id),
	    TEST(a_translation_has_a_short_link_of_its_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
