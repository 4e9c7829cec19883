//! What a change adds to a meeting, an item, a turn, a recess: in words as the script itself says such things.

use super::super::deed;
use super::Somebody;
use super::carry_out::{as_addressed, step_at};
use crate::agenda::called::{BODIES, begins_with_given, mentions};
use crate::agenda::edit::{StepAt, Written, change_turns, counts_all, look_back_at_once};
use crate::agenda::person::title_at_end;
use crate::agenda::rundown::StepKey;
use crate::agenda::{Agenda, Item, ItemId, ItemKind, Person, PersonId, Step, StepId, Text, WaitKind, template};
use crate::chinese;
use crate::chinese::marks::{narrowed, wide};
use crate::chinese::numeral;
use crate::script::{Content, ItemField, Placeholder, parse};
use std::sync::Arc;

/// What a title begins with that says what all do: 观看短片.
const TOGETHER: [&str; 12] =
    ["观看", "听取", "审议", "表决", "学习", "讨论", "签", "举行", "开展", "播放", "参观", "合影"];
/// What is counted where items are.
const COUNTED: [&str; 12] =
    ["议程", "议题", "内容", "事项", "程序", "环节", "阶段", "篇章", "单元", "板块", "事情", "事"];

/// Puts an item behind another one.
pub(super) fn item(
    agenda: &mut Agenda,
    place: usize,
    id: &ItemId,
    (kind, title): (ItemKind, &str),
    who: Option<&Somebody>,
    minutes: Option<u32>,
) -> Option<()> {
    agenda.items.iter().all(|item| item.id != *id).then_some(())?;
    let title = title.trim().to_owned();
    let words = item_words(agenda, place, kind, &title, who.is_some());
    let step = match (who, words) {
        (Some(who), words) => {
            let nearest = nearest_speaker(agenda, place);
            let turn = who.enter(agenda, nearest.as_ref());
            Step {
                turn: Some(turn),
                ..call(&words.unwrap_or_else(|| "请{{发言人}}发言。".to_owned()), WaitKind::Speech)
            }
        }
        (None, Some(words)) => call(&words, WaitKind::Other),
        (None, None) => {
            let new = Item { id: id.clone(), title: Some(title), minutes, ..template::item(agenda, kind) };
            agenda.items.insert(place, Arc::new(new));
            return Some(());
        }
    };
    let step = Step { id: Some(StepId("words".to_owned())), minutes, ..step };
    let new = Item { id: id.clone(), title: Some(title), minutes, steps: vec![step], ..template::item(agenda, kind) };
    agenda.items.insert(place, Arc::new(new));
    Some(())
}

/// The words of a new item that is announced; none where its kind is not.
fn item_words(agenda: &Agenda, place: usize, kind: ItemKind, title: &str, is_called: bool) -> Option<String> {
    kind.is_numbered_by_default().then_some(())?;
    let begins = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
    let is_deed = deed::is_one(title) || is_called && deed::is_signed(title);
    let what = match is_called {
        true if is_deed => "请{{发言人}}{{环节名称}}。".to_owned(),
        true => format!("{{{{环节名称}}}}。请{{{{发言人}}}}{}。", deed::speech_of(title)),
        false => "{{环节名称}}。".to_owned(),
    };
    let Some((announced, like)) = announced(agenda, place) else {
        return Some(match is_called {
            // 《报告》发布: what nobody would hear otherwise is said.
            true if !is_deed && !begins(&TOGETHER) && !deed::SPEECHES.iter().any(|speech| title.ends_with(speech)) => {
                format!("下面进行{{{{环节名称}}}}，请{{{{发言人}}}}{}。", deed::speech_of(title))
            }
            true if !is_deed => format!("下面，请{{{{发言人}}}}{}。", deed::speech_of(title)),
            _ if is_deed || begins(&TOGETHER) => format!("下面，{what}"),
            _ => format!("下面进行{what}"),
        });
    };
    Some(narrowed(&(announced + &what), &like))
}

