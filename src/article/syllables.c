/*
 * Syllables are groups of vowels, less the e that is silent, more where two
 * vowels that stand together are both heard.
 *
 * English spelling has no rule without exceptions: those that leaflets use
 * stand in a table, which goes first.  What the rules are worth is measured by
 * the unit test.
 */
#include "article/syllables.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_MOST = 64 };

/* Sorted, for bsearch. */
static const struct exception {
	const char *word;
	int count;
} exceptions[] = {
    {"absolutely", 4},
    {"acknowledge", 3},
    {"anyone", 3},
    {"anyway", 3},
    {"area", 3},
    {"argue", 2},
    {"baseline", 2},
    {"breathe", 1},
    {"business", 2},
    {"businesses", 3},
    {"carefully", 3},
    {"colleague", 2},
    {"comfortable", 3},
    {"element", 3},
    {"evening", 2},
    {"every", 2},
    {"everybody", 4},
    {"everyday", 3},
    {"everyone", 3},
    {"everything", 3},
    {"everywhere", 3},
    {"familiar", 3},
    {"fluid", 2},
    {"hideous", 3},
    {"hopefully", 3},
    {"idea", 3},
    {"implement", 3},
    {"knowledge", 2},
    {"lifetime", 2},
    {"loneliness", 3},
    {"lonely", 2},
    {"maybe", 2},
    {"million", 2},
    {"mr", 2},
    {"mrs", 2},
    {"ms", 1},
    {"museum", 3},
    {"naive", 2},
    {"nowhere", 2},
    {"people", 2},
    {"poem", 2},
    {"recipe", 3},
    {"relief", 2},
    {"rely", 2},
    {"ruin", 2},
    {"science", 2},
    {"scientific", 4},
    {"scientist", 3},
    {"sleepless", 2},
    {"someone", 2},
    {"suicidal", 4},
    {"suicide", 3},
    {"supplement", 3},
    {"therefore", 2},
    {"useful", 2},
    {"wednesday", 2},
    {"whatever", 3},
    {"whereas", 2},
};

static int
compare(const void *key, const void *element)
{
	return strcmp(key, ((const struct exception *)element)->word);
}

/* 0: the word is none. */
static int
exception_of(const char *word)
{
	const struct exception *found =
	    bsearch(word, exceptions, sizeof exceptions / sizeof *exceptions,
		sizeof *exceptions, compare);
	return found ? found->count : 0;
}

/* A word between two bytes that are none of its letters. */
struct word {
	char text[WORD_MOST + 2]; /* begins at 1 */
	size_t size;
};

static bool
is_letter_vowel(char c)
{
	return c && strchr("aeiouy", c) != NULL;
}

/* u after q and, before a silent e, after g; y before a vowel at the start or
 * after another: these sound as consonants. */
static bool
is_vowel(const struct word *word, size_t at)
{
	const char *here = word->text + 1 + at;
	if (*here == 'u' && here[-1] == 'q')
		return false;
	if (*here == 'u' && here[-1] == 'g' && strcmp(here + 1, "e") == 0)
		return false;
	if (*here == 'y' && is_letter_vowel(here[1]) && here[1] != 'y' &&
	    (at == 0 || is_letter_vowel(here[-1])))
		return false;
	return is_letter_vowel(*here);
}

static int
groups(const struct word *word)
{
	int count = 0;
	for (size_t i = 0; i < word->size; i++)
		count +=
		    is_vowel(word, i) && (i == 0 || !is_vowel(word, i - 1));
	return count;
}

static bool
ends(const struct word *word, const char *ending)
{
	size_t size = strlen(ending);
	return word->size > size &&
	       strcmp(word->text + 1 + word->size - size, ending) == 0;
}

/*
 * Is the e at that place silent?  Not after a consonant and l or r (table,
 * theatre), nor where it has no consonant before it.
 */
static bool
is_silent(const struct word *word, size_t at)
{
	const char *e = word->text + 1 + at;
	if (at == 0 || *e != 'e' || is_vowel(word, at - 1))
		return false;
	return !(strchr("lr", e[-1]) && at >= 2 && !is_vowel(word, at - 2) &&
		 !strchr("lr", e[-2]));
}

/* Endings in whose e nobody hears: hope, hopes, hoped, hopeful, hopeless... */
static int
silent(const struct word *word)
{
	static const char *const endings[] = {
	    "ely", "eful", "efully", "eless", "ement", "ements", "eness"};
	size_t size = word->size;
	const char *end = word->text + 1 + size;
	if (ends(word, "e"))
		return is_silent(word, size - 1);
	if (ends(word, "es"))
		return is_silent(word, size - 2) && !strchr("sxzcg", end[-3]) &&
		       !(end[-3] == 'h' && strchr("cs", end[-4]));
	if (ends(word, "ed"))
		return is_silent(word, size - 2) && !strchr("td", end[-3]);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends(word, endings[i]))
			return is_silent(word, size - strlen(endings[i]));
	return 0;
}

