// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The lowering's entry, and what names mean: a name becomes a symbol of the function, a global, a
// place in a class body, a builtin, or an error that is raised when it is read.

#include "core/base/tally.h"
#include "core/hir/lower_private.h"
#include "simd/simd.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
lower_unsupported (Lower *self, PtNodeId node, const char *what) {
  const PtNode *head = pt_ast_node (self->ast, node);
  pt_diags_add (self->diags, PT_DIAG_UNSUPPORTED, (PtSpan){head->start, head->end},
                "%s can't be translated yet", what);
}

/** "file:line: reason" */
static PtView
place_and_reason (Lower *self, uint32_t offset, const char *why) {
  uint32_t line, column;
  pt_source_position (self->source, offset, &line, &column);
  return pt_view (lower_printf (self, "%s:%u: %s", self->source->path, line, why));
}

PtHirId
lower_stop (Lower *self, PtNodeId at, const char *why) {
  PtHirId message =
      lower_str (self, at, place_and_reason (self, pt_ast_node (self->ast, at)->start, why));
  return lower_runtime_call (self, at, PT_RUNTIME_stop, &message, 1);
}

PtHirId
lower_add (Lower *self, PtHirOp op, PtNodeId at, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  PtHirId id = pt_hir_add (self->hir, op, *pt_ast_node (self->ast, at), a, b, c, d);
  /* Flags flow up from expressions; lists and blocks are looked through where they are made. */
  PtHirNode *nodes = self->hir->nodes.items;
  const char *kinds = pt_hir_op_operands (op);
  const uint32_t operands[] = {a, b, c, d};
  uint8_t flags = op == PT_HIR_LET                                ? PT_HIR_ASSIGNS
                  : op == PT_HIR_YIELD || op == PT_HIR_YIELD_FROM ? PT_HIR_HAS_YIELD
                                                                  : 0;
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0)
      flags |= nodes[operands[i]].flags;
    if (kinds[i] == 'L')
      for (uint32_t j = 0; j < pt_hir_list_len (self->hir, operands[i]); j++)
        flags |= nodes[pt_hir_list_items (self->hir, operands[i])[j]].flags;
  }
  nodes[id].flags |= flags & (PT_HIR_HAS_YIELD | PT_HIR_ASSIGNS);
  return id;
}

void
lower_emit (Lower *self, PtHirId stmt) {
  if (!stmt_list_push (self->out, stmt))
    self->hir->failed = true;
}

PtHirList
lower_end_list (Lower *self, StmtList *list) {
  return pt_hir_list (self->hir, list->items, list->len);
}

static PtSymId
new_sym (Lower *self, PtSym sym) {
  sym.func = self->func->func;
  if (!pt_syms_push (&self->hir->syms, sym)) {
    self->hir->failed = true;
    return 0;
  }
  return self->hir->syms.len - 1;
}

static void
push_u32 (Lower *self, StmtList *list, uint32_t item) {
  if (!stmt_list_push (list, item))
    self->hir->failed = true;
}

PtSymId
lower_temp (Lower *self, PtSymKind kind) {
  PtSymId id = new_sym (self, (PtSym){.kind = (uint8_t)kind,
                                      .serial = self->func->temps++,
                                      .is_block = kind == PT_SYM_BUILD});
  if (kind == PT_SYM_TEMP)
    push_u32 (self, &self->func->locals, id);
  return id;
}

static PtSymId
find_name (const NameSyms *names, PtStr name) {
  for (uint32_t i = 0; i < names->len; i++)
    if (names->items[i].name == name)
      return names->items[i].sym;
  return 0;
}

