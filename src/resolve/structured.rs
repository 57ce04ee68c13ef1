//! A story as search engines read it, in the terms of schema.org (JSON-LD).

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
    words::one_line,
};
use crate::{
    model::{
        Article, Block, Contributor, Found, Guest, Kind, Line, Parts, Patronage, Review, Side, Slug,
    },
    page::{Head, Picture},
    typeset::{LivePost, shown},
};

/// From this many bytes on, a post of a live blog is quoted no further: its page has it in full.
const QUOTED: usize = 400;

/// A `NewsArticle`, or what schema.org has for this kind of story. `page` is that of the posts, if it is
/// a live blog.
pub fn news_article(
    index: &Index,
    id: StoryId,
    page: PageNumber,
    head: &Head,
    pictures: &[Picture],
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
        add_review(review, &mut value);
    }
    if let Some(event) = sports_event(story) {
        value["about"] = event;
    }
    let reviews = reviews(index, story);
    if !reviews.is_empty() {
        value["review"] = reviews.into();
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

/// The recipes of a story, each for itself as search engines ask for it.
pub fn recipes(index: &Index, story: &Article, article: &Value) -> Vec<Value> {
    let mut found = Found::default();
    story.body.find("/body", &mut found);
    let recipes = found.blocks.into_iter().filter_map(|(_, block)| {
        let Block::Recipe(recipe) = block else {
            return None;
        };
        let words = |line: &Line| one_line(&shown(&line.text, index).plain());
        let ingredients = recipe.ingredients.iter().flat_map(|part| &part.items);
        let steps = recipe.method.iter();
        let steps = steps.map(|step| json!({ "@type": "HowToStep", "text": words(step) }));
        let (before, over) = (recipe.preparation_minutes, recipe.cooking_minutes);
        let total = before.into_iter().chain(over).reduce(u32::saturating_add);
        let minutes = |count: Option<u32>| count.map(|count| format!("PT{count}M"));
        let mut value = json!({
            "@context": "https://schema.org",
            "@type": "Recipe",
            "name": recipe.title,
            "recipeIngredient": ingredients.map(words).collect::<Vec<_>>(),
            "recipeInstructions": steps.collect::<Vec<_>>(),
        });
        let optional = [
            ("recipeYield", recipe.serves.clone()),
            ("prepTime", minutes(before)),
            ("cookTime", minutes(over)),
            ("totalTime", minutes(total)),
            ("recipeCuisine", recipe.cuisine.clone()),
            ("recipeCategory", recipe.category.clone()),
        ];
        for (name, field) in optional {
            if let Some(field) = field {
                value[name] = field.into();
            }
        }
        for name in [
            "author",
            "datePublished",
            "description",
            "image",
            "inLanguage",
        ] {
            if let Some(same) = article.get(name) {
                value[name] = same.clone();
            }
        }
        Some(value)
    });
    recipes.collect()
}

/// The match that a story tells of.
fn sports_event(story: &Article) -> Option<Value> {
    let game = story.body.iter().find_map(|block| match block {
        Block::Match(game) => Some(game),
        _ => None,
    })?;
    let team = |side: &Side| json!({ "@type": "SportsTeam", "name": side.name });
    let mut event = json!({
        "@type": "SportsEvent",
        "name": format!("{} – {}", game.home.name, game.away.name),
        "homeTeam": team(&game.home),
        "awayTeam": team(&game.away),
    });
    if let Some(venue) = &game.venue {
        event["location"] = json!({ "@type": "Place", "name": venue });
    }
    Some(event)
}

fn add_review(review: &Review, value: &mut Value) {
    let kind = review.item_type.as_deref().unwrap_or("CreativeWork");
    value["itemReviewed"] = json!({ "@type": kind, "name": review.item });
    if let Some(stars) = review.stars {
        value["reviewRating"] = json!({ "@type": "Rating", "ratingValue": stars, "bestRating": 5 });
    }
}

/// The reviews in the body of a story, each by those who wrote the story.
fn reviews(index: &Index, story: &Article) -> Vec<Value> {
    let mut found = Found::default();
    story.body.find("/body", &mut found);
    let reviews = found.blocks.into_iter().filter_map(|(_, block)| {
        let Block::Review(review) = block else {
            return None;
        };
        let mut value = json!({ "@type": "Review", "author": story_authors(index, story) });
        add_review(review, &mut value);
        if !review.text.is_empty() {
            value["reviewBody"] = shown(&review.text, index).plain().into();
        }
        Some(value)
    });
    reviews.collect()
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
