//! Where a title, an item, a direction and a wording end, by words that nobody numbered or parted.

use super::{counted, document, items};
use lectern_core::import::{Role, read};

#[test]
fn what_is_said_to_those_who_have_just_been_there_is_of_their_item() {
    for (said, start) in [
        (
            "祝贺他们！\n老师们，典礼快要结束了，我再啰嗦几句：\n第一，收心。手机交班主任。\n第二，守时。铃响进教室。",
            "老师们，典礼",
        ),
        ("感谢四位嘉宾，也感谢台下提问的朋友。\n各位来宾，今天的议程到这里就全部结束了。", "各位来宾，今"),
        ("祝贺大会圆满成功！\n今天的大会到此结束。", "祝贺大会圆满"),
    ] {
        let text = format!("同志们：现在开会。\n下面，请校长林知远同志为获奖同学颁奖。\n{said}\n散会。");
        assert_eq!(items(&text).get(1).map(String::as_str), Some(start), "{said}");
    }
}

#[test]
fn a_last_item_behind_numbered_ones_is_counted() {
    let list = "1、通报情况\n2、表决办法\n3、讲话";
    let found = counted(&format!(
        "会议有三项议程：\n{list}\n第一项，请局长林知远同志通报情况。\n第二项，表决办法。同意的请举手。\n最后一项，请县长苏晚晴同志讲话。"
    ));
    assert!(found.iter().all(|(_, numbered)| *numbered), "{found:?}");
}

#[test]
fn a_title_ends_where_it_says_that_it_is_a_script() {
    for (head, title) in [
        ("青山县人大常委会第二十一次会议主持词\n县人大常委会主任  游方舟", "青山县人大常委会第二十一次会议主持词"),
        ("学院论文答辩会主持词\n答辩委员会主席：糜宗远", "学院论文答辩会主持词"),
        ("青山县水务局党组\n防汛工作会议主持词\n县长 游方舟", "青山县水务局党组防汛工作会议主持词"),
    ] {
        let draft = read(&document(&format!("{head}\n同志们：\n现在开会。\n请县长讲话。\n散会。")));
        assert_eq!(draft.title.as_ref().map(|(title, _)| title.as_str()), Some(title), "{head}");
    }
}

#[test]
fn brackets_between_calls_without_stops_are_directions() {
    let draft = read(&document(
        "同志们：现在开会。\n首先请村支书桂小毛发言（发言）下面请主任虞水生发言（发言）最后请护林员巫老根讲讲（讲话）\n散会。",
    ));
    let directions = draft.pieces.iter().filter(|piece| piece.role == Role::Direction).count();
    let waits = draft.pieces.iter().filter(|piece| piece.wait.is_some()).count();
    assert_eq!((directions, waits), (3, 3));
}

#[test]
fn a_word_and_what_denies_it_behind_a_slash_are_two_to_choose_from() {
    for (sentence, expected) in [
        ("根据结果，我宣布，更换物业的事项通过/没有通过！", &["通过", "没有通过"][..]),
        ("收回的选票等于／少于发出的选票，选举有效。", &["等于", "少于"]),
        ("本次选举有效/无效。", &["有效", "无效"]),
        ("请局长/副局长林知远同志讲话。", &[]),
    ] {
        let draft = read(&document(&format!("同志们：现在开会。\n{sentence}\n散会。")));
        let either = draft.pieces.iter().filter(|piece| matches!(piece.role, Role::Alternative { .. }));
        let either: Vec<&str> = either.map(|piece| draft.words(&piece.range)).collect();
        assert_eq!(either, expected, "{sentence}");
    }
}

#[test]
fn an_item_is_called_by_what_stands_before_the_call() {
    let draft = read(&document(
        "同志们：现在开会。\n第一项，丘陵插秧机，有请温如玉博士。\n第二项，果园机器人，请井冈研究员发布。\n散会。",
    ));
    let titles: Vec<&str> = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()?.title.as_deref()).collect();
    assert!(titles.starts_with(&["丘陵插秧机", "果园机器人"]), "{titles:?}");
}
