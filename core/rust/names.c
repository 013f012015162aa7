// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Rust names for Python's, and literals. A Rust name is the Python name where it can be: with r# if
// Rust keeps the word for itself, with a trailing underscore where the emitter's own names or two
// names clash.

#include "core/rust/emit_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const KEYWORDS[] = {
    "abstract", "as",      "async",  "await",   "become",   "box",    "break", "const",
    "continue", "do",      "dyn",    "else",    "enum",     "extern", "false", "final",
    "fn",       "for",     "if",     "impl",    "in",       "let",    "loop",  "macro",
    "match",    "mod",     "move",   "mut",     "override", "priv",   "pub",   "ref",
    "return",   "static",  "struct", "trait",   "true",     "try",    "type",  "typeof",
    "unsafe",   "unsized", "use",    "virtual", "where",    "while",  "yield",
};

/* These four can't be raw identifiers; _ alone is no name in Rust. */
static const char *const NEVER_RAW[] = {"self", "Self", "super", "crate", "_"};

/** Names of locals that the emitter itself uses: _it, _t12, _flow ... */
static bool
is_ours (const char *text) {
  static const char *const OURS[] = {
      "_a",  "_d", "_e", "_env", "_exit", "_f", "_flow",  "_g",        "_it",    "_k",
      "_ns", "_o", "_p", "_s",   "_u",    "_v", "_depth", "_handling", "_other", "_result"};
  if (pt_is_one_of (text, OURS, PT_COUNT_OF (OURS)))
    return true;
  static const char *const NUMBERED[] = {"_t", "_out", "_it", "_sub", "_pend", "_exit"};
  for (size_t i = 0; i < PT_COUNT_OF (NUMBERED); i++) {
    size_t len = strlen (NUMBERED[i]);
    if (strncmp (text, NUMBERED[i], len) == 0 && text[len] != '\0' &&
        strspn (text + len, "0123456789") == strlen (text + len))
      return true;
  }
  return strncmp (text, "F_", 2) == 0 || strncmp (text, "G_", 2) == 0 ||
         strcmp (text, "GLOBALS") == 0 || strcmp (text, "MODULE") == 0 ||
         strcmp (text, "MODULE_NAME") == 0;
}

static const char *
print (Emit *self, const char *format, ...) {
  char text[512];
  va_list args;
  va_start (args, format);
  int len = vsnprintf (text, sizeof text, format, args);
  va_end (args);
  char *copy = pt_arena_strndup (self->arena, text,
                                 (size_t)len < sizeof text ? (size_t)len : sizeof text - 1);
  if (copy == NULL)
    self->failed = true;
  return copy == NULL ? "" : copy;
}

static const char *
local_name (Emit *self, const PtSym *sym, PtSymId id) {
  if (sym->name == 0)
    return print (self, sym->kind == PT_SYM_BUILD ? "_out%u" : "_t%u", sym->serial);
  const char *name = pt_str (sym->name);
  if (name[0] == '.')
    name = "_iter";
  if (sym->name != 0 && strcmp (name, "__class__") == 0)
    return print (self, "__class%u", id);
  if (sym->serial > 0) {
    /* Another variable of that Python name lives in this function. */
    const char *numbered = print (self, "%s_%u", name, sym->serial);
    for (uint32_t i = 1; i < self->hir->syms.len; i++)
      if (self->hir->syms.items[i].func == sym->func && self->hir->syms.items[i].name != 0 &&
          strcmp (pt_str (self->hir->syms.items[i].name), numbered) == 0)
        return print (self, "%s__%u", name, sym->serial);
    return numbered;
  }
  if (pt_is_one_of (name, KEYWORDS, PT_COUNT_OF (KEYWORDS)))
    return print (self, "r#%s", name);
  if (pt_is_one_of (name, NEVER_RAW, PT_COUNT_OF (NEVER_RAW)) || is_ours (name))
    return print (self, "%s_", name);
  return name;
}

