// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Random numbers of other distributions, by CPython's formulas.

use super::generator::Generator;
use crate::coll::params::{given, or, parse};
use crate::core::args::Args;
use crate::core::error::{value_error, zero_division, PyErr};
use crate::core::ops;
use crate::core::value::{Value, R};
use crate::core::version;
use std::f64::consts::{E, PI};

const TWO_PI: f64 = 2.0 * PI;

fn float(v: &Value) -> Result<f64, PyErr> {
    match v {
        Value::Float(x) => Ok(*x),
        Value::Int(i) => Ok(*i as f64),
        _ => match crate::num::to_float(v)? {
            Value::Float(x) => Ok(x),
            _ => Ok(0.0),
        },
    }
}

/// `log(x)` as `math.log` computes it.
fn log(x: f64) -> Result<f64, PyErr> {
    if x <= 0.0 {
        return Err(value_error("math domain error"));
    }
    Ok(x.ln())
}

/// `mu + z * sigma`
fn scaled(mu: &Value, z: f64, sigma: &Value) -> R {
    ops::add(mu, &ops::mul(&Value::Float(z), sigma)?)
}

pub fn uniform(g: &Generator, args: &mut Args) -> R {
    let [a, b] = parse(args, "uniform", ["a", "b"], 2, 2)?;
    let width = ops::sub(&b, &a)?;
    ops::add(&a, &ops::mul(&width, &Value::Float(g.float()))?)
}

pub fn triangular(g: &Generator, args: &mut Args) -> R {
    let [low, high, mode] = parse(args, "triangular", ["low", "high", "mode"], 0, 3)?;
    let (low, high) = (or(low, Value::Float(0.0)), or(high, Value::Float(1.0)));
    let (low_f, high_f) = (float(&low)?, float(&high)?);
    let mut u = g.float();
    let mut c = match given(mode) {
        None => 0.5,
        Some(_) if high_f == low_f => return Ok(low),
        Some(mode) => (float(&mode)? - low_f) / (high_f - low_f),
    };
    let (mut from, mut to) = (low_f, high_f);
    if u > c {
        u = 1.0 - u;
        c = 1.0 - c;
        std::mem::swap(&mut from, &mut to);
    }
    Ok(Value::Float(from + (to - from) * (u * c).sqrt()))
}

pub fn gauss(g: &Generator, args: &mut Args) -> R {
    let [mu, sigma] = parse(args, "gauss", ["mu", "sigma"], 0, 2)?;
    let z = match g.gauss_next.take() {
        Some(z) => z,
        None => {
            let angle = g.float() * TWO_PI;
            let radius = (-2.0 * (1.0 - g.float()).ln()).sqrt();
            g.gauss_next.set(Some(angle.sin() * radius));
            angle.cos() * radius
        }
    };
    scaled(&or(mu, Value::Float(0.0)), z, &or(sigma, Value::Float(1.0)))
}

/// A standard normal number by Kinderman and Monahan's method.
fn normal(g: &Generator) -> f64 {
    let magic = 4.0 * (-0.5f64).exp() / 2f64.sqrt();
    loop {
        let u1 = g.float();
        let u2 = 1.0 - g.float();
        let z = magic * (u1 - 0.5) / u2;
        if z * z / 4.0 <= -u2.ln() {
            return z;
        }
    }
}

pub fn normalvariate(g: &Generator, args: &mut Args) -> R {
    let [mu, sigma] = parse(args, "normalvariate", ["mu", "sigma"], 0, 2)?;
    scaled(&or(mu, Value::Float(0.0)), normal(g), &or(sigma, Value::Float(1.0)))
}

pub fn lognormvariate(g: &Generator, args: &mut Args) -> R {
    let [mu, sigma] = parse(args, "lognormvariate", ["mu", "sigma"], 2, 2)?;
    Ok(Value::Float(float(&scaled(&mu, normal(g), &sigma)?)?.exp()))
}

