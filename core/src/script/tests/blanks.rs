//! Which marks are blanks, and which only look like them.

use super::holds;
use crate::script::{FaultKind, parse};

#[test]
fn three_stars_are_a_blank_and_never_stress() {
    holds(&[
        ("请***同志和***同志", "请{***}同志和{***}同志"),
        ("***甲***", "{***}甲{***}"),
        ("请****发言", "请{****}发言"),
        (r"\*\*\*", "***"),
        ("# ***同志的讲话", "# {***}同志的讲话"),
        ("> 请***起立", "> 请{***}起立"),
    ]);
}

#[test]
fn marks_that_stand_for_something_missing_are_blanks() {
    holds(&[
        ("请____同志", "请{____}同志"),
        ("请__同志__", "请{__}同志{__}"),
        ("请＊＊＊同志", "请{＊＊＊}同志"),
        ("请＿＿同志", "请{＿＿}同志"),
        ("请××同志、×××同志", "请{××}同志、{×××}同志"),
        ("请XX、xxx、ＸＸ同志", "请{XX}、{xxx}、{ＸＸ}同志"),
        ("X月X日", "{X}月{X}日"),
        ("202×年×月×日", "202{×}年{×}月{×}日"),
        ("请×同志", "请{×}同志"),
        ("第×项、第X批", "第{×}项、第{X}批"),
        ("某某同志，某人", "{某某}同志，某人"),
        ("□□同志，□", "{□□}同志，□"),
        ("〇〇同志", "{〇〇}同志"),
        ("○○同志", "{○○}同志"),
        ("请---同志", "请{---}同志"),
        ("请（　　）同志、(   )同志", "请{（　　）}同志、{(   )}同志"),
        ("20××年、20XX年、20**年", "20{××}年、20{XX}年、20{**}年"),
        ("20**年和30**年", "20{**}年和30{**}年"),
        ("第**批、第**届", "第{**}批、第{**}届"),
        ("*月*日", "{*}月{*}日"),
        ("第_次、_月_日、□年□月", "第{_}次、{_}月{_}日、{□}年{□}月"),
        ("请※※※同志、※同志", "请{※※※}同志、{※}同志"),
        ("请※※※", "请{※※※}"),
        ("※※※同志", "{※※※}同志"),
        ("青政发〔2026〕×号", "青政发〔2026〕{×}号"),
        ("〔2026〕X号", "〔2026〕{X}号"),
        ("×政发〔2026〕×号", "{×}政发〔2026〕{×}号"),
        ("〔202×〕5号、〔202X〕5号", "〔202{×}〕5号、〔202{X}〕5号"),
        ("应到×人，实到×人", "应到{×}人，实到{×}人"),
        ("应到X人，实到X人，共X个单位", "应到{X}人，实到{X}人，共{X}个单位"),
        ("张×、李×同志", "张{×}、李{×}同志"),
        ("张X、李X和王XX同志", "张{X}、李{X}和王{XX}同志"),
        ("主持人：张×。", "主持人：张{×}。"),
        ("由×主持", "由{×}主持"),
        ("在×× 召开", "在{××} 召开"),
    ]);
}

#[test]
fn marks_with_spaces_between_are_one_blank() {
    holds(&[
        ("由 × × × 同志", "由 {× × ×} 同志"),
        ("由X X X同志", "由{X X X}同志"),
        ("由　×　×　×　同志", "由　{×　×　×}　同志"),
        ("由 × 同志", "由 {×} 同志"),
        ("请※ ※ ※同志", "请{※ ※ ※}同志"),
        ("3 × 5 × 7", "3 × 5 × 7"),
        ("Model X X5", "Model X X5"),
    ]);
    assert_eq!(super::super::missing_label(" 同志"), "姓名");
}

#[test]
fn a_line_of_nothing_but_reference_marks_is_shown_as_it_is() {
    for source in ["※※※", "甲\n\n　※ ※ ※　\n\n乙", "甲\n\n※※※ ※※※\n\n乙", "※注意"] {
        assert!(!super::shown(source).contains('{'), "{source}: {}", super::shown(source));
    }
    holds(&[("> ※※※", "> ※※※")]);
}

#[test]
fn marks_that_mean_themselves_are_not_blanks() {
    for source in [
        "3×5",
        "3××5",
        "X光",
        "XXL",
        "iPhoneX",
        "maxx值",
        "......",
        "……",
        "——",
        "二〇〇八年",
        "二○○八年",
        "二〇〇〇年",
        "()",
        "（）",
        "(草案)",
        "县(区)",
        "a-b",
        "2018---2019",
        "某同志",
        "X时代",
        "a_b_c",
        "5*3",
        "※※※",
        "〇",
        "长×宽×高",
        "长 × 宽",
        "2米×3米",
        "a×b",
        "x+y",
        "不赞成的画×，弃权的不画",
        "对的打√，错的打×。",
        "×表示反对",
        "反对为×。",
        "“×”",
        "X射线",
        "X号线",
        "X项目",
        "x次方",
        "维生素X、维生素D",
        "第三代X",
    ] {
        assert_eq!(super::shown(source), source);
    }
}