PtSymId
lower_own_sym (Lower *self, ScopeCtx *scope, PtStr name) {
  PtSymId id = find_name (&scope->names, name);
  if (id != 0)
    return id;
  FuncCtx *here = self->func;
  self->func = scope->func;
  bool block = scope->kind == PT_SCOPE_COMPREHENSION && scope->outer->func == scope->func;
  uint32_t serial = 0;
  for (uint32_t i = 1; i < self->hir->syms.len; i++) {
    const PtSym *other = &self->hir->syms.items[i];
    serial += other->func == scope->func->func && other->name == name;
  }
  id = new_sym (self,
                (PtSym){.name = name, .kind = PT_SYM_LOCAL, .is_block = block, .serial = serial});
  if (!name_syms_push (&scope->names, (NameSym){name, id}))
    self->hir->failed = true;
  if (!block)
    push_u32 (self, &scope->func->locals, id);
  self->func = here;
  return id;
}

/** Our symbol for one that an enclosing function owns: a slot of the environment, in every function
 * between. */
PtSymId
lower_capture (Lower *self, FuncCtx *func, PtSymId owner) {
  if (pt_hir_sym (self->hir, owner)->func == func->func)
    return owner;
  PtSymId outer = lower_capture (self, func->outer, owner);
  PtSymId ours = find_name (&func->free, outer);
  if (ours != 0)
    return ours;
  PtSym *from = pt_hir_sym (self->hir, outer);
  if (from->kind == PT_SYM_LOCAL)
    from->kind = PT_SYM_CELL;
  FuncCtx *here = self->func;
  self->func = func;
  ours = new_sym (self, (PtSym){.name = from->name, .kind = PT_SYM_FREE, .env = func->env.len});
  self->func = here;
  push_u32 (self, &func->env, outer);
  if (!name_syms_push (&func->free, (NameSym){outer, ours}))
    self->hir->failed = true;
  return ours;
}

uint32_t
lower_global (Lower *self, PtStr name) {
  PtModuleVars *globals = &self->hir->globals;
  for (uint32_t i = 0; i < globals->len; i++)
    if (globals->items[i].name == name)
      return i;
  if (!pt_module_vars_push (globals,
                            (PtModuleVar){.name = name, .is_builtin = pt_builtin_find (name) >= 0}))
    self->hir->failed = true;
  return globals->len - 1;
}

/** What a name means in the scope being lowered. */
typedef enum { NAME_SYM, NAME_GLOBAL, NAME_NS } NameKind;

typedef struct {
  NameKind kind;
  PtSymId sym; /* SYM; NS: the enclosing function's symbol, 0 = a global */
  PtStr name;
} Name;

PtStr
lower_mangle (Lower *self, PtStr name) {
  PtStr mangled =
      pt_scope_mangle (pt_scope_get (self->scopes, self->scope->scope)->class_name, name);
  if (mangled == 0 && name != 0)
    self->hir->failed = true;
  return mangled;
}

PtStr
lower_intern (Lower *self, PtView text) {
  PtStr name = pt_intern_view (text);
  if (name == 0)
    self->hir->failed = true;
  return name;
}

static ScopeCtx *
owner_of_free (Lower *self, PtStr name) {
  for (ScopeCtx *scope = self->scope->outer; scope != NULL; scope = scope->outer) {
    if (scope->kind == PT_SCOPE_CLASS || scope->kind == PT_SCOPE_MODULE)
      continue;
    const PtSymbol *symbol = pt_scope_find (self->scopes, scope->scope, name);
    if (symbol != NULL && (symbol->kind == PT_SYMBOL_LOCAL || symbol->kind == PT_SYMBOL_CELL))
      return scope;
  }
  return NULL;
}

