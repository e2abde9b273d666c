/*
 * The article room knows nothing of themes: here each of its checks gets what
 * it asks for of the edition's.
 */
#include "run/checks.h"

#include "article/duties.h"
#include "base/text.h"
#include "base/today.h"
#include "theme/clear_print.h"
#include "typeset/clear_lines.h"
#include "typeset/clear_type.h"
#include "typeset/shaper.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The glossary's bytes; NULL: already reported. */
static const char *
read_all(struct job *job, const struct checks *checks, size_t *size)
{
	char *text = NULL;
	size_t room = 0;
	FILE *file = fopen(checks->glossary, "re");
	ssize_t read = file ? getdelim(&text, &room, EOF, file) : -1;
	bool good = file && !ferror(file);
	if (!good)
		diag_error(job, checks->glossary_place,
		    "the glossary '%s' cannot be read: %s. Look at its name "
		    "and rights.",
		    checks->glossary, strerror(errno));
	*size = read > 0 ? (size_t)read : 0;
	const char *copy =
	    good ? arena_strndup(job->arena, *size ? text : "", *size) : NULL;
	free(text);
	if (file)
		fclose(file);
	return copy;
}

bool
checks_open(struct job *job, struct edition *edition)
{
	const struct checks *checks = &edition->theme->checks;
	size_t errors = job->diag->errors;
	clear_print_theme(job, edition->theme);
	clear_type_check(job, edition->theme, edition->fonts);
	if (job->diag->errors > errors || !checks->glossary)
		return job->diag->errors == errors;
	size_t size;
	const char *text = read_all(job, checks, &size);
	if (!text)
		return false;
	size_t valid = text_valid(text, size);
	if (valid < size) {
		diag_error(job, checks->glossary_place,
		    "the glossary '%s' is not UTF-8 from byte %zu on. Save it "
		    "as UTF-8.",
		    checks->glossary, valid + 1);
		return false;
	}
	edition->glossary = glossary_read(job->arena, text, size);
	return true;
}

struct readability
checks_article(struct job *job, const struct edition *edition,
    const struct article *article, bool notes)
{
	const struct checks *checks = &edition->theme->checks;
	if (checks->duties)
		duties_check(
		    job, article, today_date(job->arena), checks->strict);
	struct readability readability =
	    readability_measure(job, article, edition->glossary, notes);
	readability_check(job, article, &readability, checks->reading_age);
	return readability;
}

static const char *
either(const char *a, const char *b)
{
	return a ? a : b;
}

void
checks_edition(struct job *job, const struct edition *edition,
    const struct article *article)
{
	const struct checks *checks = &edition->theme->checks;
	const struct brand *brand = &edition->theme->brand;
	const struct duties_brand stated = {
	    .publisher = either(brand->publisher, brand->name),
	    .contact = either(either(brand->phone, brand->email),
		either(brand->address, brand->url)),
	    .feedback = brand->feedback,
	    .other_formats = brand->other_formats,
	};
	if (checks->duties)
		duties_check_brand(job, article, &stated, checks->strict);
	clear_print_article(job, edition->theme, article);
}

void
checks_leaflet(struct job *job, const struct edition *edition,
    const struct theme *theme, const struct article *article,
    const struct leaflet *leaflet)
{
	struct language *language =
	    shaper_language(edition->shaper, article->lang);
	clear_lines_check(
	    job, theme, shaper_calendar(language), article, leaflet);
}

static void
report_hundredths(FILE *out, const char *name, int value)
{
	fprintf(out, "\"%s\": %s%d.%02d", name, value < 0 ? "-" : "",
	    abs(value) / 100, abs(value) % 100);
}

static void
report_score(FILE *out, const struct readability_score *score)
{
	report_hundredths(out, "age", score->age);
	fputs(", ", out);
	report_hundredths(out, "grade", score->grade);
	fputs(", ", out);
	report_hundredths(out, "smog", score->smog);
}

static void
report_hardest(FILE *out, const struct readability *readability)
{
	fputs("\"hardest\": [", out);
	for (int i = 0; i < readability->hardest_count; i++) {
		const struct readability_sentence *hard =
		    &readability->hardest[i];
		fprintf(out, "%s{\"line\": %d, \"column\": %d, \"words\": %d, ",
		    i ? ", " : "", hard->line, hard->column, hard->words);
		report_hundredths(out, "grade", hard->grade);
		fputc('}', out);
	}
	fputc(']', out);
}

void
checks_report(FILE *out, const struct readability *readability)
{
	if (!readability->measured)
		return;
	fprintf(out, "\"readability\": {\"words\": %d, \"sentences\": %d, ",
	    readability->words, readability->sentences);
	report_hundredths(out, "sentence", readability->sentence);
	fputs(",\n      ", out);
	report_score(out, &readability->all);
	fputs(", \"with_glossary\": {", out);
	report_score(out, &readability->known);
	fputs("},\n      ", out);
	report_hardest(out, readability);
	fputs("},\n     ", out);
}
