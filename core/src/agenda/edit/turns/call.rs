//! The words with which a host calls somebody, in their parts: what stands before the call, its order, whom it tells to get ready.

use super::super::Written;
use super::super::order::StepAt;
use super::super::words;
use super::leading::{self, asks, is_of_nobody_else};
use super::recap::counts_people;
use crate::agenda::called::{ADDRESSES, hints_at, mentions, tells_of_next};
use crate::agenda::person::ends_in_office;
use crate::agenda::{Person, Step, WaitKind};
use crate::chinese;
use crate::script::{Content, Inline, ItemField, Placeholder, Who, parse};
use std::ops::Range;

/// Words that say in which order somebody speaks, as they are written out.
const LEADS: [&str; 12] =
    ["首先", "头一个", "头一位", "接下来", "下面", "然后", "其次", "接着", "随后", "最后", "先", "再"];

/// The words of a turn: what stands before the call, the call, and what tells the next one to get ready.
pub(super) struct Call {
    pub(super) head: String,
    call: String,
    pub(super) tail: Option<String>,
    /// Whether nobody speaks before it in its item.
    pub(super) is_first: bool,
    /// Whether anything is said before it in its item.
    is_led_to: bool,
    /// Where in the head the sentence begins that leads to whoever is called, by what they are or with a question; at its end where
    /// none does.
    pub(super) leads_from: usize,
}

impl Call {
    pub(super) fn of(written: &Written, at: &StepAt) -> Option<Self> {
        let words = words::said(written, at)?;
        let item = written.agenda.items.get(at.item.place)?;
        let step = item.steps.get(at.place)?;
        let people = &written.agenda.people;
        let person = step.turn.as_ref().and_then(|id| people.get(id));
        let by_letters = || {
            let name = person.map_or("", |person| person.name.trim());
            let in_full = words.find(name).filter(|_| name.chars().count() >= 2);
            // 有请金先生
            let in_short = || mentions(person?, people, &words).iter().map(|mention| mention.range.start).min();
            in_full.or_else(in_short)
        };
        let (head, call) = words.split_at_checked(call_from(&words, by_letters))?;
        let mut call = call.to_owned();
        let tail = tail(&call).map(|tail| call.drain(tail).collect());
        // A prize that nobody hands out any more was the first all the same.
        let is_bare = |step: &Step| step.turn.is_none() && step.wait != Some(WaitKind::Award);
        let is_first = item.steps.iter().take(at.place).all(is_bare);
        let is_led_to = item.steps.iter().take(at.place).any(|step| step.say.is_some());
        // Asked of few sentences, and of a long item dear.
        let hints = |words: &str| {
            let speakers = item.steps.iter().filter_map(|step| people.get(step.turn.as_ref()?));
            let others: Vec<&Person> = speakers.filter(|other| Some(*other) != person).collect();
            person.is_some_and(|own| hints_at(words, own, &others, &written.agenda.meeting.title))
        };
        let mut turns = item.steps.iter().take(at.place).rev();
        let previous = turns.find_map(|step| people.get(step.turn.as_ref()?));
        let names_previous =
            |words: &str| previous.is_some_and(|previous| !mentions(previous, people, words).is_empty());
        let leads_from = leading::from(head, hints, names_previous);
        Some(Self { head: head.to_owned(), call, tail, is_first, is_led_to, leads_from })
    }

