//! Words about people and units that no list of offices or bodies has, and lists that commas part.

use super::*;

/// Speakers of companies, told to get ready with a form of address that the roster has not for all of them.
fn companies() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "企业家座谈会", "minutes": 60 },
        "people": {
            "he": { "name": "贺一舟", "unit": "蓝湾生物", "office": "总经理", "address": "先生" },
            "bao": { "name": "鲍秀芝", "unit": "恒测仪器", "office": "董事长" },
            "duan": { "name": "段继明", "unit": "远航智控", "office": "总经理", "address": "先生" },
            "zhan": { "name": "詹素梅", "address": "同志" },
            "mi": { "name": "米兰", "unit": "县政府", "office": "县长", "address": "同志" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "会议有三项议程：一是企业家发言，二是劳模报告，三是米兰县长讲话。" },
                { "say": "报告人是市公交集团驾驶员詹素梅。" } ] },
            { "id": "talks", "kind": "speeches", "title": "企业家发言", "steps": [
                { "id": "he", "turn": "he", "say": "进行第一项，企业家发言。先请{{发言人}}发言，{{下一位}}女士请做准备。", "wait": "speech" },
                { "id": "bao", "turn": "bao", "say": "再请{{发言人}}女士发言。", "wait": "speech" },
                { "id": "duan", "turn": "duan", "say": "最后请{{发言人}}发言。", "wait": "speech" } ] },
            { "id": "report", "kind": "speeches", "title": "劳模报告", "steps": [
                { "id": "zhan", "turn": "zhan", "say": "进行第二项，请{{发言人}}作报告。", "wait": "speech" } ] },
            { "id": "remarks", "kind": "remarks", "title": "米兰县长讲话", "steps": [
                { "id": "mi", "turn": "mi", "say": "进行第三项，请{{发言人}}讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "会后，请办公室把贺一舟、鲍秀芝、段继明三位企业家的意见整理成清单。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&companies()).give(Command::Start)
}

#[test]
fn whoever_comes_next_is_addressed_once() {
    begun()
        .change(Change::Absent { turn: step("talks", "bao") })
        .mended()
        .says("远航智控总经理段继明先生请做准备。")
        .says("把贺一舟、段继明两位企业家的意见整理成清单");
}

#[test]
fn an_entry_between_commas_falls_out_alone() {
    begun()
        .change(Change::ItemDropped { item: "remarks".into() })
        .mended()
        .says("会议有两项议程：一是企业家发言，二是劳模报告。")
        .never_says("县长");
}

#[test]
fn a_trade_goes_with_its_name() {
    let by =
        Somebody::New { id: "yu".into(), name: "郁文".to_owned(), office: "市公交集团党委书记".to_owned() };
    begun()
        .change(Change::Replaced { turn: step("report", "zhan"), by })
        .mended()
        .says("报告人是市公交集团党委书记郁文")
        .never_says("驾驶员");
}

#[test]
fn somebody_new_does_what_the_title_says() {
    let add = |title: &str| {
        let who =
            Some(Somebody::New { id: "shi".into(), name: "石建".to_owned(), office: "县妇联主席".to_owned() });
        begun().change(Change::ItemAdded {
            after: "report".into(),
            id: "news".into(),
            kind: ItemKind::Other,
            title: title.to_owned(),
            who,
            minutes: None,
        })
    };
    add("为劳模颁发证书").says("请县妇联主席石建同志为劳模颁发证书。");
    add("现场签署承诺书").says("请县妇联主席石建同志现场签署承诺书。");
    add("朗诵《读书颂》").says("请县妇联主席石建同志朗诵《读书颂》。");
}

#[test]
fn a_number_behind_another_one_counts_no_row() {
    let mut agenda = companies();
    agenda["items"][4]["steps"][0]["say"] =
        "贺一舟、鲍秀芝、段继明先后发了言，两家企业发布了需求。感谢三位专家和两家企业。散会。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Absent { turn: step("talks", "bao") })
        .mended()
        .says("贺一舟、段继明先后发了言，两家企业发布了需求。");
}

#[test]
fn whoever_is_told_to_get_ready_is_of_their_own_unit() {
    let mut agenda = companies();
    agenda["items"][1]["steps"][0]["say"] =
        "进行第一项，企业家发言。先请{{发言人}}发言，请恒测仪器的鲍秀芝做准备。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Absent { turn: step("talks", "bao") })
        .mended()
        .says("段继明先生做准备。")
        .never_says("恒测仪器的段继明");
}
