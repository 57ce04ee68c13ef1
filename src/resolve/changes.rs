//! What has changed in a story since it was published, on a page of its own.

use super::{Resolver, head::Subject};
use crate::{
    compare::compare,
    model::Revision,
    page::{Content, Head, Node},
    typeset::{Changes, ChangesPage, Setter},
};

impl Resolver<'_> {
    /// The revisions of a story, where there is something to compare and it may be shown.
    fn revisions(&self, place: usize) -> Option<&[Revision]> {
        let history = self.publication.histories.get(place)?;
        let is_shown = self.story_at(place).history && history.revisions.len() > 1;
        is_shown.then_some(&history.revisions)
    }

    pub(super) fn has_changes(&self, place: usize) -> bool {
        self.revisions(place).is_some()
    }

    pub(super) fn changes_path(&self, place: usize) -> String {
        format!("{}changes/", self.stories[place])
    }

    /// The way there from the story's end.
    pub(super) fn changed(&self, place: usize, setter: &Setter) -> Option<Node> {
        let last = self.revisions(place)?.last()?;
        let language = self.language(self.story_at(place));
        let date = self.dates.minute(last.at, language);
        Some(setter.changed(self.base.href(&self.changes_path(place)), &date))
    }

    pub(super) fn changes(&self, place: usize) -> (Head, Content) {
        let story = self.story_at(place);
        let language = self.language(story);
        let revisions = self.revisions(place).unwrap_or_default();
        let changes = revisions.windows(2).rev().map(|pair| Changes {
            hash: &pair[1].hash,
            date: self.dates.minute(pair[1].at, language),
            passages: compare(&pair[0], &pair[1]),
        });
        let page = self.setter(language, &[]).changes_page(&ChangesPage {
            headline: &story.headline,
            href: self.base.href(&self.stories[place]),
            changes: changes.collect(),
        });
        let mut head = self.head(Subject {
            title: &page.title,
            description: page.title.clone(),
            path: Some(&self.changes_path(place)),
            language,
            genre: "website",
        });
        // Words that were taken back are not to be found by searching for them.
        head.noindex = true;
        (head, Content::Page(page))
    }
}
