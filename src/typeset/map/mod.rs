//! Maps whose areas are shaded by figures.

mod areas;
mod key;
mod picture;
mod projection;
mod shades;

use std::collections::BTreeMap;

use self::{areas::Area, key::column_name, picture::Picture, shades::Shades};
use super::{
    Typesetter,
    figure::FigureText,
    figures::{Figures, told_decimals},
    named::Named,
    table::{Grid, GridCell, GridColumn},
};
use crate::{
    model::{Geometry, Map, MapValue, Projection},
    page::{Element, element},
};

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
        let picture = Picture {
            areas: &areas,
            known: &known,
            shades: &shades,
            projection: map.projection.unwrap_or(usual),
            hatch: &hatch,
        };
        let is_whole = areas
            .iter()
            .all(|area| area.at.is_some() || known.contains_key(&*area.id));
        let key = self.map_key(
            map,
            &shades,
            &figures,
            (!is_whole).then_some(hatch.as_str()),
        );
        let label = map.label.as_deref();
        let parts = label
            .map(|label| element("p").with(label))
            .into_iter()
            .chain([key, picture.draw().named(map.alt.as_str())]);
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

    fn map_grid(&self, map: &Map, areas: &[Area], figures: &Figures) -> Grid {
        let names: BTreeMap<&str, &str> =
            areas.iter().map(|area| (&*area.id, &*area.name)).collect();
        let name = |it: &MapValue| match &it.label {
            Some(label) => label.clone(),
            None => names.get(&*it.id).copied().unwrap_or(&it.id).to_owned(),
        };
        let values = map.values.iter().filter_map(|it| it.value);
        let finest = told_decimals(&values.collect::<Vec<_>>());
        let close = map.unit.as_deref().filter(|unit| unit.chars().count() <= 2);
        let rows = map.values.iter().map(|it| {
            let value = match it.value.filter(|value| value.is_finite()) {
                Some(value) => GridCell::plain(&figures.with_unit(value, finest, close))
                    .with_value(Some(value.to_string())),
                None => GridCell::plain("–").with_value(Some(String::new())),
            };
            vec![GridCell::plain(&name(it)), value]
        });
        let mut head = column_name(map);
        if let (Some(unit), None) = (&map.unit, close) {
            head = format!("{head} ({unit})");
        }
        let columns = [(self.labels.place.clone(), false), (head, true)];
        Grid {
            label: map.title.clone(),
            caption: None,
            columns: columns
                .map(|(text, numeric)| GridColumn {
                    head: vec![text.into()],
                    numeric,
                })
                .into(),
            rows: rows.collect(),
            sortable: true,
        }
    }
}

#[cfg(test)]
mod tests;
