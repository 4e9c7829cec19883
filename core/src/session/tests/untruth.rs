//! Words that somebody wrote out, when what they tell of is changed in the meeting.

use super::*;
use crate::agenda::check::check;
use crate::session::Because;

mod bad_day;
mod behind_rows;
mod bridges;
mod by_letters;
mod by_script;
mod by_trade;
mod called_in_short;
mod comments;
mod compared;
mod counted;
mod counts_and_leads;
mod cumulative;
mod done_together;
mod doubtful;
mod in_stages;
mod labels;
mod listed;
mod look_back;
mod looked_at;
mod neighbours;
mod of_each;
mod of_kinds;
mod of_one;
mod of_several;
mod other_roles;
mod outcome;
mod passed_over;
mod plain_speech;
mod retold_by_items;
mod rounds;
mod rows;
mod sections;
mod stories;
mod taken_up;
mod topics;
mod twice_changed;

/// A script in which nothing is computed, as it comes from Word.
fn written_out() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "座谈会", "minutes": 60, "host": "shen" },
        "people": {
            "lu": { "name": "陆宁", "office": "村支书" }, "xie": { "name": "谢颂", "address": "同志" },
            "he": { "name": "何青", "address": "同志" }, "shen": { "name": "沈约", "unit": "区委", "office": "书记" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "现在开会。今天的会议有三项议程：一是三位同志作交流发言；二是颁发荣誉证书；三是区委书记沈约同志讲话。" } ] },
            { "id": "talks", "kind": "speeches", "title": "交流发言", "minutes": 24, "steps": [
                { "turn": "lu", "say": "现在进行第一项议程，交流发言。首先，请村支书陆宁发言。", "wait": "speech", "minutes": 8 },
                { "turn": "xie", "say": "接下来，请谢颂同志发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢谢颂同志。" },
                { "turn": "he", "say": "最后，请何青同志发言。", "wait": "speech", "minutes": 8 },
                { "say": "刚才，陆宁、谢颂同志和何青同志三位同志作了发言，讲得都很好。" } ] },
            { "id": "award", "kind": "award", "title": "颁发荣誉证书", "steps": [
                { "say": "下面进行第二项议程，颁发荣誉证书。", "wait": "award", "minutes": 10 } ] },
            { "id": "remarks", "kind": "remarks", "title": "领导讲话", "steps": [
                { "turn": "shen", "say": "第三项议程，请区委书记沈约同志讲话。", "wait": "speech", "minutes": 15 } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天的三项议程已全部进行完毕。三位同志的发言很实。感谢村支书陆宁的介绍。散会。" } ] },
        ],
    })
}

/// Whoever has a turn is not here.
fn absent(item: &str, turn: &str) -> Change {
    Change::Absent { turn: step(item, turn) }
}

/// Somebody who is not on the roster.
fn new(name: &str, office: &str) -> Somebody {
    Somebody::New { id: "x".into(), name: name.to_owned(), office: office.to_owned() }
}

impl Meeting {
    fn written_out() -> Self {
        Self::new(&written_out()).give(Command::Start)
    }

    fn untrue(&self) -> Vec<Untrue> {
        let told = told(&check(&self.written), &self.rundown);
        untrue(&self.written, &self.rundown, self.session().live().unwrap(), &told)
    }

    /// One key after another, until nothing is left that is not true.
    fn mended(mut self) -> Self {
        for _ in 0..20 {
            let Some(first) = self.untrue().into_iter().next() else { return self };
            self = self.give(Command::Change(first.change));
        }
        panic!("there is no end to it: {:?}", self.untrue());
    }
}

#[test]
fn nothing_is_untrue_where_nothing_was_changed() {
    assert_eq!(Meeting::written_out().untrue(), []);
}

