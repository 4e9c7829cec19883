//! What is taken up of whoever spoke before, what hands over to an item that something else stands before, rounds of signing, and
//! what is told of an item that does not happen.

use super::*;

fn gift() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "古籍捐赠会", "minutes": 90 },
        "people": {
            "mei": { "name": "梅知非", "unit": "市图书馆", "office": "馆长" },
            "tang": { "name": "唐以宁", "unit": "南山书院", "office": "山长", "address": "先生" },
            "gong": { "name": "贡秋实", "unit": "海丝商会", "office": "会长", "address": "女士" },
            "bian": { "name": "卞长河", "unit": "市博物馆", "office": "研究员", "address": "先生" },
            "ke": { "name": "柯雨", "unit": "市财政局", "office": "局长" },
            "sang": { "name": "桑榆", "unit": "市人社局", "office": "局长" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [ { "say": "现在开始。先请大家看看展柜。" } ] },
            { "id": "donors", "kind": "speeches", "title": "捐赠人讲述", "steps": [
                { "turn": "tang", "say": "首先请唐以宁先生讲述。", "wait": "speech", "thanks": "谢谢唐山长。" },
                { "turn": "gong", "say": "接着唐山长的话题，请贡秋实女士讲述。", "wait": "speech", "thanks": "谢谢贡会长。" },
                { "turn": "bian", "say": "最后请卞长河先生讲述。", "wait": "speech",
                  "thanks": "谢谢卞先生。三段讲述，一样深情。接下来，让我们见证签约。" } ] },
            { "id": "sign", "kind": "ceremony", "title": "签约", "steps": [
                { "say": "签约分三轮进行。" },
                { "turn": "tang", "say": "第一轮，请唐以宁先生与市图书馆签约。", "wait": "other" },
                { "turn": "gong", "say": "第二轮，请贡秋实女士与市图书馆签约。", "wait": "other" },
                { "turn": "bian", "say": "第三轮，请卞长河先生与市图书馆签约。", "wait": "other", "thanks": "三轮签约圆满完成。" } ] },
            { "id": "award", "kind": "award", "title": "颁发证书", "steps": [
                { "turn": "mei", "say": "请梅知非馆长为三位捐赠人颁发证书。", "wait": "award" },
                { "say": "请捐赠人和颁奖领导合影。", "wait": "photo" } ] },
            { "id": "answers", "kind": "speeches", "title": "部门回应", "steps": [
                { "turn": "ke", "say": "请两个部门的负责同志回应。先请柯雨局长。", "wait": "speech" },
                { "turn": "sang", "say": "再请桑榆局长。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，桑局长来回应了大家，财政、人社两家汇报了打算，三组单位签了约。感谢唐山长、贡会长、卞先生的慷慨捐赠！散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&gift()).give(Command::Start)
}

#[test]
fn what_nobody_has_said_yet_is_not_taken_up() {
    let swapped = begun().change(Change::Swapped { turn: step("donors", "1") }).mended();
    swapped.says("请贡秋实女士讲述").never_says("的话题");
}

#[test]
fn a_look_back_at_what_was_told_comes_behind_the_last() {
    let last = begun().change(Change::Last { turn: step("donors", "2") }).mended();
    last.says("谢谢贡会长。三段讲述，一样深情。");
    begun().change(absent("donors", "2")).mended().says("两段讲述，一样深情");
}

#[test]
fn rounds_of_signing_are_counted_and_numbered() {
    let fewer = begun().change(absent("sign", "2")).mended();
    let fewer = fewer.says("签约分两轮进行").says("第一轮，请贡秋实女士").says("第二轮，请卞长河先生");
    fewer.says("两轮签约圆满完成").says("两组单位签了约");
}

#[test]
fn those_who_tell_are_those_who_get_something() {
    let who = new("明达", "侨联主席");
    let added = Change::TurnAdded { after: step("donors", "2"), id: "more".into(), who, minutes: None };
    begun().change(added).mended().says("为四位捐赠人颁发证书");
}

#[test]
fn nobody_is_pictured_who_has_handed_out_nothing() {
    begun().change(absent("award", "1")).mended().never_says("颁奖领导");
}

#[test]
fn of_two_departments_the_one_that_answers_is_named() {
    begun().change(absent("answers", "2")).mended().says("请市财政局的负责同志回应");
}

#[test]
fn what_leads_to_an_item_is_doubted_where_another_one_follows() {
    let moved = begun().change(Change::ItemMoved { item: "sign".into(), after: "award".into() }).mended();
    assert_eq!(moved.doubt_of("让我们见证签约").becomes, "");
}

#[test]
fn units_of_an_item_that_is_gone_have_reported_nothing() {
    let dropped = begun().change(Change::ItemDropped { item: "answers".into() }).mended();
    dropped.never_says("汇报了打算").says("慷慨捐赠");
}

#[test]
fn whoever_gave_is_thanked_though_they_told_nothing() {
    begun().change(Change::ItemDropped { item: "donors".into() }).mended().says("感谢唐山长、贡会长、卞先生的慷慨捐赠");
}

#[test]
fn what_leads_to_the_next_is_said_behind_a_break() {
    let mut agenda = gift();
    agenda["items"][1]["steps"][0]["thanks"] = "谢谢唐山长。我们来听听贡会长的故事。".into();
    let recess = Change::Recess { after: step("donors", "1"), id: "break".into(), minutes: 10 };
    let meeting = Meeting::new(&agenda).give(Command::Start).change(recess);
    meeting.says("我们来听听贡会长的故事。接着唐山长的话题");
}

fn praised() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "巾帼座谈会", "minutes": 60 },
        "people": {
            "cai": { "name": "蔡红", "unit": "市医院", "office": "护士长" },
            "long": { "name": "龙佳", "unit": "市三中", "office": "教师", "address": "老师" },
            "hou": { "name": "侯萍", "unit": "县发展改革局", "office": "副局长" },
            "wei": { "name": "韦菊", "unit": "临江社区", "office": "书记" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [ { "say": "现在开会。蔡红护士长在台上就座，让我们表示热烈欢迎！" } ] },
            { "id": "talk", "kind": "speeches", "title": "座谈发言", "steps": [
                { "turn": "cai", "say": "首先请蔡红护士长发言。", "wait": "speech" },
                { "turn": "long", "say": "接下来请龙佳老师发言。", "wait": "speech", "thanks": "谢谢龙老师。后面还有两位代表。" },
                { "turn": "hou", "say": "再请侯萍副局长发言。", "wait": "speech",
                  "thanks": "发改局和三中一样，都是从小事做起。" },
                { "turn": "wei", "say": "最后一位发言的是临江社区书记韦菊同志，有请韦书记。", "wait": "speech",
                  "thanks": "护士长说得恳切，老师说得实在，发改局说得透彻。护士长的坚守、老师的爱心、书记的热忱，都值得学习。" } ] },
            { "id": "closing", "kind": "closing", "steps": [ { "say": "散会。" } ] },
        ],
    })
}

