//! Scripts as they come from pages and scans: with sounds behind characters, full stops where colons were, dots that became quotation
//! marks, labels of a template, the title twice.

use super::document;
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::{Draft, Role, build, read};

/// Who is called, as the text has it.
fn called(draft: &Draft) -> Vec<&str> {
    let calls = draft.pieces.iter().filter_map(|piece| piece.call.as_ref());
    calls.flat_map(|call| &call.speakers).map(|one| draft.words(&one.whole)).collect()
}

fn kinds(draft: &Draft) -> Vec<ItemKind> {
    draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).map(|item| item.kind).collect()
}

/// The pieces that nobody reads out.
fn directions(draft: &Draft) -> Vec<&str> {
    let silent = draft.pieces.iter().filter(|piece| matches!(piece.role, Role::Direction | Role::Mark));
    silent.map(|piece| draft.words(&piece.range)).collect()
}

fn waits(draft: &Draft) -> Vec<WaitKind> {
    draft.pieces.iter().filter_map(|piece| piece.wait).map(|wait| wait.kind).collect()
}

#[test]
fn sounds_behind_characters_are_read_over() {
    let draft = read(&document(
        "各位領(lǐng)導(dǎo)、同學(xué)們：\n典禮現在開始。\n第一項：請(qǐng)校領(lǐng)導(dǎo)為畢業生代表頒發證書。\n第二項：請(qǐng)院長(zhǎng)講話。\n典禮到此結束。",
    ));
    // Who is called has the sound of the last character, too.
    assert_eq!(called(&draft), ["校領(lǐng)導(dǎo)", "院長(zhǎng)"]);
    assert_eq!(waits(&draft), [WaitKind::Award, WaitKind::Speech]);
    // What stands in brackets in another text is what it is.
    let plain = read(&document("同志们：\n现在开会。\n第一项，请一(a)班班长李明发言。\n散会。"));
    assert_eq!(called(&plain), ["一(a)班班长李明"]);
}

#[test]
fn hosts_with_full_stops_behind_their_letters_say_their_lines_by_turns() {
    let draft = read(&document(
        "颁奖晚会主持词甲。尊敬的各位来宾。乙。亲爱的工友们。合。大家晚上好。甲。今晚的灯火为你们而亮。乙。下面，有请局长林知远同志讲话。\
         甲。感谢林局长。乙。有请“十佳工匠”上台领奖。甲。晚会到此结束。乙。再见！",
    ));
    let agenda = build(&draft).agenda;
    assert_eq!(agenda.meeting.title, "颁奖晚会");
    assert_eq!(called(&draft), ["局长林知远同志"]);
    assert_eq!(kinds(&draft), [ItemKind::Opening, ItemKind::Remarks, ItemKind::Award, ItemKind::Closing]);
}

#[test]
fn labels_of_a_template_are_not_read_out_and_what_follows_says_what_the_item_is() {
    let draft = read(&document(
        "祭扫活动主持词\n同学们，祭扫活动现在开始。\n第一项主持词：\n松柏青青，春雨绵绵。下面进行活动第一项，请全体肃立，默哀一分钟„„（默哀毕）\n\
         第二项主持词：\n我们站在碑前。下面进行活动第二项，请我系团总支书记苏晚晴致悼词。\n结束语：\n活动到此结束。",
    ));
    assert_eq!(directions(&draft), ["第一项主持词：", "„„（默哀毕）", "第二项主持词：", "结束语："]);
    assert_eq!(kinds(&draft), [ItemKind::Opening, ItemKind::Ceremony, ItemKind::Remarks, ItemKind::Closing]);
    assert_eq!(called(&draft), ["我系团总支书记苏晚晴"]);
}

#[test]
fn a_title_that_a_page_says_twice_is_one() {
    for text in [
        "第 8 届工匠大会主持词第 8 届工匠大会主持词 各位代表：大会现在开始。散会。",
        "第 8 届工匠大会主持词\n主 持 词\n各位代表：\n大会现在开始。\n散会。",
        "3、第 8 届工匠大会主持词\n各位代表：\n大会现在开始。\n散会。",
    ] {
        let agenda = build(&read(&document(text))).agenda;
        assert_eq!(agenda.meeting.title, "第8届工匠大会", "{text}");
    }
}

#[test]
fn what_stands_in_brackets_behind_dots_is_of_the_same_silence() {
    let draft = read(&document(
        "各位代表：\n现在开会。\n第一项，推选监票人。\n……（念建议名单）\n各位有什么看法，请讲。\n没有意见，赞成的请举手。通过(一致通过)!\n散会。",
    ));
    assert!(directions(&draft).contains(&"……（念建议名单）"), "{:?}", directions(&draft));
    assert_eq!(waits(&draft), [WaitKind::Other, WaitKind::Voting]);
    let either = draft.pieces.iter().filter(|piece| matches!(piece.role, Role::Alternative { .. }));
    assert_eq!(either.map(|piece| draft.words(&piece.range)).collect::<Vec<_>>(), ["通过", "一致通过"]);
}

#[test]
fn rules_of_the_hall_are_nobody() {
    let draft = read(&document(
        "各位代表：\n现在开会。\n下面宣布会场纪律。\n纪律：一律关机。\n下面核实身份，请点到名字的代表应答一声。\n\
         第一项：请局长林知远同志讲话。\n请主席团成员到主席台就座。\n（请坐！）第二项：请书记苏晚晴同志讲话。\n散会。",
    ));
    assert_eq!(called(&draft), ["局长林知远同志", "书记苏晚晴同志"]);
    assert_eq!(waits(&draft), [WaitKind::Counting, WaitKind::Speech, WaitKind::Other, WaitKind::Speech]);
}

#[test]
fn a_list_is_read_out_before_those_who_stand_in_it_come_up() {
    let draft = read(&document(
        "同志们：\n现在开会。\n第一项，表彰先进。请主任林知远同志宣布受表彰的名单，有请获奖同志上台，请局长苏晚晴同志为他们颁奖。\n散会。",
    ));
    assert_eq!(waits(&draft), [WaitKind::Reading, WaitKind::Award]);
}
