// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Character properties and case mappings of the target Python's Unicode version.
//!
//! Rust's own `char` methods follow the Unicode version of the compiler, hence these tables.
//! Characters are `u32`: a Python string may hold lone surrogates, which a `char` cannot.

use super::unicode_tables::*;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The number of code points; a character is smaller.
pub const LIMIT: u32 = 0x11_0000;

/// Record numbers of all characters, in blocks of 128. Blocks of one record only are shared.
struct Table {
    blocks: Vec<u16>,
    records: Vec<u8>,
}

static TABLE: AtomicPtr<Table> = AtomicPtr::new(ptr::null_mut());

#[inline]
fn table() -> &'static Table {
    let table = TABLE.load(Ordering::Acquire);
    if table.is_null() {
        return unroll();
    }
    // SAFETY: `unroll` stores a leaked table and nobody writes to it afterwards.
    unsafe { &*table }
}

#[cold]
#[inline(never)]
fn unroll() -> &'static Table {
    let mut table = Table { blocks: Vec::new(), records: Vec::new() };
    let mut uniform = [u16::MAX; 256];
    let mut block = [0u8; 128];
    let mut filled = 0;
    let mut same = true;
    for run in RUNS.chunks_exact(2) {
        let (mut left, record) = (run[0] as usize, run[1] as u8);
        while left > 0 {
            let take = left.min(128 - filled);
            same &= filled == 0 || block[0] == record;
            block[filled..filled + take].fill(record);
            filled += take;
            left -= take;
            if filled < 128 {
                continue;
            }
            let next = (table.records.len() / 128) as u16;
            let shared = &mut uniform[record as usize];
            if same && *shared != u16::MAX {
                table.blocks.push(*shared);
            } else {
                if same {
                    *shared = next;
                }
                table.blocks.push(next);
                table.records.extend_from_slice(&block);
            }
            filled = 0;
            same = true;
        }
    }
    // Should two threads race, both tables are equal and the loser's is leaked.
    let table = Box::into_raw(Box::new(table));
    TABLE.store(table, Ordering::Release);
    // SAFETY: just leaked, never written to again.
    unsafe { &*table }
}

/// The record of character `c`; that of an unassigned character if `c` is too large.
#[inline]
pub fn record(c: u32) -> &'static Record {
    let table = table();
    match table.blocks.get((c >> 7) as usize) {
        Some(&block) => {
            let at = (block as usize) << 7 | (c & 127) as usize;
            &RECORDS[table.records[at] as usize]
        }
        None => &RECORDS[0],
    }
}

/// Whether `c` has one of `flags`, which are constants of `unicode_tables`.
#[inline]
pub fn has(c: u32, flags: u16) -> bool {
    record(c).flags & flags != 0
}

/// Python's isspace for one character.
#[inline]
pub fn is_space(c: u32) -> bool {
    if c < 128 {
        return is_ascii_space(c as u8);
    }
    has(c, SPACE)
}

/// The white space of str among ASCII; that of bytes lacks the four separators 0x1c to 0x1f.
#[inline]
pub fn is_ascii_space(c: u8) -> bool {
    c == b' ' || (9..=13).contains(&c) || (0x1c..=0x1f).contains(&c)
}

/// Whether repr leaves `c` as it is.
#[inline]
pub fn is_printable(c: u32) -> bool {
    if c < 128 {
        return (32..127).contains(&c);
    }
    has(c, PRINTABLE)
}

/// The value of a decimal digit of any script, as int() accepts it.
pub fn decimal_value(c: u32) -> Option<u32> {
    let record = record(c);
    if record.flags & DECIMAL != 0 {
        Some(record.digit as u32)
    } else {
        None
    }
}

/// The value of a digit, superscripts and the like included.
pub fn digit_value(c: u32) -> Option<u32> {
    let record = record(c);
    if record.flags & DIGIT != 0 {
        Some(record.digit as u32)
    } else {
        None
    }
}

/// One to three characters; the unused places are zero.
pub type Mapped = [u32; 3];

/// Iterate over the characters of a mapping.
pub fn each(mapped: Mapped) -> impl Iterator<Item = u32> {
    let len = 1 + (mapped[1] != 0) as usize + (mapped[2] != 0) as usize;
    mapped.into_iter().take(len)
}

#[derive(Clone, Copy)]
pub enum Case {
    Upper,
    Lower,
    Title,
    Fold,
}

/// The full mapping of `c`, without regard to its neighbours.
#[inline]
pub fn map(c: u32, case: Case) -> Mapped {
    if c < 128 {
        let byte = match case {
            Case::Upper | Case::Title => (c as u8).to_ascii_uppercase(),
            Case::Lower | Case::Fold => (c as u8).to_ascii_lowercase(),
        };
        return [byte.into(), 0, 0];
    }
    map_by_table(c, case)
}

fn map_by_table(c: u32, case: Case) -> Mapped {
    let record = record(c);
    if record.flags & SPECIAL != 0 {
        if let Ok(at) = SPECIALS.binary_search_by_key(&c, |row| row.0) {
            return SPECIALS[at].1[case as usize];
        }
    }
    let delta = match case {
        Case::Upper => record.upper,
        Case::Lower | Case::Fold => record.lower,
        Case::Title => record.title,
    };
    [(c as i32 + delta) as u32, 0, 0]
}
