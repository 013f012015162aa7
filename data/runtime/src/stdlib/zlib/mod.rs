// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `zlib`: check sums and decompression. What it would compress must be the bytes that zlib itself makes, so
//! that is not here.

mod inflate;

use crate::core::args::{Args, NativeDef};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::exceptions::exception_type;
use crate::core::module::{Member, NativeModule};
use crate::core::run;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use crate::stdlib::binascii::{crc32, low_word};
use crate::stdlib::signature::class;
use crate::text::bytes_obj::need_bytes;
use crate::text::new_bytes;
use inflate::{Fault, Inflate};

pub static MODULE: NativeModule = NativeModule {
    name: "zlib",
    members: &[
        ("DEFLATED", Member::Value(|| Value::Int(8))),
        ("DEF_BUF_SIZE", Member::Value(|| Value::Int(16384))),
        ("DEF_MEM_LEVEL", Member::Value(|| Value::Int(8))),
        ("MAX_WBITS", Member::Value(|| Value::Int(15))),
        ("Z_BEST_COMPRESSION", Member::Value(|| Value::Int(9))),
        ("Z_BEST_SPEED", Member::Value(|| Value::Int(1))),
        ("Z_DEFAULT_COMPRESSION", Member::Value(|| Value::Int(-1))),
        ("Z_NO_COMPRESSION", Member::Value(|| Value::Int(0))),
        ("adler32", Member::Fn(&ADLER32)),
        ("crc32", Member::Fn(&CRC32)),
        ("decompress", Member::Fn(&DECOMPRESS)),
        ("error", Member::Type(error_type)),
    ],
};

static ADLER32: NativeDef =
    NativeDef { name: "adler32", module: "zlib", f: |args| checksum(args, "adler32", 1, adler32) };
static CRC32: NativeDef = NativeDef { name: "crc32", module: "zlib", f: |args| checksum(args, "crc32", 0, crc32) };
static DECOMPRESS: NativeDef = NativeDef { name: "decompress", module: "zlib", f: decompress };

fn checksum(args: &mut Args, name: &str, start: u32, f: fn(u32, &[u8]) -> u32) -> R {
    args.no_keywords(&format!("zlib.{}", name))?;
    args.between(name, 1, 2)?;
    let start = match args.pos.get(1) {
        Some(v) => low_word(v)?,
        None => start,
    };
    Ok(Value::Int(f(start, need_bytes(&args.pos[0])?).into()))
}

/// By RFC 1950, continued from an earlier sum.
fn adler32(start: u32, data: &[u8]) -> u32 {
    const BASE: u32 = 65521;
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    // So many bytes can be added before a sum overflows.
    for piece in data.chunks(5552) {
        for byte in piece {
            a += u32::from(*byte);
            b += a;
        }
        a %= BASE;
        b %= BASE;
    }
    b << 16 | a
}

fn fault(e: Fault) -> PyErr {
    let text = match e {
        Fault::Short => "Error -5 while decompressing data: incomplete or truncated stream".to_string(),
        Fault::Wrong(what) => format!("Error -3 while decompressing data: {}", what),
    };
    PyErr::with_message(error_type(), text)
}

fn decompress(args: &mut Args) -> R {
    let mut number = |name: &str, at: usize, default: i64| match args.keyword(name) {
        Some(v) => crate::coll::seq::to_i64(&v),
        None => args.pos.get(at).map_or(Ok(default), crate::coll::seq::to_i64),
    };
    let wbits = number("wbits", 1, 15)?;
    let bufsize = number("bufsize", 2, 16384)?;
    if args.pos.is_empty() || args.pos.len() > 3 {
        let given = args.pos.len();
        return Err(type_error(if given == 0 {
            "decompress() takes at least 1 positional argument (0 given)".to_string()
        } else {
            format!("decompress() takes at most 3 arguments ({} given)", given)
        }));
    }
    let data = need_bytes(&args.pos[0])?;
    if bufsize < 0 {
        return Err(value_error("bufsize must be non-negative"));
    }
    let gzip = data.starts_with(b"\x1f\x8b");
    match wbits {
        15 => wrapped(data),
        -15 => Inflate::new(data).run().map_err(fault).map(|(out, _)| out),
        31 if gzip => gzipped(data),
        47 if gzip => gzipped(data),
        31 => Err(fault(if data.len() < 2 { Fault::Short } else { Fault::Wrong("incorrect header check") })),
        47 => wrapped(data),
        _ => run::refuse(&format!("zlib.decompress with wbits={} is not available to translated programs", wbits)),
    }
    .map(new_bytes)
}

