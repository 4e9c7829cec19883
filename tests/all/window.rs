//! The window without a screen: keys and clicks in, what a screen reader would say out. A character that the bundled
//! font lacks and a field without a name fail every test here by themselves.

mod appearance;
mod checking;
mod editing;
mod first_steps;
mod importing;
mod languages;
mod layout;
mod live_changes;
mod moving;
mod names;
mod outside;
mod preparing;
mod presenting;
mod reading;
mod recording;
mod recovering;
mod rosters;
mod screens;
mod writing;

use egui::accesskit::{Action as AccessAction, Role};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::action::Clicker;
use lectern::app::settings::Settings;
use lectern::app::{App, Screen};
use lectern::desk::Desk;
use lectern_core::Language;
use lectern_core::session::{Live, Session};
use lectern_core::view::{FlowEntry, Focus, Progress, PrompterView, prompter_view};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const SAMPLES: [&str; 4] = ["cadre-forum.json", "party-election.json", "awards.json", "cadre-forum-draft.json"];

/// A laptop's screen.
const SIZE: [f32; 2] = [1366.0, 768.0];

/// A window over a desk with folders of its own.
struct Window {
    harness: Harness<'static, App>,
    folder: TempDir,
}

/// A thing on the screen as a screen reader knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    role: Role,
    /// Its name.
    name: String,
    /// Its tooltip.
    hint: String,
    /// Whether a person can do something with it.
    acts: bool,
    disabled: bool,
}

impl Window {
    /// With the sample on the desk, or what was not finished there.
    fn new() -> Self {
        Self::over(tempfile::tempdir().unwrap(), None, Language::Chinese)
    }

    /// With a copy of one of the samples, which may be written to.
    fn with(sample: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/agendas")), &folder.path().join("agendas"));
        let path = folder.path().join("agendas").join(sample);
        Self::over(folder, Some(path), Language::Chinese)
    }

    fn over(folder: TempDir, file: Option<PathBuf>, language: Language) -> Self {
        // These tests press faster than any worn button bounces.
        let clicker = Clicker { bounce: 0, ..Clicker::default() };
        Self::set(folder, file, Settings { language, clicker, ..Settings::default() })
    }

    fn set(folder: TempDir, file: Option<PathBuf>, settings: Settings) -> Self {
        let data = folder.path().join("data");
        let mut desk = Desk::new(Some(data.clone()));
        desk.begin(file);
        let app = App::new(desk, settings, Some(data));
        let harness = Harness::builder()
            .with_size(SIZE)
            // Lines of the script come from a thread, each with a frame of its own.
            .with_max_steps(120)
            .with_context_setup(lectern::theme::install)
            .build_ui_state(
                |ui, app: &mut App| {
                    app.logic(ui.ctx());
                    app.show(ui);
                },
                app,
            );
        let mut window = Self { harness, folder };
        window.settle();
        window
    }

    /// The program is killed and started again.
    fn killed_and_started_again(self) -> Self {
        let Self { harness, folder } = self;
        drop(harness);
        Self::over(folder, None, Language::Chinese)
    }

    /// Draws until nothing moves.
    fn settle(&mut self) {
        self.harness.run();
    }

