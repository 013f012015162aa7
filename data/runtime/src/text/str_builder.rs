// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Building strings whose kind is not known beforehand.

use super::search::Unit;
use super::str_data::PyStr;
use super::view::View;
use crate::with_units;
use std::fmt;

/// Growing storage of one of the three kinds.
pub(super) enum Units {
    A(Vec<u8>),
    W(Vec<u16>),
    Q(Vec<u32>),
}

impl Units {
    /// Change the kind to one of at least `width` bytes, with room for `more` units.
    #[cold]
    fn widen(&mut self, width: usize, more: usize) {
        fn copy<T: Unit>(view: View<'_>, more: usize) -> Vec<T> {
            let mut wide = Vec::with_capacity((view.len() + more).max(32));
            with_units!(view, units => wide.extend(units.iter().map(|&u| T::narrow(u.into()))));
            wide
        }
        if width <= self.view().width() {
            return;
        }
        *self = match width {
            2 => Units::W(copy(self.view(), more)),
            _ => Units::Q(copy(self.view(), more)),
        };
    }

    fn view(&self) -> View<'_> {
        match self {
            Units::A(units) => View::A(units),
            Units::W(units) => View::W(units),
            Units::Q(units) => View::Q(units),
        }
    }

    /// Append, widening first if need be.
    pub(super) fn push_view(&mut self, view: View<'_>) {
        loop {
            match (&mut *self, view) {
                (Units::A(to), View::A(from)) => to.extend_from_slice(from),
                (Units::W(to), View::A(from)) => to.extend(from.iter().map(|&u| u16::from(u))),
                (Units::W(to), View::W(from)) => to.extend_from_slice(from),
                (Units::Q(to), View::A(from)) => to.extend(from.iter().map(|&u| u32::from(u))),
                (Units::Q(to), View::W(from)) => to.extend(from.iter().map(|&u| u32::from(u))),
                (Units::Q(to), View::Q(from)) => to.extend_from_slice(from),
                _ => {
                    self.widen(view.width(), view.len());
                    continue;
                }
            }
            return;
        }
    }
}

/// Builds a string piece by piece, in the smallest kind that holds what was pushed so far.
pub struct StrBuilder {
    units: Units,
}

impl Default for StrBuilder {
    fn default() -> StrBuilder {
        StrBuilder::new()
    }
}

impl StrBuilder {
    pub fn new() -> StrBuilder {
        StrBuilder { units: Units::A(Vec::new()) }
    }

    /// With room for `len` characters, if they are ASCII.
    pub fn with_capacity(len: usize) -> StrBuilder {
        StrBuilder { units: Units::A(Vec::with_capacity(len)) }
    }

    pub fn len(&self) -> usize {
        self.units.view().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What was built so far.
    pub fn view(&self) -> View<'_> {
        self.units.view()
    }

    /// Push one character, possibly a surrogate.
    #[inline]
    pub fn push(&mut self, c: u32) {
        loop {
            match &mut self.units {
                Units::A(units) if c < 0x80 => units.push(c as u8),
                Units::W(units) if c < 0x1_0000 => units.push(c as u16),
                Units::Q(units) => units.push(c),
                _ => {
                    self.units.widen(if c < 0x1_0000 { 2 } else { 4 }, 1);
                    continue;
                }
            }
            return;
        }
    }

    /// Push ASCII text; the caller knows that it is.
    pub fn push_ascii(&mut self, text: &str) {
        debug_assert!(text.is_ascii());
        self.units.push_view(View::A(text.as_bytes()));
    }

    pub fn push_utf8(&mut self, text: &str) {
        if text.is_ascii() {
            return self.push_ascii(text);
        }
        // Only characters beyond U+FFFF have such a lead byte.
        let width = if text.bytes().any(|b| b >= 0xf0) { 4 } else { 2 };
        self.units.widen(width, text.len());
        match &mut self.units {
            Units::W(units) => units.extend(text.chars().map(|c| c as u16)),
            Units::Q(units) => units.extend(text.chars().map(u32::from)),
            Units::A(_) => {}
        }
    }

    pub fn push_str(&mut self, text: &PyStr) {
        self.units.push_view(text.view());
    }

    /// Push a part of a string, which may be of a wider kind than it needs.
    pub fn push_part(&mut self, part: View<'_>) {
        match (part, self.units.view()) {
            (View::A(_), _) | (_, View::Q(_)) => self.units.push_view(part),
            (View::W(_), View::W(_)) => self.units.push_view(part),
            _ => with_units!(part, units => units.iter().for_each(|&u| self.push(u.into()))),
        }
    }

    /// Push `c` a number of times.
    pub fn fill(&mut self, c: u32, times: usize) {
        if let (Units::A(units), true) = (&mut self.units, c < 0x80) {
            units.resize(units.len() + times, c as u8);
            return;
        }
        for _ in 0..times {
            self.push(c);
        }
    }

    pub fn finish(self) -> PyStr {
        PyStr::from_built(self.units)
    }
}

impl fmt::Write for StrBuilder {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_utf8(text);
        Ok(())
    }
}
