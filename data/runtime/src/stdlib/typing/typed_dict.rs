// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `TypedDict`: classes whose calls make plain dicts.

use crate::coll::{dict_type, tuple, PyDict};
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::build::{make_class, type_new};
use crate::core::call;
use crate::core::class::{type_arg, type_type};
use crate::core::error::type_error;
use crate::core::names::intern;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;

/// The object `typing.TypedDict`.
pub struct TypedDictForm;

impl Payload for TypedDictForm {
    fn vt() -> &'static VT {
        static FORM: VT = VT {
            repr: Some(|o| Ok(ops::new_str(&format!("<function TypedDict at {:#x}>", o.id())))),
            call: Some(|_, args| {
                args.between("TypedDict", 2, 2)?;
                let space = PyDict::new_ref();
                space.set_str(&ops::new_str("__annotations__"), args.pos[1].clone());
                let mut pos = [args.pos[0].clone(), tuple(Vec::new()), Value::from(space)];
                meta_new(&typed_dict_meta_type(), &mut Args::pos(&mut pos))
            }),
            ..VT::new("function", drop_obj::<TypedDictForm>, |_| typed_dict_form_type())
        };
        &FORM
    }
}

define_type!(pub fn typed_dict_form_type, TypeSpec {
    module: "typing",
    vt: Some(TypedDictForm::vt),
    methods: &[MethodDef {
        name: "__mro_entries__",
        kind: MethodKind::Instance,
        f: |_, _| Ok(tuple(vec![ROOT.with(R::clone)?])),
    }],
    ..TypeSpec::new("function")
});

thread_local! {
    static FORM: Value = Value::from(Ref::new(TypedDictForm));
    static ROOT: R = {
        let space = PyDict::new_ref();
        let meta = Some(typed_dict_meta_type());
        make_class(&intern("TypedDict"), vec![dict_type()], &space, meta, &mut [], &None)
            .map(Value::from)
    };
}

pub fn typed_dict() -> Value {
    FORM.with(Value::clone)
}

define_type!(pub fn typed_dict_meta_type, TypeSpec {
    module: "typing",
    base: Some(type_type),
    new: Some(meta_new),
    init: Some(|_, _| Ok(())),
    methods: &[
        MethodDef {
            name: "__call__",
            kind: MethodKind::Instance,
            f: |_, args| call::call_args(&Value::from(dict_type()), args),
        },
        MethodDef {
            name: "__instancecheck__",
            kind: MethodKind::Instance,
            f: |_, _| Err(type_error("TypedDict does not support instance and class checks")),
        },
    ],
    subclassable: true,
    ..TypeSpec::new("_TypedDictMeta")
});

fn meta_new(cls: &Type, args: &mut Args) -> R {
    // `total=False` is for type checkers.
    let total = match args.kw.iter().find(|(k, _)| **k == *"total") {
        Some((_, v)) => ops::truth(v)?,
        None => true,
    };
    let mut kw: Vec<_> =
        args.kw.iter().filter(|(k, _)| **k != *"total").cloned().collect();
    let made = type_new(cls, &mut Args { pos: args.pos, kw: &mut kw })?;
    let t = type_arg(&made)?;
    t.set_attr(intern("__total__"), Value::Bool(total));
    Ok(made.clone())
}
