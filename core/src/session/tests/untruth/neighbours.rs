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

const YOUNG: &str = "青年座谈会主持词
同志们：
现在开会。下面请青年代表发言，今天发言的有四位同志，按照医生、护士、医技的顺序进行。
首先请心内科医生江一帆同志发言。
（江一帆发言）
一帆同志谈了夜班的体会。请急诊科医生邢若冰同志发言。
（邢若冰发言）
若冰同志讲的分诊很实在。两位医生都提到了人手问题，医院正在统筹。下面请手术室护士连晓冬同志发言。
（连晓冬发言）
晓冬是我院第一批男护士，他讲的故事很有意思。和邢若冰同志一样，他也说到了职业认同。最后请检验科技师郝静同志发言。
（郝静发言）
四位同志都讲得很好。第一位发言的江一帆同志讲临床，第三位发言的连晓冬同志讲护理，都很有见地。
散会。";

#[test]
fn what_is_said_of_as_many_as_spoke_last_is_doubted_of_others() {
    Meeting::of_script(YOUNG).without("邢若冰").says("一位医生提到了人手问题");
    let young = YOUNG.replace("两位医生都提到了", "刚才两位都提到了");
    Meeting::of_script(&young).without("郝静").doubts_nothing_of("刚才两位都提到");
    let meeting = Meeting::of_script(&young).with("邢若冰", |turn| Change::Swapped { turn });
    assert_eq!(meeting.doubt_of("刚才两位都提到").becomes, "");
    // What looks back at several begins a round, and its first is what the second was.
    let young = YOUNG.replace("两位医生都提到了人手问题，医院正在统筹。", "刚才两位讲的都是临床，下面换换口味。");
    let meeting = Meeting::of_script(&young).with("邢若冰", |turn| Change::Swapped { turn });
    assert_eq!(meeting.doubt_of("刚才两位讲的都是").becomes, "");
}

#[test]
fn who_is_told_of_by_given_name_keeps_what_is_said_of_them() {
    let meeting = Meeting::of_script(YOUNG).with("连晓冬", |turn| Change::Swapped { turn });
    let script = meeting.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("连晓冬同志发言") < place("晓冬是我院第一批男护士") && place("晓冬是") < place("和邢若冰同志一样"));
    Meeting::of_script(YOUNG).without("郝静").says("晓冬是我院第一批男护士");
}

#[test]
fn the_how_manieth_to_speak_is_told_in_the_order_that_there_is_now() {
    let meeting = Meeting::of_script(YOUNG).with("江一帆", |turn| Change::Last { turn });
    let meeting = meeting.says("第四位发言的江一帆同志讲临床，第二位发言的连晓冬同志讲护理");
    Meeting::of_script(YOUNG).without("邢若冰").says("第一位发言的江一帆同志讲临床，第二位发言的连晓冬同志讲护理");
    // By what they come is not known any more.
    meeting.says("今天发言的有四位同志。");
}

#[test]
fn whoever_spoke_last_is_called_the_next_where_somebody_comes_behind_what_is_said_of_all() {
    let young = YOUNG.replace("最后请检验科技师郝静同志发言。", "最后一位发言的是检验科技师郝静同志，大家欢迎。");
    let who = new("施雨桐", "药学部药师");
    let added = |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None };
    let meeting = Meeting::of_script(&young).with("郝静", added);
    meeting.says("下一位发言的是检验科技师郝静同志").says("最后，请药学部药师施雨桐同志发言。");
}

#[test]
fn whoever_is_told_of_by_an_office_alone_is_doubted_where_somebody_else_has_come() {
    let meeting = Meeting::of_script(
        "协会年会主持词\n各位会员：\n大家好！今天的年会有两项内容：第一项，会员代表发言；第二项，名誉会长作总结讲话。\n\
        下面进行第一项，请会员代表杜春生先生发言。\n（发言）\n下面进行第二项，请协会名誉会长、原省供销社副主任钟鹤年先生作总结讲话。\n（讲话）\n\
        谢谢钟老。今天钟老又给我们鼓了劲。年会到此结束，谢谢大家！",
    );
    let meeting =
        meeting.with("钟鹤年", |turn| Change::Replaced { turn, by: new("罗秀云", "协会副秘书长") });
    let doubt = meeting.doubt_of("名誉会长作总结讲话");
    assert!(doubt.becomes.contains("，副秘书长作总结讲话"), "{}", doubt.becomes);
    meeting.never_says("钟老");
}
