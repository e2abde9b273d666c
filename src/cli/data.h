/* Where the program's own data stand: bundled fonts and the schema. */
#ifndef CLI_DATA_H
#define CLI_DATA_H

#include "base/diag.h"

/*
 * $LEAFLET_DATA, else share/leaflet beside the folder of the executable, else
 * the source tree that the executable was built in.  NULL: none of them,
 * already reported.
 */
const char *data_folder(struct job *job);

#endif
