// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Numbers and formatting.
//!
//! The lower half knows nothing of Python objects: `limbs`, `mul`, `div`, `pow`, `dec`, `bigint`,
//! `bigfloat` and `int_text` are integers of any size; `dtoa`, `float_repr`, `float_parse`,
//! `float_ops`, `sums`, `gamma` and `libm` are floats; `complex` is what it says; `format_spec` and
//! `format_num` are the format mini-language. They report errors as `error::NumError`.
//!
//! The upper half makes Python of it: `value` and `convert` go between values and numbers, `arith`
//! has the operators, `int_type`, `float_type` and `complex_type` the types, `pyint` the int of typed
//! code; `percent`, `str_format` and `fstring` are the three ways of formatting text.

pub mod arith;
pub mod bigfloat;
pub mod bigint;
pub mod combinatorics;
pub mod complex;
pub mod complex_type;
pub mod convert;
pub mod dec;
mod div;
pub mod dtoa;
pub mod error;
pub mod float_ops;
pub mod float_parse;
pub mod float_repr;
pub mod float_type;
pub mod format_num;
pub mod format_spec;
pub mod fstring;
pub mod gamma;
pub mod int_text;
pub mod int_type;
pub mod libm;
mod limbs;
mod mul;
pub mod percent;
pub mod pow;
mod pow10;
pub mod pyint;
pub mod str_format;
pub mod sums;
pub mod typed;
pub mod value;

pub use arith::{binary, compare, hash_float, hash_int, unary};
pub use bigint::BigInt;
pub use complex::Complex;
pub use complex_type::complex_type;
pub use convert::{to_float, to_int};
pub use float_type::{float_type, repr_float};
pub use fstring::FStr;
pub use int_type::{bool_type, int_type, repr_int};
pub use pyint::PyInt;
pub use typed::*;
pub use value::{bigint_literal, complex, is_int, is_number};

use crate::core::error::PyErr;
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;

/// The payload of ints that do not fit 64 bits.
pub type PyBigInt = BigInt;

/// `format(v, spec)` of an int, bool or float.
pub fn format(v: &Value, spec: &PyStr) -> Result<Str, PyErr> {
    match v {
        Value::Float(x) => float_type::format(*x, spec),
        v => int_type::format(v, spec),
    }
}

/// `round(v, places)` of an int or bool.
pub fn round_int(v: &Value, places: Option<&Value>) -> R {
    int_type::round(v, places)
}

/// `round(v, places)` of a float.
pub fn round_float(v: f64, places: Option<&Value>) -> R {
    float_type::round(v, places)
}
