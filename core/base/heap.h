// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The heap, counted: every allocation of core passes here, so that "mallocs per file" is a number
// and not a claim, and so that a test can make the n-th one fail. The memory is the C library's:
// free() and pt_heap_free() are the same. Threads: any.

#include "core/base/base.h"

/** As malloc, realloc, calloc and aligned_alloc (size is rounded up). NULL: no memory, or the
 * product overflows. A size of 0 gives a pointer that may be freed. */
void *pt_heap_alloc (size_t size) PT_MUST_CHECK;
void *pt_heap_alloc_zero (size_t count, size_t size) PT_MUST_CHECK;
void *pt_heap_alloc_aligned (size_t align, size_t size) PT_MUST_CHECK;
void *pt_heap_realloc (void *old, size_t size) PT_MUST_CHECK;
void pt_heap_free (void *pointer);
/** The memory goes to somebody who frees it with free(): it is no longer counted as in use. */
void pt_heap_disown (void *pointer);

/** Allocations (and reallocations) of this process so far. */
uint64_t pt_heap_allocations (void);

/** Bytes in use now, as the C library rounds them. Exact while no other thread allocates. */
uint64_t pt_heap_bytes (void);
/** The most that were in use at once; up to 64 KiB per thread may be missing. */
uint64_t pt_heap_peak (void);

/** For tests: the allocation after n more fails, once. Negative: never. */
void pt_heap_fail_after (int64_t n);
