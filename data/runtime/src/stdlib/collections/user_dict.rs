// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `UserDict`: a mapping whose contents are the dict in its attribute `data`.

use super::user::{data, make_class, row, send, set_data, Row};
use crate::coll::dict_views::{items_view, keys_view, values_view};
use crate::coll::{iter, native, pair, PyDict};
use crate::core::attr;
use crate::core::call::call;
use crate::core::class::type_arg;
use crate::core::error::{key_error, PyErr};
use crate::core::exceptions::key_error_type;
use crate::core::func::FuncObj;
use crate::core::names::{intern, Dunder};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::singletons::not_implemented;
use crate::core::types::type_of;
use crate::core::value::{Value, R};
use crate::core::version;

thread_local! {
    static CLASS: Value = make_class("UserDict", METHODS, &["fromkeys"]).unwrap_or(Value::None);
}

pub fn user_dict_class() -> Value {
    CLASS.with(Value::clone)
}

static METHODS: &[Row] = &[
    row!("UserDict", "__init__", ["self", "dict", "kwargs"], 1, true, init),
    row!("UserDict", "__len__", ["self"], 0, false, |_, a| {
        ops::len(&data(&a[0])?).map(|n| Value::Int(n as i64))
    }),
    row!("UserDict", "__getitem__", ["self", "key"], 0, false, getitem),
    row!("UserDict", "__setitem__", ["self", "key", "item"], 0, false, |_, a| {
        ops::set_item(&data(&a[0])?, &a[1], a[2].clone()).map(Value::from)
    }),
    row!("UserDict", "__delitem__", ["self", "key"], 0, false, |_, a| {
        ops::del_item(&data(&a[0])?, &a[1]).map(Value::from)
    }),
    row!("UserDict", "__iter__", ["self"], 0, false, |_, a| ops::iter_value(&data(&a[0])?)),
    row!("UserDict", "__contains__", ["self", "key"], 0, false, |_, a| {
        ops::contains(&data(&a[0])?, &a[1]).map(Value::Bool)
    }),
    row!("UserDict", "__repr__", ["self"], 0, false, |_, a| {
        ops::repr(&data(&a[0])?).map(Value::from)
    }),
    row!("UserDict", "__eq__", ["self", "other"], 0, false, |_, a| equal(a)),
    row!("UserDict", "__or__", ["self", "other"], 0, false, |_, a| {
        merged(&a[0], &data(&a[0])?, &a[1])
    }),
    row!("UserDict", "__ror__", ["self", "other"], 0, false, |_, a| {
        merged(&a[0], &a[1], &data(&a[0])?)
    }),
    row!("UserDict", "__ior__", ["self", "other"], 0, false, |_, a| {
        update(&a[0], &contents(&a[1])?)?;
        Ok(a[0].take())
    }),
    row!("UserDict", "get", ["self", "key", "default"], 1, false, |_, a| {
        // From 3.12 on `__missing__` does not count.
        if version::minor() >= 12 && !ops::contains(&a[0], &a[1])? {
            return Ok(a[2].take());
        }
        match ops::get_item(&a[0], &a[1]) {
            Err(e) if e.is(&key_error_type()) => Ok(a[2].take()),
            result => result,
        }
    }),
    row!("UserDict", "keys", ["self"], 0, false, |_, a| Ok(keys_view(&plain(&a[0])?))),
    row!("UserDict", "values", ["self"], 0, false, |_, a| Ok(values_view(&plain(&a[0])?))),
    row!("UserDict", "items", ["self"], 0, false, |_, a| Ok(items_view(&plain(&a[0])?))),
    row!("UserDict", "pop", ["self", "key", "default"], 1, false, pop),
    row!("UserDict", "popitem", ["self"], 0, false, popitem),
    row!("UserDict", "clear", ["self"], 0, false, |f, a| {
        while ops::len(&a[0])? > 0 {
            popitem(f, &mut [a[0].clone()])?;
        }
        Ok(Value::None)
    }),
    row!("UserDict", "setdefault", ["self", "key", "default"], 1, false, |_, a| {
        match ops::get_item(&a[0], &a[1]) {
            Err(e) if e.is(&key_error_type()) => {
                ops::set_item(&a[0], &a[1], a[2].clone())?;
                Ok(a[2].take())
            }
            result => result,
        }
    }),
    row!("UserDict", "update", ["self", "other", "kwds"], 1, true, |_, a| {
        if !a[1].is_none() {
            update(&a[0], &contents(&a[1])?)?;
        }
        update(&a[0], &a[2])?;
        Ok(Value::None)
    }),
    row!("UserDict", "copy", ["self"], 0, false, |_, a| {
        let result = call(&Value::from(type_of(&a[0])), &mut [])?;
        update(&result, &data(&a[0])?)?;
        Ok(result)
    }),
    row!("UserDict", "fromkeys", ["cls", "iterable", "value"], 1, false, |_, a| {
        let result = call(&a[0], &mut [])?;
        let mut it = iter(&a[1])?;
        while let Some(key) = it.next()? {
            ops::set_item(&result, &key, a[2].clone())?;
        }
        Ok(result)
    }),
];

