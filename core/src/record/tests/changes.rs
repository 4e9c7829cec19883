//! How a record tells of what went otherwise than it was written.

use super::*;

#[test]
fn each_change_names_whom_it_is_about() {
    let key = |step: &str| ("talks".into(), step.into());
    let new = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: String::new() };
    let cases = [
        (Change::Last { turn: key("1") }, "陆宁推到本项最后", "陆宁 came last in the item"),
        (Change::Swapped { turn: key("1") }, "陆宁与谢颂对调了次序", "陆宁 and 谢颂 changed places"),
        (
            Change::Closed { after: key("1") },
            "“交流发言”提前结束发言，没有发言的：谢颂、何青",
            "nobody spoke any more in 交流发言; not heard: 谢颂, 何青",
        ),
        (
            Change::ItemMoved { item: "vote".into(), after: "opening".into() },
            "“表决决议”移到“开场”之后",
            "表决决议 moved behind Opening",
        ),
        (
            Change::Reworded {
                step: key("1"),
                part: PartKind::Say,
                alternative: None,
                nth: 0,
                was: "首先，请{{speaker}}发言。".to_owned(),
                becomes: "先请{{people.xie}}发言。".to_owned(),
            },
            "“首先，请陆宁同志发言。”改说“先请谢颂同志发言。”",
            "said “先请谢颂同志发言。” instead of “首先，请陆宁同志发言。”",
        ),
        (
            Change::Reworded {
                step: key("2"),
                part: PartKind::Thanks,
                alternative: None,
                nth: 0,
                was: "谢谢。".to_owned(),
                becomes: String::new(),
            },
            "“谢谢。”没有念",
            "“谢谢。” was not said",
        ),
        (
            Change::Reworded {
                step: key("1"),
                part: PartKind::Say,
                alternative: None,
                nth: 0,
                was: "请{{speaker}}发言。".to_owned(),
                becomes: "请{{speaker}}发言。".to_owned(),
            },
            "“请陆宁同志发言。”照原文念",
            "“请陆宁同志发言。” was read as written",
        ),
        (Change::NumbersKept, "保留印好的序号", "printed numbers were kept"),
        (
            Change::ItemAdded {
                after: "talks".into(),
                id: "new".into(),
                kind: ItemKind::Speeches,
                title: "情况通报".to_owned(),
                who: Some(new),
                minutes: None,
            },
            "增加议程“情况通报”，由包容发言",
            "item added: 情况通报, by 包容",
        ),
        (
            Change::Recess { after: key("1"), id: "recess".into(), minutes: 10 },
            "临时休会 10 分钟",
            "a recess of 10 min was put in",
        ),
    ];
    for (change, chinese, english) in cases {
        let record = Meeting::begun().go("talks", "1").change(change).record();
        let what: &Deviation = &record.changes[0].what;
        assert_eq!(
            (what.words(Language::Chinese).as_str(), what.words(Language::English).as_str()),
            (chinese, english)
        );
    }
}

#[test]
fn words_that_were_changed_twice_are_told_once_and_those_that_nobody_came_to_not_at_all() {
    let reworded = |item: &str, step: &str, was: &str, becomes: &str| Change::Reworded {
        step: (item.into(), step.into()),
        part: PartKind::Say,
        alternative: None,
        nth: 0,
        was: was.to_owned(),
        becomes: becomes.to_owned(),
    };
    let meeting = Meeting::begun()
        .change(reworded("talks", "1", "首先，请{{speaker}}发言。", "先请{{speaker}}发言。"))
        .change(reworded("closing", "bye", "散会。", "休会。"))
        .change(reworded("talks", "1", "先请", "有请"))
        .go("talks", "1");
    let changes: Vec<String> =
        meeting.record().changes.iter().map(|change| change.what.words(Language::Chinese)).collect();
    assert_eq!(changes, ["“首先，请陆宁同志发言。”改说“有请陆宁同志发言。”"]);
}
