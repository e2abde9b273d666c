/*
 * A JPEG that may be passed through to PDF as it is.
 *
 * The markers are walked to the end of the image (ITU-T T.81, annex B): they
 * say its kind and size, whether Adobe wrote it (T.872; its CMYK is inverted)
 * and whether EXIF wants it turned.  Then libjpeg decodes it to an eighth of
 * its size, only to see that the data is whole; a warning counts as damage.
 *
 * libjpeg reports errors by a jump, to one place only: decode_guarded.
 */
#include "media/image_jpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* Markers, without their first byte 0xFF. */
enum {
	SOF0 = 0xC0, /* baseline */
	SOF2 = 0xC2, /* progressive; SOF1 is extended sequential */
	DHT = 0xC4,
	SOF9 = 0xC9, /* the first with arithmetic coding */
	DAC = 0xCC,
	SOF15 = 0xCF,
	RST0 = 0xD0,
	RST7 = 0xD7,
	SOI = 0xD8,
	EOI = 0xD9,
	SOS = 0xDA,
	APP1 = 0xE1,
	APP14 = 0xEE,
	JPG = 0xC8
};

enum { SCANS_MOST = 200 };

/* A stretch of the file; reading past its end yields zeros. */
struct span_of_bytes {
	const uint8_t *bytes;
	size_t size;
};

struct walk {
	struct span_of_bytes file;
	size_t at;
	struct image *image;
	bool framed, adobe;
	int scans;
};

/* ---- EXIF ---- */

static unsigned
number(struct span_of_bytes in, size_t at, size_t bytes, bool little)
{
	unsigned value = 0;
	for (size_t i = 0; i < bytes; i++) {
		size_t place = at + (little ? bytes - 1 - i : i);
		value = value << 8 | (place < in.size ? in.bytes[place] : 0);
	}
	return value;
}

/*
 * The orientation of TIFF's tag 274 (EXIF 2.3, section 4.6.4): 1 is upright,
 * and so is everything that cannot be read.
 */
static unsigned
orientation(struct span_of_bytes exif)
{
	enum { TAG = 274, ENTRY_SIZE = 12, VALUE_AT = 8, UPRIGHT = 1 };
	if (exif.size < 14 || memcmp(exif.bytes, "Exif\0", 6) != 0)
		return UPRIGHT;
	struct span_of_bytes tiff = {exif.bytes + 6, exif.size - 6};
	bool little = tiff.bytes[0] == 'I';
	size_t at = number(tiff, 4, 4, little);
	unsigned count = number(tiff, at, 2, little);
	at += 2;
	for (; count && at < tiff.size; count--, at += ENTRY_SIZE) {
		if (number(tiff, at, 2, little) != TAG)
			continue;
		unsigned value = number(tiff, at + VALUE_AT, 2, little);
		return value >= 1 && value <= 8 ? value : UPRIGHT;
	}
	return UPRIGHT;
}

/* ---- markers ---- */

static bool
is_frame(unsigned marker)
{
	return marker >= SOF0 && marker <= SOF15 && marker != DHT &&
	       marker != JPG && marker != DAC;
}

static enum image_fault
check_frame_kind(unsigned marker)
{
	if (marker <= SOF2)
		return IMAGE_SOUND;
	return marker >= SOF9 ? IMAGE_ARITHMETIC : IMAGE_LOSSLESS;
}

/* Every 256 pixels need at least a bit; fewer bytes mean a cut or a trap. */
static enum image_fault
check_size(struct walk *walk, uint64_t width, uint64_t height)
{
	if (width == 0 || height == 0)
		return IMAGE_DAMAGED;
	if (width * height > IMAGE_PIXELS_MOST)
		return IMAGE_TOO_LARGE;
	if (width * height / 256 / 8 > walk->file.size)
		return IMAGE_DAMAGED;
	return IMAGE_SOUND;
}

static enum image_fault
read_frame(struct walk *walk, unsigned marker, struct span_of_bytes segment)
{
	enum image_fault fault = check_frame_kind(marker);
	struct image *image = walk->image;
	if (fault)
		return fault;
	if (walk->framed || segment.size < 6)
		return IMAGE_DAMAGED;
	walk->framed = true;
	if (segment.bytes[0] != 8)
		return IMAGE_DEEP;
	image->height_px = (int)number(segment, 1, 2, false);
	image->width_px = (int)number(segment, 3, 2, false);
	image->components = segment.bytes[5];
	if (image->components != 1 && image->components != 3 &&
	    image->components != 4)
		return IMAGE_COMPONENTS;
	return check_size(
	    walk, (uint64_t)image->width_px, (uint64_t)image->height_px);
}

/* Past the data of a scan: to the next marker that is no restart. */
static void
skip_scan(struct walk *walk)
{
	const struct span_of_bytes file = walk->file;
	for (; walk->at + 1 < file.size; walk->at++) {
		unsigned next = file.bytes[walk->at + 1];
		if (file.bytes[walk->at] == 0xFF && next != 0 && next != 0xFF &&
		    !(next >= RST0 && next <= RST7))
			return;
	}
}

