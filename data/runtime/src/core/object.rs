// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The object header, thin references and the table of slots that every object carries.
//!
//! `Obj<T>` = header + payload. `Ref<T>` knows the payload's type, `AnyRef` does not; both are one
//! pointer, and converting between them never copies. Not `Send`: a program runs on one thread.

use crate::core::args::Args;
use crate::core::error::PyErr;
use crate::core::shape::Attrs;
use crate::core::types::Type;
use crate::core::value::{Str, Value, R};
use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[repr(C)]
pub struct Header {
    rc: Cell<u32>,
    /// Kept free for a cycle collector.
    pub spare: Cell<u32>,
    vt: &'static VT,
}

#[repr(C)]
pub struct Obj<T> {
    header: Header,
    data: T,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    DivMod,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnOp {
    Neg,
    Pos,
    Invert,
    Abs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CmpOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// What an object does. A slot that is `None` falls back to what the operation's dispatcher says
/// (a TypeError, identity, "is true"). The slots of class instances look the dunders up.
/// `Ok(None)` from `binary`, `inplace`, `unary` and `compare` means NotImplemented.
pub struct VT {
    /// Python name of the builtin type ("list"), for messages; instances answer through `class`.
    pub name: &'static str,
    /// Frees the object: `drop_obj::<T>`.
    pub drop: unsafe fn(NonNull<Header>),
    /// The object's class, `type(x)`.
    pub class: fn(&AnyRef) -> Type,
    pub repr: Option<fn(&AnyRef) -> Result<Str, PyErr>>,
    /// `str(x)`; None = use `repr`.
    pub str: Option<fn(&AnyRef) -> Result<Str, PyErr>>,
    /// None = by identity, unless `compare` is present (then unhashable).
    pub hash: Option<fn(&AnyRef) -> Result<i64, PyErr>>,
    /// None = by `len`, else true.
    pub truth: Option<fn(&AnyRef) -> Result<bool, PyErr>>,
    pub compare: Option<fn(&AnyRef, &Value, CmpOp) -> Result<Option<Value>, PyErr>>,
    pub len: Option<fn(&AnyRef) -> Result<usize, PyErr>>,
    pub getitem: Option<fn(&AnyRef, &Value) -> R>,
    pub setitem: Option<fn(&AnyRef, &Value, Value) -> Result<(), PyErr>>,
    pub delitem: Option<fn(&AnyRef, &Value) -> Result<(), PyErr>>,
    /// None = by iteration.
    pub contains: Option<fn(&AnyRef, &Value) -> Result<bool, PyErr>>,
    pub iter: Option<fn(&AnyRef) -> R>,
    /// Present on iterators. `Ok(None)` = exhausted.
    pub next: Option<fn(&AnyRef) -> Result<Option<Value>, PyErr>>,
    pub call: Option<fn(&AnyRef, &mut Args) -> R>,
    /// Called in either role: at least one of `a`, `b` in `a op b` is this object.
    pub binary: Option<fn(BinOp, &Value, &Value) -> Result<Option<Value>, PyErr>>,
    /// `a op= b` on this object; absent or Ok(None) = use `binary`.
    pub inplace: Option<fn(BinOp, &AnyRef, &Value) -> Result<Option<Value>, PyErr>>,
    pub unary: Option<fn(UnOp, &AnyRef) -> Result<Option<Value>, PyErr>>,
    /// `__index__`
    pub index: Option<fn(&AnyRef) -> R>,
    /// None = the generic look-up: data descriptor, instance, class.
    pub getattr: Option<fn(&AnyRef, &Str) -> R>,
    /// The value is None for `del`.
    pub setattr: Option<fn(&AnyRef, &Str, Option<Value>) -> Result<(), PyErr>>,
    /// `__get__`; the instance is Unbound when reached through the class.
    pub descr_get: Option<fn(&AnyRef, &Value, &Type) -> R>,
    /// `__set__`, or `__delete__` when the value is None.
    pub descr_set: Option<fn(&AnyRef, &Value, Option<Value>) -> Result<(), PyErr>>,
    /// The object's own attributes, for kinds that have some beside instances and functions; the
    /// type then says `dict: true`.
    pub attrs: Option<fn(&AnyRef) -> Option<&Attrs>>,
    /// The bytes-like value that lends this one's contents as bytes; memoryviews are not made of it.
    pub buffer: Option<fn(&AnyRef) -> Option<&Value>>,
    /// Which of several classes that share this table an object is of: an address, or 0 for the first. None = one class.
    pub variant: Option<fn(&AnyRef) -> usize>,
    /// `__format__`; None = empty spec gives `str(x)`, any other a TypeError.
    pub format: Option<fn(&AnyRef, &Str) -> Result<Str, PyErr>>,
}

impl VT {
    pub(crate) const EMPTY: VT = VT {
        name: "",
        drop: |_| (),
        class: |_| unreachable!(),
        repr: None,
        str: None,
        hash: None,
        truth: None,
        compare: None,
        len: None,
        getitem: None,
        setitem: None,
        delitem: None,
        contains: None,
        iter: None,
        next: None,
        call: None,
        binary: None,
        inplace: None,
        unary: None,
        index: None,
        getattr: None,
        setattr: None,
        descr_get: None,
        descr_set: None,
        attrs: None,
        buffer: None,
        variant: None,
        format: None,
    };

    /// All slots empty: `static LIST: VT = VT { repr: Some(..), ..VT::new("list", drop_obj::<PyList>, class) };`
    pub const fn new(
        name: &'static str,
        drop: unsafe fn(NonNull<Header>),
        class: fn(&AnyRef) -> Type,
    ) -> VT {
        let mut vt = VT::EMPTY;
        vt.name = name;
        vt.drop = drop;
        vt.class = class;
        vt
    }
}

/// A payload type: names its slot table. A function, since constants can't refer to statics in Rust 1.63.
pub trait Payload: Sized + 'static {
    fn vt() -> &'static VT;
}

/// Frees an object whose count fell to zero.
///
/// # Safety
/// `p` points to an `Obj<T>` made by `Ref::new`, and nobody uses it afterwards.
pub unsafe fn drop_obj<T>(p: NonNull<Header>) {
    if p.as_ref().spare.get() & crate::core::weak::REFERRED != 0 {
        crate::core::weak::clear(p.as_ptr() as usize);
    }
    drop(Box::from_raw(p.cast::<Obj<T>>().as_ptr()))
}

#[repr(transparent)]
pub struct Ref<T>(NonNull<Obj<T>>, PhantomData<Obj<T>>);

#[repr(transparent)]
pub struct AnyRef(NonNull<Header>);

impl<T: Payload> Ref<T> {
    pub fn new(data: T) -> Ref<T> {
        let header = Header { rc: Cell::new(1), spare: Cell::new(0), vt: T::vt() };
        let p = Box::into_raw(Box::new(Obj { header, data }));
        // Box never gives a null pointer.
        Ref(unsafe { NonNull::new_unchecked(p) }, PhantomData)
    }

