// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Buffered files of the system: bytes only, without Python's types.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom, Write};
use std::rc::{Rc, Weak};

/// Bytes read or written at a time.
const CHUNK: usize = 8192;

pub struct RawFile {
    /// None once closed.
    file: Option<File>,
    /// Read ahead, from `at` on.
    pub input: Vec<u8>,
    pub at: usize,
    output: Vec<u8>,
    pub unbuffered: bool,
}

thread_local! {
    static OPEN: RefCell<Vec<Weak<RefCell<RawFile>>>> = const { RefCell::new(Vec::new()) };
}

/// Writes what open files still hold back, at the end of the program.
pub fn flush_all() {
    let files = OPEN.with(|o| std::mem::take(&mut *o.borrow_mut()));
    for f in files.iter().filter_map(Weak::upgrade) {
        // Nobody is left to hear of a failure.
        let _ = f.borrow_mut().flush();
    }
}

impl RawFile {
    pub fn shared(file: File, unbuffered: bool) -> Rc<RefCell<RawFile>> {
        let raw = RawFile {
            file: Some(file),
            input: Vec::new(),
            at: 0,
            output: Vec::new(),
            unbuffered,
        };
        let raw = Rc::new(RefCell::new(raw));
        OPEN.with(|o| {
            let mut o = o.borrow_mut();
            if o.len() >= 64 {
                o.retain(|w| w.strong_count() > 0);
            }
            o.push(Rc::downgrade(&raw));
        });
        raw
    }

    pub fn is_open(&self) -> bool {
        self.file.is_some()
    }

    pub fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    /// What has been read ahead.
    pub fn ahead(&self) -> &[u8] {
        &self.input[self.at..]
    }

    /// Reads more ahead; false at the end of the file.
    pub fn fill(&mut self) -> Result<bool> {
        self.flush()?;
        if self.at > CHUNK * 8 || self.at == self.input.len() {
            self.input.drain(..self.at);
            self.at = 0;
        }
        let old = self.input.len();
        self.input.resize(old + CHUNK, 0);
        let n = match &mut self.file {
            Some(f) => f.read(&mut self.input[old..]),
            None => Ok(0),
        };
        match n {
            Ok(n) => {
                self.input.truncate(old + n);
                Ok(n > 0)
            }
            Err(e) => {
                self.input.truncate(old);
                Err(e)
            }
        }
    }

    pub fn fill_all(&mut self) -> Result<()> {
        self.flush()?;
        if let Some(f) = &mut self.file {
            f.read_to_end(&mut self.input)?;
        }
        Ok(())
    }

    /// Takes the next `n` bytes, or all there are.
    pub fn read(&mut self, n: Option<usize>) -> Result<Vec<u8>> {
        match n {
            None => self.fill_all()?,
            Some(n) => while self.ahead().len() < n && self.fill()? {},
        }
        let end = n.map_or(self.input.len(), |n| self.input.len().min(self.at + n));
        let out = self.input[self.at..end].to_vec();
        self.at = end;
        Ok(out)
    }

    /// The length of the next line, with its end, up to `limit`.
    pub fn line_len(&mut self, limit: Option<usize>) -> Result<usize> {
        let mut from = 0;
        loop {
            let ahead = self.ahead();
            if let Some(i) = ahead[from..].iter().position(|b| *b == b'\n') {
                return Ok(limit.map_or(from + i + 1, |l| l.min(from + i + 1)));
            }
            from = ahead.len();
            if limit.map_or(false, |l| from >= l) {
                return Ok(limit.unwrap_or(from));
            }
            if !self.fill()? {
                return Ok(from);
            }
        }
    }

    /// Puts the file's own position where the program thinks it is.
    fn settle(&mut self) -> Result<()> {
        let ahead = self.ahead().len() as i64;
        if ahead > 0 {
            if let Some(f) = &mut self.file {
                f.seek(SeekFrom::Current(-ahead))?;
            }
        }
        self.input.clear();
        self.at = 0;
        Ok(())
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        if !self.input.is_empty() {
            self.settle()?;
        }
        self.output.extend_from_slice(bytes);
        if self.unbuffered || self.output.len() >= CHUNK {
            return self.flush();
        }
        Ok(())
    }

    pub fn flush(&mut self) -> Result<()> {
        if self.output.is_empty() {
            return Ok(());
        }
        let output = std::mem::take(&mut self.output);
        match &mut self.file {
            Some(f) => f.write_all(&output),
            None => Ok(()),
        }
    }

    pub fn tell(&mut self) -> Result<u64> {
        self.flush()?;
        let ahead = self.ahead().len() as u64;
        match &mut self.file {
            Some(f) => Ok(f.stream_position()? - ahead),
            None => Ok(0),
        }
    }

    pub fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.flush()?;
        self.settle()?;
        match &mut self.file {
            Some(f) => f.seek(to),
            None => Ok(0),
        }
    }

    pub fn truncate(&mut self, size: Option<u64>) -> Result<u64> {
        let size = match size {
            Some(s) => s,
            None => self.tell()?,
        };
        self.flush()?;
        if let Some(f) = &self.file {
            f.set_len(size)?;
        }
        Ok(size)
    }

    pub fn close(&mut self) -> Result<()> {
        let r = self.flush();
        self.file = None;
        self.input = Vec::new();
        self.at = 0;
        r
    }
}

impl Drop for RawFile {
    fn drop(&mut self) {
        // There is nobody to tell of a failure.
        let _ = self.flush();
    }
}
