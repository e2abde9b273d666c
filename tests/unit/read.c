/* From XML to an article: text, spans, structure, facts. */
#include "article_help.h"

#include "base/text.h"

/* The first paragraph of the first section, from its inline content. */
static const struct inlines *
read_p(struct job *job, const char *content)
{
	const char *p = arena_printf(job->arena, "<p>%s</p>", content);
	const struct article *article = read_text(job, around(job, p));
	assert_non_null(article);
	return &article->sections[0].blocks.list[0].text;
}

static void
white_space_is_collapsed_over_elements(void **state)
{
	(void)state;
	static const struct {
		const char *content, *text;
		uint32_t start, end; /* of the first span */
	} cases[] = {
	    {" a <em> b</em> ", "a b", 2, 3},
	    {"a<em> b </em>c", "a b c", 2, 3},
	    {"a<em>\n</em>b", "a b", 0, 0},
	    {"<em> a</em>", "a", 0, 1},
	    {"a <!-- x --> <?y?> b", "a b", 0, 0},
	    {"a&#160; b", "a\xC2\xA0 b", 0, 0},
	    {"a <br/> b",
		"a\xE2\x80\xA8"
		"b",
		0, 0},
	    {"<br/>a<em><br/>b</em><br/>",
		"a\xE2\x80\xA8"
		"b",
		4, 5},
	    {"<q> a </q>b",
		"\xE2\x80\x9C"
		"a\xE2\x80\x9D b",
		0, 7},
	    {"<em><strong>\xC3\xA9</strong></em>", "\xC3\xA9", 0, 2},
	    {"", "", 0, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct job job = job_begin();
		const struct inlines *text = read_p(&job, cases[i].content);
		assert_string_equal(text->text, cases[i].text);
		assert_int_equal(text->size, strlen(cases[i].text));
		if (cases[i].end == 0) {
			assert_int_equal(text->span_count, 0);
		} else {
			assert_int_equal(text->spans[0].start, cases[i].start);
			assert_int_equal(text->spans[0].end, cases[i].end);
		}
		job_end(&job);
	}
}

/* Any text without elements is what its words are, one space between them. */
static void
white_space_of_any_text_is_collapsed(void **state)
{
	static const char *const parts[] = {
	    " ", " ", "\n", "\t", "a", "word", ",", "\xC3\xA9", "\xC2\xA0"};
	(void)state;
	uint32_t seed = 1;
	for (int i = 0; i < 2000; i++) {
		struct job job = job_begin();
		char text[256] = "x";
		seed = seed * 1664525u + 1013904223u;
		for (uint32_t left = seed >> 8 & 31; left > 0; left--) {
			seed = seed * 1664525u + 1013904223u;
			strcat(text, parts[(seed >> 16) % 9]);
		}
		assert_string_equal(read_p(&job, text)->text,
		    text_collapse(job.arena, text, strlen(text)));
		job_end(&job);
	}
}

static void
spans_carry_what_their_elements_say(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct inlines *text =
	    read_p(&job, "<a href='https://e.org/'>a</a> <a ref='x'>b</a> "
			 "<abbr title='see'>c</abbr> <span lang='cy'>d</span>"
			 "<em>e<strong>f</strong></em><em>g</em>");
	assert_string_equal(text->text, "a b c defg");
	assert_int_equal(text->span_count, 7);
	assert_int_equal(text->spans[0].kind, SPAN_A);
	assert_string_equal(text->spans[0].href, "https://e.org/");
	assert_null(text->spans[0].ref);
	assert_string_equal(text->spans[1].ref, "x");
	assert_string_equal(text->spans[2].title, "see");
	assert_string_equal(text->spans[3].lang, "cy");
	assert_int_equal(text->spans[4].kind, SPAN_EM);
	assert_int_equal(text->spans[5].kind, SPAN_STRONG);
	for (uint32_t i = 1; i < text->span_count; i++)
		assert_true(text->spans[i].start >= text->spans[i - 1].start);
	assert_int_equal(text->spans[5].end, text->spans[4].end);
	job_end(&job);
}

static void
quotation_marks_are_the_language_s(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct inlines *text = read_p(
	    &job, "<q>a <q>b</q></q> <span lang='de'><q>c</q></span> <q>d</q>");
	assert_string_equal(text->text, "\u201Ca \u2018b\u2019\u201D "
					"\u201Ec\u201C \u201Cd\u201D");
	job_end(&job);
}

static void
blocks_are_read(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct article *article =
	    read_article(&job, "tests/golden/everything.xml");
	assert_string_equal(job_messages(&job), "");
	assert_int_equal(article->section_count, 2);
	const struct section *words = &article->sections[0];
	assert_int_equal(words->level, 2);
	assert_int_equal(words->place.line, 39);
	assert_int_equal(words->place.column, 3);
	assert_int_equal(words->sections[0].level, 3);
	assert_int_equal(words->sections[0].sections[0].level, 4);
	const struct block *quote = &words->blocks.list[3];
	assert_int_equal(quote->kind, BLOCK_QUOTE);
	assert_string_equal(quote->cite, "An old rhyme");
	assert_int_equal(quote->blocks.list[1].kind, BLOCK_OL);
	assert_false(quote->blocks.list[1].steps);
	const struct block *steps = &words->sections[0].blocks.list[0];
	assert_true(steps->steps);
	assert_string_equal(steps->items[1].title.text, "Walk");
	assert_int_equal(steps->items[1].blocks.count, 2);
	const struct block *terms = &words->sections[0].blocks.list[1];
	assert_int_equal(terms->item_count, 2);
	assert_string_equal(terms->items[0].title.text, "Nap");
	assert_int_equal(terms->items[0].blocks.count, 1);
	assert_int_equal(terms->items[1].blocks.count, 2);
	const struct blocks *last = &words->sections[1].blocks;
	assert_string_equal(last->list[0].alt, "A bed \"made\" by nobody");
	assert_true(last->list[1].decorative);
	assert_null(last->list[1].alt);
	const struct table *table = last->list[3].table;
	assert_true(table->row_heads);
	assert_int_equal(table->column_count, 3);
	assert_int_equal(table->row_count, 3);
	assert_int_equal(table->rows[0].cells[1].rowspan, 2);
	assert_int_equal(table->rows[2].cells[1].colspan, 2);
	assert_string_equal(table->head->cells[0].text.text, "");
	assert_null(last->list[4].table->head);
	const struct block *urgent =
	    &article->sections[1].sections[0].blocks.list[0];
	assert_int_equal(urgent->note, NOTE_URGENT);
	job_end(&job);
}

static void
facts_are_read_in_any_order(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct article *article =
	    read_article(&job, "tests/golden/everything.xml");
	const struct about *about = &article->about;
	assert_false(article->draft);
	assert_string_equal(article->lang, "en-GB");
	assert_string_equal(
	    article->subtitle.text, "A guide for the wide awake");
	assert_int_equal(about->authors.count, 2);
	assert_string_equal(about->authors.list[1], "Bo Byline & others");
	assert_int_equal(about->topics.count, 2);
	assert_int_equal(about->source_count, 2);
	assert_string_equal(about->review_due, "2029-03");
	assert_string_equal(about->url, "https://example.org/sleep?a=1&b=2");
	assert_int_equal(about->contact.span_count, 1);
	assert_int_equal(article->related_count, 2);
	assert_string_equal(article->related[1].id, "spaces");
	job_end(&job);
}

static void
what_is_absent_is_null(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct article *article =
	    read_article(&job, "tests/golden/plain.xml");
	assert_int_equal(job.diag->count, 0);
	assert_null(article->subtitle.text);
	assert_int_equal(article->about.place.line, 0);
	assert_null(article->about.url);
	assert_null(article->about.contact.text);
	assert_int_equal(article->opening.count, 0);
	job_end(&job);
}

/* Faults are reported, and what can be understood is still there. */
static void
a_faulty_article_is_read_as_far_as_it_goes(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct article *article = read_text(&job,
	    "<article><section><p>a</p><foo/><ul>x<li>b</li></ul><dl><dd>c"
	    "</dd></dl><table/></section>&nbsp;<section/></article>");
	assert_non_null(article);
	assert_true(job.diag->errors > 5);
	assert_string_equal(article->id, "");
	assert_string_equal(article->lang, "en");
	assert_null(article->title.text);
	assert_int_equal(article->section_count, 2);
	assert_int_equal(article->sections[0].blocks.count, 4);
	assert_null(read_text(&job, "<html/>"));
	job_end(&job);
}

static void
an_article_reads_the_same_from_memory_and_twice(void **state)
{
	(void)state;
	struct job job = job_begin();
	const char *path = "tests/golden/everything.xml";
	const char *bytes = file_text(&job, path);
	const char *a = article_text(&job, read_article(&job, path));
	const char *b = article_text(
	    &job, read_article_bytes(&job, path, bytes, strlen(bytes)));
	assert_string_equal(a, b);
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(white_space_is_collapsed_over_elements),
	    cmocka_unit_test(white_space_of_any_text_is_collapsed),
	    cmocka_unit_test(spans_carry_what_their_elements_say),
	    cmocka_unit_test(quotation_marks_are_the_language_s),
	    cmocka_unit_test(blocks_are_read),
	    cmocka_unit_test(facts_are_read_in_any_order),
	    cmocka_unit_test(what_is_absent_is_null),
	    cmocka_unit_test(a_faulty_article_is_read_as_far_as_it_goes),
	    cmocka_unit_test(an_article_reads_the_same_from_memory_and_twice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
