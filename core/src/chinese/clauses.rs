//! The clauses and sentences that some words are made of, by the marks that end them.

use super::behind;
use std::ops::Range;

/// What ends a clause, and so a sentence. No colon of half width: 9:30 is one word.
pub const CLAUSE_ENDS: [char; 11] = ['，', ',', '。', '！', '!', '？', '?', '；', ';', '：', '\n'];
/// What ends a sentence, or an entry of a list within it.
pub const SENTENCE_ENDS: [char; 8] = ['。', '！', '!', '？', '?', '；', ';', '\n'];

/// The words before the first mark that ends a clause; all of them where none does.
pub fn first_clause(words: &str) -> &str {
    words.split(CLAUSE_ENDS).next().unwrap_or_default()
}

/// The words behind the last mark that ends a clause: nothing where the words end with one.
pub fn last_clause(words: &str) -> &str {
    words.rsplit(CLAUSE_ENDS).next().unwrap_or_default()
}

/// The words before the first mark that ends a sentence; all of them where none does.
pub fn first_sentence(words: &str) -> &str {
    words.split(SENTENCE_ENDS).next().unwrap_or_default()
}

/// The words behind the last mark that ends a sentence: nothing where the words end with one.
pub fn last_sentence(words: &str) -> &str {
    words.rsplit(SENTENCE_ENDS).next().unwrap_or_default()
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
    use super::{clause, clauses, first_clause, first_sentence, last_clause, last_sentence};

    #[test]
    fn words_fall_into_clauses_and_sentences() {
        let words = "刚才，两位同志发了言；一位谈水。\n下面请";
        assert_eq!((first_clause(words), last_clause(words)), ("刚才", "下面请"));
        assert_eq!((first_sentence(words), last_sentence(words)), ("刚才，两位同志发了言", "下面请"));
        let all: Vec<&str> = clauses(words, 0..words.len()).map(|one| &words[one]).collect();
        assert_eq!(all, ["刚才", "两位同志发了言", "一位谈水", "下面请"]);
        let at = words.find("同志").unwrap();
        assert_eq!(&words[clause(words, &(at..at))], "两位同志发了言");
        assert_eq!(last_clause("散会。"), "");
        assert_eq!((first_clause(""), clauses("", 0..0).count()), ("", 0));
    }
}