    pub(super) fn lead(&self) -> Option<&'static str> {
        lead(&self.call)
    }

    /// Whether a placeholder says in which order whoever is called comes.
    pub(super) fn orders_by_place(&self) -> bool {
        self.call.trim_start_matches(['{', '｛', ' ']).starts_with("先后词")
    }

    /// What belongs to the place and not to whoever is called: what opens the item, what announces it, and thanks to the one
    /// before. An introduction belongs to the person.
    pub(super) fn place_head(&self) -> &str {
        let stays = self.is_first && !self.introduces()
            || announces(&self.head)
            || parse(&self.head).names(&Who::PreviousSpeaker)
            || counts_people(&self.head)
            || stays_alone(&self.head);
        let end = if stays { self.leads_from } else { 0 };
        self.head.get(..end).unwrap_or_default()
    }

    /// 儿行千里母担忧。 before the first call of an item that was opened before, 钱从哪里来？ in any: whatever it leads to, the item is
    /// none of it.
    fn introduces(&self) -> bool {
        let head = self.head.trim_end_matches(['。', '！', '？']);
        (self.is_led_to || asks(&self.head))
            && !head.contains(['。', '！', '？', '；', '：', '\n'])
            && is_of_nobody_else(head)
    }

    pub(super) fn own_head(&self) -> &str {
        self.head.get(self.place_head().len()..).unwrap_or_default()
    }

    /// The call with another word for its order, or with none, and telling somebody to get ready as another one did: a clause
    /// before the mark that ends the call, a sentence behind it.
    pub(super) fn with(&self, becomes: Option<&str>, tail: Option<&str>) -> String {
        let mut call = self.call.clone();
        // Where somebody is told by the unit already, nobody is told twice.
        let clauses = call.split(['，', ',', '。', '！', '\n']);
        let is_told = clauses.into_iter().any(tells_of_next);
        if let Some(words) = tail.filter(|_| !is_told) {
            const ENDS: [char; 4] = ['。', '！', '!', '\n'];
            // What is done behind the call, > 音乐, stands in lines of its own.
            let line = call.find('\n').unwrap_or(call.len());
            let body = call.get(..line).unwrap_or_default().trim_end_matches(ENDS).len();
            let mark = call.get(body..).and_then(|rest| rest.chars().next()).filter(|c| *c != '\n');
            let is_clause = words.starts_with(['，', ',']);
            // 车大勇，有请！请卢剑锋做准备。: behind 有请 nothing goes on.
            if is_clause && call.get(..body).is_some_and(|body| body.ends_with("有请") || body.ends_with("欢迎")) {
                let rest = call.split_off(body).replacen(ENDS, "", 1);
                call += &format!("！{}。{rest}", words.trim_start_matches(['，', ',']));
            } else {
                call.insert_str(if is_clause { body } else { body + mark.map_or(0, char::len_utf8) }, words);
            }
        }
        with_lead(&call, becomes)
    }

    /// The call at a place where another one stood: with what belongs to that place, and with the words there that say in which
    /// order somebody speaks and who comes next.
    pub(super) fn at(&self, stood: &Self) -> String {
        let lead = match (self.lead(), stood.lead()) {
            (_, Some(lead)) => Some(lead),
            // The first one is the first no more, and the last one not the last.
            (Some("首先" | "头一个" | "头一位" | "先" | "最后"), None) => Some("接下来"),
            // 首先进入第一个环节，再请…
            (Some("接下来" | "然后" | "其次" | "接着" | "随后" | "再"), None) if stood.is_first => {
                stood.head.is_empty().then_some("首先")
            }
            (own, None) => own,
        };
        let own = self.with_deed_of(stood);
        format!("{}{}{}", stood.place_head(), self.own_head(), own.with(lead, stood.tail.as_deref()))
    }

    /// 先请费教授。 before a tail is 请费教授发言，…: with what the other call asks for, so that they are not told to get ready themselves.
    fn with_deed_of(&self, other: &Self) -> Self {
        const DEEDS: [&str; 8] = ["作交流发言", "作表态发言", "作典型发言", "发言", "汇报", "介绍", "表态", "述职"];
        let named = self.call.find("{{").and_then(|at| Some(at + self.call.get(at..)?.find("}}")? + "}}".len()));
        let end = self.call.trim_end_matches(['。', '！', '\n']).len();
        // 请{{发言人.简称}}教授。
        let is_address = |rest: &str| rest.is_empty() || ADDRESSES.contains(&rest) || ends_in_office(rest);
        let ends = named.and_then(|at| self.call.get(at..end)).filter(|rest| is_address(rest)).map(|_| end);
        let deed = DEEDS.iter().find(|deed| other.call.trim_end_matches(['。', '！', '\n']).ends_with(**deed));
        let call = match (ends, deed) {
            (Some(at), Some(deed)) if other.tail.is_some() => {
                format!("{}{deed}{}", self.call.get(..at).unwrap_or_default(), self.call.get(at..).unwrap_or_default())
            }
            (_, _) => self.call.clone(),
        };
        Self { head: self.head.clone(), call, tail: self.tail.clone(), ..*self }
    }
}

