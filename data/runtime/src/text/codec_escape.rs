// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The encoding unicode_escape: the escapes of Python's string literals.

use super::codecs::{CodecError, Fault, Policy};
use super::str_builder::StrBuilder;
use super::str_data::PyStr;
use super::str_repr::push_escape;
use super::unicode::LIMIT;

pub fn encode(text: &PyStr) -> Vec<u8> {
    let mut out = StrBuilder::with_capacity(text.len());
    for c in text.chars() {
        match c {
            9 => out.push_ascii("\\t"),
            10 => out.push_ascii("\\n"),
            13 => out.push_ascii("\\r"),
            92 => out.push_ascii("\\\\"),
            32..=126 => out.push(c),
            _ => push_escape(&mut out, c),
        }
    }
    out.finish().to_wtf8()
}

pub fn decode(bytes: &[u8], policy: &Policy<'_>) -> Result<PyStr, CodecError> {
    let mut out = StrBuilder::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            out.push(bytes[at].into());
            at += 1;
            continue;
        }
        match escape(bytes, at)? {
            Ok((c, end)) => {
                if let Some(c) = c {
                    out.push(c);
                }
                at = end;
            }
            Err(fault) => at = policy.decode(bytes, fault, &mut out)?,
        }
    }
    Ok(out.finish())
}

/// What the escape at `start` stands for, which may be nothing, and where it ends.
type Escape = Result<(Option<u32>, usize), Fault>;

fn escape(bytes: &[u8], start: usize) -> Result<Escape, CodecError> {
    let fault = |end, reason| Fault { encoding: "unicodeescape", start, end, reason };
    let letter = match bytes.get(start + 1) {
        Some(&letter) => letter,
        None => return Ok(Err(fault(start + 1, "\\ at end of string"))),
    };
    let after = start + 2;
    let one = |c: u8| Ok(Ok((Some(c.into()), after)));
    let digits = |base: u32, from: usize, most: usize| {
        let digits = bytes[from..].iter().take(most).map_while(|&b| (b as char).to_digit(base));
        digits.fold((0, from), |(value, end), digit| (value * base + digit, end + 1))
    };
    match letter {
        b'\n' => Ok(Ok((None, after))),
        b'\\' | b'\'' | b'"' => one(letter),
        b'a' => one(7),
        b'b' => one(8),
        b't' => one(9),
        b'n' => one(10),
        b'v' => one(11),
        b'f' => one(12),
        b'r' => one(13),
        b'0'..=b'7' => {
            let (value, end) = digits(8, start + 1, 3);
            Ok(Ok((Some(value), end)))
        }
        b'x' | b'u' | b'U' => {
            let (width, truncated) = match letter {
                b'x' => (2, "truncated \\xXX escape"),
                b'u' => (4, "truncated \\uXXXX escape"),
                _ => (8, "truncated \\UXXXXXXXX escape"),
            };
            let (value, end) = digits(16, after, width);
            Ok(if end - after < width {
                Err(fault(end, truncated))
            } else if value >= LIMIT {
                Err(fault(end, "illegal Unicode character"))
            } else {
                Ok((Some(value), end))
            })
        }
        // That would take the names of all characters.
        b'N' if bytes.get(after) == Some(&b'{') => {
            Err(CodecError::Unsupported("\\N{...} in unicode_escape".to_string()))
        }
        b'N' => Ok(Err(fault(after, "malformed \\N character escape"))),
        // An unknown escape stays as it is.
        _ => Ok(Ok((Some(b'\\'.into()), start + 1))),
    }
}
