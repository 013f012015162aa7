// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The metaclass: makes members out of a class body, and finds them again.

use super::auto::Auto;
use super::bases;
use super::body::{fill, Body};
use super::flags;
use crate::coll::params::{given, parse};
use crate::coll::{list, tuple, PyDict, PyTuple};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::build::make_class;
use crate::core::call;
use crate::core::class::{new_owner, set_type_attr, type_arg, type_type, unwrap_static};
use crate::core::descr::{as_type, SlotWrapper};
use crate::core::error::{attribute_error, key_error, type_error, value_error, PyErr};
use crate::core::native_slot;
use crate::core::names::{intern, intern_str, Dunder, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Special, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::PyStr;
use std::cell::{Cell, RefCell};

/// What an enum class knows of its members.
pub struct State {
    /// By name, aliases included.
    pub members: RefCell<Vec<(Name, Value)>>,
    /// Those that iteration gives.
    pub canonical: RefCell<Vec<Value>>,
    pub by_value: Ref<PyDict>,
    pub is_flag: bool,
    pub mask: Cell<i64>,
    pub boundary: RefCell<Value>,
}

impl Payload for State {
    fn vt() -> &'static VT {
        static STATE: VT = VT::new("enum.State", drop_obj::<State>, |_| state_type());
        &STATE
    }
}

define_type!(pub fn state_type, TypeSpec {
    module: "enum",
    vt: Some(State::vt),
    ..TypeSpec::new("_EnumState")
});

fn state_name() -> Name {
    intern("_enum_state_")
}

/// The state of an enum class itself.
pub fn state_of(t: &Type) -> Option<Ref<State>> {
    t.dict.get(state_name()).as_ref().and_then(|v| v.down::<State>().cloned())
}

fn need_state(t: &Type) -> Result<Ref<State>, PyErr> {
    state_of(t).ok_or_else(|| type_error(format!("{} is not an enum", t.name())))
}

/// `member._name_` as text.
pub fn member_name(member: &Value) -> String {
    match hidden(member, "_name_").down::<PyStr>() {
        Some(s) => s.to_string_lossy(),
        None => String::new(),
    }
}

/// An attribute of a member itself.
pub fn hidden(member: &Value, name: &str) -> Value {
    attr::attrs_of(member).and_then(|a| a.get(intern(name))).unwrap_or(Value::None)
}

pub fn set_hidden(member: &Value, name: &str, v: Value) {
    if let Some(a) = attr::attrs_of(member) {
        a.set(type_of(member).root, intern(name), v)
    }
}

macro_rules! method {
    ($name:literal, $f:expr) => {
        MethodDef { name: $name, kind: MethodKind::Instance, f: $f }
    };
}

static METHODS: &[MethodDef] = &[
    MethodDef { name: "__prepare__", kind: MethodKind::Class, f: prepare },
    method!("__call__", call_enum),
    method!("__contains__", contains),
    method!("__getitem__", |this, args| {
        args.exactly("__getitem__", 1)?;
        let state = need_state(type_arg(this)?)?;
        let name = match args.pos[0].peel().down::<PyStr>() {
            Some(s) => intern_str(s),
            None => return Err(key_error(args.pos[0].take())),
        };
        let found = state.members.borrow().iter().find(|(n, _)| *n == name).map(|(_, m)| m.clone());
        found.ok_or_else(|| key_error(args.pos[0].take()))
    }),
    method!("__iter__", |this, _| {
        let members = need_state(type_arg(this)?)?.canonical.borrow().clone();
        ops::iter_value(&list(members))
    }),
    method!("__len__", |this, _| {
        Ok(Value::Int(need_state(type_arg(this)?)?.canonical.borrow().len() as i64))
    }),
    method!("__reversed__", |this, _| {
        let mut members = need_state(type_arg(this)?)?.canonical.borrow().clone();
        members.reverse();
        ops::iter_value(&list(members))
    }),
    method!("__bool__", |_, _| Ok(Value::Bool(true))),
    method!("__repr__", |this, _| {
        let t = type_arg(this)?;
        let kind = match state_of(t) {
            Some(s) if s.is_flag => "flag",
            _ => "enum",
        };
        Ok(Value::from(format!("<{} '{}'>", kind, t.name())))
    }),
    method!("__setattr__", |this, args| {
        args.exactly("__setattr__", 2)?;
        let t = type_arg(this)?;
        let name = attr::name_of(&args.pos[0], "")?;
        if is_member_name(t, name) {
            return Err(attribute_error(format!("cannot reassign member '{}'", name.text())));
        }
        set_type_attr(t, name, Some(args.pos[1].take()))?;
        Ok(Value::None)
    }),
    method!("__delattr__", |this, args| {
        args.exactly("__delattr__", 1)?;
        let t = type_arg(this)?;
        let name = attr::name_of(&args.pos[0], "")?;
        if is_member_name(t, name) {
            return Err(attribute_error(format!(
                "'{}' cannot delete member '{}'.",
                t.name(),
                name.text()
            )));
        }
        set_type_attr(t, name, None)?;
        Ok(Value::None)
    }),
];