/// How an item at a place would be announced, as those near it are, up to what it is called: 下面进行大会第三项，. And the
/// words that this was taken from.
fn announced(agenda: &Agenda, place: usize) -> Option<(String, String)> {
    let mut near: Vec<(usize, &Arc<Item>)> = agenda.items.iter().enumerate().collect();
    near.sort_by_key(|(other, _)| if *other < place { 2 * (place - other) } else { 2 * (other - place) + 1 });
    let before = agenda.items.iter().take(place).filter(|item| item.is_numbered()).count();
    let number = u64::try_from(before + 1).ok()?;
    near.into_iter().filter(|(_, item)| item.is_numbered()).find_map(|(_, item)| {
        let Some(Text::Inline(written)) = &item.steps.first()?.say else { return None };
        Some((announcement(&wide(written), number)?, written.clone()))
    })
}

/// The words with which a text announces an item, for the one of another number: 第三项 by a placeholder, 第三个环节 by letters.
fn announcement(words: &str, number: u64) -> Option<String> {
    /// Characters before the number.
    const LONGEST: usize = 12;
    const LEADS: [&str; 4] = ["下面", "接下来", "现在", "接着"];
    let script = parse(words);
    let is_number = |content: &Content| {
        matches!(content, Content::Placeholder(Placeholder::Item { item: None, field: ItemField::Number }))
    };
    let mut inlines = script.blocks.iter().flat_map(|block| &block.inlines);
    let placeholder = inlines.find(|inline| is_number(&inline.content)).map(|inline| inline.source.clone());
    let (at, ordinal) = match placeholder {
        Some(at) => (at, "{{第几项}}".to_owned()),
        None => by_letters(words, number)?,
    };
    let start = words.get(..at.start)?.rfind(['。', '！', '\n']).map_or(0, |mark| chinese::behind(words, mark));
    let before = words.get(start..at.start)?;
    // 激动人心的时刻到了，进入第四个环节: what is said of that very item leads to no other.
    let before = match before.rsplit_once('，') {
        Some((lead, own)) if !LEADS.contains(&lead.trim()) => own,
        // 下面，进行会议第四项
        Some(_) | None => before,
    };
    let is_plain = before.chars().count() <= LONGEST && !before.contains(['{', '请', '《']);
    let is_of_any = !["最后", "首先"].iter().any(|order| before.contains(order));
    let behind = words.get(at.end..)?;
    let thing = COUNTED.iter().find(|thing| behind.starts_with(**thing)).map_or("", |thing| thing);
    let mark = behind.get(thing.len()..)?.chars().next().filter(|mark| matches!(mark, '，' | '：'));
    (is_plain && is_of_any).then(|| format!("{before}{ordinal}{thing}{}", mark.unwrap_or('：')))
}

/// 第三项, 第三个环节: where it stands, and the same of another number.
fn by_letters(words: &str, number: u64) -> Option<(std::ops::Range<usize>, String)> {
    words.match_indices('第').find_map(|(at, first)| {
        let (_, length) = numeral::at_start(words.get(at + first.len()..)?)?;
        let end = at + first.len() + length;
        let rest = words.get(end..)?;
        // 第三阶段 has none.
        let measure =
            ["项", "个", "件", "桩"].iter().find(|measure| rest.starts_with(**measure)).copied().unwrap_or_default();
        let end = end + measure.len();
        let is_counted = measure == "项"
            || matches!(measure, "件" | "桩")
            || COUNTED.iter().any(|thing| words.get(end..).is_some_and(|rest| rest.starts_with(thing)));
        let figures = words.get(at + first.len()..)?.starts_with(|c: char| c.is_ascii_digit());
        let number = if figures { number.to_string() } else { numeral::chinese(number) };
        is_counted.then(|| (at..end, format!("第{number}{measure}")))
    })
}

