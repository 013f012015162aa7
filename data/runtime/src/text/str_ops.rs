// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The methods of str that search, split, trim and pad, on contents without object headers.
//!
//! Positions that say where to search are already clipped to the string: see `clip`.

use super::search::{self, find_unit};
use super::split;
use super::str_builder::StrBuilder;
use super::str_data::PyStr;
use super::unicode;
use super::view::View;
use crate::with_units;

/// Evaluate `$body` with both views as slices of the first one's kind. If the needle is of a wider
/// kind than the hay, it cannot occur there and the value is `$never`.
macro_rules! with_pair {
    ($hay:expr, $needle:expr, $h:ident, $n:ident => $body:expr, never => $never:expr) => {
        match ($hay, $needle) {
            (View::A($h), View::A($n)) => $body,
            (View::W($h), View::W($n)) => $body,
            (View::Q($h), View::Q($n)) => $body,
            (View::W($h), narrow @ View::A(_)) => {
                let wide: Vec<u16> = narrow.widen();
                let $n = &wide[..];
                $body
            }
            (View::Q($h), narrow) => {
                let wide: Vec<u32> = narrow.widen();
                let $n = &wide[..];
                $body
            }
            _ => $never,
        }
    };
}

/// Clip the optional arguments `start` and `end` of a search to a length, as slices do. `None` if
/// start lies behind the end, where not even an empty string is found.
pub fn clip(start: Option<i64>, end: Option<i64>, len: usize) -> Option<(usize, usize)> {
    let len = len as i64;
    let from_back = |i: i64| if i < 0 { (i + len).max(0) } else { i };
    let end = from_back(end.unwrap_or(len)).min(len);
    let start = from_back(start.unwrap_or(0));
    if start > end {
        return None;
    }
    Some((start as usize, end as usize))
}

