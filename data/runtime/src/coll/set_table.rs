// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The hash table of set and frozenset, which iterates in exactly the order CPython's does.
//!
//! A table of 2^k places; a key sits at its hash modulo the size or, if that is taken, in one of
//! the nine places behind or at the next perturbed position. Iteration goes through the table.

use super::key::{quick_eq, same};
use crate::core::error::PyErr;
use crate::core::ops;
use crate::core::value::Value;

const MIN_SIZE: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// The hash in a place whose key was discarded; no key hashes to -1.
const DISCARDED: i64 = -1;

#[derive(Clone)]
pub struct SetEntry {
    pub hash: i64,
    /// Unbound in places that are free or whose key was discarded.
    pub key: Value,
}

impl SetEntry {
    const FREE: SetEntry = SetEntry { hash: 0, key: Value::Unbound };

    #[inline(always)]
    fn is_free(&self) -> bool {
        self.key.is_unbound() && self.hash == 0
    }

    #[inline(always)]
    fn is_discarded(&self) -> bool {
        self.hash == DISCARDED
    }
}

#[derive(Clone)]
pub struct SetTable {
    /// Empty as long as nothing was added; stands for `MIN_SIZE` free places then.
    places: Vec<SetEntry>,
    /// Places that are not free: keys and discarded ones.
    fill: usize,
    used: usize,
    /// Where `pop` looks first.
    finger: usize,
    generation: u32,
}

/// Where a key is or should go.
pub enum Quick {
    At(usize),
    /// The place for a new key.
    Absent(usize),
    Unsure,
}

/// The places to look at for one hash: runs of ten neighbours, then a perturbed jump.
struct Probe {
    start: usize,
    place: usize,
    last: usize,
    perturb: u64,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probe {
        let start = hash as usize & mask;
        let mut probe = Probe { start, place: start, last: start, perturb: hash as u64, mask };
        probe.set_last();
        probe
    }

    #[inline(always)]
    fn set_last(&mut self) {
        let last = self.start + LINEAR_PROBES;
        self.last = if last <= self.mask { last } else { self.start };
    }

    #[inline(always)]
    fn advance(&mut self) {
        if self.place < self.last {
            self.place += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.start =
            (self.start * 5).wrapping_add(1).wrapping_add(self.perturb as usize) & self.mask;
        self.place = self.start;
        self.set_last();
    }
}

impl SetTable {
    pub const fn new() -> SetTable {
        SetTable { places: Vec::new(), fill: 0, used: 0, finger: 0, generation: 0 }
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used
    }

    /// One less than the number of places.
    #[inline(always)]
    pub fn mask(&self) -> usize {
        self.places.len().max(MIN_SIZE) - 1
    }

    #[inline(always)]
    pub fn place(&self, at: usize) -> &SetEntry {
        &self.places[at]
    }

