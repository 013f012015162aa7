// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `copy`.

use crate::coll::iter::iter;
use crate::coll::params::{given, parse};
use crate::coll::{list, native, new_list, tuple, PyDict, PyFrozenSet, PyList, PySet, PyTuple};
use crate::core::absent::Absent;
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{type_error, ExcObj, PyErr};
use crate::core::exceptions;
use crate::core::instance::Instance;
use crate::core::module::{Member, NativeModule};
use crate::core::names::{intern, intern_str, Dunder};
use crate::core::object::{AnyRef, Ref};
use crate::core::ops;
use crate::core::types::{object_type, type_name, type_of};
use crate::core::value::{Value, R};
use crate::text::{PyByteArray, PyStr};

/// The objects copied so far by `deepcopy`, by identity: what user code sees as `memo`.
type Memo = Ref<PyDict>;

fn id(o: &AnyRef) -> Value {
    Value::Int(o.id() as i64)
}

/// A method that a class other than `object` defines.
fn method(v: &Value, name: &str) -> Result<Option<Value>, PyErr> {
    let (class, name) = (type_of(v), intern(name));
    match class.lookup_where(name) {
        Some((_, v)) if v.down::<Absent>().is_some() => Ok(None),
        Some((depth, _)) if !std::ptr::eq(class.at_depth(depth), &*object_type()) => {
            attr::lookup(v, name)
        }
        _ => Ok(None),
    }
}

fn copy_function(args: &mut Args) -> R {
    let [x] = parse(args, "copy", ["x"], 1, 1)?;
    copy(&x)
}

/// `copy.copy(x)`
pub fn copy(x: &Value) -> R {
    let o = match x {
        Value::Obj(o) => o,
        _ => return Ok(x.clone()),
    };
    if o.is::<PyTuple>() || o.is::<PyFrozenSet>() {
        return Ok(x.clone());
    }
    if let Some(l) = o.down::<PyList>() {
        return Ok(list(l.to_vec()));
    }
    if let Some(d) = o.down::<PyDict>().filter(|d| d.flavor().is_none()) {
        return Ok(Value::from(Ref::new(PyDict::with_table(d.copy_table()))));
    }
    if o.is::<PySet>() || o.is::<PyByteArray>() {
        return call(&attr::get(x, intern("copy"))?, &mut []);
    }
    if crate::core::descr::as_type(x).is_some() {
        return Ok(x.clone());
    }
    if let Some(f) = attr::lookup_special(x, Dunder::Copy)? {
        return call(&f, &mut []);
    }
    by_reduction(x, o, None)
}

fn deepcopy_function(args: &mut Args) -> R {
    let [x, memo, _nil] = parse(args, "deepcopy", ["x", "memo", "_nil"], 1, 3)?;
    match given(memo) {
        None => deepcopy(&x, &PyDict::new_ref()),
        Some(memo) => match native::<PyDict>(&memo) {
            Some(memo) => deepcopy(&x, memo),
            None => Err(type_error("memo must be a dict")),
        },
    }
}

/// `copy.deepcopy(x, memo)`
pub fn deepcopy(x: &Value, memo: &Memo) -> R {
    let o = match x {
        Value::Obj(o) if !o.is::<PyStr>() => o,
        _ => return Ok(x.clone()),
    };
    if let Some(done) = memo.get(&id(o))? {
        return Ok(done);
    }
    // Copying nests as deep as the data does.
    let _frame = crate::core::call::enter()?;
    let copied = deepcopy_new(x, o, memo)?;
    if !matches!(&copied, Value::Obj(y) if y.same(o)) {
        memo.set(id(o), copied.clone())?;
        keep_alive(x, memo)?;
    }
    Ok(copied)
}

/// An original must not die before the memo, or its identity could be that of another object.
fn keep_alive(x: &Value, memo: &Memo) -> Result<(), PyErr> {
    let key = Value::Int(memo.id() as i64);
    match memo.get(&key)?.as_ref().and_then(|v| v.down::<PyList>()) {
        Some(kept) => kept.push(x.clone()),
        None => memo.set(key, list(vec![x.clone()]))?,
    }
    Ok(())
}

