// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The type `deque`.

use super::deque::Deque;
use crate::coll::iter::{iter, SharedIter};
use crate::coll::iter_types::itself;
use crate::coll::key::item_eq;
use crate::coll::params::parse;
use crate::coll::seq::{self, as_index, place, repetitions, this, to_i64};
use crate::coll::{native, receiver, tuple};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::call::call;
use crate::core::error::{index_error, runtime_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::StrBuilder;
use std::cell::Cell;

static DEQUE: VT = VT {
    repr: Some(|o| repr(o.id(), this::<Deque>(o), "deque")),
    compare: Some(compare),
    len: Some(|o| Ok(this::<Deque>(o).len())),
    getitem: Some(|o, k| {
        let d = this::<Deque>(o);
        d.get(index(d, k)?).ok_or_else(out_of_range)
    }),
    setitem: Some(|o, k, v| {
        let d = this::<Deque>(o);
        let at = index(d, k)?;
        d.set(at, v);
        Ok(())
    }),
    delitem: Some(|o, k| {
        let d = this::<Deque>(o);
        let at = index(d, k)?;
        drop(d.remove(at));
        Ok(())
    }),
    contains: Some(|o, v| {
        Ok(find(this::<Deque>(o), v, 0, usize::MAX, "deque mutated during iteration")?.is_some())
    }),
    iter: Some(|o| Ok(iterator(this::<Deque>(o)))),
    binary: Some(binary),
    inplace: Some(inplace),
    ..VT::new("deque", drop_obj::<Deque>, |_| deque_type())
};

impl Payload for Deque {
    fn vt() -> &'static VT {
        &DEQUE
    }
}

#[cold]
fn out_of_range() -> PyErr {
    index_error("deque index out of range")
}

fn index(d: &Deque, k: &Value) -> Result<usize, PyErr> {
    let i = match k {
        Value::Int(i) => *i,
        _ => match as_index(k)? {
            Some(Value::Int(i)) => i,
            Some(_) => return Err(out_of_range()),
            None => {
                return Err(type_error(format!(
                    "sequence index must be integer, not '{}'",
                    type_name(k)
                )))
            }
        },
    };
    place(i, d.len()).ok_or_else(out_of_range)
}

fn repr(id: usize, d: &Deque, name: &str) -> Result<Str, PyErr> {
    let items = match seq::ReprGuard::enter(id) {
        Some(_guard) => {
            let items = d.to_vec();
            seq::repr_items("[", "]", |at| items.get(at).cloned())?
        }
        None => return Ok(seq::ascii("[...]")),
    };
    let mut out = StrBuilder::new();
    out.push_utf8(name);
    out.push_ascii("(");
    out.push_str(&*items);
    if let Some(max) = d.max_len() {
        out.push_ascii(&format!(", maxlen={}", max));
    }
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let a = this::<Deque>(o);
    let b = match native::<Deque>(other) {
        Some(b) => b,
        None => return Ok(None),
    };
    if a.len() != b.len() && matches!(op, CmpOp::Eq | CmpOp::Ne) {
        return Ok(Some(Value::Bool(op == CmpOp::Ne)));
    }
    seq::compare(|i| a.get(i), |i| b.get(i), op).map(Some)
}

