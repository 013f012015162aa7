// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-card.h"

#include <glib/gi18n.h>

struct _PtChartCard {
  GtkWidget parent_instance;

  GtkWidget *box, *head;
  GtkLabel *title, *definition;
  GtkWidget *extra; /* (nullable) */
  PtPlot *plot;     /* (nullable): a child of box */
};

G_DEFINE_FINAL_TYPE (PtChartCard, pt_chart_card, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_DEFINITION,
  PROP_PLOT,
  PROP_EXTRA,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Export */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PtChartCard) self = data;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("Chart exported"));
}

static void
on_export_response (GtkNativeDialog *dialog, int response, gpointer data) {
  PtChartCard *self = data;
  PtPlotFormat format =
      (PtPlotFormat)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "format"));

  if (response == GTK_RESPONSE_ACCEPT && self->plot != NULL) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autoptr (GBytes) bytes =
        pt_plot_render (self->plot, format, gtk_widget_get_width (GTK_WIDGET (self->plot)),
                        gtk_widget_get_height (GTK_WIDGET (self->plot)));
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         on_written, g_object_ref (self));
  }
  g_object_unref (dialog);
}

/** "Arena use" becomes "arena-use.svg". */
static char *
file_name (PtPlot *plot, PtPlotFormat format) {
  const char *title = pt_plot_get_title (plot);
  g_autofree char *name = g_utf8_strdown (title != NULL ? title : "chart", -1);
  g_strdelimit (name, " /:", '-');
  return g_strdup_printf ("%s.%s", name, pt_plot_format_extension (format));
}

static void
action_export (GtkWidget *widget, const char *action, GVariant *parameter) {
  static const struct {
    const char *action;
    PtPlotFormat format;
  } rows[] = {{"card.export-png", PT_PLOT_PNG},
              {"card.export-svg", PT_PLOT_SVG},
              {"card.export-pdf", PT_PLOT_PDF},
              {"card.export-csv", PT_PLOT_CSV}};
  PtChartCard *self = PT_CHART_CARD (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (rows) && self->plot != NULL; i++) {
    if (!g_str_equal (action, rows[i].action))
      continue;
    GtkFileChooserNative *dialog =
        gtk_file_chooser_native_new (_ ("Export Chart"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
    g_autofree char *name = file_name (self->plot, rows[i].format);
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    g_object_set_data (G_OBJECT (dialog), "format", GUINT_TO_POINTER (rows[i].format));
    gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
    g_signal_connect_object (dialog, "response", G_CALLBACK (on_export_response), self, 0);
    gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  }
}

static void
action_show_table (GtkWidget *widget, const char *action, GVariant *parameter) {
  PtChartCard *self = PT_CHART_CARD (widget);
  if (self->plot != NULL)
    pt_plot_show_table (self->plot);
}

static GMenuModel *
menu_new (void) {
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();

  g_menu_append (menu, _ ("View as _Table"), "card.show-table");
  g_menu_append (files, _ ("Export as _PNG\u2026"), "card.export-png");
  g_menu_append (files, _ ("Export as _SVG\u2026"), "card.export-svg");
  g_menu_append (files, _ ("Export as P_DF\u2026"), "card.export-pdf");
  g_menu_append (files, _ ("Export as _CSV\u2026"), "card.export-csv");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

/* Object */

static void
set_plot (PtChartCard *self, PtPlot *plot) {
  if (self->plot != NULL)
    gtk_box_remove (GTK_BOX (self->box), GTK_WIDGET (self->plot));
  self->plot = plot;
  if (plot != NULL)
    gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (plot));
}

static void
set_extra (PtChartCard *self, GtkWidget *extra) {
  if (self->extra != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->extra);
  self->extra = extra;
  if (extra != NULL)
    gtk_box_insert_child_after (GTK_BOX (self->head), extra, GTK_WIDGET (self->title));
}

static void
pt_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  PtChartCard *self = PT_CHART_CARD (object);

  switch (id) {
  case PROP_TITLE:
    gtk_label_set_text (self->title, g_value_get_string (value));
    break;
  case PROP_DEFINITION:
    gtk_label_set_text (self->definition, g_value_get_string (value));
    gtk_widget_set_visible (GTK_WIDGET (self->definition), g_value_get_string (value) != NULL);
    break;
  case PROP_PLOT:
    set_plot (self, g_value_get_object (value));
    break;
  case PROP_EXTRA:
    set_extra (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_chart_card_dispose (GObject *object) {
  PtChartCard *self = PT_CHART_CARD (object);

  self->plot = NULL;
  self->extra = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_chart_card_parent_class)->dispose (object);
}

static void
pt_chart_card_class_init (PtChartCardClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pt_chart_card_set_property;
  object_class->dispose = pt_chart_card_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DEFINITION] = g_param_spec_string ("definition", NULL, NULL, NULL, flags);
  properties[PROP_PLOT] = g_param_spec_object ("plot", NULL, NULL, PT_TYPE_PLOT, flags);
  properties[PROP_EXTRA] = g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "card.show-table", NULL, action_show_table);
  gtk_widget_class_install_action (widget_class, "card.export-png", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "card.export-svg", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "card.export-pdf", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "card.export-csv", NULL, action_export);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chartcard");
}

static void
pt_chart_card_init (PtChartCard *self) {
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = menu_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "pt-card");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0.0f);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _ ("Table and Export"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->head), button);
  self->definition = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->definition, 0.0f);
  gtk_label_set_wrap (self->definition, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->definition), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->definition), "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->definition));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pt_chart_card_new (const char *title, const char *definition, PtPlot *plot) {
  return g_object_new (PT_TYPE_CHART_CARD, "title", title, "definition", definition, "plot", plot,
                       NULL);
}
