//! Colours, letters and spacing. Speech has a contrast of at least 7:1 on its ground; a test holds that.

use egui::{Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Visuals};
use std::sync::Arc;

/// The ground of every window: what it is cleared with, so that nobody needs to fill it.
pub const GROUND: Color32 = Color32::from_rgb(0x0f, 0x12, 0x17);
/// Bars and panels on it.
pub const PANEL: Color32 = Color32::from_rgb(0x18, 0x1d, 0x25);
/// Raised things on those.
pub const RAISED: Color32 = Color32::from_rgb(0x25, 0x2d, 0x39);
/// Words to say now.
pub const SPEECH: Color32 = Color32::from_rgb(0xff, 0xff, 0xff);
/// Words to say now that a placeholder was filled with.
pub const FILLED: Color32 = Color32::from_rgb(0xc4, 0xe4, 0xff);
/// Stressed words to say now.
pub const STRESS: Color32 = Color32::from_rgb(0xff, 0xdd, 0x8a);
/// Words to say later.
pub const AHEAD: Color32 = Color32::from_rgb(0x93, 0x9d, 0xac);
/// Words already said.
pub const DONE: Color32 = Color32::from_rgb(0x5c, 0x66, 0x75);
/// What is not speech: directions, who acts.
pub const DIRECTION: Color32 = Color32::from_rgb(0x5f, 0xd6, 0xc4);
/// Blanks: nobody looks past this.
pub const BLANK_BACK: Color32 = Color32::from_rgb(0xff, 0xd2, 0x1f);
/// The words on a blank.
pub const BLANK_TEXT: Color32 = Color32::from_rgb(0x20, 0x12, 0x00);
/// The ground of the button that most people want next; its words are white.
pub const PRIMARY: Color32 = Color32::from_rgb(0x1f, 0x5f, 0xa8);
/// The place where the host is.
pub const ACCENT: Color32 = Color32::from_rgb(0x4d, 0xa3, 0xff);
/// In time.
pub const GOOD: Color32 = Color32::from_rgb(0x6f, 0xdc, 0x8c);
/// Nearly out of time; warnings.
pub const WARN: Color32 = Color32::from_rgb(0xff, 0xc4, 0x4d);
/// Over time; errors.
pub const BAD: Color32 = Color32::from_rgb(0xff, 0x7b, 0x72);
/// Ordinary words of the window.
pub const TEXT: Color32 = Color32::from_rgb(0xdd, 0xe3, 0xea);
/// Words of less weight.
pub const MUTED: Color32 = Color32::from_rgb(0x9a, 0xa5, 0xb4);

/// The colours that the script is shown in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// The ground.
    pub ground: Color32,
    /// Words to say now.
    pub speech: Color32,
    /// Those that a placeholder was filled with.
    pub filled: Color32,
    /// Those that are stressed.
    pub stress: Color32,
    /// Words to say later.
    pub ahead: Color32,
    /// Words already said.
    pub done: Color32,
    /// What is not speech.
    pub direction: Color32,
    /// The ground of a blank, and the words on it.
    pub blank: Color32,
    /// The words on a blank.
    pub on_blank: Color32,
    /// The mark of the reading place.
    pub accent: Color32,
}

/// Rooms, and eyes, that the script is shown to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Room {
    /// A dark room, or a usual one.
    #[default]
    Dark,
    /// A bright room: dark letters on paper.
    Bright,
    /// Eyes that do not tell red from green: blue and yellow only, with more between the lights.
    ColorBlind,
}

impl Room {
    /// All of them, in the order of the button.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Bright, Self::ColorBlind];

    /// The next one.
    pub fn next(self) -> Self {
        match self {
            Self::Dark => Self::Bright,
            Self::Bright => Self::ColorBlind,
            Self::ColorBlind => Self::Dark,
        }
    }

    /// Its colours.
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Dark => &DARK,
            Self::Bright => &BRIGHT,
            Self::ColorBlind => &COLOR_BLIND,
        }
    }
}

