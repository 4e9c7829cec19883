//! Lists of people: workbooks and separated values to a table whose columns have meanings, and that to people.

/// x
pub fn people() {}
/// x
pub fn read_roster() {}
/// x
pub fn read_sheet() {}
