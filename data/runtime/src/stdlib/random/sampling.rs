// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Random integers, and random picks from sequences.

use super::generator::Generator;
use crate::coll::params::{given, or, parse};
use crate::coll::seq::{as_index, to_i64, to_index};
use crate::coll::{any_set, list, list_type::list_from, native, PyDict, PyList};
use crate::core::args::Args;
use crate::core::error::{index_error, type_error, value_error, PyErr};
use crate::core::ops;
use crate::core::value::{Value, R};
use crate::core::version;
use std::collections::HashSet;

/// An argument of `randrange`; until 3.11 a float with an integral value is accepted.
fn integer(v: &Value, what: &str) -> R {
    if let Some(i) = as_index(v)? {
        return Ok(i);
    }
    if version::minor() >= 12 {
        return to_index(v);
    }
    let i = crate::num::to_int(v)?;
    if ops::test_ne(&i, v)? {
        return Err(value_error(format!("non-integer {} for randrange()", what)));
    }
    Ok(i)
}

fn empty_range(start: &Value, stop: &Value, width: &Value) -> PyErr {
    let text = |v: &Value| ops::str_of(v).map_or(String::new(), |s| s.to_string_lossy());
    value_error(if version::minor() >= 12 {
        format!("empty range in randrange({}, {})", text(start), text(stop))
    } else {
        format!("empty range for randrange() ({}, {}, {})", text(start), text(stop), text(width))
    })
}

/// A random item of `range(start, stop)`.
fn between(g: &Generator, start: &Value, stop: &Value) -> R {
    let width = ops::sub(stop, start)?;
    if ops::test_gt(&width, &Value::Int(0))? {
        return ops::add(start, &g.below_value(&width)?);
    }
    Err(empty_range(start, stop, &width))
}

pub fn randrange(g: &Generator, args: &mut Args) -> R {
    let [start, stop, step] = parse(args, "randrange", ["start", "stop", "step"], 1, 3)?;
    let zero = Value::Int(0);
    let start = integer(&start, "arg 1")?;
    let stop = match given(stop) {
        Some(stop) => integer(&stop, "stop")?,
        None if !step.is_unbound() => {
            return Err(type_error("Missing a non-None stop argument"));
        }
        None => {
            if ops::test_gt(&start, &zero)? {
                return g.below_value(&start);
            }
            return Err(value_error("empty range for randrange()"));
        }
    };
    let step = integer(&or(step, Value::Int(1)), "step")?;
    if let Value::Int(1) = step {
        return between(g, &start, &stop);
    }
    let width = ops::sub(&stop, &start)?;
    let toward = if ops::test_gt(&step, &zero)? {
        Value::Int(-1)
    } else if ops::test_lt(&step, &zero)? {
        Value::Int(1)
    } else {
        return Err(value_error("zero step for randrange()"));
    };
    let n = ops::floor_div(&ops::add(&ops::add(&width, &step)?, &toward)?, &step)?;
    if ops::test_le(&n, &zero)? {
        return Err(value_error("empty range for randrange()"));
    }
    ops::add(&start, &ops::mul(&step, &g.below_value(&n)?)?)
}

pub fn randint(g: &Generator, args: &mut Args) -> R {
    let [a, b] = parse(args, "randint", ["a", "b"], 2, 2)?;
    let stop = ops::add(&b, &Value::Int(1))?;
    between(g, &integer(&a, "arg 1")?, &integer(&stop, "stop")?)
}

pub fn choice(g: &Generator, args: &mut Args) -> R {
    let [seq] = parse(args, "choice", ["seq"], 1, 1)?;
    let n = ops::len(&seq)?;
    if n == 0 {
        return Err(index_error("Cannot choose from an empty sequence"));
    }
    ops::get_item(&seq, &Value::Int(g.below(n as u64) as i64))
}

pub fn shuffle(g: &Generator, args: &mut Args) -> R {
    let [x] = parse(args, "shuffle", ["x"], 1, 1)?;
    if let Some(list) = x.down::<PyList>() {
        list.with_mut(|items| {
            for i in (1..items.len()).rev() {
                let j = g.below(i as u64 + 1) as usize;
                items.swap(i, j);
            }
        });
        return Ok(Value::None);
    }
    for i in (1..ops::len(&x)? as i64).rev() {
        let j = g.below(i as u64 + 1) as i64;
        let (a, b) = (ops::get_item(&x, &Value::Int(j))?, ops::get_item(&x, &Value::Int(i))?);
        ops::set_item(&x, &Value::Int(i), a)?;
        ops::set_item(&x, &Value::Int(j), b)?;
    }
    Ok(Value::None)
}

