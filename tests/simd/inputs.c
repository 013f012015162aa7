// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/simd/inputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

PtGuarded
pt_guarded_new (size_t size) {
  size_t page = (size_t)sysconf (_SC_PAGESIZE);
  size_t rounded = (size + page - 1) / page * page;
  char *pages =
      mmap (NULL, rounded + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED || mprotect (pages + rounded, page, PROT_NONE) != 0)
    abort ();
  return (PtGuarded){pages, rounded};
}

void
pt_guarded_free (PtGuarded *self) {
  munmap (self->pages, self->size + (size_t)sysconf (_SC_PAGESIZE));
}

char *
pt_guarded_last (const PtGuarded *self, size_t len) {
  return self->pages + self->size - len;
}

uint64_t
pt_random (uint64_t *state) {
  uint64_t x = *state;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  *state = x;
  return x * UINT64_C (0x2545F4914F6CDD1D);
}

void
pt_fill_random (char *data, size_t len, uint64_t *state) {
  for (size_t i = 0; i < len; i++)
    data[i] = (char)(pt_random (state) >> 40);
}

void
pt_fill_from (char *data, size_t len, const char *choices, uint64_t *state) {
  size_t n = strlen (choices);
  for (size_t i = 0; i < len; i++)
    data[i] = choices[(pt_random (state) >> 33) % n];
}

size_t
pt_encode_utf8 (uint32_t code, char *ret) {
  if (code < 0x80) {
    ret[0] = (char)code;
    return 1;
  }
  size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = size - 1; i > 0; i--, code >>= 6)
    ret[i] = (char)(0x80 | (code & 0x3F));
  static const uint8_t leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
  ret[0] = (char)(leads[size] | code);
  return size;
}

void
pt_fill_utf8 (char *data, size_t len, unsigned damage_percent, uint64_t *state) {
  static const uint32_t limits[] = {0x80, 0x800, 0xD800, 0x110000};
  size_t i = 0;
  while (i < len) {
    char bytes[4];
    uint32_t limit = limits[(pt_random (state) >> 50) % 4];
    uint32_t code = (uint32_t)(pt_random (state) >> 32) % limit;
    if (code >= 0xD800 && code < 0xE000)
      code = 'x';
    size_t size = pt_encode_utf8 (code, bytes);
    if (size > len - i)
      size = len - i; /* cut short at the end: that is damage too, but of a useful kind */
    memcpy (data + i, bytes, size);
    i += size;
  }
  if (len > 0 && (pt_random (state) >> 40) % 100 < damage_percent)
    data[(pt_random (state) >> 20) % len] ^= (char)(1 << (pt_random (state) >> 61));
}