/// Whoever speaks nearest to a place between items.
fn nearest_speaker(agenda: &Agenda, place: usize) -> Option<Person> {
    let speaker = |item: &Arc<Item>| item.steps.iter().find_map(|step| agenda.people.get(step.turn.as_ref()?)).cloned();
    let (before, behind) = agenda.items.split_at_checked(place)?;
    before.iter().rev().find_map(speaker).or_else(|| behind.iter().find_map(speaker))
}

/// Lets somebody more speak behind a step.
pub(super) fn turn(
    written: &mut Written,
    after: &StepKey,
    id: &StepId,
    who: &Somebody,
    minutes: Option<u32>,
) -> Option<()> {
    let at = step_at(&written.agenda, after)?;
    let beside = speaker_at(&written.agenda, &at);
    let turn = who.enter(Arc::make_mut(&mut written.agenda), beside.as_ref());
    written.agenda.people.contains_key(&turn).then_some(())?;
    let item = written.agenda.items.get(at.item.place)?;
    let turns = || item.steps.iter().filter(|step| step.turn.is_some());
    let words = |text: &Option<Text>| match text {
        Some(Text::Inline(words)) => words.clone(),
        Some(Text::File(_)) | None => String::new(),
    };
    // The new one does what all the others do, and is thanked where they are.
    let alike = |does: &&str| turns().next().is_some() && turns().all(|step| words(&step.say).contains(does));
    let does = deed::SPEECHES.into_iter().find(alike).unwrap_or("发言");
    let is_thanked = turns().any(|step| words(&step.thanks).contains('谢'));
    // Behind whoever spoke alone in an item comes no last one of several.
    let lead = if turns().count() == 1 { "下面" } else { "{{先后词}}" };
    let call_words = format!("{lead}，请{{{{发言人}}}}{does}。");
    let thanks = is_thanked.then(|| Text::Inline("谢谢{{发言人.简称}}。".to_owned()));
    let new = Step { id: Some(id.clone()), turn: Some(turn), minutes, thanks, ..call(&call_words, WaitKind::Speech) };
    change_turns(written, &at, |written| put_behind(written, after, new.clone()))
}

/// Whoever has the turn in a step, or the one before it in the item.
fn speaker_at(agenda: &Agenda, at: &StepAt) -> Option<Person> {
    let steps = agenda.items.get(at.item.place)?.steps.get(..=at.place)?;
    steps.iter().rev().find_map(|step| Some(as_addressed(agenda.people.get(step.turn.as_ref()?)?.clone(), step)))
}

/// Puts a recess behind a step.
pub(super) fn recess(written: &mut Written, after: &StepKey, id: &StepId, minutes: u32) -> Option<()> {
    let words = format!("现在休会{minutes}分钟。");
    let thanks = Some(Text::Inline("请大家就座，现在继续开会。".to_owned()));
    let step = Step { id: Some(id.clone()), minutes: Some(minutes), thanks, ..call(&words, WaitKind::Break) };
    let at = step_at(&written.agenda, after)?;
    look_back_at_once(written, &at)?;
    let (item, place) = named(written, after)?;
    lead_over_behind(item, place);
    let behind = if tells_result(item, place) { item.steps.get(place + 1)?.id.clone() } else { None };
    let after = behind.map_or_else(|| after.clone(), |behind| (after.0.clone(), behind));
    put_behind(written, &after, step)
}

