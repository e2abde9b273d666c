/*
 * Which glyphs a leaflet needs of each face, which subset serves it, and the
 * font dictionaries (ISO 32000-1, 9.6 to 9.8): Type0 with Identity-H codes,
 * CIDFontType2 for TrueType outlines, CIDFontType0 for a bare CFF table.
 */
#include "paint/embed.h"

#include "base/text.h"

#include <assert.h>
#include <hb-subset.h>
#include <string.h>

/* The base set: what nearly every leaflet of a Latin language has. */
static const char base_text[] =
    " \u00A0ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "0123456789!%&'()*,-./:;?@\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u2022";

/* The base set of a face. */
struct base {
	struct wanted wanted;
	uint32_t count;              /* of its glyphs */
	const struct subset *subset; /* NULL: not made yet */
	struct base *next;
};

struct embed_cache {
	struct arena *arena;
	struct libdeflate_compressor *shared, *own;
	struct base *bases;
};

/* A face in a leaflet. */
struct use {
	struct base *base;
	struct wanted wanted; /* what the leaflet's runs show */
	uint32_t of_base; /* how many glyphs of the base set are among that */
	bool more;        /* something is not in the base set */
	const struct subset *subset;
	struct use *next;
	int number;
};

struct embed {
	struct arena *arena;
	struct embed_cache *cache;
	struct use *first, *last; /* in the order of their first run */
	int count;
};

struct embed_cache *
embed_cache_new(struct arena *arena, struct libdeflate_compressor *shared,
    struct libdeflate_compressor *own)
{
	struct embed_cache *cache = ARENA_NEW(arena, struct embed_cache);
	*cache =
	    (struct embed_cache){.arena = arena, .shared = shared, .own = own};
	return cache;
}

struct embed *
embed_new(struct arena *arena, struct embed_cache *cache)
{
	struct embed *embed = ARENA_NEW(arena, struct embed);
	*embed = (struct embed){.arena = arena, .cache = cache};
	return embed;
}

static struct wanted
want_nothing(struct arena *arena, const struct font *font)
{
	return (struct wanted){.font = font,
	    .meanings = ARENA_ARRAY(arena, font->glyph_count, struct meaning)};
}

static void
fill_base(struct base *base)
{
	const struct font *font = base->wanted.font;
	struct meaning *meanings = base->wanted.meanings;
	for (size_t at = 0, from = 0; at + 1 < sizeof base_text; from = at) {
		hb_codepoint_t glyph;
		uint32_t codepoint =
		    text_next(base_text, sizeof base_text - 1, &at);
		if (!hb_font_get_nominal_glyph(font->hb, codepoint, &glyph) ||
		    glyph >= font->glyph_count || meanings[glyph].text)
			continue;
		meanings[glyph] =
		    (struct meaning){base_text + from, (uint32_t)(at - from)};
		base->count++;
	}
}

static struct base *
find_base(struct embed_cache *cache, const struct font *font)
{
	struct base *base = cache->bases;
	while (base && base->wanted.font != font)
		base = base->next;
	if (base)
		return base;
	base = ARENA_NEW(cache->arena, struct base);
	base->wanted = want_nothing(cache->arena, font);
	fill_base(base);
	base->next = cache->bases;
	cache->bases = base;
	return base;
}

static struct use *
find_use(const struct embed *embed, const struct font *font)
{
	struct use *use = embed->first;
	while (use && use->wanted.font != font)
		use = use->next;
	return use;
}

static struct use *
add_use(struct embed *embed, const struct font *font)
{
	struct use *use = ARENA_NEW(embed->arena, struct use);
	use->base = find_base(embed->cache, font);
	use->wanted = want_nothing(embed->arena, font);
	use->number = embed->count++;
	if (embed->last)
		embed->last->next = use;
	else
		embed->first = use;
	embed->last = use;
	return use;
}

struct cluster
embed_cluster(const struct glyph_run *run, uint32_t first)
{
	uint32_t start = run->glyphs[first].cluster, last = first + 1;
	while (last < run->count && run->glyphs[last].cluster == start)
		last++;
	uint32_t end =
	    last < run->count ? run->glyphs[last].cluster : run->text_size;
	if (end > run->text_size)
		end = run->text_size;
	if (start > end)
		start = end;
	struct cluster cluster = {first, last, run->text + start, end - start};
	if (run->added_hyphen && last == run->count) {
		cluster.text = "\u00AD";
		cluster.size = 2;
	}
	return cluster;
}