define_type!(pub fn enum_meta_type, TypeSpec {
    module: "enum",
    base: Some(type_type),
    new: Some(meta_new),
    init: Some(|_, _| Ok(())),
    methods: METHODS,
    getset: &[GetSetDef {
        name: "__members__",
        get: |v| {
            let d = PyDict::new_ref();
            for (n, m) in need_state(type_arg(v)?)?.members.borrow().iter() {
                d.set_str(n.as_str(), m.clone());
            }
            Ok(Value::from(d))
        },
        set: None,
    }],
    subclassable: true,
    ..TypeSpec::new("EnumType")
});

fn is_member_name(t: &Type, name: Name) -> bool {
    state_of(t).map_or(false, |s| s.members.borrow().iter().any(|(n, _)| *n == name))
}

fn prepare(_: &Value, args: &mut Args) -> R {
    let name = ops::str_of(args.pos.first().unwrap_or(&Value::None))?.to_string_lossy();
    let bases = match args.pos.get(1) {
        Some(b) => crate::builtins::to_vec(b)?,
        None => Vec::new(),
    };
    Ok(Value::from(Ref::new(new_body(name, &bases)?)))
}

fn new_body(name: String, bases: &[Value]) -> Result<Body, PyErr> {
    let generate = match bases.last() {
        Some(b) => attr::lookup(b, intern("_generate_next_value_"))?.unwrap_or(Value::None),
        None => Value::None,
    };
    Ok(Body::new(name, generate))
}

/// The class statement.
fn meta_new(meta: &Type, args: &mut Args) -> R {
    let boundary = args.keyword("boundary");
    if args.pos.len() != 3 {
        return Err(type_error("EnumType.__new__() takes a name, bases and a body"));
    }
    let name: Str = match args.pos[0].down::<PyStr>() {
        Some(s) => s.clone(),
        None => return Err(type_error("EnumType.__new__() argument 1 must be str")),
    };
    let mut bases = Vec::new();
    for b in crate::builtins::to_vec(&args.pos[1])? {
        bases.push(type_arg(&b)?.clone());
    }
    let (space, members) = match args.pos[2].down::<Body>() {
        Some(b) => {
            let space = b.names.clone();
            for n in b.ignored() {
                space.del_str(&ops::new_str(&n));
            }
            (space, b.members.borrow().clone())
        }
        None => match args.pos[2].down::<PyDict>() {
            Some(d) => (d.clone(), Vec::new()),
            None => return Err(type_error("the body of an enum must be a mapping")),
        },
    };
    make_enum(meta, &name, bases, space, members, boundary)
}

/// Makes an enum class; also for the classes of this module.
pub fn make_enum(
    meta: &Type,
    name: &Str,
    bases: Vec<Type>,
    space: Ref<PyDict>,
    members: Vec<(Name, Value)>,
    boundary: Option<Value>,
) -> R {
    for b in &bases {
        for c in std::iter::once(b).chain(b.mro()) {
            if state_of(c).map_or(false, |s| !s.canonical.borrow().is_empty()) {
                return Err(type_error(format!(
                    "<enum '{}'> cannot extend {}",
                    name.to_string_lossy(),
                    ops::repr(&Value::from(c.clone()))?.to_string_lossy()
                )));
            }
        }
    }
    for (n, _) in &members {
        space.del_str(n.as_str());
    }
    let parent = bases.iter().rev().find_map(state_of);
    let first = bases.last().cloned();
    let is_flag = parent.as_ref().map_or(false, |p| p.is_flag) || boundary.is_some();
    let inherited = parent.map_or(Value::None, |p| p.boundary.borrow().clone());
    let state = Ref::new(State {
        members: RefCell::new(Vec::new()),
        canonical: RefCell::new(Vec::new()),
        by_value: PyDict::new_ref(),
        is_flag,
        mask: Cell::new(0),
        boundary: RefCell::new(boundary.unwrap_or(inherited)),
    });
    space.set_str(state_name().as_str(), Value::from(state.clone()));
    let t = make_class(name, bases, &space, Some(meta.clone()), &mut [], &None)?;
    if let Some(first) = first {
        restore_methods(&t, &first);
    }
    for (n, v) in members {
        add_member(&t, &state, n, v)?;
    }
    Ok(Value::from(t))
}

