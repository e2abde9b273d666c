/*
 * Whether a theme can be read, by those who see badly and on a grey printer.
 *
 * Limits: WCAG 2.2, 1.4.3 (4.5 for text), 1.4.6 (7 for text to be read at
 * length), 1.4.11 (3 for borders that carry meaning).  The pairs are those
 * that the design prints; both colours are known, so nothing is sampled.
 */
#include "theme/contrast.h"

enum { TEXT_LEAST = 450, BODY_WANTED = 700, BORDER_LEAST = 300 };
enum { GREY_APART = 5 };

enum use { USE_BODY, USE_TEXT };

/* The cover styles that a pair belongs to; ALWAYS: it is no cover's. */
#define ON(style) (1u << (style))
enum { ALWAYS = 0 };

static const struct pair {
	enum role role;
	enum token ground;
	enum use use;
	unsigned covers;
} pairs[] = {
    {ROLE_BODY, TOKEN_PAPER, USE_BODY, ALWAYS},
    {ROLE_BODY, TOKEN_TINT, USE_BODY, ALWAYS},
    {ROLE_LEAD, TOKEN_PAPER, USE_BODY, ALWAYS},
    {ROLE_QUOTE, TOKEN_PAPER, USE_BODY, ALWAYS},
    {ROLE_H2, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_H3, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_H4, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_STEP_TITLE, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_STEP_NUMERAL, TOKEN_DEEP, USE_TEXT, ALWAYS},
    {ROLE_BOX_TITLE, TOKEN_TINT, USE_TEXT, ALWAYS},
    {ROLE_SMALL, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_CAPTION, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_OTHER_FORMATS, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_TABLE_HEAD, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_HELP_NUMBER, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_HELP_TITLE, TOKEN_ALERT, USE_TEXT, ALWAYS},
    {ROLE_FOLIO, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_FOOTER, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_RELATED_TITLE, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_RELATED_EXCERPT, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_RELATED_LINK, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_TAG, TOKEN_PAPER, USE_TEXT, ALWAYS},
    {ROLE_CONTACT_NAME, TOKEN_DEEP, USE_TEXT, ALWAYS},
    {ROLE_CONTACT, TOKEN_DEEP, USE_TEXT, ALWAYS},
    {ROLE_BRAND, TOKEN_DEEP, USE_TEXT, ON(COVER_FIELD) | ON(COVER_BAND)},
    {ROLE_BRAND, TOKEN_TINT, USE_TEXT, ON(COVER_FRAME)},
    {ROLE_BRAND, TOKEN_PAPER, USE_TEXT, ON(COVER_PLAIN)},
    {ROLE_COVER_TITLE, TOKEN_DEEP, USE_TEXT, ON(COVER_FIELD) | ON(COVER_BAND)},
    {ROLE_COVER_TITLE, TOKEN_TINT, USE_TEXT, ON(COVER_FRAME)},
    {ROLE_COVER_TITLE, TOKEN_PAPER, USE_TEXT, ON(COVER_PLAIN)},
    {ROLE_COVER_SUBTITLE, TOKEN_DEEP, USE_TEXT,
	ON(COVER_FIELD) | ON(COVER_BAND)},
    {ROLE_COVER_SUBTITLE, TOKEN_TINT, USE_TEXT, ON(COVER_FRAME)},
    {ROLE_COVER_SUBTITLE, TOKEN_PAPER, USE_TEXT, ON(COVER_PLAIN)},
    {ROLE_COVER_SUMMARY, TOKEN_DEEP, USE_TEXT, ON(COVER_FIELD)},
    {ROLE_COVER_SUMMARY, TOKEN_TINT, USE_TEXT, ON(COVER_FRAME)},
    {ROLE_COVER_SUMMARY, TOKEN_PAPER, USE_TEXT,
	ON(COVER_BAND) | ON(COVER_PLAIN)},
    {ROLE_COVER_LABEL, TOKEN_DEEP, USE_TEXT, ON(COVER_FIELD)},
    {ROLE_COVER_LABEL, TOKEN_TINT, USE_TEXT, ON(COVER_FRAME)},
    {ROLE_COVER_LABEL, TOKEN_PAPER, USE_TEXT, ON(COVER_BAND) | ON(COVER_PLAIN)},
    {ROLE_COVER_WHO, TOKEN_DEEP, USE_TEXT, ON(COVER_FIELD)},
    {ROLE_COVER_WHO, TOKEN_TINT, USE_TEXT, ON(COVER_FRAME)},
    {ROLE_COVER_WHO, TOKEN_PAPER, USE_TEXT, ON(COVER_BAND) | ON(COVER_PLAIN)},
    {ROLE_COVER_TITLE, TOKEN_RING1, USE_TEXT, ON(COVER_FIELD)},
    {ROLE_COVER_TITLE, TOKEN_RING2, USE_TEXT, ON(COVER_FIELD)},
    {ROLE_COVER_SUMMARY, TOKEN_RING1, USE_TEXT, ON(COVER_FIELD)},
    {ROLE_COVER_SUMMARY, TOKEN_RING2, USE_TEXT, ON(COVER_FIELD)},
};

enum { PAIRS = sizeof pairs / sizeof *pairs, NAMED_MOST = 3 };

struct check {
	struct job *job;
	const struct theme *theme;
	const struct contrast_places *places;
};

static bool
is_set(struct place place)
{
	return place.file != NULL;
}

/* Where the colour of a role was set: its style's, else its token's. */
static struct place
place_of_role(const struct check *check, enum role role)
{
	struct place place = check->places->styles[role];
	struct colour colour = check->theme->styles[role].colour;
	for (size_t i = 0; i < TOKEN_COUNT && !is_set(place); i++)
		if (palette_equal(colour, check->theme->palette[i]))
			place = check->places->palette[i];
	return place;
}

