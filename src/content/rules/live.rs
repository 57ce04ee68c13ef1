//! Rules for live blogs.

use std::collections::HashSet;

use super::{Content, Guesses, Problem, Source, Survey, slugs};
use crate::model::{Kind, Live};

/// Ensure that a story of the kind `live` has posts, and that no other has any. Only a live story asks for
/// news and shows when it was updated.
pub(super) fn posts_stand_in_a_live_story(content: &Survey, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        let problem = match (entry.value.kind, &entry.value.live) {
            (Kind::Live, None) => entry.source.problem(
                "/kind",
                "the story is live and has no posts",
                "add `\"live\": { \"posts\": [] }`, or give it another `kind`",
            ),
            (Kind::Live, Some(_)) | (_, None) => continue,
            (kind, Some(_)) => entry.source.problem(
                "/live",
                format!("a story of the kind `{}` can't have posts", kind.as_str()),
                "give it the `kind` `live`, or take `live` out",
            ),
        };
        problems.push(problem);
    }
}

/// Ensure that the address of a post is its own. Otherwise who follows a link to one would come to the
/// other.
pub(super) fn no_two_posts_share_an_id(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, live) in live(content) {
        let mut known = HashSet::new();
        for (index, post) in live.posts.iter().enumerate() {
            if !known.insert(post.id.as_str()) {
                problems.push(source.problem(
                    &format!("/live/posts/{index}/id"),
                    format!("there is a post `{}` before this one", post.id),
                    "give the newer one another `id`",
                ));
            }
        }
    }
}

/// Ensure that not more than one post stands over the others. Only one can be the first.
pub(super) fn one_post_is_pinned(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, live) in live(content) {
        let pinned = live
            .posts
            .iter()
            .enumerate()
            .filter(|(_, post)| post.pinned);
        for (index, _) in pinned.skip(1) {
            problems.push(source.problem(
                &format!("/live/posts/{index}/pinned"),
                "another post is pinned already",
                "take `pinned` out of one of the two",
            ));
        }
    }
}

/// Ensure that every author of a post has a file. The name and the picture beside the post come from there.
pub(super) fn every_post_has_known_authors(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    let known: HashSet<_> = slugs(&content.authors).collect();
    for (source, live) in live(content) {
        for (index, post) in live.posts.iter().enumerate() {
            let authors = post.authors.iter().enumerate();
            for (author, slug) in authors {
                if !known.contains(slug.as_str()) {
                    problems.push(source.problem(
                        &format!("/live/posts/{index}/authors/{author}"),
                        format!("there is no author `{slug}`"),
                        guesses.suggestion(slug.as_str(), slugs(&content.authors)),
                    ));
                }
            }
        }
    }
}

/// Ensure that live coverage doesn't end before its story is published. Otherwise nobody could have
/// followed it.
pub(super) fn no_live_story_ends_before_it_begins(content: &Survey, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        let ended = entry.value.live.as_ref().and_then(|live| live.ended);
        if ended.is_some_and(|ended| ended < entry.value.published) {
            problems.push(entry.source.problem(
                "/live/ended",
                "the coverage ends before the story is published",
                "set a later `ended`, or leave it out while it goes on",
            ));
        }
    }
}

fn live(content: &Content) -> impl Iterator<Item = (&Source, &Live)> {
    let articles = content.articles.iter();
    articles.filter_map(|entry| Some((&entry.source, entry.value.live.as_ref()?)))
}
