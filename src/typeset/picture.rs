use super::{Placement, Typesetter, joined};
use crate::{
    grammar::words::without_invisible,
    markup::{Fetch, begun, enlargeable, img},
    model::{self, Caption, CreditLabel, PictureRole},
    page::{Element, Node, element, hooks},
};

/// A credit with what it calls the thing, unless it says so itself: "Photograph: Ada", "Foto: dpa". `before`
/// is what stands before both.
pub(super) fn labelled(before: &str, label: Node, credit: &str) -> Vec<Node> {
    /// In characters: what is longer before a colon is no label.
    const LABEL: usize = 24;
    let says_by = || {
        let lower = credit.to_lowercase();
        [" by ", " © ", " courtesy of "].iter().any(|by| {
            let (what, _) = lower.split_once(by).unwrap_or_default();
            !what.is_empty() && what.chars().all(char::is_alphabetic)
        })
    };
    let has_label = credit.split_once([':', '：']).is_some_and(|(what, who)| {
        let is_short = what.chars().count() <= LABEL;
        let is_word = what.chars().any(char::is_alphabetic) && !who.starts_with('/');
        is_short && is_word && !who.trim().is_empty()
    });
    named(before, label, has_label || says_by(), credit)
}

/// Where figures are from, with its label unless it says so itself: "Sources: Eurostat". Any other word
/// before a colon is part of the name: "Eurostat: migr_pop".
pub(super) fn sourced(label: Node, source: &str) -> Vec<Node> {
    let word = label.plain();
    let word = word.trim_end_matches([':', '：', ' ']).to_lowercase();
    let has_label = source
        .split_once([':', '：'])
        .is_some_and(|(what, _)| what.to_lowercase().starts_with(&word));
    named("", label, has_label, source)
}

fn named(before: &str, label: Node, has_label: bool, name: &str) -> Vec<Node> {
    let label = (!has_label).then(|| before_name(label));
    let label = label.into_iter().flatten();
    let name = element("bdi").with(name).into();
    joined([Node::from(before)].into_iter().chain(label).chain([name]))
}

/// A label, with the space that parts it from what it labels.
fn before_name(label: Node) -> [Node; 2] {
    let words = label.plain();
    let space = begun(&words)[words.len()..].to_owned();
    [label, space.into()]
}

impl Typesetter<'_> {
    pub(super) fn image(&self, picture: &model::Picture) -> Option<Element> {
        let figure = element("figure")
            .class("figure")
            .maybe("data-role", picture.role.name())
            .with(self.shown(picture, Placement::Role(picture.role))?);
        Some(self.with_caption(figure, picture.caption.as_ref()))
    }

    pub(super) fn with_caption(&self, figure: Element, caption: Option<&Caption>) -> Element {
        self.with_caption_by(figure, caption, &self.labels.picture_credit)
    }

    /// The same where it is no picture; `label` is what its credit begins with.
    pub(super) fn with_caption_by(
        &self,
        figure: Element,
        caption: Option<&Caption>,
        label: &str,
    ) -> Element {
        let Some(caption) = caption else {
            return figure;
        };
        let line = element("figcaption").class(hooks::story::CAPTION.name);
        figure.with(line.with_all(self.caption_by(caption, label)))
    }

    /// A picture that leads where it says, or else to its largest file; alone where what it leads to is
    /// not out.
    pub(super) fn shown(&self, picture: &model::Picture, placement: Placement) -> Option<Element> {
        let Some(href) = &picture.href else {
            return self.enlargeable(picture, placement);
        };
        let img = img(&self.lookup.picture(picture, placement)?, Fetch::Near);
        Some(match self.lookup.address(&href.0) {
            Some(address) => element("a").set("href", address).with(img),
            None => img,
        })
    }

    /// A link to the picture's largest file, which the reader shows over the page.
    pub(super) fn enlargeable(
        &self,
        picture: &model::Picture,
        placement: Placement,
    ) -> Option<Element> {
        let shown = self.lookup.picture(picture, placement)?;
        let id = self.id(picture);
        let moving = self.moving(picture, &shown, &id, Fetch::Near);
        moving.or_else(|| self.enlargeable_still(picture, placement))
    }

    /// The same, of a picture that stands still whatever it can do.
    pub(super) fn enlargeable_still(
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
            alt => without_invisible(&format!("{}: {alt}", self.labels.enlarge)).into_owned(),
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
        self.caption_by(caption, &self.labels.picture_credit)
    }

    /// The words of a caption; `label` is what its credit begins with where it names nothing else.
    pub(super) fn caption_by(&self, caption: &Caption, label: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        if let Some(title) = &caption.title {
            let title = element("strong")
                .class("caption__title")
                .with(title.as_str());
            nodes.extend([title.set("dir", "auto").into(), " ".into()]);
        }
        nodes.extend(self.text(&caption.text));
        nodes = joined(nodes);
        let Some(credit) = &caption.credit else {
            return nodes;
        };
        let labels = self.labels;
        let label = match caption.label {
            None => label,
            Some(CreditLabel::Photograph) => &labels.photograph,
            Some(CreditLabel::Illustration) => &labels.illustration,
            Some(CreditLabel::Graphic) => &labels.graphic,
            Some(CreditLabel::Composite) => &labels.composite,
        };
        if caption.text.plain().trim().is_empty() {
            let alone = element("span").with_all(labelled("", self.label(label), credit));
            nodes.push(alone.into());
        } else {
            let after = element("span").class("caption__credit");
            nodes.push(
                after
                    .with_all(labelled(" ", self.label(label), credit))
                    .into(),
            );
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_keeps_its_own_label_and_a_source_its_whole_name() {
        let plain = |nodes: Vec<Node>| nodes.iter().map(Node::plain).collect::<String>();
        for (credit, shown) in [
            ("Ada", "Picture: Ada"),
            ("Photograph: Ada/Agency", "Photograph: Ada/Agency"),
            ("Photo by Ada", "Photo by Ada"),
            ("PHOTO BY ADA", "PHOTO BY ADA"),
            ("Photo © Ada", "Photo © Ada"),
            ("Photo courtesy of Ada", "Photo courtesy of Ada"),
            ("© Ada", "Picture: © Ada"),
            ("https://example.org/", "Picture: https://example.org/"),
        ] {
            assert_eq!(plain(labelled("", "Picture:".into(), credit)), shown);
        }
        for (source, shown) in [
            ("Eurostat", "Source: Eurostat"),
            ("Eurostat: migr_pop", "Source: Eurostat: migr_pop"),
            ("Sources: Eurostat, ONS", "Sources: Eurostat, ONS"),
        ] {
            assert_eq!(plain(sourced("Source:".into(), source)), shown);
        }
    }
}
