// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Decompression by RFC 1951. Codes are read with the canonical counts of each length, as in zlib's contrib/puff.

pub enum Fault {
    /// The data ends too early.
    Short,
    /// As zlib says it.
    Wrong(&'static str),
}

pub struct Inflate<'a> {
    data: &'a [u8],
    at: usize,
    bits: u32,
    n_bits: u32,
    out: Vec<u8>,
}

const MAX_BITS: usize = 15;
const LENGTHS: [(u16, u8); 29] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2),
    (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5),
    (163, 5), (195, 5), (227, 5), (258, 0),
];
const DISTANCES: [(u16, u8); 30] = [
    (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4), (49, 4), (65, 5),
    (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8), (1025, 9), (1537, 9), (2049, 10),
    (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12289, 12), (16385, 13), (24577, 13),
];
/// In which order the lengths of the code for lengths stand.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// A canonical code: how many symbols have each length, and the symbols in order.
struct Code {
    count: [u16; MAX_BITS + 1],
    symbols: Vec<u16>,
    /// Codes that no symbol has; below zero: more symbols than codes.
    left: i32,
}

impl Code {
    fn of(lengths: &[u8]) -> Code {
        let mut count = [0u16; MAX_BITS + 1];
        for length in lengths {
            count[*length as usize] += 1;
        }
        let mut left = 1;
        for n in &count[1..] {
            left = (left << 1) - i32::from(*n);
            if left < 0 {
                break;
            }
        }
        let mut symbols = Vec::new();
        for length in 1..=MAX_BITS {
            symbols.extend((0..lengths.len()).filter(|s| lengths[*s] as usize == length).map(|s| s as u16));
        }
        Code { count, symbols, left }
    }

    /// Whether the code is not complete, but for one symbol of one bit.
    fn is_wrong(&self, lengths: &[u8]) -> bool {
        self.left < 0 || self.left > 0 && lengths.len() != usize::from(self.count[0]) + usize::from(self.count[1])
    }
}

impl<'a> Inflate<'a> {
    pub fn new(data: &'a [u8]) -> Inflate<'a> {
        Inflate { data, at: 0, bits: 0, n_bits: 0, out: Vec::new() }
    }

    /// What the data stands for, and the bytes behind it.
    pub fn run(mut self) -> Result<(Vec<u8>, &'a [u8]), Fault> {
        loop {
            let last = self.take(1)? == 1;
            match self.take(2)? {
                0 => self.stored()?,
                1 => {
                    let mut lengths = [8u8; 288];
                    lengths[144..256].fill(9);
                    lengths[256..280].fill(7);
                    self.compressed(&Code::of(&lengths), &Code::of(&[5; 30]))?;
                }
                2 => {
                    let (literals, distances) = self.codes()?;
                    self.compressed(&literals, &distances)?;
                }
                _ => return Err(Fault::Wrong("invalid block type")),
            }
            if last {
                return Ok((self.out, &self.data[self.at..]));
            }
        }
    }

    fn take(&mut self, n: u32) -> Result<u32, Fault> {
        while self.n_bits < n {
            let byte = *self.data.get(self.at).ok_or(Fault::Short)?;
            self.at += 1;
            self.bits |= u32::from(byte) << self.n_bits;
            self.n_bits += 8;
        }
        let value = self.bits & ((1 << n) - 1);
        self.bits >>= n;
        self.n_bits -= n;
        Ok(value)
    }

    fn stored(&mut self) -> Result<(), Fault> {
        self.bits = 0;
        self.n_bits = 0;
        let head = self.data.get(self.at..self.at + 4).ok_or(Fault::Short)?;
        let len = u16::from_le_bytes([head[0], head[1]]);
        if len != !u16::from_le_bytes([head[2], head[3]]) {
            return Err(Fault::Wrong("invalid stored block lengths"));
        }
        self.at += 4;
        let bytes = self.data.get(self.at..self.at + usize::from(len)).ok_or(Fault::Short)?;
        self.out.extend_from_slice(bytes);
        self.at += bytes.len();
        Ok(())
    }

    fn symbol(&mut self, code: &Code, fault: &'static str) -> Result<usize, Fault> {
        let (mut value, mut first, mut index) = (0i32, 0i32, 0i32);
        for length in 1..=MAX_BITS {
            value |= self.take(1)? as i32;
            let count = i32::from(code.count[length]);
            if value - count < first {
                return Ok(usize::from(code.symbols[(index + value - first) as usize]));
            }
            index += count;
            first = (first + count) << 1;
            value <<= 1;
        }
        Err(Fault::Wrong(fault))
    }

    /// The codes of a block that brings its own.
    fn codes(&mut self) -> Result<(Code, Code), Fault> {
        let n_literals = self.take(5)? as usize + 257;
        let n_distances = self.take(5)? as usize + 1;
        let n_lengths = self.take(4)? as usize + 4;
        if n_literals > 286 || n_distances > 30 {
            return Err(Fault::Wrong("too many length or distance symbols"));
        }
        let mut lengths = [0u8; 320];
        for place in &ORDER[..n_lengths] {
            lengths[*place] = self.take(3)? as u8;
        }
        let code = Code::of(&lengths[..19]);
        if code.left != 0 {
            return Err(Fault::Wrong("invalid code lengths set"));
        }
        lengths = [0; 320];
        let mut at = 0;
        while at < n_literals + n_distances {
            let symbol = self.symbol(&code, "invalid code lengths set")?;
            if symbol < 16 {
                lengths[at] = symbol as u8;
                at += 1;
                continue;
            }
            let (value, times) = match symbol {
                16 if at == 0 => return Err(Fault::Wrong("invalid bit length repeat")),
                16 => (lengths[at - 1], 3 + self.take(2)?),
                17 => (0, 3 + self.take(3)?),
                _ => (0, 11 + self.take(7)?),
            };
            let end = at + times as usize;
            if end > n_literals + n_distances {
                return Err(Fault::Wrong("invalid bit length repeat"));
            }
            lengths[at..end].fill(value);
            at = end;
        }
        if lengths[256] == 0 {
            return Err(Fault::Wrong("invalid code -- missing end-of-block"));
        }
        let (first, second) = (&lengths[..n_literals], &lengths[n_literals..n_literals + n_distances]);
        let (literals, distances) = (Code::of(first), Code::of(second));
        if literals.is_wrong(first) {
            return Err(Fault::Wrong("invalid literal/lengths set"));
        }
        if distances.is_wrong(second) {
            return Err(Fault::Wrong("invalid distances set"));
        }
        Ok((literals, distances))
    }

    fn compressed(&mut self, literals: &Code, distances: &Code) -> Result<(), Fault> {
        loop {
            let symbol = self.symbol(literals, "invalid literal/length code")?;
            if symbol < 256 {
                self.out.push(symbol as u8);
                continue;
            }
            if symbol == 256 {
                return Ok(());
            }
            let (base, extra) =
                *LENGTHS.get(symbol - 257).ok_or(Fault::Wrong("invalid literal/length code"))?;
            let length = usize::from(base) + self.take(u32::from(extra))? as usize;
            let symbol = self.symbol(distances, "invalid distance code")?;
            let (base, extra) = *DISTANCES.get(symbol).ok_or(Fault::Wrong("invalid distance code"))?;
            let distance = usize::from(base) + self.take(u32::from(extra))? as usize;
            if distance > self.out.len() {
                return Err(Fault::Wrong("invalid distance too far back"));
            }
            let from = self.out.len() - distance;
            for i in 0..length {
                self.out.push(self.out[from + i]);
            }
        }
    }
}
