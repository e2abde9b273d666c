/*
 * PDF/UA-1 and PDF/A-2 and -3 are about PDF 1.7, PDF/UA-2 and PDF/A-4 about
 * PDF 2.0: no file is of both.
 */
#include "theme/standard.h"

#include <assert.h>
#include <string.h>

enum { UA_COUNT = 2, A_COUNT = 4 };

static const char *const ua_names[UA_COUNT] = {
    [UA_1] = "ua-1", [UA_2] = "ua-2"};
static const char *const a_names[A_COUNT] = {
    [A_2A] = "a-2a", [A_3A] = "a-3a", [A_4] = "a-4", [A_4F] = "a-4f"};

bool
standard_is_modern(struct standard standard)
{
	return standard.accessible == UA_2;
}

bool
standard_attaches(struct standard standard)
{
	return standard.archival == A_3A || standard.archival == A_4F;
}

static int
index_of(const char *const *names, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

/* Notes a name in *chosen; false: it is of the other kind.  *twice: another
 * of this kind was named already. */
static bool
choose(const char *const *names, int count, const char *name, int *chosen,
    bool *twice)
{
	int found = index_of(names, count, name);
	if (found < 0)
		return false;
	*twice |= *chosen >= 0 && *chosen != found;
	*chosen = found;
	return true;
}

static bool
is_of_pdf_2(int archival)
{
	return archival >= A_4;
}

/* What does the same in the other PDF. */
static int
counterpart(int archival)
{
	static const enum archival others[A_COUNT] = {
	    [A_2A] = A_4, [A_3A] = A_4F, [A_4] = A_2A, [A_4F] = A_3A};
	return (int)others[archival];
}

/* What is not named. */
static void
complete(int *ua, int *a)
{
	if (*ua < 0)
		*ua = is_of_pdf_2(*a) ? UA_2 : UA_1;
	if (*a < 0)
		*a = *ua == UA_2 ? A_4 : A_2A;
}

struct standard
standard_of(struct job *job, struct place place, const char *edition,
    const char *const *names, size_t count)
{
	int ua = -1, a = -1;
	bool twice = false;
	for (size_t i = 0; i < count; i++) {
		bool known = choose(ua_names, UA_COUNT, names[i], &ua, &twice);
		known |= choose(a_names, A_COUNT, names[i], &a, &twice);
		assert(known);
		(void)known;
	}
	complete(&ua, &a);
	if (twice)
		diag_error(job, place,
		    "editions.%s.standard names two standards of one kind. "
		    "Keep one of ua-1 and ua-2, and one of a-2a, a-3a, a-4 "
		    "and a-4f.",
		    edition);
	else if ((ua == UA_2) != is_of_pdf_2(a))
		diag_error(job, place,
		    "%s is of PDF %s and %s of PDF %s, so no file is both. "
		    "Write [%s, %s] or [%s, %s] for editions.%s.standard.",
		    ua_names[ua], ua == UA_2 ? "2.0" : "1.7", a_names[a],
		    is_of_pdf_2(a) ? "2.0" : "1.7", ua_names[!ua], a_names[a],
		    ua_names[ua], a_names[counterpart(a)], edition);
	return (struct standard){(enum accessible)ua, (enum archival)a};
}
