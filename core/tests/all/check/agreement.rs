//! Counts, lists, ordinals, days and minutes that do not agree with the agenda, and those that do.

use super::{CLOSING, OPENING, PAPERS, REMARKS, SPEECH, changed, found, hold, set, sound};
use crate::samples::ready;
use lectern_core::agenda::check::check;
use lectern_core::diagnostic::Problem;
use serde_json::json;

#[test]
fn waits_without_minutes_in_a_planned_meeting_are_reported_once_an_item() {
    let planned = ("/meeting/minutes", json!(60));
    hold(&[
        (std::slice::from_ref(&planned), &[("unplanned-waits", "items[1]")]),
        (&[planned.clone(), ("/items/1/minutes", json!(20))], &[]),
        (&[planned.clone(), ("/items/1/steps/0/minutes", json!(8))], &[("unplanned-waits", "items[1]")]),
        (&[planned.clone(), ("/items/1/steps/0/minutes", json!(8)), ("/items/1/steps/1/minutes", json!(8))], &[]),
        (&[planned.clone(), ("/items/1/minutes", json!(20)), ("/items/4/steps/-", json!({ "wait": "applause" }))], &[]),
    ]);
    let agenda = changed(&[("/meeting/minutes", json!(60))]);
    assert_eq!(check(&ready(&agenda))[0].problem, Problem::UnplannedWaits { waits: 2 });
}

#[test]
fn minutes_that_do_not_add_up_are_reported() {
    let minutes = |all: [u32; 5], meeting: u32| {
        let mut agenda = sound();
        set(&mut agenda, "/meeting/minutes", json!(meeting));
        for (item, minutes) in all.into_iter().enumerate().filter(|(_, minutes)| *minutes > 0) {
            set(&mut agenda, &format!("/items/{item}/minutes"), json!(minutes));
        }
        found(&ready(&agenda))
    };
    let wrong = [("minutes-disagree", "meeting.minutes".to_owned())];
    assert_eq!(minutes([5, 20, 10, 20, 5], 60), []);
    assert_eq!(minutes([5, 20, 10, 20, 6], 60), wrong);
    assert_eq!(minutes([5, 20, 10, 20, 4], 60), wrong);
    // One item is not planned: less than the whole is no contradiction, more is.
    assert_eq!(minutes([5, 20, 10, 20, 0], 60), []);
    assert_eq!(minutes([5, 20, 10, 26, 0], 60), wrong);

    let steps = |first: u32, second: u32| {
        found(&ready(&changed(&[
            ("/items/1/minutes", json!(16)),
            ("/items/1/steps/0/minutes", json!(first)),
            ("/items/1/steps/1/minutes", json!(second)),
        ])))
    };
    assert_eq!(steps(8, 8), []);
    assert_eq!(steps(8, 7), []);
    assert_eq!(steps(8, 9), [("item-minutes-disagree", "items[1].minutes".to_owned())]);
}

