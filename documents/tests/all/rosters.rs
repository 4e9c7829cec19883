//! Rosters in every format, headings wherever they stand, and workbooks that were made to do harm.

use crate::archive::{archive, relations};
use crate::{fixtures, measure};
use lectern_core::Language;
use lectern_documents::roster::{Block, Choice, MOST_ROWS, Meaning, Table, pasted};
use lectern_documents::{Encoding, Excess, Found, Note, Refusal, Wanted, people, read_roster, read_sheet};
use std::fs;

fn workbook(name: &str) -> Vec<u8> {
    fs::read(fixtures::folder().join(name)).unwrap()
}

fn meanings(table: &Table) -> Vec<Option<Meaning>> {
    table.columns.iter().map(|column| column.meaning).collect()
}

/// Name, unit, office and pinyin of everybody.
fn shown(table: &Table) -> Vec<String> {
    let say = |text: Option<String>| text.unwrap_or_else(|| "-".into());
    let person = |person: lectern_core::agenda::Person| {
        [person.name, say(person.unit), say(person.office), say(person.pinyin)].join(" ")
    };
    people(table).into_iter().map(person).collect()
}

#[test]
fn one_roster_reads_the_same_from_every_workbook() {
    for file in ["roster.xlsx", "roster.xls", "roster.ods", "office.xls"] {
        let table = read_roster(file, &workbook(file)).unwrap();
        assert_eq!(table.sheets[..2], ["说明", "名单"], "{file}");
        assert_eq!(table.sheet, 1, "{file}: the first sheet has no headings");
        let expected = [
            Some(Meaning::Order),
            Some(Meaning::Name),
            Some(Meaning::Unit),
            Some(Meaning::Office),
            None,
            None,
            Some(Meaning::Pinyin),
            Some(Meaning::Note),
        ];
        assert_eq!(meanings(&table), expected, "{file}");
        let expected = [
            "陆明 区委组织部 干部科科长 -",
            "冼星 区委组织部 科员 Xiǎn Xīng",
            "欧阳志远 区农业农村局 副局长 -",
            "古丽·阿依 区农业农村局 科员 -",
            " - 待定 -",
            "隐身 区委办 主任 -",
        ];
        assert_eq!(shown(&table), expected, "{file}");
        assert_eq!(table.rows[0][4], "13800138000", "{file}");
        assert_eq!(table.rows[3][4], "1.5", "{file}");
        assert!(table.rows[0][5].starts_with("2026-0"), "{file}: {}", table.rows[0][5]);
        assert_eq!(table.notes, [Note::HiddenRows(1)], "{file}");
    }
}

#[test]
fn a_sheet_can_be_chosen() {
    let bytes = workbook("roster.xlsx");
    let choice = |sheet| Choice { sheet: Some(sheet), ..Choice::default() };
    assert_eq!(shown(&read_sheet("", &bytes, choice(2)).unwrap()), ["前任 旧单位 - -"]);
    assert!(people(&read_sheet("", &bytes, choice(0)).unwrap()).is_empty());
    assert_eq!(read_sheet("", &bytes, choice(3)).unwrap_err(), Refusal::NoSheet { sheet: 3, sheets: 3 });
    // Texts that go on in a second record.
    let table = read_sheet("", &workbook("roster.xls"), choice(2)).unwrap();
    for (row, cells) in table.rows.iter().enumerate() {
        assert_eq!(cells[0], format!("第{row}条{}", "很长的说明文字".repeat(12)));
    }
    assert_eq!(table.rows.len(), 80);
}

const LIST: &str =
    "干部名单,,\r\n\r\n姓名,工作单位,职务\r\n王海,\"市教育局,机关党委\",副书记\r\n李\"江\",市一中,校长\r\n";

