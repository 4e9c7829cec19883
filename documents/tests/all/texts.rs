//! Texts: every encoding of the ladder, every kind of line end, lines of one width, Markdown. And that no character is
//! ever lost, whatever is joined.

use crate::archive;
use crate::measure::{self, Dice};
use encoding_rs::{BIG5, GB18030};
use lectern_core::Language;
use lectern_documents::text::decode;
use lectern_documents::{Encoding, Found, Note, Read, Refusal, Wanted, read, read_as, read_text};

const SCRIPT: &str = "工作推进会主持词\n同志们：\n现在开会。请张三同志讲话，大家欢迎！\n（鼓掌）\n散会。\n";

fn texts(read: &Read) -> Vec<&str> {
    read.document.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

fn wide(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(if big { u16::to_be_bytes } else { u16::to_le_bytes }).collect()
}

#[test]
fn every_encoding_gives_the_same_script() {
    let gb = GB18030.encode(SCRIPT).0.into_owned();
    let cases: [(&str, Vec<u8>, &str, bool); 8] = [
        ("UTF-8", SCRIPT.into(), "UTF-8", false),
        ("UTF-8 with a mark", [b"\xEF\xBB\xBF", SCRIPT.as_bytes()].concat(), "UTF-8", false),
        ("UTF-16LE with a mark", [b"\xFF\xFE".to_vec(), wide(SCRIPT, false)].concat(), "UTF-16LE", false),
        ("UTF-16BE with a mark", [b"\xFE\xFF".to_vec(), wide(SCRIPT, true)].concat(), "UTF-16BE", false),
        ("UTF-16LE", wide(SCRIPT, false), "UTF-16LE", true),
        ("UTF-16BE", wide(SCRIPT, true), "UTF-16BE", true),
        ("GBK", gb.clone(), "gb18030", true),
        ("GB18030 with a mark", [b"\x84\x31\x95\x33".to_vec(), gb].concat(), "gb18030", false),
    ];
    for (name, bytes, encoding, guessed) in cases {
        let read = read("稿.txt", &bytes).unwrap();
        assert_eq!(texts(&read), lines(SCRIPT), "{name}");
        let encoding = Encoding::named(encoding).unwrap();
        let expected = if guessed { vec![Note::Guessed(encoding)] } else { Vec::new() };
        assert_eq!(read.notes, expected, "{name}");
    }
}

#[test]
fn short_texts_are_not_taken_for_another_encoding() {
    for text in ["请讲", "同志们好", "下面，请看片。", "第1项", "散会", "OK", "王\u{20BB7}同志", "a", "——", "①②③"]
    {
        for (bytes, name) in [(text.as_bytes().to_vec(), "UTF-8"), (GB18030.encode(text).0.into_owned(), "GB18030")] {
            let read = read("", &bytes).unwrap();
            assert_eq!(texts(&read), [text], "{name}");
        }
    }
    // Han characters alone, without a mark, a stop or a line end: bytes like these are rather GBK than UTF-16.
    let bytes = wide("现在开会，请坐。", false);
    assert_eq!(texts(&read("", &bytes).unwrap()), ["现在开会，请坐。"]);
}

#[test]
fn other_scripts_of_the_east_are_guessed() {
    let text = "各位來賓：\n現在開會，請主席致詞，並請各位委員發言討論本年度預算與決算報告。\n謝謝大家。";
    let read = read("", &BIG5.encode(text).0).unwrap();
    assert_eq!(texts(&read), lines(text));
    assert_eq!(read.notes, [Note::Guessed(Encoding::named("big5").unwrap())]);
}

#[test]
fn a_person_may_choose_another_encoding() {
    let bytes = GB18030.encode("同志们").0.into_owned();
    let korean = Encoding::named("euc-kr").unwrap();
    assert_ne!(texts(&read_as("", &bytes, Some(korean)).unwrap()), ["同志们"]);
    let utf_8 = Encoding::named("utf-8").unwrap();
    assert!(matches!(read_as("", &bytes, Some(utf_8)), Err(Refusal::NotInEncoding { encoding: "UTF-8" })));
    for encoding in Encoding::offered() {
        assert_eq!(Encoding::named(encoding.name()), Some(encoding));
        assert!(!encoding.label(Language::Chinese).is_empty() && !encoding.label(Language::English).is_empty());
    }
    assert_eq!(Encoding::named("gbk"), Encoding::named("gb18030"));
}

#[test]
fn a_broken_byte_does_not_change_the_encoding() {
    let mut bytes = "今天的会议有三项议程，请大家遵守会场纪律，把手机调成静音。".as_bytes().to_vec();
    bytes.truncate(bytes.len() - 1);
    let utf_8 = Encoding::named("utf-8").unwrap();
    let read = read("", &bytes).unwrap();
    assert!(texts(&read)[0].starts_with("今天的会议有三项议程"));
    assert_eq!(read.notes, [Note::Guessed(utf_8), Note::Unreadable { characters: 1, encoding: utf_8 }]);
}

#[test]
fn what_is_no_text_is_refused() {
    let binary = Refusal::WrongKind { found: Found::Binary, wanted: Wanted::Script };
    assert_eq!(read("a.txt", &Dice::new(3).bytes(10_000)).unwrap_err(), binary);
    assert_eq!(read("a.txt", b"\x01\x02\x03\x04\x05\x00\x06").unwrap_err(), binary);
    assert_eq!(read("a.txt", "　\u{feff}\n".as_bytes()).unwrap_err(), Refusal::NoText { pictures: 0 });
    let word_xml = "<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>";
    let found = Refusal::WrongKind { found: Found::Xml, wanted: Wanted::Script };
    assert_eq!(read("a.doc", word_xml.as_bytes()).unwrap_err(), found);
}

#[test]
fn all_line_ends_are_line_ends_and_indents_are_layout() {
    let expected = ["同志们：", "现在开会。", "请  坐", "散会。"];
    for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{b}", "\n\n", "\r\n\r\n"] {
        let text = ["\u{3000}\u{3000}同志们：", "  现在开会。 ", "\t请  坐\u{3000}", "\u{feff}散会。"].join(end);
        let read = read_text(&text).unwrap();
        assert_eq!(texts(&read), expected, "{end:?}");
        assert!(read.notes.is_empty(), "{end:?}");
    }
    assert_eq!(texts(&read_text("一句话的主持词，没有换行").unwrap()), ["一句话的主持词，没有换行"]);
}

