// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/options.h"

#include <string.h>
#include <unistd.h>

#include "app/cli/version.h"
#include "core/syntax/parser.h"

const PtCommandInfo pt_command_infos[PT_COMMAND_COUNT] = {
#define PT_COMMAND(id, name, arguments, completes, summary)                                        \
  {name, arguments, PT_COMPLETES_##completes, summary},
#define PT_OPTION(id, name, letter, value, choices, commands, summary)
#include "app/cli/commands.def"
#undef PT_COMMAND
#undef PT_OPTION
};

enum {
#define PT_COMMAND(id, name, arguments, completes, summary) PT_IN_##id = 1 << PT_COMMAND_##id,
#define PT_OPTION(id, name, letter, value, choices, commands, summary)
#include "app/cli/commands.def"
#undef PT_COMMAND
#undef PT_OPTION
  PT_IN_WORK = PT_IN_TRANSLATE | PT_IN_RUN | PT_IN_BUILD | PT_IN_CHECK | PT_IN_DUMP | PT_IN_AST |
               PT_IN_EXPLAIN | PT_IN_RECORD,
  PT_IN_TRACED = PT_IN_TRANSLATE | PT_IN_RUN | PT_IN_BUILD | PT_IN_CHECK | PT_IN_RECORD,
  PT_IN_ALL = (1 << PT_COMMAND_COUNT) - 1,
};

const PtOptionInfo pt_option_infos[PT_OPTION_COUNT] = {
#define PT_COMMAND(id, name, arguments, completes, summary)
#define PT_OPTION(id, name, letter, value, choices, commands, summary)                             \
  {name, letter, value, choices, commands, summary},
#include "app/cli/commands.def"
#undef PT_COMMAND
#undef PT_OPTION
};

/* Position of text among "a|b|c"; -1 if it isn't there. */
static int
choice_index (const char *choices, const char *text) {
  size_t len = strlen (text);
  int index = 0;
  for (const char *at = choices; at != NULL; index++) {
    const char *bar = strchr (at, '|');
    size_t choice = bar == NULL ? strlen (at) : (size_t)(bar - at);
    if (choice == len && strncmp (at, text, len) == 0)
      return index;
    at = bar == NULL ? NULL : bar + 1;
  }
  return -1;
}

static int
usage_error (const char *format, ...) {
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "portalis: %s\nTry: portalis --help\n", message);
  return PT_EXIT_USAGE;
}

static int
find_command (const char *name) {
  for (int i = 0; i < PT_COMMAND_COUNT; i++)
    if (strcmp (pt_command_infos[i].name, name) == 0)
      return i;
  return -1;
}

/* Index of "--name", "--name=value", "-x" or "-xvalue"; *ret_value is what follows, or NULL. */
static int
find_option (const char *text, PtCommandId command, const char **ret_value) {
  const char *equals = strchr (text, '=');
  size_t len = equals != NULL ? (size_t)(equals - text) : strlen (text);
  for (int i = 0; i < PT_OPTION_COUNT; i++) {
    const PtOptionInfo *info = &pt_option_infos[i];
    if ((info->commands & (1u << command)) == 0)
      continue;
    if (text[1] == '-' && len == strlen (info->name) + 2 &&
        strncmp (text + 2, info->name, len - 2) == 0) {
      *ret_value = equals == NULL ? NULL : equals + 1;
      return i;
    }
    if (text[1] != '-' && info->letter != 0 && text[1] == info->letter) {
      *ret_value = text[2] == '\0' ? NULL : text + 2;
      return i;
    }
  }
  return -1;
}

static int
apply_option (PtInvocation *self, PtOptionId option, const char *value, const char **color) {
  const PtOptionInfo *info = &pt_option_infos[option];
  int choice = info->choices == NULL || value == NULL ? 0 : choice_index (info->choices, value);
  if (choice < 0)
    return usage_error ("--%s is one of %s, not '%s'", info->name, info->choices, value);
  switch (option) {
  case PT_OPTION_OUTPUT:
    self->output = value;
    break;
  case PT_OPTION_TARGET:
    self->how.target = (PtTarget)choice;
    break;
  case PT_OPTION_STAGE:
    self->stage = value;
    break;
  case PT_OPTION_TRANSLATE:
    self->translate = TRUE;
    break;
  case PT_OPTION_STATS:
    self->stats = TRUE;
    break;
  case PT_OPTION_JOBS: {
    guint64 jobs;
    if (!g_ascii_string_to_unsigned (value, 10, 1, 1024, &jobs, NULL))
      return usage_error ("--jobs is a number from 1 to 1024, not '%s'", value);
    self->how.jobs = (guint)jobs;
    break;
  }
  case PT_OPTION_PYTHON:
    self->how.python_minor = PT_PYTHON_MINOR_MIN + choice;
    break;
  case PT_OPTION_STDLIB:
    self->how.stdlib = value;
    break;
  case PT_OPTION_TYPES:
    self->how.types = choice == 0;
    break;
  case PT_OPTION_SIMD:
    self->how.simd = choice;
    break;
  case PT_OPTION_MEMORY_OPT:
    self->how.memory_opt = choice == 0;
    break;
  case PT_OPTION_CAPTURE:
    self->capture = value;
    break;
  case PT_OPTION_TRACE:
    self->trace = value;
    break;
  case PT_OPTION_REPORT:
    self->report = value;
    break;
  case PT_OPTION_JSON:
    self->json = TRUE;
    break;
  case PT_OPTION_TARGETS:
    self->targets = TRUE;
    break;
  case PT_OPTION_LIST:
    self->list = TRUE;
    break;
  case PT_OPTION_QUICK:
    self->quick = TRUE;
    break;
  case PT_OPTION_LARGE:
    self->large = TRUE;
    break;
  case PT_OPTION_CORPUS:
    self->corpus = value;
    break;
  case PT_OPTION_QUIET:
    self->quiet = TRUE;
    break;
  case PT_OPTION_COLOR:
    *color = value;
    break;
  case PT_OPTION_HELP:
    pt_print_command_help (stdout, self->command);
    return PT_EXIT_OK;
  case PT_OPTION_COUNT:
    g_assert_not_reached ();
  }
  return -1;
}

