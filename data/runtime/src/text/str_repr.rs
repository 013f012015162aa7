// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! repr() and ascii() of str, and repr() of bytes.

use super::str_builder::StrBuilder;
use super::str_data::PyStr;
use super::unicode;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Push `digits` hexadecimal digits of `value`.
pub fn push_hex(out: &mut StrBuilder, value: u32, digits: u32) {
    for i in (0..digits).rev() {
        out.push(HEX[(value >> (4 * i) & 15) as usize].into());
    }
}

/// Push `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, the shortest that fits.
pub fn push_escape(out: &mut StrBuilder, c: u32) {
    let (letter, digits) = match c {
        0..=0xff => ("\\x", 2),
        0x100..=0xffff => ("\\u", 4),
        _ => ("\\U", 8),
    };
    out.push_ascii(letter);
    push_hex(out, c, digits);
}

/// The quote repr takes: double if there are single quotes and no double ones.
fn quote_for(mut chars: impl Iterator<Item = u32> + Clone) -> u32 {
    let single = chars.clone().any(|c| c == b'\'' as u32);
    if single && !chars.any(|c| c == b'"' as u32) {
        b'"' as u32
    } else {
        b'\'' as u32
    }
}

/// Push one character of a repr with that quote; `keep` says which may stand as they are.
#[inline]
fn push_quoted(out: &mut StrBuilder, c: u32, quote: u32, keep: impl Fn(u32) -> bool) {
    if c == quote || c == b'\\' as u32 {
        out.push(b'\\' as u32);
        out.push(c);
    } else if keep(c) {
        out.push(c);
    } else {
        match c {
            9 => out.push_ascii("\\t"),
            10 => out.push_ascii("\\n"),
            13 => out.push_ascii("\\r"),
            _ => push_escape(out, c),
        }
    }
}

impl PyStr {
    fn quoted(&self, out: &mut StrBuilder, keep: impl Fn(u32) -> bool) {
        if let Some(text) = self.as_ascii() {
            let plain = |b: u8| (32..127).contains(&b) && b != b'\'' && b != b'\\';
            if text.bytes().all(plain) {
                out.push_ascii("'");
                out.push_ascii(text);
                out.push_ascii("'");
                return;
            }
        }
        let quote = quote_for(self.chars());
        out.push(quote);
        self.chars().for_each(|c| push_quoted(out, c, quote, &keep));
        out.push(quote);
    }

    /// Push the repr of the string.
    pub fn repr_into(&self, out: &mut StrBuilder) {
        self.quoted(out, unicode::is_printable);
    }

    pub fn repr(&self) -> PyStr {
        let mut out = StrBuilder::with_capacity(self.len() + 2);
        self.repr_into(&mut out);
        out.finish()
    }

    /// What ascii() makes of an object whose repr this is.
    pub fn escape_non_ascii(&self) -> PyStr {
        if self.is_ascii() {
            return self.clone();
        }
        let mut out = StrBuilder::with_capacity(self.len() * 2);
        for c in self.chars() {
            if c < 128 {
                out.push(c);
            } else {
                push_escape(&mut out, c);
            }
        }
        out.finish()
    }
}

/// Push the repr of bytes.
pub fn bytes_repr_into(bytes: &[u8], out: &mut StrBuilder) {
    let quote = quote_for(bytes.iter().map(|&b| b.into()));
    out.push_ascii("b");
    out.push(quote);
    for &byte in bytes {
        push_quoted(out, byte.into(), quote, |c| (32..127).contains(&c));
    }
    out.push(quote);
}

/// Push the repr of a bytearray, which escapes single quotes whatever the quote is.
pub fn bytearray_repr_into(bytes: &[u8], out: &mut StrBuilder) {
    let quote = quote_for(bytes.iter().map(|&b| b.into()));
    out.push_ascii("bytearray(b");
    out.push(quote);
    for &byte in bytes {
        push_quoted(out, byte.into(), b'\'' as u32, |c| (32..127).contains(&c));
    }
    out.push(quote);
    out.push_ascii(")");
}
