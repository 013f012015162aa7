// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use super::error::{NumError, NumResult};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    Left,
    Right,
    Center,
    /// `=`: padding between the sign and the digits.
    AfterSign,
}

impl Align {
    fn from_char(c: char) -> Option<Align> {
        match c {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::AfterSign),
            _ => None,
        }
    }
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    Default,
    Plus,
    Minus,
    Space,
}

/// A parsed format specifier.
#[derive(Clone, Debug)]
pub struct Spec {
    pub fill: char,
    pub align: Align,
    pub sign: Sign,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: usize,
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// The presentation type, if given.
    pub kind: Option<char>,
}

/// What kind of value a specifier is for.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The type of the value, as errors name it.
    pub type_name: &'a str,
    pub align: Align,
    /// The presentation type that an absent one means.
    pub kind: Option<char>,
}

impl Spec {
    pub fn parse(text: &str, target: Target) -> NumResult<Spec> {
        let mut spec = Spec {
            fill: ' ',
            align: target.align,
            sign: Sign::Default,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: target.kind,
        };
        let mut rest = Cursor(text);
        let (mut fill_given, mut align_given) = (false, false);
        let (first, second) = rest.peek_two();
        if let (Some(fill), Some(align)) = (first, second.and_then(Align::from_char)) {
            spec.fill = fill;
            spec.align = align;
            fill_given = true;
            align_given = true;
            rest.skip();
            rest.skip();
        } else if let Some(align) = first.and_then(Align::from_char) {
            spec.align = align;
            align_given = true;
            rest.skip();
        }
        spec.sign = match rest.peek() {
            Some('+') => Sign::Plus,
            Some('-') => Sign::Minus,
            Some(' ') => Sign::Space,
            _ => Sign::Default,
        };
        if spec.sign != Sign::Default {
            rest.skip();
        }
        spec.no_negative_zero = rest.accept('z');
        spec.alternate = rest.accept('#');
        if !fill_given && rest.accept('0') {
            spec.fill = '0';
            if !align_given && target.align == Align::Right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = rest.integer()?.unwrap_or(0);
        if rest.accept(',') {
            spec.grouping = Some(',');
        }
        if rest.accept('_') {
            if spec.grouping.is_some() {
                return Err(both_groupings());
            }
            spec.grouping = Some('_');
        }
        if spec.grouping == Some('_') && rest.peek() == Some(',') {
            return Err(both_groupings());
        }
        if rest.accept('.') {
            let precision = rest.integer()?;
            spec.precision = Some(
                precision.ok_or_else(|| NumError::value("Format specifier missing precision"))?,
            );
        }
        match rest.peek_two() {
            (None, _) => {}
            (kind, None) => spec.kind = kind,
            _ => {
                return Err(NumError::value(format!(
                    "Invalid format specifier '{}' for object of type '{}'",
                    text, target.type_name
                )))
            }
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    fn check_grouping(&self) -> NumResult<()> {
        let kind = match (self.grouping, self.kind) {
            (None, _) | (_, None) => return Ok(()),
            (_, Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')) => return Ok(()),
            (Some('_'), Some('b' | 'o' | 'x' | 'X')) => return Ok(()),
            (_, Some(kind)) => kind,
        };
        let grouping = self.grouping.unwrap_or(',');
        Err(NumError::value(format!("Cannot specify '{}' with '{}'.", grouping, shown(kind))))
    }

    /// Whether digits with a minus sign at most are shown as they are.
    pub fn is_plain(&self) -> bool {
        let sign = matches!(self.sign, Sign::Default | Sign::Minus);
        sign && self.width == 0 && self.grouping.is_none()
    }

    /// The spaces around a text of `len` characters.
    pub fn padding(&self, len: usize) -> Padding {
        let total = self.width.saturating_sub(len);
        let left = match self.align {
            Align::Left => 0,
            Align::Center => total / 2,
            Align::Right | Align::AfterSign => total,
        };
        Padding { fill: self.fill, left, right: total - left }
    }
}

/// The error for a presentation type that the value's type does not know.
#[cold]
pub fn unknown_kind(kind: Option<char>, type_name: &str) -> NumError {
    let kind = shown(kind.unwrap_or('\0'));
    NumError::value(format!("Unknown format code '{}' for object of type '{}'", kind, type_name))
}

/// A character as error texts show it.
fn shown(c: char) -> String {
    match c {
        '!'..='\x7f' => c.to_string(),
        _ => format!("\\x{:x}", c as u32),
    }
}

#[cold]
fn both_groupings() -> NumError {
    NumError::value("Cannot specify both ',' and '_'.")
}

/// Fill characters to put on both sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Padding {
    pub fill: char,
    pub left: usize,
    pub right: usize,
}

impl Padding {
    pub fn apply(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + self.left + self.right);
        push_times(&mut out, self.fill, self.left);
        out.push_str(text);
        push_times(&mut out, self.fill, self.right);
        out
    }
}

pub(super) fn push_times(out: &mut String, c: char, times: usize) {
    out.extend(std::iter::repeat(c).take(times));
}

/// How a string is to be laid out: how many of its characters, and what around them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StrLayout {
    pub take: usize,
    pub padding: Padding,
}

/// `format(text, spec)` for a text of `len` characters and a specifier that is not empty.
pub fn layout_str(len: usize, spec: &str, type_name: &str) -> NumResult<StrLayout> {
    let target = Target { type_name, align: Align::Left, kind: Some('s') };
    let spec = Spec::parse(spec, target)?;
    if spec.kind != Some('s') {
        return Err(unknown_kind(spec.kind, type_name));
    }
    let problem = match spec.sign {
        Sign::Space => "Space not allowed in string format specifier",
        Sign::Plus | Sign::Minus => "Sign not allowed in string format specifier",
        Sign::Default if spec.no_negative_zero => {
            "Negative zero coercion (z) not allowed in string format specifier"
        }
        Sign::Default if spec.alternate => {
            "Alternate form (#) not allowed in string format specifier"
        }
        Sign::Default if spec.align == Align::AfterSign => {
            "'=' alignment not allowed in string format specifier"
        }
        Sign::Default => "",
    };
    if !problem.is_empty() {
        return Err(NumError::value(problem));
    }
    let take = spec.precision.unwrap_or(len).min(len);
    Ok(StrLayout { take, padding: spec.padding(take) })
}

/// What is left of a specifier.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    fn peek_two(&self) -> (Option<char>, Option<char>) {
        let mut chars = self.0.chars();
        (chars.next(), chars.next())
    }

    fn skip(&mut self) {
        self.0 = self.0.get(self.peek().map_or(0, char::len_utf8)..).unwrap_or("");
    }

    fn accept(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.skip();
        }
        found
    }

    /// A number, if there are digits.
    fn integer(&mut self) -> NumResult<Option<usize>> {
        let mut value = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let grown =
                value.unwrap_or(0i64).checked_mul(10).and_then(|v| v.checked_add(digit as i64));
            value = Some(grown.ok_or_else(too_many_digits)?);
            self.skip();
        }
        Ok(value.map(crate::host::size))
    }
}

#[cold]
pub fn too_many_digits() -> NumError {
    NumError::value("Too many decimal digits in format string")
}
