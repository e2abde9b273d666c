/*
 * All ways to fill one page that begins at a given place of a galley whose
 * paragraphs may be set in several ways.
 */
#ifndef TYPESET_FILLING_H
#define TYPESET_FILLING_H

#include "typeset/bounds.h"
#include "typeset/columns.h"

/* A place in a galley: before a slice of its own, or before a line of a
 * paragraph in another setting. */
struct spot {
	unsigned char way; /* 0: the galley's own; else 1 + the setting's
			      number */
	size_t paragraph;  /* of that setting */
	size_t index;      /* of the slice, or of the line */
};

/* The settings taken, the last one first. */
struct taken {
	size_t paragraph;
	unsigned char way;
	const struct taken *before;
};

/* A page as it might be filled. */
struct filled {
	struct column column; /* the one that is being filled */
	bool begun;           /* some text stands in the first column */
	bool second;          /* it is the second... */
	length left;          /* the first one ended here */
	struct spot split;    /* the second begins here */
	int64_t cost;         /* of settings taken, and of the split's place */
	const struct taken *taken;
	const struct slice *last; /* what was placed last; NULL: nothing */
};

struct filled_list {
	struct filled *list;
	size_t count, capacity;
};

struct filling {
	struct job *job;
	const struct theme *theme;
	const struct galley *galley;
	bool vary;                  /* paragraphs may be set in other ways */
	const uint32_t *paragraphs; /* 1 + the number of that which begins at
				       slice i, or 0: [i] */
	const struct bounds *bounds;
	int64_t *ahead; /* what this page costs at least when it ends before
			   slice i or later, with all that follow: [i] */
	int64_t bound;  /* pages that cost as much are of no use */
	int64_t before; /* what all pages before this one cost */
	bool full;      /* the last page is to be full */
	/* Told of each page that may end at the spot. */
	void (*end)(void *teller, const struct filled *filled, struct spot end,
	    int64_t cost);
	void *teller;
	length top;
	const struct slice *start; /* what the page begins with */
	enum galley_part part;     /* ... and where that is */
	struct column head;        /* over the columns... */
	length first;              /* which begin here; or `top` */
	const struct slice **feet; /* below them */
	size_t foot_count;
	struct filled_list filled, next, other; /* while a page grows */
};

/* What all pages cost at least that begin at the spot. */
int64_t filling_rest(const struct filling *filling, struct spot spot);

/* Tells of all pages that begin at the spot and the baseline `top`. */
void filling_page(struct filling *filling, struct spot start, length top);

#endif
