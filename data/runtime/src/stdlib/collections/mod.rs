// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `collections`.

pub mod abc;
mod abc_async;
mod abc_mixins;
mod chain_map;
mod counter;
mod counter_ops;
mod default_dict;
mod deque;
mod deque_type;
pub mod named_tuple;
mod ordered_dict;
mod user;
mod user_dict;
mod user_list;

use crate::core::module::{native_module, Member, NativeModule};
use crate::core::value::Value;

pub use chain_map::chain_map_type;
pub use counter::counter_type;
pub use default_dict::default_dict_type;
pub use deque::Deque;
pub use deque_type::deque_type;
pub use named_tuple::NAMEDTUPLE;
pub use ordered_dict::ordered_dict_type;

pub static MODULE: NativeModule = NativeModule {
    name: "collections",
    members: &[
        ("abc", Member::Value(|| native_module(&abc::MODULE).unwrap_or(Value::None))),
        ("ChainMap", Member::Type(chain_map_type)),
        ("Counter", Member::Type(counter_type)),
        ("OrderedDict", Member::Type(ordered_dict_type)),
        ("UserDict", Member::Value(user_dict::user_dict_class)),
        ("UserList", Member::Value(user_list::user_list_class)),
        ("defaultdict", Member::Type(default_dict_type)),
        ("deque", Member::Type(deque_type)),
        ("namedtuple", Member::Fn(&NAMEDTUPLE)),
    ],
};
