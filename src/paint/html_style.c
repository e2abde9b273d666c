/*
 * The look of a page: the leaflet's own colours and type on a measure of some
 * 66 characters.  Where the reader asks for dark colours, the brand's are mixed
 * with white until they stand out from a ground made of its deepest: text by
 * 7 to 1, as on paper (WCAG 2.2, 1.4.6).
 */
#include "paint/html_page.h"

#include "base/script.h"

#include <string.h>

enum { USUAL = 100, NASTALIQ = 200 }; /* script_leading */
enum { TEXT_CONTRAST = 700, LABEL_CONTRAST = 450, STEP = 4 };

static const struct colour white = {255, 255, 255}, black = {0, 0, 0};

/* percent of the way from a colour to another. */
static struct colour
toward(struct colour a, struct colour b, int percent)
{
	return (struct colour){
	    (uint8_t)((a.red * (100 - percent) + b.red * percent) / 100),
	    (uint8_t)((a.green * (100 - percent) + b.green * percent) / 100),
	    (uint8_t)((a.blue * (100 - percent) + b.blue * percent) / 100),
	};
}

/* The colour, as far towards white as it must be to be read on the ground. */
static struct colour
readable(struct colour colour, struct colour ground)
{
	for (int percent = 0; percent <= 100; percent += STEP) {
		struct colour lighter = toward(colour, white, percent);
		if (palette_contrast(lighter, ground) >= TEXT_CONTRAST)
			return lighter;
	}
	return white;
}

static void
add_variable(struct bytes *out, const char *name, struct colour colour)
{
	bytes_printf(out, "--%s:#%02X%02X%02X;", name, colour.red, colour.green,
	    colour.blue);
}

static void
add_palette(struct bytes *out, const struct colour *palette)
{
	bytes_string(out, ":root{color-scheme:light dark;");
	for (size_t i = 0; i < TOKEN_COUNT; i++)
		add_variable(out, palette_name((enum token)i), palette[i]);
	add_variable(out, "head", palette[TOKEN_DEEP]);
	add_variable(out, "on", palette[TOKEN_PAPER]);
	bool bright = palette_contrast(palette[TOKEN_SUN],
			  palette[TOKEN_DEEP]) >= LABEL_CONTRAST;
	add_variable(out, "label", palette[bright ? TOKEN_SUN : TOKEN_PAPER]);
	add_variable(out, "frame", palette[TOKEN_ALERT]);
	add_variable(out, "bar", palette[TOKEN_ALERT]);
	bytes_string(out, "}\n");
}

static void
add_dark(struct bytes *out, const struct colour *palette)
{
	struct colour deep = palette[TOKEN_DEEP];
	struct colour paper = toward(deep, black, 78);
	struct colour tint = toward(deep, black, 56);
	bytes_string(
	    out, "@media screen and (prefers-color-scheme:dark){:root{");
	add_variable(out, "paper", paper);
	add_variable(out, "ink", toward(white, paper, 7));
	add_variable(out, "tint", tint);
	add_variable(out, "line", toward(deep, white, 28));
	add_variable(out, "deep", readable(palette[TOKEN_MID], tint));
	add_variable(out, "mid", readable(palette[TOKEN_MID], tint));
	add_variable(out, "alert", readable(palette[TOKEN_ALERT], paper));
	add_variable(out, "frame", readable(palette[TOKEN_ALERT], paper));
	bytes_string(out, "}\nfigure img{background:#FFF;padding:.75rem;"
			  "border-radius:.4rem}}\n");
}

/* A family by its name, if it is one that CSS can quote, before those that
 * every system has. */
static void
add_family(
    struct bytes *out, const char *name, const char *family, const char *others)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789 -";
	bytes_printf(out, "--%s:", name);
	if (strspn(family, plain) == strlen(family))
		bytes_printf(out, "\"%s\",", family);
	bytes_printf(out, "%s;", others);
}

