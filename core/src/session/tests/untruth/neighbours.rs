//! People called as neighbours call each other, groups that are no speakers, and documents that keep their titles.

use super::*;

const VILLAGE: &str = "村民大会主持词
各位乡亲：
现在开会。今天的会议有四项议程。
下面进行第一项议程，聘请技术顾问。请村会计毛秀芝宣读《关于聘任翟老根等三位同志为种植带头人的决定》。
（宣读）
请村支书葛长河为三位种植带头人颁发聘书。
（颁发聘书）
下面进行第二项议程，村民代表说说心里话。
头一个，请村民代表翟老根大叔发言。
（翟老根发言）
翟大叔操心的是地里的水渠。接下来，请村民代表冯梅香嫂子发言。
（冯梅香发言）
梅香嫂子快人快语，夸的是幸福食堂。请村民代表车小亮发言。
（车小亮发言）
刚才小亮讲的直播，和闻老师要讲的夜校是一条路。最后请退休教师闻修文老师发言。
（闻修文发言）
四位代表说的，村两委都记下了。
下面进行第三项议程，请镇长江涛讲话。
（江涛讲话）
江镇长的讲话很鼓劲。
下面进行第四项议程，请镇党委书记费明讲话。
（费明讲话）
江镇长和费书记的讲话，都强调要把水渠修好，我们要一件一件办。
翟大叔、梅香嫂子、小亮、闻老师说了心里话，大会的四项议程已经进行完毕。
散会。";

fn begun() -> Meeting {
    Meeting::of_script(VILLAGE)
}

#[test]
fn a_neighbour_falls_out_of_a_row_with_what_they_are_called_by() {
    begun().without("冯梅香").says("翟大叔、小亮、闻老师说了心里话").never_says("嫂子");
    begun().without("闻修文").says("翟大叔、梅香嫂子、小亮说了心里话").says("三位代表说的，村两委都记下了。");
}

#[test]
fn whoever_is_appointed_is_counted_whoever_speaks() {
    let meeting = begun().without("翟老根");
    let meeting = meeting.says("《关于聘任翟老根等三位同志为种植带头人的决定》").says("为三位种植带头人颁发聘书");
    meeting.says("三位代表说的").doubts_nothing_of("为三位种植带头人颁发聘书");
}

#[test]
fn whoever_comes_first_now_is_called_so() {
    let meeting = begun().with("翟老根", |turn| Change::Swapped { turn });
    meeting.says("头一个，请村民代表冯梅香嫂子发言。").says("接下来，请村民代表翟老根大叔发言。");
}

#[test]
fn what_tells_of_two_is_said_when_both_have_spoken() {
    let meeting = begun().with("车小亮", |turn| Change::Swapped { turn });
    let script = meeting.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    let both = place("刚才小亮讲的直播，和闻老师");
    assert!(place("请退休教师闻修文老师发言。") < both && place("请村民代表车小亮发言。") < both, "{script}");
}

#[test]
fn words_of_several_outlast_the_item_of_one_of_them() {
    let meeting = begun().without("费明").says("江镇长的讲话，强调要把水渠修好");
    meeting.never_says("第四项议程").says("今天的会议有三项议程").says("大会的三项议程已经进行完毕");
}

#[test]
fn whoever_is_here_already_has_no_second_line_among_the_guests() {
    let meeting = Meeting::of_script(
        "开诊仪式主持词\n各位来宾：\n大家好！出席今天仪式的有：\n市卫健委主任　郝志刚\n市二院党委书记　骆建平\n市二院院长　单晓峰\n\
        首先，请市二院党委书记骆建平致辞。\n（致辞）\n下面，请市二院院长单晓峰介绍中心情况。\n（介绍）\n下面揭牌。有请郝志刚主任、骆建平书记共同为中心揭牌！\n（揭牌）\n\
        仪式到此结束，谢谢大家！",
    );
    let turn = meeting.turn_of("骆建平", 0);
    let id = meeting.rundown.agenda().people.iter().find(|(_, person)| person.name == "单晓峰").unwrap().0.clone();
    let meeting = meeting.change(Change::Replaced { turn, by: Somebody::Listed(id) }).mended();
    meeting.says("市二院院长　单晓峰").says("请市二院院长单晓峰致辞").never_says("骆建平");
}

#[test]
fn whoever_has_come_to_speak_may_be_missing_among_the_guests() {
    let meeting = Meeting::of_script(
        "企业家座谈会主持词\n各位企业家：\n大家好！企业家代表有：云帆科技董事长杜一凡、北辰物流总经理康健。\n\
        首先，请云帆科技董事长杜一凡发言。\n（发言）\n接下来，请北辰物流总经理康健发言。\n（发言）\n座谈会到此结束，谢谢大家！",
    );
    let after = meeting.turn_of("康健", 0);
    let who = new("葛平", "百味斋餐饮总经理");
    let meeting = meeting.change(Change::TurnAdded { after, id: "n".into(), who, minutes: None }).mended();
    let doubt = meeting.doubt_of("企业家代表有");
    assert!(doubt.becomes.ends_with("北辰物流总经理康健、百味斋餐饮总经理葛平。"), "{}", doubt.becomes);
}
