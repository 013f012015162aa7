// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `math`.

use crate::coll::{iter, tuple, PyTuple};
use crate::core::args::{Args, NativeDef};
use crate::core::attr::lookup_special;
use crate::core::call::call;
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::names::Dunder;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::num::bigfloat::{compose, decompose};
use crate::num::bigint::{BigInt, IntRef};
use crate::num::combinatorics::{combinations, factorial, permutations};
use crate::num::convert::{big_arg, float_arg, truncate};
use crate::num::sums::{norm, ExactSum};
use crate::num::value::{int_view, Number};
use crate::num::{gamma, libm};
use crate::text::args::Method;

#[cold]
fn domain() -> PyErr {
    value_error("math domain error")
}

#[cold]
fn range() -> PyErr {
    overflow_error("math range error")
}

/// A function of one float. A NaN out of nothing is an error of domain, an infinity one of range if
/// the function can overflow, else of domain.
fn one(args: &mut Args, name: &str, f: fn(f64) -> f64, can_overflow: bool) -> R {
    args.exactly(name, 1)?;
    let x = float_arg(&args.pos[0])?;
    let y = f(x);
    if y.is_nan() && !x.is_nan() || y.is_infinite() && x.is_finite() && !can_overflow {
        return Err(domain());
    }
    if y.is_infinite() && x.is_finite() {
        return Err(range());
    }
    Ok(Value::Float(y))
}

/// A function of two floats, with errors as `one`.
fn two(args: &mut Args, name: &str, f: fn(f64, f64) -> f64) -> R {
    args.exactly(name, 2)?;
    let (x, y) = (float_arg(&args.pos[0])?, float_arg(&args.pos[1])?);
    let z = f(x, y);
    if z.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain());
    }
    if z.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range());
    }
    Ok(Value::Float(z))
}

/// The argument of a function of one float that reports nothing.
fn float(args: &mut Args, name: &str) -> Result<f64, PyErr> {
    args.exactly(name, 1)?;
    float_arg(&args.pos[0])
}

macro_rules! functions {
    ($($constant:ident $name:literal $f:expr;)*) => {
        $(static $constant: NativeDef = NativeDef { name: $name, module: "math", f: $f };)*

        pub static MODULE: NativeModule = NativeModule {
            name: "math",
            members: &[
                $(($name, Member::Fn(&$constant)),)*
                ("e", Member::Value(|| Value::Float(std::f64::consts::E))),
                ("inf", Member::Value(|| Value::Float(f64::INFINITY))),
                ("nan", Member::Value(|| Value::Float(f64::NAN))),
                ("pi", Member::Value(|| Value::Float(std::f64::consts::PI))),
                ("tau", Member::Value(|| Value::Float(std::f64::consts::TAU))),
            ],
        };
    };
}

