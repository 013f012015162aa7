// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The type complex.

use super::arith;
use super::complex::Complex;
use super::convert::{as_complex, ascii_number, float_arg};
use super::format_num::format_complex;
use crate::coll::tuple;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, UnOp, VT};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::args::Method;
use crate::text::str_obj::as_str;

static COMPLEX_VT: VT = VT {
    repr: Some(|o| Ok(ops::new_str(&known(o).repr()))),
    hash: Some(|o| Ok(known(o).hash().unwrap_or(0))),
    truth: Some(|o| Ok(*known(o) != Complex::ZERO)),
    compare: Some(|o, other, op| {
        if !matches!(op, CmpOp::Eq | CmpOp::Ne) {
            return Ok(None);
        }
        Ok(arith::compare(&Value::Obj(o.clone()), other, op)?.map(Value::Bool))
    }),
    binary: Some(arith::binary),
    unary: Some(|op, o| arith::unary(op, &Value::Obj(o.clone()))),
    format: Some(|o, spec| {
        if spec.is_empty() {
            return Ok(ops::new_str(&known(o).repr()));
        }
        Ok(ops::new_str(&format_complex(*known(o), &spec.to_string_lossy(), "complex")?))
    }),
    ..VT::new("complex", drop_obj::<Complex>, |_| complex_type())
};

impl Payload for Complex {
    #[inline(always)]
    fn vt() -> &'static VT {
        &COMPLEX_VT
    }
}

fn known(o: &AnyRef) -> &Complex {
    o.down::<Complex>().expect("a slot of complex runs on complex")
}

define_type!(
    pub fn complex_type,
    TypeSpec {
        new: Some(complex_new),
        methods: COMPLEX_METHODS,
        getset: COMPLEX_ATTRIBUTES,
        vt: Some(Complex::vt),
        ops: &[BinOp::Add, BinOp::Sub, BinOp::Mul, BinOp::TrueDiv, BinOp::Pow],
        unary_ops: &[UnOp::Neg, UnOp::Pos, UnOp::Abs],
        subclassable: true,
        ..TypeSpec::new("complex")
    }
);

/// Whether a value can be a part of a complex number.
fn is_real(v: &Value) -> Result<bool, PyErr> {
    use crate::core::attr::lookup_special;
    use crate::core::names::Dunder;
    if super::value::is_number(v) {
        return Ok(true);
    }
    Ok(ops::has_index(v) || lookup_special(v, Dunder::Float)?.is_some())
}

/// `complex(real, imag)` and `complex(text)`
fn complex_new(_: &Type, args: &mut Args) -> R {
    let [real, imag] = Method::of("complex", "complex").named(args, 0, ["real", "imag"])?;
    if real.down::<Complex>().is_some() && imag.is_unbound() {
        return Ok(real);
    }
    if let Some(text) = as_str(&real) {
        if !imag.is_unbound() {
            return Err(type_error("complex() can't take second arg if first is a string"));
        }
        let parsed = Complex::parse(&ascii_number(text));
        return match parsed {
            Some(z) => Ok(z.into()),
            None => Err(value_error("complex() arg is a malformed string")),
        };
    }
    if as_str(&imag).is_some() {
        return Err(type_error("complex() second arg can't be a string"));
    }
    let re = match &real {
        Value::Unbound => None,
        v => as_complex(v)?,
    };
    if re.is_none() && !real.is_unbound() && !is_real(&real)? {
        return Err(type_error(format!(
            "complex() first argument must be a string or a number, not '{}'",
            type_name(&real)
        )));
    }
    let im = imag.peel().down::<Complex>().map(|z| **z);
    if im.is_none() && !imag.is_unbound() && !is_real(&imag)? {
        return Err(type_error(format!(
            "complex() second argument must be a number, not '{}'",
            type_name(&imag)
        )));
    }
    // Parts that are complex themselves: (a + bj) + (c + dj) * 1j.
    let mut z = match re {
        Some(z) => z,
        None if real.is_unbound() => Complex::ZERO,
        None => Complex::from(float_arg(&real)?),
    };
    match im {
        Some(w) => {
            z.re -= w.im;
            z.im = if re.is_some() { w.re + z.im } else { w.re };
        }
        None if imag.is_unbound() => {}
        None => {
            let y = float_arg(&imag)?;
            z.im = if re.is_some() { y + z.im } else { y };
        }
    }
    Ok(z.into())
}

/// The number a method was called on.
fn receive(this: &Value) -> Result<Complex, PyErr> {
    match this.peel().down::<Complex>() {
        Some(z) => Ok(**z),
        None => Err(type_error(format!(
            "descriptor requires a 'complex' object but received a '{}'",
            type_name(this)
        ))),
    }
}

/// A method without arguments that computes something of the number.
macro_rules! simple {
    ($name:literal, $f:expr) => {
        MethodDef {
            name: $name,
            kind: MethodKind::Instance,
            f: |this, args| {
                Method::of("complex", $name).none(args)?;
                let f: fn(Complex) -> Value = $f;
                Ok(f(receive(this)?))
            },
        }
    };
}

const COMPLEX_METHODS: &[MethodDef] = &[
    simple!("conjugate", |z| z.conjugate().into()),
    simple!("__complex__", |z| z.into()),
    simple!("__getnewargs__", |z| tuple(vec![Value::Float(z.re), Value::Float(z.im)])),
];

const COMPLEX_ATTRIBUTES: &[GetSetDef] = &[
    GetSetDef { name: "real", get: |this| Ok(Value::Float(receive(this)?.re)), set: None },
    GetSetDef { name: "imag", get: |this| Ok(Value::Float(receive(this)?.im)), set: None },
];
