/* The library: which files, which entries, and that nothing else matters. */
#include "folder_help.h"

#include "article_help.h"

#include "article/library.h"
#include "article/terms.h"
#include "base/text.h"

#include <sys/stat.h>
#include <unistd.h>

static const char *
path_of(struct job *job, const char *name)
{
	return arena_printf(job->arena, "%s/%s", folder, name);
}

static void
put_file(const char *name, const char *text)
{
	struct job job = job_begin();
	FILE *file = fopen(path_of(&job, name), "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	job_end(&job);
}

static void
put_article(const char *name, const char *id, const char *lang,
    const char *status, const char *title, const char *text)
{
	struct job job = job_begin();
	put_file(name,
	    arena_printf(job.arena,
		"<article id=\"%s\" lang=\"%s\"%s><title>%s</title><summary>"
		"Sum<br/>mary</summary><about><url>https://e.org/%s</url>"
		"<topic>t</topic></about><section><title>H</title><p>%s</p>"
		"</section></article>",
		id, lang, status, title, id, text));
	job_end(&job);
}

static const struct library *
read_folder(struct job *job)
{
	const char *paths[] = {folder};
	return library_read(job, paths, 1);
}

static void
entries_are_sorted_and_complete(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("b.xml", "b", "en", "", "Bee", "x");
	put_article("a.xml", "a", "en", " status=\"draft\"", "Ay", "x");
	mkdir(path_of(&job, "more"), 0777);
	put_article("more/c.xml", "c", "cy", "", "C", "x");
	const struct library *library = read_folder(&job);
	assert_int_equal(library->count, 3);
	assert_string_equal(library->entries[0].id, "a");
	assert_true(library->entries[0].draft);
	const struct library_entry *b = library_find(library, "b");
	assert_ptr_equal(b, &library->entries[1]);
	assert_string_equal(b->title, "Bee");
	assert_string_equal(b->summary, "Sum mary");
	assert_string_equal(b->url, "https://e.org/b");
	assert_null(b->short_url);
	assert_int_equal(b->topics.count, 1);
	assert_string_equal(b->file, path_of(&job, "b.xml"));
	assert_string_equal(library->entries[2].lang, "cy");
	assert_null(library_find(library, "d"));
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

static void
other_files_are_left_out_without_a_word(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "en", "", "A", "x");
	put_article(".hidden.xml", "hidden", "en", "", "A", "x");
	put_article("a.txt", "txt", "en", "", "A", "x");
	put_file("broken.xml", "<article");
	put_file("faulty.xml", "<article id=\"faulty\" lang=\"en\"/>");
	put_file("page.xml", "<html/>");
	mkdir(path_of(&job, "folder.xml"), 0777);
	assert_int_equal(symlink(folder, path_of(&job, "circle")), 0);
	assert_int_equal(symlink("nowhere", path_of(&job, "gone.xml")), 0);
	const struct library *library = read_folder(&job);
	assert_int_equal(library->count, 1);
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

static void
a_path_that_cannot_be_opened_is_reported(void **state)
{
	(void)state;
	struct job job = job_begin();
	const char *paths[] = {folder, path_of(&job, "no"), "/no/x.xml"};
	assert_null(library_read(&job, paths, 3));
	assert_int_equal(job.diag->errors, 2);
	job_end(&job);
}

static void
files_that_share_an_id_are_all_named(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "en", "", "First", "x");
	put_article("b.xml", "a", "en", "", "Second", "x");
	put_article("c.xml", "a", "en", "", "Third", "x");
	put_article("d.xml", "d", "en", "", "D", "x");
	const struct library *library = read_folder(&job);
	assert_int_equal(library->count, 2);
	assert_int_equal(library->duplicate_count, 3);
	assert_string_equal(
	    library->duplicates[0].place.file, path_of(&job, "a.xml"));
	assert_string_equal(
	    library->duplicates[2].place.file, path_of(&job, "c.xml"));
	assert_int_equal(library->duplicates[0].place.line, 1);
	assert_string_equal(
	    library->duplicates[0].twin, path_of(&job, "b.xml"));
	assert_string_equal(
	    library->duplicates[2].twin, path_of(&job, "a.xml"));
	assert_false(library->duplicates[1].by_language);
	assert_string_equal(library_find(library, "a")->title, "First");
	job_end(&job);
}

static void
a_file_that_is_named_twice_is_no_duplicate(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "en", "", "A", "x");
	const char *paths[] = {path_of(&job, "a.xml"), folder, folder};
	const struct library *library = library_read(&job, paths, 3);
	assert_int_equal(library->count, 1);
	assert_int_equal(library->duplicate_count, 0);
	job_end(&job);
}