#[test]
fn whoever_is_absent_is_thanked_nowhere_and_counted_nowhere() {
    Meeting::written_out()
        .change(Change::Absent { turn: step("talks", "1") })
        .mended()
        .says("现在进行第一项议程，交流发言。")
        .says("刚才，谢颂同志和何青同志两位同志作了发言")
        .says("两位同志的发言很实")
        .says("一是两位同志作交流发言")
        .never_says("陆宁");
    let mut again = written_out();
    again["items"][1]["steps"][1]["say"] = "再请谢颂同志发言。".into();
    let absent = Change::Absent { turn: step("talks", "1") };
    Meeting::new(&again).give(Command::Start).change(absent).says("首先请谢颂同志发言。");
    Meeting::written_out()
        .change(Change::Absent { turn: step("talks", "3") })
        .mended()
        .says("刚才，陆宁和谢颂同志两位同志作了发言")
        .never_says("何青");
}

#[test]
fn an_item_that_falls_out_leaves_counts_lists_and_numbers_true() {
    Meeting::written_out()
        .change(Change::ItemDropped { item: "award".into() })
        .mended()
        .says("有两项议程：一是三位同志作交流发言；二是区委书记沈约同志讲话。")
        .says("第二项议程，请区委书记沈约同志讲话。")
        .says("今天的两项议程已全部进行完毕。")
        .never_says("荣誉证书");
}

#[test]
fn an_item_that_moves_up_is_announced_by_its_place() {
    Meeting::written_out()
        .change(Change::ItemMoved { item: "remarks".into(), after: "opening".into() })
        .mended()
        .says("一是区委书记沈约同志讲话；二是三位同志作交流发言；三是颁发荣誉证书。")
        .says("第一项议程，请区委书记沈约同志讲话。")
        .says("现在进行第二项议程，交流发言。")
        .says("下面进行第三项议程，颁发荣誉证书。");
}

#[test]
fn somebody_who_speaks_instead_is_named_where_the_other_was() {
    let by = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: "副书记".to_owned() };
    Meeting::written_out()
        .change(Change::Replaced { turn: step("talks", "1"), by })
        .mended()
        .says("首先，请副书记包容同志发言。")
        .says("刚才，包容、谢颂同志和何青同志")
        .says("感谢副书记包容的介绍")
        .never_says("陆宁");
}

#[test]
fn one_more_item_is_counted_and_listed() {
    Meeting::written_out()
        .change(Change::ItemAdded {
            after: "award".into(),
            id: "news".into(),
            kind: ItemKind::Other,
            title: "通报近期工作".to_owned(),
            who: None,
            minutes: None,
        })
        .mended()
        .says("有四项议程：一是三位同志作交流发言；二是颁发荣誉证书；三是通报近期工作；四是区委书记沈约同志讲话。")
        .says("第四项议程，请区委书记沈约同志讲话。");
}

#[test]
fn what_has_been_said_is_not_said_again() {
    let meeting = Meeting::written_out().go_to_item("remarks").change(Change::ItemDropped { item: "award".into() });
    let places: Vec<String> = meeting.untrue().iter().map(|one| one.at.item.to_string()).collect();
    assert_eq!(places, ["remarks", "closing"]);
}

#[test]
fn two_changes_one_after_the_other_are_both_mended() {
    Meeting::written_out()
        .change(Change::ItemDropped { item: "award".into() })
        .mended()
        .change(Change::Absent { turn: step("talks", "2") })
        .mended()
        .says("有两项议程：一是两位同志作交流发言；二是区委书记沈约同志讲话。")
        .says("刚才，陆宁同志和何青同志两位同志作了发言");
}

#[test]
fn somebody_whom_a_placeholder_names_is_taken_out_or_exchanged_too() {
    let mut agenda = written_out();
    agenda["items"][4]["steps"][0]["say"] = "感谢{{人员.lu}}、{{人员.xie.简称}}和何青同志的发言。散会。".into();
    let begun = || Meeting::new(&agenda).give(Command::Start);
    begun().change(Change::Absent { turn: step("talks", "1") }).mended().says("感谢谢颂同志和何青同志的发言。");
    let by = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: String::new() };
    begun()
        .change(Change::Replaced { turn: step("talks", "2"), by })
        .mended()
        .says("感谢村支书陆宁、包容同志和何青同志的发言。");
}

