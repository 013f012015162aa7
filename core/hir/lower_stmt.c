// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Statements.

#include "core/hir/lower_private.h"

PtHirList
lower_block (Lower *self, PtNodeList stmts) {
  StmtList *out = self->out;
  StmtList block = {.arena = self->arena};
  self->out = &block;
  for (uint32_t i = 0; i < stmts.len; i++)
    lower_stmt (self, pt_ast_list (self->ast, stmts)[i]);
  self->out = out;
  return lower_end_list (self, &block);
}

uint32_t
lower_loop (Lower *self, bool is_for) {
  PtLoop loop = {.is_for = is_for};
  if (is_for) {
    loop.element = lower_temp (self, PT_SYM_TEMP);
    pt_hir_sym (self->hir, loop.element)->is_block = true;
    self->func->locals.len--; /* the loop declares it */
  }
  if (!pt_loops_push (&self->hir->loops, loop))
    self->hir->failed = true;
  return self->hir->loops.len - 1;
}

static PtHirList
lower_framed (Lower *self, FrameKind kind, uint32_t loop, PtNodeList stmts) {
  Frame frame = {.outer = self->func->frames, .kind = kind, .loop = loop};
  self->func->frames = &frame;
  PtHirList list = lower_block (self, stmts);
  self->func->frames = frame.outer;
  return list;
}

/** The yield must run each time round: while True: if not test: else block, break. */
static void
lower_while_yield (Lower *self, PtNodeId node, uint32_t index) {
  const PtWhile *loop = pt_ast_while (self->ast, node);
  Frame frame = {.outer = self->func->frames, .kind = FRAME_LOOP_ELSE, .loop = index};
  self->func->frames = &frame;
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena}, end = {.arena = self->arena};
  self->out = &body;
  PtHirId test = lower_add (self, PT_HIR_NOT, loop->test, lower_expr (self, loop->test), 0, 0, 0);
  self->out = &end;
  for (uint32_t i = 0; i < loop->orelse.len; i++)
    lower_stmt (self, pt_ast_list (self->ast, loop->orelse)[i]);
  lower_emit (self, lower_add (self, PT_HIR_BREAK, loop->test, index, 0, 0, 0));
  self->out = &body;
  lower_emit (self,
              lower_add (self, PT_HIR_IF, loop->test, test, lower_end_list (self, &end), 0, 0));
  frame.kind = FRAME_LOOP;
  for (uint32_t i = 0; i < loop->body.len; i++)
    lower_stmt (self, pt_ast_list (self->ast, loop->body)[i]);
  self->out = out;
  self->func->frames = frame.outer;
  lower_emit (self,
              lower_add (self, PT_HIR_WHILE, node, index, 0, lower_end_list (self, &body), 0));
}

static void
lower_while (Lower *self, PtNodeId node) {
  const PtWhile *loop = pt_ast_while (self->ast, node);
  uint32_t index = lower_loop (self, false);
  const PtNode *test = pt_ast_node (self->ast, loop->test);
  bool for_ever = test->kind == PT_NODE_CONSTANT && test->op == PT_CONST_TRUE;
  if (self->hir->funcs.items[self->func->func].is_generator && lower_has_yield (self, loop->test)) {
    lower_while_yield (self, node, index);
    return;
  }
  PtHirId condition = for_ever ? 0 : lower_expr (self, loop->test);
  PtHirList body = lower_framed (self, FRAME_LOOP, index, loop->body);
  PtHirList orelse = lower_framed (self, FRAME_LOOP_ELSE, index, loop->orelse);
  lower_emit (self, lower_add (self, PT_HIR_WHILE, node, index, condition, body, orelse));
}

static void
lower_for (Lower *self, PtNodeId node) {
  const PtFor *loop = pt_ast_for (self->ast, node);
  PtHirId iter = lower_expr (self, loop->iter);
  uint32_t index = lower_loop (self, true);
  Frame frame = {.outer = self->func->frames, .kind = FRAME_LOOP, .loop = index};
  self->func->frames = &frame;
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  PtSymId element = self->hir->loops.items[index].element;
  PtHirId value = lower_load_sym (self, loop->target, element);
  if (lower_has_yield (self, loop->target))
    value = lower_spill (self, loop->target, value); /* it outlives the yield */
  lower_assign (self, loop->target, value);
  for (uint32_t i = 0; i < loop->body.len; i++)
    lower_stmt (self, pt_ast_list (self->ast, loop->body)[i]);
  self->out = out;
  self->func->frames = frame.outer;
  PtHirList orelse = lower_framed (self, FRAME_LOOP_ELSE, index, loop->orelse);
  lower_emit (
      self, lower_add (self, PT_HIR_FOR, node, index, iter, lower_end_list (self, &body), orelse));
}

