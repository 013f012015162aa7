// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Flag`: members that are sets of bits.

use super::methods::{field, value_repr};
use super::{class_method, create, kept, kept_dict};
use crate::coll;
use crate::core::attr;
use crate::core::call;
use crate::core::class::{object_type, type_arg};
use crate::core::descr::as_type;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::func::FuncObj;
use crate::core::instance::Instance;
use crate::core::names::intern;
use crate::core::object::{BinOp, Ref};
use crate::core::ops;
use crate::core::singletons::not_implemented;
use crate::core::types::{type_of, Type};
use crate::core::value::{Value, R};
use crate::py_def;
use crate::stdlib::signature::plain;

pub fn entries() -> Vec<(&'static str, Value)> {
    vec![
        ("_generate_next_value_", create::static_method(&NEXT_VALUE)),
        ("_missing_", class_method(&MISSING)),
        ("__contains__", plain(&CONTAINS)),
        ("__iter__", plain(&ITER)),
        ("__len__", plain(&LEN)),
        ("__repr__", plain(&REPR)),
        ("__str__", plain(&STR)),
        ("__bool__", plain(&BOOL)),
        ("__or__", plain(&OR)),
        ("__and__", plain(&AND)),
        ("__xor__", plain(&XOR)),
        ("__invert__", plain(&INVERT)),
        ("__ror__", plain(&OR)),
        ("__rand__", plain(&AND)),
        ("__rxor__", plain(&XOR)),
    ]
}

fn bit_length(v: &Value) -> Result<i64, PyErr> {
    match crate::call_method!(v.peel(), "bit_length", [])? {
        Value::Int(n) => Ok(n),
        _ => Ok(0),
    }
}

fn power_of_two(n: i64) -> R {
    ops::lshift(&Value::Int(1), &Value::Int(n))
}

/// All bits up to the highest of the mask.
pub fn all_bits(mask: &Value) -> R {
    ops::sub(&power_of_two(bit_length(mask)?)?, &Value::Int(1))
}

fn has_boundary(t: &Type, name: &str) -> bool {
    ops::is(&kept(t, "_boundary_"), &super::boundary(name))
}

/// True if values out of range give plain ints.
pub fn ejects(t: &Type) -> bool {
    has_boundary(t, "EJECT")
}

/// The members whose bits a value has.
fn parts(t: &Type, value: &Value) -> Result<Vec<Value>, PyErr> {
    let map = kept_dict(t, "_value2member_map_");
    let mut rest = ops::bit_and(value, &kept(t, "_flag_mask_"))?;
    let mut out = Vec::new();
    while ops::truth(&rest)? {
        let bit = ops::bit_and(&rest, &ops::neg(&rest)?)?;
        out.push(map.get(&bit)?.unwrap_or(Value::None));
        rest = ops::bit_xor(&rest, &bit)?;
    }
    if ops::truth(&kept(t, "_iter_by_definition"))? {
        let mut keyed = Vec::new();
        for m in out {
            let at = match field(&m, "_sort_order_")? {
                Value::Int(i) => i,
                _ => 0,
            };
            keyed.push((at, m));
        }
        keyed.sort_by_key(|(at, _)| *at);
        return Ok(keyed.into_iter().map(|(_, m)| m).collect());
    }
    Ok(out)
}

py_def!(
    NEXT_VALUE, "enum", "_generate_next_value_", "Flag._generate_next_value_",
    ["name", "start", "count", "last_values"],
    |_, a| {
        if !ops::truth(&a[2])? {
            return Ok(if a[1].is_none() { Value::Int(1) } else { a[1].clone() });
        }
        let mut greatest = Value::Unbound;
        for v in crate::builtins::to_vec(&a[3])? {
            if greatest.is_unbound() || ops::test_gt(&v, &greatest)? {
                greatest = v;
            }
        }
        match bit_length(&greatest) {
            Ok(n) => power_of_two(n),
            Err(_) => {
                Err(type_error(format!("invalid flag value {}", super::shown(&greatest)?)))
            }
        }
    }
);