#[test]
fn counts_and_lists_that_do_not_agree_with_the_agenda_are_reported() {
    let opening = "items[0].steps[0].say";
    hold(&[
        (&[(OPENING, json!("今天的会议有四项议程。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("今天的会议有4项议程。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("今天的会议有两个议题。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("今天的会议有三项议程。"))], &[]),
        (&[(OPENING, json!("今天的会议有 3 项议程。"))], &[]),
        (&[(OPENING, json!("今天的会议有{{items.count}}项议程：{{items.list}}。"))], &[]),
        (&[(OPENING, json!("会议主要有四项内容。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("过去一年，我们完成了四项任务。"))], &[]),
        (&[(OPENING, json!("报告有四项内容值得注意。"))], &[]),
        (&[(OPENING, json!("首先进行第一项议程。"))], &[]),
        (&[(OPENING, json!("有三项议程：一是交流发言；二是宣读文件；三是总结讲话。"))], &[]),
        (&[(OPENING, json!("有三项议程：一是交流发言；二是宣读文件。"))], &[("list-disagrees", opening)]),
        (
            &[(OPENING, json!("有三项议程：一是交流；二是宣读；三是讲话；四是合影。"))],
            &[("list-disagrees", opening), ("promised-item-missing", opening)],
        ),
        // A list of something else, in a paragraph of its own.
        (&[(OPENING, json!("有三项议程。\n\n会前说两件事：一是关闭手机；二是保持安静。"))], &[]),
        (&[(CLOSING, json!("会后有两件事：一是领取材料；二是合影留念。"))], &[]),
        (&[(REMARKS, json!("同志们，今年有四项任务：一是防汛；二是修渠；三是清淤；四是植树。"))], &[]),
        (&[(REMARKS, json!("同志们，五项议程已经进行完毕。"))], &[]),
    ]);
}

#[test]
fn a_count_that_follows_the_word_agenda_is_a_count_too() {
    let one_item = |words: &str| {
        let mut agenda = changed(&[(OPENING, json!(words))]);
        for item in [2, 3] {
            set(&mut agenda, &format!("/items/{item}/numbered"), json!(false));
        }
        let rules = found(&ready(&agenda)).into_iter().map(|(rule, _)| rule);
        rules.filter(|rule| *rule != "promised-item-missing").collect::<Vec<&str>>()
    };
    // The lists here are as long as announced, so the count alone is wrong.
    let count = vec!["count-disagrees"];
    for (words, expected) in [
        ("今天的会议议程有三项：一是学习；二是讲话；三是表决。", &count),
        ("会议议程有三项。", &count),
        ("今天会议的议程一共三项", &count),
        ("本次大会的议程共有 3 项，", &count),
        ("会议议程为三项，", &count),
        ("大会的主要议程是3项。", &count),
        ("今天的议题有两个。", &count),
        ("会议议程主要有以下三项内容：", &count),
        ("今天的会议议程安排了三项。", &count),
        ("今天的会议有 4 项议程。", &count),
    ] {
        assert_eq!(&one_item(words), expected, "{words}");
    }
    for words in [
        "会议议程有一项。",
        "今天的会议议程进行到第三项。",
        "议程一项一项地进行。",
        "这项议程有三项内容。",
        "该议程有三项。",
        "我们要完成三项任务。",
        "会议部署了三项任务：一是防汛；二是修渠；三是清淤。",
        "会议指出，明年主要有三项任务：一是防汛；二是修渠；三是清淤。",
        "今年主要有四项任务：一是防汛；二是修渠；三是清淤；四是植树。",
        "会议还有三项工作要说明。",
        // Aims of the meeting: nothing of the sort follows.
        "今天召开会议，主要有四项任务：一是学习；二是动员；三是部署；四是合影。",
        "上次会议的议程有三项。",
        "每三项议程之间休息。",
        "会议议程和三项制度已经印发。",
    ] {
        assert_eq!(one_item(words), Vec::<&str>::new(), "{words}");
    }
}

#[test]
fn a_list_belongs_to_the_count_before_it_and_is_looked_at_once() {
    let rules = |words: &str| -> Vec<&str> {
        found(&ready(&changed(&[(OPENING, json!(words))]))).into_iter().map(|(rule, _)| rule).collect()
    };
    assert_eq!(
        rules("今天的会议共有五项议程。会议有3项议程，一是学习；二是讲话。"),
        ["count-disagrees", "list-disagrees"]
    );
    assert_eq!(rules("今天的会议共有三项议程。三项议程，一是学习；二是讲话；三是表决。"), Vec::<&str>::new());
    assert_eq!(rules("今天有两个议题。会议有三项议程，一是学习；二是讲话。"), ["count-disagrees", "list-disagrees"]);
}

#[test]
fn ordinals_that_do_not_fit_the_order_are_reported() {
    hold(&[
        (
            &[(PAPERS, json!("现在进行第三项议程，第{{batches}}批。"))],
            &[("ordinal-disagrees", "items[2].steps[0].say")],
        ),
        (&[(PAPERS, json!("现在进行第二项议程，第{{batches}}批。"))], &[]),
        (&[(PAPERS, json!("现在进行第2项议程，第{{batches}}批。"))], &[]),
        (&[(PAPERS, json!("现在进行{{item.number}}议程，第{{batches}}批。"))], &[]),
        (&[(PAPERS, json!("按照章程第五项规定，第{{batches}}批。"))], &[]),
        (&[(SPEECH, json!("第一代表团代表请发言。"))], &[]),
        // The last words of an item may well announce the next.
        (&[("/items/1/steps/1/thanks", json!("下面进行第二项议程。"))], &[]),
        (&[("/items/2/numbered", json!(false)), (REMARKS, json!("现在进行第二项议程。"))], &[]),
        (
            &[("/items/2/numbered", json!(false)), (REMARKS, json!("现在进行第三项议程。"))],
            &[("ordinal-disagrees", "items[3].steps[0].say")],
        ),
    ]);
}

#[test]
fn years_and_dates_that_the_opening_says_otherwise_are_reported() {
    let list = |second: &str| json!(format!("有三项议程：一是交流发言；二是{second}；三是总结讲话。"));
    let papers = "items[2].steps[0].say";
    hold(&[
        (
            &[(OPENING, list("宣读2026年选派文件")), (PAPERS, json!("请宣读2025年选派文件。{{batches}}"))],
            &[("years-disagree", papers)],
        ),
        (&[(OPENING, list("宣读2026年选派文件")), (PAPERS, json!("请宣读2026年选派文件。{{batches}}"))], &[]),
        (&[(OPENING, list("宣读二〇二六年选派文件")), (PAPERS, json!("请宣读2026年选派文件。{{batches}}"))], &[]),
        // Several years in one text: which is meant is not certain.
        (&[(OPENING, list("宣读2026年选派文件")), (PAPERS, json!("对照2025年，请宣读2026年文件。{{batches}}"))], &[]),
        (&[(OPENING, list("宣读文件")), (PAPERS, json!("2025年，我们办了三件事。{{batches}}"))], &[]),
        (
            &[("/items/2/title", json!("宣读2026年文件")), (PAPERS, json!("宣读2025年文件。{{batches}}"))],
            &[("years-disagree", papers)],
        ),
        (
            &[(OPENING, list("通报3月5日会议情况")), (PAPERS, json!("通报3月6日会议情况。{{batches}}"))],
            &[("dates-disagree", papers)],
        ),
        (&[(OPENING, list("通报3月5日会议情况")), (PAPERS, json!("通报三月五日会议情况。{{batches}}"))], &[]),
        (&[(OPENING, list("通报3月5日会议情况")), (PAPERS, json!("通报会议情况。{{batches}}"))], &[]),
    ]);
}

#[test]
fn days_that_do_not_exist_or_are_not_the_meeting_are_reported() {
    hold(&[
        (&[(OPENING, json!("今天是3月21日。"))], &[("not-the-meeting-date", "items[0].steps[0].say")]),
        (&[(OPENING, json!("今天是2025年3月20日。"))], &[("not-the-meeting-date", "items[0].steps[0].say")]),
        (&[(OPENING, json!("今天是3月20日，星期五。"))], &[]),
        (&[(OPENING, json!("报到时间是3月21日。"))], &[]),
        (&[(REMARKS, json!("今天是3月21日。"))], &[("not-the-meeting-date", "items[3].steps[0].say")]),
        (&[(OPENING, json!("今天是3月20日，星期四。"))], &[("weekday-disagrees", "items[0].steps[0].say")]),
        (&[(REMARKS, json!("2026年5月1日（周六）放假。"))], &[("weekday-disagrees", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("2026年5月1日（周五）放假。"))], &[]),
        (&[(REMARKS, json!("2026年5月3日（星期天）放假。"))], &[]),
        // In so few weeks only one Saturday can be meant; of a day far away nobody knows which year's.
        (&[(REMARKS, json!("5月1日（周六）放假。"))], &[("weekday-disagrees", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("12月1日（周一）放假。"))], &[]),
        (&[(REMARKS, json!("2月30日前报送。"))], &[("impossible-date", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("2025年2月29日前报送。"))], &[("impossible-date", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("2024年2月29日和今后的2月29日。"))], &[]),
        (&[(REMARKS, json!("十三月一日。"))], &[("impossible-date", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("用三个月20日内办结，每月5日报送。"))], &[]),
        (&[("/meeting/starts", json!("2026-02-30T09:00"))], &[("unreadable-start", "meeting.starts")]),
        (&[("/meeting/starts", json!("下周五"))], &[("unreadable-start", "meeting.starts")]),
        (&[("/meeting/starts", json!(""))], &[]),
        (&[("/meeting/starts", json!("2026-03-20T09:00:30"))], &[]),
    ]);
}

#[test]
fn whatever_is_called_today_must_be_the_day_of_the_meeting() {
    let wrong = |at: &'static str, words: &str| {
        let all = found(&ready(&changed(&[(at, json!(words))])));
        assert!(all.iter().all(|(rule, _)| *rule == "not-the-meeting-date"), "{words}: {all:?}");
        all.len() == 1
    };
    for words in [
        "今天，2026年3月21日，我们在这里开会。",
        "今天（3月21日）召开会议。",
        "今天(2026年3月21日)召开会议。",
        "今天是2025年3月20日。",
        "今天是二〇二六年三月二十一日，星期六。",
        "今天3月21日，我们开会。",
        "今天：3月21日。",
        "今天 3月21日 开会。",
        "今日是3月21日。",
        "3月21日（今天）召开会议。",
        "今天，3月21日星期六，我们开会。",
    ] {
        for at in [OPENING, SPEECH, REMARKS, CLOSING] {
            assert!(wrong(at, words), "{words} at {at}");
        }
    }
    for words in ["2025年3月20日，我们召开会议。", "同志们：\n\n2026年3月21日，我们在这里隆重召开大会。"]
    {
        assert!(wrong(OPENING, words), "{words}");
    }
    for words in [
        "今天，2026年3月20日，我们在这里开会。",
        "今天（3月20日）召开会议。",
        "今天是26年3月20日。",
        "今天，3月5日公布的办法正式施行。",
        "今天起至3月31日，请报送。",
        "今天（3月19日至21日）开会。",
        "3月5日，我们召开了动员会。",
        "3月5日，市委召开会议。",
        "去年3月20日，我们召开会议。",
        "截至3月19日，今天的人数已到齐。",
        "3月21日，今天的同志们将报到。",
    ] {
        for at in [OPENING, REMARKS] {
            assert!(!wrong(at, words), "{words} at {at}");
        }
    }
}
