// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
//
// A run in a file: the Python, what became of each module, and the counters over time, so that it
// can be looked at again as it was.
//
// The file, format 1, numbers little-endian:
//
//   offset 0   16 bytes  "Portalis record\n"
//         16   u32       format
//         20   u32       0
//         24   u64       size of what follows, in bytes
//         32   32 bytes  SHA-256 of what follows
//         64   a GVariant of the type PT_RECORDING_TYPE:
//              name, opened path relative to the root ("" = the root), seconds since 1970, ns of
//              the job, target Python 3.x, modules, names of counters, samples a module: path,
//              Python, status ("translated", "review", "failed" or "cancelled"), whether there is
//              Rust, Rust, links (rust_line, python_line, python_end_line), issues (code, severity,
//              message, help, line, column, end line, end column), ns, arena bytes a sample:
//              seconds since the start, the value of each counter
//
// A reader refuses what is of another format, too short, too long or has another checksum. A new
// key means a new format.
//
// Threads: one at a time.
#pragma once

#include "core/engine/session.h"

#define PT_RECORDING_FORMAT 1
#define PT_RECORDING_TYPE "(ssxtua(saysbaya(uuu)a(sissuuuu)tt)asa(dat))"
#define PT_RECORDING_SUFFIX ".portalis"

/** The counters at one moment of a job. */
typedef struct {
  double seconds; /* since its start */
  PtSnapshot counters;
} PtRecordedSample;

typedef struct _PtRecording PtRecording;

/** What the last job has made, after it. opened: the path that the session was opened with.
 * samples: (nullable): of PtRecordedSample; the first is of the start. Errors: of the files.
 * (transfer full) */
PtRecording *pt_recording_take (PtSession *session, const char *opened, const GArray *samples,
                                GError **error);
/** Whether a path is a file that says of itself, or by its name, that it is a recording. Reads a
 * few bytes. */
gboolean pt_recording_is_one (const char *path);
/** (transfer full), NULL on error: what the file is, and what to do. */
PtRecording *pt_recording_load (const char *path, GError **error);
void pt_recording_free (PtRecording *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtRecording, pt_recording_free)

/** As one step: a file that is there is replaced by a whole one. */
gboolean pt_recording_save (PtRecording *self, const char *path, GError **error);

const char *pt_recording_name (const PtRecording *self);
gint64 pt_recording_created (const PtRecording *self); /* seconds since 1970 */
/** (transfer none): of PtRecordedSample; counters that this version doesn't know are left out */
const GArray *pt_recording_samples (const PtRecording *self);

/** Writes the Python files into folder. A file that is there is left alone when it is the same, and
 * an error otherwise. */
gboolean pt_recording_unpack (const PtRecording *self, const char *folder, GError **error);
/** A session as it was after the job, of a folder that has been unpacked. (transfer full) */
PtSession *pt_recording_open (const PtRecording *self, const char *folder, const PtOptions *options,
                              GError **error);
/** The same, with the files in a folder of their own below `above`. (transfer full) */
PtSession *pt_recording_open_below (const PtRecording *self, const char *above,
                                    const PtOptions *options, GError **error);