    /// What a keyboard sends: the key, the letter that it means, and the release.
    fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.send(key_events(modifiers, key));
        self.harness.input_mut().events.push(release(modifiers, key));
        self.settle();
    }

    /// The key is held down for some frames, after it was pressed.
    fn hold(&mut self, key: Key, frames: usize) {
        for _ in 0..frames {
            self.send(key_events(Modifiers::NONE, key));
        }
        self.settle();
    }

    /// Everything arrives within one frame.
    fn send(&mut self, events: Vec<Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
    }

    /// What an input method has half composed, or has settled on.
    fn compose(&mut self, letters: &str) {
        let text = letters.to_owned();
        self.send(vec![Event::Ime(egui::ImeEvent::Preedit { text, active_range_chars: None })]);
        self.settle();
    }

    fn commit(&mut self, word: &str) {
        self.send(vec![Event::Ime(egui::ImeEvent::Commit(word.to_owned()))]);
        self.settle();
    }

    fn type_text(&mut self, text: &str) {
        self.send(vec![Event::Text(text.to_owned())]);
        self.settle();
    }

    fn click(&mut self, name: &str) {
        // Where a thing has two buttons, such as the start, either does.
        let found = self.harness.query_all_by_label(name).find(acts);
        found.unwrap_or_else(|| panic!("nothing to click is called {name}")).click();
        self.settle();
    }

    /// Puts the cursor into the field with this name.
    fn focus(&mut self, name: &str) {
        // As a screen reader does, because it may have to be scrolled to.
        self.harness.get_by_role_and_label(Role::TextInput, name).focus();
        self.settle();
    }

    fn seen(&self) -> Vec<Seen> {
        let nodes = self.harness.root().children_recursive().filter(|node| !node.accesskit_node().is_hidden());
        let seen = nodes.map(|node| {
            let acts = acts(&node);
            let node = node.accesskit_node();
            let name = if node.role() == Role::Label { node.value() } else { node.label() };
            Seen {
                role: node.role(),
                name: name.unwrap_or_default(),
                hint: node.data().description().unwrap_or_default().to_owned(),
                acts,
                disabled: node.is_disabled(),
            }
        });
        seen.collect()
    }

    fn names(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.name).filter(|name| !name.is_empty()).collect()
    }

    fn shows(&self, name: &str) -> bool {
        self.names().iter().any(|shown| shown == name)
    }

    fn shows_part(&self, part: &str) -> bool {
        self.names().iter().any(|shown| shown.contains(part))
    }

    /// What stands in the field that has the focus.
    fn typed(&self) -> Option<String> {
        let node = self.harness.query_by(|node| node.is_focused() && node.role() == Role::TextInput);
        node.map(|node| node.accesskit_node().value().unwrap_or_default())
    }

    /// The passage that is chosen on the import screen.
    fn chosen_passage(&self) -> String {
        let node = self.harness.get_by_role_and_label(Role::MultilineTextInput, "选中的段落");
        node.accesskit_node().value().unwrap_or_default()
    }

    fn desk(&self) -> &Desk {
        self.harness.state().desk()
    }

    fn screen(&self) -> Screen {
        self.harness.state().screen()
    }

    fn live(&self) -> &Live {
        self.desk().session().live().expect("a meeting")
    }

    fn is_over(&self) -> bool {
        matches!(self.desk().session(), Session::Adjourned { .. })
    }

    fn view(&self) -> PrompterView {
        prompter_view(self.desk().held(), self.desk().session())
    }

    /// Does what the meeting asks for, by keys: answers a choice with the first sentence, fields with figures, and goes
    /// on otherwise.
    fn go_on(&mut self) {
        match self.view().focus {
            Focus::Choose => self.press(Key::Num1),
            Focus::Enter => {
                // The first empty field has the cursor, and Enter leads on to the next.
                let here = self.live().position.clone();
                for figure in 40..50 {
                    self.type_text(&figure.to_string());
                    self.press(Key::Enter);
                    if self.live().position != here {
                        return;
                    }
                    if self.view().sums.iter().any(|sum| !sum.holds()) {
                        // Figures out of the air do not come to what they should, and the host knows better.
                        return self.press_with(Modifiers::COMMAND, Key::ArrowRight);
                    }
                }
                panic!("the fields at {here:?} are never full");
            }
            Focus::Say | Focus::Wait(_) => self.press(Key::Space),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for one in fs::read_dir(from).unwrap() {
        let path = one.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).unwrap();
        }
    }
}

fn acts(node: &egui_kittest::Node<'_>) -> bool {
    let data = node.accesskit_node().data();
    data.supports_action(AccessAction::Click) || matches!(data.role(), Role::Button | Role::TextInput)
}

fn release(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers }
}

/// A press as the window system reports it: the key and, for a key with a letter, the letter. Without a release
/// between two of them the key is held down.
fn key_events(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let with_letters = [(Key::Space, " "), (Key::Questionmark, "?"), (Key::Period, "."), (Key::Plus, "+")];
    let letter = match with_letters.iter().find(|(with, _)| *with == key) {
        Some((_, letter)) => (*letter).to_owned(),
        None if key.name().chars().count() == 1 => key.name().to_lowercase(),
        None => String::new(),
    };
    let mut events = vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }];
    if !letter.is_empty() && !modifiers.command {
        events.push(Event::Text(letter));
    }
    events
}

/// The words of the first entry at the reading place that is spoken; none during a wait, a choice or an entry.
fn paragraph_here(view: &PrompterView) -> Option<String> {
    view.flow.iter().find_map(|entry| match entry {
        FlowEntry::Paragraph(paragraph) if paragraph.progress == Progress::Current => Some(paragraph.text()),
        FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    })
}
