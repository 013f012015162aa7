// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Control flow that leaves something: loops, regions, and jumps out of either.

#include "core/rust/emit_private.h"

#include <string.h>

void
emit_raise_text (Emit *self, const char *error) {
  if (self->region != NULL)
    emit_f (self, "break 'r%u Flow::Err(%s);", self->region->label, error);
  else
    emit_f (self, "return Err(%s);", error);
}

void
emit_return (Emit *self, const char *value) {
  if (self->region != NULL) {
    self->region->returns = true;
    emit_f (self, "break 'r%u Flow::Ret(%s);", self->region->label, value);
  } else if (self->gen != NULL) {
    emit_gen_return (self, value);
  } else {
    PtType type = self->untyped ? PT_TYPE_DYN : (PtType)self->hir->funcs.items[self->func].ret;
    if (type == PT_TYPE_DYN)
      emit_f (self, "return Ok(%s);", value);
    else
      emit_f (self, "return Ok(py::%s_of(%s));", pt_type_name (type), value);
  }
}

/** `Ok(a?` becomes `a`: it is such a result already. */
static void
keep_result (Emit *self, size_t begin) {
  const size_t wrap = strlen ("Ok(");
  char *value = self->out->data + begin;
  size_t len = self->out->len - begin - strlen ("?");
  memmove (value - wrap, value, len);
  self->out->len = begin - wrap + len;
  self->out->data[self->out->len] = '\0';
}

void
emit_return_node (Emit *self, PtHirId value) {
  if (self->region == NULL && self->gen == NULL) {
    PtType type = self->untyped ? PT_TYPE_DYN : (PtType)self->hir->funcs.items[self->func].ret;
    emit_str (self, "return Ok(");
    size_t begin = self->out->len;
    uint32_t outer_tries = self->outer_tries;
    self->outer_tries = self->tries;
    self->try_begin = self->try_end = 0;
    emit_as (self, value, type);
    bool is_result =
        self->try_begin == begin && self->try_end == self->out->len && !self->out->failed;
    self->outer_tries = outer_tries;
    if (is_result)
      keep_result (self, begin);
    else
      emit_str (self, ")");
    emit_str (self, ";");
    return;
  }
  emit_str (self, "{ let _v = ");
  emit_owned (self, value);
  emit_str (self, "; ");
  emit_return (self, "_v");
  emit_str (self, " }");
}

void
emit_jump (Emit *self, uint32_t loop, bool is_break) {
  if (self->region != self->loop_region[loop]) {
    if (!pt_hir_extra_push (&self->region->jumps, loop * 2 + is_break))
      self->failed = true;
    emit_f (self, is_break ? "break 'r%u Flow::Brk(%u);" : "break 'r%u Flow::Cont(%u);",
            self->region->label, loop);
    return;
  }
  if (self->gen != NULL && emit_gen_jump (self, loop, is_break))
    return;
  emit_str (self, is_break ? "break" : "continue");
  if (self->hir->loops.items[loop].needs_label)
    emit_f (self, " 'l%u", loop);
  emit_str (self, ";");
}

static void
emit_label (Emit *self, uint32_t loop) {
  if (self->hir->loops.items[loop].needs_label)
    emit_f (self, "'l%u: ", loop);
}

/** What runs when a loop ends without break, and the end itself; inside the Rust loop. */
static void
emit_else (Emit *self, uint32_t loop, PtHirList orelse) {
  emit_block (self, orelse);
  self->indent++;
  emit_indent (self);
  emit_str (self, "break");
  if (self->hir->loops.items[loop].needs_label)
    emit_f (self, " 'l%u", loop);
  emit_str (self, ";\n");
  self->indent--;
}

void
emit_while (Emit *self, const PtHirNode *node) {
  self->loop_region[node->a] = self->region;
  emit_label (self, node->a);
  if (node->b == 0 || node->d != 0) {
    emit_str (self, "loop {\n");
    self->indent++;
    if (node->b != 0) {
      emit_indent (self);
      emit_str (self, "if !");
      emit_cond (self, node->b);
      emit_str (self, " {\n");
      emit_else (self, node->a, node->d);
      emit_indent (self);
      emit_str (self, "}\n");
    }
    self->indent--;
  } else {
    emit_str (self, "while ");
    emit_test (self, node->b);
    emit_str (self, " {\n");
  }
  emit_block (self, node->c);
  emit_indent (self);
  emit_str (self, "}");
}

