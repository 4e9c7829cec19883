//! Everything that a key, a button or a menu can do, in one table: what it is called, what it does, which keys do it.
//! The keys, the tooltips and the help page all read this table, so that they cannot disagree.

mod clicker;

pub use clicker::{Bounced, Clicker, ClickerUse};

use egui::{Key, Modifiers};
use lectern_core::Language;

/// Something that a person can do in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// On with the script; begins the meeting, goes on with a found one, and adjourns at the end.
    Next,
    /// Back.
    Previous,
    /// Past a choice or an entry.
    Skip,
    /// To the beginning.
    First,
    /// To the end.
    Last,
    /// Choose the sentence with this number, from 1.
    Choose(u8),
    /// Stop the clocks, or let them run again.
    PauseOrResume,
    /// One minute more for the present wait or item.
    AddMinute,
    /// One minute less.
    TakeMinute,
    /// Take back what happened last: in the meeting, or in the agenda.
    Undo,
    /// Make it again; in the agenda only.
    Redo,
    /// What can be changed in the running meeting, and back.
    Change,
    /// Other words for those ahead that are not true any more.
    Reword,
    /// Other words for all of them.
    RewordAll,
    /// Those words as they are.
    ReadAsWritten,
    /// End the meeting.
    Adjourn,
    /// A black screen, and back.
    Blank,
    /// Larger letters.
    Bigger,
    /// Smaller letters.
    Smaller,
    /// Show or hide the list of items.
    Strip,
    /// The whole screen, and back.
    FullScreen,
    /// Out of whatever is in front: help, blank, full screen.
    Escape,
    /// To the host's screen.
    Present,
    /// To the secretariat's screen.
    Prepare,
    /// Open an agenda.
    Open,
    /// Open the sample.
    OpenSample,
    /// Look for words in it.
    Find,
    /// Save it.
    Save,
    /// Save it elsewhere.
    SaveAs,
    /// The versions that were saved.
    History,
    /// The keys.
    Help,
    /// The other language.
    Language,
    /// Dark letters on a light ground where a meeting is prepared, or light ones on a dark ground.
    Appearance,
    /// The next way of reading: by steps, by pages, rolling.
    ReadingMode,
    /// A faster pace.
    Faster,
    /// A slower pace.
    Slower,
    /// The pace at which the words take the planned minutes.
    PaceFromPlan,
    /// The colours for the next kind of room.
    Room,
    /// Pinyin above more names, or above none.
    Pinyin,
    /// How the script is read and set, and what a clicker's buttons do.
    Options,
    /// Something with the windows beside this one.
    Screens(ScreenAction),
}

/// What there is to do with the windows beside the host's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScreenAction {
    /// Open the room's window, or close it.
    Room,
    /// Move it to the next monitor.
    MoveRoom,
    /// Show the room the time of a speaker, or hide it.
    RoomTimer,
    /// Open the host's second window, or close it.
    Glass,
    /// Move it to the next monitor.
    MoveGlass,
    /// Exchange the monitors of those two; of a single one and this window.
    Swap,
    /// Exchange left and right in the host's second window.
    MirrorHorizontal,
    /// Exchange top and bottom there.
    MirrorVertical,
}

/// Where a key does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// While presenting; in a text field the key types instead.
    Presenting,
    /// While presenting, even in a text field: a clicker sends it, and no field needs it.
    PresentingAlways,
    /// Anywhere but in a text field.
    NotTyping,
    /// Anywhere.
    Everywhere,
}

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// What it is called on a button, in Chinese and in English.
    pub label: (&'static str, &'static str),
    /// The keys that do it, and where.
    pub keys: &'static [(Scope, Modifiers, Key)],
    /// The keys as people call them.
    pub key_names: &'static str,
    /// Whether holding the key down repeats it. A held key must not run away with the meeting.
    pub repeats: bool,
}

impl Row {
    /// What it is called.
    pub fn label(&self, language: Language) -> &'static str {
        language.pick(self.label.0, self.label.1)
    }
}

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { alt: false, ctrl: false, shift: true, mac_cmd: false, command: true };
const HERE: Scope = Scope::Presenting;
const ALWAYS: Scope = Scope::PresentingAlways;
const FREE: Scope = Scope::NotTyping;
const ANYWHERE: Scope = Scope::Everywhere;

macro_rules! row {
    ($action:expr, $chinese:literal, $english:literal, $names:literal, [$($key:expr),*] $(, $repeats:ident)?) => {
        Row {
            action: $action,
            label: ($chinese, $english),
            keys: &[$($key),*],
            key_names: $names,
            repeats: row!(@repeats $($repeats)?),
        }
    };
    (@repeats) => { false };
    (@repeats repeats) => { true };
}

