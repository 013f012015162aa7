// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The names of characters. Hangul syllables and unified ideographs have names that follow from their code points.

use super::names::{ALPHABET, IDEOGRAPHS, NAMED, NAMES, ONE, TWO, WORDS};
use crate::core::run;

const IDEOGRAPH: &str = "CJK UNIFIED IDEOGRAPH-";
const SYLLABLE: &str = "HANGUL SYLLABLE ";
const LEADING: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWELS: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
    "YI", "I",
];
const TRAILING: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS",
    "NG", "J", "C", "K", "T", "P", "H",
];

/// NAMES and WORDS, taken apart at the first question.
struct Index {
    words: Vec<&'static str>,
    /// The letters of each name.
    names: Vec<&'static [u8]>,
    /// What a letter is, in the order of the alphabet.
    value: [u8; 128],
}

thread_local! {
    static INDEX: Index = {
        let mut value = [0; 128];
        for (at, letter) in ALPHABET.bytes().enumerate() {
            value[letter as usize] = at as u8;
        }
        let end = ALPHABET.as_bytes()[ALPHABET.len() - 1];
        let mut names = Vec::new();
        let mut rest = NAMES.as_bytes();
        // The last letter is also the second or third letter of words.
        while !rest.is_empty() {
            let mut at = 0;
            while rest[at] != end {
                at += letters(value[rest[at] as usize] as usize);
            }
            names.push(&rest[..at]);
            rest = &rest[at + 1..];
        }
        Index { words: WORDS.split(' ').collect(), names, value }
    };
}

/// How many letters a word with this first one has.
fn letters(first: usize) -> usize {
    if first < ONE {
        1
    } else if first < ONE + TWO {
        2
    } else {
        3
    }
}

impl Index {
    /// The letters of a name; None: it has words that no name has.
    fn letters(&self, name: &str) -> Option<Vec<u8>> {
        let base = ALPHABET.len();
        let mut out = Vec::new();
        for word in name.split(' ') {
            let number = self.words.iter().position(|w| *w == word)?;
            let places = match number.checked_sub(ONE) {
                None => vec![number],
                Some(n) if n < TWO * base => vec![ONE + n / base, n % base],
                Some(n) => {
                    let n = n - TWO * base;
                    vec![ONE + TWO + n / base / base, n / base % base, n % base]
                }
            };
            out.extend(places.into_iter().map(|at| ALPHABET.as_bytes()[at]));
        }
        Some(out)
    }

    fn text(&self, name: &[u8]) -> String {
        let base = ALPHABET.len();
        let value = |at: usize| self.value[name[at] as usize] as usize;
        let mut out = String::new();
        let mut at = 0;
        while at < name.len() {
            let first = value(at);
            let n = letters(first);
            let word = match n {
                1 => first,
                2 => ONE + (first - ONE) * base + value(at + 1),
                _ => ONE + TWO * base + ((first - ONE - TWO) * base + value(at + 1)) * base + value(at + 2),
            };
            at += n;
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(self.words[word]);
        }
        out
    }
}

pub fn name(c: u32) -> Option<String> {
    if IDEOGRAPHS.chunks_exact(2).any(|run| run[0] <= c && c <= run[1]) {
        return Some(format!("{}{:X}", IDEOGRAPH, c));
    }
    let s = c.wrapping_sub(0xac00) as usize;
    if s < 19 * 21 * 28 {
        return Some(format!("{}{}{}{}", SYLLABLE, LEADING[s / 588], VOWELS[s % 588 / 28], TRAILING[s % 28]));
    }
    let mut before = 0;
    for run in NAMED.chunks_exact(2) {
        if c < run[0] {
            return None;
        }
        if c < run[0] + run[1] {
            return Some(INDEX.with(|index| index.text(index.names[(before + c - run[0]) as usize])));
        }
        before += run[1];
    }
    None
}

/// The character of a name, in letters of any case unless it follows from the code point.
pub fn lookup(name: &str) -> Option<u32> {
    if let Some(code) = name.strip_prefix(IDEOGRAPH) {
        let c = u32::from_str_radix(code, 16).ok()?;
        return if self::name(c)? == name { Some(c) } else { None };
    }
    if name.starts_with(SYLLABLE) {
        return (0xac00..0xac00 + 19 * 21 * 28).find(|c| self::name(*c).map_or(false, |n| n == name));
    }
    let name = name.to_ascii_uppercase();
    INDEX.with(|index| {
        let letters = index.letters(&name)?;
        let at = index.names.iter().position(|other| **other == *letters)? as u32;
        let mut before = 0;
        for run in NAMED.chunks_exact(2) {
            if at < before + run[1] {
                return Some(run[0] + at - before);
            }
            before += run[1];
        }
        None
    })
}

/// CPython also knows aliases and sequences of characters by name, which are not here: stops the program where a name
/// may be one of those.
pub fn check_no_alias(name: &str) {
    let name = name.to_ascii_uppercase();
    if name.starts_with(IDEOGRAPH) || name.starts_with(SYLLABLE) {
        return;
    }
    let known = INDEX.with(|index| name.split(' ').all(|word| index.words.contains(&word)));
    if known {
        run::refuse(&format!("unicodedata.lookup('{}') is not available to translated programs: it may be an alias", name));
    }
}
