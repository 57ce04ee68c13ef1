//! Others' Markdown as HTML, with its notes apart.

mod leaves;

use std::collections::HashMap;

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use pulldown_cmark::{
    BlockQuoteKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html::push_html,
};

use super::{
    codes::{Tokens, box_begin},
    links::BY_NAME,
};
use crate::import::html::{Findings, Outcome};

/// What is read as more than words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ways {
    /// Straight quotes and hyphens are quotation marks and dashes.
    pub is_smart: bool,
    /// What stands between dollar signs is a formula.
    pub has_math: bool,
    /// What stands in two brackets is a link to a note.
    pub has_wiki_links: bool,
    /// Headings may have attributes in braces.
    pub has_attributes: bool,
}

/// A text as HTML.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The text.
    pub html: String,
    /// Its notes, by their names.
    pub notes: HashMap<String, String>,
}

/// Reads Markdown, in which `tokens` stand for HTML.
pub fn render(text: &str, ways: Ways, tokens: &Tokens, findings: &mut Findings) -> Rendered {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST;
    options.set(Options::ENABLE_SMART_PUNCTUATION, ways.is_smart);
    options.set(Options::ENABLE_HEADING_ATTRIBUTES, ways.has_attributes);
    options.set(Options::ENABLE_MATH, ways.has_math);
    options.set(Options::ENABLE_WIKILINKS, ways.has_wiki_links);
    let mut renderer = Renderer {
        tokens,
        findings,
        events: Parser::new_ext(text, options),
        waiting: Vec::new(),
        made: Vec::new(),
        outer: Vec::new(),
        notes: HashMap::new(),
        referred: Vec::new(),
        quotes: Vec::new(),
    };
    while let Some(event) = renderer.next() {
        renderer.event(event);
    }
    renderer.finish()
}

/// Goes through the events of a text one after the other, since what stands in one another may be deep.
struct Renderer<'a, 't> {
    tokens: &'a Tokens,
    findings: &'a mut Findings,
    events: Parser<'t>,
    /// Events that were looked at and not gone through, the next one last.
    waiting: Vec<Event<'t>>,
    made: Vec<Event<'t>>,
    /// What was made before each note that is open, and that note's name.
    outer: Vec<(String, Vec<Event<'t>>)>,
    notes: HashMap<String, String>,
    referred: Vec<String>,
    /// How each quote that is open is closed, where that is by other HTML.
    quotes: Vec<Option<&'static str>>,
}

impl<'t> Renderer<'_, 't> {
    fn finish(self) -> Rendered {
        let mut html = String::new();
        push_html(&mut html, self.made.into_iter());
        let mut lost: Vec<_> = self
            .notes
            .iter()
            .filter(|(name, _)| !self.referred.contains(name))
            .collect();
        lost.sort();
        for (_, html) in lost {
            let detail = "nothing refers to it";
            let words = crate::import::html::words(html);
            self.findings
                .add("footnote", Outcome::Dropped, detail, &words);
        }
        Rendered {
            html,
            notes: self.notes,
        }
    }

