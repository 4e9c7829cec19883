//! What the columns of a roster mean, by the words above them, or where there are none by what stands in them.

use super::Column;

/// The headings stand among the first rows; a title, a date and a blank row may be above them.
const ROWS: usize = 10;

/// Words that say what a column holds, wherever they stand in its heading.
const PARTS: [(Meaning, &[&str]); 7] = [
    (Meaning::Pinyin, &["拼音", "读音", "注音"]),
    (Meaning::Name, &["姓名"]),
    (Meaning::Order, &["序号", "编号"]),
    (Meaning::Note, &["备注", "说明"]),
    (Meaning::Address, &["称谓", "称呼", "尊称"]),
    (Meaning::Office, &["职务", "职位", "职称"]),
    (Meaning::Unit, &["单位", "部门", "代表团", "处室", "科室"]),
];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The name of a person.
    Name,
    /// The unit.
    Unit,
    /// The office.
    Office,
    /// Unit and office in one, as they are said.
    UnitAndOffice,
    /// The form of address.
    Address,
    /// How the name is read.
    Pinyin,
    /// The place in an order.
    Order,
    /// Whatever else should be known.
    Note,
}

impl Meaning {
    /// All of them, in the order in which a menu shows them.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Unit,
        Self::Office,
        Self::UnitAndOffice,
        Self::Address,
        Self::Pinyin,
        Self::Order,
        Self::Note,
    ];

    /// What it is called on the screen.
    pub fn label(self, language: lectern_core::Language) -> &'static str {
        match self {
            Self::Name => language.pick("姓名", "name"),
            Self::Unit => language.pick("单位", "unit"),
            Self::Office => language.pick("职务", "office"),
            Self::UnitAndOffice => language.pick("单位及职务", "unit and office"),
            Self::Address => language.pick("称呼", "form of address"),
            Self::Pinyin => language.pick("拼音", "pinyin"),
            Self::Order => language.pick("序号", "order"),
            Self::Note => language.pick("备注", "note"),
        }
    }

    /// What a heading says. More telling words come first: 单位负责人姓名 is a name.
    fn of(heading: &str) -> Option<Self> {
        const WHOLE: [(Meaning, &[&str]); 7] = [
            (Meaning::Name, &["名字", "人员", "发言人", "代表", "name", "fullname", "person", "speaker"]),
            (
                Meaning::Unit,
                &[
                    "机构",
                    "组织",
                    "部室",
                    "团组",
                    "来自",
                    "unit",
                    "organization",
                    "organisation",
                    "department",
                    "company",
                    "affiliation",
                ],
            ),
            (Meaning::Office, &["岗位", "头衔", "身份", "现任", "title", "office", "position", "post", "jobtitle"]),
            (Meaning::Address, &["salutation", "addressas", "formofaddress"]),
            (Meaning::Pinyin, &["pinyin", "reading"]),
            (Meaning::Order, &["no", "no.", "#", "顺序", "次序", "order", "number"]),
            (Meaning::Note, &["note", "notes", "remark", "remarks", "comment", "comments"]),
        ];
        let bare = bare(heading);
        if bare.chars().count() > 14 {
            return None;
        }
        let has = |words: &[&str]| words.iter().any(|word| bare.contains(word));
        if has(&["单位", "部门"]) && has(&["职务", "职位"]) {
            return Some(Self::UnitAndOffice);
        }
        let whole = WHOLE.iter().find(|(_, words)| words.contains(&bare.as_str()));
        whole.or_else(|| PARTS.iter().find(|(_, words)| has(words))).map(|(meaning, _)| *meaning)
    }
}

/// Whether two cells say the same, but for white space.
pub(super) fn same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// A heading without white space, brackets and marks.
fn bare(heading: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for character in heading.chars() {
        match character {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            '：' | ':' | '*' | '＊' | '_' => {}
            white if white.is_whitespace() => {}
            other if depth == 0 => bare.extend(other.to_lowercase()),
            _ => {}
        }
    }
    bare
}

