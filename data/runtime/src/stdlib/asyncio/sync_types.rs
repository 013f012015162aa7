// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Lock`, `Event`, `Semaphore`, `BoundedSemaphore`, `Condition` and `Barrier` as Python sees them.

use super::condition::{Barrier, Condition};
use super::locks::{Bound, Event, Lock, Semaphore};
use crate::coll::params::{or, parse};
use crate::coll::receiver;
use crate::coll::seq::to_i64;
use crate::core::args::{GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::error::type_error;
use crate::core::native_coroutine::coroutine;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::Value;
use crate::{coroutine_info, define_type};

macro_rules! payload {
    ($t:ident, $class:expr) => {
        impl Payload for $t {
            fn vt() -> &'static VT {
                static SLOTS: VT = VT {
                    repr: Some(|o| {
                        Ok(ops::new_str(&crate::coll::seq::this::<$t>(o).describe()?))
                    }),
                    ..VT::new(stringify!($t), drop_obj::<$t>, $class)
                };
                &SLOTS
            }
        }
    };
}

payload!(Lock, |_| lock_type());
payload!(Event, |_| event_type());
payload!(Condition, |_| condition_type());
payload!(Barrier, |_| barrier_type());
payload!(Semaphore, |o| match o.down::<Semaphore>() {
    Some(s) if s.bound.get().is_some() => bounded_semaphore_type(),
    _ => semaphore_type(),
});

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method that gives a coroutine.
macro_rules! waiting {
    ($t:ident, $name:literal, $n:expr, |$this:ident, $co:ident, $args:ident| $body:expr) => {
        method($name, |this, args| {
            coroutine_info!(INFO, "asyncio.locks", $name, concat!(stringify!($t), ".", $name));
            args.exactly(concat!(stringify!($t), ".", $name), $n)?;
            let $this = receiver::<$t>(this)?.clone();
            let $args: Vec<Value> = args.pos.iter_mut().map(Value::take).collect();
            Ok(coroutine(&INFO, move |$co| async move {
                let _ = &$args;
                $body
            }))
        })
    };
}

/// A method that answers at once.
macro_rules! simple {
    ($t:ident, $name:literal, |$this:ident| $body:expr) => {
        method($name, |this, args| {
            args.exactly(concat!(stringify!($t), ".", $name), 0)?;
            let $this = receiver::<$t>(this)?;
            $body
        })
    };
}

/// `async with` acquires and releases.
macro_rules! lock_methods {
    ($t:ident, $($more:expr),* $(,)?) => {
        &[
            waiting!($t, "acquire", 0, |this, co, _args| this.acquire(&co).await),
            waiting!($t, "__aenter__", 0, |this, co, _args| {
                this.acquire(&co).await.map(|_| Value::None)
            }),
            waiting!($t, "__aexit__", 3, |this, _co, _args| this.release().map(Value::from)),
            simple!($t, "release", |this| this.release().map(Value::from)),
            simple!($t, "locked", |this| Ok(Value::Bool(this.locked()))),
            $($more,)*
        ]
    };
}

static LOCK_METHODS: &[MethodDef] = lock_methods!(Lock,);
static SEMAPHORE_METHODS: &[MethodDef] = lock_methods!(Semaphore,);

static CONDITION_METHODS: &[MethodDef] = lock_methods!(
    Condition,
    waiting!(Condition, "wait", 0, |this, co, _args| this.wait(&co).await),
    waiting!(Condition, "wait_for", 1, |this, co, args| this.wait_for(&co, &args[0]).await),
    method("notify", |this, args| {
        let [n] = parse(args, "notify", ["n"], 0, 1)?;
        receiver::<Condition>(this)?.notify(&or(n, Value::Int(1))).map(Value::from)
    }),
    simple!(Condition, "notify_all", |this| this.notify_all().map(Value::from)),
);

define_type!(pub fn lock_type, TypeSpec {
    module: "asyncio.locks",
    vt: Some(Lock::vt),
    new: Some(|_, _| Ok(Value::from(Ref::new(Lock::default())))),
    init: Some(|_, args| args.exactly("Lock.__init__", 0)),
    methods: LOCK_METHODS,
    subclassable: true,
    ..TypeSpec::new("Lock")
});

