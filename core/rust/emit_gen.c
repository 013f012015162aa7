// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Bodies with yields: a closure around `match state`, resumed from yield to yield. Only what
// contains a yield is split into states; everything else stays structured inside one arm. An
// exception is led to its handler by a table from ranges of states to the handler's state, as in
// CPython.
//
// Labels are written as \x01number\x02 and replaced by state numbers at the end: a jump may come
// before its state is numbered. States of a region are numbered without gaps, so that a range
// describes it.

#include "core/rust/emit_private.h"

#include <string.h>

/** What a return, break or continue passes on its way out, innermost first. */
typedef enum {
  FRAME_HANDLER, /* the body of an except or finally: nothing of it is handled outside */
  FRAME_FINALLY, /* a finally block or an __exit__ runs first */
} FrameKind;

typedef struct Frame {
  struct Frame *outer;
  FrameKind kind;
  uint32_t label; /* FINALLY: where it begins */
  uint32_t pend;  /* FINALLY: number of the variable that remembers what to do afterwards */
  bool returns;
  PtHirExtra jumps; /* loop * 2 + is_break */
} Frame;

typedef struct {
  uint32_t head, end; /* labels; 0: not split */
  Frame *frames;      /* around it */
} SplitLoop;

struct GenBody {
  uint32_t n_states;
  uint32_t n_labels;
  PtHirExtra states; /* by label */
  PtHirExtra table;  /* triples: first state, last state, label of the handler */
  PtHirExtra vars;   /* kind and number of each variable that lives across yields */
  Frame *frames;
  uint32_t handling; /* except bodies around */
  SplitLoop *loops;
};

typedef enum { VAR_ITER, VAR_SUB, VAR_PEND, VAR_EXIT } VarKind;

static uint32_t
new_label (Emit *self) {
  if (!pt_hir_extra_push (&self->gen->states, 0))
    self->failed = true;
  return self->gen->n_labels++;
}

static uint32_t
new_var (Emit *self, VarKind kind) {
  if (!pt_hir_extra_push (&self->gen->vars, kind))
    self->failed = true;
  return self->gen->vars.len;
}

static void
go (Emit *self, uint32_t label) {
  emit_f (self, "_g.st = \x01%u\x02; continue 'gen;", label);
}

static void
line_go (Emit *self, uint32_t label) {
  emit_indent (self);
  go (self, label);
  emit_str (self, "\n");
}

static void
arm_end (Emit *self) {
  self->indent--;
  emit_indent (self);
  emit_str (self, "}\n");
}

/** Ends the arm being written and begins the one of a label. */
static void
arm_begin (Emit *self, uint32_t label) {
  if (self->gen->n_states > 0)
    arm_end (self);
  self->gen->states.items[label] = self->gen->n_states;
  emit_indent (self);
  emit_f (self, "%u => {\n", self->gen->n_states++);
  self->indent++;
}

/** Control falls from the arm into the label's. */
static void
fall_into (Emit *self, uint32_t label) {
  line_go (self, label);
  arm_begin (self, label);
}

static void
protect (Emit *self, uint32_t first, uint32_t handler) {
  PtHirExtra *table = &self->gen->table;
  if (!pt_hir_extra_push (table, first) || !pt_hir_extra_push (table, self->gen->n_states - 1) ||
      !pt_hir_extra_push (table, handler))
    self->failed = true;
}

static void
leave_by_pending (Emit *self, Frame *frame, const char *flow) {
  emit_f (self, "_pend%u = %s; ", frame->pend, flow);
  go (self, frame->label);
}

void
emit_gen_return (Emit *self, const char *value) {
  for (Frame *frame = self->gen->frames; frame != NULL; frame = frame->outer) {
    if (frame->kind == FRAME_HANDLER) {
      emit_str (self, "_g.end_handling(); ");
      continue;
    }
    frame->returns = true;
    PtBytes flow = pt_arena_bytes (self->scratch);
    pt_bytes_printf (&flow, "Flow::Ret(%s)", value);
    leave_by_pending (self, frame, flow.failed ? "" : flow.data);
    return;
  }
  emit_f (self, "return Ok(Step::Done(%s));", value);
}