/// A builtin mixin comes first in the order of resolution, but printing is the enum's.
fn restore_methods(t: &Type, first: &Type) {
    if bases::is_repr_enum(first) {
        bases::use_payload_text(t);
    }
    for d in [Dunder::Repr, Dunder::Str, Dunder::Format] {
        if t.dict.contains(d.name()) {
            continue;
        }
        let native = t.lookup(d.name()).map_or(true, |f| f.down::<SlotWrapper>().is_some());
        if native {
            if let Some(f) = first.lookup(d.name()) {
                t.set_attr(d.name(), f);
            }
        }
    }
}

fn add_member(t: &Type, state: &Ref<State>, name: Name, value: Value) -> Result<(), PyErr> {
    let whole = t.layout.as_ref().map_or(false, |l| l.name() == "tuple");
    let args: Vec<Value> = match value.down::<PyTuple>() {
        Some(items) if !whole => items.to_vec(),
        _ => vec![value.clone()],
    };
    let class = Value::from(t.clone());
    let member = match t.special(Dunder::New) {
        Special::Is(new) => {
            let mut pos = vec![class];
            pos.extend(args.iter().cloned());
            call::call(&unwrap_static(&new), &mut pos)?
        }
        _ => {
            let owner = new_owner(t);
            let mut pos = if t.layout.is_some() { args.clone() } else { Vec::new() };
            native_slot::make(&owner, t, &mut Args::pos(&mut pos))?
        }
    };
    let attrs = match attr::attrs_of(&member) {
        Some(a) => a,
        None => return Err(type_error("enum members are made by their class")),
    };
    let real = match attrs.get(intern("_value_")) {
        Some(v) => v,
        None if t.layout.is_some() => member.peel().clone(),
        None => value,
    };
    set_hidden(&member, "_value_", real.clone());
    set_hidden(&member, "_name_", name.value());
    set_hidden(&member, "__objclass__", Value::from(t.clone()));
    let order = Value::Int(state.members.borrow().len() as i64);
    set_hidden(&member, "_sort_order_", order);
    if let Special::Is(init) = t.special(Dunder::Init) {
        let f = crate::core::func::bind(&init, &member);
        call::call(&f, &mut args.clone())?;
    }
    let member = match find(state, &real)? {
        Some(canonical) => canonical,
        None => {
            let single = matches!(real, Value::Int(i) if i > 0 && i & (i - 1) == 0);
            if !state.is_flag || single {
                state.canonical.borrow_mut().push(member.clone());
            }
            if let Value::Int(i) = real {
                state.mask.set(state.mask.get() | i);
            }
            if ops::hash(&real).is_ok() {
                state.by_value.set(real, member.clone())?;
            }
            member
        }
    };
    state.members.borrow_mut().push((name, member.clone()));
    t.set_attr(name, member);
    Ok(())
}

/// The member with this value.
pub fn find(state: &State, value: &Value) -> Result<Option<Value>, PyErr> {
    if ops::hash(value).is_ok() {
        if let Some(m) = state.by_value.get(value)? {
            return Ok(Some(m));
        }
        return Ok(None);
    }
    let members = state.members.borrow().clone();
    for (_, m) in members {
        if ops::test_eq(&hidden(&m, "_value_"), value)? {
            return Ok(Some(m));
        }
    }
    Ok(None)
}

/// `Color(1)`, or `Enum("Color", "RED GREEN")`.
fn call_enum(this: &Value, args: &mut Args) -> R {
    let t = type_arg(this)?.clone();
    let names = ["value", "names", "module", "qualname", "type", "start", "boundary"];
    let [value, names, module, _, mixin, start, boundary] =
        parse(args, "EnumType.__call__", names, 1, 2)?;
    match given(names) {
        Some(names) => create(&t, value, names, given(module), given(mixin), given(start), given(boundary)),
        None => lookup(&t, &value),
    }
}

