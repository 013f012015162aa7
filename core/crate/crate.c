// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crate/crate.h"
#include "core/rust/literal.h"

#include <ctype.h>
#include <string.h>

/* Words that can't name a Rust module, and names that mean something to cargo as files of src/. */
static const char *const taken[] = {
    "as",     "async",  "await",   "become", "box",     "break", "const",    "continue", "crate",
    "do",     "dyn",    "else",    "enum",   "extern",  "false", "final",    "fn",       "for",
    "gen",    "if",     "impl",    "in",     "let",     "lib",   "loop",     "macro",    "main",
    "match",  "mod",    "move",    "mut",    "priv",    "pub",   "override", "ref",      "return",
    "self",   "Self",   "static",  "struct", "super",   "trait", "true",     "try",      "type",
    "typeof", "unsafe", "unsized", "use",    "virtual", "where", "while",    "abstract", "yield",
    "rt",     "std",    "core",    "alloc",  "bin",     "_",
};

static bool
is_taken (const char *name) {
  for (size_t i = 0; i < PT_COUNT_OF (taken); i++)
    if (strcmp (taken[i], name) == 0)
      return true;
  return false;
}

/* "pkg.my-mod" gives "pkg__my_mod"; letters outside ASCII are written as their bytes, for file
 * systems that change them. */
static void
write_name (const char *module, PtBytes *out) {
  if (isdigit ((unsigned char)module[0]))
    pt_bytes_append_char (out, '_');
  for (const char *c = module; *c != '\0'; c++) {
    unsigned char byte = (unsigned char)*c;
    if (byte == '.')
      pt_bytes_append_str (out, "__");
    else if (byte < 0x80)
      pt_bytes_append_char (out, (char)(isalnum (byte) ? byte : '_'));
    else
      pt_bytes_printf (out, "u%02x", byte);
  }
}

/* The names given so far, by id. */
typedef struct {
  PtStr *slots; /* 0 = free */
  uint32_t mask;
} Given;

/* False: it is given already. */
static bool
give (Given *self, PtStr name) {
  uint32_t slot = (name * 0x9E3779B1u) & self->mask;
  for (; self->slots[slot] != 0; slot = (slot + 1) & self->mask)
    if (self->slots[slot] == name)
      return false;
  self->slots[slot] = name;
  return true;
}

/* A name of its own for a module; NULL without memory. */
static const char *
choose_name (Given *given, const char *module) {
  PT_AUTO (PtBytes) name = {0};
  write_name (module, &name);
  if (!name.failed && is_taken (name.data))
    pt_bytes_append_char (&name, '_');
  size_t stem = name.len;
  for (uint32_t number = 2; !name.failed; number++) {
    PtStr id = pt_intern (name.data, name.len);
    if (id == 0 || give (given, id))
      return id == 0 ? NULL : pt_str (id);
    name.len = stem;
    pt_bytes_printf (&name, "_%u", number);
  }
  return NULL;
}

PtStatus
pt_crate_names (const PtProject *project, PtArena *arena, PtCrateNames *ret_names) {
  uint32_t n = project->n_modules, size = 8;
  while (size < n * 2)
    size *= 2;
  PtCrateNames names = {PT_ARENA_ARRAY (arena, const char *, n), n};
  Given given = {PT_ARENA_ARRAY (arena, PtStr, size), size - 1};
  if (names.names == NULL || given.slots == NULL)
    return PT_ENOMEM;
  for (uint32_t m = 0; m < n; m++) {
    if (!project->modules[m].needed)
      continue;
    names.names[m] = choose_name (&given, project->modules[m].name);
    if (names.names[m] == NULL)
      return PT_ENOMEM;
  }
  *ret_names = names;
  return PT_OK;
}

