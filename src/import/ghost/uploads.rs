//! Which uploads a text names, told before any story is written, so that they can be fetched together.

use super::{authors::portrait, links::Links, survey::Survey};
use crate::import::media::Scheme;

/// What stands around an address in JSON, HTML and Markdown.
const ENDS: [char; 13] = [
    '"', '\'', '\\', ' ', '\n', '\t', '<', '>', '(', ')', '[', ']', ',',
];

/// The addresses of uploads that a text names, as it has them.
pub fn named(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("/content/").filter_map(|(at, _)| {
        let start = text[..at].rfind(ENDS).map_or(0, |before| before + 1);
        let end = text[at..].find(ENDS).map_or(text.len(), |end| at + end);
        let address = text.get(start..end)?;
        Scheme::Ghost.after_uploads(address).map(|_| address)
    })
}

/// The addresses of uploads that stand beside the texts.
pub fn beside(survey: &Survey) -> impl Iterator<Item = &str> {
    let leads = survey.posts.iter().map(|(post, _)| post.picture());
    let portraits = survey.users.values().map(portrait);
    leads.chain(portraits).filter(|it| !it.trim().is_empty())
}

/// Addresses as they can be asked for.
pub fn whole<'a>(named: impl Iterator<Item = &'a str>, links: &Links) -> Vec<String> {
    let whole = named.filter_map(|it| links.whole(it));
    whole.map(Into::into).collect()
}
