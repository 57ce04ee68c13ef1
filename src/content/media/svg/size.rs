use roxmltree::Node;

use super::SVG;

/// In pixels: from this many on, rounding a side to whole pixels leaves the shape what it is.
const FINE: f64 = 100.0;

/// In pixels: no side is longer.
const LONGEST: f64 = 100_000.0;

/// Width and height in whole pixels: those of the `svg` element, else those of its `viewBox` (SVG 2,
/// section 8). A size of fractions is taken several times, so that its shape is kept.
pub fn size(root: Node) -> Option<(u32, u32)> {
    if !root.has_tag_name((SVG, "svg")) {
        return None;
    }
    let side = |name| length(root.attribute(name)?);
    let own = side("width").zip(side("height"));
    let (mut width, mut height) = own.or_else(|| view_box(root.attribute("viewBox")?))?;
    let is_whole = |side: f64| (side - side.round()).abs() < 0.01;
    if !(is_whole(width) && is_whole(height)) || width.min(height) < 1.0 {
        let times = (FINE / width.min(height)).max(1.0);
        // A power of ten, as decimals have it.
        let times = 10f64.powf(times.log10().ceil());
        (width, height) = (width * times, height * times);
    }
    let fits = (LONGEST / width.max(height)).min(1.0);
    let whole = |side: f64| ((side * fits).round() as u32).max(1);
    Some((whole(width), whole(height)))
}

/// A length in pixels (CSS Values, section 6.2); none of one that depends on the page.
fn length(value: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 7] = [
        ("px", 1.0),
        ("pt", 96.0 / 72.0),
        ("pc", 16.0),
        ("mm", 96.0 / 25.4),
        ("cm", 96.0 / 2.54),
        ("in", 96.0),
        ("q", 96.0 / 101.6),
    ];
    let value = value.trim().to_ascii_lowercase();
    let unit = UNITS
        .iter()
        .find_map(|(unit, pixels)| Some((value.strip_suffix(unit)?, pixels)));
    let (number, pixels) = unit.unwrap_or((&value, &1.0));
    positive(number.parse::<f64>().ok()? * pixels)
}

/// The last two of its four numbers, between which stand spaces, commas, or both.
fn view_box(value: &str) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = value
        .split(|sign: char| sign == ',' || sign.is_ascii_whitespace())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match numbers[..] {
        [_, _, width, height] => positive(width).zip(positive(height)),
        _ => None,
    }
}

fn positive(side: f64) -> Option<f64> {
    (side.is_finite() && side > 0.0).then_some(side)
}
