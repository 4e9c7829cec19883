//! People in lists, under all that they are called there, and units that stand for whoever speaks for them.

use super::*;

/// An agenda as it comes from Word: names as ids, units told to get ready, people under offices that the roster does not have.
fn imported() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "防汛会商会", "minutes": 60 },
        "people": {
            "梁栋": { "name": "梁栋", "unit": "县水务局", "office": "局长", "address": "同志" },
            "舒畅": { "name": "舒畅", "unit": "县气象局", "office": "副局长", "address": "同志" },
            "钟声": { "name": "钟声", "unit": "石桥镇", "office": "镇长", "address": "同志" },
            "祁连": { "name": "祁连", "unit": "县政府", "office": "副县长、公安局局长", "address": "同志" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "出席会议的有：县委常委、副县长、公安局局长祁连同志，党组书记、局长梁栋同志，各乡镇分管负责人，气象台值班员。" } ] },
            { "id": "reports", "kind": "speeches", "title": "汇报汛情", "steps": [
                { "id": "liang", "turn": "梁栋", "say": "下面，请三个单位汇报。首先，请县水务局局长梁栋同志汇报，请县气象局做好准备。", "wait": "speech" },
                { "id": "shu", "turn": "舒畅", "say": "接下来，请县气象局副局长舒畅同志汇报，石桥镇准备。", "wait": "speech" },
                { "id": "zhong", "turn": "钟声", "say": "最后，请{{发言人}}汇报。", "wait": "speech" },
                { "say": "刚才，水文站老站长和梁栋、舒畅、钟声三位同志汇报了汛情，三家单位讲得都很细，特别是县气象局的做法，值得借鉴。" } ] },
            { "id": "pledge", "kind": "ceremony", "title": "签订责任书", "steps": [
                { "say": "请{{人员.梁栋.简称}}、{{人员.舒畅.简称}}、{{人员.钟声.简称}}三位同志上台，与祁连副县长签订责任书。", "wait": "other" } ] },
            { "id": "remarks", "kind": "remarks", "title": "讲话", "steps": [
                { "id": "qi", "turn": "祁连", "say": "请县公安局局长祁连同志讲话。", "wait": "speech" },
                { "say": "祁副县长分析了形势，又提出了三点要求，大家要抓好落实。把思想统一到祁县长的讲话上来。" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "今天，梁栋同志汇报了水情，祁连同志从三个方面讲了意见，又提了要求，三家单位签了责任书。散会。" } ] },
        ],
    })
}

fn held(change: Change) -> Meeting {
    Meeting::new(&imported()).give(Command::Start).change(change).mended()
}

#[test]
fn a_list_of_placeholders_loses_a_name_and_not_the_call() {
    held(Change::Absent { turn: step("reports", "zhong") })
        .says("请梁栋同志、舒畅同志两位同志上台，与祁连副县长签订责任书。")
        .says("水文站老站长和梁栋、舒畅两位同志汇报了汛情，两家单位讲得都很细")
        .says("接下来，请县气象局副局长舒畅同志汇报。")
        .never_says("石桥镇");
}

#[test]
fn a_unit_is_told_to_get_ready_in_the_place_of_whoever_speaks_for_it() {
    held(Change::Absent { turn: step("reports", "shu") })
        .says("首先，请县水务局局长梁栋同志汇报，请石桥镇做好准备。")
        .never_says("县气象局的做法");
    held(Change::Swapped { turn: step("reports", "liang") })
        .says("首先，请县气象局副局长舒畅同志汇报，县水务局准备。")
        .says("接下来，请县水务局局长梁栋同志汇报，请石桥镇做好准备。");
}

#[test]
fn whoever_is_here_in_a_list_goes_with_all_that_they_are_called_there() {
    held(Change::Absent { turn: step("reports", "liang") })
        .says("出席会议的有：县委常委、副县长、公安局局长祁连同志，各乡镇分管负责人，气象台值班员。")
        .never_says("党组书记");
    held(Change::Absent { turn: step("remarks", "qi") })
        .says("出席会议的有：党组书记、局长梁栋同志，各乡镇分管负责人")
        .says("三位同志上台，签订责任书。")
        .says("今天，梁栋同志汇报了水情，三家单位签了责任书。")
        .never_says("祁");
}

