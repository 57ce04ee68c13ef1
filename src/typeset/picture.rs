use super::Setter;
use crate::{
    model::{self, Caption, PictureRole},
    page::{Element, Node, element},
    view::{Fetch, img},
};

impl Setter<'_> {
    pub(super) fn image(&self, picture: &model::Picture) -> Option<Element> {
        let set = element("figure")
            .class("figure")
            .maybe("data-role", picture.role.name())
            .with(self.img(picture, picture.role)?);
        Some(match &picture.caption {
            Some(caption) => set.with(self.figcaption(caption)),
            None => set,
        })
    }

    pub(super) fn img(&self, picture: &model::Picture, role: PictureRole) -> Option<Element> {
        let picture = self.around.picture(picture, role)?;
        Some(img(&picture, Fetch::Near))
    }

    pub(super) fn figcaption(&self, caption: &Caption) -> Element {
        element("figcaption")
            .class("caption")
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
