//! The minutes of a meeting, as far as a record can say them: a title, a table of time, place and people, a section an item, and
//! room for what only people know. Markdown and Word write the same blocks, so neither says more than the other.

use super::text::line;
use super::times::{Times, duration};
use super::{Changed, Choice, Deviation, HeldItem, HeldTurn, ItemName, Local, Record, Who};
use crate::Language;
use crate::agenda::{ItemKind, WaitKind};
use crate::time::Span;

/// A piece of the minutes. All words are on one line, without control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of the paper.
    Title(String),
    /// What is known of the meeting as a whole: what it is, and what it says; the latter may be left to be filled in.
    Facts(Vec<(String, String)>),
    /// The heading of a section.
    Heading(String),
    /// A line about the section: when it was.
    Note(String),
    /// One of several things that happened.
    Point(String),
    /// Room for people to write: what belongs there, as it stands before the room.
    Room(String),
}

/// The minutes of a meeting. A record of a meeting that never began, or was cut off, makes minutes too, and they say so.
pub fn minutes(record: &Record, local: Local<'_>, language: Language) -> Vec<Block> {
    let writer = Writer { record, times: Times::of(record, local, language), language };
    let title = line(&record.title);
    let title = language.pick(format!("{title}会议记录"), format!("Minutes: {title}"));
    let mut blocks = vec![Block::Title(title), Block::Facts(writer.facts())];
    for item in &record.items {
        writer.item(item, &mut blocks);
    }
    writer.elsewhere(&mut blocks);
    writer.course(&mut blocks);
    blocks.push(Block::Room(language.pick("记录人：", "Taken down by: ").to_owned()));
    blocks.push(Block::Room(language.pick("审核人：", "Approved by: ").to_owned()));
    blocks
}

/// A record in a few lines, for a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// When it was, and when it was to begin.
    pub time: String,
    /// How it went otherwise than it was written, a line each.
    pub changes: Vec<String>,
    /// How many changes more there were.
    pub left_out: usize,
}

/// The record in a few lines, with so many changes at most.
pub fn summary(record: &Record, local: Local<'_>, language: Language, most: usize) -> Summary {
    let writer = Writer { record, times: Times::of(record, local, language), language };
    let time = std::iter::once(writer.when()).chain(writer.scheduled()).collect::<Vec<_>>().join(writer.comma());
    // In a few lines there is more room for who was absent than for words; those that are shown stand in their order.
    let is_of_words = |one: &Changed| matches!(one.what, Deviation::Reworded { .. });
    let mut shown: Vec<(usize, &Changed)> = record.changes.iter().enumerate().collect();
    shown.sort_by_key(|(_, one)| is_of_words(one));
    let left_out = shown.len().saturating_sub(most);
    shown.truncate(most);
    shown.sort_by_key(|(place, _)| *place);
    Summary { time, changes: shown.into_iter().map(|(_, one)| writer.change(one)).collect(), left_out }
}

struct Writer<'a> {
    record: &'a Record,
    times: Times<'a>,
    language: Language,
}

