//! Items that somebody wrote of and that do not happen: by what they are called, and films by what was seen.

mod retold;

use super::super::sentence::{also, clause, plan, sentence, untold, without_clause};
use super::facts::Facts;
use super::numbers::{SAID, SPEECH, TITLE, UNITS, numbers};
use super::{Because, Finding, apart, papers, recounted};
use crate::agenda::called::short_names;
use crate::chinese::is_han;
use retold::retold;
use std::ops::Range;

/// What a title begins with that is done in the item, and no name for it.
const DONE: [&str; 12] =
    ["观看", "播放", "听取", "进行", "举行", "颁发", "宣读", "通过", "表决", "审议", "签订", "签署"];
/// What is done by several names: what a title says of it, and what is said when it is done.
const DEEDS: [(&str, &[&str]); 19] = [
    ("讲话", &["讲了话", "作了讲话", "作了重要讲话", "发表了讲话"]),
    ("交流", &["热烈的交流", "充分的交流", "深入的交流", "进行了交流", "互动交流", "自由交流"]),
    ("讨论", &["进行了讨论", "展开了讨论", "热烈的讨论", "热烈讨论"]),
    ("提问", &["提了好问题", "提了问题", "提出了问题", "提了不少问题", "踊跃提问"]),
    ("揭牌", &["揭牌", "揭了牌"]),
    ("签", &["签订了", "签署了", "签下了", "签了约", "签了", "签约"]),
    ("发布", &["发布了"]),
    ("颁", &["颁发了", "颁了奖", "进行了颁奖"]),
    ("选", &["补选了", "补选", "增选", "选举产生", "选出了", "新当选"]),
    ("表决", &["表决通过了", "表决了"]),
    ("宣誓", &["宣了誓", "进行了宣誓", "庄严宣誓", "立下了"]),
    ("启动", &["启动了", "正式启动"]),
    ("朗诵", &["的朗诵", "朗诵了"]),
    ("朗读", &["的朗读", "的朗诵", "朗读了"]),
    ("演唱", &["的演唱", "演唱了"]),
    ("表演", &["的表演", "表演了"]),
    ("授牌", &["授了牌", "授牌"]),
    ("授旗", &["授了旗", "授旗"]),
    ("捐赠", &["捐赠了", "进行了捐赠"]),
];
/// What is said of something that was done.
const TOLD: [&str; 3] = ["了", "刚才", "会上"];
/// What a film is called.
const FILMS: [&str; 8] = ["短片", "专题片", "警示片", "宣传片", "教育片", "暗访片", "纪录片", "片子"];
/// What is said of one that was seen.
const SEEN: [&str; 5] = ["看了", "观看", "刚才", "看完", "曝光"];

/// Where a text that looks back tells of what would have been done in an item, in whatever words, and nothing of the kind is done
/// in another one.
fn deeds_told(facts: &Facts, source: &str, title: &str) -> Vec<Finding> {
    let deeds = DEEDS
        .iter()
        .filter(|(named, _)| title.contains(named) && facts.titles.iter().all(|other| !other.contains(named)));
    let places = deeds.flat_map(|(_, told)| told.iter()).flat_map(|told| source.match_indices(told));
    let places = places.filter(|(at, told)| !is_of_event(source, &(*at..at + told.len())));
    let finding = |(at, told): (usize, &str)| {
        let here = at..at + told.len();
        // 签署了协议并为基地揭牌
        let own = clause(source, &here);
        let also = source.get(own.start..at).and_then(|before| also(before).last());
        let also = also.map(|also| (own.start + also..own.end, String::new()));
        let (range, becomes) = also.unwrap_or_else(|| without_clause(source, &here));
        Finding { range, becomes, because: Because::ItemGone(title.to_owned()) }
    };
    let looks_back = |at: usize| {
        let words = source.get(sentence(source, &(at..at))).unwrap_or_default();
        TOLD.iter().any(|told| words.contains(told))
    };
    places.filter(|(at, _)| looks_back(*at)).map(finding).collect()
}

