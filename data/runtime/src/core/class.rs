// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `object` and `type`: instantiation, attributes of classes, and what is common to all objects.

use crate::coll;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::build;
use crate::core::call::{self, call_special};
use crate::core::class_dict::class_dict;
use crate::core::descr::as_type;
use crate::core::error::{attribute_error, type_error, ExcObj, PyErr};
use crate::core::func::FuncObj;
use crate::core::instance::Instance;
use crate::core::names::{intern, Dunder, Name};
use crate::core::native_slot;
use crate::core::object::{drop_obj, AnyRef, BinOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::shape::Attrs;
use crate::core::slots;
use crate::core::state;
use crate::core::types::{flags, type_name, type_of, Special, Type, TypeObj, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::PyStr;

/// The class of an object if a class statement made it; None for objects of builtin types.
#[inline(always)]
pub fn user_class(o: &AnyRef) -> Option<&Type> {
    if let Some(i) = o.down::<Instance>() {
        return Some(i.class());
    }
    if let Some(e) = o.down::<ExcObj>() {
        return if e.class().is_user() { Some(e.class()) } else { None };
    }
    if let Some(t) = o.down::<TypeObj>() {
        return t.meta.as_ref();
    }
    None
}

/// What `object()` makes.
pub struct PlainObject;

fn plain_vt() -> &'static VT {
    static PLAIN: VT = VT {
        repr: Some(|o| Ok(slots::object_repr(o))),
        ..VT::new("object", drop_obj::<PlainObject>, |_| object_type())
    };
    &PLAIN
}

impl Payload for PlainObject {
    fn vt() -> &'static VT {
        plain_vt()
    }
}

static OBJECT_DUNDERS: &[Dunder] = &[
    Dunder::New,
    Dunder::Init,
    Dunder::Repr,
    Dunder::Str,
    Dunder::Hash,
    Dunder::Eq,
    Dunder::Ne,
    Dunder::Lt,
    Dunder::Le,
    Dunder::Gt,
    Dunder::Ge,
    Dunder::GetAttribute,
    Dunder::SetAttr,
    Dunder::DelAttr,
    Dunder::Format,
];

define_type!(pub fn object_type, TypeSpec {
    extra: OBJECT_DUNDERS,
    methods: &[
        MethodDef { name: "__init_subclass__", kind: MethodKind::Class, f: init_subclass },
        MethodDef { name: "__subclasshook__", kind: MethodKind::Class, f: |_, _| {
            Ok(crate::core::singletons::not_implemented())
        } },
        MethodDef { name: "__dir__", kind: MethodKind::Object, f: |this, _| {
            Ok(coll::list(dir_names(this)?.into_iter().map(Name::value).collect()))
        } },
        state::GETSTATE,
        state::REDUCE,
        state::REDUCE_EX,
    ],
    getset: &[
        GetSetDef { name: "__class__", get: |v| Ok(Value::from(type_of(v))), set: Some(set_class) },
    ],
    lacks: &["__sizeof__"],
    subclassable: true,
    ..TypeSpec::new("object")
});

fn init_subclass(this: &Value, args: &mut Args) -> R {
    if args.pos.is_empty() && args.kw.is_empty() {
        return Ok(Value::None);
    }
    let name = as_type(this).map_or(String::new(), |t| t.name());
    Err(type_error(format!("{}.__init_subclass__() takes no keyword arguments", name)))
}

