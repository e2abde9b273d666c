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
#include "base/eight.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
	HEAPS = 3, /* heap i counts i + 1 */
	FEW = 32   /* words that are sorted by insertion */
};
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
		char *larger = arena_room(in->arena, wanted * 2);
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

/* A word's first eight bytes as a number that orders like them; a shorter word
 * is filled up by NULs, and the number tells it from all others. */
static uint64_t
start_of(const char *word, size_t size)
{
	uint64_t start = eight_order(word);
	return size < 8 ? start & ~(UINT64_MAX >> 8 * size) : start;
}

/* By their first letter, in order; the last of each is empty. */
enum { COMMON_SIZE = 8, COMMON_MOST = 15 };
static const char common[26][COMMON_MOST + 1][COMMON_SIZE] = {
    ['a' - 'a'] = {"about", "after", "again", "all", "also", "am", "an", "and",
	"another", "any", "are", "as", "at"},
    ['b' - 'a'] = {"be", "because", "been", "before", "being", "but", "by"},
    ['c' - 'a'] = {"can", "cannot", "could"},
    ['d' - 'a'] = {"did", "do", "does", "doing", "don't", "down"},
    ['e' - 'a'] = {"each"},
    ['f' - 'a'] = {"for", "from"},
    ['h' - 'a'] = {"had", "has", "have", "having", "he", "her", "here", "hers",
	"him", "his", "how"},
    ['i' - 'a'] = {"if", "in", "into", "is", "it", "its"},
    ['j' - 'a'] = {"just"},
    ['m' - 'a'] = {"may", "me", "might", "more", "most", "much", "must", "my"},
    ['n' - 'a'] = {"no", "nor", "not", "now"},
    ['o' - 'a'] = {"of", "off", "on", "one", "only", "or", "other", "our",
	"ours", "out", "over", "own"},
    ['s' - 'a'] = {"same", "shall", "she", "should", "so", "some", "such"},
    ['t' - 'a'] = {"than", "that", "the", "their", "theirs", "them", "then",
	"there", "these", "they", "this", "those", "through", "to", "too"},
    ['u' - 'a'] = {"under", "until", "up", "us"},
    ['v' - 'a'] = {"very"},
    ['w' - 'a'] = {"was", "we", "were", "what", "when", "where", "which",
	"while", "who", "whom", "whose", "why", "will", "with", "would"},
    ['y' - 'a'] = {"you", "your", "yours"},
};

