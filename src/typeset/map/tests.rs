use super::*;
use crate::{
    model::{Direction, Language},
    page::Node,
    typeset::lookup::Nothing,
};

fn set(json: serde_json::Value, language: &str) -> Element {
    let read: Map = serde_json::from_value(json).expect("a map");
    let language = Language(language.to_owned());
    Typesetter::new(&Nothing(Direction::Ltr), &language).map(&read)
}

#[test]
fn countries_are_shaded_and_told_in_the_language_of_the_page() {
    let made = set(
        serde_json::json!({
            "title": "A", "alt": "B", "unit": "%",
            "values": [{ "id": "FRA", "value": 1.5 }, { "id": "SGP", "value": 9 }, { "id": "JPN", "value": null }]
        }),
        "de",
    );
    let debug = format!("{made:?}");
    assert!(
        debug.contains("Frankreich") && debug.contains("1,5\\u{a0}%"),
        "{}",
        &debug[debug.len() - 3000..]
    );
    // Too small for a shape, and known.
    assert_eq!(debug.matches("\"circle\"").count(), 1);
    assert!(!debug.contains("NaN"));
    assert!(!areas::countries(&Language("en".to_owned())).is_empty());
}

#[test]
fn classes_are_round_and_never_more_than_there_are_shades() {
    let of = |values: &[f64], breaks: &[f64]| {
        let read = |value: &f64| serde_json::json!({ "id": "x", "value": value });
        let json = serde_json::json!({
            "title": "A", "alt": "B", "breaks": breaks,
            "values": values.iter().map(read).collect::<Vec<_>>()
        });
        Shades::of(&serde_json::from_value(json).expect("a map"))
    };
    let round = of(&[1.0, 30.0, 99.0], &[]);
    assert_eq!(round.breaks, [20.0, 40.0, 60.0, 80.0]);
    assert_eq!(of(&[0.9, 1.1, 1.25], &[]).breaks, [1.0, 1.1, 1.2]);
    assert_eq!(of(&[-5.0, 5.0], &[-2.0, 0.0, 2.0]).shades, [-3, -1, 2, 7]);
    assert_eq!(
        of(&[3.0], &[]).shades.len(),
        of(&[3.0], &[]).breaks.len() + 1
    );
    assert_eq!(of(&[], &[]).shades, [6]);
    let many: Vec<f64> = (0..200).map(|place| 1.1f64.powi(place)).collect();
    let skewed = of(&many, &[]);
    assert!((2..=7).contains(&skewed.shades.len()));
    for value in many {
        assert!(skewed.class(value) < skewed.shades.len());
    }
}

#[test]
fn few_figures_are_a_class_each() {
    let key = |values: &[f64], language: &str| {
        let read = values.iter().zip(["FRA", "DEU", "ITA", "ESP", "POL"]);
        let read = read.map(|(value, id)| serde_json::json!({ "id": id, "value": value }));
        let json = serde_json::json!({
            "title": "A", "alt": "B", "unit": "%", "values": read.collect::<Vec<_>>()
        });
        let made = set(json, language);
        let mut found = Vec::new();
        texts(&made, &mut found);
        // Without that of what isn't known.
        found.pop();
        found
    };
    assert_eq!(key(&[1.0], "en"), ["1%"]);
    assert_eq!(key(&[1.0, 2.0], "en"), ["1%", "2%"]);
    assert_eq!(key(&[0.0, 0.0], "en"), ["0%"]);
    assert_eq!(
        key(&[0.0034, 0.0031], "de"),
        ["0,0031\u{a0}%", "0,0034\u{a0}%"]
    );
    assert_eq!(key(&[3.0, 1.0, 4.0, 1.0], "fa"), ["۱٪", "۳٪", "۴٪"]);
    let third = 1.0 / 3.0;
    assert_eq!(key(&[third], "de"), ["0,333\u{a0}%"]);
    assert_eq!(key(&[third, 2.0 * third], "en"), ["0.333%", "0.667%"]);
    assert_eq!(key(&[-1.0, -3.0], "en"), ["−3%", "−1%"]);
    assert_eq!(
        key(&[1e-9, 2e-9, 9e-9, 1.2e-8, 2e-8], "en")[..2],
        ["< 0.000000005%", "0.000000005–0.000000010%"]
    );
}

/// What stands in the key.
fn texts(element: &Element, found: &mut Vec<String>) {
    for child in &element.children {
        if let Node::Element(child) = child {
            match &*child.name {
                "bdi" if element.name == "li" => found.push(Node::from(child.clone()).plain()),
                _ => texts(child, found),
            }
        }
    }
}

#[test]
fn odd_geometry_is_drawn_as_far_as_it_goes() {
    for rings in [
        serde_json::json!([]),
        serde_json::json!([[]]),
        serde_json::json!([[[0], [1, 1], [1e308, -1e308]]]),
        serde_json::json!([[[5, 5], [5, 5], [5, 5]]]),
    ] {
        for projection in ["equal-earth", "albers"] {
            let made = set(
                serde_json::json!({
                    "title": "A", "alt": "B", "projection": projection,
                    "geometry": { "features": { "type": "FeatureCollection", "features": [
                        { "type": "Feature", "id": 7, "properties": { "name": "Seven" },
                          "geometry": { "type": "Polygon", "coordinates": rings } }
                    ] } },
                    "values": [{ "id": "7", "value": 1e300 }, { "id": "8", "value": -1e300 }]
                }),
                "en",
            );
            assert!(!format!("{made:?}").contains("NaN"));
        }
    }
}
