// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Numbers against CPython: `num_cases.py` prints random cases with CPython's answers, each of
//! which must come out the same here.

use rt::num::bigfloat::{cmp_i64_f64, hash_f64};
use rt::num::bigint::{BigInt, ByteOrder, ToBytesError};
use rt::num::combinatorics::{combinations, factorial, permutations};
use rt::num::complex::Complex;
use rt::num::dtoa::round_to_place;
use rt::num::error::{NumError, NumErrorKind};
use rt::num::float_ops::{self, Power};
use rt::num::float_parse;
use rt::num::float_repr::{self, Notation, Style};
use rt::num::format_num::{format_complex, format_float, format_int};
use rt::num::format_spec::layout_str;
use rt::num::gamma::{gamma, ln_gamma};
use rt::num::int_text::{self, Int};
use rt::num::libm;
use rt::num::sums::{norm, ExactSum};
use std::process::Command;

fn int(text: &str) -> BigInt {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let v =
        BigInt::from_digits(digits.trim_start_matches("0x").as_bytes(), 16).expect("hexadecimal");
    if negative {
        v.negate()
    } else {
        v
    }
}

fn small(text: &str) -> i64 {
    int(text).to_i64().expect("a machine integer")
}

fn float(text: &str) -> f64 {
    match text {
        "nan" => f64::NAN,
        _ => f64::from_bits(u64::from_str_radix(text, 16).expect("64 bits")),
    }
}

fn hex(v: &BigInt) -> String {
    let text = v.view().abs().to_owned().view().to_string_radix(16);
    format!("{}0x{}", if v.is_negative() { "-" } else { "" }, text)
}

fn bits(v: f64) -> String {
    if v.is_nan() {
        "nan".to_string()
    } else {
        format!("{:016x}", v.to_bits())
    }
}

fn order(text: &str) -> ByteOrder {
    if text == "big" {
        ByteOrder::Big
    } else {
        ByteOrder::Little
    }
}

/// The answer of this crate to one case, in the notation of `num_cases.py`.
fn answer(op: &str, args: &[&str]) -> String {
    let a = || int(args[0]);
    let b = || int(args[1]);
    let n = || small(args[1]) as usize;
    let ordering = |o: std::cmp::Ordering| hex(&BigInt::from(o as i64));
    match op {
        "add" => hex(&a().view().add(b().view())),
        "sub" => hex(&a().view().sub(b().view())),
        "mul" => hex(&a().view().mul(b().view())),
        "and" => hex(&a().view().bitand(b().view())),
        "or" => hex(&a().view().bitor(b().view())),
        "xor" => hex(&a().view().bitxor(b().view())),
        "not" => hex(&a().view().not()),
        "shl" => hex(&a().view().shl(n())),
        "shr" => hex(&a().view().shr(n())),
        "divmod" => {
            let (q, r) = a().view().div_mod(b().view()).expect("divisor is not zero");
            format!("{} {}", hex(&q), hex(&r))
        }
        "truediv" => match a().view().true_div(b().view()) {
            Some(v) => bits(v),
            None => "OverflowError: integer division result too large for a float".to_string(),
        },
        "hash" => hex(&BigInt::from(a().view().hash())),
        "bits" => format!("{:#x} {:#x}", a().view().bit_length(), a().view().bit_count()),
        "tofloat" => match a().view().to_f64() {
            Some(v) => bits(v),
            None => "OverflowError: int too large to convert to float".to_string(),
        },
        "gcd" => hex(&a().view().gcd(b().view())),
        "isqrt" => hex(&a().view().isqrt()),
        "cmp" => ordering(a().cmp(&b())),
        "cmpfloat" => {
            let v = float(args[1]);
            let by_value = a().view().cmp_f64(v).expect("not NaN");
            if let Some(small) = a().to_i64() {
                assert_eq!(cmp_i64_f64(small, v), Some(by_value));
            }
            ordering(by_value)
        }
        "truncfloat" => hex(&BigInt::from_f64(float(args[0]))),
        "str" => a().view().to_string_radix(10),
        "fromstr" => {
            let text = a().view().to_string_radix(10);
            let digits = text.trim_start_matches('-');
            assert_eq!(BigInt::from_digits(digits.as_bytes(), 10), Some(a().abs()));
            text
        }
        "radix" => a().view().to_string_radix(small(args[1]) as u32),
        "pow" => hex(&a().view().pow(n() as u64)),
        "powmod" => hex(&a().view().pow_mod(b().view(), int(args[2]).view())),
        "inverse" => match a().view().inverse_mod(b().view()) {
            Some(v) => hex(&v),
            None => "ValueError: base is not invertible for the given modulus".to_string(),
        },
        "tobytes" => match a().view().to_bytes(n(), order(args[2]), args[3] == "True") {
            Ok(bytes) => bytes.iter().map(|b| format!("{:02x}", b)).collect(),
            Err(ToBytesError::Negative) => {
                "OverflowError: can't convert negative int to unsigned".to_string()
            }
            Err(ToBytesError::TooBig) => "OverflowError: int too big to convert".to_string(),
        },
        "frombytes" => {
            let bytes: Vec<u8> = (0..args[0].len() / 2)
                .map(|i| u8::from_str_radix(&args[0][2 * i..2 * i + 2], 16).expect("bytes"))
                .collect();
            hex(&BigInt::from_bytes(&bytes, order(args[1]), args[2] == "True"))
        }
        "repr" => float_repr::repr(float(args[0])),
        "hashfloat" => hex(&BigInt::from(hash_f64(float(args[0])).unwrap_or(0))),
        "format" => {
            let notation = match args[1] {
                "e" | "E" => Notation::Exponent,
                "f" | "F" => Notation::Fixed,
                _ => Notation::General,
            };
            let style = Style {
                upper: args[1].chars().all(char::is_uppercase),
                alternate: args[3] == "#",
                ..Style::new(notation, args[2].parse().expect("a precision"))
            };
            float_repr::format(float(args[0]), style)
        }
        "round" => {
            let (v, places) = (float(args[0]), small(args[1]));
            let rounded = match places {
                324.. => v,
                -308..=323 => round_to_place(v, places as i32),
                _ => 0.0 * v,
            };
            if rounded.is_finite() {
                bits(rounded)
            } else {
                "OverflowError: rounded value too large to represent".to_string()
            }
        }
        _ => answer_float(op, args),
    }
}

