/* Messages: collected in order, counted, printed in one form. */
#include "media_help.h"

/* The messages as diag_print writes them. */
static const char *
printed(struct job *job)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	for (size_t i = 0; i < job->diag->count; i++)
		diag_print(out, &job->diag->messages[i]);
	fclose(out);
	const char *copy = arena_strndup(job->arena, text, size);
	free(text);
	return copy;
}

static void
messages_have_one_form(void **state)
{
	(void)state;
	struct job job = job_begin();
	diag_error(
	    &job, (struct place){"a.xml", 12, 3}, "no %s. Add %d.", "title", 1);
	diag_warning(&job, (struct place){"a.xml", 12, 0}, "w");
	diag_note(&job, (struct place){"a.xml", 0, 0}, "n");
	diag_error(&job, (struct place){"a.xml", 0, 7}, "x");
	diag_error(&job, (struct place){"--set", 0, 0}, "y");
	diag_error(&job, (struct place){NULL, 4, 5}, "z");
	assert_string_equal(printed(&job),
	    "a.xml:12:3: error: no title. Add 1.\n"
	    "a.xml:12: warning: w\n"
	    "a.xml: note: n\n"
	    "a.xml: error: x\n"
	    "--set: error: y\n"
	    "error: z\n");
	job_end(&job);
}

static void
messages_are_counted_by_severity(void **state)
{
	(void)state;
	struct job job = job_begin();
	for (int i = 0; i < 100; i++) {
		diag_error(&job, asker, "e%d", i);
		diag_warning(&job, asker, "w%d", i);
		diag_note(&job, asker, "n%d", i);
	}
	assert_int_equal(job.diag->count, 300);
	assert_int_equal(job.diag->errors, 100);
	assert_int_equal(job.diag->warnings, 100);
	assert_string_equal(job.diag->messages[298].text, "w99");
	assert_int_equal(job.diag->messages[298].severity, DIAG_WARNING);
	assert_string_equal(diag_severity_name(DIAG_NOTE), "note");
	job_end(&job);
}

static void
a_fault_is_named_once(void **state)
{
	(void)state;
	struct job job = job_begin();
	for (int i = 0; i < 3; i++) {
		diag_error(&job, (struct place){"a.xml", 12, 3}, "t");
		diag_warning(&job, (struct place){"a.xml", 12, 3}, "t");
		diag_error(&job, (struct place){"b.xml", 12, 3}, "t");
		diag_error(&job, (struct place){NULL, 12, 3}, "t");
		diag_error(&job, (struct place){"a.xml", 13, 3}, "t");
		diag_error(&job, (struct place){"a.xml", 12, 4}, "t");
		diag_error(&job, (struct place){"a.xml", 12, 3}, "u");
		diag_note(&job, (struct place){"a.xml", 12, 3}, "t");
	}
	assert_int_equal(job.diag->count, 6 + 1 + 3);
	assert_int_equal(job.diag->errors, 18);
	assert_int_equal(job.diag->warnings, 3);
	job_end(&job);
}

static void
file_names_are_copied(void **state)
{
	(void)state;
	struct job job = job_begin();
	char name[] = "a.xml";
	diag_error(&job, (struct place){name, 1, 1}, "x");
	name[0] = 'b';
	assert_string_equal(printed(&job), "a.xml:1:1: error: x\n");
	job_end(&job);
}

/* Neither a file's name nor its text can steer the terminal. */
static void
control_characters_are_not_printed(void **state)
{
	(void)state;
	struct job job = job_begin();
	diag_error(&job, (struct place){"a\x1b[2J", 1, 1}, "b\nc\td\x7f é");
	assert_string_equal(printed(&job), "a\xEF\xBF\xBD[2J:1:1: error: "
					   "b\xEF\xBF\xBD"
					   "c\xEF\xBF\xBD"
					   "d\xEF\xBF\xBD é\n");
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(messages_have_one_form),
	    cmocka_unit_test(messages_are_counted_by_severity),
	    cmocka_unit_test(a_fault_is_named_once),
	    cmocka_unit_test(file_names_are_copied),
	    cmocka_unit_test(control_characters_are_not_printed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
