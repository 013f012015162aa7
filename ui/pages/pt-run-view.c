// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-run-view.h"

#include "ui/code/pt-text-insert.h"

#include <glib/gi18n.h>

struct _PtRunView {
  GtkWidget parent_instance;

  GtkWidget *verdict_box;
  GtkSpinner *spinner;
  GtkImage *verdict_icon;
  GtkLabel *verdict;
  GtkWidget *details_scroller;
  GtkTextView *details; /* the whole of an error that has more than a line */
  GtkWidget *outputs;
  GtkLabel *python_title, *rust_title;
  GtkTextView *python_output, *rust_output;
  GtkScrolledWindow *python_scroller, *rust_scroller;

  PtProgramRun *run; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PtRunView, pt_run_view, GTK_TYPE_WIDGET)

static void
set_verdict (PtRunView *self, const char *icon, const char *style_class, const char *text) {
  const char *classes[] = {"pt-verdict", style_class, NULL};

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon == NULL);
  gtk_spinner_set_spinning (self->spinner, icon == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_icon), icon != NULL);
  gtk_image_set_from_icon_name (self->verdict_icon, icon);
  gtk_widget_set_css_classes (self->verdict_box, classes);
  gtk_label_set_text (self->verdict, text);
}

static void
mark_line (GtkTextView *view, guint line) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  GdkRGBA colour;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int)line - 1);
  end = start;
  gtk_text_iter_forward_line (&end);
  GtkTextTag *tag =
      gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "difference");
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, "difference", NULL);
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (view)),
                                      "pt_difference", &colour))
    g_object_set (tag, "paragraph-background-rgba", &colour, NULL);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0.0, TRUE, 0.0, 0.3);
}

static void
show_output (GtkTextView *view, const PtRunSide *side) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter end;
  gsize size;
  const char *text = g_bytes_get_data (side->out, &size);

  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_end_iter (buffer, &end);
  pt_text_insert (buffer, &end, text, size);
  if (side->error == NULL)
    return;
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, side->error, -1);
}

static char *
side_title (const char *name, const PtRunSide *side) {
  if (side->exit_status == 0)
    return g_strdup_printf (_ ("%s \u00b7 %.2f s"), name, side->seconds);
  return g_strdup_printf (_ ("%s \u00b7 %.2f s \u00b7 exit status %d"), name, side->seconds,
                          side->exit_status);
}

static void
show_sides (PtRunView *self) {
  const PtRunSide *python = pt_program_run_get_side (self->run, PT_SIDE_PYTHON);
  const PtRunSide *rust = pt_program_run_get_side (self->run, PT_SIDE_RUST);
  g_autofree char *python_title =
      python->ran ? side_title ("Python", python) : g_strdup (_ ("Python is not installed"));
  g_autofree char *rust_title = side_title ("Rust", rust);
  guint difference = pt_program_run_get_difference (self->run);

  gtk_label_set_text (self->python_title, python_title);
  gtk_label_set_text (self->rust_title, rust_title);
  show_output (self->python_output, python);
  show_output (self->rust_output, rust);
  if (difference > 0 && python->ran) {
    mark_line (self->python_output, difference);
    mark_line (self->rust_output, difference);
  }
  gtk_widget_set_visible (self->outputs, TRUE);
}

static char *
finished_text (PtRunView *self) {
  const PtRunSide *python = pt_program_run_get_side (self->run, PT_SIDE_PYTHON);
  const PtRunSide *rust = pt_program_run_get_side (self->run, PT_SIDE_RUST);
  double compiled = pt_program_run_get_compile_seconds (self->run);
  guint difference = pt_program_run_get_difference (self->run);

  if (!python->ran)
    return g_strdup_printf (_ ("Compiled in %.1f s. There is no Python here to compare with."),
                            compiled);
  if (difference > 0)
    return g_strdup_printf (
        _ ("The outputs differ from line %u on. Please report this: it is a fault of Portalis."),
        difference);
  if (!pt_program_run_is_same (self->run))
    return g_strdup (_ ("Same output, but the programs end differently. Please report this."));
  if (rust->seconds > 0.0 && python->seconds > rust->seconds)
    return g_strdup_printf (
        _ ("Same output. Rust was %.1f times as fast in this run; compiling it took %.1f s."),
        python->seconds / rust->seconds, compiled);
  return g_strdup_printf (_ ("Same output. Compiled in %.1f s."), compiled);
}

