/* What a leaflet about health must state: each duty missing has its message,
 * and no other is said. */
#include "article_help.h"

#include "article/duties.h"
#include "base/today.h"

#include <stdio.h>

static const char *const whole[] = {
    "<audience>Anyone</audience>",
    "<published>2026-02-11</published>",
    "<review-due>2029-02</review-due>",
    "<version>1</version>",
    "<reference>X-1</reference>",
    "<source>A report.</source>",
    NULL,
};

static const struct duties_brand brand = {
    "Publisher", "01632 960118", "example.org", "Large print: ask."};

/* The article with <about> but for the part that begins so; NULL: all of it;
 * more is added at its end. */
static const struct article *
with_about(struct job *job, const char *without, const char *more)
{
	const char *about = "";
	for (size_t i = 0; whole[i]; i++)
		if (!without ||
		    strncmp(whole[i], without, strlen(without)) != 0)
			about =
			    arena_printf(job->arena, "%s%s", about, whole[i]);
	return read_text(job,
	    arena_printf(job->arena,
		"<article id=\"x\" lang=\"en-GB\"><title>T</title>"
		"<summary>S</summary>\n  <about>%s%s</about>"
		"<section><title>H</title><p>Text.</p></section></article>",
		about, more));
}

/* The only message about the article, without its place; "" for none. */
static const char *
said(struct job *job, const struct article *article, const char *today)
{
	assert_non_null(article);
	duties_check(job, article, today, false);
	assert_int_equal(job->diag->errors, 0);
	const char *place = "x.xml:2:3: warning: ";
	const char *messages = job_messages(job);
	if (!*messages)
		return messages;
	assert_int_equal(job->diag->count, 1);
	assert_memory_equal(messages, place, strlen(place));
	return messages + strlen(place);
}

static void
nothing_is_said_of_a_whole_one(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct article *article = with_about(&job, NULL, "");
	duties_check_brand(&job, article, &brand, true);
	assert_string_equal(said(&job, article, "2029-02-28"), "");
	job_end(&job);
}

static void
each_duty_that_is_missing_is_named(void **state)
{
	(void)state;
	static const char *const missing[][2] = {
	    {"<audience", "it does not say who it is for. Add <audience> to "
			  "<about>.\n"},
	    {"<published", "it does not say when it was written. Add "
			   "<published> or <reviewed> to <about>.\n"},
	    {"<review-due", "it does not say when it will be reviewed. Add "
			    "<review-due> to <about>, 3 years on at the "
			    "latest.\n"},
	    {"<version", "it has no version. Add <version> to <about>.\n"},
	    {"<reference", "it has no reference. Add <reference> to <about>, a "
			   "name by which to ask for it.\n"},
	    {"<source", "it does not say what it rests on. Add <source> to "
			"<about>, one for each.\n"},
	};
	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
		struct job job = job_begin();
		assert_string_equal(
		    said(&job, with_about(&job, missing[i][0], ""),
			"2026-03-01"),
		    missing[i][1]);
		job_end(&job);
	}
}

static void
a_date_of_review_is_held_against_the_day(void **state)
{
	(void)state;
	static const char late[] = "it is 2029-03-01. Review it, and set "
				   "<reviewed> and <review-due>.\n";
	struct job job = job_begin();
	const char *got = said(&job, with_about(&job, NULL, ""), "2029-03-01");
	assert_string_equal(strstr(got, "it is"), late);
	assert_memory_equal(got, "its review was due by 2029-02, and", 34);
	job_end(&job);

	job = job_begin();
	assert_string_equal(said(&job,
				with_about(&job, "<review-due",
				    "<review-due>2029-02-12</review-due>"),
				"2026-03-01"),
	    "its next review (2029-02-12) is over 3 years after 2026-02-11. "
	    "Set <review-due> to 2029-02-11 at the latest.\n");
	job_end(&job);

	/* A later review begins the years anew, and all of a month counts. */
	job = job_begin();
	assert_string_equal(said(&job,
				with_about(&job, "<review-due",
				    "<reviewed>2026-05</reviewed>"
				    "<review-due>2029-05-31</review-due>"),
				"2029-05-31"),
	    "");
	job_end(&job);
}

