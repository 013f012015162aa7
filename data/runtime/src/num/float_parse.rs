// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Floats out of text. The text is ASCII: whoever reads a str has turned other digits and spaces
//! into ASCII ones.

use super::bigfloat::compose;
use super::error::{NumError, NumResult};
use std::borrow::Cow;

/// White space of C, which the number parsers skip.
pub(super) fn is_space(c: u8) -> bool {
    c == b' ' || (b'\t'..=b'\r').contains(&c)
}

pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii() && is_space(c as u8))
}

/// Takes out the underscores, which may only stand between digits.
pub(super) fn without_underscores(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('_') {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).map_or(false, u8::is_ascii_digit);
    let between = |i: usize| i > 0 && digit(i - 1) && digit(i + 1);
    let right = (0..bytes.len()).all(|i| bytes[i] != b'_' || between(i));
    right.then(|| Cow::Owned(text.replace('_', "")))
}

/// The length of the float at the start of `s`: a sign, then digits with a point and an exponent,
/// or "inf", "infinity" or "nan" in either case; 0 if there is none.
fn scan(s: &[u8]) -> usize {
    let sign = matches!(s.first(), Some(b'+' | b'-')) as usize;
    let body = &s[sign..];
    for word in ["infinity", "inf", "nan"] {
        if body.len() >= word.len() && body[..word.len()].eq_ignore_ascii_case(word.as_bytes()) {
            return sign + word.len();
        }
    }
    let digits = |from: usize| body[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let whole = digits(0);
    let mut end = whole;
    if body.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if whole + fraction == 0 {
            return 0;
        }
        end += 1 + fraction;
    } else if whole == 0 {
        return 0;
    }
    if matches!(body.get(end), Some(b'e' | b'E')) {
        let sign = matches!(body.get(end + 1), Some(b'+' | b'-')) as usize;
        let exponent = digits((end + 1 + sign).min(body.len()));
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    sign + end
}

/// The float at the start of the text and the text after it.
pub(super) fn take(text: &str) -> Option<(f64, &str)> {
    let (number, rest) = text.split_at(scan(text.as_bytes()));
    // The standard library's parser rounds correctly and takes all that `scan` lets through.
    number.parse().ok().map(|v| (v, rest))
}

/// `float(text)`, or `None` if the text is malformed.
pub fn parse(text: &str) -> Option<f64> {
    let text = without_underscores(trim(text))?;
    match take(&text)? {
        (v, "") => Some(v),
        _ => None,
    }
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &str) -> NumResult<f64> {
    let malformed = || NumError::value("invalid hexadecimal floating-point string");
    let text = trim(text);
    let (negative, body) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |v: f64| if negative { -v } else { v };
    match body.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let body = body.strip_prefix("0x").or_else(|| body.strip_prefix("0X")).unwrap_or(body);
    let hex_run = |text: &str| text.bytes().take_while(u8::is_ascii_hexdigit).count();
    let (whole, rest) = body.split_at(hex_run(body));
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at(hex_run(rest)),
        None => ("", rest),
    };
    if whole.len() + fraction.len() == 0 {
        return Err(malformed());
    }
    let (exponent, rest) = match rest.strip_prefix(['p', 'P']) {
        Some(rest) => take_exponent(rest).ok_or_else(malformed)?,
        None => (0, rest),
    };

    let (mut mantissa, mut dropped, mut sticky) = (0u64, 0, false);
    for c in whole.chars().chain(fraction.chars()) {
        let digit = c.to_digit(16).ok_or_else(malformed)? as u64;
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | digit;
        } else {
            dropped += 4;
            sticky |= digit != 0;
        }
    }
    let exponent = exponent + dropped - 4 * fraction.len() as i64;
    let v = compose(negative, mantissa, exponent, sticky);
    if v.is_infinite() {
        return Err(NumError::overflow("hexadecimal value too large to represent as a float"));
    }
    // CPython complains of what is left only now.
    if !rest.is_empty() {
        return Err(malformed());
    }
    Ok(v)
}

/// A sign and digits, and the text after them; far beyond any float it is enough to be large.
fn take_exponent(text: &str) -> Option<(i64, &str)> {
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, rest) = body.split_at(body.bytes().take_while(u8::is_ascii_digit).count());
    if digits.is_empty() {
        return None;
    }
    let v = digits.bytes().fold(0, |v: i64, c| (v * 10 + (c - b'0') as i64).min(1 << 40));
    Some((if text.starts_with('-') { -v } else { v }, rest))
}