bool
emit_gen_jump (Emit *self, uint32_t loop, bool is_break) {
  const SplitLoop *split = &self->gen->loops[loop];
  if (split->end == 0)
    return false;
  emit_str (self, "{ ");
  for (Frame *frame = self->gen->frames; frame != split->frames; frame = frame->outer) {
    if (frame->kind == FRAME_HANDLER) {
      emit_str (self, "_g.end_handling(); ");
      continue;
    }
    if (!pt_hir_extra_push (&frame->jumps, loop * 2 + is_break))
      self->failed = true;
    PtBytes flow = pt_arena_bytes (self->scratch);
    pt_bytes_printf (&flow, is_break ? "Flow::Brk(%u)" : "Flow::Cont(%u)", loop);
    leave_by_pending (self, frame, flow.failed ? "" : flow.data);
    emit_str (self, " }");
    return true;
  }
  go (self, is_break ? split->end : split->head);
  emit_str (self, " }");
  return true;
}

static void gen_stmts (Emit *self, PtHirList list);

static void
store_text (Emit *self, PtSymId id, const char *value) {
  uint8_t kind = pt_hir_sym (self->hir, id)->kind;
  bool cell = kind == PT_SYM_CELL || kind == PT_SYM_FREE;
  emit_indent (self);
  emit_f (self, cell ? "%s.set(%s);\n" : "%s = %s;\n", self->sym_names[id], value);
}

/** let _v = what the iterator in _sub gives in the end; all its yields are passed on. */
static void
gen_delegate (Emit *self, uint32_t sub, PtDelegate kind) {
  fall_into (self, new_label (self));
  emit_indent (self);
  emit_f (self, "let _v = match _g.%s(&_sub%u)? {\n",
          kind == PT_DELEGATE_NEXT ? "next_step" : "yield_from_step", sub);
  emit_indent (self);
  emit_str (self, "    Step::Done(_v) => _v,\n");
  emit_indent (self);
  emit_str (self, "    _step => return Ok(_step),\n");
  emit_indent (self);
  emit_str (self, "};\n");
  emit_indent (self);
  emit_f (self, "_sub%u = Value::Unbound;\n", sub);
}

/** sym = yield value; sym 0 = the answer is not wanted. */
static void
gen_yield (Emit *self, const PtHirNode *yield, PtSymId sym) {
  if (yield->op == PT_HIR_YIELD) {
    /* What an asynchronous generator gives is told apart from what it waits for. */
    const char *step = self->hir->funcs.items[self->func].is_async ? "Item" : "Yield";
    uint32_t next = new_label (self);
    emit_indent (self);
    emit_str (self, "let _v = ");
    emit_owned (self, yield->a);
    emit_str (self, ";\n");
    emit_indent (self);
    emit_f (self, "_g.st = \x01%u\x02;\n", next);
    emit_indent (self);
    emit_f (self, "return Ok(Step::%s(_v));\n", step);
    arm_begin (self, next);
    emit_indent (self);
    emit_str (self, "let _v = _g.resume()?;\n");
  } else {
    static const char *const ITER[] = {
        [PT_DELEGATE_ITER] = "yield_from_iter",
        [PT_DELEGATE_AWAIT] = "await_iter",
        [PT_DELEGATE_NEXT] = "async_next",
    };
    uint32_t sub = new_var (self, VAR_SUB);
    emit_indent (self);
    emit_f (self, "_sub%u = py::%s(", sub, ITER[yield->sub]);
    emit_ref (self, yield->a);
    emit_str (self, ")?;\n");
    gen_delegate (self, sub, (PtDelegate)yield->sub);
  }
  if (sym != 0)
    store_text (self, sym, "_v");
}