/** while True: value = the next one, or if there is none: else block, break. Other than in a `for`
 * the iterator is a variable: waiting for an element is a yield. */
static void
lower_async_for (Lower *self, PtNodeId node) {
  const PtFor *loop = (const PtFor *)pt_ast_node (self->ast, node); /* as AsyncFor */
  PtHirId iterable = lower_expr (self, loop->iter);
  PtHirId iter = lower_spill (
      self, loop->iter, lower_runtime_call (self, loop->iter, PT_RUNTIME_async_iter, &iterable, 1));
  uint32_t index = lower_loop (self, false);
  Frame frame = {.outer = self->func->frames, .kind = FRAME_LOOP_ELSE, .loop = index};
  self->func->frames = &frame;
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena}, end = {.arena = self->arena};
  self->out = &body;
  PtHirId value = lower_delegate (self, loop->iter, PT_DELEGATE_NEXT, iter);
  PtHirId found = lower_runtime_call (self, loop->iter, PT_RUNTIME_is_found, &value, 1);
  PtHirId over = lower_add (self, PT_HIR_NOT, loop->iter, found, 0, 0, 0);
  self->out = &end;
  for (uint32_t i = 0; i < loop->orelse.len; i++)
    lower_stmt (self, pt_ast_list (self->ast, loop->orelse)[i]);
  lower_emit (self, lower_add (self, PT_HIR_BREAK, node, index, 0, 0, 0));
  self->out = &body;
  lower_emit (self,
              lower_add (self, PT_HIR_IF, loop->iter, over, lower_end_list (self, &end), 0, 0));
  frame.kind = FRAME_LOOP;
  lower_assign (self, loop->target,
                lower_load_sym (self, loop->target, pt_hir_node (self->hir, value)->a));
  for (uint32_t i = 0; i < loop->body.len; i++)
    lower_stmt (self, pt_ast_list (self->ast, loop->body)[i]);
  self->out = out;
  self->func->frames = frame.outer;
  lower_emit (self,
              lower_add (self, PT_HIR_WHILE, node, index, 0, lower_end_list (self, &body), 0));
  /* A generator that was left early ends here. */
  PtSymId sym = pt_hir_node (self->hir, iter)->a;
  pt_hir_sym (self->hir, sym)->stores++;
  lower_emit (self, lower_add (self, PT_HIR_STORE, node, sym, lower_none (self, node), 0, 0));
}

static void
lower_jump (Lower *self, PtNodeId node, PtHirOp op) {
  bool leaves_else = false;
  for (Frame *frame = self->func->frames; frame != NULL; frame = frame->outer) {
    switch (frame->kind) {
    case FRAME_HANDLER_NAME:
      lower_clear_name (self, node, pt_ast_except_handler (self->ast, frame->handler)->name);
      break;
    case FRAME_LOOP_ELSE:
      leaves_else = true;
      break;
    case FRAME_LOOP:
      if (leaves_else)
        self->hir->loops.items[frame->loop].needs_label = true;
      lower_emit (self, lower_add (self, op, node, frame->loop, 0, 0, 0));
      return;
    }
  }
}

static void
lower_if (Lower *self, PtNodeId node) {
  const PtIf *branch = pt_ast_if (self->ast, node);
  if (self->library && pt_is_main_test (self->ast, branch->test))
    return; /* a library module never runs as the program */
  PtHirId test = lower_expr (self, branch->test);
  PtHirList body = lower_block (self, branch->body);
  lower_emit (self,
              lower_add (self, PT_HIR_IF, node, test, body, lower_block (self, branch->orelse), 0));
}

