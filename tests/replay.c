/*
 * A plain main for a fuzz target: feeds it each file named, as libFuzzer
 * would, so that seeds can be replayed with any compiler.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { SIZE_MOST = 16 * 1024 * 1024 };

static int
replay(const char *path, uint8_t *bytes)
{
	FILE *file = fopen(path, "rb");
	if (!file) {
		perror(path);
		return 1;
	}
	size_t size = fread(bytes, 1, SIZE_MOST, file);
	fclose(file);
	/* A copy of its exact size: reading past its end is then found. */
	uint8_t *exact = malloc(size ? size : 1);
	if (!exact)
		return 1;
	for (size_t i = 0; i < size; i++)
		exact[i] = bytes[i];
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
	return 0;
}

int
main(int argc, char **argv)
{
	uint8_t *bytes = malloc(SIZE_MOST);
	int failed = !bytes;
	for (int i = 1; i < argc && !failed; i++)
		failed = replay(argv[i], bytes);
	free(bytes);
	return failed;
}
