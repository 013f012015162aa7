// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Dispatch of operators: fast paths for int and float, slots of builtin types, special methods of
//! user classes, by CPython's rules for reflected operands.

use crate::core::call::call_special;
use crate::core::class::user_class;
use crate::core::error::{type_error, PyErr};
use crate::core::instance::Instance;
use crate::core::object::{AnyRef, BinOp, CmpOp, Payload, Ref, UnOp};
use crate::core::types::{
    op_dunder, reflected_dunder, type_name, type_of, Special, Type,
};
use crate::core::value::{Str, Value, R};
use crate::num;
use crate::text::PyStr;

pub use crate::core::items::*;

/// A new str object.
pub fn new_str(s: &str) -> Str {
    Ref::new(PyStr::from_utf8(s))
}

#[inline]
pub fn is(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Obj(x), Value::Obj(y)) => x.same(y) || is_slow(x, y),
        (Value::None, Value::None) => true,
        (Value::Bool(x), Value::Bool(y)) => x == y,
        (Value::Int(x), Value::Int(y)) => x == y,
        (Value::Float(x), Value::Float(y)) => x.to_bits() == y.to_bits(),
        (Value::Unbound, Value::Unbound) => true,
        _ => false,
    }
}

/// Strings of up to one character are one object each in CPython.
#[inline]
fn is_slow(x: &AnyRef, y: &AnyRef) -> bool {
    match (x.down::<PyStr>(), y.down::<PyStr>()) {
        (Some(x), Some(y)) => x.len() <= 1 && **x == **y,
        _ => false,
    }
}

#[inline]
pub fn is_not_implemented(v: &Value) -> bool {
    v.down::<crate::core::singletons::NotImplemented>().is_some()
}

/// The answer of an equality test by identity; None for orderings.
pub fn identity(same: bool, op: CmpOp) -> Option<Value> {
    match op {
        CmpOp::Eq => Some(Value::Bool(same)),
        CmpOp::Ne => Some(Value::Bool(!same)),
        _ => None,
    }
}

#[inline]
fn user_type(v: &Value) -> Option<Type> {
    match v {
        Value::Obj(o) => user_class(o).cloned(),
        _ => None,
    }
}

macro_rules! operators {
    ($($name:ident $inplace:ident $op:ident $int:expr, $float:expr;)*) => {
        $(
            #[inline]
            pub fn $name(a: &Value, b: &Value) -> R {
                match (a, b) {
                    (Value::Int(x), Value::Int(y)) => {
                        let fast: fn(i64, i64) -> Option<i64> = $int;
                        if let Some(r) = fast(*x, *y) {
                            return Ok(Value::Int(r));
                        }
                    }
                    (Value::Float(x), Value::Float(y)) => {
                        let fast: fn(f64, f64) -> Option<f64> = $float;
                        if let Some(r) = fast(*x, *y) {
                            return Ok(Value::Float(r));
                        }
                    }
                    _ => {}
                }
                binary(BinOp::$op, a, b)
            }

            #[inline]
            pub fn $inplace(a: Value, b: &Value) -> R {
                match (&a, b) {
                    (Value::Int(x), Value::Int(y)) => {
                        let fast: fn(i64, i64) -> Option<i64> = $int;
                        if let Some(r) = fast(*x, *y) {
                            return Ok(Value::Int(r));
                        }
                    }
                    (Value::Float(x), Value::Float(y)) => {
                        let fast: fn(f64, f64) -> Option<f64> = $float;
                        if let Some(r) = fast(*x, *y) {
                            return Ok(Value::Float(r));
                        }
                    }
                    _ => {}
                }
                inplace(BinOp::$op, a, b)
            }
        )*
    };
}

fn floor_div_int(x: i64, y: i64) -> Option<i64> {
    if y == 0 {
        return None;
    }
    let q = x.checked_div(y)?;
    Some(if x % y != 0 && (x < 0) != (y < 0) { q - 1 } else { q })
}

fn mod_int(x: i64, y: i64) -> Option<i64> {
    if y == 0 {
        return None;
    }
    let r = x.checked_rem(y)?;
    Some(if r != 0 && (r < 0) != (y < 0) { r + y } else { r })
}

