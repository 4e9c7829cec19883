//! The clauses and sentences that some words are made of, by the marks that end them.

use super::behind;
use std::ops::Range;

/// What ends a clause, and so a sentence. No colon of half width: 9:30 is one word.
pub const CLAUSE_ENDS: [char; 11] = ['，', ',', '。', '！', '!', '？', '?', '；', ';', '：', '\n'];
/// What ends a part of a text: a sentence, or an entry of a list within it.
pub const PART_ENDS: [char; 8] = ['。', '！', '!', '？', '?', '；', ';', '\n'];

/// The words before the first mark that ends a clause; all of them where none does. What a title has within is none.
pub fn first_clause(words: &str) -> &str {
    before_first(words, &CLAUSE_ENDS)
}

/// The words behind the last mark that ends a clause: nothing where the words end with one. What a title has within is none.
pub fn last_clause(words: &str) -> &str {
    behind_last(words, &CLAUSE_ENDS)
}

/// The words before the first mark that ends a part; all of them where none does. What a title has within is none.
pub fn first_part(words: &str) -> &str {
    before_first(words, &PART_ENDS)
}

/// The words behind the last mark that ends a part: nothing where the words end with one. What a title has within is none.
pub fn last_part(words: &str) -> &str {
    behind_last(words, &PART_ENDS)
}

fn before_first<'a>(words: &'a str, marks: &'a [char]) -> &'a str {
    let end = ends(words, marks).next().map_or(words.len(), |(at, _)| at);
    words.get(..end).unwrap_or(words)
}

fn behind_last<'a>(words: &'a str, marks: &'a [char]) -> &'a str {
    let start = ends(words, marks).last().map_or(0, |(at, mark)| at + mark.len_utf8());
    words.get(start..).unwrap_or_default()
}

/// The marks that end something, but for those within a title: 《路在何方？》.
fn ends<'a>(words: &'a str, marks: &'a [char]) -> impl Iterator<Item = (usize, char)> + 'a {
    let mut title_end = 0;
    words.char_indices().filter(move |(at, c)| {
        if *c == '《' {
            let rest = words.get(*at..).unwrap_or_default();
            title_end = title_end.max(rest.find('》').map_or(0, |end| at + end));
        }
        *at >= title_end && marks.contains(c)
    })
}

/// The clause that some bytes of a text lie in, without the marks around it.
pub fn clause(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind(CLAUSE_ENDS)).map_or(0, |at| behind(text, at));
    let end = text.get(range.end..).and_then(|rest| rest.find(CLAUSE_ENDS)).map_or(text.len(), |at| range.end + at);
    start..end
}

/// The clauses of some bytes of a text, without the marks around them and without those in which nothing stands.
pub fn clauses(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = within.start;
    let clauses = text.get(within).unwrap_or_default().split_inclusive(CLAUSE_ENDS).map(move |clause| {
        let start = at;
        at += clause.len();
        start..start + clause.trim_end_matches(CLAUSE_ENDS).len()
    });
    clauses.filter(|clause| !clause.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{clause, clauses, first_clause, first_part, last_clause, last_part};

    #[test]
    fn words_fall_into_clauses_and_parts() {
        let words = "刚才，两位同志发了言；一位谈水。\n下面请";
        assert_eq!((first_clause(words), last_clause(words)), ("刚才", "下面请"));
        assert_eq!((first_part(words), last_part(words)), ("刚才，两位同志发了言", "下面请"));
        let all: Vec<&str> = clauses(words, 0..words.len()).map(|one| &words[one]).collect();
        assert_eq!(all, ["刚才", "两位同志发了言", "一位谈水", "下面请"]);
        let at = words.find("同志").unwrap();
        assert_eq!(&words[clause(words, &(at..at))], "两位同志发了言");
        assert_eq!(last_clause("散会。"), "");
        assert_eq!(first_clause("宣读《路在何方？》的报告，"), "宣读《路在何方？》的报告");
        assert_eq!(last_part("现在宣读《一心：一意》。开《会"), "开《会");
        assert_eq!((first_clause(""), clauses("", 0..0).count()), ("", 0));
    }
}
