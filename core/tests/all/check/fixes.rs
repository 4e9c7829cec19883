//! Fixes of one click: each removes its problem and makes no new one.

use super::changed;
use super::meeting::agenda;
use crate::samples::ready;
use lectern_core::Language;
use lectern_core::agenda::check::{check, fix};
use lectern_core::agenda::edit::Written;
use lectern_core::agenda::{Rundown, SideTexts};
use lectern_core::diagnostic::Diagnostic;
use serde_json::{Value, json};
use std::sync::Arc;

fn of_rule(rundown: &Rundown, rule: &str) -> Option<Diagnostic> {
    check(rundown).into_iter().find(|one| one.problem.rule() == rule)
}

/// Applies the fix of the first problem of a rule, and answers with its label and the script that it leaves.
fn fixed(agenda: &Value, rule: &str) -> (String, String) {
    let before = ready(agenda);
    let problem = of_rule(&before, rule).unwrap_or_else(|| panic!("no {rule} in {agenda}"));
    let fix = fix(&before, &problem).unwrap_or_else(|| panic!("no fix of {problem:?}"));
    let written = Written { agenda: before.agenda().clone(), side_texts: Arc::new(SideTexts::new()) };
    let written = fix.edit.apply(&written).unwrap_or_else(|| panic!("{fix:?} does not fit"));
    let after = Rundown::new(written.agenda, written.side_texts);
    let rules = |rundown: &Rundown| -> Vec<&str> { check(rundown).iter().map(|one| one.problem.rule()).collect() };
    let (mut expected, mut left) = (rules(&before), rules(&after));
    expected.remove(expected.iter().position(|one| *one == rule).unwrap());
    expected.sort_unstable();
    left.sort_unstable();
    assert_eq!(left, expected, "{fix:?}");
    assert!(!fix.label(Language::English).is_empty());
    let words: Vec<String> = after.parts().iter().filter_map(|part| after.source(part, 0)).map(str::to_owned).collect();
    (fix.label(Language::Chinese), words.join("/"))
}

#[test]
fn a_fix_removes_its_problem_and_makes_no_new_one() {
    for (meeting, rule, label, words) in [
        (
            "o会议有五项议程。//s请李大川同志发言。~//k请赵三山同志讲话。~//c散会。",
            "count-disagrees",
            "让程序来数",
            "会议有{{项数}}项议程",
        ),
        // The surname 范 stays beside 規範, and 同志 beside 雜誌.
        (
            "o各位同志，會議現在開始，請看雜誌上的規範。//s請縣水利局局長范得水同志發言。~//k剛才，范德水同志講得很好，請大家認真學習。//c會議到此結束，散會。",
            "two-spellings",
            "改为“范得水”",
            "剛才，范得水同志講得很好",
        ),
        // In traditional characters it is told and mended in those.
        (
            "o各位鄉親，會議現在開始。//s請縣水利局局長李得水同志發言。~//k剛才，李德水同志講得很好，請大家認真學習。//c會議到此結束，散會。",
            "two-spellings",
            "改为“李得水”",
            "剛才，李得水同志講得很好",
        ),
        (
            "o各位鄉親，歡迎參加第五屆鄉村農機博覽會。//s請李大川同志介紹。~//c預祝第六屆鄉村農機博覽會圓滿成功！會議到此結束。",
            "editions-disagree",
            "改为“第五屆”",
            "預祝第五屆鄉村農機博覽會",
        ),
        (
            "o会议有 5 项议程。//s请李大川同志发言。~//k请赵三山同志讲话。~//c散会。",
            "count-disagrees",
            "让程序来数",
            "会议有 {{项数}} 项议程",
        ),
        (
            "o开会。//s进行第一项议程，请李大川同志发言。~//k进行第三项议程，请赵三山同志讲话。~//c散会。",
            "ordinal-disagrees",
            "让程序来数",
            "进行{{第几项}}议程，请赵三山",
        ),
        (
            "o开会。//s请甲县汇报。~请乙县汇报。~首先请丙县汇报。~//c散会。",
            "lead-too-late",
            "改为“接下来”",
            "接下来请丙县汇报",
        ),
        (
            "o开会。//s首先请李大川同志发言。~最后请王小河同志发言。~请赵三山同志发言。~//c散会。",
            "lead-too-late",
            "改为“下面”",
            "下面请王小河",
        ),
        ("o开会。//k2026年5月1日（周六）放假。//c散会。", "weekday-disagrees", "改为“周五”", "（周五）放假"),
        ("o开会。//k2026年5月3日（星期一）放假。//c散会。", "weekday-disagrees", "改为“星期日”", "（星期日）放假"),
        (
            "o就第七届文明城市测评作动员。//k我们要在第八届文明城市测评中交出答卷。//c散会。",
            "editions-disagree",
            "改为“第七届”",
            "在第七届文明",
        ),
        (
            "o召开2026年防汛抗旱工作会议。//k刚才，县长对2025年防汛抗旱工作作了安排。//c散会。",
            "years-disagree",
            "改为“2026”",
            "对2026年防汛",
        ),
        (
            "o开会。//s请县水利局局长李得水同志发言。~//k刚才，李德水同志讲得很好。//c散会。",
            "two-spellings",
            "改为“李得水”",
            "刚才，李得水同志",
        ),
        (
            "o开会。//k下面，我讲三点意见。|一、认识要高。|二、措施要实。//c散会。",
            "points-disagree",
            "改为“两”",
            "讲两点意见",
        ),
        ("o开会。//k我讲4点意见：|1.传达。|2.部署。|3.检查。//c散会。", "points-disagree", "改为“3”", "讲3点意见"),
        (
            "o开会。//s请李大川同志发言。~//k希望大家抓好落实。",
            "no-adjournment",
            "加上“会议到此结束，散会。”",
            "抓好落实。\n\n会议到此结束，散会。",
        ),
        ("o开会。//s请李大川同志发言（鼓掌）//c散会。", "spoken-direction", "改成提示“鼓掌”，不念", "发言\n\n> 鼓掌"),
    ] {
        let (found, script) = fixed(&agenda(meeting), rule);
        assert_eq!(found, label, "{meeting}");
        assert!(script.contains(words), "{words} is not in {script}");
    }
}