/** The first line as the verdict; what a compiler says beyond that below it. */
static void
show_failure (PtRunView *self, const GError *error) {
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    set_verdict (self, pt_item_status_icon (PT_ITEM_STOPPED),
                 pt_item_status_class (PT_ITEM_STOPPED), _ ("Stopped."));
    return;
  }
  const char *newline = strchr (error->message, '\n');
  gsize length = newline != NULL ? (gsize)(newline - error->message) : strlen (error->message);
  g_autofree char *first_line = g_strndup (error->message, length);

  set_verdict (self, pt_item_status_icon (PT_ITEM_FAILED), pt_item_status_class (PT_ITEM_FAILED),
               first_line);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->details), error->message, -1);
  gtk_widget_set_visible (self->details_scroller, newline != NULL);
}

static void
on_phase_changed (PtRunView *self) {
  switch (pt_program_run_get_phase (self->run)) {
  case PT_RUN_WRITING:
    set_verdict (self, NULL, NULL, _ ("Writing the Rust project\u2026"));
    break;
  case PT_RUN_COMPILING:
    set_verdict (self, NULL, NULL,
                 _ ("Compiling\u2026 The first time, the runtime is compiled as well."));
    break;
  case PT_RUN_RUNNING:
    set_verdict (self, NULL, NULL, _ ("Running both programs\u2026"));
    break;
  case PT_RUN_FINISHED: {
    g_autofree char *text = finished_text (self);
    const PtRunSide *python = pt_program_run_get_side (self->run, PT_SIDE_PYTHON);
    gboolean good = pt_program_run_is_same (self->run) || !python->ran;
    PtItemStatus status = good ? PT_ITEM_OK : PT_ITEM_FAILED;
    set_verdict (self, pt_item_status_icon (status), pt_item_status_class (status), text);
    show_sides (self);
    break;
  }
  case PT_RUN_FAILED:
    show_failure (self, pt_program_run_get_error (self->run));
    break;
  }
}

void
pt_run_view_set_run (PtRunView *self, PtProgramRun *run) {
  g_return_if_fail (PT_IS_RUN_VIEW (self));

  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_set_object (&self->run, run);
  gtk_widget_set_visible (self->outputs, FALSE);
  gtk_widget_set_visible (self->details_scroller, FALSE);
  if (run == NULL)
    return;
  g_signal_connect_object (run, "notify::phase", G_CALLBACK (on_phase_changed), self,
                           G_CONNECT_SWAPPED);
  on_phase_changed (self);
}

const char *
pt_run_view_get_verdict (PtRunView *self) {
  return gtk_label_get_text (self->verdict);
}

/* Object */

static void
pt_run_view_dispose (GObject *object) {
  PtRunView *self = PT_RUN_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->run);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pt_run_view_parent_class)->dispose (object);
}

static void
pt_run_view_class_init (PtRunViewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_run_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-run-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PtRunView, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, verdict);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, details_scroller);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, details);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, outputs);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, python_title);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, rust_title);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, python_output);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, rust_output);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, python_scroller);
  gtk_widget_class_bind_template_child (widget_class, PtRunView, rust_scroller);
}

static void
pt_run_view_init (PtRunView *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  // Output is laid out for a left-to-right terminal.
  gtk_widget_set_direction (GTK_WIDGET (self->python_output), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (self->rust_output), GTK_TEXT_DIR_LTR);
  // Both outputs show the same lines.
  gtk_scrolled_window_set_vadjustment (self->rust_scroller,
                                       gtk_scrolled_window_get_vadjustment (self->python_scroller));
}
