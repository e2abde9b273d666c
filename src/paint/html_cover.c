/*
 * The cover of a page, as the leaflet's cover is built (design-spec section
 * 8), without its measures: a field of the deep colour, a tinted panel in a
 * frame of paper, a band with the rest below it, or black on white.  The rings
 * are circles around a corner or over the lower edge.
 */
#include "paint/html_page.h"

/* Of the gradient: each ring's edge as a share of the outermost, with a
 * third of a per cent between, so that edges are smooth. */
#define RINGS                                                                  \
	"var(--stone) 17.4%%,var(--ring4) 17.7%% 36.3%%,"                      \
	"var(--ring3) 36.6%% 56.3%%,var(--ring2) 56.6%% 77.4%%,"               \
	"var(--ring1) 77.7%% 99.7%%,transparent"

static const char field[] = "header{background:var(--head)}\n";

static const char frame[] =
    "header{--on:var(--ink);--head:var(--tint);--label:var(--deep);"
    "margin:1rem;background:var(--tint);border-radius:var(--corner)}"
    "h1,.brand{color:var(--deep)}"
    "@media(min-width:64rem){header{--art:min(22rem,calc(50vw - 22rem))}}\n";

static const char band[] =
    "header{padding-block:0;background:none;color:var(--ink)}"
    ".band{position:relative;overflow:hidden;margin-inline:-1.5rem;"
    "background:var(--head);color:var(--on);padding:2.25rem 1.5rem 8rem}"
    "header>.in{padding-block-start:.5rem}"
    ".summary{color:var(--deep);font-weight:500}.who strong{color:"
    "var(--deep)}"
    "@media(min-width:64rem){header{min-block-size:0;padding-block:0}"
    ".band{padding-block:2.75rem 10rem}}\n";

static const char plain[] =
    "header{--on:var(--ink);--head:var(--paper);--label:var(--ink);"
    "background:none;padding-block-end:2rem;min-block-size:0}"
    "header>.in{border-block-end:1px solid var(--ink);padding-block-end:2rem}"
    "@media(min-width:64rem){header{min-block-size:0;"
    "padding-block-end:2rem}}\n";

/* One way to place the rings; across: where their centre is, per cent. */
static void
add_rings(struct bytes *out, int across)
{
	bytes_printf(out,
	    "radial-gradient(circle var(--art) at %d%% 100%%," RINGS ")",
	    across);
}

/* A box as wide as the cover; in a corner it is that of the text's end. */
static void
add_art(struct bytes *out, const struct html_page *page)
{
	const struct cover *cover = &page->theme->cover;
	int end = page->rtl ? 0 : 100;
	enum cover_art art = cover->art;
	if (art == ART_AUTO)
		art = cover->style == COVER_BAND ? ART_RISE : ART_RIGHT;
	bytes_printf(out,
	    ".art{position:absolute;inset-block-end:0;inset-inline:0;"
	    "block-size:var(--art);background:");
	if (art == ART_PAIR) {
		add_rings(out, 100 - end);
		bytes_string(out, ",");
	}
	add_rings(out, art == ART_RISE   ? 50
		       : art == ART_LEFT ? 100 - end
					 : end);
	bytes_string(out, "}\n");
	if (art == ART_RISE)
		bytes_string(out, "header{--art:6.5rem!important}\n");
}

void
html_cover_style(struct html_page *page)
{
	static const char *const styles[] = {
	    [COVER_FIELD] = field,
	    [COVER_FRAME] = frame,
	    [COVER_BAND] = band,
	    [COVER_PLAIN] = plain,
	};
	bytes_string(page->out, styles[page->theme->cover.style]);
	if (html_cover_is_light(page)) /* the mark keeps its colours */
		bytes_string(page->out,
		    "@media screen and (prefers-color-scheme:dark){.mark{"
		    "background:#FFF;padding:.3rem;border-radius:.3rem}}\n");
	if (html_cover_has_art(page))
		add_art(page->out, page);
}

bool
html_cover_has_art(const struct html_page *page)
{
	const struct cover *cover = &page->theme->cover;
	return cover->art != ART_NONE && cover->style != COVER_PLAIN;
}

bool
html_cover_is_light(const struct html_page *page)
{
	enum cover_style style = page->theme->cover.style;
	return style == COVER_FRAME || style == COVER_PLAIN;
}
