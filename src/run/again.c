/*
 * The system calls of a handler are those that signal-safety(7) allows, and
 * setitimer and setrlimit, which take no lock either.  What they need is made
 * ready before; it is the only state of the program that is not some job's,
 * as a handler is given none.
 */
#include "run/again.h"

#include "run/limit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { STACK = 64 * 1024, PATH_SIZE = 4096 };

static const char variable[] = "LEAFLET_AGAIN";
static const char told[] = "told";

static const char failed[] =
    "leaflet: error: this process ended unexpectedly, and cannot execute "
    "itself again. See that leaflet is still installed, then run again.\n";

static const int fatal[] = {
    SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGPROF, SIGALRM};

static struct {
	volatile sig_atomic_t armed;
	bool known; /* to what runs at an exit */
	bool told;  /* what was to be said before */
	char program[PATH_SIZE];
	char *const *arguments;
	char **environment;
	int error; /* what standard error was */
	struct rlimit memory;
	struct sigaction before[sizeof fatal / sizeof *fatal];
	char stack[STACK]; /* that of the process may be what overflowed */
} again;

static void
execute(void)
{
	if (!again.armed)
		return;
	again.armed = 0;
	limit_processor(0);
	limit_time(0);
	setrlimit(RLIMIT_DATA, &again.memory);
	dup2(again.error, STDERR_FILENO);
	execve(again.program, again.arguments, again.environment);
	/* An upgrade has taken the program away, for one. */
	if (write(STDERR_FILENO, failed, sizeof failed - 1) < 0)
		return;
}

static void
on_signal(int number)
{
	execute();
	signal(number, SIG_DFL);
	raise(number);
}

/* A sanitizer ends the process in a way of its own. */
void __sanitizer_set_death_callback(void (*callback)(void))
    __attribute__((weak));

static bool
know(void)
{
	if (!again.known)
		again.known = atexit(execute) == 0;
	if (__sanitizer_set_death_callback)
		__sanitizer_set_death_callback(execute);
	return again.known;
}

static bool
find_program(void)
{
	ssize_t size = readlink("/proc/self/exe", again.program, PATH_SIZE - 1);
	again.program[size > 0 ? size : 0] = '\0';
	return size > 0;
}

/* The environment with the mark. */
static char **
mark_environment(struct arena *arena)
{
	size_t count = 0;
	while (environ[count])
		count++;
	char **marked = ARENA_ARRAY(arena, count + 2, char *);
	memcpy(marked, environ, count * sizeof *marked);
	marked[count] =
	    arena_printf(arena, "%s=%s", variable, again.told ? told : "1");
	return marked;
}

bool
again_arm(struct arena *arena, const char *const *argv)
{
	if (!find_program() || getrlimit(RLIMIT_DATA, &again.memory) != 0 ||
	    sigaltstack(&(stack_t){.ss_sp = again.stack, .ss_size = STACK},
		NULL) != 0 ||
	    !know())
		return false;
	again.error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
	again.arguments = (char *const *)argv;
	again.environment = mark_environment(arena);
	/* The mask of signals is to be what it was. */
	struct sigaction action = {
	    .sa_handler = on_signal, .sa_flags = SA_ONSTACK | SA_NODEFER};
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		sigaction(fatal[i], &action, &again.before[i]);
	again.armed = 1;
	return true;
}

void
again_disarm(void)
{
	again.armed = 0;
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		sigaction(fatal[i], &again.before[i], NULL);
	close(again.error);
	setrlimit(RLIMIT_DATA, &again.memory);
}

bool
again_is(void)
{
	return getenv(variable) != NULL;
}

void
again_told(void)
{
	again.told = true;
}

bool
again_has_told(void)
{
	const char *value = getenv(variable);
	return value && strcmp(value, told) == 0;
}
