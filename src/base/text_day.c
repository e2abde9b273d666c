/* The calendar date of ISO 8601-1:2019, 5.2.2, in its extended format. */
#include "base/text_day.h"

#include <stddef.h>
#include <string.h>

/* Digits of text, exactly `count` of them; -1: others. */
static int
digits(const char *text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

bool
text_day_parse(const char *iso, struct text_day *result)
{
	static const int days[] = {
	    31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	size_t size = strlen(iso);
	if ((size != 7 && size != 10) || iso[4] != '-')
		return false;
	result->year = digits(iso, 4);
	result->month = digits(iso + 5, 2);
	result->day = 0;
	if (result->year < 1 || result->month < 1 || result->month > 12)
		return false;
	if (size == 7)
		return true;
	result->day = digits(iso + 8, 2);
	if (iso[7] != '-' || result->day < 1 ||
	    result->day > days[result->month - 1])
		return false;
	int year = result->year;
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return leap || result->month != 2 || result->day < 29;
}
