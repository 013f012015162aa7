// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Helpers of the tests: results as Python would print them.
#![allow(dead_code)]

use rt::prelude::*;

/// `repr` of a result, or "Type: message" of an exception.
pub fn show(r: R) -> String {
    match r.and_then(|v| repr(&v)) {
        Ok(s) => s.to_string_lossy(),
        Err(e) => {
            let text = match str_of(&e.value()) {
                Ok(s) => s.to_string_lossy(),
                Err(_) => "<no text>".to_string(),
            };
            format!("{}: {}", e.exc().class().name(), text)
        }
    }
}

/// `show` of a result that has no value.
pub fn outcome(r: Result<(), PyErr>) -> String {
    show(r.map(|_| Value::None))
}

/// A function definition without defaults, varargs or keyword-only parameters.
#[macro_export]
macro_rules! def {
    ($id:ident, $name:literal, [$($p:literal),*], $code:expr) => {
        static $id: FuncDef = FuncDef {
            name: $name,
            qualname: $name,
            module: "__main__",
            doc: None,
            params: &[$($p),*],
            n_posonly: 0,
            n_pos: {
                const NAMES: &[&str] = &[$($p),*];
                NAMES.len()
            },
            n_kwonly: 0,
            varargs: false,
            varkw: false,
            line: 1,
            kind: FuncKind::Plain,
            code: $code,
        };
    };
}

/// A plain function object of a definition.
pub fn func(def: &'static FuncDef) -> Value {
    function(def, Vec::new(), Vec::new(), Vec::new())
}

/// A class without keywords whose body is the given function.
pub fn class(
    name: &str,
    bases: Vec<Value>,
    body: &mut dyn FnMut(&ClassBody) -> Result<(), PyErr>,
) -> Value {
    match build_class(name, name, "__main__", bases, KwArgs::new(), None, body) {
        Ok(c) => c,
        Err(e) => panic!("{:?}", e),
    }
}

pub fn ints(items: &[i64]) -> Value {
    list(items.iter().map(|i| Value::Int(*i)).collect())
}