fn set_class(v: &Value, new: Option<Value>) -> Result<(), PyErr> {
    let new = match new {
        Some(n) => n,
        None => return Err(type_error("can't delete __class__ attribute")),
    };
    let class = match as_type(&new) {
        Some(t) => t.clone(),
        None => {
            return Err(type_error(format!(
                "__class__ must be set to a class, not '{}' object",
                type_name(&new)
            )))
        }
    };
    let old = type_of(v);
    if !class.is_user() || !old.is_user() {
        return Err(type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    if !same_layout(&old, &class) {
        return Err(type_error(format!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            class.name(),
            old.name()
        )));
    }
    match v.down::<Instance>() {
        Some(i) => {
            i.set_class(class);
            Ok(())
        }
        None => crate::core::run::refuse("the class of this object can't be changed in translated programs"),
    }
}

fn same_layout(a: &Type, b: &Type) -> bool {
    let same = match (&a.layout, &b.layout) {
        (None, None) => true,
        (Some(x), Some(y)) => Ref::same(x, y),
        _ => false,
    };
    same && *a.slot_names.borrow() == *b.slot_names.borrow()
        && a.has(flags::HAS_DICT) == b.has(flags::HAS_DICT)
}

/// `x.__dict__ = d`
pub fn set_dict(v: &Value, attrs: &Attrs, t: &Type, d: Value) -> Result<(), PyErr> {
    match d.peel().down::<coll::PyDict>() {
        Some(d) => attrs.replace_dict(&t.slot_names.borrow(), d.clone()),
        None => {
            let _ = v;
            Err(type_error(format!(
                "__dict__ must be set to a dictionary, not a '{}'",
                type_name(&d)
            )))
        }
    }
}

/// The default slots of `type`, without dispatch to a metaclass.
fn type_vt() -> &'static VT {
    static TYPE: VT = VT {
        repr: Some(type_repr),
        call: Some(type_call),
        ..VT::new("type", drop_obj::<TypeObj>, |_| type_type())
    };
    &TYPE
}

define_type!(pub fn type_type, TypeSpec {
    new: Some(build::type_new),
    init: Some(|_, _| Ok(())),
    vt: Some(type_vt),
    extra: &[Dunder::SetAttr, Dunder::DelAttr, Dunder::GetAttribute],
    methods: &[
        MethodDef { name: "mro", kind: MethodKind::Instance, f: |this, _| {
            Ok(coll::list(mro_values(type_arg(this)?)))
        } },
        MethodDef { name: "__subclasses__", kind: MethodKind::Instance, f: |this, _| {
            let t = type_arg(this)?;
            Ok(coll::list(t.subclasses().into_iter().map(Value::from).collect()))
        } },
        MethodDef { name: "__instancecheck__", kind: MethodKind::Instance, f: |this, args| {
            args.exactly("type.__instancecheck__", 1)?;
            Ok(Value::Bool(type_of(&args.pos[0]).is_subtype(type_arg(this)?)))
        } },
        MethodDef { name: "__subclasscheck__", kind: MethodKind::Instance, f: |this, args| {
            args.exactly("type.__subclasscheck__", 1)?;
            Ok(Value::Bool(type_arg(&args.pos[0])?.is_subtype(type_arg(this)?)))
        } },
        MethodDef { name: "__prepare__", kind: MethodKind::Class, f: |_, _| {
            Ok(Value::from(coll::PyDict::new_ref()))
        } },
        MethodDef { name: "__dir__", kind: MethodKind::Object, f: |this, _| {
            Ok(coll::list(dir_names(this)?.into_iter().map(Name::value).collect()))
        } },
    ],
    getset: &[
        GetSetDef {
            name: "__name__",
            get: |v| Ok(Value::from(type_arg(v)?.name.borrow().clone())),
            set: Some(|v, new| set_name(v, new, false)),
        },
        GetSetDef {
            name: "__qualname__",
            get: |v| Ok(Value::from(type_arg(v)?.qualname.borrow().clone())),
            set: Some(|v, new| set_name(v, new, true)),
        },
        GetSetDef {
            name: "__module__",
            get: |v| {
                let t = type_arg(v)?;
                // What stands in a builtin type's dict may be that of its instances, as functions'.
                Ok(match (t.spec, t.dict.get(Dunder::Module.name())) {
                    (None, Some(m)) => m,
                    (spec, _) => Value::from(spec.map_or("builtins", |s| s.module)),
                })
            },
            set: Some(|v, new| set_type_dict(v, Dunder::Module.name(), new)),
        },
        GetSetDef {
            name: "__doc__",
            get: |v| Ok(type_arg(v)?.dict.get(Dunder::Doc.name()).unwrap_or(Value::None)),
            set: Some(|v, new| set_type_dict(v, Dunder::Doc.name(), new)),
        },
        GetSetDef {
            name: "__bases__",
            get: |v| {
                let bases = type_arg(v)?.bases.borrow().clone();
                Ok(coll::tuple(bases.into_iter().map(Value::from).collect()))
            },
            set: None,
        },
        GetSetDef {
            name: "__base__",
            get: |v| {
                let t = type_arg(v)?;
                let base = build::best_base(&t.bases.borrow());
                Ok(base.map_or(Value::None, Value::from))
            },
            set: None,
        },
        GetSetDef {
            name: "__mro__",
            get: |v| Ok(coll::tuple(mro_values(type_arg(v)?))),
            set: None,
        },
        GetSetDef {
            name: "__dict__",
            get: |v| Ok(class_dict(type_arg(v)?)),
            set: None,
        },
        GetSetDef {
            name: "__annotations__",
            get: |v| {
                let t = type_arg(v)?;
                let name = Dunder::Annotations.name();
                match t.dict.get(name) {
                    Some(d) => Ok(d),
                    None => {
                        let d = Value::from(coll::PyDict::new_ref());
                        t.set_attr(name, d.clone());
                        Ok(d)
                    }
                }
            },
            set: Some(|v, new| set_type_dict(v, Dunder::Annotations.name(), new)),
        },
        GetSetDef {
            name: "__abstractmethods__",
            get: |v| match type_arg(v)?.dict.get(Dunder::Abstract.name()) {
                Some(a) => Ok(a),
                None => Err(attribute_error("__abstractmethods__")),
            },
            set: Some(|v, new| set_type_dict(v, Dunder::Abstract.name(), new)),
        },
    ],
    subclassable: true,
    ..TypeSpec::new("type")
});

