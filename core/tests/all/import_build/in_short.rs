//! Whoever is called in short is who has the whole name elsewhere in the script.

use super::{Document, Paragraph, build, read};
use lectern_core::agenda::PersonId;

fn turns(script: &str) -> Vec<String> {
    let agenda = build(&read(&Document { paragraphs: script.lines().map(Paragraph::plain).collect() })).agenda;
    let turns = agenda.items.iter().flat_map(|item| &item.steps).filter_map(|step| step.turn.as_ref());
    let called = |id: &PersonId| {
        let person = &agenda.people[id];
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        format!("{}{}{}", part(&person.unit), part(&person.office), person.name)
    };
    turns.map(called).collect()
}

#[test]
fn a_surname_with_a_title_is_whoever_is_written_out_elsewhere() {
    let script = "工作会议主持词
同志们：
现在开会。出席今天会议的有：区住建局局长梅振东同志，区财政局副局长鲁小满同志。
第一项，请街道民政办主任阎立平同志通报情况。
第二项，请阎主任宣读通知。
第三项，请梅局长讲话。
第四项，请鲁局长讲话。
散会。";
    let called = ["街道民政办主任阎立平", "街道民政办主任阎立平", "区住建局局长梅振东", "区财政局副局长鲁小满"];
    assert_eq!(turns(script), called);
}

#[test]
fn an_office_that_stands_elsewhere_is_known() {
    let script = "代表会议主持词
同志们：
现在开会。首先请桐花社区党委书记邵丽娟同志发言，请北苑社区党总支书记康永盛同志作准备。
下面请康永盛同志发言。
散会。";
    assert_eq!(turns(script), ["桐花社区党委书记邵丽娟", "北苑社区党总支书记康永盛"]);
}

#[test]
fn of_two_with_one_surname_and_one_title_nobody_is_taken_for_the_other() {
    let script = "工作会议主持词
同志们：
现在开会。参加会议的有：区住建局局长梅振东同志，区水利局局长梅小雨同志。
第一项，请梅局长讲话。
散会。";
    assert_eq!(turns(script), ["局长梅局长"]);
}
