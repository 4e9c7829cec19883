//! What can be said only when the whole meeting has been seen: the host's own remarks at its end, what answers what happened, and
//! the kinds of the items.

use super::item::Item;
use super::{Found, ItemStart, Overview, Role, Walk};
use crate::agenda::{ItemKind, WaitKind};
use crate::import::announce;
use crate::import::kind::Topic;
use crate::import::lexicon::{OFFICES, surname_at};
use crate::import::reason::{Guess, Reason};
use crate::import::signs;
use crate::import::wording::{begins, first, has, number, trim};
use std::ops::Range;

/// So many sentences before 散会 may lead out with it.
pub(super) const LEADING_OUT: usize = 4;

impl Walk<'_> {
    /// What the host says after everything has happened: remarks of his own, or the way out.
    pub(super) fn tail(&mut self) {
        let Some((place, range)) = self.tail_range() else { return };
        if self.tells_of_what_was_shown(range.clone()) {
            return;
        }
        // What is said of a speech is part of it, up to where the host turns to everybody.
        let turned = range.clone().find(|at| !self.answers(*at));
        // 谢谢沙总。沙总讲话不长，…: the whole paragraph is of the speech, where the host speaks for himself in the next one.
        let own = |at: usize| self.shows(at, |sign| sign.own || sign.recap);
        let next = turned.and_then(|at| (at..range.end).find(|next| self.opens(*next)));
        let greets = |at: usize| announce::without_greeting(self.words(at)).len() < self.words(at).len();
        let next = next.filter(|next| !(range.start..*next).any(own) && (own(*next) || greets(*next)));
        let turned = turned.filter(|at| self.opens(*at) || self.begins_own_words(*at)).or(next);
        let start = turned.unwrap_or(range.start);
        // 测评结果由学区汇总后报教育局。各位校长，刚才，…: the host turns to everybody later.
        let looks_back = (start + 1..range.end).find(|at| {
            let greets = announce::without_greeting(self.words(*at)).len() < self.words(*at).len();
            // 同志们，今天四个议题都过完了。我再讲三点。
            let next = self.block(at + 1) == self.block(*at) && self.shows(at + 1, |sign| sign.own);
            self.opens(*at) && greets && (next || self.shows(*at, |sign| sign.recap || sign.own))
        });
        let plain = |at: usize| self.shows(at, |sign| !sign.own && !sign.recap);
        let start = looks_back.filter(|at| *at - start < LEADING_OUT && (start..*at).all(plain)).unwrap_or(start);
        let range = start..range.end;
        let length: usize = range.clone().map(|at| self.length(at)).sum();
        const SUMS_UP: &str = "的讲话|的指示|的话|提了|强调|几点|两点|三点|三件|三句|听取|做到";
        let recap = |at: usize| length > 60 || has(self.words(at), "刚才|刚刚");
        let own = range.clone().any(|at| self.shows(at, |sign| sign.own || sign.recap && recap(at)));
        let tells = range.clone().any(|at| has(self.words(at), "希望|要求|务必|贯彻|落实|各单位要|大家要|抓好"));
        let closes = self.closing.is_some();
        // ## 12:30　收尾: what stands over it is of what was before.
        let titled_end = self.closing.is_some_and(|closing| self.titled(closing).is_some());
        // 第六项议程，推选团长。全县分8个代表团，…: how it is done, where nothing is waited for.
        let announced = self.items.get(place).is_some_and(|item| item.ordinal.is_some() && item.speakers == 0);
        if announced && !own && !self.happens(place, range.start) {
            return;
        }
        // Before the way out, words of that length may be arrangements, which belong to it.
        let sums_up = range.clone().any(|at| has(self.words(at), SUMS_UP));
        if own || length > if closes && sums_up { 70 } else { 100 } || tells && length > 60 {
            let guess = if own { Guess::certain(Reason::OwnRemarks) } else { Guess::fair(Reason::Recap) };
            let mut remarks = Item::new(range.start, guess);
            remarks.kind = Some(ItemKind::Remarks);
            self.items.insert(place + 1, remarks);
        } else if closes && !self.sent_off && !titled_end && range.end == self.end() && self.happens(place, range.start)
        {
            // Two or three sentences that only thank are part of the way out; what is said of a speech is part of that.
            let range = range.clone().find(|at| !self.asks_somebody(*at)).unwrap_or(range.end)..range.end;
            let start = range.clone().find(|at| !self.answers(*at)).unwrap_or(range.end);
            let start = if self.opens(start) { start } else { range.start };
            let closing = self.items.iter_mut().rfind(|item| item.is(ItemKind::Closing));
            closing.into_iter().for_each(|closing| closing.start = start);
        }
    }

    /// 刚才宣读的是听证员独立形成的意见，…: a paragraph about what was just read or shown is part of that item.
    fn tells_of_what_was_shown(&self, mut range: Range<usize>) -> bool {
        const SHOWN: &str =
            "刚才宣读的|刚才公布的|刚才播放的|刚才观看的|刚才展示的|刚才签署的|刚才念的|刚刚宣读的|刚刚播放的";
        // One more sentence may lead out.
        const BEHIND: usize = 1;
        let first = range.start;
        let behind = range.clone().filter(|at| self.block(*at) != self.block(first)).count();
        begins(self.words(first), SHOWN).is_some()
            && behind <= BEHIND
            && range.all(|at| self.shows(at, |sign| !sign.own))
    }

    /// Does anything happen in an item, up to a sentence?
    fn happens(&self, place: usize, end: usize) -> bool {
        let item = self.items.get(place);
        item.is_some_and(|item| item.start >= end || (item.start..end).any(|at| self.wait(at).is_some()))
    }

    /// The place of the last item in which something happens, and the sentences behind all that happens in it; nothing
    /// where the host has spoken already, or says nothing more.
    fn tail_range(&self) -> Option<(usize, Range<usize>)> {
        let mut end = self.end();
        let mut place = self.items.before(end).checked_sub(1)?;
        // What is sung or played at the end comes after the host's own words.
        while let Some(item) = self.items.get(place).filter(|_| place >= 2) {
            let speaks = (item.start..end).any(|at| self.shows(at, |sign| sign.own));
            let sung = matches!(item.topic, Some(Topic::Anthem | Topic::Music)) && item.speakers == 0 && !speaks;
            if !sung {
                break;
            }
            (end, place) = (item.start, place - 1);
        }
        let item = self.items.get(place)?;
        let waits = |at: &usize| {
            self.wait(*at).is_some()
                && !self.applauds_after_all(item.start, *at)
                && !self.sings_after_all(item.start, *at)
        };
        let last = (item.start..end).rev().find(waits).unwrap_or(item.start);
        let start = (last + 1..end).find(|at| !self.ends_what_happened(*at))?;
        let opening = item.is(ItemKind::Opening);
        let own = || (start..end).any(|at| self.shows(at, |sign| sign.own));
        // 第六项，由我代表支部表态: all of it is the host's.
        let host = item.speakers == 0 && self.shows(item.start, |sign| sign.calls.iter().any(|call| call.host));
        let nothing = item.topic == Some(Topic::Own) || host || opening && (self.closing.is_none() || !own());
        (!nothing).then_some((place, start..end))
    }

    /// 大会的七项议程已经全部完成。今天，…。请全体起立，奏《国际歌》。: what is sung when the host has looked back on all, and no happening of the
    /// item.
    fn sings_after_all(&self, from: usize, index: usize) -> bool {
        let sings = matches!(self.wait(index), Some(WaitKind::Anthem | WaitKind::Music));
        let mut behind = (from + 1..index).rev().take_while(|at| self.wait(*at).is_none());
        let looks_back = |at: usize| self.opens(at) && self.shows(at, |sign| sign.done && sign.calls.is_empty());
        sings && behind.any(looks_back)
    }

    /// 各位代表，这次大会听取了…。让我们再次以掌声感谢…！: applause within what the host says of the whole meeting, and no happening of the item.
    fn applauds_after_all(&self, from: usize, index: usize) -> bool {
        let begun = (from + 1..index).rev().take_while(|at| self.wait(*at).is_none());
        let turns_to_all = |at: usize| {
            let words = self.words(at);
            self.opens(at)
                && announce::without_greeting(words).len() < words.len()
                && self.shows(at, |sign| sign.recap && sign.calls.is_empty())
                && has(words, "这次|本次|今天的会议|今天的大会|大会|会议")
        };
        self.wait(index) == Some(WaitKind::Applause) && begun.into_iter().any(turns_to_all)
    }

    /// 请奖学金得主林晚晚述志。: somebody is asked for something, though it is not known for what.
    fn asks_somebody(&self, index: usize) -> bool {
        const ROOM: &str =
            "请大家|请各|请全体|请同志|请与会|请代表|请来宾|请领导|请同学|请观众|请先|请有序|请家长|请会员|请参会";
        let words = trim(self.words(index));
        words.starts_with('请') && begins(words, ROOM).is_none() && self.is_words(index)
    }

    /// 鄢部长的讲话对大家提出了三点希望, 谢谢尚局长！: the host answers whoever has spoken, and turns to nobody else.
    pub(super) fn answers(&self, index: usize) -> bool {
        const SAID: &str = "的讲话|的致辞|的发言|的报告|的寄语|的点评|的汇报|的祝福|的总结|的分享|的表演|的演唱|的演奏|的朗诵|的歌声|的舞蹈|讲得|说得|讲的|谈的|说的";
        const TO_ALL: &str = "各位|大家|所有|全体|你们|三位|几位|位";
        let words = signs::without_label(trim(self.words(index)));
        let body = announce::without_greeting(words);
        let thanks = begins(body, "谢谢|感谢").is_some() && (!has(body, TO_ALL) || thanks_some(body));
        // 路遥同学，今天台上的你，就是台下同学明天的样子。
        let by_name = self.last_called(index).is_some_and(|name| words.starts_with(name));
        by_name
            || self.praises(index)
            || self.tells_what_was_said(index, words)
            || self.recalls_last(index, body)
            || body.len() == words.len()
                && (thanks || congratulates(body) || has(body, SAID))
                && self
                    .shows(index, |sign| !sign.recap && !sign.own && !sign.done && !sign.adjourns && !sign.afterwards)
    }

    /// 林局长说首趟车下月就开。: by the surname and an office, what the last who was called has said.
    fn tells_what_was_said(&self, index: usize, words: &str) -> bool {
        const SAYS: &str = "说|讲|提|刚才|的|给大家|给我们|给咱|把";
        self.behind_last(index, words).is_some_and(|rest| begins(rest, SAYS).is_some())
            && self.shows(index, |sign| !sign.recap && !sign.own && !sign.done && !sign.adjourns)
    }

    /// 凌教授用数据说话。: whether a sentence begins with the last who was called.
    pub(super) fn speaks_of_last(&self, index: usize, words: &str) -> bool {
        self.behind_last(index, words).is_some()
    }

    /// What stands behind the surname and an office of the last who was called, at the beginning of words.
    fn behind_last<'w>(&self, index: usize, words: &'w str) -> Option<&'w str> {
        let name = self.last_called(index)?;
        let behind = words.strip_prefix(name.get(..surname_at(name)?)?)?;
        behind.get(begins(behind, OFFICES)?.len()..)
    }

    /// 刚才关书记的讲话很有针对性: what is looked back at is what the last who was called has said, and not the meeting.
    fn recalls_last(&self, index: usize, body: &str) -> bool {
        const SAID: &str = "的讲话|的发言|的点评|的致辞|的报告|的总结|的话";
        const LATELY: &str = "刚才，|刚才|刚刚，|刚刚";
        let rest = begins(body, LATELY).and_then(|word| body.get(word.len()..)).unwrap_or(body);
        let recalled = first(rest, SAID).and_then(|(at, _)| rest.get(..at));
        let surname = self.last_called(index).and_then(|name| name.get(..surname_at(name)?));
        let names = |who: &str| surname.is_some_and(|surname| who.starts_with(surname)) && !has(who, "、|和|以及|与");
        self.shows(index, |sign| sign.recap && !sign.own) && recalled.is_some_and(names)
    }

    /// 最后我强调几句。 behind what is said of the speech before, in the same paragraph: the host speaks of his own accord.
    fn begins_own_words(&self, index: usize) -> bool {
        const LEADS: &str = "最后我|最后，我|我再|我最后|我强调|我说|我也|我还";
        self.shows(index, |sign| sign.own && !sign.recap) && begins(self.words(index), LEADS).is_some()
    }

    /// The name of whoever was called last before a sentence.
    fn last_called(&self, index: usize) -> Option<&str> {
        let calls = self.marks.get(..index)?.iter().rev().filter_map(|mark| mark.call.as_ref());
        let name = calls.flat_map(|call| call.speakers.iter().rev()).next()?.name.clone()?;
        self.segments.text.get(name).filter(|name| name.chars().count() > 1)
    }

    /// Does a sentence only end what happened: a mark, a result, 请坐下?
    fn ends_what_happened(&self, index: usize) -> bool {
        const SHORT: usize = 12;
        let words = self.words(index);
        let sits = begins(signs::without_label(words), "请坐|礼毕|请放下").is_some()
            || begins(words, "请").is_some() && has(words, "回座|就座|落座|坐下");
        let latin = self.shows(index, |sign| sign.latin);
        let marked = self.marks.get(index).is_some_and(|mark| mark.role == Role::Mark);
        !self.is_words(index) || marked || self.is_result(index) || latin || sits && self.length(index) < SHORT
    }

    /// The outcome of a vote, in words: it belongs to the vote.
    fn is_result(&self, index: usize) -> bool {
        const LONGEST: usize = 60;
        let words = trim(self.words(index));
        let says =
            begins(words, "通过|同意").is_some() || has(words, "票|同意___|一致通过|放下|获得通过|当选|没有|请坐");
        // 根据计票结果，____等12名同志当选。
        const BY_COUNT: &str = "根据计票结果|根据选举结果|根据投票结果|根据表决结果|根据统计结果|根据计票情况";
        if begins(words, BY_COUNT).is_some() {
            return true;
        }
        let voted = self.items.of(index).is_some_and(|item| item.votes);
        voted && says && self.length(index) <= LONGEST
    }

    /// What the items are, now that it is known what happens in them.
    pub(super) fn kinds(&mut self) {
        for place in 0..self.items.len() {
            let kind = self.comes_to(place).map_or(ItemKind::Other, Topic::kind);
            self.items
                .get_mut(place)
                .filter(|item| item.kind.is_none())
                .into_iter()
                .for_each(|item| item.kind = Some(kind));
        }
    }

    /// What an item is about, by what was announced and by what happens in it.
    fn comes_to(&self, place: usize) -> Option<Topic> {
        let item = self.items.get(place)?;
        let range = self.items.range(place, self.body.end);
        let waits_for = |kind: WaitKind| range.clone().any(|at| self.wait(at) == Some(kind));
        let announced = |words: &'static str| has(self.words(item.start), words);
        let topic = item.about()?;
        // 请…作工作报告。没有意见，请鼓掌通过。: a report, with applause for an answer.
        let reported = || {
            let decided = waits_for(WaitKind::Voting) || announced("表决|审议|通过|草案|名单|决议");
            topic == Topic::Report && item.announced && !decided
        };
        if item.votes && topic != Topic::Own && !reported() {
            return Some(Topic::Vote);
        }
        // 请…宣读表彰决定。请…上台领奖。: prizes are given, and the paper only says to whom.
        if topic == Topic::Read && waits_for(WaitKind::Award) {
            return Some(Topic::Prize);
        }
        // 向烈士敬献花篮，奏《献花曲》: what the music is played to.
        if topic == Topic::Music && announced("敬献|献花|花圈|花篮|升旗|升国旗|入场|就位|交接") {
            return Some(Topic::Rite);
        }
        // 有请研发一部苏畅演唱《少年行》: somebody's song is a show, as a dance is, and no rite of all.
        if topic == Topic::Music && item.speakers > 0 {
            return Some(Topic::Show);
        }
        // 请代表发表意见。请1号代表发言，请2号代表发言。
        let in_turn = || topic == Topic::Discuss && item.seen.contains(&Topic::Talk);
        let several =
            item.speakers > 1 && (topic == Topic::Address || in_turn() && !announced("研究|审议|讨论|询问|质询"));
        Some(if several { Topic::Talk } else { topic })
    }

    /// Writes the items down.
    pub(super) fn finish(self, title: Option<(String, Guess)>) -> Found {
        let titles = self.titles_of_entries();
        let Walk { segments, mut marks, mut items, overview, .. } = self;
        for (item, title) in items.iter_mut().zip(titles) {
            let title = item.title.take().or(title).map(|title| without_call(&title).to_owned());
            item.title = title.map(|title| segments.in_own_characters(title));
        }
        for item in items.into_vec() {
            let start = ItemStart {
                kind: item.kind.unwrap_or(ItemKind::Other),
                numbered: item.numbered,
                title: item.title,
                ordinal: item.ordinal,
                guess: item.guess,
            };
            marks.iter_mut().skip(item.start).take(1).for_each(|mark| mark.item = Some(start.clone()));
        }
        let overview = Overview { count: overview.count, entries: overview.entries };
        Found { marks, overview, title }
    }
}

