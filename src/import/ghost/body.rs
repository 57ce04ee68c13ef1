//! The text of a post, in whichever form its editor kept it.

use serde_json::Value;

use super::{cards, gated, lexical, links::PostResolver, markdown, mobiledoc, records::Post};
use crate::import::html::{self, Body, Findings, Lines, Outcome};

/// Makes blocks of what a text consists of: words as HTML, and cards.
pub struct Maker<'a, 'r> {
    /// What links and pictures are.
    pub resolver: &'r mut PostResolver<'a>,
    /// What is to be said.
    pub findings: &'r mut Findings,
    /// What boxes are called that have no title, in the language of the site.
    pub note: &'r str,
    made: Body,
    /// HTML that is not made blocks yet.
    waiting: String,
}

impl Maker<'_, '_> {
    /// Adds HTML of the editor's own, which is whole.
    pub fn words(&mut self, html: &str) {
        self.waiting.push_str(html);
    }

    /// Adds HTML that somebody wrote, which may have no end and is not to swallow what comes after it.
    pub fn html(&mut self, html: &str) {
        self.flush();
        self.convert(html);
    }

    /// Adds a block.
    pub fn block(&mut self, block: Value) {
        self.flush();
        self.made.blocks.push(block);
    }

    /// The blocks of a piece of HTML, for what stands inside of a card.
    pub fn inner(&mut self, html: &str) -> Vec<Value> {
        let html = without_marks(html);
        html::convert(&html, Lines::Spaces, self.resolver, self.findings).blocks
    }

    /// The spans of HTML that stands in one line.
    pub fn line(&mut self, html: &str) -> Vec<Value> {
        html::convert_line(html, self.resolver, self.findings)
    }

    fn flush(&mut self) {
        let html = std::mem::take(&mut self.waiting);
        if !html.is_empty() {
            self.convert(&html);
        }
    }

    fn convert(&mut self, html: &str) {
        let html = without_marks(html);
        let mut body = html::convert(&html, Lines::Spaces, self.resolver, self.findings);
        // Each piece counts its notes from one.
        let before = self.made.notes.len();
        for value in body.blocks.iter_mut().chain(&mut body.notes) {
            renumber(value, before);
        }
        self.made.blocks.append(&mut body.blocks);
        self.made.notes.append(&mut body.notes);
    }
}

fn renumber(value: &mut Value, by: usize) {
    let moved = |id: &Value| {
        let number: usize = id.as_str()?.parse().ok()?;
        Some((number + by).to_string())
    };
    match value {
        _ if by == 0 => {}
        Value::Array(values) => values.iter_mut().for_each(|it| renumber(it, by)),
        Value::Object(fields) => {
            for name in ["note", "id"] {
                if let Some(id) = fields.get(name).and_then(moved) {
                    fields.insert(name.to_owned(), id.into());
                }
            }
            fields.values_mut().for_each(|it| renumber(it, by));
        }
        _ => {}
    }
}

/// Without the comments by which Ghost marks where cards begin and end.
fn without_marks(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("<!--") {
        let (before, comment) = rest.split_at(at);
        let end = comment
            .find("-->")
            .map_or(comment.len(), |end| end + "-->".len());
        let (comment, after) = comment.split_at(end);
        let is_mark = ["kg-card-begin", "kg-card-end", "members-only"]
            .iter()
            .any(|it| comment.contains(it));
        kept.push_str(before);
        kept.push_str(if is_mark { "" } else { comment });
        rest = after;
    }
    kept + rest
}

/// The blocks of a post. `note` is what boxes without a title are called.
pub fn make(post: &Post, resolver: &mut PostResolver, findings: &mut Findings, note: &str) -> Body {
    let links = resolver.links;
    let forms = [
        ("lexical", &post.lexical),
        ("mobiledoc", &post.mobiledoc),
        ("HTML", &post.html),
        ("Markdown", &post.markdown),
    ];
    for (form, text) in forms {
        if text.is_empty() {
            continue;
        }
        let text = links.whole_text(&text.0);
        let mut of_form = Findings::default();
        let mut maker = Maker {
            resolver: &mut *resolver,
            findings: &mut of_form,
            note,
            made: Body::default(),
            waiting: String::new(),
        };
        let read = match form {
            "lexical" => lexical::make(&text, &mut maker),
            "mobiledoc" => mobiledoc::make(&text, &mut maker),
            "HTML" => {
                let text = gated::for_everyone(&text, maker.findings);
                cards::rendered(&text, &mut maker);
                Ok(())
            }
            _ => {
                markdown::make(&text, &mut maker);
                Ok(())
            }
        };
        maker.flush();
        let made = maker.made;
        if let Err(why) = read {
            let detail = format!("it can't be read ({why}): another form of the text is taken");
            findings.add(form, Outcome::Downgraded, &detail, &text);
            continue;
        }
        let says_nothing = made.blocks.is_empty() && of_form.others.is_empty();
        if says_nothing {
            continue;
        }
        for (construct, count) in of_form.kept {
            *findings.kept.entry(construct).or_default() += count;
        }
        findings.others.append(&mut of_form.others);
        return made;
    }
    Body::default()
}

/// Whether a part of the post was for members alone.
pub fn has_paywall(post: &Post) -> bool {
    let texts = [&post.lexical, &post.mobiledoc, &post.html];
    let marks = ["\"paywall\"", "<!--members-only-->"];
    texts
        .iter()
        .any(|text| marks.iter().any(|mark| text.0.contains(mark)))
}