static void
add_type(struct bytes *out, const struct theme *theme, const char *lang)
{
	bool nastaliq = script_leading(lang) == NASTALIQ;
	const char *body = theme->fonts[FONT_SLOT_BODY].family;
	const char *heading = theme->fonts[FONT_SLOT_HEADING].family;
	const char *text =
	    nastaliq ? "\"Noto Nastaliq Urdu\",system-ui,sans-serif"
		     : "system-ui,\"Segoe UI\",\"Noto Sans\",Arial,sans-serif";
	bool alike = nastaliq || strcmp(body, heading) == 0;
	bytes_string(out, ":root{");
	add_family(out, "text", body, text);
	add_family(out, "display", heading,
	    alike ? text : "Georgia,\"Noto Serif\",serif");
	bytes_string(out, "--corner:");
	bytes_decimal(out, theme->corner / 12, 3); /* 12 points are 1rem */
	bytes_printf(out, "rem;--title:%d;--heading:%d}\n",
	    theme->styles[ROLE_COVER_TITLE].weight,
	    theme->styles[ROLE_H2].weight);
}

static const char base[] =
    "*,::before,::after{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);"
    "font:1.125rem/1.5 var(--text);overflow-wrap:break-word}\n"
    ".in{max-inline-size:38rem;margin-inline:auto}\n"
    "header,main,footer.panel{padding-inline:1.5rem}\n"
    "a{color:var(--deep);text-underline-offset:.15em}\n"
    "a:hover{text-decoration-thickness:.15em}\n"
    ":focus-visible{outline:3px solid var(--deep);outline-offset:3px}\n"
    "em{font-style:normal;font-weight:700}\n"
    "q::before,q::after{content:none}\n"
    ".whole{white-space:nowrap}\n"
    "abbr[title]{text-decoration:none}\n"
    "p,ul,ol,dl,figure,blockquote,.table{margin-block:1.1rem}\n";

static const char head[] =
    ".skip ul{margin:0;padding:0;list-style:none}.skip li{margin:0}\n"
    ".skip a{position:absolute;inset-inline-start:-100vw}\n"
    ".skip a:focus{inset-inline-start:1rem;inset-block-start:1rem;z-index:1;"
    "padding:.6rem 1rem;background:var(--paper);color:var(--deep);"
    "border-radius:.3rem;outline-color:var(--sun)}\n"
    "header{--art:9.5rem;position:relative;overflow:hidden;"
    "color:var(--on);padding-block:2.25rem 11rem}\n"
    "header .in{position:relative}\n"
    ".brand{display:flex;gap:.9rem;align-items:center;margin:0;"
    "font-weight:700;line-height:1.3}\n"
    ".brand span{display:block;font-weight:400;font-size:.9rem}\n"
    ".mark{flex:none;inline-size:3rem;block-size:auto}\n"
    "h1{margin:3rem 0 0;font:var(--title) clamp(2.1rem,8vw,3.4rem)/1.12 "
    "var(--display);"
    "letter-spacing:-.012em;text-wrap:balance}\n"
    ".subtitle{margin-block:.75rem 0;font-size:1.35rem;font-weight:500}\n"
    ".summary{margin-block:1.5rem 0;font-size:1.3rem;line-height:1.5}\n"
    ".who{margin-block:1.75rem 0}\n"
    ".who strong{display:block;color:var(--label);font-size:.95rem}\n"
    "@media(min-width:64rem){header{--art:min(24rem,calc(50vw - 20rem));"
    "padding-block:2.75rem 3.5rem;min-block-size:26rem}}\n";