functions! {
    ACOS "acos" |args| one(args, "math.acos", f64::acos, false);
    ACOSH "acosh" |args| one(args, "math.acosh", libm::acosh, false);
    ASIN "asin" |args| one(args, "math.asin", f64::asin, false);
    ASINH "asinh" |args| one(args, "math.asinh", libm::asinh, false);
    ATAN "atan" |args| one(args, "math.atan", f64::atan, false);
    ATAN2 "atan2" |args| two(args, "atan2", f64::atan2);
    ATANH "atanh" |args| one(args, "math.atanh", libm::atanh, false);
    CBRT "cbrt" |args| one(args, "math.cbrt", libm::cbrt, false);
    CEIL "ceil" |args| to_integer(args, "math.ceil", f64::ceil, Dunder::Ceil);
    COMB "comb" comb;
    COPYSIGN "copysign" |args| two(args, "copysign", f64::copysign);
    COS "cos" |args| one(args, "math.cos", f64::cos, false);
    COSH "cosh" |args| one(args, "math.cosh", f64::cosh, true);
    DEGREES "degrees" |args| Ok(Value::Float(float(args, "math.degrees")? * (180.0 / std::f64::consts::PI)));
    DIST "dist" dist;
    ERF "erf" |args| Ok(Value::Float(libm::erf(float(args, "math.erf")?)));
    ERFC "erfc" |args| Ok(Value::Float(libm::erfc(float(args, "math.erfc")?)));
    EXP "exp" |args| one(args, "math.exp", f64::exp, true);
    EXP2 "exp2" |args| one(args, "math.exp2", f64::exp2, true);
    EXPM1 "expm1" |args| one(args, "math.expm1", f64::exp_m1, true);
    FABS "fabs" |args| one(args, "math.fabs", f64::abs, false);
    FACTORIAL "factorial" |args| {
        args.exactly("math.factorial", 1)?;
        factorial_of(&args.pos[0])
    };
    FLOOR "floor" |args| to_integer(args, "math.floor", f64::floor, Dunder::Floor);
    FMOD "fmod" |args| two(args, "fmod", |x, y| if y.is_infinite() && x.is_finite() { x } else { x % y });
    FREXP "frexp" |args| {
        let (mantissa, exponent) = frexp(float(args, "math.frexp")?);
        Ok(tuple(vec![Value::Float(mantissa), Value::Int(exponent)]))
    };
    FSUM "fsum" fsum;
    GAMMA "gamma" |args| Ok(Value::Float(gamma::gamma(float(args, "math.gamma")?)?));
    GCD "gcd" |args| fold(args, "math.gcd", 0, |a, b| a.gcd(b));
    HYPOT "hypot" hypot;
    ISCLOSE "isclose" isclose;
    ISFINITE "isfinite" |args| Ok(Value::Bool(float(args, "math.isfinite")?.is_finite()));
    ISINF "isinf" |args| Ok(Value::Bool(float(args, "math.isinf")?.is_infinite()));
    ISNAN "isnan" |args| Ok(Value::Bool(float(args, "math.isnan")?.is_nan()));
    ISQRT "isqrt" isqrt;
    LCM "lcm" |args| fold(args, "math.lcm", 1, lcm);
    LDEXP "ldexp" ldexp;
    LGAMMA "lgamma" |args| Ok(Value::Float(gamma::ln_gamma(float(args, "math.lgamma")?)?));
    LOG "log" log;
    LOG10 "log10" |args| {
        args.exactly("math.log10", 1)?;
        logarithm(&args.pos[0], f64::log10).map(Value::Float)
    };
    LOG1P "log1p" |args| one(args, "math.log1p", f64::ln_1p, false);
    LOG2 "log2" |args| {
        args.exactly("math.log2", 1)?;
        logarithm(&args.pos[0], f64::log2).map(Value::Float)
    };
    MODF "modf" modf;
    NEXTAFTER "nextafter" |args| {
        args.exactly("nextafter", 2)?;
        Ok(Value::Float(next_after(float_arg(&args.pos[0])?, float_arg(&args.pos[1])?)))
    };
    PERM "perm" perm;
    POW "pow" pow;
    PROD "prod" prod;
    RADIANS "radians" |args| Ok(Value::Float(float(args, "math.radians")? * (std::f64::consts::PI / 180.0)));
    REMAINDER "remainder" |args| two(args, "remainder", libm::remainder);
    SIN "sin" |args| one(args, "math.sin", f64::sin, false);
    SINH "sinh" |args| one(args, "math.sinh", f64::sinh, true);
    SQRT "sqrt" |args| one(args, "math.sqrt", f64::sqrt, false);
    TAN "tan" |args| one(args, "math.tan", f64::tan, false);
    TANH "tanh" |args| one(args, "math.tanh", f64::tanh, false);
    TRUNC "trunc" trunc;
    ULP "ulp" |args| Ok(Value::Float(ulp(float(args, "math.ulp")?)));
}

/// `floor` and `ceil`: an int.
fn to_integer(args: &mut Args, name: &str, round: fn(f64) -> f64, method: Dunder) -> R {
    args.exactly(name, 1)?;
    match &args.pos[0] {
        Value::Float(x) => truncate(round(*x)),
        v @ Value::Int(_) => Ok(v.clone()),
        v => match lookup_special(v, method)? {
            Some(f) => call(&f, &mut []),
            None => truncate(round(float_arg(v)?)),
        },
    }
}

fn trunc(args: &mut Args) -> R {
    args.exactly("math.trunc", 1)?;
    match &args.pos[0] {
        Value::Float(x) => truncate(*x),
        v => match lookup_special(v, Dunder::Trunc)? {
            Some(f) => call(&f, &mut []),
            None => {
                Err(type_error(format!("type {} doesn't define __trunc__ method", type_name(v))))
            }
        },
    }
}

fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (mantissa, exponent) = decompose(x);
    let bits = 64 - mantissa.leading_zeros() as i64;
    (compose(x < 0.0, mantissa, -bits, false), exponent as i64 + bits)
}

