/* From paths to articles, and the folder that leaflets are written to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run/collect.h"
#include "run/outbox.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LONG = 60 }; /* seconds in which the disk has taken a file */

static struct job job;
static char folder[] = "/tmp/leaflet-batch-XXXXXX";

static const char *
in_folder(const char *name)
{
	return arena_printf(job.arena, "%s/%s", folder, name);
}

static void
make_file(const char *name)
{
	FILE *file = fopen(in_folder(name), "w");
	assert_non_null(file);
	fclose(file);
}

static struct sources
collect(const char *a, const char *b)
{
	const char *const paths[] = {a, b};
	job.diag = diag_new(job.arena);
	struct listings listings = {0};
	return collect_sources(&job, &listings, paths, b ? 2 : 1);
}

/* The ids, with a space after each. */
static const char *
ids(struct sources sources)
{
	const char *all = "";
	for (size_t i = 0; i < sources.count; i++)
		all = arena_printf(job.arena, "%s%s ", all, sources.list[i].id);
	return all;
}

static int
make_tree(void **state)
{
	(void)state;
	job.arena = arena_new();
	if (!mkdtemp(folder))
		return -1;
	mkdir(in_folder("in"), 0777);
	mkdir(in_folder("in/deep"), 0777);
	mkdir(in_folder("in/.hidden"), 0777);
	mkdir(in_folder("in/folder.xml"), 0777);
	mkdir(in_folder("empty"), 0777);
	make_file("in/b.xml");
	make_file("in/B.xml");
	make_file("in/deep/a.xml");
	make_file("in/.hidden/h.xml");
	make_file("in/.dot.xml");
	make_file("in/note.txt");
	make_file("in/.xml");
	make_file("c.xml");
	return symlink("..", in_folder("in/deep/loop"));
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
remove_tree(void **state)
{
	(void)state;
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(job.arena);
	return 0;
}

static void
test_folder(void **state)
{
	(void)state;
	struct sources sources = collect(in_folder("in"), NULL);
	assert_string_equal(ids(sources), "B a b ");
	assert_int_equal(job.diag->count, 0);
	assert_string_equal(sources.list[1].file, in_folder("in/deep/a.xml"));
	assert_string_equal(sources.list[1].folder, in_folder("in"));
	sources = collect(in_folder("in//"), NULL);
	assert_string_equal(sources.list[2].file, in_folder("in/b.xml"));
}

static void
test_file(void **state)
{
	(void)state;
	struct sources sources = collect(in_folder("in/b.xml"), NULL);
	assert_string_equal(ids(sources), "b ");
	assert_string_equal(sources.list[0].folder, in_folder("in"));
	/* A file that is named counts whatever it is called. */
	sources = collect(in_folder("in/note.txt"), NULL);
	assert_string_equal(ids(sources), "note.txt ");
}

static void
test_each_file_once(void **state)
{
	(void)state;
	struct sources sources =
	    collect(in_folder("in/b.xml"), in_folder("in"));
	assert_string_equal(ids(sources), "B a b ");
	assert_null(sources.list[2].twin);
	sources = collect(in_folder("in/deep/../b.xml"), in_folder("in/b.xml"));
	assert_string_equal(ids(sources), "b ");
}

static void
test_twins_name_each_other(void **state)
{
	(void)state;
	make_file("in/c.xml");
	struct sources sources = collect(in_folder("in"), in_folder("c.xml"));
	unlink(in_folder("in/c.xml"));
	assert_string_equal(ids(sources), "B a b c c ");
	assert_null(sources.list[2].twin);
	assert_string_equal(sources.list[3].file, in_folder("c.xml"));
	assert_string_equal(sources.list[3].twin, in_folder("in/c.xml"));
	assert_string_equal(sources.list[4].twin, in_folder("c.xml"));
}

static void
test_missing_and_empty(void **state)
{
	(void)state;
	struct sources sources = collect(in_folder("no"), in_folder("c.xml"));
	assert_string_equal(ids(sources), "c ");
	assert_int_equal(job.diag->errors, 1);
	sources = collect(in_folder("empty"), in_folder("c.xml"));
	assert_string_equal(ids(sources), "c ");
	assert_int_equal(job.diag->errors, 0);
	assert_int_equal(job.diag->warnings, 1);
	sources = collect("", NULL);
	assert_int_equal(sources.count, 0);
	assert_int_equal(job.diag->errors, 1);
}

/* Links count as what they lead to, unless that is a folder; one that leads
 * nowhere is told of, but is no file of a library. */
static void
test_links(void **state)
{
	(void)state;
	mkdir(in_folder("links"), 0777);
	assert_int_equal(symlink("../c.xml", in_folder("links/to.xml")), 0);
	assert_int_equal(symlink("../in", in_folder("links/in.xml")), 0);
	struct sources sources = collect(in_folder("links"), NULL);
	assert_string_equal(ids(sources), "to ");
	assert_int_equal(job.diag->count, 0);
	assert_int_equal(symlink("gone", in_folder("links/no.xml")), 0);
	sources = collect(in_folder("links"), NULL);
	assert_string_equal(ids(sources), "to ");
	assert_int_equal(job.diag->errors, 1);
	assert_string_equal(
	    job.diag->messages[0].place.file, in_folder("links/no.xml"));
	const char *const path = in_folder("links");
	struct listings listings = {0};
	struct strings_list files;
	job.diag = diag_new(job.arena);
	assert_true(listing_read(&job, &listings, &path, 1, &files));
	assert_int_equal(files.count, 1);
	assert_string_equal(files.list[0], in_folder("links/to.xml"));
	assert_int_equal(job.diag->count, 0);
}

static void
test_outbox_is_made_and_locked(void **state)
{
	(void)state;
	const char *out = in_folder("x/y/out");
	job.diag = diag_new(job.arena);
	struct outbox *outbox = outbox_open(&job, out);
	assert_non_null(outbox);
	assert_true(outbox_edition(&job, outbox, "large"));
	assert_true(outbox_sync(&job, outbox));
	assert_string_equal(outbox_path(job.arena, outbox, "large", "a"),
	    in_folder("x/y/out/large/a.pdf"));
	const char *temporary =
	    outbox_temporary(job.arena, outbox, "large", "a");
	const char *within = in_folder("x/y/out/.leaflet/");
	assert_memory_equal(temporary, within, strlen(within));
	assert_string_not_equal(
	    temporary, outbox_temporary(job.arena, outbox, "large", "b"));
	assert_string_not_equal(
	    temporary, outbox_temporary(job.arena, outbox, "giant", "a"));
	assert_int_equal(access(in_folder("x/y/out/large"), W_OK), 0);
	assert_int_equal(job.diag->count, 0);
	assert_null(outbox_open(&job, out));
	assert_int_equal(job.diag->errors, 1);
	outbox_close(outbox);
	outbox = outbox_open(&job, out);
	assert_non_null(outbox);
	outbox_close(outbox);
}

/* Processes may be started, and the folder closed, while the disk is waited
 * for. */
static void
test_outbox_syncs_early(void **state)
{
	(void)state;
	int status = 1;
	job.diag = diag_new(job.arena);
	for (int end = 0; end < 2; end++) {
		struct outbox *outbox = outbox_open(&job, in_folder("z"));
		assert_non_null(outbox);
		make_file("z/written");
		assert_true(outbox_sync_early(outbox));
		if (fork() == 0) {
			struct arena *arena = arena_new();
			arena_free(arena);
			_exit(arena ? 0 : 1);
		}
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
		/* A second time, when the first is at its end. */
		time_t latest = time(NULL) + LONG;
		while (!outbox_sync_early(outbox))
			assert_true(time(NULL) < latest);
		if (end == 0)
			assert_true(outbox_sync(&job, outbox));
		outbox_close(outbox);
	}
	assert_int_equal(job.diag->count, 0);
}

static void
test_outbox_in_the_way(void **state)
{
	(void)state;
	job.diag = diag_new(job.arena);
	assert_null(outbox_open(&job, in_folder("c.xml")));
	assert_null(outbox_open(&job, in_folder("c.xml/out")));
	assert_null(outbox_open(&job, ""));
	assert_int_equal(job.diag->errors, 3);
	struct outbox *outbox = outbox_open(&job, in_folder("in"));
	assert_non_null(outbox);
	assert_false(outbox_edition(&job, outbox, "b.xml"));
	outbox_close(outbox);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_folder),
	    cmocka_unit_test(test_file),
	    cmocka_unit_test(test_each_file_once),
	    cmocka_unit_test(test_twins_name_each_other),
	    cmocka_unit_test(test_missing_and_empty),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_outbox_is_made_and_locked),
	    cmocka_unit_test(test_outbox_syncs_early),
	    cmocka_unit_test(test_outbox_in_the_way),
	};
	return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
