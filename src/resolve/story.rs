//! The page of a story; of a live blog, the one with the newest posts.

use super::{
    author::{author_boxes, byline, creator},
    head::{self, Subject},
    index::{
        Index,
        address::Address,
        lists::List,
        pagination::PageNumber,
        stories::{Published, StoryId},
    },
    kicker::{kicker, kind_label},
    language::{localized, tagged},
    link_preview, picture, posts,
    related::related,
    story_body::{Body, body},
    story_corrections, structured,
    translations::{alternates, translations},
};
use crate::{
    markup::{self, Fetch},
    model::{Language, Lead, Place, Slug},
    page::{Content, Head, Kicker, Node, Picture, Related, Story, hooks},
    typeset::Typesetter,
};

/// The page of a story.
pub fn story(index: &Index, id: StoryId) -> (Head, Content) {
    let content = Content::Article(Box::new(content(index, id)));
    (head(index, id), content)
}

fn head(index: &Index, id: StoryId) -> Head {
    let story = &index.stories[id];
    let article = story.story;
    // A live blog that says nothing of the whole is described by its last word.
    let last = article.live.iter().flat_map(|live| live.posts.first());
    let told = match (article.body.as_slice(), { last }.next()) {
        ([], Some(post)) => post.body.as_slice(),
        (body, _) => body,
    };
    let mut head = head::head(
        index,
        Subject {
            title: &article.headline,
            description: head::description(index, &article.standfirst, told, &article.headline),
            path: story.is_public().then_some(story.path.as_str()),
            language: story.language,
            genre: "article",
        },
    );
    head.image = link_preview::of_story(index, story).or(head.image);
    if story.is_public() {
        head.creator = creator(index, article);
        head.alternates = alternates(index, id);
        head.structured = Some(structured::story(index, id, PageNumber::FIRST, &head));
    }
    head
}

/// All that is between masthead and foot.
pub fn content(index: &Index, id: StoryId) -> Story {
    let published = &index.stories[id];
    let Published {
        story, language, ..
    } = published;
    let live = index.stories.live_blog(id);
    let first_posts = live
        .map(|blog| posts::note_order(index, blog))
        .unwrap_or_default();
    let typesetter = Typesetter::for_article(index, language, story, first_posts);
    let kicker = kicker(index, published);
    let standfirst = typesetter.standfirst(&story.standfirst);
    let lead = story.lead.as_ref().and_then(|lead| {
        let Lead::Picture(lead) = lead else {
            return None;
        };
        let caption = lead.caption.as_ref();
        let shown = picture::lead(index, story, lead)?;
        // Its number is 1, as in `markup::figure`.
        let id = format!("{}1", hooks::lightbox::LINK_ID);
        let moving = typesetter.moving(lead, &shown, &id, Fetch::First);
        Some(Picture {
            moving: moving.map(Node::from).into_iter().collect(),
            caption: caption
                .map(|caption| typesetter.caption(caption))
                .unwrap_or_default(),
            enlarge: Some(typesetter.enlarge_label(&lead.alt)),
            ..shown
        })
    });
    let body = match live {
        // A live blog shows by its posts what is new.
        Some(blog) => Body {
            nodes: posts::body(index, blog, &typesetter),
            traces: String::new(),
        },
        None => body(index, published, &typesetter),
    };
    let notes = match live {
        Some(_) => Some(typesetter.notes_here()),
        None => typesetter.notes(),
    };
    Story {
        label: kind_label(index, published, &kicker),
        kicker,
        kind: story.kind,
        headline: story.headline.clone(),
        standfirst,
        byline: byline(index, published),
        published: index.dates.minute(story.published, language),
        updated: published
            .last_change
            .map(|updated| index.dates.minute(updated, language)),
        lead,
        sponsor: story
            .sponsor
            .as_ref()
            .map(|sponsor| typesetter.sponsor(sponsor)),
        translations: typesetter.translations(&translations(index, id)),
        before: before(index, published, &typesetter),
        body: body.nodes,
        after: notes
            .into_iter()
            .chain(changes_link(index, id, &typesetter))
            .chain(typesetter.lightbox(live.is_some()))
            .chain(slot(index, published))
            .collect(),
        // An editor who looks at a preview again is no reader who comes back.
        traces: Some(body.traces).filter(|it| !it.is_empty() && published.is_public()),
        topics: story
            .subjects()
            .filter_map(|slug| topic_link(index, slug, language))
            .collect(),
        authors: author_boxes(index, published),
        related: offered(index, id),
        preview: published.is_preview(),
    }
}

/// What stands over the body: that it was taken back, a player, the verdict, corrections.
fn before(index: &Index, published: &Published, typesetter: &Typesetter) -> Vec<Node> {
    let story = published.story;
    let review = story.review.iter().map(|review| typesetter.review(review));
    let player = story.lead.as_ref().and_then(Lead::player);
    let player = player.and_then(|block| typesetter.lead_player(block));
    withdrawal(index, published, typesetter)
        .into_iter()
        .chain(player)
        .chain(review)
        .chain(story_corrections::above(index, published, typesetter))
        .collect()
}

/// Other stories to read; none under one that was taken back.
fn offered(index: &Index, id: StoryId) -> Option<Related> {
    let related = related(index, id);
    let is_there = !related.cards.is_empty() && !index.stories[id].is_withdrawn();
    is_there.then_some(related)
}

/// What stands in the place of a story that was taken back.
fn withdrawal(index: &Index, published: &Published, typesetter: &Typesetter) -> Option<Node> {
    let withdrawn = published.story.withdrawn.as_ref();
    let withdrawn = withdrawn.filter(|_| published.is_withdrawn())?;
    let date = index.dates.day(withdrawn.date, published.language);
    Some(typesetter.withdrawn(&withdrawn.text, &date).into())
}

/// The place for what the publication has under each story that stands.
fn slot(index: &Index, published: &Published) -> Option<Node> {
    let is_filled = !index
        .publication
        .site
        .slots
        .at(Place::AfterStory)
        .is_empty();
    let is_there = is_filled && published.is_public() && !published.is_withdrawn();
    is_there.then(|| markup::slot(Place::AfterStory.as_str()).into())
}

/// The link to the page of what has changed; none where there is no such page.
fn changes_link(index: &Index, id: StoryId, typesetter: &Typesetter) -> Option<Node> {
    let story = &index.stories[id];
    let last = story.revisions()?.last()?;
    let date = index.dates.minute(last.at, story.language);
    Some(typesetter.changed(index.href(&Address::Changes(id)), &date))
}

/// The link to a topic's page; none where there is no such page.
fn topic_link(index: &Index, slug: &Slug, page_language: &Language) -> Option<Kicker> {
    let topic = index.publication.site.topic(slug)?;
    let path = List::Topic(slug.clone()).path();
    let (name, language) = localized(index, &topic.name, &topic.names, page_language);
    index.has_path(&path).then(|| Kicker {
        name: name.to_owned(),
        href: Some(index.base.href(&path)),
        tone: None,
        language: language.map(tagged),
    })
}
