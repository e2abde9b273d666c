/*
 * Text is gathered in three heaps by what it counts, cut into words, and the
 * words are sorted and counted.
 *
 * In English, words so common that they tell nothing are passed over, and
 * plurals are made singular by Harman's rules ("How effective is suffixing?",
 * 1991), which join "couples" to "couple" and hardly ever join what differs.
 */
#include "article/terms.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { HEAPS = 3 }; /* heap i counts i + 1 */
enum { BODY, HEADING, TITLE };

struct heap {
	char *text;
	size_t size, capacity;
};

struct gathering {
	struct arena *arena;
	struct heap heaps[HEAPS];
};

static void
gather(struct gathering *in, int heap_index, const struct inlines *text)
{
	struct heap *heap = &in->heaps[heap_index];
	if (!text->text)
		return;
	size_t wanted = heap->size + text->size + 1;
	if (wanted > heap->capacity) {
		char *larger = arena_alloc(in->arena, wanted * 2);
		if (heap->size)
			memcpy(larger, heap->text, heap->size);
		heap->text = larger;
		heap->capacity = wanted * 2;
	}
	memcpy(heap->text + heap->size, text->text, text->size);
	heap->text[wanted - 1] = '\n';
	heap->size = wanted;
}

static void gather_blocks(struct gathering *in, const struct blocks *blocks);

static void
gather_items(struct gathering *in, const struct block *block)
{
	int heap = block->steps ? HEADING : BODY;
	for (size_t i = 0; i < block->item_count; i++) {
		gather(in, heap, &block->items[i].title);
		gather_blocks(in, &block->items[i].blocks);
	}
}

static void
gather_table(struct gathering *in, const struct table *table)
{
	gather(in, BODY, &table->caption);
	for (size_t i = 0; table->head && i < table->head->count; i++)
		gather(in, BODY, &table->head->cells[i].text);
	for (size_t i = 0; i < table->row_count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++)
			gather(in, BODY, &table->rows[i].cells[j].text);
}

static void
gather_block(struct gathering *in, const struct block *block)
{
	if (block->kind == BLOCK_NOTE && block->note == NOTE_URGENT)
		return;
	gather(in, HEADING, &block->title);
	gather(in, BODY, &block->text);
	gather(in, BODY, &block->caption);
	gather_items(in, block);
	gather_blocks(in, &block->blocks);
	if (block->table)
		gather_table(in, block->table);
}

static void
gather_blocks(struct gathering *in, const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->count; i++)
		gather_block(in, &blocks->list[i]);
}

static void
gather_sections(
    struct gathering *in, const struct section *sections, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		gather(in, HEADING, &sections[i].title);
		gather_blocks(in, &sections[i].blocks);
		gather_sections(
		    in, sections[i].sections, sections[i].section_count);
	}
}

/* ---- words ---- */