static Name
resolve (Lower *self, PtStr raw) {
  PtStr name = lower_mangle (self, raw);
  const PtSymbol *symbol = pt_scope_find (self->scopes, self->scope->scope, name);
  PtSymbolKind kind = symbol == NULL ? PT_SYMBOL_GLOBAL_IMPLICIT : (PtSymbolKind)symbol->kind;
  bool is_class = self->scope->kind == PT_SCOPE_CLASS;
  switch (kind) {
  case PT_SYMBOL_LOCAL:
  case PT_SYMBOL_CELL:
    if (self->scope->kind == PT_SCOPE_MODULE)
      return (Name){NAME_GLOBAL, 0, name};
    if (is_class)
      return (Name){NAME_NS, 0, name};
    return (Name){NAME_SYM, lower_own_sym (self, self->scope, name), name};
  case PT_SYMBOL_FREE: {
    if (self->scope->class_cell != 0 && name == PT_NAME___class__)
      return (Name){NAME_SYM, self->scope->class_cell, name};
    for (ScopeCtx *scope = self->scope; scope != NULL; scope = scope->outer)
      if (scope->class_cell != 0 && name == PT_NAME___class__)
        return (Name){NAME_SYM, lower_capture (self, self->func, scope->class_cell), name};
    ScopeCtx *owner = owner_of_free (self, name);
    if (owner == NULL)
      return (Name){NAME_GLOBAL, 0, name};
    PtSymId sym = lower_capture (self, self->func, lower_own_sym (self, owner, name));
    /* `nonlocal x` in a class body stores into the function's variable. */
    bool through_class = is_class && (symbol->flags & PT_SYMBOL_NONLOCAL) == 0;
    return (Name){through_class ? NAME_NS : NAME_SYM, sym, name};
  }
  case PT_SYMBOL_GLOBAL_EXPLICIT:
    return (Name){NAME_GLOBAL, 0, name};
  case PT_SYMBOL_GLOBAL_IMPLICIT:
    break;
  }
  return (Name){is_class ? NAME_NS : NAME_GLOBAL, 0, name};
}

bool
lower_is_shared (Lower *self, PtStr name) {
  const PtSymbol *symbol =
      pt_scope_find (self->scopes, self->scope->scope, lower_mangle (self, name));
  return symbol == NULL || symbol->kind != PT_SYMBOL_LOCAL;
}

/** Whether the module itself ever binds the name, or something it star-imports may; but no module
 * exports one of these of its own. */
static bool
is_module_name (Lower *self, PtStr name) {
  bool star = (pt_scope_get (self->scopes, PT_SCOPE_ROOT)->flags & PT_SCOPE_STAR_IMPORT) != 0;
  static const char *const BUILTIN[] = {"dir", "globals", "locals", "super", "vars"};
  if (star && !pt_is_one_of (pt_str (name), BUILTIN, PT_COUNT_OF (BUILTIN)))
    return true;
  const PtSymbol *symbol = pt_scope_find (self->scopes, PT_SCOPE_ROOT, name);
  return symbol != NULL && (symbol->flags & (PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED)) != 0;
}

/** Names that CPython puts into every module, and translated programs have nothing like. */
static bool
is_module_attribute (PtStr name) {
  static const char *const NAMES[] = {"__spec__", "__loader__", "__builtins__", "__cached__",
                                      "__annotations__"};
  return pt_is_one_of (pt_str (name), NAMES, PT_COUNT_OF (NAMES));
}

/** Names that say where the module lies; the runtime knows. */
static bool
is_module_place (Lower *self, PtStr name) {
  const PtProjectModule *module = &self->project->modules[self->module];
  return name == PT_NAME___file__ || name == PT_NAME___package__ ||
         (name == PT_NAME___path__ && module->package);
}