    fn next(&mut self) -> Option<Event<'t>> {
        self.waiting.pop().or_else(|| self.events.next())
    }

    fn event(&mut self, event: Event<'t>) {
        match event {
            Event::Text(text) => self.text(text),
            Event::Html(html) => self
                .made
                .push(Event::Html(self.tokens.in_html(&html).into())),
            Event::InlineHtml(html) => self
                .made
                .push(Event::InlineHtml(self.tokens.in_html(&html).into())),
            Event::Code(code) => self
                .made
                .push(Event::Code(self.tokens.original(&code).into())),
            Event::InlineMath(latex) => self.formula(&latex, false),
            Event::DisplayMath(latex) => self.formula(&latex, true),
            Event::FootnoteReference(name) => {
                let html = format!(
                    "<sup data-fn=\"{}\">{}</sup>",
                    quoted(&name),
                    encode_text(&name)
                );
                self.referred.push(name.to_string());
                self.made.push(Event::InlineHtml(html.into()));
            }
            Event::TaskListMarker(is_done) => {
                self.made
                    .push(Event::Text(if is_done { "☑ " } else { "☐ " }.into()));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => self.begin_note(&name),
            Event::End(TagEnd::FootnoteDefinition) => self.end_note(),
            Event::Start(Tag::Image {
                dest_url,
                title,
                link_type,
                ..
            }) => self.picture(&dest_url, &title, link_type),
            Event::Start(Tag::Link {
                dest_url,
                link_type,
                title,
                id,
            }) => self.made.push(Event::Start(Tag::Link {
                dest_url: self.address(dest_url, link_type),
                link_type: plain(link_type),
                title,
                id,
            })),
            Event::Start(Tag::BlockQuote(kind)) => self.quote(kind),
            Event::End(TagEnd::BlockQuote(kind)) => {
                let end = self.quotes.pop().flatten();
                let usual = Event::End(TagEnd::BlockQuote(kind));
                self.made
                    .push(end.map_or(usual, |end| Event::Html(end.into())));
            }
            Event::Start(Tag::CodeBlock(kind)) => self.code(&kind),
            other => self.made.push(other),
        }
    }

    /// Words, among which there may be signs.
    fn text(&mut self, text: CowStr<'t>) {
        if !text.contains(|c| self.tokens.has(c)) {
            self.made.push(Event::Text(text));
            return;
        }
        let mut words = String::new();
        for c in text.chars() {
            match self.tokens.html(c) {
                Some(html) => {
                    self.made
                        .push(Event::Text(std::mem::take(&mut words).into()));
                    self.made.push(Event::InlineHtml(html.to_owned().into()));
                }
                None => words.push(c),
            }
        }
        self.made.push(Event::Text(words.into()));
    }

    fn begin_note(&mut self, name: &str) {
        let before = std::mem::take(&mut self.made);
        self.outer.push((name.to_owned(), before));
    }

    fn end_note(&mut self) {
        let Some((name, before)) = self.outer.pop() else {
            return;
        };
        let inside = std::mem::replace(&mut self.made, before);
        push_html(self.notes.entry(name).or_default(), inside.into_iter());
    }

    /// The address of a link, without signs in it.
    fn address(&self, dest: CowStr<'t>, kind: LinkType) -> CowStr<'t> {
        let dest: CowStr = if dest.contains(|c| self.tokens.has(c)) {
            dest.chars()
                .filter(|c| !self.tokens.has(*c))
                .collect::<String>()
                .into()
        } else {
            dest
        };
        if matches!(kind, LinkType::WikiLink { .. }) && !dest.contains("://") {
            format!("{BY_NAME}{dest}").into()
        } else {
            dest
        }
    }

    /// A quote, or a box where its first words say so.
    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        let first = self.next();
        let is_words = matches!(first, Some(Event::Start(Tag::Paragraph)));
        let second = if is_words { self.next() } else { None };
        let begin = match &second {
            Some(Event::Text(words)) => {
                let sign = words.chars().next();
                sign.and_then(|sign| self.tokens.html(sign))
                    .filter(|html| html.starts_with(BOX))
            }
            _ => None,
        };
        if let (Some(begin), Some(Event::Text(words))) = (begin, &second) {
            self.findings.keep("box");
            self.made
                .push(Event::Html(begin.trim_start_matches(BOX).to_owned().into()));
            self.quotes.push(Some("</aside>"));
            let rest: String = words.chars().skip(1).collect();
            self.waiting.push(Event::Text(rest.into()));
        } else {
            self.made.push(Event::Start(Tag::BlockQuote(kind)));
            self.quotes.push(None);
            self.waiting.extend(second);
        }
        self.waiting.extend(first);
    }
}

/// What HTML begins with that opens a box in place of a quote.
pub const BOX: &str = "<!--box-->";

/// The sign for a box that a quote is to be.
pub fn box_in_quote(title: &str) -> String {
    format!("{BOX}{}", box_begin(title))
}

fn plain(kind: LinkType) -> LinkType {
    match kind {
        LinkType::WikiLink { .. } => LinkType::Inline,
        other => other,
    }
}
