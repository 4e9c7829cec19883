//! Silences that no call announces: what a direction tells, names that are called one after another, thanks for what was
//! said just before, an item that is what its title says. Changes nothing that is marked.

use super::{Call, Role, Shape, Silence, Walk};
use crate::agenda::WaitKind;
use crate::import::call;
use crate::import::draft::Speaker;
use crate::import::kind::Topic;
use crate::import::lexicon::{self, Does};
use crate::import::reason::{Guess, Reason};
use crate::import::signs;
use crate::import::speaker;
use crate::import::wording::{begins, ends, has, is_one, offset, trim};

/// How many names in a row are a roll that is called.
const ROLL: usize = 3;

/// What a direction tells of a show by.
const SHOWN: &str = "演出|表演|游戏|抽奖|互动|大屏滚动";

impl Walk<'_> {
    /// （分组讨论） behind words that call for nothing by themselves: the direction tells what happens.
    pub(super) fn waits_of_directions(&mut self) {
        for index in self.body.start + 1..self.end() {
            let before = self.translated(index - 1);
            let quiet = self.is_words(before)
                && self.marks.get(before).is_some_and(|mark| mark.wait.is_none() && mark.role == Role::Say)
                && !self.is_overview(before)
                && (!self.items.is_in_opening(before) || self.plays_at_opening(before, index));
            let told = || {
                if self.plays_at_opening(before, index) {
                    return Some(WaitKind::Music);
                }
                let given = self.told(index).filter(|does| *does == Does::Awards).map(Does::wait);
                let told = given.or_else(|| self.come_up(before, index)).or_else(|| self.told(index).map(Does::wait));
                told.or_else(|| self.does_as_asked(before, index))
            };
            // 有请预算室呼延小川！（演出）: what is done is told only here.
            let is_shown = !quiet && self.wait(before) == Some(WaitKind::Speech) && self.is_shown(before, index);
            let shown = is_shown.then_some(WaitKind::Other);
            let Some(kind) = shown.or_else(|| quiet.then(told).flatten()) else { continue };
            let guess = Guess::fair(Reason::SomethingHappens);
            self.set_wait(before, Some(Silence { kind, guess }));
            // 奏唱国歌。请全体肃立。（奏国歌）: one silence, and it is here.
            let twice = before.checked_sub(1).filter(|other| self.block(*other) == self.block(before));
            // 请校长为代表颁发证书。请第一组同学上台。（第一组颁证）: nor two for what is handed out.
            let is_same = |twice: &usize| {
                let wait = self.wait(*twice);
                wait == Some(kind) || kind == WaitKind::Award && wait == Some(WaitKind::Other)
            };
            if let Some(twice) = twice.filter(is_same) {
                self.set_wait(twice, None);
            }
        }
    }

    /// Whether a call that asks for nothing by name is answered by a piece of the show.
    fn is_shown(&self, called: usize, told: usize) -> bool {
        let inner = self.words(told).trim_matches(|c: char| !c.is_alphanumeric());
        let asks_nothing = self.shows(called, |sign| sign.calls.iter().all(|call| self.text(&call.act).is_empty()));
        matches!(self.shape(told), Shape::Direction { .. }) && asks_nothing && begins(inner, "演出|表演").is_some()
    }

    /// The sentence that a translation below it is of; the sentence itself where it is none.
    fn translated(&self, index: usize) -> usize {
        let is_translation = |at: &usize| self.is_words(*at) && self.shows(*at, |sign| sign.latin);
        let first = (self.body.start..=index).rev().take_while(is_translation).last();
        first.and_then(|first| first.checked_sub(1)).filter(|at| self.is_words(*at)).unwrap_or(index)
    }

    /// 开工仪式正式开始！（奏乐）: what is played when somebody has opened the meeting.
    fn plays_at_opening(&self, before: usize, told: usize) -> bool {
        const PLAYS: &str = "奏乐|奏《|鸣锣|锣鼓|乐起|音乐";
        let inner = self.words(told).trim_matches(|c: char| !c.is_alphanumeric());
        let opened =
            ends(self.words(before).trim_end_matches(['！', '。', '!']), "开始|开幕|开工|启幕|开馆|通车").is_some();
        matches!(self.shape(told), Shape::Direction { .. }) && opened && begins(inner, PLAYS).is_some()
    }

    /// 来，喊一遍口号。—齐呼口号—: a direction that says in a word of the sentence that what it asks for is done.
    fn does_as_asked(&self, asked: usize, told: usize) -> Option<WaitKind> {
        const ASKS: &str = "来，|请|大家|咱们|我们|下面，|接下来，|两位|各位";
        const HOST: &str = "主持|略|宣读|决议|念|停|等|看|鼓掌|掌声|起立|坐|完|毕|注|备|若|如";
        const LONGEST: usize = 12;
        let inner = self.words(told).trim_matches(|c: char| !c.is_alphanumeric());
        let short = (2..=LONGEST).contains(&inner.chars().count()) && !has(inner, HOST);
        let alone = matches!(self.shape(told), Shape::Direction { .. }) && self.block(told) != self.block(asked);
        let words = self.words(asked);
        let pairs = inner.char_indices().filter_map(|(at, _)| {
            inner.get(at..)?.char_indices().nth(2).map_or(inner.get(at..), |(end, _)| inner.get(at..at + end))
        });
        let shared = || pairs.filter(|pair| pair.chars().count() == 2).any(|pair| words.contains(pair));
        (short && alone && begins(words, ASKS).is_some() && shared()).then_some(WaitKind::Other)
    }

    /// 请全体新警出列。（新警出列，面向警旗）: those who are asked to come do, and where prizes are given they come for those.
    fn come_up(&self, asked: usize, told: usize) -> Option<WaitKind> {
        const COMES: &str = "上台|登台|上前|出列|登场|上场|到台前|走上台|前来|过来|入场";
        let words = self.words(asked).trim_end_matches(['。', '！', '，']);
        let comes = ends(words, COMES).filter(|_| words.contains('请'))?;
        let plays = comes == "入场" && has(self.words(told), "音乐|奏|乐起|曲");
        let happens =
            matches!(self.shape(told), Shape::Direction { .. }) && (self.words(told).contains(comes) || plays);
        // 请新入职护士入场！（音乐起）
        if comes == "入场" {
            return Some(WaitKind::Music).filter(|_| happens);
        }
        let prize = self.items.of(asked).is_some_and(|item| item.about() == Some(Topic::Prize));
        happens.then_some(if prize { WaitKind::Award } else { WaitKind::Other })
    }

    /// What a direction says that others do.
    fn told(&self, index: usize) -> Option<Does> {
        const REACH: usize = 9;
        // 【讲话】 over the next item tells nothing of what went before.
        if !matches!(self.shape(index), Shape::Direction { .. }) || self.titled(index).is_some() {
            return None;
        }
        let inner = self.words(index).trim_matches(|c: char| !c.is_alphanumeric());
        let ours = begins(inner, "主持人|如|若|备|注|按|照").is_some() || has(inner, "另附|附后|见附件|全文附|略");
        let over = has(inner, "完毕|结束|毕|停顿|鼓掌|掌声|起立|就座|落座|向团长|向总监票人|向主持人|向大会主席团")
            || ends(inner, "后|时").is_some();
        let places = inner.char_indices().take(REACH);
        // （第一组拨穗、颁证）
        if has(inner, "拨穗|颁证|颁发|授予证书|佩戴绶带|颁奖") {
            return Some(Does::Awards);
        }
        let mut acts = places.filter_map(|(at, _)| lexicon::act_at(inner.get(at..)?));
        let shown = begins(inner, SHOWN).map(|_| Does::Performs);
        let does = shown.or_else(|| acts.next().map(|(does, _)| does))?;
        // （老同志上台，奏《少年壮志不言愁》）: a tune, and no anthem.
        let is_tune = does == Does::Anthem && inner.contains('《') && !has(inner, "国歌|国际歌|团歌|队歌|义勇军进行曲");
        let does = if is_tune { Does::Music } else { does };
        // 我是组长，我先来。（麻文静作对照检查）: the host does it himself.
        let himself = index.checked_sub(1).is_some_and(|before| {
            has(self.words(before), "我先来|我先说|我先讲|我先检查|我带头|我来带个头|由我先|从我开始|我开个头")
        });
        if himself {
            return None;
        }
        // （宣读选举办法） behind no call: the host reads it himself.
        (!ours && !over && does != Does::Reads).then_some(does)
    }

    /// 材料学院。机械学院。电子学院。: each is called by being named, where people were told to come in turn.
    pub(super) fn roll_calls(&mut self) {
        let mut index = self.body.start;
        while index < self.end() {
            let roll = self.roll(index);
            let next = roll.last().map_or(index, |(last, _)| *last) + 1;
            if roll.len() >= ROLL && self.calls_roll(index) {
                let topic = self.items.of(index).and_then(|item| item.topic);
                let guess = Guess::fair(Reason::CalledToAct);
                for (at, speaker) in roll {
                    match topic {
                        // Whoever gets something does nothing that he would be a speaker for.
                        Some(Topic::Prize) => self.hand_over(at, Vec::new(), WaitKind::Award, guess),
                        _ => self.hand_over(at, vec![speaker], WaitKind::Speech, guess),
                    }
                }
            }
            index = next;
        }
    }

    /// The names that stand alone from a sentence on, each a sentence.
    fn roll(&self, from: usize) -> Vec<(usize, Speaker)> {
        let mut found = Vec::new();
        for at in from..self.end() {
            let between = matches!(self.shape(at), Shape::Direction { .. } | Shape::Marks | Shape::Ellipsis);
            if between && !found.is_empty() {
                continue;
            }
            let Some(speaker) = self.alone(at) else { break };
            found.push((at, speaker));
        }
        found
    }

    /// The person or body that a whole sentence names, and nothing else.
    fn alone(&self, index: usize) -> Option<Speaker> {
        const LONGEST: usize = 24;
        const MORE: &str = "请|谢|：|（|*|#|，|:|(";
        let words = self.words(index).trim_end_matches(['。', '！', '，', '；', '？']);
        let told = words.chars().count() > LONGEST || has(words, MORE) || call::is_everybody(words);
        let headed = self.titled(index).is_some()
            || self.sentence(index).is_some_and(|sentence| {
                self.segments.blocks.get(sentence.block).is_some_and(|block| block.heading.is_some())
            });
        if told || headed || !self.is_words(index) || !self.is_plain(index) || self.is_overview(index) {
            return None;
        }
        let start = self.sentence(index)?.range.start;
        let range = start..start + words.len();
        let mut people = speaker::read(&self.segments.text, range.clone());
        let whole = |one: &Speaker| one.whole == range && (one.name.is_some() || !one.group);
        let alone = people.len() == 1 && people.iter().all(whole);
        people.pop().filter(|_| alone)
    }

    /// Is whoever is named from here on called, and not only said to be there?
    fn calls_roll(&self, index: usize) -> bool {
        const NEAR: usize = 4;
        const TURNS: &str = "依次|顺序|汇报|发言|述职|上台|调度|点名|点到|请|每家|每人|派代表|陈述|连线|说";
        const PRESENT: &str = "出席|参加|领导有|嘉宾有|光临|到会|列席|他们是|名单|分别是|分别为|包括|委员有|当选|获得|获奖|\
            候选人|预备人选|单位有|念名字|念到|评出|评选出|表彰";
        let before = (index.saturating_sub(NEAR)..index).rev().find(|at| self.is_words(*at));
        let turns = before.is_some_and(|at| has(self.words(at), TURNS) && !has(self.words(at), PRESENT));
        turns && !self.items.is_in_opening(index)
    }

    /// 谢谢李主任。: somebody has just spoken, though nothing in the sentence before says 请.
    pub(super) fn thanked(&mut self) {
        for index in self.body.start + 2..self.end() {
            // 再次感谢市卫生健康委对我们的支持: thanks at the end, and not for what was just said.
            let again = begins(self.words(index), "再次感谢|最后感谢|最后，感谢|再次谢谢").is_some();
            if again || !self.is_words(index) || !self.opens(index) || !thanks_one(self.words(index)) {
                continue;
            }
            let Some(before) = (self.body.start..index).rev().find(|at| self.is_words(*at)) else { continue };
            let plain =
                self.wait(before).is_none() && self.marks.get(before).is_some_and(|mark| mark.role == Role::Say);
            let near = self.block(before) + 3 > self.block(index);
            let other = self.items.is_in_opening(before) || self.is_overview(before);
            let latin = self.shows(before, |sign| sign.latin);
            let sums_up = self.shows(before, |sign| sign.recap || sign.own);
            if plain && near && !other && !latin && !sums_up && thanked_whom(self.words(before)).is_none() {
                let people = self.last_named(before);
                // 陶总。 谢谢陶总。: only the name and the thanks tell of it.
                let called = self.shows(before, |sign| !sign.calls.is_empty());
                let guess = if called { Guess::fair(Reason::Thanked) } else { Guess::doubtful(Reason::Thanked) };
                self.hand_over(before, people, WaitKind::Speech, guess);
            }
        }
    }

    /// Whom a sentence calls, or its last clauses name.
    fn last_named(&self, index: usize) -> Vec<Speaker> {
        if self.marks.get(index).is_some_and(|mark| mark.call.is_some()) {
            return Vec::new();
        }
        let called = self.signs.get(index).and_then(|sign| sign.calls.last()).map(|call| call.speakers.clone());
        if let Some(called) = called.filter(|called| !called.is_empty()) {
            return called;
        }
        let words = self.words(index);
        let start = self.sentence(index).map_or(0, |sentence| sentence.range.start);
        let named = |clause: &str| {
            let clause = trim(clause);
            let at = start + offset(words, clause);
            let people = speaker::read(&self.segments.text, at..at + clause.len());
            let whole = people.iter().all(|one| one.name.is_some() && one.whole.len() == clause.len());
            (people.len() == 1 && whole).then_some(people)
        };
        words.split(['，', '。', '！', '：', '—']).rev().find_map(named).unwrap_or_default()
    }

    fn hand_over(&mut self, index: usize, speakers: Vec<Speaker>, kind: WaitKind, guess: Guess) {
        let Some(mark) = self.marks.get_mut(index) else { return };
        mark.wait = Some(Silence { kind, guess });
        if !speakers.is_empty() {
            mark.call = Some(Call { speakers, document: None, guess });
        }
    }

    /// 让我们以热烈的掌声感谢…: the host asks for it within his own remarks, too. 对教授的到来表示欢迎！（鼓掌）: and it is told.
    pub(super) fn applauded(&mut self) {
        for index in self.body.clone() {
            let claps = self.shows(index, |sign| sign.happening.is_some_and(|one| one.does == Does::Applauds));
            let asked = claps && has(self.words(index), "让我们以|让我们再次以|让我们用|让我们再次用");
            if self.is_plain(index) && (asked || self.is_clapped_at(index)) {
                let guess = Guess::certain(Reason::SomethingHappens);
                self.set_wait(index, Some(Silence { kind: WaitKind::Applause, guess }));
            }
        }
    }

    /// Is somebody welcomed, thanked or honoured in a sentence, and the applause told behind it?
    fn is_clapped_at(&self, index: usize) -> bool {
        const MOVES: &str = "欢迎|感谢|谢谢|祝贺|恭喜|致敬|敬意|谢意|问候|祝福|掌声";
        const CLAPS: &str = "掌声|鼓掌|热烈鼓掌|全场鼓掌|全体鼓掌|热烈掌声|掌声响起|掌声起|鼓掌欢迎";
        let told = self.words(index + 1).trim_matches(|c: char| !c.is_alphanumeric());
        self.is_words(index)
            && matches!(self.shape(index + 1), Shape::Direction { .. })
            && is_one(told, CLAPS)
            && has(self.words(index), MOVES)
    }

    /// 第四项，颁奖。: an announced item in which nobody is called and nothing else happens is what it is named after.
    pub(super) fn waits_of_items(&mut self) {
        const LONGEST: usize = 160;
        for place in 0..self.items.len() {
            let Some(item) = self.items.get(place).filter(|item| item.announced && item.kind.is_none()) else {
                continue;
            };
            let range = self.items.range(place, self.body.end);
            let silent = range.clone().all(|at| self.wait(at).is_none());
            let host = range.clone().any(|at| self.shows(at, |sign| sign.calls.iter().any(|call| call.host)));
            let spoken: usize = range.map(|at| self.length(at)).sum();
            let kind = item.topic.and_then(Topic::wait).filter(|_| silent && !host && spoken < LONGEST);
            if let Some((at, kind)) = self.numbered_sentence(place).zip(kind) {
                self.set_wait(at, Some(Silence { kind, guess: Guess::doubtful(Reason::SomethingHappens) }));
            }
        }
    }
}

/// The words behind the thanks that a sentence begins with.
fn thanked_whom(words: &str) -> Option<&str> {
    const THANKS: &str = "谢谢|感谢|非常感谢|好，谢谢|好的，谢谢|多谢|衷心感谢|再次感谢";
    let words = signs::without_label(words);
    words.get(begins(words, THANKS)?.len()..)
}

/// Are thanks said to somebody, and not to all?
fn thanks_one(words: &str) -> bool {
    const ALL: &str = "台上的|台下的|台前幕后|幕后|工作人员|志愿者|搬|大家|各位|同志们|所有|朋友|领导|观看|组委会|出席|到来|光临|支持|参与|聆听|收听|关注|老师们|同学们|父母|党";
    // 感谢六位领导，请回座: they did something on the stage.
    let is_seated = || has(words, "回座|归座|请就座|请入座|回到座位|请回席");
    let is_one = |whom: &str| begins(whom, ALL).is_none() && trim(whom).chars().count() >= 2;
    thanked_whom(words).is_some_and(is_one) && !is_seated()
}
