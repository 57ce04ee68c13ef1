//! Maps whose areas are shaded by figures.

mod areas;
mod projection;
mod shades;

use std::collections::BTreeMap;

use self::{areas::Area, projection::Flat, shades::Shades};
use super::{
    Typesetter,
    figure::FigureText,
    figures::{Figures, decimals},
    table::{Grid, GridCell, GridColumn},
};
use crate::{
    model::{Geometry, Map, MapValue, Projection},
    page::{Element, element},
};

/// The width of the picture in its own units, two to a CSS pixel in a column as wide as a text: what
/// is finer is rounded away, and neighbours are rounded alike.
const WIDTH: f64 = 1280.0;
const TALLEST: f64 = 1100.0;

impl Typesetter<'_> {
    /// A figure with the map, what its shades mean, and under it the figures as a table.
    pub(super) fn map(&self, map: &Map) -> Element {
        let figures = Figures::of(self.language);
        let (areas, usual) = match &map.geometry {
            Geometry::World(_) => (areas::countries(self.language), Projection::EqualEarth),
            Geometry::Features(features) => (areas::features(features), Projection::Albers),
        };
        let shades = Shades::of(map);
        let known: BTreeMap<&str, f64> = map
            .values
            .iter()
            .filter_map(|it| Some((it.id.as_str(), it.value.filter(|value| value.is_finite())?)))
            .collect();
        let hatch = format!("{}-none", self.id(map));
        let picture = picture(
            &areas,
            &known,
            &shades,
            map.projection.unwrap_or(usual),
            &hatch,
        );
        let is_whole = areas
            .iter()
            .all(|area| area.at.is_some() || known.contains_key(&*area.id));
        let key = self.map_key(map, &shades, &figures, (!is_whole).then_some(&hatch));
        let label = map.label.as_deref();
        let parts = label
            .map(|label| element("p").with(label))
            .into_iter()
            .chain([key, picture.set("aria-label", map.alt.as_str())]);
        let text = FigureText {
            title: &map.title,
            text: &map.text,
            note: map.note.as_deref(),
            source: map.source.as_deref(),
            credit: map.credit.as_deref(),
        };
        let grid = self.map_grid(map, &areas, &figures);
        self.drawn_figure("chart map", &text, parts.collect(), grid)
    }

    /// What the shades mean.
    fn map_key(
        &self,
        map: &Map,
        shades: &Shades,
        figures: &Figures,
        hatch: Option<&String>,
    ) -> Element {
        let finest = shades
            .breaks
            .iter()
            .map(|at| decimals(*at))
            .max()
            .unwrap_or_default();
        let unit = map.unit.as_deref();
        let write = |at: f64| figures.with_unit(at, finest, unit);
        // "20–40 %", but "$20–$40".
        let bare = |at: f64| match figures.number(at, finest) {
            number if write(at).ends_with(&number) => write(at),
            number => number,
        };
        let dash = match shades.breaks.first() {
            Some(least) if *least < 0.0 => " – ",
            _ => "–",
        };
        let item = |sample: Element, words: String| {
            let picture = element("svg")
                .set("viewBox", "0 0 48 24")
                .set("width", "24")
                .set("height", "12")
                .set("aria-hidden", "true")
                .with(sample.class("map__area").set("d", "M0 0h48v24h-48z"));
            element("li").with(picture).with(element("bdi").with(words))
        };
        let mut items: Vec<Element> = Vec::new();
        for (class, shade) in shades.shades.iter().enumerate() {
            let from = class
                .checked_sub(1)
                .and_then(|last| shades.breaks.get(last));
            let words = match (from, shades.breaks.get(class)) {
                (Some(from), Some(to)) => format!("{}{dash}{}", bare(*from), write(*to)),
                (None, Some(to)) => format!("< {}", write(*to)),
                (Some(from), None) => format!("≥ {}", write(*from)),
                (None, None) => map.label.clone().unwrap_or_else(|| map.title.clone()),
            };
            items.push(item(
                element("path").set("data-shade", shade.to_string()),
                words,
            ));
        }
        if let Some(hatch) = hatch {
            let sample = element("path").set("fill", format!("url(#{hatch})"));
            items.push(item(sample, self.labels.no_data.clone()));
        }
        element("ul").class("chart__key").with_all(items)
    }

    fn map_grid(&self, map: &Map, areas: &[Area], figures: &Figures) -> Grid {
        let names: BTreeMap<&str, &str> =
            areas.iter().map(|area| (&*area.id, &*area.name)).collect();
        let name = |it: &MapValue| match &it.label {
            Some(label) => label.clone(),
            None => names.get(&*it.id).copied().unwrap_or(&it.id).to_owned(),
        };
        let values = map.values.iter().filter_map(|it| it.value);
        let finest = values.map(decimals).max().unwrap_or_default();
        let close = map.unit.as_deref().filter(|unit| unit.chars().count() <= 2);
        let rows = map.values.iter().map(|it| {
            let value = match it.value.filter(|value| value.is_finite()) {
                Some(value) => GridCell::plain(&figures.with_unit(value, finest, close))
                    .with_value(Some(value.to_string())),
                None => GridCell::plain("–").with_value(Some(String::new())),
            };
            vec![GridCell::plain(&name(it)), value]
        });
        let mut head = map.label.clone().unwrap_or_else(|| map.title.clone());
        if let (Some(unit), None) = (&map.unit, close) {
            head = format!("{head} ({unit})");
        }
        let columns = [(self.labels.place.clone(), false), (head, true)];
        Grid {
            label: map.title.clone(),
            caption: None,
            columns: columns
                .map(|(words, numeric)| GridColumn {
                    head: vec![words.into()],
                    numeric,
                })
                .into(),
            rows: rows.collect(),
            sortable: true,
        }
    }
}

