// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Integers to and from text, in radix 2 to 36.
//!
//! Powers of two are cut from the bits. Other radices go through "chunks", the largest power of
//! the radix that fits a limb; long numbers are split at a power of the chunk, in halves.

use super::bigint::{BigInt, IntRef};
use super::limbs::{self, div_limb_in, mul_limb_in, trim};
use super::{div, mul};

/// Numbers of so many limbs or fewer are converted limb by limb.
const SPLIT_LIMBS: usize = 30;

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// "00" to "99", for two digits at a time.
pub(super) static PAIRS: [u8; 200] = {
    let mut table = [0; 200];
    let mut i = 0;
    while i < 100 {
        table[2 * i] = b'0' + (i / 10) as u8;
        table[2 * i + 1] = b'0' + (i % 10) as u8;
        i += 1;
    }
    table
};

/// Writes the digits of `v` at the end of `buf` and returns where they begin.
#[inline]
pub(super) fn write_decimal(mut v: u64, buf: &mut [u8; 20]) -> usize {
    let mut at = buf.len();
    while v >= 100 {
        let pair = (v % 100) as usize * 2;
        v /= 100;
        at -= 2;
        buf[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if v >= 10 {
        let pair = v as usize * 2;
        at -= 2;
        buf[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    } else {
        at -= 1;
        buf[at] = b'0' + v as u8;
    }
    at
}

/// Appends the decimal digits of `v`.
#[inline]
pub fn push_i64(out: &mut String, v: i64) {
    if v < 0 {
        out.push('-');
    }
    let mut buf = [0; 20];
    let at = write_decimal(v.unsigned_abs(), &mut buf);
    out.push_str(ascii(&buf[at..]));
}

/// The text of `v` in decimal.
pub fn i64_to_string(v: i64) -> String {
    let mut out = String::with_capacity(20);
    push_i64(&mut out, v);
    out
}

/// ASCII bytes made here, as text.
pub(super) fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("digits are ASCII")
}

/// The largest power of `radix` below 2^64, and its exponent.
fn chunk(radix: u32) -> (u64, usize) {
    let (mut power, mut digits) = (radix as u64, 1);
    while let Some(next) = power.checked_mul(radix as u64) {
        power = next;
        digits += 1;
    }
    (power, digits)
}

impl IntRef<'_> {
    /// Text in `radix`, lower case, no prefix.
    pub fn to_string_radix(self, radix: u32) -> String {
        assert!((2..=36).contains(&radix));
        let bits_per_digit = 31 - radix.leading_zeros() as usize;
        let mut out = Vec::with_capacity(self.bit_length() / bits_per_digit + 2);
        if self.is_negative() {
            out.push(b'-');
        }
        if self.is_zero() {
            out.push(b'0');
        } else if radix.is_power_of_two() {
            bits_to_digits(self.magnitude(), radix.trailing_zeros() as usize, &mut out);
        } else {
            Writer::new(radix).write(self.magnitude(), &mut out);
        }
        String::from_utf8(out).expect("digits are ASCII")
    }
}

fn bits_to_digits(mag: &[u64], width: usize, out: &mut Vec<u8>) {
    let digits = (limbs::bit_len(mag) + width - 1) / width;
    for i in (0..digits).rev() {
        let (limb, bit) = (i * width / 64, i * width % 64);
        let mut v = mag[limb] >> bit;
        if bit + width > 64 && limb + 1 < mag.len() {
            v |= mag[limb + 1] << (64 - bit);
        }
        out.push(DIGITS[(v & ((1 << width) - 1)) as usize]);
    }
}

/// Powers of a radix by repeated squaring: `powers[i]` is the chunk to the power `2^i`.
struct Powers {
    radix: u32,
    chunk_digits: usize,
    powers: Vec<Vec<u64>>,
}

impl Powers {
    fn new(radix: u32) -> Self {
        let (chunk, chunk_digits) = chunk(radix);
        Powers { radix, chunk_digits, powers: vec![vec![chunk]] }
    }

    fn get(&mut self, i: usize) -> &[u64] {
        while self.powers.len() <= i {
            let last = &self.powers[self.powers.len() - 1];
            let square = mul::mul(last, last);
            self.powers.push(square);
        }
        &self.powers[i]
    }
}

struct Writer(Powers);

impl Writer {
    fn new(radix: u32) -> Self {
        Writer(Powers::new(radix))
    }

    fn write(&mut self, mag: &[u64], out: &mut Vec<u8>) {
        // The lowest level whose power exceeds the square root of the number.
        let mut level = 0;
        while self.0.get(level).len() * 2 <= mag.len() {
            level += 1;
        }
        self.split(mag, level, 0, out);
    }

    /// Appends the digits of `mag`, with zeros before them up to `width` digits.
    fn split(&mut self, mag: &[u64], level: usize, width: usize, out: &mut Vec<u8>) {
        if mag.len() <= SPLIT_LIMBS {
            return self.by_limb(mag.to_vec(), width, out);
        }
        let (q, r) = div::div_rem(mag, self.0.get(level));
        let low_width = self.0.chunk_digits << level;
        let next = level.saturating_sub(1);
        if q.is_empty() && width == 0 {
            return self.split(&r, next, 0, out);
        }
        self.split(&q, next, width.saturating_sub(low_width), out);
        self.split(&r, next, low_width, out);
    }

    fn by_limb(&mut self, mut mag: Vec<u64>, width: usize, out: &mut Vec<u8>) {
        let (radix, chunk_digits) = (self.0.radix as u64, self.0.chunk_digits);
        let start = out.len();
        while !mag.is_empty() {
            let mut rest = div_limb_in(&mut mag, self.0.powers[0][0]);
            trim(&mut mag);
            for _ in 0..chunk_digits {
                if rest == 0 && mag.is_empty() {
                    break;
                }
                out.push(DIGITS[(rest % radix) as usize]);
                rest /= radix;
            }
        }
        let len = out.len() - start;
        out.resize(out.len() + width.saturating_sub(len), b'0');
        out[start..].reverse();
    }
}

impl BigInt {
    /// Reads digits of `radix` (2 to 36, either case, nothing else in the text); `None` if one of
    /// them is no digit.
    pub fn from_digits(digits: &[u8], radix: u32) -> Option<BigInt> {
        let values: Vec<u8> = digits
            .iter()
            .map(|&c| (c as char).to_digit(radix).map(|d| d as u8))
            .collect::<Option<_>>()?;
        let mag = if radix.is_power_of_two() {
            digits_to_bits(&values, radix.trailing_zeros() as usize)
        } else {
            read_split(&values, &mut Powers::new(radix))
        };
        Some(BigInt::from_parts(false, mag))
    }
}

fn digits_to_bits(values: &[u8], width: usize) -> Vec<u64> {
    let mut mag = vec![0; (values.len() * width + 63) / 64];
    for (i, &v) in values.iter().rev().enumerate() {
        let (limb, bit) = (i * width / 64, i * width % 64);
        mag[limb] |= (v as u64) << bit;
        if bit + width > 64 && v as u64 >> (64 - bit) != 0 {
            mag[limb + 1] |= v as u64 >> (64 - bit);
        }
    }
    trim(&mut mag);
    mag
}

fn read_split(values: &[u8], powers: &mut Powers) -> Vec<u64> {
    let chunk_digits = powers.chunk_digits;
    if values.len() <= SPLIT_LIMBS * chunk_digits {
        return read_by_limb(values, powers.radix as u64, chunk_digits);
    }
    let mut level = 0;
    while (chunk_digits << (level + 1)) < values.len() {
        level += 1;
    }
    let (high, low) = values.split_at(values.len() - (chunk_digits << level));
    let high = read_split(high, powers);
    let low = read_split(low, powers);
    limbs::add(&mul::mul(&high, powers.get(level)), &low)
}

fn read_by_limb(values: &[u8], radix: u64, chunk_digits: usize) -> Vec<u64> {
    let mut mag = Vec::new();
    let first = values.len() % chunk_digits;
    let (head, rest) = values.split_at(first);
    for part in std::iter::once(head).chain(rest.chunks(chunk_digits)) {
        let (value, scale) =
            part.iter().fold((0, 1), |(v, s), &d| (v * radix + d as u64, s * radix));
        let carry = mul_limb_in(&mut mag, scale, value);
        if carry != 0 {
            mag.push(carry);
        }
    }
    mag
}
