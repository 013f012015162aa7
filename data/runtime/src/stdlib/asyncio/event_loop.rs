// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The event loop: a queue of what is ready, a heap of timers, and the thread's running loop. One
//! round runs just what was ready at its beginning, in the order in which it was scheduled.

use super::future::{Fut, FutRef};
use super::handle::{Handle, Job};
use super::report;
use crate::core::async_gen::{self, Hooks};
use crate::core::error::{runtime_error, PyErr};
use crate::core::exceptions::{keyboard_interrupt_type, system_exit_type};
use crate::core::gen::Generator;
use crate::core::object::Ref;
use crate::core::value::Value;
use crate::stdlib::time::steady;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

pub type LoopRef = Ref<EventLoop>;

pub struct EventLoop {
    ready: RefCell<VecDeque<Ref<Handle>>>,
    /// A heap as `heapq` keeps it, so that equal times come in its order.
    timers: RefCell<Vec<Ref<Handle>>>,
    pub running: Cell<bool>,
    pub closed: Cell<bool>,
    pub debug: Cell<bool>,
    stopping: Cell<bool>,
    pub handler: RefCell<Value>,
    /// The task that is making a step.
    pub current: RefCell<Option<FutRef>>,
    /// Those not done yet, in the order of their creation.
    pub tasks: RefCell<BTreeMap<u64, FutRef>>,
    /// Asynchronous generators that were begun: what ends them, unless they have ended.
    generators: RefCell<Vec<async_gen::Weak>>,
}

thread_local! {
    static RUNNING: RefCell<Option<LoopRef>> = const { RefCell::new(None) };
    /// What `set_event_loop` has set.
    static CURRENT: RefCell<Option<LoopRef>> = const { RefCell::new(None) };
    /// Whether it was called.
    static WAS_SET: Cell<bool> = const { Cell::new(false) };
}

/// The loop that runs in this thread.
pub fn running_or_none() -> Option<LoopRef> {
    RUNNING.with(|r| r.borrow().clone())
}

pub fn running() -> Result<LoopRef, PyErr> {
    running_or_none().ok_or_else(|| runtime_error("no running event loop"))
}

pub fn set_current(new: Option<LoopRef>) {
    WAS_SET.with(|w| w.set(true));
    let old = CURRENT.with(|c| std::mem::replace(&mut *c.borrow_mut(), new));
    drop(old)
}

/// `get_event_loop()`: the running loop, or the one that was set; the first use makes one.
pub fn current() -> Result<LoopRef, PyErr> {
    if let Some(running) = running_or_none() {
        return Ok(running);
    }
    if let Some(current) = CURRENT.with(|c| c.borrow().clone()) {
        return Ok(current);
    }
    if WAS_SET.with(Cell::get) {
        return Err(runtime_error("There is no current event loop in thread 'MainThread'."));
    }
    let made = new_loop();
    set_current(Some(made.clone()));
    Ok(made)
}

pub fn new_loop() -> LoopRef {
    Ref::new(EventLoop {
        ready: RefCell::new(VecDeque::new()),
        timers: RefCell::new(Vec::new()),
        running: Cell::new(false),
        closed: Cell::new(false),
        debug: Cell::new(false),
        stopping: Cell::new(false),
        handler: RefCell::new(Value::None),
        current: RefCell::new(None),
        tasks: RefCell::new(BTreeMap::new()),
        generators: RefCell::new(Vec::new()),
    })
}

/// Seconds of the clock that timers go by.
pub fn time() -> f64 {
    steady().as_secs_f64()
}

/// The steps in which the clock counts.
const RESOLUTION: f64 = 1e-9;
const LONGEST_SLEEP: f64 = 24.0 * 3600.0;

fn earlier(a: &Handle, b: &Handle) -> bool {
    a.when < b.when
}

fn sift_down(heap: &mut [Ref<Handle>], start: usize, mut at: usize) {
    while at > start {
        let parent = (at - 1) / 2;
        if !earlier(&heap[at], &heap[parent]) {
            break;
        }
        heap.swap(at, parent);
        at = parent;
    }
}

fn push(heap: &mut Vec<Ref<Handle>>, handle: Ref<Handle>) {
    heap.push(handle);
    let last = heap.len() - 1;
    sift_down(heap, 0, last);
}

fn pop(heap: &mut Vec<Ref<Handle>>) -> Option<Ref<Handle>> {
    let last = heap.pop()?;
    if heap.is_empty() {
        return Some(last);
    }
    let first = std::mem::replace(&mut heap[0], last);
    let mut at = 0;
    loop {
        let mut child = 2 * at + 1;
        if child >= heap.len() {
            break;
        }
        if child + 1 < heap.len() && !earlier(&heap[child], &heap[child + 1]) {
            child += 1;
        }
        heap.swap(at, child);
        at = child;
    }
    sift_down(heap, 0, at);
    Some(first)
}

impl EventLoop {
    pub fn check_closed(&self) -> Result<(), PyErr> {
        if self.closed.get() {
            return Err(runtime_error("Event loop is closed"));
        }
        Ok(())
    }

    fn check_running(&self) -> Result<(), PyErr> {
        if self.running.get() {
            return Err(runtime_error("This event loop is already running"));
        }
        if running_or_none().is_some() {
            return Err(runtime_error("Cannot run the event loop while another loop is running"));
        }
        Ok(())
    }

