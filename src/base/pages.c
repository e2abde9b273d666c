/* What madvise(2) and mallopt(3) of Linux and of the GNU library offer. */
#include "base/pages.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
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

/* A checker of memory must be told where pointers may lie. */
void __lsan_register_root_region(const void *start, size_t size)
    __attribute__((weak));
void __lsan_unregister_root_region(const void *start, size_t size)
    __attribute__((weak));

/* More than is wanted, of which what lies before a place where a huge page may
 * begin, and what is then left, goes back. */
void *
pages_map(size_t size)
{
	size_t more = size + PAGES_HUGE;
	char *start = size > SIZE_MAX - PAGES_HUGE
			  ? MAP_FAILED
			  : mmap(NULL, more, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (start == MAP_FAILED)
		return NULL;
	size_t before = PAGES_HUGE - (uintptr_t)start % PAGES_HUGE;
	munmap(start, before);
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t end = (before + size + page - 1) / page * page;
	if (end < more)
		munmap(start + end, more - end);
	start += before;
	(void)madvise(start, size, MADV_HUGEPAGE);
	if (__lsan_register_root_region)
		__lsan_register_root_region(start, size);
	return start;
}

void
pages_unmap(void *start, size_t size)
{
	if (__lsan_unregister_root_region)
		__lsan_unregister_root_region(start, size);
	munmap(start, size);
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
	size_t end = (size_t)(uintptr_t)sbrk(0) % PAGES_HUGE;
	if (end <= PAGES_HUGE - page)
		(void)sbrk((intptr_t)(PAGES_HUGE - page - end));
}

void
pages_heap(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	mallopt(M_MMAP_THRESHOLD, KEEP_FREE);
	mallopt(M_TRIM_THRESHOLD, KEEP_FREE);
	mallopt(M_TOP_PAD, TOP_UP);
	align_heap(page);
	size = (size + PAGES_HUGE - 1) / PAGES_HUGE * PAGES_HUGE;
	char *memory = malloc(size + page);
	if (memory) {
		uintptr_t start = (uintptr_t)memory;
		start = (start + PAGES_HUGE - 1) / PAGES_HUGE * PAGES_HUGE;
		advise(start, (uintptr_t)memory + page + size, MADV_HUGEPAGE);
		pages_write(memory, size + page);
	}
	free(memory);
}

/* Of what lies free at the heap's end nearly all: then it is taken from there,
 * and what malloc notes beside it stays as it is. */
struct pages_spare
pages_withhold(void)
{
	size_t size = mallinfo2().keepcost / 16 * 15;
	struct pages_spare spare = {size ? malloc(size) : NULL, size};
	if (spare.memory)
		advise((uintptr_t)spare.memory, (uintptr_t)spare.memory + size,
		    MADV_WIPEONFORK);
	return spare;
}

void
pages_regain(struct pages_spare spare)
{
	if (spare.memory)
		advise((uintptr_t)spare.memory,
		    (uintptr_t)spare.memory + spare.size, MADV_KEEPONFORK);
	free(spare.memory);
}
