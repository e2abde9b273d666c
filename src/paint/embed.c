/*
 * Which glyphs a leaflet needs of each face, which subset serves it, and which
 * codes show them.
 */
#include "paint/embed.h"

#include "paint/basis.h"
#include "paint/type0.h"

#include <assert.h>
#include <string.h>

struct embed_cache {
	struct deflate *own;
	struct basis *bases;
};

/* A face in a leaflet. */
struct use {
	struct basis_set *base;
	const struct font *font;
	bool *shown;      /* glyphs of the base set, by glyph */
	uint32_t of_base; /* how many of them */
	bool more;        /* something is not in the base set: */
	struct wanted wanted;
	const struct subset *subset;
	struct use *next;
	int number;
	int unicode; /* the object of its ToUnicode */
};

struct embed {
	struct arena *arena;
	struct embed_cache *cache;
	struct use *first, *last; /* in the order of their first run */
	int count;
};

struct embed_cache *
embed_cache_new(
    struct arena *arena, struct deflate *shared, struct deflate *own)
{
	struct embed_cache *cache = ARENA_NEW(arena, struct embed_cache);
	cache->own = own;
	cache->bases = basis_new(arena, shared);
	return cache;
}

struct embed *
embed_new(struct arena *arena, struct embed_cache *cache)
{
	struct embed *embed = ARENA_NEW(arena, struct embed);
	*embed = (struct embed){.arena = arena, .cache = cache};
	return embed;
}

static struct use *
find_use(const struct embed *embed, const struct font *font)
{
	struct use *use = embed->first;
	while (use && use->font != font)
		use = use->next;
	return use;
}

