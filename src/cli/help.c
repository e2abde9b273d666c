/*
 * Help and completions, written from the tables of cli/args.
 */
#include "cli/help.h"

#include "cli/args.h"

#include <string.h>

enum { NAME_WIDTH = 21 };

static void
print_option(FILE *out, const struct args_option *option)
{
	char name[64];
	snprintf(name, sizeof name, "--%s%s%s", option->name,
	    option->value ? " " : "", option->value ? option->value : "");
	if (option->letter)
		fprintf(out, "  -%c, %-*s %s\n", option->letter, NAME_WIDTH,
		    name, option->help);
	else
		fprintf(out, "      %-*s %s\n", NAME_WIDTH, name, option->help);
}

void
help_print(FILE *out)
{
	fputs(
	    "leaflet makes branded PDF leaflets of articles in XML.\n\n", out);
	for (const struct args_command *at = args_commands; at->name; at++)
		fprintf(out, "  leaflet %s %s\n      %s\n", at->name, at->usage,
		    at->help);
	fputs("\nPATH is an article or a folder of articles.\n\n", out);
	for (const struct args_option *at = args_options; at->name; at++)
		print_option(out, at);
	fputs("\nExit status: 0 all done; 1 some article failed, the rest are "
	      "written;\n2 bad usage or configuration, nothing written.\n"
	      "leaflet(1) describes all, leaflet(5) the two file formats.\n",
	    out);
}

/* In single quotes for a shell. */
static void
print_quoted(FILE *out, const char *text)
{
	fputc('\'', out);
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", out);
		else
			fputc(*text, out);
	}
	fputc('\'', out);
}

static void
print_names(FILE *out)
{
	const char *gap = "";
	for (const struct args_option *at = args_options; at->name; at++) {
		fprintf(out, "%s--%s", gap, at->name);
		if (at->letter)
			fprintf(out, " -%c", at->letter);
		gap = " ";
	}
}

static void
print_bash_value(FILE *out, const struct args_option *option)
{
	fprintf(out, "\t--%s", option->name);
	if (option->letter)
		fprintf(out, " | -%c", option->letter);
	fputs(")\n\t\t", out);
	if (option->words)
		fprintf(out, "COMPREPLY=($(compgen -W '%s' -- \"$word\"))",
		    option->words);
	else if (option->complete == COMPLETE_FILE)
		fputs("COMPREPLY=($(compgen -f -- \"$word\"))", out);
	else if (option->complete == COMPLETE_FOLDER)
		fputs("COMPREPLY=($(compgen -d -- \"$word\"))", out);
	else
		fputs("COMPREPLY=()", out);
	fputs("\n\t\treturn\n\t\t;;\n", out);
}

static void
print_bash(FILE *out)
{
	fputs("_leaflet() {\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]}\n"
	      "\tcase ${COMP_WORDS[COMP_CWORD - 1]} in\n",
	    out);
	for (const struct args_option *at = args_options; at->name; at++)
		if (at->value)
			print_bash_value(out, at);
	fputs("\tesac\n\tlocal words=''\n"
	      "\tcase $word in\n\t-*) words='",
	    out);
	print_names(out);
	fputs("' ;;\n\t*) ((COMP_CWORD == 1)) && words='", out);
	for (const struct args_command *at = args_commands; at->name; at++)
		fprintf(out, "%s%s", at == args_commands ? "" : " ", at->name);
	fputs("' ;;\n\tesac\n"
	      "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	      "\t[[ $word == -* ]] || "
	      "COMPREPLY+=($(compgen -f -- \"$word\"))\n"
	      "}\ncomplete -o filenames -F _leaflet leaflet\n",
	    out);
}

/* '[help]:VALUE:action', the end of an _arguments specification. */
static void
print_zsh_rest(FILE *out, const struct args_option *option)
{
	fputc('[', out);
	for (const char *at = option->help; *at; at++) {
		if (strchr("[]:\\", *at))
			fputc('\\', out);
		fputc(*at, out);
	}
	fputc(']', out);
	if (!option->value)
		return;
	fprintf(out, ":%s:", option->value);
	if (option->words)
		fprintf(out, "(%s)", option->words);
	else if (option->complete == COMPLETE_FILE)
		fputs("_files", out);
	else if (option->complete == COMPLETE_FOLDER)
		fputs("_files -/", out);
}

static void
print_zsh(FILE *out)
{
	fputs("#compdef leaflet\n_arguments -s \\\n", out);
	for (const struct args_option *at = args_options; at->name; at++) {
		fprintf(out, "\t'*--%s%s", at->name, at->value ? "=" : "");
		print_zsh_rest(out, at);
		fputs("' \\\n", out);
		if (!at->letter)
			continue;
		fprintf(out, "\t'*-%c%s", at->letter, at->value ? "+" : "");
		print_zsh_rest(out, at);
		fputs("' \\\n", out);
	}
	fputs("\t'1:command or path:{ compadd", out);
	for (const struct args_command *at = args_commands; at->name; at++)
		fprintf(out, " %s", at->name);
	fputs("; _files }' \\\n\t'*:path:_files'\n", out);
}

static void
print_fish(FILE *out)
{
	for (const struct args_command *at = args_commands; at->name; at++) {
		fprintf(out,
		    "complete -c leaflet -n __fish_use_subcommand -a %s -d ",
		    at->name);
		print_quoted(out, at->help);
		fputc('\n', out);
	}
	for (const struct args_option *at = args_options; at->name; at++) {
		fprintf(out, "complete -c leaflet -l %s", at->name);
		if (at->letter)
			fprintf(out, " -s %c", at->letter);
		if (at->words)
			fprintf(out, " -x -a '%s'", at->words);
		else if (at->complete == COMPLETE_FOLDER)
			fputs(" -x -a '(__fish_complete_directories)'", out);
		else if (at->complete == COMPLETE_FILE)
			fputs(" -r", out);
		else if (at->value)
			fputs(" -x", out);
		fputs(" -d ", out);
		print_quoted(out, at->help);
		fputc('\n', out);
	}
}

void
help_completions(FILE *out, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		print_bash(out);
	else if (strcmp(shell, "zsh") == 0)
		print_zsh(out);
	else
		print_fish(out);
}