/** `except E as e: body`: e is bound first and forgotten last, whichever way the body ends. */
static PtHirId
lower_handler (Lower *self, PtNodeId node, bool inside_try) {
  const PtExceptHandler *handler = pt_ast_except_handler (self->ast, node);
  inside_try |= handler->name != 0 && lower_is_shared (self, handler->name);
  PtHirId type = lower_optional (self, handler->type);
  if (handler->name == 0) {
    PtHirList body = lower_block (self, handler->body);
    return lower_add (self, PT_HIR_HANDLER, node, type, body, 0, 0);
  }
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  lower_store_name (self, node, handler->name,
                    lower_add (self, PT_HIR_EXC_VALUE, node, 0, 0, 0, 0));
  if (inside_try) {
    /* Somebody in this function may look at the name after an exception: clear it then, too. */
    PtHirList block = lower_block (self, handler->body);
    StmtList final = {.arena = self->arena};
    self->out = &final;
    lower_clear_name (self, node, handler->name);
    self->out = &body;
    lower_emit (self,
                lower_add (self, PT_HIR_TRY, node, block, 0, 0, lower_end_list (self, &final)));
  } else {
    Frame frame = {.outer = self->func->frames, .kind = FRAME_HANDLER_NAME, .handler = node};
    self->func->frames = &frame;
    for (uint32_t i = 0; i < handler->body.len; i++)
      lower_stmt (self, pt_ast_list (self->ast, handler->body)[i]);
    self->func->frames = frame.outer;
    lower_clear_name (self, node, handler->name);
  }
  self->out = out;
  return lower_add (self, PT_HIR_HANDLER, node, type, lower_end_list (self, &body), 0, 0);
}

static void
lower_try (Lower *self, PtNodeId node) {
  const PtTry *stmt = pt_ast_try (self->ast, node);
  self->func->tries++;
  PtHirList body = lower_block (self, stmt->body);
  bool inside_try = self->func->tries > 1 || stmt->finalbody.len > 0 ||
                    self->scope->kind == PT_SCOPE_MODULE || self->scope->kind == PT_SCOPE_CLASS;
  PtHirId *handlers = PT_ARENA_ARRAY (self->arena, PtHirId, stmt->handlers.len + 1);
  if (handlers == NULL) {
    self->hir->failed = true;
    return;
  }
  for (uint32_t i = 0; i < stmt->handlers.len; i++)
    handlers[i] = lower_handler (self, pt_ast_list (self->ast, stmt->handlers)[i], inside_try);
  PtHirList orelse = lower_block (self, stmt->orelse);
  self->func->tries--;
  PtHirList final = lower_block (self, stmt->finalbody);
  lower_emit (self,
              lower_add (self, PT_HIR_TRY, node, body,
                         pt_hir_list (self->hir, handlers, stmt->handlers.len), orelse, final));
}

/** `except* E as e: body`, behind the clauses before it; state: what is left of the exception. Its
 * part of the group is raised anew, as it is, for the body to handle. */
static void
lower_star_handler (Lower *self, PtNodeId node, PtSymId state) {
  const PtExceptHandler *handler = pt_ast_except_handler (self->ast, node);
  StmtList *out = self->out;
  PtHirId type = lower_expr (self, handler->type);
  PtHirId args[] = {lower_load_sym (self, node, state), type};
  PtHirId group =
      lower_spill (self, node, lower_runtime_call (self, node, PT_RUNTIME_star_match, args, 2));
  PtHirId found = lower_runtime_call (self, node, PT_RUNTIME_is_found, &group, 1);

  StmtList body = {.arena = self->arena};
  self->out = &body;
  PtHirList block;
  if (handler->name != 0) {
    lower_store_name (self, node, handler->name,
                      lower_add (self, PT_HIR_EXC_VALUE, node, 0, 0, 0, 0));
    block = lower_block (self, handler->body);
    StmtList final = {.arena = self->arena};
    self->out = &final;
    lower_clear_name (self, node, handler->name);
    self->out = &body;
    lower_emit (self,
                lower_add (self, PT_HIR_TRY, node, block, 0, 0, lower_end_list (self, &final)));
    block = lower_end_list (self, &body);
  } else {
    block = lower_block (self, handler->body);
  }
  PtHirId inner = lower_add (self, PT_HIR_HANDLER, node, 0, block, 0, 0);

  group = lower_load_sym (self, node, pt_hir_node (self->hir, group)->a);
  PtHirId raise = lower_runtime_call (self, node, PT_RUNTIME_star_handle, &group, 1);
  raise = lower_add (self, PT_HIR_EXPR, node, raise, 0, 0, 0);
  PtHirId handled = lower_add (self, PT_HIR_TRY, node, pt_hir_list (self->hir, &raise, 1),
                               pt_hir_list (self->hir, &inner, 1), 0, 0);

  PtHirId note_args[] = {lower_load_sym (self, node, state),
                         lower_add (self, PT_HIR_EXC_VALUE, node, 0, 0, 0, 0)};
  PtHirId note = lower_runtime_call (self, node, PT_RUNTIME_star_note, note_args, 2);
  note = lower_add (self, PT_HIR_EXPR, node, note, 0, 0, 0);
  PtHirId outer =
      lower_add (self, PT_HIR_HANDLER, node, 0, pt_hir_list (self->hir, &note, 1), 0, 0);
  PtHirId guarded = lower_add (self, PT_HIR_TRY, node, pt_hir_list (self->hir, &handled, 1),
                               pt_hir_list (self->hir, &outer, 1), 0, 0);
  self->out = out;
  lower_emit (self,
              lower_add (self, PT_HIR_IF, node, found, pt_hir_list (self->hir, &guarded, 1), 0, 0));
}

