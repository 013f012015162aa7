// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! WASI, which WebAssembly has for a system: files below folders that are given to it, clocks, streams. It has no
//! users, no processes and no threads.

use super::Stat;
use crate::core::run::refuse;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

pub use std::os::wasi::ffi::OsStrExt;
pub use std::os::wasi::io::{AsRawFd, FromRawFd};

/// What is left of the stack when RecursionError is raised. The linker lets the stack end at address 0.
const SPARE: usize = 1 << 17;

/// Calls the program. `body` gets the address that its stack may not go below.
pub fn run_with_stack(body: impl FnOnce(usize) -> i32 + Send + 'static) -> i32 {
    // A program begins in the root folder of WASI; its user is somewhere else.
    if let Ok(folder) = std::env::var("PWD") {
        let _ = std::env::set_current_dir(folder);
    }
    body(SPARE)
}

/// Errors of WASI, numbered from 1: their numbers and texts under Linux.
const ERRORS: &[(i32, &str)] = &[
    (7, "Argument list too long"),
    (13, "Permission denied"),
    (98, "Address already in use"),
    (99, "Cannot assign requested address"),
    (97, "Address family not supported by protocol"),
    (11, "Resource temporarily unavailable"),
    (114, "Operation already in progress"),
    (9, "Bad file descriptor"),
    (74, "Bad message"),
    (16, "Device or resource busy"),
    (125, "Operation canceled"),
    (10, "No child processes"),
    (103, "Software caused connection abort"),
    (111, "Connection refused"),
    (104, "Connection reset by peer"),
    (35, "Resource deadlock avoided"),
    (89, "Destination address required"),
    (33, "Numerical argument out of domain"),
    (122, "Disk quota exceeded"),
    (17, "File exists"),
    (14, "Bad address"),
    (27, "File too large"),
    (113, "No route to host"),
    (43, "Identifier removed"),
    (84, "Invalid or incomplete multibyte or wide character"),
    (115, "Operation now in progress"),
    (4, "Interrupted system call"),
    (22, "Invalid argument"),
    (5, "Input/output error"),
    (106, "Transport endpoint is already connected"),
    (21, "Is a directory"),
    (40, "Too many levels of symbolic links"),
    (24, "Too many open files"),
    (31, "Too many links"),
    (90, "Message too long"),
    (72, "Multihop attempted"),
    (36, "File name too long"),
    (100, "Network is down"),
    (102, "Network dropped connection on reset"),
    (101, "Network is unreachable"),
    (23, "Too many open files in system"),
    (105, "No buffer space available"),
    (19, "No such device"),
    (2, "No such file or directory"),
    (8, "Exec format error"),
    (37, "No locks available"),
    (67, "Link has been severed"),
    (12, "Cannot allocate memory"),
    (42, "No message of desired type"),
    (92, "Protocol not available"),
    (28, "No space left on device"),
    (38, "Function not implemented"),
    (107, "Transport endpoint is not connected"),
    (20, "Not a directory"),
    (39, "Directory not empty"),
    (131, "State not recoverable"),
    (88, "Socket operation on non-socket"),
    (95, "Operation not supported"),
    (25, "Inappropriate ioctl for device"),
    (6, "No such device or address"),
    (75, "Value too large for defined data type"),
    (130, "Owner died"),
    (1, "Operation not permitted"),
    (32, "Broken pipe"),
    (71, "Protocol error"),
    (93, "Protocol not supported"),
    (91, "Protocol wrong type for socket"),
    (34, "Numerical result out of range"),
    (30, "Read-only file system"),
    (29, "Illegal seek"),
    (3, "No such process"),
    (116, "Stale file handle"),
    (110, "Connection timed out"),
    (26, "Text file busy"),
    (18, "Invalid cross-device link"),
];

/// The number of an error as Linux has it.
pub fn errno(number: i32) -> i32 {
    match number {
        76 => 1, // a file outside of the folders given
        n => ERRORS.get((n - 1) as usize).map_or(n, |row| row.0),
    }
}

