// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shared by the emitter's files: emit.c (module, functions), names.c, emit_expr.c, emit_call.c
// (calls, displays, comprehensions, classes), emit_typed.c (expressions of known type),
// emit_stmt.c, emit_try.c (regions), emit_gen.c (bodies with yields), emit_comment.c.
//
// The text refers to the runtime as `py::` (rt::prelude), so that no Python name can shadow it.
// Names that the emitter makes up start with an underscore and are kept apart from the user's in
// names.c.
//
// A region is the body of a try or with: a labelled loop that is left with a Flow, which is taken
// apart behind it. Inside one, `?` becomes tri!('label, ...), and return, break and continue become
// a Flow.

#include <string.h>

#include "core/infer/infer.h"
#include "core/memory/arena_array.h"
#include "core/memory/scratch.h"
#include "core/rust/emit.h"
#include "core/rust/literal.h"

PT_ARENA_LIST (PtLinks, pt_links, PtLineMapLink)

typedef struct Region {
  struct Region *outer;
  uint32_t label;
  bool returns;     /* a return leaves it */
  PtHirExtra jumps; /* loop * 2 + (1 = break, 0 = continue): what else leaves it */
} Region;

/** Where a statement was printed. Lines as in Emit.line; 0 = not printed. */
typedef struct {
  uint32_t line;      /* the first */
  uint32_t end_line;  /* behind the last */
  uint32_t item_line; /* of a function: of its own text */
  uint32_t body_end;  /* of a function: behind its last statement */
  uint16_t indent;
  uint16_t body_indent;
} StmtPlace;

typedef struct GenBody GenBody; /* emit_gen.c */

typedef struct {
  const PtHir *hir;
  const PtSource *source;
  const PtComments *comments;
  StmtPlace *places; /* by statement of comments, and one for the module */
  const PtProject *project;
  uint32_t module;
  PtArena *arena;
  PtArena *scratch; /* gone behind pt_rust_emit */
  PtDiags *diags;
  bool has_finalizers; /* of the project; the same for the whole module */
  PtBytes *out;
  size_t begin; /* of out: where the module begins */
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
  bool untyped;              /* in a copy whose parameters may be anything: no types */
  uint32_t tries;            /* open `?` around what is being written */
  uint32_t outer_tries;      /* as many were open where last_try was asked for */
  size_t try_begin, try_end; /* of out: the last `?` with no more than outer_tries around it */
  GenBody *gen;              /* not NULL inside the body of a generator */
  bool failed;
} Emit;

/* names.c */
bool emit_make_names (Emit *self);

/* emit.c */
void emit_count_lines (Emit *self); /* brings line up to the end of out */
void emit_line_of (Emit *self,
                   const PtHirNode *node); /* links the line being written to the node's */
void emit_indent (Emit *self);
static inline void
emit_str (Emit *self, const char *text) {
  pt_bytes_append (self->out, text, strlen (text)); /* of most texts known to the compiler */
}
void emit_f (Emit *self, const char *format, ...) PT_PRINTF (2, 3);

/* emit_comment.c */
void emit_place_stmt (Emit *self, uint32_t offset); /* the line being written is its first */
void emit_place_end (Emit *self, uint32_t offset);  /* the line being written is behind it */
void emit_place_item (Emit *self);     /* the line being written is the function's first */
void emit_place_body_end (Emit *self); /* behind the last statement of the function */
/** The statements of a function were printed as if from line 0: they are lines further down. */
void emit_move_places (Emit *self, uint32_t lines);
/** Puts comments and blank lines into the module's text, and moves the links. */
void emit_comments (Emit *self);

/* emit_expr.c */
void emit_owned (Emit *self, PtHirId id);    /* an expression of type Value */
void emit_ref (Emit *self, PtHirId id);      /* of type &Value */
void emit_iterable (Emit *self, PtHirId id); /* of type &Value, only iterated over */
void emit_cond (Emit *self, PtHirId id);     /* of type bool */
void emit_try_open (Emit *self);             /* before a fallible expression ... */
void emit_try_close (Emit *self);            /* ... and behind it */
bool emit_is_simple (const Emit *self,
                     PtHirId id);        /* evaluating it has no effect and never fails */
void emit_test (Emit *self, PtHirId id); /* emit_cond where no parentheses are needed around it */
void emit_untyped (Emit *self, PtHirId id); /* emit_owned, by the runtime's operations on values */
void emit_compare (Emit *self, const PtHirNode *node, bool as_bool);
void emit_slice_parts (Emit *self, const PtHirNode *node); /* three Values */
void emit_seq (Emit *self, const PtHirNode *node);
void emit_double (Emit *self, double value);
const PtHirNode *emit_node (const Emit *self, PtHirId id);
const char *emit_binary_name (uint8_t op);

/* emit_typed.c */
PtType emit_type (const Emit *self, PtHirId id); /* of an expression, in the copy being written */
PtType emit_sym_type (const Emit *self, PtSymId sym);
const char *emit_type_name (PtType type);  /* "PyInt" */
const char *emit_type_start (PtType type); /* what a variable holds before its first store */
void emit_native (Emit *self, PtHirId id); /* an expression of its own type, not DYN */
void emit_as (Emit *self, PtHirId id, PtType type); /* of the type, its own or DYN */
void emit_int (Emit *self, PtHirId id);             /* an int or bool as a PyInt, with brackets */
void emit_compare_typed (Emit *self, const PtHirNode *node); /* of two numbers; gives a bool */
/** As a Value made from its own type; false: it has none, or is more easily made as a Value. */
bool emit_boxed (Emit *self, PtHirId id);
bool emit_is_constant (const Emit *self, PtHirId id);

/* emit_call.c */
void emit_direct (Emit *self, const PtHirNode *node);
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
