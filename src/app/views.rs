//! The desk's state as plain data for the screens, made anew only when something has changed.

use super::problems;
use super::screens::ScreenNotice;
use super::settings::Settings;
use crate::action::Action;
use crate::clock::Reading;
use crate::desk::{Desk, Notice, Offer, Tone};
use crate::strings::Strings;
use crate::theme::Colors;
use crate::ui::dialogs::Message;
use crate::ui::prepare::{PrepareView, ProblemLine, SilencedLine};
use crate::ui::present::{ChangeView, PresentView, RehearsalView, RehearsedItem, Unfinished};
use lectern_core::Language;
use lectern_core::agenda::answers::{date, weekday};
use lectern_core::agenda::estimate::Estimate;
use lectern_core::agenda::rundown::PartKind;
use lectern_core::agenda::uses::Uses;
use lectern_core::agenda::{Rundown, ValueId};
use lectern_core::diagnostic::Diagnostic;
use lectern_core::record::Summary;
use lectern_core::session::rehearsal::Rehearsal;
use lectern_core::session::{Command, Refusal, Session, Told, Untrue, to_look_at, told, untrue};
use lectern_core::view::{
    Blank, FlowEntry, OutlineItem, OutlineStep, PrompterView, StripItem, blanks, item_flow, meeting_title, outline,
    outline_steps, prompter_view, strip,
};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

/// Views of the present state.
#[derive(Debug, Default)]
pub struct Views {
    /// What the views of the agenda were made of. Held, so that no later one can have its address.
    made_of: Option<(Arc<Rundown>, Arc<Rundown>, Language)>,
    key: Option<(u64, Language, Option<usize>)>,
    prompter: Option<PrompterView>,
    strip: Vec<StripItem>,
    outline: Vec<OutlineItem>,
    flow: Vec<FlowEntry>,
    blanks: Vec<Blank>,
    problems: Vec<ProblemLine>,
    silenced: Vec<SilencedLine>,
    uses: OnceCell<Uses>,
    /// How long the whole meeting will take.
    meeting: Estimate,
    entered_live: HashSet<ValueId>,
    /// Of the item that the secretariat looks at.
    chosen_steps: Vec<OutlineStep>,
    /// Of the item that goes on.
    live_steps: Vec<OutlineStep>,
    /// Words ahead that are not true any more.
    untrue: Vec<Untrue>,
    /// What the check says of the agenda as it is held, and of which one it says so.
    told: Option<(Arc<Rundown>, Vec<Told>)>,
    /// The item that goes on.
    live_item: Option<String>,
    /// What really happened, once the meeting is over.
    record: Option<Summary>,
}

impl Views {
    /// Makes the views anew where the desk, the language or the chosen item has changed.
    pub fn refresh(&mut self, desk: &Desk, language: Language, item: Option<usize>) {
        let key = (desk.revision(), language, item);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let (rundown, session) = (desk.rundown(), desk.session());
        let checked = desk.document().checked_rundown();
        let of = self.made_of.as_ref().filter(|(.., spoken)| *spoken == language);
        let [same_agenda, same_check] = of.map_or([false; 2], |(of_agenda, of_check, _)| {
            [Arc::ptr_eq(of_agenda, rundown), Arc::ptr_eq(of_check, checked)]
        });
        self.made_of = Some((rundown.clone(), checked.clone(), language));
        if !same_agenda || !same_check {
            self.outline = outline(rundown, desk.document().problems(), language);
        }
        if !same_agenda {
            self.refresh_agenda(rundown);
        }
        if !same_check {
            self.refresh_problems(desk, language);
        }
        let held = desk.held();
        self.prompter = Some(prompter_view(held, session));
        self.refresh_untrue(desk);
        self.record = super::recording::of(desk, language);
        // A long item costs much to fill, and only the secretariat's screen shows it whole.
        self.flow = item.map(|item| item_flow(rundown, session, item)).unwrap_or_default();
        let live = session.live().and_then(|live| held.item_index(live.position.item.as_str()));
        let written = session.live().and_then(|live| rundown.item_index(live.position.item.as_str()));
        let goes_on = matches!(session, Session::Live(_));
        let written = written.filter(|_| goes_on);
        self.live_item = written.and_then(|item| self.outline.get(item)).map(|item| item.name.clone());
        self.chosen_steps = item.map(|item| outline_steps(rundown, item, language)).unwrap_or_default();
        self.live_steps = live.map(|item| outline_steps(held, item, language)).unwrap_or_default();
    }

