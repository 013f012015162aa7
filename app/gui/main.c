// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The window's program: portalis-gui [--capture FILE] [--trace FILE] [FOLDER | FILE.py]

#include "app/gui/config.h"
#include "app/gui/pt-application.h"
#include "ui/model/pt-tracing.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  bindtextdomain (PT_GETTEXT_DOMAIN, PT_LOCALE_DIR);
  bind_textdomain_codeset (PT_GETTEXT_DOMAIN, "UTF-8");
  textdomain (PT_GETTEXT_DOMAIN);

  g_autoptr (PtApplication) application = pt_application_new ();
  int status = g_application_run (G_APPLICATION (application), argc, argv);
  g_autoptr (GError) error = NULL;
  if (!pt_tracing_stop (&error)) {
    g_printerr ("portalis-gui: %s\n", error->message);
    return 1;
  }
  return status;
}