static void
emit_next (Emit *self, bool counted) {
  if (!counted)
    emit_try_open (self);
  emit_str (self, "_it.next()");
  if (!counted)
    emit_try_close (self);
}

/** `range(...)` with its defaults; counts in PyInt. */
static void
emit_counted (Emit *self, PtHirId range) {
  const PtHirNode *call = emit_node (self, range);
  uint32_t n = pt_hir_list_len (self->hir, call->b);
  const uint32_t *args = pt_hir_list_items (self->hir, call->b);
  bool assigns = false; /* a later argument may change a variable that an earlier one reads */
  for (uint32_t i = 0; i < n; i++)
    assigns |= (emit_node (self, args[i])->flags & PT_HIR_ASSIGNS) != 0;
  emit_try_open (self);
  emit_str (self, "py::counted(");
  if (n == 1)
    emit_str (self, "&Value::Int(0)");
  for (uint32_t i = 0; i < n; i++) {
    emit_str (self, i > 0 || n == 1 ? ", " : "");
    if (assigns) {
      emit_str (self, "&");
      emit_owned (self, args[i]);
    } else {
      emit_ref (self, args[i]);
    }
  }
  emit_str (self, n < 3 ? ", &Value::Int(1))" : ")");
  emit_try_close (self);
}

void
emit_for (Emit *self, const PtHirNode *node) {
  const char *element = self->sym_names[self->hir->loops.items[node->a].element];
  bool counted = node->sub == 1 && !self->untyped;
  emit_str (self, "{\n");
  self->indent++;
  emit_indent (self);
  emit_str (self, "let mut _it = ");
  if (counted) {
    emit_counted (self, node->b);
  } else {
    emit_try_open (self);
    emit_str (self, "py::iter(");
    emit_iterable (self, node->b);
    emit_str (self, ")");
    emit_try_close (self);
  }
  emit_str (self, ";\n");
  self->loop_region[node->a] = self->region;
  emit_indent (self);
  emit_label (self, node->a);
  if (node->d == 0) {
    emit_f (self, "while let Some(%s) = ", element);
    emit_next (self, counted);
    emit_str (self, " {\n");
  } else {
    emit_str (self, "loop {\n");
    self->indent++;
    emit_indent (self);
    emit_f (self, "let %s = match ", element);
    emit_next (self, counted);
    emit_str (self, " {\n");
    self->indent++;
    emit_indent (self);
    emit_str (self, "Some(_v) => _v,\n");
    emit_indent (self);
    emit_str (self, "None => {\n");
    emit_else (self, node->a, node->d);
    emit_indent (self);
    emit_str (self, "}\n");
    self->indent--;
    emit_indent (self);
    emit_str (self, "};\n");
    self->indent--;
  }
  emit_block (self, node->c);
  emit_indent (self);
  emit_str (self, "}\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "}");
}

static void
region_begin (Emit *self, Region *region) {
  *region = (Region){.outer = self->region, .label = ++self->labels, .jumps.arena = self->arena};
  self->region = region;
  emit_indent (self);
  emit_f (self, "let _flow = 'r%u: loop {\n", region->label);
  self->indent++;
}

static void
region_end (Emit *self) {
  emit_indent (self);
  emit_str (self, "break Flow::Next;\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "};\n");
  self->region = self->region->outer;
}

/** Arms for what left the region by a jump or return; written in the context around it. */
static void
region_arms (Emit *self, const Region *region) {
  if (region->returns) {
    emit_indent (self);
    emit_str (self, "Flow::Ret(_v) => {\n");
    self->indent++;
    emit_indent (self);
    emit_return (self, "_v");
    emit_str (self, "\n");
    self->indent--;
    emit_indent (self);
    emit_str (self, "}\n");
  }
  for (uint32_t i = 0; i < region->jumps.len; i++) {
    uint32_t jump = region->jumps.items[i];
    bool seen = false;
    for (uint32_t j = 0; j < i; j++)
      seen |= region->jumps.items[j] == jump;
    if (seen)
      continue;
    emit_indent (self);
    emit_f (self, jump % 2 ? "Flow::Brk(%u) => " : "Flow::Cont(%u) => ", jump / 2);
    emit_str (self, "{ ");
    emit_jump (self, jump / 2, jump % 2);
    emit_str (self, " }\n");
  }
}

static void
match_end (Emit *self) {
  emit_indent (self);
  emit_str (self, "_ => {}\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "}\n");
}

