// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Files by their descriptors, without buffers.

use super::{def, path_arg, stat};
use crate::coll::{params, seq};
use crate::core::args::NativeDef;
use crate::core::error::{io_error, overflow_error, value_error, PyErr};
use crate::core::value::{Value, R};
use crate::host;
use crate::text::bytes_obj::new_bytes;
use std::io::{Error, Result as IoResult};

fn descriptor(v: &Value) -> Result<i32, PyErr> {
    let fd = seq::to_i64(v)?;
    match i32::try_from(fd) {
        Ok(fd) => Ok(fd),
        Err(_) if fd > 0 => Err(overflow_error("Python int too large to convert to C int")),
        Err(_) => Err(overflow_error("Python int too small to convert to C int")),
    }
}

fn number(result: IoResult<i64>) -> R {
    result.map(Value::Int).map_err(|e| io_error(&e, None))
}

fn done(result: IoResult<i64>) -> R {
    number(result).map(|_| Value::None)
}

def!(OPEN, "open", |args| {
    let [path, flags, mode, dir_fd] = params::parse(args, "open", ["path", "flags", "mode", "dir_fd"], 2, 3)?;
    stat::no_descriptor(dir_fd, "open");
    let (p, shown) = path_arg(&path, "open", "path")?;
    let (flags, mode) = (descriptor(&flags)?, descriptor(&params::or(mode, Value::Int(0o777)))?);
    host::open(&p, flags, mode).map(Value::Int).map_err(|e| io_error(&e, Some(shown)))
});

def!(CLOSE, "close", |args| {
    let [fd] = params::parse(args, "close", ["fd"], 1, 1)?;
    done(host::close(descriptor(&fd)?))
});

def!(READ, "read", |args| {
    args.exactly("read", 2)?;
    let (fd, n) = (descriptor(&args.pos[0])?, seq::to_i64(&args.pos[1])?);
    if n < 0 {
        return Err(io_error(&Error::from_raw_os_error(22), None));
    }
    let mut data = vec![0u8; host::size(n)];
    let got = host::read(fd, &mut data).map_err(|e| io_error(&e, None))?;
    data.truncate(got);
    Ok(new_bytes(data))
});

def!(WRITE, "write", |args| {
    args.exactly("write", 2)?;
    let fd = descriptor(&args.pos[0])?;
    number(host::write(fd, &crate::text::bytes_obj::need_bytes(&args.pos[1])?))
});

def!(LSEEK, "lseek", |args| {
    args.exactly("lseek", 3)?;
    let (fd, to, whence) = (descriptor(&args.pos[0])?, seq::to_i64(&args.pos[1])?, descriptor(&args.pos[2])?);
    number(host::lseek(fd, to, whence))
});

def!(FTRUNCATE, "ftruncate", |args| {
    args.exactly("ftruncate", 2)?;
    done(host::ftruncate(descriptor(&args.pos[0])?, seq::to_i64(&args.pos[1])?))
});

def!(TRUNCATE, "truncate", |args| {
    let [path, length] = params::parse(args, "truncate", ["path", "length"], 2, 2)?;
    let (p, shown) = path_arg(&path, "truncate", "path")?;
    let length = u64::try_from(seq::to_i64(&length)?);
    let file = std::fs::OpenOptions::new().write(true).open(p);
    let set = file.and_then(|f| f.set_len(length.map_err(|_| Error::from_raw_os_error(22))?));
    set.map_err(|e| io_error(&e, Some(shown)))?;
    Ok(Value::None)
});

def!(FSYNC, "fsync", |args| {
    let [fd] = params::parse(args, "fsync", ["fd"], 1, 1)?;
    let fd = descriptor(&fd)?;
    if fd < 0 {
        return Err(value_error(format!("file descriptor cannot be a negative integer ({})", fd)));
    }
    done(host::fsync(fd))
});

def!(DUP, "dup", |args| {
    args.exactly("posix.dup", 1)?;
    number(host::dup(descriptor(&args.pos[0])?))
});

def!(DUP2, "dup2", |args| {
    let [fd, to, inheritable] = params::parse(args, "dup2", ["fd", "fd2", "inheritable"], 2, 3)?;
    let inheritable = crate::core::ops::truth(&params::or(inheritable, Value::Bool(true)))?;
    number(host::dup2(descriptor(&fd)?, descriptor(&to)?, inheritable))
});

def!(PIPE, "pipe", |args| {
    args.exactly("posix.pipe", 0)?;
    let fds = host::pipe().map_err(|e| io_error(&e, None))?;
    Ok(crate::coll::tuple(fds.iter().map(|fd| Value::Int((*fd).into())).collect()))
});
