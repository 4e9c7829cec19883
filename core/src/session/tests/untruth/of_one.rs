//! What was said of several, where one is left: kinds of things, reports that were heard, rows of two, and who it is.

use super::*;

const ASSEMBLY: &str = "全市商会会员大会主持词
各位会员：
现在开会。今天的大会有四项议程。
大会进行第一项，审议报告。首先请财务部部长柴青同志作财务收支报告。
再请监事长甘棠同志作监事会报告。
两个报告大家都听了。现在对财务报告和监事会报告一并表决，同意的请举手。
大会进行第二项，会员交流。今天有两家单位作交流，依次是绿源茶业、云雾合作社。
首先请绿源茶业经理简明同志发言。
接下来请云雾合作社理事长庞晓同志发言。
两家会员讲了两种不同的路子，总有一条适合你。
大会进行第三项，请市工商联和市民政局的领导讲话。首先请市工商业联合会副主席杭远同志讲话。
接下来请市民政局科长尹川同志讲话。
大会进行第四项，问答。请柴青部长、甘棠监事长和简明经理上台就座，大家可以提问。
感谢三位嘉宾的解答。
大会到此结束。";

#[test]
fn of_one_report_nothing_is_said_together() {
    Meeting::of_script(ASSEMBLY)
        .without("甘棠")
        .says("报告大家都听了。现在对财务报告表决")
        .never_says("一个报告大家")
        // Who answers with others is one of those who are thanked.
        .says("感谢两位嘉宾的解答。");
    // 财务报告 is short for 财务收支报告.
    Meeting::of_script(ASSEMBLY).without("柴青").says("现在对监事会报告表决");
}

#[test]
fn one_who_is_left_is_told_of_as_one() {
    Meeting::of_script(ASSEMBLY).without("庞晓").never_says("不同的路子").never_says("依次").says("绿源茶业");
}

#[test]
fn a_row_of_two_units_loses_one() {
    Meeting::of_script(ASSEMBLY).without("杭远").says("请市民政局的领导讲话。").never_says("市工商");
}

#[test]
fn as_many_guests_are_thanked_as_before_whoever_does_not_speak_elsewhere() {
    let row = "今天有两家单位作交流，依次是绿源茶业、云雾合作社。";
    let script = ASSEMBLY.replace(row, "今天有三位嘉宾作交流。");
    let last = "请云雾合作社理事长庞晓同志发言。";
    let script = script.replace(last, &format!("{last}\n最后请茶旅公司经理邢立同志发言。"));
    Meeting::of_script(&script).without("邢立").says("感谢三位嘉宾的解答。").says("今天有两位嘉宾作交流");
}

#[test]
fn a_shorter_name_is_that_of_the_paper_that_is_still_read() {
    let script =
        ASSEMBLY.replace("作监事会报告", "作财务决算报告").replace("财务报告和监事会报告", "财务报告和决算报告");
    Meeting::of_script(&script).without("柴青").says("财务报告");
}
