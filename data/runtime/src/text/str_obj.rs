// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! str objects: the type, its slots and its iterator.

use super::glue::{payload, select, slice_of, type_name, type_of_index, Index};
use super::str_data::PyStr;
use super::str_methods::STR_METHODS;
use crate::core::error::{index_error, overflow_error, type_error, PyErr};
use crate::core::exceptions::memory_error_type;
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::types::TypeSpec;
pub use crate::core::value::Str;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::num::fstring::format_str;
use crate::num::percent;
use std::cell::Cell;

static STR_VT: VT = VT {
    repr: Some(|this| Ok(new_ref(data(this).repr()))),
    str: Some(|this| Ok(known(this).clone())),
    hash: Some(|this| Ok(data(this).hash())),
    compare: Some(compare),
    len: Some(|this| Ok(data(this).len())),
    getitem: Some(|this, key| get_item(known(this), key)),
    contains: Some(|this, item| contains(known(this), item)),
    iter: Some(|this| Ok(StrIter::start(known(this).clone()))),
    binary: Some(binary),
    format: Some(|this, spec| format_str(known(this), spec)),
    ..VT::new("str", drop_obj::<PyStr>, |_| str_type())
};

define_type!(
    pub fn str_type,
    TypeSpec {
        new: Some(super::construct::str_new),
        methods: STR_METHODS,
        vt: Some(|| &STR_VT),
        ops: &[BinOp::Add, BinOp::Mul, BinOp::Mod],
        subclassable: true,
        lacks: &["__getnewargs__"],
        ..TypeSpec::new("str")
    }
);

thread_local! {
    /// The strings of one ASCII character, made at the first use and never freed.
    static LETTERS: Cell<Option<&'static [Str]>> = const { Cell::new(None) };
}

impl Payload for PyStr {
    #[inline(always)]
    fn vt() -> &'static VT {
        &STR_VT
    }
}

impl PyStr {
    /// A str object of UTF-8 text.
    pub fn from_str(text: &str) -> Str {
        new_ref(PyStr::from_utf8(text))
    }
}

/// The str object behind a slot's receiver.
#[inline(always)]
fn known(this: &AnyRef) -> &Str {
    this.down::<PyStr>().expect("a slot of str runs on str")
}

#[inline(always)]
fn data(this: &AnyRef) -> &PyStr {
    known(this)
}

/// The str in a value, be it of a subclass.
#[inline]
pub fn as_str(value: &Value) -> Option<&Str> {
    payload::<PyStr>(value)
}

/// The str a method is called on.
#[inline]
pub fn receiver(this: &Value) -> Result<&Str, PyErr> {
    as_str(this).ok_or_else(|| {
        type_error(format!("descriptor requires a 'str' object but received '{}'", type_name(this)))
    })
}

/// The string of one character; for ASCII always the same object.
#[inline]
pub fn char_str(c: u32) -> Str {
    if c < 128 {
        letters()[c as usize].clone()
    } else {
        Ref::new(PyStr::from_char(c))
    }
}

/// As `char_str`.
#[inline]
pub fn char_value(c: u32) -> Value {
    char_str(c).into()
}

#[inline]
fn letters() -> &'static [Str] {
    LETTERS.with(|letters| match letters.get() {
        Some(known) => known,
        None => {
            let made: Vec<Str> = (0..128).map(|c| Ref::new(PyStr::from_char(c))).collect();
            let made: &'static [Str] = Box::leak(made.into_boxed_slice());
            letters.set(Some(made));
            made
        }
    })
}

/// A str object; single ASCII characters are shared.
#[inline]
pub fn new_ref(text: PyStr) -> Str {
    if text.len() == 1 {
        if let Some(bytes) = text.ascii_bytes() {
            return letters()[bytes[0] as usize].clone();
        }
    }
    Ref::new(text)
}

#[inline]
pub fn new_str(text: PyStr) -> Value {
    Value::from(new_ref(text))
}

/// `a + b`, in place if nobody else holds `a`; so `s += t` in a loop takes linear time.
#[inline]
pub fn concat_into(mut a: Str, b: &Str) -> Str {
    if b.is_empty() {
        return a;
    }
    // A shared single character has other owners, so it is never changed.
    match a.get_mut() {
        Some(text) => {
            text.append(b);
            a
        }
        None => concat(&a, b),
    }
}

/// `a + b`
pub fn concat(a: &Str, b: &Str) -> Str {
    if a.is_empty() {
        b.clone()
    } else if b.is_empty() {
        a.clone()
    } else {
        Ref::new(a.concat(b))
    }
}

