// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! str, bytes and bytearray.
//!
//! Contents without object headers: `str_data`, `view` and `str_builder` with `str_ops`,
//! `str_case` and `str_repr`, over `search` and `split`; `bytes_ops`; `codecs`. `hash` is
//! CPython's, `unicode` the character data.
//!
//! Objects over them: `str_obj` and `bytes_obj` have the types and slots, `str_methods`,
//! `bytes_methods` and `bytearray_methods` the methods, `construct` the constructors;
//! `memoryview` is all of memoryview.

// Code over all three kinds of strings converts units, which is useless for one kind of them.
#![allow(clippy::useless_conversion)]

pub mod args;
mod bytearray_methods;
pub mod bytes_methods;
pub mod bytes_obj;
pub mod bytes_ops;
mod bytes_percent;
mod charmap_tables;
mod codec_escape;
mod codec_single;
mod codec_utf8;
mod codec_wide;
pub mod codecs;
pub(crate) mod construct;
pub mod encode;
pub(crate) mod glue;
pub mod hash;
mod memory_format;
pub mod memoryview;
pub mod search;
pub mod split;
pub mod str_builder;
pub mod str_case;
pub mod str_data;
pub mod str_methods;
pub mod str_obj;
pub mod str_ops;
pub mod str_repr;
mod translate;
pub mod unicode;
pub(crate) mod unicode_tables;
pub mod view;

pub use bytes_obj::{
    bytearray_type, bytes_literal, bytes_type, new_bytearray, new_bytes, PyByteArray, PyBytes,
};
pub use memoryview::{memoryview_type, PyMemoryView};
pub use str_builder::StrBuilder;
pub use str_data::PyStr;
pub use str_obj::{char_str, char_value, concat_into, new_str, str_type};
pub use view::View;
