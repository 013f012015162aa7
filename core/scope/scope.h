// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which name means which variable: the symbol tables of a unit, as the symtable module of
// CPython 3.11 shows them. Also reports what CPython's future.c, symtable.c and compile.c reject:
// 'return' outside function, two parameters of one name, nonlocal without a binding.

#include "core/source/source.h"
#include "core/spec/nodes.h"

/** Index into PtScopes.items. 0 = none; the module is 1. A parent's id is below its children's. */
typedef uint32_t PtScopeId;
enum { PT_SCOPE_ROOT = 1 };

typedef enum {
  PT_SCOPE_MODULE,
  PT_SCOPE_FUNCTION, /* def and async def */
  PT_SCOPE_CLASS,
  PT_SCOPE_LAMBDA,
  PT_SCOPE_COMPREHENSION, /* all four kinds; the first iterable belongs to the scope around it */
  PT_SCOPE_TYPE_PARAMS,   /* [T] of a def, class or type: the parent of their scope */
  PT_SCOPE_TYPE_ALIAS,    /* the value of a type statement */
  PT_SCOPE_TYPE_VAR,      /* the bound or the default of a type parameter */
} PtScopeKind;

/** What a name is in a scope. */
typedef enum {
  PT_SYMBOL_LOCAL,           /* bound here, seen only here; in a module: a global */
  PT_SYMBOL_CELL,            /* bound here, used by an inner function too */
  PT_SYMBOL_FREE,            /* bound in an outer function */
  PT_SYMBOL_GLOBAL_EXPLICIT, /* a global statement says so */
  PT_SYMBOL_GLOBAL_IMPLICIT, /* bound nowhere around: a global or a builtin */
} PtSymbolKind;

/** PtSymbol.flags */
enum {
  PT_SYMBOL_PARAM = 1 << 0,       /* a parameter of the function, * and ** included */
  PT_SYMBOL_ASSIGNED = 1 << 1,    /* bound by a statement: =, for, def, class, with, del ... */
  PT_SYMBOL_IMPORTED = 1 << 2,    /* bound by import */
  PT_SYMBOL_REFERENCED = 1 << 3,  /* read */
  PT_SYMBOL_ANNOTATED = 1 << 4,   /* name: annotation */
  PT_SYMBOL_NONLOCAL = 1 << 5,    /* a nonlocal statement names it */
  PT_SYMBOL_GLOBAL = 1 << 6,      /* a global statement names it; module: one anywhere does, and
                                   * ASSIGNED and IMPORTED say what any function does to it */
  PT_SYMBOL_DELETED = 1 << 7,     /* del, or the end of an except clause, unbinds it */
  PT_SYMBOL_ITER = 1 << 8,        /* a target of this comprehension */
  PT_SYMBOL_TYPE_PARAM = 1 << 9,  /* a type parameter */
  PT_SYMBOL_FREE_CLASS = 1 << 10, /* class: bound in it, but free for its methods */
};

typedef struct {
  PtStr name;   /* mangled: _C__x for __x in class C */
  uint8_t kind; /* PT_SYMBOL_LOCAL ... */
  uint8_t reserved;
  uint16_t flags;     /* PT_SYMBOL_PARAM ... */
  uint32_t stores;    /* statements and clauses that bind it; module: in functions too, by global */
  uint32_t first_use; /* byte offset of its first appearance */
} PtSymbol;

/** PtScope.flags */
enum {
  PT_SCOPE_NESTED = 1 << 0,        /* inside of a function */
  PT_SCOPE_GENERATOR = 1 << 1,     /* has yield of its own; a generator expression */
  PT_SCOPE_COROUTINE = 1 << 2,     /* async def; a comprehension with async for or await */
  PT_SCOPE_RETURNS_VALUE = 1 << 3, /* has `return value` */
  PT_SCOPE_USES_SUPER = 1 << 4,    /* reads super, and so needs __class__ */
  PT_SCOPE_CLASS_CELL = 1 << 5,    /* class: a method needs __class__ */
  PT_SCOPE_STAR_IMPORT = 1 << 6,   /* module: from m import * */
  PT_SCOPE_VARARGS = 1 << 7,       /* has *args */
  PT_SCOPE_VARKEYWORDS = 1 << 8,   /* has **kwargs */
  PT_SCOPE_HAS_FREE = 1 << 9,      /* has FREE symbols: is a closure */
};

typedef struct {
  uint8_t kind;     /* PT_SCOPE_MODULE ... */
  uint16_t flags;   /* PT_SCOPE_NESTED ... */
  PtNodeId node;    /* Module, FunctionDef, ClassDef, Lambda, ListComp, TypeAlias, TypeVar ... */
  PtStr name;       /* of the def or class; 0 for the others */
  PtScopeId parent; /* 0: the module */
  PtScopeId first_child; /* in source order; 0: none */
  PtScopeId next_sibling;
  PtStr class_name;        /* of the innermost class around or at it, for private names; 0: none */
  const PtSymbol *symbols; /* parameters first, then by first appearance */
  uint32_t n_symbols;
  const uint32_t *index; /* hash of name to symbol + 1; NULL while there are few */
  uint32_t index_mask;
} PtScope;

/** Owns nothing: all in the arena it was built in. Threads: any, after the build. */
typedef struct {
  const PtAst *ast;
  PtScope *items;         /* items[0] is unused */
  uint32_t count;         /* the last id + 1 */
  const PtNodeId *nodes;  /* nodes that own a scope, ascending */
  const PtScopeId *owned; /* their scopes */
  uint32_t n_nodes;
  uint32_t futures; /* PT_FUTURE_*: of the unit's from __future__ import */
} PtScopes;

enum { PT_FUTURE_ANNOTATIONS = 1 << 0 };

/** Never fails for what is wrong with the Python: that is a diagnostic. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_scopes_build (const PtAst *ast, PtArena *arena, PtDiags *diags,
                                        PtScopes *ret_scopes);

static inline const PtScope *
pt_scope_get (const PtScopes *scopes, PtScopeId id) {
  pt_assert (id != 0 && id < scopes->count);
  return &scopes->items[id];
}

/** The scope a node opens; 0 if it opens none. Of a def, class or type with type parameters it is
 * the inner one: the parent holds those. */
PtScopeId pt_scopes_of_node (const PtScopes *scopes, PtNodeId node);

/** The symbol of a (mangled) name in a scope; NULL: the scope does not mention it. Valid until: the
 * arena is reset. */
const PtSymbol *pt_scope_find (const PtScopes *scopes, PtScopeId scope, PtStr name);

/** The scope in which a FREE symbol of that scope is bound (there it is a CELL; __class__ is bound
 * by the class); for GLOBAL_* the module; else the scope itself. 0: the scope does not mention the
 * (mangled) name. */
PtScopeId pt_scope_of_binding (const PtScopes *scopes, PtScopeId scope, PtStr name);

/** __x inside class _C means _C__x; every other name means itself. For attributes and keywords too.
 * 0: no memory. */
PtStr pt_scope_mangle (PtStr class_name, PtStr name);
