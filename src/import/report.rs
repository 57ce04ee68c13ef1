//! What was kept of a source and what was not: for programs, and as a page to read.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Seek, Write},
};

use serde_json::{Value, json};
use tempfile::SpooledTempFile;

use super::html::{Finding, Findings, Outcome};

/// How many places the page to read names of one construct; the other file has all.
const SHOWN: usize = 50;

/// In characters: how much of a text the page has.
const LINE: usize = 400;

/// How many names of constructs are told apart: what is in brackets may be any word.
const MOST_NAMES: usize = 5000;

/// The name of all others.
const OTHERS: &str = "other constructs";

/// In bytes: how much of the entries is kept in memory.
const SPOOL: usize = 1 << 20;

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
#[derive(Debug)]
pub struct Report {
    counts: BTreeMap<(String, Outcome), usize>,
    /// The first entries on each construct, as the page has them.
    first: BTreeMap<(Outcome, String), Vec<String>>,
    /// All entries as JSON, a line each: there may be millions.
    spool: RefCell<SpooledTempFile>,
    /// Why an entry could not be kept.
    error: Option<io::Error>,
    /// Files, by what has become of them: their paths in the content folder.
    pub files: BTreeMap<&'static str, Vec<String>>,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            counts: BTreeMap::new(),
            first: BTreeMap::new(),
            spool: RefCell::new(SpooledTempFile::new(SPOOL)),
            error: None,
            files: BTreeMap::new(),
        }
    }
}

impl Report {
    /// Adds what has become of one piece of the source.
    pub fn add_all(&mut self, place: &Place, findings: Findings) {
        for (construct, count) in findings.kept {
            self.count_more(construct, Outcome::Kept, count);
        }
        for finding in findings.others {
            self.add(place, &finding);
        }
    }

    fn count_more(&mut self, construct: String, outcome: Outcome, count: usize) -> String {
        let mut key = (construct, outcome);
        if self.counts.len() >= MOST_NAMES && !self.counts.contains_key(&key) {
            OTHERS.clone_into(&mut key.0);
        }
        let name = key.0.clone();
        *self.counts.entry(key).or_default() += count;
        name
    }

    fn add(&mut self, place: &Place, finding: &Finding) {
        let name = self.count_more(finding.construct.clone(), finding.outcome, 1);
        let first = self.first.entry((finding.outcome, name)).or_default();
        if first.len() < SHOWN {
            first.push(line(place, finding));
        }
        let written = writeln!(self.spool.get_mut(), "{}", entry(place, finding));
        if let Err(error) = written {
            self.error.get_or_insert(error);
        }
    }

    /// Adds one construct by its parts.
    pub fn say(&mut self, place: &Place, construct: &str, outcome: Outcome, detail: &str) {
        let finding = Finding {
            construct: construct.to_owned(),
            outcome,
            detail: detail.to_owned(),
            text: String::new(),
        };
        self.add(place, &finding);
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
        let mut title = outcome.as_str().to_owned();
        title[..1].make_ascii_uppercase();
        for ((it, construct), lines) in &self.first {
            if *it != outcome {
                continue;
            }
            if !title.is_empty() {
                _ = writeln!(page, "\n## {}", std::mem::take(&mut title));
            }
            _ = writeln!(page, "\n### {}\n", cell(construct));
            page.extend(lines.iter().map(String::as_str));
            let key = (construct.clone(), outcome);
            let count = self.counts.get(&key).copied().unwrap_or_default();
            if count > lines.len() {
                let more = count - lines.len();
                _ = writeln!(page, "- and {more} more, in `import-report.json`");
            }
        }
    }

    /// Writes all of it for programs.
    ///
    /// # Errors
    /// Where it can't be written, or an entry could not be kept.
    pub fn write_json(&self, to: &mut dyn Write) -> io::Result<()> {
        if let Some(error) = &self.error {
            return Err(io::Error::new(error.kind(), error.to_string()));
        }
        let constructs = self.counts.iter().map(|((construct, outcome), count)| {
            json!({ "construct": construct, "outcome": outcome.as_str(), "count": count })
        });
        write!(to, "{{\n\"files\": ")?;
        serde_json::to_writer_pretty(&mut *to, &self.files)?;
        write!(to, ",\n\"constructs\": ")?;
        serde_json::to_writer_pretty(&mut *to, &constructs.collect::<Vec<_>>())?;
        write!(to, ",\n\"entries\": [")?;
        let mut spool = self.spool.borrow_mut();
        spool.rewind()?;
        let mut is_first = true;
        for line in io::BufRead::lines(io::BufReader::new(&mut *spool)) {
            let start = if is_first { "\n" } else { ",\n" };
            is_first = false;
            write!(to, "{start}{}", line?)?;
        }
        writeln!(to, "\n]\n}}")
    }
}

/// As the page has it.
fn line(place: &Place, finding: &Finding) -> String {
    let text = if finding.text.is_empty() {
        String::new()
    } else {
        let mut text = finding.text.as_str();
        let cut = text.char_indices().nth(LINE).map(|(at, _)| at);
        text = &text[..cut.unwrap_or(text.len())];
        let end = if cut.is_some() { " …" } else { "" };
        format!(": {}{end}", cell(text))
    };
    let place = in_words(place);
    format!("- {place}{}{text}\n", cell(&finding.detail))
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
