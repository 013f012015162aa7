// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! fields, asdict, astuple, replace, is_dataclass.

use super::field::{Field, Kind};
use super::make::{field_value, info_of, Info};
use crate::coll::params::{given, parse};
use crate::coll::{dict_type, list, tuple, tuple_type, PyDict, PyList, PyTuple};
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::descr::as_type;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::names::{intern, intern_str};
use crate::core::object::Ref;
use crate::core::types::type_of;
use crate::core::value::{Value, R};

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "dataclasses", f: $f };
    };
}

def!(FIELDS, "fields", |args| {
    let [of] = parse(args, "fields", ["class_or_instance"], 1, 1)?;
    match info_of(&of) {
        Some(info) => Ok(tuple(real(&info).map(|f| Value::from(f.clone())).collect())),
        None => Err(type_error("must be called with a dataclass type or instance")),
    }
});
def!(IS_DATACLASS, "is_dataclass", |args| {
    let [of] = parse(args, "is_dataclass", ["obj"], 1, 1)?;
    Ok(Value::Bool(info_of(&of).is_some()))
});
def!(ASDICT, "asdict", |args| {
    let [of, factory] = parse(args, "asdict", ["obj", "dict_factory"], 1, 1)?;
    let factory = given(factory).unwrap_or_else(|| Value::from(dict_type()));
    if instance_info(&of).is_none() {
        return Err(type_error("asdict() should be called on dataclass instances"));
    }
    as_dict(&of, &factory)
});
def!(ASTUPLE, "astuple", |args| {
    let [of, factory] = parse(args, "astuple", ["obj", "tuple_factory"], 1, 1)?;
    let factory = given(factory).unwrap_or_else(|| Value::from(tuple_type()));
    if instance_info(&of).is_none() {
        return Err(type_error("astuple() should be called on dataclass instances"));
    }
    as_tuple(&of, &factory)
});
def!(REPLACE, "replace", replace);

fn real(info: &Ref<Info>) -> impl Iterator<Item = &Ref<Field>> {
    info.fields.iter().filter(|f| f.kind.get() == Kind::Field)
}

fn instance_info(v: &Value) -> Option<Ref<Info>> {
    if as_type(v).is_some() {
        return None;
    }
    info_of(v)
}

fn each(items: Vec<Value>, f: &mut dyn FnMut(&Value) -> R) -> Result<Vec<Value>, PyErr> {
    items.iter().map(f).collect()
}

/// Walks into containers; `leaf` is for dataclass instances.
fn convert(v: &Value, leaf: &mut dyn FnMut(&Value) -> R) -> R {
    if instance_info(v).is_some() {
        return leaf(v);
    }
    let exact = type_of(v);
    if let Some(t) = v.peel().down::<PyTuple>() {
        let items = each(t.to_vec(), &mut |x| convert(x, leaf))?;
        let class = Value::from(exact.clone());
        if attr::lookup(v, intern("_fields"))?.is_some() {
            let mut items = items;
            return call::call(&class, &mut items);
        }
        return call::call(&class, &mut [tuple(items)]);
    }
    if let Some(l) = v.peel().down::<PyList>() {
        let items = each(l.to_vec(), &mut |x| convert(x, leaf))?;
        if !exact.is_user() {
            return Ok(list(items));
        }
        return call::call(&Value::from(exact), &mut [list(items)]);
    }
    if let Some(d) = v.peel().down::<PyDict>() {
        let mut pairs = Vec::new();
        for (k, x) in d.items_vec() {
            pairs.push(tuple(vec![convert(&k, leaf)?, convert(&x, leaf)?]));
        }
        return call::call(&Value::from(exact), &mut [list(pairs)]);
    }
    crate::stdlib::copy::deepcopy(v, &PyDict::new_ref())
}

fn as_dict(v: &Value, factory: &Value) -> R {
    let info = match instance_info(v) {
        Some(i) => i,
        None => return crate::stdlib::copy::deepcopy(v, &PyDict::new_ref()),
    };
    let mut pairs = Vec::new();
    for f in real(&info) {
        let x = convert(&field_value(v, f)?, &mut |x| as_dict(x, factory))?;
        pairs.push(tuple(vec![f.name.borrow().clone(), x]));
    }
    call::call(factory, &mut [list(pairs)])
}

fn as_tuple(v: &Value, factory: &Value) -> R {
    let info = match instance_info(v) {
        Some(i) => i,
        None => return crate::stdlib::copy::deepcopy(v, &PyDict::new_ref()),
    };
    let mut items = Vec::new();
    for f in real(&info) {
        items.push(convert(&field_value(v, f)?, &mut |x| as_tuple(x, factory))?);
    }
    call::call(factory, &mut [list(items)])
}

fn replace(args: &mut Args) -> R {
    if args.pos.len() != 1 {
        return Err(type_error(format!(
            "replace() takes 1 positional argument but {} were given",
            args.pos.len()
        )));
    }
    let of = args.pos[0].take();
    let info = match instance_info(&of) {
        Some(i) => i,
        None => return Err(type_error("replace() should be called on dataclass instances")),
    };
    let mut kw = args.kw.to_vec();
    for f in &info.fields {
        if f.kind.get() == Kind::ClassVar {
            continue;
        }
        let name = match f.name.borrow().down::<crate::text::PyStr>() {
            Some(s) => intern_str(s),
            None => continue,
        };
        let changed = kw.iter().any(|(k, _)| **k == **name.as_str());
        if !f.init {
            if changed {
                return Err(value_error(format!(
                    "field {} is declared with init=False, it cannot be specified with replace()",
                    name.text()
                )));
            }
            continue;
        }
        if !changed {
            if f.kind.get() == Kind::InitVar {
                if f.default.is_unbound() {
                    return Err(value_error(format!(
                        "InitVar '{}' must be specified with replace()",
                        name.text()
                    )));
                }
                continue;
            }
            kw.push((name.as_str().clone(), field_value(&of, f)?));
        }
    }
    let class = Value::from(type_of(&of));
    call::call_args(&class, &mut Args { pos: &mut [], kw: &mut kw })
}
