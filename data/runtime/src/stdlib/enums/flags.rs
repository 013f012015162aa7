// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What Flag and IntFlag add: bits, their names, and values beyond the defined bits.

use super::meta::{hidden, lookup, set_hidden, state_of, State};
use crate::coll::list;
use crate::core::args::Args;
use crate::core::class::{new_owner, type_arg};
use crate::core::descr::{ClassMethod, StaticMethod};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::func::{function, FuncDef, FuncObj};
use crate::core::native_slot;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::singletons::not_implemented;
use crate::core::types::{type_name, type_of, Type};
use crate::core::value::{Value, R};
use crate::text::PyStr;

/// Stands for a member of `FlagBoundary`.
pub fn boundary(name: &str) -> Value {
    Value::from(name)
}

fn boundary_is(state: &State, name: &str) -> bool {
    state.boundary.borrow().down::<PyStr>().map_or(false, |s| **s == *name)
}

pub fn ejects(state: &State) -> bool {
    boundary_is(state, "eject")
}

fn int_of(v: &Value) -> Option<i64> {
    match v {
        Value::Int(i) => Some(*i),
        Value::Bool(b) => Some(*b as i64),
        _ => None,
    }
}

fn bits(member: &Value) -> i64 {
    int_of(&hidden(member, "_value_")).unwrap_or(0)
}

fn flag_state(v: &Value) -> Result<Ref<State>, PyErr> {
    state_of(&type_of(v)).ok_or_else(|| type_error("flag expected"))
}

fn all_bits(mask: i64) -> i64 {
    let len = 64 - mask.leading_zeros();
    if len >= 63 {
        i64::MAX
    } else {
        (1 << len) - 1
    }
}

/// `bin(value, digits)` of the module enum: the sign bit apart, as `0b0 0101`.
fn binary(value: i64, digits: u32) -> String {
    let width = digits as usize;
    if value >= 0 {
        format!("0b0 {:0width$b}", value, width = width)
    } else {
        let low = value & all_bits(i64::MAX >> (63 - digits.min(63)));
        format!("0b1 {:0width$b}", low, width = width)
    }
}

/// A member for a combination of bits.
fn missing(_: &FuncObj, a: &mut [Value]) -> R {
    let t = type_arg(&a[0])?.clone();
    let state = state_of(&t).ok_or_else(|| type_error("flag expected"))?;
    let mut value = match int_of(a[1].peel()) {
        Some(i) => i,
        None => {
            let shown = ops::repr(&a[1])?.to_string_lossy();
            return Err(value_error(format!("{} is not a valid {}", shown, t.qualname())));
        }
    };
    let mask = state.mask.get();
    let all = all_bits(mask);
    if value < !all || value > all || value & (all ^ mask) != 0 {
        if boundary_is(&state, "strict") {
            let digits = 64 - value.unsigned_abs().leading_zeros().min(mask.leading_zeros());
            let digits = digits.max(64 - mask.leading_zeros());
            let class = ops::repr(&Value::from(t.clone()))?.to_string_lossy();
            return Err(value_error(format!(
                "{} invalid value {}\n    given {}\n  allowed {}",
                class,
                value,
                binary(value, digits),
                binary(mask, digits)
            )));
        } else if boundary_is(&state, "eject") {
            return Ok(Value::Int(value));
        } else if boundary_is(&state, "keep") {
            if value < 0 {
                let len = 64 - value.unsigned_abs().leading_zeros();
                value += (all + 1).max(1i64.checked_shl(len).unwrap_or(i64::MAX));
            }
        } else {
            value &= mask;
        }
    }
    let negative = value < 0;
    let given = value;
    if negative {
        value += all + 1;
    }
    if let Some(known) = super::meta::find(&state, &Value::Int(value))? {
        return Ok(known);
    }
    let unknown = value & !mask;
    let owner = new_owner(&t);
    let mut pos = if t.layout.is_some() { vec![Value::Int(value)] } else { Vec::new() };
    let member = native_slot::make(&owner, &t, &mut Args::pos(&mut pos))?;
    set_hidden(&member, "_value_", Value::Int(value));
    let mut names: Vec<String> = parts(&state, value)
        .iter()
        .map(super::meta::member_name)
        .collect();
    if unknown != 0 && !names.is_empty() {
        names.push(unknown.to_string());
    }
    let name = if names.is_empty() { Value::None } else { Value::from(names.join("|")) };
    set_hidden(&member, "_name_", name);
    if unknown == 0 {
        state.by_value.set(Value::Int(value), member.clone())?;
        if negative {
            state.by_value.set(Value::Int(given), member.clone())?;
        }
    }
    Ok(member)
}

/// The members for the bits of a value, the lowest first.
fn parts(state: &State, value: i64) -> Vec<Value> {
    let mut out: Vec<Value> =
        state.canonical.borrow().iter().filter(|m| bits(m) & value != 0).cloned().collect();
    out.sort_by_key(bits);
    out
}

