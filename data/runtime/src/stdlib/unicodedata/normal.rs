// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The normal forms, by the algorithms of the Unicode Standard, 3.11, and 3.12 for Hangul.

use super::{parts, record, rows};
use std::collections::HashMap;

const SYLLABLES: u32 = 0xac00;
const LEADING: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TRAILING: u32 = 0x11a7;
const N_LEADING: u32 = 19;
const N_VOWELS: u32 = 21;
const N_TRAILING: u32 = 28;

pub fn normalize(text: impl Iterator<Item = u32>, compatibility: bool, compose: bool) -> Vec<u32> {
    let mut out = Vec::new();
    for c in text {
        decompose(c, compatibility, &mut out);
    }
    order(&mut out);
    if compose {
        self::compose(&mut out);
    }
    out
}

fn class(c: u32) -> u8 {
    record(c)[1]
}

fn decompose(c: u32, compatibility: bool, out: &mut Vec<u32>) {
    if c < 0x80 {
        return out.push(c);
    }
    let syllable = c.wrapping_sub(SYLLABLES);
    if syllable < N_LEADING * N_VOWELS * N_TRAILING {
        out.push(LEADING + syllable / (N_VOWELS * N_TRAILING));
        out.push(VOWELS + syllable % (N_VOWELS * N_TRAILING) / N_TRAILING);
        if syllable % N_TRAILING != 0 {
            out.push(TRAILING + syllable % N_TRAILING);
        }
        return;
    }
    match parts(c) {
        Some(parts) if compatibility || parts.tag == 0 => {
            for part in parts.codes {
                decompose(*part, compatibility, out);
            }
        }
        _ => out.push(c),
    }
}

/// Sorts each run of combining characters by class, and keeps the order of those of one class.
fn order(text: &mut [u32]) {
    let mut from = 0;
    while from < text.len() {
        let run = text[from..].iter().take_while(|c| class(**c) != 0).count();
        text[from..from + run].sort_by_key(|c| class(*c));
        from += run + 1;
    }
}

fn pair(first: u32, second: u32) -> Option<u32> {
    let (l, v) = (first.wrapping_sub(LEADING), second.wrapping_sub(VOWELS));
    if l < N_LEADING && v < N_VOWELS {
        return Some(SYLLABLES + (l * N_VOWELS + v) * N_TRAILING);
    }
    let (s, t) = (first.wrapping_sub(SYLLABLES), second.wrapping_sub(TRAILING));
    if s < N_LEADING * N_VOWELS * N_TRAILING && s % N_TRAILING == 0 && t > 0 && t < N_TRAILING {
        return Some(first + t);
    }
    thread_local! {
        static PAIRS: HashMap<(u32, u32), u32> =
            rows().filter(|(_, p)| p.composes).map(|(c, p)| ((p.codes[0], p.codes[1]), c)).collect();
    }
    PAIRS.with(|pairs| pairs.get(&(first, second)).copied())
}

/// Joins each character with the last starter before it, unless another of its class or higher stands between.
fn compose(text: &mut Vec<u32>) {
    let mut starter = None;
    let mut last_class = 0;
    let mut to = 0;
    for at in 0..text.len() {
        let c = text[at];
        let of = class(c);
        if let Some(s) = starter {
            let blocked = to - s > 1 && (last_class == 0 || last_class >= of);
            if !blocked {
                if let Some(joined) = pair(text[s], c) {
                    text[s] = joined;
                    continue;
                }
            }
        }
        if of == 0 {
            starter = Some(to);
        }
        last_class = of;
        text[to] = c;
        to += 1;
    }
    text.truncate(to);
}
