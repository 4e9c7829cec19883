//! The roster as a table: put in order, rows pasted into it, people of a file put beside it, and all of that taken back.

use lectern_core::Language;
use lectern_core::agenda::edit::{By, Cells, Delta, Edit, Merged, PersonDetail, RosterChange, Written, merging};
use lectern_core::agenda::names::apart;
use lectern_core::agenda::{Agenda, Person, PersonId, Rundown};
use lectern_core::chinese::strokes::{by_strokes, strokes};
use lectern_core::record::Record;
use lectern_core::session::Session;
use lectern_core::view::script_text;
use std::sync::Arc;

fn person(name: &str, unit: &str, office: &str) -> Person {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Person { name: name.to_owned(), unit: known(unit), office: known(office), ..Person::default() }
}

fn written(people: &[Person]) -> Written {
    let mut agenda = Agenda::empty();
    agenda.people = people.iter().enumerate().map(|(nth, one)| (PersonId(format!("p{nth}")), one.clone())).collect();
    Written { agenda: Arc::new(agenda), side_texts: Arc::default() }
}

fn names(written: &Written) -> Vec<&str> {
    written.agenda.people.values().map(|person| person.name.as_str()).collect()
}

/// Makes the edit, and holds that it is taken back and made again to the letter.
fn changed(before: &Written, change: RosterChange) -> Option<Written> {
    let after = Edit::Roster(change).apply(before)?;
    let delta = Delta::between(before, &after);
    let rows = |of: &Written| of.agenda.people.clone().into_iter().collect::<Vec<_>>();
    assert_eq!(rows(&delta.undo(&after)?), rows(before));
    assert_eq!(rows(&delta.redo(before)?), rows(&after));
    Some(after)
}

fn sorted(given: &[&str], by: By) -> Vec<String> {
    let people: Vec<Person> = given.iter().map(|name| person(name, "", "")).collect();
    let before = written(&people);
    let after = changed(&before, RosterChange::Sort(by)).unwrap_or(before);
    names(&after).into_iter().map(str::to_owned).collect()
}

#[test]
fn surnames_stand_by_the_count_and_the_kinds_of_their_strokes() {
    let order = "丁 卜 刁 于 万 马 王 韦 毛 方 尹 邓 石 龙 叶 田 白 冯 吕 朱 乔 任 刘 齐 江 汤 许 孙 杜 李 杨 肖 吴 何 余 邹 沈 宋 张 陆 陈 \
                 范 林 欧 罗 周 郑 赵 胡 段 姜 洪 贺 袁 贾 夏 徐 高 郭 唐 黄 曹 梁 董 蒋 韩 程 傅 曾 谢 赖 蔡 廖 谭 熊 潘 薛 魏";
    let mut given: Vec<&str> = order.split_whitespace().collect();
    given.reverse();
    assert_eq!(sorted(&given, By::Strokes).join(" "), order.split_whitespace().collect::<Vec<_>>().join(" "));
    for (c, count) in
        [('丁', 2), ('王', 4), ('李', 7), ('陈', 7), ('郑', 8), ('翟', 14), ('覃', 12), ('冼', 8), ('劉', 15)]
    {
        assert_eq!(strokes(c), Some(count), "{c}");
    }
}

#[test]
fn within_a_surname_single_names_stand_first_and_compound_surnames_behind() {
    // As in printed lists: 王毅 before 王小洪, although 毅 has fifteen strokes.
    let order =
        ["王军", "王勇", "王晨", "王毅", "王小洪", "王玉普", "王正伟", "王东明", "司文", "司徒明", "欧文", "欧阳志远"];
    let mut given = order.to_vec();
    given.reverse();
    assert_eq!(sorted(&given, By::Strokes), order);
    assert!(by_strokes("张　三") == by_strokes("张三（女）") && by_strokes("王二") < by_strokes("Anna"));
}

