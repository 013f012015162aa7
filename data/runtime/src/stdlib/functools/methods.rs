// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `singledispatchmethod` and `partialmethod`: descriptors around what may itself be one.

use super::partial::Partial;
use crate::coll::{tuple, PyDict};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{index_error, type_error, PyErr};
use crate::core::func::{bind, closure};
use crate::core::names::{intern, Dunder};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::shape::Attrs;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;

/// `f.__get__(instance, class)`; None: it is no descriptor.
fn bound(f: &Value, instance: &Value, class: &Type) -> Result<Option<Value>, PyErr> {
    match f.obj().and_then(|o| o.vt().descr_get.map(|get| (o, get))) {
        Some((o, get)) => get(o, instance, class).map(Some),
        None => Ok(None),
    }
}

/// The instance that a descriptor is got through, which the class itself is not.
fn is_instance(v: &Value) -> bool {
    !v.is_unbound() && !v.is_none()
}

fn check_callable(f: &Value) -> Result<(), PyErr> {
    if ops::is_callable(f) || f.obj().map_or(false, |o| o.vt().descr_get.is_some()) {
        return Ok(());
    }
    Err(type_error(format!("{} is not callable or a descriptor", ops::repr(f)?.to_string_lossy())))
}

fn is_abstract(f: &Value) -> R {
    Ok(attr::lookup(f, intern("__isabstractmethod__"))?.unwrap_or(Value::Bool(false)))
}

/* singledispatchmethod */

pub struct DispatchMethod {
    func: Value,
    dispatcher: Value,
}

/// What a `singledispatchmethod` gives: it looks like the function that was decorated.
struct Dispatched {
    of: Ref<DispatchMethod>,
    instance: Value,
    class: Type,
    attrs: Attrs,
}

fn dispatch_method_new(_: &Type, args: &mut Args) -> R {
    args.exactly("singledispatchmethod", 1)?;
    let func = args.pos[0].take();
    check_callable(&func)?;
    let dispatcher = (super::SINGLEDISPATCH.f)(&mut Args::pos(&mut [func.clone()]))?;
    Ok(Value::from(Ref::new(DispatchMethod { func, dispatcher })))
}

fn dispatch_method(v: &Value) -> Result<&Ref<DispatchMethod>, PyErr> {
    v.peel().down::<DispatchMethod>().ok_or_else(|| type_error("singledispatchmethod expected"))
}

impl Payload for DispatchMethod {
    fn vt() -> &'static VT {
        static METHOD: VT = VT {
            descr_get: Some(|o, instance, class| {
                let this = Value::Obj(o.clone());
                let of = dispatch_method(&this)?.clone();
                let register = attr::get(&of.dispatcher, intern("register"))?;
                let instance = if is_instance(instance) { instance.clone() } else { Value::Unbound };
                let attrs = Attrs::new(dispatched_type().root);
                let func = of.func.clone();
                let made = Value::from(Ref::new(Dispatched { of, instance, class: class.clone(), attrs }));
                attr::set(&made, intern("__isabstractmethod__"), Some(is_abstract(&func)?))?;
                attr::set(&made, intern("register"), Some(register))?;
                super::update_wrapper(&made, &func)?;
                Ok(made)
            }),
            ..VT::new("functools.singledispatchmethod", drop_obj::<DispatchMethod>, |_| dispatch_method_type())
        };
        &METHOD
    }
}

impl Payload for Dispatched {
    fn vt() -> &'static VT {
        static DISPATCHED: VT = VT {
            call: Some(|o, args| {
                let this = match o.down::<Dispatched>() {
                    Some(d) => d,
                    None => return Ok(Value::None),
                };
                let first = args.pos.first().ok_or_else(|| index_error("tuple index out of range"))?;
                let class = Value::from(type_of(first));
                let method = attr::load_method(&this.of.dispatcher, intern("dispatch"))?.call(&mut [class])?;
                let method = bound(&method, &this.instance, &this.class)?.unwrap_or(method);
                call::call_args(&method, args)
            }),
            repr: Some(|o| {
                let name = attr::get(&Value::Obj(o.clone()), Dunder::Qualname.name())?;
                Ok(ops::new_str(&format!("<function {} at {:#x}>", ops::str_of(&name)?.to_string_lossy(), o.id())))
            }),
            attrs: Some(|o| o.down::<Dispatched>().map(|d| &d.attrs)),
            ..VT::new("function", drop_obj::<Dispatched>, |_| dispatched_type())
        };
        &DISPATCHED
    }
}

define_type!(pub fn dispatched_type, TypeSpec {
    vt: Some(Dispatched::vt),
    dict: true,
    ..TypeSpec::new("function")
});

