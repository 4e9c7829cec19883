//! How placeholders are written, and what each of them means.

use super::{holds, shown};
use crate::Language;
use crate::script::*;

fn only(source: &str) -> Placeholder {
    let script = parse(source);
    let inlines: Vec<&Inline> = script.blocks.iter().flat_map(|block| &block.inlines).collect();
    match inlines.as_slice() {
        [Inline { content: Content::Placeholder(placeholder), .. }] => placeholder.clone(),
        _ => panic!("{source:?} is not one placeholder: {inlines:?}"),
    }
}

fn person(who: Who, field: PersonField) -> Placeholder {
    Placeholder::Person { who, field }
}

#[test]
fn every_written_form_has_its_meaning() {
    let listed = || Who::Listed("李明".to_owned());
    let named = |field| Placeholder::Item { item: Some("papers".to_owned()), field };
    let cases = [
        ("{{批次数}}", Placeholder::Value("批次数".to_owned())),
        ("{{a_b|c}}", Placeholder::Value("a_b|c".to_owned())),
        ("{{**a**}}", Placeholder::Value("**a**".to_owned())),
        ("{{speaker}}", person(Who::Speaker, PersonField::Full)),
        ("{{speaker.short}}", person(Who::Speaker, PersonField::Short)),
        ("{{speaker.name}}", person(Who::Speaker, PersonField::Name)),
        ("{{speaker.unit}}", person(Who::Speaker, PersonField::Unit)),
        ("{{speaker.office}}", person(Who::Speaker, PersonField::Office)),
        ("{{host.title}}", person(Who::Host, PersonField::Title)),
        ("{{host.address}}", person(Who::Host, PersonField::Address)),
        ("{{people.李明}}", person(listed(), PersonField::Full)),
        ("{{people.李明.office}}", person(listed(), PersonField::Office)),
        ("{{turn.next}}", person(Who::NextSpeaker, PersonField::Full)),
        ("{{turn.next.short}}", person(Who::NextSpeaker, PersonField::Short)),
        ("{{turn.previous.short}}", person(Who::PreviousSpeaker, PersonField::Short)),
        ("{{turn.lead}}", Placeholder::Turn(TurnField::Lead)),
        ("{{turn.number}}", Placeholder::Turn(TurnField::Number)),
        ("{{item.number}}", Placeholder::Item { item: None, field: ItemField::Number }),
        ("{{item.title}}", Placeholder::Item { item: None, field: ItemField::Title }),
        ("{{item.speakers}}", Placeholder::Item { item: None, field: ItemField::Speakers }),
        ("{{item.speakers.count}}", Placeholder::Item { item: None, field: ItemField::SpeakersCount }),
        ("{{items.count}}", Placeholder::Items(ItemsField::Count)),
        ("{{items.list}}", Placeholder::Items(ItemsField::List)),
        ("{{items.papers.number}}", named(ItemField::Number)),
        ("{{items.papers.title}}", named(ItemField::Title)),
        ("{{items.papers.speakers.count}}", named(ItemField::SpeakersCount)),
        ("{{meeting.title}}", Placeholder::Meeting(MeetingField::Title)),
        ("{{meeting.date}}", Placeholder::Meeting(MeetingField::Date)),
        ("{{meeting.weekday}}", Placeholder::Meeting(MeetingField::Weekday)),
        ("{{meeting.time}}", Placeholder::Meeting(MeetingField::Time)),
        ("{{meeting.place}}", Placeholder::Meeting(MeetingField::Place)),
        ("{{meeting.year}}", Placeholder::Meeting(MeetingField::Year)),
        ("｛｛speaker．short｝｝", person(Who::Speaker, PersonField::Short)),
        ("{｛ speaker。 short　｝}", person(Who::Speaker, PersonField::Short)),
    ];
    for (source, meaning) in cases {
        assert_eq!(only(source), meaning, "{source}");
        // And whatever has a meaning can be written in either language.
        for language in [Language::Chinese, Language::English] {
            assert_eq!(only(&meaning.written(language)), meaning, "{source} {}", meaning.written(language));
        }
    }
}

