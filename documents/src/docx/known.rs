//! What the latest properties of one sort came to. Most runs and paragraphs of a document have the same few, byte for byte, so
//! they are read once.

use crate::xml::Written;

/// So many are known at once.
const MOST: usize = 8;

/// Properties as they were written, and what they came to.
#[derive(Debug)]
pub(super) struct Known<'a, T> {
    all: Vec<(Written<'a>, T)>,
    /// The place of the one that gives way next.
    oldest: usize,
}

impl<T> Default for Known<'_, T> {
    fn default() -> Self {
        Self { all: Vec::new(), oldest: 0 }
    }
}

impl<'a, T> Known<'a, T> {
    /// All that are known.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Written<'a>, T)> {
        self.all.iter()
    }

    /// Adds one, in the place of the oldest where there are many.
    pub(super) fn add(&mut self, written: Written<'a>, came_to: T) {
        if self.all.len() < MOST {
            self.all.push((written, came_to));
        } else if let Some(oldest) = self.all.get_mut(self.oldest) {
            *oldest = (written, came_to);
            self.oldest = (self.oldest + 1) % MOST;
        }
    }
}
