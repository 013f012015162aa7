// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `abc`.

use crate::coll::{list, PyDict, PyList};
use crate::core::args::{Args, MethodDef, MethodKind, NativeDef};
use crate::core::attr;
use crate::core::build::{make_class, type_new};
use crate::core::call;
use crate::core::class::{type_arg, type_type};
use crate::core::descr::{is_abstract, ClassMethod, Property, StaticMethod};
use crate::core::error::{runtime_error, type_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::names::{intern, Dunder, Name};
use crate::core::ops;
use crate::core::types::{flags, type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;

pub static MODULE: NativeModule = NativeModule {
    name: "abc",
    members: &[
        ("ABC", Member::Value(abc)),
        ("ABCMeta", Member::Type(abc_meta_type)),
        ("abstractclassmethod", Member::Fn(&ABSTRACTCLASSMETHOD)),
        ("abstractmethod", Member::Fn(&ABSTRACTMETHOD)),
        ("abstractproperty", Member::Fn(&ABSTRACTPROPERTY)),
        ("abstractstaticmethod", Member::Fn(&ABSTRACTSTATICMETHOD)),
        ("get_cache_token", Member::Fn(&GET_CACHE_TOKEN)),
        ("update_abstractmethods", Member::Fn(&UPDATE_ABSTRACTMETHODS)),
    ],
};

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "abc", f: $f };
    };
}

def!(ABSTRACTMETHOD, "abstractmethod", |args| {
    args.exactly("abstractmethod", 1)?;
    mark(args.pos[0].take())
});
def!(ABSTRACTCLASSMETHOD, "abstractclassmethod", |args| {
    args.exactly("abstractclassmethod", 1)?;
    Ok(ClassMethod::of(mark(args.pos[0].take())?))
});
def!(ABSTRACTSTATICMETHOD, "abstractstaticmethod", |args| {
    args.exactly("abstractstaticmethod", 1)?;
    Ok(StaticMethod::of(mark(args.pos[0].take())?))
});
def!(ABSTRACTPROPERTY, "abstractproperty", |args| {
    args.exactly("abstractproperty", 1)?;
    let f = mark(args.pos[0].take())?;
    call::call(&Value::from(crate::core::descr::property_type()), &mut [f])
});
def!(GET_CACHE_TOKEN, "get_cache_token", |_| Ok(Value::Int(0)));
def!(UPDATE_ABSTRACTMETHODS, "update_abstractmethods", |args| {
    args.exactly("update_abstractmethods", 1)?;
    let cls = args.pos[0].take();
    let t = type_arg(&cls)?;
    if t.dict.contains(Dunder::Abstract.name()) {
        collect_abstract(t)?;
    }
    Ok(cls.clone())
});

fn mark(f: Value) -> R {
    // A property or a wrapped method answers by its functions, which are already marked.
    if f.down::<Property>().is_none()
        && f.down::<ClassMethod>().is_none()
        && f.down::<StaticMethod>().is_none()
    {
        attr::set(&f, Dunder::IsAbstract.name(), Some(Value::Bool(true)))?;
    }
    Ok(f)
}

define_type!(pub fn abc_meta_type, TypeSpec {
    module: "abc",
    base: Some(type_type),
    new: Some(abc_new),
    init: Some(|_, _| Ok(())),
    methods: &[
        MethodDef { name: "register", kind: MethodKind::Instance, f: register },
        MethodDef { name: "__instancecheck__", kind: MethodKind::Instance, f: instance_check },
        MethodDef { name: "__subclasscheck__", kind: MethodKind::Instance, f: subclass_check },
    ],
    subclassable: true,
    ..TypeSpec::new("ABCMeta")
});

fn abc_new(cls: &Type, args: &mut Args) -> R {
    let made = type_new(cls, args)?;
    collect_abstract(type_arg(&made)?)?;
    Ok(made)
}

/// Computes `__abstractmethods__`.
fn collect_abstract(t: &Type) -> Result<(), PyErr> {
    let mut names: Vec<Name> = Vec::new();
    for (name, v) in t.dict.entries() {
        if is_function_like(&v) && is_abstract(&v)? {
            names.push(name);
        }
    }
    let this = Value::from(t.clone());
    for b in t.bases.borrow().clone() {
        let inherited = match b.dict.get(Dunder::Abstract.name()) {
            Some(s) => s,
            None => continue,
        };
        for n in crate::builtins::to_vec(&inherited)? {
            let name = attr::name_of(&n, "getattr")?;
            if names.contains(&name) {
                continue;
            }
            if let Some(v) = attr::lookup(&this, name)? {
                if is_abstract(&v)? {
                    names.push(name);
                }
            }
        }
    }
    if !names.is_empty() {
        t.add_flags(flags::ABSTRACT);
    }
    let set = crate::coll::frozenset_const(names.into_iter().map(Name::value).collect())?;
    t.set_attr(Dunder::Abstract.name(), set);
    Ok(())
}