const PARAGRAPHS: [&str; 6] = [
    "同志们：",
    "经区委研究，今天我们在这里召开全区驻村干部座谈会，主要任务是深入学习贯彻上级会议精神，总结交流前一阶段的驻村工作，\
     分析当前存在的困难和问题，对下一步的工作进行再动员、再部署。参加今天会议的有区委组织部、区农业农村局的负责同志，\
     各镇分管领导，以及全体驻村干部。",
    "一、请驻村干部代表作交流发言",
    "首先，请柳林镇大湾村第一书记李志强同志发言。志强同志驻村2年来，走遍了全村312户，记了5本民情日记，帮助村里办起了\
     合作社，村集体收入从不足3万元增加到了41.6万元，群众都看在眼里、记在心上。大家欢迎！",
    "二、请区委常委、组织部部长作总结讲话",
    "刚才，部长的讲话站位高、要求实，既肯定了成绩，也指出了不足，为我们做好下一步工作指明了方向。请大家会后认真学习领会，\
     结合实际抓好贯彻落实。散会。",
];

/// Breaks paragraphs at a width in columns, as an editor does that lets no line begin with a stop.
fn wrapped(width: usize, indent: &str, gap: &str) -> String {
    let mut text = String::new();
    for paragraph in PARAGRAPHS {
        text.push_str(indent);
        let mut column = indent.chars().count() * 2;
        let mut characters = paragraph.chars().peekable();
        while let Some(character) = characters.next() {
            text.push(character);
            column += if character.is_ascii() { 1 } else { 2 };
            let next = characters.peek().copied().unwrap_or('\n');
            let room = if next.is_ascii() { 1 } else { 2 };
            let splits = character.is_ascii_alphanumeric() && (next.is_ascii_alphanumeric() || next == '.')
                || character == '.' && next.is_ascii_digit();
            if column + room > width && !splits && !"，。、！；：".contains(next) && next != '\n' {
                text.push('\n');
                column = 0;
            }
        }
        text.push_str(gap);
    }
    text
}

#[test]
fn lines_of_one_width_become_paragraphs() {
    for width in [56, 60, 64, 72, 76, 80] {
        for (indent, gap) in [("\u{3000}\u{3000}", "\n"), ("", "\n\n"), ("\u{3000}\u{3000}", "\n\n")] {
            let read = read_text(&wrapped(width, indent, gap)).unwrap();
            assert_eq!(texts(&read), PARAGRAPHS, "{width} {indent:?} {gap:?}");
            assert!(matches!(read.notes[..], [Note::Joined { paragraphs: 6, .. }]));
        }
    }
}

