use super::{Typesetter, figures::Figures, named::Named};
use crate::{
    model::Direction,
    page::{Element, Node, element, hooks},
};

impl Typesetter<'_> {
    /// The digits of the page's language from 0 to 9, where they are others than a script counts with.
    fn other_digits(&self) -> Option<String> {
        let figures = Figures::of(self.language);
        let digits: String = (0..10).map(|digit| figures.count(digit)).collect();
        (digits != "0123456789").then_some(digits)
    }

    /// The dialog that a script fills with the picture that is looked at. Modal, after the ARIA Authoring
    /// Practices Guide ("Dialog (Modal)"). `grows` is whether more pictures may come while the page is
    /// read.
    pub fn lightbox(&self, grows: bool) -> Option<Node> {
        let (labels, pictures) = (self.labels, self.numbering.pictures);
        let (back, on) = match self.direction() {
            Direction::Ltr => ("←", "→"),
            Direction::Rtl => ("→", "←"),
        };
        let button = |act: &str, label: &str, sign: &str| {
            element("button")
                .class(hooks::lightbox::BUTTON.name)
                .set("type", "button")
                .set("value", act)
                .named(label)
                .with(sign)
        };
        let count = element("span")
            .set("id", hooks::lightbox::COUNT.name)
            .set(hooks::lightbox::COUNT_WORDS.name, labels.picture_of.clone())
            .maybe(hooks::lightbox::COUNT_DIGITS.name, self.other_digits());
        let heard = element("span").class("visually-hidden");
        let mut ways = element("p").class("lightbox__ways").with(button(
            hooks::lightbox::CLOSE,
            &labels.close,
            "×",
        ));
        if grows || pictures > 1 {
            ways = ways
                .with(button("previous", &labels.previous_picture, back))
                .with(button(hooks::lightbox::NEXT, &labels.next_picture, on));
        }
        let count = element("p")
            .class(hooks::lightbox::COUNTER.name)
            .set("role", "status")
            .maybe("hidden", (!grows && pictures == 1).then_some(""))
            .with_all([count, heard]);
        let picture = element("figure")
            .class("lightbox__figure")
            .with(element("div").class(hooks::lightbox::PICTURE.name))
            .with(element("figcaption").class(hooks::story::CAPTION.name));
        let dialog: Element = element("dialog")
            .class(hooks::lightbox::DIALOG.name)
            .set("aria-labelledby", hooks::lightbox::COUNT.name)
            .with_all([ways, count, picture]);
        (grows || pictures > 0).then(|| dialog.into())
    }
}
