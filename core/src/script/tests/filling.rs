//! What stands on the screen once the answers are in.

use crate::script::*;

struct Known;

impl Answers<'_> for Known {
    fn answer(&self, placeholder: &Placeholder) -> Vec<Piece<'static>> {
        match placeholder {
            Placeholder::Value(id) if id == "markup" => {
                vec![Piece::Filled("**甲** {{b}} # <c>".into())]
            }
            Placeholder::Value(id) if id == "empty" => vec![Piece::Filled("".into())],
            Placeholder::Person { .. } => vec![
                Piece::Filled("区委组织部干部科科长".into()),
                Piece::Blank(Missing::new("姓名")),
                Piece::Filled("同志".into()),
            ],
            Placeholder::Value(_)
            | Placeholder::Item { .. }
            | Placeholder::Items(_)
            | Placeholder::Turn(_)
            | Placeholder::Meeting(_)
            | Placeholder::Unknown { .. } => Vec::new(),
        }
    }
}

fn texts(source: &str) -> Vec<String> {
    fill(source, &parse(source), &Known).iter().map(Paragraph::text).collect()
}

#[test]
fn a_value_is_never_markup() {
    assert_eq!(texts("请{{markup}}好"), ["请**甲** {{b}} # <c>好"]);
}

#[test]
fn a_person_may_be_known_in_part() {
    let source = "请**{{speaker}}**发言";
    let script = parse(source);
    let paragraphs = fill(source, &script, &Known);
    let runs: Vec<(&str, bool, RunState)> =
        paragraphs.iter().flat_map(|p| &p.runs).map(|run| (run.text.as_ref(), run.stress, run.state)).collect();
    assert_eq!(
        runs,
        [
            ("请", false, RunState::Written),
            ("区委组织部干部科科长", true, RunState::Filled),
            ("【待填：姓名】", true, RunState::Blank),
            ("同志", true, RunState::Filled),
            ("发言", false, RunState::Written),
        ]
    );
    assert_eq!(paragraphs[0].runs[2].source, 5..16);
}

#[test]
fn what_is_missing_is_a_loud_blank_and_never_nothing() {
    assert_eq!(texts("有{{empty}}人"), ["有【待填：empty】人"]);
    assert_eq!(texts("{{speaker.nmae}}"), ["【待填：speaker.nmae】"]);
    assert_eq!(texts("｛｛ 批次 ｝｝"), ["【待填：批次】"]);
}

#[test]
fn the_words_after_a_raw_blank_say_what_is_missing() {
    for (source, text) in [
        ("请***同志", "请【待填：姓名】同志"),
        ("×月", "【待填：日期】月"),
        ("20××年", "20【待填：日期】年"),
        ("共***名", "共【待填：数目】名"),
        ("共**个单位", "共【待填：数目】个单位"),
        ("在____召开", "在【待填：内容】召开"),
        ("***", "【待填：内容】"),
    ] {
        assert_eq!(texts(source), [text]);
    }
}

#[test]
fn braces_are_never_read_aloud() {
    for (source, text) in [
        ("第{{}}批", "第【待填：占位符】批"),
        ("第｛｛　｝｝批", "第【待填：占位符】批"),
        ("第{{ n 批", "第【待填：n】 批"),
        ("第{{ n } 批", "第【待填：n】 批"),
        ("第{{speaker.short同志", "第【待填：speaker.short】同志"),
        ("第{{ 批次", "第【待填：占位符】 批次"),
        ("第{{ 批{{}}次", "第【待填：占位符】 批【待填：占位符】次"),
        ("**{{ n**", "【待填：n】"),
        ("{{ n\n散会", "【待填：n】散会"),
    ] {
        assert_eq!(texts(source), [text], "{source}");
    }
}

#[test]
fn line_breaks_and_spaces_are_shown() {
    assert_eq!(texts("good\nmorning  \n甲"), ["good morning\n甲"]);
}

#[test]
fn paragraphs_know_their_kind_and_their_place() {
    let source = "# 甲\n\n　　乙。\n> 鼓掌\n- 丙\n1. 丁";
    let script = parse(source);
    let places: Vec<(BlockKind, &str)> =
        fill(source, &script, &Known).iter().map(|p| (p.kind, &source[p.source.clone()])).collect();
    assert_eq!(
        places,
        [
            (BlockKind::Heading(1), "# 甲"),
            (BlockKind::Paragraph, "乙。"),
            (BlockKind::Direction, "> 鼓掌"),
            (BlockKind::Paragraph, "- 丙"),
            (BlockKind::Paragraph, "1. 丁"),
        ]
    );
}
