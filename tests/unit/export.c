/* One article through all stages, and many in one run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run/batch.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The configuration, an edition of it, and a job for one article. */
struct fixture {
	struct job job;
	const struct config *config;
	struct edition edition;
	struct job inner;
	char folder[32];
};

static const char *
in_folder(struct fixture *fixture, const char *name)
{
	return arena_printf(fixture->job.arena, "%s/%s", fixture->folder, name);
}

/* Writes ID.xml and returns its path; attributes of the root, more blocks. */
static const char *
write_file(struct fixture *fixture, const char *id, const char *attributes,
    const char *blocks)
{
	const char *path =
	    in_folder(fixture, arena_printf(fixture->job.arena, "%s.xml", id));
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file,
	    "<article id='%s' lang='en-GB' %s><title>About %s</title>"
	    "<summary>What it is.</summary><section><title>What is it?"
	    "</title><p>A paragraph of %s.</p>%s</section></article>\n",
	    id, attributes, id, id, blocks);
	assert_int_equal(fclose(file), 0);
	return path;
}

static int
begin(void **state)
{
	static struct fixture fixture;
	fixture = (struct fixture){.folder = "/tmp/leaflet-export-XXXXXX"};
	if (!mkdtemp(fixture.folder))
		return -1;
	fixture.job.arena = arena_new();
	fixture.job.diag = diag_new(fixture.job.arena);
	fixture.inner.arena = arena_new();
	fixture.inner.diag = diag_new(fixture.inner.arena);
	struct load_request request = {.near = fixture.folder, .data = "."};
	fixture.config = load_config(&fixture.job, &request);
	const struct theme *theme =
	    fixture.config ? load_theme(&fixture.job, fixture.config, "leaflet")
			   : NULL;
	*state = &fixture;
	return theme && export_open(
			    &fixture.job, &fixture.edition, theme, FORM_PDF)
		   ? 0
		   : -1;
}

static int
remove_one(
    const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status;
	(void)kind;
	(void)at;
	return remove(path);
}

static int
end(void **state)
{
	struct fixture *fixture = *state;
	export_close(&fixture->edition);
	nftw(fixture->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(fixture->inner.arena);
	arena_free(fixture->job.arena);
	return 0;
}

static struct order
order_for(struct fixture *fixture, const char *source, enum form form)
{
	const char *const paths[] = {fixture->folder};
	fixture->inner.diag = diag_new(fixture->inner.arena);
	return (struct order){
	    .source = source,
	    .id = "x",
	    .form = form,
	    .library = library_read(&fixture->job, paths, 1),
	    .temporary = in_folder(fixture, "temporary"),
	    .path = in_folder(fixture, "x.pdf"),
	};
}

static struct result
export_it(struct fixture *fixture, const struct order *order)
{
	return export_article(&fixture->inner, &fixture->edition, order);
}

static void
test_pdf(void **state)
{
	struct fixture *fixture = *state;
	struct order order =
	    order_for(fixture, write_file(fixture, "x", "", ""), FORM_PDF);
	struct result result = export_it(fixture, &order);
	assert_int_equal(result.outcome, OUTCOME_MADE);
	assert_int_equal(fixture->inner.diag->errors, 0);
	struct stat status;
	assert_int_equal(stat(order.path, &status), 0);
	assert_int_equal(result.bytes, status.st_size);
	assert_true(result.pages >= 2);
	assert_int_equal(result.sheets, result.pages);
	assert_int_equal(access(order.temporary, F_OK), -1);
}

static void
test_check_writes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct order order =
	    order_for(fixture, write_file(fixture, "x", "", ""), FORM_NOTHING);
	struct result result = export_it(fixture, &order);
	assert_int_equal(result.outcome, OUTCOME_CHECKED);
	assert_true(result.pages >= 2);
	assert_int_equal(access(order.path, F_OK), -1);
}

static void
test_middle_forms(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		enum form form;
		const char *begins;
	} cases[] = {
	    {FORM_ARTICLE, "# x\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"},
	    {FORM_GALLEY, "# x\n"},
	    {FORM_PAGES, "# x\nleaflet x, "},
	};
	const char *path = write_file(fixture, "x", "", "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = NULL;
		size_t size = 0;
		struct order order = order_for(fixture, path, cases[i].form);
		order.text = open_memstream(&text, &size);
		struct result result = export_it(fixture, &order);
		fclose(order.text);
		assert_int_equal(result.outcome, OUTCOME_MADE);
		assert_memory_equal(
		    text, cases[i].begins, strlen(cases[i].begins));
		assert_non_null(strstr(text, "paragraph"));
		assert_int_equal(access(order.path, F_OK), -1);
		free(text);
	}
}

static void
test_fault_touches_no_file(void **state)
{
	struct fixture *fixture = *state;
	const char *old = in_folder(fixture, "x.pdf");
	FILE *file = fopen(old, "w");
	assert_non_null(file);
	fclose(file);
	struct order order = order_for(
	    fixture, write_file(fixture, "x", "", "<blok/>"), FORM_PDF);
	struct result result = export_it(fixture, &order);
	assert_int_equal(result.outcome, OUTCOME_FAILED);
	assert_true(fixture->inner.diag->errors > 0);
	assert_int_equal(result.common_messages, fixture->inner.diag->count);
	struct stat status;
	assert_int_equal(stat(old, &status), 0);
	assert_int_equal(status.st_size, 0);
}

