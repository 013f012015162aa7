// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The methods a dataclass gets. Each is a function whose first cell holds the class's `Info`.

use super::field::{factory_mark, Field, Kind};
use super::make::{field_value, Info, Options};
use crate::coll::tuple;
use crate::core::alias::argument_repr;
use crate::core::attr;
use crate::core::call;
use crate::core::cell::PyCell;
use crate::core::error::{type_error, PyErr};
use crate::core::func::{function, FuncDef, FuncObj};
use crate::core::names::{intern, Dunder, Name};
use crate::core::object::{CmpOp, Ref};
use crate::core::ops;
use crate::core::singletons::not_implemented;
use crate::core::types::{type_of, Type};
use crate::core::value::{Value, R};
use std::cell::RefCell;

type Code = fn(&FuncObj, &mut [Value]) -> R;

/// Definitions live as long as the program, as those of translated functions do.
fn leak(s: String) -> &'static str {
    Box::leak(s.into_boxed_str())
}

fn make_def(
    t: &Type,
    name: &'static str,
    params: Vec<&'static str>,
    n_kwonly: usize,
    code: Code,
) -> &'static FuncDef {
    let params: &'static [&'static str] = Box::leak(params.into_boxed_slice());
    Box::leak(Box::new(FuncDef {
        name,
        qualname: leak(format!("{}.{}", t.qualname(), name)),
        module: leak(t.module()),
        doc: None,
        params,
        n_posonly: 0,
        n_pos: params.len() - n_kwonly,
        n_kwonly,
        varargs: false,
        varkw: false,
        line: 0,
        code,
    }))
}

fn method(t: &Type, info: &Ref<Info>, name: &'static str, params: &[&'static str], code: Code) -> Value {
    let def = make_def(t, name, params.to_vec(), 0, code);
    function(def, vec![PyCell::new(Value::from(info.clone()))], vec![], vec![])
}

fn info(f: &FuncObj) -> Result<Ref<Info>, PyErr> {
    match f.env[0].peek().down::<Info>() {
        Some(i) => Ok(i.clone()),
        None => Err(type_error("dataclass expected")),
    }
}

fn name_of(f: &Field) -> Result<Name, PyErr> {
    attr::name_of(&f.name.borrow(), "setattr")
}

