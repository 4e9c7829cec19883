//! What is wrong with an agenda, or would make a host stumble. Each file looks at one sort of thing. Rules stay quiet
//! where they are not sure: a false alarm costs trust. Nothing here changes anything.

mod actions;
mod attendance;
mod ballots;
mod blanks;
mod call_words;
mod calls;
mod cast;
mod counted_rows;
mod counts;
mod dates;
mod days;
mod deadlines;
mod departments;
mod drafts;
mod editions;
mod ending;
mod fields;
mod fix;
mod greeting;
mod homophones;
mod lead;
mod list;
mod minutes;
mod names;
mod offices;
mod overview;
mod own_day;
mod parts_of_whole;
mod plan;
mod points;
mod praised;
mod promises;
mod readings;
mod ready;
mod recap;
mod recounted;
mod references;
mod roster;
mod same_day;
mod school_years;
mod script;
mod shared_blanks;
mod shares;
mod signs;
mod silence;
mod spellings;
mod topics;
mod traditional;
mod votes;
mod words;
mod years;

pub use fix::{Fix, fix};
pub use silence::Checked;

use super::Rundown;
use super::rundown::{Part, PartKind, PartText};
use super::text::Text;
use crate::diagnostic::{Diagnostic, Path, Place, Problem, Rule, Spot};
use crate::script::BlockKind;
use cast::Cast;
use script::Script;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use traditional::Traditional;

/// Every problem of the agenda that it does not ask to be silent about, in no particular order.
pub fn check(rundown: &Rundown) -> Vec<Diagnostic> {
    check_all(rundown).found
}

/// Every problem of the agenda, and how many of each rule were kept back because the agenda asks so.
pub fn check_all(rundown: &Rundown) -> Checked {
    let mut found = Vec::new();
    silence::check(rundown.agenda(), &mut found);
    references::check(rundown, &mut found);
    fields::check(rundown, &mut found);
    readings::check(rundown, &mut found);
    minutes::check(rundown, &mut found);
    minutes::speech(rundown, &mut found);
    let script = Script::new(rundown);
    blanks::check(&script, &mut found);
    words::check(&script, &mut found);
    let mut spoken = Vec::new();
    match Traditional::of(rundown) {
        Some(traditional) => {
            as_spoken(&Script::new(&traditional.rundown), &mut spoken);
            let words = spoken.iter_mut().flat_map(|one| one.problem.words_mut());
            words.for_each(|words| *words = traditional.in_own(words));
        }
        None => as_spoken(&script, &mut spoken),
    }
    found.extend(told_once(spoken));
    silence::divide(rundown.agenda(), found)
}

/// What rules found, without what breaks the same rule at the same place: a promise and the opening may both tell a year, and
/// one of two rules points at more words than the other.
fn told_once(all: Vec<Diagnostic>) -> impl Iterator<Item = Diagnostic> {
    // Where each begins and ends; none of them overlap, so the last one that begins before an end is the only one that may.
    let mut told: HashMap<(Rule, Option<String>, Path), BTreeMap<usize, usize>> = HashMap::new();
    all.into_iter().filter(move |one| {
        let Place { file, path, spot } = one.place.clone();
        let (start, end) = match spot {
            Spot::Bytes(range) => (range.start, range.end.max(range.start + 1)),
            Spot::Whole | Spot::LineColumn(..) => (0, usize::MAX),
        };
        let known = told.entry((one.problem.broken_rule(), file, path)).or_default();
        let is_new = known.range(..end).next_back().is_none_or(|(_, known)| *known <= start);
        if is_new {
            known.insert(start, end);
        }
        is_new
    })
}

/// The rules that look at the script as it will be spoken.
fn as_spoken(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    days::check(script, found);
    let overview = overview::check(script, found);
    counted_rows::check(script, found);
    let cast = Cast::new(script);
    plan::check(script, &cast, &overview, found);
    offices::check(script, &cast, found);
    departments::check(script, found);
    spellings::check(script, &cast, found);
    roster::check(script, &cast, found);
    shared_blanks::check(script, found);
    recap::check(script, &cast, &overview, found);
    lead::check(script, &cast, found);
    ready::check(script, &cast, found);
    points::check(script, &overview, found);
    attendance::check(script, found);
    recounted::check(script, found);
    shares::check(script, found);
    ballots::check(script, found);
    parts_of_whole::check(script, found);
    votes::check(script, found);
    drafts::check(script, &overview, found);
    years::check(script, found);
    school_years::check(script, found);
    praised::check(script, found);
    same_day::check(script, found);
    deadlines::check(script, found);
    own_day::check(script, found);
    greeting::check(script, found);
    editions::check(script, found);
    ending::check(script, found);
}

/// One text of the script and where it stands.
struct Spoken<'a> {
    rundown: &'a Rundown,
    part_index: usize,
    part: &'a Part,
    choice: usize,
    text: &'a PartText,
    source: &'a str,
}

impl<'a> Spoken<'a> {
    /// The words of it that nobody says.
    fn directions(&self) -> impl Iterator<Item = &'a str> {
        let (text, source) = (self.text, self.source);
        let blocks = text.script.blocks.iter().filter(|block| block.kind == BlockKind::Direction);
        blocks.filter_map(move |block| source.get(block.source.clone()))
    }

    /// The field of the agenda that holds the text, or names its file.
    fn path(&self) -> Path {
        let step = Path::step(self.part.item, self.part.step);
        match self.part.kind {
            PartKind::Say => step.key("say"),
            PartKind::Thanks => step.key("thanks"),
            PartKind::Choose => step.key("choose").index(self.choice).key("say"),
            PartKind::Enter | PartKind::Wait => step,
        }
    }

    /// The place of some bytes of the text.
    fn place(&self, bytes: Range<usize>) -> Place {
        let file = match self.rundown.text_of(self.part, self.choice) {
            // A side text that could not be had has no bytes of its own; its name in the agenda is the place.
            Some(Text::File(text)) if matches!(self.rundown.side_texts().get(&text.file), Some(Ok(_))) => {
                Some(text.file.0.clone())
            }
            Some(Text::File(_)) => return Place::field(self.path().key("file")),
            Some(Text::Inline(_)) | None => None,
        };
        Place { file, path: self.path(), spot: Spot::Bytes(bytes) }
    }

    fn problem(&self, problem: Problem, bytes: Range<usize>) -> Diagnostic {
        Diagnostic { problem, place: self.place(bytes) }
    }

    /// Whether the words were read, and are not a stand-in for a file that could not be.
    fn is_there(&self) -> bool {
        match self.rundown.text_of(self.part, self.choice) {
            Some(Text::File(text)) => matches!(self.rundown.side_texts().get(&text.file), Some(Ok(_))),
            Some(Text::Inline(_)) => true,
            None => false,
        }
    }
}

/// Every text of the script that could be read, in running order.
fn spoken(rundown: &Rundown) -> impl Iterator<Item = Spoken<'_>> {
    let all = rundown.parts().iter().enumerate().flat_map(move |(part_index, part)| {
        part.texts.iter().enumerate().filter_map(move |(choice, text)| {
            let source = rundown.source(part, choice)?;
            Some(Spoken { rundown, part_index, part, choice, text, source })
        })
    });
    all.filter(Spoken::is_there)
}

fn field(problem: Problem, path: Path) -> Diagnostic {
    Diagnostic { problem, place: Place::field(path) }
}
