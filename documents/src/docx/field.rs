//! Fields: an instruction that is not text, and a result that is. One kind draws from its instruction: `EQ`, with which
//! Chinese documents circle characters and older ones write readings above them.

/// More fields within fields than this are somebody's joke.
const NESTED: usize = 50;
/// The longest instruction that is kept, in bytes.
const INSTRUCTION: usize = 400;

/// The fields that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Words that stood where only an instruction should be.
    swallowed: String,
    /// Where its result begins in the paragraph; none before the instruction has ended.
    result: Option<usize>,
}

impl Fields {
    /// Whether what is read now belongs to an instruction.
    pub(super) fn hide(&self) -> bool {
        self.open.iter().any(|field| field.result.is_none())
    }

    pub(super) fn begin(&mut self) {
        if self.open.len() < NESTED {
            self.open.push(Field::default());
        }
    }

    /// Adds to the innermost instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.instruction.len() < INSTRUCTION) {
            field.instruction.push_str(text);
        }
    }

    /// The instruction is over; the result begins at `at`.
    pub(super) fn separate(&mut self, at: usize) {
        if let Some(field) = self.open.last_mut() {
            field.result = Some(at);
        }
    }

    /// The field is over. What it draws, where that is not in its result.
    pub(super) fn end(&mut self, at: usize) -> Option<String> {
        let field = self.open.pop()?;
        let drawn = if field.result.is_none_or(|from| from >= at) { equation(&field.instruction) } else { None };
        drawn.filter(|drawn| !drawn.is_empty())
    }

    /// Takes words that are not shown, because they stand in an instruction.
    pub(super) fn swallow(&mut self, words: &str) {
        if let Some(field) = self.open.iter_mut().find(|field| field.result.is_none()) {
            field.swallowed.push_str(words);
        }
    }

    /// An instruction that is still open belongs to a damaged field, which may not swallow the rest of the document.
    /// Gives back the words that it has swallowed in this paragraph.
    pub(super) fn end_of_paragraph(&mut self) -> String {
        let mut words = String::new();
        self.open.retain_mut(|field| {
            words.push_str(&std::mem::take(&mut field.swallowed));
            // What it has drawn stands in this paragraph; the next one begins at its start.
            field.result.replace(0).is_some()
        });
        words
    }
}

/// What `EQ` draws: of characters on top of each other the last one, circled if the first is a circle; of a fraction
/// both parts; else what stands in its parentheses.
fn equation(instruction: &str) -> Option<String> {
    let instruction = instruction.trim();
    let rest = instruction.get(..2).filter(|name| name.eq_ignore_ascii_case("eq")).and(instruction.get(2..))?.trim();
    let (switches, inside) = rest.split_once('(')?;
    let inside = inside.strip_suffix(')').unwrap_or(inside);
    let parts = arguments(inside);
    // In front may stand how large the reading is, and in which font.
    let switches = switches.to_lowercase();
    if switches.contains("\\o") {
        let (first, last) = (parts.first()?, parts.last()?);
        let circled = (first.trim() == "○").then(|| last.trim().parse().ok().and_then(circled)).flatten();
        return Some(circled.map_or_else(|| plain(last), String::from));
    }
    let between = if switches.contains("\\f") { "/" } else { "" };
    Some(parts.iter().map(|part| plain(part)).collect::<Vec<_>>().join(between))
}

/// Splits at commas that are not within parentheses.
fn arguments(inside: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    inside
        .split(|character| {
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                ',' | ';' => return depth == 0,
                _ => {}
            }
            false
        })
        .collect()
}

/// An argument without switches of its own.
fn plain(part: &str) -> String {
    let part = part.trim();
    match part.split_once('(') {
        Some((switches, inside)) if switches.starts_with('\\') => inside.trim_end_matches(')').trim().to_owned(),
        _ => part.to_owned(),
    }
}

fn circled(number: u32) -> Option<char> {
    (1..=20).contains(&number).then(|| char::from_u32(0x2460 + number - 1)).flatten()
}

#[cfg(test)]
mod tests {
    use super::equation;

    #[test]
    fn equations_draw_from_their_instruction() {
        let cases = [
            (r" EQ \o\ac(○,1)", Some("①")),
            (r"eq \o\ac(○,21)", Some("21")),
            (r"EQ \o\ac(□,急)", Some("急")),
            (r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(lù),陆)"#, Some("陆")),
            (r"EQ \f(1,2)", Some("1/2")),
            (r"EQ \x(章)", Some("章")),
            (r"PAGE \* MERGEFORMAT", None),
            ("EQ", None),
            ("é", None),
            (r"EQ \o(", Some("")),
        ];
        for (instruction, drawn) in cases {
            assert_eq!(equation(instruction).as_deref(), drawn, "{instruction}");
        }
    }
}
