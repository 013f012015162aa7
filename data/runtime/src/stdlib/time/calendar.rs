// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Times as years, months and days: `struct_time`, `localtime`, `strftime`. Time zones are those of the C library.

use crate::coll::{native, seq, PyTuple};
use crate::core::args::{Args, NativeDef};
use crate::core::error::{os_error, overflow_error, type_error, value_error, PyErr};
use crate::core::types::{type_name, Type};
use crate::core::value::{Value, R};
use crate::stdlib::struct_seq;
use crate::text::PyStr;
use std::ffi::CStr;
use std::os::raw::{c_char, c_int, c_long};

const FIELDS: &[&str] = &[
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone",
    "tm_gmtoff",
];

thread_local! {
    static STRUCT_TIME: Type = struct_seq::class("time", "struct_time", FIELDS, 9);
}

pub fn struct_time_type() -> Type {
    STRUCT_TIME.with(|t| t.clone())
}

/// `struct tm` of Linux.
#[repr(C)]
#[derive(Clone, Copy)]
struct Tm {
    sec: c_int,
    min: c_int,
    hour: c_int,
    mday: c_int,
    mon: c_int,
    year: c_int,
    wday: c_int,
    yday: c_int,
    isdst: c_int,
    gmtoff: c_long,
    zone: *const c_char,
}

const NO_TM: Tm = Tm {
    sec: 0, min: 0, hour: 0, mday: 0, mon: 0, year: 0, wday: 0, yday: 0, isdst: 0, gmtoff: 0, zone: std::ptr::null(),
};

extern "C" {
    fn localtime_r(t: *const i64, out: *mut Tm) -> *mut Tm;
    fn gmtime_r(t: *const i64, out: *mut Tm) -> *mut Tm;
    fn mktime(tm: *mut Tm) -> i64;
    fn strftime(out: *mut c_char, max: usize, format: *const c_char, tm: *const Tm) -> usize;
}

fn split(t: i64, local: bool) -> Result<Tm, PyErr> {
    let mut tm = NO_TM;
    // SAFETY: both pointers are valid; the result points to tm.
    let failed = unsafe {
        if local { localtime_r(&t, &mut tm).is_null() } else { gmtime_r(&t, &mut tm).is_null() }
    };
    if failed {
        return Err(os_error(75, None));
    }
    Ok(tm)
}

fn zone_of(tm: &Tm) -> String {
    if tm.zone.is_null() {
        return String::new();
    }
    // SAFETY: the C library's names of time zones are static texts.
    unsafe { CStr::from_ptr(tm.zone) }.to_string_lossy().into_owned()
}

fn struct_time(tm: &Tm) -> R {
    let int = |n: c_int| Value::Int(n as i64);
    let values = vec![
        Value::Int(tm.year as i64 + 1900),
        int(tm.mon + 1),
        int(tm.mday),
        int(tm.hour),
        int(tm.min),
        int(tm.sec),
        int((tm.wday + 6) % 7),
        int(tm.yday + 1),
        int(tm.isdst),
        Value::from(zone_of(tm)),
        Value::Int(tm.gmtoff as i64),
    ];
    STRUCT_TIME.with(|t| struct_seq::make(t, FIELDS, values, 9))
}

/// Whole seconds of a number, rounded down.
fn seconds_of(v: &Value) -> Result<i64, PyErr> {
    match v {
        Value::Float(f) if f.is_nan() => Err(value_error("Invalid value NaN (not a number)")),
        Value::Float(f) if f.abs() >= 9.2e18 => Err(overflow_error("timestamp out of range for platform time_t")),
        Value::Float(f) => Ok(f.floor() as i64),
        v => seq::to_i64(v),
    }
}

fn split_now(args: &mut Args, name: &str, local: bool) -> R {
    args.between(name, 0, 1)?;
    let t = match args.pos.first() {
        None | Some(Value::None) => super::wall().as_secs() as i64,
        Some(v) => seconds_of(v)?,
    };
    struct_time(&split(t, local)?)
}

pub static LOCALTIME: NativeDef =
    NativeDef { name: "localtime", module: "time", f: |args| split_now(args, "localtime", true) };
pub static GMTIME: NativeDef =
    NativeDef { name: "gmtime", module: "time", f: |args| split_now(args, "gmtime", false) };

/// The C structure of a struct_time or another tuple of nine.
fn tm_of(v: &Value, function: &str) -> Result<Tm, PyErr> {
    let items = match native::<PyTuple>(v) {
        Some(t) => t.to_vec(),
        None => return Err(type_error("Tuple or struct_time argument required")),
    };
    if items.len() != 9 {
        return Err(type_error(format!("{}(): illegal time tuple argument", function)));
    }
    let mut n = [0i64; 9];
    for (to, v) in n.iter_mut().zip(&items) {
        *to = seq::to_i64(v)?;
    }
    let int = |n: i64| n as c_int;
    Ok(Tm {
        year: int(n[0] - 1900),
        mon: int(n[1] - 1),
        mday: int(n[2]),
        hour: int(n[3]),
        min: int(n[4]),
        sec: int(n[5]),
        wday: int((n[6] + 1) % 7),
        yday: int(n[7] - 1),
        isdst: int(n[8]),
        ..NO_TM
    })
}

