// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Sets of characters, made for a quick answer: a bitmap for the first 256, ranges above.

use super::casefix::EXTRA;
use super::tree::{Class, Item, ASCII, IGNORECASE, UNICODE};
use crate::text::unicode::{self, Case};
use crate::text::unicode_tables::{ALPHA, DECIMAL, DIGIT, NUMERIC, SPACE};

/// How characters are folded before they are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    No,
    Ascii,
    Unicode,
}

impl Fold {
    pub fn of(flags: i64) -> Fold {
        if flags & IGNORECASE == 0 {
            Fold::No
        } else if flags & UNICODE != 0 && flags & ASCII == 0 {
            Fold::Unicode
        } else {
            Fold::Ascii
        }
    }

    #[inline]
    pub fn apply(self, c: u32) -> u32 {
        match self {
            Fold::No => c,
            Fold::Ascii if (65..91).contains(&c) => c + 32,
            Fold::Ascii => c,
            Fold::Unicode => unicode::map(c, Case::Lower)[0],
        }
    }

    /// Whether the case of `c` matters at all.
    pub fn is_cased(self, c: u32) -> bool {
        match self {
            Fold::No => false,
            Fold::Ascii => c < 128 && (c as u8).is_ascii_alphabetic(),
            Fold::Unicode => self.apply(c) != c || unicode::map(c, Case::Upper)[0] != c,
        }
    }
}

fn extra(c: u32) -> &'static [u32] {
    EXTRA.binary_search_by_key(&c, |row| row.0).map_or(&[], |i| EXTRA[i].1)
}

pub fn is_word(c: u32, wide: bool) -> bool {
    if c < 128 {
        return c == '_' as u32 || (c as u8).is_ascii_alphanumeric();
    }
    wide && unicode::has(c, ALPHA | DECIMAL | DIGIT | NUMERIC)
}

fn in_class(c: u32, class: Class, wide: bool) -> bool {
    match class {
        Class::Word => is_word(c, wide),
        Class::Digit if c < 128 => (c as u8).is_ascii_digit(),
        Class::Digit => wide && unicode::has(c, DECIMAL),
        Class::Space if c < 128 && !wide => c == 32 || (9..=13).contains(&c),
        Class::Space if c < 128 => unicode::is_space(c),
        Class::Space => wide && unicode::has(c, SPACE),
    }
}

#[derive(Clone, Debug)]
pub struct Set {
    bits: [u64; 4],
    /// Above 255, sorted, without overlap.
    ranges: Vec<(u32, u32)>,
    classes: Vec<(Class, bool)>,
    negate: bool,
    fold: Fold,
    wide: bool,
}

impl Set {
    pub fn new(items: &[Item], negate: bool, flags: i64) -> Set {
        let fold = Fold::of(flags);
        let mut ranges = Vec::new();
        let mut classes = Vec::new();
        for item in items {
            match *item {
                Item::Class(class, not) => classes.push((class, not)),
                Item::Literal(c) => add(&mut ranges, c, c, fold),
                Item::Range(a, b) => add(&mut ranges, a, b, fold),
            }
        }
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::new();
        for (a, b) in ranges {
            match merged.last_mut() {
                Some(last) if a <= last.1.saturating_add(1) => last.1 = last.1.max(b),
                _ => merged.push((a, b)),
            }
        }
        let wide = flags & UNICODE != 0 && flags & ASCII == 0;
        let mut set = Set { bits: [0; 4], ranges: merged, classes, negate, fold, wide };
        for c in 0..256 {
            if set.test(c) {
                set.bits[(c >> 6) as usize] |= 1 << (c & 63);
            }
        }
        set
    }

    fn test(&self, c: u32) -> bool {
        let c = self.fold.apply(c);
        let at = self.ranges.partition_point(|r| r.1 < c);
        let found = self.ranges.get(at).map_or(false, |r| r.0 <= c)
            || self.classes.iter().any(|(class, not)| in_class(c, *class, self.wide) != *not);
        found != self.negate
    }

    #[inline(always)]
    pub fn has(&self, c: u32) -> bool {
        if c < 256 {
            return self.bits[(c >> 6) as usize] >> (c & 63) & 1 != 0;
        }
        self.test(c)
    }
}

fn add(ranges: &mut Vec<(u32, u32)>, a: u32, b: u32, fold: Fold) {
    match fold {
        Fold::No => ranges.push((a, b)),
        _ => {
            for c in a..=b {
                let c = fold.apply(c);
                ranges.push((c, c));
                if fold == Fold::Unicode {
                    ranges.extend(extra(c).iter().map(|x| (*x, *x)));
                }
            }
        }
    }
}