#[test]
fn the_day_of_the_meeting_is_written_as_the_wrong_one_was() {
    for (words, right) in
        [("今天是3月21日。散会。", "今天是3月20日。"), ("今天是2025年3月20日。散会。", "今天是2026年3月20日。")]
    {
        let (_, script) = fixed(&changed(&[("/items/4/steps/0/say", json!(words))]), "not-the-meeting-date");
        assert!(script.contains(right), "{script}");
    }
}

#[test]
fn the_greeting_becomes_that_of_the_hour_at_which_the_meeting_starts() {
    for (hour, words, right) in [
        ("14:30", "各位，上午好！现在开会。", "各位，下午好！现在"),
        ("09:00", "大家下午好！", "大家上午好！"),
        ("07:00", "大家下午好！", "大家早上好！"),
        ("19:00", "同志们，大家下午好！", "大家晚上好！"),
    ] {
        let starts = json!(format!("2026-03-20T{hour}"));
        let (label, script) = fixed(
            &changed(&[("/meeting/starts", starts), ("/items/0/steps/0/say", json!(words))]),
            "greeting-disagrees",
        );
        assert!(
            script.contains(right) && right.contains(label.trim_matches(['改', '为', '“', '”'])),
            "{label} {script}"
        );
    }
}

#[test]
fn what_only_a_person_can_know_has_no_fix() {
    for (meeting, rule) in [
        ("o应到代表180人，请假12人，实到170人。//s请李大川同志发言。~//c散会。", "attendance-disagrees"),
        ("o开会。//k请于2月30日以前报送。//c散会。", "impossible-date"),
        ("o开会。//s请李大川同志发言，请王小河同志准备。~请赵三山同志发言。~//c散会。", "never-called"),
        ("o开会。//v现在表决《集体合同（草案）》。同意的请举手。~//c散会。", "voted-unread"),
        ("o开会。//k一、认识。|三、落实。//c散会。", "sequence-gap"),
        ("o开会。//k我讲三点。|一、认识。|二、学习。|二、措施。|三、落实。//c散会。", "sequence-gap"),
        ("o开会。//k我讲三点意见：第一，落实。//c散会。", "points-disagree"),
    ] {
        let rundown = ready(&agenda(meeting));
        let problem = of_rule(&rundown, rule).unwrap_or_else(|| panic!("no {rule}"));
        assert_eq!(fix(&rundown, &problem), None, "{problem:?}");
    }
}
