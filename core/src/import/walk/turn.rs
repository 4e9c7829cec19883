//! Items that nothing announces: what the host turns to, by a word that leads over or by what he calls for. Whether that begins
//! an item is asked of `begins`.

use super::item::Item;
use super::{Shape, Signs, Walk};
use crate::agenda::ItemKind;
use crate::chinese::clauses::first_clause;
use crate::import::announce::{self, Lead};
use crate::import::call::Calling;
use crate::import::happening::Prompt;
use crate::import::kind::{self, Topic};
use crate::import::lexicon::Does;
use crate::import::reason::{Guess, Reason};
use crate::import::signs;
use crate::import::wording::{at_most, begins, ends, first, has, number};

/// What ends with these opens the meeting.
const DECLARED: &str = "仪式开始|典礼开始|大会开始|会议开始|仪式现在开始|典礼现在开始|仪式正式开始|典礼正式开始";

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
        // 下面讨论转正的事。请邓家乐同志念一下申请。
        let of_matter = self.items.last().is_some_and(|item| self.is_matter(item.start));
        if let Some(item) = self.items.last_mut().filter(|_| quiet || !new) {
            // 下面说停车的事。请任海波先说。: they talk of what was named.
            // 接下来是抽奖。有请工会主席上台。: it stays what it was called.
            let is_named = item.topic == Some(Topic::Discuss)
                && (topic.is_speech() || topic == Topic::Read && of_matter)
                || item.topic == Some(Topic::Prize) && topic == Topic::Read
                || item.topic == Some(Topic::Show) && matches!(topic, Topic::Rite | Topic::Prize);
            if new && !is_named {
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
        item.gathers = sign.calls.iter().any(|call| call.first_of_several) || self.gathers_all(index);
        self.own = false;
        self.items.push(item);
    }

    /// What the sentence turns to; nothing where it asks for something within the item in hand.
    fn turns_to(&self, index: usize, sign: &Signs) -> Option<Topic> {
        let opening = self.items.last().is_some_and(|item| item.is(ItemKind::Opening));
        if self.decides_on_several(index) {
            return Some(Topic::Vote);
        }
        // 觉得要得的，巴掌拍起来！: what was talked of is put to everybody's hands.
        let talked = self.items.last().is_some_and(|item| item.topic == Some(Topic::Discuss));
        if talked && sign.prompts_vote() && has(self.words(index), "觉得") {
            return Some(Topic::Vote);
        }
        let nobody = sign.calls.iter().all(|call| call.speakers.is_empty());
        if nobody && is_given_to_all(self.words(index)) {
            return Some(Topic::Discuss);
        }
        let asked = sign.happening.filter(|_| nobody);
        let aside = asked.is_some_and(|happening| matches!(happening.does, Does::Applauds | Does::Photo | Does::Acts));
        // 第一组述职完毕，请大家打分: of what they have said.
        let aside = aside || !opening && asked.is_some() && has(self.words(index), "打分");
        let within = !opening && !sign.enters && (sign.lead.is_none() || !sign.turns);
        // 现在请提问。
        const SHORT: usize = 10;
        let bare = !opening && !sign.enters && self.length(index) <= SHORT && sign.ordinal.is_none();
        // 现在一个院子一个院子说。上院子的，哪个先开腔？: the paragraph has turned to it.
        let floor = (within || bare)
            && !self.is_led_to(index)
            && asked.is_some_and(|happening| happening.prompt == Some(Prompt::Floor));
        // 听完了大家议一议，别念稿子。请运维班班长先说。: what several are called to right behind it.
        let begins_talk = floor
            && self.opens(index)
            && self.block(index) == self.block(index + 1)
            && begins(self.words(index + 1), "请|先请").is_some()
            && has(self.words(index + 1), "先说|先讲|先来|先谈|带个头|开个头")
            && self.shows(index + 1, |next| next.calls.iter().any(Calling::names_somebody));
        if begins_talk {
            return Some(Topic::Discuss);
        }
        // 哪位老领导还想再说几句？（自由发言）, behind those who were called: everybody talks now.
        let opens_floor = floor
            && self.opens(index)
            && matches!(self.shape(index + 1), Shape::Direction { .. } | Shape::Marks)
            && has(self.words(index + 1), "自由发言|自由讨论|自由交流")
            && !has(self.words(index), "接着|下一位|下一个")
            && self.items.last().is_some_and(|item| item.speakers > 1 && !item.announced);
        if opens_floor {
            return Some(Topic::Discuss);
        }
        let anthem = sign.lead.is_some() && sign.happening.is_some_and(|happening| happening.does == Does::Anthem);
        let counted = opening
            && !anthem
            && has(
                self.words(index),
                "清点|点个名|点一下名|核实|人数|我宣布|现在宣布|到场情况|到会情况|出席情况|参会情况|应到",
            );
        let serves = opening && sign.calls.iter().any(|call| call.marker == "由" && !call.opens);
        // 现在颁奖仪式开始: what everybody has come for begins, and the meeting opens with that.
        let declared = opening && nobody && ends(self.words(index).trim_end_matches(['。', '！']), DECLARED).is_some();
        if sign.latin || aside || floor || counted || serves || declared {
            return None;
        }
        // 宣讲比赛正式开始！: whoever is called from now on competes.
        const BEGUN: &str = "比赛正式开始|比赛现在开始|演讲正式开始|宣讲正式开始|路演正式开始|答辩正式开始";
        if !opening && nobody && sign.lead.is_some() && has(self.words(index), BEGUN) {
            return Some(Topic::Talk);
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
        if opening && self.gathers_all(index) {
            return Some(Topic::Talk);
        }
        let says = sign.turns && index <= self.last_strong && (sign.enters || !opening) && !opens;
        let discussed = || (sign.enters && self.is_matter(index)).then_some(Topic::Discuss);
        self.topic_at(index).or_else(|| if says && !told() { named().or_else(discussed) } else { None })
    }

    /// 以上三个报告，请各位代表审议。同意的，请举手。: are several items that have been held put to the vote together?
    pub(super) fn decides_on_several(&self, index: usize) -> bool {
        const NEAR: usize = 6;
        const OF: &str =
            "以上|上述|对以上|对上述|下面对以上|现在对以上|下面对上述|现在对上述|下面，对以上|现在，对以上";
        const WHAT: &str = "个报告|项报告|项议案|个议案|个草案|项草案|个文件|项议程|个方案|项方案|个办法";
        let words = self.words(index);
        let counted =
            begins(words, OF).and_then(|of| number(words.get(of.len()..)?).map(|(n, bytes)| (n, of.len() + bytes)));
        let what = counted.filter(|(n, _)| *n > 1).and_then(|(_, at)| begins(words.get(at..)?, WHAT));
        what.is_some() && (index..=index + NEAR).any(|at| self.shows(at, Signs::prompts_vote))
    }

    /// 先请各代表团汇报讨论的情况。 请第一代表团团长汇报。: does a sentence ask all of them for what each is called to right behind it?
    pub(super) fn gathers_all(&self, index: usize) -> bool {
        const ALL: &str = "请各|请几|由各|听各|听听各";
        const SPEAK: &str = "汇报|发言|交流|表态|介绍|述职|谈谈|说说";
        const NEAR: usize = 3;
        let led = announce::lead(announce::without_greeting(signs::without_label(self.words(index))));
        let asks = led.is_some_and(|(_, rest)| begins(rest, ALL).is_some() && has(rest, SPEAK));
        let speaks = |call: &Calling| call.does == Some(Does::Speaks) && call.names_somebody();
        asks && (index + 1..=index + NEAR)
            .any(|at| self.opens(at) && self.shows(at, |sign| sign.calls.iter().any(speaks)))
    }

    /// 下面说村口停车的事。: does a sentence name what is to be talked of?
    pub(super) fn is_matter(&self, index: usize) -> bool {
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
        const REPORTS: &str = "表态|发言|对照检查|报告|述职|通报|汇报|传达|工作总结|作说明";
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
        let act = first_clause(self.text(&(call.act.start..end)));
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
        // 最后，请谭副主任作回应。: of all that was said, by one. 请有关部门作个回应: several.
        let answers = topic == Topic::Talk
            && has(self.words(index), "作回应|怎么回应|回应一下")
            && call.names_somebody()
            && (begins(self.words(index), "最后").is_some() || has(self.words(index), "听听"));
        let topic = if answers { Topic::Leader } else { topic };
        let modest = topic == Topic::Leader && has(self.words(index), "同学|代表讲话|学生");
        Some(if modest { Topic::Talk } else { topic })
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
pub(super) fn rests_for_minutes(words: &str) -> bool {
    const ASIDE: &str = "原位|原座|座位上|每节|每天|报告|发言|课间";
    let behind = |word: &str| words.split_once(word).map(|(_, rest)| rest.trim_start_matches(['，', '大', '家']));
    let is_minutes = |rest: &str| {
        number(rest).is_some_and(|(_, bytes)| rest.get(bytes..).is_some_and(|rest| rest.starts_with("分钟")))
    };
    words.contains("分钟")
        && ["休息", "休会", "茶歇"].into_iter().filter_map(behind).any(is_minutes)
        && !has(words, ASIDE)
}

/// 接下来的时间，就都交给各位老同志了。
fn is_given_to_all(words: &str) -> bool {
    const TIME: &str = "接下来的时间|下面的时间|剩下的时间|后面的时间|余下的时间";
    const ALL: &str = "各位|大家|大伙|老同志们|同学们|家长们|乡亲们|代表们|嘉宾们|街坊们";
    let given = begins(words, TIME).and_then(|time| first(words.get(time.len()..)?, "交给|留给|给"));
    given.is_some_and(|(at, _)| words.get(at..).is_some_and(|rest| has(rest, ALL)))
}