/// The text of an error of Linux, as the GNU C library has it.
pub fn error_text(errno: i32) -> String {
    match ERRORS.iter().find(|row| row.0 == errno) {
        Some((_, text)) => text.to_string(),
        None if errno == 0 => "Success".to_string(),
        None => format!("Unknown error {}", errno),
    }
}

fn missing(what: &str) -> ! {
    refuse(&format!("{} is not available in WebAssembly", what))
}

pub fn stat(_: &fs::Metadata) -> Stat {
    missing("os.stat")
}

pub fn metadata_of(_fd: i64) -> io::Result<fs::Metadata> {
    missing("os.fstat")
}

/// Seconds.
pub fn modified(m: &fs::Metadata) -> f64 {
    let since = m.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0.0, |d| d.as_secs() as f64 + d.subsec_nanos() as f64 * 1e-9)
}

/// The number of the file; `None`: the system does not say.
pub fn inode(_: &fs::DirEntry) -> Option<u64> {
    None
}

pub fn make_dir(path: &Path, _mode: u32) -> io::Result<()> {
    fs::create_dir(path)
}

pub fn chmod(_: &Path, _: u32) -> io::Result<()> {
    missing("os.chmod")
}

pub fn symlink(_: &Path, _: &Path) -> io::Result<()> {
    missing("os.symlink")
}

pub fn set_times(_: &Path, _: Option<[(i64, i64); 2]>, _follow: bool) -> io::Result<()> {
    missing("os.utime")
}

macro_rules! numbers {
    ($($name:ident($($arg:ident)?);)+) => {$(
        pub fn $name($($arg: u32)?) -> u32 {
            missing(concat!("os.", stringify!($name)))
        }
    )+};
}

numbers! {
    umask(_mask);
    getuid();
    geteuid();
    getgid();
    getegid();
    getppid();
}

pub fn pid() -> u32 {
    missing("os.getpid")
}

pub fn terminal_size(_: i32) -> io::Result<(u16, u16)> {
    Err(io::Error::from_raw_os_error(59)) // not a terminal
}

/// The nearest that there is: the time since the start.
pub fn process_time() -> Duration {
    crate::stdlib::time::steady()
}

/// There is only UTC.
pub fn read_time_zone() {}

/// Fills bytes with what nobody can guess.
pub fn random_bytes(bytes: &mut [u8]) -> io::Result<()> {
    extern "C" {
        fn getentropy(buffer: *mut u8, len: usize) -> i32;
    }
    const AT_ONCE: usize = 256;
    for part in bytes.chunks_mut(AT_ONCE) {
        // SAFETY: the buffer is part.len() bytes long, which is not too much.
        if unsafe { getentropy(part.as_mut_ptr(), part.len()) } != 0 {
            return Err(io::Error::last_os_error());
        }
    }
    Ok(())
}

pub fn open(_: &Path, _flags: i32, _mode: i32) -> io::Result<i64> {
    missing("os.open")
}

pub fn read(_fd: i32, _: &mut [u8]) -> io::Result<usize> {
    missing("os.read")
}

pub fn write(_fd: i32, _: &[u8]) -> io::Result<i64> {
    missing("os.write")
}

macro_rules! descriptor_calls {
    ($($name:ident($($arg:ident: $kind:ty),*);)+) => {$(
        pub fn $name($($arg: $kind),*) -> io::Result<i64> {
            missing(concat!("os.", stringify!($name)))
        }
    )+};
}

descriptor_calls! {
    close(_fd: i32);
    lseek(_fd: i32, _to: i64, _whence: i32);
    ftruncate(_fd: i32, _length: i64);
    fsync(_fd: i32);
    dup(_fd: i32);
    dup2(_fd: i32, _to: i32, _inheritable: bool);
}

pub fn pipe() -> io::Result<[i32; 2]> {
    missing("os.pipe")
}
