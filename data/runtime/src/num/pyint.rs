// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `PyInt`: the int of typed code, one word.
//!
//! A set lowest bit marks an int of 63 bits, kept in the others; else the word is a counted
//! reference to a big int object. Numbers of 63 bits always have the small form. Note that
//! `Value::Int` holds one bit more: numbers in between change their form when they become values.

use super::arith::{self, shift_left, shift_right};
use super::bigint::{BigInt, IntRef};
use super::error::NumError;
use super::int_type::{pow_nonnegative, repr_int};
use crate::core::error::PyErr;
use crate::core::object::{CmpOp, Ref};
use crate::core::ops;
use crate::core::value::{Str, Value};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::mem::ManuallyDrop;
use std::num::NonZeroU64;
use std::ops::{Add, BitAnd, BitOr, BitXor, Mul, Neg, Not, Sub};

#[repr(transparent)]
pub struct PyInt(NonZeroU64);

const MIN: i64 = -(1 << 62);
const MAX: i64 = (1 << 62) - 1;

impl PyInt {
    /// Of a number of 63 bits.
    #[inline(always)]
    pub(super) fn small(v: i64) -> PyInt {
        debug_assert!((MIN..=MAX).contains(&v));
        PyInt::word((v << 1 | 1) as u64)
    }

    #[inline(always)]
    fn word(word: u64) -> PyInt {
        // SAFETY: the word is odd, or a pointer to an object.
        PyInt(unsafe { NonZeroU64::new_unchecked(word) })
    }

    #[inline(always)]
    pub fn new(v: i64) -> PyInt {
        if (MIN..=MAX).contains(&v) {
            PyInt::small(v)
        } else {
            PyInt::of_object(Ref::new(BigInt::from(v)))
        }
    }

    /// Takes over an object whose number does not have the small form.
    #[cold]
    #[inline(never)]
    fn of_object(object: Ref<BigInt>) -> PyInt {
        // SAFETY: a `Ref` is one pointer; `Drop` and `take` give the count back.
        let address: usize = unsafe { std::mem::transmute(object) };
        PyInt::word(address as u64)
    }

    #[cold]
    #[inline(never)]
    fn of_big(v: BigInt) -> PyInt {
        match v.to_i64() {
            Some(small) => PyInt::new(small),
            None => PyInt::of_object(Ref::new(v)),
        }
    }

    #[inline(always)]
    fn is_small(&self) -> bool {
        self.0.get() & 1 == 1
    }

    #[inline(always)]
    fn raw(&self) -> i64 {
        self.0.get() as i64
    }

    /// The object of a number without the small form, not counted.
    #[inline]
    fn object(&self) -> ManuallyDrop<Ref<BigInt>> {
        debug_assert!(!self.is_small());
        // SAFETY: the word is what `of_object` made of a `Ref` that `self` still holds.
        ManuallyDrop::new(unsafe {
            std::mem::transmute::<usize, Ref<BigInt>>(self.0.get() as usize)
        })
    }

    /// Calls `f` with a view of the number.
    fn with<T>(&self, f: impl FnOnce(IntRef) -> T) -> T {
        if self.is_small() {
            f(IntRef::of_i64(self.raw() >> 1, &mut [0]))
        } else {
            f(self.object().view())
        }
    }

    #[cold]
    #[inline(never)]
    fn slow(&self, other: &PyInt, f: fn(IntRef, IntRef) -> BigInt) -> PyInt {
        PyInt::of_big(self.with(|a| other.with(|b| f(a, b))))
    }

    #[cold]
    #[inline(never)]
    fn fallible(
        &self,
        other: &PyInt,
        f: impl FnOnce(IntRef, IntRef) -> Result<BigInt, NumError>,
    ) -> Result<PyInt, PyErr> {
        Ok(PyInt::of_big(self.with(|a| other.with(|b| f(a, b)))?))
    }

    /// The number if it fits 64 bits.
    #[inline]
    pub fn to_i64(&self) -> Option<i64> {
        if self.is_small() {
            Some(self.raw() >> 1)
        } else {
            self.object().to_i64()
        }
    }

