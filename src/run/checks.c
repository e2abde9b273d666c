/*
 * The article room knows nothing of themes: here each of its checks gets what
 * it asks for of the edition's.
 */
#include "run/checks.h"

#include "article/duties.h"
#include "base/today.h"

void
checks_article(struct job *job, const struct edition *edition,
    const struct article *article)
{
	const struct checks *checks = &edition->theme->checks;
	if (checks->duties)
		duties_check(
		    job, article, today_date(job->arena), checks->strict);
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
}
