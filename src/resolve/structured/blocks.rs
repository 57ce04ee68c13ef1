//! What blocks of a story are to search engines.

use serde_json::{Value, json};

use super::story_authors;
use crate::{
    model::{Article, Block, Line, PictureRole, Review, Side, Video},
    resolve::{index::Index, picture::rendition, rendition::PictureUse, words::one_line},
    typeset::{Lookup, Placement, shown},
};

/// A `Recipe` each; what it has in common with its story is taken from that.
pub fn recipes(index: &Index, told: &[&Block], article: &Value) -> Vec<Value> {
    let recipes = told.iter().filter_map(|block| {
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

/// The matches that a story tells of.
pub fn sports_events(told: &[&Block]) -> Vec<Value> {
    let games = told.iter().filter_map(|block| {
        let Block::Match(game) = block else {
            return None;
        };
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
    });
    games.collect()
}

/// Adds what is reviewed, and how good it is.
pub fn add_review(review: &Review, value: &mut Value) {
    let kind = review.item_type.as_deref().unwrap_or("CreativeWork");
    value["itemReviewed"] = json!({ "@type": kind, "name": review.item });
    if let Some(stars) = review.stars {
        value["reviewRating"] = json!({ "@type": "Rating", "ratingValue": stars, "bestRating": 5 });
    }
}

/// The reviews inside a story, each by those who wrote the story.
pub fn reviews(index: &Index, story: &Article, told: &[&Block]) -> Vec<Value> {
    let reviews = told.iter().filter_map(|block| {
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

/// The films of a story that have what a `VideoObject` must have: a name, a still of pixels, and a date,
/// which is the story's (ISO 8601).
pub fn videos(index: &Index, published: &str, told: &[&Block]) -> Vec<Value> {
    let videos = told.iter().filter_map(|block| match block {
        Block::Video(video) => video_object(index, published, video),
        _ => None,
    });
    videos.collect()
}

fn video_object(index: &Index, published: &str, video: &Video) -> Option<Value> {
    let poster = video.poster.as_ref()?;
    let still = rendition(
        index,
        poster,
        PictureUse::in_body(Placement::Role(PictureRole::Inline)),
    )?;
    let has_pixels = still.media.kind.still().is_some();
    let (src, _) = index.file(&video.src.0)?;
    let mut value = json!({
        "@type": "VideoObject",
        "name": video.title,
        "thumbnailUrl": has_pixels.then(|| index.url(&still.main_path()))?,
        "uploadDate": published,
        "contentUrl": index.base.absolute(&src),
    });
    let caption = video
        .caption
        .as_ref()
        .map(|caption| shown(&caption.text, index).plain());
    if let Some(words) = caption
        .map(|words| one_line(&words))
        .filter(|words| !words.is_empty())
    {
        value["description"] = words.into();
    }
    Some(value)
}
