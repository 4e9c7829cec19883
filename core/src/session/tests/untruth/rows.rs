//! Rows that tell of the items, of those who spoke in them and of those who signed, and what is left of a sentence that loses one half.

use super::*;

const MEETING: &str = "全县教育工作会议主持词
同志们：
现在开会。今天的会议有四项议程：学习文件、典型发言、签订责任书和领导讲话。
首先，请县教育局副局长李明同志领学《关于加强学校管理的意见》。
下面，请两位校长作典型发言。今天有两位校长上台，首先请第一中学校长赵刚同志发言。
接下来请第二中学校长林秀同志发言。
如果说赵校长让我们看到了坚守，那么林校长让我们看到了希望。
下面，签订责任书。首先请第三中学校长郑重上台签订。
请第四中学校长康平上台签订。
两家单位领了任务，希望说到做到。
最后，请副县长周正同志讲话。
同志们，刚才，李局长领学了文件，周县长作了讲话。让我们再次以热烈的掌声，感谢周县长到会指导！
散会。";

fn moved(item: &str, after: &str) -> Change {
    Change::ItemMoved { item: item.into(), after: after.into() }
}

#[test]
fn a_row_of_the_items_is_made_anew() {
    let meeting = || Meeting::of_script(MEETING);
    let ids: Vec<String> = meeting().rundown.items().iter().map(|item| item.id.to_string()).collect();
    let [_, first, second, third, ..] = ids.as_slice() else { panic!("{ids:?}") };
    meeting()
        .change(Change::ItemDropped { item: second.as_str().into() })
        .mended()
        .says("三项议程：学习文件、签订责任书和领导讲话。");
    meeting().change(moved(first, third)).mended().says("四项议程：典型发言、签订责任书、学习文件和领导讲话。");
}

