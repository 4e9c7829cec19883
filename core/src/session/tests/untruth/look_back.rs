//! What is said of those who have spoken, where others have spoken by then or somebody else has come.

use super::*;

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
fn the_place_in_which_somebody_speaks_follows_the_order_that_there_is_now() {
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

#[test]
fn what_somebody_said_is_doubted_of_whoever_has_come_in_their_place() {
    let young = YOUNG.replace("若冰同志讲的分诊很实在。", "若冰同志说，分诊台要有人守。");
    let young = young.replace("第三位发言的连晓冬同志讲护理", "邢若冰同志讲了分诊");
    let by = new("梅芳", "急诊科副主任");
    let meeting = Meeting::of_script(&young).with("邢若冰", |turn| Change::Replaced { turn, by });
    assert_eq!(meeting.doubt_of("分诊台要有人守").becomes, "");
    assert_eq!(meeting.doubt_of("和梅芳同志一样").becomes, "他说到了职业认同。");
    assert!(meeting.doubt_of("第一位发言的").becomes.contains("梅芳同志作了发言"));
    // What anybody may have done is said of whoever it is.
    let young = young.replace("邢若冰同志讲了分诊", "邢若冰同志谈了体会");
    let by = new("梅芳", "急诊科副主任");
    let meeting = Meeting::of_script(&young).with("邢若冰", |turn| Change::Replaced { turn, by });
    meeting.says("梅芳同志谈了体会").doubts_nothing_of("第一位发言的");
}

#[test]
fn prizes_and_those_who_hand_them_out_are_as_many_as_there_are() {
    let meeting = Meeting::of_script(
        "毕业典礼主持词
各位来宾：
典礼现在开始。今天有三项议程。
典礼第一项：颁发奖项。本次共颁发三个奖项。
首先，请教务处主任严伯涛老师宣读获奖名单。
（宣读）
下面，请县教育局副局长佟立新先生颁奖。
（颁奖）
接下来，请家委会主任庞秀英女士颁奖。
（颁奖）
请校友代表谭子健先生颁奖。
（颁奖）
谢谢三位颁奖嘉宾！
典礼第二项，请县教育局副局长佟立新先生讲话。
（讲话）
典礼第三项，请校长章怀仁先生为毕业生颁发证书。
（颁发）
各位来宾，刚才，三位嘉宾颁发了奖项，佟局长作了讲话。
典礼到此结束。",
    );
    let meeting = meeting.without("庞秀英").says("谢谢两位颁奖嘉宾！").says("两位嘉宾颁发了奖项");
    assert_eq!(meeting.doubt_of("本次共颁发").becomes, "本次共颁发两个奖项。");
}
