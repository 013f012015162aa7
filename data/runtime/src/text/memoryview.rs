// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! memoryview over bytes and bytearray: one dimension of unsigned bytes.

use super::args::Method;
use super::bytes_methods::{hex_args, method};
use super::bytes_obj::{as_bytes, new_bytes, place, PyByteArray, PyBytes};
use super::bytes_ops::{self, stepped};
use super::encode::name_arg;
use super::glue::{payload, select, slice_of, type_name, type_of_index, Index, SliceRange};
use super::str_data::PyStr;
use crate::coll::{list, tuple};
use crate::core::args::{Args, GetSetDef, MethodDef};
use crate::core::error::{index_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, CmpOp, Payload, Ref, VT};
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::Cell;

/// A window on the contents of another object.
pub struct PyMemoryView {
    /// Exactly a bytes or a bytearray.
    source: Value,
    range: SliceRange,
    readonly: bool,
    released: Cell<bool>,
}

impl PyMemoryView {
    fn new(source: Value, range: SliceRange, readonly: bool) -> PyMemoryView {
        if let Some(array) = source.down::<PyByteArray>() {
            array.exports.set(array.exports.get() + 1);
        }
        PyMemoryView { source, range, readonly, released: Cell::new(false) }
    }

    /// The bytes of the view, if they lie side by side.
    pub(super) fn contiguous(&self) -> Option<&[u8]> {
        if self.released.get() || (self.range.step != 1 && self.range.count > 1) {
            return None;
        }
        if self.range.count == 0 {
            return Some(&[]);
        }
        let start = self.range.start;
        as_bytes(&self.source)?.get(start..start + self.range.count)
    }

    fn to_vec(&self) -> Vec<u8> {
        let bytes = as_bytes(&self.source).unwrap_or(&[]);
        stepped(bytes, self.range.start, self.range.step, self.range.count)
    }

    /// Where the source has the view's `i`th byte.
    fn offset(&self, i: usize) -> usize {
        (self.range.start as isize + self.range.step * i as isize) as usize
    }

    fn release(&self) {
        if !self.released.replace(true) {
            if let Some(array) = self.source.down::<PyByteArray>() {
                array.exports.set(array.exports.get() - 1);
            }
        }
    }

    /// The part of the view that `range` selects.
    fn part(&self, range: SliceRange) -> Value {
        let range = SliceRange {
            start: self.offset(range.start),
            step: self.range.step * range.step,
            count: range.count,
        };
        Ref::new(PyMemoryView::new(self.source.clone(), range, self.readonly)).into()
    }
}

impl Drop for PyMemoryView {
    fn drop(&mut self) {
        self.release();
    }
}

static VIEW_VT: VT = VT {
    repr: Some(|this| {
        let state = if known(this).released.get() { "released " } else { "" };
        Ok(PyStr::from_str(&format!("<{}memory at 0x{:x}>", state, this.id())))
    }),
    hash: Some(|this| {
        let view = live(this)?;
        if !view.readonly {
            return Err(value_error("cannot hash writable memoryview object"));
        }
        if view.source.down::<PyByteArray>().is_some() {
            return Err(type_error("unhashable type: 'bytearray'"));
        }
        Ok(PyBytes::new(view.to_vec()).hash())
    }),
    compare: Some(compare),
    len: Some(|this| Ok(live(this)?.range.count)),
    getitem: Some(get_item),
    setitem: Some(set_item),
    delitem: Some(|_, _| Err(type_error("cannot delete memory"))),
    iter: Some(|this| {
        live(this)?;
        Ok(ViewIter::start(known(this).clone()))
    }),
    ..VT::new("memoryview", drop_obj::<PyMemoryView>, |_| memoryview_type())
};

define_type!(
    pub fn memoryview_type,
    TypeSpec {
        new: Some(new),
        methods: METHODS,
        getset: ATTRIBUTES,
        vt: Some(|| &VIEW_VT),
        ..TypeSpec::new("memoryview")
    }
);

impl Payload for PyMemoryView {
    fn vt() -> &'static VT {
        &VIEW_VT
    }
}

const fn named(name: &'static str) -> Method {
    Method::of("memoryview", name)
}

fn known(this: &AnyRef) -> &Ref<PyMemoryView> {
    this.down::<PyMemoryView>().expect("a slot of memoryview runs on memoryview")
}

/// The view behind a slot's receiver, if it is not released.
fn live(this: &AnyRef) -> Result<&Ref<PyMemoryView>, PyErr> {
    unreleased(known(this))
}

