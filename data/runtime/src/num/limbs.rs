// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Natural numbers as little-endian slices of 64-bit limbs: the loops that everything in `num`
//! rests on. A slice is *normal* when its last limb is not zero; zero is the empty slice.
//! Functions that end in `_in` work in place and return the carry or the borrow.

use std::cmp::Ordering;

pub const LIMB_BITS: usize = 64;

/// Drops zero limbs at the top.
pub fn trim(v: &mut Vec<u64>) {
    while v.last() == Some(&0) {
        v.pop();
    }
}

/// The normal part of `s`.
pub fn normal(s: &[u64]) -> &[u64] {
    let len = s.iter().rposition(|&x| x != 0).map_or(0, |i| i + 1);
    &s[..len]
}

/// Compares two normal slices.
pub fn cmp(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Number of significant bits of a normal slice.
pub fn bit_len(s: &[u64]) -> usize {
    match s.last() {
        Some(top) => s.len() * LIMB_BITS - top.leading_zeros() as usize,
        None => 0,
    }
}

/// Number of zero bits below the lowest one bit; 0 for zero.
pub fn trailing_zeros(s: &[u64]) -> usize {
    match s.iter().position(|&x| x != 0) {
        Some(i) => i * LIMB_BITS + s[i].trailing_zeros() as usize,
        None => 0,
    }
}

/// Whether one of the `bits` lowest bits is set.
pub fn any_below(s: &[u64], bits: usize) -> bool {
    let (whole, part) = (bits / LIMB_BITS, bits % LIMB_BITS);
    if whole >= s.len() {
        return s.iter().any(|&x| x != 0);
    }
    s[..whole].iter().any(|&x| x != 0) || (part != 0 && s[whole] << (LIMB_BITS - part) != 0)
}

#[inline(always)]
fn adc(a: u64, b: u64, carry: &mut bool) -> u64 {
    let (x, c1) = a.overflowing_add(b);
    let (y, c2) = x.overflowing_add(*carry as u64);
    *carry = c1 | c2;
    y
}

#[inline(always)]
fn sbb(a: u64, b: u64, borrow: &mut bool) -> u64 {
    let (x, b1) = a.overflowing_sub(b);
    let (y, b2) = x.overflowing_sub(*borrow as u64);
    *borrow = b1 | b2;
    y
}

/// `acc += b`; `acc` must be at least as long as `b`.
pub fn add_in(acc: &mut [u64], b: &[u64]) -> bool {
    let mut carry = false;
    let (low, high) = acc.split_at_mut(b.len());
    for (x, &y) in low.iter_mut().zip(b) {
        *x = adc(*x, y, &mut carry);
    }
    for x in high {
        if !carry {
            break;
        }
        *x = adc(*x, 0, &mut carry);
    }
    carry
}

/// `acc -= b`; `acc` must be at least as long as `b`.
pub fn sub_in(acc: &mut [u64], b: &[u64]) -> bool {
    let mut borrow = false;
    let (low, high) = acc.split_at_mut(b.len());
    for (x, &y) in low.iter_mut().zip(b) {
        *x = sbb(*x, y, &mut borrow);
    }
    for x in high {
        if !borrow {
            break;
        }
        *x = sbb(*x, 0, &mut borrow);
    }
    borrow
}

/// `a + b`, normal if both are.
pub fn add(a: &[u64], b: &[u64]) -> Vec<u64> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut out = Vec::with_capacity(long.len() + 1);
    out.extend_from_slice(long);
    if add_in(&mut out, short) {
        out.push(1);
    }
    out
}

/// `a - b` for `a >= b`.
pub fn sub(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut out = a.to_vec();
    let borrow = sub_in(&mut out, b);
    debug_assert!(!borrow);
    trim(&mut out);
    out
}

/// `acc = acc * m + carry`; returns the limb that does not fit.
pub fn mul_limb_in(acc: &mut [u64], m: u64, mut carry: u64) -> u64 {
    for x in acc {
        let t = *x as u128 * m as u128 + carry as u128;
        *x = t as u64;
        carry = (t >> LIMB_BITS) as u64;
    }
    carry
}

