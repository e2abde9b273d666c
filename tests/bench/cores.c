/*
 * How much two processors make beside each other of what asks for nothing but
 * processors: additions in registers, as much as one makes alone being 1.
 *
 *   cores
 *
 * Two that a system names may be the two threads of one core, which share what
 * adds: then they make far less than 2, and so does every program.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 5, STEPS = 200000000 };

static double
now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Six sums, each of the others: some of them can be made at once. */
static uint64_t
add(void)
{
	uint64_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6;
	for (uint64_t i = 0; i < STEPS; i++) {
		a += b ^ i;
		b += c ^ i;
		c += d ^ i;
		d += e ^ i;
		e += f ^ i;
		f += a ^ i;
	}
	return a ^ b ^ c ^ d ^ e ^ f;
}

/* Seconds that so many processes take. */
static double
time_of(int processes)
{
	double before = now();
	for (int i = 0; i < processes; i++) {
		pid_t pid = fork();
		if (pid < 0)
			exit(EXIT_FAILURE);
		if (pid == 0)
			_exit(add() == 0);
	}
	while (wait(NULL) > 0)
		continue;
	return now() - before;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int
main(void)
{
	double ratios[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		double one = time_of(1);
		ratios[i] = 2 * one / time_of(2);
	}
	qsort(ratios, ROUNDS, sizeof *ratios, compare);
	printf("%.2f\n", ratios[ROUNDS / 2]);
	return EXIT_SUCCESS;
}