fn ldexp(args: &mut Args) -> R {
    args.exactly("ldexp", 2)?;
    let x = float_arg(&args.pos[0])?;
    let wrong = || type_error("Expected an int as second argument to ldexp.");
    let exponent = match Number::of(args.pos[1].peel()) {
        Some(Number::Small(i)) => i.clamp(-(1 << 32), 1 << 32),
        Some(Number::Big(big)) if big.is_negative() => -(1 << 32),
        Some(Number::Big(_)) => 1 << 32,
        _ => return Err(wrong()),
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let (mantissa, own) = decompose(x);
    let y = compose(x < 0.0, mantissa, own as i64 + exponent, false);
    if y.is_infinite() {
        return Err(range());
    }
    Ok(Value::Float(y))
}

fn modf(args: &mut Args) -> R {
    let x = float(args, "math.modf")?;
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0.0 } else { x - whole };
    Ok(tuple(vec![Value::Float(fraction.copysign(x)), Value::Float(whole)]))
}

fn next_after(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == y {
        return y;
    }
    if x == 0.0 {
        return f64::from_bits(1).copysign(y);
    }
    // The bits of floats of one sign are in the order of their sizes.
    let away = (x < y) == (x > 0.0);
    f64::from_bits(if away { x.to_bits() + 1 } else { x.to_bits() - 1 })
}

fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let above = next_after(x, f64::INFINITY);
    if above.is_infinite() {
        return x - next_after(x, f64::NEG_INFINITY);
    }
    above - x
}

/// A logarithm of a float, or of an int of any size.
fn logarithm(v: &Value, f: fn(f64) -> f64) -> Result<f64, PyErr> {
    let mut room = [0];
    let view = match v.peel() {
        Value::Float(_) => None,
        v => int_view(v, &mut room),
    };
    match view {
        Some(n) if n.is_zero() || n.is_negative() => Err(domain()),
        Some(n) => Ok(match n.to_f64() {
            Some(x) => f(x),
            None => {
                let (mantissa, exponent) = n.frexp();
                f(mantissa) + f(2.0) * exponent as f64
            }
        }),
        None => {
            let x = float_arg(v)?;
            if x <= 0.0 {
                return Err(domain());
            }
            Ok(f(x))
        }
    }
}

fn log(args: &mut Args) -> R {
    if !args.kw.is_empty() {
        return Err(type_error("math.log() takes no keyword arguments"));
    }
    if args.pos.is_empty() || args.pos.len() > 2 {
        return Err(type_error("math.log requires 1 to 2 arguments"));
    }
    let numerator = logarithm(&args.pos[0], f64::ln)?;
    match args.pos.get(1) {
        None => Ok(Value::Float(numerator)),
        Some(base) => {
            let denominator = logarithm(base, f64::ln)?;
            ops::true_div(&Value::Float(numerator), &Value::Float(denominator))
        }
    }
}

fn pow(args: &mut Args) -> R {
    args.exactly("pow", 2)?;
    let (x, y) = (float_arg(&args.pos[0])?, float_arg(&args.pos[1])?);
    let z = x.powf(y);
    if x.is_finite() && y.is_finite() && !z.is_finite() {
        return Err(if z.is_nan() || x == 0.0 { domain() } else { range() });
    }
    Ok(Value::Float(z))
}

fn floats(v: &Value) -> Result<Vec<f64>, PyErr> {
    let mut out = Vec::new();
    let mut items = iter(v)?;
    while let Some(item) = items.next()? {
        out.push(float_arg(&item)?);
    }
    Ok(out)
}

fn fsum(args: &mut Args) -> R {
    args.exactly("math.fsum", 1)?;
    let mut sum = ExactSum::default();
    let mut items = iter(&args.pos[0])?;
    while let Some(item) = items.next()? {
        sum.add(float_arg(&item)?)?;
    }
    Ok(Value::Float(sum.total()?))
}

fn hypot(args: &mut Args) -> R {
    if !args.kw.is_empty() {
        return Err(type_error("math.hypot() takes no keyword arguments"));
    }
    let parts: Vec<f64> = args.pos.iter().map(float_arg).collect::<Result<_, _>>()?;
    Ok(Value::Float(norm(&parts)))
}

