// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! memoryview over bytes and bytearray: a window of items of one format, in any number of dimensions.

use super::args::Method;
use super::bytes_methods::{hex_args, method};
use super::bytes_obj::{as_bytes, new_bytes, place, PyByteArray, PyBytes};
use super::bytes_ops;
use super::glue::{payload, select, slice_of, type_name, type_of_index, Index};
use super::memory_format::Item;
use super::str_data::PyStr;
use crate::coll::{list, tuple, PyList, PyTuple};
use crate::core::args::{Args, GetSetDef, MethodDef};
use crate::core::error::{index_error, not_implemented_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::Cell;

/// How many items a dimension has, and how many bytes lie between two of them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Dim {
    count: usize,
    step: isize,
}

/// Where the items of a view lie in its source.
#[derive(Clone)]
struct Layout {
    start: usize,
    item: Item,
    dims: Vec<Dim>,
}

impl Layout {
    /// Dimensions of the given sizes, of which the items lie side by side.
    fn packed(start: usize, item: Item, counts: &[usize]) -> Layout {
        let mut step = item.size() as isize;
        let mut dims: Vec<Dim> = Vec::with_capacity(counts.len());
        for &count in counts.iter().rev() {
            dims.push(Dim { count, step });
            step *= count as isize;
        }
        dims.reverse();
        Layout { start, item, dims }
    }

    fn items(&self) -> usize {
        self.dims.iter().map(|dim| dim.count).product()
    }

    fn nbytes(&self) -> usize {
        self.items() * self.item.size()
    }

    fn is_packed<'a>(&self, dims: impl Iterator<Item = &'a Dim>) -> bool {
        let mut step = self.item.size() as isize;
        for dim in dims {
            if dim.count > 1 && dim.step != step {
                return self.items() == 0;
            }
            step *= dim.count as isize;
        }
        true
    }

    /// The last index runs fastest.
    fn c_packed(&self) -> bool {
        self.is_packed(self.dims.iter().rev())
    }

    /// The first index runs fastest.
    fn f_packed(&self) -> bool {
        self.is_packed(self.dims.iter())
    }

    /// The places of all items, the last index running fastest.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![self.start as isize];
        for dim in &self.dims {
            let inner = |at: &isize| {
                let at = *at;
                (0..dim.count as isize).map(move |i| at + i * dim.step)
            };
            places = places.iter().flat_map(inner).collect();
        }
        places.into_iter().map(|at| at as usize).collect()
    }
}

/// A window on the contents of another object.
pub struct PyMemoryView {
    /// Exactly a bytes or a bytearray.
    source: Value,
    layout: Layout,
    readonly: bool,
    released: Cell<bool>,
}

impl PyMemoryView {
    fn new(source: Value, layout: Layout, readonly: bool) -> PyMemoryView {
        if let Some(array) = source.down::<PyByteArray>() {
            array.exports.set(array.exports.get() + 1);
        }
        PyMemoryView { source, layout, readonly, released: Cell::new(false) }
    }

    /// Another view of the same object.
    fn with(&self, layout: Layout) -> Value {
        Ref::new(PyMemoryView::new(self.source.clone(), layout, self.readonly)).into()
    }

    /// The bytes of the view, if they lie side by side.
    pub(super) fn contiguous(&self) -> Option<&[u8]> {
        if self.released.get() || !self.layout.c_packed() {
            return None;
        }
        let count = self.layout.nbytes();
        if count == 0 {
            return Some(&[]);
        }
        as_bytes(&self.source)?.get(self.layout.start..self.layout.start + count)
    }

    fn to_vec(&self) -> Vec<u8> {
        if let Some(bytes) = self.contiguous() {
            return bytes.to_vec();
        }
        let bytes = as_bytes(&self.source).unwrap_or(&[]);
        let size = self.layout.item.size();
        self.layout.places().iter().flat_map(|&at| bytes[at..at + size].iter().copied()).collect()
    }

    fn item_at(&self, at: usize) -> Value {
        let bytes = as_bytes(&self.source).unwrap_or(&[]);
        self.layout.item.unpack(&bytes[at..at + self.layout.item.size()])
    }

