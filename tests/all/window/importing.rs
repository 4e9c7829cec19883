//! The import screen: a script goes in by dropping, pasting or the command line; guesses are agreed with or changed by
//! keys and buttons; the agenda that is made stands beside the document.

mod encoding;
mod keys;
mod roster;

use super::Window;
use egui::accesskit::Role as AccessRole;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::app::Screen;
use lectern::desk::{Import, Importing, Request};
use lectern_core::Language;
use lectern_core::import::{Draft, Role};
use std::fs;
use std::path::PathBuf;

const SCRIPT: &str = "青浦水厂安全生产例会主持词\n\
    同志们：\n\
    现在开会。今天的会议有两项议程：一是听取安全检查情况汇报，二是副厂长讲话。\n\
    下面进行第一项议程，请安全科科长***同志汇报安全检查情况。\n\
    ※※※※※※※※\n\
    下面进行第二项议程，请副厂长郝建章同志讲话。\n\
    （鼓掌）\n\
    会后，请各班组把今天的要求传达到每一名职工。\n\
    今天的会议到此结束，散会。\n";

/// A window that opens a document which lies in a folder of its own.
fn window_with(name: &str, bytes: &[u8]) -> (Window, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let window = Window::over(folder, Some(path.clone()), Language::Chinese);
    (window, path)
}

fn importing(window: &Window) -> &Importing {
    window.desk().importing().expect("a document that is becoming an agenda")
}

fn draft(window: &Window) -> &Draft {
    importing(window).draft()
}

#[test]
fn a_document_opens_beside_the_agenda_that_comes_of_it_and_becomes_a_file() {
    let (mut window, path) = window_with("例会.txt", SCRIPT.as_bytes());
    assert_eq!(window.screen(), Screen::Import);
    for line in SCRIPT.lines().filter(|line| line.chars().count() > 12) {
        assert!(window.shows_part(line), "{line}: {:?}", window.names());
    }
    window.click("完成导入");
    assert_eq!(window.screen(), Screen::Prepare);
    let agenda = path.with_extension("json");
    assert_eq!(window.desk().document().path(), Some(fs::canonicalize(&agenda).unwrap().as_path()));
    assert!(!window.desk().document().is_changed());
    assert_eq!(fs::read_to_string(&path).unwrap(), SCRIPT, "the document stays as it is");
    let json = fs::read_to_string(&agenda).unwrap();
    assert!(json.contains("请各班组把今天的要求传达到每一名职工"), "{json}");
    assert!(!json.contains("***"), "{json}");
}

#[test]
fn a_second_import_writes_over_nothing() {
    let (mut window, path) = window_with("例会.txt", SCRIPT.as_bytes());
    window.click("完成导入");
    let first = fs::read(path.with_extension("json")).unwrap();
    window.harness.state_mut().handle(Request::Import(Import::File(path.clone())));
    window.settle();
    window.click("完成导入");
    assert_eq!(fs::read(path.with_extension("json")).unwrap(), first);
    assert!(path.with_file_name("例会-2.json").exists());
}

#[test]
fn leaving_changes_nothing_anywhere() {
    let (mut window, path) = window_with("例会.txt", SCRIPT.as_bytes());
    window.click("取消导入");
    assert_eq!(window.screen(), Screen::Present);
    assert!(!path.with_extension("json").exists());
}

#[test]
fn what_is_changed_shows_in_the_agenda_and_can_be_taken_back() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    let before = importing(&window).imported().agenda.clone();
    let here = draft(&window).pieces.iter().position(|piece| draft(&window).words(&piece.range).contains("传达"));
    for _ in 0..draft(&window).pieces.len() {
        window.press(Key::ArrowUp);
    }
    for _ in 0..here.unwrap() {
        window.press(Key::ArrowDown);
    }
    window.click("不要");
    assert_eq!(draft(&window).pieces[here.unwrap()].role, Role::Noise);
    assert!(!window.desk().importing().unwrap().imported().agenda.eq(&before));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(importing(&window).imported().agenda, before);
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(draft(&window).pieces[here.unwrap()].role, Role::Noise);
}

#[test]
fn enter_walks_through_all_that_is_in_doubt() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    for _ in 0..=draft(&window).pieces.len() {
        window.press(Key::Enter);
    }
    assert_eq!(draft(&window).doubtful().count(), 0);
    assert!(window.shows("没有拿不准的地方，请通读一遍"), "{:?}", window.names());
}

