/*
 * A file appears whole or not at all, with a name before or only at the end.
 */
#include "paint/save.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cmocka.h>

#include "folder_help.h"

/* The system's, but for ways of naming a file that it shall not have. */
static bool no_descriptors, no_ways;

int
linkat(
    int from_folder, const char *from, int folder_to, const char *to, int flags)
{
	if (flags & AT_EMPTY_PATH ? no_descriptors : no_ways) {
		errno = ENOENT;
		return -1;
	}
	return (int)syscall(
	    SYS_linkat, from_folder, from, folder_to, to, flags);
}

static struct job
new_job(void)
{
	struct arena *arena = arena_new();
	return (struct job){arena, diag_new(arena)};
}

static const char *
in_folder(struct job *job, const char *rest)
{
	return arena_printf(job->arena, "%s/%s", folder, rest);
}

static bool
is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

static void
assert_holds(const char *path, const char *text)
{
	char found[64] = "";
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	found[fread(found, 1, sizeof found - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(found, text);
}

static void
save_text(const char *temporary, const char *path, const char *text)
{
	struct job job = new_job();
	assert_true(save_bytes(&job, temporary, path, text, strlen(text)));
	assert_int_equal(job.diag->errors, 0);
	assert_false(is_there(temporary));
	assert_holds(path, text);
	arena_free(job.arena);
}

/* Neither what stands there nor a leftover is in the way. */
static void
replaces(void **state)
{
	(void)state;
	struct job job = new_job();
	const char *temporary = in_folder(&job, "a.part");
	const char *path = in_folder(&job, "a");
	save_text(temporary, path, "first");
	save_text(temporary, path, "second");
	FILE *leftover = fopen(temporary, "w");
	assert_non_null(leftover);
	fputs("leftover", leftover);
	fclose(leftover);
	save_text(temporary, path, "third");
	arena_free(job.arena);
}

/* A name without a folder has none to make a nameless file in. */
static void
writes_under_a_name(void **state)
{
	(void)state;
	char before[4096];
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(folder), 0);
	save_text("b.part", "b", "first");
	save_text("b.part", "b", "second");
	struct job job = new_job();
	struct save *save = save_open(&job, "c.part", "c", NULL);
	assert_non_null(save);
	assert_true(is_there("c.part"));
	assert_true(save_write(save, "half", 4));
	assert_false(save_end(save, false));
	assert_false(is_there("c.part"));
	assert_false(is_there("c"));
	arena_free(job.arena);
	assert_int_equal(chdir(before), 0);
}

/* As on a Linux before 6.10, and then as one without /proc. */
static void
names_by_any_way(void **state)
{
	(void)state;
	struct job job = new_job();
	const char *temporary = in_folder(&job, "a.part");
	no_descriptors = true;
	for (int i = 0; i < 2; i++) {
		const char *path = in_folder(&job, i ? "a" : "b");
		save_text(temporary, path, "first");
		save_text(temporary, path, "second");
		no_ways = true;
	}
	const char *missing = in_folder(&job, "none/a");
	assert_false(save_bytes(&job, temporary, missing, "text", 4));
	assert_int_equal(job.diag->errors, 1);
	assert_false(is_there(temporary));
	no_descriptors = no_ways = false;
	arena_free(job.arena);
}

/* What was there before stays as it was. */
static void
leaves_nothing_of_half(void **state)
{
	(void)state;
	struct job job = new_job();
	const char *temporary = in_folder(&job, "a.part");
	const char *path = in_folder(&job, "a");
	save_text(temporary, path, "before");
	struct save *save = save_open(&job, temporary, path, NULL);
	assert_non_null(save);
	assert_true(save_write(save, "half", 4));
	assert_holds(path, "before");
	assert_false(save_end(save, false));
	assert_int_equal(job.diag->errors, 0);
	assert_false(is_there(temporary));
	assert_holds(path, "before");
	arena_free(job.arena);
}

/* Its mode is what the umask leaves of rw-rw-rw-. */
static void
keeps_the_umask(void **state)
{
	(void)state;
	struct job job = new_job();
	const char *path = in_folder(&job, "a");
	mode_t before = umask(027);
	save_text(in_folder(&job, "a.part"), path, "own");
	umask(before);
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	arena_free(job.arena);
}

static void
reports(void **state)
{
	(void)state;
	struct job job = new_job();
	const char *taken = in_folder(&job, "folder");
	const char *temporary = in_folder(&job, "a.part");
	assert_int_equal(mkdir(taken, 0777), 0);
	assert_false(save_bytes(&job, temporary, taken, "text", 4));
	assert_int_equal(job.diag->errors, 1);
	assert_non_null(strstr(job.diag->messages[0].text, "Move the folder"));
	assert_false(is_there(temporary));
	assert_null(save_open(&job, in_folder(&job, "none/a.part"),
	    in_folder(&job, "none/a"), NULL));
	assert_int_equal(job.diag->errors, 2);
	assert_non_null(strstr(job.diag->messages[1].text, "folder exists"));
	arena_free(job.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		replaces, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		writes_under_a_name, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		names_by_any_way, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		leaves_nothing_of_half, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		keeps_the_umask, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		reports, make_folder, remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
