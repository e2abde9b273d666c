/* The program's version, as `leaflet --version`, reports and PDFs say it. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define LEAFLET_VERSION "0.1.0"

#endif
