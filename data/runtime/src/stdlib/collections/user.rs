// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! How UserDict and UserList are made: ordinary classes whose methods are Rust functions, so that
//! subclasses override and extend them like any other class.

use crate::coll::{tuple, PyDict};
use crate::core::attr;
use crate::core::call::call;
use crate::core::descr::ClassMethod;
use crate::core::error::PyErr;
use crate::core::func::{function, FuncDef};
use crate::core::names::intern;
use crate::core::types::{object_type, type_type};
use crate::core::value::{Value, R};

/// One method; the last `optional` of its positional parameters are None if not given, or Unbound
/// for `pop`, which must tell a default of None from no default.
pub struct Row {
    pub def: FuncDef,
    pub optional: usize,
}

/// A method without `*args`; `varkw` if the last of `params` takes the other keywords.
macro_rules! row {
    ($class:literal, $name:literal, [$($param:literal),*], $optional:expr, $varkw:expr, $code:expr) => {
        crate::stdlib::collections::user::Row {
            def: crate::core::func::FuncDef {
                name: $name,
                qualname: concat!($class, ".", $name),
                module: "collections",
                doc: None,
                params: &[$($param),*],
                n_posonly: 1,
                n_pos: [$($param),*].len() - $varkw as usize,
                n_kwonly: 0,
                varargs: false,
                varkw: $varkw,
                line: 0,
                kind: crate::core::func::FuncKind::Plain,
                code: $code,
            },
            optional: $optional,
        }
    };
}
pub(super) use row;

/// A class with these methods; the ones in `class_methods` get the class.
pub fn make_class(name: &str, rows: &'static [Row], class_methods: &[&str]) -> R {
    let body = PyDict::new_ref();
    body.set(Value::from("__module__"), Value::from("collections"))?;
    for row in rows {
        let absent = if row.def.name == "pop" { Value::Unbound } else { Value::None };
        let defaults = vec![absent; row.optional];
        let mut f = function(&row.def, Vec::new(), defaults, Vec::new());
        if class_methods.contains(&row.def.name) {
            f = ClassMethod::of(f);
        }
        body.set(Value::from(row.def.name), f)?;
    }
    body.set(Value::from("__hash__"), Value::None)?;
    let bases = tuple(vec![Value::from(object_type())]);
    call(&Value::from(type_type()), &mut [Value::from(name), bases, Value::from(body)])
}

/// `v.data`
pub fn data(v: &Value) -> R {
    attr::get(v, intern("data"))
}

pub fn set_data(v: &Value, data: Value) -> Result<(), PyErr> {
    attr::set(v, intern("data"), Some(data))
}

/// Calls `v.name(args)`.
pub fn send(v: &Value, name: &str, args: &mut [Value]) -> R {
    call(&attr::get(v, intern(name))?, args)
}
