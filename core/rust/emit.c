// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A module's file: its globals, its init function, its functions and their descriptions.

#include "core/rust/emit_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "simd/simd.h"

void
emit_f (Emit *self, const char *format, ...) {
  va_list args;
  va_start (args, format);
  pt_bytes_vprintf (self->out, format, args);
  va_end (args);
}

void
emit_indent (Emit *self) {
  static const char spaces[] = "                                        ";
  for (size_t left = (size_t)self->indent * 4; left > 0;) {
    size_t n = left < sizeof spaces - 1 ? left : sizeof spaces - 1;
    pt_bytes_append (self->out, spaces, n);
    left -= n;
  }
}

void
emit_count_lines (Emit *self) {
  const PtBytes *out = self->out;
  if (self->counted < out->len)
    self->line += (uint32_t)pt_simd ()->count_byte (out->data + self->counted,
                                                    out->len - self->counted, '\n');
  self->counted = out->len;
}

static void
emit_link (Emit *self, uint32_t start, uint32_t end) {
  emit_count_lines (self);
  uint32_t line, end_line, column;
  pt_source_position (self->source, start, &line, &column);
  pt_source_position (self->source, end, &end_line, &column);
  PtLinks *links = &self->links;
  if (links->len > 0 && links->items[links->len - 1].rust_line == self->line)
    return;
  if (!pt_links_push (links, (PtLineMapLink){self->line, line, end_line}))
    self->failed = true;
}

void
emit_line_of (Emit *self, const PtHirNode *node) {
  emit_place_stmt (self, node->start);
  emit_link (self, node->start, node->end);
}

void
emit_signature (Emit *self, uint32_t func) {
  const PtFunc *info = &self->hir->funcs.items[func];
  emit_f (self, "pub fn %s(", self->func_names[func]);
  const char *comma = "";
  if (info->env != 0) {
    emit_str (self, "_env: &[PyCell]");
    comma = ", ";
  }
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, info->params); i++) {
    PtSymId id = pt_hir_list_items (self->hir, info->params)[i];
    bool cell = pt_hir_sym (self->hir, id)->kind == PT_SYM_CELL;
    emit_f (self, "%s%s%s: %s", comma, cell ? "" : "mut ", self->sym_names[id],
            emit_type_name (emit_sym_type (self, id)));
    comma = ", ";
  }
  if (self->untyped || info->ret == PT_TYPE_DYN)
    emit_str (self, ") -> R {\n");
  else
    emit_f (self, ") -> Result<%s, PyErr> {\n", emit_type_name ((PtType)info->ret));
}

/** Parameters that closures capture become cells. `reversed` declares all of them anew, the last
 * first. */
static void
emit_params (Emit *self, const PtFunc *info, bool reversed) {
  uint32_t n = pt_hir_list_len (self->hir, info->params);
  for (uint32_t i = 0; i < n; i++) {
    PtSymId id = pt_hir_list_items (self->hir, info->params)[reversed ? n - 1 - i : i];
    const char *name = self->sym_names[id];
    bool cell = pt_hir_sym (self->hir, id)->kind == PT_SYM_CELL;
    if (!cell && !reversed)
      continue;
    emit_indent (self);
    emit_f (self, cell ? "let %s = PyCell::new(%s);\n" : "let mut %s = %s;\n", name, name);
  }
}

static void
emit_locals_reversed (Emit *self, const PtFunc *info, bool cells) {
  for (uint32_t i = pt_hir_list_len (self->hir, info->locals); i-- > 0;) {
    PtSymId id = pt_hir_list_items (self->hir, info->locals)[i];
    const PtSym *sym = pt_hir_sym (self->hir, id);
    if (!sym->is_block && (sym->kind == PT_SYM_CELL) == cells)
      emit_declare (self, id);
  }
}

/* Rust drops what was declared last first, CPython clears a frame in the order of its variables:
 * parameters, locals, cells. It matters only to programs with a __del__; for the others the order
 * of reading is kept. */
void
emit_prologue (Emit *self, uint32_t func, bool owned_env) {
  const PtHir *hir = self->hir;
  const PtFunc *info = &hir->funcs.items[func];
  bool in_order = self->has_finalizers;
  if (!in_order)
    emit_params (self, info, false);
  for (PtSymId id = 1; info->env != 0 && id < hir->syms.len; id++) {
    const PtSym *sym = &hir->syms.items[id];
    if (sym->func != func || sym->kind != PT_SYM_FREE)
      continue;
    emit_indent (self);
    emit_f (self, owned_env ? "let %s = _env[%u].clone();\n" : "let %s = &_env[%u];\n",
            self->sym_names[id], sym->env);
  }
  if (in_order) {
    emit_locals_reversed (self, info, true);
    emit_locals_reversed (self, info, false);
    emit_params (self, info, true);
    return;
  }
  for (uint32_t i = 0; i < pt_hir_list_len (hir, info->locals); i++) {
    PtSymId id = pt_hir_list_items (hir, info->locals)[i];
    if (!pt_hir_sym (hir, id)->is_block)
      emit_declare (self, id);
  }
}

