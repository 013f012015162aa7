// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The hash of str and bytes: SipHash with CPython's key, so that sets iterate in CPython's order.
//!
//! The key comes from PYTHONHASHSEED. Where CPython would take a random key, because the variable
//! is unset or says so, the key is that of seed 0.

use std::sync::atomic::{AtomicU64, AtomicU8, Ordering};

const UNREADY: u8 = 0;
/// SipHash-1-3, since Python 3.11.
const SHORT: u8 = 1;
/// SipHash-2-4, up to Python 3.10.
const LONG: u8 = 2;

static MODE: AtomicU8 = AtomicU8::new(UNREADY);
static KEY: [AtomicU64; 2] = [AtomicU64::new(0), AtomicU64::new(0)];

/// Choose the hash of Python 3.`minor`, before anything is hashed. The default is that of 3.11.
pub fn set_version(minor: u32) {
    prepare(if minor < 11 { LONG } else { SHORT });
}

#[cold]
#[inline(never)]
fn prepare(mode: u8) -> u8 {
    let seed = std::env::var("PYTHONHASHSEED").ok().and_then(|s| s.trim().parse().ok());
    let key = key_of_seed(seed.unwrap_or(0));
    KEY[0].store(key[0], Ordering::Relaxed);
    KEY[1].store(key[1], Ordering::Relaxed);
    MODE.store(mode, Ordering::Release);
    mode
}

/// CPython's linear congruential generator; seed 0 means a key of zeros.
pub fn key_of_seed(seed: u32) -> [u64; 2] {
    let mut key = [0u64; 2];
    if seed != 0 {
        let mut state = seed;
        for i in 0..16 {
            state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
            key[i / 8] |= ((state >> 16 & 0xff) as u64) << (i % 8 * 8);
        }
    }
    key
}

/// Hash bytes as CPython does: never −1, and 0 if there are none.
pub fn hash_bytes(data: &[u8]) -> i64 {
    if data.is_empty() {
        return 0;
    }
    let mut mode = MODE.load(Ordering::Acquire);
    if mode == UNREADY {
        mode = prepare(SHORT);
    }
    let key = [KEY[0].load(Ordering::Relaxed), KEY[1].load(Ordering::Relaxed)];
    let hash = if mode == SHORT {
        siphash::<1, 3>(key, data) as i64
    } else {
        siphash::<2, 4>(key, data) as i64
    };
    if hash == -1 {
        -2
    } else {
        hash
    }
}

struct State([u64; 4]);

impl State {
    #[inline(always)]
    fn round(&mut self) {
        let [mut a, mut b, mut c, mut d] = self.0;
        a = a.wrapping_add(b);
        b = b.rotate_left(13) ^ a;
        a = a.rotate_left(32);
        c = c.wrapping_add(d);
        d = d.rotate_left(16) ^ c;
        a = a.wrapping_add(d);
        d = d.rotate_left(21) ^ a;
        c = c.wrapping_add(b);
        b = b.rotate_left(17) ^ c;
        c = c.rotate_left(32);
        self.0 = [a, b, c, d];
    }

    #[inline(always)]
    fn word<const ROUNDS: usize>(&mut self, word: u64) {
        self.0[3] ^= word;
        for _ in 0..ROUNDS {
            self.round();
        }
        self.0[0] ^= word;
    }
}

/// SipHash with `C` rounds per word and `D` rounds at the end.
pub fn siphash<const C: usize, const D: usize>(key: [u64; 2], data: &[u8]) -> u64 {
    let mut state = State([
        key[0] ^ 0x736f_6d65_7073_6575,
        key[1] ^ 0x646f_7261_6e64_6f6d,
        key[0] ^ 0x6c79_6765_6e65_7261,
        key[1] ^ 0x7465_6462_7974_6573,
    ]);
    let mut words = data.chunks_exact(8);
    for word in &mut words {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(word);
        state.word::<C>(u64::from_le_bytes(bytes));
    }
    let mut last = (data.len() as u64) << 56;
    for (i, &byte) in words.remainder().iter().enumerate() {
        last |= (byte as u64) << (8 * i);
    }
    state.word::<C>(last);
    state.0[2] ^= 0xff;
    for _ in 0..D {
        state.round();
    }
    state.0[0] ^ state.0[1] ^ state.0[2] ^ state.0[3]
}
