//! Comments on whoever spoke: with whom they go, and what they count, liken and compare.

use super::*;

const ASSEMBLY: &str = "村民大会主持词
乡亲们：
大会现在开始。今天有三项议程。
现在进行第一项议程，请村委会主任贝长安通报情况。
现在进行第二项议程，听听大家的意见。今天有四位代表发言。先请养鱼大户苗大江发言。
大江说的是真话，为后面三位代表带了好头，他担心的是渠里没有水。这个担心，下面这位有办法。请水利员铁军发言。
铁军同志说开春就修渠。前面两位都是男同志，下面听听姐妹们的想法。请妇女小组长辛巧云发言。
巧云组长讲的是用工。和前面两位一样，她也赞成修渠。最后请退休教师乐一鸣老师发言。
一鸣老师是四位代表当中最年长的。四位代表说得都好。
现在进行第三项议程，请镇长游本初讲话。
散会。";

#[test]
fn a_rare_surname_is_one_before_a_single_character_too() {
    let without = Meeting::of_script(ASSEMBLY).without("铁军");
    without.says("最后请退休教师乐一鸣老师发言").never_says("开春就修渠").never_says("铁");
}

#[test]
fn what_answers_whoever_spoke_before_is_doubted_where_nobody_did() {
    let swapped = Meeting::of_script(ASSEMBLY).with("苗大江", |turn| Change::Swapped { turn });
    assert_eq!(swapped.doubt_of("这个担心").was, "这个担心，下面这位有办法。");
}

#[test]
fn a_comment_that_likens_one_to_those_before_is_of_that_one() {
    let swapped = Meeting::of_script(ASSEMBLY).with("辛巧云", |turn| Change::Swapped { turn });
    // The recap says nothing of her who speaks last now.
    swapped.says("请妇女小组长辛巧云发言。").says("和前面三位一样，她也赞成修渠。\n四位代表说得都好。");
    let without = Meeting::of_script(ASSEMBLY).without("苗大江");
    assert!(without.doubt_of("和前面两位一样").becomes.contains("前面一位"));
}

#[test]
fn a_comment_on_the_best_of_several_is_no_recap() {
    let last = Meeting::of_script(ASSEMBLY).with("铁军", |turn| Change::Last { turn });
    let script = last.script();
    assert!(script.find("当中最年长的") < script.find("请水利员铁军"), "{script}");
    assert!(script.find("四位代表说得都好") > script.find("请水利员铁军"), "{script}");
}

#[test]
fn those_who_are_still_to_come_are_counted_in_a_comment_too() {
    Meeting::of_script(ASSEMBLY).without("乐一鸣").says("为后面两位代表带了好头");
}

#[test]
fn the_most_of_them_is_doubted_where_another_one_speaks_with_them() {
    let meeting = Meeting::of_script(ASSEMBLY);
    let (after, who) = (meeting.turn_of("辛巧云", 0), new("欧阳正", "会计"));
    let added = meeting.change(Change::TurnAdded { after, id: "n".into(), who, minutes: None }).mended();
    assert_eq!(added.doubt_of("最年长的").becomes, "");
}

#[test]
fn what_somebody_said_just_now_is_doubted_before_they_speak() {
    let script = ASSEMBLY.replace(
        "现在进行第三项议程，请镇长",
        "现在进行第三项议程，请文书郎月宣读方案。\n方案大家都听到了，刚才大江提的清渠也在里面。\n现在进行第四项议程，请镇长",
    );
    let script = script.replace("三项议程", "四项议程");
    let meeting = Meeting::of_script(&script);
    let turn = |name: &str| meeting.turn_of(name, 0).0;
    let (item, after) = (turn("郎月"), turn("贝长安"));
    let moved = meeting.change(Change::ItemMoved { item, after }).mended();
    assert!(moved.doubt_of("刚才大江提的").was.contains("方案"));
}

const RALLY: &str = "百日誓师大会主持词
同学们：
今天的大会有两项议程。
大会第一项：代表发言。今天有五位代表走上讲台。首先有请班主任秦岚老师发言。
秦老师的话语重心长。接着有请毕业校友宋子涵学长发言。
子涵学长告诉我们要坚持。下面请学生林可心发言。
可心同学说得真好。下面请学生魏子豪发言。
子豪同学道出了大家的心声。最后请学生贾晓彤发言。
感谢贾晓彤同学，也感谢以上五位代表。三位同学、一位老师、一位学长，他们的话是我们前行的动力。
大会第二项：请校长汪洋讲话。
同学们，今天听了秦老师的嘱托，也听了宋子涵学长和三位同学的心声。散会。";

#[test]
fn thanks_to_one_and_to_all_in_one_sentence_are_parted() {
    let last = Meeting::of_script(RALLY).with("魏子豪", |turn| Change::Last { turn });
    let script = last.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\\n{script}"));
    assert!(place("感谢贾晓彤同学。") < place("最后请学生魏子豪发言"), "{script}");
    assert!(place("子豪同学道出了大家的心声。") < place("感谢以上五位代表。"), "{script}");
}

#[test]
fn what_is_said_of_pupils_is_true_of_as_many_in_another_order() {
    let said = RALLY.replace("秦老师的话语重心长。", "感谢秦老师，同学们要懂得感恩。");
    let said = said.replace("可心同学", "林可心同学").replace("子豪同学", "魏子豪同学");
    let last = Meeting::of_script(&said).with("林可心", |turn| Change::Last { turn });
    last.doubts_nothing_of("同学们要懂得感恩");
}

#[test]
fn parts_that_make_up_all_who_spoke_are_counted_anew() {
    let without = Meeting::of_script(RALLY).without("宋子涵").says("也听了三位同学的心声");
    without.says("三位同学和一位老师，他们的话");
    let elders = RALLY.replace("三位同学、一位老师、一位学长", "三位同学、两位长辈");
    Meeting::of_script(&elders).without("宋子涵").says("三位同学和一位长辈，他们的话").says("今天有四位代表走上讲台");
}

#[test]
fn a_number_of_those_who_are_named_is_no_part_beside_them() {
    let script = ASSEMBLY.replace("四位代表说得都好。", "大江、铁军两位讲的是水。");
    Meeting::of_script(&script).without("乐一鸣").doubts_nothing_of("两位讲的是水");
}