fn unreleased(view: &Ref<PyMemoryView>) -> Result<&Ref<PyMemoryView>, PyErr> {
    if view.released.get() {
        return Err(value_error("operation forbidden on released memoryview object"));
    }
    Ok(view)
}

fn receiver(this: &Value) -> Result<&Ref<PyMemoryView>, PyErr> {
    match payload::<PyMemoryView>(this) {
        Some(view) => unreleased(view),
        None => Err(type_error(format!(
            "descriptor requires a 'memoryview' object but received a '{}'",
            type_name(this)
        ))),
    }
}

fn new(_: &Type, args: &mut Args) -> R {
    let [object] = named("memoryview").named(args, 0, ["object"])?;
    if object.is_unbound() {
        return Err(type_error("memoryview() missing required argument 'object' (pos 1)"));
    }
    let all = |count: usize| SliceRange { start: 0, step: 1, count };
    let view = match object.peel() {
        bytes if bytes.down::<PyBytes>().is_some() => {
            let count = as_bytes(bytes).map_or(0, |bytes| bytes.len());
            PyMemoryView::new(bytes.clone(), all(count), true)
        }
        array if array.down::<PyByteArray>().is_some() => {
            let count = as_bytes(array).map_or(0, |bytes| bytes.len());
            PyMemoryView::new(array.clone(), all(count), false)
        }
        other => match other.down::<PyMemoryView>() {
            Some(view) => {
                let view = unreleased(view)?;
                PyMemoryView::new(view.source.clone(), view.range, view.readonly)
            }
            None => {
                let name = type_name(&object);
                let text = format!("memoryview: a bytes-like object is required, not '{}'", name);
                return Err(type_error(text));
            }
        },
    };
    Ok(Ref::new(view).into())
}

fn compare(this: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let view = known(this);
    let equal = match payload::<PyMemoryView>(other) {
        Some(other) if view.same(other) => true,
        Some(other) if view.released.get() || other.released.get() => false,
        Some(other) => view.to_vec() == other.to_vec(),
        None => match as_bytes(other) {
            Some(bytes) => !view.released.get() && view.to_vec() == bytes,
            None => return Ok(None),
        },
    };
    Ok(match op {
        CmpOp::Eq => Some(Value::Bool(equal)),
        CmpOp::Ne => Some(Value::Bool(!equal)),
        _ => None,
    })
}

/// The place in the source that an index into the view means.
fn source_place(view: &PyMemoryView, key: &Value) -> Result<usize, PyErr> {
    match type_of_index(key)? {
        Index::Int(i) => match place(i, view.range.count) {
            Some(i) => Ok(view.offset(i)),
            None => Err(index_error("index out of bounds on dimension 1")),
        },
        Index::Huge { .. } => {
            let text = format!("cannot fit '{}' into an index-sized integer", type_name(key));
            Err(index_error(text))
        }
        Index::Not => Err(type_error("memoryview: invalid slice key")),
    }
}

fn get_item(this: &AnyRef, key: &Value) -> R {
    let view = live(this)?;
    if let Some(slice) = slice_of(key) {
        return Ok(view.part(select(slice, || view.range.count)?));
    }
    let at = source_place(view, key)?;
    let byte = as_bytes(&view.source).and_then(|bytes| bytes.get(at).copied());
    Ok(Value::Int(byte.unwrap_or(0).into()))
}

fn set_item(this: &AnyRef, key: &Value, value: Value) -> Result<(), PyErr> {
    let view = live(this)?;
    let array = match view.source.down::<PyByteArray>() {
        Some(array) if !view.readonly => array,
        _ => return Err(type_error("cannot modify read-only memory")),
    };
    if let Some(slice) = slice_of(key) {
        let range = select(slice, || view.range.count)?;
        let new = match payload::<PyMemoryView>(&value) {
            Some(view) => unreleased(view)?.to_vec(),
            None => super::bytes_obj::need_bytes(&value)?.to_vec(),
        };
        if new.len() != range.count {
            return Err(value_error(
                "memoryview assignment: lvalue and rvalue have different structures",
            ));
        }
        let (start, step) = (view.offset(range.start), view.range.step * range.step);
        array.edit(|bytes| bytes_ops::set_stepped(bytes, start, step, &new));
        return Ok(());
    }
    let at = source_place(view, key)?;
    let byte = match type_of_index(&value)? {
        Index::Int(byte @ 0..=255) => byte as u8,
        Index::Not => return Err(type_error("memoryview: invalid type for format 'B'")),
        _ => return Err(value_error("memoryview: invalid value for format 'B'")),
    };
    // `__index__` may have released the view.
    unreleased(view)?;
    array.edit(|bytes| bytes[at] = byte);
    Ok(())
}

