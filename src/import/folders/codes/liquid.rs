//! Liquid and Nunjucks, of Jekyll and Eleventy: `{% include figure.html src="a.png" %}`, `{{ site.baseurl }}`.

use super::{Call, Codes, Found, Outcome, find_end, is_raw, raw};
use crate::import::folders::{scan::At, system::System, values::words};

impl Codes<'_, '_> {
    pub(super) fn liquid(&mut self, at: At) -> Found {
        match at.rest.get(..2)? {
            "{{" => self.output(at),
            "{%" => self.tag(at),
            "{:" | "{::" if self.around.system == System::Jekyll => self.attributes(at),
            _ => None,
        }
    }

    /// What is put in.
    fn output(&mut self, at: At) -> Found {
        let close = at.rest.find("}}")?;
        let length = close + 2;
        let original = at.rest.get(..length)?;
        let inside = at.rest.get(2..close)?.trim_matches('-').trim();
        let first = inside.split('|').next().unwrap_or_default().trim();
        let unquoted = ['"', '\'']
            .iter()
            .find_map(|quote| first.strip_prefix(*quote)?.strip_suffix(*quote));
        let config = self.around.config;
        let matter = &self.around.doc.matter;
        let value = match first {
            "site.baseurl" | "site.url" | "metadata.url" | "site.base_url" => Some(String::new()),
            "page.title" | "title" => matter.title.clone(),
            "page.url" => Some(String::new()),
            "page.description" | "page.excerpt" | "description" => matter.standfirst.clone(),
            _ => match unquoted {
                Some(words) => Some(words.to_owned()),
                None => self.field(first).or_else(|| {
                    let parts: Vec<_> = first.strip_prefix("site.")?.split('.').collect();
                    config.get(&parts).and_then(words)
                }),
            },
        };
        let named = format!("{{{{ {first} }}}}");
        match value {
            Some(value) => {
                self.findings
                    .add(&named, Outcome::Converted, "its words", "");
                Some((length, value))
            }
            None => {
                self.drop(
                    &named,
                    "a story is the same for all, and nothing is put in",
                    original,
                );
                Some((length, String::new()))
            }
        }
    }

    /// A field of the file that means nothing else.
    fn field(&self, name: &str) -> Option<String> {
        let name = name.strip_prefix("page.").unwrap_or(name);
        let mut others = self.around.doc.matter.others.iter();
        others
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
    }

    fn tag(&mut self, at: At) -> Found {
        let close = at.rest.find("%}")?;
        let length = close + 2;
        let original = at.rest.get(..length)?;
        let inside = at.rest.get(2..close)?.trim_matches('-').trim();
        let call = Call::parse(inside);
        let rest = at.rest.get(length..)?;
        let ends = ends_of(&call.name);
        match &*call.name {
            "raw" => {
                let (inner, whole) = find_end(rest, &ends)?;
                Some((length + whole, rest.get(..inner)?.to_owned()))
            }
            "comment" => {
                let (inner, whole) = find_end(rest, &ends)?;
                self.drop("{% comment %}", "nobody saw it", rest.get(..inner)?);
                Some((length + whole, String::new()))
            }
            "post_url" | "link" => {
                let path = inside
                    .split_once(char::is_whitespace)
                    .map_or("", |(_, path)| path.trim());
                self.findings.keep(&format!("{{% {} %}}", call.name));
                Some((length, self.address(path)))
            }
            "include" | "include_relative" | "include_cached" | "render" => {
                self.include(at, length, call)
            }
            "toc" => {
                self.drop("table of contents", "a story has none", original);
                Some((length, String::new()))
            }
            name if name.starts_with("end") && name.len() > 3 => {
                let name = name.trim_start_matches("end").to_owned();
                Some(self.ended(at, length, Some(&name)))
            }
            name if is_control(name) => {
                let detail = "it chose or repeated what stands there: that is kept once";
                self.findings.add(
                    &format!("{{% {name} %}}"),
                    Outcome::Downgraded,
                    detail,
                    original,
                );
                let is_between = matches!(name, "else" | "elsif" | "elif" | "when");
                let is_inside = at.before.ends_with(is_word) && rest.starts_with(is_word);
                let space = if is_between && is_inside { " " } else { "" };
                Some((length, space.to_owned()))
            }
            _ => {
                let found = find_end(rest, &ends);
                if let Some((inner, whole)) = found
                    && is_raw(&call.name)
                {
                    return Some(self.raw(at, length + whole, &call, rest.get(..inner)?));
                }
                Some(self.made(at, length, &call, found.is_some()))
            }
        }
    }

    /// A file that is put in: what its name says, as far as that is known.
    fn include(&mut self, at: At, length: usize, mut call: Call) -> Found {
        let file = if call.values.is_empty() {
            String::new()
        } else {
            call.values.remove(0)
        };
        let stem = file
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .split('.')
            .next()
            .unwrap_or_default();
        let whole = call.name.clone();
        call.name = stem.trim_matches('_').to_owned();
        if call.name == "toc" {
            self.drop("table of contents", "a story has none", &file);
            return Some((length, String::new()));
        }
        if is_raw(&call.name)
            && let Some(text) = call.get(&["code", "content"])
        {
            let html = raw(&call, text);
            return Some((length, self.put(at, length, html)));
        }
        if super::known(&call).is_none() {
            call.name = format!("{whole} {file}");
        }
        Some(self.made(at, length, &call, false))
    }
}

/// How the end of a tag may be written.
fn ends_of(name: &str) -> Vec<String> {
    let forms = [
        ("{% ", " %}"),
        ("{%", "%}"),
        ("{%- ", " -%}"),
        ("{%- ", " %}"),
        ("{% ", " -%}"),
    ];
    forms
        .iter()
        .map(|(begin, end)| format!("{begin}end{name}{end}"))
        .collect()
}

fn is_word(c: char) -> bool {
    !c.is_whitespace()
}

fn is_control(name: &str) -> bool {
    matches!(
        name,
        "if" | "unless"
            | "else"
            | "elsif"
            | "elif"
            | "for"
            | "case"
            | "when"
            | "assign"
            | "set"
            | "capture"
            | "cycle"
            | "increment"
            | "decrement"
            | "break"
            | "continue"
            | "tablerow"
            | "import"
            | "from"
            | "extends"
            | "block"
            | "macro"
            | "filter"
            | "liquid"
            | "echo"
            | "section"
    )
}
