//! The roster as a table: keys as in a spreadsheet, blocks that are pasted, a file with people, orders; and what nobody should
//! paste.

use super::{Window, key_events};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::desk::Request;
use lectern_core::Language;
use lectern_core::agenda::Person;
use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

const MEETING: &str = r#"{ "format": 1, "meeting": { "title": "座谈会" },
  "people": {
    "a": { "name": "王海", "unit": "教育局", "office": "局长" },
    "b": { "name": "李江" },
    "c": { "name": "丁一" }
  },
  "items": [{ "id": "i", "kind": "speeches", "steps": [{ "turn": "b", "say": "请{{speaker}}发言。" }] }] }"#;

const EMPTY: &str = r#"{ "format": 1, "meeting": { "title": "座谈会" },
  "items": [{ "id": "i", "kind": "speeches", "steps": [{ "say": "现在开会。" }] }] }"#;

/// The table, opened with its button.
fn table(meeting: &str) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("meeting.json");
    fs::write(&path, meeting).unwrap();
    let mut window = Window::over(folder, Some(path), Language::Chinese);
    window.press(Key::F6);
    window.click("人员");
    window.click("人员表格");
    window
}

#[expect(clippy::disallowed_methods, reason = "nobody waits longer than that for a refusal")]
fn now() -> Instant {
    Instant::now()
}

impl Window {
    fn paste(&mut self, text: &str) {
        self.send(vec![Event::Paste(text.to_owned())]);
        self.settle();
    }

    /// The name of the field that has the cursor.
    fn here(&self) -> String {
        let node = self.harness.query_by(|node| node.is_focused() && node.role() == Role::TextInput);
        node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }

    fn people(&self) -> Vec<Person> {
        self.desk().written().agenda.people.values().cloned().collect()
    }

    /// Unit, office, name, form of address and pinyin of everybody.
    fn rows(&self) -> Vec<String> {
        let say = |text: Option<String>| text.unwrap_or_default();
        let row = |one: Person| [say(one.unit), say(one.office), one.name, say(one.address), say(one.pinyin)].join("|");
        self.people().into_iter().map(row).collect()
    }

    fn undo(&mut self) {
        self.press_with(Modifiers::COMMAND, Key::Z);
    }
}

#[test]
fn the_table_opens_on_its_first_cell_and_escape_leads_back_to_the_script() {
    let mut window = table(MEETING);
    assert_eq!(window.here(), "单位 王海");
    assert!(window.shows("人员 3 人") && window.shows("用在 1 处") && !window.shows("提纲"), "{:?}", window.names());
    window.press(Key::Escape);
    assert!(window.shows("提纲") && !window.shows("人员 3 人"), "{:?}", window.names());
    window.click("人员表格");
    window.click("回到主持词");
    assert!(window.shows("提纲"), "{:?}", window.names());
}

#[test]
fn keys_lead_through_the_cells_as_in_a_spreadsheet() {
    let mut window = table(MEETING);
    for (key, expected) in [
        (Key::Tab, "职务 王海"),
        (Key::Tab, "姓名 王海"),
        (Key::ArrowDown, "姓名 李江"),
        (Key::Enter, "姓名 丁一"),
        (Key::Tab, "称呼 丁一"),
        (Key::Tab, "读音 丁一"),
        (Key::Tab, "单位 新的一行"),
        (Key::Enter, "单位 新的一行"),
        (Key::ArrowUp, "单位 丁一"),
        (Key::ArrowUp, "单位 李江"),
    ] {
        window.press(key);
        assert_eq!(window.here(), expected, "{key:?}");
    }
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(window.here(), "读音 王海");
    window.press_with(Modifiers::SHIFT, Key::Enter);
    assert_eq!(window.here(), "读音 王海", "there is nothing above");
}

#[test]
fn whoever_types_on_behind_the_last_row_adds_somebody() {
    let mut window = table(EMPTY);
    assert_eq!(window.here(), "单位 新的一行");
    window.type_text("教育局");
    window.press(Key::Tab);
    window.press(Key::Tab);
    // Letters, Enter and letters again within one frame: nothing gets into the wrong cell.
    window.send(
        [vec![Event::Text("王海".into())], key_events(Modifiers::NONE, Key::Enter), vec![Event::Text("李江".into())]]
            .concat(),
    );
    window.settle();
    window.press(Key::Enter);
    assert_eq!(window.rows(), ["教育局||王海||", "||李江||"]);
    assert_eq!(window.here(), "姓名 新的一行");
    // What an input method composes is nobody's yet, and its Enter no step down.
    window.compose("zhang san");
    window.press(Key::Enter);
    assert_eq!(window.rows().len(), 2);
    window.commit("张三");
    assert_eq!((window.rows()[2].as_str(), window.here().as_str()), ("||张三||", "姓名 张三"));
}

