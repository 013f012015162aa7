// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/json.h"

#include <string.h>

enum { MAX_DEPTH = 64 };

typedef struct {
  const char *start, *at, *end;
  guint depth;
  const char *fault; /* NULL: none yet */
} Reader;

static PtJson *read_value (Reader *self);

static PtJson *
json_new (PtJsonKind kind) {
  PtJson *self = g_new0 (PtJson, 1);
  self->kind = kind;
  if (kind == PT_JSON_ARRAY || kind == PT_JSON_OBJECT)
    self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)pt_json_free);
  if (kind == PT_JSON_OBJECT)
    self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pt_json_free (PtJson *self) {
  if (self == NULL)
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

static gpointer
fail (Reader *self, const char *fault) {
  if (self->fault == NULL)
    self->fault = fault;
  return NULL;
}

static char
peek (Reader *self) {
  while (self->at < self->end && *self->at != '\0' && strchr (" \t\r\n", *self->at) != NULL)
    self->at++;
  return self->at < self->end ? *self->at : '\0';
}

static gboolean
take (Reader *self, char c) {
  if (peek (self) != c)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Four hexadecimal digits; -1: they aren't there. */
static gint32
read_unit (Reader *self) {
  gint32 unit = 0;
  for (int i = 0; i < 4; i++, self->at++) {
    int digit = self->at < self->end ? g_ascii_xdigit_value (*self->at) : -1;
    if (digit < 0)
      return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

static gboolean
read_escape (Reader *self, GString *text) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  char c = self->at < self->end ? *self->at++ : '\0';
  const char *found = c == '\0' ? NULL : strchr (from, c);
  if (found != NULL) {
    g_string_append_c (text, to[found - from]);
    return TRUE;
  }
  gint32 unit = c == 'u' ? read_unit (self) : -1;
  if (unit >= 0xD800 && unit < 0xDC00 && self->end - self->at > 2 && self->at[0] == '\\' &&
      self->at[1] == 'u') {
    self->at += 2;
    gint32 low = read_unit (self);
    unit = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : -1;
  }
  if (unit <= 0 || !g_unichar_validate ((gunichar)unit))
    return FALSE;
  g_string_append_unichar (text, (gunichar)unit);
  return TRUE;
}

static char *
read_string (Reader *self) {
  if (!take (self, '"'))
    return fail (self, "a string is expected");
  g_autoptr (GString) text = g_string_new (NULL);
  while (self->at < self->end && *self->at != '"') {
    if ((guchar)*self->at < 0x20)
      return fail (self, "a control character in a string");
    if (*self->at != '\\') {
      g_string_append_c (text, *self->at++);
      continue;
    }
    self->at++;
    if (!read_escape (self, text))
      return fail (self, "an escape that JSON doesn't have");
  }
  if (self->at == self->end)
    return fail (self, "a string without an end");
  self->at++;
  if (!g_utf8_validate (text->str, (gssize)text->len, NULL))
    return fail (self, "a string that is not UTF-8");
  return g_strdup (text->str);
}

static PtJson *
read_number (Reader *self) {
  gsize len = 0;
  while (self->at + len < self->end && self->at[len] != '\0' &&
         strchr ("+-.eE0123456789", self->at[len]) != NULL)
    len++;
  g_autofree char *text = g_strndup (self->at, len);
  char *stop = text;
  double number = g_ascii_strtod (text, &stop);
  if (len == 0 || *stop != '\0' || text[0] == '+')
    return fail (self, "a value is expected");
  self->at += len;
  PtJson *json = json_new (PT_JSON_NUMBER);
  json->number = number;
  return json;
}

static PtJson *
read_word (Reader *self) {
  static const struct {
    const char *word;
    PtJsonKind kind;
    double number;
  } words[] = {{"null", PT_JSON_NULL, 0}, {"true", PT_JSON_BOOL, 1}, {"false", PT_JSON_BOOL, 0}};
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize len = strlen (words[i].word);
    if ((gsize)(self->end - self->at) >= len && memcmp (self->at, words[i].word, len) == 0) {
      self->at += len;
      PtJson *json = json_new (words[i].kind);
      json->number = words[i].number;
      return json;
    }
  }
  return read_number (self);
}

/* The members of an array or object, up to its closing bracket. */
static PtJson *
read_members (Reader *self, PtJsonKind kind, char close) {
  g_autoptr (PtJson) json = json_new (kind);
  self->at++;
  if (take (self, close))
    return g_steal_pointer (&json);
  do {
    if (kind == PT_JSON_OBJECT) {
      char *name = read_string (self);
      if (name == NULL)
        return NULL;
      g_ptr_array_add (json->names, name);
      if (!take (self, ':'))
        return fail (self, "':' is expected");
    }
    PtJson *item = read_value (self);
    if (item == NULL)
      return NULL;
    g_ptr_array_add (json->items, item);
  } while (take (self, ','));
  if (!take (self, close))
    return fail (self,
                 kind == PT_JSON_OBJECT ? "',' or '}' is expected" : "',' or ']' is expected");
  return g_steal_pointer (&json);
}

static PtJson *
read_value (Reader *self) {
  char c = peek (self);
  if (c == '"') {
    char *text = read_string (self);
    if (text == NULL)
      return NULL;
    PtJson *json = json_new (PT_JSON_STRING);
    json->text = text;
    return json;
  }
  if (c != '{' && c != '[')
    return read_word (self);
  if (self->depth == MAX_DEPTH)
    return fail (self, "more than 64 levels");
  self->depth++;
  PtJson *json =
      c == '{' ? read_members (self, PT_JSON_OBJECT, '}') : read_members (self, PT_JSON_ARRAY, ']');
  self->depth--;
  return json;
}

PtJson *
pt_json_parse (const char *text, gsize len, GError **error) {
  Reader reader = {.start = text, .at = text, .end = text + len};
  g_autoptr (PtJson) json = read_value (&reader);
  if (json != NULL) {
    peek (&reader);
    if (reader.at == reader.end)
      return g_steal_pointer (&json);
    reader.fault = "something follows the document";
  }
  guint line = 1, column = 1;
  for (const char *at = text; at < reader.at; at++) {
    line += *at == '\n';
    column = *at == '\n' ? 1 : column + 1;
  }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %u, column %u: %s", line, column,
               reader.fault);
  return NULL;
}

const PtJson *
pt_json_member (const PtJson *self, const char *name) {
  if (self == NULL || self->kind != PT_JSON_OBJECT)
    return NULL;
  for (guint i = 0; i < self->names->len; i++)
    if (strcmp (g_ptr_array_index (self->names, i), name) == 0)
      return g_ptr_array_index (self->items, i);
  return NULL;
}

const char *
pt_json_text (const PtJson *self, const char *name) {
  const PtJson *member = pt_json_member (self, name);
  return member == NULL ? NULL : member->text;
}

double
pt_json_number (const PtJson *self, const char *name, double otherwise) {
  const PtJson *member = pt_json_member (self, name);
  return member != NULL && (member->kind == PT_JSON_NUMBER || member->kind == PT_JSON_BOOL)
             ? member->number
             : otherwise;
}

guint
pt_json_length (const PtJson *self) {
  return self == NULL || self->items == NULL ? 0 : self->items->len;
}

const PtJson *
pt_json_item (const PtJson *self, guint index) {
  return index < pt_json_length (self) ? g_ptr_array_index (self->items, index) : NULL;
}
