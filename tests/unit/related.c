/* Which articles to read next: the author's first, then the likest. */
#include "folder_help.h"

#include "article_help.h"

#include "article/check.h"
#include "article/related.h"
#include "article/weigh.h"

#include <math.h>
#include <unistd.h>

static void
put_file(const char *name, const char *id, const char *attributes,
    const char *topics, const char *text, const char *tail)
{
	struct job job = job_begin();
	FILE *file =
	    fopen(arena_printf(job.arena, "%s/%s.xml", folder, name), "w");
	assert_non_null(file);
	fprintf(file,
	    "<article id=\"%s\" %s><title>Title</title><summary>Summary"
	    "</summary><about>%s</about><section><title>Heading</title>"
	    "<p>%s</p></section>%s</article>",
	    id, attributes, topics, text, tail);
	fclose(file);
	job_end(&job);
}

/* An article whose id is its name; tail: <related> elements, or "". */
static void
put(const char *id, const char *attributes, const char *topics,
    const char *text, const char *tail)
{
	put_file(id, id, attributes, topics, text, tail);
}

/* A translation, whose file is called otherwise. */
static void
put_as(const char *name, const char *id, const char *attributes,
    const char *text, const char *tail)
{
	put_file(name, id, attributes, "", text, tail);
}

/* The names chosen for the article, each followed by a space. */
static const char *
choose(struct job *job, const char *id, size_t most)
{
	const char *paths[] = {folder};
	const struct library *library = library_read(job, paths, 1);
	const struct article *article = read_article(
	    job, arena_printf(job->arena, "%s/%s.xml", folder, id));
	struct related related = related_choose(job, library, article, most);
	const char *ids = "";
	for (size_t i = 0; i < related.count; i++)
		ids = arena_printf(
		    job->arena, "%s%s ", ids, related.entries[i]->name);
	return ids;
}

static void
the_likest_come_first_and_ties_go_by_id(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "", "grief loss mourning funeral", "");
	put("b", "lang=\"en\"", "", "grief loss birthday party", "");
	put("c", "lang=\"en\"", "", "grief loss mourning garden", "");
	put("e", "lang=\"en\"", "", "grief loss party birthday", "");
	put("d", "lang=\"en-US\"", "", "grief loss party birthday", "");
	put("f", "lang=\"en\"", "", "tax forms", "");
	put("g", "lang=\"cy\"", "", "grief loss mourning funeral", "");
	put("h", "lang=\"en\" status=\"draft\"", "",
	    "grief loss mourning funeral", "");
	assert_string_equal(choose(&job, "a", 9), "c b d e f ");
	assert_string_equal(choose(&job, "a", 2), "c b ");
	assert_string_equal(choose(&job, "a", 0), "");
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

static void
topics_in_common_count(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "<topic>Sleep</topic><topic>night</topic>",
	    "bed", "");
	put("b", "lang=\"en\"", "<topic>day</topic>", "desk", "");
	put("c", "lang=\"en\"", "<topic>sleep</topic>", "desk", "");
	put("d", "lang=\"en\"", "<topic>Night</topic><topic>sleep</topic>",
	    "desk", "");
	put("e", "lang=\"en\"", "", "desk", "");
	assert_string_equal(choose(&job, "a", 4), "d c b e ");
	job_end(&job);
}

static void
the_author_s_choice_stands_first(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "", "grief",
	    "<related ref=\"d\"/><related ref=\"c\"/><related ref=\"d\"/>"
	    "<related ref=\"a\"/>");
	put("b", "lang=\"en\"", "", "grief", "");
	put("c", "lang=\"cy\"", "", "tax", "");
	put("d", "lang=\"en\"", "", "tax", "");
	assert_string_equal(choose(&job, "a", 3), "d c b ");
	assert_string_equal(choose(&job, "a", 1), "d ");
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

/* A translation is chosen where there is one, by likeness nothing else. */
static void
choices_stay_in_the_language(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "", "grief loss", "");
	put_as("a.cy", "a", "lang=\"cy\"", "galar colled",
	    "<related ref=\"c\"/><related ref=\"b\"/>");
	put("b", "lang=\"en\"", "", "grief", "");
	put_as("b.cy", "b", "lang=\"cy\"", "treth", "");
	put("c", "lang=\"en\"", "", "galar colled grief", "");
	put_as("d.cy", "d", "lang=\"cy\"", "galar colled", "");
	put_as("e.pa", "e", "lang=\"pa\"", "galar colled", "");
	put_as("e.pa-Arab", "e", "lang=\"pa-Arab\"", "galar colled", "");
	put_as("f.pa", "f", "lang=\"pa\"", "galar colled", "");
	assert_string_equal(choose(&job, "a.cy", 4), "c b.cy d.cy ");
	assert_string_equal(choose(&job, "a", 4), "b c ");
	assert_string_equal(choose(&job, "e.pa", 4), "f.pa ");
	assert_string_equal(choose(&job, "e.pa-Arab", 4), "");
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

/* Articles that come and go in one language change nothing in another. */
static void
translations_do_not_change_the_choice(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "", "grief loss funeral", "");
	put("b", "lang=\"en\"", "", "grief garden", "");
	put("c", "lang=\"en\"", "", "funeral garden", "");
	put("d", "lang=\"en\"", "", "loss loss garden", "");
	const char *before = choose(&job, "a", 4);
	put_as("a.de", "a", "lang=\"de\"", "grief funeral", "");
	put_as("b.de", "b", "lang=\"de\"", "grief grief", "");
	put_as("c.de", "c", "lang=\"de\"", "grief loss", "");
	assert_string_equal(choose(&job, "a", 4), before);
	job_end(&job);
}

