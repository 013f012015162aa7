// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `binascii`: base 64, hexadecimal, quoted-printable, uuencode, check sums.

use crate::coll::params::{or, parse};
use crate::core::args::{Args, NativeDef};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::exceptions::{exception_type, value_error_type};
use crate::core::module::{Member, NativeModule};
use crate::core::ops;
use crate::core::types::{type_name, Type};
use crate::core::value::{Value, R};
use crate::num::convert::{big_arg, word_arg};
use crate::stdlib::signature::class;
use crate::text::bytes_methods::hex_separator;
use crate::text::bytes_obj::{as_bytes, need_bytes, new_bytes};
use crate::text::bytes_ops::hex;
use crate::text::str_obj::as_str;
use std::borrow::Cow;

pub static MODULE: NativeModule = NativeModule {
    name: "binascii",
    members: &[
        ("a2b_base64", Member::Fn(&A2B_BASE64)),
        ("b2a_base64", Member::Fn(&B2A_BASE64)),
        ("hexlify", Member::Fn(&HEXLIFY)),
        ("b2a_hex", Member::Fn(&B2A_HEX)),
        ("unhexlify", Member::Fn(&UNHEXLIFY)),
        ("a2b_hex", Member::Fn(&A2B_HEX)),
        ("a2b_qp", Member::Fn(&A2B_QP)),
        ("b2a_qp", Member::Fn(&B2A_QP)),
        ("a2b_uu", Member::Fn(&A2B_UU)),
        ("b2a_uu", Member::Fn(&B2A_UU)),
        ("crc32", Member::Fn(&CRC32)),
        ("crc_hqx", Member::Fn(&CRC_HQX)),
        ("Error", Member::Type(error_type)),
        ("Incomplete", Member::Type(incomplete_type)),
    ],
};

thread_local! {
    static ERROR: Type = class("Error", "binascii", vec![value_error_type()], Vec::new());
    static INCOMPLETE: Type = class("Incomplete", "binascii", vec![exception_type()], Vec::new());
}

fn error_type() -> Type {
    ERROR.with(Type::clone)
}

fn incomplete_type() -> Type {
    INCOMPLETE.with(Type::clone)
}

#[cold]
fn error(text: impl Into<String>) -> PyErr {
    PyErr::with_message(error_type(), text)
}

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        static $id: NativeDef = NativeDef { name: $name, module: "binascii", f: $f };
    };
}

/// What is to be decoded: bytes, or text of ASCII characters.
fn ascii(v: &Value) -> Result<Cow<'_, [u8]>, PyErr> {
    if let Some(text) = as_str(v) {
        return match text.ascii_bytes() {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => Err(value_error("string argument should contain only ASCII characters")),
        };
    }
    as_bytes(v).map(Cow::Borrowed).ok_or_else(|| {
        type_error(format!("argument should be bytes, buffer or ASCII string, not '{}'", type_name(v)))
    })
}

fn flag(v: Value, absent: bool) -> Result<bool, PyErr> {
    if v.is_unbound() {
        return Ok(absent);
    }
    ops::truth(&v)
}

/// The low 32 bits of an int.
pub fn low_word(v: &Value) -> Result<u32, PyErr> {
    let big = match ops::index(v)? {
        Value::Int(i) => return Ok(i as u32),
        _ => big_arg(v)?,
    };
    let low = big.magnitude().first().copied().unwrap_or(0) as u32;
    Ok(if big.is_negative() { low.wrapping_neg() } else { low })
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn value_of(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

fn decode_base64(data: &[u8], strict: bool) -> Result<Vec<u8>, PyErr> {
    let mut out = Vec::with_capacity(data.len() / 4 * 3 + 3);
    if strict && data.first() == Some(&b'=') {
        return Err(error("Leading padding not allowed"));
    }
    let (mut place, mut left, mut pads, mut padding) = (0, 0u8, 0, false);
    for (i, byte) in data.iter().enumerate() {
        if *byte == b'=' {
            padding = true;
            if place >= 2 {
                pads += 1;
                if place + pads >= 4 {
                    // Nothing counts behind a whole padding.
                    if strict && i + 1 < data.len() {
                        return Err(error("Excess data after padding"));
                    }
                    return Ok(out);
                }
            }
            continue;
        }
        let bits = match value_of(*byte) {
            Some(bits) => bits,
            None if strict => return Err(error("Only base64 data is allowed")),
            None => continue,
        };
        if strict && padding {
            return Err(error("Discontinuous padding not allowed"));
        }
        pads = 0;
        match place {
            0 => left = bits,
            1 => {
                out.push(left << 2 | bits >> 4);
                left = bits & 15;
            }
            2 => {
                out.push(left << 4 | bits >> 2);
                left = bits & 3;
            }
            _ => out.push(left << 6 | bits),
        }
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(out),
        1 => Err(error(format!(
            "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple of 4",
            out.len() / 3 * 4 + 1
        ))),
        _ => Err(error("Incorrect padding")),
    }
}

def!(A2B_BASE64, "a2b_base64", |args| {
    let [data, strict] = parse(args, "a2b_base64", ["", "strict_mode"], 1, 1)?;
    let strict = flag(strict, false)?;
    let data = ascii(&data)?;
    Ok(new_bytes(decode_base64(&data, strict)?))
});

fn encode_base64(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 3 * 4 + 5);
    for group in data.chunks(3) {
        let at = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4 {
            let digit = BASE64[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= group.len() { digit } else { b'=' });
        }
    }
    out
}

def!(B2A_BASE64, "b2a_base64", |args| {
    let [data, newline] = parse(args, "b2a_base64", ["", "newline"], 1, 1)?;
    let newline = flag(newline, true)?;
    let mut out = encode_base64(need_bytes(&data)?);
    if newline {
        out.push(b'\n');
    }
    Ok(new_bytes(out))
});

fn to_hex(args: &mut Args, name: &str) -> R {
    let [data, sep, group] = parse(args, name, ["data", "sep", "bytes_per_sep"], 1, 3)?;
    let group = word_arg(&or(group, Value::Int(1)), "int")?;
    let data = need_bytes(&data)?;
    let sep = if sep.is_unbound() { None } else { Some(hex_separator(&sep, 255)?) };
    // All characters are of Latin-1.
    Ok(new_bytes(hex(data, sep, group).chars().map(|c| c as u8).collect()))
}

def!(HEXLIFY, "hexlify", |args| to_hex(args, "hexlify"));
def!(B2A_HEX, "b2a_hex", |args| to_hex(args, "b2a_hex"));

fn digit(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|d| d as u8)
}

