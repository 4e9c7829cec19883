//! A day in numbered stages whose people are named by their units in short, and told to get ready in rows.

use super::*;

/// A signing day in stages: who speaks first and who gets ready is said before the turns.
fn signing_day() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "旧厂区改造签约仪式", "minutes": 60 },
        "people": {
            "lu": { "name": "鲁一鸣", "unit": "区政府", "office": "区长", "address": "同志" },
            "xu": { "name": "许若兰", "unit": "锦程置业", "office": "总裁", "address": "女士" },
            "tian": { "name": "田广", "unit": "工商银行河西支行", "office": "行长", "address": "先生" },
            "zou": { "name": "邹桂枝", "unit": "纺织里社区", "office": "居民代表", "address": "女士" },
            "shao": { "name": "邵大勇", "unit": "安居物业公司", "office": "项目经理", "address": "同志" },
            "shi": { "name": "施南", "unit": "区委", "office": "书记", "address": "同志" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [{ "say": "仪式现在开始。" }] },
            { "id": "welcome", "kind": "speeches", "title": "区长致辞", "steps": [
                { "id": "lu", "turn": "lu", "say": "现在进入第一阶段，请鲁区长致辞。", "wait": "speech" } ] },
            { "id": "signing", "kind": "other", "title": "集中签约", "steps": [
                { "say": "现在进入第二阶段，集中签约。请鲁区长与工商银行田行长、锦程置业许总裁签署协议。", "wait": "other" } ] },
            { "id": "talks", "kind": "speeches", "title": "代表发言", "steps": [
                { "say": "现在进入第三阶段，代表发言。首先发言的是锦程置业总裁许若兰女士，请工商银行田行长、居民代表邹桂枝女士做好准备。" },
                { "id": "xu", "turn": "xu", "say": "有请许总！", "wait": "speech" },
                { "id": "tian", "turn": "tian", "say": "请工商银行河西支行行长田广先生发言。", "wait": "speech" },
                { "id": "zou", "turn": "zou", "say": "请居民代表邹桂枝女士发言，下一位是物业公司邵经理。", "wait": "speech" },
                { "id": "shao", "turn": "shao", "say": "请安居物业公司项目经理邵大勇同志发言。", "wait": "speech" } ] },
            { "id": "remarks", "kind": "remarks", "title": "区委书记讲话", "steps": [
                { "id": "shi", "turn": "shi", "say": "现在进入第四阶段，请区委书记施南同志讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，鲁区长致了辞，许总、田行长、邹阿姨和邵经理作了发言，施书记作了讲话。仪式到此结束。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    begun_with(&signing_day())
}

fn begun_with(agenda: &Value) -> Meeting {
    Meeting::new(agenda).give(Command::Start)
}

#[test]
fn those_who_come_behind_the_first_are_told_in_their_order() {
    begun()
        .change(Change::Swapped { turn: step("talks", "xu") })
        .mended()
        .says("首先发言的是工商银行河西支行行长田广先生，请许若兰女士、居民代表邹桂枝女士做好准备。");
    begun()
        .change(Change::Absent { turn: step("talks", "zou") })
        .mended()
        .says("首先发言的是锦程置业总裁许若兰女士，请工商银行田行长、邵大勇同志做好准备。")
        .says("许总、田行长和邵经理作了发言")
        .never_says("邹阿姨");
}

#[test]
fn whoever_comes_next_is_known_by_a_unit_in_short() {
    begun()
        .change(Change::Absent { turn: step("talks", "shao") })
        .mended()
        .says("请居民代表邹桂枝女士发言。")
        .never_says("邵经理");
}

#[test]
fn what_somebody_will_do_is_told_only_where_they_come_next() {
    let mut agenda = signing_day();
    agenda["items"][3]["steps"][3]["thanks"] = "谢谢邹女士。接下来邵经理将从物业的角度谈一谈。".into();
    for change in [Change::Absent { turn: step("talks", "shao") }, Change::Swapped { turn: step("talks", "zou") }] {
        begun_with(&agenda).change(change).mended().says("谢谢邹女士。").never_says("将从物业的角度");
    }
}

#[test]
fn two_who_are_left_to_sign_are_joined_as_those_were() {
    begun()
        .change(Change::Absent { turn: step("welcome", "lu") })
        .mended()
        .says("请工商银行田行长与锦程置业许总裁签署协议。");
}

#[test]
fn an_item_that_comes_is_a_stage_and_told_of_by_what_was_done() {
    let who = Some(Somebody::New { id: "ai".into(), name: "艾青".to_owned(), office: "区文联主席".to_owned() });
    let add = |title: &str| {
        begun()
            .change(Change::ItemAdded {
                after: "talks".into(),
                id: "new".into(),
                kind: ItemKind::Other,
                title: title.to_owned(),
                who: who.clone(),
                minutes: None,
            })
            .mended()
    };
    add("发布倡议书")
        .says("现在进入第四阶段，请区文联主席艾青同志发布倡议书。")
        .says("现在进入第五阶段，请区委书记施南同志讲话。")
        .says("艾青同志发布了倡议书，施书记作了讲话");
    add("启动仪式").says("现在进入第四阶段，启动仪式。请区文联主席艾青同志发言。").says("艾青同志作了发言");
}

#[test]
fn winners_and_tellers_are_no_speakers_of_whom_one_is_gone() {
    let mut agenda = signing_day();
    let award = |id: &str, say: &str, thanks: &str| json!({ "id": id, "turn": id, "say": say, "wait": "award", "thanks": thanks });
    agenda["items"][3]["steps"] = json!([
        award("xu", "请许总颁发三等奖。", "谢谢许总。"),
        award("tian", "请田行长颁发二等奖。", "谢谢田行长。"),
        award("zou", "有请严明、穆雨、高帆三位同学上台！请邹桂枝女士为他们颁奖。", "祝贺三位同学！"),
    ]);
    let meeting = begun_with(&agenda).change(Change::Absent { turn: step("talks", "tian") }).mended();
    meeting.doubts_nothing_of("三位同学上台");
    meeting.doubts_nothing_of("祝贺三位");
    let mut agenda = signing_day();
    agenda["items"][3]["steps"][2]["thanks"] = "两位居民代表的心里话，大家都听到了。".into();
    agenda["items"][5]["steps"][0]["say"] = "感谢两位计票人的工作。仪式到此结束。".into();
    let who = Somebody::New { id: "ai".into(), name: "艾青".to_owned(), office: "区文联主席".to_owned() };
    agenda["items"][1]["steps"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "shao", "turn": "shao", "say": "请邵大勇同志致辞。", "wait": "speech" }));
    let after = step("welcome", "shao");
    let meeting = begun_with(&agenda).change(Change::TurnAdded { after, id: "ai".into(), who, minutes: None }).mended();
    meeting.doubts_nothing_of("居民代表的心里话");
    meeting.doubts_nothing_of("计票人");
}
