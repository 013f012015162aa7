// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The Python version whose behaviour the program has.

use std::cell::Cell;

thread_local! {
    static MINOR: Cell<u32> = const { Cell::new(11) };
}

/// The minor version of Python 3.
#[inline]
pub fn minor() -> u32 {
    MINOR.with(Cell::get)
}

pub fn set_minor(minor: u32) {
    MINOR.with(|m| m.set(minor));
    crate::text::hash::set_version(minor);
}
