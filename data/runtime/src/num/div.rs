// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Division of natural numbers: Knuth's algorithm D, and Burnikel and Ziegler's recursive division
//! for long operands.

use super::limbs::{
    add_in, cmp, div_limb_in, normal, shl, shr_in, sub_in, sub_mul_in, trim, Divisor,
};
use super::mul::mul;
use std::cmp::Ordering;

/// Divisors and quotients of fewer limbs than this go through algorithm D.
const BURNIKEL_ZIEGLER: usize = 64;

/// Quotient and remainder of normal slices; `b` must not be zero.
pub fn div_rem(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    assert!(!b.is_empty(), "division by zero is for the caller to report");
    if cmp(a, b) == Ordering::Less {
        return (Vec::new(), a.to_vec());
    }
    if let [d] = *b {
        let mut q = a.to_vec();
        let r = div_limb_in(&mut q, d);
        trim(&mut q);
        return (q, if r == 0 { Vec::new() } else { vec![r] });
    }
    if b.len() >= BURNIKEL_ZIEGLER && a.len() - b.len() >= BURNIKEL_ZIEGLER {
        return blocks(a, b);
    }
    let shift = b[b.len() - 1].leading_zeros();
    let b = shl(b, shift as usize);
    let mut r = shl(a, shift as usize);
    let mut q = knuth(&mut r, &b);
    shr_in(&mut r, shift);
    trim(&mut q);
    trim(&mut r);
    (q, r)
}

/// Divides `a` by `b` (at least two limbs, top bit set), leaves the remainder in `a` and returns
/// the quotient.
fn knuth(a: &mut Vec<u64>, b: &[u64]) -> Vec<u64> {
    let n = b.len();
    if a.len() < n {
        return Vec::new();
    }
    a.push(0);
    let divisor = Divisor::new(b[n - 1]);
    let mut q = vec![0; a.len() - n];
    for j in (0..q.len()).rev() {
        let mut digit = estimate(&divisor, b, a[j + n], a[j + n - 1], a[j + n - 2]);
        let borrow = sub_mul_in(&mut a[j..j + n], b, digit);
        let (top, under) = a[j + n].overflowing_sub(borrow);
        a[j + n] = top;
        if under {
            digit -= 1;
            let carry = add_in(&mut a[j..j + n], b);
            a[j + n] = a[j + n].wrapping_add(carry as u64);
        }
        q[j] = digit;
    }
    a.truncate(n);
    q
}

/// The next digit of the quotient, at most one too large.
#[inline(always)]
fn estimate(divisor: &Divisor, b: &[u64], a2: u64, a1: u64, a0: u64) -> u64 {
    let (top, next) = (b[b.len() - 1], b[b.len() - 2]);
    if a2 >= top {
        return u64::MAX;
    }
    let (mut q, r) = divisor.div(a2, a1);
    let mut r = r as u128;
    while q as u128 * next as u128 > (r << 64 | a0 as u128) {
        q -= 1;
        r += top as u128;
        if r >> 64 != 0 {
            break;
        }
    }
    q
}

/// Cuts `a` into blocks of the length of the (padded) divisor and divides two blocks by one, from
/// the top.
fn blocks(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    // The length must halve evenly until it is below the threshold.
    let halvings = (b.len() / BURNIKEL_ZIEGLER).next_power_of_two();
    let n = (b.len() + halvings - 1) / halvings * halvings;
    let shift = (n - b.len()) * 64 + b[b.len() - 1].leading_zeros() as usize;
    let b = shl(b, shift);
    let a = shl(a, shift);

    let mut q = vec![0; a.len() + n];
    let mut rem = Vec::new();
    for (i, block) in a.chunks(n).enumerate().rev() {
        let two = join(&rem, block, n);
        let (digit, r) = two_by_one(&two, &b);
        q[i * n..i * n + digit.len()].copy_from_slice(&digit);
        rem = r;
    }
    trim(&mut q);
    (q, super::limbs::shr(&rem, shift))
}

/// `high * 2^(64 n) + low`, normal.
fn join(high: &[u64], low: &[u64], n: usize) -> Vec<u64> {
    let mut out = Vec::with_capacity(n + high.len());
    out.extend_from_slice(low);
    out.resize(n, 0);
    out.extend_from_slice(high);
    trim(&mut out);
    out
}

/// Divides `a` by `b` of `n` limbs, top bit set, where `a < b * 2^(64 n)`.
fn two_by_one(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let n = b.len();
    if n % 2 != 0 || n < BURNIKEL_ZIEGLER || a.len() <= n {
        let mut r = a.to_vec();
        let mut q = knuth(&mut r, b);
        trim(&mut q);
        trim(&mut r);
        return (q, r);
    }
    let half = n / 2;
    let (q1, r1) = three_by_two(&a[half..], b);
    let (q0, r0) = three_by_two(&join(&r1, normal(&a[..half]), half), b);
    (join(&q1, &q0, half), r0)
}

/// Divides `a` of at most three halves by `b` of two halves, where `a < b * 2^(64 half)`.
fn three_by_two(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let half = b.len() / 2;
    let (b0, b1) = b.split_at(half);
    let a_high = a.get(half..).unwrap_or(&[]);
    let a_low = normal(&a[..half.min(a.len())]);
    let a_top = a_high.get(half..).unwrap_or(&[]);

    let (mut q, r) = if cmp(a_top, b1) == Ordering::Less {
        two_by_one(a_high, b1)
    } else {
        // The quotient of the top halves does not fit: take the largest that does.
        let mut r = a_high.to_vec();
        sub_in(&mut r[half..], b1);
        let carry = add_in(&mut r, b1);
        debug_assert!(!carry);
        trim(&mut r);
        (vec![u64::MAX; half], r)
    };
    let product = mul(&q, normal(b0));
    let mut r = join(&r, a_low, half);
    while cmp(&r, &product) == Ordering::Less {
        sub_in(&mut q, &[1]);
        trim(&mut q);
        r = super::limbs::add(&r, b);
        // Adding `b` at most twice makes up for the estimate.
    }
    (q, super::limbs::sub(&r, &product))
}
