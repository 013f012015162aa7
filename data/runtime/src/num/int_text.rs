// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Integers out of text and into it, with Python's limit on the digits of decimal conversions.

use super::bigint::{BigInt, IntRef};
use super::error::{NumError, NumResult};
use super::float_parse::is_space;
use std::sync::atomic::{AtomicUsize, Ordering};

/// `sys.set_int_max_str_digits`: 0 for no limit.
static MAX_DIGITS: AtomicUsize = AtomicUsize::new(4300);

/// Numbers of so many digits or fewer are always converted.
pub const ALWAYS_DIGITS: usize = 640;

pub fn max_str_digits() -> usize {
    MAX_DIGITS.load(Ordering::Relaxed)
}

/// Sets the limit: 0 for none, or at least [`ALWAYS_DIGITS`].
pub fn set_max_str_digits(digits: usize) -> NumResult<()> {
    if digits != 0 && digits < ALWAYS_DIGITS {
        return Err(NumError::value("maxdigits must be 0 or larger than 640"));
    }
    MAX_DIGITS.store(digits, Ordering::Relaxed);
    Ok(())
}

/// Whether a conversion of so many digits is refused.
fn beyond_limit(digits: usize) -> bool {
    let limit = max_str_digits();
    digits > ALWAYS_DIGITS && limit != 0 && digits > limit
}

/// `str(v)`.
pub fn to_string(v: IntRef) -> NumResult<String> {
    let refused = || {
        NumError::value(format!(
            "Exceeds the limit ({} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit",
            max_str_digits()
        ))
    };
    // At least so many digits: log10(2) is a little more than 0.30102.
    let least = v.bit_length().saturating_sub(1) / 100_000 * 30_102;
    if beyond_limit(least) {
        return Err(refused());
    }
    let text = v.to_string_radix(10);
    if beyond_limit(text.len() - v.is_negative() as usize) {
        return Err(refused());
    }
    Ok(text)
}

/// Why a text is no integer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseError {
    /// To be reported with the text as the caller has it.
    Malformed,
    /// More decimal digits than the limit allows.
    TooLong(usize),
}

impl ParseError {
    /// The exception, given the `repr` of what was parsed.
    #[cold]
    pub fn into_error(self, base: u32, repr: &str) -> NumError {
        NumError::value(match self {
            ParseError::Malformed => {
                let shown: String = repr.chars().take(200).collect();
                format!("invalid literal for int() with base {}: {}", base, shown)
            }
            ParseError::TooLong(digits) => format!(
                "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; \
                 use sys.set_int_max_str_digits() to increase the limit",
                max_str_digits(),
                digits
            ),
        })
    }
}

/// An integer in the form in which it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Int {
    Small(i64),
    Big(BigInt),
}

impl From<BigInt> for Int {
    fn from(v: BigInt) -> Int {
        match v.to_i64() {
            Some(small) => Int::Small(small),
            None => Int::Big(v),
        }
    }
}

/// `int(text, base)` for ASCII text; a base of 0 reads the base from a prefix.
pub fn parse(text: &str, base: u32) -> Result<Int, ParseError> {
    let bytes = text.as_bytes();
    let start = bytes.iter().take_while(|&&c| is_space(c)).count();
    let end = bytes.len() - bytes[start..].iter().rev().take_while(|&&c| is_space(c)).count();
    let (negative, body) = match &bytes[start..end] {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if base == 10 && (1..=18).contains(&body.len()) && body.iter().all(u8::is_ascii_digit) {
        let v = body.iter().fold(0, |v, &c| v * 10 + (c - b'0') as i64);
        return Ok(Int::Small(if negative { -v } else { v }));
    }
    let prefix = match body {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    let (radix, body) = match (base, prefix) {
        (0, Some(radix)) => (radix, after_prefix(body)),
        (_, Some(radix)) if radix == base => (radix, after_prefix(body)),
        (0, None) => (10, body),
        _ => (base, body),
    };
    let digits = digits(body, radix)?;
    let v = BigInt::from_digits(&digits, radix).ok_or(ParseError::Malformed)?;
    if base == 0 && prefix.is_none() && body[0] == b'0' && !v.is_zero() {
        // A zero in front was octal once.
        return Err(ParseError::Malformed);
    }
    Ok(Int::from(if negative { v.negate() } else { v }))
}

/// What stands after "0x" and the underscore that may follow.
fn after_prefix(body: &[u8]) -> &[u8] {
    match &body[2..] {
        [b'_', rest @ ..] => rest,
        rest => rest,
    }
}

/// The digits of a body, which single underscores may separate.
fn digits(body: &[u8], radix: u32) -> Result<Vec<u8>, ParseError> {
    let is_digit = |c: u8| (c as char).is_digit(radix);
    let mut digits = Vec::with_capacity(body.len());
    let mut before = b'_';
    let mut rest = body.iter();
    let mut malformed = false;
    for &c in &mut rest {
        if is_digit(c) {
            digits.push(c);
        } else if c != b'_' || before == b'_' {
            malformed = true;
            break;
        }
        before = c;
    }
    // The limit is checked before what stands after the digits.
    if !radix.is_power_of_two() && beyond_limit(digits.len()) {
        return Err(ParseError::TooLong(digits.len()));
    }
    if malformed || before == b'_' {
        return Err(ParseError::Malformed);
    }
    Ok(digits)
}
