// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `types`.

use crate::coll::{self, PyDict};
use crate::core::alias::{alias_type, union_type};
use crate::core::args::Args;
use crate::core::attr;
use crate::core::build::make_class;
use crate::core::awaiting::mark_awaitable;
use crate::core::cell::{cell_type, PyCell};
use crate::core::descr;
use crate::core::error::{type_error, PyErr};
use crate::core::func::{self, FuncKind};
use crate::core::gen;
use crate::core::module::{module_type, Member, NativeModule};
use crate::core::names::{intern, intern_str, Dunder};
use crate::core::ops;
use crate::core::singletons;
use crate::core::types::{type_name, type_of, Type};
use crate::core::value::{Str, Value, R};
use crate::py_def;
use crate::stdlib::contextlib::star_arguments;
use crate::stdlib::functools::update_wrapper;
use crate::stdlib::signature::plain;
use crate::text::PyStr;

pub static MODULE: NativeModule = NativeModule {
    name: "types",
    members: &[
        ("SimpleNamespace", Member::Type(simple_namespace_type)),
        ("MappingProxyType", Member::Type(coll::mappingproxy_type)),
        ("FunctionType", Member::Type(func::function_type)),
        ("LambdaType", Member::Type(func::function_type)),
        ("CodeType", Member::Type(func::code_type)),
        ("MethodType", Member::Type(func::method_type)),
        ("BuiltinFunctionType", Member::Type(func::native_type)),
        ("BuiltinMethodType", Member::Type(func::native_type)),
        ("WrapperDescriptorType", Member::Type(descr::wrapper_type)),
        ("MethodWrapperType", Member::Type(descr::bound_slot_type)),
        ("MethodDescriptorType", Member::Type(descr::method_descr_type)),
        ("GetSetDescriptorType", Member::Type(descr::getset_type)),
        ("MemberDescriptorType", Member::Type(descr::member_type)),
        ("GeneratorType", Member::Type(gen::generator_type)),
        ("CoroutineType", Member::Type(gen::coroutine_type)),
        ("AsyncGeneratorType", Member::Type(gen::async_generator_type)),
        ("ModuleType", Member::Type(module_type)),
        ("CellType", Member::Type(cell_type)),
        ("NoneType", Member::Type(singletons::none_type)),
        ("EllipsisType", Member::Type(|| type_of(&singletons::ellipsis()))),
        ("NotImplementedType", Member::Type(|| type_of(&singletons::not_implemented()))),
        ("GenericAlias", Member::Type(alias_type)),
        ("UnionType", Member::Type(union_type)),
        ("coroutine", Member::Value(|| plain(&COROUTINE))),
        ("new_class", Member::Value(|| {
            let defaults = vec![coll::tuple(Vec::new()), Value::None, Value::None];
            func::function(&NEW_CLASS, Vec::new(), defaults, Vec::new())
        })),
    ],
};

py_def!(COROUTINE, "types", "coroutine", "coroutine", ["func"], |_, a| {
    let f = a[0].take();
    if !ops::is_callable(&f) {
        return Err(type_error("types.coroutine() expects a callable"));
    }
    match f.down::<func::FuncObj>() {
        Some(known) if known.def.kind == FuncKind::Coroutine => return Ok(f),
        _ => {}
    }
    let wrapped = func::function(&COROUTINE_WRAPPED, vec![PyCell::new(f.clone())], vec![], vec![]);
    update_wrapper(&wrapped, &f)?;
    Ok(wrapped)
});

py_def!(
    COROUTINE_WRAPPED, "types", "wrapped", "coroutine.<locals>.wrapped", ["args", "kwargs"],
    n_posonly: 0, n_pos: 0, n_kwonly: 0, varargs: true, varkw: true,
    |f, a| {
        let (mut pos, mut kw) = star_arguments(a)?;
        let args = &mut Args { pos: &mut pos, kw: &mut kw };
        let made = crate::core::call::call_args(&f.env[0].peek(), args)?;
        mark_awaitable(&made);
        Ok(made)
    }
);