#[test]
fn a_pair_of_two_stars_is_stress_and_a_single_run_is_a_blank() {
    holds(&[
        ("**重点**", "[重点]"),
        ("请**发言", "请{**}发言"),
        ("**甲**和**乙", "[甲]和{**}乙"),
        ("** 甲", "{**} 甲"),
        ("甲\n\n**\n\n乙", "甲\n{**}\n乙"),
    ]);
}

#[test]
fn two_stars_before_measure_words_are_blanks() {
    holds(&[
        ("选派了**个批次、***名，挂职的**位同志", "选派了{**}个批次、{***}名，挂职的{**}位同志"),
        ("选派了**个批次，挂职的**位同志", "选派了{**}个批次，挂职的{**}位同志"),
        ("请**同志和**同志", "请{**}同志和{**}同志"),
        ("**个甲**名乙**位丙", "{**}个甲{**}名乙{**}位丙"),
        ("**个别**同志", "[个别]同志"),
        ("**年度**目标", "[年度]目标"),
        ("**个人**位", "[个人]位"),
    ]);
}

#[test]
fn stress_before_a_measure_word_is_reported() {
    let script = parse("有**名额，**强调");
    assert!(script.faults.is_empty());
    let script = parse("有**名干部，**强调");
    let kinds: Vec<FaultKind> = script.faults.iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::StarsMayBeBlanks]);
    assert_eq!(script.faults.first().map(|fault| fault.source.clone()), Some(3..19));
}

#[test]
fn two_single_stars_that_may_be_two_blanks_are_reported() {
    for (source, reported) in [
        ("请*发言，共*项。", true),
        ("有*名同志参加*活动。", true),
        ("请*同志发言，*请坐。", true),
        ("这是*重点*工作。", false),
        ("*会议*开始。", false),
    ] {
        let kinds: Vec<FaultKind> = parse(source).faults.into_iter().map(|fault| fault.kind).collect();
        assert_eq!(kinds == [FaultKind::StarsMayBeBlanks], reported, "{source}: {kinds:?}");
    }
}

#[test]
fn a_blank_is_found_wherever_it_stands() {
    let blanks = [
        "***",
        "____",
        "×××",
        "XX",
        "xx",
        "ＸＸ",
        "ｘｘ",
        "＊＊＊",
        "＿＿",
        "某某",
        "□□",
        "〇〇",
        "○○",
        "---",
        "（　　）",
        "( )",
        "※※※",
        "× × ×",
        "×",
    ];
    for before in 0..40 {
        for blank in blanks {
            let words = format!("{}说{}", "a".repeat(before % 5), "甲，".repeat(before / 5));
            let (source, after) = (format!("{words}{blank}同志，请讲话，谢谢。"), "同志，请讲话，谢谢。");
            assert_eq!(super::shown(&source), format!("{words}{{{blank}}}{after}"));
        }
    }
}

#[test]
fn a_placeholder_of_any_width_is_found_wherever_it_stands() {
    for before in 0..40 {
        for braces in ["{{a}}", "｛｛a｝｝"] {
            let source = format!("{}{}{braces}发言，下面继续开会。", "b".repeat(before % 3), "甲".repeat(before / 3));
            assert_eq!(super::shown(&source), source.replace(braces, "<a>"));
        }
    }
}

#[test]
fn in_words_that_are_no_markdown_two_stars_are_a_blank_unless_two_more_close_them() {
    let cases: [(&str, &[&str]); 15] = [
        ("**县里**要求今年完成。", &[]),
        ("会议**分三步**进行。", &[]),
        ("* 年内完成三件事", &[]),
        ("在*月*日前报送。", &["*", "*"]),
        ("在 * 月 * 日前报送。", &["*", "*"]),
        ("于**月**日前报名，X月X日前完成。", &["**", "**", "X", "X"]),
        ("**日前**，市里开了会。", &[]),
        ("电话138****5678。", &[]),
        ("选派了**个批次、***名干部。", &["**", "***"]),
        ("选派了**个批次、**名干部。", &["**", "**"]),
        ("今年的**位同志。", &["**"]),
        ("请**主任发言。", &["**"]),
        ("请*同志发言。", &["*"]),
        ("**特别重要**的是落实。", &[]),
        ("3 * 5 和 2*4。", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<&str> = crate::script::blank::blanks(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }
}
