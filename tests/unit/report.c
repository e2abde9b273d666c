/* The report: JSON that any parser takes, whatever a file is called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run/report.h"
#include "base/version.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct job job;
static char folder[] = "/tmp/leaflet-report-XXXXXX";

static const char *
in_folder(const char *name)
{
	return arena_printf(job.arena, "%s/%s", folder, name);
}

static const char *
contents(const char *path)
{
	char *text = arena_alloc(job.arena, 65536);
	int file = open(path, O_RDONLY);
	assert_true(file >= 0);
	ssize_t size = read(file, text, 65535);
	close(file);
	assert_true(size >= 0);
	return text;
}

static void
string_is(const char *text, const char *wanted)
{
	char buffer[256] = "";
	FILE *out = fmemopen(buffer, sizeof buffer, "w");
	assert_non_null(out);
	report_string(out, text);
	fclose(out);
	assert_string_equal(buffer, wanted);
}

static void
test_strings(void **state)
{
	(void)state;
	string_is("", "\"\"");
	string_is("Grüße 你好", "\"Grüße 你好\"");
	string_is("a\"b\\c", "\"a\\\"b\\\\c\"");
	string_is("\n\t\x01\x7f", "\"\\u000a\\u0009\\u0001\\u007f\"");
	string_is("a\xff"
		  "b",
	    "\"a\xEF\xBF\xBD"
	    "b\"");
	string_is("\xe4\xbd", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
	string_is("\xed\xa0\x80z", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\"");
}

static void
test_whole(void **state)
{
	(void)state;
	const char *path = in_folder("r.json");
	job.diag = diag_new(job.arena);
	struct report *report = report_begin(&job, path);
	assert_non_null(report);
	assert_int_equal(access(path, F_OK), -1);
	struct job inner = {job.arena, diag_new(job.arena)};
	diag_error(&inner, (struct place){"a\"b.xml", 3, 5}, "it is \"so\".");
	diag_warning(&inner, (struct place){0}, "and so.");
	struct batch_event event = {
	    .id = "a",
	    .source = "a\xff.xml",
	    .edition = "leaflet",
	    .result = {.outcome = OUTCOME_FAILED},
	    .diag = inner.diag,
	    .cpu_us = 12034,
	};
	report_add(report, &event);
	event.result = (struct result){.outcome = OUTCOME_MADE,
	    .pages = 8,
	    .sheets = 4,
	    .bytes = 54321,
	    .fit = "a5",
	    .quality = {.lines = 61,
		.spread = 88,
		.variants = 1,
		.fill = 70,
		.lever = LEVER_LOOSENESS}};
	event.diag = diag_new(job.arena);
	report_add(report, &event);
	struct batch_totals totals = {.made = 1,
	    .failed = 1,
	    .pages = 8,
	    .sheets = 4,
	    .paper = 2,
	    .bytes = 54321,
	    .index_bytes = 4096,
	    .errors = 1,
	    .warnings = 1};
	assert_true(report_end(&job, report, &totals));
	assert_string_equal(contents(path),
	    "{\n"
	    "  \"version\": \"" LEAFLET_VERSION "\",\n"
	    "  \"articles\": [\n"
	    "    {\"id\": \"a\", \"source\": \"a\xEF\xBF\xBD.xml\", "
	    "\"edition\": \"leaflet\", \"outcome\": \"failed\",\n"
	    "     \"pages\": 0, \"sheets\": 0, \"bytes\": 0, "
	    "\"cpu_ms\": 12.034,\n"
	    "     \"fit\": null,\n"
	    "     \"faults\": {\"errors\": 1, \"warnings\": 1},\n"
	    "     \"messages\": [\n"
	    "       {\"severity\": \"error\", \"file\": \"a\\\"b.xml\", "
	    "\"line\": 3, \"column\": 5, \"text\": \"it is \\\"so\\\".\"},\n"
	    "       {\"severity\": \"warning\", \"file\": null, "
	    "\"line\": 0, \"column\": 0, \"text\": \"and so.\"}\n"
	    "     ]},\n"
	    "    {\"id\": \"a\", \"source\": \"a\xEF\xBF\xBD.xml\", "
	    "\"edition\": \"leaflet\", \"outcome\": \"made\",\n"
	    "     \"pages\": 8, \"sheets\": 4, \"bytes\": 54321, "
	    "\"cpu_ms\": 12.034,\n"
	    "     \"fit\": {\"format\": \"a5\", \"widows\": 0, "
	    "\"orphans\": 0, \"stranded\": 0, \"parted\": 0, "
	    "\"runts\": 0, \"broken\": 0, \"lines\": 61, "
	    "\"hyphens\": 0, \"hyphen_runs\": 0, \"short_last\": 0, "
	    "\"loose\": 0, \"rivers\": 0, \"spread\": 88, "
	    "\"variants\": 1, \"fill\": 70, \"left\": 0, "
	    "\"lever\": \"looseness\"},\n"
	    "     \"faults\": {\"errors\": 0, \"warnings\": 0},\n"
	    "     \"messages\": []}\n"
	    "  ],\n"
	    "  \"messages\": [],\n"
	    "  \"totals\": {\"made\": 1, \"unchanged\": 0, "
	    "\"checked\": 0, \"failed\": 1, \"drafts\": 0, "
	    "\"pruned\": 0,\n"
	    "    \"pages\": 8, \"sheets\": 4, \"paper\": 2, "
	    "\"bytes\": 54321, \"errors\": 1, \"warnings\": 1,\n"
	    "    \"index_bytes\": 4096}\n"
	    "}\n");
	assert_int_equal(access(in_folder("r.json.part"), F_OK), -1);
}

static void
test_empty(void **state)
{
	(void)state;
	struct batch_totals totals = {0};
	job.diag = diag_new(job.arena);
	struct report *report = report_begin(&job, in_folder("empty.json"));
	assert_true(report_end(&job, report, &totals));
	assert_non_null(
	    strstr(contents(in_folder("empty.json")), "\"articles\": [],"));
}

static void
test_no_folder(void **state)
{
	(void)state;
	job.diag = diag_new(job.arena);
	assert_null(report_begin(&job, in_folder("no/where.json")));
	assert_int_equal(job.diag->errors, 1);
}

static void
test_full_disk_keeps_the_old_report(void **state)
{
	(void)state;
	const char *path = in_folder("old.json");
	const char *part = in_folder("old.json.part");
	FILE *old = fopen(path, "w");
	assert_non_null(old);
	fputs("old", old);
	fclose(old);
	/* The temporary file is the device without room. */
	assert_int_equal(symlink("/dev/full", part), 0);
	job.diag = diag_new(job.arena);
	struct batch_totals totals = {0};
	struct report *report = report_begin(&job, path);
	assert_non_null(report);
	assert_false(report_end(&job, report, &totals));
	assert_int_equal(job.diag->errors, 1);
	assert_string_equal(contents(path), "old");
	assert_int_equal(access(part, F_OK), -1);
}

static void
test_device_is_not_replaced(void **state)
{
	(void)state;
	struct batch_totals totals = {0};
	job.diag = diag_new(job.arena);
	struct report *report = report_begin(&job, "/dev/null");
	assert_true(report_end(&job, report, &totals));
	struct stat status;
	assert_int_equal(stat("/dev/null", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_strings),
	    cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_empty),
	    cmocka_unit_test(test_no_folder),
	    cmocka_unit_test(test_full_disk_keeps_the_old_report),
	    cmocka_unit_test(test_device_is_not_replaced),
	};
	job.arena = arena_new();
	if (!mkdtemp(folder))
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(in_folder("r.json"));
	unlink(in_folder("empty.json"));
	unlink(in_folder("old.json"));
	rmdir(folder);
	arena_free(job.arena);
	return failed;
}
