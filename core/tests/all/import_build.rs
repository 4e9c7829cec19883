//! From a draft to an agenda: no word is lost, nothing leads nowhere, every change can be taken back.

mod decided;
mod drafts;
mod in_short;
mod named;
mod restored;

use drafts::{Dice, draft_of, random};
use lectern_core::Language;
use lectern_core::agenda::check::check;
use lectern_core::agenda::{Agenda, ItemKind, Person, Rundown, Step, Text, WaitKind};
use lectern_core::diagnostic::{Path, Problem};
use lectern_core::format;
use lectern_core::import::{
    Change, Confidence, Decision, Document, Draft, History, Imported, MatchKind, OfferKey, Paragraph, Reason, Role,
    build, match_people, read,
};
use lectern_core::script;
use restored::assert_nothing_lost;
use std::sync::Arc;

/// What no imported agenda may have, however little was understood of the document.
fn assert_sound(imported: &Imported, context: &str) {
    let agenda = imported.agenda.clone();
    let written = format::write(&agenda).unwrap();
    assert_eq!(format::read(&written).unwrap(), agenda, "{context}");
    let rundown = Rundown::new(Arc::new(agenda), Arc::default());
    let path = |at: &Path| at.to_string();
    for problem in check(&rundown) {
        let wrong = match &problem.problem {
            Problem::NoSuchPerson { .. }
            | Problem::NoSuchValue { .. }
            | Problem::NoSuchItem { .. }
            | Problem::RepeatedId { .. }
            | Problem::UnusableId { .. }
            | Problem::UnknownPlaceholder { .. }
            | Problem::UnclosedPlaceholder
            | Problem::EmptyPlaceholder
            | Problem::EmptyPlaceholderSource { .. }
            | Problem::UnreadableStart { .. }
            | Problem::NothingInItem
            | Problem::NothingInStep
            | Problem::OneAlternative
            | Problem::NoFileName => true,
            Problem::Unfilled { uses, .. } => uses.is_empty(),
            // A title with a blank has no placeholder to become, and 王× is a name in part.
            Problem::RawBlank { .. } => {
                path(&problem.place.path).starts_with("items[") && !path(&problem.place.path).ends_with("title")
            }
            _ => false,
        };
        assert!(!wrong, "{context}: {problem:?}\n{written}");
    }
    for step in imported.agenda.items.iter().flat_map(|item| &item.steps) {
        let texts = step.say.iter().chain(&step.thanks).chain(step.choose.iter().map(|one| &one.say));
        for text in texts {
            let Text::Inline(text) = text else { panic!("{context}: a file") };
            assert!(script::parse(text).faults.is_empty(), "{context}: {text}");
        }
    }
}

fn assert_good(draft: &Draft, context: &str) {
    let imported = build(draft);
    assert_nothing_lost(draft, &imported, context);
    assert_sound(&imported, context);
}

#[test]
fn whatever_a_draft_says_no_word_is_lost() {
    let mut dice = Dice(20261124);
    for case in 0..1_200 {
        let mut draft = random(&mut dice);
        let context = format!("case {case}: {draft:#?}");
        assert_good(&draft, &context);
        // Every third of what is offered is taken.
        let offers = build(&draft).offers;
        draft.decisions = offers.into_iter().step_by(3).map(|offer| Decision::Taken(offer.key)).collect();
        assert_good(&draft, &format!("case {case}, decided: {draft:#?}"));
    }
}

#[test]
fn whatever_is_changed_can_be_taken_back() {
    let mut dice = Dice(7);
    for case in 0..300 {
        let first = random(&mut dice);
        let mut history = History::new(first.clone());
        let mut made = 0;
        for _ in 0..12 {
            let before = history.draft().clone();
            let change = drafts::change(&mut dice, &before);
            if history.apply(&change) {
                made += 1;
                assert_ne!(*history.draft(), before, "case {case}: {change:?}");
                drafts::assert_in_order(history.draft(), &format!("case {case}: {change:?}"));
                assert_good(history.draft(), &format!("case {case}: {change:?}"));
            } else {
                assert_eq!(*history.draft(), before, "case {case}: {change:?}");
            }
        }
        let last = history.draft().clone();
        for _ in 0..made {
            assert!(history.undo());
        }
        assert!(!history.can_undo() && !history.undo());
        assert_eq!(*history.draft(), first, "case {case}");
        while history.redo() {}
        assert_eq!(*history.draft(), last, "case {case}");
    }
}

