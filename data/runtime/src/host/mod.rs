// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The system below the program: Linux, or WASI for WebAssembly. One file each, with the same names. What a system
//! lacks ends the program with a message; it never gives another answer.

#[cfg(not(target_os = "wasi"))]
#[path = "linux.rs"]
mod system;
#[cfg(target_os = "wasi")]
#[path = "wasi.rs"]
mod system;

pub use system::*;

/// What `os.stat` tells of a file; times are seconds and nanoseconds.
pub struct Stat {
    pub mode: u64,
    pub ino: u64,
    pub dev: u64,
    pub nlink: u64,
    pub uid: u64,
    pub gid: u64,
    pub size: u64,
    pub atime: (i64, i64),
    pub mtime: (i64, i64),
    pub ctime: (i64, i64),
    pub blksize: u64,
    pub blocks: u64,
    pub rdev: u64,
}

/// A number of the program as an index or a size. Where addresses have 32 bits, what does not fit becomes the largest
/// one, which is beyond every object.
#[inline(always)]
pub fn size(n: i64) -> usize {
    #[cfg(target_pointer_width = "64")]
    return n as usize;
    #[cfg(not(target_pointer_width = "64"))]
    return usize::try_from(n).unwrap_or(usize::MAX);
}

/// The largest number that `size` keeps as it is.
pub const LARGEST: i64 = isize::MAX as i64;

/// A number of the program as the step from one index to the next, likewise.
#[inline(always)]
pub fn step(n: i64) -> isize {
    #[cfg(target_pointer_width = "64")]
    return n as isize;
    #[cfg(not(target_pointer_width = "64"))]
    return isize::try_from(n).unwrap_or(if n < 0 { isize::MIN } else { isize::MAX });
}
