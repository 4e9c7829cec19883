//! A meeting in which people are called in short, are told of as what they are, and are spoken of in other items.

use super::*;

fn guild() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "师徒结对仪式", "minutes": 90 },
        "people": {
            "gao": { "name": "高振", "unit": "集团", "office": "董事长", "address": "同志" },
            "lu": { "name": "罗晓", "office": "装配工", "address": "师傅" },
            "jin": { "name": "金勇", "office": "钳工", "address": "师傅" },
            "bi": { "name": "毕春", "office": "焊工", "address": "师傅" },
            "hou": { "name": "侯锋", "office": "教授", "address": "先生" },
            "an": { "name": "安平", "unit": "协会", "office": "秘书长", "address": "先生" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [ { "say": "现在开会。专家组成员是侯锋先生。" } ] },
            { "id": "film", "kind": "film", "title": "观看短片", "steps": [
                { "say": "首先，请大家观看短片。", "wait": "film" } ] },
            { "id": "talks", "kind": "speeches", "title": "师傅寄语", "steps": [
                { "turn": "lu", "say": "我们进行第二项议程，听听三位师傅的话。首先有请罗师傅。", "wait": "speech",
                  "thanks": "罗师傅说得好。下一位是钳工班的金师傅，请大家欢迎。" },
                { "turn": "jin", "say": "有请金师傅。", "wait": "speech" },
                { "turn": "bi", "say": "请毕师傅寄语，这也是今天的最后一个发言。", "wait": "speech" } ] },
            { "id": "pairs", "kind": "ceremony", "title": "拜师", "steps": [
                { "say": "下面进行第三项议程，拜师。今天，罗晓、金勇、毕春三位师傅将分别与三位徒弟结成师徒。", "wait": "other" },
                { "say": "请高振董事长为三位师傅颁发聘书。", "wait": "award" } ] },
            { "id": "draft", "kind": "vote", "title": "表决章程", "steps": [
                { "turn": "hou", "say": "下面进行第四项议程，请侯锋先生宣读章程。", "wait": "reading" },
                { "say": "对刚才侯锋先生宣读的章程进行举手表决，同意的请举手。", "wait": "voting" } ] },
            { "id": "fair", "kind": "other", "title": "自由洽谈", "steps": [
                { "turn": "an", "say": "最后进入第五阶段，自由洽谈。请安平秘书长介绍安排。", "wait": "speech" },
                { "say": "洽谈现在开始。", "wait": "other" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "感谢罗晓、金勇两位专家的指导。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&guild()).give(Command::Start)
}

#[test]
fn what_opens_an_item_stays_before_whoever_is_called_in_short() {
    let meeting = begun().change(Change::Swapped { turn: step("talks", "1") }).mended();
    let meeting = meeting.says("听听三位师傅的话。首先有请金师傅。").never_says("钳工班的毕");
    let meeting = meeting.change(Change::Last { turn: step("talks", "2") }).mended();
    let meeting = meeting.says("听听三位师傅的话。首先有请罗师傅。");
    meeting.says("请毕师傅寄语。").never_says("最后一个发言");
}

#[test]
fn an_item_is_announced_though_nobody_is_called_in_it_any_more() {
    begun().change(absent("fair", "1")).mended().says("最后进入第五阶段，自由洽谈。").says("洽谈现在开始。");
    begun().change(absent("draft", "1")).mended().says("对章程进行举手表决，同意的请举手。");
    let moved = begun().change(Change::ItemMoved { item: "film".into(), after: "talks".into() }).mended();
    moved.says("接下来，请大家观看短片。");
}

#[test]
fn those_who_are_called_by_what_they_are_are_counted_wherever_they_are() {
    let meeting = begun().change(absent("talks", "3")).mended();
    assert_eq!(meeting.doubt_of("聘书").becomes, "请高振董事长为两位师傅颁发聘书。");
    // Of one who is left no number is said behind the name.
    let meeting = begun().change(absent("talks", "2")).mended();
    meeting.says("感谢罗晓的指导。");
}

#[test]
fn whoever_comes_to_speak_does_nothing_else_with_the_others() {
    let who = new("鲁强", "车工");
    let added = Change::TurnAdded { after: step("talks", "3"), id: "n".into(), who, minutes: None };
    begun().change(added).mended().says("罗晓、金勇、毕春三位师傅将分别与三位徒弟结成师徒");
}

#[test]
fn whoever_does_not_speak_is_still_a_member() {
    begun().change(Change::ItemDropped { item: "draft".into() }).mended().says("专家组成员是侯锋先生。");
}

const OATH: &str = "换届动员会主持词
同志们：
现在开会。今天的会议有四项议程。
现在进行第一项议程，请三位同志发言。首先请街道纪工委书记卜勇同志发言。
第二位发言的同样是机关干部，请派出所所长侯锋同志发言。
压轴发言的是司法所所长凌燕同志，有请。
现在进行第二项议程，表决名单。名单已发给大家：组长谈民，成员卜勇、凌燕。同意的请举手。
现在进行第三项议程，宣誓。请全体起立，宣誓。
现在进行第四项议程，也是今天的最后一项议程，请书记秦勤同志讲话。
今天，三位同志发了言，大家立下了铮铮誓言。散会。";

#[test]
fn whoever_stands_on_a_list_that_is_voted_on_stays_on_it() {
    Meeting::of_script(OATH).without("卜勇").says("成员卜勇、凌燕。").never_says("同样是");
    let by = new("付强", "司法所副所长");
    Meeting::of_script(OATH).with("凌燕", |turn| Change::Replaced { turn, by }).says("成员卜勇、凌燕。");
}

#[test]
fn nobody_closes_who_is_followed_and_no_oath_is_told_of_that_was_not_sworn() {
    let last = Meeting::of_script(OATH).with("卜勇", |turn| Change::Last { turn });
    last.says("接下来发言的是司法所所长凌燕同志").never_says("压轴");
    let meeting = Meeting::of_script(OATH);
    let item = meeting.rundown.items()[3].id.clone();
    meeting.change(Change::ItemDropped { item }).mended().never_says("誓言");
}
