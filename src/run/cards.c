/*
 * The index is a file of records that is only ever added to: each has the
 * digest of the article and of itself, so a record that was cut short or
 * belongs to an older article is known as such.  When most of them are old the
 * file is begun anew.  In memory there is a file's place only.
 */
#include "run/cards.h"

#include "article/decode.h"
#include "run/card.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC UINT32_C(0x6c666333) /* "lfc3" */

enum {
	CHUNK = 16,           /* articles that a worker reads at once */
	WASTE_LEAST = 1 << 20 /* bytes of old records that do not matter */
};

/* Before a record's path and card. */
struct head {
	uint32_t magic, path_size, card_size, unused;
	struct digest article; /* of its file's bytes */
	struct digest self;    /* of path and card */
};

/* What a worker says of an article, before its card. */
struct reading {
	uint64_t path; /* its number in the list */
	uint64_t same; /* the index has what belongs to these bytes: 1 */
	uint64_t size; /* of the card; 0: it does not read, or is the same */
	struct stamp stamp;
	struct digest digest;
};

struct cards {
	struct job *job;
	struct files *files;
	const char *name; /* of the file */
	int file;
	uint64_t end; /* where the next record goes */
	struct card_place {
		uint64_t at; /* of the card; 0: there is none */
		uint32_t size;
		bool whole;  /* known to be what was written */
		bool unsure; /* the file may have changed since */
		struct digest article;
	} * places; /* for each of files */
	size_t place_count;
	bool damaged; /* a card is not what was written */

	/* While articles are read: */
	const struct strings_list *paths;
	struct library_making *making; /* their library */
	size_t *todo, todo_count;      /* numbers of paths */
	bool *answered;                /* for each path */
	size_t chunk;
	struct arena *scratch; /* of an article in a worker; of an answer */
	bool failed;
};

/* ---- the index file ---- */

static struct card_place *
place_of(struct cards *cards, const char *path)
{
	size_t number = files_number(cards->files, path);
	if (number >= cards->place_count) {
		size_t count = cards->files->count + CHUNK;
		count += count / 2;
		struct card_place *places =
		    ARENA_ARRAY(cards->job->arena, count, struct card_place);
		if (cards->place_count)
			memcpy(places, cards->places,
			    cards->place_count * sizeof *places);
		cards->places = places;
		cards->place_count = count;
	}
	return &cards->places[number];
}

static bool
read_at(int file, uint64_t at, void *bytes, size_t size)
{
	return pread(file, bytes, size, (off_t)at) == (ssize_t)size;
}

/* false: errno says why. */
static bool
write_at(int file, uint64_t at, const char *bytes, size_t size)
{
	while (size) {
		ssize_t done = pwrite(file, bytes, size, (off_t)at);
		if (done < 0 && errno != EINTR)
			return false;
		size_t part = done > 0 ? (size_t)done : 0;
		at += part;
		bytes += part;
		size -= part;
	}
	return true;
}

/* Takes the records that are whole; *old: bytes of those that newer ones of
 * the same path have replaced. */
static void
scan(struct cards *cards, uint64_t *old)
{
	struct arena *scratch = arena_new();
	struct head head;
	struct stat status;
	uint64_t size =
	    fstat(cards->file, &status) == 0 ? (uint64_t)status.st_size : 0;
	while (read_at(cards->file, cards->end, &head, sizeof head) &&
	       head.magic == MAGIC && head.path_size &&
	       head.path_size < 65536) {
		char *path = arena_alloc(scratch, head.path_size);
		uint64_t at = cards->end + sizeof head;
		if (!read_at(cards->file, at, path, head.path_size) ||
		    path[head.path_size - 1] != '\0')
			break;
		struct card_place *place = place_of(cards, path);
		at += head.path_size;
		if (at + head.card_size > size)
			break;
		*old += place->at ? place->size : 0;
		*place = (struct card_place){
		    .at = at, .size = head.card_size, .article = head.article};
		cards->end = at + head.card_size;
		arena_reset(scratch);
	}
	arena_free(scratch);
}

/* Empties the file but for its first line, the program's digest. */
static void
begin_anew(struct cards *cards, const char *first, size_t size)
{
	if (cards->place_count)
		memset(cards->places, 0,
		    cards->place_count * sizeof *cards->places);
	/* ext4 writes what was cut to nothing to the disk when it is closed. */
	struct stat status;
	bool empty = fstat(cards->file, &status) == 0 && status.st_size == 0;
	cards->failed = (!empty && ftruncate(cards->file, 0) != 0) ||
			!write_at(cards->file, 0, first, size);
	cards->end = size;
}

static void
load(struct cards *cards, struct digest program)
{
	char first[64], found[64] = "", text[33];
	uint64_t old = 0;
	int size = snprintf(first, sizeof first, "leaflet-index 3 %s\n",
	    digest_print(text, program));
	cards->end = (uint64_t)size;
	if (read_at(cards->file, 0, found, (size_t)size) &&
	    strcmp(first, found) == 0)
		scan(cards, &old);
	else
		old = UINT64_MAX;
	if (old > WASTE_LEAST && old > cards->end / 2)
		begin_anew(cards, first, (size_t)size);
}