static PtHirId
load_global (Lower *self, PtNodeId at, PtStr name) {
  const PtSymbol *own = pt_scope_find (self->scopes, PT_SCOPE_ROOT, name);
  bool bound = own != NULL && (own->flags & (PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED)) != 0;
  if (!bound && name == PT_NAME___name__)
    return lower_add (self, PT_HIR_MODULE_NAME, at, 0, 0, 0, 0);
  if (!bound && name == PT_NAME___debug__)
    return lower_add (self, PT_HIR_BOOL, at, 1, 0, 0, 0);
  if (!bound && name == PT_NAME___doc__)
    return self->doc.data == NULL ? lower_none (self, at) : lower_str (self, at, self->doc);
  if (!bound && is_module_place (self, name))
    return lower_module_item (self, at, name);
  if (!bound && is_module_attribute (name)) {
    lower_unsupported (self, at, "this attribute of the running module");
    return lower_none (self, at);
  }
  int builtin = pt_builtin_find (name);
  if (builtin >= 0 && pt_builtin_info ((PtBuiltin)builtin)->kind == PT_BUILTIN_SCOPE &&
      !is_module_name (self, name)) {
    lower_unsupported (self, at, "globals or locals as a value");
    return lower_none (self, at);
  }
  if (is_module_name (self, name) || (builtin >= 0 && self->hir->open_namespace))
    return lower_add (self, PT_HIR_GLOBAL, at, lower_global (self, name), 0, 0, 0);
  if (builtin >= 0)
    return lower_add (self, PT_HIR_BUILTIN, at, (uint32_t)builtin, 0, 0, 0);
  if (pt_builtin_is_absent (name)) {
    const PtNode *head = pt_ast_node (self->ast, at);
    pt_diags_add (self->diags, PT_DIAG_UNSUPPORTED_BUILTIN, (PtSpan){head->start, head->end},
                  "'%s' can't be translated yet", pt_str (name));
  }
  return lower_add (self, PT_HIR_NAME_ERROR, at, name, 0, 0, 0);
}

PtHirId
lower_load_sym (Lower *self, PtNodeId at, PtSymId sym) {
  return lower_add (self, PT_HIR_LOAD, at, sym, 0, 0, 0);
}

PtHirId
lower_load_name (Lower *self, PtNodeId at, PtStr raw) {
  Name name = resolve (self, raw);
  switch (name.kind) {
  case NAME_SYM:
    return lower_load_sym (self, at, name.sym);
  case NAME_GLOBAL:
    return load_global (self, at, name.name);
  case NAME_NS: {
    PtHirId other =
        name.sym != 0 ? lower_load_sym (self, at, name.sym) : load_global (self, at, name.name);
    return lower_add (self, PT_HIR_NS_LOAD, at, name.name, other, 0, 0);
  }
  }
  return 0;
}

int
lower_builtin_of (Lower *self, PtNodeId node) {
  if (pt_ast_node (self->ast, node)->kind != PT_NODE_NAME)
    return -1;
  Name name = resolve (self, pt_ast_name (self->ast, node)->id);
  if (name.kind == NAME_SYM || name.sym != 0 || is_module_name (self, name.name))
    return -1;
  if (name.kind == NAME_NS) {
    const PtSymbol *symbol = pt_scope_find (self->scopes, self->scope->scope, name.name);
    if (symbol != NULL && (symbol->flags & (PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED)) != 0)
      return -1;
  }
  return pt_builtin_find (name.name);
}

/** 1 + the standard module that a module of the project is; 0: its own. */
static uint32_t
library_module (const Lower *self, uint32_t module) {
  const PtStdModule *std = self->project->modules[module].std;
  return std == NULL ? 0 : (uint32_t)(std - pt_std_modules) + 1;
}

void
lower_store_name (Lower *self, PtNodeId at, PtStr raw, PtHirId value) {
  Name name = resolve (self, raw);
  switch (name.kind) {
  case NAME_SYM:
    pt_hir_sym (self->hir, name.sym)->stores++;
    lower_emit (self, lower_add (self, PT_HIR_STORE, at, name.sym, value, 0, 0));
    return;
  case NAME_GLOBAL: {
    if (name.name == PT_NAME___name__ && self->library)
      return; /* a module that poses as another: what needs it is in data/stdlib */
    if (name.name == PT_NAME___name__)
      /* What is defined from here on would belong to a module of that name. */
      lower_unsupported (self, at, "another name for the running module");
    uint32_t global = lower_global (self, name.name);
    self->hir->globals.items[global].stores++;
    const PtHirNode *node = pt_hir_node (self->hir, value);
    self->hir->globals.items[global].func = node->op == PT_HIR_FUNC &&
                                                    self->hir->globals.items[global].stores == 1 &&
                                                    self->scope->kind == PT_SCOPE_MODULE
                                                ? node->a
                                                : 0;
    uint32_t std = node->op == PT_HIR_IMPORT_NATIVE ? node->a + 1
                   : node->op == PT_HIR_IMPORT      ? library_module (self, node->a)
                                                    : 0;
    self->hir->globals.items[global].native =
        self->hir->globals.items[global].stores == 1 ? std : 0;
    lower_emit (self, lower_add (self, PT_HIR_STORE_GLOBAL, at, global, value, 0, 0));
    return;
  }
  case NAME_NS:
    lower_emit (self, lower_add (self, PT_HIR_STORE_NS, at, name.name, value, 0, 0));
    return;
  }
}

