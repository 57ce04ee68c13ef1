use super::{Typesetter, named::Named};
use crate::{
    model::{Poem, Preformatted, Verse},
    page::{Element, element},
};

impl Typesetter<'_> {
    pub(super) fn verse(&self, verse: &Verse) -> Element {
        let lines = element("p").class("verse__lines");
        let figure = element("figure").class("verse");
        self.by(
            figure.with(lines.with_all(self.text(&verse.text))),
            &verse.attribution,
        )
    }

    /// Each line is its own block, so that a long one hangs where it is broken.
    pub(super) fn poem(&self, poem: &Poem) -> Element {
        let mut figure = element("figure").class("verse verse--poem");
        if let Some(title) = &poem.title {
            let id = self.id(poem);
            let line = element("p").class("verse__title").set("id", id.clone());
            figure = figure
                .set("aria-labelledby", id)
                .with(line.with(title.as_str()));
        }
        let stanzas = poem.stanzas.iter().map(|stanza| {
            let lines = stanza.lines.iter().map(|line| {
                let line = element("span")
                    .class("verse__line")
                    .with_all(self.text(&line.text));
                line.with("\n")
            });
            element("p").class("verse__lines").with_all(lines)
        });
        let figure = figure.with_all(stanzas);
        self.by(figure, &poem.attribution)
    }

    fn by(&self, figure: Element, attribution: &Option<String>) -> Element {
        match attribution {
            Some(name) => figure.with(
                element("figcaption")
                    .class("quote__from")
                    .with(element("cite").with(name.as_str())),
            ),
            None => figure,
        }
    }

    pub(super) fn preformatted(&self, preformatted: &Preformatted) -> Element {
        let listing = element("pre")
            .class("code code--plain")
            .set("role", "group")
            .set("tabindex", "0")
            .named(self.labels.preformatted.clone())
            .with(preformatted.text.as_str());
        self.captioned(listing, preformatted.caption.as_ref(), "listing")
    }
}
