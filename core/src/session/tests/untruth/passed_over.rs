//! Look backs that tell of everybody one by one, and people who are named in them in ways of their own.

use super::*;

const HEARING: &str = "公交票价听证会主持词
各位听证参加人：
现在开会。今天的会议有三项议程。今天到会的还有支持公交的企业家。
爱心企业家、绿源农业公司董事长 卞志强
下面进行第一项议程，听取意见。首先请苗桂兰老师发言，请耿小龙先生做好准备。
（苗桂兰发言）
感谢苗老师。接下来请耿小龙先生发言，下一位是江大川总经理。
（耿小龙发言）
谢谢小耿。请江大川总经理发言，冉红代表做好准备。
（江大川发言）
江总刚才回应了前面几位提到的问题。下面请两位专家发言，先请冉红代表。
（冉红发言）
冉代表讲得很细。请费孝勇教授发言，卜凡律师做好准备。
（费孝勇发言）
最后请卜凡律师发言。
（卜凡发言）
苗老师关心老年人出行，小耿关心夜班线路，江总介绍了企业的难处，冉红代表讲了监督，费教授算了细账，卜律师讲了程序。
下面进行第二项议程，请绿源农业公司董事长卞志强同志讲话。
（卞志强讲话）
下面进行第三项议程，签订公约。请各方代表上台签字。
（签字）
各位，本次会议听取了六位同志的意见和公约执行情况报告，签订了新的公约。
散会。";

fn begun() -> Meeting {
    Meeting::of_script(HEARING)
}

#[test]
fn whoever_has_come_since_is_missing_in_a_look_back_that_names_all_others() {
    let meeting = begun();
    let after = meeting.turn_of("卜凡", 0);
    let who = new("柴小梅", "网格员");
    let meeting = meeting.change(Change::TurnAdded { after, id: "n".into(), who, minutes: None }).mended();
    let doubt = meeting.doubt_of("苗老师关心老年人出行");
    assert!(doubt.becomes.ends_with("，柴小梅同志作了发言。"), "{}", doubt.becomes);
    let before = begun();
    let turn = before.turn_of("费孝勇", 0);
    before.change(Change::Last { turn }).mended().doubts_nothing_of("苗老师关心老年人出行");
}

#[test]
fn a_familiar_name_in_a_row_falls_out_with_its_clause() {
    let meeting = begun();
    let turn = meeting.turn_of("耿小龙", 0);
    let meeting = meeting.change(Change::Absent { turn }).mended();
    let meeting = meeting.says("苗老师关心老年人出行，江总介绍了企业的难处").never_says("小耿");
    meeting.says("江总刚才回应了前面几位提到的问题。").never_says("江大川刚才");
}

#[test]
fn whoever_comes_next_is_named_with_what_they_are() {
    let meeting = begun();
    let turn = meeting.turn_of("江大川", 0);
    let meeting = meeting.change(Change::Last { turn }).mended();
    // What is said of him goes along.
    meeting.never_says("耿小龙先生刚才回应").never_says("冉红代表刚才").says("江总刚才回应了前面几位提到的问题。");
    let meeting = begun();
    let turn = meeting.turn_of("费孝勇", 0);
    let meeting = meeting.change(Change::Swapped { turn }).mended();
    meeting.never_says("请卜凡律师，").says("请费孝勇教授发言");
}

#[test]
fn a_guest_on_a_line_of_his_own_leaves_nothing_behind() {
    let meeting = begun();
    let turn = meeting.turn_of("卞志强", 0);
    begun().change(Change::Absent { turn }).mended().never_says("爱心企业家");
}

#[test]
fn a_report_on_a_thing_stays_where_the_thing_is_not_signed() {
    let meeting = begun();
    let items = meeting.rundown.agenda().items.clone();
    let signs = items.iter().find(|item| item.title.as_deref().is_some_and(|title| title.contains("公约"))).unwrap();
    let dropped = meeting.change(Change::ItemDropped { item: signs.id.clone() }).mended();
    dropped.says("本次会议听取了六位同志的意见和公约执行情况报告").never_says("签订了新的公约");
}

#[test]
fn whoever_comes_behind_a_span_of_those_who_spoke_is_outside_of_it() {
    const YEAR: &str = "年会主持词
各位会员：
大家好！下面请三位会员分享。
首先请翠屏茶场场长杜春生同志发言。
（发言）
接下来请云雾茶坊经理苏婉清同志发言。
（发言）
最后请茶叶研究所研究员邵博文同志发言。
（发言）
三位从杜场长的茶园讲到邵研究员的实验室，把一片叶子的旅程走了一遍。特别是苏婉清同志和邵博文同志的分享，很值得琢磨。
年会到此结束，谢谢大家！";
    let added = |after| Change::TurnAdded { after, id: "n".into(), who: new("温启明", "茶艺师"), minutes: None };
    let behind = Meeting::of_script(YEAR).with("邵博文", added);
    assert_eq!(behind.doubt_of("讲到邵研究员的实验室").becomes, "");
    // Between the two it is one of the journey; of those who are named for something nobody is made one.
    let between = Meeting::of_script(YEAR).with("苏婉清", added);
    assert!(between.doubt_of("讲到邵研究员的实验室").becomes.starts_with("四位从杜场长"));
    between.says("特别是苏婉清同志和邵博文同志的分享");
}
