// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The Rust of a file as text to read otherwise: as what has changed in it, or with the Python
// between its lines. Both come with the links of their own lines to those of the Python.
//
// Threads: any.

#include "ui/model/pt-link-map.h"

G_BEGIN_DECLS

/** A unified difference, with three lines around each change; empty when nothing has changed. */
GBytes *pt_rust_text_changes (GBytes *before, GBytes *after, const PtLinkMap *links,
                              PtLinkMap **ret_links);
/** Each statement of the Python as a comment, then the Rust it became. Rust that belongs to no
 * statement is left out. */
GBytes *pt_rust_text_interleaved (GBytes *python, GBytes *rust, const PtLinkMap *links,
                                  PtLinkMap **ret_links);

G_END_DECLS
