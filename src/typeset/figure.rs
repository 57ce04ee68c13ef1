use super::{
    setting::Setting,
    table::{self, Grid},
};
use crate::{
    model::Text,
    page::{Element, element},
};

/// What stands around a picture that is drawn from figures.
pub struct Around<'a> {
    pub title: &'a str,
    pub text: &'a Text,
    pub note: Option<&'a str>,
    pub source: Option<&'a str>,
    pub credit: Option<&'a str>,
}

/// The title and what is shown, the picture, the table, and where the figures are from.
pub fn figure(
    class: &str,
    around: &Around,
    inside: Vec<Element>,
    grid: Grid,
    setting: &Setting,
) -> Element {
    let words = setting.words;
    let title = element("strong").class("chart__title").with(around.title);
    let mut head = element("figcaption").class("chart__head").with(title);
    if !around.text.is_empty() {
        let text = element("span").class("chart__text");
        head = head
            .with(" ")
            .with(text.with_all((setting.text)(around.text)));
    }
    let from = |word: &str, name: Option<&str>| name.map(|name| format!("{word} {name}"));
    let foot: Vec<Element> = [
        around.note.map(str::to_owned),
        from(&words.data_source, around.source),
        from(&words.graphic, around.credit),
    ]
    .into_iter()
    .flatten()
    .map(|line| element("p").with(line))
    .collect();
    let data = element("details")
        .class("chart__data")
        .with(element("summary").with(words.figures.as_str()))
        .with(table::grid(grid, setting));
    let mut figure = element("figure").class(class).with(head).with_all(inside);
    if !foot.is_empty() {
        figure = figure.with(element("div").class("chart__foot").with_all(foot));
    }
    figure.with(data)
}
