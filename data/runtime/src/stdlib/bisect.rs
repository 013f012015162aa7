// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `bisect`.

use crate::coll::params::{given, or, parse};
use crate::coll::seq::to_i64;
use crate::coll::PyList;
use crate::core::args::{Args, NativeDef, NativeOf};
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::names::intern;
use crate::core::ops;
use crate::core::value::{Value, R};

struct Search {
    list: Value,
    x: Value,
    low: i64,
    high: Option<i64>,
    key: Option<Value>,
}

fn arguments(args: &mut Args, function: &str) -> Result<Search, PyErr> {
    let [list, x, low, high, key] = parse(args, function, ["a", "x", "lo", "hi", "key"], 2, 4)?;
    let low = to_i64(&or(low, Value::Int(0)))?;
    let high = match given(high) {
        Some(v) => Some(to_i64(&v)?),
        None => None,
    };
    if low < 0 {
        return Err(value_error("lo must be non-negative"));
    }
    Ok(Search { list, x, low, high, key: given(key) })
}

impl Search {
    /// The place of `wanted`: before equal items if `left`, else behind them.
    fn place(&self, wanted: &Value, left: bool) -> Result<i64, PyErr> {
        let mut low = self.low;
        let mut high = match self.high {
            Some(high) if high >= 0 => high,
            _ => ops::len(&self.list)? as i64,
        };
        while low < high {
            let middle = (low + high) / 2;
            let mut item = ops::get_item(&self.list, &Value::Int(middle))?;
            if let Some(key) = &self.key {
                item = call(key, &mut [item])?;
            }
            let right_half =
                if left { ops::test_lt(&item, wanted)? } else { !ops::test_lt(wanted, &item)? };
            if right_half {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }

    fn insert(&self, left: bool) -> R {
        let wanted = match &self.key {
            Some(key) => call(key, &mut [self.x.clone()])?,
            None => self.x.clone(),
        };
        let at = self.place(&wanted, left)?;
        match self.list.down::<PyList>() {
            Some(list) => list.insert(crate::host::size(at), self.x.clone()),
            None => {
                let insert = attr::get(&self.list, intern("insert"))?;
                call(&insert, &mut [Value::Int(at), self.x.clone()])?;
            }
        }
        Ok(Value::None)
    }
}

fn bisect_left(args: &mut Args) -> R {
    let search = arguments(args, "bisect_left")?;
    search.place(&search.x, true).map(Value::Int)
}

fn bisect_right(args: &mut Args) -> R {
    let search = arguments(args, "bisect_right")?;
    search.place(&search.x, false).map(Value::Int)
}

fn insort_left(args: &mut Args) -> R {
    arguments(args, "insort_left")?.insert(true)
}

fn insort_right(args: &mut Args) -> R {
    arguments(args, "insort_right")?.insert(false)
}

const fn native<F>(name: &'static str, f: F) -> NativeOf<F> {
    NativeOf { name, module: "_bisect", f }
}

static BISECT_LEFT: NativeDef = native("bisect_left", bisect_left);
static BISECT_RIGHT: NativeDef = native("bisect_right", bisect_right);
static INSORT_LEFT: NativeDef = native("insort_left", insort_left);
static INSORT_RIGHT: NativeDef = native("insort_right", insort_right);

pub static MODULE: NativeModule = NativeModule {
    name: "bisect",
    members: &[
        ("bisect", Member::Fn(&BISECT_RIGHT)),
        ("bisect_left", Member::Fn(&BISECT_LEFT)),
        ("bisect_right", Member::Fn(&BISECT_RIGHT)),
        ("insort", Member::Fn(&INSORT_RIGHT)),
        ("insort_left", Member::Fn(&INSORT_LEFT)),
        ("insort_right", Member::Fn(&INSORT_RIGHT)),
    ],
};
