/* Lines of clear print that are too long in the mean. */
#include "article_help.h"

#include "typeset/clear_lines.h"

#include <cmocka.h>

enum { LINES = 3 };

/* A paragraph of full lines with so many characters each, and a last one. */
static const char *
said_of(struct job *job, int characters, enum tag_kind kind)
{
	struct tag tags[] = {
	    {.kind = TAG_DOCUMENT, .parent = -1}, {.kind = kind, .parent = 0}};
	struct glyph_run runs[LINES];
	struct item items[LINES];
	for (int i = 0; i < LINES; i++) {
		int count = i + 1 < LINES ? characters : 200;
		char *text = arena_alloc(job->arena, (size_t)count + 1);
		memset(text, 'n', (size_t)count);
		text[count] = ' ';
		runs[i] = (struct glyph_run){.text = text,
		    .text_size = (uint32_t)count + 1,
		    .size = UNIT_PT(14)};
		items[i] = (struct item){.kind = ITEM_TEXT,
		    .tag = 1,
		    .y = (i + 1) * UNIT_MM(7),
		    .run = &runs[i]};
	}
	struct page page = {.items = items, .count = LINES};
	struct leaflet leaflet = {
	    .pages = &page, .page_count = 1, .tags = tags, .tag_count = 2};
	struct theme theme = {
	    .profile = PROFILE_CLEAR, .format_place = {"c", 4, 2}};
	theme.styles[ROLE_BODY].size = UNIT_PT(14);
	struct article article = {.lang = "en"};
	struct text_calendar *calendar = text_calendar_open("en");
	job->diag = diag_new(job->arena);
	clear_lines_check(job, &theme, calendar, &article, &leaflet);
	text_calendar_close(calendar);
	return job_messages(job);
}

static void
full_lines_have_70_characters_at_most(void **state)
{
	(void)state;
	struct job job = job_begin();
	assert_string_equal(said_of(&job, 70, TAG_P), "");
	assert_string_equal(said_of(&job, 71, TAG_P),
	    "c:4:2: warning: lines of text have 71 characters in the mean, "
	    "over 70 (RNIB Clear Print, line length). Choose a narrower "
	    "format, wider margins, or larger text.\n");
	assert_string_equal(said_of(&job, 71, TAG_TD), "");
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(full_lines_have_70_characters_at_most),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
