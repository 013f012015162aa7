// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `re`, as CPython 3.11 has it: a parser with its rules and errors, and a matcher that
//! backtracks.

mod casefix;
mod compile;
mod engine;
mod error;
mod escapes;
mod matches;
mod parse;
mod pattern;
mod set;
mod subject;
mod template;
mod tokens;
mod tree;

use crate::core::attr::load_method;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::func::function;
use crate::core::module::{Member, NativeModule};
use crate::core::names::intern;
use crate::core::object::Ref;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::num::PyBigInt;
use crate::py_def;
use crate::stdlib::signature::plain;
use crate::text::bytes_obj::{as_bytes, new_bytes};
use crate::text::str_obj::{as_str, new_str};
use crate::text::{PyBytes, PyStr};
use pattern::Pattern;
use std::cell::RefCell;
use std::collections::HashMap;

pub static MODULE: NativeModule = NativeModule {
    name: "re",
    members: &[
        ("compile", Member::Value(|| flagged(&COMPILE))),
        ("match", Member::Value(|| flagged(&MATCH))),
        ("fullmatch", Member::Value(|| flagged(&FULLMATCH))),
        ("search", Member::Value(|| flagged(&SEARCH))),
        ("findall", Member::Value(|| flagged(&FINDALL))),
        ("finditer", Member::Value(|| flagged(&FINDITER))),
        ("split", Member::Value(|| counted(&SPLIT))),
        ("sub", Member::Value(|| counted(&SUB))),
        ("subn", Member::Value(|| counted(&SUBN))),
        ("escape", Member::Value(|| plain(&ESCAPE))),
        ("purge", Member::Value(|| plain(&PURGE))),
        ("error", Member::Type(error::error_type)),
        ("Pattern", Member::Type(pattern::pattern_type)),
        ("Match", Member::Type(matches::match_type)),
        ("RegexFlag", Member::Value(|| flags_class())),
        ("NOFLAG", Member::Value(|| flag("NOFLAG"))),
        ("A", Member::Value(|| flag("ASCII"))),
        ("ASCII", Member::Value(|| flag("ASCII"))),
        ("DEBUG", Member::Value(|| flag("DEBUG"))),
        ("I", Member::Value(|| flag("IGNORECASE"))),
        ("IGNORECASE", Member::Value(|| flag("IGNORECASE"))),
        ("L", Member::Value(|| flag("LOCALE"))),
        ("LOCALE", Member::Value(|| flag("LOCALE"))),
        ("M", Member::Value(|| flag("MULTILINE"))),
        ("MULTILINE", Member::Value(|| flag("MULTILINE"))),
        ("S", Member::Value(|| flag("DOTALL"))),
        ("DOTALL", Member::Value(|| flag("DOTALL"))),
        ("U", Member::Value(|| flag("UNICODE"))),
        ("UNICODE", Member::Value(|| flag("UNICODE"))),
        ("X", Member::Value(|| flag("VERBOSE"))),
        ("VERBOSE", Member::Value(|| flag("VERBOSE"))),
    ],
};

fn flagged(def: &'static crate::core::func::FuncDef) -> Value {
    function(def, Vec::new(), vec![Value::Int(0)], Vec::new())
}

fn counted(def: &'static crate::core::func::FuncDef) -> Value {
    function(def, Vec::new(), vec![Value::Int(0), Value::Int(0)], Vec::new())
}

thread_local! {
    static FLAGS: Value = crate::stdlib::enum_::regex_flags();
    static CACHE: RefCell<HashMap<(bool, Vec<u8>, i64), Ref<Pattern>>> = RefCell::new(HashMap::new());
}

fn flags_class() -> Value {
    FLAGS.with(|f| f.clone())
}

fn flag(name: &str) -> Value {
    crate::core::attr::get(&flags_class(), intern(name)).unwrap_or(Value::None)
}

const MOST_KEPT: usize = 512;

fn flags_arg(v: &Value) -> Result<i64, PyErr> {
    match v.peel() {
        Value::Int(n) => Ok(*n),
        Value::Bool(b) => Ok(*b as i64),
        v if v.down::<PyBigInt>().is_some() => Ok(0),
        _ => Err(type_error(format!(
            "unsupported operand type(s) for &: '{}' and 'RegexFlag'",
            type_name(v)
        ))),
    }
}

