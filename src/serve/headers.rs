use std::path::Path;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The headers of a site as its `_headers` has them, in the form that Netlify and Cloudflare Pages read, so that
/// what a page may not do there it may not do here.
#[derive(Debug, Default)]
pub struct Headers {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    /// A path, in which one `*` stands for anything.
    path: String,
    /// A name with its value, or without one where an earlier rule's is taken away.
    lines: Vec<(HeaderName, Option<HeaderValue>)>,
}

impl Headers {
    /// Reads the file of a site; a site without one has none.
    pub fn read(site: &Path) -> Self {
        let text = std::fs::read_to_string(site.join("_headers")).unwrap_or_default();
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            if !line.starts_with(char::is_whitespace) {
                rules.push(Rule {
                    path: line.trim().to_owned(),
                    lines: Vec::new(),
                });
            } else if let Some(rule) = rules.last_mut() {
                rule.lines.extend(header(line.trim()));
            }
        }
        Self { rules }
    }

    /// Sets those of a path, the later rule winning.
    pub fn set(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.rules.iter().filter(|rule| matches(&rule.path, path)) {
            for (name, value) in &rule.lines {
                match value {
                    Some(value) => _ = headers.insert(name, value.clone()),
                    None => _ = headers.remove(name),
                }
            }
        }
    }
}

fn header(line: &str) -> Option<(HeaderName, Option<HeaderValue>)> {
    if let Some(name) = line.strip_prefix('!') {
        return Some((name.trim().parse().ok()?, None));
    }
    let (name, value) = line.split_once(':')?;
    Some((name.trim().parse().ok()?, Some(value.trim().parse().ok()?)))
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            let rest = path.strip_prefix(start);
            rest.is_some_and(|rest| rest.ends_with(end))
        }
        None => pattern == path,
    }
}