#[test]
fn a_line_that_is_longer_than_the_others_does_not_hide_their_width() {
    let text = format!(
        "来源：http://example.org/a/very/long/address/that/nobody/wraps/{}\n{}",
        "x".repeat(60),
        wrapped(64, "\u{3000}\u{3000}", "\n")
    );
    assert_eq!(texts(&read_text(&text).unwrap())[1..], PARAGRAPHS);
}

/// Short paragraphs stand between those that were wrapped: nothing is wider than the edge, and hardly anything ends there.
#[test]
fn wrapped_lines_are_known_among_many_short_paragraphs() {
    let short: Vec<&str> =
        vec!["请放下。", "没有。", "通过。", "请坐下。", "现在开会。", "掌声通过。", "请就座。", "谢谢。"];
    let text = format!("{}{}", wrapped(64, "", "\n"), short.join("\n").repeat(3).replace("。请放下", "。\n请放下"));
    assert_eq!(texts(&read_text(&text).unwrap())[..6], PARAGRAPHS);
}

/// A margin of any width, where paragraphs are indented and broken lines are not.
#[test]
fn a_ragged_margin_is_known_by_the_indents() {
    let ragged = "\u{3000}\u{3000}经区委研究，今天我们在这里\n召开全区驻村干部座谈会，主要任务是深入学习贯彻上级\n会议精神，总结交流前一阶段的\n驻村工作。\n\
        \u{3000}\u{3000}首先，请柳林镇大湾村第一书记\n李志强同志发言。志强同志驻村两年来，走遍了\n全村每一户人家。\n\
        \u{3000}\u{3000}刚才，部长的讲话站位高、要求实，\n为我们做好下一步工作指明了\n方向。\n\
        \u{3000}\u{3000}会后，请各镇把意见报到\n区委办公室。散会。\n";
    let read = read_text(ragged).unwrap();
    assert_eq!(texts(&read).len(), 4, "{:?}", texts(&read));
    assert!(texts(&read)[1].starts_with("首先，请柳林镇大湾村第一书记李志强同志发言。"));
}

/// A text that somebody pasted into Word line by line, as paragraphs or with line breaks.
#[test]
fn a_document_that_was_pasted_line_by_line_is_joined_too() {
    let text = wrapped(64, "", "\n");
    let lines: Vec<&str> = text.lines().collect();
    let run = |words: &str| format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>");
    let paragraphs: String = lines.iter().map(|line| format!("<w:p>{}</w:p>", run(line))).collect();
    let breaks =
        format!("<w:p>{}</w:p>", lines.iter().map(|line| run(line)).collect::<Vec<_>>().join("<w:r><w:br/></w:r>"));
    for body in [paragraphs, breaks] {
        let read = read("稿.docx", &archive::with_body(&body)).unwrap();
        let joined: Vec<String> = texts(&read).iter().flat_map(|text| text.split('\n')).map(str::to_owned).collect();
        assert_eq!(joined, PARAGRAPHS);
        assert!(read.notes.iter().any(|note| matches!(note, Note::Joined { .. })), "{:?}", read.notes);
    }
}

#[test]
fn lines_that_are_paragraphs_stay_apart() {
    let cases = [
        // Items of like length, without stops.
        "一、请区委组织部部长周明远同志宣读区委关于表彰先进的决定\n二、请受表彰的先进集体和先进个人代表上台领取奖牌和证书\n\
         三、请先进集体代表柳林镇党委书记孙国栋同志作交流发言\n四、请区委书记郑建华同志作总结讲话并对下一步工作提出要求",
        // Every line is a sentence.
        "现在，我宣布，全区驻村干部座谈会正式开始，请大家全体起立。\n请全体起立，奏唱国歌，请音响师播放《义勇军进行曲》。\n\
         请坐下，下面进行会议的第一项，请李志强同志上台来发言。\n让我们以热烈的掌声，感谢李志强同志的精彩发言和分享。",
        // One long paragraph among short ones.
        "同志们：\n现在开会。\n今天的会议主要是学习传达上级会议精神，总结交流前一阶段的工作，研究部署下一步的任务。\n请坐。",
        // A poem.
        "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。",
        // Names in a row.
        "张三 李四 王五\n赵六 钱七 孙八\n周九 吴十 郑一",
    ];
    for text in cases {
        let read = read_text(text).unwrap();
        assert_eq!(texts(&read), lines(text));
        assert!(read.notes.is_empty());
    }
}

