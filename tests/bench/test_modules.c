// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/modules.h"
#include "core/pipeline.h"
#include "tests/check.h"

#include <string.h>

PT_TEST (the_same_number_gives_the_same_text) {
  PT_AUTO (PtBytes) a = {0};
  PT_AUTO (PtBytes) b = {0};
  PT_AUTO (PtBytes) c = {0};
  pt_bench_write_module (&a, 7);
  pt_bench_write_module (&b, 7);
  pt_bench_write_module (&c, 8);
  pt_check_str (a.data, b.data);
  pt_check (strcmp (a.data, c.data) != 0);
  pt_check (a.len > 1500 && a.len < 10000);
}

PT_TEST (modules_have_no_errors) {
  for (uint32_t i = 0; i < 300; i++) {
    PT_AUTO (PtBytes) text = {0};
    PT_AUTO (PtArena) arena = {0};
    pt_bench_write_module (&text, i);
    PtUnit unit;
    pt_unit_init (&unit, &arena);
    PtPipelineOptions options = {.python_minor = 11, .types = true};
    pt_check_int (pt_pipeline_read (&unit, "m.py", text.data, text.len, &options), PT_OK);
    pt_check_int (unit.diags.errors, 0);
  }
}

PT_TEST (main_imports_all) {
  PT_AUTO (PtBytes) text = {0};
  pt_bench_write_main (&text, 3);
  pt_check (strstr (text.data, "import m00000\nimport m00001\nimport m00002\n") != NULL);
  pt_check (strstr (text.data, "import m00003") == NULL);
}

PT_TEST_MAIN
