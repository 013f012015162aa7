// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Encodings by name, and what happens to input that an encoding cannot represent.
//!
//! `encode` and `decode` are the whole of it for callers. The encodings themselves stand in
//! `codec_utf8`, `codec_wide` and `codec_single`; each hands faulty input to a `Policy`.

use super::codec_escape;
use super::codec_single::{self, Charmap};
use super::codec_utf8;
pub use super::codec_wide::Order;
use super::codec_wide;
use super::str_builder::StrBuilder;
use super::str_data::{push_wtf8, PyStr};
use super::str_repr::push_escape;
use super::view::View;

#[derive(Clone, Copy)]
pub enum Encoding {
    Utf8,
    /// UTF-8 behind a byte order mark.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
    Charmap(&'static Charmap),
    UnicodeEscape,
}

/// Why a conversion failed: the facts of a UnicodeDecodeError or UnicodeEncodeError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub encoding: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

#[derive(Debug, PartialEq, Eq)]
pub enum CodecError {
    /// The input cannot be represented.
    Fault(Fault),
    /// There is no error handler of that name.
    UnknownHandler(String),
    /// The error handler is for the other direction.
    WrongDirection,
    /// CPython can do this but this library cannot; it says what.
    Unsupported(String),
}

/// A name as the tables have it: in lower case, with underscores for all that is neither letter,
/// digit nor dot.
fn normalize(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            plain.push(c.to_ascii_lowercase());
        } else if !plain.ends_with('_') && !plain.is_empty() {
            plain.push('_');
        }
    }
    plain.truncate(plain.trim_end_matches('_').len());
    plain
}

/// Whether CPython knows an encoding, by its main name, that `lookup` does not.
pub fn is_missing(name: &str) -> bool {
    const MISSING: &[&str] = &[
        "base64",
        "big5",
        "bz2",
        "euc",
        "gb18030",
        "gb2312",
        "gbk",
        "hex",
        "hz",
        "idna",
        "iso2022",
        "johab",
        "mac",
        "mbcs",
        "oem",
        "palmos",
        "ptcp154",
        "punycode",
        "quopri",
        "raw_unicode",
        "rot",
        "shift",
        "sjis",
        "tis",
        "utf_7",
        "utf7",
        "uu",
        "zlib",
        "cp",
        "iso8859",
        "iso_8859",
        "koi8",
        "kz1048",
        "hp_roman8",
        "windows",
    ];
    let name = normalize(name);
    MISSING.iter().any(|missing| name.starts_with(missing))
}

/// Find an encoding by any of its names; `None` if there is no such encoding here.
pub fn lookup(name: &str) -> Option<Encoding> {
    let plain = normalize(name);
    Some(match plain.as_str() {
        "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Encoding::Utf8,
        "utf_8_sig" | "utf8_sig" => Encoding::Utf8Sig,
        "ascii" | "us_ascii" | "646" | "us" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "cp367"
        | "csascii" | "ibm367" | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" => Encoding::Ascii,
        "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859"
        | "cp819" | "csisolatin1" | "ibm819" | "iso_8859_1_1987" | "iso_ir_100" => Encoding::Latin1,
        "utf_16" | "utf16" | "u16" => Encoding::Utf16(Order::Marked),
        "utf_16_le" | "utf_16le" | "utf16_le" | "unicodelittleunmarked" => {
            Encoding::Utf16(Order::Little)
        }
        "utf_16_be" | "utf_16be" | "utf16_be" | "unicodebigunmarked" => Encoding::Utf16(Order::Big),
        "utf_32" | "utf32" | "u32" => Encoding::Utf32(Order::Marked),
        "utf_32_le" | "utf_32le" | "utf32_le" => Encoding::Utf32(Order::Little),
        "utf_32_be" | "utf_32be" | "utf32_be" => Encoding::Utf32(Order::Big),
        "unicode_escape" | "unicodeescape" => Encoding::UnicodeEscape,
        name => Encoding::Charmap(codec_single::charmap(name)?),
    })
}

