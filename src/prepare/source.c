/* Numbers and commas, some to a line. */
#include "prepare/source.h"

enum { PER_LINE = 16 };

static void
begin(FILE *out, const char *type, const char *prefix, int number)
{
	fprintf(out, "static const %s %s_%d[] = {", type, prefix, number);
}

static void
put_number(FILE *out, size_t index, long value)
{
	fprintf(out, "%s%ld,", index % PER_LINE ? " " : "\n\t", value);
}

static void
end(FILE *out)
{
	fputs("\n};\n", out);
}

void
source_bytes(FILE *out, const char *prefix, int number, const uint8_t *bytes,
    size_t size)
{
	begin(out, "uint8_t", prefix, number);
	for (size_t i = 0; i < size; i++)
		put_number(out, i, bytes[i]);
	end(out);
}

void
source_codes(FILE *out, const char *prefix, int number, const uint16_t *codes,
    size_t count)
{
	begin(out, "uint16_t", prefix, number);
	for (size_t i = 0; i < count; i++)
		put_number(out, i, codes[i]);
	end(out);
}

void
source_advances(FILE *out, const char *prefix, int number,
    const int32_t *advances, size_t count)
{
	begin(out, "int32_t", prefix, number);
	for (size_t i = 0; i < count; i++)
		put_number(out, i, advances[i]);
	end(out);
}

void
source_row(FILE *out, const int16_t *numbers, size_t count)
{
	fputs("{", out);
	for (size_t i = 0; i < count; i++)
		put_number(out, i, numbers[i]);
	fputs("},\n", out);
}
