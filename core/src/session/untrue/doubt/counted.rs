//! A number in a sentence of people, items or things of which there are more or fewer now.

use super::super::super::sentence::clause;
use super::super::facts::GIVES;
use super::super::numbers::{Number, SPEECH, UNITS, numbers};
use super::super::order::Order;
use super::super::{Because, Finding, applied, is_within_title};
use super::touched::{Count, Counted, Touched};
use super::{Here, Statement};
use crate::agenda::called::{unit_and_office, unit_called};
use crate::agenda::{ItemId, Person};
use std::collections::HashSet;
use std::ops::Range;

/// What is counted is who has won, goes up, leads or is expected, whoever speaks.
const OTHERS: [&str; 15] = [
    "祝贺", "恭喜", "奖", "签", "候选", "名额", "当选", "应到", "实到", "请假", "缺席", "领导", "计票", "监票", "唱票",
];
/// And who comes up, where it is not those who speak in the item.
const STAGE: [&str; 2] = ["上台", "登台"];

/// A number of people or items that is another one now.
pub(super) fn counted(sentence: &str, number: &Number<'_>, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
    if number.before().ends_with('第') {
        return place_in_order(number, here, touched);
    }
    if let Some(found) = of_those_ahead(number, here, touched) {
        return Some(found);
    }
    let item = &here.step.0;
    let own = |counts: &[(ItemId, Count)]| {
        let mut counts = counts.iter().filter(|(other, count)| other == item && count.was == number.value);
        counts.next().map(|(_, count)| *count)
    };
    if names_as_many(number.before(), number.value) || is_within_title(sentence, &number.range) {
        return None;
    }
    let is_told = |word: &str| number.clause().contains(word) || number.rest_of_clause().contains(word);
    // 三支队伍, 三面旗帜, 三位授旗领导: one for each time that one is handed out.
    let is_handed = number.counted() == Some(Counted::Things) || GIVES.iter().any(|gives| is_told(gives));
    // 祝贺三位同学: whoever is given a prize.
    let wins = ["奖", "祝贺", "恭喜", "称号", "荣获"].iter().any(|word| is_told(word));
    // 四个奖项，四份敬意, of which one is handed out by nobody any more.
    let handed = match number.counted() {
        Some(Counted::Things) => own(&touched.things),
        Some(Counted::People | Counted::Items) | None => own(&touched.awards),
    };
    if let Some(count) = handed.filter(|count| count.is != count.was)
        && (is_handed || is_told("领导") || number.counted() == Some(Counted::People) && !wins)
    {
        return throughout(sentence, count);
    }
    // 为三位师傅颁发聘书: all who are called so.
    if let Some(count) = of_role(number, touched).filter(|_| !wins) {
        return otherwise(number, count, Because::Speakers, (here, touched));
    }
    // 这一阶段共有三位嘉宾上台: those who speak in it.
    let come_up = own(&touched.speakers).is_some();
    if number.counts_honoured()
        || OTHERS.iter().any(|word| is_told(word))
        || !come_up && STAGE.iter().any(|word| is_told(word))
    {
        return None;
    }
    if let Some(found) = of_others_before(sentence, number, here, touched) {
        return Some(found);
    }
    // 前面两位都是当家人, where two have spoken, or these are the two.
    let spoke = here.spoke.len();
    if number.is_of_who_spoke() && [spoke, spoke + 1].iter().any(|spoke| u64::try_from(*spoke) == Ok(number.value)) {
        return None;
    }
    if touched.as_many.iter().any(|(other, as_many)| other == item && *as_many == number.value) {
        return None;
    }
    let is = |count: &Count| if number.is_of_those_here() { count.here } else { count.is };
    match (number.counted(), own(&touched.speakers)) {
        (Some(Counted::People | Counted::Things), Some(count)) => {
            otherwise(number, is(&count), Because::Speakers, (here, touched))
        }
        (Some(Counted::Things) | None, _) => None,
        // 两位居民代表说的都是心里话, between the turns of an item that is as it was.
        (Some(Counted::People), None) if is_of_own_turns(sentence, here, touched) => None,
        (Some(of), _) => {
            let count = touched.counts.iter().find(|count| count.was == number.value && count.of == of);
            let because = if of == Counted::Items { Because::Count } else { Because::Speakers };
            let is = count.map(is).or_else(|| of_several_items(number, touched))?;
            otherwise(number, is, because, (here, touched))
        }
    }
}