#[test]
fn the_reason_names_whoever_was_replaced() {
    let mut agenda = written_out();
    agenda["items"][1]["steps"][0]["say"] = "首先，请村支书{{发言人.姓名}}同志发言。".into();
    agenda["items"][4]["steps"][0]["say"] = "感谢村支书{{人员.lu.姓名}}同志的发言。散会。".into();
    let by = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: "副局长".to_owned() };
    let meeting = Meeting::new(&agenda).give(Command::Start);
    let changed = meeting.change(Change::Replaced { turn: step("talks", "1"), by });
    let because: Vec<Because> = changed.untrue().into_iter().flat_map(|one| one.because).collect();
    assert!(because.len() > 1 && because.iter().all(|one| *one == Because::Replaced("陆宁".to_owned())), "{because:?}");
    changed.mended().says("首先，请副局长包容同志发言。").says("感谢副局长包容同志的发言。");
}

#[test]
fn somebody_is_known_by_surname_and_office_too() {
    let mut agenda = written_out();
    agenda["people"]["lu"]["office"] = "项目党工委书记".into();
    agenda["items"][4]["steps"][0]["say"] = "陆宁书记授了旗，感谢陆书记。大陆书记处没有关系。散会。".into();
    let by = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: "副局长".to_owned() };
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Replaced { turn: step("talks", "1"), by })
        .mended()
        .says("包容副局长授了旗，感谢包副局长。大陆书记处没有关系。散会。");
}

#[test]
fn somebody_more_stands_in_the_list_of_names_behind_whoever_spoke_before() {
    let more = |after: &str, name: &str| {
        let who = Somebody::New { id: name.into(), name: name.to_owned(), office: String::new() };
        Change::TurnAdded { after: step("talks", after), id: name.into(), who, minutes: None }
    };
    let meeting = Meeting::written_out().change(more("2", "包容")).mended();
    let meeting = meeting.says("刚才，陆宁、谢颂同志、包容同志和何青同志四位同志作了发言");
    let meeting = meeting.change(more("3", "闻笛")).mended();
    meeting.says("刚才，陆宁、谢颂同志、包容同志、何青同志和闻笛同志五位同志作了发言");
    let mut bare = written_out();
    bare["items"][1]["steps"][3]["say"] = "刚才，陆宁、谢颂、何青三位同志作了发言。".into();
    let meeting = Meeting::new(&bare).give(Command::Start).change(more("1", "包容")).mended();
    meeting.says("刚才，陆宁、包容、谢颂、何青四位同志作了发言。");
}

#[test]
fn somebody_is_known_by_the_given_name_where_everybody_knows_who_is_meant() {
    let mut agenda = written_out();
    agenda["people"]["lu"]["name"] = "陆建军".into();
    agenda["people"]["lu"]["office"] = "区委副书记".into();
    agenda["items"][1]["steps"][0]["say"] = "首先，请{{发言人}}发言。".into();
    agenda["items"][1]["steps"][3]["say"] =
        "刚才，建军、谢颂两位同志作了发言，建军书记讲了建军节的安排，建军同志讲得好。".into();
    let by = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: "副局长".to_owned() };
    let begun = || Meeting::new(&agenda).give(Command::Start);
    let meeting = begun().change(Change::Replaced { turn: step("talks", "1"), by }).mended();
    // Nor is anybody missed who has only one character behind the surname.
    let mut plain = written_out();
    plain["items"][4]["steps"][0]["say"] = "会后请找陆宁。散会。".into();
    Meeting::new(&plain)
        .give(Command::Start)
        .change(Change::Absent { turn: step("talks", "1") })
        .mended()
        .never_says("陆宁")
        .says("散会。");
    meeting.says("刚才，包容、谢颂两位同志作了发言，包容副局长讲了建军节的安排，包容同志讲得好。");
}

