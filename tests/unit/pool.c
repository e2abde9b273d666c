/* Worker processes: order, and what a task that goes wrong costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run/pool.h"

#include <signal.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <string.h>
#include <unistd.h>

enum { TASKS = 60 };

/* What the tasks are to do, and what was heard of them. */
struct trial {
	int seed;
	enum pool_death wanted[TASKS]; /* how a task shall end */
	enum pool_death heard[TASKS];
	int codes[TASKS];
	char words[TASKS][80];
	size_t count, stop_at;
	bool overheard[TASKS];
	bool in_order, right;
};

static void
die(enum pool_death how)
{
	volatile unsigned spin = 1;
	switch (how) {
	case POOL_SIGNAL:
		signal(SIGSEGV, SIG_DFL); /* cmocka catches it */
		raise(SIGSEGV);
		break;
	case POOL_EXIT:
		fputs("==\n\nsome last words\nand more\n", stderr);
		exit(7);
	case POOL_SECONDS:
		while (spin)
			spin = spin | 1u;
		break;
	case POOL_MEMORY:
		for (struct arena *arena = arena_new();;)
			arena_alloc(arena, 1 << 20);
	case POOL_ALIVE:
		break;
	}
}

static void
work(const void *context, struct job *job, size_t task, FILE *answer)
{
	const struct trial *trial = context;
	srand((unsigned)(task + 1) * 7919u + (unsigned)trial->seed);
	usleep((useconds_t)(rand() % 2000));
	die(trial->wanted[task]);
	fputs(arena_printf(job->arena, "task %zu, ", task), answer);
	for (size_t i = 0; i < task * 1000; i++)
		fputc('a' + (char)(i % 26), answer);
}

static void
overhear(void *context, const struct pool_answer *answer)
{
	struct trial *trial = context;
	trial->in_order &= answer->task > trial->count;
	trial->right &= !trial->overheard[answer->task];
	trial->overheard[answer->task] = true;
}

static bool
hear(void *context, const struct pool_answer *answer)
{
	struct trial *trial = context;
	char begins[32];
	trial->right &= answer->overheard == trial->overheard[answer->task];
	snprintf(begins, sizeof begins, "task %zu, ", answer->task);
	trial->in_order &= answer->task == trial->count;
	trial->count++;
	trial->heard[answer->task] = answer->death;
	trial->codes[answer->task] = answer->code;
	if (answer->last_words)
		snprintf(
		    trial->words[answer->task], 80, "%s", answer->last_words);
	if (answer->death == POOL_ALIVE)
		trial->right &=
		    answer->size == strlen(begins) + answer->task * 1000 &&
		    memcmp(answer->bytes, begins, strlen(begins)) == 0;
	return trial->count != trial->stop_at;
}

static bool
try(struct trial *trial, int workers)
{
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	trial->in_order = trial->right = true;
	trial->count = 0;
	struct pool_leavers leavers = {0};
	bool good = pool_run(&job, &(struct pool){.tasks = TASKS,
				       .workers = workers,
				       .seconds = 1,
				       .memory_mib = 64,
				       .work = work,
				       .work_context = trial,
				       .hear = hear,
				       .overhear = overhear,
				       .hear_context = trial,
				       .leavers = &leavers});
	assert_int_equal(job.diag->count, 0);
	pool_wait(&leavers);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	arena_free(arena);
	return good;
}

static void
answers_come_in_order(void **state)
{
	(void)state;
	for (int workers = 1; workers <= 5; workers++) {
		struct trial trial = {.seed = workers};
		assert_true(try(&trial, workers));
		assert_int_equal(trial.count, TASKS);
		assert_true(trial.in_order);
		assert_true(trial.right);
	}
}

static void
one_that_goes_wrong_costs_itself_only(void **state)
{
	(void)state;
	static const enum pool_death wrongs[] = {
	    POOL_SIGNAL, POOL_EXIT, POOL_SECONDS, POOL_MEMORY};
	for (int workers = 1; workers <= 3; workers += 2) {
		struct trial trial = {.seed = workers};
		for (size_t i = 0; i < 4; i++)
			trial.wanted[(i * 19 + (size_t)workers) % TASKS] =
			    wrongs[i];
		assert_true(try(&trial, workers));
		assert_true(trial.in_order);
		assert_true(trial.right);
		for (size_t i = 0; i < TASKS; i++) {
			assert_int_equal(trial.heard[i], trial.wanted[i]);
			if (trial.wanted[i] == POOL_SIGNAL)
				assert_int_equal(trial.codes[i], SIGSEGV);
			if (trial.wanted[i] == POOL_EXIT) {
				assert_int_equal(trial.codes[i], 7);
				assert_string_equal(
				    trial.words[i], "some last words");
			}
		}
	}
}