static METHODS: &[MethodDef] = &[
    method("__enter__", |this, args| {
        named("__enter__").none(args)?;
        receiver(this)?;
        Ok(this.clone())
    }),
    method("__exit__", |this, _| {
        receiver(this)?.release();
        Ok(Value::None)
    }),
    method("cast", |this, args| {
        let [format] = named("cast").named(args, 0, ["format"])?;
        match name_arg(&format, "cast", "format")?.as_deref() {
            Some("B") => {
                let view = receiver(this)?;
                Ok(view.part(SliceRange { start: 0, step: 1, count: view.range.count }))
            }
            _ => Err(value_error("memoryview: only the format 'B' is supported")),
        }
    }),
    method("hex", |this, args| {
        let (sep, group) = hex_args(named("hex"), args)?;
        Ok(Value::from(bytes_ops::hex(&receiver(this)?.to_vec(), sep, group)))
    }),
    method("release", |this, args| {
        named("release").none(args)?;
        if let Some(view) = payload::<PyMemoryView>(this) {
            view.release();
        }
        Ok(Value::None)
    }),
    method("tobytes", |this, args| {
        named("tobytes").named(args, 0, ["order"])?;
        Ok(new_bytes(receiver(this)?.to_vec()))
    }),
    method("tolist", |this, args| {
        named("tolist").none(args)?;
        let bytes = receiver(this)?.to_vec();
        Ok(list(bytes.iter().map(|&byte| Value::Int(byte.into())).collect()))
    }),
    method("toreadonly", |this, args| {
        named("toreadonly").none(args)?;
        let view = receiver(this)?;
        Ok(Ref::new(PyMemoryView::new(view.source.clone(), view.range, true)).into())
    }),
];

macro_rules! attribute {
    ($name:literal, $get:expr) => {
        GetSetDef { name: $name, get: |this| Ok(Value::from(($get)(receiver(this)?))), set: None }
    };
}

type View = Ref<PyMemoryView>;

static ATTRIBUTES: &[GetSetDef] = &[
    attribute!("c_contiguous", |view: &View| view.contiguous().is_some()),
    attribute!("contiguous", |view: &View| view.contiguous().is_some()),
    attribute!("f_contiguous", |view: &View| view.contiguous().is_some()),
    attribute!("format", |_: &View| "B"),
    attribute!("itemsize", |_: &View| 1),
    attribute!("nbytes", |view: &View| view.range.count as i64),
    attribute!("ndim", |_: &View| 1),
    attribute!("obj", |view: &View| view.source.clone()),
    attribute!("readonly", |view: &View| view.readonly),
    attribute!("shape", |view: &View| tuple(vec![Value::Int(view.range.count as i64)])),
    attribute!("strides", |view: &View| tuple(vec![Value::Int(view.range.step as i64)])),
    attribute!("suboffsets", |_: &View| tuple(Vec::new())),
];

/// The iterator of a memoryview.
struct ViewIter {
    view: Ref<PyMemoryView>,
    at: Cell<usize>,
}

impl ViewIter {
    fn start(view: Ref<PyMemoryView>) -> Value {
        Ref::new(ViewIter { view, at: Cell::new(0) }).into()
    }

    fn next(&self) -> Result<Option<Value>, PyErr> {
        let at = self.at.get();
        if at >= self.view.range.count {
            return Ok(None);
        }
        self.at.set(at + 1);
        get_item(self.view.as_any(), &Value::Int(at as i64)).map(Some)
    }
}

static ITER_VT: VT = VT {
    iter: Some(|this| Ok(Value::Obj(this.clone()))),
    next: Some(|this| this.down::<ViewIter>().map_or(Ok(None), |iter| iter.next())),
    ..VT::new("memory_iterator", drop_obj::<ViewIter>, |_| view_iter_type())
};

define_type!(
    pub fn view_iter_type,
    TypeSpec { vt: Some(|| &ITER_VT), ..TypeSpec::new("memory_iterator") }
);

impl Payload for ViewIter {
    fn vt() -> &'static VT {
        &ITER_VT
    }
}
