//! Words that a change has made untrue and that are still to be said: an overview that counts three items where two are left,
//! thanks to somebody who is absent, 第三项 for what is the second now. Placeholders follow by themselves; this is about words
//! that somebody wrote out. Each is found by what has changed since the text was last true, and comes with other words.

mod again;
mod because;
mod doubt;
mod each;
mod facts;
mod first_and_last;
mod gone;
mod list;
mod mention;
mod names;
mod numbers;
mod order;
mod outcome;
mod papers;
mod points;
mod present;
mod ready;
mod recounted;
mod rows;
mod speakers;
mod stage;
mod taken_up;
mod told;
mod told_of_all;
mod topics;

use super::change::{Change, all_made, held};
use super::live::Live;
use super::sentence::sentence;
use crate::agenda::answers;
use crate::agenda::rundown::{Part, PartKind, Position, StepKey};
use crate::agenda::{PersonId, Rundown};
use crate::chinese::marks::{narrowed, same_character, same_range, wide};
use crate::chinese::numeral;
pub use because::Because;
use doubt::doubtful;
use facts::Facts;
use outcome::Lost;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
pub use told::{Told, told};

/// More than this nobody stands in one list.
const MOST_PASSES: usize = 12;

/// A text ahead of the reading place that is not true any more. One change makes all of it true, so that the host has one key to
/// press.
#[derive(Debug, Clone, PartialEq)]
pub struct Untrue {
    /// The paragraph that the first of it stands in.
    pub at: Position,
    /// Why it is not true, each reason once.
    pub because: Vec<Because>,
    /// The sentences as they would be said.
    pub was: String,
    /// What can be said instead; empty where they are left out.
    pub becomes: String,
    /// The change that says it.
    pub change: Change,
    /// Whether it may still be true: it tells of something that has changed, and somebody is to look at it.
    pub is_doubtful: bool,
}

impl Untrue {
    /// The change that lets the words be said as they are written, because somebody has looked and knows better.
    pub fn as_written(&self) -> Change {
        let mut change = self.change.clone();
        if let Change::Reworded { was, becomes, .. } = &mut change {
            becomes.clone_from(was);
        }
        change
    }
}

/// Words of one text that are not true, and others for them.
#[derive(Debug)]
struct Finding {
    range: Range<usize>,
    becomes: String,
    because: Because,
}

impl Finding {
    /// All of a sentence, which is not said then.
    fn unsaid(sentence: &str, because: Because) -> Self {
        Self { range: 0..sentence.len(), becomes: String::new(), because }
    }
}

/// One text that is still to be said.
struct Ahead<'a> {
    rundown: &'a Rundown,
    index: usize,
    part: &'a Part,
    choice: usize,
    /// As somebody wrote it.
    written: &'a str,
    /// The same with full marks: all that is found is found in this.
    source: Cow<'a, str>,
    /// Bytes of it that have been said.
    said: usize,
}

/// What has become of the meeting, as far as words ahead may not be true for it.
struct Now<'a> {
    live: &'a Live,
    /// Votes that have gone the other way.
    lost: Vec<Lost>,
    /// What the check says of the agenda as it is held.
    told: &'a [Told],
}

/// What is otherwise since so many changes, worked out once for all texts that were true then.
struct Since<'a> {
    written: &'a Rundown,
    now: &'a Rundown,
    changes: &'a [Change],
    absent: HashSet<PersonId>,
    known: HashMap<usize, Facts>,
}

impl<'a> Since<'a> {
    fn of(written: &'a Rundown, now: &'a Rundown, live: &'a Live) -> Self {
        Self { written, now, changes: &live.changes, absent: absent(written, live), known: HashMap::new() }
    }

    fn facts(&mut self, changes: usize) -> &Facts {
        self.known.entry(changes).or_insert_with(|| {
            let before = held(self.written, self.changes.get(..changes).unwrap_or_default());
            Facts::between(&before, self.now, self.written, &self.absent)
        })
    }
}

/// Everything ahead that is not true any more, in the order in which it would be said. `now` is the agenda as it is held.
/// `told` is what [`told`] says of the same two.
pub fn untrue(written: &Rundown, now: &Rundown, live: &Live, told: &[Told]) -> Vec<Untrue> {
    untrue_since(&mut Since::of(written, now, live), live, told)
}

