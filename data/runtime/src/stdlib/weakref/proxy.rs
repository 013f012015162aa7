// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `weakref.proxy`: does what its object does.

use super::{object_and_callback, target_of};
use crate::core::args::Args;
use crate::core::call;
use crate::core::error::{reference_error, type_error};
use crate::core::items;
use crate::core::names::intern_str;
use crate::core::object::{drop_obj, AnyRef, Payload, Ref, VT};
use crate::core::types::{type_name, TypeSpec};
use crate::core::value::{Value, R};
use crate::core::weak::{plain_holder, Weak};
use crate::core::{attr, ops};
use crate::define_type;

/// A proxy of an object; of one that can be called if `CALLABLE`.
pub struct Proxy<const CALLABLE: bool>(Weak);

fn target(v: &AnyRef) -> R {
    let weak = match (v.down::<Proxy<false>>(), v.down::<Proxy<true>>()) {
        (Some(p), _) => p.0.get(),
        (_, Some(p)) => p.0.get(),
        _ => return Ok(Value::Obj(v.clone())),
    };
    match weak {
        Some(o) => Ok(Value::Obj(o)),
        None => Err(reference_error("weakly-referenced object no longer exists")),
    }
}

/// The value, or what it is a proxy of.
fn behind(v: &Value) -> R {
    match v.obj() {
        Some(o) => target(o),
        None => Ok(v.clone()),
    }
}

pub fn proxy(args: &mut Args) -> R {
    let (object, callback) = object_and_callback(args, "proxy")?;
    let target = target_of(&object)?;
    if items::is_callable(&object) {
        make::<true>(target, callback)
    } else {
        make::<false>(target, callback)
    }
}

fn make<const CALLABLE: bool>(target: &AnyRef, callback: Value) -> R
where
    Proxy<CALLABLE>: Payload,
{
    if callback.is_none() {
        if let Some(known) = plain_holder::<Proxy<CALLABLE>>(target.id()) {
            return Ok(Value::from(known));
        }
    }
    let made = Ref::new(Proxy::<CALLABLE>(Weak::new(callback)));
    made.0.refer(target, made.id());
    Ok(Value::from(made))
}

pub fn is_proxy(v: &Value) -> bool {
    v.down::<Proxy<false>>().is_some() || v.down::<Proxy<true>>().is_some()
}

/// The slots that both kinds have.
const fn forwarding(mut vt: VT) -> VT {
    vt.repr = Some(|o| {
        let text = match target(o) {
            Ok(v) => {
                let at = v.obj().map_or(0, AnyRef::id);
                format!("<weakproxy at 0x{:x} to {} at 0x{:x}>", o.id(), type_name(&v), at)
            }
            Err(_) => format!("<weakproxy at 0x{:x} to NoneType at 0x0>", o.id()),
        };
        Ok(ops::new_str(&text))
    });
    vt.str = Some(|o| ops::str_of(&target(o)?));
    vt.hash = Some(|o| {
        Err(type_error(format!("unhashable type: '{}'", o.vt().name)))
    });
    vt.truth = Some(|o| ops::truth(&target(o)?));
    vt.compare = Some(|o, other, op| Ok(Some(ops::compare(&target(o)?, &behind(other)?, op)?)));
    vt.len = Some(|o| items::len(&target(o)?));
    vt.getitem = Some(|o, key| items::get_item(&target(o)?, key));
    vt.setitem = Some(|o, key, v| items::set_item(&target(o)?, key, v));
    vt.delitem = Some(|o, key| items::del_item(&target(o)?, key));
    vt.contains = Some(|o, item| items::contains(&target(o)?, item));
    vt.iter = Some(|o| items::iter_value(&target(o)?));
    vt.next = Some(|o| {
        let v = target(o)?;
        if !items::is_iterator(&v) {
            return Err(type_error(format!(
                "Weakref proxy referenced a non-iterator '{}' object",
                type_name(&v)
            )));
        }
        items::next(&v)
    });
    vt.binary = Some(|op, a, b| Ok(Some(ops::binary(op, &behind(a)?, &behind(b)?)?)));
    vt.inplace = Some(|op, o, b| Ok(Some(ops::inplace(op, target(o)?, &behind(b)?)?)));
    vt.unary = Some(|op, o| ops::unary_try(op, &target(o)?));
    vt.index = Some(|o| ops::index(&target(o)?));
    vt.getattr = Some(|o, name| attr::get(&target(o)?, intern_str(name)));
    vt.setattr = Some(|o, name, v| attr::set(&target(o)?, intern_str(name), v));
    vt
}

impl Payload for Proxy<false> {
    fn vt() -> &'static VT {
        static PROXY: VT = forwarding(VT::new(
            "weakref.ProxyType",
            drop_obj::<Proxy<false>>,
            |_| proxy_type(),
        ));
        &PROXY
    }
}

impl Payload for Proxy<true> {
    fn vt() -> &'static VT {
        static PROXY: VT = {
            let mut vt = forwarding(VT::new(
                "weakref.CallableProxyType",
                drop_obj::<Proxy<true>>,
                |_| callable_proxy_type(),
            ));
            vt.call = Some(|o, args| call::call_args(&target(o)?, args));
            vt
        };
        &PROXY
    }
}

define_type!(pub fn proxy_type, TypeSpec {
    module: "weakref",
    vt: Some(<Proxy<false> as Payload>::vt),
    ..TypeSpec::new("ProxyType")
});

define_type!(pub fn callable_proxy_type, TypeSpec {
    module: "weakref",
    vt: Some(<Proxy<true> as Payload>::vt),
    ..TypeSpec::new("CallableProxyType")
});
