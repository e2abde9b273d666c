/*
 * The checker: each fault has its message, and the table of rules and the
 * grammar for editors accept and refuse the same.
 *
 * This test alone uses libxml2 outside its room, as the judge of the grammar.
 */
#include "article_help.h"

#include "article/check.h"
#include "article/faults.h"
#include "article/rules.h"
#include "article/value.h"

#include <ftw.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

/* ---- messages ---- */

/* Each says what is wrong and then what to do, in two sentences or more. */
static void
messages_say_what_and_what_to_do(void **state)
{
	(void)state;
	glob_t files;
	assert_int_equal(glob("tests/bad/*.xml", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct job job = job_begin();
		const struct article *article =
		    read_article(&job, files.gl_pathv[i]);
		if (article)
			check_article(&job, article);
		for (size_t j = 0; j < job.diag->count; j++) {
			const char *text = job.diag->messages[j].text;
			const char *stop = strstr(text, ". ");
			char last = text[strlen(text) - 1];
			if (!stop || stop[2] < 'A' || stop[2] > 'Z' ||
			    (last != '.' && last != '?') ||
			    (text[0] >= 'A' && text[0] <= 'Z' &&
				strncmp(text, "XML", 3) != 0))
				fail_msg("%s: %s", files.gl_pathv[i], text);
		}
		job_end(&job);
	}
	globfree(&files);
}

static void
good_articles_have_no_messages(void **state)
{
	(void)state;
	glob_t files;
	assert_int_equal(glob("content/articles/*.xml", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct job job = job_begin();
		const struct article *article =
		    read_article(&job, files.gl_pathv[i]);
		assert_non_null(article);
		assert_true(check_article(&job, article));
		assert_string_equal(job_messages(&job), "");
		job_end(&job);
	}
	globfree(&files);
}

static void
faults_stop_at_five_hundred(void **state)
{
	(void)state;
	struct job job = job_begin();
	char *blocks = arena_alloc(job.arena, 6001);
	for (int i = 0; i < 1000; i++)
		memcpy(blocks + 6 * i, "<foo/>", 6);
	read_text(&job, around(&job, blocks));
	assert_int_equal(job.diag->errors, 500);
	job_end(&job);
}

static void
messages_are_sorted_by_place(void **state)
{
	(void)state;
	struct job job = job_begin();
	static const struct place places[] = {{"a", 3, 1}, {"a", 1, 5},
	    {"a", 3, 0}, {"a", 1, 5}, {"a", 0, 0}, {"b", 9, 9}, {"b", 2, 1}};
	for (size_t i = 0; i < 7; i++)
		diag_error(&job, places[i], "%zu. Go.", i);
	faults_sort(job.diag, 1);
	assert_string_equal(job_messages(&job),
	    "a:3:1: error: 0. Go.\n"
	    "a: error: 4. Go.\na:1:5: error: 1. Go.\na:1:5: error: 3. Go.\n"
	    "a:3: error: 2. Go.\nb:2:1: error: 6. Go.\nb:9:9: error: 5. Go.\n");
	job_end(&job);
}

/* ---- file names ---- */

static bool
is_named_well(const char *path, const char *id, const char *lang)
{
	struct job job = job_begin();
	const char *text = arena_printf(job.arena,
	    "<article id=\"%s\" lang=\"%s\"><title>T</title><summary>S"
	    "</summary><section><title>H</title><p>p</p></section></article>",
	    id, lang);
	const struct article *article =
	    read_article_bytes(&job, path, text, strlen(text));
	bool good = check_article(&job, article);
	job_end(&job);
	return good;
}

static void
the_id_is_the_file_s_name(void **state)
{
	(void)state;
	assert_true(is_named_well("x.xml", "x", "en"));
	assert_true(is_named_well("a/b.c/x.xml", "x", "en"));
	assert_true(is_named_well("x.cy.xml", "x", "cy"));
	assert_true(is_named_well("/dev/stdin", "x", "en"));
	assert_false(is_named_well("y.xml", "x", "en"));
	assert_false(is_named_well("x.cy.xml", "x", "en"));
	assert_false(is_named_well("x.xml.xml", "x", "en"));
}

/* ---- values ---- */

static void
dates_are_those_of_the_calendar(void **state)
{
	(void)state;
	static const char *const good[] = {
	    "2026-03-18", "2024-02-29", "2000-02-29", "2026-12", "1999-01-31"};
	static const char *const bad[] = {"2026-02-29", "1900-02-29", "2026",
	    "2026-13", "2026-00", "2026-01-00", "2026-04-31", "2026-1-1",
	    "2026-01-011", "0999-01-01", "2026-01-01Z", "", "2026/01/01",
	    "2026-01-", "20260101", "-2026-01-01"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(value_is_date(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(value_is_date(bad[i]));
}

/* ---- the grammar ---- */

struct grammar {
	xmlRelaxNGParserCtxtPtr parser;
	xmlRelaxNGPtr schema;
	xmlRelaxNGValidCtxtPtr judge;
};

/* The judge's own words are not wanted. */
__attribute__((format(printf, 2, 3))) static void
say_nothing(void *data, const char *format, ...)
{
	(void)data, (void)format;
}

static struct grammar
grammar_open(void)
{
	struct grammar grammar;
	xmlSetGenericErrorFunc(NULL, say_nothing);
	grammar.parser = xmlRelaxNGNewParserCtxt("content/article.rng");
	grammar.schema = xmlRelaxNGParse(grammar.parser);
	assert_non_null(grammar.schema);
	grammar.judge = xmlRelaxNGNewValidCtxt(grammar.schema);
	xmlRelaxNGSetValidErrors(grammar.judge, say_nothing, say_nothing, NULL);
	return grammar;
}

static void
grammar_close(struct grammar *grammar)
{
	xmlRelaxNGFreeValidCtxt(grammar->judge);
	xmlRelaxNGFree(grammar->schema);
	xmlRelaxNGFreeParserCtxt(grammar->parser);
	xmlCleanupParser();
}

static bool
grammar_accepts(const struct grammar *grammar, xmlDocPtr document)
{
	return xmlRelaxNGValidateDoc(grammar->judge, document) == 0;
}

/* Does check_elements accept it? */
static bool
table_accepts(struct job *job, const struct xml_node *root)
{
	size_t errors = job->diag->errors;
	check_elements(job, root);
	return job->diag->errors == errors;
}

/* What the table says and a grammar cannot. */
static const char *const beyond_grammar[] = {
    "tests/bad/empty-item.xml", /* text that is not empty */
};

static const struct grammar *file_grammar;
static size_t files_compared;

static int
compare_file(const char *path, const struct stat *info, int type)
{
	size_t size = strlen(path);
	(void)info;
	if (type != FTW_F || size < 4 || strcmp(path + size - 4, ".xml") != 0)
		return 0;
	for (size_t i = 0; i < sizeof beyond_grammar / sizeof *beyond_grammar;
	     i++)
		if (strcmp(path, beyond_grammar[i]) == 0)
			return 0;
	struct job job = job_begin();
	const struct xml_node *root = xml_read(&job, path);
	xmlDocPtr document = xmlReadFile(path, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (root && job.diag->errors == 0 && document) {
		bool table = table_accepts(&job, root);
		bool grammar = grammar_accepts(file_grammar, document);
		if (table != grammar)
			fail_msg("%s: the table %s it, the grammar does not "
				 "agree\n%s",
			    path, table ? "accepts" : "refuses",
			    job_messages(&job));
		files_compared++;
	}
	xmlFreeDoc(document);
	job_end(&job);
	return 0;
}

static void
table_and_grammar_agree_on_all_files(void **state)
{
	(void)state;
	struct grammar grammar = grammar_open();
	file_grammar = &grammar;
	assert_int_equal(ftw("tests", compare_file, 16), 0);
	assert_int_equal(ftw("content/articles", compare_file, 16), 0);
	assert_true(files_compared > 40);
	grammar_close(&grammar);
}

/* Blocks of a section, each small enough to show one rule. */
static const struct {
	bool good;
	const char *blocks;
} snippets[] = {
    {true, "<p/>"},
    {true, "<p>a<br/>b<br> </br></p>"},
    {false, "<p>a<br>b</br></p>"},
    {false, "<p>a<br x='y'/></p>"},
    {false, "a"},
    {true, "<!-- a --><?a b?><p/>"},
    {false, "<p x='y'/>"},
    {false, "<p xml:lang='en'/>"},
    {false, "<p><p/></p>"},
    {false, "<em>a</em>"},
    {false, "<summary/>"},
    {true, "<p/><section><title/><p/></section>"},
    {false, "<section><p/></section>"},
    {false, "<p/><section><title/></section>"},
    {false, "<section><title/><p/></section><p/>"},
    {false, "<p/><title/>"},
    {true, "<ul><li>a<em>b</em></li><li><p/></li></ul>"},
    {false, "<ul/>"},
    {false, "<ul><li>a<p/></li></ul>"},
    {false, "<ul><li><em/><p/></li></ul>"},
    {true, "<ul><li><title/><p/></li><li>a</li></ul>"},
    {false, "<ul><li><p/><title/></li></ul>"},
    {false, "<ul><li><title/>a</li></ul>"},
    {false, "<ul><li><title/></li></ul>"},
    {false, "<ul>a<li>b</li></ul>"},
    {true, "<ol><li>a</li><li><p/></li></ol>"},
    {true, "<ol><li><title/><p/></li><li><title/><ul><li>a</li></ul></li>"
	   "</ol>"},
    {false, "<ol><li><title/><p/></li><li>a</li></ol>"},
    {true, "<dl><dt/><dd>a</dd><dt/><dd><p/></dd></dl>"},
    {false, "<dl/>"},
    {false, "<dl><dt/></dl>"},
    {false, "<dl><dd>a</dd></dl>"},
    {false, "<dl><dt/><dt/><dd>a</dd></dl>"},
    {false, "<dl><dt/><dd>a</dd><dd>b</dd></dl>"},
    {false, "<dl><dt><p/></dt><dd>a</dd></dl>"},
    {true, "<quote><p/><ul><li>a</li></ul></quote>"},
    {true, "<quote cite='a'><p/></quote>"},
    {false, "<quote cite=' '><p/></quote>"},
    {false, "<quote/>"},
    {false, "<quote>a</quote>"},
    {false, "<quote><dl><dt/><dd>a</dd></dl></quote>"},
    {false, "<quote><quote><p/></quote></quote>"},
    {true, "<note><p/></note>"},
    {true, "<note kind='note'><title/><table><row><cell/></row></table>"
	   "</note>"},
    {false, "<note kind='Note'><p/></note>"},
    {false, "<note kind=' note'><p/></note>"},
    {false, "<note kind=''><p/></note>"},
    {false, "<note><title/></note>"},
    {false, "<note><p/><title/></note>"},
    {false, "<note><title/><title/><p/></note>"},
    {true, "<note kind='key-points'><ol><li>a</li></ol></note>"},
    {true, "<note kind='key-points'><title/><p/><ul><li>a</li></ul><p/>"
	   "</note>"},
    {false, "<note kind='key-points'><p/></note>"},
    {false, "<note kind='key-points'><ul><li>a</li></ul><ul><li>b</li></ul>"
	    "</note>"},
    {false, "<note kind='key-points'><ul><li>a</li></ul><dl><dt/><dd>a</dd>"
	    "</dl></note>"},
    {true, "<note kind='urgent'><p/><p/><dl><dt/><dd>a</dd></dl></note>"},
    {false, "<note kind='urgent'><dl><dt/><dd>a</dd></dl></note>"},
    {false, "<note kind='urgent'><p/></note>"},
    {false, "<note kind='urgent'><p/><dl><dt/><dd>a</dd></dl><p/></note>"},
    {false, "<note kind='urgent'><p/><ul><li>a</li></ul><dl><dt/><dd>a</dd>"
	    "</dl></note>"},
    {true, "<figure src='a' alt='b'/>"},
    {true, "<figure src='a' alt='b' decorative='no'><caption/></figure>"},
    {true, "<figure decorative='yes' src='a'/>"},
    {false, "<figure src='a'/>"},
    {false, "<figure alt='b'/>"},
    {false, "<figure src='a' alt=''/>"},
    {false, "<figure src='a' alt='b' decorative='yes'/>"},
    {false, "<figure src='a' decorative='no'/>"},
    {false, "<figure src='a' decorative='true'/>"},
    {false, "<figure src='a' alt='b'>c</figure>"},
    {false, "<figure src='a' alt='b'><p/></figure>"},
    {true, "<table><caption/><head><cell/></head><row><cell/></row></table>"},
    {true, "<table row-heads='no'><row><cell colspan='100' rowspan='9'/>"
	   "</row></table>"},
    {false, "<table><head><cell/></head></table>"},
    {false, "<table><row/></table>"},
    {false, "<table><row><cell/></row><head><cell/></head></table>"},
    {false, "<table><row><cell/></row><caption/></table>"},
    {false, "<table><row><cell><p/></cell></row></table>"},
    {false, "<table><row><cell colspan='0'/></row></table>"},
    {false, "<table><row><cell colspan='01'/></row></table>"},
    {false, "<table><row><cell colspan='101'/></row></table>"},
    {false, "<table><row><cell colspan=' 1'/></row></table>"},
    {false, "<table row-heads='1'><row><cell/></row></table>"},
    {true, "<p><a href='b'>c</a><a ref='d-1'>e</a></p>"},
    {false, "<p><a>c</a></p>"},
    {false, "<p><a href='b' ref='c'>d</a></p>"},
    {false, "<p><a href=''>d</a></p>"},
    {false, "<p><a ref='B'>d</a></p>"},
    {false, "<p><a ref='b.xml'>d</a></p>"},
    {true, "<p><abbr title='b'>c</abbr></p>"},
    {false, "<p><abbr>c</abbr></p>"},
    {true, "<p><span lang='zh-Hant-TW'>c</span></p>"},
    {false, "<p><span>c</span></p>"},
    {false, "<p><span lang='english'>c</span><span lang='e'>d</span></p>"},
    {false, "<p><span lang='en-'>c</span></p>"},
    {false, "<p><span lang='en_GB'>c</span></p>"},
    {true, "<p><em><strong><sub><sup><q><nobr>a</nobr></q></sup></sub>"
	   "</strong></em></p>"},
    {false, "<p xmlns='urn:a'>b</p>"},
    {false, "<p>a<x:b xmlns:x='urn:a'>c</x:b></p>"},
    {false, "<p x:b='c' xmlns:x='urn:a'>d</p>"},
    {false, "<foo/>"},
};

static void
table_and_grammar_agree_on_each_rule(void **state)
{
	(void)state;
	struct grammar grammar = grammar_open();
	for (size_t i = 0; i < sizeof snippets / sizeof *snippets; i++) {
		struct job job = job_begin();
		const char *text = around(&job, snippets[i].blocks);
		const struct xml_node *root =
		    xml_read_bytes(&job, "x.xml", text, strlen(text));
		xmlDocPtr document = xmlReadMemory(
		    text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
		bool table = table_accepts(&job, root);
		bool rng = grammar_accepts(&grammar, document);
		xmlFreeDoc(document);
		if (table != snippets[i].good || rng != snippets[i].good)
			fail_msg("%s should be %s: table %d, grammar %d\n%s",
			    snippets[i].blocks,
			    snippets[i].good ? "good" : "bad", table, rng,
			    job_messages(&job));
		job_end(&job);
	}
	grammar_close(&grammar);
}

static void
names_of_the_table_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < ELEMENT_COUNT; i++) {
		assert_non_null(rules[i].name);
		assert_int_equal(rules_find(rules[i].name), i);
	}
	assert_int_equal(rules_find("nothing"), ELEMENT_COUNT);
	assert_true(ELEMENT_COUNT <= 64);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(messages_say_what_and_what_to_do),
	    cmocka_unit_test(good_articles_have_no_messages),
	    cmocka_unit_test(faults_stop_at_five_hundred),
	    cmocka_unit_test(messages_are_sorted_by_place),
	    cmocka_unit_test(the_id_is_the_file_s_name),
	    cmocka_unit_test(dates_are_those_of_the_calendar),
	    cmocka_unit_test(table_and_grammar_agree_on_all_files),
	    cmocka_unit_test(table_and_grammar_agree_on_each_rule),
	    cmocka_unit_test(names_of_the_table_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
