/*
 * The boxes, glue and penalties of a text, one after the other as they come.
 */
#ifndef TYPESET_NODES_H
#define TYPESET_NODES_H

#include "typeset/shape.h"

enum { NODES_WAITING = 32 /* words, as many as are asked for at once */ };

struct nodes {
	struct job *job;
	struct shaper *shaper;
	struct place place; /* of the text */
	struct node *list;  /* of the job's arena */
	size_t count, capacity;
	length widest;                   /* box, of those that have glyphs */
	uint32_t waiting[NODES_WAITING]; /* boxes that have no glyphs yet */
	size_t waiting_count;
	uint32_t missing;  /* a character that was reported already */
	struct node space; /* the last one; its look is NULL: none yet */
};

/* None yet, and room for so many. */
void nodes_begin(struct nodes *nodes, struct job *job, struct shaper *shaper,
    struct place place, size_t room);

/*
 * Text of one level without spaces, which must stay where it is: a box, of
 * several faces several.  Where the face is the one that most text is in, the
 * box has neither glyphs nor width before nodes_settle.
 */
void nodes_add_text(struct nodes *nodes, const struct look *look,
    const char *text, uint32_t size, uint8_t level);

/* A box that is ready. */
void nodes_add_box(struct nodes *nodes, const struct node *node);

/* A place where a line may end at a cost, without and with a hyphen. */
void nodes_add_penalty(
    struct nodes *nodes, const struct look *look, int penalty);
void nodes_add_hyphen(
    struct nodes *nodes, const struct look *look, uint8_t level, int penalty);

/* A space, in the face of what stands before it; it is as wide as its word
 * wants it.  text: the byte that it stands for. */
void nodes_add_glue(struct nodes *nodes, const struct look *look,
    const char *text, uint8_t level);

/* Gives the boxes that wait their glyphs.  A character that no font has is an
 * error at the place, once. */
void nodes_settle(struct nodes *nodes);

#endif
