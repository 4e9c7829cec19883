//! Whether what is called for begins an item, or is a part of the one in hand.

use super::item::Item;
use super::turn::rests_for_minutes;
use super::{Shape, Signs, Walk};
use crate::agenda::ItemKind;
use crate::import::announce::{self, Lead};
use crate::import::call::Calling;
use crate::import::kind::{self, Topic};
use crate::import::lexicon::Does;
use crate::import::series;
use crate::import::signs;
use crate::import::wording::{at_most, begins, clock, ends, has, number};

/// What is called for, beside the item in hand.
#[derive(Clone, Copy)]
struct Turned<'a> {
    item: &'a Item,
    /// The sentence that calls for it.
    index: usize,
    sign: &'a Signs,
    topic: Topic,
    /// Does a word lead over to it?
    led: bool,
    /// What the item in hand is about.
    before: Topic,
}

impl Walk<'_> {
    /// Whether what is called for here begins an item, and is no part of the one in hand.
    pub(super) fn is_new(&self, index: usize, sign: &Signs, topic: Topic, led: bool) -> bool {
        let Some(item) = self.items.last() else { return true };
        if let Some(is_new) = self.is_new_in_frame(item, index, sign, topic, led) {
            return is_new;
        }
        let Some(before) = item.about() else { return false };
        let turned = Turned { item, index, sign, topic, led, before };
        const STAGES: [fn(&Walk<'_>, &Turned<'_>) -> Option<bool>; 6] = [
            |walk, turned| walk.is_new_of_several(turned),
            |walk, turned| walk.is_new_beside_what_is_in_hand(turned),
            |walk, turned| walk.is_new_in_row(turned),
            |walk, turned| walk.is_new_in_show(turned),
            |walk, turned| walk.is_new_in_vote(turned),
            |walk, turned| walk.is_new_among_speeches(turned),
        ];
        let known = STAGES.iter().find_map(|stage| stage(self, &turned));
        known.unwrap_or_else(|| self.is_another(&turned))
    }

    /// Has anybody been called in an item up to here, or was anything waited for?
    fn has_begun(&self, item: &Item, index: usize) -> bool {
        item.speakers > 0 || (item.start..index).any(|at| self.wait(at).is_some())
    }

    /// Titles, columns, numbers, the opening and recesses say it whatever the item in hand is about.
    fn is_new_in_frame(&self, item: &Item, index: usize, sign: &Signs, topic: Topic, led: bool) -> Option<bool> {
        if self.is_under_title(item, index)
            || self.is_in_captioned(item, index)
            || self.rows.binary_search(&index).is_ok()
        {
            return Some(false);
        }
        if topic == Topic::Vote && self.decides_on_several(index) {
            return Some(true);
        }
        // 计票已经结束，现在请监票人宣布计票结果。 behind what was done while they counted.
        const RESULTS: &str = "计票结果|选举结果|投票结果|表决结果|测评结果";
        let result = topic == Topic::Read && has(self.words(index), RESULTS) && sign.ordinal.is_none();
        let something_else = item.speakers > 0 || matches!(item.topic, Some(Topic::Film | Topic::Show | Topic::Music));
        if result && !item.votes && something_else && !matches!(item.about(), Some(Topic::Vote | Topic::Read)) {
            return Some(true);
        }
        // 最后一项，选举业主委员会。 behind 第五项: it is announced like those that have a number.
        let is_counted =
            item.ordinal.is_some() && begins(self.words(index), "最后一项|最后一个议程|最后一个环节|下一项").is_some();
        if is_counted {
            return Some(true);
        }
        if item.is(ItemKind::Opening) {
            return Some(!matches!(topic, Topic::Vote | Topic::Discuss) || led || item.seen.is_empty());
        }
        if topic == Topic::Rest && rests_for_minutes(self.words(index)) {
            return Some(item.topic != Some(Topic::Rest));
        }
        if topic == Topic::Rest {
            // 现在计票，请大家在原位休息。
            let words = self.words(index);
            let counting = item.votes
                && !has(words, "休会|会议休息|大会休息")
                && has(words, "等候|等待|回避|原位|原地|座位|稍候|稍等");
            return Some(item.topic != Some(Topic::Rest) && !counting);
        }
        None
    }

    /// Those who are called one by one to what all of them were announced for go on with it.
    fn is_new_of_several(&self, turned: &Turned<'_>) -> Option<bool> {
        let Turned { item, index, sign, topic, before, .. } = *turned;
        // 再听桥那边的，杨嬢嬢，该你了。: one of those who talk of what everybody was asked.
        let in_turn = sign.calls.iter().all(|call| call.marker.is_empty()) && !sign.calls.is_empty();
        if item.topic == Some(Topic::Discuss) && topic == Topic::Talk && in_turn && sign.lead != Some(Lead::Last) {
            return Some(false);
        }
        let of_those = item.topic == Some(topic)
            || item.topic.is_some_and(Topic::is_speech)
                && topic.is_speech()
                && (begins(self.words(index), "请|再请").is_some()
                    || self.gathers_all(item.start) && begins(self.words(index), "最后，请|最后请").is_some());
        if item.gathers && of_those && topic != Topic::Own && !sign.enters && index <= self.last_strong {
            return Some(false);
        }
        // 接下来是主旨报告。第一位报告人是…: the first of those whom the item is for.
        let is_first = sign.lead == Some(Lead::First) && before.is_speech() && topic.is_speech() && !sign.enters;
        if is_first && topic != Topic::Leader && !self.has_begun(item, index) {
            return Some(false);
        }
        None
    }

    /// What belongs to an item that was announced, and what is done while votes are counted or behind a recess.
    fn is_new_beside_what_is_in_hand(&self, turned: &Turned<'_>) -> Option<bool> {
        let Turned { item, index, sign, topic, led, before } = *turned;
        // 计票大约需要二十分钟，请大家观看宣传片。
        let meanwhile = matches!(topic, Topic::Film | Topic::Show | Topic::Music) && item.votes;
        let counting = self.words(index).replace("计票人", "").replace("计票员", "");
        if meanwhile && has(&counting, "计票|统计票") {
            return Some(true);
        }
        // 现在进行表决。 names nothing else.
        let is_bare = !sign.enters || !has(self.words(index), "《|名单|办法|方案|章程|草案|人选");
        if topic == Topic::Vote && is_bare && sign.ordinal.is_none() && self.is_explained(item, index) {
            return Some(false);
        }
        if item.announced && self.belongs(item, index, sign, topic, led) {
            return Some(false);
        }
        if before == Topic::Rest || self.acts_first_in_section(item, index) {
            return Some(true);
        }
        None
    }

    /// One more of a row: the second, the last, 再请, another round.
    fn is_new_in_row(&self, turned: &Turned<'_>) -> Option<bool> {
        let Turned { item, index, sign, topic, before, .. } = *turned;
        // 第二位，请…作报告。最后一位，请…作报告。
        let is_last_of_all = || begins(self.words(index), "最后一位|最后一名").is_some();
        let is_alike = before == topic || before.is_speech() && topic.is_speech() && topic != Topic::Leader;
        // 请第二位答辩人陈述。, behind the questions to the first.
        let counts = |words: &str| {
            let rest = words
                .split_once('第')
                .map(|(_, rest)| rest)
                .filter(|_| words.find('第').is_some_and(|at| at <= '请'.len_utf8()));
            rest.and_then(|rest| number(rest).map(|(n, bytes)| (n, rest.get(bytes..).unwrap_or_default())))
                .is_some_and(|(n, what)| n > 1 && begins(what, "位|名|个").is_some())
        };
        let questioned = item.seen.contains(&Topic::Discuss) && !item.announced && !item.gathers;
        if is_alike && questioned && counts(self.words(index)) {
            return Some(true);
        }
        if is_alike && item.speakers > 1 && is_last_of_all() {
            return Some(false);
        }
        // 先请…说明。再请…说明。
        let named = sign.calls.iter().any(Calling::names_somebody);
        let goes_on = item.speakers > 0 && named && begins(self.words(index), "再请|再由").is_some();
        if before.is_speech() && topic.is_speech() && topic != Topic::Leader && goes_on {
            return Some(false);
        }
        // 请…讲话。请…作工作报告。
        if before == Topic::Leader
            && topic == Topic::Report
            && !item.announced
            && self.words(index).contains("工作报告")
        {
            return Some(true);
        }
        // 下面进行第二轮签约。
        let counted = |rest| number(rest).and_then(|(n, bytes)| Some((n, rest.get(bytes..)?)));
        let round = || self.words(index).split('第').nth(1).and_then(counted);
        let is_next_round = || round().is_some_and(|(n, what)| n > 1 && begins(what, "轮|批|组").is_some());
        if before == topic && is_next_round() {
            return Some(false);
        }
        None
    }

    /// Draws, shows and their numbers.
    fn is_new_in_show(&self, turned: &Turned<'_>) -> Option<bool> {
        let Turned { item, index, sign, topic, led, before } = *turned;
        // 接下来是抽奖。三等奖十名，请…来抽，请…颁奖。
        const DRAWS: &str = "抽奖|摸奖";
        let of_draw = has(self.words(item.start), DRAWS);
        if led && !of_draw && has(at_most(self.words(index), 14), DRAWS) {
            return Some(true);
        }
        if of_draw && !led && matches!(topic, Topic::Prize | Topic::Rite | Topic::Show) {
            return Some(false);
        }
        // 下面进入文艺演出时间。, and its numbers.
        let is_show = |words: &str| has(words, "演出时间|演出环节|文艺演出|文艺表演|节目表演|文艺展演|联欢|汇演");
        let is_entered = item.announced || self.shows(item.start, |sign| sign.enters);
        let of_show = matches!(topic, Topic::Show | Topic::Music) && is_entered;
        if of_show && is_show(self.words(item.start)) {
            return Some(false);
        }
        // 请欣赏诗朗诵《…》, behind another number of the show.
        let is_number = matches!(topic, Topic::Show | Topic::Music) && self.has_begun(item, index) && !item.announced;
        if is_number
            && before == topic
            && self.words(index).contains('《')
            && (has(self.words(index), "请欣赏|请听|节目")
                || (sign.lead.is_some() || self.words(index).contains("请看")) && sign.calls_for_a_number())
        {
            return Some(true);
        }
        None
    }

    /// Votes with what is read before them and their results, and what goes together: music, rites, talk of a speech.
    fn is_new_in_vote(&self, turned: &Turned<'_>) -> Option<bool> {
        let Turned { item, index, sign, topic, led, before } = *turned;
        let music = |topic: Topic| matches!(topic, Topic::Music | Topic::Anthem);
        // 现在宣布表决结果。: of what was voted on.
        let result = matches!(topic, Topic::Vote | Topic::Read) && self.words(index).contains("结果");
        if before == Topic::Vote && item.votes && result {
            // 请总监票人报告计票结果: somebody else reads it, and that is a reading.
            let reads = |call: &Calling| !call.host && !call.speakers.is_empty() && call.does == Some(Does::Reads);
            return Some(sign.calls.iter().any(reads));
        }
        // 请…宣读草案。现在进行表决。
        let decides = before == Topic::Read && topic == Topic::Vote && !has(self.words(index), "选举|名单|《");
        // 下面说机耕路的事。…同意加宽的请举手。: what was talked of is put to the vote, and whoever is only asked talks of it.
        let is_asked = sign.lead.is_none() && self.words(index).starts_with('请');
        let goes_on = topic == Topic::Vote || is_asked && matches!(topic, Topic::Talk | Topic::Report | Topic::Read);
        if item.topic == Some(Topic::Discuss)
            && goes_on
            && !sign.enters
            && sign.ordinal.is_none()
            && self.is_matter(item.start)
        {
            return Some(false);
        }
        // 下面，表决大会决议。请…宣读: another draft, which is still to be read.
        let is_read_next = self.shows(index + 1, |next| next.calls.iter().any(|call| call.does == Some(Does::Reads)));
        let decides = decides && !is_read_next;
        if decides && !item.announced {
            return Some(false);
        }
        let part = music(before) && music(topic)
            || before == Topic::Rite && topic == Topic::Music && item.speakers == 0
            || before == Topic::Vote && matches!(topic, Topic::Vote | Topic::Read | Topic::Report)
            || before.is_speech() && topic == Topic::Discuss;
        if part && !led {
            return Some(false);
        }
        None
    }

    /// Speeches one behind the other.
    fn is_new_among_speeches(&self, turned: &Turned<'_>) -> Option<bool> {
        let Turned { item, index, topic, led, before, .. } = *turned;
        if before == Topic::Leader && topic == Topic::Leader {
            return Some(led);
        }
        if before.is_speech() && topic.is_speech() && self.has_title_of_its_own(item, index) {
            return Some(true);
        }
        if before.is_speech() && topic.is_speech() && !led {
            return Some(topic == Topic::Leader || !item.announced && self.is_line_of_program(index));
        }
        None
    }

    /// Whether it is another thing than the item in hand is about, or is turned to as one.
    fn is_another(&self, turned: &Turned<'_>) -> bool {
        let Turned { item, index, sign, topic, led, before } = *turned;
        // 下面，请…宣读《…》: another paper.
        let read = topic == Topic::Read && item.speakers > 0 && sign.lead.is_some();
        let titled = self.words(index).contains('《') || sign.lead == Some(Lead::Next);
        let another = read && titled && !item.announced;
        // 下面，请获奖代表发言。先请…: others than those who have spoken.
        let gathers = sign.lead == Some(Lead::Next) && !item.announced && self.announces_others(index, sign);
        // 下面，由我代表支委会报告审查情况: after others the host himself.
        let host = sign.calls.is_empty() || sign.calls.iter().any(|call| call.host);
        let himself = led && host && topic == Topic::Report && item.speakers > 0 && !item.announced;
        // 签约 is over, and 揭牌 is another rite; 首先签署的是框架协议, after 下面签约, goes on with the same one.
        let next_rite =
            sign.lead == Some(Lead::Next) && (!item.announced || item.ordinal.is_none() && self.has_begun(item, index));
        // 第八项，宣布开幕。 现在，请部长开球！: behind the last that is counted.
        let uncounted = led && item.ordinal.is_some() && self.has_begun(item, index);
        let other_rite = topic == Topic::Rite && (next_rite || uncounted) && self.is_other_act(item.start, index);
        let same = (before == topic || item.seen.contains(&topic) && !led) && !other_rite;
        if !led && self.is_act_of_rite(item.start, index) {
            return false;
        }
        // 接着颁发“十佳护士”奖, after 下面进入颁奖环节。
        let of_round = topic == Topic::Prize
            && before == topic
            && has(self.words(item.start), "颁奖环节|颁奖时刻|开始颁奖|进行颁奖|颁奖仪式|颁奖。|颁奖！");
        let enters = sign.enters && !item.announced && topic != Topic::Rite && !of_round;
        let own_lead = topic == Topic::Talk && before == topic && self.are_turned_to_one_by_one(item, index);
        own_lead || another || gathers || himself || !same || enters
    }

    /// 请闵开泰委员发言，发言的题目是《…》。请费秋实委员发言，发言的题目是《…》。: each of them is one by itself, where nothing announces several.
    fn has_title_of_its_own(&self, item: &Item, index: usize) -> bool {
        const TITLES: &str = "题目是《|题目是“|题目为《|题目为“|题目叫《|题目：《|题目是：《|题为《";
        let titled =
            |at: usize| has(self.words(at), TITLES) || has(self.words(at + 1), TITLES) && self.is_plain(at + 1);
        // 比赛现在开始。
        let begins_all = |at: usize| has(self.words(at), "现在开始|正式开始|比赛开始|演讲开始|开始比赛");
        let calls: Vec<usize> =
            (item.start..index).filter(|at| self.shows(*at, |sign| !sign.calls.is_empty())).collect();
        // 第二位，有请…: one of several that are counted.
        !item.announced
            && !item.gathers
            && !self.words(index).starts_with('第')
            && titled(index)
            && calls.first().is_some_and(|first| !(item.start..*first).any(begins_all))
            && calls.iter().all(|at| titled(*at))
    }

    /// 请副秘书长就《选举办法（草案）》作说明。 If nobody has anything to say, 现在进行表决: what was explained is put to the vote.
    fn is_explained(&self, item: &Item, index: usize) -> bool {
        let explains = |at: usize| {
            let words = self.words(at);
            self.shows(at, |sign| !sign.calls.is_empty())
                && has(words, "说明|解释")
                && has(words, "《|草案|办法|名单|方案|章程")
        };
        item.speakers == 1 && !item.announced && (item.start..index).any(explains)
    }

    /// 下面请教师代表发言。接下来请家长代表发言。: each of them turned to by a word of its own, where nothing has announced several.
    fn are_turned_to_one_by_one(&self, item: &Item, index: usize) -> bool {
        let turns = |at: usize| {
            let words = signs::without_label(self.words(at));
            let body = announce::without_greeting(words);
            begins(body, "下面|接下来").is_some() || has(body, "，下面请|，接下来请")
        };
        let is_call = |at: &usize| self.shows(*at, |sign| !sign.calls.is_empty());
        let calls: Vec<usize> = (item.start..index).filter(is_call).collect();
        let is_headed = |first: usize| {
            (item.start..first).any(|at| self.shows(at, |sign| sign.enters || sign.turns || sign.lead.is_some()))
        };
        !item.announced
            && !item.gathers
            && turns(index)
            && matches!(calls[..], [only] if turns(only) && !is_headed(only))
    }

    /// Does a sentence before in the paragraph turn to everybody who has something to say: 现在一个一个说。 下面听大伙儿的。?
    pub(super) fn is_led_to(&self, index: usize) -> bool {
        const TURNS: &str = "现在|下面|接下来|下边|该大家|该诸位|该各位|轮到大家|轮到诸位|轮到各位";
        const TALK: &str = "该|轮到|说|听|聊|谈|讲|议|问";
        const SHORT: usize = 32;
        let leads = |at: &usize| {
            begins(self.words(*at), TURNS).is_some()
                && has(self.words(*at), TALK)
                && self.length(*at) <= SHORT
                && self.is_plain(*at)
        };
        let before = (0..index).rev().take_while(|at| self.block(*at) == self.block(index)).find(leads);
        before.is_some_and(|at| self.items.last().is_some_and(|item| item.start < at))
    }

    /// 【表彰先进】 over a section, and all that is called for in it: whoever wrote it has said what the items are.
    fn is_in_captioned(&self, item: &Item, index: usize) -> bool {
        // 【来路】 names nothing that is done, and is a chapter of several items.
        let is_caption = |at: usize| {
            let is_title = self.titled(at).is_some() && matches!(self.shape(at), Shape::Direction { .. });
            is_title && (kind::of_words(self.words(at)).is_some() || has(self.words(at), "表彰|奖|仪式|环节|议程|程序"))
        };
        // Part III　授予学位
        let is_counter =
            self.titled(item.start).is_some() && self.words(item.start).starts_with(|c: char| c.is_ascii_alphabetic());
        if is_counter {
            return true;
        }
        // ◆ 新锐奖, 08:55　优秀论文, and the lines between two rules: a title over all up to the next one.
        let is_marked = |at: usize| {
            let framed = at.checked_sub(1).is_some_and(|before| self.shape(before) == Shape::Marks);
            let timed = || clock(self.words(at).trim_start_matches(['#', ' '])).is_some();
            let labelled = || series::label(self.segments, at).is_some();
            self.titled(at).is_some()
                && (framed || timed() || labelled() || signs::marked_title(self.segments, at).is_some())
        };
        // 颁奖到这里就告一段落。请书记讲话。
        const OVER: &str = "告一段落|就到这里|到此结束|颁奖结束|已经颁完";
        if is_marked(item.start) {
            return !(item.start..=index).any(|at| has(self.words(at), OVER));
        }
        let same_section = || (item.start + 1..=index).all(|at| !self.opens_section(at));
        let parted = self.has_sections || self.opens_section(item.start);
        is_caption(item.start) && parted && same_section()
    }

    /// 七、授予学位, and 现在进入最庄重的环节，拨穗授证。 right below: what the title stands over.
    fn is_under_title(&self, item: &Item, index: usize) -> bool {
        /// （四）评议, and 案情清楚了。休会十五分钟。 in the paragraph below.
        const NEAR: usize = 3;
        item.announced
            && index - item.start <= NEAR
            && (item.start + 1..index).all(|at| self.is_plain(at) && self.block(at) == self.block(index))
            && self.titled(item.start).is_some()
            && self.wait(item.start).is_none()
    }

    /// Whether what is called for here was not spoken of since a sentence.
    fn is_other_act(&self, start: usize, index: usize) -> bool {
        let acts = self.signs.get(index).into_iter().flat_map(|sign| &sign.calls).map(|call| self.text(&call.act));
        // 接下来是宣誓。: nobody is called yet.
        const RITES: &str = "宣誓|揭牌|揭幕|签约|剪彩|授旗|献花";
        let named = self.words(index).split_once('是').map(|(_, what)| what);
        // 现在，为联合实验室揭牌。
        let told = ends(self.words(index).trim_end_matches(['。', '！']), RITES);
        let mut acts = acts.chain(named.filter(|what| has(at_most(what, 6), RITES))).chain(told);
        let mut acts = acts.by_ref().filter(|act| !act.is_empty());
        // 宣布开工, behind 宣誓: two rites, and 签署, behind 签约, is one.
        let named =
            |act: &str| if act.starts_with('宣') { at_most(act, 2).to_owned() } else { at_most(act, 1).to_owned() };
        acts.next().map(named).is_some_and(|act| (start..index).all(|at| !self.words(at).contains(&act)))
    }

    /// 授帽宣誓仪式, and then 请…带领新护士宣誓: whether the rite that was turned to is named for what is called for here.
    fn is_act_of_rite(&self, start: usize, index: usize) -> bool {
        const RITES: &str = "仪式|典礼";
        let calls = self.signs.get(index).into_iter().flat_map(|sign| &sign.calls);
        let mut acts = calls.map(|call| self.text(&call.act)).filter(|act| !act.is_empty());
        has(self.words(start), RITES) && acts.any(|act| self.words(start).contains(at_most(act, 2)))
    }

    /// 请住建局局长介绍项目情况；请施工单位代表发言；: a line that is all of a call, right behind another one.
    fn is_line_of_program(&self, index: usize) -> bool {
        let is_line = |at: usize| {
            self.opens(at)
                && self.block(at) != self.block(at + 1)
                && self.is_words(at)
                && self.shows(at, |sign| sign.calls.iter().any(|call| call.opens && !call.speakers.is_empty()))
        };
        index
            .checked_sub(1)
            .is_some_and(|before| is_line(before) && is_line(index) && self.words(before).ends_with('；'))
    }

    /// Does what is called for belong to an item that was announced?
    fn belongs(&self, item: &Item, index: usize, sign: &Signs, topic: Topic, led: bool) -> bool {
        /// Characters in which the host turns to a rite.
        const HELD: usize = 12;
        let number = item.ordinal.as_ref().map(|(n, _)| *n);
        let goes_on = number.is_some_and(|n| self.next_ordinal(index).is_some_and(|next| next <= n + 1));
        // 现在请填写。
        let prompted = sign.happening.is_some_and(|happening| happening.prompt.is_some()) && !sign.enters;
        // 下面进行第五项，领导讲话。首先请…，接下来请…
        let called = self.marks.get(item.start).is_some_and(|mark| mark.call.is_some());
        // 领导致辞。先请院长致辞，下面请主任讲话。
        let addresses = |topic: Topic| matches!(topic, Topic::Address | Topic::Leader);
        let is_same = item.topic == Some(topic) || item.topic.is_some_and(addresses) && addresses(topic);
        let of_title = item.title.is_some() && is_same && topic.is_speech() && !called && !sign.enters;
        // 下面举行签字仪式。请…签订: between two items that are counted, a rite that nobody counts.
        let held = led && topic == Topic::Rite && has(at_most(self.words(index), HELD), "举行");
        if held && has(self.words(index), "仪式") {
            return false;
        }
        goes_on
            || of_title
            || item.about() == Some(Topic::Vote)
                && !(topic == Topic::Leader && sign.lead.is_some())
                && !(topic == Topic::Discuss && sign.lead == Some(Lead::Last))
            || number.is_some() && (!led || matches!(topic, Topic::Discuss | Topic::Music))
            || topic == Topic::Vote && prompted
    }

    /// 下面审议议案。首先请…: the item has only just been turned to, and nothing has happened in it.
    pub(super) fn is_quiet(&self, item: &Item, index: usize) -> bool {
        !item.announced
            && item.kind.is_none()
            && item.start + 1 == index
            && self.block(item.start) == self.block(index)
            && self.marks.get(item.start).is_some_and(|mark| mark.wait.is_none() && mark.call.is_none())
    }
}
