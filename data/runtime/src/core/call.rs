// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Calls: dispatch by kind of callable, binding of arguments, and the guard against deep recursion.

use crate::coll;
use crate::core::args::Args;
use crate::core::error::{recursion_error, type_error, PyErr};
use crate::core::func::{BoundMethod, FuncDef, FuncObj, NativeObj};
use crate::core::names::{intern, intern_str, Dunder, Name};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::site::local;
use crate::core::types::{type_name, TypeObj};
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;
use std::cell::Cell;

struct Depth {
    now: Cell<u32>,
    limit: Cell<u32>,
    /// Lowest address the stack may grow to; 0 = unknown.
    stack_end: Cell<usize>,
}

thread_local! {
    static DEPTH: Depth =
        const { Depth { now: Cell::new(0), limit: Cell::new(1000), stack_end: Cell::new(0) } };
}

/// Counts one Python frame until it is dropped.
pub struct Frame(());

impl Drop for Frame {
    #[inline(always)]
    fn drop(&mut self) {
        leave()
    }
}

/// Guards a direct call of a translated function: RecursionError when too deep.
#[inline(always)]
pub fn enter() -> Result<Frame, PyErr> {
    enter_raw()?;
    Ok(Frame(()))
}

#[inline(always)]
fn enter_raw() -> Result<(), PyErr> {
    let here = 0u8;
    let d = local(&DEPTH);
    let n = d.now.get() + 1;
    d.now.set(n);
    if n > d.limit.get() || (&here as *const u8 as usize) < d.stack_end.get() {
        leave();
        return Err(too_deep());
    }
    Ok(())
}

#[inline(always)]
fn leave() {
    let d = local(&DEPTH);
    d.now.set(d.now.get() - 1)
}

#[cold]
#[inline(never)]
fn too_deep() -> PyErr {
    // Room for the code that makes the exception.
    let old = DEPTH.with(|d| d.limit.replace(u32::MAX));
    let e = recursion_error("maximum recursion depth exceeded");
    DEPTH.with(|d| d.limit.set(old));
    e
}

pub fn recursion_limit() -> u32 {
    DEPTH.with(|d| d.limit.get())
}

pub fn recursion_depth() -> u32 {
    DEPTH.with(|d| d.now.get())
}

pub fn set_recursion_limit(n: u32) {
    DEPTH.with(|d| d.limit.set(n))
}

/// Tells the guard where the thread's stack ends.
pub fn set_stack_end(address: usize) {
    DEPTH.with(|d| d.stack_end.set(address))
}

/// Calls `f` with positional arguments, which are moved out.
pub fn call(f: &Value, args: &mut [Value]) -> R {
    if let Value::Obj(o) = f {
        if let Some(func) = o.down::<FuncObj>() {
            return call_func(func, args);
        }
        if let Some(n) = o.down::<NativeObj>() {
            return (n.def.f)(&mut Args::pos(args));
        }
    }
    call_args(f, &mut Args::pos(args))
}

/// As `call`, but the arguments begin at `args[1]`: the free place takes the receiver if there is
/// one, which saves moving the others.
#[inline]
pub fn call_reserved(f: &Value, args: &mut [Value]) -> R {
    if let Value::Obj(o) = f {
        if let Some(func) = o.down::<FuncObj>() {
            return call_func(func, &mut args[1..]);
        }
        if let Some(n) = o.down::<NativeObj>() {
            return (n.def.f)(&mut Args::pos(&mut args[1..]));
        }
        if let Some(t) = o.down::<TypeObj>() {
            return crate::core::class::instantiate_reserved(t, args);
        }
        if let Some(m) = o.down::<BoundMethod>() {
            if let Some(func) = m.func.down::<FuncObj>() {
                args[0] = m.this.clone();
                return call_func(func, args);
            }
        }
    }
    call_args(f, &mut Args::pos(&mut args[1..]))
}

