// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `UserList`: a sequence whose contents are the list in its attribute `data`.

use super::user::{data, make_class, row, send, set_data, Row};
use crate::coll::list_type::list_from;
use crate::coll::{list, native, PyDict, PyList, PySlice};
use crate::core::args::Args;
use crate::core::attr;
use crate::core::call::{call, call_args};
use crate::core::class::type_arg;
use crate::core::error::PyErr;
use crate::core::func::FuncObj;
use crate::core::names::{intern, intern_str};
use crate::core::ops;
use crate::core::types::type_of;
use crate::core::value::{Value, R};
use crate::text::PyStr;

thread_local! {
    static CLASS: Value = make_class("UserList", METHODS, &[]).unwrap_or(Value::None);
}

pub fn user_list_class() -> Value {
    CLASS.with(Value::clone)
}

macro_rules! compare {
    ($name:literal, $op:path) => {
        row!("UserList", $name, ["self", "other"], 0, false, |_, a| {
            $op(&data(&a[0])?, &contents(&a[1])?)
        })
    };
}

/// A method that the list behind has too.
macro_rules! forward {
    ($name:literal, [$($param:literal),*], $optional:expr) => {
        row!("UserList", $name, [$($param),*], $optional, false, |_, a| {
            let given = a[1..].iter().take_while(|v| !v.is_none() && !v.is_unbound()).count().max(a.len() - 1 - $optional);
            send(&data(&a[0])?, $name, &mut a[1..1 + given])
        })
    };
}

static METHODS: &[Row] = &[
    row!("UserList", "__init__", ["self", "initlist"], 1, false, |_, a| {
        let items = if a[1].is_none() { Vec::new() } else { list_from(&contents(&a[1])?)? };
        set_data(&a[0], list(items)).map(Value::from)
    }),
    row!("UserList", "__repr__", ["self"], 0, false, |_, a| {
        ops::repr(&data(&a[0])?).map(Value::from)
    }),
    compare!("__lt__", ops::lt),
    compare!("__le__", ops::le),
    compare!("__eq__", ops::eq),
    compare!("__gt__", ops::gt),
    compare!("__ge__", ops::ge),
    row!("UserList", "__contains__", ["self", "item"], 0, false, |_, a| {
        ops::contains(&data(&a[0])?, &a[1]).map(Value::Bool)
    }),
    row!("UserList", "__len__", ["self"], 0, false, |_, a| {
        ops::len(&data(&a[0])?).map(|n| Value::Int(n as i64))
    }),
    row!("UserList", "__getitem__", ["self", "i"], 0, false, |_, a| {
        let found = ops::get_item(&data(&a[0])?, &a[1])?;
        match a[1].down::<PySlice>() {
            Some(_) => alike(&a[0], found),
            None => Ok(found),
        }
    }),
    row!("UserList", "__setitem__", ["self", "i", "item"], 0, false, |_, a| {
        ops::set_item(&data(&a[0])?, &a[1], a[2].clone()).map(Value::from)
    }),
    row!("UserList", "__delitem__", ["self", "i"], 0, false, |_, a| {
        ops::del_item(&data(&a[0])?, &a[1]).map(Value::from)
    }),
    row!("UserList", "__add__", ["self", "other"], 0, false, |_, a| {
        alike(&a[0], ops::add(&data(&a[0])?, &as_list(&a[1])?)?)
    }),
    row!("UserList", "__radd__", ["self", "other"], 0, false, |_, a| {
        alike(&a[0], ops::add(&as_list(&a[1])?, &data(&a[0])?)?)
    }),
    row!("UserList", "__iadd__", ["self", "other"], 0, false, |_, a| {
        send(&data(&a[0])?, "extend", &mut [as_list(&a[1])?])?;
        Ok(a[0].take())
    }),
    row!("UserList", "__mul__", ["self", "n"], 0, false, |_, a| {
        alike(&a[0], ops::mul(&data(&a[0])?, &a[1])?)
    }),
    row!("UserList", "__rmul__", ["self", "n"], 0, false, |_, a| {
        alike(&a[0], ops::mul(&data(&a[0])?, &a[1])?)
    }),
    row!("UserList", "__imul__", ["self", "n"], 0, false, |_, a| {
        set_data(&a[0], ops::imul(data(&a[0])?, &a[1])?)?;
        Ok(a[0].take())
    }),
    forward!("append", ["self", "item"], 0),
    forward!("insert", ["self", "i", "item"], 0),
    forward!("pop", ["self", "i"], 1),
    forward!("remove", ["self", "item"], 0),
    forward!("clear", ["self"], 0),
    forward!("count", ["self", "item"], 0),
    forward!("index", ["self", "item", "start", "stop"], 2),
    forward!("reverse", ["self"], 0),
    row!("UserList", "copy", ["self"], 0, false, |_, a| alike(&a[0], a[0].clone())),
    row!("UserList", "sort", ["self", "kwds"], 0, true, sort),
    row!("UserList", "extend", ["self", "other"], 0, false, |_, a| {
        send(&data(&a[0])?, "extend", &mut [contents(&a[1])?])
    }),
];

fn is_user_list(v: &Value) -> Result<bool, PyErr> {
    Ok(type_of(v).is_subtype(type_arg(&user_list_class())?))
}

/// The list behind a UserList; other values as they are.
fn contents(v: &Value) -> R {
    if is_user_list(v)? {
        data(v)
    } else {
        Ok(v.clone())
    }
}

fn as_list(v: &Value) -> R {
    let v = contents(v)?;
    match native::<PyList>(&v) {
        Some(_) => Ok(v),
        None => Ok(list(list_from(&v)?)),
    }
}

fn alike(v: &Value, items: Value) -> R {
    call(&Value::from(type_of(v)), &mut [items])
}

fn sort(_: &FuncObj, a: &mut [Value]) -> R {
    let mut kw = Vec::new();
    if let Some(d) = a[1].down::<PyDict>() {
        for (name, v) in d.items_vec() {
            if let Some(name) = name.down::<PyStr>() {
                kw.push((intern_str(name).as_str().clone(), v));
            }
        }
    }
    let sort = attr::get(&data(&a[0])?, intern("sort"))?;
    call_args(&sort, &mut Args { pos: &mut [], kw: &mut kw })
}