#[test]
fn separated_values_in_any_encoding() {
    let gbk = encoding_rs::GB18030.encode(LIST).0.into_owned();
    let utf_16: Vec<u8> = LIST.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = [b"\xFF\xFE".as_slice(), &utf_16].concat();
    let marked = format!("\u{feff}{LIST}").into_bytes();
    for bytes in [LIST.as_bytes().to_vec(), gbk, with_mark, marked] {
        let table = read_roster("名单.csv", &bytes).unwrap();
        assert_eq!(shown(&table), ["王海 市教育局,机关党委 副书记 -", "李\"江\" 市一中 校长 -"]);
        assert_eq!(table.sheets, ["名单"]);
    }
    let chosen = Choice { encoding: Encoding::named("gbk"), ..Choice::default() };
    assert!(matches!(read_sheet("", LIST.as_bytes(), chosen), Err(Refusal::NotInEncoding { .. }) | Ok(_)));
}

#[test]
fn whatever_separates_them() {
    for separator in ["\t", ";", "，", "；", "|", ","] {
        let text = "姓名,单位,职务\n王海,教育局,局长\n李江,一中,校长".replace(',', separator);
        assert_eq!(shown(&read_roster("", text.as_bytes()).unwrap())[0], "王海 教育局 局长 -", "{separator:?}");
    }
    let told = "sep=|\n姓名|单位\n王,海|教育局\n";
    assert_eq!(shown(&read_roster("", told.as_bytes()).unwrap()), ["王,海 教育局 - -"]);
}

#[test]
fn headings_are_found_by_their_words() {
    let cases: [(&str, &[Option<Meaning>]); 8] = [
        (
            "序号,姓  名,部门,职位",
            &[Some(Meaning::Order), Some(Meaning::Name), Some(Meaning::Unit), Some(Meaning::Office)],
        ),
        ("Name,Organization,Title", &[Some(Meaning::Name), Some(Meaning::Unit), Some(Meaning::Office)]),
        (
            "NAME,Unit,Office,Pinyin",
            &[Some(Meaning::Name), Some(Meaning::Unit), Some(Meaning::Office), Some(Meaning::Pinyin)],
        ),
        ("姓名*,单位及职务", &[Some(Meaning::Name), Some(Meaning::UnitAndOffice)]),
        ("姓名：,称谓,联系电话,备注", &[Some(Meaning::Name), Some(Meaning::Address), None, Some(Meaning::Note)]),
        ("代表姓名,所在代表团", &[Some(Meaning::Name), Some(Meaning::Unit)]),
        ("姓名,现任职务,拟任职务", &[Some(Meaning::Name), Some(Meaning::Office), None]),
        ("姓名（拼音）,姓名", &[Some(Meaning::Name), None]),
    ];
    for (headings, expected) in cases {
        let above = "二〇二六年名单,,\n制表：,,\n";
        let table = read_roster("", format!("{above}{headings}\n王海,甲,乙,丙\n").as_bytes()).unwrap();
        assert_eq!(meanings(&table)[..expected.len()], *expected, "{headings}");
        assert_eq!(table.rows.len(), 1, "{headings}");
        assert!(table.notes.is_empty(), "{headings}");
    }
}

#[test]
fn without_headings_the_columns_are_guessed_and_that_is_said() {
    let table = read_roster("", "王海,市教育局,局长\n李江,第一中学,校长\n欧阳文,市水务局,科员\n".as_bytes()).unwrap();
    assert_eq!(meanings(&table), [Some(Meaning::Name), Some(Meaning::Unit), Some(Meaning::Office)]);
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.notes, [Note::NoHeadings]);
    let mut corrected = table;
    corrected.columns[0].meaning = None;
    corrected.columns[1].meaning = Some(Meaning::Name);
    assert_eq!(people(&corrected)[0].name, "市教育局");
    let names = read_roster("", "王海\n李江\n欧阳文\n".as_bytes()).unwrap();
    assert_eq!(people(&names).len(), 3);
}

