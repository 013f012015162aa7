// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The allocator: blocks stay apart, aligned and intact.

use rt::core::pool::Pool;
use std::alloc::{GlobalAlloc, Layout};

/// Fills a block with a pattern that depends on its address.
unsafe fn fill(block: *mut u8, size: usize) {
    std::ptr::write_bytes(block, (block as usize >> 4) as u8, size);
}

unsafe fn is_intact(block: *mut u8, origin: usize, size: usize) -> bool {
    std::slice::from_raw_parts(block, size).iter().all(|&b| b == (origin >> 4) as u8)
}

#[test]
fn blocks_do_not_overlap() {
    let pool = Pool;
    let mut blocks = Vec::new();
    unsafe {
        for round in 0..20_000usize {
            let layout = Layout::from_size_align(1 + round * 7 % 300, 1 << (round % 5)).unwrap();
            let block = pool.alloc(layout);
            assert_eq!(block as usize % layout.align(), 0);
            fill(block, layout.size());
            blocks.push((block, layout));
            if round % 3 == 0 {
                let (block, layout) = blocks.swap_remove(round * 31 % blocks.len());
                assert!(is_intact(block, block as usize, layout.size()));
                pool.dealloc(block, layout);
            }
        }
        for (block, layout) in blocks {
            assert!(is_intact(block, block as usize, layout.size()));
            pool.dealloc(block, layout);
        }
    }
}

#[test]
fn contents_survive_reallocation() {
    let pool = Pool;
    unsafe {
        let mut layout = Layout::from_size_align(1, 8).unwrap();
        let mut block = pool.alloc(layout);
        *block = 7;
        for size in [15, 16, 17, 128, 129, 4000, 130, 127, 64, 1] {
            block = pool.realloc(block, layout, size);
            layout = Layout::from_size_align(size, 8).unwrap();
            assert_eq!(*block, 7);
            assert_eq!(block as usize % 8, 0);
        }
        pool.dealloc(block, layout);
    }
}

#[test]
fn zeroed_blocks_are_zero() {
    let pool = Pool;
    unsafe {
        for size in [8, 64, 128, 129, 5000] {
            let layout = Layout::from_size_align(size, 8).unwrap();
            let used = pool.alloc(layout);
            std::ptr::write_bytes(used, 0xff, size);
            pool.dealloc(used, layout);
            let block = pool.alloc_zeroed(layout);
            assert!(std::slice::from_raw_parts(block, size).iter().all(|&b| b == 0));
            pool.dealloc(block, layout);
        }
    }
}

#[test]
fn blocks_may_change_threads() {
    let made: Vec<Vec<u64>> =
        std::thread::spawn(|| (0..5000).map(|i| vec![i; 3]).collect()).join().unwrap();
    assert!(made.iter().enumerate().all(|(i, v)| v == &[i as u64; 3]));
    drop(made);
    let again: Vec<Vec<u64>> = (0..5000).map(|i| vec![i; 3]).collect();
    assert!(again.iter().enumerate().all(|(i, v)| v == &[i as u64; 3]));
}
