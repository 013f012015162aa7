// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/json.h"
#include "tests/check.h"

static PtJson *
parse (const char *text) {
  return pt_json_parse (text, strlen (text), NULL);
}

PT_TEST (values_of_each_kind) {
  g_autoptr (PtJson) json =
      parse (" {\"a\": [1, -2.5e3, true, null], \"b\": {\"c\": \"x\"}, \"d\": false}\n");
  pt_check (json != NULL);
  const PtJson *list = pt_json_member (json, "a");
  pt_check_int (pt_json_length (list), 4);
  pt_check (pt_json_item (list, 1)->number == -2500);
  pt_check_int (pt_json_item (list, 2)->kind, PT_JSON_BOOL);
  pt_check_int (pt_json_item (list, 3)->kind, PT_JSON_NULL);
  pt_check (pt_json_item (list, 4) == NULL);
  pt_check_str (pt_json_text (pt_json_member (json, "b"), "c"), "x");
  pt_check (pt_json_number (json, "d", 7) == 0);
  pt_check (pt_json_number (json, "missing", 7) == 7);
  pt_check (pt_json_text (NULL, "b") == NULL);
}

PT_TEST (escapes) {
  g_autoptr (PtJson) json = parse ("{\"t\": \"a\\n\\\"\\\\\\u00e9\\ud83d\\ude00\"}");
  pt_check_str (pt_json_text (json, "t"), "a\n\"\\\xc3\xa9\xf0\x9f\x98\x80");
}

PT_TEST (damaged_text_is_refused_with_its_place) {
  static const struct {
    const char *text;
    const char *fault;
  } cases[] = {
      {"", "line 1, column 1: a value is expected"},
      {"{\"a\": 1,\n \"b\" 2}", "line 2, column 6: ':' is expected"},
      {"[1, 2", "line 1, column 6: ',' or ']' is expected"},
      {"{\"a\": \"x", "line 1, column 9: a string without an end"},
      {"[1] 2", "line 1, column 5: something follows the document"},
      {"[\"\\x\"]", "line 1, column 5: an escape that JSON doesn't have"},
      {"[\"\\ud800\"]", "line 1, column 9: an escape that JSON doesn't have"},
      {"[nul]", "line 1, column 2: a value is expected"},
      {"[1.2.3]", "line 1, column 2: a value is expected"},
      {"[\"\xff\"]", "line 1, column 5: a string that is not UTF-8"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PtJson) json = pt_json_parse (cases[i].text, strlen (cases[i].text), &error);
    pt_check (json == NULL);
    pt_check_str (error == NULL ? NULL : error->message, cases[i].fault);
  }
}

PT_TEST (deep_nesting_is_refused) {
  char text[300] = {0};
  memset (text, '[', 200);
  g_autoptr (PtJson) json = parse (text);
  pt_check (json == NULL);
}

PT_TEST (a_zero_byte_is_no_space) {
  g_autoptr (PtJson) json = pt_json_parse ("[1]\0", 4, NULL);
  pt_check (json == NULL);
}

PT_TEST_MAIN
