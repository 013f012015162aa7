// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The generator MT19937 of Matsumoto and Nishimura, seeded as CPython seeds it.

pub const N: usize = 624;
const M: usize = 397;
const UPPER: u32 = 0x8000_0000;
const LOWER: u32 = 0x7fff_ffff;
const MATRIX: u32 = 0x9908_b0df;

#[derive(Clone)]
pub struct Twister {
    pub state: [u32; N],
    /// How much of the state was used; `N` = all.
    pub index: usize,
}

impl Twister {
    fn from_word(seed: u32) -> Twister {
        let mut state = [seed; N];
        for i in 1..N {
            let last = state[i - 1];
            state[i] = 1812433253u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i as u32);
        }
        Twister { state, index: N }
    }

    /// Seeds by the words of an int, the lowest first; there is at least one.
    pub fn from_words(key: &[u32]) -> Twister {
        let mut twister = Twister::from_word(19650218);
        let mt = &mut twister.state;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let mixed = (mt[i - 1] ^ (mt[i - 1] >> 30)).wrapping_mul(1664525);
            mt[i] = (mt[i] ^ mixed).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= N {
                mt[0] = mt[N - 1];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 1..N {
            let mixed = (mt[i - 1] ^ (mt[i - 1] >> 30)).wrapping_mul(1566083941);
            mt[i] = (mt[i] ^ mixed).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                mt[0] = mt[N - 1];
                i = 1;
            }
        }
        mt[0] = UPPER;
        twister
    }

    fn refill(&mut self) {
        let mt = &mut self.state;
        for k in 0..N {
            let y = (mt[k] & UPPER) | (mt[(k + 1) % N] & LOWER);
            mt[k] = mt[(k + M) % N] ^ (y >> 1) ^ if y & 1 == 1 { MATRIX } else { 0 };
        }
        self.index = 0;
    }

    #[inline]
    pub fn next(&mut self) -> u32 {
        if self.index >= N {
            self.refill();
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }
}
