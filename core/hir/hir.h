// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The HIR of one module: structured, typed, with every name resolved and Python's sugar taken away
// (comprehensions, with-targets, chained comparisons, unpacking, class scopes). Made by
// pt_hir_build from the tree and the scopes, annotated by infer, read by rust. No control-flow
// graph: Rust has the same loops.

#include "core/base/bytes.h"
#include "core/memory/arena.h"
#include "core/memory/arena_array.h"
#include "core/memory/interner.h"
#include "core/spec/nodes.h"

/** Index into PtHir.nodes; 0 = none. Lists are indices into PtHir.extra; 0 = the empty list. */
typedef uint32_t PtHirId;
typedef uint32_t PtHirList;
/** Index into PtHir.syms; 0 = none. */
typedef uint32_t PtSymId;

typedef enum {
#define PT_HIR(name, a, b, c, d) PT_HIR_##name,
#include "core/spec/hir.def"
#undef PT_HIR
  PT_HIR_COUNT
} PtHirOp;

/** Functions of the runtime behind RUNTIME_CALL nodes. */
typedef enum {
#define PT_RUNTIME(name, result) PT_RUNTIME_##name,
#include "core/spec/runtime_calls.def"
#undef PT_RUNTIME
} PtRuntimeCall;

/** What is known of a value's type. DYN is a Value; the others have a Rust type of their own. */
typedef enum {
  PT_TYPE_DYN,   /* anything: Value */
  PT_TYPE_BOOL,  /* bool */
  PT_TYPE_INT,   /* PyInt */
  PT_TYPE_FLOAT, /* f64 */
  PT_TYPE_NEVER, /* no value can come here; only while infer works */
} PtType;

enum {
  PT_HIR_HAS_YIELD = 1, /* a yield of the function itself is inside: split into states */
  PT_HIR_ASSIGNS = 2,   /* evaluating it stores into a symbol: operands before it must be copied */
  PT_HIR_BOUND = 4,     /* LOAD: the symbol surely has a value here */
  PT_HIR_LAST = 8,      /* LOAD: nobody reads the symbol's value afterwards, it may be moved out */
};

typedef struct {
  uint8_t op;     /* PtHirOp */
  uint8_t sub;    /* see hir.def */
  uint8_t type;   /* PtType of an expression, filled in by infer */
  uint8_t flags;  /* PT_HIR_HAS_YIELD ... */
  uint32_t start; /* bytes of the source */
  uint32_t end;
  uint32_t a, b, c, d; /* see hir.def */
} PtHirNode;

typedef enum {
  PT_SYM_LOCAL, /* a Rust local */
  PT_SYM_CELL,  /* a PyCell of this function: inner functions share it */
  PT_SYM_FREE,  /* a PyCell of an enclosing function, from the environment */
  PT_SYM_TEMP,  /* made by the lowering; always bound when read */
  PT_SYM_BUILD, /* collects the elements of a comprehension */
} PtSymKind;

typedef struct {
  PtStr name;    /* Python's; 0 for temporaries */
  uint32_t func; /* the function it belongs to */
  uint8_t kind;  /* PtSymKind */
  uint8_t type;  /* PtType, by infer */
  bool is_param;
  bool maybe_unbound; /* some read may come before a store: starts as Unbound, reads are checked */
  bool is_web;        /* another variable has its name: infer split them */
  bool is_block;      /* declared by a COMP or SEQ, not by the function */
  uint32_t stores;    /* how many nodes store into it */
  uint32_t env;       /* FREE: index into the function's env */
  uint32_t serial; /* number among the symbols of the same Rust name in the function; 0 = first */
} PtSym;

typedef enum { PT_FUNC_MODULE, PT_FUNC_DEF, PT_FUNC_LAMBDA, PT_FUNC_GENEXPR } PtFuncKind;
typedef enum { PT_COMP_LIST, PT_COMP_SET, PT_COMP_DICT } PtCompKind;
/** What a YIELD_FROM runs to its end. */
typedef enum {
  PT_DELEGATE_ITER,  /* yield from */
  PT_DELEGATE_AWAIT, /* await */
  PT_DELEGATE_NEXT,  /* the next element of an async for, or the "no match" mark behind the last */
} PtDelegate;