fn dist(args: &mut Args) -> R {
    args.exactly("dist", 2)?;
    // A point that is no tuple is read as one, before the other is looked at.
    let points: Vec<Vec<f64>> = args
        .pos
        .iter()
        .map(|v| match v.peel().down::<PyTuple>() {
            Some(items) => items.iter().map(float_arg).collect(),
            None => floats(v),
        })
        .collect::<Result<_, _>>()?;
    if points[0].len() != points[1].len() {
        return Err(value_error("both points must have the same number of dimensions"));
    }
    let distances: Vec<f64> =
        points[0].iter().zip(&points[1]).map(|(p, q)| (p - q).abs()).collect();
    Ok(Value::Float(norm(&distances)))
}

fn isclose(args: &mut Args) -> R {
    if args.pos.len() > 2 {
        return Err(type_error(format!(
            "isclose() takes exactly 2 positional arguments ({} given)",
            args.pos.len()
        )));
    }
    let names = ["a", "b", "rel_tol", "abs_tol"];
    let [a, b, relative, absolute] = Method::of("math", "isclose").named(args, 0, names)?;
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
    let (a, b) = (float_arg(&a)?, float_arg(&b)?);
    let (relative, absolute) = (tolerance(&relative, 1e-9)?, tolerance(&absolute, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::Bool(true));
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::Bool(false));
    }
    let difference = (b - a).abs();
    Ok(Value::Bool(
        difference <= (relative * b).abs()
            || difference <= (relative * a).abs()
            || difference <= absolute,
    ))
}

fn prod(args: &mut Args) -> R {
    let start = args.keyword("start");
    args.no_more_keywords("prod")?;
    if args.pos.len() != 1 {
        return Err(type_error(format!(
            "prod() takes exactly 1 positional argument ({} given)",
            args.pos.len()
        )));
    }
    let mut product = start.unwrap_or(Value::Int(1));
    let mut items = iter(&args.pos[0])?;
    while let Some(item) = items.next()? {
        product = ops::mul(&product, &item)?;
    }
    Ok(product)
}

/// `gcd` and `lcm` of any number of ints.
fn fold(args: &mut Args, name: &str, none: i64, f: fn(IntRef, IntRef) -> BigInt) -> R {
    if !args.kw.is_empty() {
        return Err(type_error(format!("{}() takes no keyword arguments", name)));
    }
    let mut result = None;
    for v in args.pos.iter() {
        let v = big_arg(v)?.abs();
        result = Some(match result {
            None => v,
            Some(before) => f(BigInt::view(&before), v.view()),
        });
    }
    Ok(result.unwrap_or_else(|| BigInt::from(none)).into())
}

fn lcm(a: IntRef, b: IntRef) -> BigInt {
    if a.is_zero() || b.is_zero() {
        return BigInt::zero();
    }
    let (part, _) = a.div_rem_trunc(a.gcd(b).view()).expect("a divisor is not zero");
    part.view().mul(b).abs()
}

fn isqrt(args: &mut Args) -> R {
    args.exactly("math.isqrt", 1)?;
    let n = big_arg(&args.pos[0])?;
    if n.is_negative() {
        return Err(value_error("isqrt() argument must be nonnegative"));
    }
    Ok(n.view().isqrt().into())
}

fn factorial_of(v: &Value) -> R {
    let n = big_arg(v)?;
    if n.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    match n.to_i64() {
        Some(n) => Ok(factorial(n as u64).into()),
        None => Err(overflow_error("factorial() argument should not exceed 9223372036854775807")),
    }
}

/// The arguments of `comb` and `perm`, both at least 0.
fn chosen(args: &Args) -> Result<(BigInt, BigInt), PyErr> {
    let (n, k) = (big_arg(&args.pos[0])?, big_arg(&args.pos[1])?);
    if n.is_negative() {
        return Err(value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

fn comb(args: &mut Args) -> R {
    args.exactly("comb", 2)?;
    let (n, k) = chosen(args)?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let k = n.view().sub(k.view()).min(k);
    match k.to_i64() {
        Some(k) => Ok(combinations(n.view(), k as u64).into()),
        None => Err(overflow_error("min(n - k, k) must not exceed 9223372036854775807")),
    }
}

fn perm(args: &mut Args) -> R {
    args.between("perm", 1, 2)?;
    if args.pos.get(1).map_or(true, Value::is_none) {
        return factorial_of(&args.pos[0]);
    }
    let (n, k) = chosen(args)?;
    if k > n {
        return Ok(Value::Int(0));
    }
    match k.to_i64() {
        Some(k) => Ok(permutations(n.view(), k as u64).into()),
        None => Err(overflow_error("k must not exceed 9223372036854775807")),
    }
}
