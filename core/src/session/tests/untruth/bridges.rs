//! What is said between two speeches: comments by the given name, thanks, and what leads on; and what looks back at those who spoke.

use super::*;

const CONGRESS: &str = "区妇女代表大会主持词
各位代表：
大会现在开始。今天有四项议程。
现在进行第一项议程，请区妇联主席文静同志作工作报告。
现在进行第二项议程。有四位代表要同大家交流，第一位是社区的当家人，有请桃园社区主任高雅琴代表。
雅琴代表的发言让我们看到了小院里的大事。第二位，请云帆公司车间主任吕秋霞代表发言。
感谢秋霞代表。有了机器，还得有懂教书的人，下面请实验小学教师沈佳怡代表发言。
佳怡用童话一样的语言讲了和孩子们的日子。第四位，也是最后一位，请区医院护士长阮春燕代表发言。
谢谢四位姐妹的分享。她们来自社区、企业、学校和医院，各有各的光彩。
现在进行第三项议程，颁奖。请获奖的同志上台，请区妇联主席文静同志颁奖。
接着颁发第二个奖，请获奖的同志上台，请区总工会主席尚武同志颁奖。
感谢文主席和尚主席为获奖者颁奖。
现在进行第四项议程，请区委副书记韩启明同志讲话。
各位代表，今天听取了报告，四位代表作了交流发言，启明副书记还作了讲话。
散会。";

#[test]
fn a_comment_by_the_given_name_stays_with_whoever_it_is_about() {
    Meeting::of_script(CONGRESS)
        .without("高雅琴")
        .says("现在进行第二项议程。有三位代表要同大家交流，")
        .says("吕秋霞")
        .never_says("雅琴");
    let swapped = Meeting::of_script(CONGRESS).with("吕秋霞", |turn| Change::Swapped { turn });
    swapped.says("雅琴代表的发言让我们看到了小院里的大事。").says("佳怡用童话一样的语言讲了和孩子们的日子。第三位");
    let by = new("邢卫东", "区委组织部部长");
    Meeting::of_script(CONGRESS)
        .with("韩启明", |turn| Change::Replaced { turn, by })
        .says("邢卫东部长还作了讲话")
        .never_says("启明");
}

#[test]
fn half_a_sentence_goes_with_the_call_that_it_leads_to() {
    Meeting::of_script(CONGRESS).without("沈佳怡").never_says("懂教书的人").never_says("佳怡").says("感谢秋霞代表。");
}

#[test]
fn where_the_speakers_are_from_is_told_in_their_order() {
    Meeting::of_script(CONGRESS).without("吕秋霞").says("她们来自社区、学校和医院，各有各的光彩。");
}

#[test]
fn whoever_hands_out_prizes_is_thanked_where_they_do() {
    let award = |meeting: &Meeting, name: &str| meeting.turn_of(name, usize::from(name == "文静"));
    let meeting = Meeting::of_script(CONGRESS);
    let turn = award(&meeting, "文静");
    meeting.change(Change::Absent { turn }).mended().says("感谢尚主席为获奖者颁奖。");
    let meeting = Meeting::of_script(CONGRESS);
    let turn = award(&meeting, "尚武");
    let by = new("石万里", "区总工会副主席");
    meeting.change(Change::Replaced { turn, by }).mended().says("感谢文主席和石副主席为获奖者颁奖。");
}

#[test]
fn whoever_has_come_in_is_thanked_once_and_before_a_recess() {
    let meeting = Meeting::of_script(CONGRESS);
    let after = meeting.turn_of("吕秋霞", 0);
    let who = new("贝思远", "销售部经理");
    let added = Change::TurnAdded { after, id: "added".into(), who, minutes: None };
    let meeting = meeting.change(added).mended().without("高雅琴").without("吕秋霞");
    assert!(meeting.script().matches("谢谢贝思远").count() <= 1, "{}", meeting.script());
    let step = meeting.turn_of("贝思远", 0);
    let meeting = meeting.change(Change::Recess { after: step, id: "recess".into(), minutes: 10 });
    let script = meeting.script();
    let places = ["贝思远代表", "现在休会"].map(|words| script.rfind(words).unwrap_or(0));
    assert!(0 < places[0] && places[0] < places[1] && !script.contains("待填"), "{script}");
}

#[test]
fn an_office_that_not_all_of_them_hold_is_no_name_for_both() {
    let script = "职工代表大会主持词
各位代表：
大会现在开始。
大会进行第一项，请两位主席作报告。
首先请工会主席文静同志作工作报告。
接着请工会副主席段玉华同志作经费报告。
刚才，两位主席分别作了报告。
大会进行第二项，请总经理尚武同志讲话。
散会。";
    let by = new("董晓燕", "财务部部长");
    Meeting::of_script(script)
        .with("段玉华", |turn| Change::Replaced { turn, by })
        .says("请两位同志作报告。")
        .says("刚才，两位同志分别作了报告。");
}

#[test]
fn what_an_absent_leader_asked_for_is_asked_for_by_the_meeting() {
    let script = "总结大会主持词
各位老师：
大会现在开始。
大会进行第一项，请教师代表发言。首先请数学组组长叶慧敏老师发言。
感谢叶老师的分享。接下来请优秀学生代表姚思远同学发言。
最后请语文组组长钱文博老师发言。
大会进行第二项，请领导讲话。首先请校长严伯钧同志讲话。
接下来请县教育局局长汤立新同志讲话。
刚才，两位领导的讲话语重心长。
会后，我再强调两点：一要迅速传达，把汤局长部署的任务分解到班；二要狠抓落实。
散会。";
    Meeting::of_script(script)
        .without("汤立新")
        .says("严伯钧同志的讲话语重心长。")
        .says("一要迅速传达，把会议部署的任务分解到班；二要狠抓落实。");
    Meeting::of_script(script).with("叶慧敏", |turn| Change::Last { turn }).never_says("同学老师");
}

