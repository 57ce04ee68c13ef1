//! A story as search engines read it, in the terms of schema.org (JSON-LD).

mod blocks;

use serde_json::{Value, json};

use super::{
    author::author_href,
    head::shown_texts,
    index::{
        Index,
        pagination::PageNumber,
        stories::{LiveBlog, StoryId},
    },
    posts, translations,
};
use crate::{
    model::{Article, Block, Contributor, Found, Guest, Kind, Parts, Patronage, Slug},
    page::{Head, Picture},
    typeset::{LivePost, shown},
};

/// From this many bytes on, a post of a live blog is quoted no further: its page has it in full.
const QUOTED: usize = 400;

/// What a page of a story says, as JSON: the story, and each of its recipes for itself, as search engines
/// ask for it. `page` is that of the posts, if it is a live blog.
pub fn structured(
    index: &Index,
    id: StoryId,
    page: PageNumber,
    head: &Head,
    pictures: &[Picture],
) -> String {
    let told = told(index, id, page);
    let story = news_article(index, id, page, head, pictures, &told);
    let recipes = blocks::recipes(index, &told, &story);
    if recipes.is_empty() {
        return story.to_string();
    }
    let all: Vec<_> = std::iter::once(story).chain(recipes).collect();
    Value::from(all).to_string()
}

/// Every block on a page of a story, wherever it stands: in the lead, the body or a post.
fn told<'a>(index: &Index<'a>, id: StoryId, page: PageNumber) -> Vec<&'a Block> {
    let mut found = Found::default();
    let story = index.stories[id].story;
    if page.is_first() {
        story.lead.find("/lead", &mut found);
        story.body.find("/body", &mut found);
    }
    if let Some(blog) = index.stories.live_blog(id) {
        let pinned = page
            .is_first()
            .then(|| posts::pinned(index, blog))
            .flatten();
        let others = posts::page_posts(index, blog, page);
        for post in pinned.into_iter().chain(others) {
            post.post.find("/live/posts", &mut found);
        }
    }
    found.blocks.into_iter().map(|(_, block)| block).collect()
}

/// A `NewsArticle`, or what schema.org has for this kind of story.
fn news_article(
    index: &Index,
    id: StoryId,
    page: PageNumber,
    head: &Head,
    pictures: &[Picture],
    told: &[&Block],
) -> Value {
    let published = &index.stories[id];
    let story = published.story;
    let section = index.publication.section(&story.section);
    let iso = |moment| index.dates.minute(moment, &head.language).iso;
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": article_type(story),
        "headline": story.headline,
        "description": head.description,
        "datePublished": iso(story.published),
        "dateModified": iso(published.last_change.unwrap_or(story.published)),
        "articleSection": section.map(|section| &section.name),
        "inLanguage": head.language,
        "mainEntityOfPage": head.canonical,
        "author": story_authors(index, story),
        "publisher": publisher(index),
    });
    if !story.corrections.is_empty() {
        let corrections = story.corrections.iter().map(|correction| {
            json!({
                "@type": "CorrectionComment",
                "text": shown(&correction.text, index).plain(),
                "datePublished": iso(correction.date),
            })
        });
        value["correction"] = corrections.collect();
    }
    let translations = translations::alternates(index, id);
    let others = translations
        .iter()
        .filter(|it| it.language.as_ref() != Some(&head.language));
    let others: Vec<_> = others
        .map(|it| json!({ "@type": "CreativeWork", "url": it.href, "inLanguage": it.language }))
        .collect();
    if !others.is_empty() {
        value["workTranslation"] = others.into();
    }
    if let Some(sponsor) = &story.sponsor {
        value["sponsor"] = json!({ "@type": "Organization", "name": sponsor.name });
    }
    if let Some(review) = &story.review {
        blocks::add_review(review, &mut value);
    }
    let mut events = blocks::sports_events(told);
    match events.len() {
        0 => {}
        1 => value["about"] = events.remove(0),
        _ => value["about"] = events.into(),
    }
    let lists = [
        ("review", blocks::reviews(index, story, told)),
        ("video", blocks::videos(index, &iso(story.published), told)),
    ];
    for (name, list) in lists {
        if !list.is_empty() {
            value[name] = list.into();
        }
    }
    if !pictures.is_empty() {
        value["image"] = pictures.iter().map(|one| one.src.as_str()).collect();
    }
    if let Some(blog) = index.stories.live_blog(id) {
        add_coverage(index, blog, page, &mut value);
    }
    value
}

