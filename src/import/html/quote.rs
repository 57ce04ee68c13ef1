//! Quotes, and posts of networks that are written as quotes.

use scraper::node::Element;
use serde_json::{Value, json};

use super::{
    Converter, Outcome,
    blocks::Out,
    embed,
    run::text,
    spans::{as_spans, says_something},
    tree::{self, Place, has_class},
};

/// The classes that networks give to posts, which their scripts make frames of.
const POSTS: [&str; 6] = [
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "bluesky-embed",
    "mastodon-embed",
];

impl Converter<'_> {
    pub(super) fn quote(&mut self, place: Place, element: &Element) -> Vec<Value> {
        let is_source = |place: &Place| {
            let element = place.value().as_element();
            element.is_some_and(|it| matches!(it.name(), "cite" | "footer"))
        };
        let mut lifted = Vec::new();
        let sources = place.children().filter(is_source);
        let sources = sources.map(|source| self.plain_line(source, &mut lifted));
        let attribution = sources.collect::<Vec<_>>().join(" ");
        let mut out = Out::default();
        self.depth += 1;
        for child in place.children().filter(|child| !is_source(child)) {
            self.node(child, &mut out);
        }
        self.depth -= 1;
        let blocks = self.end(out);
        for kind in ["heading", "list", "quote"] {
            if blocks.iter().any(|block| block["type"] == kind) {
                let construct = format!("{kind} in a quote");
                self.findings
                    .add(&construct, Outcome::Downgraded, "lines of it", "");
            }
        }
        let spans = as_spans(blocks, &mut lifted);
        if POSTS.iter().any(|class| has_class(element, class)) {
            let mut text_here = spans.clone();
            text_here.extend((!attribution.is_empty()).then(|| format!(" {attribution}").into()));
            if let Some(post) = self.post(place, element, text_here) {
                return [post].into_iter().chain(lifted).collect();
            }
        }
        let mut made = Vec::new();
        if says_something(&spans) {
            let mut quote = json!({ "type": "quote", "text": text(spans) });
            if !attribution.is_empty() {
                quote["attribution"] = attribution.into();
            }
            made.push(quote);
        } else if !attribution.is_empty() {
            made.push(json!({ "type": "paragraph", "text": attribution }));
        }
        made.extend(lifted);
        made
    }

    /// A post of a network, by the address that it names.
    fn post(&mut self, place: Place, element: &Element, spans: Vec<Value>) -> Option<Value> {
        let own = ["data-instgrm-permalink", "cite", "data-bluesky-uri"];
        let own = own.iter().filter_map(|name| element.attr(name));
        let links = tree::elements(place).filter_map(|(_, link)| link.attr("href"));
        let links: Vec<_> = links.collect();
        let mut addresses = own.chain(links.into_iter().rev());
        let mut block = addresses.find_map(|href| embed::embed(href, None, None))?;
        if says_something(&spans) {
            block["text"] = text(spans);
        }
        self.findings
            .add("post of a network", Outcome::Converted, "an embed", "");
        Some(block)
    }
}