/// 听取了工作报告和财务报告: of two things that were done, one.
fn one_of_two(source: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    const JOINTS: [&str; 3] = ["以及", "和", "、"];
    let (before, behind) = (source.get(..range.start)?, source.get(range.end..)?);
    let joint = |words: &str, at_end: bool| {
        JOINTS
            .iter()
            .find(|joint| if at_end { words.ends_with(**joint) } else { words.starts_with(**joint) })
            .map(|joint| joint.len())
    };
    let clause = clause(source, range);
    let is_first = range.start == clause.start || before.get(clause.start..)?.ends_with(['了', '的', '取', '议', '对']);
    match (joint(before, true), joint(behind, false)) {
        (Some(length), _) => Some((range.start - length..range.end, String::new())),
        (None, Some(length)) if is_first => Some((range.start..range.end + length, String::new())),
        (None, _) => None,
    }
}

/// 看了现场、看了片子: what was seen beside the film.
fn seen_with_others(source: &str, film: &Range<usize>) -> Option<(Range<usize>, String)> {
    let own = clause(source, film);
    let start = own.start + source.get(own.start..film.start)?.rfind('、')?;
    // Nothing is said behind it of both.
    (film.end == own.end).then(|| (start..film.end, String::new()))
}

/// 产业园开工暨项目签约仪式: what the meeting is called, whatever falls out of it.
fn is_of_event(source: &str, here: &Range<usize>) -> bool {
    const EVENTS: [&str; 7] = ["仪式", "大会", "会议", "活动", "典礼", "座谈会", "推进会"];
    source.get(here.end..).is_some_and(|behind| EVENTS.iter().any(|event| behind.starts_with(event)))
}

/// 先听工作报告，再表决分配方案，接着是颁奖: of several things to come, one.
fn one_of_plan(source: &str, here: &Range<usize>) -> Option<(Range<usize>, String)> {
    let whole = sentence(source, here);
    let entries = plan(source.get(whole.clone())?)?;
    let entry =
        entries.into_iter().find(|entry| (entry.start + whole.start..entry.end + whole.start).contains(&here.start))?;
    let goes_on = source.get(whole.start + entry.start..whole.start + entry.end)?.ends_with('，');
    Some(if goes_on {
        (whole.start + entry.start..whole.start + entry.end, String::new())
    } else {
        without_clause(source, here)
    })
}

/// 主要任务是传达精神，总结去年，部署今年: of several things, one.
fn one_of_tasks(source: &str, here: &Range<usize>) -> Option<(Range<usize>, String)> {
    let own = clause(source, here);
    let is_several = source.get(sentence(source, here))?.matches('，').count() > 1;
    if own == *here && is_several {
        return Some(without_clause(source, here));
    }
    let leads = source.get(own.start..here.start)?.ends_with(['是', '为', '：']) && own.end == here.end;
    let goes_on = source.get(own.end..)?.starts_with('，');
    (leads && goes_on && is_several).then(|| (here.start..here.end + '，'.len_utf8(), String::new()))
}

/// 共有五项议程：致辞、项目介绍、启动仪式、领导讲话, 分别是甲报告、乙报告和丙报告: an entry of a row of three or more.
fn one_of_row(source: &str, here: &Range<usize>) -> Option<(Range<usize>, String)> {
    const LEAST: usize = 3;
    let mut own = clause(source, here);
    let words = source.get(own.clone())?;
    let are = ["分别是", "分别为", "依次是", "依次为"].iter().find(|are| words.starts_with(**are));
    own.start += are.map_or(0, |are| are.len());
    let (before, behind) = (source.get(own.start..here.start)?, source.get(here.end..own.end)?);
    let is_row = source.get(own.clone())?.split(['、', '和']).count() >= LEAST;
    let joint = '、'.len_utf8();
    match (before.ends_with('、'), behind.starts_with('、')) {
        (true, _) if is_row && (behind.is_empty() || behind.starts_with(['、', '等'])) => {
            Some((here.start - joint..here.end, String::new()))
        }
        (false, true) if is_row && before.is_empty() => Some((here.start..here.end + joint, String::new())),
        _ => None,
    }
}

