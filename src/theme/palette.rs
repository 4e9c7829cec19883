//! The colours of the script, for rooms and for eyes.

use super::{BLANK_BACK, BLANK_TEXT, colors};
use egui::Color32;

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
    ground: colors::DARK.ground,
    speech: Color32::from_rgb(0xff, 0xff, 0xff),
    filled: Color32::from_rgb(0xc4, 0xe4, 0xff),
    stress: Color32::from_rgb(0xff, 0xdd, 0x8a),
    ahead: Color32::from_rgb(0x93, 0x9d, 0xac),
    done: Color32::from_rgb(0x5c, 0x66, 0x75),
    direction: Color32::from_rgb(0x5f, 0xd6, 0xc4),
    blank: BLANK_BACK,
    on_blank: BLANK_TEXT,
    accent: Color32::from_rgb(0x4d, 0xa3, 0xff),
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
