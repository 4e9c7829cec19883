//! The message in front of a screen: of the desk, or of the windows beside this one.

use super::{App, Screen, views};
use crate::desk::Request;
use crate::ui::Wish;
use crate::ui::dialogs::{self, MessagePlace};
use egui::Ui;
use std::time::Duration;

/// Seconds that a calm message stays,
const MESSAGE_STAYS: f64 = 8.0;
/// and one that says more than whoever comes from another screen reads at once, or has something to press.
const LONG_MESSAGE_STAYS: f64 = 20.0;
/// From so many characters on a message is long.
const LONG: usize = 60;

impl App {
    pub(super) fn message(&mut self, ui: &mut Ui) -> Vec<Wish> {
        if self.comparing.is_some() {
            // It asks the same, with what there is to know about it.
            return Vec::new();
        }
        let screens = self.screens.notice.map(|notice| views::screen_message(notice, self.strings(), self.colors()));
        let of_screens = screens.is_some();
        let Some(message) = screens.or_else(|| views::message(&self.desk, self.settings.language, self.colors()))
        else {
            self.message_since = None;
            return Vec::new();
        };
        let now = ui.input(|input| input.time);
        let since = match &self.message_since {
            Some((seen, since)) if *seen == message.text => *since,
            Some(_) | None => {
                self.message_since = Some((message.text.clone(), now));
                now
            }
        };
        let passing = of_screens || views::is_passing(&self.desk, self.screen() == Screen::Present);
        let is_long = message.offers_save_as || message.text.chars().count() >= LONG;
        let stays = if is_long { LONG_MESSAGE_STAYS } else { MESSAGE_STAYS };
        if passing && now - since > stays {
            self.dismiss();
            return Vec::new();
        }
        if passing {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(stays));
        }
        let place = match self.screen() {
            Screen::Prepare if passing => MessagePlace::Top,
            Screen::Present if self.changing.is_some() || !self.views.untrue().is_empty() => MessagePlace::Heading,
            Screen::Import => MessagePlace::Edge,
            Screen::Prepare | Screen::Present => MessagePlace::Bottom,
        };
        dialogs::message(ui, &message, place, self.strings())
    }

    /// The message in front has been read: one about windows lies over one of the desk.
    pub(super) fn dismiss(&mut self) {
        if self.screens.notice.take().is_none() {
            self.desk.handle(Request::Dismiss);
        }
    }
}
