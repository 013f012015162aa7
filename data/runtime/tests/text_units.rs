// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Parts of text by themselves: search, hash, growth of strings, character data.

use rt::text::hash::{key_of_seed, siphash};
use rt::text::{search, PyStr};

/// A small generator, so that failures repeat.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn bytes(&mut self, len: usize, letters: usize) -> Vec<u8> {
        (0..len).map(|_| b'a' + self.below(letters) as u8).collect()
    }
}

fn naive(hay: &[u8], needle: &[u8]) -> Vec<usize> {
    (0..=hay.len().saturating_sub(needle.len())).filter(|&i| hay[i..].starts_with(needle)).collect()
}

#[test]
fn search_finds_what_a_naive_search_finds() {
    let mut random = Random(1);
    for round in 0..4000 {
        let letters = 1 + random.below(3);
        let len = random.below(60);
        let mut hay = random.bytes(len, letters);
        if round % 3 == 0 {
            hay = hay.repeat(1 + random.below(8));
        }
        let needle = match random.below(3) {
            0 => {
                let len = random.below(12);
                random.bytes(len, letters)
            }
            _ => {
                let start = random.below(hay.len() + 1);
                let end = start + random.below(hay.len() - start + 1);
                hay[start..end].to_vec()
            }
        };
        let places = naive(&hay, &needle);
        assert_eq!(search::find(&hay, &needle), places.first().copied(), "{:?} {:?}", hay, needle);
        assert_eq!(search::rfind(&hay, &needle), places.last().copied(), "{:?} {:?}", hay, needle);
        if needle.is_empty() {
            continue;
        }
        let (mut apart, mut end) = (0, 0);
        for place in places {
            if place >= end {
                apart += 1;
                end = place + needle.len();
            }
        }
        assert_eq!(search::count(&hay, &needle, usize::MAX), apart, "{:?} {:?}", hay, needle);
    }
}

/// A needle whose last letter is met in vain all the time goes over to the two-way search.
#[test]
fn search_takes_linear_time() {
    let hay = vec![b'a'; 400_000];
    let mut needle = vec![b'a'; 20_000];
    needle[0] = b'b';
    assert_eq!(search::find(&hay, &needle), None);
    let mut hay = vec![b'a'; 400_000];
    hay[300_000] = b'b';
    assert_eq!(search::find(&hay, &needle), Some(300_000));
    needle[0] = b'a';
    needle[10_000] = b'b';
    assert_eq!(search::find(&hay, &needle), Some(290_000));
}

#[test]
fn hash_is_that_of_cpython() {
    let zero = key_of_seed(0);
    assert_eq!(siphash::<1, 3>(zero, b"abc") as i64, -4594863902769663758);
    assert_eq!(siphash::<1, 3>(zero, b"hello world") as i64, -5642461784034726774);
    assert_eq!(siphash::<1, 3>(zero, &[b'x'; 100]) as i64, 1359644457043326220);
    assert_eq!(siphash::<1, 3>(zero, &[0xe9]) as i64, 6047309291227476195);
    assert_eq!(siphash::<1, 3>(zero, &[0x16, 0x04]) as i64, 5229429703671838488);
    assert_eq!(siphash::<1, 3>(zero, &[0x00, 0xf6, 0x01, 0x00]) as i64, -3536540696076613844);
    // Up to Python 3.10.
    assert_eq!(siphash::<2, 4>(zero, b"abc") as i64, 4596069200710135518);
    assert_eq!(siphash::<1, 3>(key_of_seed(7), b"abc") as i64, -7459679063432183616);
}

#[test]
fn growing_in_place_equals_concatenation() {
    let mut random = Random(2);
    let pieces: Vec<PyStr> = ["", "a", "bc", "é", "→x", "😀", "0123456789abcdef0123456789"]
        .iter()
        .map(|piece| PyStr::from(*piece))
        .collect();
    for _ in 0..500 {
        let mut grown = PyStr::empty();
        let mut joined = PyStr::empty();
        for _ in 0..random.below(12) {
            let piece = &pieces[random.below(pieces.len())];
            grown.append(piece);
            joined = joined.concat(piece);
            assert_eq!(grown, joined);
            assert_eq!(grown.hash(), joined.hash());
            assert_eq!(grown.view().width(), joined.view().width());
        }
    }
}

#[test]
fn slices_are_of_the_smallest_kind() {
    let text = PyStr::from("ab→😀cd");
    assert_eq!(text.len(), 6);
    assert_eq!(text.view().width(), 4);
    assert_eq!(text.substr(0, 3).view().width(), 2);
    assert_eq!(text.substr(4, 6).as_ascii(), Some("cd"));
    assert_eq!(text.stepped(5, -1, 6), PyStr::from("dc😀→ba"));
    assert_eq!(PyStr::from_wtf8(b"\xed\xa0\x80x").to_utf8(), Err(0));
    assert_eq!(PyStr::from_wtf8("aЖ😀".as_bytes()), PyStr::from("aЖ😀"));
}

fn every_char() -> impl Iterator<Item = (u64, PyStr)> {
    (0..0x11_0000u32).map(|c| (c.into(), PyStr::from_char(c)))
}

/// Number and sum of the characters for which str's predicates hold in CPython 3.11.
#[test]
fn predicates_hold_for_the_same_characters() {
    type Case = (&'static str, fn(&PyStr) -> bool, u64, u64);
    let expected: [Case; 10] = [
        ("isalpha", PyStr::is_alpha, 131756, 13903637152),
        ("isdecimal", PyStr::is_decimal, 660, 30806570),
        ("isdigit", PyStr::is_digit, 788, 34551904),
        ("isnumeric", PyStr::is_numeric, 1872, 103269490),
        ("isprintable", PyStr::is_printable, 144516, 14867683184),
        ("isspace", PyStr::is_space, 29, 141704),
        ("isupper", PyStr::is_upper, 1951, 95541008),
        ("islower", PyStr::is_lower, 2471, 107772342),
        ("istitle", PyStr::is_title, 1982, 95761522),
        ("isidentifier", PyStr::is_identifier, 131975, 13915676731),
    ];
    for (name, test, count, sum) in expected {
        let chars: Vec<u64> = every_char().filter(|(_, s)| test(s)).map(|(c, _)| c).collect();
        assert_eq!((chars.len() as u64, chars.iter().sum::<u64>()), (count, sum), "{}", name);
    }
}

/// A hash over the cases of all characters, as CPython 3.11 maps them.
#[test]
fn cases_are_mapped_as_in_cpython() {
    type Case = (&'static str, fn(&PyStr) -> PyStr, u32);
    let expected: [Case; 5] = [
        ("upper", PyStr::to_upper, 2154595283),
        ("lower", PyStr::to_lower, 3591579163),
        ("title", PyStr::to_title, 113390191),
        ("casefold", PyStr::casefold, 3298749924),
        ("swapcase", PyStr::swapcase, 1701162713),
    ];
    for (name, map, hash) in expected {
        let mut got = 0u32;
        for (_, s) in every_char() {
            for c in map(&s).chars() {
                got = got.wrapping_mul(31).wrapping_add(c);
            }
        }
        assert_eq!(got, hash, "{}", name);
    }
}
