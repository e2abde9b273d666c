/*
 * Starting workers, hearing them, and bringing their answers into order.
 *
 * Workers take their tasks from the board and answer as they are ready.  To
 * wake a process costs as much as to note an answer: so this one is not woken
 * by each, but looks at what has come every PAUSE, as long as the workers have
 * enough to do.  An answer that is not the next to be told is kept; as tasks
 * may be taken at most BOARD_WINDOW before that one, what is kept has a bound.
 */
#include "run/pool.h"

#include "run/again.h"
#include "run/alone.h"
#include "run/board.h"
#include "run/worker.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	PAUSE_MS = 5,
	ABSENT_MS = 500, /* in which nobody listens, that does not matter yet */
	READ_SIZE = 65536, /* bytes */
	IDLE_MOST = 16     /* workers, one after the other, that do nothing */
};

struct slot {
	struct worker worker;
	int number;
	bool gone;         /* it has closed its end, without a task */
	bool waits;        /* for tasks */
	uint64_t since_ms; /* it has had the task in hand, at the latest */
	size_t late;       /* the task that it was killed for; or BOARD_NONE */
	char *bytes;       /* what has come of the next answer */
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
	struct board *board;
	struct slot *slots;
	int slot_count;
	struct kept *kept; /* task modulo BOARD_WINDOW */
	size_t kept_count;
	size_t heard;         /* bytes, when they were last looked for */
	uint64_t listened_ms; /* when that was */
	uint64_t back_ms;     /* nobody had listened for long until then */
	int idle; /* workers that have gone without a task since one had one */
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

static void
fail(struct state *state, const char *what)
{
	diag_error(state->job, (struct place){.file = "leaflet"},
	    "%s: %s. Run again with fewer worker processes (-j).", what,
	    strerror(errno));
	state->failed = true;
}

/* They cannot even begin, so new ones would do no better. */
static void
give_up(struct state *state)
{
	diag_error(state->job, (struct place){.file = "leaflet"},
	    "worker processes end before they have done anything. Let the "
	    "program have more memory (ulimit -v), or run again with fewer of "
	    "them (-j).");
	state->failed = true;
}

/* ---- answers ---- */

static struct kept *
place_of(const struct state *state, size_t task)
{
	return &state->kept[task % state->kept_count];
}

static void
tell(struct state *state, const struct pool_answer *answer)
{
	assert(answer->task == board_next(state->board));
	board_tell(state->board);
	if (!state->pool->hear(state->pool->hear_context, answer))
		state->failed = true;
}

/* Those that have waited for the one just told. */
static void
tell_kept(struct state *state)
{
	struct kept *kept = place_of(state, board_next(state->board));
	while (kept->here && !state->failed) {
		kept->here = false;
		tell(state, &kept->answer);
		free(kept->bytes);
		kept->bytes = NULL;
		kept = place_of(state, board_next(state->board));
	}
}

static void
keep(struct state *state, const struct pool_answer *answer)
{
	struct kept *kept = place_of(state, answer->task);
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
	board_answered(state->board, answer->task);
	state->idle = 0;
	if (answer->task != board_next(state->board)) {
		keep(state, answer);
		return;
	}
	tell(state, answer);
	tell_kept(state);
}

/* ---- workers ---- */

static bool
start(const struct state *state, struct slot *slot)
{
	worker_stop(&slot->worker, false);
	slot->gone = slot->waits = false;
	slot->late = BOARD_NONE;
	slot->size = 0;
	slot->since_ms = worker_now_ms();
	return worker_start(
	    &slot->worker, state->pool, state->board, slot->number);
}

/* As many as there are tasks for, and those that wait shall go on. */
static void
man(struct state *state)
{
	int alive = 0;
	size_t tasks =
	    board_free_tasks(state->board, (size_t)state->slot_count);
	for (int i = 0; i < state->slot_count; i++) {
		struct slot *slot = &state->slots[i];
		if (slot->waits && tasks) {
			slot->waits = false;
			slot->since_ms = worker_now_ms();
			worker_wake(&slot->worker);
		}
		if ((!slot->worker.pid || slot->gone) && tasks &&
		    start(state, slot))
			tasks--;
		alive += slot->worker.pid && !slot->gone;
	}
	if (!alive && tasks)
		fail(state, "no worker process can be started");
}

/* ---- listening ---- */

/* The worker of a slot has a task in hand, and is gone: that one has failed,
 * unless it was killed for the task before. */
static void
bury(struct state *state, struct slot *slot, size_t hand)
{
	arena_reset(state->deaths);
	struct pool_answer answer = {.task = hand};
	worker_end(&slot->worker, state->pool, state->deaths, &answer);
	if (slot->late == hand)
		answer.death = POOL_SECONDS;
	if (slot->late != hand && slot->late != BOARD_NONE) {
		board_release(state->board, hand);
		return;
	}
	if (hand != board_next(state->board) && answer.last_words)
		answer.last_words =
		    arena_strdup(state->job->arena, answer.last_words);
	take(state, &answer);
}

/* It has closed its end. */
static void
part(struct state *state, struct slot *slot)
{
	size_t hand = board_hand(state->board, slot->number);
	slot->gone = true;
	if (hand != BOARD_NONE)
		bury(state, slot, hand);
	else if (++state->idle > IDLE_MOST + state->slot_count)
		give_up(state);
}

static void
answered(struct state *state, struct slot *slot,
    const struct worker_header *header, const char *bytes)
{
	slot->since_ms = header->ready_ms;
	slot->waits = header->task == BOARD_LATER;
	if (slot->waits)
		return;
	assert(board_holds(state->board, slot->number, (size_t)header->task));
	take(state, &(struct pool_answer){.task = (size_t)header->task,
			.bytes = bytes,
			.size = (size_t)header->size});
}

/* The answers that are whole. */
static void
take_bytes(struct state *state, struct slot *slot)
{
	size_t at = 0;
	struct worker_header header;
	while (slot->size - at >= sizeof header && !state->failed) {
		memcpy(&header, slot->bytes + at, sizeof header);
		if (slot->size - at - sizeof header < header.size)
			break;
		answered(
		    state, slot, &header, slot->bytes + at + sizeof header);
		at += sizeof header + (size_t)header.size;
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

static bool
is_there(const struct slot *slot)
{
	return slot->worker.pid && !slot->gone;
}

/* What has come of it, if anything. */
static void
listen_to(struct state *state, struct slot *slot)
{
	ssize_t got = READ_SIZE;
	while (got == READ_SIZE && !state->failed && make_room(state, slot)) {
		got = recv(slot->worker.socket, slot->bytes + slot->size,
		    READ_SIZE, MSG_DONTWAIT);
		if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
			part(state, slot);
		if (got <= 0)
			return;
		state->heard += (size_t)got;
		slot->size += (size_t)got;
		take_bytes(state, slot);
	}
}

static bool
is_held_to_time(const struct state *state, const struct slot *slot)
{
	return state->pool->seconds && is_there(slot) && !slot->waits &&
	       slot->late == BOARD_NONE;
}

/* Who is not listened to may be waiting to say that it is ready. */
static uint64_t
deadline_ms(const struct state *state, const struct slot *slot)
{
	uint64_t since =
	    slot->since_ms > state->back_ms ? slot->since_ms : state->back_ms;
	return since + (uint64_t)state->pool->seconds * POOL_PATIENCE * 1000;
}

/* Milliseconds to the first deadline, or -1. */
static int
patience(const struct state *state)
{
	uint64_t first = UINT64_MAX, now = worker_now_ms();
	for (int i = 0; i < state->slot_count; i++) {
		const struct slot *slot = &state->slots[i];
		if (is_held_to_time(state, slot) &&
		    deadline_ms(state, slot) < first)
			first = deadline_ms(state, slot);
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
	uint64_t now = worker_now_ms();
	if (now - state->listened_ms > ABSENT_MS)
		state->back_ms = now;
	for (int i = 0; i < state->slot_count; i++) {
		struct slot *slot = &state->slots[i];
		if (!is_held_to_time(state, slot) ||
		    deadline_ms(state, slot) > now)
			continue;
		slot->late = board_hand(state->board, slot->number);
		kill(slot->worker.pid, SIGKILL);
	}
}

/* Waits for an answer, or for the end of a worker only, until the pause is
 * over: an answer that comes meanwhile must not be what others wait for, nor
 * so large that its worker cannot go on before it is read. */
static void
wait_for_answers(struct state *state)
{
	struct pollfd polls[BOARD_WORKERS];
	bool calm =
	    board_free_tasks(state->board, 1) && state->heard < READ_SIZE;
	for (int i = 0; i < state->slot_count; i++)
		polls[i] =
		    (struct pollfd){.fd = is_there(&state->slots[i])
					      ? state->slots[i].worker.socket
					      : -1,
			.events = calm ? 0 : POLLIN};
	int ready = poll(polls, (nfds_t)state->slot_count,
	    calm ? PAUSE_MS : patience(state));
	if (ready < 0 && errno != EINTR)
		fail(state, "the worker processes cannot be heard");
	state->listened_ms = worker_now_ms();
}

static void
listen_once(struct state *state)
{
	wait_for_answers(state);
	state->heard = 0;
	for (int i = 0; i < state->slot_count && !state->failed; i++)
		if (is_there(&state->slots[i]))
			listen_to(state, &state->slots[i]);
	if (state->heard && state->pool->pause)
		state->pool->pause(state->pool->hear_context);
	kill_late(state);
}

void
pool_wait(struct pool_leavers *leavers)
{
	for (size_t i = 0; i < leavers->count; i++)
		worker_stop(&leavers->list[i], false);
	leavers->count = 0;
}

static bool
begin(struct state *state)
{
	struct arena *arena = state->job->arena;
	const struct pool *pool = state->pool;
	if (pool->leavers)
		pool_wait(pool->leavers); /* of the pool before */
	size_t workers = pool->workers < 1 ? 1 : (size_t)pool->workers;
	if (workers > pool->tasks)
		workers = pool->tasks;
	if (workers > BOARD_WORKERS)
		workers = BOARD_WORKERS;
	state->slot_count = (int)workers;
	state->slots = ARENA_ARRAY(arena, workers, struct slot);
	for (int i = 0; i < state->slot_count; i++)
		state->slots[i].number = i;
	state->kept_count =
	    pool->tasks < BOARD_WINDOW ? pool->tasks : BOARD_WINDOW;
	state->kept = ARENA_ARRAY(arena, state->kept_count, struct kept);
	state->deaths = arena_new();
	state->board = board_new(pool->tasks);
	if (!state->board)
		fail(state, "there is no memory for worker processes");
	return !state->failed;
}

static void
dismiss(struct state *state, struct worker *worker)
{
	struct pool_leavers *leavers = state->pool->leavers;
	if (!leavers || state->failed || !worker->pid) {
		worker_stop(worker, state->failed);
		return;
	}
	worker_leave(worker);
	ARENA_PUSH(state->job->arena, leavers->list, leavers->count,
	    leavers->capacity, *worker);
}

static void
end(struct state *state)
{
	for (int i = 0; i < state->slot_count; i++) {
		dismiss(state, &state->slots[i].worker);
		free(state->slots[i].bytes);
	}
	for (size_t i = 0; i < state->kept_count; i++)
		free(state->kept[i].bytes);
	arena_free(state->deaths);
	board_free(state->board);
}

bool
pool_run(struct job *job, const struct pool *pool)
{
	if (pool->tasks == 0)
		return true;
	if (pool->command && pool->tasks == 1 &&
	    again_arm(job->arena, pool->command))
		return alone_run(job, pool);
	struct state state = {.job = job, .pool = pool};
	if (begin(&state))
		while (!state.failed && board_next(state.board) < pool->tasks) {
			man(&state);
			if (!state.failed)
				listen_once(&state);
		}
	end(&state);
	return !state.failed;
}
