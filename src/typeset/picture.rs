use super::{Placement, Typesetter};
use crate::{
    markup::{Fetch, enlargeable, img},
    model::{self, Caption, PictureRole},
    page::{Element, Node, element, hooks},
};

impl Typesetter<'_> {
    pub(super) fn image(&self, picture: &model::Picture) -> Option<Element> {
        let figure = element("figure")
            .class("figure")
            .maybe("data-role", picture.role.name())
            .with(self.enlargeable(picture, Placement::Role(picture.role))?);
        Some(self.with_caption(figure, picture.caption.as_ref()))
    }

    pub(super) fn with_caption(&self, figure: Element, caption: Option<&Caption>) -> Element {
        match caption {
            Some(caption) => figure.with(self.figcaption(caption)),
            None => figure,
        }
    }

    /// A link to the picture's largest file, which the reader shows over the page.
    pub(super) fn enlargeable(
        &self,
        picture: &model::Picture,
        placement: Placement,
    ) -> Option<Element> {
        let shown = self.lookup.picture(picture, placement)?;
        let label = self.enlarge_label(&shown.alt);
        Some(enlargeable(&shown, self.id(picture), label, Fetch::Near))
    }

    /// What the link to a picture's largest file is called.
    pub fn enlarge_label(&self, alt: &str) -> String {
        match alt {
            "" => self.labels.enlarge.clone(),
            alt => format!("{}: {alt}", self.labels.enlarge),
        }
    }

    pub(super) fn img(&self, picture: &model::Picture, role: PictureRole) -> Option<Element> {
        let picture = self.lookup.picture(picture, Placement::Role(role))?;
        Some(img(&picture, Fetch::Near))
    }

    pub(super) fn figcaption(&self, caption: &Caption) -> Element {
        element("figcaption")
            .class(hooks::story::CAPTION.name)
            .with_all(self.caption(caption))
    }

    /// The words under a picture, with who made it.
    pub fn caption(&self, caption: &Caption) -> Vec<Node> {
        let mut nodes = self.text(&caption.text);
        if let Some(credit) = &caption.credit {
            let label = format!(" {} ", self.labels.picture_credit);
            let line = element("span").class("caption__credit").with(label);
            nodes.push(line.with(element("bdi").with(credit.as_str())).into());
        }
        nodes
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
