// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The files that a process begins with: `sys.stdin`, and what lies below the text of the others.

use super::files::{BinaryFile, Opened, TextFile};
use super::memory::Newline;
use super::raw::RawFile;
use crate::core::object::Ref;
use crate::core::stdio;
use crate::core::value::Value;
use crate::text::codecs::Encoding;
use std::cell::{Cell, RefCell};
use std::fs::File;
use crate::host::FromRawFd;
use std::rc::Rc;

thread_local! {
    static STDOUT: RefCell<Option<Rc<RefCell<RawFile>>>> = const { RefCell::new(None) };
}

fn opened(fd: i32, name: &str, mode: &str) -> Opened {
    // SAFETY: the process begins with the descriptor. Each is opened once, by `sys`, which keeps it.
    let file = unsafe { File::from_raw_fd(fd) };
    Opened {
        raw: RawFile::shared(file, false),
        name: Value::from(name),
        mode: mode.to_string(),
        readable: fd == 0,
        writable: fd != 0,
    }
}

pub fn stdin() -> Value {
    Value::from(Ref::new(TextFile {
        of: opened(0, "<stdin>", "r"),
        encoding: "utf-8".to_string(),
        codec: Encoding::Utf8,
        errors: "strict".to_string(),
        newline: Newline::Feed, // other line ends come through, as they do in CPython but on Windows
        line_buffering: false,
        begun: Cell::new(false),
        telling: Cell::new(true),
        below: RefCell::new(None),
    }))
}

/// `sys.stdout.buffer` and `sys.stderr.buffer`.
pub fn buffer(fd: i32, name: &str) -> Value {
    let of = opened(fd, name, "wb");
    if fd == 1 {
        STDOUT.with(|raw| raw.replace(Some(of.raw.clone())));
        stdio::flush_first(|| {
            // A failure shows when the text is written, to the same descriptor.
            let _ = STDOUT.with(|raw| raw.borrow().as_ref().map(|raw| raw.borrow_mut().flush()));
        });
    }
    Value::from(Ref::new(BinaryFile { of }))
}