static void
emit_handlers (Emit *self, PtHirList handlers) {
  emit_indent (self);
  emit_str (self, "Flow::Err(_e) => {\n");
  self->indent++;
  emit_indent (self);
  emit_str (self, "let _handling = py::handling(&_e);\n");
  uint32_t n = pt_hir_list_len (self->hir, handlers);
  bool catches_all = false;
  emit_indent (self);
  for (uint32_t i = 0; i < n; i++) {
    const PtHirNode *handler = emit_node (self, pt_hir_list_items (self->hir, handlers)[i]);
    if (handler->a != 0) {
      emit_str (self, "if ");
      emit_try_open (self);
      emit_str (self, "_e.matches(");
      emit_ref (self, handler->a);
      emit_str (self, ")");
      emit_try_close (self);
      emit_str (self, " ");
    } else {
      catches_all = true;
    }
    emit_str (self, "{\n");
    emit_block (self, handler->b);
    emit_indent (self);
    emit_str (self, i + 1 < n || handler->a != 0 ? "} else " : "}\n");
  }
  if (!catches_all) {
    emit_str (self, "{ ");
    emit_raise_text (self, "_e");
    emit_str (self, " }\n");
  }
  self->indent--;
  emit_indent (self);
  emit_str (self, "}\n");
}

static void
emit_try_except (Emit *self, const PtHirNode *node) {
  Region region;
  region_begin (self, &region);
  emit_stmts (self, node->a);
  region_end (self);
  emit_indent (self);
  emit_str (self, "match _flow {\n");
  self->indent++;
  if (node->c != 0) {
    emit_indent (self);
    emit_str (self, "Flow::Next => {\n");
    emit_block (self, node->c);
    emit_indent (self);
    emit_str (self, "}\n");
  }
  emit_handlers (self, node->b);
  region_arms (self, &region);
  match_end (self);
}

void
emit_try (Emit *self, const PtHirNode *node) {
  emit_str (self, "{\n");
  self->indent++;
  if (node->d == 0) {
    emit_try_except (self, node);
  } else {
    Region region;
    region_begin (self, &region);
    if (node->b != 0)
      emit_try_except (self, node);
    else
      emit_stmts (self, node->a);
    region_end (self);
    emit_indent (self);
    emit_str (self, "{\n");
    self->indent++;
    emit_indent (self);
    emit_str (self, "let _handling = _flow.handling();\n");
    self->indent--;
    emit_block (self, node->d);
    emit_indent (self);
    emit_str (self, "}\n");
    emit_indent (self);
    emit_str (self, "match _flow {\n");
    self->indent++;
    emit_indent (self);
    emit_str (self, "Flow::Err(_e) => {\n");
    self->indent++;
    emit_indent (self);
    emit_raise_text (self, "_e");
    emit_str (self, "\n");
    self->indent--;
    emit_indent (self);
    emit_str (self, "}\n");
    region_arms (self, &region);
    match_end (self);
  }
  self->indent--;
  emit_indent (self);
  emit_str (self, "}");
}

void
emit_with (Emit *self, const PtHirNode *node) {
  emit_str (self, "{\n");
  self->indent++;
  emit_indent (self);
  emit_str (self, "let (_exit, _v) = ");
  emit_try_open (self);
  emit_str (self, "py::with_enter(");
  emit_ref (self, node->a);
  emit_str (self, ")");
  emit_try_close (self);
  emit_str (self, ";\n");
  emit_indent (self);
  emit_f (self, "%s = _v;\n", self->sym_names[node->b]);
  Region region;
  region_begin (self, &region);
  emit_stmts (self, node->c);
  emit_stmts (self, node->d);
  region_end (self);
  emit_indent (self);
  emit_str (self, "if let Flow::Err(_e) = _flow {\n");
  self->indent++;
  emit_indent (self);
  emit_str (self, "if !");
  emit_try_open (self);
  emit_str (self, "py::with_exit_err(&_exit, &_e)");
  emit_try_close (self);
  emit_str (self, " {\n");
  self->indent++;
  emit_indent (self);
  emit_raise_text (self, "_e");
  emit_str (self, "\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "}\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "} else {\n");
  self->indent++;
  emit_indent (self);
  emit_try_open (self);
  emit_str (self, "py::with_exit(&_exit)");
  emit_try_close (self);
  emit_str (self, ";\n");
  if (region.returns || region.jumps.len > 0) {
    emit_indent (self);
    emit_str (self, "match _flow {\n");
    self->indent++;
    region_arms (self, &region);
    match_end (self);
  }
  self->indent--;
  emit_indent (self);
  emit_str (self, "}\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "}");
}
