// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `collections.abc`: which classes there are, what they demand, who belongs to them.

use super::abc_mixins as mixins;
use crate::coll;
use crate::core::attr;
use crate::core::class::type_arg;
use crate::core::descr::ClassMethod;
use crate::core::error::not_implemented_error;
use crate::core::func::closure;
use crate::core::gen;
use crate::core::module::{Member, NativeModule};
use crate::core::names::{intern, Dunder};
use crate::core::singletons::not_implemented;
use crate::core::types::Type;
use crate::core::value::Value;
use crate::stdlib::abc::{make_abstract, register_class};
use crate::stdlib::signature::Made;
use crate::text;
use std::cell::RefCell;

pub static MODULE: NativeModule = NativeModule {
    name: "collections.abc",
    members: &[
        ("Hashable", Member::Type(|| class("Hashable"))),
        ("Iterable", Member::Type(|| class("Iterable"))),
        ("Iterator", Member::Type(|| class("Iterator"))),
        ("Generator", Member::Type(|| class("Generator"))),
        ("Reversible", Member::Type(|| class("Reversible"))),
        ("Sized", Member::Type(|| class("Sized"))),
        ("Container", Member::Type(|| class("Container"))),
        ("Callable", Member::Type(|| class("Callable"))),
        ("Collection", Member::Type(|| class("Collection"))),
        ("Awaitable", Member::Type(|| class("Awaitable"))),
        ("Coroutine", Member::Type(|| class("Coroutine"))),
        ("AsyncIterable", Member::Type(|| class("AsyncIterable"))),
        ("AsyncIterator", Member::Type(|| class("AsyncIterator"))),
        ("AsyncGenerator", Member::Type(|| class("AsyncGenerator"))),
        ("Sequence", Member::Type(|| class("Sequence"))),
        ("MutableSequence", Member::Type(|| class("MutableSequence"))),
        ("ByteString", Member::Type(|| class("ByteString"))),
        ("Set", Member::Type(|| class("Set"))),
        ("MutableSet", Member::Type(|| class("MutableSet"))),
        ("Mapping", Member::Type(|| class("Mapping"))),
        ("MutableMapping", Member::Type(|| class("MutableMapping"))),
        ("MappingView", Member::Type(|| class("MappingView"))),
        ("KeysView", Member::Type(|| class("KeysView"))),
        ("ItemsView", Member::Type(|| class("ItemsView"))),
        ("ValuesView", Member::Type(|| class("ValuesView"))),
    ],
};

/// One abstract class.
struct Spec {
    name: &'static str,
    bases: &'static [&'static str],
    demands: &'static [&'static str],
    /// Every class with the methods belongs to it. Else only subclasses and registered classes do.
    structural: bool,
}

const fn spec(
    name: &'static str,
    bases: &'static [&'static str],
    demands: &'static [&'static str],
    structural: bool,
) -> Spec {
    Spec { name, bases, demands, structural }
}

/// Bases come before those that need them.
static SPECS: &[Spec] = &[
    spec("Hashable", &[], &["__hash__"], true),
    spec("Awaitable", &[], &["__await__"], true),
    spec("Coroutine", &["Awaitable"], &["send", "throw"], true),
    spec("AsyncIterable", &[], &["__aiter__"], true),
    spec("AsyncIterator", &["AsyncIterable"], &["__anext__"], true),
    spec("AsyncGenerator", &["AsyncIterator"], &["asend", "athrow"], true),
    spec("Iterable", &[], &["__iter__"], true),
    spec("Iterator", &["Iterable"], &["__next__"], true),
    spec("Reversible", &["Iterable"], &["__reversed__"], true),
    spec("Generator", &["Iterator"], &["send", "throw"], true),
    spec("Sized", &[], &["__len__"], true),
    spec("Container", &[], &["__contains__"], true),
    spec("Collection", &["Sized", "Iterable", "Container"], &[], true),
    spec("Callable", &[], &["__call__"], true),
    spec("Set", &["Collection"], &[], false),
    spec("MutableSet", &["Set"], &["add", "discard"], false),
    spec("Mapping", &["Collection"], &["__getitem__"], false),
    spec("MappingView", &["Sized"], &[], false),
    spec("KeysView", &["MappingView", "Set"], &[], false),
    spec("ItemsView", &["MappingView", "Set"], &[], false),
    spec("ValuesView", &["MappingView", "Collection"], &[], false),
    spec("MutableMapping", &["Mapping"], &["__setitem__", "__delitem__"], false),
    spec("Sequence", &["Reversible", "Collection"], &["__getitem__"], false),
    spec("ByteString", &["Sequence"], &[], false),
    spec("MutableSequence", &["Sequence"], &["__setitem__", "__delitem__", "insert"], false),
];