/// The table. Its order is that of the help page.
pub static ACTIONS: &[Row] = &[
    row!(
        Action::Next,
        "下一步",
        "Next",
        "空格 Enter → ↓ PageDown",
        [
            (HERE, NONE, Key::Space),
            (HERE, NONE, Key::Enter),
            (HERE, NONE, Key::ArrowRight),
            (HERE, NONE, Key::ArrowDown),
            (ALWAYS, NONE, Key::PageDown)
        ]
    ),
    row!(
        Action::Previous,
        "上一步",
        "Back",
        "← ↑ PageUp Backspace",
        [
            (HERE, NONE, Key::ArrowLeft),
            (HERE, NONE, Key::ArrowUp),
            (HERE, NONE, Key::Backspace),
            (ALWAYS, NONE, Key::PageUp)
        ]
    ),
    row!(Action::Undo, "撤销", "Undo", "Ctrl+Z", [(ANYWHERE, CTRL, Key::Z)]),
    row!(
        Action::Redo,
        "重做",
        "Redo",
        "Ctrl+Y Ctrl+Shift+Z",
        [(ANYWHERE, CTRL, Key::Y), (ANYWHERE, CTRL_SHIFT, Key::Z)]
    ),
    row!(Action::Skip, "跳过", "Skip", "Ctrl+→ S", [(ALWAYS, CTRL, Key::ArrowRight), (HERE, NONE, Key::S)]),
    row!(Action::Choose(1), "选句", "Choose", "1–9", [(HERE, NONE, Key::Num1)]),
    row!(Action::Choose(2), "选第 2 句", "Choose 2", "2", [(HERE, NONE, Key::Num2)]),
    row!(Action::Choose(3), "选第 3 句", "Choose 3", "3", [(HERE, NONE, Key::Num3)]),
    row!(Action::Choose(4), "选第 4 句", "Choose 4", "4", [(HERE, NONE, Key::Num4)]),
    row!(Action::Choose(5), "选第 5 句", "Choose 5", "5", [(HERE, NONE, Key::Num5)]),
    row!(Action::Choose(6), "选第 6 句", "Choose 6", "6", [(HERE, NONE, Key::Num6)]),
    row!(Action::Choose(7), "选第 7 句", "Choose 7", "7", [(HERE, NONE, Key::Num7)]),
    row!(Action::Choose(8), "选第 8 句", "Choose 8", "8", [(HERE, NONE, Key::Num8)]),
    row!(Action::Choose(9), "选第 9 句", "Choose 9", "9", [(HERE, NONE, Key::Num9)]),
    row!(Action::PauseOrResume, "暂停计时", "Pause", "P", [(HERE, NONE, Key::P)]),
    row!(Action::AddMinute, "加 1 分钟", "+1 min", "T", [(HERE, NONE, Key::T)], repeats),
    row!(Action::TakeMinute, "减 1 分钟", "−1 min", "Shift+T", [(HERE, Modifiers::SHIFT, Key::T)], repeats),
    row!(Action::Change, "变动", "Change", "A", [(HERE, NONE, Key::A)]),
    row!(Action::Reword, "改口", "Reword", "K", [(HERE, NONE, Key::K)]),
    row!(Action::RewordAll, "全部改口", "Reword all", "Ctrl+K", [(HERE, CTRL, Key::K)]),
    row!(Action::ReadAsWritten, "照原文念", "As written", "Shift+K", [(HERE, Modifiers::SHIFT, Key::K)]),
    row!(Action::First, "到开头", "Start", "Home", [(HERE, NONE, Key::Home)]),
    row!(Action::Last, "到末尾", "End", "End", [(HERE, NONE, Key::End)]),
    row!(Action::Adjourn, "散会", "Adjourn", "Ctrl+E", [(ALWAYS, CTRL, Key::E)]),
    row!(Action::Blank, "遮黑", "Blank", "B .", [(HERE, NONE, Key::B), (HERE, NONE, Key::Period)]),
    row!(Action::Bigger, "放大", "Text +", "+", [(HERE, NONE, Key::Plus), (HERE, NONE, Key::Equals)], repeats),
    row!(Action::Smaller, "缩小", "Text −", "−", [(HERE, NONE, Key::Minus)], repeats),
    row!(Action::Strip, "列表", "List", "L", [(HERE, NONE, Key::L)]),
    row!(Action::FullScreen, "全屏", "Full screen", "F11 F", [(ANYWHERE, NONE, Key::F11), (HERE, NONE, Key::F)]),
    row!(Action::Present, "主持", "Present", "F5", [(ANYWHERE, NONE, Key::F5)]),
    row!(Action::Prepare, "准备", "Prepare", "F6", [(ANYWHERE, NONE, Key::F6)]),
    row!(Action::Escape, "返回", "Back out", "Esc", [(ANYWHERE, NONE, Key::Escape)]),
    row!(Action::Open, "打开", "Open", "Ctrl+O", [(ANYWHERE, CTRL, Key::O)]),
    row!(Action::OpenSample, "打开示例", "Open the sample", "", []),
    row!(Action::Find, "查找替换", "Find", "Ctrl+F Ctrl+H", [(ANYWHERE, CTRL, Key::F), (ANYWHERE, CTRL, Key::H)]),
    row!(Action::Save, "保存", "Save", "Ctrl+S", [(ANYWHERE, CTRL, Key::S)]),
    row!(Action::SaveAs, "另存为", "Save as", "Ctrl+Shift+S", [(ANYWHERE, CTRL_SHIFT, Key::S)]),
    row!(Action::History, "历史版本", "Versions", "", []),
    row!(
        Action::Help,
        "按键",
        "Keys",
        "? F1",
        [(FREE, NONE, Key::Questionmark), (FREE, Modifiers::SHIFT, Key::Slash), (ANYWHERE, NONE, Key::F1)]
    ),
    row!(Action::Language, "English", "中文", "F2", [(ANYWHERE, NONE, Key::F2)]),
    row!(Action::Appearance, "浅色/深色", "Light/dark", "", []),
    row!(Action::Screens(ScreenAction::Room), "会场屏", "Room screen", "F7", [(ANYWHERE, NONE, Key::F7)]),
    row!(
        Action::Screens(ScreenAction::MoveRoom),
        "会场屏换显示器",
        "Move the room screen",
        "Ctrl+F7",
        [(ANYWHERE, CTRL, Key::F7)]
    ),
    row!(
        Action::Screens(ScreenAction::RoomTimer),
        "会场屏计时",
        "Timer for the room",
        "Shift+F7",
        [(ANYWHERE, Modifiers::SHIFT, Key::F7)]
    ),
    row!(
        Action::Screens(ScreenAction::Swap),
        "对调显示器",
        "Swap monitors",
        "Ctrl+Shift+F7",
        [(ANYWHERE, CTRL_SHIFT, Key::F7)]
    ),
    row!(Action::Screens(ScreenAction::Glass), "提词屏", "Prompter screen", "F8", [(ANYWHERE, NONE, Key::F8)]),
    row!(
        Action::Screens(ScreenAction::MoveGlass),
        "提词屏换显示器",
        "Move the prompter screen",
        "Ctrl+F8",
        [(ANYWHERE, CTRL, Key::F8)]
    ),
    row!(
        Action::Screens(ScreenAction::MirrorHorizontal),
        "提词屏左右镜像",
        "Mirror left and right",
        "F9",
        [(ANYWHERE, NONE, Key::F9)]
    ),
    row!(
        Action::Screens(ScreenAction::MirrorVertical),
        "提词屏上下镜像",
        "Mirror top and bottom",
        "Ctrl+F9",
        [(ANYWHERE, CTRL, Key::F9)]
    ),
    row!(Action::Options, "设置", "Options", "F3", [(ANYWHERE, NONE, Key::F3)]),
    row!(Action::ReadingMode, "换阅读方式", "Reading mode", "R", [(HERE, NONE, Key::R)]),
    row!(Action::Faster, "加快", "Faster", "]", [(HERE, NONE, Key::CloseBracket)], repeats),
    row!(Action::Slower, "放慢", "Slower", "[", [(HERE, NONE, Key::OpenBracket)], repeats),
    row!(Action::PaceFromPlan, "按计划定速", "Pace by plan", "M", [(HERE, NONE, Key::M)]),
    row!(Action::Room, "换配色", "Colours", "C", [(HERE, NONE, Key::C)]),
    row!(Action::Pinyin, "换注音", "Pinyin", "Y", [(HERE, NONE, Key::Y)]),
];

