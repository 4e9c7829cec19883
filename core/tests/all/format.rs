//! The agenda file: what is read, what is written, what is kept, and where a mistake is said to be.

use crate::samples;
use lectern_core::agenda::Agenda;
use lectern_core::diagnostic::{Diagnostic, JsonType, Place, Problem, Spot};
use lectern_core::format::{self, SourceMap};
use serde_json::{Value, json};

#[test]
fn every_sample_reads_and_is_stored_in_the_layout_that_is_written() {
    for sample in samples::all() {
        let agenda = sample.agenda();
        let written = format::write(&agenda).unwrap();
        assert_eq!(format::read(&written).unwrap(), agenda, "{}: load, save, load", sample.name);
        // Compared by lines, so that a failure shows the line and not the file.
        for (nth, (stored, canonical)) in sample.text.lines().zip(written.lines()).enumerate() {
            assert_eq!(stored, canonical, "{} line {}", sample.name, nth + 1);
        }
        assert!(sample.text == written, "{} differs from its canonical layout at its end", sample.name);
    }
}

#[test]
fn a_short_step_stands_on_one_line_and_a_long_one_on_several() {
    let long = "长".repeat(60);
    let agenda = json!({ "format": 1, "meeting": { "title": "会" }, "items": [
        { "id": "a", "kind": "opening", "steps": [{ "id": "one", "say": "开会。" }, { "id": "two", "say": long, "minutes": 1 }] }
    ] });
    let written = format::write(&format::read(&agenda.to_string()).unwrap()).unwrap();
    assert!(written.contains("\n        { \"id\": \"one\", \"say\": \"开会。\" },\n"), "{written}");
    assert!(written.contains("\n          \"id\": \"two\",\n"), "{written}");
    assert!(written.ends_with("}\n") && !written.ends_with("\n\n"), "{written}");
}

/// An agenda with an unknown field, of an awkward value, at every level of the file.
fn with_unknown_fields() -> Value {
    let odd = json!({ "deep": [1, 2.5, null, { "引": "“”\u{2028}" }] });
    json!({
        "format": 1, "x-top": odd,
        "meeting": { "title": "会", "x-meeting": odd },
        "people": { "a": { "name": "甲", "x-person": odd } },
        "values": { "v": { "label": "数", "value": "1", "x-value": odd } },
        "items": [{
            "id": "i", "kind": "vote", "x-item": odd,
            "steps": [{
                "say": { "file": "a.md", "x-file": odd },
                "choose": [
                    { "id": "y", "label": "是", "say": "是。", "x-alternative": odd },
                    { "id": "n", "label": "否", "say": { "file": "b.md", "x-file-2": odd } },
                ],
                "thanks": { "file": "c.md", "x-file-3": odd },
                "x-step": odd,
            }],
        }],
    })
}

#[test]
fn fields_that_this_version_does_not_know_survive_at_every_level() {
    let before = with_unknown_fields();
    let agenda = format::read(&before.to_string()).unwrap();
    let after: Value = serde_json::from_str(&format::write(&agenda).unwrap()).unwrap();
    assert_eq!(after, before);
    assert_eq!(after.to_string().matches("\"x-").count(), 10);
}

#[test]
fn numbers_that_only_another_program_understands_come_back_as_they_were() {
    for number in [
        "1.0",
        "-0.5",
        "18446744073709551615",
        "-9223372036854775808",
        "1e300",
        "1e400",
        "0.10",
        "123456789012345678901234567890.125",
    ] {
        let text = format!("{{\"format\": 1, \"x\": {number}, \"meeting\": {{\"title\": \"会\"}}, \"items\": []}}");
        let before: Value = serde_json::from_str(&text).unwrap();
        let after: Value = serde_json::from_str(&format::write(&format::read(&text).unwrap()).unwrap()).unwrap();
        assert_eq!(after["x"], before["x"], "{number}");
    }
}

#[test]
fn the_schema_that_is_checked_in_is_the_one_that_the_types_give() {
    let stored = samples::file("assets/agenda.schema.json");
    assert!(
        stored == format::schema().unwrap(),
        "the types have changed; run `cargo run -- schema > assets/agenda.schema.json`"
    );
}

