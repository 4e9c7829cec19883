//! What the host is silent for behind a sentence, and behind which he is not.

use super::document;
use lectern_core::agenda::WaitKind;
use lectern_core::import::{Draft, read};

/// What the host is silent for in some lines of an item that has begun.
fn waits(lines: &str) -> Vec<WaitKind> {
    waits_of(&read(&document(&format!(
        "同志们：现在开会。\n下面进行第一项，请局长林知远同志讲话。\n……\n{lines}\n散会。"
    ))))
    .split_off(1)
}

fn waits_of(draft: &Draft) -> Vec<WaitKind> {
    draft.pieces.iter().filter_map(|piece| piece.wait).map(|wait| wait.kind).collect()
}

#[test]
fn a_raised_hand_is_a_vote_only_where_something_is_chosen() {
    for (lines, expected) in [
        ("大家对答复还有不清楚的，可以继续提问，请先举手。", &[WaitKind::Speech][..]),
        ("想发言的代表，请举手拿话筒。", &[WaitKind::Speech]),
        ("接下来，我们就进入自由提问环节。哪位代表想提问的，请先举手示意。", &[WaitKind::Speech]),
        ("下面请合唱队演唱《师傅》。", &[WaitKind::Music]),
        ("旁听席上的居民有没有要说的？限两位，每人两分钟。", &[WaitKind::Speech]),
        ("同意的，请举手。", &[WaitKind::Voting]),
        ("下面，请大家举手表决。", &[WaitKind::Voting]),
        ("请大家在蓝色的表决票上填写。", &[WaitKind::Voting]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn a_result_is_read_out_and_a_report_is_spoken() {
    for (lines, expected) in [
        ("请总监票人林知远同志报告选举计票结果。", &[WaitKind::Reading][..]),
        ("请总监票人林知远同志报告第一轮投票结果。", &[WaitKind::Reading]),
        ("请局长林知远同志报告去年表决结果的落实情况。", &[WaitKind::Speech]),
        ("没有不同意见，我们用鼓掌的方式通过。", &[WaitKind::Applause]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn ballots_are_handed_out_before_anybody_votes() {
    for lines in ["请工作人员发表决票。", "请工作人员发测评票。", "请工作人员分发推荐票。"]
    {
        assert_eq!(waits(lines), [WaitKind::Other], "{lines}");
    }
}

#[test]
fn those_who_gave_prizes_are_in_the_picture_and_give_none_again() {
    for (lines, expected) in [
        ("请颁奖领导和五位标兵合影留念。", &[WaitKind::Photo][..]),
        ("请授牌领导与各单位代表合影。", &[WaitKind::Photo]),
        ("请院长苏晚晴同志为他们颁奖。", &[WaitKind::Award]),
        ("为机械学院的同学授予学位，请副校长苏晚晴教授授证。", &[WaitKind::Award]),
        ("首先，为博士学位获得者授予学位，请校长苏晚晴教授上台。请博士学位获得者上台。", &[WaitKind::Award]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn what_is_to_be_done_elsewhere_or_by_others_is_not_waited_for() {
    for lines in [
        "请各代表团在下午的分团讨论中认真审议。",
        "请各位委员结合下午的分组讨论认真审议。",
        "请大会秘书处逐条登记、逐条答复。",
        "这个方案行不行、怎么改，今天请大家来议。",
    ] {
        assert_eq!(waits(lines), [], "{lines}");
    }
}

#[test]
fn who_is_called_may_begin_like_a_word_that_calls_nobody() {
    for (call, name) in [
        ("请示范科室代表、护士长裴红同志发言。", "裴红"),
        ("请继续教育学院院长林知远致辞。", "林知远"),
        ("请用户代表白露女士发言。", "白露"),
    ] {
        let draft = read(&document(&format!("同志们：现在开会。\n{call}\n散会。")));
        let speakers = draft.pieces.iter().filter_map(|piece| piece.call.as_ref()).flat_map(|call| &call.speakers);
        let names: Vec<_> = speakers.filter_map(|one| one.name.clone()).map(|name| &draft.text[name]).collect();
        assert_eq!(names, [name], "{call}");
    }
}

#[test]
fn a_solemn_entry_is_waited_for_and_opens_no_item() {
    let draft = read(&document(
        "学位授予仪式主持词\n同学们：\n有请身着导师服的校领导和导师代表入场，请同学们起立迎接。\n（奏入场曲）\n请坐。\n\
         现在我宣布，仪式开始。\n一、奏唱国歌\n请全体起立，奏唱国歌。\n二、校长致辞\n请校长苏晚晴教授致辞。\n仪式到此结束。",
    ));
    assert_eq!(waits_of(&draft), [WaitKind::Music, WaitKind::Anthem, WaitKind::Speech]);
    assert_eq!(draft.pieces.iter().filter(|piece| piece.item.is_some()).count(), 4);
}

#[test]
fn a_title_that_asks_for_questions_waits_only_where_nothing_below_does() {
    let found = |below: &str| {
        let text = format!(
            "同志们：现在开会。\n一、情况说明\n请局长林知远说明情况。\n二、自由提问\n{below}三、领导讲话\n请县长苏晚晴讲话。\n散会。"
        );
        waits_of(&read(&document(&text)))
    };
    assert_eq!(found("各位代表还有不清楚的，可以继续提问，请先举手。\n"), [WaitKind::Speech; 3]);
    assert_eq!(found("（提问、回答）\n"), [WaitKind::Speech; 3]);
}

#[test]
fn the_last_of_those_who_get_a_prize_is_not_asked_to_speak() {
    let text = "颁奖典礼主持词\n各位来宾：\n典礼现在开始！\n下面颁发匠心奖。\n他们是，总装车间靳铁军，动力站费连生，仓储部农志强，请上台领奖！\n\
        （颁奖音乐起）\n有请公司工会主席应宽先生为他们颁奖！\n（颁奖）\n几位师傅请留步。请动力站费连生发表获奖感言。\n（发言）\n典礼到此结束！";
    let draft = read(&document(text));
    assert_eq!(waits_of(&draft), [WaitKind::Award, WaitKind::Award, WaitKind::Speech]);
    // Who is asked to come up for nothing but the stage speaks there.
    assert_eq!(waits("下一位，动力站费连生，请上台！"), [WaitKind::Speech]);
}

#[test]
fn who_is_asked_to_come_comes_and_is_waited_for() {
    for (lines, expected) in [
        ("请全体新警出列。\n（新警出列，面向警旗）", &[WaitKind::Other][..]),
        ("请两位选手到台前来。\n（选手到台前来）", &[WaitKind::Other]),
        ("台上的座位不够，请大家往前坐。\n（有人走动）", &[]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
    let prizes =
        "下面进行第二项，颁授荣誉章。请满三十年的同志上台。\n（上台，奏乐）\n请局长林知远同志为他们颁授。\n（颁授）";
    assert_eq!(waits(prizes), [WaitKind::Award, WaitKind::Award]);
}

#[test]
fn a_question_to_everybody_is_talked_of_unless_it_is_put_to_the_vote() {
    for (lines, expected) in [
        ("有不明白的现在就问。\n（村民问）", &[WaitKind::Speech][..]),
        ("大家都议一议，改成停车场到底行不行？\n（议论）", &[WaitKind::Speech]),
        ("大家说说看，行不行？\n没有意见，同意的请举手。\n（举手）", &[WaitKind::Other, WaitKind::Voting]),
        ("刚才大家都说了，要不要改，回去再想。", &[]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn the_name_of_whoever_was_called_in_brackets_is_not_read_out() {
    let text = "同志们：现在开会。\n请副区长侯世杰同志讲。（侯世杰）请主席葛兰同志讲。（葛兰）\n散会。";
    let draft = read(&document(text));
    let directions = draft.pieces.iter().filter(|piece| piece.role == lectern_core::import::Role::Direction);
    let words: Vec<&str> = directions.map(|piece| draft.words(&piece.range)).collect();
    assert_eq!(words, ["（侯世杰）", "（葛兰）"]);
}

#[test]
fn what_is_led_is_read_or_asked_for() {
    for (lines, expected) in [
        ("请组织委员林知远同志领学党章第六章。", &[WaitKind::Reading][..]),
        ("请大家对林知远同志提意见。", &[WaitKind::Speech]),
        ("会后请大家对方案提意见。", &[]),
        ("请大家按“合格、不合格”两个等次填写。", &[WaitKind::Voting]),
        ("我是组长，我先来。\n（麻文静作对照检查）", &[]),
        ("请新入职的护士入场！\n（音乐起）", &[WaitKind::Music]),
        ("请欣赏民乐合奏《渔舟唱晚》，演奏：校民乐团。", &[WaitKind::Music]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
    let each = "下面进行第二项，请候选人跟大家见面，每人讲三分钟，先请3幢业主丘一鸣。\n请6幢业主那文博。";
    assert_eq!(waits(each), [WaitKind::Speech, WaitKind::Speech]);
}

#[test]
fn a_note_between_the_silence_and_its_end_is_not_read_out() {
    let draft = read(&document("同志们：现在开会。\n第一项，默哀。默哀一分钟（一分钟后）默哀毕\n散会。"));
    assert_eq!(waits_of(&draft), [WaitKind::Silence]);
    let directions = draft.pieces.iter().filter(|piece| piece.role == lectern_core::import::Role::Direction);
    assert_eq!(directions.count(), 1);
}

#[test]
fn the_anthem_is_played_when_everybody_stands() {
    let places = |lines: &str| {
        let draft = read(&document(&format!("老师们：\n大会开始。\n{lines}\n散会。")));
        let waited = draft.pieces.iter().filter(|piece| piece.wait.is_some());
        waited.map(|piece| draft.text[piece.range.clone()].to_owned()).collect::<Vec<_>>()
    };
    let anthem = "大会进行第一项：升国旗，奏唱国歌。请全体师生肃立，行注目礼！\n（升旗）\n礼毕。";
    assert_eq!(places(anthem), ["大会进行第一项：升国旗，奏唱国歌。请全体师生肃立，行注目礼！"]);
    let other = "大会进行第一项：奏唱国歌。请全体师生回去以后好好学习。\n礼毕。";
    assert_eq!(places(other), ["大会进行第一项：奏唱国歌。"]);
}

#[test]
fn applause_that_is_told_behind_a_welcome_is_waited_for() {
    for (lines, expected) in [
        ("我代表区委，对温教授的到来表示热烈的欢迎！\n（鼓掌）", &[WaitKind::Applause][..]),
        ("请用最响的掌声，欢迎他们！\n（掌声）", &[WaitKind::Applause]),
        ("会议还要开半个小时。\n（掌声）", &[]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn what_has_been_voted_on_is_not_voted_on_again() {
    for (lines, expected) in [
        ("大会听取了报告，投票通过了合同，举手通过了专项合同。", &[][..]),
        ("有没有不同意的？", &[WaitKind::Voting]),
        ("大家提出了四条修改意见，已逐条研究，采纳三条。", &[]),
        ("根据规定，由委员表决，列席的同志不表决。", &[]),
        ("方案今天又放了一份，请大家讨论的时候对着看。", &[]),
        ("其他同志有没有想问的？", &[WaitKind::Speech]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn what_is_called_for_in_a_row_is_one_silence_behind_its_end() {
    for (lines, expected) in [
        (
            "储能项目，请副总裁谷一丁先生、主任雍和同志签约；\n冷链项目，请董事长舒展先生、局长管仲谋同志签约；\n包装项目，请总经理荣光先生、县长路漫漫同志签约。\n请签约。",
            &[WaitKind::Other][..],
        ),
        ("先请大家看一部短片：《向海而生》。请看大屏幕。", &[WaitKind::Film]),
        ("现在进行表决，请会员举手。\n同意的请举手。\n不同意的请举手。", &[WaitKind::Voting, WaitKind::Voting]),
        ("请总指挥林知远同志下达演练开始命令。", &[WaitKind::Speech]),
        ("请总指挥林知远同志宣布演练结束并讲评。", &[WaitKind::Speech]),
        ("有请1号选手黎小满，项目名称《稻鸭云管家》，请2号选手做好准备。", &[WaitKind::Speech]),
        ("请先欣赏护士合唱团献上的歌曲《提灯的人》。", &[WaitKind::Music]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn a_welcome_or_the_performers_on_the_next_line_are_of_the_same_silence() {
    for (lines, expected) in [
        ("请董事长王强同志发言。\n大家欢迎！\n（发言）", &[WaitKind::Speech][..]),
        ("请听诗朗诵《我的祖国》。\n朗诵者：陈思远、赵雨桐。\n（表演）", &[WaitKind::Other]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn dots_behind_a_list_are_words_and_behind_a_call_a_silence() {
    let draft = read(&document(
        "表彰会主持词\n同志们：现在开会。\n获奖的有第一中学、第二中学、实验小学……\n请局长王强、副局长李明发言……\n散会。",
    ));
    let words: Vec<&str> = draft.pieces.iter().map(|piece| draft.words(&piece.range)).collect();
    assert!(words.iter().any(|words| words.ends_with("实验小学……")), "{words:?}");
    assert!(words.iter().any(|words| words.ends_with("李明发言")), "{words:?}");
}
