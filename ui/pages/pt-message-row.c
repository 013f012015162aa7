// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-message-row.h"

struct _PtMessageRow {
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkWidget *texts;
  GtkLabel *message;
  GtkLabel *help;
  GtkLabel *place;
};

G_DEFINE_FINAL_TYPE (PtMessageRow, pt_message_row, GTK_TYPE_WIDGET)

void
pt_message_row_set_icon (PtMessageRow *self, const char *icon_name, const char *style_class,
                         const char *icon_word) {
  g_return_if_fail (PT_IS_MESSAGE_ROW (self));
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){style_class, NULL});
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  icon_word, -1);
}

void
pt_message_row_set_texts (PtMessageRow *self, const char *message, const char *help,
                          const char *place) {
  g_return_if_fail (PT_IS_MESSAGE_ROW (self));
  gboolean has_help = help != NULL && *help != '\0';
  g_autofree char *tooltip = has_help ? g_strdup_printf ("%s\n%s", message, help) : NULL;

  gtk_label_set_text (self->message, message);
  gtk_label_set_text (self->help, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help), has_help);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), has_help ? tooltip : message);
}

/* Object */

static GtkLabel *
label_new (const char *const *style_classes) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  // Where the window is narrow a sentence takes two lines; what is longer is in the tooltip.
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char **)style_classes);
  return GTK_LABEL (label);
}

static void
pt_message_row_dispose (GObject *object) {
  PtMessageRow *self = PT_MESSAGE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pt_message_row_parent_class)->dispose (object);
}

static void
pt_message_row_class_init (PtMessageRowClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_message_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
pt_message_row_init (PtMessageRow *self) {
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  static const char *const plain[] = {NULL}, *const dim[] = {"caption", "dim-label", NULL},
                           *const number[] = {"caption", "dim-label", "numeric", NULL};

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pt-problem");
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->texts, GTK_WIDGET (self));
  self->message = label_new (plain);
  gtk_box_append (GTK_BOX (self->texts), GTK_WIDGET (self->message));
  self->help = label_new (dim);
  gtk_box_append (GTK_BOX (self->texts), GTK_WIDGET (self->help));
  self->place = label_new (number);
  gtk_widget_set_parent (GTK_WIDGET (self->place), GTK_WIDGET (self));
  gtk_label_set_ellipsize (self->place, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->place, FALSE);
}

GtkWidget *
pt_message_row_new (void) {
  return g_object_new (PT_TYPE_MESSAGE_ROW, NULL);
}
