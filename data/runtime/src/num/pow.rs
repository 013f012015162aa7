// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Powers, modular powers and inverses, roots and common divisors.

use super::bigint::{BigInt, IntRef};
use super::limbs::{self, cmp, trim};
use super::{div, mul};
use std::cmp::Ordering;

const ONE: IntRef<'static> = IntRef { negative: false, mag: &[1] };

impl IntRef<'_> {
    /// `self ** exponent`.
    pub fn pow(self, exponent: u64) -> BigInt {
        if exponent == 0 {
            return ONE.to_owned();
        }
        if self.is_zero() {
            return BigInt::zero();
        }
        // Factors of two become one shift.
        let twos = limbs::trailing_zeros(self.mag);
        let odd = limbs::shr(self.mag, twos);
        let mut power = odd.clone();
        if odd != [1] {
            for i in (0..63 - exponent.leading_zeros()).rev() {
                power = mul::mul(&power, &power);
                if exponent >> i & 1 == 1 {
                    power = mul::mul(&power, &odd);
                }
            }
        }
        if twos != 0 {
            let shift = (twos as u64).checked_mul(exponent).expect("power fits memory");
            power = limbs::shl(&power, shift as usize);
        }
        BigInt::from_parts(self.negative && exponent & 1 == 1, power)
    }

    /// `pow(self, exponent, modulus)` for an exponent that is not negative and a modulus that is
    /// not zero; the result has the sign of the modulus.
    pub fn pow_mod(self, exponent: IntRef, modulus: IntRef) -> BigInt {
        debug_assert!(!exponent.is_negative() && !modulus.is_zero());
        let base = self.modulo(modulus.abs());
        let power = if modulus.mag == [1] {
            Vec::new()
        } else if let [m] = *modulus.mag {
            let base = base.magnitude().first().copied().unwrap_or(0);
            vec![pow_mod_word(base, exponent.mag, m)]
        } else if modulus.is_odd() {
            Montgomery::new(modulus.mag).pow(base.magnitude(), exponent.mag)
        } else {
            pow_mod_plain(base.magnitude(), exponent.mag, modulus.mag)
        };
        BigInt::from_parts(false, power).view().modulo(modulus)
    }

    /// `self % modulus` for a modulus that is not zero.
    pub fn modulo(self, modulus: IntRef) -> BigInt {
        if cmp(self.mag, modulus.mag) == Ordering::Less && self.negative == modulus.negative {
            return self.to_owned();
        }
        self.div_mod(modulus).expect("modulus is not zero").1
    }

    /// The inverse modulo `|modulus|`, or `None` if there is none.
    pub fn inverse_mod(self, modulus: IntRef) -> Option<BigInt> {
        let modulus = modulus.abs();
        let (mut a, mut n) = (self.modulo(modulus), modulus.to_owned());
        let (mut b, mut c) = (ONE.to_owned(), BigInt::zero());
        // Euclid, keeping `a = b * self` modulo the modulus, and `n = c * self`.
        while !n.is_zero() {
            let (q, r) = a.view().div_rem_trunc(n.view())?;
            let s = b.view().sub(q.view().mul(c.view()).view());
            a = std::mem::replace(&mut n, r);
            b = std::mem::replace(&mut c, s);
        }
        match a.magnitude() {
            [1] => Some(b.view().modulo(modulus)),
            _ => None,
        }
    }

    /// The greatest common divisor of the magnitudes.
    pub fn gcd(self, other: IntRef) -> BigInt {
        BigInt::from_parts(false, gcd(self.mag.to_vec(), other.mag.to_vec()))
    }

    /// The root rounded down of a number that is not negative.
    pub fn isqrt(self) -> BigInt {
        debug_assert!(!self.negative);
        BigInt::from_parts(false, isqrt(self.mag))
    }
}