/// The bits of the other operand; None if it is of another kind.
fn operand(this: &Value, other: &Value) -> Option<i64> {
    let t = type_of(this);
    if type_of(other).is_subtype(&t) {
        return Some(bits(other));
    }
    if t.layout.is_some() {
        return int_of(other.peel());
    }
    None
}

fn combine(a: &[Value], f: fn(i64, i64) -> i64) -> R {
    let other = match operand(&a[0], &a[1]) {
        Some(o) => o,
        None => return Ok(not_implemented()),
    };
    let t: Type = type_of(&a[0]);
    lookup(&t, &Value::Int(f(bits(&a[0]), other)))
}

const COPY: FuncDef = FuncDef {
    name: "",
    qualname: "",
    module: "enum",
    doc: None,
    params: &["self"],
    n_posonly: 0,
    n_pos: 1,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    line: 0,
    code: |_: &FuncObj, _: &mut [Value]| Ok(Value::None),
};

macro_rules! methods {
    ($($id:ident $name:literal [$($p:literal),*] $code:expr;)*) => {
        $(
            static $id: FuncDef = FuncDef {
                name: $name,
                qualname: concat!("Flag.", $name),
                params: &[$($p),*],
                n_pos: {
                    const NAMES: &[&str] = &[$($p),*];
                    NAMES.len()
                },
                code: $code,
                ..COPY
            };
        )*
    };
}

methods! {
    OR "__or__" ["self", "other"] |_: &FuncObj, a: &mut [Value]| combine(a, |x, y| x | y);
    AND "__and__" ["self", "other"] |_: &FuncObj, a: &mut [Value]| combine(a, |x, y| x & y);
    XOR "__xor__" ["self", "other"] |_: &FuncObj, a: &mut [Value]| combine(a, |x, y| x ^ y);
    INVERT "__invert__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        let state = flag_state(&a[0])?;
        let v = bits(&a[0]);
        let other = if boundary_is(&state, "keep") { !v } else { state.mask.get() ^ v };
        lookup(&type_of(&a[0]), &Value::Int(other))
    };
    CONTAINS "__contains__" ["self", "other"] |_: &FuncObj, a: &mut [Value]| {
        if !type_of(&a[1]).is_subtype(&type_of(&a[0])) {
            return Err(type_error(format!(
                "unsupported operand type(s) for 'in': '{}' and '{}'",
                type_name(&a[1]),
                type_of(&a[0]).qualname()
            )));
        }
        Ok(Value::Bool(bits(&a[1]) & bits(&a[0]) == bits(&a[1])))
    };
    ITER "__iter__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        let state = flag_state(&a[0])?;
        ops::iter_value(&list(parts(&state, bits(&a[0]))))
    };
    LEN "__len__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        Ok(Value::Int(bits(&a[0]).count_ones() as i64))
    };
    BOOL "__bool__" ["self"] |_: &FuncObj, a: &mut [Value]| Ok(Value::Bool(bits(&a[0]) != 0));
    REPR "__repr__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        let class = type_of(&a[0]).name();
        Ok(Value::from(match hidden(&a[0], "_name_").down::<PyStr>() {
            Some(n) => format!("<{}.{}: {}>", class, n.to_string_lossy(), bits(&a[0])),
            None => format!("<{}: {}>", class, bits(&a[0])),
        }))
    };
    STR "__str__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        let class = type_of(&a[0]).name();
        Ok(Value::from(match hidden(&a[0], "_name_").down::<PyStr>() {
            Some(n) => format!("{}.{}", class, n.to_string_lossy()),
            None => format!("{}({})", class, bits(&a[0])),
        }))
    };
    MISSING "_missing_" ["cls", "value"] missing;
    NEXT "_generate_next_value_" ["name", "start", "count", "last_values"]
        |_: &FuncObj, a: &mut [Value]| {
            let values = crate::builtins::to_vec(&a[3])?;
            let greatest = values.iter().filter_map(int_of).max();
            match greatest {
                None => Ok(a[1].take()),
                Some(v) => ops::lshift(
                    &Value::Int(1),
                    &Value::Int(64 - v.max(0).leading_zeros() as i64),
                ),
            }
        };
}

/// The methods of Flag.
pub fn members() -> Vec<(&'static str, Value)> {
    let plain = |def: &'static FuncDef| function(def, vec![], vec![], vec![]);
    vec![
        ("__or__", plain(&OR)),
        ("__ror__", plain(&OR)),
        ("__and__", plain(&AND)),
        ("__rand__", plain(&AND)),
        ("__xor__", plain(&XOR)),
        ("__rxor__", plain(&XOR)),
        ("__invert__", plain(&INVERT)),
        ("__contains__", plain(&CONTAINS)),
        ("__iter__", plain(&ITER)),
        ("__len__", plain(&LEN)),
        ("__bool__", plain(&BOOL)),
        ("__repr__", plain(&REPR)),
        ("__str__", plain(&STR)),
        ("_missing_", ClassMethod::of(plain(&MISSING))),
        ("_generate_next_value_", StaticMethod::of(plain(&NEXT))),
    ]
}
