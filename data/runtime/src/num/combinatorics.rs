// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Products of ranges: factorials, permutations, combinations.

use super::bigint::{BigInt, IntRef};

/// The product of `from..=to`, by halves so that the factors grow evenly.
fn product(from: u64, to: u64) -> BigInt {
    if from > to {
        return BigInt::from(1u64);
    }
    if to - from < 8 {
        return (from..=to).fold(BigInt::from(1u64), |product, n| {
            product.view().mul(IntRef::of_u64(n, &mut [0]))
        });
    }
    let middle = from + (to - from) / 2;
    product(from, middle).view().mul(product(middle + 1, to).view())
}

/// `n!`
pub fn factorial(n: u64) -> BigInt {
    product(2, n)
}

/// `n * (n - 1) * ...`, `k` factors, for `k <= n`.
pub fn permutations(n: IntRef, k: u64) -> BigInt {
    if let Some(n) = n.to_u64() {
        return if k == 0 { BigInt::from(1u64) } else { product(n - k + 1, n) };
    }
    falling(n, 0, k)
}

/// The product of `n - i` for `i` in `from..to`.
fn falling(n: IntRef, from: u64, to: u64) -> BigInt {
    match to - from {
        0 => BigInt::from(1u64),
        1 => n.sub(IntRef::of_u64(from, &mut [0])),
        count => {
            let middle = from + count / 2;
            falling(n, from, middle).view().mul(falling(n, middle, to).view())
        }
    }
}

/// `n` choose `k`, for `k <= n`; fast if `k` is the smaller of it and `n - k`.
pub fn combinations(n: IntRef, k: u64) -> BigInt {
    if let Some(v) = n.to_u64().and_then(|n| small_combinations(n, k)) {
        return BigInt::from(v);
    }
    let quotient = permutations(n, k).view().div_rem_trunc(factorial(k).view());
    quotient.expect("a factorial is not zero").0
}

fn small_combinations(n: u64, k: u64) -> Option<u64> {
    if k > 64 {
        return None;
    }
    let mut v = 1u64;
    for i in 0..k {
        // Exact: the product of `i + 1` successive numbers is divisible by that many.
        let product = v as u128 * (n - i) as u128 / (i + 1) as u128;
        v = u64::try_from(product).ok()?;
    }
    Some(v)
}