/// 重温了医师誓言 tells of 重温医师誓言, whatever verb it is.
fn done(source: &str, title: &str, because: &dyn Fn() -> Because) -> Option<Finding> {
    const VERB: usize = 2;
    let (at, _) = title.char_indices().nth(VERB)?;
    let (verb, thing) = title.split_at_checked(at).filter(|(_, thing)| thing.chars().count() >= VERB)?;
    let told = format!("{verb}了{thing}");
    let at = source.find(&told)?;
    let (range, becomes) = without_clause(source, &(at..at + told.len()));
    Some(Finding { range, becomes, because: because() })
}

/// A title without what is only said before the vote: 《集体合同（草案）》 is 《集体合同》 when it has passed.
pub(super) fn when_passed(title: &str) -> String {
    const BEFORE: [&str; 6] = ["（草案）", "（送审稿）", "（讨论稿）", "（审议稿）", "（修订草案）", "（征求意见稿）"];
    BEFORE.iter().fold(title.to_owned(), |title, before| title.replace(before, ""))
}

/// 集体合同 of 集体合同履行情况报告 is another thing: whether the name of one ends at a byte.
fn is_whole(source: &str, end: usize) -> bool {
    const GOES_ON: [&str; 9] = ["和", "与", "及", "以及", "并", "的", "等", "两", "是"];
    let behind = source.get(end..).unwrap_or_default();
    !behind.starts_with(is_han) || GOES_ON.iter().any(|word| behind.starts_with(word))
}

/// What makes a clause one of what is still to be done.
const AHEAD: [&str; 8] = ["请", "要", "希望", "会后", "下一步", "议程", "第", "将"];

/// 三个小组汇报了讨论情况: as many as spoke in an item that does not happen, and in no other.
fn counted_speakers(facts: &Facts, source: &str) -> Vec<Finding> {
    if facts.spoke_in_gone.is_empty() {
        return Vec::new();
    }
    let mut taken = 0;
    let told = numbers(source).into_iter().filter_map(|number| {
        let (_, title) = facts.spoke_in_gone.iter().find(|(spoke, _)| *spoke == number.value)?;
        let is_another = facts.groups().any(|one| one.was == number.value || one.is == number.value);
        let own = clause(source, &number.range);
        let words = source.get(own.clone())?;
        let of = number.behind().strip_prefix(['个', '家']);
        let counts = number.behind().starts_with(['位', '名'])
            || of.is_some_and(|of| UNITS.iter().any(|unit| of.starts_with(unit)));
        let spoke = SPEECH.iter().chain(&SAID).any(|word| number.rest_of_clause().contains(word));
        // 各位代表，本次大会听取了三个报告，三个小组汇报了讨论情况: told of as done, and by nobody's name.
        let is_told = counts && spoke && words.contains('了') && !words.contains('、');
        if is_another || !is_told || AHEAD.iter().any(|word| words.contains(word)) {
            return None;
        }
        let (mut range, becomes) = without_clause(source, &number.range);
        // The clause before it has taken the comma along.
        if range.start < taken {
            range.start = taken;
            range.end += source.get(range.end..).filter(|rest| rest.starts_with('，')).map_or(0, |_| '，'.len_utf8());
        }
        taken = range.end;
        Some(Finding { range, becomes, because: Because::ItemGone(title.clone()) })
    });
    told.collect()
}

/// 消防、供电两家汇报了力量预置, of an item that does not happen: a row of the units of those who would have spoken in it.
fn told_by_units(facts: &Facts, source: &str) -> Vec<Finding> {
    let of_gone = |piece: &str| {
        let mut lost = facts.gone.iter().filter(|left| !left.item_stays);
        lost.find(|left| {
            short_names(&left.person).iter().any(|unit| piece.chars().count() > 1 && unit.starts_with(piece))
        })
    };
    let told = source.match_indices('、').filter_map(|(joint, _)| {
        let own = clause(source, &(joint..joint));
        let words = source.get(own.clone())?;
        let end = words.find(|c| "两三四五六".contains(c))?;
        let row = words.get(..end)?;
        let told = SPEECH.iter().any(|deed| words.get(end..).is_some_and(|rest| rest.contains(&format!("{deed}了"))));
        let all: Option<Vec<_>> = row.split(['、', '和']).map(of_gone).collect();
        let title = facts.items_gone.first().cloned().unwrap_or_default();
        all.filter(|all| told && all.len() > 1).map(|_| {
            // With the comma behind it: the clause before may fall out, too, and takes the one between.
            let goes_on = source.get(own.end..).is_some_and(|rest| rest.starts_with('，'));
            let with_comma = (own.start..own.end + '，'.len_utf8(), String::new());
            let (range, becomes) = if goes_on { with_comma } else { without_clause(source, &own) };
            Finding { range, becomes, because: Because::ItemGone(title) }
        })
    });
    let mut found: Vec<Finding> = told.collect();
    found.dedup_by(|one, other| one.range == other.range);
    found
}

