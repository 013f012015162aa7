// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Frees objects without deep recursion: a list of a million linked nodes must not overflow the stack.

use crate::core::object::Header;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

type Drop = unsafe fn(NonNull<Header>);

const MAX_DEPTH: u32 = 200;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static LATER: RefCell<Vec<(NonNull<Header>, Drop)>> = const { RefCell::new(Vec::new()) };
}

/// Runs `drop` on `p` now, or, below `MAX_DEPTH` nested frees, when the outermost one is done.
///
/// # Safety
/// The count of `p` is zero and `drop` is its slot table's.
#[inline]
pub unsafe fn free(p: NonNull<Header>, drop: Drop) {
    let depth = DEPTH.with(Cell::get);
    if depth >= MAX_DEPTH {
        LATER.with(|l| l.borrow_mut().push((p, drop)));
        return;
    }
    DEPTH.with(|d| d.set(depth + 1));
    drop(p);
    DEPTH.with(|d| d.set(depth));
    if depth == 0 {
        empty();
    }
}

#[inline]
unsafe fn empty() {
    while let Some((p, drop)) = LATER.with(|l| l.borrow_mut().pop()) {
        DEPTH.with(|d| d.set(1));
        drop(p);
        DEPTH.with(|d| d.set(0));
    }
}