/* Two vowels in one group that are both heard. */
static const struct pair {
	const char *letters;
	const char *not_after;  /* any of these letters before them */
	const char *not_before; /* any of these behind */
} pairs[] = {
    {"ial", "ctsg", ""},
    {"ian", "ctsg", ""},
    {"ia", "", "lng"},
    {"ion", "ctsgxn", ""},
    {"iou", "ctsgx", "r"},
    {"io", "", "nu"},
    {"iu", "", ""},
    {"ient", "cts", ""},
    {"ience", "cts", ""},
    {"iet", "", ""},
    {"ua", "qg", ""},
    {"uel", "q", ""},
    {"uen", "q", ""},
    {"uing", "qgb", ""},
    {"uity", "q", ""},
    {"oing", "", ""},
    {"eing", "", ""},
    {"ying", "aeou", ""},
    {"creat", "", ""},
    {"reac", "bp", "h"},
    {"realit", "", ""},
    {"eo", "p", "u"},
    {"theat", "", ""},
    {"poet", "", ""},
};

static bool
is_pair(const struct pair *pair, const char *at)
{
	size_t size = strlen(pair->letters);
	if (strncmp(at, pair->letters, size) != 0)
		return false;
	return !(at[-1] && strchr(pair->not_after, at[-1])) &&
	       !(at[size] && strchr(pair->not_before, at[size]));
}

static int
heard(const struct word *word)
{
	int count = 0;
	for (size_t i = 0; i < word->size; i++)
		for (size_t j = 0; j < sizeof pairs / sizeof *pairs; j++)
			count += is_pair(&pairs[j], word->text + 1 + i);
	if (ends(word, "ier") || ends(word, "iest"))
		count += groups(word) > 1;
	return count + (ends(word, "sm") || ends(word, "thm"));
}

static int
by_rules(const struct word *word)
{
	int vowels = groups(word);
	if (vowels == 0)
		return (int)word->size;
	int count = vowels + heard(word);
	if (count > 1)
		count -= silent(word);
	/* "something": but for these, compounds cannot be told. */
	if (strncmp(word->text + 1, "some", 4) == 0 && word->size > 5 &&
	    !is_vowel(word, 4))
		count--;
	return count > 1 ? count : 1;
}

static bool
is_apostrophe(const char *at)
{
	return *at == '\'' || strncmp(at, "\u2019", 3) == 0;
}

/* What follows an apostrophe adds a syllable after some letters: James's,
 * couldn't, it'll. */
static int
suffix(const struct word *word, const char *rest, bool negative)
{
	char last = word->text[word->size];
	if (negative)
		return !is_vowel(word, word->size - 1) && last != 'e';
	if (strcmp(rest, "s") == 0)
		return strchr("sxz", last) != NULL;
	if (strcmp(rest, "ll") == 0)
		return !is_vowel(word, word->size - 1);
	return strcmp(rest, "d") == 0 && strchr("td", last) != NULL;
}

/* The letters up to an apostrophe; *rest is what follows it.  Letters that
 * are not ASCII are taken for vowels, as most in English words are: café. */
static struct word
take(const char *text, const char **rest)
{
	struct word word = {0};
	*rest = NULL;
	for (; *text && word.size < WORD_MOST; text++) {
		if (is_apostrophe(text)) {
			*rest = text + (*text == '\'' ? 1 : 3);
			break;
		}
		if (((unsigned char)*text & 0xC0) == 0x80)
			continue;
		word.text[1 + word.size++] = (char)(*text & 0x80 ? 'a' : *text);
	}
	return word;
}

static bool
is_no_word(const char *text)
{
	return strpbrk(text, "0123456789.@_") != NULL;
}

int
syllables_count(const char *text)
{
	const char *rest;
	struct word word = take(text, &rest);
	if (word.size == 0 || is_no_word(text))
		return 1;
	bool negative =
	    rest && strcmp(rest, "t") == 0 && word.text[word.size] == 'n';
	if (negative && word.size > 1)
		word.text[word.size--] = '\0';
	int count = exception_of(word.text + 1);
	if (!count && ends(&word, "s") && !ends(&word, "ss")) {
		struct word one = word;
		one.text[one.size--] = '\0';
		count = exception_of(one.text + 1);
	}
	if (!count)
		count = by_rules(&word);
	return count + (rest ? suffix(&word, rest, negative) : 0);
}
