/* The canonical form: what is written reads back as the same article. */
#include "article_help.h"

static void
same_string(const char *a, const char *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a)
		assert_string_equal(a, b);
}

static void
same_inlines(const struct inlines *a, const struct inlines *b)
{
	same_string(a->text, b->text);
	assert_int_equal(a->size, b->size);
	assert_int_equal(a->span_count, b->span_count);
	for (uint32_t i = 0; i < a->span_count; i++) {
		assert_int_equal(a->spans[i].kind, b->spans[i].kind);
		assert_int_equal(a->spans[i].start, b->spans[i].start);
		assert_int_equal(a->spans[i].end, b->spans[i].end);
		same_string(a->spans[i].href, b->spans[i].href);
		same_string(a->spans[i].ref, b->spans[i].ref);
		same_string(a->spans[i].title, b->spans[i].title);
		same_string(a->spans[i].lang, b->spans[i].lang);
	}
}

static void
same_strings(const struct strings_list *a, const struct strings_list *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		same_string(a->list[i], b->list[i]);
}

static void
same_row(const struct row *a, const struct row *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		same_inlines(&a->cells[i].text, &b->cells[i].text);
		assert_int_equal(a->cells[i].colspan, b->cells[i].colspan);
		assert_int_equal(a->cells[i].rowspan, b->cells[i].rowspan);
	}
}

static void
same_table(const struct table *a, const struct table *b)
{
	same_inlines(&a->caption, &b->caption);
	assert_int_equal(a->row_heads, b->row_heads);
	assert_int_equal(a->column_count, b->column_count);
	assert_int_equal(a->head == NULL, b->head == NULL);
	if (a->head)
		same_row(a->head, b->head);
	assert_int_equal(a->row_count, b->row_count);
	for (size_t i = 0; i < a->row_count; i++)
		same_row(&a->rows[i], &b->rows[i]);
}

static void
same_blocks(const struct blocks *a, const struct blocks *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		const struct block *x = &a->list[i], *y = &b->list[i];
		assert_int_equal(x->kind, y->kind);
		same_inlines(&x->text, &y->text);
		same_inlines(&x->title, &y->title);
		assert_int_equal(x->item_count, y->item_count);
		assert_int_equal(x->steps, y->steps);
		for (size_t j = 0; j < x->item_count; j++) {
			same_inlines(&x->items[j].title, &y->items[j].title);
			same_blocks(&x->items[j].blocks, &y->items[j].blocks);
		}
		same_blocks(&x->blocks, &y->blocks);
		same_string(x->cite, y->cite);
		assert_int_equal(x->note, y->note);
		same_string(x->src, y->src);
		same_string(x->alt, y->alt);
		assert_int_equal(x->decorative, y->decorative);
		same_inlines(&x->caption, &y->caption);
		assert_int_equal(x->table == NULL, y->table == NULL);
		if (x->table)
			same_table(x->table, y->table);
	}
}

static void
same_sections(const struct section *a, const struct section *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		same_inlines(&a[i].title, &b[i].title);
		same_blocks(&a[i].blocks, &b[i].blocks);
		assert_int_equal(a[i].level, b[i].level);
		assert_int_equal(a[i].section_count, b[i].section_count);
		same_sections(a[i].sections, b[i].sections, a[i].section_count);
	}
}

static void
same_about(const struct about *a, const struct about *b)
{
	assert_int_equal(a->place.line == 0, b->place.line == 0);
	same_inlines(&a->audience, &b->audience);
	same_strings(&a->authors, &b->authors);
	same_string(a->published, b->published);
	same_string(a->reviewed, b->reviewed);
	same_string(a->review_due, b->review_due);
	same_string(a->version, b->version);
	same_string(a->reference, b->reference);
	same_string(a->url, b->url);
	same_string(a->short_url, b->short_url);
	same_inlines(&a->feedback, &b->feedback);
	same_string(a->art, b->art);
	same_strings(&a->topics, &b->topics);
	assert_int_equal(a->source_count, b->source_count);
	for (size_t i = 0; i < a->source_count; i++)
		same_inlines(&a->sources[i], &b->sources[i]);
	same_inlines(&a->contact, &b->contact);
}

static void
same_article(const struct article *a, const struct article *b)
{
	same_string(a->id, b->id);
	same_string(a->lang, b->lang);
	assert_int_equal(a->draft, b->draft);
	same_inlines(&a->title, &b->title);
	same_inlines(&a->subtitle, &b->subtitle);
	same_inlines(&a->summary, &b->summary);
	same_about(&a->about, &b->about);
	same_blocks(&a->opening, &b->opening);
	assert_int_equal(a->section_count, b->section_count);
	same_sections(a->sections, b->sections, a->section_count);
	assert_int_equal(a->related_count, b->related_count);
	for (size_t i = 0; i < a->related_count; i++)
		same_string(a->related[i].id, b->related[i].id);
}

static void
try_file(const char *path)
{
	struct job job = job_begin();
	const struct article *first = read_article(&job, path);
	assert_non_null(first);
	const char *text = article_text(&job, first);
	size_t errors = job.diag->errors;
	const struct article *second =
	    read_article_bytes(&job, path, text, strlen(text));
	assert_int_equal(job.diag->errors, errors);
	same_article(first, second);
	assert_string_equal(article_text(&job, second), text);
	job_end(&job);
}

static void
what_is_written_reads_back(void **state)
{
	(void)state;
	static const char *const patterns[] = {
	    "content/articles/*.xml", "tests/golden/*.xml"};
	for (size_t i = 0; i < 2; i++) {
		glob_t files;
		assert_int_equal(glob(patterns[i], 0, NULL, &files), 0);
		for (size_t j = 0; j < files.gl_pathc; j++)
			try_file(files.gl_pathv[j]);
		globfree(&files);
	}
}

static void
the_canonical_form_is_as_blessed(void **state)
{
	(void)state;
	glob_t files;
	size_t compared = 0;
	assert_int_equal(glob("tests/golden/*.xml", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct job job = job_begin();
		const char *path = files.gl_pathv[i];
		const char *blessed =
		    file_text(&job, beside(&job, path, ".article"));
		if (blessed) {
			assert_string_equal(
			    article_text(&job, read_article(&job, path)),
			    blessed);
			compared++;
		}
		job_end(&job);
	}
	globfree(&files);
	assert_true(compared >= 5);
}

static void
marks_of_every_language_are_left_out_again(void **state)
{
	(void)state;
	static const char *const langs[] = {"en-GB", "de", "fr", "fr-CA", "sv",
	    "ja", "ar", "he", "hu", "el", "ru", "zh-Hant", "cy"};
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		struct job job = job_begin();
		const char *text = arena_printf(job.arena,
		    "<article id=\"x\" lang=\"%s\"><title>T</title><summary>"
		    "<q>a <q><em>b</em></q></q></summary><section><title>H"
		    "</title><p><q><br/>c</q></p></section></article>",
		    langs[i]);
		const char *out = article_text(&job, read_text(&job, text));
		assert_non_null(strstr(out, "<q>a <q><em>b</em></q></q>"));
		assert_non_null(strstr(out, "<q><br/>c</q>"));
		job_end(&job);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_written_reads_back),
	    cmocka_unit_test(the_canonical_form_is_as_blessed),
	    cmocka_unit_test(marks_of_every_language_are_left_out_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
