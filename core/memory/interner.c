// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// An open-addressing table of 8-byte slots {hash, id} over pages of entries that never move.
//
// A reader hashes, loads the current table with acquire order and probes; each slot is one atomic
// word, stored with release order only after its entry is complete. A miss takes the lock and
// probes again. Growing builds a larger table and publishes it; old tables stay, because a reader
// may still be in one. They double, so all old ones together are smaller than the current one.
//
// Texts are stored zero-padded to at least 16 bytes. The hash starts from the first 16 bytes as two
// words, padded with zeros too, so comparing a short string is comparing two words.

#include "core/memory/interner.h"
#include "core/base/heap.h"
#include "core/base/tally.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "head_of() builds little-endian words");

enum {
  FIRST_SLOTS = 8192, /* a power of two */
  PAGE_BITS = 12,     /* entries per page: 4096 */
  PAGE_COUNT = 1 << 14,
  TEXT_BLOCK = 256 * 1024,
};

typedef struct {
  const char *data;
  uint32_t len;
  uint32_t hash;
} Entry;

/* hash in the high half, id in the low half; 0 = free. */
typedef _Atomic uint64_t Slot;

typedef struct Table {
  struct Table *older; /* a reader may still be in it */
  uint32_t mask;       /* slots - 1 */
  Slot slots[];
} Table;

/* Written under the lock. Readers use table and pages only. */
static struct {
  pthread_mutex_t lock;
  _Atomic (Table *) table; /* NULL until the first insert */
  _Atomic (Entry *) pages[PAGE_COUNT];
  _Atomic uint32_t count; /* entries, id 0 included */
  char *text;             /* free part of the current text block */
  size_t text_left;
  _Atomic uint64_t string_bytes;
  _Atomic uint64_t table_bytes;
} interner = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* The first 16 bytes as words, zero beyond the end. */
typedef struct {
  uint64_t a;
  uint64_t b;
} Head;

static inline uint64_t
load64 (const char *data) {
  uint64_t word;
  memcpy (&word, data, sizeof word);
  return word;
}

static inline uint64_t
load32 (const char *data) {
  uint32_t word;
  memcpy (&word, data, sizeof word);
  return word;
}

/* Reads inside [data, data + len) only: overlapping loads, the second shifted to its place. */
static inline Head
head_of (const char *data, size_t len) {
  Head head = {0, 0};
  if (len >= 16) {
    head.a = load64 (data);
    head.b = load64 (data + 8);
  } else if (len > 8) {
    head.a = load64 (data);
    head.b = load64 (data + len - 8) >> (8 * (16 - len));
  } else if (len >= 4) {
    head.a = load32 (data) | load32 (data + len - 4) << (8 * (len - 4));
  } else if (len > 0) {
    head.a = (uint64_t)(uint8_t)data[0] | (uint64_t)(uint8_t)data[len / 2] << (8 * (len / 2)) |
             (uint64_t)(uint8_t)data[len - 1] << (8 * (len - 1));
  }
  return head;
}

/* The same words from 16 readable bytes: two loads and two masks, no branch on the usual lengths.
 */
static inline Head
head_of_padded (const char *data, size_t len) {
  Head head = {load64 (data), load64 (data + 8)};
  if (len <= 8) {
    head.a = len == 8 ? head.a : head.a & (((uint64_t)1 << (8 * len)) - 1);
    head.b = 0;
  } else if (len < 16) {
    head.b &= ((uint64_t)1 << (8 * (len - 8))) - 1;
  }
  return head;
}

static inline uint32_t
hash_of (Head head, const char *data, size_t len) {
  __extension__ typedef unsigned __int128 u128;
  uint64_t b = head.b;
  if (len > 16) {
    for (size_t i = 16; i + 8 <= len; i += 8) {
      b = (b ^ load64 (data + i)) * 0x9E3779B97F4A7C15u;
      b ^= b >> 29;
    }
    b = (b ^ load64 (data + len - 8)) * 0x9E3779B97F4A7C15u;
  }
  u128 product = (u128)(head.a ^ 0xa0761d6478bd642fu) * ((b + len) ^ 0xe7037ed1a0b428dbu);
  return (uint32_t)((uint64_t)product ^ (uint64_t)(product >> 64));
}

static inline const Entry *
entry_of (uint32_t id) {
  Entry *page = atomic_load_explicit (&interner.pages[id >> PAGE_BITS], memory_order_relaxed);
  return &page[id & ((1u << PAGE_BITS) - 1)];
}