fn lshift_int(x: i64, y: i64) -> Option<i64> {
    if !(0..63).contains(&y) {
        return None;
    }
    let r = x << y;
    if r >> y == x {
        Some(r)
    } else {
        None
    }
}

operators! {
    add iadd Add i64::checked_add, |x, y| Some(x + y);
    sub isub Sub i64::checked_sub, |x, y| Some(x - y);
    mul imul Mul i64::checked_mul, |x, y| Some(x * y);
    matmul imatmul MatMul |_, _| None, |_, _| None;
    true_div itrue_div TrueDiv |_, _| None, |x, y| if y != 0.0 { Some(x / y) } else { None };
    floor_div ifloor_div FloorDiv floor_div_int, |_, _| None;
    modulo imodulo Mod mod_int, |_, _| None;
    pow ipow Pow |_, _| None, |_, _| None;
    lshift ilshift LShift lshift_int, |_, _| None;
    rshift irshift RShift |x, y| if (0..64).contains(&y) { Some(x >> y) } else { None }, |_, _| None;
    bit_and ibit_and And |x, y| Some(x & y), |_, _| None;
    bit_or ibit_or Or |x, y| Some(x | y), |_, _| None;
    bit_xor ibit_xor Xor |x, y| Some(x ^ y), |_, _| None;
}

/// The plain case of a user class on the left and nothing on the right that could go first.
#[inline]
fn binary_user(op: BinOp, a: &Value, b: &Value) -> Option<R> {
    let t = match a {
        Value::Obj(o) => o.down::<Instance>()?.class(),
        _ => return None,
    };
    if let Value::Obj(o) = b {
        if let Some(u) = user_class(o) {
            if !Ref::same(u, t) {
                return None;
            }
        }
    }
    match t.special(op_dunder(op)) {
        Special::Is(f) => Some(call_special(&f, [a.clone(), b.clone()])),
        _ => None,
    }
}

/// `a op b`
#[inline(never)]
pub fn binary(op: BinOp, a: &Value, b: &Value) -> R {
    if let Some(r) = binary_user(op, a, b) {
        match r {
            Ok(v) if is_not_implemented(&v) => return binary_reflected(op, a, b),
            r => return r,
        }
    }
    match binary_try(op, a, b)? {
        Some(v) => Ok(v),
        None => Err(unsupported(op, a, b, false)),
    }
}

/// The rest of `a op b` after the left operand declined: the right one, unless it is of the same class.
#[cold]
#[inline(never)]
fn binary_reflected(op: BinOp, a: &Value, b: &Value) -> R {
    let found = if Ref::same(&type_of(a), &type_of(b)) { None } else { binary_right(op, a, b)? };
    match found {
        Some(v) => Ok(v),
        None => Err(unsupported(op, a, b, false)),
    }
}

/// `a op b`, or None if neither operand knows how.
pub fn binary_try(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    let (ua, ub) = (user_type(a), user_type(b));
    if ua.is_none() && ub.is_none() {
        return binary_native(op, a, b);
    }
    let (ta, tb) = (type_of(a), type_of(b));
    let same = Ref::same(&ta, &tb);
    let mut tried_right = false;
    if !same && ub.is_some() && tb.is_subtype(&ta) {
        if let Special::Is(f) = tb.special(reflected_dunder(op)) {
            let inherited = ta.lookup(reflected_dunder(op).name());
            if !matches!(&inherited, Some(g) if is(g, &f)) {
                tried_right = true;
                let v = call_special(&f, [b.clone(), a.clone()])?;
                if !is_not_implemented(&v) {
                    return Ok(Some(v));
                }
            }
        }
    }
    if ua.is_some() {
        match ta.special(op_dunder(op)) {
            Special::Is(f) => {
                let v = call_special(&f, [a.clone(), b.clone()])?;
                if !is_not_implemented(&v) {
                    return Ok(Some(v));
                }
            }
            Special::Native => {
                if let Some(v) = binary_left(op, a.peel(), b.peel())? {
                    return Ok(Some(v));
                }
            }
            _ => {
                // `X | Y` of classes with a metaclass.
                if crate::core::descr::as_type(a).is_some() {
                    if let Some(v) = crate::core::class::type_binary(op, a, b)? {
                        return Ok(Some(v));
                    }
                }
            }
        }
    } else if let Some(v) = binary_left(op, a, operand(a, b, op))? {
        return Ok(Some(v));
    }
    if tried_right || same {
        return Ok(None);
    }
    if ub.is_none() {
        return binary_right(op, a.peel(), b);
    }
    match tb.special(reflected_dunder(op)) {
        Special::Is(f) => {
            let v = call_special(&f, [b.clone(), a.clone()])?;
            Ok(if is_not_implemented(&v) { None } else { Some(v) })
        }
        Special::Native => binary_right(op, a.peel(), b.peel()),
        _ => Ok(None),
    }
}

