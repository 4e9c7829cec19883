//! Items that nothing announces: the host turns to something else, by a word that leads over or by what he calls for.

use super::item::Item;
use super::{Shape, Signs, Walk};
use crate::agenda::ItemKind;
use crate::import::announce::{self, Lead};
use crate::import::call::Calling;
use crate::import::happening::Prompt;
use crate::import::kind::{self, Topic};
use crate::import::lexicon::Does;
use crate::import::reason::{Guess, Reason};
use crate::import::signs;
use crate::import::wording::{at_most, begins, has, number};

impl Walk<'_> {
    /// Begins an item where the sentence turns to something new.
    pub(super) fn turn(&mut self, index: usize, sign: &Signs) {
        let Some(topic) = self.turns_to(index, sign) else {
            if !sign.resumes || sign.latin {
                return;
            }
            let rested =
                self.items.last().is_some_and(|item| item.is(ItemKind::Break) || item.topic == Some(Topic::Rest));
            let body = announce::without_greeting(self.words(index));
            let led = announce::lead(body).map_or(body, |(_, rest)| rest);
            // 二、听取工作报告, and 现在继续开会 right behind it: the item has begun.
            let has_begun = !rested && self.items.last().is_some_and(|item| item.start + 1 == index && item.announced);
            let now = begins(led, "继续开会|复会|我们继续开会").is_some() && !self.own && !has_begun;
            if rested || now {
                self.items.push(Item::new(index, Guess::fair(Reason::AnotherKind)));
            }
            return;
        };
        if self.own && !(sign.lead.is_some() && index <= self.last_strong) {
            return;
        }
        let led = sign.lead.is_some() || sign.turns || topic == Topic::Discuss && self.is_led_to(index);
        let late = index > self.last_strong && topic == Topic::Own;
        let quiet = self.items.last().is_some_and(|item| self.is_quiet(item, index));
        let new = !late && self.is_new(index, sign, topic, led);
        if let Some(item) = self.items.last_mut().filter(|_| quiet || !new) {
            // 下面说停车的事。请任海波先说。: they talk of what was named.
            if new && !(item.topic == Some(Topic::Discuss) && topic.is_speech()) {
                item.topic = Some(topic);
                item.seen.clear();
            }
            item.seen.push(topic);
            return;
        }
        // 那我归个总：…。觉得要得的，巴掌拍起来！: from where the host sums up.
        let hands = topic == Topic::Vote && has(self.words(index), "觉得");
        let sums_up = (0..=index).rev().find(|at| self.opens(*at)).filter(|at| hands && self.is_plain(*at));
        let start = sums_up.unwrap_or_else(|| self.pulled_back(index, sign));
        let guess = if led { Guess::certain(Reason::LeadAndCall) } else { Guess::fair(Reason::AnotherKind) };
        let mut item = Item::new(start, guess);
        item.topic = Some(topic);
        item.seen.push(topic);
        item.gathers = sign.calls.iter().any(|call| call.first_of_several);
        self.own = false;
        self.items.push(item);
    }

    /// What the sentence turns to; nothing where it asks for something within the item in hand.
    fn turns_to(&self, index: usize, sign: &Signs) -> Option<Topic> {
        let opening = self.items.last().is_some_and(|item| item.is(ItemKind::Opening));
        // 觉得要得的，巴掌拍起来！: what was talked of is put to everybody's hands.
        let talked = self.items.last().is_some_and(|item| item.topic == Some(Topic::Discuss));
        if talked && sign.prompts_vote() && has(self.words(index), "觉得") {
            return Some(Topic::Vote);
        }
        let nobody = sign.calls.iter().all(|call| call.speakers.is_empty());
        let asked = sign.happening.filter(|_| nobody);
        let aside = asked.is_some_and(|happening| matches!(happening.does, Does::Applauds | Does::Photo | Does::Acts));
        // 第一组述职完毕，请大家打分: of what they have said.
        let aside = aside || !opening && asked.is_some() && has(self.words(index), "打分");
        let within = !opening && !sign.enters && (sign.lead.is_none() || !sign.turns);
        // 现在请提问。
        const SHORT: usize = 10;
        let bare = !opening && self.length(index) <= SHORT && sign.ordinal.is_none();
        // 现在一个院子一个院子说。上院子的，哪个先开腔？: the paragraph has turned to it.
        let floor = (within || bare)
            && !self.is_led_to(index)
            && asked.is_some_and(|happening| happening.prompt == Some(Prompt::Floor));
        let anthem = sign.lead.is_some() && sign.happening.is_some_and(|happening| happening.does == Does::Anthem);
        let counted = opening && !anthem && has(self.words(index), "清点|核实|人数|我宣布|现在宣布");
        let serves = opening && sign.calls.iter().any(|call| call.marker == "由" && !call.opens);
        if sign.latin || aside || floor || counted || serves {
            return None;
        }
        let outcome = || has(self.words(index), "我宣布|当选");
        let named =
            || kind::of_words(at_most(self.words(index), 30)).filter(|topic| *topic != Topic::Own && !outcome());
        // 下面听汇报，每家五分钟，面上的工作就不要讲了。: only what it begins with tells of what was.
        let front = if sign.enters { at_most(self.words(index), 20) } else { self.words(index) };
        let told = || has(front, "作了|做了|讲了|提了|发了|的讲话|的点评|的发言");
        // 现在召开民主推荐会 opens the meeting.
        let opens = opening && has(self.words(index), "召开");
        // 今天召开民主评议会，请大家对班子进行评议: what everybody has come for.
        if opens && nobody && sign.lead.is_none() {
            return None;
        }
        if opening && (self.is_entry(index, sign) || introduces(self.words(index))) {
            return None;
        }
        let says = sign.turns && index <= self.last_strong && (sign.enters || !opening) && !opens;
        let discussed = || (sign.enters && self.is_matter(index)).then_some(Topic::Discuss);
        self.topic_at(index).or_else(|| if says && !told() { named().or_else(discussed) } else { None })
    }

    /// 下面说村口停车的事。: does a sentence name what is to be talked of?
    fn is_matter(&self, index: usize) -> bool {
        signs::takes_up(announce::lead(self.words(index)).map_or("", |(_, rest)| rest))
    }

    /// 有请校领导和导师入场，请同学们起立迎接。: those come in whom the meeting waits for, before it begins. Where teams march in,
    /// that is a part of it.
    fn is_entry(&self, index: usize, sign: &Signs) -> bool {
        const MARCHES: &str = "运动员|裁判员|方队|方阵|代表队|旗|新人|新郎|新娘";
        let words = self.words(index);
        let plays = sign.happening.is_some_and(|happening| happening.does == Does::Music);
        plays && words.contains("入场") && sign.lead.is_none() && sign.ordinal.is_none() && !has(words, MARCHES)
    }

    /// What the sentence itself calls for.
    pub(super) fn topic_at(&self, index: usize) -> Option<Topic> {
        let sign = self.signs.get(index)?;
        let acts = |call: &&Calling| {
            let known = call.does.is_some_and(|does| kind::of_call(does, "").is_some());
            known && (!call.speakers.is_empty() || call.host)
        };
        let acting = sign.calls.iter().find(acts);
        let comes_in = sign.happening.is_some_and(|happening| happening.does == Does::Music);
        let is_bare = |call: &Calling| call.marker == "有请" && call.does.is_none();
        if acting.is_none() && !comes_in && sign.calls.iter().any(is_bare) {
            return Some(Topic::Talk);
        }
        let words = self.words(index);
        let led = || announce::lead(words).map_or(words, |(_, rest)| rest);
        let rests = sign.happening.is_some_and(|happening| happening.does == Does::Rests);
        if rests && begins(led(), "休会").is_some() || rests_for_minutes(words) {
            return Some(Topic::Rest);
        }
        if let Some(call) = acting {
            return if call.host { Some(self.topic_of_host(index, call)) } else { self.topic_of_call(index, call) };
        }
        if let Some(topic) = self.topic_of_report(index) {
            return Some(topic);
        }
        let room = |does: &Does| !matches!(does, Does::Speaks | Does::Reads);
        let asked = sign.happening.and_then(|happening| kind::of_call(happening.does, words));
        asked.or_else(|| sign.calls.iter().find_map(|call| kind::of_call(call.does.filter(room)?, words)))
    }

    /// 由我宣读…, 由我代表支委会作报告, 我讲几点意见.
    fn topic_of_host(&self, index: usize, call: &Calling) -> Topic {
        const REPORTS: &str = "表态|发言|对照检查|报告|述职|通报|汇报|传达|作总结|工作总结|作说明";
        let reports = call.does.is_some_and(|does| kind::of_call(does, self.text(&call.act)) == Some(Topic::Report));
        let counted = self.shows(index, |sign| sign.ordinal.is_some()) && has(self.words(index), REPORTS);
        match call.does {
            Some(Does::Reads) => Topic::Read,
            _ if reports || counted => Topic::Report,
            _ => Topic::Own,
        }
    }

    /// 下面，我代表班子作对照检查。: the host reports himself, and nobody is called.
    fn topic_of_report(&self, index: usize) -> Option<Topic> {
        if !self.words(index).contains('我') {
            return None;
        }
        let body = announce::without_greeting(signs::without_label(self.words(index)));
        begins(body, "首先|下面|接下来|现在|最后|接着|然后")?;
        let (_, rest) = announce::lead(body)?;
        let acts = rest.strip_prefix('我').or_else(|| rest.strip_prefix("我来"))?;
        if has(acts, "意见|要求|几点|强调|感谢|欢迎|祝贺|想|希望") {
            return None;
        }
        if has(acts, "宣读|宣布") || has(acts, "学习|领学|传达") && acts.contains('《') {
            return Some(Topic::Read);
        }
        let reports =
            has(acts, "作|做") && has(acts, "报告|检查|述职|通报|说明|汇报|发言|总结") || has(acts, "报告一下|通报");
        reports.then_some(Topic::Report)
    }

    fn topic_of_call(&self, index: usize, call: &Calling) -> Option<Topic> {
        let end = self.sentence(index)?.range.end;
        let act = self.text(&(call.act.start..end)).split(['，', '。', '；', '！']).next()?;
        let topic = kind::of_call(call.does?, act)?;
        // 请倪副镇长给咱们讲几句，大家欢迎！ 最后请街道办主任讲几句。: to all of the room.
        let to_all = || {
            has(self.words(index), "大家欢迎|掌声|欢迎")
                || self.shows(index, |sign| sign.lead == Some(Lead::Last))
                    && call.speakers.iter().all(|one| one.office.is_some())
                || self.is_leader_to_all(index, call)
        };
        let greeted = topic == Topic::Talk && has(act, "讲几句|讲两句|说几句|说两句|表个态") && to_all();
        let topic = if greeted { Topic::Leader } else { topic };
        let modest = topic == Topic::Leader && has(self.words(index), "同学|代表讲话|学生");
        Some(if modest { Topic::Talk } else { topic })
    }

    /// Whether what is called for here begins an item, and is no part of the one in hand.
    fn is_new(&self, index: usize, sign: &Signs, topic: Topic, led: bool) -> bool {
        let Some(item) = self.items.last() else { return true };
        if self.is_under_title(item, index)
            || self.is_in_captioned(item, index)
            || self.rows.binary_search(&index).is_ok()
        {
            return false;
        }
        // 计票已经结束，现在请监票人宣布计票结果。 behind what was done while they counted.
        const RESULTS: &str = "计票结果|选举结果|投票结果|表决结果|测评结果";
        let result = topic == Topic::Read && has(self.words(index), RESULTS) && sign.ordinal.is_none();
        if result && !item.votes && item.speakers > 0 && !matches!(item.about(), Some(Topic::Vote | Topic::Read)) {
            return true;
        }
        // 最后一项，选举业主委员会。 behind 第五项: it is announced like those that have a number.
        let is_counted =
            item.ordinal.is_some() && begins(self.words(index), "最后一项|最后一个议程|最后一个环节|下一项").is_some();
        if is_counted {
            return true;
        }
        if item.is(ItemKind::Opening) {
            return !matches!(topic, Topic::Vote | Topic::Discuss) || led || item.seen.is_empty();
        }
        if topic == Topic::Rest && rests_for_minutes(self.words(index)) {
            return item.topic != Some(Topic::Rest);
        }
        if topic == Topic::Rest {
            // 现在计票，请大家在原位休息。
            let words = self.words(index);
            let counting = item.votes
                && !has(words, "休会|会议休息|大会休息")
                && has(words, "等候|等待|回避|原位|原地|座位|稍候|稍等");
            return item.topic != Some(Topic::Rest) && !counting;
        }
        let Some(before) = item.about() else { return false };
        // 再听桥那边的，杨嬢嬢，该你了。: one of those who talk of what everybody was asked.
        let in_turn = sign.calls.iter().all(|call| call.marker.is_empty()) && !sign.calls.is_empty();
        if item.topic == Some(Topic::Discuss) && topic == Topic::Talk && in_turn && sign.lead != Some(Lead::Last) {
            return false;
        }
        let of_those = item.topic == Some(topic)
            || item.topic.is_some_and(Topic::is_speech)
                && topic.is_speech()
                && begins(self.words(index), "请|再请").is_some();
        if item.gathers && of_those && topic != Topic::Own && !sign.enters && index <= self.last_strong {
            return false;
        }
        // 接下来是主旨报告。第一位报告人是…: the first of those whom the item is for.
        let is_first = sign.lead == Some(Lead::First) && before.is_speech() && topic.is_speech() && !sign.enters;
        let has_begun = || item.speakers > 0 || (item.start..index).any(|at| self.wait(at).is_some());
        if is_first && topic != Topic::Leader && !has_begun() {
            return false;
        }
        if item.announced && self.belongs(item, index, sign, topic, led) {
            return false;
        }
        if before == Topic::Rest || self.acts_first_in_section(item, index) {
            return true;
        }
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
            return true;
        }
        if is_alike && item.speakers > 1 && is_last_of_all() {
            return false;
        }
        // 请…讲话。请…作工作报告。
        if before == Topic::Leader
            && topic == Topic::Report
            && !item.announced
            && self.words(index).contains("工作报告")
        {
            return true;
        }
        // 下面进行第二轮签约。
        let counted = |rest| number(rest).and_then(|(n, bytes)| Some((n, rest.get(bytes..)?)));
        let round = || self.words(index).split('第').nth(1).and_then(counted);
        let is_next_round = || round().is_some_and(|(n, what)| n > 1 && begins(what, "轮|批|组").is_some());
        if before == topic && is_next_round() {
            return false;
        }
        // 请欣赏诗朗诵《…》, behind another number of the show.
        let is_number = matches!(topic, Topic::Show | Topic::Music) && has_begun() && !item.announced;
        if is_number
            && before == topic
            && self.words(index).contains('《')
            && (has(self.words(index), "请欣赏|请听|节目")
                || (sign.lead.is_some() || self.words(index).contains("请看")) && sign.calls_for_a_number())
        {
            return true;
        }
        let music = |topic: Topic| matches!(topic, Topic::Music | Topic::Anthem);
        // 现在宣布表决结果。: of what was voted on.
        let result = matches!(topic, Topic::Vote | Topic::Read) && self.words(index).contains("结果");
        if before == Topic::Vote && item.votes && result {
            // 请总监票人报告计票结果: somebody else reads it, and that is a reading.
            let reads = |call: &Calling| !call.host && !call.speakers.is_empty() && call.does == Some(Does::Reads);
            return sign.calls.iter().any(reads);
        }
        // 请…宣读草案。现在进行表决。
        let decides = before == Topic::Read && topic == Topic::Vote && !has(self.words(index), "选举|名单|《");
        // 下面说机耕路的事。…同意加宽的请举手。: what was talked of is put to the vote.
        if item.topic == Some(Topic::Discuss)
            && topic == Topic::Vote
            && !sign.enters
            && sign.ordinal.is_none()
            && self.is_matter(item.start)
        {
            return false;
        }
        // 下面，表决大会决议。请…宣读: another draft, which is still to be read.
        let is_read_next = self.shows(index + 1, |next| next.calls.iter().any(|call| call.does == Some(Does::Reads)));
        let decides = decides && !is_read_next;
        if decides && !item.announced {
            return false;
        }
        let part = music(before) && music(topic)
            || before == Topic::Rite && topic == Topic::Music && item.speakers == 0
            || before == Topic::Vote && matches!(topic, Topic::Vote | Topic::Read | Topic::Report)
            || before.is_speech() && topic == Topic::Discuss;
        if part && !led {
            return false;
        }
        if before == Topic::Leader && topic == Topic::Leader {
            return led;
        }
        if before.is_speech() && topic.is_speech() && !led {
            return topic == Topic::Leader || !item.announced && self.is_line_of_program(index);
        }
        // 下面，请…宣读《…》: another paper.
        let read = topic == Topic::Read && item.speakers > 0 && sign.lead.is_some();
        let another = read && self.words(index).contains('《') && !item.announced;
        // 下面，请获奖代表发言。先请…: others than those who have spoken.
        let gathers = sign.lead == Some(Lead::Next) && !item.announced && self.announces_others(index, sign);
        // 下面，由我代表支委会报告审查情况: after others the host himself.
        let host = sign.calls.is_empty() || sign.calls.iter().any(|call| call.host);
        let himself = led && host && topic == Topic::Report && item.speakers > 0 && !item.announced;
        // 签约 is over, and 揭牌 is another rite.
        let other_rite = topic == Topic::Rite
            && sign.lead == Some(Lead::Next)
            && !item.announced
            && self.is_other_act(item.start, index);
        let same = (before == topic || item.seen.contains(&topic) && !led) && !other_rite;
        if !led && self.is_act_of_rite(item.start, index) {
            return false;
        }
        // 首先签署的是框架协议, after 下面签约。 goes on with the same rite.
        // 接着颁发“十佳护士”奖, after 下面进入颁奖环节。
        let of_round = topic == Topic::Prize
            && before == topic
            && has(self.words(item.start), "颁奖环节|颁奖时刻|开始颁奖|进行颁奖|颁奖仪式|颁奖。|颁奖！");
        let enters = sign.enters && !item.announced && topic != Topic::Rite && !of_round;
        another || gathers || himself || !same || enters
    }

    /// Does a sentence before in the paragraph turn to everybody who has something to say: 现在一个一个说。 下面听大伙儿的。?
    fn is_led_to(&self, index: usize) -> bool {
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
        let same_section = || (item.start + 1..=index).all(|at| !self.opens_section(at));
        is_caption(item.start) && self.has_sections && same_section()
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
        let named = self.words(index).split_once('是').map(|(_, what)| what);
        let mut acts = acts.chain(named.filter(|what| has(at_most(what, 6), "宣誓|揭牌|揭幕|签约|剪彩|授旗|献花")));
        let mut acts = acts.by_ref().filter_map(|act| act.chars().next());
        acts.next().is_some_and(|act| (start..index).all(|at| !self.words(at).contains(act)))
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
        goes_on
            || of_title
            || item.about() == Some(Topic::Vote)
                && !(topic == Topic::Leader && sign.lead.is_some())
                && !(topic == Topic::Discuss && sign.lead == Some(Lead::Last))
            || number.is_some() && (!led || matches!(topic, Topic::Discuss | Topic::Music))
            || topic == Topic::Vote && prompted
    }

    /// 下面审议议案。首先请…: the item has only just been turned to, and nothing has happened in it.
    fn is_quiet(&self, item: &Item, index: usize) -> bool {
        !item.announced
            && item.kind.is_none()
            && item.start + 1 == index
            && self.block(item.start) == self.block(index)
            && self.marks.get(item.start).is_some_and(|mark| mark.wait.is_none() && mark.call.is_none())
    }
}