#[test]
fn who_has_come_is_told_of_beside_the_only_one_who_spoke() {
    let who = Somebody::New { id: "he".into(), name: "何青".to_owned(), office: String::new() };
    Meeting::of_script(MEETING)
        .with("周正", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("李局长领学了文件，周县长和何青同志先后作了讲话。");
}

#[test]
fn those_who_sign_and_who_come_up_to_speak_are_counted() {
    Meeting::of_script(MEETING).without("康平").says("一家单位领了任务");
    Meeting::of_script(MEETING).without("赵刚").says("今天有一位校长上台").says("林校长让我们看到了希望。");
}

#[test]
fn half_a_sentence_goes_with_the_other_half() {
    Meeting::of_script(MEETING).without("林秀").never_says("如果说");
    Meeting::of_script(MEETING).without("赵刚").never_says("那么");
    Meeting::of_script(MEETING).without("周正").never_says("掌声");
}

#[test]
fn a_stage_keeps_the_word_that_it_is_counted_by() {
    const STAGES: &str = "论坛主持词
各位来宾：
今天的活动分为三个阶段：一是致辞，二是报告，三是讨论。
下面进行第一阶段，致辞。请厅长罗明致辞。
下面进入第二阶段，报告。请教授岑文作报告。
下面进入第三阶段，讨论。请处长莫清主持讨论。
活动到此结束。";
    Meeting::of_script(STAGES).without("岑文").says("第二阶段，讨论").never_says("第二项");
}

const DRILL: &str = "全区秋季防火工作会议主持词
同志们：
现在开会。今天的会议共有三个阶段：部门汇报、乡镇表态、区长讲话。
下面进行第一阶段，由三个部门依次汇报。
首先请区林业局局长连城同志汇报。
接下来请区自然资源和规划局局长尚武同志汇报。
最后请区气象局局长云晓同志汇报。
刚才，林业、自然资源和规划、气象三个部门作了汇报，讲得很实。
下面进行第二阶段，乡镇表态。今天有三位同志表态，分别来自石门、柳河和竹溪。
先请石门镇镇长路川同志表态。
接下来请柳河镇镇长柏言同志表态。
两个镇讲完了，最后请竹溪镇镇长席远同志表态。
下面进行第三阶段，请区长温朗同志讲话。
会后，林业、气象两个部门要抓好落实。
散会。";

#[test]
fn a_row_of_units_loses_whoever_does_not_speak_and_counts_the_others() {
    Meeting::of_script(DRILL)
        .without("连城")
        .says("刚才，自然资源和规划、气象两个部门作了汇报")
        // What is to be done is, whoever spoke.
        .says("会后，林业、气象两个部门要抓好落实。");
    Meeting::of_script(DRILL).without("云晓").says("刚才，林业、自然资源和规划两个部门作了汇报");
    Meeting::of_script(DRILL).without("柏言").says("今天有两位同志表态，分别来自石门和竹溪。");
}

#[test]
fn a_row_of_units_gains_whoever_has_come_in_its_own_wording() {
    let meeting = || Meeting::of_script(DRILL);
    let who = new("许安", "区水利局局长");
    meeting()
        .with("尚武", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("刚才，林业、自然资源和规划、水利、气象四个部门作了汇报");
    let who = new("许安", "河口镇镇长");
    meeting()
        .with("席远", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("今天有四位同志表态，分别来自石门、柳河、竹溪和河口。");
}

#[test]
fn who_has_spoken_is_counted_up_to_here() {
    Meeting::of_script(DRILL).without("路川").never_says("两个镇讲完了").says("最后请竹溪镇镇长席远同志表态。");
    let who = new("许安", "河口镇镇长");
    Meeting::of_script(DRILL)
        .with("柏言", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("三个镇讲完了，最后请竹溪镇镇长席远同志表态。");
}

#[test]
fn the_parts_of_a_meeting_are_told_in_the_order_that_there_is_now() {
    let meeting = Meeting::of_script(DRILL);
    let [item, after] = [1, 2].map(|nth| meeting.rundown.items()[nth].id.clone());
    meeting.change(Change::ItemMoved { item, after }).mended().says("三个阶段：乡镇表态、部门汇报、区长讲话。");
}

#[test]
fn stages_that_are_listed_are_counted_with_their_list() {
    let script = DRILL.replace(
        "今天的会议共有三个阶段：部门汇报、乡镇表态、区长讲话。",
        "座谈会分三个阶段进行：第一阶段，部门汇报；第二阶段，乡镇表态；第三阶段，区长讲话。",
    );
    let meeting = Meeting::of_script(&script);
    let item = meeting.rundown.items()[1].id.clone();
    let meeting = meeting.change(Change::ItemDropped { item }).mended();
    meeting.says("座谈会分两个阶段进行：第一阶段，乡镇表态；第二阶段，区长讲话。");
}

#[test]
fn one_of_two_who_sign_does_not_sign_alone_and_an_office_alone_is_that_of_whoever_comes() {
    let script = "校企合作签约仪式主持词
同志们：
现在开会。今天的仪式有三项议程：一是院长致辞；二是企业代表发言；三是签约。
第一项，请学院院长路川同志致辞。
第二项，请蓝芯公司总监柏言同志发言。
第三项，请校长席远同志和柏言总监上台，签订合作协议。
散会。";
    let absent = Meeting::of_script(script).without("柏言");
    assert_eq!(absent.doubt_of("签订").becomes, "第二项，请校长席远同志和蓝芯公司代表上台，签订合作协议。");
    let by = new("许安", "副院长");
    Meeting::of_script(script)
        .with("路川", |turn| Change::Replaced { turn, by })
        .says("一是副院长致辞；")
        .says("请副院长许安同志致辞");
}

const GUILD: &str = "商会会员大会主持词
各位会员：
现在开会。今天的大会有两项议程：会员发言和会长讲话。
首先，请会员单位发言。今天安排了三家会员单位：东溪化工有限公司、雾山合作社、县城投公司。
第一位分享的是东溪化工有限公司经理连城同志。
接下来请雾山合作社理事长尚武同志发言。
最后请县城投公司总经理云晓同志发言。
谢谢云总。三家会员单位讲了三种不同的路子，引资、合股、抱团，各有千秋。
下面，请两位副会长作报告。首先请副会长路川同志报告工作。
接下来请副会长柏言同志报告财务。
最后，请会长席远同志讲话。
散会。";

#[test]
fn an_entry_ends_where_it_stands_for_somebody() {
    // 有 in 有限公司 and 作 in 合作社 are no words of their own.
    Meeting::of_script(GUILD).without("尚武").says("今天安排了两家会员单位：东溪化工有限公司、县城投公司。");
    Meeting::of_script(GUILD).without("连城").says("今天安排了两家会员单位：雾山合作社、县城投公司。");
}

#[test]
fn whoever_has_come_is_in_a_row_of_units_once_and_in_no_row_of_things() {
    let who = new("许安", "县水投公司总经理");
    Meeting::of_script(GUILD)
        .with("云晓", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("今天安排了四家会员单位：东溪化工有限公司、雾山合作社、县城投公司、县水投公司。")
        .says("引资、合股、抱团，各有千秋。");
}

#[test]
fn who_is_left_alone_elsewhere_is_not_put_into_an_order() {
    Meeting::of_script(GUILD).without("柏言").without("尚武").says("第一位分享的是东溪化工有限公司经理连城同志。");
}

#[test]
fn what_is_said_of_all_units_of_a_kind_stays_behind_the_last_of_them() {
    let told = "刚才，林业、自然资源和规划、气象三个部门作了汇报，讲得很实。";
    let script = DRILL.replace(told, "三个机关的汇报都很实，希望会后见行动。");
    let who = new("许安", "区水利局局长");
    let script = Meeting::of_script(&script)
        .with("云晓", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .script();
    let places = ["区水利局局长", "四个机关的汇报都很实"].map(|words| script.find(words));
    assert!(matches!(places, [Some(call), Some(told)] if call < told), "{script}");
}
