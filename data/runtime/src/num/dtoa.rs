// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Decimal digits of floats: the shortest that read back, or as many as asked, correctly rounded.

use super::bigfloat::decompose;
use super::bigint::BigInt;
use super::dec::{ascii, write_decimal};
use super::limbs::{self, trim};
use super::pow10::{FIRST, POWERS_OF_TEN};
use super::{div, mul};
use std::cmp::Ordering;

/// `0.d1 d2 d3 ... * 10^point`: digits without zeros at the end, none at all for zero.
pub struct Digits {
    /// Up to twenty digits, between two places.
    word: [u8; 20],
    start: usize,
    end: usize,
    /// More than twenty.
    long: Vec<u8>,
    pub point: i32,
}

impl Digits {
    /// The digits as ASCII.
    pub fn as_bytes(&self) -> &[u8] {
        match self.long.is_empty() {
            true => &self.word[self.start..self.end],
            false => &self.long,
        }
    }

    fn zero(point: i32) -> Digits {
        Digits { word: [0; 20], start: 0, end: 0, long: Vec::new(), point }
    }

    /// Of `n * 10^exponent`.
    fn of_u64(n: u64, exponent: i32) -> Digits {
        if n == 0 {
            return Digits::zero(exponent);
        }
        let mut word = [0; 20];
        let start = write_decimal(n, &mut word);
        let point = (word.len() - start) as i32 + exponent;
        let end = word.iter().rposition(|&c| c != b'0').map_or(start, |last| last + 1);
        Digits { word, start, end, long: Vec::new(), point }
    }

    /// Of digits that stand for a natural number above zero, times `10^exponent`.
    fn of_ascii(mut ascii: Vec<u8>, exponent: i32) -> Digits {
        let point = ascii.len() as i32 + exponent;
        while ascii.last() == Some(&b'0') {
            ascii.pop();
        }
        Digits { long: ascii, ..Digits::zero(point) }
    }
}

/// The decimal of fewest digits that rounds to the float; of several, the nearest; of two equally
/// near, the even one. Returns `(n, e)` for `n * 10^e`. The float must be finite and not zero.
///
/// This is Schubfach (Raffaello Giulietti, "The Schubfach way to render doubles").
pub fn shortest(v: f64) -> (u64, i32) {
    let bits = v.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (c, q) = decompose(v);
    if (-52..=0).contains(&q) && c.trailing_zeros() >= -q as u32 {
        return (c >> -q, 0);
    }
    // Below a power of two the floats lie closer.
    let closer_below = fraction == 0 && bits >> 52 & 0x7ff > 1;
    // The bounds of the interval that rounds to `v` belong to it if the mantissa is even.
    let odd = c & 1;

    let k = (q * 1_262_611 - if closer_below { 524_031 } else { 0 }) >> 22;
    let h = q + ((-k * 1_741_647) >> 19) + 1;
    let power = POWERS_OF_TEN[(-k - FIRST) as usize];
    let below = round_to_odd(power, (4 * c - 2 + closer_below as u64) << h) + odd;
    let exact = round_to_odd(power, (4 * c) << h);
    let above = round_to_odd(power, (4 * c + 2) << h) - odd;

    let s = exact / 4;
    if s >= 10 {
        let tenth = s / 10;
        let down = below <= 40 * tenth;
        let up = 40 * tenth + 40 <= above;
        if down != up {
            return (tenth + up as u64, k + 1);
        }
    }
    let down = below <= 4 * s;
    let up = 4 * s + 4 <= above;
    if down != up {
        return (s + up as u64, k);
    }
    let up = match exact.cmp(&(4 * s + 2)) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => s & 1 == 1,
    };
    (s + up as u64, k)
}

/// `power * c / 2^128`, with the lowest bit set if anything was cut off.
#[inline(always)]
fn round_to_odd(power: u128, c: u64) -> u64 {
    let low = (power as u64 as u128 * c as u128) >> 64;
    let product = (power >> 64) * c as u128 + low;
    (product >> 64) as u64 | (product as u64 > 1) as u64
}

/// The digits of [`shortest`].
pub fn shortest_digits(v: f64) -> Digits {
    if v == 0.0 {
        return Digits::zero(1);
    }
    let (n, e) = shortest(v);
    Digits::of_u64(n, e)
}

/// Nothing changes beyond so many places or digits: the longest float has 1074 places.
const MAX_PLACES: usize = 1100;

/// `|v|` rounded half to even to a number of places after the point; before it, if negative.
pub fn digits_to_place(v: f64, places: i32) -> Digits {
    let places = places.min(MAX_PLACES as i32);
    scaled(v, places).digits(-places)
}

