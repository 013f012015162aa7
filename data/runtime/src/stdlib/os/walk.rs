// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `os.walk`.

use super::path;
use crate::coll::{self, params};
use crate::core::args::NativeDef;
use crate::core::error::{io_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::stdlib::io::path_value;
use std::cell::RefCell;

/// Folders still to visit, the next one last. A visited one waits until its list of folders, which
/// the program may change, is needed.
pub struct Walk {
    pending: RefCell<Vec<Step>>,
    top_down: bool,
    follow: bool,
    onerror: Value,
}

enum Step {
    Visit(String),
    /// Its folders come next.
    Enter(String, Value),
    /// Bottom-up: the folder itself, after its folders.
    Leave(Value),
}

pub static WALK: NativeDef = NativeDef { name: "walk", module: "os", f: |args| {
    let names = ["top", "topdown", "onerror", "followlinks"];
    let [top, top_down, onerror, follow] = params::parse(args, "walk", names, 1, 4)?;
    Ok(Value::from(Ref::new(Walk {
        pending: RefCell::new(vec![Step::Visit(path::as_text(&top)?)]),
        top_down: ops::truth(&params::or(top_down, Value::Bool(true)))?,
        follow: ops::truth(&params::or(follow, Value::Bool(false)))?,
        onerror: params::or(onerror, Value::None),
    })))
} };

impl Walk {
    /// What is in a folder: its folders and its files.
    fn list(&self, top: &str) -> Result<Option<(Value, Value)>, PyErr> {
        let (mut dirs, mut files) = (Vec::new(), Vec::new());
        let entries = match std::fs::read_dir(top) {
            Ok(e) => e,
            Err(e) => {
                if !self.onerror.is_none() {
                    let error = io_error(&e, Some(Value::from(top))).value();
                    crate::core::call::call(&self.onerror, &mut [error])?;
                }
                return Ok(None);
            }
        };
        for entry in entries.flatten() {
            let name = path_value(std::path::Path::new(&entry.file_name()));
            if entry.path().is_dir() {
                dirs.push(name);
            } else {
                files.push(name);
            }
        }
        Ok(Some((coll::list(dirs), coll::list(files))))
    }

    /// Plans the visits of the folders in a list.
    fn enter(&self, top: &str, dirs: &Value) -> Result<(), PyErr> {
        for d in crate::builtins::to_vec(dirs)?.iter().rev() {
            let full = path::join_text(top, &path::as_text(d)?);
            if self.follow || !std::path::Path::new(&full).is_symlink() {
                self.pending.borrow_mut().push(Step::Visit(full));
            }
        }
        Ok(())
    }

    fn next(&self) -> Result<Option<Value>, PyErr> {
        loop {
            let step = match self.pending.borrow_mut().pop() {
                Some(s) => s,
                None => return Ok(None),
            };
            match step {
                Step::Leave(found) => return Ok(Some(found)),
                Step::Enter(top, dirs) => self.enter(&top, &dirs)?,
                Step::Visit(top) => {
                    let (dirs, files) = match self.list(&top)? {
                        Some(found) => found,
                        None => continue,
                    };
                    let found =
                        coll::tuple(vec![Value::from(top.clone()), dirs.clone(), files]);
                    if self.top_down {
                        self.pending.borrow_mut().push(Step::Enter(top, dirs));
                        return Ok(Some(found));
                    }
                    self.pending.borrow_mut().push(Step::Leave(found));
                    self.enter(&top, &dirs)?;
                }
            }
        }
    }
}

impl Payload for Walk {
    fn vt() -> &'static VT {
        static WALK: VT = VT {
            iter: Some(|o| -> R { Ok(Value::Obj(o.clone())) }),
            next: Some(|o| match o.down::<Walk>() {
                Some(w) => w.next(),
                None => Ok(None),
            }),
            ..VT::new("generator", drop_obj::<Walk>, |_| walk_type())
        };
        &WALK
    }
}

define_type!(pub fn walk_type, TypeSpec { vt: Some(Walk::vt), ..TypeSpec::new("generator") });