/// 两位医生都提到了人手, 刚才两位讲的都是生产: what is said before a call of as many as spoke last, where one of those has not spoken. It
/// is not known of anybody else.
fn of_others_before(sentence: &str, number: &Number<'_>, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
    here.call?;
    let looks_back = ["听了", "听完", "听过"].iter().any(|heard| number.before().ends_with(heard));
    let is_of_all = number.behind().starts_with(['位', '家']) && (looks_back || number.rest_of_clause().contains('都'));
    let count = usize::try_from(number.value).ok().filter(|count| *count > 1 && is_of_all)?;
    let (was, is) = touched.places_in_item.get(&here.step)?;
    let place = |place: &u64| usize::try_from(*place).ok()?.checked_sub(1);
    let (was, is) = (place(was)?, place(is)?);
    let told = |before: usize| before.checked_sub(count).map(|first| first..before);
    let of_item = touched.gone.iter().filter(|(item, ..)| *item == here.step.0);
    let is_gone = of_item.flat_map(|(.., gone)| gone).any(|gone| told(was).is_some_and(|told| told.contains(gone)));
    // Words of this kind stay in their place when others change theirs.
    let own = |order: &&Order| order.now.get(is).is_some_and(|id| here.turn == Some(id));
    let is_other = || {
        let order = touched.orders.iter().find(own)?;
        let Some(told) = told(is) else { return told(was).map(|_| true) };
        let (before, now) = (order.before.get(told.clone())?, order.now.get(told)?);
        Some(before.iter().any(|id| !now.contains(id)))
    };
    let because = if is_gone { Because::Speakers } else { Because::Order };
    let is_untold = is_gone || is_other().unwrap_or(false);
    is_untold.then(|| Finding::unsaid(sentence, because))
}

/// 和前面三位一样，她也…: as many as spoke before whoever has just spoken, or before whoever is called.
fn of_those_ahead(number: &Number<'_>, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
    let is_ahead = ["前面", "前面的", "前边"].iter().any(|ahead| number.before().ends_with(ahead));
    (is_ahead && number.behind().starts_with("位一样")).then_some(())?;
    let (was, is) = touched.places_in_item.get(&here.step)?;
    // In the words before the next call, or in the thanks.
    let spoke = [2, 1].into_iter().find(|own| was.checked_sub(*own) == Some(number.value))?;
    let is = is.checked_sub(spoke).filter(|is| *is != number.value)?;
    let becomes = if is > 0 { number.written_as(is) } else { return None };
    Some(Finding { range: number.range.clone(), becomes, because: Because::Speakers })
}

/// Whether a sentence between the turns of an item tells of those, and not of what was before or of all, and they are the same.
fn is_of_own_turns(sentence: &str, here: &Here<'_>, touched: &Touched) -> bool {
    const OF_OTHERS: [&str; 10] = ["刚才", "前面", "上一", "先后", "今天", "会上", "听取", "以上", "一共", "共有"];
    let has_changed = |(item, count): &(ItemId, Count)| *item == here.step.0 && count.was != count.is;
    !here.spoke.is_empty()
        && !touched.speakers.iter().any(has_changed)
        && !OF_OTHERS.iter().any(|word| sentence.contains(word))
}

/// 三面旗帜已经交到三支队伍手中: every number of a sentence that counts as many things as there were.
fn throughout(sentence: &str, count: Count) -> Option<Finding> {
    let was = numbers(sentence).into_iter().filter(|number| number.value == count.was && number.counted().is_some());
    let was: Vec<Number<'_>> = was.filter(|number| !number.before().ends_with('第')).collect();
    let range = was.first()?.range.start..was.last()?.range.end;
    let each = was.iter().map(|number| Finding {
        range: number.range.clone(),
        becomes: number.written_as(count.is),
        because: Because::Speakers,
    });
    let each: Vec<Finding> = each.collect();
    let becomes = applied(sentence, range.clone(), each.iter())?;
    (count.is > 0 && count.is != count.was).then_some(Finding { range, becomes, because: Because::Speakers })
}

