// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Inline caches: what one place of the program that reads, writes or calls an attribute found last.

use crate::core::attr::{self, Method};
use crate::core::error::PyErr;
use crate::core::names::{Name, NameSite};
use crate::core::value::{Value, R};

/// A place that reads `x.name`.
pub struct AttrSite {
    name: NameSite,
}

impl AttrSite {
    pub const fn new() -> AttrSite {
        AttrSite { name: NameSite::new() }
    }

    #[inline]
    pub fn name(&self, text: &'static str) -> Name {
        self.name.get(text)
    }

    #[inline]
    pub fn get(&self, v: &Value, text: &'static str) -> R {
        attr::get(v, self.name.get(text))
    }

    #[inline]
    pub fn set(&self, v: &Value, text: &'static str, x: Value) -> Result<(), PyErr> {
        attr::set(v, self.name.get(text), Some(x))
    }

    #[inline]
    pub fn del(&self, v: &Value, text: &'static str) -> Result<(), PyErr> {
        attr::set(v, self.name.get(text), None)
    }

    #[inline]
    pub fn load(&self, v: &Value, text: &'static str) -> Result<Method, PyErr> {
        attr::load_method(v, self.name.get(text))
    }
}

impl Default for AttrSite {
    fn default() -> AttrSite {
        AttrSite::new()
    }
}

/// A place that assigns `x.name`.
pub type SetSite = AttrSite;
/// A place that calls `x.name(...)`.
pub type MethodSite = AttrSite;