static void
report(struct cards *cards)
{
	diag_error(cards->job, (struct place){.file = cards->name},
	    "the index of articles cannot be written: %s. Look at the disk, "
	    "or choose another folder with -o.",
	    strerror(errno));
}

struct cards *
cards_open(struct job *job, struct files *files, struct digest program,
    const char *folder)
{
	struct cards *cards = ARENA_NEW(job->arena, struct cards);
	*cards = (struct cards){.job = job, .files = files};
	cards->name = folder ? arena_printf(job->arena, "%s/index", folder)
			     : "leaflet-index";
	cards->file =
	    folder ? open(cards->name, O_RDWR | O_CREAT | O_CLOEXEC, 0666)
		   : memfd_create(cards->name, MFD_CLOEXEC);
	if (cards->file >= 0)
		load(cards, program);
	if (cards->file >= 0 && !cards->failed)
		return cards;
	report(cards);
	cards_close(cards);
	return NULL;
}

void
cards_close(struct cards *cards)
{
	if (cards && cards->file >= 0)
		close(cards->file);
	if (cards)
		cards->file = -1;
}

/* ---- reading articles ---- */

static struct card_place *
place_of_file(struct cards *cards, const char *path)
{
	return place_of(cards, files_real(cards->files, path));
}

/* A file with another time need not have changed: one that was copied, or
 * whose run was cut off before its time was noted. */
static bool
is_same(struct cards *cards, const char *path, struct digest digest)
{
	const struct card_place *place = place_of_file(cards, path);
	return place->at && digest_same(place->article, digest);
}

/* In a worker: what is known of one file.  Its stamp is that of before it is
 * read: if it changes meanwhile, the next run reads it again. */
static void
read_one(struct cards *cards, struct arena *scratch, size_t path, FILE *out)
{
	const char *name = cards->paths->list[path], *printed = NULL;
	struct job job = {scratch, diag_new(scratch)};
	struct reading reading = {.path = path};
	struct library_card card;
	size_t size = 0;
	bool is_file = files_stamp(name, &reading.stamp);
	struct bytes bytes = decode_file(&job, name);
	if (bytes.data && is_file)
		reading.digest = digest_bytes(bytes.data, bytes.size);
	else if (is_file)
		reading.digest = files_read_digest(name);
	reading.same = is_file && is_same(cards, name, reading.digest);
	if (!reading.same && bytes.data &&
	    library_card(scratch, name, bytes.data, bytes.size, &card))
		printed = card_print(scratch, &card, &size);
	reading.size = size;
	fwrite(&reading, sizeof reading, 1, out);
	if (size)
		fwrite(printed, size, 1, out);
}

/* A pool_work: a chunk of the paths to do. */
static void
read_chunk(const void *context, struct job *job, size_t task, FILE *out)
{
	struct cards *cards = (struct cards *)context;
	size_t first = task * cards->chunk, last = first + cards->chunk;
	for (size_t i = first; i < last && i < cards->todo_count; i++) {
		read_one(cards, cards->scratch, cards->todo[i], out);
		arena_reset(cards->scratch);
	}
	(void)job;
}

/* Records that go into the file together. */
struct batch {
	struct arena *arena;
	char *bytes;
	size_t size, capacity;
};

static char *
extend(struct batch *batch, size_t size)
{
	size_t wanted = batch->size + size;
	if (wanted > batch->capacity) {
		char *larger = arena_room(batch->arena, wanted * 2);
		if (batch->size)
			memcpy(larger, batch->bytes, batch->size);
		batch->bytes = larger;
		batch->capacity = wanted * 2;
	}
	batch->size = wanted;
	return batch->bytes + wanted - size;
}

/* Adds a record; an article that does not read has one without a card. */
static void
add_record(struct cards *cards, struct batch *batch, const char *path,
    const struct reading *reading, const char *card)
{
	const char *real = files_real(cards->files, path);
	size_t path_size = strlen(real) + 1;
	size_t size = path_size + (size_t)reading->size;
	struct head head = {.magic = MAGIC,
	    .path_size = (uint32_t)path_size,
	    .card_size = (uint32_t)reading->size,
	    .article = reading->digest};
	uint64_t at = cards->end + batch->size + sizeof head + path_size;
	char *record = extend(batch, sizeof head + size);
	char *body = record + sizeof head;
	memcpy(body, real, path_size);
	if (reading->size)
		memcpy(body + path_size, card, (size_t)reading->size);
	head.self = digest_bytes(body, size);
	memcpy(record, &head, sizeof head);
	*place_of(cards, real) = (struct card_place){.at = at,
	    .size = head.card_size,
	    .whole = true,
	    .article = reading->digest};
}

