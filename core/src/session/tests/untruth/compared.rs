//! A meeting in which one speaker is compared with another, parties sign together, and somebody is told of by what they did before.

use super::*;

fn forum() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "养老服务推进会", "minutes": 90 },
        "people": {
            "deng": { "name": "邓文", "unit": "区民政局", "office": "局长" },
            "qi": { "name": "戚悦", "unit": "康乐集团", "office": "总裁", "address": "女士" },
            "meng": { "name": "蒙航", "unit": "银龄公司", "office": "总农艺师", "address": "先生" },
            "yin": { "name": "尹川", "unit": "区政府", "office": "副区长" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "出席今天会议的有：邓文局长，戚悦总裁，蒙航先生，尹川副区长。让我们用掌声欢迎四位领导的到来！" } ] },
            { "id": "award", "kind": "award", "title": "颁发证书", "steps": [
                { "turn": "yin", "say": "首先请尹川副区长为示范单位颁奖。", "wait": "award" } ] },
            { "id": "news", "kind": "speeches", "title": "产品发布", "steps": [
                { "say": "接下来是产品发布。参加交流的有康乐集团、银龄公司的两位嘉宾，两家企业各带来一款产品。" },
                { "turn": "qi", "say": "首先请戚悦女士发布。", "wait": "speech", "thanks": "谢谢戚总。" },
                { "turn": "meng", "say": "压轴的是银龄公司蒙航先生，掌声有请！", "wait": "speech",
                  "thanks": "和戚总一样，蒙总也讲到了老人。从戚总的温度到蒙总的精度，我们都很受启发。两家企业的产品相得益彰。" } ] },
            { "id": "sign", "kind": "ceremony", "title": "合作签约", "steps": [
                { "say": "下面签约。请区民政局邓文先生、康乐集团戚悦女士、银龄公司蒙航先生上台，代表三方签署协议。", "wait": "other",
                  "thanks": "祝贺三方达成合作！" } ] },
            { "id": "talk", "kind": "discussion", "title": "自由交流", "steps": [
                { "say": "下面自由交流。", "wait": "other", "thanks": "大家提的意见，请邓局长会后逐条梳理。" } ] },
            { "id": "speech", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "yin", "say": "最后，请刚才为示范单位颁奖的尹区长讲话。", "wait": "speech" },
                { "turn": "deng", "say": "再请邓局长讲话。", "wait": "speech" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，两家企业发布了新品，大家还作了热烈的交流，尹区长也送来了祝福。会后各单位要把名单报到邓局长那里。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&forum()).give(Command::Start)
}

#[test]
fn nobody_is_compared_with_whoever_does_not_speak_or_comes_later() {
    let without = begun().change(absent("news", "2")).mended();
    without.says("蒙总讲到了老人。").never_says("和戚总").never_says("从戚总");
    // Behind both of them it is said as before.
    let swapped = begun().change(Change::Swapped { turn: step("news", "2") }).mended();
    swapped.says("谢谢戚总。和戚总一样，蒙总也讲到了老人。");
    let mut agenda = forum();
    agenda["items"][2]["steps"][2]["thanks"] = "和戚总一样，蒙总也讲到了老人。".into();
    let steps = agenda["items"][2]["steps"].as_array_mut().unwrap();
    steps.push(json!({ "turn": "deng", "say": "最后请邓文局长发言。", "wait": "speech" }));
    let swapped = Meeting::new(&agenda).give(Command::Start).change(Change::Swapped { turn: step("news", "2") });
    swapped.mended().says("蒙总讲到了老人。").never_says("和戚总一样");
    begun().change(absent("award", "1")).mended().says("和戚总一样，蒙总也讲到了老人。从戚总的温度到蒙总的精度");
}

#[test]
fn those_who_are_named_as_present_are_as_many_as_are_welcomed() {
    begun().change(absent("news", "3")).mended().says("欢迎三位领导的到来！");
    // Whoever only does not speak is here.
    begun().change(Change::Closed { after: step("news", "2") }).mended().says("欢迎四位领导的到来！");
}

#[test]
fn two_parties_are_both_and_what_is_said_of_several_is_doubted_of_one() {
    let meeting = begun().change(absent("news", "3")).mended();
    assert_eq!(meeting.doubt_of("相得益彰").becomes, "");
    let meeting = meeting.says("参加交流的有康乐集团的一位嘉宾，一家企业带来一款产品。");
    meeting.says("代表双方签署协议").says("祝贺双方达成合作！");
}

