// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The import statements of one unit, wherever they stand: also in functions, classes and branches.

#include "core/base/base.h"
#include "core/memory/arena.h"
#include "core/source/diag.h"
#include "core/spec/nodes.h"

/** One imported thing: `import a.b, c` gives two, `from m import x, y` gives two. */
typedef struct {
  PtStr module;    /* "a.b", "m"; 0 in `from . import x` */
  PtStr name;      /* "x"; 0 in `import a.b` and in `from m import *` */
  uint32_t level;  /* dots */
  PtSpan span;     /* of the alias */
  bool guarded;    /* in the body of a try whose handlers catch ImportError */
  bool under_main; /* under `if __name__ == "__main__":` */
  bool dead;       /* under `if TYPE_CHECKING:`, for type checkers only */
} PtImportItem;

/** Valid until: the unit's arena is reset. */
typedef struct {
  PtImportItem *items;
  uint32_t count;
  bool has_finalizers; /* some class has a __del__, or there are weak references:
                          it shows when an object goes */
} PtImports;

/** Whether the test of an `if` is `__name__ == "__main__"`. */
bool pt_is_main_test (const PtAst *ast, PtNodeId test);

/** Errors: PT_ENOMEM. Threads: any, one per arena. */
PT_MUST_CHECK PtStatus pt_imports_collect (const PtAst *ast, PtArena *arena,
                                           PtImports *ret_imports);
/** A copy that outlives the unit's arena. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_imports_copy (const PtImports *self, PtArena *arena, PtImports *ret_copy);
