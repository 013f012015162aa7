// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What becomes of a translated project: a process, or a file that can be started.

#include "app/cli/options.h"

/** Compiles and becomes the program. Gives an exit status only if that fails. */
int pt_program_run (const PtInvocation *self, PtSession *session);
/** Compiles into a file of the user's, and says where it is and how large. */
int pt_program_build (const PtInvocation *self, PtSession *session);

/** Prints an error of the engine and gives the exit status that belongs to it. */
int pt_program_fault (const PtInvocation *self, const GError *error);
