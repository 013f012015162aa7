// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! str, bytes and bytearray.
//!
//! Contents without object headers: `str_data`, `view` and `str_builder` with `str_ops`, `str_case` and `str_repr`, over
//! `search` and `split`; `bytes_ops`; `codecs`. `hash` is CPython's, `unicode` the character data.

pub mod bytes_ops;
mod charmap_tables;
mod codec_single;
mod codec_utf8;
mod codec_wide;
pub mod codecs;
pub mod hash;
pub mod search;
pub mod split;
pub mod str_builder;
pub mod str_case;
pub mod str_data;
pub mod str_ops;
pub mod str_repr;
pub mod unicode;
mod unicode_tables;
pub mod view;

pub use str_builder::StrBuilder;
pub use str_data::PyStr;
pub use view::View;