/// Adds what the options ask for.
pub fn add(t: &Type, info: &Ref<Info>, options: Options) -> Result<(), PyErr> {
    if options.init {
        let init = make_init(t, info)?;
        t.set_attr(Dunder::Init.name(), init);
    }
    if options.repr {
        set_new(t, Dunder::Repr, method(t, info, "__repr__", &["self"], repr));
    }
    let explicit_eq = t.dict.contains(Dunder::Eq.name());
    if options.eq {
        set_new(t, Dunder::Eq, method(t, info, "__eq__", &["self", "other"], equal));
    }
    if options.order {
        let all: [(Dunder, &'static str, Code); 4] = [
            (Dunder::Lt, "__lt__", |f, a| ordered(f, a, CmpOp::Lt)),
            (Dunder::Le, "__le__", |f, a| ordered(f, a, CmpOp::Le)),
            (Dunder::Gt, "__gt__", |f, a| ordered(f, a, CmpOp::Gt)),
            (Dunder::Ge, "__ge__", |f, a| ordered(f, a, CmpOp::Ge)),
        ];
        for (d, name, code) in all {
            if t.dict.contains(d.name()) {
                return Err(type_error(format!(
                    "Cannot overwrite attribute {} in class {}. Consider using functools.total_ordering",
                    name,
                    t.name()
                )));
            }
            t.set_attr(d.name(), method(t, info, name, &["self", "other"], code));
        }
    }
    if options.frozen {
        for (d, name) in [(Dunder::SetAttr, "__setattr__"), (Dunder::DelAttr, "__delattr__")] {
            if t.dict.contains(d.name()) {
                return Err(type_error(format!(
                    "Cannot overwrite attribute {} in class {}",
                    name,
                    t.name()
                )));
            }
        }
        let mut set = vec![PyCell::new(Value::from(info.clone()))];
        set.push(PyCell::new(Value::from(t.clone())));
        let params = vec!["self", "name", "value"];
        let def = make_def(t, "__setattr__", params, 0, frozen_set);
        t.set_attr(Dunder::SetAttr.name(), function(def, set.clone(), vec![], vec![]));
        let def = make_def(t, "__delattr__", vec!["self", "name"], 0, frozen_del);
        t.set_attr(Dunder::DelAttr.name(), function(def, set, vec![], vec![]));
    }
    set_hash(t, info, options, explicit_eq)?;
    if matches!(t.dict.get(Dunder::Doc.name()), None | Some(Value::None)) {
        let doc = signature(t, info)?;
        t.set_attr(Dunder::Doc.name(), Value::from(doc));
    }
    Ok(())
}

fn set_new(t: &Type, d: Dunder, f: Value) {
    if !t.dict.contains(d.name()) {
        t.set_attr(d.name(), f)
    }
}

fn set_hash(t: &Type, info: &Ref<Info>, options: Options, explicit_eq: bool) -> Result<(), PyErr> {
    let explicit = match t.dict.get(Dunder::Hash.name()) {
        None => false,
        Some(Value::None) => !explicit_eq,
        Some(_) => true,
    };
    let make = || method(t, info, "__hash__", &["self"], hash);
    if options.unsafe_hash {
        if explicit {
            return Err(type_error(format!(
                "Cannot overwrite attribute __hash__ in class {}",
                t.name()
            )));
        }
        t.set_attr(Dunder::Hash.name(), make());
    } else if options.eq && !explicit {
        let h = if options.frozen { make() } else { Value::None };
        t.set_attr(Dunder::Hash.name(), h);
    }
    Ok(())
}

/// The fields that are parameters of `__init__`: the positional ones, then the keyword-only ones.
fn init_fields(info: &Info) -> (Vec<Ref<Field>>, Vec<Ref<Field>>) {
    let all = info.fields.iter().filter(|f| f.kind.get() != Kind::ClassVar && f.init).cloned();
    all.partition(|f| !f.is_kw_only())
}

fn parameter_default(f: &Field) -> Option<Value> {
    if !f.factory.is_unbound() {
        return Some(factory_mark());
    }
    if f.default.is_unbound() {
        None
    } else {
        Some(f.default.clone())
    }
}

fn make_init(t: &Type, info: &Ref<Info>) -> R {
    let (pos, kw) = init_fields(info);
    let this = if info.fields.iter().any(|f| matches!(name_of(f), Ok(n) if n.text() == "self")) {
        "__dataclass_self__"
    } else {
        "self"
    };
    let mut params = vec![this];
    let mut defaults = Vec::new();
    for f in &pos {
        let name = name_of(f)?.text();
        match parameter_default(f) {
            Some(v) => defaults.push(v),
            None if !defaults.is_empty() => {
                return Err(type_error(format!(
                    "non-default argument '{}' follows default argument",
                    name
                )))
            }
            None => {}
        }
        params.push(leak(name));
    }
    let mut kwdefaults = Vec::new();
    for f in &kw {
        let name = leak(name_of(f)?.text());
        params.push(name);
        kwdefaults.extend(parameter_default(f).map(|v| (name, v)));
    }
    let def = make_def(t, "__init__", params, kw.len(), init);
    Ok(function(def, vec![PyCell::new(Value::from(info.clone()))], defaults, kwdefaults))
}

fn init(f: &FuncObj, a: &mut [Value]) -> R {
    let info = info(f)?;
    let (pos, kw) = init_fields(&info);
    let this = a[0].clone();
    let mark = factory_mark();
    let mut given: Vec<(Ref<Field>, Value)> = Vec::with_capacity(a.len() - 1);
    for (f, v) in pos.into_iter().chain(kw).zip(a[1..].iter_mut()) {
        given.push((f, v.take()));
    }
    let mut init_vars = Vec::new();
    for f in &info.fields {
        if f.kind.get() == Kind::ClassVar {
            continue;
        }
        let found = given.iter_mut().find(|(g, _)| g.same(f)).map(|(_, v)| v.take());
        let v = match found {
            Some(v) if ops::is(&v, &mark) => call::call(&f.factory, &mut [])?,
            Some(v) => v,
            None if !f.factory.is_unbound() => call::call(&f.factory, &mut [])?,
            // The class attribute serves.
            None => continue,
        };
        if f.kind.get() == Kind::InitVar {
            init_vars.push(v);
            continue;
        }
        let name = name_of(f)?;
        if info.frozen {
            attr::set_default(&this, name, Some(v))?;
        } else {
            attr::set(&this, name, Some(v))?;
        }
    }
    let post = intern("__post_init__");
    if type_of(&this).lookup(post).is_some() {
        let f = attr::get(&this, post)?;
        call::call(&f, &mut init_vars)?;
    }
    Ok(Value::None)
}

thread_local! {
    /// Objects whose repr is being made.
    static SHOWING: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

fn repr(f: &FuncObj, a: &mut [Value]) -> R {
    let info = info(f)?;
    let this = a[0].clone();
    let id = this.obj().map_or(0, |o| o.id());
    if SHOWING.with(|s| s.borrow().contains(&id)) {
        return Ok(Value::from("..."));
    }
    SHOWING.with(|s| s.borrow_mut().push(id));
    let r = show(&info, &this);
    SHOWING.with(|s| s.borrow_mut().pop());
    r
}

fn show(info: &Info, this: &Value) -> R {
    let mut out = crate::text::StrBuilder::new();
    out.push_utf8(&type_of(this).qualname());
    out.push_utf8("(");
    let shown = info.fields.iter().filter(|f| f.kind.get() == Kind::Field && f.repr);
    for (i, f) in shown.enumerate() {
        if i > 0 {
            out.push_utf8(", ");
        }
        out.push_str(name_of(f)?.as_str());
        out.push_utf8("=");
        out.push_str(&*ops::repr(&field_value(this, f)?)?);
    }
    out.push_utf8(")");
    Ok(Value::from(Ref::new(out.finish())))
}

/// The values that take part in comparisons, as a tuple.
fn values(info: &Info, this: &Value, chosen: fn(&Field) -> bool) -> R {
    let mut out = Vec::new();
    for f in &info.fields {
        if f.kind.get() == Kind::Field && chosen(f) {
            out.push(field_value(this, f)?);
        }
    }
    Ok(tuple(out))
}

fn same_class(a: &[Value]) -> bool {
    Ref::same(&type_of(&a[0]), &type_of(&a[1]))
}

fn equal(f: &FuncObj, a: &mut [Value]) -> R {
    if !same_class(a) {
        return Ok(not_implemented());
    }
    let info = info(f)?;
    ops::eq(&values(&info, &a[0], |f| f.compare)?, &values(&info, &a[1], |f| f.compare)?)
}

fn ordered(f: &FuncObj, a: &mut [Value], op: CmpOp) -> R {
    if !same_class(a) {
        return Ok(not_implemented());
    }
    let info = info(f)?;
    let (x, y) = (values(&info, &a[0], |f| f.compare)?, values(&info, &a[1], |f| f.compare)?);
    ops::compare(&x, &y, op)
}

fn hash(f: &FuncObj, a: &mut [Value]) -> R {
    let info = info(f)?;
    let all = values(&info, &a[0], |f| f.hash.unwrap_or(f.compare))?;
    Ok(Value::Int(ops::hash(&all)?))
}

/// Fails if the attribute may not change: any on the class itself, fields on a subclass.
fn check_frozen(f: &FuncObj, a: &[Value], what: &str) -> Result<Name, PyErr> {
    let info = info(f)?;
    let name = attr::name_of(&a[1], "setattr")?;
    let exact = ops::is(&Value::from(type_of(&a[0])), &f.env[1].peek());
    let is_field = info
        .fields
        .iter()
        .any(|f| f.kind.get() == Kind::Field && matches!(name_of(f), Ok(n) if n == name));
    if exact || is_field {
        return Err(PyErr::with_message(
            super::frozen_instance_error_type(),
            format!("cannot {} field {}", what, ops::repr(&a[1])?.to_string_lossy()),
        ));
    }
    Ok(name)
}

fn next_method(f: &FuncObj, this: &Value, d: Dunder) -> R {
    let start = type_of(this);
    match crate::core::descr::as_type(&f.env[1].peek()) {
        Some(after) => {
            let s = crate::core::sup::Super::new(after.clone(), this.clone(), start);
            attr::get(&Value::from(Ref::new(s)), d.name())
        }
        None => Err(type_error("dataclass expected")),
    }
}

fn frozen_set(f: &FuncObj, a: &mut [Value]) -> R {
    check_frozen(f, a, "assign to")?;
    let next = next_method(f, &a[0], Dunder::SetAttr)?;
    call::call(&next, &mut [a[1].clone(), a[2].clone()])
}

fn frozen_del(f: &FuncObj, a: &mut [Value]) -> R {
    check_frozen(f, a, "delete")?;
    let next = next_method(f, &a[0], Dunder::DelAttr)?;
    call::call(&next, &mut [a[1].clone()])
}

/// The default docstring: `Point(x: int, y: int = 0)`.
fn signature(t: &Type, info: &Info) -> Result<String, PyErr> {
    let (pos, kw) = init_fields(info);
    let mut parts = Vec::new();
    for (i, f) in pos.iter().chain(&kw).enumerate() {
        if i == pos.len() {
            parts.push("*".to_string());
        }
        let annotation = f.annotation.borrow().clone();
        let mut part = format!("{}: {}", name_of(f)?.text(), argument_repr(&annotation)?);
        if let Some(v) = parameter_default(f) {
            part.push_str(&format!(" = {}", ops::repr(&v)?.to_string_lossy()));
        }
        parts.push(part);
    }
    Ok(format!("{}({})", t.name(), parts.join(", ")))
}