static struct use *
add_use(struct embed *embed, const struct font *font)
{
	struct use *use = ARENA_NEW(embed->arena, struct use);
	use->base = basis_find(embed->cache->bases, font);
	use->font = use->wanted.font = font;
	use->shown = ARENA_ARRAY(embed->arena, font->glyph_count, bool);
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

static bool
same_text(const struct meaning *meaning, const char *text, uint32_t size)
{
	if (size == 0 || size > 4)
		return meaning->size == size &&
		       (size == 0 || memcmp(meaning->text, text, size) == 0);
	return subset_key(meaning->text, meaning->size) ==
	       subset_key(text, size);
}

/* Does the cluster's one glyph read as its text, by this key? */
static bool
reads_by_key(const struct cluster *cluster, uint32_t key)
{
	if (cluster->size == 1)
		return key == (uint8_t)cluster->text[0];
	return key != 0 && key == subset_key(cluster->text, cluster->size);
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

/* A code that reads as the glyph's text in the cluster, else the first. */
static uint16_t
code_of(const struct subset *subset, const struct glyph_run *run,
    const struct cluster *cluster, uint32_t index)
{
	uint32_t glyph = run->glyphs[index].id;
	uint16_t code = code_for(subset, glyph, meaning_in(cluster, index));
	return code ? code : subset->codes[glyph];
}

uint16_t
embed_code(const struct subset *subset, const struct glyph_run *run,
    const struct cluster *cluster)
{
	uint32_t glyph = run->glyphs[cluster->first].id;
	if (cluster->last != cluster->first + 1)
		return 0;
	if (reads_by_key(cluster, subset->sorts[glyph].key))
		return subset->codes[glyph];
	return code_for(subset, glyph, meaning_in(cluster, cluster->first));
}

const uint16_t *
embed_codes(const struct embed *embed, const struct glyph_run *run)
{
	const struct subset *subset = embed_find(embed, run->font).subset;
	uint16_t *codes = arena_room(embed->arena, run->count * sizeof *codes);
	struct cluster cluster;
	for (uint32_t at = 0; at < run->count; at = cluster.last) {
		cluster = embed_cluster(run, at);
		for (uint32_t i = at; i < cluster.last; i++)
			codes[i] = code_of(subset, run, &cluster, i);
	}
	return codes;
}

static bool
needs_variant(const struct wanted *wanted, uint32_t glyph,
    const struct meaning *meaning, struct meaning own)
{
	return !wanted->font->cff && own.size > 0 &&
	       !same_text(meaning, own.text, own.size) &&
	       find_variant(wanted, glyph, own.text, own.size) ==
		   wanted->variant_count;
}

/* The meaning of a glyph that is not in the base set: the first one. */
static struct meaning *
own_meaning(struct embed *embed, struct use *use, uint32_t glyph)
{
	struct wanted *wanted = &use->wanted;
	use->more = true;
	if (!wanted->meanings)
		wanted->meanings = ARENA_ARRAY(
		    embed->arena, use->font->glyph_count, struct meaning);
	return &wanted->meanings[glyph];
}

static void
show_base(struct use *use, uint32_t glyph)
{
	if (!use->shown[glyph])
		use->of_base++;
	use->shown[glyph] = true;
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
	const struct meaning *meaning = &use->base->wanted.meanings[glyph];
	if (meaning->text) {
		show_base(use, glyph);
	} else {
		struct meaning *mine = own_meaning(embed, use, glyph);
		if (!mine->text)
			*mine = own;
		meaning = mine;
	}
	struct wanted *wanted = &use->wanted;
	if (!needs_variant(wanted, glyph, meaning, own))
		return;
	own_meaning(embed, use, glyph);
	struct variant variant = {glyph, own};
	ARENA_PUSH(embed->arena, wanted->variants, wanted->variant_count,
	    wanted->variant_capacity, variant);
}

static void
note_cluster(struct embed *embed, struct use *use, const struct glyph_run *run,
    const struct cluster *cluster)
{
	for (uint32_t i = cluster->first; i < cluster->last; i++) {
		assert(run->glyphs[i].id < use->font->glyph_count);
		note_glyph(
		    embed, use, run->glyphs[i].id, meaning_in(cluster, i));
	}
}

/* From the glyph on, as long as they are plain; the result is the first that is
 * not, or the last of the run, of which that cannot be seen. */
static uint32_t
note_plain(struct use *use, const struct glyph_run *run, uint32_t first)
{
	const uint32_t *keys = use->base->keys;
	const char *text = run->text;
	const struct glyph *at = run->glyphs + first;
	const struct glyph *end = at + embed_most_plain(run, first);
	bool *shown = use->shown;
	for (size_t next = at->cluster + 1;
	     at < end && embed_is_plain(at, text, next, keys[at->id]);
	     at++, next++)
		if (!shown[at->id]) {
			shown[at->id] = true;
			use->of_base++;
		}
	return (uint32_t)(at - run->glyphs);
}

void
embed_note(struct embed *embed, const struct glyph_run *run)
{
	struct use *use = find_use(embed, run->font);
	if (!use)
		use = add_use(embed, run->font);
	struct cluster cluster;
	for (uint32_t at = 0; at < run->count; at = cluster.last) {
		at = note_plain(use, run, at);
		uint32_t glyph = run->glyphs[at].id;
		if (at + 1 == run->count &&
		    embed_ends_plain(run, use->base->keys[glyph])) {
			show_base(use, glyph);
			break;
		}
		cluster = embed_cluster(run, at);
		note_cluster(embed, use, run, &cluster);
	}
}

/* Adds to the wanted meanings those of the base set, all or those shown. */
static void
add_base(struct use *use, bool all)
{
	for (uint32_t i = 0; i < use->font->glyph_count; i++)
		if (all || use->shown[i])
			if (!use->wanted.meanings[i].text)
				use->wanted.meanings[i] =
				    use->base->wanted.meanings[i];
}

static const struct subset *
make_own(struct embed *embed, struct use *use, bool all)
{
	if (!use->wanted.meanings)
		use->wanted.meanings = ARENA_ARRAY(
		    embed->arena, use->font->glyph_count, struct meaning);
	add_base(use, all);
	return subset_make(embed->arena, embed->cache->own, &use->wanted);
}

/*
 * Who uses half of the base set takes it, and the subset too if that is all.
 * Who uses less, a face for headings, has only its own outlines if they, as
 * they are, take less room than the subset packed: that saves some 3 KB.
 */
static const struct subset *
choose(struct embed *embed, struct use *use)
{
	bool takes_base = use->of_base * 2 >= use->base->count;
	if (use->more)
		return make_own(embed, use, takes_base);
	const struct subset *base =
	    basis_subset(embed->cache->bases, use->base);
	if (takes_base || !base)
		return base;
	if (use->font->cff)
		return make_own(embed, use, false);
	const struct subset *cut = subset_cut(embed->arena, base, use->shown);
	return cut && cut->program_size < base->program_size ? cut : base;
}

const struct font *
embed_choose(struct embed *embed)
{
	for (struct use *use = embed->first; use; use = use->next) {
		use->subset = choose(embed, use);
		if (!use->subset)
			return use->font;
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

/* The CMap's object if a face has codes of one byte, else 0. */
static int
write_map(const struct embed *embed, struct haru *haru)
{
	const struct use *use = embed->first;
	while (use && !use->subset->narrow)
		use = use->next;
	return use ? type0_write_map(haru) : 0;
}

static bool
same_unicode(const struct subset *a, const struct subset *b)
{
	return a->unicode_size == b->unicode_size &&
	       memcmp(a->unicode, b->unicode, a->unicode_size) == 0;
}

/* Faces of one family often have their glyphs in one order. */
static int
write_unicode(
    const struct embed *embed, struct haru *haru, const struct subset *subset)
{
	for (const struct use *use = embed->first; use->subset != subset;
	     use = use->next)
		if (same_unicode(use->subset, subset))
			return use->unicode;
	return type0_write_unicode(haru, subset);
}

void
embed_write(struct embed *embed, struct haru *haru, struct bytes *resources)
{
	if (!embed->first)
		return;
	int map = write_map(embed, haru);
	bytes_string(resources, "/Font<<");
	for (struct use *use = embed->first; use; use = use->next) {
		use->unicode = write_unicode(embed, haru, use->subset);
		bytes_printf(resources, "/F%d %d 0 R", use->number,
		    type0_write(haru, use->subset, map, use->unicode));
	}
	bytes_string(resources, ">>");
}
