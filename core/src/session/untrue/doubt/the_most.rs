//! What tells that somebody is the most or the only one of several who speak, where another one speaks with them now: 她是五位推介人中唯一的女同志.

use super::super::numbers::numbers;
use super::super::{Ahead, Because, Finding};
use super::Statement;

/// What tells that it is so of one among all of them.
const MOST: [&str; 2] = ["最", "唯一"];
const AMONG: [char; 2] = ['中', '里'];
/// What 最 is of that compares nobody.
const OTHERWISE: [&str; 6] = ["后", "近", "终", "新", "热烈", "衷心"];

impl Ahead<'_> {
    /// Who is the most of them, and nobody knows whether it is still so with whoever has come.
    pub(super) fn the_most_of_all(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        // 六位捐赠人，最大的七十一岁, too, and no 最后, 最近, 最热烈的掌声.
        let is_most = |clause: &str| {
            let ahead = MOST.iter().filter_map(|most| clause.split_once(most));
            ahead.into_iter().any(|(ahead, behind)| {
                let is_other = OTHERWISE.iter().any(|other| behind.starts_with(other));
                (ahead.is_empty() || ahead.contains(AMONG)) && !is_other
            })
        };
        sentence.split('，').any(is_most).then_some(())?;
        let item = &here.step.0;
        let arrived = touched.arrived.iter().find(|one| one.step.0 == *item)?;
        // Of those of the item, and not of whoever has come.
        let tells_of_others =
            here.spoke.iter().any(|one| one.name != arrived.person.name && self.is_named(one, sentence));
        // 靠窗的座位 counts nobody.
        let counts = numbers(sentence).iter().any(|number| number.behind().starts_with(['位', '名']));
        (tells_of_others || counts).then(|| Finding::unsaid(sentence, Because::Speakers))
    }
}
