// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The types `set` and `frozenset`.

use super::iter;
use super::key::hash_value;
use super::seq::{self, this};
use super::set::{PyFrozenSet, PySet};
use super::set_ops as algebra;
use super::{any_set, native, receiver};
use crate::core::args::{Args, MethodKind, MethodOf};
use crate::core::error::{key_error, type_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;

static SET: VT = VT {
    repr: Some(|o| repr(o, this::<PySet>(o))),
    compare: Some(|o, other, op| compare(this::<PySet>(o), other, op)),
    len: Some(|o| Ok(this::<PySet>(o).len())),
    contains: Some(|o, v| contains(this::<PySet>(o), v)),
    iter: Some(|o| Ok(iter::set_iter(this::<PySet>(o)).into_value())),
    binary: Some(binary),
    inplace: Some(inplace),
    ..VT::new("set", drop_obj::<PySet>, |_| set_type())
};

static FROZENSET: VT = VT {
    repr: Some(|o| repr(o, this::<PyFrozenSet>(o))),
    hash: Some(|o| Ok(this::<PyFrozenSet>(o).hash())),
    compare: Some(|o, other, op| compare(this::<PyFrozenSet>(o), other, op)),
    len: Some(|o| Ok(this::<PyFrozenSet>(o).len())),
    contains: Some(|o, v| contains(this::<PyFrozenSet>(o), v)),
    iter: Some(|o| Ok(iter::frozenset_iter(this::<PyFrozenSet>(o)).into_value())),
    binary: Some(binary),
    ..VT::new("frozenset", drop_obj::<PyFrozenSet>, |_| frozenset_type())
};

impl Payload for PySet {
    #[inline(always)]
    fn vt() -> &'static VT {
        &SET
    }
}

impl Payload for PyFrozenSet {
    #[inline(always)]
    fn vt() -> &'static VT {
        &FROZENSET
    }
}

pub fn set_value(set: PySet) -> Value {
    Value::from(Ref::new(set))
}

thread_local! {
    static EMPTY: Value = Value::from(Ref::new(PyFrozenSet::new(PySet::new())));
}

/// A frozenset object; the empty one is always the same.
pub fn frozenset_value(set: PySet) -> Value {
    if set.is_empty() {
        return EMPTY.with(Value::clone);
    }
    Value::from(Ref::new(PyFrozenSet::new(set)))
}

/// A set of the kind that `like` is, as results of algebra are.
fn alike(like: &Value, set: PySet) -> Value {
    if native::<PyFrozenSet>(like).is_some() {
        Value::from(Ref::new(PyFrozenSet::new(set)))
    } else {
        set_value(set)
    }
}

fn repr(o: &AnyRef, set: &PySet) -> Result<Str, PyErr> {
    repr_named(&crate::core::types::class_of(o).name(), o.id(), set)
}

/// `__repr__`, which shows the name of a subclass.
fn repr_method(v: &Value, args: &mut Args) -> R {
    args.exactly("__repr__", 0)?;
    let set = of(v)?;
    let id = set as *const PySet as usize;
    Ok(Value::from(repr_named(&type_name(v), id, set)?))
}

fn repr_named(name: &str, id: usize, set: &PySet) -> Result<Str, PyErr> {
    if set.is_empty() {
        return Ok(Ref::new(format!("{}()", name).into()));
    }
    let _guard = match seq::ReprGuard::enter(id) {
        Some(guard) => guard,
        None => return Ok(Ref::new(format!("{}(...)", name).into())),
    };
    let keys = set.keys_vec();
    let item = |at: usize| keys.get(at).cloned();
    if name == "set" {
        return seq::repr_items("{", "}", item);
    }
    seq::repr_items(&format!("{}({{", name), "})", item)
}

fn compare(a: &PySet, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let b = match any_set(other) {
        Some(b) => b,
        None => return Ok(None),
    };
    let result = match op {
        CmpOp::Eq => a.len() == b.len() && algebra::is_subset(a, b)?,
        CmpOp::Ne => !(a.len() == b.len() && algebra::is_subset(a, b)?),
        CmpOp::Le => algebra::is_subset(a, b)?,
        CmpOp::Ge => algebra::is_subset(b, a)?,
        CmpOp::Lt => a.len() < b.len() && algebra::is_subset(a, b)?,
        CmpOp::Gt => b.len() < a.len() && algebra::is_subset(b, a)?,
    };
    Ok(Some(Value::Bool(result)))
}

/// The hash to look a key up by. A set, which has none, stands for the frozenset equal to it.
fn lookup_key(v: &Value) -> Result<(Value, i64), PyErr> {
    match native::<PySet>(v) {
        Some(set) => {
            let frozen = PyFrozenSet::new(set.copy());
            let hash = frozen.hash();
            Ok((Value::from(Ref::new(frozen)), hash))
        }
        None => Ok((v.clone(), hash_value(v)?)),
    }
}

