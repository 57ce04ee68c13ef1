//! A story as its file would tell it to strangers: by whole addresses, and without what is not out.

use rayon::prelude::*;
use serde_json::Value;

use super::{
    index::{Index, stories::StoryId},
    picture::rendition,
    rendition::{LEAD, PORTRAIT, PictureUse},
    renditions::in_blocks,
};
use crate::{
    model::{Block, Found, Href, Mark, PictureRole, Span, StoryName, Text, around},
    typeset::{Lookup, Placement},
};

/// Fields that say how a file is kept, and no word of the story.
const OWN: [&str; 6] = ["aliases", "draft", "expires", "history", "id", "slug"];

/// The public stories: their paths from the site's root, not encoded, and what they are.
pub fn public_stories<'a>(
    index: &'a Index,
) -> impl ParallelIterator<Item = (&'a str, StoryId)> + use<'a> {
    let ids: Vec<_> = index.stories.public().collect();
    let ids = ids.into_par_iter();
    ids.map(|id| (index.stories[id].path.as_str(), id))
}

/// The story as JSON.
///
/// # Errors
/// Where it can't be written as JSON.
pub fn told(index: &Index, id: StoryId) -> serde_json::Result<Value> {
    let story = index.stories[id].story;
    let mut value = serde_json::to_value(story)?;
    let found = story.found();
    set_words(index, &found, &mut value);
    set_media(index, &found, &mut value);
    let mut gone = set_links(index, &found, &mut value);
    if let Value::Object(fields) = &mut value {
        fields.retain(|name, _| !OWN.contains(&name.as_str()));
        for name in ["related", "translations"] {
            let Some(Value::Array(names)) = fields.get_mut(name) else {
                continue;
            };
            names.retain(|name| {
                let name = name.as_str().map(|name| StoryName(name.to_owned()));
                name.is_some_and(|name| index.stories.by_name(&name).is_some())
            });
            if names.is_empty() {
                fields.remove(name);
            }
        }
    }
    // From the last on, so that those before keep their places, and what is in one goes before it.
    gone.sort_by_cached_key(|at| order(at));
    gone.dedup();
    for at in gone.iter().rev() {
        remove(&mut value, at);
    }
    Ok(value)
}

fn set_words(index: &Index, found: &Found, value: &mut Value) {
    for (at, text) in &found.texts {
        if let Some(place) = value.pointer_mut(at) {
            *place = serde_json::to_value(whole(index, text)).unwrap_or_default();
        }
    }
}

/// With whole addresses; a link that leads nowhere yet is its words.
fn whole(index: &Index, text: &Text) -> Text {
    let spans = text.0.iter().flat_map(|span| {
        let Span::Marked(mark) = span else {
            return vec![span.clone()];
        };
        let mut mark = mark.clone().with(|text| whole(index, text));
        if let Mark::Link { href, text } = &mut mark {
            match index.url_of(href) {
                Some(url) => *href = url,
                None => {
                    return match index.shown_in_place_of(&text.plain()) {
                        Some(words) => vec![Span::Plain(words)],
                        None => std::mem::take(&mut text.0),
                    };
                }
            }
        }
        vec![Span::Marked(mark)]
    });
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match (joined.last_mut(), span) {
            (Some(Span::Plain(before)), Span::Plain(words)) => before.push_str(&words),
            (_, span) => joined.push(span),
        }
    }
    Text(joined)
}

fn set_media(index: &Index, found: &Found, value: &mut Value) {
    let mut set = |at: &str, url: Option<String>| {
        if let (Some(place), Some(url)) = (value.pointer_mut(at), url) {
            *place = url.into();
        }
    };
    for (at, picture, used) in in_blocks(found, &|_| true) {
        let used = match at {
            "/lead" => LEAD,
            "/sponsor/logo" => PictureUse::in_body(Placement::Role(PictureRole::Thumbnail)),
            at if at.starts_with("/authors/") => PORTRAIT,
            _ => used,
        };
        let shown = rendition(index, picture, used);
        let url = shown.map(|rendition| index.url(&rendition.main_path()));
        set(&format!("{at}/src"), url);
    }
    for (at, file) in &found.files {
        let shown = index.publication.files.get(&file.0);
        set(at, shown.map(|shown| index.url(&shown.path(&file.0))));
    }
}

/// Makes links whole, and gives the places of what is not to be told, since it leads to what is not out.
fn set_links(index: &Index, found: &Found, value: &mut Value) -> Vec<String> {
    let blocks = found.by_pointer();
    let is_out = |href: &Href| index.address(&href.0).is_some();
    let mut gone: Vec<String> = found.hidden(is_out).into_iter().collect();
    for (at, href) in &found.links {
        match index.url_of(&href.0) {
            Some(url) => {
                if let Some(place) = value.pointer_mut(at) {
                    *place = url.into();
                }
            }
            None => {
                let holder = around(at).last().map_or("", |(block, _)| block);
                let is_link =
                    matches!(blocks.get(holder), Some(Block::Story(_) | Block::Button(_)));
                gone.push(if is_link { holder } else { at }.to_owned());
            }
        }
    }
    gone
}

/// By the numbers in it as numbers.
fn order(at: &str) -> Vec<(Option<usize>, String)> {
    let parts = at.split('/');
    parts
        .map(|part| (part.parse().ok(), part.to_owned()))
        .collect()
}

fn remove(value: &mut Value, at: &str) {
    let Some((holder, name)) = at.rsplit_once('/') else {
        return;
    };
    match (value.pointer_mut(holder), name.parse::<usize>()) {
        (Some(Value::Object(fields)), _) => _ = fields.remove(name),
        (Some(Value::Array(values)), Ok(place)) if place < values.len() => _ = values.remove(place),
        _ => {}
    }
}
