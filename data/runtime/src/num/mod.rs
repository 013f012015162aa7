// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Numbers and formatting.
//!
//! The lower half knows nothing of Python objects: `limbs`, `mul`, `div`, `pow`, `dec`, `bigint`
//! and `bigfloat` are integers of any size, `dtoa`, `float_repr`, `float_parse` and `float_ops`
//! are floats, `format_spec` is the format mini-language.

pub mod bigfloat;
pub mod bigint;
pub mod combinatorics;
pub mod complex;
pub mod dec;
mod div;
pub mod dtoa;
pub mod error;
pub mod float_ops;
pub mod float_parse;
pub mod float_repr;
pub mod format_num;
pub mod format_spec;
pub mod gamma;
pub mod int_text;
pub mod libm;
pub(crate) mod limbs;
mod mul;
pub mod pow;
mod pow10;
pub mod sums;

mod pending;
pub use pending::*;