fn error(e: NumError) -> String {
    match e.kind {
        NumErrorKind::Memory => format!("MemoryError: {}", e.text),
        NumErrorKind::Overflow => format!("OverflowError: {}", e.text),
        NumErrorKind::Range => format!("OverflowError: (34, '{}')", e.text),
        NumErrorKind::Type => format!("TypeError: {}", e.text),
        NumErrorKind::Value => format!("ValueError: {}", e.text),
        NumErrorKind::ZeroDivision => format!("ZeroDivisionError: {}", e.text),
    }
}

fn complex(text: &str) -> Complex {
    let (re, im) = text.split_once(' ').expect("two parts");
    Complex::new(float(re), float(im))
}

fn parts(z: Complex) -> String {
    format!("{} {}", bits(z.re), bits(z.im))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            ' '..='~' => out.push(c),
            c if (c as u32) < 256 => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push_str(&format!("\\u{:04x}", c as u32)),
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    text.replace("\\t", "\t").replace("\\xe9", "é").replace("\\xfc", "ü").replace("\\xef", "ï")
}

/// `repr` of a text of the cases, which has neither quotes nor unusual characters.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\t', "\\t"))
}

fn floats(text: &str) -> Vec<f64> {
    text.split_whitespace().map(float).collect()
}

fn answer_float(op: &str, args: &[&str]) -> String {
    let a = || float(args[0]);
    let b = || float(args[1]);
    let number = |r: Result<f64, NumError>| r.map_or_else(error, bits);
    let number_complex = |r: Result<Complex, NumError>| r.map_or_else(error, parts);
    let text = |r: Result<String, NumError>| escaped(&r.unwrap_or_else(error));
    match op {
        "fdivmod" => match float_ops::div_mod(a(), b()) {
            Ok((q, r)) => format!("{} {}", bits(q), bits(r)),
            Err(e) => error(e),
        },
        "ffloordiv" => number(float_ops::floor_div(a(), b())),
        "fmod" => number(float_ops::modulo(a(), b())),
        "ftruediv" => number(float_ops::true_div(a(), b())),
        "fpow" => match float_ops::pow(a(), b()) {
            Ok(Power::Real(v)) => bits(v),
            Ok(Power::Complex(z)) => parts(z),
            Err(e) => error(e),
        },
        "fround" => {
            let v = float_ops::round_half_even(a());
            bits(if v.is_finite() && v != 0.0 { v } else { 1.0 })
        }
        "fratio" => match float_ops::integer_ratio(a()) {
            Ok((n, d)) => format!("{} {}", hex(&n), hex(&d)),
            Err(e) => error(e),
        },
        "fhex" => float_ops::hex(a()),
        "ffromhex" => number(float_parse::from_hex(&unescaped(args[0]))),
        "cmul" => parts(complex(args[0]) * complex(args[1])),
        "cdiv" => number_complex(complex(args[0]).true_div(complex(args[1]))),
        "cpow" => number_complex(complex(args[0]).pow(complex(args[1]))),
        "crepr" => complex(args[0]).repr(),
        "chash" => hex(&BigInt::from(complex(args[0]).hash().expect("no NaN"))),
        "cabs" => number(complex(args[0]).abs()),
        "cparse" => match Complex::parse(&unescaped(args[0])) {
            Some(z) => parts(z),
            None if args[0].contains('_') => "malformed".to_string(),
            None => "ValueError: complex() arg is a malformed string".to_string(),
        },
        "float" => match float_parse::parse(&unescaped(args[0])) {
            Some(v) => bits(v),
            None => {
                let shown = quoted(&unescaped(args[0]));
                format!("ValueError: could not convert string to float: {}", escaped(&shown))
            }
        },
        "int" => {
            let (text, base) = (unescaped(args[0]), small(args[1]) as u32);
            match int_text::parse(&text, base) {
                Ok(Int::Small(v)) => hex(&BigInt::from(v)),
                Ok(Int::Big(v)) => hex(&v),
                Err(e) => escaped(&error(e.into_error(base, &quoted(&text)))),
            }
        }
        "intspec" => text(format_int(int(args[0]).view(), &unescaped(args[1]), "int")),
        "floatspec" => text(format_float(a(), &unescaped(args[1]), "float")),
        "complexspec" => text(format_complex(complex(args[0]), &unescaped(args[1]), "complex")),
        "strspec" => {
            let value = unescaped(args[0]);
            let layout = layout_str(value.chars().count(), &unescaped(args[1]), "str");
            text(layout.map(|l| l.padding.apply(&value.chars().take(l.take).collect::<String>())))
        }
        "gamma" => number(gamma(a())),
        "lgamma" => number(ln_gamma(a())),
        "erf" => format!("{} {}", bits(libm::erf(a())), bits(libm::erfc(a()))),
        "asinh" => bits(libm::asinh(a())),
        "hypot" => bits(norm(&floats(args[0]))),
        "fsum" => {
            let mut sum = ExactSum::default();
            let added = floats(args[0]).into_iter().try_for_each(|v| sum.add(v));
            number(added.and_then(|()| sum.total()))
        }
        "comb" => hex(&combinations(int(args[0]).view(), small(args[1]) as u64)),
        "perm" => hex(&permutations(int(args[0]).view(), small(args[1]) as u64)),
        "factorial" => hex(&factorial(small(args[0]) as u64)),
        _ => panic!("unknown operation {}", op),
    }
}

