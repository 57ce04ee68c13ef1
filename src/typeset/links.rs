use super::Typesetter;
use crate::{
    markup::{Fetch, img},
    model::{Bookmark, Newsletter, PictureRole, ReadMore, StoryCard},
    page::{Card, Element, element},
};

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
            .with(element("p").class("story-card__headline").with(link));
        if card.standfirst.is_empty() {
            return text;
        }
        let standfirst = element("p").class("story-card__standfirst");
        text.with(standfirst.with_all(card.standfirst.clone()))
    }

    pub(super) fn bookmark(&self, bookmark: &Bookmark) -> Option<Element> {
        let address = self.lookup.address(&bookmark.href.0)?;
        let site = match &bookmark.site {
            Some(site) => Some(site.clone()),
            None => url::Url::parse(&address)
                .ok()
                .and_then(|url| Some(url.host_str()?.trim_start_matches("www.").to_owned())),
        };
        let link = element("a")
            .set("href", address)
            .with(bookmark.title.as_str());
        let kicker = site.map(|site| element("p").class("story-card__kicker").with(site));
        let standfirst = (!bookmark.text.is_empty()).then(|| {
            element("p")
                .class("story-card__standfirst")
                .with_all(self.text(&bookmark.text))
        });
        let text = element("div")
            .class("story-card__words")
            .with_all(kicker)
            .with(element("p").class("story-card__headline").with(link))
            .with_all(standfirst);
        let img = bookmark
            .picture
            .as_ref()
            .and_then(|picture| self.img(picture, PictureRole::Thumbnail));
        let rendered = element("div")
            .class("story-card story-card--bookmark")
            .with_all(img)
            .with(text);
        Some(rendered)
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
                let link = element("a").set("href", href).with(title);
                Some(element("li").with(link))
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
            .set(
                "aria-label",
                format!("{label}: {} ({})", newsletter.title, self.labels.newsletter),
            )
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