/// How many there are now of those who all have an office or an address by which they are counted.
fn of_role(number: &Number<'_>, touched: &Touched) -> Option<u64> {
    /// Characters before it: 三位老师傅.
    const WHICH: usize = 2;
    let behind = number.behind().strip_prefix(['位', '名'])?;
    let is_called = |role: &str| {
        behind.find(role).is_some_and(|at| behind.get(..at).is_some_and(|which| which.chars().count() <= WHICH))
    };
    let speaks = SPEECH.iter().any(|word| number.clause().contains(word) || number.rest_of_clause().contains(word));
    let mut roles = touched.roles.iter().filter(|role| role.count.was == number.value && is_called(&role.word));
    let count = roles.next()?.count;
    // Of two rounds of them nobody knows which is meant.
    let now = if speaks { count.is } else { count.here };
    roles.all(|other| other.count == count).then_some(now)
}

/// 师傅们讲完了, where one of them spoke.
pub(super) fn of_all_alike(statement: &Statement<'_>) -> Option<Finding> {
    let Statement { sentence, here, touched, .. } = *statement;
    let found = touched.roles.iter().filter(|role| role.item == here.step.0).find_map(|role| {
        let all = format!("{}们", role.word);
        Some((sentence.find(&all)?, all.len(), role.alone.as_ref()?))
    });
    let (at, length, alone) = found?;
    let range = at..at + length;
    Some(Finding { range, becomes: alone.clone(), because: Because::Speakers })
}

