/* Messages in the order of the file. */
#ifndef ARTICLE_FAULTS_H
#define ARTICLE_FAULTS_H

#include "base/diag.h"

/*
 * Sorts the messages from index `first` on by line and column; those of the
 * same place, and of different files, stay as they came.
 */
void faults_sort(struct diag *diag, size_t first);

#endif
