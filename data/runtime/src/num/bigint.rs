// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Integers of any size, sign and magnitude.
//!
//! [`BigInt`] owns its limbs. Arithmetic is written on [`IntRef`], a borrowed view that a machine
//! word can also present without an allocation ([`IntRef::of_i64`]), so one set of routines serves
//! small and big operands. Results are always `BigInt`; whoever stores one decides whether it fits
//! a smaller form.

use super::limbs::{self, bit_len, cmp, trim};
use super::{div, mul};
use std::cmp::Ordering;

/// An integer. Zero has no limbs and is not negative; the top limb of others is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BigInt {
    negative: bool,
    mag: Vec<u64>,
}

/// A borrowed integer: the form in which operands reach the arithmetic.
#[derive(Clone, Copy, Debug)]
pub struct IntRef<'a> {
    pub(super) negative: bool,
    pub(super) mag: &'a [u64],
}

impl BigInt {
    pub fn zero() -> Self {
        BigInt::default()
    }

    /// From sign and limbs in any state: trims, and drops the sign of zero.
    pub fn from_parts(negative: bool, mut mag: Vec<u64>) -> Self {
        trim(&mut mag);
        BigInt { negative: negative && !mag.is_empty(), mag }
    }

    pub fn view(&self) -> IntRef<'_> {
        IntRef { negative: self.negative, mag: &self.mag }
    }

    pub fn is_zero(&self) -> bool {
        self.mag.is_empty()
    }

    pub fn is_negative(&self) -> bool {
        self.negative
    }

    pub fn is_odd(&self) -> bool {
        self.view().is_odd()
    }

    /// The limbs, lowest first.
    pub fn magnitude(&self) -> &[u64] {
        &self.mag
    }

    pub fn into_magnitude(self) -> Vec<u64> {
        self.mag
    }

    pub fn negate(mut self) -> Self {
        self.negative = !self.negative && !self.mag.is_empty();
        self
    }

    pub fn abs(mut self) -> Self {
        self.negative = false;
        self
    }

    pub fn to_i64(&self) -> Option<i64> {
        self.view().to_i64()
    }
}

impl From<i64> for BigInt {
    fn from(v: i64) -> Self {
        BigInt::from_parts(v < 0, vec![v.unsigned_abs()])
    }
}

impl From<u64> for BigInt {
    fn from(v: u64) -> Self {
        BigInt::from_parts(false, vec![v])
    }
}

impl From<i128> for BigInt {
    fn from(v: i128) -> Self {
        let mag = v.unsigned_abs();
        BigInt::from_parts(v < 0, vec![mag as u64, (mag >> 64) as u64])
    }
}

impl From<u128> for BigInt {
    fn from(v: u128) -> Self {
        BigInt::from_parts(false, vec![v as u64, (v >> 64) as u64])
    }
}

impl PartialOrd for BigInt {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for BigInt {
    fn cmp(&self, other: &Self) -> Ordering {
        self.view().cmp(other.view())
    }
}

impl<'a> IntRef<'a> {
    /// A view of a machine word; `room` holds its magnitude.
    pub fn of_i64(v: i64, room: &'a mut [u64; 1]) -> Self {
        room[0] = v.unsigned_abs();
        IntRef { negative: v < 0, mag: limbs::normal(room) }
    }

    pub fn of_u64(v: u64, room: &'a mut [u64; 1]) -> Self {
        room[0] = v;
        IntRef { negative: false, mag: limbs::normal(room) }
    }

    pub fn to_owned(self) -> BigInt {
        BigInt { negative: self.negative, mag: self.mag.to_vec() }
    }

    pub fn is_zero(self) -> bool {
        self.mag.is_empty()
    }

    pub fn is_negative(self) -> bool {
        self.negative
    }

    pub fn is_odd(self) -> bool {
        self.mag.first().map_or(false, |x| x & 1 == 1)
    }