/// `s * times`
pub fn repeat(s: &Str, times: i64) -> R {
    match times {
        _ if times <= 0 || s.is_empty() => return Ok(new_str(PyStr::empty())),
        1 => return Ok(s.clone().into()),
        _ => {}
    }
    let units = crate::host::size(times).checked_mul(s.len()).filter(|&n| n <= isize::MAX as usize);
    match units {
        None if times.checked_mul(s.len() as i64).is_none() => {
            Err(overflow_error("repeated string is too long"))
        }
        None => Err(PyErr::new(memory_error_type(), Vec::new())),
        Some(n) if !can_allocate(n.saturating_mul(s.view().width())) => {
            Err(PyErr::new(memory_error_type(), Vec::new()))
        }
        Some(_) => Ok(new_str(s.repeat(crate::host::size(times)))),
    }
}

/// Whether so many bytes can be had; asks only about sizes that may fail.
pub fn can_allocate(bytes: usize) -> bool {
    bytes < 1 << 30 || Vec::<u8>::new().try_reserve_exact(bytes).is_ok()
}

/// `times` of `sequence * times`; `None` if it is not an integer.
pub fn times(value: &Value) -> Result<Option<i64>, PyErr> {
    match type_of_index(value)? {
        Index::Int(i) => Ok(Some(i)),
        Index::Not => Ok(None),
        Index::Huge { .. } => Err(overflow_error(format!(
            "cannot fit '{}' into an index-sized integer",
            type_name(value)
        ))),
    }
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match (op, as_str(a), as_str(b)) {
        (BinOp::Add, Some(a), Some(b)) => Ok(Some(concat(a, b).into())),
        (BinOp::Mod, Some(template), _) => percent::format(template, b).map(Some),
        (BinOp::Mul, Some(s), _) => times(b)?.map(|n| repeat(s, n)).transpose(),
        (BinOp::Mul, _, Some(s)) => times(a)?.map(|n| repeat(s, n)).transpose(),
        _ => Ok(None),
    }
}

fn compare(this: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let a = data(this);
    Ok(as_str(other).map(|b| {
        Value::Bool(match op {
            CmpOp::Eq => *a == **b,
            CmpOp::Ne => *a != **b,
            CmpOp::Lt => *a < **b,
            CmpOp::Le => *a <= **b,
            CmpOp::Gt => *a > **b,
            CmpOp::Ge => *a >= **b,
        })
    }))
}

pub fn contains(s: &Str, item: &Value) -> Result<bool, PyErr> {
    match as_str(item) {
        Some(item) => Ok(s.contains(item)),
        None => Err(type_error(format!(
            "'in <string>' requires string as left operand, not {}",
            type_name(item)
        ))),
    }
}

/// `s[i]` for an int in or out of range.
#[inline]
pub fn get_char(s: &Str, i: i64) -> R {
    let len = s.len() as i64;
    let at = if i < 0 { i.wrapping_add(len) } else { i };
    if at < 0 || at >= len {
        return Err(out_of_range());
    }
    Ok(char_str(s.at(at as usize)).into())
}

#[cold]
#[inline(never)]
fn out_of_range() -> PyErr {
    index_error("string index out of range")
}

pub fn get_item(s: &Str, key: &Value) -> R {
    if let Value::Int(i) = key {
        return get_char(s, *i);
    }
    if let Some(slice) = slice_of(key) {
        let range = select(slice, || s.len())?;
        if range.step == 1 && range.count == s.len() {
            return Ok(s.clone().into());
        }
        return Ok(new_str(match range.step {
            1 => s.substr(range.start, range.start + range.count),
            step => s.stepped(range.start, step, range.count),
        }));
    }
    match type_of_index(key)? {
        Index::Int(i) => get_char(s, i),
        Index::Huge { .. } => {
            Err(index_error(format!("cannot fit '{}' into an index-sized integer", type_name(key))))
        }
        Index::Not => {
            Err(type_error(format!("string indices must be integers, not '{}'", type_name(key))))
        }
    }
}

/// The iterator of a str.
pub struct StrIter {
    text: Str,
    at: Cell<usize>,
}

impl StrIter {
    pub fn start(text: Str) -> Value {
        Value::from(Ref::new(StrIter { text, at: Cell::new(0) }))
    }

    #[inline]
    pub fn next(&self) -> Option<Str> {
        let at = self.at.get();
        if at >= self.text.len() {
            return None;
        }
        self.at.set(at + 1);
        Some(char_str(self.text.at(at)))
    }
}

static STR_ITER_VT: VT = VT {
    iter: Some(|this| Ok(Value::Obj(this.clone()))),
    next: Some(|this| Ok(this.down::<StrIter>().and_then(|it| it.next()).map(Value::from))),
    ..VT::new("str_iterator", drop_obj::<StrIter>, |_| str_iter_type())
};

define_type!(
    pub fn str_iter_type,
    TypeSpec { vt: Some(|| &STR_ITER_VT), ..TypeSpec::new("str_iterator") }
);

impl Payload for StrIter {
    fn vt() -> &'static VT {
        &STR_ITER_VT
    }
}