fn compare(group: &str, count: u32) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/num_cases.py");
    let output = Command::new("/usr/bin/python3")
        .args([script, group, "1", &count.to_string()])
        .output()
        .expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let mut cases = 0;
    let mut wrong = 0;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let (op, args, expected) =
            (fields[0], &fields[1..fields.len() - 1], fields[fields.len() - 1]);
        let got = answer(op, args);
        cases += 1;
        if got != expected && !(got == "malformed" && expected.starts_with("ValueError")) {
            wrong += 1;
            if wrong <= 10 {
                eprintln!("{} {:?}\n   is {}\n  not {}", op, args, expected, got);
            }
        }
    }
    assert!(cases >= count, "only {} cases", cases);
    assert_eq!(wrong, 0, "of {} cases", cases);
}

#[test]
fn integers() {
    compare("ints", 1000);
}

#[test]
fn long_integers() {
    compare("huge", 12);
}

#[test]
fn shortest_digits() {
    compare("reprs", 100_000);
}

#[test]
fn precise_digits() {
    compare("formats", 50_000);
}

#[test]
fn float_and_complex_arithmetic() {
    compare("arithmetic", 20_000);
}

#[test]
fn numbers_in_text() {
    compare("parsing", 20_000);
}

#[test]
fn format_specifiers() {
    compare("specs", 30_000);
}

#[test]
fn special_functions() {
    compare("special", 20_000);
}
