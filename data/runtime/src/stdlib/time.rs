// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `time`: clocks.

use crate::core::args::{Args, NativeDef};
use crate::core::error::{overflow_error, type_error, value_error};
use crate::core::module::{Member, NativeModule};
use crate::core::types::type_name;
use crate::core::value::{Value, R};
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

#[repr(C)]
struct TimeSpec {
    seconds: i64,
    nanoseconds: i64,
}

/// The processor time of this process.
fn process() -> Duration {
    extern "C" {
        fn clock_gettime(clock: i32, out: *mut TimeSpec) -> i32;
    }
    const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;
    let mut t = TimeSpec { seconds: 0, nanoseconds: 0 };
    // SAFETY: the structure has the layout of `struct timespec` on 64-bit Linux.
    unsafe { clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &mut t) };
    Duration::new(t.seconds as u64, t.nanoseconds as u32)
}

def!(TIME, "time", |args| seconds(args, "time.time", wall));
def!(TIME_NS, "time_ns", |args| nanoseconds(args, "time.time_ns", wall));
def!(PERF_COUNTER, "perf_counter", |args| seconds(args, "time.perf_counter", steady));
def!(PERF_COUNTER_NS, "perf_counter_ns", |args| nanoseconds(args, "time.perf_counter_ns", steady));
def!(MONOTONIC, "monotonic", |args| seconds(args, "time.monotonic", steady));
def!(MONOTONIC_NS, "monotonic_ns", |args| nanoseconds(args, "time.monotonic_ns", steady));
def!(PROCESS_TIME, "process_time", |args| seconds(args, "time.process_time", process));
def!(PROCESS_TIME_NS, "process_time_ns", |args| {
    nanoseconds(args, "time.process_time_ns", process)
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
