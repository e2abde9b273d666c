/*
 * Handing out tasks and bringing the answers into order.
 *
 * A worker has one task in hand and one to go on with, so that it never
 * waits; near the end it has no second one, so that nobody else waits.
 * Answers come as they are ready; one that is not the next to be told is kept,
 * and tasks are handed out at most WINDOW before the next to be told, so that
 * what is kept has a bound.
 */
#include "run/pool.h"

#include "run/again.h"
#include "run/alone.h"
#include "run/worker.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
	WINDOW = 1024,
	LIFE = 10000,      /* tasks of one worker */
	AHEAD = 2,         /* tasks that a worker has at most */
	READ_SIZE = 65536, /* bytes */
	WORKERS_MOST = 256
};

struct slot {
	struct worker worker;
	size_t tasks[AHEAD]; /* the first is in hand */
	int count;
	int given;            /* tasks in its life */
	uint64_t deadline_ms; /* of the task in hand, or 0 */
	bool killed;          /* as it was late */
	char *bytes;          /* what has come of the next answer */
	size_t size, capacity;
};

/* An answer that waits for its turn. */
struct kept {
	bool here;
	struct pool_answer answer;
	char *bytes;
};

struct state {
	struct job *job;
	const struct pool *pool;
	struct slot *slots;
	int slot_count;
	size_t next;   /* task to be handed out */
	size_t told;   /* so many have been told */
	size_t *again; /* tasks of workers that died before they began */
	size_t again_count, again_capacity;
	struct kept *kept; /* `window` of them, task modulo window */
	size_t window;
	struct arena *deaths;
	bool failed;
};

int
pool_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return 1;
	return CPU_COUNT(&set) > 0 ? CPU_COUNT(&set) : 1;
}

static uint64_t
now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static void
fail(struct state *state, const char *what)
{
	diag_error(state->job, (struct place){.file = "leaflet"},
	    "%s: %s. Run again with fewer worker processes (-j).", what,
	    strerror(errno));
	state->failed = true;
}

/* ---- answers ---- */

static void
tell(struct state *state, const struct pool_answer *answer)
{
	assert(answer->task == state->told);
	state->told++;
	if (!state->pool->hear(state->pool->hear_context, answer))
		state->failed = true;
}

/* Those that have waited for the one just told. */
static void
tell_kept(struct state *state)
{
	struct kept *kept = &state->kept[state->told % state->window];
	while (kept->here && !state->failed) {
		kept->here = false;
		tell(state, &kept->answer);
		free(kept->bytes);
		kept->bytes = NULL;
		kept = &state->kept[state->told % state->window];
	}
}

static void
keep(struct state *state, const struct pool_answer *answer)
{
	struct kept *kept = &state->kept[answer->task % state->window];
	char *bytes = malloc(answer->size + 1);
	if (!bytes) {
		fail(state, "there is no memory left for the results");
		return;
	}
	if (answer->size)
		memcpy(bytes, answer->bytes, answer->size);
	*kept = (struct kept){true, *answer, bytes};
	kept->answer.bytes = bytes;
	if (!state->pool->overhear)
		return;
	kept->answer.overheard = true;
	state->pool->overhear(state->pool->hear_context, &kept->answer);
}

static void
take(struct state *state, const struct pool_answer *answer)
{
	if (answer->task != state->told) {
		keep(state, answer);
		return;
	}
	tell(state, answer);
	tell_kept(state);
}

/* ---- handing out ---- */

static size_t
left(const struct state *state)
{
	return state->pool->tasks - state->next + state->again_count;
}

static bool
next_task(struct state *state, size_t *task)
{
	if (state->again_count) {
		*task = state->again[--state->again_count];
		return true;
	}
	if (state->next == state->pool->tasks ||
	    state->next >= state->told + state->window)
		return false;
	*task = state->next++;
	return true;
}

static void
set_deadline(const struct state *state, struct slot *slot)
{
	uint64_t patience =
	    (uint64_t)state->pool->seconds * POOL_PATIENCE * 1000;
	slot->deadline_ms = slot->count && patience ? now_ms() + patience : 0;
}

static void
give(struct state *state, struct slot *slot)
{
	size_t task;
	if (!next_task(state, &task))
		return;
	slot->tasks[slot->count++] = task;
	slot->given++;
	if (slot->count == 1)
		set_deadline(state, slot);
	/* Where it is gone already, reading will find that out. */
	(void)worker_give(&slot->worker, task);
}

/* A worker for the slot, if it has none. */
static bool
start(const struct state *state, struct slot *slot)
{
	if (slot->worker.pid)
		return true;
	slot->size = 0;
	slot->count = 0;
	slot->given = 0;
	slot->killed = false;
	return worker_start(&slot->worker, state->pool);
}

/* What a worker keeps from task to task grows with the words it has met: one
 * that has done its share makes room for another. */
static bool
is_retired(struct slot *slot)
{
	if (slot->given < LIFE)
		return false;
	if (slot->count == 0) {
		worker_stop(&slot->worker, false);
		slot->given = 0;
		return false;
	}
	return true;
}

/* Everybody has a task before anybody has a second one. */
static void
hand_out(struct state *state)
{
	int alive = 0;
	for (int ahead = 1; ahead <= AHEAD; ahead++)
		for (int i = 0; i < state->slot_count; i++) {
			struct slot *slot = &state->slots[i];
			if (slot->count >= ahead || !left(state) ||
			    is_retired(slot))
				continue;
			if (ahead > 1 &&
			    left(state) < (size_t)state->slot_count)
				continue;
			if (start(state, slot))
				give(state, slot);
		}
	for (int i = 0; i < state->slot_count; i++)
		alive += state->slots[i].worker.pid != 0;
	if (!alive && left(state))
		fail(state, "no worker process can be started");
}

