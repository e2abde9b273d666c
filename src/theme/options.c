/*
 * The options table, and finding one's way in it.
 *
 * Keys are matched part by part between dots; a part in capitals stands for
 * any role, language or name.  A misspelt key is compared with every key that
 * could stand there, and with names that other programs use.
 */
#include "theme/options.h"

#include "base/text.h"
#include "theme/roles.h"
#include "theme/words.h"

#include <stddef.h>
#include <string.h>

#define SETTING(place, kind, text)                                             \
	.where = (place), .type = (kind), .initial = text
#define TOP(kind, text) SETTING(OPTION_TOP, kind, text)
#define BOTH(kind, text) SETTING(OPTION_BOTH, kind, text)
#define EDITION(kind, text) SETTING(OPTION_EDITION, kind, text)

static const struct option table[] = {
    {"extends", TOP(OPTION_PATH, NULL),
	"The configuration that this one adds to or changes."},
    {"build", TOP(OPTION_NAMES, NULL),
	"The editions that are made when none is asked for; without it, all."},
    {"library", TOP(OPTION_PATHS, NULL),
	"Articles, or folders of them, that back pages may recommend."},

    {"limits.seconds", TOP(OPTION_INTEGER, "60"),
	"Processor time that one article may take, in seconds.", .least = 1,
	.most = 86400},
    {"limits.memory", TOP(OPTION_INTEGER, "1024"),
	"Memory that one article may take, in MiB.", .least = 16,
	.most = 1048576},

    {"brand.name", BOTH(OPTION_TEXT, NULL),
	"Who publishes: on the cover, on the back."},
    {"brand.strapline", BOTH(OPTION_TEXT, NULL), "A few words under the name."},
    {"brand.logo", BOTH(OPTION_PATH, NULL),
	"The mark, as an SVG, PNG or JPEG file."},
    {"brand.url", BOTH(OPTION_URL, NULL), "The site."},
    {"brand.short-url", BOTH(OPTION_PATTERN, NULL),
	"The short link of an article that has none of its own, made of its "
	"{reference} or {id}."},
    {"brand.phone", BOTH(OPTION_TEXT, NULL), "The telephone number."},
    {"brand.email", BOTH(OPTION_TEXT, NULL), "The e-mail address."},
    {"brand.address", BOTH(OPTION_TEXT, NULL), "The postal address."},
    {"brand.publisher", BOTH(OPTION_TEXT, NULL),
	"The publisher in the PDF's properties; without it, brand.name."},
    {"brand.feedback", BOTH(OPTION_TEXT, NULL),
	"Where readers say what they think."},
    {"brand.other-formats", BOTH(OPTION_TEXT, NULL),
	"How to get large print, audio or another language."},

    {"palette.ink", BOTH(OPTION_COLOUR, "#000000"), "Running text."},
    {"palette.paper", BOTH(OPTION_COLOUR, "#FFFFFF"),
	"The paper, and text on deep."},
    {"palette.deep", BOTH(OPTION_COLOUR, "#0F4C5C"),
	"Headings, rules, bullets, the cover and the panel on the back."},
    {"palette.mid", BOTH(OPTION_COLOUR, "#1F7080"),
	"Short links, outlines of topics."},
    {"palette.tint", BOTH(OPTION_COLOUR, "#E6F0F1"), "The ground of boxes."},
    {"palette.line", BOTH(OPTION_COLOUR, "#8FB3B9"),
	"Hairlines between rows and items."},
    {"palette.sun", BOTH(OPTION_COLOUR, "#F2B447"),
	"The bar of a quote, the cover's label."},
    {"palette.alert", BOTH(OPTION_COLOUR, "#9C2F1A"),
	"The urgent box, nothing else."},
    {"palette.ring1", BOTH(OPTION_COLOUR, "#145868"),
	"Cover art, the outermost ring."},
    {"palette.ring2", BOTH(OPTION_COLOUR, "#1E6877"),
	"Cover art, the second ring."},
    {"palette.ring3", BOTH(OPTION_COLOUR, "#31808D"),
	"Cover art, the third ring."},
    {"palette.ring4", BOTH(OPTION_COLOUR, "#66ABB0"),
	"Cover art, the innermost ring."},
    {"palette.stone", BOTH(OPTION_INK, "sun"),
	"The middle of the cover art; a colour of the palette, or another."},

    {"fonts.body", BOTH(OPTION_FONT, "Atkinson Hyperlegible Next"),
	"The family of text, or a font file."},
    {"fonts.heading", BOTH(OPTION_FONT, "Source Serif 4"),
	"The family of the cover title and section headings, or a file."},
    {"fonts.fallback", BOTH(OPTION_FONTS, NULL),
	"Families for characters that these two lack, before the system's."},
    {"fonts.folders", BOTH(OPTION_PATHS, NULL),
	"Folders of font files; the bundled fonts come after them."},

    {"styles.ROLE.font", BOTH(OPTION_CHOICE, NULL),
	"Which of the two families.", .choices = "body heading"},
    {"styles.ROLE.weight", BOTH(OPTION_INTEGER, NULL),
	"Weight: 400 is regular, 700 bold.", .least = 100, .most = 900},
    {"styles.ROLE.bold-weight", BOTH(OPTION_INTEGER, "700"),
	"Weight of strong and em within it.", .least = 100, .most = 900},
    {"styles.ROLE.size", BOTH(OPTION_LENGTH, NULL), "Size of type."},
    {"styles.ROLE.leading", BOTH(OPTION_LENGTH, NULL),
	"From baseline to baseline; without it, half a millimetre for each "
	"point of the size."},
    {"styles.ROLE.colour", BOTH(OPTION_INK, NULL),
	"A token of the palette, or a colour."},
    {"styles.ROLE.before", BOTH(OPTION_LENGTH, NULL),
	"Space above, beyond the leading."},
    {"styles.ROLE.after", BOTH(OPTION_LENGTH, NULL), "Space below."},
    {"styles.ROLE.tracking", BOTH(OPTION_INTEGER, NULL),
	"Added between letters, in thousandths of the size.", .least = -100,
	.most = 200},
    {"styles.ROLE.align", BOTH(OPTION_CHOICE, NULL),
	"How lines stand in the measure.", .choices = "left justify centre"},
    {"styles.ROLE.hyphenate", BOTH(OPTION_SWITCH, NULL),
	"Words may be divided, where there is a dictionary of the language."},

    {"cover.style", BOTH(OPTION_CHOICE, "field"),
	"How the cover is built: a field of colour, a tinted panel within a "
	"white frame, a band of colour over white, or black on white.",
	.choices = "field frame band plain"},
    {"cover.masthead", BOTH(OPTION_SWITCH, "no"),
	"The cover is a band at the top of the first page, and the text "
	"begins below it."},
    {"cover.art", BOTH(OPTION_CHOICE, "auto"),
	"The rings: in a corner, in two, risen over an edge, or none; auto "
	"chooses right or left for each article, and rise in a band.",
	.choices = "auto right left pair rise none"},
    {"cover.art-scale", BOTH(OPTION_INTEGER, "100"),
	"Their size, in per cent of the usual.", .least = 20, .most = 150},
    {"cover.art-file", BOTH(OPTION_PATH, NULL),
	"An SVG file in place of the rings."},

    {"back.related", BOTH(OPTION_INTEGER, "4"),
	"How many articles the back page recommends at most.", .least = 0,
	.most = 4},
    {"back.codes", BOTH(OPTION_SWITCH, "yes"), "QR codes beside links."},
    {"back.related-codes", BOTH(OPTION_SWITCH, "yes"),
	"Also beside each article that is recommended."},
    {"back.topics", BOTH(OPTION_SWITCH, "yes"), "Search topics."},
    {"back.topics-form", BOTH(OPTION_CHOICE, "tags"),
	"Each topic in an outline, or all in a sentence.",
	.choices = "tags sentence"},

    {"links.print", BOTH(OPTION_CHOICE, "none"),
	"Where the address of a link is printed that its text does not show: "
	"nowhere, after it, or in notes at the section's end.",
	.choices = "none inline notes"},

    {"check.duties", TOP(OPTION_SWITCH, "yes"),
	"`leaflet check` names what a leaflet about health must state."},
    {"check.strict", TOP(OPTION_SWITCH, "no"),
	"What is missing of that is an error, no warning."},
    {"check.reading-age", TOP(OPTION_INTEGER, "14"),
	"`leaflet check` warns of an English article for older readers, in "
	"years.",
	.least = 5, .most = 99},
    {"check.glossary", TOP(OPTION_PATH, NULL),
	"A text file of words that readers know or are told, one a line, "
	"which do not make an article harder."},

    {"fit.gaps", BOTH(OPTION_INTEGER, "0"),
	"Per cent by which the space above headings may be less for the wanted "
	"number of pages.",
	.least = 0, .most = 25},
    {"fit.leading", BOTH(OPTION_INTEGER, "0"),
	"Likewise the distance of lines.", .least = 0, .most = 5},
    {"fit.pictures", BOTH(OPTION_INTEGER, "0"), "Likewise pictures.",
	.least = 0, .most = 50},
    {"fit.size", BOTH(OPTION_LENGTH, NULL),
	"Likewise how small body text may become, in steps of 0.1 points, but "
	"not under what its profile allows."},

    {"grid.corner", BOTH(OPTION_LENGTH, "3mm"),
	"Radius of the corners of boxes."},
    {"grid.heading-rule", BOTH(OPTION_CHOICE, "full"),
	"The rule above a section: full, or a short bar.",
	.choices = "full bar"},
    {"grid.step-marker", BOTH(OPTION_CHOICE, "disc"),
	"What the number of a step stands on.", .choices = "disc square"},

    {"strings.LANG.read-next", BOTH(OPTION_TEXT, NULL),
	"Title of the back page."},
    {"strings.LANG.who-for", BOTH(OPTION_TEXT, NULL), "Label of the audience."},
    {"strings.LANG.search-topics", BOTH(OPTION_TEXT, NULL),
	"Label of the topics."},
    {"strings.LANG.search-at", BOTH(OPTION_TEXT, NULL),
	"Where to search: {site}."},
    {"strings.LANG.about", BOTH(OPTION_TEXT, NULL),
	"Title of the last section."},
    {"strings.LANG.sources", BOTH(OPTION_TEXT, NULL), "Label of the sources."},
    {"strings.LANG.written-by", BOTH(OPTION_TEXT, NULL),
	"Label of the authors."},
    {"strings.LANG.feedback-ask", BOTH(OPTION_TEXT, NULL),
	"Asks for feedback, inside."},
    {"strings.LANG.feedback", BOTH(OPTION_TEXT, NULL),
	"Gives {feedback} on the back page."},
    {"strings.LANG.version", BOTH(OPTION_TEXT, NULL),
	"{reference} and {version}."},
    {"strings.LANG.published", BOTH(OPTION_TEXT, NULL),
	"When published: {date}."},
    {"strings.LANG.reviewed", BOTH(OPTION_TEXT, NULL),
	"When reviewed, if not published: {date}."},
    {"strings.LANG.next-review", BOTH(OPTION_TEXT, NULL),
	"Next review: {date}."},
    {"strings.LANG.figure", BOTH(OPTION_TEXT, NULL),
	"Label of figure {number}."},
    {"strings.LANG.code-alt", BOTH(OPTION_TEXT, NULL),
	"A QR code of {link}, read aloud."},
    {"strings.LANG.get-help", BOTH(OPTION_TEXT, NULL),
	"Title of an urgent box without one."},
    {"strings.LANG.key-points", BOTH(OPTION_TEXT, NULL),
	"Title of a box of key points without one."},
    {"strings.LANG.notes", BOTH(OPTION_TEXT, NULL),
	"Title of a page for notes."},
    {"strings.LANG.links", BOTH(OPTION_TEXT, NULL),
	"Title of the links at a section's end."},
    {"strings.LANG.link-note", BOTH(OPTION_TEXT, NULL),
	"Names one of them in the text: {number}."},
    {"strings.LANG.languages", BOTH(OPTION_TEXT, NULL),
	"Title of the list of other languages, on the back page."},
    {"strings.LANG.comma", BOTH(OPTION_TEXT, NULL),
	"Stands between the things of a list, with its space."},
    {"strings.LANG.stop", BOTH(OPTION_TEXT, NULL),
	"Ends a sentence of the details of publication, with the space before "
	"the next."},
    {"strings.LANG.other-formats", BOTH(OPTION_TEXT, NULL),
	"Stands for brand.other-formats in the language."},
    {"strings.LANG.feedback-to", BOTH(OPTION_TEXT, NULL),
	"Stands for brand.feedback in the language."},

    {"formats.NAME.size", TOP(OPTION_LENGTHS, NULL),
	"Width and height of the page.", .least = 2, .most = 2},
    {"formats.NAME.margins", TOP(OPTION_LENGTHS, NULL),
	"From the edge to the rule, the text, the footer's baseline: one, or "
	"two, three, four as in CSS (top, right, bottom, left).",
	.least = 1, .most = 4},
    {"formats.NAME.columns", TOP(OPTION_INTEGER, "1"),
	"Columns of text; large and giant print always has one.", .least = 1,
	.most = 2},
    {"formats.NAME.characters", TOP(OPTION_INTEGER, "66"),
	"What a line holds at most, in letters of mean width.", .least = 40,
	.most = 70},

    {"editions.NAME.format", EDITION(OPTION_NAMES, "a5"),
	"A format of this configuration, or one that is built in; of several, "
	"the first in which the article has the wanted number of pages."},
    {"editions.NAME.profile", EDITION(OPTION_CHOICE, "standard"),
	"How large everything is: text of 12 points, 14, 18 or 24.",
	.choices = "standard clear large giant"},
    {"editions.NAME.output", EDITION(OPTION_CHOICE, "screen"),
	"What the file is for.", .choices = "screen",
	.planned = "office press"},
    {"editions.NAME.standard", EDITION(OPTION_CHOICES, "ua-1, a-2a"),
	"What the file is, for readers' aids and for archives: PDF/UA-1 with "
	"PDF/A-2a or A-3a, or PDF/UA-2 with PDF/A-4 or A-4f.",
	.choices = "ua-1 ua-2 a-2a a-3a a-4 a-4f"},
    {"editions.NAME.pages", EDITION(OPTION_PAGES, NULL),
	"How many pages a leaflet has, with cover and back page: a number, a "
	"range, or any multiple of a number."},
    {"editions.NAME.pages-left", EDITION(OPTION_CHOICE, "notes"),
	"What stands on pages that are left over, before the back page.",
	.choices = "notes blank"},
};

