// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Builtin functions over containers and iterators.

use crate::coll::iter::{iter, next_value, Iter};
use crate::coll::iter_types::callable_iterator;
use crate::coll::key::{greater, less};
use crate::coll::list_sort::{sort_items, Options};
use crate::coll::{expect_args, list, PyRange};
use crate::core::args::{Args, NativeDef, NativeOf};
use crate::core::attr;
use crate::core::call::call;
use crate::core::class::user_class;
use crate::core::error::{stop_iteration, type_error, value_error, PyErr};
use crate::core::exceptions::stop_iteration_type;
use crate::core::gen::{Generator, Resume, Step};
use crate::core::module::target_minor;
use crate::core::names::Dunder;
use crate::core::object::CmpOp;
use crate::core::ops;
use crate::core::value::{Value, R};

const fn native<F>(name: &'static str, f: F) -> NativeOf<F> {
    NativeOf { name, module: "builtins", f }
}

pub static LEN: NativeDef = native("len", len);
pub static ITER: NativeDef = native("iter", iter_function);
pub static NEXT: NativeDef = native("next", next);
pub static SORTED: NativeDef = native("sorted", sorted);
pub static MIN: NativeDef = native("min", |args| extreme(args, "min", CmpOp::Lt));
pub static MAX: NativeDef = native("max", |args| extreme(args, "max", CmpOp::Gt));
pub static SUM: NativeDef = native("sum", sum);
pub static ANY: NativeDef = native("any", any);
pub static ALL: NativeDef = native("all", all);

fn len(args: &mut Args) -> R {
    args.exactly("len", 1)?;
    len_value(&args.pos[0])
}

/// `len(v)`
fn len_value(v: &Value) -> R {
    // A long range has a length that no other operation could give.
    if let Some(range) = v.down::<PyRange>() {
        return match range.len {
            Value::Int(_) => Ok(range.len.clone()),
            _ => ops::len(v).map(|n| Value::Int(n as i64)),
        };
    }
    ops::len(v).map(|n| Value::Int(n as i64))
}

fn iter_function(args: &mut Args) -> R {
    args.between("iter", 1, 2)?;
    if args.pos.len() == 1 {
        return ops::iter_value(&args.pos[0]);
    }
    let callable = matches!(&args.pos[0], Value::Obj(_)) && ops::is_callable(&args.pos[0]);
    if !callable {
        return Err(type_error("iter(v, w): v must be callable"));
    }
    Ok(callable_iterator(args.pos[0].take(), args.pos[1].take()))
}

fn next(args: &mut Args) -> R {
    args.between("next", 1, 2)?;
    let result = next_or_stop(&args.pos[0]);
    match (result, args.get(1)) {
        (Err(e), Some(default)) if e.is(&stop_iteration_type()) => Ok(default),
        (result, _) => result,
    }
}

/// `next(v)`; the StopIteration carries what a generator returned.
fn next_or_stop(v: &Value) -> R {
    if let Some(generator) = v.down::<Generator>() {
        if ops::is_iterator(v) {
            return match generator.step(Resume::Send(Value::None))? {
                Step::Yield(v) | Step::Item(v) => Ok(v),
                Step::Done(v) => Err(stop_iteration(v)),
            };
        }
    }
    if v.obj().and_then(user_class).is_some() && ops::is_iterator(v) {
        if let Some(method) = attr::lookup_special(v, Dunder::Next)? {
            return call(&method, &mut []);
        }
    }
    next_value(v)?.ok_or_else(|| stop_iteration(Value::None))
}

fn sorted(args: &mut Args) -> R {
    let options = {
        let mut keywords = Args { pos: &mut [], kw: args.kw };
        if args.pos.len() != 1 {
            expect_args(&Args { pos: args.pos, kw: &mut [] }, "sorted", 1)?;
        }
        Options::parse(&mut keywords, "sort")?
    };
    let mut items = Vec::new();
    crate::coll::extend(&mut items, &args.pos[0])?;
    let (items, result) = sort_items(items, &options);
    result?;
    Ok(list(items))
}

/// `min` and `max`: the first of the values that no other one beats.
fn extreme(args: &mut Args, name: &str, op: CmpOp) -> R {
    let key = args.keyword("key").filter(|k| !k.is_none());
    let default = args.keyword("default");
    args.no_more_keywords(name)?;
    if args.pos.is_empty() {
        return Err(type_error(format!("{} expected at least 1 argument, got 0", name)));
    }
    let mut it = if args.pos.len() == 1 {
        iter(&args.pos[0])?
    } else {
        if default.is_some() {
            return Err(type_error(format!(
                "Cannot specify a default for {}() with multiple positional arguments",
                name
            )));
        }
        iter(&crate::coll::tuple(args.pos.iter_mut().map(Value::take).collect()))?
    };
    match best(&mut it, key.as_ref(), op)? {
        Some(v) => Ok(v),
        None => default.ok_or_else(|| {
            value_error(if target_minor() >= 12 {
                format!("{}() iterable argument is empty", name)
            } else {
                format!("{}() arg is an empty sequence", name)
            })
        }),
    }
}

