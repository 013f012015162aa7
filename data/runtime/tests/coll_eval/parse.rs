// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Parser of the lines that the container tests run. Panics on what it doesn't know.

use rt::core::value::Value;
use std::rc::Rc;

pub enum Arg {
    Pos(Expr),
    Kw(String, Expr),
}

pub enum Expr {
    Const(Value),
    Name(String),
    Tuple(Vec<Expr>),
    List(Vec<Expr>),
    Set(Vec<Expr>),
    Dict(Vec<(Option<Expr>, Expr)>),
    Lambda(Vec<(String, Option<Expr>)>, Rc<Expr>),
    Not(Box<Expr>),
    Unary(&'static str, Box<Expr>),
    /// `and` if true, else `or`.
    Bool(bool, Box<Expr>, Box<Expr>),
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    Binary(&'static str, Box<Expr>, Box<Expr>),
    Compare(&'static str, Box<Expr>, Box<Expr>),
    Attr(Box<Expr>, String),
    Item(Box<Expr>, Box<Expr>),
    Slice(Box<[Option<Expr>; 3]>),
    Call(Box<Expr>, Vec<Arg>),
    Star(Box<Expr>),
}

pub enum Line {
    Expr(Expr),
    Assign(Expr, Expr),
    Aug(Expr, &'static str, Expr),
    Del(Expr),
}

#[derive(Clone, PartialEq, Debug)]
enum Token {
    Name(String),
    Int(String),
    Float(String),
    Imaginary(String),
    Str(String),
    Bytes(Vec<u8>),
    Op(&'static str),
    End,
}

const OPS: &[&str] = &[
    "**=", "//=", "<<=", ">>=", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
    "^=", "**", "//", "<<", ">>", "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", "<", ">", "+",
    "-", "*", "/", "%", "&", "|", "^", "~", "@",
];

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if c == ' ' {
            i += 1;
        } else if c == '\'' || c == '"' || (c == 'b' && chars.get(i + 1) == Some(&'\'')) {
            let bytes = c == 'b';
            i += bytes as usize;
            let (s, end) = string(&chars, i);
            i = end;
            out.push(if bytes { Token::Bytes(s.bytes().collect()) } else { Token::Str(s) });
        } else if c.is_alphabetic() || c == '_' {
            let start = i;
            while i < chars.len() && (chars[i].is_alphanumeric() || chars[i] == '_') {
                i += 1;
            }
            out.push(Token::Name(chars[start..i].iter().collect()));
        } else if c.is_ascii_digit() {
            let start = i;
            let mut float = false;
            while i < chars.len() {
                let exponent = "+-".contains(chars[i]) && chars[i - 1] == 'e';
                if !(chars[i].is_ascii_digit() || ".e".contains(chars[i]) || exponent) {
                    break;
                }
                float |= !chars[i].is_ascii_digit();
                i += 1;
            }
            let text: String = chars[start..i].iter().collect();
            if i < chars.len() && chars[i] == 'j' {
                i += 1;
                out.push(Token::Imaginary(text));
            } else {
                out.push(if float { Token::Float(text) } else { Token::Int(text) });
            }
        } else {
            let rest: String = chars[i..].iter().take(3).collect();
            let op = OPS.iter().find(|op| rest.starts_with(**op)).expect("unknown token");
            i += op.len();
            out.push(Token::Op(op));
        }
    }
    out.push(Token::End);
    out
}

fn string(chars: &[char], start: usize) -> (String, usize) {
    let quote = chars[start];
    let mut s = String::new();
    let mut i = start + 1;
    while chars[i] != quote {
        if chars[i] == '\\' {
            i += 1;
            s.push(match chars[i] {
                'n' => '\n',
                't' => '\t',
                digits @ ('x' | 'u') => {
                    let len = if digits == 'x' { 2 } else { 4 };
                    let code: String = chars[i + 1..i + 1 + len].iter().collect();
                    i += len;
                    char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap()
                }
                c => c,
            });
        } else {
            s.push(chars[i]);
        }
        i += 1;
    }
    (s, i + 1)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

pub fn parse(text: &str) -> Line {
    let mut p = Parser { tokens: tokens(text), at: 0 };
    if p.word("del") {
        return Line::Del(p.expr());
    }
    let first = p.expr_list();
    let line = match p.peek().clone() {
        Token::Op("=") => {
            p.at += 1;
            Line::Assign(first, p.expr_list())
        }
        Token::Op(op) if op.ends_with('=') => {
            p.at += 1;
            let op = OPS.iter().find(|o| **o == &op[..op.len() - 1]).unwrap();
            Line::Aug(first, op, p.expr_list())
        }
        _ => Line::Expr(first),
    };
    assert_eq!(*p.peek(), Token::End, "rest of {}", text);
    line
}

impl Parser {
    fn peek(&self) -> &Token {
        &self.tokens[self.at]
    }

    fn op(&mut self, op: &'static str) -> bool {
        let found = *self.peek() == Token::Op(op);
        self.at += found as usize;
        found
    }

    fn word(&mut self, word: &str) -> bool {
        let found = *self.peek() == Token::Name(word.to_string());
        self.at += found as usize;
        found
    }

    fn expect(&mut self, op: &'static str) {
        assert!(self.op(op), "expected {} at {:?}", op, &self.tokens[self.at..]);
    }

    fn name(&mut self) -> String {
        match self.peek().clone() {
            Token::Name(n) => {
                self.at += 1;
                n
            }
            t => panic!("name expected, not {:?}", t),
        }
    }

    fn expr_list(&mut self) -> Expr {
        let first = self.star_expr();
        if *self.peek() != Token::Op(",") {
            return first;
        }
        let mut items = vec![first];
        while self.op(",") {
            if matches!(self.peek(), Token::End | Token::Op("=")) {
                break;
            }
            items.push(self.star_expr());
        }
        Expr::Tuple(items)
    }

    fn star_expr(&mut self) -> Expr {
        if self.op("*") {
            return Expr::Star(Box::new(self.expr()));
        }
        self.expr()
    }

    fn expr(&mut self) -> Expr {
        if self.word("lambda") {
            let mut params = Vec::new();
            while !self.op(":") {
                let star = if self.op("*") { "*" } else { "" };
                let name = format!("{}{}", star, self.name());
                let default = if self.op("=") { Some(self.expr()) } else { None };
                params.push((name, default));
                self.op(",");
            }
            return Expr::Lambda(params, Rc::new(self.expr()));
        }
        let value = self.or();
        if self.word("if") {
            let condition = self.or();
            assert!(self.word("else"));
            return Expr::If(Box::new(condition), Box::new(value), Box::new(self.expr()));
        }
        value
    }

    fn or(&mut self) -> Expr {
        let mut left = self.and();
        while self.word("or") {
            left = Expr::Bool(false, Box::new(left), Box::new(self.and()));
        }
        left
    }

    fn and(&mut self) -> Expr {
        let mut left = self.not();
        while self.word("and") {
            left = Expr::Bool(true, Box::new(left), Box::new(self.not()));
        }
        left
    }

    fn not(&mut self) -> Expr {
        if self.word("not") {
            return Expr::Not(Box::new(self.not()));
        }
        let left = self.binary(0);
        let op = match self.peek().clone() {
            Token::Op(op) if ["==", "!=", "<", "<=", ">", ">="].contains(&op) => {
                self.at += 1;
                op
            }
            Token::Name(n) if n == "in" => {
                self.at += 1;
                "in"
            }
            Token::Name(n) if n == "not" => {
                self.at += 2;
                "not in"
            }
            Token::Name(n) if n == "is" => {
                self.at += 1;
                if self.word("not") {
                    "is not"
                } else {
                    "is"
                }
            }
            _ => return left,
        };
        Expr::Compare(op, Box::new(left), Box::new(self.binary(0)))
    }

    fn binary(&mut self, level: usize) -> Expr {
        const LEVELS: &[&[&str]] =
            &[&["|"], &["^"], &["&"], &["<<", ">>"], &["+", "-"], &["*", "/", "//", "%", "@"]];
        if level == LEVELS.len() {
            return self.unary();
        }
        let mut left = self.binary(level + 1);
        loop {
            match self.peek().clone() {
                Token::Op(op) if LEVELS[level].contains(&op) => {
                    self.at += 1;
                    left = Expr::Binary(op, Box::new(left), Box::new(self.binary(level + 1)));
                }
                _ => return left,
            }
        }
    }

    fn unary(&mut self) -> Expr {
        for op in ["-", "+", "~"] {
            if self.op(op) {
                let v = self.unary();
                if let (Expr::Const(Value::Int(i)), "-") = (&v, op) {
                    return Expr::Const(Value::Int(-i));
                }
                return Expr::Unary(op, Box::new(v));
            }
        }
        let base = self.postfix();
        if self.op("**") {
            return Expr::Binary("**", Box::new(base), Box::new(self.unary()));
        }
        base
    }

    fn postfix(&mut self) -> Expr {
        let mut e = self.atom();
        loop {
            if self.op(".") {
                let name = self.name();
                e = Expr::Attr(Box::new(e), name);
            } else if self.op("[") {
                let key = self.subscript();
                e = Expr::Item(Box::new(e), Box::new(key));
            } else if self.op("(") {
                let args = self.args();
                e = Expr::Call(Box::new(e), args);
            } else {
                return e;
            }
        }
    }

    fn args(&mut self) -> Vec<Arg> {
        let mut args = Vec::new();
        while !self.op(")") {
            let keyword =
                matches!(self.peek(), Token::Name(_)) && self.tokens[self.at + 1] == Token::Op("=");
            if keyword {
                let name = self.name();
                self.expect("=");
                args.push(Arg::Kw(name, self.expr()));
            } else {
                args.push(Arg::Pos(self.star_expr()));
            }
            self.op(",");
        }
        args
    }

    fn subscript(&mut self) -> Expr {
        let mut items = Vec::new();
        let mut comma = false;
        while !self.op("]") {
            items.push(self.slice_part());
            comma |= self.op(",");
        }
        if comma {
            Expr::Tuple(items)
        } else {
            items.pop().expect("empty subscript")
        }
    }

    fn slice_part(&mut self) -> Expr {
        let part = |p: &mut Parser| match p.peek() {
            Token::Op(":") | Token::Op("]") | Token::Op(",") => None,
            _ => Some(p.expr()),
        };
        let start = part(self);
        if !self.op(":") {
            return start.expect("subscript");
        }
        let stop = part(self);
        let step = if self.op(":") { part(self) } else { None };
        Expr::Slice(Box::new([start, stop, step]))
    }

    fn items(&mut self, close: &'static str) -> (Vec<Expr>, bool) {
        let mut items = Vec::new();
        let mut comma = false;
        while !self.op(close) {
            items.push(self.star_expr());
            comma = self.op(",") || comma && items.len() > 1;
        }
        (items, comma)
    }

    fn atom(&mut self) -> Expr {
        let token = self.peek().clone();
        self.at += 1;
        match token {
            Token::Int(text) => match text.parse() {
                Ok(i) => Expr::Const(Value::Int(i)),
                Err(_) => Expr::Const(rt::num::bigint_literal(&text)),
            },
            Token::Float(text) => Expr::Const(Value::Float(text.parse().unwrap())),
            Token::Imaginary(text) => Expr::Const(rt::num::complex(0.0, text.parse().unwrap())),
            Token::Str(s) => Expr::Const(Value::from(s)),
            Token::Bytes(b) => Expr::Const(rt::text::new_bytes(b)),
            Token::Name(n) => match n.as_str() {
                "None" => Expr::Const(Value::None),
                "True" => Expr::Const(Value::Bool(true)),
                "False" => Expr::Const(Value::Bool(false)),
                _ => Expr::Name(n),
            },
            Token::Op("(") => {
                let (mut items, comma) = self.items(")");
                if items.len() == 1 && !comma {
                    return items.pop().unwrap();
                }
                let constant = items.iter().all(|i| matches!(i, Expr::Const(_)));
                if constant {
                    let values = items.iter().map(|i| match i {
                        Expr::Const(v) => v.clone(),
                        _ => Value::None,
                    });
                    return Expr::Const(rt::coll::tuple(values.collect()));
                }
                Expr::Tuple(items)
            }
            Token::Op("[") => Expr::List(self.items("]").0),
            Token::Op("{") => self.braces(),
            t => panic!("unexpected {:?}", t),
        }
    }

    fn braces(&mut self) -> Expr {
        if self.op("}") {
            return Expr::Dict(Vec::new());
        }
        let mut entries = Vec::new();
        if self.op("**") {
            entries.push((None, self.binary(0)));
        } else {
            let first = self.star_expr();
            if !self.op(":") {
                let mut items = vec![first];
                while self.op(",") {
                    if *self.peek() != Token::Op("}") {
                        items.push(self.star_expr());
                    }
                }
                self.expect("}");
                return Expr::Set(items);
            }
            entries.push((Some(first), self.expr()));
        }
        while !self.op("}") {
            self.op(",");
            if self.op("**") {
                entries.push((None, self.binary(0)));
            } else if *self.peek() != Token::Op("}") {
                let key = self.expr();
                self.expect(":");
                entries.push((Some(key), self.expr()));
            }
        }
        Expr::Dict(entries)
    }
}
