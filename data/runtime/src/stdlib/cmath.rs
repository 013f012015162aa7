// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `cmath`: branch cuts, signed zeros and large arguments as CPython treats them.

use super::cmath_tables::{self as tables, Table};
use crate::coll::tuple;
use crate::core::args::{Args, NativeDef};
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::value::{Value, R};
use crate::num::bigfloat::{compose, decompose};
use crate::num::convert::{complex_arg, float_arg};
use crate::num::{complex, libm, Complex};
use crate::text::args::Method;
use std::f64::consts::{E, LN_10, LN_2, PI, TAU};

const INFINITY: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;
const MIN_POSITIVE: f64 = f64::MIN_POSITIVE;
const LARGE: f64 = f64::MAX / 4.0;

/// Beyond this `exp` and its kin overflow, or nearly.
fn log_large() -> f64 {
    LARGE.ln()
}

#[cold]
fn domain() -> PyErr {
    value_error("math domain error")
}

#[cold]
fn range() -> PyErr {
    overflow_error("math range error")
}

type Answer = Result<Complex, PyErr>;

fn function(args: &mut Args, name: &str, f: fn(Complex) -> Answer) -> R {
    args.exactly(name, 1)?;
    f(complex_arg(&args.pos[0])?).map(Value::from)
}

macro_rules! functions {
    ($($constant:ident $name:literal $f:expr;)*) => {
        $(static $constant: NativeDef = NativeDef { name: $name, module: "cmath", f: $f };)*

        pub static MODULE: NativeModule = NativeModule {
            name: "cmath",
            members: &[
                $(($name, Member::Fn(&$constant)),)*
                ("e", Member::Value(|| Value::Float(E))),
                ("inf", Member::Value(|| Value::Float(INFINITY))),
                ("infj", Member::Value(|| complex(0.0, INFINITY))),
                ("nan", Member::Value(|| Value::Float(NAN))),
                ("nanj", Member::Value(|| complex(0.0, NAN))),
                ("pi", Member::Value(|| Value::Float(PI))),
                ("tau", Member::Value(|| Value::Float(TAU))),
            ],
        };
    };
}

functions! {
    ACOS "acos" |args| function(args, "cmath.acos", acos);
    ACOSH "acosh" |args| function(args, "cmath.acosh", acosh);
    ASIN "asin" |args| function(args, "cmath.asin", |z| turned(z, asinh));
    ASINH "asinh" |args| function(args, "cmath.asinh", asinh);
    ATAN "atan" |args| function(args, "cmath.atan", |z| turned(z, atanh));
    ATANH "atanh" |args| function(args, "cmath.atanh", atanh);
    COS "cos" |args| function(args, "cmath.cos", |z| cosh(Complex::new(-z.im, z.re)));
    COSH "cosh" |args| function(args, "cmath.cosh", cosh);
    EXP "exp" |args| function(args, "cmath.exp", exp);
    ISCLOSE "isclose" isclose;
    ISFINITE "isfinite" |args| test(args, "cmath.isfinite", |z| z.re.is_finite() && z.im.is_finite());
    ISINF "isinf" |args| test(args, "cmath.isinf", |z| z.re.is_infinite() || z.im.is_infinite());
    ISNAN "isnan" |args| test(args, "cmath.isnan", |z| z.re.is_nan() || z.im.is_nan());
    LOG "log" log_function;
    LOG10 "log10" |args| function(args, "cmath.log10", |z| {
        let w = log(z)?;
        Ok(Complex::new(w.re / LN_10, w.im / LN_10))
    });
    PHASE "phase" |args| {
        args.exactly("cmath.phase", 1)?;
        let z = complex_arg(&args.pos[0])?;
        let angle = phase(z);
        // CPython passes on that the C library reports an underflow to zero.
        if angle == 0.0 && z.im != 0.0 && z.re.is_finite() {
            return Err(range());
        }
        Ok(Value::Float(angle))
    };
    POLAR "polar" |args| {
        args.exactly("cmath.polar", 1)?;
        let z = complex_arg(&args.pos[0])?;
        let length = z.abs().map_err(|_| range())?;
        Ok(tuple(vec![Value::Float(length), Value::Float(phase(z))]))
    };
    RECT "rect" rect;
    SIN "sin" |args| function(args, "cmath.sin", |z| turned(z, sinh));
    SINH "sinh" |args| function(args, "cmath.sinh", sinh);
    SQRT "sqrt" |args| function(args, "cmath.sqrt", sqrt);
    TAN "tan" |args| function(args, "cmath.tan", |z| turned(z, tanh));
    TANH "tanh" |args| function(args, "cmath.tanh", tanh);
}