/// Bits as `enum.bin` prints them: the sign before the digits.
fn bits(v: &Value, width: i64) -> Result<String, PyErr> {
    let negative = ops::test_lt(v, &Value::Int(0))?;
    let ceiling = power_of_two(bit_length(v)?)?;
    let shown = if negative {
        let inverted = ops::invert(v)?;
        let mask = ops::add(&ops::sub(&ceiling, &Value::Int(1))?, &ceiling)?;
        binary(&ops::bit_xor(&inverted, &mask)?)?
    } else {
        binary(&ops::add(v, &ceiling)?)?.replacen('1', "0", 1)
    };
    let (sign, digits) = shown.split_at(3);
    let mut digits = digits.to_string();
    while (digits.len() as i64) < width {
        digits.insert_str(0, &sign[2..]);
    }
    Ok(format!("{} {}", sign, digits))
}

fn binary(v: &Value) -> Result<String, PyErr> {
    Ok(ops::format_value(v, &ops::new_str("#b"))?.to_string_lossy())
}

py_def!(MISSING, "enum", "_missing_", "Flag._missing_", ["cls", "value"], |_, a| {
    composite(type_arg(&a[0])?, a[1].peel())
});

fn composite(t: &Type, given: &Value) -> R {
    if !crate::num::is_int(given) {
        let shown = super::shown(given)?;
        return Err(value_error(format!("{} is not a valid {}", shown, t.qualname())));
    }
    let mut value = ops::pos(given)?;
    let (mask, all) = (kept(t, "_flag_mask_"), kept(t, "_all_bits_"));
    let low = ops::invert(&all)?;
    let outside = ops::test_lt(&value, &low)?
        || ops::test_gt(&value, &all)?
        || ops::truth(&ops::bit_and(&value, &ops::bit_xor(&all, &mask)?)?)?;
    if outside {
        if has_boundary(t, "STRICT") {
            let width = bit_length(&value)?.max(bit_length(&mask)?);
            return Err(value_error(format!(
                "{} invalid value {}\n    given {}\n  allowed {}",
                super::shown(&Value::from(t.clone()))?,
                super::shown(&value)?,
                bits(&value, width)?,
                bits(&mask, width)?
            )));
        } else if has_boundary(t, "CONFORM") {
            value = ops::bit_and(&value, &mask)?;
        } else if ejects(t) {
            return Ok(value);
        } else if ops::test_lt(&value, &Value::Int(0))? {
            let next = ops::add(&all, &Value::Int(1))?;
            let own = power_of_two(bit_length(&value)?)?;
            let ceiling = if ops::test_gt(&own, &next)? { own } else { next };
            value = ops::add(&ceiling, &value)?;
        }
    }
    let mut negative = None;
    if ops::test_lt(&value, &Value::Int(0))? {
        negative = Some(value.clone());
        value = ops::add(&ops::add(&all, &Value::Int(1))?, &value)?;
    }
    let unknown = ops::bit_and(&value, &ops::invert(&mask)?)?;
    let known = ops::bit_and(&value, &mask)?;
    let has_unknown = ops::truth(&unknown)?;
    if has_unknown && !has_boundary(t, "KEEP") {
        return Err(value_error(format!(
            "{}({}) -->  unknown values {} [{}]",
            t.name(),
            super::shown(&value)?,
            super::shown(&unknown)?,
            bits(&unknown, 0)?
        )));
    }
    let made = pseudo_member(t, &value)?;
    let name = if ops::truth(&known)? {
        let mut names = Vec::new();
        for m in parts(t, &known)? {
            names.push(ops::str_of(&field(&m, "_name_")?)?.to_string_lossy());
        }
        if has_unknown {
            names.push(super::shown(&unknown)?);
        }
        Value::from(names.join("|"))
    } else {
        Value::None
    };
    attr::set(&made, intern("_name_"), Some(name))?;
    if has_unknown {
        return Ok(made);
    }
    let map = kept_dict(t, "_value2member_map_");
    let made = map.set_default(&value, made)?;
    if let Some(n) = negative {
        map.set(n, made.clone())?;
    }
    Ok(made)
}

fn pseudo_member(t: &Type, value: &Value) -> R {
    let data = kept(t, "_member_type_");
    let plain_data = as_type(&data).map_or(true, |d| Ref::same(d, &object_type()));
    let payload = if plain_data {
        Value::Unbound
    } else if t.layout.is_some() {
        value.clone()
    } else {
        let new = attr::get(&data, intern("__new__"))?;
        return with_value(call::call(&new, &mut [Value::from(t.clone()), value.clone()])?, value);
    };
    with_value(Value::from(Ref::new(Instance::new(t.clone(), payload))), value)
}