fn untrue_since(since: &mut Since<'_>, live: &Live, told: &[Told]) -> Vec<Untrue> {
    let now = since.now;
    let is_other = |change: &Change| !change.is_of_words() && *change != Change::NumbersKept;
    let meeting = Now { live, lost: outcome::lost(now, live), told };
    if meeting.lost.is_empty() && !live.changes.iter().any(is_other) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for ahead in texts_ahead(now, live) {
        // Other words alone leave everything else as it was.
        let until = live.changes.get(..ahead.true_until(live)).unwrap_or_default();
        let changes = until.iter().rposition(|change| !change.is_of_words()).map_or(0, |last| last + 1);
        found.extend(ahead.untrue(since.facts(changes), &meeting));
    }
    if leaves_nothing(&found, now) { Vec::new() } else { found }
}

/// Everything ahead that is to be looked at before it is said, in that order: what is not true, and what may not be.
pub fn to_look_at(written: &Rundown, now: &Rundown, live: &Live, told: &[Told]) -> Vec<Untrue> {
    let mut since = Since::of(written, now, live);
    let mut found = untrue_since(&mut since, live, told);
    found.extend(doubtful(&mut since, live, &found));
    found.sort_by_cached_key(|one| (now.part_at(&one.at), one.at.at));
    found
}

/// Whether nothing at all would be left to say, which the meeting refuses: then nothing is offered. Only of few parts all
/// can fall out.
fn leaves_nothing(found: &[Untrue], now: &Rundown) -> bool {
    !found.is_empty()
        && now.parts().len() <= 2 * found.len()
        && found.iter().all(|one| one.becomes.is_empty())
        && all_made(found.iter().map(|one| &one.change), now).is_some_and(|held| held.parts().is_empty())
}

/// Whoever is not here.
fn absent(written: &Rundown, live: &Live) -> HashSet<PersonId> {
    of_changes(written, live, |change| if let Change::Absent { turn } = change { Some(turn) } else { None })
}

/// Whoever has lost a turn: absent, or replaced by somebody else.
pub fn out_of_turn(written: &Rundown, live: &Live) -> HashSet<PersonId> {
    of_changes(written, live, |change| match change {
        Change::Absent { turn } | Change::Replaced { turn, .. } => Some(turn),
        Change::Last { .. } | Change::Swapped { .. } | Change::TurnAdded { .. } | Change::ItemAdded { .. } => None,
        Change::ItemMoved { .. } | Change::ItemDropped { .. } | Change::Recess { .. } | Change::Closed { .. } => None,
        Change::Reworded { .. } | Change::NumbersKept => None,
    })
}

/// Whoever was to have the turns that some changes are about.
fn of_changes(written: &Rundown, live: &Live, turn: impl Fn(&Change) -> Option<&StepKey>) -> HashSet<PersonId> {
    let of_change = |(nth, change): (usize, &Change)| {
        let turn = turn(change)?;
        let earlier = live.changes.get(..nth)?;
        // Whoever came into the turn by a change before this one was the one to lose it.
        let gives = |change: &Change| {
            matches!(change, Change::Replaced { turn: other, .. } if other == turn)
                || matches!(change, Change::TurnAdded { after, id, .. } if after.0 == turn.0 && *id == turn.1)
                || matches!(change, Change::ItemAdded { id, .. } if *id == turn.0)
        };
        let held = earlier.iter().any(gives).then(|| held(written, earlier));
        let rundown = held.as_ref().unwrap_or(written);
        let (item, step) = rundown.indices_of(turn)?;
        rundown.agenda().items.get(item)?.steps.get(step)?.turn.clone()
    };
    live.changes.iter().enumerate().filter_map(of_change).collect()
}

/// A stretch of a text with the findings in it made true; they lie in order and apart.
fn applied<'a>(source: &str, range: Range<usize>, findings: impl Iterator<Item = &'a Finding>) -> Option<String> {
    let mut words = String::new();
    let mut at = range.start;
    for one in findings {
        words += source.get(at..one.range.start)?;
        words += &one.becomes;
        at = one.range.end;
    }
    Some(words + source.get(at..range.end)?)
}

/// Puts findings in the place of those about the same words.
fn displace(found: &mut Vec<Finding>, stronger: Vec<Finding>) {
    found.retain(|one| stronger.iter().all(|other| apart(&one.range, &other.range)));
    found.extend(stronger);
}

