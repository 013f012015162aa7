// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `re.error`: an invalid pattern, and where.

use crate::coll::seq;
use crate::core::attr;
use crate::core::call;
use crate::core::error::PyErr;
use crate::core::exceptions::{exc_of, exception_type};
use crate::core::func::function;
use crate::core::names::intern;
use crate::core::ops;
use crate::core::raise::{set_context, to_exception};
use crate::core::types::Type;
use crate::core::value::{Value, R};
use crate::py_def;
use crate::stdlib::signature::class;
use crate::text::bytes_obj::as_bytes;
use crate::text::str_obj::as_str;

thread_local! {
    static ERROR: Type = class("error", "re", vec![exception_type()], vec![
        ("__init__", function(&INIT, Vec::new(), vec![Value::None, Value::None], Vec::new())),
    ]);
}

pub fn error_type() -> Type {
    ERROR.with(|t| t.clone())
}

/// The error about a place of a pattern, or about the pattern as a whole.
#[cold]
#[inline(never)]
pub fn error(message: &str, pattern: Option<(&Value, usize)>) -> PyErr {
    let mut args = vec![Value::from(message)];
    if let Some((pattern, at)) = pattern {
        args.push(pattern.clone());
        args.push(Value::Int(at as i64));
    }
    match call::call(&Value::from(error_type()), &mut args).and_then(|e| to_exception(&e)) {
        Ok(e) => {
            set_context(&e);
            e
        }
        Err(e) => e,
    }
}

/// Where the line breaks of a pattern are.
fn line_breaks(pattern: &Value) -> Vec<usize> {
    let breaks = |units: &mut dyn Iterator<Item = u32>| {
        units.enumerate().filter(|(_, c)| *c == '\n' as u32).map(|(i, _)| i).collect()
    };
    match (as_str(pattern), as_bytes(pattern)) {
        (Some(s), _) => breaks(&mut s.chars()),
        (_, Some(b)) => breaks(&mut b.iter().map(|b| *b as u32)),
        _ => Vec::new(),
    }
}

fn init(a: &[Value]) -> R {
    let set = |name: &str, v: Value| attr::set(&a[0], intern(name), Some(v));
    set("msg", a[1].clone())?;
    set("pattern", a[2].clone())?;
    set("pos", a[3].clone())?;
    let mut message = a[1].clone();
    let (mut line, mut column) = (Value::None, Value::None);
    if !a[2].is_none() && !a[3].is_none() {
        let at = seq::to_i64(&a[3])?;
        let breaks = line_breaks(&a[2]);
        let before: Vec<i64> = breaks.iter().map(|b| *b as i64).filter(|b| *b < at).collect();
        let line_number = before.len() as i64 + 1;
        let column_number = at - before.last().copied().unwrap_or(-1);
        let mut text = ops::str_of(&a[1])?.to_string_lossy();
        text.push_str(&format!(" at position {}", at));
        if !breaks.is_empty() {
            text.push_str(&format!(" (line {}, column {})", line_number, column_number));
        }
        message = Value::from(text);
        line = Value::Int(line_number);
        column = Value::Int(column_number);
    }
    set("lineno", line)?;
    set("colno", column)?;
    drop(exc_of(&a[0])?.args.replace(vec![message]));
    Ok(Value::None)
}

py_def!(INIT, "re", "__init__", "error.__init__", ["self", "msg", "pattern", "pos"], |_, a| init(a));
