// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What bytes and bytearray can do, on plain slices. Letters are ASCII letters.

/// White space as bytes methods see it; unlike in str, 0x1c to 0x1f are none.
pub fn is_space(byte: u8) -> bool {
    byte == b' ' || (9..=13).contains(&byte)
}

pub fn is_line_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

pub fn is_all(bytes: &[u8], test: impl Fn(u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(|&b| test(b))
}

/// Whether there is a letter for which `wanted` holds, and none for which it does not.
fn letters_are(bytes: &[u8], wanted: impl Fn(&u8) -> bool) -> bool {
    let mut letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(wanted)
}

pub fn is_lower(bytes: &[u8]) -> bool {
    letters_are(bytes, u8::is_ascii_lowercase)
}

pub fn is_upper(bytes: &[u8]) -> bool {
    letters_are(bytes, u8::is_ascii_uppercase)
}

pub fn is_title(bytes: &[u8]) -> bool {
    let (mut inside, mut found) = (false, false);
    for byte in bytes {
        let letter = byte.is_ascii_alphabetic();
        if letter && inside == byte.is_ascii_uppercase() {
            return false;
        }
        inside = letter;
        found |= letter;
    }
    found
}

pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { *b }).collect()
}

pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

pub fn to_title(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let mut out = bytes.to_ascii_lowercase();
    for byte in &mut out {
        if !inside {
            byte.make_ascii_uppercase();
        }
        inside = byte.is_ascii_alphabetic();
    }
    out
}

/// Map the bytes that are not in `delete` through `table`, which has 256 entries.
pub fn translate(bytes: &[u8], table: Option<&[u8]>, delete: &[u8]) -> Vec<u8> {
    let mut dropped = [false; 256];
    delete.iter().for_each(|&b| dropped[b as usize] = true);
    let kept = bytes.iter().filter(|&&b| !dropped[b as usize]);
    match table {
        Some(table) => kept.map(|&b| table[b as usize]).collect(),
        None => kept.copied().collect(),
    }
}

/// Two hexadecimal digits per byte. A separator stands between groups of `|group|` bytes, which
/// are counted from the right, or from the left if `group` is negative.
pub fn hex(bytes: &[u8], sep: Option<u8>, group: i64) -> String {
    let mut out = String::with_capacity(bytes.len() * 3);
    let size = group.unsigned_abs() as usize;
    for (i, byte) in bytes.iter().enumerate() {
        let at = if group < 0 { i } else { bytes.len() - i };
        if let (Some(sep), true) = (sep, size != 0 && i != 0) {
            if at % size == 0 {
                out.push(sep.into());
            }
        }
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    out
}

/// Read pairs of hexadecimal digits with white space between pairs, or say where it failed.
pub fn from_hex(text: &[u8]) -> Result<Vec<u8>, usize> {
    let digit = |at: usize| match text.get(at) {
        Some(&b) => (b as char).to_digit(16).ok_or(at),
        None => Err(at),
    };
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    loop {
        while at < text.len() && is_space(text[at]) {
            at += 1;
        }
        if at == text.len() {
            return Ok(out);
        }
        out.push((digit(at)? << 4 | digit(at + 1)?) as u8);
        at += 2;
    }
}

/// Every `step`th byte from `start` on, `count` in number; all are in range.
pub fn stepped(bytes: &[u8], start: usize, step: isize, count: usize) -> Vec<u8> {
    if step == 1 {
        return bytes[start..start + count].to_vec();
    }
    let mut at = start as isize;
    let mut out = Vec::with_capacity(count);
    for _ in 0..count {
        out.push(bytes[at as usize]);
        at += step;
    }
    out
}

/// Store `new` at `start` and every `step`th place after it; all are in range.
pub fn set_stepped(bytes: &mut [u8], start: usize, step: isize, new: &[u8]) {
    if step > 1 && !new.is_empty() {
        // The common case of sieves, without bounds checks in the loop.
        let places = bytes[start..].chunks_mut(step as usize);
        places.zip(new).for_each(|(place, &byte)| place[0] = byte);
        return;
    }
    let mut at = start as isize;
    for &byte in new {
        bytes[at as usize] = byte;
        at += step;
    }
}

/// Remove the bytes at `start`, `start + step` and so on, `count` in number; step is positive.
pub fn remove_stepped(bytes: &mut Vec<u8>, start: usize, step: usize, count: usize) {
    let mut index = 0;
    let end = start + step * count;
    bytes.retain(|_| {
        let at = index;
        index += 1;
        at < start || at >= end || (at - start) % step != 0
    });
}