/// Encode a string. `errors` is the name of the error handler, looked at only in case of need.
pub fn encode(text: &PyStr, encoding: Encoding, errors: &str) -> Result<Vec<u8>, CodecError> {
    let policy = Policy { errors };
    match encoding {
        Encoding::Utf8 => codec_utf8::encode(text, &policy, Vec::with_capacity(text.len())),
        Encoding::Utf8Sig => codec_utf8::encode(text, &policy, codec_utf8::MARK.to_vec()),
        Encoding::Ascii => codec_single::encode(text, &policy, &codec_single::ASCII),
        Encoding::Latin1 => codec_single::encode(text, &policy, &codec_single::LATIN1),
        Encoding::Utf16(order) => codec_wide::encode16(text, &policy, order),
        Encoding::Utf32(order) => codec_wide::encode32(text, &policy, order),
        Encoding::Charmap(map) => codec_single::encode(text, &policy, map),
        Encoding::UnicodeEscape => Ok(codec_escape::encode(text)),
    }
}

/// Decode bytes. `errors` is the name of the error handler, looked at only in case of need.
pub fn decode(bytes: &[u8], encoding: Encoding, errors: &str) -> Result<PyStr, CodecError> {
    let policy = Policy { errors };
    match encoding {
        Encoding::Utf8 => codec_utf8::decode(bytes, 0, &policy),
        Encoding::Utf8Sig if bytes.starts_with(codec_utf8::MARK) => {
            codec_utf8::decode(bytes, codec_utf8::MARK.len(), &policy)
        }
        Encoding::Utf8Sig => codec_utf8::decode(bytes, 0, &policy),
        Encoding::Ascii => codec_single::decode(bytes, &policy, &codec_single::ASCII),
        Encoding::Latin1 => Ok(PyStr::from_units(bytes)),
        Encoding::Utf16(order) => codec_wide::decode16(bytes, &policy, order),
        Encoding::Utf32(order) => codec_wide::decode32(bytes, &policy, order),
        Encoding::Charmap(map) => codec_single::decode(bytes, &policy, map),
        Encoding::UnicodeEscape => codec_escape::decode(bytes, &policy),
    }
}

/// What an error handler puts in place of unencodable characters.
pub enum Replacement {
    /// Characters, which are encoded in turn.
    Text(PyStr),
    /// Bytes, which go out as they are.
    Raw(Vec<u8>),
}

/// The error handler of a conversion.
pub struct Policy<'a> {
    errors: &'a str,
}

