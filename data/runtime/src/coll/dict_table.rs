// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The hash table of dict: entries in order of insertion, found through a table of their positions.
//!
//! A deleted entry stays as a hole with an unbound key until the table grows. Capacities are
//! CPython's, because a program that changes a dict while it iterates can see when holes go away.
//! Dicts of up to five entries have no index and are searched through.

use super::key::{quick_eq, same};
use crate::core::error::PyErr;
use crate::core::ops;
use crate::core::value::Value;

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;
const MIN_SIZE: usize = 8;
const PERTURB_SHIFT: u32 = 5;

#[derive(Clone)]
pub struct Entry {
    pub hash: i64,
    /// Unbound in a hole.
    pub key: Value,
    pub value: Value,
}

#[derive(Clone)]
pub struct DictTable {
    entries: Vec<Entry>,
    /// Positions in `entries`, a power of two of them; empty while the size is `MIN_SIZE`.
    index: Vec<u32>,
    used: usize,
    /// How many entries can be appended before the table grows.
    usable: usize,
    /// Changes whenever entries move, so that a search interrupted by user code knows.
    generation: u32,
}

/// What a search without user code found out.
pub enum Quick {
    At(usize),
    Absent,
    /// A candidate must be compared by `==`.
    Unsure,
}

/// The positions of the index to look at for one hash.
struct Probe {
    slot: usize,
    perturb: u64,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probe {
        Probe { slot: hash as usize & mask, perturb: hash as u64, mask }
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.perturb >>= PERTURB_SHIFT;
        self.slot = (self.slot * 5).wrapping_add(self.perturb as usize).wrapping_add(1) & self.mask;
    }
}

const fn capacity(size: usize) -> usize {
    size * 2 / 3
}

impl DictTable {
    pub const fn new() -> DictTable {
        DictTable {
            entries: Vec::new(),
            index: Vec::new(),
            used: 0,
            usable: capacity(MIN_SIZE),
            generation: 0,
        }
    }

    /// A table that takes `n` entries without growing.
    pub fn with_capacity(n: usize) -> DictTable {
        let mut table = DictTable::new();
        if n > table.usable {
            table.rebuild(((n * 3 + 1) / 2).next_power_of_two());
        }
        table
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used
    }

    #[inline(always)]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    #[inline(always)]
    pub fn entry(&self, at: usize) -> &Entry {
        &self.entries[at]
    }

    #[inline(always)]
    pub fn entry_mut(&mut self, at: usize) -> &mut Entry {
        &mut self.entries[at]
    }

