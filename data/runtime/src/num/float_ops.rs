// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Arithmetic of floats where Python differs from the machine.

use super::bigfloat::decompose;
use super::bigint::BigInt;
use super::complex::Complex;
use super::dtoa::round_to_place;
use super::error::{NumError, NumResult};
use super::limbs;

/// `a / b`.
#[inline]
pub fn true_div(a: f64, b: f64) -> NumResult<f64> {
    if b == 0.0 {
        return Err(NumError::zero_division("float division by zero"));
    }
    Ok(a / b)
}

/// `a // b`.
pub fn floor_div(a: f64, b: f64) -> NumResult<f64> {
    if b == 0.0 {
        return Err(NumError::zero_division("float floor division by zero"));
    }
    Ok(divide(a, b).0)
}

/// `a % b`.
pub fn modulo(a: f64, b: f64) -> NumResult<f64> {
    if b == 0.0 {
        return Err(NumError::zero_division("float modulo"));
    }
    Ok(divide(a, b).1)
}

/// `divmod(a, b)`.
pub fn div_mod(a: f64, b: f64) -> NumResult<(f64, f64)> {
    if b == 0.0 {
        return Err(NumError::zero_division("float divmod()"));
    }
    Ok(divide(a, b))
}

/// Quotient rounded down, and the remainder of the divisor's sign.
fn divide(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(a / b), rest);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

/// A power of floats is complex if the base is negative and the exponent no integer.
#[derive(Clone, Copy, Debug)]
pub enum Power {
    Real(f64),
    Complex(Complex),
}

/// `a ** b`.
pub fn pow(a: f64, b: f64) -> NumResult<Power> {
    if b == 0.0 || a == 1.0 {
        return Ok(Power::Real(1.0));
    }
    if a.is_nan() || b.is_nan() || a.is_infinite() || b.is_infinite() {
        // The C standard and Python agree on these.
        return Ok(Power::Real(a.powf(b)));
    }
    if a == 0.0 {
        if b < 0.0 {
            return Err(NumError::zero_division("0.0 cannot be raised to a negative power"));
        }
        return Ok(Power::Real(a.powf(b)));
    }
    if a < 0.0 && b != b.floor() {
        return Complex::from(a).pow(Complex::from(b)).map(Power::Complex);
    }
    let power = a.powf(b);
    if power.is_infinite() {
        return Err(NumError::range());
    }
    Ok(Power::Real(power))
}

/// The nearest integer, the even one of two: `float(round(v))`.
pub fn round_half_even(v: f64) -> f64 {
    let rounded = v.round();
    if (v - rounded).abs() == 0.5 {
        2.0 * (v / 2.0).round()
    } else {
        rounded
    }
}

/// `round(v, places)`.
pub fn round_to(v: f64, places: i64) -> NumResult<f64> {
    if !v.is_finite() || places > 323 {
        return Ok(v);
    }
    if places < -308 {
        return Ok(0.0 * v);
    }
    let rounded = round_to_place(v, places as i32);
    if rounded.is_infinite() {
        return Err(NumError::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// `int(v)`.
pub fn to_int(v: f64) -> NumResult<BigInt> {
    if v.is_nan() {
        return Err(NumError::value("cannot convert float NaN to integer"));
    }
    if v.is_infinite() {
        return Err(NumError::overflow("cannot convert float infinity to integer"));
    }
    Ok(BigInt::from_f64(v))
}

/// `v.as_integer_ratio()`.
pub fn integer_ratio(v: f64) -> NumResult<(BigInt, BigInt)> {
    if v.is_nan() {
        return Err(NumError::value("cannot convert NaN to integer ratio"));
    }
    if v.is_infinite() {
        return Err(NumError::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = decompose(v);
    let twos = mantissa.trailing_zeros().min(63) as i32;
    let (mantissa, exponent) =
        if mantissa == 0 { (0, 0) } else { (mantissa >> twos, exponent + twos) };
    let up = limbs::shl(limbs::normal(&[mantissa]), exponent.max(0) as usize);
    let down = limbs::shl(&[1], (-exponent).max(0) as usize);
    Ok((BigInt::from_parts(v < 0.0, up), BigInt::from_parts(false, down)))
}

/// `v.hex()`.
pub fn hex(v: f64) -> String {
    if !v.is_finite() {
        return super::float_repr::repr(v);
    }
    let sign = if v.is_sign_negative() { "-" } else { "" };
    if v == 0.0 {
        return format!("{}0x0.0p+0", sign);
    }
    let (mantissa, exponent) = decompose(v);
    let fraction = mantissa & ((1 << 52) - 1);
    format!("{}0x{}.{:013x}p{:+}", sign, mantissa >> 52, fraction, exponent + 52)
}