fn held() -> Meeting {
    Meeting::new(&praised()).give(Command::Start)
}

#[test]
fn what_each_is_praised_for_goes_with_them() {
    let without = held().change(absent("talk", "2")).mended();
    without.says("护士长说得恳切，发改局说得透彻。").says("护士长的坚守、书记的热忱，都值得学习");
    let silent = held().change(absent("talk", "3")).mended();
    silent.says("护士长说得恳切，老师说得实在。").says("护士长的坚守、老师的爱心、书记的热忱");
}

#[test]
fn how_many_are_behind_is_counted_whatever_else_is_as_many() {
    held().change(absent("talk", "1")).mended().says("后面还有两位代表");
    held().change(absent("talk", "3")).mended().says("后面还有一位代表");
}

#[test]
fn nobody_is_called_twice_with_all_that_they_are() {
    let by = new("郭静", "临江社区副书记");
    held().change(Change::Replaced { turn: step("talk", "4"), by }).mended().says("有请郭静。");
}

#[test]
fn beside_a_craftsman_a_secretary_is_none() {
    let mut agenda = gift();
    agenda["people"]["bian"]["address"] = "师傅".into();
    for (office, said) in [("镇团委书记", "明达同志"), ("焊工", "明达师傅")] {
        let who = new("明达", office);
        let added = Change::TurnAdded { after: step("donors", "3"), id: "more".into(), who, minutes: None };
        Meeting::new(&agenda).give(Command::Start).change(added).mended().says(said);
    }
}