typedef struct {
  PtStr name; /* "total", "<lambda>" */
  const char *qualname;
  PtView doc;        /* text of the docstring; data NULL = none */
  uint8_t kind;      /* PtFuncKind */
  bool is_generator; /* its body is split into states: a generator, coroutine or both */
  bool is_async;
  bool yields;
  bool is_direct; /* module-level, never rebound: may be called as a Rust function */
  bool is_typed; /* some parameter has a type: others than such calls run a copy without types */
  bool varargs, varkw;
  uint32_t n_posonly, n_pos, n_kwonly; /* n_pos includes n_posonly */
  PtHirList params;                    /* symbols: positional, keyword-only, *args, **kwargs */
  PtHirList
      defaults;     /* of the last positional parameters; constants only matter for direct calls */
  PtHirList locals; /* symbols declared by the function, parameters left out */
  PtHirList env;    /* symbols of the enclosing function, in the order of PtSym.env */
  PtHirList body;
  uint32_t scope;
  uint32_t parent;    /* the function around it */
  uint32_t start;     /* bytes of the source */
  uint8_t ret;        /* PtType of the result, by infer */
  uint8_t calls_user; /* may run other translated code: needs the recursion guard */
} PtFunc;

typedef struct {
  PtStr name;
  const char *qualname;
  PtView doc;
  PtSymId class_cell; /* __class__, when a method uses it; 0 = none */
} PtClass;

typedef struct {
  PtSymId element; /* FOR: gets each element */
  bool is_for;
  bool needs_label; /* a break or continue leaves an inner Rust loop too */
} PtLoop;

typedef struct {
  PtStr name;
  uint32_t stores; /* nodes that store into it, in the whole module */
  uint32_t func;   /* the only thing ever stored: this function; 0 = something else */
  uint32_t
      native; /* 1 + the standard module that is the only thing ever stored; 0 = something else */
  bool is_builtin; /* also the name of a builtin, which is read while the global is unbound */
  bool deleted;
} PtModuleVar;

PT_ARENA_LIST (PtHirNodes, pt_hir_nodes, PtHirNode)
PT_ARENA_LIST (PtHirExtra, pt_hir_extra, uint32_t)
PT_ARENA_LIST (PtSyms, pt_syms, PtSym)
PT_ARENA_LIST (PtFuncs, pt_funcs, PtFunc)
PT_ARENA_LIST (PtClasses, pt_classes, PtClass)
PT_ARENA_LIST (PtLoops, pt_loops, PtLoop)
PT_ARENA_LIST (PtModuleVars, pt_module_vars, PtModuleVar)
PT_ARENA_LIST (PtTexts, pt_texts, PtView)
PT_ARENA_LIST (PtDoubles, pt_doubles, double)

/** Owns nothing: all in the unit's arena. funcs.items[0] is the module itself. Valid until: the
 * arena is reset. */
typedef struct {
  PtArena *arena;
  PtHirNodes nodes;
  PtHirExtra extra;
  PtSyms syms;
  PtFuncs funcs;
  PtClasses classes;
  PtLoops loops;
  PtModuleVars globals;
  PtTexts texts;
  PtDoubles doubles;
  uint32_t module;      /* index into the project's modules */
  bool swaps_functions; /* stores into a function's __defaults__ or the like */
  bool has_star_import; /* names may be bound that nothing here binds */
  bool open_namespace; /* globals() is handed out: any variable may change, any builtin be hidden */
  bool failed;         /* memory ran out; nothing of it may be used */
} PtHir;

void pt_hir_init (PtHir *self, PtArena *arena);

/** A new node; 0 when memory ran out (and failed is set). */
PtHirId pt_hir_add (PtHir *self, PtHirOp op, PtNode span, uint32_t a, uint32_t b, uint32_t c,
                    uint32_t d);
/** A list of n items. The empty list is 0. */
PtHirList pt_hir_list (PtHir *self, const uint32_t *items, uint32_t n);

static inline PtHirNode *
pt_hir_node (const PtHir *self, PtHirId id) {
  pt_assert (id < self->nodes.len);
  return &self->nodes.items[id];
}

static inline uint32_t
pt_hir_list_len (const PtHir *self, PtHirList list) {
  return self->extra.items[list];
}

static inline const uint32_t *
pt_hir_list_items (const PtHir *self, PtHirList list) {
  return self->extra.items + list + 1;
}

static inline PtSym *
pt_hir_sym (const PtHir *self, PtSymId id) {
  pt_assert (id < self->syms.len);
  return &self->syms.items[id];
}

/** Fills in PT_HIR_BOUND and PtSym.maybe_unbound: definite assignment, see bound.c. */
void pt_hir_find_bound (PtHir *self);

/** "BINARY"; the four operand kinds as characters ("EE__"). Valid until: for ever. */
const char *pt_hir_op_name (PtHirOp op);
const char *pt_hir_op_operands (PtHirOp op);

enum { PT_HIR_DUMP_OFFSETS = 1 }; /* each line begins with a byte offset of the source and a tab */

/** The HIR as text, one node a line, indented by structure. */
void pt_hir_dump (const PtHir *self, unsigned flags, PtBytes *ret_text);
