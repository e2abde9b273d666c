/*
 * What stays on one line, and what does not.
 */
#include "base/text.h"
#include "typeset/ties.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* May the line end where `mark` stands in the text?  The mark is taken out. */
static bool
may_break(const char *marked, const char *lang)
{
	struct arena *arena = arena_new();
	const char *mark = strchr(marked, '|');
	size_t at = (size_t)(mark - marked);
	char *text = arena_printf(arena, "%.*s%s", (int)at, marked, mark + 1);
	size_t size = strlen(text);
	struct text_calendar *calendar = text_calendar_open(lang);
	const uint8_t *breaks = ties_apply(arena, text, size, calendar,
	    text_line_breaks(arena, text, size, lang));
	bool may = breaks[at] != TEXT_BREAK_NO;
	text_calendar_close(calendar);
	arena_free(arena);
	return may;
}

static void
tied(void **state)
{
	(void)state;
	static const char *const texts[] = {"on 4 |March 2026 we",
	    "call 01632 |960118 now", "call 116 |123", "at 9 |am today",
	    "about 50 |minutes", "see Dr |Patel", "found (source |1)",
	    "(sources |1 and 2)", "to A&|E now", "see example.org/|start now",
	    "mail hello@|example.org", "in Figure |2 below", "take 20 |mg",
	    "option |2 of"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (may_break(texts[i], "en-GB"))
			fail_msg("broken: %s", texts[i]);
}

static void
free_to_break(void **state)
{
	(void)state;
	static const char *const texts[] = {"4 March |2026", "one |two",
	    "well-|known", "the drug |is", "six |weeks", "the source |of it",
	    "ended. |Next", "May |5 times", "e.g. |this", "and/|or"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!may_break(texts[i], "en-GB"))
			fail_msg("tied: %s", texts[i]);
}

static void
months_of_the_language(void **state)
{
	(void)state;
	assert_false(may_break("le 4 |mars 2026", "fr"));
	assert_true(may_break("le 4 |March 2026", "fr"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tied),
	    cmocka_unit_test(free_to_break),
	    cmocka_unit_test(months_of_the_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
