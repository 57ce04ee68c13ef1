use super::{Setter, formula};
use crate::{
    model::{Mark, Span, Text},
    page::{Node, element},
};

impl Setter<'_> {
    /// Words with their marks.
    pub fn text(&self, text: &Text) -> Vec<Node> {
        text.0.iter().flat_map(|span| self.span(span)).collect()
    }

    fn span(&self, span: &Span) -> Vec<Node> {
        let mark = match span {
            Span::Plain(words) => return vec![words.as_str().into()],
            Span::Marked(mark) => mark,
        };
        let inside = mark.text().map(|text| self.text(text)).unwrap_or_default();
        let set = match mark {
            Mark::Emphasis { .. } => element("em"),
            Mark::Strong { .. } => element("strong"),
            // A story that isn't out yet, or no longer, must not be told of by a link.
            Mark::Link { href, .. } => match self.around.address(href) {
                Some(href) => element("a").set("href", href),
                None => return inside,
            },
            Mark::Code { .. } => element("code"),
            Mark::Sub { .. } => element("sub"),
            Mark::Sup { .. } => element("sup"),
            Mark::Term { term, .. } => element("a")
                .class("term")
                .set("href", format!("#term-{term}"))
                .set("rel", "external"),
            Mark::Formula { latex } => {
                formula::inline(latex).unwrap_or_else(|_| element("code").with(latex.as_str()))
            }
            Mark::Language { language, .. } => element("span")
                .set("lang", language.0.clone())
                .set("dir", self.around.direction(language).as_str()),
            Mark::Note { note } => return self.reference(note).into_iter().collect(),
        };
        vec![set.with_all(inside).into()]
    }
}

/// The words without what can be clicked, for an ornament that repeats what stands in the text.
pub fn without_links(text: &Text) -> Text {
    let spans = text.0.iter().flat_map(|span| match span {
        Span::Marked(Mark::Link { text, .. } | Mark::Term { text, .. }) => without_links(text).0,
        Span::Marked(Mark::Note { .. }) => Vec::new(),
        Span::Marked(mark) => vec![Span::Marked(mark.clone().with(without_links))],
        Span::Plain(_) => vec![span.clone()],
    });
    Text(spans.collect())
}
