// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! chain, zip_longest, tee.

use super::iterator_type;
use crate::coll::iter::{Iter, SharedIter};
use crate::coll::seq::to_i64;
use crate::coll::{receiver, tuple};
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::names::Dunder;
use crate::core::object::Ref;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Next = Result<Option<Value>, PyErr>;

pub struct Chain {
    sources: SharedIter,
    active: RefCell<Option<Rc<SharedIter>>>,
}

fn chain_new(_: &Type, args: &mut Args) -> R {
    args.between("chain", 0, usize::MAX)?;
    let sources = tuple(args.pos.iter_mut().map(Value::take).collect());
    chain_over(&sources)
}

fn chain_over(sources: &Value) -> R {
    let sources = SharedIter::over(sources)?;
    Ok(Value::from(Ref::new(Chain { sources, active: RefCell::new(None) })))
}

fn chain_from_iterable(_: &Value, args: &mut Args) -> R {
    args.exactly("chain.from_iterable", 1)?;
    chain_over(&args.pos[0])
}

fn chain_next(chain: &Chain) -> Next {
    loop {
        let active = chain.active.borrow().clone();
        let active = match active {
            Some(active) => active,
            None => {
                let source = match chain.sources.next()? {
                    Some(v) => v,
                    None => return Ok(None),
                };
                let fresh = Rc::new(SharedIter::over(&source)?);
                chain.active.replace(Some(fresh.clone()));
                fresh
            }
        };
        if let Some(v) = active.next()? {
            return Ok(Some(v));
        }
        drop(chain.active.replace(None));
    }
}

iterator_type!(
    Chain,
    chain_type,
    "chain",
    chain_new,
    chain_next,
    &[MethodDef { name: "from_iterable", kind: MethodKind::Class, f: chain_from_iterable }],
    {}
);

pub struct ZipLongest {
    /// None once exhausted.
    iters: Vec<(SharedIter, Cell<bool>)>,
    active: Cell<usize>,
    fill: Value,
}

fn zip_longest_new(_: &Type, args: &mut Args) -> R {
    let fill = args.keyword("fillvalue").unwrap_or(Value::None);
    if args.no_more_keywords("zip_longest").is_err() {
        return Err(type_error("zip_longest() got an unexpected keyword argument"));
    }
    let mut iters = Vec::with_capacity(args.pos.len());
    for v in args.pos.iter() {
        iters.push((SharedIter::over(v)?, Cell::new(true)));
    }
    let active = Cell::new(iters.len());
    Ok(Value::from(Ref::new(ZipLongest { iters, active, fill })))
}

fn zip_longest_next(zip: &ZipLongest) -> Next {
    if zip.active.get() == 0 {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(zip.iters.len());
    for (it, live) in &zip.iters {
        let v = if live.get() { it.next()? } else { None };
        if v.is_none() && live.replace(false) {
            zip.active.set(zip.active.get() - 1);
            if zip.active.get() == 0 {
                return Ok(None);
            }
        }
        items.push(v.unwrap_or_else(|| zip.fill.clone()));
    }
    Ok(Some(tuple(items)))
}

iterator_type!(
    ZipLongest,
    zip_longest_type,
    "zip_longest",
    zip_longest_new,
    zip_longest_next,
    &[],
    {}
);

/// One value of a source that several tees share, and the way to the next.
struct Link {
    value: RefCell<Option<Value>>,
    next: RefCell<Option<Rc<Link>>>,
}

impl Link {
    fn new() -> Rc<Link> {
        Rc::new(Link { value: RefCell::new(None), next: RefCell::new(None) })
    }
}

impl Drop for Link {
    /// Frees a long chain link by link instead of recursively.
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(link) = next {
            next = match Rc::try_unwrap(link) {
                Ok(link) => link.next.take(),
                Err(_) => None,
            };
        }
    }
}

pub struct Tee {
    source: Rc<(SharedIter, Cell<bool>)>,
    at: RefCell<Rc<Link>>,
}

fn tee_next(tee: &Tee) -> Next {
    let here = tee.at.borrow().clone();
    let known = here.value.borrow().clone();
    let value = match known {
        Some(v) => v,
        None => {
            let (source, running) = &*tee.source;
            if running.replace(true) {
                return Err(crate::core::error::runtime_error("reentrant call to itertools.tee"));
            }
            let next = source.next();
            running.set(false);
            match next? {
                Some(v) => {
                    here.value.replace(Some(v.clone()));
                    here.next.replace(Some(Link::new()));
                    v
                }
                None => return Ok(None),
            }
        }
    };
    let next = here.next.borrow().clone();
    if let Some(next) = next {
        drop(tee.at.replace(next));
    }
    Ok(Some(value))
}

fn tee_copy(v: &Value, args: &mut Args) -> R {
    args.exactly("__copy__", 0)?;
    let tee = receiver::<Tee>(v)?;
    let at = RefCell::new(tee.at.borrow().clone());
    Ok(Value::from(Ref::new(Tee { source: tee.source.clone(), at })))
}

fn tee_over(it: Iter) -> Value {
    let source = Rc::new((SharedIter::new(it), Cell::new(false)));
    Value::from(Ref::new(Tee { source, at: RefCell::new(Link::new()) }))
}

fn tee_new(_: &Type, args: &mut Args) -> R {
    crate::coll::expect_args(args, "_tee", 1)?;
    Ok(tee_over(crate::coll::iter::iter(&args.pos[0])?))
}

/// `tee(iterable, n=2)`
pub fn tee(args: &mut Args) -> R {
    args.between("tee", 1, 2)?;
    let n = match args.pos.get(1) {
        Some(n) => to_i64(n)?,
        None => 2,
    };
    if n < 0 {
        return Err(value_error("n must be >= 0"));
    }
    let it = crate::coll::iter::iter(&args.pos[0])?;
    if n == 0 {
        return Ok(tuple(Vec::new()));
    }
    let mut copies = Vec::with_capacity(crate::host::size(n));
    let copyable = match &it {
        Iter::Object(o) => Some(Value::Obj(o.clone())),
        _ => None,
    };
    let copy_method = match &copyable {
        Some(v) => attr::lookup_special(v, Dunder::Copy)?,
        None => None,
    };
    let first = match copyable {
        Some(v) if copy_method.is_some() => v,
        _ => tee_over(it),
    };
    copies.push(first);
    while copies.len() < crate::host::size(n) {
        let last = &copies[copies.len() - 1];
        let copy = match attr::lookup_special(last, Dunder::Copy)? {
            Some(method) => call(&method, &mut [])?,
            None => return Err(type_error("the iterator can't be copied")),
        };
        copies.push(copy);
    }
    Ok(tuple(copies))
}

iterator_type!(
    Tee,
    tee_type,
    "_tee",
    tee_new,
    tee_next,
    &[MethodDef { name: "__copy__", kind: MethodKind::Instance, f: tee_copy }],
    {}
);
