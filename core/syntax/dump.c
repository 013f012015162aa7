// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/syntax/dump.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/heap.h"
#include "core/lex/unicode.h"

typedef struct {
  const PtAst *ast;
  const PtSource *source;
  bool positions;
  PtBytes *out;
} Dump;

static void dump_node (Dump *self, PtNodeId id);

/* Constants, as repr() shows them */

static void
dump_quoted (PtBytes *out, PtView text, bool bytes) {
  bool single = memchr (text.data, '\'', text.len) != NULL;
  bool twice = memchr (text.data, '"', text.len) != NULL;
  char quote = single && !twice ? '"' : '\'';
  pt_bytes_append_char (out, quote);
  uint32_t step;
  for (size_t at = 0; at < text.len; at += step) {
    uint8_t c = (uint8_t)text.data[at];
    step = 1;
    if (c == '\\' || c == (uint8_t)quote) {
      pt_bytes_printf (out, "\\%c", c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      pt_bytes_append_str (out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
    } else if (c < 0x20 || c == 0x7F || (bytes && c >= 0x80)) {
      pt_bytes_printf (out, "\\x%02x", c);
    } else if (c < 0x80) {
      pt_bytes_append_char (out, (char)c);
    } else {
      uint32_t code = pt_utf8_decode (text.data + at, &step);
      if (pt_char_is_printable (code))
        pt_bytes_append (out, text.data + at, step);
      else
        pt_bytes_printf (out,
                         code < 0x100     ? "\\x%02x"
                         : code < 0x10000 ? "\\u%04x"
                                          : "\\U%08x",
                         code);
    }
  }
  pt_bytes_append_char (out, quote);
}

/* Shortest digits that give the number back, in repr's form; for an integral value ".0" if wanted.
 */
static void
dump_double (PtBytes *out, double value, bool point_zero) {
  char digits[40];
  if (isinf (value)) {
    pt_bytes_append_str (out, "inf");
    return;
  }
  int precision = 0;
  do
    snprintf (digits, sizeof digits, "%.*e", precision, value);
  while (strtod (digits, NULL) != value && ++precision < 17);
  char *e = strchr (digits, 'e');
  int exponent = atoi (e + 1);
  *e = '\0';
  if (exponent < -4 || exponent >= 16) {
    pt_bytes_printf (out, "%se%c%02d", digits, exponent < 0 ? '-' : '+', abs (exponent));
    return;
  }
  int decimals = precision > exponent ? precision - exponent : 0;
  pt_bytes_printf (out, "%.*f", decimals, value);
  if (decimals == 0 && point_zero)
    pt_bytes_append_str (out, ".0");
}

/* A number with a 0x, 0o or 0b prefix in decimal: by repeated multiplication, in base 10^9. */
static void
dump_radix (PtBytes *out, PtView text) {
  enum { BASE = 1000000000 };
  uint32_t radix = text.data[1] == 'x' ? 16 : text.data[1] == 'o' ? 8 : 2;
  size_t cap = text.len / 7 + 2, len = 1;
  uint32_t *limbs = pt_heap_alloc_zero (cap, sizeof *limbs);
  if (limbs == NULL) {
    out->failed = true;
    return;
  }
  for (size_t i = 2; i < text.len; i++) {
    char c = text.data[i];
    uint64_t carry = (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    for (size_t j = 0; j < len; j++) {
      carry += (uint64_t)limbs[j] * radix;
      limbs[j] = (uint32_t)(carry % BASE);
      carry /= BASE;
    }
    if (carry != 0)
      limbs[len++] = (uint32_t)carry;
  }
  pt_bytes_printf (out, "%u", limbs[len - 1]);
  while (--len > 0)
    pt_bytes_printf (out, "%09u", limbs[len - 1]);
  pt_heap_free (limbs);
}

static void
dump_constant (Dump *self, const PtNode *head) {
  const PtConstant *constant = (const PtConstant *)head;
  switch ((PtConstKind)head->op) {
  case PT_CONST_NONE:
    pt_bytes_append_str (self->out, "None");
    return;
  case PT_CONST_TRUE:
    pt_bytes_append_str (self->out, "True");
    return;
  case PT_CONST_FALSE:
    pt_bytes_append_str (self->out, "False");
    return;
  case PT_CONST_ELLIPSIS:
    pt_bytes_append_str (self->out, "Ellipsis");
    return;
  case PT_CONST_INT: {
    PtView text = pt_ast_constant_text (self->ast, constant);
    if (text.len > 1 && text.data[0] == '0')
      dump_radix (self->out, text);
    else
      pt_bytes_append_view (self->out, text);
    return;
  }
  case PT_CONST_FLOAT:
    dump_double (self->out, pt_ast_double (constant), true);
    return;
  case PT_CONST_COMPLEX:
    dump_double (self->out, pt_ast_double (constant), false);
    pt_bytes_append_char (self->out, 'j');
    return;
  case PT_CONST_BYTES:
    pt_bytes_append_char (self->out, 'b');
    dump_quoted (self->out, pt_ast_constant_text (self->ast, constant), true);
    return;
  case PT_CONST_STR:
    dump_quoted (self->out, pt_ast_constant_text (self->ast, constant), false);
    return;
  }
}

/* Fields */

static void
dump_list (Dump *self, const PtFieldInfo *field, PtNodeList list) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  pt_bytes_append_char (self->out, '[');
  for (uint32_t i = 0; i < list.len; i++) {
    if (i > 0)
      pt_bytes_append_str (self->out, ", ");
    if (field->kind == PT_FIELD_NAMES)
      dump_quoted (self->out, pt_str_view (items[i]), false);
    else if (field->kind == PT_FIELD_CMP_OPS)
      pt_bytes_printf (self->out, "%s()", pt_cmp_name ((PtCmp)items[i]));
    else if (items[i] == 0)
      pt_bytes_append_str (self->out, "None");
    else
      dump_node (self, items[i]);
  }
  pt_bytes_append_char (self->out, ']');
}

static void
dump_field (Dump *self, const PtNode *node, const PtFieldInfo *field) {
  const uint32_t *word = (const uint32_t *)node + field->word;
  switch ((PtFieldKind)field->kind) {
  case PT_FIELD_NODE:
    dump_node (self, word[0]);
    return;
  case PT_FIELD_NODES:
  case PT_FIELD_NAMES:
  case PT_FIELD_CMP_OPS:
    dump_list (self, field, (PtNodeList){word[0], word[1]});
    return;
  case PT_FIELD_NAME:
    dump_quoted (self->out, pt_str_view (word[0]), false);
    return;
  case PT_FIELD_INT:
    pt_bytes_printf (self->out, "%u", word[0]);
    return;
  case PT_FIELD_BYTE:
    /* Only conversion has a value for "none" that is not 0. */
    pt_bytes_printf (self->out, "%d",
                     node->kind == PT_NODE_FORMATTED_VALUE && node->op == 0 ? -1 : node->op);
    return;
  case PT_FIELD_CONSTANT:
  case PT_FIELD_SINGLETON:
    dump_constant (self, node);
    return;
  case PT_FIELD_CTX:
    pt_bytes_printf (self->out, "%s()", pt_ctx_name ((PtCtx)node->op));
    return;
  case PT_FIELD_BOOL:
    pt_bytes_printf (self->out, "%s()", pt_bool_name ((PtBool)node->op));
    return;
  case PT_FIELD_OP:
    pt_bytes_printf (self->out, "%s()", pt_op_name ((PtOp)node->op));
    return;
  case PT_FIELD_UNARY:
    pt_bytes_printf (self->out, "%s()", pt_unary_name ((PtUnary)node->op));
    return;
  }
}

/* Fields that ast leaves out: None, what the version does not have and, since 3.13, empty lists. */
static bool
is_hidden (const Dump *self, const PtNode *node, const PtFieldInfo *field) {
  const uint32_t *word = (const uint32_t *)node + field->word;
  PtFieldKind kind = (PtFieldKind)field->kind;
  bool is_list = kind == PT_FIELD_NODES || kind == PT_FIELD_NAMES || kind == PT_FIELD_CMP_OPS;
  if (strcmp (field->name, "type_params") == 0 && self->ast->python_minor < 12)
    return true;
  if (is_list)
    return self->ast->python_minor >= 13 && word[1] == 0;
  return field->optional && word[0] == 0;
}

static void
dump_node (Dump *self, PtNodeId id) {
  const PtNode *node = pt_ast_node (self->ast, id);
  const PtNodeInfo *info = &pt_node_infos[node->kind];
  const char *separator = "";
  pt_bytes_printf (self->out, "%s(", info->name);
  for (uint32_t i = 0; i < info->n_fields; i++) {
    const PtFieldInfo *field = &info->fields[i];
    if (is_hidden (self, node, field))
      continue;
    pt_bytes_printf (self->out, "%s%s=", separator, field->name);
    separator = ", ";
    dump_field (self, node, field);
  }
  if (node->kind == PT_NODE_MODULE && self->ast->python_minor < 13)
    pt_bytes_append_str (self->out, ", type_ignores=[]");
  if (node->kind == PT_NODE_CONSTANT && (node->flags & PT_NODE_FLAG_U_PREFIX) != 0)
    pt_bytes_append_str (self->out, ", kind='u'");
  bool has_position =
      info->has_position && (node->kind != PT_NODE_ALIAS || self->ast->python_minor >= 10);
  if (self->positions && has_position) {
    uint32_t line, column, end_line, end_column;
    pt_source_position (self->source, node->start, &line, &column);
    pt_source_position (self->source, node->end, &end_line, &end_column);
    pt_bytes_printf (self->out, "%slineno=%u, col_offset=%u, end_lineno=%u, end_col_offset=%u",
                     separator, line, column, end_line, end_column);
  }
  pt_bytes_append_char (self->out, ')');
}

void
pt_ast_dump (const PtAst *ast, const PtSource *source, unsigned flags, PtBytes *out) {
  Dump self = {ast, source, (flags & PT_DUMP_POSITIONS) != 0, out};
  dump_node (&self, ast->root);
}