#[test]
fn whoever_speaks_instead_brings_their_own_office_and_no_higher_one() {
    let by = new("申屠远", "县水务局副局长");
    held(Change::Replaced { turn: step("reports", "liang"), by })
        .says("首先，请县水务局副局长申屠远同志汇报")
        .says("县水务局副局长申屠远同志，各乡镇分管负责人")
        .never_says("党组书记");
    let by = new("申屠远", "县政府副县长");
    held(Change::Replaced { turn: step("remarks", "qi"), by })
        .says("请县政府副县长申屠远同志讲话。")
        .says("统一到申屠副县长的讲话上来")
        .never_says("祁");
}

#[test]
fn whoever_speaks_instead_and_is_here_already_is_not_here_twice() {
    let by = Somebody::Listed("祁连".into());
    held(Change::Replaced { turn: step("reports", "liang"), by })
        .says("出席会议的有：县委常委、副县长、公安局局长祁连同志，各乡镇分管负责人");
}

#[test]
fn a_list_that_is_about_something_else_keeps_who_only_does_not_speak() {
    held(Change::Closed { after: step("reports", "liang") })
        .says("请梁栋同志、舒畅同志、钟声同志三位同志上台")
        .says("党组书记、局长梁栋同志")
        .says("水文站老站长和梁栋同志汇报了汛情");
}

#[test]
fn of_somebody_with_two_turns_only_what_was_done_in_the_one_is_not_told() {
    let mut agenda = imported();
    agenda["items"][2]["steps"][0] =
        json!({ "id": "read", "turn": "祁连", "say": "请祁连同志宣读通报。", "wait": "reading" });
    agenda["items"][4]["steps"][0]["say"] = "今天，祁连同志宣读了通报，祁连同志作了讲话，大家都很受教育。散会。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Absent { turn: step("pledge", "read") })
        .mended()
        .says("今天，祁连同志作了讲话，大家都很受教育。")
        .never_says("宣读了通报");
}

#[test]
fn where_one_of_two_is_left_nothing_is_said_of_two() {
    let mut agenda = imported();
    agenda["items"][1]["steps"] = json!([
        { "id": "liang", "turn": "梁栋", "say": "首先请梁栋同志发言。", "wait": "speech" },
        { "id": "shu", "turn": "舒畅", "say": "再请舒畅同志发言。", "wait": "speech" },
        { "say": "两位代表的发言，一位重在讲成绩，一位重在讲问题，都很实在。" },
    ]);
    agenda["items"][4]["steps"][0]["say"] = "今天，梁栋、舒畅两位基层代表先后发了言。散会。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Absent { turn: step("reports", "shu") })
        .mended()
        .says("梁栋同志的发言，很实在。")
        .says("今天，梁栋发了言。");
}

#[test]
fn what_has_been_made_ready_tells_nobody_to_get_ready() {
    let mut agenda = imported();
    agenda["items"][4]["steps"][0]["say"] = "今天，钟声同志通报了会前准备情况。散会。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Swapped { turn: step("reports", "liang") })
        .mended()
        .says("今天，钟声同志通报了会前准备情况。");
}

#[test]
fn whoever_is_put_in_does_what_the_others_do_and_is_told_of_with_them() {
    let who = new("申屠远", "县应急局局长");
    let added = Change::TurnAdded { after: step("reports", "zhong"), id: "n".into(), who, minutes: None };
    held(added)
        .says("请石桥镇镇长钟声同志汇报，请县应急局做好准备。\n最后，请县应急局局长申屠远同志汇报。")
        .says("水文站老站长和梁栋、舒畅、钟声和申屠远四位同志汇报了汛情")
        .never_says("谢谢")
        .says("请梁栋同志、舒畅同志、钟声同志三位同志上台");
}

#[test]
fn where_one_unit_is_left_nothing_is_apart_and_nothing_hangs() {
    let mut agenda = imported();
    agenda["items"][1]["steps"][3]["say"] =
        "刚才，三家单位分别作了汇报，讲得很细，其中，县气象局数据最新，石桥镇问题最实。梁栋等三名同志辛苦了，感谢他们的汇报。三位同志的汇报都很扎实。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Closed { after: step("reports", "liang") })
        .mended()
        .says("刚才，一家单位作了汇报，讲得很细。梁栋同志辛苦了")
        .says("梁栋同志的汇报很扎实。");
}

