//! Scripts of a kind that offices write, on days on which much goes otherwise: what stays, what goes, what is counted anew.

use super::*;

const CONGRESS: &str = "职工代表大会主持词
各位代表：
现在开会。
大会进行第一项，请总经理韩志刚同志作行政工作报告。
大会进行第二项，请财务总监姜丽同志作财务工作报告。
大会进行第三项，请工会副主席罗永福同志报告提案办理情况。
刚才，我们先后听取了韩志刚总经理、姜丽总监、罗永福副主席的三个报告。
大会进行第四项，代表团发言。请两个代表团的团长发言，顺序是铸造代表团、装配代表团。
首先请铸造代表团团长牛大成同志发言。
最后请装配代表团团长温静同志发言。
特别是牛大成团长提出的改善条件、温静团长提出的设立基金，请有关部门研究。
大会进行第五项，表决。请副总经理谢东升同志宣读决议草案。
同意的请举手。
没有。一致通过！
请副总经理石磊同志宣读合同草案。
同意的请举手。
没有。一致通过！
大会进行第六项，请党委书记梁启明同志讲话。
散会。";

const FORUM: &str = "座谈会主持词
各位老师：
现在开会。今天有三位老师发言，他们分别是唐果老师、万里老师和舒心老师。
首先请唐果老师发言，请万里老师做准备。
接下来请万里老师发言，请舒心老师做准备。
最后请舒心老师发言。
三位老师的故事很感人，三位老师从不同岗位讲述了体会。
下面进行交流，请大家畅所欲言。
时间关系，自由交流就到这里。请教务处处长阎立群同志作个回应。
散会。";

const PLEDGE: &str = "签约大会主持词
同志们：
现在开会。
第一项，请松岗镇镇长蒲晓东同志发言。
请住建局副局长庞雅文同志发言。
第二项，请蒲晓东同志、庞雅文同志代表镇街和部门上台，签订责任书。
第三项，签字。请总经理鲍立群代表企业方、工会主席温素琴代表职工方上台签字。
第四项，请工会主席温素琴讲话。
请区长黎振邦同志讲话。
同志们，刚才黎区长分析了形势，提出了要求，请大家抓好落实。
各镇街要把黎区长的讲话传达到每一个村居。
散会。";

pub(super) fn somebody(name: &str, office: &str) -> Somebody {
    Somebody::New { id: "new".into(), name: name.to_owned(), office: office.to_owned() }
}

#[test]
fn of_an_item_that_is_over_the_look_back_stays() {
    Meeting::of_script(CONGRESS)
        .without("罗永福")
        .says("我们先后听取了韩志刚总经理、姜丽总监的两个报告。")
        .says("大会进行第三项，代表团发言。")
        .never_says("第六项");
}

#[test]
fn how_a_vote_came_out_stays_where_the_next_reader_is_absent() {
    Meeting::of_script(CONGRESS).without("石磊").says("没有。一致通过！").never_says("石磊");
}

#[test]
fn what_each_proposed_goes_with_them() {
    Meeting::of_script(CONGRESS).without("温静").says("特别是牛大成团长提出的改善条件，请有关部门研究。");
    Meeting::of_script(CONGRESS).without("牛大成").says("特别是温静团长提出的设立基金，请有关部门研究。");
}

#[test]
fn units_stand_in_the_order_that_there_is_now() {
    Meeting::of_script(CONGRESS).with("牛大成", |turn| Change::Swapped { turn }).says("顺序是装配代表团、铸造代表团。");
}

#[test]
fn nobody_is_told_twice_to_get_ready() {
    let meeting = Meeting::of_script(FORUM);
    let after = meeting.turn_of("舒心", 0);
    let added = Change::TurnAdded { after, id: "new".into(), who: somebody("高远", ""), minutes: None };
    meeting
        .change(added)
        .mended()
        .says("他们分别是唐果老师、万里老师、舒心老师和高远老师。")
        .says("四位老师的故事很感人")
        .with("万里", |turn| Change::Swapped { turn })
        .never_says("做准备，请");
}

#[test]
fn one_has_no_different_posts() {
    Meeting::of_script(FORUM).without("唐果").without("万里").says("一位老师讲述了体会");
}

#[test]
fn what_closes_a_discussion_is_said_though_nobody_answers() {
    Meeting::of_script(FORUM).without("阎立群").says("自由交流就到这里。").never_says("阎立群");
}

#[test]
fn whoever_holds_two_offices_is_called_by_the_one_that_calls_somebody() {
    let meeting = Meeting::of_script(
        "工作会议主持词\n同志们：\n现在开会。\n第一项，请县长秦海涛同志讲话。\n秦县长的讲话很重要。\n散会。",
    );
    let by = somebody("许文涛", "县委常委、常务副县长");
    meeting.with("秦海涛", |turn| Change::Replaced { turn, by }).says("许副县长的讲话很重要。").never_says("秦");
}

#[test]
fn for_whom_somebody_acts_goes_with_them_and_stays_with_others() {
    Meeting::of_script(PLEDGE).without("庞雅文").says("请蒲晓东同志代表镇街和部门上台，签订责任书。");
    Meeting::of_script(PLEDGE).without("温素琴").says("请总经理鲍立群代表企业方上台签字。");
}

#[test]
fn no_deed_is_left_without_whoever_did_it() {
    Meeting::of_script(PLEDGE)
        .without("黎振邦")
        .never_says("提出了要求")
        .says("请大家抓好落实。")
        .says("把会议精神传达到每一个村居。");
}

#[test]
fn all_others_are_thanked_all_the_same() {
    let script = "开班式主持词\n同志们：\n第一项，请部长骆天明同志讲话。\n第二项，请校长汪洋同志讲话。\n\
        让我们以热烈的掌声感谢骆部长和各位领导！\n散会。";
    Meeting::of_script(script).without("骆天明").says("感谢各位领导！").never_says("骆");
}
