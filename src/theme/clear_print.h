/*
 * Clear print, large print and giant print: what the editions of these profiles
 * promise their readers, each rule with its source.
 */
#ifndef THEME_CLEAR_PRINT_H
#define THEME_CLEAR_PRINT_H

#include "article/article.h"
#include "theme/theme.h"

/*
 * Names each breach of the theme's styles, as a warning, or an error when its
 * checks are strict: size (14, 18 and 24 points: UKAAF G003, RNIB), leading
 * (a quarter over the size: RNIB Clear Print), lines flush left, words whole,
 * page numbers, captions and labels as large as the text (UKAAF G003).  Nothing
 * is asked of the profile standard.  Faces, and lines as they were set, are
 * checked in the typeset room.
 */
void clear_print_theme(struct job *job, const struct theme *theme);

/* The same for the article: no three words in capitals (UKAAF G003). */
void clear_print_article(
    struct job *job, const struct theme *theme, const struct article *article);

#endif
