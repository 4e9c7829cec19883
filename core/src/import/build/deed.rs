//! What somebody is called to do, and is later said to have done: 请×××宣读, and 刚才，×××同志宣读了. Where only one person was
//! called to do it, the second blank is probably the same. Offered, and never assumed.

use super::super::draft::Draft;
use super::persons::{Occurrence, Persons};
use super::slots::{self, Blank};
use crate::chinese::clauses::first_clause;
use crate::chinese::vocabulary::Vocabulary;
use crate::script;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What people are called for by name.
const DEEDS: [&str; 18] = [
    "宣读", "宣布", "通报", "汇报", "介绍", "动员", "总结", "致辞", "致词", "讲话", "发言", "部署", "报告", "述职",
    "说明", "点评", "授课", "领誓",
];

/// Who is called first for each deed, and whether nobody else is.
pub(super) struct Deeds<'a> {
    called: HashMap<&'static str, (&'a Occurrence, bool)>,
}

impl<'a> Deeds<'a> {
    pub(super) fn of(draft: &Draft, persons: &'a Persons) -> Self {
        let mut called: HashMap<&'static str, (&Occurrence, bool)> = HashMap::new();
        for occurrence in &persons.occurrences {
            let behind = slots::behind(draft, occurrence.piece, occurrence.speaker.whole.end);
            if let Some(deed) = deed(&behind).filter(|_| !occurrence.name.is_empty()) {
                let (first, alone) = called.entry(deed).or_insert((occurrence, true));
                *alone &= first.person == occurrence.person;
            }
        }
        Self { called }
    }

    /// The only person who was called before to do what is done behind this blank, and what that was.
    pub(super) fn doer(&self, draft: &Draft, blank: &Blank) -> Option<(&'a Occurrence, &'static str)> {
        let behind = slots::behind(draft, blank.piece, blank.range.end);
        if blank.is_person || script::missing_label(&behind) != "姓名" {
            return None;
        }
        let deed = deed(&behind)?;
        let (first, alone) = *self.called.get(deed)?;
        (alone && first.name.start < blank.range.start).then_some((first, deed))
    }
}

/// The first deed that some words name, before anything else can come between.
fn deed(behind: &str) -> Option<&'static str> {
    let clause = first_clause(behind);
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&DEEDS));
    WORDS.find(clause).next().and_then(|found| DEEDS.get(found.word)).copied()
}
