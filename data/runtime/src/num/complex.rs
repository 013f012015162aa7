// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Complex numbers.

use super::bigfloat::hash_f64;
use super::error::{NumError, NumResult};
use super::float_parse::{take, trim, without_underscores};
use super::float_repr::{self, Style};
use std::ops::{Add, Mul, Neg, Sub};

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Complex {
    pub re: f64,
    pub im: f64,
}

impl Complex {
    pub const ONE: Complex = Complex::new(1.0, 0.0);
    pub const ZERO: Complex = Complex::new(0.0, 0.0);

    pub const fn new(re: f64, im: f64) -> Complex {
        Complex { re, im }
    }

    fn is_zero(self) -> bool {
        self.re == 0.0 && self.im == 0.0
    }

    pub fn conjugate(self) -> Complex {
        Complex::new(self.re, -self.im)
    }

    /// The quotient, scaled by the larger part of the divisor; `None` for a zero divisor.
    fn checked_div(self, other: Complex) -> Option<Complex> {
        let (a, b) = (self, other);
        if b.re.abs() >= b.im.abs() {
            if b.re == 0.0 {
                return None;
            }
            let ratio = b.im / b.re;
            let scale = b.re + b.im * ratio;
            Some(Complex::new((a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale))
        } else if b.im.abs() >= b.re.abs() {
            let ratio = b.re / b.im;
            let scale = b.re * ratio + b.im;
            Some(Complex::new((a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale))
        } else {
            Some(Complex::new(f64::NAN, f64::NAN))
        }
    }

    /// `self / other`.
    pub fn true_div(self, other: Complex) -> NumResult<Complex> {
        self.checked_div(other).ok_or_else(|| NumError::zero_division("complex division by zero"))
    }

    /// `self ** other`.
    pub fn pow(self, other: Complex) -> NumResult<Complex> {
        let small = other.im == 0.0 && other.re == other.re.floor() && other.re.abs() <= 100.0;
        let power = if small { self.pow_int(other.re as i32) } else { self.pow_polar(other) };
        let power =
            power.ok_or_else(|| NumError::zero_division("0.0 to a negative or complex power"))?;
        if power.re.is_infinite() || power.im.is_infinite() {
            return Err(NumError::overflow("complex exponentiation"));
        }
        Ok(power)
    }

    fn pow_int(self, n: i32) -> Option<Complex> {
        let (mut power, mut square) = (Complex::ONE, self);
        let mut rest = n.unsigned_abs();
        while rest > 0 {
            if rest & 1 == 1 {
                power = power * square;
            }
            square = square * square;
            rest >>= 1;
        }
        if n > 0 {
            Some(power)
        } else {
            Complex::ONE.checked_div(power)
        }
    }

    fn pow_polar(self, other: Complex) -> Option<Complex> {
        if self.is_zero() {
            return if other.im != 0.0 || other.re < 0.0 { None } else { Some(Complex::ZERO) };
        }
        let length = self.re.hypot(self.im);
        let angle = self.im.atan2(self.re);
        let mut power = length.powf(other.re);
        let mut phase = angle * other.re;
        if other.im != 0.0 {
            power /= (angle * other.im).exp();
            phase += other.im * length.ln();
        }
        if phase.is_infinite() {
            return None; // no angle: the C library's domain error
        }
        Some(Complex::new(power * phase.cos(), power * phase.sin()))
    }

    /// `abs(self)`.
    pub fn abs(self) -> NumResult<f64> {
        let v = self.re.hypot(self.im);
        if v.is_infinite() && self.re.is_finite() && self.im.is_finite() {
            return Err(NumError::overflow("absolute value too large"));
        }
        Ok(v)
    }

    /// Python's hash, or `None` if a part is NaN.
    pub fn hash(self) -> Option<i64> {
        let (re, im) = (hash_f64(self.re)?, hash_f64(self.im)?);
        let hash = re.wrapping_add(im.wrapping_mul(1_000_003));
        Some(if hash == -1 { -2 } else { hash })
    }

    /// `repr(self)`.
    pub fn repr(self) -> String {
        let style = Style { point_zero: false, ..Style::REPR };
        let im = float_repr::format(self.im, style);
        if self.re == 0.0 && self.re.is_sign_positive() {
            return im + "j";
        }
        let plus = if im.starts_with('-') { "" } else { "+" };
        format!("({}{}{}j)", float_repr::format(self.re, style), plus, im)
    }

    /// `complex(text)` for ASCII text, or `None` if it is malformed.
    pub fn parse(text: &str) -> Option<Complex> {
        let text = without_underscores(trim(text))?;
        let body = match text.strip_prefix('(') {
            Some(rest) => trim(rest.strip_suffix(')')?),
            None => &text,
        };
        let unit = |rest: &str| rest == "j" || rest == "J";
        let signed_unit = |rest: &str| match rest.as_bytes() {
            [b'-', b'j' | b'J'] => Some(-1.0),
            [b'+', b'j' | b'J'] | [b'j' | b'J'] => Some(1.0),
            _ => None,
        };
        let (first, rest) = match take(body) {
            Some(number) => number,
            None => return signed_unit(body).map(|im| Complex::new(0.0, im)),
        };
        if rest.is_empty() {
            return Some(Complex::from(first));
        }
        if unit(rest) {
            return Some(Complex::new(0.0, first));
        }
        if !rest.starts_with(['+', '-']) {
            return None;
        }
        match take(rest) {
            Some((im, rest)) if unit(rest) => Some(Complex::new(first, im)),
            Some(_) => None,
            None => signed_unit(rest).map(|im| Complex::new(first, im)),
        }
    }
}

impl From<f64> for Complex {
    fn from(re: f64) -> Complex {
        Complex::new(re, 0.0)
    }
}

impl Add for Complex {
    type Output = Complex;
    fn add(self, other: Complex) -> Complex {
        Complex::new(self.re + other.re, self.im + other.im)
    }
}

impl Sub for Complex {
    type Output = Complex;
    fn sub(self, other: Complex) -> Complex {
        Complex::new(self.re - other.re, self.im - other.im)
    }
}

impl Mul for Complex {
    type Output = Complex;
    fn mul(self, other: Complex) -> Complex {
        let (a, b) = (self, other);
        Complex::new(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
    }
}

impl Neg for Complex {
    type Output = Complex;
    fn neg(self) -> Complex {
        Complex::new(-self.re, -self.im)
    }
}
