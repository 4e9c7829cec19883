//! Who has the floor in free voices, where nobody says 请…发言: the host turns to somebody (麦行长，, 柴奶奶，), asks for something in
//! a few words or in none (您定, 你先, 给讲讲), and his words stop. It looks at the end of every turn, at the sentences of one
//! paragraph up to where something else happens, and adds the call to what the sentence says by itself.

mod demand;
mod hosts;
mod person;

use super::call::Calling;
use super::direction::BRACKETS;
use super::draft::Speaker;
use super::happening::{Happening, Prompt};
use super::lexicon::Does;
use super::segment::{Segments, Shape};
use super::signs::{self, Signs};
use super::wording::{begins, has, length, trim};
use demand::Demand;
use hosts::Hosts;
use std::ops::Range;

/// A clause of a turn.
#[derive(Debug, Clone, Copy)]
struct Clause<'a> {
    words: &'a str,
    /// Where it begins in the text.
    at: usize,
}

impl Clause<'_> {
    fn range(&self) -> Range<usize> {
        self.at..self.at + self.words.len()
    }
}

/// Adds the calls with which turns end to the signs of their last sentences.
///
/// Who is only named, with nothing that is asked for, is called in free voices alone: where at least half as many are turned to
/// in this way as are called by 请 and what they are to do. In other scripts a name at the end of a paragraph ends a list.
pub(super) fn add(segments: &Segments, signs: &mut [Signs], body: Range<usize>) {
    let mut handed: Vec<(usize, Calling)> = Vec::new();
    // 请陆经理。, where it is known only in the end whether that is a call.
    let mut bare: Vec<usize> = Vec::new();
    let hosts = Hosts::of(segments, body.start);
    for index in body.clone() {
        let Some(turn) = Turn::ending(segments, signs, index, body.start) else { continue };
        if let Some(sign) = signs.get_mut(index).filter(|sign| !is_open(sign)) {
            bare.extend(turn.completes(sign).then_some(index));
            continue;
        }
        if let Some(call) = turn.handed() {
            // 叶姐，你家养狗吗？: of two hosts one asks the other, and nobody comes.
            let is_host = call.speakers.iter().any(|one| hosts.have(one, &segments.text));
            handed.extend((!is_host).then_some((index, call)));
        } else if turn.asks_the_floor()
            && let Some(sign) = signs.get_mut(index).filter(|sign| sign.calls.is_empty())
        {
            sign.happening = Some(Happening { does: Does::Discusses, prompt: Some(Prompt::Floor) });
        } else if demand::asks_for_a_show(&turn.last)
            && let Some(sign) = signs.get_mut(index).filter(|sign| sign.calls.is_empty())
        {
            sign.happening = Some(Happening { does: Does::Performs, prompt: None });
        }
    }
    let formal = signs.get(body).unwrap_or_default().iter().flat_map(|sign| &sign.calls);
    let formal = formal.filter(|call| is_formal(call)).count();
    let is_free = handed.len() * 2 >= formal;
    for index in bare.into_iter().filter(|_| is_free) {
        let calls = signs.get_mut(index).into_iter().flat_map(|sign| &mut sign.calls);
        calls.filter(|call| call.does.is_none()).for_each(|call| call.does = Some(Does::Speaks));
    }
    for (index, call) in handed {
        let is_named_only = call.act.is_empty();
        let Some(sign) = signs.get_mut(index).filter(|_| is_free || !is_named_only) else { continue };
        sign.calls = vec![call];
        // Somebody is named, and nobody else is asked.
        sign.happening = None;
    }
}

/// 请局长林知远同志讲话
fn is_formal(call: &Calling) -> bool {
    !call.marker.is_empty() && call.does.is_some() && call.names_somebody()
}

/// The sentences that the host says before he stops.
struct Turn<'a> {
    text: &'a str,
    /// What he says before the last sentence.
    before: Vec<Clause<'a>>,
    /// The last sentence.
    last: Vec<Clause<'a>>,
    asked: bool,
    /// What is done then, in brackets; empty where nothing stands there.
    done: &'a str,
}

