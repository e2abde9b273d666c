/* The program's version, as `leaflet --version` and reports say it. */
#ifndef RUN_VERSION_H
#define RUN_VERSION_H

#define LEAFLET_VERSION "0.1.0"

#endif