    /// A new reference to the object at that address.
    ///
    /// # Safety
    /// `id` is what `Ref::<T>::id` gave for an object that is still alive.
    pub(crate) unsafe fn from_id(id: usize) -> Ref<T> {
        let known = std::mem::ManuallyDrop::new(Ref(
            NonNull::new_unchecked(id as *mut Obj<T>),
            PhantomData,
        ));
        Ref::clone(&known)
    }

    /// Forgets the payload's type; the same object.
    #[inline(always)]
    pub fn up(self) -> AnyRef {
        let p = self.0.cast();
        std::mem::forget(self);
        AnyRef(p)
    }
}

impl<T> Ref<T> {
    #[inline(always)]
    pub fn refcount(&self) -> u32 {
        unsafe { self.0.as_ref() }.header.rc.get()
    }

    #[inline(always)]
    pub fn id(&self) -> usize {
        self.0.as_ptr() as usize
    }

    #[inline(always)]
    pub fn same(&self, other: &Ref<T>) -> bool {
        self.0 == other.0
    }

    /// The payload, if nobody else holds the object.
    #[inline]
    pub fn get_mut(&mut self) -> Option<&mut T> {
        if self.refcount() == 1 {
            Some(unsafe { &mut self.0.as_mut().data })
        } else {
            None
        }
    }

