//! The layers that `src/lib.rs` lists, held by reading the paths in the sources: none uses one below it.

use std::fs;
use std::path::{Path, PathBuf};

/// From the top. Those of one row do not use each other, but for what is said and its words.
const LAYERS: [&[&str]; 7] = [
    &["caps", "encoding"],
    &["refusal", "note"],
    &["words"],
    &["xml", "package"],
    &["sniff", "wrap"],
    &["text", "docx", "minutes"],
    &["roster"],
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else {
            into.push(path);
        }
    }
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&name))
}

/// What follows `crate::` in a source: a name, or names in braces.
fn used(source: &str) -> Vec<&str> {
    let ends = |character: char| !character.is_ascii_alphanumeric() && character != '_';
    let after = source.split("crate::").skip(1);
    after
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(", ").collect(),
            None => vec![rest],
        })
        .filter_map(|path| path.trim().split(ends).next())
        .collect()
}

#[test]
fn no_layer_uses_one_below_it() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut seen = 0;
    for file in files {
        let relative = file.strip_prefix(&root).unwrap();
        let own = relative.iter().next().unwrap().to_string_lossy().replace(".rs", "");
        if own == "lib" {
            continue;
        }
        let place = layer(&own).unwrap_or_else(|| panic!("{own} is in no layer"));
        let source = fs::read_to_string(&file).unwrap();
        for name in used(&source) {
            let other = layer(name).unwrap_or_else(|| panic!("{}: {name} is in no layer", file.display()));
            assert!(other <= place, "{} uses {name}, which is below it", file.display());
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} uses found");
}
