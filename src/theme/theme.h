/*
 * How one edition looks: everything resolved, read-only, shared by all jobs.
 */
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include "base/diag.h"
#include "base/unit.h"
#include "theme/palette.h"
#include "theme/standard.h"

#include <stdbool.h>
#include <stddef.h>

/* The roles of design-spec section 5, and those that other parts ask for. */
enum role {
	ROLE_COVER_TITLE,
	ROLE_COVER_SUBTITLE,
	ROLE_COVER_SUMMARY,
	ROLE_COVER_LABEL,
	ROLE_COVER_WHO,
	ROLE_BRAND,
	ROLE_LEAD,
	ROLE_H2,
	ROLE_H3,
	ROLE_H4,
	ROLE_STEP_TITLE,
	ROLE_BOX_TITLE,
	ROLE_BODY,
	ROLE_QUOTE,
	ROLE_SMALL,
	ROLE_CAPTION,
	ROLE_OTHER_FORMATS,
	ROLE_TABLE_HEAD,
	ROLE_HELP_NUMBER,
	ROLE_HELP_TITLE,
	ROLE_STEP_NUMERAL,
	ROLE_FOLIO,
	ROLE_FOOTER,
	ROLE_RELATED_TITLE,
	ROLE_RELATED_EXCERPT,
	ROLE_RELATED_LINK,
	ROLE_TAG,
	ROLE_CONTACT_NAME,
	ROLE_CONTACT,
	ROLE_COUNT
};

enum font_slot { FONT_SLOT_BODY, FONT_SLOT_HEADING, FONT_SLOT_COUNT };

enum align { ALIGN_LEFT, ALIGN_JUSTIFY, ALIGN_CENTRE };

/* One role's look; lengths have the profile's scale in them. */
struct style {
	enum font_slot font;
	int weight;      /* 100 to 900 */
	int bold_weight; /* for strong and em within it */
	length size;
	length leading;
	struct colour colour;
	length before, after; /* the "+" amounts of design-spec section 6 */
	int tracking;         /* added between letters, 1/1000 em */
	enum align align;
	bool hyphenate;
	struct place place; /* where its size was set; file NULL: the default */
};

struct font_choice {
	const char *family; /* a family name, or a path to a font file */
	struct place place; /* where it was set; file NULL: the default */
};

struct page_format {
	const char *name;
	length width, height; /* trim */
	length margin_left, margin_right;
	length right_asked; /* margin_right as it was given */
	int characters;     /* of mean width on a line, at most */
	length top_rule;    /* y of the rule */
	length first_baseline, last_baseline, footer_baseline;
	length safe; /* no text nearer to the trim */
	length bleed;
	int columns;
	length gutter, measure; /* between columns; width of each */
};

enum profile { PROFILE_STANDARD, PROFILE_CLEAR, PROFILE_LARGE, PROFILE_GIANT };
enum output { OUTPUT_SCREEN, OUTPUT_OFFICE, OUTPUT_PRESS };

/* Text is NULL when the configuration does not give it. */
struct brand {
	const char *name, *strapline,
	    *logo; /* logo: path that opens from here */
	const char *url;
	const char *short_url; /* a pattern with {reference} or {id} in it */
	const char *phone, *email, *address, *publisher;
	const char *feedback, *other_formats;
	struct place logo_place;
};

enum cover_style { COVER_FIELD, COVER_FRAME, COVER_BAND, COVER_PLAIN };
enum cover_art { ART_AUTO, ART_RIGHT, ART_LEFT, ART_PAIR, ART_RISE, ART_NONE };

struct cover {
	enum cover_style style;
	bool masthead; /* a band over the first page of text */
	enum cover_art art;
	int art_scale;        /* per cent */
	const char *art_file; /* path that opens from here, or NULL */
	struct place art_place;
};

struct back {
	int related;        /* how many items at most */
	bool codes;         /* QR codes */
	bool related_codes; /* beside these items too */
	bool topics;        /* search topics */
	bool sentence;      /* these as a sentence, not in outlines */
};

/* How many pages the whole leaflet is to have. */
struct pages_wanted {
	int least, most; /* 0: any number */
	int multiple;    /* any multiple of this; 0: as above */
};

/* How an article is fitted to them. */
struct fitting {
	struct pages_wanted pages;
	struct place place; /* where these are set */
	bool notes;         /* pages left over are for notes, not blank */
	int gaps, leading, pictures; /* per cent that they may be less */
	length size;                 /* body text may be as small; 0: no */
};

/* Where the address of a link is printed that its text does not show. */
enum link_print { LINK_PRINT_NONE, LINK_PRINT_INLINE, LINK_PRINT_NOTES };