fn beats(op: CmpOp, a: &Value, b: &Value) -> Result<bool, PyErr> {
    match op {
        CmpOp::Lt => less(a, b),
        _ => greater(a, b),
    }
}

fn best(it: &mut Iter, key: Option<&Value>, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let rank = |v: &Value| match key {
        Some(key) => call(key, &mut [v.clone()]),
        None => Ok(v.clone()),
    };
    let mut best = match it.next()? {
        Some(v) => v,
        None => return Ok(None),
    };
    let mut best_rank = rank(&best)?;
    while let Some(v) = it.next()? {
        let r = rank(&v)?;
        if beats(op, &r, &best_rank)? {
            best = v;
            best_rank = r;
        }
    }
    Ok(Some(best))
}

fn any(args: &mut Args) -> R {
    args.exactly("any", 1)?;
    let mut it = iter(&args.pos[0])?;
    while let Some(v) = it.next()? {
        if ops::truth(&v)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn all(args: &mut Args) -> R {
    args.exactly("all", 1)?;
    let mut it = iter(&args.pos[0])?;
    while let Some(v) = it.next()? {
        if !ops::truth(&v)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn sum(args: &mut Args) -> R {
    if args.pos.is_empty() {
        return Err(type_error("sum() takes at least 1 positional argument (0 given)"));
    }
    let given = args.pos.len() + args.kw.len();
    if given > 2 {
        return Err(type_error(format!("sum() takes at most 2 arguments ({} given)", given)));
    }
    let start = args.get(1).or_else(|| args.keyword("start"));
    args.no_more_keywords("sum")?;
    let start = match start {
        None => Value::Int(0),
        Some(v) => {
            refuse_text(&v)?;
            v
        }
    };
    add_all(&mut iter(&args.pos[0])?, start)
}

fn refuse_text(start: &Value) -> Result<(), PyErr> {
    let v = start.peel();
    let how = if v.down::<crate::text::PyStr>().is_some() {
        "strings [use ''"
    } else if v.down::<crate::text::PyBytes>().is_some() {
        "bytes [use b''"
    } else if v.down::<crate::text::PyByteArray>().is_some() {
        "bytearray [use b''"
    } else {
        return Ok(());
    };
    Err(type_error(format!("sum() can't sum {}.join(seq) instead]", how)))
}

/// The sum of floats; from 3.12 on with the rounding errors added up aside.
struct FloatSum {
    total: f64,
    lost: f64,
    compensate: bool,
}

impl FloatSum {
    fn add(&mut self, x: f64) {
        let t = self.total + x;
        if self.compensate {
            self.lost += if self.total.abs() >= x.abs() {
                (self.total - t) + x
            } else {
                (x - t) + self.total
            };
        }
        self.total = t;
    }

    fn finish(&self) -> Value {
        if self.lost != 0.0 && self.lost.is_finite() {
            Value::Float(self.total + self.lost)
        } else {
            Value::Float(self.total)
        }
    }
}

/// `start` plus everything the iteration gives, as `sum` adds.
pub fn add_all(it: &mut Iter, start: Value) -> R {
    let mut total = start;
    loop {
        match total {
            Value::Int(first) => {
                let mut n = first;
                total = loop {
                    let v = match it.next()? {
                        Some(v) => v,
                        None => return Ok(Value::Int(n)),
                    };
                    let exact = match &v {
                        Value::Int(i) => n.checked_add(*i),
                        Value::Bool(b) => n.checked_add(*b as i64),
                        _ => None,
                    };
                    match exact {
                        Some(sum) => n = sum,
                        None => break ops::add(&Value::Int(n), &v)?,
                    }
                };
            }
            Value::Float(first) => {
                let compensate = target_minor() >= 12;
                let mut sum = FloatSum { total: first, lost: 0.0, compensate };
                total = loop {
                    match it.next()? {
                        None => return Ok(sum.finish()),
                        Some(Value::Float(x)) => sum.add(x),
                        Some(Value::Int(i)) => sum.total += i as f64,
                        Some(Value::Bool(b)) => sum.total += f64::from(u8::from(b)),
                        Some(v) => break ops::add(&sum.finish(), &v)?,
                    }
                };
            }
            _ => {
                let v = match it.next()? {
                    Some(v) => v,
                    None => return Ok(total),
                };
                total = ops::add(&total, &v)?;
            }
        }
    }
}
