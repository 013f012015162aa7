// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-columns.h"

#define SPACING 12
#define MOST_COLUMNS 8

struct _PtColumns {
  GtkWidget parent_instance;

  guint column_width;
  guint max_columns;
  gboolean even;
};

static void pt_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PtColumns, pt_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      pt_columns_buildable_init))

enum {
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_MAX_COLUMNS,
  PROP_EVEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static guint
visible_children (PtColumns *self) {
  guint n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

static guint
columns_for (PtColumns *self, int width) {
  guint fit = (guint)MAX (1, (width + SPACING) / (int)(self->column_width + SPACING));
  return CLAMP (MIN (fit, self->max_columns), 1,
                MAX (1, MIN (visible_children (self), MOST_COLUMNS)));
}

/** The height of the highest child. */
static int
highest (PtColumns *self, int column_width) {
  int most = 0, height;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &height, NULL, NULL);
    most = MAX (most, height);
  }
  return most;
}

/** Places all children, or only adds up when allocate is FALSE. Returns the height of the tallest
 * column. */
static int
lay_out (PtColumns *self, int width, gboolean allocate) {
  guint n = columns_for (self, width), tallest = 0;
  int column_width = MAX (1, (width - (int)(n - 1) * SPACING) / (int)n);
  int heights[MOST_COLUMNS] = {0};
  int even_height = self->even ? highest (self, column_width) : 0;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    guint column = 0;
    int height;
    for (guint i = 1; i < n; i++)
      if (heights[i] < heights[column])
        column = i;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &height, NULL, NULL);
    height = MAX (height, even_height);
    if (allocate) {
      guint place = rtl ? n - 1 - column : column;
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){(int)place * (column_width + SPACING),
                                                 heights[column], column_width, height},
                                -1);
    }
    heights[column] += height + SPACING;
    if (heights[column] > heights[tallest])
      tallest = column;
  }
  return MAX (0, heights[tallest] - SPACING);
}

static GtkSizeRequestMode
pt_columns_get_request_mode (GtkWidget *widget) {
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pt_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline) {
  PtColumns *self = PT_COLUMNS (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    int width = for_size;
    if (width < 0)
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
    *minimum = *natural = lay_out (self, width, FALSE);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least;
    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
    *minimum = MAX (*minimum, least);
  }
  guint n = MAX (1, MIN (visible_children (self), self->max_columns));
  *natural = MAX (*minimum, (int)(n * (self->column_width + SPACING)) - SPACING);
}

static void
pt_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  lay_out (PT_COLUMNS (widget), width, TRUE);
}

static void
pt_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_COLUMN_WIDTH:
    PT_COLUMNS (object)->column_width = g_value_get_uint (value);
    break;
  case PROP_MAX_COLUMNS:
    PT_COLUMNS (object)->max_columns = g_value_get_uint (value);
    break;
  case PROP_EVEN:
    PT_COLUMNS (object)->even = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_columns_dispose (GObject *object) {
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pt_columns_parent_class)->dispose (object);
}

static void
pt_columns_class_init (PtColumnsClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pt_columns_dispose;
  object_class->set_property = pt_columns_set_property;
  properties[PROP_COLUMN_WIDTH] =
      g_param_spec_uint ("column-width", NULL, NULL, 1, 4096, 320, flags);
  properties[PROP_MAX_COLUMNS] =
      g_param_spec_uint ("max-columns", NULL, NULL, 1, MOST_COLUMNS, 2, flags);
  properties[PROP_EVEN] = g_param_spec_boolean ("even", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->get_request_mode = pt_columns_get_request_mode;
  widget_class->measure = pt_columns_measure;
  widget_class->size_allocate = pt_columns_size_allocate;
}

static void
pt_columns_init (PtColumns *self) {
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type) {
  if (GTK_IS_WIDGET (child))
    pt_columns_append (PT_COLUMNS (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pt_columns_buildable_init (GtkBuildableIface *iface) {
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

GtkWidget *
pt_columns_new (guint column_width, guint max_columns) {
  return g_object_new (PT_TYPE_COLUMNS, "column-width", column_width, "max-columns", max_columns,
                       NULL);
}

void
pt_columns_append (PtColumns *self, GtkWidget *child) {
  g_return_if_fail (PT_IS_COLUMNS (self));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
