// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Buffered files of the system: bytes only, without Python's types.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom, Write};
use std::rc::{Rc, Weak};

/// Bytes read or written at a time.
const CHUNK: usize = 8192;

/// Where the bytes are.
enum Source {
    File(File),
    /// A text file whose `buffer` has been asked for stands on that.
    Below(Rc<RefCell<RawFile>>),
}

impl Source {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        match self {
            Source::File(f) => f.read(into),
            Source::Below(below) => below.borrow_mut().read_once(into),
        }
    }

    fn read_to_end(&mut self, into: &mut Vec<u8>) -> Result<()> {
        match self {
            Source::File(f) => f.read_to_end(into).map(drop),
            Source::Below(below) => {
                into.extend(below.borrow_mut().read(None)?);
                Ok(())
            }
        }
    }

    fn write_all(&mut self, bytes: &[u8]) -> Result<()> {
        match self {
            Source::File(f) => f.write_all(bytes),
            Source::Below(below) => {
                let mut below = below.borrow_mut();
                below.write(bytes)?;
                below.flush()
            }
        }
    }

    fn position(&mut self) -> Result<u64> {
        match self {
            Source::File(f) => f.stream_position(),
            Source::Below(below) => below.borrow_mut().tell(),
        }
    }

    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        match self {
            Source::File(f) => f.seek(to),
            Source::Below(below) => below.borrow_mut().seek(to),
        }
    }

    fn set_len(&mut self, size: u64) -> Result<()> {
        match self {
            Source::File(f) => f.set_len(size),
            Source::Below(below) => below.borrow_mut().truncate(Some(size)).map(drop),
        }
    }
}

pub struct RawFile {
    /// None once closed.
    source: Option<Source>,
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
            source: Some(Source::File(file)),
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

    /// The file for bytes alone that `raw` stands on from now on. What `raw` has read ahead stays there.
    pub fn below(raw: &Rc<RefCell<RawFile>>) -> Option<Rc<RefCell<RawFile>>> {
        let mut upper = raw.borrow_mut();
        match upper.source.take()? {
            Source::Below(below) => {
                upper.source = Some(Source::Below(below.clone()));
                Some(below)
            }
            Source::File(file) => {
                let below = RawFile::shared(file, upper.unbuffered);
                upper.source = Some(Source::Below(below.clone()));
                Some(below)
            }
        }
    }

    pub fn is_open(&self) -> bool {
        match &self.source {
            Some(Source::Below(below)) => below.borrow().is_open(),
            source => source.is_some(),
        }
    }

    /// Asks the file of the system; None once closed.
    pub fn with_file<T>(&self, ask: impl FnOnce(&File) -> T) -> Option<T> {
        match self.source.as_ref()? {
            Source::File(f) => Some(ask(f)),
            Source::Below(below) => below.borrow().with_file(ask),
        }
    }

    /// What is there, or else what one read of the system gives.
    fn read_once(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.ahead().is_empty() {
            self.fill()?;
        }
        let n = self.ahead().len().min(into.len());
        into[..n].copy_from_slice(&self.ahead()[..n]);
        self.at += n;
        Ok(n)
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
        let n = match &mut self.source {
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
        if let Some(f) = &mut self.source {
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
            if let Some(f) = &mut self.source {
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
        match &mut self.source {
            Some(f) => f.write_all(&output),
            None => Ok(()),
        }
    }

    pub fn tell(&mut self) -> Result<u64> {
        self.flush()?;
        let ahead = self.ahead().len() as u64;
        match &mut self.source {
            Some(f) => Ok(f.position()? - ahead),
            None => Ok(0),
        }
    }

    pub fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.flush()?;
        self.settle()?;
        match &mut self.source {
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
        if let Some(f) = &mut self.source {
            f.set_len(size)?;
        }
        Ok(size)
    }

    pub fn close(&mut self) -> Result<()> {
        let mut r = self.flush();
        if let Some(Source::Below(below)) = self.source.take() {
            r = r.and(below.borrow_mut().close());
        }
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
