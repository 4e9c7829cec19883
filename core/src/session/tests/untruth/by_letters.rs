//! A meeting in which everything is written out, in the wordings of those who write scripts by hand.

use super::*;

fn by_hand() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "调度会", "minutes": 60 },
        "people": {
            "qin": { "name": "秦岚", "unit": "环境局", "office": "局长", "address": "同志" },
            "bai": { "name": "白永福", "unit": "住建局", "office": "副局长", "address": "同志" },
            "jin": { "name": "金玉成", "unit": "交通局", "office": "局长", "address": "同志" },
            "dong": { "name": "董大力", "unit": "铸造车间", "office": "班长", "address": "师傅" },
            "xia": { "name": "夏兰", "unit": "质检科", "office": "检验员", "address": "同志" },
            "shen": { "name": "沈卫东", "unit": "市政府", "office": "副市长", "address": "同志" },
            "du": { "name": "杜鹏", "unit": "办公室", "office": "主任", "address": "同志" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "参加会议的有：局长秦岚，副局长白永福，局长金玉成。" },
                { "say": "会议有四项内容：第一项，看短片；第二项，部门汇报；第三项，职工发言；第四项，通过办法。最后，请沈市长讲话。" } ] },
            { "id": "film", "kind": "film", "title": "观看暗访短片", "steps": [ { "say": "先看片子。", "wait": "film" } ] },
            { "id": "reports", "kind": "speeches", "title": "部门汇报", "steps": [
                { "turn": "qin", "say": "先请环境局秦岚同志汇报，住建局白永福同志准备。", "wait": "speech", "thanks": "谢谢秦局长，请大家对照着看。" },
                { "turn": "bai", "say": "下面，有请副局长白永福同志，下一位发言的是金玉成局长。", "wait": "speech" },
                { "turn": "jin", "say": "第三家，也是最后一家，请交通局金玉成同志汇报。", "wait": "speech",
                  "thanks": "三家都讲完了。董大力师傅请做好准备。" } ] },
            { "id": "talks", "kind": "speeches", "title": "职工发言", "steps": [
                { "turn": "dong", "say": "首先上台的是董大力师傅，掌声有请！下一位，夏兰同志请做好准备。", "wait": "speech" },
                { "turn": "xia", "say": "听完董师傅的发言，我们再来听听夏兰的故事。", "wait": "speech",
                  "thanks": "两位的发言很实。让我们向董大力、夏兰学习！" } ] },
            { "id": "rules", "kind": "vote", "title": "通过办法", "steps": [
                { "turn": "du", "say": "下面进行第四项，通过办法。请办公室主任杜鹏同志宣读办法。", "wait": "reading" },
                { "say": "现在表决，同意的请举手。", "wait": "voting" } ] },
            { "id": "remarks", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "shen", "say": "下面进行最后一个议程，请沈卫东副市长讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "我们一起看了暗访片，听了三个部门的汇报。" },
                { "say": "再次感谢沈卫东副市长，感谢秦岚、白永福和金玉成三位同志。散会。" },
                { "say": "把沈市长的讲话传达下去。由秦岚同志负责督办。秦岚等三位局长发了言，给两位职工颁了证书。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&by_hand()).give(Command::Start)
}

#[test]
fn a_sentence_that_is_left_out_leaves_the_next_one_as_it_is() {
    let meeting = begun().change(absent("remarks", "1"));
    let untrue = meeting.untrue();
    let was = "再次感谢沈卫东副市长，感谢秦岚、白永福和金玉成三位同志。";
    let thanks = untrue.iter().find(|one| one.was == was).unwrap_or_else(|| panic!("{untrue:?}"));
    assert_eq!(thanks.becomes, "感谢秦岚、白永福和金玉成三位同志。");
    meeting.mended().says("感谢秦岚、白永福和金玉成三位同志。散会。").never_says("沈").says("由秦岚同志负责督办。");
}

#[test]
fn speakers_who_change_places_take_no_words_for_the_next_one_along() {
    begun()
        .change(Change::Swapped { turn: step("reports", "1") })
        .says("先请副局长白永福同志，环境局局长秦岚同志准备。")
        .says("下面请环境局秦岚同志汇报，下一位发言的是金玉成局长。");
    begun()
        .change(Change::Swapped { turn: step("talks", "1") })
        .says("掌声有请！")
        .says("下一位，董大力师傅请做好准备。")
        .never_says("有请！下一位。");
}

#[test]
fn the_order_of_speakers_is_counted_anew() {
    begun()
        .change(Change::Last { turn: step("reports", "2") })
        .mended()
        .says("第二家，请交通局金玉成同志汇报，下一位发言的是白永福同志。")
        .says("下面，有请副局长白永福同志。\n三家都讲完了。")
        .never_says("最后一家");
    begun().change(absent("reports", "1")).mended().says("第二家，也是最后一家，请交通局");
}

#[test]
fn whoever_gets_ready_is_the_next_one_in_another_item_too() {
    begun().change(absent("talks", "1")).mended().says("三家都讲完了。夏兰同志请做好准备。");
    begun().change(Change::ItemDropped { item: "talks".into() }).mended().never_says("董大力师傅请做好准备");
}

#[test]
fn what_announces_an_item_is_said_though_nobody_is_called_in_it() {
    begun().change(absent("rules", "1")).says("下面进行第四项，通过办法。").never_says("杜鹏");
}

#[test]
fn a_film_that_was_not_shown_was_not_seen() {
    begun()
        .change(Change::ItemDropped { item: "film".into() })
        .mended()
        .never_says("暗访片")
        .says("听了三个部门的汇报。");
}

#[test]
fn the_first_of_a_list_and_of_many_may_be_absent() {
    begun()
        .change(absent("reports", "1"))
        .mended()
        .says("参加会议的有：副局长白永福，局长金玉成。")
        .says("白永福等两位局长发了言")
        .says("感谢白永福和金玉成两位同志。")
        .says("给两位职工颁了证书")
        .says("听了两个部门的汇报");
}

#[test]
fn a_list_whose_last_item_is_told_of_apart_is_made_anew_with_its_number() {
    begun()
        .change(Change::ItemDropped { item: "film".into() })
        .mended()
        .says("会议有三项内容：第一项，部门汇报；第二项，职工发言；第三项，通过办法。最后，请沈市长讲话。");
}

#[test]
fn a_count_that_a_change_leaves_as_it_was_is_nobody_s_business() {
    let meeting = begun().change(absent("talks", "2"));
    assert!(meeting.untrue().iter().all(|one| !one.was.starts_with("会议有四项内容")), "{:?}", meeting.untrue());
}

#[test]
fn the_last_item_that_moves_up_is_not_the_last_by_any_name() {
    begun()
        .change(Change::ItemMoved { item: "remarks".into(), after: "reports".into() })
        .mended()
        .says("下面进行第三个议程，请沈卫东副市长讲话。");
}

#[test]
fn what_rounds_off_all_speakers_is_read_though_the_last_one_was_called_in_vain() {
    let called = Position { item: "talks".into(), step: "2".into(), part: PartKind::Wait, at: 0 };
    let meeting = begun().give(Command::GoTo(called)).change(absent("talks", "2"));
    let here = meeting.session().live().unwrap().position.clone();
    assert_eq!((here.item.as_str(), here.step.as_str()), ("talks", "recap-1"), "the host goes on with it");
    let parts: Vec<String> = meeting.script().lines().map(str::to_owned).collect();
    assert!(parts.iter().any(|part| part.starts_with("两位的发言很实。")), "in words of its own: {parts:?}");
}

/// Recaps as ordinary scripts have them.
fn told_of() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "大会", "minutes": 60 },
        "people": {
            "xue": { "name": "薛建国", "office": "校长", "address": "同志" },
            "jia": { "name": "贾亮", "unit": "学校总务处", "office": "主任", "address": "同志" },
            "ye": { "name": "叶青", "unit": "语文组", "office": "教师", "address": "老师" },
            "lei": { "name": "雷鸣", "unit": "数学组", "office": "教师", "address": "老师" },
            "dong": { "name": "董振华", "office": "总经理", "address": "先生" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "出席大会的有校长薛建国同志，总务处主任贾亮同志，总经理董振华先生。" },
                { "say": "大会议程有五项：一、薛校长作报告；二、财务报告；三、语文组和数学组发言；四、签订责任书；五、董总讲话。" } ] },
            { "id": "work", "kind": "speeches", "title": "听取工作报告", "steps": [
                { "turn": "xue", "say": "进行第一项议程，请校长薛建国同志作报告。", "wait": "speech" } ] },
            { "id": "money", "kind": "speeches", "title": "听取财务工作报告", "steps": [
                { "turn": "jia", "say": "进行第二项议程，请主任贾亮同志作财务工作报告。", "wait": "speech" } ] },
            { "id": "talks", "kind": "speeches", "title": "代表发言", "steps": [
                { "turn": "ye", "say": "进行第三项议程。第一位是叶青老师。", "wait": "speech" },
                { "turn": "lei", "say": "第二位是雷鸣老师。", "wait": "speech", "thanks": "把掌声送给两位老师！" } ] },
            { "id": "sign", "kind": "ceremony", "title": "签订责任书", "steps": [ { "say": "进行第四项议程，签订责任书。", "wait": "other" } ] },
            { "id": "lead", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "dong", "say": "进行第五项议程，请总经理董振华先生讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "大会听取了薛校长的工作报告和贾主任的财务报告，两位老师作了发言，签订了责任书，最后董总作了讲话。" },
                { "say": "叶青、雷鸣等五名同志当选为委员。传达董总的讲话精神。请叶青、雷鸣老师带队。散会。" } ] },
        ],
    })
}

