/*
 * People with little sight find a line by its left edge and a word by its
 * outline: hence flush left, nothing divided, and no blocks of capitals.
 */
#include "theme/clear_print.h"

#include "article/visit.h"
#include "base/text.h"
#include "theme/profile.h"
#include "theme/roles.h"

enum { LEADING_LEAST = 125, CAPITALS_MOST = 2 };

#define UKAAF "UKAAF G003, minimum standards"
#define LEADING "RNIB Clear Print, leading"

struct rules {
	struct job *job;
	const struct theme *theme;
	void (*report)(struct job *, struct place, const char *, ...)
	    __attribute__((format(printf, 3, 4)));
};

static struct rules
begin(struct job *job, const struct theme *theme)
{
	return (struct rules){
	    job, theme, theme->checks.strict ? diag_error : diag_warning};
}

/* ---- styles ---- */

static void
check_size(const struct rules *rules, enum role role)
{
	const struct style *style = &rules->theme->styles[role];
	length least = profile_least(rules->theme->profile, true);
	char size[24], wanted[24];
	if (style->size < least)
		rules->report(rules->job, style->place,
		    "styles.%s is %s, under the %s of its profile (" UKAAF
		    "). Make it larger, or choose another profile.",
		    theme_role_name(role), unit_print(size, style->size, "pt"),
		    unit_print(wanted, least, "pt"));
}

/* Of text that runs over lines. */
static void
check_lines(const struct rules *rules, enum role role)
{
	const struct style *style = &rules->theme->styles[role];
	const char *name = theme_role_name(role);
	if ((int64_t)style->leading * 100 <
	    (int64_t)style->size * LEADING_LEAST)
		rules->report(rules->job, style->place,
		    "the lines of styles.%s are closer than 1.25 times their "
		    "size (" LEADING "). Raise styles.%s.leading.",
		    name, name);
	if (style->align != ALIGN_LEFT)
		rules->report(rules->job, style->place,
		    "the lines of styles.%s are not flush left (" UKAAF
		    "). Set styles.%s.align to left.",
		    name, name);
	if (style->hyphenate)
		rules->report(rules->job, style->place,
		    "words of styles.%s may be divided (" UKAAF
		    "). Set styles.%s.hyphenate to no.",
		    name, name);
}

/* Page numbers, captions and labels are no smaller than the text. */
static void
check_labels(const struct rules *rules)
{
	static const enum role labels[] = {ROLE_FOLIO, ROLE_FOOTER,
	    ROLE_CAPTION, ROLE_COVER_LABEL, ROLE_TABLE_HEAD, ROLE_STEP_NUMERAL};
	const struct style *body = &rules->theme->styles[ROLE_BODY];
	char size[24], wanted[24];
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		const struct style *style = &rules->theme->styles[labels[i]];
		const char *name = theme_role_name(labels[i]);
		if (style->size < body->size)
			rules->report(rules->job, style->place,
			    "styles.%s is %s, and the text is %s (" UKAAF
			    "). Set styles.%s.size to that of the text.",
			    name, unit_print(size, style->size, "pt"),
			    unit_print(wanted, body->size, "pt"), name);
	}
}

void
clear_print_theme(struct job *job, const struct theme *theme)
{
	const struct rules rules = begin(job, theme);
	if (theme->profile == PROFILE_STANDARD)
		return;
	for (size_t i = 0; i < ROLE_COUNT; i++) {
		const struct role_row *row = roles_row((enum role)i);
		if (row->article)
			check_size(&rules, (enum role)i);
		if (row->align)
			check_lines(&rules, (enum role)i);
	}
	check_labels(&rules);
}

/* ---- capitals ---- */

/* A word between spaces. */
enum word_case {
	WORD_SMALL,   /* it has a small letter, or no letter at all */
	WORD_LETTER,  /* one capital, such as "I" */
	WORD_CAPITALS /* two or more and none small */
};

static enum word_case
case_of(const char *text, size_t start, size_t end)
{
	size_t capitals = 0;
	for (size_t at = start; at < end;) {
		uint32_t c = text_next(text, end, &at);
		if (text_is_small(c))
			return WORD_SMALL;
		capitals += text_is_capital(c);
	}
	return capitals > 1 ? WORD_CAPITALS
	       : capitals   ? WORD_LETTER
			    : WORD_SMALL;
}

static size_t
word_end(const struct inlines *text, size_t at)
{
	while (at < text->size) {
		size_t start = at;
		uint32_t c = text_next(text->text, text->size, &at);
		if (text_is_space(c) || c == 0xA0 || c == 0x2028)
			return start;
	}
	return text->size;
}

/* A comma between them makes it a list of names: CBT, EMDR, NHS. */
static bool
ends_run(const struct inlines *text, size_t end)
{
	char last = text->text[end - 1];
	return last == ',' || last == ';' || last == '/';
}

static void
check_text(void *context, enum visit_kind kind, const struct inlines *text)
{
	const struct rules *rules = context;
	(void)kind;
	size_t first = 0, count = 0;
	for (size_t at = 0; at < text->size;) {
		size_t end = word_end(text, at);
		enum word_case how = case_of(text->text, at, end);
		first = count ? first : at;
		count = how == WORD_SMALL ? 0 : count + (how == WORD_CAPITALS);
		if (count > CAPITALS_MOST) {
			rules->report(rules->job, text->place,
			    "words stand in capitals: %.*s... (" UKAAF
			    "). Write them in small letters, and what matters "
			    "as <strong>.",
			    (int)(end - first), text->text + first);
			return;
		}
		if (end > at && ends_run(text, end))
			count = 0;
		at = end;
		while (at < text->size && word_end(text, at) == at)
			text_next(text->text, text->size, &at);
	}
}

void
clear_print_article(
    struct job *job, const struct theme *theme, const struct article *article)
{
	struct rules rules = begin(job, theme);
	if (theme->profile != PROFILE_STANDARD)
		visit_article(article, check_text, &rules);
}
