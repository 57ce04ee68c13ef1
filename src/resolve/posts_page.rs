//! A numbered page of older posts of a live blog.

use super::{
    author::{byline, creator},
    head::{Subject, head},
    index::{Index, address::Address, pagination::PageNumber, stories::StoryId},
    kicker::{kicker, kind_label},
    link_preview, posts, structured,
};
use crate::{
    page::{Content, Head, Story},
    typeset::{LivePage, LivePost, Typesetter},
};

/// A page of older posts.
pub fn posts_page(index: &Index, id: StoryId, page: PageNumber) -> (Head, Content) {
    let published = &index.stories[id];
    let (story, language) = (published.story, published.language);
    let blog = index.stories.live_blog(id);
    let posts = blog.map(|blog| posts::posts(index, blog, page));
    let days = posts.as_ref().and_then(days);
    let path = index.path(&Address::Posts(id, page));
    let mut head = head(
        index,
        Subject {
            title: &format!("{} ({page})", story.headline),
            description: match &days {
                Some(days) => format!("{}, {days}", story.headline),
                None => story.headline.clone(),
            },
            path: (!published.is_preview()).then_some(path.as_str()),
            language,
            genre: "article",
        },
    );
    head.image = link_preview::of_story(index, published).or(head.image);
    if let Some(posts) = &posts {
        let absolute = |href: &String| index.base.absolute(href);
        head.previous = posts.newer.as_ref().map(absolute);
        head.next = posts.older.as_ref().map(absolute);
    }
    if !published.is_preview() {
        head.creator = creator(index, story);
        head.structured = Some(structured::story(index, id, page, &head));
    }
    // The oldest post first, since a note leads back to its first reference there.
    let oldest_first = posts
        .iter()
        .flat_map(|page| page.posts.iter().rev())
        .map(|post| post.post);
    let typesetter = Typesetter::for_posts(index, language, &story.notes, oldest_first);
    let kicker = kicker(index, published);
    let body = posts.zip(blog).map(|(posts, blog)| {
        let events = posts.has_key_events;
        let events = events.then(|| posts::key_events(index, blog, page, &typesetter));
        let above = events.into_iter().collect();
        typesetter.posts(&posts, days, above).into()
    });
    let content = Story {
        label: kind_label(index, published, &kicker),
        kicker,
        kind: story.kind,
        headline: story.headline.clone(),
        standfirst: Vec::new(),
        byline: byline(index, published),
        published: index.dates.minute(story.published, language),
        updated: published
            .last_change
            .map(|updated| index.dates.minute(updated, language)),
        lead: None,
        sponsor: None,
        translations: None,
        before: Vec::new(),
        body: body.into_iter().collect(),
        after: std::iter::once(typesetter.notes_here())
            .chain(typesetter.lightbox(true))
            .collect(),
        traces: None,
        topics: Vec::new(),
        authors: Vec::new(),
        related: None,
        preview: published.is_preview(),
    };
    (head, Content::Article(Box::new(content)))
}

/// From when to when the posts of a page are.
fn days(page: &LivePage) -> Option<String> {
    let text = |post: &LivePost| post.time.text.clone();
    let (newest, oldest) = (page.posts.first()?, page.posts.last()?);
    let (newest, oldest) = (text(newest), text(oldest));
    Some(if oldest == newest {
        oldest
    } else {
        format!("{oldest} – {newest}")
    })
}
