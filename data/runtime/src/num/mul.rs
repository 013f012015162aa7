// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Multiplication of natural numbers: schoolbook, then Karatsuba above `KARATSUBA` limbs.

use super::limbs::{add_in, add_mul_in, cmp, sub, sub_in, trim};
use std::cmp::Ordering;

/// Shorter operands of this many limbs or fewer are multiplied by the schoolbook method.
const KARATSUBA: usize = 32;

/// `a * b`, normal if both are.
pub fn mul(a: &[u64], b: &[u64]) -> Vec<u64> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let mut out = vec![0; a.len() + b.len()];
    mul_add(&mut out, a, b);
    trim(&mut out);
    out
}

/// `acc += a * b`; the sum must fit into `acc`.
fn mul_add(acc: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if short.len() <= KARATSUBA {
        return schoolbook(acc, long, short);
    }
    if long.len() >= 2 * short.len() {
        // Lopsided: cut the long operand into pieces of the short one's length.
        for (i, piece) in long.chunks(short.len()).enumerate() {
            mul_add(&mut acc[i * short.len()..], piece, short);
        }
        return;
    }
    karatsuba(acc, long, short);
}

fn schoolbook(acc: &mut [u64], long: &[u64], short: &[u64]) {
    for (i, &m) in short.iter().enumerate() {
        let end = i + long.len();
        let carry = add_mul_in(&mut acc[i..end], long, m);
        if carry != 0 {
            add_in(&mut acc[end..], &[carry]);
        }
    }
}

/// With `x = x1 * B + x0` and `y` alike, where `B` is half the length of the longer operand:
/// `x * y = x1*y1*B² + (x1*y1 + x0*y0 - (x1 - x0) * (y1 - y0)) * B + x0*y0`.
fn karatsuba(acc: &mut [u64], x: &[u64], y: &[u64]) {
    let half = (x.len() + 1) / 2;
    let (x0, x1) = split(x, half);
    let (y0, y1) = split(y, half);

    // The result fits `acc`, so it is enough to be right modulo its length on the way there.
    let room = acc.len() - half;
    let fitting = |s: &[u64]| s.len().min(room);
    let high = mul(x1, y1);
    add_in(&mut acc[2 * half..], &high);
    add_in(&mut acc[half..], &high);
    let low = mul(x0, y0);
    add_in(acc, &low);
    add_in(&mut acc[half..], &low[..fitting(&low)]);

    let (x_sign, dx) = distance(x1, x0);
    let (y_sign, dy) = distance(y1, y0);
    let middle = mul(&dx, &dy);
    let middle = &middle[..fitting(&middle)];
    if x_sign == y_sign {
        sub_in(&mut acc[half..], middle);
    } else {
        add_in(&mut acc[half..], middle);
    }
}

fn split(s: &[u64], at: usize) -> (&[u64], &[u64]) {
    let (low, high) = s.split_at(at.min(s.len()));
    (super::limbs::normal(low), super::limbs::normal(high))
}

/// Whether `a < b`, and `|a - b|`.
fn distance(a: &[u64], b: &[u64]) -> (bool, Vec<u64>) {
    match cmp(a, b) {
        Ordering::Less => (true, sub(b, a)),
        _ => (false, sub(a, b)),
    }
}