static void
a_translation_may_be_outside_the_library(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_as("a.cy", "a", "lang=\"cy\"", "galar",
	    "<related ref=\"b\"/><related ref=\"c\"/>");
	put("b", "lang=\"en\"", "", "grief", "");
	put_as("b.cy", "b", "lang=\"cy\"", "galar", "");
	put("c", "lang=\"en\"", "", "grief", "");
	const struct library *library = library_read(&job, NULL, 0);
	const struct article *article =
	    read_article(&job, arena_printf(job.arena, "%s/a.cy.xml", folder));
	struct related related = related_choose(&job, library, article, 3);
	assert_int_equal(related.count, 2);
	assert_string_equal(related.entries[0]->name, "b.cy");
	assert_string_equal(related.entries[1]->name, "c");
	job_end(&job);
}

static void
a_choice_that_leads_nowhere_is_reported(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "", "grief",
	    "<related ref=\"no\"/>\n<related ref=\"draft\"/>");
	put("b", "lang=\"en\"", "", "grief", "");
	put("draft", "lang=\"en\" status=\"draft\"", "", "grief", "");
	assert_string_equal(choose(&job, "a", 3), "b ");
	assert_int_equal(job.diag->errors, 1);
	assert_int_equal(job.diag->warnings, 1);
	assert_int_equal(job.diag->messages[1].place.line, 2);
	assert_int_equal(job.diag->messages[1].place.column, 1);
	job_end(&job);
}

/* The reference is read beside the article, the library may be elsewhere. */
static void
a_choice_may_be_outside_the_library(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "", "grief", "<related ref=\"b\"/>");
	put("b", "lang=\"en\"", "", "grief", "");
	const struct library *library = library_read(&job, NULL, 0);
	const struct article *article =
	    read_article(&job, arena_printf(job.arena, "%s/a.xml", folder));
	struct related related = related_choose(&job, library, article, 3);
	assert_int_equal(related.count, 1);
	assert_string_equal(related.entries[0]->id, "b");
	job_end(&job);
}

/* An article that the library does not hold is weighed by it all the same. */
static void
an_article_need_not_be_of_the_library(void **state)
{
	(void)state;
	struct job job = job_begin();
	put("a", "lang=\"en\"", "", "grief loss funeral", "");
	put("b", "lang=\"en\"", "", "tax", "");
	put("c", "lang=\"en\"", "", "grief loss", "");
	const char *inside = choose(&job, "a", 3);
	const char *paths[] = {arena_printf(job.arena, "%s/b.xml", folder),
	    arena_printf(job.arena, "%s/c.xml", folder)};
	const struct library *library = library_read(&job, paths, 2);
	const struct article *article =
	    read_article(&job, arena_printf(job.arena, "%s/a.xml", folder));
	struct related related = related_choose(&job, library, article, 3);
	assert_string_equal(inside, "c b ");
	assert_int_equal(related.count, 2);
	assert_string_equal(related.entries[0]->id, "c");
	job_end(&job);
}

/* The sample articles: what a reader would expect. */
static void
the_samples_are_related_sensibly(void **state)
{
	(void)state;
	struct job job = job_begin();
	const char *paths[] = {"content/articles"};
	const struct library *library = library_read(&job, paths, 1);
	const struct article *article = read_article(
	    &job, "content/articles/how-marriage-counselling-works.xml");
	struct related related = related_choose(&job, library, article, 1);
	assert_string_equal(
	    related.entries[0]->id, "couples-therapy-by-telephone");
	job_end(&job);
}

/* Whoever asks, and in which order. */
static void
kept_choices_are_those_that_would_be_found(void **state)
{
	(void)state;
	struct job job = job_begin();
	const char *paths[] = {"content/articles"};
	static const char *const files[] = {
	    "content/articles/couples-therapy-by-telephone.xml",
	    "content/articles/how-marriage-counselling-works.xml"};
	const struct library *library = library_read(&job, paths, 1);
	const struct library *kept = related_library(&job, library);
	for (size_t i = 0; i < 8; i++) {
		const struct article *article =
		    read_article(&job, files[i / 4]);
		size_t most = i % 4 < 2 ? 5 : 3;
		struct related wanted =
		    related_choose(&job, library, article, most);
		for (int again = 0; again < 2; again++) {
			struct related got =
			    related_choose(&job, kept, article, most);
			assert_int_equal(got.count, wanted.count);
			assert_memory_equal(got.entries, wanted.entries,
			    got.count * sizeof *got.entries);
		}
	}
	job_end(&job);
}

static void
logarithms_are_right_to_the_last_digits(void **state)
{
	(void)state;
	assert_int_equal(weigh_log(65536), 0);
	for (uint64_t n = 65536; n < UINT64_C(1) << 47; n = n * 9 / 7 + 1) {
		double exact = log((double)n / 65536) * 65536;
		assert_true(fabs(exact - (double)weigh_log(n)) < 2);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		the_likest_come_first_and_ties_go_by_id, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		topics_in_common_count, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		the_author_s_choice_stands_first, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		a_choice_that_leads_nowhere_is_reported, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		choices_stay_in_the_language, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		translations_do_not_change_the_choice, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		a_translation_may_be_outside_the_library, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(a_choice_may_be_outside_the_library,
		make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		an_article_need_not_be_of_the_library, make_folder,
		remove_folder),
	    cmocka_unit_test(the_samples_are_related_sensibly),
	    cmocka_unit_test(kept_choices_are_those_that_would_be_found),
	    cmocka_unit_test(logarithms_are_right_to_the_last_digits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
