// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The views of a dict: keys, values, items. Keys and items behave like sets.

use super::dict::PyDict;
use super::iter::{self, dict_iter, dict_iter_back, DictPart};
use super::key::item_eq;
use super::mapping_proxy::MappingProxy;
use super::seq::{self, this};
use super::set::PySet;
use super::set_ops;
use super::set_type::set_value;
use super::tuple::PyTuple;
use super::{any_set, native, receiver};
use crate::core::args::{GetSetDef, MethodDef, MethodKind};
use crate::core::error::PyErr;
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::StrBuilder;

macro_rules! views {
    ($($view:ident, $make:ident, $type_fn:ident, $name:literal, $part:ident, { $($slots:tt)* };)*) => {
        $(
            pub struct $view(Ref<PyDict>);

            impl Payload for $view {
                fn vt() -> &'static VT {
                    static VTABLE: VT = VT {
                        repr: Some(|o| repr(o, stringify!($part), &this::<$view>(o).0, DictPart::$part)),
                        len: Some(|o| Ok(this::<$view>(o).0.len())),
                        iter: Some(|o| Ok(dict_iter(&this::<$view>(o).0, DictPart::$part).into_value())),
                        $($slots)*
                        ..VT::new($name, drop_obj::<$view>, |_| $type_fn())
                    };
                    &VTABLE
                }
            }

            pub fn $make(dict: &Ref<PyDict>) -> Value {
                Value::from(Ref::new($view(dict.clone())))
            }
        )*
    };
}

views! {
    KeysView, keys_view, dict_keys_type, "dict_keys", Keys, {
        compare: Some(compare),
        contains: Some(|o, k| this::<KeysView>(o).0.contains(k)),
        binary: Some(binary),
    };
    ValuesView, values_view, dict_values_type, "dict_values", Values, {};
    ItemsView, items_view, dict_items_type, "dict_items", Items, {
        compare: Some(compare),
        contains: Some(|o, item| contains_item(&this::<ItemsView>(o).0, item)),
        binary: Some(binary),
    };
}

fn repr(o: &AnyRef, name: &str, dict: &Ref<PyDict>, part: DictPart) -> Result<Str, PyErr> {
    let _guard = match seq::ReprGuard::enter(o.id()) {
        Some(guard) => guard,
        None => return Ok(seq::ascii("...")),
    };
    let mut items = Vec::new();
    dict_iter(dict, part).collect_into(&mut items)?;
    let list = seq::repr_items("([", "])", |at| items.get(at).cloned())?;
    let mut out = StrBuilder::new();
    out.push_ascii(dict.flavor().map_or("dict", |f| f.word));
    out.push_ascii("_");
    out.push_ascii(&name.to_ascii_lowercase());
    out.push_str(&*list);
    Ok(Ref::new(out.finish()))
}

fn contains_item(dict: &PyDict, item: &Value) -> Result<bool, PyErr> {
    match native::<PyTuple>(item).map(|t| &t[..]) {
        Some([key, value]) => match dict.get(key)? {
            Some(found) => item_eq(&found, value),
            None => Ok(false),
        },
        _ => Ok(false),
    }
}

/// The size of a view or set; None for values of other kinds.
fn set_like_len(v: &Value) -> Option<usize> {
    if let Some(set) = any_set(v) {
        return Some(set.len());
    }
    match (v.down::<KeysView>(), v.down::<ItemsView>()) {
        (Some(keys), _) => Some(keys.0.len()),
        (_, Some(items)) => Some(items.0.len()),
        _ => None,
    }
}

