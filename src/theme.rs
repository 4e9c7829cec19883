//! Colours, letters and spacing. Words have the contrast on their ground that eyes need; tests hold that.

mod colors;
mod palette;

pub use colors::{Appearance, Colors, DARK, LIGHT};
pub use palette::{Palette, Room};

use egui::{Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle};
use egui::{Ui, Visuals};
use std::sync::Arc;

/// Blanks: nobody looks past this.
pub const BLANK_BACK: Color32 = Color32::from_rgb(0xff, 0xd2, 0x1f);
/// The words on a blank.
pub const BLANK_TEXT: Color32 = Color32::from_rgb(0x20, 0x12, 0x00);
/// The ground of the button that most people want next; its words are white.
pub const PRIMARY: Color32 = Color32::from_rgb(0x1f, 0x5f, 0xa8);

/// What every window is cleared with before anything is drawn on it.
pub fn cleared() -> Color32 {
    DARK.ground
}

/// What a place is filled with to have a ground: nothing where it has it already, because without a graphics card a whole
/// window is not cheap to fill.
pub fn fill(ground: Color32) -> Color32 {
    if ground == cleared() { Color32::TRANSPARENT } else { ground }
}

/// The colours that this part of the window is drawn in.
pub fn of(ui: &Ui) -> &'static Colors {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Draws this part of the window in other colours from here on.
pub fn set(ui: &mut Ui, colors: &Colors) {
    let style = ui.ctx().style_of(colors.theme);
    ui.set_style(style);
}

/// Draws the whole window in other colours from here on, with all that opens in front of it.
pub fn set_all(ui: &mut Ui, colors: &Colors) {
    ui.ctx().set_theme(colors.theme);
    set(ui, colors);
}

/// Sets letters and colours. To be called before the first frame: changing fonts later throws every glyph away.
pub fn install(context: &Context) {
    let mut fonts = FontDefinitions::empty();
    let mut data = FontData::from_static(crate::letters::BUNDLED);
    // Fitting strokes to pixels walks the whole font at the start, and Chinese at these sizes gains nothing by it.
    data.tweak.hinting = Some(false);
    fonts.font_data.insert("lectern".to_owned(), Arc::new(data));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["lectern".to_owned()]);
    }
    context.set_fonts(fonts);
    context.set_theme(DARK.theme);
    for (colors, usual) in [(&DARK, Visuals::dark()), (&LIGHT, Visuals::light())] {
        context.set_visuals_of(colors.theme, visuals(colors, usual));
    }
    context.all_styles_mut(|style| {
        let sizes = [
            (TextStyle::Small, 13.0),
            (TextStyle::Body, 16.0),
            (TextStyle::Button, 16.0),
            (TextStyle::Heading, 22.0),
            (TextStyle::Monospace, 15.0),
        ];
        style.text_styles = sizes.map(|(name, size)| (name, FontId::proportional(size))).into();
        style.spacing.button_padding = egui::vec2(12.0, 6.0);
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.interact_size.y = 30.0;
        style.spacing.scroll = egui::style::ScrollStyle::solid();
        style.interaction.tooltip_delay = 0.3;
        style.interaction.selectable_labels = false;
    });
}

