# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Prints src/stdlib/cmath_tables.rs: what the functions of cmath give for infinities and NaN, asked
of the CPython that runs this."""

import cmath
import math

KINDS = [-math.inf, -1.5, -0.0, 0.0, 1.5, math.inf, math.nan]
NAMES = {
    0.0: "0.0", math.pi: "PI", math.pi / 2: "PI / 2.0", math.pi / 4: "PI / 4.0",
    3 * math.pi / 4: "PI * 0.75", 1.0: "1.0", math.inf: "INF",
}
FUNCTIONS = ["acos", "acosh", "asinh", "atanh", "cosh", "exp", "log", "sinh", "sqrt", "tanh", "rect"]


def show(v):
    if v != v:
        return "NAN"
    return ("-" if math.copysign(1, v) < 0 else "") + NAMES[abs(v)]


def cell(name, re, im):
    f = getattr(cmath, name)
    # What depends on more than the kinds is for the caller; finite arguments as well.
    by_angle = name in ("cosh", "exp", "sinh", "tanh", "rect") and math.isinf(re) and math.isfinite(im) and im
    if math.isfinite(re) and math.isfinite(im) or by_angle:
        return "UNUSED"
    try:
        z = f(re, im) if name == "rect" else f(complex(re, im))
    except ValueError:
        return "DOMAIN"
    return f"Some(({show(z.real)}, {show(z.imag)}))"


print("""// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What the functions of cmath give for infinities and NaN. Made by gen/cmath_tables.py.
//!
//! Rows go by the real part, columns by the imaginary one: negative infinity, negative, -0, 0,
//! positive, infinity, NaN.

use std::f64::consts::PI;

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `None` is an error of domain.
pub type Table = [[Option<(f64, f64)>; 7]; 7];

const DOMAIN: Option<(f64, f64)> = None;
/// Arguments for which the table is not asked.
const UNUSED: Option<(f64, f64)> = None;
""")
for name in FUNCTIONS:
    print("#[rustfmt::skip]")
    print(f"pub static {name.upper()}: Table = [")
    for re in KINDS:
        print("    [" + ", ".join(cell(name, re, im) for im in KINDS) + "],")
    print("];\n")
