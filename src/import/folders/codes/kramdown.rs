//! Attributes of kramdown, Jekyll's Markdown: `{: .wide}`, `{:toc}`.

use super::{Codes, Found};
use crate::import::{
    folders::scan::At,
    html::{Findings, Outcome},
};

impl Codes<'_, '_> {
    pub(super) fn attributes(&mut self, at: At) -> Found {
        let close = at.rest.find('}')?;
        let original = at.rest.get(..=close)?;
        if original.contains('\n') {
            return None;
        }
        self.drop("{: attributes }", "how a theme was to show it", original);
        // A line of nothing else is none, or it would divide what it stands under.
        let is_line = at.is_alone(close + 1);
        let end = usize::from(is_line && at.rest.as_bytes().get(close + 1) == Some(&b'\n'));
        Some((close + 1 + end, String::new()))
    }
}

/// Without a table of contents, which is a list of one item and a line `{:toc}` under it.
pub fn without_contents(text: &str, findings: &mut Findings) -> String {
    let is_toc = |line: &str| {
        let line = line.trim();
        line.starts_with("{:") && line.to_lowercase().contains("toc") && line.ends_with('}')
    };
    if !text.lines().any(is_toc) {
        return text.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    for line in text.split('\n') {
        if !is_toc(line) {
            kept.push(line);
            continue;
        }
        let item = kept.last().map(|line| line.trim_start());
        let is_item =
            item.is_some_and(|it| it.starts_with(['*', '-', '+']) || it.starts_with("1."));
        let item = kept.pop_if(|_| is_item).unwrap_or_default();
        let detail = "a story has none";
        findings.add("table of contents", Outcome::Dropped, detail, item);
    }
    kept.join("\n")
}
