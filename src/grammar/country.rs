//! The countries of the world, with their codes, names and shapes.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

pub use super::country_names::is_several;
use super::{country_names::by_other_name, nearest};
use crate::model::Language;

/// Natural Earth 4.1 (public domain), by the npm package `world-atlas` 2.0.2: the shapes of its
/// 1:110m countries, and of those that only 1:50m has the middle of the largest island. Names by
/// Natural Earth and the npm package `i18n-iso-countries` 7.14.0 (MIT). What crosses the 180th meridian
/// is cut there.
static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| serde_json::from_str(include_str!("countries.json")).unwrap_or_default());

/// A country with its shape, or with a point where it is too small for one.
#[derive(Debug, Deserialize)]
pub struct Country {
    id: String,
    names: BTreeMap<String, String>,
    /// Numbers, longitude and latitude by turns, each the difference from the last in twentieths of a
    /// degree.
    #[serde(default)]
    rings: Vec<Vec<i32>>,
    at: Option<(f64, f64)>,
}

impl Country {
    /// Three letters (ISO 3166-1).
    pub fn code(&self) -> &str {
        &self.id
    }

    /// In a language, else in English, else the code.
    pub fn name(&self, language: &Language) -> &str {
        let name = self.names.get(language.primary());
        name.or_else(|| self.names.get("en")).unwrap_or(&self.id)
    }

    /// The outlines of its parts, as longitudes and latitudes in degrees; none where it is too small.
    pub fn rings(&self) -> Vec<Vec<(f64, f64)>> {
        self.rings.iter().map(|ring| unpacked(ring)).collect()
    }

    /// Longitude and latitude in degrees of a country too small for a shape.
    pub fn point(&self) -> Option<(f64, f64)> {
        self.at
    }
}

/// Those that a map shows: all but Antarctica, which no projection of the world has room for.
pub fn shown() -> impl Iterator<Item = &'static Country> {
    COUNTRIES.iter().filter(|country| country.id != "ATA")
}

/// Whether a code is that of a country which a map shows.
pub fn is_shown(code: &str) -> bool {
    shown().any(|country| country.id == code)
}

/// The three letters of a country that is known by two letters, by its number or by another English name.
fn by_other_code(code: &str) -> Option<&'static str> {
    let other = match code.to_uppercase().as_str() {
        // What the European Union calls Greece, and many the United Kingdom.
        "EL" => "GR",
        "UK" => "GB",
        // Which has a code for want of one in the standard.
        "XK" => return Some("XKX"),
        other if by_other_name(other).is_some() => return by_other_name(other),
        _ => code,
    };
    let country = other.replace(' ', "").parse::<celes::Country>().ok()?;
    Some(country.alpha3)
}

/// The code that was probably meant, of a wrong one or of a name in any language; none of one that is
/// right, but not shown.
pub fn nearest_country(code: &str) -> Option<&'static str> {
    if COUNTRIES.iter().any(|country| country.id == code) {
        return None;
    }
    if let Some(code) = by_other_code(code) {
        return shown()
            .find(|country| country.id == code)
            .map(|country| country.id.as_str());
    }
    // Of two letters half are right in many others.
    if is_several(code) || code.chars().count() < 3 {
        return None;
    }
    let names = shown().flat_map(|country| {
        let names = std::iter::once(&country.id).chain(country.names.values());
        names.map(|name| (name.to_lowercase(), country.id.as_str()))
    });
    nearest(&code.to_lowercase(), names, 0.75)
}

fn unpacked(ring: &[i32]) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (0, 0);
    ring.chunks_exact(2)
        .map(|step| {
            x += step[0];
            y += step[1];
            (f64::from(x) / 20.0, f64::from(y) / 20.0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_code_is_mended() {
        assert!(is_shown("FRA") && !is_shown("FR"));
        assert_eq!(nearest_country("Frankreich"), Some("FRA"));
        for (written, code) in [
            ("UK", "GBR"),
            ("gb", "GBR"),
            ("England", "GBR"),
            ("United Kingdom", "GBR"),
            ("826", "GBR"),
            ("DE", "DEU"),
            ("CH", "CHE"),
            ("AT", "AUT"),
            ("EL", "GRC"),
            ("us", "USA"),
            ("XK", "XKX"),
            ("Burma", "MMR"),
            ("Zaire", "COD"),
            ("GER", "DEU"),
            ("Turkey", "TUR"),
        ] {
            assert_eq!(nearest_country(written), Some(code), "{written}");
        }
        for written in ["EU", "European Union", "USSR", "Yugoslavia", "Africa", "QQ"] {
            assert_eq!(nearest_country(written), None, "{written}");
        }
    }
}
