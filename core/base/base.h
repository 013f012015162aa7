// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every folder of core may use: status codes, string views, cleanup helpers and assertions.
// Knows nothing of Python, of GLib or of files.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Why the world stopped us. Faults in the user's Python are diagnostics, never a status. */
typedef enum {
  PT_OK = 0,       /* done */
  PT_ENOMEM,       /* the system gave no memory */
  PT_ELIMIT,       /* a limit in PtLimits was reached (size, depth, count) */
  PT_EIO,          /* a file or folder could not be read or written */
  PT_ECANCELLED,   /* the caller's cancel flag was set */
  PT_EUNSUPPORTED, /* the diagnostics say what can't be translated */
} PtStatus;

/** English text of a status. Valid until: for ever. */
const char *pt_status_text (PtStatus status);

/** Bytes that somebody else owns; not zero-terminated. data may be NULL when len is 0. */
typedef struct {
  const char *data;
  size_t len; /* bytes */
} PtView;

#define PT_VIEW(literal) ((PtView){(literal), sizeof (literal) - 1})

PtView pt_view (const char *zero_terminated);
bool pt_view_equal (PtView a, PtView b);
/** Whether text is one of n words. Threads: any. */
bool pt_is_one_of (const char *text, const char *const *words, size_t n);
bool pt_view_starts (PtView text, PtView prefix);

#define PT_MUST_CHECK __attribute__ ((warn_unused_result))
#define PT_PRINTF(fmt, args) __attribute__ ((format (printf, fmt, args)))
#define PT_LIKELY(cond) __builtin_expect (!!(cond), 1)
#define PT_UNLIKELY(cond) __builtin_expect (!!(cond), 0)
#define PT_COUNT_OF(array) (sizeof (array) / sizeof ((array)[0]))

/** Runs Type's clear function when the variable leaves its scope: PT_AUTO (PtBytes) b = { 0 }; */
#define PT_AUTO(Type) __attribute__ ((cleanup (Type##_auto_clear))) Type

/** Stays in release builds: index bounds and broken invariants end the process with a message. */
#define pt_assert(cond) (PT_LIKELY (cond) ? (void)0 : pt_assert_failed (#cond, __FILE__, __LINE__))
_Noreturn void pt_assert_failed (const char *cond, const char *file, int line);
