//! The Nu HTML Checker, over every page.

use serde_json::Value;

use super::{package, said, sites};

/// What the checker refuses and standards allow: the beginning of what it says, and why it stands.
const ALLOWED: [(&str, &str); 3] = [
    (
        "A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”",
        "HTML has `rel=expect`, which is made to block rendering (section 4.6.7.5), and the checker does not know it yet",
    ),
    (
        "Attribute “autocomplete” is only allowed when the input type is",
        "without it Firefox ticks a box again after a reload, whatever has become of what the box stood for",
    ),
    (
        "CSS: ",
        "its checker of styles knows neither containers nor their units (CSS Conditional Rules, level 5)",
    ),
];

#[test]
#[ignore = "make audit runs it"]
fn every_page_is_valid_html() {
    let mut faults = Vec::new();
    for (name, publisher) in sites() {
        let folder = publisher.site("");
        let folder = folder.to_str().expect("a path of letters");
        let report = said(
            "java",
            &[
                "-jar",
                &package("VNU"),
                "--format",
                "json",
                "--skip-non-html",
                "--exit-zero-always",
                folder,
            ],
        );
        let report: Value =
            serde_json::from_str(&report).unwrap_or_else(|error| panic!("{error}: {report}"));
        let messages = report["messages"].as_array().expect("messages");
        // With an empty folder it would be content.
        assert!(messages.iter().any(|one| {
            one["message"]
                .as_str()
                .is_some_and(|it| it.starts_with(ALLOWED[0].0))
        }));
        for message in messages.iter().filter(|message| message["type"] != "info") {
            let words = message["message"].as_str().unwrap_or_default();
            if !ALLOWED
                .iter()
                .any(|(allowed, _)| words.starts_with(allowed))
            {
                let file = message["url"].as_str().unwrap_or_default();
                let file = file.rsplit_once(folder).map_or(file, |(_, file)| file);
                faults.push(format!("{name}: {file}: {words} {}", message["extract"]));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