static void
emit_doc_comment (Emit *self, const PtFunc *info) {
  PtView doc = info->doc;
  while (doc.len > 0) {
    const char *end = memchr (doc.data, '\n', doc.len);
    PtView line = {doc.data, end == NULL ? doc.len : (size_t)(end - doc.data)};
    size_t skip = 0;
    while (skip < line.len && line.data[skip] == ' ')
      skip++;
    emit_indent (self);
    emit_str (self, "///");
    if (skip < line.len && emit_is_utf8 (line)) {
      emit_str (self, " ");
      emit_comment_text (self->out, (PtView){line.data + skip, line.len - skip});
    }
    emit_str (self, "\n");
    doc = end == NULL ? (PtView){0} : (PtView){end + 1, doc.len - line.len - 1};
  }
}

/** FuncKind of the runtime: what a call makes. */
static const char *
kind_name (const PtFunc *info) {
  if (info->is_async)
    return info->yields ? "AsyncGenerator" : "Coroutine";
  return info->is_generator ? "Generator" : "Plain";
}

/** The argument list of a call from the description; `_p0` is the first argument of known type. */
static void
emit_taken (Emit *self, const PtFunc *info, bool typed) {
  uint32_t n = pt_hir_list_len (self->hir, info->params);
  emit_str (self, info->env == 0 ? "(" : n > 0 ? "(&_f.env, " : "(&_f.env");
  for (uint32_t i = 0; i < n; i++) {
    bool known =
        emit_sym_type (self, pt_hir_list_items (self->hir, info->params)[i]) != PT_TYPE_DYN;
    emit_str (self, i > 0 ? ", " : "");
    emit_f (self, typed && known ? "_p%u" : "_a[%u].take()", i);
  }
  emit_str (self, ")");
}

/** What the description runs: the function, or its copy without types if the arguments' are
 * others. */
static void
emit_code (Emit *self, uint32_t func) {
  const PtFunc *info = &self->hir->funcs.items[func];
  const char *map = info->ret == PT_TYPE_DYN ? "" : ".map(Value::from)";
  if (!info->is_typed) {
    emit_str (self, self->func_names[func]);
    emit_taken (self, info, false);
    emit_str (self, map);
    return;
  }
  uint32_t n = 0;
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, info->params); i++)
    n += emit_sym_type (self, pt_hir_list_items (self->hir, info->params)[i]) != PT_TYPE_DYN;
  emit_str (self, n > 1 ? "match (" : "match ");
  for (int pass = 0; pass < 2; pass++) {
    const char *comma = "";
    for (uint32_t i = 0; i < pt_hir_list_len (self->hir, info->params); i++) {
      PtType type = emit_sym_type (self, pt_hir_list_items (self->hir, info->params)[i]);
      if (type == PT_TYPE_DYN)
        continue;
      emit_str (self, comma);
      if (pass == 0)
        emit_f (self, "py::exact_%s(&_a[%u])", pt_type_name (type), i);
      else
        emit_f (self, "Some(_p%u)", i);
      comma = ", ";
    }
    emit_str (self, n > 1 ? ")" : "");
    emit_str (self, pass > 0 ? " => " : n > 1 ? " {\n        (" : " {\n        ");
  }
  emit_str (self, self->func_names[func]);
  emit_taken (self, info, true);
  emit_f (self, "%s,\n        _ => dynamic::%s", map, self->func_names[func]);
  emit_taken (self, info, false);
  emit_str (self, ",\n    }");
}

static void
emit_count (Emit *self, const char *field, uint32_t count) {
  if (count > 0)
    emit_f (self, "    %s: %u,\n", field, count);
}

/** The static that describes the function to callers who do not know it: what is not as in a plain
 * function without parameters. */