/// What of the schema a value breaks; enough of JSON Schema for what the types give.
fn breaks(schema: &Value, value: &Value, root: &Value, path: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return breaks(root.pointer(name.trim_start_matches('#')).unwrap(), value, root, path);
    }
    for one_of in ["anyOf", "oneOf"] {
        if let Some(branches) = schema[one_of].as_array() {
            let tried: Vec<_> = branches.iter().map(|branch| breaks(branch, value, root, path)).collect();
            return if tried.iter().any(Vec::is_empty) { Vec::new() } else { tried.concat() };
        }
    }
    let mut found = Vec::new();
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("type {other} of the schema"),
    };
    let fits = match &schema["type"] {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        _ => true,
    };
    let listed = [schema["enum"].as_array().cloned(), schema.get("const").map(|one| vec![one.clone()])];
    if !fits || listed.into_iter().flatten().any(|words| !words.contains(value)) {
        found.push(format!("{path}: {value}"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            found.push(format!("{path}: no {name}"));
        }
    }
    for (key, field) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        match (schema["properties"].get(key), schema.get("additionalProperties")) {
            (Some(known), _) => found.extend(breaks(known, field, root, &path)),
            (None, Some(Value::Bool(false))) => found.push(format!("{path}: not allowed")),
            (None, Some(Value::Object(other))) => {
                found.extend(breaks(&Value::Object(other.clone()), field, root, &path));
            }
            (None, _) => {}
        }
    }
    for (nth, element) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(breaks(&schema["items"], element, root, &format!("{path}[{nth}]")));
    }
    found
}

#[test]
fn the_samples_keep_to_the_schema_and_broken_ones_do_not() {
    let schema: Value = serde_json::from_str(&format::schema().unwrap()).unwrap();
    for sample in samples::all() {
        let value: Value = serde_json::from_str(&sample.text).unwrap();
        assert_eq!(breaks(&schema, &value, &schema, ""), Vec::<String>::new(), "{}", sample.name);
    }
    assert_eq!(breaks(&schema, &with_unknown_fields(), &schema, ""), Vec::<String>::new());
    let broken = [
        ("/items/0/kind", json!("party")),
        ("/items/0/steps/0/say", json!(3)),
        ("/items/0/steps/0/choose/0/say", json!({ "name": "a.md" })),
        ("/people/a/name", json!(null)),
        ("/meeting/title", json!(["会"])),
        ("/format", json!("1")),
    ];
    for (place, wrong) in broken {
        let mut agenda = with_unknown_fields();
        *agenda.pointer_mut(place).unwrap() = wrong;
        assert_ne!(breaks(&schema, &agenda, &schema, ""), Vec::<String>::new(), "{place} is broken");
        assert!(format::read(&agenda.to_string()).is_err(), "{place} is broken");
    }
}

/// The rule, the field, the line and the column of what is wrong.
fn said(text: &str) -> (&'static str, String, usize, usize) {
    let found = format::read(text).expect_err(text);
    let (line, column) = SourceMap::new(text).line_column(&found.place);
    (found.problem.rule(), found.place.path.to_string(), line, column)
}