/// 请捐赠人和颁奖领导合影留念, where nobody hands anything out any more.
fn without_presenters(facts: &Facts, source: &str) -> Option<Finding> {
    const PRESENTERS: [&str; 4] = ["颁奖领导", "颁奖嘉宾", "颁奖的领导", "颁奖的嘉宾"];
    const JOINTS: [&str; 3] = ["和", "与", "、"];
    let (was, is) = facts.presenters;
    let (at, presenters) = PRESENTERS.iter().find_map(|one| Some((source.find(one)?, one)))?;
    let end = at + presenters.len();
    let (before, behind) = (source.get(..at)?, source.get(end..)?);
    let left = JOINTS.iter().find(|joint| before.ends_with(**joint)).map(|joint| at - joint.len()..end);
    let right = || JOINTS.iter().find(|joint| behind.starts_with(**joint)).map(|joint| at..end + joint.len());
    let range = left.or_else(right).filter(|_| was > 0 && is == 0)?;
    Some(Finding { range, becomes: String::new(), because: Because::Speakers })
}

/// 根据刚才的讨论，请…宣读: what was to be done by the light of something that does not happen, and of nothing else like it.
fn in_its_light(facts: &Facts, source: &str) -> Vec<Finding> {
    const BY: [&str; 8] = ["根据", "结合", "按照", "基于", "通过", "经过", "围绕", "针对"];
    const DONE: [&str; 7] = ["讨论", "审议", "质询", "提问", "交流", "评议", "测评"];
    let told = facts.items_gone.iter().flat_map(|title| {
        let done =
            DONE.iter().filter(|done| title.contains(**done) && facts.titles.iter().all(|one| !one.contains(**done)));
        done.filter_map(|done| {
            let at = ["刚才的", "刚才大家的", "刚才各位的", "刚刚的"]
                .iter()
                .find_map(|lately| source.find(&format!("{lately}{done}")))?;
            let own = clause(source, &(at..at));
            let is_light = source.get(own.start..at).is_some_and(|by| BY.contains(&by));
            let comma = source.get(own.end..)?.strip_prefix('，').map(|_| '，'.len_utf8())?;
            let range = own.start..own.end + comma;
            is_light.then(|| Finding { range, becomes: String::new(), because: Because::ItemGone(title.clone()) })
        })
    });
    told.collect()
}

/// 签约完成，下面进入第三阶段: what a text begins with that ends an item which does not happen.
fn ended(facts: &Facts, source: &str) -> Option<Finding> {
    const ENDS: [&str; 8] = ["已经完成", "完成", "已经结束", "结束了", "结束", "环节结束", "到此结束", "完毕"];
    const LONGEST: usize = 6;
    let (first, rest) = source.trim_start().split_once('，')?;
    let what = ENDS
        .iter()
        .find_map(|ends| first.strip_suffix(ends))
        .filter(|what| (2..=LONGEST).contains(&what.chars().count()))?;
    let title = facts.items_gone.iter().find(|title| title.contains(what))?;
    let leads = ["下面", "接下来", "现在"].iter().any(|lead| rest.starts_with(lead));
    let start = source.len() - source.trim_start().len();
    let is_of_another = facts.titles.iter().any(|other| other.contains(what));
    (leads && !is_of_another).then(|| Finding {
        range: start..source.len() - rest.len(),
        becomes: String::new(),
        because: Because::ItemGone(title.clone()),
    })
}

