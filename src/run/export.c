/*
 * The whole program in one function: from a file to a leaflet.
 *
 * Each stage takes what the one before it made and reports its own faults;
 * the first that fails ends the work.  Everything lives in the job's arena,
 * so that nothing is left of an article when the job is reset.
 */
#include "run/export.h"

#include "article/check.h"
#include "article/read.h"
#include "article/related.h"
#include "article/write.h"
#include "paint/html.h"
#include "paint/pdf.h"
#include "paint/text.h"
#include "run/checks.h"
#include "run/depend.h"
#include "typeset/fit.h"
#include "typeset/legible.h"
#include "typeset/roomy.h"
#include "typeset/font.h"
#include "typeset/galley.h"
#include "typeset/shape.h"
#include "typeset/sheets.h"

const char *
export_ending(enum form form)
{
	static const char *const endings[] = {
	    [FORM_PDF] = "pdf",
	    [FORM_HTML] = "html",
	    [FORM_TEXT] = "txt",
	};
	return form <= FORM_TEXT ? endings[form] : NULL;
}

bool
export_open(struct job *job, struct edition *edition, const struct theme *theme,
    enum form form)
{
	*edition = (struct edition){.theme = theme};
	if (form == FORM_ARTICLE || form == FORM_HTML || form == FORM_TEXT)
		return true;
	edition->fonts = font_load(job, theme);
	if (!edition->fonts)
		return false;
	edition->theme = legible_theme(job, theme, edition->fonts);
	edition->shaper = shaper_new(edition->fonts, edition->theme);
	if (form == FORM_PDF)
		edition->painter = painter_new(theme->standard);
	return form != FORM_NOTHING || checks_open(job, edition);
}

void
export_share(struct edition *edition, size_t leaflets)
{
	if (edition->shaper)
		qr_cache_open(shaper_codes(edition->shaper), leaflets);
	if (edition->painter)
		painter_share(edition->painter, leaflets);
}

void
export_close(struct edition *edition)
{
	if (edition->painter)
		painter_free(edition->painter);
	if (edition->shaper)
		shaper_free(edition->shaper);
	if (edition->fonts)
		font_free(edition->fonts);
	*edition = (struct edition){0};
}

static bool
sound(const struct job *job, const struct order *order)
{
	return !job->diag->errors && !(order->strict && job->diag->warnings);
}

/* Size and time of the file that was written. */
static void
measure(const char *path, struct result *result)
{
	struct stamp stamp = {0};
	if (!files_stamp(path, &stamp))
		return;
	result->bytes = stamp.size;
	result->modified_ns = stamp.modified_ns;
}

static bool
print_galley(struct job *job, const struct edition *edition,
    const struct order *order, const struct article *article)
{
	const struct theme *theme = roomy_theme(job, edition->theme,
	    shaper_language(edition->shaper, article->lang));
	const struct galley *galley =
	    galley_set(job, edition->shaper, theme, order->library, article);
	if (!galley || !sound(job, order))
		return false;
	fprintf(order->text, "# %s\n", order->id);
	galley_print(order->text, galley);
	return true;
}

/* The last step of a leaflet that has been set. */
static bool
finish(struct job *job, const struct edition *edition,
    const struct order *order, const struct leaflet *leaflet,
    struct result *result)
{
	const struct sheets *sheets = sheets_screen(job, leaflet);
	if (!sheets || !sound(job, order))
		return false;
	result->pages = leaflet->page_count;
	result->sheets = sheets->count;
	result->fit = leaflet->format;
	result->quality = leaflet->quality;
	if (order->form == FORM_NOTHING)
		return true;
	if (order->form == FORM_PAGES) {
		fprintf(order->text, "# %s\n", order->id);
		leaflet_print(order->text, leaflet);
		return true;
	}
	if (!pdf_write(job, edition->painter, leaflet, sheets, order->temporary,
		order->path))
		return false;
	measure(order->path, result);
	return true;
}

/* A form to read by other ways, of which nothing is set. */
static bool
write_reading(struct job *job, const struct edition *edition,
    const struct order *order, const struct article *article,
    struct result *result)
{
	bool (*write)(struct job *, const struct theme *,
	    const struct library *, const struct article *, const char *,
	    const char *) = order->form == FORM_HTML ? html_write : text_write;
	if (!write(job, edition->theme, order->library, article,
		order->temporary, order->path))
		return false;
	measure(order->path, result);
	return true;
}

static bool
make(struct job *job, const struct edition *edition, const struct order *order,
    const struct article *article, struct result *result)
{
	if (order->form == FORM_ARTICLE) {
		fprintf(order->text, "# %s\n", order->id);
		write_article(order->text, article);
		return true;
	}
	if (order->form == FORM_HTML || order->form == FORM_TEXT)
		return write_reading(job, edition, order, article, result);
	if (order->form == FORM_GALLEY)
		return print_galley(job, edition, order, article);
	const struct theme *theme = roomy_theme(job, edition->theme,
	    shaper_language(edition->shaper, article->lang));
	const struct leaflet *leaflet =
	    fit_leaflet(job, edition->shaper, theme, order->library, article);
	if (leaflet && order->noted)
		result->inputs = depend_inputs(job, edition, order->library,
		    article, leaflet, &result->input_count);
	if (leaflet && order->form == FORM_NOTHING)
		checks_leaflet(job, edition, theme, article, leaflet);
	return leaflet && finish(job, edition, order, leaflet, result);
}

/* Looks what the leaflet depends on; is it there already? */
static bool
is_known(struct job *job, const struct edition *edition,
    const struct order *order, const struct article *article,
    struct result *result)
{
	if (!order->noted)
		return false;
	const struct record *known = order->known;
	result->context =
	    depend_context(job, edition->theme, order->library, article);
	return known && digest_same(result->context, known->context) &&
	       depend_same_inputs(known);
}

struct result
export_article(
    struct job *job, const struct edition *edition, const struct order *order)
{
	struct result result = {.outcome = OUTCOME_FAILED};
	if (edition->shaper)
		shaper_begin(edition->shaper);
	const struct article *article = read_article(job, order->source);
	if (article && article->draft && order->form != FORM_NOTHING)
		return (struct result){.outcome = OUTCOME_DRAFT};
	bool good = article && check_article(job, article) && sound(job, order);
	bool checked = good && order->form == FORM_NOTHING;
	if (checked)
		result.readability =
		    checks_article(job, edition, article, order->verbose);
	result.common_messages = job->diag->count;
	struct order own = *order;
	own.library = related_library(job, order->library);
	if (good && is_known(job, edition, &own, article, &result)) {
		result.outcome = OUTCOME_UNCHANGED;
		return result;
	}
	if (checked)
		checks_edition(job, edition, article);
	if (good && make(job, edition, &own, article, &result))
		result.outcome = order->form == FORM_NOTHING ? OUTCOME_CHECKED
							     : OUTCOME_MADE;
	return result;
}