static void
nothing_at_all_is_a_library(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct library *library = library_read(&job, NULL, 0);
	assert_int_equal(library->count, 0);
	assert_null(library_find(library, "a"));
	assert_int_equal(read_folder(&job)->count, 0);
	job_end(&job);
}

/* The names of the entries, each followed by a space. */
static const char *
names_of(struct job *job, const struct library_entry *const *list, size_t count)
{
	const char *names = "";
	for (size_t i = 0; i < count; i++)
		names = arena_printf(job->arena, "%s%s ", names, list[i]->name);
	return names;
}

/* "a" in English, Welsh, Urdu and, as a draft, Polish; "a-b" in Welsh and
 * German only. */
static const struct library *
put_translations(struct job *job)
{
	put_article("a.xml", "a", "en-GB", "", "A", "x");
	put_article("a.ur.xml", "a", "ur", "", "A in Urdu", "x");
	put_article("a.cy.xml", "a", "cy", "", "A in Welsh", "x");
	put_article("a.pl.xml", "a", "pl", " status=\"draft\"", "A", "x");
	put_article("a-b.cy.xml", "a-b", "cy", "", "B in Welsh", "x");
	put_article("a-b.de.xml", "a-b", "de", "", "B in German", "x");
	return read_folder(job);
}

static void
translations_have_names_of_their_own(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct library *library = put_translations(&job);
	const struct library_entry *list[6];
	assert_int_equal(library->count, 6);
	for (size_t i = 0; i < 6; i++)
		list[i] = &library->entries[i];
	assert_string_equal(
	    names_of(&job, list, 6), "a a.cy a.pl a.ur a-b.cy a-b.de ");
	assert_string_equal(library->entries[1].id, "a");
	assert_int_equal(library->duplicate_count, 0);
	job_end(&job);
}

static void
found_for_readers_of_a_language(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct library *library = put_translations(&job);
	static const char *const wanted[][3] = {{"a", "cy", "a.cy"},
	    {"a", "cy-GB", "a.cy"}, {"a", "CY", "a.cy"}, {"a", "en", "a"},
	    {"a", "en-GB", "a"}, {"a", "pl", "a"}, {"a", "fr", "a"},
	    {"a", "ur-PK", "a.ur"}, {"a-b", "de-AT", "a-b.de"},
	    {"a-b", "en", "a-b.cy"}};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		assert_string_equal(
		    library_find_in(library, wanted[i][0], wanted[i][1])->name,
		    wanted[i][2]);
	assert_null(library_find_in(library, "b", "cy"));
	assert_null(library_find_in(library, "a.cy", "cy"));
	assert_string_equal(library_find(library, "a")->name, "a");
	assert_string_equal(library_find(library, "a-b")->name, "a-b.cy");
	job_end(&job);
}

static void
an_exact_tag_goes_before_another_region(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "cy", "", "A", "x");
	put_article("a.pt.xml", "a", "pt", "", "A", "x");
	put_article("a.pt-BR.xml", "a", "pt-BR", "", "A", "x");
	const struct library *library = read_folder(&job);
	assert_string_equal(
	    library_find_in(library, "a", "pt-BR")->name, "a.pt-BR");
	assert_string_equal(library_find_in(library, "a", "pt")->name, "a.pt");
	job_end(&job);
}

static void
other_languages_are_sorted_and_no_drafts(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct library *library = put_translations(&job);
	struct article article = {.file = "a.cy.xml", .id = "a", .lang = "cy"};
	struct library_translations others =
	    library_translations(job.arena, library, &article);
	assert_string_equal(
	    names_of(&job, others.list, others.count), "a a.ur ");
	article = (struct article){.file = "a.xml", .id = "a", .lang = "en-GB"};
	others = library_translations(job.arena, library, &article);
	assert_string_equal(
	    names_of(&job, others.list, others.count), "a.cy a.ur ");
	assert_string_equal(others.list[1]->title, "A in Urdu");
	article.id = "b";
	others = library_translations(job.arena, library, &article);
	assert_int_equal(others.count, 0);
	job_end(&job);
}

static void
one_language_twice_is_a_duplicate(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "cy", "", "A", "x");
	put_article("a.cy.xml", "a", "cy", "", "A", "x");
	put_article("a.pl.xml", "a", "pl", "", "A", "x");
	const struct library *library = read_folder(&job);
	assert_int_equal(library->count, 2);
	assert_int_equal(library->duplicate_count, 2);
	assert_true(library->duplicates[0].by_language);
	assert_string_equal(
	    library->duplicates[1].place.file, path_of(&job, "a.cy.xml"));
	assert_string_equal(
	    library->duplicates[1].twin, path_of(&job, "a.xml"));
	job_end(&job);
}

