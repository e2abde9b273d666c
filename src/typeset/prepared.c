/* The list is short. */
#include "typeset/prepared.h"

#include <hb.h>
#include <string.h>

int
prepared_find(struct digest file)
{
	if (strcmp(prepared_by, hb_version_string()) != 0)
		return -1;
	for (int i = 0; prepared_faces[i].cut; i++)
		if (digest_same(prepared_faces[i].file, file))
			return i;
	return -1;
}
