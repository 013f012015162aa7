// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The builtin iterators over iterators: enumerate, zip, map, filter.

use super::iter::SharedIter;
use super::iter_types::itself;
use super::seq::{this, to_index};
use super::tuple::{pair, tuple};
use crate::core::args::Args;
use crate::core::call::call;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::{drop_obj, AnyRef, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::{Cell, RefCell};

struct Enumerate {
    it: SharedIter,
    count: RefCell<Value>,
}

/// The next pair of an enumerate or of a zip of two; None if the iterator is another one.
#[inline]
pub fn next_pair(o: &AnyRef) -> Option<Result<Option<[Value; 2]>, PyErr>> {
    if let Some(e) = o.down::<Enumerate>() {
        return Some(enumerate_step(e));
    }
    let zip = o.down::<Zip>()?;
    match &zip.iters[..] {
        [a, b] if !zip.strict => Some(zip_step(a, b)),
        _ => None,
    }
}

fn enumerate_next(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    Ok(enumerate_step(this::<Enumerate>(o))?.map(|[n, item]| pair(n, item)))
}

fn enumerate_step(e: &Enumerate) -> Result<Option<[Value; 2]>, PyErr> {
    let item = match e.it.next()? {
        Some(item) => item,
        None => return Ok(None),
    };
    let mut count = e.count.borrow_mut();
    let next = match *count {
        Value::Int(n) if n < i64::MAX => Value::Int(n + 1),
        ref n => ops::add(n, &Value::Int(1))?,
    };
    Ok(Some([std::mem::replace(&mut *count, next), item]))
}

impl Payload for Enumerate {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(enumerate_next),
            ..VT::new("enumerate", drop_obj::<Enumerate>, |_| enumerate_type())
        };
        &VTABLE
    }
}

fn enumerate_new(_: &Type, args: &mut Args) -> R {
    let given = args.pos.len() + args.kw.len();
    if given > 2 {
        return Err(type_error(format!("enumerate() takes at most 2 arguments ({} given)", given)));
    }
    let iterable = args.get(0).or_else(|| args.keyword("iterable"));
    let start = args.get(1).or_else(|| args.keyword("start"));
    args.no_more_keywords("enumerate")?;
    let iterable = match iterable {
        Some(v) => v,
        None => return Err(type_error("enumerate() missing required argument 'iterable'")),
    };
    let start = match start {
        Some(v) => to_index(&v)?,
        None => Value::Int(0),
    };
    let it = SharedIter::over(&iterable)?;
    Ok(Value::from(Ref::new(Enumerate { it, count: RefCell::new(start) })))
}

define_type!(
    pub fn enumerate_type,
    TypeSpec {
        new: Some(enumerate_new),
        vt: Some(Enumerate::vt),
        subclassable: true,
        generic: true,
        ..TypeSpec::new("enumerate")
    }
);

struct Zip {
    iters: Vec<SharedIter>,
    strict: bool,
    done: Cell<bool>,
}

fn zip_step(a: &SharedIter, b: &SharedIter) -> Result<Option<[Value; 2]>, PyErr> {
    let first = match a.next()? {
        Some(v) => v,
        None => return Ok(None),
    };
    Ok(b.next()?.map(|second| [first, second]))
}

