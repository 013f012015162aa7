// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! compress, dropwhile, takewhile, filterfalse, starmap, islice.

use super::iterator_type;
use crate::coll::iter::SharedIter;
use crate::coll::params::parse;
use crate::coll::{expect_args, list_type::list_from, seq, PyTuple};
use crate::core::args::Args;
use crate::core::call::call;
use crate::core::error::{value_error, PyErr};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use std::cell::Cell;

type Next = Result<Option<Value>, PyErr>;

pub struct Compress {
    data: SharedIter,
    selectors: SharedIter,
}

fn compress_new(_: &Type, args: &mut Args) -> R {
    let [data, selectors] = parse(args, "compress", ["data", "selectors"], 2, 2)?;
    let (data, selectors) = (SharedIter::over(&data)?, SharedIter::over(&selectors)?);
    Ok(Value::from(Ref::new(Compress { data, selectors })))
}

fn compress_next(c: &Compress) -> Next {
    loop {
        let v = match c.data.next()? {
            Some(v) => v,
            None => return Ok(None),
        };
        match c.selectors.next()? {
            Some(selector) if ops::truth(&selector)? => return Ok(Some(v)),
            Some(_) => {}
            None => return Ok(None),
        }
    }
}

iterator_type!(Compress, compress_type, "compress", compress_new, compress_next, &[], {});

/// A function and the iteration it is applied to.
macro_rules! over_function {
    ($object:ident, $new:ident, $name:literal $(, $state:ident)?) => {
        pub struct $object {
            f: Value,
            it: SharedIter,
            // True once the predicate has failed.
            $($state: Cell<bool>,)?
        }

        fn $new(_: &Type, args: &mut Args) -> R {
            expect_args(args, $name, 2)?;
            let it = SharedIter::over(&args.pos[1])?;
            let f = args.pos[0].take();
            Ok(Value::from(Ref::new($object { f, it, $($state: Cell::new(false))? })))
        }
    };
}

over_function!(DropWhile, dropwhile_new, "dropwhile", failed);

fn dropwhile_next(d: &DropWhile) -> Next {
    while let Some(v) = d.it.next()? {
        if d.failed.get() {
            return Ok(Some(v));
        }
        if !ops::truth(&call(&d.f, &mut [v.clone()])?)? {
            d.failed.set(true);
            return Ok(Some(v));
        }
    }
    Ok(None)
}

iterator_type!(DropWhile, dropwhile_type, "dropwhile", dropwhile_new, dropwhile_next, &[], {});

over_function!(TakeWhile, takewhile_new, "takewhile", failed);

fn takewhile_next(t: &TakeWhile) -> Next {
    if t.failed.get() {
        return Ok(None);
    }
    let v = match t.it.next()? {
        Some(v) => v,
        None => return Ok(None),
    };
    if ops::truth(&call(&t.f, &mut [v.clone()])?)? {
        return Ok(Some(v));
    }
    t.failed.set(true);
    Ok(None)
}

iterator_type!(TakeWhile, takewhile_type, "takewhile", takewhile_new, takewhile_next, &[], {});

over_function!(FilterFalse, filterfalse_new, "filterfalse");

fn filterfalse_next(f: &FilterFalse) -> Next {
    while let Some(v) = f.it.next()? {
        let good = match &f.f {
            Value::None => ops::truth(&v)?,
            predicate => ops::truth(&call(predicate, &mut [v.clone()])?)?,
        };
        if !good {
            return Ok(Some(v));
        }
    }
    Ok(None)
}

iterator_type!(
    FilterFalse,
    filterfalse_type,
    "filterfalse",
    filterfalse_new,
    filterfalse_next,
    &[],
    {}
);

over_function!(StarMap, starmap_new, "starmap");

fn starmap_next(s: &StarMap) -> Next {
    let v = match s.it.next()? {
        Some(v) => v,
        None => return Ok(None),
    };
    let mut args = match v.down::<PyTuple>() {
        Some(items) => items.to_vec(),
        None => list_from(&v)?,
    };
    call(&s.f, &mut args).map(Some)
}

iterator_type!(StarMap, starmap_type, "starmap", starmap_new, starmap_next, &[], {});

pub struct Islice {
    it: SharedIter,
    /// The position of the value to give next.
    next: Cell<u64>,
    stop: u64,
    step: u64,
    /// How many values were taken from the source.
    taken: Cell<u64>,
}

const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

fn bound(v: &Value, absent: u64, message: &str) -> Result<u64, PyErr> {
    if v.is_none() {
        return Ok(absent);
    }
    match seq::as_index(v)? {
        Some(Value::Int(i)) if i >= 0 => Ok(i as u64),
        _ => Err(value_error(message)),
    }
}

fn islice_new(_: &Type, args: &mut Args) -> R {
    args.between("islice", 2, 4)?;
    let (start, stop, step) = match args.pos {
        [_, stop] => {
            let message =
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            (0, bound(stop, u64::MAX, message)?, 1)
        }
        [_, start, stop, rest @ ..] => {
            let stop = bound(
                stop,
                u64::MAX,
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
            )?;
            let start = bound(start, 0, INDICES)?;
            let message = "Step for islice() must be a positive integer or None.";
            let step = match rest.first() {
                Some(step) => bound(step, 1, message)?,
                None => 1,
            };
            if step == 0 {
                return Err(value_error(message));
            }
            (start, stop, step)
        }
        _ => (0, 0, 1),
    };
    let it = SharedIter::over(&args.pos[0])?;
    let islice = Islice { it, next: Cell::new(start), stop, step, taken: Cell::new(0) };
    Ok(Value::from(Ref::new(islice)))
}

fn islice_next(s: &Islice) -> Next {
    let wanted = s.next.get().min(s.stop);
    while s.taken.get() < wanted {
        if s.it.next()?.is_none() {
            s.next.set(u64::MAX);
            return Ok(None);
        }
        s.taken.set(s.taken.get() + 1);
    }
    if s.taken.get() >= s.stop {
        return Ok(None);
    }
    let v = s.it.next()?;
    s.taken.set(s.taken.get() + 1);
    s.next.set(s.next.get().saturating_add(s.step));
    Ok(v)
}

iterator_type!(Islice, islice_type, "islice", islice_new, islice_next, &[], {});
