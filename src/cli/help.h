/* What `leaflet --help` and `leaflet --completions` print. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

void help_print(FILE *out);

/* shell: "bash", "zsh" or "fish". */
void help_completions(FILE *out, const char *shell);

#endif