/// The publication itself.
fn publisher(index: &Index) -> Value {
    json!({
        "@type": "NewsMediaOrganization",
        "name": index.publication.site.name,
        "url": index.base.absolute(index.base.path()),
    })
}

/// Who wrote a story: those who have a name, else the publication.
fn story_authors(index: &Index, story: &Article) -> Vec<Value> {
    let credits = story.authors.iter();
    let authors = credits.filter(|credit| credit.role.is_author());
    let named: Vec<_> = authors
        .filter_map(|credit| match &credit.by {
            Contributor::Author(slug) => author(index, slug),
            Contributor::Guest(guest) => Some(self::guest(guest)),
        })
        .collect();
    if named.is_empty() {
        return vec![publisher(index)];
    }
    named
}

/// A guest has no page here, but may have some elsewhere.
fn guest(guest: &Guest) -> Value {
    let mut value = json!({ "@type": kind_of_author(guest.desk), "name": guest.name });
    let pages = guest.links.iter().map(|link| link.href.as_str());
    let pages: Vec<_> = pages.filter(|href| href.starts_with("http")).collect();
    if !pages.is_empty() {
        value["sameAs"] = pages.into();
    }
    value
}

fn kind_of_author(is_desk: bool) -> &'static str {
    if is_desk { "Organization" } else { "Person" }
}

/// A person or an organisation; none without a name.
fn author(index: &Index, slug: &Slug) -> Option<Value> {
    let author = index.publication.authors.get(slug)?;
    let kind = kind_of_author(author.desk);
    let url = index.base.absolute(&author_href(index, slug));
    Some(json!({ "@type": kind, "name": author.name.as_ref()?, "url": url }))
}

/// What a `LiveBlogPosting` says beyond an article: from when to when it was covered, and each post of
/// the page as a `BlogPosting`.
fn add_coverage(index: &Index, blog: LiveBlog, page: PageNumber, value: &mut Value) {
    let story = &index.stories[blog.id];
    let iso = |moment| index.dates.minute(moment, story.language).iso;
    value["coverageStartTime"] = iso(story.begins).into();
    if let Some(ended) = blog.live.ended {
        value["coverageEndTime"] = iso(ended).into();
    }
    let pinned = page.is_first().then(|| posts::pinned(index, blog));
    let others = posts::page_posts(index, blog, page);
    value["liveBlogUpdate"] = pinned
        .flatten()
        .into_iter()
        .chain(others)
        .map(|post| blog_posting(index, blog, &post))
        .collect();
}

fn blog_posting(index: &Index, blog: LiveBlog, live_post: &LivePost) -> Value {
    let story = &index.stories[blog.id];
    let iso = |moment| index.dates.minute(moment, story.language).iso;
    let post = live_post.post;
    let mut quoted = String::new();
    for text in shown_texts(index, &post.body) {
        if quoted.len() < QUOTED {
            quoted.push_str(&shown(text, index).plain());
            quoted.push('\n');
        }
    }
    let mut value = json!({
        "@type": "BlogPosting",
        "headline": post.title.as_ref().unwrap_or(&story.story.headline),
        "datePublished": iso(post.published),
        "dateModified": iso(post.updated.map_or(post.published, |it| it.max(post.published))),
        "url": index.base.absolute(&live_post.permalink),
        "articleBody": quoted.trim(),
    });
    let authors: Vec<_> = post
        .authors
        .iter()
        .filter_map(|slug| author(index, slug))
        .collect();
    value["author"] = if authors.is_empty() {
        story_authors(index, story.story).into()
    } else {
        authors.into()
    };
    value
}

/// The type of schema.org that says what sort of story it is.
fn article_type(story: &Article) -> &'static str {
    let paid = story.sponsor.as_ref().map(|sponsor| sponsor.part);
    match (paid, story.kind) {
        (Some(Patronage::PaidFor | Patronage::Advertisement), _) => "AdvertiserContentArticle",
        (_, Kind::Live) => "LiveBlogPosting",
        (_, Kind::Opinion | Kind::Letter) => "OpinionNewsArticle",
        (_, Kind::Analysis) => "AnalysisNewsArticle",
        (_, Kind::Explainer) => "BackgroundNewsArticle",
        (_, Kind::Review) => "ReviewNewsArticle",
        (_, Kind::Feature | Kind::LongRead | Kind::MatchReport) => "ReportageNewsArticle",
        _ => "NewsArticle",
    }
}
