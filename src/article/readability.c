/*
 * Formulas of readability count what makes text hard for many readers: long
 * sentences and long words.  They know nothing of sense, so that they serve to
 * find what to look at again, and no more.
 */
#include "article/readability.h"

#include "article/syllables.h"
#include "article/visit.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
	POLYSYLLABLE = 3,
	GLOSSARY_MOST = 2, /* syllables of a word of the glossary */
	WORDS_LEAST = 100, /* that a warning is founded on */
	HARD_LEAST = 8,    /* words: a shorter sentence is no hard one */
	AGE_OF_GRADE = 500 /* hundredths of a year */
};

/* ---- the glossary ---- */

struct glossary {
	char **words; /* folded, sorted */
	size_t count;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A copy whose comments are blank. */
static const char *
without_comments(struct arena *arena, const char *text, size_t size)
{
	char *copy = arena_strndup(arena, text, size);
	for (char *line = copy; *line;) {
		size_t span = strcspn(line, "\n");
		if (*line == '#')
			memset(line, ' ', span);
		line += span + (line[span] == '\n');
	}
	return copy;
}

const struct glossary *
glossary_read(struct arena *arena, const char *text, size_t size)
{
	struct glossary *glossary = ARENA_NEW(arena, struct glossary);
	struct text_words words =
	    text_words(arena, without_comments(arena, text, size), size, "en");
	char **list = ARENA_ARRAY(arena, words.count, char *);
	for (size_t i = 0; i < words.count; i++)
		list[i] = words.list[i].text;
	qsort(list, words.count, sizeof *list, compare);
	*glossary = (struct glossary){list, words.count};
	return glossary;
}

static bool
holds(const struct glossary *glossary, const char *word)
{
	return glossary->count &&
	       bsearch(&word, glossary->words, glossary->count,
		   sizeof *glossary->words, compare);
}

/* The word, or what it is without its final s or 's. */
static bool
is_known(struct arena *arena, const struct glossary *glossary, const char *word)
{
	static const char *const endings[] = {"\u2019s", "'s", "s"};
	if (!glossary || holds(glossary, word))
		return glossary;
	size_t size = strlen(word);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t end = strlen(endings[i]);
		if (size > end && strcmp(word + size - end, endings[i]) == 0)
			return holds(
			    glossary, arena_strndup(arena, word, size - end));
	}
	return false;
}

/* ---- counting ---- */

struct count {
	int words, sentences, syllables, polysyllables;
};

/* A sentence and what it holds, with the glossary. */
struct sentence {
	const char *text;
	struct place place;
	int words, grade;
};

struct reading {
	struct job *job;
	const struct glossary *glossary;
	struct count all, known;
	struct sentence hardest[READABILITY_HARDEST];
	int hardest_count;
};

static int64_t
divided(int64_t a, int64_t b)
{
	return (a < 0 ? a - b / 2 : a + b / 2) / b;
}

static int
grade_of(const struct count *count)
{
	return (int)divided(39LL * count->words, count->sentences) +
	       (int)divided(1180LL * count->syllables, count->words) - 1559;
}