static void
emit_def (Emit *self, uint32_t func) {
  const PtHir *hir = self->hir;
  const PtFunc *info = &hir->funcs.items[func];
  uint32_t n = pt_hir_list_len (hir, info->params), line, column;
  pt_source_position (self->source, info->start, &line, &column);
  emit_f (self, "\nstatic F_%s: FuncDef = FuncDef {\n", self->func_names[func]);
  emit_f (self, "    name: \"%s\",\n    qualname: \"%s\",\n    module: MODULE_NAME,\n",
          pt_str (info->name), info->qualname);
  if (info->doc.data != NULL && emit_is_utf8 (info->doc)) {
    emit_str (self, "    doc: Some(");
    emit_str_literal (self->out, info->doc);
    emit_str (self, "),\n");
  }
  for (uint32_t i = 0; i < n; i++)
    emit_f (self, i > 0 ? ", \"%s\"" : "    params: &[\"%s\"",
            pt_str (pt_hir_sym (hir, pt_hir_list_items (hir, info->params)[i])->name));
  emit_str (self, n > 0 ? "],\n" : "");
  emit_count (self, "n_posonly", info->n_posonly);
  emit_count (self, "n_pos", info->n_pos);
  emit_count (self, "n_kwonly", info->n_kwonly);
  emit_str (self, info->varargs ? "    varargs: true,\n" : "");
  emit_str (self, info->varkw ? "    varkw: true,\n" : "");
  emit_count (self, "line", line);
  if (info->is_generator || info->is_async)
    emit_f (self, "    kind: FuncKind::%s,\n", kind_name (info));
  emit_str (self, "    code: |_f, _a| ");
  emit_code (self, func);
  emit_str (self, ",\n    ..FuncDef::PLAIN\n};\n");
}

static bool
ends_by_return (const Emit *self, PtHirList body) {
  uint32_t n = pt_hir_list_len (self->hir, body);
  return n > 0 && emit_node (self, pt_hir_list_items (self->hir, body)[n - 1])->op == PT_HIR_RETURN;
}

static bool
has_variables (const Emit *self, const PtFunc *info) {
  return pt_hir_list_len (self->hir, info->params) + pt_hir_list_len (self->hir, info->locals) > 0;
}

static void
emit_kept_list (Emit *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++) {
    PtSymId id = pt_hir_list_items (self->hir, list)[i];
    const PtSym *sym = pt_hir_sym (self->hir, id);
    if (!sym->is_block)
      emit_f (self, sym->kind == PT_SYM_CELL ? "%s.peek(), " : "%s.take(), ", self->sym_names[id]);
  }
}

/* The end of a function in a program with a __del__: an exception keeps the variables, as the
 * traceback that holds the frame does in CPython. */
static void
emit_kept_frame (Emit *self, const PtFunc *info) {
  emit_str (self, "    })();\n    if let Err(_e) = &_result {\n        py::keep_frame(_e, [");
  emit_kept_list (self, info->params);
  emit_kept_list (self, info->locals);
  emit_str (self, "]);\n    }\n    _result\n");
}

static void
emit_body (Emit *self, uint32_t func) {
  const PtFunc *info = &self->hir->funcs.items[func];
  self->func = func;
  self->labels = 0;
  emit_link (self, info->start, info->start);
  int indent = self->indent;
  if (info->is_generator) {
    emit_generator (self, func);
  } else {
    emit_indent (self);
    emit_signature (self, func);
    self->indent++;
    emit_prologue (self, func, false);
    bool keeps = self->has_finalizers && has_variables (self, info);
    if (keeps) {
      emit_str (self, "    let _result = (|| -> R {\n");
      self->indent++;
    }
    emit_stmts (self, info->body);
    emit_place_body_end (self);
    if (!ends_by_return (self, info->body) && (self->untyped || info->ret == PT_TYPE_DYN)) {
      emit_indent (self);
      emit_str (self, "Ok(Value::None)\n");
    }
    self->indent = indent;
    if (keeps)
      emit_kept_frame (self, info);
    emit_indent (self);
    emit_str (self, "}\n");
  }
}

static void
emit_function (Emit *self, uint32_t func) {
  emit_str (self, "\n");
  self->func = func;
  emit_place_item (self);
  emit_doc_comment (self, &self->hir->funcs.items[func]);
  emit_body (self, func);
  emit_def (self, func);
}

/** Copies of functions whose parameters have types, for arguments of others. */
static void
emit_dynamic (Emit *self) {
  bool any = false;
  for (uint32_t i = 1; i < self->hir->funcs.len; i++)
    any |= self->hir->funcs.items[i].is_typed;
  if (!any)
    return;
  emit_str (self,
            "\n/// The functions with typed parameters once more, for arguments of any type.\n"
            "mod dynamic {\n    use super::*;\n");
  self->untyped = true;
  self->indent = 1;
  for (uint32_t i = 1; i < self->hir->funcs.len; i++) {
    if (!self->hir->funcs.items[i].is_typed)
      continue;
    emit_str (self, "\n");
    emit_body (self, i);
  }
  self->untyped = false;
  self->indent = 0;
  emit_str (self, "}\n");
}

