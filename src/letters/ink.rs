//! Lines of the script as images: letters in white on nothing, drawn by a thread of their own, so that a character that
//! was never seen before costs the window no frame. Brightness is put on when an image is painted: lighting a line up
//! draws nothing anew.

use super::face::{Faces, Letters};
use skrifa::outline::OutlinePen;
use std::collections::HashSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use vello_cpu::kurbo::{Affine, BezPath};
use vello_cpu::{Pixmap, RenderContext, Resources};

/// Height of a line's image above and below the baseline, as a share of the letters' height: accents and tails fit.
const ABOVE: f32 = 1.12;
const BELOW: f32 = 0.34;
/// Bytes of one image at most: what a frame can hand over without being late.
const MOST_BYTES: f32 = 524_288.0;
/// Pixels of one image's side at most: what every graphics driver takes.
const MOST_PIXELS: u32 = 2048;

/// The words of a line, each piece with where it is drawn in whole pixels from the line's left end.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct LineInk {
    pieces: Vec<(String, i32)>,
    hash: u64,
}

impl LineInk {
    /// Of these pieces.
    pub fn new(pieces: Vec<(String, i32)>) -> Self {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        pieces.hash(&mut hasher);
        Self { pieces, hash: hasher.finish() }
    }

    /// Names one of its tiles at a height of the letters in pixels.
    pub fn tile(&self, size: f32, tile: u32, faces: &Faces) -> TileKey {
        TileKey { line: self.hash, quarters: (size * 4.0).round() as u32, tile, faces: faces.count() }
    }
}

/// What an image shows: one tile of a line at one size. Lines of the same words share their images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TileKey {
    line: u64,
    /// Height of the letters in quarters of a pixel.
    quarters: u32,
    /// Which tile from the left.
    pub tile: u32,
    faces: usize,
}

impl TileKey {
    /// Height of the letters in pixels.
    pub fn size(&self) -> f32 {
        self.quarters as f32 / 4.0
    }

    /// Height of an image, and how far below its top the baseline lies, in pixels.
    pub fn height(size: f32) -> (u32, f32) {
        let above = (size * ABOVE).ceil();
        (((above + size * BELOW).ceil() as u32 + 2).min(MOST_PIXELS), above + 1.0)
    }

    /// Width of a tile in pixels.
    pub fn width(size: f32) -> u32 {
        let (height, _) = Self::height(size);
        ((MOST_BYTES / 4.0 / height as f32) as u32).clamp(64, MOST_PIXELS)
    }
}

/// An image to draw.
pub type Job = (TileKey, Arc<LineInk>);

/// An image as the thread has drawn it.
#[derive(Debug)]
pub struct Inked {
    /// What it shows.
    pub key: TileKey,
    /// The image.
    pub image: egui::ColorImage,
}

/// What is wanted of the thread, the most urgent last.
#[derive(Debug, Default)]
struct Wanted {
    faces: Faces,
    jobs: Vec<Job>,
    closed: bool,
}

/// The thread that draws.
#[derive(Debug)]
pub struct InkWorker {
    wanted: Arc<(Mutex<Wanted>, Condvar)>,
    drawn: Receiver<Inked>,
}

impl InkWorker {
    /// Starts the thread. `ready` is called, from that thread, whenever an image is there.
    pub fn start(ready: impl Fn() + Send + 'static) -> Self {
        let wanted: Arc<(Mutex<Wanted>, Condvar)> = Arc::default();
        let (send, drawn) = channel();
        let theirs = wanted.clone();
        let thread = std::thread::Builder::new().name("ink".to_owned());
        // Without the thread there is no script on the screen, only the cards; the system has then worse worries.
        let _ = thread.spawn(move || work(&theirs, &send, &ready));
        Self { wanted, drawn }
    }

