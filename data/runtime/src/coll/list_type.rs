// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The type `list`: operators, subscripts and methods.

use super::iter::{self, extend};
use super::key::{item_eq, quick_eq};
use super::list::{list, PyList};
use super::list_sort;
use super::seq::{self, place, repeat, repetitions, subscript, this, to_i64, Subscript};
use super::slice::{slice, PySlice, Span};
use super::tuple::PyTuple;
use super::{native, receiver};
use crate::core::args::{Args, MethodKind, MethodOf};
use crate::core::error::{index_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;

static LIST: VT = VT {
    repr: Some(repr),
    compare: Some(compare),
    len: Some(|o| Ok(this::<PyList>(o).len())),
    getitem: Some(getitem),
    setitem: Some(setitem),
    delitem: Some(delitem),
    contains: Some(|o, v| Ok(find(this::<PyList>(o), v, 0, i64::MAX)?.is_some())),
    iter: Some(|o| Ok(iter::list_iterator(this::<PyList>(o)))),
    binary: Some(binary),
    inplace: Some(inplace),
    ..VT::new("list", drop_obj::<PyList>, |_| list_type())
};

impl Payload for PyList {
    #[inline(always)]
    fn vt() -> &'static VT {
        &LIST
    }
}

fn repr(o: &AnyRef) -> Result<Str, PyErr> {
    let list = this::<PyList>(o);
    if list.is_empty() {
        return Ok(seq::ascii("[]"));
    }
    match seq::ReprGuard::enter(o.id()) {
        Some(_guard) => seq::repr_items("[", "]", |at| list.get(at)),
        None => Ok(seq::ascii("[...]")),
    }
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let a = this::<PyList>(o);
    let b = match native::<PyList>(other) {
        Some(b) => b,
        None => return Ok(None),
    };
    if a.len() != b.len() && matches!(op, CmpOp::Eq | CmpOp::Ne) {
        return Ok(Some(Value::Bool(op == CmpOp::Ne)));
    }
    seq::compare(|i| a.get(i), |i| b.get(i), op).map(Some)
}

#[cold]
#[inline(never)]
fn out_of_range(what: &str) -> PyErr {
    index_error(format!("{} out of range", what))
}

fn getitem(o: &AnyRef, k: &Value) -> R {
    let l = this::<PyList>(o);
    match subscript(k, "list")? {
        Subscript::Index(i) => l.at(i).ok_or_else(|| out_of_range("list index")),
        Subscript::Slice(s) => Ok(list(slice_of(l, s.resolve(|| l.len())?))),
    }
}

/// `v[start:stop:step]`; no slice object is made for a list.
pub fn get_slice(v: &Value, start: Value, stop: Value, step: Value) -> R {
    match v.down::<PyList>() {
        Some(l) => {
            let s = PySlice { start, stop, step };
            Ok(list(slice_of(l, s.resolve(|| l.len())?)))
        }
        None => ops::get_item(v, &slice(start, stop, step)),
    }
}

/// `v[start:stop:step] = x`
pub fn set_slice(v: &Value, start: Value, stop: Value, step: Value, x: Value) -> Result<(), PyErr> {
    match v.down::<PyList>() {
        Some(l) => assign_slice(l, &PySlice { start, stop, step }, &x),
        None => ops::set_item(v, &slice(start, stop, step), x),
    }
}

fn slice_of(l: &PyList, span: Span) -> Vec<Value> {
    if span.step == 1 {
        let start = span.start as usize;
        return l.range_vec(start, start + span.count);
    }
    l.with(|items| span.places().map(|at| items[at].clone()).collect())
}

fn setitem(o: &AnyRef, k: &Value, value: Value) -> Result<(), PyErr> {
    let l = this::<PyList>(o);
    match subscript(k, "list")? {
        Subscript::Index(i) => match place(i, l.len()) {
            Some(at) => {
                l.set(at, value);
                Ok(())
            }
            None => Err(out_of_range("list assignment index")),
        },
        Subscript::Slice(s) => assign_slice(l, &s, &value),
    }
}

fn assign_slice(l: &Ref<PyList>, s: &PySlice, value: &Value) -> Result<(), PyErr> {
    if super::slice::is_unit_step(s)? {
        let span = s.resolve(|| l.len())?;
        let new = new_items(value, "can only assign an iterable")?;
        // Making the new items may have changed the list.
        let len = l.len();
        let start = (span.start as usize).min(len);
        let stop = (span.stop.max(span.start) as usize).min(len);
        l.splice(start, stop, new);
        return Ok(());
    }
    let new = new_items(value, "must assign iterable to extended slice")?;
    let span = s.resolve(|| l.len())?;
    if new.len() != span.count {
        return Err(value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            new.len(),
            span.count
        )));
    }
    let old: Vec<Value> = l.with_mut(|items| {
        span.places().zip(new).map(|(at, v)| std::mem::replace(&mut items[at], v)).collect()
    });
    drop(old);
    Ok(())
}

