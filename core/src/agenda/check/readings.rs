//! Readings that somebody wrote for a name, and that cannot be those of this name: one of the two was changed later.
//! Whether a reading is right nobody here can know; what is rare or has several readings is no problem, and the roster asks
//! about it.

use super::super::{Rundown, names};
use super::field;
use crate::chinese::reading::Standing;
use crate::diagnostic::{Diagnostic, Path, Problem};

pub(super) fn check(rundown: &Rundown, found: &mut Vec<Diagnostic>) {
    for (id, person) in &rundown.agenda().people {
        let Some(pinyin) = person.pinyin.as_deref().map(str::trim).filter(|pinyin| !pinyin.is_empty()) else {
            continue;
        };
        if names::of(person).standing == Standing::Misfit {
            let problem = Problem::PinyinDisagrees { name: person.name.trim().to_owned(), pinyin: pinyin.to_owned() };
            found.push(field(problem, Path::default().key("people").key(id.as_str()).key("pinyin")));
        }
    }
}
