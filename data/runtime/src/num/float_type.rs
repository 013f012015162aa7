// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The type float.

use super::convert::{to_float, truncate};
use super::float_ops::{self, round_half_even, round_to};
use super::float_parse::from_hex;
use super::float_repr;
use super::format_num::format_float;
use super::int_type::wrap;
use crate::coll::tuple;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::error::{type_error, PyErr};
use crate::core::names::Dunder;
use crate::core::object::{BinOp, Ref, UnOp};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::args::Method;
use crate::text::str_obj::as_str;
use crate::text::PyStr;

define_type!(
    pub fn float_type,
    TypeSpec {
        new: Some(float_new),
        methods: FLOAT_METHODS,
        getset: FLOAT_ATTRIBUTES,
        ops: &[
            BinOp::Add,
            BinOp::Sub,
            BinOp::Mul,
            BinOp::TrueDiv,
            BinOp::FloorDiv,
            BinOp::Mod,
            BinOp::DivMod,
            BinOp::Pow,
        ],
        unary_ops: &[UnOp::Neg, UnOp::Pos, UnOp::Abs],
        // Floats are no objects, so there is no slot table to derive these from.
        extra: &[
            Dunder::Repr,
            Dunder::Hash,
            Dunder::Bool,
            Dunder::Eq,
            Dunder::Ne,
            Dunder::Lt,
            Dunder::Le,
            Dunder::Gt,
            Dunder::Ge,
            Dunder::Int,
            Dunder::Float,
            Dunder::Format,
        ],
        subclassable: true,
        lacks: &["__getformat__"],
        ..TypeSpec::new("float")
    }
);

/// `float(v)`
fn float_new(_: &Type, args: &mut Args) -> R {
    args.between("float", 0, 1)?;
    match args.pos.first() {
        Some(v) => to_float(v),
        None => Ok(Value::Float(0.0)),
    }
}

/// `repr(v)`
pub fn repr_float(v: f64) -> Str {
    Ref::new(PyStr::from_ascii_vec(float_repr::repr(v).into_bytes()))
}

/// `format(v, spec)`
pub(super) fn format(v: f64, spec: &PyStr) -> Result<Str, PyErr> {
    if spec.is_empty() {
        return Ok(repr_float(v));
    }
    Ok(ops::new_str(&format_float(v, &spec.to_string_lossy(), "float")?))
}

/// The float a method was called on.
fn receive(this: &Value) -> Result<f64, PyErr> {
    match this.peel() {
        Value::Float(x) => Ok(*x),
        _ => Err(type_error(format!(
            "descriptor requires a 'float' object but received a '{}'",
            type_name(this)
        ))),
    }
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method without arguments that computes something of the float.
macro_rules! simple {
    ($name:literal, $f:expr) => {
        method($name, |this, args| {
            Method::of("float", $name).none(args)?;
            let f: fn(f64) -> R = $f;
            f(receive(this)?)
        })
    };
}

const FLOAT_METHODS: &[MethodDef] = &[
    simple!("conjugate", |x| Ok(Value::Float(x))),
    simple!("is_integer", |x| Ok(Value::Bool(x == x.floor() && x.is_finite()))),
    simple!("as_integer_ratio", |x| {
        let (numerator, denominator) = float_ops::integer_ratio(x)?;
        Ok(tuple(vec![numerator.into(), denominator.into()]))
    }),
    simple!("hex", |x| Ok(Value::from(float_ops::hex(x)))),
    simple!("__trunc__", truncate),
    simple!("__floor__", |x| truncate(x.floor())),
    simple!("__ceil__", |x| truncate(x.ceil())),
    simple!("__getnewargs__", |x| Ok(tuple(vec![Value::Float(x)]))),
    method("__round__", |this, args| {
        Method::of("float", "__round__").range(args, 0, 1)?;
        round(receive(this)?, args.pos.first())
    }),
    MethodDef { name: "fromhex", kind: MethodKind::Class, f: fromhex },
];

const FLOAT_ATTRIBUTES: &[GetSetDef] = &[
    GetSetDef { name: "real", get: |this| receive(this).map(Value::Float), set: None },
    GetSetDef { name: "imag", get: |_| Ok(Value::Float(0.0)), set: None },
];

fn fromhex(class: &Value, args: &mut Args) -> R {
    let text = Method::of("float", "fromhex").one(args)?;
    let text =
        as_str(text).ok_or_else(|| type_error("bad argument type for built-in operation"))?;
    let v = Value::Float(from_hex(&text.to_string_lossy())?);
    wrap(class, v, &float_type())
}

/// `round(v)`, an int, or `round(v, places)`, a float.
pub(super) fn round(v: f64, places: Option<&Value>) -> R {
    let places = match places {
        None | Some(Value::None) => return truncate(round_half_even(v)),
        Some(places) => places,
    };
    let places = match ops::index(places)? {
        Value::Int(places) => places,
        huge if ops::test_lt(&huge, &Value::Int(0))? => i64::MIN,
        _ => i64::MAX,
    };
    Ok(Value::Float(round_to(v, places)?))
}