/// The form of RFC 1950.
fn wrapped(data: &[u8]) -> Result<Vec<u8>, PyErr> {
    if data.len() < 2 {
        return Err(fault(Fault::Short));
    }
    let (method, flags) = (data[0], data[1]);
    if (u32::from(method) << 8 | u32::from(flags)) % 31 != 0 {
        return Err(fault(Fault::Wrong("incorrect header check")));
    }
    if method & 15 != 8 {
        return Err(fault(Fault::Wrong("unknown compression method")));
    }
    if method >> 4 > 7 {
        return Err(fault(Fault::Wrong("invalid window size")));
    }
    if flags & 0x20 != 0 {
        return Err(PyErr::with_message(error_type(), "Error 2 while decompressing data"));
    }
    let (out, rest) = Inflate::new(&data[2..]).run().map_err(fault)?;
    let sum = rest.get(..4).ok_or_else(|| fault(Fault::Short))?;
    if u32::from_be_bytes([sum[0], sum[1], sum[2], sum[3]]) != adler32(1, &out) {
        return Err(fault(Fault::Wrong("incorrect data check")));
    }
    Ok(out)
}

/// The form of RFC 1952; its first two bytes are right.
fn gzipped(data: &[u8]) -> Result<Vec<u8>, PyErr> {
    let short = || fault(Fault::Short);
    let head = data.get(..10).ok_or_else(short)?;
    if head[2] != 8 {
        return Err(fault(Fault::Wrong("unknown compression method")));
    }
    let flags = head[3];
    if flags & 0xe0 != 0 {
        return Err(fault(Fault::Wrong("unknown header flags set")));
    }
    let mut rest = &data[10..];
    if flags & 4 != 0 {
        let n = rest.get(..2).ok_or_else(short)?;
        rest = rest.get(2 + usize::from(n[0]) + 256 * usize::from(n[1])..).ok_or_else(short)?;
    }
    for bit in [8, 16] {
        if flags & bit != 0 {
            let end = rest.iter().position(|b| *b == 0).ok_or_else(short)?;
            rest = &rest[end + 1..];
        }
    }
    if flags & 2 != 0 {
        let n = data.len() - rest.len();
        let sum = rest.get(..2).ok_or_else(short)?;
        if u16::from_le_bytes([sum[0], sum[1]]) != crc32(0, &data[..n]) as u16 {
            return Err(fault(Fault::Wrong("header crc mismatch")));
        }
        rest = &rest[2..];
    }
    let (out, rest) = Inflate::new(rest).run().map_err(fault)?;
    let sums = rest.get(..8).ok_or_else(short)?;
    if u32::from_le_bytes([sums[0], sums[1], sums[2], sums[3]]) != crc32(0, &out) {
        return Err(fault(Fault::Wrong("incorrect data check")));
    }
    if u32::from_le_bytes([sums[4], sums[5], sums[6], sums[7]]) != out.len() as u32 {
        return Err(fault(Fault::Wrong("incorrect length check")));
    }
    Ok(out)
}

thread_local! {
    static ERROR: Type = class("error", "zlib", vec![exception_type()], Vec::new());
}

fn error_type() -> Type {
    ERROR.with(Type::clone)
}
