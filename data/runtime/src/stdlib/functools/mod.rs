// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `functools`.

mod cached;
mod dispatch;
mod lru;
mod methods;
mod ordering;
mod partial;
mod wrap;

use crate::core::module::{Member, NativeModule};
use crate::core::value::Value;

pub use cached::cached_property_type;
pub use dispatch::{dispatcher_type, SINGLEDISPATCH};
pub use lru::{lru_type, CACHE, LRU_CACHE};
pub use methods::{dispatch_method_type, partial_method_type};
pub use ordering::{CMP_TO_KEY, TOTAL_ORDERING};
pub use partial::{partial_type, REDUCE};
pub use wrap::{update_wrapper, UPDATE_WRAPPER, WRAPS};

pub static MODULE: NativeModule = NativeModule {
    name: "functools",
    members: &[
        ("WRAPPER_ASSIGNMENTS", Member::Value(wrap::assignments)),
        ("WRAPPER_UPDATES", Member::Value(|| crate::coll::tuple(vec![Value::from("__dict__")]))),
        ("cache", Member::Fn(&CACHE)),
        ("cached_property", Member::Type(cached_property_type)),
        ("cmp_to_key", Member::Fn(&CMP_TO_KEY)),
        ("lru_cache", Member::Fn(&LRU_CACHE)),
        ("partial", Member::Type(partial_type)),
        ("partialmethod", Member::Type(partial_method_type)),
        ("reduce", Member::Fn(&REDUCE)),
        ("singledispatch", Member::Fn(&SINGLEDISPATCH)),
        ("singledispatchmethod", Member::Type(dispatch_method_type)),
        ("total_ordering", Member::Fn(&TOTAL_ORDERING)),
        ("update_wrapper", Member::Fn(&UPDATE_WRAPPER)),
        ("wraps", Member::Fn(&WRAPS)),
    ],
};