/// Puts findings in order; of those that cover one another the first and longest stays.
fn settle(findings: &mut Vec<Finding>) {
    findings.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    let mut end = 0;
    findings.retain(|one| {
        let is_free = one.range.start >= end;
        end = end.max(one.range.end);
        is_free
    });
}

/// 《关于聘任甲等三位同志的决定》: what a document is called has been printed, whoever is here.
fn is_within_title(source: &str, range: &Range<usize>) -> bool {
    let open = source.get(..range.start).is_some_and(|before| before.rfind('《') > before.rfind('》'));
    open && source.get(range.clone()).is_some_and(|words| !words.contains('》'))
}

fn apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

fn texts_ahead<'a>(now: &'a Rundown, live: &Live) -> Vec<Ahead<'a>> {
    let here = live.part(now).unwrap_or(0);
    let parts = now.parts().iter().enumerate().skip(here);
    let all = parts.flat_map(|(index, part)| (0..part.texts.len()).map(move |choice| (index, part, choice)));
    let read = all.filter_map(|(index, part, choice)| {
        let (written, text) = (now.source(part, choice)?, part.texts.get(choice)?);
        let source = wide(written);
        let at = if index == here { live.position.at } else { 0 };
        let stop = text.stops.partition_point(|stop| *stop <= at).saturating_sub(1);
        let said = text.stop_bytes.get(stop).copied().filter(|_| at > 0).unwrap_or(0);
        let said = same_character(written, &source, said);
        Some(Ahead { rundown: now, index, part, choice, written, source, said })
    });
    read.collect()
}

