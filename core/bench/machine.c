// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What numbers are worth little without: the machine, the compiler, the day.

#include "core/bench/bench_private.h"
#include "core/bench/build.h"
#include "simd/simd.h"

#include <string.h>
#include <sys/utsname.h>

/* The first "model name" of Linux on x86; ARM has none there, and its part number says little. */
static void
read_cpu (char *ret, gsize size) {
  g_autofree char *text = NULL;
  g_strlcpy (ret, "unknown", size);
  if (!g_file_get_contents ("/proc/cpuinfo", &text, NULL, NULL))
    return;
  const char *line = strstr (text, "model name");
  const char *colon = line == NULL ? NULL : strchr (line, ':');
  if (colon == NULL)
    return;
  g_autofree char *name = g_strndup (colon + 1, strcspn (colon + 1, "\n"));
  g_strlcpy (ret, g_strstrip (name), size);
}

void
pt_bench_stamp (PtBenchReport *report) {
  g_strlcpy (report->portalis, PT_BENCH_VERSION, sizeof report->portalis);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_strlcpy (report->date, date, sizeof report->date);
  read_cpu (report->cpu, sizeof report->cpu);
  struct utsname system;
  if (uname (&system) == 0)
    g_snprintf (report->system, sizeof report->system, "%s %s %s", system.sysname, system.release,
                system.machine);
#ifdef __clang__
  g_strlcpy (report->compiler, __VERSION__, sizeof report->compiler);
#else
  g_strlcpy (report->compiler, "gcc " __VERSION__, sizeof report->compiler);
#endif
  g_strlcpy (report->flags, PT_BENCH_FLAGS, sizeof report->flags);
#ifdef NDEBUG
  g_strlcat (report->flags, " -DNDEBUG", sizeof report->flags);
#else
  report->checked = TRUE;
#endif
  g_strlcpy (report->simd, pt_simd_level_name (pt_simd_of (PT_SIMD_AUTO)->level),
             sizeof report->simd);
  report->cores = g_get_num_processors ();
}