/* No-break spaces are drawn with the space's glyph and read as a space. */
static bool
is_space(const char *text, uint32_t size)
{
	return (size == 1 && text[0] == ' ') ||
	       (size == 2 && memcmp(text, "\u00A0", 2) == 0) ||
	       (size == 3 && memcmp(text, "\u202F", 3) == 0);
}

static bool
same_text(const struct meaning *meaning, const char *text, uint32_t size)
{
	if (is_space(meaning->text, meaning->size) && is_space(text, size))
		return true;
	return meaning->size == size && memcmp(meaning->text, text, size) == 0;
}

/* Index of the variant, or the number of variants. */
static size_t
find_variant(const struct wanted *wanted, uint32_t glyph, const char *text,
    uint32_t size)
{
	size_t i = 0;
	while (i < wanted->variant_count &&
	       (wanted->variants[i].glyph != glyph ||
		   !same_text(&wanted->variants[i].meaning, text, size)))
		i++;
	return i;
}

/* What the glyph at the index stands for in its cluster. */
static struct meaning
meaning_in(const struct cluster *cluster, uint32_t index)
{
	if (index == cluster->first)
		return (struct meaning){cluster->text, cluster->size};
	return (struct meaning){"\u034F", 2};
}

/* 0: no code of the glyph reads so. */
static uint16_t
code_for(const struct subset *subset, uint32_t glyph, struct meaning meaning)
{
	const struct wanted *wanted = subset->wanted;
	if (same_text(&wanted->meanings[glyph], meaning.text, meaning.size))
		return subset->codes[glyph];
	size_t variant =
	    find_variant(wanted, glyph, meaning.text, meaning.size);
	if (variant == wanted->variant_count)
		return 0;
	return (uint16_t)(subset->code_count - wanted->variant_count + variant);
}

bool
embed_reads(const struct subset *subset, const struct glyph_run *run,
    const struct cluster *cluster)
{
	return cluster->last == cluster->first + 1 &&
	       code_for(subset, run->glyphs[cluster->first].id,
		   meaning_in(cluster, cluster->first)) != 0;
}

uint16_t
embed_code(const struct subset *subset, const struct glyph_run *run,
    const struct cluster *cluster, uint32_t index)
{
	uint32_t glyph = run->glyphs[index].id;
	uint16_t code = code_for(subset, glyph, meaning_in(cluster, index));
	return code ? code : subset->codes[glyph];
}

static bool
needs_variant(
    const struct wanted *wanted, uint32_t glyph, struct meaning meaning)
{
	return !wanted->font->cff && meaning.size > 0 &&
	       !same_text(
		   &wanted->meanings[glyph], meaning.text, meaning.size) &&
	       find_variant(wanted, glyph, meaning.text, meaning.size) ==
		   wanted->variant_count;
}

/*
 * A glyph means what it means in the base set, else what it first means in
 * the leaflet.  Other meanings are variants, which only TrueType's CIDToGIDMap
 * can give a code of their own.
 */
static void
note_glyph(
    struct embed *embed, struct use *use, uint32_t glyph, struct meaning own)
{
	struct wanted *wanted = &use->wanted;
	assert(glyph < wanted->font->glyph_count);
	struct meaning *meaning = &wanted->meanings[glyph];
	if (!meaning->text) {
		*meaning = use->base->wanted.meanings[glyph];
		if (meaning->text)
			use->of_base++;
		else
			use->more = true;
	}
	if (!meaning->text)
		*meaning = own;
	if (!needs_variant(wanted, glyph, own))
		return;
	use->more = true;
	struct variant variant = {glyph, own};
	ARENA_PUSH(embed->arena, wanted->variants, wanted->variant_count,
	    wanted->variant_capacity, variant);
}

void
embed_note(struct embed *embed, const struct glyph_run *run)
{
	struct use *use = find_use(embed, run->font);
	if (!use)
		use = add_use(embed, run->font);
	for (uint32_t at = 0; at < run->count;) {
		struct cluster cluster = embed_cluster(run, at);
		for (; at < cluster.last; at++)
			note_glyph(embed, use, run->glyphs[at].id,
			    meaning_in(&cluster, at));
	}
}

static void
add_base(struct use *use)
{
	for (uint32_t i = 0; i < use->wanted.font->glyph_count; i++)
		if (!use->wanted.meanings[i].text)
			use->wanted.meanings[i] = use->base->wanted.meanings[i];
}

