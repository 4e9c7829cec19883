//! What two versions of an agenda say differently, as the host would read them.

use crate::samples;
use lectern_core::Language;
use lectern_core::agenda::Rundown;
use lectern_core::view::{Difference, contrast, differences};
use std::sync::Arc;

fn compared(change: impl FnOnce(&mut lectern_core::agenda::Agenda)) -> Vec<Difference> {
    let sample = samples::all().into_iter().find(|sample| sample.name == "awards.json").unwrap();
    let older = sample.rundown();
    let mut agenda = older.agenda().clone();
    change(Arc::make_mut(&mut agenda));
    differences(&older, &Rundown::new(agenda, older.side_texts().clone()), Language::Chinese)
}

#[test]
fn the_same_script_differs_in_nothing() {
    assert_eq!(compared(|_| {}), []);
    assert_eq!(compared(|agenda| agenda.meeting.minutes = Some(7)), [], "what is not said is not compared");
}

#[test]
fn a_name_that_changed_is_seen_wherever_it_is_said() {
    let name = |agenda: &mut lectern_core::agenda::Agenda| {
        agenda.people.values_mut().for_each(|person| {
            if person.name == "华静姝" {
                person.name = "查若澜".to_owned();
            }
        });
    };
    let lines = compared(name);
    let gone = lines.iter().filter(|line| matches!(line, Difference::Gone(text) if text.contains("华静姝"))).count();
    let new = lines.iter().filter(|line| matches!(line, Difference::New(text) if text.contains("查若澜"))).count();
    assert!(gone > 0 && gone == new, "{lines:?}");
    assert!(lines.iter().all(|line| !matches!(line, Difference::Same(text) if text.contains("华静姝"))));
}

#[test]
fn titles_and_plans_are_compared_too() {
    let lines = compared(|agenda| Arc::make_mut(&mut agenda.items[0]).title = Some("开幕".to_owned()));
    assert!(lines.contains(&Difference::New("【开幕 · 3 分钟】".to_owned())), "{lines:?}");
    let lines = compared(|agenda| Arc::make_mut(&mut agenda.items[0]).minutes = Some(4));
    assert!(lines.contains(&Difference::New("【宣布开会 · 4 分钟】".to_owned())), "{lines:?}");
}

#[test]
fn an_item_taken_out_is_gone_and_every_other_paragraph_is_shown_or_counted() {
    let lines = compared(|agenda| drop(agenda.items.remove(1)));
    assert!(lines.iter().any(|line| matches!(line, Difference::Gone(text) if text.contains("一泓清水"))), "{lines:?}");
    // One by one, the items of the older one and what is said in them.
    let all = compared(|agenda| {
        agenda.items.clear();
        agenda.meeting.title.clear();
    });
    let all = all.iter().filter(|line| matches!(line, Difference::Gone(_))).count();
    let accounted: usize = lines
        .iter()
        .map(|line| match line {
            Difference::Same(_) | Difference::Gone(_) => 1,
            Difference::New(_) => 0,
            Difference::LeftOut(count) => *count,
        })
        .sum();
    assert_eq!(accounted, all);
}

#[test]
fn of_two_long_sentences_the_clauses_that_differ_are_shown() {
    let was = "会上，三个部门作了汇报，陈立新、赵敏、孙长河三位同志作了表态，表决通过了办法，郑国平同志作了讲话。";
    let becomes = was.replace("三个部门", "两个部门").replace("通过了办法", "了办法");
    assert_eq!(contrast(was, &becomes, 80), (was.to_owned(), becomes.clone()));
    let (was, becomes) = contrast(was, &becomes, 30);
    assert_eq!(was, "会上，三个部门作了汇报，陈立新、…孙长河三位同志作了表态，表决通过了办法，郑国平同志作了讲话。");
    assert_eq!(becomes, "会上，两个部门作了汇报，陈立新、…孙长河三位同志作了表态，表决了办法，郑国平同志作了讲话。");
    let long = "各位代表、各位来宾、同志们，".repeat(5);
    let (was, becomes) = contrast(&(long.clone() + "现在开会。"), &(long + "现在休会。"), 20);
    assert_eq!((was.as_str(), becomes.as_str()), ("…同志们，现在开会。", "…同志们，现在休会。"));
}
