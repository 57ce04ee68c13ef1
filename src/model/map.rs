use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

/// Figures by country or by any other area, as shades of a map drawn when publishing, with the
/// figures themselves in a table under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Map {
    /// What it says, as a headline.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What is measured, where and when; stands under the title.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// What the picture shows, for those who don't see it.
    #[schemars(length(min = 1))]
    pub alt: String,
    #[serde(default)]
    pub geometry: Geometry,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projection: Option<Projection>,
    #[schemars(length(min = 1))]
    pub values: Vec<MapValue>,
    /// Where one shade ends and the next begins, in order; round ones are found if none are given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 6))]
    pub breaks: Vec<f64>,
    /// What the figures are, in the head of the table and over the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// `%`, `people a km²`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What has to be known to read the figures rightly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

/// The areas of a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(inline)]
pub enum Geometry {
    /// The countries of the world, by Natural Earth.
    World(World),
    /// Areas of your own: a GeoJSON feature collection (RFC 7946).
    Features(FeatureCollection),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum World {
    Countries,
}

// Not the types of the `geojson` crate: those have no JSON Schema, and take points and lines too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FeatureCollection {
    pub features: Vec<Feature>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Feature {
    /// By which `values` name it; else its property `id`.
    #[serde(default)]
    pub id: Option<serde_json::Value>,
    /// `name` is what the table calls it.
    #[serde(default)]
    pub properties: Option<serde_json::Map<String, serde_json::Value>>,
    pub geometry: Shape,
}

/// Rings of longitude and latitude in degrees (WGS 84).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", content = "coordinates")]
pub enum Shape {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

/// How the globe is laid flat. All keep areas true to each other, as shades of areas need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Projection {
    /// For the world.
    EqualEarth,
    /// For a country or a continent; fitted to the areas.
    Albers,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MapValue {
    /// A country by its code of three letters (ISO 3166-1), `FRA`; an area by its `id`.
    pub id: String,
    /// None where it isn't known.
    #[serde(default)]
    pub value: Option<f64>,
    /// What the table calls the area, if not by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Default for Geometry {
    fn default() -> Self {
        Self::World(World::Countries)
    }
}

impl Feature {
    /// By which `values` name it: its own, else its property `id`; a number as it is written.
    pub fn id(&self) -> Option<String> {
        self.id
            .as_ref()
            .or_else(|| self.property("id"))
            .map(|id| match id {
                serde_json::Value::String(id) => id.clone(),
                other => other.to_string(),
            })
    }

    /// Its property `name`.
    pub fn name(&self) -> Option<&str> {
        self.property("name")?.as_str()
    }

    fn property(&self, name: &str) -> Option<&serde_json::Value> {
        self.properties.as_ref()?.get(name)
    }
}
