// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shared by the lowering's files: lower.c (entry, names), lower_expr.c, lower_call.c, lower_comp.c,
// lower_stmt.c, lower_target.c, lower_func.c, lower_import.c, lower_match.c.
//
// Lowering is one walk over the tree. Statements go to the innermost StmtList; an expression gives
// its node's id and may put statements before itself only where a yield forces operands into
// temporaries.

#include "core/hir/lower.h"
#include "core/memory/arena_array.h"
#include "core/spec/builtins.h"
#include "core/spec/names.h"

PT_ARENA_LIST (StmtList, stmt_list, uint32_t)

typedef struct FuncCtx FuncCtx;
typedef struct ScopeCtx ScopeCtx;

typedef struct {
  PtStr name;
  PtSymId sym;
} NameSym;

PT_ARENA_LIST (NameSyms, name_syms, NameSym)

/** What `break` and `continue` cross on their way out, innermost first. */
typedef enum { FRAME_LOOP, FRAME_LOOP_ELSE, FRAME_HANDLER_NAME } FrameKind;

typedef struct Frame {
  struct Frame *outer;
  FrameKind kind;
  uint32_t loop;    /* LOOP, LOOP_ELSE */
  PtNodeId handler; /* HANDLER_NAME: the ExceptHandler whose name must be cleared */
} Frame;

/** A Python scope being lowered. Comprehensions (not generator expressions) and class bodies share
 * the function of the scope around them. */
struct ScopeCtx {
  ScopeCtx *outer;
  FuncCtx *func;
  uint32_t scope; /* in PtScopes */
  PtScopeKind kind;
  PtStr name;           /* of a class or function */
  NameSyms names;       /* symbols of this scope's own names */
  const char *qualname; /* prefix of what is defined here; "" for a module */
  PtSymId class_cell;   /* class scope: __class__ */
};

struct FuncCtx {
  FuncCtx *outer;
  uint32_t func; /* in PtHir.funcs */
  Frame *frames;
  StmtList locals; /* symbols declared by the function */
  StmtList env;    /* captured symbols of the outer function */
  NameSyms free;   /* name = id of the captured symbol in the outer function, sym = ours */
  uint32_t temps;
  uint32_t tries;      /* try and with statements around the statement being lowered */
  PtSymId first_param; /* for super() */
  PtSymId locals_dict; /* what locals() gave last; 0 = nobody asks */
};

typedef struct {
  PtHir *hir;
  const PtAst *ast;
  const PtScopes *scopes;
  const PtSource *source;
  const PtProject *project;
  uint32_t module;
  PtArena *arena;
  PtDiags *diags;
  ScopeCtx *scope;
  FuncCtx *func;
  StmtList *out;          /* where statements go */
  PtHirId first_set;      /* the latest display of constants, linked by b */
  uint32_t depth;         /* expressions around the one being lowered */
  PtView doc;             /* of the module */
  bool keeps_annotations; /* the module asks functions for their annotations */
  bool library;           /* the module is of the Python installation, see lower_stmt */
  bool lazy_annotations;  /* from __future__ import annotations */
} Lower;

/* lower.c */
void lower_unsupported (Lower *self, PtNodeId node, const char *what);
/** Ends the running program, saying why and where in the source. */
PtHirId lower_stop (Lower *self, PtNodeId at, const char *why);
PtHirId lower_add (Lower *self, PtHirOp op, PtNodeId at, uint32_t a, uint32_t b, uint32_t c,
                   uint32_t d);
void lower_emit (Lower *self, PtHirId stmt);
PtHirList lower_end_list (Lower *self, StmtList *list);
PtSymId lower_temp (Lower *self, PtSymKind kind);
PtHirId lower_load_sym (Lower *self, PtNodeId at, PtSymId sym);
PtHirId lower_load_name (Lower *self, PtNodeId at, PtStr name);
void lower_store_name (Lower *self, PtNodeId at, PtStr name, PtHirId value);
void lower_delete_name (Lower *self, PtNodeId at, PtStr name);
void lower_clear_name (Lower *self, PtNodeId at, PtStr name);
/** The symbol of a name that this function scope owns. */
PtSymId lower_own_sym (Lower *self, ScopeCtx *scope, PtStr name);
/** Whether other functions can see the variable of that name. */
bool lower_is_shared (Lower *self, PtStr name);
uint32_t lower_global (Lower *self, PtStr name);
/** As pt_scope_mangle in this scope, and as pt_intern; when memory ran out, 0 and failed is set. */
PtStr lower_mangle (Lower *self, PtStr name);
PtStr lower_intern (Lower *self, PtView text);
/** -1 unless the name means that builtin here. */
int lower_builtin_of (Lower *self, PtNodeId name_node);
const char *lower_qualname (Lower *self, PtStr name);
/** Text in the arena. */
const char *lower_printf (Lower *self, const char *format, ...) PT_PRINTF (2, 3);
PtHirId lower_str (Lower *self, PtNodeId at, PtView text);
PtHirId lower_none (Lower *self, PtNodeId at);
void lower_scope_push (Lower *self, ScopeCtx *scope, uint32_t id);
void lower_scope_pop (Lower *self);

