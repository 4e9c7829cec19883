//! Why a file is not read, as data. The words stand in `words.rs`.

/// Why nothing could be made of some bytes. Nothing has been changed, neither on disk nor anywhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in the file.
    Empty,
    /// The file is larger than anybody's script. Both figures in bytes.
    TooLarge {
        /// What it has.
        bytes: u64,
        /// What is allowed.
        most: u64,
    },
    /// Something else than what was asked for.
    WrongKind {
        /// What it is.
        found: Found,
        /// What was asked for.
        wanted: Wanted,
    },
    /// It is locked with a password.
    Encrypted {
        /// What was asked for.
        wanted: Wanted,
    },
    /// It is broken off, or bytes of it have changed.
    Damaged(Damage),
    /// It unpacks to far more than a document, as a file does that is made to fill the memory.
    Swells {
        /// The part of the archive.
        part: String,
    },
    /// The archive has too many entries.
    TooManyEntries {
        /// How many are allowed.
        most: usize,
    },
    /// A part defines entities of its own. No office program writes that.
    Dtd {
        /// The part of the archive.
        part: String,
    },
    /// A part is nested too deeply.
    TooDeep {
        /// The part of the archive.
        part: String,
        /// How many levels are allowed.
        most: usize,
    },
    /// It holds more text, paragraphs, rows or definitions than can be meant.
    TooMuch {
        /// What there is too much of.
        what: Excess,
        /// How many are allowed; bytes for text.
        most: usize,
    },
    /// It could be read, but nothing is written in it.
    NoText {
        /// How many pictures there are instead.
        pictures: usize,
    },
    /// It is a text, but cannot be read in the encoding that was chosen.
    NotInEncoding {
        /// The encoding's name.
        encoding: &'static str,
    },
    /// The workbook has no such sheet.
    NoSheet {
        /// Which was asked for, from 0.
        sheet: usize,
        /// How many there are.
        sheets: usize,
    },
}

/// What somebody wanted to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A host script.
    Script,
    /// A list of people.
    Roster,
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A compound file of Word 97 to 2003, or of WPS.
    OldWord,
    /// A compound file of another old office program.
    OldOffice,
    /// A Word document; said where a roster was wanted.
    Word,
    /// A workbook, of whatever program; said where a script was wanted.
    Workbook,
    /// A workbook in the binary form .xlsb.
    BinaryWorkbook,
    /// A presentation.
    Slides,
    /// A text document of OpenDocument.
    OpenText,
    /// A document as one file of XML, which some programs write, but no .docx.
    Xml,
    /// A file of JSON, as an agenda is.
    Json,
    /// Rich text.
    Rtf,
    /// A web page, under whatever name.
    WebPage,
    /// A PDF.
    Pdf,
    /// An OFD, the Chinese page format.
    Ofd,
    /// A picture.
    Picture,
    /// Sound or film.
    Media,
    /// A program.
    Program,
    /// An archive that is no document.
    Archive,
    /// Something that is no text.
    Binary,
}

/// What is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// The archive itself.
    Archive,
    /// A part that cannot be unpacked or understood.
    Part {
        /// Its name in the archive.
        part: String,
    },
    /// A part that must be there and is not.
    Missing {
        /// Its name in the archive.
        part: String,
    },
    /// An old workbook.
    OldWorkbook,
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Text, in bytes.
    Text,
    /// Paragraphs.
    Paragraphs,
    /// Styles or lists.
    Definitions,
    /// Rows of a roster.
    Rows,
}
