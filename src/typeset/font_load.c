/*
 * The faces that a theme asks for: found by the names inside the files of its
 * folders, those of fonts.fallback also among the system's.
 */
#include "typeset/font.h"

#include "typeset/system_fonts.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MOST = 4096, DEPTH_MOST = 4, REGULAR = 400, BOLD = 700 };

struct scan {
	struct arena *arena;
	struct font_file *list;
	size_t count, capacity, files;
};

static bool
is_font_name(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && (strcmp(name + size - 4, ".ttf") == 0 ||
			       strcmp(name + size - 4, ".otf") == 0);
}

static void
scan_folder(struct scan *scan, const char *folder, int depth)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		char *path = arena_printf(scan->arena, "%s/%s", folder, name);
		struct stat status;
		struct font_file found;
		if (name[0] == '.' || stat(path, &status) != 0)
			;
		else if (S_ISDIR(status.st_mode) && depth < DEPTH_MOST)
			scan_folder(scan, path, depth + 1);
		else if (S_ISREG(status.st_mode) && is_font_name(name) &&
			 scan->files++ < FILES_MOST &&
			 font_look(scan->arena, path, &found))
			ARENA_PUSH(scan->arena, scan->list, scan->count,
			    scan->capacity, found);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

/* The upright face of the family that is nearest in weight, or NULL. */
static const struct font_file *
find_candidate(const struct scan *scan, const char *family, int weight)
{
	const struct font_file *best = NULL;
	for (size_t i = 0; i < scan->count; i++) {
		const struct font_file *one = &scan->list[i];
		if (!one->upright || strcmp(one->family, family) != 0)
			continue;
		if (!best ||
		    abs(one->weight - weight) < abs(best->weight - weight))
			best = one;
	}
	return best;
}

struct loading {
	struct job *job;
	const struct theme *theme;
	struct scan scan;
	struct font **list;
	size_t count, capacity;
	struct system_fonts *system; /* NULL: nobody asked for them */
	bool failed;
};

static bool
is_path(const char *family)
{
	return strchr(family, '/') || is_font_name(family);
}

static bool
is_loaded(const struct loading *loading, const struct font_file *file)
{
	for (size_t i = 0; i < loading->count; i++)
		if (strcmp(loading->list[i]->path, file->path) == 0 &&
		    loading->list[i]->collection == file->collection)
			return true;
	return false;
}

static void
say_no_font(struct loading *loading, const struct font_choice *choice)
{
	if (access(choice->family, R_OK) == 0)
		diag_error(loading->job, choice->place,
		    "'%s' is no font file that can be read. Replace it with a "
		    "TrueType or OpenType font.",
		    choice->family);
	else
		diag_error(loading->job, choice->place,
		    "cannot open '%s': %s. Paths begin at the folder of the "
		    "configuration.",
		    choice->family, strerror(errno));
}

static void
say_missing(struct loading *loading, const struct font_choice *choice)
{
	const char *names[64];
	size_t count = 0;
	const struct scan *scan = &loading->scan;
	for (size_t i = 0; i < scan->count && count < 64; i++)
		names[count++] = scan->list[i].family;
	const char *first =
	    loading->theme->folder_count ? loading->theme->folders[0] : "fonts";
	const char *near = NULL;
	size_t size = strlen(choice->family);
	for (size_t i = 0; i < count && !near; i++)
		if (strncasecmp(names[i], choice->family, size) == 0)
			near = names[i];
	diag_error(loading->job, choice->place,
	    "there is no font '%s' in %s%s. "
	    "%s%s%s",
	    choice->family, first,
	    loading->theme->folder_count > 1 ? " and the other folders" : "",
	    near ? "Did you mean '"
		 : "Put its files there, or name another "
		   "family in fonts.body or fonts.heading",
	    near ? near : "", near ? "'?" : ".");
}

/* A file of the family, or the file that it names. */
static const struct font_file *
find_choice(
    struct loading *loading, const struct font_choice *choice, int weight)
{
	if (!is_path(choice->family))
		return find_candidate(&loading->scan, choice->family, weight);
	struct font_file *named =
	    ARENA_NEW(loading->job->arena, struct font_file);
	return font_look(loading->job->arena, choice->family, named) ? named
								     : NULL;
}

static void
load_file(struct loading *loading, const struct font_file *found,
    const struct font_choice *choice)
{
	if (!found) {
		if (is_path(choice->family))
			say_no_font(loading, choice);
		else
			say_missing(loading, choice);
		loading->failed = true;
		return;
	}
	if (is_loaded(loading, found))
		return;
	struct font *font = font_open(loading->job, found, choice->place);
	if (!font) {
		loading->failed = true;
		return;
	}
	font->index = (int)loading->count;
	ARENA_PUSH(loading->job->arena, loading->list, loading->count,
	    loading->capacity, font);
}

static void
load_weight(struct loading *loading, enum font_slot slot, int weight)
{
	const struct font_choice *choice = &loading->theme->fonts[slot];
	load_file(loading, find_choice(loading, choice, weight), choice);
}

/* A family that serves where the others lack a character. */
static void
load_fallback(struct loading *loading, const struct font_choice *choice)
{
	static const int weights[] = {REGULAR, BOLD};
	for (int i = 0; i < 2 && !loading->failed; i++) {
		const struct font_file *found =
		    find_choice(loading, choice, weights[i]);
		if (!found && !is_path(choice->family)) {
			if (!loading->system)
				loading->system =
				    system_fonts_open(loading->job->arena,
					loading->theme->folders,
					loading->theme->folder_count);
			found = system_fonts_family(
			    loading->system, choice->family, weights[i]);
		}
		load_file(loading, found, choice);
	}
}

/* Every slot and weight once, in the order of the roles; then the others. */
static void
load_all(struct loading *loading)
{
	bool seen[FONT_SLOT_COUNT][10] = {{false}};
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct style *style = &loading->theme->styles[role];
		int weights[] = {style->weight, style->bold_weight};
		for (int i = 0; i < 2; i++) {
			int step = weights[i] / 100;
			if (step < 1 || step > 9 || seen[style->font][step])
				continue;
			seen[style->font][step] = true;
			load_weight(loading, style->font, weights[i]);
			if (loading->failed)
				return;
		}
	}
	for (size_t i = 0; i < loading->theme->fallback_count; i++)
		load_fallback(loading, &loading->theme->fallback[i]);
}

struct fonts *
font_load(struct job *job, const struct theme *theme)
{
	struct loading loading = {
	    .job = job, .theme = theme, .scan = {.arena = job->arena}};
	for (size_t i = 0; i < theme->folder_count; i++)
		scan_folder(&loading.scan, theme->folders[i], 0);
	load_all(&loading);
	if (loading.system)
		system_fonts_close(loading.system);
	struct fonts *fonts = ARENA_NEW(job->arena, struct fonts);
	fonts->list = loading.list;
	fonts->count = loading.count;
	if (!loading.failed)
		return fonts;
	font_free(fonts);
	return NULL;
}

void
font_free(struct fonts *fonts)
{
	for (size_t i = 0; fonts && i < fonts->count; i++)
		font_close(fonts->list[i]);
}
