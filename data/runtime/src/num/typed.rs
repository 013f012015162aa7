// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What code with types uses beside `PyInt` and the machine's floats: floats' operations that may
//! fail, ways from values into types and back, and counted loops.

use super::float_ops::{self, Power};
use super::{convert, BigInt, PyInt};
use crate::coll::{iter, range_type, Iter};
use crate::core::call::call;
use crate::core::error::PyErr;
use crate::core::ops::len;
use crate::core::types::type_name;
use crate::core::value::Value;

/// `a / b`
#[inline]
pub fn float_div(a: f64, b: f64) -> Result<f64, PyErr> {
    Ok(float_ops::true_div(a, b)?)
}

/// `a // b`
pub fn float_floor_div(a: f64, b: f64) -> Result<f64, PyErr> {
    Ok(float_ops::floor_div(a, b)?)
}

/// `a % b`
pub fn float_mod(a: f64, b: f64) -> Result<f64, PyErr> {
    Ok(float_ops::modulo(a, b)?)
}

/// `a ** b` for an integral `b`, so that it is real.
pub fn float_pow(a: f64, b: f64) -> Result<f64, PyErr> {
    match float_ops::pow(a, b)? {
        Power::Real(v) => Ok(v),
        Power::Complex(v) => Ok(v.re),
    }
}

/// `int(v)`
pub fn float_to_int(v: f64) -> Result<PyInt, PyErr> {
    if v > -4.0e18 && v < 4.0e18 {
        return Ok(PyInt::new(v as i64));
    }
    convert::truncate(v).map(int_of)
}

/// `min(a, b)`: the first of equals.
#[inline]
pub fn smaller<T: PartialOrd>(a: T, b: T) -> T {
    if b < a {
        b
    } else {
        a
    }
}

/// `max(a, b)`: the first of equals.
#[inline]
pub fn larger<T: PartialOrd>(a: T, b: T) -> T {
    if b > a {
        b
    } else {
        a
    }
}

/// The number of a value that is an int whatever happens.
#[inline]
pub fn int_of(v: Value) -> PyInt {
    match v {
        Value::Int(i) => PyInt::new(i),
        Value::Bool(b) => PyInt::new(b as i64),
        v => match PyInt::from_value(v.peel()) {
            Some(i) => i,
            None => wrong("int", &v),
        },
    }
}

/// The number of a value that is a float whatever happens.
#[inline]
pub fn float_of(v: Value) -> f64 {
    match v.peel() {
        Value::Float(f) => *f,
        v => wrong("float", v),
    }
}

/// The truth of a value that is a bool whatever happens.
#[inline]
pub fn bool_of(v: Value) -> bool {
    match v {
        Value::Bool(b) => b,
        v => wrong("bool", &v),
    }
}

/// Can't happen; but if it does, not in silence.
#[cold]
#[inline(never)]
fn wrong(expected: &str, v: &Value) -> ! {
    eprintln!("portalis: internal error: {} where {} was proved", type_name(v), expected);
    std::process::exit(70)
}

/// `len(v)`
#[inline]
pub fn len_of(v: &Value) -> Result<PyInt, PyErr> {
    Ok(PyInt::new(len(v)? as i64))
}

/// The argument of a call if it is exactly of the parameter's type.
#[inline(always)]
pub fn exact_int(v: &Value) -> Option<PyInt> {
    match v {
        Value::Int(i) => Some(PyInt::new(*i)),
        v => exact_big(v),
    }
}

#[cold]
#[inline(never)]
fn exact_big(v: &Value) -> Option<PyInt> {
    v.down::<BigInt>().and_then(|_| PyInt::from_value(v))
}

#[inline(always)]
pub fn exact_float(v: &Value) -> Option<f64> {
    match v {
        Value::Float(f) => Some(*f),
        _ => None,
    }
}

#[inline(always)]
pub fn exact_bool(v: &Value) -> Option<bool> {
    match v {
        Value::Bool(b) => Some(*b),
        _ => None,
    }
}

/// A loop over a range: a machine word counts, or the range object itself if its ints are large.
pub struct Counted {
    now: i64,
    step: i64,
    left: u64,
    large: Option<Box<Iter>>,
}

const SMALL: std::ops::Range<i64> = -(1 << 62)..1 << 62;

/// `range(start, stop, step)`
#[inline]
pub fn counted(start: &Value, stop: &Value, step: &Value) -> Result<Counted, PyErr> {
    if let (Value::Int(a), Value::Int(b), Value::Int(1)) = (start, stop, step) {
        if SMALL.contains(a) && SMALL.contains(b) {
            let left = if a < b { (b - a) as u64 } else { 0 };
            return Ok(Counted { now: *a, step: 1, left, large: None });
        }
    }
    counted_slow([start.clone(), stop.clone(), step.clone()])
}

#[cold]
#[inline(never)]
fn counted_slow(mut args: [Value; 3]) -> Result<Counted, PyErr> {
    let range = call(&Value::from(range_type()), &mut args)?;
    if let Some(w) = range.down::<crate::coll::PyRange>().and_then(|r| r.words()) {
        // `words` has seen that the last item fits a word.
        let last = w.start + (w.len - 1).max(0) * w.step;
        if SMALL.contains(&w.start) && SMALL.contains(&last) {
            return Ok(Counted { now: w.start, step: w.step, left: w.len as u64, large: None });
        }
    }
    Ok(Counted { now: 0, step: 0, left: 0, large: Some(Box::new(iter(&range)?)) })
}

impl Counted {
    #[inline(always)]
    pub fn next(&mut self) -> Option<PyInt> {
        if self.left == 0 {
            return self.next_large();
        }
        self.left -= 1;
        let now = self.now;
        self.now = now.wrapping_add(self.step);
        Some(PyInt::small(now))
    }

    #[cold]
    #[inline(never)]
    fn next_large(&mut self) -> Option<PyInt> {
        match self.large.as_mut()?.next() {
            Ok(Some(v)) => Some(int_of(v)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(a: i64, b: i64, s: i64) -> Vec<i64> {
        let mut loop_ = counted(&Value::Int(a), &Value::Int(b), &Value::Int(s)).ok().unwrap();
        std::iter::from_fn(|| loop_.next()).map(|v| v.to_i64().unwrap()).collect()
    }

    #[test]
    fn ranges_count_as_their_objects() {
        assert_eq!(items(0, 3, 1), [0, 1, 2]);
        assert_eq!(items(3, 0, 1), []);
        assert_eq!(items(5, -2, -3), [5, 2, -1]);
        assert_eq!(items(i64::MAX - 1, i64::MAX, 1), [i64::MAX - 1]);
        let low = (1 << 62) - 2;
        assert_eq!(items(low, low + 4, 1), [low, low + 1, low + 2, low + 3]);
        assert_eq!(items(-(1 << 62), i64::MAX, i64::MAX), [-(1 << 62), i64::MAX - (1 << 62)]);
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert!(smaller(0.0_f64, -0.0).is_sign_positive());
        assert!(larger(-0.0_f64, 0.0).is_sign_negative());
        assert!(smaller(f64::NAN, 1.0).is_nan());
    }

    #[test]
    fn only_exact_types_fit() {
        assert!(exact_int(&Value::Bool(true)).is_none());
        assert!(exact_float(&Value::Int(1)).is_none());
        assert!(exact_bool(&Value::Int(1)).is_none());
        assert_eq!(exact_int(&Value::Int(i64::MAX)).unwrap().to_i64(), Some(i64::MAX));
    }
}