#[test]
fn whoever_comes_instead_has_not_done_before_what_the_other_did() {
    let by = new("房立", "区政府办主任");
    let replaced = begun().change(Change::Replaced { turn: step("speech", "1"), by }).mended();
    replaced.says("最后，请区政府办主任房立讲话。").says("房主任也送来了祝福").says("首先请尹川副区长为示范单位颁奖。");
    let by = new("苏茜", "康乐集团副总裁");
    let replaced = begun().change(Change::Replaced { turn: step("news", "2"), by }).mended();
    replaced.says("邓文先生、康乐集团副总裁苏茜同志、银龄公司蒙航先生上台");
}

#[test]
fn whoever_comes_instead_has_no_more_offices_than_their_own() {
    let mut agenda = forum();
    agenda["people"]["yin"] = json!({ "name": "尹川", "unit": "区委", "office": "书记" });
    agenda["items"][0]["steps"][0]["say"] = "出席会议的有区委书记、总河长尹川同志，区民政局局长邓文同志。".into();
    agenda["items"][5]["steps"][0]["say"] = "最后，请区委书记、总河长尹川同志讲话。".into();
    agenda["items"][1] =
        json!({ "id": "film", "kind": "film", "title": "短片", "steps": [{ "say": "请看短片。", "wait": "film" }] });
    let by = new("纪元", "区委副书记");
    let meeting = Meeting::new(&agenda).give(Command::Start);
    let meeting = meeting.change(Change::Replaced { turn: step("speech", "1"), by }).mended().never_says("总河长");
    meeting.says("最后，请区委副书记纪元").says("出席会议的有区委副书记纪元同志，区民政局局长邓文同志。");
}

#[test]
fn of_those_who_hand_over_a_prize_together_the_other_one_does() {
    let mut agenda = forum();
    agenda["items"][1]["steps"][0]["say"] = "首先请示范单位上台。请尹川副区长、邓文局长为示范单位颁奖。".into();
    agenda["items"][1]["steps"][0]["thanks"] = "谢谢两位领导！".into();
    let meeting = Meeting::new(&agenda).give(Command::Start).change(absent("award", "1")).mended();
    meeting.says("请邓文局长为示范单位颁奖。");
}

#[test]
fn a_call_is_said_though_whoever_it_tells_to_get_ready_has_spoken() {
    let mut agenda = forum();
    agenda["items"][2]["steps"] = json!([
        { "say": "接下来是产品发布。我们请到了两位代表：康乐集团戚悦、银龄公司蒙航。" },
        { "turn": "qi", "say": "首先请康乐集团戚悦女士发布，银龄公司做准备。", "wait": "speech" },
        { "turn": "meng", "say": "接着请银龄公司蒙航先生发布。", "wait": "speech" },
    ]);
    let begun = || Meeting::new(&agenda).give(Command::Start);
    let swapped = begun().change(Change::Swapped { turn: step("news", "2") }).mended();
    swapped.says("请康乐集团戚悦女士发布");
    let added = Change::TurnAdded {
        after: step("news", "3"),
        id: "n".into(),
        who: new("汪洁", "区慈善总会秘书长"),
        minutes: None,
    };
    begun().change(added).mended().says("我们请到了三位代表：康乐集团戚悦、银龄公司蒙航和区慈善总会汪洁。");
}

#[test]
fn whoever_has_two_turns_is_absent_from_both_at_once() {
    let mut agenda = forum();
    agenda["items"][4]["steps"] = json!([
        { "turn": "meng", "say": "下面请蒙航先生介绍。", "wait": "speech" },
        { "turn": "meng", "say": "再请蒙航先生答复。", "wait": "speech" },
    ]);
    let both = ["1", "2"].map(|turn| absent("talk", turn)).to_vec();
    let meeting = Meeting::new(&agenda).give(Command::Start).give(Command::ChangeAll(both));
    meeting.mended().never_says("请蒙航先生介绍").never_says("请蒙航先生答复");
}

#[test]
fn what_rounds_off_the_prizes_stays_behind_one_that_nobody_is_called_to_hand_over() {
    let mut agenda = forum();
    agenda["items"][1]["steps"] = json!([
        { "turn": "deng", "say": "首先颁发二等奖，请邓文局长颁奖。", "wait": "award" },
        { "turn": "yin", "say": "最后颁发一等奖，请尹川副区长颁奖，掌声有请！", "wait": "award", "thanks": "感谢两位领导，也祝贺获奖单位！" },
    ]);
    let meeting = Meeting::new(&agenda).give(Command::Start).change(absent("award", "2")).mended();
    meeting.says("最后颁发一等奖！\n感谢").never_says("一等奖，掌声有请");
}