#[test]
fn a_block_fills_cells_to_the_right_and_down_and_one_undo_takes_it_back() {
    let mut window = table(MEETING);
    window.focus("姓名 李江");
    let before = window.rows();
    window.paste("李江南\t同志\r\n丁一\t\tDīng Yī\r\n张　三\t先生\r\n\r\n王五\r\n");
    let expected = ["教育局|局长|王海||", "||李江南|同志|", "||丁一||Dīng Yī", "||张三|先生|", "||王五||"];
    assert_eq!(window.rows(), expected);
    assert!(window.shows_part("改了 2 人，加入 2 人，可以撤销"), "{:?}", window.names());
    window.undo();
    assert_eq!(window.rows(), before);
    assert!(!window.desk().document().can_undo());
}

#[test]
fn under_a_row_of_headings_columns_go_where_they_belong() {
    let mut window = table(EMPTY);
    window.press(Key::Tab);
    window.paste("序号\t姓名\t工作单位\t职务\t手机\n1\t王海\t教育局\t局长\t138\n2\t李江\t一中\t校长\t139\n");
    assert_eq!(window.rows(), ["教育局|局长|王海||", "一中|校长|李江||"]);
    assert!(window.shows_part("加入 2 人，可以撤销（Ctrl+Z）；没有用到的列：手机"), "{:?}", window.names());
    window.undo();
    assert_eq!(window.rows(), Vec::<String>::new());
}

#[test]
fn one_cell_is_pasted_as_words_and_what_is_too_wide_is_refused() {
    let mut window = table(MEETING);
    window.focus("称呼 李江");
    window.paste("同志\r\n");
    assert_eq!(window.rows()[1], "||李江|同志|");
    let before = window.rows();
    window.paste("甲\t乙\t丙\n");
    assert!(window.shows_part("没有粘贴：复制的有 3 列，从这一格往右只有 2 列"), "{:?}", window.names());
    assert_eq!(window.rows(), before);
}

#[test]
fn without_a_cursor_in_the_table_people_are_pasted_behind_the_last() {
    let mut window = table(MEETING);
    let context = window.harness.ctx.clone();
    context.memory_mut(|memory| memory.focused().map(|id| memory.surrender_focus(id)));
    window.settle();
    window.paste("单位\t姓名\n教育局第一中学党支部\t张三\n教育局第二中学党支部\t李四\n");
    assert_eq!(window.rows()[3..], ["教育局第一中学党支部||张三||", "教育局第二中学党支部||李四||"]);
    assert!(window.desk().importing().is_none());
}

#[test]
fn a_field_beside_the_table_has_the_clipboard_for_itself() {
    let mut window = table(MEETING);
    window.press_with(Modifiers::COMMAND, Key::F);
    assert_eq!(window.here(), "查找", "{:?}", window.names());
    window.paste("李江");
    window.paste("\t同志\n");
    assert!(window.typed().is_some_and(|typed| typed.starts_with("李江")));
    assert_eq!(window.people().len(), 3);
    window.press(Key::Tab);
    assert!(!window.here().contains("王海"), "{}", window.here());
}

