use super::{Typesetter, named::Named};
use crate::{
    markup::{Fetch, img},
    model::{Bookmark, Button, Newsletter, Picture, PictureRole, ReadMore, StoryCard, Text},
    page::{Card, Element, element},
};

/// What a card says of the page that it leads to.
struct PageCard<'a> {
    title: &'a str,
    site: Option<&'a str>,
    text: &'a Text,
    picture: Option<&'a Picture>,
}

impl Typesetter<'_> {
    /// Filled from the story that it leads to.
    pub(super) fn story_card(&self, card: &StoryCard) -> Option<Element> {
        let card = self.lookup.card(&card.href.0, self.language)?;
        let language = card.language.as_ref();
        let rendered = element("div")
            .class("story-card")
            .maybe("data-tone", card.kicker.tone.clone())
            .maybe("lang", language.map(|(language, _)| language.0.clone()))
            .maybe("dir", language.map(|(_, direction)| direction.as_str()))
            .with_all(
                card.picture
                    .as_ref()
                    .map(|picture| img(picture, Fetch::Near)),
            )
            .with(self.card_text(&card));
        Some(rendered)
    }

    fn card_text(&self, card: &Card) -> Element {
        let kicker = element("p").class("story-card__kicker");
        let link = element("a")
            .set("href", card.href.clone())
            .with(card.headline.as_str());
        let text = element("div")
            .class("story-card__words")
            .with(kicker.with(card.kicker.name.as_str()))
            .with(element("p").class("story-card__headline").with(link))
            .with_all(card.stars.clone());
        if card.standfirst.is_empty() {
            return text;
        }
        let standfirst = element("p").class("story-card__standfirst");
        text.with(standfirst.with_all(card.standfirst.clone()))
    }

    pub(super) fn bookmark(&self, bookmark: &Bookmark) -> Option<Element> {
        let address = self.lookup.address(&bookmark.href.0)?;
        let card = PageCard {
            title: &bookmark.title,
            site: bookmark.site.as_deref(),
            text: &bookmark.text,
            picture: bookmark.picture.as_ref(),
        };
        Some(self.page_card(address, &card))
    }

    /// The card of a page elsewhere, or of one that is told of in other words than its own.
    fn page_card(&self, address: String, card: &PageCard) -> Element {
        let site = match card.site {
            Some(site) => Some(site.to_owned()),
            None => url::Url::parse(&address)
                .ok()
                .and_then(|url| Some(url.host_str()?.trim_start_matches("www.").to_owned())),
        };
        let link = element("a").set("href", address).with(card.title);
        let kicker = site.map(|site| element("p").class("story-card__kicker").with(site));
        let standfirst = (!card.text.is_empty()).then(|| {
            element("p")
                .class("story-card__standfirst")
                .with_all(self.text(card.text))
        });
        let text = element("div")
            .class("story-card__words")
            .with_all(kicker)
            .with(element("p").class("story-card__headline").with(link))
            .with_all(standfirst);
        let img = card
            .picture
            .and_then(|picture| self.img(picture, PictureRole::Thumbnail));
        element("div")
            .class("story-card story-card--bookmark")
            .with_all(img)
            .with(text)
    }

    pub(super) fn button(&self, button: &Button) -> Option<Element> {
        let link = element("a")
            .class("button")
            .set("href", self.lookup.address(&button.href.0)?)
            .with(button.label.as_str());
        Some(element("p").with(link))
    }

    /// Without those that are not out, and not at all where none is.
    pub(super) fn read_more(&self, more: &ReadMore) -> Option<Element> {
        let items: Vec<_> = more
            .items
            .iter()
            .filter_map(|reading| {
                let href = self.lookup.address(&reading.href.0)?;
                let title = match &reading.title {
                    Some(title) => title.clone(),
                    None => match self.lookup.card(&reading.href.0, self.language) {
                        Some(card) => card.headline,
                        None => reading.href.0.clone(),
                    },
                };
                let item = element("li");
                if reading.text.is_empty() && reading.site.is_none() && reading.picture.is_none() {
                    return Some(item.with(element("a").set("href", href).with(title)));
                }
                let card = PageCard {
                    title: &title,
                    site: reading.site.as_deref(),
                    text: &reading.text,
                    picture: reading.picture.as_ref(),
                };
                Some(item.with(self.page_card(href, &card)))
            })
            .collect();
        let title = self.title(more.title.as_ref(), &self.labels.read_more);
        (!items.is_empty()).then(|| {
            let list = element("ul").with_all(items);
            self.aside(more, "box read-more", title).with(list)
        })
    }

    pub(super) fn newsletter(&self, newsletter: &Newsletter) -> Option<Element> {
        let address = self.lookup.address(&newsletter.href.0)?;
        let label = newsletter.label.as_ref().unwrap_or(&self.labels.sign_up);
        let link = element("a")
            .class("button")
            .set("href", address)
            .named(format!(
                "{label}: {} ({})",
                newsletter.title, self.labels.newsletter
            ))
            .with(self.title(newsletter.label.as_ref(), &self.labels.sign_up));
        let text = (!newsletter.text.is_empty())
            .then(|| element("p").with_all(self.text(&newsletter.text)));
        let aside = self
            .aside(newsletter, "box newsletter", newsletter.title.as_str())
            .with_all(text)
            .with(element("p").with(link));
        Some(aside)
    }
}
