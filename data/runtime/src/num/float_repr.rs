// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Floats as text: `repr` and the presentation types e, f and g.

use super::dec::{ascii, write_decimal};
use super::dtoa::{digits_to_place, shortest, shortest_digits, significant_digits, Digits};

/// Which digits of a float are shown and when its exponent is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notation {
    /// Always an exponent; a number of digits after the point.
    Exponent,
    /// Never an exponent; a number of digits after the point.
    Fixed,
    /// An exponent if small or large; a number of significant digits.
    General,
    /// The shortest digits that read back, an exponent from 1e16 and below 1e-4.
    Shortest,
}

/// How to show a float.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub notation: Notation,
    /// Digits, in the sense of the notation; ignored for the shortest.
    pub precision: usize,
    /// Upper case for the exponent, "INF" and "NAN".
    pub upper: bool,
    /// `#`: keep the point, and with `General` the zeros at the end.
    pub alternate: bool,
    /// Put ".0" after a number without point and exponent.
    pub point_zero: bool,
}

impl Style {
    pub const REPR: Style = Style {
        notation: Notation::Shortest,
        precision: 0,
        upper: false,
        alternate: false,
        point_zero: true,
    };

    /// Python's `%.{precision}f` and the like.
    pub const fn new(notation: Notation, precision: usize) -> Style {
        Style { notation, precision, upper: false, alternate: false, point_zero: false }
    }
}

/// `repr(v)`.
pub fn repr(v: f64) -> String {
    let mut out = String::with_capacity(24);
    push_repr(&mut out, v);
    out
}

/// Appends `repr(v)`.
pub fn push_repr(out: &mut String, v: f64) {
    if !v.is_finite() || v == 0.0 {
        return out.push_str(match (v.is_nan(), v == 0.0, v.is_sign_negative()) {
            (true, ..) => "nan",
            (_, true, false) => "0.0",
            (_, true, true) => "-0.0",
            (_, _, false) => "inf",
            (_, _, true) => "-inf",
        });
    }
    if v < 0.0 {
        out.push('-');
    }
    let (mut n, mut exponent) = shortest(v);
    while n % 10 == 0 {
        n /= 10;
        exponent += 1;
    }
    let mut buf = [0; 20];
    let at = write_decimal(n, &mut buf);
    let digits = ascii(&buf[at..]);
    let point = digits.len() as i32 + exponent;
    if point <= -4 || point > 16 {
        out.push_str(&digits[..1]);
        if digits.len() > 1 {
            out.push('.');
            out.push_str(&digits[1..]);
        }
        push_exponent(out, point - 1, false);
    } else if point <= 0 {
        out.push_str("0.");
        push_zeros(out, -point as usize);
        out.push_str(digits);
    } else if exponent >= 0 {
        out.push_str(digits);
        push_zeros(out, exponent as usize);
        out.push_str(".0");
    } else {
        out.push_str(&digits[..point as usize]);
        out.push('.');
        out.push_str(&digits[point as usize..]);
    }
}

fn push_zeros(out: &mut String, count: usize) {
    out.extend(std::iter::repeat('0').take(count));
}

/// Appends `e+05` and the like: a sign and two digits at least.
fn push_exponent(out: &mut String, exponent: i32, upper: bool) {
    out.push(if upper { 'E' } else { 'e' });
    out.push(if exponent < 0 { '-' } else { '+' });
    let mut buf = [0; 20];
    let at = write_decimal(exponent.unsigned_abs() as u64, &mut buf);
    if buf.len() - at < 2 {
        out.push('0');
    }
    out.push_str(ascii(&buf[at..]));
}

/// `v` in a style, with a minus sign only.
pub fn format(v: f64, style: Style) -> String {
    let mut out = String::new();
    if !v.is_finite() {
        if v == f64::NEG_INFINITY {
            out.push('-');
        }
        out.push_str(match (v.is_nan(), style.upper) {
            (true, false) => "nan",
            (true, true) => "NAN",
            (false, false) => "inf",
            (false, true) => "INF",
        });
        return out;
    }
    if v.is_sign_negative() {
        out.push('-');
    }
    let precision = style.precision;
    match style.notation {
        Notation::Exponent => {
            let digits = significant_digits(v, precision.saturating_add(1));
            push_scientific(&mut out, &digits, precision, style);
        }
        Notation::Fixed => {
            let digits = digits_to_place(v, i32::try_from(precision).unwrap_or(i32::MAX));
            push_positional(&mut out, &digits, precision, style);
        }
        Notation::General => {
            let precision = precision.max(1);
            let digits = significant_digits(v, precision);
            let limit = precision as i64 - style.point_zero as i64;
            let shown = if style.alternate { precision } else { digits.as_bytes().len() };
            push_general(&mut out, &digits, limit, shown, style);
        }
        Notation::Shortest => {
            let digits = shortest_digits(v);
            push_general(&mut out, &digits, 16, digits.as_bytes().len(), style);
        }
    }
    out
}

/// Scientific if the point lies left of the fourth zero or right of `limit` digits.
fn push_general(out: &mut String, digits: &Digits, limit: i64, shown: usize, style: Style) {
    if digits.point <= -4 || digits.point as i64 > limit {
        push_scientific(out, digits, shown.saturating_sub(1), style);
    } else {
        let places = (shown as i64 - digits.point as i64).max(style.point_zero as i64);
        push_positional(out, digits, places.max(0) as usize, style);
    }
}

/// One digit, the point, `places` digits and the exponent.
fn push_scientific(out: &mut String, digits: &Digits, places: usize, style: Style) {
    let text = ascii(digits.as_bytes());
    let (first, rest) = if text.is_empty() { ("0", "") } else { text.split_at(1) };
    out.push_str(first);
    if places > 0 || style.alternate {
        out.push('.');
    }
    out.push_str(rest);
    push_zeros(out, places - rest.len());
    push_exponent(out, digits.point - 1, style.upper);
}

/// The digits before the point, at least one, and `places` after it.
fn push_positional(out: &mut String, digits: &Digits, places: usize, style: Style) {
    let text = ascii(digits.as_bytes());
    let point = digits.point;
    let before = (point.max(0) as usize).min(text.len());
    if point <= 0 || text.is_empty() {
        out.push('0');
    } else {
        out.push_str(&text[..before]);
        push_zeros(out, point as usize - before);
    }
    if places > 0 || style.alternate {
        out.push('.');
    }
    let rest = &text[before..];
    let zeros = if rest.is_empty() { 0 } else { (-point).max(0) as usize };
    push_zeros(out, zeros);
    out.push_str(rest);
    push_zeros(out, places - zeros - rest.len());
}