#[test]
fn a_script_is_pasted_where_no_field_is_and_a_few_words_are_not() {
    let mut window = Window::new();
    window.send(vec![Event::Paste("几个字".into())]);
    assert_eq!(window.screen(), Screen::Present);
    window.send(vec![Event::Paste(SCRIPT.into())]);
    window.settle();
    assert_eq!(window.screen(), Screen::Import);
    window.press_with(Modifiers::COMMAND, Key::S);
    assert_eq!(window.screen(), Screen::Prepare);
    let path = window.desk().document().path().unwrap().to_owned();
    assert!(path.starts_with(fs::canonicalize(window.folder.path().join("data")).unwrap()), "{}", path.display());
    // Nobody was asked where: it is said, with the way to another place.
    assert!(window.shows_part(&format!("已保存到 {}，这是程序自己的文件夹", path.display())), "{:?}", window.names());
    assert_eq!(window.names().iter().filter(|name| *name == "另存为").count(), 2, "{:?}", window.names());
}

#[test]
fn what_is_still_in_doubt_when_the_import_is_finished_is_counted() {
    // Nobody was called before the second mark.
    let text = SCRIPT.replace("会后，", "再看安排。\n※※※※\n会后，");
    let (mut window, path) = window_with("例会.txt", text.as_bytes());
    window.click("完成导入");
    assert_eq!(window.screen(), Screen::Prepare);
    assert!(window.shows_part("还有 1 处待确认的没有看过"), "{:?}", window.names());
    assert!(!window.shows_part("程序自己的文件夹"), "{:?}", window.names());
    window.harness.state_mut().handle(Request::Import(Import::File(path)));
    window.settle();
    window.press(Key::Enter);
    window.click("完成导入");
    assert!(window.shows_part("已保存到") && !window.shows_part("待确认"), "{:?}", window.names());
}

#[test]
fn keys_that_belong_to_the_meeting_do_nothing_meanwhile() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    for key in [Key::Space, Key::PageDown, Key::F5, Key::F6, Key::B, Key::L] {
        window.press(key);
        assert_eq!(window.screen(), Screen::Import, "{key:?}");
    }
    assert!(window.desk().session().live().is_none());
}

/// Chooses a passage by some of its words.
fn choose(window: &mut Window, words: &str) -> usize {
    let draft = draft(window);
    let here = draft.pieces.iter().position(|piece| draft.words(&piece.range).contains(words)).unwrap();
    let seen = window.seen().into_iter().find(|seen| seen.role == AccessRole::Button && seen.name.contains(words));
    window.click(&seen.unwrap().name);
    here
}

/// The words that the second item begins with.
fn second_item(window: &Window) -> String {
    let draft = draft(window);
    let mut starts = draft.pieces.iter().filter(|piece| piece.item.is_some());
    draft.words(&starts.nth(2).unwrap().range).chars().take(8).collect()
}