static void
test_strict_fails_on_warnings(void **state)
{
	struct fixture *fixture = *state;
	const char *path =
	    write_file(fixture, "x", "", "<p>An empty <em/> one.</p>");
	struct order order = order_for(fixture, path, FORM_PDF);
	assert_int_equal(export_it(fixture, &order).outcome, OUTCOME_MADE);
	assert_true(fixture->inner.diag->warnings > 0);
	unlink(order.path);
	order = order_for(fixture, path, FORM_PDF);
	order.strict = true;
	assert_int_equal(export_it(fixture, &order).outcome, OUTCOME_FAILED);
	assert_int_equal(access(order.path, F_OK), -1);
}

static void
test_drafts(void **state)
{
	struct fixture *fixture = *state;
	const char *path = write_file(fixture, "x", "status='draft'", "");
	struct order order = order_for(fixture, path, FORM_PDF);
	assert_int_equal(export_it(fixture, &order).outcome, OUTCOME_DRAFT);
	assert_int_equal(access(order.path, F_OK), -1);
	order = order_for(fixture, path, FORM_NOTHING);
	assert_int_equal(export_it(fixture, &order).outcome, OUTCOME_CHECKED);
}

static void
test_missing_file(void **state)
{
	struct fixture *fixture = *state;
	struct order order =
	    order_for(fixture, in_folder(fixture, "no.xml"), FORM_PDF);
	assert_int_equal(export_it(fixture, &order).outcome, OUTCOME_FAILED);
	assert_int_equal(fixture->inner.diag->errors, 1);
}

static void
test_nowhere_to_write(void **state)
{
	struct fixture *fixture = *state;
	struct order order =
	    order_for(fixture, write_file(fixture, "x", "", ""), FORM_PDF);
	order.temporary = in_folder(fixture, "no/temporary");
	assert_int_equal(export_it(fixture, &order).outcome, OUTCOME_FAILED);
	assert_int_equal(fixture->inner.diag->errors, 1);
}

/* ---- many ---- */

/* What a listener heard: ids and outcomes in order. */
struct heard {
	struct arena *arena;
	const char *text;
};

static void
hear(void *context, const struct batch_event *event)
{
	static const char *const marks[] = {"+", "=", "-", "~"};
	struct heard *heard = context;
	heard->text = arena_printf(heard->arena, "%s%s%s/%s:%zu/%zu ",
	    heard->text, marks[event->result.outcome], event->edition,
	    event->id, event->number, event->of);
}

static void
test_batch(void **state)
{
	struct fixture *fixture = *state;
	write_file(fixture, "b", "", "<blok/>");
	write_file(fixture, "a", "", "");
	write_file(fixture, "c", "status='draft'", "");
	const char *const paths[] = {fixture->folder};
	struct batch_request request = {
	    .paths = paths,
	    .path_count = 1,
	    .config = fixture->config,
	    .out = in_folder(fixture, "out"),
	};
	struct heard heard = {fixture->job.arena, ""};
	struct batch_totals totals;
	struct batch *batch = batch_prepare(&fixture->job, &request);
	assert_non_null(batch);
	assert_true(batch_run(batch, hear, &heard, &totals));
	batch_end(batch);
	assert_string_equal(heard.text, "+leaflet/a:1/3 -leaflet/b:2/3 "
					"~leaflet/c:3/3 ");
	assert_int_equal(totals.made, 1);
	assert_int_equal(totals.failed, 1);
	assert_int_equal(totals.drafts, 1);
	assert_int_equal(
	    access(in_folder(fixture, "out/leaflet/a.pdf"), R_OK), 0);
	assert_int_equal(
	    access(in_folder(fixture, "out/leaflet/b.pdf"), F_OK), -1);
}

static void
test_bad_configuration_writes_nothing(void **state)
{
	struct fixture *fixture = *state;
	const char *path = write_file(fixture, "a", "", "");
	const char *const editions[] = {"leaflet", "none"};
	struct batch_request request = {
	    .paths = &path,
	    .path_count = 1,
	    .config = fixture->config,
	    .editions = editions,
	    .edition_count = 2,
	    .out = in_folder(fixture, "out"),
	};
	assert_null(batch_prepare(&fixture->job, &request));
	assert_int_equal(fixture->job.diag->errors, 1);
	assert_int_equal(access(request.out, F_OK), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_pdf),
	    TEST(test_check_writes_nothing),
	    TEST(test_middle_forms),
	    TEST(test_fault_touches_no_file),
	    TEST(test_strict_fails_on_warnings),
	    TEST(test_drafts),
	    TEST(test_missing_file),
	    TEST(test_nowhere_to_write),
	    TEST(test_batch),
	    TEST(test_bad_configuration_writes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