#[test]
fn what_nobody_should_paste_does_no_harm() {
    let mut window = table(MEETING);
    window.focus("姓名 李江");
    window.press_with(Modifiers::COMMAND, Key::A);
    let long = "长".repeat(10_000);
    window.paste(&long);
    assert!(window.people()[1].name == long, "no character is lost");
    window.focus("姓名 丁一");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.paste("\u{202e}丁\u{7}二\u{2066}\u{200b}");
    assert_eq!(window.people()[2].name, "丁二");
    window.paste("\u{202e}丁三\u{0}\t\u{200f}同\u{1b}志\n");
    assert_eq!(window.rows()[2], "||丁三|同志|");
    let before = window.rows();
    let start = now();
    window.paste(&"王海\t同志\n".repeat(100_000));
    assert!(window.shows_part("没有粘贴：一次最多 5000 行"), "{:?}", window.names());
    assert_eq!(window.rows(), before);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn a_file_adds_people_and_fills_gaps_in_one_step() {
    let mut window = table(MEETING);
    let path = window.folder.path().join("名册.csv");
    fs::write(&path, "姓名,单位,职务\n王海,教育局,局长\n李江,一中,校长\n张三,二中,\n,合计,\n").unwrap();
    let before = window.rows();
    window.harness.state_mut().handle(Request::MergeRoster(path));
    window.settle();
    assert!(
        window.shows("加入 1 人，补全 1 人，1 人本来就在人员里；1 行没有姓名和职务，跳过了"),
        "{:?}",
        window.names()
    );
    assert_eq!(window.rows(), ["教育局|局长|王海||", "一中|校长|李江||", "||丁一||", "二中||张三||"]);
    window.undo();
    assert_eq!(window.rows(), before);
}

#[test]
fn a_file_that_is_no_roster_or_far_too_long_is_refused_in_a_sentence() {
    let mut window = table(MEETING);
    let before = window.rows();
    let path = window.folder.path().join("名册.csv");
    let mut rows = String::from("姓名,单位\n");
    (0..100_000).for_each(|nth| writeln!(rows, "王{nth},教育局").unwrap());
    for (bytes, words) in [
        (rows.into_bytes(), "名册.csv没有导入"),
        (b"<html><table>".to_vec(), "名册.csv没有导入"),
        (vec![], "名册.csv没有导入"),
    ] {
        fs::write(&path, bytes).unwrap();
        let start = now();
        window.harness.state_mut().handle(Request::MergeRoster(path.clone()));
        window.settle();
        assert!(window.shows_part(words), "{:?}", window.names());
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    }
    assert_eq!(window.rows(), before);
}

#[test]
fn people_are_sorted_by_a_menu_and_undo_brings_the_order_back() {
    let mut window = table(MEETING);
    window.click("排序");
    window.click("按姓氏笔画");
    let names = |window: &Window| window.people().into_iter().map(|one| one.name).collect::<Vec<_>>();
    assert_eq!(names(&window), ["丁一", "王海", "李江"]);
    window.click("排序");
    window.click("按拼音");
    assert_eq!(names(&window), ["丁一", "李江", "王海"]);
    window.undo();
    window.undo();
    assert_eq!(names(&window), ["王海", "李江", "丁一"]);
    window.click("下移 王海");
    assert_eq!(names(&window), ["李江", "王海", "丁一"]);
}

#[test]
fn who_is_named_in_the_script_cannot_be_removed_and_a_click_leads_there() {
    let mut window = table(MEETING);
    assert!(window.harness.get_by_label("删除 李江").accesskit_node().is_disabled());
    window.click("删除 王海");
    assert_eq!(window.people().len(), 2);
    window.click("用在 1 处");
    let place = window.names().into_iter().find(|name| name.ends_with("· 第1步")).unwrap();
    window.click(&place);
    assert!(window.shows("提纲"), "{:?}", window.names());
}

#[test]
fn of_a_long_roster_only_what_is_in_sight_is_made_and_keys_lead_through_it() {
    let people: Vec<String> = (0..300).map(|nth| format!(r#""p{nth}": {{ "name": "王{nth}" }}"#)).collect();
    let meeting = EMPTY.replace("\"items\"", &format!("\"people\": {{ {} }}, \"items\"", people.join(", ")));
    let mut window = table(&meeting);
    assert!(window.shows("单位 王0") && !window.shows("单位 王100"));
    for _ in 0..120 {
        window.press(Key::Enter);
    }
    assert_eq!(window.here(), "单位 王120");
    assert!(!window.shows("单位 王0"));
}

#[test]
fn somebody_is_dragged_to_another_row_on_the_page_and_in_the_table() {
    let mut window = Window::with("awards.json");
    window.press(Key::F6);
    window.click("人员");
    let order = |window: &Window| -> Vec<String> { window.agenda().people.keys().map(|id| id.0.clone()).collect() };
    let before = order(&window);
    window.drag("第1行", "第2行", true);
    assert_eq!(order(&window)[..2], [before[1].clone(), before[0].clone()]);
    window.click("人员表格");
    window.drag("第2行", "第5行", false);
    assert_eq!(order(&window)[..4], [&before[1], &before[2], &before[3], &before[0]].map(Clone::clone));
    window.drag("第4行", "第4行", true);
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(order(&window), before, "two steps of undo");
}