/* The integer below the root. */
static int64_t
root(int64_t square)
{
	int64_t low = 0, high = 1LL << 31;
	while (low + 1 < high) {
		int64_t middle = (low + high) / 2;
		if (middle * middle <= square)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static int
smog_of(const struct count *count)
{
	/* In 1/10,000 under the root, so 1/100,000,000 with its factor. */
	int64_t scaled =
	    30LL * 100000000 * count->polysyllables / count->sentences;
	return (int)divided(10430 * root(scaled) + 31291 * 10000LL, 1000000);
}

static void
count_word(struct count *count, int syllables)
{
	count->words++;
	count->syllables += syllables;
	count->polysyllables += syllables >= POLYSYLLABLE;
}

static void
keep_hardest(struct reading *reading, const struct sentence *sentence)
{
	int at = reading->hardest_count;
	while (at > 0 && reading->hardest[at - 1].grade < sentence->grade)
		at--;
	if (at == READABILITY_HARDEST)
		return;
	if (reading->hardest_count < READABILITY_HARDEST)
		reading->hardest_count++;
	for (int i = reading->hardest_count - 1; i > at; i--)
		reading->hardest[i] = reading->hardest[i - 1];
	reading->hardest[at] = *sentence;
}

/* english: where it is to be counted; the sentence's text is as it stands. */
static void
count_sentence(struct reading *reading, const char *english,
    struct sentence sentence, size_t size)
{
	struct arena *arena = reading->job->arena;
	struct text_words words = text_words(arena, english, size, "en");
	struct count own = {.sentences = 1};
	if (words.count == 0)
		return;
	for (size_t i = 0; i < words.count; i++) {
		const char *word = words.list[i].text;
		int syllables = syllables_count(word);
		count_word(&reading->all, syllables);
		if (syllables > GLOSSARY_MOST &&
		    is_known(arena, reading->glossary, word))
			syllables = GLOSSARY_MOST;
		count_word(&reading->known, syllables);
		count_word(&own, syllables);
	}
	reading->all.sentences++;
	reading->known.sentences++;
	if (own.words < HARD_LEAST)
		return;
	sentence.text = arena_strndup(arena, sentence.text, size);
	sentence.words = own.words;
	sentence.grade = grade_of(&own);
	keep_hardest(reading, &sentence);
}

/* "Dr. " and the like at its end do not end a sentence. */
static bool
ends_short(const char *text, size_t size)
{
	static const char *const shorts[] = {"Dr.", "Mr.", "Mrs.", "Ms.",
	    "Prof.", "St.", "No.", "e.g.", "i.e.", "vs.", "v."};
	while (size && text[size - 1] == ' ')
		size--;
	for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++) {
		size_t length = strlen(shorts[i]);
		if (size >= length &&
		    memcmp(text + size - length, shorts[i], length) == 0 &&
		    (size == length || text[size - length - 1] == ' '))
			return true;
	}
	return false;
}

/* ---- the article ---- */

static bool
is_english(const char *lang)
{
	return (lang[0] == 'e' || lang[0] == 'E') &&
	       (lang[1] == 'n' || lang[1] == 'N') &&
	       (lang[2] == '\0' || lang[2] == '-');
}

/* A copy in which words of other languages are blank. */
static const char *
english_of(struct arena *arena, const struct inlines *text)
{
	char *copy = arena_strndup(arena, text->text, text->size);
	for (uint32_t i = 0; i < text->span_count; i++) {
		const struct span *span = &text->spans[i];
		if (span->kind == SPAN_LANG && span->lang &&
		    !is_english(span->lang))
			memset(
			    copy + span->start, ' ', span->end - span->start);
	}
	return copy;
}

static void
read_text(void *context, enum visit_kind kind, const struct inlines *text)
{
	struct reading *reading = context;
	if (kind != VISIT_TEXT)
		return;
	const char *english = english_of(reading->job->arena, text);
	struct text_sentences sentences =
	    text_sentences(reading->job->arena, english, text->size, "en");
	uint32_t start = 0;
	for (size_t i = 0; i < sentences.count; i++) {
		uint32_t end = sentences.ends[i];
		if (i + 1 < sentences.count &&
		    ends_short(english + start, end - start))
			continue;
		count_sentence(reading, english + start,
		    (struct sentence){
			.text = text->text + start, .place = text->place},
		    end - start);
		start = end;
	}
}

/* ---- what comes of it ---- */

static struct readability_score
score_of(const struct count *count)
{
	int grade = grade_of(count);
	return (struct readability_score){
	    .grade = grade,
	    .smog = smog_of(count),
	    .age = grade + AGE_OF_GRADE,
	};
}

static struct readability
result_of(const struct reading *reading)
{
	const struct count *all = &reading->all;
	struct readability result = {
	    .measured = true,
	    .words = all->words,
	    .sentences = all->sentences,
	    .sentence = (int)divided(100LL * all->words, all->sentences),
	    .all = score_of(all),
	    .known = score_of(&reading->known),
	    .hardest_count = reading->hardest_count,
	};
	for (int i = 0; i < reading->hardest_count; i++) {
		const struct sentence *sentence = &reading->hardest[i];
		result.hardest[i] = (struct readability_sentence){
		    .line = sentence->place.line,
		    .column = sentence->place.column,
		    .words = sentence->words,
		    .grade = sentence->grade,
		};
	}
	return result;
}

/* Hundredths as tenths: "11.9". */
static const char *
tenths(struct arena *arena, int hundredths)
{
	int value = (int)divided(hundredths, 10);
	return arena_printf(arena, "%s%d.%d", value < 0 ? "-" : "",
	    abs(value) / 10, abs(value) % 10);
}

static const char *
score_words(struct arena *arena, const struct readability_score *score)
{
	return arena_printf(arena,
	    "reading age %s (grade %s by Flesch and Kincaid, %s by SMOG)",
	    tenths(arena, score->age), tenths(arena, score->grade),
	    tenths(arena, score->smog));
}

/* The first words of a sentence, and "..." where there are more. */
static const char *
beginning(struct arena *arena, const char *text)
{
	enum { MOST = 60 };
	size_t size = strlen(text);
	while (size && text[size - 1] == ' ')
		size--;
	if (size <= MOST)
		return arena_strndup(arena, text, size);
	size = MOST;
	while (size && text[size] != ' ')
		size--;
	return arena_printf(arena, "%.*s...", (int)size, text);
}

static void
say(const struct reading *reading, const struct article *article,
    const struct readability *result)
{
	struct arena *arena = reading->job->arena;
	const char *known = reading->glossary
				? arena_printf(arena, "; with the glossary, %s",
				      score_words(arena, &result->known))
				: "";
	diag_note(reading->job, article->place,
	    "%s, %s words a sentence%s. Aim at a reading age of 9 to 11.",
	    score_words(arena, &result->all), tenths(arena, result->sentence),
	    known);
	for (int i = 0; i < reading->hardest_count; i++) {
		const struct sentence *sentence = &reading->hardest[i];
		diag_note(reading->job, sentence->place,
		    "a hard sentence (grade %s, %d words): \u201C%s\u201D "
		    "Split it, or use shorter words.",
		    tenths(arena, sentence->grade), sentence->words,
		    beginning(arena, sentence->text));
	}
}

struct readability
readability_measure(struct job *job, const struct article *article,
    const struct glossary *glossary, bool notes)
{
	struct reading reading = {.job = job, .glossary = glossary};
	if (!is_english(article->lang)) {
		if (notes)
			diag_note(job, article->place,
			    "how hard it is to read is not measured: the "
			    "formulas are for English, and it is in '%s'. Ask "
			    "readers.",
			    article->lang);
		return (struct readability){.measured = false};
	}
	visit_article(article, read_text, &reading);
	if (reading.all.sentences == 0)
		return (struct readability){.measured = false};
	struct readability result = result_of(&reading);
	if (notes)
		say(&reading, article, &result);
	return result;
}

void
readability_check(struct job *job, const struct article *article,
    const struct readability *readability, int limit)
{
	if (!readability->measured || readability->words < WORDS_LEAST ||
	    readability->known.age <= limit * 100)
		return;
	diag_warning(job, article->place,
	    "its reading age is %s, over %d. Write shorter sentences and "
	    "words; `leaflet check -v` names the hardest sentences.",
	    tenths(job->arena, readability->known.age), limit);
}
