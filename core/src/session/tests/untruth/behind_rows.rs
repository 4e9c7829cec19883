//! Numbers behind rows of names, whatever is said of those; what people do beside speaking; and how many spoke beside a leader.

use super::*;

fn plaque() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "医联体揭牌仪式", "minutes": 90 },
        "people": {
            "shen": { "name": "沈知秋", "unit": "市卫健委", "office": "副主任" },
            "tao": { "name": "陶云川", "unit": "县政府", "office": "副县长" },
            "gong": { "name": "龚长河", "unit": "县委", "office": "书记" },
            "xi": { "name": "奚若兰", "unit": "县中医院", "office": "院长" },
            "nie": { "name": "聂海棠", "unit": "青溪镇卫生院", "office": "院长" },
            "jia": { "name": "郏建业", "unit": "白石镇卫生院", "office": "院长" },
            "lou": { "name": "娄小月", "unit": "黄岩镇卫生院", "office": "院长" },
            "pu": { "name": "蒲青山", "unit": "岭下村", "office": "村医" },
        },
        "items": [
            { "id": "talk", "kind": "speeches", "title": "代表发言", "steps": [
                { "turn": "xi", "say": "首先请奚若兰院长发言。", "wait": "speech" },
                { "turn": "nie", "say": "接着请聂海棠院长发言。", "wait": "speech" },
                { "turn": "jia", "say": "再请郏建业院长发言。", "wait": "speech" },
                { "turn": "lou", "say": "请娄小月院长发言。", "wait": "speech" } ] },
            { "id": "village", "kind": "speeches", "title": "村医发言", "steps": [
                { "turn": "pu", "say": "下面听听村医的声音，请蒲青山同志发言。", "wait": "speech" } ] },
            { "id": "sign", "kind": "ceremony", "title": "签约", "steps": [
                { "say": "下面签约。请奚若兰院长和聂海棠院长到台前就座，请沈知秋副主任、陶云川副县长上台见证。", "wait": "other",
                  "thanks": "签约完成，祝贺两家医院携手！" } ] },
            { "id": "unveil", "kind": "ceremony", "title": "揭牌", "steps": [
                { "say": "有请沈知秋副主任、龚长河书记共同揭牌！", "wait": "other" } ] },
            { "id": "lead", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "shen", "say": "首先请沈知秋副主任讲话。", "wait": "speech" },
                { "turn": "tao", "say": "接下来，请陶云川副县长讲话，龚书记随后讲话。", "wait": "speech" },
                { "turn": "gong", "say": "请龚长河书记讲话。", "wait": "speech",
                  "thanks": "沈副主任、陶副县长、龚书记三位领导的讲话，请认真学习。" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，五位同志作了发言。聂海棠、郏建业、娄小月三位当家人亮出了家底。沈副主任和龚书记揭了牌，领导作了讲话。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&plaque()).give(Command::Start)
}

#[test]
fn a_number_follows_the_row_before_it_whatever_they_did() {
    let two = begun().change(absent("talk", "3")).mended().says("聂海棠、娄小月两位当家人亮出了家底");
    two.change(absent("talk", "4")).mended().says("聂海棠亮出了家底");
}

#[test]
fn what_they_are_called_goes_whole_or_not_at_all() {
    for (called, left) in [
        ("市民", "聂海棠作了发言"),
        ("乡贤", "聂海棠作了发言"),
        ("开发商", "聂海棠作了发言"),
        ("部门负责人", "聂海棠作了发言"),
        ("主任", "聂海棠主任作了发言"),
        ("领导", "聂海棠同志作了发言"),
    ] {
        let mut agenda = plaque();
        let said = format!("聂海棠、郏建业两位{called}作了发言。散会。");
        agenda["items"][5]["steps"][0]["say"] = said.into();
        Meeting::new(&agenda).give(Command::Start).change(absent("talk", "3")).mended().says(left);
    }
}

#[test]
fn those_who_spoke_are_counted_beside_the_leaders() {
    begun().change(absent("talk", "4")).mended().says("今天，四位同志作了发言");
    let who = new("明达", "石桥镇卫生院院长");
    let added = Change::TurnAdded { after: step("talk", "2"), id: "more".into(), who, minutes: None };
    begun().change(added).mended().says("今天，六位同志作了发言");
}

#[test]
fn who_speaks_no_more_is_still_called_to_what_else_they_do() {
    let closed = begun().change(Change::Closed { after: step("lead", "2") }).mended();
    let closed = closed.says("沈副主任、陶副县长两位领导的讲话").says("沈副主任和龚书记揭了牌");
    closed.doubts_nothing_of("揭牌");
    closed.doubts_nothing_of("揭了牌");
}

#[test]
fn whoever_only_looks_on_is_none_of_the_bodies_that_sign() {
    begun().change(absent("lead", "2")).mended().says("祝贺两家医院携手");
}
