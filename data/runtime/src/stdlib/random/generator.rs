// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The state of a `Random` object, and the functions that give raw bits.

use super::twister::{Twister, N};
use crate::coll::list_type::list_from;
use crate::coll::params::{or, parse};
use crate::coll::seq::{as_index, to_i64, to_index};
use crate::coll::{native, tuple, PyTuple};
use crate::core::args::Args;
use crate::core::error::{not_implemented_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, Payload, VT};
use crate::core::ops;
use crate::core::value::{Value, R};
use crate::num::value::int_view;
use crate::num::BigInt;
use crate::text::{new_bytes, PyByteArray, PyBytes, PyStr};
use crate::stdlib::hashlib::digest::Algorithm;
use std::cell::{Cell, RefCell};

pub struct Generator {
    /// None = every number comes from the system.
    twister: RefCell<Option<Twister>>,
    /// The second number of the pair that `gauss` makes.
    pub gauss_next: Cell<Option<f64>>,
}

impl Payload for Generator {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            variant: Some(crate::core::site::by_class),
            ..VT::new("Random", drop_obj::<Generator>, |o| {
                match crate::coll::seq::this::<Generator>(o).is_system() {
                    true => super::system_random_type(),
                    false => super::random_type(),
                }
            })
        };
        &VTABLE
    }
}

/// Words from the system's source of randomness, or from the clock where there is none.
fn entropy(words: &mut [u32]) {
    let mut bytes = vec![0; words.len() * 4];
    let read = crate::host::random_bytes(&mut bytes);
    let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let mut mixed = clock.map_or(1, |t| t.as_nanos() as u64);
    for (word, bytes) in words.iter_mut().zip(bytes.chunks(4)) {
        *word = bytes.iter().fold(0, |word, &b| word << 8 | b as u32);
        if read.is_err() {
            mixed = mixed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            *word = (mixed >> 32) as u32;
        }
    }
}

impl Generator {
    pub fn from_entropy() -> Generator {
        let mut words = [0; N];
        entropy(&mut words);
        Generator {
            twister: RefCell::new(Some(Twister::from_words(&words))),
            gauss_next: Cell::new(None),
        }
    }

    pub fn system() -> Generator {
        Generator { twister: RefCell::new(None), gauss_next: Cell::new(None) }
    }

    pub fn is_system(&self) -> bool {
        self.twister.borrow().is_none()
    }

    #[inline]
    pub fn next(&self) -> u32 {
        match &mut *self.twister.borrow_mut() {
            Some(twister) => twister.next(),
            None => {
                let mut word = [0];
                entropy(&mut word);
                word[0]
            }
        }
    }

    /// A float in [0, 1) with 53 random bits.
    #[inline]
    pub fn float(&self) -> f64 {
        let (a, b) = (self.next() >> 5, self.next() >> 6);
        (a as f64 * 67108864.0 + b as f64) * (1.0 / 9007199254740992.0)
    }

    /// `k` random bits, at most 64.
    fn bits(&self, k: u32) -> u64 {
        match k {
            0 => 0,
            1..=32 => (self.next() >> (32 - k)) as u64,
            _ => {
                let low = self.next() as u64;
                low | ((self.next() >> (64 - k)) as u64) << 32
            }
        }
    }

    /// An int below `n`, which is positive.
    pub fn below(&self, n: u64) -> u64 {
        let k = 64 - n.leading_zeros();
        loop {
            let r = self.bits(k);
            if r < n {
                return r;
            }
        }
    }