/// 感谢四位嘉宾，也感谢台下提问的朋友: some, by their number, and not everybody.
fn thanks_some(body: &str) -> bool {
    let whom = begins(body, "谢谢|感谢").and_then(|word| body.get(word.len()..)).unwrap_or_default();
    let whom = whom.trim_start_matches(['这', '以', '上']);
    let counted = number(whom).filter(|(n, _)| *n < 20).and_then(|(_, bytes)| whom.get(bytes..));
    counted.is_some_and(|rest| rest.starts_with('位'))
}

/// 祝贺他们！, 恭喜以上三位！, 掌声送给他们！: what somebody hears who has just been given or shown something.
fn congratulates(body: &str) -> bool {
    const LONGEST: usize = 30;
    let theirs = has(body, "他们|她们|你们|以上|获奖|三位|两位|几位|各位")
        && begins(body, "祝贺|恭喜|热烈祝贺|再次祝贺").is_some();
    let applauded = begins(body, "掌声送给|掌声再次送给|让我们把掌声|请把掌声").is_some();
    // 首批订单，一百六十台！掌声祝贺！
    let shouted = has(body, "掌声祝贺|掌声恭喜|恭喜恭喜");
    (theirs || applauded || shouted) && !has(body, "大会|会议|圆满") && body.chars().count() <= LONGEST
}

/// 龚书记讲话 is what an item is called that the overview tells of as 请龚书记讲话.
fn without_call(title: &str) -> &str {
    const LEAST: usize = 4;
    let bare = title.strip_prefix("请").or_else(|| title.strip_prefix("由"));
    bare.filter(|bare| bare.chars().count() >= LEAST).unwrap_or(title)
}