static void
a_brand_that_states_nothing_is_told_so(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct duties_brand none = {0};
	duties_check_brand(&job, with_about(&job, NULL, ""), &none, true);
	assert_int_equal(job.diag->errors, 4);
	assert_string_equal(job_messages(&job),
	    "x.xml:2:3: error: it does not say who publishes it. Set "
	    "brand.name in the configuration.\n"
	    "x.xml:2:3: error: it does not say how to reach somebody. Add "
	    "<contact> to <about>, or set brand.phone in the configuration.\n"
	    "x.xml:2:3: error: it does not say where readers tell what they "
	    "think. Add <feedback> to <about>, or set brand.feedback in the "
	    "configuration.\n"
	    "x.xml:2:3: error: it does not say how to get it in another form "
	    "or language. Set brand.other-formats in the configuration.\n");
	job_end(&job);

	/* The article may do it itself. */
	job = job_begin();
	duties_check_brand(&job,
	    with_about(&job, NULL,
		"<contact>Call.</contact><feedback>Write.</feedback>"),
	    &none, false);
	assert_int_equal(job.diag->warnings, 2);
	job_end(&job);
}

static void
a_draft_is_named_and_an_article_without_about(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct article *article = read_text(&job,
	    "<article id=\"x\" lang=\"en\" status=\"draft\"><title>T</title>"
	    "<summary>S</summary><section><title>H</title><p>Text.</p>"
	    "</section></article>");
	duties_check(&job, article, "2026-03-01", true);
	assert_int_equal(job.diag->errors, 7);
	assert_string_equal(job.diag->messages[0].text,
	    "it is a draft, which no leaflet is made of. Delete "
	    "status=\"draft\" when it is ready.");
	for (size_t i = 0; i < job.diag->count; i++)
		assert_int_equal(job.diag->messages[i].place.line, 1);
	job_end(&job);
}

static void
a_review_is_due_by_its_date_or_after_three_years(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct about about = {.published = "2024-02-29"};
	assert_string_equal(duties_review(job.arena, &about), "2027-02-28");
	about.reviewed = "2025-07";
	assert_string_equal(duties_review(job.arena, &about), "2028-07");
	about.review_due = "2026-01-01";
	assert_string_equal(duties_review(job.arena, &about), "2026-01-01");
	about = (struct about){.version = "1"};
	assert_null(duties_review(job.arena, &about));
	job_end(&job);

	assert_true(duties_is_due("2026-03-04", "2026-03-04"));
	assert_false(duties_is_due("2026-03-05", "2026-03-04"));
	assert_true(duties_is_due("2026-03", "2026-03-01"));
	assert_true(duties_is_due("2026-03-31", "2026-03"));
	assert_false(duties_is_due("2026-04", "2026-03-31"));
}

static void
the_day_is_that_of_the_environment(void **state)
{
	(void)state;
	struct job job = job_begin();
	setenv("SOURCE_DATE_EPOCH", "1772582400", 1);
	assert_string_equal(today_date(job.arena), "2026-03-04");
	setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
	assert_true(strcmp(today_date(job.arena), "2026-01-01") > 0);
	assert_int_equal(strlen(today_date(job.arena)), 10);
	unsetenv("SOURCE_DATE_EPOCH");
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_is_said_of_a_whole_one),
	    cmocka_unit_test(each_duty_that_is_missing_is_named),
	    cmocka_unit_test(a_date_of_review_is_held_against_the_day),
	    cmocka_unit_test(a_brand_that_states_nothing_is_told_so),
	    cmocka_unit_test(a_draft_is_named_and_an_article_without_about),
	    cmocka_unit_test(a_review_is_due_by_its_date_or_after_three_years),
	    cmocka_unit_test(the_day_is_that_of_the_environment),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
