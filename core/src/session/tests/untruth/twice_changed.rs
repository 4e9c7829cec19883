//! A meeting in which several changes fall on the same words: orders that are told by number, masters and pupils who are counted by
//! what they are called, departments in a row, a speaker who is called behind the one before.

use super::*;

fn guild() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "传统技艺交流会", "minutes": 90 },
        "people": {
            "ou": { "name": "区乐山", "unit": "木雕厂", "office": "副厂长" },
            "zhan": { "name": "詹守正", "unit": "漆器社", "office": "技术顾问" },
            "gu": { "name": "谷小满", "unit": "木雕厂", "office": "学徒" },
            "bao": { "name": "鲍青云", "unit": "竹编社", "office": "理事" },
            "le": { "name": "乐平", "unit": "市财政局", "office": "副局长" },
            "rao": { "name": "饶静", "unit": "市人社局", "office": "副局长" },
            "sui": { "name": "隋远", "unit": "市文联", "office": "秘书长" },
            "wan": { "name": "万里", "unit": "江城大学", "office": "教授" },
        },
        "items": [
            { "id": "paper", "kind": "reading", "title": "审议公约", "steps": [
                { "turn": "sui", "say": "先进行第一项，请市文联秘书长隋远同志报告公约起草情况。", "wait": "reading" },
                { "say": "请各位代表对公约的说明进行审议。" },
                { "say": "同意的请举手。", "wait": "voting" } ] },
            { "id": "rules", "kind": "reading", "title": "审议细则", "steps": [
                { "turn": "sui", "say": "第二项，仍请市文联秘书长隋远同志报告细则起草情况。", "wait": "reading" } ] },
            { "id": "rite", "kind": "ceremony", "title": "奉茶", "steps": [
                { "say": "第三项，奉茶。请三位师傅区乐山、詹守正、鲍青云上座。", "wait": "other" } ] },
            { "id": "talk", "kind": "speeches", "title": "师徒感言", "steps": [
                { "say": "第四项，师徒感言。" },
                { "turn": "ou", "say": "首先请区乐山师傅发言。", "wait": "speech", "thanks": "一刀一凿都是功夫。" },
                { "turn": "zhan", "say": "接着请詹守正师傅发言。", "wait": "speech", "thanks": "师傅们讲完了，再听听年轻人怎么说。" },
                { "turn": "gu", "say": "最后请谷小满发言。", "wait": "speech", "thanks": "两位师傅语重心长，学徒的话也实在。" } ] },
            { "id": "cases", "kind": "speeches", "title": "做法介绍", "steps": [
                { "say": "第五项，做法介绍。介绍的顺序是：木雕厂区乐山、竹编社鲍青云、江城大学万里。" },
                { "turn": "ou", "say": "第一位介绍做法的是区乐山副厂长，有请。", "wait": "speech", "thanks": "谢谢区厂长。下面请鲍青云理事介绍。" },
                { "turn": "bao", "say": "有请。", "wait": "speech", "thanks": "谢谢鲍理事。" },
                { "turn": "wan", "say": "第三位是江城大学万里教授，有请。", "wait": "speech", "thanks": "工厂、协会、高校，三位代表各有心得。" } ] },
            { "id": "support", "kind": "speeches", "title": "部门支持", "steps": [
                { "say": "第六项，请市财政局和市人社局作表态发言，每家五分钟。" },
                { "turn": "le", "say": "先请市财政局乐平副局长表态，之后由市人社局饶静副局长表态。", "wait": "speech" },
                { "turn": "rao", "say": "请市人社局饶静副局长表态。", "wait": "speech", "thanks": "两个部门态度坚决。" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，区乐山、詹守正两位师傅和谷小满分别发了言，财政、人社部门作了表态发言。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&guild()).give(Command::Start)
}

#[test]
fn an_order_that_is_told_by_number_follows_a_second_change_of_order() {
    let mut agenda = guild();
    agenda["items"][4]["steps"][2]["say"] = "第二位是鲍青云理事，有请。".into();
    agenda["items"][4]["steps"][1]["thanks"] = "谢谢区厂长。".into();
    let begun = Meeting::new(&agenda).give(Command::Start);
    let swapped = begun.change(Change::Swapped { turn: step("cases", "2") }).mended();
    let swapped = swapped.says("第一位是鲍青云理事").says("第二位介绍做法的是区乐山副厂长");
    let last = swapped.change(Change::Last { turn: step("cases", "3") }).mended();
    last.says("第一位介绍做法的是区乐山副厂长").says("第二位是江城大学万里教授").says("第三位是鲍青云理事");
}

#[test]
fn whoever_is_called_behind_the_one_before_is_called_wherever_they_come() {
    let last = begun().change(Change::Last { turn: step("cases", "2") }).mended();
    let last = last.says("下面请鲍青云理事介绍。有请。").says("谢谢区厂长。工厂、协会、高校");
    last.says("顺序是：竹编社鲍青云、江城大学万里、木雕厂区乐山");
    begun().change(absent("cases", "3")).mended().says("谢谢区厂长。").never_says("鲍青云理事介绍");
    let who = new("明达", "竹编社社员");
    let added = Change::TurnAdded { after: step("cases", "3"), id: "more".into(), who, minutes: None };
    begun().change(added).mended().says("顺序是：木雕厂区乐山、竹编社鲍青云、竹编社明达、江城大学万里");
}

#[test]
fn what_several_are_called_by_is_doubted_of_one_of_them() {
    let meeting = begun().change(absent("talk", "2")).mended().says("区乐山、詹守正、鲍青云上座");
    let meeting = meeting.says("詹守正师傅和谷小满分别发了言");
    assert_eq!(meeting.doubt_of("讲完了").becomes, "詹守正师傅讲完了，再听听年轻人怎么说。");
    assert!(meeting.doubt_of("语重心长").becomes.starts_with("一位师傅"));
    let meeting = begun().change(absent("talk", "4")).mended();
    assert_eq!(meeting.doubt_of("语重心长").becomes, "两位师傅语重心长。");
    // Whoever has come speaks, and is no master.
    let who = new("明达", "家属");
    let added = Change::TurnAdded { after: step("talk", "4"), id: "more".into(), who, minutes: None };
    let meeting = begun().change(added).mended().change(absent("talk", "4")).mended();
    meeting.says("请三位师傅区乐山、詹守正、鲍青云上座").says("区乐山、詹守正两位师傅和明达分别发了言");
}

#[test]
fn a_number_right_before_names_counts_those_who_are_left() {
    let all = Command::ChangeAll(vec![absent("talk", "2"), absent("cases", "2")]);
    let meeting = begun().give(all).mended().says("请两位师傅詹守正、鲍青云上座");
    meeting.change(absent("talk", "3")).mended().says("请师傅鲍青云上座");
}

#[test]
fn what_they_are_of_is_told_in_their_order_in_other_words_than_their_own() {
    let mut agenda = guild();
    agenda["items"][4]["steps"][3]["thanks"] = "木雕、竹编、高校，三位代表从不同角度介绍了做法。".into();
    let begun = || Meeting::new(&agenda).give(Command::Start);
    begun().change(absent("cases", "3")).mended().says("木雕、高校，两位代表");
    // Of rows in words of its own nobody knows whose they are.
    let meeting = self::begun().change(absent("cases", "3")).mended();
    assert_eq!(meeting.doubt_of("各有心得").becomes, "工厂和高校，两位代表各有心得。");
}

#[test]
fn departments_are_called_and_told_of_as_they_speak() {
    let swapped = begun().change(Change::Swapped { turn: step("support", "2") }).mended();
    swapped.says("先请市人社局饶静副局长表态。").never_says("之后由");
    let left = begun().change(absent("support", "3")).mended();
    let left = left.says("请市财政局作表态发言，五分钟。").says("财政部门作了表态发言").never_says("之后由");
    assert_eq!(left.doubt_of("态度坚决").becomes, "市财政局态度坚决。");
    let who = new("明达", "市工信局副局长");
    let added = Change::TurnAdded { after: step("support", "2"), id: "more".into(), who, minutes: None };
    left.change(added).mended().says("请市财政局、市工信局作表态发言");
}

#[test]
fn nobody_is_called_again_who_was_not_called_and_nothing_is_asked_about_what_was_not_reported() {
    let replaced =
        begun().change(Change::Replaced { turn: step("rules", "1"), by: new("明达", "市文联干事") }).mended();
    replaced.says("第二项，请市文联干事明达报告").never_says("仍请");
    begun().says("第二项，仍请市文联");
    let silent = begun().change(absent("paper", "1")).mended();
    assert_eq!(silent.doubt_of("进行审议").becomes, "");
    silent.says("第二项，请市文联秘书长隋远同志报告");
}