    pub fn magnitude(self) -> &'a [u64] {
        self.mag
    }

    /// -1, 0 or 1.
    pub fn signum(self) -> i64 {
        match (self.mag.is_empty(), self.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        }
    }

    pub fn to_i64(self) -> Option<i64> {
        match (self.mag, self.negative) {
            ([], _) => Some(0),
            ([m], false) => i64::try_from(*m).ok(),
            ([m], true) if *m <= 1 << 63 => Some((*m as i64).wrapping_neg()),
            _ => None,
        }
    }

    pub fn to_u64(self) -> Option<u64> {
        match (self.mag, self.negative) {
            ([], _) => Some(0),
            ([m], false) => Some(*m),
            _ => None,
        }
    }

    pub fn cmp(self, other: IntRef) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => cmp(self.mag, other.mag),
            (true, true) => cmp(other.mag, self.mag),
        }
    }

    pub fn neg(self) -> IntRef<'a> {
        IntRef { negative: !self.negative && !self.mag.is_empty(), mag: self.mag }
    }

    pub fn abs(self) -> IntRef<'a> {
        IntRef { negative: false, mag: self.mag }
    }

    pub fn add(self, other: IntRef) -> BigInt {
        if self.negative == other.negative {
            return BigInt { negative: self.negative, mag: limbs::add(self.mag, other.mag) };
        }
        match cmp(self.mag, other.mag) {
            Ordering::Equal => BigInt::zero(),
            Ordering::Greater => {
                BigInt { negative: self.negative, mag: limbs::sub(self.mag, other.mag) }
            }
            Ordering::Less => {
                BigInt { negative: other.negative, mag: limbs::sub(other.mag, self.mag) }
            }
        }
    }

    pub fn sub(self, other: IntRef) -> BigInt {
        self.add(other.neg())
    }

    pub fn mul(self, other: IntRef) -> BigInt {
        BigInt::from_parts(self.negative != other.negative, mul::mul(self.mag, other.mag))
    }

    /// Quotient and remainder rounded towards zero; `None` for a zero divisor.
    pub fn div_rem_trunc(self, other: IntRef) -> Option<(BigInt, BigInt)> {
        if other.is_zero() {
            return None;
        }
        let (q, r) = div::div_rem(self.mag, other.mag);
        Some((
            BigInt::from_parts(self.negative != other.negative, q),
            BigInt::from_parts(self.negative, r),
        ))
    }

    /// `divmod`: the quotient rounded down and a remainder of the divisor's sign; `None` for a zero
    /// divisor.
    pub fn div_mod(self, other: IntRef) -> Option<(BigInt, BigInt)> {
        let (q, r) = self.div_rem_trunc(other)?;
        if r.is_zero() || r.negative == other.negative {
            return Some((q, r));
        }
        let one = IntRef { negative: false, mag: &[1] };
        Some((q.view().sub(one), r.view().add(other)))
    }

    /// `self * 2^bits`.
    pub fn shl(self, bits: usize) -> BigInt {
        BigInt { negative: self.negative, mag: limbs::shl(self.mag, bits) }
    }

    /// `self / 2^bits` rounded down.
    pub fn shr(self, bits: usize) -> BigInt {
        let mut mag = limbs::shr(self.mag, bits);
        if self.negative && limbs::any_below(self.mag, bits) {
            mag = limbs::add(&mag, &[1]);
        }
        BigInt::from_parts(self.negative, mag)
    }

    /// `-self - 1`.
    pub fn not(self) -> BigInt {
        let one = IntRef { negative: false, mag: &[1] };
        self.add(one).negate()
    }

    pub fn bit_length(self) -> usize {
        bit_len(self.mag)
    }

    /// Number of ones in the magnitude.
    pub fn bit_count(self) -> usize {
        self.mag.iter().map(|x| x.count_ones() as usize).sum()
    }

    pub fn bitand(self, other: IntRef) -> BigInt {
        bitwise(self, other, |a, b| a & b)
    }

    pub fn bitor(self, other: IntRef) -> BigInt {
        bitwise(self, other, |a, b| a | b)
    }

    pub fn bitxor(self, other: IntRef) -> BigInt {
        bitwise(self, other, |a, b| a ^ b)
    }

    /// Python's hash: the value modulo 2^61 - 1 with the sign, and -2 in place of -1.
    pub fn hash(self) -> i64 {
        const PRIME: u128 = (1 << 61) - 1;
        // 2^64 is 8 modulo the prime.
        let rem = self.mag.iter().rev().fold(0, |h, &limb| (h * 8 + limb as u128) % PRIME) as i64;
        match self.negative {
            true if rem == 1 => -2,
            true => -rem,
            false => rem,
        }
    }
}