#[test]
fn an_item_that_falls_out_is_not_told_of_in_other_words() {
    let mut agenda = imported();
    agenda["items"][4]["steps"][0]["say"] =
        "今天，我们听了汇报，签了三份责任书，听了讲话。会后要把责任书落实好。散会。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::ItemDropped { item: "pledge".into() })
        .mended()
        .says("今天，我们听了汇报，听了讲话。会后");
}

#[test]
fn an_order_that_is_written_out_is_that_of_the_speakers() {
    let mut agenda = imported();
    agenda["items"][0]["steps"][0]["say"] =
        "汇报的顺序是：水务局局长梁栋、舒畅、{{人员.钟声.简称}}。会后请梁栋、舒畅留下。首先汇报汛情，然后签订责任书，最后请祁连同志讲话。".into();
    let held = |change: Change| Meeting::new(&agenda).give(Command::Start).change(change).mended();
    held(Change::Swapped { turn: step("reports", "liang") })
        .says("汇报的顺序是：舒畅、水务局局长梁栋、钟声同志。会后请梁栋、舒畅留下。");
    held(Change::Last { turn: step("reports", "liang") }).says("汇报的顺序是：舒畅、钟声同志、水务局局长梁栋。");
    held(Change::ItemMoved { item: "pledge".into(), after: "opening".into() })
        .says("首先签订责任书，然后汇报汛情，最后请祁连同志讲话。");
    held(Change::ItemDropped { item: "pledge".into() }).says("首先汇报汛情，最后请祁连同志讲话。");
}

#[test]
fn units_in_a_row_are_those_that_speak() {
    let mut agenda = imported();
    agenda["items"][0]["steps"][0]["say"] = "请县水务局、县气象局、石桥镇三个单位汇报。".into();
    agenda["items"][4]["steps"][0]["say"] =
        "今天，水务局谈了水情，气象局讲了雨情，石桥镇介绍了经验，对梁栋、舒畅、钟声三位同志的汇报要认真研究。散会。"
            .into();
    let held = |change: Change| Meeting::new(&agenda).give(Command::Start).change(change).mended();
    held(Change::Absent { turn: step("reports", "shu") })
        .says("请县水务局、石桥镇两个单位汇报。")
        .says("今天，水务局谈了水情，石桥镇介绍了经验，对梁栋、钟声两位同志的汇报要认真研究。");
    // What somebody else is put in for stands where nobody is called by a list.
    held(Change::Absent { turn: step("reports", "liang") }).says("，对舒畅、钟声两位同志的汇报要认真研究。");
}

#[test]
fn whoever_is_called_by_two_titles_has_one_when_somebody_else_speaks() {
    let mut agenda = imported();
    agenda["items"][1]["steps"][0]["say"] = "首先，有请校长{{发言人.姓名}}教授致辞。".into();
    agenda["people"]["梁栋"]["office"] = "校长".into();
    agenda["people"]["舒畅"]["office"] = "高级工程师".into();
    agenda["items"][4]["steps"][0]["say"] = "感谢梁校长和舒高工。感谢赵调研员、祁县长分别作了讲话。散会。".into();
    agenda["people"]["赵"] = json!({ "name": "赵晓", "office": "二级调研员" });
    let by = new("黎明", "党组成员");
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Replaced { turn: step("reports", "liang"), by })
        .change(Change::Absent { turn: step("reports", "shu") })
        .mended()
        .says("有请党组成员黎明同志致辞。")
        .says("感谢黎明同志。感谢赵调研员、祁县长分别作了讲话。");
}