/* Sorted, for bsearch. */
static const char *const common[] = {"about", "after", "again", "all", "also",
    "am", "an", "and", "another", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "but", "by", "can", "cannot", "could", "did",
    "do", "does", "doing", "don't", "down", "each", "for", "from", "had", "has",
    "have", "having", "he", "her", "here", "hers", "him", "his", "how", "if",
    "in", "into", "is", "it", "its", "just", "may", "me", "might", "more",
    "most", "much", "must", "my", "no", "nor", "not", "now", "of", "off", "on",
    "one", "only", "or", "other", "our", "ours", "out", "over", "own", "same",
    "shall", "she", "should", "so", "some", "such", "than", "that", "the",
    "their", "theirs", "them", "then", "there", "these", "they", "this",
    "those", "through", "to", "too", "under", "until", "up", "us", "very",
    "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "would", "you", "your", "yours"};

static int
compare_word(const void *key, const void *element)
{
	return strcmp(key, *(const char *const *)element);
}

static bool
is_common(const char *word)
{
	return bsearch(word, common, sizeof common / sizeof *common,
		   sizeof *common, compare_word) != NULL;
}

static bool
is_english(const char *lang)
{
	return (lang[0] == 'e' || lang[0] == 'E') &&
	       (lang[1] == 'n' || lang[1] == 'N') &&
	       (lang[2] == '\0' || lang[2] == '-');
}

static bool
ends(const char *word, size_t size, const char *ending)
{
	size_t length = strlen(ending);
	return size > length &&
	       memcmp(word + size - length, ending, length) == 0;
}

/* The length without 's, in either apostrophe. */
static size_t
without_possessive(const char *word, size_t size)
{
	if (ends(word, size, "'s"))
		return size - 2;
	if (ends(word, size, "\xE2\x80\x99s"))
		return size - 4;
	return size;
}

/* Harman's S stemmer: the first rule whose ending is there decides. */
static const char *
singular(struct arena *arena, const char *word)
{
	size_t size = without_possessive(word, strlen(word));
	if (size > 3 && ends(word, size, "ies")) {
		if (!ends(word, size, "eies") && !ends(word, size, "aies"))
			return arena_printf(
			    arena, "%.*sy", (int)(size - 3), word);
	} else if (size > 3 && ends(word, size, "es")) {
		if (!ends(word, size, "aes") && !ends(word, size, "ees") &&
		    !ends(word, size, "oes"))
			size--;
	} else if (size > 3 && ends(word, size, "s")) {
		if (!ends(word, size, "us") && !ends(word, size, "ss"))
			size--;
	}
	return arena_strndup(arena, word, size);
}

/* Single letters of ASCII and what begins with a digit tell nothing. */
static bool
is_telling(const char *word)
{
	return word[0] && !(word[0] >= '0' && word[0] <= '9') &&
	       (word[1] || (unsigned char)word[0] >= 0x80);
}

static int
compare_terms(const void *a, const void *b)
{
	return strcmp(((const struct terms_word *)a)->word,
	    ((const struct terms_word *)b)->word);
}

/* Sorted, each once, counts added up; how many are left. */
static size_t
merge(struct terms_word *words, size_t count)
{
	size_t used = 0;
	if (count)
		qsort(words, count, sizeof *words, compare_terms);
	for (size_t i = 0; i < count; i++) {
		if (used && strcmp(words[used - 1].word, words[i].word) == 0)
			words[used - 1].count += words[i].count;
		else
			words[used++] = words[i];
	}
	return used;
}

/* The different words of a text, before it is known which of them tell
 * anything: most words come many times. */
struct counting {
	struct arena *arena;
	struct terms_word *words;
	uint32_t *hashes; /* theirs */
	size_t count;
	uint32_t *slots; /* a word's number + 1; a power of two, half empty */
	size_t slot_count;
};

static struct counting
counting_new(struct arena *arena, size_t most)
{
	struct counting counting = {.arena = arena, .slot_count = 16};
	while (counting.slot_count < 2 * most)
		counting.slot_count *= 2;
	counting.words = ARENA_ARRAY(arena, most, struct terms_word);
	counting.hashes = ARENA_ARRAY(arena, most, uint32_t);
	counting.slots = ARENA_ARRAY(arena, counting.slot_count, uint32_t);
	return counting;
}

/* FNV-1a (Fowler, Noll, Vo). */
static uint32_t
hash_of(const char *word)
{
	uint32_t hash = 2166136261u;
	for (; *word; word++)
		hash = (hash ^ (unsigned char)*word) * 16777619u;
	return hash;
}

static void
count_word(struct counting *in, const char *word, uint32_t worth)
{
	uint32_t hash = hash_of(word);
	size_t mask = in->slot_count - 1, at = hash & mask;
	for (; in->slots[at]; at = (at + 1) & mask) {
		size_t i = in->slots[at] - 1;
		if (in->hashes[i] != hash ||
		    strcmp(in->words[i].word, word) != 0)
			continue;
		in->words[i].count += worth;
		return;
	}
	in->words[in->count] = (struct terms_word){word, worth};
	in->hashes[in->count++] = hash;
	in->slots[at] = (uint32_t)in->count;
}

/* Those that tell something, in the form that others share. */
static size_t
keep_telling(
    struct arena *arena, struct terms_word *words, size_t count, bool english)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		const char *word = words[i].word;
		if (!is_telling(word) || (english && is_common(word)))
			continue;
		words[kept].word = english ? singular(arena, word) : word;
		words[kept++].count = words[i].count;
	}
	return kept;
}

static struct terms
count_words(struct gathering *in, const char *lang)
{
	struct text_words heaps[HEAPS];
	size_t count = 0;
	for (int i = 0; i < HEAPS; i++) {
		const struct heap *heap = &in->heaps[i];
		heaps[i] = text_words(in->arena, heap->text, heap->size, lang);
		count += heaps[i].count;
	}
	struct counting counting = counting_new(in->arena, count);
	for (int i = 0; i < HEAPS; i++)
		for (size_t j = 0; j < heaps[i].count; j++)
			count_word(
			    &counting, heaps[i].words[j], (uint32_t)i + 1);
	count = keep_telling(
	    in->arena, counting.words, counting.count, is_english(lang));
	return (struct terms){counting.words, merge(counting.words, count)};
}

struct terms
terms_of(struct arena *arena, const struct article *article)
{
	struct gathering in = {.arena = arena};
	gather(&in, TITLE, &article->title);
	gather(&in, HEADING, &article->subtitle);
	gather(&in, BODY, &article->summary);
	gather_blocks(&in, &article->opening);
	gather_sections(&in, article->sections, article->section_count);
	return count_words(&in, article->lang);
}
