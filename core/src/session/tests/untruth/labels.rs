//! A meeting in which people are called by what they speak as, 3号项目, 施工单位代表, and one person hands out prizes and makes a speech.

use super::*;

fn roadshow() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "社区项目路演", "minutes": 90 },
        "people": {
            "gan": { "name": "甘棠", "unit": "区总工会", "office": "主席" },
            "kuang": { "name": "匡正", "unit": "区妇联", "office": "主席" },
            "feng": { "name": "封雷", "office": "“暖厨”项目负责人" },
            "dou": { "name": "窦湘", "office": "“修表匠”项目负责人", "address": "女士" },
            "ji": { "name": "嵇康宁", "office": "“口袋园”项目负责人", "address": "先生" },
            "lang": { "name": "郎飞", "unit": "城建集团", "office": "项目经理", "address": "先生" },
            "mou": { "name": "牟青", "unit": "宏信公司", "office": "总监", "address": "女士" },
            "ning": { "name": "宁可", "unit": "区设计院", "office": "副院长", "address": "先生" },
            "ping": { "name": "平凡", "unit": "河湾村", "office": "主任" },
            "qiu": { "name": "裘真", "unit": "石坝村", "office": "主任" },
        },
        "items": [
            { "id": "award", "kind": "award", "title": "颁奖", "steps": [
                { "turn": "gan", "say": "先请甘棠主席为获奖者颁奖。", "wait": "award", "thanks": "请甘主席、匡主席和获奖者合影。" },
                { "turn": "kuang", "say": "再请匡正主席为获奖者颁奖。", "wait": "award" } ] },
            { "id": "show", "kind": "speeches", "title": "项目展示", "steps": [
                { "say": "下面是项目展示。" },
                { "turn": "feng", "say": "先有请1号项目“暖厨”的封雷同志，2号项目请候场。", "wait": "speech" },
                { "turn": "dou", "say": "有请2号项目“修表匠”的窦湘女士，3号项目请候场。", "wait": "speech" },
                { "turn": "ji", "say": "最后出场的是3号项目“口袋园”，有请嵇康宁先生。", "wait": "speech" } ] },
            { "id": "works", "kind": "speeches", "title": "参建单位发言", "steps": [
                { "say": "依次发言的是设计单位、施工单位和监理单位的代表。" },
                { "turn": "ning", "say": "首先请设计单位代表宁可先生发言，施工单位代表请做准备。", "wait": "speech" },
                { "turn": "lang", "say": "下面请施工单位代表郎飞先生发言，监理单位代表请做准备。", "wait": "speech" },
                { "turn": "mou", "say": "最后请监理单位代表牟青女士发言，也是这一环节的压轴。", "wait": "speech" } ] },
            { "id": "villages", "kind": "speeches", "title": "村里交流", "steps": [
                { "say": "村里交流，两个村先后发言，河湾村在前，石坝村在后。" },
                { "turn": "ping", "say": "请河湾村平凡主任发言，石坝村裘真主任请做准备。", "wait": "speech", "thanks": "河湾村的“夜谈”好。" },
                { "turn": "qiu", "say": "请石坝村裘真主任发言。", "wait": "speech",
                  "thanks": "跟河湾村的“夜谈”一样，石坝村的“板凳会”也是走到家里去。平凡、裘真两位同志的事项由他们包案。" } ] },
            { "id": "speech", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "gan", "say": "最后，请刚才为大家颁奖的甘棠主席讲话。", "wait": "speech", "thanks": "谢谢甘主席。下面，请匡主席讲话。" },
                { "turn": "kuang", "say": "请匡正主席讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，甘主席为获奖者颁了奖并作了讲话，甘主席和匡主席先后讲了话。下次例会由河湾村和石坝村作重点发言。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&roadshow()).give(Command::Start)
}

#[test]
fn whoever_has_a_turn_is_called_to_it_whichever_other_one_they_have_lost() {
    let silent = begun().change(absent("award", "1")).mended();
    let silent = silent.says("最后，请甘棠主席讲话。").says("今天，甘主席作了讲话，");
    silent.says("谢谢甘主席。下面，请匡主席讲话。");
    let by = new("邰宜", "区总工会副主席");
    let replaced = begun().change(Change::Replaced { turn: step("award", "1"), by }).mended();
    let replaced = replaced.says("最后，请甘棠主席讲话。").never_says("甘主席、匡主席和获奖者合影");
    replaced.says("邰副主席为获奖者颁了奖，甘主席作了讲话");
}

#[test]
fn a_call_behind_the_turn_before_goes_as_a_whole() {
    begun().change(absent("speech", "2")).mended().says("谢谢甘主席。").never_says("下面。");
}

#[test]
fn prizes_in_another_order_leave_the_speeches_in_theirs() {
    begun().change(Change::Swapped { turn: step("award", "1") }).mended().says("甘主席和匡主席先后讲了话");
}

#[test]
fn whoever_gets_ready_is_told_by_what_they_are_called_as() {
    begun().change(absent("show", "3")).mended().says("1号项目“暖厨”的封雷同志，3号项目请候场。");
    let swapped = begun().change(Change::Swapped { turn: step("works", "3") }).mended();
    let swapped =
        swapped.says("宁可先生发言，监理单位代表请做准备。").says("依次发言的是设计单位、监理单位和施工单位的代表");
    swapped.never_says("郎飞先生发言，监理").never_says("压轴");
    let gone = begun().change(absent("works", "3")).mended();
    gone.says("宁可先生发言，监理单位代表请做准备。").says("依次发言的是设计单位和监理单位的代表");
    let swapped = begun().change(Change::Swapped { turn: step("villages", "2") }).mended();
    let swapped = swapped.never_says("石坝村平凡").never_says("在前").says("河湾村主任平凡请做准备");
    swapped.says("石坝村的“板凳会”是走到家里去").never_says("跟河湾村");
}

#[test]
fn whoever_comes_is_told_of_at_this_meeting_and_whoever_is_gone_has_what_is_theirs() {
    let who = new("邰宜", "柳湖村主任");
    let added = Change::TurnAdded { after: step("villages", "3"), id: "more".into(), who, minutes: None };
    begun().change(added).mended().says("下次例会由河湾村和石坝村作重点发言。");
    begun().change(absent("villages", "2")).mended().says("平凡、裘真两位同志的事项由他们包案。");
}