/// Where a call tells the next one to get ready: 请…发言，请{{下一位}}做好准备。
fn tail(call: &str) -> Option<Range<usize>> {
    let script = parse(call);
    let is_next = |inline: &&Inline| {
        matches!(&inline.content, Content::Placeholder(Placeholder::Person { who: Who::NextSpeaker, .. }))
    };
    let named = script.blocks.iter().flat_map(|block| &block.inlines).find(is_next)?.source.clone();
    let before = call.get(..named.start)?;
    let marks = ['，', ',', '。', '！', '；', '\n'];
    let start = before.rfind(marks)?;
    // 下一位，夏兰同志请做好准备.
    let led =
        before.get(..start).and_then(|before| before.strip_suffix("下一位")).and_then(|before| before.rfind(marks));
    let start = led.unwrap_or(start);
    let mark = before.get(start..)?.chars().next()?;
    let rest = call.get(named.end..)?;
    let end = rest.find(['。', '！', '\n']).map_or(call.len(), |at| named.end + at);
    // A clause goes with the comma before it, a sentence with the mark that ends it.
    Some(match mark {
        '，' | ',' => start..end,
        _ => {
            let end_mark = call.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            start + mark.len_utf8()..end + end_mark
        }
    })
}

/// Whether this stands for whoever has the turn.
pub(super) fn is_speaker(inline: &Inline) -> bool {
    matches!(&inline.content, Content::Placeholder(Placeholder::Person { who: Who::Speaker, .. }))
}

/// Where the sentence begins that names whoever is called, by a placeholder or by letters; where none does, at the start. An
/// item that is announced in the same sentence is not part of the call: 现在进行第二项议程，请….
fn call_from(words: &str, by_letters: impl FnOnce() -> Option<usize>) -> usize {
    let script = parse(words);
    let placeholder = script
        .blocks
        .iter()
        .flat_map(|block| &block.inlines)
        .find(|inline| is_speaker(inline))
        .map(|inline| inline.source.start);
    let Some(named) = placeholder.or_else(by_letters) else { return 0 };
    let Some(before) = words.get(..named) else { return 0 };
    let behind = |at: usize| chinese::behind(before, at);
    let sentence = before.rfind(['。', '！', '？', '；', '\n']).map_or(0, behind);
    let own = before.get(sentence..).unwrap_or_default();
    // 今天发言的有三家单位，首先请…: what is said before is of the item.
    let leads = |at: &usize| {
        let rest = before.get(behind(*at)..).unwrap_or_default();
        lead(rest).is_some_and(|word| rest.strip_prefix(word).is_some_and(|rest| !rest.trim().is_empty()))
    };
    let announced = |at: &usize| before.get(sentence..*at).is_some_and(announces);
    let commas = || own.match_indices(['，', ',']).map(|(at, _)| sentence + at);
    // 有四位代表同大家交流，第一位是社区的当家人，有请…: how many there are is said of the item, who comes is not.
    let counted = || commas().next().filter(|at| before.get(sentence..*at).is_some_and(counts_people));
    commas().rev().find(|at| leads(at) || announced(at)).or_else(counted).map_or(sentence, behind)
}

/// 没有。通过。: how a vote came out, which stays behind it.
fn is_result(head: &str) -> bool {
    const LONGEST: usize = 40;
    let asks = head.replace("请放下", "").contains('请');
    head.chars().count() <= LONGEST && ["通过。", "通过！"].iter().any(|end| head.contains(end)) && !asks
}

/// 没有。通过！, 时间关系，自由交流就到这里。: words before a call that are said though nobody is called behind them.
pub(super) fn stays_alone(head: &str) -> bool {
    const CLOSES: [&str; 5] = ["就到这里", "到此为止", "到此结束", "请坐下", "礼毕"];
    is_result(head) || CLOSES.iter().any(|closes| head.contains(closes))
}