static inline bool
entry_is (const Entry *entry, Head head, const char *data, size_t len) {
  return entry->len == len && load64 (entry->data) == head.a &&
         load64 (entry->data + 8) == head.b &&
         (len <= 16 || memcmp (entry->data + 16, data + 16, len - 16) == 0);
}

/* The id, or 0 and the index of the free slot where it belongs. */
static inline PtStr
find (Table *table, Head head, uint32_t hash, const char *data, size_t len, uint32_t *ret_free) {
  for (uint32_t i = hash & table->mask;; i = (i + 1) & table->mask) {
    uint64_t slot = atomic_load_explicit (&table->slots[i], memory_order_acquire);
    if (slot == 0) {
      *ret_free = i;
      return 0;
    }
    if ((uint32_t)(slot >> 32) == hash && entry_is (entry_of ((uint32_t)slot), head, data, len))
      return (PtStr)slot;
  }
}

static void
count_table_bytes (size_t bytes) {
  atomic_fetch_add_explicit (&interner.table_bytes, bytes, memory_order_relaxed);
}

/* Copies into the text store, 8-byte aligned, zero-padded to a terminator and at least 16 bytes. */
static const char *
store_text (const char *data, size_t len) {
  size_t size = len + 1 < 16 ? 16 : (len + 1 + 7) & ~(size_t)7;
  if (size > interner.text_left) {
    size_t block = size > TEXT_BLOCK / 8 ? size : TEXT_BLOCK;
    char *text = pt_heap_alloc_zero (1, block);
    if (text == NULL)
      return NULL;
    count_table_bytes (block);
    if (block == size) { /* a long string gets a block of its own; the current one stays in use */
      memcpy (text, data, len);
      return text;
    }
    interner.text = text;
    interner.text_left = block;
  }
  char *copy = interner.text;
  interner.text += size;
  interner.text_left -= size;
  if (len > 0)
    memcpy (copy, data, len);
  return copy;
}

static Entry *
next_entry (uint32_t id) {
  if (id >> PAGE_BITS >= PAGE_COUNT)
    return NULL;
  Entry *page = atomic_load_explicit (&interner.pages[id >> PAGE_BITS], memory_order_relaxed);
  if (page == NULL) {
    page = pt_heap_alloc_zero ((size_t)1 << PAGE_BITS, sizeof *page);
    if (page == NULL)
      return NULL;
    count_table_bytes (sizeof *page << PAGE_BITS);
    atomic_store_explicit (&interner.pages[id >> PAGE_BITS], page, memory_order_relaxed);
  }
  return &page[id & ((1u << PAGE_BITS) - 1)];
}

/* A table with twice the slots, filled from the entries, published. NULL: no memory. */
static Table *
grow (Table *old) {
  uint32_t slots = old == NULL ? FIRST_SLOTS : (old->mask + 1) * 2;
  Table *table = pt_heap_alloc_zero (1, sizeof *table + slots * sizeof (Slot));
  if (table == NULL)
    return NULL;
  table->older = old;
  table->mask = slots - 1;
  uint32_t count = atomic_load_explicit (&interner.count, memory_order_relaxed);
  for (uint32_t id = 1; id < count; id++) {
    uint32_t hash = entry_of (id)->hash;
    uint32_t i = hash & table->mask;
    while (atomic_load_explicit (&table->slots[i], memory_order_relaxed) != 0)
      i = (i + 1) & table->mask;
    atomic_store_explicit (&table->slots[i], (uint64_t)hash << 32 | id, memory_order_relaxed);
  }
  count_table_bytes (sizeof *table + slots * sizeof (Slot));
  atomic_store_explicit (&interner.table, table, memory_order_release);
  return table;
}

static PtStr
insert_locked (Table *table, Head head, uint32_t hash, const char *data, size_t len) {
  uint32_t free_slot = 0;
  PtStr id = find (table, head, hash, data, len, &free_slot);
  if (id != 0)
    return id; /* another thread was faster */

  id = atomic_load_explicit (&interner.count, memory_order_relaxed);
  if (id > table->mask / 2) {
    if ((table = grow (table)) == NULL)
      return 0;
    find (table, head, hash, data, len, &free_slot);
  }
  Entry *entry = next_entry (id);
  const char *text = entry == NULL ? NULL : store_text (data, len);
  if (text == NULL)
    return 0;
  *entry = (Entry){text, (uint32_t)len, hash};
  atomic_store_explicit (&interner.count, id + 1, memory_order_relaxed);
  atomic_fetch_add_explicit (&interner.string_bytes, len, memory_order_relaxed);
  atomic_store_explicit (&table->slots[free_slot], (uint64_t)hash << 32 | id, memory_order_release);
  return id;
}

