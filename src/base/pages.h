/*
 * Memory of the system by many pages at once: one by one, each when it is
 * first touched, they come for the price of a fault, which is ten times as
 * much and more on a virtual machine.  Nothing here changes what memory holds;
 * where the system cannot do it, the pages come by faults.
 */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

enum { PAGES_HUGE = 2 * 1024 * 1024 }; /* bytes of one, on most machines */

/* The whole pages of a piece of memory, which is about to be written. */
void pages_write(void *start, size_t size);

/* Memory of its own, in huge pages as below as far as it fills them; NULL:
 * there is none.  pages_unmap gives it back, by the same size. */
void *pages_map(size_t size);
void pages_unmap(void *start, size_t size);

/* The program's own code, which a fork does not inherit. */
void pages_program(void);

/* The next so many bytes that malloc gives out, in huge pages if the system has
 * any: one takes a fiftieth of the time of the 512 in its place.  What is freed
 * stays with the process, up to 32 MiB, for it will be wanted again. */
void pages_heap(size_t size);

/* The greatest piece of what malloc has ready, kept out of a fork: a page that
 * two processes share costs a copy and more once one of them writes to it, and
 * what is in these nobody wants.  Both give it back by pages_regain, the new
 * process at its beginning. */
struct pages_spare {
	void *memory; /* NULL: there is none */
	size_t size;
};
struct pages_spare pages_withhold(void);
void pages_regain(struct pages_spare spare);

#endif