/* ---- listening ---- */

/* The worker of a slot is gone: its task in hand has failed. */
static void
bury(struct state *state, struct slot *slot)
{
	arena_reset(state->deaths);
	struct pool_answer answer = {.task = slot->tasks[0]};
	int count = slot->count;
	worker_end(&slot->worker, state->pool, state->deaths, &answer);
	if (slot->killed)
		answer.death = POOL_SECONDS;
	slot->count = 0;
	slot->deadline_ms = 0;
	for (int i = 1; i < count; i++)
		ARENA_PUSH(state->job->arena, state->again, state->again_count,
		    state->again_capacity, slot->tasks[i]);
	if (count && answer.task != state->told && answer.last_words)
		answer.last_words =
		    arena_strdup(state->job->arena, answer.last_words);
	if (count)
		take(state, &answer);
}

static void
answered(
    struct state *state, struct slot *slot, const struct pool_answer *answer)
{
	assert(slot->count && slot->tasks[0] == answer->task);
	slot->count--;
	memmove(
	    slot->tasks, slot->tasks + 1, (AHEAD - 1) * sizeof *slot->tasks);
	set_deadline(state, slot);
	take(state, answer);
}

/* The answers that are whole. */
static void
take_bytes(struct state *state, struct slot *slot)
{
	size_t at = 0;
	struct worker_header header;
	while (slot->size - at >= sizeof header) {
		memcpy(&header, slot->bytes + at, sizeof header);
		if (slot->size - at - sizeof header < header.size)
			break;
		struct pool_answer answer = {.task = (size_t)header.task,
		    .bytes = slot->bytes + at + sizeof header,
		    .size = (size_t)header.size};
		at += sizeof header + (size_t)header.size;
		answered(state, slot, &answer);
		if (state->failed)
			return;
	}
	slot->size -= at;
	memmove(slot->bytes, slot->bytes + at, slot->size);
}

static bool
make_room(struct state *state, struct slot *slot)
{
	if (slot->capacity - slot->size >= READ_SIZE)
		return true;
	size_t capacity = slot->capacity * 2 + 2 * READ_SIZE;
	char *bytes = realloc(slot->bytes, capacity);
	if (!bytes) {
		fail(state, "there is no memory left for the results");
		return false;
	}
	slot->bytes = bytes;
	slot->capacity = capacity;
	return true;
}

static void
listen_to(struct state *state, struct slot *slot)
{
	if (!make_room(state, slot))
		return;
	ssize_t got =
	    recv(slot->worker.socket, slot->bytes + slot->size, READ_SIZE, 0);
	if (got < 0 && errno == EINTR)
		return;
	if (got <= 0) {
		bury(state, slot);
		return;
	}
	slot->size += (size_t)got;
	take_bytes(state, slot);
}

/* Milliseconds to the first deadline, or -1. */
static int
patience(const struct state *state)
{
	uint64_t first = UINT64_MAX, now = now_ms();
	for (int i = 0; i < state->slot_count; i++) {
		const struct slot *slot = &state->slots[i];
		if (slot->deadline_ms && slot->deadline_ms < first)
			first = slot->deadline_ms;
	}
	if (first == UINT64_MAX)
		return -1;
	uint64_t wait = first > now ? first - now : 0;
	return wait < 60000 ? (int)wait : 60000;
}

/* One that sleeps and never ends uses no processor time. */
static void
kill_late(struct state *state)
{
	uint64_t now = now_ms();
	for (int i = 0; i < state->slot_count; i++) {
		struct slot *slot = &state->slots[i];
		if (!slot->deadline_ms || slot->deadline_ms > now)
			continue;
		slot->killed = true;
		slot->deadline_ms = 0;
		kill(slot->worker.pid, SIGKILL);
	}
}

static void
listen_once(struct state *state)
{
	struct pollfd polls[WORKERS_MOST];
	for (int i = 0; i < state->slot_count; i++) {
		const struct worker *worker = &state->slots[i].worker;
		polls[i] = (struct pollfd){
		    worker->pid ? worker->socket : -1, POLLIN, 0};
	}
	int ready = poll(polls, (nfds_t)state->slot_count, patience(state));
	if (ready < 0 && errno != EINTR)
		fail(state, "the worker processes cannot be heard");
	for (int i = 0; ready > 0 && i < state->slot_count; i++)
		if (polls[i].revents && !state->failed)
			listen_to(state, &state->slots[i]);
	kill_late(state);
}

static void
end(struct state *state)
{
	for (int i = 0; i < state->slot_count; i++) {
		worker_stop(&state->slots[i].worker, state->failed);
		free(state->slots[i].bytes);
	}
	for (size_t i = 0; i < state->window; i++)
		free(state->kept[i].bytes);
	arena_free(state->deaths);
}

bool
pool_run(struct job *job, const struct pool *pool)
{
	if (pool->command && pool->tasks == 1 &&
	    again_arm(job->arena, pool->command))
		return alone_run(job, pool);
	struct state state = {.job = job, .pool = pool};
	size_t workers = pool->workers < 1 ? 1 : (size_t)pool->workers;
	if (workers > pool->tasks)
		workers = pool->tasks;
	if (workers > WORKERS_MOST)
		workers = WORKERS_MOST;
	state.slot_count = (int)workers;
	state.slots = ARENA_ARRAY(job->arena, workers, struct slot);
	state.window = pool->tasks < WINDOW ? pool->tasks : WINDOW;
	state.kept = ARENA_ARRAY(job->arena, state.window, struct kept);
	state.deaths = arena_new();
	while (!state.failed && state.told < pool->tasks) {
		hand_out(&state);
		if (!state.failed)
			listen_once(&state);
	}
	end(&state);
	return !state.failed;
}
