// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The constants of SHA-2: fractional parts of roots of primes.

/// The first 64 bits of the fractional parts of the square (2) or cube (3) roots of the first primes.
pub fn prime_roots<const COUNT: usize>(root: u32) -> [u64; COUNT] {
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
