// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! bytes and bytearray objects: contents, types, slots and iterators.

use super::args::not_an_integer;
use super::bytearray_methods;
use super::bytes_methods::{BYTEARRAY_METHODS, BYTES_METHODS};
use super::bytes_ops::stepped;
use super::bytes_percent;
use super::glue::{payload, select, slice_of, type_name, type_of_index, Index};
use super::hash::hash_bytes;
use super::memoryview::PyMemoryView;
use super::search::find;
use super::str_builder::StrBuilder;
use super::str_obj::{can_allocate, new_ref, times, Str};
use super::str_repr::{bytearray_repr_into, bytes_repr_into};
use crate::core::error::{
    buffer_error, index_error, overflow_error, type_error, value_error, PyErr,
};
use crate::core::exceptions::memory_error_type;
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::{Cell, UnsafeCell};

/// The contents of a bytes object.
pub struct PyBytes {
    hash: Cell<i64>,
    data: Vec<u8>,
}

impl PyBytes {
    pub fn new(data: Vec<u8>) -> PyBytes {
        PyBytes { hash: Cell::new(-1), data }
    }

    #[inline]
    pub fn bytes(&self) -> &[u8] {
        &self.data
    }

    /// Python's hash(), which is that of the Latin-1 str of the same bytes.
    pub fn hash(&self) -> i64 {
        if self.hash.get() == -1 {
            self.hash.set(hash_bytes(&self.data));
        }
        self.hash.get()
    }
}

pub(super) const RESIZED_EXPORT: &str = "Existing exports of data: object cannot be re-sized";

/// The contents of a bytearray.
pub struct PyByteArray {
    data: UnsafeCell<Vec<u8>>,
    /// How many memoryviews look at the contents, which cannot change their size meanwhile.
    pub(super) exports: Cell<usize>,
}

impl PyByteArray {
    pub fn new(data: Vec<u8>) -> PyByteArray {
        PyByteArray { data: UnsafeCell::new(data), exports: Cell::new(0) }
    }

    /// Lend the contents, only while no Python code can run.
    #[inline]
    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: `edit` is the only writer, and no Python code runs that could come to call it.
        unsafe { &*self.data.get() }
    }

    /// Change the contents. `f` neither runs Python code nor looks at the bytearray otherwise.
    #[inline]
    pub(crate) fn edit<T>(&self, f: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        // SAFETY: by the above nobody else looks.
        f(unsafe { &mut *self.data.get() })
    }

    /// Change the contents and possibly their length; the rules are those of `edit`.
    pub(crate) fn resize<T>(&self, f: impl FnOnce(&mut Vec<u8>) -> T) -> Result<T, PyErr> {
        if self.exports.get() != 0 {
            return Err(buffer_error(RESIZED_EXPORT));
        }
        Ok(self.edit(f))
    }

    pub(super) fn refill(&self, data: Vec<u8>) -> Result<(), PyErr> {
        self.resize(|bytes| *bytes = data)
    }

    pub fn to_vec(&self) -> Vec<u8> {
        self.bytes().to_vec()
    }

    pub fn len(&self) -> usize {
        self.bytes().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The contents of a bytes-like value. They are lent only while no Python code can run, so convert
/// other arguments first.
pub fn as_bytes(value: &Value) -> Option<&[u8]> {
    if let Some(bytes) = payload::<PyBytes>(value) {
        return Some(bytes.bytes());
    }
    if let Some(array) = payload::<PyByteArray>(value) {
        return Some(array.bytes());
    }
    if let Some(view) = payload::<PyMemoryView>(value) {
        return view.contiguous();
    }
    let object = value.peel().obj()?;
    as_bytes(object.vt().buffer?(object)?)
}

/// As `as_bytes`, or a TypeError.
pub fn need_bytes(value: &Value) -> Result<&[u8], PyErr> {
    as_bytes(value).ok_or_else(|| {
        type_error(format!("a bytes-like object is required, not '{}'", type_name(value)))
    })
}

/// Which of the two types a method was called on, and so makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Bytes,
    Array,
}

impl Kind {
    pub fn of(value: &Value) -> Kind {
        match payload::<PyByteArray>(value) {
            Some(_) => Kind::Array,
            None => Kind::Bytes,
        }
    }

    pub fn make(self, data: Vec<u8>) -> Value {
        match self {
            Kind::Bytes => new_bytes(data),
            Kind::Array => new_bytearray(data),
        }
    }
}

pub fn new_bytes(data: Vec<u8>) -> Value {
    Value::from(Ref::new(PyBytes::new(data)))
}