thread_local! {
    static MADE: RefCell<Vec<(&'static str, Type)>> = const { RefCell::new(Vec::new()) };
}

/// A class of the module; all are made at the first use.
pub fn class(name: &str) -> Type {
    let find = |name: &str| {
        MADE.with(|m| m.borrow().iter().find(|(n, _)| *n == name).map(|(_, t)| t.clone()))
    };
    if let Some(t) = find(name) {
        return t;
    }
    for s in SPECS {
        let bases = s.bases.iter().filter_map(|b| find(b)).collect();
        let t = make_abstract(s.name, "collections.abc", bases, members(s));
        MADE.with(|m| m.borrow_mut().push((s.name, t)));
    }
    register(&find);
    find(name).unwrap_or_else(crate::core::class::object_type)
}

/// An abstract class to which every class with one method belongs.
pub fn one_method_class(name: &'static str, module: &'static str, demand: &'static str) -> Type {
    let members = vec![
        (demand, abstract_method_of(module, name, demand)),
        ("__subclasshook__", hook(vec![demand])),
        ("__class_getitem__", ClassMethod::of(closure("__class_getitem__", |args| {
            args.exactly("__class_getitem__", 2)?;
            Ok(crate::core::alias::alias(args.pos[0].take(), args.pos[1].take()))
        }))),
    ];
    make_abstract(name, module, Vec::new(), members)
}

fn abstract_method(class: &str, name: &'static str) -> Value {
    abstract_method_of("collections.abc", class, name)
}

fn abstract_method_of(module: &str, class: &str, name: &'static str) -> Value {
    let f = Made {
        name,
        qualname: format!("{}.{}", class, name),
        module: module.to_string(),
        params: vec!["self".to_string()],
        n_pos: 1,
        defaults: Vec::new(),
        kwdefaults: Vec::new(),
        code: |f, _| Err(not_implemented_error(f.qualname())),
        data: Value::None,
    }
    .build();
    // Functions take any attribute.
    let _ = attr::set(&f, Dunder::IsAbstract.name(), Some(Value::Bool(true)));
    f
}

/// All methods a class must have to belong to a structural one.
fn needed(s: &Spec) -> Vec<&'static str> {
    let mut out: Vec<&'static str> = Vec::new();
    for b in s.bases {
        if let Some(base) = SPECS.iter().find(|x| x.name == *b) {
            out.extend(needed(base));
        }
    }
    out.extend(s.demands);
    match s.name {
        "Generator" | "Coroutine" => out.push("close"),
        "AsyncGenerator" => out.push("aclose"),
        _ => {}
    }
    out
}

fn members(s: &'static Spec) -> Vec<(&'static str, Value)> {
    let slots = if s.name == "MappingView" { vec![Value::from("_mapping")] } else { Vec::new() };
    let mut out = vec![("__slots__", coll::tuple(slots))];
    out.extend(s.demands.iter().map(|d| (*d, abstract_method(s.name, d))));
    if s.structural {
        out.push(("__subclasshook__", hook(needed(s))));
    }
    out.push(("__class_getitem__", ClassMethod::of(closure("__class_getitem__", |args| {
        args.exactly("__class_getitem__", 2)?;
        Ok(crate::core::alias::alias(args.pos[0].take(), args.pos[1].take()))
    }))));
    match s.name {
        "Sequence" => out.push(("__portalis_sequence__", Value::Bool(true))),
        "Mapping" => out.push(("__portalis_mapping__", Value::Bool(true))),
        _ => {}
    }
    out.extend(mixins::of(s.name));
    out
}

/// True for every class that has the methods; only the class itself asks, not those derived from it.
fn hook(methods: Vec<&'static str>) -> Value {
    ClassMethod::of(closure("__subclasshook__", move |args| {
        args.exactly("__subclasshook__", 2)?;
        if !type_arg(&args.pos[0])?.dict.contains(Dunder::SubclassHook.name()) {
            return Ok(not_implemented());
        }
        let t = type_arg(&args.pos[1])?;
        for m in &methods {
            match t.lookup(intern(m)) {
                None | Some(Value::None) => return Ok(not_implemented()),
                Some(_) => {}
            }
        }
        Ok(Value::Bool(true))
    }))
}

fn register(find: &dyn Fn(&str) -> Option<Type>) {
    let views = Value::from(coll::PyDict::new_ref());
    let view = |name: &str| {
        let v = attr::get(&views, intern(name)).and_then(|m| crate::core::call::call(&m, &mut []));
        v.map(|v| crate::core::types::type_of(&v)).ok()
    };
    let table: [(&str, Option<Type>); 20] = [
        ("Generator", Some(gen::generator_type())),
        ("AsyncGenerator", Some(gen::async_generator_type())),
        ("Coroutine", Some(gen::coroutine_type())),
        ("Set", Some(coll::frozenset_type())),
        ("MutableSet", Some(coll::set_type())),
        ("Mapping", Some(coll::mappingproxy_type())),
        ("MutableMapping", Some(coll::dict_type())),
        ("KeysView", view("keys")),
        ("ItemsView", view("items")),
        ("ValuesView", view("values")),
        ("Sequence", Some(coll::tuple_type())),
        ("Sequence", Some(text::str_type())),
        ("Sequence", Some(coll::range_type())),
        ("Sequence", Some(text::memoryview_type())),
        ("ByteString", Some(text::bytes_obj::bytes_type())),
        ("ByteString", Some(text::bytes_obj::bytearray_type())),
        ("MutableSequence", Some(coll::list_type())),
        ("MutableSequence", Some(text::bytes_obj::bytearray_type())),
        ("MutableSequence", Some(super::deque_type::deque_type())),
        ("Iterator", None),
    ];
    for (name, t) in table {
        if let (Some(abc), Some(t)) = (find(name), t) {
            register_class(&abc, &t);
        }
    }
}
