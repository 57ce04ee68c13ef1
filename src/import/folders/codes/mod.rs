//! What systems have beside Markdown: shortcodes, Liquid, Tera, components of MDX, notes of Obsidian. What is
//! known becomes HTML, of what is not known the words are kept, and it is named.

mod call;
mod hugo;
mod known;
mod kramdown;
mod liquid;
mod mdx;
mod signs;
mod tera;
mod tokens;
mod wide;

use super::{
    config::Config,
    doc::Doc,
    headings::with_plain_braces,
    links::{Links, Target},
    scan::{At, replace},
    system::System,
};
use crate::import::html::{Findings, Outcome};
use call::Call;
use known::{Made, is_raw, known, raw};
use signs::{emoji, unescaped};

pub use known::box_begin;
pub use tokens::Tokens;

/// What a text may refer to.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The program that made the site.
    pub system: System,
    /// What it says of the site.
    pub config: &'a Config,
    /// The file that the text is in.
    pub doc: &'a Doc,
    /// What has an address.
    pub links: &'a Links,
    /// Whether there may be formulas in it.
    pub has_math: bool,
}

/// A text with signs for all that is no Markdown in it.
pub fn expand(text: &str, around: Around, findings: &mut Findings) -> (String, Tokens) {
    let text = match around.system {
        System::Jekyll => kramdown::without_contents(text, findings),
        _ => text.to_owned(),
    };
    let text = if around.system.has_attributes() {
        with_plain_braces(&text)
    } else {
        text
    };
    let is_mdx = around.doc.path.ends_with(".mdx");
    let mut codes = Codes {
        around,
        findings,
        tokens: Tokens::new(&text),
        open: Vec::new(),
        imports: Vec::new(),
    };
    let mut signs = vec!['[', '\\'];
    match around.system {
        System::Hugo | System::Zola | System::Eleventy | System::Jekyll => signs.push('{'),
        System::Astro if is_mdx => signs.extend(['{', '<', 'i', 'e']),
        System::Plain => signs.extend(['%', '=']),
        System::Astro => {}
    }
    if around.config.has_emoji {
        signs.push(':');
    }
    let in_code = |code: &str| unescaped(code, around.system);
    let mut look = |at: At| codes.look(at, is_mdx);
    let made = replace(&text, &signs, &mut look, &in_code);
    (made, codes.tokens)
}

/// What was found at a place: how many bytes it takes, and what stands there instead.
type Found = Option<(usize, String)>;

struct Codes<'a, 'f> {
    around: Around<'a>,
    findings: &'f mut Findings,
    tokens: Tokens,
    /// Shortcodes that are open, each with the HTML of its end.
    open: Vec<(String, String)>,
    /// Names that a file of MDX gives to pictures.
    imports: Vec<(String, String)>,
}

impl Codes<'_, '_> {
    fn look(&mut self, at: At, is_mdx: bool) -> Found {
        match at.rest.as_bytes().first()? {
            b'[' => self.bracket(at),
            b'\\' => self.formula(at),
            b':' => emoji(at),
            b'{' => match self.around.system {
                System::Hugo => self.hugo(at),
                System::Zola => self.tera(at),
                System::Jekyll | System::Eleventy => self.liquid(at),
                _ => self.mdx(at),
            },
            _ if is_mdx => self.mdx(at),
            _ => self.wide(at),
        }
    }

    /// What a shortcode stands for, that takes so many bytes. `has_end` is whether there is an end of it.
    fn made(&mut self, at: At, length: usize, call: &Call, has_end: bool) -> (usize, String) {
        let original = at.rest.get(..length).unwrap_or_default();
        let answer = known(call);
        let shown = match &answer {
            Some(Made::Html(html)) => html.clone(),
            Some(Made::Around(begin, end)) => format!("{begin}{end}"),
            None => String::new(),
        };
        let made = match answer {
            Some(Made::Html(html)) => {
                self.findings.add(
                    &self.shown(&call.name),
                    Outcome::Converted,
                    "what it showed",
                    "",
                );
                html
            }
            Some(Made::Around(begin, end)) if has_end => {
                self.findings.add(
                    &self.shown(&call.name),
                    Outcome::Converted,
                    "a block of that kind",
                    "",
                );
                self.open.push((call.name.clone(), end));
                begin
            }
            Some(Made::Around(begin, end)) => {
                self.findings.add(
                    &self.shown(&call.name),
                    Outcome::Converted,
                    "a block of that kind",
                    "",
                );
                let words = call
                    .get_or(&["text", "content", "body"], 0)
                    .unwrap_or_default();
                format!("{begin}{}{end}", html_escape::encode_text(words))
            }
            None => {
                let outcome = if has_end {
                    Outcome::Downgraded
                } else {
                    Outcome::Dropped
                };
                let detail = if has_end {
                    "what stands in it is kept"
                } else {
                    "it is not known what it showed"
                };
                self.findings
                    .add(&self.shown(&call.name), outcome, detail, original);
                if has_end {
                    self.open.push((call.name.clone(), String::new()));
                }
                return (length, String::new());
            }
        };
        self.tell_unread(call, &format!("{shown}{made}"));
        (length, self.put(at, length, made))
    }