/// `k` different positions below `n`, in the order of their selection.
fn positions(g: &Generator, n: usize, k: i64) -> Result<Vec<usize>, PyErr> {
    if k < 0 || k > n as i64 {
        return Err(value_error("Sample larger than population or is negative"));
    }
    let k = k as usize;
    let mut set_size = 21.0;
    if k > 5 {
        set_size += 4f64.powf((((k * 3) as f64).ln() / 4f64.ln()).ceil());
    }
    let mut chosen = Vec::with_capacity(k);
    if n as f64 <= set_size {
        let mut pool: Vec<usize> = (0..n).collect();
        for i in 0..k {
            let j = g.below((n - i) as u64) as usize;
            chosen.push(pool[j]);
            pool[j] = pool[n - i - 1];
        }
    } else {
        let mut selected = HashSet::new();
        while chosen.len() < k {
            let j = g.below(n as u64) as usize;
            if selected.insert(j) {
                chosen.push(j);
            }
        }
    }
    Ok(chosen)
}

pub fn sample(g: &Generator, args: &mut Args) -> R {
    let [population, k, counts] = parse(args, "sample", ["population", "k", "counts"], 2, 2)?;
    let sequence = match population.peel() {
        Value::Obj(o) => o.vt().getitem.is_some(),
        _ => false,
    };
    if !sequence || any_set(&population).is_some() || native::<PyDict>(&population).is_some() {
        return Err(type_error(
            "Population must be a sequence.  For dicts or sets, use sorted(d).",
        ));
    }
    let n = ops::len(&population)?;
    let k = to_i64(&k)?;
    let item = |at: usize| ops::get_item(&population, &Value::Int(at as i64));
    let counts = match given(counts) {
        None => {
            let chosen = positions(g, n, k)?;
            return Ok(list(chosen.into_iter().map(item).collect::<Result<_, _>>()?));
        }
        Some(counts) => list_from(&counts)?,
    };
    let mut sums: Vec<i64> = Vec::new();
    for count in &counts {
        match as_index(count)? {
            Some(Value::Int(c)) => sums.push(sums.last().unwrap_or(&0) + c),
            _ => return Err(type_error("Counts must be integers")),
        }
    }
    if sums.len() != n {
        return Err(value_error("The number of counts does not match the population"));
    }
    let total = match sums.last() {
        Some(total) if *total > 0 => *total as usize,
        _ => return Err(value_error("Total of counts must be greater than zero")),
    };
    let chosen = positions(g, total, k)?;
    let of_count = |at: usize| item(sums.partition_point(|sum| *sum <= at as i64));
    Ok(list(chosen.into_iter().map(of_count).collect::<Result<_, _>>()?))
}

pub fn choices(g: &Generator, args: &mut Args) -> R {
    let names = ["population", "weights", "cum_weights", "k"];
    let [population, weights, cum_weights, k] = parse(args, "choices", names, 1, 2)?;
    let k = to_i64(&or(k, Value::Int(1)))?.max(0);
    let n = ops::len(&population)?;
    let item = |at: usize| ops::get_item(&population, &Value::Int(at as i64));
    let sums = match (given(weights), given(cum_weights)) {
        (None, None) => {
            let picks = (0..k).map(|_| item((g.float() * n as f64).floor() as usize));
            return Ok(list(picks.collect::<Result<_, _>>()?));
        }
        (Some(_), Some(_)) => {
            return Err(type_error("Cannot specify both weights and cumulative weights"))
        }
        (None, Some(sums)) => list_from(&sums)?,
        (Some(weights), None) => running_sums(&weights)?,
    };
    if sums.len() != n {
        return Err(value_error("The number of weights does not match the population"));
    }
    let total = match sums.last() {
        Some(last) => ops::add(last, &Value::Float(0.0))?,
        None => return Err(index_error("list index out of range")),
    };
    let total = match total {
        Value::Float(total) if total <= 0.0 => {
            return Err(value_error("Total of weights must be greater than zero"))
        }
        Value::Float(total) if total.is_finite() => total,
        _ => return Err(value_error("Total of weights must be finite")),
    };
    let mut picks = Vec::new();
    for _ in 0..k {
        let x = Value::Float(g.float() * total);
        let (mut low, mut high) = (0, n - 1);
        while low < high {
            let middle = (low + high) / 2;
            if ops::test_lt(&x, &sums[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        picks.push(item(low)?);
    }
    Ok(list(picks))
}

fn running_sums(weights: &Value) -> Result<Vec<Value>, PyErr> {
    if let Value::Int(k) = weights {
        return Err(type_error(format!(
            "The number of choices must be a keyword argument: k={}",
            k
        )));
    }
    let mut sums: Vec<Value> = Vec::new();
    for w in list_from(weights)? {
        let sum = match sums.last() {
            Some(last) => ops::add(last, &w)?,
            None => w,
        };
        sums.push(sum);
    }
    Ok(sums)
}
