//! The secretariat makes and changes an agenda: from nothing, word by word, step by step, person by person.

use super::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::Screen;
use lectern_core::agenda::edit::next_turn;
use lectern_core::agenda::search::search;
use lectern_core::agenda::uses::Uses;
use lectern_core::agenda::{Agenda, Item, Text};
use std::fs;

/// As a keyboard sends it: both of what programs look at.
pub(super) const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };

impl Window {
    /// Puts the cursor into the words of a step.
    pub(super) fn focus_words(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::MultilineTextInput, name).focus();
        self.settle();
    }

    pub(super) fn agenda(&self) -> &Agenda {
        &self.desk().written().agenda
    }

    pub(super) fn words(&self, item: usize, step: usize) -> &str {
        match &self.agenda().items[item].steps[step].say {
            Some(Text::Inline(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn is_disabled(&self, name: &str) -> bool {
        self.harness.get_by_label(name).accesskit_node().is_disabled()
    }
}

/// The item page of the second item of the awards.
pub(super) fn second_item() -> Window {
    let mut window = Window::with("awards.json");
    window.press(Key::F6);
    window.click("环节");
    window.click("1. 观看年度工作短片");
    window
}

#[test]
fn an_agenda_is_made_from_nothing_and_is_a_file_from_the_start() {
    let mut window = Window::new();
    window.press(Key::F6);
    window.click("新建");
    window.click("汇报会、座谈会");
    assert_eq!(window.screen(), Screen::Prepare);
    window.focus("会议名称");
    window.type_text("全区防汛工作会议");
    assert!(window.shows_part("现在召开全区防汛工作会议"), "{:?}", window.names());
    for (field, name) in [("姓名（1）", "查若澜"), ("姓名（2）", "贺立言")] {
        window.focus(field);
        window.type_text(name);
    }
    assert!(window.shows_part("请查若澜发言") || window.shows_part("请贺立言讲话"), "{:?}", window.names());
    assert!(window.shows("都填好了") && window.shows("没有发现问题"), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::S);
    let saved = window.desk().document().path().expect("a file").to_owned();
    assert!(fs::read_to_string(saved).unwrap().contains("查若澜"));
    // It can be hosted at once.
    window.press(Key::F5);
    window.press(Key::Space);
    assert!(window.shows_part("现在召开全区防汛工作会议"), "{:?}", window.names());
}

#[test]
fn a_new_agenda_does_not_take_unsaved_changes_away() {
    let mut window = second_item();
    window.focus("环节名称");
    window.type_text("一");
    window.click("新建");
    window.click("空白议程");
    assert!(window.shows_part("有未保存的修改"), "{:?}", window.names());
    assert_eq!(window.agenda().items.len(), 9);
}

#[test]
fn words_typed_into_a_step_stand_in_the_script_and_one_undo_takes_them_back() {
    let mut window = second_item();
    let before = window.words(1, 0).to_owned();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::End);
    for letters in ["请", "保持", "安静。"] {
        window.type_text(letters);
    }
    assert_eq!(window.words(1, 0), format!("{before}请保持安静。"));
    assert!(window.shows_part("请保持安静。"), "{:?}", window.names());
    // Half a syllable is no word.
    window.compose("xie");
    assert!(window.words(1, 0).ends_with("安静。"));
    window.commit("谢谢");
    assert!(window.words(1, 0).ends_with("安静。谢谢"));
    // Enter makes a line, and does not lead away.
    window.press(Key::Enter);
    window.type_text("开始");
    assert!(window.words(1, 0).ends_with("谢谢\n\n开始"));
    // A sentence at a time.
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.words(1, 0).ends_with("安静。谢谢\n\n"), "{}", window.words(1, 0));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.words(1, 0), format!("{before}请保持安静。"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.words(1, 0), before);
    assert!(!window.desk().document().can_undo());
}

#[test]
fn a_step_is_cut_at_the_cursor_and_joined_again() {
    let mut window = second_item();
    window.click("宣布开会");
    assert!(window.is_disabled("第1步 拆开"), "the cursor is nowhere yet");
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    let whole = window.words(0, 0).to_owned();
    window.click("第1步 拆开");
    assert_eq!(window.agenda().items[0].steps.len(), 2);
    assert_eq!((window.words(0, 0), &window.words(0, 1)[..15]), ("各位领导、同志们：", "大家上午好"));
    window.click("第1步 并下");
    assert_eq!(window.agenda().items[0].steps.len(), 1);
    assert_eq!(window.words(0, 0), whole);
}

#[test]
fn what_the_program_fills_in_is_put_in_at_the_cursor_from_a_menu() {
    let mut window = second_item();
    let before = window.words(1, 0).to_owned();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::Home);
    window.click("第1步 插入");
    window.click("会议名称");
    assert_eq!(window.words(1, 0), format!("{{{{会议名称}}}}{before}"));
    // The cursor stands behind it.
    window.type_text("，");
    assert_eq!(window.words(1, 0), format!("{{{{会议名称}}}}，{before}"));
}

