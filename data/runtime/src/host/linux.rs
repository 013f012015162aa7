// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Linux, and what is like it.

use super::Stat;
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, DirEntryExt, MetadataExt, PermissionsExt};
use std::path::Path;
use std::time::Duration;

pub use std::os::unix::ffi::OsStrExt;
pub use std::os::unix::io::{AsRawFd, FromRawFd};

/// Reserved, not used, memory for the stack of the program's thread.
const STACK: usize = 1 << 30;
/// What is left of the stack when RecursionError is raised.
const SPARE: usize = 1 << 20;

/// Calls the program where it has room for its calls. `body` gets the address that its stack may not go below.
pub fn run_with_stack(body: impl FnOnce(usize) -> i32 + Send + 'static) -> i32 {
    let thread = std::thread::Builder::new().name("main".to_string()).stack_size(STACK);
    let main = move || {
        let here = 0u8;
        body(&here as *const u8 as usize + SPARE - STACK)
    };
    match thread.spawn(main) {
        Ok(handle) => handle.join().unwrap_or(70),
        Err(_) => 70,
    }
}

/// The number of an error as Linux has it.
pub fn errno(number: i32) -> i32 {
    number
}

/// The text of an error of Linux, as the C library has it.
pub fn error_text(errno: i32) -> String {
    io::Error::from_raw_os_error(errno).to_string()
}

pub fn stat(m: &fs::Metadata) -> Stat {
    Stat {
        mode: m.mode() as u64,
        ino: m.ino(),
        dev: m.dev(),
        nlink: m.nlink(),
        uid: m.uid() as u64,
        gid: m.gid() as u64,
        size: m.size(),
        atime: (m.atime(), m.atime_nsec()),
        mtime: (m.mtime(), m.mtime_nsec()),
        ctime: (m.ctime(), m.ctime_nsec()),
        blksize: m.blksize(),
        blocks: m.blocks(),
        rdev: m.rdev(),
    }
}

/// Of the file that a descriptor is of.
pub fn metadata_of(fd: i64) -> io::Result<fs::Metadata> {
    fs::metadata(format!("/proc/self/fd/{}", fd))
}

/// Seconds.
pub fn modified(m: &fs::Metadata) -> f64 {
    m.mtime() as f64 + m.mtime_nsec() as f64 * 1e-9
}

pub fn inode(entry: &fs::DirEntry) -> Option<u64> {
    Some(entry.ino())
}

pub fn make_dir(path: &Path, mode: u32) -> io::Result<()> {
    fs::DirBuilder::new().mode(mode).create(path)
}

pub fn chmod(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

pub fn symlink(to: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, path)
}

#[repr(C)]
struct TimeSpec {
    seconds: i64,
    nanoseconds: i64,
}

#[repr(C)]
struct WinSize {
    rows: u16,
    columns: u16,
    x: u16,
    y: u16,
}

mod c {
    use std::os::raw::c_char;

    extern "C" {
        pub(super) fn clock_gettime(clock: i32, out: *mut super::TimeSpec) -> i32;
        pub(super) fn utimensat(dir: i32, path: *const c_char, times: *const super::TimeSpec, flags: i32) -> i32;
        pub(super) fn umask(mask: u32) -> u32;
        pub(super) fn getuid() -> u32;
        pub(super) fn geteuid() -> u32;
        pub(super) fn getgid() -> u32;
        pub(super) fn getegid() -> u32;
        pub(super) fn getppid() -> u32;
        pub(super) fn ioctl(fd: i32, request: u64, size: *mut super::WinSize) -> i32;
        pub(super) fn tzset();
        pub(super) fn open(path: *const c_char, flags: i32, mode: i32) -> i32;
        pub(super) fn close(fd: i32) -> i32;
        pub(super) fn read(fd: i32, to: *mut u8, n: usize) -> isize;
        pub(super) fn write(fd: i32, from: *const u8, n: usize) -> isize;
        pub(super) fn lseek(fd: i32, to: i64, whence: i32) -> i64;
        pub(super) fn ftruncate(fd: i32, length: i64) -> i32;
        pub(super) fn fsync(fd: i32) -> i32;
        pub(super) fn dup3(fd: i32, to: i32, flags: i32) -> i32;
        pub(super) fn fcntl(fd: i32, command: i32, argument: i32) -> i32;
        pub(super) fn pipe2(fds: *mut i32, flags: i32) -> i32;
    }
}