fn picture(
    areas: &[Area],
    known: &BTreeMap<&str, f64>,
    shades: &Shades,
    projection: Projection,
    hatch: &str,
) -> Element {
    let points = || areas.iter().flat_map(|area| area.rings.iter().flatten());
    let bounds = points().fold(
        [f64::MAX, f64::MIN, f64::MAX, f64::MIN],
        |[w, e, s, n], (x, y)| [w.min(*x), e.max(*x), s.min(*y), n.max(*y)],
    );
    let flat = Flat::fitted(projection, bounds);
    let places = points().map(|(x, y)| flat.place(*x, *y));
    let [left, right, top, bottom] = places.fold(
        [f64::MAX, f64::MIN, f64::MAX, f64::MIN],
        |[l, r, t, b], (x, y)| [l.min(x), r.max(x), t.min(y), b.max(y)],
    );
    let (width, height) = ((right - left).max(1e-9), (bottom - top).max(1e-9));
    let scale = ((WIDTH - 4.0) / width).min(TALLEST / height);
    let inset = (WIDTH - width * scale) / 2.0;
    let place = |(x, y): (f64, f64)| {
        let (x, y) = flat.place(x, y);
        let whole = |at: f64| at.round().clamp(-4000.0, 4000.0) as i32;
        (
            whole((x - left) * scale + inset),
            whole((y - top) * scale + 2.0),
        )
    };

    // One path a shade; none for what isn't known.
    let mut paths: BTreeMap<Option<i8>, String> = BTreeMap::new();
    let mut dots = Vec::new();
    for area in areas {
        let shade = known
            .get(&*area.id)
            .map(|value| shades.shades[shades.class(*value)]);
        let path: String = area
            .rings
            .iter()
            .map(|ring| outline(ring.iter().map(|at| place(*at))))
            .collect();
        let at = match path.is_empty() {
            true => area.at.or_else(|| area.rings.first()?.first().copied()),
            false => None,
        };
        if let (Some(at), Some(shade)) = (at, shade) {
            let (x, y) = place(at);
            let dot = element("circle")
                .class("map__area")
                .set("data-shade", shade.to_string());
            let dot = dot.set("cx", x.to_string()).set("cy", y.to_string());
            dots.push(dot.set("r", "9"));
        }
        paths.entry(shade).or_default().push_str(&path);
    }
    let paths = paths
        .into_iter()
        .filter(|(_, path)| !path.is_empty())
        .map(|(shade, path)| {
            let area = element("path").class("map__area").set("d", path);
            match shade {
                Some(shade) => area.set("data-shade", shade.to_string()),
                None => area.set("fill", format!("url(#{hatch})")),
            }
        });
    let height = (height * scale + 4.0).clamp(4.0, TALLEST + 4.0).round();
    element("svg")
        .set("viewBox", format!("0 0 {WIDTH} {height}"))
        .set("role", "img")
        .with(pattern(hatch))
        .with_all(paths.collect::<Vec<_>>())
        .with_all(dots)
}

/// Closed, relative, without points that are rounded to the same place; empty if too small to see.
fn outline(points: impl Iterator<Item = (i32, i32)>) -> String {
    let mut path = String::new();
    let (mut last, mut count) = (None, 0);
    for (x, y) in points {
        match last.replace((x, y)) {
            None => path = format!("M{x} {y}l"),
            Some(at) if at == (x, y) => continue,
            Some(at) => {
                let (right, down) = (x - at.0, y - at.1);
                let space = if count > 0 && right >= 0 { " " } else { "" };
                let gap = if down < 0 { "" } else { " " };
                path += &format!("{space}{right}{gap}{down}");
                count += 1;
            }
        }
    }
    match count > 2 {
        true => path + "z",
        false => String::new(),
    }
}

/// Stripes for what isn't known.
fn pattern(id: &str) -> Element {
    element("pattern")
        .set("id", id)
        .set("width", "12")
        .set("height", "12")
        .set("patternUnits", "userSpaceOnUse")
        .with(
            element("path")
                .class("map__ground")
                .set("d", "M0 0h12v12h-12z"),
        )
        .with(
            element("path")
                .class("map__hatch")
                .set("d", "M-3 3L3 -3M0 12L12 0M9 15L15 9"),
        )
}

#[cfg(test)]
mod tests;
