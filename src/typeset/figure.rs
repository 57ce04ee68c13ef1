use super::{
    Typesetter,
    picture::{labelled, sourced},
    table::Grid,
};
use crate::{
    model::Text,
    page::{Element, element},
};

/// What is said around a picture that is drawn from figures.
pub struct FigureText<'a> {
    pub title: &'a str,
    pub text: &'a Text,
    pub note: Option<&'a str>,
    pub source: Option<&'a str>,
    pub credit: Option<&'a str>,
}

impl Typesetter<'_> {
    /// The title and what is shown, the picture, the table, and where the figures are from.
    pub(super) fn drawn_figure(
        &self,
        class: &str,
        text: &FigureText,
        picture: Vec<Element>,
        grid: Grid,
    ) -> Element {
        let labels = self.labels;
        let title = element("strong").class("chart__title").with(text.title);
        let mut head = element("figcaption").class("chart__head").with(title);
        if !text.text.is_empty() {
            let shown = element("span").class("chart__text");
            head = head.with(" ").with(shown.with_all(self.text(text.text)));
        }
        let foot: Vec<_> = [
            text.note.map(|note| vec![note.into()]),
            text.source
                .map(|it| sourced(self.label(&labels.data_source), it)),
            text.credit
                .map(|it| labelled("", self.label(&labels.graphic), it)),
        ]
        .into_iter()
        .flatten()
        .map(|line| element("p").with_all(line))
        .collect();
        let data = element("details")
            .class("chart__data")
            .with(element("summary").with(self.label(&labels.figures)))
            .with(self.grid(grid));
        let foot = (!foot.is_empty()).then(|| element("div").class("chart__foot").with_all(foot));
        element("figure")
            .class(class)
            .with(head)
            .with_all(picture)
            .with_all(foot)
            .with(data)
    }
}