/// Sets when a file was read and written, seconds and nanoseconds each; `None` is now.
pub fn set_times(path: &Path, times: Option<[(i64, i64); 2]>, follow: bool) -> io::Result<()> {
    const AT_FDCWD: i32 = -100;
    const AT_SYMLINK_NOFOLLOW: i32 = 0x100;
    let path = std::ffi::CString::new(path.as_os_str().as_bytes())?;
    let times = times.map(|both| both.map(|(seconds, nanoseconds)| TimeSpec { seconds, nanoseconds }));
    let at = times.as_ref().map_or(std::ptr::null(), |both| both.as_ptr());
    let flags = if follow { 0 } else { AT_SYMLINK_NOFOLLOW };
    // SAFETY: the path ends with a null byte, and times is null or of two elements.
    let failed = unsafe { c::utimensat(AT_FDCWD, path.as_ptr(), at, flags) } != 0;
    if failed { Err(io::Error::last_os_error()) } else { Ok(()) }
}

macro_rules! numbers {
    ($($name:ident($($arg:ident)?);)+) => {$(
        /// The C function of that name.
        pub fn $name($($arg: u32)?) -> u32 {
            // SAFETY: takes and gives plain numbers.
            unsafe { c::$name($($arg)?) }
        }
    )+};
}

numbers! {
    umask(mask);
    getuid();
    geteuid();
    getgid();
    getegid();
    getppid();
}

pub fn pid() -> u32 {
    std::process::id()
}

/// Columns and rows of a terminal.
pub fn terminal_size(fd: i32) -> io::Result<(u16, u16)> {
    const TIOCGWINSZ: u64 = 0x5413;
    let mut size = WinSize { rows: 0, columns: 0, x: 0, y: 0 };
    // SAFETY: the structure has the layout of `struct winsize`.
    if unsafe { c::ioctl(fd, TIOCGWINSZ, &mut size) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok((size.columns, size.rows))
}

/// The processor time of this process.
pub fn process_time() -> Duration {
    const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;
    let mut t = TimeSpec { seconds: 0, nanoseconds: 0 };
    // SAFETY: the structure has the layout of `struct timespec` on 64-bit Linux.
    unsafe { c::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &mut t) };
    Duration::new(t.seconds as u64, t.nanoseconds as u32)
}

/// Reads which time zone the environment names.
pub fn read_time_zone() {
    // SAFETY: has no arguments.
    unsafe { c::tzset() }
}

/// Fills bytes with what nobody can guess.
pub fn random_bytes(bytes: &mut [u8]) -> io::Result<()> {
    let mut file = fs::File::open("/dev/urandom")?;
    io::Read::read_exact(&mut file, bytes)
}

// Files by their descriptors, which no child process gets.

const O_CLOEXEC: i32 = 0o2000000;

/// What a system call gave; below zero there was an error.
fn checked(result: i64) -> io::Result<i64> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

pub fn open(path: &Path, flags: i32, mode: i32) -> io::Result<i64> {
    let path = std::ffi::CString::new(path.as_os_str().as_bytes())?;
    // SAFETY: the path ends with a null byte.
    checked(unsafe { c::open(path.as_ptr(), flags | O_CLOEXEC, mode) }.into())
}

pub fn read(fd: i32, to: &mut [u8]) -> io::Result<usize> {
    // SAFETY: the buffer has room for that many bytes.
    checked(unsafe { c::read(fd, to.as_mut_ptr(), to.len()) } as i64).map(|n| n as usize)
}

pub fn write(fd: i32, from: &[u8]) -> io::Result<i64> {
    // SAFETY: there are that many bytes.
    checked(unsafe { c::write(fd, from.as_ptr(), from.len()) } as i64)
}

macro_rules! descriptor_calls {
    ($($name:ident($($arg:ident: $kind:ty),*) => $call:ident($($given:expr),*);)+) => {$(
        /// The C function of that name.
        pub fn $name($($arg: $kind),*) -> io::Result<i64> {
            // SAFETY: takes and gives plain numbers.
            checked(unsafe { c::$call($($given),*) } as i64)
        }
    )+};
}

descriptor_calls! {
    close(fd: i32) => close(fd);
    lseek(fd: i32, to: i64, whence: i32) => lseek(fd, to, whence);
    ftruncate(fd: i32, length: i64) => ftruncate(fd, length);
    fsync(fd: i32) => fsync(fd);
    dup(fd: i32) => fcntl(fd, 1030, 0); // F_DUPFD_CLOEXEC
    dup2(fd: i32, to: i32, inheritable: bool) => dup3(fd, to, if inheritable { 0 } else { O_CLOEXEC });
}

/// The end to read from and the end to write to.
pub fn pipe() -> io::Result<[i32; 2]> {
    let mut fds = [0; 2];
    // SAFETY: there is room for two descriptors.
    checked(unsafe { c::pipe2(fds.as_mut_ptr(), O_CLOEXEC) }.into())?;
    Ok(fds)
}