/** except* clauses are the body of one handler for everything. */
static void
lower_try_star (Lower *self, PtNodeId node) {
  const PtTry *stmt = (const PtTry *)pt_ast_node (self->ast, node); /* as TryStar */
  self->func->tries++;
  PtHirList body = lower_block (self, stmt->body);
  StmtList *out = self->out;
  StmtList clauses = {.arena = self->arena};
  self->out = &clauses;
  PtHirId caught = lower_add (self, PT_HIR_EXC_VALUE, node, 0, 0, 0, 0);
  PtHirId state =
      lower_spill (self, node, lower_runtime_call (self, node, PT_RUNTIME_star_begin, &caught, 1));
  PtSymId sym = pt_hir_node (self->hir, state)->a;
  for (uint32_t i = 0; i < stmt->handlers.len; i++)
    lower_star_handler (self, pt_ast_list (self->ast, stmt->handlers)[i], sym);
  PtHirId end = lower_runtime_call (self, node, PT_RUNTIME_star_end, &state, 1);
  lower_emit (self, lower_add (self, PT_HIR_EXPR, node, end, 0, 0, 0));
  self->out = out;
  PtHirId handler =
      lower_add (self, PT_HIR_HANDLER, node, 0, lower_end_list (self, &clauses), 0, 0);
  PtHirList orelse = lower_block (self, stmt->orelse);
  self->func->tries--;
  PtHirList final = lower_block (self, stmt->finalbody);
  lower_emit (self, lower_add (self, PT_HIR_TRY, node, body, pt_hir_list (self->hir, &handler, 1),
                               orelse, final));
}

static void
lower_with (Lower *self, PtNodeId node, uint32_t item) {
  const PtWith *stmt = (const PtWith *)pt_ast_node (self->ast, node); /* as AsyncWith */
  if (item == stmt->items.len) {
    for (uint32_t i = 0; i < stmt->body.len; i++)
      lower_stmt (self, pt_ast_list (self->ast, stmt->body)[i]);
    return;
  }
  const PtWithitem *with = pt_ast_withitem (self->ast, pt_ast_list (self->ast, stmt->items)[item]);
  PtHirId manager = lower_expr (self, with->context_expr);
  PtSymId entered = lower_temp (self, PT_SYM_TEMP);
  StmtList *out = self->out;
  StmtList target = {.arena = self->arena}, body = {.arena = self->arena};
  self->out = &target;
  if (with->optional_vars != 0)
    lower_assign (self, with->optional_vars, lower_load_sym (self, with->optional_vars, entered));
  self->out = &body;
  self->func->tries++;
  lower_with (self, node, item + 1);
  self->func->tries--;
  self->out = out;
  PtHirId id = lower_add (self, PT_HIR_WITH, node, manager, entered, lower_end_list (self, &target),
                          lower_end_list (self, &body));
  if (stmt->head.kind == PT_NODE_ASYNC_WITH) {
    pt_hir_node (self->hir, id)->sub = 1;
    pt_hir_node (self->hir, id)->flags |= PT_HIR_HAS_YIELD;
  }
  lower_emit (self, id);
}

