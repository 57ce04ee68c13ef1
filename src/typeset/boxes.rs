use super::Typesetter;
use crate::{
    model::{
        Contact, Disclaimer, Expander, InShort, InfoBox, KeyFigures, KeyPoints, PictureRole,
        Profile, Profiles, Questions,
    },
    page::{Element, Node, element},
};

impl Typesetter<'_> {
    pub(super) fn key_points(&self, points: &KeyPoints) -> Element {
        let title = self.title(points.title.as_ref(), &self.labels.key_points);
        let items = points.items.iter().map(|point| {
            let words = self.text(&point.text);
            let item = element("li");
            if point.body.is_empty() {
                return item.with_all(words);
            }
            let title = element("p").class("key-points__point").with_all(words);
            item.with(title).with_all(self.body(&point.body))
        });
        self.aside(points, "box key-points", title)
            .with(element("ul").with_all(items))
    }

    pub(super) fn key_figures(&self, figures: &KeyFigures) -> Element {
        let items = figures.items.iter().map(|figure| {
            element("div")
                // A sign stands before its number, whichever way the words around it are written.
                .with(element("dt").with(element("bdi").with(figure.number.as_str())))
                .with(element("dd").with_all(self.text(&figure.text)))
        });
        element("dl").class("key-figures").with_all(items)
    }

    pub(super) fn in_short(&self, short: &InShort) -> Element {
        self.aside(short, "box in-short", self.label(&self.labels.in_short))
            .with(element("p").with_all(self.text(&short.text)))
    }

    pub(super) fn questions(&self, questions: &Questions) -> Element {
        let items = questions.items.iter().flat_map(|question| {
            let title = element(self.numbering.heading(question))
                .class("questions__question")
                .set("id", self.id(question))
                .with_all(self.text(&question.text));
            std::iter::once(title.into()).chain(self.body(&question.answer))
        });
        element("div").class("questions").with_all::<Node>(items)
    }

    pub(super) fn profiles(&self, profiles: &Profiles) -> Element {
        let items = profiles.items.iter();
        element("ul")
            .class("profiles")
            .set("role", "list")
            .with_all(items.map(|profile| self.profile(profile)))
    }

    fn profile(&self, profile: &Profile) -> Element {
        let href = profile
            .href
            .as_ref()
            .and_then(|href| self.lookup.address(&href.0));
        let name = element("p").class("profiles__name");
        let mut name = match href {
            Some(href) => name.with(
                element("a")
                    .set("href", href)
                    .set("dir", "auto")
                    .with(profile.name.as_str()),
            ),
            None => name.with(element("bdi").with(profile.name.as_str())),
        };
        if let Some(role) = &profile.role {
            let role = element("span")
                .class("profiles__role")
                .set("dir", "auto")
                .with(role.as_str());
            name = name.with(" ").with(role);
        }
        let told =
            (!profile.text.is_empty()).then(|| element("p").with_all(self.text(&profile.text)));
        let text = element("div")
            .class("profiles__words")
            .with(name)
            .with_all(told)
            .with_all(self.body(&profile.body));
        let img = profile
            .picture
            .as_ref()
            .and_then(|picture| self.img(picture, PictureRole::Thumbnail));
        element("li")
            .class("profiles__profile")
            .with_all(img.map(|img| element("div").class("profiles__picture").with(img)))
            .with(text)
    }

    pub(super) fn expander(&self, expander: &Expander) -> Element {
        element("details")
            .class("expander")
            .with(element("summary").with(expander.title.as_str()))
            .with_all(self.body(&expander.body))
    }

    pub(super) fn info_box(&self, info: &InfoBox) -> Element {
        self.aside(info, "box", info.title.as_str())
            .with_all(self.body(&info.body))
    }

    pub(super) fn disclaimer(&self, disclaimer: &Disclaimer) -> Element {
        let label = element("strong").with(self.label(&format!("{}: ", self.labels.disclaimer)));
        element("p")
            .class("disclaimer")
            .set("role", "note")
            .with(label)
            .with_all(self.text(&disclaimer.text))
    }

    pub(super) fn contact(&self, contact: &Contact) -> Element {
        let title = self.title(contact.title.as_ref(), &self.labels.contact);
        self.aside(contact, "box contact", title)
            .with(element("p").with_all(self.text(&contact.text)))
    }
}