/* The next marker, past its two bytes or more; 0: there is none here. */
static unsigned
next_marker(struct walk *walk)
{
	const struct span_of_bytes file = walk->file;
	if (walk->at >= file.size || file.bytes[walk->at] != 0xFF)
		return 0;
	while (walk->at < file.size && file.bytes[walk->at] == 0xFF)
		walk->at++;
	return walk->at < file.size ? file.bytes[walk->at++] : 0;
}

static enum image_fault
read_segment(struct walk *walk, unsigned marker)
{
	size_t size = number(walk->file, walk->at, 2, false);
	if (size < 2 || size > walk->file.size - walk->at)
		return IMAGE_DAMAGED;
	struct span_of_bytes segment = {
	    walk->file.bytes + walk->at + 2, size - 2};
	walk->at += size;
	if (is_frame(marker))
		return read_frame(walk, marker, segment);
	if (marker == APP14 && segment.size >= 12 &&
	    memcmp(segment.bytes, "Adobe", 5) == 0)
		walk->adobe = true;
	if (marker == APP1 && orientation(segment) != 1)
		walk->image->turned = true;
	if (marker == SOS) {
		skip_scan(walk);
		if (++walk->scans > SCANS_MOST)
			return IMAGE_SCANS;
	}
	return IMAGE_SOUND;
}

/* From the start marker to the end marker. */
static enum image_fault
walk_markers(struct walk *walk)
{
	if (next_marker(walk) != SOI)
		return IMAGE_DAMAGED;
	for (;;) {
		unsigned marker = next_marker(walk);
		if (marker == EOI && walk->framed && walk->scans)
			return IMAGE_SOUND;
		if (marker < SOF0 || (marker >= RST0 && marker <= EOI))
			return IMAGE_DAMAGED;
		enum image_fault fault = read_segment(walk, marker);
		if (fault)
			return fault;
	}
}

/* ---- the trial ---- */

struct decoder {
	struct jpeg_decompress_struct jpeg;
	struct jpeg_error_mgr errors;
	jmp_buf jump;
	struct span_of_bytes file;
};

_Noreturn static void
on_error(j_common_ptr jpeg)
{
	struct decoder *decoder = jpeg->client_data;
	longjmp(decoder->jump, 1);
}

/* Levels below 0 are warnings: the data is damaged but could be shown. */
static void
on_message(j_common_ptr jpeg, int level)
{
	if (level < 0)
		on_error(jpeg);
}

/* Runs under the guard: libjpeg may jump out of any call. */
static void
decode(struct decoder *decoder)
{
	struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
	jpeg_create_decompress(jpeg);
	jpeg_mem_src(
	    jpeg, decoder->file.bytes, (unsigned long)decoder->file.size);
	jpeg_read_header(jpeg, TRUE);
	jpeg->scale_num = 1;
	jpeg->scale_denom = 8;
	jpeg->out_color_space = jpeg->jpeg_color_space;
	jpeg->do_fancy_upsampling = FALSE;
	jpeg->do_block_smoothing = FALSE;
	jpeg_start_decompress(jpeg);
	JSAMPARRAY row =
	    jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE,
		jpeg->output_width * (JDIMENSION)jpeg->output_components, 1);
	while (jpeg->output_scanline < jpeg->output_height)
		jpeg_read_scanlines(jpeg, row, 1);
	jpeg_finish_decompress(jpeg);
}

static enum image_fault
decode_guarded(struct decoder *decoder)
{
	if (setjmp(decoder->jump))
		return IMAGE_DAMAGED;
	decode(decoder);
	return IMAGE_SOUND;
}

static enum image_fault
try_decoding(struct arena *arena, struct span_of_bytes file)
{
	struct decoder *decoder = ARENA_NEW(arena, struct decoder);
	decoder->file = file;
	decoder->jpeg.err = jpeg_std_error(&decoder->errors);
	decoder->jpeg.client_data = decoder;
	decoder->errors.error_exit = on_error;
	decoder->errors.emit_message = on_message;
	enum image_fault fault = decode_guarded(decoder);
	jpeg_destroy_decompress(&decoder->jpeg);
	return fault;
}

enum image_fault
image_jpeg_read(
    struct arena *arena, const uint8_t *bytes, size_t size, struct image *image)
{
	struct walk walk = {.file = {bytes, size}, .image = image};
	enum image_fault fault = walk_markers(&walk);
	if (fault)
		return fault;
	image->kind = IMAGE_JPEG;
	image->inverted = walk.adobe && image->components == 4;
	image->bytes = bytes;
	image->size = walk.at;
	return try_decoding(arena, (struct span_of_bytes){bytes, walk.at});
}
