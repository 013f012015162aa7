// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `singledispatch`: a function chosen by the class of the first argument.

use crate::coll::PyDict;
use crate::core::alias::Union;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::class::{mro_values, object_type};
use crate::core::descr::as_type;
use crate::core::error::{type_error, PyErr};
use crate::core::func::{bind, closure};
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::shape::Attrs;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::stdlib::typing::hints::get_type_hints;
use std::cell::RefCell;

pub static SINGLEDISPATCH: NativeDef =
    NativeDef { name: "singledispatch", module: "functools", f: singledispatch };

pub struct Dispatcher {
    registry: RefCell<Vec<(Value, Value)>>,
    name: String,
    attrs: Attrs,
}

fn singledispatch(args: &mut Args) -> R {
    args.exactly("singledispatch", 1)?;
    let func = args.pos[0].take();
    let name = match attr::lookup(&func, Dunder::NameAttr.name())? {
        Some(n) => ops::str_of(&n)?.to_string_lossy(),
        None => "singledispatch function".to_string(),
    };
    let base = (Value::from(object_type()), func.clone());
    let attrs = Attrs::new(dispatcher_type().root);
    let d = Dispatcher { registry: RefCell::new(vec![base]), name, attrs };
    let v = Value::from(Ref::new(d));
    super::update_wrapper(&v, &func)?;
    Ok(v)
}

impl Dispatcher {
    /// The function for a class: that of the first registered class in its order of resolution, then
    /// that of a registered abstract class it counts as a subclass of.
    fn find(&self, class: &Type) -> R {
        let registry = self.registry.borrow().clone();
        let object = Value::from(object_type());
        for c in mro_values(class) {
            if ops::is(&c, &object) {
                break;
            }
            if let Some((_, f)) = registry.iter().find(|(k, _)| ops::is(k, &c)) {
                return Ok(f.clone());
            }
        }
        let this = Value::from(class.clone());
        for (k, f) in registry.iter().skip(1) {
            let is_abstract = as_type(k).map_or(false, |t| t.meta.is_some());
            if is_abstract && crate::builtins::is_subclass(&this, k)? {
                return Ok(f.clone());
            }
        }
        Ok(registry[0].1.clone())
    }

    fn register(&self, class: Value, f: Value) {
        let mut registry = self.registry.borrow_mut();
        match registry.iter_mut().find(|(k, _)| ops::is(k, &class)) {
            Some(entry) => entry.1 = f,
            None => registry.push((class, f)),
        }
    }
}

impl Payload for Dispatcher {
    fn vt() -> &'static VT {
        static DISPATCHER: VT = VT {
            repr: Some(|o| match o.down::<Dispatcher>() {
                Some(d) => Ok(ops::new_str(&format!("<function {} at {:#x}>", d.name, o.id()))),
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<Dispatcher>() {
                Some(d) => {
                    if args.pos.is_empty() {
                        return Err(type_error(format!(
                            "{} requires at least 1 positional argument",
                            d.name
                        )));
                    }
                    let f = d.find(&type_of(&args.pos[0]))?;
                    call::call_args(&f, args)
                }
                None => Ok(Value::None),
            }),
            descr_get: Some(|o, instance, _| Ok(bind(&Value::Obj(o.clone()), instance))),
            attrs: Some(|o| o.down::<Dispatcher>().map(|d| &d.attrs)),
            ..VT::new("function", drop_obj::<Dispatcher>, |_| dispatcher_type())
        };
        &DISPATCHER
    }
}

fn dispatcher_of(v: &Value) -> Result<&Ref<Dispatcher>, PyErr> {
    v.down::<Dispatcher>().ok_or_else(|| type_error("singledispatch function expected"))
}

/// The classes an annotation stands for.
fn classes_of(v: &Value) -> Option<Vec<Value>> {
    if as_type(v).is_some() {
        return Some(vec![v.clone()]);
    }
    let union = v.down::<Union>()?;
    if union.args.iter().all(|a| as_type(a).is_some()) {
        return Some(union.args.clone());
    }
    None
}

fn register(this: &Value, args: &mut Args) -> R {
    args.between("register", 1, 2)?;
    let first = args.pos[0].take();
    let d = dispatcher_of(this)?.clone();
    if let Some(classes) = classes_of(&first) {
        if let Some(f) = args.get(1) {
            classes.into_iter().for_each(|c| d.register(c, f.clone()));
            return Ok(f);
        }
        return Ok(closure("register", move |args| {
            args.exactly("register", 1)?;
            let f = args.pos[0].take();
            classes.iter().for_each(|c| d.register(c.clone(), f.clone()));
            Ok(f)
        }));
    }
    by_annotation(&d, first)
}

/// `@f.register` on a function whose first parameter is annotated.
fn by_annotation(d: &Dispatcher, f: Value) -> R {
    let annotations = attr::lookup(&f, Dunder::Annotations.name())?;
    if annotations.as_ref().and_then(|a| a.down::<PyDict>()).map_or(true, |a| a.is_empty()) {
        return Err(type_error(format!(
            "Invalid first argument to `register()`: {}. Use either `@register(some_class)` or plain `@register` on an annotated function.",
            ops::repr(&f)?.to_string_lossy()
        )));
    }
    let hints = get_type_hints(&mut Args::pos(&mut [f.clone()]))?;
    let first = hints.down::<PyDict>().and_then(|hints| hints.items_vec().into_iter().next());
    let (name, annotation) = first.unwrap_or((Value::None, Value::None));
    if let Some(classes) = classes_of(&annotation) {
        classes.into_iter().for_each(|c| d.register(c, f.clone()));
        return Ok(f);
    }
    Err(type_error(format!(
        "Invalid annotation for {}. {} {}",
        ops::repr(&name)?.to_string_lossy(),
        ops::repr(&annotation)?.to_string_lossy(),
        if annotation.down::<Union>().is_some() { "not all arguments are classes." } else { "is not a class." }
    )))
}

define_type!(pub fn dispatcher_type, TypeSpec {
    vt: Some(Dispatcher::vt),
    methods: &[
        MethodDef { name: "register", kind: MethodKind::Instance, f: register },
        MethodDef {
            name: "dispatch",
            kind: MethodKind::Instance,
            f: |this, args| {
                args.exactly("dispatch", 1)?;
                let class = crate::core::class::type_arg(&args.pos[0])?.clone();
                dispatcher_of(this)?.find(&class)
            },
        },
    ],
    getset: &[GetSetDef {
        name: "registry",
        get: |v| {
            let d = PyDict::new_ref();
            for (k, f) in dispatcher_of(v)?.registry.borrow().iter() {
                d.set(k.clone(), f.clone())?;
            }
            Ok(Value::from(d))
        },
        set: None,
    }],
    dict: true,
    ..TypeSpec::new("function")
});
