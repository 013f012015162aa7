// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/modules.h"

#include <stdio.h>

/* What the names of a program are made of. */
static const char *const nouns[] = {
    "order",   "account", "packet",  "sensor",  "ticket", "route",   "customer", "document",
    "session", "reading", "invoice", "message", "player", "product", "schedule", "shipment",
};
static const char *const fields[] = {
    "total", "weight", "priority", "balance", "offset", "score", "quantity", "distance",
};
static const char *const verbs[] = {
    "collect", "merge", "filter", "rank", "summarise", "update", "measure", "split",
};

typedef struct {
  PtBytes *out;
  uint64_t state;
  uint32_t index;
  char noun[16]; /* of the module's class */
  char field[16];
} Writer;

static uint32_t
below (Writer *self, uint32_t bound) {
  self->state = self->state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(self->state >> 33) % bound;
}

#define PICK(self, list) ((list)[below ((self), PT_COUNT_OF (list))])
#define SAY(self, ...) pt_bytes_printf ((self)->out, __VA_ARGS__)

static void
write_head (Writer *self) {
  SAY (self,
       "\"\"\"Keeps %ss of part %u.\n\nEach %s has a %s; what is derived from it is computed when "
       "asked for.\n\"\"\"\n",
       self->noun, self->index, self->noun, self->field);
  uint32_t imports = self->index == 0 ? 0 : 1 + below (self, 2);
  for (uint32_t i = 0; i < imports; i++) {
    uint32_t other = self->index - 1 - below (self, self->index < 8 ? self->index : 8);
    SAY (self, "from m%05u import checksum as checksum_%u\n", other, other);
  }
  SAY (self, "\nLIMIT = %u\nNAMES = [", 40 + below (self, 60));
  for (uint32_t i = 0; i < 6; i++)
    SAY (self, "%s\"%s_%s\"", i == 0 ? "" : ", ", PICK (self, verbs), PICK (self, fields));
  SAY (self, "]\n\n");
}

static void
write_class (Writer *self) {
  const char *noun = self->noun, *field = self->field;
  SAY (self,
       "\nclass %c%s:\n    \"\"\"One %s and what belongs to it.\"\"\"\n\n"
       "    def __init__(self, name: str, %s: int) -> None:\n"
       "        self.name = name\n        self.%s = %s\n        self.history: list[int] = []\n\n",
       noun[0] - 32, noun + 1, noun, field, field, field);
  SAY (self,
       "    def change(self, by: int) -> int:\n"
       "        # what was there before is kept, so that it can be taken back\n"
       "        self.history.append(self.%s)\n        self.%s += by\n"
       "        if self.%s > LIMIT * %u:\n            self.%s -= LIMIT\n"
       "        return self.%s\n\n",
       field, field, field, 2 + below (self, 5), field, field);
  SAY (self,
       "    def undo(self) -> bool:\n        if not self.history:\n            return False\n"
       "        self.%s = self.history.pop()\n        return True\n\n"
       "    def __repr__(self) -> str:\n"
       "        return f\"<{self.name}: {self.%s:>6} after {len(self.history)}>\"\n\n",
       field, field);
}

static void
write_loop (Writer *self, uint32_t number) {
  const char *verb = PICK (self, verbs), *field = PICK (self, fields);
  SAY (self,
       "\ndef %s_%s_%u(values: list[int], step: int = %u) -> dict[str, int]:\n"
       "    \"\"\"Sums the values by the name that belongs to each.\"\"\"\n"
       "    sums: dict[str, int] = {}\n    for position, value in enumerate(values):\n"
       "        name = NAMES[position %% len(NAMES)]\n",
       verb, field, number, 1 + below (self, 9));
  SAY (self,
       "        if value %% %u == 0:\n            continue\n"
       "        sums[name] = sums.get(name, 0) + value * step - position // %u\n"
       "    return sums\n\n",
       3 + below (self, 5), 2 + below (self, 3));
}

