/* The profiles themselves are made before the program: src/prepare/profile. */
#include "paint/colour.h"

int
colour_write(struct haru *haru)
{
	struct object *stream = haru_stream(
	    haru, colour_srgb.bytes, colour_srgb.size, "FlateDecode");
	bytes_string(&stream->body, "/N 3");
	int intent = haru_number(haru);
	struct bytes *out = haru_begin(haru, intent);
	bytes_string(out,
	    "/Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	    "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
	    "/DestOutputProfile ");
	bytes_reference(out, stream->number);
	haru_end(haru);
	return intent;
}
