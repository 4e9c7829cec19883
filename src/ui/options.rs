//! The page of options: how the script is read and set, and what the buttons of a clicker do.

use super::Wish;
use super::present::ReadingStyle;
use super::widgets::{action_button, dialog, tick};
use crate::action::{Action, Clicker, ClickerUse};
use crate::prompter::{Mode, PACES, Pinyin};
use crate::strings::Strings;
use crate::theme::{self, Appearance, Room};
use egui::{Grid, RichText, ScrollArea, Slider, Ui};
use lectern_core::Language;

/// What the page shows.
#[derive(Debug)]
pub struct OptionsView<'a> {
    /// The words of the window.
    pub strings: &'static Strings,
    /// How the host reads.
    pub reading: ReadingStyle,
    /// How the screens look on which a meeting is prepared.
    pub appearance: Appearance,
    /// The clicker.
    pub clicker: &'a Clicker,
}

/// What the page itself remembers.
#[derive(Debug, Default)]
pub struct OptionsUi {
    /// What the next button that is pressed is to do.
    pub catching: Option<ClickerUse>,
}

/// Shows the page. Answers with what the person asked for, and whether the page stays.
pub fn options(ui: &Ui, view: &OptionsView<'_>, own: &mut OptionsUi) -> (Vec<Wish>, bool) {
    let mut wishes = Vec::new();
    let strings = view.strings;
    let modal = dialog(ui, "options").show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 60.0).min(680.0));
        ui.label(RichText::new(strings.options_title).heading());
        ui.add_space(8.0);
        // On a small screen, or with large letters, the button below stays in sight.
        let height = (room.y - 170.0).max(80.0);
        ScrollArea::both().min_scrolled_height(height).max_height(height).show(ui, |ui| {
            reading(ui, view, &mut wishes);
            ui.add_space(10.0);
            ui.separator();
            clicker(ui, view, own, &mut wishes);
        });
        ui.add_space(10.0);
        ui.button(strings.close).clicked()
    });
    let stays = !(modal.inner || modal.backdrop_response.clicked());
    (wishes, stays)
}

fn reading(ui: &mut Ui, view: &OptionsView<'_>, wishes: &mut Vec<Wish>) {
    let (strings, language) = (view.strings, view.strings.language);
    let mut now = view.reading;
    Grid::new("reading").num_columns(2).spacing([24.0, 10.0]).show(ui, |ui| {
        ui.label(strings.reading_mode);
        ui.horizontal(|ui| {
            for mode in [Mode::Step, Mode::Page, Mode::Roll] {
                ui.selectable_value(&mut now.mode, mode, mode_name(mode, language));
            }
            action(ui, Action::ReadingMode, view, wishes);
        });
        ui.end_row();
        let label = ui.label(strings.pace);
        ui.horizontal(|ui| {
            ui.add(Slider::new(&mut now.pace, PACES.0..=600.0).step_by(10.0)).labelled_by(label.id);
            for one in [Action::Slower, Action::Faster, Action::PaceFromPlan] {
                action(ui, one, view, wishes);
            }
        });
        ui.end_row();
        let label = ui.label(strings.cue_height);
        let mut percent = now.cue * 100.0;
        ui.add(Slider::new(&mut percent, 5.0..=70.0).step_by(1.0).suffix(" %")).labelled_by(label.id);
        now.cue = percent / 100.0;
        ui.end_row();
        let label = ui.label(strings.leading);
        ui.add(Slider::new(&mut now.leading, 1.2..=2.4).step_by(0.05)).labelled_by(label.id);
        ui.end_row();
        let label = ui.label(strings.margin);
        let mut percent = now.margin * 100.0;
        ui.add(Slider::new(&mut percent, 0.0..=30.0).step_by(1.0).suffix(" %")).labelled_by(label.id);
        now.margin = percent / 100.0;
        ui.end_row();
        ui.label(strings.room);
        ui.horizontal(|ui| {
            for room in Room::ALL {
                ui.selectable_value(&mut now.room, room, room_name(room, language));
            }
            action(ui, Action::Room, view, wishes);
        });
        ui.end_row();
        ui.label(strings.appearance);
        ui.horizontal(|ui| {
            for (one, called) in [(Appearance::Dark, strings.dark), (Appearance::Light, strings.light)] {
                let is_now = view.appearance == one;
                if ui.selectable_label(is_now, called).clicked() && !is_now {
                    wishes.push(Wish::Act(Action::Appearance));
                }
            }
        });
        ui.end_row();
        ui.label(strings.names_pinyin);
        ui.horizontal(|ui| {
            for pinyin in Pinyin::ALL {
                ui.selectable_value(&mut now.pinyin, pinyin, pinyin_name(pinyin, language));
            }
            action(ui, Action::Pinyin, view, wishes);
        });
        ui.end_row();
        ui.label(strings.mirror);
        ui.horizontal(|ui| {
            tick(ui, &mut now.flip.x, language.pick("左右", "left and right"));
            tick(ui, &mut now.flip.y, language.pick("上下", "above and below"));
        });
        ui.end_row();
    });
    // A slider rounds what it shows: only a change by hand is one.
    if changed(&now, &view.reading) {
        wishes.push(Wish::Reading(now));
    }
}

