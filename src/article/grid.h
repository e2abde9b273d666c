/* Are the cells of a table a rectangle, spans counted? */
#ifndef ARTICLE_GRID_H
#define ARTICLE_GRID_H

#include "article/article.h"

enum { COLUMNS_MOST = 100 };

/*
 * Reports each row that is wider or narrower than the first, cells that lie
 * on others, and cells that reach below the last row; place: the table's.
 */
void grid_check(struct job *job, const struct table *table, struct place place);

#endif