#[test]
fn equal_names_stay_as_they_are_and_blanks_are_last() {
    let before = written(&[
        person("", "甲", ""),
        person("李江", "乙", ""),
        person("***", "丙", ""),
        person("李江", "丁", ""),
        person("丁一", "", ""),
    ]);
    for by in [By::Strokes, By::Pinyin] {
        let after = changed(&before, RosterChange::Sort(by)).unwrap();
        let ids: Vec<&str> = after.agenda.people.keys().map(|id| id.0.as_str()).collect();
        assert_eq!(ids, ["p4", "p1", "p3", "p0", "p2"], "{by:?}");
        assert_eq!(changed(&after, RosterChange::Sort(by)).map(|_| ()), None, "in order already");
    }
}

#[test]
fn by_pinyin_the_surname_is_read_as_a_surname_and_tones_count() {
    let order = ["艾力", "单文", "尚文", "尉迟翀", "张一", "张乙", "Bob", "Zoe"];
    let mut given = order.to_vec();
    given.reverse();
    assert_eq!(sorted(&given, By::Pinyin), ["艾力", "单文", "尚文", "尉迟翀", "张一", "张乙", "Bob", "Zoe"]);
    let before =
        written(&[Person { pinyin: Some("Zhōng Yī".into()), ..person("种一", "", "") }, person("李乙", "", "")]);
    assert_eq!(names(&changed(&before, RosterChange::Sort(By::Pinyin)).unwrap()), ["李乙", "种一"]);
}

fn cells(row: &[(PersonDetail, &str)]) -> Cells {
    row.iter().map(|(detail, text)| (*detail, (*text).to_owned())).collect()
}

#[test]
fn pasted_rows_fill_people_and_make_new_ones() {
    use PersonDetail::{Name, Office, Unit};
    let before = written(&[person("王海", "教育局", ""), person("李江", "一中", "校长")]);
    let rows = vec![
        cells(&[(Name, "李\u{202e}江\u{200b}"), (Office, "")]),
        cells(&[]),
        cells(&[(Name, "张　三"), (Unit, "市\t水务\n局")]),
        cells(&[(Office, "科长")]),
        cells(&[(Name, "张三")]),
        cells(&[(Name, "host")]),
    ];
    let after = changed(&before, RosterChange::Fill(1, rows)).unwrap();
    let all: Vec<_> = after.agenda.people.iter().map(|(id, one)| (id.0.as_str(), one.clone())).collect();
    assert_eq!(all[1].1, person("李江", "一中", "校长"), "an empty cell empties nothing");
    assert_eq!(all[2], ("张三", person("张三", "市 水务 局", "")));
    assert_eq!(all[3], ("person", person("", "", "科长")));
    assert_eq!((all[4].0, all[5].0), ("张三-2", "host-2"), "ids that clash, and one that means something else");
    let same = vec![cells(&[(Name, "王海"), (Unit, "教育局")])];
    assert_eq!(changed(&before, RosterChange::Fill(0, same)).map(|_| ()), None);
    let long = "长".repeat(10_000);
    let after = changed(&before, RosterChange::Fill(2, vec![cells(&[(Name, &long)])])).unwrap();
    let (id, last) = after.agenda.people.last().unwrap();
    assert!(last.name == long && id.0.chars().count() <= 40, "no character is lost, and the id stays short");
}

