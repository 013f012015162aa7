// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/array.h"
#include "core/base/heap.h"
#include "tests/check.h"

typedef struct {
  int from;
  int to;
} Edge;

PT_ARRAY (Edges, edges, Edge)

PT_TEST (push_and_pop) {
  PT_AUTO (Edges) list = {0};
  bool pushed = true;
  for (int i = 0; i < 1000; i++)
    pushed &= edges_push (&list, (Edge){i, -i});
  pt_check (pushed);
  pt_check_int (list.len, 1000);
  pt_check_int (list.items[999].to, -999);
  pt_check_int (list.items[0].from, 0);
  pt_check_int (edges_pop (&list).from, 999);
  pt_check_int (list.len, 999);
}

PT_TEST (reserve_avoids_allocations) {
  PT_AUTO (Edges) list = {0};
  pt_check (edges_reserve (&list, 500));
  uint64_t before = pt_heap_allocations ();
  for (int i = 0; i < 500; i++)
    if (!edges_push (&list, (Edge){0}))
      pt_check (false);
  pt_check_int (pt_heap_allocations () - before, 0);
}

PT_TEST (failure_changes_nothing) {
  PT_AUTO (Edges) list = {0};
  pt_check (edges_push (&list, (Edge){1, 2}));
  uint32_t cap = list.cap;
  pt_heap_fail_after (0);
  pt_check (!edges_reserve (&list, 100));
  pt_heap_fail_after (-1);
  pt_check_int (list.cap, cap);
  pt_check_int (list.items[0].to, 2);
  pt_check (!edges_reserve (&list, SIZE_MAX / 4));
  pt_check (!edges_reserve (&list, (size_t)UINT32_MAX + 1));
}

PT_TEST_MAIN
