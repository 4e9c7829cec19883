//! How long steps, items and the meeting will take.

use lectern_core::agenda::estimate::Estimate;
use lectern_core::agenda::{Rundown, SideTexts, TextFile};
use lectern_core::format;
use serde_json::json;
use std::sync::Arc;

#[test]
fn words_go_at_a_usual_pace_waits_as_planned_and_documents_as_read() {
    let minute = "会".repeat(180);
    let agenda = json!({
        "format": 1,
        "meeting": { "title": "会" },
        "items": [
            { "id": "a", "kind": "speeches", "steps": [
                { "say": minute, "wait": "speech", "minutes": 5, "thanks": "谢谢。" },
                { "say": minute, "wait": "applause" },
                { "choose": [{ "id": "y", "label": "通过", "say": minute }, { "id": "n", "label": "不", "say": "不。" }] },
            ] },
            { "id": "b", "kind": "reading", "steps": [
                { "say": "请宣读。", "wait": "reading", "document": "d.md" },
                { "wait": "speech" },
            ] },
        ],
    });
    let texts = SideTexts::from([(TextFile("d.md".to_owned()), Ok("读".repeat(480)))]);
    let rundown = Rundown::new(Arc::new(format::read(&agenda.to_string()).unwrap()), Arc::new(texts));
    let step = |item, step| Estimate::of_step(&rundown, item, step);
    assert_eq!(step(0, 0), Estimate { syllables: 182, words: 60, waits: 300, is_open: false });
    assert_eq!(step(0, 1), Estimate { syllables: 180, words: 60, waits: 0, is_open: false }, "applause");
    assert_eq!(step(0, 2), Estimate { syllables: 180, words: 60, waits: 0, is_open: false }, "the longest sentence");
    assert_eq!(step(1, 0), Estimate { syllables: 3, words: 1, waits: 120, is_open: false });
    assert_eq!(step(1, 1), Estimate { is_open: true, ..Estimate::default() }, "nobody has said how long");
    assert_eq!(step(9, 9), Estimate::default());
    assert_eq!(Estimate::of_item(&rundown, 0).seconds(), 480);
    assert_eq!(Estimate::of_meeting(&rundown), Estimate { syllables: 545, words: 181, waits: 420, is_open: true });
    let meeting = Estimate::of_meeting(&rundown);
    assert!(meeting.is_over(5) && !meeting.is_over(8) && !meeting.is_over(0));
}