const GRADUATION: &str = "毕业典礼主持词
各位老师、各位同学：
典礼现在开始。今天有两项议程。
典礼第一项：代表发言。今天有四位代表要和大家分享心里话。
三年来，老师们早出晚归。首先有请教师代表、高三（2）班班主任温如玉老师发言。
（温如玉发言）
温老师的话，让我们看到了老师的不舍。老师牵挂着孩子，家长又何尝不是如此？下面有请家长代表卓启明先生发言。
（卓启明发言）
谢谢卓先生。听完老师和家长的嘱托，毕业生一定也有很多话想说。下面有请毕业生代表蓝思雨同学发言。
（蓝思雨发言）
蓝思雨同学说出了大家的心声。树有高低，花有早晚。最后有请校友代表谭子健先生发言。
（谭子健发言）
接着谭先生的话题，典礼第二项，请校长严伯涛先生讲话。
典礼到此结束。";

#[test]
fn what_leads_to_somebody_by_what_they_are_goes_with_them() {
    let meeting = Meeting::of_script(GRADUATION).with("温如玉", |turn| Change::Last { turn });
    let script = meeting.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("心里话") < place("家长又何尝") && place("家长又何尝") < place("首先有请家长代表"), "{script}");
    assert!(place("校友代表谭子健先生发言") < place("老师们早出晚归。最后"), "{script}");
    // What was said of teachers is said before any has spoken.
    assert_eq!(meeting.doubt_of("听完老师").becomes, "");
    assert_eq!(meeting.doubt_of("家长又何尝").becomes, "");
    Meeting::of_script(GRADUATION)
        .without("卓启明")
        .never_says("家长又何尝")
        .says("温老师的话，让我们看到了老师的不舍。");
}

#[test]
fn what_follows_a_comment_and_names_nobody_may_lead_to_whoever_came_next() {
    let meeting = Meeting::of_script(GRADUATION).with("蓝思雨", |turn| Change::Last { turn });
    assert_eq!(meeting.doubt_of("树有高低").becomes, "");
    // Thanks are followed by what is said of whoever is thanked.
    let graduation = GRADUATION.replace("蓝思雨同学说出了大家的心声。", "谢谢蓝思雨同学。");
    Meeting::of_script(&graduation).with("蓝思雨", |turn| Change::Last { turn }).doubts_nothing_of("树有高低");
}

#[test]
fn a_quotation_moves_whole() {
    let graduation =
        GRADUATION.replace("让我们看到了老师的不舍。", "我记了很久：“读错一个字，要改一年。读对了，是一辈子。”");
    let meeting = Meeting::of_script(&graduation).with("温如玉", |turn| Change::Swapped { turn });
    meeting.says("温老师的话，我记了很久：“读错一个字，要改一年。读对了，是一辈子。”");
}

const FORUM: &str = "校友论坛主持词
各位校友：
论坛现在开始。今天有两项议程。
下面进入第一项议程，主题演讲。今天有四位校友上台。第一位要讲的，是一本写了三十年的账本。有请水电设计院总工程师裴远山学长。
（演讲）
裴学长把青春写在了江河上。裴学长讲的是勤俭，下一位要讲的是孝心。有请农业科学院研究员卓雅琴学姐。
（演讲）
雅琴每天收工以后，都要去看母亲。从江河到田野，第三位嘉宾走的是另一条路。她演讲的题目是《一粒稻种的旅行》。有请纪录片导演沙小棠女士。
（演讲）
沙小棠也谈到了失败，这种态度令人敬佩。听了三位校友的故事，我们来听一位企业家的。最后有请物流集团董事长邬剑平先生。
（演讲）
从裴学长到剑平，四位校友跨越了三十年。
下面进入第二项议程，请校友会会长池知言总结。
论坛到此结束。";

#[test]
fn what_points_at_the_next_one_goes_with_them() {
    let meeting = Meeting::of_script(FORUM).with("裴远山", |turn| Change::Swapped { turn });
    let script = meeting.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("第一位要讲的是孝心。有请农业科学院研究员卓雅琴") < place("雅琴每天收工以后"), "{script}");
    assert!(place("雅琴每天收工以后") < place("第二位要讲的，是一本写了三十年的账本。"), "{script}");
    assert!(place("水电设计院总工程师裴远山") < place("裴学长讲的是勤俭。"), "{script}");
    assert!(meeting.doubt_of("从江河到田野").becomes.is_empty());
    Meeting::of_script(FORUM).without("裴远山").says("第一位要讲的是孝心。").never_says("账本");
}

#[test]
fn whoever_comes_instead_is_introduced_by_nothing_that_was_said_of_another() {
    let by = new("石开山", "车队队长");
    let meeting = Meeting::of_script(FORUM).with("裴远山", |turn| Change::Replaced { turn, by });
    assert_eq!(meeting.doubt_of("第一位要讲的").becomes, "");
    assert!(!meeting.doubt_of("把青春写在了江河上").becomes.contains("江河"));
}

#[test]
fn what_is_said_as_of_another_or_of_all_is_doubted_in_another_order() {
    let meeting = Meeting::of_script(FORUM).with("卓雅琴", |turn| Change::Last { turn });
    assert_eq!(meeting.doubt_of("谈到了失败").becomes, "沙小棠谈到了失败，这种态度令人敬佩。");
    assert_eq!(meeting.doubt_of("听了三位校友的故事").becomes, "");
    assert_eq!(meeting.doubt_of("从裴学长到剑平").becomes, "");
}
