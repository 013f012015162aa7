// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `heapq`: the same comparisons in the same order as CPython's.

use crate::coll::iter::SharedIter;
use crate::coll::iter_types::itself;
use crate::coll::list_sort::{sort_items, Options};
use crate::coll::list_type::list_from;
use crate::coll::key::less;
use crate::coll::params::{given, parse};
use crate::coll::seq::{this, to_i64};
use crate::coll::{expect_args, list, native, PyList};
use crate::core::args::{Args, NativeDef, NativeOf};
use crate::core::call::call;
use crate::core::error::{index_error, runtime_error, type_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Which item belongs nearer to the root: the smaller, or the greater in a max-heap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heap {
    Min,
    Max,
}

impl Heap {
    fn above(self, a: &Value, b: &Value) -> Result<bool, PyErr> {
        match self {
            Heap::Min => less(a, b),
            Heap::Max => less(b, a),
        }
    }

    /// Moves the item at `at` up to its place, not above `start`.
    fn sift_down(self, heap: &PyList, start: usize, mut at: usize) -> Result<(), PyErr> {
        let len = heap.len();
        let item = heap.get(at).ok_or_else(out_of_range)?;
        while at > start {
            let parent_at = (at - 1) / 2;
            let parent = heap.get(parent_at).ok_or_else(out_of_range)?;
            let above = self.above(&item, &parent)?;
            changed(heap, len)?;
            if !above {
                break;
            }
            heap.set(at, parent);
            heap.set(parent_at, item.clone());
            at = parent_at;
        }
        Ok(())
    }

    /// Lets the item at `start` sink to a leaf and then moves it up to its place.
    fn sift_up(self, heap: &PyList, start: usize) -> Result<(), PyErr> {
        let len = heap.len();
        let mut at = start;
        while at < len / 2 {
            let mut child_at = 2 * at + 1;
            let mut child = heap.get(child_at).ok_or_else(out_of_range)?;
            if let Some(right) = heap.get(child_at + 1) {
                let left_above = self.above(&child, &right)?;
                changed(heap, len)?;
                if !left_above {
                    child_at += 1;
                    child = right;
                }
            }
            let item = heap.get(at).ok_or_else(out_of_range)?;
            heap.set(at, child);
            heap.set(child_at, item);
            at = child_at;
        }
        self.sift_down(heap, start, at)
    }

    fn heapify(self, heap: &PyList) -> Result<(), PyErr> {
        for at in (0..heap.len() / 2).rev() {
            self.sift_up(heap, at)?;
        }
        Ok(())
    }

    fn pop(self, heap: &PyList) -> R {
        let last = heap.pop().ok_or_else(out_of_range)?;
        if heap.is_empty() {
            return Ok(last);
        }
        let top = heap.get(0).ok_or_else(out_of_range)?;
        heap.set(0, last);
        self.sift_up(heap, 0)?;
        Ok(top)
    }

    fn replace(self, heap: &PyList, item: Value) -> R {
        let top = heap.get(0).ok_or_else(out_of_range)?;
        heap.set(0, item);
        self.sift_up(heap, 0)?;
        Ok(top)
    }
}

#[cold]
fn out_of_range() -> PyErr {
    index_error("index out of range")
}

fn changed(heap: &PyList, len: usize) -> Result<(), PyErr> {
    if heap.len() != len {
        return Err(runtime_error("list changed size during iteration"));
    }
    Ok(())
}

fn heap_of<'a>(v: &'a Value, function: &str, only: bool) -> Result<&'a Ref<PyList>, PyErr> {
    native::<PyList>(v).ok_or_else(|| {
        let number = if only { "" } else { " 1" };
        type_error(format!(
            "{}() argument{} must be list, not {}",
            function,
            number,
            match v {
                Value::None => "None".to_string(),
                _ => type_name(v),
            }
        ))
    })
}

fn heapify(args: &mut Args) -> R {
    args.exactly("_heapq.heapify", 1)?;
    Heap::Min.heapify(heap_of(&args.pos[0], "heapify", true)?)?;
    Ok(Value::None)
}

fn heappush(args: &mut Args) -> R {
    expect_args(args, "heappush", 2)?;
    let item = args.pos[1].take();
    let heap = heap_of(&args.pos[0], "heappush", false)?;
    heap.push(item);
    Heap::Min.sift_down(heap, 0, heap.len() - 1)?;
    Ok(Value::None)
}