static void
gen_if (Emit *self, const PtHirNode *node) {
  uint32_t then = new_label (self), otherwise = new_label (self), end = new_label (self);
  emit_indent (self);
  emit_str (self, "if ");
  emit_cond (self, node->a);
  emit_str (self, " { ");
  go (self, then);
  emit_str (self, " } else { ");
  go (self, otherwise);
  emit_str (self, " }\n");
  arm_begin (self, then);
  gen_stmts (self, node->b);
  line_go (self, end);
  arm_begin (self, otherwise);
  gen_stmts (self, node->c);
  fall_into (self, end);
}

static void
gen_loop (Emit *self, const PtHirNode *node) {
  uint32_t head = new_label (self), otherwise = new_label (self), end = new_label (self);
  bool is_for = node->op == PT_HIR_FOR;
  uint32_t iter = is_for ? new_var (self, VAR_ITER) : 0;
  if (is_for) {
    emit_indent (self);
    emit_f (self, "_it%u = Some(py::iter(", iter);
    emit_iterable (self, node->b);
    emit_str (self, ")?);\n");
  }
  self->gen->loops[node->a] = (SplitLoop){head, end, self->gen->frames};
  self->loop_region[node->a] = NULL;
  fall_into (self, head);
  if (is_for) {
    emit_indent (self);
    emit_f (self, "let _v = match &mut _it%u { Some(_it) => _it.next()?, None => None };\n", iter);
    emit_indent (self);
    emit_f (self, "let mut %s = match _v { Some(_v) => _v, None => { ",
            self->sym_names[self->hir->loops.items[node->a].element]);
    go (self, otherwise);
    emit_str (self, " } };\n");
  } else if (node->b != 0) {
    emit_indent (self);
    emit_str (self, "if !");
    emit_cond (self, node->b);
    emit_str (self, " { ");
    go (self, otherwise);
    emit_str (self, " }\n");
  }
  gen_stmts (self, node->c);
  line_go (self, head);
  arm_begin (self, otherwise);
  /* The else block belongs to what is around the loop. */
  SplitLoop split = self->gen->loops[node->a];
  gen_stmts (self, node->d);
  self->gen->loops[node->a] = split;
  fall_into (self, end);
  if (is_for) {
    emit_indent (self);
    emit_f (self, "_it%u = None;\n", iter);
  }
}

/** The frame is entered by storing its address in frames. */
static Frame
frame_begin (Emit *self, FrameKind kind, uint32_t label) {
  return (Frame){
      .outer = self->gen->frames,
      .kind = kind,
      .label = label,
      .pend = kind == FRAME_FINALLY ? new_var (self, VAR_PEND) : 0,
      .jumps.arena = self->arena,
  };
}

/** Behind a finally block: does what was pending. */
static void
dispatch (Emit *self, const Frame *frame) {
  emit_indent (self);
  emit_f (self, "match std::mem::replace(&mut _pend%u, Flow::Next) {\n", frame->pend);
  self->indent++;
  emit_indent (self);
  emit_str (self, "Flow::Err(_e) => return Err(_e),\n");
  if (frame->returns) {
    emit_indent (self);
    emit_str (self, "Flow::Ret(_v) => { ");
    emit_gen_return (self, "_v");
    emit_str (self, " }\n");
  }
  for (uint32_t i = 0; i < frame->jumps.len; i++) {
    uint32_t jump = frame->jumps.items[i];
    bool seen = false;
    for (uint32_t j = 0; j < i; j++)
      seen |= frame->jumps.items[j] == jump;
    if (seen)
      continue;
    emit_indent (self);
    emit_f (self, jump % 2 ? "Flow::Brk(%u) => " : "Flow::Cont(%u) => ", jump / 2);
    emit_gen_jump (self, jump / 2, jump % 2);
    emit_str (self, "\n");
  }
  emit_indent (self);
  emit_str (self, "_ => {}\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "}\n");
}

static void catch (Emit *self) {
  emit_indent (self);
  emit_f (self, "let _e = _g.catch(%u);\n", self->gen->handling);
}

