use crate::{
    grammar::country,
    model::{FeatureCollection, Language, Shape},
};

/// An area of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    pub id: String,
    pub name: String,
    /// Longitudes and latitudes in degrees.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// A country too small for a shape is a dot.
    pub at: Option<(f64, f64)>,
}

/// The countries with their names in a language.
pub fn countries(language: &Language) -> Vec<Area> {
    country::shown()
        .map(|country| Area {
            id: country.code().to_owned(),
            name: country.name(language).to_owned(),
            rings: country.rings(),
            at: country.point(),
        })
        .collect()
}

/// Areas of the story's own. What is no pair of numbers is left out.
pub fn features(collection: &FeatureCollection) -> Vec<Area> {
    let ring = |ring: &Vec<Vec<f64>>| {
        let points = ring.iter().filter_map(|point| match point[..] {
            [x, y, ..] if x.is_finite() && y.is_finite() => {
                Some((x.clamp(-540.0, 540.0), y.clamp(-90.0, 90.0)))
            }
            _ => None,
        });
        points.collect()
    };
    let areas = collection.features.iter().map(|feature| {
        let id = feature.id().unwrap_or_default();
        Area {
            name: feature.name().unwrap_or(&id).to_owned(),
            id,
            rings: match &feature.geometry {
                Shape::Polygon(rings) => rings.iter().map(ring).collect(),
                Shape::MultiPolygon(shapes) => shapes.iter().flatten().map(ring).collect(),
            },
            at: None,
        }
    });
    areas.collect()
}