/* lower_expr.c */
PtHirId lower_expr (Lower *self, PtNodeId node);
PtHirId lower_optional (Lower *self, PtNodeId node); /* 0 gives None */
bool lower_has_yield (Lower *self, PtNodeId node);
/** Keeps the value in a temporary and gives a node that reads it: what follows may suspend the
 * function. */
PtHirId lower_spill (Lower *self, PtNodeId at, PtHirId value);
/** A YIELD_FROM, lifted out of the expression around it. */
PtHirId lower_delegate (Lower *self, PtNodeId at, PtDelegate kind, PtHirId operand);
PtHirId lower_runtime_call (Lower *self, PtNodeId at, PtRuntimeCall call, const PtHirId *args,
                            uint32_t n);
/** Lowers n expressions in order, each to a value that later ones can't change. */
void lower_operands (Lower *self, const PtNodeId *nodes, uint32_t n, PtHirId *ret_ids);
uint8_t lower_operator (uint8_t op);

/* lower_call.c, lower_comp.c */
PtHirId lower_call (Lower *self, PtNodeId node);
PtHirId lower_comprehension (Lower *self, PtNodeId node);
PtHirId lower_genexpr (Lower *self, PtNodeId node);
/** Whether a list, set or dict comprehension suspends the function around it. */
bool lower_comp_awaits (Lower *self, PtNodeId node);

/* lower_namespace.c */
/** A call of globals(), locals(), or of vars() or dir() without arguments; false: none of them. */
bool lower_namespace_call (Lower *self, PtNodeId node, int builtin, PtHirId *ret);
/** globals()[key], key in globals(), globals().get(key, default); 0: it is none. */
PtHirId lower_namespace_item (Lower *self, PtNodeId node, PtNodeId space, PtNodeId key);
PtHirId lower_namespace_has (Lower *self, PtNodeId node, PtNodeId key, PtNodeId space);
PtHirId lower_namespace_get (Lower *self, PtNodeId node);
/** globals()[name] of a name that every module has. */
PtHirId lower_module_item (Lower *self, PtNodeId at, PtStr name);
/** Whether the module gives its namespace to something that might store into it. */
bool lower_writes_namespace (const PtAst *ast, const PtSource *source);
/** False: the module mentions none of these names. Looks at the text only. */
bool lower_may_mention (const PtAst *ast, const PtSource *source, const char *const *names, size_t n);

/* lower_target.c */
void lower_assign (Lower *self, PtNodeId target, PtHirId value);
void lower_assign_all (Lower *self, const PtNodeId *targets, uint32_t n, PtNodeId value);
void lower_aug_assign (Lower *self, PtNodeId node);
void lower_delete (Lower *self, PtNodeId target);

/* lower_stmt.c */
PtHirList lower_block (Lower *self, PtNodeList stmts);
void lower_stmt (Lower *self, PtNodeId node);
uint32_t lower_loop (Lower *self, bool is_for);

/* lower_func.c */
PtHirId lower_function (Lower *self, PtNodeId node);
PtHirId lower_class (Lower *self, PtNodeId node);
/** Begins a function whose parameters are arguments (0 = none) and whose body follows. */
void lower_func_begin (Lower *self, FuncCtx *func, ScopeCtx *scope, PtNodeId node, PtStr name,
                       PtFuncKind kind);
void lower_func_end (Lower *self);
/** The text of a leading string, which is taken out of body; data NULL = none. */
PtView lower_docstring (Lower *self, PtNodeList *body);
/** Refuses an annotation that is left out although evaluating it may do something. */
void lower_check_annotation (Lower *self, PtNodeId node);
PtSymId lower_capture (Lower *self, FuncCtx *func, PtSymId owner);

/* lower_import.c, lower_match.c */
void lower_import (Lower *self, PtNodeId node);
void lower_import_from (Lower *self, PtNodeId node);
void lower_match (Lower *self, PtNodeId node);