static void
all_may_go_wrong(void **state)
{
	(void)state;
	struct trial trial = {.seed = 1};
	for (size_t i = 0; i < TASKS; i++)
		trial.wanted[i] = POOL_SIGNAL;
	assert_true(try(&trial, 3));
	assert_int_equal(trial.count, TASKS);
	assert_true(trial.in_order);
	assert_memory_equal(trial.heard, trial.wanted, sizeof trial.heard);
}

static void
who_hears_may_stop(void **state)
{
	(void)state;
	struct trial trial = {.stop_at = 20};
	assert_false(try(&trial, 3));
	assert_int_equal(trial.count, 20);
}

/* ---- more tasks than can be taken at once ---- */

enum { MANY = 18000, SLEEPY = 7, DEADLY = 1500 };

struct many {
	bool slow;    /* the first task is made while the others are */
	size_t count; /* heard */
	size_t died;
	pid_t last; /* who answered last */
	size_t makers;
	size_t pauses, unpaused; /* answers since the last pause */
	bool right;
};

static void
work_of_many(const void *context, struct job *job, size_t task, FILE *answer)
{
	const struct many *many = context;
	const pid_t own = getpid();
	(void)job;
	if (many->slow && task == 0)
		usleep(200000);
	if (task == DEADLY)
		raise(SIGKILL);
	fwrite(&own, sizeof own, 1, answer);
}

static bool
hear_many(void *context, const struct pool_answer *answer)
{
	struct many *many = context;
	pid_t from;
	many->right &= answer->task == many->count;
	many->count++;
	many->unpaused++;
	if (answer->death != POOL_ALIVE) {
		many->right &= answer->task == DEADLY &&
			       answer->death == POOL_SIGNAL &&
			       answer->code == SIGKILL;
		many->died++;
		return true;
	}
	many->right &= answer->size == sizeof from;
	memcpy(&from, answer->bytes, sizeof from);
	many->makers += from != many->last;
	many->last = from;
	return true;
}

static void
pause_of_many(void *context)
{
	struct many *many = context;
	many->pauses++;
	many->unpaused = 0;
}

static void
try_many(struct many *many, int workers, size_t tasks)
{
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	many->right = true;
	assert_true(pool_run(&job, &(struct pool){.tasks = tasks,
				       .workers = workers,
				       .work = work_of_many,
				       .work_context = many,
				       .hear = hear_many,
				       .pause = pause_of_many,
				       .hear_context = many}));
	assert_int_equal(job.diag->count, 0);
	assert_true(many->right);
	assert_int_equal(many->count, tasks);
	assert_int_equal(many->died, 1);
	assert_int_equal(many->unpaused, 0);
	assert_true(many->pauses > 0 && many->pauses < tasks / 2);
	arena_free(arena);
}

/* One worker dies, and another does not live for all that is left, unless that
 * is little. */
static void
workers_retire(void **state)
{
	(void)state;
	struct many many = {.slow = false}, fewer = {.slow = false};
	try_many(&many, 1, MANY);
	assert_int_equal(many.makers, 3);
	try_many(&fewer, 1, DEADLY + 1 + 10000 + 4999);
	assert_int_equal(fewer.makers, 2);
}

/* While the first is in hand, the others come to the end of what they may
 * take, and wait. */
static void
a_slow_one_holds_up_nothing_for_good(void **state)
{
	(void)state;
	for (int workers = 2; workers <= 4; workers += 2)
		try_many(&(struct many){.slow = true}, workers, MANY);
}

/* ---- patience ---- */

struct sleepy {
	size_t late[TASKS], count;
	bool right;
};

/* All but two are quick. */
static void
work_sleepily(const void *context, struct job *job, size_t task, FILE *answer)
{
	(void)context;
	(void)job;
	usleep(1000);
	while (task == SLEEPY || task == 2 * SLEEPY)
		pause();
	fputs("awake", answer);
}

static bool
hear_sleepy(void *context, const struct pool_answer *answer)
{
	struct sleepy *sleepy = context;
	if (answer->death == POOL_ALIVE) {
		sleepy->right &= answer->size == 5;
		return true;
	}
	sleepy->right &= answer->death == POOL_SECONDS;
	sleepy->late[sleepy->count++] = answer->task;
	return true;
}

