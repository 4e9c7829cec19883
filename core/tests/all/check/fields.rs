//! Fields that nobody reads: which are reported, and which may belong to another program.

use super::{REMARKS, changed, found, hold};
use crate::samples::ready;
use lectern_core::agenda::check::check;
use lectern_core::diagnostic::Problem;
use serde_json::json;

#[test]
fn fields_that_look_like_a_slip_of_the_finger_are_reported_and_others_are_not() {
    hold(&[
        (&[("/meeting/minuts", json!(60))], &[("unknown-field", "meeting.minuts")]),
        (&[("/people/lu/adress", json!("同志"))], &[("unknown-field", "people.lu.adress")]),
        (&[("/values/batches/vlaue", json!("1"))], &[("unknown-field", "values.batches.vlaue")]),
        (&[("/items/1/titel", json!("发言"))], &[("unknown-field", "items[1].titel")]),
        (&[("/items/1/steps/0/thank", json!("谢谢"))], &[("unknown-field", "items[1].steps[0].thank")]),
        (&[("/peopel", json!({}))], &[("unknown-field", "peopel")]),
        (&[("/meeting/seating", json!([1, 2])), ("/items/1/colour", json!("red")), ("/x", json!(1))], &[]),
        (&[("/items/1/Title", json!("发言"))], &[("unknown-field", "items[1].Title")]),
        (&[("/items/1/steps/0/woh", json!("代表"))], &[("unknown-field", "items[1].steps[0].woh")]),
        (&[("/items/1/steps/0/di", json!("a"))], &[("unknown-field", "items[1].steps[0].di")]),
        (&[("/items/1/steps/0/ID", json!("a"))], &[("unknown-field", "items[1].steps[0].ID")]),
        (&[("/items/1/steps/0/to", json!("a")), ("/items/1/steps/0/a", json!(1))], &[]),
        (
            &[(REMARKS, json!({ "file": "a.md", "flie": "b.md" }))],
            &[("text-missing", "items[3].steps[0].say.file"), ("unknown-field", "items[3].steps[0].say.flie")],
        ),
    ]);
}

#[test]
fn a_misspelt_say_is_reported_since_its_words_would_vanish() {
    for name in ["sya", "says", "Say", "sey", "SAY", "sa"] {
        let step = json!([{ "wait": "other" }, { name: "同志们，现在散会。" }]);
        let wrong = |rule| (rule, "items[4].steps[1]".to_owned());
        let rundown = ready(&changed(&[("/items/4/steps", step)]));
        let unknown = ("unknown-field", format!("items[4].steps[1].{name}"));
        assert_eq!(found(&rundown), [wrong("nothing-in-step"), unknown], "{name}");
        let problems = check(&rundown);
        let named = problems
            .iter()
            .any(|one| matches!(&one.problem, Problem::UnknownField { similar, .. } if similar == "say"));
        assert!(named, "{problems:?}");
    }
    let choose = json!([
        { "id": "y", "label": "是", "say": "是。", "sya": "通过了。" },
        { "id": "n", "label": "否", "say": "否。", "lable": "不" },
    ]);
    hold(&[(
        &[("/items/4/steps/-", json!({ "choose": choose }))],
        &[("unknown-field", "items[4].steps[1].choose[0].sya"), ("unknown-field", "items[4].steps[1].choose[1].lable")],
    )]);
}

#[test]
fn unknown_fields_with_words_in_them_are_reported_where_the_script_stands() {
    let choose = |name: &str| json!([{ "id": "y", "label": "是", "say": "是。", name: "同意的请举手。" }, { "id": "n", "label": "否", "say": "否。" }]);
    hold(&[
        (&[("/items/4/steps/0/speech", json!("同志们好。"))], &[("unread-words", "items[4].steps[0].speech")]),
        (&[("/items/4/steps/0/lines", json!(["同志们好。"]))], &[("unread-words", "items[4].steps[0].lines")]),
        (
            &[("/items/4/steps/-", json!({ "choose": choose("after") }))],
            &[("unread-words", "items[4].steps[1].choose[0].after")],
        ),
        (&[("/items/4/steps/0/colour", json!("red"))], &[]),
        (&[("/items/4/steps/0/x-note", json!("会前再核对"))], &[]),
        (&[("/items/4/steps/-", json!({ "choose": choose("x-after") }))], &[]),
        (&[("/items/4/note", json!("会前再核对")), ("/note", json!("会前再核对"))], &[]),
    ]);
}