/// Another number, or whoever is the only one left.
fn otherwise(
    number: &Number<'_>,
    is: u64,
    because: Because,
    (here, touched): (&Here<'_>, &Touched),
) -> Option<Finding> {
    if let Some((range, becomes)) = number.named_alone(&touched.left_alone, &here.step.0).filter(|_| is == 1) {
        return Some(Finding { range, becomes, because });
    }
    if let Some((range, becomes)) = only_unit(number, here, touched).filter(|_| is == 1) {
        return Some(Finding { range, becomes, because });
    }
    if let Some((range, becomes)) = number.one_apart().filter(|_| is == 1) {
        return Some(Finding { range, becomes, because });
    }
    // 谢谢一位的朗诵 is said of nobody.
    if is == 1 && number.behind().starts_with("位的") {
        return None;
    }
    let becomes = number.written_as(is);
    (is > 0 && is != number.value).then(|| Finding { range: number.range.clone(), becomes, because })
}

/// 两家单位态度坚决, where one of them spoke: by its name.
fn only_unit(number: &Number<'_>, here: &Here<'_>, touched: &Touched) -> Option<(Range<usize>, String)> {
    let (.., person) = touched.left_alone.iter().find(|(item, was, _)| *item == here.step.0 && *was == number.value)?;
    let measure = number.behind().chars().next().filter(|c| matches!(c, '家' | '个'))?.len_utf8();
    let thing = number.behind().get(measure..)?;
    let kind = UNITS.iter().filter(|kind| thing.starts_with(**kind)).map(|kind| kind.len()).max()?;
    // 两家企业的产品相得益彰: of one it is not said at all.
    let mut mutual = ["相得益彰", "互", "各有", "各具", "不同", "对比", "之间", "共同", "联手"].into_iter();
    if mutual.any(|word| number.rest_of_clause().contains(word)) {
        return None;
    }
    // 态度都很坚决, of all of them.
    let all = thing.get(kind..).and_then(|rest| rest.strip_prefix('都')).map_or(0, |_| '都'.len_utf8());
    let is_listed = number.clause().contains('、');
    let range = number.range.start..number.range.end + measure + kind + all;
    unit_called(person).filter(|_| !is_listed).map(|unit| (range, unit))
}

/// In which place somebody comes: 第三位, 第三家.
fn place_in_order(number: &Number<'_>, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
    const TURNS: [&str; 8] = ["位", "家", "组", "个发言", "个汇报", "个单位", "个部门", "个述职"];
    let behind = number.behind();
    // 第二组组长尚进老师: what they are, whenever they come.
    let is_theirs = |person: &&Person| {
        let title = unit_and_office(person);
        TURNS.iter().any(|turn| {
            let named = format!("第{}{turn}", number.written_as(number.value));
            behind.starts_with(turn) && title.contains(&named)
        })
    };
    if here.named.iter().any(is_theirs) {
        return None;
    }
    let (was, is) = touched.places.get(&here.step).filter(|_| TURNS.iter().any(|turn| behind.starts_with(turn)))?;
    if *was == number.value { otherwise(number, *is, Because::Speakers, (here, touched)) } else { None }
}

/// 感谢五位发言人, of whom four spoke in one item and one in the next: what there are now of items that follow one another.
fn of_several_items(number: &Number<'_>, touched: &Touched) -> Option<u64> {
    let words = [number.clause(), number.rest_of_clause()];
    let spoke = SPEECH.iter().chain(&["感谢", "谢谢", "刚才", "共有"]);
    let is_told = spoke.into_iter().any(|word| words.iter().any(|words| words.contains(word)));
    (is_told && number.behind().starts_with(['位', '名'])).then_some(())?;
    // As many as speak in one item, or in all, it may be said of those.
    let is_one = |(_, count): &(ItemId, Count)| count.is == number.value;
    if touched.speakers.iter().any(is_one) || touched.in_all.contains(&number.value) {
        return None;
    }
    let counts: Vec<&Count> = touched.speakers.iter().map(|(_, count)| count).collect();
    let run_from = |from: usize| {
        let (mut was, mut is) = (0, 0);
        for (nth, count) in counts.get(from..)?.iter().enumerate() {
            (was, is) = (was + count.was, is + count.is);
            if was >= number.value {
                return (was == number.value && nth > 0).then_some(is);
            }
        }
        None
    };
    let sums: HashSet<u64> = (0..counts.len()).filter_map(run_from).collect();
    // Of runs that come to different numbers nobody knows which is meant.
    sums.iter().copied().next().filter(|is| sums.len() == 1 && *is != number.value)
}

impl Number<'_> {
    /// What it may count that a change can make more or fewer.
    fn counted(&self) -> Option<Counted> {
        const PEOPLE: [&str; 12] =
            ["部门", "单位", "代表", "乡镇", "企业", "村", "社区", "发言", "汇报", "例子", "故事", "案例"];
        const ITEMS: [&str; 6] = ["议程", "环节", "内容", "部分", "阶段", "程序"];
        let begins = |words: &str, any: &[&str]| any.iter().any(|word| words.starts_with(word));
        let behind = self.behind();
        let is_mark = |c: char| matches!(c, '，' | '。' | '；' | '！');
        let is_counted_before = || {
            let before = self.before();
            let noun = before.strip_suffix("共有").or_else(|| before.strip_suffix('有'));
            noun.is_some_and(|before| PEOPLE.iter().any(|noun| before.ends_with(noun)))
        };
        match behind.strip_prefix(['个', '项']) {
            Some(thing) if begins(thing, &ITEMS) => Some(Counted::Items),
            Some(thing) if begins(thing, &PEOPLE) || self.counts_units() => Some(Counted::People),
            // 汇报的部门有三个。
            Some(thing) if thing.chars().next().is_none_or(is_mark) && is_counted_before() => Some(Counted::People),
            // 本次共颁发三个奖项
            Some(thing) if thing.starts_with("奖项") => Some(Counted::Things),
            None if self.counts_people() || behind.starts_with(['家', '对']) => Some(Counted::People),
            None if behind.starts_with(['支', '面', '块', '枚', '份', '本']) => Some(Counted::Things),
            Some(_) | None => None,
        }
    }
}

/// Whether a row of that many names ends before the number that counts them; 参与交流的两位 is none.
pub(super) fn names_as_many(before: &str, value: u64) -> bool {
    let own = before.get(clause(before, &(before.len()..before.len())).start..).unwrap_or_default();
    let entries = own.split(['、', '和', '与']).filter(|entry| !entry.is_empty() && !entry.ends_with('参')).count();
    let is_row = own.contains(['、', '和', '与']) && !own.contains("参与");
    is_row && u64::try_from(entries) == Ok(value)
}