fn absent_of(item: &str, turn: &str) -> Meeting {
    Meeting::new(&told_of()).give(Command::Start).change(absent(item, turn)).mended()
}

#[test]
fn of_a_recap_only_the_clause_falls_out_that_is_not_so() {
    absent_of("money", "1")
        .says("出席大会的有校长薛建国同志，总经理董振华先生。")
        .says("大会议程有四项：一、薛校长作报告；二、语文组和数学组发言；")
        .says("大会听取了薛校长的工作报告，两位老师作了发言，签订了责任书，最后董总作了讲话。");
    absent_of("work", "1")
        .says("大会议程有四项：一、财务报告；")
        .says("出席大会的有总务处主任贾亮同志，")
        .says("进行第一项议程，请主任贾亮同志作财务工作报告。")
        .says("大会听取了贾主任的财务报告，");
    absent_of("lead", "1").says("签订了责任书。").never_says("董").says("散会。");
    Meeting::new(&told_of())
        .give(Command::Start)
        .change(Change::ItemDropped { item: "sign".into() })
        .mended()
        .says("两位老师作了发言，最后董总作了讲话。");
}

#[test]
fn who_was_elected_and_what_somebody_is_to_do_stays_whoever_speaks() {
    absent_of("talks", "1")
        .says("第一位是雷鸣老师。")
        .says("叶青、雷鸣等五名同志当选为委员。")
        .says("请叶青、雷鸣老师带队。")
        .says("把掌声送给一位老师！");
}

#[test]
fn somebody_who_speaks_instead_is_called_by_what_they_are() {
    let by = |name: &str, office: &str| Somebody::New { id: "bao".into(), name: name.into(), office: office.into() };
    let replaced = |item: &str, by: Somebody| {
        let change = Change::Replaced { turn: step(item, "1"), by };
        Meeting::new(&told_of()).give(Command::Start).change(change).mended()
    };
    replaced("lead", by("包容", "集团公司副总经理")).says("最后包总作了讲话。").says("传达包总的讲话精神。");
    replaced("money", by("包容", "学校总务处副主任"))
        .never_says("总务处学校总务处")
        .says("包副主任的财务报告")
        .never_says("贾");
}