    /// What is wanted from now on, the most urgent first; whatever was wanted before is forgotten.
    pub fn want(&self, jobs: Vec<Job>, faces: &Faces) {
        let (lock, bell) = &*self.wanted;
        let mut wanted = lock.lock().unwrap_or_else(PoisonError::into_inner);
        wanted.jobs = jobs;
        wanted.jobs.reverse();
        if wanted.faces.count() != faces.count() {
            wanted.faces = faces.clone();
        }
        bell.notify_one();
    }

    /// An image that has been drawn.
    pub fn take(&self) -> Option<Inked> {
        self.drawn.try_recv().ok()
    }

    /// Waits for an image at most so long.
    pub fn wait(&self, most: std::time::Duration) -> Option<Inked> {
        self.drawn.recv_timeout(most).ok()
    }
}

impl Drop for InkWorker {
    fn drop(&mut self) {
        let (lock, bell) = &*self.wanted;
        lock.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        bell.notify_one();
    }
}

fn work(wanted: &(Mutex<Wanted>, Condvar), send: &Sender<Inked>, ready: &dyn Fn()) {
    let mut pot = InkPot::default();
    // The window may want something again that is on its way to it.
    let mut just_sent: HashSet<TileKey> = HashSet::new();
    loop {
        let (lock, bell) = wanted;
        let mut guard = lock.lock().unwrap_or_else(PoisonError::into_inner);
        let (key, line, faces) = loop {
            if guard.closed {
                return;
            }
            match guard.jobs.pop() {
                Some((key, line)) => break (key, line, guard.faces.clone()),
                None => {
                    just_sent.clear();
                    guard = bell.wait(guard).unwrap_or_else(PoisonError::into_inner);
                }
            }
        };
        drop(guard);
        if !just_sent.insert(key) {
            continue;
        }
        if send.send(pot.draw(key, &line, &faces)).is_err() {
            return;
        }
        ready();
    }
}

/// Draws images; keeps what it needs for the next one.
#[derive(Debug, Default)]
pub struct InkPot {
    letters: Letters,
    canvas: Option<RenderContext>,
    resources: Resources,
}

impl InkPot {
    /// Draws one tile.
    pub fn draw(&mut self, key: TileKey, line: &LineInk, faces: &Faces) -> Inked {
        if self.letters.faces().count() != faces.count() {
            self.letters = Letters::new(faces.clone());
        }
        let size = key.size();
        let (height, baseline) = TileKey::height(size);
        let width = TileKey::width(size);
        let left = key.tile * width;
        let (w, h) = (u16::try_from(width).unwrap_or(u16::MAX), u16::try_from(height).unwrap_or(u16::MAX));
        let canvas = self.canvas.get_or_insert_with(|| RenderContext::new(w, h));
        canvas.reset_and_resize(w, h);
        canvas.set_paint(vello_cpu::color::palette::css::WHITE);
        for (text, x) in &line.pieces {
            let mut x = *x as f32;
            for c in text.chars() {
                let letter = self.letters.letter(c);
                let advance = letter.width * size;
                // Ink may reach over a letter's own width by a little.
                let near = x + advance + size > left as f32 && x - size < (left + width) as f32;
                if near && let Some(face) = faces.get(letter.face) {
                    let mut pen = PathPen::default();
                    face.draw(letter.glyph, size, &mut pen);
                    let at = (f64::from(x) - f64::from(left), f64::from(baseline));
                    canvas.set_transform(Affine::translate(at) * Affine::FLIP_Y);
                    canvas.fill_path(&pen.path);
                }
                x += advance;
            }
        }
        let mut pixmap = Pixmap::new(w, h);
        canvas.render(&mut pixmap, &mut self.resources);
        let size = [width as usize, height as usize];
        Inked { key, image: egui::ColorImage::from_rgba_premultiplied(size, pixmap.data_as_u8_slice()) }
    }
}

#[derive(Default)]
struct PathPen {
    path: BezPath,
}

impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to((f64::from(cx), f64::from(cy)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path.curve_to(
            (f64::from(ax), f64::from(ay)),
            (f64::from(bx), f64::from(by)),
            (f64::from(x), f64::from(y)),
        );
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
