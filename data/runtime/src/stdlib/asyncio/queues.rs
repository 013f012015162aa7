// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Queue`, `LifoQueue` and `PriorityQueue`.

use super::errors::{queue_empty_type, queue_full_type};
use super::future::{Fut, FutRef};
use super::locks::{own_loop, Event, Home};
use crate::coll::params::parse;
use crate::coll::{list, receiver, PyList};
use crate::core::alias::alias_type;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::call;
use crate::core::error::{value_error, PyErr};
use crate::core::names::intern;
use crate::core::native_coroutine::{coroutine, Co};
use crate::core::object::{drop_obj, AnyRef, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::{coroutine_info, define_type};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// Which item comes out first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Fifo,
    Lifo,
    Priority,
}

pub struct Queue {
    order: Order,
    maxsize: RefCell<Value>,
    items: RefCell<VecDeque<Value>>,
    /// The items of a priority queue, as `heapq` keeps them.
    heap: Ref<PyList>,
    getters: RefCell<VecDeque<FutRef>>,
    putters: RefCell<VecDeque<FutRef>>,
    unfinished: Cell<u64>,
    finished: Event,
    home: Home,
}

type Waiters = RefCell<VecDeque<FutRef>>;

fn wake_up_next(waiters: &Waiters) -> Result<(), PyErr> {
    loop {
        let waiter = match waiters.borrow_mut().pop_front() {
            Some(waiter) => waiter,
            None => return Ok(()),
        };
        if !waiter.done() {
            return waiter.set_result(Value::None);
        }
    }
}

impl Queue {
    pub fn new(order: Order) -> Queue {
        Queue {
            order,
            maxsize: RefCell::new(Value::Int(0)),
            items: RefCell::new(VecDeque::new()),
            heap: Ref::new(PyList::new(Vec::new())),
            getters: RefCell::new(VecDeque::new()),
            putters: RefCell::new(VecDeque::new()),
            unfinished: Cell::new(0),
            finished: Event::set_from_start(),
            home: Home::default(),
        }
    }

    fn len(&self) -> usize {
        match self.order {
            Order::Priority => self.heap.len(),
            _ => self.items.borrow().len(),
        }
    }

    fn full(&self) -> Result<bool, PyErr> {
        let maxsize = self.maxsize.borrow().clone();
        if ops::test_le(&maxsize, &Value::Int(0))? {
            return Ok(false);
        }
        ops::test_ge(&Value::Int(self.len() as i64), &maxsize)
    }

    fn push(&self, item: Value) -> Result<(), PyErr> {
        if self.order == Order::Priority {
            let heap = Value::from(self.heap.clone());
            return heapq("heappush", &mut [heap, item]).map(drop);
        }
        self.items.borrow_mut().push_back(item);
        Ok(())
    }

    fn pop(&self) -> R {
        let item = match self.order {
            Order::Priority => {
                return heapq("heappop", &mut [Value::from(self.heap.clone())]);
            }
            Order::Fifo => self.items.borrow_mut().pop_front(),
            Order::Lifo => self.items.borrow_mut().pop_back(),
        };
        item.ok_or_else(|| PyErr::new(queue_empty_type(), Vec::new()))
    }

    pub fn put_nowait(&self, item: Value) -> Result<(), PyErr> {
        if self.full()? {
            return Err(PyErr::new(queue_full_type(), Vec::new()));
        }
        self.push(item)?;
        self.unfinished.set(self.unfinished.get() + 1);
        self.finished.clear();
        wake_up_next(&self.getters)
    }

    fn get_nowait(&self) -> R {
        if self.len() == 0 {
            return Err(PyErr::new(queue_empty_type(), Vec::new()));
        }
        let item = self.pop()?;
        wake_up_next(&self.putters)?;
        Ok(item)
    }

    /// Waits in the line; `useless` says whether the others there have nothing to wake up for.
    async fn stand(
        &self,
        co: &Co,
        line: &Waiters,
        useless: impl Fn(&Queue) -> Result<bool, PyErr>,
    ) -> Result<(), PyErr> {
        let waiter = Fut::plain(&own_loop(&self.home, self)?);
        line.borrow_mut().push_back(waiter.clone());
        if let Err(e) = waiter.wait(co).await {
            waiter.cancel(&Value::None)?;
            line.borrow_mut().retain(|w| !w.same(&waiter));
            if !useless(self)? && !waiter.cancelled() {
                wake_up_next(line)?;
            }
            return Err(e);
        }
        Ok(())
    }