fn with_value(made: Value, value: &Value) -> R {
    if attr::lookup(&made, intern("_value_"))?.is_none() {
        attr::set(&made, intern("_value_"), Some(value.clone()))?;
    }
    Ok(made)
}

py_def!(CONTAINS, "enum", "__contains__", "Flag.__contains__", ["self", "other"], |_, a| {
    if !type_of(&a[1]).is_subtype(&type_of(&a[0])) {
        return Err(type_error(format!(
            "unsupported operand type(s) for 'in': '{}' and '{}'",
            type_of(&a[1]).qualname(),
            type_of(&a[0]).qualname()
        )));
    }
    let (this, other) = (field(&a[0], "_value_")?, field(&a[1], "_value_")?);
    ops::eq(&ops::bit_and(&other, &this)?, &other)
});

py_def!(ITER, "enum", "__iter__", "Flag.__iter__", ["self"], |_, a| {
    let all = parts(&type_of(&a[0]), &field(&a[0], "_value_")?)?;
    ops::iter_value(&coll::list(all))
});

py_def!(LEN, "enum", "__len__", "Flag.__len__", ["self"], |_, a| {
    let value = field(&a[0], "_value_")?;
    crate::call_method!(&value, "bit_count", [])
});

py_def!(REPR, "enum", "__repr__", "Flag.__repr__", ["self"], |_, a| {
    let t = type_of(&a[0]);
    let value = value_repr(&t, &field(&a[0], "_value_")?)?;
    Ok(Value::from(match field(&a[0], "_name_")? {
        Value::None => format!("<{}: {}>", t.name(), value),
        name => format!("<{}.{}: {}>", t.name(), ops::str_of(&name)?.to_string_lossy(), value),
    }))
});

py_def!(STR, "enum", "__str__", "Flag.__str__", ["self"], |_, a| {
    let t = type_of(&a[0]);
    Ok(Value::from(match field(&a[0], "_name_")? {
        Value::None => format!("{}({})", t.name(), super::shown(&field(&a[0], "_value_")?)?),
        name => format!("{}.{}", t.name(), ops::str_of(&name)?.to_string_lossy()),
    }))
});

py_def!(BOOL, "enum", "__bool__", "Flag.__bool__", ["self"], |_, a| {
    Ok(Value::Bool(ops::truth(&field(&a[0], "_value_")?)?))
});

fn combine(a: &[Value], op: BinOp) -> R {
    let t = type_of(&a[0]);
    let other = if type_of(&a[1]).is_subtype(&t) {
        field(&a[1], "_value_")?
    } else {
        let data = kept(&t, "_member_type_");
        match as_type(&data) {
            Some(d) if !Ref::same(d, &object_type()) && type_of(&a[1]).is_subtype(d) => {
                a[1].peel().clone()
            }
            _ => return Ok(not_implemented()),
        }
    };
    let value = ops::binary(op, &field(&a[0], "_value_")?, &other)?;
    call::call(&Value::from(t), &mut [value])
}

py_def!(OR, "enum", "__or__", "Flag.__or__", ["self", "other"], |_, a| combine(a, BinOp::Or));
py_def!(AND, "enum", "__and__", "Flag.__and__", ["self", "other"], |_, a| combine(a, BinOp::And));
py_def!(XOR, "enum", "__xor__", "Flag.__xor__", ["self", "other"], |_, a| combine(a, BinOp::Xor));
py_def!(INVERT, "enum", "__invert__", "Flag.__invert__", ["self"], invert);

fn invert(_: &FuncObj, a: &mut [Value]) -> R {
    let known = field(&a[0], "_inverted_")?;
    if !known.is_none() {
        return Ok(known);
    }
    let t = type_of(&a[0]);
    let value = field(&a[0], "_value_")?;
    let other = if has_boundary(&t, "KEEP") {
        ops::invert(&value)?
    } else {
        ops::bit_xor(&kept(&t, "_flag_mask_"), &value)?
    };
    let made = call::call(&Value::from(t.clone()), &mut [other])?;
    attr::set(&a[0], intern("_inverted_"), Some(made.clone()))?;
    if type_of(&made).is_subtype(&t) {
        attr::set(&made, intern("_inverted_"), Some(a[0].clone()))?;
    }
    Ok(made)
}
