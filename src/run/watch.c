/* An end is told from a death by a status that nothing else exits with. */
#include "run/watch.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ORDERLY = 110, ORDERLY_LAST = ORDERLY + 9, DIED = 1 };

static bool
wait_for(pid_t pid, int *status)
{
	pid_t ended;
	do
		ended = waitpid(pid, status, 0);
	while (ended < 0 && errno == EINTR);
	return ended == pid;
}

enum watch
watch_begin(int *status)
{
	pid_t parent = getpid();
	int end;
	fflush(NULL); /* or both would write what is buffered */
	pid_t pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(DIED);
		return WATCH_INSIDE;
	}
	if (pid < 0 || !wait_for(pid, &end) || !WIFEXITED(end) ||
	    WEXITSTATUS(end) == DIED)
		return WATCH_DIED;
	/* A checker of memory may have had its own say at the exit. */
	*status = WEXITSTATUS(end);
	if (*status >= ORDERLY && *status <= ORDERLY_LAST)
		*status -= ORDERLY;
	return WATCH_ENDED;
}

int
watch_status(int status)
{
	return ORDERLY + status;
}