/// Calls `f` with positional and keyword arguments.
pub fn call_args(f: &Value, args: &mut Args) -> R {
    match f {
        Value::Obj(o) => match o.vt().call {
            Some(call) => call(o, args),
            None => Err(not_callable(f)),
        },
        _ => Err(not_callable(f)),
    }
}

#[cold]
#[inline(never)]
pub fn not_callable(f: &Value) -> PyErr {
    type_error(format!("'{}' object is not callable", type_name(f)))
}

/// Calls a translated function with positional arguments.
#[inline]
pub fn call_func(f: &Ref<FuncObj>, args: &mut [Value]) -> R {
    if args.len() == f.simple {
        enter_raw()?;
        let r = (f.def.code)(f, args);
        leave();
        return r;
    }
    call_func_args(f, &mut Args::pos(args))
}

/// Arguments up to this many are bound on the stack.
const ON_STACK: usize = 8;

/// Calls a translated function with any arguments.
#[inline(never)]
pub fn call_func_args(f: &Ref<FuncObj>, args: &mut Args) -> R {
    if args.kw.is_empty() && args.pos.len() == f.simple {
        return call_func(f, args.pos);
    }
    const NOTHING: Value = Value::Unbound;
    let n = f.def.params.len();
    if n <= ON_STACK {
        let mut slots = [NOTHING; ON_STACK];
        bind(f, args, &mut slots[..n])?;
        return run_bound(f, &mut slots[..n]);
    }
    let mut slots = vec![NOTHING; n];
    bind(f, args, &mut slots)?;
    run_bound(f, &mut slots)
}

fn run_bound(f: &Ref<FuncObj>, slots: &mut [Value]) -> R {
    enter_raw()?;
    let r = (f.def.code)(f, slots);
    leave();
    r
}

/// Distributes arguments over the parameters by CPython's rules, in its order of checks.
fn bind(f: &Ref<FuncObj>, args: &mut Args, slots: &mut [Value]) -> Result<(), PyErr> {
    let def = f.def;
    let n_named = def.n_pos + def.n_kwonly;
    let given = args.pos.len();
    for (slot, v) in slots.iter_mut().zip(args.pos.iter_mut()).take(def.n_pos) {
        *slot = v.take();
    }
    if def.varargs {
        let rest = args.pos.iter_mut().skip(def.n_pos).map(Value::take).collect();
        slots[n_named] = coll::tuple(rest);
    }
    let mut extra = if def.varkw { Some(coll::PyDict::new_ref()) } else { None };
    for (name, v) in args.kw.iter_mut() {
        let at = def.params[def.n_posonly..n_named].iter().position(|p| **name == **p);
        match at {
            Some(i) => {
                let slot = &mut slots[def.n_posonly + i];
                if !slot.is_unbound() {
                    return Err(type_error(format!(
                        "{}() got multiple values for argument '{}'",
                        f.qualname(),
                        name.to_string_lossy()
                    )));
                }
                *slot = v.take();
            }
            None => match &mut extra {
                Some(d) => d.set_str(name, v.take()),
                None => return Err(unexpected_keyword(f, args.kw, name_text(args.kw, def))),
            },
        }
    }
    if let Some(d) = extra {
        slots[n_named + def.varargs as usize] = Value::from(d);
    }
    if given > def.n_pos && !def.varargs {
        return Err(too_many(f, given, slots));
    }
    fill_defaults(f, given, slots)
}

/// The first keyword that no parameter takes.
fn name_text(kw: &[(Str, Value)], def: &FuncDef) -> String {
    let named = &def.params[def.n_posonly..def.n_pos + def.n_kwonly];
    kw.iter()
        .find(|(k, _)| !named.iter().any(|p| **k == **p))
        .map_or(String::new(), |(k, _)| k.to_string_lossy())
}

