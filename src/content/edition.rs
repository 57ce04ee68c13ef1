use jiff::Timestamp;

use crate::model::{Article, Moment};

/// Which stories are to be published.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The moment by which embargo and expiry are judged.
    pub now: Timestamp,
    /// Drafts too, and what is held back.
    pub drafts: bool,
    /// Slugs of stories that are not out, each to be published at an address that nobody can guess.
    pub previews: Vec<String>,
}

impl Edition {
    /// Whether a story is in it.
    pub fn holds(&self, story: &Article) -> bool {
        let is_over = story.expires.is_some_and(|expires| expires.0 <= self.now);
        let is_out = !story.draft && story.published.0 <= self.now;
        (is_out || self.drafts) && !is_over
    }

    /// Whether a story that is in it is withdrawn by then.
    pub fn is_withdrawn(&self, story: &Article) -> bool {
        let withdrawn = story.withdrawn.as_ref();
        withdrawn.is_some_and(|withdrawn| withdrawn.date.0 <= self.now)
    }

    /// Whether what is dated so is out.
    fn is_out(&self, moment: Moment) -> bool {
        self.drafts || moment.0 <= self.now
    }

    /// When a story, or a part of it, next appears or goes: a story under embargo, a withdrawal, a post, a correction,
    /// the end of live coverage.
    pub fn next_change(&self, story: &Article) -> Option<Timestamp> {
        let is_over = |at: Timestamp| story.expires.is_some_and(|expires| expires.0 < at);
        let corrections = story.corrections.iter().map(|one| one.date);
        let live = story.live.iter().flat_map(|live| {
            let posts = live.posts.iter().map(|post| post.published);
            posts.chain(live.ended)
        });
        let withdrawn = story.withdrawn.as_ref().map(|withdrawn| withdrawn.date);
        let moments = [Some(story.published), story.expires, withdrawn];
        let moments = moments.into_iter().flatten();
        let moments = moments
            .chain(corrections)
            .chain(live)
            .map(|moment| moment.0);
        moments
            .filter(|at| !story.draft && *at > self.now && !is_over(*at))
            .min()
    }

    /// Takes out of a story what is held back until its time: corrections, posts, and the end of live
    /// coverage.
    pub fn hold_back(&self, story: &mut Article) {
        story.corrections.retain(|one| self.is_out(one.date));
        if let Some(live) = &mut story.live {
            live.posts.retain(|post| self.is_out(post.published));
            live.ended = live.ended.filter(|ended| self.is_out(*ended));
            live.sort();
        }
    }
}