/* The first table with the rows of names.def. Published last, so no reader sees half of them: they
 * go into a table of their own first. NULL: no memory. */
static Table *
start_locked (void) {
  static const PtView names[] = {
#define PT_NAME(ident, text) {(text), sizeof (text) - 1},
#include "core/spec/names.def"
#undef PT_NAME
  };
  _Static_assert(PT_COUNT_OF (names) + 1 == PT_STR_RESERVED, "one id per row");

  for (uint32_t i = 0; i < PT_COUNT_OF (names); i++) {
    Entry *entry = next_entry (i + 1);
    const char *text = entry == NULL ? NULL : store_text (names[i].data, names[i].len);
    if (text == NULL)
      return NULL;
    uint32_t hash = hash_of (head_of (names[i].data, names[i].len), names[i].data, names[i].len);
    *entry = (Entry){text, (uint32_t)names[i].len, hash};
    atomic_fetch_add_explicit (&interner.string_bytes, names[i].len, memory_order_relaxed);
  }
  atomic_store_explicit (&interner.count, PT_STR_RESERVED, memory_order_relaxed);
  return grow (NULL);
}

static __attribute__ ((noinline)) PtStr
insert (Head head, uint32_t hash, const char *data, size_t len) {
  if (len > UINT32_MAX - 16)
    return 0;
  pthread_mutex_lock (&interner.lock);
  Table *table = atomic_load_explicit (&interner.table, memory_order_relaxed);
  if (table == NULL)
    table = start_locked ();
  PtStr id = table == NULL ? 0 : insert_locked (table, head, hash, data, len);
  pthread_mutex_unlock (&interner.lock);
  return id;
}

/* What the C library takes for size bytes: a word before them, a multiple of 16, no less than 32.
 */
static inline uint64_t
heap_chunk (size_t size) {
  return size <= 24 ? 32 : (size + 8 + 15) & ~(uint64_t)15;
}

static inline PtStr
intern (Head head, const char *data, size_t len) {
  PtTallyBlock *tally = pt_tally_mine ();
  pt_tally_add_to (tally, PT_TALLY_INTERN_LOOKUPS, 1);
  pt_tally_add_to (tally, PT_TALLY_INTERN_BYTES, len);
  pt_tally_add_to (tally, PT_TALLY_INTERN_CHUNKS, heap_chunk (len + 1));
  uint32_t hash = hash_of (head, data, len);
  Table *table = atomic_load_explicit (&interner.table, memory_order_acquire);
  if (PT_LIKELY (table != NULL)) {
    uint32_t free_slot;
    PtStr id = find (table, head, hash, data, len, &free_slot);
    if (PT_LIKELY (id != 0))
      return id;
  }
  return insert (head, hash, data, len);
}

PtStr
pt_intern (const char *data, size_t len) {
  return intern (head_of (data, len), data, len);
}

PtStr
pt_intern_padded (const char *data, size_t len) {
  return intern (head_of_padded (data, len), data, len);
}

PtView
pt_str_view (PtStr id) {
  if (id == 0)
    return PT_VIEW ("");
  if (PT_UNLIKELY (atomic_load_explicit (&interner.table, memory_order_acquire) == NULL))
    pt_intern ("", 0); /* a PT_NAME_ constant used before anything was interned */
  pt_assert (id < atomic_load_explicit (&interner.count, memory_order_relaxed));
  const Entry *entry = entry_of (id);
  return (PtView){entry->data, entry->len};
}

const char *
pt_str (PtStr id) {
  return pt_str_view (id).data;
}

void
pt_interner_stats (PtInternerStats *ret_stats) {
  uint32_t count = atomic_load_explicit (&interner.count, memory_order_relaxed);
  uint64_t lookups = pt_tally_sum (PT_TALLY_INTERN_LOOKUPS);
  uint64_t table_bytes = atomic_load_explicit (&interner.table_bytes, memory_order_relaxed);
  *ret_stats = (PtInternerStats){
      .lookups = lookups,
      .lookup_bytes = pt_tally_sum (PT_TALLY_INTERN_BYTES),
      .strings = count == 0 ? 0 : count - 1,
      .string_bytes = atomic_load_explicit (&interner.string_bytes, memory_order_relaxed),
      .table_bytes = table_bytes,
      .interned_bytes = lookups * sizeof (PtStr) + table_bytes,
      .slice_bytes = lookups * sizeof (PtView),
      .copy_bytes = lookups * sizeof (char *) + pt_tally_sum (PT_TALLY_INTERN_CHUNKS),
  };
}
