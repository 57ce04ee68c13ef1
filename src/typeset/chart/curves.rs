//! Lines, or dots without lines, over an axis across.

use super::{
    axis::{self, Label, Plot, disc},
    beside::Beside,
    canvas::{Anchor, Canvas, LINE, SIZE, dot, number},
    data::{Data, Row, range},
    marks::Marks,
    scale::Scale,
    upright::Upright,
};
use crate::{
    grammar::{axis::position, ticks},
    model::{AcrossKind, Chart, ChartKind, ChartMark, Datum},
    typeset::{figures::Figures, letters},
};

/// Draws the curves; the height, and whether the series are named in the picture.
pub fn curves(chart: &Chart, data: &Data, figures: &Figures, canvas: &mut Canvas) -> (f64, bool) {
    let curves = Curves::measure(chart, data, figures, canvas);
    let foot = curves.draw_axes(canvas);
    let ends = curves.draw_series(canvas);
    curves.draw_ends(canvas, &ends);
    (foot, curves.beside.is_some() || data.series.len() < 2)
}

/// A place in the picture.
type Point = (f64, f64);

/// The curves of a chart, measured and not yet drawn.
struct Curves<'a> {
    chart: &'a Chart,
    data: &'a Data,
    figures: &'a Figures,
    has_lines: bool,
    /// Places on the axis across with their rows, in order along it, whatever the order of the rows.
    order: Vec<(f64, usize)>,
    upright: Upright,
    across: Scale,
    plot: Plot,
    labels: Vec<Label>,
    marks: Marks,
    /// The names of the series beside the ends of their lines.
    beside: Option<Beside>,
}

impl<'a> Curves<'a> {
    fn measure(chart: &'a Chart, data: &'a Data, figures: &'a Figures, canvas: &Canvas) -> Self {
        let has_lines = chart.kind == ChartKind::Line;
        let height = if canvas.is_wide() { 300.0 } else { 240.0 };
        let upright = Upright::of(
            chart,
            data,
            figures,
            axis::reach(chart, data.range(), false),
            5,
        );
        let beside = has_lines
            .then(|| Beside::plan(data, canvas, height))
            .flatten();
        let mut order: Vec<(f64, usize)> = (0..data.rows.len())
            .filter_map(|row| Some((at(data, row)?, row)))
            .collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));

        let mut plot = Plot {
            left: upright.gutter,
            right: canvas.width - beside.as_ref().map_or(8.0, |beside| beside.width),
            top: 0.0,
            bottom: 0.0,
        };
        let across = across(data, &order, &plot, has_lines);
        let labels = labels(data, figures, &across, &plot);
        let marks = chart.marks.iter().filter_map(|mark| {
            let is_there = |row: &Row| is_named(mark, &row.name);
            let at = match data.kind {
                AcrossKind::Names => data.rows.iter().position(is_there)? as f64,
                kind => position(&mark.at, kind)?,
            };
            Some((across.at(at), mark.text.plain()))
        });
        let marks = Marks::plan(canvas, &plot, marks);
        plot.top = SIZE + upright.head_height() + marks.height();
        plot.bottom = plot.top + height;
        Self {
            chart,
            data,
            figures,
            has_lines,
            order,
            upright,
            across,
            plot,
            labels,
            marks,
            beside,
        }
    }

    /// Both axes and the marks; the height of the whole picture.
    fn draw_axes(&self, canvas: &mut Canvas) -> f64 {
        let plot = &self.plot;
        self.upright.draw(canvas, plot);
        axis::draw_labels(canvas, plot, &self.labels, &self.across, self.has_lines);
        let foot = plot.bottom + axis::labels_height(&self.labels);
        let foot = axis::draw_caption(canvas, self.chart, plot, foot);
        self.marks.draw(canvas, plot, 2.0);
        self.upright.draw_zero(canvas, plot);
        foot
    }

    /// The last point of each series. Those that step back are drawn first, under the others.
    fn draw_series(&self, canvas: &mut Canvas) -> Vec<Option<Point>> {
        let up = self.upright.scale(&self.plot);
        let mut ends = vec![None; self.data.series.len()];
        let mut drawn: Vec<usize> = (0..self.data.series.len()).collect();
        drawn.sort_by_key(|index| self.data.series[*index].tone.is_some());
        for index in drawn {
            let series = &self.data.series[index];
            let points: Vec<Option<Point>> = self
                .order
                .iter()
                .map(|(at, row)| Some((self.across.at(*at), up.at(series.figures[*row]?))))
                .collect();
            ends[index] = points.iter().rev().find_map(|point| *point);
            if !self.has_lines {
                let path = points
                    .iter()
                    .flatten()
                    .map(|(x, y)| dot(canvas.x(*x), *y, index, 4.5))
                    .collect();
                canvas.path("chart__dot", series.tone, path);
                continue;
            }
            let (path, alone) = trace(&points);
            canvas.path("chart__line", series.tone, path);
            for (x, y) in alone.into_iter().chain(ends[index]) {
                disc(canvas, "chart__dot", series.tone, x, y, 3.5);
            }
        }
        ends
    }

    /// The names of the series beside their ends; of a single line, its last figure.
    fn draw_ends(&self, canvas: &mut Canvas, ends: &[Option<Point>]) {
        let plot = &self.plot;
        if let Some(beside) = &self.beside {
            let between = (plot.top - 8.0, plot.bottom + 8.0);
            beside.draw(canvas, self.data, ends, plot.right, between);
            return;
        }
        let ([series], [Some((x, y))], true) = (&*self.data.series, ends, self.has_lines) else {
            return;
        };
        let last = self
            .order
            .iter()
            .rev()
            .find_map(|(_, row)| series.figures[*row]);
        let unit = axis::close_unit(self.chart.y.as_ref());
        let text = last
            .map(|last| self.figures.with_unit(last, self.data.decimals, unit))
            .unwrap_or_default();
        let half = letters::width(&text, SIZE) * 0.55;
        let is_room_above = y - LINE > plot.top - LINE;
        let y = if is_room_above { y - 14.0 } else { y + 14.0 };
        let x = x.min(canvas.width - half);
        canvas.text("chart__figure", x, y, Anchor::Middle, &text);
    }
}

