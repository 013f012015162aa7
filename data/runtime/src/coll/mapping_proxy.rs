// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `mappingproxy`: a read-only view of a mapping, such as the `__dict__` of a class.

use super::seq::this;
use super::{expect_args, receiver};
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call::call_args;
use crate::core::error::type_error;
use crate::core::names::intern;
use crate::core::object::{drop_obj, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::StrBuilder;

pub struct MappingProxy(Value);

impl MappingProxy {
    pub fn value(mapping: Value) -> Value {
        Value::from(Ref::new(MappingProxy(mapping)))
    }

    pub fn mapping(&self) -> &Value {
        &self.0
    }
}

fn behind(v: &Value) -> &Value {
    match v.down::<MappingProxy>() {
        Some(proxy) => &proxy.0,
        None => v,
    }
}

static PROXY: VT = VT {
    repr: Some(|o| {
        let mut out = StrBuilder::new();
        out.push_ascii("mappingproxy(");
        out.push_str(&*ops::repr(&this::<MappingProxy>(o).0)?);
        out.push_ascii(")");
        Ok(Ref::new(out.finish()))
    }),
    str: Some(|o| ops::str_of(&this::<MappingProxy>(o).0)),
    compare: Some(|o, other, op| {
        let (a, b) = (&this::<MappingProxy>(o).0, behind(other));
        let result = match op {
            CmpOp::Eq => ops::eq(a, b)?,
            CmpOp::Ne => ops::ne(a, b)?,
            _ => return Ok(None),
        };
        Ok(Some(result))
    }),
    len: Some(|o| ops::len(&this::<MappingProxy>(o).0)),
    getitem: Some(|o, k| ops::get_item(&this::<MappingProxy>(o).0, k)),
    contains: Some(|o, k| ops::contains(&this::<MappingProxy>(o).0, k)),
    iter: Some(|o| Ok(super::iter::iter(&this::<MappingProxy>(o).0)?.into_value())),
    binary: Some(|op, a, b| match op {
        BinOp::Or => ops::bit_or(behind(a), behind(b)).map(Some),
        _ => Ok(None),
    }),
    ..VT::new("mappingproxy", drop_obj::<MappingProxy>, |_| mappingproxy_type())
};

impl Payload for MappingProxy {
    fn vt() -> &'static VT {
        &PROXY
    }
}

fn new(_: &Type, args: &mut Args) -> R {
    expect_args(args, "mappingproxy", 1)?;
    let mapping = args.pos[0].take();
    match &mapping {
        Value::Obj(o)
            if o.vt().getitem.is_some()
                && !o.is::<super::PyList>()
                && !o.is::<super::PyTuple>() =>
        {
            Ok(MappingProxy::value(mapping))
        }
        _ => Err(type_error(format!(
            "mappingproxy() argument must be a mapping, not {}",
            type_name(&mapping)
        ))),
    }
}

/// Calls the method of the mapping behind.
fn forward(v: &Value, name: &str, args: &mut Args) -> R {
    let proxy = receiver::<MappingProxy>(v)?;
    call_args(&attr::get(&proxy.0, intern(name))?, args)
}

macro_rules! forwarded {
    ($($name:literal),*) => {
        &[$(MethodDef {
            name: $name,
            kind: MethodKind::Instance,
            f: |v, args| forward(v, $name, args),
        }),*]
    };
}

define_type!(
    pub fn mappingproxy_type,
    TypeSpec {
        new: Some(new),
        methods: forwarded!("get", "keys", "values", "items", "copy", "__reversed__"),
        vt: Some(|| &PROXY),
        ops: &[BinOp::Or],
        lacks: &["__ior__"],
        generic: true,
        ..TypeSpec::new("mappingproxy")
    }
);