static const char text[] =
    "main{padding-block:2rem 3rem}\n"
    ".lead{font-size:1.3rem;line-height:1.5}\n"
    "h2{margin:3rem 0 1.1rem;padding-block-start:1.4rem;"
    "border-block-start:1px solid var(--deep);"
    "font:var(--heading) 1.6rem/1.25 var(--display);color:var(--deep);"
    "text-wrap:balance}\n"
    "h3{margin:1.8rem 0 .5rem;font-size:1.125rem;line-height:1.4}\n"
    "h4,h5,h6{margin:1.5rem 0 .4rem;font-size:1.125rem;font-weight:500;"
    "color:var(--deep)}\n"
    "h3+p,h4+p{margin-block-start:0}\n"
    "ul,ol{padding-inline-start:1.6rem}\n"
    "li,li>p,dd>p{margin-block:.45rem}li::marker{color:var(--deep);font-weight:"
    "700}\n"
    ".run-in{margin-block:0;font-weight:700;color:var(--deep)}"
    ".run-in+*{margin-block-start:.2rem}\n"
    ".steps{list-style:none;padding:0;counter-reset:step}\n"
    ".steps>li{position:relative;counter-increment:step;margin:0;"
    "padding:0 0 1.2rem;padding-inline-start:3.4rem}\n"
    ".steps>li::before{content:counter(step);position:absolute;"
    "inset-inline-start:0;inset-block-start:-.2rem;inline-size:2.2rem;"
    "block-size:2.2rem;border-radius:50%;background:var(--head);"
    "color:var(--on);font-weight:700;line-height:2.2rem;text-align:center}\n"
    ".steps>li:last-child{padding-block-end:0}\n"
    ".steps>li:not(:last-child)::after{content:\"\";position:absolute;"
    "inset-inline-start:1.05rem;inset-block:2.4rem .6rem;"
    "inline-size:1px;background:var(--line)}\n"
    "dt{font-weight:700}dd{margin:0 0 .8rem}\n"
    "blockquote{margin-inline:0;padding-inline-start:1.4rem;"
    "border-inline-start:.3rem solid var(--sun);color:var(--deep);"
    "font-size:1.3rem;font-weight:500}\n"
    "blockquote footer{margin-block-start:.6rem;color:var(--ink);"
    "font-size:1rem;font-weight:400}\n"
    "figure{margin-inline:0}\n"
    "img{max-inline-size:100%;block-size:auto}"
    "figure img[src^=\"data:image/svg\"]{inline-size:100%}\n"
    "figcaption{font-size:1rem;margin-block-start:.5rem}\n"
    ".table{overflow-x:auto}\n"
    "table{border-collapse:collapse;inline-size:100%;"
    "border-block-end:1px solid var(--deep)}\n"
    "caption{text-align:start;font-weight:700;padding-block-end:.6rem}\n"
    "th,td{padding:.55rem 1rem .55rem 0;text-align:start;vertical-align:top;"
    "overflow-wrap:normal}\n"
    "@media(max-width:30rem){th,td{padding-inline-end:.6rem;font-size:1rem;"
    "hyphens:auto}}\n"
    "[dir=rtl] :is(th,td){padding-inline:0 1rem}\n"
    "thead th{color:var(--deep);border-block-end:2px solid var(--deep);"
    "vertical-align:bottom}thead td{border-block-end:2px solid var(--deep)}\n"
    "tbody tr+tr>*{border-block-start:1px solid var(--line)}\n";

static const char boxes[] =
    ".box{margin-block:1.8rem;padding:1.4rem 1.5rem;"
    "border:1px solid var(--mid);border-radius:var(--corner)}\n"
    ".box>:first-child{margin-block-start:0}"
    ".box>:last-child{margin-block-end:0}\n"
    ".box :is(h2,h3,h4,h5,h6){margin-block:0 .6rem;padding:0;border:0;"
    "font:700 1.3rem/1.3 var(--text);color:var(--deep)}\n"
    ".key-points{background:var(--tint);border-color:transparent}\n"
    ".warning{border:2px solid var(--deep);"
    "border-inline-start-width:.6rem}\n"
    ".urgent{padding:0;border:2px solid var(--frame);overflow:hidden}\n"
    ".urgent>:is(h2,h3,h4,h5,h6){display:flex;gap:.7rem;align-items:center;"
    "margin:0;padding:.8rem 1.5rem;background:var(--bar);color:#FFF}\n"
    ".handset{flex:none;inline-size:1.9rem;block-size:1.9rem;"
    "border-radius:50%;background:#FFF;fill:var(--bar)}\n"
    ".urgent>div{padding:1.2rem 1.5rem}.urgent>div>:first-child{margin-top:0}"
    ".urgent>div>:last-child{margin-bottom:0}\n"
    ".urgent dl{display:grid;grid-template-columns:auto 1fr;gap:.7rem 1.3rem;"
    "align-items:baseline;margin-block-end:0}\n"
    ".urgent dt,.urgent dt a{color:var(--alert);font-size:1.3rem;"
    "white-space:nowrap}.urgent dd{margin:0}\n"
    "@media(max-width:30rem){.urgent dl{display:block}"
    ".urgent dd{margin-block-end:.8rem}}\n";

