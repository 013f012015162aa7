// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-memory-stats.h"

#include "ui/charts/pt-chart-axis.h"

#include <glib/gi18n.h>
#include <math.h>

static const struct {
  const char *title, *definition;
  PtChartUnit unit;
} rows[PT_N_STATS] = {
    [PT_STAT_USED] = {N_ ("In Use"),
                      N_ ("Bytes handed out by all arenas; of an interval, the most."),
                      PT_CHART_BYTES},
    [PT_STAT_RESERVED] = {N_ ("Reserved"), N_ ("Bytes that the arenas hold, handed out or not."),
                          PT_CHART_BYTES},
    [PT_STAT_PEAK] = {N_ ("Peak"), N_ ("The highest use since the job began."), PT_CHART_BYTES},
    [PT_STAT_POOL] = {N_ ("Pool Hit Rate"), N_ ("Arenas reused, of all that were asked for."),
                      PT_CHART_PERCENT},
    [PT_STAT_NAMES] = {N_ ("Names Saved"), N_ ("Bytes of names that were there already."),
                       PT_CHART_BYTES},
    [PT_STAT_SHARE] = {N_ ("Saved per Lookup"), N_ ("Names saved, divided by the names looked up."),
                       PT_CHART_BYTES},
    [PT_STAT_ALLOCATIONS] = {N_ ("Heap Requests per File"),
                             N_ ("Requests to the system's heap, divided by the files done."),
                             PT_CHART_COUNT},
    [PT_STAT_COPIES] = {N_ ("Copies per File"),
                        N_ ("Texts and buffers duplicated, by file; and those handed on instead."),
                        PT_CHART_COUNT},
};

const char *
pt_memory_stat_title (PtStatId id) {
  return _ (rows[id].title);
}

const char *
pt_memory_stat_definition (PtStatId id) {
  return _ (rows[id].definition);
}

/** What a counter has grown by. */
static double
grown (PtJobRecord *record, PtSeriesId id, PtRecordSpan span) {
  double before = isnan (span.start) ? 0.0 : pt_job_record_value_at (record, id, span.start);
  return pt_job_record_value_at (record, id, span.end) - before;
}

static double
highest (PtJobRecord *record, PtSeriesId id, PtRecordSpan span) {
  const PtSeries *series = pt_job_record_get_series (record, id);
  double value = pt_job_record_value_at (record, id, span.end);
  PtExtent extent;

  if (!isnan (span.start) && pt_series_extent (series, pt_series_find (series, span.start),
                                               pt_series_find (series, span.end), &extent))
    return MAX (extent.max, value);
  return value;
}

static double
ratio (double part, double whole) {
  return whole > 0.0 ? part / whole : NAN;
}

double
pt_memory_stat_value (PtJobRecord *record, PtStatId id, PtRecordSpan span) {
  double files = grown (record, PT_SERIES_FILES_DONE, span);
  double reused = grown (record, PT_SERIES_POOL_REUSED, span);

  switch (id) {
  case PT_STAT_USED: {
    double used = highest (record, PT_SERIES_ARENA_USED, span);
    // Between two samples more may have been in use: from the start on, the most is the peak.
    return span.start <= 0.0
               ? MAX (used, pt_job_record_value_at (record, PT_SERIES_ARENA_PEAK, span.end))
               : used;
  }
  case PT_STAT_RESERVED:
    return highest (record, PT_SERIES_ARENA_RESERVED, span);
  case PT_STAT_PEAK:
    return pt_job_record_value_at (record, PT_SERIES_ARENA_PEAK, span.end);
  case PT_STAT_POOL:
    return 100.0 * ratio (reused, reused + grown (record, PT_SERIES_POOL_CREATED, span));
  case PT_STAT_NAMES:
    return grown (record, PT_SERIES_NAMES_SAVED, span);
  case PT_STAT_SHARE:
    return ratio (grown (record, PT_SERIES_NAMES_SAVED, span),
                  grown (record, PT_SERIES_NAME_LOOKUPS, span));
  case PT_STAT_ALLOCATIONS:
    return ratio (grown (record, PT_SERIES_ALLOCATIONS, span), files);
  case PT_STAT_COPIES:
    return ratio (grown (record, PT_SERIES_COPIES_MADE, span), files);
  case PT_N_STATS:
    break;
  }
  g_return_val_if_reached (NAN);
}

char *
pt_memory_stat_text (PtJobRecord *record, PtStatId id, PtRecordSpan span) {
  double value = pt_memory_stat_value (record, id, span);

  if (isnan (value))
    return g_strdup ("\u2013");
  if (id != PT_STAT_COPIES)
    return pt_axis_format (rows[id].unit, value, 0.0);
  double avoided = ratio (grown (record, PT_SERIES_COPIES_AVOIDED, span),
                          grown (record, PT_SERIES_FILES_DONE, span));
  /* Translators: copies made for a file, copies avoided */
  return g_strdup_printf (_ ("%.1f, %.1f avoided"), value, avoided);
}

char *
pt_memory_stat_difference (PtStatId id, double value, double other) {
  double change = value - other;

  if (isnan (change))
    return g_strdup ("\u2013");
  g_autofree char *amount = pt_axis_format (rows[id].unit, fabs (change), 0.0);
  g_autofree char *nothing = pt_axis_format (rows[id].unit, 0.0, 0.0);
  if (change == 0.0 || g_str_equal (amount, nothing))
    return g_strdup ("=");
  const char *sign = change > 0.0 ? "+" : "\u2212";
  // Of a percentage, the points; a share of it says nothing.
  if (other == 0.0 || rows[id].unit == PT_CHART_PERCENT)
    return g_strdup_printf ("%s%s", sign, amount);
  return g_strdup_printf (_ ("%s%s (%s%.0f %%)"), sign, amount, sign,
                          fabs (100.0 * change / other));
}