pub fn type_arg(v: &Value) -> Result<&Type, PyErr> {
    as_type(v).ok_or_else(|| type_error(format!("expected a class, got '{}'", type_name(v))))
}

/// The class itself and its bases, in the order of resolution.
pub fn mro_values(t: &Type) -> Vec<Value> {
    let mut out = vec![Value::from(t.clone())];
    out.extend(t.mro().iter().cloned().map(Value::from));
    out
}

fn set_name(v: &Value, new: Option<Value>, qualified: bool) -> Result<(), PyErr> {
    let t = type_arg(v)?;
    let what = if qualified { "__qualname__" } else { "__name__" };
    check_mutable(t, what)?;
    let new = new.unwrap_or(Value::None);
    let s: Str = match new.peel().down::<PyStr>() {
        Some(s) => s.clone(),
        None => {
            return Err(type_error(format!(
                "can only assign string to {}.{}, not '{}'",
                t.name(),
                what,
                type_name(&new)
            )))
        }
    };
    let slot = if qualified { &t.qualname } else { &t.name };
    let old = slot.replace(s);
    drop(old);
    Ok(())
}

fn set_type_dict(v: &Value, name: Name, new: Option<Value>) -> Result<(), PyErr> {
    let t = type_arg(v)?;
    check_mutable(t, &name.text())?;
    match new {
        Some(x) => t.set_attr(name, x),
        None => {
            t.del_attr(name);
        }
    }
    Ok(())
}

fn check_mutable(t: &Type, name: &str) -> Result<(), PyErr> {
    if t.is_user() {
        return Ok(());
    }
    Err(type_error(format!(
        "cannot set '{}' attribute of immutable type '{}'",
        name,
        t.full_name()
    )))
}

/// `cls.name = x`, or `del cls.name` when `x` is None.
pub fn set_type_attr(t: &Type, name: Name, x: Option<Value>) -> Result<(), PyErr> {
    let meta = t.metaclass();
    if let Some(Value::Obj(d)) = meta.lookup(name) {
        if attr::is_data_descriptor(&d) {
            if let Some(set) = d.vt().descr_set {
                return set(&d, &Value::from(t.clone()), x);
            }
        }
    }
    check_mutable(t, &name.text())?;
    match x {
        Some(x) => t.set_attr(name, x),
        None => {
            if !t.del_attr(name) {
                return Err(attr::nothing_to_delete(&Value::from(t.clone()), name));
            }
        }
    }
    Ok(())
}

/// `<class 'm.C'>`
pub fn type_repr(o: &AnyRef) -> Result<Str, PyErr> {
    let name = o.down::<TypeObj>().map_or(String::new(), |t| t.full_name());
    Ok(ops::new_str(&format!("<class '{}'>", name)))
}

/// `X | Y` of two types.
pub fn type_binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    if op != BinOp::Or {
        return Ok(None);
    }
    crate::core::alias::union(a, b)
}

