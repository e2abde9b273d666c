/* The end of a process that has done its work. */
#ifndef BASE_QUIT_H
#define BASE_QUIT_H

/*
 * Ends it at once, with that status.  What libraries have for exit(3) only
 * gives back memory that the system takes anyway, and for that touches pages of
 * each: which takes a small leaflet's fiftieth part.  Streams are flushed, and
 * checkers that wait for the end have their say.
 */
_Noreturn void quit(int status);

#endif
