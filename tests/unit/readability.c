/* How hard a text is: syllables against a list counted by hand, the formulas
 * against sums done by hand. */
#include "article_help.h"

#include "article/readability.h"
#include "article/syllables.h"

/* Words for every kind of rule; none is an exception of the counter's own. */
static const struct {
	const char *word;
	int count;
} ruled[] = {
    {"a", 1},
    {"about", 2},
    {"achieve", 2},
    {"actually", 4},
    {"afraid", 2},
    {"alcohol", 3},
    {"anxiety", 4},
    {"appointment", 3},
    {"asked", 1},
    {"audience", 3},
    {"autism", 3},
    {"behaviour", 3},
    {"being", 2},
    {"beyond", 2},
    {"boxes", 2},
    {"bruise", 1},
    {"can't", 1},
    {"careless", 2},
    {"carrying", 3},
    {"changes", 2},
    {"children", 2},
    {"client", 2},
    {"completely", 3},
    {"confidential", 4},
    {"continue", 3},
    {"counselling", 3},
    {"couldn't", 2},
    {"couples", 2},
    {"courageous", 3},
    {"creative", 3},
    {"criticism", 4},
    {"depression", 3},
    {"dialogue", 3},
    {"doesn't", 2},
    {"earlier", 3},
    {"easily", 3},
    {"efficient", 3},
    {"emotional", 4},
    {"ended", 2},
    {"enjoyed", 2},
    {"evaluate", 4},
    {"experience", 4},
    {"families", 3},
    {"feelings", 2},
    {"fluent", 2},
    {"frequent", 2},
    {"friends", 1},
    {"grieving", 2},
    {"guarantee", 3},
    {"guilty", 2},
    {"happened", 2},
    {"helped", 1},
    {"hospital", 3},
    {"hours", 1},
    {"individual", 5},
    {"influence", 3},
    {"it'll", 2},
    {"killed", 1},
    {"language", 2},
    {"league", 1},
    {"loved", 1},
    {"management", 3},
    {"marriage", 2},
    {"medication", 4},
    {"medicine", 3},
    {"neighbour", 2},
    {"ocean", 2},
    {"opinion", 3},
    {"organisation", 5},
    {"patients", 2},
    {"period", 3},
    {"places", 2},
    {"professional", 4},
    {"psychiatrist", 4},
    {"psychodynamic", 5},
    {"quality", 3},
    {"question", 2},
    {"quiet", 2},
    {"reaction", 3},
    {"relationship", 4},
    {"religious", 3},
    {"rhythm", 2},
    {"saying", 2},
    {"settlement", 3},
    {"sessions", 2},
    {"situation", 4},
    {"sleep", 1},
    {"social", 2},
    {"society", 4},
    {"something", 2},
    {"statement", 2},
    {"table", 2},
    {"technique", 2},
    {"theatre", 3},
    {"therapist", 3},
    {"troubled", 2},
    {"usually", 4},
    {"various", 3},
    {"wishes", 2},
    {"worrying", 3},
    {"you", 1},
};

/* A hundred words drawn by lot from articles after the counter was done, with
 * the syllables that a dictionary gives them. */
static const struct {
	const char *word;
	int count;
} drawn[] = {
    {"caring", 2},
    {"advises", 3},
    {"trained", 1},
    {"watchdog", 2},
    {"falling", 2},
    {"affects", 2},
    {"certain", 2},
    {"stops", 1},
    {"chance", 1},
    {"afterwards", 3},
    {"focused", 2},
    {"against", 2},
    {"charge", 1},
    {"alarm", 2},
    {"likes", 1},
    {"taken", 2},
    {"gently", 2},
    {"never", 2},
    {"learned", 1},
    {"named", 1},
    {"treated", 2},
    {"tempers", 2},
    {"stages", 2},
    {"circle", 2},
    {"anger", 2},
    {"clear", 1},
    {"ordinary", 4},
    {"feast", 1},
    {"annual", 3},
    {"pleasure", 2},
    {"regulation", 4},
    {"relapses", 3},
    {"source", 1},
    {"closer", 2},
    {"rules", 1},
    {"minutes", 2},
    {"gives", 1},
    {"cognitive", 3},
    {"approach", 2},
    {"college", 2},
    {"partners", 2},
    {"comes", 1},
    {"snoring", 2},
    {"arrive", 2},
    {"communication", 5},
    {"articles", 3},
    {"morning", 2},
    {"consent", 2},
    {"supplies", 2},
    {"bedtime", 2},
    {"council", 2},
    {"beginning", 3},
    {"countries", 2},
    {"shared", 1},
    {"european", 4},
    {"teenagers", 3},
    {"stepfamilies", 4},
    {"separation", 4},
    {"facing", 2},
    {"behavioural", 4},
    {"postponement", 3},
    {"burdened", 2},
    {"impossible", 4},
    {"reacted", 3},
    {"ungrateful", 3},
    {"courses", 2},
    {"outside", 2},
    {"seldom", 2},
    {"relatives", 3},
    {"struggles", 2},
    {"strengths", 1},
    {"history", 3},
    {"lately", 2},
    {"expert", 2},
    {"supervisor", 4},
    {"happens", 2},
    {"thinking", 2},
    {"generous", 3},
    {"induce", 2},
    {"anorexia", 5},
    {"leaflet", 2},
    {"refusing", 3},
    {"comparison", 4},
    {"contempt", 2},
    {"moderate", 3},
    {"caregiver", 3},
    {"warmly", 2},
    {"community", 4},
    {"simple", 2},
    {"volunteering", 4},
    {"adopters", 3},
    {"employers", 3},
    {"settle", 2},
    {"clumsily", 3},
    {"compare", 2},
    {"effectiveness", 4},
    {"cautioning", 3},
    {"controlled", 2},
    {"patterns", 2},
    {"psychotherapies", 5},
    {"explore", 2},
    {"comfort", 2},
};

