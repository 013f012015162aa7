// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a record is made: for the project model.

#include "core/engine/recording.h"
#include "ui/model/pt-job-record.h"

G_BEGIN_DECLS

/** (transfer full) */
PtJobRecord *pt_job_record_new (guint number);
/** Has samples (of PtRecordedSample) in place of a job's own. */
void pt_job_record_fill (PtJobRecord *self, const GArray *samples);
/** Samples session from now on, in a thread, until the job is over or the record is stopped. */
void pt_job_record_start (PtJobRecord *self, PtSession *session);
/** Takes over what has been sampled. */
void pt_job_record_drain (PtJobRecord *self);
/** Ends the thread, takes over the rest. The session may go afterwards. */
void pt_job_record_stop (PtJobRecord *self);

G_END_DECLS