impl Policy<'_> {
    /// Replace the characters of `text` that `fault` names. Also says how many were dealt with,
    /// which may be fewer than named.
    pub fn encode(&self, text: View<'_>, fault: Fault) -> Result<(Replacement, usize), CodecError> {
        let len = fault.end - fault.start;
        let bad = text.slice(fault.start, fault.end);
        let replacement = match self.errors {
            "strict" => return Err(CodecError::Fault(fault)),
            "ignore" => Replacement::Raw(Vec::new()),
            "replace" => Replacement::Text(PyStr::from_ascii_vec(vec![b'?'; len])),
            "backslashreplace" => {
                let mut out = StrBuilder::new();
                bad.iter().for_each(|c| push_escape(&mut out, c));
                Replacement::Text(out.finish())
            }
            "xmlcharrefreplace" => {
                let out: String = bad.iter().map(|c| format!("&#{};", c)).collect();
                Replacement::Text(PyStr::from(out))
            }
            "surrogateescape" => {
                let escaped = |c: &u32| (0xdc80..=0xdcff).contains(c);
                let bytes: Vec<u8> =
                    bad.iter().take_while(escaped).map(|c| (c - 0xdc00) as u8).collect();
                if bytes.is_empty() {
                    return Err(CodecError::Fault(fault));
                }
                let done = bytes.len();
                return Ok((Replacement::Raw(bytes), done));
            }
            "surrogatepass" => match surrogates_as_bytes(bad, fault.encoding) {
                Some(bytes) => Replacement::Raw(bytes),
                None => return Err(CodecError::Fault(fault)),
            },
            "namereplace" => {
                return Err(CodecError::Unsupported("error handler 'namereplace'".to_string()))
            }
            other => return Err(CodecError::UnknownHandler(other.to_string())),
        };
        Ok((replacement, len))
    }

    /// Push what stands for the bytes that `fault` names, and return where to go on.
    pub fn decode(
        &self,
        bytes: &[u8],
        fault: Fault,
        out: &mut StrBuilder,
    ) -> Result<usize, CodecError> {
        let bad = &bytes[fault.start..fault.end];
        match self.errors {
            "strict" => return Err(CodecError::Fault(fault)),
            "ignore" => {}
            "replace" => out.push(0xfffd),
            "backslashreplace" => bad.iter().for_each(|&b| push_escape(out, b.into())),
            "surrogateescape" => {
                let escaped = bad.iter().take(4).take_while(|&&b| b >= 0x80).count();
                if escaped == 0 {
                    return Err(CodecError::Fault(fault));
                }
                bad[..escaped].iter().for_each(|&b| out.push(0xdc00 + u32::from(b)));
                return Ok(fault.start + escaped);
            }
            "surrogatepass" => match surrogate_at(&bytes[fault.start..], fault.encoding) {
                Some((c, len)) => {
                    out.push(c);
                    return Ok(fault.start + len);
                }
                None => return Err(CodecError::Fault(fault)),
            },
            "xmlcharrefreplace" | "namereplace" => return Err(CodecError::WrongDirection),
            other => return Err(CodecError::UnknownHandler(other.to_string())),
        }
        Ok(fault.end)
    }
}

/// Encode surrogates as if they were characters; `None` if some are none.
fn surrogates_as_bytes(bad: View<'_>, encoding: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for c in bad.iter() {
        if !(0xd800..0xe000).contains(&c) {
            return None;
        }
        match encoding {
            "utf-8" => push_wtf8(&mut out, c),
            "utf-16-be" => out.extend_from_slice(&(c as u16).to_be_bytes()),
            "utf-16" | "utf-16-le" => out.extend_from_slice(&(c as u16).to_le_bytes()),
            "utf-32-be" => out.extend_from_slice(&c.to_be_bytes()),
            "utf-32" | "utf-32-le" => out.extend_from_slice(&c.to_le_bytes()),
            _ => return None,
        }
    }
    Some(out)
}

/// The surrogate that stands encoded at the start of `bytes`, and its length in bytes.
fn surrogate_at(bytes: &[u8], encoding: &str) -> Option<(u32, usize)> {
    let unit = |len: usize| bytes.get(..len);
    let (c, len) = match encoding {
        "utf-8" => match unit(3)? {
            &[a, b, c] if a & 0xf0 == 0xe0 && b & 0xc0 == 0x80 && c & 0xc0 == 0x80 => {
                let tail = u32::from(b & 63) << 6 | u32::from(c & 63);
                (u32::from(a & 15) << 12 | tail, 3)
            }
            _ => return None,
        },
        "utf-16" | "utf-16-le" => (unit(2)?.iter().rev().fold(0, |c, &b| c << 8 | u32::from(b)), 2),
        "utf-16-be" => (unit(2)?.iter().fold(0, |c, &b| c << 8 | u32::from(b)), 2),
        "utf-32" | "utf-32-le" => (unit(4)?.iter().rev().fold(0, |c, &b| c << 8 | u32::from(b)), 4),
        "utf-32-be" => (unit(4)?.iter().fold(0, |c, &b| c << 8 | u32::from(b)), 4),
        _ => return None,
    };
    if (0xd800..0xe000).contains(&c) {
        Some((c, len))
    } else {
        None
    }
}
