// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Range objects. Nearly all have machine words; others calculate with ints of any size.

use super::iter;
use super::key::hash_value;
use super::seq::{self, subscript, this, to_index, Subscript};
use super::slice::PySlice;
use super::tuple::TupleHash;
use super::{receiver, READ_ONLY};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::error::{index_error, overflow_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::StrBuilder;

pub struct PyRange {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// Number of items, an int of any size.
    pub len: Value,
}

/// A range of machine words: `start + i * step` for i below `len` never overflows.
#[derive(Clone, Copy)]
pub struct Words {
    pub start: i64,
    pub step: i64,
    pub len: i64,
}

/// The number of items, if it fits.
fn word_len(start: i64, stop: i64, step: i64) -> Option<i64> {
    let n = if step > 0 && start < stop {
        (stop.wrapping_sub(start) as u64 - 1) / step as u64 + 1
    } else if step < 0 && start > stop {
        (start.wrapping_sub(stop) as u64 - 1) / step.unsigned_abs() + 1
    } else {
        0
    };
    i64::try_from(n).ok()
}

fn big_len(start: &Value, stop: &Value, step: &Value) -> R {
    let (zero, one) = (Value::Int(0), Value::Int(1));
    let (low, high, step) = if ops::test_gt(step, &zero)? {
        (start, stop, step.clone())
    } else {
        (stop, start, ops::neg(step)?)
    };
    if ops::test_ge(low, high)? {
        return Ok(zero);
    }
    let between = ops::sub(&ops::sub(high, low)?, &one)?;
    ops::add(&ops::floor_div(&between, &step)?, &one)
}

impl PyRange {
    /// `range(start, stop, step)`; all three are ints.
    pub fn new(start: Value, stop: Value, step: Value) -> Result<PyRange, PyErr> {
        if let Value::Int(0) = step {
            return Err(value_error("range() arg 3 must not be zero"));
        }
        let len = match (&start, &stop, &step) {
            (Value::Int(a), Value::Int(b), Value::Int(s)) => word_len(*a, *b, *s).map(Value::Int),
            _ => None,
        };
        let len = match len {
            Some(len) => len,
            None => big_len(&start, &stop, &step)?,
        };
        Ok(PyRange { start, stop, step, len })
    }

    #[inline]
    pub fn words(&self) -> Option<Words> {
        match (&self.start, &self.step, &self.len) {
            (Value::Int(start), Value::Int(step), Value::Int(len)) => {
                // The last item may be too large although the first one is not.
                let span = (*len).max(1).checked_sub(1)?.checked_mul(*step)?;
                start.checked_add(span)?;
                Some(Words { start: *start, step: *step, len: *len })
            }
            _ => None,
        }
    }

    /// The item at a place known to be in range.
    fn at(&self, place: &Value) -> R {
        ops::add(&self.start, &ops::mul(place, &self.step)?)
    }

    fn len(&self) -> Result<usize, PyErr> {
        match self.len {
            Value::Int(n) if n > crate::host::LARGEST => {
                crate::core::run::refuse("a range this long has no length in WebAssembly")
            }
            Value::Int(n) => Ok(crate::host::size(n)),
            _ => Err(overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// Where an int is in the range.
    fn position(&self, v: &Value) -> Result<Option<Value>, PyErr> {
        if let (Some(w), Value::Int(v)) = (self.words(), v) {
            let distance = *v as i128 - w.start as i128;
            let at = distance / w.step as i128;
            let inside = distance % w.step as i128 == 0 && at >= 0 && at < w.len as i128;
            return Ok(if inside { Some(Value::Int(at as i64)) } else { None });
        }
        let zero = Value::Int(0);
        let inside = if ops::test_gt(&self.step, &zero)? {
            ops::test_le(&self.start, v)? && ops::test_lt(v, &self.stop)?
        } else {
            ops::test_le(v, &self.start)? && ops::test_lt(&self.stop, v)?
        };
        let distance = ops::sub(v, &self.start)?;
        if !inside || !ops::test_eq(&ops::modulo(&distance, &self.step)?, &zero)? {
            return Ok(None);
        }
        ops::floor_div(&distance, &self.step).map(Some)
    }
}

fn is_int(v: &Value) -> bool {
    match v {
        Value::Int(_) | Value::Bool(_) => true,
        Value::Obj(_) => type_of(v).same(&crate::num::int_type()),
        _ => false,
    }
}

fn repr(o: &AnyRef) -> Result<Str, PyErr> {
    let r = this::<PyRange>(o);
    let mut out = StrBuilder::new();
    out.push_ascii("range(");
    out.push_str(&*ops::repr(&r.start)?);
    out.push_ascii(", ");
    out.push_str(&*ops::repr(&r.stop)?);
    if !matches!(r.step, Value::Int(1)) {
        out.push_ascii(", ");
        out.push_str(&*ops::repr(&r.step)?);
    }
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let a = this::<PyRange>(o);
    let b = match other.down::<PyRange>() {
        Some(b) => b,
        None => return Ok(None),
    };
    let equal = match op {
        CmpOp::Eq | CmpOp::Ne => equal(a, b)?,
        _ => return Ok(None),
    };
    Ok(Some(Value::Bool(equal == (op == CmpOp::Eq))))
}

/// Ranges are equal if they have the same items.
fn equal(a: &PyRange, b: &PyRange) -> Result<bool, PyErr> {
    if !ops::test_eq(&a.len, &b.len)? {
        return Ok(false);
    }
    match a.len {
        Value::Int(0) => Ok(true),
        Value::Int(1) => ops::test_eq(&a.start, &b.start),
        _ => Ok(ops::test_eq(&a.start, &b.start)? && ops::test_eq(&a.step, &b.step)?),
    }
}

fn hash(o: &AnyRef) -> Result<i64, PyErr> {
    let r = this::<PyRange>(o);
    let mut hash = TupleHash::default();
    let (start, step) = match r.len {
        Value::Int(0) => (&Value::None, &Value::None),
        Value::Int(1) => (&r.start, &Value::None),
        _ => (&r.start, &r.step),
    };
    for v in [&r.len, start, step] {
        hash.add(hash_value(v)?);
    }
    Ok(hash.finish())
}

fn getitem(o: &AnyRef, k: &Value) -> R {
    let r = this::<PyRange>(o);
    if let (Value::Int(i), Some(w)) = (k, r.words()) {
        let at = if *i < 0 { i.wrapping_add(w.len) } else { *i };
        if at < 0 || at >= w.len {
            return Err(index_error("range object index out of range"));
        }
        return Ok(Value::Int(w.start + w.step * at));
    }
    if let Some(s) = k.down::<PySlice>() {
        let [start, stop, step] = s.indices(&r.len)?;
        let range = PyRange::new(r.at(&start)?, r.at(&stop)?, ops::mul(&r.step, &step)?)?;
        return Ok(Value::from(Ref::new(range)));
    }
    let mut at = match seq::as_index(k)? {
        Some(at) => at,
        // Raises the TypeError.
        None => match subscript(k, "range")? {
            Subscript::Index(i) => Value::Int(i),
            Subscript::Slice(_) => Value::None,
        },
    };
    let zero = Value::Int(0);
    if ops::test_lt(&at, &zero)? {
        at = ops::add(&at, &r.len)?;
    }
    if ops::test_lt(&at, &zero)? || ops::test_ge(&at, &r.len)? {
        return Err(index_error("range object index out of range"));
    }
    r.at(&at)
}

fn contains(o: &AnyRef, v: &Value) -> Result<bool, PyErr> {
    if is_int(v) {
        return Ok(this::<PyRange>(o).position(&to_index(v)?)?.is_some());
    }
    let mut it = iter::range_iter(this::<PyRange>(o));
    while let Some(item) = it.next()? {
        if super::key::item_eq(&item, v)? {
            return Ok(true);
        }
    }
    Ok(false)
}

static RANGE: VT = VT {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    len: Some(|o| this::<PyRange>(o).len()),
    truth: Some(|o| ops::truth(&this::<PyRange>(o).len)),
    getitem: Some(getitem),
    contains: Some(contains),
    iter: Some(|o| Ok(iter::range_iterator(this::<PyRange>(o)))),
    ..VT::new("range", drop_obj::<PyRange>, |_| range_type())
};

impl Payload for PyRange {
    fn vt() -> &'static VT {
        &RANGE
    }
}

fn new(_: &Type, args: &mut Args) -> R {
    args.between("range", 1, 3)?;
    let range = match args.pos {
        [stop] => PyRange::new(Value::Int(0), to_index(stop)?, Value::Int(1))?,
        [start, stop] => PyRange::new(to_index(start)?, to_index(stop)?, Value::Int(1))?,
        [start, stop, step] => {
            let (start, stop) = (to_index(start)?, to_index(stop)?);
            PyRange::new(start, stop, to_index(step)?)?
        }
        _ => return Err(type_error("range expected at most 3 arguments")),
    };
    Ok(Value::from(Ref::new(range)))
}

fn count(v: &Value, args: &mut Args) -> R {
    args.exactly("range.count", 1)?;
    let r = receiver::<PyRange>(v)?;
    if is_int(&args.pos[0]) {
        return Ok(Value::Int(r.position(&to_index(&args.pos[0])?)?.is_some() as i64));
    }
    let (mut n, mut it) = (0, iter::range_iter(r));
    while let Some(item) = it.next()? {
        n += super::key::item_eq(&item, &args.pos[0])? as i64;
    }
    Ok(Value::Int(n))
}

fn index(v: &Value, args: &mut Args) -> R {
    args.exactly("range.index", 1)?;
    let r = receiver::<PyRange>(v)?;
    if is_int(&args.pos[0]) {
        let wanted = to_index(&args.pos[0])?;
        return match r.position(&wanted)? {
            Some(at) => Ok(at),
            None => {
                let text = ops::repr(&args.pos[0])?.to_string_lossy();
                Err(value_error(format!("{} is not in range", text)))
            }
        };
    }
    let (mut at, mut it) = (0, iter::range_iter(r));
    while let Some(item) = it.next()? {
        if super::key::item_eq(&item, &args.pos[0])? {
            return Ok(Value::Int(at));
        }
        at += 1;
    }
    Err(value_error("sequence.index(x): x not in sequence"))
}

fn reversed(v: &Value, args: &mut Args) -> R {
    args.exactly("range.__reversed__", 0)?;
    let r = receiver::<PyRange>(v)?;
    let last = r.at(&ops::sub(&r.len, &Value::Int(1))?)?;
    let stop = ops::sub(&r.start, &r.step)?;
    let back = PyRange { start: last, stop, step: ops::neg(&r.step)?, len: r.len.clone() };
    Ok(iter::range_iterator(&Ref::new(back)))
}

define_type!(
    pub fn range_type,
    TypeSpec {
        new: Some(new),
        methods: &[
            MethodDef { name: "count", kind: MethodKind::Instance, f: count },
            MethodDef { name: "index", kind: MethodKind::Instance, f: index },
            MethodDef { name: "__reversed__", kind: MethodKind::Instance, f: reversed },
        ],
        getset: &[
            GetSetDef { name: "start", get: |v| Ok(receiver::<PyRange>(v)?.start.clone()), set: READ_ONLY },
            GetSetDef { name: "stop", get: |v| Ok(receiver::<PyRange>(v)?.stop.clone()), set: READ_ONLY },
            GetSetDef { name: "step", get: |v| Ok(receiver::<PyRange>(v)?.step.clone()), set: READ_ONLY },
        ],
        vt: Some(|| &RANGE),
        ..TypeSpec::new("range")
    }
);
