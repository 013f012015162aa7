// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The types int and bool.

use super::arith::{self, big_pow, holds};
use super::bigint::{BigInt, ByteOrder, IntRef, ToBytesError};
use super::convert::{number_text, parse_int, to_int};
use super::dec;
use super::format_num::format_int;
use super::int_text;
use super::value::{int_view, Number};
use crate::coll::tuple;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::call::call;
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, AnyRef, BinOp, Payload, Ref, UnOp, VT};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::args::Method;
use crate::text::bytes_obj::{as_bytes, new_bytes};
use crate::text::construct::bytes_from_iterable;
use crate::text::str_obj::as_str;
use crate::text::PyStr;

/// All binary operators of ints.
const OPERATORS: &[BinOp] = &[
    BinOp::Add,
    BinOp::Sub,
    BinOp::Mul,
    BinOp::TrueDiv,
    BinOp::FloorDiv,
    BinOp::Mod,
    BinOp::DivMod,
    BinOp::Pow,
    BinOp::LShift,
    BinOp::RShift,
    BinOp::And,
    BinOp::Or,
    BinOp::Xor,
];

static INT_VT: VT = VT {
    repr: Some(|o| repr_big(known(o).view())),
    hash: Some(|o| Ok(known(o).view().hash())),
    truth: Some(|_| Ok(true)),
    compare: Some(|o, other, op| {
        let order = |v| arith::compare(&Value::Obj(o.clone()), v, op);
        Ok(match Number::of(other) {
            // The frequent case needs no value made.
            Some(Number::Big(big)) => Some(holds(op, Some(known(o).cmp(big)))),
            _ => order(other)?,
        }
        .map(Value::Bool))
    }),
    binary: Some(arith::binary),
    unary: Some(|op, o| arith::unary(op, &Value::Obj(o.clone()))),
    index: Some(|o| Ok(Value::Obj(o.clone()))),
    format: Some(|o, spec| format(&Value::Obj(o.clone()), spec)),
    ..VT::new("int", drop_obj::<BigInt>, |_| int_type())
};

impl Payload for BigInt {
    #[inline(always)]
    fn vt() -> &'static VT {
        &INT_VT
    }
}

fn known(o: &AnyRef) -> &BigInt {
    o.down::<BigInt>().expect("a slot of int runs on a big int")
}

define_type!(
    pub fn int_type,
    TypeSpec {
        new: Some(int_new),
        methods: INT_METHODS,
        getset: INT_ATTRIBUTES,
        vt: Some(BigInt::vt),
        ops: OPERATORS,
        unary_ops: &[UnOp::Neg, UnOp::Pos, UnOp::Invert, UnOp::Abs],
        extra: &[Dunder::Float],
        subclassable: true,
        ..TypeSpec::new("int")
    }
);

define_type!(
    pub fn bool_type,
    TypeSpec {
        base: Some(int_type),
        new: Some(bool_new),
        ops: &[BinOp::And, BinOp::Or, BinOp::Xor],
        extra: &[Dunder::Repr],
        ..TypeSpec::new("bool")
    }
);

/// `bool(v)`
fn bool_new(_: &Type, args: &mut Args) -> R {
    args.between("bool", 0, 1)?;
    match args.pos.first() {
        Some(v) => ops::truth(v).map(Value::Bool),
        None => Ok(Value::Bool(false)),
    }
}

/// `int(v)` and `int(text, base)`
fn int_new(_: &Type, args: &mut Args) -> R {
    let given = args.pos.len() + args.kw.len();
    if given > 2 {
        return Err(type_error(format!("int() takes at most 2 arguments ({} given)", given)));
    }
    let base = match args.pos.get(1) {
        Some(base) => Some(base.clone()),
        None => args.keyword("base"),
    };
    args.no_more_keywords("int")?;
    match (args.pos.first(), base) {
        (None, None) => Ok(Value::Int(0)),
        (None, Some(_)) => Err(type_error("int() missing string argument")),
        (Some(v), None) => to_int(v),
        (Some(v), Some(base)) => {
            let base = match ops::index(&base)? {
                Value::Int(base) if base == 0 || (2..=36).contains(&base) => base as u32,
                _ => return Err(value_error("int() base must be >= 2 and <= 36, or 0")),
            };
            match number_text(v) {
                Some(text) => parse_int(v, &text, base),
                None => Err(type_error("int() can't convert non-string with explicit base")),
            }
        }
    }
}