    /// Schedules the job for the next round.
    pub fn call_soon(&self, job: Job) -> Result<Ref<Handle>, PyErr> {
        self.check_closed()?;
        let handle = Ref::new(Handle::new(job, None));
        self.ready.borrow_mut().push_back(handle.clone());
        Ok(handle)
    }

    pub fn call_at(&self, when: f64, job: Job) -> Result<Ref<Handle>, PyErr> {
        self.check_closed()?;
        let handle = Ref::new(Handle::new(job, Some(when)));
        push(&mut self.timers.borrow_mut(), handle.clone());
        Ok(handle)
    }

    pub fn call_later(&self, delay: f64, job: Job) -> Result<Ref<Handle>, PyErr> {
        self.call_at(time() + delay, job)
    }

    pub fn stop(&self) {
        self.stopping.set(true)
    }

    fn first_timer(&self) -> Option<f64> {
        let mut timers = self.timers.borrow_mut();
        loop {
            let (cancelled, when) = match timers.first() {
                Some(handle) => (handle.cancelled.get(), handle.when),
                None => return None,
            };
            if !cancelled {
                return when;
            }
            pop(&mut timers);
        }
    }

    /// Waits until something is ready. As under Linux's `epoll`, in whole milliseconds.
    fn idle(&self) {
        let first = self.first_timer();
        if !self.ready.borrow().is_empty() || self.stopping.get() {
            return;
        }
        let wait = match first {
            Some(when) => (when - time()).max(0.0).min(LONGEST_SLEEP),
            None => LONGEST_SLEEP,
        };
        let wait = (wait * 1e3).ceil() * 1e-3;
        if wait > 0.0 {
            std::thread::sleep(Duration::from_secs_f64(wait));
        }
    }

    fn run_once(&self) -> Result<(), PyErr> {
        self.idle();
        let end = time() + RESOLUTION;
        loop {
            let due = matches!(self.timers.borrow().first(), Some(h) if h.when < Some(end));
            if !due {
                break;
            }
            if let Some(handle) = pop(&mut self.timers.borrow_mut()) {
                self.ready.borrow_mut().push_back(handle);
            }
        }
        let n = self.ready.borrow().len();
        for _ in 0..n {
            let handle = match self.ready.borrow_mut().pop_front() {
                Some(handle) => handle,
                None => break,
            };
            if let Err(e) = handle.run() {
                if e.is(&system_exit_type()) || e.is(&keyboard_interrupt_type()) {
                    return Err(e);
                }
                report::callback_failed(self, &handle, e)?;
            }
        }
        Ok(())
    }
}

fn adopt_generator(g: &Ref<Generator>) {
    if let Some(running) = running_or_none() {
        running.generators.borrow_mut().push(async_gen::Weak::new(g));
    }
}

/// A generator that nobody holds any more is closed by a task.
fn close_generator(g: Value) {
    let running = match running_or_none() {
        Some(running) => running,
        None => return,
    };
    let lp = running.clone();
    let job = Job::native(move || {
        let closing = super::task::awaitable_coroutine(async_gen::close(&g)?);
        super::task::create(&lp, closing, Value::None).map(drop)
    });
    let _ = running.call_soon(job);
}

/// Runs until `stop()`.
pub fn run_forever(lp: &LoopRef) -> Result<(), PyErr> {
    lp.check_closed()?;
    lp.check_running()?;
    let hooks = Hooks { first: adopt_generator, finalizer: close_generator };
    let old_hooks = async_gen::set_hooks(Some(hooks));
    RUNNING.with(|r| *r.borrow_mut() = Some(lp.clone()));
    lp.running.set(true);
    let result = loop {
        if let Err(e) = lp.run_once() {
            break Err(e);
        }
        if lp.stopping.get() {
            break Ok(());
        }
    };
    lp.stopping.set(false);
    lp.running.set(false);
    RUNNING.with(|r| *r.borrow_mut() = None);
    async_gen::set_hooks(old_hooks);
    result
}

/// Runs until the future is done, and gives its result.
pub fn run_until_complete(lp: &LoopRef, awaited: &Value) -> crate::core::value::R {
    lp.check_closed()?;
    lp.check_running()?;
    let new_task = awaited.down::<Fut>().is_none();
    let future = super::task::ensure_future(awaited, Some(lp))?;
    if new_task {
        future.log_destroy.set(false);
    }
    let stopper = lp.clone();
    let done = future.on_done(move |f| {
        if let Some(e) = f.error() {
            if e.is(&system_exit_type()) || e.is(&keyboard_interrupt_type()) {
                return Ok(());
            }
        }
        stopper.stop();
        Ok(())
    })?;
    let ran = run_forever(lp);
    future.forget(&done);
    if let Err(e) = ran {
        if new_task && future.done() {
            future.log_traceback.set(false);
        }
        return Err(e);
    }
    if !future.done() {
        return Err(runtime_error("Event loop stopped before Future completed."));
    }
    future.result()
}

/// Asynchronous generators that were begun and not ended.
pub fn take_generators(lp: &LoopRef) -> Vec<Value> {
    let all = std::mem::take(&mut *lp.generators.borrow_mut());
    all.iter().filter_map(async_gen::Weak::get).collect()
}

pub fn close(lp: &LoopRef) -> Result<(), PyErr> {
    if lp.running.get() {
        return Err(runtime_error("Cannot close a running event loop"));
    }
    lp.closed.set(true);
    let ready = std::mem::take(&mut *lp.ready.borrow_mut());
    let timers = std::mem::take(&mut *lp.timers.borrow_mut());
    drop((ready, timers));
    Ok(())
}