pub fn expovariate(g: &Generator, args: &mut Args) -> R {
    let required = if version::minor() >= 12 { 0 } else { 1 };
    let [lambd] = parse(args, "expovariate", ["lambd"], required, 1)?;
    let lambd = float(&or(lambd, Value::Float(1.0)))?;
    let x = -(1.0 - g.float()).ln();
    if lambd == 0.0 {
        return Err(zero_division("float division by zero"));
    }
    Ok(Value::Float(x / lambd))
}

pub fn vonmisesvariate(g: &Generator, args: &mut Args) -> R {
    let [mu, kappa] = parse(args, "vonmisesvariate", ["mu", "kappa"], 2, 2)?;
    let (mu, kappa) = (float(&mu)?, float(&kappa)?);
    if kappa <= 1e-6 {
        return Ok(Value::Float(TWO_PI * g.float()));
    }
    let s = 0.5 / kappa;
    let r = s + (1.0 + s * s).sqrt();
    let z = loop {
        let z = (PI * g.float()).cos();
        let d = z / (r + z);
        let u2 = g.float();
        if u2 < 1.0 - d * d || u2 <= (1.0 - d) * d.exp() {
            break z;
        }
    };
    let q = 1.0 / r;
    let f = (q + z) / (1.0 + q * z);
    let theta = if g.float() > 0.5 { mu + f.acos() } else { mu - f.acos() };
    ops::modulo(&Value::Float(theta), &Value::Float(TWO_PI))
}

fn gamma(g: &Generator, alpha: f64, beta: f64) -> Result<f64, PyErr> {
    if alpha <= 0.0 || beta <= 0.0 {
        return Err(value_error("gammavariate: alpha and beta must be > 0.0"));
    }
    if alpha > 1.0 {
        let ainv = (2.0 * alpha - 1.0).sqrt();
        let bbb = alpha - 4f64.ln();
        let ccc = alpha + ainv;
        let magic = 1.0 + 4.5f64.ln();
        loop {
            let u1 = g.float();
            if !(1e-7 < u1 && u1 < 0.9999999) {
                continue;
            }
            let u2 = 1.0 - g.float();
            let v = (u1 / (1.0 - u1)).ln() / ainv;
            let x = alpha * v.exp();
            let z = u1 * u1 * u2;
            let r = bbb + ccc * v - x;
            if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
                return Ok(x * beta);
            }
        }
    }
    if alpha == 1.0 {
        return Ok(-(1.0 - g.float()).ln() * beta);
    }
    loop {
        let u = g.float();
        let b = (E + alpha) / E;
        let p = b * u;
        let x = if p <= 1.0 { p.powf(1.0 / alpha) } else { -log((b - p) / alpha)? };
        let u1 = g.float();
        let accept = if p > 1.0 { u1 <= x.powf(alpha - 1.0) } else { u1 <= (-x).exp() };
        if accept {
            return Ok(x * beta);
        }
    }
}

pub fn gammavariate(g: &Generator, args: &mut Args) -> R {
    let [alpha, beta] = parse(args, "gammavariate", ["alpha", "beta"], 2, 2)?;
    gamma(g, float(&alpha)?, float(&beta)?).map(Value::Float)
}

pub fn betavariate(g: &Generator, args: &mut Args) -> R {
    let [alpha, beta] = parse(args, "betavariate", ["alpha", "beta"], 2, 2)?;
    let y = gamma(g, float(&alpha)?, 1.0)?;
    if y == 0.0 {
        return Ok(Value::Float(0.0));
    }
    Ok(Value::Float(y / (y + gamma(g, float(&beta)?, 1.0)?)))
}

pub fn paretovariate(g: &Generator, args: &mut Args) -> R {
    let [alpha] = parse(args, "paretovariate", ["alpha"], 1, 1)?;
    let u = 1.0 - g.float();
    Ok(Value::Float(u.powf(-1.0 / float(&alpha)?)))
}

pub fn weibullvariate(g: &Generator, args: &mut Args) -> R {
    let [alpha, beta] = parse(args, "weibullvariate", ["alpha", "beta"], 2, 2)?;
    let u = 1.0 - g.float();
    Ok(Value::Float(float(&alpha)? * (-u.ln()).powf(1.0 / float(&beta)?)))
}