    pub async fn put(&self, co: &Co, item: Value) -> R {
        while self.full()? {
            self.stand(co, &self.putters, Queue::full).await?;
        }
        self.put_nowait(item).map(Value::from)
    }

    pub async fn get(&self, co: &Co) -> R {
        while self.len() == 0 {
            self.stand(co, &self.getters, |q| Ok(q.len() == 0)).await?;
        }
        self.get_nowait()
    }

    fn task_done(&self) -> Result<(), PyErr> {
        if self.unfinished.get() == 0 {
            return Err(value_error("task_done() called too many times"));
        }
        self.unfinished.set(self.unfinished.get() - 1);
        if self.unfinished.get() == 0 {
            self.finished.set()?;
        }
        Ok(())
    }

    /// What `str(queue)` shows behind the class.
    fn text(&self) -> Result<String, PyErr> {
        let mut text = format!("maxsize={}", ops::repr(&self.maxsize.borrow())?.to_string_lossy());
        if self.len() > 0 {
            let items = match self.order {
                Order::Priority => Value::from(self.heap.clone()),
                _ => list(self.items.borrow().iter().cloned().collect()),
            };
            text.push_str(&format!(" _queue={}", ops::repr(&items)?.to_string_lossy()));
        }
        let lines = [("getters", &self.getters), ("putters", &self.putters)];
        for (name, line) in &lines {
            let n = line.borrow().len();
            if n > 0 {
                text.push_str(&format!(" _{}[{}]", name, n));
            }
        }
        if self.unfinished.get() > 0 {
            text.push_str(&format!(" tasks={}", self.unfinished.get()));
        }
        Ok(text)
    }
}

/// A function of `heapq`.
fn heapq(name: &str, args: &mut [Value]) -> R {
    use crate::core::module::Member;
    for (member, what) in crate::stdlib::heapq::MODULE.members {
        if let (true, Member::Fn(def)) = (*member == name, what) {
            return (def.f)(&mut Args::pos(args));
        }
    }
    Ok(Value::None)
}

impl super::locks::Bound for Queue {
    fn describe(&self) -> Result<String, PyErr> {
        let name = match self.order {
            Order::Fifo => "Queue",
            Order::Lifo => "LifoQueue",
            Order::Priority => "PriorityQueue",
        };
        let at = self as *const Queue as usize;
        Ok(format!("<{} at {:#x} {}>", name, at, self.text()?))
    }
}

/// `repr(queue)`; the object may be of a subclass.
fn repr(v: &Value) -> Result<Str, PyErr> {
    let id = v.obj().map_or(0, AnyRef::id);
    let text = queue_of(v)?.text()?;
    Ok(ops::new_str(&format!("<{} at {:#x} {}>", type_name(v), id, text)))
}

fn str(v: &Value) -> Result<Str, PyErr> {
    Ok(ops::new_str(&format!("<{} {}>", type_name(v), queue_of(v)?.text()?)))
}

impl Payload for Queue {
    fn vt() -> &'static VT {
        static QUEUE: VT = VT {
            repr: Some(|o| repr(&Value::Obj(o.clone()))),
            str: Some(|o| str(&Value::Obj(o.clone()))),
            variant: Some(crate::core::site::by_class),
            ..VT::new("Queue", drop_obj::<Queue>, |o| match o.down::<Queue>().map(|q| q.order) {
                Some(Order::Lifo) => lifo_queue_type(),
                Some(Order::Priority) => priority_queue_type(),
                _ => queue_type(),
            })
        };
        &QUEUE
    }
}

