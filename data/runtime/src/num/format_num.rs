// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `format(number, spec)`.

use super::bigint::IntRef;
use super::complex::Complex;
use super::dec;
use super::error::{NumError, NumResult};
use super::float_repr::{self, Notation, Style};
use super::format_spec::{push_times, unknown_kind, Align, Sign, Spec, Target};
use super::int_text;

/// Whether a presentation type formats an int as a float.
pub fn is_float_kind(kind: Option<char>) -> bool {
    matches!(kind, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%'))
}

/// `format(v, spec)` for an int and a specifier that is not empty.
pub fn format_int(v: IntRef, spec: &str, type_name: &str) -> NumResult<String> {
    let target = Target { type_name, align: Align::Right, kind: Some('d') };
    let spec = Spec::parse(spec, target)?;
    if is_float_kind(spec.kind) {
        let v =
            v.to_f64().ok_or_else(|| NumError::overflow("int too large to convert to float"))?;
        return float_by_spec(v, &spec);
    }
    let (radix, prefix) = match spec.kind {
        Some('d' | 'n') => (10, ""),
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('c') => (0, ""),
        kind => return Err(unknown_kind(kind, type_name)),
    };
    if spec.precision.is_some() {
        return Err(NumError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(NumError::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if spec.kind == Some('c') {
        return character(v, &spec);
    }
    let magnitude = v.abs();
    let mut digits = match (radix, magnitude.to_i64()) {
        (10, Some(small)) => dec::i64_to_string(small),
        (10, None) => int_text::to_string(magnitude)?,
        _ => magnitude.to_string_radix(radix),
    };
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    let number = Number {
        negative: v.is_negative(),
        prefix: if spec.alternate { prefix } else { "" },
        digits: &digits,
        group: if radix == 10 { 3 } else { 4 },
        rest: "",
    };
    Ok(number.lay_out(&spec))
}

/// Type c.
fn character(v: IntRef, spec: &Spec) -> NumResult<String> {
    if spec.sign != Sign::Default {
        return Err(NumError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(NumError::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let code = v
        .to_i64()
        .ok_or_else(|| NumError::overflow("Python int too large to convert to C long"))?;
    let c = u32::try_from(code)
        .ok()
        .and_then(char::from_u32)
        .ok_or_else(|| NumError::overflow("%c arg not in range(0x110000)"))?;
    Ok(spec.padding(1).apply(c.encode_utf8(&mut [0; 4])))
}

/// `format(v, spec)` for a float and a specifier that is not empty.
pub fn format_float(v: f64, spec: &str, type_name: &str) -> NumResult<String> {
    let spec = Spec::parse(spec, Target { type_name, align: Align::Right, kind: None })?;
    match spec.kind {
        None | Some('n') => {}
        kind if is_float_kind(kind) => {}
        kind => return Err(unknown_kind(kind, type_name)),
    }
    float_by_spec(v, &spec)
}

fn float_by_spec(v: f64, spec: &Spec) -> NumResult<String> {
    let mut text = digits_of(v, spec, true)?;
    if spec.kind == Some('%') {
        text.push('%');
    }
    if spec.is_plain() {
        return Ok(text);
    }
    Ok(Number::of_float(&text).lay_out(spec))
}

/// The float in the notation that the specifier asks for, with a minus sign only.
fn digits_of(v: f64, spec: &Spec, point_zero: bool) -> NumResult<String> {
    let limit = i32::MAX as usize;
    if spec.precision.map_or(false, |p| p > limit) {
        return Err(NumError::value("precision too big"));
    }
    let (v, notation) = match spec.kind {
        Some('e' | 'E') => (v, Notation::Exponent),
        Some('f' | 'F') => (v, Notation::Fixed),
        Some('%') => (v * 100.0, Notation::Fixed),
        Some(_) => (v, Notation::General),
        None if spec.precision.is_some() => (v, Notation::General),
        None => (v, Notation::Shortest),
    };
    let style = Style {
        notation,
        precision: spec.precision.unwrap_or(6),
        upper: spec.kind.map_or(false, |c| c.is_ascii_uppercase()),
        alternate: spec.alternate,
        point_zero: point_zero && spec.kind.is_none(),
    };
    let text = float_repr::format(v, style);
    Ok(match text.strip_prefix('-') {
        Some(rest) if spec.no_negative_zero && shows_zero(rest) => rest.to_string(),
        _ => text,
    })
}

/// Whether the digits before an exponent are all zeros.
fn shows_zero(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or("");
    mantissa.bytes().all(|c| c == b'0' || c == b'.')
}

/// `format(v, spec)` for a complex number and a specifier that is not empty.
pub fn format_complex(v: Complex, spec: &str, type_name: &str) -> NumResult<String> {
    let spec = Spec::parse(spec, Target { type_name, align: Align::Right, kind: None })?;
    match spec.kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') => {}
        kind => return Err(unknown_kind(kind, type_name)),
    }
    if spec.fill == '0' {
        return Err(NumError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(NumError::value(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let only_imaginary = spec.kind.is_none() && v.re == 0.0 && v.re.is_sign_positive();
    let parentheses = spec.kind.is_none() && !only_imaginary;
    let bare = Spec { fill: '\0', align: Align::Left, width: 0, ..spec.clone() };
    let re = digits_of(v.re, &spec, false)?;
    let im = digits_of(v.im, &spec, false)?;
    let mut text = String::new();
    if parentheses {
        text.push('(');
    }
    if only_imaginary {
        text.push_str(&Number::of_float(&im).lay_out(&bare));
    } else {
        text.push_str(&Number::of_float(&re).lay_out(&bare));
        let signed = Spec { sign: Sign::Plus, ..bare };
        text.push_str(&Number::of_float(&im).lay_out(&signed));
    }
    text.push('j');
    if parentheses {
        text.push(')');
    }
    Ok(spec.padding(text.len()).apply(&text))
}

/// A number taken apart: sign, prefix, the digits to group, and all that follows.
struct Number<'a> {
    negative: bool,
    prefix: &'a str,
    digits: &'a str,
    group: usize,
    rest: &'a str,
}

impl<'a> Number<'a> {
    fn of_float(text: &'a str) -> Number<'a> {
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let whole = body.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = body.split_at(whole);
        Number { negative, prefix: "", digits, group: 3, rest }
    }

    fn lay_out(&self, spec: &Spec) -> String {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Sign::Plus) => "+",
            (false, Sign::Space) => " ",
            (false, _) => "",
        };
        let others = sign.len() + self.prefix.len() + self.rest.len();
        // Zeros after the sign are digits: they are grouped as well.
        let least = match spec.align {
            Align::AfterSign if spec.fill == '0' => spec.width.saturating_sub(others),
            _ => 0,
        };
        let digits = self.grouped(spec.grouping, least);
        let padding = spec.padding(others + digits.len());
        let (outside, inside) = match spec.align {
            Align::AfterSign => (0, padding.left),
            _ => (padding.left, 0),
        };
        let mut out = String::with_capacity(others + digits.len() + padding.left + padding.right);
        push_times(&mut out, spec.fill, outside);
        out.push_str(sign);
        out.push_str(self.prefix);
        push_times(&mut out, spec.fill, inside);
        out.push_str(&digits);
        out.push_str(self.rest);
        push_times(&mut out, spec.fill, padding.right);
        out
    }

    /// The digits with separators, and zeros before them up to `least` characters.
    fn grouped(&self, separator: Option<char>, least: usize) -> String {
        let len = self.digits.len();
        let separator = match separator {
            _ if len == 0 => return String::new(),
            None => {
                let mut out = String::with_capacity(len.max(least));
                push_times(&mut out, '0', least.saturating_sub(len));
                out.push_str(self.digits);
                return out;
            }
            Some(separator) => separator,
        };
        // With `n` digits come `(n - 1) / group` separators; a text never begins with one.
        let mut digits = len;
        while digits + (digits - 1) / self.group < least {
            digits += 1;
        }
        let zeros = std::iter::repeat('0').take(digits - len);
        let mut out = String::with_capacity(digits + digits / self.group);
        for (i, c) in zeros.chain(self.digits.chars()).enumerate() {
            if i != 0 && (digits - i) % self.group == 0 {
                out.push(separator);
            }
            out.push(c);
        }
        out
    }
}
