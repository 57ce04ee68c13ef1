use std::collections::BTreeMap;

use super::{areas::Area, projection::Flat, shades::Shades};
use crate::{
    model::Projection,
    page::{Element, element},
};

/// The width of the picture in its own units, two to a CSS pixel in a column as wide as a text: what
/// is finer is rounded away, and neighbours are rounded alike.
const WIDTH: f64 = 1280.0;
const TALLEST: f64 = 1100.0;

/// Areas with the figures that are known of them, by the areas' ids.
pub struct Picture<'a> {
    pub areas: &'a [Area],
    pub known: &'a BTreeMap<&'a str, f64>,
    pub shades: &'a Shades,
    pub projection: Projection,
    /// The id of the pattern for areas of which nothing is known.
    pub hatch: &'a str,
}

/// Where the projected globe is in the picture.
struct Fit {
    flat: Flat,
    left: f64,
    top: f64,
    scale: f64,
    inset: f64,
    height: f64,
}

impl Fit {
    /// All areas as large as there is room for.
    fn of(areas: &[Area], projection: Projection) -> Self {
        let points = || areas.iter().flat_map(|area| area.rings.iter().flatten());
        let flat = Flat::fitted(projection, bounds(points().copied()));
        let [left, right, top, bottom] = bounds(points().map(|(x, y)| flat.place(*x, *y)));
        let (width, height) = ((right - left).max(1e-9), (bottom - top).max(1e-9));
        let scale = ((WIDTH - 4.0) / width).min(TALLEST / height);
        Self {
            flat,
            left,
            top,
            scale,
            inset: (WIDTH - width * scale) / 2.0,
            height: height * scale,
        }
    }

    /// The place of a longitude and latitude.
    fn place(&self, (x, y): (f64, f64)) -> (i32, i32) {
        let (x, y) = self.flat.place(x, y);
        let whole = |at: f64| at.round().clamp(-4000.0, 4000.0) as i32;
        (
            whole((x - self.left) * self.scale + self.inset),
            whole((y - self.top) * self.scale + 2.0),
        )
    }
}

/// The least and the greatest of each of two numbers.
fn bounds(points: impl Iterator<Item = (f64, f64)>) -> [f64; 4] {
    points.fold(
        [f64::MAX, f64::MIN, f64::MAX, f64::MIN],
        |[least_x, most_x, least_y, most_y], (x, y)| {
            [least_x.min(x), most_x.max(x), least_y.min(y), most_y.max(y)]
        },
    )
}

impl Picture<'_> {
    /// One path a shade, and a dot for each area that is too small to see.
    pub fn draw(&self) -> Element {
        let fit = Fit::of(self.areas, self.projection);
        // None for what isn't known.
        let mut paths: BTreeMap<Option<i8>, String> = BTreeMap::new();
        let mut dots = Vec::new();
        for area in self.areas {
            let value = self.known.get(&*area.id);
            let shade = value.map(|value| self.shades.shades[self.shades.class(*value)]);
            let outlines = area.rings.iter();
            let path: String = outlines
                .map(|ring| outline(ring.iter().map(|at| fit.place(*at))))
                .collect();
            if path.is_empty()
                && let Some(shade) = shade
                && let Some(at) = area.at.or_else(|| area.rings.first()?.first().copied())
            {
                dots.push(dot(fit.place(at), shade));
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
                    None => area.set("fill", format!("url(#{})", self.hatch)),
                }
            });
        let height = (fit.height + 4.0).clamp(4.0, TALLEST + 4.0).round();
        element("svg")
            .set("viewBox", format!("0 0 {WIDTH} {height}"))
            .set("role", "img")
            .with(pattern(self.hatch))
            .with_all(paths)
            .with_all(dots)
    }
}

fn dot((x, y): (i32, i32), shade: i8) -> Element {
    element("circle")
        .class("map__area")
        .set("data-shade", shade.to_string())
        .set("cx", x.to_string())
        .set("cy", y.to_string())
        .set("r", "9")
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
    if count > 2 { path + "z" } else { String::new() }
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