/** Cart.total becomes Cart__total, outer.<locals>.inner becomes outer__inner. */
static const char *
func_name (Emit *self, uint32_t func) {
  const PtFunc *info = &self->hir->funcs.items[func];
  PT_AUTO (PtBytes) text = {0};
  for (const char *at = info->qualname; *at != '\0';) {
    if (strncmp (at, ".<locals>", 9) == 0) {
      at += 9;
    } else if (*at == '.') {
      pt_bytes_append_str (&text, "__");
      at++;
    } else {
      if (*at != '<' && *at != '>')
        pt_bytes_append_char (&text, *at);
      at++;
    }
  }
  pt_bytes_append_char (&text, '\0');
  if (text.failed) {
    self->failed = true;
    return "";
  }
  const char *name = text.data;
  bool clash = pt_is_one_of (name, KEYWORDS, PT_COUNT_OF (KEYWORDS)) ||
               pt_is_one_of (name, NEVER_RAW, PT_COUNT_OF (NEVER_RAW)) || is_ours (name) ||
               strcmp (name, "init") == 0 || strcmp (name, "main") == 0;
  name = print (self, clash ? "%s_" : "%s", name);
  uint32_t copies = 1;
  for (uint32_t i = 1; i < func; i++) {
    const char *other = self->func_names[i];
    size_t len = strlen (name);
    copies += strcmp (other, name) == 0 ||
              (strncmp (other, name, len) == 0 && strncmp (other + len, "__v", 3) == 0);
  }
  return copies > 1 ? print (self, "%s__v%u", name, copies) : name;
}

bool
emit_make_names (Emit *self) {
  const PtHir *hir = self->hir;
  self->func_names = PT_ARENA_ARRAY (self->arena, const char *, hir->funcs.len);
  self->sym_names = PT_ARENA_ARRAY (self->arena, const char *, hir->syms.len);
  self->global_names = PT_ARENA_ARRAY (self->arena, const char *, hir->globals.len + 1);
  if (self->func_names == NULL || self->sym_names == NULL || self->global_names == NULL)
    return false;
  self->func_names[0] = "init";
  for (uint32_t i = 1; i < hir->funcs.len; i++)
    self->func_names[i] = func_name (self, i);
  for (uint32_t i = 1; i < hir->syms.len; i++)
    self->sym_names[i] = local_name (self, &hir->syms.items[i], i);
  for (uint32_t i = 0; i < hir->globals.len; i++)
    self->global_names[i] = print (self, "G_%s", pt_str (hir->globals.items[i].name));
  return !self->failed;
}

bool
emit_is_utf8 (PtView wtf8) {
  /* The only difference: surrogates, ED A0..BF. */
  for (size_t i = 0; i + 1 < wtf8.len; i++)
    if ((unsigned char)wtf8.data[i] == 0xed && (unsigned char)wtf8.data[i + 1] >= 0xa0)
      return false;
  return true;
}

/** Bidirectional controls and the like are refused by rustc in plain sight. */
static bool
needs_unicode_escape (uint32_t c) {
  return c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0xad ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

void
emit_str_literal (PtBytes *out, PtView text) {
  pt_bytes_append_char (out, '"');
  for (size_t i = 0; i < text.len;) {
    unsigned char c = (unsigned char)text.data[i];
    size_t len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    uint32_t point = c < 0x80 ? c : c & (0xffu >> (len + 1));
    for (size_t j = 1; j < len && i + j < text.len; j++)
      point = point << 6 | ((unsigned char)text.data[i + j] & 0x3f);
    if (c == '"' || c == '\\')
      pt_bytes_printf (out, "\\%c", c);
    else if (c == '\n')
      pt_bytes_append_str (out, "\\n");
    else if (c == '\t')
      pt_bytes_append_str (out, "\\t");
    else if (needs_unicode_escape (point))
      pt_bytes_printf (out, "\\u{%x}", point);
    else
      pt_bytes_append (out, text.data + i, len);
    i += len;
  }
  pt_bytes_append_char (out, '"');
}

void
emit_bytes_literal (PtBytes *out, PtView bytes) {
  pt_bytes_append_str (out, "b\"");
  for (size_t i = 0; i < bytes.len; i++) {
    unsigned char c = (unsigned char)bytes.data[i];
    if (c == '"' || c == '\\')
      pt_bytes_printf (out, "\\%c", c);
    else if (c >= 0x20 && c < 0x7f)
      pt_bytes_append_char (out, (char)c);
    else
      pt_bytes_printf (out, "\\x%02x", c);
  }
  pt_bytes_append_char (out, '"');
}