fn pow_mod_word(base: u64, exponent: &[u64], m: u64) -> u64 {
    let shift = m.leading_zeros();
    let divisor = limbs::Divisor::new(m << shift);
    let mul_mod = |a: u64, b: u64| {
        let t = (a as u128 * b as u128) << shift;
        divisor.div((t >> 64) as u64, t as u64).1 >> shift
    };
    bits_down(exponent).fold(1, |power, bit| {
        let square = mul_mod(power, power);
        if bit {
            mul_mod(square, base)
        } else {
            square
        }
    })
}

/// The bits of a normal slice, highest first.
fn bits_down(s: &[u64]) -> impl Iterator<Item = bool> + '_ {
    (0..limbs::bit_len(s)).rev().map(move |i| s[i / 64] >> (i % 64) & 1 == 1)
}

fn pow_mod_plain(base: &[u64], exponent: &[u64], m: &[u64]) -> Vec<u64> {
    bits_down(exponent).fold(vec![1], |power, bit| {
        let square = div::div_rem(&mul::mul(&power, &power), m).1;
        if bit {
            div::div_rem(&mul::mul(&square, base), m).1
        } else {
            square
        }
    })
}

/// Arithmetic modulo an odd number, on residues multiplied by `R = 2^(64 n)`.
struct Montgomery<'a> {
    m: &'a [u64],
    /// `-1/m` modulo 2^64.
    neg_inverse: u64,
}

impl<'a> Montgomery<'a> {
    /// Bits of the exponent taken at a time.
    const WINDOW: usize = 4;

    fn new(m: &'a [u64]) -> Self {
        // Newton's iteration doubles the number of right bits; `m` itself has three.
        let inverse =
            (0..5).fold(m[0], |x, _| x.wrapping_mul(2u64.wrapping_sub(m[0].wrapping_mul(x))));
        Montgomery { m, neg_inverse: inverse.wrapping_neg() }
    }

    /// `t / R` modulo `m`, for `t < m * R`.
    fn reduce(&self, mut t: Vec<u64>) -> Vec<u64> {
        let n = self.m.len();
        t.resize(2 * n + 1, 0);
        for i in 0..n {
            let digit = t[i].wrapping_mul(self.neg_inverse);
            let carry = limbs::add_mul_in(&mut t[i..i + n], self.m, digit);
            limbs::add_in(&mut t[i + n..], &[carry]);
        }
        let mut r = t.split_off(n);
        trim(&mut r);
        if cmp(&r, self.m) != Ordering::Less {
            r = limbs::sub(&r, self.m);
        }
        r
    }

    fn mul(&self, a: &[u64], b: &[u64]) -> Vec<u64> {
        self.reduce(mul::mul(a, b))
    }

    fn enter(&self, v: &[u64]) -> Vec<u64> {
        div::div_rem(&limbs::shl(v, self.m.len() * 64), self.m).1
    }

    fn pow(&self, base: &[u64], exponent: &[u64]) -> Vec<u64> {
        let one = self.enter(&[1]);
        let base = self.enter(base);
        let mut table = vec![one.clone()];
        for i in 1..1 << Self::WINDOW {
            let next = self.mul(&table[i - 1], &base);
            table.push(next);
        }
        let mut power = one;
        let windows = (limbs::bit_len(exponent) + Self::WINDOW - 1) / Self::WINDOW;
        for i in (0..windows).rev() {
            for _ in 0..Self::WINDOW {
                power = self.mul(&power, &power);
            }
            // A window never crosses a limb, for 4 divides 64.
            let bit = i * Self::WINDOW;
            let digit = exponent[bit / 64] >> (bit % 64) & ((1 << Self::WINDOW) - 1);
            if digit != 0 {
                power = self.mul(&power, &table[digit as usize]);
            }
        }
        self.reduce(power)
    }
}

