//! Those of a row that was told of with its number: 由三家参建单位作表态。请…发言。请…发言。首先，请…发言。

use super::Walk;
use crate::import::kind::Topic;
use crate::import::wording::{begins, number};

/// So many sentences may stand between the words that tell of a row and its last member.
const REACH: usize = 40;

impl Walk<'_> {
    /// The sentences that call the members of a row, in order.
    pub(super) fn rows(&self) -> Vec<usize> {
        let start = self.overview.sentences.end.max(self.body.start);
        let mut found: Vec<usize> = Vec::new();
        for index in start..self.end() {
            let row = self.row_told_of(index).map(|(most, topic)| self.members(index, most, topic));
            found.extend(row.into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// How many a sentence tells of, and what each of them is to do, where it calls none of them.
    fn row_told_of(&self, index: usize) -> Option<(usize, Topic)> {
        let sign = self.signs.get(index)?;
        let call = sign.calls.last().filter(|call| !call.names_somebody() && !call.speakers.is_empty())?;
        let group = call.speakers.iter().find_map(|one| counted(self.text(&one.whole)))?;
        let topic = self.topic_at(index).filter(|topic| topic.is_speech() && *topic != Topic::Own)?;
        (self.is_words(index) && !self.is_overview(index)).then_some((group, topic))
    }

    /// The word for what the last who is called in a sentence is to do.
    fn act_of(&self, index: usize) -> Option<&str> {
        let call = self.signs.get(index)?.calls.last()?;
        call.does.map(|_| self.text(&call.act))
    }

    /// The sentences behind one that call somebody by name for the same, as many as were told of.
    fn members(&self, index: usize, most: usize, topic: Topic) -> Vec<usize> {
        let mut found = Vec::new();
        for at in index + 1..self.end().min(index + REACH) {
            let Some(sign) = self.signs.get(at) else { break };
            let turns = sign.ordinal.is_some() || sign.enters || sign.own || self.titled(at).is_some();
            let calls = sign.calls.iter().any(|call| !call.speakers.is_empty());
            // 由三位师傅代表讲话, and 请陈国庆师傅讲话.
            let same = || self.topic_at(at) == Some(topic) || self.act_of(at) == self.act_of(index);
            if found.len() == most || turns || calls && !same() {
                break;
            }
            if sign.calls.iter().any(|call| call.names_somebody()) {
                found.push(at);
            }
        }
        found
    }
}

/// 三家参建单位, 四位优秀代表: how many.
fn counted(group: &str) -> Option<usize> {
    const MOST: u64 = 12;
    let (n, bytes) =
        if let Some(rest) = group.strip_prefix('两') { (2, group.len() - rest.len()) } else { number(group)? };
    let is_many = begins(group.get(bytes..)?, "家|位|名|个").is_some();
    usize::try_from(n).ok().filter(|_| is_many && (2..=MOST).contains(&n))
}