fn find(
    d: &Deque,
    v: &Value,
    start: usize,
    stop: usize,
    changed: &str,
) -> Result<Option<usize>, PyErr> {
    let state = d.state();
    for at in start..stop.min(d.len()) {
        let item = match d.get(at) {
            Some(item) => item,
            None => break,
        };
        let equal = item_eq(&item, v)?;
        if d.state() != state {
            return Err(runtime_error(changed));
        }
        if equal {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn copy_of(d: &Deque) -> Deque {
    let copy = Deque::new(d.max_len());
    for v in d.to_vec() {
        copy.push_back(v);
    }
    copy
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match (op, native::<Deque>(a), native::<Deque>(b)) {
        (BinOp::Add, Some(a), Some(b)) => {
            let result = copy_of(a);
            for v in b.to_vec() {
                result.push_back(v);
            }
            Ok(Some(Value::from(Ref::new(result))))
        }
        (BinOp::Add, Some(_), None) => Err(type_error(format!(
            "can only concatenate deque (not \"{}\") to deque",
            type_name(b)
        ))),
        (BinOp::Mul, Some(d), _) => repeated(d, b),
        (BinOp::Mul, None, Some(d)) => repeated(d, a),
        _ => Ok(None),
    }
}

fn repeated(d: &Deque, n: &Value) -> Result<Option<Value>, PyErr> {
    let n = match repetitions(n, d.len())? {
        Some(n) => n,
        None => return Ok(None),
    };
    let result = Deque::new(d.max_len());
    let items = d.to_vec();
    for _ in 0..n {
        for v in &items {
            result.push_back(v.clone());
        }
    }
    Ok(Some(Value::from(Ref::new(result))))
}

fn inplace(op: BinOp, o: &AnyRef, other: &Value) -> Result<Option<Value>, PyErr> {
    let d = this::<Deque>(o);
    match op {
        BinOp::Add => extend_back(d, other)?,
        BinOp::Mul => {
            let n = match repetitions(other, d.len())? {
                Some(n) => n,
                None => return Ok(None),
            };
            let items = d.to_vec();
            if n == 0 {
                d.clear();
            }
            for _ in 1..n {
                for v in &items {
                    d.push_back(v.clone());
                }
            }
        }
        _ => return Ok(None),
    }
    Ok(Some(Value::Obj(o.clone())))
}

fn extend_back(d: &Ref<Deque>, other: &Value) -> Result<(), PyErr> {
    let mut it = match native::<Deque>(other) {
        Some(same) if same.same(d) => iter(&crate::coll::list(d.to_vec()))?,
        _ => iter(other)?,
    };
    while let Some(v) = it.next()? {
        d.push_back(v);
    }
    Ok(())
}

struct DequeIterator {
    deque: Ref<Deque>,
    state: u64,
    back: bool,
    /// How many were given.
    given: Cell<usize>,
}

fn iterator(d: &Ref<Deque>) -> Value {
    let it = DequeIterator { deque: d.clone(), state: d.state(), back: false, given: Cell::new(0) };
    Value::from(Ref::new(it))
}

impl Payload for DequeIterator {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(|o| {
                let it = this::<DequeIterator>(o);
                let (len, given) = (it.deque.len(), it.given.get());
                if it.deque.state() != it.state {
                    it.given.set(usize::MAX);
                    return Err(runtime_error("deque mutated during iteration"));
                }
                if given >= len {
                    return Ok(None);
                }
                it.given.set(given + 1);
                Ok(it.deque.get(if it.back { len - 1 - given } else { given }))
            }),
            ..VT::new("_deque_iterator", drop_obj::<DequeIterator>, |_| deque_iterator_type())
        };
        &VTABLE
    }
}

define_type!(
    pub fn deque_iterator_type,
    TypeSpec {
        module: "_collections",
        vt: Some(DequeIterator::vt),
        methods: &[MethodDef {
            name: "__length_hint__",
            kind: MethodKind::Instance,
            f: |v, _| {
                let it = receiver::<DequeIterator>(v)?;
                Ok(Value::Int(it.deque.len().saturating_sub(it.given.get()) as i64))
            },
        }],
        ..TypeSpec::new("_deque_iterator")
    }
);

fn new(_: &Type, _: &mut Args) -> R {
    Ok(Value::from(Ref::new(Deque::default())))
}

fn init(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    let [iterable, max_len] = parse(args, "deque", ["iterable", "maxlen"], 0, 2)?;
    let d = receiver::<Deque>(v)?;
    let max_len = match max_len {
        Value::Unbound | Value::None => None,
        v => match as_index(&v)? {
            Some(Value::Int(n)) if n >= 0 => Some(crate::host::size(n)),
            Some(_) => return Err(value_error("maxlen must be non-negative")),
            None => return Err(type_error("an integer is required")),
        },
    };
    d.set_max_len(max_len);
    d.clear();
    if iterable.is_unbound() {
        return Ok(());
    }
    extend_back(d, &iterable)
}

fn append(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.append", 1)?;
    receiver::<Deque>(v)?.push_back(args.pos[0].take());
    Ok(Value::None)
}

fn append_left(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.appendleft", 1)?;
    receiver::<Deque>(v)?.push_front(args.pos[0].take());
    Ok(Value::None)
}

fn clear(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.clear", 0)?;
    receiver::<Deque>(v)?.clear();
    Ok(Value::None)
}

fn copy(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.copy", 0)?;
    let d = receiver::<Deque>(v)?;
    if v.down::<Deque>().is_some() {
        return Ok(Value::from(Ref::new(copy_of(d))));
    }
    let class = Value::from(type_of(v));
    match d.max_len() {
        None => call(&class, &mut [v.clone()]),
        Some(max) => call(&class, &mut [v.clone(), Value::Int(max as i64)]),
    }
}

fn count(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.count", 1)?;
    let d = receiver::<Deque>(v)?;
    let state = d.state();
    let mut n = 0;
    for item in d.to_vec() {
        n += item_eq(&item, &args.pos[0])? as i64;
        if d.state() != state {
            return Err(runtime_error("deque mutated during iteration"));
        }
    }
    Ok(Value::Int(n))
}

fn extend(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.extend", 1)?;
    extend_back(receiver::<Deque>(v)?, &args.pos[0])?;
    Ok(Value::None)
}

fn extend_left(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.extendleft", 1)?;
    let d = receiver::<Deque>(v)?;
    let it = match native::<Deque>(&args.pos[0]) {
        Some(same) if same.same(d) => SharedIter::over(&crate::coll::list(d.to_vec()))?,
        _ => SharedIter::over(&args.pos[0])?,
    };
    while let Some(item) = it.next()? {
        d.push_front(item);
    }
    Ok(Value::None)
}

fn index_method(v: &Value, args: &mut Args) -> R {
    args.between("index", 1, 3)?;
    let d = receiver::<Deque>(v)?;
    let (start, stop) = crate::coll::list_type::bounds(args, d.len())?;
    let changed = "deque mutated during iteration";
    match find(d, &args.pos[0], start, crate::host::size(stop), changed)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(absent(&args.pos[0])),
    }
}

