// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What goes wrong in arithmetic and formatting, before it becomes a Python exception.

use std::borrow::Cow;

/// An exception in the making: which one, and its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumError {
    pub kind: NumErrorKind,
    pub text: Cow<'static, str>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumErrorKind {
    Memory,
    Overflow,
    /// OverflowError of two arguments: ERANGE and its text.
    Range,
    Type,
    Value,
    ZeroDivision,
}

pub type NumResult<T> = Result<T, NumError>;

impl NumError {
    #[cold]
    pub fn new(kind: NumErrorKind, text: impl Into<Cow<'static, str>>) -> NumError {
        NumError { kind, text: text.into() }
    }

    #[cold]
    pub fn value(text: impl Into<Cow<'static, str>>) -> NumError {
        NumError::new(NumErrorKind::Value, text)
    }

    #[cold]
    pub fn type_error(text: impl Into<Cow<'static, str>>) -> NumError {
        NumError::new(NumErrorKind::Type, text)
    }

    #[cold]
    pub fn overflow(text: impl Into<Cow<'static, str>>) -> NumError {
        NumError::new(NumErrorKind::Overflow, text)
    }

    #[cold]
    pub fn zero_division(text: impl Into<Cow<'static, str>>) -> NumError {
        NumError::new(NumErrorKind::ZeroDivision, text)
    }

    /// The C library's report of a result beyond the floats.
    #[cold]
    pub fn range() -> NumError {
        NumError::new(NumErrorKind::Range, "Numerical result out of range")
    }
}