static void
write_text (Writer *self, uint32_t number) {
  SAY (self,
       "\ndef describe_%u(words: list[str], width: int = %u) -> str:\n"
       "    lines = []\n    line = \"\"\n    for word in words:\n"
       "        if len(line) + len(word) + 1 > width and line:\n"
       "            lines.append(line.rstrip())\n            line = \"\"\n"
       "        line += word.upper() + \" \"\n",
       number, 24 + below (self, 40));
  SAY (self,
       "    if line:\n        lines.append(line.rstrip())\n"
       "    return \"%s\".join(lines)  # one text, however many words there were\n\n",
       below (self, 2) == 0 ? " / " : "; ");
}

static void
write_search (Writer *self, uint32_t number) {
  SAY (self,
       "\ndef position_%u(values: list[int], wanted: int) -> int:\n"
       "    low, high = 0, len(values)\n    while low < high:\n"
       "        middle = (low + high) // 2\n        if values[middle] < wanted:\n"
       "            low = middle + 1\n        else:\n            high = middle\n"
       "    return low if low < len(values) and values[low] == wanted else -%u\n\n",
       number, 1 + below (self, 4));
}

static void
write_generator (Writer *self, uint32_t number) {
  SAY (self,
       "\ndef pairs_%u(count: int):\n    previous = %u\n    for number in range(count):\n"
       "        current = (previous * %u + number) %% 1009\n"
       "        yield previous, current\n        previous = current\n\n",
       number, below (self, 1000), 3 + 2 * below (self, 20));
}

static void
write_checksum (Writer *self, const char *loop) {
  const char *noun = self->noun, *field = self->field;
  SAY (self,
       "\ndef checksum(rounds: int = 4) -> int:\n"
       "    kept = [%c%s(name, 7 * number) for number, name in enumerate(NAMES)]\n"
       "    for number in range(rounds):\n        for item in kept:\n"
       "            item.change(number * %u + len(item.name))\n",
       noun[0] - 32, noun + 1, 3 + below (self, 9));
  SAY (self,
       "    kept[0].undo()\n    values = sorted(item.%s for item in kept)\n"
       "    total = sum(%s(values).values()) + position_1(values, values[0])\n"
       "    for left, right in pairs_1(rounds):\n        total += left ^ right\n"
       "    try:\n        total += values[rounds + %u]\n"
       "    except IndexError:\n        total += len(describe_1(NAMES)) + len(repr(kept[-1]))\n"
       "    return total\n",
       field, loop, below (self, 4));
}

void
pt_bench_write_module (PtBytes *ret, uint32_t index) {
  Writer self = {.out = ret, .state = 0x2545F4914F6CDD1Du * (index + 1), .index = index};
  snprintf (self.noun, sizeof self.noun, "%s", PICK (&self, nouns));
  snprintf (self.field, sizeof self.field, "%s", PICK (&self, fields));
  write_head (&self);
  write_class (&self);
  write_text (&self, 1);
  write_search (&self, 1);
  write_generator (&self, 1);
  static void (*const more[]) (Writer * self, uint32_t number) = {write_loop, write_text,
                                                                  write_search, write_generator};
  for (uint32_t i = 0, n = 2 + below (&self, 4); i < n; i++)
    more[below (&self, PT_COUNT_OF (more))](&self, i + 2);
  /* The loop that the checksum calls has a name of its own. */
  SAY (&self,
       "\ndef sums_of(values: list[int]) -> dict[str, int]:\n"
       "    return {name: value * %u for name, value in zip(NAMES, values)}\n\n",
       2 + below (&self, 7));
  write_checksum (&self, "sums_of");
}

void
pt_bench_write_main (PtBytes *ret, uint32_t n) {
  pt_bytes_append_str (ret, "\"\"\"Starts the modules.\"\"\"\n");
  for (uint32_t i = 0; i < n; i++)
    pt_bytes_printf (ret, "import m%05u\n", i);
  pt_bytes_append_str (ret, "\nif __name__ == \"__main__\":\n");
  for (uint32_t i = 0; i < n; i++)
    pt_bytes_printf (ret, "    print(\"m%05u\", m%05u.checksum())\n", i, i);
}