static DARK: Palette = Palette {
    ground: GROUND,
    speech: SPEECH,
    filled: FILLED,
    stress: STRESS,
    ahead: AHEAD,
    done: DONE,
    direction: DIRECTION,
    blank: BLANK_BACK,
    on_blank: BLANK_TEXT,
    accent: ACCENT,
};

static BRIGHT: Palette = Palette {
    ground: Color32::from_rgb(0xfa, 0xf7, 0xef),
    speech: Color32::from_rgb(0x10, 0x10, 0x10),
    filled: Color32::from_rgb(0x0b, 0x3a, 0x75),
    stress: Color32::from_rgb(0x7a, 0x1f, 0x00),
    ahead: Color32::from_rgb(0x66, 0x66, 0x66),
    done: Color32::from_rgb(0xa6, 0xa2, 0x98),
    direction: Color32::from_rgb(0x00, 0x54, 0x4a),
    blank: BLANK_BACK,
    on_blank: BLANK_TEXT,
    accent: Color32::from_rgb(0x0b, 0x5c, 0xad),
};

static COLOR_BLIND: Palette = Palette {
    ground: Color32::BLACK,
    speech: Color32::WHITE,
    filled: Color32::from_rgb(0xb5, 0xd8, 0xff),
    stress: Color32::from_rgb(0xff, 0xe4, 0x7a),
    ahead: Color32::from_rgb(0x8f, 0x97, 0xa5),
    done: Color32::from_rgb(0x50, 0x56, 0x62),
    direction: Color32::from_rgb(0x9a, 0xc8, 0xff),
    blank: Color32::from_rgb(0xff, 0xd6, 0x00),
    on_blank: Color32::BLACK,
    accent: Color32::from_rgb(0x56, 0xa8, 0xff),
};

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
    context.set_theme(egui::Theme::Dark);
    context.set_visuals_of(egui::Theme::Dark, visuals());
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

fn visuals() -> Visuals {
    let mut visuals = Visuals::dark();
    visuals.panel_fill = GROUND;
    visuals.window_fill = PANEL;
    visuals.extreme_bg_color = Color32::from_rgb(0x0a, 0x0d, 0x11);
    visuals.override_text_color = Some(TEXT);
    visuals.hyperlink_color = ACCENT;
    visuals.selection.bg_fill = Color32::from_rgb(0x1f, 0x4f, 0x85);
    visuals.selection.stroke = Stroke::new(1.5, ACCENT);
    visuals.widgets.inactive.weak_bg_fill = RAISED;
    visuals.widgets.inactive.bg_fill = RAISED;
    visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, Color32::from_rgb(0x3a, 0x45, 0x55));
    visuals.widgets.hovered.weak_bg_fill = Color32::from_rgb(0x32, 0x3e, 0x50);
    visuals.widgets.active.weak_bg_fill = Color32::from_rgb(0x1f, 0x4f, 0x85);
    for widget in [
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
        &mut visuals.widgets.noninteractive,
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

    #[test]
    fn what_is_read_aloud_has_a_contrast_of_seven_to_one() {
        for color in [SPEECH, FILLED, STRESS, DIRECTION, GOOD, WARN] {
            assert!(contrast(color, GROUND) >= 7.0, "{color:?}: {}", contrast(color, GROUND));
        }
        for room in Room::ALL {
            let p = room.palette();
            for color in [p.speech, p.filled, p.stress, p.direction] {
                assert!(contrast(color, p.ground) >= 7.0, "{room:?} {color:?}: {}", contrast(color, p.ground));
            }
            assert!(contrast(p.on_blank, p.blank) >= 7.0);
            assert!(contrast(p.ahead, p.ground) >= 4.5, "{room:?}: the next words are dim but can be read");
            assert!(contrast(p.done, p.ground) < contrast(p.ahead, p.ground), "{room:?}");
        }
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
