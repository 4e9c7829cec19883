//! What is left of last year's script where this year's was made of it: numbers, ranks, classes, days and people of another
//! meeting, and what only looks like that. Each script as it comes from Word, once wrong and once right.

use super::words_at;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::check::check;
use lectern_core::import::{Document, Paragraph, build, read};
use std::sync::Arc;

/// What a rule finds in a script that is imported, a line a paragraph.
fn found(rule: &str, lines: &[&str]) -> Vec<String> {
    let all = ["工作会议主持词", "同志们：", "现在开会。"].iter().chain(lines).chain(&["今天的会议到此结束，散会。"]);
    let paragraphs = all.map(|line| Paragraph::plain(*line)).collect();
    let agenda = build(&read(&Document { paragraphs })).agenda;
    let rundown = Rundown::new(Arc::new(agenda), Arc::default());
    let of_rule = check(&rundown).into_iter().filter(|one| one.problem.rule() == rule);
    of_rule.map(|one| words_at(&rundown, &one).to_owned()).collect()
}

/// A rule points at some words of the first script, and at nothing in the second.
fn tells_apart(rule: &str, words: &str, wrong: &[&str], right: &[&str]) {
    let (in_wrong, in_right) = (found(rule, wrong), found(rule, right));
    assert!(in_wrong.len() == 1 && in_wrong[0].contains(words), "{rule}: {in_wrong:?} in {wrong:?}");
    assert!(in_right.is_empty(), "{rule}: {in_right:?} in {right:?}");
}

#[test]
fn parts_and_their_whole() {
    let of = |parts: &str| format!("这次表彰先进个人28名，其中{parts}。请副镇长李大川同志宣读决定。");
    let (wrong, right) = (of("“能手”15名，“标兵”8名，“新秀”4名"), of("“能手”15名，“标兵”8名，“新秀”5名"));
    tells_apart("attendance-disagrees", "其中", &[&wrong], &[&right]);
}

#[test]
fn days_that_are_named_in_quotation_marks() {
    let of = |number: &str| format!("祝大家第{number}个“三八”国际妇女节快乐！");
    let first = "我们迎来了第116个“三八”国际妇女节。请副镇长李大川同志讲话。";
    tells_apart("editions-disagree", "115", &[first, &of("115")], &[first, &of("116")]);
}

#[test]
fn one_blank_for_the_heads_of_two_bodies() {
    tells_apart(
        "shared-blank",
        "发言人",
        &["请县人大常委会主任、县政协主席xxx同志讲话。"],
        &["请县委常委、组织部部长xxx同志讲话。", "请省委书记、省人大常委会主任xxx同志讲话。"],
    );
}

#[test]
fn branches_that_are_told_to_get_ready() {
    let first = "请城东支行行长李大川同志发言，请城西支行、江北支行做好准备。";
    let second = "请城西支行行长王小河同志发言。";
    let (wrong, right) = ("请开发区支行行长赵三山同志发言。", "请江北支行行长赵三山同志发言。");
    tells_apart("never-called", "江北支行", &[first, second, wrong], &[first, second, right]);
}

#[test]
fn a_rank_told_in_short() {
    let (call, recap) = ("请县发改局局长栾明义同志讲话。", "刚才，栾副局长作了讲话。");
    let other = "请县发改局副局长栾小河同志发言。";
    tells_apart("two-offices", "栾副局长", &[call, recap], &[call, other, recap]);
}

#[test]
fn a_rank_before_the_name() {
    let first = "出席会议的有公司党委书记龚启明同志。";
    let (wrong, right) = ("请公司党委副书记龚启明同志讲话。", "请公司党委书记龚启明同志讲话。");
    tells_apart("two-offices", "发言人", &[first, wrong], &[first, right]);
}

#[test]
fn a_class() {
    let first = "请五（3）中队的石小川发言。";
    let (wrong, right) = ("五（2）中队的石小川同学说出了决心。", "五年级(3)中队石小川同学说出了决心。");
    tells_apart("two-offices", "石小川", &[first, wrong], &[first, right]);
}