static void
gen_handlers (Emit *self, PtHirList handlers, uint32_t end) {
  uint32_t n = pt_hir_list_len (self->hir, handlers);
  uint32_t *labels = PT_ARENA_ARRAY (self->arena, uint32_t, n + 1);
  if (labels == NULL) {
    self->failed = true;
    return;
  }
  catch (self);
  emit_indent (self);
  emit_str (self, "_g.begin_handling(&_e);\n");
  bool catches_all = false;
  for (uint32_t i = 0; i < n; i++) {
    const PtHirNode *handler = emit_node (self, pt_hir_list_items (self->hir, handlers)[i]);
    labels[i] = new_label (self);
    emit_indent (self);
    if (handler->a != 0) {
      emit_str (self, "if _e.matches(");
      emit_ref (self, handler->a);
      emit_str (self, ")? ");
    }
    catches_all |= handler->a == 0;
    emit_str (self, "{ ");
    go (self, labels[i]);
    emit_str (self, " }\n");
  }
  if (!catches_all) {
    emit_indent (self);
    emit_str (self, "_g.end_handling();\n");
    emit_indent (self);
    emit_str (self, "return Err(_e);\n");
  }
  Frame frame = frame_begin (self, FRAME_HANDLER, 0);
  self->gen->frames = &frame;
  self->gen->handling++;
  for (uint32_t i = 0; i < n; i++) {
    const PtHirNode *handler = emit_node (self, pt_hir_list_items (self->hir, handlers)[i]);
    arm_begin (self, labels[i]);
    emit_indent (self);
    emit_str (self, "let _e = _g.current();\n");
    gen_stmts (self, handler->b);
    emit_indent (self);
    emit_str (self, "_g.end_handling();\n");
    line_go (self, end);
  }
  self->gen->handling--;
  self->gen->frames = frame.outer;
}

static void
gen_try_except (Emit *self, const PtHirNode *node) {
  uint32_t body = new_label (self), handler = new_label (self), orelse = new_label (self),
           end = new_label (self);
  fall_into (self, body);
  uint32_t first = self->gen->n_states - 1;
  gen_stmts (self, node->a);
  line_go (self, orelse);
  protect (self, first, handler);
  arm_begin (self, handler);
  gen_handlers (self, node->b, end);
  arm_begin (self, orelse);
  gen_stmts (self, node->c);
  fall_into (self, end);
}

static void
gen_try (Emit *self, const PtHirNode *node) {
  if (node->d == 0) {
    gen_try_except (self, node);
    return;
  }
  uint32_t body = new_label (self), handler = new_label (self), final = new_label (self);
  Frame frame = frame_begin (self, FRAME_FINALLY, final);
  self->gen->frames = &frame;
  fall_into (self, body);
  uint32_t first = self->gen->n_states - 1;
  if (node->b != 0)
    gen_try_except (self, node);
  else
    gen_stmts (self, node->a);
  emit_indent (self);
  emit_f (self, "_pend%u = Flow::Next;\n", frame.pend);
  line_go (self, final);
  protect (self, first, handler);
  self->gen->frames = frame.outer;
  arm_begin (self, handler);
  catch (self);
  emit_indent (self);
  emit_f (self, "_pend%u = Flow::Err(_e);\n", frame.pend);
  fall_into (self, final);
  emit_indent (self);
  emit_f (self, "_g.begin_finally(&_pend%u);\n", frame.pend);
  Frame handling = frame_begin (self, FRAME_HANDLER, 0);
  self->gen->frames = &handling;
  self->gen->handling++;
  gen_stmts (self, node->d);
  self->gen->handling--;
  self->gen->frames = handling.outer;
  emit_indent (self);
  emit_str (self, "_g.end_handling();\n");
  dispatch (self, &frame);
}

