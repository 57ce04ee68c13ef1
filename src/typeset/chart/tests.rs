use super::*;
use crate::{
    model::{ChartColumn, Direction, Language, Text},
    page::Node,
    typeset::lookup::Nothing,
};

fn made(json: serde_json::Value) -> Chart {
    serde_json::from_value(json).expect("a chart")
}

fn set(chart: &Chart, language: &str, direction: Direction) -> Element {
    Typesetter::new(&Nothing(direction), &Language(language.to_owned())).chart(chart)
}

fn walk<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    found.push(element);
    for child in &element.children {
        if let Node::Element(child) = child {
            walk(child, found);
        }
    }
}

fn all(element: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    walk(element, &mut found);
    found
}

const KINDS: [ChartKind; 5] = [
    ChartKind::Line,
    ChartKind::Bar,
    ChartKind::Column,
    ChartKind::Stacked,
    ChartKind::Dot,
];

#[test]
fn nothing_panics_and_every_place_is_a_number() {
    let odd = [
        0.0,
        -0.0,
        1.0,
        -3.5,
        1e300,
        -1e300,
        f64::MAX,
        f64::MIN_POSITIVE,
        f64::NAN,
        f64::INFINITY,
    ];
    let firsts: [fn(usize) -> Datum; 6] = [
        |row| Datum::Words(format!("Name {row}")),
        |row| Datum::Words("Donaudampfschifffahrtsgesellschaft ".repeat(row % 4)),
        |row| Datum::Number(1950.0 + row as f64),
        |row| Datum::Words(format!("20{:02}-{:02}-01", row % 100, row % 12 + 1)),
        |row| Datum::Number(row as f64 * 1e290),
        |_| Datum::Gap,
    ];
    for kind in KINDS {
        for (turn, first) in firsts.iter().enumerate() {
            for (series, rows) in [
                (0, 3),
                (1, 0),
                (1, 1),
                (2, 2),
                (8, 40),
                (11, 5),
                (1, 10_000),
            ] {
                let column = |place| ChartColumn {
                    text: Text::from(&*format!("Series {place}")),
                    unit: None,
                    focus: place == 3,
                };
                let cell = |row: usize, place: usize| match (row * 7 + place * 3 + turn) % 13 {
                    spot @ 0..10 => Datum::Number(odd[spot]),
                    10 => Datum::Gap,
                    11 => Datum::Words("?".to_owned()),
                    _ => Datum::Number(row as f64),
                };
                let rows = (0..rows).map(|row| {
                    let cells = (1..=series).map(|place| cell(row, place));
                    std::iter::once(first(row))
                        .chain(cells.take(1 + row % 9))
                        .collect()
                });
                let chart = Chart {
                    kind,
                    columns: (0..=series).map(column).collect(),
                    rows: rows.collect(),
                    ..plain()
                };
                let set = set(
                    &chart,
                    if turn % 2 == 0 { "en" } else { "fa" },
                    Direction::Rtl,
                );
                for element in all(&set) {
                    for (name, value) in &element.attributes {
                        assert!(
                            name == "aria-label"
                                || !value.contains("NaN") && !value.contains("inf"),
                            "{name}={value}"
                        );
                        assert_ne!(name, "style");
                    }
                }
            }
        }
    }
}

fn plain() -> Chart {
    made(serde_json::json!({
        "kind": "line",
        "title": "Coal falls",
        "alt": "Two lines",
        "columns": [{ "text": "Year" }, { "text": "Coal" }, { "text": "Wind" }],
        "rows": [["1990", 70, 0], ["2000", 40, null], ["2010", 30, 4.5], ["2020", 2, 25]],
        "marks": [{ "at": "2008", "text": "A law" }]
    }))
}

