// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! UTF-8, with CPython's division of faulty input into errors.

use super::codecs::{CodecError, Fault, Policy, Replacement};
use super::str_builder::StrBuilder;
use super::str_data::{push_wtf8, PyStr};

/// The byte order mark that utf-8-sig writes.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

pub fn encode(text: &PyStr, policy: &Policy<'_>, mut out: Vec<u8>) -> Result<Vec<u8>, CodecError> {
    if let Some(bytes) = text.ascii_bytes() {
        out.extend_from_slice(bytes);
        return Ok(out);
    }
    let view = text.view();
    let is_surrogate = |c: &u32| (0xd800..0xe000).contains(c);
    let mut at = 0;
    while at < view.len() {
        let c = view.at(at);
        if !is_surrogate(&c) {
            push_wtf8(&mut out, c);
            at += 1;
            continue;
        }
        let run = view.slice(at, view.len()).iter().take_while(is_surrogate).count();
        let fault =
            Fault { encoding: "utf-8", start: at, end: at + run, reason: "surrogates not allowed" };
        let (replacement, done) = policy.encode(view, fault)?;
        match replacement {
            Replacement::Text(text) => text.write_wtf8(&mut out),
            Replacement::Raw(bytes) => out.extend_from_slice(&bytes),
        }
        at += done;
    }
    Ok(out)
}

/// Decode what stands from `start` on; positions in errors count from there, as in CPython.
pub fn decode(bytes: &[u8], start: usize, policy: &Policy<'_>) -> Result<PyStr, CodecError> {
    let bytes = &bytes[start..];
    let mut out = StrBuilder::with_capacity(bytes.len());
    let mut at = 0;
    loop {
        // The standard library checks whole words at a time.
        let valid = match std::str::from_utf8(&bytes[at..]) {
            Ok(text) => text,
            Err(error) => {
                let end = at + error.valid_up_to();
                // SAFETY: from_utf8 has just said so.
                unsafe { std::str::from_utf8_unchecked(&bytes[at..end]) }
            }
        };
        out.push_utf8(valid);
        at += valid.len();
        if at == bytes.len() {
            return Ok(out.finish());
        }
        let (len, reason) = diagnose(&bytes[at..]);
        let fault = Fault { encoding: "utf-8", start: at, end: at + len, reason };
        at = policy.decode(bytes, fault, &mut out)?;
    }
}

/// How many bytes at the start of `bytes`, which is not UTF-8 there, make up one error.
fn diagnose(bytes: &[u8]) -> (usize, &'static str) {
    const CONTINUATION: &str = "invalid continuation byte";
    let second = match bytes[0] {
        0xc2..=0xdf => 0x80..=0xbf,
        0xe0 => 0xa0..=0xbf,
        0xed => 0x80..=0x9f,
        0xe1..=0xef => 0x80..=0xbf,
        0xf0 => 0x90..=0xbf,
        0xf1..=0xf3 => 0x80..=0xbf,
        0xf4 => 0x80..=0x8f,
        _ => return (1, "invalid start byte"),
    };
    match bytes.get(1) {
        Some(byte) if !second.contains(byte) => return (1, CONTINUATION),
        _ => {}
    }
    for len in 2..4 {
        match bytes.get(len) {
            Some(byte) if byte & 0xc0 != 0x80 => return (len, CONTINUATION),
            Some(_) => {}
            None => break,
        }
    }
    (bytes.len(), "unexpected end of data")
}