/// 首先为大家介绍今天到会的领导: who is there, which is told while the meeting opens.
fn introduces(words: &str) -> bool {
    const WHO: &str = "到会|出席|参加|莅临|与会|前来|在座|到场|光临|来宾|嘉宾|领导";
    let behind = words.split_once("介绍").map(|(_, behind)| at_most(behind, 12));
    behind.is_some_and(|behind| has(behind, WHO) && !has(behind, "情况|经验|做法"))
        && has(words, "为大家介绍|向大家介绍|给大家介绍|介绍一下|介绍今天|介绍出席|介绍到会|介绍参加")
}

/// 由计票人计票，休息十五分钟: how long nothing happens.
fn rests_for_minutes(words: &str) -> bool {
    const ASIDE: &str = "原位|原座|座位上|每节|每天|报告|发言|课间";
    let behind = |word: &str| words.split_once(word).map(|(_, rest)| rest.trim_start_matches(['，', '大', '家']));
    let is_minutes = |rest: &str| {
        number(rest).is_some_and(|(_, bytes)| rest.get(bytes..).is_some_and(|rest| rest.starts_with("分钟")))
    };
    words.contains("分钟")
        && ["休息", "休会", "茶歇"].into_iter().filter_map(behind).any(is_minutes)
        && !has(words, ASIDE)
}