#[test]
fn what_is_no_roster_is_named() {
    let wrong = |found| Refusal::WrongKind { found, wanted: Wanted::Roster };
    assert_eq!(read_roster("", &fixtures::bytes("levels")).unwrap_err(), wrong(Found::Word));
    assert_eq!(read_roster("", b"<html><table>").unwrap_err(), wrong(Found::WebPage));
    assert_eq!(read_roster("", b"").unwrap_err(), Refusal::Empty);
    assert_eq!(read_roster("", b",,\n,\n").unwrap_err(), Refusal::NoText { pictures: 0 });
    let script = lectern_documents::read("名单.xlsx", &workbook("roster.xlsx")).unwrap_err();
    assert_eq!(script, Refusal::WrongKind { found: Found::Workbook, wanted: Wanted::Script });
}

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn xlsx(rows: &str, shared: &str) -> Vec<u8> {
    let package = relations(&[("officeDocument", "xl/workbook.xml")]);
    let of_book = relations(&[("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")]);
    let book = format!("<workbook xmlns='{SHEET}'><sheets><sheet name='一' r:id='r0'/></sheets></workbook>");
    let sheet = format!("<worksheet xmlns='{SHEET}'><sheetData>{rows}</sheetData></worksheet>");
    let shared = format!("<sst xmlns='{SHEET}'>{shared}</sst>");
    archive([
        ("_rels/.rels", package.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
    ])
}

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
         xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
    archive([("mimetype", kind), ("content.xml", content.as_bytes())])
}

fn refusal(bytes: &[u8]) -> Refusal {
    let (result, spent) = measure::measured(|| read_roster("名单", bytes));
    let refusal = result.unwrap_err();
    assert!(spent.seconds < crate::SECONDS, "{refusal:?} took {:.2} s", spent.seconds);
    assert!(spent.peak + bytes.len() < 300_000_000, "{refusal:?} took {} bytes", spent.peak);
    assert!(!refusal.message(Language::Chinese).contains('\n'));
    refusal
}

#[test]
fn hostile_workbooks_are_refused_or_read_small() {
    // Cells in the two farthest corners.
    let corners =
        "<row r='1'><c r='A1' t='str'><v>姓名</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>";
    let (result, spent) = measure::measured(|| read_roster("", &xlsx(corners, "")));
    assert!(result.unwrap().notes.contains(&Note::ColumnsCut { most: 64 }) && spent.peak < 3_000_000);
    let below = corners.replace("XFD", "A");
    assert!(matches!(refusal(&xlsx(&below, "")), Refusal::TooMuch { what: Excess::Rows, .. }));
    // One long text in every cell.
    let long = format!("<si><t>{}</t></si>", "长".repeat(100_000));
    let everywhere = "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>".repeat(300);
    assert!(matches!(refusal(&xlsx(&everywhere, &long)), Refusal::TooMuch { what: Excess::Text, .. }));
    let bomb = " ".repeat(70_000_000);
    assert!(matches!(refusal(&xlsx("", &bomb)), Refusal::Swells { .. }));
    assert!(matches!(refusal(&xlsx(&"<row>".repeat(5_000), "")), Refusal::TooDeep { .. }));
    let text = "<table:table-cell><text:p>甲</text:p></table:table-cell>";
    let one_sheet = |rows: &str| ods(&format!("<table:table table:name='一'>{rows}</table:table>"));
    let far = format!("<table:table-row table:number-rows-repeated='4000000000'>{text}</table:table-row>");
    assert!(matches!(refusal(&one_sheet(&far)), Refusal::TooMuch { what: Excess::Rows, .. }));
    let wide =
        text.replacen("<table:table-cell", "<table:table-cell table:number-columns-repeated='18446744073709551615'", 1);
    let wide = format!("<table:table-row>{wide}{wide}</table:table-row>");
    assert!(read_roster("", &one_sheet(&wide)).is_ok());
    let empty = "<table:table-row table:number-rows-repeated='1048576'><table:table-cell/></table:table-row>";
    assert_eq!(refusal(&one_sheet(empty)), Refusal::NoText { pictures: 0 });
}

#[test]
fn a_workbook_of_large_sheets_is_looked_through_only_so_far() {
    let rows =
        "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>".repeat(4_000);
    let sheet = format!("<table:table table:name='一'>{rows}</table:table>");
    let (result, spent) = measure::measured(|| read_roster("", &ods(&sheet.repeat(40))));
    assert_eq!(result.unwrap().sheets.len(), 40);
    assert!(spent.seconds < crate::SECONDS, "{:.2} s", spent.seconds);
}