impl Ahead<'_> {
    /// How many of the changes had been made when this very text was last said otherwise, or found to be right: all of it was
    /// true then. A rewording that an edit of the text has undone counts for nothing.
    fn true_until(&self, live: &Live) -> usize {
        live.changes.iter().rposition(|change| self.reworded(change).is_some()).map_or(0, |last| last + 1)
    }

    /// The bytes that a change has put into this text, or found to be right in it; none where it is about another text.
    fn reworded(&self, change: &Change) -> Option<Range<usize>> {
        let Change::Reworded { step, part, was, becomes, .. } = change else { return None };
        let position = self.rundown.position(self.index, 0)?;
        let is_here = self.is_said_by(change);
        // An announcement goes on to the next turn of its item where the first one falls out.
        let stays = || {
            let place = Position { item: step.0.clone(), step: step.1.clone(), part: *part, at: 0 };
            let there = self.rundown.part_at(&place).and_then(|index| self.rundown.parts().get(index));
            let mut words = there
                .into_iter()
                .flat_map(|there| (0..there.texts.len()).filter_map(|choice| self.rundown.source(there, choice)));
            words.any(|words| words.contains(becomes.as_str()))
        };
        let may_have_moved = step.0 == position.item && !becomes.is_empty() && was != becomes && !stays();
        // 有五位代表交流，第一位是甲 of which only the first half is said now: where the rest fell out with somebody.
        let mut words = std::iter::once(becomes.as_str()).chain(other_clauses(was, becomes));
        let at = words.find_map(|words| Some((self.written.find(words)?, words.len())));
        let (at, length) = at.filter(|_| is_here || may_have_moved)?;
        Some(same_range(self.written, &self.source, &(at..at + length)))
    }

    /// What somebody has looked at and reads as it is written.
    fn kept(&self, live: &Live) -> Vec<Range<usize>> {
        let is_kept = |change: &&Change| matches!(change, Change::Reworded { was, becomes, .. } if was == becomes);
        live.changes.iter().filter(is_kept).filter_map(|change| self.reworded(change)).collect()
    }

    /// What is not true in this text, and one change that makes all of it true.
    fn untrue(&self, facts: &Facts, meeting: &Now<'_>) -> Option<Untrue> {
        let mut because: Vec<Because> = Vec::new();
        let mut words = self.source.clone().into_owned();
        let mut findings = self.findings(facts, meeting);
        // What one name leaves behind may be about another one: two of a list are gone.
        for _ in 0..MOST_PASSES {
            findings.retain(|one| one.range.start >= self.said && !is_within_title(&words, &one.range));
            settle(&mut findings);
            if findings.is_empty() {
                break;
            }
            words = applied(&words, 0..words.len(), findings.iter())?;
            findings.drain(..).map(|one| one.because).for_each(|one| {
                if !because.contains(&one) {
                    because.push(one);
                }
            });
            findings = self.mentions(facts, &words);
            findings.extend(recounted::findings(self.rundown, &self.source, &words));
        }
        self.said_otherwise(&words, because, meeting.live)
    }

    /// The change that says other words for this text, as whole sentences.
    fn said_otherwise(&self, words: &str, because: Vec<Because>, live: &Live) -> Option<Untrue> {
        let was = differing(&self.source, words)?;
        let text = self.part.texts.get(self.choice)?;
        let start = same_character(&self.source, self.written, was.start);
        let stop = text.stop_bytes.partition_point(|stop| *stop <= start).saturating_sub(1);
        let at = self.rundown.position(self.index, text.stops.get(stop).copied().unwrap_or(0))?;
        // What stands before the sentences and behind them is the same in both.
        let whole = sentence(&self.source, &was);
        let end = words.len().checked_sub(self.source.len() - whole.end)?;
        let becomes = narrowed(words.get(whole.start..end)?, self.written);
        let whole = same_range(&self.source, self.written, &whole);
        let was = self.written.get(whole.clone())?.to_owned();
        // Whole sentences, so that the record of the meeting can be read.
        let change = Change::Reworded {
            step: at.step_key(),
            part: at.part,
            alternative: self.part.alternatives.get(self.choice).filter(|_| at.part == PartKind::Choose).cloned(),
            nth: self.written.get(..whole.start)?.matches(was.as_str()).count(),
            was: was.clone(),
            becomes: becomes.clone(),
        };
        let answers = answers::Facts {
            rundown: self.rundown,
            entered: &live.entered,
            item: self.part.item,
            step: self.part.step,
        };
        let [was, becomes] = [was, becomes].map(|words| answers.said(&words).trim().to_owned());
        Some(Untrue { at, because, was, becomes, change, is_doubtful: false })
    }

    /// Whether something found is said otherwise in these bytes of this text.
    fn is_of(&self, found: &Untrue, range: &Range<usize>) -> bool {
        let Change::Reworded { was, nth, .. } = &found.change else { return false };
        let place = self.written.match_indices(was.as_str()).nth(*nth).map(|(at, was)| at..at + was.len());
        let place = place.filter(|_| self.is_said_by(&found.change));
        place.is_some_and(|at| !apart(&same_range(self.written, &self.source, &at), range))
    }

    /// Whether a change is about this very text.
    fn is_said_by(&self, change: &Change) -> bool {
        let Change::Reworded { step, part, alternative, .. } = change else { return false };
        let own = self.part.alternatives.get(self.choice).filter(|_| self.part.kind == PartKind::Choose);
        let position = self.rundown.position(self.index, 0);
        let is_here = |position: &Position| *step == position.step_key() && *part == position.part;
        position.as_ref().is_some_and(is_here) && alternative.as_ref() == own
    }

    fn mentions(&self, facts: &Facts, words: &str) -> Vec<Finding> {
        let step = self.rundown.position(self.index, 0).map(|position| position.step_key());
        step.map_or_else(Vec::new, |step| mention::findings(facts, &step, self.rundown, words))
    }

    fn findings(&self, facts: &Facts, meeting: &Now<'_>) -> Vec<Finding> {
        let mut mentions = self.mentions(facts, &self.source);
        if let Some(position) = self.rundown.position(self.index, 0) {
            let step = position.step_key();
            // Of two things that an item that is gone and somebody in it have left, the smaller one.
            let (whole, gone): (Vec<Finding>, Vec<Finding>) = gone::findings(facts, &self.source)
                .into_iter()
                .partition(|one| matches!(one.because, Because::ItemGone(_)));
            // 欣赏了甲和乙的朗诵, of an item in which both would have done it: the clause, and no name of it alone.
            let covers = |one: &Finding, other: &Finding| {
                one.range.start <= other.range.start && other.range.end <= one.range.end && other.becomes.is_empty()
            };
            let is_free =
                |one: &Finding, mentions: &[Finding]| mentions.iter().all(|other| apart(&one.range, &other.range));
            for one in whole {
                let told = mentions.iter().filter(|other| !apart(&one.range, &other.range));
                if told.clone().count() > 0 && told.clone().all(|other| covers(&one, other)) {
                    mentions.retain(|other| apart(&one.range, &other.range));
                }
                if is_free(&one, &mentions) {
                    mentions.push(one);
                }
            }
            let gone: Vec<Finding> = gone.into_iter().filter(|one| is_free(one, &mentions)).collect();
            mentions.extend(gone);
            mentions.extend(present::findings(facts, self.rundown, &self.source));
            mentions.extend(told_of_all::findings(facts, &step, self.rundown, &self.source));
            mentions.extend(numbers::findings(facts, &step, &self.source));
            mentions.extend(first_and_last::findings(facts, &step, &self.source));
            mentions.extend(again::findings(facts, &step, &self.source));
            mentions.extend(taken_up::findings(facts, &step, self.rundown, &self.source));
            mentions.extend(each::findings(facts, &step, self.rundown, &self.source));
            displace(&mut mentions, order::findings(facts, &step, self.rundown, &self.source));
            displace(&mut mentions, rows::findings(facts, &step, self.rundown, &self.source));
            displace(&mut mentions, topics::findings(facts, &self.source));
            mentions.extend(recounted::one_of_several::computed(facts, &step.0, &self.source));
            // Another one can be told to get ready, whatever has become of the first.
            displace(&mut mentions, ready::findings(facts, &step, self.rundown, &self.source));
        }
        // What goes beyond a list that is made anew would take the words before it along.
        let listed = list::findings(facts, &self.source, &[]);
        let is_within =
            |one: &Finding, list: &Finding| list.range.start <= one.range.start && one.range.end <= list.range.end;
        mentions.retain(|one| listed.iter().all(|list| apart(&one.range, &list.range) || is_within(one, list)));
        settle(&mut mentions);
        let counted = numbers::behind_rows(&self.source, &mentions);
        mentions.extend(counted);
        settle(&mut mentions);
        let mut found = list::findings(facts, &self.source, &mentions);
        let lists: Vec<Range<usize>> = found.iter().map(|one| one.range.clone()).collect();
        // The entries of a list are made anew with it.
        found.extend(mentions.into_iter().filter(|one| lists.iter().all(|list| apart(list, &one.range))));
        // What does not follow from a change is heard where nothing more certain is known of the same words, and nobody knows
        // better.
        let mut known: Vec<Range<usize>> =
            found.iter().map(|one| one.range.clone()).chain(self.kept(meeting.live)).collect();
        let told = meeting.told.iter().filter_map(|problem| self.told(problem, facts, meeting.live));
        for one in outcome::findings(&meeting.lost, self.index, &self.source).into_iter().chain(told) {
            if known.iter().all(|other| apart(other, &one.range)) {
                known.push(one.range.clone());
                found.push(one);
            }
        }
        found
    }
}

