//! Cards of stories, for fronts, lists and the ends of other stories.

use super::{
    author::byline,
    index::{
        Index,
        stories::{Published, StoryId},
    },
    kicker::{card_label, kicker},
    language::foreign,
    picture, rendition,
    sizes::{CardRow, set_sizes},
    text::text,
};
use crate::{
    model::{Kind, Language},
    page::{Card, Picture},
    typeset::{Typesetter, shown, without_links},
};

/// The card of a story on a page in a language, without the width of its picture in the layout.
pub fn card(index: &Index, story: &Published, page_language: &Language) -> Card {
    let Published {
        story: article,
        language,
        ..
    } = story;
    let authors = match article.kind {
        Kind::Opinion => byline(index, story),
        _ => Vec::new(),
    };
    let picture = article.picture().and_then(|lead| {
        let picture = picture::picture(index, lead, rendition::CARD, "")?;
        // Whoever does not see it has the headline beside it, which leads to where it is described.
        let alt = String::new();
        Some(Picture { alt, ..picture })
    });
    let kicker = kicker(index, story);
    let stars = article.review.as_ref().and_then(|review| review.stars);
    Card {
        headline: article.headline.clone(),
        href: index.base.href(&story.path),
        kind: article.kind,
        label: card_label(index, story, &kicker),
        kicker,
        standfirst: text(
            index,
            &without_links(&shown(&article.standfirst.paragraph(), index)),
            language,
        ),
        byline: authors
            .into_iter()
            .filter(|author| author.role.is_author())
            .map(|author| author.name)
            .collect(),
        published: index.dates.day(article.published, language),
        picture,
        stars: stars.map(|stars| Typesetter::new(index, language).stars(stars).into()),
        reason: None,
        language: foreign(language, page_language),
    }
}

/// The cards of a row on a page in a language.
pub fn cards(index: &Index, ids: &[StoryId], page_language: &Language, row: CardRow) -> Vec<Card> {
    let mut cards: Vec<_> = ids
        .iter()
        .map(|id| card(index, &index.stories[*id], page_language))
        .collect();
    set_sizes(&mut cards, row);
    cards
}
