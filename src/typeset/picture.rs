use super::{Setter, Stand};
use crate::{
    markup::{Fetch, enlargeable, img},
    model::{self, Caption, PictureRole},
    page::{Element, Node, element, hooks},
};

impl Setter<'_> {
    pub(super) fn image(&self, picture: &model::Picture) -> Option<Element> {
        let set = element("figure")
            .class("figure")
            .maybe("data-role", picture.role.name())
            .with(self.enlargeable(picture, Stand::As(picture.role))?);
        Some(self.with_caption(set, picture.caption.as_ref()))
    }

    pub(super) fn with_caption(&self, set: Element, caption: Option<&Caption>) -> Element {
        match caption {
            Some(caption) => set.with(self.figcaption(caption)),
            None => set,
        }
    }

    /// A link to the picture's largest file, which an app shows over the page.
    pub(super) fn enlargeable(&self, picture: &model::Picture, stand: Stand) -> Option<Element> {
        let shown = self.around.picture(picture, stand)?;
        let label = self.enlarge(&shown.alt);
        let number = self.pictures.get();
        let id = self.scoped(format!("{}{number}", hooks::lightbox::LINK_ID));
        Some(enlargeable(&shown, id, label, Fetch::Near))
    }

    /// Counts a picture that can be enlarged; the label of its link.
    pub fn enlarge(&self, alt: &str) -> String {
        self.pictures.set(self.pictures.get() + 1);
        match alt {
            "" => self.labels.enlarge.clone(),
            alt => format!("{}: {alt}", self.labels.enlarge),
        }
    }

    pub(super) fn img(&self, picture: &model::Picture, role: PictureRole) -> Option<Element> {
        let picture = self.around.picture(picture, Stand::As(role))?;
        Some(img(&picture, Fetch::Near))
    }

    pub(super) fn figcaption(&self, caption: &Caption) -> Element {
        element("figcaption")
            .class(hooks::story::CAPTION.name)
            .with_all(self.caption(caption))
    }

    /// The words under a picture, with who made it.
    pub fn caption(&self, caption: &Caption) -> Vec<Node> {
        let mut words = self.text(&caption.text);
        if let Some(credit) = &caption.credit {
            let credit = format!(" {} {credit}", self.labels.picture_credit);
            words.push(element("span").class("caption__credit").with(credit).into());
        }
        words
    }

    /// A figure where there is a caption, else the thing alone.
    pub(super) fn captioned(
        &self,
        thing: Element,
        caption: Option<&Caption>,
        class: &str,
    ) -> Element {
        match caption {
            Some(caption) => element("figure")
                .class(class)
                .with(thing)
                .with(self.figcaption(caption)),
            None => thing,
        }
    }
}
