// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `NamedTuple`, as a base class and as a function.

use crate::coll::params::{given, parse};
use crate::coll::{list, tuple, PyDict};
use crate::core::build::caller_module;
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::build::make_class;
use crate::core::class::{type_arg, type_type};
use crate::core::error::{attribute_error, type_error, PyErr};
use crate::core::names::{intern, intern_str, Dunder};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;

/// The object `typing.NamedTuple`.
pub struct NamedTupleForm;

impl Payload for NamedTupleForm {
    fn vt() -> &'static VT {
        static FORM: VT = VT {
            repr: Some(|o| Ok(ops::new_str(&format!("<function NamedTuple at {:#x}>", o.id())))),
            call: Some(|_, args| by_call(args)),
            ..VT::new("function", drop_obj::<NamedTupleForm>, |_| named_tuple_form_type())
        };
        &FORM
    }
}

define_type!(pub fn named_tuple_form_type, TypeSpec {
    module: "typing",
    vt: Some(NamedTupleForm::vt),
    methods: &[MethodDef {
        name: "__mro_entries__",
        kind: MethodKind::Instance,
        f: |_, _| Ok(tuple(vec![ROOT.with(R::clone)?])),
    }],
    ..TypeSpec::new("function")
});

thread_local! {
    static FORM: Value = Value::from(Ref::new(NamedTupleForm));
    /// The class that stands in for `NamedTuple` among the bases.
    static ROOT: R = {
        let space = PyDict::new_ref();
        let name = intern("NamedTuple");
        make_class(&name, Vec::new(), &space, Some(named_tuple_meta_type()), &mut [], &None)
            .map(Value::from)
    };
}

pub fn named_tuple() -> Value {
    FORM.with(Value::clone)
}

define_type!(pub fn named_tuple_meta_type, TypeSpec {
    module: "typing",
    base: Some(type_type),
    new: Some(meta_new),
    init: Some(|_, _| Ok(())),
    subclassable: true,
    ..TypeSpec::new("NamedTupleMeta")
});

/// `namedtuple(name, fields, defaults=.., module=..)`
fn make(name: Value, fields: Vec<Value>, defaults: Vec<Value>, module: Value) -> R {
    let mut kw = vec![(intern("defaults").as_str().clone(), tuple(defaults))];
    kw.push((intern("module").as_str().clone(), module));
    let def = &crate::stdlib::collections::NAMEDTUPLE;
    (def.f)(&mut Args { pos: &mut [name, list(fields)], kw: &mut kw })
}

/// The class statement: `class P(NamedTuple): x: int = 0`.
fn meta_new(_: &Type, args: &mut Args) -> R {
    args.exactly("NamedTupleMeta", 3)?;
    let name = args.pos[0].clone();
    let space = match args.pos[2].down::<PyDict>() {
        Some(d) => d.clone(),
        None => return Err(type_error("namespace must be a dict")),
    };
    let annotations = space.get_str(Dunder::Annotations.name().as_str());
    let fields = match annotations.as_ref().and_then(|a| a.down::<PyDict>()) {
        Some(d) => d.keys_vec(),
        None => Vec::new(),
    };
    let mut defaults = Vec::new();
    let mut with_default: Vec<String> = Vec::new();
    for f in &fields {
        let f = match f.down::<PyStr>() {
            Some(s) => s.clone(),
            None => continue,
        };
        match space.get_str(&f) {
            Some(v) => {
                defaults.push(v);
                with_default.push(f.to_string_lossy());
            }
            None if !with_default.is_empty() => {
                let plural = if with_default.len() > 1 { "s" } else { "" };
                return Err(type_error(format!(
                    "Non-default namedtuple field {} cannot follow default field{} {}",
                    f.to_string_lossy(),
                    plural,
                    with_default.join(", ")
                )));
            }
            None => {}
        }
    }
    let module = space.get_str(Dunder::Module.name().as_str()).unwrap_or(Value::None);
    let made = make(name, fields.clone(), defaults, module)?;
    let t = type_arg(&made)?;
    for (k, v) in space.items_vec() {
        let k = match k.down::<PyStr>() {
            Some(s) => intern_str(s),
            None => continue,
        };
        let text = k.text();
        let prohibited = ["__new__", "__init__", "__slots__", "__getnewargs__", "_fields"];
        let more = ["_field_defaults", "_field_types", "_make", "_replace", "_asdict", "_source"];
        if prohibited.contains(&text.as_str()) || more.contains(&text.as_str()) {
            return Err(attribute_error(format!("Cannot overwrite NamedTuple attribute {}", text)));
        }
        let is_field = fields.iter().any(|f| f.down::<PyStr>().map_or(false, |f| **f == **k));
        if is_field || text == "__module__" {
            continue;
        }
        if text == "__qualname__" {
            if let Some(q) = v.down::<PyStr>() {
                t.qualname.replace(q.clone());
            }
            continue;
        }
        t.set_attr(k, v);
    }
    crate::core::class::call_set_names(t)?;
    Ok(made.clone())
}

/// `NamedTuple("P", [("x", int)])`
fn by_call(args: &mut Args) -> R {
    let [name, fields] = parse(args, "NamedTuple", ["typename", "fields"], 1, 2)?;
    let mut names = Vec::new();
    let annotations = PyDict::new_ref();
    if let Some(fields) = given(fields) {
        for f in crate::builtins::to_vec(&fields)? {
            let pair = crate::builtins::to_vec(&f)?;
            if pair.len() != 2 {
                return Err(type_error("NamedTuple fields are pairs of a name and a type"));
            }
            annotations.set(pair[0].clone(), pair[1].clone())?;
            names.push(pair[0].clone());
        }
    }
    let made = make(name, names, Vec::new(), Value::from(caller_module()))?;
    annotate(&made, annotations)?;
    Ok(made)
}

fn annotate(cls: &Value, annotations: Ref<PyDict>) -> Result<(), PyErr> {
    type_arg(cls)?.set_attr(Dunder::Annotations.name(), Value::from(annotations));
    Ok(())
}
