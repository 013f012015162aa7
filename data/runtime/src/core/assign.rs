// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Augmented assignment to variables: `x += v` where x is a Rust local or a global.
//!
//! The old value stays in its place when the operation fails, and leaves it while a str grows, so that
//! a str nobody else holds grows without a copy.

use crate::core::error::PyErr;
use crate::core::module::{here, not_defined, GlobalKey};
use crate::core::ops;
use crate::core::value::{Value, R};
use crate::text::PyStr;

macro_rules! assigning {
    ($($name:ident $inplace:ident;)*) => {
        $(
            #[inline]
            pub fn $name(x: &mut Value, v: &Value) -> Result<(), PyErr> {
                assign(x, ops::$inplace, v)
            }
        )*
    };
}

assigning! {
    add_assign iadd;
    sub_assign isub;
    mul_assign imul;
    matmul_assign imatmul;
    true_div_assign itrue_div;
    floor_div_assign ifloor_div;
    modulo_assign imodulo;
    pow_assign ipow;
    lshift_assign ilshift;
    rshift_assign irshift;
    bit_and_assign ibit_and;
    bit_or_assign ibit_or;
    bit_xor_assign ibit_xor;
}

#[inline(always)]
fn assign(x: &mut Value, f: impl Fn(Value, &Value) -> R, v: &Value) -> Result<(), PyErr> {
    if let Value::Obj(_) = x {
        // Two strs: no operation on them fails but by its types, and then x keeps its value.
        if x.down::<PyStr>().is_some() && v.down::<PyStr>().is_some() {
            let old = x.clone();
            if old.down::<PyStr>().map_or(false, |s| s.refcount() > 2) {
                *x = f(old, v)?;
                return Ok(());
            }
            drop(old);
            let old = x.take();
            *x = f(old, v)?;
            return Ok(());
        }
    }
    *x = f(x.clone(), v)?;
    Ok(())
}

/// `x op= v` for a global of the module the code stands in.
pub fn global_assign(
    key: GlobalKey,
    name: &'static str,
    f: fn(Value, &Value) -> R,
    v: &Value,
) -> Result<(), PyErr> {
    let slot = here(key);
    let mut x = slot.take_raw();
    if x.is_unbound() {
        // Nowhere, or in the dict that the module's namespace has become.
        x = slot.peek();
        if x.is_unbound() {
            return Err(not_defined(name));
        }
        slot.set(f(x, v)?);
        return Ok(());
    }
    if x.down::<PyStr>().is_some() && v.down::<PyStr>().is_some() {
        x = f(x, v)?;
        slot.put_raw(x);
        return Ok(());
    }
    // User code may look at the global while the operation runs.
    slot.put_raw(x.clone());
    slot.set(f(x, v)?);
    Ok(())
}