#[cold]
#[inline(never)]
fn unexpected_keyword(f: &FuncObj, kw: &[(Str, Value)], name: String) -> PyErr {
    let only: Vec<String> = f.def.params[..f.def.n_posonly]
        .iter()
        .filter(|p| kw.iter().any(|(k, _)| **k == ***p))
        .map(|p| p.to_string())
        .collect();
    if !only.is_empty() {
        return type_error(format!(
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            f.qualname(),
            only.join(", ")
        ));
    }
    type_error(format!("{}() got an unexpected keyword argument '{}'", f.qualname(), name))
}

fn plural(n: usize) -> &'static str {
    if n == 1 {
        ""
    } else {
        "s"
    }
}

#[cold]
#[inline(never)]
fn too_many(f: &FuncObj, given: usize, slots: &[Value]) -> PyErr {
    let def = f.def;
    let kw_given =
        slots[def.n_pos..def.n_pos + def.n_kwonly].iter().filter(|v| !v.is_unbound()).count();
    let n_defaults = f.defaults.borrow().len();
    let (takes, many) = if n_defaults > 0 {
        (format!("from {} to {}", def.n_pos - n_defaults, def.n_pos), "s")
    } else {
        (def.n_pos.to_string(), plural(def.n_pos))
    };
    let kw = if kw_given > 0 {
        format!(
            " positional argument{} (and {} keyword-only argument{})",
            plural(given),
            kw_given,
            plural(kw_given)
        )
    } else {
        String::new()
    };
    let verb = if given == 1 && kw_given == 0 { "was" } else { "were" };
    type_error(format!(
        "{}() takes {} positional argument{} but {}{} {} given",
        f.qualname(),
        takes,
        many,
        given,
        kw,
        verb
    ))
}

