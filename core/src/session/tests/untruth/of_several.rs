//! What is said of several together, where one of them does not come, comes later or falls out with the item.

use super::*;

const CONGRESS: &str = "职工代表大会主持词
各位代表：
大会现在开始。今天的大会有四项议程。
现在进行大会第一项议程，请厂长冉建国同志作工作报告。
（报告）
现在进行大会第二项议程，请总会计师詹美玲同志作财务报告。
（报告）
现在进行大会第三项议程，请工会主席翁秋实同志作提案报告。
（报告）
以上三个报告，已经印发给各位代表。冉建国、詹美玲、翁秋实三位同志的报告，都经过了主席团讨论。
现在进行大会第四项议程，代表发言。
首先请铸造车间代表匡铁山同志发言。
（发言）
铁山同志讲得实在。接下来请装配车间代表路遥遥同志发言。
（发言）
遥遥同志讲得细致。铸造、装配两个车间都是生产一线，希望说到做到。最后请技术中心代表易航同志发言。
（发言）
第一位发言的匡铁山同志讲安全，第三位发言的易航同志讲创新，很有见地。三位代表从匡铁山的铸造讲到易航的图纸，让我们看到了全厂的面貌。
散会。";

#[test]
fn what_tells_of_others_too_outlasts_the_item_that_falls_out() {
    let item = |meeting: &Meeting| {
        meeting
            .rundown
            .agenda()
            .items
            .iter()
            .find(|item| item.steps.iter().any(|step| step.turn.as_ref().is_some_and(|id| id.as_str() == "翁秋实")))
            .unwrap()
            .id
            .clone()
    };
    let meeting = Meeting::of_script(CONGRESS);
    let id = item(&meeting);
    let meeting = meeting.change(Change::ItemDropped { item: id }).mended();
    meeting
        .says("以上两个报告，已经印发给各位代表。冉建国、詹美玲两位同志的报告，都经过了主席团讨论。")
        .never_says("翁秋实");
}

#[test]
fn what_is_said_of_two_units_is_said_when_both_have_been_heard() {
    let meeting = Meeting::of_script(CONGRESS).with("匡铁山", |turn| Change::Swapped { turn });
    let script = meeting.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("请铸造车间代表匡铁山同志发言") < place("铸造、装配两个车间"), "{script}");
}

#[test]
fn who_is_told_of_by_their_place_falls_out_alone() {
    let meeting = Meeting::of_script(CONGRESS).without("匡铁山");
    meeting.says("第二位发言的易航同志讲创新，很有见地。").never_says("让我们看到了全厂的面貌");
}

const VILLAGE: &str = "社员大会主持词
乡亲们：
今天的大会有四项议程，先听工作报告，再表决分配方案，接着是颁奖，最后请镇领导讲话。
下面进行第一项议程，听工作报告。请理事长佟大勇作报告。
（报告）
下面进行第二项议程，表决分配方案。同意的请举手。
（举手）
下面进行第三项议程，颁奖。请书记安立民颁奖。
（颁奖）
下面进行第四项议程，镇领导讲话。请副书记杭建国讲话。
（讲话）
散会。";

#[test]
fn a_plan_in_running_words_is_doubted_where_its_items_are_others() {
    let item = |meeting: &Meeting, title: &str| {
        let mut items = meeting.rundown.agenda().items.iter();
        items.find(|item| item.title.as_deref().is_some_and(|own| own.contains(title))).unwrap().id.clone()
    };
    let meeting = Meeting::of_script(VILLAGE);
    let vote = item(&meeting, "表决");
    let dropped = meeting.change(Change::ItemDropped { item: vote }).mended();
    let dropped = dropped.says("今天的大会有三项议程，先听工作报告，接着是颁奖，最后请镇领导讲话。");
    assert!(!dropped.script().contains("表决"));
    let meeting = Meeting::of_script(VILLAGE);
    let (award, report) = (item(&meeting, "颁奖"), item(&meeting, "工作报告"));
    let moved = meeting.change(Change::ItemMoved { item: award, after: report }).mended();
    assert_eq!(moved.doubt_of("先听工作报告").becomes, "今天的大会有四项议程。");
    let meeting = Meeting::of_script(VILLAGE);
    let after = item(&meeting, "表决");
    let title = "小品演出".to_owned();
    let added = Change::ItemAdded { after, id: "n".into(), kind: ItemKind::Speeches, title, who: None, minutes: None };
    let meeting = meeting.change(added).mended();
    assert!(meeting.doubt_of("先听工作报告").becomes.contains("再表决分配方案，接着是小品演出，接着是颁奖"));
}

#[test]
fn an_item_may_be_dropped_behind_one_in_which_nothing_is_done() {
    let agenda = json!({
        "format": 1,
        "meeting": { "title": "例会" },
        "people": { "yi": { "name": "易航" }, "kuang": { "name": "匡铁山" } },
        "items": [
            { "id": "empty", "kind": "other", "title": "待定", "steps": [] },
            { "id": "talk", "kind": "speeches", "title": "交流", "steps": [
                { "turn": "yi", "say": "请易航同志发言。", "wait": "speech" },
                { "say": "刚才两位同志讲得都很好。" } ] },
            { "id": "closing", "kind": "closing", "steps": [ { "say": "散会。" } ] },
        ],
    });
    let dropped =
        Meeting::new(&agenda).give(Command::Start).change(Change::ItemDropped { item: "talk".into() }).mended();
    dropped.says("散会。").never_says("易航");
}
