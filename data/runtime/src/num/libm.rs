// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Functions of the C library that the standard library of Rust lacks or computes differently.
//! CPython calls the same ones, so results agree to the last bit.

mod c {
    extern "C" {
        pub fn acosh(x: f64) -> f64;
        pub fn asinh(x: f64) -> f64;
        pub fn atanh(x: f64) -> f64;
        pub fn erf(x: f64) -> f64;
        pub fn erfc(x: f64) -> f64;
        pub fn remainder(x: f64, y: f64) -> f64;
    }
}

macro_rules! safe {
    ($($name:ident($($arg:ident),+);)+) => {$(
        /// The C function of that name.
        pub fn $name($($arg: f64),+) -> f64 {
            // It takes and returns plain numbers.
            unsafe { c::$name($($arg),+) }
        }
    )+};
}

safe! {
    acosh(x);
    asinh(x);
    atanh(x);
    erf(x);
    erfc(x);
    remainder(x, y);
}

/// The cube root of the C library. Newer versions of Rust put one of their own under that name, which
/// rounds differently; the GNU library's has a second name.
#[cfg(target_env = "gnu")]
pub fn cbrt(x: f64) -> f64 {
    extern "C" {
        fn cbrtf32x(x: f64) -> f64;
    }
    // It takes and returns plain numbers.
    unsafe { cbrtf32x(x) }
}

#[cfg(not(target_env = "gnu"))]
pub fn cbrt(x: f64) -> f64 {
    x.cbrt()
}