fn init(_: &FuncObj, a: &mut [Value]) -> R {
    set_data(&a[0], Value::from(PyDict::new_ref()))?;
    if !a[1].is_none() {
        send(&a[0], "update", &mut [a[1].clone()])?;
    }
    if ops::len(&a[2])? > 0 {
        send(&a[0], "update", &mut [a[2].clone()])?;
    }
    Ok(Value::None)
}

fn getitem(_: &FuncObj, a: &mut [Value]) -> R {
    let contents = data(&a[0])?;
    if ops::contains(&contents, &a[1])? {
        return ops::get_item(&contents, &a[1]);
    }
    match attr::lookup_special(&a[0], Dunder::Missing)? {
        Some(missing) => call(&missing, &mut [a[1].take()]),
        None => Err(key_error(a[1].take())),
    }
}

/// A mapping's contents as a dict: of a UserDict its data.
fn contents(v: &Value) -> R {
    let class = user_dict_class();
    if type_of(v).is_subtype(type_arg(&class)?) {
        return data(v);
    }
    let d = PyDict::new_ref();
    crate::coll::dict_type::update(&d, v)?;
    Ok(Value::from(d))
}

fn plain(v: &Value) -> Result<Ref<PyDict>, PyErr> {
    let contents = data(v)?;
    match native::<PyDict>(&contents) {
        Some(d) => Ok(d.clone()),
        None => {
            let d = PyDict::new_ref();
            crate::coll::dict_type::update(&d, &contents)?;
            Ok(d)
        }
    }
}

/// `v[key] = value` for each entry of a dict.
fn update(v: &Value, entries: &Value) -> Result<(), PyErr> {
    if let Some(d) = native::<PyDict>(entries) {
        for (key, value) in d.items_vec() {
            ops::set_item(v, &key, value)?;
        }
    }
    Ok(())
}

fn merged(like: &Value, a: &Value, b: &Value) -> R {
    let is_map = |v: &Value| native::<PyDict>(v).is_some();
    let b =
        if is_map(b) { b.clone() } else { attr::lookup(b, intern("data"))?.unwrap_or(Value::None) };
    if !is_map(a) || !is_map(&b) {
        return Ok(not_implemented());
    }
    call(&Value::from(type_of(like)), &mut [ops::bit_or(a, &b)?])
}

fn equal(a: &[Value]) -> R {
    let class = user_dict_class();
    let other = type_of(&a[1]);
    if !other.is_subtype(type_arg(&class)?) && native::<PyDict>(&a[1]).is_none() {
        return Ok(not_implemented());
    }
    ops::eq(&data(&a[0])?, &contents(&a[1])?)
}

fn pop(_: &FuncObj, a: &mut [Value]) -> R {
    match ops::get_item(&a[0], &a[1]) {
        Ok(v) => {
            ops::del_item(&a[0], &a[1])?;
            Ok(v)
        }
        Err(e) if e.is(&key_error_type()) && !a[2].is_unbound() => Ok(a[2].take()),
        Err(e) => Err(e),
    }
}

fn popitem(_: &FuncObj, a: &mut [Value]) -> R {
    match iter(&a[0])?.next()? {
        Some(key) => {
            let value = ops::get_item(&a[0], &key)?;
            ops::del_item(&a[0], &key)?;
            Ok(pair(key, value))
        }
        None => Err(crate::core::error::PyErr::new(key_error_type(), Vec::new())),
    }
}
