// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Standard output and error of the process, buffered as CPython does.

use std::cell::{Cell, RefCell};
use std::io::Write;

const BUFFER: usize = 8192;

struct Out {
    pending: Vec<u8>,
    /// Whether each line is written at once.
    line: Option<bool>,
}

thread_local! {
    static OUT: RefCell<Out> = const { RefCell::new(Out { pending: Vec::new(), line: None }) };
    static BELOW: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// `sys.stdout.buffer` lies below the text: what it holds goes out first when text does.
pub fn flush_first(below: fn()) {
    BELOW.with(|b| b.set(Some(below)))
}

/// Appends to standard output. The error is that of the system.
pub fn write_out(bytes: &[u8]) -> std::io::Result<()> {
    OUT.with(|o| {
        let mut o = o.borrow_mut();
        o.pending.extend_from_slice(bytes);
        let line = match o.line {
            Some(line) => line,
            None => {
                let line = is_terminal(1);
                o.line = Some(line);
                line
            }
        };
        if o.pending.len() >= BUFFER || (line && bytes.contains(&b'\n')) {
            return o.flush();
        }
        Ok(())
    })
}

impl Out {
    fn flush(&mut self) -> std::io::Result<()> {
        // The buffer is emptied even if that fails, or the failure would come back at exit.
        let pending = std::mem::take(&mut self.pending);
        if let Some(flush) = BELOW.with(Cell::get) {
            flush();
        }
        let mut out = std::io::stdout().lock();
        out.write_all(&pending)?;
        out.flush()?;
        let mut pending = pending;
        pending.clear();
        self.pending = pending;
        Ok(())
    }
}

pub fn flush_out() -> std::io::Result<()> {
    OUT.with(|o| o.borrow_mut().flush())
}

/// Writes to standard error at once.
pub fn write_err(bytes: &[u8]) -> std::io::Result<()> {
    std::io::stderr().lock().write_all(bytes)
}

/// True if the file descriptor is a terminal.
pub fn is_terminal(fd: i32) -> bool {
    // The standard library tells since 1.70 only; the link tells on Linux.
    match std::fs::read_link(format!("/proc/self/fd/{}", fd)) {
        Ok(p) => {
            let p = p.to_string_lossy().into_owned();
            p.starts_with("/dev/pts/") || p.starts_with("/dev/tty") || p == "/dev/console"
        }
        Err(_) => false,
    }
}