/** Enters the manager: its __exit__ is kept in `exit`, node->b gets what __enter__ gave. */
static void
gen_enter (Emit *self, const PtHirNode *node, uint32_t exit, uint32_t sub) {
  bool async = node->sub != 0;
  emit_indent (self);
  emit_str (self,
            async ? "let (_exit, _v) = py::async_enter(" : "let (_exit, _v) = py::with_enter(");
  emit_ref (self, node->a);
  emit_str (self, ")?;\n");
  emit_indent (self);
  emit_f (self, "_exit%u = _exit;\n", exit);
  if (async) {
    emit_indent (self);
    emit_f (self, "_sub%u = _v;\n", sub);
    gen_delegate (self, sub, PT_DELEGATE_AWAIT);
  }
  store_text (self, node->b, "_v");
}

/** Leaves it by the exception _e. */
static void
gen_exit_error (Emit *self, bool async, uint32_t exit, uint32_t sub, uint32_t end) {
  if (async) {
    /* While __aexit__ is waited for the exception is being handled. */
    emit_indent (self);
    emit_str (self, "_g.begin_handling(&_e);\n");
    emit_indent (self);
    emit_f (self, "_sub%u = py::async_exit_err(&_exit%u, &_e)?;\n", sub, exit);
    gen_delegate (self, sub, PT_DELEGATE_AWAIT);
    emit_indent (self);
    emit_str (self, "let _e = _g.current();\n");
    emit_indent (self);
    emit_str (self, "let _swallowed = py::truth(&_v)?;\n");
    emit_indent (self);
    emit_str (self, "_g.end_handling();\n");
    emit_indent (self);
    emit_str (self, "if _swallowed { ");
  } else {
    emit_indent (self);
    emit_f (self, "if py::with_exit_err(&_exit%u, &_e)? { ", exit);
  }
  go (self, end);
  emit_str (self, " }\n");
  emit_indent (self);
  emit_str (self, "return Err(_e);\n");
}

static void
gen_with (Emit *self, const PtHirNode *node) {
  bool async = node->sub != 0;
  uint32_t body = new_label (self), handler = new_label (self), final = new_label (self),
           end = new_label (self);
  uint32_t exit = new_var (self, VAR_EXIT), sub = async ? new_var (self, VAR_SUB) : 0;
  gen_enter (self, node, exit, sub);
  Frame frame = frame_begin (self, FRAME_FINALLY, final);
  self->gen->frames = &frame;
  fall_into (self, body);
  uint32_t first = self->gen->n_states - 1;
  gen_stmts (self, node->c);
  gen_stmts (self, node->d);
  emit_indent (self);
  emit_f (self, "_pend%u = Flow::Next;\n", frame.pend);
  line_go (self, final);
  protect (self, first, handler);
  self->gen->frames = frame.outer;
  arm_begin (self, handler);
  catch (self);
  gen_exit_error (self, async, exit, sub, end);
  arm_begin (self, final);
  emit_indent (self);
  if (async) {
    emit_f (self, "_sub%u = py::async_exit(&_exit%u)?;\n", sub, exit);
    gen_delegate (self, sub, PT_DELEGATE_AWAIT);
  } else {
    emit_f (self, "py::with_exit(&_exit%u)?;\n", exit);
  }
  dispatch (self, &frame);
  fall_into (self, end);
  emit_indent (self);
  emit_f (self, "_exit%u = Value::Unbound;\n", exit);
}

static void
gen_stmt (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if ((node->flags & PT_HIR_HAS_YIELD) == 0) {
    emit_stmt (self, id);
    return;
  }
  emit_line_of (self, node);
  switch ((int)node->op) {
  case PT_HIR_STORE:
    gen_yield (self, emit_node (self, node->b), node->a);
    break;
  case PT_HIR_EXPR:
    gen_yield (self, emit_node (self, node->a), 0);
    break;
  case PT_HIR_IF:
    gen_if (self, node);
    break;
  case PT_HIR_WHILE:
  case PT_HIR_FOR:
    gen_loop (self, node);
    break;
  case PT_HIR_TRY:
    gen_try (self, node);
    break;
  case PT_HIR_WITH:
    gen_with (self, node);
    break;
  default:
    pt_assert (!"a yield inside a larger expression");
  }
  emit_place_end (self, node->start);
}

