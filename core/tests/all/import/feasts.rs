//! Galas, weddings and promotions in free voices: who performs, and what is shouted for.

use super::document;
use super::free_voices::{called, waits};
use lectern_core::agenda::WaitKind;
use lectern_core::import::{Role, read};

#[test]
fn whoever_shows_a_number_stands_behind_the_word_for_it() {
    for (lines, expected) in [
        ("请看街舞《出发》，表演者，飞鱼街舞社！", &["飞鱼街舞社 - -"][..]),
        ("下面请欣赏民乐合奏《春江》，演奏，校民乐团。", &["校民乐团 - -"]),
        ("请欣赏渔歌《摇橹》，演唱者是省级非遗传承人余水生。", &["- 省级非遗传承人 余水生"]),
        ("下一个节目，小品《补考》，表演者，文学院305宿舍。", &["文学院305宿舍 - -"]),
        ("有请大舅江长河，《好人》！", &["- 大舅 江长河"]),
    ] {
        assert_eq!(called(lines), expected, "{lines}");
    }
}

#[test]
fn what_was_shown_already_and_what_is_told_of_it_calls_nobody() {
    for lines in ["感谢刚才精彩的表演，孩子们练了一个月。", "节目的演出，靠的是大家。", "《春江》这首歌，大家都会唱。"]
    {
        assert_eq!(called(lines), [""; 0], "{lines}");
    }
}

#[test]
fn people_at_feasts_are_called_by_what_they_are_there() {
    for (lines, expected) in [
        ("请新郎程一舟给大家表个态！", &["- 新郎 程一舟"][..]),
        ("请媒人、后街卫生室大夫沙玉梅上来说两句。", &["- 媒人、后街卫生室大夫 沙玉梅"]),
        ("请糖水铺店主褚大川说两句，其他人准备一下。", &["- 糖水铺店主 褚大川"]),
        ("请消防救援站班长车向东讲讲灭火。", &["消防救援站 班长 车向东"]),
        ("请林知远校长跟新同学说几句，有请！", &["- 校长 林知远"]),
        ("那下面就请林知远校长跟街坊们说几句，有请！", &["- 校长 林知远"]),
        ("有请土木学院的格桑卓玛同学！", &["- 土木学院 格桑卓玛"]),
    ] {
        assert_eq!(called(lines), expected, "{lines}");
    }
}

#[test]
fn what_comes_later_is_none_of_what_somebody_does_now() {
    let lines = "表放在桌上，散会后由工会的同志统一收取，结果另行反馈。";
    assert!(waits(lines).is_empty() && called(lines).is_empty());
    let later = "请林知远同志先发言，等一下请医方专门回应。";
    assert_eq!(called(later), ["- - 林知远"]);
}

#[test]
fn the_room_answers_and_what_is_done_now_is_waited_for() {
    for (lines, expected) in [
        ("左边的朋友，让我听到你们的声音！", &[WaitKind::Other][..]),
        ("尖叫声在哪里？", &[WaitKind::Other]),
        ("号码转起来，大家一起喊停！", &[WaitKind::Other]),
        ("爸妈坐好，敬茶！", &[WaitKind::Other]),
        ("灯关了，许好愿，吹蜡烛！", &[WaitKind::Other]),
        ("大家一起迎接新郎程一舟、新娘江小满，入场！", &[WaitKind::Music]),
        ("中学毕业那年的视频找到了，大家一起看看大屏幕。", &[WaitKind::Film]),
        ("请班长车向东给大家演示灭火器怎么用。", &[WaitKind::Other]),
        ("谁上来试试？", &[WaitKind::Other]),
        ("昨天他一个人在江边大声喊过。", &[]),
        ("欢迎大家扫码入场。", &[]),
        ("大家都说要敬茶。", &[]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn the_host_of_a_feast_stands_below_its_title() {
    let draft = read(&document(
        "江家嫁女答谢宴主持稿\n司仪：大鹏\n各位长辈，大家中午好！\n下面请新娘的父亲江守义先生说几句。\n开席！",
    ));
    let facts = draft.pieces.iter().filter(|piece| piece.role == Role::Facts).count();
    assert_eq!(facts, 1);
}