fn is_named(mark: &ChartMark, name: &str) -> bool {
    matches!(&mark.at, Datum::Words(words) if words == name)
}

/// Names stand at even distances.
fn at(data: &Data, row: usize) -> Option<f64> {
    if data.is_measured() {
        data.rows[row].at
    } else {
        Some(row as f64)
    }
}

/// Time begins and ends with the figures; numbers at round ones.
fn across(data: &Data, order: &[(f64, usize)], plot: &Plot, has_lines: bool) -> Scale {
    let (from, to) = range(order.iter().map(|(at, _)| *at)).unwrap_or((0.0, 1.0));
    let (from, to) = match (data.kind, from == to) {
        (AcrossKind::Numbers, _) => {
            let round = ticks(from, to, 5).at;
            if has_lines && from != to {
                (from, to)
            } else {
                (round[0], round[round.len() - 1])
            }
        }
        (_, true) => (from - 1.0, to + 1.0),
        (_, false) => (from, to),
    };
    let inset = if has_lines { 4.0 } else { 8.0 };
    Scale {
        from,
        to,
        start: plot.left + inset,
        end: plot.right - inset,
    }
}

fn labels(data: &Data, figures: &Figures, scale: &Scale, plot: &Plot) -> Vec<Label> {
    if data.is_measured() {
        return axis::labels(data, figures, scale.from, scale.to, plot.right - plot.left);
    }
    let room = (plot.right - plot.left) / data.rows.len().max(1) as f64;
    let rows = data.rows.iter().enumerate();
    rows.map(|(row, it)| (row as f64, letters::lines(&it.name, room.max(70.0), SIZE)))
        .collect()
}

/// The line through the points, broken at gaps, and the points that stand alone between two gaps.
/// Of many points on one spot only the outermost are kept.
fn trace(points: &[Option<Point>]) -> (String, Vec<Point>) {
    let (mut path, mut alone) = (String::new(), Vec::new());
    for run in points.split(Option::is_none) {
        let run: Vec<Point> = run.iter().copied().flatten().collect();
        if let [point] = run[..] {
            alone.push(point);
            continue;
        }
        for (place, (x, y)) in thinned(&run).into_iter().enumerate() {
            let step = if place == 0 { "M" } else { "L" };
            path += &format!("{step}{} {}", number(x), number(y));
        }
    }
    alone.truncate(500);
    (path, alone)
}

/// At most four points a unit across: the first, the highest, the lowest and the last.
fn thinned(run: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for spot in run.chunk_by(|a, b| a.0.floor() == b.0.floor()) {
        let places = 0..spot.len();
        let least = places
            .clone()
            .min_by(|a, b| spot[*a].1.total_cmp(&spot[*b].1));
        let most = places.max_by(|a, b| spot[*a].1.total_cmp(&spot[*b].1));
        let mut places = [0, least.unwrap_or(0), most.unwrap_or(0), spot.len() - 1];
        places.sort_unstable();
        let mut last = None;
        for place in places {
            if last.replace(place) != Some(place) {
                kept.push(spot[place]);
            }
        }
    }
    kept
}
