/*
 * A text file of lines, each of words with a space between; what might
 * confuse that is percent-encoded.  The journal has lines of the same form.
 *
 * The journal is trusted only by a run under the same boot of the system:
 * what it says was written has then reached the file system, if not the disk.
 */
#include "run/manifest.h"

#include "base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_LINE "leaflet-manifest 1"
#define PART "manifest.part" /* the new one, until it is whole */

/* ---- words ---- */

/* How many bytes from the first stand for themselves. */
static size_t
plain_size(const char *text)
{
	size_t size = 0;
	while ((unsigned char)text[size] > ' ' && text[size] != '%' &&
	       text[size] != 0x7f)
		size++;
	return size;
}

static void
put_word(FILE *out, const char *text)
{
	fputs(*text ? " " : " %", out);
	while (*text) {
		size_t plain = plain_size(text);
		fwrite(text, plain, 1, out);
		text += plain;
		if (*text)
			fprintf(out, "%%%02x", (unsigned char)*text++);
	}
}

static void
put_digest(FILE *out, struct digest digest)
{
	char text[33];
	fputc(' ', out);
	fputs(digest_print(text, digest), out);
}

static void
put_number(FILE *out, uint64_t number)
{
	char buffer[TEXT_DECIMAL];
	fputc(' ', out);
	fputs(text_decimal(buffer, number), out);
}

/* A time, which may be before 1970. */
static void
put_time(FILE *out, int64_t time)
{
	if (time < 0)
		fprintf(out, " %" PRId64, time);
	else
		put_number(out, (uint64_t)time);
}

/* A line while it is read. */
struct line {
	struct arena *arena;
	char *at; /* NULL: there are no more words, or never were */
	bool broken;
};

static int
hex_value(char digit)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = digit ? strchr(digits, digit) : NULL;
	return at ? (int)(at - digits) : -1;
}

static const char *
take_word(struct line *line)
{
	char *word = line->at, *end, *to;
	if (!word) {
		line->broken = true;
		return "";
	}
	end = strchr(word, ' ');
	line->at = end ? end + 1 : NULL;
	if (end)
		*end = '\0';
	to = word;
	for (char *from = word; *from; from++) {
		if (*from != '%') {
			*to++ = *from;
			continue;
		}
		int high = hex_value(from[1]);
		int low = high >= 0 ? hex_value(from[2]) : -1;
		if (low < 0)
			continue;
		*to++ = (char)(high * 16 + low);
		from += 2;
	}
	*to = '\0';
	return arena_strdup(line->arena, word);
}

static uint64_t
take_number(struct line *line)
{
	char *end = NULL;
	const char *word = line->at;
	uint64_t number = word ? strtoull(word, &end, 10) : 0;
	if (!word || end == word || (*end && *end != ' ')) {
		line->broken = true;
		return 0;
	}
	line->at = *end ? end + 1 : NULL;
	return number;
}

static struct digest
take_digest(struct line *line)
{
	uint64_t halves[2] = {0, 0};
	for (int i = 0; i < 32; i++) {
		int value = line->at ? hex_value(line->at[i]) : -1;
		if (value < 0) {
			line->broken = true;
			line->at = NULL;
			return (struct digest){0, 0};
		}
		halves[i / 16] = halves[i / 16] << 4 | (unsigned)value;
	}
	line->at = line->at[32] == ' ' ? line->at + 33 : NULL;
	return (struct digest){halves[0], halves[1]};
}

/* ---- lines ---- */

static void
put_file(FILE *out, const struct file *file)
{
	fputs("file", out);
	put_word(out, file->path);
	put_number(out, file->stamp.size);
	put_number(out, file->stamp.inode);
	put_time(out, file->stamp.modified_ns);
	put_time(out, file->stamp.changed_ns);
	put_digest(out, file->digest);
	fputc('\n', out);
}

static void
take_file(struct manifest *manifest, struct line *line)
{
	struct file file = {.path = take_word(line)};
	file.stamp.size = take_number(line);
	file.stamp.inode = take_number(line);
	file.stamp.modified_ns = (int64_t)take_number(line);
	file.stamp.changed_ns = (int64_t)take_number(line);
	file.digest = take_digest(line);
	if (!line->broken &&
	    names_find(&manifest->files.by_path, file.path) == NAMES_NONE)
		files_add(&manifest->files, &file);
}

