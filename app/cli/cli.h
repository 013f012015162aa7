// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The commands. Each gives the exit status of the process.

#include "app/cli/options.h"

int
pt_cli_translate (const PtInvocation *invocation); /* translate, run, build, check --translate */
int pt_cli_check (const PtInvocation *invocation);
int pt_cli_ast (const PtInvocation *invocation);
int pt_cli_dump (const PtInvocation *invocation);
int pt_cli_explain (const PtInvocation *invocation);
int pt_cli_record (const PtInvocation *invocation);
int pt_cli_open (const PtInvocation *invocation);
int pt_cli_doctor (const PtInvocation *invocation);
int pt_cli_bench (const PtInvocation *invocation);