thread_local! {
    static SIMPLE_NAMESPACE: Type = {
        let space = PyDict::new_ref();
        let members = [
            ("__init__", plain(&NAMESPACE_INIT)),
            ("__repr__", plain(&NAMESPACE_REPR)),
            ("__eq__", plain(&NAMESPACE_EQ)),
        ];
        space.set_str(Dunder::Module.name().as_str(), Value::from("types"));
        for (k, v) in members {
            space.set_str(intern(k).as_str(), v);
        }
        match make_class(&intern("SimpleNamespace"), Vec::new(), &space, None, &mut [], &None) {
            Ok(t) => t,
            // Nothing in the class can keep it from being made.
            Err(_) => crate::core::class::object_type(),
        }
    };
}

pub fn simple_namespace_type() -> Type {
    SIMPLE_NAMESPACE.with(|t| t.clone())
}

py_def!(
    NAMESPACE_INIT, "types", "__init__", "SimpleNamespace.__init__", ["self", "args", "kw"],
    n_posonly: 1, n_pos: 1, n_kwonly: 0, varargs: true, varkw: true,
    |_, a| {
        if ops::len(&a[1])? > 0 {
            return Err(type_error("no positional arguments expected"));
        }
        if let Some(d) = a[2].down::<PyDict>() {
            for (k, v) in d.items_vec() {
                attr::set(&a[0], attr::name_of(&k, "")?, Some(v))?;
            }
        }
        Ok(Value::None)
    }
);

fn entries(v: &Value) -> Vec<(Str, Value)> {
    attr::attrs_of(v).map_or(Vec::new(), |a| a.entries(&[]))
}

py_def!(NAMESPACE_REPR, "types", "__repr__", "SimpleNamespace.__repr__", ["self"], |_, a| {
    let t = type_of(&a[0]);
    let own = std::ptr::eq(&*t, &*simple_namespace_type());
    let name = if own { "namespace".to_string() } else { t.name() };
    let id = a[0].obj().map_or(0, |o| o.id());
    let _guard = match coll::seq::ReprGuard::enter(id) {
        Some(g) => g,
        None => return Ok(Value::from(format!("{}(...)", name))),
    };
    let mut parts = Vec::new();
    for (k, v) in entries(&a[0]) {
        parts.push(format!("{}={}", k.to_string_lossy(), ops::repr(&v)?.to_string_lossy()));
    }
    Ok(Value::from(format!("{}({})", name, parts.join(", "))))
});

fn as_dict(v: &Value) -> Value {
    let d = PyDict::new_ref();
    for (k, x) in entries(v) {
        d.set_str(&k, x);
    }
    Value::from(d)
}

py_def!(NAMESPACE_EQ, "types", "__eq__", "SimpleNamespace.__eq__", ["self", "other"], |_, a| {
    if !type_of(&a[1]).is_subtype(&simple_namespace_type()) {
        return Ok(singletons::not_implemented());
    }
    ops::eq(&as_dict(&a[0]), &as_dict(&a[1]))
});

fn keywords(v: &Value) -> Result<Vec<(Str, Value)>, PyErr> {
    let mut out = Vec::new();
    if v.is_none() {
        return Ok(out);
    }
    for (k, x) in crate::core::call::mapping_items(v)?.unwrap_or_default() {
        match k.peel().down::<PyStr>() {
            Some(s) => out.push((intern_str(s).as_str().clone(), x)),
            None => {
                return Err(type_error(format!("keywords must be strings, not {}", type_name(&k))))
            }
        }
    }
    Ok(out)
}

py_def!(
    NEW_CLASS, "types", "new_class", "new_class", ["name", "bases", "kwds", "exec_body"],
    |_, a| -> R {
        let space = Value::from(PyDict::new_ref());
        ops::set_item(&space, &Value::from("__module__"), Value::from("types"))?;
        let mut kw = keywords(&a[2])?;
        let bases = crate::builtins::to_vec(&a[1])?;
        let given = kw.iter().position(|(k, _)| **k == *"metaclass").map(|i| kw.remove(i).1);
        let meta = match (given, bases.first()) {
            (Some(m), _) => m,
            (None, Some(b)) => Value::from(type_of(b)),
            (None, None) => Value::from(crate::core::class::type_type()),
        };
        if !a[3].is_none() {
            crate::core::call::call(&a[3], &mut [space.clone()])?;
        }
        let mut pos = [a[0].clone(), coll::tuple(bases), space];
        crate::core::call::call_args(&meta, &mut Args { pos: &mut pos, kw: &mut kw })
    }
);