/// `acc[..b.len()] += b * m`; returns the carry out of those limbs.
pub fn add_mul_in(acc: &mut [u64], b: &[u64], m: u64) -> u64 {
    let mut carry = 0u64;
    for (x, &y) in acc.iter_mut().zip(b) {
        let t = y as u128 * m as u128 + *x as u128 + carry as u128;
        *x = t as u64;
        carry = (t >> LIMB_BITS) as u64;
    }
    carry
}

/// `acc[..b.len()] -= b * m`; returns the borrow out of those limbs.
pub fn sub_mul_in(acc: &mut [u64], b: &[u64], m: u64) -> u64 {
    let mut borrow = 0u64;
    for (x, &y) in acc.iter_mut().zip(b) {
        let t = y as u128 * m as u128 + borrow as u128;
        let (d, under) = x.overflowing_sub(t as u64);
        *x = d;
        borrow = (t >> LIMB_BITS) as u64 + under as u64;
    }
    borrow
}

/// `acc <<= bits` for `bits < 64`; returns what was shifted out.
pub fn shl_in(acc: &mut [u64], bits: u32) -> u64 {
    if bits == 0 {
        return 0;
    }
    let mut carry = 0;
    for x in acc {
        let next = *x >> (64 - bits);
        *x = *x << bits | carry;
        carry = next;
    }
    carry
}

/// `acc >>= bits` for `bits < 64`.
pub fn shr_in(acc: &mut [u64], bits: u32) {
    if bits == 0 {
        return;
    }
    let mut carry = 0;
    for x in acc.iter_mut().rev() {
        let next = *x << (64 - bits);
        *x = *x >> bits | carry;
        carry = next;
    }
}

/// `s << bits`, normal if `s` is.
pub fn shl(s: &[u64], bits: usize) -> Vec<u64> {
    if s.is_empty() {
        return Vec::new();
    }
    let whole = bits / LIMB_BITS;
    let mut out = Vec::with_capacity(s.len() + whole + 1);
    out.resize(whole, 0);
    out.extend_from_slice(s);
    let carry = shl_in(&mut out[whole..], (bits % LIMB_BITS) as u32);
    if carry != 0 {
        out.push(carry);
    }
    out
}

/// `s >> bits` rounded down, normal if `s` is.
pub fn shr(s: &[u64], bits: usize) -> Vec<u64> {
    let whole = bits / LIMB_BITS;
    if whole >= s.len() {
        return Vec::new();
    }
    let mut out = s[whole..].to_vec();
    shr_in(&mut out, (bits % LIMB_BITS) as u32);
    trim(&mut out);
    out
}

/// A divisor whose top bit is set, with the reciprocal that turns a division of two limbs by one
/// into two multiplications (Möller and Granlund, "Improved division by invariant integers").
#[derive(Clone, Copy)]
pub struct Divisor {
    d: u64,
    reciprocal: u64,
}

impl Divisor {
    /// `d` must have its top bit set.
    pub fn new(d: u64) -> Self {
        debug_assert!(d >> 63 == 1);
        let reciprocal = (((!d as u128) << 64 | u64::MAX as u128) / d as u128) as u64;
        Divisor { d, reciprocal }
    }

    /// Quotient and remainder of `high * 2^64 + low`, for `high < d`.
    #[inline(always)]
    pub fn div(&self, high: u64, low: u64) -> (u64, u64) {
        let estimate = (self.reciprocal as u128 * high as u128)
            .wrapping_add((high as u128) << 64 | low as u128);
        let mut q = ((estimate >> 64) as u64).wrapping_add(1);
        let mut r = low.wrapping_sub(q.wrapping_mul(self.d));
        if r > estimate as u64 {
            q = q.wrapping_sub(1);
            r = r.wrapping_add(self.d);
        }
        if r >= self.d {
            q = q.wrapping_add(1);
            r -= self.d;
        }
        (q, r)
    }
}

/// `acc /= d` for `d != 0`; returns the remainder.
pub fn div_limb_in(acc: &mut [u64], d: u64) -> u64 {
    let shift = d.leading_zeros();
    let divisor = Divisor::new(d << shift);
    let mut rem = shl_in(acc, shift);
    for x in acc.iter_mut().rev() {
        let (q, r) = divisor.div(rem, *x);
        *x = q;
        rem = r;
    }
    rem >> shift
}