/// The pattern object for a pattern's text, from the cache if it has been compiled before.
fn compiled(source: &Value, flags: &Value) -> Result<Ref<Pattern>, PyErr> {
    if let Some(p) = source.down::<Pattern>() {
        if !matches!(flags, Value::Int(0)) && crate::core::ops::truth(flags)? {
            return Err(value_error("cannot process flags argument with a compiled pattern"));
        }
        return Ok(p.clone());
    }
    let (is_text, text) = match (as_str(source), source.peel().down::<PyBytes>()) {
        (Some(s), _) => (true, s.to_wtf8()),
        (_, Some(b)) => (false, b.bytes().to_vec()),
        _ => return Err(type_error("first argument must be string or compiled pattern")),
    };
    let flags = flags_arg(flags)?;
    if flags & tree::DEBUG != 0 {
        crate::core::run::refuse("what re.DEBUG prints of a pattern is not available; drop the flag");
    }
    let key = (is_text, text, flags);
    if let Some(p) = CACHE.with(|c| c.borrow().get(&key).cloned()) {
        return Ok(p);
    }
    let parsed = parse::parse(source, flags)?;
    let program = compile::compile(&parsed.body, parsed.flags, &parsed.groups)?;
    let p = Ref::new(Pattern {
        pattern: source.clone(),
        flags: parsed.flags,
        is_text,
        program,
        n_groups: parsed.groups.len() - 1,
        names: parsed.names,
    });
    CACHE.with(|c| {
        let mut c = c.borrow_mut();
        if c.len() >= MOST_KEPT {
            c.clear();
        }
        c.insert(key, p.clone());
    });
    Ok(p)
}

/// Calls a method of the pattern.
fn on(a: &[Value], flags: usize, method: &str, args: &mut [Value]) -> R {
    let p = Value::from(compiled(&a[0], &a[flags])?);
    load_method(&p, intern(method))?.call(args)
}

py_def!(COMPILE, "re", "compile", "compile", ["pattern", "flags"], |_, a| {
    compiled(&a[0], &a[1]).map(Value::from)
});

py_def!(MATCH, "re", "match", "match", ["pattern", "string", "flags"], |_, a| {
    on(a, 2, "match", &mut [a[1].clone()])
});

py_def!(FULLMATCH, "re", "fullmatch", "fullmatch", ["pattern", "string", "flags"], |_, a| {
    on(a, 2, "fullmatch", &mut [a[1].clone()])
});

py_def!(SEARCH, "re", "search", "search", ["pattern", "string", "flags"], |_, a| {
    on(a, 2, "search", &mut [a[1].clone()])
});

py_def!(FINDALL, "re", "findall", "findall", ["pattern", "string", "flags"], |_, a| {
    on(a, 2, "findall", &mut [a[1].clone()])
});

py_def!(FINDITER, "re", "finditer", "finditer", ["pattern", "string", "flags"], |_, a| {
    on(a, 2, "finditer", &mut [a[1].clone()])
});

py_def!(SPLIT, "re", "split", "split", ["pattern", "string", "maxsplit", "flags"], |_, a| {
    on(a, 3, "split", &mut [a[1].clone(), a[2].clone()])
});

py_def!(SUB, "re", "sub", "sub", ["pattern", "repl", "string", "count", "flags"], |_, a| {
    on(a, 4, "sub", &mut [a[1].clone(), a[2].clone(), a[3].clone()])
});

py_def!(SUBN, "re", "subn", "subn", ["pattern", "repl", "string", "count", "flags"], |_, a| {
    on(a, 4, "subn", &mut [a[1].clone(), a[2].clone(), a[3].clone()])
});

py_def!(
    PURGE, "re", "purge", "purge", [],
    n_posonly: 0, n_pos: 0, n_kwonly: 0, varargs: false, varkw: false,
    |_, _| {
        CACHE.with(|c| c.borrow_mut().clear());
        Ok(Value::None)
    }
);

const SPECIAL: &str = "()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c";

fn escaped(chars: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out = Vec::new();
    for c in chars {
        if SPECIAL.chars().any(|s| s as u32 == c) {
            out.push('\\' as u32);
        }
        out.push(c);
    }
    out
}

py_def!(ESCAPE, "re", "escape", "escape", ["pattern"], |_, a| {
    match (as_str(&a[0]), as_bytes(&a[0])) {
        (Some(s), _) => Ok(new_str(PyStr::from_units(&escaped(s.chars())))),
        (_, Some(b)) => {
            let out = escaped(b.iter().map(|b| *b as u32));
            Ok(new_bytes(out.into_iter().map(|c| c as u8).collect()))
        }
        _ => Err(type_error(format!(
            "decoding to str: need a bytes-like object, {} found",
            type_name(&a[0])
        ))),
    }
});
