//! What was kept of a source and what was not: for programs, and as a page to read.

use std::{collections::BTreeMap, fmt::Write, rc::Rc};

use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::{Value, json};

use super::html::{Finding, Findings, Outcome};

/// How many places the page to read names of one construct; the other file has all.
const SHOWN: usize = 50;

/// Where something stands in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: String,
    /// Where what it is in begins there, in bytes.
    pub byte: u64,
    /// What its database knows the story by; empty for what is no story.
    pub id: String,
    /// The title of the story.
    pub title: String,
}

/// What has become of a source.
#[derive(Debug, Default)]
pub struct Report {
    counts: BTreeMap<(String, Outcome), usize>,
    entries: Vec<(Rc<Place>, Finding)>,
    /// Files, by what has become of them: their paths in the content folder.
    pub files: BTreeMap<&'static str, Vec<String>>,
}

impl Report {
    /// Adds what has become of one piece of the source.
    pub fn add_all(&mut self, place: &Place, findings: Findings) {
        for (construct, count) in findings.kept {
            *self.counts.entry((construct, Outcome::Kept)).or_default() += count;
        }
        let place = Rc::new(place.clone());
        for finding in findings.others {
            self.add(place.clone(), finding);
        }
    }

    fn add(&mut self, place: Rc<Place>, finding: Finding) {
        let key = (finding.construct.clone(), finding.outcome);
        *self.counts.entry(key).or_default() += 1;
        self.entries.push((place, finding));
    }

    /// Adds one construct by its parts.
    pub fn say(&mut self, place: &Place, construct: &str, outcome: Outcome, detail: &str) {
        let finding = Finding {
            construct: construct.to_owned(),
            outcome,
            detail: detail.to_owned(),
            text: String::new(),
        };
        self.add(Rc::new(place.clone()), finding);
    }

    /// How many constructs have come to that.
    pub fn count(&self, outcome: Outcome) -> usize {
        let counts = self.counts.iter();
        let counts = counts.filter(|((_, it), _)| *it == outcome);
        counts.map(|(_, count)| count).sum()
    }

    /// The page to read, in Markdown.
    pub fn page(&self) -> String {
        let mut page = "# What was imported\n\n".to_owned();
        for (what, files) in &self.files {
            _ = writeln!(page, "- {} {what}", files.len());
        }
        page += "\n| construct | kept | converted | downgraded | dropped |\n| --- | --- | --- | --- | --- |\n";
        let mut rows: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
        for ((construct, outcome), count) in &self.counts {
            rows.entry(construct).or_default()[*outcome as usize] += count;
        }
        for (construct, counts) in rows {
            let counts = counts.map(|count| {
                if count == 0 {
                    String::new()
                } else {
                    count.to_string()
                }
            });
            _ = writeln!(page, "| {} | {} |", cell(construct), counts.join(" | "));
        }
        for outcome in [Outcome::Dropped, Outcome::Downgraded, Outcome::Converted] {
            self.places(outcome, &mut page);
        }
        for what in ["changed since and left alone", "removed since and left out"] {
            let Some(files) = self.files.get(what) else {
                continue;
            };
            _ = writeln!(page, "\n## Files {what}\n");
            for file in files {
                _ = writeln!(page, "- {}", cell(file));
            }
        }
        page
    }

    fn places(&self, outcome: Outcome, page: &mut String) {
        let mut by_construct: BTreeMap<&str, Vec<(&Place, &Finding)>> = BTreeMap::new();
        for (place, finding) in &self.entries {
            if finding.outcome == outcome {
                let known = by_construct.entry(&finding.construct).or_default();
                known.push((place, finding));
            }
        }
        if by_construct.is_empty() {
            return;
        }
        let mut title = outcome.as_str().to_owned();
        title[..1].make_ascii_uppercase();
        _ = writeln!(page, "\n## {title}");
        for (construct, found) in by_construct {
            _ = writeln!(page, "\n### {}\n", cell(construct));
            for (place, finding) in found.iter().take(SHOWN) {
                let text = if finding.text.is_empty() {
                    String::new()
                } else {
                    format!(": {}", cell(&finding.text))
                };
                let place = in_words(place);
                _ = writeln!(page, "- {place}{}{text}", cell(&finding.detail));
            }
            if found.len() > SHOWN {
                _ = writeln!(
                    page,
                    "- and {} more, in `import-report.json`",
                    found.len() - SHOWN
                );
            }
        }
    }
}

/// For programs.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let constructs = self.counts.iter().map(|((construct, outcome), count)| {
            json!({ "construct": construct, "outcome": outcome.as_str(), "count": count })
        });
        let mut report = serializer.serialize_struct("Report", 3)?;
        report.serialize_field("files", &self.files)?;
        report.serialize_field("constructs", &constructs.collect::<Vec<_>>())?;
        report.serialize_field("entries", &Entries(&self.entries))?;
        report.end()
    }
}

/// Made one after the other, since there may be millions.
struct Entries<'a>(&'a [(Rc<Place>, Finding)]);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(place, finding)| entry(place, finding)))
    }
}

fn entry(place: &Place, finding: &Finding) -> Value {
    json!({
        "construct": finding.construct,
        "outcome": finding.outcome.as_str(),
        "detail": finding.detail,
        "text": finding.text,
        "file": place.file,
        "byte": place.byte,
        "id": place.id,
        "title": place.title,
    })
}

/// Which story it is, and where; nothing for what concerns the whole source.
fn in_words(place: &Place) -> String {
    let Place {
        file,
        byte,
        id,
        title,
    } = place;
    match (file.is_empty(), id.as_str()) {
        (true, _) => String::new(),
        (false, "") => format!("{}, byte {byte}: ", cell(file)),
        (false, id) => format!("{} ({id}, {}, byte {byte}): ", cell(title), cell(file)),
    }
}

/// A text that means nothing to Markdown.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                cell.push('\\');
                cell.push(c);
            }
            '<' => cell += "&lt;",
            '>' => cell += "&gt;",
            '&' => cell += "&amp;",
            '\n' | '\r' => cell.push(' '),
            c => cell.push(c),
        }
    }
    cell
}