static void
lower_ann_assign (Lower *self, PtNodeId node) {
  const PtAnnAssign *assign = pt_ast_ann_assign (self->ast, node);
  if (assign->value != 0)
    lower_assign_all (self, &assign->target, 1, assign->value);
  bool evaluated = self->scope->kind == PT_SCOPE_CLASS && self->keeps_annotations;
  if (!evaluated && (self->scope->kind == PT_SCOPE_CLASS || self->scope->kind == PT_SCOPE_MODULE))
    lower_check_annotation (self, assign->annotation);
  if (self->scope->kind != PT_SCOPE_CLASS ||
      pt_ast_node (self->ast, assign->target)->kind != PT_NODE_NAME)
    return;
  const PtNode *annotation = pt_ast_node (self->ast, assign->annotation);
  PtHirId text = self->keeps_annotations && !self->lazy_annotations
                     ? lower_expr (self, assign->annotation)
                     : lower_str (self, assign->annotation,
                                  (PtView){self->source->text + annotation->start,
                                           annotation->end - annotation->start});
  PtStr name = lower_mangle (self, pt_ast_name (self->ast, assign->target)->id);
  lower_emit (self, lower_add (self, PT_HIR_ANNOTATE, node, name, text, 0, 0));
}

/** Applies decorators, the last one first; they are evaluated before what they decorate. */
static PtHirId
lower_decorated (Lower *self, PtNodeList decorators, uint32_t index, PtNodeId node) {
  if (index == decorators.len)
    return pt_ast_node (self->ast, node)->kind == PT_NODE_CLASS_DEF ? lower_class (self, node)
                                                                    : lower_function (self, node);
  PtNodeId at = pt_ast_list (self->ast, decorators)[index];
  PtHirId decorator = lower_expr (self, at);
  PtHirId argument = lower_decorated (self, decorators, index + 1, node);
  return lower_add (self, PT_HIR_CALL, at, decorator, pt_hir_list (self->hir, &argument, 1), 0, 0);
}

static void
lower_raise (Lower *self, PtNodeId node) {
  const PtRaise *raise = pt_ast_raise (self->ast, node);
  PtNodeId nodes[] = {raise->exc, raise->cause};
  PtHirId ids[2];
  lower_operands (self, nodes, 2, ids);
  lower_emit (self, lower_add (self, PT_HIR_RAISE, node, ids[0], ids[1], 0, 0));
}

static void
lower_assert (Lower *self, PtNodeId node) {
  const PtAssert *assertion = pt_ast_assert (self->ast, node);
  PtHirId test = lower_expr (self, assertion->test);
  if (assertion->msg != 0 && lower_has_yield (self, assertion->msg)) {
    /* if not test: raise AssertionError(message) */
    StmtList *out = self->out;
    StmtList failed = {.arena = self->arena};
    self->out = &failed;
    PtHirId message = lower_expr (self, assertion->msg);
    PtHirId class = lower_add (self, PT_HIR_BUILTIN, node, PT_BUILTIN_AssertionError, 0, 0, 0);
    PtHirId error =
        lower_add (self, PT_HIR_CALL, node, class, pt_hir_list (self->hir, &message, 1), 0, 0);
    lower_emit (self, lower_add (self, PT_HIR_RAISE, node, error, 0, 0, 0));
    self->out = out;
    PtHirList list = lower_end_list (self, &failed);
    lower_emit (self, lower_add (self, PT_HIR_IF, node, test, 0, list, 0));
    return;
  }
  lower_emit (self, lower_add (self, PT_HIR_ASSERT, node, test,
                               lower_optional (self, assertion->msg), 0, 0));
}

