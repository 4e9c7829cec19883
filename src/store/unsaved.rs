//! Unsaved work, kept in this person's own data while no file has it. A thread of its own writes it, so that no keystroke
//! waits for a disk.

use super::agenda_file::Opened;
use super::{copy, name_for, write_whole};
use lectern_core::agenda::SideTexts;
use lectern_core::agenda::edit::Written;
use lectern_core::format;
use lectern_core::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

/// Says whose work it is.
const OF: &str = "of.json";
/// Locked by the window that is at work on it.
const HELD: &str = "held";
/// File systems date by the tick: what lies closer together than this was at the same time, and then the copy with the journal
/// of a meeting counts, which is never behind.
const TICK: Duration = Duration::from_millis(20);
/// So long somebody waits who saves.
const PATIENCE: Duration = Duration::from_secs(2);
/// Windows that may be at work on one agenda at the same time.
const MOST_WINDOWS: usize = 9;

/// Work that was not saved when the program ended. While this is there, no other window finds it or writes over it.
#[derive(Debug)]
pub struct Found {
    /// The agenda's file; none for the sample.
    pub path: Option<PathBuf>,
    /// The agenda as it was then.
    pub copy: Opened,
    /// Tells the state of the disk that the changes were made to.
    pub base: u64,
    /// When it stood like this.
    pub kept: SystemTime,
    held: Held,
}

/// Work that is to be kept.
#[derive(Debug, Clone)]
pub struct Work {
    /// The agenda's file; none for the sample.
    pub path: Option<PathBuf>,
    /// The agenda as it is now.
    pub written: Written,
    /// Tells the state of the disk that the changes were made to.
    pub base: u64,
    /// When it stood like this, by the system's clock. It is written later, and on a slow disk long after something newer has
    /// been written elsewhere.
    pub at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Of {
    agenda: Option<PathBuf>,
    #[serde(default)]
    at: Option<Timestamp>,
}

impl Of {
    fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(folder.join(OF)).ok()?).ok()
    }

    /// When the work beside it stood like this; of an older version, when it was written.
    fn kept(&self, folder: &Path) -> Option<SystemTime> {
        match self.at.and_then(|at| u64::try_from(at.0).ok()) {
            Some(at) => SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(at))?.checked_sub(TICK),
            None => fs::metadata(folder.join(OF)).and_then(|facts| facts.modified()).ok(),
        }
    }
}

/// The unsaved work on an agenda, where there is any and no other window is at work on it.
pub fn find(data: &Path, agenda: Option<&Path>) -> Option<Found> {
    folders(data, agenda).iter().find_map(|folder| read(folder))
}