/// `repr(v)`
pub fn repr_int(v: i64) -> Str {
    let mut buf = [0; 20];
    let at = dec::write_decimal(v.unsigned_abs(), &mut buf);
    if v >= 0 {
        return Ref::new(PyStr::from_ascii(&buf[at..]));
    }
    let mut text = [0; 21];
    text[at] = b'-';
    text[at + 1..].copy_from_slice(&buf[at..]);
    Ref::new(PyStr::from_ascii(&text[at..]))
}

fn repr_big(v: IntRef) -> Result<Str, PyErr> {
    Ok(Ref::new(PyStr::from_ascii_vec(int_text::to_string(v)?.into_bytes())))
}

/// `format(v, spec)` of an int or bool.
pub(super) fn format(v: &Value, spec: &PyStr) -> Result<Str, PyErr> {
    if spec.is_empty() {
        return ops::str_of(v);
    }
    let mut room = [0];
    let view = int_view(v, &mut room).ok_or_else(|| ops::not_an_integer(v))?;
    let text = format_int(view, &spec.to_string_lossy(), &type_name(v))?;
    Ok(ops::new_str(&text))
}

/// Calls `f` with the int a method was called on.
fn receive<T>(this: &Value, f: impl FnOnce(IntRef) -> Result<T, PyErr>) -> Result<T, PyErr> {
    let mut room = [0];
    match int_view(this.peel(), &mut room) {
        Some(view) => f(view),
        None => Err(type_error(format!(
            "descriptor requires a 'int' object but received a '{}'",
            type_name(this)
        ))),
    }
}

