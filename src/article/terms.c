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

/* By their first letter; the last of each is empty. */
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

/* Eight bytes, filled up by NULs, tell one short word from another. */
static bool
is_common(const char *word, size_t size)
{
	uint64_t wanted = 0, found;
	if (size >= COMMON_SIZE || word[0] < 'a' || word[0] > 'z')
		return false;
	memcpy(&wanted, word, size);
	for (const char(*at)[COMMON_SIZE] = common[word[0] - 'a']; **at; at++) {
		memcpy(&found, *at, sizeof found);
		if (found == wanted)
			return true;
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
is_telling(const char *word)
{
	return word[0] && !(word[0] >= '0' && word[0] <= '9') &&
	       (word[1] || (unsigned char)word[0] >= 0x80);
}

/* ---- counting ---- */

struct counted {
	char *word;
	uint64_t key;
	size_t size;
	uint32_t count;
};

/* The different words of a text, before it is known which of them tell
 * anything: most words come many times. */
struct counting {
	struct arena *arena;
	struct counted *words;
	size_t count, capacity;
	uint32_t *slots; /* a word's number + 1; a power of two, half empty */
	size_t slot_count;
};

uint64_t
terms_key(const char *word)
{
	return digest_key(word, strlen(word));
}

static void
count_word(struct counting *in, const struct text_word *word, uint32_t worth)
{
	uint64_t key = digest_key(word->text, word->size);
	size_t mask = in->slot_count - 1, at = (size_t)key & mask;
	while (in->slots[at] && in->words[in->slots[at] - 1].key != key)
		at = (at + 1) & mask;
	if (!in->slots[at]) {
		struct counted counted = {word->text, key, word->size, 0};
		ARENA_PUSH(
		    in->arena, in->words, in->count, in->capacity, counted);
		in->slots[at] = (uint32_t)in->count;
	}
	in->words[in->slots[at] - 1].count += worth;
}

static struct counting
count_all(struct gathering *in, const char *lang)
{
	struct counting counting = {.arena = in->arena, .slot_count = 16};
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
	for (int i = 0; i < HEAPS; i++)
		for (size_t j = 0; j < heaps[i].count; j++)
			count_word(
			    &counting, &heaps[i].list[j], (uint32_t)i + 1);
	return counting;
}

/* ---- order ---- */

/* A word, and its first four bytes as a number that orders like them. */
struct ordered {
	uint32_t start;
	const struct counted *word;
};

static struct ordered
ordered_of(const struct counted *word)
{
	unsigned char bytes[4] = {0};
	memcpy(bytes, word->word, word->size < 4 ? word->size : 4);
	return (struct ordered){(uint32_t)bytes[0] << 24 |
				    (uint32_t)bytes[1] << 16 |
				    (uint32_t)bytes[2] << 8 | bytes[3],
	    word};
}

/* One step of the sort: by the byte of the starts that is so many bits up. */
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
compare_words(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	return strcmp(x->word->word, y->word->word);
}

/* By the words themselves: a radix sort from the last byte of their starts to
 * the first (Knuth, The Art of Computer Programming 3, section 5.2.5), then
 * those that start alike. */
static void
sort(struct ordered *list, struct ordered *spare, size_t count)
{
	for (int shift = 0; shift < 32; shift += 16) {
		sort_by(shift, list, count, spare);
		sort_by(shift + 8, spare, count, list);
	}
	for (size_t i = 0, next; i < count; i = next) {
		next = i + 1;
		while (next < count && list[next].start == list[i].start)
			next++;
		if (next - i > 1)
			qsort(list + i, next - i, sizeof *list, compare_words);
	}
}

/* Those that tell something, in the form that others share. */
static size_t
keep_telling(struct counting *in, bool english, struct ordered *kept)
{
	size_t count = 0;
	for (size_t i = 0; i < in->count; i++) {
		struct counted *counted = &in->words[i];
		size_t size = counted->size;
		if (!is_telling(counted->word) ||
		    (english && is_common(counted->word, size)))
			continue;
		if (english)
			counted->size = make_singular(counted->word, size);
		if (counted->size != size)
			counted->key = digest_key(counted->word, counted->size);
		kept[count++] = ordered_of(counted);
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