static void
one_translation_twice_is_a_duplicate(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "en", "", "A", "x");
	put_article("a.cy.xml", "a", "cy", "", "A", "x");
	mkdir(path_of(&job, "more"), 0777);
	put_article("more/a.cy.xml", "a", "cy", "", "A", "x");
	const struct library *library = read_folder(&job);
	assert_int_equal(library->count, 2);
	assert_int_equal(library->duplicate_count, 2);
	assert_false(library->duplicates[0].by_language);
	assert_string_equal(
	    library->duplicates[0].twin, path_of(&job, "more/a.cy.xml"));
	job_end(&job);
}

/* Words that look alike are others; what is rare in one language stays so. */
static void
languages_do_not_weigh_in_each_other(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "en", "", "Gift", "hand gift chat");
	put_article("b.xml", "b", "en", "", "Work", "hand desk");
	const struct library_entry *before =
	    library_find(read_folder(&job), "a");
	put_article("a.de.xml", "a", "de", "", "Gift", "hand gift chat");
	put_article("c.xml", "c", "fr", "", "Chat", "gift chat");
	const struct library *library = read_folder(&job);
	const struct library_entry *after = library_find(library, "a");
	assert_int_equal(before->term_count, after->term_count);
	uint64_t sum = 0;
	for (size_t i = 0; i < before->term_count; i++)
		sum += before->terms[i].weight - after->terms[i].weight;
	assert_int_equal(sum, 0);
	const struct library_entry *german =
	    library_find_in(library, "a", "de");
	assert_string_equal(german->name, "a.de");
	for (size_t i = 0; i < after->term_count; i++)
		for (size_t j = 0; j < german->term_count; j++)
			assert_int_not_equal(
			    after->terms[i].id, german->terms[j].id);
	job_end(&job);
}

/* How often the word counts in the article, or 0. */
static uint32_t
count_of(const struct terms *terms, const char *word)
{
	for (size_t i = 0; i < terms->count; i++)
		if (terms->keys[i] == terms_key(word))
			return terms->counts[i];
	return 0;
}

static void
words_count_by_where_they_stand(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct terms terms = terms_of(job.arena,
	    read_text(&job,
		"<article id=\"x\" lang=\"en-GB\"><title>Sleep</title>"
		"<subtitle>Beds</subtitle><summary>sleep 8 hours, the Baby's "
		"families</summary><about><topic>no</topic></about><section>"
		"<title>Sleep</title><p>I sleep: a bed is a bed in 2026.</p>"
		"<note kind=\"urgent\"><p>ambulance</p><dl><dt>999</dt><dd>help"
		"</dd></dl></note><ol><li><title>Rest</title><p>now</p></li></"
		"ol>"
		"</section></article>"));
	assert_int_equal(count_of(&terms, "sleep"), 3 + 1 + 2 + 1);
	assert_int_equal(count_of(&terms, "bed"), 2 + 1 + 1);
	assert_int_equal(count_of(&terms, "rest"), 2);
	assert_int_equal(count_of(&terms, "hour"), 1);
	assert_int_equal(count_of(&terms, "baby"), 1);
	assert_int_equal(count_of(&terms, "family"), 1);
	assert_int_equal(count_of(&terms, "the"), 0);
	assert_int_equal(count_of(&terms, "i"), 0);
	assert_int_equal(count_of(&terms, "8"), 0);
	assert_int_equal(count_of(&terms, "2026"), 0);
	assert_int_equal(count_of(&terms, "ambulance"), 0);
	assert_int_equal(count_of(&terms, "no"), 0);
	job_end(&job);
}

static void
words_of_other_languages_stay_as_they_are(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct terms terms = terms_of(job.arena,
	    read_text(&job,
		"<article id=\"x\" lang=\"de\"><title>GR\u00DC\u00DFE</title>"
		"<summary>das Haus, des "
		"Hauses</summary><section><title>am</title>"
		"<p>was</p></section></article>"));
	assert_int_equal(count_of(&terms, "gr\u00FC\u00DF"
					  "e"),
	    3);
	assert_int_equal(count_of(&terms, "hauses"), 1);
	assert_int_equal(count_of(&terms, "was"), 1);
	job_end(&job);
}

/* A draft may come and go without a change to the others' weights. */
static void
drafts_do_not_weigh(void **state)
{
	(void)state;
	struct job job = job_begin();
	put_article("a.xml", "a", "en", "", "Sleep", "bed pillow");
	put_article("b.xml", "b", "en", "", "Work", "desk pillow");
	const struct library_entry *before =
	    library_find(read_folder(&job), "a");
	put_article(
	    "c.xml", "c", "en", " status=\"draft\"", "Bed", "pillow new words");
	const struct library_entry *after =
	    library_find(read_folder(&job), "a");
	assert_int_equal(before->term_count, after->term_count);
	for (size_t i = 0; i < before->term_count; i++)
		assert_int_equal(
		    before->terms[i].weight, after->terms[i].weight);
	job_end(&job);
}