fn zip_next(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    let zip = this::<Zip>(o);
    if let [a, b] = &zip.iters[..] {
        if !zip.strict {
            return Ok(zip_step(a, b)?.map(|[first, second]| pair(first, second)));
        }
    }
    if zip.iters.is_empty() || zip.done.get() {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(zip.iters.len());
    for (at, it) in zip.iters.iter().enumerate() {
        match it.next()? {
            Some(v) => items.push(v),
            None if zip.strict => {
                zip.done.set(true);
                return zip_uneven(&zip.iters, at);
            }
            None => return Ok(None),
        }
    }
    Ok(Some(tuple(items)))
}

/// The iterable at `at` is exhausted: in strict mode all must be.
fn zip_uneven(iters: &[SharedIter], at: usize) -> Result<Option<Value>, PyErr> {
    let error = |at: usize, how: &str| {
        let before = if at == 1 { " 1".to_string() } else { format!("s 1-{}", at) };
        Err(value_error(format!("zip() argument {} is {} than argument{}", at + 1, how, before)))
    };
    if at > 0 {
        return error(at, "shorter");
    }
    for (at, it) in iters.iter().enumerate().skip(1) {
        if it.next()?.is_some() {
            return error(at, "longer");
        }
    }
    Ok(None)
}

impl Payload for Zip {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(zip_next),
            ..VT::new("zip", drop_obj::<Zip>, |_| zip_type())
        };
        &VTABLE
    }
}

fn zip_new(_: &Type, args: &mut Args) -> R {
    let strict = match args.keyword("strict") {
        Some(v) => ops::truth(&v)?,
        None => false,
    };
    args.no_more_keywords("zip")?;
    let iters = args.pos.iter().map(SharedIter::over).collect::<Result<_, _>>()?;
    Ok(Value::from(Ref::new(Zip { iters, strict, done: Cell::new(false) })))
}

define_type!(
    pub fn zip_type,
    TypeSpec {
        new: Some(zip_new),
        vt: Some(Zip::vt),
        subclassable: true,
        ..TypeSpec::new("zip")
    }
);

struct Map {
    f: Value,
    iters: Vec<SharedIter>,
}

fn map_next(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    let map = this::<Map>(o);
    if let [it] = &map.iters[..] {
        return match it.next()? {
            Some(v) => call(&map.f, &mut [v]).map(Some),
            None => Ok(None),
        };
    }
    let mut items = Vec::with_capacity(map.iters.len());
    for it in &map.iters {
        match it.next()? {
            Some(v) => items.push(v),
            None => return Ok(None),
        }
    }
    call(&map.f, &mut items).map(Some)
}

impl Payload for Map {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(map_next),
            ..VT::new("map", drop_obj::<Map>, |_| map_type())
        };
        &VTABLE
    }
}

fn map_new(_: &Type, args: &mut Args) -> R {
    if !args.kw.is_empty() {
        return Err(type_error("map() takes no keyword arguments"));
    }
    if args.pos.len() < 2 {
        return Err(type_error("map() must have at least two arguments."));
    }
    let iters = args.pos[1..].iter().map(SharedIter::over).collect::<Result<_, _>>()?;
    Ok(Value::from(Ref::new(Map { f: args.pos[0].take(), iters })))
}

define_type!(
    pub fn map_type,
    TypeSpec {
        new: Some(map_new),
        vt: Some(Map::vt),
        subclassable: true,
        ..TypeSpec::new("map")
    }
);

struct Filter {
    f: Value,
    it: SharedIter,
}

fn filter_next(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    let filter = this::<Filter>(o);
    while let Some(v) = filter.it.next()? {
        let good = match &filter.f {
            Value::None => ops::truth(&v)?,
            f => ops::truth(&call(f, &mut [v.clone()])?)?,
        };
        if good {
            return Ok(Some(v));
        }
    }
    Ok(None)
}

impl Payload for Filter {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(filter_next),
            ..VT::new("filter", drop_obj::<Filter>, |_| filter_type())
        };
        &VTABLE
    }
}

fn filter_new(_: &Type, args: &mut Args) -> R {
    super::expect_args(args, "filter", 2)?;
    let it = SharedIter::over(&args.pos[1])?;
    Ok(Value::from(Ref::new(Filter { f: args.pos[0].take(), it })))
}

define_type!(
    pub fn filter_type,
    TypeSpec {
        new: Some(filter_new),
        vt: Some(Filter::vt),
        subclassable: true,
        ..TypeSpec::new("filter")
    }
);