/// The clauses that some words did not have before, where they are long or have a number: 让我们把宫书记的嘱托记在心里, of words the
/// rest of which fell out.
fn other_clauses<'a>(was: &'a str, becomes: &'a str) -> impl Iterator<Item = &'a str> {
    /// A shorter clause may be in any text, unless it counts something.
    const LEAST: usize = 5;
    const LONG: usize = 8;
    let clauses = becomes.split(['，', ',', '。', '！', '!', '？', '?', '；', ';', '：', ':', '\n']);
    let counts = |own: &str| {
        let length = own.chars().count();
        length >= LONG || length >= LEAST && own.contains(numeral::is_numeral)
    };
    clauses.filter(move |own| counts(own) && !was.contains(own))
}

/// Where a text differs from another one, as bytes of it: never empty, so that they can be found there again.
fn differing(one: &str, other: &str) -> Option<Range<usize>> {
    (one != other).then_some(())?;
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let is_cut = |at: usize| one.is_char_boundary(at) && other.is_char_boundary(at);
    let start = (0..=same).rev().find(|at| is_cut(*at))?;
    let most = (one.len() - start).min(other.len() - start);
    let tail = one.bytes().rev().zip(other.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    let end = (0..=tail).rev().map(|tail| one.len() - tail).find(|end| one.is_char_boundary(*end))?;
    // Words put in stand behind a character that is there.
    let start = if end == start { (0..start).rev().find(|at| is_cut(*at))? } else { start };
    Some(start..end)
}
