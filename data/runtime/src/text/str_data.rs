// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The contents of a Python str, without its object header.
//!
//! A string holds code points, lone surrogates included, in the smallest of three kinds: `A` for
//! ASCII bytes, `W` for u16 and `Q` for u32. The kind is canonical, so strings of different kinds
//! are never equal and an ASCII string can be borrowed as `&str`. Lengths and indices count code
//! points. Up to 30 ASCII characters live inside the object.

use super::hash;
use super::search::Unit;
use super::str_builder::{StrBuilder, Units};
use super::view::{Chars, View};
use crate::with_units;
use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;

const INLINE: usize = 30;
const UNHASHED: i64 = -1;

#[derive(Clone)]
enum Store {
    Short(u8, [u8; INLINE]),
    A(Vec<u8>),
    W(Vec<u16>),
    Q(Vec<u32>),
}

/// The contents of a str; immutable but for `append`, which needs the only reference.
#[derive(Clone)]
pub struct PyStr {
    hash: Cell<i64>,
    store: Store,
}

impl PyStr {
    const fn with(store: Store) -> PyStr {
        PyStr { hash: Cell::new(UNHASHED), store }
    }

    pub const fn empty() -> PyStr {
        PyStr::with(Store::Short(0, [0; INLINE]))
    }

    /// A string of ASCII bytes; the caller knows that they are.
    #[inline]
    pub fn from_ascii(bytes: &[u8]) -> PyStr {
        debug_assert!(bytes.is_ascii());
        if bytes.len() <= INLINE {
            let mut buffer = [0; INLINE];
            buffer[..bytes.len()].copy_from_slice(bytes);
            PyStr::with(Store::Short(bytes.len() as u8, buffer))
        } else {
            PyStr::with(Store::A(bytes.to_vec()))
        }
    }

    /// A copy of ASCII bytes that `change`, which leaves them ASCII, has gone over.
    pub(super) fn changed_ascii(bytes: &[u8], change: impl FnOnce(&mut [u8])) -> PyStr {
        let mut copy = PyStr::from_ascii(bytes);
        match &mut copy.store {
            Store::Short(len, buffer) => change(&mut buffer[..*len as usize]),
            Store::A(units) => change(units),
            Store::W(_) | Store::Q(_) => {}
        }
        copy
    }

    /// As `from_ascii`, but takes the buffer over.
    pub fn from_ascii_vec(bytes: Vec<u8>) -> PyStr {
        debug_assert!(bytes.is_ascii());
        if bytes.len() <= INLINE {
            return PyStr::from_ascii(&bytes);
        }
        PyStr::with(Store::A(bytes))
    }

    /// A string of the smallest kind that holds all `units`.
    pub fn from_units<T: Unit>(units: &[T]) -> PyStr {
        if units.len() <= INLINE {
            let mut buffer = [0; INLINE];
            let mut bound = 0;
            for (to, &from) in buffer.iter_mut().zip(units) {
                bound |= from.into();
                *to = from.into() as u8;
            }
            if bound < 0x80 {
                return PyStr::with(Store::Short(units.len() as u8, buffer));
            }
        }
        let bound = units.iter().fold(0, |bound, &u| bound | u.into());
        if bound < 0x80 {
            PyStr::with(Store::A(units.iter().map(|&u| u.into() as u8).collect()))
        } else if bound < 0x1_0000 {
            PyStr::with(Store::W(units.iter().map(|&u| u.into() as u16).collect()))
        } else {
            PyStr::with(Store::Q(units.iter().map(|&u| u.into()).collect()))
        }
    }

    /// The string of one character.
    pub fn from_char(c: u32) -> PyStr {
        PyStr::from_units(&[c])
    }

    /// Decode what Rust knows to be UTF-8.
    pub fn from_utf8(text: &str) -> PyStr {
        if text.is_ascii() {
            return PyStr::from_ascii(text.as_bytes());
        }
        let mut builder = StrBuilder::new();
        builder.push_utf8(text);
        builder.finish()
    }

    /// Decode UTF-8 in which lone surrogates may be written as three bytes, for literals. Other
    /// bytes that are not UTF-8 must not occur.
    pub fn from_wtf8(bytes: &[u8]) -> PyStr {
        if bytes.is_ascii() {
            return PyStr::from_ascii(bytes);
        }
        let mut builder = StrBuilder::new();
        let mut rest = bytes;
        while let Some(&lead) = rest.first() {
            let (len, bits) = match lead {
                0..=0x7f => (1, lead),
                0x80..=0xdf => (2, lead & 0x1f),
                0xe0..=0xef => (3, lead & 0x0f),
                _ => (4, lead & 0x07),
            };
            let len = len.min(rest.len());
            let tail = &rest[1..len];
            builder.push(tail.iter().fold(bits as u32, |c, &b| c << 6 | (b & 63) as u32));
            rest = &rest[len..];
        }
        builder.finish()
    }

