use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::model::{FeatureCollection, Language, Shape};

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

/// Natural Earth 4.1 (public domain), by the npm package `world-atlas` 2.0.2: the shapes of its
/// 1:110m countries, and of those that only 1:50m has the middle of the largest island. Names by
/// Natural Earth and the npm package `i18n-iso-countries` 7.14.0 (MIT).
///
/// What crosses the 180th meridian is cut there. A ring is a list of numbers, longitude and latitude by turns, each the difference from the last in
/// twentieths of a degree.
static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| serde_json::from_str(include_str!("countries.json")).unwrap_or_default());

#[derive(Deserialize)]
struct Country {
    id: String,
    names: BTreeMap<String, String>,
    #[serde(default)]
    rings: Vec<Vec<i32>>,
    at: Option<(f64, f64)>,
}

/// All but Antarctica, which no projection of the world has room for.
fn shown() -> impl Iterator<Item = &'static Country> {
    COUNTRIES.iter().filter(|country| country.id != "ATA")
}

/// The countries with their names in a language.
pub fn countries(language: &Language) -> Vec<Area> {
    shown()
        .map(|country| Area {
            id: country.id.clone(),
            name: country.name(language),
            rings: country.rings.iter().map(|ring| unpacked(ring)).collect(),
            at: country.at,
        })
        .collect()
}

/// Whether a code is that of a country on the map.
pub fn is_country(id: &str) -> bool {
    shown().any(|country| country.id == id)
}

/// The code that was probably meant, of a wrong one or of a name; none of one that is right, but not
/// drawn.
pub fn nearest_country(id: &str) -> Option<&'static str> {
    if COUNTRIES.iter().any(|country| country.id == id) {
        return None;
    }
    let wanted = id.to_lowercase();
    let near = shown().flat_map(|country| {
        let names = std::iter::once(&country.id).chain(country.names.values());
        names.map(|name| {
            (
                strsim::jaro_winkler(&wanted, &name.to_lowercase()),
                &country.id,
            )
        })
    });
    let best = near.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (best.0 > 0.75).then_some(best.1)
}

impl Country {
    fn name(&self, language: &Language) -> String {
        let name = self
            .names
            .get(language.primary())
            .or_else(|| self.names.get("en"));
        name.unwrap_or(&self.id).clone()
    }
}

fn unpacked(ring: &[i32]) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (0, 0);
    let points = ring.chunks_exact(2).map(|step| {
        x += step[0];
        y += step[1];
        (f64::from(x) / 20.0, f64::from(y) / 20.0)
    });
    points.collect()
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