#[test]
fn what_several_changes_left_is_mended_by_one_key() {
    let absent = |turn: &str| Change::Absent { turn: step("talks", turn) };
    let meeting = Meeting::written_out().change(absent("1")).change(absent("2"));
    let here = meeting.untrue().into_iter().find(|one| one.at.item.as_str() == "talks").unwrap();
    assert_eq!(here.becomes, "刚才，何青同志作了发言，讲得很好。");
    let more = |after: &str, name: &str| {
        let who = Somebody::New { id: name.into(), name: name.to_owned(), office: String::new() };
        Change::TurnAdded { after: step("talks", after), id: name.into(), who, minutes: None }
    };
    let meeting = Meeting::written_out().change(more("2", "包容")).change(more("包容", "闻笛"));
    let here = meeting.untrue().into_iter().find(|one| one.at.item.as_str() == "talks").unwrap();
    assert_eq!(here.becomes, "刚才，陆宁、谢颂同志、包容同志、闻笛同志和何青同志五位同志作了发言，讲得都很好。");
}

#[test]
fn each_text_of_a_step_is_true_or_not_by_itself() {
    let mut agenda = written_out();
    agenda["items"][3]["steps"][0]["thanks"] = "今天的三项议程已全部进行完毕。".into();
    let dropped = Meeting::new(&agenda).give(Command::Start).change(Change::ItemDropped { item: "award".into() });
    let first = dropped.untrue().into_iter().find(|one| one.at.item.as_str() == "remarks").unwrap();
    let meeting = dropped.give(Command::Change(first.change));
    assert!(meeting.untrue().iter().any(|one| one.was == "今天的三项议程已全部进行完毕。"), "{:?}", meeting.untrue());
    meeting.mended().says("今天的两项议程已全部进行完毕。");
}

#[test]
fn what_is_true_all_the_same_stays() {
    let mut agenda = written_out();
    agenda["people"]["xie"]["name"] = "谢颂民".into();
    agenda["people"]["lu"]["name"] = "谢颂".into();
    agenda["items"][1]["steps"][0]["say"] = "首先，请{{发言人}}发言。".into();
    agenda["items"][1]["steps"][1]["say"] = "接下来，请{{发言人}}发言。".into();
    agenda["items"][1]["steps"][3]["say"] =
        "感谢谢颂民同志。我市有三名同志获评劳模。谢颂同志和大家分享了做法。提三点要求：一是交流经验；二是颁发奖章；三是抓好落实。".into();
    let begun = || Meeting::new(&agenda).give(Command::Start);
    begun()
        .change(Change::Absent { turn: step("talks", "1") })
        .change(Change::ItemDropped { item: "award".into() })
        .mended()
        .says("感谢谢颂民同志。我市有三名同志获评劳模。提三点要求：一是交流经验；二是颁发奖章；三是抓好落实。");
}

#[test]
fn a_rewording_that_an_edit_has_undone_counts_for_nothing() {
    let mut edited = written_out();
    edited["items"][4]["steps"][0]["say"] = "本次会议的三项议程已全部完毕。散会。".into();
    let meeting = Meeting::written_out().change(Change::ItemDropped { item: "award".into() }).mended();
    meeting.edited(&edited).mended().says("本次会议的两项议程已全部完毕。");
}

#[test]
fn words_with_placeholders_are_shown_as_they_are_said_and_the_placeholders_stay() {
    let mut agenda = written_out();
    agenda["items"][4]["steps"][0]["say"] = "感谢{{people.lu}}和{{people.xie}}的介绍。散会。".into();
    let meeting = Meeting::new(&agenda).give(Command::Start).change(Change::Absent { turn: step("talks", "1") });
    let thanks = meeting.untrue().into_iter().find(|one| one.at.item.as_str() == "closing").unwrap();
    assert_eq!(
        (thanks.was.as_str(), thanks.becomes.as_str()),
        ("感谢村支书陆宁和谢颂同志的介绍。", "感谢谢颂同志的介绍。")
    );
    let Change::Reworded { becomes, .. } = &thanks.change else { panic!("{:?}", thanks.change) };
    assert_eq!(becomes, "感谢{{people.xie}}的介绍。");
}

