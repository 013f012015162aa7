// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Encodings of one byte per character: ASCII, Latin-1 and the code pages.

use super::charmap_tables::CHARMAPS;
use super::codecs::{CodecError, Fault, Policy, Replacement};
use super::str_builder::StrBuilder;
use super::str_data::PyStr;

const UNDEFINED: u16 = 0xffff;

/// A single-byte encoding. Characters below `direct` are their own code.
pub struct Charmap {
    label: &'static str,
    reason: &'static str,
    direct: u32,
    high: &'static [u16],
}

pub static ASCII: Charmap =
    Charmap { label: "ascii", reason: "ordinal not in range(128)", direct: 128, high: &[] };

pub static LATIN1: Charmap =
    Charmap { label: "latin-1", reason: "ordinal not in range(256)", direct: 256, high: &[] };

impl Charmap {
    /// A code page with these characters from 0x80 on.
    pub const fn of(high: &'static [u16]) -> Charmap {
        Charmap { label: "charmap", reason: "character maps to <undefined>", direct: 128, high }
    }

    fn byte_of(&self, c: u32) -> Option<u8> {
        if c < self.direct {
            return Some(c as u8);
        }
        let is_it = |&code: &u16| u32::from(code) == c && code != UNDEFINED;
        self.high.iter().position(is_it).map(|i| (128 + i) as u8)
    }

    fn char_of(&self, byte: u8) -> Option<u32> {
        if u32::from(byte) < self.direct {
            return Some(byte.into());
        }
        match self.high.get(usize::from(byte) - 128) {
            Some(&code) if code != UNDEFINED => Some(code.into()),
            _ => None,
        }
    }
}

/// Find a code page by its normalised name.
pub fn charmap(name: &str) -> Option<&'static Charmap> {
    CHARMAPS.iter().find(|(names, _)| names.contains(&name)).map(|(_, map)| map)
}

pub fn encode(text: &PyStr, policy: &Policy<'_>, map: &Charmap) -> Result<Vec<u8>, CodecError> {
    if let Some(bytes) = text.ascii_bytes() {
        return Ok(bytes.to_vec());
    }
    let view = text.view();
    let mut out = Vec::with_capacity(view.len());
    let mut at = 0;
    while at < view.len() {
        if let Some(byte) = map.byte_of(view.at(at)) {
            out.push(byte);
            at += 1;
            continue;
        }
        let is_bad = |c: &u32| map.byte_of(*c).is_none();
        let run = view.slice(at, view.len()).iter().take_while(is_bad).count();
        let fault = Fault { encoding: map.label, start: at, end: at + run, reason: map.reason };
        let (replacement, done) = policy.encode(view, fault)?;
        if done < run && !map.high.is_empty() {
            // In code pages a handler that can't replace the whole run replaces nothing.
            return Err(CodecError::Fault(fault));
        }
        match replacement {
            Replacement::Text(text) => {
                for c in text.chars() {
                    out.push(map.byte_of(c).ok_or(CodecError::Fault(fault))?);
                }
            }
            Replacement::Raw(bytes) => out.extend_from_slice(&bytes),
        }
        at += done;
    }
    Ok(out)
}

pub fn decode(bytes: &[u8], policy: &Policy<'_>, map: &Charmap) -> Result<PyStr, CodecError> {
    if bytes.is_ascii() {
        return Ok(PyStr::from_ascii(bytes));
    }
    let mut out = StrBuilder::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match map.char_of(bytes[at]) {
            Some(c) => {
                out.push(c);
                at += 1;
            }
            None => {
                let reason = map.reason;
                let fault = Fault { encoding: map.label, start: at, end: at + 1, reason };
                at = policy.decode(bytes, fault, &mut out)?;
            }
        }
    }
    Ok(out.finish())
}
