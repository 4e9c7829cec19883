//! A meeting whose speakers are counted by what they are, whose stages leave out the speech behind them, and in which a film is seen
//! beside other things.

use super::*;

fn fair() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "技能比武总结会", "minutes": 90 },
        "people": {
            "a": { "name": "厉锋", "unit": "铸造车间", "office": "一等奖获得者" },
            "b": { "name": "虞晴", "unit": "装配车间", "office": "二等奖获得者" },
            "c": { "name": "糜师道", "unit": "铸造车间", "office": "首席技师" },
            "d": { "name": "东方朔", "unit": "永兴公司", "office": "经理" },
            "e": { "name": "容启", "unit": "远洋集团", "office": "总裁" },
            "f": { "name": "茅以安", "unit": "市财政局", "office": "局长" },
            "g": { "name": "鞠萍", "unit": "市农业局", "office": "局长" },
            "h": { "name": "沙河", "unit": "市总工会", "office": "主席" },
        },
        "items": [
            { "id": "film", "kind": "film", "title": "观看专题片", "steps": [ { "say": "首先进入第一阶段，请看专题片。", "wait": "film" } ] },
            { "id": "talk", "kind": "speeches", "title": "代表发言", "steps": [
                { "say": "进入第二阶段，请两位获奖选手和一位师傅谈谈体会，每人五分钟。" },
                { "turn": "a", "say": "先请厉锋同志发言。", "wait": "speech" },
                { "turn": "b", "say": "再请虞晴同志发言。", "wait": "speech" },
                { "turn": "c", "say": "最后请糜师傅发言。", "wait": "speech" } ] },
            { "id": "firms", "kind": "speeches", "title": "各方表态", "steps": [
                { "say": "进入第三阶段，请两家企业和两个部门表态。" },
                { "turn": "d", "say": "请永兴公司东方朔经理表态。", "wait": "speech" },
                { "turn": "e", "say": "请远洋集团容启总裁表态。", "wait": "speech" },
                { "turn": "f", "say": "钱从哪里来？请市财政局茅以安局长表态。", "wait": "speech" },
                { "turn": "g", "say": "请市农业局鞠萍局长表态。", "wait": "speech" } ] },
            { "id": "read", "kind": "reading", "title": "宣读倡议", "steps": [
                { "turn": "h", "say": "进入第四阶段，最后请市总工会沙河主席宣读倡议书。", "wait": "reading" } ] },
            { "id": "show", "kind": "other", "title": "展示", "steps": [
                { "say": "请青工表演绝活，指导老师是虞晴同志。", "wait": "other" } ] },
            { "id": "speech", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "h", "say": "四个阶段都已进行完毕。请沙河主席讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，我们看了现场、看了专题片，听了发言。会后还有各车间主任留一下。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&fair()).give(Command::Start)
}

#[test]
fn each_kind_is_counted_for_itself() {
    let who = new("桑榆", "焊接车间一等奖获得者");
    let added = Change::TurnAdded { after: step("talk", "3"), id: "more".into(), who, minutes: None };
    begun().change(added).mended().says("请三位获奖选手和一位师傅谈谈体会");
    begun().change(absent("talk", "2")).mended().says("请一位获奖选手和一位师傅谈谈体会");
    begun().change(absent("talk", "4")).mended().says("请两位获奖选手谈谈体会");
    begun().change(absent("firms", "2")).mended().says("请一家企业和两个部门表态。");
    let who = new("桑榆", "市商务局局长");
    let added = Change::TurnAdded { after: step("firms", "5"), id: "more".into(), who, minutes: None };
    begun().change(added).mended().says("请两家企业和三个部门表态。");
    // Nobody knows what a volunteer is.
    let added =
        Change::TurnAdded {
            after: step("firms", "5"), id: "more".into(), who: new("桑榆", "志愿者"), minutes: None
        };
    begun().change(added).mended().says("请两家企业和两个部门表态。");
}

#[test]
fn a_question_before_a_call_goes_with_whoever_answers_it() {
    let alone = begun().change(absent("firms", "2")).change(absent("firms", "3")).mended();
    alone.change(absent("firms", "4")).mended().never_says("钱从哪里来");
}

#[test]
fn who_taught_them_is_not_told_where_they_are_gone_and_what_is_shown_is() {
    let meeting = begun().change(absent("talk", "3")).mended();
    meeting.says("请青工表演绝活。").never_says("指导老师");
}

#[test]
fn a_film_that_falls_out_leaves_what_else_was_seen() {
    let meeting = begun().change(Change::ItemDropped { item: "film".into() }).mended();
    meeting.says("今天，我们看了现场，听了发言。").never_says("专题片");
}

#[test]
fn stages_are_counted_as_the_words_count_them() {
    let moved = begun().change(Change::ItemMoved { item: "speech".into(), after: "firms".into() }).mended();
    moved.says("进入第四阶段，最后请市总工会沙河主席宣读倡议书。").never_says("第五阶段");
}

#[test]
fn the_first_of_an_overview_goes_alone() {
    let script = "诚信建设大会主持词
各位来宾：
大会现在开始。今天大会的主要环节有：季长青会长致辞，发布信用报告，企业发言，领导讲话。
首先，请物流联合会会长季长青先生致辞。
下面请信用科任海波科长发布信用报告。
接下来请速捷公司总经理苗润泽先生发言。
最后，请交通局局长邝世杰同志讲话。
各位来宾，今天季会长致了辞，任科长发布了报告，苗总作了发言，邝局长作了讲话。散会。";
    let meeting = Meeting::of_script(script).without("季长青");
    meeting.says("今天大会的主要环节有：发布信用报告，企业发言，领导讲话。");
}

#[test]
fn a_later_round_that_nobody_was_called_the_first_of_has_no_first() {
    let mut agenda = fair();
    agenda["items"][1]["steps"] = json!([
        { "say": "进入第二阶段，请三位同志介绍经验。" },
        { "turn": "a", "say": "先请厉锋同志。", "wait": "speech" },
        { "turn": "b", "say": "再请虞晴同志。", "wait": "speech" },
        { "turn": "c", "say": "请糜师傅介绍。", "wait": "speech", "thanks": "三位同志的经验各有千秋，请大家借鉴。" },
        { "turn": "d", "say": "车间讲了，企业也讲一讲。请永兴公司东方朔经理发言。", "wait": "speech" },
        { "turn": "e", "say": "机会难得。最后请远洋集团容启总裁说几句。", "wait": "speech" },
    ]);
    let begun = Meeting::new(&agenda).give(Command::Start);
    let swapped = begun.change(Change::Swapped { turn: step("talk", "5") }).mended();
    swapped.says("机会难得。接下来请远洋集团容启总裁说几句。").says("先请厉锋同志。");
}
