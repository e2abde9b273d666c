/* What one run leaves for the next: manifest, journal, and cards. */
#include "folder_help.h"

#include "article_help.h"

#include "article/decode.h"
#include "run/card.h"
#include "run/manifest.h"

#include <sys/stat.h>
#include <unistd.h>

static struct digest
digest_of(uint64_t number)
{
	return (struct digest){number, ~number};
}

static void
put(struct manifest *manifest, const char *id, const struct input *inputs,
    size_t count)
{
	struct record record = {.edition = "large print",
	    .id = id,
	    .source = "/a b/50%/\303\251.xml",
	    .fit = "",
	    .key = digest_of(1),
	    .context = digest_of(2),
	    .library = digest_of(3),
	    .pages = 8,
	    .sheets = 4,
	    .warnings = 1,
	    .bytes = 54321,
	    .modified_ns = -5,
	    .inputs = inputs,
	    .input_count = count};
	manifest_put(manifest, &record);
}

static void
is_as_put(const struct manifest *manifest, const char *id, size_t inputs)
{
	const struct record *record =
	    manifest_find(manifest, "large print", id);
	assert_non_null(record);
	assert_string_equal(record->source, "/a b/50%/\303\251.xml");
	assert_string_equal(record->fit, "");
	assert_true(digest_same(record->key, digest_of(1)));
	assert_true(digest_same(record->context, digest_of(2)));
	assert_true(digest_same(record->library, digest_of(3)));
	assert_int_equal(record->pages, 8);
	assert_int_equal(record->sheets, 4);
	assert_int_equal(record->warnings, 1);
	assert_int_equal(record->bytes, 54321);
	assert_int_equal(record->modified_ns, -5);
	assert_int_equal(record->input_count, inputs);
	for (size_t i = 0; i < inputs; i++)
		assert_true(
		    digest_same(record->inputs[i].digest, digest_of(9)));
}

static void
a_run_that_ended_is_remembered(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct input inputs[] = {
	    {"/p q.svg", digest_of(9)}, {"/r\n.png", digest_of(9)}};
	struct manifest *manifest = manifest_open(&job, folder);
	assert_null(manifest_find(manifest, "large print", "a"));
	put(manifest, "a", NULL, 0);
	put(manifest, "b", inputs, 2);
	put(manifest, "a", inputs, 1);
	assert_true(manifest_write(manifest));
	assert_true(manifest_close(manifest));
	manifest = manifest_open(&job, folder);
	assert_int_equal(manifest->count, 2);
	is_as_put(manifest, "a", 1);
	is_as_put(manifest, "b", 2);
	assert_string_equal(
	    manifest_find(manifest, "large print", "b")->inputs[1].path,
	    "/r\n.png");
	assert_null(manifest_find(manifest, "leaflet", "a"));
	assert_true(manifest_write(manifest));
	assert_true(manifest_close(manifest));
	job_end(&job);
}

/* The journal of a run that was killed, its last line cut short. */
static void
a_run_that_was_cut_off_is_remembered(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct manifest *manifest = manifest_open(&job, folder);
	manifest_journal(manifest);
	put(manifest, "a", NULL, 0);
	put(manifest, "b", NULL, 0);
	manifest_note(manifest);
	const char *path = arena_printf(job.arena, "%s/journal", folder);
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(truncate(path, status.st_size - 9), 0);
	fclose(manifest->journal);
	manifest = manifest_open(&job, folder);
	is_as_put(manifest, "a", 0);
	assert_null(manifest_find(manifest, "large print", "b"));
	manifest_journal(manifest);
	put(manifest, "b", NULL, 0);
	fclose(manifest->journal);
	manifest = manifest_open(&job, folder);
	is_as_put(manifest, "a", 0);
	is_as_put(manifest, "b", 0);
	assert_true(manifest_write(manifest));
	assert_true(manifest_close(manifest));
	assert_int_equal(access(path, F_OK), -1);
	job_end(&job);
}

static void
files_are_read_once(void **state)
{
	(void)state;
	struct job job = job_begin();
	const char *path = arena_printf(job.arena, "%s/x", folder);
	FILE *file = fopen(path, "w");
	fputs("first", file);
	fclose(file);
	struct files files = files_new(job.arena);
	struct digest first = files_digest(&files, path), known;
	assert_true(digest_same(first, digest_bytes("first", 5)));
	/* It is so young that a change might not show. */
	assert_false(files_known(&files, path, &known));
	struct stamp stamp;
	assert_true(files_stamp(path, &stamp));
	struct files later = files_new(job.arena);
	files_add(&later,
	    &(struct file){files_real(&later, path), stamp, first, 0, 0});
	assert_true(files_known(&later, path, &known));
	assert_true(digest_same(known, first));
	file = fopen(path, "w");
	fputs("second one", file);
	fclose(file);
	assert_false(files_known(&later, path, &known));
	assert_true(digest_same(
	    files_digest(&later, path), digest_bytes("second one", 10)));
	struct digest none = files_digest(&later, "/no/such/file");
	assert_true(digest_same(none, (struct digest){0, 0}));
	job_end(&job);
}

static void
a_card_comes_back_whole_or_not_at_all(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct library_card card, back;
	size_t size;
	const char *path =
	    "content/articles/how-marriage-counselling-works.xml";
	struct bytes file = decode_file(&job, path);
	assert_true(library_card(job.arena, path, file.data, file.size, &card));
	assert_true(card.words.count > 3);
	((uint32_t *)card.words.counts)[1] = 254;
	((uint32_t *)card.words.counts)[2] = 255;
	((uint32_t *)card.words.counts)[3] = UINT32_MAX;
	const char *bytes = card_print(job.arena, &card, &size);
	assert_true(card_parse(job.arena, bytes, size, &back));
	assert_string_equal(back.entry.id, card.entry.id);
	assert_string_equal(back.entry.name, card.entry.name);
	assert_string_equal(back.entry.group, card.entry.group);
	assert_string_equal(back.entry.summary, card.entry.summary);
	assert_int_equal(back.entry.topics.count, card.entry.topics.count);
	assert_int_equal(back.place.line, card.place.line);
	assert_int_equal(back.words.count, card.words.count);
	assert_memory_equal(
	    back.words.keys, card.words.keys, 8 * card.words.count);
	assert_memory_equal(
	    back.words.counts, card.words.counts, 4 * card.words.count);
	for (size_t cut = 0; cut < size; cut++) {
		char *part = malloc(cut + 1);
		memcpy(part, bytes, cut);
		assert_false(card_parse(job.arena, part, cut, &back));
		free(part);
	}
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_run_that_ended_is_remembered, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		a_run_that_was_cut_off_is_remembered, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		files_are_read_once, make_folder, remove_folder),
	    cmocka_unit_test(a_card_comes_back_whole_or_not_at_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