#[test]
fn items_are_moved_copied_made_and_taken_out_and_the_chosen_one_stays_chosen() {
    let mut window = second_item();
    let names = |window: &Window| -> Vec<String> {
        window.agenda().items.iter().map(|item| item.title.clone().unwrap_or_default()).collect()
    };
    let before = names(&window);
    window.click("下移");
    assert_eq!((names(&window)[1].clone(), names(&window)[2].clone()), (before[2].clone(), before[1].clone()));
    assert!(window.shows("2. 观看年度工作短片"), "{:?}", window.names());
    window.focus_words("第1步 要说的话");
    assert!(window.typed().is_none() && window.words(2, 0).contains("短片"));
    window.click("复制");
    window.click("在后面放一份");
    assert_eq!(names(&window).len(), before.len() + 1);
    window.click("加环节");
    window.click("讨论");
    assert_eq!(window.words(4, 0), "请大家发表意见。");
    for _ in 0..3 {
        window.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(names(&window), before);
    window.click("1. 观看年度工作短片");
    window.click("删除");
    assert_eq!(names(&window), [&before[..1], &before[2..]].concat());
}

#[test]
fn whoever_is_needed_cannot_be_taken_out_and_it_is_said_where_they_stand() {
    let mut window = second_item();
    window.click("人员");
    let (id, first) = window.agenda().people.first().map(|(id, person)| (id.clone(), person.name.clone())).unwrap();
    assert!(window.is_disabled(&format!("删除 {first}")));
    let places = Uses::of(window.desk().rundown()).of_person(&id).len();
    window.harness.get_all_by_label(&format!("用在 {places} 处")).next().unwrap().click();
    window.settle();
    let there = window.names().into_iter().find(|name| name.contains(" · 第") || name == "主持人").expect("where");
    window.click(&there);
    assert!(window.shows("计划时长（分钟）") || window.shows("第1步 要说的话"), "{there}");
    window.click("人员");
    window.harness.get_by_role_and_label(Role::TextInput, "加一个人：输入姓名，回车").click();
    window.settle();
    window.type_text("查若澜");
    window.press(Key::Enter);
    assert_eq!(window.agenda().people.last().unwrap().1.name, "查若澜");
    // The next one can be typed at once; what is left without Enter is nobody yet.
    window.type_text("贺立言");
    window.press(Key::Enter);
    window.type_text("江");
    window.focus("单位 贺立言");
    assert_eq!(window.agenda().people.last().unwrap().1.name, "贺立言");
    assert!(!window.is_disabled("删除 查若澜"));
    window.click("删除 查若澜");
    assert!(window.agenda().people.values().all(|person| person.name != "查若澜"));
}

#[test]
fn a_click_on_a_problem_leads_into_the_words_that_it_is_about() {
    let mut window = second_item();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::End);
    window.type_text("大会共有九项议程。");
    window.click("人员");
    let line = window.names().into_iter().find(|name| name.contains("九项")).expect("the count is wrong");
    window.click(&line);
    let focused = window.harness.query_by(|node| node.is_focused() && node.role() == Role::MultilineTextInput);
    let value = focused.and_then(|node| node.accesskit_node().value()).expect("the cursor in the words");
    assert!(value.contains("九项议程"), "{value}");
}