static void
gen_stmts (Emit *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    gen_stmt (self, pt_hir_list_items (self->hir, list)[i]);
}

/** Puts the state numbers in place of the labels. */
static void
resolve_labels (Emit *self, PtView text) {
  for (size_t i = 0; i < text.len;) {
    const char *mark = memchr (text.data + i, 1, text.len - i);
    size_t end = mark == NULL ? text.len : (size_t)(mark - text.data);
    pt_bytes_append (self->out, text.data + i, end - i);
    if (mark == NULL)
      return;
    uint32_t label = 0;
    for (i = end + 1; text.data[i] != 2; i++)
      label = label * 10 + (uint32_t)(text.data[i] - '0');
    i++;
    pt_bytes_printf (self->out, "%u", self->gen->states.items[label]);
  }
}

static void
declare_vars (Emit *self) {
  for (uint32_t i = 0; i < self->gen->vars.len; i++) {
    emit_indent (self);
    switch ((VarKind)self->gen->vars.items[i]) {
    case VAR_ITER:
      emit_f (self, "let mut _it%u: Option<Iter> = None;\n", i + 1);
      break;
    case VAR_SUB:
      emit_f (self, "let mut _sub%u = Value::Unbound;\n", i + 1);
      break;
    case VAR_PEND:
      emit_f (self, "let mut _pend%u = Flow::Next;\n", i + 1);
      break;
    case VAR_EXIT:
      emit_f (self, "let mut _exit%u = Value::Unbound;\n", i + 1);
      break;
    }
  }
}

void
emit_generator (Emit *self, uint32_t func) {
  GenBody gen = {
      .states.arena = self->arena, .table.arena = self->arena, .vars.arena = self->arena};
  gen.loops = PT_ARENA_ARRAY (self->arena, SplitLoop, self->hir->loops.len);
  if (gen.loops == NULL) {
    self->failed = true;
    return;
  }
  emit_signature (self, func);
  self->indent = 1;
  emit_prologue (self, func, true);
  self->gen = &gen;

  /* The arms go to a text of their own: the variables that they turn out to need are declared
   * before them. */
  PtBytes arms = pt_arena_bytes (self->scratch), *out = self->out;
  size_t before = out->len;
  emit_count_lines (self);
  uint32_t line = self->line;
  uint32_t first_link = self->links.len;
  self->out = &arms;
  self->line = 0;
  self->counted = 0;
  self->indent = 4;
  arm_begin (self, new_label (self));
  gen_stmts (self, self->hir->funcs.items[func].body);
  emit_indent (self);
  emit_str (self, "return Ok(Step::Done(Value::None));\n");
  arm_end (self);
  emit_indent (self);
  emit_str (self, "_ => return Ok(Step::Done(Value::None)),\n");

  self->out = out;
  self->line = line;
  self->counted = before;
  self->indent = 1;
  declare_vars (self);
  emit_str (self, "    let _body = move |_g: &mut GenState| -> Result<Step, PyErr> {\n        "
                  "'gen: loop {\n            match _g.st {\n");
  emit_count_lines (self);
  for (uint32_t i = first_link; i < self->links.len; i++)
    self->links.items[i].rust_line += self->line;
  emit_move_places (self, self->line);
  resolve_labels (self, pt_bytes_view (&arms));
  self->failed |= arms.failed;
  emit_str (self, "            }\n        }\n    };\n");
  emit_f (self, "    Ok(py::generator(&F_%s, &[", self->func_names[func]);
  for (uint32_t i = 0; i < gen.table.len; i += 3)
    emit_f (self, i > 0 ? ", (%u, %u, %u)" : "(%u, %u, %u)", gen.table.items[i],
            gen.table.items[i + 1], gen.states.items[gen.table.items[i + 2]]);
  emit_str (self, "], _body))\n}\n");
  self->indent = 0;
  self->gen = NULL;
}
