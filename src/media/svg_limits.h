/* Figures that the files of the SVG reader share. */
#ifndef MEDIA_SVG_LIMITS_H
#define MEDIA_SVG_LIMITS_H

/* A user unit, the CSS pixel, is 0.75 pt. */
#define SVG_PX_TO_LENGTH 750.0

enum {
	SVG_STEPS_MOST = 100000, /* of one picture */
	SVG_MITRE_LIMIT = 400    /* where none is given; in hundredths */
};

#endif