static void
who_sleeps_is_late(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct sleepy sleepy = {.right = true};
	assert_true(pool_run(&job, &(struct pool){.tasks = TASKS,
				       .workers = 3,
				       .seconds = 1,
				       .work = work_sleepily,
				       .hear = hear_sleepy,
				       .hear_context = &sleepy}));
	assert_int_equal(sleepy.count, 2);
	assert_int_equal(sleepy.late[0], SLEEPY);
	assert_int_equal(sleepy.late[1], 2 * SLEEPY);
	assert_true(sleepy.right);
	arena_free(arena);
}

/* ---- absence ---- */

enum { LARGE = 8 * 1024 * 1024, ABSENCES = 6 };

/* More than goes on its way while nobody reads. */
static void
work_much(const void *context, struct job *job, size_t task, FILE *answer)
{
	(void)context;
	(void)task;
	fwrite(arena_alloc(job->arena, LARGE), LARGE, 1, answer);
}

/* After the first, longer than a worker may take. */
static bool
hear_late(void *context, const struct pool_answer *answer)
{
	size_t *alive = context;
	*alive += answer->death == POOL_ALIVE && answer->size == LARGE;
	if (answer->task == 0)
		sleep(POOL_PATIENCE + 1);
	return true;
}

static void
who_is_not_heard_is_not_late(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	size_t alive = 0;
	assert_true(pool_run(&job, &(struct pool){.tasks = ABSENCES,
				       .workers = 3,
				       .seconds = 1,
				       .work = work_much,
				       .hear = hear_late,
				       .hear_context = &alive}));
	assert_int_equal(alive, ABSENCES);
	arena_free(arena);
}

static void
nothing_to_do_is_done(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	assert_true(pool_run(&job, &(struct pool){.workers = 2}));
	assert_true(pool_processors() >= 1);
	arena_free(arena);
}

/* Not for ever, when each new one ends as the one before. */
static void
workers_that_cannot_begin_are_given_up(void **state)
{
	(void)state;
	const char *loaded = getenv("LD_PRELOAD");
	if (loaded && strstr(loaded, "vgpreload"))
		skip(); /* valgrind gives what the limit would not */
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	struct trial trial = {0};
	for (int workers = 1; workers <= 3; workers++)
		assert_false(pool_run(&job, &(struct pool){.tasks = TASKS,
						.workers = workers,
						.seconds = 1,
						.memory_mib = 1,
						.work = work,
						.work_context = &trial,
						.hear = hear,
						.hear_context = &trial}));
	assert_int_equal(job.diag->errors, 3);
	assert_int_equal(trial.count, 0);
	assert_non_null(strstr(
	    job.diag->messages[0].text, "before they have done anything"));
	arena_free(arena);
}

static void
tell_whether_kept(
    const void *context, struct job *job, size_t task, FILE *answer)
{
	(void)context;
	(void)job;
	(void)task;
	usleep(1000);
	fputc(pool_processors() == 1, answer);
}

static bool
hear_whether_kept(void *context, const struct pool_answer *answer)
{
	int *kept = context;
	assert_int_equal(answer->size, 1);
	*kept += answer->bytes[0];
	return true;
}

/* How many of the tasks are done by workers that keep to one processor. */
static int
kept_of_all(int workers)
{
	int kept = 0;
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	assert_true(pool_run(&job, &(struct pool){.tasks = TASKS,
				       .workers = workers,
				       .light = true,
				       .work = tell_whether_kept,
				       .hear = hear_whether_kept,
				       .hear_context = &kept}));
	arena_free(arena);
	return kept;
}

static void
one_for_each_processor_keeps_to_it(void **state)
{
	int processors = pool_processors();
	(void)state;
	assert_int_equal(kept_of_all(processors), TASKS);
	assert_int_equal(
	    kept_of_all(processors + 1), processors == 1 ? TASKS : 0);
	assert_int_equal(pool_processors(), processors);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(answers_come_in_order),
	    cmocka_unit_test(one_that_goes_wrong_costs_itself_only),
	    cmocka_unit_test(all_may_go_wrong),
	    cmocka_unit_test(who_hears_may_stop),
	    cmocka_unit_test(workers_retire),
	    cmocka_unit_test(a_slow_one_holds_up_nothing_for_good),
	    cmocka_unit_test(who_sleeps_is_late),
	    cmocka_unit_test(who_is_not_heard_is_not_late),
	    cmocka_unit_test(nothing_to_do_is_done),
	    cmocka_unit_test(one_for_each_processor_keeps_to_it),
	    cmocka_unit_test(workers_that_cannot_begin_are_given_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