/* Which way to go from a contrast that is too low. */
static const char *
remedy(struct colour text, struct colour ground)
{
	return palette_grey(text) > palette_grey(ground)
		   ? "Choose a darker colour, or a lighter ground."
		   : "Choose a lighter colour, or a darker ground.";
}

/* The contrast as "4.49". */
static const char *
shown(const struct check *check, int contrast)
{
	return arena_printf(
	    check->job->arena, "%d.%02d", contrast / 100, contrast % 100);
}

static const char *
hex(const struct check *check, struct colour colour)
{
	return arena_printf(check->job->arena, "#%02X%02X%02X", colour.red,
	    colour.green, colour.blue);
}

/* Is the pair printed?  On a masthead all text of the cover is on the band. */
static bool
is_printed(const struct check *check, const struct pair *pair)
{
	const struct cover *cover = &check->theme->cover;
	enum cover_style style = cover->style;
	if (cover->masthead && style == COVER_BAND)
		style = COVER_FIELD;
	return !pair->covers || pair->covers & ON(style);
}

/* Would both pairs give the same message? */
static bool
is_alike(const struct check *check, const struct pair *a, const struct pair *b)
{
	const struct style *styles = check->theme->styles;
	return a->ground == b->ground &&
	       palette_equal(styles[a->role].colour, styles[b->role].colour) &&
	       check->places->styles[a->role].file ==
		   check->places->styles[b->role].file &&
	       check->places->styles[a->role].line ==
		   check->places->styles[b->role].line;
}

/* The roles of the pairs like this one, "body, lead, h3 and others"; NULL: an
 * earlier pair has named this one's. */
static const char *
roles_alike(const struct check *check, size_t index, bool body_only)
{
	const char *names = theme_role_name(pairs[index].role);
	int count = 1;
	for (size_t i = 0; i < PAIRS; i++) {
		if (i == index || !is_printed(check, &pairs[i]) ||
		    !is_alike(check, &pairs[i], &pairs[index]) ||
		    (body_only && pairs[i].use != USE_BODY))
			continue;
		if (i < index)
			return NULL;
		if (++count <= NAMED_MOST)
			names = arena_printf(check->job->arena, "%s, %s", names,
			    theme_role_name(pairs[i].role));
	}
	return count <= NAMED_MOST
		   ? names
		   : arena_printf(check->job->arena, "%s and others", names);
}

static void
check_pair(const struct check *check, size_t index)
{
	const struct pair *pair = &pairs[index];
	if (!is_printed(check, pair))
		return;
	struct colour text = check->theme->styles[pair->role].colour;
	struct colour ground = check->theme->palette[pair->ground];
	int contrast = palette_contrast(text, ground);
	bool faint = contrast < TEXT_LEAST;
	if (!faint && (pair->use != USE_BODY || contrast >= BODY_WANTED))
		return;
	const char *names = roles_alike(check, index, !faint);
	if (!names)
		return;
	struct place place = place_of_role(check, pair->role);
	if (!is_set(place))
		place = check->places->palette[pair->ground];
	const char *what = arena_printf(check->job->arena,
	    "text in %s on %s %s has a contrast of %s (styles %s)",
	    hex(check, text), palette_name(pair->ground), hex(check, ground),
	    shown(check, contrast), names);
	if (faint)
		diag_error(check->job, place, "%s; it must be at least 4.5. %s",
		    what, remedy(text, ground));
	else
		diag_warning(check->job, place,
		    "%s; text to be read at length wants 7. %s", what,
		    remedy(text, ground));
}

static void
check_border(const struct check *check, enum token token, const char *what)
{
	struct colour border = check->theme->palette[token];
	struct colour paper = check->theme->palette[TOKEN_PAPER];
	int contrast = palette_contrast(border, paper);
	if (contrast >= BORDER_LEAST)
		return;
	struct place place = check->places->palette[token];
	if (!is_set(place))
		place = check->places->palette[TOKEN_PAPER];
	diag_error(check->job, place,
	    "the outline of %s, %s %s on paper %s, has a contrast of %s; it "
	    "must be at least 3. %s",
	    what, palette_name(token), hex(check, border), hex(check, paper),
	    shown(check, contrast), remedy(border, paper));
}

static void
check_greys(const struct check *check)
{
	static const enum token apart[] = {
	    TOKEN_TINT, TOKEN_LINE, TOKEN_DEEP, TOKEN_ALERT};
	enum { COUNT = sizeof apart / sizeof *apart };
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t j = i + 1; j < COUNT; j++) {
			int a = palette_grey(check->theme->palette[apart[i]]);
			int b = palette_grey(check->theme->palette[apart[j]]);
			if (a - b > GREY_APART || b - a > GREY_APART)
				continue;
			struct place place = check->places->palette[apart[j]];
			if (!is_set(place))
				place = check->places->palette[apart[i]];
			diag_warning(check->job, place,
			    "%s and %s look alike on a grey printer (%d %% and "
			    "%d %% dark). Make one of them lighter or darker.",
			    palette_name(apart[i]), palette_name(apart[j]), a,
			    b);
		}
	}
}

void
contrast_check(struct job *job, const struct theme *theme,
    const struct contrast_places *places)
{
	struct check check = {job, theme, places};
	for (size_t i = 0; i < PAIRS; i++)
		check_pair(&check, i);
	check_border(&check, TOKEN_MID, "search topics");
	check_border(&check, TOKEN_ALERT, "the urgent box");
	check_greys(&check);
}
