//! A meeting whose words count four topics and not the speech behind them, in which somebody does two things and units come in an
//! order that is told.

use super::*;

fn joint() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "河湖保护联席会议", "minutes": 90 },
        "people": {
            "geng": { "name": "耿立", "unit": "市检察院", "office": "检察部主任" },
            "yan": { "name": "严松", "unit": "市环保局", "office": "副局长" },
            "he": { "name": "何田", "unit": "市水利局", "office": "总工程师" },
            "pei": { "name": "裴清", "unit": "市住建局", "office": "副局长" },
            "jian": { "name": "简维", "unit": "市法院", "office": "副院长" },
            "zhu": { "name": "祝曼", "unit": "青禾志愿者协会", "office": "会长", "address": "女士" },
            "kong": { "name": "孔明德", "unit": "市检察院", "office": "检察长" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "会议议题有四个：第一，通报情况；第二，成员单位交流；第三，审议移送办法；第四，听取协会建议。" } ] },
            { "id": "report", "kind": "reading", "title": "通报情况", "steps": [
                { "turn": "geng", "say": "先进行第一个议题，请市检察院检察部主任耿立同志作通报。", "wait": "speech" } ] },
            { "id": "talks", "kind": "speeches", "title": "成员单位交流", "steps": [
                { "say": "下面进行第二个议题。发言的顺序是：市环保局、市水利局、市住建局，市法院最后讲。" },
                { "turn": "yan", "say": "请严松副局长发言。", "wait": "speech", "thanks": "谢谢严局长。" },
                { "turn": "he", "say": "请何田总工程师发言。", "wait": "speech", "thanks": "谢谢何总工。" },
                { "turn": "pei", "say": "请裴清副局长发言。", "wait": "speech",
                  "thanks": "谢谢裴局长。三个行政机关都讲了，最后听听法院的意见。" },
                { "turn": "jian", "say": "请简维副院长发言。", "wait": "speech",
                  "thanks": "谢谢简院长。环保讲的是排污，水利讲的是采砂，住建讲的是管网。" } ] },
            { "id": "draft", "kind": "vote", "title": "审议移送办法", "steps": [
                { "say": "下面进行第三个议题，审议《移送办法》。请耿立主任作起草说明。" },
                { "turn": "geng", "say": "耿主任，请。", "wait": "speech" },
                { "say": "请各成员单位表决，同意的请举手。", "wait": "voting" } ] },
            { "id": "advice", "kind": "speeches", "title": "听取协会建议", "steps": [
                { "turn": "zhu", "say": "下面进行第四个议题，请祝曼女士提建议。", "wait": "speech" } ] },
            { "id": "speech", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "kong", "say": "四个议题已经进行完毕。请孔明德检察长讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，我们听取了耿立主任的通报，讨论了交流材料。耿立主任作了通报和起草说明。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&joint()).give(Command::Start)
}

#[test]
fn what_the_words_do_not_count_is_not_counted() {
    let meeting = begun().change(Change::ItemDropped { item: "advice".into() }).mended();
    let meeting = meeting.says("会议议题有三个：第一，通报情况；第二，成员单位交流；第三，审议移送办法。");
    meeting.says("三个议题已经进行完毕。");
    let added = Change::ItemAdded {
        after: "talks".into(),
        id: "film".into(),
        kind: ItemKind::Film,
        title: "观看短片".to_owned(),
        who: None,
        minutes: None,
    };
    begun().change(added).mended().says("第三，观看短片；第四，审议移送办法").says("五个议题已经进行完毕。");
}

#[test]
fn whoever_came_last_in_an_order_that_is_told_is_one_of_the_others() {
    let last = begun().change(Change::Last { turn: step("talks", "3") }).mended();
    last.says("发言的顺序是：市环保局、市住建局、市水利局，市法院最后讲。");
    begun().change(Change::Absent { turn: step("talks", "5") }).mended().never_says("市法院最后讲");
}

#[test]
fn what_rounds_off_some_of_an_item_stays_behind_the_last_of_those() {
    let last = begun().change(Change::Last { turn: step("talks", "3") }).mended();
    last.says(
        "谢谢裴局长。\n请何田总工程师发言。\n谢谢何总工。三个行政机关都讲了，最后听听法院的意见。\n请简维副院长发言。",
    );
    let who = new("王安", "市司法局副局长");
    let added = Change::TurnAdded { after: step("talks", "4"), id: "n".into(), who, minutes: None };
    let meeting = begun().change(added).mended().says("四个行政机关都讲了，最后听听法院的意见。");
    meeting.doubts_nothing_of("行政机关");
}

#[test]
fn of_somebody_who_does_two_things_each_is_told_for_itself() {
    let by = new("童林", "市检察院副主任");
    let replaced = begun().change(Change::Replaced { turn: step("report", "1"), by }).mended();
    replaced.says("童林副主任作了通报，耿立主任作了起草说明。");
    begun().change(Change::Absent { turn: step("report", "1") }).mended().says("耿立主任作了起草说明。");
    let absent = begun().change(Change::Absent { turn: step("draft", "2") }).mended();
    absent.says("审议《移送办法》。").never_says("请耿立主任作起草说明").says("耿立主任作了通报。");
}

