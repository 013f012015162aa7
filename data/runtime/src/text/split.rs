// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Splitting, trimming and refilling, for the units of str and of bytes alike.
//!
//! The splitters report each piece as a range. `max` is the greatest number of splits; those that
//! work from the right report the last piece first.

use super::search::{find, rfind, Unit};

/// Split at runs of white space.
pub fn split_space<T: Unit>(
    hay: &[T],
    is_space: impl Fn(T) -> bool,
    max: usize,
    mut piece: impl FnMut(usize, usize),
) {
    let mut at = 0;
    let mut left = max;
    loop {
        while at < hay.len() && is_space(hay[at]) {
            at += 1;
        }
        if at == hay.len() {
            return;
        }
        if left == 0 {
            return piece(at, hay.len());
        }
        left -= 1;
        let start = at;
        while at < hay.len() && !is_space(hay[at]) {
            at += 1;
        }
        piece(start, at);
    }
}

/// Split at runs of white space, from the right.
pub fn rsplit_space<T: Unit>(
    hay: &[T],
    is_space: impl Fn(T) -> bool,
    max: usize,
    mut piece: impl FnMut(usize, usize),
) {
    let mut at = hay.len();
    let mut left = max;
    loop {
        while at > 0 && is_space(hay[at - 1]) {
            at -= 1;
        }
        if at == 0 {
            return;
        }
        if left == 0 {
            return piece(0, at);
        }
        left -= 1;
        let end = at;
        while at > 0 && !is_space(hay[at - 1]) {
            at -= 1;
        }
        piece(at, end);
    }
}

/// Split at `sep`, which is not empty.
pub fn split_at<T: Unit>(hay: &[T], sep: &[T], max: usize, mut piece: impl FnMut(usize, usize)) {
    let mut at = 0;
    for _ in 0..max {
        match find(&hay[at..], sep) {
            Some(i) => {
                piece(at, at + i);
                at += i + sep.len();
            }
            None => break,
        }
    }
    piece(at, hay.len());
}

/// Split at `sep`, which is not empty, from the right.
pub fn rsplit_at<T: Unit>(hay: &[T], sep: &[T], max: usize, mut piece: impl FnMut(usize, usize)) {
    let mut end = hay.len();
    for _ in 0..max {
        match rfind(&hay[..end], sep) {
            Some(i) => {
                piece(i + sep.len(), end);
                end = i;
            }
            None => break,
        }
    }
    piece(0, end);
}

/// Split after line breaks; CR LF is one. A break at the very end begins no further line.
pub fn split_lines<T: Unit>(
    hay: &[T],
    is_break: impl Fn(T) -> bool,
    keep_ends: bool,
    mut piece: impl FnMut(usize, usize),
) {
    let (cr, lf) = (T::narrow(13), T::narrow(10));
    let mut at = 0;
    while at < hay.len() {
        let start = at;
        while at < hay.len() && !is_break(hay[at]) {
            at += 1;
        }
        let end = at;
        if at < hay.len() {
            at += if hay[at] == cr && hay.get(at + 1) == Some(&lf) { 2 } else { 1 };
        }
        piece(start, if keep_ends { at } else { end });
    }
}

/// How many units at the start are in the set.
pub fn leading<T: Copy>(hay: &[T], in_set: impl Fn(T) -> bool) -> usize {
    hay.iter().position(|&u| !in_set(u)).unwrap_or(hay.len())
}

/// Where the units in the set at the end begin, but not before `start`.
pub fn trailing<T: Copy>(hay: &[T], start: usize, in_set: impl Fn(T) -> bool) -> usize {
    hay[start..].iter().rposition(|&u| !in_set(u)).map_or(start, |i| start + i + 1)
}

/// Replace at most `max` places of `old`, left to right; `None` if there are none.
pub fn replace<T: Unit>(hay: &[T], old: &[T], new: &[T], max: usize) -> Option<Vec<T>> {
    if max == 0 || old == new {
        return None;
    }
    if old.is_empty() {
        let times = max.min(hay.len() + 1);
        let mut out = Vec::with_capacity(hay.len() + times * new.len());
        for &unit in &hay[..times - 1] {
            out.extend_from_slice(new);
            out.push(unit);
        }
        out.extend_from_slice(new);
        out.extend_from_slice(&hay[times - 1..]);
        return Some(out);
    }
    let first = find(hay, old)?;
    if let ([from], [to]) = (old, new) {
        let mut out = hay.to_vec();
        let mut left = max;
        for unit in &mut out[first..] {
            if *unit == *from && left > 0 {
                *unit = *to;
                left -= 1;
            }
        }
        return Some(out);
    }
    let mut out = Vec::with_capacity(hay.len() + new.len());
    let (mut at, mut next) = (0, Some(first));
    let mut left = max;
    while let (Some(i), true) = (next, left > 0) {
        out.extend_from_slice(&hay[at..at + i]);
        out.extend_from_slice(new);
        at += i + old.len();
        left -= 1;
        next = find(&hay[at..], old);
    }
    out.extend_from_slice(&hay[at..]);
    Some(out)
}

/// Replace tabs by spaces up to the next multiple of `size` columns; drop them if it is not
/// positive.
pub fn expand_tabs<T: Unit>(hay: &[T], size: i64) -> Vec<T> {
    let mut out = Vec::with_capacity(hay.len());
    let mut column: i64 = 0;
    for &unit in hay {
        match unit.into() {
            9 => {
                if size > 0 {
                    let fill = size - column % size;
                    out.resize(out.len() + fill as usize, T::narrow(32));
                    column += fill;
                }
            }
            c => {
                out.push(unit);
                column = if c == 10 || c == 13 { 0 } else { column + 1 };
            }
        }
    }
    out
}

/// Fill with zeros on the left up to `width`, behind a sign.
pub fn zero_fill<T: Unit>(hay: &[T], width: usize) -> Vec<T> {
    let fill = width.saturating_sub(hay.len());
    let mut out = Vec::with_capacity(hay.len() + fill);
    let signed = matches!(hay.first(), Some(&u) if u.into() == 43 || u.into() == 45);
    let sign = signed as usize;
    out.extend_from_slice(&hay[..sign]);
    out.resize(sign + fill, T::narrow(48));
    out.extend_from_slice(&hay[sign..]);
    out
}

/// The padding left and right that centers `len` in `width` as str.center does.
pub fn center_pads(len: usize, width: usize) -> (usize, usize) {
    let pad = width.saturating_sub(len);
    let left = pad / 2 + (pad & width & 1);
    (left, pad - left)
}
