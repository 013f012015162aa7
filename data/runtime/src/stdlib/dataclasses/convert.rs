// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `asdict`, `astuple` and `replace`.

use super::field::Kind;
use super::{all_fields, fields_of, is_instance, is_missing};
use crate::coll::{self, PyDict, PyList, PyTuple};
use crate::core::args::Args;
use crate::core::attr;
use crate::core::call;
use crate::core::error::{type_error, value_error};
use crate::core::names::intern;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::type_of;
use crate::core::value::{Value, R};
use crate::py_def;
use crate::stdlib::copy::deepcopy;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Dict,
    Tuple,
}

/// A copy of `v` in which all dataclass instances are what `factory` makes of them.
fn convert(v: &Value, form: Form, factory: &Value) -> R {
    if is_instance(v) {
        let _frame = call::enter()?;
        let mut items = Vec::new();
        for f in fields_of(v)? {
            let item = convert(&attr::get(v, f.name())?, form, factory)?;
            items.push(match form {
                Form::Dict => coll::pair(f.name().value(), item),
                Form::Tuple => item,
            });
        }
        return call::call(factory, &mut [coll::list(items)]);
    }
    let class = Value::from(type_of(v));
    if let Some(l) = v.peel().down::<PyList>() {
        let items = convert_all(&l.to_vec(), form, factory)?;
        return rebuild(v, class, coll::list(items));
    }
    if let Some(t) = v.peel().down::<PyTuple>() {
        let mut items = convert_all(&t.to_vec(), form, factory)?;
        if attr::lookup(v, intern("_fields"))?.is_some() {
            return call::call(&class, &mut items);
        }
        return rebuild(v, class, coll::tuple(items));
    }
    if let Some(d) = v.peel().down::<PyDict>() {
        let out = PyDict::new_ref();
        let mut pairs = Vec::new();
        let exact = d.flavor().is_none() && v.down::<PyDict>().is_some();
        for (k, x) in d.items_vec() {
            let (k, x) = (convert(&k, form, factory)?, convert(&x, form, factory)?);
            if exact {
                out.set(k, x)?;
            } else {
                pairs.push(coll::pair(k, x));
            }
        }
        if exact {
            return Ok(Value::from(out));
        }
        return call::call(&class, &mut [coll::list(pairs)]);
    }
    deepcopy(v, &PyDict::new_ref())
}

fn convert_all(items: &[Value], form: Form, factory: &Value) -> Result<Vec<Value>, crate::core::error::PyErr> {
    items.iter().map(|x| convert(x, form, factory)).collect()
}

/// The items as an object of the class that `v` has.
fn rebuild(v: &Value, class: Value, items: Value) -> R {
    if ops::is(v, v.peel()) {
        Ok(items)
    } else {
        call::call(&class, &mut [items])
    }
}

py_def!(
    ASDICT, "dataclasses", "asdict", "asdict", ["obj", "dict_factory"],
    n_posonly: 0, n_pos: 1, n_kwonly: 1, varargs: false, varkw: false,
    |_, a| {
        if !is_instance(&a[0]) {
            return Err(type_error("asdict() should be called on dataclass instances"));
        }
        convert(&a[0], Form::Dict, &a[1])
    }
);

py_def!(
    ASTUPLE, "dataclasses", "astuple", "astuple", ["obj", "tuple_factory"],
    n_posonly: 0, n_pos: 1, n_kwonly: 1, varargs: false, varkw: false,
    |_, a| {
        if !is_instance(&a[0]) {
            return Err(type_error("astuple() should be called on dataclass instances"));
        }
        convert(&a[0], Form::Tuple, &a[1])
    }
);

py_def!(
    REPLACE, "dataclasses", "replace", "replace", ["obj", "changes"],
    n_posonly: 1, n_pos: 1, n_kwonly: 0, varargs: false, varkw: true,
    |_, a| {
        if !is_instance(&a[0]) {
            return Err(type_error("replace() should be called on dataclass instances"));
        }
        let changes = match a[1].down::<PyDict>() {
            Some(d) => d.clone(),
            None => PyDict::new_ref(),
        };
        for f in all_fields(&a[0])?.unwrap_or_default() {
            let name = f.name();
            if f.kind.get() == Kind::ClassVar {
                continue;
            }
            let given = changes.get_str(name.as_str()).is_some();
            if !f.init.get() {
                if given {
                    return Err(value_error(format!(
                        "field {} is declared with init=False, it cannot be specified with replace()",
                        name.text()
                    )));
                }
                continue;
            }
            if !given {
                if f.kind.get() == Kind::InitVar && is_missing(&f.default.borrow()) {
                    let shown = ops::repr(&name.value())?.to_string_lossy();
                    return Err(value_error(format!(
                        "InitVar {} must be specified with replace()",
                        shown
                    )));
                }
                changes.set_str(name.as_str(), attr::get(&a[0], name)?);
            }
        }
        let mut kw = Vec::new();
        for (k, v) in changes.items_vec() {
            if let Some(s) = k.down::<crate::text::PyStr>() {
                kw.push((Ref::clone(s), v));
            }
        }
        let class = attr::get(&a[0], intern("__class__"))?;
        call::call_args(&class, &mut Args { pos: &mut [], kw: &mut kw })
    }
);
