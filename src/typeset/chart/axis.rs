use super::{
    canvas::{Anchor, Canvas, LINE, SIZE, line, number},
    data::Data,
    scale::Scale,
};
use crate::{
    grammar::{
        axis::{date_of, day},
        coarse_ticks,
    },
    model::{AcrossKind, Along, Chart},
    page::element,
    typeset::{
        figures::{Figures, decimals},
        letters,
    },
};

/// A place on an axis with what stands there, in lines.
pub type Label = (f64, Vec<String>);

/// The room that the curves or columns have.
#[derive(Debug, Clone, Copy)]
pub struct Plot {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// A sign that is set at each figure.
pub fn close_unit(y: Option<&Along>) -> Option<&str> {
    let unit = y?.unit.as_deref()?;
    (unit.chars().count() <= 2).then_some(unit)
}

/// What stands over the figures once: the label, and a unit that is a word.
pub fn head(y: Option<&Along>) -> Option<String> {
    let unit = y?.unit.as_deref().filter(|unit| unit.chars().count() > 2);
    match (y?.label.as_deref(), unit) {
        (Some(label), Some(unit)) => Some(format!("{label}, {unit}")),
        (label, unit) => label.or(unit).map(str::to_owned),
    }
}

/// From where to where the figures go: zero is on the axis unless they are far from it, or the
/// chart says otherwise.
pub fn reach(chart: &Chart, range: Option<(f64, f64)>, with_zero: bool) -> (f64, f64) {
    let (mut from, mut to) = range.unwrap_or((0.0, 1.0));
    let y = chart.y.as_ref();
    if with_zero || (from > 0.0 && from < to * 0.5) {
        from = from.min(0.0);
    }
    if with_zero || (to < 0.0 && to > from * 0.5) {
        to = to.max(0.0);
    }
    let said = |figure: Option<f64>| figure.filter(|figure| figure.is_finite());
    if let (Some(said), false) = (said(y.and_then(|y| y.from)), with_zero) {
        from = said;
    }
    if let Some(said) = said(y.and_then(|y| y.to)) {
        to = said.max(to);
    }
    (from, to)
}

/// The labels of a measured axis between two places, with room for each.
pub fn labels(data: &Data, figures: &Figures, from: f64, to: f64, width: f64) -> Vec<Label> {
    let about = (width / 76.0).clamp(2.0, 8.0) as usize;
    let mut labels = match data.kind {
        AcrossKind::Dates => dates(figures, from, to, about),
        AcrossKind::Names => Vec::new(),
        kind => {
            let places = data.rows.iter().filter_map(|row| row.at);
            let finest = places.map(decimals).max().unwrap_or_default();
            let ticks = coarse_ticks(from, to, about, finest);
            let label = |at: &f64| match kind {
                AcrossKind::Years => figures.year(*at as i64),
                _ => figures.number(*at, ticks.decimals),
            };
            ticks.at.iter().map(|at| (*at, vec![label(at)])).collect()
        }
    };
    let slack = (to - from).abs() * 1e-6;
    labels.retain(|(at, _)| (from - slack..=to + slack).contains(at));
    labels
}

/// At the beginnings of years, of months, or at days.
fn dates(figures: &Figures, from: f64, to: f64, about: usize) -> Vec<Label> {
    let (Some(first), Some(last)) = (date_of(from), date_of(to)) else {
        return Vec::new();
    };
    let days = ((to - from) / about as f64).max(1.0);
    let start = |months: i64| {
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        jiff::civil::Date::new(year.try_into().ok()?, month as i8, 1).ok()
    };
    if days >= 300.0 {
        let years = coarse_ticks(first.year().into(), last.year().into(), about, 0).at;
        return years
            .into_iter()
            .filter_map(|year| {
                Some((
                    day(start(year as i64 * 12)?),
                    vec![figures.year(year as i64)],
                ))
            })
            .collect();
    }
    if days >= 24.0 {
        let step = [1, 2, 3, 6]
            .into_iter()
            .find(|step| f64::from(*step) * 31.0 >= days);
        let step = i64::from(step.unwrap_or(12));
        let month =
            |date: jiff::civil::Date| i64::from(date.year()) * 12 + i64::from(date.month()) - 1;
        let months = (month(first).div_euclid(step) * step..=month(last)).step_by(step as usize);
        let mut seen = None;
        return months
            .filter_map(start)
            .filter(|date| day(*date) >= from - 0.5)
            .map(|date| {
                let mut lines = vec![figures.month(date, false)];
                if seen.replace(date.year()) != Some(date.year()) {
                    lines.push(figures.year(date.year().into()));
                }
                (day(date), lines)
            })
            .collect();
    }
    let step = [1.0, 2.0, 7.0, 14.0]
        .into_iter()
        .find(|step| *step >= days - 0.1)
        .unwrap_or(28.0);
    let count = ((to - from) / step).floor().clamp(0.0, 100.0) as usize;
    let places = (0..=count).map(|place| from + place as f64 * step);
    places
        .filter_map(|at| Some((at, vec![figures.month(date_of(at)?, true)])))
        .collect()
}

/// Labels under a plot; those at its ends stay inside the picture.
pub fn draw_labels(
    canvas: &mut Canvas,
    plot: &Plot,
    labels: &[Label],
    scale: &Scale,
    with_tick: bool,
) {
    let mut free = f64::NEG_INFINITY;
    let mut strokes = String::new();
    for (at, lines) in labels {
        let x = scale.at(*at);
        let half = lines
            .iter()
            .map(|line| letters::width(line, SIZE))
            .fold(0.0, f64::max)
            / 2.0;
        let middle = x.max(half).min(canvas.width - half);
        if middle - half < free {
            continue;
        }
        free = middle + half + 6.0;
        for (index, text) in lines.iter().enumerate() {
            let y = plot.bottom + 17.0 + index as f64 * LINE;
            canvas.text("chart__quiet", middle, y, Anchor::Middle, text);
        }
        strokes += &line(canvas, (x, plot.bottom), (x, plot.bottom + 5.0));
    }
    if with_tick {
        canvas.path("chart__tick", None, strokes);
    }
}

/// The height that labels take under a plot.
pub fn labels_height(labels: &[Label]) -> f64 {
    let lines = labels
        .iter()
        .map(|(_, lines)| lines.len())
        .max()
        .unwrap_or(0);
    lines as f64 * LINE + 10.0
}

/// What the axis across is, under its labels.
pub fn draw_caption(canvas: &mut Canvas, chart: &Chart, plot: &Plot, y: f64) -> f64 {
    match chart.x.as_ref().and_then(|x| x.label.as_deref()) {
        Some(label) => {
            let middle = (plot.left + plot.right) / 2.0;
            canvas.text("chart__quiet", middle, y + 8.0, Anchor::Middle, label);
            y + LINE + 4.0
        }
        None => y,
    }
}

/// A dot, as an element of its own.
pub fn disc(canvas: &mut Canvas, class: &str, series: Option<usize>, x: f64, y: f64, radius: f64) {
    let disc = element("circle")
        .class(class)
        .set("cx", number(canvas.x(x)))
        .set("cy", number(y))
        .set("r", number(radius));
    canvas.add(disc.maybe("data-series", series.map(|series| series.to_string())));
}