    fn refresh_untrue(&mut self, desk: &Desk) {
        self.untrue.clear();
        let (written, held) = (desk.rundown(), desk.held());
        let Session::Live(live) = desk.session() else { return };
        if live.changes.is_empty() {
            self.told = None;
        } else if !self.told.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, held)) {
            // In a very large agenda the check would be a stutter with every letter that the secretariat types.
            let found = desk.document().problems();
            let told = if held.is_small() { told(found, held) } else { Vec::new() };
            self.told = Some((held.clone(), told));
        }
        let told = self.told.as_ref().map(|(_, told)| told.as_slice()).unwrap_or_default();
        // So would a look at every sentence.
        self.untrue =
            if held.is_small() { to_look_at(written, held, live, told) } else { untrue(written, held, live, told) };
    }

    /// Words ahead that are not true any more or may not be, as of the last refresh.
    pub fn untrue(&self) -> &[Untrue] {
        &self.untrue
    }

    /// What depends on the agenda alone, and not on where the meeting stands.
    fn refresh_agenda(&mut self, rundown: &Rundown) {
        self.uses.take();
        self.meeting = Estimate::of_meeting(rundown);
        let steps = rundown.agenda().items.iter().flat_map(|item| &item.steps);
        self.entered_live = steps.flat_map(|step| step.enter.iter().cloned()).collect();
    }

    /// What the check found, at its places in the agenda that was checked.
    fn refresh_problems(&mut self, desk: &Desk, language: Language) {
        let (rundown, checked) = (desk.document().checked_rundown(), desk.document().checked());
        // A blank is to be filled in even where nobody wants to hear of blanks.
        let all: Vec<Diagnostic> = checked.found.iter().chain(&checked.kept_back).cloned().collect();
        self.blanks = blanks(rundown, &all, language);
        (self.problems, self.silenced) = problems::lines(rundown, checked, &self.outline, language);
    }

    /// What an item is called in lists.
    pub fn item_name(&self, item: usize) -> String {
        self.outline.get(item).map(|item| item.name.clone()).unwrap_or_default()
    }

    /// What the host sees, as of the last refresh.
    pub fn prompter(&self) -> Option<&PrompterView> {
        self.prompter.as_ref()
    }

    /// The host's screen at a moment.
    pub fn present<'a>(
        &'a mut self,
        desk: &'a Desk,
        settings: &Settings,
        text_size: f32,
        reading: Reading,
        troubles: Vec<&'static str>,
        change: Option<ChangeView<'a>>,
    ) -> PresentView<'a> {
        let language = settings.language;
        self.strip = strip(desk.held(), desk.session(), reading.now, language);
        let meeting = &desk.rundown().agenda().meeting;
        let starts = meeting.starts_at().map(|at| {
            let day = language.pick(
                format!("{} {}", date(at.date()), weekday(at.weekday())),
                format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day()),
            );
            format!("{day} {:02}:{:02}", at.hour(), at.minute())
        });
        let occasion = starts.into_iter().chain(meeting.place.clone()).collect::<Vec<_>>().join(" · ");
        static NOTHING: std::sync::LazyLock<PrompterView> = std::sync::LazyLock::new(|| PrompterView {
            phase: lectern_core::view::Phase::Ready,
            focus: lectern_core::view::Focus::Say,
            position: None,
            flow: Vec::new(),
            at_end: false,
            chosen: None,
            sums: Vec::new(),
            verdict: None,
            headings: Vec::new(),
        });
        PresentView {
            strings: Strings::of(language),
            title: meeting_title(desk.rundown().agenda()),
            occasion,
            prompter: self.prompter.as_ref().unwrap_or(&NOTHING),
            revision: desk.revision(),
            strip: &self.strip,
            steps: &self.live_steps,
            clock: desk.session().clock(desk.held(), reading.now, reading.local),
            local: reading.local,
            unfinished: desk.offer().map(|offer| unfinished(desk, offer, &self.outline, reading, language)),
            blanks_left: self.blanks.len(),
            file: file_label(desk, language),
            troubles,
            text_size,
            reading: settings.reading,
            unsaved: desk.document().is_changed(),
            refused: desk.refused().map(|notice| notice.message(language)),
            show_strip: settings.show_strip,
            change,
            untrue: &self.untrue,
            record: self.record.as_ref(),
            rehearsing: desk.is_rehearsing(),
            rehearsal: desk.rehearsal().map(|told| rehearsed(told, &self.strip)),
        }
    }

    /// The secretariat's screen, beside that of a host whose lines have room for so many letters.
    pub fn prepare<'a>(&'a self, desk: &'a Desk, settings: &'a Settings, letters: f32) -> PrepareView<'a> {
        let strings = Strings::of(settings.language);
        let document = desk.document();
        PrepareView {
            strings,
            revision: desk.revision(),
            rundown: document.rundown(),
            agenda: &document.written().agenda,
            side_texts: &document.written().side_texts,
            file: file_label(desk, settings.language),
            path: document.path(),
            changed: document.is_changed(),
            disk_trouble: match (document.broken(), document.has_conflict()) {
                (Some(_), _) => Some(strings.broken_on_disk),
                (None, true) => Some(strings.conflict),
                (None, false) => None,
            },
            read_only: document.is_read_only(),
            live: self.live_item.clone(),
            over: matches!(desk.session(), Session::Adjourned { .. }) && !desk.is_rehearsing(),
            live_changes: desk.session().live().map(|live| live.changes.as_slice()).unwrap_or_default(),
            entered: desk.session().entered(),
            can_undo: (document.can_undo(), document.can_redo()),
            uses: &self.uses,
            meeting: self.meeting,
            pace: desk.pace(),
            outline: &self.outline,
            steps: &self.chosen_steps,
            flow: &self.flow,
            flow_item: self.key.and_then(|(_, _, item)| item).unwrap_or(0),
            blanks: &self.blanks,
            entered_live: &self.entered_live,
            problems: &self.problems,
            silenced: &self.silenced,
            recent: &settings.recent,
            reading: settings.reading,
            letters,
            appearance: settings.appearance,
        }
    }

    /// The command that chooses the sentence with a number, where one is to be chosen here.
    pub fn choice(&self, desk: &Desk, number: usize) -> Option<Command> {
        let position = &desk.session().live()?.position;
        let rundown = desk.held();
        // Anywhere in the step, and also where one was chosen already: a slip is mended by the same keys.
        let here = rundown.parts().get(rundown.part_at(position)?)?;
        let mut of_step = rundown.parts().iter().filter(|part| (part.item, part.step) == (here.item, here.step));
        let part = of_step.find(|part| part.kind == PartKind::Choose)?;
        let chosen = part.alternatives.get(number.checked_sub(1)?)?.clone();
        Some(Command::Choose(position.item.clone(), position.step.clone(), chosen))
    }
}

