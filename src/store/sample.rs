//! The sample agenda that the program carries, so that it can be tried before there is any file.

use super::agenda_file::Opened;
use lectern_core::agenda::{SideTexts, TextFile};
use lectern_core::format;
use std::sync::Arc;

const AGENDA: &str = include_str!("../../agendas/cadre-forum.json");
const SIDE_TEXTS: [(&str, &str); 2] = [
    ("cadre-forum/remarks.md", include_str!("../../agendas/cadre-forum/remarks.md")),
    ("cadre-forum/appointments.md", include_str!("../../agendas/cadre-forum/appointments.md")),
];

/// The sample. None only if the program were built with a broken one, which a test forbids.
pub fn open() -> Option<Opened> {
    let agenda = format::read(AGENDA).ok()?;
    let side_texts: SideTexts =
        SIDE_TEXTS.iter().map(|(name, text)| (TextFile((*name).to_owned()), Ok((*text).to_owned()))).collect();
    Some(Opened { text: AGENDA.into(), agenda: Arc::new(agenda), side_texts: Arc::new(side_texts) })
}