/// Three items of speakers, two of them of as many, told of together.
fn told_together() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "推进会", "minutes": 60 },
        "people": {
            "wang": { "name": "王志强", "address": "同志" }, "li": { "name": "李秀兰", "address": "同志" },
            "zhang": { "name": "张海波", "address": "同志" }, "chen": { "name": "陈立新", "address": "同志" },
            "zhao": { "name": "赵敏", "address": "同志" }, "sun": { "name": "孙长河", "address": "同志" },
            "zhou": { "name": "周文华", "address": "同志" }, "wu": { "name": "吴晓东", "address": "同志" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [ { "say": "今天的会议有三项议程：一是听取三个部门的工作汇报；二是三位县区负责同志表态发言；三是两位同志发言。" } ] },
            { "id": "reports", "kind": "speeches", "title": "工作汇报", "steps": [
                { "turn": "wang", "say": "首先，请王志强同志汇报，李秀兰同志作准备。", "wait": "speech" },
                { "turn": "li", "say": "请李秀兰同志汇报，张海波同志作准备。", "wait": "speech" },
                { "turn": "zhang", "say": "请张海波同志汇报。", "wait": "speech" } ] },
            { "id": "pledges", "kind": "speeches", "title": "表态发言", "steps": [
                { "turn": "chen", "say": "请陈立新同志发言。", "wait": "speech" },
                { "turn": "zhao", "say": "请赵敏同志发言。", "wait": "speech" },
                { "turn": "sun", "say": "请孙长河同志发言。", "wait": "speech" },
                { "say": "陈立新、赵敏、孙长河三位同志的发言都很好。" } ] },
            { "id": "others", "kind": "speeches", "title": "代表发言", "steps": [
                { "turn": "zhou", "say": "请周文华同志发言。", "wait": "speech" },
                { "turn": "wu", "say": "请吴晓东同志发言。", "wait": "speech" },
                { "say": "周文华、吴晓东两位同志的意见，请有关部门研究。" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，三个部门作了汇报，陈立新、赵敏、孙长河三位同志表了态，吴晓东同志讲得很实。散会。" } ] },
        ],
    })
}

#[test]
fn a_number_of_speakers_is_that_of_the_item_that_is_told_of() {
    let absent = |turn: (&str, &str)| Change::Absent { turn: step(turn.0, turn.1) };
    let meeting = || Meeting::new(&told_together()).give(Command::Start);
    meeting()
        .change(absent(("reports", "2")))
        .mended()
        .says("一是听取两个部门的工作汇报；二是三位县区负责同志表态发言")
        .says("陈立新、赵敏、孙长河三位同志的发言")
        .says("今天，两个部门作了汇报")
        .says("陈立新、赵敏、孙长河三位同志表了态");
    meeting()
        .change(absent(("pledges", "1")))
        .mended()
        .says("一是听取三个部门的工作汇报；二是两位县区负责同志表态发言")
        .says("赵敏、孙长河两位同志的发言")
        .says("赵敏、孙长河两位同志表了态");
    meeting().change(absent(("others", "1"))).mended().says("吴晓东同志的意见，请有关部门研究。");
}

#[test]
fn of_a_sentence_only_what_tells_of_somebody_who_is_absent_falls_out() {
    let absent = |turn: (&str, &str)| Change::Absent { turn: step(turn.0, turn.1) };
    let meeting = || Meeting::new(&told_together()).give(Command::Start);
    meeting()
        .change(absent(("reports", "2")))
        .mended()
        .says("首先，请王志强同志汇报，张海波同志作准备。")
        .never_says("李秀兰");
    meeting()
        .change(absent(("others", "2")))
        .mended()
        .says("陈立新、赵敏、孙长河三位同志表了态。散会。")
        .never_says("吴晓东");
}

#[test]
fn the_last_item_that_moves_up_is_announced_as_the_last_no_more() {
    let mut agenda = written_out();
    agenda["items"][3]["steps"][0]["say"] = "最后一项议程，请区委书记沈约同志讲话。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .says("最后一项议程，请区委书记")
        .change(Change::ItemMoved { item: "remarks".into(), after: "talks".into() })
        .mended()
        .says("第二项议程，请区委书记沈约同志讲话。")
        .says("第三项议程，颁发荣誉证书");
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::ItemDropped { item: "award".into() })
        .mended()
        .says("最后一项议程，请区委书记");
}
