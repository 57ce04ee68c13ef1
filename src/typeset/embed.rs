use const_format::concatcp;

use super::{Typesetter, named::Named};
use crate::{
    grammar::EmbedFrame,
    model::{Embed, PictureRole},
    page::{Element, element, hooks},
};

impl Typesetter<'_> {
    /// What was posted, as a quotation, with the way to where it was posted. The class `needs-app` is for
    /// what only a script can do: load it from there when it is asked to.
    pub(super) fn embed(&self, embed: &Embed) -> Element {
        let labels = self.labels;
        let frame = EmbedFrame::of(embed).ok();
        let page = match &frame {
            Some(frame) => frame.page.as_str(),
            None => embed.href.0.as_str(),
        };
        let site = match &frame {
            Some(frame) => frame.name.as_str(),
            None => &labels.another_site,
        };
        let film = frame.as_ref().is_some_and(|frame| frame.height.is_none());
        let past = self.id(embed);
        let mut figure = element("figure")
            .class(if film {
                concatcp!(hooks::embed::EMBED.name, " embed--film")
            } else {
                hooks::embed::EMBED.name
            })
            .named(embed.title.as_str())
            .with(
                self.in_interface(element("a"))
                    .class("skip-link embed__skip")
                    .set("href", format!("#{past}"))
                    .set("rel", "external")
                    .with(labels.skip_embed.replace("{}", site)),
            );
        if let Some(frame) = &frame {
            let height = frame.height.map(|height| height.to_string());
            figure = figure
                .set(hooks::embed::SRC.name, self.frame_address(frame))
                .set(hooks::embed::SANDBOX.name, frame.sandbox)
                .set(hooks::embed::ALLOW.name, frame.allow)
                .set(hooks::embed::ORIGIN.name, frame.origin.as_str())
                .maybe(hooks::embed::HEIGHT.name, height);
        }
        let img = embed
            .picture
            .as_ref()
            .and_then(|picture| self.img(picture, PictureRole::Inline));
        let stage = (film || img.is_some())
            .then(|| element("div").class(hooks::embed::STAGE.name).with_all(img));
        let open = element("a")
            .set("href", page)
            .with(labels.embed_open.replace("{}", site));
        let controls = frame.iter().flat_map(|_| self.controls(site));
        let foot = self
            .in_interface(element("figcaption"))
            .class("embed__ways")
            .with_all(controls)
            .with(
                element("p")
                    .with(open)
                    .with(element("span").set("id", past)),
            );
        figure
            .with_all(stage)
            .with(self.quotation(embed, page))
            .with(foot)
    }

    /// Twitch plays where `parent` is the host of the page, and nowhere else.
    fn frame_address(&self, frame: &EmbedFrame) -> String {
        if frame.names_parent {
            format!("{}&parent={}", frame.src, self.lookup.host())
        } else {
            frame.src.clone()
        }
    }

    fn quotation(&self, embed: &Embed, page: &str) -> Element {
        let title = element("p")
            .class("embed__title")
            .with(embed.title.as_str());
        let text = (!embed.text.is_empty()).then(|| element("p").with_all(self.text(&embed.text)));
        let source: Vec<&str> = [&embed.author, &embed.date]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let source = (!source.is_empty())
            .then(|| element("p").with(element("cite").with(source.join(", "))));
        element("blockquote")
            .class(hooks::embed::WORDS.name)
            .set("cite", page)
            .with(title)
            .with_all(text)
            .with_all(source)
    }

    /// What loading it means, and how it is asked for, once or from now on, and taken back.
    fn controls(&self, site: &str) -> [Element; 4] {
        let labels = self.labels;
        let button = |class: &str, label: &str| {
            element("button")
                .class(class)
                .set("type", "button")
                .with(label.replace("{}", site))
        };
        let always = element("input")
            .class(hooks::embed::ALWAYS.name)
            .set("type", "checkbox")
            .set("autocomplete", "off");
        let always = element("label")
            .with(always)
            .with(" ")
            .with(labels.embed_always.replace("{}", site));
        let ask = element("p")
            .class("embed__ask needs-app")
            .with(button(hooks::embed::LOAD.name, &labels.embed_load))
            .with(" ")
            .with(always);
        let notice = element("p")
            .class("embed__notice needs-app")
            .with(labels.embed_notice.replace("{}", site));
        [
            notice,
            ask,
            button(hooks::embed::CLOSE.name, &labels.close),
            button(hooks::embed::NEVER.name, &labels.embed_never),
        ]
    }
}
