// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Looking things up in the symbol tables. That the tables are CPython's is checked against CPython
// itself, by compare_scopes.py and compare_errors.py.

#include "core/scope/scope.h"

#include "core/base/heap.h"
#include "core/syntax/parser.h"
#include "tests/check.h"

typedef struct {
  PtArena arena;
  PtDiags diags;
  PtSource source;
  PtTokens tokens;
  PtAst ast;
  PtScopes scopes;
} Fixture;

static PtStatus
try_build (Fixture *self, const char *text) {
  *self = (Fixture){0};
  pt_arena_init (&self->arena, 0);
  pt_diags_init (&self->diags, &self->arena);
  PtStatus status =
      pt_source_init (&self->source, &self->arena, "a.py", text, strlen (text), &self->diags);
  if (status == PT_OK)
    status = pt_lex (&self->source, 12, &self->arena, &self->tokens);
  if (status == PT_OK)
    status = pt_parse (&self->source, &self->tokens, 12, &self->arena, &self->diags, &self->ast);
  if (status == PT_OK)
    status = pt_scopes_build (&self->ast, &self->arena, &self->diags, &self->scopes);
  return status;
}

static void
build (Fixture *self, const char *text) {
  pt_check_int (try_build (self, text), PT_OK);
}

static void
clear (Fixture *self) {
  pt_arena_clear (&self->arena);
}

static PtStr
name (const char *text) {
  return pt_intern (text, strlen (text));
}

/* The first scope of that name. */
static PtScopeId
scope_named (const Fixture *self, const char *text) {
  for (PtScopeId id = PT_SCOPE_ROOT; id < self->scopes.count; id++)
    if (self->scopes.items[id].name == name (text))
      return id;
  return 0;
}

static int
kind_of (const Fixture *self, PtScopeId scope, const char *text) {
  const PtSymbol *symbol = pt_scope_find (&self->scopes, scope, name (text));
  return symbol != NULL ? symbol->kind : -1;
}

PT_TEST (captured_names_are_cells_and_free) {
  Fixture f;
  build (&f, "def outer(a):\n  def middle():\n    def inner():\n      return a\n  return middle\n");
  PtScopeId outer = scope_named (&f, "outer"), middle = scope_named (&f, "middle");
  PtScopeId inner = scope_named (&f, "inner");
  pt_check_int (kind_of (&f, outer, "a"), PT_SYMBOL_CELL);
  pt_check_int (kind_of (&f, middle, "a"), PT_SYMBOL_FREE); /* passes it on */
  pt_check_int (kind_of (&f, inner, "a"), PT_SYMBOL_FREE);
  pt_check_int (pt_scope_of_binding (&f.scopes, inner, name ("a")), outer);
  pt_check_int (pt_scope_of_binding (&f.scopes, inner, name ("b")), 0);
  pt_check_int (pt_scope_get (&f.scopes, inner)->parent, middle);
  pt_check_int (pt_scope_get (&f.scopes, outer)->first_child, middle);
  pt_check (pt_scope_get (&f.scopes, inner)->flags & PT_SCOPE_HAS_FREE);
  clear (&f);
}

PT_TEST (nodes_know_their_scopes) {
  Fixture f;
  build (&f, "class C[T]:\n  def m(self): return [i for i in self]\nf = lambda: 0\n");
  for (PtScopeId id = PT_SCOPE_ROOT; id < f.scopes.count; id++) {
    const PtScope *scope = pt_scope_get (&f.scopes, id);
    PtScopeId owned = pt_scopes_of_node (&f.scopes, scope->node);
    if (scope->kind == PT_SCOPE_TYPE_PARAMS)
      pt_check_int (pt_scope_get (&f.scopes, owned)->parent, id);
    else
      pt_check_int (owned, id);
  }
  pt_check_int (pt_scopes_of_node (&f.scopes, 1), 0); /* a node that opens none */
  clear (&f);
}

PT_TEST (private_names_are_mangled) {
  Fixture f;
  build (&f, "class _C:\n  def m(self):\n    __x = 1\n    return __x, __y__\n");
  PtScopeId m = scope_named (&f, "m");
  pt_check_int (kind_of (&f, m, "_C__x"), PT_SYMBOL_LOCAL);
  pt_check_int (kind_of (&f, m, "__x"), -1);
  pt_check_int (kind_of (&f, m, "__y__"), PT_SYMBOL_GLOBAL_IMPLICIT);
  PtStr class_name = pt_scope_get (&f.scopes, m)->class_name;
  pt_check_int (pt_scope_mangle (class_name, name ("__x")), name ("_C__x"));
  pt_check_int (pt_scope_mangle (class_name, name ("__x__")), name ("__x__"));
  pt_check_int (pt_scope_mangle (name ("__"), name ("__x")), name ("__x"));
  pt_check_int (pt_scope_mangle (0, name ("__x")), name ("__x"));
  clear (&f);
}

PT_TEST (super_needs_the_class_cell) {
  Fixture f;
  build (&f, "class C:\n  def m(self): super().m()\n");
  PtScopeId m = scope_named (&f, "m"), c = scope_named (&f, "C");
  pt_check (pt_scope_get (&f.scopes, m)->flags & PT_SCOPE_USES_SUPER);
  pt_check (pt_scope_get (&f.scopes, c)->flags & PT_SCOPE_CLASS_CELL);
  pt_check_int (pt_scope_of_binding (&f.scopes, m, PT_NAME___class__), c);
  clear (&f);
}

PT_TEST (globals_know_what_functions_bind) {
  Fixture f;
  build (&f, "def f():\n  global total\n  total = 1\n");
  const PtSymbol *total = pt_scope_find (&f.scopes, PT_SCOPE_ROOT, name ("total"));
  pt_check (total != NULL && (total->flags & PT_SYMBOL_ASSIGNED) != 0);
  pt_check_int (total->stores, 1);
  clear (&f);
}

PT_TEST (big_scopes_are_found_by_hash) {
  char text[4096] = "";
  for (int i = 0; i < 200; i++)
    snprintf (text + strlen (text), sizeof text - strlen (text), "v%d = %d\n", i, i);
  Fixture f;
  build (&f, text);
  pt_check (pt_scope_get (&f.scopes, PT_SCOPE_ROOT)->index != NULL);
  for (int i = 0; i < 200; i++) {
    char variable[16];
    snprintf (variable, sizeof variable, "v%d", i);
    pt_check_int (kind_of (&f, PT_SCOPE_ROOT, variable), PT_SYMBOL_LOCAL);
  }
  pt_check_int (kind_of (&f, PT_SCOPE_ROOT, "v200"), -1);
  clear (&f);
}

PT_TEST (syntax_errors_silence_the_later_ones) {
  Fixture f;
  build (&f, "x = = 1\nreturn\n");
  pt_check_int (f.diags.count, 1);
  pt_check_int (kind_of (&f, PT_SCOPE_ROOT, "x"), -1);
  clear (&f);
}

PT_TEST (running_out_of_memory_is_a_status) {
  const char *text = "def f(a):\n  def g(): return a\n  return [g() for g in (lambda: f)]\n"
                     "match 1:\n  case [x] | (x, *_): pass\n";
  bool succeeded = false;
  for (int n = 0; n < 200 && !succeeded; n++) {
    Fixture f;
    pt_heap_fail_after (n);
    PtStatus status = try_build (&f, text);
    pt_heap_fail_after (-1);
    pt_check (status == PT_OK || status == PT_ENOMEM);
    succeeded = status == PT_OK;
    clear (&f);
  }
  pt_check (succeeded);
}

PT_TEST_MAIN
