//! What a person decides about a draft beyond its pieces: offers that are declined, items that begin elsewhere. And the
//! way from a problem of the agenda back to its passage.

use super::assert_good;
use super::drafts::{self, draft_of};
use lectern_core::agenda::check::check;
use lectern_core::agenda::{ItemKind, Rundown, WaitKind};
use lectern_core::import::{Change, History, Role, build};
use std::sync::Arc;

#[test]
fn what_is_declined_is_not_offered_again_until_that_is_taken_back() {
    let mut draft = draft_of([("请水利局局长×××同志讲话。", Role::Say), ("水利局局长×××同志讲完了。", Role::Say)]);
    drafts::call(&mut draft, 0, &["水利局", "局长", "×××", "同志"]);
    let mut history = History::new(draft);
    let offer = build(history.draft()).offers.remove(0);
    assert!(history.apply(&Change::Decline(offer.key.clone())));
    assert_eq!(build(history.draft()).offers, []);
    assert!(!history.apply(&Change::Decline(offer.key.clone())), "it was declined already");
    assert!(!history.apply(&Change::Take(offer.key.clone())), "and cannot be taken");
    assert_good(history.draft(), "declined");
    assert_eq!(build(history.draft()).agenda.values.len(), 1, "two blanks are two");
    assert!(history.undo());
    assert_eq!(build(history.draft()).offers, [offer]);
}

#[test]
fn an_item_that_is_moved_passage_by_passage_leaves_no_steps_behind() {
    let mut draft = draft_of([
        ("开会。", Role::Say),
        ("请李明讲话。", Role::Say),
        ("※※※", Role::Mark),
        ("讲得好。", Role::Say),
        ("再说一句。", Role::Say),
        ("下面进行下一项。", Role::Say),
        ("散会。", Role::Say),
    ]);
    drafts::item(&mut draft, 0, ItemKind::Opening, None);
    drafts::wait(&mut draft, 1, WaitKind::Speech);
    draft.pieces[3].step = true;
    drafts::item(&mut draft, 5, ItemKind::Remarks, None);
    drafts::item(&mut draft, 6, ItemKind::Closing, None);
    let mut history = History::new(draft.clone());
    let mut at = 5;
    for expected in [4, 3, 1] {
        let to = history.draft().item_neighbour(at, true).unwrap();
        assert_eq!(to, expected, "marks are passed over");
        assert!(history.apply(&Change::MoveItem { from: at, to }));
        at = to;
    }
    assert_eq!(history.draft().item_neighbour(at, true), None, "another item is right there");
    for expected in [3, 4, 5] {
        let to = history.draft().item_neighbour(at, false).unwrap();
        assert_eq!(to, expected);
        assert!(history.apply(&Change::MoveItem { from: at, to }));
        at = to;
    }
    assert_eq!(history.draft().item_neighbour(at, false), None);
    assert_eq!(history.draft().item_neighbour(2, true), None, "no item begins there");
    let steps = |draft: &lectern_core::import::Draft| draft.pieces.iter().map(|piece| piece.step).collect::<Vec<_>>();
    assert_eq!(steps(history.draft()), steps(&draft));
}

#[test]
fn a_problem_leads_back_to_the_passage_that_it_is_about() {
    let mut draft = draft_of([
        ("现在开会。今天有五项议程。", Role::Say),
        ("下面请李明同志讲话。", Role::Say),
        ("我讲两点。", Role::Say),
        ("一、要快。", Role::Say),
        ("三、要稳，2月30日前完成。", Role::Say),
        ("散会。", Role::Say),
    ]);
    drafts::item(&mut draft, 0, ItemKind::Opening, None);
    drafts::item(&mut draft, 1, ItemKind::Remarks, None);
    drafts::call(&mut draft, 1, &["李明", "同志"]);
    drafts::item(&mut draft, 5, ItemKind::Closing, None);
    draft.pieces[2].paragraph = false;
    let imported = build(&draft);
    let rundown = Rundown::new(Arc::new(imported.agenda.clone()), Arc::default());
    let found: Vec<(&str, Option<usize>)> =
        check(&rundown).iter().map(|problem| (problem.problem.rule(), imported.piece_of(problem))).collect();
    for expected in [("count-disagrees", Some(0)), ("sequence-gap", Some(4)), ("impossible-date", Some(4))] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}

#[test]
fn a_problem_of_somebody_leads_to_where_that_person_is_called() {
    let mut draft = draft_of([("开会。", Role::Say), ("请水利局局长×××同志讲话。", Role::Say), ("散会。", Role::Say)]);
    drafts::call(&mut draft, 1, &["水利局", "局长", "×××", "同志"]);
    drafts::wait(&mut draft, 1, WaitKind::Speech);
    draft.pieces[1].step = true;
    let imported = build(&draft);
    let rundown = Rundown::new(Arc::new(imported.agenda.clone()), Arc::default());
    let problems = check(&rundown);
    let unfilled = problems.iter().find(|problem| problem.problem.rule() == "unfilled").unwrap();
    assert_eq!(imported.piece_of(unfilled), Some(1));
}