static int
compare_words(const void *a, const void *b)
{
	const struct text_word *x = a, *y = b;
	return strcmp(x->text, y->text);
}

/* The words in their order, and each once. */
static void
words_are_sorted(void **state)
{
	static const char *const words[] = {"berlin", "relation",
	    "relationless", "relationship", "relationships", "zebra"};
	(void)state;
	struct job job = job_begin();
	struct terms terms = terms_of(job.arena,
	    read_text(&job,
		"<article id=\"x\" lang=\"de\"><title>relationships</title>"
		"<summary>zebra relation berlin</summary><section><title>"
		"Relationless</title><p>Berlin relationship zebra</p>"
		"</section></article>"));
	assert_int_equal(terms.count, 6);
	for (size_t i = 0; i < terms.count; i++)
		assert_int_equal(terms.keys[i], terms_key(words[i]));
	assert_int_equal(count_of(&terms, "zebra"), 2);
	job_end(&job);
}

/* Many that begin alike, in an order that is not theirs. */
static void
words_that_begin_alike_are_sorted(void **state)
{
	enum { COUNT = 200 };
	(void)state;
	struct job job = job_begin();
	char *text = arena_strdup(job.arena, "");
	for (int i = 0; i < COUNT; i++)
		text = arena_printf(job.arena, "%s beginning%c%c%d", text,
		    'a' + i * 7 % 26, 'a' + i * 11 % 26, i * 37 % COUNT);
	struct terms terms = terms_of(
	    job.arena, read_text(&job,
			   arena_printf(job.arena,
			       "<article id=\"x\" lang=\"en\"><title>be</title>"
			       "<summary>%s</summary></article>",
			       text)));
	struct text_words words =
	    text_words(job.arena, text, strlen(text), "en");
	assert_int_equal(terms.count, COUNT);
	assert_int_equal(words.count, COUNT);
	qsort(words.list, words.count, sizeof *words.list, compare_words);
	for (size_t i = 0; i < terms.count; i++)
		assert_int_equal(terms.keys[i], terms_key(words.list[i].text));
	job_end(&job);
}

static void
the_commonest_words_tell_nothing(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct terms terms = terms_of(job.arena,
	    read_text(&job,
		"<article id=\"x\" lang=\"en-GB\"><title>bed</title><summary>"
		"about after again all also am an and another any are as "
		"at be because been before being but by can cannot could "
		"did do does doing don't down each for from had has have "
		"having he her here hers him his how if in into is it "
		"its just may me might more most much must my no nor not "
		"now of off on one only or other our ours out over own "
		"same shall she should so some such than that the their "
		"theirs them then there these they this those through to "
		"too under until up us very was we were what when where "
		"which while who whom whose why will with would you your "
		"yours"
		"</summary></article>"));
	assert_int_equal(terms.count, 1);
	assert_int_equal(terms.keys[0], terms_key("bed"));
	job_end(&job);
}

#define FOLDER_TEST(name)                                                      \
	cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		entries_are_sorted_and_complete, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(
		other_files_are_left_out_without_a_word, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		a_path_that_cannot_be_opened_is_reported, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		files_that_share_an_id_are_all_named, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		a_file_that_is_named_twice_is_no_duplicate, make_folder,
		remove_folder),
	    cmocka_unit_test_setup_teardown(
		nothing_at_all_is_a_library, make_folder, remove_folder),
	    FOLDER_TEST(translations_have_names_of_their_own),
	    FOLDER_TEST(found_for_readers_of_a_language),
	    FOLDER_TEST(an_exact_tag_goes_before_another_region),
	    FOLDER_TEST(other_languages_are_sorted_and_no_drafts),
	    FOLDER_TEST(one_language_twice_is_a_duplicate),
	    FOLDER_TEST(one_translation_twice_is_a_duplicate),
	    FOLDER_TEST(languages_do_not_weigh_in_each_other),
	    cmocka_unit_test(words_count_by_where_they_stand),
	    cmocka_unit_test(words_of_other_languages_stay_as_they_are),
	    cmocka_unit_test_setup_teardown(
		drafts_do_not_weigh, make_folder, remove_folder),
	    cmocka_unit_test(words_are_sorted),
	    cmocka_unit_test(words_that_begin_alike_are_sorted),
	    cmocka_unit_test(the_commonest_words_tell_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