/// What the toolkit draws its own parts in. `usual` is its own choice, for what is not set here.
fn visuals(colors: &Colors, usual: Visuals) -> Visuals {
    let mut visuals = usual;
    // Letters are kept as images; other options for one appearance would throw them away whenever it changes.
    visuals.text_options = Visuals::dark().text_options;
    visuals.panel_fill = colors.ground;
    visuals.window_fill = colors.panel;
    visuals.window_stroke = Stroke::new(1.0, colors.edge);
    visuals.extreme_bg_color = colors.field;
    visuals.override_text_color = Some(colors.text);
    // What a field says while nothing is in it.
    visuals.weak_text_color = Some(colors.faint);
    visuals.hyperlink_color = colors.accent;
    visuals.warn_fg_color = colors.warn;
    visuals.error_fg_color = colors.bad;
    visuals.selection.bg_fill = colors.selection;
    visuals.selection.stroke = Stroke::new(1.5, colors.accent);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, colors.edge);
    for (widget, fill) in [
        (&mut widgets.inactive, colors.raised),
        (&mut widgets.hovered, colors.hovered),
        (&mut widgets.active, colors.selection),
        (&mut widgets.open, colors.hovered),
    ] {
        widget.weak_bg_fill = fill;
        widget.bg_fill = fill;
        widget.fg_stroke.color = colors.text;
    }
    widgets.inactive.bg_fill = colors.handle;
    widgets.inactive.bg_stroke = Stroke::new(1.0, colors.edge);
    for widget in [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
        &mut widgets.noninteractive,
    ] {
        widget.corner_radius = CornerRadius::same(5);
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f32 {
        let channel = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// Holds that every one of some inks has a contrast on every one of some grounds.
    fn holds(name: &str, least: f32, inks: &[Color32], grounds: &[Color32]) {
        for ink in inks {
            for ground in grounds {
                let found = contrast(*ink, *ground);
                assert!(found >= least, "{name}: {ink:?} on {ground:?} has {found}, not {least}");
            }
        }
    }

    #[test]
    fn what_is_read_aloud_has_a_contrast_of_seven_to_one() {
        for room in Room::ALL {
            let (name, p) = (format!("{room:?}"), room.palette());
            holds(&name, 7.0, &[p.speech, p.filled, p.stress, p.direction], &[p.ground]);
            holds(&name, 7.0, &[p.on_blank], &[p.blank]);
            // Where the check has found something, the words lie on the ground of what is chosen.
            holds(&name, 4.5, &[p.speech, p.filled, p.stress, p.direction], &[room.colors().chosen]);
            // The next words are dim but can be read.
            holds(&name, 4.5, &[p.ahead], &[p.ground]);
            assert!(contrast(p.done, p.ground) < contrast(p.ahead, p.ground), "{room:?}");
        }
    }

    #[test]
    fn the_words_of_the_window_can_be_read_in_both_appearances() {
        for (name, c) in [("dark", &DARK), ("light", &LIGHT)] {
            let grounds = [c.ground, c.panel, c.raised, c.field, c.chosen];
            holds(name, 7.0, &[c.text, c.strong], &grounds);
            holds(name, 7.0, &[c.text, c.strong], &[c.hovered, c.selection]);
            let colored = [c.filled, c.stress, c.direction, c.accent, c.missing, c.good, c.warn, c.bad];
            holds(name, 4.5, &colored, &grounds);
            holds(name, 4.5, &[c.muted], &grounds);
            holds(name, 4.5, &[c.faint], &[c.ground, c.panel, c.field]);
            holds(name, 4.5, &[c.on_state], &[c.good, c.warn, c.bad, c.accent, c.muted]);
            // The ring is no word: it has to be seen beside whatever it lies around.
            holds(name, 4.5, &[c.focus], &grounds);
        }
        holds("the next step", 4.5, &[Color32::WHITE], &[PRIMARY]);
        holds("a blank", 7.0, &[BLANK_TEXT], &[BLANK_BACK]);
    }

    #[test]
    fn what_stands_over_the_script_can_be_read_on_its_paper() {
        for room in Room::ALL {
            let (c, paper) = (room.colors(), room.palette().ground);
            let name = format!("{room:?}");
            holds(&name, 7.0, &[c.text, c.strong], &[paper]);
            holds(&name, 4.5, &[c.muted, c.direction, c.stress, c.good, c.warn, c.bad, c.focus], &[paper]);
        }
    }

    #[test]
    fn each_appearance_is_found_again_by_the_toolkit() {
        let context = Context::default();
        install(&context);
        for colors in [&DARK, &LIGHT] {
            let mut found = None;
            let mut output = context.run_ui(egui::RawInput::default(), |ui| {
                set(ui, colors);
                found = Some(of(ui));
            });
            output.textures_delta.clear();
            assert_eq!(found, Some(colors));
        }
        assert_eq!(
            context.style_of(DARK.theme).visuals.text_options,
            context.style_of(LIGHT.theme).visuals.text_options
        );
    }

    #[test]
    fn the_button_goes_through_every_room() {
        let mut seen = vec![Room::default()];
        while seen.last().map(|room| room.next()) != Some(Room::default()) {
            seen.extend(seen.last().map(|room| room.next()));
        }
        assert_eq!(seen, Room::ALL);
    }
}