    #[inline]
    pub fn view(&self) -> View<'_> {
        match &self.store {
            Store::Short(len, buffer) => View::A(&buffer[..*len as usize]),
            Store::A(units) => View::A(units),
            Store::W(units) => View::W(units),
            Store::Q(units) => View::Q(units),
        }
    }

    /// The bytes of an ASCII string.
    #[inline]
    pub fn ascii_bytes(&self) -> Option<&[u8]> {
        match self.view() {
            View::A(units) => Some(units),
            _ => None,
        }
    }

    /// An ASCII string as it is.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: kind A holds ASCII only.
        self.ascii_bytes().map(|bytes| unsafe { std::str::from_utf8_unchecked(bytes) })
    }

    #[inline]
    pub fn len(&self) -> usize {
        match &self.store {
            Store::Short(len, _) => *len as usize,
            Store::A(units) => units.len(),
            Store::W(units) => units.len(),
            Store::Q(units) => units.len(),
        }
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code point at `i`, which is in range.
    #[inline]
    pub fn at(&self, i: usize) -> u32 {
        self.view().at(i)
    }

    pub fn chars(&self) -> Chars<'_> {
        self.view().iter()
    }

    /// The characters from `start` up to `end`.
    #[inline]
    pub fn substr(&self, start: usize, end: usize) -> PyStr {
        self.view().slice(start, end).to_str()
    }

    /// `count` characters from `start` on, each `step` after the other; all are in range.
    pub fn stepped(&self, start: usize, step: isize, count: usize) -> PyStr {
        fn pick<T: Unit>(units: &[T], start: usize, step: isize, count: usize) -> PyStr {
            let mut at = start as isize;
            let mut picked = Vec::with_capacity(count);
            for _ in 0..count {
                picked.push(units[at as usize]);
                at += step;
            }
            PyStr::from_units(&picked)
        }
        with_units!(self.view(), units => pick(units, start, step, count))
    }

    pub fn concat(&self, other: &PyStr) -> PyStr {
        let len = self.len() + other.len();
        match (self.view(), other.view()) {
            (View::A(a), View::A(b)) if len <= INLINE => {
                let mut buffer = [0; INLINE];
                buffer[..a.len()].copy_from_slice(a);
                buffer[a.len()..len].copy_from_slice(b);
                PyStr::with(Store::Short(len as u8, buffer))
            }
            _ => {
                let mut builder = StrBuilder::with_capacity(len);
                builder.push_str(self);
                builder.push_str(other);
                builder.finish()
            }
        }
    }

    /// Extend in place, for the owner of the only reference. Repeated appends take linear time.
    pub fn append(&mut self, other: &PyStr) {
        self.hash.set(UNHASHED);
        match (&mut self.store, other.view()) {
            (Store::A(units), View::A(more)) => return units.extend_from_slice(more),
            (Store::W(units), View::A(more)) => {
                return units.extend(more.iter().map(|&u| u16::from(u)))
            }
            _ => {}
        }
        let store = std::mem::replace(&mut self.store, Store::Short(0, [0; INLINE]));
        let mut units = match store {
            Store::Short(len, mut buffer) => {
                let (len, more) = (len as usize, other.len());
                if let (View::A(bytes), true) = (other.view(), len + more <= INLINE) {
                    buffer[len..len + more].copy_from_slice(bytes);
                    self.store = Store::Short((len + more) as u8, buffer);
                    return;
                }
                let mut bytes = Vec::with_capacity((len + more) * 2);
                bytes.extend_from_slice(&buffer[..len]);
                Units::A(bytes)
            }
            Store::A(units) => Units::A(units),
            Store::W(units) => Units::W(units),
            Store::Q(units) => Units::Q(units),
        };
        units.push_view(other.view());
        self.store = match units {
            Units::A(units) => Store::A(units),
            Units::W(units) => Store::W(units),
            Units::Q(units) => Store::Q(units),
        };
    }

    /// Take over what a builder made, which is of the smallest kind.
    pub(super) fn from_built(units: Units) -> PyStr {
        match units {
            Units::A(units) => PyStr::from_ascii_vec(units),
            Units::W(units) => PyStr::with(Store::W(units)),
            Units::Q(units) => PyStr::with(Store::Q(units)),
        }
    }

    pub fn repeat(&self, times: usize) -> PyStr {
        match self.view() {
            View::A(units) => PyStr::from_ascii_vec(units.repeat(times)),
            _ if times == 0 => PyStr::empty(),
            View::W(units) => PyStr::with(Store::W(units.repeat(times))),
            View::Q(units) => PyStr::with(Store::Q(units.repeat(times))),
        }
    }

    /// Python's hash(), kept once computed.
    #[inline]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash != UNHASHED {
            return hash;
        }
        let hash = self.compute_hash();
        self.hash.set(hash);
        hash
    }

    /// Hash the buffer CPython would have, which is of bytes up to U+00FF.
    fn compute_hash(&self) -> i64 {
        let view = self.view();
        match view {
            View::A(units) => hash::hash_bytes(units),
            View::W(units) if view.bound() < 0x100 => hash::hash_bytes(&View::W(units).widen()),
            View::W(units) => {
                let bytes: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
                hash::hash_bytes(&bytes)
            }
            View::Q(units) => {
                let bytes: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
                hash::hash_bytes(&bytes)
            }
        }
    }

    /// UTF-8, with lone surrogates as three bytes.
    pub fn to_wtf8(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.len());
        self.write_wtf8(&mut out);
        out
    }

    pub fn write_wtf8(&self, out: &mut Vec<u8>) {
        match self.view() {
            View::A(units) => out.extend_from_slice(units),
            View::W(units) => units.iter().for_each(|&u| push_wtf8(out, u.into())),
            View::Q(units) => units.iter().for_each(|&u| push_wtf8(out, u)),
        }
    }

    /// As a Rust string; lone surrogates become U+FFFD.
    pub fn to_string_lossy(&self) -> String {
        match self.as_ascii() {
            Some(text) => text.to_string(),
            None => self.chars().map(|c| char::from_u32(c).unwrap_or('\u{fffd}')).collect(),
        }
    }

    /// As a Rust string, unless there is a lone surrogate; then its position.
    pub fn to_utf8(&self) -> Result<String, usize> {
        if let Some(text) = self.as_ascii() {
            return Ok(text.to_string());
        }
        let mut out = String::with_capacity(self.len() * 2);
        for (i, c) in self.chars().enumerate() {
            out.push(char::from_u32(c).ok_or(i)?);
        }
        Ok(out)
    }
}

