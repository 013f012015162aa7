// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! product, permutations, combinations.

use super::iterator_type;
use crate::coll::list_type::list_from;
use crate::coll::params::parse;
use crate::coll::seq::to_i64;
use crate::coll::tuple;
use crate::core::args::Args;
use crate::core::error::{value_error, PyErr};
use crate::core::object::Ref;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use std::cell::RefCell;

type Next = Result<Option<Value>, PyErr>;

/// The positions of the choice given last; None before the first, an empty pool list at the end.
struct Choice {
    indices: Vec<usize>,
    /// For permutations: how many choices are left at each place.
    cycles: Vec<usize>,
    started: bool,
    done: bool,
}

impl Choice {
    fn new(indices: Vec<usize>, done: bool) -> RefCell<Choice> {
        RefCell::new(Choice { indices, cycles: Vec::new(), started: false, done })
    }

    /// Gives the first choice as it is and moves on for the others by `advance`.
    fn step(&mut self, advance: impl FnOnce(&mut Choice) -> bool) -> bool {
        if self.done {
            return false;
        }
        if !self.started {
            self.started = true;
            return true;
        }
        self.done = !advance(self);
        !self.done
    }
}

fn pick(pool: &[Value], indices: &[usize]) -> Value {
    tuple(indices.iter().map(|&at| pool[at].clone()).collect())
}

fn length(v: &Value) -> Result<usize, PyErr> {
    match to_i64(v)? {
        n if n < 0 => Err(value_error("r must be non-negative")),
        n => Ok(crate::host::size(n)),
    }
}

pub struct Product {
    pools: Vec<Vec<Value>>,
    choice: RefCell<Choice>,
}

fn product_new(_: &Type, args: &mut Args) -> R {
    let repeat = match args.keyword("repeat") {
        Some(v) => to_i64(&v)?,
        None => 1,
    };
    args.no_more_keywords("product")?;
    if repeat < 0 {
        return Err(value_error("repeat argument cannot be negative"));
    }
    let once = args.pos.iter().map(list_from).collect::<Result<Vec<_>, _>>()?;
    let mut pools = Vec::new();
    for _ in 0..repeat {
        pools.extend(once.iter().cloned());
    }
    let done = pools.iter().any(Vec::is_empty);
    let choice = Choice::new(vec![0; pools.len()], done);
    Ok(Value::from(Ref::new(Product { pools, choice })))
}

fn product_next(p: &Product) -> Next {
    let mut choice = p.choice.borrow_mut();
    let more = choice.step(|c| {
        for (at, pool) in c.indices.iter_mut().zip(&p.pools).rev() {
            *at += 1;
            if *at < pool.len() {
                return true;
            }
            *at = 0;
        }
        false
    });
    if !more {
        return Ok(None);
    }
    let items = p.pools.iter().zip(&choice.indices).map(|(pool, &at)| pool[at].clone());
    Ok(Some(tuple(items.collect())))
}

iterator_type!(Product, product_type, "product", product_new, product_next, &[], {});

pub struct Permutations {
    pool: Vec<Value>,
    r: usize,
    choice: RefCell<Choice>,
}

fn permutations_new(_: &Type, args: &mut Args) -> R {
    let [iterable, r] = parse(args, "permutations", ["iterable", "r"], 1, 2)?;
    let pool = list_from(&iterable)?;
    let n = pool.len();
    let r = match r {
        Value::Unbound | Value::None => n,
        Value::Int(_) | Value::Bool(_) => length(&r)?,
        _ => return Err(crate::core::error::type_error("Expected int as r")),
    };
    let choice = Choice::new((0..n).collect(), r > n);
    if r <= n {
        choice.borrow_mut().cycles = (n - r + 1..=n).rev().collect();
    }
    Ok(Value::from(Ref::new(Permutations { pool, r, choice })))
}

fn permutations_next(p: &Permutations) -> Next {
    let mut choice = p.choice.borrow_mut();
    let n = p.pool.len();
    let more = choice.step(|c| {
        for i in (0..p.r).rev() {
            c.cycles[i] -= 1;
            if c.cycles[i] > 0 {
                let j = n - c.cycles[i];
                c.indices.swap(i, j);
                return true;
            }
            c.indices[i..].rotate_left(1);
            c.cycles[i] = n - i;
        }
        false
    });
    Ok(if more { Some(pick(&p.pool, &choice.indices[..p.r])) } else { None })
}

iterator_type!(
    Permutations,
    permutations_type,
    "permutations",
    permutations_new,
    permutations_next,
    &[],
    {}
);

pub struct Combinations {
    pool: Vec<Value>,
    choice: RefCell<Choice>,
}

fn combinations_new(_: &Type, args: &mut Args) -> R {
    let [iterable, r] = parse(args, "combinations", ["iterable", "r"], 2, 2)?;
    let pool = list_from(&iterable)?;
    let r = length(&r)?;
    let done = r > pool.len();
    Ok(Value::from(Ref::new(Combinations { pool, choice: Choice::new((0..r).collect(), done) })))
}

fn combinations_next(p: &Combinations) -> Next {
    let mut choice = p.choice.borrow_mut();
    let n = p.pool.len();
    let more = choice.step(|c| {
        let r = c.indices.len();
        for i in (0..r).rev() {
            if c.indices[i] != i + n - r {
                let first = c.indices[i] + 1;
                for (k, at) in c.indices[i..].iter_mut().enumerate() {
                    *at = first + k;
                }
                return true;
            }
        }
        false
    });
    Ok(if more { Some(pick(&p.pool, &choice.indices)) } else { None })
}

iterator_type!(
    Combinations,
    combinations_type,
    "combinations",
    combinations_new,
    combinations_next,
    &[],
    {}
);

pub struct WithReplacement {
    pool: Vec<Value>,
    choice: RefCell<Choice>,
}

fn with_replacement_new(_: &Type, args: &mut Args) -> R {
    let names = ["iterable", "r"];
    let [iterable, r] = parse(args, "combinations_with_replacement", names, 2, 2)?;
    let pool = list_from(&iterable)?;
    let r = length(&r)?;
    let done = pool.is_empty() && r > 0;
    Ok(Value::from(Ref::new(WithReplacement { pool, choice: Choice::new(vec![0; r], done) })))
}

fn with_replacement_next(p: &WithReplacement) -> Next {
    let mut choice = p.choice.borrow_mut();
    let n = p.pool.len();
    let more = choice.step(|c| match c.indices.iter().rposition(|&at| at + 1 < n) {
        Some(i) => {
            let next = c.indices[i] + 1;
            c.indices[i..].fill(next);
            true
        }
        None => false,
    });
    Ok(if more { Some(pick(&p.pool, &choice.indices)) } else { None })
}

iterator_type!(
    WithReplacement,
    combinations_with_replacement_type,
    "combinations_with_replacement",
    with_replacement_new,
    with_replacement_next,
    &[],
    {}
);
