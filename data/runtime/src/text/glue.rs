// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What text needs of the rest of the runtime: integers, slices, iteration, containers.

use super::bytes_obj::new_bytes;
use super::codecs::Fault;
use super::str_data::PyStr;
use super::str_obj::{new_str, Str};
use crate::coll::{iter, PyDict, PyList, PySlice, PyTuple};
use crate::core::error::{type_error, PyErr};
use crate::core::exceptions as exc;
use crate::core::items;
use crate::core::object::{Payload, Ref};
use crate::core::ops;
use crate::core::value::Value;

pub use crate::core::types::type_name;
use crate::core::types::Type;

/// The payload of type `T` in a value, be the value an instance of a subclass.
#[inline]
pub fn payload<T: Payload>(value: &Value) -> Option<&Ref<T>> {
    match value.down::<T>() {
        Some(found) => Some(found),
        None => value.peel().down::<T>(),
    }
}

/// A value seen as an integer.
pub enum Index {
    Int(i64),
    /// An int that does not fit 64 bits.
    Huge {
        negative: bool,
    },
    /// Neither an int nor an object with `__index__`.
    Not,
}

#[inline]
pub fn type_of_index(value: &Value) -> Result<Index, PyErr> {
    match value {
        Value::Int(i) => Ok(Index::Int(*i)),
        value if !items::has_index(value) => Ok(Index::Not),
        value => Ok(match ops::index(value)? {
            Value::Int(i) => Index::Int(i),
            huge => Index::Huge { negative: ops::test_lt(&huge, &Value::Int(0))? },
        }),
    }
}

/// What a slice selects: `count` places from `start` on, `step` apart. With a step of 1, `start`
/// is right for an insertion even if there are none.
#[derive(Clone, Copy)]
pub struct SliceRange {
    pub start: usize,
    pub step: isize,
    pub count: usize,
}

#[inline]
pub fn slice_of(key: &Value) -> Option<&Ref<PySlice>> {
    key.down::<PySlice>()
}

/// What the slice selects of a sequence. The length is asked for last, for `__index__` of the
/// slice's parts may change it.
pub fn select(slice: &PySlice, len: impl FnOnce() -> usize) -> Result<SliceRange, PyErr> {
    let span = slice.resolve(len)?;
    Ok(SliceRange {
        start: span.start.max(0) as usize,
        step: crate::host::step(span.step),
        count: span.count,
    })
}

/// The items of a tuple.
pub fn tuple_items(value: &Value) -> Option<&[Value]> {
    payload::<PyTuple>(value).map(|tuple| &***tuple)
}

/// All that an iterable gives.
pub fn collect(iterable: &Value) -> Result<Vec<Value>, PyErr> {
    if let Some(list) = iterable.down::<PyList>() {
        return Ok(list.to_vec());
    }
    if let Some(tuple) = iterable.down::<PyTuple>() {
        return Ok(tuple.to_vec());
    }
    let mut items = Vec::new();
    let mut iter = iter(iterable)?;
    while let Some(item) = iter.next()? {
        items.push(item);
    }
    Ok(items)
}

/// As `collect`, but an iterable that is none raises what `refuse` says.
pub fn collect_or(iterable: &Value, refuse: impl FnOnce() -> PyErr) -> Result<Vec<Value>, PyErr> {
    if items::is_iterable(iterable) {
        collect(iterable)
    } else {
        Err(refuse())
    }
}

/// Let `f` look at the items of an argument of join(). `f` runs no Python code.
pub fn with_join_items<T>(iterable: &Value, f: impl FnOnce(&[Value]) -> T) -> Result<T, PyErr> {
    if let Some(list) = iterable.down::<PyList>() {
        return Ok(list.with(f));
    }
    if let Some(tuple) = iterable.down::<PyTuple>() {
        return Ok(f(tuple));
    }
    let items = collect_or(iterable, || type_error("can only join an iterable"))?;
    Ok(f(&items))
}

/// A positional argument, where None means that it was not given.
pub fn get_or_none(args: &[Value], i: usize) -> Option<&Value> {
    args.get(i).filter(|arg| !arg.is_none())
}

pub fn is_number(value: &Value) -> bool {
    matches!(value, Value::Float(_)) || items::has_index(value)
}

/// `table[key]`, or nothing if that raises a LookupError.
pub fn item_or_none(table: &Value, key: &Value) -> Result<Option<Value>, PyErr> {
    match items::get_item(table, key) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is(&exc::lookup_error_type()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A value that is exactly a dict.
pub fn plain_dict(value: &Value) -> Option<&Ref<PyDict>> {
    value.down::<PyDict>()
}

fn unicode_error(class: Type, object: Value, fault: Fault) -> PyErr {
    let (start, end) = (Value::Int(fault.start as i64), Value::Int(fault.end as i64));
    let (encoding, reason) = (Value::from(fault.encoding), Value::from(fault.reason));
    PyErr::new(class, vec![encoding, object, start, end, reason])
}

/// The UnicodeEncodeError about `text`.
pub fn unicode_encode_error(text: &Str, fault: Fault) -> PyErr {
    unicode_error(exc::unicode_encode_error_type(), text.clone().into(), fault)
}

/// The UnicodeDecodeError about `bytes`.
pub fn unicode_decode_error(bytes: &[u8], fault: Fault) -> PyErr {
    unicode_error(exc::unicode_decode_error_type(), new_bytes(bytes.to_vec()), fault)
}

/// An empty str.
pub fn empty_str() -> Value {
    new_str(PyStr::empty())
}
