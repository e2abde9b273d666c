/*
 * Text is gathered in three heaps by what it counts, cut into words, and the
 * words are counted, then sorted.
 *
 * In English, words so common that they tell nothing are passed over, and
 * plurals are made singular by Harman's rules ("How effective is suffixing?",
 * 1991), which join "couples" to "couple" and hardly ever join what differs.
 */
#include "article/terms.h"

#include "base/digest.h"
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
static void
make_singular(char *word)
{
	size_t size = without_possessive(word, strlen(word));
	if (size > 3 && ends(word, size, "ies")) {
		if (!ends(word, size, "eies") && !ends(word, size, "aies")) {
			size -= 2;
			word[size - 1] = 'y';
		}
	} else if (size > 3 && ends(word, size, "es")) {
		if (!ends(word, size, "aes") && !ends(word, size, "ees") &&
		    !ends(word, size, "oes"))
			size--;
	} else if (size > 3 && ends(word, size, "s")) {
		if (!ends(word, size, "us") && !ends(word, size, "ss"))
			size--;
	}
	word[size] = '\0';
}

/* Single letters of ASCII and what begins with a digit tell nothing. */
static bool
is_telling(const char *word)
{
	return word[0] && !(word[0] >= '0' && word[0] <= '9') &&
	       (word[1] || (unsigned char)word[0] >= 0x80);
}

/* ---- counting ---- */

struct counted {
	char *word;
	uint64_t key;
	uint32_t count;
};

/* The different words of a text, before it is known which of them tell
 * anything: most words come many times. */
struct counting {
	struct counted *words;
	size_t count;
	uint32_t *slots; /* a word's number + 1; a power of two, half empty */
	size_t slot_count;
};

static struct counting
counting_new(struct arena *arena, size_t most)
{
	struct counting counting = {.slot_count = 16};
	while (counting.slot_count < 2 * most)
		counting.slot_count *= 2;
	counting.words = ARENA_ARRAY(arena, most, struct counted);
	counting.slots = ARENA_ARRAY(arena, counting.slot_count, uint32_t);
	return counting;
}

uint64_t
terms_key(const char *word)
{
	return digest_key(word, strlen(word));
}

static void
count_word(struct counting *in, char *word, uint32_t worth)
{
	uint64_t key = terms_key(word);
	size_t mask = in->slot_count - 1, at = (size_t)key & mask;
	while (in->slots[at] && in->words[in->slots[at] - 1].key != key)
		at = (at + 1) & mask;
	if (!in->slots[at]) {
		in->words[in->count++] = (struct counted){word, key, 0};
		in->slots[at] = (uint32_t)in->count;
	}
	in->words[in->slots[at] - 1].count += worth;
}

static struct counting
count_all(struct gathering *in, const char *lang)
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
	return counting;
}

/* ---- order ---- */

/* A word, and its first bytes as a number that orders like them. */
struct ordered {
	uint64_t start;
	const struct counted *word;
};

static uint64_t
start_of(const char *word)
{
	uint64_t start = 0;
	for (int shift = 56; shift >= 0 && *word; shift -= 8, word++)
		start |= (uint64_t)(unsigned char)*word << shift;
	return start;
}

static bool
is_before(const struct ordered *a, const struct ordered *b)
{
	return a->start != b->start ? a->start < b->start
				    : strcmp(a->word->word, b->word->word) < 0;
}

/* One run of the merge: [start, middle) and [middle, end) of from, into to. */
static void
merge(const struct ordered *from, struct ordered *to, size_t start,
    size_t middle, size_t end)
{
	size_t left = start, right = middle;
	for (size_t at = start; at < end; at++) {
		bool takes_right =
		    right < end &&
		    (left == middle || is_before(&from[right], &from[left]));
		to[at] = from[takes_right ? right : left];
		right += takes_right;
		left += !takes_right;
	}
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* By the words themselves; the sorted list is one of the two. */
static struct ordered *
sort(struct ordered *list, struct ordered *spare, size_t count)
{
	for (size_t width = 1; width < count; width *= 2) {
		struct ordered *from = list;
		for (size_t at = 0; at < count; at += 2 * width)
			merge(from, spare, at, least(at + width, count),
			    least(at + 2 * width, count));
		list = spare;
		spare = from;
	}
	return list;
}

/* Those that tell something, in the form that others share. */
static size_t
keep_telling(struct counting *in, bool english, struct ordered *kept)
{
	size_t count = 0;
	for (size_t i = 0; i < in->count; i++) {
		struct counted *counted = &in->words[i];
		if (!is_telling(counted->word) ||
		    (english && is_common(counted->word)))
			continue;
		if (english) {
			make_singular(counted->word);
			counted->key = terms_key(counted->word);
		}
		kept[count++] =
		    (struct ordered){start_of(counted->word), counted};
	}
	return count;
}

/* Equal words, which the singular has made so, are one. */
static struct terms
terms_new(struct arena *arena, const struct ordered *list, size_t count)
{
	uint64_t *keys = ARENA_ARRAY(arena, count, uint64_t);
	uint32_t *counts = ARENA_ARRAY(arena, count, uint32_t);
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		const struct counted *word = list[i].word;
		if (!used || keys[used - 1] != word->key)
			keys[used++] = word->key;
		counts[used - 1] += word->count;
	}
	return (struct terms){keys, counts, used};
}

static struct terms
count_words(struct gathering *in, const char *lang)
{
	struct counting counting = count_all(in, lang);
	struct ordered *list =
	    ARENA_ARRAY(in->arena, counting.count, struct ordered);
	struct ordered *spare =
	    ARENA_ARRAY(in->arena, counting.count, struct ordered);
	size_t count = keep_telling(&counting, is_english(lang), list);
	return terms_new(in->arena, sort(list, spare, count), count);
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
