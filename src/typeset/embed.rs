use const_format::concatcp;

use super::Typesetter;
use crate::{
    grammar::EmbedFrame,
    model::{Embed, PictureRole},
    page::{Element, element, hooks},
};

impl Typesetter<'_> {
    /// What was posted, as a quotation, with the way to where it stands. What only an app can do, which
    /// is to load it from there when it is asked to, has the class `needs-app`.
    pub(super) fn embed(&self, embed: &Embed) -> Element {
        let labels = self.labels;
        let frame = EmbedFrame::of(embed);
        let name = match &frame {
            Some(frame) => frame.name.as_str(),
            None => &labels.another_site,
        };
        let says = |words: &str| words.replace("{}", name);
        let film = frame.as_ref().is_some_and(|frame| frame.height.is_none());
        let past = self.id(embed);
        let mut set = element("figure")
            .class(if film {
                concatcp!(hooks::embed::EMBED.name, " embed--film")
            } else {
                hooks::embed::EMBED.name
            })
            .set("aria-label", embed.title.clone())
            .with(
                element("a")
                    .class("skip-link embed__skip")
                    .set("href", format!("#{past}"))
                    .set("rel", "external")
                    .with(says(&labels.skip_embed)),
            );
        let img = embed
            .picture
            .as_ref()
            .and_then(|one| self.img(one, PictureRole::Inline));
        if let Some(frame) = &frame {
            let height = frame.height.map(|height| height.to_string());
            set = set
                .set(hooks::embed::SRC.name, frame.src.clone())
                .set(hooks::embed::ORIGIN.name, frame.origin.clone())
                .maybe(hooks::embed::HEIGHT.name, height);
        }
        if film || img.is_some() {
            set = set.with(element("div").class(hooks::embed::STAGE.name).with_all(img));
        }
        let open = element("a")
            .set("href", embed.href.0.clone())
            .with(says(&labels.embed_open));
        let mut ways = element("figcaption").class("embed__ways");
        if frame.is_some() {
            ways = ways.with_all(self.ways(name));
        }
        set.with(self.posted(embed))
            .with(ways.with(element("p").with(open)))
            .with(element("span").set("id", past))
    }

    fn posted(&self, embed: &Embed) -> Element {
        let title = element("p").class("embed__title");
        let mut words = element("blockquote")
            .class(hooks::embed::WORDS.name)
            .set("cite", embed.href.0.clone())
            .with(title.with(embed.title.as_str()));
        if !embed.text.is_empty() {
            words = words.with(element("p").with_all(self.text(&embed.text)));
        }
        let told: Vec<_> = [&embed.author, &embed.date].into_iter().flatten().collect();
        if !told.is_empty() {
            let told = told.into_iter().cloned().collect::<Vec<_>>().join(", ");
            words = words.with(element("p").with(element("cite").with(told)));
        }
        words
    }

    /// What loading it means, and how it is asked for, once or from now on, and taken back.
    fn ways(&self, name: &str) -> [Element; 4] {
        let labels = self.labels;
        let says = |words: &str| words.replace("{}", name);
        let button = |class: &str, words: &str| {
            element("button")
                .class(class)
                .set("type", "button")
                .with(says(words))
        };
        let always = element("input")
            .class(hooks::embed::ALWAYS.name)
            .set("type", "checkbox")
            .set("autocomplete", "off");
        let ask = element("p")
            .class("embed__ask needs-app")
            .with(button(hooks::embed::LOAD.name, &labels.embed_load))
            .with(" ")
            .with(
                element("label")
                    .with(always)
                    .with(" ")
                    .with(says(&labels.embed_always)),
            );
        let notice = element("p")
            .class("embed__notice needs-app")
            .with(says(&labels.embed_notice));
        [
            notice,
            ask,
            button(hooks::embed::CLOSE.name, &labels.close),
            button(hooks::embed::NEVER.name, &labels.embed_never),
        ]
    }
}
