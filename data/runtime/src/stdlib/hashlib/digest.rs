// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Message digests, fed in pieces: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).

use super::{legacy, sha2};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Algorithm {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

use Algorithm::{Md5, Sha1, Sha224, Sha256, Sha384, Sha512};

pub const ALL: [Algorithm; 6] = [Md5, Sha1, Sha224, Sha256, Sha384, Sha512];

impl Algorithm {
    pub fn name(self) -> &'static str {
        match self {
            Md5 => "md5",
            Sha1 => "sha1",
            Sha224 => "sha224",
            Sha256 => "sha256",
            Sha384 => "sha384",
            Sha512 => "sha512",
        }
    }

    /// The algorithm of a name in any case; None if it is not here.
    pub fn of_name(name: &str) -> Option<Algorithm> {
        ALL.iter().copied().find(|a| a.name().eq_ignore_ascii_case(name))
    }

    /// Bytes of a digest.
    pub fn digest_size(self) -> usize {
        match self {
            Md5 => 16,
            Sha1 => 20,
            Sha224 => 28,
            Sha256 => 32,
            Sha384 => 48,
            Sha512 => 64,
        }
    }

    /// Bytes that are taken at a time.
    pub fn block_size(self) -> usize {
        match self {
            Sha384 | Sha512 => 128,
            _ => 64,
        }
    }

    /// The digest of a whole message.
    pub fn digest(self, message: &[u8]) -> Vec<u8> {
        let mut hasher = Hasher::new(self);
        hasher.update(message);
        hasher.digest()
    }

    /// HMAC (RFC 2104) of a key, ready for the message.
    fn keyed(self, key: &[u8]) -> (Hasher, Hasher) {
        let mut block = if key.len() > self.block_size() { self.digest(key) } else { key.to_vec() };
        block.resize(self.block_size(), 0);
        let start = |mask: u8| {
            let mut hasher = Hasher::new(self);
            hasher.update(&block.iter().map(|b| b ^ mask).collect::<Vec<u8>>());
            hasher
        };
        (start(0x36), start(0x5c))
    }

    /// PBKDF2 (RFC 8018): `len` bytes.
    pub fn stretch(self, password: &[u8], salt: &[u8], rounds: u64, len: usize) -> Vec<u8> {
        let (inner, outer) = self.keyed(password);
        let mac = |parts: [&[u8]; 2]| {
            let (mut inner, mut outer) = (inner.clone(), outer.clone());
            inner.update(parts[0]);
            inner.update(parts[1]);
            outer.update(&inner.digest());
            outer.digest()
        };
        let mut out = Vec::with_capacity(len + self.digest_size());
        let mut number = 1u32;
        while out.len() < len {
            let mut last = mac([salt, &number.to_be_bytes()]);
            let mut sum = last.clone();
            for _ in 1..rounds {
                last = mac([&last, &[]]);
                sum.iter_mut().zip(&last).for_each(|(s, b)| *s ^= b);
            }
            out.extend_from_slice(&sum);
            number += 1;
        }
        out.truncate(len);
        out
    }
}

#[derive(Clone)]
enum State {
    /// Of five or eight words, of which MD5 has four and SHA-1 five.
    Short([u32; 8]),
    Long([u64; 8]),
}

/// A digest in the making.
#[derive(Clone)]
pub struct Hasher {
    pub algorithm: Algorithm,
    state: State,
    /// What does not fill a block yet.
    rest: Vec<u8>,
    len: u128,
}

impl Hasher {
    pub fn new(algorithm: Algorithm) -> Hasher {
        let state = match algorithm {
            Md5 | Sha1 => State::Short(legacy::START),
            Sha224 | Sha256 => State::Short(sha2::start_short(algorithm == Sha224)),
            Sha384 | Sha512 => State::Long(sha2::start_long(algorithm == Sha384)),
        };
        Hasher { algorithm, state, rest: Vec::new(), len: 0 }
    }

    pub fn update(&mut self, mut data: &[u8]) {
        let size = self.algorithm.block_size();
        self.len += data.len() as u128;
        if !self.rest.is_empty() {
            let take = data.len().min(size - self.rest.len());
            self.rest.extend_from_slice(&data[..take]);
            data = &data[take..];
            if self.rest.len() < size {
                return;
            }
            let block = std::mem::take(&mut self.rest);
            self.block(&block);
        }
        let mut blocks = data.chunks_exact(size);
        for block in &mut blocks {
            self.block(block);
        }
        self.rest.extend_from_slice(blocks.remainder());
    }

    fn block(&mut self, block: &[u8]) {
        match (&mut self.state, self.algorithm) {
            (State::Short(state), Md5) => legacy::md5(state, block),
            (State::Short(state), Sha1) => legacy::sha1(state, block),
            (State::Short(state), _) => sha2::short(state, block),
            (State::Long(state), _) => sha2::long(state, block),
        }
    }

    /// The digest of what came so far.
    pub fn digest(&self) -> Vec<u8> {
        let mut end = self.clone();
        let size = self.algorithm.block_size();
        let bits = self.len * 8;
        let length = size / 8;
        let mut tail = vec![0x80];
        while (self.rest.len() + tail.len() + length) % size != 0 {
            tail.push(0);
        }
        match self.algorithm {
            Md5 => tail.extend_from_slice(&(bits as u64).to_le_bytes()),
            Sha384 | Sha512 => tail.extend_from_slice(&bits.to_be_bytes()),
            _ => tail.extend_from_slice(&(bits as u64).to_be_bytes()),
        }
        end.update(&tail);
        let mut out: Vec<u8> = match &end.state {
            State::Short(words) if self.algorithm == Md5 => {
                words.iter().flat_map(|w| w.to_le_bytes()).collect()
            }
            State::Short(words) => words.iter().flat_map(|w| w.to_be_bytes()).collect(),
            State::Long(words) => words.iter().flat_map(|w| w.to_be_bytes()).collect(),
        };
        out.truncate(self.algorithm.digest_size());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(algorithm: Algorithm, message: &[u8]) -> String {
        algorithm.digest(message).iter().map(|b| format!("{:02x}", b)).collect()
    }

    #[test]
    fn known_digests() {
        assert_eq!(hex(Md5, b"abc"), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(hex(Sha1, b"abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert!(hex(Sha224, b"abc").starts_with("23097d223405d8228642a477bda255b3"));
        assert!(hex(Sha256, b"abc").starts_with("ba7816bf8f01cfea414140de5dae2223"));
        assert!(hex(Sha384, b"abc").starts_with("cb00753f45a35e8bb5a03d699ac65007"));
        assert!(hex(Sha512, b"abc").starts_with("ddaf35a193617abacc417349ae204131"));
        assert!(hex(Sha512, b"").starts_with("cf83e1357eefb8bdf1542850d66d8007"));
        assert!(hex(Sha512, &[b'a'; 200]).starts_with("4b11459c33f52a22ee8236782714c150"));
    }
}