    /// The items of the dimensions from `dim` on, from place `at` on, as nested lists.
    fn nested(&self, dim: usize, at: isize) -> Value {
        match self.layout.dims.get(dim) {
            None => self.item_at(at as usize),
            Some(&Dim { count, step }) => {
                list((0..count as isize).map(|i| self.nested(dim + 1, at + i * step)).collect())
            }
        }
    }

    fn release(&self) {
        if !self.released.replace(true) {
            if let Some(array) = self.source.down::<PyByteArray>() {
                array.exports.set(array.exports.get() - 1);
            }
        }
    }
}

/// How many bytes can be written through a value: a bytearray, or a view of one that has its bytes side by side.
pub fn writable_len(value: &Value) -> Option<usize> {
    if let Some(array) = payload::<PyByteArray>(value) {
        return Some(array.len());
    }
    let view = payload::<PyMemoryView>(value)?;
    view.contiguous().filter(|_| !view.readonly).map(<[u8]>::len)
}

/// Writes `data` from `at` on. The bytes lie within `writable_len`.
pub fn write_at(value: &Value, at: usize, data: &[u8]) {
    if let Some(array) = payload::<PyByteArray>(value) {
        array.edit(|bytes| bytes[at..at + data.len()].copy_from_slice(data));
    } else if let Some(view) = payload::<PyMemoryView>(value) {
        if let Some(array) = view.source.down::<PyByteArray>() {
            let at = view.layout.start + at;
            array.edit(|bytes| bytes[at..at + data.len()].copy_from_slice(data));
        }
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
        if !view.layout.item.is_byte() {
            let text = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
            return Err(value_error(text));
        }
        if view.source.down::<PyByteArray>().is_some() {
            return Err(type_error("unhashable type: 'bytearray'"));
        }
        Ok(PyBytes::new(view.to_vec()).hash())
    }),
    compare: Some(compare),
    len: Some(|this| Ok(live(this)?.layout.dims.first().map_or(1, |dim| dim.count))),
    getitem: Some(get_item),
    setitem: Some(set_item),
    delitem: Some(|this, _| {
        let readonly = live(this)?.readonly;
        let text = if readonly { "cannot modify read-only memory" } else { "cannot delete memory" };
        Err(type_error(text))
    }),
    iter: Some(|this| {
        match live(this)?.layout.dims.len() {
            0 => Err(type_error("invalid indexing of 0-dim memory")),
            1 => Ok(ViewIter::start(known(this).clone())),
            _ => Err(sub_views()),
        }
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

/// The object and the layout behind a bytes-like value.
fn window(value: &Value) -> Result<Option<(Value, Layout, bool)>, PyErr> {
    let value = value.peel();
    if let Some(view) = value.down::<PyMemoryView>() {
        let view = unreleased(view)?;
        return Ok(Some((view.source.clone(), view.layout.clone(), view.readonly)));
    }
    let readonly = value.down::<PyBytes>().is_some();
    if value.obj().map_or(false, |o| o.vt().buffer.is_some()) {
        let name = type_name(value);
        crate::core::run::refuse(&format!("memoryview() of '{}' is not available to translated programs", name));
    }
    let bytes = as_bytes(value);
    Ok(bytes.map(|b| (value.clone(), Layout::packed(0, Item::BYTE, &[b.len()]), readonly)))
}

fn new(_: &Type, args: &mut Args) -> R {
    let [object] = named("memoryview").named(args, 0, ["object"])?;
    if object.is_unbound() {
        return Err(type_error("memoryview() missing required argument 'object' (pos 1)"));
    }
    match window(&object)? {
        Some((source, layout, readonly)) => {
            Ok(Ref::new(PyMemoryView::new(source, layout, readonly)).into())
        }
        None => {
            let name = type_name(&object);
            let text = format!("memoryview: a bytes-like object is required, not '{}'", name);
            Err(type_error(text))
        }
    }
}

/// The items of two views are compared, not their bytes, unless that is the same.
fn equal_items(a: &PyMemoryView, b: &PyMemoryView) -> Result<bool, PyErr> {
    if !a.layout.dims.iter().map(|d| d.count).eq(b.layout.dims.iter().map(|d| d.count)) {
        return Ok(false);
    }
    if a.layout.item.same_as_bytes(b.layout.item) {
        return Ok(a.to_vec() == b.to_vec());
    }
    for (x, y) in a.layout.places().into_iter().zip(b.layout.places()) {
        if !ops::test_eq(&a.item_at(x), &b.item_at(y))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(this: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let view = known(this);
    let equal = match payload::<PyMemoryView>(other) {
        _ if !matches!(op, CmpOp::Eq | CmpOp::Ne) => return Ok(None),
        Some(other) if view.released.get() || other.released.get() => view.same(other),
        Some(other) => equal_items(view, other)?,
        None if view.released.get() => false,
        None => match window(other)? {
            Some((source, layout, readonly)) => {
                equal_items(view, &PyMemoryView::new(source, layout, readonly))?
            }
            None => return Ok(None),
        },
    };
    Ok(Some(Value::Bool(equal == (op == CmpOp::Eq))))
}

fn sub_views() -> PyErr {
    not_implemented_error("multi-dimensional sub-views are not implemented")
}

/// What a key means.
enum Key {
    /// The place of one item.
    Item(usize),
    /// `...`: all of a view without dimensions.
    Whole,
    Part(Layout),
}

/// The place that an index means in dimension number `n`.
fn in_dimension(view: &PyMemoryView, n: usize, at: usize, key: &Value) -> Result<usize, PyErr> {
    let dim = view.layout.dims[n];
    match type_of_index(key)? {
        Index::Int(i) => match place(i, dim.count) {
            Some(i) => Ok((at as isize + dim.step * i as isize) as usize),
            None => Err(index_error(format!("index out of bounds on dimension {}", n + 1))),
        },
        Index::Huge { .. } => {
            let text = format!("cannot fit '{}' into an index-sized integer", type_name(key));
            Err(index_error(text))
        }
        Index::Not => Err(type_error("memoryview: invalid slice key")),
    }
}

fn is_index(key: &Value) -> bool {
    crate::num::is_int(key) || ops::has_index(key)
}

fn resolve(view: &PyMemoryView, key: &Value, storing: bool) -> Result<Key, PyErr> {
    let dims = &view.layout.dims;
    let indices = payload::<PyTuple>(key);
    if dims.is_empty() {
        return match indices {
            Some(none) if none.is_empty() => Ok(Key::Item(view.layout.start)),
            _ if ops::is(key, &crate::core::singletons::ellipsis()) => Ok(Key::Whole),
            _ => Err(type_error("invalid indexing of 0-dim memory")),
        };
    }
    if is_index(key) {
        return match dims.len() {
            1 => in_dimension(view, 0, view.layout.start, key).map(Key::Item),
            _ if storing => Err(not_implemented_error("sub-views are not implemented")),
            _ => Err(sub_views()),
        };
    }
    if let Some(slice) = slice_of(key) {
        if storing && dims.len() > 1 {
            let text = "memoryview slice assignments are currently restricted to ndim = 1";
            return Err(not_implemented_error(text));
        }
        let first = dims[0];
        let range = select(slice, || first.count)?;
        let mut layout = view.layout.clone();
        layout.start = (layout.start as isize + first.step * range.start as isize) as usize;
        layout.dims[0] = Dim { count: range.count, step: first.step * range.step };
        return Ok(Key::Part(layout));
    }
    let indices = match indices {
        Some(indices) => indices,
        None => return Err(type_error("memoryview: invalid slice key")),
    };
    if indices.iter().all(is_index) {
        if indices.len() < dims.len() {
            return Err(not_implemented_error("sub-views are not implemented"));
        }
        if indices.len() > dims.len() {
            let (n, m) = (dims.len(), indices.len());
            let text = format!("cannot index {}-dimension view with {}-element tuple", n, m);
            return Err(type_error(text));
        }
        let mut at = view.layout.start;
        for (n, index) in indices.iter().enumerate() {
            at = in_dimension(view, n, at, index)?;
        }
        return Ok(Key::Item(at));
    }
    if !indices.is_empty() && indices.iter().all(|key| slice_of(key).is_some()) {
        let text = if storing {
            "memoryview slice assignments are currently restricted to ndim = 1"
        } else {
            "multi-dimensional slicing is not implemented"
        };
        return Err(not_implemented_error(text));
    }
    Err(type_error("memoryview: invalid slice key"))
}

fn get_item(this: &AnyRef, key: &Value) -> R {
    let view = live(this)?;
    match resolve(view, key, false)? {
        Key::Item(at) => Ok(unreleased(view)?.item_at(at)),
        Key::Whole => Ok(Value::Obj(this.clone())),
        Key::Part(layout) => Ok(unreleased(view)?.with(layout)),
    }
}

fn set_item(this: &AnyRef, key: &Value, value: Value) -> Result<(), PyErr> {
    let view = live(this)?;
    let array = match view.source.down::<PyByteArray>() {
        Some(array) if !view.readonly => array,
        _ => return Err(type_error("cannot modify read-only memory")),
    };
    let at = match resolve(view, key, true)? {
        Key::Item(at) => at,
        Key::Whole => view.layout.start,
        Key::Part(layout) => {
            let (source, new, _) = window(&value)?.ok_or_else(|| {
                let name = type_name(&value);
                type_error(format!("a bytes-like object is required, not '{}'", name))
            })?;
            let same = new.dims.len() == 1
                && new.dims[0].count == layout.dims[0].count
                && new.item.same_form(layout.item);
            if !same {
                return Err(value_error(
                    "memoryview assignment: lvalue and rvalue have different structures",
                ));
            }
            let data = PyMemoryView::new(source, new, true).to_vec();
            let (start, step, size) = (layout.start, layout.dims[0].step, layout.item.size());
            array.edit(|bytes| {
                if size == 1 {
                    return bytes_ops::set_stepped(bytes, start, step, &data);
                }
                for (at, item) in layout.places().into_iter().zip(data.chunks(size)) {
                    bytes[at..at + size].copy_from_slice(item);
                }
            });
            return Ok(());
        }
    };
    let item = view.layout.item.pack(&value)?;
    // `__index__` may have released the view.
    unreleased(view)?;
    array.edit(|bytes| bytes[at..at + item.len()].copy_from_slice(&item));
    Ok(())
}

fn cast(this: &Value, args: &mut Args) -> R {
    let [format, shape] = named("cast").named(args, 0, ["format", "shape"])?;
    if format.is_unbound() {
        return Err(type_error("cast() missing required argument 'format' (pos 1)"));
    }
    let view = receiver(this)?;
    let text = match payload::<PyStr>(&format) {
        Some(text) => text.to_string_lossy(),
        None => {
            let name = type_name(&format);
            return Err(type_error(format!("cast() argument 'format' must be str, not {}", name)));
        }
    };
    let old = &view.layout;
    if !old.c_packed() {
        return Err(type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shaped = !shape.is_unbound();
    if (shaped || old.dims.len() != 1) && old.dims.iter().any(|dim| dim.count == 0) {
        return Err(type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let counts: Vec<Value> = match (payload::<PyList>(&shape), payload::<PyTuple>(&shape)) {
        (Some(counts), _) => counts.to_vec(),
        (_, Some(counts)) => counts.to_vec(),
        _ if !shaped => Vec::new(),
        _ => return Err(type_error("shape must be a list or a tuple")),
    };
    if counts.len() > 64 {
        return Err(value_error("memoryview: number of dimensions must not exceed 64"));
    }
    if shaped && old.dims.len() != 1 && counts.len() != 1 {
        return Err(type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let item = Item::parse(&text).ok_or_else(|| {
        value_error(
            "memoryview: destination format must be a native single character format prefixed \
             with an optional '@'",
        )
    })?;
    if !old.item.is_byte() && !item.is_byte() {
        return Err(type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let nbytes = old.nbytes();
    if nbytes % item.size() != 0 {
        return Err(type_error("memoryview: length is not a multiple of itemsize"));
    }
    if !shaped {
        return Ok(view.with(Layout::packed(old.start, item, &[nbytes / item.size()])));
    }
    let mut sizes = Vec::with_capacity(counts.len());
    for count in &counts {
        if !crate::num::is_int(count) {
            let text = "memoryview.cast(): elements of shape must be integers";
            return Err(type_error(text));
        }
        match type_of_index(count)? {
            Index::Int(count) if count > 0 => sizes.push(count as usize),
            _ => {
                let text = "memoryview.cast(): elements of shape must be integers > 0";
                return Err(value_error(text));
            }
        }
    }
    let product = sizes.iter().try_fold(item.size(), |product, &n| {
        product.checked_mul(n).filter(|&product| product <= isize::MAX as usize)
    });
    match product {
        None => Err(value_error("memoryview.cast(): product(shape) > SSIZE_MAX")),
        Some(product) if product != nbytes => {
            Err(type_error("memoryview: product(shape) * itemsize != buffer size"))
        }
        Some(_) => Ok(view.with(Layout::packed(old.start, item, &sizes))),
    }
}

fn to_bytes(this: &Value, args: &mut Args) -> R {
    let [order] = named("tobytes").named(args, 0, ["order"])?;
    let view = receiver(this)?;
    let order = match payload::<PyStr>(&order) {
        Some(order) => order.to_string_lossy(),
        None if order.is_unbound() || order.is_none() => "C".into(),
        None => {
            let name = type_name(&order);
            let text = format!("tobytes() argument 'order' must be str or None, not {}", name);
            return Err(type_error(text));
        }
    };
    match &*order {
        "C" => {}
        "A" if !view.layout.f_packed() || view.layout.c_packed() => {}
        "A" | "F" => {
            let mut turned = view.layout.clone();
            turned.dims.reverse();
            let turned = PyMemoryView::new(view.source.clone(), turned, true);
            return Ok(new_bytes(turned.to_vec()));
        }
        _ => return Err(value_error("order must be 'C', 'F' or 'A'")),
    }
    Ok(new_bytes(view.to_vec()))
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
    method("cast", cast),
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
    method("tobytes", to_bytes),
    method("tolist", |this, args| {
        named("tolist").none(args)?;
        let view = receiver(this)?;
        Ok(view.nested(0, view.layout.start as isize))
    }),
    method("toreadonly", |this, args| {
        named("toreadonly").none(args)?;
        let view = receiver(this)?;
        Ok(Ref::new(PyMemoryView::new(view.source.clone(), view.layout.clone(), true)).into())
    }),
];

macro_rules! attribute {
    ($name:literal, $get:expr) => {
        GetSetDef { name: $name, get: |this| Ok(Value::from(($get)(receiver(this)?))), set: None }
    };
}

type View = Ref<PyMemoryView>;

static ATTRIBUTES: &[GetSetDef] = &[
    attribute!("c_contiguous", |view: &View| view.layout.c_packed()),
    attribute!("contiguous", |view: &View| view.layout.c_packed() || view.layout.f_packed()),
    attribute!("f_contiguous", |view: &View| view.layout.f_packed()),
    attribute!("format", |view: &View| view.layout.item.text()),
    attribute!("itemsize", |view: &View| view.layout.item.size() as i64),
    attribute!("nbytes", |view: &View| view.layout.nbytes() as i64),
    attribute!("ndim", |view: &View| view.layout.dims.len() as i64),
    attribute!("obj", |view: &View| view.source.clone()),
    attribute!("readonly", |view: &View| view.readonly),
    attribute!("shape", |view: &View| per_dimension(view, |dim| dim.count as i64)),
    attribute!("strides", |view: &View| per_dimension(view, |dim| dim.step as i64)),
    attribute!("suboffsets", |_: &View| tuple(Vec::new())),
];

fn per_dimension(view: &View, get: impl Fn(&Dim) -> i64) -> Value {
    tuple(view.layout.dims.iter().map(|dim| Value::Int(get(dim))).collect())
}

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
        if at >= self.view.layout.dims[0].count {
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
