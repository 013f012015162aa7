// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <locale.h>
#include <stdio.h>

#include "app/cli/cli.h"

static int
print_completions (const PtInvocation *invocation) {
  if (invocation->path != NULL && pt_print_completions (stdout, invocation->path))
    return PT_EXIT_OK;
  pt_print_command_help (stderr, PT_COMMAND_COMPLETIONS);
  return PT_EXIT_USAGE;
}

int
main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  PtInvocation invocation;
  int status = pt_invocation_parse (argc, argv, &invocation);
  if (status >= 0)
    return status;
  switch (invocation.command) {
  case PT_COMMAND_TRANSLATE:
  case PT_COMMAND_RUN:
  case PT_COMMAND_BUILD:
    return pt_cli_translate (&invocation);
  case PT_COMMAND_CHECK:
    return invocation.translate ? pt_cli_translate (&invocation) : pt_cli_check (&invocation);
  case PT_COMMAND_AST:
    return pt_cli_ast (&invocation);
  case PT_COMMAND_DUMP:
    return pt_cli_dump (&invocation);
  case PT_COMMAND_EXPLAIN:
    return pt_cli_explain (&invocation);
  case PT_COMMAND_RECORD:
    return pt_cli_record (&invocation);
  case PT_COMMAND_OPEN:
    return pt_cli_open (&invocation);
  case PT_COMMAND_DOCTOR:
    return pt_cli_doctor (&invocation);
  case PT_COMMAND_BENCH:
    return pt_cli_bench (&invocation);
  case PT_COMMAND_COMPLETIONS:
    return print_completions (&invocation);
  case PT_COMMAND_COUNT:
    break;
  }
  return PT_EXIT_USAGE;
}
