// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Builtin functions over numbers: abs, bin, divmod, format, hex, oct, pow, round.

use crate::coll::expect_args;
use crate::core::args::{Args, NativeDef, NativeOf};
use crate::core::attr::lookup_special;
use crate::core::call::call;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::names::Dunder;
use crate::core::object::BinOp;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::num::value::{int_view, Number};
use crate::num::{self, int_type};
use crate::text::args::{kind_of, Method};
use crate::text::str_obj::as_str;

const fn native<F>(name: &'static str, f: F) -> NativeOf<F> {
    NativeOf { name, module: "builtins", f }
}

pub static ABS: NativeDef = native("abs", |args| {
    args.exactly("abs", 1)?;
    ops::abs(&args.pos[0])
});
pub static BIN: NativeDef = native("bin", |args| in_radix(args, "bin", 2, "0b"));
pub static DIVMOD: NativeDef = native("divmod", |args| {
    expect_args(args, "divmod", 2)?;
    ops::binary(BinOp::DivMod, &args.pos[0], &args.pos[1])
});
pub static FORMAT: NativeDef = native("format", format);
pub static HEX: NativeDef = native("hex", |args| in_radix(args, "hex", 16, "0x"));
pub static OCT: NativeDef = native("oct", |args| in_radix(args, "oct", 8, "0o"));
pub static POW: NativeDef = native("pow", pow);
pub static ROUND: NativeDef = native("round", round);

fn in_radix(args: &mut Args, name: &str, radix: u32, prefix: &str) -> R {
    args.exactly(name, 1)?;
    let v = ops::index(&args.pos[0])?;
    let mut room = [0];
    let view = int_view(&v, &mut room).ok_or_else(|| ops::not_an_integer(&v))?;
    let sign = if view.is_negative() { "-" } else { "" };
    Ok(Value::from(format!("{}{}{}", sign, prefix, view.abs().to_string_radix(radix))))
}

fn format(args: &mut Args) -> R {
    args.between("format", 1, 2)?;
    match args.pos.get(1) {
        None => ops::format_value(&args.pos[0], &ops::new_str("")).map(Value::from),
        Some(spec) => match as_str(spec) {
            Some(spec) => ops::format_value(&args.pos[0], spec).map(Value::from),
            None => Err(type_error(format!(
                "format() argument 2 must be str, not {}",
                kind_of(spec)
            ))),
        },
    }
}

/// The error for an argument that must be given.
fn missing(function: &str, name: &str, place: usize) -> PyErr {
    type_error(format!("{}() missing required argument '{}' (pos {})", function, name, place))
}

fn pow(args: &mut Args) -> R {
    let [base, exp, modulus] = Method::of("", "pow").named(args, 0, ["base", "exp", "mod"])?;
    if base.is_unbound() {
        return Err(missing("pow", "base", 1));
    }
    if exp.is_unbound() {
        return Err(missing("pow", "exp", 2));
    }
    match modulus {
        Value::Unbound | Value::None => ops::pow(&base, &exp),
        modulus => pow_mod(&base, &exp, &modulus),
    }
}

/// `pow(base, exp, modulus)`
fn pow_mod(base: &Value, exp: &Value, modulus: &Value) -> R {
    let (b, e, m) = (base.peel(), exp.peel(), modulus.peel());
    if let Some(f) = user_method(base)? {
        let v = call(&f, &mut [exp.clone(), modulus.clone()])?;
        if !ops::is_not_implemented(&v) {
            return Ok(v);
        }
    } else if let Some(v) = int_type::pow_mod(b, e, m)? {
        return Ok(v);
    }
    match (Number::of(b), Number::of(e), Number::of(m)) {
        (Some(b), Some(e), Some(m)) => {
            if [b, e, m].iter().any(|n| matches!(n, Number::Complex(_))) {
                return Err(value_error("complex modulo"));
            }
            Err(type_error(
                "pow() 3rd argument not allowed unless all arguments are integers",
            ))
        }
        _ => Err(type_error(format!(
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            type_name(base),
            type_name(exp),
            type_name(modulus)
        ))),
    }
}

/// `v.__pow__` of an object that is no number.
fn user_method(v: &Value) -> Result<Option<Value>, PyErr> {
    match num::is_number(v) {
        true => Ok(None),
        false => lookup_special(v, Dunder::Pow),
    }
}

fn round(args: &mut Args) -> R {
    let [number, places] = Method::of("", "round").named(args, 0, ["number", "ndigits"])?;
    if number.is_unbound() {
        return Err(missing("round", "number", 1));
    }
    let places = match &places {
        Value::Unbound | Value::None => None,
        places => Some(places),
    };
    match Number::of(&number) {
        Some(Number::Float(x)) => return num::round_float(x, places),
        Some(Number::Small(_) | Number::Big(_)) => return num::round_int(&number, places),
        _ => {}
    }
    match lookup_special(&number, Dunder::Round)? {
        None => Err(type_error(format!(
            "type {} doesn't define __round__ method",
            type_name(&number)
        ))),
        Some(f) => match places {
            None => call(&f, &mut []),
            Some(places) => call(&f, &mut [places.clone()]),
        },
    }
}
