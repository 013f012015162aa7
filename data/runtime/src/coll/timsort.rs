// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! CPython's merge sort over a comparison that may fail.
//!
//! The same comparisons in the same order as `list.sort`, so that the outcome is the same even if
//! `<` is inconsistent (NaN, partial orders) or has side effects. After an error the items are some
//! permutation of what they were. The items are small copies, usually positions.

const MIN_GALLOP: usize = 7;

/// A sorted stretch of the items that waits to be merged.
#[derive(Clone, Copy)]
struct Run {
    base: usize,
    len: usize,
    /// Level in the merge tree of the boundary behind this run.
    power: u32,
}

struct Sorter<'a, T, F> {
    items: &'a mut [T],
    lt: F,
    min_gallop: usize,
    pending: Vec<Run>,
}

/// Sorts stably by `lt`.
pub fn timsort<T: Copy, E>(
    items: &mut [T],
    lt: impl FnMut(T, T) -> Result<bool, E>,
) -> Result<(), E> {
    if items.len() < 2 {
        return Ok(());
    }
    Sorter { items, lt, min_gallop: MIN_GALLOP, pending: Vec::new() }.sort()
}

fn min_run(mut n: usize) -> usize {
    let mut odd = 0;
    while n >= 64 {
        odd |= n & 1;
        n >>= 1;
    }
    n + odd
}

