//! What blocks of a story are to search engines.

use serde_json::{Value, json};

use super::{Graph, set};
use crate::{
    model::{Article, Block, Line, PictureRole, Review, Side, Video},
    resolve::{index::Index, picture::rendition, rendition::PictureUse, words::one_line},
    typeset::{Lookup, Placement, shown},
};

impl Graph<'_> {
    /// A `Recipe` each; what it has in common with its story is taken from that.
    pub fn recipes(&mut self, story: &Article, told: &[&Block], article: &Value) -> Vec<Value> {
        let mut recipes = recipes(self.index, told);
        for recipe in &mut recipes {
            recipe["author"] = self.authors(story).into();
            for name in ["datePublished", "description", "image", "inLanguage"] {
                if let Some(same) = article.get(name) {
                    recipe[name] = same.clone();
                }
            }
        }
        recipes
    }

    /// The reviews inside a story, each by those who wrote the story. One without a rating is no review to
    /// search engines.
    pub fn reviews(&mut self, story: &Article, told: &[&Block]) -> Vec<Value> {
        let reviews = told.iter().filter_map(|block| {
            let Block::Review(review) = block else {
                return None;
            };
            review.stars?;
            let mut node = json!({ "@type": "Review", "author": self.authors(story) });
            add_review(review, &mut node);
            if !review.text.is_empty() {
                node["reviewBody"] = shown(&review.text, self.index).plain().into();
            }
            Some(node)
        });
        reviews.collect()
    }
}

fn recipes(index: &Index, told: &[&Block]) -> Vec<Value> {
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
            set(&mut value, name, field);
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
    let mut item = json!({ "@type": kind, "name": review.item });
    if let (Some((part, maker)), Some(name)) = (maker(kind), &review.by) {
        item[part] = json!({ "@type": maker, "name": name });
    }
    value["itemReviewed"] = item;
    if let Some(stars) = review.stars {
        value["reviewRating"] = json!({
            "@type": "Rating",
            "ratingValue": stars,
            "bestRating": 5,
            // Half a star is less than what is taken for the worst where nothing is said.
            "worstRating": 0,
        });
    }
}

/// What has made a thing of that type, and of which type that is, where schema.org has a word for it.
fn maker(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "Book" | "CreativeWork" | "SoftwareApplication" => ("author", "Person"),
        "Movie" | "TVSeries" => ("director", "Person"),
        "MusicAlbum" | "MusicRecording" => ("byArtist", "MusicGroup"),
        "Product" => ("brand", "Brand"),
        _ => return None,
    })
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
