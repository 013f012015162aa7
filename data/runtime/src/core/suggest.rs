// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! "Did you mean": CPython's suggestions for NameError, AttributeError and ImportError.

use crate::core::error::PyErr;
use crate::core::exceptions as exc;
use crate::core::module::{target_minor, ModuleObj};
use crate::core::value::Value;
use crate::text::PyStr;

const MAX_NAMES: usize = 750;
const MAX_NAME_LEN: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// The text that follows the message on the last line of a traceback.
pub fn suggestion(e: &PyErr) -> Option<String> {
    if target_minor() < 10 {
        return None;
    }
    let (name, object) = e.exc().subject.borrow().clone()?;
    let name = name.down::<PyStr>()?.to_string_lossy();
    let lists: Vec<Vec<String>> = if e.is(&exc::attribute_error_type()) {
        if object.is_unbound() {
            return None;
        }
        vec![crate::core::class::dir_names(&object).ok()?.into_iter().map(|n| n.text()).collect()]
    } else if e.is(&exc::name_error_type()) {
        scopes(&object)
    } else if e.is(&exc::import_error_type()) && target_minor() >= 12 {
        let m = object.down::<ModuleObj>()?;
        vec![m.names().into_iter().map(|n| n.text()).collect()]
    } else {
        return None;
    };
    let best = lists.iter().find_map(|names| closest(&name, names))?;
    Some(format!(". Did you mean: '{}'?", best))
}

/// The names a NameError is compared with: locals of the function if they are known, globals of the
/// module, builtins.
fn scopes(subject: &Value) -> Vec<Vec<String>> {
    let mut lists = Vec::new();
    if let Ok(parts) = crate::builtins::to_vec(subject) {
        for part in parts {
            if let Some(m) = part.down::<ModuleObj>() {
                lists.push(m.names().into_iter().map(|n| n.text()).collect());
            } else if let Ok(names) = crate::builtins::to_vec(&part) {
                lists.push(
                    names
                        .iter()
                        .filter_map(|n| n.down::<PyStr>().map(|s| s.to_string_lossy()))
                        .collect(),
                );
            }
        }
    }
    if lists.is_empty() {
        if let Some(m) = crate::core::module::module_named("__main__") {
            lists.push(m.names().into_iter().map(|n| n.text()).collect());
        }
    }
    lists.push(crate::builtins::NAMES.iter().map(|n| n.to_string()).collect());
    lists
}

/// The name nearest to `wrong` within CPython's bounds.
pub fn closest(wrong: &str, names: &[String]) -> Option<String> {
    if names.len() > MAX_NAMES {
        return None;
    }
    let size = wrong.len();
    if size == 0 || size > MAX_NAME_LEN * 10 {
        return None;
    }
    let mut best: Option<&String> = None;
    let mut best_distance = usize::MAX;
    for n in names {
        if n == wrong {
            continue;
        }
        // No more than a third of the characters may differ.
        let mut max = (n.len() + size + 3) * MOVE_COST / 6;
        if best_distance != usize::MAX {
            max = max.min(best_distance - 1);
        }
        let d = distance(wrong.as_bytes(), n.as_bytes(), max);
        if d > max {
            continue;
        }
        if best.is_none() || d < best_distance {
            best = Some(n);
            best_distance = d;
        }
    }
    best.cloned()
}

fn substitution(a: u8, b: u8) -> usize {
    if a & 31 != b & 31 {
        return MOVE_COST;
    }
    if a == b {
        0
    } else if a.to_ascii_lowercase() == b.to_ascii_lowercase() {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// Levenshtein's distance with cheap changes of case; anything above `max` is as good as `max + 1`.
fn distance<'a>(mut a: &'a [u8], mut b: &'a [u8], max: usize) -> usize {
    if a == b {
        return 0;
    }
    while !a.is_empty() && !b.is_empty() && a[0] == b[0] {
        a = &a[1..];
        b = &b[1..];
    }
    while !a.is_empty() && !b.is_empty() && a[a.len() - 1] == b[b.len() - 1] {
        a = &a[..a.len() - 1];
        b = &b[..b.len() - 1];
    }
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_NAME_LEN || b.len() > MAX_NAME_LEN {
        return max + 1;
    }
    if b.len() < a.len() {
        std::mem::swap(&mut a, &mut b);
    }
    if (b.len() - a.len()) * MOVE_COST > max {
        return max + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (bi, &bc) in b.iter().enumerate() {
        let mut diagonal = bi * MOVE_COST;
        result = diagonal;
        let mut smallest = usize::MAX;
        for (ai, &ac) in a.iter().enumerate() {
            let replace = diagonal + substitution(bc, ac);
            diagonal = row[ai];
            let change = result.min(diagonal) + MOVE_COST;
            result = replace.min(change);
            row[ai] = result;
            smallest = smallest.min(result);
        }
        if smallest > max {
            return max + 1;
        }
    }
    result
}