fn from_hex(args: &mut Args, name: &str) -> R {
    args.exactly(name, 1)?;
    let data = ascii(&args.pos[0])?;
    if data.len() % 2 != 0 {
        return Err(error("Odd-length string"));
    }
    let pairs = data.chunks(2).map(|p| Some(digit(p[0])? << 4 | digit(p[1])?));
    match pairs.collect::<Option<Vec<u8>>>() {
        Some(out) => Ok(new_bytes(out)),
        None => Err(error("Non-hexadecimal digit found")),
    }
}

def!(UNHEXLIFY, "unhexlify", |args| from_hex(args, "binascii.unhexlify"));
def!(A2B_HEX, "a2b_hex", |args| from_hex(args, "binascii.a2b_hex"));

def!(A2B_QP, "a2b_qp", |args| {
    let [data, header] = parse(args, "a2b_qp", ["data", "header"], 1, 2)?;
    let header = flag(header, false)?;
    let data = ascii(&data)?;
    let mut out = Vec::with_capacity(data.len());
    let mut i = 0;
    while i < data.len() {
        let byte = data[i];
        i += 1;
        match byte {
            b'=' => {
                let next = match data.get(i) {
                    Some(next) => *next,
                    None => break,
                };
                let second = data.get(i + 1).copied().and_then(digit);
                match (next, digit(next), second) {
                    (b'\n' | b'\r', _, _) => {
                        // A soft line break; what stands between its two bytes is lost.
                        while i < data.len() && data[i] != b'\n' {
                            i += 1;
                        }
                        i += 1;
                    }
                    (b'=', _, _) => {
                        out.push(b'=');
                        i += 1;
                    }
                    (_, Some(high), Some(low)) => {
                        out.push(high << 4 | low);
                        i += 2;
                    }
                    _ => out.push(b'='),
                }
            }
            b'_' if header => out.push(b' '),
            byte => out.push(byte),
        }
    }
    Ok(new_bytes(out))
});

/// Longest line of quoted-printable text.
const QP_LINE: usize = 76;

struct Quoted {
    out: Vec<u8>,
    line: usize,
    crlf: bool,
}

impl Quoted {
    fn quote(&mut self, byte: u8) {
        self.out.push(b'=');
        for d in [byte >> 4, byte & 15] {
            self.out.push(b"0123456789ABCDEF"[usize::from(d)]);
        }
    }

    fn line_end(&mut self) {
        if self.crlf {
            self.out.push(b'\r');
        }
        self.out.push(b'\n');
        self.line = 0;
    }

    fn soft_break(&mut self) {
        self.out.push(b'=');
        self.line_end();
    }
}

