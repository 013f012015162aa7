// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Containers and iterators.
//!
//! `dict`, `list`, `set` and `tuple` are contents for use from Rust, over `dict_table`, `set_table`
//! and `timsort`; the `*_type` files make Python types of them. `iter` is iteration.

mod dict;
mod dict_table;
pub mod dict_type;
pub mod dict_views;
pub mod iter;
pub mod iter_types;
pub mod iterators;
pub mod key;
mod list;
pub mod list_sort;
pub mod list_type;
mod literals;
mod mapping_proxy;
pub mod params;
mod range;
pub mod seq;
mod set;
pub mod set_ops;
mod set_table;
pub mod set_type;
mod slice;
pub mod timsort;
mod tuple;
pub mod tuple_type;
mod unpack;

pub use dict::{Flavor, PyDict};
pub use dict_type::dict_type;
pub use iter::{extend, iter, Iter, SharedIter};
pub use iter_types::reversed_type;
pub use iterators::{enumerate_type, filter_type, map_type, zip_type};
pub use list::{list, new_list, PyList};
pub use list_type::{get_slice, list_type, set_slice};
pub use literals::{const_dict, consts, Const, dict_of, frozenset_const, new_dict, new_set, set_const, set_of};
pub use mapping_proxy::{mappingproxy_type, MappingProxy};
pub use range::{range_type, PyRange};
pub use set::{PyFrozenSet, PySet};
pub use set_type::{frozenset_type, set_type};
pub use slice::{slice, slice_type, PySlice, Span};
pub use tuple::{pair, tuple, PyTuple, TupleHash};
pub use tuple_type::tuple_type;
pub use unpack::{extend_starred, unpack, unpack_ex};

use crate::core::args::Args;
use crate::core::error::{type_error, PyErr};
use crate::core::object::{Payload, Ref};
use crate::core::types::type_name;
use crate::core::value::Value;

/// The payload of type `T` in a value, be it an instance of a subclass.
#[inline(always)]
pub fn native<T: Payload>(v: &Value) -> Option<&Ref<T>> {
    match v.down::<T>() {
        Some(found) => Some(found),
        None => v.peel().down::<T>(),
    }
}

/// The payload of a method's receiver.
#[inline(always)]
pub fn receiver<T: Payload>(v: &Value) -> Result<&Ref<T>, PyErr> {
    match native::<T>(v) {
        Some(found) => Ok(found),
        None => Err(wrong_receiver(T::vt().name, v)),
    }
}

#[cold]
#[inline(never)]
fn wrong_receiver(name: &str, v: &Value) -> PyErr {
    type_error(format!("descriptor requires a '{}' object but received a '{}'", name, type_name(v)))
}

/// The contents of a set or frozenset or of an instance of a subclass.
#[inline]
pub fn any_set(v: &Value) -> Option<&PySet> {
    match native::<PySet>(v) {
        Some(set) => Some(&**set),
        None => native::<PyFrozenSet>(v).map(|set| -> &PySet { set }),
    }
}

/// Checks for exactly `n` positional arguments, with the message of functions that unpack a tuple
/// of arguments: "filter expected 2 arguments, got 1".
pub fn expect_args(args: &Args, name: &str, n: usize) -> Result<(), PyErr> {
    if !args.kw.is_empty() {
        return Err(type_error(format!("{}() takes no keyword arguments", name)));
    }
    if args.pos.len() != n {
        return Err(type_error(format!(
            "{} expected {} argument{}, got {}",
            name,
            n,
            if n == 1 { "" } else { "s" },
            args.pos.len()
        )));
    }
    Ok(())
}

/// Of attributes that CPython calls members.
pub(crate) const READ_ONLY: Option<fn(&Value, Option<Value>) -> Result<(), PyErr>> =
    Some(|_, _| Err(crate::core::error::attribute_error("readonly attribute")));
