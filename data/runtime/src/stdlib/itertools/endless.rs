// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! count, cycle, repeat, accumulate.

use super::iterator_type;
use crate::coll::iter::SharedIter;
use crate::coll::params::{given, or, parse};
use crate::coll::receiver;
use crate::coll::seq::{this, to_i64};
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::call::call;
use crate::core::error::{type_error, PyErr};
use crate::core::names::Dunder;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_of, Type};
use crate::core::value::{Str, Value, R};
use crate::text::StrBuilder;
use std::cell::{Cell, RefCell};

type Next = Result<Option<Value>, PyErr>;

pub struct Count {
    next: RefCell<Value>,
    step: Value,
}

fn is_number(v: &Value) -> bool {
    let class = type_of(v);
    let converts = |d: Dunder| class.lookup(d.name()).is_some();
    matches!(v, Value::Float(_))
        || ops::has_index(v)
        || converts(Dunder::Float)
        || converts(Dunder::Complex)
}

fn count_new(_: &Type, args: &mut Args) -> R {
    let [start, step] = parse(args, "count", ["start", "step"], 0, 2)?;
    let (start, step) = (or(start, Value::Int(0)), or(step, Value::Int(1)));
    if !is_number(&start) || !is_number(&step) {
        return Err(type_error("a number is required"));
    }
    Ok(Value::from(Ref::new(Count { next: RefCell::new(start), step })))
}

fn count_next(count: &Count) -> Next {
    let now = count.next.borrow().clone();
    let next = ops::add(&now, &count.step)?;
    drop(count.next.replace(next));
    Ok(Some(now))
}

fn repr_of(name: &str, parts: &[&Value]) -> Result<Str, PyErr> {
    let mut out = StrBuilder::new();
    out.push_ascii(name);
    for (at, part) in parts.iter().enumerate() {
        out.push_ascii(if at == 0 { "(" } else { ", " });
        out.push_str(&*ops::repr(part)?);
    }
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

iterator_type!(Count, count_type, "count", count_new, count_next, &[], {
    repr: Some(|o| {
        let count = this::<Count>(o);
        let next = count.next.borrow().clone();
        match count.step {
            Value::Int(1) => repr_of("count", &[&next]),
            ref step => repr_of("count", &[&next, step]),
        }
    }),
});

pub struct Cycle {
    it: SharedIter,
    saved: RefCell<Vec<Value>>,
    /// Where in `saved` the next value is, once the source is exhausted.
    at: Cell<Option<usize>>,
}

fn cycle_new(_: &Type, args: &mut Args) -> R {
    crate::coll::expect_args(args, "cycle", 1)?;
    let it = SharedIter::over(&args.pos[0])?;
    Ok(Value::from(Ref::new(Cycle { it, saved: RefCell::default(), at: Cell::new(None) })))
}

fn cycle_next(cycle: &Cycle) -> Next {
    if cycle.at.get().is_none() {
        if let Some(v) = cycle.it.next()? {
            cycle.saved.borrow_mut().push(v.clone());
            return Ok(Some(v));
        }
    }
    let saved = cycle.saved.borrow();
    let at = cycle.at.get().unwrap_or(0);
    let v = match saved.get(at) {
        Some(v) => v.clone(),
        None => return Ok(None),
    };
    cycle.at.set(Some((at + 1) % saved.len()));
    Ok(Some(v))
}

iterator_type!(Cycle, cycle_type, "cycle", cycle_new, cycle_next, &[], {});

pub struct Repeat {
    value: Value,
    /// None = for ever.
    left: Cell<Option<i64>>,
}

fn repeat_new(_: &Type, args: &mut Args) -> R {
    let [value, times] = parse(args, "repeat", ["object", "times"], 1, 2)?;
    let left = match times {
        Value::Unbound => None,
        times => Some(to_i64(&times)?.max(0)),
    };
    Ok(Value::from(Ref::new(Repeat { value, left: Cell::new(left) })))
}

fn repeat_next(repeat: &Repeat) -> Next {
    match repeat.left.get() {
        Some(0) => return Ok(None),
        Some(n) => repeat.left.set(Some(n - 1)),
        None => {}
    }
    Ok(Some(repeat.value.clone()))
}

fn repeat_hint(v: &Value, args: &mut Args) -> R {
    args.exactly("__length_hint__", 0)?;
    match receiver::<Repeat>(v)?.left.get() {
        Some(n) => Ok(Value::Int(n)),
        None => Err(type_error("len() of unsized object")),
    }
}

iterator_type!(
    Repeat,
    repeat_type,
    "repeat",
    repeat_new,
    repeat_next,
    &[MethodDef { name: "__length_hint__", kind: MethodKind::Instance, f: repeat_hint }],
    {
        repr: Some(|o| {
            let repeat = this::<Repeat>(o);
            match repeat.left.get() {
                Some(n) => repr_of("repeat", &[&repeat.value, &Value::Int(n)]),
                None => repr_of("repeat", &[&repeat.value]),
            }
        }),
    }
);

pub struct Accumulate {
    it: SharedIter,
    f: Option<Value>,
    total: RefCell<Option<Value>>,
    initial: RefCell<Option<Value>>,
}

fn accumulate_new(_: &Type, args: &mut Args) -> R {
    let names = ["iterable", "func", "initial"];
    let [iterable, f, initial] = parse(args, "accumulate", names, 1, 2)?;
    let it = SharedIter::over(&iterable)?;
    Ok(Value::from(Ref::new(Accumulate {
        it,
        f: given(f),
        total: RefCell::new(None),
        initial: RefCell::new(given(initial)),
    })))
}

fn accumulate_next(acc: &Accumulate) -> Next {
    let initial = acc.initial.borrow_mut().take();
    if let Some(v) = initial {
        acc.total.replace(Some(v.clone()));
        return Ok(Some(v));
    }
    let v = match acc.it.next()? {
        Some(v) => v,
        None => return Ok(None),
    };
    let total = acc.total.borrow().clone();
    let next = match total {
        None => v,
        Some(total) => match &acc.f {
            Some(f) => call(f, &mut [total, v])?,
            None => ops::add(&total, &v)?,
        },
    };
    drop(acc.total.replace(Some(next.clone())));
    Ok(Some(next))
}

iterator_type!(Accumulate, accumulate_type, "accumulate", accumulate_new, accumulate_next, &[], {});
