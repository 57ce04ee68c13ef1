//! Shortcodes: `[name attribute="…"]` in the text, which WordPress and its plugins put something else for.

mod made;
mod read;

use self::{
    made::{block_of_code, caption, of_provider, player},
    read::{Code, Ends, is_name_start, read},
};
use super::{
    attachments::{Attachments, Plays},
    item::Number,
};
use crate::import::html::{Findings, Outcome, embed};

/// Replaces the shortcodes of one item by the HTML that they stand for.
pub struct Expander<'a> {
    /// The item.
    pub story: Number,
    /// The pictures and files of the export.
    pub attachments: &'a Attachments,
    /// The notes that stood in codes: the id of each with its HTML.
    pub notes: Vec<(String, String)>,
}

/// How many shortcodes may stand in one another.
const DEEPEST: usize = 8;

impl Expander<'_> {
    /// The HTML of the item without shortcodes. Of those that are not known the words inside are kept; what is
    /// none, such as `[sic]`, stays.
    pub fn expand(&mut self, html: &str, findings: &mut Findings) -> String {
        self.expand_at(html, findings, 0)
    }

    fn expand_at(&mut self, html: &str, findings: &mut Findings, depth: usize) -> String {
        let mut out = String::with_capacity(html.len());
        let ends = Ends::of(html);
        let mut here = 0;
        // Where the last code ends whose words stand as they are.
        let mut last = None;
        while let Some(found) = html[here..].find(['[', '<']) {
            let at = here + found;
            out.push_str(&html[here..at]);
            let from = &html[at..];
            if from.starts_with('<') {
                here = at + passed_over(from);
                out.push_str(&html[at..here]);
                continue;
            }
            // `[[name]]` is how WordPress writes `[name]`.
            if let Some(escaped) = from.strip_prefix("[[")
                && is_name_start(escaped)
                && let Some(end) = ends.pair(at + 2)
                && end - at < ESCAPED
                && !html[at + 2..end].contains(['[', '\n'])
            {
                out.push_str(&html[at + 1..=end]);
                here = end + 2;
                continue;
            }
            let Some(code) = read(html, at, &ends) else {
                out.push('[');
                here = at + 1;
                continue;
            };
            here = at + code.length;
            let inside = code.inside.unwrap_or_default();
            if code.inside.is_some() && CODE.contains(&code.name) {
                let name = format!("[{}]", code.name);
                findings.add(&name, Outcome::Converted, "a block of code", "");
                out.push_str(&block_of_code(&code, inside));
                continue;
            }
            let inside = if depth < DEEPEST {
                self.expand_at(inside, findings, depth + 1)
            } else {
                inside.to_owned()
            };
            let made = self.replacement(&code, &inside, findings);
            let is_words = code.inside.is_some() && made == inside && !made.trim().is_empty();
            // Tabs and columns that follow each other are no one word.
            if is_words && last == Some(at) && !out.ends_with(char::is_whitespace) {
                out.push_str("\n\n");
            }
            last = is_words.then_some(here);
            out.push_str(&made);
        }
        out.push_str(&html[here..]);
        out
    }

    fn replacement(&mut self, code: &Code, inside: &str, findings: &mut Findings) -> String {
        let attribute = |name: &str| {
            let found = code.attributes.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| value.as_str())
        };
        let alone = code.attributes.iter().find(|(key, _)| key.is_empty());
        let alone = alone.map(|(_, value)| value.as_str());
        let name = format!("[{}]", code.name);
        let made = match code.name {
            "caption" | "wp_caption" => caption(inside, attribute("caption")),
            "gallery" => {
                let named = attribute("ids").or(attribute("include"));
                let of = attribute("id").and_then(|id| id.parse().ok());
                self.gallery(named, of, findings)
            }
            "playlist" => {
                let kind = match attribute("type") {
                    Some("video") => Plays::Film,
                    _ => Plays::Sound,
                };
                let uploaded = || self.attachments.uploaded_for(&self.story, kind);
                let ids = attribute("ids").map_or_else(uploaded, str::to_owned);
                self.attachments.players(&self.story.blog, &ids)
            }
            "embed" | "youtube" | "vimeo" | "twitter" | "soundcloud" | "instagram" | "spotify" => {
                let named = attribute("src")
                    .or(attribute("url"))
                    .or(attribute("id"))
                    .or(alone);
                let url = if inside.trim().is_empty() {
                    named.unwrap_or_default()
                } else {
                    inside.trim()
                };
                let url = of_provider(code.name, url);
                let (outcome, detail) = if embed(&url, None, None).is_some() {
                    (Outcome::Converted, "an embed")
                } else {
                    (
                        Outcome::Downgraded,
                        "its address: no provider of it is known",
                    )
                };
                findings.add(&name, outcome, detail, code.opening);
                return format!("<p>{}</p>", html_escape::encode_text(&url));
            }
            "audio" | "video" => player(code),
            _ if NOTES.contains(&code.name) && code.inside.is_some() => {
                // The converter tells of the note.
                let id = format!("code-{}", self.notes.len() + 1);
                let mark = format!("<sup data-fn=\"{id}\"></sup>");
                self.notes.push((id, inside.to_owned()));
                return mark;
            }
            _ => {
                let outcome = if inside.is_empty() {
                    Outcome::Dropped
                } else {
                    Outcome::Downgraded
                };
                let detail = if inside.is_empty() {
                    "the code of a plugin that is not here"
                } else {
                    "the code of a plugin that is not here: the words in it are kept"
                };
                findings.add(&name, outcome, detail, code.opening);
                return inside.to_owned();
            }
        };
        findings.add(&name, Outcome::Converted, "a block", code.opening);
        made
    }

    /// The pictures that are named, or else those that were uploaded for a story.
    fn gallery(&self, named: Option<&str>, of: Option<u64>, findings: &mut Findings) -> String {
        let blog = &self.story.blog;
        let number = |id| Number {
            blog: blog.clone(),
            id,
        };
        let uploaded = || {
            let of = number(of.unwrap_or(self.story.id));
            self.attachments.uploaded_for(&of, Plays::Picture)
        };
        let ids = named.map_or_else(uploaded, str::to_owned);
        for id in ids.split(',').map(str::trim).filter(|id| !id.is_empty()) {
            let is_there = |id| self.attachments.get(&number(id)).is_some();
            if !id.parse().is_ok_and(is_there) {
                let detail = "the export has no such picture";
                findings.add("picture of a gallery", Outcome::Dropped, detail, id);
            }
        }
        self.attachments.gallery(blog, &ids)
    }
}

/// In bytes: how long a code may be that is written to be seen.
const ESCAPED: usize = 5000;

/// Codes by which plugins put notes into the text.
const NOTES: [&str; 5] = ["footnote", "fn", "mfn", "ref", "efn_note"];

/// How much of what begins with `<` holds no shortcodes: a tag, a comment, code.
fn passed_over(from: &str) -> usize {
    let whole = |end: Option<usize>, more: usize| end.map_or(from.len(), |end| end + more);
    if from.starts_with("<!--") {
        return whole(from.find("-->"), 3);
    }
    for name in ["pre", "code", "script", "style"] {
        let is_name = from
            .get(1..=name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
            && from[name.len() + 1..].starts_with([' ', '>', '\n', '\t']);
        if is_name {
            let ends = from.match_indices("</").map(|(at, _)| at + 2);
            let is_end = |at: &usize| {
                let end = from.get(*at..at + name.len());
                end.is_some_and(|end| end.eq_ignore_ascii_case(name))
            };
            return whole(ends.into_iter().find(is_end), name.len());
        }
    }
    let is_tag = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    if is_tag { whole(from.find('>'), 1) } else { 1 }
}

/// What programs are quoted in.
const CODE: [&str; 3] = ["code", "sourcecode", "source"];
