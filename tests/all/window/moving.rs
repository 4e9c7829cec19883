//! Items and steps are dragged to other places, and items copied into other agendas.

use super::Window;
use super::editing::second_item;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, Queryable};
use lectern::app::Screen;
use lectern_core::agenda::{Item, Text};

impl Window {
    /// Drags one thing onto the upper or the lower half of another one.
    pub(super) fn drag(&mut self, from: &str, onto: &str, below: bool) {
        let rect = |window: &Self, name: &str| {
            let is_it = |node: &AccessKitNode<'_>| {
                let called = if node.role() == Role::Label { node.value() } else { node.label() };
                let acts = node.role() == Role::Button || name.starts_with(['·', '第']);
                acts && called.is_some_and(|called| called.starts_with(name))
            };
            let found = window.harness.query_all_by(is_it).next();
            found.unwrap_or_else(|| panic!("nothing is called {name}: {:?}", window.names())).rect()
        };
        let (from, onto) = (rect(self, from).center(), rect(self, onto));
        let to = egui::pos2(onto.center().x, onto.center().y + onto.height() * if below { 0.3 } else { -0.3 });
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.drag_at(from);
        self.harness.step();
        for way in [0.1, 0.5, 1.0] {
            self.harness.hover_at(from + (to - from) * way);
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.harness.step();
        self.settle();
    }
}

#[test]
fn an_item_is_dragged_to_another_place_and_stays_chosen() {
    let mut window = second_item();
    let ids = |window: &Window| -> Vec<String> { window.agenda().items.iter().map(|item| item.id.0.clone()).collect() };
    let names: Vec<String> = window.names();
    let row = |number: usize| {
        let start = format!("{number}. ");
        names.iter().find(|name| name.starts_with(&start)).cloned().unwrap_or_else(|| panic!("{names:?}"))
    };
    let before = ids(&window);
    // Steps of the chosen item stand between it and the next one.
    window.drag(&row(1), &row(3), true);
    let moved = ids(&window);
    assert_eq!((&moved[1], &moved[2], &moved[3]), (&before[2], &before[3], &before[1]));
    assert!(window.desk().document().can_undo());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(ids(&window), before);
    // Let go where it was, it changes nothing.
    window.drag(&row(1), &row(1), false);
    assert_eq!(ids(&window), before);
    assert!(!window.desk().document().can_undo());
}

#[test]
fn a_step_is_dragged_within_its_item_and_into_another_one() {
    let mut window = second_item();
    window.click("宣布开会");
    let steps = |item: &Item| item.steps.len();
    let (opening, film) = (steps(&window.agenda().items[0]), steps(&window.agenda().items[1]));
    window.click("第1步 移到");
    let target = window.agenda().items[1].title.clone().unwrap();
    window.click(&target);
    assert_eq!((steps(&window.agenda().items[0]), steps(&window.agenda().items[1])), (opening - 1, film + 1));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!((steps(&window.agenda().items[0]), steps(&window.agenda().items[1])), (opening, film));
    window.click("1. 观看年度工作短片");
    let words = window.words(1, 0).to_owned();
    window.drag("第1步", "宣布开会", true);
    assert_eq!((steps(&window.agenda().items[0]), steps(&window.agenda().items[1])), (opening + 1, film - 1));
    let Some(Text::Inline(last)) = &window.agenda().items[0].steps.last().unwrap().say else { panic!("words") };
    assert_eq!(*last, words);
    assert!(window.shows("第2步 要说的话"), "the item to which it went is shown: {:?}", window.names());
    window.drag("· 播放短片", "· 各位领导", false);
    assert_eq!(window.words(0, 0), words);
}

#[test]
fn an_item_is_copied_into_another_window() {
    let mut window = second_item();
    let film = window.agenda().items[1].clone();
    window.send(vec![egui::Event::Copy]);
    let copied =
        window.harness.output().platform_output.commands.iter().find_map(|command| {
            if let egui::OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }
        });
    let copied = copied.expect("something for the clipboard");
    window.settle();
    assert!(window.shows_part("已拷贝环节“观看年度工作短片”"), "{:?}", window.names());
    let mut other = Window::with("party-election.json");
    other.press(Key::F6);
    let items = other.agenda().items.len();
    other.click("环节");
    other.send(vec![egui::Event::Paste(copied.clone())]);
    other.settle();
    assert_eq!(other.agenda().items.len(), items + 1);
    assert_eq!((&other.agenda().items[1].title, &other.agenda().items[1].steps), (&film.title, &film.steps));
    assert!(other.shows("第1步 要说的话"), "it is the chosen one");
    assert!(other.shows("已放入环节“观看年度工作短片”"), "{:?}", other.names());
    // Whoever is not in the roster yet comes along, and is told of.
    window.click("2. 宣读表彰决定");
    window.send(vec![egui::Event::Copy]);
    let commands = window.harness.output().platform_output.commands.clone();
    let with_a_person = commands
        .into_iter()
        .find_map(|command| if let egui::OutputCommand::CopyText(text) = command { Some(text) } else { None });
    other.send(vec![egui::Event::Paste(with_a_person.expect("something for the clipboard"))]);
    other.settle();
    assert!(other.shows("已放入环节“宣读表彰决定”；人员里加了华静姝"), "{:?}", other.names());
    other.press_with(Modifiers::COMMAND, Key::Z);
    other.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(other.agenda().items.len(), items);
    // It is no words, wherever the cursor stands.
    other.focus_words("第1步 要说的话");
    let words = other.words(0, 0).to_owned();
    other.send(vec![egui::Event::Paste(copied.clone())]);
    other.settle();
    assert_eq!((other.agenda().items.len(), other.words(0, 0)), (items + 1, words.as_str()));
    other.press_with(Modifiers::COMMAND, Key::Z);
    // In a field it would be text, and asked for by a button it is looked for.
    other.click("复制");
    other.click("粘贴环节（Ctrl+V）");
    other.send(vec![egui::Event::Paste("一段别的话，与环节毫不相干，但是足够长，可以当作讲稿。".to_owned())]);
    other.settle();
    assert!(other.shows_part("剪贴板里没有拷贝的环节"), "{:?}", other.names());
    assert_eq!(other.screen(), Screen::Prepare);
}

#[test]
fn behind_a_question_the_clipboard_changes_nothing() {
    let mut window = second_item();
    let items = window.agenda().items.len();
    window.send(vec![egui::Event::Copy]);
    let copied =
        window.harness.output().platform_output.commands.iter().find_map(|command| {
            if let egui::OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }
        });
    window.settle();
    window.click("按键");
    window.send(vec![egui::Event::Paste(copied.unwrap())]);
    window.settle();
    assert_eq!(window.agenda().items.len(), items);
    window.send(vec![egui::Event::Copy]);
    let commands = &window.harness.output().platform_output.commands;
    assert!(!commands.iter().any(|command| matches!(command, egui::OutputCommand::CopyText(_))));
}