def!(B2A_QP, "b2a_qp", |args| {
    let names = ["data", "quotetabs", "istext", "header"];
    let [data, quote_tabs, text, header] = parse(args, "b2a_qp", names, 1, 4)?;
    let (quote_tabs, text, header) = (flag(quote_tabs, false)?, flag(text, true)?, flag(header, false)?);
    let data = need_bytes(&data)?;
    let first = data.iter().position(|b| *b == b'\n');
    let crlf = matches!(first, Some(at) if at > 0 && data[at - 1] == b'\r');
    let mut q = Quoted { out: Vec::with_capacity(data.len()), line: 0, crlf };
    let mut i = 0;
    while i < data.len() {
        let byte = data[i];
        let next = data.get(i + 1).copied();
        let lone_dot = byte == b'.' && q.line == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0));
        let quoted = byte > 126
            || byte == b'='
            || (header && byte == b'_')
            || lone_dot
            || (!text && (byte == b'\r' || byte == b'\n'))
            || ((byte == b'\t' || byte == b' ') && next.is_none())
            || (byte < 33
                && byte != b'\r'
                && byte != b'\n'
                && (quote_tabs || (byte != b'\t' && byte != b' ')));
        if quoted {
            if q.line + 3 >= QP_LINE {
                q.soft_break();
            }
            q.quote(byte);
            q.line += 3;
            i += 1;
        } else if text && (byte == b'\n' || (byte == b'\r' && next == Some(b'\n'))) {
            // White space at the end of a line would be lost.
            if let Some(last @ (b' ' | b'\t')) = q.out.last().copied() {
                q.out.pop();
                q.quote(last);
            }
            q.line_end();
            i += if byte == b'\r' { 2 } else { 1 };
        } else {
            if next.is_some() && next != Some(b'\n') && q.line + 1 >= QP_LINE {
                q.soft_break();
            }
            q.line += 1;
            q.out.push(if header && byte == b' ' { b'_' } else { byte });
            i += 1;
        }
    }
    Ok(new_bytes(q.out))
});

def!(A2B_UU, "a2b_uu", |args| {
    args.exactly("binascii.a2b_uu", 1)?;
    let data = ascii(&args.pos[0])?;
    let first = data.first().copied().unwrap_or(0);
    let length = usize::from(first.wrapping_sub(b' ') & 63);
    let mut rest = data.iter().skip(1).copied();
    let (mut bits, mut n_bits) = (0u32, 0);
    let mut out = Vec::with_capacity(length);
    while out.len() < length {
        let six = match rest.next() {
            // Spaces at the end of a line may have been lost.
            None | Some(b'\n' | b'\r') => 0,
            Some(byte) if !(b' '..=b' ' + 64).contains(&byte) => return Err(error("Illegal char")),
            Some(byte) => (byte - b' ') & 63,
        };
        bits = bits << 6 | u32::from(six);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            out.push((bits >> n_bits) as u8);
            bits &= (1 << n_bits) - 1;
        }
    }
    if rest.any(|byte| !matches!(byte, b' ' | b'`' | b'\n' | b'\r')) {
        return Err(error("Trailing garbage"));
    }
    Ok(new_bytes(out))
});

def!(B2A_UU, "b2a_uu", |args| {
    let [data, backtick] = parse(args, "b2a_uu", ["", "backtick"], 1, 1)?;
    let backtick = flag(backtick, false)?;
    let data = need_bytes(&data)?;
    if data.len() > 45 {
        return Err(error("At most 45 bytes at once"));
    }
    let shown = |six: u8| if backtick && six == 0 { b'`' } else { six + b' ' };
    let mut out = vec![shown(data.len() as u8)];
    for group in data.chunks(3) {
        let at = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        out.extend((0..4).map(|i| shown((bits >> (18 - 6 * i) & 63) as u8)));
    }
    out.push(b'\n');
    Ok(new_bytes(out))
});

const fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let mut crc = i as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[i] = crc;
        i += 1;
    }
    table
}

static CRC_TABLE: [u32; 256] = crc_table();

/// CRC-32 of ISO 3309, continued from `crc`.
pub fn crc32(crc: u32, data: &[u8]) -> u32 {
    !data.iter().fold(!crc, |crc, b| CRC_TABLE[((crc ^ u32::from(*b)) & 255) as usize] ^ crc >> 8)
}

/// The arguments of a check sum: data, and the sum of what was before it.
pub fn checksum_args(args: &mut Args, name: &str, start: u32) -> Result<(Value, u32), PyErr> {
    args.no_keywords(&format!("binascii.{}", name))?;
    args.between(name, 1, 2)?;
    let start = match args.pos.get(1) {
        Some(v) => low_word(v)?,
        None => start,
    };
    Ok((args.pos[0].take(), start))
}

def!(CRC32, "crc32", |args| {
    let (data, start) = checksum_args(args, "crc32", 0)?;
    Ok(Value::Int(crc32(start, need_bytes(&data)?).into()))
});

def!(CRC_HQX, "crc_hqx", |args| {
    args.exactly("crc_hqx", 2)?;
    let mut crc = low_word(&args.pos[1])? & 0xffff;
    for byte in need_bytes(&args.pos[0])? {
        crc ^= u32::from(*byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 };
        }
        crc &= 0xffff;
    }
    Ok(Value::Int(crc.into()))
});