static void
forget (Lower *self, PtNodeId at, PtStr raw, PtHirOp sym_op, PtHirOp global_op, PtHirOp ns_op) {
  Name name = resolve (self, raw);
  switch (name.kind) {
  case NAME_SYM:
    lower_emit (self, lower_add (self, sym_op, at, name.sym, 0, 0, 0));
    return;
  case NAME_GLOBAL: {
    uint32_t global = lower_global (self, name.name);
    self->hir->globals.items[global].deleted = true;
    self->hir->globals.items[global].func = 0;
    lower_emit (self, lower_add (self, global_op, at, global, 0, 0, 0));
    return;
  }
  case NAME_NS:
    lower_emit (self, lower_add (self, ns_op, at, name.name, 0, 0, 0));
    return;
  }
}

void
lower_delete_name (Lower *self, PtNodeId at, PtStr name) {
  forget (self, at, name, PT_HIR_DEL, PT_HIR_DEL_GLOBAL, PT_HIR_DEL_NS);
}

void
lower_clear_name (Lower *self, PtNodeId at, PtStr name) {
  forget (self, at, name, PT_HIR_CLEAR, PT_HIR_CLEAR_GLOBAL, PT_HIR_CLEAR_NS);
}

const char *
lower_qualname (Lower *self, PtStr name) {
  /* A name declared global is nobody's member. */
  const PtSymbol *symbol =
      pt_scope_find (self->scopes, self->scope->scope, lower_mangle (self, name));
  bool is_member = symbol == NULL || symbol->kind != PT_SYMBOL_GLOBAL_EXPLICIT;
  size_t prefix = is_member ? strlen (self->scope->qualname) : 0;
  pt_tally_add (prefix == 0 ? PT_TALLY_COPIES_AVOIDED : PT_TALLY_COPIES_MADE, 1);
  if (prefix == 0)
    return pt_str (name);
  PtView text = pt_str_view (name);
  char *joined = pt_arena_alloc (self->arena, prefix + text.len + 1, 1);
  if (joined == NULL) {
    self->hir->failed = true;
    return "";
  }
  memcpy (joined, self->scope->qualname, prefix);
  memcpy (joined + prefix, text.data, text.len + 1);
  return joined;
}

const char *
lower_printf (Lower *self, const char *format, ...) {
  char text[1024];
  va_list args;
  va_start (args, format);
  int len = vsnprintf (text, sizeof text, format, args);
  va_end (args);
  /* Nested a hundred deep, a qualified name may not fit; Python code can't tell. */
  char *copy =
      pt_arena_strndup (self->arena, text, len < (int)sizeof text ? (size_t)len : sizeof text - 1);
  if (copy == NULL)
    self->hir->failed = true;
  return copy == NULL ? "" : copy;
}

PtHirId
lower_str (Lower *self, PtNodeId at, PtView text) {
  if (!pt_texts_push (&self->hir->texts, text))
    self->hir->failed = true;
  return lower_add (self, PT_HIR_STR, at, self->hir->texts.len - 1, 0, 0, 0);
}

PtHirId
lower_none (Lower *self, PtNodeId at) {
  return lower_add (self, PT_HIR_NONE, at, 0, 0, 0, 0);
}

void
lower_scope_push (Lower *self, ScopeCtx *scope, uint32_t id) {
  scope->outer = self->scope;
  scope->func = self->func;
  scope->scope = id;
  scope->kind = (PtScopeKind)pt_scope_get (self->scopes, id)->kind;
  scope->names.arena = self->arena;
  if (scope->qualname == NULL)
    scope->qualname = self->scope != NULL ? self->scope->qualname : "";
  self->scope = scope;
}