/* Options stand before or after the path; after the path of `run`, all belongs to the program. The
 * arguments of `bench` and `check` are moved together, to where its first stood or before. */
static int
parse_arguments (PtInvocation *self, char **argv, const char **color) {
  gboolean many = self->command == PT_COMMAND_BENCH || self->command == PT_COMMAND_CHECK;
  char **kept = argv;
  if (many)
    self->arguments = argv;
  for (; *argv != NULL; argv++) {
    const char *text = *argv;
    gboolean ends = strcmp (text, "--") == 0;
    if (many && (text[0] != '-' || text[1] == '\0')) {
      *kept++ = *argv;
      continue;
    }
    if (text[0] != '-' || text[1] == '\0') {
      if (self->path != NULL)
        return usage_error ("one path is enough: '%s' and '%s'", self->path, text);
      self->path = text;
      if (self->command != PT_COMMAND_RUN)
        continue;
      argv += argv[1] != NULL && strcmp (argv[1], "--") == 0 ? 2 : 1;
      self->arguments = argv;
      return -1;
    }
    if (ends)
      continue;
    const char *value = NULL;
    int option = find_option (text, self->command, &value);
    if (option < 0)
      return usage_error ("'%s' is not an option of %s", text,
                          pt_command_infos[self->command].name);
    const PtOptionInfo *info = &pt_option_infos[option];
    if (info->value == NULL && value != NULL)
      return usage_error ("--%s takes no value", info->name);
    if (info->value != NULL && value == NULL) {
      if (argv[1] == NULL)
        return usage_error ("--%s needs a value: %s", info->name, info->value);
      value = *++argv;
    }
    int status = apply_option (self, (PtOptionId)option, value, color);
    if (status >= 0)
      return status;
  }
  if (many)
    *kept = NULL;
  return -1;
}

/* What single options can't say of each other; the path of check. */
static int
check_together (PtInvocation *self) {
  if (self->command != PT_COMMAND_CHECK)
    return -1;
  if (self->translate && (self->stats || self->json))
    return usage_error ("--stats and --json are of the check without --translate; with it, use "
                        "--report=FILE");
  self->path = self->arguments[0];
  if (self->translate && self->path != NULL && self->arguments[1] != NULL)
    return usage_error ("with --translate one path is enough: '%s' and '%s'", self->path,
                        self->arguments[1]);
  if (!self->translate && self->report != NULL)
    return usage_error ("--report needs --translate; without it, use --json");
  if (!self->translate && (self->capture != NULL || self->trace != NULL))
    return usage_error ("--%s needs --translate", self->capture != NULL ? "capture" : "trace");
  return -1;
}

static gboolean
decide_color (const char *when) {
  if (strcmp (when, "always") == 0)
    return TRUE;
  const char *no_color = g_getenv ("NO_COLOR");
  return strcmp (when, "auto") == 0 && isatty (STDERR_FILENO) &&
         (no_color == NULL || *no_color == '\0');
}

int
pt_invocation_parse (int argc, char **argv, PtInvocation *ret) {
  static char *none[] = {NULL};
  if (argc < 2) {
    pt_print_help (stderr);
    return PT_EXIT_USAGE;
  }
  const char *first = argv[1];
  if (strcmp (first, "--version") == 0 || strcmp (first, "version") == 0) {
    printf ("portalis %s\n", PT_VERSION);
    return PT_EXIT_OK;
  }
  if (strcmp (first, "--help") == 0 || strcmp (first, "-h") == 0 || strcmp (first, "help") == 0) {
    int command = argc > 2 ? find_command (argv[2]) : -1;
    if (command >= 0)
      pt_print_command_help (stdout, (PtCommandId)command);
    else
      pt_print_help (stdout);
    return PT_EXIT_OK;
  }
  int command = find_command (first);
  if (command < 0)
    return usage_error ("there is no command '%s'", first);
  const char *color = "auto";
  *ret = (PtInvocation){.command = (PtCommandId)command, .arguments = none};
  pt_options_init (&ret->how);
  int status = parse_arguments (ret, argv + 2, &color);
  if (status < 0)
    status = check_together (ret);
  ret->color = decide_color (color);
  return status;
}
