//! What was probably meant by a value that is almost right.

use serde_json::Value;

use crate::grammar::canonical_language;

/// The types of GeoJSON (RFC 7946, section 1.4).
const GEOJSON: [&str; 9] = [
    "FeatureCollection",
    "Feature",
    "Polygon",
    "MultiPolygon",
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "GeometryCollection",
];

/// The language tag in what a system or another program calls a language, `en_GB.UTF-8`.
pub fn language(written: &str) -> Option<String> {
    let tag = written.split(['.', '@']).next()?.replace('_', "-");
    canonical_language(&tag).filter(|tag| tag != written)
}

/// A date and time with no more digits of a second than can be kept, from one that has more.
pub fn moment(written: &str) -> Option<String> {
    const KEPT: usize = 9;
    let (before, after) = written.split_once('.')?;
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_moment = before.contains(['T', 't', ' ']) && digits > KEPT;
    is_moment.then(|| format!("{before}.{}{}", &after[..KEPT], &after[digits..]))
}

/// How to mend GeoJSON that stands where only an object with GeoJSON in it can.
pub fn geometry(value: &Value) -> Option<String> {
    let kind = value.get("type").and_then(Value::as_str);
    let kind = match value.get("features") {
        // The list in a collection, without the collection.
        Some(Value::Array(_)) => Some("FeatureCollection"),
        _ => kind.filter(|kind| GEOJSON.contains(kind)),
    }?;
    Some(match kind {
        "FeatureCollection" => {
            "put it one level deeper: `\"geometry\": { \"features\": { \"type\": \"FeatureCollection\", … } }`".to_owned()
        }
        _ => format!(
            "make a feature collection of it: `\"geometry\": {{ \"features\": {{ \"type\": \"FeatureCollection\", \"features\": [{}] }} }}`",
            if kind == "Feature" {
                "…"
            } else {
                "{ \"type\": \"Feature\", \"id\": \"…\", \"geometry\": … }"
            }
        ),
    })
}