/// Values without code of their own cannot be abstract; asking them might run `__getattr__`.
fn is_function_like(v: &Value) -> bool {
    v.obj().is_some()
}

fn registry(t: &Type) -> Option<Value> {
    t.dict.get(intern("_abc_registry"))
}

/// `cls.register(sub)` for native callers.
pub fn register_class(t: &Type, sub: &Type) {
    let list_value = match registry(t) {
        Some(l) => l,
        None => {
            let l = list(Vec::new());
            t.set_attr(intern("_abc_registry"), l.clone());
            l
        }
    };
    if let Some(l) = list_value.down::<PyList>() {
        l.push(Value::from(sub.clone()));
    }
}

fn register(this: &Value, args: &mut Args) -> R {
    args.exactly("register", 1)?;
    let sub = args.pos[0].take();
    let t = type_arg(this)?;
    let s = match crate::core::descr::as_type(&sub) {
        Some(s) => s,
        None => return Err(type_error("Can only register classes")),
    };
    if is_subclass(t, &sub)? {
        return Ok(sub);
    }
    if is_subclass(s, this)? {
        return Err(runtime_error("Refusing to create an inheritance cycle"));
    }
    register_class(t, s);
    Ok(sub)
}

/// `issubclass(sub, t)` by the rules of abstract classes.
pub fn is_subclass(t: &Type, sub: &Value) -> Result<bool, PyErr> {
    let s = match crate::core::descr::as_type(sub) {
        Some(s) => s,
        None => return Err(type_error("issubclass() arg 1 must be a class")),
    };
    let this = Value::from(t.clone());
    let hook = attr::get(&this, Dunder::SubclassHook.name())?;
    let answer = call::call(&hook, &mut [sub.clone()])?;
    if !ops::is_not_implemented(&answer) {
        return ops::truth(&answer);
    }
    if s.is_subtype(t) {
        return Ok(true);
    }
    if let Some(r) = registry(t) {
        for c in crate::builtins::to_vec(&r)? {
            if crate::builtins::is_subclass(sub, &c)? {
                return Ok(true);
            }
        }
    }
    for c in t.subclasses() {
        if crate::builtins::is_subclass(sub, &Value::from(c))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn instance_check(this: &Value, args: &mut Args) -> R {
    args.exactly("__instancecheck__", 1)?;
    let t = type_arg(this)?;
    let actual = type_of(&args.pos[0]);
    if actual.is_subtype(t) {
        return Ok(Value::Bool(true));
    }
    if crate::stdlib::typing::is_protocol(t) {
        return crate::stdlib::typing::has_members(t, &args.pos[0]).map(Value::Bool);
    }
    // A metaclass or a subclass of ABCMeta may override the test of subclasses.
    crate::builtins::is_subclass(&Value::from(actual), this).map(Value::Bool)
}

fn subclass_check(this: &Value, args: &mut Args) -> R {
    args.exactly("__subclasscheck__", 1)?;
    is_subclass(type_arg(this)?, &args.pos[0]).map(Value::Bool)
}

/// Makes an abstract class natively.
pub fn make_abstract(
    name: &'static str,
    module: &'static str,
    bases: Vec<Type>,
    members: Vec<(&'static str, Value)>,
) -> Type {
    let space = PyDict::new_ref();
    space.set_str(Dunder::Module.name().as_str(), Value::from(module));
    for (k, v) in members {
        space.set_str(intern(k).as_str(), v);
    }
    let name = intern(name);
    let made = make_class(&name, bases, &space, Some(abc_meta_type()), &mut [], &None);
    match made {
        Ok(t) => {
            // Only user code could make this fail.
            let _ = collect_abstract(&t);
            t
        }
        Err(e) => panic!("{}: {:?}", name.text(), e),
    }
}

thread_local! {
    static ABC: Value = {
        let slots = ("__slots__", crate::coll::tuple(Vec::new()));
        Value::from(make_abstract("ABC", "abc", Vec::new(), vec![slots]))
    };
}

/// `abc.ABC`
pub fn abc() -> Value {
    ABC.with(Value::clone)
}

/// Computes the abstract methods again after native code has added methods to a class.
pub fn refresh(t: &Type) -> Result<(), PyErr> {
    if t.dict.contains(Dunder::Abstract.name()) {
        collect_abstract(t)?;
    }
    Ok(())
}