/// As CPython's checktm: zeros stand for the first month, day and day of the year.
fn checked(mut tm: Tm) -> Result<Tm, PyErr> {
    if tm.mon == -1 {
        tm.mon = 0;
    }
    if tm.mday == 0 {
        tm.mday = 1;
    }
    if tm.yday == -1 {
        tm.yday = 0;
    }
    let wrong = if !(0..=11).contains(&tm.mon) {
        "month out of range"
    } else if !(1..=31).contains(&tm.mday) {
        "day of month out of range"
    } else if !(0..=23).contains(&tm.hour) {
        "hour out of range"
    } else if !(0..=59).contains(&tm.min) {
        "minute out of range"
    } else if !(0..=61).contains(&tm.sec) {
        "seconds out of range"
    } else if tm.wday < 0 {
        "day of week out of range"
    } else if !(0..=365).contains(&tm.yday) {
        "day of year out of range"
    } else {
        return Ok(tm);
    };
    Err(value_error(wrong))
}

pub static MKTIME: NativeDef = NativeDef { name: "mktime", module: "time", f: |args| {
    args.exactly("time.mktime", 1)?;
    let mut tm = tm_of(&args.pos[0], "mktime")?;
    tm.wday = -1;
    // SAFETY: the structure is valid.
    let t = unsafe { mktime(&mut tm) };
    if t == -1 && tm.wday == -1 {
        return Err(overflow_error("mktime argument out of range"));
    }
    Ok(Value::Float(t as f64))
} };

/// The tuple argument at a place, or now.
fn given_or_now(args: &Args, at: usize, function: &str) -> Result<Tm, PyErr> {
    match args.pos.get(at) {
        Some(v) => checked(tm_of(v, function)?),
        None => split(super::wall().as_secs() as i64, true),
    }
}

pub static STRFTIME: NativeDef = NativeDef { name: "strftime", module: "time", f: |args| {
    args.between("strftime", 1, 2)?;
    let format = match args.pos[0].peel().down::<PyStr>() {
        Some(s) => s.clone(),
        None => {
            return Err(type_error(format!("strftime() argument 1 must be str, not {}", type_name(&args.pos[0]))))
        }
    };
    let mut tm = given_or_now(args, 1, "strftime")?;
    tm.isdst = tm.isdst.max(-1).min(1);
    if args.pos.len() == 2 {
        // The zone's name belongs to the flag, as mktime finds it.
        let mut zone = tm;
        // SAFETY: the structure is valid.
        unsafe { mktime(&mut zone) };
        tm.gmtoff = zone.gmtoff;
        tm.zone = zone.zone;
    }
    let mut out = String::new();
    // Null characters end C's texts, so what stands between them is formatted piece by piece.
    for (i, piece) in format.to_string_lossy().split('\0').enumerate() {
        if i > 0 {
            out.push('\0');
        }
        if piece.is_empty() {
            continue;
        }
        let c = std::ffi::CString::new(piece).unwrap_or_default();
        let mut size = 256 + piece.len();
        loop {
            let mut buffer = vec![0u8; size];
            // SAFETY: the buffer has that size, the texts end with null bytes, the structure is valid.
            let n = unsafe { strftime(buffer.as_mut_ptr() as *mut c_char, size, c.as_ptr(), &tm) };
            if n > 0 || size >= 256 * piece.len().max(1) {
                out.push_str(&String::from_utf8_lossy(&buffer[..n]));
                break;
            }
            size *= 2;
        }
    }
    Ok(Value::from(out))
} };

fn ascii_time(tm: &Tm) -> Value {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    Value::from(format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        DAYS[tm.wday as usize % 7],
        MONTHS[tm.mon as usize % 12],
        tm.mday,
        tm.hour,
        tm.min,
        tm.sec,
        tm.year as i64 + 1900
    ))
}

pub static ASCTIME: NativeDef = NativeDef { name: "asctime", module: "time", f: |args| {
    args.between("asctime", 0, 1)?;
    given_or_now(args, 0, "asctime").map(|tm| ascii_time(&tm))
} };

pub static CTIME: NativeDef = NativeDef { name: "ctime", module: "time", f: |args| {
    args.between("ctime", 0, 1)?;
    let t = match args.pos.first() {
        None | Some(Value::None) => super::wall().as_secs() as i64,
        Some(v) => seconds_of(v)?,
    };
    split(t, true).map(|tm| ascii_time(&tm))
} };

/// Sets nothing: a program that has changed its time zone is stopped, for `tzname` and its like stay as they are.
pub static TZSET: NativeDef = NativeDef { name: "tzset", module: "time", f: |args| {
    args.exactly("time.tzset", 0)?;
    let before = zones_set();
    if zones() != before {
        crate::core::run::refuse("another time zone is not available to translated programs");
    }
    Ok(Value::None)
} };

/// Winter and summer of this year: offsets to the west and names, as CPython finds them at its start.
fn zones() -> [(i64, String); 2] {
    crate::host::read_time_zone();
    zones_set()
}

/// The same of the zone that the C library has read already.
fn zones_set() -> [(i64, String); 2] {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let start = super::wall().as_secs() as i64 / YEAR * YEAR;
    let at = |t: i64| split(t, true).map_or((0, String::from("UTC")), |tm| (-(tm.gmtoff as i64), zone_of(&tm)));
    let (january, july) = (at(start), at(start + YEAR / 2));
    if january.0 < july.0 {
        [july, january]
    } else {
        [january, july]
    }
}

pub fn timezone() -> Value {
    Value::Int(zones()[0].0)
}

pub fn altzone() -> Value {
    Value::Int(zones()[1].0)
}

pub fn daylight() -> Value {
    let [winter, summer] = zones();
    Value::Int((winter.0 != summer.0) as i64)
}

pub fn tzname() -> Value {
    let [winter, summer] = zones();
    crate::coll::tuple(vec![Value::from(winter.1), Value::from(summer.1)])
}