static bool
parse(struct arena *arena, const char *path, const char *bytes, size_t size,
    struct library_card *card)
{
	bool good = size && card_parse(arena, bytes, size, card);
	card->entry.file = card->place.file = path;
	return good;
}

/* Hands the card in if it is the library's next. */
static void
hand_in(struct cards *cards, const struct reading *reading, const char *bytes)
{
	struct library_card card;
	if (reading->path != library_next(cards->making))
		return;
	bool good = parse(cards->scratch, cards->paths->list[reading->path],
	    bytes, (size_t)reading->size, &card);
	library_take(cards->making, good ? &card : NULL);
}

/* What an answer says of its articles. */
static void
take_readings(
    struct cards *cards, const struct pool_answer *answer, struct batch *batch)
{
	const char *at = answer->bytes;
	size_t left = answer->death == POOL_ALIVE ? answer->size : 0;
	struct reading reading;
	while (left >= sizeof reading) {
		memcpy(&reading, at, sizeof reading);
		at += sizeof reading;
		const char *path = cards->paths->list[reading.path];
		files_learn(cards->files, path, &reading.stamp, reading.digest);
		if (reading.same) {
			place_of_file(cards, path)->unsure = false;
		} else {
			add_record(cards, batch, path, &reading, at);
			hand_in(cards, &reading, at);
		}
		cards->answered[reading.path] = true;
		at += reading.size;
		left -= sizeof reading + (size_t)reading.size;
	}
}

/* A pool_hear. */
static bool
hear_chunk(void *context, const struct pool_answer *answer)
{
	struct cards *cards = context;
	struct batch batch = {.arena = cards->scratch};
	take_readings(cards, answer, &batch);
	bool good = write_at(cards->file, cards->end, batch.bytes, batch.size);
	cards->end += batch.size;
	arena_reset(batch.arena);
	if (!good)
		report(cards);
	return good;
}

/* Is the card there, of the article as it stands? */
static bool
is_current(struct cards *cards, const char *path)
{
	const struct card_place *place = place_of_file(cards, path);
	struct digest now;
	return place->at && files_known(cards->files, path, &now) &&
	       digest_same(now, place->article);
}

/* The paths that have not been answered for, one pool for all. */
static bool
read_round(struct cards *cards, const struct pool *from, size_t chunk)
{
	struct pool pool = *from;
	size_t count = 0;
	for (size_t i = 0; i < cards->paths->count; i++)
		if (!cards->answered[i])
			cards->todo[count++] = i;
	cards->todo_count = count;
	cards->chunk = chunk;
	pool.tasks = (count + chunk - 1) / chunk;
	pool.light = true;
	pool.work = read_chunk;
	pool.hear = hear_chunk;
	pool.work_context = pool.hear_context = cards;
	return pool_run(cards->job, &pool);
}

bool
cards_read(struct cards *cards, const struct strings_list *paths,
    struct library_making *making, const struct pool *pool)
{
	struct arena *arena = arena_new();
	cards->scratch = arena_new();
	cards->paths = paths;
	cards->making = making;
	cards->todo = ARENA_ARRAY(arena, paths->count, size_t);
	cards->answered = ARENA_ARRAY(arena, paths->count, bool);
	for (size_t i = 0; i < paths->count; i++) {
		cards->answered[i] = is_current(cards, paths->list[i]);
		/* A card of what the article was is none of it. */
		place_of_file(cards, paths->list[i])->unsure =
		    !cards->answered[i];
	}
	/* What was with one that ended its worker is read again, alone. */
	bool good =
	    read_round(cards, pool, CHUNK) && read_round(cards, pool, 1);
	arena_free(cards->scratch);
	arena_free(arena);
	return good;
}

/* Is a record as it was written? */
static bool
is_whole(const char *bytes, size_t size)
{
	struct head head;
	memcpy(&head, bytes, sizeof head);
	return digest_same(
	    head.self, digest_bytes(bytes + sizeof head, size - sizeof head));
}

bool
cards_find(void *context, struct arena *arena, const char *path,
    struct library_card *card)
{
	struct cards *cards = context;
	const char *real = files_real(cards->files, path);
	struct card_place *place = place_of(cards, real);
	size_t before = sizeof(struct head) + strlen(real) + 1;
	if (!place->at || place->unsure || !place->size || place->at < before)
		return false;
	size_t size = before + place->size;
	char *bytes = arena_room(arena, size);
	bool read = read_at(cards->file, place->at - before, bytes, size);
	place->whole = place->whole || (read && is_whole(bytes, size));
	bool good = read && place->whole &&
		    parse(arena, path, bytes + before, place->size, card);
	cards->damaged |= !good;
	return good;
}

bool
cards_are_whole(const struct cards *cards)
{
	if (!cards->damaged)
		return true;
	bool emptied = ftruncate(cards->file, 0) == 0;
	diag_error(cards->job, (struct place){.file = cards->name},
	    "the index of articles is damaged. %s again.",
	    emptied ? "It has been emptied; run" : "Delete it, then run");
	return false;
}