/// 听完了秦医生的故事，我们来听何医生的。: what leads from one speech to the next is said when the meeting goes on, and not before the break.
fn lead_over_behind(item: &mut Item, place: usize) {
    const LEADS: [&str; 8] =
        ["我们来听", "再来听", "再听听", "我们听听", "该听听", "让我们走近", "让我们听听", "我们再看"];
    let leads = |sentence: &str| {
        let calls = sentence.contains("请") || sentence.contains("{{");
        !calls && LEADS.iter().any(|lead| sentence.contains(lead))
    };
    let Some((here, behind)) = item.steps.split_at_mut_checked(place + 1) else { return };
    let thanks = here.last_mut().and_then(|step| step.thanks.as_mut());
    let call = behind.first_mut().and_then(|step| step.say.as_mut());
    let Some((Text::Inline(thanks), Text::Inline(call))) = thanks.zip(call) else { return };
    let start = thanks.trim_end().trim_end_matches(['。', '！']).rfind(['。', '！', '\n']);
    let start =
        start.map_or(0, |at| at + thanks.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let lead = thanks.get(start..).filter(|lead| leads(lead)).map(str::to_owned);
    let Some(lead) = lead else { return };
    thanks.truncate(start);
    call.insert_str(0, lead.trim());
}

/// Whether what stands behind a vote says how it came out, and nothing more: 没有。通过！
fn tells_result(item: &Item, place: usize) -> bool {
    const LONGEST: usize = 20;
    let is_vote = item.steps.get(place).is_some_and(|step| step.wait == Some(WaitKind::Voting));
    let next = item.steps.get(place + 1).filter(|next| next.turn.is_none() && next.wait.is_none());
    match next.map(|next| &next.say) {
        Some(Some(Text::Inline(words))) => {
            is_vote && words.contains("通过") && words.chars().count() <= LONGEST && !words.contains("现在")
        }
        Some(Some(Text::File(_)) | None) | None => false,
    }
}

fn call(words: &str, wait: WaitKind) -> Step {
    Step { say: Some(Text::Inline(words.to_owned())), wait: Some(wait), ..Step::default() }
}

/// The item of a step, its steps named, and the step's place.
fn named<'a>(written: &'a mut Written, step: &StepKey) -> Option<(&'a mut Item, usize)> {
    let at = step_at(&written.agenda, step)?;
    let item = Arc::make_mut(Arc::make_mut(&mut written.agenda).items.get_mut(at.item.place)?);
    for (place, step) in item.steps.iter_mut().enumerate() {
        step.id.get_or_insert_with(|| StepId((place + 1).to_string()));
    }
    Some((item, at.place))
}

/// Puts a step behind another one, and the time that it takes into the plan of the item.
fn put_behind(written: &mut Written, step: &StepKey, new: Step) -> Option<()> {
    let people = written.agenda.people.clone();
    let (item, place) = named(written, step)?;
    if item.steps.iter().any(|step| step.id == new.id) {
        return None;
    }
    item.minutes = item.minutes.map(|planned| planned.saturating_add(new.minutes.unwrap_or(0)));
    // What is said behind a turn about whoever had it belongs to the turn.
    let spoke = item.steps.get(place).and_then(|step| people.get(step.turn.as_ref()?));
    let others: Vec<&Person> = item
        .steps
        .iter()
        .filter_map(|step| people.get(step.turn.as_ref()?))
        .filter(|one| Some(*one) != spoke)
        .collect();
    let names = |person: &Person, words: &str| !mentions(person, &people, words).is_empty();
    let is_about = |step: &&Step| {
        let words = match &step.say {
            Some(Text::Inline(words)) => words.as_str(),
            Some(Text::File(_)) | None => "",
        };
        let by_letters = || {
            spoke.is_some_and(|one| names(one, words) || begins_with_given(one, words))
                && !others.iter().any(|other| names(other, words))
        };
        let is_voted = step.wait == Some(WaitKind::Voting) || !step.choose.is_empty();
        // 刚才，四个单位作了发言，特别是雷董事长讲的…: of all of them.
        step.turn.is_none() && !is_voted && !counts_all(words) && (parse(words).names_speaker() || by_letters())
    };
    let behind = item.steps.iter().skip(place + 1).take_while(is_about).count();
    item.steps.insert(place + 1 + behind, new);
    Some(())
}

