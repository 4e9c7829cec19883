//! The images of lines that have been drawn: what a picture needs is asked of the thread that draws, handed to the graphics
//! driver a little at a time, and let go when nothing needs it any more.

use super::picture::Picture;
use crate::letters::{Faces, InkWorker, Inked, Job, TileKey};
use egui::{Context, TextureHandle, TextureOptions};
use std::collections::{HashMap, VecDeque};

/// Bytes of images that are always kept, and that are kept at most, however large the window and the letters are.
const FEW_BYTES: usize = 12 << 20;
const MOST_BYTES: usize = 96 << 20;
/// Bytes that a frame hands over to the graphics driver: while nothing is missing, and while something is.
const CALM: usize = 600 << 10;
const URGENT: usize = 24 << 20;

/// The images that have been drawn.
#[derive(Debug, Default)]
pub struct Stock {
    worker: Option<InkWorker>,
    faces: Faces,
    inbox: VecDeque<Inked>,
    tiles: HashMap<TileKey, Tile>,
    asked: Vec<TileKey>,
    bytes: usize,
    frame: u64,
    lacking: bool,
}

struct Tile {
    texture: TextureHandle,
    bytes: usize,
    used: u64,
}

impl std::fmt::Debug for Tile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tile({} bytes)", self.bytes)
    }
}

impl Stock {
    /// The faces that images are drawn with.
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    /// Other faces from now on.
    pub fn set_faces(&mut self, faces: Faces) {
        self.faces = faces;
    }

    /// Bytes of all images.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether the last frame lacked an image.
    pub fn is_lacking(&self) -> bool {
        self.lacking
    }

    /// Takes in what was drawn and asks for what a picture needs. To be called before the picture is painted.
    pub fn provide(&mut self, context: &Context, picture: &Picture) {
        self.frame += 1;
        let worker = self.worker.get_or_insert_with(|| {
            // Of the window that the script stands in, whichever that is.
            let (context, window) = (context.clone(), context.viewport_id());
            InkWorker::start(move || context.request_repaint_of(window))
        });
        while let Some(inked) = worker.take() {
            self.inbox.push_back(inked);
        }
        self.take_in(context);
        let mut wanted: Vec<Job> = Vec::new();
        for job in &picture.jobs {
            match self.tiles.get_mut(&job.0) {
                Some(tile) => tile.used = self.frame,
                None if self.inbox.iter().any(|inked| inked.key == job.0) => {}
                None => wanted.push(job.clone()),
            }
        }
        let keys: Vec<TileKey> = wanted.iter().map(|job| job.0).collect();
        if keys != self.asked {
            self.asked = keys;
            if let Some(worker) = &self.worker {
                worker.want(wanted, &self.faces);
            }
        }
        self.forget();
    }

    /// Waits until everything that the picture shows is there; for the first frame and for tests.
    pub fn complete(&mut self, context: &Context, picture: &Picture, most: std::time::Duration) {
        self.provide(context, picture);
        let seen = picture.jobs.get(..picture.seen).unwrap_or_default();
        while !seen.iter().all(|job| self.tiles.contains_key(&job.0)) {
            let Some(inked) = self.worker.as_ref().and_then(|worker| worker.wait(most)) else { return };
            self.inbox.push_back(inked);
            self.lacking = true;
            self.take_in(context);
        }
    }

    fn take_in(&mut self, context: &Context) {
        let mut left = if self.lacking { URGENT } else { CALM };
        while let Some(inked) = self.inbox.pop_front() {
            let bytes = inked.image.pixels.len() * 4;
            let texture = context.load_texture("line", inked.image, TextureOptions::LINEAR);
            self.bytes += bytes;
            let tile = Tile { texture, bytes, used: self.frame };
            if let Some(before) = self.tiles.insert(inked.key, tile) {
                self.bytes -= before.bytes;
            }
            left = left.saturating_sub(bytes);
            if left == 0 {
                break;
            }
        }
        if !self.inbox.is_empty() {
            context.request_repaint();
        }
    }

    pub(super) fn texture(&mut self, key: TileKey) -> Option<egui::TextureId> {
        self.tiles.get(&key).map(|tile| tile.texture.id())
    }

    /// Notes whether the frame lacked something.
    pub fn note_missing(&mut self, missing: usize) {
        self.lacking = missing > 0;
    }

    /// Lets the images go that were not used for longest, where there are many more than this picture needs.
    fn forget(&mut self) {
        if self.bytes <= FEW_BYTES {
            return;
        }
        let needed: usize = self.tiles.values().filter(|tile| tile.used == self.frame).map(|tile| tile.bytes).sum();
        let most = (needed / 4 * 5).clamp(FEW_BYTES, MOST_BYTES);
        if self.bytes <= most {
            return;
        }
        let mut old: Vec<(u64, TileKey)> =
            self.tiles.iter().filter(|(_, tile)| tile.used < self.frame).map(|(key, tile)| (tile.used, *key)).collect();
        old.sort_by_key(|(used, _)| *used);
        for (_, key) in old {
            if self.bytes <= most / 5 * 4 {
                return;
            }
            if let Some(tile) = self.tiles.remove(&key) {
                self.bytes -= tile.bytes;
            }
        }
    }
}
