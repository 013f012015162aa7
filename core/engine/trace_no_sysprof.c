// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// In place of trace_sysprof.c where libsysprof-capture was not there to be built with.

#include "core/engine/trace_private.h"

PtCapture *
pt_capture_open (const char *path, GError **error) {
  if (path != NULL)
    g_set_error (error, PT_ERROR, PT_ERROR_WRITE,
                 "the capture %s can't be written: this Portalis was built without "
                 "libsysprof-capture",
                 path);
  return NULL;
}

gboolean
pt_capture_write (PtCapture *self, const PtTraceData *data, GError **error) {
  (void)self, (void)data, (void)error;
  g_return_val_if_reached (FALSE); // there is none
}

void
pt_capture_close (PtCapture *self) {
  (void)self;
}
