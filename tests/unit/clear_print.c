/* The rules of clear, large and giant print, each broken alone. */
#include "article_help.h"

#include "theme/clear_print.h"
#include "theme/roles.h"

/* A theme of the profile that keeps every rule. */
static struct theme
sound(enum profile profile, length size)
{
	struct theme theme = {.profile = profile};
	for (size_t i = 0; i < ROLE_COUNT; i++)
		theme.styles[i] = (struct style){.size = size,
		    .leading = size / 100 * 125,
		    .place = {"leaflet.yaml", 3, 5}};
	return theme;
}

static const char *
said_of_theme(struct job *job, const struct theme *theme)
{
	job->diag = diag_new(job->arena);
	clear_print_theme(job, theme);
	return job_messages(job);
}

static void
a_sound_theme_has_no_messages(void **state)
{
	(void)state;
	struct job job = job_begin();
	static const struct {
		enum profile profile;
		length size;
	} profiles[] = {
	    {PROFILE_STANDARD, UNIT_PT(8)},
	    {PROFILE_CLEAR, UNIT_PT(14)},
	    {PROFILE_LARGE, UNIT_PT(18)},
	    {PROFILE_GIANT, UNIT_PT(24)},
	};
	for (size_t i = 0; i < 4; i++) {
		struct theme theme =
		    sound(profiles[i].profile, profiles[i].size);
		assert_string_equal(said_of_theme(&job, &theme), "");
	}
	job_end(&job);
}

static void
each_rule_of_styles_has_its_message(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct theme theme = sound(PROFILE_LARGE, UNIT_PT(18));
	theme.styles[ROLE_H3].size = UNIT_PT(17.5);
	assert_string_equal(said_of_theme(&job, &theme),
	    "leaflet.yaml:3:5: warning: styles.h3 is 17.5pt, under the 18pt "
	    "of its profile (UKAAF G003, minimum "
	    "standards). Make it larger, or choose another "
	    "profile.\n");
	/* Furniture may be smaller, but no label. */
	theme = sound(PROFILE_LARGE, UNIT_PT(18));
	theme.styles[ROLE_SMALL].size = UNIT_PT(16);
	assert_string_equal(said_of_theme(&job, &theme), "");
	theme.styles[ROLE_FOLIO].size = UNIT_PT(16);
	assert_string_equal(said_of_theme(&job, &theme),
	    "leaflet.yaml:3:5: warning: styles.folio is 16pt, and the text is "
	    "18pt (UKAAF G003, minimum standards). Set styles.folio.size to "
	    "that of the text.\n");
	theme = sound(PROFILE_LARGE, UNIT_PT(18));
	/* A heading's lines may be close, a paragraph's not. */
	theme.styles[ROLE_H3].leading = UNIT_PT(18);
	theme.styles[ROLE_BODY].leading--;
	assert_string_equal(said_of_theme(&job, &theme),
	    "leaflet.yaml:3:5: warning: the lines of styles.body are closer "
	    "than 1.25 times their size (RNIB Clear Print, leading). Raise "
	    "styles.body.leading.\n");
	theme = sound(PROFILE_CLEAR, UNIT_PT(14));
	theme.checks.strict = true;
	theme.styles[ROLE_BODY].align = ALIGN_JUSTIFY;
	theme.styles[ROLE_QUOTE].hyphenate = true;
	assert_string_equal(said_of_theme(&job, &theme),
	    "leaflet.yaml:3:5: error: the lines of styles.body are not flush "
	    "left (UKAAF G003, minimum "
	    "standards). Set styles.body.align to left.\n"
	    "leaflet.yaml:3:5: error: words of styles.quote may be divided "
	    "(UKAAF G003, minimum "
	    "standards). Set styles.quote.hyphenate to no.\n");
	job_end(&job);
}

/* How many messages there are about the paragraph. */
static size_t
capitals(struct job *job, enum profile profile, const char *text)
{
	struct theme theme = {.profile = profile};
	const struct article *article = read_text(
	    job, around(job, arena_printf(job->arena, "<p>%s</p>", text)));
	job->diag = diag_new(job->arena);
	clear_print_article(job, &theme, article);
	return job->diag->count;
}

static void
three_words_in_capitals_are_named(void **state)
{
	(void)state;
	struct job job = job_begin();
	assert_int_equal(
	    capitals(&job, PROFILE_CLEAR, "So: DO <em>NOT</em> STOP NOW."), 1);
	assert_string_equal(job_messages(&job),
	    "x.xml:1:91: warning: words stand in capitals: DO NOT STOP... "
	    "(UKAAF G003, minimum "
	    "standards). Write them in small letters, and what matters as "
	    "<strong>.\n");
	static const char *const bad[] = {"IT IS WHAT I SAY",
	    "Yes. DO NOT\u00A0STOP!", "ÉCOUTEZ BIEN ÇA", "(STOP IT NOW)"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(capitals(&job, PROFILE_GIANT, bad[i]), 1);
	static const char *const good[] = {"Ask the NHS GP.", "CBT, EMDR, NHS",
	    "A B C D E", "DO NOT 3 4 5", "I AM so", "\u0634\u0643\u0631\u0627"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_int_equal(capitals(&job, PROFILE_LARGE, good[i]), 0);
	assert_int_equal(capitals(&job, PROFILE_STANDARD, bad[0]), 0);
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_sound_theme_has_no_messages),
	    cmocka_unit_test(each_rule_of_styles_has_its_message),
	    cmocka_unit_test(three_words_in_capitals_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