    /// The number as a value, where all of 64 bits have the small form.
    #[inline]
    pub fn to_value(&self) -> Value {
        if self.is_small() {
            return Value::Int(self.raw() >> 1);
        }
        let object = self.object();
        match object.to_i64() {
            Some(v) => Value::Int(v),
            None => Value::from(Ref::clone(&object)),
        }
    }

    /// The number in a value that is exactly an int.
    #[inline]
    pub fn from_value(v: &Value) -> Option<PyInt> {
        match v {
            Value::Int(i) => Some(PyInt::new(*i)),
            v => v.down::<BigInt>().map(|big| PyInt::of_object(big.clone())),
        }
    }

    #[inline]
    pub fn is_zero(&self) -> bool {
        self.raw() == 1
    }

    /// `self // other`
    #[inline]
    pub fn floor_div(&self, other: &PyInt) -> Result<PyInt, PyErr> {
        // A divisor of zero is the raw 1. No quotient of 63 bits overflows 64.
        if self.is_small() && other.is_small() && other.raw() != 1 {
            let (a, b) = (self.raw() >> 1, other.raw() >> 1);
            let q = a / b;
            return Ok(PyInt::new(q - (a % b != 0 && (a ^ b) < 0) as i64));
        }
        self.fallible(other, |a, b| match a.div_mod(b) {
            Some((q, _)) => Ok(q),
            None => Err(NumError::zero_division("integer division or modulo by zero")),
        })
    }

    /// `self % other`
    #[inline]
    pub fn modulo(&self, other: &PyInt) -> Result<PyInt, PyErr> {
        if self.is_small() && other.is_small() && other.raw() != 1 {
            let (a, b) = (self.raw() >> 1, other.raw() >> 1);
            let r = a % b;
            return Ok(PyInt::small(if r != 0 && (r ^ b) < 0 { r + b } else { r }));
        }
        self.fallible(other, |a, b| match a.div_mod(b) {
            Some((_, r)) => Ok(r),
            None => Err(NumError::zero_division("integer modulo by zero")),
        })
    }

    /// `self / other`
    #[inline]
    pub fn true_div(&self, other: &PyInt) -> Result<f64, PyErr> {
        // Both are exact as floats, so that the quotient is rounded once.
        if self.is_exact() && other.is_exact() && other.raw() != 1 {
            return Ok((self.raw() >> 1) as f64 / (other.raw() >> 1) as f64);
        }
        self.true_div_slow(other)
    }

    /// A number of at most 53 bits.
    #[inline(always)]
    fn is_exact(&self) -> bool {
        self.is_small() && (-(1 << 54)..1 << 54).contains(&self.raw())
    }

    #[cold]
    #[inline(never)]
    fn true_div_slow(&self, other: &PyInt) -> Result<f64, PyErr> {
        Ok(self.with(|a| other.with(|b| arith::int_true_div(a, b)))?)
    }

    /// `self << other`
    #[inline]
    pub fn lshift(&self, other: &PyInt) -> Result<PyInt, PyErr> {
        if self.is_small() && other.is_small() && (0..62).contains(&(other.raw() >> 1)) {
            let (raw, n) = (self.raw() - 1, other.raw() >> 1);
            if raw << n >> n == raw {
                return Ok(PyInt::word((raw << n | 1) as u64));
            }
        }
        self.fallible(other, shift_left)
    }

    /// `self >> other`
    #[inline]
    pub fn rshift(&self, other: &PyInt) -> Result<PyInt, PyErr> {
        if self.is_small() && other.is_small() && other.raw() > 0 {
            return Ok(PyInt::small(self.raw() >> 1 >> (other.raw() >> 1).min(63)));
        }
        self.fallible(other, shift_right)
    }

    /// `self ** other` for an exponent that is not negative.
    pub fn pow(&self, other: &PyInt) -> Result<PyInt, PyErr> {
        Ok(PyInt::of_big(self.with(|a| other.with(|b| pow_nonnegative(a, b)))?))
    }