fn test(args: &mut Args, name: &str, f: fn(Complex) -> bool) -> R {
    args.exactly(name, 1)?;
    Ok(Value::Bool(f(complex_arg(&args.pos[0])?)))
}

/// `-1j * f(1j * z)`: the circular function out of the hyperbolic one.
fn turned(z: Complex, f: fn(Complex) -> Answer) -> Answer {
    let w = f(Complex::new(-z.im, z.re))?;
    Ok(Complex::new(w.im, -w.re))
}

fn is_finite(z: Complex) -> bool {
    z.re.is_finite() && z.im.is_finite()
}

/// The row or column of a float in a table.
fn kind(x: f64) -> usize {
    match (x.is_nan(), x.is_sign_negative()) {
        (true, _) => 6,
        (_, true) if x.is_infinite() => 0,
        (_, true) if x != 0.0 => 1,
        (_, true) => 2,
        (_, false) if x == 0.0 => 3,
        (_, false) if x.is_infinite() => 5,
        (_, false) => 4,
    }
}

fn from_table(z: Complex, table: &Table) -> Answer {
    match table[kind(z.re)][kind(z.im)] {
        Some((re, im)) => Ok(Complex::new(re, im)),
        None => Err(domain()),
    }
}

/// An infinite result of finite arguments is an error of range.
fn checked(z: Complex) -> Answer {
    if z.re.is_infinite() || z.im.is_infinite() {
        return Err(range());
    }
    Ok(z)
}

/// Whether the real part is infinite and the imaginary one an angle.
fn is_directed(z: Complex) -> bool {
    z.re.is_infinite() && z.im.is_finite() && z.im != 0.0
}

fn phase(z: Complex) -> f64 {
    z.im.atan2(z.re)
}

/// `log(|z|)` where the length itself may overflow.
fn log_of_large(z: Complex) -> f64 {
    (z.re / 2.0).hypot(z.im / 2.0).ln() + LN_2 * 2.0
}

fn is_large(z: Complex) -> bool {
    z.re.abs() > LARGE || z.im.abs() > LARGE
}

fn sqrt(z: Complex) -> Answer {
    if !is_finite(z) {
        return from_table(z, &tables::SQRT);
    }
    if z.re == 0.0 && z.im == 0.0 {
        return Ok(Complex::new(0.0, z.im));
    }
    let (ax, ay) = (z.re.abs(), z.im.abs());
    let s = if ax < MIN_POSITIVE && ay < MIN_POSITIVE {
        let (ax, ay) = (scaled(ax, 53), scaled(ay, 53));
        scaled((ax + ax.hypot(ay)).sqrt(), -27)
    } else {
        let ax = ax / 8.0;
        2.0 * (ax + ax.hypot(ay / 8.0)).sqrt()
    };
    let d = ay / (2.0 * s);
    Ok(if z.re >= 0.0 {
        Complex::new(s, d.copysign(z.im))
    } else {
        Complex::new(d, s.copysign(z.im))
    })
}

/// `x * 2^exponent`
fn scaled(x: f64, exponent: i64) -> f64 {
    let (mantissa, own) = decompose(x);
    compose(x < 0.0, mantissa, own as i64 + exponent, false)
}

fn acos(z: Complex) -> Answer {
    if !is_finite(z) {
        return from_table(z, &tables::ACOS);
    }
    if is_large(z) {
        let log = log_of_large(z);
        let im = if z.re < 0.0 { -log.copysign(z.im) } else { log.copysign(-z.im) };
        return Ok(Complex::new(z.im.abs().atan2(z.re), im));
    }
    let s1 = sqrt(Complex::new(1.0 - z.re, -z.im))?;
    let s2 = sqrt(Complex::new(1.0 + z.re, z.im))?;
    let re = 2.0 * s1.re.atan2(s2.re);
    Ok(Complex::new(re, libm::asinh(s2.re * s1.im - s2.im * s1.re)))
}

