// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The text that a pattern is matched with, and what matching finds in it.

use super::engine::{Matcher, Mode};
use super::pattern::Pattern;
use crate::core::error::{type_error, PyErr};
use crate::core::object::Ref;
use crate::core::types::type_name;
use crate::core::value::{Str, Value};
use crate::text::bytes_obj::as_bytes;
use crate::text::str_obj::{as_str, new_str};
use crate::text::view::View;
use crate::text::{new_bytes, PyBytes};
use crate::with_units;

/// The characters; a copy of those of a bytearray, which Python code can change meanwhile.
#[derive(Clone)]
enum Data {
    Text(Str),
    Bytes(Ref<PyBytes>),
}

#[derive(Clone)]
pub struct Subject {
    pub string: Value,
    data: Data,
}

/// What a search found: the bounds of all groups, and the group closed last (0 = none).
#[derive(Clone)]
pub struct Found {
    pub marks: Vec<usize>,
    pub last: usize,
}

impl Subject {
    /// The string, which must be of the pattern's kind.
    pub fn new(pattern: &Pattern, string: &Value) -> Result<Subject, PyErr> {
        let data = match (as_str(string), string.down::<PyBytes>(), as_bytes(string)) {
            (Some(s), ..) => Data::Text(s.clone()),
            (_, Some(b), _) => Data::Bytes(b.clone()),
            (_, _, Some(b)) => Data::Bytes(Ref::new(PyBytes::new(b.to_vec()))),
            _ => {
                return Err(type_error(format!(
                    "expected string or bytes-like object, got '{}'",
                    type_name(string)
                )))
            }
        };
        match (pattern.is_text, &data) {
            (true, Data::Bytes(_)) => {
                Err(type_error("cannot use a string pattern on a bytes-like object"))
            }
            (false, Data::Text(_)) => {
                Err(type_error("cannot use a bytes pattern on a string-like object"))
            }
            _ => Ok(Subject { string: string.clone(), data }),
        }
    }

    pub fn len(&self) -> usize {
        match &self.data {
            Data::Text(s) => s.len(),
            Data::Bytes(b) => b.bytes().len(),
        }
    }

    pub fn is_text(&self) -> bool {
        matches!(self.data, Data::Text(_))
    }

    /// Bytes lie in the view of one byte per unit.
    pub fn view(&self) -> View<'_> {
        match &self.data {
            Data::Text(s) => s.view(),
            Data::Bytes(b) => View::A(b.bytes()),
        }
    }

    pub fn slice(&self, start: usize, end: usize) -> Value {
        let whole = start == 0 && end == self.len();
        match &self.data {
            Data::Text(s) if whole => s.clone().into(),
            Data::Bytes(b) if whole => b.clone().into(),
            Data::Text(s) => new_str(s.substr(start, end)),
            Data::Bytes(b) => new_bytes(b.bytes()[start..end].to_vec()),
        }
    }

    pub fn find(&self, p: &Pattern, mode: Mode, from: usize, end: usize, advance: bool) -> Option<Found> {
        with_units!(self.view().slice(0, end), text => {
            let mut m = Matcher::new(&p.program, text, p.n_groups);
            if m.run(mode, from, advance) {
                Some(Found { marks: m.marks, last: m.last })
            } else {
                None
            }
        })
    }

    /// Calls `f` with each match up to `end` that does not overlap the one before, until it says false.
    pub fn each(
        &self,
        p: &Pattern,
        from: usize,
        end: usize,
        f: &mut dyn FnMut(&[usize], usize) -> Result<bool, PyErr>,
    ) -> Result<(), PyErr> {
        with_units!(self.view().slice(0, end), text => {
            let mut m = Matcher::new(&p.program, text, p.n_groups);
            let (mut at, mut advance) = (from, false);
            while m.run(Mode::Search, at, advance) {
                if !f(&m.marks, m.last)? {
                    break;
                }
                // An empty match may follow one that is not empty, but not itself.
                advance = m.marks[0] == m.marks[1];
                at = m.marks[1];
            }
            Ok(())
        })
    }
}
