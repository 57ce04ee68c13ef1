use std::collections::BTreeMap;

use super::*;

/// What is wrong with the files of one type.
fn faults(files: &[(&str, &str)], names: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for (language, text) in files {
        let read = serde_json::from_str::<BTreeMap<String, String>>(text);
        let strings = match read {
            Ok(strings) => strings,
            Err(error) => {
                faults.push(format!("{language}: {error}"));
                continue;
            }
        };
        for name in names {
            match strings.get(*name) {
                None => faults.push(format!("{language} lacks `{name}`")),
                Some(words) if words.trim().is_empty() => {
                    faults.push(format!("{language} has an empty `{name}`"));
                }
                Some(_) => {}
            }
        }
        let unknown = strings.keys().filter(|key| !names.contains(&key.as_str()));
        faults.extend(unknown.map(|key| format!("{language} has an unknown `{key}`")));
    }
    faults
}

#[test]
fn every_language_has_every_string_and_label() {
    let strings = faults(&LOCALES, Strings::NAMES);
    assert!(strings.is_empty(), "strings: {strings:#?}");
    let labels = faults(&LABELS, Labels::NAMES);
    assert!(labels.is_empty(), "labels: {labels:#?}");
    assert_eq!(LOCALES.map(|one| one.0), LABELS.map(|one| one.0));
}

#[test]
fn every_string_has_the_same_gaps_for_names_in_every_language() {
    for files in [LOCALES, LABELS] {
        let read = |text| serde_json::from_str::<BTreeMap<String, String>>(text);
        let [english, others @ ..] = files.map(|(tag, text)| (tag, read(text).unwrap_or_default()));
        for (language, strings) in others {
            for (name, words) in &english.1 {
                let gaps = |words: &str| words.matches("{}").count();
                let translated = strings.get(name).map(|words| gaps(words));
                assert_eq!(translated, Some(gaps(words)), "{language} `{name}`");
            }
        }
    }
}

#[test]
fn a_fault_names_its_language_and_key() {
    let files = [("en", r#"{ "a": "A", "b": " ", "d": "D" }"#), ("de", "{")];
    let faults = faults(&files, &["a", "b", "c"]);
    assert_eq!(
        faults[..3],
        [
            "en has an empty `b`",
            "en lacks `c`",
            "en has an unknown `d`"
        ]
    );
    assert!(faults[3].starts_with("de: "), "{faults:?}");
}