fn heappop(args: &mut Args) -> R {
    args.exactly("_heapq.heappop", 1)?;
    Heap::Min.pop(heap_of(&args.pos[0], "heappop", true)?)
}

fn heapreplace(args: &mut Args) -> R {
    expect_args(args, "heapreplace", 2)?;
    let item = args.pos[1].take();
    Heap::Min.replace(heap_of(&args.pos[0], "heapreplace", false)?, item)
}

fn heappushpop(args: &mut Args) -> R {
    expect_args(args, "heappushpop", 2)?;
    let item = args.pos[1].take();
    let heap = heap_of(&args.pos[0], "heappushpop", false)?;
    match heap.get(0) {
        Some(top) if Heap::Min.above(&top, &item)? => Heap::Min.replace(heap, item),
        _ => Ok(item),
    }
}

fn nsmallest(args: &mut Args) -> R {
    select(args, "nsmallest", Heap::Max)
}

fn nlargest(args: &mut Args) -> R {
    select(args, "nlargest", Heap::Min)
}

/// The `n` best values in order. `heap` keeps the worst of those found so far on top.
fn select(args: &mut Args, function: &str, heap: Heap) -> R {
    let [n, iterable, key] = parse(args, function, ["n", "iterable", "key"], 2, 3)?;
    let (n, key) = (to_i64(&n)?, given(key));
    let largest = heap == Heap::Min;
    let rank = |v: &Value| match &key {
        Some(key) => call(key, &mut [v.clone()]),
        None => Ok(v.clone()),
    };
    if n == 1 {
        return best(&iterable, rank, largest);
    }
    if let Ok(len) = ops::len(&iterable) {
        if n >= len as i64 {
            let options = Options { key, reverse: largest };
            let (items, result) = sort_items(list_from(&iterable)?, &options);
            result?;
            return Ok(list(items));
        }
    }
    let it = SharedIter::over(&iterable)?;
    // Entries are (rank, order, value): among equals the one found first is the better.
    let found = PyList::default();
    let mut order = 0;
    let step = if largest { -1 } else { 1 };
    let entry = |v: Value, order: i64| -> R {
        Ok(crate::coll::tuple(vec![rank(&v)?, Value::Int(order), v]))
    };
    while order < n.max(0) {
        match it.next()? {
            Some(v) => found.push(entry(v, order * step)?),
            None => break,
        }
        order += 1;
    }
    if found.is_empty() {
        return Ok(list(Vec::new()));
    }
    heap.heapify(&found)?;
    while let Some(v) = it.next()? {
        let r = rank(&v)?;
        let worst = found.get(0).map(|e| ops::get_item(&e, &Value::Int(0)));
        let worst = worst.ok_or_else(out_of_range)??;
        if heap.above(&worst, &r)? {
            let new = crate::coll::tuple(vec![r, Value::Int(order * step), v]);
            heap.replace(&found, new)?;
            order += 1;
        }
    }
    let (sorted, result) = sort_items(found.take(), &Options { key: None, reverse: largest });
    result?;
    let values = sorted.iter().map(|e| ops::get_item(e, &Value::Int(2)));
    Ok(list(values.collect::<Result<_, _>>()?))
}

fn best(iterable: &Value, rank: impl Fn(&Value) -> R, largest: bool) -> R {
    let it = SharedIter::over(iterable)?;
    let mut best: Option<(Value, Value)> = None;
    while let Some(v) = it.next()? {
        let r = rank(&v)?;
        let better = match &best {
            None => true,
            Some((top, _)) if largest => ops::test_gt(&r, top)?,
            Some((top, _)) => ops::test_lt(&r, top)?,
        };
        if better {
            best = Some((r, v));
        }
    }
    Ok(list(best.map(|(_, v)| v).into_iter().collect()))
}

/// `merge(*iterables)`: a heap of (rank, order, value).
struct Merge {
    iterables: Vec<Value>,
    key: Option<Value>,
    kind: Heap,
    heap: Ref<PyList>,
    /// Made at the first step.
    sources: RefCell<Vec<Rc<SharedIter>>>,
    state: Cell<MergeState>,
}

#[derive(Clone, Copy)]
enum MergeState {
    Fresh,
    /// The source whose value was given last has to be advanced.
    Gave(usize),
    /// Only this source is left.
    Tail(usize),
    Done,
}

