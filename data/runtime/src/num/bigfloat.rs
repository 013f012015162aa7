// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Between integers and floats, exactly or with one correct rounding.

use super::bigint::{BigInt, IntRef};
use super::div;
use super::limbs::{self, any_below, bit_len};
use std::cmp::Ordering;

/// Mantissa and exponent of a finite float: `|v| = mantissa * 2^exponent`.
pub fn decompose(v: f64) -> (u64, i32) {
    let bits = v.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52 & 0x7ff) as i32 {
        0 => (fraction, -1074),
        e => (fraction | 1 << 52, e - 1075),
    }
}

/// `mantissa * 2^exponent`, and a little more if `sticky`, rounded half to even; infinite if too
/// large.
pub fn compose(negative: bool, mantissa: u64, exponent: i64, sticky: bool) -> f64 {
    if mantissa == 0 {
        return if negative { -0.0 } else { 0.0 };
    }
    let shift = mantissa.leading_zeros();
    let mantissa = mantissa << shift;
    // Exponent of the leading bit, and the bits that a float of that size keeps.
    let top = exponent - shift as i64 + 63;
    let kept = (top + 1075).clamp(0, 53);
    let bits = if top < -1075 {
        0
    } else if top > 1023 {
        0x7ff << 52
    } else {
        let drop = 64 - kept as u32;
        let low = mantissa as u128 & ((1 << drop) - 1);
        let half = 1u128 << (drop - 1);
        let mut bits = (mantissa as u128 >> drop) as u64;
        let up = low > half || (low == half && (sticky || bits & 1 == 1));
        if top >= -1022 {
            // The hidden bit counts one exponent; a carry counts the next.
            bits += ((top + 1022) as u64) << 52;
        }
        bits + up as u64
    };
    f64::from_bits(bits | (negative as u64) << 63)
}

/// A natural number of any size scaled by a power of two, as `compose`.
fn compose_big(negative: bool, mag: &[u64], exponent: i64, sticky: bool) -> f64 {
    let excess = bit_len(mag).saturating_sub(64);
    let top = limbs::shr(mag, excess);
    let mantissa = top.first().copied().unwrap_or(0);
    compose(negative, mantissa, exponent + excess as i64, sticky || any_below(mag, excess))
}

impl BigInt {
    /// The integer part of a finite float.
    pub fn from_f64(v: f64) -> BigInt {
        let (mantissa, exponent) = decompose(v);
        let mag = if exponent >= 0 {
            limbs::shl(&[mantissa], exponent as usize)
        } else if exponent > -64 {
            vec![mantissa >> -exponent]
        } else {
            Vec::new()
        };
        BigInt::from_parts(v < 0.0, mag)
    }
}

impl IntRef<'_> {
    /// The nearest float, half to even; `None` beyond the largest float.
    pub fn to_f64(self) -> Option<f64> {
        let v = compose_big(self.negative, self.mag, 0, false);
        v.is_finite().then_some(v)
    }

    /// Mantissa in `[0.5, 1)` and exponent, the mantissa rounded half to even.
    pub fn frexp(self) -> (f64, i64) {
        let bits = self.bit_length() as i64;
        let mantissa = compose_big(self.negative, self.mag, -bits, false);
        match mantissa.abs() == 1.0 {
            true => (mantissa / 2.0, bits + 1),
            false => (mantissa, bits),
        }
    }

    /// Compares with a float by value; `None` for NaN.
    pub fn cmp_f64(self, v: f64) -> Option<Ordering> {
        if v.is_nan() {
            return None;
        }
        if v.is_infinite() {
            return Some(if v > 0.0 { Ordering::Less } else { Ordering::Greater });
        }
        let whole = BigInt::from_f64(v);
        Some(self.cmp(whole.view()).then_with(|| {
            let fraction = v.fract();
            0.0.partial_cmp(&fraction).expect("a finite fraction")
        }))
    }

    /// `self / other` correctly rounded, for a divisor that is not zero; `None` if too large.
    pub fn true_div(self, other: IntRef) -> Option<f64> {
        let negative = self.negative != other.negative;
        if self.is_zero() {
            return Some(if negative { -0.0 } else { 0.0 });
        }
        // Scale the quotient to 64 bits or one more, then let the remainder round it.
        let shift = self.bit_length() as i64 - other.bit_length() as i64 - 64;
        let (q, r) = if shift >= 0 {
            let (q, r) = div::div_rem(&limbs::shr(self.mag, shift as usize), other.mag);
            let lost = any_below(self.mag, shift as usize);
            (q, !r.is_empty() || lost)
        } else {
            let (q, r) = div::div_rem(&limbs::shl(self.mag, -shift as usize), other.mag);
            (q, !r.is_empty())
        };
        let v = compose_big(negative, &q, shift, r);
        v.is_finite().then_some(v)
    }
}

/// Compares a machine integer with a float by value; `None` for NaN.
pub fn cmp_i64_f64(a: i64, b: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if b.is_nan() {
        return None;
    }
    if b >= LIMIT {
        return Some(Ordering::Less);
    }
    if b < -LIMIT {
        return Some(Ordering::Greater);
    }
    Some(a.cmp(&(b as i64)).then_with(|| 0.0.partial_cmp(&b.fract()).expect("a finite fraction")))
}

/// `a / b` correctly rounded for machine integers, `b` not zero.
pub fn true_div_i64(a: i64, b: i64) -> f64 {
    const EXACT: u64 = 1 << 53;
    if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        return if a == 0 && b < 0 { -0.0 } else { a as f64 / b as f64 };
    }
    let (mut x, mut y) = ([0], [0]);
    let (x, y) = (IntRef::of_i64(a, &mut x), IntRef::of_i64(b, &mut y));
    x.true_div(y).expect("a quotient of machine integers is a float")
}

/// Python's hash of a float: that of the equal integer or fraction modulo 2^61 - 1.
pub fn hash_f64(v: f64) -> Option<i64> {
    const BITS: u32 = 61;
    const PRIME: u64 = (1 << BITS) - 1;
    if v.is_nan() {
        return None;
    }
    if v.is_infinite() {
        return Some(if v > 0.0 { 314_159 } else { -314_159 });
    }
    let (mantissa, exponent) = decompose(v);
    // Multiplying by two is a rotation of 61 bits.
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    let rem = mantissa % PRIME;
    let rem = (rem as u128) << turn;
    let rem = ((rem & PRIME as u128) + (rem >> BITS)) as u64;
    let rem = if rem >= PRIME { rem - PRIME } else { rem } as i64;
    Some(match v < 0.0 {
        true if rem == 1 => -2,
        true => -rem,
        false => rem,
    })
}
