/* What madvise(2) and mallopt(3) of Linux and of the GNU library offer. */
#include "base/pages.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	HUGE_PAGE = 2 * 1024 * 1024, /* bytes, on most machines */
	TOP_UP = 1024 * 1024,        /* bytes that malloc asks for at once */
	KEEP_FREE = 32 * 1024 * 1024 /* bytes that free does not give back */
};

/* The whole pages between the bytes. */
static void
advise(uintptr_t from, uintptr_t to, int advice)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	from = (from + page - 1) / page * page;
	to = to / page * page;
	if (to > from)
		(void)madvise((void *)from, (size_t)(to - from), advice);
}

void
pages_write(void *start, size_t size)
{
	advise((uintptr_t)start, (uintptr_t)start + size, MADV_POPULATE_WRITE);
}

void
pages_program(void)
{
	/* Where the GNU linker puts the program's code. */
	extern const char __executable_start, etext;
	advise((uintptr_t)&__executable_start, (uintptr_t)&etext,
	    MADV_POPULATE_READ);
}

/* Moves the end of the heap up to the last page before a place where a huge
 * page may begin: what malloc notes of itself comes to lie in that page.  What
 * is left out is never touched. */
static void
align_heap(size_t page)
{
	size_t end = (size_t)(uintptr_t)sbrk(0) % HUGE_PAGE;
	if (end <= HUGE_PAGE - page)
		(void)sbrk((intptr_t)(HUGE_PAGE - page - end));
}

void
pages_heap(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	mallopt(M_MMAP_THRESHOLD, KEEP_FREE);
	mallopt(M_TRIM_THRESHOLD, KEEP_FREE);
	mallopt(M_TOP_PAD, TOP_UP);
	align_heap(page);
	size = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	char *memory = malloc(size + page);
	if (memory) {
		uintptr_t start = (uintptr_t)memory;
		start = (start + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
		advise(start, (uintptr_t)memory + page + size, MADV_HUGEPAGE);
		pages_write(memory, size + page);
	}
	free(memory);
}