/// A builtin left operand sees the payload of the right one, but `%` formats the object itself.
fn operand<'a>(a: &Value, b: &'a Value, op: BinOp) -> &'a Value {
    if op == BinOp::Mod && a.down::<PyStr>().is_some() {
        return b;
    }
    b.peel()
}

/// An operation of two builtin values.
pub fn binary_native(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    if let Some(v) = binary_left(op, a, b)? {
        return Ok(Some(v));
    }
    binary_right(op, a, b)
}

fn binary_left(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match a {
        Value::Obj(o) => match o.vt().binary {
            Some(f) => f(op, a, b),
            None => Ok(None),
        },
        Value::None | Value::Unbound if op == BinOp::Or => crate::core::alias::union(a, b),
        Value::None | Value::Unbound => Ok(None),
        _ => match b {
            Value::Obj(_) => Ok(None),
            _ => num::binary(op, a, b),
        },
    }
}

fn binary_right(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match b {
        Value::Obj(o) => {
            // The same slot function has already seen both operands.
            if matches!(a, Value::Obj(x) if std::ptr::eq(x.vt(), o.vt())) {
                return Ok(None);
            }
            match o.vt().binary {
                Some(f) => f(op, a, b),
                None => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

/// `a op= b`
#[inline(never)]
pub fn inplace(op: BinOp, a: Value, b: &Value) -> R {
    let a = match a {
        Value::Obj(o) => {
            if op == BinOp::Add && o.is::<PyStr>() {
                return append(o, b);
            }
            if let Some(f) = o.vt().inplace {
                if let Some(v) = f(op, &o, b)? {
                    return Ok(v);
                }
            }
            Value::Obj(o)
        }
        v => v,
    };
    match binary_try(op, &a, b)? {
        Some(v) => Ok(v),
        None => Err(unsupported(op, &a, b, true)),
    }
}


/// `s += t` in place if nobody else has `s`.
fn append(o: AnyRef, b: &Value) -> R {
    if let (Some(t), 1) = (b.down::<PyStr>(), o.refcount()) {
        let t = t.clone();
        let mut s: Str = match o.into_ref() {
            Ok(s) => s,
            Err(o) => return add(&Value::Obj(o), b),
        };
        if let Some(own) = s.get_mut() {
            own.append(&t);
            return Ok(Value::from(s));
        }
        return add(&Value::from(s), b);
    }
    let a = Value::Obj(o);
    match binary_try(BinOp::Add, &a, b)? {
        Some(v) => Ok(v),
        None => Err(unsupported(BinOp::Add, &a, b, false)),
    }
}

fn symbol(op: BinOp, inplace: bool) -> &'static str {
    match (op, inplace) {
        (BinOp::Add, false) => "+",
        (BinOp::Add, true) => "+=",
        (BinOp::Sub, false) => "-",
        (BinOp::Sub, true) => "-=",
        (BinOp::Mul, false) => "*",
        (BinOp::Mul, true) => "*=",
        (BinOp::MatMul, false) => "@",
        (BinOp::MatMul, true) => "@=",
        (BinOp::TrueDiv, false) => "/",
        (BinOp::TrueDiv, true) => "/=",
        (BinOp::FloorDiv, false) => "//",
        (BinOp::FloorDiv, true) => "//=",
        (BinOp::Mod, false) => "%",
        (BinOp::Mod, true) => "%=",
        (BinOp::Pow, false) => "** or pow()",
        (BinOp::Pow, true) => "**=",
        (BinOp::LShift, false) => "<<",
        (BinOp::LShift, true) => "<<=",
        (BinOp::RShift, false) => ">>",
        (BinOp::RShift, true) => ">>=",
        (BinOp::And, false) => "&",
        (BinOp::And, true) => "&=",
        (BinOp::Or, false) => "|",
        (BinOp::Or, true) => "|=",
        (BinOp::Xor, false) => "^",
        (BinOp::Xor, true) => "^=",
        (BinOp::DivMod, _) => "divmod()",
    }
}

/// True for builtin sequences, whose `+` and `*` have messages of their own.
fn is_sequence(v: &Value) -> bool {
    match type_name(v.peel()).as_str() {
        "str" | "list" | "tuple" | "bytes" | "bytearray" => true,
        _ => false,
    }
}

/// True for what has sequence methods but no repetition: CPython's `*=` does not try the right operand then.
fn has_sequence_methods(v: &Value) -> bool {
    let builtin = ["dict", "set", "frozenset", "range", "mappingproxy", "dict_keys", "dict_values", "dict_items"];
    v.down::<crate::core::instance::Instance>().is_some() || builtin.contains(&type_name(v.peel()).as_str())
}

#[cold]
#[inline(never)]
pub fn unsupported(op: BinOp, a: &Value, b: &Value, inplace: bool) -> PyErr {
    crate::core::absent::check(a);
    crate::core::absent::check(b);
    let (x, y) = (type_name(a), type_name(b));
    if op == BinOp::Add && is_sequence(a) {
        let kind = type_name(a.peel());
        if inplace && kind == "list" {
            return not_iterable(b);
        }
        return type_error(match kind.as_str() {
            "bytes" | "bytearray" => format!("can't concat {} to {}", y, kind),
            _ => format!("can only concatenate {} (not \"{}\") to {}", kind, y, kind),
        });
    }
    let repeats = is_sequence(b) && !(inplace && has_sequence_methods(a));
    if op == BinOp::Mul && (is_sequence(a) || repeats) {
        let other = if is_sequence(a) { &y } else { &x };
        return type_error(format!("can't multiply sequence by non-int of type '{}'", other));
    }
    if op == BinOp::RShift && !inplace && x == "builtin_function_or_method" {
        if let Some(n) = a.down::<crate::core::func::NativeObj>() {
            if n.def.name == "print" {
                return type_error(format!(
                    "unsupported operand type(s) for >>: '{}' and '{}'. Did you mean \"print(<message>, file=<output_stream>)\"?",
                    x, y
                ));
            }
        }
    }
    type_error(format!(
        "unsupported operand type(s) for {}: '{}' and '{}'",
        symbol(op, inplace),
        x,
        y
    ))
}

/// `divmod(a, b)`
pub fn divmod(a: &Value, b: &Value) -> R {
    binary(BinOp::DivMod, a, b)
}

macro_rules! unary_operators {
    ($($name:ident $op:ident $symbol:literal;)*) => {
        $(
            pub fn $name(v: &Value) -> R {
                match unary_try(UnOp::$op, v)? {
                    Some(v) => Ok(v),
                    None => Err(type_error(format!(
                        concat!("bad operand type for ", $symbol, ": '{}'"),
                        type_name(v)
                    ))),
                }
            }
        )*
    };
}

unary_operators! {
    neg_slow Neg "unary -";
    pos Pos "unary +";
    invert Invert "unary ~";
    abs Abs "abs()";
}

#[inline]
pub fn neg(v: &Value) -> R {
    match v {
        Value::Int(i) if *i != i64::MIN => Ok(Value::Int(-i)),
        Value::Float(x) => Ok(Value::Float(-x)),
        _ => neg_slow(v),
    }
}

pub fn unary_try(op: UnOp, v: &Value) -> Result<Option<Value>, PyErr> {
    match v {
        Value::Obj(o) => match o.vt().unary {
            Some(f) => f(op, o),
            None => Ok(None),
        },
        Value::None | Value::Unbound => Ok(None),
        _ => num::unary(op, v),
    }
}

#[inline]
pub fn truth(v: &Value) -> Result<bool, PyErr> {
    match v {
        Value::Bool(b) => Ok(*b),
        Value::None => Ok(false),
        Value::Int(i) => Ok(*i != 0),
        Value::Float(x) => Ok(*x != 0.0),
        Value::Obj(o) => truth_obj(o),
        Value::Unbound => Ok(false),
    }
}

fn truth_obj(o: &AnyRef) -> Result<bool, PyErr> {
    let vt = o.vt();
    if let Some(f) = vt.truth {
        return f(o);
    }
    match vt.len {
        Some(f) => Ok(f(o)? != 0),
        None => Ok(true),
    }
}

/// `not v`
#[inline]
pub fn not(v: &Value) -> Result<bool, PyErr> {
    Ok(!truth(v)?)
}

fn swapped(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::Le => CmpOp::Ge,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::Ge => CmpOp::Le,
        other => other,
    }
}

/// What the left operand says, None if it does not know.
pub fn compare_left(a: &Value, b: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    match a {
        Value::Obj(o) => match o.vt().compare {
            Some(f) => f(o, b, op),
            None => Ok(None),
        },
        Value::None | Value::Unbound => match b {
            Value::None => Ok(identity(true, op)),
            _ => Ok(None),
        },
        _ => match b {
            Value::Obj(_) | Value::None | Value::Unbound => Ok(None),
            _ => num::compare(a, b, op).map(|r| r.map(Value::Bool)),
        },
    }
}

/// `a op b` for comparisons.
#[inline(never)]
pub fn compare(a: &Value, b: &Value, op: CmpOp) -> R {
    let mut tried_right = false;
    if let Some(ub) = user_type(b) {
        let ta = type_of(a);
        if !Ref::same(&ta, &ub) && ub.is_subtype(&ta) {
            tried_right = true;
            if let Some(v) = compare_left(b, a, swapped(op))? {
                return Ok(v);
            }
        }
    }
    let right = if user_type(a).is_none() { b.peel() } else { b };
    if let Some(v) = compare_left(a, right, op)? {
        return Ok(v);
    }
    if !tried_right {
        let left = if user_type(b).is_none() { a.peel() } else { a };
        if let Some(v) = compare_left(b, left, swapped(op))? {
            return Ok(v);
        }
    }
    match op {
        CmpOp::Eq => Ok(Value::Bool(is(a, b))),
        CmpOp::Ne => Ok(Value::Bool(!is(a, b))),
        _ => Err(not_ordered(a, b, op)),
    }
}

#[cold]
#[inline(never)]
fn not_ordered(a: &Value, b: &Value, op: CmpOp) -> PyErr {
    let symbol = match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Gt => ">",
        _ => ">=",
    };
    type_error(format!(
        "'{}' not supported between instances of '{}' and '{}'",
        symbol,
        type_name(a),
        type_name(b)
    ))
}

macro_rules! comparisons {
    ($($name:ident $test:ident $op:ident $sign:tt;)*) => {
        $(
            #[inline]
            pub fn $name(a: &Value, b: &Value) -> R {
                match (a, b) {
                    (Value::Int(x), Value::Int(y)) => Ok(Value::Bool(x $sign y)),
                    (Value::Float(x), Value::Float(y)) => Ok(Value::Bool(x $sign y)),
                    _ => compare(a, b, CmpOp::$op),
                }
            }

            #[inline]
            pub fn $test(a: &Value, b: &Value) -> Result<bool, PyErr> {
                match (a, b) {
                    (Value::Int(x), Value::Int(y)) => Ok(x $sign y),
                    (Value::Float(x), Value::Float(y)) => Ok(x $sign y),
                    _ => truth(&compare(a, b, CmpOp::$op)?),
                }
            }
        )*
    };
}

comparisons! {
    eq test_eq Eq ==;
    ne test_ne Ne !=;
    lt test_lt Lt <;
    le test_le Le <=;
    gt test_gt Gt >;
    ge test_ge Ge >=;
}

pub fn repr(v: &Value) -> Result<Str, PyErr> {
    match v {
        Value::Obj(o) => match o.vt().repr {
            Some(f) => f(o),
            None => Ok(crate::core::slots::object_repr(o)),
        },
        Value::None => Ok(new_str("None")),
        Value::Bool(b) => Ok(new_str(if *b { "True" } else { "False" })),
        Value::Int(i) => Ok(num::repr_int(*i)),
        Value::Float(x) => Ok(num::repr_float(*x)),
        Value::Unbound => Ok(new_str("<unbound>")),
    }
}

pub fn str_of(v: &Value) -> Result<Str, PyErr> {
    if let Value::Obj(o) = v {
        if let Some(s) = o.down::<PyStr>() {
            return Ok(s.clone());
        }
        if let Some(f) = o.vt().str {
            return f(o);
        }
    }
    repr(v)
}

#[inline]
pub fn hash(v: &Value) -> Result<i64, PyErr> {
    match v {
        Value::Obj(o) => {
            if let Some(s) = o.down::<PyStr>() {
                return Ok(s.hash());
            }
            match o.vt().hash {
                Some(f) => f(o),
                None if o.vt().compare.is_some() => Err(unhashable(v)),
                None => Ok(pointer_hash(o)),
            }
        }
        Value::Int(i) => Ok(num::hash_int(*i)),
        Value::Bool(b) => Ok(*b as i64),
        Value::Float(x) => Ok(num::hash_float(*x)),
        Value::None | Value::Unbound => Ok(4_238_894_112),
    }
}

#[inline]
pub fn pointer_hash(o: &AnyRef) -> i64 {
    (o.id() as i64).rotate_right(4)
}

/// `object.__hash__`
pub fn identity_hash(v: &Value) -> i64 {
    match v {
        Value::Obj(o) => pointer_hash(o),
        _ => hash(v).unwrap_or(0),
    }
}

#[cold]
#[inline(never)]
pub fn unhashable(v: &Value) -> PyErr {
    type_error(format!("unhashable type: '{}'", type_name(v)))
}

/// `format(v, spec)`
pub fn format_value(v: &Value, spec: &Str) -> Result<Str, PyErr> {
    match v {
        Value::Obj(o) => match o.vt().format {
            Some(f) => f(o, spec),
            None if spec.is_empty() => str_of(v),
            None => Err(unsupported_format(v)),
        },
        Value::None | Value::Unbound => {
            if spec.is_empty() {
                str_of(v)
            } else {
                Err(unsupported_format(v))
            }
        }
        _ => num::format(v, spec),
    }
}

#[cold]
#[inline(never)]
pub fn unsupported_format(v: &Value) -> PyErr {
    type_error(format!("unsupported format string passed to {}.__format__", type_name(v)))
}

/// `operator.index(v)`: an int value.
pub fn index(v: &Value) -> R {
    match v {
        Value::Int(_) => Ok(v.clone()),
        Value::Bool(b) => Ok(Value::Int(*b as i64)),
        Value::Obj(o) => match o.vt().index {
            Some(f) => f(o),
            None => Err(not_an_integer(v)),
        },
        _ => Err(not_an_integer(v)),
    }
}

#[cold]
#[inline(never)]
pub fn not_an_integer(v: &Value) -> PyErr {
    type_error(format!("'{}' object cannot be interpreted as an integer", type_name(v)))
}

/// The payload of a value of a builtin type or a subclass of it.
pub fn payload<T: Payload>(v: &Value) -> Option<&Ref<T>> {
    v.peel().down::<T>()
}

/// What `v.__bytes__()` gives; None if the class has no such method.
pub fn to_bytes(v: &Value) -> Result<Option<Value>, PyErr> {
    match user_type(v).map(|t| t.special(crate::core::names::Dunder::Bytes)) {
        Some(Special::Is(f)) => call_special(&f, [v.clone()]).map(Some),
        _ => Ok(None),
    }
}
