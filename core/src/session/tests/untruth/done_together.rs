//! What several do together goes on without one of them, what each of them signs is told in a row, and it is said how many are
//! still to come.

use super::*;

fn twinned() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "校地合作推进会", "minutes": 90 },
        "people": {
            "ruan": { "name": "阮清和", "unit": "江州大学", "office": "校长" },
            "he": { "name": "和向阳", "unit": "岭西县", "office": "县长" },
            "dan": { "name": "单明远", "unit": "市科技局", "office": "局长" },
            "yan": { "name": "晏秋水", "unit": "江州大学农学院", "office": "院长", "address": "教授" },
            "chu": { "name": "储山岚", "unit": "江州大学附属医院", "office": "院长" },
            "mu": { "name": "穆青禾", "unit": "江州大学出版社", "office": "社长", "address": "女士" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "专家组由三位专家组成，组长是晏秋水教授，成员是储山岚院长、穆青禾女士。" } ] },
            { "id": "advice", "kind": "speeches", "title": "专家问诊", "steps": [
                { "say": "下面请专家问诊，顺序是：晏秋水、储山岚、穆青禾。" },
                { "turn": "yan", "say": "首先请晏秋水教授发言。", "wait": "speech",
                  "thanks": "谢谢晏教授。三位专家中还有两位没有发言。" },
                { "turn": "chu", "say": "接下来请储山岚院长发言。", "wait": "speech",
                  "thanks": "储院长和晏教授一前一后，讲的都是人才。还有最后一位没有发言。" },
                { "turn": "mu", "say": "最后请穆青禾女士发言。", "wait": "speech", "thanks": "谢谢穆社长。" } ] },
            { "id": "talk", "kind": "discussion", "title": "自由讨论", "steps": [
                { "say": "下面自由讨论。", "wait": "speech" } ] },
            { "id": "sign", "kind": "ceremony", "title": "签订协议", "steps": [
                { "say": "结合刚才的讨论，下面签约。今天共签订三份协议，首先签订良种推广协议，其次签订远程诊疗协议，最后签订乡土教材协议。" },
                { "turn": "yan", "say": "首先请晏秋水教授上台，签订良种推广协议。", "wait": "other" },
                { "turn": "chu", "say": "接下来请储山岚院长上台，签订远程诊疗协议。", "wait": "other" },
                { "turn": "mu", "say": "最后请穆青禾女士上台，签订乡土教材协议。", "wait": "other",
                  "thanks": "三份协议全部签订完毕。" } ] },
            { "id": "launch", "kind": "ceremony", "title": "共同启动", "steps": [
                { "turn": "ruan", "say": "请江州大学校长阮清和同志、岭西县县长和向阳同志、市科技局局长单明远同志三位领导上台，共同启动合作项目。",
                  "wait": "other", "thanks": "感谢三位领导，请回座。" },
                { "turn": "dan", "say": "最后，请单明远局长讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天签了良种推广、远程诊疗、乡土教材三份协议，阮清和、单明远两位领导都来了。请各位按照三位专家的意见修改方案。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&twinned()).give(Command::Start)
}

#[test]
fn the_others_do_it_without_one_of_them() {
    let without = begun().change(absent("launch", "1")).mended();
    let without = without.says("请岭西县县长和向阳同志、市科技局局长单明远同志两位领导上台，共同启动合作项目。");
    without.says("感谢两位领导，请回座。");
    let mut agenda = twinned();
    let say = &mut agenda["items"][4]["steps"][0]["say"];
    *say = "请阮清和校长和和向阳县长共同启动合作项目。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(absent("launch", "1"))
        .mended()
        .says("请和向阳县长启动合作项目。");
}

#[test]
fn nobody_signs_alone() {
    let mut agenda = twinned();
    agenda["items"][4]["steps"][0]["say"] = "请阮清和校长和和向阳县长签约。".into();
    let meeting = Meeting::new(&agenda).give(Command::Start).change(absent("launch", "1")).mended();
    meeting.never_says("请和向阳县长签约");
}

#[test]
fn what_each_of_them_signs_is_told_in_order() {
    let fewer = begun().change(absent("sign", "2")).mended();
    let fewer = fewer.says("今天共签订两份协议，首先签订远程诊疗协议，最后签订乡土教材协议。");
    fewer.says("两份协议全部签订完毕。").says("今天签了远程诊疗、乡土教材两份协议");
    let swapped = begun().change(Change::Swapped { turn: step("sign", "2") }).mended();
    let swapped = swapped.says("首先签订远程诊疗协议，其次签订良种推广协议，最后签订乡土教材协议。");
    swapped.says("今天签了良种推广、远程诊疗、乡土教材三份协议");
}

#[test]
fn how_many_are_still_to_come() {
    begun().says("还有两位没有发言").says("还有最后一位没有发言");
    let who = new("明达", "岭西一中校长");
    let added = Change::TurnAdded { after: step("advice", "3"), id: "more".into(), who, minutes: None };
    begun().change(added).mended().says("还有三位没有发言").says("讲的都是人才。还有两位没有发言。");
    let fewer = begun().change(absent("advice", "4")).mended().says("还有一位没有发言");
    fewer.never_says("还有最后一位");
    let mut agenda = twinned();
    agenda["items"][1]["steps"][3]["thanks"] = "发言的专家已经过半，还有一位没有发言。".into();
    Meeting::new(&agenda).give(Command::Start).says("已经过半");
    let added =
        Change::TurnAdded {
            after: step("advice", "3"), id: "more".into(), who: new("明达", "校长"), minutes: None
        };
    let more = Meeting::new(&agenda).give(Command::Start).change(added).mended();
    more.says("还有两位没有发言").never_says("已经过半");
}

#[test]
fn experts_are_counted_by_their_own_item() {
    begun().change(absent("sign", "2")).mended().says("按照三位专家的意见修改方案");
    let silent = begun().change(absent("advice", "4")).mended();
    silent
        .says("专家组由三位专家组成，组长是晏秋水教授，成员是储山岚院长、穆青禾女士。")
        .says("按照两位专家的意见修改方案");
    let gone = begun().change(absent("advice", "4")).change(absent("sign", "4")).mended();
    gone.says("专家组由两位专家组成，组长是晏秋水教授，成员是储山岚院长。");
}

#[test]
fn a_pair_is_no_pair_without_one_and_nobody_is_left_by_name_alone() {
    begun().change(absent("advice", "2")).mended().never_says("一前一后");
    begun().change(absent("launch", "2")).mended().says("阮清和同志都来了");
}

#[test]
fn nothing_is_done_by_the_light_of_what_was_not_discussed() {
    let dropped = begun().change(Change::ItemDropped { item: "talk".into() }).mended();
    dropped.says("下面签约。").never_says("刚才的讨论");
}
