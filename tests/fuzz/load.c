/*
 * Any bytes at all are read as a configuration: it is refused with a message,
 * or gives a theme for every edition it builds, and lists itself.
 */
#include "theme/load.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A file in memory that holds the bytes; its path goes into path. */
static int
file_of(const uint8_t *data, size_t size, char path[32])
{
	int file = memfd_create("leaflet.yaml", MFD_CLOEXEC);
	if (file < 0 || write(file, data, size) != (ssize_t)size)
		abort();
	snprintf(path, 32, "/proc/self/fd/%d", file);
	return file;
}

static void
use(struct job *job, const struct config *config)
{
	struct edition_names names = load_editions(config);
	FILE *out = fopen("/dev/null", "w");
	if (!out || names.count == 0 || job->diag->errors)
		abort();
	load_print(out, config, NULL);
	for (size_t i = 0; i < names.count; i++) {
		const struct theme *theme =
		    load_theme(job, config, names.list[i]);
		if (!theme || theme->format.width <= 0 ||
		    theme->styles[ROLE_BODY].size < UNIT_PT(12))
			abort();
		for (int string = 0; string < STRING_OTHER_FORMATS; string++)
			if (!theme_string(theme, "en-GB", (enum string)string))
				abort();
		load_print(out, config, names.list[i]);
	}
	fclose(out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[32];
	int file = file_of(data, size, path);
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct load_request request = {.file = path, .data = "."};
	const struct config *config = load_config(&job, &request);
	if (config)
		use(&job, config);
	else if (job.diag->errors == 0)
		abort();
	arena_free(arena);
	close(file);
	return 0;
}
