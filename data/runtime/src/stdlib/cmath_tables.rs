// SPDX-FileCopyrightText: 2026 The Portalis Authors
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

#[rustfmt::skip]
pub static ACOS: Table = [
    [Some((PI * 0.75, INF)), Some((PI, INF)), Some((PI, INF)), Some((PI, -INF)), Some((PI, -INF)), Some((PI * 0.75, -INF)), Some((NAN, INF))],
    [Some((PI / 2.0, INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((PI / 2.0, -INF)), Some((NAN, NAN))],
    [Some((PI / 2.0, INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((PI / 2.0, -INF)), Some((PI / 2.0, NAN))],
    [Some((PI / 2.0, INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((PI / 2.0, -INF)), Some((PI / 2.0, NAN))],
    [Some((PI / 2.0, INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((PI / 2.0, -INF)), Some((NAN, NAN))],
    [Some((PI / 4.0, INF)), Some((0.0, INF)), Some((0.0, INF)), Some((0.0, -INF)), Some((0.0, -INF)), Some((PI / 4.0, -INF)), Some((NAN, INF))],
    [Some((NAN, INF)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, -INF)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static ACOSH: Table = [
    [Some((INF, -PI * 0.75)), Some((INF, -PI)), Some((INF, -PI)), Some((INF, PI)), Some((INF, PI)), Some((INF, PI * 0.75)), Some((INF, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 4.0)), Some((INF, -0.0)), Some((INF, -0.0)), Some((INF, 0.0)), Some((INF, 0.0)), Some((INF, PI / 4.0)), Some((INF, NAN))],
    [Some((INF, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((INF, NAN)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static ASINH: Table = [
    [Some((-INF, -PI / 4.0)), Some((-INF, -0.0)), Some((-INF, -0.0)), Some((-INF, 0.0)), Some((-INF, 0.0)), Some((-INF, PI / 4.0)), Some((-INF, NAN))],
    [Some((-INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((-INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((-INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((-INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 4.0)), Some((INF, -0.0)), Some((INF, -0.0)), Some((INF, 0.0)), Some((INF, 0.0)), Some((INF, PI / 4.0)), Some((INF, NAN))],
    [Some((INF, NAN)), Some((NAN, NAN)), Some((NAN, -0.0)), Some((NAN, 0.0)), Some((NAN, NAN)), Some((INF, NAN)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static ATANH: Table = [
    [Some((-0.0, -PI / 2.0)), Some((-0.0, -PI / 2.0)), Some((-0.0, -PI / 2.0)), Some((-0.0, PI / 2.0)), Some((-0.0, PI / 2.0)), Some((-0.0, PI / 2.0)), Some((-0.0, NAN))],
    [Some((-0.0, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((-0.0, PI / 2.0)), Some((NAN, NAN))],
    [Some((-0.0, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((-0.0, PI / 2.0)), Some((-0.0, NAN))],
    [Some((0.0, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((0.0, PI / 2.0)), Some((0.0, NAN))],
    [Some((0.0, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((0.0, PI / 2.0)), Some((NAN, NAN))],
    [Some((0.0, -PI / 2.0)), Some((0.0, -PI / 2.0)), Some((0.0, -PI / 2.0)), Some((0.0, PI / 2.0)), Some((0.0, PI / 2.0)), Some((0.0, PI / 2.0)), Some((0.0, NAN))],
    [Some((0.0, -PI / 2.0)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((0.0, PI / 2.0)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static COSH: Table = [
    [DOMAIN, UNUSED, Some((INF, 0.0)), Some((INF, -0.0)), UNUSED, DOMAIN, Some((INF, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, 0.0))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, 0.0))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, Some((INF, -0.0)), Some((INF, 0.0)), UNUSED, DOMAIN, Some((INF, NAN))],
    [Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, 0.0)), Some((NAN, 0.0)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static EXP: Table = [
    [Some((0.0, 0.0)), UNUSED, Some((0.0, -0.0)), Some((0.0, 0.0)), UNUSED, Some((0.0, 0.0)), Some((0.0, 0.0))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, Some((INF, -0.0)), Some((INF, 0.0)), UNUSED, DOMAIN, Some((INF, NAN))],
    [Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, -0.0)), Some((NAN, 0.0)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static LOG: Table = [
    [Some((INF, -PI * 0.75)), Some((INF, -PI)), Some((INF, -PI)), Some((INF, PI)), Some((INF, PI)), Some((INF, PI * 0.75)), Some((INF, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 2.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, PI / 2.0)), Some((NAN, NAN))],
    [Some((INF, -PI / 4.0)), Some((INF, -0.0)), Some((INF, -0.0)), Some((INF, 0.0)), Some((INF, 0.0)), Some((INF, PI / 4.0)), Some((INF, NAN))],
    [Some((INF, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((INF, NAN)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static SINH: Table = [
    [DOMAIN, UNUSED, Some((-INF, -0.0)), Some((-INF, 0.0)), UNUSED, DOMAIN, Some((INF, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((0.0, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((0.0, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, Some((INF, -0.0)), Some((INF, 0.0)), UNUSED, DOMAIN, Some((INF, NAN))],
    [Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, -0.0)), Some((NAN, 0.0)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static SQRT: Table = [
    [Some((INF, -INF)), Some((0.0, -INF)), Some((0.0, -INF)), Some((0.0, INF)), Some((0.0, INF)), Some((INF, INF)), Some((NAN, INF))],
    [Some((INF, -INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, INF)), Some((NAN, NAN))],
    [Some((INF, -INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, INF)), Some((NAN, NAN))],
    [Some((INF, -INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, INF)), Some((NAN, NAN))],
    [Some((INF, -INF)), UNUSED, UNUSED, UNUSED, UNUSED, Some((INF, INF)), Some((NAN, NAN))],
    [Some((INF, -INF)), Some((INF, -0.0)), Some((INF, -0.0)), Some((INF, 0.0)), Some((INF, 0.0)), Some((INF, INF)), Some((INF, NAN))],
    [Some((INF, -INF)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN)), Some((INF, INF)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static TANH: Table = [
    [Some((-1.0, 0.0)), UNUSED, Some((-1.0, -0.0)), Some((-1.0, 0.0)), UNUSED, Some((-1.0, 0.0)), Some((-1.0, 0.0))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [Some((1.0, 0.0)), UNUSED, Some((1.0, -0.0)), Some((1.0, 0.0)), UNUSED, Some((1.0, 0.0)), Some((1.0, 0.0))],
    [Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, -0.0)), Some((NAN, 0.0)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN))],
];

#[rustfmt::skip]
pub static RECT: Table = [
    [DOMAIN, UNUSED, Some((-INF, 0.0)), Some((-INF, -0.0)), UNUSED, DOMAIN, Some((INF, NAN))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [Some((0.0, 0.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((0.0, 0.0)), Some((0.0, 0.0))],
    [Some((0.0, 0.0)), UNUSED, UNUSED, UNUSED, UNUSED, Some((0.0, 0.0)), Some((0.0, 0.0))],
    [DOMAIN, UNUSED, UNUSED, UNUSED, UNUSED, DOMAIN, Some((NAN, NAN))],
    [DOMAIN, UNUSED, Some((INF, -0.0)), Some((INF, 0.0)), UNUSED, DOMAIN, Some((INF, NAN))],
    [Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, 0.0)), Some((NAN, 0.0)), Some((NAN, NAN)), Some((NAN, NAN)), Some((NAN, NAN))],
];
