//! What every page says at its top for a while.

use super::{index::Index, text::text};
use crate::{
    grammar::direction,
    hash::{SHORT, sha256_hex_of},
    page::{Node, element},
    typeset::Lookup,
};

/// An alert, in the site's own language.
#[derive(Debug)]
pub struct Alert {
    /// By which a reader's browser knows that it was closed.
    pub id: String,
    /// What it says, with its links.
    pub words: Vec<Node>,
    /// Its language, and which way that is written.
    pub language: (String, &'static str),
    /// What it is, for those who hear it.
    pub label: String,
    /// What closes it.
    pub close: String,
    /// When it is over, in seconds since 1970.
    pub until: i64,
}

/// The alert of a publication, unless its time is over.
pub fn alert(index: &Index) -> Option<Alert> {
    let publication = index.publication;
    let alert = publication.site.alert.as_ref();
    let alert = alert.filter(|alert| alert.until > publication.now)?;
    let language = index.site_language();
    let labels = index.locales.labels(language);
    let words = text(index, &alert.text, language);
    // A page that is not out has no link.
    let href = alert.href.as_ref().and_then(|href| index.address(&href.0));
    let words = match href {
        Some(href) => vec![
            element("a")
                .class("alert__link")
                .set("href", href)
                .with_all(words)
                .into(),
        ],
        None => words,
    };
    let id = alert.id.clone().unwrap_or_else(|| {
        let words = alert.text.plain();
        sha256_hex_of(&[words.as_bytes()], SHORT)
    });
    Some(Alert {
        id,
        words,
        language: (language.0.clone(), direction(language).as_str()),
        label: labels.alert.clone(),
        close: labels.close.clone(),
        until: alert.until.0.as_second(),
    })
}