fn absent(v: &Value) -> PyErr {
    match ops::repr(v) {
        Ok(text) => value_error(format!("{} is not in deque", text.to_string_lossy())),
        Err(e) => e,
    }
}

fn insert(v: &Value, args: &mut Args) -> R {
    args.exactly("insert", 2)?;
    let d = receiver::<Deque>(v)?;
    let at = to_i64(&args.pos[0])?;
    if d.max_len() == Some(d.len()) {
        return Err(index_error("deque already at its maximum size"));
    }
    let at = if at < 0 { at.saturating_add(d.len() as i64).max(0) } else { at };
    d.insert(crate::host::size(at), args.pos[1].take());
    Ok(Value::None)
}

fn pop(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.pop", 0)?;
    receiver::<Deque>(v)?.pop_back().ok_or_else(|| index_error("pop from an empty deque"))
}

fn pop_left(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.popleft", 0)?;
    receiver::<Deque>(v)?.pop_front().ok_or_else(|| index_error("pop from an empty deque"))
}

fn remove(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.remove", 1)?;
    let d = receiver::<Deque>(v)?;
    match find(d, &args.pos[0], 0, usize::MAX, "deque mutated during remove().")? {
        Some(at) => {
            drop(d.remove(at));
            Ok(Value::None)
        }
        None => Err(absent(&args.pos[0])),
    }
}

fn reverse(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.reverse", 0)?;
    receiver::<Deque>(v)?.reverse();
    Ok(Value::None)
}

fn rotate(v: &Value, args: &mut Args) -> R {
    args.between("rotate", 0, 1)?;
    let n = match args.pos.first() {
        Some(n) => to_i64(n)?,
        None => 1,
    };
    receiver::<Deque>(v)?.rotate(n);
    Ok(Value::None)
}

fn reversed(v: &Value, args: &mut Args) -> R {
    args.exactly("deque.__reversed__", 0)?;
    let d = receiver::<Deque>(v)?;
    let it = DequeIterator { deque: d.clone(), state: d.state(), back: true, given: Cell::new(0) };
    Ok(Value::from(Ref::new(it)))
}

fn reduce(v: &Value, args: &mut Args) -> R {
    args.exactly("__reduce__", 0)?;
    let d = receiver::<Deque>(v)?;
    let arguments = match d.max_len() {
        None => Vec::new(),
        Some(max) => vec![tuple(Vec::new()), Value::Int(max as i64)],
    };
    Ok(tuple(vec![Value::from(type_of(v)), tuple(arguments), Value::None, iterator(d)]))
}

fn repr_method(v: &Value, args: &mut Args) -> R {
    args.exactly("__repr__", 0)?;
    let d = receiver::<Deque>(v)?;
    Ok(Value::from(repr(d.id(), d, &type_of(v).name())?))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method that gets an instance of a subclass itself.
const fn on_object<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

define_type!(
    pub fn deque_type,
    TypeSpec {
        module: "collections",
        new: Some(new),
        init: Some(init),
        methods: &[
            method("append", append),
            method("appendleft", append_left),
            method("clear", clear),
            on_object("copy", copy),
            on_object("__copy__", copy),
            method("count", count),
            method("extend", extend),
            method("extendleft", extend_left),
            method("index", index_method),
            method("insert", insert),
            method("pop", pop),
            method("popleft", pop_left),
            method("remove", remove),
            method("reverse", reverse),
            method("rotate", rotate),
            method("__reversed__", reversed),
            on_object("__repr__", repr_method),
            on_object("__reduce__", reduce),
        ],
        getset: &[GetSetDef {
            name: "maxlen",
            get: |v| {
                let max = receiver::<Deque>(v)?.max_len();
                Ok(max.map_or(Value::None, |n| Value::Int(n as i64)))
            },
            set: None,
        }],
        vt: Some(|| &DEQUE),
        ops: &[BinOp::Add, BinOp::Mul],
        inplace_ops: &[BinOp::Add, BinOp::Mul],
        subclassable: true,
        generic: true,
        in_c: true,
        ..TypeSpec::new("deque")
    }
);
