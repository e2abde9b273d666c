/*
 * What is measured on the face that was loaded, whatever its name and size in
 * points: RNIB asks for small letters of 2 mm, UKAAF for no italics.
 */
#include "typeset/clear_type.h"

#include "typeset/legible.h"

/* The theme, with how it is reported. */
struct faces {
	struct job *job;
	const struct theme *theme;
	const struct fonts *fonts;
	void (*report)(struct job *, struct place, const char *, ...)
	    __attribute__((format(printf, 3, 4)));
};

static const struct font *
face_of(const struct faces *faces, int role)
{
	const struct style *style = &faces->theme->styles[role];
	return font_find(
	    faces->fonts, faces->theme, style->font, style->weight);
}

static void
check_height(const struct faces *faces, int role)
{
	const struct style *style = &faces->theme->styles[role];
	const struct font *font = face_of(faces, role);
	length height =
	    (length)unit_scale(style->size, font->x_height, font->upem);
	const char *name = theme_role_name((enum role)role);
	char shown[24];
	if (font->x_height > 0 && height < LEGIBLE_LEAST)
		faces->report(faces->job, style->place,
		    "the small letters of styles.%s are %s high in %s, under "
		    "2mm (RNIB Clear Print, type size). Raise styles.%s.size.",
		    name, unit_print(shown, height, "mm"), font->family, name);
}

/* Once for each of the two families. */
static void
check_slant(const struct faces *faces, enum font_slot slot)
{
	static const char *const slots[] = {"body", "heading"};
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct font *font = face_of(faces, role);
		if (faces->theme->styles[role].font != slot ||
		    font->italic_angle == 0)
			continue;
		faces->report(faces->job, faces->theme->fonts[slot].place,
		    "the face of styles.%s, %s, is italic (UKAAF G003, "
		    "minimum standards). Choose an upright one for fonts.%s.",
		    theme_role_name((enum role)role), font->family,
		    slots[slot]);
		return;
	}
}

void
clear_type_check(
    struct job *job, const struct theme *theme, const struct fonts *fonts)
{
	const struct faces faces = {job, theme, fonts,
	    theme->checks.strict ? diag_error : diag_warning};
	if (theme->profile == PROFILE_STANDARD)
		return;
	for (int role = 0; role < ROLE_COUNT; role++)
		check_height(&faces, role);
	for (int slot = 0; slot < FONT_SLOT_COUNT; slot++)
		check_slant(&faces, (enum font_slot)slot);
}
