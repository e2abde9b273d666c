/* The structure types that the kinds of tags are written as. */
#ifndef PAINT_TAGS_TYPE_H
#define PAINT_TAGS_TYPE_H

#include "theme/standard.h"
#include "typeset/leaflet.h"

/* The standard structure namespaces (ISO 32000-2, 14.8.6). */
enum tags_space { TAGS_SPACE_1, TAGS_SPACE_2, TAGS_SPACE_COUNT };

struct tags_type {
	const char *name;      /* "H1" */
	enum tags_space space; /* that has it */
};

/* That of a leaflet's tag in a file of the standard. */
struct tags_type tags_type_of(
    struct standard standard, const struct leaflet *leaflet, int tag);

/* "http://iso.org/pdf2/ssn" and the older one's. */
extern const char *const tags_type_spaces[TAGS_SPACE_COUNT];

/* The RoleMap's entries (14.7.3) for what PDF 1.7 does not know by itself. */
extern const char tags_type_roles[];

#endif
