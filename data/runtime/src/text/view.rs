// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Borrowed text: code points in one of the three kinds of storage.

use super::search::Unit;
use super::str_data::PyStr;

/// A borrowed string or part of one. A part need not be of the smallest kind.
#[derive(Clone, Copy)]
pub enum View<'a> {
    A(&'a [u8]),
    W(&'a [u16]),
    Q(&'a [u32]),
}

/// Evaluate an expression with `$units` bound to the slice of whichever kind the view has.
#[macro_export]
#[doc(hidden)]
macro_rules! with_units {
    ($view:expr, $units:ident => $body:expr) => {
        match $view {
            $crate::text::view::View::A($units) => $body,
            $crate::text::view::View::W($units) => $body,
            $crate::text::view::View::Q($units) => $body,
        }
    };
}

impl<'a> View<'a> {
    #[inline]
    pub fn len(self) -> usize {
        with_units!(self, units => units.len())
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The code point at `i`, which is in range.
    #[inline]
    pub fn at(self, i: usize) -> u32 {
        match self {
            View::A(units) => units[i] as u32,
            View::W(units) => units[i] as u32,
            View::Q(units) => units[i],
        }
    }

    #[inline]
    pub fn slice(self, start: usize, end: usize) -> View<'a> {
        match self {
            View::A(units) => View::A(&units[start..end]),
            View::W(units) => View::W(&units[start..end]),
            View::Q(units) => View::Q(&units[start..end]),
        }
    }

    pub fn iter(self) -> Chars<'a> {
        Chars { view: self, front: 0, back: self.len() }
    }

    /// The greatest code point, or more exactly a bound that tells the smallest kind.
    pub(super) fn bound(self) -> u32 {
        with_units!(self, units => units.iter().fold(0, |bound, &u| bound | u32::from(u)))
    }

    /// Copy into a string of the smallest kind.
    pub fn to_str(self) -> PyStr {
        match self {
            View::A(units) => PyStr::from_ascii(units),
            View::W(units) => PyStr::from_units(units),
            View::Q(units) => PyStr::from_units(units),
        }
    }

    /// Copy the code points into units that are wide enough.
    pub fn widen<T: Unit>(self) -> Vec<T> {
        with_units!(self, units => units.iter().map(|&u| T::narrow(u.into())).collect())
    }

    /// 1 for ASCII, 2 for u16 and 4 for u32.
    pub fn width(self) -> usize {
        match self {
            View::A(_) => 1,
            View::W(_) => 2,
            View::Q(_) => 4,
        }
    }
}

/// Code points of a view, from either end.
#[derive(Clone)]
pub struct Chars<'a> {
    view: View<'a>,
    front: usize,
    back: usize,
}

impl Iterator for Chars<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.front == self.back {
            return None;
        }
        self.front += 1;
        Some(self.view.at(self.front - 1))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.back - self.front, Some(self.back - self.front))
    }
}

impl DoubleEndedIterator for Chars<'_> {
    fn next_back(&mut self) -> Option<u32> {
        if self.front == self.back {
            return None;
        }
        self.back -= 1;
        Some(self.view.at(self.back))
    }
}
