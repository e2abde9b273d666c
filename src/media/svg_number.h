/*
 * Numbers and lengths as SVG writes them ("1.5.5-3e-1", "12mm"), read without
 * the C library, whose decimal separator depends on the locale.
 *
 * Reading moves *at past what was read; on false it is left at the fault.
 */
#ifndef MEDIA_SVG_NUMBER_H
#define MEDIA_SVG_NUMBER_H

#include <stdbool.h>

/*
 * The compiler must not fuse a multiplication and an addition where the
 * processor can: results would differ between machines.  GCC leaves them
 * apart under -std=c11; Clang has to be told, in every file that computes.
 */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

/* Is c white space in SVG's sense? */
bool svg_number_is_space(char c);

/* Skips white space. */
void svg_number_skip_space(const char **at);

/* Skips white space with at most one comma in it. */
void svg_number_skip_comma(const char **at);

/* A number; false: there is none at *at, or it is beyond 1e30 in size. */
bool svg_number_read(const char **at, double *value);

/* A flag of an arc: one character, 0 or 1, stored as the number. */
bool svg_number_read_flag(const char **at, double *value);

/*
 * The whole text as a length in px: a bare number or one with px, pt, pc, mm,
 * cm, in, Q, or %, which is of whole_px.  false: it is none of these.
 */
bool svg_number_length(const char *text, double whole_px, double *px);

#endif