static const char around[] =
    ".about{font-size:1rem}.other{font-size:1.35rem;line-height:1.45}\n"
    ".next{list-style:none;padding:0}\n"
    ".next li{margin:0;padding-block:.9rem}\n"
    ".next li+li{border-block-start:1px solid var(--line)}\n"
    ".next p{margin:.15rem 0;font-size:1rem}.next .title{font-size:1.125rem;"
    "font-weight:700;color:var(--deep)}\n"
    ".topics,.languages{margin-block-start:2rem;font-size:1rem}\n"
    ".languages ul{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;"
    "list-style:none;padding:0}.languages li{margin:0;font-weight:500}\n"
    ".topics ul{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;"
    "padding:0}\n"
    ".topics li{margin:0;padding:.15rem .8rem;border:1px solid var(--mid);"
    "border-radius:1rem;color:var(--deep);font-weight:500}\n"
    "footer.panel{background:var(--head);color:var(--on);"
    "padding-block:2rem}\n"
    ".panel .in{display:flex;flex-wrap:wrap;gap:1.2rem 4rem;font-size:1rem}\n"
    ".panel p{margin:0}.panel .name{font-size:1.125rem;font-weight:700}\n"
    ".panel a{color:inherit}.panel :focus-visible{outline-color:var(--sun)}\n";

static const char paper[] =
    "@page{margin:18mm}\n"
    "@media print{body{font-size:12pt}header,footer.panel,.band{"
    "background:none;color:#000;padding:0;min-block-size:0}"
    "header,.band{margin:0}header{"
    "padding-block:0 6mm}"
    ".who strong{color:#000}.art,.skip{display:none}main{padding:0}"
    ".in{max-inline-size:none}h1{margin-block-start:10mm}"
    ".mark{background:var(--head);padding:.3rem;border-radius:.3rem}"
    ".key-points{border-color:var(--deep)}"
    "footer.panel{border-block-start:1px solid #000;margin-block-start:8mm;"
    "padding-block-start:4mm}"
    "a{color:inherit;text-decoration:none}"
    "main :is(p,li,td) a[href^=http]::after{content:\" (\" attr(href) \")\";"
    "font-weight:400}"
    ".next a[href^=http]::after,.address a::after{content:none!important}"
    ".box,figure,blockquote,tr,.steps>li,.next li{break-inside:avoid}"
    "h2,h3,h4{break-after:avoid}"
    ".mark,.steps>li::before,.urgent>:first-child{print-color-adjust:exact;"
    "-webkit-print-color-adjust:exact}.table{overflow:visible}}\n";

/* A bar in place of the rule, a square in place of the disc. */
static void
add_markers(struct bytes *out, const struct theme *theme)
{
	if (theme->heading_bar)
		bytes_string(out,
		    "h2{border:0;background:linear-gradient(var(--deep),"
		    "var(--deep)) 0 0/3.6rem .3rem no-repeat}"
		    "[dir=rtl] h2{background-position:100% 0}"
		    ".box h2{background:none}\n");
	if (theme->square_steps)
		bytes_string(out, ".steps>li::before{border-radius:0}\n");
}

/* Letters that reach far up and down keep clear of the next line, and those
 * that join are not moved together. */
static void
add_room(struct bytes *out, const char *lang)
{
	int leading = script_leading(lang);
	if (leading > USUAL)
		bytes_printf(out,
		    "body,:root[lang] :is(h1,h2,h3,h4,h5,h6,.lead,.summary,"
		    ".brand,.other,blockquote){line-height:%d.%02d}"
		    "h1{letter-spacing:0}\n",
		    leading / 100, leading % 100);
}

/* Numbers in the digits of the language, where those are others. */
static void
add_digits(struct bytes *out, const char *lang)
{
	if (strcmp(text_number(out->arena, lang, 1), "1") == 0)
		return;
	bytes_string(out, "@counter-style own{system:numeric;symbols:");
	for (size_t i = 0; i < 10; i++)
		bytes_printf(out, "\"%s\" ", text_number(out->arena, lang, i));
	bytes_string(out, "}main ol:not(.steps){list-style-type:own}"
			  ".steps>li::before{content:counter(step,own)}\n");
}

void
html_style(struct html_page *page)
{
	struct bytes *out = page->out;
	const struct theme *theme = page->theme;
	const char *const parts[] = {base, head, text, boxes, around};
	add_palette(out, theme->palette);
	add_type(out, theme, page->article->lang);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		bytes_string(out, parts[i]);
	add_markers(out, theme);
	html_cover_style(page);
	bytes_string(out, paper);
	add_room(out, page->article->lang);
	add_digits(out, page->article->lang);
	add_dark(out, theme->palette);
}
