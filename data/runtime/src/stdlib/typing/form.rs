// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Special forms: `List`, `Optional`, `Callable` and the like. Subscripting one gives an alias.

use crate::coll::{tuple, PyDict, PyTuple};
use crate::core::alias::{alias, union, Alias};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::call;
use crate::core::error::type_error;
use crate::core::object::{drop_obj, BinOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::singletons::none_type;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;
use std::cell::RefCell;

pub struct Form {
    pub name: &'static str,
}

thread_local! {
    static FORMS: RefCell<Vec<(&'static str, Value)>> = const { RefCell::new(Vec::new()) };
}

/// The form of this name, one object each.
pub fn form(name: &'static str) -> Value {
    FORMS.with(|f| {
        let mut f = f.borrow_mut();
        if let Some((_, v)) = f.iter().find(|(n, _)| *n == name) {
            return v.clone();
        }
        let v = Value::from(Ref::new(Form { name }));
        f.push((name, v.clone()));
        v
    })
}

/// The builtin type that a form stands for, which is what calling or testing by it does.
fn builtin_of(name: &str) -> Option<Type> {
    Some(match name {
        "List" => crate::coll::list_type(),
        "Dict" => crate::coll::dict_type(),
        "Set" => crate::coll::set_type(),
        "FrozenSet" => crate::coll::frozenset_type(),
        "Tuple" => crate::coll::tuple_type(),
        "Type" => crate::core::class::type_type(),
        "Deque" => crate::stdlib::collections::deque_type(),
        "DefaultDict" => crate::stdlib::collections::default_dict_type(),
        "OrderedDict" => crate::stdlib::collections::ordered_dict_type(),
        "Counter" => crate::stdlib::collections::counter_type(),
        "ChainMap" => crate::stdlib::collections::chain_map_type(),
        _ => return None,
    })
}

fn subscript(f: &Ref<Form>, key: &Value) -> R {
    let of = Value::from(f.clone());
    match f.name {
        "Optional" => optional(key.clone()),
        "Union" => {
            let mut args: Vec<Value> = Vec::new();
            let parts = match key.down::<PyTuple>() {
                Some(t) => t.to_vec(),
                None => vec![key.clone()],
            };
            for p in parts {
                let p = if p.is_none() { Value::from(none_type()) } else { p };
                if !args.iter().any(|a| ops::is(a, &p)) {
                    args.push(p);
                }
            }
            let none = Value::from(none_type());
            if args.len() == 1 {
                return Ok(args.remove(0));
            }
            if args.len() == 2 && args.iter().any(|a| ops::is(a, &none)) {
                let other = if ops::is(&args[0], &none) { args.remove(1) } else { args.remove(0) };
                return optional(other);
            }
            Ok(alias(of, tuple(args)))
        }
        "Any" | "NoReturn" | "Never" | "Self" | "LiteralString" | "TypeAlias" => {
            Err(type_error(format!("typing.{} is not subscriptable", f.name)))
        }
        _ => Ok(alias(of, key.clone())),
    }
}

fn optional(of: Value) -> R {
    Ok(alias(form("Optional"), tuple(vec![of])))
}

impl Payload for Form {
    fn vt() -> &'static VT {
        static FORM: VT = VT {
            repr: Some(|o| {
                let name = o.down::<Form>().map_or("", |f| f.name);
                Ok(ops::new_str(&format!("typing.{}", name)))
            }),
            getitem: Some(|o, key| match o.down::<Form>() {
                Some(f) => subscript(f, key),
                None => Ok(Value::None),
            }),
            call: Some(|o, args| {
                let name = o.down::<Form>().map_or("", |f| f.name);
                match builtin_of(name) {
                    Some(t) => call::call_args(&Value::from(t), args),
                    None => Err(type_error(format!("Cannot instantiate typing.{}", name))),
                }
            }),
            binary: Some(|op, a, b| if op == BinOp::Or { union(a, b) } else { Ok(None) }),
            ..VT::new("typing.Form", drop_obj::<Form>, |_| form_type())
        };
        &FORM
    }
}

fn instance_check(this: &Value, args: &mut Args) -> R {
    args.exactly("__instancecheck__", 1)?;
    let name = this.down::<Form>().map_or("", |f| f.name);
    if let Some(t) = builtin_of(name) {
        return crate::builtins::is_instance(&args.pos[0], &Value::from(t)).map(Value::Bool);
    }
    let v = &args.pos[0];
    Ok(Value::Bool(match name {
        "Callable" => ops::is_callable(v),
        "Iterable" => ops::is_iterable(v),
        "Iterator" => ops::is_iterator(v),
        "Hashable" => ops::hash(v).is_ok(),
        "Sized" => ops::len(v).is_ok(),
        "Mapping" | "MutableMapping" => v.peel().down::<PyDict>().is_some(),
        "Sequence" => {
            let v = v.peel();
            v.down::<PyTuple>().is_some()
                || v.down::<PyStr>().is_some()
                || v.down::<crate::coll::PyList>().is_some()
        }
        _ => return Err(type_error(format!("typing.{} cannot be used with isinstance()", name))),
    }))
}

define_type!(pub fn form_type, TypeSpec {
    module: "typing",
    vt: Some(Form::vt),
    methods: &[
        MethodDef { name: "__instancecheck__", kind: MethodKind::Instance, f: instance_check },
        MethodDef {
            name: "__mro_entries__",
            kind: MethodKind::Instance,
            f: |this, _| {
                let name = this.down::<Form>().map_or("", |f| f.name);
                Ok(tuple(builtin_of(name).into_iter().map(Value::from).collect()))
            },
        },
    ],
    getset: &[
        GetSetDef {
            name: "__origin__",
            get: |v| {
                let name = v.down::<Form>().map_or("", |f| f.name);
                Ok(builtin_of(name).map_or(Value::None, Value::from))
            },
            set: None,
        },
        GetSetDef {
            name: "__name__",
            get: |v| Ok(Value::from(v.down::<Form>().map_or("", |f| f.name))),
            set: None,
        },
    ],
    ..TypeSpec::new("_SpecialForm")
});

/// True if an annotation is `ClassVar` or `ClassVar[..]`, written out or as a string.
pub fn is_class_var(annotation: &Value) -> bool {
    named(annotation, "ClassVar")
}

fn named(annotation: &Value, name: &str) -> bool {
    if let Some(f) = annotation.down::<Form>() {
        return f.name == name;
    }
    if let Some(a) = annotation.down::<Alias>() {
        return named(&a.origin, name);
    }
    match annotation.down::<PyStr>() {
        Some(s) => {
            let s = s.to_string_lossy();
            let s = s.strip_prefix("typing.").unwrap_or(&s);
            s == name || s.starts_with(&format!("{}[", name))
        }
        None => false,
    }
}