    /// `k` random bits as an int of any size.
    pub fn many_bits(&self, k: usize) -> Value {
        let mut words = Vec::with_capacity(k / 32 + 1);
        let mut left = k;
        while left > 0 {
            let word = self.next();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        let wide = words
            .chunks(2)
            .map(|pair| pair[0] as u64 | (pair.get(1).copied().unwrap_or(0) as u64) << 32);
        Value::from(BigInt::from_parts(false, wide.collect()))
    }

    /// An int below a positive one of any size.
    pub fn below_value(&self, n: &Value) -> R {
        if let Value::Int(n) = n {
            return Ok(Value::Int(self.below(*n as u64) as i64));
        }
        let k = int_view(n, &mut [0]).map_or(0, |n| n.bit_length());
        loop {
            let r = self.many_bits(k);
            if ops::test_lt(&r, n)? {
                return Ok(r);
            }
        }
    }

    fn reseed(&self, words: Vec<u32>) {
        if !self.is_system() {
            self.twister.replace(Some(Twister::from_words(&words)));
        }
    }
}

fn halves(words: &[u64]) -> Vec<u32> {
    let mut out: Vec<u32> = words.iter().flat_map(|w| [*w as u32, (*w >> 32) as u32]).collect();
    while out.len() > 1 && out.last() == Some(&0) {
        out.pop();
    }
    if out.is_empty() {
        out.push(0);
    }
    out
}

/// The words of a big-endian number.
fn words_of_bytes(bytes: &[u8]) -> Vec<u32> {
    let words: Vec<u32> = bytes
        .rchunks(4)
        .map(|chunk| chunk.iter().fold(0, |word, &b| word << 8 | b as u32))
        .collect();
    let significant = words.iter().rposition(|w| *w != 0).map_or(1, |at| at + 1);
    words[..significant.max(1)].to_vec()
}

fn text_seed(bytes: &[u8]) -> Vec<u32> {
    let mut all = bytes.to_vec();
    all.extend_from_slice(&Algorithm::Sha512.digest(bytes));
    words_of_bytes(&all)
}

pub fn seed(g: &Generator, args: &mut Args) -> R {
    let [a, version] = parse(args, "seed", ["a", "version"], 0, 2)?;
    let version = to_i64(&or(version, Value::Int(2)))?;
    g.gauss_next.set(None);
    let v = a.peel();
    if matches!(v, Value::None | Value::Unbound) {
        let mut words = vec![0; N];
        entropy(&mut words);
        g.reseed(words);
    } else if let Some(s) = v.down::<PyStr>() {
        match s.to_utf8() {
            Ok(text) if version == 1 => g.reseed(old_text_seed(text.chars().map(|c| c as u64))),
            Ok(text) => g.reseed(text_seed(text.as_bytes())),
            Err(_) => return Err(value_error("a seed must not contain surrogates")),
        }
    } else if let Some(b) = v.down::<PyBytes>() {
        if version == 1 {
            g.reseed(old_text_seed(b.bytes().iter().map(|b| *b as u64)));
        } else {
            g.reseed(text_seed(b.bytes()));
        }
    } else if v.down::<PyByteArray>().is_some() {
        let bytes = list_from(v)?;
        let bytes: Result<Vec<u8>, PyErr> = bytes.iter().map(|b| Ok(to_i64(b)? as u8)).collect();
        g.reseed(text_seed(&bytes?));
    } else if let Some(n) = int_view(v, &mut [0]) {
        g.reseed(halves(n.magnitude()));
    } else if let Value::Float(_) = v {
        g.reseed(halves(&[ops::hash(v)? as u64]));
    } else {
        return Err(type_error(
            "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.",
        ));
    }
    Ok(Value::None)
}

/// The seed that version 1 makes of characters.
fn old_text_seed(chars: impl Iterator<Item = u64>) -> Vec<u32> {
    let chars: Vec<u64> = chars.collect();
    let mut x = chars.first().map_or(0, |c| c << 7);
    for c in &chars {
        x = 1000003u64.wrapping_mul(x) ^ c;
    }
    x ^= chars.len() as u64;
    halves(&[x])
}

fn no_state(g: &Generator) -> Result<(), PyErr> {
    if g.is_system() {
        return Err(not_implemented_error("System entropy source does not have state."));
    }
    Ok(())
}

pub fn getstate(g: &Generator, args: &mut Args) -> R {
    args.exactly("getstate", 0)?;
    no_state(g)?;
    let twister = g.twister.borrow();
    let mut words: Vec<Value> = Vec::with_capacity(N + 1);
    if let Some(t) = &*twister {
        words.extend(t.state.iter().map(|w| Value::Int(*w as i64)));
        words.push(Value::Int(t.index as i64));
    }
    let gauss = g.gauss_next.get().map_or(Value::None, Value::Float);
    Ok(tuple(vec![Value::Int(3), tuple(words), gauss]))
}

pub fn setstate(g: &Generator, args: &mut Args) -> R {
    args.exactly("setstate", 1)?;
    no_state(g)?;
    let [version, words, gauss] = crate::coll::unpack::<3>(&args.pos[0])?;
    if !matches!(version, Value::Int(3)) {
        return Err(value_error(format!(
            "state with version {} passed to Random.setstate() of version 3",
            ops::str_of(&version)?.to_string_lossy()
        )));
    }
    let words = match native::<PyTuple>(&words) {
        Some(words) if words.len() == N + 1 => words,
        Some(_) => return Err(value_error("state vector is the wrong size")),
        None => return Err(type_error("state vector must be a tuple")),
    };
    let mut twister = Twister { state: [0; N], index: to_i64(&words[N])? as usize };
    for (to, word) in twister.state.iter_mut().zip(words.iter()) {
        *to = to_i64(word)? as u32;
    }
    g.twister.replace(Some(twister));
    g.gauss_next.set(match gauss {
        Value::Float(x) => Some(x),
        _ => None,
    });
    Ok(Value::None)
}

pub fn random(g: &Generator, args: &mut Args) -> R {
    args.exactly("Random.random", 0)?;
    Ok(Value::Float(g.float()))
}

pub fn getrandbits(g: &Generator, args: &mut Args) -> R {
    args.exactly("Random.getrandbits", 1)?;
    match to_index(&args.pos[0])? {
        Value::Int(k) if k >= 0 => Ok(g.many_bits(crate::host::size(k))),
        _ => Err(value_error("number of bits must be non-negative")),
    }
}

pub fn randbytes(g: &Generator, args: &mut Args) -> R {
    let [n] = parse(args, "randbytes", ["n"], 1, 1)?;
    let n = match as_index(&n)? {
        Some(Value::Int(n)) if n >= 0 => crate::host::size(n),
        _ => return Err(value_error("number of bits must be non-negative")),
    };
    let bits = g.many_bits(n * 8);
    let mut room = [0];
    let words = int_view(&bits, &mut room).map_or(Vec::new(), |v| v.magnitude().to_vec());
    let mut bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    bytes.resize(n, 0);
    Ok(new_bytes(bytes))
}
