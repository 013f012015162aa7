// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `template % values`.

use super::convert::{float_arg, to_int_strict};
use super::float_repr::{self, Notation, Style};
use super::int_text;
use super::value::{is_number, Number};
use crate::coll::PyTuple;
use crate::core::attr::lookup_special;
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::exceptions::type_error_type;
use crate::core::names::Dunder;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::text::str_builder::StrBuilder;
use crate::text::str_obj::{as_str, new_str};
use crate::text::PyStr;

/// `template % values`
pub fn format(template: &PyStr, values: &Value) -> R {
    let items = values.peel().down::<PyTuple>();
    let is_mapping = items.is_none()
        && as_str(values).is_none()
        && lookup_special(values, Dunder::GetItem)?.is_some();
    let mut f = Formatter {
        template,
        at: 0,
        out: StrBuilder::with_capacity(template.len() + 16),
        source: match items {
            Some(items) => Source::Tuple(items.clone(), 0),
            None => Source::One(values.clone(), false),
        },
        mapping: if is_mapping { Some(values) } else { None },
    };
    f.run()?;
    if f.mapping.is_none() && f.source.is_left() {
        return Err(type_error("not all arguments converted during string formatting"));
    }
    Ok(new_str(f.out.finish()))
}

/// Where the next value comes from.
enum Source {
    Tuple(Ref<PyTuple>, usize),
    One(Value, bool),
}

impl Source {
    fn next(&mut self) -> Result<Value, PyErr> {
        let next = match self {
            Source::Tuple(items, at) => {
                *at += 1;
                items.get(*at - 1).cloned()
            }
            Source::One(v, used) => {
                if std::mem::replace(used, true) {
                    None
                } else {
                    Some(v.clone())
                }
            }
        };
        next.ok_or_else(|| type_error("not enough arguments for format string"))
    }

    fn is_left(&self) -> bool {
        match self {
            Source::Tuple(items, at) => *at < items.len(),
            Source::One(_, used) => !used,
        }
    }
}

/// One conversion: `%[(name)][flags][width][.precision][length]type`.
#[derive(Default)]
struct Field {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

struct Formatter<'a> {
    template: &'a PyStr,
    at: usize,
    out: StrBuilder,
    source: Source,
    mapping: Option<&'a Value>,
}

