//! Several things in a row: 甲、乙和丙.

/// Things in a row, the last one with its own joint: 、, 和 or 与. One stands alone, and of none nothing is said.
pub fn joined<S: AsRef<str>>(things: &[S], joint: &str) -> String {
    match things {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            [&before.join("、"), joint, last.as_ref()].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn things_stand_in_a_row() {
        assert_eq!(joined(&["甲", "乙", "丙"], "和"), "甲、乙和丙");
        assert_eq!(joined(&["甲", "乙"], "、"), "甲、乙");
        assert_eq!(joined(&["甲"], "和"), "甲");
        assert_eq!(joined::<&str>(&[], "和"), "");
    }
}
