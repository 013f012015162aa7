// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The methods of str that change the case and those that ask about all characters.

use super::str_data::PyStr;
use super::unicode::{self, each, has, map, record, Case};
use super::unicode_tables::*;
use super::view::View;

const CAPITAL_SIGMA: u32 = 0x3a3;
const SMALL_SIGMA: u32 = 0x3c3;
const FINAL_SIGMA: u32 = 0x3c2;

/// Whether the capital sigma at `i` ends a word, by Unicode's rule Final_Sigma.
fn is_final_sigma(view: View<'_>, i: usize) -> bool {
    let is_solid = |c: &u32| !has(*c, IGNORABLE);
    let before = view.slice(0, i).iter().rev().find(is_solid);
    if !matches!(before, Some(c) if has(c, CASED)) {
        return false;
    }
    let after = view.slice(i + 1, view.len()).iter().find(is_solid);
    !matches!(after, Some(c) if has(c, CASED))
}

fn push_lower(out: &mut Vec<u32>, view: View<'_>, i: usize, c: u32) {
    if c == CAPITAL_SIGMA {
        out.push(if is_final_sigma(view, i) { FINAL_SIGMA } else { SMALL_SIGMA });
    } else {
        push_mapped(out, c, Case::Lower);
    }
}

#[inline]
fn push_mapped(out: &mut Vec<u32>, c: u32, case: Case) {
    let mapped = map(c, case);
    if mapped[1] == 0 {
        out.push(mapped[0]);
    } else {
        each(mapped).for_each(|c| out.push(c));
    }
}

impl PyStr {
    fn map_all(&self, case: Case) -> PyStr {
        let mut out = Vec::with_capacity(self.len());
        self.chars().for_each(|c| push_mapped(&mut out, c, case));
        PyStr::from_units(&out)
    }

    pub fn to_upper(&self) -> PyStr {
        match self.ascii_bytes() {
            Some(bytes) => PyStr::changed_ascii(bytes, |bytes| bytes.make_ascii_uppercase()),
            None => self.map_all(Case::Upper),
        }
    }

    pub fn to_lower(&self) -> PyStr {
        if let Some(bytes) = self.ascii_bytes() {
            return PyStr::changed_ascii(bytes, |bytes| bytes.make_ascii_lowercase());
        }
        let mut out = Vec::with_capacity(self.len());
        let view = self.view();
        view.iter().enumerate().for_each(|(i, c)| push_lower(&mut out, view, i, c));
        PyStr::from_units(&out)
    }

    pub fn casefold(&self) -> PyStr {
        match self.ascii_bytes() {
            Some(bytes) => PyStr::changed_ascii(bytes, |bytes| bytes.make_ascii_lowercase()),
            None => self.map_all(Case::Fold),
        }
    }

    pub fn capitalize(&self) -> PyStr {
        if let Some(bytes) = self.ascii_bytes() {
            return PyStr::changed_ascii(bytes, |bytes| {
                bytes.make_ascii_lowercase();
                bytes.iter_mut().take(1).for_each(|first| first.make_ascii_uppercase());
            });
        }
        let view = self.view();
        let mut out = Vec::with_capacity(view.len());
        for (i, c) in view.iter().enumerate() {
            if i == 0 {
                push_mapped(&mut out, c, Case::Title);
            } else {
                push_lower(&mut out, view, i, c);
            }
        }
        PyStr::from_units(&out)
    }

    pub fn to_title(&self) -> PyStr {
        let view = self.view();
        let mut out = Vec::with_capacity(view.len());
        let mut inside = false;
        for (i, c) in view.iter().enumerate() {
            if inside {
                push_lower(&mut out, view, i, c);
            } else {
                push_mapped(&mut out, c, Case::Title);
            }
            inside = has(c, CASED);
        }
        PyStr::from_units(&out)
    }

    pub fn swapcase(&self) -> PyStr {
        let view = self.view();
        let mut out = Vec::with_capacity(view.len());
        for (i, c) in view.iter().enumerate() {
            let flags = record(c).flags;
            if flags & UPPER != 0 {
                push_lower(&mut out, view, i, c);
            } else if flags & LOWER != 0 {
                push_mapped(&mut out, c, Case::Upper);
            } else {
                out.push(c);
            }
        }
        PyStr::from_units(&out)
    }

    /// Whether there are characters and all have one of `flags`.
    fn all_have(&self, flags: u16) -> bool {
        !self.is_empty() && self.chars().all(|c| has(c, flags))
    }

    pub fn is_alpha(&self) -> bool {
        self.all_have(ALPHA)
    }

    pub fn is_alnum(&self) -> bool {
        self.all_have(ALPHA | DECIMAL | DIGIT | NUMERIC)
    }

    pub fn is_decimal(&self) -> bool {
        self.all_have(DECIMAL)
    }

    pub fn is_digit(&self) -> bool {
        self.all_have(DIGIT)
    }

    pub fn is_numeric(&self) -> bool {
        self.all_have(NUMERIC)
    }

    pub fn is_space(&self) -> bool {
        self.all_have(SPACE)
    }

    pub fn is_printable(&self) -> bool {
        self.chars().all(unicode::is_printable)
    }

    pub fn is_ascii(&self) -> bool {
        self.ascii_bytes().is_some()
    }

    pub fn is_identifier(&self) -> bool {
        let mut chars = self.chars();
        match chars.next() {
            Some(c) => has(c, XID_START) && chars.all(|c| has(c, XID_CONTINUE)),
            None => false,
        }
    }

    /// Whether there is a lower-case character and none of the others.
    pub fn is_lower(&self) -> bool {
        self.has_some_but_no(LOWER, UPPER | TITLE)
    }

    pub fn is_upper(&self) -> bool {
        self.has_some_but_no(UPPER, LOWER | TITLE)
    }

    fn has_some_but_no(&self, wanted: u16, unwanted: u16) -> bool {
        let mut found = false;
        for c in self.chars() {
            let flags = record(c).flags;
            if flags & unwanted != 0 {
                return false;
            }
            found |= flags & wanted != 0;
        }
        found
    }

    /// Whether each word begins with an upper-case or title-case character and goes on in lower
    /// case.
    pub fn is_title(&self) -> bool {
        let (mut inside, mut found) = (false, false);
        for c in self.chars() {
            let flags = record(c).flags;
            if flags & (UPPER | TITLE) != 0 {
                if inside {
                    return false;
                }
                inside = true;
                found = true;
            } else if flags & LOWER != 0 {
                if !inside {
                    return false;
                }
                found = true;
            } else {
                inside = false;
            }
        }
        found
    }
}
