// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `importlib`: the modules of the program by names that it computes. All of them are in a program that
//! imports this.

use crate::coll::params::parse;
use crate::core::args::{Args, NativeDef};
use crate::core::error::{import_error, type_error, value_error, PyErr};
use crate::core::module::{self, Member, NativeModule};
use crate::core::ops;
use crate::core::run;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::text::PyStr;

pub static MODULE: NativeModule = NativeModule {
    name: "importlib",
    members: &[("import_module", Member::Fn(&IMPORT_MODULE)), ("invalidate_caches", Member::Fn(&INVALIDATE_CACHES))],
};

static IMPORT_MODULE: NativeDef = NativeDef { name: "import_module", module: "importlib", f: import_module };
static INVALIDATE_CACHES: NativeDef = NativeDef {
    name: "invalidate_caches",
    module: "importlib",
    f: |args| {
        args.exactly("invalidate_caches", 0)?;
        Ok(Value::None)
    },
};

fn import_module(args: &mut Args) -> R {
    let [name, package] = parse(args, "import_module", ["name", "package"], 1, 2)?;
    let name = match name.peel().down::<PyStr>() {
        Some(s) => s.to_string_lossy(),
        None => {
            // What CPython asks first of it.
            crate::core::attr::get(&name, crate::core::names::intern("startswith"))?;
            return Err(type_error(format!("module name must be str, not {}", type_name(&name))));
        }
    };
    let level = name.len() - name.trim_start_matches('.').len();
    let full = if level > 0 { absolute(&name, &package, level)? } else { name };
    if full.is_empty() {
        return Err(value_error("Empty module name"));
    }
    check(&full);
    module::import_module(&full)
}

/// What a relative name means in a package.
fn absolute(name: &str, package: &Value, level: usize) -> Result<String, PyErr> {
    if package.is_unbound() || !ops::truth(package)? {
        let shown = ops::repr(&Value::from(name))?.to_string_lossy();
        return Err(type_error(format!(
            "the 'package' argument is required to perform a relative import for {}",
            shown
        )));
    }
    let package = match package.peel().down::<PyStr>() {
        Some(s) => s.to_string_lossy(),
        None => return Err(type_error("__package__ not set to a string")),
    };
    if module::module_named(&package).is_none() && level == 1 {
        check(&package);
    }
    let parts: Vec<&str> = package.rsplitn(level, '.').collect();
    if parts.len() < level {
        return Err(import_error("attempted relative import beyond top-level package"));
    }
    let base = parts[level - 1];
    let rest = &name[level..];
    Ok(if rest.is_empty() { base.to_string() } else { format!("{}.{}", base, rest) })
}

/// Stops the program where CPython would find a module that the program has not got, or run its script again.
fn check(full: &str) {
    let top = full.split('.').next().unwrap_or(full);
    if module::module_named(full).is_none() && STANDARD.contains(&top) {
        run::refuse(&format!("the standard module '{}' can't be imported by a name that is computed", full));
    }
    if module::module_named("__main__").map_or(false, |m| m.is_script_of(full)) {
        run::refuse(&format!("'{}' is the main script; importing it would run it a second time", full));
    }
}

/// As `sys.stdlib_module_names`.
const STANDARD: &[&str] = &[
    "__future__", "_abc", "_aix_support", "_ast", "_asyncio", "_bisect", "_blake2", "_bootsubprocess", "_bz2",
    "_codecs", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
    "_collections", "_collections_abc", "_compat_pickle", "_compression", "_contextvars", "_crypt", "_csv", "_ctypes",
    "_curses", "_curses_panel", "_datetime", "_dbm", "_decimal", "_elementtree", "_frozen_importlib",
    "_frozen_importlib_external", "_functools", "_gdbm", "_hashlib", "_heapq", "_imp", "_io", "_json", "_locale",
    "_lsprof", "_lzma", "_markupbase", "_md5", "_msi", "_multibytecodec", "_multiprocessing", "_opcode", "_operator",
    "_osx_support", "_overlapped", "_pickle", "_posixshmem", "_posixsubprocess", "_py_abc", "_pydecimal", "_pyio",
    "_queue", "_random", "_scproxy", "_sha1", "_sha256", "_sha3", "_sha512", "_signal", "_sitebuiltins", "_socket",
    "_sqlite3", "_sre", "_ssl", "_stat", "_statistics", "_string", "_strptime", "_struct", "_symtable", "_thread",
    "_threading_local", "_tkinter", "_tokenize", "_tracemalloc", "_typing", "_uuid", "_warnings", "_weakref",
    "_weakrefset", "_winapi", "_zoneinfo", "abc", "aifc", "antigravity", "argparse", "array", "ast", "asynchat",
    "asyncio", "asyncore", "atexit", "audioop", "base64", "bdb", "binascii", "bisect", "builtins", "bz2", "cProfile",
    "calendar", "cgi", "cgitb", "chunk", "cmath", "cmd", "code", "codecs", "codeop", "collections", "colorsys",
    "compileall", "concurrent", "configparser", "contextlib", "contextvars", "copy", "copyreg", "crypt", "csv",
    "ctypes", "curses", "dataclasses", "datetime", "dbm", "decimal", "difflib", "dis", "distutils", "doctest",
    "email", "encodings", "ensurepip", "enum", "errno", "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch",
    "fractions", "ftplib", "functools", "gc", "genericpath", "getopt", "getpass", "gettext", "glob", "graphlib",
    "grp", "gzip", "hashlib", "heapq", "hmac", "html", "http", "idlelib", "imaplib", "imghdr", "imp", "importlib",
    "inspect", "io", "ipaddress", "itertools", "json", "keyword", "lib2to3", "linecache", "locale", "logging", "lzma",
    "mailbox", "mailcap", "marshal", "math", "mimetypes", "mmap", "modulefinder", "msilib", "msvcrt",
    "multiprocessing", "netrc", "nis", "nntplib", "nt", "ntpath", "nturl2path", "numbers", "opcode", "operator",
    "optparse", "os", "ossaudiodev", "pathlib", "pdb", "pickle", "pickletools", "pipes", "pkgutil", "platform",
    "plistlib", "poplib", "posix", "posixpath", "pprint", "profile", "pstats", "pty", "pwd", "py_compile", "pyclbr",
    "pydoc", "pydoc_data", "pyexpat", "queue", "quopri", "random", "re", "readline", "reprlib", "resource",
    "rlcompleter", "runpy", "sched", "secrets", "select", "selectors", "shelve", "shlex", "shutil", "signal", "site",
    "smtpd", "smtplib", "sndhdr", "socket", "socketserver", "spwd", "sqlite3", "sre_compile", "sre_constants",
    "sre_parse", "ssl", "stat", "statistics", "string", "stringprep", "struct", "subprocess", "sunau", "symtable",
    "sys", "sysconfig", "syslog", "tabnanny", "tarfile", "telnetlib", "tempfile", "termios", "textwrap", "this",
    "threading", "time", "timeit", "tkinter", "token", "tokenize", "tomllib", "trace", "traceback", "tracemalloc",
    "tty", "turtle", "turtledemo", "types", "typing", "unicodedata", "unittest", "urllib", "uu", "uuid", "venv",
    "warnings", "wave", "weakref", "webbrowser", "winreg", "winsound", "wsgiref", "xdrlib", "xml", "xmlrpc", "zipapp",
    "zipfile", "zipimport", "zlib", "zoneinfo",
];
