use super::{Lookup, Typesetter};
use crate::{
    model::{Mark, Span, Text},
    page::{Element, Node, element, hooks},
};

impl Typesetter<'_> {
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
        let marked = match mark {
            Mark::Emphasis { .. } => element("em"),
            Mark::Strong { .. } => element("strong"),
            // A story that isn't out yet, or no longer, must not be told of by a link, nor by its address.
            Mark::Link { href, text } => match self.lookup.address(href) {
                Some(href) => element("a").set("href", href),
                None => {
                    return unlinked(text, self.lookup).map_or(inside, |words| vec![words.into()]);
                }
            },
            Mark::Code { .. } => element("code"),
            Mark::Sub { .. } => element("sub"),
            Mark::Sup { .. } => element("sup"),
            Mark::Term { term, .. } => element("a")
                .class(hooks::story::TERM.name)
                .set("href", format!("#term-{term}"))
                .set("rel", "external"),
            Mark::Formula { latex } => self.inline_formula(latex),
            Mark::Language { language, .. } => element("span")
                .set("lang", language.0.clone())
                .set("dir", self.lookup.direction(language).as_str()),
            Mark::Ruby { reading, .. } => return vec![ruby(inside, reading).into()],
            Mark::Abbreviation { title, .. } => element("abbr").set("title", title.as_str()),
            Mark::Insertion { datetime, .. } => element("ins").maybe("datetime", datetime.clone()),
            Mark::Deletion { datetime, .. } => element("del").maybe("datetime", datetime.clone()),
            Mark::Highlight { .. } => element("mark"),
            Mark::Keyboard { .. } => element("kbd"),
            Mark::Time { datetime, .. } => element("time").set("datetime", datetime.as_str()),
            Mark::LineBreak {} => element("br"),
            Mark::Note { note } => return self.reference(mark, note).into_iter().collect(),
        };
        vec![marked.with_all(inside).into()]
    }
}

/// The brackets are for those who know no ruby.
fn ruby(inside: Vec<Node>, reading: &str) -> Element {
    element("ruby")
        .with_all(inside)
        .with(element("rp").with("("))
        .with(element("rt").with(reading))
        .with(element("rp").with(")"))
}

/// The words as they are shown: without the addresses of pages that are not out.
pub fn shown(text: &Text, lookup: &dyn Lookup) -> Text {
    let spans = text.0.iter().map(|span| match span {
        Span::Plain(_) => span.clone(),
        Span::Marked(mark) => {
            let words = match mark {
                Mark::Link { href, text } if lookup.address(href).is_none() => {
                    unlinked(text, lookup)
                }
                _ => None,
            };
            let marked = || Span::Marked(mark.clone().with(|text| shown(text, lookup)));
            words.map_or_else(marked, Span::Plain)
        }
    });
    Text(spans.collect())
}

/// What a link that leads nowhere yet says in place of its words, where these tell its address.
fn unlinked(text: &Text, lookup: &dyn Lookup) -> Option<String> {
    lookup.shown_in_place_of(&text.plain())
}

/// The words without what can be clicked, for an ornament that repeats what stands in the text.
pub fn without_links(text: &Text) -> Text {
    without(text, &|mark| {
        matches!(
            mark,
            Mark::Link { .. } | Mark::Term { .. } | Mark::Note { .. }
        )
    })
}

/// The words without what leads to other parts of their own page, for another page.
pub fn without_fragments(text: &Text) -> Text {
    without(text, &|mark| {
        matches!(mark, Mark::Term { .. } | Mark::Note { .. })
    })
}

fn without(text: &Text, is_left_out: &dyn Fn(&Mark) -> bool) -> Text {
    let spans = text.0.iter().flat_map(|span| match span {
        Span::Marked(mark) if is_left_out(mark) => {
            let inside = mark.text().map(|text| without(text, is_left_out));
            inside.unwrap_or_default().0
        }
        Span::Marked(mark) => {
            let mark = mark.clone().with(|text| without(text, is_left_out));
            vec![Span::Marked(mark)]
        }
        Span::Plain(_) => vec![span.clone()],
    });
    Text(spans.collect())
}