/// The latest unsaved work of this person that no window is at work on.
pub fn latest(data: &Path) -> Option<Found> {
    let folders = fs::read_dir(root(data)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = folders.filter_map(|folder| Some((Of::read(&folder)?.kept(&folder)?, folder))).collect();
    folders.sort_by(|one, other| other.cmp(one));
    folders.into_iter().find_map(|(_, folder)| read(&folder))
}

fn root(data: &Path) -> PathBuf {
    data.join("unsaved")
}

/// Where the work of the first window on an agenda is kept, of the second, and so on.
fn folders(data: &Path, agenda: Option<&Path>) -> Vec<PathBuf> {
    let name = name_for(agenda);
    let of = |window| if window == 1 { name.clone() } else { format!("{name}-{window}") };
    (1..=MOST_WINDOWS).map(|window| root(data).join(of(window))).collect()
}

fn read(folder: &Path) -> Option<Found> {
    let of = Of::read(folder)?;
    let kept = of.kept(folder)?;
    let held = Held::take(folder, of.agenda.clone()).ok()??;
    let (copy, base) = copy::unsaved(folder)?;
    Some(Found { path: of.agenda, copy, base, kept, held })
}

/// Keeps the work of one window.
#[derive(Debug)]
pub struct Keeper {
    jobs: Option<Sender<Job>>,
    outcomes: Receiver<io::Result<()>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
enum Job {
    Adopt(Held),
    /// Where somebody waits for it, with whom to tell.
    Keep(Box<Work>, Option<Sender<()>>),
    Forget,
}

impl Keeper {
    /// Begins to keep work in this person's own data.
    pub fn new(data: PathBuf) -> Self {
        let (jobs, to_do) = channel();
        let (done, outcomes) = channel();
        let mut shelf = Shelf { data, held: None };
        let thread = std::thread::spawn(move || {
            while let Ok(mut job) = to_do.recv() {
                // On a slow disk, only the latest state of those that wait is worth its time.
                while let Some(later) = matches!(job, Job::Keep(..)).then(|| to_do.try_recv().ok()).flatten() {
                    job = later;
                }
                let outcome = match job {
                    Job::Adopt(held) => {
                        shelf.held = Some(held);
                        continue;
                    }
                    Job::Keep(work, waiting) => {
                        let kept = shelf.keep(&work);
                        if let Some(waiting) = waiting {
                            // Nobody waits any more where it took too long.
                            let _ = waiting.send(());
                        }
                        kept
                    }
                    Job::Forget => shelf.forget(),
                };
                // Nobody listens any more when the window is closing.
                let _ = done.send(outcome);
            }
        });
        Self { jobs: Some(jobs), outcomes, thread: Some(thread) }
    }

    /// Goes on with work that was found: it is this window's now.
    pub fn adopt(&self, found: Found) {
        self.give(Job::Adopt(found.held));
    }

    /// Keeps work, in place of what this window kept before.
    pub fn keep(&self, work: Work) {
        self.give(Job::Keep(Box::new(work), None));
    }

    /// The same, and waits until it is there; a disk that takes too long is not waited for.
    pub fn keep_now(&self, work: Work) {
        let (waiting, kept) = channel();
        self.give(Job::Keep(Box::new(work), Some(waiting)));
        let _ = kept.recv_timeout(PATIENCE);
    }

    /// Forgets what this window has kept: a file has it, or nobody wants it.
    pub fn forget(&self) {
        self.give(Job::Forget);
    }

    fn give(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only with this keeper.
            let _ = jobs.send(job);
        }
    }

    /// What became of the latest work, where that is known by now and was not asked before.
    pub fn outcome(&self) -> Option<io::Result<()>> {
        self.outcomes.try_iter().last()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // What was asked for is done before the program ends.
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Where the thread keeps things.
struct Shelf {
    data: PathBuf,
    held: Option<Held>,
}

/// The folder that this window has for itself.
#[derive(Debug)]
struct Held {
    agenda: Option<PathBuf>,
    folder: PathBuf,
    /// Locked while it is open.
    _lock: File,
    /// The texts that are there already.
    texts: SideTexts,
}

impl Held {
    /// Locks a folder; none where another window has it.
    fn take(folder: &Path, agenda: Option<PathBuf>) -> io::Result<Option<Self>> {
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(HELD))?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            // A network drive without locks must not keep work from being kept.
            Ok(()) | Err(TryLockError::Error(_)) => {
                Ok(Some(Self { agenda, folder: folder.to_owned(), _lock: lock, texts: SideTexts::new() }))
            }
        }
    }

    /// The first folder for an agenda that no other window has, and in which nobody's work waits to be found.
    fn free(data: &Path, agenda: Option<&Path>) -> io::Result<Self> {
        for folder in folders(data, agenda) {
            fs::create_dir_all(&folder)?;
            let held = Self::take(&folder, agenda.map(Path::to_owned))?;
            if let Some(held) = held.filter(|_| !folder.join(OF).exists()) {
                return Ok(held);
            }
        }
        Err(io::Error::other("too many windows"))
    }
}

impl Shelf {
    fn keep(&mut self, work: &Work) -> io::Result<()> {
        let mine = self.held.take().filter(|held| held.agenda == work.path && held.folder.exists());
        let held = match mine {
            Some(held) => self.held.insert(held),
            None => self.held.insert(Held::free(&self.data, work.path.as_deref())?),
        };
        let new = work.written.side_texts.iter().filter(|(file, text)| held.texts.get(*file) != Some(text));
        let texts: Vec<_> = new.filter_map(|(file, text)| Some((file.clone(), text.clone().ok()?))).collect();
        let text = format::write(&work.written.agenda)?;
        copy::write(&held.folder, &text, &texts, Some(work.base))?;
        held.texts.clone_from(&work.written.side_texts);
        // Last: what this file is not beside is no unsaved work.
        write_whole(
            &held.folder.join(OF),
            &serde_json::to_string(&Of { agenda: work.path.clone(), at: Some(work.at) })?,
        )
    }

    /// The folder itself stays, with its lock: taken away, it might be another window's by then.
    fn forget(&mut self) -> io::Result<()> {
        let Some(held) = self.held.take() else { return Ok(()) };
        match fs::remove_file(held.folder.join(OF)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => copy::remove(&held.folder),
        }
    }
}
