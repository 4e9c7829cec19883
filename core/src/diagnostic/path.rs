//! The path of a field in the agenda file, written `items[2].steps[0].turn`.

use std::fmt;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    /// A named field.
    Key(String),
    /// A place in a list, from 0.
    Index(usize),
}

/// A path from the top of the agenda file to one of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Path(pub Vec<Segment>);

impl Path {
    /// The path of a field of this one.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.0.push(Segment::Key(key.to_owned()));
        path
    }

    /// The path of an element of this list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Segment::Index(index));
        path
    }

    /// The path of an item.
    pub fn item(item: usize) -> Self {
        Self::default().key("items").index(item)
    }

    /// The path of a step of an item.
    pub fn step(item: usize, step: usize) -> Self {
        Self::item(item).key("steps").index(step)
    }

    /// The item that this path lies in, as an index, where it lies in one.
    pub fn item_index(&self) -> Option<usize> {
        match self.0.as_slice() {
            [Segment::Key(key), Segment::Index(index), ..] if key == "items" => Some(*index),
            _ => None,
        }
    }
}

impl Path {
    /// Item and step that this path lies in, as indices, and the fields below them.
    pub fn in_step(&self) -> Option<(usize, usize, &[Segment])> {
        match self.0.as_slice() {
            [Segment::Key(items), Segment::Index(item), Segment::Key(steps), Segment::Index(step), field @ ..]
                if items == "items" && steps == "steps" =>
            {
                Some((*item, *step, field))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if nth == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
