// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What the patterns of a match statement ask. "No match" is `Value::Unbound`, which no Python value is.

use crate::coll::{self, PyDict, PyList, PyRange, PyTuple};
use crate::core::attr;
use crate::core::class;
use crate::core::error::{type_error, PyErr};
use crate::core::names::intern;
use crate::core::ops;
use crate::core::types::{type_name, type_of, Type};
use crate::core::value::{Value, R};
use crate::num;
use crate::text::{self, PyStr};

pub fn is_found(v: &Value) -> bool {
    !v.is_unbound()
}

fn has_base(v: &Value, bases: &[Type]) -> bool {
    let t = type_of(v);
    bases.iter().any(|b| t.is_subtype(b))
}

fn says(v: &Value, flag: &str) -> bool {
    // collections.abc marks its classes; so can a user's class.
    type_of(v).lookup(intern(flag)).is_some()
}

/// Whether a sequence pattern may look into `v`: strings and bytes are not sequences here.
pub fn match_sequence(v: &Value) -> Result<bool, PyErr> {
    if v.down::<PyList>().is_some() || v.down::<PyTuple>().is_some() || v.down::<PyRange>().is_some() {
        return Ok(true);
    }
    if has_base(v, &[text::str_type(), text::bytes_type(), text::bytearray_type()]) {
        return Ok(false);
    }
    Ok(has_base(v, &[coll::list_type(), coll::tuple_type(), coll::range_type()])
        || says(v, "__portalis_sequence__"))
}

pub fn match_mapping(v: &Value) -> Result<bool, PyErr> {
    Ok(v.down::<PyDict>().is_some()
        || has_base(v, &[coll::dict_type(), coll::mappingproxy_type()])
        || says(v, "__portalis_mapping__"))
}

pub fn match_get(mapping: &Value, key: &Value) -> R {
    // get() with a default of our own, so that __missing__ is not asked.
    let mark = coll::list(Vec::new());
    let get = attr::get(mapping, intern("get"))?;
    let v = crate::core::call::call(&get, &mut [key.clone(), mark.clone()])?;
    Ok(if ops::is(&v, &mark) { Value::Unbound } else { v })
}

pub fn match_rest(mapping: &Value, keys: &Value) -> R {
    let rest = coll::new_dict();
    rest.update_unpack(mapping)?;
    let rest = Value::from(rest);
    let mut it = coll::iter(keys)?;
    while let Some(key) = it.next()? {
        ops::del_item(&rest, &key)?;
    }
    Ok(rest)
}

pub fn match_middle(v: &Value, before: &Value, behind: &Value) -> R {
    let stop = ops::sub(&Value::Int(ops::len(v)? as i64), behind)?;
    let mut items = Vec::new();
    let mut i = before.clone();
    while ops::test_lt(&i, &stop)? {
        items.push(ops::get_item(v, &i)?);
        i = ops::add(&i, &Value::Int(1))?;
    }
    Ok(coll::list(items))
}

/// These take one positional pattern, for the subject itself.
fn is_self_matching(class: &Type) -> bool {
    let builtin = [
        num::bool_type(),
        text::bytearray_type(),
        text::bytes_type(),
        coll::dict_type(),
        num::float_type(),
        coll::frozenset_type(),
        num::int_type(),
        coll::list_type(),
        coll::set_type(),
        text::str_type(),
        coll::tuple_type(),
    ];
    builtin.iter().any(|t| class.is_subtype(t))
}

pub fn match_class(v: &Value, class: &Value, n: &Value, names: &Value) -> R {
    let t = match class::type_arg(class) {
        Ok(t) => t.clone(),
        Err(_) => return Err(type_error("called match pattern must be a class")),
    };
    if !crate::builtins::is_instance(v, class)? {
        return Ok(Value::Unbound);
    }
    let n = match n {
        Value::Int(n) => crate::host::size(*n),
        _ => 0,
    };
    let mut values = Vec::new();
    let mut seen: Vec<Value> = Vec::new();
    if n > 0 {
        match attr::lookup(class, intern("__match_args__"))? {
            None => {
                let own = is_self_matching(&t);
                let limit = if own { 1 } else { 0 };
                if n > limit {
                    return Err(too_many(&t, limit, n));
                }
                values.push(v.clone());
            }
            Some(match_args) => {
                let args = match match_args.down::<PyTuple>() {
                    Some(args) => args.to_vec(),
                    None => {
                        return Err(type_error(format!(
                            "{}.__match_args__ must be a tuple (got {})",
                            t.name(),
                            type_name(&match_args)
                        )))
                    }
                };
                if n > args.len() {
                    return Err(too_many(&t, args.len(), n));
                }
                for name in &args[..n] {
                    match attribute(v, name, &t, &mut seen)? {
                        Value::Unbound => return Ok(Value::Unbound),
                        found => values.push(found),
                    }
                }
            }
        }
    }
    let mut it = coll::iter(names)?;
    while let Some(name) = it.next()? {
        match attribute(v, &name, &t, &mut seen)? {
            Value::Unbound => return Ok(Value::Unbound),
            found => values.push(found),
        }
    }
    Ok(coll::tuple(values))
}

fn too_many(t: &Type, limit: usize, n: usize) -> PyErr {
    type_error(format!(
        "{}() accepts {} positional sub-pattern{} ({} given)",
        t.name(),
        limit,
        if limit == 1 { "" } else { "s" },
        n
    ))
}

fn attribute(v: &Value, name: &Value, t: &Type, seen: &mut Vec<Value>) -> R {
    let text = match name.down::<PyStr>() {
        Some(text) => text.to_string_lossy(),
        None => {
            return Err(type_error(format!(
                "__match_args__ elements must be strings (got {})",
                type_name(name)
            )))
        }
    };
    for other in seen.iter() {
        if ops::test_eq(other, name)? {
            return Err(type_error(format!(
                "{}() got multiple sub-patterns for attribute '{}'",
                t.name(),
                text
            )));
        }
    }
    seen.push(name.clone());
    Ok(attr::lookup(v, intern(&text))?.unwrap_or(Value::Unbound))
}