/// `|v|` rounded half to even to `count` significant digits, at least one.
pub fn significant_digits(v: f64, count: usize) -> Digits {
    if v == 0.0 {
        return Digits::zero(1);
    }
    let count = count.clamp(1, MAX_PLACES) as i32;
    let (mantissa, exponent) = decompose(v);
    let top_bit = exponent as i64 + 63 - mantissa.leading_zeros() as i64;
    // floor(log10) of the leading bit: right, or one too small for the whole number.
    let log = ((top_bit * 1_262_611) >> 22) as i32;
    let digits = scaled(v, count - 1 - log).digits(log + 1 - count);
    if digits.point > log + 1 {
        return scaled(v, count - 2 - log).digits(log + 2 - count);
    }
    digits
}

/// A natural number that is nearly always short.
enum Natural {
    Word(u64),
    Big(Vec<u64>),
}

impl Natural {
    fn digits(self, exponent: i32) -> Digits {
        match self {
            Natural::Word(n) => Digits::of_u64(n, exponent),
            Natural::Big(mag) if mag.is_empty() => Digits::zero(exponent),
            Natural::Big(mag) => {
                let text = BigInt::from_parts(false, mag).view().to_string_radix(10);
                Digits::of_ascii(text.into_bytes(), exponent)
            }
        }
    }
}

/// `|v| * 10^k` rounded half to even.
fn scaled(v: f64, k: i32) -> Natural {
    let (mantissa, exponent) = decompose(v);
    match scaled_word(mantissa, exponent, k) {
        Some(n) => Natural::Word(n),
        None => Natural::Big(scaled_big(mantissa, exponent, k)),
    }
}

/// `scaled` where 128 bits are enough on the way and 64 in the end.
fn scaled_word(mantissa: u64, exponent: i32, k: i32) -> Option<u64> {
    if k >= 0 {
        let power = 10u128.pow(if k <= 22 { k as u32 } else { return None });
        let product = mantissa as u128 * power;
        if exponent >= 0 {
            let fits = exponent < product.leading_zeros() as i32;
            return if fits { u64::try_from(product << exponent).ok() } else { None };
        }
        if exponent < -127 {
            return None;
        }
        let whole = product >> -exponent;
        let rest = product & ((1 << -exponent) - 1);
        let half = 1 << (-exponent - 1);
        let up = rest > half || (rest == half && whole & 1 == 1);
        return u64::try_from(whole + up as u128).ok();
    }
    if k < -22 || !(-52..=74).contains(&exponent) {
        return None;
    }
    let (numerator, divisor) = match exponent >= 0 {
        true => ((mantissa as u128) << exponent, 10u128.pow(-k as u32)),
        false => (mantissa as u128, 10u128.pow(-k as u32) << -exponent),
    };
    let (whole, rest) = (numerator / divisor, numerator % divisor);
    let up = match rest.cmp(&(divisor - rest)) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => whole & 1 == 1,
    };
    u64::try_from(whole + up as u128).ok()
}

fn scaled_big(mantissa: u64, exponent: i32, k: i32) -> Vec<u64> {
    // 10^k = 5^k * 2^k: only the five needs a multiplication or a division.
    let fives = BigInt::from(5u64).view().pow(k.unsigned_abs() as u64).into_magnitude();
    let mut numerator = vec![mantissa];
    trim(&mut numerator);
    let mut divisor = vec![1];
    if k >= 0 {
        numerator = mul::mul(&numerator, &fives);
    } else {
        divisor = fives;
    }
    let shift = exponent + k;
    if shift >= 0 {
        numerator = limbs::shl(&numerator, shift as usize);
    } else {
        divisor = limbs::shl(&divisor, -shift as usize);
    }
    let (mut whole, rest) = div::div_rem(&numerator, &divisor);
    let up = match limbs::cmp(&limbs::shl(&rest, 1), &divisor) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => whole.first().map_or(false, |x| x & 1 == 1),
    };
    if up {
        whole = limbs::add(&whole, &[1]);
    }
    whole
}

/// The powers of ten that floats hold exactly.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// `v` rounded half to even at a decimal place, as the nearest float; infinite if too large.
pub fn round_to_place(v: f64, places: i32) -> f64 {
    const EXACT: u64 = 1 << 53;
    let magnitude = match scaled(v, places) {
        Natural::Word(n) if n <= EXACT && (-22..=22).contains(&places) => {
            // Both operands are exact, so the operation rounds once.
            let power = EXACT_POWERS[places.unsigned_abs() as usize];
            if places >= 0 {
                n as f64 / power
            } else {
                n as f64 * power
            }
        }
        natural => {
            let digits = natural.digits(-places);
            let text = format!("0.{}e{}", ascii(digits.as_bytes()), digits.point);
            text.parse().expect("digits and an exponent are a float")
        }
    };
    magnitude.copysign(v)
}