static void
emit_init (Emit *self) {
  self->func = 0;
  self->labels = 0;
  emit_str (self, "\n/// Runs the module's statements.\nfn init() -> Result<(), PyErr> {\n");
  self->indent = 1;
  emit_prologue (self, 0, false);
  emit_stmts (self, self->hir->funcs.items[0].body);
  emit_place_body_end (self);
  emit_indent (self);
  emit_str (self, "Ok(())\n}\n");
  self->indent = 0;
}

static void
emit_head (Emit *self) {
  const PtProjectModule *module = &self->project->modules[self->module];
  const PtFunc *root = &self->hir->funcs.items[0];
  emit_f (self, "//! Translated from %s by Portalis.\n", module->rel_path);
  emit_str (self, "use rt::prelude::{self as py, *};\n\n");
  emit_f (self, "pub const MODULE_NAME: &str = \"%s\";\n",
          self->module == self->project->main ? "__main__" : module->name);
  emit_f (self, "pub static MODULE: ModuleDef = ModuleDef {\n    name: \"%s\",\n    file: ",
          module->name);
  emit_str_literal (self->out, pt_view (module->rel_path));
  emit_f (self, ",\n    package: %s,\n    doc: ", module->package ? "true" : "false");
  if (root->doc.data != NULL && emit_is_utf8 (root->doc)) {
    emit_str (self, "Some(");
    emit_str_literal (self->out, root->doc);
    emit_str (self, ")");
  } else {
    emit_str (self, "None");
  }
  emit_str (self, ",\n    globals: GLOBALS,\n    fixed: &[");
  const char *comma = "";
  for (uint32_t i = 1; i < self->hir->funcs.len; i++) {
    if (!self->hir->funcs.items[i].is_direct)
      continue;
    emit_f (self, "%s\"%s\"", comma, pt_str (self->hir->funcs.items[i].name));
    comma = ", ";
  }
  emit_str (self, "],\n    init,\n};\n\nglobals! {\n");
  for (uint32_t i = 0; i < self->hir->globals.len; i++)
    emit_f (self, "    %s = \"%s\",\n", self->global_names[i],
            pt_str (self->hir->globals.items[i].name));
  emit_str (self, "}\n");
}

static void
count_loads (Emit *self) {
  for (uint32_t i = 1; i < self->hir->nodes.len; i++) {
    const PtHirNode *node = &self->hir->nodes.items[i];
    if (node->op == PT_HIR_LOAD)
      self->loads[node->a]++;
  }
}

static PtStatus
emit_module (void *data) {
  Emit *self = data;
  self->loads = PT_ARENA_ARRAY (self->arena, uint32_t, self->hir->syms.len);
  self->loop_region = PT_ARENA_ARRAY (self->arena, Region *, self->hir->loops.len);
  if (!emit_make_names (self))
    return PT_ENOMEM;
  count_loads (self);
  emit_head (self);
  emit_init (self);
  for (uint32_t i = 1; i < self->hir->funcs.len; i++)
    emit_function (self, i);
  emit_dynamic (self);
  emit_comments (self);
  return self->failed || self->out->failed ? PT_ENOMEM : PT_OK;
}

PtStatus
pt_rust_emit (const PtHir *hir, const PtSource *source, const PtComments *comments,
              const PtProject *project, uint32_t module, PtArena *arena, PtDiags *diags,
              PtBytes *ret_text, PtLineMap *ret_map) {
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (arena);
  Emit self = {
      .hir = hir,
      .scratch = scratch.arena,
      .source = source,
      .comments = comments,
      .project = project,
      .module = module,
      .arena = arena,
      .diags = diags,
      .has_finalizers = atomic_load_explicit (&project->has_finalizers, memory_order_relaxed),
      .out = ret_text,
      .line = 1,
      .counted = ret_text->len,
      .begin = ret_text->len,
      .links.arena = scratch.arena,
      .places = PT_ARENA_ARRAY (scratch.arena, StmtPlace, (size_t)comments->n_stmts + 1),
  };
  if (self.places == NULL)
    return PT_ENOMEM;
  memset (self.places, 0, sizeof (StmtPlace) * ((size_t)comments->n_stmts + 1));
  PtStatus status = pt_arena_run (arena, emit_module, &self);
  if (status == PT_OK)
    *ret_map = (PtLineMap){self.links.items, self.links.len};
  return status;
}
