/* How many syllables an English word has. */
#ifndef ARTICLE_SYLLABLES_H
#define ARTICLE_SYLLABLES_H

/*
 * word: case-folded, of UTF-8, with apostrophes of either kind but no hyphens.
 * At least 1.  What is not read as a word is: figures and addresses count 1, a
 * row of consonants (nhs) one a letter.
 */
int syllables_count(const char *word);

#endif