enum { ROWS = sizeof table / sizeof *table, KEY_MOST = 200 };

static const char editions[] = "editions.";

const struct option *
options_table(size_t *count)
{
	*count = ROWS;
	return table;
}

bool
options_is_list(const struct option *option)
{
	return option->type >= OPTION_LENGTHS;
}

bool
options_lists(const char *words, const char *word)
{
	size_t size = strlen(word);
	for (const char *at = words; at && *at;) {
		size_t span = strcspn(at, " ");
		if (span == size && memcmp(at, word, size) == 0)
			return true;
		at += span + (at[span] == ' ');
	}
	return false;
}

/* --- matching ---------------------------------------------------------- */

static bool
is_name(const char *text, size_t size)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
	return size > 0 && size <= 64 && strspn(text, letters) >= size &&
	       !(size == 5 && memcmp(text, "build", 5) == 0);
}

static bool
is_language(const char *text, size_t size)
{
	char tag[36];
	if (size >= sizeof tag)
		return false;
	memcpy(tag, text, size);
	tag[size] = '\0';
	return text_is_language(tag);
}

/* Does a part of a key agree with that of a pattern? */
static bool
part_agrees(
    const char *pattern, size_t pattern_size, const char *part, size_t size)
{
	enum role role;
	if (strncmp(pattern, "ROLE", pattern_size) == 0)
		return roles_find(part, size, &role);
	if (strncmp(pattern, "LANG", pattern_size) == 0)
		return is_language(part, size);
	if (strncmp(pattern, "NAME", pattern_size) == 0)
		return is_name(part, size);
	return pattern_size == size && memcmp(pattern, part, size) == 0;
}

