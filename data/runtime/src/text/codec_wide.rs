// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! UTF-16 and UTF-32 in either byte order.

use super::codecs::{CodecError, Fault, Policy, Replacement};
use super::str_builder::StrBuilder;
use super::str_data::PyStr;

/// The byte order of an encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Told by a byte order mark; little if there is none. Written little, with a mark.
    Marked,
    Little,
    Big,
}

impl Order {
    fn put16(self, out: &mut Vec<u8>, unit: u16) {
        match self {
            Order::Big => out.extend_from_slice(&unit.to_be_bytes()),
            _ => out.extend_from_slice(&unit.to_le_bytes()),
        }
    }

    fn put32(self, out: &mut Vec<u8>, unit: u32) {
        match self {
            Order::Big => out.extend_from_slice(&unit.to_be_bytes()),
            _ => out.extend_from_slice(&unit.to_le_bytes()),
        }
    }

    fn get(self, bytes: &[u8]) -> u32 {
        match self {
            Order::Big => bytes.iter().fold(0, |unit, &b| unit << 8 | u32::from(b)),
            _ => bytes.iter().rev().fold(0, |unit, &b| unit << 8 | u32::from(b)),
        }
    }

    /// The name in an encoding's errors, which tell the order only when the user did.
    fn pick(self, names: [&'static str; 3]) -> &'static str {
        names[self as usize]
    }
}

const NAMES16: [&str; 3] = ["utf-16", "utf-16-le", "utf-16-be"];
const NAMES32: [&str; 3] = ["utf-32", "utf-32-le", "utf-32-be"];

/// Write one character in UTF-16.
fn put_char16(order: Order, out: &mut Vec<u8>, c: u32) {
    if c < 0x1_0000 {
        order.put16(out, c as u16);
    } else {
        let c = c - 0x1_0000;
        order.put16(out, 0xd800 | (c >> 10) as u16);
        order.put16(out, 0xdc00 | (c & 0x3ff) as u16);
    }
}

pub fn encode16(text: &PyStr, policy: &Policy<'_>, order: Order) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::with_capacity(text.len() * 2 + 2);
    if order == Order::Marked {
        order.put16(&mut out, 0xfeff);
    }
    encode(text, policy, order.pick(NAMES16), 2, out, |out, c| put_char16(order, out, c))
}

pub fn encode32(text: &PyStr, policy: &Policy<'_>, order: Order) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::with_capacity(text.len() * 4 + 4);
    if order == Order::Marked {
        order.put32(&mut out, 0xfeff);
    }
    encode(text, policy, order.pick(NAMES32), 4, out, |out, c| order.put32(out, c))
}

fn encode(
    text: &PyStr,
    policy: &Policy<'_>,
    encoding: &'static str,
    width: usize,
    mut out: Vec<u8>,
    put: impl Fn(&mut Vec<u8>, u32),
) -> Result<Vec<u8>, CodecError> {
    let view = text.view();
    let mut at = 0;
    while at < view.len() {
        let c = view.at(at);
        if !(0xd800..0xe000).contains(&c) {
            put(&mut out, c);
            at += 1;
            continue;
        }
        let fault = Fault { encoding, start: at, end: at + 1, reason: "surrogates not allowed" };
        let (replacement, done) = policy.encode(view, fault)?;
        match replacement {
            Replacement::Text(text) => text.chars().for_each(|c| put(&mut out, c)),
            Replacement::Raw(bytes) if bytes.len() % width == 0 => out.extend_from_slice(&bytes),
            Replacement::Raw(_) => return Err(CodecError::Fault(fault)),
        }
        at += done;
    }
    Ok(out)
}

/// The order that a byte order mark of `width` bytes tells, and the length of the mark.
fn read_mark(bytes: &[u8], order: Order, width: usize) -> (Order, usize) {
    if order != Order::Marked {
        return (order, 0);
    }
    match bytes.get(..width) {
        Some(mark) if Order::Little.get(mark) == 0xfeff => (Order::Little, width),
        Some(mark) if Order::Big.get(mark) == 0xfeff => (Order::Big, width),
        _ => (Order::Little, 0),
    }
}

pub fn decode16(bytes: &[u8], policy: &Policy<'_>, order: Order) -> Result<PyStr, CodecError> {
    let (order, mut at) = read_mark(bytes, order, 2);
    let encoding = order.pick(NAMES16);
    let mut out = StrBuilder::with_capacity(bytes.len() / 2);
    while at < bytes.len() {
        let unit = |at: usize| bytes.get(at..at + 2).map(|pair| order.get(pair));
        let (end, reason) = match (unit(at), unit(at + 2)) {
            (None, _) => (bytes.len(), "truncated data"),
            (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) => {
                out.push(0x1_0000 + ((high & 0x3ff) << 10 | (low & 0x3ff)));
                at += 4;
                continue;
            }
            (Some(0xd800..=0xdbff), None) => (bytes.len(), "unexpected end of data"),
            (Some(0xd800..=0xdbff), Some(_)) => (at + 2, "illegal UTF-16 surrogate"),
            (Some(0xdc00..=0xdfff), _) => (at + 2, "illegal encoding"),
            (Some(c), _) => {
                out.push(c);
                at += 2;
                continue;
            }
        };
        let fault = Fault { encoding, start: at, end, reason };
        at = policy.decode(bytes, fault, &mut out)?;
    }
    Ok(out.finish())
}

pub fn decode32(bytes: &[u8], policy: &Policy<'_>, order: Order) -> Result<PyStr, CodecError> {
    let (order, mut at) = read_mark(bytes, order, 4);
    let encoding = order.pick(NAMES32);
    let mut out = StrBuilder::with_capacity(bytes.len() / 4);
    while at < bytes.len() {
        let (end, reason) = match bytes.get(at..at + 4).map(|four| order.get(four)) {
            None => (bytes.len(), "truncated data"),
            Some(0xd800..=0xdfff) => {
                (at + 4, "code point in surrogate code point range(0xd800, 0xe000)")
            }
            Some(c) if c >= 0x11_0000 => (at + 4, "code point not in range(0x110000)"),
            Some(c) => {
                out.push(c);
                at += 4;
                continue;
            }
        };
        let fault = Fault { encoding, start: at, end, reason };
        at = policy.decode(bytes, fault, &mut out)?;
    }
    Ok(out.finish())
}