    /// The first entry at or after a position.
    #[inline]
    pub fn next_from(&self, mut at: usize) -> Option<usize> {
        while let Some(entry) = self.entries.get(at) {
            if !entry.key.is_unbound() {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// The last entry before a position.
    #[inline]
    pub fn last_before(&self, at: usize) -> Option<usize> {
        let mut at = at.min(self.entries.len());
        while at > 0 {
            at -= 1;
            if !self.entries[at].key.is_unbound() {
                return Some(at);
            }
        }
        None
    }

    /// Positions run below this one.
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|e| !e.key.is_unbound())
    }

    /// Searches with a comparison that answers None where user code would have to run.
    #[inline(always)]
    pub fn search(&self, hash: i64, eq: impl Fn(&Value) -> Option<bool>) -> Quick {
        if self.index.is_empty() {
            for (at, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash && !entry.key.is_unbound() {
                    match eq(&entry.key) {
                        Some(true) => return Quick::At(at),
                        Some(false) => {}
                        None => return Quick::Unsure,
                    }
                }
            }
            return Quick::Absent;
        }
        let mut probe = Probe::new(hash, self.index.len() - 1);
        loop {
            match self.index[probe.slot] {
                EMPTY => return Quick::Absent,
                DELETED => {}
                at => {
                    let entry = &self.entries[at as usize];
                    if entry.hash == hash {
                        match eq(&entry.key) {
                            Some(true) => return Quick::At(at as usize),
                            Some(false) => {}
                            None => return Quick::Unsure,
                        }
                    }
                }
            }
            probe.advance();
        }
    }

    /// The entries whose hash is `hash`, in the order CPython compares them.
    fn candidates(&self, hash: i64) -> Vec<usize> {
        let mut found = Vec::new();
        if self.index.is_empty() {
            let with_hash =
                |&at: &usize| self.entries[at].hash == hash && !self.entries[at].key.is_unbound();
            found.extend((0..self.entries.len()).filter(with_hash));
            return found;
        }
        let mut probe = Probe::new(hash, self.index.len() - 1);
        loop {
            match self.index[probe.slot] {
                EMPTY => return found,
                DELETED => {}
                at if self.entries[at as usize].hash == hash => found.push(at as usize),
                _ => {}
            }
            probe.advance();
        }
    }

    /// Appends an entry whose key is known to be absent.
    #[inline]
    pub fn insert_new(&mut self, hash: i64, key: Value, value: Value) {
        if self.usable == 0 {
            self.grow();
        }
        self.usable -= 1;
        self.used += 1;
        if !self.index.is_empty() {
            self.point(hash, self.entries.len() as u32);
        }
        self.entries.push(Entry { hash, key, value });
    }

    #[inline]
    fn point(&mut self, hash: i64, at: u32) {
        let mut probe = Probe::new(hash, self.index.len() - 1);
        while self.index[probe.slot] < DELETED {
            probe.advance();
        }
        self.index[probe.slot] = at;
    }

    #[cold]
    fn grow(&mut self) {
        self.rebuild((self.used * 3).next_power_of_two());
    }

    /// Drops the holes and makes an index of `size` places.
    fn rebuild(&mut self, size: usize) {
        let size = size.max(MIN_SIZE);
        self.generation = self.generation.wrapping_add(1);
        self.entries.retain(|e| !e.key.is_unbound());
        self.usable = capacity(size) - self.used;
        self.index = if size == MIN_SIZE { Vec::new() } else { vec![EMPTY; size] };
        if size > MIN_SIZE {
            self.entries.reserve(self.usable);
            for at in 0..self.entries.len() {
                self.point(self.entries[at].hash, at as u32);
            }
        }
    }

    /// Takes an entry out and leaves a hole.
    pub fn remove_at(&mut self, at: usize) -> Entry {
        self.unpoint(at);
        self.used -= 1;
        std::mem::replace(
            &mut self.entries[at],
            Entry { hash: 0, key: Value::Unbound, value: Value::Unbound },
        )
    }

    fn unpoint(&mut self, at: usize) {
        if self.index.is_empty() {
            return;
        }
        let mut probe = Probe::new(self.entries[at].hash, self.index.len() - 1);
        while self.index[probe.slot] != at as u32 {
            probe.advance();
        }
        self.index[probe.slot] = DELETED;
    }

    /// Takes the last entry out, with the holes behind it.
    pub fn pop_last(&mut self) -> Option<Entry> {
        let at = self.last_before(self.entries.len())?;
        let entry = self.remove_at(at);
        self.entries.truncate(at);
        Some(entry)
    }

    /// Moves an entry to the end (or the beginning), for OrderedDict.
    pub fn move_to_end(&mut self, at: usize, last: bool) {
        let entry = self.remove_at(at);
        if last {
            self.insert_new(entry.hash, entry.key, entry.value);
            return;
        }
        self.entries.insert(0, entry);
        self.used += 1;
        // Each entry has moved; the holes go too, so there is room for what was added.
        let size = ((self.used * 3 + 1) / 2).next_power_of_two().max(self.index.len());
        self.rebuild(size);
    }

    /// Empties the table; the caller drops what it held once no borrow is live.
    pub fn take(&mut self) -> DictTable {
        let mut empty = DictTable::new();
        empty.generation = self.generation.wrapping_add(1);
        std::mem::replace(self, empty)
    }

    /// A copy without holes.
    pub fn compacted(&self) -> DictTable {
        let mut copy = self.clone();
        if copy.used < copy.entries.len() {
            copy.rebuild(((copy.used * 3 + 1) / 2).next_power_of_two());
        }
        copy
    }
}

impl Default for DictTable {
    fn default() -> DictTable {
        DictTable::new()
    }
}

/// Searches with `==`, which may run user code and change the table: `table` lends it anew each time.
/// As in CPython a search starts again if the entries moved or the candidate was replaced meanwhile.
#[cold]
pub fn search_asking<'a>(
    table: impl Fn() -> &'a DictTable,
    key: &Value,
    hash: i64,
) -> Result<Option<usize>, PyErr> {
    'search: loop {
        let generation = table().generation;
        let candidates = table().candidates(hash);
        for at in candidates {
            let stored = match table().entries.get(at) {
                Some(entry) if !entry.key.is_unbound() => entry.key.clone(),
                _ => continue 'search,
            };
            let equal = match quick_eq(&stored, key) {
                Some(equal) => equal,
                None => ops::test_eq(&stored, key)?,
            };
            let unchanged = table().generation == generation
                && table().entries.get(at).map_or(false, |e| same(&e.key, &stored));
            if !unchanged {
                continue 'search;
            }
            if equal {
                return Ok(Some(at));
            }
        }
        return Ok(None);
    }
}