/// What a text says of items that do not happen.
pub(super) fn findings(facts: &Facts, source: &str) -> Vec<Finding> {
    let mut found = in_its_light(facts, source);
    found.extend(ended(facts, source));
    found.extend(told_by_units(facts, source));
    found.extend(without_presenters(facts, source));
    for title in &facts.items_gone {
        found.extend(deeds_told(facts, source, title));
        let because = || Because::ItemGone(title.clone());
        let is_long = |name: &str| name.chars().count() >= TITLE;
        let named = source.match_indices(title.as_str()).map(|(at, name)| at..at + name.len());
        let told = named.filter(|_| is_long(title)).filter(|here| !is_of_event(source, here));
        found.extend(told.map(|here| {
            let one = one_of_plan(source, &here).or_else(|| one_of_tasks(source, &here));
            let one = one.or_else(|| one_of_row(source, &here));
            let (range, becomes) = one.unwrap_or_else(|| untold(source, &here));
            Finding { range, becomes, because: because() }
        }));
        found.extend(done(source, title, &because));
        // 签订了责任书 tells of 签订责任书; 工作报告 may stand in the titles of others, and tells of none.
        let Some((done, named)) = DONE.iter().find_map(|done| Some((done, title.strip_prefix(done)?))) else {
            continue;
        };
        let is_own = is_long(named) && facts.titles.iter().all(|other| !other.contains(named));
        let deed = format!("{done}了{named}");
        let deeds = source.match_indices(deed.as_str());
        let named = source.match_indices(named).filter(|(at, named)| is_own && is_whole(source, at + named.len()));
        let told = deeds.chain(named).filter(|(at, named)| {
            let clause = source.get(clause(source, &(*at..at + named.len()))).unwrap_or_default();
            !clause.contains(title.as_str()) && TOLD.iter().any(|told| clause.contains(told))
        });
        found.extend(told.map(|(at, named)| {
            let here = at..at + named.len();
            let (range, becomes) = one_of_two(source, &here).unwrap_or_else(|| without_clause(source, &here));
            Finding { range, becomes, because: because() }
        }));
    }
    for paper in &facts.papers_gone {
        let named = papers::named(source, paper, &facts.all_calls[1]).into_iter();
        // 《关于财务工作报告的决议》 is called so all the same.
        let is_quoted = |here: &Range<usize>| {
            let before = source.get(..here.start).unwrap_or_default();
            !paper.starts_with('《') && before.rfind('《') > before.rfind('》')
        };
        let told = named.filter(|here| !is_quoted(here) && found.iter().all(|other| apart(&other.range, here)));
        let told = told.filter_map(|here| one_of_two(source, &here).or_else(|| one_of_row(source, &here)));
        let told: Vec<(Range<usize>, String)> =
            told.chain(recounted::without_paper(source, paper, &facts.all_calls[1])).collect();
        found.extend(told.into_iter().map(|(range, becomes)| Finding {
            range,
            becomes,
            because: Because::ItemGone(paper.clone()),
        }));
    }
    let others = retold(facts, source).into_iter();
    let others: Vec<Finding> = others.filter(|one| found.iter().all(|other| apart(&one.range, &other.range))).collect();
    found.extend(others);
    let others = counted_speakers(facts, source).into_iter();
    let others: Vec<Finding> = others.filter(|one| found.iter().all(|other| apart(&one.range, &other.range))).collect();
    found.extend(others);
    for title in &facts.films_gone {
        let places = FILMS.iter().flat_map(|film| source.match_indices(film));
        let told = places.filter(|(at, film)| {
            let words = source.get(sentence(source, &(*at..at + film.len()))).unwrap_or_default();
            SEEN.iter().any(|seen| words.contains(seen))
        });
        found.extend(told.map(|(at, film)| {
            let here = at..at + film.len();
            let (range, becomes) = seen_with_others(source, &here).unwrap_or_else(|| without_clause(source, &here));
            Finding { range, becomes, because: Because::ItemGone(title.clone()) }
        }));
    }
    found
}
