/*
 * An sRGB profile made by lcms2 from the standard's figures: the primaries
 * and white of ITU-R BT.709 and the transfer curve of IEC 61966-2-1 at 256
 * points: exact for every 8-bit value, and the profile is small.
 */
#include "prepare/profile.h"

#include <assert.h>
#include <lcms2.h>
#include <string.h>

enum { CURVE_POINTS = 256, INK_POINTS = 5, LAB_POINTS = 9 };

/* Bytes of the ICC header (ICC.1:2001-04, 6.1) that lcms2 fills with the time
 * and the machine: date at 24, platform at 40, creator at 80. */
enum { DATE_AT = 24, PLATFORM_AT = 40, CREATOR_AT = 80 };

static cmsToneCurve *
srgb_curve(void)
{
	const cmsFloat64Number parameters[] = {
	    2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
	cmsToneCurve *exact = cmsBuildParametricToneCurve(NULL, 4, parameters);
	assert(exact);
	cmsUInt16Number points[CURVE_POINTS];
	for (int i = 0; i < CURVE_POINTS; i++) {
		float value =
		    cmsEvalToneCurveFloat(exact, (float)i / (CURVE_POINTS - 1));
		points[i] = (cmsUInt16Number)(value * 65535.0f + 0.5f);
	}
	cmsFreeToneCurve(exact);
	return cmsBuildTabulatedToneCurve16(NULL, CURVE_POINTS, points);
}

static void
set_text(cmsHPROFILE profile, cmsTagSignature tag, const char *text)
{
	cmsMLU *mlu = cmsMLUalloc(NULL, 1);
	cmsMLUsetASCII(mlu, "en", "US", text);
	cmsWriteTag(profile, tag, mlu);
	cmsMLUfree(mlu);
}

static cmsHPROFILE
make_srgb(void)
{
	const cmsCIExyY white = {0.3127, 0.3290, 1};
	const cmsCIExyYTRIPLE primaries = {
	    {0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
	cmsToneCurve *curve = srgb_curve();
	cmsToneCurve *curves[] = {curve, curve, curve};
	cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
	assert(profile);
	cmsFreeToneCurve(curve);
	cmsSetProfileVersion(profile, 2.1);
	set_text(profile, cmsSigProfileDescriptionTag, "sRGB IEC61966-2.1");
	set_text(profile, cmsSigCopyrightTag, "No copyright");
	return profile;
}

/* What lcms2 takes from the clock and the machine becomes fixed. */
static void
fix_header(uint8_t *bytes)
{
	static const uint8_t date[12] = {0x07, 0xD0, 0, 1, 0, 1};
	memcpy(bytes + DATE_AT, date, sizeof date);
	memset(bytes + PLATFORM_AT, 0, 4);
	memset(bytes + CREATOR_AT, 0, 4);
}

/* Closes the profile. */
static struct icc
pack(struct arena *arena, struct deflate *deflate, cmsHPROFILE profile)
{
	cmsUInt32Number size = 0;
	cmsSaveProfileToMem(profile, NULL, &size);
	uint8_t *bytes = arena_alloc(arena, size);
	cmsSaveProfileToMem(profile, bytes, &size);
	cmsCloseProfile(profile);
	fix_header(bytes);
	struct icc icc;
	icc.bytes = deflate_bytes(deflate, arena, bytes, size, &icc.size);
	return icc;
}

struct icc
profile_srgb(struct arena *arena, struct deflate *deflate)
{
	return pack(arena, deflate, make_srgb());
}

/* cmsSAMPLER16: from inks to Lab by way of sRGB; cargo is the transform. */
static cmsInt32Number
ink_to_lab(const cmsUInt16Number *ink, cmsUInt16Number *lab, void *cargo)
{
	cmsUInt16Number rgb[3];
	for (int i = 0; i < 3; i++)
		rgb[i] = (cmsUInt16Number)((65535u - ink[i]) *
					   (65535u - ink[3]) / 65535u);
	cmsDoTransform(cargo, rgb, lab, 1);
	return 1;
}

/* And back, with as much black as there can be. */
static cmsInt32Number
lab_to_ink(const cmsUInt16Number *lab, cmsUInt16Number *ink, void *cargo)
{
	cmsUInt16Number rgb[3];
	cmsDoTransform(cargo, lab, rgb, 1);
	uint32_t lightest = 1;
	for (int i = 0; i < 3; i++)
		if (rgb[i] > lightest)
			lightest = rgb[i];
	for (int i = 0; i < 3; i++)
		ink[i] =
		    (cmsUInt16Number)((lightest - rgb[i]) * 65535u / lightest);
	ink[3] = (cmsUInt16Number)(65535u - lightest);
	return 1;
}

/* A table of sampled values as the profile's tag. */
static void
write_table(cmsHPROFILE profile, cmsTagSignature tag, unsigned inputs,
    unsigned outputs, cmsSAMPLER16 sampler, cmsHTRANSFORM transform)
{
	unsigned points = inputs == 4 ? INK_POINTS : LAB_POINTS;
	cmsPipeline *pipeline = cmsPipelineAlloc(NULL, inputs, outputs);
	cmsStage *table =
	    cmsStageAllocCLut16bit(NULL, points, inputs, outputs, NULL);
	assert(transform && pipeline && table);
	cmsStageSampleCLut16bit(table, sampler, transform, 0);
	cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, table);
	cmsWriteTag(profile, tag, pipeline);
	cmsPipelineFree(pipeline);
	cmsDeleteTransform(transform);
}

static void
write_tables(cmsHPROFILE profile)
{
	const cmsUInt32Number intent = INTENT_RELATIVE_COLORIMETRIC;
	cmsHPROFILE srgb = make_srgb(), lab = cmsCreateLab2Profile(NULL);
	write_table(profile, cmsSigAToB0Tag, 4, 3, ink_to_lab,
	    cmsCreateTransform(
		srgb, TYPE_RGB_16, lab, TYPE_LabV2_16, intent, 0));
	write_table(profile, cmsSigBToA0Tag, 3, 4, lab_to_ink,
	    cmsCreateTransform(
		lab, TYPE_LabV2_16, srgb, TYPE_RGB_16, intent, 0));
	cmsCloseProfile(lab);
	cmsCloseProfile(srgb);
}

struct icc
profile_cmyk(struct arena *arena, struct deflate *deflate)
{
	cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
	assert(profile);
	cmsSetProfileVersion(profile, 2.1);
	cmsSetDeviceClass(profile, cmsSigOutputClass);
	cmsSetColorSpace(profile, cmsSigCmykData);
	cmsSetPCS(profile, cmsSigLabData);
	cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
	set_text(profile, cmsSigProfileDescriptionTag, "Plain CMYK");
	set_text(profile, cmsSigCopyrightTag, "No copyright");
	write_tables(profile);
	return pack(arena, deflate, profile);
}
