// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The compression of SHA-2 (FIPS 180-4), for words of 32 and of 64 bits.

use super::roots::prime_roots;

struct Constants {
    /// SHA-256 takes the upper halves of the first 64.
    rounds: [u64; 80],
    starts: [u64; 16],
}

thread_local! {
    static CONSTANTS: Constants =
        Constants { rounds: prime_roots::<80>(3), starts: prime_roots::<16>(2) };
}

/// How SHA-224 and SHA-256 begin.
pub fn start_short(is_224: bool) -> [u32; 8] {
    let mut out = [0; 8];
    CONSTANTS.with(|c| {
        for (i, word) in out.iter_mut().enumerate() {
            *word = if is_224 { c.starts[8 + i] as u32 } else { (c.starts[i] >> 32) as u32 };
        }
    });
    out
}

/// How SHA-384 and SHA-512 begin.
pub fn start_long(is_384: bool) -> [u64; 8] {
    let mut out = [0; 8];
    let from = if is_384 { 8 } else { 0 };
    CONSTANTS.with(|c| out.copy_from_slice(&c.starts[from..from + 8]));
    out
}

/// One block. The two sizes differ in the word, the number of rounds and how far they turn.
macro_rules! compression {
    (
        $name:ident, $word:ty, $rounds:literal, $constant:expr,
        $w0:expr, $w1:expr, $a:expr, $e:expr
    ) => {
        pub fn $name(hash: &mut [$word; 8], block: &[u8]) {
            let mut w: [$word; $rounds] = [0; $rounds];
            for (to, bytes) in w.iter_mut().zip(block.chunks(std::mem::size_of::<$word>())) {
                *to = bytes.iter().fold(0, |word, &b| word << 8 | b as $word);
            }
            let turn = |x: $word, by: [u32; 3]| -> $word {
                x.rotate_right(by[0]) ^ x.rotate_right(by[1]) ^ x.rotate_right(by[2])
            };
            let spread = |x: $word, by: [u32; 3]| -> $word {
                x.rotate_right(by[0]) ^ x.rotate_right(by[1]) ^ (x >> by[2])
            };
            for t in 16..$rounds {
                w[t] = w[t - 16]
                    .wrapping_add(spread(w[t - 15], $w0))
                    .wrapping_add(w[t - 7])
                    .wrapping_add(spread(w[t - 2], $w1));
            }
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *hash;
            CONSTANTS.with(|constants| {
                for t in 0..$rounds {
                    let choice = (e & f) ^ (!e & g);
                    let majority = (a & b) ^ (a & c) ^ (b & c);
                    let t1 = h
                        .wrapping_add(turn(e, $e))
                        .wrapping_add(choice)
                        .wrapping_add($constant(constants.rounds[t]))
                        .wrapping_add(w[t]);
                    let t2 = turn(a, $a).wrapping_add(majority);
                    h = g;
                    g = f;
                    f = e;
                    e = d.wrapping_add(t1);
                    d = c;
                    c = b;
                    b = a;
                    a = t1.wrapping_add(t2);
                }
            });
            for (to, v) in hash.iter_mut().zip([a, b, c, d, e, f, g, h]) {
                *to = to.wrapping_add(v);
            }
        }
    };
}

compression!(
    short, u32, 64, |k: u64| (k >> 32) as u32,
    [7, 18, 3], [17, 19, 10], [2, 13, 22], [6, 11, 25]
);
compression!(
    long, u64, 80, |k: u64| k,
    [1, 8, 7], [19, 61, 6], [28, 34, 39], [14, 18, 41]
);
