// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Substring search over the units of a string: bytes, u16 or u32.
//!
//! Short needles are found by their last unit and a skip table of 64 bits, as in CPython. A search
//! that keeps meeting the needle's last unit in vain goes over to the two-way algorithm, so the
//! time stays linear.

/// One element of a string's storage.
pub trait Unit: Copy + Ord + Default + Into<u32> + 'static {
    /// The unit of a character that is known to fit.
    fn narrow(c: u32) -> Self;
}

impl Unit for u8 {
    #[inline(always)]
    fn narrow(c: u32) -> u8 {
        c as u8
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn narrow(c: u32) -> u16 {
        c as u16
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn narrow(c: u32) -> u32 {
        c
    }
}

/// Where `unit` stands first.
#[inline]
pub fn find_unit<T: Unit>(hay: &[T], unit: T) -> Option<usize> {
    // Blocks without an early exit are what the compiler turns into vector code.
    const BLOCK: usize = 32;
    let mut blocks = hay.chunks_exact(BLOCK);
    let mut at = 0;
    for block in &mut blocks {
        if block.iter().fold(false, |hit, &u| hit | (u == unit)) {
            return block.iter().position(|&u| u == unit).map(|i| at + i);
        }
        at += BLOCK;
    }
    blocks.remainder().iter().position(|&u| u == unit).map(|i| at + i)
}

/// Where `unit` stands last.
pub fn rfind_unit<T: Unit>(hay: &[T], unit: T) -> Option<usize> {
    hay.iter().rposition(|&u| u == unit)
}

#[inline(always)]
fn bit<T: Unit>(unit: T) -> u64 {
    1 << (unit.into() & 63)
}

/// The first place of `needle` in `hay`; an empty needle is at 0.
pub fn find<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => return Some(0),
        [unit] => return find_unit(hay, *unit),
        _ if needle.len() > hay.len() => return None,
        _ => {}
    }
    let last = needle.len() - 1;
    let end = needle[last];
    // How far the needle may move when its last unit matched but the rest did not.
    let gap = last - needle[..last].iter().rposition(|&u| u == end).map_or(0, |i| i + 1);
    let mask = needle.iter().fold(0, |mask, &u| mask | bit(u));
    let patience = needle.len() / 4 + 64;
    let mut misses = 0;
    let mut i = 0;
    while i + last < hay.len() {
        if hay[i + last] == end {
            if hay[i..i + last] == needle[..last] {
                return Some(i);
            }
            misses += needle.len();
            if misses > patience * 16 && misses > i * 2 {
                return TwoWay::new(needle).find(&hay[i..]).map(|at| i + at);
            }
            match hay.get(i + last + 1) {
                Some(&next) if mask & bit(next) == 0 => i += needle.len() + 1,
                _ => i += gap + 1,
            }
        } else {
            match hay.get(i + last + 1) {
                Some(&next) if mask & bit(next) == 0 => i += needle.len() + 1,
                _ => i += 1,
            }
        }
    }
    None
}

/// The last place of `needle` in `hay`; an empty needle is at the end.
pub fn rfind<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => return Some(hay.len()),
        [unit] => return rfind_unit(hay, *unit),
        _ if needle.len() > hay.len() => return None,
        _ => {}
    }
    let first = needle[0];
    let mask = needle.iter().fold(0, |mask, &u| mask | bit(u));
    let mut i = hay.len() - needle.len();
    loop {
        if hay[i] == first && hay[i..i + needle.len()] == *needle {
            return Some(i);
        }
        let skip = if i > 0 && mask & bit(hay[i - 1]) == 0 { needle.len() + 1 } else { 1 };
        if skip > i {
            return None;
        }
        i -= skip;
    }
}

/// How often `needle`, which is not empty, stands in `hay` without overlap, but at most `max`.
pub fn count<T: Unit>(hay: &[T], needle: &[T], max: usize) -> usize {
    if let [unit] = needle {
        if max >= hay.len() {
            return hay.iter().filter(|&u| u == unit).count();
        }
    }
    let mut count = 0;
    let mut at = 0;
    while count < max {
        match find(&hay[at..], needle) {
            Some(i) => at += i + needle.len(),
            None => break,
        }
        count += 1;
    }
    count
}

/// Crochemore and Perrin's two-way search.
struct TwoWay<'a, T> {
    needle: &'a [T],
    /// The critical position: the part from here on is compared first, to the right.
    cut: usize,
    period: usize,
    /// Whether the needle as a whole has that period; only then can a match be remembered.
    periodic: bool,
}

impl<'a, T: Unit> TwoWay<'a, T> {
    fn new(needle: &'a [T]) -> Self {
        let (a, p) = maximal_suffix(needle, false);
        let (b, q) = maximal_suffix(needle, true);
        let (cut, period) = if a > b { (a, p) } else { (b, q) };
        let periodic =
            period + cut <= needle.len() && needle[..cut] == needle[period..period + cut];
        let period = if periodic { period } else { cut.max(needle.len() - cut) + 1 };
        TwoWay { needle, cut, period, periodic }
    }

    fn find(&self, hay: &[T]) -> Option<usize> {
        let needle = self.needle;
        let mut at = 0;
        // Length of the needle's prefix known to match at `at`.
        let mut known = 0;
        while at + needle.len() <= hay.len() {
            let window = &hay[at..at + needle.len()];
            let start = self.cut.max(known);
            if let Some(i) = (start..needle.len()).find(|&i| needle[i] != window[i]) {
                at += i - self.cut + 1;
                known = 0;
                continue;
            }
            if needle[known.min(self.cut)..self.cut] == window[known.min(self.cut)..self.cut] {
                return Some(at);
            }
            at += self.period;
            known = if self.periodic { needle.len() - self.period } else { 0 };
        }
        None
    }
}

/// Start and period of the greatest suffix in the order of units, or in the reverse order.
fn maximal_suffix<T: Unit>(needle: &[T], reverse: bool) -> (usize, usize) {
    let (mut start, mut candidate, mut offset, mut period) = (0, 1, 0, 1);
    while candidate + offset < needle.len() {
        let a = needle[candidate + offset];
        let b = needle[start + offset];
        if a == b {
            if offset + 1 == period {
                candidate += period;
                offset = 0;
            } else {
                offset += 1;
            }
        } else if (a < b) != reverse {
            candidate += offset + 1;
            offset = 0;
            period = candidate - start;
        } else {
            start = candidate;
            candidate += 1;
            offset = 0;
            period = 1;
        }
    }
    (start, period)
}