impl Somebody {
    /// Sees to it that the roster has them, called as whoever speaks beside them is: a pupil who comes for another one is 同学 too.
    pub(super) fn enter(&self, agenda: &mut Agenda, beside: Option<&Person>) -> PersonId {
        match self {
            Self::Listed(id) => id.clone(),
            Self::New { id, name, office } => {
                let address = address_beside(agenda, beside, office.trim());
                let (unit, office) = unit_apart(office.trim(), beside);
                let [unit, office] = [unit, office].map(|part| (!part.is_empty()).then(|| part.to_owned()));
                let person = Person { name: name.trim().to_owned(), unit, office, address, ..Person::default() };
                agenda.people.entry(id.clone()).or_insert(person);
                id.clone()
            }
        }
    }
}

/// 县委组织部 and 副部长 of 县委组织部副部长: by the unit somebody is told of in a row of others. All of it is the office where no
/// unit can be told.
fn unit_apart<'a>(typed: &'a str, beside: Option<&Person>) -> (&'a str, &'a str) {
    const RANKS: [&str; 5] = ["常务副", "第一", "副", "原", "代"];
    const LEAST: usize = 2;
    let Some(before) = title_at_end(typed).and_then(|title| typed.strip_suffix(title)) else { return ("", typed) };
    let unit = RANKS.iter().fold(before, |unit, rank| unit.strip_suffix(rank).unwrap_or(unit));
    // 恒达机械 is the unit of whoever it is said for.
    let is_theirs = || beside.and_then(|person| person.unit.as_deref()).is_some_and(|theirs| theirs.starts_with(unit));
    let is_unit = unit.chars().count() >= LEAST && !unit.contains('、') && (unit.ends_with(BODIES) || is_theirs());
    if is_unit { typed.split_at(unit.len()) } else { ("", typed) }
}

/// How somebody new is addressed.
fn address_beside(agenda: &Agenda, beside: Option<&Person>, office: &str) -> Option<String> {
    const ANYBODY: &str = "同志";
    let anybody = || {
        let is_said = agenda.people.values().any(|person| person.address.as_deref() == Some(ANYBODY));
        (is_said || beside.is_none()).then(|| ANYBODY.to_owned())
    };
    // 柴永福副主席 is called so by an office, which is nobody else's, and who is 先生, 女士 or 大姐 nobody knows.
    const OWN: [&str; 12] =
        ["先生", "女士", "小姐", "大姐", "大哥", "大妈", "大爷", "大娘", "大叔", "阿姨", "奶奶", "爷爷"];
    let is_own = |address: &str| OWN.iter().any(|own| address.ends_with(own)) || title_at_end(address).is_some();
    match beside.and_then(|beside| beside.address.as_deref()) {
        Some(address) if is_own(address) => Some(ANYBODY.to_owned()),
        // Between pupils a teacher is no 同学.
        Some("同学" | "老师") if !office.is_empty() => {
            let of_teachers = [
                "教师",
                "老师",
                "教练",
                "辅导员",
                "班主任",
                "校长",
                "教研组长",
                "年级组长",
                "教务主任",
                "中学",
                "小学",
                "学校",
            ];
            let is_teacher = of_teachers.iter().any(|end| office.ends_with(end));
            let of_pupils = ["学生", "同学", "学员", "班长", "少先队员", "队长", "社长", "社员", "队员", "团支"];
            // 学生家长 is none.
            let is_pupil = of_pupils.iter().any(|word| office.contains(word)) && !office.ends_with("家长");
            let own = if is_teacher {
                "老师"
            } else if is_pupil {
                "同学"
            } else {
                ANYBODY
            };
            Some(own.to_owned())
        }
        // Beside a 师傅 a secretary is none, and beside a doctor a driver.
        Some(trade @ ("师傅" | "医生" | "大夫" | "律师")) if !office.is_empty() => {
            let of_trade = if trade == "师傅" { ["工", "匠", "手"] } else { ["医", "律师", "大夫"] };
            let own = if of_trade.iter().any(|word| office.contains(word)) { trade } else { ANYBODY };
            Some(own.to_owned())
        }
        Some(address) => Some(address.to_owned()),
        None => anybody(),
    }
}