/// `C[x]`: `__class_getitem__`, or a generic alias for builtin containers.
pub fn type_getitem(o: &AnyRef, key: &Value) -> R {
    let t = match o.down::<TypeObj>() {
        Some(t) => t,
        None => return Err(ops::not_subscriptable(&Value::Obj(o.clone()))),
    };
    let this = Value::Obj(o.clone());
    if let Some(f) = attr::lookup(&this, Dunder::ClassGetItem.name())? {
        return call::call(&f, &mut [key.clone()]);
    }
    if Ref::same(t, &type_type()) {
        return Ok(crate::core::alias::alias(this, key.clone()));
    }
    Err(type_error(format!("type '{}' is not subscriptable", t.name())))
}

/// `cls(...)` by the default of `type.__call__`.
pub fn type_call(o: &AnyRef, args: &mut Args) -> R {
    match o.down::<TypeObj>() {
        Some(t) => instantiate(t, args),
        None => Err(call::not_callable(&Value::Obj(o.clone()))),
    }
}

/// As `instantiate`, from a call with a free first place in `args`.
#[inline]
pub fn instantiate_reserved(t: &Type, args: &mut [Value]) -> R {
    if let Some(init) = t.plain_init() {
        let this = Instance::make(t.clone(), Value::Unbound);
        args[0] = Value::from(this.clone());
        return match call::call_func(&init, args)? {
            Value::None => Ok(Value::from(this)),
            other => Err(init_result(&other)),
        };
    }
    call::call_args(&Value::from(t.clone()), &mut Args::pos(&mut args[1..]))
}

/// The `__init__` of a class whose instances are made without any other hook.
pub(crate) fn find_plain_init(t: &TypeObj) -> Option<Value> {
    if !t.is_user() || t.meta.is_some() || t.layout.is_some() || t.has(flags::ABSTRACT) {
        return None;
    }
    match (t.special(Dunder::New), t.special(Dunder::Init)) {
        (Special::Native, Special::Is(init)) if init.down::<FuncObj>().is_some() => Some(init),
        _ => None,
    }
}

#[cold]
#[inline(never)]
fn init_result(v: &Value) -> PyErr {
    type_error(format!("__init__() should return None, not '{}'", type_name(v)))
}

fn instantiate(t: &Type, args: &mut Args) -> R {
    if Ref::same(t, &type_type()) && args.pos.len() == 1 && args.kw.is_empty() {
        return Ok(Value::from(type_of(&args.pos[0])));
    }
    let cls = Value::from(t.clone());
    if !t.is_user() && t.spec.map_or(false, |s| s.init.is_none()) {
        return native_slot::make(t, t, args);
    }
    let this = match t.special(Dunder::New) {
        Special::Is(new) => {
            let mut pos = Vec::with_capacity(args.pos.len() + 1);
            pos.push(cls);
            pos.extend(args.pos.iter().cloned());
            let mut kw = args.kw.to_vec();
            let f = unwrap_static(&new);
            call::call_args(&f, &mut Args { pos: &mut pos, kw: &mut kw })?
        }
        _ => {
            let owner = new_owner(t);
            let mut pos = args.pos.to_vec();
            let mut kw = args.kw.to_vec();
            native_slot::make(&owner, t, &mut Args { pos: &mut pos, kw: &mut kw })?
        }
    };
    let made = type_of(&this);
    if !made.is_subtype(t) {
        return Ok(this);
    }
    match made.special(Dunder::Init) {
        Special::Is(init) => {
            let mut pos = Vec::with_capacity(args.pos.len() + 1);
            pos.push(this.clone());
            pos.extend(args.pos.iter_mut().map(Value::take));
            let mut all = Args { pos: &mut pos, kw: args.kw };
            match slots::call_special_args(&init, &mut all)? {
                Value::None => {}
                other => return Err(init_result(&other)),
            }
        }
        _ => {
            if let Some(init) = native_init(&made) {
                init(this.peel(), args)?
            }
        }
    }
    Ok(this)
}

/// `__new__` may be written as a plain function or wrapped in staticmethod.
pub fn unwrap_static(f: &Value) -> Value {
    match f.down::<crate::core::descr::StaticMethod>() {
        Some(s) => s.func.borrow().clone(),
        None => f.clone(),
    }
}

/// The builtin type whose `__new__` a class inherits.
pub fn new_owner(t: &Type) -> Type {
    match t.lookup(Dunder::New.name()) {
        Some(v) => match v.down::<crate::core::descr::SlotWrapper>() {
            Some(w) => w.owner.clone(),
            None => object_type(),
        },
        None => object_type(),
    }
}