impl<'a> Turn<'a> {
    /// The turn that a sentence ends; nothing where it goes on, or where more is known of the sentence.
    fn ending(segments: &'a Segments, signs: &[Signs], index: usize, start: usize) -> Option<Self> {
        const FAR: usize = 6;
        let sentence = segments.sentences.get(index).filter(|sentence| sentence.shape == Shape::Words)?;
        let next = segments.sentences.get(index + 1);
        let goes_on = next.is_some_and(|next| {
            next.block == sentence.block
                && matches!(next.shape, Shape::Words | Shape::Alternative { .. } | Shape::Parting)
        });
        let block = segments.blocks.get(sentence.block)?;
        let words = segments.text.get(sentence.range.clone())?;
        let beside = block.is_beside_words() || block.heading.is_some();
        let sign = signs.get(index)?;
        let known =
            is_open(sign) || sign.calls.iter().any(|call| is_vague(call) || names_body(call) || is_in_short(call));
        if goes_on || beside || !known || !is_spoken(words) || !is_short(words) {
            return None;
        }
        let same = |at: &usize| {
            segments.sentences.get(*at).is_some_and(|one| one.block == sentence.block && one.shape == Shape::Words)
        };
        let first = (start.max(index.saturating_sub(FAR))..index).rev().take_while(same).last().unwrap_or(index);
        let range = |at: usize| segments.sentences.get(at).map(|one| one.range.clone());
        let before = (first..index).filter_map(range).flat_map(|range| clauses(&segments.text, range)).collect();
        let last = clauses(&segments.text, sentence.range.clone());
        let asked = words.ends_with(['？', '?']);
        let done = next.filter(|next| matches!(next.shape, Shape::Direction { .. }));
        let done = done.and_then(|next| segments.text.get(next.range.clone())).unwrap_or_default();
        let done = done.trim_start_matches(|c| c == '△' || BRACKETS.iter().any(|(open, _)| *open == c));
        Some(Self { text: &segments.text, before, last, asked, done })
    }

    /// Adds to what a call by 请 leaves open: what somebody is asked for (请逄先生来接一接), who of a body it is (由区住建局汇报，老郝),
    /// of which body (轮到医保局。祁局，请。). Says whether it is still open what for.
    fn completes(&self, sign: &mut Signs) -> bool {
        let place = self.last.len().saturating_sub(1);
        let [call] = sign.calls.as_mut_slice() else { return false };
        if is_vague(call) {
            // 请伊晓岚同志上台。: what they come up for was said before.
            let comes = self.last.iter().any(|clause| has(clause.words, "上台|登台|上前|上来|安排"));
            let asked = self.last.iter().rev().find_map(|clause| demand::within(clause.words)).filter(|_| !comes);
            let end = self.last.last().map(|clause| clause.range().end);
            let alone = call.speakers.last().map(|one| one.whole.end) == end;
            call.does = asked.map(|(_, demand)| demand.does).or(call.does);
            return call.does.is_none() && alone;
        }
        if names_body(call)
            && let Some(found) =
                self.last.get(place).filter(|_| place > 0).and_then(|last| person::addressed(self.text, last, &[]))
            && found.stands_alone
            && found.speaker.name.is_some()
        {
            let body = call.speakers.first().and_then(|one| one.unit.clone().or_else(|| one.office.clone()));
            call.speakers = vec![Speaker { unit: body, ..found.speaker }];
        } else if is_in_short(call) {
            let unit = self.unit_before(0);
            call.speakers.iter_mut().filter(|one| one.unit.is_none()).for_each(|one| one.unit = unit.clone());
        }
        false
    }

    /// Whoever is turned to.
    fn handed(&self) -> Option<Calling> {
        /// So many clauses may stand behind the person.
        const BEHIND: usize = 3;
        // 欢迎邬市长。 greets, and 欢迎邬市长跟大家打个招呼。 calls.
        let greets = |call: &Calling| {
            call.act.is_empty() && self.last.iter().any(|clause| begins(clause.words, "欢迎|热烈欢迎").is_some())
        };
        if let Some(call) = self.named_behind() {
            return Some(call);
        }
        let front = self.last.first().map_or("", |clause| clause.words);
        if demand::is_about_others(front) || self.last.iter().any(|clause| demand::introduces(clause.words)) {
            return None;
        }
        let end = self.last.len();
        let found = (end.saturating_sub(BEHIND + 1)..end).rev().find_map(|place| self.handed_at(place));
        found.or_else(|| self.before_short()).or_else(|| self.at_front()).filter(|call| !greets(call))
    }