    /// The first key at or after a place.
    #[inline]
    pub fn next_from(&self, mut at: usize) -> Option<usize> {
        while let Some(entry) = self.places.get(at) {
            if !entry.key.is_unbound() {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    pub fn iter(&self) -> impl Iterator<Item = &SetEntry> {
        self.places.iter().filter(|e| !e.key.is_unbound())
    }

    /// Searches with a comparison that answers None where user code would have to run.
    #[inline(always)]
    pub fn search(&self, hash: i64, eq: impl Fn(&Value) -> Option<bool>) -> Quick {
        if self.places.is_empty() {
            return Quick::Absent(hash as usize & (MIN_SIZE - 1));
        }
        let mut probe = Probe::new(hash, self.places.len() - 1);
        let mut discarded = None;
        loop {
            let entry = &self.places[probe.place];
            if entry.is_free() {
                return Quick::Absent(self.place_for_new(discarded, probe.place));
            }
            if entry.is_discarded() {
                discarded = Some(probe.place);
            } else if entry.hash == hash {
                match eq(&entry.key) {
                    Some(true) => return Quick::At(probe.place),
                    Some(false) => {}
                    None => return Quick::Unsure,
                }
            }
            probe.advance();
        }
    }

    /// CPython 3.9 never uses a discarded place again, other versions use the last one met.
    #[inline(always)]
    fn place_for_new(&self, discarded: Option<usize>, free: usize) -> usize {
        match discarded {
            Some(place) if crate::core::module::target_minor() != 9 => place,
            _ => free,
        }
    }

    /// Puts a key known to be absent where `search` said.
    #[inline]
    pub fn insert_at(&mut self, at: usize, hash: i64, key: Value) {
        if self.places.is_empty() {
            self.places = vec![SetEntry::FREE; MIN_SIZE];
        }
        let reused = self.places[at].is_discarded();
        self.places[at] = SetEntry { hash, key };
        self.used += 1;
        if reused {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(self.roomy());
        }
    }

    fn roomy(&self) -> usize {
        if self.used > 50000 {
            self.used * 2
        } else {
            self.used * 4
        }
    }

    /// Rebuilds with the first power of two above `min` places.
    pub fn resize(&mut self, min: usize) {
        let mut size = MIN_SIZE;
        while size <= min {
            size <<= 1;
        }
        self.generation = self.generation.wrapping_add(1);
        let old = std::mem::replace(&mut self.places, vec![SetEntry::FREE; size]);
        self.fill = self.used;
        for entry in old {
            if !entry.key.is_unbound() {
                self.insert_clean(entry);
            }
        }
    }

    /// Inserts into a table without discarded places; counts nothing.
    fn insert_clean(&mut self, entry: SetEntry) {
        let mut probe = Probe::new(entry.hash, self.places.len() - 1);
        while !self.places[probe.place].is_free() {
            probe.advance();
        }
        self.places[probe.place] = entry;
    }

    /// Takes a key out.
    pub fn remove_at(&mut self, at: usize) -> Value {
        self.used -= 1;
        std::mem::replace(&mut self.places[at], SetEntry { hash: DISCARDED, key: Value::Unbound })
            .key
    }

    /// Takes out the key that `set.pop` chooses.
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mask = self.mask();
        let mut at = self.finger & mask;
        while self.places[at].key.is_unbound() {
            at = if at == mask { 0 } else { at + 1 };
        }
        self.finger = at + 1;
        Some(self.remove_at(at))
    }

    /// Makes room before `n` keys are added, unless there is enough.
    pub fn reserve(&mut self, n: usize) {
        if (self.fill + n) * 5 >= self.mask() * 3 {
            self.resize((self.used + n) * 2);
        }
    }

    /// If this table is empty, takes all keys of `other` over; false if the caller must add them.
    pub fn merge_into_empty(&mut self, other: &SetTable) -> bool {
        if self.fill != 0 {
            return false;
        }
        self.generation = self.generation.wrapping_add(1);
        let verbatim = self.mask() == other.mask() && other.fill == other.used;
        self.fill = other.used;
        self.used = other.used;
        if verbatim {
            self.places.clone_from(&other.places);
            return true;
        }
        if self.places.is_empty() {
            self.places = vec![SetEntry::FREE; MIN_SIZE];
        }
        for entry in other.iter() {
            self.insert_clean(entry.clone());
        }
        true
    }

    /// Shrinks if discarded places have become many, as at the end of a difference.
    pub fn sweep(&mut self) {
        if self.fill - self.used > self.mask() / 5 {
            self.resize(self.roomy());
        }
    }

    /// Empties the table; the caller drops what it held once no borrow is live.
    pub fn take(&mut self) -> SetTable {
        let mut empty = SetTable::new();
        empty.generation = self.generation.wrapping_add(1);
        empty.finger = self.finger;
        std::mem::replace(self, empty)
    }
}

impl Default for SetTable {
    fn default() -> SetTable {
        SetTable::new()
    }
}

/// Searches with `==`, which may run user code and change the table: `table` lends it anew each time.
#[cold]
pub fn search_asking<'a>(
    table: impl Fn() -> &'a SetTable,
    key: &Value,
    hash: i64,
) -> Result<Quick, PyErr> {
    'search: loop {
        let generation = table().generation;
        let mut probe = Probe::new(hash, table().mask());
        let mut discarded = None;
        loop {
            let entry = match table().places.get(probe.place) {
                Some(entry) => entry.clone(),
                None => return Ok(Quick::Absent(probe.place)),
            };
            if entry.is_free() {
                return Ok(Quick::Absent(table().place_for_new(discarded, probe.place)));
            }
            if entry.is_discarded() {
                discarded = Some(probe.place);
            } else if entry.hash == hash {
                let equal = match quick_eq(&entry.key, key) {
                    Some(equal) => equal,
                    None => ops::test_eq(&entry.key, key)?,
                };
                let unchanged = table().generation == generation
                    && table().places.get(probe.place).map_or(false, |e| same(&e.key, &entry.key));
                if !unchanged {
                    continue 'search;
                }
                if equal {
                    return Ok(Quick::At(probe.place));
                }
            }
            probe.advance();
        }
    }
}
