// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shared by the emitter's files: emit.c (module, functions), names.c, emit_expr.c, emit_call.c
// (calls, displays, comprehensions, classes), emit_stmt.c, emit_try.c (regions), emit_gen.c (bodies
// with yields).
//
// The text refers to the runtime as `py::` (rt::prelude), so that no Python name can shadow it.
// Names that the emitter makes up start with an underscore and are kept apart from the user's in
// names.c.
//
// A region is the body of a try or with: a labelled loop that is left with a Flow, which is taken
// apart behind it. Inside one, `?` becomes tri!('label, ...), and return, break and continue become
// a Flow.

#include "core/memory/arena_array.h"
#include "core/rust/emit.h"

PT_ARENA_LIST (PtLinks, pt_links, PtLineMapLink)

typedef struct Region {
  struct Region *outer;
  uint32_t label;
  bool returns;     /* a return leaves it */
  PtHirExtra jumps; /* loop * 2 + (1 = break, 0 = continue): what else leaves it */
} Region;

typedef struct GenBody GenBody; /* emit_gen.c */

typedef struct {
  const PtHir *hir;
  const PtSource *source;
  const PtProject *project;
  uint32_t module;
  PtArena *arena;
  PtDiags *diags;
  PtBytes *out;
  PtLinks links;
  uint32_t line;  /* of out, 1-based: lines counted up to counted */
  size_t counted; /* bytes of out whose newlines are in line */
  int indent;
  uint32_t func;             /* being written */
  Region *region;            /* innermost; NULL: `?` leaves the Rust function */
  uint32_t labels;           /* regions so far in this function */
  const char **func_names;   /* Rust names, by function */
  const char **sym_names;    /* by symbol */
  const char **global_names; /* statics, by module variable */
  uint32_t *loads;           /* by symbol: how many nodes read it */
  Region **loop_region;      /* by loop: the region it stands in */
  bool in_class;             /* inside a class body closure */
  GenBody *gen;              /* not NULL inside the body of a generator */
  bool failed;
} Emit;

/* names.c */
bool emit_make_names (Emit *self);
void emit_str_literal (PtBytes *out, PtView text);
bool emit_is_utf8 (PtView wtf8);
void emit_bytes_literal (PtBytes *out, PtView bytes);

/* emit.c */
void emit_line_of (Emit *self,
                   const PtHirNode *node); /* links the line being written to the node's */
void emit_indent (Emit *self);
void emit_str (Emit *self, const char *text);
void emit_f (Emit *self, const char *format, ...) PT_PRINTF (2, 3);

/* emit_expr.c */
void emit_owned (Emit *self, PtHirId id);    /* an expression of type Value */
void emit_ref (Emit *self, PtHirId id);      /* of type &Value */
void emit_iterable (Emit *self, PtHirId id); /* of type &Value, only iterated over */
void emit_cond (Emit *self, PtHirId id);     /* of type bool */
void emit_try_open (Emit *self);             /* before a fallible expression ... */
void emit_try_close (Emit *self);            /* ... and behind it */
bool emit_is_simple (const Emit *self,
                     PtHirId id); /* evaluating it has no effect and never fails */
const PtHirNode *emit_node (const Emit *self, PtHirId id);
const char *emit_binary_name (uint8_t op);

/* emit_call.c */
void emit_call (Emit *self, const PtHirNode *node);
void emit_display (Emit *self, const PtHirNode *node);
void emit_func_value (Emit *self, const PtHirNode *node);
void emit_class (Emit *self, const PtHirNode *node);
void emit_comp (Emit *self, const PtHirNode *node);
void emit_owned_list (Emit *self, PtHirList list);
void emit_keywords (Emit *self, PtHirList list);

/* emit_stmt.c */
void emit_block (Emit *self, PtHirList list); /* the statements, one level deeper */
void emit_stmts (Emit *self, PtHirList list);
void emit_stmt (Emit *self, PtHirId id);
void emit_store (Emit *self, PtSymId sym, PtHirId value);
void emit_declare (Emit *self, PtSymId sym);
bool emit_mentions (const Emit *self, PtHirId id, PtSymId sym);

/* emit_try.c */
void emit_try (Emit *self, const PtHirNode *node);
void emit_with (Emit *self, const PtHirNode *node);
void emit_return (Emit *self, const char *value); /* value: Rust text of type Value */
void emit_return_node (Emit *self, PtHirId value);
void emit_raise_text (Emit *self, const char *error); /* error: Rust text of type PyErr */
void emit_jump (Emit *self, uint32_t loop, bool is_break);
void emit_while (Emit *self, const PtHirNode *node);
void emit_for (Emit *self, const PtHirNode *node);

/* emit_gen.c */
void emit_generator (Emit *self, uint32_t func);
/** A jump to or out of a loop that is split into states; false: the loop is a Rust loop. */
bool emit_gen_jump (Emit *self, uint32_t loop, bool is_break);
void emit_gen_return (Emit *self, const char *value);
/* emit.c */
void emit_prologue (Emit *self, uint32_t func,
                    bool owned_env); /* what a function declares before its body */
void emit_signature (Emit *self, uint32_t func);
