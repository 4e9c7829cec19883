//! How much of anything a file may hold. Together they keep every hostile file that was tried under a second and under
//! 300 MB; no real script or roster comes near them. Nothing here reads anything.

/// The largest file, in bytes.
pub const FILE: usize = 50 * 1_000_000;
/// The most entries of a zip archive.
pub(crate) const ENTRIES: usize = 5_000;
/// The largest part of an archive after inflating, in bytes, by what it declares and by what comes out.
pub(crate) const PART: u64 = 64 * 1_000_000;
/// What all parts that are unpacked may come to together, in bytes: several large ones take as long as one too large.
pub(crate) const PARTS: u64 = 100 * 1_000_000;
/// The largest of those parts that only help to read another one, in bytes: styles, lists, headers.
pub(crate) const SIDE: u64 = 16 * 1_000_000;
/// How many times its packed size a part may have, once it is larger than [`RATIO_FROM`].
pub(crate) const RATIO: u64 = 200;
/// Below this size, in bytes, a part may be packed as tightly as it likes.
pub(crate) const RATIO_FROM: u64 = 1_000_000;
/// The deepest nesting of XML. Readers recurse, so it also bounds the stack.
pub(crate) const DEPTH: usize = 200;
/// The most paragraphs of a document. A script of a million characters has about 20,000.
pub(crate) const PARAGRAPHS: usize = 200_000;
/// The most text that one document may come to, in bytes. Automatic numbers can make it longer than its file.
pub(crate) const TEXT: usize = 64 * 1_000_000;
/// The most styles, lists and list instances of a Word document. Word itself allows 4,079 styles.
pub(crate) const DEFINITIONS: usize = 10_000;
/// The longest chain of styles that are based on one another.
pub(crate) const STYLE_CHAIN: usize = 20;
/// The longest text of a level of a list, in characters, before its numbers are put in.
pub(crate) const LABEL: usize = 64;
/// The most columns that one cell of a table may cover.
pub(crate) const SPAN: usize = 64;
/// The most rows of a roster.
pub(crate) const ROWS: usize = 20_000;
/// The most columns of a roster. What lies to the right is not read.
pub(crate) const COLUMNS: usize = 64;
/// The most text of a roster, in bytes. One long shared text may stand in every cell.
pub(crate) const CELLS: usize = 16 * 1_000_000;