static void
put_record(FILE *out, const struct record *record)
{
	fputs("leaflet", out);
	put_word(out, record->edition);
	put_word(out, record->id);
	put_word(out, record->source);
	put_word(out, record->fit);
	put_digest(out, record->key);
	put_digest(out, record->context);
	put_digest(out, record->library);
	put_number(out, record->pages);
	put_number(out, record->sheets);
	put_number(out, record->warnings);
	put_number(out, record->bytes);
	put_time(out, record->modified_ns);
	put_number(out, record->input_count);
	for (size_t i = 0; i < record->input_count; i++) {
		put_word(out, record->inputs[i].path);
		put_digest(out, record->inputs[i].digest);
	}
	fputs(" .\n", out); /* so that a line cut short is known */
}

static void
take_inputs(struct line *line, struct record *record)
{
	size_t capacity = 0, count = (size_t)take_number(line);
	struct input *inputs = NULL;
	while (record->input_count < count && !line->broken) {
		struct input input = {.path = take_word(line)};
		input.digest = take_digest(line);
		ARENA_PUSH(
		    line->arena, inputs, record->input_count, capacity, input);
	}
	record->inputs = inputs;
}

/* It becomes a path to be removed: nothing but a plain name will do. */
static bool
is_plain_name(const char *name)
{
	return *name && *name != '.' && !strchr(name, '/');
}

static const char *
name_of(struct arena *arena, const char *edition, const char *id)
{
	return arena_printf(arena, "%s/%s", edition, id);
}

static void
keep(struct manifest *manifest, const struct record *record)
{
	struct record *old =
	    manifest_find(manifest, record->edition, record->id);
	if (old) {
		*old = *record;
		return;
	}
	struct arena *arena = manifest->job->arena;
	ARENA_PUSH(arena, manifest->records, manifest->count,
	    manifest->capacity, *record);
	names_add(&manifest->by_name,
	    name_of(arena, record->edition, record->id), manifest->count - 1);
}

static void
take_record(struct manifest *manifest, struct line *line)
{
	struct record record = {.edition = take_word(line)};
	record.id = take_word(line);
	record.source = take_word(line);
	record.fit = take_word(line);
	record.key = take_digest(line);
	record.context = take_digest(line);
	record.library = take_digest(line);
	record.pages = (size_t)take_number(line);
	record.sheets = (size_t)take_number(line);
	record.warnings = (size_t)take_number(line);
	record.bytes = take_number(line);
	record.modified_ns = (int64_t)take_number(line);
	take_inputs(line, &record);
	if (strcmp(take_word(line), ".") == 0 && !line->broken &&
	    is_plain_name(record.edition) && is_plain_name(record.id))
		keep(manifest, &record);
}

/* ---- files ---- */

static const char *
path_of(const struct manifest *manifest, const char *name)
{
	return arena_printf(
	    manifest->job->arena, "%s/%s", manifest->folder, name);
}

/* A line without its newline, or NULL. */
static char *
next_line(FILE *in, char **buffer, size_t *capacity)
{
	ssize_t size = getline(buffer, capacity, in);
	if (size <= 0 || (*buffer)[size - 1] != '\n')
		return NULL;
	(*buffer)[size - 1] = '\0';
	return *buffer;
}

static void
take_line(struct manifest *manifest, char *text)
{
	struct line line = {manifest->job->arena, text, false};
	char *space = strchr(text, ' ');
	if (!space)
		return;
	*space = '\0';
	line.at = space + 1;
	if (strcmp(text, "file") == 0)
		take_file(manifest, &line);
	else if (strcmp(text, "leaflet") == 0)
		take_record(manifest, &line);
}

/* A pipe in its place would be waited for. */
static bool
is_file(const char *path)
{
	struct stamp stamp;
	return files_stamp(path, &stamp);
}

/* Takes the lines of a file whose first one is as given; false: it is not. */
static bool
take_lines(struct manifest *manifest, const char *name, const char *first)
{
	char *buffer = NULL, *text;
	size_t capacity = 0;
	const char *path = path_of(manifest, name);
	FILE *in = is_file(path) ? fopen(path, "re") : NULL;
	if (!in)
		return false;
	text = next_line(in, &buffer, &capacity);
	bool right = text && strcmp(text, first) == 0;
	while (right && (text = next_line(in, &buffer, &capacity)) != NULL)
		take_line(manifest, text);
	free(buffer);
	fclose(in);
	return right;
}

/* Names the boot of the system; "" where that is not to be had. */
static const char *
boot_line(struct arena *arena)
{
	char id[64] = "";
	FILE *in = fopen("/proc/sys/kernel/random/boot_id", "re");
	if (in && !fgets(id, sizeof id, in))
		*id = '\0';
	if (in)
		fclose(in);
	id[strcspn(id, "\n")] = '\0';
	return *id ? arena_printf(arena, "leaflet-journal 1 %s", id) : "";
}

