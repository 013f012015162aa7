// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `time`: clocks.

mod calendar;

use crate::core::args::{Args, NativeDef};
use crate::core::error::{overflow_error, type_error, value_error};
use crate::core::module::{Member, NativeModule};
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::host;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub static MODULE: NativeModule = NativeModule {
    name: "time",
    members: &[
        ("time", Member::Fn(&TIME)),
        ("time_ns", Member::Fn(&TIME_NS)),
        ("perf_counter", Member::Fn(&PERF_COUNTER)),
        ("perf_counter_ns", Member::Fn(&PERF_COUNTER_NS)),
        ("monotonic", Member::Fn(&MONOTONIC)),
        ("monotonic_ns", Member::Fn(&MONOTONIC_NS)),
        ("process_time", Member::Fn(&PROCESS_TIME)),
        ("process_time_ns", Member::Fn(&PROCESS_TIME_NS)),
        ("sleep", Member::Fn(&SLEEP)),
        ("struct_time", Member::Type(calendar::struct_time_type)),
        ("localtime", Member::Fn(&calendar::LOCALTIME)),
        ("gmtime", Member::Fn(&calendar::GMTIME)),
        ("mktime", Member::Fn(&calendar::MKTIME)),
        ("strftime", Member::Fn(&calendar::STRFTIME)),
        ("asctime", Member::Fn(&calendar::ASCTIME)),
        ("ctime", Member::Fn(&calendar::CTIME)),
        ("tzset", Member::Fn(&calendar::TZSET)),
        ("timezone", Member::Value(calendar::timezone)),
        ("altzone", Member::Value(calendar::altzone)),
        ("daylight", Member::Value(calendar::daylight)),
        ("tzname", Member::Value(calendar::tzname)),
    ],
};

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "time", f: $f };
    };
}

fn seconds(args: &Args, name: &str, d: fn() -> Duration) -> R {
    args.exactly(name, 0)?;
    Ok(Value::Float(d().as_secs_f64()))
}

fn nanoseconds(args: &Args, name: &str, d: fn() -> Duration) -> R {
    args.exactly(name, 0)?;
    Ok(Value::Int(d().as_nanos() as i64))
}

fn wall() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Since the first use; only differences have a meaning.
pub(crate) fn steady() -> Duration {
    thread_local! {
        static START: Instant = Instant::now();
    }
    START.with(|s| s.elapsed()) + Duration::from_millis(1)
}

def!(TIME, "time", |args| seconds(args, "time.time", wall));
def!(TIME_NS, "time_ns", |args| nanoseconds(args, "time.time_ns", wall));
def!(PERF_COUNTER, "perf_counter", |args| seconds(args, "time.perf_counter", steady));
def!(PERF_COUNTER_NS, "perf_counter_ns", |args| nanoseconds(args, "time.perf_counter_ns", steady));
def!(MONOTONIC, "monotonic", |args| seconds(args, "time.monotonic", steady));
def!(MONOTONIC_NS, "monotonic_ns", |args| nanoseconds(args, "time.monotonic_ns", steady));
def!(PROCESS_TIME, "process_time", |args| seconds(args, "time.process_time", host::process_time));
def!(PROCESS_TIME_NS, "process_time_ns", |args| {
    nanoseconds(args, "time.process_time_ns", host::process_time)
});

def!(SLEEP, "sleep", |args| {
    args.exactly("time.sleep", 1)?;
    let s = match args.pos[0].peel() {
        Value::Int(n) => *n as f64,
        Value::Bool(b) => *b as i64 as f64,
        Value::Float(f) => *f,
        v if crate::core::ops::has_index(v) => crate::coll::seq::to_i64(v)? as f64,
        v => {
            return Err(type_error(format!(
                "'{}' object cannot be interpreted as an integer",
                type_name(v)
            )))
        }
    };
    if s.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if s < 0.0 {
        return Err(value_error("sleep length must be non-negative"));
    }
    if s > 9e9 {
        return Err(overflow_error("timestamp too large to convert to C _PyTime_t"));
    }
    std::thread::sleep(Duration::from_secs_f64(s));
    Ok(Value::None)
});