fn queue_of(v: &Value) -> Result<&Ref<Queue>, PyErr> {
    receiver::<Queue>(v.peel())
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

coroutine_info!(PUT, "asyncio.queues", "put", "Queue.put");
coroutine_info!(GET, "asyncio.queues", "get", "Queue.get");
coroutine_info!(JOIN, "asyncio.queues", "join", "Queue.join");

static METHODS: &[MethodDef] = &[
    method("put", |this, args| {
        let [item] = parse(args, "put", ["item"], 1, 1)?;
        let q = queue_of(this)?.clone();
        Ok(coroutine(&PUT, move |co| async move { q.put(&co, item).await }))
    }),
    method("get", |this, args| {
        args.exactly("Queue.get", 0)?;
        let q = queue_of(this)?.clone();
        Ok(coroutine(&GET, move |co| async move { q.get(&co).await }))
    }),
    method("join", |this, args| {
        args.exactly("Queue.join", 0)?;
        let q = queue_of(this)?.clone();
        Ok(coroutine(&JOIN, move |co| async move {
            if q.unfinished.get() > 0 {
                q.finished.wait(&co).await?;
            }
            Ok(Value::None)
        }))
    }),
    method("put_nowait", |this, args| {
        let [item] = parse(args, "put_nowait", ["item"], 1, 1)?;
        queue_of(this)?.put_nowait(item).map(Value::from)
    }),
    method("get_nowait", |this, args| {
        args.exactly("Queue.get_nowait", 0)?;
        queue_of(this)?.get_nowait()
    }),
    method("qsize", |this, args| {
        args.exactly("Queue.qsize", 0)?;
        Ok(Value::Int(queue_of(this)?.len() as i64))
    }),
    method("empty", |this, args| {
        args.exactly("Queue.empty", 0)?;
        Ok(Value::Bool(queue_of(this)?.len() == 0))
    }),
    method("full", |this, args| {
        args.exactly("Queue.full", 0)?;
        queue_of(this)?.full().map(Value::Bool)
    }),
    method("task_done", |this, args| {
        args.exactly("Queue.task_done", 0)?;
        queue_of(this)?.task_done().map(Value::from)
    }),
    MethodOf {
        name: "__repr__",
        kind: MethodKind::Object,
        f: |this, args| {
            args.exactly("Queue.__repr__", 0)?;
            repr(this).map(Value::from)
        },
    },
    MethodOf {
        name: "__str__",
        kind: MethodKind::Object,
        f: |this, args| {
            args.exactly("Queue.__str__", 0)?;
            str(this).map(Value::from)
        },
    },
    MethodOf {
        name: "__class_getitem__",
        kind: MethodKind::Class,
        f: |this, args| {
            call::call(&Value::from(alias_type()), &mut [this.clone(), args.pos[0].take()])
        },
    },
];

/// A new queue. A subclass may not replace how items are kept: ours would not ask it.
fn make(cls: &Type, order: Order) -> R {
    for name in ["_init", "_get", "_put"] {
        if cls.lookup(intern(name)).is_some() {
            crate::core::run::refuse(&format!(
                "a subclass of asyncio.Queue that has its own {} is not supported",
                name
            ));
        }
    }
    Ok(Value::from(Ref::new(Queue::new(order))))
}

fn init(this: &Value, args: &mut Args) -> Result<(), PyErr> {
    let [maxsize] = parse(args, "Queue", ["maxsize"], 0, 1)?;
    if !maxsize.is_unbound() {
        queue_of(this)?.maxsize.replace(maxsize);
    }
    Ok(())
}

macro_rules! queues {
    ($($f:ident $name:literal $order:ident $base:expr, $methods:expr;)*) => {
        $(
            define_type!(pub fn $f, TypeSpec {
                module: "asyncio.queues",
                base: $base,
                vt: Some(Queue::vt),
                new: Some(|cls, _| make(cls, Order::$order)),
                init: Some(init),
                methods: $methods,
                getset: &[GetSetDef {
                    name: "maxsize",
                    get: |v| Ok(queue_of(v)?.maxsize.borrow().clone()),
                    set: None,
                }],
                subclassable: true,
                ..TypeSpec::new($name)
            });
        )*
    };
}

queues! {
    queue_type "Queue" Fifo None, METHODS;
    lifo_queue_type "LifoQueue" Lifo Some(queue_type), &[];
    priority_queue_type "PriorityQueue" Priority Some(queue_type), &[];
}