/// What a rehearsal has told, with what its items are called.
fn rehearsed(told: &Rehearsal, strip: &[StripItem]) -> RehearsalView {
    let items = told.items.iter().map(|item| {
        let name = strip.get(item.index).map(|item| item.name.clone()).unwrap_or_default();
        RehearsedItem {
            name,
            slot: item.slot,
            estimated: item.estimated,
            spoken: item.spoken,
            expected: item.expected,
            too_long: item.too_long,
        }
    });
    let paragraphs = told.paragraphs.iter().map(|one| (one.words.clone(), one.syllables, one.took)).collect();
    RehearsalView { pace: told.heard.pace(), items: items.collect(), paragraphs }
}

/// The file's name, or the word for the sample.
fn file_label(desk: &Desk, language: Language) -> String {
    let name = desk.document().path().map(|path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
    name.map_or_else(|| Strings::of(language).sample.to_owned(), |name| name.into_owned())
}

fn unfinished(desk: &Desk, offer: &Offer, outline: &[OutlineItem], reading: Reading, language: Language) -> Unfinished {
    let position = &offer.live().position;
    let index = desk.rundown().item_index(position.item.as_str());
    let item = index.and_then(|index| outline.get(index));
    let steps = index.map(|index| outline_steps(desk.rundown(), index, language)).unwrap_or_default();
    let step = steps.iter().find(|step| step.id == position.step);
    let place = match (item, step) {
        (Some(item), Some(step)) => format!("{} · {}", item.name, step.summary),
        (Some(item), None) => item.name.clone(),
        (None, _) => position.item.to_string(),
    };
    let place = match offer.live().changes.as_slice() {
        [] => place,
        changes => format!("{place} · {}", Strings::of(language).changes_kept(changes)),
    };
    let last = offer.latest_event().map(|at| {
        // The room's clock at that moment: this one's, less the time since.
        let ago = (reading.now - at).0;
        let then = reading.local.saturating_sub(jiff::SignedDuration::from_millis(ago));
        if then.date() == reading.local.date() {
            format!("{:02}:{:02}", then.hour(), then.minute())
        } else {
            format!("{}-{:02}-{:02} {:02}:{:02}", then.year(), then.month(), then.day(), then.hour(), then.minute())
        }
    });
    Unfinished {
        title: offer.title().to_owned(),
        place,
        last: last.unwrap_or_default(),
        by_key: offer.is_recent(reading.now),
    }
}

/// The desk's message as shown.
pub fn message(desk: &Desk, language: Language, colors: &Colors) -> Option<Message> {
    let notice = desk.notice()?;
    let color = match notice.tone() {
        Tone::Calm => colors.good,
        Tone::Warning => colors.warn,
        Tone::Alarm => colors.bad,
    };
    let mut text = notice.message(language);
    if let Notice::Refused(refusal) = notice {
        let way = |action: &Action| format!("{} {}", action.main_key(language), action.label(language));
        let ways = ways_out(refusal).iter().map(way);
        let ways = ways.collect::<Vec<_>>().join(language.pick("；", "; "));
        if !ways.is_empty() {
            text = language.pick(format!("{text}（{ways}）"), format!("{text} ({ways})"));
        }
    }
    Some(Message { text, color, asks_which: notice.asks(), offers_save_as: notice.offers_save_as() })
}

/// What there is to say about the windows beside the host's.
pub fn screen_message(notice: ScreenNotice, strings: &Strings, colors: &Colors) -> Message {
    let color = match notice {
        ScreenNotice::Gone(_) | ScreenNotice::NoOther => colors.warn,
        ScreenNotice::Beside => colors.good,
    };
    Message { text: notice.message(strings).to_owned(), color, asks_which: false, offers_save_as: false }
}

/// What helps out of a refusal: the core knows why, the table of actions knows the keys.
fn ways_out(refusal: &Refusal) -> &'static [Action] {
    match refusal {
        Refusal::NotStarted => &[Action::Next],
        Refusal::Over => &[Action::Undo],
        Refusal::ChooseFirst => &[Action::Choose(1), Action::Skip],
        Refusal::EnterFirst(_) | Refusal::NoFigures(_) | Refusal::FiguresDisagree(_) => &[Action::Skip],
        Refusal::AlreadyStarted
        | Refusal::NothingToSay
        | Refusal::AtBeginning
        | Refusal::AtEnd
        | Refusal::NoSuchPlace
        | Refusal::NoSuchAlternative
        | Refusal::NothingToChoose
        | Refusal::NothingPlanned
        | Refusal::NoSuchValue
        | Refusal::AlreadyPaused
        | Refusal::NotPaused
        | Refusal::CannotChange
        | Refusal::NoTimeToTake
        | Refusal::NothingToUndo => &[],
    }
}

/// Whether the message goes away by itself: what may be lost stays until it was read, and a question until it was answered,
/// unless it would stand between the host and the words.
pub fn is_passing(desk: &Desk, presenting: bool) -> bool {
    desk.notice().is_some_and(|notice| notice.tone() != Tone::Alarm && (presenting || !notice.asks()))
}