/* Does the key agree with the pattern's first parts; with all of them? */
enum agreement { AGREES_NOT, AGREES_SO_FAR, AGREES };

static enum agreement
agrees(const char *pattern, const char *key)
{
	for (;;) {
		size_t wide = strcspn(pattern, "."), size = strcspn(key, ".");
		if (!part_agrees(pattern, wide, key, size))
			return AGREES_NOT;
		pattern += wide;
		key += size;
		if (*key == '\0')
			return *pattern ? AGREES_SO_FAR : AGREES;
		if (*pattern == '\0')
			return AGREES_NOT;
		pattern++;
		key++;
	}
}

/* The setting of a role by the last part of its key; NULL: it has none. */
static const char *
role_default(const struct option *option, const char *key)
{
	static const struct {
		const char *name;
		size_t at; /* in struct role_row */
	} settings[] = {
	    {"font", offsetof(struct role_row, font)},
	    {"weight", offsetof(struct role_row, weight)},
	    {"size", offsetof(struct role_row, size)},
	    {"leading", offsetof(struct role_row, leading)},
	    {"colour", offsetof(struct role_row, colour)},
	    {"before", offsetof(struct role_row, before)},
	    {"after", offsetof(struct role_row, after)},
	    {"tracking", offsetof(struct role_row, tracking)},
	    {"align", offsetof(struct role_row, align)},
	};
	const char *role_at = strchr(key, '.') + 1;
	size_t size = strcspn(role_at, ".");
	const char *property = role_at + size + 1;
	enum role role;
	if (!roles_find(role_at, size, &role))
		return NULL;
	const struct role_row *row = roles_row(role);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		if (strcmp(settings[i].name, property) == 0)
			return *(const char *const *)((const char *)row +
						      settings[i].at);
	if (strcmp(property, "hyphenate") == 0)
		return row->align ? "no" : NULL;
	return option->initial;
}

