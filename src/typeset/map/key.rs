use super::shades::Shades;
use crate::{
    model::Map,
    page::{Element, Node, element},
    typeset::{
        Typesetter,
        figures::{Figures, told_decimals},
    },
};

impl Typesetter<'_> {
    /// What the shades mean. `hatch` is the id of the pattern for areas of which nothing is known, where
    /// there are any.
    pub(super) fn map_key(
        &self,
        map: &Map,
        shades: &Shades,
        figures: &Figures,
        hatch: Option<&str>,
    ) -> Element {
        let classes = shades.shades.iter().enumerate().map(|(class, shade)| {
            let sample = element("path").set("data-shade", shade.to_string());
            let text = class_text(shades, class, map.unit.as_deref(), figures);
            // Where nothing is known, there is but one class.
            item(sample, text.unwrap_or_else(|| column_name(map)))
        });
        let unknown = hatch.map(|hatch| {
            let sample = element("path").set("fill", format!("url(#{hatch})"));
            item(sample, self.label(&self.labels.no_data))
        });
        element("ul")
            .class("chart__key")
            .with_all(classes.chain(unknown))
    }
}

/// What is measured, in a few words.
pub fn column_name(map: &Map) -> String {
    map.label.clone().unwrap_or_else(|| map.title.clone())
}

fn item(sample: Element, text: impl Into<Node>) -> Element {
    let picture = element("svg")
        .set("viewBox", "0 0 48 24")
        .set("width", "24")
        .set("height", "12")
        .set("aria-hidden", "true")
        .with(sample.class("map__area").set("d", "M0 0h48v24h-48z"));
    element("li").with(picture).with(element("bdi").with(text))
}

/// From where to where a class goes, or its one figure; none where nothing is known.
fn class_text(
    shades: &Shades,
    class: usize,
    unit: Option<&str>,
    figures: &Figures,
) -> Option<String> {
    let breaks = &shades.breaks;
    let written = breaks.iter().chain(&shades.figures).copied();
    let finest = told_decimals(&written.collect::<Vec<_>>());
    let write = |at: f64| figures.with_unit(at, finest, unit);
    if let Some(figure) = shades.figures.get(class) {
        return Some(write(*figure));
    }
    // "20–40 %", but "$20–$40".
    let bare = |at: f64| {
        let number = figures.number(at, finest);
        if write(at).ends_with(&number) {
            write(at)
        } else {
            number
        }
    };
    let dash = match breaks.first() {
        Some(least) if *least < 0.0 => " – ",
        _ => "–",
    };
    let from = class.checked_sub(1).and_then(|last| breaks.get(last));
    match (from, breaks.get(class)) {
        (Some(from), Some(to)) => Some(format!("{}{dash}{}", bare(*from), write(*to))),
        (None, Some(to)) => Some(format!("< {}", write(*to))),
        (Some(from), None) => Some(format!("≥ {}", write(*from))),
        (None, None) => None,
    }
}