fn acosh(z: Complex) -> Answer {
    if !is_finite(z) {
        return from_table(z, &tables::ACOSH);
    }
    if is_large(z) {
        return Ok(Complex::new(log_of_large(z), phase(z)));
    }
    let s1 = sqrt(Complex::new(z.re - 1.0, z.im))?;
    let s2 = sqrt(Complex::new(z.re + 1.0, z.im))?;
    let re = libm::asinh(s1.re * s2.re + s1.im * s2.im);
    Ok(Complex::new(re, 2.0 * s1.im.atan2(s2.re)))
}

fn asinh(z: Complex) -> Answer {
    if !is_finite(z) {
        return from_table(z, &tables::ASINH);
    }
    if is_large(z) {
        let log = log_of_large(z);
        let re = if z.im >= 0.0 { log.copysign(z.re) } else { -log.copysign(-z.re) };
        return Ok(Complex::new(re, z.im.atan2(z.re.abs())));
    }
    let s1 = sqrt(Complex::new(1.0 + z.im, -z.re))?;
    let s2 = sqrt(Complex::new(1.0 - z.im, z.re))?;
    let re = libm::asinh(s1.re * s2.im - s2.re * s1.im);
    Ok(Complex::new(re, z.im.atan2(s1.re * s2.re - s1.im * s2.im)))
}

fn atanh(z: Complex) -> Answer {
    if !is_finite(z) {
        return from_table(z, &tables::ATANH);
    }
    if z.re.is_sign_negative() {
        return atanh(-z).map(|w| -w);
    }
    let ay = z.im.abs();
    let large = LARGE.sqrt();
    if z.re > large || ay > large {
        let h = (z.re / 2.0).hypot(z.im / 2.0);
        return Ok(Complex::new(z.re / 4.0 / h / h, -(PI / 2.0).copysign(-z.im)));
    }
    if z.re == 1.0 && ay < MIN_POSITIVE.sqrt() {
        if ay == 0.0 {
            return Err(domain());
        }
        let re = -(ay.sqrt() / ay.hypot(2.0).sqrt()).ln();
        return Ok(Complex::new(re, (2f64.atan2(-ay) / 2.0).copysign(z.im)));
    }
    let rest = 1.0 - z.re;
    let re = (4.0 * z.re / (rest * rest + ay * ay)).ln_1p() / 4.0;
    let im = -(-2.0 * z.im).atan2(rest * (1.0 + z.re) - ay * ay) / 2.0;
    Ok(Complex::new(re, im))
}

