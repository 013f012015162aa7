// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The command line as a value: commands.def read into tables, and argv parsed by them.

#include <stdio.h>

#include "core/engine/session.h"

typedef enum {
#define PT_COMMAND(id, name, arguments, completes, summary) PT_COMMAND_##id,
#define PT_OPTION(id, name, letter, value, choices, commands, summary)
#include "app/cli/commands.def"
#undef PT_COMMAND
#undef PT_OPTION
  PT_COMMAND_COUNT
} PtCommandId;

typedef enum {
#define PT_COMMAND(id, name, arguments, completes, summary)
#define PT_OPTION(id, name, letter, value, choices, commands, summary) PT_OPTION_##id,
#include "app/cli/commands.def"
#undef PT_COMMAND
#undef PT_OPTION
  PT_OPTION_COUNT
} PtOptionId;

typedef enum { PT_COMPLETES_NOTHING, PT_COMPLETES_PYTHON, PT_COMPLETES_SHELL } PtCompletes;

typedef struct {
  const char *name;
  const char *arguments;
  PtCompletes completes;
  const char *summary;
} PtCommandInfo;

typedef struct {
  const char *name;
  char letter;         /* 0 = none */
  const char *value;   /* NULL = takes none */
  const char *choices; /* separated by |, NULL = any text */
  guint commands;      /* bit 1 << PtCommandId */
  const char *summary;
} PtOptionInfo;

extern const PtCommandInfo pt_command_infos[PT_COMMAND_COUNT];
extern const PtOptionInfo pt_option_infos[PT_OPTION_COUNT];

/** Exit statuses of portalis itself; `run` gives the program's own once it runs. */
typedef enum {
  PT_EXIT_OK = 0,
  PT_EXIT_REFUSED = 1,     /* diagnostics say why the Python can't be translated */
  PT_EXIT_USAGE = 2,       /* the command line makes no sense */
  PT_EXIT_ENVIRONMENT = 3, /* a file, a folder or rustc is missing */
  PT_EXIT_INTERNAL = 70,   /* our fault: rustc refuses what we wrote */
} PtExit;

typedef struct {
  PtCommandId command;
  const char *path; /* first argument; NULL if there was none */
  char **arguments; /* what follows it, for the program; of bench and check, all; NULL-terminated */
  const char *output;  /* --output, or NULL */
  const char *stage;   /* --stage, or NULL */
  const char *report;  /* --report, or NULL */
  const char *capture; /* --capture, or NULL */
  const char *trace;   /* --trace, or NULL */
  const char *corpus;  /* --corpus, or NULL */
  gboolean translate;  /* check: all stages */
  gboolean stats;
  gboolean json;
  gboolean list;
  gboolean targets;
  gboolean quick;
  gboolean large;
  gboolean quiet;
  gboolean color; /* decided */
  PtOptions how;
} PtInvocation;

/** Fills ret from argv, which must outlive it. -1: go on; else print nothing more and exit with
 * that. */
int pt_invocation_parse (int argc, char **argv, PtInvocation *ret);

/** The whole help, or that of one command. */
void pt_print_help (FILE *out);
void pt_print_command_help (FILE *out, PtCommandId command);
/** FALSE: not a shell that we know. */
gboolean pt_print_completions (FILE *out, const char *shell);
