//! What has to be known of an export before the first story is written: everything but the texts.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    read::Piece,
    records::{Meta, Post, Tag, Tie, User},
    values::{Key, Words},
};

/// An export without its texts.
#[derive(Debug, Default)]
pub struct Survey {
    /// Posts and pages without their texts, and the byte at which each begins.
    pub posts: Vec<(Post, u64)>,
    /// What is to be said of posts besides.
    pub meta: HashMap<Key, Meta>,
    /// The tags.
    pub tags: HashMap<Key, Tag>,
    /// The accounts.
    pub users: HashMap<Key, User>,
    /// The settings that say something.
    pub settings: BTreeMap<String, String>,
    /// The tags of posts.
    post_tags: HashMap<Key, Vec<Tie>>,
    /// The authors of posts.
    post_authors: HashMap<Key, Vec<Tie>>,
    seen: HashSet<Key>,
}

impl Survey {
    /// Remembers a part of the export.
    pub fn look(&mut self, piece: Piece) {
        match piece {
            Piece::Post(post, byte) => self.post(*post, byte),
            Piece::Meta(meta) => _ = self.meta.insert(meta.post_id.clone(), *meta),
            Piece::Tag(tag) => _ = self.tags.insert(tag.id.clone(), *tag),
            Piece::User(user) => _ = self.users.insert(user.id.clone(), *user),
            Piece::PostTag(tie) => {
                let ties = self.post_tags.entry(tie.post_id.clone()).or_default();
                ties.push(tie);
            }
            Piece::PostAuthor(tie) => {
                let ties = self.post_authors.entry(tie.post_id.clone()).or_default();
                ties.push(tie);
            }
            Piece::Setting(setting) => {
                if !setting.value.0.trim().is_empty() {
                    self.settings.insert(setting.key.0, setting.value.0);
                }
            }
            Piece::Odd(_) => {}
        }
    }

    fn post(&mut self, mut post: Post, byte: u64) {
        // Several exports in one file may hold the same.
        if !post.id.0.is_empty() && !self.seen.insert(post.id.clone()) {
            return;
        }
        for text in [
            &mut post.lexical,
            &mut post.mobiledoc,
            &mut post.html,
            &mut post.markdown,
            &mut post.codeinjection_head,
            &mut post.codeinjection_foot,
        ] {
            *text = Words::default();
        }
        self.posts.push((post, byte));
    }

    /// The tags of a post that the export has, in their order.
    pub fn tags_of(&self, post: &Post) -> Vec<&Tag> {
        let ties = in_order(self.post_tags.get(&post.id));
        ties.iter()
            .filter_map(|tie| self.tags.get(&tie.tag_id))
            .collect()
    }

    /// The accounts of those who wrote a post, in their order; or the numbers of those who have none.
    pub fn authors_of(&self, post: &Post) -> Vec<Result<&User, Key>> {
        let ties = in_order(self.post_authors.get(&post.id));
        let mut keys: Vec<_> = ties.into_iter().map(|tie| tie.author_id.clone()).collect();
        if keys.is_empty() && !post.author_id.0.is_empty() {
            keys.push(post.author_id.clone());
        }
        let found = keys.into_iter();
        found.map(|key| self.users.get(&key).ok_or(key)).collect()
    }

    /// A setting.
    pub fn setting(&self, names: &[&str]) -> Option<&str> {
        let mut found = names.iter().filter_map(|name| self.settings.get(*name));
        found.next().map(String::as_str)
    }
}

/// Where no order is said, that of the list.
fn in_order(ties: Option<&Vec<Tie>>) -> Vec<&Tie> {
    let mut ties: Vec<_> = ties.into_iter().flatten().collect();
    ties.sort_by_key(|tie| tie.sort_order);
    ties
}