/// 逐段.
pub fn mode_name(mode: Mode, language: Language) -> &'static str {
    match mode {
        Mode::Step => language.pick("逐段", "by steps"),
        Mode::Page => language.pick("整屏", "by pages"),
        Mode::Roll => language.pick("滚动", "rolling"),
    }
}

fn room_name(room: Room, language: Language) -> &'static str {
    match room {
        Room::Dark => language.pick("暗场", "dark room"),
        Room::Bright => language.pick("明亮", "bright room"),
        Room::ColorBlind => language.pick("色觉友好", "colour-blind"),
    }
}

fn pinyin_name(pinyin: Pinyin, language: Language) -> &'static str {
    match pinyin {
        Pinyin::Never => language.pick("不注音", "none"),
        Pinyin::Hard => language.pick("生僻和多音的字", "hard characters"),
        Pinyin::All => language.pick("所有人名", "all names"),
    }
}

fn changed(a: &ReadingStyle, b: &ReadingStyle) -> bool {
    (a.mode, a.room, a.flip, a.pinyin) != (b.mode, b.room, b.flip, b.pinyin)
        || (a.pace - b.pace).abs() > 0.5
        || (a.cue - b.cue).abs() > 0.001
        || (a.leading - b.leading).abs() > 0.001
        || (a.margin - b.margin).abs() > 0.001
}

fn action(ui: &mut Ui, action: Action, view: &OptionsView<'_>, wishes: &mut Vec<Wish>) {
    if action_button(ui, action, view.strings.language).clicked() {
        wishes.push(Wish::Act(action));
    }
}

fn clicker(ui: &mut Ui, view: &OptionsView<'_>, own: &mut OptionsUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    ui.label(RichText::new(strings.clicker).size(18.0));
    ui.label(RichText::new(strings.clicker_hint).color(theme::of(ui).muted));
    ui.horizontal(|ui| {
        for use_as in ClickerUse::ALL {
            let what = use_as.action().label(strings.language);
            let name = strings.language.pick(format!("指定：{what}"), format!("Assign: {what}"));
            if ui.selectable_label(own.catching == Some(use_as), name).clicked() {
                own.catching = if own.catching == Some(use_as) { None } else { Some(use_as) };
            }
        }
    });
    if own.catching.is_some() {
        ui.label(RichText::new(strings.press_button).color(theme::of(ui).warn));
    }
    let mut clicker = view.clicker.clone();
    clicker.buttons.retain(|(key, use_as)| {
        ui.horizontal(|ui| {
            ui.label(format!("{key} → {}", use_as.action().label(strings.language)));
            !ui.button(strings.forget).clicked()
        })
        .inner
    });
    ui.horizontal(|ui| {
        let label = ui.label(strings.bounce);
        ui.add(Slider::new(&mut clicker.bounce, 0..=500).step_by(10.0).suffix(" ms")).labelled_by(label.id);
    });
    if clicker != *view.clicker {
        wishes.push(Wish::Clicker(clicker));
    }
}