#[test]
fn a_chart_is_a_picture_for_two_widths_with_its_figures_under_it() {
    let set = set(&plain(), "en", Direction::Ltr);
    let parts = all(&set);
    let pictures: Vec<_> = parts
        .iter()
        .filter(|it| it.attributes.get("role").is_some_and(|role| role == "img"))
        .collect();
    assert_eq!(pictures.len(), 2);
    assert!(
        pictures
            .iter()
            .all(|it| it.attributes["aria-label"] == "Two lines")
    );
    let words: Vec<String> = parts
        .iter()
        .filter(|it| it.name == "td")
        .map(|it| Node::from((*it).clone()).plain())
        .collect();
    assert_eq!(words, ["70", "0.0", "40", "–", "30", "4.5", "2", "25.0"]);
    // Both series are named at their lines.
    assert!(!parts.iter().any(|it| {
        it.attributes
            .get("class")
            .is_some_and(|class| class == "chart__key")
    }));
}

#[test]
fn the_digits_are_those_of_the_language() {
    let set = set(&plain(), "fa", Direction::Rtl);
    let words = Node::from(set).plain();
    assert!(words.contains("۱۹۹۰") && words.contains("۴٫۵"), "{words}");
    assert!(!words.contains("1990"), "{words}");
}

/// What stands beside the axis of the figures and over the bars, of the wide picture.
fn said(chart: &Chart, language: &str) -> Vec<String> {
    let set = set(chart, language, Direction::Ltr);
    let parts = all(&set);
    let is_wide = |it: &&&Element| {
        it.attributes
            .get("class")
            .is_some_and(|it| it == "chart__wide")
    };
    let wide = parts.iter().find(is_wide).expect("a picture");
    let texts = all(wide).into_iter().filter(|it| it.name == "text");
    texts.map(|it| Node::from(it.clone()).plain()).collect()
}

fn line_of(figures: &[Option<f64>], kind: &str) -> Chart {
    let rows = figures.iter().zip(["1990", "2000", "2010", "2020"]);
    made(serde_json::json!({
        "kind": kind, "title": "A", "alt": "B",
        "columns": [{ "text": "Year" }, { "text": "Rate" }],
        "rows": rows.map(|(figure, year)| serde_json::json!([year, figure])).collect::<Vec<_>>()
    }))
}

#[test]
fn a_series_that_does_not_change_has_an_axis_that_can_be_read() {
    let of = |figure: f64, language: &str| {
        let said = said(
            &line_of(&[Some(figure), None, Some(figure)], "line"),
            language,
        );
        said.into_iter()
            .take_while(|it| !["1990", "۱۹۹۰"].contains(&&**it))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(0.0, "en"), ["0", "1"]);
    assert_eq!(of(5.0, "en"), ["0", "2", "4", "6", "8", "10"]);
    assert_eq!(of(1.0, "en"), ["0", "1", "2"]);
    assert_eq!(of(-5.0, "en"), ["−10", "−8", "−6", "−4", "−2", "0"]);
    assert_eq!(of(0.25, "de"), ["0,0", "0,1", "0,2", "0,3", "0,4", "0,5"]);
    assert_eq!(of(0.0034, "fa"), ["۰٫۰۰۰", "۰٫۰۰۲", "۰٫۰۰۴", "۰٫۰۰۶"]);
    assert_eq!(of(1e-9, "en")[1..], ["0.000000001", "0.000000002"]);
    assert_eq!(of(1e12, "en")[1], "500,000,000,000");
}

#[test]
fn figures_in_the_picture_are_not_rounded_away() {
    for kind in ["line", "bar", "column", "dot"] {
        let said = said(&line_of(&[Some(0.0034), Some(0.0031)], kind), "en");
        assert!(
            kind == "dot" || said.contains(&"0.0031".to_owned()),
            "{kind}: {said:?}"
        );
        assert!(
            !said.contains(&"0.003".to_owned()) || said.contains(&"0.002".to_owned()),
            "{kind}: {said:?}"
        );
    }
}

#[test]
fn one_row_stands_at_its_own_year() {
    let said = said(&line_of(&[Some(7.0)], "line"), "en");
    assert!(said.contains(&"1990".to_owned()), "{said:?}");
}
