/*
 * The cards of all articles of the libraries, read by worker processes and
 * kept in OUT/.leaflet/index from one run to the next.
 */
#ifndef RUN_CARDS_H
#define RUN_CARDS_H

#include "article/library.h"
#include "run/files.h"
#include "run/pool.h"

struct cards;

/*
 * Opens the index of the folder, or a temporary one if folder is NULL.
 * Whatever is damaged in it, or of another program, is left aside.  NULL:
 * already reported.  cards_close ends it; the job's arena owns it.
 */
struct cards *cards_open(struct job *job, struct files *files,
    struct digest program, const char *folder);
void cards_close(struct cards *cards);

/*
 * Reads the cards of those articles that are new or have changed, in processes
 * as the pool says (all but its tasks, its work and who hears counts).  An
 * article that ends its worker has no card.  Cards that come as the next ones
 * of the library of these paths are handed in at once.  false: already
 * reported.
 */
bool cards_read(struct cards *cards, const struct strings_list *paths,
    struct library_making *making, const struct pool *pool);

/* For library_end; the context is the struct cards. */
bool cards_find(void *context, struct arena *arena, const char *path,
    struct library_card *card);

/* Have all that were found been what was written?  false: reported, and the
 * next run reads all articles again. */
bool cards_are_whole(const struct cards *cards);

#endif