    /// Tells of the values of a shortcode of which nothing was made.
    fn tell_unread(&mut self, call: &Call, html: &str) {
        let unread = call.unread(html);
        if !unread.is_empty() {
            let construct = format!("values of {}", self.shown(&call.name));
            self.drop(&construct, "they mean nothing here", &unread.join(" "));
        }
    }

    /// A sign for HTML, in a paragraph of its own where what it stands for had a line of its own.
    fn put(&mut self, at: At, length: usize, html: String) -> String {
        let original = at.rest.get(..length).unwrap_or_default();
        let token = self.tokens.add(html, original);
        if at.is_alone(length) {
            format!("\n{token}\n")
        } else {
            token
        }
    }

    /// The end of a shortcode; of the one that was opened last, where it has no name.
    fn ended(&mut self, at: At, length: usize, name: Option<&str>) -> (usize, String) {
        let place = match name {
            Some(name) => self.open.iter().rposition(|(open, _)| open == name),
            None => self.open.len().checked_sub(1),
        };
        let Some(place) = place else {
            return (length, String::new());
        };
        let ends: String = self.open.drain(place..).rev().map(|(_, end)| end).collect();
        if ends.is_empty() {
            return (length, String::new());
        }
        (length, self.put(at, length, ends))
    }

    /// What stands between the begin of a raw shortcode and its end, which takes all bytes up to `whole`.
    fn raw(&mut self, at: At, whole: usize, call: &Call, inner: &str) -> (usize, String) {
        self.findings.add(
            &self.shown(&call.name),
            Outcome::Converted,
            "what it showed",
            "",
        );
        let html = raw(call, inner);
        self.tell_unread(call, &html);
        (whole, self.put(at, whole, html))
    }

    fn shown(&self, name: &str) -> String {
        match self.around.system {
            System::Hugo => format!("{{{{< {name} >}}}}"),
            System::Zola => format!("{{{{ {name}() }}}}"),
            System::Astro => format!("<{name}>"),
            _ => format!("{{% {name} %}}"),
        }
    }

    fn drop(&mut self, construct: &str, detail: &str, text: &str) {
        self.findings.add(construct, Outcome::Dropped, detail, text);
    }

    /// The address of a file that is named in any way that systems allow; where there is none, the name.
    fn address(&mut self, name: &str) -> String {
        let (path, part) = name.split_at(name.find('#').unwrap_or(name.len()));
        let target = self.target(path.trim());
        match target {
            Some(target) => {
                let name = target.headings.name(part.trim_start_matches('#'));
                let part = name
                    .filter(|_| !part.is_empty())
                    .map(|name| format!("#{name}"));
                format!("{}{}", target.path, part.unwrap_or_default())
            }
            None if path.is_empty() => part.to_owned(),
            None => name.replace(' ', "%20"),
        }
    }

    fn target(&self, path: &str) -> Option<&Target> {
        let links = self.around.links;
        let folder = self
            .around
            .doc
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let plain = path.trim_start_matches("./").trim_matches('/');
        if plain.is_empty() {
            return None;
        }
        let tops = [folder, "content", "src/content", ""];
        let mut files = tops
            .iter()
            .map(|top| format!("{top}/{plain}").trim_start_matches('/').to_owned());
        let found = files.find_map(|file| links.of_file(&file));
        found
            .or_else(|| links.of_path(&format!("/{plain}")))
            .or_else(|| links.of_name(plain))
    }
}

/// Where the end of a shortcode is, from the end of its begin on: how long what is in it is, and that with the
/// end.
fn find_end(rest: &str, ends: &[String]) -> Option<(usize, usize)> {
    let places = ends
        .iter()
        .filter_map(|end| Some((rest.find(end.as_str())?, end.len())));
    let (at, length) = places.min()?;
    Some((at, at + length))
}