/// The line breaks that splitlines knows.
pub fn is_line_break(c: u32) -> bool {
    matches!(c, 10..=13 | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// Which ends of a string to trim.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Both,
}

/// Find `needle` in a view; the result counts from the view's start.
pub fn find(hay: View<'_>, needle: View<'_>) -> Option<usize> {
    with_pair!(hay, needle, h, n => search::find(h, n), never => None)
}

pub fn rfind(hay: View<'_>, needle: View<'_>) -> Option<usize> {
    with_pair!(hay, needle, h, n => search::rfind(h, n), never => None)
}

fn same(a: View<'_>, b: View<'_>) -> bool {
    with_pair!(a, b, x, y => x == y, never => false)
}

impl PyStr {
    pub fn find(&self, needle: &PyStr, start: usize, end: usize) -> Option<usize> {
        find(self.view().slice(start, end), needle.view()).map(|i| start + i)
    }

    pub fn rfind(&self, needle: &PyStr, start: usize, end: usize) -> Option<usize> {
        rfind(self.view().slice(start, end), needle.view()).map(|i| start + i)
    }

    pub fn contains(&self, needle: &PyStr) -> bool {
        if let (Some(hay), Some(&[unit])) = (self.ascii_bytes(), needle.ascii_bytes()) {
            return find_unit(hay, unit).is_some();
        }
        find(self.view(), needle.view()).is_some()
    }

    /// An empty needle counts between all characters and at both ends.
    pub fn count(&self, needle: &PyStr, start: usize, end: usize) -> usize {
        if needle.is_empty() {
            return end - start + 1;
        }
        let hay = self.view().slice(start, end);
        with_pair!(hay, needle.view(), h, n => search::count(h, n, usize::MAX), never => 0)
    }

    pub fn starts_with(&self, prefix: &PyStr, start: usize, end: usize) -> bool {
        let len = prefix.len();
        len <= end - start && same(self.view().slice(start, start + len), prefix.view())
    }

    pub fn ends_with(&self, suffix: &PyStr, start: usize, end: usize) -> bool {
        let len = suffix.len();
        len <= end - start && same(self.view().slice(end - len, end), suffix.view())
    }

    /// Report the pieces between runs of white space.
    pub fn split_space(&self, max: usize, mut piece: impl FnMut(PyStr)) {
        match self.view() {
            View::A(units) => {
                let out = |a: usize, b: usize| piece(PyStr::from_ascii(&units[a..b]));
                split::split_space(units, unicode::is_ascii_space, max, out)
            }
            view => {
                let out = |a, b| piece(view.slice(a, b).to_str());
                with_units!(view, units => {
                    split::split_space(units, |u| unicode::is_space(u.into()), max, out)
                })
            }
        }
    }

    /// Report the pieces between runs of white space, from the right.
    pub fn rsplit_space(&self, max: usize, mut piece: impl FnMut(PyStr)) {
        let view = self.view();
        let out = |a, b| piece(view.slice(a, b).to_str());
        with_units!(view, units => {
            split::rsplit_space(units, |u| unicode::is_space(u.into()), max, out)
        })
    }

    /// Report the pieces between places of `sep`, which is not empty.
    pub fn split_at(&self, sep: &PyStr, max: usize, mut piece: impl FnMut(PyStr)) {
        let view = self.view();
        let mut out = |a, b| piece(view.slice(a, b).to_str());
        with_pair!(view, sep.view(), h, s => split::split_at(h, s, max, out),
            never => out(0, view.len()))
    }

    /// Report the pieces between places of `sep`, which is not empty, from the right.
    pub fn rsplit_at(&self, sep: &PyStr, max: usize, mut piece: impl FnMut(PyStr)) {
        let view = self.view();
        let mut out = |a, b| piece(view.slice(a, b).to_str());
        with_pair!(view, sep.view(), h, s => split::rsplit_at(h, s, max, out),
            never => out(0, view.len()))
    }

    pub fn split_lines(&self, keep_ends: bool, mut piece: impl FnMut(PyStr)) {
        let view = self.view();
        let out = |a, b| piece(view.slice(a, b).to_str());
        with_units!(view, units => {
            split::split_lines(units, |u| is_line_break(u.into()), keep_ends, out)
        })
    }

    /// What remains after trimming white space, or the characters of `set`, as a range.
    pub fn strip_range(&self, side: Side, set: Option<&PyStr>) -> (usize, usize) {
        let in_set = |c: u32| match set {
            None => unicode::is_space(c),
            Some(set) => match set.view() {
                View::A(units) => c < 128 && units.contains(&(c as u8)),
                view => view.iter().any(|u| u == c),
            },
        };
        with_units!(self.view(), units => {
            let start = match side {
                Side::Right => 0,
                _ => split::leading(units, |u| in_set(u.into())),
            };
            let end = match side {
                Side::Left => units.len(),
                _ => split::trailing(units, start, |u| in_set(u.into())),
            };
            (start, end)
        })
    }

    /// Replace at most `max` places of `old`; `None` if the string stays as it is.
    pub fn replace(&self, old: &PyStr, new: &PyStr, max: usize) -> Option<PyStr> {
        let (hay, old, new) = (self.view(), old.view(), new.view());
        if old.width() > hay.width() {
            return None;
        }
        let out = match hay.width().max(new.width()) {
            1 => match (hay, old, new) {
                (View::A(hay), View::A(old), View::A(new)) => {
                    PyStr::from_ascii_vec(split::replace(hay, old, new, max)?)
                }
                _ => return None,
            },
            2 => {
                let (old, new) = (old.widen(), new.widen());
                let out = match hay {
                    View::W(hay) => split::replace::<u16>(hay, &old, &new, max)?,
                    _ => split::replace::<u16>(&hay.widen::<u16>(), &old, &new, max)?,
                };
                PyStr::from_units(&out)
            }
            _ => {
                let (old, new) = (old.widen(), new.widen());
                PyStr::from_units(&split::replace::<u32>(&hay.widen::<u32>(), &old, &new, max)?)
            }
        };
        Some(out)
    }

    pub fn expand_tabs(&self, size: i64) -> PyStr {
        with_units!(self.view(), units => PyStr::from_units(&split::expand_tabs(units, size)))
    }

    pub fn zero_fill(&self, width: usize) -> PyStr {
        with_units!(self.view(), units => PyStr::from_units(&split::zero_fill(units, width)))
    }

    /// With so many `fill` characters before and behind.
    pub fn pad(&self, left: usize, right: usize, fill: u32) -> PyStr {
        let mut builder = StrBuilder::with_capacity(left + self.len() + right);
        builder.fill(fill, left);
        builder.push_str(self);
        builder.fill(fill, right);
        builder.finish()
    }
}
