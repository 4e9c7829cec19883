//! The panel in which a running meeting is changed: what it is about, what would be done, and what would be said then.

use super::App;
use crate::desk::{Desk, Request};
use crate::ui::present::{ChangeView, ChangeWish};
use egui::{Key, Modifiers, Ui};
use lectern_core::Language;
use lectern_core::session::{Change, Command, Untrue};
use lectern_core::time::Span;
use lectern_core::view::{Does, Preview, Target, Way, preview, targets, ways};

/// So long after the call it shows whether somebody comes.
const CALLED: Span = Span(90_000);

/// The panel while it is open.
#[derive(Debug)]
pub(super) struct Changing {
    targets: Vec<Target>,
    target: usize,
    ways: Vec<Way>,
    chosen: usize,
    name: String,
    preview: Option<Preview>,
    /// The state of the desk that all of it was made of.
    revision: u64,
}

impl Changing {
    fn new(desk: &mut Desk, about: Option<&Target>, language: Language) -> Self {
        let targets = targets(desk.held(), desk.session(), language);
        let mut changing = Self {
            target: 0,
            ways: Vec::new(),
            chosen: 0,
            name: String::new(),
            preview: None,
            revision: desk.revision(),
            targets,
        };
        let kept = about.and_then(|about| {
            let is_same = |target: &Target| (&about.item, &about.step) == (&target.item, &target.step);
            changing.targets.iter().position(is_same)
        });
        changing.look_at(desk, kept.unwrap_or(0), language);
        if kept.is_none() {
            // Whoever was called just now may not be here; whoever has spoken for a while is, and the next one is meant.
            let speaks = desk.clock().wait_elapsed.is_some_and(|elapsed| elapsed > CALLED);
            let skipped = usize::from(speaks && changing.targets.len() > 1);
            let next = (skipped..changing.targets.len()).find(|next| {
                changing.look_at(desk, *next, language);
                changing.is_about_turn()
            });
            changing.look_at(desk, next.unwrap_or(0), language);
        }
        changing
    }

    /// Whether it is about somebody who can still be absent.
    fn is_about_turn(&self) -> bool {
        self.ways.iter().any(|way| matches!(&way.does, Does::Command(Command::Change(Change::Absent { .. }))))
    }

    fn look_at(&mut self, desk: &mut Desk, target: usize, language: Language) {
        let over = desk.clock().over;
        self.target = target.min(self.targets.len().saturating_sub(1));
        let target = self.targets.get(self.target);
        let ways = target.map(|target| ways((desk.rundown(), desk.held()), desk.session(), target, over, language));
        self.ways = ways.unwrap_or_default();
        // A way that wants a name would take the keys.
        let first = self.ways.iter().position(|way| matches!(way.does, Does::Command(_)));
        self.choose(desk, first.unwrap_or(0), language);
    }

    fn choose(&mut self, desk: &mut Desk, way: usize, language: Language) {
        self.chosen = way;
        self.name.clear();
        self.refresh(desk, language);
    }

    fn refresh(&mut self, desk: &mut Desk, language: Language) {
        let now = desk.read_clock().now;
        let command = self.command(desk);
        self.preview = command.and_then(|command| {
            let written = (&**desk.rundown(), desk.document().problems());
            preview(written, desk.held(), desk.session(), &command, now, language)
        });
    }

    /// What would be done, where it needs no name or has one.
    fn command(&self, desk: &Desk) -> Option<Command> {
        match &self.ways.get(self.chosen)?.does {
            Does::Command(command) => Some(command.clone()),
            Does::Named(wanted) => wanted.with(desk.held(), &self.name),
        }
    }

    /// What the panel shows.
    pub(super) fn view(&self) -> ChangeView<'_> {
        ChangeView {
            targets: &self.targets,
            target: self.target,
            ways: &self.ways,
            chosen: self.chosen,
            name: &self.name,
            preview: self.preview.as_ref(),
        }
    }

    fn wish(&self, key: Key) -> Option<ChangeWish> {
        let step = |from: usize, length: usize, by: isize| from.checked_add_signed(by).filter(|to| *to < length);
        let ways = |by| step(self.chosen, self.ways.len(), by).map(ChangeWish::Choose);
        let targets = |by| step(self.target, self.targets.len(), by).map(ChangeWish::Target);
        let moves: [(Key, Option<ChangeWish>); 5] = [
            (Key::Enter, Some(ChangeWish::Apply)),
            (Key::ArrowDown, ways(1)),
            (Key::ArrowUp, ways(-1)),
            (Key::ArrowRight, targets(1)),
            (Key::ArrowLeft, targets(-1)),
        ];
        let by_letter = || {
            let name = key.symbol_or_name().to_lowercase();
            let is_meant = |way: &Way| name == way.key.to_string();
            self.ways.iter().position(is_meant).map(ChangeWish::Choose)
        };
        match moves.into_iter().find(|(other, _)| *other == key) {
            Some((_, wish)) => wish,
            None => by_letter(),
        }
    }
}

