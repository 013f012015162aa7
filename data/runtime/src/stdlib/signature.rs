// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Functions in Rust that have a Python signature. What CPython's library writes in Python is a
//! function object there: it binds as a method, and its errors name parameters.

use crate::coll::PyDict;
use crate::core::build::make_class;
use crate::core::cell::PyCell;
use crate::core::func::{function, FuncDef, FuncObj};
use crate::core::names::{intern, Dunder};
use crate::core::types::Type;
use crate::core::value::{Value, R};

/// Declares the unchanging part: `py_def!(NAME, "module", "name", "Class.name", ["self", "x"], code);`
/// All parameters are positional; the long form gives the counts itself.
#[macro_export]
macro_rules! py_def {
    (
        $id:ident, $module:literal, $name:literal, $qualname:literal, [$($p:literal),* $(,)?],
        n_posonly: $posonly:expr, n_pos: $pos:expr, n_kwonly: $kwonly:expr,
        varargs: $varargs:expr, varkw: $varkw:expr, $code:expr
    ) => {
        pub static $id: $crate::core::func::FuncDef = $crate::core::func::FuncDef {
            name: $name,
            qualname: $qualname,
            module: $module,
            doc: None,
            params: &[$($p),*],
            n_posonly: $posonly,
            n_pos: $pos,
            n_kwonly: $kwonly,
            varargs: $varargs,
            varkw: $varkw,
            line: 0,
            kind: $crate::core::func::FuncKind::Plain,
            code: $code,
        };
    };
    ($id:ident, $module:literal, $name:literal, $qualname:literal, [$($p:literal),* $(,)?], $code:expr) => {
        $crate::py_def!(
            $id, $module, $name, $qualname, [$($p),*],
            n_posonly: 0, n_pos: <[&str]>::len(&[$($p),*]), n_kwonly: 0, varargs: false, varkw: false, $code
        );
    };
}

/// A class that CPython's library makes by a class statement.
pub fn class(name: &str, module: &str, bases: Vec<Type>, members: Vec<(&str, Value)>) -> Type {
    let space = PyDict::new_ref();
    space.set_str(Dunder::Module.name().as_str(), Value::from(module));
    for (k, v) in members {
        space.set_str(intern(k).as_str(), v);
    }
    match make_class(&intern(name), bases, &space, None, &mut [], &None) {
        Ok(t) => t,
        // Nothing in these classes can fail to become one.
        Err(_) => crate::core::class::object_type(),
    }
}

/// The function object of a definition without defaults.
pub fn plain(def: &'static FuncDef) -> Value {
    function(def, Vec::new(), Vec::new(), Vec::new())
}

/// A function whose definition is known at run time only; `data` is its one cell. Definitions are
/// as long-lived as in a translated program, which has them as statics.
pub struct Made<'a> {
    pub name: &'a str,
    pub qualname: String,
    pub module: String,
    /// Positional, then keyword-only.
    pub params: Vec<String>,
    pub n_pos: usize,
    pub defaults: Vec<Value>,
    pub kwdefaults: Vec<(String, Value)>,
    pub code: fn(&FuncObj, &mut [Value]) -> R,
    pub data: Value,
}

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

impl Made<'_> {
    pub fn build(self) -> Value {
        let n_kwonly = self.params.len() - self.n_pos;
        let params: Vec<&'static str> = self.params.into_iter().map(leak).collect();
        let def = FuncDef {
            name: leak(self.name.to_string()),
            qualname: leak(self.qualname),
            module: leak(self.module),
            doc: None,
            params: Box::leak(params.into_boxed_slice()),
            n_posonly: 0,
            n_pos: self.n_pos,
            n_kwonly,
            varargs: false,
            varkw: false,
            line: 0,
            kind: crate::core::func::FuncKind::Plain,
            code: self.code,
        };
        let kwdefaults = self.kwdefaults.into_iter().map(|(k, v)| (leak(k), v)).collect();
        let cells = vec![PyCell::new(self.data)];
        function(Box::leak(Box::new(def)), cells, self.defaults, kwdefaults)
    }
}