static bool
is_style(const struct option *option)
{
	return strncmp(option->key, "styles.", 7) == 0;
}

const char *
options_default(const struct option *option, const char *key)
{
	return is_style(option) ? role_default(option, key) : option->initial;
}

/* The part of a pattern that stands for any; NULL: there is none. */
static const char *
any_part(const char *pattern)
{
	const char *dot = strchr(pattern, '.');
	return dot && strchr("RLN", dot[1]) ? dot + 1 : NULL;
}

/* Not every role has every setting. */
static bool
holds(const struct option *option, const char *key)
{
	if (*option->key != *key) /* groups have names of their own */
		return false;
	const char *any = any_part(option->key), *last = strrchr(key, '.');
	if (!any)
		return strcmp(option->key, key) == 0;
	return last && strcmp(strchr(any, '.'), last) == 0 &&
	       agrees(option->key, key) == AGREES &&
	       (!is_style(option) || role_default(option, key));
}

/* The bytes of "editions.NAME." at the key's beginning; 0: none. */
static size_t
edition_prefix(const char *key)
{
	size_t start = sizeof editions - 1;
	if (strncmp(key, editions, start) != 0)
		return 0;
	size_t size = strcspn(key + start, ".");
	if (!is_name(key + start, size) || key[start + size] != '.')
		return 0;
	return start + size + 1;
}