impl Writer<'_> {
    fn facts(&self) -> Vec<(String, String)> {
        let record = self.record;
        let pick = |chinese: &str, english: &str| self.language.pick(chinese, english).to_owned();
        let people = |people: Vec<&Who>| {
            let words: Vec<String> = people.into_iter().map(|who| line(&who.words(self.language))).collect();
            words.join(self.language.pick("、", ", "))
        };
        let host = record.host.as_ref().map(|host| line(&host.words(self.language))).unwrap_or_default();
        vec![
            (pick("时间", "Time"), self.time()),
            (pick("地点", "Place"), record.place.as_deref().map(line).unwrap_or_default()),
            (pick("主持人", "Host"), host),
            (pick("出席", "Present"), String::new()),
            (pick("发言", "Spoke"), people(record.spoke())),
            (pick("缺席", "Absent"), people(record.absent.iter().collect())),
        ]
    }

    /// From when to when it was, or that nothing is known of its end.
    fn when(&self) -> String {
        let language = self.language;
        match (self.record.began, self.record.adjourned, self.record.latest) {
            (Some(began), Some(ended), _) => format!("{}—{}", self.times.full(began), self.times.at(ended)),
            (Some(began), None, Some(latest)) => {
                let (began, latest) = (self.times.full(began), self.times.at(latest));
                language.pick(
                    format!("{began} 开始，没有散会，最后记到 {latest}"),
                    format!("{began}, never adjourned, last heard of at {latest}"),
                )
            }
            (Some(began), None, None) => self.times.full(began),
            (None, ..) => language.pick("会议没有开始", "the meeting did not begin").to_owned(),
        }
    }

    /// When it was to begin.
    fn scheduled(&self) -> Option<String> {
        let scheduled = self.times.planned(self.record.scheduled?);
        Some(self.language.pick(format!("计划 {scheduled} 开始"), format!("planned to begin {scheduled}")))
    }

    /// When it was, and when it was to be.
    fn time(&self) -> String {
        let record = self.record;
        let language = self.language;
        let mut words = vec![self.when()];
        words.extend(record.began.map(|_| self.spent(record.length())));
        words.extend(self.scheduled());
        if let Some(planned) = record.planned {
            let planned = duration(planned, language);
            words.push(language.pick(format!("计划 {planned}"), format!("planned {planned}")));
        }
        words.extend(record.over().and_then(|over| self.over(over)));
        words.join(self.comma())
    }

    fn comma(&self) -> &'static str {
        self.language.pick("，", ", ")
    }

    /// How far off plan; none where that is no whole minute.
    fn over(&self, over: Span) -> Option<String> {
        let length = duration(over, self.language);
        let words = match over.0 {
            30_000.. => self.language.pick(format!("超 {length}"), format!("{length} over")),
            ..=-30_000 => self.language.pick(format!("提前 {length}"), format!("{length} under")),
            _ => return None,
        };
        Some(words)
    }

    fn item(&self, item: &HeldItem, blocks: &mut Vec<Block>) {
        let language = self.language;
        blocks.push(Block::Heading(self.item_name(&item.name)));
        blocks.extend(item.at.map(|_| Block::Note(self.item_time(item))));
        let told = item.turns.iter().filter(|turn| !is_passing(turn));
        blocks.extend(told.map(|turn| Block::Point(self.turn(turn))));
        if !item.not_called.is_empty() {
            let names: Vec<String> = item.not_called.iter().map(|who| line(&who.name)).collect();
            let names = names.join(language.pick("、", ", "));
            blocks.push(Block::Point(language.pick(format!("没有请到：{names}"), format!("not called: {names}"))));
        }
        for value in self.record.entered.iter().filter(|value| value.item.as_ref() == Some(&item.name.id)) {
            blocks.push(Block::Point(self.value(&value.label, &value.text)));
        }
        blocks.extend(item.choices.iter().map(|choice| Block::Point(self.choice(choice))));
        let is_talk = matches!(item.name.kind, Some(ItemKind::Discussion | ItemKind::Remarks | ItemKind::Speeches));
        if is_talk || item.turns.iter().any(HeldTurn::is_speech) {
            blocks.push(Block::Room(language.pick("要点：", "Main points: ").to_owned()));
        }
        if item.choices.is_empty() && item.name.number.is_some() {
            blocks.push(Block::Room(language.pick("决定：", "Decision: ").to_owned()));
        }
    }

    /// What was asked, and what came of it: 对选举办法有没有意见？没有意见。
    fn choice(&self, choice: &Choice) -> String {
        let language = self.language;
        let words: String = choice.words.iter().map(|words| line(words)).collect();
        let label = line(&choice.label);
        // 没有意见 before 没有意见。 says nothing more.
        let said = match words.starts_with(&label) {
            true => words,
            false if words.is_empty() => label,
            false => format!("{label}{}{words}", language.pick("。", ". ")),
        };
        let question = choice.question.as_deref().map(|question| end_of(&line(question))).unwrap_or_default();
        language.pick(format!("结果：{question}{said}"), format!("Outcome: {question}{said}"))
    }

    fn item_name(&self, name: &ItemName) -> String {
        let words = line(&name.words(self.language));
        match name.number {
            Some(number) => self.language.pick(
                format!("第{}项　{words}", crate::chinese::numeral::chinese(number)),
                format!("Item {number}: {words}"),
            ),
            None => words,
        }
    }

    fn item_time(&self, item: &HeldItem) -> String {
        let language = self.language;
        let mut words: Vec<String> = item.at.map(|at| self.times.stretch(at)).into_iter().collect();
        words.push(self.spent(item.spent));
        if item.visits.len() > 1 {
            let times = item.visits.len();
            words.push(language.pick(format!("分 {times} 次"), format!("in {times} parts")));
        }
        if let Some(estimated) = item.estimated {
            // Nobody is early or late against an estimate.
            let length = duration(estimated, language);
            words.push(language.pick(format!("估计 {length}"), format!("estimated {length}")));
        }
        self.plan(item.planned, item.added, item.spent, &mut words);
        words.join(self.comma())
    }

    fn spent(&self, spent: Span) -> String {
        let spent = duration(spent, self.language);
        self.language.pick(format!("用时 {spent}"), format!("took {spent}"))
    }

    fn plan(&self, planned: Option<Span>, added: Span, spent: Span, words: &mut Vec<String>) {
        let language = self.language;
        if let Some(planned) = planned {
            let length = duration(planned, language);
            words.push(language.pick(format!("计划 {length}"), format!("planned {length}")));
            words.extend(self.over(spent - planned));
        }
        let length = duration(added, language);
        match added.0 {
            1.. => words.push(language.pick(format!("会上加时 {length}"), format!("given {length} more"))),
            ..=-1 => words.push(language.pick(format!("会上减时 {length}"), format!("given {length} less"))),
            0 => {}
        }
    }

    fn turn(&self, turn: &HeldTurn) -> String {
        let language = self.language;
        let who = line(&turn.who.words(language));
        let kind = turn.kind.map(|kind| kind.label(language)).unwrap_or_default();
        let mut what = format!("{who} {kind}").trim().to_owned();
        if what.is_empty() {
            what = line(turn.step.as_str());
        }
        if let Some(document) = &turn.document {
            let document = line(document);
            what.push_str(&language.pick(format!("《{document}》"), format!(" {document}")));
        }
        let mut words = vec![self.times.stretch(turn.at)];
        if turn.heard {
            words.push(self.spent(turn.spent));
            self.plan(turn.planned, turn.added, turn.spent, &mut words);
        } else {
            words.push(language.pick("叫到了，没有等候发言", "called, and not waited for").to_owned());
        }
        format!("{what}{}{}", language.pick("：", ": "), words.join(self.comma()))
    }

    fn value(&self, label: &str, text: &str) -> String {
        format!("{}{}{}", line(label), self.language.pick("：", ": "), line(text))
    }

    /// What was entered without an item that asks for it, and the items that were not held.
    fn elsewhere(&self, blocks: &mut Vec<Block>) {
        let language = self.language;
        let was_shown = |id| self.record.items.iter().any(|item| Some(&item.name.id) == id);
        let others: Vec<_> = self.record.entered.iter().filter(|value| !was_shown(value.item.as_ref())).collect();
        if !others.is_empty() {
            blocks.push(Block::Heading(language.pick("会上填写", "Entered").to_owned()));
            blocks.extend(others.iter().map(|value| Block::Point(self.value(&value.label, &value.text))));
        }
        if !self.record.missed.is_empty() {
            blocks.push(Block::Heading(language.pick("没有进行的议程", "Items that were not held").to_owned()));
            blocks.extend(self.record.missed.iter().map(|name| Block::Point(self.item_name(name))));
        }
    }

    fn change(&self, one: &Changed) -> String {
        format!("{} {}", self.times.at(one.at), line(&one.what.words(self.language)))
    }

    /// How it went otherwise than it was written: changes, pauses, and when the program had stopped.
    fn course(&self, blocks: &mut Vec<Block>) {
        let language = self.language;
        if !self.record.changes.is_empty() {
            blocks.push(Block::Heading(language.pick("会上的变动", "Changes").to_owned()));
            blocks.extend(self.record.changes.iter().map(|one| Block::Point(self.change(one))));
        }
        if !self.record.pauses.is_empty() {
            blocks.push(Block::Heading(language.pick("暂停", "Pauses").to_owned()));
            blocks.extend(self.record.pauses.iter().map(|pause| Block::Point(self.times.stretch(*pause))));
        }
        if !self.record.gaps.is_empty() {
            blocks.push(Block::Heading(language.pick("程序中断后继续", "The program had stopped").to_owned()));
            blocks.extend(self.record.gaps.iter().map(|gap| Block::Point(self.times.stretch(*gap))));
        }
    }
}

/// Whether the minutes leave it out: applause, and a wait for nobody in particular that took no time.
fn is_passing(turn: &HeldTurn) -> bool {
    const NOTHING: Span = Span(10_000);
    let is_nobody = turn.who.name.is_empty() && turn.document.is_none();
    let is_short = turn.heard && turn.spent < NOTHING;
    is_nobody && (turn.kind == Some(WaitKind::Applause) || is_short && turn.kind == Some(WaitKind::Other))
}

/// The end of a question: a long one is known by its last sentences.
fn end_of(question: &str) -> String {
    const LONG: usize = 40;
    let sentences: Vec<&str> = question.split_inclusive(['。', '？', '！', '?', '!']).collect();
    let mut end = String::new();
    for sentence in sentences.into_iter().rev() {
        if !end.is_empty() && end.chars().count() + sentence.chars().count() > LONG {
            break;
        }
        end.insert_str(0, sentence);
    }
    end
}