#[test]
fn of_what_was_heard_and_said_only_what_is_not_so_falls_out() {
    let mut agenda = imported();
    agenda["items"][0]["steps"][0]["say"] = "监票人由梁栋同志担任，计票人由舒畅同志担任，大家有没有意见？".into();
    agenda["items"][1]["steps"][3]["say"] =
        "三位同志的意见都很中肯，特别是舒畅同志提出的建议。梁栋同志说得好，“宁可十防九空，不可失防万一”，要记在心里。"
            .into();
    agenda["items"][4]["steps"][0]["say"] =
        "今天听取了汛情汇报和责任书的说明。请梁栋、舒畅等三名同志报整改清单。散会。".into();
    agenda["items"][2]["title"] = "听取责任书的说明".into();
    let held = |change: Change| Meeting::new(&agenda).give(Command::Start).change(change).mended();
    held(Change::Absent { turn: step("reports", "shu") })
        .says("监票人由梁栋同志担任，大家有没有意见？")
        .says("两位同志的意见都很中肯。")
        .says("请梁栋等两名同志报整改清单。");
    held(Change::Absent { turn: step("reports", "liang") }).never_says("十防九空").never_says("梁栋");
    held(Change::ItemDropped { item: "pledge".into() }).says("今天听取了汛情汇报。");
}

#[test]
fn those_who_have_one_office_are_counted_by_it() {
    let mut agenda = imported();
    for id in ["梁栋", "舒畅", "钟声"] {
        agenda["people"][id]["office"] = "支部书记".into();
    }
    agenda["items"][4]["steps"][0]["say"] = "请三位书记会后留一下，三位代表也留下。散会。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::Absent { turn: step("reports", "shu") })
        .mended()
        .says("请两位书记会后留一下，三位代表也留下。");
}

#[test]
fn what_stays_true_beside_somebody_stays() {
    let mut agenda = imported();
    agenda["items"][0]["steps"][0]["say"] =
        "出席的有：县水文局副局长柏松、县水务局局长梁栋、县气象局副局长舒畅。会上安排三个单位汇报，分别是石桥镇、县水务局和县气象局，每家五分钟。".into();
    agenda["items"][2]["steps"][0]["say"] =
        "请县水文局副局长柏松同志授牌，请祁连副县长接牌。请各镇负责同志上台，与祁连副县长签订责任书。".into();
    agenda["items"][4]["steps"][0]["say"] =
        "今天，三个单位作了汇报，各镇进行了集体宣誓，祁县长作了讲话。会后由水利站牵头，县水务局、县气象局配合，尽快落实。九点半演练开始，请梁栋同志带队；散会。".into();
    let held = |change: Change| Meeting::new(&agenda).give(Command::Start).change(change).mended();
    held(Change::Absent { turn: step("reports", "shu") })
        .says("县水文局副局长柏松、县水务局局长梁栋。")
        .says("会上安排两个单位汇报，分别是石桥镇和县水务局，每家五分钟。")
        .says("由水利站牵头，县水务局、县气象局配合，尽快落实。");
    held(Change::Absent { turn: step("remarks", "qi") })
        .says("请县水文局副局长柏松同志授牌。请各镇负责同志上台，签订责任书。")
        .says("今天，三个单位作了汇报，各镇进行了集体宣誓。");
    held(Change::Absent { turn: step("reports", "liang") }).says("九点半演练开始");
}

#[test]
fn a_teacher_is_known_as_such_and_a_pupil_stays_one() {
    let mut agenda = imported();
    agenda["people"]["梁栋"] = json!({ "name": "梁栋", "office": "学生代表", "address": "同学" });
    agenda["people"]["舒畅"] = json!({ "name": "舒畅", "unit": "一中", "office": "教师" });
    agenda["items"][1]["steps"] = json!([
        { "id": "liang", "turn": "梁栋", "say": "首先，请{{发言人}}发言。", "wait": "speech" },
        { "id": "shu", "turn": "舒畅", "say": "再请{{发言人}}发言。", "wait": "speech" },
    ]);
    agenda["items"][4]["steps"][0]["say"] = "谢谢舒老师。散会。".into();
    let replaced = |id: &str| {
        let by = new("容止", "学生代表");
        Meeting::new(&agenda).give(Command::Start).change(Change::Replaced { turn: step("reports", id), by }).mended()
    };
    replaced("liang").says("首先，请学生代表容止同学发言。");
    replaced("shu").says("再请学生代表容止同志发言。").says("谢谢容止同志。");
}
