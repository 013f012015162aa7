// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tells AddressSanitizer which bytes of an arena or a pool are not allocated now, so that a use
// after reset is reported like a use after free.
//   pt_poison    the bytes were in use and no longer are; debug builds also overwrite them
//   pt_guard     the bytes were never in use; costs nothing without the sanitizer
//   pt_unpoison  the bytes are in use from now on

#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__)
#define PT_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PT_ASAN 1
#endif
#endif

#ifdef PT_ASAN
#include <sanitizer/asan_interface.h>

static inline void
pt_poison (void *data, size_t size) {
  ASAN_POISON_MEMORY_REGION (data, size);
}

static inline void
pt_guard (void *data, size_t size) {
  ASAN_POISON_MEMORY_REGION (data, size);
}

static inline void
pt_unpoison (void *data, size_t size) {
  ASAN_UNPOISON_MEMORY_REGION (data, size);
}

#else
#include <string.h>

static inline void
pt_poison (void *data, size_t size) {
#ifdef NDEBUG
  (void)data, (void)size;
#else
  memset (data, 0xDD, size);
#endif
}

static inline void
pt_guard (void *data, size_t size) {
  (void)data, (void)size;
}

static inline void
pt_unpoison (void *data, size_t size) {
  (void)data, (void)size;
}
#endif
