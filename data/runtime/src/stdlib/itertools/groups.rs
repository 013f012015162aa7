// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! groupby, pairwise, batched.

use super::iterator_type;
use crate::coll::iter::SharedIter;
use crate::coll::iter_types::itself;
use crate::coll::key::item_eq;
use crate::coll::params::{given, parse};
use crate::coll::seq::{this, to_i64};
use crate::coll::{expect_args, pair, tuple};
use crate::core::args::Args;
use crate::core::call::call;
use crate::core::error::{value_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::{Cell, RefCell};

type Next = Result<Option<Value>, PyErr>;

/// Where a groupby stands in its source.
#[derive(Default)]
struct Current {
    /// Key of the group given last.
    target: Option<Value>,
    /// The value read ahead, and its key.
    key: Option<Value>,
    value: Option<Value>,
    /// Number of the group given last; groups with another number are over.
    group: u64,
}

pub struct GroupBy {
    it: SharedIter,
    key: Option<Value>,
    current: RefCell<Current>,
}

fn groupby_new(_: &Type, args: &mut Args) -> R {
    let [iterable, key] = parse(args, "groupby", ["iterable", "key"], 1, 2)?;
    let it = SharedIter::over(&iterable)?;
    Ok(Value::from(Ref::new(GroupBy { it, key: given(key), current: RefCell::default() })))
}

impl GroupBy {
    /// Reads one value ahead; false at the end.
    fn step(&self) -> Result<bool, PyErr> {
        let value = match self.it.next()? {
            Some(v) => v,
            None => return Ok(false),
        };
        let key = match &self.key {
            Some(f) => call(f, &mut [value.clone()])?,
            None => value.clone(),
        };
        let mut current = self.current.borrow_mut();
        let old = (current.key.replace(key), current.value.replace(value));
        drop(current);
        drop(old);
        Ok(true)
    }

    fn keys(&self) -> (Option<Value>, Option<Value>) {
        let current = self.current.borrow();
        (current.target.clone(), current.key.clone())
    }
}

struct Grouper {
    parent: Ref<GroupBy>,
    target: Value,
    group: u64,
}

fn groupby_next(g: &Ref<GroupBy>) -> Next {
    g.current.borrow_mut().group += 1;
    // Skip what is left of the group given last.
    let key = loop {
        match g.keys() {
            (_, None) => {}
            (None, Some(key)) => break key,
            (Some(target), Some(key)) => {
                if !item_eq(&target, &key)? {
                    break key;
                }
            }
        }
        if !g.step()? {
            return Ok(None);
        }
    };
    let mut current = g.current.borrow_mut();
    let old = current.target.replace(key.clone());
    let group = current.group;
    drop(current);
    drop(old);
    let grouper = Grouper { parent: g.clone(), target: key.clone(), group };
    Ok(Some(pair(key, Value::from(Ref::new(grouper)))))
}

fn grouper_next(g: &Grouper) -> Next {
    let parent = &g.parent;
    if parent.current.borrow().group != g.group {
        return Ok(None);
    }
    // Rust before 1.66 keeps what the left side of && borrows until the right one is done.
    let used = parent.current.borrow().value.is_none();
    if used && !parent.step()? {
        return Ok(None);
    }
    let key = match parent.keys() {
        (_, Some(key)) => key,
        _ => return Ok(None),
    };
    if !item_eq(&g.target, &key)? {
        return Ok(None);
    }
    let mut current = parent.current.borrow_mut();
    Ok(current.value.take())
}

impl Payload for Grouper {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(|o| grouper_next(this::<Grouper>(o))),
            ..VT::new("_grouper", drop_obj::<Grouper>, |_| grouper_type())
        };
        &VTABLE
    }
}

define_type!(
    pub fn grouper_type,
    TypeSpec { module: "itertools", vt: Some(Grouper::vt), in_c: true, ..TypeSpec::new("_grouper") }
);

iterator_type!(GroupBy, groupby_type, "groupby", groupby_new, groupby_next, &[], {});

pub struct Pairwise {
    it: SharedIter,
    old: RefCell<Option<Value>>,
    done: Cell<bool>,
}

fn pairwise_new(_: &Type, args: &mut Args) -> R {
    expect_args(args, "pairwise", 1)?;
    let it = SharedIter::over(&args.pos[0])?;
    Ok(Value::from(Ref::new(Pairwise { it, old: RefCell::new(None), done: Cell::new(false) })))
}

fn pairwise_next(p: &Pairwise) -> Next {
    if p.done.get() {
        return Ok(None);
    }
    let old = p.old.borrow().clone();
    let old = match old {
        Some(v) => v,
        None => match p.it.next()? {
            Some(v) => {
                p.old.replace(Some(v.clone()));
                v
            }
            None => {
                p.done.set(true);
                return Ok(None);
            }
        },
    };
    match p.it.next()? {
        Some(new) => {
            drop(p.old.replace(Some(new.clone())));
            Ok(Some(pair(old, new)))
        }
        None => {
            p.done.set(true);
            drop(p.old.replace(None));
            Ok(None)
        }
    }
}

iterator_type!(Pairwise, pairwise_type, "pairwise", pairwise_new, pairwise_next, &[], {});

pub struct Batched {
    it: SharedIter,
    n: usize,
    strict: bool,
}

fn batched_new(_: &Type, args: &mut Args) -> R {
    let names = ["iterable", "n", "strict"];
    let [iterable, n, strict] = parse(args, "batched", names, 2, 2)?;
    let n = to_i64(&n)?;
    if n < 1 {
        return Err(value_error("n must be at least one"));
    }
    let strict = !strict.is_unbound() && crate::core::ops::truth(&strict)?;
    let it = SharedIter::over(&iterable)?;
    Ok(Value::from(Ref::new(Batched { it, n: crate::host::size(n), strict })))
}

fn batched_next(b: &Batched) -> Next {
    let mut items = Vec::new();
    while items.len() < b.n {
        match b.it.next()? {
            Some(v) => items.push(v),
            None => break,
        }
    }
    if items.is_empty() {
        return Ok(None);
    }
    if b.strict && items.len() < b.n {
        return Err(value_error("batched(): incomplete batch"));
    }
    Ok(Some(tuple(items)))
}

iterator_type!(Batched, batched_type, "batched", batched_new, batched_next, &[], {});
