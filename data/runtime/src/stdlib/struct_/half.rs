// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Numbers of 16 bits (IEEE 754 binary16).

/// The nearest one, ties to even; None if it is too large.
pub fn from_f64(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    if x.is_nan() {
        return Some(sign | 0x7e00);
    }
    if x.is_infinite() {
        return Some(sign | 0x7c00);
    }
    let size = x.abs();
    // Below 2^-14 the steps stay 2^-24, above they are 2^-10 of the power of two below.
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).max(-14);
    let step = 2f64.powi(exponent - 10);
    let steps = round_even(size / step);
    // A mantissa that rounds up to the next power of two carries into the exponent by itself.
    let bits = if size < 2f64.powi(-14) {
        steps as u32
    } else {
        (((exponent + 15) as u32) << 10) + (steps as u32 - 1024)
    };
    if bits >= 0x7c00 {
        return None;
    }
    Some(sign | bits as u16)
}

fn round_even(x: f64) -> f64 {
    let floor = x.floor();
    let rest = x - floor;
    if rest > 0.5 || (rest == 0.5 && floor % 2.0 != 0.0) {
        floor + 1.0
    } else {
        floor
    }
}

pub fn to_f64(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let exponent = (bits >> 10 & 0x1f) as i32;
    let fraction = (bits & 0x3ff) as f64;
    match exponent {
        0 => sign * fraction * 2f64.powi(-24),
        0x1f if fraction == 0.0 => sign * f64::INFINITY,
        0x1f => f64::NAN.copysign(sign),
        _ => sign * (1024.0 + fraction) * 2f64.powi(exponent - 25),
    }
}
