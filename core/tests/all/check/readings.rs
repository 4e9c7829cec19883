//! Readings that cannot be those of their names.

use crate::samples::ready;
use lectern_core::agenda::check::check;
use lectern_core::diagnostic::Problem;
use serde_json::json;

fn reported(name: &str, pinyin: &str) -> bool {
    let agenda = json!({
        "format": 1, "meeting": { "title": "会" },
        "people": { "a": { "name": name, "pinyin": pinyin } },
        "items": [{ "id": "i", "kind": "other", "steps": [{ "say": "开会。{{a}}。散会。" }] }],
    });
    check(&ready(&agenda)).iter().any(|one| matches!(one.problem, Problem::PinyinDisagrees { .. }))
}

#[test]
fn a_reading_that_cannot_be_that_of_the_name_is_reported_and_others_are_not() {
    for (name, pinyin) in [("李芳", "Lǐ Míng"), ("李明华", "Lǐ Míng"), ("李明", "li ming hua"), ("尉迟恭", "Zhāng Sān")]
    {
        assert!(reported(name, pinyin), "{name} {pinyin}");
    }
    for (name, pinyin) in [
        ("李明", "Lǐ Míng"),
        ("李明", "li3ming2"),
        ("李明", "LI MING"),
        ("李明", ""),
        ("尉迟恭", "Wèichí Gōng"),
        ("单乐", "dān lè"),
        ("买买提·艾力", "Memet Eli"),
        ("Anna Holm", "AN-na HOLM"),
        ("***", "Lǐ Míng"),
        ("李　明（女）", "Lǐ Míng"),
        ("盖聂", "gě niè"),
    ] {
        assert!(!reported(name, pinyin), "{name} {pinyin}");
    }
}