#[test]
fn words_are_found_all_over_the_agenda_and_replaced_in_one_undo() {
    let mut window = second_item();
    window.press_with(CTRL, Key::F);
    window.type_text("先进集体");
    let found = search(window.agenda(), &window.desk().written().side_texts, "先进集体").len();
    assert!(found > 2 && window.shows(&format!("找到 {found} 处")), "{:?}", window.names());
    window.focus("替换为");
    window.type_text("优秀集体");
    window.click("全部替换");
    assert!(window.shows(&format!("已替换 {found} 处，可以撤销")), "{:?}", window.names());
    assert!(window.shows("3. 颁发优秀集体奖") && !window.shows("全部替换"));
    window.press_with(CTRL, Key::Z);
    assert!(window.shows("3. 颁发先进集体奖") && !window.desk().document().can_undo());
    // Half a syllable in the second field changes nothing of what was found for the first.
    window.press_with(CTRL, Key::F);
    window.type_text("先进集体");
    window.focus("替换为");
    window.compose("you");
    assert!(window.shows(&format!("找到 {found} 处")), "{:?}", window.names());
    // Escape closes the page, and what was looked for is there again.
    window.press(Key::Escape);
    assert!(!window.shows("全部替换"), "{:?}", window.names());
    window.press_with(CTRL, Key::F);
    // A click leads to the words.
    let place = window
        .names()
        .into_iter()
        .find(|name| name.contains("…") && name.contains("受表彰的先进集体"))
        .expect("a place in the script");
    window.click(&place);
    assert!(window.shows("第1步 要说的话"), "{:?}", window.names());
}

#[test]
fn an_earlier_version_is_compared_and_gone_back_to() {
    let mut window = second_item();
    window.focus("环节名称");
    window.press_with(CTRL, Key::A);
    window.type_text("看片");
    window.press_with(CTRL, Key::S);
    window.click("历史版本");
    let versions = window.desk().versions();
    assert_eq!(versions.len(), 2);
    assert!(window.shows("和现在完全一样"), "{:?}", window.names());
    // Both may have been saved within one second.
    window.harness.get_all_by_label(&versions[1].saved).last().unwrap().click();
    window.settle();
    assert!(window.shows_part("−  ") && window.shows_part("+  "), "{:?}", window.names());
    window.click("恢复这个版本");
    assert!(window.shows("1. 观看年度工作短片") && window.shows_part("已恢复到"), "{:?}", window.names());
    window.press_with(CTRL, Key::Z);
    assert!(window.shows("1. 看片"));
}

#[test]
fn an_undo_shows_what_it_takes_back() {
    let mut window = second_item();
    window.focus("环节名称");
    window.type_text("一");
    window.click("小结和散会");
    window.press_with(CTRL, Key::Z);
    assert!(window.shows_part("请大家观看短片"), "the item that changed is on the screen: {:?}", window.names());
    window.click("小结和散会");
    window.press_with(CTRL, Key::Y);
    assert!(window.shows_part("请大家观看短片"));
}

#[test]
fn a_click_on_a_paragraph_puts_the_cursor_before_it() {
    let mut window = second_item();
    window.click("宣布开会");
    window.click("大家上午好！");
    window.type_text("尊敬的来宾，");
    assert!(window.words(0, 0).contains("\n\n尊敬的来宾，大家上午好！"), "{}", window.words(0, 0));
}

#[test]
fn what_is_put_in_takes_the_place_of_what_is_marked() {
    let mut window = second_item();
    window.click("宣布开会");
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::A);
    window.click("第1步 插入");
    window.click("会议名称");
    assert_eq!(window.words(0, 0), "{{会议名称}}");
}

#[test]
fn a_new_step_has_no_words_of_the_next_item() {
    let mut window = second_item();
    window.click("宣布开会");
    window.click("加一步");
    let steps = |name: &String| name.starts_with("· ") && name.contains("首先进行");
    assert_eq!(window.names().iter().filter(|name| steps(name)).count(), 0, "{:?}", window.names());
}

#[test]
fn two_speakers_change_places_by_one_button() {
    let mut window = Window::with("cadre-forum.json");
    window.press(Key::F6);
    window.click("环节");
    let speaks = |item: &Item| (0..item.steps.len()).find(|nth| next_turn(item, *nth).is_some());
    let found = window.agenda().items.iter().enumerate().find_map(|(place, item)| Some((place, speaks(item)?)));
    let (place, first) = found.unwrap();
    let next = next_turn(&window.agenda().items[place], first).unwrap();
    let turn = |window: &Window, step: usize| window.agenda().items[place].steps[step].turn.clone();
    let (one, other) = (turn(&window, first), turn(&window, next));
    let number = window.desk().rundown().items()[place].number.map(|number| format!("{number}. ")).unwrap_or_default();
    let title = window.agenda().items[place].title.clone().unwrap();
    window.click(&format!("{number}{title}"));
    let swap = format!("第{}步 与下一位对调", first + 1);
    window.harness.get_by_label(&swap).scroll_to_me();
    window.settle();
    window.click(&swap);
    assert_eq!((turn(&window, first), turn(&window, next)), (other, one));
}

