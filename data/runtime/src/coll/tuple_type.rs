// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The type `tuple`: operators, subscripts and methods.

use super::iter;
use super::key::item_eq;
use super::list_type::{bounds, list_from};
use super::seq::{self, repeat, repetitions, subscript, this, Subscript};
use super::tuple::{tuple, PyTuple};
use super::{native, receiver};
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::error::{index_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;

static TUPLE: VT = VT {
    repr: Some(repr),
    hash: Some(|o| this::<PyTuple>(o).hash()),
    compare: Some(compare),
    len: Some(|o| Ok(this::<PyTuple>(o).len())),
    getitem: Some(getitem),
    contains: Some(|o, v| {
        for item in this::<PyTuple>(o).iter() {
            if item_eq(item, v)? {
                return Ok(true);
            }
        }
        Ok(false)
    }),
    iter: Some(|o| Ok(iter::tuple_iterator(this::<PyTuple>(o)))),
    binary: Some(binary),
    ..VT::new("tuple", drop_obj::<PyTuple>, |_| tuple_type())
};

impl Payload for PyTuple {
    #[inline(always)]
    fn vt() -> &'static VT {
        &TUPLE
    }
}

/// The repr of a tuple's items, also that of a named tuple without its name.
fn repr(o: &AnyRef) -> Result<Str, PyErr> {
    let items = this::<PyTuple>(o);
    if items.is_empty() {
        return Ok(seq::ascii("()"));
    }
    match seq::ReprGuard::enter(o.id()) {
        Some(_guard) => {
            let close = if items.len() == 1 { ",)" } else { ")" };
            seq::repr_items("(", close, |at| items.get(at).cloned())
        }
        None => Ok(seq::ascii("(...)")),
    }
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let a = this::<PyTuple>(o);
    let b = match native::<PyTuple>(other) {
        Some(b) => b,
        None => return Ok(None),
    };
    if a.len() != b.len() && matches!(op, CmpOp::Eq | CmpOp::Ne) {
        // Comparing the common part can only have side effects through user code.
        if !a.iter().zip(b.iter()).any(|(x, y)| super::key::quick_eq(x, y).is_none()) {
            return Ok(Some(Value::Bool(op == CmpOp::Ne)));
        }
    }
    for (x, y) in a.iter().zip(b.iter()) {
        if !item_eq(x, y)? {
            if let (Value::Int(x), Value::Int(y)) = (x, y) {
                return Ok(Some(Value::Bool(seq::order(x, y, op))));
            }
            return match op {
                CmpOp::Eq => Ok(Some(Value::Bool(false))),
                CmpOp::Ne => Ok(Some(Value::Bool(true))),
                CmpOp::Lt => ops::lt(x, y).map(Some),
                CmpOp::Le => ops::le(x, y).map(Some),
                CmpOp::Gt => ops::gt(x, y).map(Some),
                CmpOp::Ge => ops::ge(x, y).map(Some),
            };
        }
    }
    Ok(Some(Value::Bool(seq::order(a.len(), b.len(), op))))
}

fn getitem(o: &AnyRef, k: &Value) -> R {
    let items = this::<PyTuple>(o);
    match subscript(k, "tuple")? {
        Subscript::Index(i) => match seq::place(i, items.len()) {
            Some(at) => Ok(items[at].clone()),
            None => Err(index_error("tuple index out of range")),
        },
        Subscript::Slice(s) => {
            let span = s.resolve(|| items.len())?;
            if span.step == 1 && span.count == items.len() {
                return Ok(Value::Obj(o.clone()));
            }
            Ok(tuple(span.places().map(|at| items[at].clone()).collect()))
        }
    }
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match op {
        BinOp::Add => match (native::<PyTuple>(a), native::<PyTuple>(b)) {
            (Some(x), Some(y)) if y.is_empty() => Ok(Some(Value::from(x.clone()))),
            (Some(x), Some(y)) if x.is_empty() => Ok(Some(Value::from(y.clone()))),
            (Some(x), Some(y)) => {
                let mut items = Vec::with_capacity(x.len() + y.len());
                items.extend_from_slice(x);
                items.extend_from_slice(y);
                Ok(Some(tuple(items)))
            }
            _ => Ok(None),
        },
        BinOp::Mul => {
            let (t, n) = match (native::<PyTuple>(a), native::<PyTuple>(b)) {
                (Some(t), _) => (t, b),
                (None, Some(t)) => (t, a),
                _ => return Ok(None),
            };
            match repetitions(n, t.len())? {
                Some(1) => Ok(Some(Value::from(t.clone()))),
                Some(n) => Ok(Some(tuple(repeat(t, n)))),
                None => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

fn new(_: &Type, args: &mut Args) -> R {
    args.between("tuple", 0, 1)?;
    match args.get(0) {
        Some(items) => tuple_from(items),
        None => Ok(tuple(Vec::new())),
    }
}

/// `tuple(iterable)`; a tuple stays the same object.
pub fn tuple_from(iterable: Value) -> R {
    if iterable.down::<PyTuple>().is_some() {
        return Ok(iterable);
    }
    Ok(tuple(list_from(&iterable)?))
}

fn count(v: &Value, args: &mut Args) -> R {
    args.exactly("tuple.count", 1)?;
    let mut n = 0;
    for item in receiver::<PyTuple>(v)?.iter() {
        n += item_eq(item, &args.pos[0])? as i64;
    }
    Ok(Value::Int(n))
}

fn index(v: &Value, args: &mut Args) -> R {
    args.no_keywords("tuple.index")?;
    args.between("index", 1, 3)?;
    let items = receiver::<PyTuple>(v)?;
    let (start, stop) = bounds(args, items.len())?;
    for (at, item) in items.iter().enumerate().skip(start) {
        if at as i64 >= stop {
            break;
        }
        if item_eq(item, &args.pos[0])? {
            return Ok(Value::Int(at as i64));
        }
    }
    Err(value_error("tuple.index(x): x not in tuple"))
}

fn getnewargs(v: &Value, args: &mut Args) -> R {
    args.exactly("tuple.__getnewargs__", 0)?;
    Ok(tuple(vec![tuple(receiver::<PyTuple>(v)?.to_vec())]))
}

define_type!(
    pub fn tuple_type,
    TypeSpec {
        new: Some(new),
        methods: &[
            MethodDef { name: "count", kind: MethodKind::Instance, f: count },
            MethodDef { name: "index", kind: MethodKind::Instance, f: index },
            MethodDef { name: "__getnewargs__", kind: MethodKind::Instance, f: getnewargs },
        ],
        vt: Some(|| &TUPLE),
        ops: &[BinOp::Add, BinOp::Mul],
        subclassable: true,
        generic: true,
        ..TypeSpec::new("tuple")
    }
);

/// The tuple behind a value, of a subclass too.
pub fn as_tuple(v: &Value) -> Option<&Ref<PyTuple>> {
    native::<PyTuple>(v)
}
