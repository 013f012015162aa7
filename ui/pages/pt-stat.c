// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-stat.h"

struct _PtStat {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title, *value, *definition;
};

G_DEFINE_FINAL_TYPE (PtStat, pt_stat, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (PtStat *self, const char *style) {
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (label));
  return label;
}

static void
pt_stat_dispose (GObject *object) {
  g_clear_pointer (&PT_STAT (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_stat_parent_class)->dispose (object);
}

static void
pt_stat_class_init (PtStatClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_stat_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stat");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pt_stat_init (PtStat *self) {
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "pt-stat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  self->title = add_label (self, "caption-heading");
  self->value = add_label (self, "title-2");
  self->definition = add_label (self, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->definition), "dim-label");
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->definition, TRUE);
  gtk_label_set_width_chars (self->definition, 16);
  gtk_label_set_max_width_chars (self->definition, 24);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pt_stat_new (const char *title, const char *definition) {
  PtStat *self = g_object_new (PT_TYPE_STAT, NULL);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->definition, definition);
  pt_stat_set_value (self, "\u2013");
  return GTK_WIDGET (self);
}

void
pt_stat_set_value (PtStat *self, const char *value) {
  g_return_if_fail (PT_IS_STAT (self));
  if (g_strcmp0 (gtk_label_get_text (self->value), value) == 0)
    return;
  g_autofree char *name = g_strdup_printf ("%s: %s", gtk_label_get_text (self->title), value);
  gtk_label_set_text (self->value, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
pt_stat_get_value (PtStat *self) {
  g_return_val_if_fail (PT_IS_STAT (self), NULL);
  return gtk_label_get_text (self->value);
}
