/* The panel at the foot of the back page. */
#ifndef TYPESET_PANEL_H
#define TYPESET_PANEL_H

#include "typeset/details.h"

struct panel {
	const char *name; /* or NULL */
	struct details contact, publication;
	length contact_width, publication_width; /* of the widest line; the
						    latter only beside */
	length measure; /* beside: what the contact is set to */
	length over;    /* beside: lines that the contact has beyond four */
	struct inlines statements; /* the publication below; text NULL: none */
	length height;             /* 0: there is nothing to say */
	bool coded;                /* it has a code */
	bool stacked; /* publication details below the contact, not beside */
	bool narrow;  /* and the contact below the code */
	bool close;   /* with less space between all of these */
};

/* How the panel is built, before anything is added. */
struct panel panel_plan(struct build *build);

/* The same with statements that may be parted anywhere, as low as it can be. */
struct panel panel_lower(struct build *build, const struct panel *panel);

/* Adds it to the page, from y = top to the trim at the foot.  Its contents
 * begin `down` below the top. */
void panel_add(struct build *build, struct item_list *items,
    const struct panel *panel, length top, length down);

#endif