static void
every_rule_holds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ruled / sizeof *ruled; i++)
		if (syllables_count(ruled[i].word) != ruled[i].count)
			fail_msg("%s: %d", ruled[i].word,
			    syllables_count(ruled[i].word));
}

static void
most_words_have_the_syllables_that_they_have(void **state)
{
	(void)state;
	size_t count = sizeof drawn / sizeof *drawn, right = 0;
	assert_true(count >= 100);
	for (size_t i = 0; i < count; i++) {
		int got = syllables_count(drawn[i].word);
		right += got == drawn[i].count;
		if (got != drawn[i].count)
			print_message("%s: %d in place of %d\n", drawn[i].word,
			    got, drawn[i].count);
	}
	print_message("%zu of %zu right\n", right, count);
	/* 98 in a hundred: European, caregiver. */
	assert_true(right * 100 >= count * 98);
}

static void
exceptions_and_what_is_no_word(void **state)
{
	(void)state;
	static const struct {
		const char *word;
		int count;
	} words[] = {
	    {"absolutely", 4},
	    {"business", 2},
	    {"everyone", 3},
	    {"everyone’s", 3},
	    {"ideas", 3},
	    {"loneliness", 3},
	    {"people", 2},
	    {"people's", 2},
	    {"whereas", 2},
	    {"2026", 1},
	    {"01632", 1},
	    {"example.org", 1},
	    {"nhs", 3},
	    {"gp", 2},
	    {"mrs", 2},
	    {"café", 2},
	    {"james’s", 2},
	    {"'", 1},
	    {"", 1},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (syllables_count(words[i].word) != words[i].count)
			fail_msg("%s: %d", words[i].word,
			    syllables_count(words[i].word));
}

static struct readability
measure(struct job *job, const char *blocks, const struct glossary *glossary,
    bool notes)
{
	/* The summary is a sentence as well: "Sit." */
	const struct article *article = read_text(
	    job, arena_printf(job->arena,
		     "<article id=\"x\" lang=\"en-GB\"><title>Not a title"
		     "</title>\n<summary>Sit.</summary><section><title>Nor a "
		     "heading</title>\n%s</section></article>",
		     blocks));
	assert_non_null(article);
	return readability_measure(job, article, glossary, notes);
}

static void
the_formulas_are_those_of_the_papers(void **state)
{
	(void)state;
	struct job job = job_begin();
	/* 3 sentences, 10 words, 15 syllables, 2 words of three and more:
	 * 0.39 x 10/3 + 11.8 x 15/10 - 15.59 = 1.30 + 17.70 - 15.59 = 3.41;
	 * 1.0430 x root of 30 x 2/3 = 4.6644, + 3.1291 = 7.79. */
	struct readability got = measure(&job,
	    "<p>The cat sat on the mat. Therapy is conversation.</p>", NULL,
	    false);
	assert_true(got.measured);
	assert_int_equal(got.sentences, 3);
	assert_int_equal(got.words, 10);
	assert_int_equal(got.sentence, 333);
	assert_int_equal(got.all.grade, 341);
	assert_int_equal(got.all.age, 841);
	assert_int_equal(got.all.smog, 779);
	assert_memory_equal(&got.known, &got.all, sizeof got.all);
	assert_int_equal(got.hardest_count, 0);
	assert_int_equal(job.diag->count, 0);
	job_end(&job);
}

static void
words_of_the_glossary_are_easy(void **state)
{
	(void)state;
	struct job job = job_begin();
	static const char text[] = "# long ones\nTherapy\n  conversation\n";
	const struct glossary *glossary =
	    glossary_read(job.arena, text, strlen(text));
	/* Therapies is not its plural in s: 14 syllables, one long word. */
	struct readability got = measure(&job,
	    "<p>The cat sat on the mat. Therapies are conversations.</p>",
	    glossary, false);
	assert_int_equal(got.all.grade, 130 + 1770 - 1559);
	assert_int_equal(got.known.grade, 130 + 1180 * 13 / 10 - 1559);
	assert_int_equal(got.known.smog, 643); /* root of 10 */
	got = measure(&job, "<p>The cat sat on the mat. Therapy’s long.</p>",
	    glossary, false);
	assert_int_equal(
	    got.known.grade, 117 + (int)(1180 * 10 + 4) / 9 - 1559);
	job_end(&job);
}

static void
only_english_sentences_count(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct readability got = measure(&job,
	    "<ul><li>One item</li><li>Two.</li></ul>"
	    "<table><row><cell>Not a cell.</cell></row></table>"
	    "<note kind=\"urgent\"><p>Call Dr. Smith now.</p><dl><dt>999</dt>"
	    "<dd>Help.</dd></dl></note>"
	    "<p>It is <span lang=\"fr\">tout à fait</span> so.</p>",
	    NULL, false);
	/* Sit. One item / Two. / Call Dr. Smith now. / Help. / It is so. */
	assert_int_equal(got.sentences, 6);
	assert_int_equal(got.words, 1 + 2 + 1 + 4 + 1 + 3);
	job_end(&job);

	job = job_begin();
	const struct article *welsh = read_text(&job,
	    "<article id=\"x\" "
	    "lang=\"cy\"><title>T</title><summary>S.</summary>"
	    "<section><title>H</title><p>Testun.</p></section></article>");
	got = readability_measure(&job, welsh, NULL, true);
	assert_false(got.measured);
	readability_check(&job, welsh, &got, 5);
	assert_string_equal(job_messages(&job),
	    "x.xml:1:1: note: how hard it is to read is not measured: the "
	    "formulas are for English, and it is in 'cy'. Ask readers.\n");
	job_end(&job);
}

#define EASY "The dog ran to the big red house. "
#define HARD                                                                   \
	"Psychological interventions require considerable collaboration "      \
	"between professionals. "

static void
the_hardest_sentences_are_named(void **state)
{
	(void)state;
	struct job job = job_begin();
	struct readability got = measure(
	    &job, "<p>" EASY "</p>\n<p>" EASY "\n" HARD "</p>", NULL, true);
	assert_int_equal(got.hardest_count, 2); /* HARD has seven words */
	job_end(&job);

	job = job_begin();
	got = measure(&job,
	    "<p>" EASY "</p>\n<p>Often, " HARD EASY EASY EASY EASY EASY "</p>",
	    NULL, true);
	assert_int_equal(got.hardest_count, READABILITY_HARDEST);
	assert_int_equal(got.hardest[0].line, 4);
	assert_int_equal(got.hardest[0].column, 1);
	assert_int_equal(got.hardest[0].words, 8);
	for (int i = 1; i < got.hardest_count; i++)
		assert_true(got.hardest[i].grade <= got.hardest[i - 1].grade);
	assert_int_equal(got.hardest[1].line, 3); /* the first of equals */
	assert_int_equal(job.diag->count, 1 + READABILITY_HARDEST);
	assert_int_equal(job.diag->errors + job.diag->warnings, 0);
	assert_string_equal(job.diag->messages[1].text,
	    "a hard sentence (grade 30.3, 8 words): “Often, Psychological "
	    "interventions require considerable...” Split it, or use shorter "
	    "words.");
	job_end(&job);
}

static void
an_age_over_the_limit_is_a_warning(void **state)
{
	(void)state;
	struct job job = job_begin();
	const struct article *article = read_text(&job, around(&job, "<p/>"));
	struct readability got = {
	    .measured = true, .words = 100, .known = {.age = 1400}};
	readability_check(&job, article, &got, 14);
	assert_int_equal(job.diag->count, 0);
	got.known.age = 1404;
	readability_check(&job, article, &got, 14);
	assert_string_equal(job_messages(&job),
	    "x.xml:1:1: warning: its reading age is 14.0, over 14. Write "
	    "shorter sentences and words; `leaflet check -v` names the hardest "
	    "sentences.\n");
	got.words = 99; /* too few to tell */
	readability_check(&job, article, &got, 14);
	assert_int_equal(job.diag->count, 1);
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_rule_holds),
	    cmocka_unit_test(most_words_have_the_syllables_that_they_have),
	    cmocka_unit_test(exceptions_and_what_is_no_word),
	    cmocka_unit_test(the_formulas_are_those_of_the_papers),
	    cmocka_unit_test(words_of_the_glossary_are_easy),
	    cmocka_unit_test(only_english_sentences_count),
	    cmocka_unit_test(the_hardest_sentences_are_named),
	    cmocka_unit_test(an_age_over_the_limit_is_a_warning),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