#[test]
fn people_of_a_file_complete_whom_they_can_be_and_the_others_are_added() {
    let own = [
        person("王海", "教育局", ""),
        person("李江", "一中", "校长"),
        person("陈明", "", "县委副书记"),
        person("张伟", "水务局", ""),
        person("张伟", "", ""),
        person("", "区委", "部长"),
    ];
    let before = written(&own);
    let file = [
        person("王　海", "教育局", "局长"),
        person("李江", "二中", "校长"),
        person("陈明", "县委", "副书记"),
        person("张伟", "水务局", ""),
        person("张伟", "气象局", "局长"),
        person("", "区委", "部长"),
        person("", "区委", "副部长"),
        person("新\u{202e}人", "", ""),
    ];
    assert_eq!(merging(&before.agenda, &file), Merged { added: 3, completed: 2, known: 3 });
    let after = changed(&before, RosterChange::Merge(file.to_vec())).unwrap();
    let all: Vec<Person> = after.agenda.people.values().cloned().collect();
    let expected = [
        person("王海", "教育局", "局长"),
        person("李江", "一中", "校长"),
        person("陈明", "", "县委副书记"),
        person("张伟", "水务局", ""),
        person("张伟", "气象局", "局长"),
        person("", "区委", "部长"),
        person("李江", "二中", "校长"),
        person("", "区委", "副部长"),
        person("新人", "", ""),
    ];
    assert_eq!(all, expected);
    // The same file once more says nothing new.
    assert_eq!(merging(&after.agenda, &file), Merged { added: 0, completed: 0, known: 8 });
    assert_eq!(changed(&after, RosterChange::Merge(file.to_vec())).map(|_| ()), None);
}

#[test]
fn twenty_thousand_of_one_name_get_ids_of_their_own_in_no_time() {
    let before = written(&[]);
    let file = vec![person("", "", "代表"); 20_000];
    let after = Edit::Roster(RosterChange::Merge(file)).apply(&before).unwrap();
    assert_eq!(after.agenda.people.len(), 20_000);
}

#[test]
fn a_unit_that_stands_at_the_beginning_of_the_office_is_said_once() {
    for (unit, office, said) in [
        ("青石县委", "县委副书记", "青石县委副书记"),
        ("青石县委", "副书记、县长", "青石县委副书记、县长"),
        ("县教育局", "教育局局长", "县教育局局长"),
        ("县教育局", "县教育局局长", "县教育局局长"),
        ("县教育局", "局长", "县教育局局长"),
        ("县委", "委员", "县委委员"),
        ("县水利局", "", "县水利局"),
    ] {
        let mut written = written(&[person("陆远航", unit, office)]);
        let speaker = r#"{ "id": "i", "kind": "speeches", "steps": [
            { "id": "s", "turn": "p0", "say": "请{{speaker}}讲话。", "wait": "speech" }] }"#;
        Arc::make_mut(&mut written.agenda).items.push(Arc::new(serde_json::from_str(speaker).unwrap()));
        Arc::make_mut(&mut written.agenda).meeting.host = Some(PersonId::from("p0"));
        let rundown = Rundown::new(written.agenda, written.side_texts);
        let script = script_text(&rundown, &Session::Ready, Language::Chinese);
        assert!(script.contains(&format!("请{said}陆远航讲话。")), "{unit} {office}: {script}");
        let host = Record::of(&rundown, &[]).host.map(|host| host.office);
        assert_eq!(host.as_deref(), Some(said), "{unit} {office}, in the minutes");
    }
}

#[test]
fn an_office_and_a_form_of_address_are_told_from_the_name() {
    for (typed, office, name, address) in [
        ("县教育局局长王建国同志", "县教育局局长", "王建国", Some("同志")),
        ("县教育局局长 王建国", "县教育局局长", "王建国", None),
        ("副县长欧阳志远", "副县长", "欧阳志远", None),
        ("县委书记阿卜杜热合曼·买买提同志", "县委书记", "阿卜杜热合曼·买买提", Some("同志")),
    ] {
        let person = apart(typed).unwrap_or_else(|| panic!("{typed}"));
        assert_eq!((person.office.as_deref(), person.name.as_str()), (Some(office), name), "{typed}");
        assert_eq!(person.address.as_deref(), address, "{typed}");
    }
    for name in ["王建国", "王 伟", "欧阳志远", "书记", "王书记", "县教育局局长", "John Smith", "王建国同志", ""]
    {
        assert_eq!(apart(name), None, "{name}");
    }
}