type Init = fn(&Value, &mut Args) -> Result<(), PyErr>;

/// The native `__init__` a class inherits, if it is not `object`'s.
fn native_init(t: &Type) -> Option<Init> {
    match t.lookup(Dunder::Init.name()) {
        Some(v) => match v.down::<crate::core::descr::SlotWrapper>() {
            Some(w) => w.owner.spec.and_then(|s| s.init),
            None => None,
        },
        None => None,
    }
}

/// Fails if the class has abstract methods without an implementation.
#[inline]
pub fn check_abstract(t: &Type) -> Result<(), PyErr> {
    if !t.has(flags::ABSTRACT) {
        return Ok(());
    }
    abstract_error(t)
}

#[cold]
#[inline(never)]
fn abstract_error(t: &Type) -> Result<(), PyErr> {
    let set = match t.dict.get(Dunder::Abstract.name()) {
        Some(s) => s,
        None => return Ok(()),
    };
    let mut names: Vec<String> = Vec::new();
    for v in crate::builtins::to_vec(&set)? {
        names.push(ops::str_of(&v)?.to_string_lossy());
    }
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    Err(type_error(format!(
        "Can't instantiate abstract class {} with abstract method{} {}",
        t.name(),
        plural,
        names.join(", ")
    )))
}

/// The names `dir(v)` lists, sorted.
pub fn dir_names(v: &Value) -> Result<Vec<Name>, PyErr> {
    let mut names: Vec<Name> = Vec::new();
    let mut add = |n: Name| {
        if !names.contains(&n) {
            names.push(n)
        }
    };
    let t = match as_type(v) {
        Some(t) => t.clone(),
        None => {
            if let Some(m) = v.down::<crate::core::module::ModuleObj>() {
                m.names().into_iter().for_each(&mut add);
                return sorted(names);
            }
            if let Some(attrs) = attr::attrs_of(v) {
                for (k, _) in attrs.entries(&[]) {
                    add(crate::core::names::intern_str(&k))
                }
                add(intern("__dict__"));
            }
            type_of(v)
        }
    };
    for (n, _) in t.dict.entries() {
        add(n)
    }
    for b in t.mro() {
        for (n, _) in b.dict.entries() {
            add(n)
        }
    }
    sorted(names)
}

fn sorted(mut names: Vec<Name>) -> Result<Vec<Name>, PyErr> {
    names.sort_by(|a, b| (**a.as_str()).cmp(&**b.as_str()));
    Ok(names)
}

/// Calls `cls.__init_subclass__(**kw)` of the parent of a new class.
pub fn call_init_subclass(cls: &Type, kw: &mut [(Str, Value)]) -> Result<(), PyErr> {
    let this = Value::from(cls.clone());
    let parent = crate::core::sup::Super::new(cls.clone(), this.clone(), cls.clone());
    let f = attr::get(&Value::from(Ref::new(parent)), Dunder::InitSubclass.name())?;
    call::call_args(&f, &mut Args { pos: &mut [], kw }).map(drop)
}

/// Calls `__set_name__` of the values of a new class.
pub fn call_set_names(cls: &Type) -> Result<(), PyErr> {
    for (name, v) in cls.dict.entries() {
        if let Some(f) = attr_of_type(&v, Dunder::SetName)? {
            let args = [v.clone(), Value::from(cls.clone()), name.value()];
            if let Err(e) = call_special(&f, args) {
                let text = format!(
                    "Error calling __set_name__ on '{}' instance '{}' in '{}'",
                    type_name(&v),
                    name.text(),
                    cls.name()
                );
                // Up to 3.11 the error is wrapped; later it gets a note.
                if crate::core::module::target_minor() >= 12 {
                    return Err(e);
                }
                let outer = crate::core::error::runtime_error(text);
                outer.exc().cause.replace(Some(e));
                outer.exc().suppress_context.set(true);
                return Err(outer);
            }
        }
    }
    Ok(())
}

/// A special method as its class has it, unbound. Functions, the commonest values, have none.
pub fn attr_of_type(v: &Value, d: Dunder) -> Result<Option<Value>, PyErr> {
    match v {
        Value::Obj(o) if !o.is::<FuncObj>() && !o.is::<PyStr>() => {
            Ok(type_of(v).lookup(d.name()))
        }
        _ => Ok(None),
    }
}
