// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `itertools`. All iterators are lazy and advance their sources exactly as CPython's do.

mod combinatoric;
mod endless;
mod filters;
mod groups;
mod joining;

use crate::core::args::NativeDef;
use crate::core::module::{Member, NativeModule};

pub use combinatoric::{
    combinations_type, combinations_with_replacement_type, permutations_type, product_type,
};
pub use endless::{accumulate_type, count_type, cycle_type, repeat_type};
pub use filters::{
    compress_type, dropwhile_type, filterfalse_type, islice_type, starmap_type, takewhile_type,
};
pub use groups::{batched_type, groupby_type, pairwise_type};
pub use joining::{chain_type, tee_type, zip_longest_type};

/// Declares an iterator type of this module: its payload, constructor and step.
macro_rules! iterator_type {
    ($object:ident, $type_fn:ident, $name:literal, $new:expr, $next:expr, $methods:expr, { $($slots:tt)* }) => {
        impl $crate::core::object::Payload for $object {
            fn vt() -> &'static $crate::core::object::VT {
                static VTABLE: $crate::core::object::VT = $crate::core::object::VT {
                    iter: Some($crate::coll::iter_types::itself),
                    next: Some(|o| $next($crate::coll::seq::this::<$object>(o))),
                    $($slots)*
                    ..$crate::core::object::VT::new(
                        $name,
                        $crate::core::object::drop_obj::<$object>,
                        |_| $type_fn(),
                    )
                };
                &VTABLE
            }
        }

        $crate::define_type!(
            pub fn $type_fn,
            $crate::core::types::TypeSpec {
                module: "itertools",
                new: Some($new),
                methods: $methods,
                vt: Some(<$object as $crate::core::object::Payload>::vt),
                subclassable: true,
                in_c: true,
                ..$crate::core::types::TypeSpec::new($name)
            }
        );
    };
}
use iterator_type;

static TEE: NativeDef = NativeDef { name: "tee", module: "itertools", f: joining::tee };

pub static MODULE: NativeModule = NativeModule {
    name: "itertools",
    members: &[
        ("accumulate", Member::Type(accumulate_type)),
        ("batched", Member::Type(batched_type)),
        ("chain", Member::Type(chain_type)),
        ("combinations", Member::Type(combinations_type)),
        ("combinations_with_replacement", Member::Type(combinations_with_replacement_type)),
        ("compress", Member::Type(compress_type)),
        ("count", Member::Type(count_type)),
        ("cycle", Member::Type(cycle_type)),
        ("dropwhile", Member::Type(dropwhile_type)),
        ("filterfalse", Member::Type(filterfalse_type)),
        ("groupby", Member::Type(groupby_type)),
        ("islice", Member::Type(islice_type)),
        ("pairwise", Member::Type(pairwise_type)),
        ("permutations", Member::Type(permutations_type)),
        ("product", Member::Type(product_type)),
        ("repeat", Member::Type(repeat_type)),
        ("starmap", Member::Type(starmap_type)),
        ("takewhile", Member::Type(takewhile_type)),
        ("tee", Member::Fn(&TEE)),
        ("zip_longest", Member::Type(zip_longest_type)),
    ],
};