/// True if all of `a` is in `b`.
fn all_in(a: &Value, b: &Value) -> Result<bool, PyErr> {
    let mut it = iter::iter(a)?;
    while let Some(v) = it.next()? {
        if !ops::contains(b, &v)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let me = Value::Obj(o.clone());
    let (a, b) = match (set_like_len(&me), set_like_len(other)) {
        (Some(a), Some(b)) => (a, b),
        _ => return Ok(None),
    };
    let result = match op {
        CmpOp::Eq => a == b && all_in(&me, other)?,
        CmpOp::Ne => !(a == b && all_in(&me, other)?),
        CmpOp::Lt => a < b && all_in(&me, other)?,
        CmpOp::Le => a <= b && all_in(&me, other)?,
        CmpOp::Gt => a > b && all_in(other, &me)?,
        CmpOp::Ge => a >= b && all_in(other, &me)?,
    };
    Ok(Some(Value::Bool(result)))
}

fn is_view(v: &Value) -> bool {
    v.down::<KeysView>().is_some() || v.down::<ItemsView>().is_some()
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    let result = match op {
        BinOp::Sub => {
            let set = view_set(a)?;
            set_ops::difference_update(&set, b)?;
            set
        }
        BinOp::Or => {
            let set = view_set(a)?;
            set_ops::update(&set, b)?;
            set
        }
        BinOp::Xor => xor(a, b)?,
        BinOp::And => intersection(a, b)?,
        _ => return Ok(None),
    };
    Ok(Some(set_value(result)))
}

fn view_set(v: &Value) -> Result<PySet, PyErr> {
    match v.down::<KeysView>() {
        Some(keys) => set_ops::set_from(&Value::from(keys.0.clone())),
        None => set_ops::set_from(v),
    }
}

/// The keys of the smaller that are in the other.
fn intersection(a: &Value, b: &Value) -> Result<PySet, PyErr> {
    // With the view on the right CPython swaps the operands.
    let (view, other) = if is_view(a) { (a, b) } else { (b, a) };
    if any_set(other).is_some() && set_like_len(view) <= set_like_len(other) {
        return set_ops::intersection(any_set(other).unwrap_or(&PySet::new()), view);
    }
    let (view, other) = match (set_like_len(view), set_like_len(other)) {
        (Some(n), Some(m)) if is_view(other) && m > n => (other, view),
        _ => (view, other),
    };
    let result = PySet::new();
    let mut it = iter::iter(other)?;
    while let Some(key) = it.next()? {
        if ops::contains(view, &key)? {
            result.add(key)?;
        }
    }
    Ok(result)
}

fn xor(a: &Value, b: &Value) -> Result<PySet, PyErr> {
    let result = view_set(a)?;
    if let (Some(x), Some(y)) = (a.down::<ItemsView>(), b.down::<ItemsView>()) {
        // Pairs of both with equal keys: those whose values differ stay.
        let result = PySet::new();
        for (from, other) in [(x, y), (y, x)] {
            let mut it = dict_iter(&from.0, DictPart::Items);
            while let Some(item) = it.next()? {
                if !contains_item(&other.0, &item)? {
                    result.add(item)?;
                }
            }
        }
        return Ok(result);
    }
    set_ops::symmetric_difference_update(&result, b)?;
    Ok(result)
}

macro_rules! view_methods {
    ($view:ident, $part:ident, $($more:tt)*) => {
        &[
            MethodDef {
                name: "__reversed__",
                kind: MethodKind::Instance,
                f: |v, args| {
                    args.exactly("__reversed__", 0)?;
                    Ok(dict_iter_back(&receiver::<$view>(v)?.0, DictPart::$part).into_value())
                },
            },
            $($more)*
        ]
    };
}

const DISJOINT: MethodDef = MethodDef {
    name: "isdisjoint",
    kind: MethodKind::Instance,
    f: |v, args| {
        args.exactly("isdisjoint", 1)?;
        Ok(Value::Bool(set_ops::is_disjoint(&view_set(v)?, &args.pos[0])?))
    },
};

macro_rules! mapping_of {
    ($view:ident) => {
        &[GetSetDef {
            name: "mapping",
            get: |v| -> R { Ok(MappingProxy::value(Value::from(receiver::<$view>(v)?.0.clone()))) },
            set: None,
        }]
    };
}

const OPERATORS: &[BinOp] = &[BinOp::And, BinOp::Or, BinOp::Sub, BinOp::Xor];

define_type!(
    pub fn dict_keys_type,
    TypeSpec {
        methods: view_methods!(KeysView, Keys, DISJOINT,),
        getset: mapping_of!(KeysView),
        vt: Some(KeysView::vt),
        ops: OPERATORS,
        ..TypeSpec::new("dict_keys")
    }
);

define_type!(
    pub fn dict_values_type,
    TypeSpec {
        methods: view_methods!(ValuesView, Values,),
        getset: mapping_of!(ValuesView),
        vt: Some(ValuesView::vt),
        ..TypeSpec::new("dict_values")
    }
);

define_type!(
    pub fn dict_items_type,
    TypeSpec {
        methods: view_methods!(ItemsView, Items, DISJOINT,),
        getset: mapping_of!(ItemsView),
        vt: Some(ItemsView::vt),
        ops: OPERATORS,
        ..TypeSpec::new("dict_items")
    }
);

/// The iteration over a view without an iterator object in between.
pub(super) fn view_iter(o: &AnyRef) -> Option<iter::Iter> {
    if let Some(view) = o.down::<ItemsView>() {
        return Some(dict_iter(&view.0, DictPart::Items));
    }
    if let Some(view) = o.down::<ValuesView>() {
        return Some(dict_iter(&view.0, DictPart::Values));
    }
    o.down::<KeysView>().map(|view| dict_iter(&view.0, DictPart::Keys))
}