#[test]
fn an_item_begins_a_passage_earlier_or_later_by_key_and_by_button() {
    let text = SCRIPT.replace("※※※※※※※※\n", "※※※※※※※※\n谢谢安全科。\n再说两句。\n");
    let (mut window, _) = window_with("例会.txt", text.as_bytes());
    let before = draft(&window).clone();
    choose(&mut window, "下面进行第二项议程");
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(second_item(&window), "再说两句。");
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(second_item(&window), "谢谢安全科。", "the choice went along");
    window.click("推后一段");
    assert_eq!(second_item(&window), "再说两句。");
    window.press_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(second_item(&window), "下面进行第二项议");
    let steps = |draft: &Draft| draft.pieces.iter().map(|piece| piece.step).collect::<Vec<_>>();
    assert_eq!(steps(draft(&window)), steps(&before), "nothing is left behind on the way");
    for _ in 0..4 {
        window.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(*draft(&window), before);
    choose(&mut window, "再说两句");
    window.click("下面的环节改从这里开始");
    assert_eq!(second_item(&window), "再说两句。");
}

#[test]
fn a_kind_is_chosen_from_its_list_by_keys_alone_and_esc_closes_the_list() {
    let (mut window, _) = window_with("例会.txt", SCRIPT.as_bytes());
    let here = choose(&mut window, "下面进行第二项议程");
    let kind = |window: &Window| draft(window).pieces[here].item.as_ref().map(|item| item.kind);
    let before = kind(&window);
    let open_list = |window: &mut Window| {
        window.harness.get_all_by_role(AccessRole::ComboBox).next().unwrap().click();
        window.settle();
    };
    open_list(&mut window);
    assert!(window.shows("休会"), "{:?}", window.names());
    window.press(Key::Escape);
    window.settle();
    assert!(!window.shows("休会"), "{:?}", window.names());
    assert_eq!(window.screen(), Screen::Import);
    open_list(&mut window);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.settle();
    assert_ne!(kind(&window), before);
}

/// One blank twice: what is offered is that they are one.
const OFFERED: &str = "例会主持词\n同志们：\n现在开会。\n首先，请水利局局长×××同志讲话。\n※※※※\n\
    刚才，水利局局长×××同志讲得很好。\n今天的会议到此结束，散会。\n";

#[test]
fn an_offer_is_declined_for_good_and_comes_back_by_undo() {
    let (mut window, _) = window_with("例会.txt", OFFERED.as_bytes());
    assert!(window.shows("建议 1"), "{:?}", window.names());
    window.click("建议 1");
    assert!(window.shows_part("…首先，请水利局局长×××同志讲话"), "what it is about: {:?}", window.names());
    let words = importing(&window).imported().offers[0].words(Language::Chinese);
    window.click(&format!("不采用 {words}"));
    assert!(importing(&window).imported().offers.is_empty());
    assert!(window.shows("没有建议"), "{:?}", window.names());
    // Another change does not bring it back.
    choose(&mut window, "散会");
    window.click("不要");
    assert!(importing(&window).imported().offers.is_empty());
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(importing(&window).imported().offers.len(), 1);
    window.click(&format!("采用 {words}"));
    assert_eq!(importing(&window).imported().agenda.values.len(), 0, "one person, and nothing else is missing");
}

#[test]
fn the_problems_of_the_agenda_to_be_are_counted_at_once_and_lead_to_their_passage() {
    let text = SCRIPT.replace("今天的会议到此结束，散会。\n", "");
    let text = text.replace("下面进行第一项议程", "首先").replace("下面进行第二项议程", "接下来");
    let (mut window, _) = window_with("例会.txt", text.as_bytes());
    window.click("问题 1");
    window.click("没有宣布散会");
    // The passage that is chosen stands whole below.
    assert_eq!(window.chosen_passage(), "会后，请各班组把今天的要求传达到每一名职工。");
    choose(&mut window, "接下来");
    window.click("算一项议程");
    let found: Vec<String> =
        importing(&window).problems().iter().map(|one| one.problem.message(Language::Chinese)).collect();
    assert!(found.iter().any(|message| message.starts_with("说有 2 项议程")), "{found:?}");
    for message in found.iter().filter(|message| !message.contains("还没有填写")) {
        assert!(window.shows(message), "{message}: {:?}", window.names());
    }
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("问题 1"), "{:?}", window.names());
}

#[test]
fn of_the_problems_errors_come_first_and_none_is_put_in_the_words_of_the_file() {
    let text = SCRIPT.replace("会后，", "首先，请各位安静。会后，").replace("两项议程", "三项议程");
    let text = text.replace("同志们：\n", "同志们：\n请安全科的张文做好发言准备。\n");
    let (mut window, _) = window_with("例会.txt", text.as_bytes());
    let problems = window.names().into_iter().find(|name| name.starts_with("问题 ")).unwrap();
    window.click(&problems);
    let marks: Vec<String> = window.names().into_iter().filter(|name| name == "错误" || name == "提醒").collect();
    assert!(marks.contains(&"错误".to_owned()) && marks.contains(&"提醒".to_owned()), "{:?}", window.names());
    let errors = marks.iter().take_while(|mark| *mark == "错误").count();
    assert!(marks[errors..].iter().all(|mark| mark == "提醒"), "{marks:?}");
    assert!(window.shows_part("由程序数好") && !window.shows_part("people"), "{:?}", window.names());
}