/// What the room is asked in thanks that fall out with whoever would have been thanked: 说明完了，大家有没有意见？, 请各位老师回座。
/// `names` says whether words name that person.
pub(super) fn asks_the_room(thanks: &str, names: impl Fn(&str) -> bool) -> String {
    const ASKED: [&str; 3] = ["有没有意见", "有什么意见", "有无意见"];
    const SEATED: [&str; 5] = ["回座", "归座", "请坐。", "请坐下", "回到座位"];
    const ALL: [&str; 4] = ["各位", "大家", "全体", "们"];
    let has = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    let kept = chinese::sentences(thanks).filter_map(|sentence| {
        let asked = ASKED.iter().find_map(|asks| sentence.find(asks)).and_then(|at| {
            let start = sentence.get(..at)?.rfind('，').map_or(0, |comma| comma + '，'.len_utf8());
            sentence.get(start..).filter(|asked| !names(asked)).map(str::to_owned)
        });
        let seated = || {
            if !has(sentence, &SEATED) || !has(sentence, &ALL) {
                return None;
            }
            if !names(sentence) {
                return Some(sentence.to_owned());
            }
            // 请梁区长和各位老师回座: the others do.
            let (before, rest) = sentence.split_once("和各位")?;
            let asked = before.rfind('请').and_then(|at| before.get(..at + '请'.len_utf8()))?;
            (!names(asked)).then(|| format!("{asked}各位{rest}"))
        };
        // 祝贺三位获奖者！
        let congratulates = || (sentence.contains("祝贺") && !names(sentence)).then(|| sentence.to_owned());
        asked.or_else(seated).or_else(congratulates)
    });
    kept.collect::<String>().trim().to_owned()
}

/// Whether some words announce an item by its number.
pub(super) fn announces(words: &str) -> bool {
    let is_number = |inline: &Inline| {
        matches!(&inline.content, Content::Placeholder(Placeholder::Item { field: ItemField::Number, .. }))
    };
    let ordinal = words.find('第').and_then(|at| words.get(at..));
    let near: String = ordinal.unwrap_or_default().chars().take(6).collect();
    let parts = ["项", "环节", "议程", "阶段", "板块", "单元", "篇章"];
    let written = parts.iter().any(|part| near.contains(part));
    written || words.contains("最后一项") || parse(words).blocks.iter().flat_map(|block| &block.inlines).any(is_number)
}

/// Such a word, where some words begin with it.
fn lead(words: &str) -> Option<&'static str> {
    // 再次感谢 and 先进个人 say nothing of an order.
    let is_lead = |rest: &str| rest.starts_with(['，', ',', '请', '由', '有']);
    // 接着褚委员的话题，有请…: what is gone on with, and no order.
    let goes_on = |lead: &str, rest: &str| lead == "接着" && !is_lead(rest) && rest.contains(['，', ',']);
    LEADS.into_iter().find(|lead| {
        words.strip_prefix(lead).is_some_and(|rest| {
            let is_whole = rest.starts_with(['是', '让', '我']);
            (lead.chars().count() > 1 || is_lead(rest)) && (is_whole || !goes_on(lead, rest))
        })
    })
}

/// 一位 of 接下来一位发言的是….
fn is_one_of_them(rest: &str) -> bool {
    ["一位", "一名", "一家", "一个"].iter().any(|one| rest.starts_with(one))
}

/// A call with another word for its order, or with none.
fn with_lead(call: &str, becomes: Option<&str>) -> String {
    match (lead(call), becomes) {
        (Some(own), Some(becomes)) => {
            let rest = call.strip_prefix(own).unwrap_or(call);
            // 先请, and 下面，请.
            let is_short = becomes.chars().count() == 1;
            // 第一位, and no 首先一位.
            if matches!(becomes, "首先" | "先") && is_one_of_them(rest) {
                return format!("第{rest}");
            }
            // 最后一位发言的是…: 下一位, and no 接下来一位.
            if own == "最后" && becomes != own && is_one_of_them(rest) {
                return format!("下{rest}");
            }
            let bare = rest.trim_start_matches(['，', ',']);
            if matches!(becomes, "头一个" | "头一位") {
                return format!("{becomes}，{bare}");
            }
            // 先请, and no 先有请.
            let bare = bare.strip_prefix('有').filter(|bare| bare.starts_with('请')).unwrap_or(bare);
            format!("{becomes}{}", if is_short { bare } else { rest })
        }
        // 一位发言的是… calls nobody.
        (Some(own), None) if call.strip_prefix(own).is_some_and(is_one_of_them) => call.to_owned(),
        (Some(own), None) => call.strip_prefix(own).unwrap_or(call).trim_start_matches(['，', ',']).to_owned(),
        // 头一个，请…: a clause of its own.
        (None, Some(order @ ("头一个" | "头一位"))) if call.starts_with(['请', '由', '有']) => {
            format!("{order}，{call}")
        }
        // 有请… in the place of 首先有请….
        (None, Some(order @ ("首先" | "最后" | "先"))) if call.starts_with(['请', '由', '有']) => {
            format!("{order}{call}")
        }
        (None, _) => call.to_owned(),
    }
}
