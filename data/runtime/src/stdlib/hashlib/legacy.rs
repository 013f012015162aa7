// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The compression of MD5 (RFC 1321) and SHA-1 (FIPS 180-4).

/// How both begin; MD5 has no use for the fifth word.
pub const START: [u32; 8] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0];

thread_local! {
    /// `floor(2^32 * |sin(i + 1)|)`
    static SINES: [u32; 64] = {
        let mut out = [0; 64];
        for (i, to) in out.iter_mut().enumerate() {
            *to = (((i + 1) as f64).sin().abs() * 4294967296.0) as u32;
        }
        out
    };
}

const TURNS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

pub fn md5(hash: &mut [u32; 8], block: &[u8]) {
    let mut words = [0u32; 16];
    for (to, b) in words.iter_mut().zip(block.chunks(4)) {
        *to = u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
    }
    let [mut a, mut b, mut c, mut d] = [hash[0], hash[1], hash[2], hash[3]];
    SINES.with(|sines| {
        for i in 0..64 {
            let (mix, word) = match i / 16 {
                0 => ((b & c) | (!b & d), i),
                1 => ((d & b) | (!d & c), (5 * i + 1) % 16),
                2 => (b ^ c ^ d, (3 * i + 5) % 16),
                _ => (c ^ (b | !d), 7 * i % 16),
            };
            let sum = a.wrapping_add(mix).wrapping_add(sines[i]).wrapping_add(words[word]);
            a = d;
            d = c;
            c = b;
            b = b.wrapping_add(sum.rotate_left(TURNS[i / 16][i % 4]));
        }
    });
    for (to, v) in hash.iter_mut().zip([a, b, c, d]) {
        *to = to.wrapping_add(v);
    }
}

pub fn sha1(hash: &mut [u32; 8], block: &[u8]) {
    let mut w = [0u32; 80];
    for (to, b) in w.iter_mut().zip(block.chunks(4)) {
        *to = u32::from_be_bytes([b[0], b[1], b[2], b[3]]);
    }
    for t in 16..80 {
        w[t] = (w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16]).rotate_left(1);
    }
    let [mut a, mut b, mut c, mut d, mut e] = [hash[0], hash[1], hash[2], hash[3], hash[4]];
    for (t, word) in w.iter().enumerate() {
        let (mix, constant) = match t / 20 {
            0 => ((b & c) | (!b & d), 0x5a827999),
            1 => (b ^ c ^ d, 0x6ed9eba1),
            2 => ((b & c) | (b & d) | (c & d), 0x8f1bbcdc),
            _ => (b ^ c ^ d, 0xca62c1d6u32),
        };
        let next = a
            .rotate_left(5)
            .wrapping_add(mix)
            .wrapping_add(e)
            .wrapping_add(constant)
            .wrapping_add(*word);
        e = d;
        d = c;
        c = b.rotate_left(30);
        b = a;
        a = next;
    }
    for (to, v) in hash.iter_mut().zip([a, b, c, d, e]) {
        *to = to.wrapping_add(v);
    }
}
