/* A hash table with open addresses, at most half full. */
#include "run/names.h"

#include "base/digest.h"

#include <string.h>

enum { FIRST_CAPACITY = 1024 };

struct names_slot {
	const char *name; /* NULL: free */
	uint64_t hash;
	size_t number;
};

static uint64_t
hash_of(const char *name)
{
	return digest_bytes(name, strlen(name)).low;
}

static struct names_slot *
slot_of(const struct names *names, const char *name, uint64_t hash)
{
	size_t mask = names->capacity - 1, at = (size_t)hash & mask;
	while (names->slots[at].name &&
	       (names->slots[at].hash != hash ||
		   strcmp(names->slots[at].name, name) != 0))
		at = (at + 1) & mask;
	return &names->slots[at];
}

size_t
names_find(const struct names *names, const char *name)
{
	if (!names->count)
		return NAMES_NONE;
	const struct names_slot *slot = slot_of(names, name, hash_of(name));
	return slot->name ? slot->number : NAMES_NONE;
}

static void
grow(struct names *names)
{
	struct names old = *names;
	names->capacity =
	    old.capacity ? old.capacity * 2 : (size_t)FIRST_CAPACITY;
	names->slots =
	    ARENA_ARRAY(names->arena, names->capacity, struct names_slot);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].name)
			*slot_of(names, old.slots[i].name, old.slots[i].hash) =
			    old.slots[i];
}

void
names_add(struct names *names, const char *name, size_t number)
{
	if (2 * (names->count + 1) > names->capacity)
		grow(names);
	uint64_t hash = hash_of(name);
	*slot_of(names, name, hash) = (struct names_slot){name, hash, number};
	names->count++;
}
