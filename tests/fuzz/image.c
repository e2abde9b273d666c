/*
 * Any bytes at all are read as a picture of pixels; what is accepted has all
 * the bytes that it promises.  A PNG's checksums are made right first: nearly
 * every change would end at them.
 */
#include "media/image.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

/* Reads every byte, so that one that is missing is found. */
static uint64_t
sum(const uint8_t *bytes, size_t size)
{
	uint64_t total = 0;
	for (size_t i = 0; i < size; i++)
		total += bytes[i];
	return total;
}

static void
check_bytes(const uint8_t *bytes, size_t size)
{
	must(sum(bytes, size) <= (uint64_t)size * 255);
}

static void
check_image(const struct image *image, size_t size)
{
	size_t count = (size_t)image->width_px * (size_t)image->height_px;
	must(image->width_px > 0 && image->height_px > 0);
	must(count <= 100000000);
	if (image->kind == IMAGE_JPEG) {
		must(image->components == 1 || image->components == 3 ||
		     image->components == 4);
		must(image->size > 0 && image->size <= size);
		check_bytes(image->bytes, image->size);
		return;
	}
	must(image->components == 1 || image->components == 3);
	check_bytes(image->pixels, count * (size_t)image->components);
	if (image->alpha)
		check_bytes(image->alpha, count);
}

/* The CRC of PNG (ISO/IEC 15948, annex D). */
static uint32_t
checksum(const uint8_t *bytes, size_t size)
{
	uint32_t crc = 0xFFFFFFFF;
	for (size_t i = 0; i < size; i++) {
		crc ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	return ~crc;
}

static void
repair_checksums(uint8_t *bytes, size_t size)
{
	size_t at = 8;
	while (size >= 12 && at <= size - 12) {
		size_t body = (size_t)bytes[at] << 24 |
			      (size_t)bytes[at + 1] << 16 |
			      (size_t)bytes[at + 2] << 8 | bytes[at + 3];
		if (body > size - 12 - at)
			return;
		uint32_t crc = checksum(bytes + at + 4, body + 4);
		at += body + 8;
		for (int shift = 24; shift >= 0; shift -= 8)
			bytes[at++] = (uint8_t)(crc >> shift);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *given, size_t size)
{
	char path[30];
	struct arena *arena = arena_new();
	struct job job = {arena, diag_new(arena)};
	uint8_t *data = arena_alloc(arena, size);
	if (size)
		memcpy(data, given, size);
	if (size > 8 && memcmp(data, "\x89PNG", 4) == 0)
		repair_checksums(data, size);
	int file = memfd_create("fuzz", 0);
	must(file >= 0 && write(file, data, size) == (ssize_t)size);
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	const struct image *image =
	    image_read(&job, path, (struct place){"x", 1, 1});
	close(file);
	must((image != NULL) == (job.diag->errors == 0));
	if (image)
		check_image(image, size);
	arena_free(arena);
	return 0;
}