#[test]
fn an_undo_leads_to_the_field_that_it_changes() {
    let mut window = second_item();
    window.click("人员");
    let (first, person) = window.agenda().people.first().map(|(id, person)| (id.clone(), person.name.clone())).unwrap();
    let office = format!("职务 {person}");
    window.harness.get_by_role_and_label(Role::TextInput, &office).focus();
    window.settle();
    window.type_text("兼");
    window.click("环节");
    window.press_with(Modifiers::COMMAND, Key::Z);
    let was = window.agenda().people[&first].office.clone().unwrap_or_default();
    assert!(!was.contains('兼'));
    assert_eq!(window.typed(), Some(was), "the cursor is in the field: {:?}", window.names());
}

#[test]
fn a_menu_opens_on_the_present_choice_and_closes_by_enter() {
    let mut window = second_item();
    window.click("2. 宣读表彰决定");
    let turn = |window: &Window| window.agenda().items[2].steps[0].turn.clone().expect("somebody").0;
    let people: Vec<String> = window.agenda().people.keys().map(|id| id.0.clone()).collect();
    let at = people.iter().position(|id| *id == turn(&window)).unwrap();
    window.harness.get_all_by_label("第1步 由谁").last().unwrap().focus();
    window.settle();
    window.press(Key::Enter);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(turn(&window), people[at + 1], "the one below the present one");
    assert!(!window.shows("＋ 新的人…") && !window.shows_part("还没有人"), "closed: {:?}", window.names());
}

#[test]
fn somebody_new_in_a_call_is_named_at_once() {
    let mut window = second_item();
    window.click("2. 宣读表彰决定");
    window.click("第1步 由谁");
    let new = window.names().into_iter().find(|name| name.contains("新的人")).expect("somebody new");
    window.click(&new);
    window.type_text("查若澜");
    window.press(Key::Tab);
    window.press(Key::Tab);
    window.type_text("市水利局");
    let person = window.agenda().people.last().unwrap().1;
    assert_eq!((person.name.as_str(), person.unit.as_deref()), ("查若澜", Some("市水利局")));
}

#[test]
fn whoever_is_called_without_being_chosen_is_said_to_be_the_one_before() {
    let mut window = second_item();
    window.click("2. 宣读表彰决定");
    window.harness.get_by_role_and_label(Role::Button, "加一步").focus();
    window.settle();
    window.press(Key::Enter);
    window.focus_words("第2步 要说的话");
    window.type_text("下面，请{{发言人}}发言。");
    assert!(window.shows_part("“发言人”就是上一位：华静姝"), "{:?}", window.names());
}

#[test]
fn an_item_that_another_one_names_is_not_taken_out_and_the_way_there_is_shown() {
    let mut window = second_item();
    window.click("小结和散会");
    let before = window.agenda().items.len();
    let named = window.agenda().items[1].id.clone();
    window.focus_words("第1步 要说的话");
    window.press_with(CTRL, Key::End);
    window.type_text(&format!("前面是{{{{环节.{named}.名称}}}}。"));
    window.click("1. 观看年度工作短片");
    window.click("删除");
    assert_eq!(window.agenda().items.len(), before);
    assert!(window.shows_part("别的环节还提到它"), "{:?}", window.names());
    window.click("删除");
    let way = window.names().into_iter().find(|name| name.starts_with("小结和散会 · ")).expect("the way there");
    window.click(&way);
    let name = window.words(before - 1, 0).find("前面是").expect("the words");
    let shorter = window.words(before - 1, 0)[..name].to_owned();
    window.press_with(CTRL, Key::A);
    window.type_text(&shorter);
    window.click("1. 观看年度工作短片");
    window.click("删除");
    assert_eq!(window.agenda().items.len(), before - 1, "{:?}", window.names());
}