/* What a run before this one left, if it was under the same boot. */
static void
take_journal(struct manifest *manifest)
{
	manifest->boot = boot_line(manifest->job->arena);
	if (*manifest->boot)
		manifest->goes_on =
		    take_lines(manifest, "journal", manifest->boot);
	manifest->changed = manifest->goes_on;
}

struct manifest *
manifest_open(struct job *job, const char *folder)
{
	struct manifest *manifest = ARENA_NEW(job->arena, struct manifest);
	*manifest = (struct manifest){.job = job,
	    .folder = folder,
	    .files = files_new(job->arena),
	    .by_name = {.arena = job->arena}};
	take_lines(manifest, "manifest", FIRST_LINE);
	take_journal(manifest);
	return manifest;
}

/* The newline ends a line cut short. */
void
manifest_journal(struct manifest *manifest)
{
	bool goes_on = manifest->goes_on;
	const char *path = path_of(manifest, "journal");
	if (!*manifest->boot || (!is_file(path) && access(path, F_OK) == 0))
		return;
	manifest->journal = fopen(path, goes_on ? "ae" : "we");
	if (manifest->journal)
		fprintf(
		    manifest->journal, "%s\n", goes_on ? "" : manifest->boot);
}

struct record *
manifest_find(
    const struct manifest *manifest, const char *edition, const char *id)
{
	char name[1024];
	int size = snprintf(name, sizeof name, "%s/%s", edition, id);
	if (size < 0 || size >= (int)sizeof name)
		return NULL;
	size_t at = names_find(&manifest->by_name, name);
	return at == NAMES_NONE ? NULL : &manifest->records[at];
}

void
manifest_put(struct manifest *manifest, const struct record *record)
{
	struct arena *arena = manifest->job->arena;
	struct record own = *record;
	struct input *inputs =
	    ARENA_ARRAY(arena, own.input_count, struct input);
	for (size_t i = 0; i < own.input_count; i++)
		inputs[i] = record->inputs[i];
	own.inputs = inputs;
	own.fit = arena_strdup(arena, record->fit);
	keep(manifest, &own);
	manifest->changed = true;
	if (manifest->journal)
		put_record(manifest->journal, record);
}

void
manifest_note(struct manifest *manifest)
{
	if (manifest->journal)
		fflush(manifest->journal);
}

/* What was there once, and was not asked for, may be gone. */
static bool
is_kept(const struct file *file)
{
	return file->digest.high &&
	       (file->used || access(file->path, F_OK) == 0);
}

static void
put_all(FILE *out, const struct manifest *manifest)
{
	fputs(FIRST_LINE "\n", out);
	for (size_t i = 0; i < manifest->files.count; i++)
		if (is_kept(&manifest->files.list[i]))
			put_file(out, &manifest->files.list[i]);
	for (size_t i = 0; i < manifest->count; i++)
		if (!manifest->records[i].gone)
			put_record(out, &manifest->records[i]);
}

static bool
write_part(const char *path, const struct manifest *manifest)
{
	FILE *out = fopen(path, "we");
	if (!out)
		return false;
	put_all(out, manifest);
	bool good = !ferror(out);
	return (fclose(out) == 0) & good;
}

static bool
report_failure(const struct manifest *manifest, const char *name)
{
	diag_error(manifest->job,
	    (struct place){.file = path_of(manifest, name)},
	    "what was done cannot be noted: %s. Look at this file, then run "
	    "again.",
	    strerror(errno));
	return false;
}

bool
manifest_write(struct manifest *manifest)
{
	if (!manifest->changed && !manifest->files.changed)
		return true;
	const char *part = path_of(manifest, PART);
	manifest->written = write_part(part, manifest);
	if (manifest->written)
		return true;
	report_failure(manifest, PART);
	unlink(part);
	return false;
}

static void
close_journal(struct manifest *manifest)
{
	if (manifest->journal)
		fclose(manifest->journal);
	manifest->journal = NULL;
}

bool
manifest_close(struct manifest *manifest)
{
	close_journal(manifest);
	if (manifest->written &&
	    rename(path_of(manifest, PART), path_of(manifest, "manifest")) != 0)
		return report_failure(manifest, "manifest");
	unlink(path_of(manifest, "journal"));
	return true;
}

void
manifest_drop(struct manifest *manifest)
{
	close_journal(manifest);
	unlink(path_of(manifest, PART));
	unlink(path_of(manifest, "journal"));
}
