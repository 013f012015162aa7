// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/options.h"

#include <string.h>

static const char exit_statuses[] = "Exit status: 0 done; 1 the Python can't be translated, the "
                                    "diagnostics say why; 2 the command\n"
                                    "line makes no sense; 3 a file, a folder or rustc is missing; "
                                    "70 a fault of Portalis. Once the\n"
                                    "program of `run` runs, its own.\n";

static void
print_option (FILE *out, const PtOptionInfo *info) {
  g_autofree char *left = g_strdup_printf (
      "%c%c%s--%s%s%s", info->letter != 0 ? '-' : ' ', info->letter != 0 ? info->letter : ' ',
      info->letter != 0 ? ", " : "  ", info->name, info->value != NULL ? "=" : "",
      info->value != NULL ? info->value : "");
  fprintf (out, "  %-24s %s\n", left, info->summary);
  if (info->choices != NULL && strcmp (info->choices, info->value) != 0)
    fprintf (out, "  %-24s one of %s\n", "", info->choices);
}

void
pt_print_command_help (FILE *out, PtCommandId command) {
  const PtCommandInfo *info = &pt_command_infos[command];
  fprintf (out, "usage: portalis %s [OPTIONS] %s\n\n%s.\n\n", info->name, info->arguments,
           info->summary);
  for (int i = 0; i < PT_OPTION_COUNT; i++)
    if (pt_option_infos[i].commands & (1u << command))
      print_option (out, &pt_option_infos[i]);
  fprintf (out, "\n%s", exit_statuses);
}

void
pt_print_help (FILE *out) {
  fputs ("portalis translates Python projects to Rust. The Rust program behaves as the Python one\n"
         "does, or Portalis says what it can't translate.\n\n"
         "usage: portalis COMMAND [OPTIONS] ...\n\n",
         out);
  for (int i = 0; i < PT_COMMAND_COUNT; i++)
    fprintf (out, "  %-12s %s\n", pt_command_infos[i].name, pt_command_infos[i].summary);
  fprintf (out,
           "\n`portalis COMMAND --help` lists the options of a command; --version the version.\n"
           "Under Sysprof (SYSPROF_TRACE_FD), stages and counters are marks and counters of the\n"
           "recording; --capture and --trace write them into files of their own.\n%s",
           exit_statuses);
}

/* Completions: one function per shell, all of them loops over the two tables. */

static void
print_bash (FILE *out) {
  fputs ("_portalis() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} words=\n"
         "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
         "    COMPREPLY=($(compgen -W \"",
         out);
  for (int i = 0; i < PT_COMMAND_COUNT; i++)
    fprintf (out, "%s ", pt_command_infos[i].name);
  fputs ("--help --version\" -- \"$cur\"))\n    return\n  fi\n  case \"${COMP_WORDS[1]}\" in\n",
         out);
  for (int i = 0; i < PT_COMMAND_COUNT; i++) {
    fprintf (out, "    %s) words=\"", pt_command_infos[i].name);
    for (int k = 0; k < PT_OPTION_COUNT; k++) {
      const PtOptionInfo *info = &pt_option_infos[k];
      if ((info->commands & (1u << i)) == 0)
        continue;
      g_auto (GStrv) choices = g_strsplit (info->choices == NULL ? "" : info->choices, "|", -1);
      if (choices[0] == NULL)
        fprintf (out, "--%s%s ", info->name, info->value != NULL ? "=" : "");
      for (char **choice = choices; *choice != NULL; choice++)
        fprintf (out, "--%s=%s ", info->name, *choice);
    }
    if (pt_command_infos[i].completes == PT_COMPLETES_SHELL)
      fputs ("bash zsh fish", out);
    fputs ("\" ;;\n", out);
  }
  fputs ("  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\") $(compgen -d -- \"$cur\")"
         " $(compgen -f -X '!*.py' -- \"$cur\"))\n"
         "}\n"
         "complete -o filenames -F _portalis portalis\n",
         out);
}

static void
print_zsh (FILE *out) {
  fputs ("#compdef portalis\n_portalis() {\n  local -a commands=(\n", out);
  for (int i = 0; i < PT_COMMAND_COUNT; i++)
    fprintf (out, "    %s:\"%s\"\n", pt_command_infos[i].name, pt_command_infos[i].summary);
  fputs ("  )\n"
         "  if (( CURRENT == 2 )); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  case $words[2] in\n",
         out);
  for (int i = 0; i < PT_COMMAND_COUNT; i++) {
    fprintf (out, "    %s) _arguments", pt_command_infos[i].name);
    for (int k = 0; k < PT_OPTION_COUNT; k++) {
      const PtOptionInfo *info = &pt_option_infos[k];
      if ((info->commands & (1u << i)) == 0)
        continue;
      fprintf (out, " \\\n      \"--%s", info->name);
      if (info->value != NULL)
        fputs ("=", out);
      fprintf (out, "[%s]", info->summary);
      g_auto (GStrv) choices = g_strsplit (info->choices == NULL ? "" : info->choices, "|", -1);
      if (choices[0] != NULL) {
        g_autofree char *list = g_strjoinv (" ", choices);
        fprintf (out, ":%s:(%s)", info->name, list);
      } else if (info->value != NULL) {
        fprintf (out, ":%s:_files", info->name);
      }
      fputs ("\"", out);
    }
    if (pt_command_infos[i].completes == PT_COMPLETES_SHELL)
      fputs (" \\\n      \"2:shell:(bash zsh fish)\"", out);
    else if (pt_command_infos[i].completes == PT_COMPLETES_PYTHON)
      fputs (" \\\n      \"*:Python:_files\"", out);
    fputs (" ;;\n", out);
  }
  fputs ("  esac\n}\n_portalis \"$@\"\n", out);
}

static void
print_fish (FILE *out) {
  for (int i = 0; i < PT_COMMAND_COUNT; i++)
    fprintf (out, "complete -c portalis -n __fish_use_subcommand -f -a %s -d \"%s\"\n",
             pt_command_infos[i].name, pt_command_infos[i].summary);
  for (int i = 0; i < PT_COMMAND_COUNT; i++) {
    const char *name = pt_command_infos[i].name;
    for (int k = 0; k < PT_OPTION_COUNT; k++) {
      const PtOptionInfo *info = &pt_option_infos[k];
      if ((info->commands & (1u << i)) == 0)
        continue;
      fprintf (out, "complete -c portalis -n \"__fish_seen_subcommand_from %s\" -l %s", name,
               info->name);
      if (info->letter != 0)
        fprintf (out, " -s %c", info->letter);
      g_auto (GStrv) choices = g_strsplit (info->choices == NULL ? "" : info->choices, "|", -1);
      if (choices[0] != NULL) {
        g_autofree char *list = g_strjoinv (" ", choices);
        fprintf (out, " -x -a \"%s\"", list);
      } else if (info->value != NULL) {
        fputs (" -r", out);
      }
      fprintf (out, " -d \"%s\"\n", info->summary);
    }
    if (pt_command_infos[i].completes == PT_COMPLETES_SHELL)
      fprintf (
          out,
          "complete -c portalis -n \"__fish_seen_subcommand_from %s\" -f -a \"bash zsh fish\"\n",
          name);
  }
}

gboolean
pt_print_completions (FILE *out, const char *shell) {
  static const struct {
    const char *shell;
    void (*print) (FILE *out);
  } shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};
  for (gsize i = 0; i < G_N_ELEMENTS (shells); i++)
    if (strcmp (shells[i].shell, shell) == 0) {
      shells[i].print (out);
      return TRUE;
    }
  return FALSE;
}