fn deepcopy_new(x: &Value, o: &AnyRef, memo: &Memo) -> R {
    if let Some(l) = o.down::<PyList>() {
        let y = new_list();
        memo.set(id(o), Value::from(y.clone()))?;
        let mut at = 0;
        while let Some(item) = l.get(at) {
            y.push(deepcopy(&item, memo)?);
            at += 1;
        }
        return Ok(Value::from(y));
    }
    if let Some(items) = o.down::<PyTuple>() {
        return deepcopy_tuple(x, o, items, memo);
    }
    if let Some(d) = o.down::<PyDict>().filter(|d| d.flavor().is_none()) {
        let y = PyDict::new_ref();
        memo.set(id(o), Value::from(y.clone()))?;
        for (key, value) in d.items_vec() {
            let key = deepcopy(&key, memo)?;
            y.set(key, deepcopy(&value, memo)?)?;
        }
        return Ok(Value::from(y));
    }
    if o.is::<PyByteArray>() {
        return call(&attr::get(x, intern("copy"))?, &mut []);
    }
    if crate::core::descr::as_type(x).is_some() {
        return Ok(x.clone());
    }
    if let Some(f) = attr::lookup_special(x, Dunder::DeepCopy)? {
        return call(&f, &mut [Value::from(memo.clone())]);
    }
    by_reduction(x, o, Some(memo))
}

fn deepcopy_tuple(x: &Value, o: &AnyRef, items: &[Value], memo: &Memo) -> R {
    let copies = items.iter().map(|v| deepcopy(v, memo)).collect::<Result<Vec<_>, _>>()?;
    // A tuple that contains itself was copied meanwhile.
    if let Some(done) = memo.get(&id(o))? {
        return Ok(done);
    }
    let unchanged = items.iter().zip(&copies).all(|(a, b)| ops::is(a, b));
    Ok(if unchanged { x.clone() } else { tuple(copies) })
}

fn maybe_deep(v: &Value, memo: Option<&Memo>) -> R {
    match memo {
        Some(memo) => deepcopy(v, memo),
        None => Ok(v.clone()),
    }
}

/// Copies by what `__reduce_ex__` says or, for instances, would say.
fn by_reduction(x: &Value, o: &AnyRef, memo: Option<&Memo>) -> R {
    if let Some(f) = method(x, "__reduce_ex__")? {
        return reconstruct(o, &call(&f, &mut [Value::Int(4)])?, memo);
    }
    if let Some(f) = method(x, "__reduce__")? {
        return reconstruct(o, &call(&f, &mut [])?, memo);
    }
    if let Some(instance) = o.down::<Instance>() {
        return copy_instance(x, o, instance, memo);
    }
    if let Some(e) = o.down::<ExcObj>() {
        return copy_exception(o, e, memo);
    }
    if let Some(set) = crate::coll::any_set(x) {
        return copy_set(x, set, memo);
    }
    if o.vt().next.is_some() {
        return Err(type_error(format!("cannot pickle '{}' object", type_name(x))));
    }
    // Functions, modules, numbers and other values without parts.
    Ok(x.clone())
}

fn copy_set(x: &Value, set: &PySet, memo: Option<&Memo>) -> R {
    let keys = maybe_deep(&list(set.keys_vec()), memo)?;
    call(&Value::from(type_of(x)), &mut [keys])
}

fn copy_exception(o: &AnyRef, e: &Ref<ExcObj>, memo: Option<&Memo>) -> R {
    let args = e.args.borrow().clone();
    let args = args.iter().map(|v| maybe_deep(v, memo)).collect::<Result<Vec<_>, _>>()?;
    let mut call_args = args;
    let y = call(&Value::from(e.class().clone()), &mut call_args)?;
    if let Some(memo) = memo {
        memo.set(id(o), y.clone())?;
    }
    for (name, v) in e.attrs.entries(&[]) {
        attr::set(&y, intern_str(&name), Some(maybe_deep(&v, memo)?))?;
    }
    Ok(y)
}

/// As `object.__reduce_ex__(4)` and its reconstruction.
fn copy_instance(x: &Value, o: &AnyRef, instance: &Ref<Instance>, memo: Option<&Memo>) -> R {
    let class = instance.class().clone();
    let payload = match &instance.payload {
        v if v.down::<PyList>().is_some() => list(Vec::new()),
        v if v.down::<PyDict>().is_some() => Value::from(PyDict::new_ref()),
        v => match crate::coll::any_set(v) {
            Some(set) => return copy_set(x, set, memo),
            None if v.is_unbound() => Value::Unbound,
            None => maybe_deep(v, memo)?,
        },
    };
    let y = Value::from(Instance::make(class, payload));
    if let Some(memo) = memo {
        memo.set(id(o), y.clone())?;
    }
    let state = match method(x, "__getstate__")? {
        Some(f) => call(&f, &mut [])?,
        None => {
            let entries = instance.attrs.entries(&[]);
            let state = PyDict::new_ref();
            for (name, v) in entries {
                state.set_str(&name, v);
            }
            if state.is_empty() {
                Value::None
            } else {
                Value::from(state)
            }
        }
    };
    set_state(&y, &state, memo)?;
    if let Some(l) = instance.payload.down::<PyList>() {
        append_all(&y, l.to_vec(), memo)?;
    }
    if let Some(d) = instance.payload.down::<PyDict>() {
        for (key, value) in d.items_vec() {
            let key = maybe_deep(&key, memo)?;
            ops::set_item(&y, &key, maybe_deep(&value, memo)?)?;
        }
    }
    Ok(y)
}

