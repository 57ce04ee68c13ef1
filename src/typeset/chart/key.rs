use super::{
    canvas::{dot, number},
    data::Data,
};
use crate::{
    model::{Chart, ChartKind},
    page::{Element, element},
};

/// What the colours and marks mean, for series that are not named in the picture.
pub fn key(chart: &Chart, data: &Data) -> Element {
    let items = data.series.iter().enumerate().map(|(place, series)| {
        let (class, path) = match chart.kind {
            ChartKind::Line => ("chart__line", "M0 6H24".to_owned()),
            ChartKind::Dot => ("chart__dot", dot(12.0, 6.0, place, 5.0)),
            _ => ("chart__bar", "M6 0h12v12h-12z".to_owned()),
        };
        let sample = element("path").class(class).set("d", path);
        let sample = sample.maybe("data-series", series.tone.map(|tone| tone.to_string()));
        let picture = element("svg")
            .set("viewBox", "0 0 24 12")
            .set("width", number(24.0))
            .set("height", number(12.0))
            .set("aria-hidden", "true")
            .with(sample);
        element("li").with(picture).with(series.name.as_str())
    });
    element("ul")
        .class("chart__key")
        .with_all(items.collect::<Vec<_>>())
}