#[test]
fn a_broken_file_is_told_by_rule_field_line_and_column_in_characters() {
    // ⟦ marks the place that is meant; it is not part of the text.
    let cases: [(&str, &str, &str); 22] = [
        (
            "wrong-type",
            "meeting.minutes",
            r#"{"format":1,"meeting":{"title":"驻村干部座谈会","minutes":⟦"八十"},"items":[]}"#,
        ),
        ("wrong-type", "meeting.minutes", r#"{"format":1,"meeting":{"title":"会","minutes":⟦-5},"items":[]}"#),
        ("wrong-type", "meeting.minutes", r#"{"format":1,"meeting":{"title":"会","minutes":⟦8.5},"items":[]}"#),
        ("wrong-type", "items", "{\"format\":1,\n \"meeting\":{\"title\":\"会\"},\n \"items\":⟦{}}"),
        (
            "wrong-type",
            "people.lu.name",
            r#"{"format":1,"meeting":{"title":"会"},"people":{"lu":{"name":⟦null}},"items":[]}"#,
        ),
        (
            "wrong-type",
            "items[0].steps[1].say",
            "{\"format\":1,\"meeting\":{\"title\":\"会\"},\"items\":[\n{\"id\":\"i\",\"kind\":\"vote\",\"steps\":[{\"say\":\"开会\"},{\"say\":⟦7}]}]}",
        ),
        (
            "wrong-type",
            "items[0].steps[0].say",
            r#"{"format":1,"meeting":{"title":"会"},"items":[{"id":"i","kind":"vote","steps":[{"say":⟦["开会"]}]}]}"#,
        ),
        ("missing-field", "meeting", r#"{"format":1,"meeting":⟦{"place":"三楼"},"items":[]}"#),
        ("missing-field", "items[0]", r#"{"format":1,"meeting":{"title":"会"},"items":[⟦{"kind":"vote"}]}"#),
        (
            "missing-field",
            "items[0].steps[0].say",
            r#"{"format":1,"meeting":{"title":"会"},"items":[{"id":"i","kind":"vote","steps":[{"say":⟦{"flie":"a.md"}}]}]}"#,
        ),
        (
            "unknown-word",
            "items[0].kind",
            r#"{"format":1,"meeting":{"title":"会"},"items":[{"id":"议","kind":⟦"发言"}]}"#,
        ),
        (
            "unknown-word",
            "items[0].steps[0].wait",
            r#"{"format":1,"meeting":{"title":"会"},"items":[{"id":"i","kind":"vote","steps":[{"wait":⟦"sing"}]}]}"#,
        ),
        (
            "repeated-id",
            "people",
            r#"{"format":1,"meeting":{"title":"会"},"people":⟦{"陆":{"name":"甲"},"陆":{"name":"乙"}},"items":[]}"#,
        ),
        (
            "repeated-id",
            "values",
            r#"{"format":1,"meeting":{"title":"会"},"values":⟦{"v":{"label":"数"},"v":{"label":"数"}},"items":[]}"#,
        ),
        ("repeated-field", "meeting", r#"{"format":1,"meeting":⟦{"title":"会","title":"会议"},"items":[]}"#),
        ("not-json", "", "{\"format\":1,\n \"meeting\":{\"title\":\"驻村干部座谈会\" ⟦\"minutes\":3}}"),
        ("not-json", "", "{\"format\":1,\"meeting\":{\"title\":\"会\"},\"items\":[⟦议程]}"),
        ("not-json", "", "⟦同志们：\n\n现在开会。"),
        ("no-format", "", r#"⟦{"title":"会"}"#),
        ("unreadable-newer-format", "format", r#"{"meeting":[],"format":⟦2}"#),
        ("empty-file", "", "⟦"),
        ("empty-file", "", "⟦ \n\t\n"),
    ];
    for (rule, path, marked) in cases {
        let at = marked.find('⟦').unwrap();
        let before = &marked[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
        assert_eq!(said(&marked.replace('⟦', "")), (rule, path.to_owned(), line, column), "{marked}");
    }
}

#[test]
fn a_file_that_ends_too_early_is_unfinished_wherever_it_is_cut() {
    let whole = r#"{"format":1,"meeting":{"title":"座谈会"},"items":[]}"#;
    for (end, _) in whole.char_indices().skip(1) {
        let (rule, _, line, column) = said(&whole[..end]);
        let length = whole[..end].chars().count();
        assert_eq!((rule, line), ("unfinished-json", 1), "{}", &whole[..end]);
        assert!(column == length || column == length + 1, "{} said column {column}", &whole[..end]);
    }
}

#[test]
fn brackets_without_end_are_refused_and_not_followed() {
    let cases = [("[", Problem::UnfinishedJson), ("{\"a\":", Problem::TooDeep), ("{\"x\":[{\"y\":", Problem::TooDeep)];
    for (opening, problem) in cases {
        let text = opening.repeat(100_000);
        assert_eq!(format::read(&text).unwrap_err().problem, problem, "{opening}");
        assert_eq!(SourceMap::new(&text).line_column(&Place::default()), (1, 1));
    }
}

#[test]
fn a_wrong_type_says_what_stands_there_and_what_should() {
    let cases = [
        ("\"八十\"", JsonType::Text, JsonType::WholeNumber),
        ("true", JsonType::Boolean, JsonType::WholeNumber),
        ("[1]", JsonType::List, JsonType::WholeNumber),
        ("{}", JsonType::Object, JsonType::WholeNumber),
        ("8.5", JsonType::Fraction, JsonType::WholeNumber),
        ("8e2", JsonType::Fraction, JsonType::WholeNumber),
        ("-0.5", JsonType::Fraction, JsonType::WholeNumber),
        ("-1", JsonType::Negative, JsonType::WholeNumber),
        ("-12345678901234567890123", JsonType::Negative, JsonType::WholeNumber),
        ("4294967296", JsonType::Huge, JsonType::WholeNumber),
        ("18446744073709551616", JsonType::Huge, JsonType::WholeNumber),
        ("12345678901234567890123", JsonType::Huge, JsonType::WholeNumber),
    ];
    for (written, found, expected) in cases {
        let text = format!("{{\"format\":1,\"meeting\":{{\"title\":\"会\",\"minutes\":{written}}},\"items\":[]}}");
        assert_eq!(format::read(&text).unwrap_err().problem, Problem::WrongType { found, expected }, "{written}");
    }
    let text = r#"{"format":1,"meeting":{"title":"会"},"items":[{"id":"i","kind":"vote","steps":[{"say":7}]}]}"#;
    let expected = Problem::WrongType { found: JsonType::WholeNumber, expected: JsonType::TextOrFile };
    assert_eq!(format::read(text).unwrap_err().problem, expected);
}

#[test]
fn an_unknown_kind_is_answered_with_every_known_one() {
    let text = r#"{"format":1,"meeting":{"title":"会"},"items":[{"id":"i","kind":"party"}]}"#;
    let Problem::UnknownWord { word, allowed } = format::read(text).unwrap_err().problem else {
        panic!("not an unknown word")
    };
    assert_eq!(word, "party");
    assert_eq!(allowed.len(), lectern_core::agenda::ItemKind::ALL.len());
    assert_eq!((allowed[0].as_str(), allowed[11].as_str()), ("opening", "other"));
}

#[test]
fn a_newer_format_is_read_as_far_as_it_is_understood() {
    let text = r#"{"format":7,"meeting":{"title":"会"},"items":[],"seats":[[1,2],[3,4]]}"#;
    let agenda = format::read(text).unwrap();
    assert!(agenda.is_newer());
    assert_eq!(agenda.unknown["seats"], json!([[1, 2], [3, 4]]));
    let current = format::read(&text.replace('7', "1")).unwrap();
    assert!(!current.is_newer());
    let unreadable = format::read(&text.replace("[],", "{},")).unwrap_err();
    assert_eq!(unreadable.problem, Problem::UnreadableNewerFormat { found: 7, known: format::FORMAT });
}

#[test]
fn a_format_that_is_there_but_wrong_is_not_called_missing() {
    let problem = |fields: &str| {
        format::read(&format!("{{{fields}\"meeting\":{{\"title\":\"会\"}},\"items\":[]}}")).unwrap_err().problem
    };
    let wrong = |found| Problem::WrongType { found, expected: JsonType::WholeNumber };
    assert_eq!(problem(""), Problem::NoFormat);
    assert_eq!(problem("\"format\":0,"), Problem::UnusableFormat { found: "0".to_owned() });
    assert_eq!(problem("\"format\":null,"), wrong(JsonType::Null));
    assert_eq!(problem("\"format\":\"1\","), wrong(JsonType::Text));
    assert_eq!(problem("\"format\":-1,"), wrong(JsonType::Negative));
    assert_eq!(problem("\"format\":12345678901234567890123,"), wrong(JsonType::Huge));
    for twice in ["\"format\":1,\"format\":1,", "\"format\":1,\"format\":2,", "\"format\":0,\"format\":0,"] {
        assert_eq!(problem(twice), Problem::RepeatedField { name: "format".to_owned() }, "{twice}");
    }
    let found = format::read("{\n  \"format\": 0, \"meeting\":{\"title\":\"会\"},\"items\":[]}").unwrap_err();
    assert_eq!(found.place.spot, Spot::LineColumn(2, 13));
}

#[test]
fn bytes_are_taken_as_text_with_or_without_a_byte_order_mark() {
    let text = r#"{"format":1,"meeting":{"title":"会"},"items":[]}"#;
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let agendas: Vec<Agenda> =
        [marked, text.into()].map(|bytes| format::read(&format::decode(bytes).unwrap()).unwrap()).into();
    assert_eq!(agendas[0], agendas[1]);

    let problem = |bytes: &[u8]| format::decode(bytes.to_vec()).map_err(|Diagnostic { problem, .. }| problem);
    assert_eq!(problem(b"ab\xff"), Err(Problem::NotText { byte: 3 }));
    assert_eq!(problem(b"PK\x03\x04\x14\x00\x08\x00\xe6"), Err(Problem::NotText { byte: 9 }));
    assert_eq!(problem(b""), Ok(String::new()));
}

#[test]
fn a_place_inside_a_text_is_found_past_its_escapes() {
    let text = "{\"say\": \"一\\n二\\\"\\u4e09\\ud83d\\ude00四\"}";
    let meant: String = serde_json::from_str::<Value>(text).unwrap()["say"].as_str().unwrap().to_owned();
    let map = SourceMap::new(text);
    // The column of each character of the text as it is written in the file.
    let columns = [('一', 10), ('\n', 11), ('二', 13), ('"', 14), ('三', 16), ('😀', 22), ('四', 34)];
    for (character, column) in columns {
        let at = meant.find(character).unwrap();
        let spot = lectern_core::diagnostic::Spot::Bytes(at..at + character.len_utf8());
        let path = lectern_core::diagnostic::Path::default().key("say");
        assert_eq!(map.line_column(&Place { file: None, path, spot }), (1, column), "{character}");
    }
}
