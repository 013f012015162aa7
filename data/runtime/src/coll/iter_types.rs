// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The types of iterator objects over builtin containers and sequences.

use super::iter::{call_until, DictPart, Iter, SharedIter};
use super::receiver;
use super::seq::this;
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{type_error, PyErr};
use crate::core::exceptions as exc;
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, AnyRef, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Special, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::{Cell, RefCell};

pub fn itself(o: &AnyRef) -> R {
    Ok(Value::Obj(o.clone()))
}

macro_rules! iterators {
    ($($object:ident, $type_fn:ident, $name:literal;)*) => {
        $(
            struct $object(SharedIter);

            impl Payload for $object {
                fn vt() -> &'static VT {
                    static VTABLE: VT = VT {
                        iter: Some(itself),
                        next: Some(|o| this::<$object>(o).0.next()),
                        ..VT::new($name, drop_obj::<$object>, |_| $type_fn())
                    };
                    &VTABLE
                }
            }

            define_type!(
                pub fn $type_fn,
                TypeSpec {
                    methods: &[MethodDef {
                        name: "__length_hint__",
                        kind: MethodKind::Instance,
                        f: |v, args| {
                            args.exactly("__length_hint__", 0)?;
                            receiver::<$object>(v)?.0.length_hint()
                        },
                    }],
                    vt: Some(<$object as Payload>::vt),
                    ..TypeSpec::new($name)
                }
            );
        )*
    };
}

iterators! {
    ListIterator, list_iterator_type, "list_iterator";
    ListReverseIterator, list_reverse_iterator_type, "list_reverseiterator";
    TupleIterator, tuple_iterator_type, "tuple_iterator";
    RangeIterator, range_iterator_type, "range_iterator";
    LongRangeIterator, long_range_iterator_type, "longrange_iterator";
    SetIterator, set_iterator_type, "set_iterator";
    KeyIterator, key_iterator_type, "dict_keyiterator";
    ValueIterator, value_iterator_type, "dict_valueiterator";
    ItemIterator, item_iterator_type, "dict_itemiterator";
    ReverseKeyIterator, reverse_key_iterator_type, "dict_reversekeyiterator";
    ReverseValueIterator, reverse_value_iterator_type, "dict_reversevalueiterator";
    ReverseItemIterator, reverse_item_iterator_type, "dict_reverseitemiterator";
}

/// The iterator object of the type that belongs to what is iterated over.
pub fn iterator_object(it: Iter) -> Value {
    macro_rules! object {
        ($object:ident) => {
            Value::from(Ref::new($object(SharedIter::new(it))))
        };
    }
    match &it {
        Iter::Object(o) => Value::Obj(o.clone()),
        Iter::ListBack(..) => object!(ListReverseIterator),
        Iter::Tuple(..) => object!(TupleIterator),
        Iter::Range { .. } => object!(RangeIterator),
        Iter::BigRange(_) => object!(LongRangeIterator),
        // Wrapped before it is advanced, if at all.
        Iter::Str(s, _) => crate::text::str_obj::StrIter::start(s.clone()),
        Iter::Set(_) => object!(SetIterator),
        Iter::Dict(d) => match d.kind() {
            (DictPart::Keys, false) => object!(KeyIterator),
            (DictPart::Values, false) => object!(ValueIterator),
            (DictPart::Items, false) => object!(ItemIterator),
            (DictPart::Keys, true) => object!(ReverseKeyIterator),
            (DictPart::Values, true) => object!(ReverseValueIterator),
            (DictPart::Items, true) => object!(ReverseItemIterator),
        },
        Iter::List(..) | Iter::Done => object!(ListIterator),
    }
}

/// `iter(f, sentinel)`
struct CallableIterator(RefCell<Option<(Value, Value)>>);

impl Payload for CallableIterator {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(|o| {
                let it = this::<CallableIterator>(o);
                let (f, sentinel) = match it.0.borrow().clone() {
                    Some(both) => both,
                    None => return Ok(None),
                };
                let next = call_until(&f, &sentinel)?;
                if next.is_none() {
                    drop(it.0.replace(None));
                }
                Ok(next)
            }),
            ..VT::new("callable_iterator", drop_obj::<CallableIterator>, |_| {
                callable_iterator_type()
            })
        };
        &VTABLE
    }
}

define_type!(
    pub fn callable_iterator_type,
    TypeSpec { vt: Some(CallableIterator::vt), ..TypeSpec::new("callable_iterator") }
);

pub fn callable_iterator(f: Value, sentinel: Value) -> Value {
    Value::from(Ref::new(CallableIterator(RefCell::new(Some((f, sentinel))))))
}

/// `reversed(sequence)` by `__len__` and `__getitem__`.
struct Reversed {
    sequence: RefCell<Option<Value>>,
    /// The index to give next.
    at: Cell<i64>,
}

impl Payload for Reversed {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(reversed_next),
            ..VT::new("reversed", drop_obj::<Reversed>, |_| reversed_type())
        };
        &VTABLE
    }
}

fn reversed_next(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    let it = this::<Reversed>(o);
    let sequence = match it.sequence.borrow().clone() {
        Some(v) if it.at.get() >= 0 => v,
        _ => return Ok(None),
    };
    match ops::get_item(&sequence, &Value::Int(it.at.get())) {
        Ok(v) => {
            it.at.set(it.at.get() - 1);
            Ok(Some(v))
        }
        Err(e) => {
            it.at.set(-1);
            drop(it.sequence.replace(None));
            if e.is(&exc::index_error_type()) || e.is(&exc::stop_iteration_type()) {
                return Ok(None);
            }
            Err(e)
        }
    }
}

/// `reversed(v)`
pub fn reversed(v: &Value) -> R {
    let class = type_of(v);
    let not_reversible = || type_error(format!("'{}' object is not reversible", type_name(v)));
    match class.lookup(Dunder::Reversed.name()) {
        Some(Value::None) => return Err(not_reversible()),
        Some(_) => {
            if let Some(method) = attr::lookup_special(v, Dunder::Reversed)? {
                return call(&method, &mut []);
            }
        }
        None => {}
    }
    let sequence = match v {
        Value::Obj(o) => {
            o.vt().getitem.is_some()
                && !matches!(class.special(Dunder::GetItem), Special::Absent)
                && super::dict_type::native_dict(v).is_none()
                && v.down::<super::MappingProxy>().is_none()
        }
        _ => false,
    };
    if !sequence {
        return Err(not_reversible());
    }
    let at = ops::len(v)? as i64 - 1;
    Ok(Value::from(Ref::new(Reversed {
        sequence: RefCell::new(Some(v.clone())),
        at: Cell::new(at),
    })))
}

fn reversed_new(_: &crate::core::types::Type, args: &mut Args) -> R {
    super::expect_args(args, "reversed", 1)?;
    reversed(&args.pos[0])
}

define_type!(
    pub fn reversed_type,
    TypeSpec {
        new: Some(reversed_new),
        methods: &[MethodDef {
            name: "__length_hint__",
            kind: MethodKind::Instance,
            f: |v, _| {
                let it = receiver::<Reversed>(v)?;
                let n = if it.sequence.borrow().is_some() { it.at.get() + 1 } else { 0 };
                Ok(Value::Int(n))
            },
        }],
        vt: Some(Reversed::vt),
        ..TypeSpec::new("reversed")
    }
);
