/*
 * Any bytes at all are read as an SVG file and as path data; what becomes a
 * drawing keeps the promises of svg.h and can be fitted.
 */
#include "media/svg.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static void
check_shape(const struct shape *shape)
{
	must(shape->count == 0 || shape->steps[0].op == PATH_MOVE);
	must(!shape->stroked || shape->stroke_width > 0);
	must(shape->mitre_limit >= 100);
	for (size_t i = 0; i < shape->count; i++) {
		const struct path_step *step = &shape->steps[i];
		must(i == 0 || shape->steps[i - 1].op != PATH_CLOSE ||
		     step->op == PATH_MOVE);
		for (int k = 0; k < 3; k++)
			must(abs(step->points[k].x) <= UNIT_LARGEST &&
			     abs(step->points[k].y) <= UNIT_LARGEST);
	}
}

static void
check_drawing(struct arena *arena, const struct drawing *drawing)
{
	size_t steps = 0;
	must(drawing->width > 0 && drawing->height > 0);
	for (size_t i = 0; i < drawing->count; i++) {
		check_shape(&drawing->shapes[i]);
		steps += drawing->shapes[i].count;
	}
	must(steps <= 100000);
	drawing = svg_fit(arena, drawing, UNIT_MM(100));
	for (size_t i = 0; i < drawing->count; i++)
		check_shape(&drawing->shapes[i]);
}

static void
try_file(struct job *job, const uint8_t *data, size_t size)
{
	char path[30];
	int file = memfd_create("fuzz", 0);
	must(file >= 0 && write(file, data, size) == (ssize_t)size);
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	const struct drawing *drawing =
	    svg_read(job, path, (struct place){"x", 1, 1});
	close(file);
	must((drawing != NULL) == (job->diag->errors == 0));
	if (drawing)
		check_drawing(job->arena, drawing);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	try_file(&job, data, size);
	const char *d = arena_strndup(arena, (const char *)data, size);
	const struct drawing *drawing = svg_path(
	    arena, d, UNIT_MM(10), UNIT_MM(10), (struct colour){0, 0, 0});
	if (drawing)
		check_drawing(arena, drawing);
	arena_free(arena);
	return 0;
}