/// A bytes literal of a program.
pub fn bytes_literal(data: &[u8]) -> Value {
    new_bytes(data.to_vec())
}

pub fn new_bytearray(data: Vec<u8>) -> Value {
    Value::from(Ref::new(PyByteArray::new(data)))
}

/// An int from 0 to 255.
pub fn byte_arg(value: &Value) -> Result<u8, PyErr> {
    match value {
        Value::Int(i @ 0..=255) => Ok(*i as u8),
        value => match type_of_index(value)? {
            Index::Int(i @ 0..=255) => Ok(i as u8),
            Index::Not => Err(not_an_integer(value)),
            _ => Err(value_error("byte must be in range(0, 256)")),
        },
    }
}

static BYTES_VT: VT = VT {
    repr: Some(repr),
    hash: Some(|this| Ok(this.down::<PyBytes>().map_or(0, |bytes| bytes.hash()))),
    ..shared("bytes", drop_obj::<PyBytes>, |_| bytes_type())
};

static BYTEARRAY_VT: VT = VT {
    repr: Some(repr),
    setitem: Some(bytearray_methods::set_item),
    delitem: Some(bytearray_methods::del_item),
    inplace: Some(bytearray_methods::inplace),
    ..shared("bytearray", drop_obj::<PyByteArray>, |_| bytearray_type())
};

/// The slots that do not depend on which of the two types it is.
const fn shared(
    name: &'static str,
    drop: unsafe fn(std::ptr::NonNull<crate::core::object::Header>),
    class: fn(&AnyRef) -> Type,
) -> VT {
    VT {
        compare: Some(compare),
        len: Some(|this| Ok(data(this).len())),
        getitem: Some(get_item),
        contains: Some(contains),
        iter: Some(|this| Ok(ByteIter::start(this.clone()))),
        binary: Some(binary),
        ..VT::new(name, drop, class)
    }
}

const OPERATORS: &[BinOp] = &[BinOp::Add, BinOp::Mul, BinOp::Mod];

define_type!(
    pub fn bytes_type,
    TypeSpec {
        new: Some(super::construct::bytes_new),
        methods: BYTES_METHODS,
        vt: Some(|| &BYTES_VT),
        ops: OPERATORS,
        subclassable: true,
        lacks: &["__getnewargs__"],
        ..TypeSpec::new("bytes")
    }
);

define_type!(
    pub fn bytearray_type,
    TypeSpec {
        new: Some(super::construct::bytearray_new),
        init: Some(super::construct::bytearray_init),
        methods: BYTEARRAY_METHODS,
        vt: Some(|| &BYTEARRAY_VT),
        ops: OPERATORS,
        inplace_ops: &[BinOp::Add, BinOp::Mul],
        subclassable: true,
        lacks: &["__alloc__"],
        ..TypeSpec::new("bytearray")
    }
);

impl Payload for PyBytes {
    #[inline(always)]
    fn vt() -> &'static VT {
        &BYTES_VT
    }
}

impl Payload for PyByteArray {
    #[inline(always)]
    fn vt() -> &'static VT {
        &BYTEARRAY_VT
    }
}

/// The contents behind a slot's receiver.
#[inline]
fn data(this: &AnyRef) -> &[u8] {
    match this.down::<PyBytes>() {
        Some(bytes) => bytes.bytes(),
        None => this.down::<PyByteArray>().map_or(&[], |array| array.bytes()),
    }
}

fn kind(this: &AnyRef) -> Kind {
    if this.is::<PyByteArray>() {
        Kind::Array
    } else {
        Kind::Bytes
    }
}

fn repr(this: &AnyRef) -> Result<Str, PyErr> {
    let mut out = StrBuilder::new();
    match kind(this) {
        Kind::Bytes => bytes_repr_into(data(this), &mut out),
        Kind::Array => bytearray_repr_into(data(this), &mut out),
    }
    Ok(new_ref(out.finish()))
}

fn compare(this: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let a = data(this);
    Ok(as_bytes(other).map(|b| {
        Value::Bool(match op {
            CmpOp::Eq => a == b,
            CmpOp::Ne => a != b,
            CmpOp::Lt => a < b,
            CmpOp::Le => a <= b,
            CmpOp::Gt => a > b,
            CmpOp::Ge => a >= b,
        })
    }))
}