fn cosh(z: Complex) -> Answer {
    if !is_finite(z) {
        if is_directed(z) {
            let im = INFINITY.copysign(z.im.sin());
            return Ok(Complex::new(
                INFINITY.copysign(z.im.cos()),
                if z.re > 0.0 { im } else { -im },
            ));
        }
        return from_table(z, &tables::COSH);
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    checked(if z.re.abs() > log_large() {
        let x = z.re - 1f64.copysign(z.re);
        Complex::new(cos * x.cosh() * E, sin * x.sinh() * E)
    } else {
        Complex::new(cos * z.re.cosh(), sin * z.re.sinh())
    })
}

fn sinh(z: Complex) -> Answer {
    if !is_finite(z) {
        if is_directed(z) {
            let re = INFINITY.copysign(z.im.cos());
            let im = INFINITY.copysign(z.im.sin());
            return Ok(Complex::new(if z.re > 0.0 { re } else { -re }, im));
        }
        return from_table(z, &tables::SINH);
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    checked(if z.re.abs() > log_large() {
        let x = z.re - 1f64.copysign(z.re);
        Complex::new(cos * x.sinh() * E, sin * x.cosh() * E)
    } else {
        Complex::new(cos * z.re.sinh(), sin * z.re.cosh())
    })
}

fn tanh(z: Complex) -> Answer {
    if !is_finite(z) {
        if is_directed(z) {
            let im = 0f64.copysign(2.0 * z.im.sin() * z.im.cos());
            return Ok(Complex::new(1f64.copysign(z.re), im));
        }
        return from_table(z, &tables::TANH);
    }
    if z.re.abs() > log_large() {
        let im = 4.0 * z.im.sin() * z.im.cos() * (-2.0 * z.re.abs()).exp();
        return Ok(Complex::new(1f64.copysign(z.re), im));
    }
    let (tx, ty) = (z.re.tanh(), z.im.tan());
    let cx = 1.0 / z.re.cosh();
    let both = tx * ty;
    let scale = 1.0 + both * both;
    Ok(Complex::new(tx * (1.0 + ty * ty) / scale, ((ty / scale) * cx) * cx))
}

fn exp(z: Complex) -> Answer {
    if !is_finite(z) {
        if is_directed(z) {
            let size: f64 = if z.re > 0.0 { INFINITY } else { 0.0 };
            return Ok(Complex::new(size.copysign(z.im.cos()), size.copysign(z.im.sin())));
        }
        return from_table(z, &tables::EXP);
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    checked(if z.re > log_large() {
        let length = (z.re - 1.0).exp();
        Complex::new(length * cos * E, length * sin * E)
    } else {
        let length = z.re.exp();
        Complex::new(length * cos, length * sin)
    })
}

fn log(z: Complex) -> Answer {
    if !is_finite(z) {
        return from_table(z, &tables::LOG);
    }
    let (ax, ay) = (z.re.abs(), z.im.abs());
    let re = if is_large(z) {
        (ax / 2.0).hypot(ay / 2.0).ln() + LN_2
    } else if ax < MIN_POSITIVE && ay < MIN_POSITIVE {
        if ax == 0.0 && ay == 0.0 {
            return Err(domain());
        }
        scaled(ax, 53).hypot(scaled(ay, 53)).ln() - 53.0 * LN_2
    } else {
        let length = ax.hypot(ay);
        if (0.71..=1.73).contains(&length) {
            let (most, least) = if ax > ay { (ax, ay) } else { (ay, ax) };
            ((most - 1.0) * (most + 1.0) + least * least).ln_1p() / 2.0
        } else {
            length.ln()
        }
    };
    Ok(Complex::new(re, phase(z)))
}

fn log_function(args: &mut Args) -> R {
    args.between("log", 1, 2)?;
    let z = log(complex_arg(&args.pos[0])?)?;
    match args.pos.get(1) {
        None => Ok(z.into()),
        // A base of one is an error of domain here, not a division by zero.
        Some(base) => match z.true_div(log(complex_arg(base)?)?) {
            Ok(w) => Ok(w.into()),
            Err(_) => Err(domain()),
        },
    }
}

fn rect(args: &mut Args) -> R {
    args.exactly("rect", 2)?;
    let z = Complex::new(float_arg(&args.pos[0])?, float_arg(&args.pos[1])?);
    let (r, phi) = (z.re, z.im);
    if !is_finite(z) {
        if is_directed(z) {
            let (re, im) = (INFINITY.copysign(phi.cos()), INFINITY.copysign(phi.sin()));
            return Ok(if r > 0.0 { complex(re, im) } else { complex(-re, -im) });
        }
        return from_table(z, &tables::RECT).map(Value::from);
    }
    if phi == 0.0 {
        return Ok(complex(r, r * phi));
    }
    Ok(complex(r * phi.cos(), r * phi.sin()))
}

fn isclose(args: &mut Args) -> R {
    if args.pos.len() > 2 {
        return Err(type_error(format!(
            "isclose() takes exactly 2 positional arguments ({} given)",
            args.pos.len()
        )));
    }
    let names = ["a", "b", "rel_tol", "abs_tol"];
    let [a, b, relative, absolute] = Method::of("cmath", "isclose").named(args, 0, names)?;
    for (v, (name, place)) in [(&a, ("a", 1)), (&b, ("b", 2))] {
        if v.is_unbound() {
            return Err(type_error(format!(
                "isclose() missing required argument '{}' (pos {})",
                name, place
            )));
        }
    }
    let tolerance = |v: &Value, default: f64| match v {
        Value::Unbound => Ok(default),
        v => float_arg(v),
    };
    let (a, b) = (complex_arg(&a)?, complex_arg(&b)?);
    let (relative, absolute) = (tolerance(&relative, 1e-9)?, tolerance(&absolute, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    let infinite = |z: Complex| z.re.is_infinite() || z.im.is_infinite();
    if a == b || infinite(a) || infinite(b) {
        return Ok(Value::Bool(a == b));
    }
    let length = |z: Complex| z.re.hypot(z.im);
    let difference = length(a - b);
    Ok(Value::Bool(
        difference <= relative * length(b)
            || difference <= relative * length(a)
            || difference <= absolute,
    ))
}