    #[inline(always)]
    pub fn as_any(&self) -> &AnyRef {
        // Both are one pointer to a header.
        unsafe { &*(self as *const Ref<T> as *const AnyRef) }
    }
}

impl AnyRef {
    #[inline(always)]
    pub fn vt(&self) -> &'static VT {
        unsafe { self.0.as_ref() }.vt
    }

    #[inline(always)]
    pub fn is<T: Payload>(&self) -> bool {
        std::ptr::eq(self.vt(), T::vt())
    }

    /// The same reference with its type, if the payload is a `T`.
    #[inline(always)]
    pub fn down<T: Payload>(&self) -> Option<&Ref<T>> {
        if self.is::<T>() {
            Some(unsafe { &*(self as *const AnyRef as *const Ref<T>) })
        } else {
            None
        }
    }

    /// As `down`, taking the reference over; it comes back if the payload is no `T`.
    #[inline]
    pub fn into_ref<T: Payload>(self) -> Result<Ref<T>, AnyRef> {
        if !self.is::<T>() {
            return Err(self);
        }
        let p = self.0.cast();
        std::mem::forget(self);
        Ok(Ref(p, PhantomData))
    }

    #[inline(always)]
    pub fn id(&self) -> usize {
        self.0.as_ptr() as usize
    }

    #[inline(always)]
    pub fn same(&self, other: &AnyRef) -> bool {
        self.0 == other.0
    }

    #[inline(always)]
    pub fn refcount(&self) -> u32 {
        unsafe { self.0.as_ref() }.rc.get()
    }

    /// The header's spare word.
    #[inline(always)]
    pub fn spare(&self) -> &Cell<u32> {
        &unsafe { self.0.as_ref() }.spare
    }

    /// A reference to an object whose count has just fallen to zero, for finalizers. When it goes
    /// the caller must not free the object again: see `class::drop_instance`.
    ///
    /// # Safety
    /// `p` is a live allocation with a count of zero.
    pub(crate) unsafe fn revive(p: NonNull<Header>) -> AnyRef {
        p.as_ref().rc.set(1);
        AnyRef(p)
    }

    /// A reference that is not counted, by its `id`: not to be dropped.
    ///
    /// # Safety
    /// There is an object at this address.
    pub(crate) unsafe fn uncounted(id: usize) -> AnyRef {
        AnyRef(NonNull::new_unchecked(id as *mut Header))
    }

    /// Undoes `revive`: true if nobody else took a reference, so that the object still has to be freed.
    pub(crate) fn bury(self) -> bool {
        let h = unsafe { self.0.as_ref() };
        let n = h.rc.get() - 1;
        h.rc.set(n);
        std::mem::forget(self);
        n == 0
    }
}

impl<T> std::ops::Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        unsafe { &self.0.as_ref().data }
    }
}

impl<T> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        let rc = &unsafe { self.0.as_ref() }.header.rc;
        rc.set(rc.get() + 1);
        Ref(self.0, PhantomData)
    }
}

impl Clone for AnyRef {
    #[inline(always)]
    fn clone(&self) -> AnyRef {
        let rc = &unsafe { self.0.as_ref() }.rc;
        rc.set(rc.get() + 1);
        AnyRef(self.0)
    }
}

impl<T> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        unsafe { release(self.0.cast()) }
    }
}

impl Drop for AnyRef {
    #[inline(always)]
    fn drop(&mut self) {
        unsafe { release(self.0) }
    }
}

#[inline(always)]
unsafe fn release(p: NonNull<Header>) {
    let h = p.as_ref();
    let n = h.rc.get() - 1;
    h.rc.set(n);
    if n == 0 {
        crate::core::trash::free(p, h.vt.drop)
    }
}
