// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Containers and iterators.

mod dict;
mod dict_table;
pub mod key;
mod list;
mod set;
mod set_table;
pub mod timsort;
mod tuple;

pub use dict::PyDict;
pub use list::{list, new_list, PyList};
pub use set::{PyFrozenSet, PySet};
pub use tuple::{pair, tuple, PyTuple, TupleHash};
