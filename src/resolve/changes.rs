//! What has changed in a story since it was published, on a page of its own.

use super::{
    head::{Subject, head},
    index::{Index, address::Address, stories::StoryId},
};
use crate::{
    page::{Content, Head},
    typeset::{Changes, ChangesPage, Typesetter},
};

/// The page of what has changed in a story.
pub fn changes(index: &Index, id: StoryId) -> (Head, Content) {
    let story = &index.stories[id];
    let language = story.language;
    let revisions = story.revisions().unwrap_or_default();
    let changes = revisions.windows(2).rev().map(|pair| Changes {
        old: &pair[0],
        new: &pair[1],
        date: index.dates.minute(pair[1].at, language),
    });
    let page = Typesetter::new(index, language).changes_page(&ChangesPage {
        headline: &story.story.headline,
        href: index.base.href(&story.path),
        changes: changes.collect(),
    });
    let mut head = head(
        index,
        Subject {
            title: &page.title,
            description: page.title.clone(),
            path: Some(&index.path(&Address::Changes(id))),
            language,
            genre: "website",
        },
    );
    // Words that were taken back are not to be found by searching for them.
    head.noindex = true;
    (head, Content::Page(page))
}