void
lower_scope_pop (Lower *self) {
  self->scope = self->scope->outer;
}

/** Attributes of CPython's objects that ours lack, and that look into the interpreter. */
static const char *const ABSENT_ATTRIBUTES[] = {
    "__closure__",       "__globals__", "__sizeof__",  "__traceback__", "ag_await",
    "ag_code",           "ag_frame",    "co_cellvars", "co_code",       "co_consts",
    "co_exceptiontable", "co_filename", "co_flags",    "co_freevars",   "co_lines",
    "co_linetable",      "co_lnotab",   "co_names",    "co_nlocals",    "co_positions",
    "co_stacksize",      "co_varnames", "cr_await",    "cr_code",       "cr_frame",
    "cr_origin",         "f_back",      "f_code",      "f_globals",     "f_lineno",
    "f_locals",          "getbuffer",   "gi_code",     "gi_frame",      "gi_yieldfrom",
    "run_in_executor",   "tb_frame",    "tb_lineno",   "tb_next",
};

/** Refuses an attribute; in a library module, stops the program where it asks for it, or uses what
 * stands in for it under the name standin (NULL: nothing can). */
static void
refuse_attribute (Lower *self, PtHirId id, PtDiagId diag, const char *why, const char *standin) {
  PtHirNode node = *pt_hir_node (self->hir, id);
  if (standin != NULL && pt_stdlib_is_left_out (pt_view (standin)))
    return; /* an AttributeError, as in CPython */
  if (!self->library) {
    pt_diags_add (self->diags, diag, (PtSpan){node.start, node.end}, "%s", why);
    return;
  }
  PtRuntimeCall call =
      standin != NULL && node.op == PT_HIR_ATTR ? PT_RUNTIME_absent_member : PT_RUNTIME_stop;
  PtView text = call == PT_RUNTIME_absent_member ? pt_view (standin)
                                                 : place_and_reason (self, node.start, why);
  if (!pt_texts_push (&self->hir->texts, text))
    self->hir->failed = true;
  PtNode at = {.start = node.start, .end = node.end};
  PtHirId message = pt_hir_add (self->hir, PT_HIR_STR, at, self->hir->texts.len - 1, 0, 0, 0);
  PtHirNode *place = &self->hir->nodes.items[id];
  place->op = PT_HIR_RUNTIME_CALL;
  place->a = call;
  place->b = pt_hir_list (self->hir, &message, 1);
  place->c = place->d = 0;
}

static void
check_absent_attributes (Lower *self) {
  const PtHir *hir = self->hir;
  for (PtHirId id = 1; id < hir->nodes.len; id++) {
    const PtHirNode *node = pt_hir_node (hir, id);
    if (node->op != PT_HIR_ATTR && node->op != PT_HIR_METHOD)
      continue;
    const char *name = pt_str (node->op == PT_HIR_ATTR ? node->b : node->d);
    if (pt_is_one_of (name, ABSENT_ATTRIBUTES, PT_COUNT_OF (ABSENT_ATTRIBUTES)))
      refuse_attribute (self, id, PT_DIAG_UNSUPPORTED,
                        lower_printf (self, "the attribute '%s' can't be translated yet", name),
                        NULL);
  }
}

/** What the runtime's module lacks, CPython's may have: refused here, not an AttributeError later.
 */
