/* What the system itself holds a process to. */
#ifndef RUN_LIMIT_H
#define RUN_LIMIT_H

#include <stdint.h>

/* KiB of memory that this process may write. */
uint64_t limit_data_kib(void);

/* So many MiB beyond the KiB that it has; 0: any. */
void limit_memory(int mib, uint64_t own_kib);

/* Seconds of processor time from now on (SIGPROF ends the process); 0: any. */
void limit_processor(int seconds);

/* Seconds from now on (SIGALRM ends the process); 0: any. */
void limit_time(int seconds);

#endif