#[test]
fn what_each_place_has_told_of_falls_out_with_it() {
    let absent = begun().change(Change::Absent { turn: step("talks", "3") }).mended();
    absent.says("环保讲的是排污，住建讲的是管网。");
}

#[test]
fn whose_deed_was_told_once_for_several_is_told_again() {
    begun().change(Change::Absent { turn: step("report", "1") }).mended().says("今天，我们讨论了交流材料。");
}

#[test]
fn units_that_do_not_speak_vote_all_the_same() {
    let meeting = begun().change(Change::ItemDropped { item: "talks".into() }).mended();
    meeting.doubts_nothing_of("请各成员单位表决");
}

#[test]
fn somebody_of_the_same_unit_leaves_a_row_of_units_as_it_was() {
    let by = new("蔡敏", "市环保局科长");
    let replaced = begun().change(Change::Replaced { turn: step("talks", "2"), by }).mended();
    let closed = replaced.change(Change::Closed { after: step("talks", "3") }).mended();
    closed.says("发言的顺序是：市环保局，市水利局最后讲。");
}

#[test]
fn of_people_who_are_paired_one_goes_with_the_other() {
    let mut agenda = joint();
    agenda["items"][3]["steps"][0]["say"] =
        "下面进行第三个议题。严松、何田、裴清三位同志将分别与子路、子贡、子夏三位新人结成对子。请三对师徒上台。".into();
    let meeting = Meeting::new(&agenda).give(Command::Start);
    let meeting = meeting.change(Change::Absent { turn: step("talks", "3") }).mended();
    let meeting = meeting.says("严松、裴清两位同志将分别与子路、子夏两位新人结成对子。请两对师徒上台。");
    let meeting = meeting.change(Change::Absent { turn: step("talks", "2") }).mended();
    meeting.says("裴清同志将与子夏结成对子。请一对师徒上台。");
}

#[test]
fn nobody_is_welcomed_who_does_not_come() {
    let mut agenda = joint();
    let words = "现在开会。青禾志愿者协会会长祝曼女士专程到会，让我们以热烈的掌声表示欢迎！会议有四个议题。";
    agenda["items"][0]["steps"][0]["say"] = words.into();
    let absent = || Change::Absent { turn: step("advice", "1") };
    Meeting::new(&agenda).give(Command::Start).change(absent()).mended().says("现在开会。会议有三个议题。");
    agenda["items"][0]["steps"][0]["say"] = words.replace("现在开会。", "市检察院检察长孔明德同志到会。").into();
    let meeting = Meeting::new(&agenda).give(Command::Start).change(absent()).mended();
    meeting.says("孔明德同志到会。让我们以热烈的掌声表示欢迎！");
}

#[test]
fn a_row_of_items_behind_their_number_comes_in_their_order() {
    let mut agenda = joint();
    agenda["items"][0]["steps"][0]["say"] =
        "会议有四个议题，分别是通报情况、成员交流、审议办法和听取建议。先由耿立主任通报，再由三家单位交流。".into();
    let begun = || Meeting::new(&agenda).give(Command::Start);
    let moved = begun().change(Change::ItemMoved { item: "advice".into(), after: "report".into() }).mended();
    moved.says("会议有四个议题，分别是通报情况、听取建议、成员交流和审议办法。");
    let gone = begun().change(Change::Absent { turn: step("report", "1") }).mended();
    gone.says("会议有三个议题，分别是成员交流、审议办法和听取建议。先由三家单位交流。");
}

#[test]
fn a_stage_has_several_items_and_no_number_of_one() {
    let mut agenda = joint();
    agenda["items"][3]["steps"][0]["say"] =
        "现在进入第二阶段。进行第三个议题，审议《移送办法》。请耿立主任作起草说明。".into();
    let meeting = Meeting::new(&agenda).give(Command::Start);
    let moved = meeting.change(Change::ItemMoved { item: "advice".into(), after: "report".into() }).mended();
    moved.says("现在进入第二阶段。进行第四个议题，审议《移送办法》。");
}

#[test]
fn the_first_thing_that_was_done_falls_out_of_a_row_by_itself() {
    let mut agenda = joint();
    agenda["items"][6]["steps"][0]["say"] = "四个议题都完成了：听了祝曼女士的建议，讨论了交流材料。散会。".into();
    let meeting = Meeting::new(&agenda).give(Command::Start);
    let meeting = meeting.change(Change::ItemDropped { item: "advice".into() }).mended();
    meeting.says("三个议题都完成了：讨论了交流材料。");
}

#[test]
fn a_recess_is_held_without_the_item_that_it_was_put_into() {
    let recess = Change::Recess { after: step("advice", "1"), id: "pause".into(), minutes: 10 };
    let meeting = begun().change(recess).change(Change::Absent { turn: step("advice", "1") }).mended();
    meeting.says("现在休会10分钟。").never_says("第四个议题");
}