#[test]
fn an_answer_about_somebody_of_the_roster_is_taken_back_like_any_change() {
    let text = OFFERED.replace("刚才，水利局局长×××同志讲得很好。\n", "");
    let (mut window, path) = window_with("例会.txt", text.as_bytes());
    let roster = path.with_file_name("名册.csv");
    fs::write(&roster, "姓名,单位,职务\n郝建章,水利局,局长\n").unwrap();
    window.harness.state_mut().handle(Request::Import(Import::Roster(roster)));
    window.settle();
    window.click("用这份名册");
    window.click("建议 1");
    let offered = |window: &Window| window.names().into_iter().find(|name| name.starts_with("不采用 "));
    window.click(&offered(&window).unwrap());
    assert_eq!(offered(&window), None);
    window.press_with(Modifiers::COMMAND, Key::Z);
    let take = offered(&window).unwrap().replacen("不采用", "采用", 1);
    window.click(&take);
    assert!(importing(&window).imported().agenda.people.values().any(|person| person.name == "郝建章"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(importing(&window).imported().agenda.people.values().all(|person| person.name.is_empty()));
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert!(importing(&window).imported().agenda.people.values().any(|person| person.name == "郝建章"));
}

#[test]
fn what_is_no_document_is_refused_with_what_to_do_and_the_desk_stays_as_it_was() {
    let (window, _) = window_with("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more");
    assert_eq!(window.screen(), Screen::Prepare, "where a message can be read and another file opened");
    assert!(window.shows_part(".docx"), "{:?}", window.names());
    let (window, _) = window_with("空.txt", b"");
    assert!(window.shows_part("空"), "{:?}", window.names());
}

#[test]
fn a_roster_that_cannot_be_read_is_refused_and_the_document_stays() {
    let (mut window, path) = window_with("例会.txt", SCRIPT.as_bytes());
    let roster = path.with_file_name("名册.xlsx");
    fs::write(&roster, b"PK\x03\x04 no archive").unwrap();
    window.harness.state_mut().handle(Request::Import(Import::Roster(roster)));
    window.settle();
    assert_eq!(window.screen(), Screen::Import);
    assert!(window.shows_part("名册.xlsx"), "{:?}", window.names());
}

#[test]
fn the_screen_speaks_english_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("例会.txt");
    fs::write(&path, SCRIPT).unwrap();
    let mut window = Window::over(folder, Some(path), Language::English);
    assert!(window.shows("Make the agenda"), "{:?}", window.names());
    for _ in 0..draft(&window).pieces.len() {
        window.press(Key::ArrowDown);
    }
}

#[test]
fn an_import_that_was_worked_on_is_not_left_by_a_slip_of_the_hand() {
    let (mut window, path) = window_with("例会.txt", SCRIPT.as_bytes());
    assert!(window.close(), "nothing was changed");
    window.click("不要");
    assert!(!window.close(), "what was changed is asked about");
    assert!(window.shows_part("导入还没有完成"), "{:?}", window.names());
    window.click("不关闭");
    let changed = importing(&window).imported().agenda.clone();
    window.click("取消导入");
    assert!(window.desk().importing().is_none() && window.shows_part("刚才的修改还在"), "{:?}", window.names());
    window.harness.state_mut().handle(Request::Import(Import::File(path.clone())));
    window.settle();
    assert_eq!(importing(&window).imported().agenda, changed);
    // Another text under the same name is another document.
    window.click("取消导入");
    fs::write(&path, SCRIPT.replace("青浦", "白沙")).unwrap();
    window.harness.state_mut().handle(Request::Import(Import::File(path)));
    window.settle();
    assert!(window.shows_part("白沙") && !importing(&window).is_changed());
}

#[test]
fn the_script_opens_at_its_beginning_wherever_the_document_was_left() {
    let lines: String = (1..60).map(|line| format!("我们来看第{line}件事情，大家都很关心。\n")).collect();
    let text = SCRIPT.replace("现在开会。", &format!("现在开会。\n{lines}"));
    let (mut window, _) = window_with("例会.txt", text.as_bytes());
    window.press(Key::End);
    window.press_with(Modifiers::COMMAND, Key::S);
    assert_eq!(window.screen(), Screen::Prepare);
    assert!(window.shows("我们来看第1件事情，大家都很关心。"), "{:?}", window.names());
}
