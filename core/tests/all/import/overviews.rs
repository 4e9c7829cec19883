//! What the opening announces, and which sentences turn to it.

use super::{counted, document};
use lectern_core::import::read;

/// The number and the entries of the overview that a sentence of the opening tells.
fn overview(sentence: &str) -> (Option<u64>, Vec<String>) {
    let draft = read(&document(&format!(
        "同志们：\n{sentence}\n现在进行第一项，请局长林知远同志宣读决定。\n现在进行第二项，请县长苏晚晴同志讲话。\n散会。"
    )));
    let entries = draft.overview.entries.iter().map(|entry| draft.words(entry).to_owned());
    (draft.overview.count.as_ref().map(|(n, _)| *n), entries.collect())
}

#[test]
fn a_list_that_semicolons_part_is_no_call_at_its_last_entry() {
    for (sentence, entries) in [
        (
            "大会有四项内容：宣读决定；颁奖；优秀护士代表发言；尉迟明院长讲话。",
            &["宣读决定", "颁奖", "优秀护士代表发言", "尉迟明院长讲话"][..],
        ),
        ("会议有两项议程：宣读决定；县长讲话。", &["宣读决定", "县长讲话"]),
        // Who miscounts by one has listed them all the same.
        ("会议有四项议程：宣读决定；代表发言；县长讲话。", &["宣读决定", "代表发言", "县长讲话"]),
        ("这次会议的议程有：审议报告；表决决议；书记讲话。", &["审议报告", "表决决议", "书记讲话"]),
        ("会议有两项议程：要求大家认真听；认真记；认真想；认真做。", &[]),
    ] {
        assert_eq!(overview(sentence).1, entries, "{sentence}");
    }
    let found = counted(
        "大会有两项内容：宣读表彰决定；尉迟明院长讲话。\n现在进行第一项，请主任林知远同志宣读表彰决定。\n现在进行第二项，请尉迟明院长讲话。",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn matters_and_steps_are_counted_like_items() {
    for (sentence, count) in [
        ("今天的会议有四个方面内容：一是通报，二是发言，三是签订，四是讲话。", Some(4)),
        ("会议有三个方面的议程，一是通报，二是发言，三是讲话。", Some(3)),
        ("会议分四个步骤：述职、提问、测评、讲话。", Some(4)),
        ("去年我们在四个方面取得了成绩。", None),
    ] {
        assert_eq!(overview(sentence).0, count, "{sentence}");
    }
    let found = counted(
        "会议有四个方面内容：一是通报隐患，二是部门发言，三是签订责任状，四是领导讲话，五是宣读决定。\n\
         首先，请局长林知远同志通报隐患。\n……\n下面是部门发言。请城管局局长白露同志发言。\n……\n\
         下面签订责任状。请各街道主任上台签订责任状。\n……\n下面请县长苏晚晴同志讲话。\n……",
    );
    assert!(found.len() == 4 && found.iter().all(|(_, numbered)| *numbered), "{found:?}");
}

#[test]
fn whoever_is_of_a_row_turns_to_no_entry_behind_it() {
    let script = |last: &str| {
        format!(
            "仪式有四项：项目介绍、参建单位表态、群众代表发言、区长致辞。\n现在，请董事长车向东先生介绍项目概况。\n……\n\
             下面，由三家参建单位作表态。请路桥公司总经理蓝海涛先生发言。\n……\n请监理公司总工程师花建平先生发言。\n……\n\
             {last}\n……\n请区长覃岚同志致辞。\n……"
        )
    };
    // The third of three; the one that was promised behind them never comes.
    let found = counted(&script("首先，请设计院副院长祝云飞女士发言。"));
    let starts: Vec<&str> = found.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(starts, ["现在，请董事", "下面，由三家", "请区长覃岚同"]);
    // A fourth is none of them.
    let found = counted(&script("请设计院副院长祝云飞女士发言。\n……\n请群众代表桂小毛同志发言。"));
    let starts: Vec<&str> = found.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(starts, ["现在，请董事", "下面，由三家", "请群众代表桂", "请区长覃岚同"]);
}

#[test]
fn those_of_a_row_are_of_one_item() {
    let found = counted(
        "首先请董事长车向东先生致辞。\n（致辞）\n接下来，由三位师傅代表讲话。先请陈国庆师傅讲话。\n（讲话）\n再请刘大力师傅讲话。\n（讲话）\n\
         最后请孙立新师傅讲话。\n（讲话）\n下面，请总经理冯远同志讲话。\n（讲话）",
    );
    let starts: Vec<&str> = found.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(starts, ["首先请董事长", "接下来，由三", "下面，请总经"]);
}
