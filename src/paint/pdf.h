/*
 * From a leaflet and its sheets to a PDF file.
 *
 * It is of the standards that are asked for: PDF 1.7 that is PDF/UA-1 (ISO
 * 14289-1) and PDF/A-2a or -3a (ISO 19005-2, -3), or PDF 2.0 that is PDF/UA-2
 * (ISO 14289-2) and PDF/A-4 (ISO 19005-4).  Every mark is tagged or an
 * artifact, fonts are embedded subsets with Unicode, the colours have an
 * output intent.  The same input gives the same bytes.
 */
#ifndef PAINT_PDF_H
#define PAINT_PDF_H

#include "theme/standard.h"
#include "typeset/leaflet.h"
#include "typeset/sheets.h"

/*
 * What one process keeps from leaflet to leaflet: subset fonts and the like,
 * which depend on the theme's fonts and on a leaflet's own glyphs only, never
 * on the other leaflets of the run.
 */
struct painter;
struct painter *painter_new(struct standard standard);
void painter_free(struct painter *painter);

/* What several of so many leaflets show is kept, for all processes forked from
 * now on. */
void painter_share(struct painter *painter, size_t leaflets);

/*
 * Writes the file to `path`, where it appears when it is whole (see save_open;
 * `temporary` is on the same file system).  false: already reported; no
 * temporary file is left, and what stood at `path` before is as it was.
 */
bool pdf_write(struct job *job, struct painter *painter,
    const struct leaflet *leaflet, const struct sheets *sheets,
    const char *temporary, const char *path);

#endif