impl App {
    pub(super) fn toggle_changing(&mut self) {
        self.changing = match self.changing.take() {
            Some(_) => None,
            None => {
                let changing = Changing::new(&mut self.desk, None, self.settings.language);
                (!changing.targets.is_empty()).then_some(changing)
            }
        };
    }

    /// Takes the keys that mean something in the panel, and lets it follow what has happened since.
    pub(super) fn keep_changing(&mut self, ui: &Ui, typing: bool) {
        let Some(open) = &self.changing else { return };
        if open.revision != self.desk.revision() {
            let about = open.targets.get(open.target).cloned();
            let (label, name) = (open.ways.get(open.chosen).map(|way| way.label.clone()), open.name.clone());
            let mut changing = Changing::new(&mut self.desk, about.as_ref(), self.settings.language);
            // Whatever happened meanwhile, the same is chosen as before, and what was typed is there.
            let same = changing.ways.iter().position(|way| Some(&way.label) == label.as_ref());
            if let Some(same) = same.filter(|_| about.as_ref() == changing.targets.get(changing.target)) {
                changing.chosen = same;
                changing.name = name;
                changing.refresh(&mut self.desk, self.settings.language);
            }
            self.changing = (!changing.targets.is_empty()).then_some(changing);
        }
        let Some(open) = &self.changing else { return };
        if typing {
            return;
        }
        let wish = ui.input_mut(|input| {
            let mut found = None;
            input.events.retain(|event| {
                let egui::Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } = event else {
                    return true;
                };
                if found.is_some() {
                    return true;
                }
                found = open.wish(*key);
                found.is_none()
            });
            if found.is_some() {
                // The same press would land in a field that gets the focus now.
                input.events.retain(|event| !matches!(event, egui::Event::Text(_)));
            }
            found
        });
        if let Some(wish) = wish {
            self.grant_changing(wish);
        }
    }

    pub(super) fn grant_changing(&mut self, wish: ChangeWish) {
        let language = self.settings.language;
        if let ChangeWish::About(item) = &wish {
            let targets = targets(self.desk.held(), self.desk.session(), language);
            let about = targets.iter().find(|target| target.item == *item);
            self.changing = about.map(|about| Changing::new(&mut self.desk, Some(about), language));
        }
        let Some(open) = &mut self.changing else { return };
        match wish {
            ChangeWish::Target(target) => open.look_at(&mut self.desk, target, language),
            ChangeWish::Choose(way) => open.choose(&mut self.desk, way, language),
            ChangeWish::Name(name) => {
                open.name = name;
                open.refresh(&mut self.desk, language);
            }
            ChangeWish::Apply => {
                if let Some(command) = open.command(&self.desk) {
                    self.changing = None;
                    self.desk.handle(Request::Command(command));
                }
            }
            ChangeWish::Close => self.changing = None,
            ChangeWish::About(_) => {}
        }
    }

    /// Says the first words ahead that are not true any more otherwise.
    pub(super) fn reword(&mut self) {
        self.say_instead(self.views.untrue().iter().take(1).map(|one| one.change.clone()).collect());
    }

    /// Says all of them otherwise that are certainly not true; one key takes it back.
    pub(super) fn reword_all(&mut self) {
        let certain = self.views.untrue().iter().filter(|one| !one.is_doubtful);
        self.say_instead(certain.map(|one| one.change.clone()).collect());
    }

    /// Leaves the first of them as they are: somebody has looked, and knows better.
    pub(super) fn read_as_written(&mut self) {
        self.say_instead(self.views.untrue().iter().take(1).map(Untrue::as_written).collect());
    }

    fn say_instead(&mut self, changes: Vec<Change>) {
        if !changes.is_empty() {
            self.desk.handle(Request::Command(Command::ChangeAll(changes)));
        }
    }
}
