//! A meeting whose words count units of a kind, flags and everybody who spoke, and lead over from one to the next.

use super::*;

fn launch() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "抢险队授旗动员会", "minutes": 90 },
        "people": {
            "tang": { "name": "唐果", "unit": "县水利局", "office": "局长", "address": "同志" },
            "shu": { "name": "舒朗", "unit": "县住房和城乡建设局", "office": "局长", "address": "同志" },
            "mi": { "name": "米诺", "unit": "县气象局", "office": "局长", "address": "同志" },
            "he": { "name": "贺兰舟", "unit": "县人武部", "office": "部长", "address": "同志" },
            "jing": { "name": "荆棠", "unit": "团县委", "office": "书记", "address": "同志" },
            "chi": { "name": "池远", "unit": "县水投公司", "office": "董事长", "address": "同志" },
            "wei": { "name": "卫明", "unit": "石桥镇", "office": "镇长", "address": "同志" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [
                { "say": "到会的有：三家主管部门的代表，唐果、舒朗、米诺同志。今天的会议有四项内容。" } ] },
            { "id": "reports", "kind": "speeches", "title": "部门发言", "steps": [
                { "say": "第一项，由三个行业主管部门依次发言。先请县水利局发言，县住房和城乡建设局做准备。" },
                { "turn": "tang", "say": "首先请县水利局局长唐果同志发言，请县住建局的舒朗局长做好准备。", "wait": "speech",
                  "thanks": "谢谢唐局长。下面看看工地。" },
                { "turn": "shu", "say": "接下来一位发言的是县住房和城乡建设局局长舒朗同志。", "wait": "speech",
                  "thanks": "谢谢舒局长。米局长，数据准备好了吗？" },
                { "turn": "mi", "say": "最后一个部门，请县气象局局长米诺同志作补充说明。", "wait": "speech" },
                { "say": "总的看，水利、住建、气象三个领域的准备是充分的。" } ] },
            { "id": "flags", "kind": "award", "title": "授旗", "steps": [
                { "say": "第二项，授旗。今天共有三支抢险队接受旗帜，分别是城关队、石桥队、河口队。先由贺兰舟部长为城关队授旗，再由荆棠书记为石桥队授旗。" },
                { "turn": "he", "say": "请贺兰舟部长为第一支队伍授旗。", "wait": "award" },
                { "turn": "jing", "say": "请荆棠书记为第二支队伍授旗。", "wait": "award" },
                { "turn": "chi", "say": "请池远董事长为第三支队伍授旗。", "wait": "award",
                  "thanks": "三面旗帜已经交到三支队伍手中。" } ] },
            { "id": "towns", "kind": "speeches", "title": "乡镇表态", "steps": [
                { "turn": "wei", "say": "授旗之后，我们听听乡镇的声音，第三项，请石桥镇镇长卫明同志表态。", "wait": "speech" } ] },
            { "id": "remarks", "kind": "remarks", "title": "讲话", "steps": [
                { "turn": "he", "say": "第四项，请贺兰舟部长讲话。", "wait": "speech", "thanks": "感谢贺部长。" } ] },
            { "id": "closing", "kind": "closing", "steps": [
                { "say": "刚才，三个行业主管部门作了发言，三位领导为抢险队授了旗，前后共有五位同志发言。感谢四位发言人。感谢池董。" },
                { "say": "会后请三家单位的同志留步合影。散会。" } ] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&launch()).give(Command::Start)
}

#[test]
fn units_of_a_kind_and_everybody_who_speaks_are_counted() {
    let meeting = begun().change(absent("reports", "3")).mended();
    let meeting = meeting
        .says("由两个行业主管部门依次发言")
        .says("刚才，两个行业主管部门作了发言")
        .says("前后共有四位同志发言")
        .says("到会的有：两家主管部门的代表，唐果、米诺同志");
    assert_eq!(meeting.doubt_of("领域").becomes, "总的看，水利和气象两个领域的准备是充分的。");
    // Of those who spoke in two items.
    let meeting = meeting.change(absent("reports", "4")).mended();
    assert_eq!(meeting.doubt_of("发言人").becomes, "感谢两位发言人。");
}

#[test]
fn whoever_is_here_is_counted_though_nobody_speaks_any_more() {
    let meeting = begun().change(Change::Closed { after: step("reports", "2") });
    let script = meeting.mended().script();
    assert!(script.contains("到会的有：三家主管部门的代表"), "{script}");
    assert!(script.contains("会后请三家单位的同志留步合影。"), "{script}");
}

#[test]
fn flags_are_counted_by_those_who_hand_them_out() {
    let meeting = begun().change(absent("flags", "3")).mended().says("两位领导为抢险队授了旗");
    assert_eq!(meeting.doubt_of("共有三支").becomes, "今天共有两支抢险队接受旗帜，分别是城关队和河口队。");
    assert_eq!(meeting.doubt_of("三面").becomes, "两面旗帜已经交到两支队伍手中。");
}

#[test]
fn those_who_speak_first_are_called_so_by_their_units() {
    let swapped = begun().change(Change::Swapped { turn: step("reports", "2") }).mended();
    let swapped = swapped
        .says("先请县住房和城乡建设局发言，县水利局做准备。")
        .says("第一位发言的是县住房和城乡建设局局长舒朗同志")
        .never_says("首先一位")
        .never_says("县住建局的唐");
    assert_eq!(swapped.doubt_of("看看工地").becomes, "");
    let moved = begun().change(absent("reports", "2")).mended().change(absent("reports", "3")).mended();
    moved.says("作说明").never_says("补充").never_says("最后一个部门").never_says("先请");
    let last = begun().change(Change::Last { turn: step("reports", "2") }).mended();
    last.says("下一个部门，请县气象局局长米诺同志").never_says("最后一个部门");
}

#[test]
fn what_is_asked_of_whoever_is_spoken_to_goes_with_them() {
    begun().change(absent("reports", "4")).mended().never_says("数据").says("谢谢舒局长。");
}

#[test]
fn an_item_follows_none_that_comes_later() {
    let moved = begun().change(Change::ItemMoved { item: "flags".into(), after: "towns".into() }).mended();
    assert!(!moved.doubt_of("声音").becomes.contains("授旗之后"));
    let after = begun().change(Change::ItemMoved { item: "flags".into(), after: "opening".into() }).mended();
    after.says("授旗之后，我们听听乡镇的声音");
}

#[test]
fn a_surname_may_be_the_first_of_two_characters_and_a_chairman_is_called_by_one_of_his_office() {
    begun().change(absent("remarks", "1")).mended().never_says("贺部长");
    let by = new("申屠靖", "副董事长");
    begun().change(Change::Replaced { turn: step("flags", "4"), by }).mended().says("感谢申屠董。");
}

#[test]
fn who_comes_first_and_who_then_is_said_the_other_way_round() {
    let swapped = begun().change(Change::Swapped { turn: step("flags", "2") }).mended();
    swapped.says("先由荆棠书记为石桥队授旗，再由贺兰舟部长为城关队授旗。");
}
