// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Slice objects, and what they select from a sequence.

use super::seq::{as_index, clamped, this, to_index};
use super::tuple::tuple;
use super::READ_ONLY;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::StrBuilder;

pub struct PySlice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

/// The places `start, start + step, ...` of a sequence, `count` of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Span {
    /// The selected places in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |i| (self.start + self.step * i as i64) as usize)
    }
}

/// `slice(start, stop, step)`; None stands for an absent part.
pub fn slice(start: Value, stop: Value, step: Value) -> Value {
    Value::from(Ref::new(PySlice { start, stop, step }))
}

fn part(v: &Value, absent: i64) -> Result<i64, PyErr> {
    match v {
        Value::Int(i) => Ok(*i),
        Value::None => Ok(absent),
        _ => match as_index(v)? {
            Some(int) => clamped(&int),
            None => Err(type_error(
                "slice indices must be integers or None or have an __index__ method",
            )),
        },
    }
}

impl PySlice {
    /// The three parts as machine words, as they are before the length is known.
    fn unpack(&self) -> Result<(i64, i64, i64), PyErr> {
        let step = part(&self.step, 1)?;
        if step == 0 {
            return Err(value_error("slice step cannot be zero"));
        }
        // Negating it must not overflow.
        let step = step.max(-i64::MAX);
        let start = part(&self.start, if step < 0 { i64::MAX } else { 0 })?;
        let stop = part(&self.stop, if step < 0 { i64::MIN } else { i64::MAX })?;
        Ok((start, stop, step))
    }

    /// What the slice selects from a sequence of `len()` items. The length is asked for last, since
    /// `__index__` may change it.
    pub fn resolve(&self, len: impl FnOnce() -> usize) -> Result<Span, PyErr> {
        let (start, stop, step) = self.unpack()?;
        let len = len() as i64;
        let (lowest, highest) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let bound = |i: i64| {
            if i < 0 {
                (i.saturating_add(len)).max(lowest)
            } else {
                i.min(highest)
            }
        };
        let (start, stop) = (bound(start), bound(stop));
        let count = if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        };
        Ok(Span { start, stop, step, count: crate::host::size(count) })
    }

    /// `slice.indices(len)` for a length of any size.
    pub(super) fn indices(&self, len: &Value) -> Result<[Value; 3], PyErr> {
        let zero = Value::Int(0);
        let step = match &self.step {
            Value::None => Value::Int(1),
            v => self.int_part(v)?,
        };
        if ops::test_eq(&step, &zero)? {
            return Err(value_error("slice step cannot be zero"));
        }
        let back = ops::test_lt(&step, &zero)?;
        let (lowest, highest) = if back {
            (Value::Int(-1), ops::sub(len, &Value::Int(1))?)
        } else {
            (zero.clone(), len.clone())
        };
        let bound = |v: &Value, absent: &Value| -> R {
            if v.is_none() {
                return Ok(absent.clone());
            }
            let mut i = self.int_part(v)?;
            if ops::test_lt(&i, &zero)? {
                i = ops::add(&i, len)?;
                return Ok(if ops::test_lt(&i, &lowest)? { lowest.clone() } else { i });
            }
            Ok(if ops::test_gt(&i, &highest)? { highest.clone() } else { i })
        };
        let (first, last) = if back { (&highest, &lowest) } else { (&lowest, &highest) };
        let (start, stop) = (bound(&self.start, first)?, bound(&self.stop, last)?);
        Ok([start, stop, step])
    }

    fn int_part(&self, v: &Value) -> R {
        as_index(v)?.ok_or_else(|| {
            type_error("slice indices must be integers or None or have an __index__ method")
        })
    }
}

fn repr(o: &AnyRef) -> Result<Str, PyErr> {
    let s = this::<PySlice>(o);
    let mut out = StrBuilder::new();
    for (before, v) in [("slice(", &s.start), (", ", &s.stop), (", ", &s.step)] {
        out.push_ascii(before);
        out.push_str(&*ops::repr(v)?);
    }
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let a = this::<PySlice>(o);
    let b = match other.down::<PySlice>() {
        Some(b) => b,
        None => return Ok(None),
    };
    let parts = |s: &PySlice, i: usize| match i {
        0 => Some(s.start.clone()),
        1 => Some(s.stop.clone()),
        2 => Some(s.step.clone()),
        _ => None,
    };
    super::seq::compare(|i| parts(a, i), |i| parts(b, i), op).map(Some)
}

static SLICE: VT = VT {
    repr: Some(repr),
    compare: Some(compare),
    ..VT::new("slice", drop_obj::<PySlice>, |_| slice_type())
};

impl Payload for PySlice {
    fn vt() -> &'static VT {
        &SLICE
    }
}

fn of(v: &Value) -> Result<&Ref<PySlice>, PyErr> {
    v.down::<PySlice>().ok_or_else(|| type_error("descriptor requires a 'slice' object"))
}

fn new(_: &Type, args: &mut Args) -> R {
    if !args.kw.is_empty() {
        return Err(type_error("slice() takes no keyword arguments"));
    }
    args.between("slice", 1, 3)?;
    let mut next = |i| args.get(i).unwrap_or(Value::None);
    let (a, b, c) = (next(0), next(1), next(2));
    Ok(if args.pos.len() == 1 { slice(Value::None, a, Value::None) } else { slice(a, b, c) })
}

fn indices(v: &Value, args: &mut Args) -> R {
    args.exactly("slice.indices", 1)?;
    let len = to_index(&args.pos[0])?;
    if ops::test_lt(&len, &Value::Int(0))? {
        return Err(value_error("length should not be negative"));
    }
    Ok(tuple(of(v)?.indices(&len)?.to_vec()))
}

define_type!(
    pub fn slice_type,
    TypeSpec {
        new: Some(new),
        methods: &[MethodDef { name: "indices", kind: MethodKind::Instance, f: indices }],
        getset: &[
            GetSetDef { name: "start", get: |v| Ok(of(v)?.start.clone()), set: READ_ONLY },
            GetSetDef { name: "stop", get: |v| Ok(of(v)?.stop.clone()), set: READ_ONLY },
            GetSetDef { name: "step", get: |v| Ok(of(v)?.step.clone()), set: READ_ONLY },
        ],
        vt: Some(|| &SLICE),
        ..TypeSpec::new("slice")
    }
);

/// True if the slice takes every item between its bounds in order.
pub fn is_unit_step(s: &PySlice) -> Result<bool, PyErr> {
    Ok(match &s.step {
        Value::None | Value::Int(1) => true,
        v => part(v, 1)? == 1,
    })
}