/// Euclid's algorithm by Lehmer's steps: many quotients are found from the top limbs alone.
fn gcd(mut a: Vec<u64>, mut b: Vec<u64>) -> Vec<u64> {
    if cmp(&a, &b) == Ordering::Less {
        std::mem::swap(&mut a, &mut b);
    }
    while b.len() > 1 {
        match lehmer_step(&a, &b) {
            Some((x, y)) => {
                a = x;
                b = y;
            }
            None => {
                let r = div::div_rem(&a, &b).1;
                a = std::mem::replace(&mut b, r);
            }
        }
    }
    match b.first() {
        None => a,
        Some(&d) => {
            let r = limbs::div_limb_in(&mut a, d);
            vec![gcd_word(d, r)]
        }
    }
}

/// The greatest common divisor of two words, by the binary algorithm.
pub fn gcd_word(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        if a > b {
            std::mem::swap(&mut a, &mut b);
        }
        b -= a;
    }
    a << twos
}

/// The steps of Euclid's algorithm that the top 60 bits of `a` and the bits of `b` beside them
/// make certain (Knuth 4.5.2, algorithm L), applied to both; `None` if there is not even one.
fn lehmer_step(a: &[u64], b: &[u64]) -> Option<(Vec<u64>, Vec<u64>)> {
    let shift = limbs::bit_len(a) - 60;
    let window = |s: &[u64]| {
        let (limb, bit) = (shift / 64, shift % 64);
        let at = |i: usize| s.get(i).copied().unwrap_or(0) as u128;
        ((at(limb + 1) << 64 | at(limb)) >> bit) as i64
    };
    let (mut x, mut y) = (window(a), window(b));
    // The new pair is `ma a - mb b, md b - mc a`, or its negative after an odd number of steps.
    let (mut ma, mut mb, mut mc, mut md) = (1, 0, 0, 1);
    let mut odd = false;
    while y != mc {
        let q = (x + (ma - 1)) / (y - mc);
        let (s, t) = (mb + q * md, x - q * y);
        if s > t {
            break;
        }
        x = y;
        y = t;
        let next = ma + q * mc;
        ma = md;
        mb = mc;
        mc = s;
        md = next;
        odd = !odd;
    }
    match (mb == 0, odd) {
        (true, _) => None,
        (false, false) => Some((combine(ma, a, mb, b), combine(md, b, mc, a))),
        (false, true) => Some((combine(ma, b, mb, a), combine(md, a, mc, b))),
    }
}

/// `p a - q b` for factors and a result that are not negative.
fn combine(p: i64, a: &[u64], q: i64, b: &[u64]) -> Vec<u64> {
    let mut out = Vec::with_capacity(a.len().max(b.len()) + 1);
    out.extend_from_slice(a);
    out.resize(a.len().max(b.len()) + 1, 0);
    limbs::mul_limb_in(&mut out, p as u64, 0);
    let borrow = limbs::sub_mul_in(&mut out, b, q as u64);
    limbs::sub_in(&mut out[b.len()..], &[borrow]);
    trim(&mut out);
    out
}

/// The root rounded down of a word.
pub fn isqrt_word(n: u64) -> u64 {
    let mut root = (n as f64).sqrt() as u64;
    while root.checked_mul(root).map_or(true, |square| square > n) {
        root -= 1;
    }
    while (root + 1).checked_mul(root + 1).map_or(false, |square| square <= n) {
        root += 1;
    }
    root
}

/// The root rounded down, by Newton's iteration with as many bits at each step as are right: one
/// division of the full length in all.
fn isqrt(n: &[u64]) -> Vec<u64> {
    if n.len() <= 1 {
        return vec![isqrt_word(n.first().copied().unwrap_or(0))];
    }
    let bits = (limbs::bit_len(n) - 1) / 2;
    let mut root = vec![1];
    let mut done = 0;
    for s in (0..usize::BITS - bits.leading_zeros()).rev() {
        let before = done;
        done = bits >> s;
        let high = limbs::shr(n, 2 * bits + 1 - before - done);
        let quotient = div::div_rem(&high, &root).0;
        root = limbs::add(&limbs::shl(&root, done - before - 1), &quotient);
    }
    if cmp(&mul::mul(&root, &root), n) == Ordering::Greater {
        root = limbs::sub(&root, &[1]);
    }
    root
}
