// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What generated code uses: `use rt::prelude::*;`

pub use crate::builtins;
pub use crate::builtins::{
    function_locals, module_dir, module_get, module_has, module_item, module_namespace, sorted_keys,
};
pub use crate::coll::*;
pub use crate::core::absent::{absent, absent_member, stop};
pub use crate::core::args::{Args, MethodDef, MethodKind, NativeDef};
pub use crate::core::assign::*;
pub use crate::core::attr::load_method;
pub use crate::core::build::{build_class, called_from, ClassBody};
pub use crate::core::call::{call_ex, enter, extend_args, KwArgs};
pub use crate::core::cell::{bound, unbound_free, unbound_local, PyCell};
pub use crate::core::class::{object_type, type_type};
pub use crate::core::descr::{classmethod_type, property_type, staticmethod_type};
pub use crate::core::error::*;
pub use crate::core::exceptions::*;
pub use crate::core::func::{annotated, function, native, FuncDef, FuncKind, FuncObj};
pub use crate::core::awaiting::{
    async_enter, async_exit, async_exit_err, async_iter, async_next, await_iter, collect_dict,
    collect_list, collect_set,
};
pub use crate::core::gen::{generator, yield_from_iter, GenState, Resume, Step};
pub use crate::core::matching::{
    is_found, match_class, match_get, match_mapping, match_middle, match_rest, match_sequence,
};
pub use crate::core::module::{
    del_global, get_global, get_global_or, import_from, import_module, import_star, module_names, native_module,
    not_defined, not_defined_in, set_global, set_target_minor, unbound_name, Global, GlobalKey, Member, ModuleDef, NativeModule,
};
pub use crate::core::names::{name_value, Name};
pub use crate::core::object::Ref;
pub use crate::core::ops::{
    abs, add, bit_and, bit_or, bit_xor, compare, contains, del_item, divmod, eq, floor_div,
    format_value, ge, get_item, gt, hash, iadd, ibit_and, ibit_or, ibit_xor, ifloor_div, ilshift,
    imatmul, imodulo, imul, invert, ipow, irshift, is, is_in, isub, itrue_div, le, len, lshift, lt, matmul,
    modulo, mul, ne, neg, not, pos, pow, repr, rshift, set_item, str_of, sub, test_eq, test_ge,
    test_gt, test_le, test_lt, test_ne, true_div, truth,
};
pub use crate::core::raise::{keep_frame, 
    handling, raise, raise_from, reraise, with_enter, with_exit, with_exit_err, Flow,
};
pub use crate::core::run::run;
pub use crate::core::singletons::{ellipsis, none_type, not_implemented};
pub use crate::core::star::{star_begin, star_end, star_handle, star_match, star_note};
pub use crate::core::sup::{super_of, super_type};
pub use crate::core::types::{type_name, type_of, Type};
pub use crate::core::value::{Str, Value, R};
pub use crate::num::*;
pub use crate::stdlib;
pub use crate::text::*;
pub use crate::{
    attr, bigint, bytes, call, call_direct, call_kw, call_method, call_method_kw, call_native, call_super, del,
    del_attr, get, get_or, globals, lit, lit_wtf8, name, set, set_attr, tri,
};