    /// 柳姨，该您了，您的合唱队可是得了奖。（柳姨发言）: whoever is turned to, and does something in the brackets behind.
    fn named_behind(&self) -> Option<Calling> {
        const DOES: &str = "发言|讲话|回答|答|补充|回应|说|讲|介绍|汇报|表态|致辞";
        let is_named = |clause: &&Clause<'_>| {
            let behind = self.done.strip_prefix(clause.words).filter(|_| !clause.words.is_empty());
            behind.is_some_and(|behind| begins(behind, DOES).is_some())
        };
        let clause = self.before.iter().chain(&self.last).rev().find(is_named)?;
        let found = person::addressed(self.text, clause, &[])?;
        let end = self.last.last()?.range().end;
        let demand = Demand { does: Does::Speaks, act: clause.range().end..end };
        found.speaker.name.is_some().then(|| self.calling(found.speaker, demand, 0))
    }

    /// Whoever is turned to in a clause, with what stands behind it.
    fn handed_at(&self, place: usize) -> Option<Calling> {
        let clause = self.last.get(place)?;
        let behind = self.last.get(place + 1..)?;
        if let Some(found) = person::addressed(self.text, clause, &self.earlier(place)) {
            let team = found.speaker.name.is_none() && found.speaker.unit.is_some();
            let numbers = || self.last.iter().any(|clause| clause.words.contains('《'));
            let demand = if team && behind.is_empty() && numbers() {
                // 下一个，旗袍秀《江南》，桂花巷姐妹队！
                Some(Demand::shown(clause.range()))
            } else if behind.is_empty() {
                found.stands_alone.then_some(Demand::none(clause.range().end))
            } else {
                demand::of_clauses(behind, self.asked)
            };
            let demand = demand.filter(|_| {
                !found.is_guess
                    || behind.iter().any(|clause| demand::turns_to_one(clause.words, is_given(&found.speaker)))
            });
            return demand.map(|demand| self.calling(found.speaker, demand, place));
        }
        let (who, demand) = demand::within(clause.words)?;
        let who = Clause { words: who, at: clause.at + super::wording::offset(clause.words, who) };
        let found = person::addressed(self.text, &who, &self.earlier(place))?;
        if found.is_guess {
            return None;
        }
        let goes_on = behind.iter().all(|clause| demand::says_how(clause.words));
        let demand = demand.shifted(clause.at);
        goes_on.then(|| self.calling(found.speaker, demand, place))
    }

    /// 滕姐。请。, 小舟，慢点念。: whoever was turned to in the sentence before a very short one.
    fn before_short(&self) -> Option<Calling> {
        const SHORT: usize = 8;
        let all: usize = self.last.iter().map(|clause| length(clause.words, SHORT + 1)).sum();
        let last = self.before.last()?;
        let demand = demand::of_clauses(&self.last, self.asked).filter(|_| all <= SHORT)?;
        let found = person::addressed(self.text, last, &[])?;
        Some(self.calling(found.speaker, demand, 0))
    }

    /// 吴师傅昨天处理过喷溅，给大家讲讲怎么躲。: whom the sentence begins with, and tells of before it asks for something.
    fn at_front(&self) -> Option<Calling> {
        const LONGEST: usize = 10;
        let (first, behind) = self.last.split_first().filter(|(_, behind)| !behind.is_empty())?;
        let asks = behind
            .last()
            .is_some_and(|last| begins(last.words, "给大家|给咱|给我们|给大伙|跟大家|替大家|来给").is_some());
        let demand = demand::of_clauses(behind.get(behind.len() - 1..)?, self.asked).filter(|_| asks)?;
        let ends = first.words.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
        let prefix = |end: usize| {
            let words = first.words.get(..end).filter(|words| words.len() < first.words.len())?;
            let found = person::addressed(self.text, &Clause { words, at: first.at }, &[])?;
            let name = found.speaker.name.clone().and_then(|name| self.text.get(name))?;
            (found.stands_alone && person::ends_in_title(name)).then_some(found)
        };
        let found: Vec<Option<person::Addressed>> = ends.map(prefix).collect();
        // 王局 goes on in 王局长, and 吴师傅 in nothing.
        let goes_on = |place: usize| found.get(place + 1).is_some_and(Option::is_some);
        let first =
            (0..found.len()).find(|place| found.get(*place).is_some_and(Option::is_some) && !goes_on(*place))?;
        let found = found.into_iter().nth(first)??;
        Some(self.calling(found.speaker, demand, 0))
    }

    /// The clauses before one of the last sentence.
    fn earlier(&self, place: usize) -> Vec<Clause<'a>> {
        self.before.iter().chain(self.last.iter().take(place)).copied().collect()
    }

    fn calling(&self, mut speaker: Speaker, demand: Demand, place: usize) -> Calling {
        if speaker.unit.is_none() && (speaker.office.is_none() || !is_in_front(&speaker)) {
            // 小丁老师 is of no body that was named before.
            let name = speaker.name.clone().and_then(|name| self.text.get(name)).unwrap_or_default();
            let is_post = super::wording::ends(name, "老师|师傅|大姐|大哥|同学|奶奶|爷爷|阿姨|叔叔").is_none();
            speaker.unit = self.unit_before(place).filter(|_| is_post);
        }
        Calling { opens: true, ..Calling::of(vec![speaker], Some(demand.does), demand.act, "") }
    }

    /// 风险部先报，陶总。 连线高铁站支行，麦行长，…: the body that was named just before.
    fn unit_before(&self, place: usize) -> Option<Range<usize>> {
        const FAR: usize = 3;
        let near = self.last.get(..place).unwrap_or_default();
        near.iter().rev().chain(self.before.iter().rev().take(FAR - near.len().min(FAR))).find_map(person::body)
    }

    /// 主治里头谁说？ 还有没有哪个没说到的？: whoever will is asked to speak.
    fn asks_the_floor(&self) -> bool {
        const LONGEST: usize = 24;
        let all: usize = self.last.iter().map(|clause| length(clause.words, LONGEST + 1)).sum();
        all <= LONGEST && self.last.iter().any(|clause| demand::asks_the_floor(clause.words, self.asked))
    }
}

