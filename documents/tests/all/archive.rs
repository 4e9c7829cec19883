//! Makes archives for the tests, honest and lying ones, from nothing but their parts.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The namespace of Word documents.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Where the relationships of office documents are defined.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of these parts, deflated.
pub fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The relationships of a package or a part, each a kind and a target.
pub fn relations(list: &[(&str, &str)]) -> String {
    let all: String = list
        .iter()
        .enumerate()
        .map(|(id, (kind, target))| format!("<Relationship Id='r{id}' Type='{OFFICE}/{kind}' Target='{target}'/>"))
        .collect();
    format!("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{all}</Relationships>")
}

/// A Word document of these parts; those that are empty are left out.
pub fn docx(document: &[u8], numbering: &[u8], styles: &[u8]) -> Vec<u8> {
    let package = relations(&[("officeDocument", "word/document.xml")]);
    let of_document = relations(&[("numbering", "numbering.xml"), ("styles", "styles.xml")]);
    let parts: [(&str, &[u8]); 5] = [
        ("_rels/.rels", package.as_bytes()),
        ("word/_rels/document.xml.rels", of_document.as_bytes()),
        ("word/document.xml", document),
        ("word/numbering.xml", numbering),
        ("word/styles.xml", styles),
    ];
    archive(parts.into_iter().filter(|(_, content)| !content.is_empty()))
}

/// The main part of a document with this body.
pub fn document(body: &str) -> Vec<u8> {
    format!("<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>").into_bytes()
}

/// A document with this body and nothing else.
pub fn with_body(body: &str) -> Vec<u8> {
    docx(&document(body), b"", b"")
}