const struct option *
options_find(const char *key, const char **rest, const char **edition,
    size_t *edition_size)
{
	size_t prefix = edition_prefix(key);
	*rest = key + prefix;
	*edition = prefix ? key + sizeof editions - 1 : NULL;
	*edition_size = prefix ? prefix - sizeof editions : 0;
	for (size_t i = 0; i < ROWS; i++) {
		const struct option *option = &table[i];
		bool whole = !prefix || option->where == OPTION_EDITION;
		if (prefix && option->where == OPTION_TOP)
			continue;
		if (holds(option, whole ? key : *rest))
			return option;
	}
	return NULL;
}

bool
options_is_group(const char *key)
{
	size_t prefix = edition_prefix(key);
	for (size_t i = 0; i < ROWS; i++) {
		if (agrees(table[i].key, key) == AGREES_SO_FAR)
			return true;
		if (prefix && table[i].where == OPTION_BOTH &&
		    agrees(table[i].key, key + prefix) == AGREES_SO_FAR)
			return true;
	}
	return strcmp(key, "editions") == 0;
}

bool
options_has_bad_name(const char *key)
{
	static const char formats[] = "formats.";
	size_t start = strncmp(key, editions, sizeof editions - 1) == 0
			   ? sizeof editions - 1
		       : strncmp(key, formats, sizeof formats - 1) == 0
			   ? sizeof formats - 1
			   : 0;
	return start && !is_name(key + start, strcspn(key + start, "."));
}

