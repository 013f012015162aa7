// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The allocator of translated programs: free lists for small blocks, the system for the rest.
//!
//! Python programs make and drop small objects all the time. A block of up to 128 bytes comes from
//! the list of its size, rounded up to 16 bytes, and goes back to it; lists are refilled by cutting
//! up a chunk, and chunks are never given back. Each thread has its own lists, and a block may be
//! freed by another thread than took it: it just moves to that thread's list.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr;

const STEP: usize = 16;
const LISTS: usize = 8;
const LARGEST: usize = STEP * LISTS;
const CHUNK: usize = 64 * 1024;

/// A free block; its first word points to the next one.
struct Free {
    next: *mut Free,
}

#[allow(clippy::declare_interior_mutable_const)]
const EMPTY: Cell<*mut Free> = Cell::new(ptr::null_mut());

thread_local! {
    static HEADS: [Cell<*mut Free>; LISTS] = const { [EMPTY; LISTS] };
}

pub struct Pool;

#[inline(always)]
fn is_small(layout: &Layout) -> bool {
    layout.size() <= LARGEST && layout.align() <= STEP && layout.size() != 0
}

/// Cuts a new chunk into blocks for list `index`: the first is returned, the others are linked.
#[cold]
#[inline(never)]
unsafe fn refill(head: &Cell<*mut Free>, index: usize) -> *mut u8 {
    let size = (index + 1) * STEP;
    let chunk = System.alloc(Layout::from_size_align_unchecked(CHUNK, STEP));
    if chunk.is_null() {
        return chunk;
    }
    let count = CHUNK / size;
    for i in 1..count {
        let next = if i + 1 < count { chunk.add((i + 1) * size) } else { ptr::null_mut() };
        (*chunk.add(i * size).cast::<Free>()).next = next.cast();
    }
    head.set(chunk.add(size).cast());
    chunk
}

// SAFETY: blocks of a list are apart from each other, at least as large as its size, and aligned to
// 16 bytes, as chunks are; a block is in a list only while nobody uses it.
unsafe impl GlobalAlloc for Pool {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !is_small(&layout) {
            return System.alloc(layout);
        }
        let index = (layout.size() - 1) / STEP;
        HEADS.with(|heads| {
            let head = &heads[index];
            let block = head.get();
            if block.is_null() {
                return refill(head, index);
            }
            head.set((*block).next);
            block.cast()
        })
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if !is_small(&layout) {
            return System.dealloc(block, layout);
        }
        HEADS.with(|heads| {
            let head = &heads[(layout.size() - 1) / STEP];
            let block = block.cast::<Free>();
            (*block).next = head.get();
            head.set(block);
        })
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !is_small(&layout) {
            // The system has zeroed pages at hand.
            return System.alloc_zeroed(layout);
        }
        let block = self.alloc(layout);
        if !block.is_null() {
            ptr::write_bytes(block, 0, layout.size());
        }
        block
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let new = Layout::from_size_align_unchecked(size, layout.align());
        match (is_small(&layout), is_small(&new)) {
            (false, false) => return System.realloc(block, layout, size),
            (true, true) if (layout.size() - 1) / STEP == (size - 1) / STEP => return block,
            _ => {}
        }
        let moved = self.alloc(new);
        if !moved.is_null() {
            ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
            self.dealloc(block, layout);
        }
        moved
    }
}