/// Append the UTF-8 form of `c`, which may be a surrogate.
#[inline]
pub fn push_wtf8(out: &mut Vec<u8>, c: u32) {
    if c < 0x80 {
        out.push(c as u8);
        return;
    }
    let tail = |shift: u32| 0x80 | (c >> shift & 63) as u8;
    if c < 0x800 {
        out.extend_from_slice(&[0xc0 | (c >> 6) as u8, tail(0)]);
    } else if c < 0x1_0000 {
        out.extend_from_slice(&[0xe0 | (c >> 12) as u8, tail(6), tail(0)]);
    } else {
        out.extend_from_slice(&[0xf0 | (c >> 18) as u8, tail(12), tail(6), tail(0)]);
    }
}

impl PartialEq for PyStr {
    #[inline]
    fn eq(&self, other: &PyStr) -> bool {
        match (self.view(), other.view()) {
            (View::A(a), View::A(b)) => a == b,
            (View::W(a), View::W(b)) => a == b,
            (View::Q(a), View::Q(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for PyStr {}

impl PartialEq<str> for PyStr {
    fn eq(&self, other: &str) -> bool {
        match self.view() {
            View::A(units) => units == other.as_bytes(),
            view => view.iter().eq(other.chars().map(u32::from)),
        }
    }
}

impl PartialOrd for PyStr {
    fn partial_cmp(&self, other: &PyStr) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PyStr {
    fn cmp(&self, other: &PyStr) -> Ordering {
        match (self.view(), other.view()) {
            (View::A(a), View::A(b)) => a.cmp(b),
            (View::W(a), View::W(b)) => a.cmp(b),
            (View::Q(a), View::Q(b)) => a.cmp(b),
            (a, b) => a.iter().cmp(b.iter()),
        }
    }
}

impl From<&str> for PyStr {
    fn from(text: &str) -> PyStr {
        PyStr::from_utf8(text)
    }
}

impl From<String> for PyStr {
    fn from(text: String) -> PyStr {
        if text.is_ascii() {
            return PyStr::from_ascii_vec(text.into_bytes());
        }
        PyStr::from_utf8(&text)
    }
}

impl fmt::Display for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_ascii() {
            Some(text) => f.write_str(text),
            None => f.write_str(&self.to_string_lossy()),
        }
    }
}

impl fmt::Debug for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string_lossy(), f)
    }
}
