// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Sums of floats without loss: `math.fsum`, `math.hypot`, `math.dist`.

use super::bigfloat::{compose, decompose};
use super::error::{NumError, NumResult};

/// Adds up floats exactly (Shewchuk): `partials` never overlap, and their sum is the sum so far.
#[derive(Default)]
pub struct ExactSum {
    partials: Vec<f64>,
    special: f64,
    infinities: f64,
}

impl ExactSum {
    pub fn add(&mut self, v: f64) -> NumResult<()> {
        let mut x = v;
        let mut kept = 0;
        for i in 0..self.partials.len() {
            let y = self.partials[i];
            let (large, small) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
            let high = large + small;
            let low = small - (high - large);
            if low != 0.0 {
                self.partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        self.partials.truncate(kept);
        if x != 0.0 {
            if !x.is_finite() {
                if v.is_finite() {
                    return Err(NumError::overflow("intermediate overflow in fsum"));
                }
                if v.is_infinite() {
                    self.infinities += v;
                }
                self.special += v;
                self.partials.clear();
            } else {
                self.partials.push(x);
            }
        }
        Ok(())
    }

    /// The sum correctly rounded.
    pub fn total(&self) -> NumResult<f64> {
        if self.special != 0.0 {
            if self.infinities.is_nan() {
                return Err(NumError::value("-inf + inf in fsum"));
            }
            return Ok(self.special);
        }
        let mut rest = self.partials.iter().rev().copied();
        let mut high = rest.next().unwrap_or(0.0);
        let mut low = 0.0;
        for y in &mut rest {
            let x = high;
            high = x + y;
            low = y - (high - x);
            if low != 0.0 {
                break;
            }
        }
        // Half-way cases are decided by the sign of what follows.
        if let Some(next) = rest.next() {
            if (low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0) {
                let twice = low * 2.0;
                let x = high + twice;
                if twice == x - high {
                    high = x;
                }
            }
        }
        Ok(high)
    }
}

/// `sqrt(x0² + x1² + ...)`, nearly always correctly rounded: the squares are added in double
/// length, and the root gets one step of correction.
pub fn norm(v: &[f64]) -> f64 {
    let max = v.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    if max.is_infinite() {
        return max;
    }
    if v.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || v.len() <= 1 {
        return max;
    }
    let exponent = exponent_of(max);
    let mut sum = LongSum { total: 1.0, lost: [0.0; 3] };
    if exponent < -1023 {
        for x in v {
            let x = x / max;
            sum.push(x * x, 0);
        }
        return max * (sum.total - 1.0 + sum.lost[0]).sqrt();
    }
    let scale = compose(false, 1, -exponent, false);
    for x in v {
        let (high, low) = split(x * scale);
        sum.push(high * high, 0);
        sum.push(2.0 * high * low, 1);
        sum.lost[2] += low * low;
    }
    let root = sum.value().sqrt();
    let (high, low) = split(root);
    sum.push(-high * high, 0);
    sum.push(-2.0 * high * low, 1);
    sum.push(-low * low, 2);
    (root + sum.value() / (2.0 * root)) / scale
}

/// The exponent for which the mantissa is in `[0.5, 1)`.
fn exponent_of(v: f64) -> i64 {
    let (mantissa, exponent) = decompose(v);
    exponent as i64 + 64 - mantissa.leading_zeros() as i64
}

/// A sum that starts at one, and what its additions rounded away.
struct LongSum {
    total: f64,
    lost: [f64; 3],
}

impl LongSum {
    fn push(&mut self, x: f64, to: usize) {
        let before = self.total;
        self.total += x;
        self.lost[to] += (before - self.total) + x;
    }

    fn value(&self) -> f64 {
        self.total - 1.0 + (self.lost[0] + self.lost[1] + self.lost[2])
    }
}

/// Two halves of 26 bits whose sum is `x` (Veltkamp).
fn split(x: f64) -> (f64, f64) {
    let t = x * 134_217_729.0;
    let high = t - (t - x);
    (high, x - high)
}