static void
lower_any_stmt (Lower *self, PtNodeId node) {
  const PtNode *head = pt_ast_node (self->ast, node);
  switch (head->kind) {
  case PT_NODE_EXPR: {
    PtHirId value = lower_expr (self, pt_ast_expr (self->ast, node)->value);
    uint8_t op = pt_hir_node (self->hir, value)->op;
    /* Constants and temporaries do nothing. */
    if (op > PT_HIR_BYTES &&
        !(op == PT_HIR_LOAD &&
          pt_hir_sym (self->hir, pt_hir_node (self->hir, value)->a)->kind == PT_SYM_TEMP))
      lower_emit (self, lower_add (self, PT_HIR_EXPR, node, value, 0, 0, 0));
    return;
  }
  case PT_NODE_ASSIGN: {
    const PtAssign *assign = pt_ast_assign (self->ast, node);
    lower_assign_all (self, pt_ast_list (self->ast, assign->targets), assign->targets.len,
                      assign->value);
    return;
  }
  case PT_NODE_AUG_ASSIGN:
    lower_aug_assign (self, node);
    return;
  case PT_NODE_ANN_ASSIGN:
    lower_ann_assign (self, node);
    return;
  case PT_NODE_DELETE: {
    PtNodeList targets = pt_ast_delete (self->ast, node)->targets;
    for (uint32_t i = 0; i < targets.len; i++)
      lower_delete (self, pt_ast_list (self->ast, targets)[i]);
    return;
  }
  case PT_NODE_RETURN: {
    PtNodeId value = pt_ast_return (self->ast, node)->value;
    PtHirId id = value == 0 ? lower_none (self, node) : lower_expr (self, value);
    lower_emit (self, lower_add (self, PT_HIR_RETURN, node, id, 0, 0, 0));
    return;
  }
  case PT_NODE_IF:
    lower_if (self, node);
    return;
  case PT_NODE_WHILE:
    lower_while (self, node);
    return;
  case PT_NODE_FOR:
    lower_for (self, node);
    return;
  case PT_NODE_ASYNC_FOR:
    lower_async_for (self, node);
    return;
  case PT_NODE_BREAK:
    lower_jump (self, node, PT_HIR_BREAK);
    return;
  case PT_NODE_CONTINUE:
    lower_jump (self, node, PT_HIR_CONTINUE);
    return;
  case PT_NODE_RAISE:
    lower_raise (self, node);
    return;
  case PT_NODE_ASSERT:
    lower_assert (self, node);
    return;
  case PT_NODE_TRY:
    lower_try (self, node);
    return;
  case PT_NODE_WITH:
  case PT_NODE_ASYNC_WITH:
    lower_with (self, node, 0);
    return;
  case PT_NODE_FUNCTION_DEF:
  case PT_NODE_ASYNC_FUNCTION_DEF: {
    const PtFunctionDef *def = (const PtFunctionDef *)head; /* as AsyncFunctionDef */
    lower_store_name (self, node, def->name, lower_decorated (self, def->decorator_list, 0, node));
    return;
  }
  case PT_NODE_CLASS_DEF: {
    const PtClassDef *def = pt_ast_class_def (self->ast, node);
    lower_store_name (self, node, def->name, lower_decorated (self, def->decorator_list, 0, node));
    return;
  }
  case PT_NODE_IMPORT:
    lower_import (self, node);
    return;
  case PT_NODE_IMPORT_FROM:
    lower_import_from (self, node);
    return;
  case PT_NODE_MATCH:
    lower_match (self, node);
    return;
  case PT_NODE_PASS:
  case PT_NODE_GLOBAL:
  case PT_NODE_NONLOCAL:
    return;
  case PT_NODE_TRY_STAR:
    lower_try_star (self, node);
    return;
  default:
    lower_unsupported (self, node, "this statement");
  }
}

/** What is wrong with a statement of a library module doesn't refuse the module: the statement
 * becomes one that stops the program when it is reached. */
static void
stop_instead (Lower *self, PtNodeId node, uint32_t first_diag, uint32_t errors,
              uint32_t statements) {
  PtHirId stop = lower_stop (self, node, self->diags->items[first_diag].message);
  self->diags->count = first_diag;
  self->diags->errors = errors;
  self->out->len = statements;
  lower_emit (self, lower_add (self, PT_HIR_EXPR, node, stop, 0, 0, 0));
}

void
lower_stmt (Lower *self, PtNodeId node) {
  uint32_t diags = self->diags->count, errors = self->diags->errors, statements = self->out->len;
  lower_any_stmt (self, node);
  if (self->library && self->diags->count > diags)
    stop_instead (self, node, diags, errors, statements);
}
