/* The door to libxml2: trees, places, bounds, encodings. */
#include "article_help.h"

#include "article/decode.h"
#include "article/xml.h"

#include <time.h>
#include <unistd.h>

static const struct xml_node *
read_bytes(struct job *job, const char *bytes, size_t size)
{
	return xml_read_bytes(job, "x.xml", bytes, size);
}

static const struct xml_node *
read_string(struct job *job, const char *text)
{
	return read_bytes(job, text, strlen(text));
}

static void
assert_place(const struct xml_node *node, int line, int column)
{
	assert_non_null(node);
	assert_string_equal(node->place.file, "x.xml");
	assert_int_equal(node->place.line, line);
	assert_int_equal(node->place.column, column);
}

static void
a_tree_has_names_texts_and_attributes(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct xml_node *root = read_string(&job,
	    "<a x='1' y='&lt;2&#62;' z='a&amp;b&#38;c&amp;#38;'>one<!-- no --> "
	    "<![CDATA[<two>]]>"
	    "<b/><?pi no?>&amp;</a>");
	assert_non_null(root);
	assert_string_equal(root->name, "a");
	assert_null(root->parent);
	assert_string_equal(xml_attribute(root, "x"), "1");
	assert_string_equal(xml_attribute(root, "y"), "<2>");
	assert_string_equal(xml_attribute(root, "z"), "a&b&c&#38;");
	assert_null(xml_attribute(root, "w"));
	const struct xml_node *text = root->first;
	assert_null(text->name);
	assert_string_equal(text->text, "one <two>");
	assert_int_equal(text->size, 9);
	const struct xml_node *b = text->next;
	assert_string_equal(b->name, "b");
	assert_ptr_equal(b->parent, root);
	assert_null(b->first);
	assert_string_equal(b->next->text, "&");
	assert_null(b->next->next);
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

static void
namespaces_are_told(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct xml_node *root = read_string(
	    &job, "<a xmlns='urn:a' xmlns:l='urn:l'><l:b l:href='x'/></a>");
	assert_string_equal(root->name, "a");
	assert_string_equal(root->space, "urn:a");
	assert_null(root->attributes);
	assert_string_equal(root->first->name, "l:b");
	assert_string_equal(root->first->space, "urn:l");
	assert_string_equal(xml_attribute(root->first, "l:href"), "x");
	job_end(&job);
}

static void
a_place_is_that_of_the_less_than_sign(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct xml_node *root = read_string(&job,
	    "<?xml version=\"1.0\"?>\r\n<!-- <x> -->\r\n"
	    "\t<a\r\n  b='>'\r\n  c='d'>\xC3\xA9\xF0\x9F\x98\x80"
	    "<b>t</b><c\n/>\r<d/>\n\n</a>");
	assert_place(root, 3, 2);
	const struct xml_node *b = root->first->next;
	assert_place(b, 5, 11);
	assert_place(b->first, 5, 11);
	assert_place(b->next, 5, 19);
	assert_place(b->next->next->next, 7, 1);
	job_end(&job);
}

/* libxml2's own trees lose count at 65535. */
static void
lines_have_no_bound(void **state)
{
	(void)state;
	struct job job = job_begin();
	enum { LINES = 100000 };
	char *text = arena_alloc(job.arena, LINES + 100);
	strcpy(text, "<a>");
	memset(text + 3, '\n', LINES);
	strcpy(text + 3 + LINES, " <b/></a>");
	const struct xml_node *root = read_string(&job, text);
	assert_place(root->first->next, LINES + 1, 2);
	job_end(&job);
}

static const char *
to_utf16(struct job *job, const char *ascii, bool big, size_t *size)
{
	size_t count = strlen(ascii);
	char *text = arena_alloc(job->arena, 2 * count + 2);
	text[big ? 0 : 1] = '\xFE';
	text[big ? 1 : 0] = '\xFF';
	for (size_t i = 0; i < count; i++)
		text[2 * i + 2 + big] = ascii[i];
	*size = 2 * count + 2;
	return text;
}

static void
encodings_are_told_apart(void **state)
{
	(void)state;
	struct job job = job_begin();
	const char *text = "<?xml version='1.0' encoding='UTF-16'?>\n"
			   "<a> <b/></a>";
	for (int big = 0; big < 2; big++) {
		size_t size;
		const char *bytes = to_utf16(&job, text, big, &size);
		const struct xml_node *root = read_bytes(&job, bytes, size);
		assert_place(root->first->next, 2, 5);
		root = read_bytes(&job, bytes + 2, size - 2);
		assert_place(root->first->next, 2, 5);
	}
	const struct xml_node *root =
	    read_string(&job, "\xEF\xBB\xBF<a><b/></a>");
	assert_place(root, 1, 1);
	assert_place(root->first, 1, 4);
	root = read_string(
	    &job, "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9<b/></a>");
	assert_string_equal(root->first->text, "\xC3\xA9");
	assert_place(root->first->next, 1, 48);
	root = read_string(
	    &job, "<?xml version='1.0' encoding='Windows-1252'?><a>\x93</a>");
	assert_string_equal(root->first->text, "\xE2\x80\x9C");
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

/* One fault each: is NULL given, and is the message where it should be? */
static void
faults_have_places_and_words(void **state)
{
	(void)state;
	static const struct {
		const char *text, *message;
	} cases[] = {
	    {"", "x.xml: error: the file is empty. "},
	    {" \n ", "x.xml: error: the file is empty. "},
	    {"plain", "x.xml:1:1: error: there is no element here. "},
	    {"<a>\n<b>\n</a>", "x.xml:3:1: error: </a> comes while <b> of line "
			       "2 is still open. "},
	    {"<a><b>", "x.xml:1:4: error: <b> is still open where the file "
		       "ends. "},
	    {"<a></a></b>", "x.xml:1:8: error: something stands after "},
	    {"<a b></a>", "x.xml:1:1: error: the attribute b has no value. "},
	    {"<a b=c></a>", "x.xml:1:1: error: an attribute of this tag has no "
			    "quotation marks. "},
	    {"<a>\n <!-- <b> </a>", "x.xml:2:2: error: this comment is not "
				    "finished. "},
	    {"<a>\n<![CDATA[ <b> </a>", "x.xml:2:1: error: this CDATA section "
					"is not finished. "},
	    {"<a>1 < 2</a>", "x.xml:1:6: error: no name follows '<'. "},
	    {"<a>\x01</a>", "x.xml:1:4: error: the control character U+0001 "},
	    {"\n<?xml version='1.0'?><a/>", "x.xml:2:1: error: the XML "
					    "declaration is not "},
	    {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
		"x.xml:1:1: error: the <!DOCTYPE> declares "},
	    {"\xFF\xFE<\0", "x.xml:1:1: error: "},
	    {"<a>\xC0\x80</a>", "x.xml:1:4: error: the byte 0xC0 is not "
				"UTF-8. "},
	    {"<a>\xED\xA0\x80</a>", "x.xml:1:4: error: the byte 0xED "},
	    {"<?xml version='1.0' encoding='IBM037'?><a/>",
		"x.xml:1:1: error: the file says that it is in ibm037"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct job job = job_begin();
		assert_null(read_string(&job, cases[i].text));
		const char *messages = job_messages(&job);
		if (strncmp(messages, cases[i].message,
			strlen(cases[i].message)) != 0)
			fail_msg("%s\n gives: %s instead of: %s", cases[i].text,
			    messages, cases[i].message);
		assert_int_equal(job.diag->count, 1);
		job_end(&job);
	}
}

static void
reading_goes_on_after_small_faults(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct xml_node *root =
	    read_string(&job, "<a>&nbsp;<b c='1' c='2'/>x & y &foo z &#0;"
			      "<d e='?f=1&g=2'/></a>");
	assert_non_null(root);
	assert_int_equal(job.diag->errors, 6);
	const struct xml_node *last = root->first;
	while (last->next)
		last = last->next;
	assert_string_equal(last->name, "d");
	assert_place(last, 1, 43);
	job_end(&job);
}

static void
faults_do_not_pile_up(void **state)
{
	(void)state;
	struct job job = job_begin();
	char *text = arena_alloc(job.arena, 20000);
	strcpy(text, "<a>");
	for (int i = 0; i < 4000; i++)
		strcpy(text + 3 + 2 * i, "& ");
	strcat(text + 8000, "</a>");
	assert_null(read_string(&job, text));
	assert_int_equal(job.diag->errors, 100);
	job_end(&job);
}

static void
depth_is_bounded(void **state)
{
	(void)state;
	for (size_t depth = 256; depth < 258; depth++) {
		struct job job = job_begin();
		char *text = arena_alloc(job.arena, depth * 7 + 1);
		for (size_t i = 0; i < depth; i++) {
			memcpy(text + 3 * i, "<a>", 3);
			memcpy(text + 3 * depth + 4 * i, "</a>", 4);
		}
		const struct xml_node *root = read_string(&job, text);
		assert_int_equal(job.diag->errors, depth == 257);
		assert_int_equal(root == NULL, depth == 257);
		job_end(&job);
	}
}

static void
many_elements_are_refused(void **state)
{
	(void)state;
	struct job job = job_begin();
	enum { COUNT = 1000001 };
	char *text = malloc(4 * (size_t)COUNT + 8);
	strcpy(text, "<a>");
	for (size_t i = 0; i < COUNT; i++)
		memcpy(text + 3 + 4 * i, "<b/>", 4);
	strcpy(text + 3 + 4 * (size_t)COUNT, "</a>");
	assert_null(read_string(&job, text));
	free(text);
	assert_non_null(strstr(job_messages(&job), "more than 1000000"));
	job_end(&job);
}

/* Nothing is expanded, so nothing takes time. */
static void
entities_cost_nothing(void **state)
{
	(void)state;
	static const char *const files[] = {"tests/bad/entity-bomb.xml",
	    "tests/bad/quadratic-entity.xml", "tests/bad/external-entity.xml",
	    "tests/bad/parameter-entity.xml",
	    "tests/bad/default-attributes.xml"};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct job job = job_begin();
		clock_t start = clock();
		assert_null(xml_read(&job, files[i]));
		assert_true(clock() - start < CLOCKS_PER_SEC / 4);
		assert_true(arena_bytes(job.arena) < 1024 * 1024);
		assert_int_equal(job.diag->errors, 1);
		job_end(&job);
	}
}

static void
a_document_type_without_declarations_is_passed_over(void **state)
{
	(void)state;
	struct job job = job_begin();
	assert_non_null(read_string(&job, "<!DOCTYPE a><a/>"));
	assert_non_null(
	    read_string(&job, "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
			      "'http://127.0.0.1:9/svg11.dtd'>\n<svg/>"));
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

static void
files_that_cannot_be_read_are_named(void **state)
{
	(void)state;
	struct job job = job_begin();
	assert_null(xml_read(&job, "tests/no-such-file.xml"));
	assert_null(xml_read(&job, "tests"));
	assert_string_equal(job_messages(&job),
	    "tests/no-such-file.xml: error: there is no such file. Check its "
	    "name and folder.\n"
	    "tests: error: this is a folder. Name an article in it.\n");
	job_end(&job);
}

static void
large_files_are_refused(void **state)
{
	(void)state;
	struct job job = job_begin();
	char path[] = "/tmp/leaflet-xml-XXXXXX";
	int file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(ftruncate(file, (off_t)DECODE_LARGEST + 1), 0);
	close(file);
	assert_null(xml_read(&job, path));
	unlink(path);
	assert_non_null(strstr(job_messages(&job), "larger than 64 MiB"));
	job_end(&job);
}

/* One byte after the other. */
static void
walk_slowly(struct place *place, const char *from, const char *to)
{
	for (; from < to; from++) {
		unsigned char byte = (unsigned char)*from;
		if (byte == '\n' || (byte == '\r' && from[1] != '\n')) {
			place->line++;
			place->column = 1;
		} else if (byte < 0x80 || byte >= 0xc0) {
			place->column++;
		}
	}
}

/* Texts of everything that counts, in every order, walked in pieces. */
static void
places_are_those_of_every_byte(void **state)
{
	static const char *const parts[] = {
	    "\n", "\r", "\r\n", "a", "plain text ", "\xC3\xA9", "\xE2\x80\xA6"};
	(void)state;
	uint32_t seed = 1;
	for (int i = 0; i < 20000; i++) {
		char text[256] = "";
		size_t size = 0;
		struct place fast = {NULL, 1, 1}, slow = {NULL, 1, 1};
		for (uint32_t left = seed >> 8 & 15; left > 0; left--) {
			seed = seed * 1664525u + 1013904223u;
			strcat(text, parts[(seed >> 16) % 7]);
		}
		seed = seed * 1664525u + 1013904223u;
		size = strlen(text);
		size_t middle = size ? (seed >> 16) % size : 0;
		decode_walk(&fast, text, text + middle);
		decode_walk(&fast, text + middle, text + size);
		walk_slowly(&slow, text, text + middle);
		walk_slowly(&slow, text + middle, text + size);
		assert_int_equal(fast.line, slow.line);
		assert_int_equal(fast.column, slow.column);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_tree_has_names_texts_and_attributes),
	    cmocka_unit_test(namespaces_are_told),
	    cmocka_unit_test(a_place_is_that_of_the_less_than_sign),
	    cmocka_unit_test(lines_have_no_bound),
	    cmocka_unit_test(places_are_those_of_every_byte),
	    cmocka_unit_test(encodings_are_told_apart),
	    cmocka_unit_test(faults_have_places_and_words),
	    cmocka_unit_test(reading_goes_on_after_small_faults),
	    cmocka_unit_test(faults_do_not_pile_up),
	    cmocka_unit_test(depth_is_bounded),
	    cmocka_unit_test(many_elements_are_refused),
	    cmocka_unit_test(entities_cost_nothing),
	    cmocka_unit_test(
		a_document_type_without_declarations_is_passed_over),
	    cmocka_unit_test(files_that_cannot_be_read_are_named),
	    cmocka_unit_test(large_files_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