impl ScreenAction {
    /// Every one, in the order of the menu.
    pub const ALL: [Self; 8] = [
        Self::Room,
        Self::MoveRoom,
        Self::RoomTimer,
        Self::Glass,
        Self::MoveGlass,
        Self::MirrorHorizontal,
        Self::MirrorVertical,
        Self::Swap,
    ];

    /// Whether windows come or go by it, and the keyboard with them.
    pub fn moves_windows(self) -> bool {
        match self {
            Self::Room | Self::MoveRoom | Self::Glass | Self::MoveGlass | Self::Swap => true,
            Self::RoomTimer | Self::MirrorHorizontal | Self::MirrorVertical => false,
        }
    }
}

impl Action {
    /// The row of this action. Every action has one; a test holds that.
    pub fn row(self) -> Option<&'static Row> {
        ACTIONS.iter().find(|row| row.action == self)
    }

    /// What it is called.
    pub fn label(self, language: Language) -> &'static str {
        self.row().map_or("", |row| row.label(language))
    }

    /// The key that does it wherever it can be done at all, as people call it.
    pub fn main_key(self, language: Language) -> &'static str {
        match self.row().and_then(|row| row.key_names.split(' ').next()) {
            Some("空格") => language.pick("空格", "Space"),
            Some(name) => name,
            None => "",
        }
    }

    /// What its tooltip says: what it is called, and its keys.
    pub fn tooltip(self, language: Language) -> String {
        match self.row() {
            Some(row) if row.key_names.is_empty() => row.label(language).to_owned(),
            Some(row) => {
                let names = language.pick(row.key_names.to_owned(), row.key_names.replace("空格", "Space"));
                format!("{}  {names}", row.label(language))
            }
            None => String::new(),
        }
    }
}