/* What `leaflet check` asks of an article beyond the format. */
struct checks {
	bool duties;          /* what a leaflet about health must state */
	bool strict;          /* what is missing of it is an error */
	int reading_age;      /* years; over it a warning */
	const char *glossary; /* path that opens from here, or NULL */
	struct place glossary_place;
};

/* The words that the program prints itself. */
enum string {
	STRING_READ_NEXT,
	STRING_WHO_FOR,
	STRING_SEARCH_TOPICS, /* "Search topics" */
	STRING_SEARCH_AT,     /* "at {site}" */
	STRING_ABOUT,
	STRING_SOURCES,
	STRING_WRITTEN_BY,
	STRING_FEEDBACK_ASK, /* "Tell us what you think:" */
	STRING_FEEDBACK,     /* "Feedback: {feedback}", on the back */
	STRING_VERSION,      /* "{reference}, version {version}" */
	STRING_PUBLISHED,    /* "Published {date}" */
	STRING_REVIEWED,     /* "Reviewed {date}" */
	STRING_NEXT_REVIEW,  /* "Next review {date}" */
	STRING_FIGURE,       /* "Figure {number}." */
	STRING_CODE_ALT,     /* "QR code: link to {link}" */
	STRING_GET_HELP,     /* default title of the urgent box */
	STRING_KEY_POINTS,   /* default title of the box of key points */
	STRING_LINKS,        /* title of a section's notes of links */
	STRING_LINK_NOTE,    /* "(link {number})", in the text */
	STRING_LANGUAGES,    /* title of the other languages on the back */
	STRING_NOTES,        /* title of a page that is left over */
	STRING_COMMA,        /* ", " between the things of a list */
	STRING_STOP,         /* ". " after a sentence, if another follows */
	/* not bundled: for brand.other-formats and brand.feedback */
	STRING_OTHER_FORMATS,
	STRING_FEEDBACK_TO,
	STRING_COUNT
};

struct config;
struct words;

struct theme {
	const char *edition;
	struct page_format format; /* the first of formats */
	const char *const *formats;
	size_t format_count;
	struct place format_place;
	struct fitting fitting;
	int pictures; /* per cent of what they would be high */
	enum profile profile;
	enum output output;
	struct standard standard;
	int scale_numerator, scale_denominator; /* z of design-spec section 2 */
	int across_numerator, across_denominator; /* the same across lines */
	length grid, half; /* u, and the half grid that baselines lie on */
	int mean_advance;  /* of body text, in thousandths of its size */
	length corner;     /* radius of boxes */
	bool heading_bar;  /* a short bar over h2 in place of the rule */
	bool square_steps; /* numbers of steps on squares, not discs */
	struct font_choice fonts[FONT_SLOT_COUNT];
	const struct font_choice *fallback; /* for what these lack, in order */
	size_t fallback_count;
	const char *const *folders; /* of fonts; the bundled one is the last */
	size_t folder_count;
	struct style styles[ROLE_COUNT];
	struct colour palette[TOKEN_COUNT];
	struct brand brand;
	struct cover cover;
	struct back back;
	enum link_print link_print;
	struct checks checks;
	const char *const *library; /* paths; count 0: the PATH's folder */
	size_t library_count;
	const char *root; /* folder that src, logo must stay in; NULL: any */
	const struct config *config; /* for other formats */
	const struct words *words;   /* its own words, or NULL */
};

/* "body", "cover-title"... as in styles.ROLE. */
const char *theme_role_name(enum role role);

/*
 * A length of the design (UNIT_MM(4.5)) at the theme's scale z.
 */
length theme_scale(const struct theme *theme, length design);

/* The same for a length across the lines: it does not grow where a script only
 * needs more room between them. */
length theme_across(const struct theme *theme, length design);

/*
 * The words in the language (strings.LANG of the configuration, then the
 * built-in ones, then English); {name} stays for the caller.  Never NULL but
 * for those that are not bundled.
 */
const char *theme_string(
    const struct theme *theme, const char *lang, enum string string);

/* What the brand says of other formats, and where readers say what they
 * think: in the language, else as brand.* has it; or NULL. */
const char *theme_other_formats(const struct theme *theme, const char *lang);
const char *theme_feedback(const struct theme *theme, const char *lang);

/*
 * The short link of an article, made by brand.short-url; NULL: there is no
 * pattern, or it asks for a reference (NULL) that the article does not have.
 * What cannot stand in an address is percent-encoded.  Owned by the arena.
 */
const char *theme_short_url(const struct theme *theme, struct arena *arena,
    const char *id, const char *reference);

#endif
