use crate::page::{Element, element};

/// A link to another page of the same series.
#[derive(Debug, Clone, Copy)]
pub struct Turn<'a> {
    /// None where there is no such page.
    pub href: Option<&'a str>,
    /// What the link says.
    pub text: &'a str,
}

/// The links between the pages of a series, as a `nav` that is called `label`; none where there is but
/// one page. Pages are turned as in a diary: the one before (`rel="prev"`) is the newer one.
pub fn turns(label: &str, newer: Turn, older: Turn) -> Option<Element> {
    let links: Vec<_> = [(newer, "prev"), (older, "next")]
        .into_iter()
        .filter_map(|(turn, rel)| {
            let link = element("a")
                .class("turns__turn")
                .set("rel", rel)
                .set("href", turn.href?);
            Some(link.with(turn.text))
        })
        .collect();
    let nav = element("nav").class("turns").set("aria-label", label);
    (!links.is_empty()).then(|| nav.with_all(links))
}