#[test]
fn a_call_is_said_though_whoever_comes_after_it_is_absent() {
    let mut agenda = forum();
    agenda["items"][5]["steps"][0]["say"] = "最后，请尹川副区长讲话，之后由邓文局长发言。".into();
    agenda["items"][5]["steps"][1]["say"] = "请邓文局长发言。".into();
    let meeting = Meeting::new(&agenda).give(Command::Start).change(absent("speech", "2")).mended();
    meeting.says("请尹川副区长讲话。").never_says("之后由");
}

#[test]
fn whoever_begins_a_round_is_called_as_before_and_mending_comes_to_an_end() {
    let mut agenda = forum();
    agenda["items"][2]["steps"] = json!([
        { "turn": "qi", "say": "请东片的{{发言人.简称}}讲。", "wait": "speech" },
        { "turn": "meng", "say": "西片的{{发言人.简称}}讲。", "wait": "speech" },
        { "turn": "deng", "say": "首先请南片的{{发言人.简称}}讲。", "wait": "speech" },
    ]);
    let who = new("司空见", "副主任");
    let added = Change::TurnAdded { after: step("news", "1"), id: "n".into(), who, minutes: None };
    Meeting::new(&agenda).give(Command::Start).change(added).mended().says("请南片的");
}

#[test]
fn what_is_said_of_somebody_for_life_is_said_of_nobody_else() {
    let mut agenda = forum();
    agenda["items"][2]["steps"][1]["thanks"] = "谢谢戚总。戚总是今天两位嘉宾里唯一的女同志。".into();
    let by = new("苏茜", "康乐集团副总裁");
    let meeting = Meeting::new(&agenda).give(Command::Start).change(Change::Replaced { turn: step("news", "2"), by });
    meeting.mended().says("谢谢苏茜同志。").never_says("唯一的女同志");
}

#[test]
fn whoever_gets_a_prize_comes_up_with_whoever_hands_it_over() {
    let mut agenda = forum();
    agenda["items"][1]["steps"] = json!([
        { "say": "首先颁发证书。", "wait": "applause" },
        { "say": "请“先进单位”上台领奖。请“先进个人”到台侧候场。", "wait": "music" },
        { "turn": "yin", "say": "请尹川副区长为“先进单位”颁奖。", "wait": "award" },
        { "say": "请“先进个人”上台领奖。", "wait": "music" },
        { "turn": "deng", "say": "请邓文局长为“先进个人”颁奖。", "wait": "award" },
    ]);
    let meeting = Meeting::new(&agenda).give(Command::Start);
    let meeting = meeting.change(Change::Swapped { turn: step("award", "3") }).mended().never_says("候场");
    meeting.says(
        "请“先进个人”上台领奖。\n请邓文局长为“先进个人”颁奖。\n请“先进单位”上台领奖。\n请尹川副区长为“先进单位”颁奖。",
    );
}

#[test]
fn what_is_asked_of_whoever_is_not_here_is_to_be_done_all_the_same() {
    begun().change(absent("speech", "2")).mended().says("大家提的意见，会后逐条梳理。").says("报到邓局长那里");
}

#[test]
fn a_discussion_that_is_not_held_is_told_of_nowhere() {
    let meeting = begun().change(Change::ItemDropped { item: "talk".into() }).mended();
    meeting.says("今天，两家企业发布了新品，尹区长也送来了祝福。");
}

#[test]
fn whoever_closes_a_row_no_more_comes_next_in_it() {
    let who = new("汪洁", "区慈善总会秘书长");
    let added = Change::TurnAdded { after: step("news", "3"), id: "n".into(), who, minutes: None };
    let meeting = begun().change(added).mended().says("接下来是银龄公司蒙航先生");
    meeting.says("参加交流的有康乐集团、银龄公司、区慈善总会的三位嘉宾");
}

#[test]
fn whoever_is_likened_by_kinship_is_told_of_alone() {
    let meeting = Meeting::of_script(
        "颁奖礼主持词
各位邻居：
大家好！下面请三位邻居讲故事。
首先有请退休教师鲍静文。
（鲍静文讲）
谢谢鲍阿姨！接下来有请全职妈妈路遥遥。
（路遥遥讲）
遥遥一家只有一个规矩：吃饭的时候不看手机。跟鲍阿姨一样，遥遥也说，好家风都是从小事里长出来的。最后有请志愿者权国柱。
（权国柱讲）
鲍阿姨的账本，遥遥的规矩，权叔的电池，都是咱们的宝贝。
颁奖礼到此结束，谢谢大家！",
    );
    let meeting = meeting.without("鲍静文");
    meeting.says("遥遥说，好家风都是从小事里长出来的。").says("遥遥的规矩，权叔的电池，都是咱们的宝贝。");
}