#[test]
fn broken_workbooks_never_end_the_program() {
    let mut dice = measure::Dice::new(5);
    let rounds = if cfg!(debug_assertions) { 100 } else { 2_000 };
    for file in ["roster.xlsx", "roster.xls", "roster.ods", "office.xls"] {
        let whole = workbook(file);
        for _ in 0..rounds {
            let mut bytes = whole.clone();
            if dice.below(4) == 0 {
                bytes.truncate(dice.below(bytes.len()));
            }
            for _ in 0..=dice.below(20) {
                let at = dice.below(bytes.len().max(1));
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.next() >> 56).unwrap();
                }
            }
            let (_, spent) = measure::measured(|| read_roster(file, &bytes));
            assert!(spent.peak < 50_000_000, "{file}: {} bytes", spent.peak);
        }
    }
}

#[test]
fn what_a_spreadsheet_copies_comes_apart_as_it_was() {
    let cases: [(&str, &[&[&str]]); 8] = [
        ("王海\t教育局\r\n李江\t一中\r\n", &[&["王海", "教育局"], &["李江", "一中"]]),
        ("王海\t\n\t一中", &[&["王海", ""], &["", "一中"]]),
        ("王海\r李江\r", &[&["王海"], &["李江"]]),
        ("\"市教育局\n机关党委\"\t\"甲\"\"乙\"\n丙", &[&["市教育局\n机关党委", "甲\"乙"], &["丙"]]),
        ("\"好\"人\t乙\n丙", &[&["\"好\"人", "乙"], &["丙"]]),
        ("\"甲\t乙\n丙", &[&["\"甲", "乙"], &["丙"]]),
        ("\"代表\"\t乙", &[&["\"代表\"", "乙"]]),
        ("\u{feff}王海\n\n李江", &[&["王海"], &[""], &["李江"]]),
    ];
    for (text, expected) in cases {
        let Block { headings, rows } = pasted(text).unwrap();
        assert_eq!(
            (headings, rows),
            (None, expected.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()),
            "{text:?}"
        );
    }
}

#[test]
fn a_pasted_row_of_headings_is_told_from_people() {
    let heads = |text: &str| {
        pasted(text).unwrap().headings.map(|all| all.into_iter().map(|(_, meaning)| meaning).collect::<Vec<_>>())
    };
    let expected = [Some(Meaning::Order), Some(Meaning::Name), Some(Meaning::Unit), Some(Meaning::Office), None];
    assert_eq!(heads("序号\t姓 名\t工作单位\t职务\t手机\n1\t王海\t教育局\t局长\t138"), Some(expected.to_vec()));
    assert_eq!(heads("姓名\n王海"), Some(vec![Some(Meaning::Name)]));
    assert_eq!(heads("称呼\t拼音\n"), Some(vec![Some(Meaning::Address), Some(Meaning::Pinyin)]));
    for people in ["代表\n委员", "科室办\t职称办主任\t王海", "王海\t教育局", "人员\t代表", "综合科室"]
    {
        assert_eq!(heads(people), None, "{people}");
    }
}

#[test]
fn too_much_is_not_pasted() {
    let most = "王海\n".repeat(MOST_ROWS);
    assert_eq!(pasted(&most).unwrap().rows.len(), MOST_ROWS);
    assert_eq!(pasted(&format!("姓名\n{most}")).unwrap().rows.len(), MOST_ROWS);
    for more in [format!("{most}李江"), "王海\n".repeat(1_000_000), "长".repeat(6_000_000)] {
        let (result, spent) = measure::measured(|| pasted(&more));
        assert!(
            matches!(result.unwrap_err(), Refusal::TooMuch { .. }) && spent.seconds < crate::SECONDS,
            "{:.2} s",
            spent.seconds
        );
    }
    let (result, spent) = measure::measured(|| pasted(&"\"甲\t".repeat(1_000_000)));
    assert!(result.unwrap().rows[0].len() == 65 && spent.seconds < crate::SECONDS, "{:.2} s", spent.seconds);
}
