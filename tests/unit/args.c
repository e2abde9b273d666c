/* The command line: what it means, and what is said when it means nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/args.h"

#include <string.h>

enum { ARGS_MOST = 16 };

static struct job job;

/* Parses a line whose words have single spaces between. */
static const struct args *
parse(const char *line)
{
	static const char *argv[ARGS_MOST + 2];
	size_t count = 0;
	argv[count++] = "leaflet";
	char *rest = arena_strdup(job.arena, line);
	for (char *word; (word = strsep(&rest, " ")) && count <= ARGS_MOST;)
		if (*word)
			argv[count++] = word;
	argv[count] = NULL;
	job.diag = diag_new(job.arena);
	return args_parse(&job, argv);
}

static void
refused(const char *line, const char *message)
{
	assert_null(parse(line));
	assert_int_not_equal(job.diag->errors, 0);
	assert_string_equal(job.diag->messages[0].text, message);
}

static void
test_build_is_the_command(void **state)
{
	(void)state;
	const struct args *args = parse("a.xml b");
	assert_non_null(args);
	assert_int_equal(args->action, ACTION_BUILD);
	assert_int_equal(args->form, FORM_PDF);
	assert_string_equal(args->out, "out");
	assert_null(args->config);
	assert_int_equal(args->path_count, 2);
	assert_string_equal(args->paths[1], "b");
	args = parse("build build");
	assert_int_equal(args->path_count, 1);
	assert_string_equal(args->paths[0], "build");
}

static void
test_options_in_any_order(void **state)
{
	(void)state;
	const struct args *args =
	    parse("a -e large check --edition=small -c x.yaml b --strict "
		  "-s a.b=c=d -sk= --report r.json --allow-outside");
	assert_non_null(args);
	/* The first word is no command, so the second is a path too. */
	assert_int_equal(args->action, ACTION_BUILD);
	assert_int_equal(args->path_count, 3);
	assert_int_equal(args->edition_count, 2);
	assert_string_equal(args->editions[0], "large");
	assert_string_equal(args->editions[1], "small");
	assert_string_equal(args->config, "x.yaml");
	assert_true(args->strict && args->allow_outside);
	assert_int_equal(args->setting_count, 2);
	assert_string_equal(args->settings[0].key, "a.b");
	assert_string_equal(args->settings[0].value, "c=d");
	assert_string_equal(args->settings[1].key, "k");
	assert_string_equal(args->settings[1].value, "");
	assert_string_equal(args->report, "r.json");
}

static void
test_letters(void **state)
{
	(void)state;
	const struct args *args = parse("-vodir -q x");
	assert_non_null(args);
	assert_string_equal(args->out, "dir");
	assert_true(args->quiet && !args->verbose);
	args = parse("-qv x");
	assert_true(!args->quiet && args->verbose);
	args = parse("-o -q x");
	assert_string_equal(args->out, "-q");
	args = parse("-");
	assert_string_equal(args->paths[0], "-");
}

static void
test_dashes_end_options(void **state)
{
	(void)state;
	const struct args *args = parse("-v -- check -q");
	assert_int_equal(args->action, ACTION_BUILD);
	assert_int_equal(args->path_count, 2);
	assert_string_equal(args->paths[0], "check");
	assert_string_equal(args->paths[1], "-q");
	assert_false(args->quiet);
}

static void
test_forms(void **state)
{
	(void)state;
	assert_int_equal(parse("--to article x")->form, FORM_ARTICLE);
	assert_int_equal(parse("--to galley x")->form, FORM_GALLEY);
	assert_int_equal(parse("--to=pages x")->form, FORM_PAGES);
	assert_int_equal(parse("--to html -e a -e b x")->form, FORM_HTML);
	assert_int_equal(parse("--to text x")->form, FORM_TEXT);
	assert_int_equal(parse("check x")->form, FORM_NOTHING);
	refused("--to page x", "--to knows no 'page'. Did you mean 'pages'?");
	refused("--to zzzzzz x", "--to knows no 'zzzzzz'. Use one of: html "
				 "text article galley pages.");
	refused("--to html --prune x",
	    "--prune removes PDFs. Leave --to out with it.");
	refused(
	    "--to pages -e a -e b x", "--to prints one edition. Give -e once.");
}

static void
test_help_needs_no_path(void **state)
{
	(void)state;
	assert_int_equal(parse("--help")->action, ACTION_HELP);
	assert_int_equal(parse("check -h")->action, ACTION_HELP);
	assert_int_equal(parse("-V")->action, ACTION_VERSION);
	const struct args *args = parse("--completions zsh");
	assert_int_equal(args->action, ACTION_COMPLETIONS);
	assert_string_equal(args->shell, "zsh");
	refused("--completions csh",
	    "--completions knows no 'csh'. Did you mean 'zsh'?");
}

static void
test_unknown(void **state)
{
	(void)state;
	refused("--edtion x", "unknown option '--edtion'. Did you mean "
			      "'--edition'?");
	refused("--zzzzzzzzz", "unknown option '--zzzzzzzzz'. "
			       "`leaflet --help` lists them.");
	refused("-vZ x", "unknown option '-vZ'. `leaflet --help` lists them.");
	refused("chek x", "unknown command 'chek'. Did you mean 'check'?");
	/* What is no mistake for a command is a path. */
	assert_int_equal(parse("./chek")->path_count, 1);
	assert_int_equal(parse("articles")->path_count, 1);
}

static void
test_misuse(void **state)
{
	(void)state;
	refused("", "there is no path. Name an article or a folder of "
		    "articles; `leaflet --help` shows how.");
	refused("-v", "there is no path. Name an article or a folder of "
		      "articles; `leaflet --help` shows how.");
	refused("check -o d x",
	    "--output does not belong to 'check'. Leave it out.");
	refused("config --to pages",
	    "--to does not belong to 'config'. Leave it out.");
	refused("config x",
	    "'config' takes no path. Name a configuration with -c.");
	refused("--strict=yes x", "--strict takes no value. Leave 'yes' out.");
	refused("x -o", "--output wants a value. Write --output DIR.");
	refused("x --output=", "--output wants a value. Write --output DIR.");
	refused("-s a x", "--set wants KEY=VALUE, not 'a'. `leaflet config` "
			  "lists the keys.");
	refused("-s =a x", "--set wants KEY=VALUE, not '=a'. `leaflet config` "
			   "lists the keys.");
}

static void
test_all_faults_are_named(void **state)
{
	(void)state;
	assert_null(parse("--edtion --formm -s x y"));
	assert_int_equal(job.diag->errors, 3);
}

static void
test_no_arguments_at_all(void **state)
{
	(void)state;
	static const char *const nothing[] = {NULL};
	job.diag = diag_new(job.arena);
	assert_null(args_parse(&job, nothing));
	assert_int_equal(job.diag->errors, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_build_is_the_command),
	    cmocka_unit_test(test_options_in_any_order),
	    cmocka_unit_test(test_letters),
	    cmocka_unit_test(test_dashes_end_options),
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_help_needs_no_path),
	    cmocka_unit_test(test_unknown),
	    cmocka_unit_test(test_misuse),
	    cmocka_unit_test(test_all_faults_are_named),
	    cmocka_unit_test(test_no_arguments_at_all),
	};
	job.arena = arena_new();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(job.arena);
	return failed;
}
