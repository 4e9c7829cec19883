//! The colours of the window around the script, in its two appearances.

use super::Room;
use egui::{Color32, Theme};

/// The colours that a screen is drawn in: everything but the script, which has those of its room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colors {
    /// The toolkit's name for the appearance: by it the toolkit finds the style that is made of these colours.
    pub theme: Theme,
    /// The ground of the window.
    pub ground: Color32,
    /// Bars and panels on it.
    pub panel: Color32,
    /// Raised things on those.
    pub raised: Color32,
    /// Raised things under the pointer.
    pub hovered: Color32,
    /// The edge of buttons and fields.
    pub edge: Color32,
    /// What is dragged: the handles of scroll bars and sliders.
    pub handle: Color32,
    /// Fields that are typed into.
    pub field: Color32,
    /// What is marked in a field, and what is chosen among buttons.
    pub selection: Color32,
    /// A row that is chosen in a list.
    pub chosen: Color32,
    /// Words in the script that the pointer is on: painted over its ground.
    pub pointed: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
    /// Ordinary words.
    pub text: Color32,
    /// Words of less weight.
    pub muted: Color32,
    /// Words of no more weight: what is over.
    pub faint: Color32,
    /// Words of the most weight.
    pub strong: Color32,
    /// What a placeholder was filled with, and the placeholder itself.
    pub filled: Color32,
    /// What stands out among words.
    pub stress: Color32,
    /// What is not speech: directions, who acts.
    pub direction: Color32,
    /// The place where somebody is, and ways that lead elsewhere.
    pub accent: Color32,
    /// A blank, where its words bear its colour and not its ground.
    pub missing: Color32,
    /// In time; done.
    pub good: Color32,
    /// Nearly out of time; warnings.
    pub warn: Color32,
    /// Over time; errors.
    pub bad: Color32,
    /// Words on a ground of one of the last three, or of the accent.
    pub on_state: Color32,
}

/// Light letters on a dark ground.
pub static DARK: Colors = Colors {
    theme: Theme::Dark,
    ground: Color32::from_rgb(0x0f, 0x12, 0x17),
    panel: Color32::from_rgb(0x18, 0x1d, 0x25),
    raised: Color32::from_rgb(0x25, 0x2d, 0x39),
    hovered: Color32::from_rgb(0x32, 0x3e, 0x50),
    edge: Color32::from_rgb(0x3a, 0x45, 0x55),
    handle: Color32::from_rgb(0x3a, 0x45, 0x55),
    field: Color32::from_rgb(0x0a, 0x0d, 0x11),
    selection: Color32::from_rgb(0x1b, 0x46, 0x78),
    chosen: Color32::from_rgb(0x19, 0x3a, 0x60),
    pointed: Color32::from_rgba_premultiplied(8, 8, 8, 8),
    focus: Color32::from_rgb(0xff, 0xff, 0xff),
    text: Color32::from_rgb(0xdd, 0xe3, 0xea),
    muted: Color32::from_rgb(0x9a, 0xa5, 0xb4),
    faint: Color32::from_rgb(0x82, 0x8d, 0x9c),
    strong: Color32::from_rgb(0xff, 0xff, 0xff),
    filled: Color32::from_rgb(0xc4, 0xe4, 0xff),
    stress: Color32::from_rgb(0xff, 0xdd, 0x8a),
    direction: Color32::from_rgb(0x5f, 0xd6, 0xc4),
    accent: Color32::from_rgb(0x5a, 0xac, 0xff),
    missing: Color32::from_rgb(0xff, 0xd2, 0x1f),
    good: Color32::from_rgb(0x6f, 0xdc, 0x8c),
    warn: Color32::from_rgb(0xff, 0xc4, 0x4d),
    bad: Color32::from_rgb(0xff, 0x7b, 0x72),
    on_state: Color32::BLACK,
};

/// Dark letters on a light ground.
pub static LIGHT: Colors = Colors {
    theme: Theme::Light,
    ground: Color32::from_rgb(0xfc, 0xfc, 0xfd),
    panel: Color32::from_rgb(0xf0, 0xf3, 0xf7),
    raised: Color32::from_rgb(0xe2, 0xe8, 0xef),
    hovered: Color32::from_rgb(0xd2, 0xdb, 0xe6),
    edge: Color32::from_rgb(0x86, 0x92, 0xa2),
    handle: Color32::from_rgb(0xb4, 0xbf, 0xcc),
    field: Color32::from_rgb(0xff, 0xff, 0xff),
    selection: Color32::from_rgb(0xa9, 0xcd, 0xf5),
    chosen: Color32::from_rgb(0xcf, 0xe2, 0xf8),
    pointed: Color32::from_rgba_premultiplied(0, 0, 0, 14),
    focus: Color32::from_rgb(0x0a, 0x47, 0xb0),
    text: Color32::from_rgb(0x1b, 0x22, 0x2c),
    muted: Color32::from_rgb(0x4a, 0x55, 0x66),
    faint: Color32::from_rgb(0x58, 0x63, 0x73),
    strong: Color32::from_rgb(0x08, 0x0b, 0x10),
    filled: Color32::from_rgb(0x0b, 0x3a, 0x75),
    stress: Color32::from_rgb(0x7a, 0x1f, 0x00),
    direction: Color32::from_rgb(0x00, 0x54, 0x4a),
    accent: Color32::from_rgb(0x0b, 0x5c, 0xad),
    missing: Color32::from_rgb(0x85, 0x4f, 0x00),
    good: Color32::from_rgb(0x12, 0x66, 0x2e),
    warn: Color32::from_rgb(0x85, 0x4f, 0x00),
    bad: Color32::from_rgb(0xb0, 0x1e, 0x1a),
    on_state: Color32::WHITE,
};

/// How the screens look on which a meeting is prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Appearance {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on a light ground.
    Light,
}

impl Appearance {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Dark,
        }
    }

    /// Its colours.
    pub fn colors(self) -> &'static Colors {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
        }
    }
}

impl Room {
    /// The colours around the script: a bright room has no dark bars beside its paper.
    pub fn colors(self) -> &'static Colors {
        match self {
            Self::Dark | Self::ColorBlind => &DARK,
            Self::Bright => &LIGHT,
        }
    }
}
