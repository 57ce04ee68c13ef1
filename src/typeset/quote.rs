use super::{Typesetter, shown, without_links};
use crate::{
    model::{PullQuote, Quote},
    page::{Element, element},
};

impl Typesetter<'_> {
    pub(super) fn quote(&self, quote: &Quote) -> Element {
        let address = quote
            .source
            .as_ref()
            .and_then(|href| self.lookup.address(&href.0));
        let quotation = element("blockquote")
            .maybe("cite", address.clone())
            .with(element("p").with_all(self.text(&quote.text)));
        let figure = element("figure").class("quote").with(quotation);
        let mut from = element("figcaption").class("quote__from");
        if quote.comment {
            from = from.with(element("span").with(self.label(&self.labels.comment)));
        }
        if let Some(name) = &quote.attribution {
            from = from.with(element("cite").with(element("bdi").with(name.as_str())));
        }
        if let Some(address) = address {
            let source = element("a").class("quote__source").set("href", address);
            from = from.with(source.with(self.label(&self.labels.source)));
        }
        if from.children.is_empty() {
            figure
        } else {
            figure.with(from)
        }
    }

    /// Those who hear the story hear this once, in its place.
    pub(super) fn pull_quote(&self, quote: &PullQuote) -> Element {
        let text = without_links(&shown(&quote.text, self.lookup));
        let from = quote.attribution.as_ref().map(|name| {
            let from = element("footer").class("pull-quote__from");
            from.set("dir", "auto").with(name.as_str())
        });
        element("aside")
            .class("pull-quote")
            .set("aria-hidden", "true")
            .maybe("data-role", quote.role.name())
            .with(element("p").with_all(self.text(&text)))
            .with_all(from)
    }
}
