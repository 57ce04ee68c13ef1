use crate::{
    page::{Element, element},
    typeset::named::Named,
};

/// The two widths that a chart is drawn at, in the units of its picture. In a column as wide as a
/// text one unit is about a CSS pixel.
pub const NARROW: f64 = 340.0;
pub const WIDE: f64 = 640.0;

/// The size of letters in a chart.
pub const SIZE: f64 = 13.0;

/// A line of letters with the room above and below it.
pub const LINE: f64 = 16.0;

/// The picture while it is drawn. Places are given as from left to right; a mirrored canvas turns
/// them round.
pub struct Canvas {
    pub width: f64,
    pub mirrored: bool,
    /// The series that the text to come names.
    pub naming: Option<usize>,
    /// The page is written from right to left, and this picture runs from left to right.
    isolate: bool,
    parts: Vec<Element>,
}

/// Which point of a text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas {
    /// `is_rtl` is whether the page is written from right to left, `mirrored` whether the picture is.
    pub fn new(width: f64, is_rtl: bool, mirrored: bool) -> Self {
        Self {
            width,
            mirrored,
            isolate: is_rtl && !mirrored,
            naming: None,
            parts: Vec::new(),
        }
    }

    /// Whether it is for a wide column.
    pub fn is_wide(&self) -> bool {
        self.width > NARROW
    }

    /// `x` as it is written.
    pub fn x(&self, x: f64) -> f64 {
        if self.mirrored { self.width - x } else { x }
    }

    /// Draws a part over those that are there.
    pub fn add(&mut self, part: Element) {
        self.parts.push(part);
    }

    /// Draws a path, if there is anything of it. `series` is the series whose colour it has.
    pub fn path(&mut self, class: &str, series: Option<usize>, path: String) {
        if !path.is_empty() {
            let part = element("path").class(class).set("d", path);
            self.add(part.maybe("data-series", series.map(|series| series.to_string())));
        }
    }

    /// Text by the middle of its letters' height, roughly.
    pub fn text(&mut self, class: &str, x: f64, y: f64, anchor: Anchor, text: &str) {
        if text.is_empty() {
            return;
        }
        let anchor = match anchor {
            Anchor::Start => None,
            Anchor::Middle => Some("middle"),
            Anchor::End => Some("end"),
        };
        // The text keeps its own direction where the picture has another.
        let text = if self.isolate {
            format!("\u{2067}{text}\u{2069}")
        } else {
            text.to_owned()
        };
        let part = element("text")
            .set("x", number(self.x(x)))
            .set("y", number(y + SIZE * 0.35))
            .maybe("class", Some(class).filter(|class| !class.is_empty()))
            .maybe("text-anchor", anchor)
            .maybe("data-series", self.naming.map(|series| series.to_string()));
        self.add(part.with(text));
    }

    /// Lines of text around a middle height.
    pub fn lines(&mut self, class: &str, x: f64, middle: f64, anchor: Anchor, lines: &[String]) {
        let first = middle - (lines.len().max(1) - 1) as f64 * LINE / 2.0;
        for (place, line) in lines.iter().enumerate() {
            self.text(class, x, first + place as f64 * LINE, anchor, line);
        }
    }

    /// The parts as a picture of that height.
    pub fn close(self, height: f64, class: &str, alt: &str) -> Element {
        let height = height.clamp(1.0, 1e6);
        let size = format!("0 0 {} {}", number(self.width), number(height));
        element("svg")
            .class(class)
            .set("viewBox", size)
            .set("role", "img")
            .named(alt)
            .maybe("direction", self.isolate.then_some("ltr"))
            .with_all(self.parts)
    }
}

/// With at most one decimal, as short as it can be.
pub fn number(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    if rounded.is_finite() {
        format!("{}", rounded + 0.0)
    } else {
        "0".to_owned()
    }
}

/// A bar as a part of a path, from any corner to the other.
pub fn bar(canvas: &Canvas, from: (f64, f64), to: (f64, f64)) -> String {
    let (from_x, to_x) = (canvas.x(from.0), canvas.x(to.0));
    let (x, width) = (from_x.min(to_x), (to_x - from_x).abs());
    let (y, height) = (from.1.min(to.1), (to.1 - from.1).abs());
    let [x, y, width, height] = [x, y, width, height].map(number);
    format!("M{x} {y}h{width}v{height}h-{width}z")
}

/// A straight line as a part of a path.
pub fn line(canvas: &Canvas, from: (f64, f64), to: (f64, f64)) -> String {
    let [x, y, to_x, to_y] = [canvas.x(from.0), from.1, canvas.x(to.0), to.1].map(number);
    format!("M{x} {y}L{to_x} {to_y}")
}

/// The mark of a series at a place: round, square, upright or upside-down, so that no series is
/// told by its colour alone.
pub fn dot(x: f64, y: f64, series: usize, radius: f64) -> String {
    let [r, across] = [radius, radius * 2.0].map(number);
    match series % 4 {
        0 => {
            let [x, y] = [x - radius, y].map(number);
            format!("M{x} {y}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z")
        }
        1 => {
            let [x, y, side] = [x - radius * 0.9, y - radius * 0.9, radius * 1.8].map(number);
            format!("M{x} {y}h{side}v{side}h-{side}z")
        }
        2 => {
            let [x, y, reach] = [x, y - radius * 1.25, radius * 1.25].map(number);
            format!("M{x} {y}l{reach} {reach}l-{reach} {reach}l-{reach} -{reach}z")
        }
        _ => {
            let [x, y, reach, fall] =
                [x, y - radius * 1.1, radius * 1.15, radius * 2.0].map(number);
            format!("M{x} {y}l{reach} {fall}h-{}z", number(radius * 2.3))
        }
    }
}