impl Merge {
    fn entry(&self, source: usize) -> Result<Option<Value>, PyErr> {
        let it = self.sources.borrow()[source].clone();
        let v = match it.next()? {
            Some(v) => v,
            None => return Ok(None),
        };
        let rank = match &self.key {
            Some(key) => call(key, &mut [v.clone()])?,
            None => v.clone(),
        };
        let order = if self.kind == Heap::Max { -(source as i64) } else { source as i64 };
        Ok(Some(crate::coll::tuple(vec![rank, Value::Int(order), v])))
    }

    fn next(&self) -> Result<Option<Value>, PyErr> {
        match self.state.replace(MergeState::Done) {
            MergeState::Done => return Ok(None),
            MergeState::Tail(source) => {
                let it = self.sources.borrow()[source].clone();
                self.state.set(MergeState::Tail(source));
                return it.next();
            }
            MergeState::Fresh => {
                for (source, iterable) in self.iterables.iter().enumerate() {
                    let it = Rc::new(SharedIter::over(iterable)?);
                    self.sources.borrow_mut().push(it);
                    if let Some(entry) = self.entry(source)? {
                        self.heap.push(entry);
                    }
                }
                self.kind.heapify(&self.heap)?;
            }
            MergeState::Gave(source) => {
                match self.entry(source)? {
                    Some(entry) => self.kind.replace(&self.heap, entry)?,
                    None => self.kind.pop(&self.heap)?,
                };
            }
        }
        let top = match self.heap.get(0) {
            Some(top) => top,
            None => return Ok(None),
        };
        let source = match ops::get_item(&top, &Value::Int(1))? {
            Value::Int(order) => order.unsigned_abs() as usize,
            _ => 0,
        };
        self.state.set(match self.heap.len() {
            1 => MergeState::Tail(source),
            _ => MergeState::Gave(source),
        });
        ops::get_item(&top, &Value::Int(2)).map(Some)
    }
}

impl Payload for Merge {
    fn vt() -> &'static VT {
        static VTABLE: VT = VT {
            iter: Some(itself),
            next: Some(|o| this::<Merge>(o).next()),
            ..VT::new("generator", drop_obj::<Merge>, |_| merge_type())
        };
        &VTABLE
    }
}

define_type!(pub fn merge_type, TypeSpec { vt: Some(Merge::vt), ..TypeSpec::new("generator") });

fn merge(args: &mut Args) -> R {
    let key = args.keyword("key").and_then(given);
    let reverse = match args.keyword("reverse") {
        Some(v) => ops::truth(&v)?,
        None => false,
    };
    if let Some((name, _)) = args.kw.iter().find(|(_, v)| !v.is_unbound()) {
        return Err(type_error(format!(
            "merge() got an unexpected keyword argument '{}'",
            name.to_string_lossy()
        )));
    }
    let kind = if reverse { Heap::Max } else { Heap::Min };
    Ok(Value::from(Ref::new(Merge {
        iterables: args.pos.iter_mut().map(Value::take).collect(),
        key,
        kind,
        heap: crate::coll::new_list(),
        sources: RefCell::default(),
        state: Cell::new(MergeState::Fresh),
    })))
}

const fn define<F>(name: &'static str, module: &'static str, f: F) -> NativeOf<F> {
    NativeOf { name, module, f }
}

static HEAPIFY: NativeDef = define("heapify", "_heapq", heapify);
static HEAPPUSH: NativeDef = define("heappush", "_heapq", heappush);
static HEAPPOP: NativeDef = define("heappop", "_heapq", heappop);
static HEAPREPLACE: NativeDef = define("heapreplace", "_heapq", heapreplace);
static HEAPPUSHPOP: NativeDef = define("heappushpop", "_heapq", heappushpop);
static NSMALLEST: NativeDef = define("nsmallest", "heapq", nsmallest);
static NLARGEST: NativeDef = define("nlargest", "heapq", nlargest);
static MERGE: NativeDef = define("merge", "heapq", merge);

pub static MODULE: NativeModule = NativeModule {
    name: "heapq",
    members: &[
        ("heapify", Member::Fn(&HEAPIFY)),
        ("heappush", Member::Fn(&HEAPPUSH)),
        ("heappop", Member::Fn(&HEAPPOP)),
        ("heapreplace", Member::Fn(&HEAPREPLACE)),
        ("heappushpop", Member::Fn(&HEAPPUSHPOP)),
        ("nsmallest", Member::Fn(&NSMALLEST)),
        ("nlargest", Member::Fn(&NLARGEST)),
        ("merge", Member::Fn(&MERGE)),
    ],
};