#[test]
fn whoever_is_thanked_has_spoken() {
    let first = "出席仪式的有管委会主任成慧女士，管委会副主任尹长河先生。";
    let call = "有请管委会副主任尹长河先生介绍情况。";
    tells_apart(
        "recap-names-stranger",
        "成主任",
        &[first, call, "感谢成主任的介绍。"],
        &[first, call, "感谢尹主任的介绍。"],
    );
}

#[test]
fn one_day_of_what_people_come_together_for() {
    let first = "3月16日，县里在河湾镇开备耕现场会，请各乡镇参加。";
    let (wrong, right) = ("3月18日的河湾镇备耕现场会，请自带雨具。", "3月18日的石桥镇春管现场会，请自带雨具。");
    tells_apart("dates-disagree", "3月18日", &[first, wrong], &[first, right]);
}

#[test]
fn a_speech_that_nobody_gives() {
    let plan = "会议有三项议程：一、通过名单；二、进行选举；三、镇党委书记讲话。";
    let (one, two) = ("下面进行第一项，通过名单。同意的请举手。", "下面进行第二项，进行选举。请填写选票。");
    let three = "下面进行第三项，请镇党委书记李大川同志讲话。";
    tells_apart("promised-item-missing", "书记讲话", &[plan, one, two], &[plan, one, two, three]);
}

#[test]
fn a_resolution_of_reports_reads_no_other() {
    let first = "下面进行第一项，表决两个报告的决议。请秘书处李大川同志宣读《工会工作报告的决议》。";
    let vote = "同意《工会工作报告的决议》的，请举手。";
    let second = "下面表决《财务工作报告的决议》。同意的，请举手。";
    let read = "请秘书处王小河同志宣读《财务工作报告的决议》。";
    tells_apart("voted-unread", "财务工作报告", &[first, vote, second], &[first, vote, read, second]);
}

#[test]
fn what_one_day_is_called_by() {
    let today = "今天是3月2日，开学典礼现在开始。请副镇长李大川同志讲话。";
    let (wrong, right) = ("3月3日的这个早晨，新学期开始了。", "3月2日的这个早晨，新学期开始了。");
    tells_apart("dates-disagree", "3月3日", &[today, wrong], &[today, right]);
    let first = "7月20日县里还要组织一次有限空间作业应急演练。请副镇长李大川同志讲话。";
    let of = |day: &str| format!("7月{day}日的有限空间作业应急演练，各企业必须派人观摩。");
    tells_apart("dates-disagree", "7月22日", &[first, &of("22")], &[first, &of("20")]);
}

#[test]
fn a_list_that_counts_its_entries_as_items() {
    let of = |count: &str| format!("会议有{count}项议程，第一项是通报情况；第二项由镇长李大川同志讲话。");
    let (one, two) = ("下面进行第一项，请副镇长王小河同志通报情况。", "下面进行第二项，请镇长李大川同志讲话。");
    tells_apart("list-disagrees", "三", &[&of("三"), one, two], &[&of("两"), one, two]);
}

#[test]
fn a_paper_that_is_signed_for_another_year() {
    let first = "下面进行第一项，签订2026年度经济工作目标责任书。请副镇长李大川同志讲话。";
    let of = |year: &str| format!("刚才，镇里与各村签订了{year}年度目标责任书。");
    tells_apart("years-disagree", "2025", &[first, &of("2025")], &[first, &of("2026")]);
}

#[test]
fn a_resolution_that_nobody_has_read() {
    let vote = "下面进行第一项：通过大会决议。同意的请举手。";
    let read = "下面进行第一项：通过大会决议。请秘书长李大川同志宣读《关于工作报告的决议（草案）》。";
    tells_apart("voted-unread", "大会决议", &[vote], &[read, "同意的请举手。"]);
}

#[test]
fn a_troupe_of_which_nothing_was_said() {
    let call = "请副镇长李大川同志讲话。";
    let thanks = "感谢街舞社的同学们刚才带来的精彩表演。散会。";
    let told = "下面请欣赏街舞社的舞蹈。";
    tells_apart("recap-thanks-for-nothing", "街舞社", &[call, thanks], &[call, told, thanks]);
}

#[test]
fn one_blank_for_two_who_give_a_prize_together() {
    let of = |together: &str| format!("请县卫健局局长、县医保局副局长xxx同志{together}颁奖。");
    tells_apart("shared-blank", "发言人", &[&of("共同")], &[&of("为他们")]);
}
