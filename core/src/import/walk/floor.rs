//! Who is given the floor by a sentence, and what the host is silent for because of it.

use super::{Call, Signs, Silence, Walk};
use crate::agenda::{ItemKind, WaitKind};
use crate::import::announce::Lead;
use crate::import::call::Calling;
use crate::import::draft::Speaker;
use crate::import::happening::{Happening, Prompt};
use crate::import::kind::Topic;
use crate::import::lexicon::{Does, OFFICES, surname_at};
use crate::import::reason::{Guess, Reason};
use crate::import::wording::{begins, ends, has};
use std::ops::Range;

/// What the calls of a sentence come to.
#[derive(Default)]
struct Called {
    speakers: Vec<Speaker>,
    document: Option<Range<usize>>,
    wait: Option<WaitKind>,
}

impl Walk<'_> {
    /// Notes who is called, and what the host is silent for.
    pub(super) fn act(&mut self, index: usize, sign: &Signs) {
        let announces = self.announces_others(index, sign);
        let opening = self.items.last().is_some_and(|item| item.is(ItemKind::Opening));
        let mut called = self.called(index, sign, announces, opening);
        let happening = sign.happening.filter(|happening| !(opening && happening.does == Does::Discusses));
        let by_call = called.wait;
        let others = matches!(by_call, Some(WaitKind::Speech | WaitKind::Reading | WaitKind::Award));
        if let Some(happening) = happening.filter(|happening| decides(*happening, by_call))
            && !has(self.words(index), "毕。|结束。")
            && !(announces && (happening.prompt.is_none() || self.asks_first_of_all(index, happening)))
            && !self.shows_first_of_all(index, happening)
        {
            called.wait = Some(happening.does.wait());
        }
        if let Some(item) = self.items.last_mut() {
            item.speakers += called.speakers.len();
            item.votes |= called.wait == Some(WaitKind::Voting) || sign.prompts_vote();
            if item.topic.is_none() && item.kind.is_none() {
                item.topic = item.seen.last().copied();
            }
        }
        self.called |= called.wait.is_some() || !sign.calls.is_empty();
        // 第二位报告人是鲍思齐女士，题目是…。有请鲍教授！: one turn, which begins behind the second sentence.
        if index > 0 && self.is_called_again(index) {
            called.speakers.clear();
            self.set_wait(index - 1, None);
        }
        let Some(mark) = self.marks.get_mut(index) else { return };
        if !called.speakers.is_empty() || called.document.is_some() {
            let guess = how_sure(sign, Reason::CalledToAct);
            mark.call = Some(Call { speakers: called.speakers, document: called.document, guess });
        }
        mark.wait = called.wait.map(|kind| {
            let reason = match (kind, happening) {
                (WaitKind::Voting, _) => Reason::VotePrompt,
                (_, Some(_)) if !others => Reason::SomethingHappens,
                _ => Reason::CalledToAct,
            };
            Silence { kind, guess: how_sure(sign, reason) }
        });
    }

    fn called(&self, index: usize, sign: &Signs, announces: bool, opening: bool) -> Called {
        let speaking = self.items.last().is_some_and(|item| {
            let latest = item.topic.or_else(|| item.seen.last().copied());
            let resumed = latest.is_none() && self.shows(item.start, |sign| sign.resumes);
            // 请候选人跟大家见面，每人讲三分钟。
            let in_turn = || {
                has(self.words(item.start), "每人|每位|每家|每个人|一个一个|挨个")
                    && has(self.words(item.start), "讲|说|谈|分钟|介绍")
            };
            resumed
                || latest.into_iter().chain(item.seen.iter().copied()).any(Topic::is_speech)
                || item.ordinal.is_some() && in_turn()
        });
        let mut called = Called::default();
        if sign.happening.is_some_and(|happening| happening.does == Does::Rests) {
            return called;
        }
        for call in sign.calls.iter().filter(|call| !(opening && call.marker == "由")) {
            let Some(does) = call.does else {
                // 请王老师。, where people speak one after another.
                // 有请小主人登场！, and music is played.
                let comes_in = sign.happening.is_some_and(|happening| happening.does == Does::Music);
                // 再请方小满，今年才七岁。, where one after another shows something.
                let shows_in_turn = || {
                    let shows = self.items.last().is_some_and(|item| item.about() == Some(Topic::Show));
                    shows && !call.speakers.is_empty() && call.speakers.iter().all(|one| one.name.is_some())
                };
                if !comes_in && !opening && shows_in_turn() {
                    called.speakers.extend(call.speakers.iter().cloned());
                    called.wait = Some(WaitKind::Other);
                } else if !comes_in && (speaking && !opening || call.marker == "有请") {
                    called.speakers.extend(call.speakers.iter().cloned());
                    // 有请南门柔力球队！, where one group after another shows something.
                    let shows = self.items.last().is_some_and(|item| item.about() == Some(Topic::Show));
                    let team = call.speakers.iter().all(|one| one.name.is_none());
                    called.wait = Some(if shows && team { WaitKind::Other } else { WaitKind::Speech });
                }
                continue;
            };
            if call.host || announces {
                continue;
            }
            called.speakers.extend(call.speakers.iter().cloned());
            called.document = called.document.or_else(|| call.document.clone());
            // 请***同志宣读选举办法，请大会讨论审议: first it is read.
            let is_after = call.everybody && does == Does::Discusses && called.wait.is_some();
            if !is_after {
                called.wait = self.silent_for(index, sign, call, does, opening).or(called.wait);
            }
        }
        called
    }

    /// 下面请老同志们畅所欲言。先请应主席发言。: nobody is waited for before the first of them is called.
    fn asks_first_of_all(&self, index: usize, happening: Happening) -> bool {
        happening.prompt == Some(Prompt::Floor) && self.shows(index + 1, |sign| sign.lead == Some(Lead::First))
    }

    /// 下面请欣赏文艺展演。首先请欣赏轮椅舞《追光》。: all that is shown, before the first of it.
    fn shows_first_of_all(&self, index: usize, happening: Happening) -> bool {
        let is_show = matches!(happening.does, Does::Performs | Does::Music) && !has(self.words(index), "《");
        is_show
            && self.block(index) == self.block(index + 1)
            && self.shows(index + 1, |sign| sign.lead == Some(Lead::First) && sign.calls_for_a_number())
    }

    /// 有请鲍教授！ right behind the sentence that says who that is.
    fn is_called_again(&self, index: usize) -> bool {
        const SHORT: usize = 14;
        let calls = |index: usize| self.signs.get(index).map_or(&[][..], |sign| sign.calls.as_slice());
        let ([before], [again]) = (calls(index - 1), calls(index)) else { return false };
        let ([named], [short]) = (before.speakers.as_slice(), again.speakers.as_slice()) else { return false };
        let name = named.name.as_ref().map_or("", |name| self.text(name));
        let words = self.text(&short.whole);
        // By the surname and the office, or by the whole name.
        let surname = surname_at(name).filter(|surname| *surname < name.len()).and_then(|surname| name.get(..surname));
        let is_short = !words.contains(name)
            && surname
                .and_then(|surname| words.strip_prefix(surname))
                .is_some_and(|office| ends(office, OFFICES).is_some());
        self.block(index) == self.block(index - 1)
            && self.length(index) <= SHORT
            && before.does == Some(Does::Speaks)
            && matches!(again.does, Some(Does::Speaks) | None)
            && !name.is_empty()
            && (is_short || words.starts_with(name))
    }

    /// 请社区党委书记佟雪梅跟大家说两句, 请老寿星给大家说两句: whoever leads or is celebrated speaks to all of the room.
    pub(super) fn is_leader_to_all(&self, index: usize, call: &Calling) -> bool {
        const LEADERS: &str = "书记|县长|市长|区长|镇长|乡长|局长|校长|院长|董事长|总经理|寿星";
        let leads = |one: &Speaker| {
            one.office.as_ref().is_some_and(|office| {
                ends(self.text(office), LEADERS).is_some()
                    && ends(self.text(office), "支部书记|团支书|副书记").is_none()
            })
        };
        has(self.words(index), "跟大家|给大家|和大家|给大伙|跟大伙|给咱|跟咱") && call.speakers.iter().all(leads)
    }

    /// What the host is silent for while somebody does what he is called to.
    fn silent_for(&self, index: usize, sign: &Signs, call: &Calling, does: Does, opening: bool) -> Option<WaitKind> {
        const SHORT: usize = 12;
        const LONG: usize = 60;
        // 计票期间，请大家休息。
        let counting = sign.happening.is_some_and(|happening| happening.does == Does::Counts);
        // 请计票人到后台计票，计票的时候我们接着开会。
        const MEANWHILE: &str = "接着开会|继续开会|会议继续|接着往下|我们先进行|我们继续";
        let silent = match does {
            Does::Leads => false,
            Does::Counts if has(self.words(index), MEANWHILE) => false,
            Does::Speaks | Does::Reads => {
                let turns = || call.everybody && has(self.words(index), "依次|逐一|轮流|逐个");
                !call.speakers.is_empty() || self.length(index) < SHORT || turns()
            }
            Does::Acts => !opening && self.length(index) < LONG,
            Does::Rests => !counting,
            Does::Awards
            | Does::Anthem
            | Does::Music
            | Does::Performs
            | Does::Film
            | Does::Silence
            | Does::Votes
            | Does::Counts
            | Does::Applauds
            | Does::Photo
            | Does::Rite
            | Does::Discusses => true,
        };
        silent.then(|| does.wait())
    }

    /// Does the sentence only announce whom the next ones call: 请代表发言。首先请…?
    pub(super) fn announces_others(&self, index: usize, sign: &Signs) -> bool {
        let Some(call) = sign.calls.last().filter(|call| call.does.is_some()) else { return false };
        let at = self.behind_how(index);
        let Some(next) = self.signs.get(at).filter(|next| next.ordinal.is_none()) else { return false };
        let Some(other) = next.calls.first().filter(|other| !other.speakers.is_empty() || other.host) else {
            return false;
        };
        if !self.is_words(at) || at >= self.end() {
            return false;
        }
        // 请合影。 asks the room, and calls nobody of whom the next sentence could be one.
        if call.speakers.is_empty() && !call.everybody && !matches!(call.does, Some(Does::Speaks | Does::Discusses)) {
            return false;
        }
        let named = sign.calls.iter().any(Calling::names_somebody);
        // 请全体起立，奏唱国歌。请宣誓人面向国旗。: what the room does announces nobody.
        let of_room = matches!(
            call.does,
            Some(Does::Anthem | Does::Music | Does::Silence | Does::Film | Does::Votes | Does::Counts | Does::Photo)
        );
        let Some(does) = other.does else { return !of_room && (!named || call.speakers.len() > 1) };
        let same = call.does == Some(does) || call.does == Some(Does::Discusses) && does == Does::Speaks;
        // 请县区和水库汇报。请屏岭县汇报。
        let one = |speaker: &Speaker| !speaker.group || !has(self.text(&speaker.whole), "各|位|们|全体");
        let body = call.speakers.iter().all(|speaker| speaker.group) && other.speakers.iter().all(one);
        // 请分会场报告准备情况。请枫北水库分会场报告: one of those.
        let ends_alike = |speaker: &Speaker| {
            let whole = self.text(&speaker.whole);
            call.speakers.iter().all(|all| whole.len() > all.whole.len() && whole.ends_with(self.text(&all.whole)))
        };
        let member = next.lead == Some(Lead::First)
            || other.names_somebody()
            || call.everybody
            || body
            || !call.speakers.is_empty() && other.speakers.iter().all(ends_alike);
        // 请北原县汇报。 calls one of those that report, whatever stands in the next line.
        let is_body = call.speakers.iter().any(|speaker| speaker.unit.is_some() && speaker.office.is_none());
        // 请云门区、交警支队、临水区依次发言。首先请云门区区委书记发言。
        let in_turn = has(self.words(index), "依次|逐一|先后|分别");
        let first = (!is_body || in_turn) && begins(self.words(at), "先|首先|下面先").is_some();
        // 请施工单位代表发言；on a line of its own calls one, 下面请先进代表发言。 says that each will be called.
        let all = sign.lead.is_some()
            || sign.ordinal.is_some()
            || has(self.words(index), "各|几位|两位|三位|四位|五位|个|们|以下|下列|下面");
        let gathers = all && call.speakers.iter().all(|speaker| speaker.group);
        let near = self.block(index) == self.block(at) || first || gathers;
        same && !named && member && near
    }

    /// The next sentence that does not only say how it is to be done: 每人不超过五分钟。
    fn behind_how(&self, index: usize) -> usize {
        const MOST: usize = 2;
        let how = |at: &usize| {
            let bare = self.shows(*at, |sign| sign.calls.is_empty() && sign.happening.is_none());
            bare && self.is_words(*at)
                && self.block(*at) == self.block(index)
                && has(self.words(*at), "顺序|分钟|每人|每个|时间|依次")
        };
        // 能定的当场定，定不了的讲清楚什么时候定。, before 先请…
        let plain = |at: &usize| {
            let bare = self.shows(*at, |sign| sign.calls.is_empty() && sign.happening.is_none() && sign.lead.is_none());
            bare && self.is_words(*at)
                && self.block(*at) == self.block(index)
                && self.shows(at + 1, |sign| sign.lead == Some(Lead::First) && !sign.calls.is_empty())
        };
        let next = index + 1;
        let behind = next + (next..next + MOST).take_while(how).count();
        behind + usize::from(plain(&behind))
    }
}

/// Whoever is only named may be asked nothing at all, which somebody should look at.
fn how_sure(sign: &Signs, reason: Reason) -> Guess {
    if sign.only_names() { Guess::doubtful(reason) } else { Guess::certain(reason) }
}

/// Does what the room is asked for decide what the host is silent for, beside what a call says?
fn decides(happening: Happening, by_call: Option<WaitKind>) -> bool {
    let Some(by_call) = by_call else { return true };
    let by_others = matches!(by_call, WaitKind::Speech | WaitKind::Reading | WaitKind::Award);
    let strong =
        matches!(happening.does, Does::Anthem | Does::Music | Does::Silence | Does::Votes | Does::Rests | Does::Film);
    !by_others && (strong || happening.prompt.is_some())
}
