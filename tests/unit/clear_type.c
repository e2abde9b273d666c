/* Faces of clear, large and giant print, measured. */
#include "article_help.h"

#include "typeset/clear_type.h"

#include <cmocka.h>

static struct font *
face(struct arena *arena, const char *family, int x_height, int angle)
{
	struct font *font = ARENA_NEW(arena, struct font);
	*font = (struct font){.family = family,
	    .path = family,
	    .weight = 400,
	    .upem = 1000,
	    .x_height = x_height,
	    .italic_angle = angle};
	return font;
}

static const char *
said_of(
    struct job *job, enum profile profile, length size, int x_height, int angle)
{
	struct font *list[] = {face(job->arena, "Sans", x_height, angle),
	    face(job->arena, "Serif", 500, 0)};
	struct fonts fonts = {list, 2};
	struct theme theme = {.profile = profile};
	theme.fonts[FONT_SLOT_BODY] = (struct font_choice){"Sans", {"c", 2, 3}};
	theme.fonts[FONT_SLOT_HEADING] =
	    (struct font_choice){"Serif", {"c", 3, 3}};
	for (int i = 0; i < ROLE_COUNT; i++)
		theme.styles[i] = (struct style){.font = FONT_SLOT_HEADING,
		    .weight = 400,
		    .size = UNIT_PT(24)};
	theme.styles[ROLE_SMALL] = (struct style){.font = FONT_SLOT_BODY,
	    .weight = 400,
	    .size = size,
	    .place = {"c", 9, 1}};
	job->diag = diag_new(job->arena);
	clear_type_check(job, &theme, &fonts);
	return job_messages(job);
}

static void
small_letters_are_measured_in_the_face(void **state)
{
	(void)state;
	struct job job = job_begin();
	/* 12 pt at 0.5 em are 2.117 mm, at 0.45 em 1.905 mm. */
	assert_string_equal(
	    said_of(&job, PROFILE_CLEAR, UNIT_PT(12), 500, 0), "");
	assert_string_equal(said_of(&job, PROFILE_CLEAR, UNIT_PT(12), 450, 0),
	    "c:9:1: warning: the small letters of styles.small are 1.905mm "
	    "high in Sans, under 2mm (RNIB Clear Print, type size). Raise "
	    "styles.small.size.\n");
	assert_string_equal(
	    said_of(&job, PROFILE_CLEAR, UNIT_PT(13), 450, 0), "");
	/* A script without small letters has no such height. */
	assert_string_equal(
	    said_of(&job, PROFILE_GIANT, UNIT_PT(12), 0, 0), "");
	assert_string_equal(
	    said_of(&job, PROFILE_STANDARD, UNIT_PT(12), 300, -9), "");
	job_end(&job);
}

static void
a_face_that_leans_is_named_once(void **state)
{
	(void)state;
	struct job job = job_begin();
	assert_string_equal(said_of(&job, PROFILE_LARGE, UNIT_PT(16), 500, -11),
	    "c:2:3: warning: the face of styles.small, Sans, is italic (UKAAF "
	    "G003, minimum standards). Choose an upright one for "
	    "fonts.body.\n");
	job_end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(small_letters_are_measured_in_the_face),
	    cmocka_unit_test(a_face_that_leans_is_named_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