static void
check_native_members (Lower *self) {
  const PtHir *hir = self->hir;
  for (PtHirId id = 1; id < hir->nodes.len; id++) {
    const PtHirNode *node = pt_hir_node (hir, id);
    if ((node->op != PT_HIR_ATTR && node->op != PT_HIR_METHOD) ||
        pt_hir_node (hir, node->a)->op != PT_HIR_GLOBAL)
      continue;
    uint32_t native = hir->globals.items[pt_hir_node (hir, node->a)->a].native;
    PtStr name = node->op == PT_HIR_ATTR ? node->b : node->d;
    PtView text = pt_str_view (name);
    if (native == 0 || pt_stdlib_has_member (&pt_std_modules[native - 1], text) ||
        (text.len > 2 && text.data[0] == '_' && text.data[1] == '_'))
      continue;
    refuse_attribute (
        self, id, PT_DIAG_UNSUPPORTED_IMPORT,
        lower_printf (self,
                      "'%s' of the standard module '%s' is not available to translated programs",
                      pt_str (name), pt_std_modules[native - 1].name),
        lower_printf (self, "%s.%s", pt_std_modules[native - 1].name, pt_str (name)));
  }
}

bool
lower_may_mention (const PtAst *ast, const PtSource *source, const char *const *names, size_t n) {
  const PtSimd *simd = pt_simd ();
  PtNeedles needles;
  pt_needles_init (&needles, names, n);
  /* Letters outside ASCII can spell the same names. */
  return ast->has_foreign_names ||
         simd->find_any (source->text, source->len, &needles) < source->len;
}

static const char *const ASKING[] = {"__annotations__", "get_type_hints", "get_annotations",
                                     "signature",       "singledispatch", "singledispatchmethod"};

/** Whether anything in the module looks at annotations; without, those of functions are left out.
 */
static bool
asks_for_annotations (const PtAst *ast, PtNodeId node) {
  const PtNode *head = pt_ast_node (ast, node);
  PtStr name = 0;
  if (head->kind == PT_NODE_ATTRIBUTE)
    name = pt_ast_attribute (ast, node)->attr;
  else if (head->kind == PT_NODE_NAME)
    name = pt_ast_name (ast, node)->id;
  else if (head->kind == PT_NODE_ALIAS)
    name = pt_ast_alias (ast, node)->name;
  if (name != 0) {
    if (pt_is_one_of (pt_str (name), ASKING, PT_COUNT_OF (ASKING)))
      return true;
  }
  PtNodeIter iter = pt_node_children (ast, node);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    if (asks_for_annotations (ast, child))
      return true;
  return false;
}

static PtStatus
lower_module (void *data) {
  Lower *self = data;
  const PtAst *ast = self->ast;
  const PtSource *source = self->source;
  self->hir->open_namespace = lower_writes_namespace (ast, source);
  self->keeps_annotations = lower_may_mention (ast, source, ASKING, PT_COUNT_OF (ASKING)) &&
                            asks_for_annotations (ast, ast->root);
  const PtModule *root = pt_ast_module (ast, ast->root);
  FuncCtx func = {0};
  ScopeCtx scope = {0};
  lower_func_begin (self, &func, &scope, ast->root, 0, PT_FUNC_MODULE);
  PtNodeList stmts = root->body;
  PtView doc = lower_docstring (self, &stmts);
  self->doc = doc;
  PtHirList body = lower_block (self, stmts);
  self->hir->funcs.items[0].body = body;
  self->hir->funcs.items[0].doc = doc;
  lower_func_end (self);
  if (self->hir->failed)
    return PT_ENOMEM;
  check_native_members (self);
  check_absent_attributes (self);
  if (self->diags->errors == 0)
    pt_hir_find_bound (self->hir);
  return self->hir->failed ? PT_ENOMEM : PT_OK;
}

PtStatus
pt_hir_build (const PtAst *ast, const PtScopes *scopes, const PtSource *source,
              const PtProject *project, uint32_t module, PtArena *arena, PtDiags *diags,
              PtHir *ret_hir) {
  PtHir hir;
  pt_hir_init (&hir, arena);
  hir.module = module;
  Lower self = {
      .hir = &hir,
      .ast = ast,
      .scopes = scopes,
      .source = source,
      .project = project,
      .module = module,
      .arena = arena,
      .diags = diags,
      .library = project->modules[module].library != NULL,
  };
  PtStatus status = hir.failed ? PT_ENOMEM : pt_arena_run (arena, lower_module, &self);
  if (status == PT_OK)
    *ret_hir = hir;
  return status;
}