/// The receiver as a plain int: of `True` it is 1.
fn plain(this: &Value) -> R {
    receive(this, |v| match v.to_i64() {
        Some(small) => Ok(Value::Int(small)),
        None => Ok(this.peel().clone()),
    })
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method without arguments that computes something of the int.
macro_rules! simple {
    ($name:literal, $f:expr) => {
        method($name, |this, args| {
            Method::of("int", $name).none(args)?;
            let f: fn(&Value) -> R = $f;
            f(this)
        })
    };
}

const INT_METHODS: &[MethodDef] = &[
    simple!("bit_length", |v| receive(v, |v| Ok(Value::Int(v.bit_length() as i64)))),
    simple!("bit_count", |v| receive(v, |v| Ok(Value::Int(v.bit_count() as i64)))),
    simple!("conjugate", plain),
    simple!("as_integer_ratio", |v| Ok(tuple(vec![plain(v)?, Value::Int(1)]))),
    simple!("__trunc__", plain),
    simple!("__floor__", plain),
    simple!("__ceil__", plain),
    simple!("__getnewargs__", |v| Ok(tuple(vec![plain(v)?]))),
    method("__round__", |this, args| {
        Method::of("int", "__round__").range(args, 0, 1)?;
        round(this, args.pos.first())
    }),
    method("to_bytes", to_bytes),
    MethodDef { name: "from_bytes", kind: MethodKind::Class, f: from_bytes },
];

const fn attribute(name: &'static str, get: fn(&Value) -> R) -> GetSetDef {
    GetSetDef { name, get, set: None }
}

const INT_ATTRIBUTES: &[GetSetDef] = &[
    attribute("real", plain),
    attribute("imag", |_| Ok(Value::Int(0))),
    attribute("numerator", plain),
    attribute("denominator", |_| Ok(Value::Int(1))),
];

/// `round(v, places)`: half to even where places are before the point.
pub(super) fn round(this: &Value, places: Option<&Value>) -> R {
    let places = match places {
        None => return plain(this),
        Some(places) => ops::index(places)?,
    };
    let mut room = [0];
    let places = int_view(&places, &mut room).ok_or_else(|| ops::not_an_integer(&places))?;
    if !places.is_negative() {
        return plain(this);
    }
    receive(this, |v| {
        // A power of ten beyond twice the number rounds to zero: a digit has more than 3 bits.
        let digits = match places.neg().to_i64() {
            Some(digits) if digits <= v.bit_length() as i64 / 3 + 2 => digits as u64,
            _ => return Ok(Value::Int(0)),
        };
        let unit = BigInt::from(10u64).view().pow(digits);
        Ok(round_to_multiple(v, unit.view()).into())
    })
}

/// The nearest multiple of `unit`, the even one of two.
fn round_to_multiple(v: IntRef, unit: IntRef) -> BigInt {
    let (q, rest) = v.div_mod(unit).expect("a power of ten is not zero");
    let up = match rest.view().shl(1).view().cmp(unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => q.is_odd(),
    };
    let down = v.sub(rest.view());
    if up {
        down.view().add(unit)
    } else {
        down
    }
}

/// The argument `byteorder`.
fn byte_order(v: &Value, method: &str) -> Result<ByteOrder, PyErr> {
    if v.is_unbound() {
        return Ok(ByteOrder::Big);
    }
    let text = as_str(v).ok_or_else(|| {
        type_error(format!(
            "{}() argument 'byteorder' must be str, not {}",
            method,
            crate::text::args::kind_of(v)
        ))
    })?;
    match text.as_ascii() {
        Some("little") => Ok(ByteOrder::Little),
        Some("big") => Ok(ByteOrder::Big),
        _ => Err(value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// The arguments of `to_bytes` and `from_bytes`, of which `signed` goes by keyword only.
fn bytes_args(
    args: &mut Args,
    method: &'static str,
    first: &'static str,
) -> Result<[Value; 3], PyErr> {
    if args.pos.len() == 3 && args.kw.is_empty() {
        return Err(type_error(format!(
            "{}() takes at most 2 positional arguments (3 given)",
            method
        )));
    }
    Method::of("int", method).named(args, 0, [first, "byteorder", "signed"])
}

fn is_signed(v: &Value) -> Result<bool, PyErr> {
    match v {
        Value::Unbound => Ok(false),
        v => ops::truth(v),
    }
}

fn to_bytes(this: &Value, args: &mut Args) -> R {
    let [length, order, signed] = bytes_args(args, "to_bytes", "length")?;
    let length = match &length {
        Value::Unbound => 1,
        v => super::convert::word_arg(v, "ssize_t")?,
    };
    let order = byte_order(&order, "to_bytes")?;
    let signed = is_signed(&signed)?;
    if length < 0 {
        return Err(value_error("length argument must be non-negative"));
    }
    let bytes = receive(this, |v| Ok(v.to_bytes(crate::host::size(length), order, signed)))?;
    bytes.map(new_bytes).map_err(|e| {
        overflow_error(match e {
            ToBytesError::Negative => "can't convert negative int to unsigned",
            ToBytesError::TooBig => "int too big to convert",
        })
    })
}

fn from_bytes(class: &Value, args: &mut Args) -> R {
    let [source, order, signed] = bytes_args(args, "from_bytes", "bytes")?;
    if source.is_unbound() {
        return Err(type_error("from_bytes() missing required argument 'bytes' (pos 1)"));
    }
    let order = byte_order(&order, "from_bytes")?;
    let signed = is_signed(&signed)?;
    let read = |bytes: &[u8]| Value::from(BigInt::from_bytes(bytes, order, signed));
    let v = match as_bytes(&source) {
        Some(bytes) => read(bytes),
        None => {
            let refuse =
                || type_error(format!("cannot convert '{}' object to bytes", type_name(&source)));
            if as_str(&source).is_some() {
                return Err(refuse());
            }
            read(&bytes_from_iterable(&source, "bytes", refuse)?)
        }
    };
    wrap(class, v, &int_type())
}

/// `pow(a, b, modulus)` of ints; `None` if one of them is none.
pub(crate) fn pow_mod(a: &Value, b: &Value, modulus: &Value) -> Result<Option<Value>, PyErr> {
    let (mut x, mut y, mut z) = ([0], [0], [0]);
    let (a, b, m) = match (int_view(a, &mut x), int_view(b, &mut y), int_view(modulus, &mut z)) {
        (Some(a), Some(b), Some(m)) => (a, b, m),
        _ => return Ok(None),
    };
    if m.is_zero() {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    if !b.is_negative() {
        return Ok(Some(a.pow_mod(b, m).into()));
    }
    match a.inverse_mod(m) {
        Some(inverse) => Ok(Some(inverse.view().pow_mod(b.neg(), m).into())),
        None => Err(value_error("base is not invertible for the given modulus")),
    }
}

/// `a ** b` of ints whose exponent is known not to be negative.
pub(super) fn pow_nonnegative(a: IntRef, b: IntRef) -> Result<BigInt, PyErr> {
    Ok(big_pow(a, b)?)
}

/// `cls(v)` for what a class method of a builtin type made, unless `cls` is that type itself.
pub(super) fn wrap(class: &Value, v: Value, exact: &Type) -> R {
    match class.down::<crate::core::types::TypeObj>() {
        Some(t) if !Ref::same(t, exact) => call(class, &mut [v]),
        _ => Ok(v),
    }
}
