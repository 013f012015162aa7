// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pt-ask-to-save.h"

#include <glib/gi18n.h>

#define NAMES_SHOWN 6

typedef struct {
  PtAnswered answered;
  gpointer data;
} Asking;

static void
asking_free (gpointer data, GClosure *closure) {
  Asking *asking = data;
  g_object_unref (asking->data);
  g_free (asking);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data) {
  Asking *asking = data;
  PtAnswer answer = PT_ANSWER_CANCEL;

  if (g_str_equal (response, "save"))
    answer = PT_ANSWER_SAVE;
  else if (g_str_equal (response, "discard"))
    answer = PT_ANSWER_DISCARD;
  asking->answered (asking->data, answer);
}

static char *
body_text (const char *const *files, gboolean may_discard) {
  guint n = g_strv_length ((char **)files);
  GString *text = g_string_new (may_discard ? _ ("What is not saved will be lost.")
                                            : _ ("Python runs what is saved."));

  g_string_append (text, "\n");
  for (guint i = 0; i < MIN (n, NAMES_SHOWN); i++)
    g_string_append_printf (text, "\n%s", files[i]);
  if (n > NAMES_SHOWN)
    g_string_append_printf (text, ngettext ("\nand %u more", "\nand %u more", n - NAMES_SHOWN),
                            n - NAMES_SHOWN);
  return g_string_free (text, FALSE);
}

void
pt_ask_to_save (GtkWindow *parent, const char *const *files, gboolean may_discard,
                PtAnswered answered, gpointer data) {
  guint n = g_strv_length ((char **)files);
  g_autofree char *body = body_text (files, may_discard);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (parent, ngettext ("Save the File?", "Save the Files?", n), body));
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking){answered, g_object_ref (data)};
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (may_discard) {
    adw_message_dialog_add_response (dialog, "discard", _ ("_Discard"));
    adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  }
  adw_message_dialog_add_response (dialog, "save", _ ("_Save"));
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