/// The limbs of a number in two's complement, without end.
struct TwosComplement<'a> {
    limbs: std::slice::Iter<'a, u64>,
    negative: bool,
    carry: bool,
}

impl<'a> TwosComplement<'a> {
    fn new(v: IntRef<'a>) -> Self {
        TwosComplement { limbs: v.mag.iter(), negative: v.negative, carry: v.negative }
    }

    fn next_limb(&mut self) -> u64 {
        let limb = self.limbs.next().copied().unwrap_or(0);
        if !self.negative {
            return limb;
        }
        let (limb, carry) = (!limb).overflowing_add(self.carry as u64);
        self.carry = carry;
        limb
    }
}

fn bitwise(a: IntRef, b: IntRef, op: impl Fn(u64, u64) -> u64) -> BigInt {
    let mut x = TwosComplement::new(a);
    let mut y = TwosComplement::new(b);
    let len = a.mag.len().max(b.mag.len()) + 1;
    let mut out: Vec<u64> = (0..len).map(|_| op(x.next_limb(), y.next_limb())).collect();
    let negative = out[len - 1] >> 63 == 1;
    if negative {
        out.iter_mut().for_each(|x| *x = !*x);
        limbs::add_in(&mut out, &[1]);
    }
    BigInt::from_parts(negative, out)
}

/// Order of the bytes of an integer in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ByteOrder {
    Little,
    Big,
}

/// Why a number has no form in so many bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ToBytesError {
    Negative,
    TooBig,
}

impl BigInt {
    pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> BigInt {
        let mut le = bytes.to_vec();
        if order == ByteOrder::Big {
            le.reverse();
        }
        let negative = signed && le.last().map_or(false, |b| b & 0x80 != 0);
        if negative {
            le.iter_mut().for_each(|b| *b = !*b);
        }
        let mut mag: Vec<u64> =
            le.chunks(8).map(|c| c.iter().rev().fold(0, |limb, &b| limb << 8 | b as u64)).collect();
        trim(&mut mag);
        if negative {
            mag = limbs::add(&mag, &[1]);
        }
        BigInt::from_parts(negative, mag)
    }
}

impl IntRef<'_> {
    /// The number in `len` bytes, in two's complement if `signed`.
    pub fn to_bytes(
        self,
        len: usize,
        order: ByteOrder,
        signed: bool,
    ) -> Result<Vec<u8>, ToBytesError> {
        if self.negative && !signed {
            return Err(ToBytesError::Negative);
        }
        // A signed number needs a sign bit, except that -2^n fits where n bits and a sign do.
        let exact_power = self.negative && self.bit_count() == 1;
        let bits = self.bit_length() + (signed && !self.is_zero() && !exact_power) as usize;
        if bits > len.saturating_mul(8) {
            return Err(ToBytesError::TooBig);
        }
        let mut limbs = TwosComplement::new(self);
        let mut out = Vec::with_capacity(len + 8);
        while out.len() < len {
            out.extend_from_slice(&limbs.next_limb().to_le_bytes());
        }
        out.truncate(len);
        if order == ByteOrder::Big {
            out.reverse();
        }
        Ok(out)
    }
}