fn fill_defaults(f: &FuncObj, given: usize, slots: &mut [Value]) -> Result<(), PyErr> {
    let def = f.def;
    if given < def.n_pos {
        let defaults = f.defaults.borrow();
        let required = def.n_pos.saturating_sub(defaults.len());
        let missing: Vec<&str> = (0..required)
            .filter(|i| slots[*i].is_unbound())
            .map(|i| def.params[i])
            .collect();
        if !missing.is_empty() {
            return Err(missing_error(f, "positional", &missing));
        }
        for i in given.max(required)..def.n_pos {
            if slots[i].is_unbound() {
                slots[i] = defaults[defaults.len() - (def.n_pos - i)].clone();
            }
        }
    }
    let mut missing = Vec::new();
    for (name, slot) in def.params.iter().zip(slots.iter_mut()).skip(def.n_pos).take(def.n_kwonly) {
        if slot.is_unbound() {
            let defaults = f.kwdefaults.borrow();
            match defaults.iter().find(|(n, _)| ***n == **name) {
                Some((_, v)) => *slot = v.clone(),
                None => missing.push(*name),
            }
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(missing_error(f, "keyword-only", &missing))
    }
}

#[cold]
#[inline(never)]
fn missing_error(f: &FuncObj, kind: &str, names: &[&str]) -> PyErr {
    let quoted: Vec<String> = names.iter().map(|n| format!("'{}'", n)).collect();
    let list = match quoted.len() {
        1 => quoted[0].clone(),
        2 => format!("{} and {}", quoted[0], quoted[1]),
        n => format!("{}, and {}", quoted[..n - 1].join(", "), quoted[n - 1]),
    };
    type_error(format!(
        "{}() missing {} required {} argument{}: {}",
        f.qualname(),
        names.len(),
        kind,
        plural(names.len()),
        list
    ))
}

/// Calls a special method found on a class; `args[0]` is the receiver.
#[inline]
pub fn call_special<const N: usize>(f: &Value, mut args: [Value; N]) -> R {
    if let Value::Obj(o) = f {
        if let Some(func) = o.down::<FuncObj>() {
            return call_func(func, &mut args);
        }
        if let Some(get) = o.vt().descr_get {
            let bound = get(o, &args[0], &crate::core::types::type_of(&args[0]))?;
            return call(&bound, &mut args[1..]);
        }
    }
    call(f, &mut args[1..])
}

/// Keyword arguments being collected for a call with `**`.
#[derive(Default)]
pub struct KwArgs(pub Vec<(Str, Value)>);

fn callable_name(f: &Value) -> String {
    let name = crate::core::attr::lookup(f, Dunder::Qualname.name());
    let name = match name {
        Ok(Some(n)) => n.down::<PyStr>().map(|s| s.to_string_lossy()),
        _ => None,
    };
    match name {
        Some(name) => {
            let module = match crate::core::attr::lookup(f, Dunder::Module.name()) {
                Ok(Some(m)) => m.down::<PyStr>().map(|s| s.to_string_lossy()),
                _ => None,
            };
            match module {
                Some(m) if m != "builtins" => format!("{}.{}()", m, name),
                _ => format!("{}()", name),
            }
        }
        None => ops::str_of(f).map_or(String::new(), |s| s.to_string_lossy()),
    }
}

impl KwArgs {
    pub fn new() -> KwArgs {
        KwArgs(Vec::new())
    }

    fn contains(&self, name: &Str) -> bool {
        self.0.iter().any(|(k, _)| **k == **name)
    }

    /// Adds `name=v` of a call of `f`.
    pub fn put(&mut self, f: &Value, name: &str, v: Value) -> Result<(), PyErr> {
        let name = intern(name).as_str().clone();
        self.put_str(f, name, v)
    }

    fn put_str(&mut self, f: &Value, name: Str, v: Value) -> Result<(), PyErr> {
        if self.contains(&name) {
            return Err(type_error(format!(
                "{} got multiple values for keyword argument '{}'",
                callable_name(f),
                name.to_string_lossy()
            )));
        }
        self.0.push((name, v));
        Ok(())
    }

    /// Adds what `**mapping` stands for in a call of `f`.
    pub fn extend(&mut self, f: &Value, mapping: &Value) -> Result<(), PyErr> {
        let items = match mapping.peel().down::<coll::PyDict>() {
            Some(d) => d.items_vec(),
            None => match mapping_items(mapping)? {
                Some(items) => items,
                None => {
                    return Err(type_error(format!(
                        "{} argument after ** must be a mapping, not {}",
                        callable_name(f),
                        type_name(mapping)
                    )))
                }
            },
        };
        for (k, v) in items {
            match k.peel().down::<PyStr>() {
                Some(s) => self.put_str(f, s.clone(), v)?,
                None => return Err(type_error("keywords must be strings")),
            }
        }
        Ok(())
    }
}

/// Keys and values of an object with `keys()`; None if it has no such method.
pub fn mapping_items(m: &Value) -> Result<Option<Vec<(Value, Value)>>, PyErr> {
    let keys = match crate::core::attr::lookup(m, intern("keys"))? {
        Some(keys) => call(&keys, &mut [])?,
        None => return Ok(None),
    };
    let mut out = Vec::new();
    for k in crate::builtins::to_vec(&keys)? {
        let v = ops::get_item(m, &k)?;
        out.push((k, v));
    }
    Ok(Some(out))
}

/// Calls with collected positional and keyword arguments.
pub fn call_ex(f: &Value, mut pos: Vec<Value>, mut kw: KwArgs) -> R {
    call_args(f, &mut Args { pos: &mut pos, kw: &mut kw.0 })
}

/// Adds what `*iterable` stands for in a call of `f`.
pub fn extend_args(out: &mut Vec<Value>, f: &Value, iterable: &Value) -> Result<(), PyErr> {
    if !ops::is_iterable(iterable) {
        return Err(type_error(format!(
            "{} argument after * must be an iterable, not {}",
            callable_name(f),
            type_name(iterable)
        )));
    }
    out.extend(crate::builtins::to_vec(iterable)?);
    Ok(())
}

/// A name given at run time, for keyword arguments.
pub fn keyword(name: &Str) -> Name {
    intern_str(name)
}