/// The items to assign; `message` if `value` can't be iterated over.
fn new_items(value: &Value, message: &str) -> Result<Vec<Value>, PyErr> {
    if let Some(l) = value.down::<PyList>() {
        return Ok(l.range_vec(0, l.len()));
    }
    let mut new = Vec::new();
    match iter::iter(value) {
        Err(e) if e.is(&crate::core::exceptions::type_error_type()) => Err(type_error(message)),
        Err(e) => Err(e),
        Ok(mut it) => {
            it.collect_into(&mut new)?;
            Ok(new)
        }
    }
}

fn delitem(o: &AnyRef, k: &Value) -> Result<(), PyErr> {
    let l = this::<PyList>(o);
    match subscript(k, "list")? {
        Subscript::Index(i) => match place(i, l.len()) {
            Some(at) => {
                drop(l.remove(at));
                Ok(())
            }
            None => Err(out_of_range("list assignment index")),
        },
        Subscript::Slice(s) => {
            let span = s.resolve(|| l.len())?;
            delete_span(l, span);
            Ok(())
        }
    }
}

fn delete_span(l: &PyList, span: Span) {
    if span.count == 0 {
        return;
    }
    if span.step == 1 {
        return l.splice(span.start as usize, span.start as usize + span.count, Vec::new());
    }
    let (first, last) = (span.start, span.start + span.step * (span.count as i64 - 1));
    let (low, high, step) = (first.min(last), first.max(last), span.step.abs());
    let gone = |at: i64| at >= low && at <= high && (at - low) % step == 0;
    let mut kept = Vec::with_capacity(l.len() - span.count);
    let mut dropped = Vec::with_capacity(span.count);
    for (at, v) in l.take().into_iter().enumerate() {
        if gone(at as i64) {
            dropped.push(v)
        } else {
            kept.push(v)
        }
    }
    drop(l.replace(kept));
    drop(dropped)
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match op {
        BinOp::Add => match (native::<PyList>(a), native::<PyList>(b)) {
            (Some(a), Some(b)) => {
                let mut items = Vec::with_capacity(a.len() + b.len());
                a.with(|a| items.extend_from_slice(a));
                b.with(|b| items.extend_from_slice(b));
                Ok(Some(list(items)))
            }
            _ => Ok(None),
        },
        BinOp::Mul => {
            let (l, n) = match (native::<PyList>(a), native::<PyList>(b)) {
                (Some(l), _) => (l, b),
                (None, Some(l)) => (l, a),
                _ => return Ok(None),
            };
            match repetitions(n, l.len())? {
                Some(n) => Ok(Some(list(l.with(|items| repeat(items, n))))),
                None => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

fn inplace(op: BinOp, o: &AnyRef, other: &Value) -> Result<Option<Value>, PyErr> {
    let l = this::<PyList>(o);
    match op {
        BinOp::Add => extend_list(l, other)?,
        BinOp::Mul => match repetitions(other, l.len())? {
            Some(n) => {
                let items = l.with(|items| repeat(items, n));
                drop(l.replace(items));
            }
            None => return Ok(None),
        },
        _ => return Ok(None),
    }
    Ok(Some(Value::Obj(o.clone())))
}

/// `l.extend(other)`
pub fn extend_list(l: &Ref<PyList>, other: &Value) -> Result<(), PyErr> {
    if let Some(other) = other.down::<PyList>() {
        l.append_list(other);
        return Ok(());
    }
    if let Some(items) = other.down::<PyTuple>() {
        l.append(items.to_vec());
        return Ok(());
    }
    let mut it = iter::iter(other)?;
    while let Some(v) = it.next()? {
        l.push(v);
    }
    Ok(())
}

/// The first place in `start..stop` whose item equals `v`.
fn find(l: &PyList, v: &Value, start: usize, stop: i64) -> Result<Option<usize>, PyErr> {
    let mut at = start;
    loop {
        // As far as no comparison can run user code, look without cloning.
        let quick = l.with(|items| {
            while (at as i64) < stop && at < items.len() {
                match quick_eq(&items[at], v) {
                    Some(false) => at += 1,
                    known => return Some((known, items[at].clone())),
                }
            }
            None
        });
        match quick {
            None => return Ok(None),
            Some((Some(_), _)) => return Ok(Some(at)),
            Some((None, item)) => {
                if item_eq(&item, v)? {
                    return Ok(Some(at));
                }
                at += 1;
            }
        }
    }
}

fn new(_: &Type, _: &mut Args) -> R {
    Ok(list(Vec::new()))
}

fn init(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    args.between("list", 0, 1)?;
    let l = receiver::<PyList>(v)?;
    l.clear();
    match args.get(0) {
        Some(items) => extend_list(l, &items),
        None => Ok(()),
    }
}

fn append(v: &Value, args: &mut Args) -> R {
    args.exactly("list.append", 1)?;
    receiver::<PyList>(v)?.push(args.pos[0].take());
    Ok(Value::None)
}

fn clear(v: &Value, args: &mut Args) -> R {
    args.exactly("list.clear", 0)?;
    receiver::<PyList>(v)?.clear();
    Ok(Value::None)
}

fn copy(v: &Value, args: &mut Args) -> R {
    args.exactly("list.copy", 0)?;
    Ok(list(receiver::<PyList>(v)?.to_vec()))
}

fn count(v: &Value, args: &mut Args) -> R {
    args.exactly("list.count", 1)?;
    let (l, wanted) = (receiver::<PyList>(v)?, &args.pos[0]);
    let (mut n, mut at) = (0, 0);
    while let Some(item) = l.get(at) {
        n += item_eq(&item, wanted)? as i64;
        at += 1;
    }
    Ok(Value::Int(n))
}

fn extend_method(v: &Value, args: &mut Args) -> R {
    args.exactly("list.extend", 1)?;
    extend_list(receiver::<PyList>(v)?, &args.pos[0])?;
    Ok(Value::None)
}

/// The bounds of a search, as `index(x, start, stop)` takes them.
pub fn bounds(args: &Args, len: usize) -> Result<(usize, i64), PyErr> {
    let bound = |i: usize, absent: i64| -> Result<i64, PyErr> {
        let at = match args.pos.get(i) {
            Some(v) => match seq::as_index(v)? {
                Some(int) => seq::clamped(&int)?,
                None => {
                    return Err(type_error(
                        "slice indices must be integers or have an __index__ method",
                    ))
                }
            },
            None => absent,
        };
        Ok(if at < 0 { at.saturating_add(len as i64).max(0) } else { at })
    };
    Ok((crate::host::size(bound(1, 0)?), bound(2, i64::MAX)?))
}

fn index(v: &Value, args: &mut Args) -> R {
    args.no_keywords("list.index")?;
    args.between("index", 1, 3)?;
    let l = receiver::<PyList>(v)?;
    let (start, stop) = bounds(args, l.len())?;
    match find(l, &args.pos[0], start, stop)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => {
            let text = ops::repr(&args.pos[0])?.to_string_lossy();
            Err(value_error(format!("{} is not in list", text)))
        }
    }
}

fn insert(v: &Value, args: &mut Args) -> R {
    args.no_keywords("list.insert")?;
    args.exactly("insert", 2)?;
    let l = receiver::<PyList>(v)?;
    let at = to_i64(&args.pos[0])?;
    let at = if at < 0 { at.saturating_add(l.len() as i64).max(0) } else { at };
    l.insert(crate::host::size(at), args.pos[1].take());
    Ok(Value::None)
}

fn pop(v: &Value, args: &mut Args) -> R {
    args.no_keywords("list.pop")?;
    args.between("pop", 0, 1)?;
    let l = receiver::<PyList>(v)?;
    let last = match args.pos.first() {
        Some(k) => to_i64(k)?,
        None => -1,
    };
    if l.is_empty() {
        return Err(index_error("pop from empty list"));
    }
    let at = place(last, l.len()).and_then(|at| l.remove(at));
    at.ok_or_else(|| out_of_range("pop index"))
}

fn remove(v: &Value, args: &mut Args) -> R {
    args.exactly("list.remove", 1)?;
    let l = receiver::<PyList>(v)?;
    match find(l, &args.pos[0], 0, i64::MAX)? {
        Some(at) => {
            drop(l.remove(at));
            Ok(Value::None)
        }
        None => Err(value_error("list.remove(x): x not in list")),
    }
}

fn reverse(v: &Value, args: &mut Args) -> R {
    args.exactly("list.reverse", 0)?;
    receiver::<PyList>(v)?.reverse();
    Ok(Value::None)
}

fn sort(v: &Value, args: &mut Args) -> R {
    if !args.pos.is_empty() {
        return Err(type_error("sort() takes no positional arguments"));
    }
    let options = list_sort::Options::parse(args, "sort")?;
    list_sort::sort(receiver::<PyList>(v)?, &options)?;
    Ok(Value::None)
}

fn reversed(v: &Value, args: &mut Args) -> R {
    args.exactly("list.__reversed__", 0)?;
    Ok(iter::list_reverse_iterator(receiver::<PyList>(v)?))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

define_type!(
    pub fn list_type,
    TypeSpec {
        new: Some(new),
        init: Some(init),
        methods: &[
            method("append", append),
            method("clear", clear),
            method("copy", copy),
            method("count", count),
            method("extend", extend_method),
            method("index", index),
            method("insert", insert),
            method("pop", pop),
            method("remove", remove),
            method("reverse", reverse),
            method("sort", sort),
            method("__reversed__", reversed),
        ],
        vt: Some(|| &LIST),
        ops: &[BinOp::Add, BinOp::Mul],
        inplace_ops: &[BinOp::Add, BinOp::Mul],
        subclassable: true,
        generic: true,
        ..TypeSpec::new("list")
    }
);

/// `list(iterable)` for authors of the runtime.
pub fn list_from(iterable: &Value) -> Result<Vec<Value>, PyErr> {
    let mut items = Vec::new();
    extend(&mut items, iterable)?;
    Ok(items)
}

/// The error of `list + other`, where `other` is no list.
pub fn concat_error(other: &Value) -> PyErr {
    type_error(format!("can only concatenate list (not \"{}\") to list", type_name(other)))
}