void
pt_crate_manifest (const char *name, bool small, PtBytes *ret) {
  PT_AUTO (PtBytes) package = {0};
  for (const char *c = name; *c != '\0'; c++)
    if (isalnum ((unsigned char)*c) || *c == '-' || *c == '_')
      pt_bytes_append_char (&package, *c);
  const char *text = package.len == 0 ? "program" : package.data;
  /* cargo wants a letter first and refuses keywords and the names of its own. */
  bool prefix = !isalpha ((unsigned char)text[0]) || is_taken (text) || strcmp (text, "test") == 0;
  pt_bytes_printf (ret,
                   "[package]\n"
                   "name = \"%s%s\"\n"
                   "version = \"0.1.0\"\n"
                   "edition = \"2021\"\n"
                   "rust-version = \"1.63\"\n"
                   "publish = false\n"
                   "\n"
                   "[dependencies]\n"
                   "rt = { package = \"portalis-rt\", path = \"runtime\" }\n"
                   "\n"
                   "[profile.release]\n"
                   "opt-level = %s\n"
                   "%spanic = \"abort\"\n"
                   "strip = true\n"
                   "\n"
                   "[profile.dev]\n"
                   "opt-level = 1\n"
                   "panic = \"abort\"\n"
                   "\n"
                   "[workspace]\n",
                   prefix ? "py-" : "", text, small ? "\"s\"" : "3", small ? "lto = true\n" : "");
  ret->failed |= package.failed;
}

void
pt_crate_build_script (const char *wasm_stack, PtBytes *ret) {
  pt_bytes_printf (
      ret,
      "//! Python's calls need more stack than the 1 MB that a WebAssembly program has by itself.\n"
      "\n"
      "fn main() {\n"
      "    println!(\"cargo:rerun-if-changed=build.rs\");\n"
      "    if std::env::var(\"CARGO_CFG_TARGET_ARCH\").as_deref() == Ok(\"wasm32\") {\n"
      "        println!(\"cargo:rustc-link-arg-bins=-zstack-size=%s\");\n"
      "    }\n"
      "}\n",
      wasm_stack);
}

void
pt_crate_main (const PtProject *project, const PtCrateNames *names, const char *root,
               int python_minor, PtBytes *ret) {
  pt_assert (project->main != PT_NO_MODULE);
  pt_bytes_printf (ret,
                   "//! Translated from Python 3.%d by Portalis. Each module of the program is one "
                   "file here;\n"
                   "//! the .map file beside it tells which line came from where.\n"
                   "#![forbid(unsafe_code)]\n"
                   "#![recursion_limit = \"1024\"]\n"
                   "#![allow(non_snake_case, non_upper_case_globals, non_camel_case_types)]\n"
                   "#![allow(dead_code, unused_imports, unused_variables, unused_mut)]\n"
                   "#![allow(unused_assignments, unused_labels, unused_parens, unused_must_use)]\n"
                   "#![allow(unreachable_code, unreachable_patterns, clippy::all)]\n"
                   "#![allow(unknown_lints, unexpected_cfgs)]\n"
                   "\n",
                   python_minor);
  for (uint32_t m = 0; m < names->count; m++)
    if (names->names[m] != NULL)
      pt_bytes_printf (ret, "%smod %s;\n",
                       m >= project->n_own ? "#[cfg(not(" PT_CRATE_APART "))] " : "",
                       names->names[m]);
  pt_bytes_append_str (
      ret, "\n/// All modules of the program; a static, since they are statics themselves.\n"
           "static MODULES: &[&::rt::prelude::ModuleDef] = &[\n");
  uint32_t main = 0, before = 0;
  for (uint32_t m = 0; m < names->count; m++) {
    if (names->names[m] == NULL)
      continue;
    if (m == project->main)
      main = before;
    before++;
    pt_bytes_printf (ret, "    &%s::MODULE,\n", names->names[m]);
  }
  pt_bytes_append_str (ret,
                       "];\n\n/// Where the Python files are: __file__ begins with it. Another "
                       "place can be named by the\n"
                       "/// environment variable PORTALIS_SOURCE_ROOT when the program starts.\n"
                       "const ROOT: &str = ");
  emit_str_literal (ret, pt_view (root));
  pt_bytes_printf (ret, ";\n\nfn main() {\n    ::rt::prelude::run(MODULES, %u, %d, ROOT)\n}\n",
                   main, python_minor);
}

void
pt_crate_namespace (const PtProjectModule *module, PtBytes *ret) {
  pt_bytes_printf (ret,
                   "//! The package `%s`, a folder without `__init__.py`.\n"
                   "\n"
                   "use rt::prelude::*;\n"
                   "\n"
                   "pub static MODULE: ModuleDef = ModuleDef {\n"
                   "    name: \"%s\",\n"
                   "    file: \"\",\n"
                   "    package: true,\n"
                   "    doc: None,\n"
                   "    globals: &[],\n    fixed: &[],\n"
                   "    init: || Ok(()),\n"
                   "};\n",
                   module->name, module->name);
}