fn get_item(this: &AnyRef, key: &Value) -> R {
    let array = kind(this) == Kind::Array;
    if let Some(slice) = slice_of(key) {
        let range = select(slice, || data(this).len())?;
        let picked = stepped(data(this), range.start, range.step, range.count);
        return Ok(kind(this).make(picked));
    }
    let index = match type_of_index(key)? {
        Index::Int(i) => i,
        Index::Huge { .. } => {
            let text = format!("cannot fit '{}' into an index-sized integer", type_name(key));
            return Err(index_error(text));
        }
        Index::Not => return Err(bad_index(if array { "bytearray" } else { "byte" }, key)),
    };
    match place(index, data(this).len()) {
        Some(i) => Ok(Value::Int(data(this)[i].into())),
        None if array => Err(index_error("bytearray index out of range")),
        None => Err(index_error("index out of range")),
    }
}

/// Where an index, possibly counted from the end, points.
#[inline]
pub fn place(index: i64, len: usize) -> Option<usize> {
    let i = if index < 0 { index.wrapping_add(len as i64) } else { index };
    if (i as u64) < len as u64 {
        Some(i as usize)
    } else {
        None
    }
}

pub fn bad_index(what: &str, key: &Value) -> PyErr {
    type_error(format!("{} indices must be integers or slices, not {}", what, type_name(key)))
}

fn contains(this: &AnyRef, item: &Value) -> Result<bool, PyErr> {
    match type_of_index(item)? {
        Index::Int(_) | Index::Huge { .. } => {
            let byte = byte_arg(item)?;
            Ok(data(this).contains(&byte))
        }
        Index::Not => Ok(find(data(this), need_bytes(item)?).is_some()),
    }
}

/// `bytes * times`, for either type.
pub fn repeat(bytes: &[u8], times: i64) -> Result<Vec<u8>, PyErr> {
    let too_long = times.checked_mul(bytes.len() as i64).is_none();
    let times = crate::host::size(times.max(0));
    match times.checked_mul(bytes.len()).filter(|&n| n <= isize::MAX as usize) {
        None if !too_long => Err(PyErr::new(memory_error_type(), Vec::new())),
        None => Err(overflow_error("repeated bytes are too long")),
        Some(n) if !can_allocate(n) => Err(PyErr::new(memory_error_type(), Vec::new())),
        Some(_) if bytes.len() == 1 => Ok(vec![bytes[0]; times]),
        Some(_) => Ok(bytes.repeat(times)),
    }
}

fn is_ours(value: &Value) -> bool {
    payload::<PyBytes>(value).is_some() || payload::<PyByteArray>(value).is_some()
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match op {
        BinOp::Add if is_ours(a) => match (as_bytes(a), as_bytes(b)) {
            (Some(x), Some(y)) => Ok(Some(Kind::of(a).make([x, y].concat()))),
            _ => Ok(None),
        },
        BinOp::Mul => {
            let (sequence, count) = if is_ours(a) { (a, b) } else { (b, a) };
            match times(count)? {
                Some(n) => Ok(Some(Kind::of(sequence).make(repeat(need_bytes(sequence)?, n)?))),
                None => Ok(None),
            }
        }
        BinOp::Mod if is_ours(a) => {
            let template = need_bytes(a)?.to_vec();
            bytes_percent::format(&template, b).map(|made| Some(Kind::of(a).make(made)))
        }
        _ => Ok(None),
    }
}

/// The iterator of bytes and bytearray; it looks the length up anew each time.
pub struct ByteIter {
    source: AnyRef,
    at: Cell<usize>,
}

impl ByteIter {
    pub fn start(source: AnyRef) -> Value {
        Value::from(Ref::new(ByteIter { source, at: Cell::new(0) }))
    }

    #[inline]
    pub fn next(&self) -> Option<u8> {
        let at = self.at.get();
        match data(&self.source).get(at) {
            Some(&byte) => {
                self.at.set(at + 1);
                Some(byte)
            }
            None => {
                self.at.set(usize::MAX);
                None
            }
        }
    }
}

static ITER_VT: VT = VT {
    iter: Some(|this| Ok(Value::Obj(this.clone()))),
    next: Some(|this| {
        let byte = this.down::<ByteIter>().and_then(|it| it.next());
        Ok(byte.map(|byte| Value::Int(byte.into())))
    }),
    ..VT::new("bytes_iterator", drop_obj::<ByteIter>, |_| iter_type())
};

define_type!(
    pub fn iter_type,
    TypeSpec { vt: Some(|| &ITER_VT), ..TypeSpec::new("bytes_iterator") }
);

impl Payload for ByteIter {
    fn vt() -> &'static VT {
        &ITER_VT
    }
}
