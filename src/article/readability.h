/*
 * How hard an English article is to read.
 *
 * Grades of United States schools, by two formulas whose constants come from
 * their papers:
 *   Flesch-Kincaid  0.39 words/sentences + 11.8 syllables/words - 15.59
 *     (Kincaid, Fishburne, Rogers and Chissom 1975)
 *   SMOG            1.0430 sqrt(30 polysyllables/sentences) + 3.1291
 *     (McLaughlin 1969); a polysyllable has three syllables or more
 * The reading age is that of a pupil of the first: five years more.  The
 * Patient Information Forum and the NHS aim at 9 to 11, with 11 to 14 as the
 * most.
 *
 * All figures are whole numbers: hundredths, so that they are the same on every
 * machine.
 */
#ifndef ARTICLE_READABILITY_H
#define ARTICLE_READABILITY_H

#include "article/article.h"

/* Words that a reader knows or is told, however long they are. */
struct glossary;

/*
 * The words of a text, one a line; a line that begins with # is a comment.  A
 * word stands for its plural and possessive in s, too.  The text is UTF-8;
 * owned by the arena.
 */
const struct glossary *glossary_read(
    struct arena *arena, const char *text, size_t size);

struct readability_score {
	int grade; /* Flesch-Kincaid; hundredths, as the others */
	int smog;
	int age;
};

enum { READABILITY_HARDEST = 5 };

/* A sentence among the hardest. */
struct readability_sentence {
	int line, column; /* of the element that it stands in */
	int words;
	int grade; /* Flesch-Kincaid of it alone, hundredths */
};

/* Numbers only, so that they may be copied to wherever they are wanted. */
struct readability {
	bool measured; /* it is in English and has a sentence */
	int words, sentences;
	int sentence;                   /* words a sentence, hundredths */
	struct readability_score all;   /* every word as it is */
	struct readability_score known; /* words of the glossary count as two
					  syllables at most */
	struct readability_sentence hardest[READABILITY_HARDEST];
	int hardest_count; /* the first is the hardest */
};

/*
 * Measures the sentences of paragraphs, items, quotes, boxes, captions and the
 * summary; not titles, terms, tables and the numbers of the urgent box, nor
 * words in another language.  glossary: NULL for none.  notes: says all of it
 * as notes, and where the hardest sentences are.
 */
struct readability readability_measure(struct job *job,
    const struct article *article, const struct glossary *glossary, bool notes);

/*
 * Warns of a reading age, with the glossary, over `limit` years; of an article
 * with under a hundred words nothing is said, for it shows nothing.
 */
void readability_check(struct job *job, const struct article *article,
    const struct readability *readability, int limit);

#endif
