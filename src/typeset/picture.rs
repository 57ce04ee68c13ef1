use super::Setter;
use crate::{
    model::{self, Caption},
    page::{Element, Node, Picture, element},
};

impl Setter<'_> {
    pub(super) fn image(&self, picture: &model::Picture) -> Option<Element> {
        let set = element("figure").class("figure").with(self.img(picture)?);
        Some(match &picture.caption {
            Some(caption) => set.with(self.figcaption(caption)),
            None => set,
        })
    }

    pub(super) fn img(&self, picture: &model::Picture) -> Option<Element> {
        self.around.picture(picture).as_ref().map(img)
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

/// The picture alone.
pub(super) fn img(picture: &Picture) -> Element {
    element("img")
        .set("src", picture.src.clone())
        .set("alt", picture.alt.clone())
        .maybe("width", picture.width.map(|width| width.to_string()))
        .maybe("height", picture.height.map(|height| height.to_string()))
        .set("loading", "lazy")
        .set("decoding", "async")
}