/// 请陆经理。, 请逄先生来接一接。: somebody is named, and it is not known what for.
fn is_vague(call: &Calling) -> bool {
    call.does.is_none_or(|does| does == Does::Acts) && call.names_somebody() && call.marker == "请"
}

/// 由区住建局汇报: a body, and nobody of it.
fn names_body(call: &Calling) -> bool {
    let body = |one: &Speaker| one.name.is_none() && !one.group;
    call.does == Some(Does::Speaks) && call.speakers.len() == 1 && call.speakers.iter().all(body)
}

/// 祁局，请。: nothing but how somebody is called in short.
fn is_in_short(call: &Calling) -> bool {
    const LONGEST: usize = "祁局长".len();
    let bare = |one: &Speaker| {
        one.name.as_ref().is_some_and(|name| name.len() <= LONGEST) && one.unit.is_none() && one.office.is_none()
    };
    call.does == Some(Does::Speaks) && call.speakers.len() == 1 && call.speakers.iter().all(bare) && call.marker == "请"
}

/// 分管行领导于行: an office in front of the name, where 麦行长 has it behind.
fn is_in_front(speaker: &Speaker) -> bool {
    speaker.office.as_ref().zip(speaker.name.as_ref()).is_some_and(|(office, name)| office.end <= name.start)
}

/// 丽萍: two characters, which stand for somebody who was named in full before.
fn is_given(speaker: &Speaker) -> bool {
    speaker.office.is_none() && speaker.name.as_ref().is_some_and(|name| name.len() <= "丽萍".len())
}

/// Is nobody known to be called in a sentence, and is nothing else asked for in it?
fn is_open(sign: &Signs) -> bool {
    // 补贴这块，鲍副局长说。 was read without a look at what stands around it.
    let unsaid = |call: &Calling| call.marker.is_empty() && call.does == Some(Does::Speaks);
    let vague = |call: &Calling| call.does.is_none() && !call.names_somebody();
    let known = |call: &Calling| !call.speakers.is_empty() && !unsaid(call) && !vague(call);
    // 请先进集体代表上台领奖: who receives is no speaker, and there is nothing more to be known.
    let other = |call: &Calling| call.does == Some(Does::Awards);
    let called = sign.calls.iter().any(|call| known(call) || other(call) || call.everybody || call.host);
    let asked = sign.happening.is_some_and(|happening| happening.prompt.is_none() || sign.prompts_vote());
    !called && !asked && !sign.latin && !sign.recap && !sign.done && !sign.adjourns && !sign.afterwards
}

