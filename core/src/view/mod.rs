//! What each screen shows, as plain data that could as well be sent to another machine. A view decides nothing and
//! draws nothing; it takes an agenda, a session and the clock's reading, and says what is to be seen.

mod blanks;
mod differences;
mod flow;
mod origin;
mod outline;
mod place;
mod preview;
mod print;
mod prompter;
mod stage;
mod ways;

pub use blanks::{Blank, BlankTarget, Context, blanks, field_at};
pub use differences::{Difference, contrast, differences};
pub use flow::{Alternative, EntryField, FlowEntry, Paragraph, ParagraphKind, Progress, Run, Wait, item_flow};
pub use origin::origin;
pub use outline::{ItemState, OutlineItem, OutlineStep, StripItem, meeting_title, outline, outline_steps, strip};
pub use place::{ScriptPlace, script_place};
pub use preview::{Preview, preview};
pub use print::script_text;
pub use prompter::{Focus, Phase, PrompterView, prompter_view};
pub use stage::{Floor, StageItem, StageView, stage_view};
pub use ways::{Does, Target, Wanted, Way, targets, ways};
