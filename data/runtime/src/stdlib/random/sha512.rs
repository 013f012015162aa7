// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! SHA-512 (FIPS 180-4), by which strings become seeds.

/// The first 64 bits of the fractional parts of `root` of the first `n` primes. `root` is 2 or 3.
fn prime_roots<const COUNT: usize>(root: u32) -> [u64; COUNT] {
    let mut out = [0; COUNT];
    let mut found = 0;
    let mut candidate = 2u128;
    while found < COUNT {
        if (2..candidate).take_while(|d| d * d <= candidate).all(|d| candidate % d != 0) {
            out[found] = fraction(candidate, root);
            found += 1;
        }
        candidate += 1;
    }
    out
}

/// 64 fractional bits of the square or cube root of a small prime, by bisection on exact products.
fn fraction(prime: u128, root: u32) -> u64 {
    // Largest x with (x / 2^64)^root <= prime; compared in pieces, since x^3 takes up to 201 bits.
    let (mut low, mut high) = (0u128, 64u128 << 64);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if power_at_most(middle, root, prime) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low as u64
}

/// Whether `x^root <= prime * 2^(64 * root)`.
fn power_at_most(x: u128, root: u32, prime: u128) -> bool {
    let words = |v: u128| vec![v as u32, (v >> 32) as u32, (v >> 64) as u32, (v >> 96) as u32];
    let mut product = vec![1u32];
    for _ in 0..root {
        product = multiply(&product, &words(x));
    }
    let mut bound = vec![0u32; 2 * root as usize];
    bound.extend(words(prime));
    let len = product.len().max(bound.len());
    product.resize(len, 0);
    bound.resize(len, 0);
    product.iter().rev().cmp(bound.iter().rev()) != std::cmp::Ordering::Greater
}

fn multiply(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut out = vec![0u32; a.len() + b.len()];
    for (i, &x) in a.iter().enumerate() {
        let mut carry = 0u64;
        for (j, &y) in b.iter().enumerate() {
            let sum = x as u64 * y as u64 + out[i + j] as u64 + carry;
            out[i + j] = sum as u32;
            carry = sum >> 32;
        }
        out[i + b.len()] = carry as u32;
    }
    out
}

pub fn sha512(message: &[u8]) -> [u8; 64] {
    let constants = prime_roots::<80>(3);
    let mut hash = prime_roots::<8>(2);
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 128 != 112 {
        padded.push(0);
    }
    padded.extend_from_slice(&(message.len() as u128 * 8).to_be_bytes());
    for block in padded.chunks(128) {
        compress(&mut hash, block, &constants);
    }
    let mut out = [0; 64];
    for (to, word) in out.chunks_mut(8).zip(hash) {
        to.copy_from_slice(&word.to_be_bytes());
    }
    out
}

fn compress(hash: &mut [u64; 8], block: &[u8], constants: &[u64; 80]) {
    let mut w = [0u64; 80];
    for (to, bytes) in w.iter_mut().zip(block.chunks(8)) {
        *to = bytes.iter().fold(0, |word, &b| word << 8 | b as u64);
    }
    for t in 16..80 {
        let (a, b) = (w[t - 15], w[t - 2]);
        let s0 = a.rotate_right(1) ^ a.rotate_right(8) ^ (a >> 7);
        let s1 = b.rotate_right(19) ^ b.rotate_right(61) ^ (b >> 6);
        w[t] = w[t - 16].wrapping_add(s0).wrapping_add(w[t - 7]).wrapping_add(s1);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *hash;
    for t in 0..80 {
        let s1 = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let choice = (e & f) ^ (!e & g);
        let t1 =
            h.wrapping_add(s1).wrapping_add(choice).wrapping_add(constants[t]).wrapping_add(w[t]);
        let s0 = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        h = g;
        g = f;
        f = e;
        e = d.wrapping_add(t1);
        d = c;
        c = b;
        b = a;
        a = t1.wrapping_add(s0.wrapping_add(majority));
    }
    for (to, v) in hash.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *to = to.wrapping_add(v);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn known_digests() {
        let hex = |m: &[u8]| -> String {
            super::sha512(m).iter().map(|b| format!("{:02x}", b)).collect()
        };
        assert!(hex(b"abc").starts_with("ddaf35a193617abacc417349ae204131"));
        assert!(hex(b"").starts_with("cf83e1357eefb8bdf1542850d66d8007"));
        assert!(hex(&[b'a'; 200]).starts_with("4b11459c33f52a22ee8236782714c150"));
    }
}