/// The level at which two neighbouring runs meet in a balanced tree over `n` items.
fn merge_power(start: usize, left: usize, right: usize, n: usize) -> u32 {
    let mut power = 0;
    let mut a = 2 * start + left;
    let mut b = a + left + right;
    loop {
        power += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<T: Copy, E, F: FnMut(T, T) -> Result<bool, E>> Sorter<'_, T, F> {
    fn sort(mut self) -> Result<(), E> {
        let n = self.items.len();
        let min_run = min_run(n);
        let mut low = 0;
        while low < n {
            let mut len = self.count_run(low)?;
            if len < min_run {
                let forced = min_run.min(n - low);
                self.binary_sort(low, low + forced, low + len)?;
                len = forced;
            }
            self.found_run(low, len)?;
            low += len;
        }
        while self.pending.len() > 1 {
            let mut at = self.pending.len() - 2;
            if at > 0 && self.pending[at - 1].len < self.pending[at + 1].len {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// Length of the run at `low`; a strictly descending one is reversed.
    fn count_run(&mut self, low: usize) -> Result<usize, E> {
        let n = self.items.len();
        if low + 1 == n {
            return Ok(1);
        }
        let mut end = low + 2;
        if (self.lt)(self.items[low + 1], self.items[low])? {
            while end < n && (self.lt)(self.items[end], self.items[end - 1])? {
                end += 1;
            }
            self.items[low..end].reverse();
        } else {
            while end < n && !(self.lt)(self.items[end], self.items[end - 1])? {
                end += 1;
            }
        }
        Ok(end - low)
    }

    /// Insertion sort of `low..high`, of which `low..start` is sorted already.
    fn binary_sort(&mut self, low: usize, high: usize, start: usize) -> Result<(), E> {
        for at in start.max(low + 1)..high {
            let pivot = self.items[at];
            let (mut left, mut right) = (low, at);
            while left < right {
                let middle = left + (right - left) / 2;
                if (self.lt)(pivot, self.items[middle])? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.items.copy_within(left..at, left + 1);
            self.items[left] = pivot;
        }
        Ok(())
    }

    fn found_run(&mut self, base: usize, len: usize) -> Result<(), E> {
        if let Some(&last) = self.pending.last() {
            let power = merge_power(last.base, last.len, len, self.items.len());
            while self.pending.len() > 1 && self.pending[self.pending.len() - 2].power > power {
                self.merge_at(self.pending.len() - 2)?;
            }
            let top = self.pending.len() - 1;
            self.pending[top].power = power;
        }
        self.pending.push(Run { base, len, power: 0 });
        Ok(())
    }

    /// Merges the pending runs `at` and `at + 1`.
    fn merge_at(&mut self, at: usize) -> Result<(), E> {
        let (a, b) = (self.pending[at], self.pending[at + 1]);
        self.pending[at].len = a.len + b.len;
        self.pending.remove(at + 1);
        let skip = self.gallop_right(self.items[b.base], In::Items, a.base, a.len, 0)?;
        let (base, left) = (a.base + skip, a.len - skip);
        if left == 0 {
            return Ok(());
        }
        let last = self.items[base + left - 1];
        let right = self.gallop_left(last, In::Items, b.base, b.len, b.len - 1)?;
        if right == 0 {
            return Ok(());
        }
        if left <= right {
            self.merge_low(base, left, right)
        } else {
            self.merge_high(base, left, right)
        }
    }

    /// Where `key` belongs in a sorted stretch, before equal items. `hint` is where to look first.
    fn gallop_left(
        &mut self,
        key: T,
        array: In<'_, T>,
        base: usize,
        n: usize,
        hint: usize,
    ) -> Result<usize, E> {
        let (mut last, mut offset): (isize, isize) = (0, 1);
        let at = |this: &Self, i: isize| array.get(this.items, base + i as usize);
        let hint = hint as isize;
        let (mut low, mut high);
        let probe = at(self, hint);
        if (self.lt)(probe, key)? {
            let max = n as isize - hint;
            while offset < max {
                let probe = at(self, hint + offset);
                if !(self.lt)(probe, key)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            low = last + hint;
            high = offset.min(max) + hint;
        } else {
            let max = hint + 1;
            while offset < max {
                let probe = at(self, hint - offset);
                if (self.lt)(probe, key)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            low = hint - offset.min(max);
            high = hint - last;
        }
        low += 1;
        while low < high {
            let middle = low + ((high - low) >> 1);
            let probe = at(self, middle);
            if (self.lt)(probe, key)? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(high as usize)
    }

    /// As `gallop_left`, but behind equal items.
    fn gallop_right(
        &mut self,
        key: T,
        array: In<'_, T>,
        base: usize,
        n: usize,
        hint: usize,
    ) -> Result<usize, E> {
        let (mut last, mut offset): (isize, isize) = (0, 1);
        let at = |this: &Self, i: isize| array.get(this.items, base + i as usize);
        let hint = hint as isize;
        let (mut low, mut high);
        let probe = at(self, hint);
        if (self.lt)(key, probe)? {
            let max = hint + 1;
            while offset < max {
                let probe = at(self, hint - offset);
                if !(self.lt)(key, probe)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            low = hint - offset.min(max);
            high = hint - last;
        } else {
            let max = n as isize - hint;
            while offset < max {
                let probe = at(self, hint + offset);
                if (self.lt)(key, probe)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            low = last + hint;
            high = offset.min(max) + hint;
        }
        low += 1;
        while low < high {
            let middle = low + ((high - low) >> 1);
            let probe = at(self, middle);
            if (self.lt)(key, probe)? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Ok(high as usize)
    }

    /// Merges forward, the shorter left run set aside.
    fn merge_low(&mut self, base: usize, left: usize, right: usize) -> Result<(), E> {
        let aside = self.items[base..base + left].to_vec();
        let mut merge =
            Low { aside: &aside, a: 0, b: base + left, end: base + left + right, to: base };
        let result = self.run_low(&mut merge);
        // What is left of the run set aside fits exactly before what is left of the other.
        let rest = &aside[merge.a..];
        self.items[merge.to..merge.to + rest.len()].copy_from_slice(rest);
        result
    }

    fn run_low(&mut self, m: &mut Low<'_, T>) -> Result<(), E> {
        self.items[m.to] = self.items[m.b];
        m.to += 1;
        m.b += 1;
        if m.b == m.end {
            return Ok(());
        }
        if m.aside.len() - m.a == 1 {
            return m.finish(self.items);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.lt)(self.items[m.b], m.aside[m.a])? {
                    self.items[m.to] = self.items[m.b];
                    m.to += 1;
                    m.b += 1;
                    b_wins += 1;
                    a_wins = 0;
                    if m.b == m.end {
                        return Ok(());
                    }
                    if b_wins >= min_gallop {
                        break;
                    }
                } else {
                    self.items[m.to] = m.aside[m.a];
                    m.to += 1;
                    m.a += 1;
                    a_wins += 1;
                    b_wins = 0;
                    if m.aside.len() - m.a == 1 {
                        return m.finish(self.items);
                    }
                    if a_wins >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let key = self.items[m.b];
                let left = m.aside.len() - m.a;
                a_wins = self.gallop_right(key, In::Aside(m.aside), m.a, left, 0)?;
                self.items[m.to..m.to + a_wins].copy_from_slice(&m.aside[m.a..m.a + a_wins]);
                m.to += a_wins;
                m.a += a_wins;
                if m.aside.len() - m.a == 1 {
                    return m.finish(self.items);
                }
                if m.aside.len() == m.a {
                    return Ok(());
                }
                self.items[m.to] = self.items[m.b];
                m.to += 1;
                m.b += 1;
                if m.b == m.end {
                    return Ok(());
                }
                b_wins = self.gallop_left(m.aside[m.a], In::Items, m.b, m.end - m.b, 0)?;
                self.items.copy_within(m.b..m.b + b_wins, m.to);
                m.to += b_wins;
                m.b += b_wins;
                if m.b == m.end {
                    return Ok(());
                }
                self.items[m.to] = m.aside[m.a];
                m.to += 1;
                m.a += 1;
                if m.aside.len() - m.a == 1 {
                    return m.finish(self.items);
                }
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Merges backward, the shorter right run set aside.
    fn merge_high(&mut self, base: usize, left: usize, right: usize) -> Result<(), E> {
        let aside = self.items[base + left..base + left + right].to_vec();
        let mut merge = High { aside: &aside, base, a: left, b: right, to: base + left + right };
        let result = self.run_high(&mut merge);
        let (rest, to) = (merge.b, merge.to);
        self.items[to - rest..to].copy_from_slice(&aside[..rest]);
        result
    }

    fn run_high(&mut self, m: &mut High<'_, T>) -> Result<(), E> {
        m.take_a(self.items);
        if m.a == 0 {
            return Ok(());
        }
        if m.b == 1 {
            return m.finish(self.items);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.lt)(m.aside[m.b - 1], self.items[m.base + m.a - 1])? {
                    m.take_a(self.items);
                    a_wins += 1;
                    b_wins = 0;
                    if m.a == 0 {
                        return Ok(());
                    }
                    if a_wins >= min_gallop {
                        break;
                    }
                } else {
                    m.take_b(self.items);
                    b_wins += 1;
                    a_wins = 0;
                    if m.b == 1 {
                        return m.finish(self.items);
                    }
                    if b_wins >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let key = m.aside[m.b - 1];
                a_wins = m.a - self.gallop_right(key, In::Items, m.base, m.a, m.a - 1)?;
                m.take_many_a(self.items, a_wins);
                if m.a == 0 {
                    return Ok(());
                }
                m.take_b(self.items);
                if m.b == 1 {
                    return m.finish(self.items);
                }
                let key = self.items[m.base + m.a - 1];
                b_wins = m.b - self.gallop_left(key, In::Aside(m.aside), 0, m.b, m.b - 1)?;
                m.take_many_b(self.items, b_wins);
                if m.b == 1 {
                    return m.finish(self.items);
                }
                if m.b == 0 {
                    return Ok(());
                }
                m.take_a(self.items);
                if m.a == 0 {
                    return Ok(());
                }
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }
}

/// Which array a gallop goes through.
#[derive(Clone, Copy)]
enum In<'a, T> {
    Items,
    Aside(&'a [T]),
}

impl<T: Copy> In<'_, T> {
    #[inline]
    fn get(self, items: &[T], at: usize) -> T {
        match self {
            In::Items => items[at],
            In::Aside(aside) => aside[at],
        }
    }
}

/// State of a forward merge: the next of each run, the end of the right one, where to write.
struct Low<'a, T> {
    aside: &'a [T],
    a: usize,
    b: usize,
    end: usize,
    to: usize,
}

impl<T: Copy> Low<'_, T> {
    /// One item is left aside and belongs behind the rest of the right run.
    fn finish<E>(&mut self, items: &mut [T]) -> Result<(), E> {
        items.copy_within(self.b..self.end, self.to);
        self.to += self.end - self.b;
        Ok(())
    }
}

/// State of a backward merge: how many are left of each run, and the end of what is to be written.
struct High<'a, T> {
    aside: &'a [T],
    base: usize,
    a: usize,
    b: usize,
    to: usize,
}

impl<T: Copy> High<'_, T> {
    fn take_a(&mut self, items: &mut [T]) {
        self.a -= 1;
        self.to -= 1;
        items[self.to] = items[self.base + self.a];
    }

    fn take_b(&mut self, items: &mut [T]) {
        self.b -= 1;
        self.to -= 1;
        items[self.to] = self.aside[self.b];
    }

    fn take_many_a(&mut self, items: &mut [T], n: usize) {
        let from = self.base + self.a;
        items.copy_within(from - n..from, self.to - n);
        self.a -= n;
        self.to -= n;
    }

    fn take_many_b(&mut self, items: &mut [T], n: usize) {
        items[self.to - n..self.to].copy_from_slice(&self.aside[self.b - n..self.b]);
        self.b -= n;
        self.to -= n;
    }

    /// One item is left aside and belongs before the rest of the left run.
    fn finish<E>(&mut self, items: &mut [T]) -> Result<(), E> {
        let n = self.a;
        self.take_many_a(items, n);
        Ok(())
    }
}