fn contains(set: &PySet, v: &Value) -> Result<bool, PyErr> {
    if native::<PySet>(v).is_none() {
        return set.contains(v);
    }
    let (key, hash) = lookup_key(v)?;
    set.contains_hashed(&key, hash)
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    let set = match (any_set(a), any_set(b)) {
        (Some(set), Some(_)) => set,
        _ => return Ok(None),
    };
    let result = match op {
        BinOp::And => algebra::intersection(set, b)?,
        BinOp::Or => {
            let result = set.copy();
            algebra::update(&result, b)?;
            result
        }
        BinOp::Sub => algebra::difference(set, b)?,
        BinOp::Xor => algebra::symmetric_difference(set, b)?,
        _ => return Ok(None),
    };
    Ok(Some(alike(a, result)))
}

fn inplace(op: BinOp, o: &AnyRef, other: &Value) -> Result<Option<Value>, PyErr> {
    let set = this::<PySet>(o);
    if any_set(other).is_none() {
        return Ok(None);
    }
    match op {
        BinOp::And => {
            let result = algebra::intersection(set, other)?;
            set.set_table(result.take_table());
        }
        BinOp::Or => algebra::update(set, other)?,
        BinOp::Sub => algebra::difference_update(set, other)?,
        BinOp::Xor => algebra::symmetric_difference_update(set, other)?,
        _ => return Ok(None),
    }
    Ok(Some(Value::Obj(o.clone())))
}

fn new_set(_: &Type, _: &mut Args) -> R {
    Ok(set_value(PySet::new()))
}

fn init_set(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    args.between("set", 0, 1)?;
    let set = receiver::<PySet>(v)?;
    set.clear();
    match args.get(0) {
        Some(items) => algebra::update(set, &items),
        None => Ok(()),
    }
}

fn new_frozenset(_: &Type, args: &mut Args) -> R {
    args.between("frozenset", 0, 1)?;
    match args.get(0) {
        None => Ok(frozenset_value(PySet::new())),
        Some(v) if v.down::<PyFrozenSet>().is_some() => Ok(v),
        Some(v) => Ok(frozenset_value(algebra::set_from(&v)?)),
    }
}

/// The receiver of a method that both types have.
fn of(v: &Value) -> Result<&PySet, PyErr> {
    any_set(v).ok_or_else(|| {
        type_error(format!("descriptor requires a 'set' object but received a '{}'", type_name(v)))
    })
}

/// Of a method that frozenset has, too.
fn one_argument(v: &Value, args: &Args, name: &str) -> Result<(), PyErr> {
    if args.pos.len() == 1 && args.kw.is_empty() {
        return Ok(());
    }
    let class = if v.down::<PyFrozenSet>().is_some() { "frozenset" } else { "set" };
    args.exactly(&format!("{}.{}", class, name), 1)
}

fn no_keywords(args: &Args, name: &str) -> Result<(), PyErr> {
    args.between(name, 0, usize::MAX)
}

fn add(v: &Value, args: &mut Args) -> R {
    args.exactly("set.add", 1)?;
    receiver::<PySet>(v)?.add(args.pos[0].take())?;
    Ok(Value::None)
}

fn clear(v: &Value, args: &mut Args) -> R {
    args.exactly("set.clear", 0)?;
    receiver::<PySet>(v)?.clear();
    Ok(Value::None)
}

fn copy(v: &Value, args: &mut Args) -> R {
    let owner = if v.down::<PyFrozenSet>().is_some() { "frozenset.copy" } else { "set.copy" };
    args.exactly(owner, 0)?;
    if v.down::<PyFrozenSet>().is_some() {
        return Ok(v.clone());
    }
    Ok(alike(v, of(v)?.copy()))
}

fn discard(v: &Value, args: &mut Args) -> R {
    args.exactly("set.discard", 1)?;
    let (key, hash) = lookup_key(&args.pos[0])?;
    receiver::<PySet>(v)?.discard_hashed(&key, hash)?;
    Ok(Value::None)
}

fn remove(v: &Value, args: &mut Args) -> R {
    args.exactly("set.remove", 1)?;
    let (key, hash) = lookup_key(&args.pos[0])?;
    if receiver::<PySet>(v)?.discard_hashed(&key, hash)? {
        return Ok(Value::None);
    }
    Err(key_error(args.pos[0].take()))
}

fn pop(v: &Value, args: &mut Args) -> R {
    args.exactly("set.pop", 0)?;
    let popped = receiver::<PySet>(v)?.pop();
    popped.ok_or_else(|| key_error(Value::from("pop from an empty set")))
}

fn difference(v: &Value, args: &mut Args) -> R {
    no_keywords(args, "difference")?;
    let result = match args.pos.first() {
        None => of(v)?.copy(),
        Some(first) => algebra::difference(of(v)?, first)?,
    };
    for other in args.pos.iter().skip(1) {
        algebra::difference_update(&result, other)?;
    }
    Ok(alike(v, result))
}

