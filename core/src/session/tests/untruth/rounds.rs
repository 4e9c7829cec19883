//! Items in which people speak in rounds, and meetings that come in parts.

use super::*;

/// Three towns, and two departments that answer behind them.
fn two_rounds() -> Value {
    let town = |name: &str, office: &str| json!({ "name": name, "unit": office, "office": "镇长", "address": "同志" });
    json!({
        "format": 1,
        "meeting": { "title": "调度会", "minutes": 60 },
        "people": {
            "gu": town("古月", "桐城镇"), "ding": town("丁一舟", "柳河镇"), "qu": town("屈原野", "东关镇"),
            "yan": { "name": "燕北", "unit": "消防支队", "office": "支队长", "address": "同志" },
            "cheng": { "name": "程功", "unit": "交通局", "office": "局长", "address": "同志" },
            "jie": { "name": "解放", "unit": "市政府", "office": "市长", "address": "同志" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "今天的会议分为两个阶段。第一阶段，三个镇作表态发言；第二阶段，市长讲话。" } ] },
            { "id": "talks", "kind": "speeches", "title": "表态发言", "steps": [
                { "id": "gu", "turn": "gu", "say": "进入第一阶段，请三个镇作表态发言。先请{{发言人}}发言。", "wait": "speech" },
                { "id": "ding", "turn": "ding", "say": "下面请{{发言人}}发言。", "wait": "speech" },
                { "id": "qu", "turn": "qu", "say": "最后一位发言的是{{发言人}}，大家欢迎。", "wait": "speech" },
                { "id": "yan", "turn": "yan", "wait": "speech",
                  "say": "以上三位镇长的发言都很好。另外，两个部门就专项行动作说明。先请{{发言人}}说明。" },
                { "id": "cheng", "turn": "cheng", "say": "再请{{发言人}}说明。", "wait": "speech" },
                { "id": "thanks", "say": "两个部门把专项行动讲得很清楚。" } ] },
            { "id": "remarks", "kind": "remarks", "title": "市长讲话", "steps": [
                { "id": "jie", "turn": "jie", "say": "进入第二阶段，请{{发言人}}讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "刚才，三位镇长表了态，两个部门作了说明，解放市长作了讲话。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&two_rounds()).give(Command::Start)
}

#[test]
fn those_of_one_round_are_counted_without_the_others() {
    begun()
        .change(Change::Absent { turn: step("talks", "ding") })
        .mended()
        .says("请两个镇作表态发言")
        .says("以上两位镇长的发言都很好。")
        .says("两个部门就专项行动作说明。")
        .says("两位镇长表了态，两个部门作了说明")
        .never_says("三个镇")
        .never_says("三位镇长");
    let who = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: "高新镇镇长".to_owned() };
    begun()
        .change(Change::TurnAdded { after: step("talks", "qu"), id: "bao".into(), who, minutes: None })
        .mended()
        .says("四位镇长")
        .says("下一位发言的是东关镇镇长屈原野")
        .says("两个部门把专项行动讲得很清楚。");
}

#[test]
fn whoever_comes_last_comes_behind_those_of_the_same_round() {
    let meeting = begun().change(Change::Last { turn: step("talks", "gu") });
    let item = &meeting.rundown.agenda().items[1];
    let order: Vec<&str> = item.steps.iter().filter_map(|step| Some(step.turn.as_ref()?.as_str())).collect();
    assert_eq!(order, ["ding", "qu", "gu", "yan", "cheng"]);
    let meeting = begun().change(Change::Last { turn: step("talks", "yan") });
    let item = &meeting.rundown.agenda().items[1];
    let order: Vec<&str> = item.steps.iter().filter_map(|step| Some(step.turn.as_ref()?.as_str())).collect();
    assert_eq!(order, ["gu", "ding", "qu", "cheng", "yan"]);
}

#[test]
fn parts_of_the_meeting_are_listed_anew() {
    begun()
        .change(Change::ItemMoved { item: "remarks".into(), after: "opening".into() })
        .mended()
        .says("第一阶段，市长讲话；第二阶段，三个镇作表态发言。")
        .says("进入第一阶段，请市政府市长解放同志讲话。")
        .says("进入第二阶段，请三个镇作表态发言。");
}

#[test]
fn whoever_has_not_spoken_yet_is_not_looked_back_at() {
    let mut agenda = two_rounds();
    agenda["items"][2]["steps"][0]["thanks"] = "刚才，古月、丁一舟、屈原野三位同志作了发言。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::ItemMoved { item: "talks".into(), after: "remarks".into() })
        .mended()
        .never_says("刚才，古月");
}

#[test]
fn as_many_as_spoke_in_an_item_that_is_dropped_are_counted_nowhere() {
    begun()
        .change(Change::ItemDropped { item: "talks".into() })
        .mended()
        .says("解放市长作了讲话。散会。")
        .never_says("两个部门");
}

#[test]
fn what_leads_on_to_others_stays_where_what_looks_back_falls_out() {
    let mut agenda = two_rounds();
    agenda["items"][1]["steps"][1]["say"] = "刚才，古月同志作了发言，下面请两个镇谈谈意见。先请{{发言人}}发言。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Absent { turn: step("talks", "gu") })
        .mended()
        .says("下面请两个镇谈谈意见。先请柳河镇镇长丁一舟同志发言。")
        .never_says("古月");
}

#[test]
fn rounds_of_steps_without_ids_are_counted_likewise() {
    let mut agenda = two_rounds();
    for step in agenda["items"][1]["steps"].as_array_mut().unwrap() {
        step.as_object_mut().unwrap().remove("id");
    }
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Absent { turn: step("talks", "2") })
        .mended()
        .says("请两个镇作表态发言")
        .says("两位镇长表了态，两个部门作了说明");
}
