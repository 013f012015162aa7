// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The three passes behind pt_scopes_build, in CPython's order: collect (symtable.c's visit),
// resolve (symtable.c's analyze) and check (compile.c). Private to core/scope.

#include "core/memory/arena_array.h"
#include "core/memory/scratch.h"
#include "core/scope/scope.h"

/** A symbol while its scope is collected. */
typedef struct {
  PtSymbol symbol;
  PtScopeId scope;
  uint32_t next;         /* record + 1 of the scope's next symbol; 0: none */
  uint32_t declared_end; /* offset behind the global or nonlocal statement that names it */
} PtSymbolRecord;

PT_ARENA_LIST (PtScopeItems, pt_scope_items, PtScope)
PT_ARENA_LIST (PtSymbolRecords, pt_symbol_records, PtSymbolRecord)
PT_ARENA_LIST (PtNameStack, pt_name_stack, uint32_t)

/** What a scope needs only while it is collected. */
typedef struct {
  PtScopeId last_child;
  uint32_t first_symbol; /* record + 1 */
  uint32_t last_symbol;  /* record + 1 */
  uint16_t iterables;    /* > 0: inside of an iterable of a comprehension */
  bool in_target;        /* inside of a target of this comprehension */
  uint8_t comprehension; /* PT_NODE_LIST_COMP ...; 0: none */
  const char *part;      /* TYPE_VAR: "a TypeVar bound"; else NULL */
} PtScopeState;
PT_ARENA_LIST (PtScopeStates, pt_scope_states, PtScopeState)

typedef struct {
  const PtAst *ast;
  PtArena *arena;
  PtArena *scratch; /* of the lists below and the table */
  PtDiags *diags;   /* NULL: the unit has syntax errors already, say nothing */
  PtStatus status;
  uint32_t futures;
  PtScopeId current;
  PtScopeItems scopes;
  PtScopeStates states;
  PtSymbolRecords records;
  uint32_t *table; /* hash of (scope, name) to record + 1 */
  uint32_t table_mask;
} PtScopeBuilder;

/** Record of a mangled name in a scope; NULL if there is none. Valid until: the next is added. */
PtSymbolRecord *pt_scope_record (PtScopeBuilder *self, PtScopeId scope, PtStr name);
/** The same, added without flags if there is none; NULL: no memory. */
PtSymbolRecord *pt_scope_add_record (PtScopeBuilder *self, PtScopeId scope, PtStr name,
                                     uint32_t at);

__attribute__ ((format (printf, 4, 5))) void pt_scope_error (PtDiags *diags, uint32_t start,
                                                             uint32_t end, const char *format, ...);
#define pt_scope_error_at(diags, head, ...)                                                        \
  pt_scope_error ((diags), (head)->start, (head)->end, __VA_ARGS__)

/** Reads `from __future__ import` and reports what is wrong with them. Gives PT_FUTURE_*. */
uint32_t pt_scope_futures (const PtAst *ast, PtDiags *diags);
void pt_scope_collect (PtScopeBuilder *self);
void pt_scope_resolve (PtScopeBuilder *self);
/** Reports what CPython's compiler rejects. */
void pt_scope_check (const PtScopes *scopes, PtDiags *diags);
/** One case of a match: names it binds twice or not in all alternatives. may_match_all: it is the
 * last, or has a guard. */
PtStatus pt_scope_check_pattern (const PtAst *ast, PtDiags *diags, PtNodeId pattern,
                                 bool may_match_all);
/** Reports name if it is __debug__. verb: "assign to" or "delete". */
void pt_scope_check_name (PtDiags *diags, PtStr name, const PtNode *at, const char *verb);