static bool
is_common(uint64_t start, size_t size)
{
	unsigned letter = (unsigned)(start >> 56) - 'a';
	if (size >= COMMON_SIZE || letter >= 26)
		return false;
	for (const char(*at)[COMMON_SIZE] = common[letter]; **at; at++) {
		uint64_t found = start_of(*at, COMMON_SIZE);
		if (found >= start)
			return found == start;
	}
	return false;
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

/* Harman's S stemmer: the first rule whose ending is there decides.  Returns
 * the new size. */
static size_t
make_singular(char *word, size_t whole)
{
	if (word[whole - 1] != 's')
		return whole;
	size_t size = without_possessive(word, whole);
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
	return size;
}

/* Single letters of ASCII and what begins with a digit tell nothing. */
static bool
is_telling(const char *word, size_t size)
{
	size_t least = (unsigned char)*word < 0x80 ? 2 : 1;
	return size >= least && !(*word >= '0' && *word <= '9');
}

/* ---- counting ---- */

struct counted {
	struct text_word word;
	uint64_t key;
	uint32_t count;
};

/* The different words of a text, before it is known which of them tell
 * anything: most words come many times. */
struct counting {
	struct counted *words; /* has room for all */
	size_t count;
	uint32_t *slots; /* a word's number + 1; a power of two, half empty */
	size_t slot_count;
};

static uint64_t
key_of(const char *word, size_t size)
{
	return digest_key(word, size) & TERMS_KEY_MOST;
}

uint64_t
terms_key(const char *word)
{
	return key_of(word, strlen(word));
}

static void
count_word(struct counting *in, const struct text_word *word, uint32_t worth)
{
	uint64_t key = key_of(word->text, word->size);
	size_t mask = in->slot_count - 1, at = (size_t)key & mask;
	uint32_t number;
	while ((number = in->slots[at]) != 0) {
		struct counted *counted = &in->words[number - 1];
		if (counted->key == key) {
			counted->count += worth;
			return;
		}
		at = (at + 1) & mask;
	}
	in->words[in->count++] = (struct counted){*word, key, worth};
	in->slots[at] = (uint32_t)in->count;
}

static struct counting
count_all(struct gathering *in, const char *lang)
{
	struct counting counting = {.slot_count = 16};
	struct text_words heaps[HEAPS];
	size_t count = 0;
	for (int i = 0; i < HEAPS; i++) {
		const struct heap *heap = &in->heaps[i];
		heaps[i] = text_words(in->arena, heap->text, heap->size, lang);
		count += heaps[i].count;
	}
	while (counting.slot_count < 2 * count)
		counting.slot_count *= 2;
	counting.slots = ARENA_ARRAY(in->arena, counting.slot_count, uint32_t);
	counting.words = arena_room(in->arena, count * sizeof *counting.words);
	for (int i = 0; i < HEAPS; i++)
		for (size_t j = 0; j < heaps[i].count; j++)
			count_word(
			    &counting, &heaps[i].list[j], (uint32_t)i + 1);
	return counting;
}

/* ---- order ---- */

struct ordered {
	uint64_t start; /* start_of the word */
	const struct counted *counted;
};

/* One step of a radix sort (Knuth, The Art of Computer Programming 3, section
 * 5.2.5): by the byte of the starts that is so many bits up. */
static void
sort_by(int shift, const struct ordered *from, size_t count, struct ordered *to)
{
	uint32_t ends[256] = {0}, sum = 0;
	for (size_t i = 0; i < count; i++)
		ends[from[i].start >> shift & 255]++;
	for (int i = 0; i < 256; i++) {
		uint32_t own = ends[i];
		ends[i] = sum;
		sum += own;
	}
	for (size_t i = 0; i < count; i++)
		to[ends[from[i].start >> shift & 255]++] = from[i];
}

static int
compare(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return strcmp(x->counted->word.text, y->counted->word.text);
}

/* By insertion: there are few of them. */
static void
sort_few(struct ordered *list, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct ordered own = list[i];
		size_t at = i;
		for (; at > 0 && compare(&list[at - 1], &own) > 0; at--)
			list[at] = list[at - 1];
		list[at] = own;
	}
}

/* By their first two bytes, then those that begin alike. */
static void
sort(struct ordered *list, struct ordered *spare, size_t count)
{
	sort_by(48, list, count, spare);
	sort_by(56, spare, count, list);
	for (size_t i = 0, next; i < count; i = next) {
		uint64_t two = list[i].start >> 48;
		for (next = i + 1;
		     next < count && list[next].start >> 48 == two;)
			next++;
		if (next - i <= FEW)
			sort_few(list + i, next - i);
		else
			qsort(list + i, next - i, sizeof *list, compare);
	}
}

/* Those that tell something, in the form that others share. */
static size_t
keep_telling(struct counting *in, bool english, struct ordered *kept)
{
	size_t count = 0;
	for (size_t i = 0; i < in->count; i++) {
		struct counted *counted = &in->words[i];
		char *text = counted->word.text;
		size_t size = counted->word.size, whole = size;
		uint64_t start = start_of(text, size);
		if (!is_telling(text, size) ||
		    (english && is_common(start, size)))
			continue;
		if (english)
			size = make_singular(text, whole);
		if (size != whole) {
			counted->word.size = size;
			counted->key = key_of(text, size);
			start = start_of(text, size);
		}
		kept[count++] = (struct ordered){start, counted};
	}
	return count;
}

/* Equal words, which the singular has made so, are one. */
static struct terms
terms_new(struct arena *arena, const struct ordered *list, size_t count)
{
	uint64_t *keys = arena_room(arena, count * sizeof *keys);
	uint32_t *counts = arena_room(arena, count * sizeof *counts);
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		const struct counted *word = list[i].counted;
		if (used && keys[used - 1] == word->key) {
			counts[used - 1] += word->count;
			continue;
		}
		keys[used] = word->key;
		counts[used++] = word->count;
	}
	return (struct terms){keys, counts, used};
}

static struct terms
count_words(struct gathering *in, const char *lang)
{
	struct counting counting = count_all(in, lang);
	size_t size = counting.count * sizeof(struct ordered);
	struct ordered *list = arena_room(in->arena, size);
	struct ordered *spare = arena_room(in->arena, size);
	size_t count = keep_telling(&counting, is_english(lang), list);
	sort(list, spare, count);
	return terms_new(in->arena, list, count);
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