/// Does a line end as words do that are said, and not as a title does?
fn is_spoken(words: &str) -> bool {
    trim(words).ends_with(['。', '！', '？', '!', '?', '.', '…', '”', '—'])
}

/// Whoever is turned to is asked in few words: what is longer, or ends in a long clause, tells of something.
fn is_short(words: &str) -> bool {
    const LONGEST: usize = 90;
    const CLAUSE: usize = 26;
    let last = words.trim_end_matches(|c: char| !crate::chinese::is_han(c)).rsplit(['，', '：', '—', ',']).next();
    length(words, LONGEST) < LONGEST && length(last.unwrap_or_default(), CLAUSE) < CLAUSE
}

/// The clauses of a sentence, without the label of who says it.
fn clauses(text: &str, range: Range<usize>) -> Vec<Clause<'_>> {
    const PARTED: [char; 14] = ['，', ',', '。', '！', '？', '：', '；', '—', '…', '!', '?', ';', ':', '.'];
    let words = text.get(range.clone()).unwrap_or_default();
    let body = signs::without_label(words);
    let base = range.start + super::wording::offset(words, body);
    let mut found = Vec::new();
    let mut start = 0;
    let (mut depth, mut quoted) = (0usize, false);
    for (at, c) in body.char_indices().chain([(body.len(), '。')]) {
        match c {
            '“' | '《' | '（' | '(' => depth += 1,
            '”' | '》' | '）' | ')' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            _ => {}
        }
        let ends = at == body.len() || depth == 0 && !quoted && PARTED.contains(&c);
        if !ends {
            continue;
        }
        let part = body.get(start..at).unwrap_or_default();
        let words = trim(part);
        if !words.is_empty() {
            found.push(Clause { words, at: base + start + super::wording::offset(part, words) });
        }
        start = (at + c.len_utf8()).min(body.len());
    }
    found
}

/// Without the words that only lead to whoever is turned to: 来, 那么, 轮到, 下一个.
fn without_leads(mut words: &str) -> &str {
    const LEADS: &str = "下面请|下面|下边|接下来是|接下来|接着是|接着|欢迎|再请|再听|再|先请|先听|先|首先|最后|现由|现请|头一个是|头一个|第一个|第二个|下一个是|\
        下一个|下一位是|下一位|轮到|该|压轴的是|打头的是|来|好|那|那么|还有|请|有请|掌声请出|掌声请|听听|听|我们听听|咱们听听|我们听|咱们听|\
        大家听听|大家也听听|也听听|邀请|恭请|特邀|仍请|就请|那我请|咱们请|请出|我们|咱们|咱|就请|由|现在|压轴|那就|行|要得";
    while let Some(lead) = begins(words, LEADS).filter(|lead| lead.len() < words.len()) {
        let rest = words.get(lead.len()..).unwrap_or_default();
        // 来宾, 先生, 该院: words of their own.
        let other = match lead {
            "来" => begins(rest, "宾|自|得|的|了|客").is_some(),
            "先" => begins(rest, "生|进|锋|烈").is_some(),
            "该" => begins(rest, "院|校|公司|厂|村|县|局|单位").is_some(),
            "好" => begins(rest, "几|多|人|事|的|些").is_some(),
            "邀请" | "请" => begins(rest, "了|到了|来了|的|过").is_some(),
            "由" => begins(rest, "于|此|衷").is_some(),
            "那" => begins(rest, "个|些|天|年|时|边").is_some(),
            // 行车班班长, 行政主管
            "行" => begins(rest, "车|政|业|长|李|程").is_some(),
            _ => false,
        };
        if other {
            break;
        }
        words = trim(rest);
    }
    words
}

/// Is there a word in some words that says it is no call?
fn is_everybody(words: &str) -> bool {
    const ALL: &str =
        "各位|大家|同志们|朋友们|同学们|老师们|乡亲们|战友们|诸位|女士们|先生们|家人们|所有|全体|你们|我们";
    has(words, ALL)
}