/// The member for a value, asking `_missing_` at last.
pub fn lookup(t: &Type, value: &Value) -> R {
    if Ref::same(&type_of(value), t) {
        return Ok(value.clone());
    }
    let state = need_state(t)?;
    if let Some(m) = find(&state, value)? {
        return Ok(m);
    }
    let this = Value::from(t.clone());
    let missing = attr::get(&this, intern("_missing_"))?;
    let invalid = || -> Result<PyErr, PyErr> {
        let shown = ops::repr(value)?.to_string_lossy();
        Ok(value_error(format!("{} is not a valid {}", shown, t.qualname())))
    };
    match call::call(&missing, &mut [value.clone()]) {
        Ok(m) if type_of(&m).is_subtype(t) => Ok(m),
        Ok(Value::Int(i)) if state.is_flag && flags::ejects(&state) => Ok(Value::Int(i)),
        Ok(Value::None) => Err(invalid()?),
        Ok(other) => {
            let e = type_error(format!(
                "error in {}._missing_: returned {} instead of None or a valid member",
                t.name(),
                ops::repr(&other)?.to_string_lossy()
            ));
            e.exc().context.replace(Some(invalid()?));
            Err(e)
        }
        Err(e) => {
            if !e.is(&crate::core::exceptions::value_error_type()) {
                e.exc().context.replace(Some(invalid()?));
            }
            Err(e)
        }
    }
}

/// The functional API.
fn create(
    t: &Type,
    class_name: Value,
    names: Value,
    module: Option<Value>,
    mixin: Option<Value>,
    start: Option<Value>,
    boundary: Option<Value>,
) -> R {
    let name = match class_name.down::<PyStr>() {
        Some(s) => s.clone(),
        None => return Err(type_error("the name of an enum must be a str")),
    };
    let mut bases = Vec::new();
    if let Some(m) = mixin.as_ref().and_then(as_type) {
        bases.push(m.clone());
    }
    bases.push(t.clone());
    let values: Vec<Value> = bases.iter().cloned().map(Value::from).collect();
    let body = new_body(name.to_string_lossy(), &values)?;
    let start = start.unwrap_or(Value::Int(1));
    let names = match names.down::<PyStr>() {
        Some(s) => {
            let text = s.to_string_lossy().replace(',', " ");
            text.split_whitespace().map(Value::from).collect()
        }
        None => match names.down::<PyDict>() {
            Some(d) => d.items_vec().into_iter().map(|(k, v)| tuple(vec![k, v])).collect(),
            None => crate::builtins::to_vec(&names)?,
        },
    };
    let mut members = Vec::new();
    for (i, item) in names.into_iter().enumerate() {
        match item.down::<PyTuple>() {
            Some(pair) if pair.len() == 2 => {
                members.push((attr::name_of(&pair[0], "")?, pair[1].clone()));
            }
            _ => {
                let n = attr::name_of(&item, "")?;
                let flag = state_of(t).map_or(false, |s| s.is_flag);
                let v = if flag || !matches!(start, Value::Int(_)) {
                    Value::from(Ref::new(Auto))
                } else {
                    ops::add(&start, &Value::Int(i as i64))?
                };
                members.push((n, v));
            }
        }
    }
    fill(&body, members)?;
    let space = body.names.clone();
    space.set_str(Dunder::Module.name().as_str(), module.unwrap_or_else(|| Value::from("__main__")));
    let members = body.members.borrow().clone();
    make_enum(&t.metaclass(), &name, bases, space, members, boundary)
}

fn contains(this: &Value, args: &mut Args) -> R {
    args.exactly("__contains__", 1)?;
    let t = type_arg(this)?;
    let v = &args.pos[0];
    let actual = type_of(v);
    if actual.is_subtype(t) {
        return Ok(Value::Bool(true));
    }
    if state_of(&actual).is_some() {
        return Ok(Value::Bool(false));
    }
    if crate::core::version::minor() >= 12 {
        return Ok(Value::Bool(find(&*need_state(t)?, v)?.is_some()));
    }
    Err(type_error(format!(
        "unsupported operand type(s) for 'in': '{}' and '{}'",
        type_name(v),
        t.metaclass().qualname()
    )))
}