/*
 * Who uses half of the base set takes it, and the subset too if that is all.
 * Who uses less, a face for headings, has only its own glyphs: that costs
 * 0.1 ms and saves some 3 KB.
 */
static const struct subset *
choose(struct embed *embed, struct use *use)
{
	struct embed_cache *cache = embed->cache;
	struct base *base = use->base;
	bool takes_base = use->of_base * 2 >= base->count;
	if (takes_base && !use->more) {
		if (!base->subset)
			base->subset = subset_make(
			    cache->arena, cache->shared, &base->wanted);
		return base->subset;
	}
	if (takes_base)
		add_base(use);
	return subset_make(embed->arena, cache->own, &use->wanted);
}

const struct font *
embed_choose(struct embed *embed)
{
	for (struct use *use = embed->first; use; use = use->next) {
		use->subset = choose(embed, use);
		if (!use->subset)
			return use->wanted.font;
	}
	return NULL;
}

struct embedded
embed_find(const struct embed *embed, const struct font *font)
{
	const struct use *use = find_use(embed, font);
	assert(use && use->subset);
	return (struct embedded){use->subset, use->number};
}

/* Font units as the thousandths of an em that descriptors are in. */
static int
per_mille(const struct font *font, int units)
{
	return (int)unit_scale(units, 1000, font->upem);
}

static int
write_program(struct haru *haru, const struct subset *subset)
{
	struct object *program = haru_stream(
	    haru, subset->program, subset->program_size, "FlateDecode");
	if (subset->font->cff)
		bytes_string(&program->body, "/Subtype/CIDFontType0C");
	else
		bytes_printf(
		    &program->body, "/Length1 %zu", subset->program_length);
	return program->number;
}

/* Flags: 4 symbolic, as codes mean nothing by themselves; 2 serif; 64
 * italic (9.8.2). */
static int
write_descriptor(struct haru *haru, const struct subset *subset)
{
	const struct font *font = subset->font;
	int program = write_program(haru, subset);
	struct object *object = haru_object(haru);
	int flags = 4 | (font->serif ? 2 : 0) | (font->italic_angle ? 64 : 0);
	bytes_printf(&object->body,
	    "/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]"
	    "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/XHeight %d"
	    "/StemV %d/%s %d 0 R",
	    subset->name, flags, per_mille(font, font->box[0]),
	    per_mille(font, font->box[1]), per_mille(font, font->box[2]),
	    per_mille(font, font->box[3]), font->italic_angle,
	    per_mille(font, font->ascender), per_mille(font, font->descender),
	    per_mille(font, font->cap_height), per_mille(font, font->x_height),
	    per_mille(font, font->stem_v),
	    font->cff ? "FontFile3" : "FontFile2", program);
	return object->number;
}

static void
write_glyph_map(
    struct bytes *out, struct haru *haru, const struct subset *subset)
{
	if (subset->font->cff)
		return;
	if (subset->glyph_map)
		bytes_printf(out, "/CIDToGIDMap %d 0 R",
		    haru_stream(haru, subset->glyph_map, subset->glyph_map_size,
			"FlateDecode")
			->number);
	else
		bytes_string(out, "/CIDToGIDMap/Identity");
}

static int
write_cid_font(struct haru *haru, const struct subset *subset)
{
	int descriptor = write_descriptor(haru, subset);
	struct object *object = haru_object(haru);
	struct bytes *out = &object->body;
	bytes_printf(out,
	    "/Type/Font/Subtype/CIDFontType%s/BaseFont/%s/FontDescriptor "
	    "%d 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	    "/Supplement 0>>",
	    subset->font->cff ? "0" : "2", subset->name, descriptor);
	write_glyph_map(out, haru, subset);
	bytes_string(out, "/W[");
	bytes_add(out, subset->widths, subset->widths_size);
	bytes_string(out, "]");
	return object->number;
}

void
embed_write(
    const struct embed *embed, struct haru *haru, struct bytes *resources)
{
	if (!embed->first)
		return;
	bytes_string(resources, "/Font<<");
	for (const struct use *use = embed->first; use; use = use->next) {
		int descendant = write_cid_font(haru, use->subset);
		int unicode = haru_stream(haru, use->subset->unicode,
		    use->subset->unicode_size, "FlateDecode")
				  ->number;
		struct object *font = haru_object(haru);
		bytes_printf(&font->body,
		    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
		    "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
		    use->subset->name, descendant, unicode);
		bytes_printf(
		    resources, "/F%d %d 0 R", use->number, font->number);
	}
	bytes_string(resources, ">>");
}