impl Formatter<'_> {
    fn run(&mut self) -> Result<(), PyErr> {
        loop {
            let start = self.at;
            while self.at < self.template.len() && self.template.at(self.at) != '%' as u32 {
                self.at += 1;
            }
            self.out.push_part(self.template.view().slice(start, self.at));
            if self.at == self.template.len() {
                return Ok(());
            }
            self.at += 1;
            self.field()?;
        }
    }

    fn peek(&self) -> Option<char> {
        if self.at < self.template.len() {
            // A lone surrogate matches nothing that is looked for.
            Some(char::from_u32(self.template.at(self.at)).unwrap_or('\u{fffd}'))
        } else {
            None
        }
    }

    fn field(&mut self) -> Result<(), PyErr> {
        if self.peek() == Some('%') {
            self.at += 1;
            self.out.push('%' as u32);
            return Ok(());
        }
        if self.peek() == Some('(') {
            self.name()?;
        }
        let mut field = Field::default();
        self.flags(&mut field);
        self.width(&mut field)?;
        self.precision(&mut field)?;
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        let kind = self.peek().ok_or_else(|| value_error("incomplete format"))?;
        let v = self.source.next()?;
        self.at += 1;
        self.convert(&field, kind, &v)
    }

    /// `(name)`: the values come from the mapping's item.
    fn name(&mut self) -> Result<(), PyErr> {
        let mapping = self.mapping.ok_or_else(|| type_error("format requires a mapping"))?;
        let start = self.at + 1;
        let mut depth = 0;
        loop {
            match self.peek() {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(value_error("incomplete format key")),
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        let key = self.template.substr(start, self.at - 1);
        self.source = Source::One(ops::get_item(mapping, &new_str(key))?, false);
        Ok(())
    }

    fn flags(&mut self, field: &mut Field) {
        loop {
            match self.peek() {
                Some('-') => field.left = true,
                Some('+') => field.plus = true,
                Some(' ') => field.blank = true,
                Some('#') => field.alternate = true,
                Some('0') => field.zero = true,
                _ => return,
            }
            self.at += 1;
        }
    }

    /// `*`: the number is the next value.
    fn star(&mut self, too_big: &'static str) -> Result<Option<i64>, PyErr> {
        if self.peek() != Some('*') {
            return Ok(None);
        }
        let v = self.source.next()?;
        self.at += 1;
        match Number::of(v.peel()) {
            Some(Number::Small(n)) => Ok(Some(n)),
            Some(Number::Big(_)) => Err(overflow_error(too_big)),
            _ => Err(type_error("* wants int")),
        }
    }

    /// Digits, up to a limit.
    fn number(&mut self, limit: i64, too_big: &'static str) -> Result<i64, PyErr> {
        let mut n = 0i64;
        while let Some(digit) =
            self.peek().filter(char::is_ascii_digit).and_then(|c| c.to_digit(10))
        {
            if n > (limit - digit as i64) / 10 {
                return Err(value_error(too_big));
            }
            n = n * 10 + digit as i64;
            self.at += 1;
        }
        Ok(n)
    }

    fn width(&mut self, field: &mut Field) -> Result<(), PyErr> {
        let width = match self.star("Python int too large to convert to C ssize_t")? {
            Some(width) => {
                field.left |= width < 0;
                width.unsigned_abs()
            }
            None => self.number(i64::MAX, "width too big")? as u64,
        };
        field.width = crate::host::size(width as i64);
        Ok(())
    }

    fn precision(&mut self, field: &mut Field) -> Result<(), PyErr> {
        if self.peek() != Some('.') {
            return Ok(());
        }
        self.at += 1;
        let precision = match self.star("Python int too large to convert to C int")? {
            Some(n) if n > i32::MAX as i64 || n < i32::MIN as i64 => {
                return Err(overflow_error("Python int too large to convert to C int"))
            }
            Some(n) => n.max(0),
            None => self.number(i32::MAX as i64, "precision too big")?,
        };
        field.precision = Some(precision as usize);
        Ok(())
    }

    fn convert(&mut self, field: &Field, kind: char, v: &Value) -> Result<(), PyErr> {
        match kind {
            's' => self.push_text(field, &*ops::str_of(v)?),
            'r' => self.push_text(field, &*ops::repr(v)?),
            'a' => self.push_text(field, &ops::repr(v)?.escape_non_ascii()),
            'c' => {
                let c = PyStr::from_char(character(v)?);
                self.push_text(&Field { precision: None, ..*field }, &c)
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let text = integer(field, kind, v)?;
                self.push_number(field, &text, matches!(kind, 'o' | 'x' | 'X'))
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let notation = match kind {
                    'e' | 'E' => Notation::Exponent,
                    'f' | 'F' => Notation::Fixed,
                    _ => Notation::General,
                };
                let style = Style {
                    upper: kind.is_ascii_uppercase(),
                    alternate: field.alternate,
                    ..Style::new(notation, field.precision.unwrap_or(6))
                };
                self.push_number(field, &float_repr::format(float_arg(v)?, style), false)
            }
            _ => return Err(self.unsupported()),
        }
        Ok(())
    }

    #[cold]
    fn unsupported(&self) -> PyErr {
        let code = self.template.at(self.at - 1);
        let shown = match code {
            31..=126 => code as u8 as char,
            _ => '?',
        };
        value_error(format!(
            "unsupported format character '{}' (0x{:x}) at index {}",
            shown,
            code,
            self.at - 1
        ))
    }

    fn push_text(&mut self, field: &Field, text: &PyStr) {
        let shown = field.precision.map_or(text.len(), |p| p.min(text.len()));
        let padding = field.width.saturating_sub(shown);
        if !field.left {
            self.out.fill(' ' as u32, padding);
        }
        self.out.push_part(text.view().slice(0, shown));
        if field.left {
            self.out.fill(' ' as u32, padding);
        }
    }

    /// A number with a minus sign at most; `radix` tells that a prefix may follow the sign.
    fn push_number(&mut self, field: &Field, text: &str, radix: bool) {
        let (sign, body) = match text.strip_prefix('-') {
            Some(body) => ("-", body),
            None if field.plus => ("+", text),
            None if field.blank => (" ", text),
            None => ("", text),
        };
        let (prefix, digits) = body.split_at(if radix && field.alternate { 2 } else { 0 });
        let padding = field.width.saturating_sub(sign.len() + body.len());
        if !field.left && !field.zero {
            self.out.fill(' ' as u32, padding);
        }
        self.out.push_ascii(sign);
        self.out.push_ascii(prefix);
        if !field.left && field.zero {
            self.out.fill('0' as u32, padding);
        }
        self.out.push_ascii(digits);
        if field.left {
            self.out.fill(' ' as u32, padding);
        }
    }
}

/// The character of `%c`.
fn character(v: &Value) -> Result<u32, PyErr> {
    let refused = || type_error("%c requires int or char");
    if let Some(text) = as_str(v) {
        return if text.len() == 1 { Ok(text.at(0)) } else { Err(refused()) };
    }
    if !ops::has_index(v) {
        return Err(refused());
    }
    match ops::index(v)? {
        Value::Int(code) if (0..0x11_0000).contains(&code) => Ok(code as u32),
        _ => Err(overflow_error("%c arg not in range(0x110000)")),
    }
}

/// The digits of an integer conversion, with sign and prefix.
fn integer(field: &Field, kind: char, v: &Value) -> Result<String, PyErr> {
    let radix = match kind {
        'o' => 8,
        'x' | 'X' => 16,
        _ => 10,
    };
    let wanted = if radix == 10 { "a real number" } else { "an integer" };
    let refused =
        || type_error(format!("%{} format: {} is required, not {}", kind, wanted, type_name(v)));
    let v = match Number::of(v.peel()) {
        Some(Number::Small(_) | Number::Big(_)) => v.peel().clone(),
        _ => number(v, radix == 10).map_err(|e| match e {
            // Whatever is wrong with the type is put in these words.
            Some(e) if !e.is(&type_error_type()) => e,
            _ => refused(),
        })?,
    };
    let mut room = [0];
    let view = super::value::int_view(&v, &mut room).ok_or_else(refused)?;
    let digits = match (radix, view.abs().to_i64()) {
        (10, Some(small)) => super::dec::i64_to_string(small),
        (10, None) => int_text::to_string(view.abs())?,
        _ => view.abs().to_string_radix(radix),
    };
    let zeros = field.precision.unwrap_or(0).saturating_sub(digits.len());
    let prefix = match kind {
        'o' if field.alternate => "0o",
        'x' | 'X' if field.alternate => "0x",
        _ => "",
    };
    let sign = if view.is_negative() { "-" } else { "" };
    let mut text = format!("{}{}{}{}", sign, prefix, "0".repeat(zeros), digits);
    if kind == 'X' {
        text.make_ascii_uppercase();
    }
    Ok(text)
}

/// The int of a value that is none; no error if nothing can make one of it.
fn number(v: &Value, truncate: bool) -> Result<Value, Option<PyErr>> {
    if as_str(v).is_some() || (!is_number(v) && !matches!(v, Value::Obj(_))) {
        return Err(None);
    }
    if truncate {
        to_int_strict(v).map_err(Some)?.ok_or(None)
    } else if ops::has_index(v) {
        ops::index(v).map_err(Some)
    } else {
        Err(None)
    }
}