define_type!(pub fn event_type, TypeSpec {
    module: "asyncio.locks",
    vt: Some(Event::vt),
    new: Some(|_, _| Ok(Value::from(Ref::new(Event::default())))),
    init: Some(|_, args| args.exactly("Event.__init__", 0)),
    methods: &[
        simple!(Event, "is_set", |this| Ok(Value::Bool(this.is_set()))),
        simple!(Event, "set", |this| this.set().map(Value::from)),
        simple!(Event, "clear", |this| {
            this.clear();
            Ok(Value::None)
        }),
        waiting!(Event, "wait", 0, |this, co, _args| this.wait(&co).await),
    ],
    subclassable: true,
    ..TypeSpec::new("Event")
});

define_type!(pub fn semaphore_type, TypeSpec {
    module: "asyncio.locks",
    vt: Some(Semaphore::vt),
    new: Some(|_, _| Ok(Value::from(Ref::new(Semaphore::default())))),
    init: Some(|this, args| {
        let [value] = parse(args, "Semaphore", ["value"], 0, 1)?;
        receiver::<Semaphore>(this)?.start(to_i64(&or(value, Value::Int(1)))?)
    }),
    methods: SEMAPHORE_METHODS,
    getset: &[GetSetDef {
        name: "_value",
        get: |v| Ok(Value::Int(receiver::<Semaphore>(v)?.value())),
        set: None,
    }],
    subclassable: true,
    ..TypeSpec::new("Semaphore")
});

define_type!(pub fn bounded_semaphore_type, TypeSpec {
    module: "asyncio.locks",
    base: Some(semaphore_type),
    vt: Some(Semaphore::vt),
    new: Some(|_, _| {
        let made = Semaphore::default();
        made.bound.set(Some(1));
        Ok(Value::from(Ref::new(made)))
    }),
    init: Some(|this, args| {
        let [value] = parse(args, "BoundedSemaphore", ["value"], 0, 1)?;
        receiver::<Semaphore>(this)?.start(to_i64(&or(value, Value::Int(1)))?)
    }),
    subclassable: true,
    ..TypeSpec::new("BoundedSemaphore")
});

define_type!(pub fn condition_type, TypeSpec {
    module: "asyncio.locks",
    vt: Some(Condition::vt),
    new: Some(|_, _| Ok(Value::from(Ref::new(Condition::new())))),
    init: Some(|this, args| {
        let [lock] = parse(args, "Condition", ["lock"], 0, 1)?;
        if lock.is_unbound() || lock.is_none() {
            return Ok(());
        }
        match lock.peel().down::<Lock>() {
            Some(lock) => {
                receiver::<Condition>(this)?.lock.replace(lock.clone());
                Ok(())
            }
            None => Err(type_error("the lock of a Condition must be an asyncio.Lock")),
        }
    }),
    methods: CONDITION_METHODS,
    subclassable: true,
    ..TypeSpec::new("Condition")
});

define_type!(pub fn barrier_type, TypeSpec {
    module: "asyncio.locks",
    vt: Some(Barrier::vt),
    new: Some(|_, _| Ok(Value::from(Ref::new(Barrier::new())))),
    init: Some(|this, args| {
        let [parties] = parse(args, "Barrier", ["parties"], 1, 1)?;
        receiver::<Barrier>(this)?.start(parties)
    }),
    methods: &[
        waiting!(Barrier, "wait", 0, |this, co, _args| this.wait(&co).await),
        waiting!(Barrier, "__aenter__", 0, |this, co, _args| this.wait(&co).await),
        waiting!(Barrier, "__aexit__", 3, |_this, _co, _args| Ok(Value::None)),
        waiting!(Barrier, "reset", 0, |this, co, _args| this.reset(&co).await),
        waiting!(Barrier, "abort", 0, |this, co, _args| this.abort(&co).await),
    ],
    getset: &[
        GetSetDef {
            name: "parties",
            get: |v| Ok(receiver::<Barrier>(v)?.parties()),
            set: None,
        },
        GetSetDef {
            name: "n_waiting",
            get: |v| Ok(Value::Int(receiver::<Barrier>(v)?.n_waiting())),
            set: None,
        },
        GetSetDef {
            name: "broken",
            get: |v| Ok(Value::Bool(receiver::<Barrier>(v)?.broken())),
            set: None,
        },
    ],
    subclassable: true,
    ..TypeSpec::new("Barrier")
});
