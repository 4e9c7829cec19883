//! Items that somebody wrote of and that do not happen: by what they are called, and films by what was seen.

use super::super::sentence::{left_out, sentence, without_clause};
use super::facts::Facts;
use super::numbers::TITLE;
use super::{Because, Finding};

/// What a title begins with that is done in the item, and no name for it.
const DONE: [&str; 10] = ["观看", "播放", "听取", "进行", "举行", "颁发", "宣读", "通过", "表决", "审议"];
/// What a film is called.
const FILMS: [&str; 8] = ["短片", "专题片", "警示片", "宣传片", "教育片", "暗访片", "纪录片", "片子"];
/// What is said of one that was seen.
const SEEN: [&str; 5] = ["看了", "观看", "刚才", "看完", "曝光"];

/// What a text says of items that do not happen.
pub(super) fn findings(facts: &Facts, source: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for title in &facts.items_gone {
        let named = DONE.iter().find_map(|done| title.strip_prefix(done)).unwrap_or(title);
        for name in [title.as_str(), named].into_iter().filter(|name| name.chars().count() >= TITLE) {
            found.extend(source.match_indices(name).map(|(at, name)| unsaid(source, at, name, title)));
        }
    }
    for title in &facts.films_gone {
        let places = FILMS.iter().flat_map(|film| source.match_indices(film));
        let told = places.filter(|(at, film)| {
            let words = source.get(sentence(source, &(*at..at + film.len()))).unwrap_or_default();
            SEEN.iter().any(|seen| words.contains(seen))
        });
        found.extend(told.map(|(at, film)| {
            let (range, becomes) = without_clause(source, &(at..at + film.len()));
            Finding { range, becomes, because: Because::ItemGone(title.clone()) }
        }));
    }
    found
}

fn unsaid(source: &str, at: usize, name: &str, title: &str) -> Finding {
    let (range, becomes) = left_out(source, &(at..at + name.len()));
    Finding { range, becomes, because: Because::ItemGone(title.to_owned()) }
}