define_type!(pub fn dispatch_method_type, TypeSpec {
    module: "functools",
    new: Some(dispatch_method_new),
    vt: Some(DispatchMethod::vt),
    methods: &[MethodDef {
        name: "register",
        kind: MethodKind::Instance,
        f: |this, args| {
            args.between("register", 1, 2)?;
            call::call_args(&attr::get(&dispatch_method(this)?.dispatcher, intern("register"))?, args)
        },
    }],
    getset: &[
        GetSetDef { name: "dispatcher", get: |v| Ok(dispatch_method(v)?.dispatcher.clone()), set: None },
        GetSetDef { name: "func", get: |v| Ok(dispatch_method(v)?.func.clone()), set: None },
        GetSetDef { name: "__isabstractmethod__", get: |v| is_abstract(&dispatch_method(v)?.func), set: None },
    ],
    ..TypeSpec::new("singledispatchmethod")
});

/* partialmethod */

pub struct PartialMethod {
    func: Value,
    args: Vec<Value>,
    kw: Vec<(Str, Value)>,
}

fn partial_method_new(_: &Type, args: &mut Args) -> R {
    if args.pos.is_empty() {
        return Err(type_error("partialmethod.__init__() missing 1 required positional argument: 'func'"));
    }
    let func = args.pos[0].take();
    check_callable(&func)?;
    let mut made = match func.down::<PartialMethod>() {
        Some(p) => PartialMethod { func: p.func.clone(), args: p.args.clone(), kw: p.kw.clone() },
        None => PartialMethod { func, args: Vec::new(), kw: Vec::new() },
    };
    made.args.extend(args.pos[1..].iter_mut().map(Value::take));
    super::partial::merge(&mut made.kw, args.kw.iter_mut().map(|(k, v)| (k.clone(), v.take())));
    Ok(Value::from(Ref::new(made)))
}

fn partial_method(v: &Value) -> Result<&Ref<PartialMethod>, PyErr> {
    v.peel().down::<PartialMethod>().ok_or_else(|| type_error("partialmethod expected"))
}

/// The method for a function that does not bind: its first argument goes before those that are given already.
fn unbound_method(p: &Ref<PartialMethod>) -> Value {
    let p = p.clone();
    closure("_method", move |args| {
        if args.pos.is_empty() {
            return Err(type_error("_method() missing 1 required positional argument: 'cls_or_self'"));
        }
        let mut pos = vec![args.pos[0].take()];
        pos.extend(p.args.iter().cloned());
        pos.extend(args.pos[1..].iter_mut().map(Value::take));
        let mut kw = p.kw.clone();
        super::partial::merge(&mut kw, args.kw.iter_mut().map(|(k, v)| (k.clone(), v.take())));
        call::call_args(&p.func, &mut Args { pos: &mut pos, kw: &mut kw })
    })
}

fn get_partial(p: &Ref<PartialMethod>, instance: &Value, class: &Type) -> R {
    if let Some(f) = bound(&p.func, instance, class)? {
        if !ops::is(&f, &p.func) {
            let this = attr::lookup(&f, intern("__self__"))?;
            let made = Partial::make(f, p.args.clone(), p.kw.clone());
            if let Some(this) = this {
                attr::set(&made, intern("__self__"), Some(this))?;
            }
            return Ok(made);
        }
    }
    let method = unbound_method(p);
    Ok(if is_instance(instance) { bind(&method, instance) } else { method })
}

impl Payload for PartialMethod {
    fn vt() -> &'static VT {
        static METHOD: VT = VT {
            descr_get: Some(|o, instance, class| get_partial(partial_method(&Value::Obj(o.clone()))?, instance, class)),
            repr: Some(|o| {
                let this = Value::Obj(o.clone());
                let p = partial_method(&this)?;
                let mut parts = Vec::new();
                for v in &p.args {
                    parts.push(ops::repr(v)?.to_string_lossy());
                }
                let positional = parts.join(", ");
                parts.clear();
                for (k, v) in &p.kw {
                    parts.push(format!("{}={}", k.to_string_lossy(), ops::repr(v)?.to_string_lossy()));
                }
                let func = ops::repr(&p.func)?.to_string_lossy();
                Ok(ops::new_str(&format!("functools.partialmethod({}, {}, {})", func, positional, parts.join(", "))))
            }),
            ..VT::new("functools.partialmethod", drop_obj::<PartialMethod>, |_| partial_method_type())
        };
        &METHOD
    }
}

define_type!(pub fn partial_method_type, TypeSpec {
    module: "functools",
    new: Some(partial_method_new),
    vt: Some(PartialMethod::vt),
    getset: &[
        GetSetDef { name: "func", get: |v| Ok(partial_method(v)?.func.clone()), set: None },
        GetSetDef { name: "args", get: |v| Ok(tuple(partial_method(v)?.args.clone())), set: None },
        GetSetDef {
            name: "keywords",
            get: |v| {
                let d = PyDict::new_ref();
                for (k, v) in &partial_method(v)?.kw {
                    d.set_str(k, v.clone());
                }
                Ok(Value::from(d))
            },
            set: None,
        },
        GetSetDef { name: "__isabstractmethod__", get: |v| is_abstract(&partial_method(v)?.func), set: None },
    ],
    generic: true,
    ..TypeSpec::new("partialmethod")
});
