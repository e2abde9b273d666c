/*
 * Fonts in the file.
 *
 * Every face has a base set: the glyphs of the characters that nearly every
 * leaflet uses.  A leaflet that uses most of it, and nothing else, takes the
 * base subset, which is made once and shared; one that uses little of it, and
 * nothing else, takes the same without the outlines of the rest; another
 * leaflet gets a subset of its own.  What stands in a file depends on its
 * leaflet and the faces alone.
 */
#ifndef PAINT_EMBED_H
#define PAINT_EMBED_H

#include "paint/haru.h"
#include "paint/subset.h"
#include "typeset/leaflet.h"

/*
 * The base subsets that one process keeps; owned by the arena, which must
 * outlive every struct embed made with it.  They are packed by the first
 * deflate, subsets of a leaflet's own by the second.
 */
struct embed_cache;
struct embed_cache *embed_cache_new(
    struct arena *arena, struct deflate *shared, struct deflate *own);

/* The fonts of one leaflet; owned by the arena.  First every run is noted,
 * then subsets are chosen, then runs are painted. */
struct embed;
struct embed *embed_new(struct arena *arena, struct embed_cache *cache);
void embed_note(struct embed *embed, const struct glyph_run *run);

/* NULL: all is well; else a face that HarfBuzz refused. */
const struct font *embed_choose(struct embed *embed);

/* A face as it stands in the file. */
struct embedded {
	const struct subset *subset;
	int number; /* its resource is named F0, F1... */
};

/* Of a face that was noted. */
struct embedded embed_find(const struct embed *embed, const struct font *font);

/* Adds the fonts' objects, and the /Font entry to the resources. */
void embed_write(
    struct embed *embed, struct haru *haru, struct bytes *resources);

/* Glyphs first to last - 1 of a run stand for size bytes of text. */
struct cluster {
	uint32_t first, last;
	const char *text;
	uint32_t size;
};

/* The cluster that begins at the glyph. */
struct cluster embed_cluster(const struct glyph_run *run, uint32_t first);

/*
 * A glyph is plain if its cluster has no other, and is one byte of the text
 * that is the key of the glyph.  Nearly all are, and this is all that is looked
 * at of them; so it is known where the next one's cluster begins.
 */
static inline bool
embed_is_plain(
    const struct glyph *glyph, const char *text, size_t next, uint32_t key)
{
	return glyph[1].cluster == (uint32_t)next &&
	       key == (uint8_t)text[next - 1];
}

/* Is the run's last glyph plain, by the end of the text instead of the next
 * glyph? */
static inline bool
embed_ends_plain(const struct glyph_run *run, uint32_t key)
{
	uint32_t cluster = run->glyphs[run->count - 1].cluster;
	return !run->added_hyphen && cluster + 1 == run->text_size &&
	       key == (uint8_t)run->text[cluster];
}

/* How many glyphs from the one at the index on can be plain, as there is one
 * after them, and text. */
static inline uint32_t
embed_most_plain(const struct glyph_run *run, uint32_t index)
{
	uint32_t start = run->glyphs[index].cluster;
	uint32_t glyphs = run->count - index - 1;
	uint32_t bytes = start < run->text_size ? run->text_size - start : 0;
	return glyphs < bytes ? glyphs : bytes;
}

/* The code of the cluster's one glyph that reads as its text; 0: there is none,
 * or several glyphs, and the text must be given beside them. */
uint16_t embed_code(const struct subset *subset, const struct glyph_run *run,
    const struct cluster *cluster);

/*
 * The codes of all glyphs of the run, owned by the arena.  The first one of a
 * cluster reads as the cluster's text wherever its face can tell so many
 * meanings apart, a further one (a letter's dots) as nothing to be seen,
 * U+034F: who ignores a text given beside the glyphs still reads nearly the
 * same.
 */
const uint16_t *embed_codes(
    const struct embed *embed, const struct glyph_run *run);

#endif
