// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `list.sort` and `sorted`.

use super::key::less;
use super::list::PyList;
use super::seq::to_index;
use super::timsort::timsort;
use super::tuple::PyTuple;
use crate::core::args::Args;
use crate::core::call::call;
use crate::core::error::{value_error, PyErr};
use crate::core::ops;
use crate::core::value::Value;
use crate::text::PyStr;
use std::cmp::Ordering;

pub struct Options {
    pub key: Option<Value>,
    pub reverse: bool,
}

impl Options {
    /// Takes `key` and `reverse` out of the keyword arguments.
    pub fn parse(args: &mut Args, function: &str) -> Result<Options, PyErr> {
        let key = args.keyword("key").filter(|k| !k.is_none());
        let reverse = match args.keyword("reverse") {
            Some(Value::Bool(b)) => b,
            Some(v) => ops::truth(&to_index(&v)?)?,
            None => false,
        };
        args.no_more_keywords(function)?;
        Ok(Options { key, reverse })
    }
}

/// Sorts in place. Meanwhile the list is empty for everybody else, as in CPython.
pub fn sort(list: &PyList, options: &Options) -> Result<(), PyErr> {
    let (items, result) = sort_items(list.take(), options);
    let changed = list.capacity() > 0;
    drop(list.replace(items));
    result?;
    if changed {
        return Err(value_error("list modified during sort"));
    }
    Ok(())
}

/// Sorts; after an error the items are in some order.
pub fn sort_items(items: Vec<Value>, options: &Options) -> (Vec<Value>, Result<(), PyErr>) {
    let key = match &options.key {
        None => return sort_plain(items, options.reverse),
        Some(key) => key,
    };
    let mut keys = Vec::with_capacity(items.len());
    for item in &items {
        match call(key, &mut [item.clone()]) {
            Ok(k) => keys.push(k),
            Err(e) => return (items, Err(e)),
        }
    }
    sort_by_keys(keys, items, options.reverse)
}

/// Kinds of keys whose comparison is a total order and runs no user code.
enum Kind {
    Ints,
    Floats,
    Strs,
    Other,
}

fn kind(keys: &[Value]) -> Kind {
    match keys.first() {
        Some(Value::Int(_)) if keys.iter().all(|k| matches!(k, Value::Int(_))) => Kind::Ints,
        Some(Value::Float(_))
            if keys.iter().all(|k| matches!(k, Value::Float(f) if !f.is_nan())) =>
        {
            Kind::Floats
        }
        Some(Value::Obj(_)) if keys.iter().all(|k| k.down::<PyStr>().is_some()) => Kind::Strs,
        _ => Kind::Other,
    }
}

fn int(v: &Value) -> i64 {
    match v {
        Value::Int(i) => *i,
        _ => 0,
    }
}

fn float(v: &Value) -> f64 {
    match v {
        Value::Float(f) => *f,
        _ => 0.0,
    }
}

fn by_str(a: &Value, b: &Value) -> Ordering {
    match (a.down::<PyStr>(), b.down::<PyStr>()) {
        (Some(a), Some(b)) => (**a).cmp(&**b),
        _ => Ordering::Equal,
    }
}

fn by_float(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

/// A descending sort that keeps equal items in order.
fn directed(order: Ordering, reverse: bool) -> Ordering {
    if reverse {
        order.reverse()
    } else {
        order
    }
}

fn sort_plain(mut items: Vec<Value>, reverse: bool) -> (Vec<Value>, Result<(), PyErr>) {
    match kind(&items) {
        Kind::Ints => {
            let mut ints: Vec<i64> = items.iter().map(int).collect();
            ints.sort_unstable();
            if reverse {
                ints.reverse();
            }
            for (item, i) in items.iter_mut().zip(ints) {
                *item = Value::Int(i);
            }
        }
        Kind::Floats => items.sort_by(|a, b| directed(by_float(float(a), float(b)), reverse)),
        Kind::Strs => items.sort_by(|a, b| directed(by_str(a, b), reverse)),
        Kind::Other => {
            let (order, result) = order_of(&items, reverse);
            return (arrange(items, &order), result);
        }
    }
    (items, Ok(()))
}

/// Sorts the items by keys that are known already.
pub fn sort_by_keys(
    keys: Vec<Value>,
    items: Vec<Value>,
    reverse: bool,
) -> (Vec<Value>, Result<(), PyErr>) {
    let sorted: Vec<Value> = match kind(&keys) {
        Kind::Ints => {
            let mut pairs: Vec<(i64, Value)> = keys.iter().map(int).zip(items).collect();
            pairs.sort_by(|a, b| directed(a.0.cmp(&b.0), reverse));
            pairs.into_iter().map(|p| p.1).collect()
        }
        Kind::Floats => {
            let mut pairs: Vec<(f64, Value)> = keys.iter().map(float).zip(items).collect();
            pairs.sort_by(|a, b| directed(by_float(a.0, b.0), reverse));
            pairs.into_iter().map(|p| p.1).collect()
        }
        Kind::Strs => {
            let mut pairs: Vec<(Value, Value)> = keys.into_iter().zip(items).collect();
            pairs.sort_by(|a, b| directed(by_str(&a.0, &b.0), reverse));
            pairs.into_iter().map(|p| p.1).collect()
        }
        Kind::Other => {
            let (order, result) = order_of(&keys, reverse);
            return (arrange(items, &order), result);
        }
    };
    (sorted, Ok(()))
}

/// The positions of the keys in sorted order, found by Python's `<`.
fn order_of(keys: &[Value], reverse: bool) -> (Vec<u32>, Result<(), PyErr>) {
    let less_at = |a: u32, b: u32| less(&keys[a as usize], &keys[b as usize]);
    let places = 0..keys.len() as u32;
    match leading_ints(keys) {
        Some(leading) => {
            // Most comparisons are settled without looking at the tuples.
            let mut order: Vec<([i64; 2], u32)> = leading.into_iter().zip(places).collect();
            let result = stable(&mut order, reverse, |a, b| match a.0 == b.0 {
                true => less_at(a.1, b.1),
                false => Ok(a.0 < b.0),
            });
            (order.into_iter().map(|(_, at)| at).collect(), result)
        }
        None => {
            let mut order: Vec<u32> = places.collect();
            let result = stable(&mut order, reverse, less_at);
            (order, result)
        }
    }
}

/// The first two items, if all keys are tuples that begin with two ints; the first one and zero, if
/// all begin with one at least.
fn leading_ints(keys: &[Value]) -> Option<Vec<[i64; 2]>> {
    let mut both = true;
    let mut leading = Vec::with_capacity(keys.len());
    for key in keys {
        leading.push(match &key.down::<PyTuple>()?[..] {
            [Value::Int(a), Value::Int(b), ..] => [*a, *b],
            [Value::Int(a), ..] => {
                both = false;
                [*a, 0]
            }
            _ => return None,
        });
    }
    if !both {
        leading.iter_mut().for_each(|pair| pair[1] = 0);
    }
    Some(leading)
}

/// Sorts; reversing before and after keeps equal items in order.
fn stable<T: Copy>(
    items: &mut [T],
    reverse: bool,
    less: impl FnMut(T, T) -> Result<bool, PyErr>,
) -> Result<(), PyErr> {
    if reverse {
        items.reverse();
    }
    let result = timsort(items, less);
    if reverse {
        items.reverse();
    }
    result
}

fn arrange(mut items: Vec<Value>, order: &[u32]) -> Vec<Value> {
    order.iter().map(|&at| items[at as usize].take()).collect()
}
