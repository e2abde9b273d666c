/*
 * From PNG to pixels, by libpng.
 *
 * Whatever the file has (palette, 1 to 16 bits, interlace, a transparent
 * colour) becomes 8-bit grey or RGB and, where anything is transparent, an
 * alpha plane.  Of the other chunks none is read, so none can be unpacked to
 * fill the memory; every checksum is checked.
 *
 * libpng reports errors by a jump, to one place only: decode_guarded.
 */
#include "media/image_png.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

/* Deflate makes no more than this of a byte (zlib's technical notes). */
enum { DEFLATE_MOST = 1032 };

struct decoder {
	png_structp png;
	png_infop info;
	jmp_buf jump;
	const uint8_t *bytes;
	size_t size, at; /* at: how many of bytes were read */
	struct arena *arena;
	struct image *image;
	enum image_fault fault;
};

_Noreturn static void
on_error(png_structp png, png_const_charp message)
{
	struct decoder *decoder = png_get_error_ptr(png);
	(void)message;
	longjmp(decoder->jump, 1);
}

static void
on_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

static void
read_bytes(png_structp png, png_bytep to, size_t size)
{
	struct decoder *decoder = png_get_io_ptr(png);
	if (size > decoder->size - decoder->at)
		png_error(png, "cut short");
	memcpy(to, decoder->bytes + decoder->at, size);
	decoder->at += size;
}

/* Could the file hold as many pixels as its header says? */
static enum image_fault
check_size(const struct decoder *decoder)
{
	uint64_t width = png_get_image_width(decoder->png, decoder->info);
	uint64_t height = png_get_image_height(decoder->png, decoder->info);
	uint64_t bits =
	    (uint64_t)png_get_bit_depth(decoder->png, decoder->info) *
	    png_get_channels(decoder->png, decoder->info);
	if (width * height > IMAGE_PIXELS_MOST)
		return IMAGE_TOO_LARGE;
	if (width * height * bits / 8 / DEFLATE_MOST > decoder->size)
		return IMAGE_DAMAGED;
	return IMAGE_SOUND;
}

static void
set_transforms(struct decoder *decoder)
{
	png_set_expand(decoder->png);
	if (png_get_bit_depth(decoder->png, decoder->info) == 16)
		png_set_scale_16(decoder->png);
}

/* All rows, with the channels of the result side by side. */
static uint8_t *
read_rows(struct decoder *decoder)
{
	png_structp png = decoder->png;
	uint32_t height = png_get_image_height(png, decoder->info);
	int passes = png_set_interlace_handling(png);
	png_read_update_info(png, decoder->info);
	size_t stride = png_get_rowbytes(png, decoder->info);
	uint8_t *pixels = arena_array(decoder->arena, height, stride);
	for (int pass = 0; pass < passes; pass++)
		for (uint32_t row = 0; row < height; row++)
			png_read_row(png, pixels + row * stride, NULL);
	png_read_end(png, NULL);
	return pixels;
}

static bool
is_opaque(const uint8_t *pixels, size_t count, size_t channels)
{
	for (size_t i = 0; i < count; i++)
		if (pixels[i * channels + channels - 1] != 255)
			return false;
	return true;
}

/* Takes alpha out of the pixels, which move together in their own place. */
static void
split_alpha(struct arena *arena, uint8_t *pixels, size_t count, size_t channels,
    struct image *image)
{
	size_t colours = channels - 1;
	uint8_t *alpha = NULL;
	if (!is_opaque(pixels, count, channels))
		alpha = ARENA_ARRAY(arena, count, uint8_t);
	for (size_t i = 0; i < count; i++) {
		if (alpha)
			alpha[i] = pixels[i * channels + colours];
		for (size_t k = 0; k < colours; k++)
			pixels[i * colours + k] = pixels[i * channels + k];
	}
	image->alpha = alpha;
}

/* Runs under the guard: libpng may jump out of any call. */
static void
decode(struct decoder *decoder)
{
	png_structp png = decoder->png;
	struct image *image = decoder->image;
	png_set_read_fn(png, decoder, read_bytes);
	png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
	png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	png_read_info(png, decoder->info);
	decoder->fault = check_size(decoder);
	if (decoder->fault)
		return;
	set_transforms(decoder);
	uint8_t *pixels = read_rows(decoder);
	size_t channels = png_get_channels(png, decoder->info);
	image->width_px = (int)png_get_image_width(png, decoder->info);
	image->height_px = (int)png_get_image_height(png, decoder->info);
	image->components = channels > 2 ? 3 : 1;
	image->pixels = pixels;
	if (channels % 2 == 0)
		split_alpha(decoder->arena, pixels,
		    (size_t)image->width_px * (size_t)image->height_px,
		    channels, image);
}

static void
decode_guarded(struct decoder *decoder)
{
	if (setjmp(decoder->jump)) {
		decoder->fault = IMAGE_DAMAGED;
		return;
	}
	decode(decoder);
}

enum image_fault
image_png_read(
    struct arena *arena, const uint8_t *bytes, size_t size, struct image *image)
{
	struct decoder decoder = {.bytes = bytes,
	    .size = size,
	    .arena = arena,
	    .image = image,
	    .fault = IMAGE_DAMAGED};
	decoder.png = png_create_read_struct(
	    PNG_LIBPNG_VER_STRING, &decoder, on_error, on_warning);
	if (!decoder.png)
		return IMAGE_DAMAGED;
	decoder.info = png_create_info_struct(decoder.png);
	if (decoder.info)
		decode_guarded(&decoder);
	png_destroy_read_struct(&decoder.png, &decoder.info, NULL);
	image->kind = IMAGE_PIXELS;
	return decoder.fault;
}
