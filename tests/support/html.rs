//! Markup as a parser has it.

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

/// A page, or a part of one, to be asked by CSS selectors.
pub struct Document(Html);

impl Document {
    /// A whole document.
    pub fn of(text: &str) -> Self {
        Self(Html::parse_document(text))
    }

    /// Markup without a document around it, such as a feed has.
    pub fn fragment(text: &str) -> Self {
        Self(Html::parse_fragment(text))
    }

    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.all(css).len()
    }

    /// The words of each match in document order, with white space collapsed.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.all(css).into_iter().map(words).collect()
    }

    /// The name of each match in document order.
    #[track_caller]
    pub fn names(&self, css: &str) -> Vec<String> {
        let all = self.all(css).into_iter();
        all.map(|element| element.value().name().to_owned())
            .collect()
    }

    /// The words of the only match.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        words(self.only(css))
    }

    /// What the matches have for an attribute, in document order; those without it are left out.
    #[track_caller]
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let all = self.all(css).into_iter();
        all.filter_map(|element| element.attr(name).map(str::to_owned))
            .collect()
    }

    /// What the only match has for an attribute.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.only(css).attr(name).map(str::to_owned)
    }

    /// The data in the only match, a script.
    #[track_caller]
    pub fn json(&self, css: &str) -> Value {
        // As it stands: `inner_html` would write `<` and `&` as entities.
        let data: String = self.only(css).text().collect();
        serde_json::from_str(&data).expect("JSON in a script")
    }

    /// All that the page tells machines of (JSON-LD), its own subject first.
    #[track_caller]
    pub fn graph(&self) -> Vec<Value> {
        let mut data = self.json("script[type='application/ld+json']");
        assert_eq!(data["@context"], "https://schema.org");
        let graph = data["@graph"].take();
        serde_json::from_value(graph).expect("a list of nodes")
    }

    /// What the page itself is about to machines.
    #[track_caller]
    pub fn main_subject(&self) -> Value {
        self.graph().remove(0)
    }

    /// The data in a script that may be missing.
    #[track_caller]
    pub fn json_if_any(&self, css: &str) -> Option<Value> {
        (self.count(css) > 0).then(|| self.json(css))
    }

    /// All attributes of every element: names and values.
    pub fn all_attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let elements = self.0.tree.values().filter_map(|node| node.as_element());
        elements.flat_map(|element| element.attrs())
    }

    /// The values of all attributes of every element.
    pub fn attribute_values(&self) -> impl Iterator<Item = &str> {
        self.all_attributes().map(|(_, value)| value)
    }

    #[track_caller]
    fn only(&self, css: &str) -> ElementRef<'_> {
        let all = self.all(css);
        assert_eq!(all.len(), 1, "the number of {css}");
        all[0]
    }

    #[track_caller]
    fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(css).unwrap_or_else(|_| panic!("no selector: {css}"));
        self.0.select(&selector).collect()
    }
}

/// A page in which something was done to every match.
pub fn edited(text: &str, css: &str, edit: impl Fn(&mut Element<'_, '_>)) -> String {
    let handler = element!(css, |element| {
        edit(element);
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(handler);
    rewrite_str(text, settings).expect("a page")
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
