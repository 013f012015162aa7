// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Native modules of the standard library. A program links those it imports.

pub mod abc;
pub mod array;
pub mod asyncio;
pub mod atexit;
pub mod binascii;
pub mod bisect;
pub mod cmath;
pub mod collections;
pub mod contextlib;
pub mod copy;
pub mod dataclasses;
pub mod enum_;
pub mod errno;
pub mod functools;
pub mod gc;
pub mod hashlib;
pub mod heapq;
pub mod importlib;
pub mod io;
pub mod itertools;
pub mod json;
pub mod math;
pub mod operator;
pub mod os;
pub mod portalis;
pub mod random;
pub mod re;
pub mod signature;
pub mod string;
pub mod struct_;
pub mod struct_seq;
pub mod sys;
pub mod time;
pub mod types;
pub mod typing;
pub mod unicodedata;
pub mod weakref;
pub mod zlib;
mod cmath_tables;