/// The row of headings and what its columns mean. One is it that knows a name or two other things.
pub(super) fn find(rows: &[Vec<String>]) -> Option<(usize, Vec<Column>)> {
    let candidates = rows.iter().enumerate().take(ROWS).map(|(place, row)| (place, columns(row)));
    let score = |columns: &[Column]| {
        let known = columns.iter().filter_map(|column| column.meaning);
        known.map(|meaning| if meaning == Meaning::Name { 2 } else { 1 }).sum::<usize>()
    };
    // Of equals the first: the words may be repeated further down.
    let mut best: Option<(usize, usize, Vec<Column>)> = None;
    for (place, columns) in candidates {
        let score = score(&columns);
        if score >= 2 && best.as_ref().is_none_or(|best| score > best.0) {
            best = Some((score, place, columns));
        }
    }
    best.map(|(_, place, columns)| (place, columns))
}

/// The columns under the first row of something pasted, where that is a row of headings. Stricter than what is found in a
/// file: 职称办 is somebody's unit, and whoever pastes it must not lose it.
pub(super) fn heads(row: &[String]) -> Option<Vec<(String, Option<Meaning>)>> {
    let columns = columns(row);
    let known: Vec<&Column> = columns.iter().filter(|column| column.meaning.is_some()).collect();
    let is_sure = |column: &&Column| {
        let bare = bare(&column.heading);
        PARTS.iter().any(|(_, words)| words.contains(&bare.as_str()))
            || ["name", "unit", "office", "title", "pinyin", "reading", "no.", "no"].contains(&bare.as_str())
    };
    let says = row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let is_named = known.iter().any(|column| column.meaning == Some(Meaning::Name) && is_sure(column));
    let is_one =
        is_named && known.len() >= 2 || says > 0 && known.iter().filter(|column| is_sure(column)).count() == says;
    is_one.then(|| columns.into_iter().map(|column| (column.heading, column.meaning)).collect())
}

/// The columns under a row of headings. Of several that mean the same the first does.
fn columns(row: &[String]) -> Vec<Column> {
    let mut seen = Vec::new();
    row.iter()
        .map(|heading| {
            let meaning = Meaning::of(heading).filter(|meaning| !seen.contains(meaning));
            seen.extend(meaning);
            Column { heading: heading.clone(), meaning }
        })
        .collect()
}

/// What columns without headings seem to hold.
pub(super) fn guess(rows: &[Vec<String>], width: usize) -> Vec<Column> {
    let share = |column: usize, fits: fn(&str) -> bool| {
        let cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
        let (all, fitting) = cells.fold((0, 0), |(all, fitting), cell| (all + 1, fitting + usize::from(fits(cell))));
        (fitting * 100_usize).checked_div(all).unwrap_or_default()
    };
    let mut columns = vec![Column::default(); width];
    let mut assign = |meaning: Meaning, fits: fn(&str) -> bool| {
        let free = (0..width).filter(|place| columns.get(*place).is_some_and(|column| column.meaning.is_none()));
        let best = free.map(|place| (share(place, fits), std::cmp::Reverse(place))).max();
        if let Some((share, std::cmp::Reverse(place))) = best
            && share >= 60
            && let Some(column) = columns.get_mut(place)
        {
            column.meaning = Some(meaning);
        }
    };
    assign(Meaning::Office, is_office);
    assign(Meaning::Unit, is_unit);
    assign(Meaning::Name, is_name);
    columns
}

fn is_office(cell: &str) -> bool {
    let ends = ["长", "主任", "书记", "员", "经理", "教授", "主席", "委员", "总监", "秘书", "董事", "院士", "巡视员"];
    ends.iter().any(|end| cell.ends_with(end))
}

fn is_unit(cell: &str) -> bool {
    let ends = [
        "局", "部", "委", "办", "院", "公司", "大学", "学校", "中心", "村", "镇", "乡", "县", "区", "市", "处", "科",
        "社",
    ];
    cell.chars().count() > 2 && ends.iter().any(|end| cell.ends_with(end))
}

fn is_name(cell: &str) -> bool {
    let letters = cell.chars().filter(|character| !character.is_whitespace());
    let han = |character: char| ('\u{3400}'..='\u{9fff}').contains(&character) || character == '·';
    let count = letters.clone().count();
    (2..=4).contains(&count) && letters.clone().all(han) || cell.contains('·') && letters.clone().all(han)
}
