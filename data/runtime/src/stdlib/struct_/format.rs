// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Format strings of `struct`: which items lie where.

use super::struct_error;
use crate::core::error::PyErr;

/// How one item is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Pad,
    Char,
    Bool,
    Int,
    Float,
    /// `12s`: bytes of a fixed length.
    Text,
    /// `12p`: bytes behind their length.
    Pascal,
    /// `P`
    Pointer,
}

/// `count` items of one code side by side; for `s` and `p` one item of that many bytes.
pub struct Field {
    pub code: u8,
    pub kind: Kind,
    pub offset: usize,
    pub size: usize,
    pub count: usize,
    /// The range is told in the words of C's types, not of formats.
    pub native: bool,
}

pub struct Format {
    pub fields: Vec<Field>,
    pub size: usize,
    /// How many values it packs.
    pub items: usize,
    pub big_endian: bool,
}

/// Kind, native size (which is also the alignment) and standard size; 0: there is none.
fn code_info(code: u8) -> Option<(Kind, usize, usize)> {
    Some(match code {
        b'x' => (Kind::Pad, 1, 1),
        b'c' => (Kind::Char, 1, 1),
        b'?' => (Kind::Bool, 1, 1),
        b'b' | b'B' => (Kind::Int, 1, 1),
        b'h' | b'H' => (Kind::Int, 2, 2),
        b'i' | b'I' => (Kind::Int, 4, 4),
        b'l' | b'L' => (Kind::Int, 8, 4),
        b'q' | b'Q' => (Kind::Int, 8, 8),
        b'n' | b'N' => (Kind::Int, 8, 0),
        b'e' => (Kind::Float, 2, 2),
        b'f' => (Kind::Float, 4, 4),
        b'd' => (Kind::Float, 8, 8),
        b's' => (Kind::Text, 1, 1),
        b'p' => (Kind::Pascal, 1, 1),
        b'P' => (Kind::Pointer, 8, 0),
        _ => return None,
    })
}

fn too_long() -> PyErr {
    struct_error("total struct size too long")
}

impl Format {
    pub fn parse(text: &[u8]) -> Result<Format, PyErr> {
        let (native, big_endian, mut rest) = match text.first() {
            Some(b'<') => (false, false, &text[1..]),
            Some(b'>' | b'!') => (false, true, &text[1..]),
            Some(b'=') => (false, cfg!(target_endian = "big"), &text[1..]),
            Some(b'@') => (true, cfg!(target_endian = "big"), &text[1..]),
            _ => (true, cfg!(target_endian = "big"), text),
        };
        let mut format = Format { fields: Vec::new(), size: 0, items: 0, big_endian };
        while let Some((&first, more)) = rest.split_first() {
            rest = more;
            if matches!(first, b' ' | b'\t'..=b'\r') {
                continue;
            }
            let (mut code, mut count) = (first, 1usize);
            if first.is_ascii_digit() {
                count = (first - b'0') as usize;
                loop {
                    let (&next, more) = match rest.split_first() {
                        Some(found) => found,
                        None => {
                            return Err(struct_error("repeat count given without format specifier"))
                        }
                    };
                    rest = more;
                    if !next.is_ascii_digit() {
                        code = next;
                        break;
                    }
                    count = count
                        .checked_mul(10)
                        .and_then(|c| c.checked_add((next - b'0') as usize))
                        .filter(|&c| c <= isize::MAX as usize)
                        .ok_or_else(too_long)?;
                }
            }
            format.add(code, count, native)?;
        }
        Ok(format)
    }

    fn add(&mut self, code: u8, count: usize, native: bool) -> Result<(), PyErr> {
        let (kind, native_size, standard_size) =
            code_info(code).ok_or_else(|| struct_error("bad char in struct format"))?;
        let size = if native { native_size } else { standard_size };
        if size == 0 {
            return Err(struct_error("bad char in struct format"));
        }
        let offset = if native { (self.size + size - 1) / size * size } else { self.size };
        self.size = count
            .checked_mul(size)
            .and_then(|n| n.checked_add(offset))
            .filter(|&n| n <= isize::MAX as usize)
            .ok_or_else(too_long)?;
        let one = matches!(kind, Kind::Text | Kind::Pascal);
        let (size, count) = if one { (count, 1) } else { (size, count) };
        if kind != Kind::Pad {
            self.items += count;
        }
        // CPython takes the C type's own function where order and size are the same, but for floats.
        let same = size == 1 || (!self.big_endian && size == native_size);
        let native = native || (same && kind != Kind::Float);
        self.fields.push(Field { code, kind, offset, size, count, native });
        Ok(())
    }
}