    /// `float(self)`
    pub fn to_f64(&self) -> Result<f64, PyErr> {
        if self.is_small() {
            return Ok((self.raw() >> 1) as f64);
        }
        Ok(self.with(arith::int_to_f64)?)
    }

    /// `abs(self)`
    pub fn abs(&self) -> PyInt {
        if self.raw() >= 0 && self.is_small() {
            return self.clone();
        }
        if *self < 0 {
            -self
        } else {
            self.clone()
        }
    }

    /// `hash(self)`
    pub fn py_hash(&self) -> i64 {
        self.with(|v| v.hash())
    }

    /// `repr(self)`
    pub fn repr(&self) -> Result<Str, PyErr> {
        if self.is_small() {
            return Ok(repr_int(self.raw() >> 1));
        }
        ops::repr(&self.to_value())
    }
}

impl Clone for PyInt {
    #[inline(always)]
    fn clone(&self) -> PyInt {
        if !self.is_small() {
            std::mem::forget(Ref::clone(&self.object()));
        }
        PyInt(self.0)
    }
}

impl Drop for PyInt {
    #[inline(always)]
    fn drop(&mut self) {
        if !self.is_small() {
            release(self)
        }
    }
}

#[cold]
#[inline(never)]
fn release(v: &PyInt) {
    drop(ManuallyDrop::into_inner(v.object()))
}

impl From<i64> for PyInt {
    #[inline(always)]
    fn from(v: i64) -> PyInt {
        PyInt::new(v)
    }
}

impl From<BigInt> for PyInt {
    fn from(v: BigInt) -> PyInt {
        PyInt::of_big(v)
    }
}

impl From<PyInt> for Value {
    #[inline]
    fn from(v: PyInt) -> Value {
        v.to_value()
    }
}

impl PartialEq for PyInt {
    #[inline(always)]
    fn eq(&self, other: &PyInt) -> bool {
        if self.is_small() || other.is_small() {
            // Equal numbers have one form.
            return self.0 == other.0;
        }
        **self.object() == **other.object()
    }
}

impl Eq for PyInt {}

impl PartialEq<i64> for PyInt {
    #[inline(always)]
    fn eq(&self, other: &i64) -> bool {
        *self == PyInt::new(*other)
    }
}

impl Ord for PyInt {
    #[inline(always)]
    fn cmp(&self, other: &PyInt) -> Ordering {
        if self.is_small() && other.is_small() {
            return self.raw().cmp(&other.raw());
        }
        self.with(|a| other.with(|b| a.cmp(b)))
    }
}

/// The four orderings of two small numbers by their words, of others by `cmp`.
macro_rules! orderings {
    ($($name:ident $op:tt)*) => {
        $(
            #[inline(always)]
            fn $name(&self, other: &PyInt) -> bool {
                if self.is_small() && other.is_small() {
                    return self.raw() $op other.raw();
                }
                self.compare_slow(other) $op Ordering::Equal
            }
        )*
    };
}

impl PyInt {
    #[cold]
    #[inline(never)]
    fn compare_slow(&self, other: &PyInt) -> Ordering {
        self.with(|a| other.with(|b| a.cmp(b)))
    }
}

impl PartialOrd for PyInt {
    #[inline(always)]
    fn partial_cmp(&self, other: &PyInt) -> Option<Ordering> {
        Some(self.cmp(other))
    }
    orderings! { lt < le <= gt > ge >= }
}

/// By way of a word: the compiler sees through it if `other` is a constant.
macro_rules! orderings_i64 {
    ($($name:ident)*) => {
        $(
            #[inline(always)]
            fn $name(&self, other: &i64) -> bool {
                PartialOrd::<PyInt>::$name(self, &PyInt::new(*other))
            }
        )*
    };
}

impl PartialOrd<i64> for PyInt {
    #[inline(always)]
    fn partial_cmp(&self, other: &i64) -> Option<Ordering> {
        Some(self.cmp(&PyInt::new(*other)))
    }
    orderings_i64! { lt le gt ge }
}