#[test]
fn every_case_comes_back_whole_whatever_is_decided_about_it() {
    let mut count = 0;
    for (name, text) in drafts::cases() {
        let pieces = text.lines().map(|line| (line, Role::Say));
        assert_good(&draft_of(pieces), &format!("{name}, as nothing but lines"));
        let paragraphs = text.lines().filter(|line| !line.trim().is_empty()).map(Paragraph::plain).collect();
        let mut draft = read(&Document { paragraphs });
        let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').collect::<String>();
        assert_eq!(visible(&draft.text), visible(&text), "{name}");
        assert_good(&draft, &name);
        draft.decisions = build(&draft).offers.into_iter().map(|offer| Decision::Taken(offer.key)).collect();
        assert_good(&draft, &format!("{name}, with all that is offered"));
        count += 1;
    }
    assert!(count >= 30, "{count} cases");
}

/// A step of the only item.
fn step(agenda: &Agenda, index: usize) -> &Step {
    &agenda.items[0].steps[index]
}

fn say(step: &Step) -> &str {
    match &step.say {
        Some(Text::Inline(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_becomes_a_turn_and_the_text_after_the_wait_its_thanks() {
    let mut draft = draft_of([("请市委组织部科长李明同志讲话。", Role::Say), ("谢谢李明同志。", Role::Say)]);
    drafts::call(&mut draft, 0, &["市委组织部", "科长", "李明", "同志"]);
    drafts::wait(&mut draft, 0, WaitKind::Speech);
    let agenda = build(&draft).agenda;
    let step = step(&agenda, 0);
    assert_eq!(say(step), "请{{发言人}}讲话。");
    assert_eq!(step.turn.as_ref().unwrap().as_str(), "李明");
    assert_eq!(step.thanks, Some(Text::Inline("谢谢李明同志。".to_owned())));
    assert_eq!(agenda.people["李明"].office.as_deref(), Some("科长"));
    assert_good(&draft, "a call");
}

#[test]
fn a_person_is_a_placeholder_only_where_filling_gives_the_words_back() {
    let mut draft = draft_of([("请科长李明同志讲话。", Role::Say), ("请李明同志、王　芳教授上台。", Role::Say)]);
    drafts::call(&mut draft, 0, &["科长", "李明", "同志"]);
    drafts::call(&mut draft, 1, &["李明", "同志"]);
    drafts::call(&mut draft, 1, &["王　芳", "教授"]);
    let agenda = build(&draft).agenda;
    let texts: Vec<&str> = agenda.items[0].steps.iter().map(say).collect();
    assert_eq!(texts, ["请{{发言人}}讲话。", "请{{人员.李明.简称}}、{{人员.王芳}}上台。"]);
    assert_eq!(step(&agenda, 1).turn, None, "a turn is one person's");
    assert_eq!(step(&agenda, 1).who.as_deref(), Some("李明同志、王 芳教授"));
}

#[test]
fn every_blank_is_a_blank_of_its_own_until_somebody_says_otherwise() {
    let mut draft = draft_of([
        ("请市委组织部科长×××同志宣读。", Role::Say),
        ("刚才，市委组织部科长×××同志宣读了第××批名单。", Role::Say),
    ]);
    drafts::call(&mut draft, 0, &["市委组织部", "科长", "×××", "同志"]);
    let mut history = History::new(draft);
    let imported = build(history.draft());
    assert_eq!(
        say(step(&imported.agenda, 0)),
        "请{{发言人}}宣读。\n\n刚才，市委组织部科长{{name-1}}同志宣读了第{{figure-1}}批名单。"
    );
    let offer = imported.offers.first().unwrap();
    assert_eq!(
        offer.words(Language::Chinese),
        "第2处空白和第1处可能是同一个（都是“市委组织部科长”），采用后只需填一次"
    );
    assert!(history.apply(&Change::Take(offer.key.clone())));
    assert!(!history.apply(&Change::Take(offer.key.clone())), "it was taken already");
    let agenda = build(history.draft()).agenda;
    assert!(say(step(&agenda, 0)).contains("科长{{发言人.姓名}}同志宣读了"), "{agenda:?}");
    assert_eq!(agenda.values.len(), 1);
    assert_good(history.draft(), "taken");
    assert!(history.undo());
    assert_eq!(build(history.draft()), imported);
}

#[test]
fn numbers_are_computed_where_they_agree_and_stay_where_they_do_not() {
    let lines = [
        ("今天有两项议程。", Role::Say),
        ("第一项议程。", Role::Say),
        ("第三项议程。", Role::Say),
        ("两项议程完了。", Role::Say),
    ];
    let mut draft = draft_of(lines);
    drafts::item(&mut draft, 0, ItemKind::Opening, None);
    drafts::item(&mut draft, 1, ItemKind::Speeches, Some((1, "第一项")));
    drafts::item(&mut draft, 2, ItemKind::Reading, Some((3, "第三项")));
    let at = draft.text.find("两").unwrap();
    draft.overview.count = Some((2, at..at + "两".len()));
    let imported = build(&draft);
    let texts: Vec<&str> = imported.agenda.items.iter().map(|item| say(&item.steps[0])).collect();
    assert_eq!(texts, ["今天有{{项数}}项议程。", "{{第几项}}议程。", "第三项议程。\n\n两项议程完了。"]);
    let offered = imported.offers.iter().map(|offer| offer.words(Language::English)).collect::<Vec<_>>();
    assert_eq!(offered, ["“两项议程” can be computed from the number of items"]);
    draft.overview.count = Some((3, at..at + "两".len()));
    assert!(say(&build(&draft).agenda.items[0].steps[0]).contains("两项"), "what disagrees stays");
}

#[test]
fn an_item_is_offered_to_be_counted_where_the_numbers_then_agree() {
    let mut draft = draft_of([
        ("开会。", Role::Say),
        ("奏国歌。", Role::Say),
        ("第一项议程。", Role::Say),
        ("第二项议程。", Role::Say),
    ]);
    drafts::item(&mut draft, 0, ItemKind::Opening, None);
    drafts::item(&mut draft, 1, ItemKind::Ceremony, None);
    drafts::item(&mut draft, 2, ItemKind::Speeches, Some((1, "第一项")));
    drafts::item(&mut draft, 3, ItemKind::Reading, Some((2, "第二项")));
    let offers = build(&draft).offers;
    let byte = draft.pieces[1].range.start;
    assert_eq!(
        offers.iter().map(|offer| &offer.key).collect::<Vec<_>>(),
        [&OfferKey::Numbered { byte, numbered: false }]
    );
    draft.decisions = offers.into_iter().map(|offer| Decision::Taken(offer.key)).collect();
    let agenda = build(&draft).agenda;
    assert_eq!(say(&agenda.items[2].steps[0]), "{{第几项}}议程。");
    assert_eq!(agenda.items[1].numbered, Some(false));
}

#[test]
fn alternatives_are_whole_sentences_to_choose_from() {
    let mut draft = draft_of([
        ("表决结果：", Role::Say),
        ("通过", Role::Alternative { group: 1 }),
        ("／", Role::Mark),
        ("没有通过", Role::Alternative { group: 1 }),
        ("。", Role::Say),
        ("现在散会。", Role::Say),
    ]);
    draft.pieces.iter_mut().skip(1).take(4).for_each(|piece| piece.paragraph = false);
    let imported = build(&draft);
    let choose = &step(&imported.agenda, 0).choose;
    let shown: Vec<_> = choose.iter().map(|one| (one.label.as_str(), &one.say)).collect();
    let text = |words: &str| Text::Inline(words.to_owned());
    assert_eq!(shown, [("通过", &text("通过。")), ("没有通过", &text("没有通过。"))]);
    assert_eq!(say(step(&imported.agenda, 0)), "表决结果：");
    assert_eq!(imported.places[0].each, [4]);
    assert_eq!(say(step(&imported.agenda, 1)), "现在散会。");
    assert_nothing_lost(&draft, &imported, "alternatives");
}

#[test]
fn live_figures_are_entered_before_they_are_said() {
    let mut draft = draft_of([("现在清点人数。", Role::Say), ("应到___人，实到___人。", Role::Say)]);
    draft.pieces[1].live = true;
    let agenda = build(&draft).agenda;
    assert_eq!(say(step(&agenda, 1)), "应到{{figure-1}}人，实到{{figure-2}}人。");
    assert_eq!(step(&agenda, 1).enter.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["figure-1", "figure-2"]);
    assert_eq!(agenda.values["figure-2"].label, "实到…人");
}

#[test]
fn facts_are_kept_as_directions_and_understood_where_they_are_plain() {
    let draft = draft_of([
        ("某县工作会议主持词", Role::Title),
        ("时间：2026年3月20日（星期五）下午2:30", Role::Facts),
        ("地点：县委三楼会议室", Role::Facts),
        ("主持人：县委副书记　李明", Role::Facts),
        ("（全体起立）。", Role::Direction),
    ]);
    let agenda = build(&draft).agenda;
    assert_eq!(agenda.meeting.title, "某县工作会议");
    assert_eq!(agenda.meeting.starts.as_deref(), Some("2026-03-20T14:30"));
    assert_eq!(agenda.meeting.place.as_deref(), Some("县委三楼会议室"));
    assert_eq!(agenda.meeting.host.as_ref().unwrap().as_str(), "李明");
    assert!(say(step(&agenda, 0)).ends_with("> 全体起立。"), "{}", say(step(&agenda, 0)));
    assert_good(&draft, "facts");
}

#[test]
fn a_change_that_makes_no_sense_changes_nothing() {
    let mut draft = draft_of([("请李明讲话。", Role::Say), ("谢谢。", Role::Say)]);
    drafts::item(&mut draft, 0, ItemKind::Opening, None);
    let inside = draft.text.find('李').unwrap();
    let refused = [
        Change::Accept(2),
        Change::Role(9, Role::Say),
        Change::Role(0, Role::Heading { level: 0 }),
        Change::Split { byte: inside + 1 },
        Change::Split { byte: 0 },
        Change::Split { byte: draft.text.len() },
        Change::Join(0),
        Change::Join(2),
        Change::Item(1, None),
        Change::ItemTitle(1, "甲".to_owned()),
        Change::Numbered(1, true),
        Change::MoveItem { from: 1, to: 0 },
        Change::MoveItem { from: 0, to: 0 },
        Change::Step(0, false),
        Change::Wait(0, None),
        Change::Called(0, inside..inside + 1),
        Change::Called(1, inside..inside + 3),
        Change::NotCalled(0),
        Change::Take(OfferKey::Same { blank: 0, with: 0 }),
    ];
    let mut history = History::new(draft.clone());
    for change in refused {
        assert!(!history.apply(&change), "{change:?}");
        assert_eq!(*history.draft(), draft);
    }
    assert!(!history.can_undo() && !history.can_redo());
}

#[test]
fn whoever_is_marked_by_hand_is_called() {
    let text = "请县水利局局长李明同志讲话。请×××同志发言。请王芳发言。";
    let mut history = History::new(draft_of(text.split_inclusive('。').map(|line| (line, Role::Say))));
    for (piece, words) in ["县水利局局长李明同志", "×××同志", "王芳"].into_iter().enumerate() {
        let at = history.draft().text.find(words).unwrap();
        assert!(history.apply(&Change::Called(piece, at..at + words.len())), "{words}");
    }
    let agenda = build(history.draft()).agenda;
    let liming = &agenda.people["李明"];
    assert_eq!((liming.unit.as_deref(), liming.office.as_deref()), (Some("县水利局"), Some("局长")));
    assert_eq!(agenda.people["person-1"].address.as_deref(), Some("同志"));
    let says: Vec<&str> = agenda.items[0].steps.iter().map(say).collect();
    assert_eq!(says, ["请{{发言人}}讲话。", "请{{发言人}}发言。", "请{{发言人}}发言。"]);
    assert!(history.apply(&Change::NotCalled(0)));
    assert!(!build(history.draft()).agenda.people.contains_key("李明"));
}

#[test]
fn only_so_many_changes_are_kept() {
    let mut history = History::new(draft_of([("甲。", Role::Say), ("乙。", Role::Say)]));
    for change in 0..History::MOST + 10 {
        assert!(history.apply(&Change::Step(1, change % 2 == 0)));
    }
    let undone = (0..).take_while(|_| history.undo()).count();
    assert_eq!(undone, History::MOST);
    history.replace(draft_of([("丙。", Role::Say)]));
    assert!(!history.can_undo() && !history.can_redo());
}

#[test]
fn a_split_leaves_marks_where_their_words_are() {
    let mut draft = draft_of([("先鼓掌。请李明同志讲话。", Role::Say)]);
    drafts::item(&mut draft, 0, ItemKind::Speeches, None);
    drafts::call(&mut draft, 0, &["李明", "同志"]);
    drafts::wait(&mut draft, 0, WaitKind::Speech);
    let mut history = History::new(draft.clone());
    assert!(history.apply(&Change::Split { byte: draft.text.find('请').unwrap() }));
    let [first, second] = history.draft().pieces.as_slice() else { panic!() };
    assert!(first.item.is_some() && first.call.is_none() && first.wait.is_none());
    assert!(second.item.is_none() && second.call.is_some() && second.wait.is_some());
    assert!(history.apply(&Change::Join(1)));
    let joined = &history.draft().pieces[0];
    assert!(joined.item.is_some() && joined.call == draft.pieces[0].call && joined.wait.is_some());
    assert!(history.apply(&Change::Accept(0)));
    let guess = history.draft().pieces[0].call.as_ref().unwrap().guess;
    assert_eq!((guess.reason, guess.confidence), (Reason::ByHand, Confidence::High));
}

#[test]
fn a_roster_fills_what_is_empty_and_only_offers_names() {
    let mut draft = draft_of([("请李明同志讲话。", Role::Say), ("请市委组织部科长×××同志宣读。", Role::Say)]);
    drafts::call(&mut draft, 0, &["李明", "同志"]);
    drafts::call(&mut draft, 1, &["市委组织部", "科长", "×××", "同志"]);
    let mut agenda = build(&draft).agenda;
    let person = |name: &str, unit: &str, office: &str, address: &str| Person {
        name: name.to_owned(),
        unit: Some(unit.to_owned()),
        office: Some(office.to_owned()),
        address: Some(address.to_owned()),
        ..Person::default()
    };
    let roster = [person("王芳", "市委组织部", "科长", "同志"), person("李　明", "水利局", "局长", "先生")];
    let matches = match_people(&mut agenda, &roster);
    assert_eq!(agenda.people["李明"].office.as_deref(), Some("局长"));
    assert_eq!(agenda.people["李明"].address.as_deref(), Some("同志"), "the document's is kept");
    assert_eq!(agenda.people["person-1"].name, "", "offered, not assumed");
    let words: Vec<String> = matches.iter().map(|found| found.words("李明", Language::Chinese)).collect();
    assert_eq!(
        words,
        [
            "李明与名册第2人相符，已补上单位、职务",
            "李明的称呼，文稿写的是“同志”，名册第2人是“先生”，请核对；现在用的是文稿的",
            "空着的“市委组织部科长”可能是名册第1人王芳，请确认",
        ]
    );
    assert!(matches!(matches[2].kind, MatchKind::MayBe { .. }));
}

#[test]
fn a_roster_of_one_column_tells_offices_in_short_and_names_that_are_misspelt() {
    let mut draft =
        draft_of([("请县发展和改革局局长刘晓燕同志讲话。", Role::Say), ("请县水利局局长柴静宜同志汇报。", Role::Say)]);
    drafts::call(&mut draft, 0, &["县发展和改革局", "局长", "刘晓燕", "同志"]);
    drafts::call(&mut draft, 1, &["县水利局", "局长", "柴静宜", "同志"]);
    let listed = |name: &str, office: &str| Person {
        name: name.to_owned(),
        office: Some(office.to_owned()),
        ..Person::default()
    };
    let told = |roster: &[Person]| {
        let matches = match_people(&mut build(&draft).agenda, roster);
        let names = |found: &lectern_core::import::Match| found.words(found.person.0.as_str(), Language::Chinese);
        matches.iter().map(names).collect::<Vec<String>>()
    };
    let agree = told(&[listed("刘晓燕", "县发改局局长"), listed("柴静怡", "临江县水利局局长")]);
    assert_eq!(
        agree,
        ["刘晓燕与名册第1人相符", "名册里没有“柴静宜”，同一职务的第2人写作“柴静怡”，请核对是不是写错了字"]
    );
    let other = told(&[listed("刘晓燕", "县财政局局长"), listed("柴静怡", "县教育局局长")]);
    let differs = "刘晓燕的职务，文稿写的是“县发展和改革局局长”，名册第1人是“县财政局局长”，请核对；现在用的是文稿的";
    assert_eq!(other, ["刘晓燕与名册第1人相符", differs]);
}

#[test]
fn a_date_above_the_first_words_is_part_of_the_opening() {
    let lines =
        ["例会主持词", "（2026年3月1日）", "同志们：现在开会。", "下面进行第一项议程，请李明同志讲话。", "散会。"];
    let document = Document { paragraphs: lines.map(Paragraph::plain).into() };
    let agenda = build(&read(&document)).agenda;
    let kinds: Vec<ItemKind> = agenda.items.iter().map(|item| item.kind).collect();
    assert_eq!(kinds[..2], [ItemKind::Opening, ItemKind::Remarks], "{kinds:?}");
    assert!(say(&agenda.items[0].steps[0]).contains("2026年3月1日"), "shown to the host");
}

#[test]
fn a_meeting_is_called_what_its_title_says_without_the_paper() {
    for (title, expected) in [
        ("全县教育工作会议主持词", "全县教育工作会议"),
        ("在全县三级干部大会上的主持词", "全县三级干部大会"),
        ("在全县三级干部大会上", "全县三级干部大会"),
        ("全市创建动员大会主持词暨总结讲话", "全市创建动员大会"),
        ("主持词", "主持词"),
    ] {
        let draft = drafts::draft_of([(title, Role::Title), ("现在开会。", Role::Say)]);
        assert_eq!(build(&draft).agenda.meeting.title, expected);
    }
}

#[test]
fn the_host_begins_with_what_is_said_below_date_place_and_guests() {
    let lines = [
        "例会主持词",
        "时间：2026年3月1日",
        "地点：三楼会议室",
        "同志们：现在开会。",
        "下面进行第一项议程，请李明同志讲话。",
        "散会。",
    ];
    let mut paragraphs: Vec<Paragraph> = lines.map(Paragraph::plain).into();
    paragraphs.insert(3, Paragraph { row: true, ..Paragraph::plain("县委\t书记\t程建国") });
    let agenda = build(&read(&Document { paragraphs })).agenda;
    let [first, ..] = agenda.items[0].steps.as_slice() else { panic!("nothing is said") };
    assert!(say(first).contains("三楼会议室") && say(first).contains("现在开会"), "{}", say(first));
    assert!(say(first).contains("县委　书记　程建国"), "cells stand apart: {}", say(first));
}

#[test]
fn what_is_done_at_a_wait_is_shown_with_the_call_and_leads_to_no_press_of_its_own() {
    let lines = [
        "下面进行第一项议程，请李明同志发言。",
        "（李明发言）",
        "接下来，请王芳同志发言。",
        "（王芳发言）",
        "（全场鼓掌）",
        "感谢王芳同志。",
        "散会。",
    ];
    let document = Document { paragraphs: lines.map(Paragraph::plain).into() };
    let agenda = build(&read(&document)).agenda;
    let [first, second, ..] = agenda.items[0].steps.as_slice() else { panic!("{:?}", agenda.items[0].steps) };
    assert!(say(first).ends_with("> 李明发言"), "{}", say(first));
    assert_eq!(first.thanks, None, "nothing is said behind the first");
    assert!(say(second).ends_with("> 王芳发言"), "{}", say(second));
    let Some(Text::Inline(thanks)) = &second.thanks else { panic!("{:?}", second.thanks) };
    assert_eq!(thanks, "> 全场鼓掌", "what comes at the end is behind it");
}
