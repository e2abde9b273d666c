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

void
pages_program(void)
{
	/* Where the GNU linker puts the program's code. */
	extern const char __executable_start, etext;
	advise((uintptr_t)&__executable_start, (uintptr_t)&etext,
	    MADV_POPULATE_READ);
}

void
pages_heap(size_t size)
{
	mallopt(M_MMAP_THRESHOLD, KEEP_FREE);
	mallopt(M_TRIM_THRESHOLD, KEEP_FREE);
	mallopt(M_TOP_PAD, TOP_UP);
	void *memory = malloc(size);
	if (memory)
		pages_write(memory, size);
	free(memory);
}