/// Exact: the int is not rounded.
impl PartialOrd<f64> for PyInt {
    #[inline]
    fn partial_cmp(&self, other: &f64) -> Option<Ordering> {
        if self.is_exact() {
            return ((self.raw() >> 1) as f64).partial_cmp(other);
        }
        self.compare_float(*other)
    }
}

impl PartialEq<f64> for PyInt {
    #[inline]
    fn eq(&self, other: &f64) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PyInt {
    #[cold]
    #[inline(never)]
    fn compare_float(&self, other: f64) -> Option<Ordering> {
        let (a, b) = (self.to_value(), Value::Float(other));
        let is = |op| matches!(arith::compare(&a, &b, op), Ok(Some(true)));
        if is(CmpOp::Lt) {
            Some(Ordering::Less)
        } else if is(CmpOp::Gt) {
            Some(Ordering::Greater)
        } else if is(CmpOp::Eq) {
            Some(Ordering::Equal)
        } else {
            None
        }
    }
}

impl Hash for PyInt {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i64(self.py_hash());
    }
}

impl fmt::Debug for PyInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.with(|v| v.to_string_radix(10)))
    }
}

/// `op` between references, words and machine ints, by one function over references.
macro_rules! operator {
    ($trait:ident, $op:ident, |$a:ident, $b:ident| $fast:expr, $slow:expr) => {
        impl $trait<&PyInt> for &PyInt {
            type Output = PyInt;
            #[inline(always)]
            fn $op(self, other: &PyInt) -> PyInt {
                if self.is_small() && other.is_small() {
                    let ($a, $b) = (self.raw(), other.raw());
                    if let Some(raw) = $fast {
                        let raw: i64 = raw;
                        return PyInt::word(raw as u64);
                    }
                }
                self.slow(other, $slow)
            }
        }

        impl $trait<PyInt> for &PyInt {
            type Output = PyInt;
            #[inline(always)]
            fn $op(self, other: PyInt) -> PyInt {
                self.$op(&other)
            }
        }

        impl $trait<&PyInt> for PyInt {
            type Output = PyInt;
            #[inline(always)]
            fn $op(self, other: &PyInt) -> PyInt {
                (&self).$op(other)
            }
        }

        impl $trait<PyInt> for PyInt {
            type Output = PyInt;
            #[inline(always)]
            fn $op(self, other: PyInt) -> PyInt {
                (&self).$op(&other)
            }
        }

        impl $trait<i64> for &PyInt {
            type Output = PyInt;
            #[inline(always)]
            fn $op(self, other: i64) -> PyInt {
                self.$op(&PyInt::new(other))
            }
        }

        impl $trait<i64> for PyInt {
            type Output = PyInt;
            #[inline(always)]
            fn $op(self, other: i64) -> PyInt {
                (&self).$op(&PyInt::new(other))
            }
        }
    };
}

// On raw words, 2 a + 1 and 2 b + 1.
operator!(Add, add, |a, b| a.checked_add(b - 1), |a, b| a.add(b));
operator!(Sub, sub, |a, b| a.checked_sub(b - 1), |a, b| a.sub(b));
operator!(Mul, mul, |a, b| (a - 1).checked_mul(b >> 1).map(|raw| raw | 1), |a, b| a.mul(b));
operator!(BitAnd, bitand, |a, b| Some(a & b), |a, b| a.bitand(b));
operator!(BitOr, bitor, |a, b| Some(a | b), |a, b| a.bitor(b));
operator!(BitXor, bitxor, |a, b| Some(a ^ b | 1), |a, b| a.bitxor(b));

impl Neg for &PyInt {
    type Output = PyInt;
    #[inline]
    fn neg(self) -> PyInt {
        PyInt::small(0) - self
    }
}

impl Neg for PyInt {
    type Output = PyInt;
    #[inline]
    fn neg(self) -> PyInt {
        -&self
    }
}

impl Not for &PyInt {
    type Output = PyInt;
    #[inline]
    fn not(self) -> PyInt {
        PyInt::small(-1) - self
    }
}

impl Not for PyInt {
    type Output = PyInt;
    #[inline]
    fn not(self) -> PyInt {
        !&self
    }
}