/// Takes the keys of this frame that mean an action, in the order in which they were pressed, and leaves the others for
/// the widgets. `typing` says whether a text field has the focus.
pub fn take_keys(
    input: &mut egui::InputState,
    presenting: bool,
    typing: bool,
    clicker: &Clicker,
    bounced: &mut Bounced,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let now = input.time;
    input.events.retain(|event| {
        let egui::Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
        let own = clicker.buttons.iter().find(|(name, _)| presenting && modifiers.is_none() && *name == key.name());
        let (action, repeats) = match (own, meaning(*key, *modifiers, presenting, typing)) {
            (Some((_, use_as)), _) => (use_as.action(), false),
            (None, Some(row)) => (row.action, row.repeats),
            (None, None) => return true,
        };
        if repeats || !repeat && !bounced.is_bounce(*key, action, now, clicker) {
            actions.push(action);
        }
        false
    });
    if !actions.is_empty() && presenting && !typing {
        // The same press also arrives as text and would land in whatever field gets the focus now.
        input.events.retain(|event| !matches!(event, egui::Event::Text(_)));
    }
    actions
}

fn meaning(key: Key, modifiers: Modifiers, presenting: bool, typing: bool) -> Option<&'static Row> {
    ACTIONS.iter().find(|row| {
        row.keys.iter().any(|(scope, wanted, row_key)| {
            let there = match scope {
                Scope::Presenting => presenting && !typing,
                Scope::PresentingAlways => presenting,
                Scope::NotTyping => !typing,
                Scope::Everywhere => true,
            };
            there && *row_key == key && same_modifiers(modifiers, *wanted, *row_key)
        })
    })
}

fn same_modifiers(pressed: Modifiers, wanted: Modifiers, key: Key) -> bool {
    // + and ? lie on shifted keys on some keyboards and not on others.
    let shift_is_free = matches!(key, Key::Plus | Key::Equals | Key::Minus | Key::Questionmark | Key::Period);
    pressed.command == wanted.command && pressed.alt == wanted.alt && (shift_is_free || pressed.shift == wanted.shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_means_one_thing_in_one_place() {
        for (presenting, typing) in [(true, false), (true, true), (false, false), (false, true)] {
            for row in ACTIONS {
                for (_, modifiers, key) in row.keys {
                    if let Some(found) = meaning(*key, *modifiers, presenting, typing) {
                        let all = ACTIONS.iter().filter(|row| {
                            row.keys.iter().any(|(_, wanted, row_key)| {
                                row_key == key && same_modifiers(*modifiers, *wanted, *row_key)
                            })
                        });
                        assert_eq!(all.count(), 1, "{key:?} of {:?} and {:?}", found.action, row.action);
                    }
                }
            }
        }
    }

    #[test]
    fn what_a_clicker_sends_works_in_a_text_field_and_letters_type() {
        assert_eq!(meaning(Key::PageDown, NONE, true, true).map(|row| row.action), Some(Action::Next));
        assert_eq!(meaning(Key::B, NONE, true, true).map(|row| row.action), None);
        assert_eq!(meaning(Key::Space, NONE, false, false).map(|row| row.action), None);
    }

    #[test]
    fn the_shortcut_of_redo_is_not_taken_for_undo() {
        assert_eq!(meaning(Key::Z, CTRL_SHIFT, false, false).map(|row| row.action), Some(Action::Redo));
        assert_eq!(meaning(Key::Z, CTRL, false, false).map(|row| row.action), Some(Action::Undo));
    }
}