fn append_all(y: &Value, items: Vec<Value>, memo: Option<&Memo>) -> Result<(), PyErr> {
    let append = attr::get(y, intern("append"))?;
    for item in items {
        call(&append, &mut [maybe_deep(&item, memo)?])?;
    }
    Ok(())
}

fn set_state(y: &Value, state: &Value, memo: Option<&Memo>) -> Result<(), PyErr> {
    if state.is_none() {
        return Ok(());
    }
    let state = maybe_deep(state, memo)?;
    if let Some(f) = method(y, "__setstate__")? {
        call(&f, &mut [state])?;
        return Ok(());
    }
    let parts = match state.down::<PyTuple>() {
        Some(parts) if parts.len() == 2 => parts.to_vec(),
        _ => vec![state],
    };
    for part in &parts {
        let attributes = match native::<PyDict>(part) {
            Some(d) => d.items_vec(),
            None => continue,
        };
        for (name, v) in attributes {
            let name = attr::name_of(&name, "setattr")?;
            match y.down::<Instance>() {
                Some(i) => i.attrs.set(i.class().root, name, v),
                None => attr::set(y, name, Some(v))?,
            }
        }
    }
    Ok(())
}

/// Makes an object from what `__reduce__` returned.
fn reconstruct(o: &AnyRef, reduced: &Value, memo: Option<&Memo>) -> R {
    if native::<PyStr>(reduced).is_some() {
        return Ok(Value::Obj(o.clone()));
    }
    let parts = match native::<PyTuple>(reduced) {
        Some(parts) if parts.len() >= 2 => parts,
        _ => return Err(type_error("__reduce__ must return a string or tuple")),
    };
    let part = |at: usize| parts.get(at).filter(|v| !v.is_none());
    let mut args = crate::coll::list_type::list_from(&parts[1])?;
    for arg in args.iter_mut() {
        *arg = maybe_deep(arg, memo)?;
    }
    let y = call(&parts[0], &mut args)?;
    if let Some(memo) = memo {
        memo.set(id(o), y.clone())?;
    }
    if let Some(state) = part(2) {
        set_state(&y, state, memo)?;
    }
    if let Some(items) = part(3) {
        append_all(&y, crate::coll::list_type::list_from(items)?, memo)?;
    }
    if let Some(entries) = part(4) {
        let mut it = iter(entries)?;
        while let Some(entry) = it.next()? {
            let [key, value] = crate::coll::unpack::<2>(&entry)?;
            let key = maybe_deep(&key, memo)?;
            ops::set_item(&y, &key, maybe_deep(&value, memo)?)?;
        }
    }
    Ok(y)
}

static COPY: NativeDef = NativeDef { name: "copy", module: "copy", f: copy_function };
static DEEPCOPY: NativeDef = NativeDef { name: "deepcopy", module: "copy", f: deepcopy_function };

/// `copy.Error`, a class of the module's own.
fn error_class() -> Value {
    thread_local! {
        static ERROR: Value = make_error().unwrap_or(Value::None);
    }
    fn make_error() -> R {
        let bases = tuple(vec![Value::from(exceptions::exception_type())]);
        let body = PyDict::new_ref();
        body.set(Value::from("__module__"), Value::from("copy"))?;
        let class = Value::from(crate::core::types::type_type());
        call(&class, &mut [Value::from("Error"), bases, Value::from(body)])
    }
    ERROR.with(Value::clone)
}

pub static MODULE: NativeModule = NativeModule {
    name: "copy",
    members: &[
        ("copy", Member::Fn(&COPY)),
        ("deepcopy", Member::Fn(&DEEPCOPY)),
        ("Error", Member::Value(error_class)),
        ("error", Member::Value(error_class)),
    ],
};