fn difference_update(v: &Value, args: &mut Args) -> R {
    no_keywords(args, "difference_update")?;
    let set = receiver::<PySet>(v)?;
    for other in args.pos.iter() {
        algebra::difference_update(set, other)?;
    }
    Ok(Value::None)
}

fn intersect_all(v: &Value, args: &Args) -> Result<PySet, PyErr> {
    let mut others = args.pos.iter();
    let mut result = match others.next() {
        None => return Ok(of(v)?.copy()),
        Some(first) => algebra::intersection(of(v)?, first)?,
    };
    for other in others {
        result = algebra::intersection(&result, other)?;
    }
    Ok(result)
}

fn intersection(v: &Value, args: &mut Args) -> R {
    no_keywords(args, "intersection")?;
    Ok(alike(v, intersect_all(v, args)?))
}

fn intersection_update(v: &Value, args: &mut Args) -> R {
    no_keywords(args, "intersection_update")?;
    let result = intersect_all(v, args)?;
    receiver::<PySet>(v)?.set_table(result.take_table());
    Ok(Value::None)
}

fn symmetric_difference(v: &Value, args: &mut Args) -> R {
    one_argument(v, args, "symmetric_difference")?;
    Ok(alike(v, algebra::symmetric_difference(of(v)?, &args.pos[0])?))
}

fn symmetric_difference_update(v: &Value, args: &mut Args) -> R {
    args.exactly("set.symmetric_difference_update", 1)?;
    algebra::symmetric_difference_update(receiver::<PySet>(v)?, &args.pos[0])?;
    Ok(Value::None)
}

fn union(v: &Value, args: &mut Args) -> R {
    no_keywords(args, "union")?;
    let result = of(v)?.copy();
    for other in args.pos.iter() {
        algebra::update(&result, other)?;
    }
    Ok(alike(v, result))
}

fn update(v: &Value, args: &mut Args) -> R {
    no_keywords(args, "update")?;
    let set = receiver::<PySet>(v)?;
    for other in args.pos.iter() {
        algebra::update(set, other)?;
    }
    Ok(Value::None)
}

fn isdisjoint(v: &Value, args: &mut Args) -> R {
    one_argument(v, args, "isdisjoint")?;
    Ok(Value::Bool(algebra::is_disjoint(of(v)?, &args.pos[0])?))
}

/// Calls `f` with the set behind an argument, made from it if it is another iterable.
fn with_set<T>(v: &Value, f: impl FnOnce(&PySet) -> Result<T, PyErr>) -> Result<T, PyErr> {
    match any_set(v) {
        Some(set) => f(set),
        None => f(&algebra::set_from(v)?),
    }
}

fn issubset(v: &Value, args: &mut Args) -> R {
    one_argument(v, args, "issubset")?;
    let set = of(v)?;
    Ok(Value::Bool(with_set(&args.pos[0], |other| algebra::is_subset(set, other))?))
}

fn issuperset(v: &Value, args: &mut Args) -> R {
    one_argument(v, args, "issuperset")?;
    let set = of(v)?;
    Ok(Value::Bool(with_set(&args.pos[0], |other| algebra::is_subset(other, set))?))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method that gets an instance of a subclass itself.
const fn on_object<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

const OPERATORS: &[BinOp] = &[BinOp::And, BinOp::Or, BinOp::Sub, BinOp::Xor];

define_type!(
    pub fn set_type,
    TypeSpec {
        new: Some(new_set),
        init: Some(init_set),
        methods: &[
            method("add", add),
            method("clear", clear),
            on_object("copy", copy),
            method("discard", discard),
            method("difference", difference),
            method("difference_update", difference_update),
            method("intersection", intersection),
            method("intersection_update", intersection_update),
            method("isdisjoint", isdisjoint),
            method("issubset", issubset),
            method("issuperset", issuperset),
            method("pop", pop),
            method("remove", remove),
            method("symmetric_difference", symmetric_difference),
            method("symmetric_difference_update", symmetric_difference_update),
            method("union", union),
            method("update", update),
            on_object("__repr__", repr_method),
        ],
        vt: Some(|| &SET),
        ops: OPERATORS,
        inplace_ops: OPERATORS,
        subclassable: true,
        generic: true,
        ..TypeSpec::new("set")
    }
);

define_type!(
    pub fn frozenset_type,
    TypeSpec {
        new: Some(new_frozenset),
        methods: &[
            on_object("copy", copy),
            method("difference", difference),
            method("intersection", intersection),
            method("isdisjoint", isdisjoint),
            method("issubset", issubset),
            method("issuperset", issuperset),
            method("symmetric_difference", symmetric_difference),
            method("union", union),
            on_object("__repr__", repr_method),
        ],
        vt: Some(|| &FROZENSET),
        ops: OPERATORS,
        subclassable: true,
        generic: true,
        ..TypeSpec::new("frozenset")
    }
);