#[test]
fn english_lines_are_joined_with_spaces() {
    let text = "Ladies and gentlemen, distinguished guests, it is my great honour\nto welcome you all to the opening of this \
                year's forum, which we\nhold together with the university, the city, and a number of firms\nfrom abroad.\n\n\
                Please be seated.";
    let read = read_text(text).unwrap();
    assert_eq!(read.document.paragraphs.len(), 2);
    assert!(texts(&read)[0].contains("great honour to welcome") && texts(&read)[0].ends_with("firms from abroad."));
}

#[test]
fn markdown_has_headings_and_keeps_the_rest() {
    let text = "# 座谈会主持词 #\n\n开场\n===\n\n## 一、开场\n\n**同志们**：\n\n- 第一项\n- {{speaker}}\n\n> 鼓掌\n\n#没有空格\n\n---\n";
    let read = read("稿.MD", text.as_bytes()).unwrap();
    let shown: Vec<_> = read.document.paragraphs.iter().map(|line| (line.heading, line.text.as_str())).collect();
    let expected = [
        (Some(1), "座谈会主持词"),
        (Some(1), "开场"),
        (Some(2), "一、开场"),
        (None, "**同志们**："),
        (None, "- 第一项"),
        (None, "- {{speaker}}"),
        (None, "> 鼓掌"),
        (None, "#没有空格"),
        (None, "---"),
    ];
    assert_eq!(shown, expected);
    let facts = lectern_documents::read(
        "稿.md",
        "> 2026年10月17日，星期六\n\n> 主持：端木蓝\n\n> 主持人走上台\n\n> 10秒".as_bytes(),
    )
    .unwrap();
    assert_eq!(texts(&facts), ["2026年10月17日，星期六", "主持：端木蓝", "> 主持人走上台", "> 10秒"]);
    assert_eq!(texts(&lectern_documents::read("稿.txt", b"# not Markdown").unwrap()), ["# not Markdown"]);
}

#[test]
fn no_character_is_lost_whatever_is_joined() {
    let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    let mut dice = Dice::new(99);
    let pieces = [
        "同志们",
        "，",
        "。",
        "\n",
        "\n",
        "　　",
        "第一项",
        "一、",
        "word ",
        "12",
        "——",
        "……",
        "“",
        "”",
        "\r\n",
        "\t",
        " ",
    ];
    for _ in 0..3_000 {
        let text: String = (0..dice.below(300)).map(|_| pieces[dice.below(pieces.len())]).collect();
        if let Ok(read) = read_text(&text) {
            assert_eq!(bare(&texts(&read).concat()), bare(&text));
        }
    }
}

#[test]
fn hostile_texts_take_little() {
    let mut dice = Dice::new(1);
    let long_line = "好".repeat(16_000_000);
    let short_lines = "好\n".repeat(190_000);
    let noise = dice.bytes(20_000_000);
    let half_wide: Vec<u8> = (0..20_000_000).map(|place| if place % 2 == 0 { b'a' } else { 0 }).collect();
    for bytes in [long_line.as_bytes(), short_lines.as_bytes(), &noise, &half_wide] {
        let (_, spent) = measure::measured(|| read("a.txt", bytes));
        assert!(spent.seconds < crate::SECONDS, "{:.2} s", spent.seconds);
        assert!(spent.peak + bytes.len() < 300_000_000, "{} bytes", spent.peak);
    }
    let many = "好\n".repeat(250_000);
    assert!(matches!(read("a.txt", many.as_bytes()), Err(Refusal::TooMuch { .. })));
    // Bytes of any kind come to text or to a refusal, never to an end.
    for length in 0..2_000 {
        let bytes = dice.bytes(length % 50);
        let _ = decode(&bytes, None, Wanted::Script);
        for encoding in Encoding::offered() {
            let _ = decode(&bytes, Some(encoding), Wanted::Script);
        }
    }
}

#[test]
fn a_paragraph_behind_an_empty_line_says_so() {
    let read = read("a.txt", "现在开会。\n请坐。\n\n散会。\n".as_bytes()).unwrap();
    let spaced: Vec<bool> = read.document.paragraphs.iter().map(|one| one.spaced).collect();
    assert_eq!(spaced, [false, false, true]);
}