#[test]
fn chinese_words_mean_what_english_ones_do() {
    let same = [
        ("{{发言人}}", "{{speaker}}"),
        ("{{发言人.简称}}", "{{speaker.short}}"),
        ("｛｛发言人。姓名｝｝", "{{speaker.name}}"),
        ("{{主持人.单位职务}}", "{{host.title}}"),
        ("{{下一位}}", "{{turn.next}}"),
        ("{{下一位.简称}}", "{{turn.next.short}}"),
        ("{{上一位.称呼}}", "{{turn.previous.address}}"),
        ("{{人员.李明}}", "{{people.李明}}"),
        ("{{人员.李明.职务}}", "{{people.李明.office}}"),
        ("{{先后词}}", "{{turn.lead}}"),
        ("{{第几位}}", "{{turn.number}}"),
        ("{{第几项}}", "{{item.number}}"),
        ("{{环节名称}}", "{{item.title}}"),
        ("{{本项发言人}}", "{{item.speakers}}"),
        ("{{本项人数}}", "{{item.speakers.count}}"),
        ("{{项数}}", "{{items.count}}"),
        ("{{各项议程}}", "{{items.list}}"),
        ("{{环节.papers.名称}}", "{{items.papers.title}}"),
        ("{{环节.papers.第几项}}", "{{items.papers.number}}"),
        ("{{环节.papers.发言人}}", "{{items.papers.speakers}}"),
        ("{{环节.papers.人数}}", "{{items.papers.speakers.count}}"),
        ("{{环节.papers.本项人数}}", "{{items.papers.speakers.count}}"),
        ("{{会议名称}}", "{{meeting.title}}"),
        ("{{会议日期}}", "{{meeting.date}}"),
        ("{{星期几}}", "{{meeting.weekday}}"),
        ("{{会议时间}}", "{{meeting.time}}"),
        ("{{会议地点}}", "{{meeting.place}}"),
        ("{{会议年份}}", "{{meeting.year}}"),
    ];
    for (chinese, english) in same {
        assert_eq!(only(chinese), only(english), "{chinese}");
    }
    assert_eq!(only("{{发言人}}").written(Language::English), "{{speaker}}");
    assert_eq!(only("{{people.李明.full}}").written(Language::Chinese), "{{人员.李明}}");
    for unknown in ["{{发言人.籍贯}}", "{{人员}}", "{{环节.papers}}", "{{下一位.short}}", "{{人员.a.b.c}}"]
    {
        assert!(matches!(only(unknown), Placeholder::Unknown { .. } | Placeholder::Value(_)), "{unknown}");
    }
}

#[test]
fn an_unknown_field_is_kept_as_written_and_reported() {
    for written in [
        "speaker.nmae",
        "people",
        "items",
        "items.papers",
        "turn.first",
        "speeker.name",
        "speaker..name",
        "meeting.title.x",
    ] {
        let source = format!("{{{{ {written} }}}}");
        assert_eq!(only(&source), Placeholder::Unknown { written: written.to_owned() });
        let fault = Fault { kind: FaultKind::UnknownField, source: 0..source.len() };
        assert_eq!(parse(&source).faults, [fault]);
    }
}

#[test]
fn braces_that_enclose_nothing_or_do_not_close_are_no_words() {
    let cases = [
        ("请{{name", "请!{{name!", Some(FaultKind::UnclosedPlaceholder)),
        ("请{{name}同志", "请!{{name}!同志", Some(FaultKind::UnclosedPlaceholder)),
        ("请{{na\nme}}", "请!{{na!me}}", Some(FaultKind::UnclosedPlaceholder)),
        ("{{a {{b}}", "!{{a! <b>", Some(FaultKind::UnclosedPlaceholder)),
        ("是{{{{a}}", "是!{{!<a>", Some(FaultKind::UnclosedPlaceholder)),
        ("{{{{{{a}}", "!{{{{!<a>", Some(FaultKind::UnclosedPlaceholder)),
        ("{{***", "!{{!{***}", Some(FaultKind::UnclosedPlaceholder)),
        ("{{}}", "!{{}}!", Some(FaultKind::EmptyPlaceholder)),
        ("{{　 }}", "!{{　 }}!", Some(FaultKind::EmptyPlaceholder)),
        ("{a}", "{a}", None),
        ("{{{a}}}", "{<a>}", None),
        (r"\{{a}}", "{{a}}", None),
        ("}}", "}}", None),
    ];
    for (source, expected, fault) in cases {
        assert_eq!(shown(source), expected);
        assert_eq!(parse(source).faults.first().map(|fault| fault.kind), fault, "{source}");
    }
}

#[test]
fn placeholders_stand_anywhere_and_their_words_are_no_markdown() {
    holds(&[
        ("{{a_b}}和{{c_d}}", "<a_b>和<c_d>"),
        ("{{a}}*{{b}}*", "<a>[<b>]"),
        ("{{a*b}}和{{c*d}}", "<a*b>和<c*d>"),
        ("# {{item.title}}", "# <item.title>"),
        ("> 请{{speaker}}上台", "> 请<speaker>上台"),
        ("**{{a}}**", "[<a>]"),
        ("- {{a}}", "<a>"),
        ("{{a|b}}|{{c}}\n---|---", "<a|b>|<c>---|---"),
        ("{{[a]}}{{<b>}}{{`c`}}", "<[a]><<b>><`c`>"),
    ]);
}
