// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `lru_cache` and `cache`.

use crate::coll::params::{or, parse};
use crate::coll::{tuple, PyDict};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, NativeDef};
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::func::{bind, closure};
use crate::core::names::intern;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::shape::Attrs;
use crate::core::types::{type_of, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::Cell;

pub static LRU_CACHE: NativeDef =
    NativeDef { name: "lru_cache", module: "functools", f: lru_cache };
pub static CACHE: NativeDef = NativeDef { name: "cache", module: "functools", f: cache };

/// A function that remembers its results, the one used last at the end of the dict.
pub struct Lru {
    func: Value,
    results: Ref<PyDict>,
    /// None = without a limit.
    max: Option<usize>,
    typed: bool,
    hits: Cell<i64>,
    misses: Cell<i64>,
    attrs: Attrs,
}

fn wrap(func: Value, max: Option<usize>, typed: bool) -> R {
    let v = Value::from(Ref::new(Lru {
        func: func.clone(),
        results: PyDict::new_ref(),
        max,
        typed,
        hits: Cell::new(0),
        misses: Cell::new(0),
        attrs: Attrs::new(lru_type().root),
    }));
    super::update_wrapper(&v, &func)?;
    Ok(v)
}

fn lru_cache(args: &mut Args) -> R {
    let [maxsize, typed] = parse(args, "lru_cache", ["maxsize", "typed"], 0, 2)?;
    let typed = ops::truth(&or(typed, Value::Bool(false)))?;
    match or(maxsize, Value::Int(128)) {
        Value::Int(n) => decorator(Some(crate::host::size(n.max(0))), typed),
        Value::None => decorator(None, typed),
        f if ops::is_callable(&f) => wrap(f, Some(128), typed),
        _ => Err(type_error("Expected first argument to be an integer, a callable, or None")),
    }
}

fn decorator(max: Option<usize>, typed: bool) -> R {
    Ok(closure("decorating_function", move |args| {
        args.exactly("decorating_function", 1)?;
        wrap(args.pos[0].take(), max, typed)
    }))
}

fn cache(args: &mut Args) -> R {
    args.exactly("cache", 1)?;
    wrap(args.pos[0].take(), None, false)
}

impl Lru {
    /// The key of a call: the only argument if it is a plain int or str, else a tuple of all.
    fn key(&self, args: &Args) -> Value {
        if args.kw.is_empty() && args.pos.len() == 1 && !self.typed {
            match &args.pos[0] {
                Value::Int(i) => return Value::Int(*i),
                v if v.down::<crate::text::PyStr>().is_some() => return v.clone(),
                _ => {}
            }
        }
        let mut parts = args.pos.to_vec();
        if !args.kw.is_empty() {
            parts.push(crate::core::singletons::ellipsis());
            for (k, v) in args.kw.iter() {
                parts.push(Value::from(k.clone()));
                parts.push(v.clone());
            }
        }
        if self.typed {
            parts.extend(args.pos.iter().map(|v| Value::from(type_of(v))));
            parts.extend(args.kw.iter().map(|(_, v)| Value::from(type_of(v))));
        }
        tuple(parts)
    }

    fn count(cell: &Cell<i64>) {
        cell.set(cell.get() + 1)
    }

    fn call(&self, args: &mut Args) -> R {
        if self.max == Some(0) {
            Self::count(&self.misses);
            return call::call_args(&self.func, args);
        }
        let key = self.key(args);
        let hash = ops::hash(&key)?;
        if let Some(v) = self.results.get_hashed(&key, hash)? {
            Self::count(&self.hits);
            if self.max.is_some() {
                self.results.move_to_end(&key, true)?;
            }
            return Ok(v);
        }
        Self::count(&self.misses);
        let v = if args.kw.is_empty() {
            call::call(&self.func, args.pos)?
        } else {
            call::call_args(&self.func, args)?
        };
        // The call may have cached the same key.
        if let Some(max) = self.max {
            if self.results.get_hashed(&key, hash)?.is_none() && self.results.len() >= max {
                if let Some((_, oldest)) = self.results.next_from(0) {
                    self.results.remove(&oldest.key)?;
                }
            }
        }
        self.results.set_hashed(key, hash, v.clone())?;
        Ok(v)
    }
}

impl Payload for Lru {
    fn vt() -> &'static VT {
        static LRU: VT = VT {
            call: Some(|o, args| match o.down::<Lru>() {
                Some(l) => l.call(args),
                None => Ok(Value::None),
            }),
            descr_get: Some(|o, instance, _| Ok(bind(&Value::Obj(o.clone()), instance))),
            attrs: Some(|o| o.down::<Lru>().map(|l| &l.attrs)),
            ..VT::new("functools._lru_cache_wrapper", drop_obj::<Lru>, |_| lru_type())
        };
        &LRU
    }
}

fn lru_of(v: &Value) -> Result<&Ref<Lru>, PyErr> {
    v.down::<Lru>().ok_or_else(|| type_error("lru_cache wrapper expected"))
}

thread_local! {
    static CACHE_INFO: R = make_cache_info();
}

fn make_cache_info() -> R {
    let fields = ["hits", "misses", "maxsize", "currsize"];
    let names = crate::coll::list(fields.iter().map(|n| Value::from(*n)).collect());
    let mut pos = [Value::from("CacheInfo"), names];
    let mut kw = [(intern("module").as_str().clone(), Value::from("functools"))];
    let def = &crate::stdlib::collections::NAMEDTUPLE;
    (def.f)(&mut Args { pos: &mut pos, kw: &mut kw })
}

define_type!(pub fn lru_type, TypeSpec {
    module: "functools",
    vt: Some(Lru::vt),
    methods: &[
        MethodDef {
            name: "cache_info",
            kind: MethodKind::Instance,
            f: |this, args| {
                args.exactly("cache_info", 0)?;
                let l = lru_of(this)?;
                let max = l.max.map_or(Value::None, |n| Value::Int(n as i64));
                let class = CACHE_INFO.with(R::clone)?;
                let size = Value::Int(l.results.len() as i64);
                let (hits, misses) = (Value::Int(l.hits.get()), Value::Int(l.misses.get()));
                call::call(&class, &mut [hits, misses, max, size])
            },
        },
        MethodDef {
            name: "cache_clear",
            kind: MethodKind::Instance,
            f: |this, args| {
                args.exactly("cache_clear", 0)?;
                let l = lru_of(this)?;
                l.hits.set(0);
                l.misses.set(0);
                l.results.clear();
                Ok(Value::None)
            },
        },
        MethodDef {
            name: "cache_parameters",
            kind: MethodKind::Instance,
            f: |this, _| {
                let l = lru_of(this)?;
                let d = PyDict::new_ref();
                let max = l.max.map_or(Value::None, |n| Value::Int(n as i64));
                d.set_str(&ops::new_str("maxsize"), max);
                d.set_str(&ops::new_str("typed"), Value::Bool(l.typed));
                Ok(Value::from(d))
            },
        },
    ],
    getset: &[GetSetDef {
        name: "__dict__",
        get: |v| Ok(Value::from(lru_of(v)?.attrs.to_dict(&[]))),
        set: None,
    }],
    dict: true,
    in_c: true,
    ..TypeSpec::new("_lru_cache_wrapper")
});
