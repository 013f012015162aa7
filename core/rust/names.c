// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Rust names for Python's. A Rust name is the Python name where it can be: with r# if
// Rust keeps the word for itself, with a trailing underscore where the emitter's own names or two
// names clash.

#include "core/base/tally.h"
#include "core/rust/emit_private.h"
#include "simd/simd.h"

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
      "_a",  "_b", "_d", "_e", "_env", "_exit", "_f",     "_flow",     "_g",     "_it",    "_k",
      "_ns", "_o", "_p", "_s", "_u",   "_v",    "_depth", "_handling", "_other", "_result"};
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
  pt_tally_add (PT_TALLY_COPIES_MADE, 1);
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
  pt_tally_add (PT_TALLY_COPIES_AVOIDED, 1);
  return name;
}

/* How many functions have a name, by its hash: two names of one hash would only get a number too
 * many. */
typedef struct {
  uint64_t hash; /* 0 = free */
  uint32_t count;
} Seen;

typedef struct {
  Seen *slots;
  uint32_t mask;
  uint32_t used;
} SeenNames;

static Seen *
seen_slot (const SeenNames *self, uint64_t hash) {
  for (uint32_t i = (uint32_t)hash & self->mask;; i = (i + 1) & self->mask)
    if (self->slots[i].hash == hash || self->slots[i].hash == 0)
      return &self->slots[i];
}

/* At least half of the slots stay free. */
static bool
seen_grow (SeenNames *self, PtArena *arena) {
  SeenNames bigger = {.mask = self->slots == NULL ? 63 : 2 * self->mask + 1, .used = self->used};
  bigger.slots = PT_ARENA_ARRAY (arena, Seen, bigger.mask + 1);
  if (bigger.slots == NULL)
    return false;
  for (uint32_t i = 0; self->slots != NULL && i <= self->mask; i++)
    if (self->slots[i].hash != 0)
      *seen_slot (&bigger, self->slots[i].hash) = self->slots[i];
  *self = bigger;
  return true;
}

/* The count of a name, 0 at first; NULL without memory. Valid until the next call. */
static uint32_t *
seen_count (SeenNames *self, PtArena *arena, const char *name, size_t len) {
  if ((self->slots == NULL || self->used > self->mask / 2) && !seen_grow (self, arena))
    return NULL;
  uint64_t hash = pt_simd ()->hash64 (name, len, 0);
  Seen *seen = seen_slot (self, hash == 0 ? 1 : hash);
  if (seen->hash == 0) {
    seen->hash = hash == 0 ? 1 : hash;
    self->used++;
  }
  return &seen->count;
}

/* Counts a name that is given out, also for every name that it would be a numbered copy of. */
static bool
seen_add (SeenNames *self, PtArena *arena, const char *name) {
  uint32_t *count = seen_count (self, arena, name, strlen (name));
  if (count == NULL)
    return false;
  ++*count;
  for (const char *at = name; (at = strstr (at, "__v")) != NULL; at++) {
    count = seen_count (self, arena, name, (size_t)(at - name));
    if (count == NULL)
      return false;
    ++*count;
  }
  return true;
}

/** Cart.total becomes Cart__total, outer.<locals>.inner becomes outer__inner. */
static const char *
func_name (Emit *self, uint32_t func, SeenNames *seen) {
  const PtFunc *info = &self->hir->funcs.items[func];
  PtBytes text = pt_arena_bytes (self->scratch);
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
  const uint32_t *copies = seen_count (seen, self->arena, name, strlen (name));
  if (copies != NULL && *copies > 0)
    name = print (self, "%s__v%u", name, *copies + 1);
  self->failed |= copies == NULL || !seen_add (seen, self->arena, name);
  return name;
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
  SeenNames seen = {0};
  for (uint32_t i = 1; i < hir->funcs.len; i++)
    self->func_names[i] = func_name (self, i, &seen);
  for (uint32_t i = 1; i < hir->syms.len; i++)
    self->sym_names[i] = local_name (self, &hir->syms.items[i], i);
  for (uint32_t i = 0; i < hir->globals.len; i++)
    self->global_names[i] = print (self, "G_%s", pt_str (hir->globals.items[i].name));
  return !self->failed;
}