/* --- what was meant ---------------------------------------------------- */

struct names {
	struct arena *arena;
	const char **list;
	size_t count, capacity;
};

static void
names_add(struct names *names, const char *name)
{
	ARENA_PUSH(
	    names->arena, names->list, names->count, names->capacity, name);
}

/* The pattern with its wildcard filled in by the key's own part. */
static void
add_filled(struct names *names, const char *pattern, const char *prefix,
    const char *key)
{
	const char *dot = strchr(pattern, '.'), *part = strchr(key, '.');
	const char *end = dot ? strchr(dot + 1, '.') : NULL;
	size_t size = part ? strcspn(part + 1, ".") : 0;
	if (end && size)
		names_add(names, arena_printf(names->arena, "%s%.*s%.*s%s",
				     prefix, (int)(dot + 1 - pattern), pattern,
				     (int)size, part + 1, end));
	else
		names_add(
		    names, arena_printf(names->arena, "%s%s", prefix, pattern));
}

static void
add_option(struct names *names, const struct option *option, const char *prefix,
    const char *key)
{
	if (!is_style(option)) {
		add_filled(names, option->key, prefix, key);
		return;
	}
	const char *property = strrchr(option->key, '.');
	for (size_t i = 0; i < ROLE_COUNT; i++) {
		const char *style = arena_printf(names->arena, "styles.%s%s",
		    roles_row((enum role)i)->name, property);
		if (role_default(option, style))
			names_add(names,
			    arena_printf(names->arena, "%s%s", prefix, style));
	}
}

/* What others call it. */
static const struct {
	const char *name, *key;
} synonyms[] = {
    {"page.width", "formats.NAME.size"},
    {"page.height", "formats.NAME.size"},
    {"page.size", "formats.NAME.size"},
    {"paper.size", "formats.NAME.size"},
    {"page.format", "editions.NAME.format"},
    {"page.margins", "formats.NAME.margins"},
    {"colors.primary", "palette.deep"},
    {"colours.primary", "palette.deep"},
    {"profile", "editions.NAME.profile"},
    {"format", "editions.NAME.format"},
    {"output", "editions.NAME.output"},
};

enum { SYNONYMS = sizeof synonyms / sizeof *synonyms };

static const char *
nearest_synonym(struct names *names, const char *key)
{
	names->count = 0;
	for (size_t i = 0; i < SYNONYMS; i++)
		names_add(names, synonyms[i].name);
	const char *near = text_nearest(key, names->list, names->count);
	for (size_t i = 0; near && i < SYNONYMS; i++)
		if (strcmp(near, synonyms[i].name) == 0)
			return synonyms[i].key;
	return NULL;
}

/* A key whose group was left out: "phone" for "brand.phone". */
static const char *
in_some_group(const char *key)
{
	for (size_t i = 0; i < ROWS; i++) {
		const char *dot = strchr(table[i].key, '.');
		if (dot && agrees(dot + 1, key) == AGREES)
			return table[i].key;
	}
	return NULL;
}

const char *
options_nearest(struct arena *arena, const char *key)
{
	if (strlen(key) > KEY_MOST)
		return NULL;
	struct names names = {.arena = arena};
	size_t prefix = edition_prefix(key);
	const char *rest = key + prefix;
	const char *start = arena_strndup(arena, key, prefix);
	for (size_t i = 0; i < ROWS; i++) {
		if (table[i].where == OPTION_EDITION)
			add_filled(&names, table[i].key, "", key);
		else if (!prefix || table[i].where == OPTION_BOTH)
			add_option(&names, &table[i], start, rest);
	}
	const char *near = text_nearest(key, names.list, names.count);
	if (!near && !prefix)
		near = in_some_group(key);
	return near || prefix ? near : nearest_synonym(&names, key);
}
