//! Bars that stand, side by side or stacked.

use super::{
    axis::{self, Label, Plot},
    beside::Beside,
    canvas::{Anchor, Canvas, LINE, SIZE, bar, line},
    data::{Data, range},
    marks::Marks,
    scale::Scale,
    stacks::{Span, stacks},
    upright::Upright,
};
use crate::{
    grammar::axis::position,
    model::{AcrossKind, Chart, ChartKind, Datum},
    typeset::{figures::Figures, letters},
};

/// Draws the columns; the height, and whether the series are named in the picture. None where the
/// names under them don't fit.
pub fn columns(
    chart: &Chart,
    data: &Data,
    figures: &Figures,
    canvas: &mut Canvas,
) -> Option<(f64, bool)> {
    let columns = Columns::measure(chart, data, figures, canvas)?;
    let foot = columns.draw_axes(canvas);
    columns.draw_bars(canvas);
    Some((foot, columns.beside.is_some() || data.series.len() < 2))
}

/// The columns of a chart, measured and not yet drawn.
struct Columns<'a> {
    chart: &'a Chart,
    data: &'a Data,
    /// Of stacks, the parts of each series; none of bars side by side.
    stacks: Option<Vec<Vec<Span>>>,
    upright: Upright,
    plot: Plot,
    /// The figures over the bars, which need no axis then.
    over: Option<Vec<String>>,
    labels: Vec<Label>,
    marks: Marks,
    /// The names of the series beside the last bar.
    beside: Option<Beside>,
    /// How high a figure is.
    up: Scale,
    /// The width of a row.
    band: f64,
}

impl<'a> Columns<'a> {
    fn measure(
        chart: &'a Chart,
        data: &'a Data,
        figures: &Figures,
        canvas: &Canvas,
    ) -> Option<Self> {
        let height = if canvas.is_wide() { 280.0 } else { 220.0 };
        let stacks = (chart.kind == ChartKind::Stacked).then(|| stacks(data));
        let reached = match &stacks {
            Some(stacks) => range(stacks.iter().flatten().flat_map(|(from, to)| [*from, *to])),
            None => data.range(),
        };
        let upright = Upright::of(chart, data, figures, axis::reach(chart, reached, true), 5);
        let beside = stacks
            .as_ref()
            .and_then(|_| Beside::plan(data, canvas, height));

        let mut plot = Plot {
            left: 0.0,
            right: canvas.width - beside.as_ref().map_or(0.0, |beside| beside.width),
            top: 0.0,
            bottom: 0.0,
        };
        let over = over(chart, data, figures, band(&plot, data));
        if over.is_none() {
            plot.left = upright.gutter;
        }
        let band = band(&plot, data);
        let labels = labels(data, band)?;
        let marks = chart.marks.iter().filter_map(|mark| {
            let row = boundary(data, &mark.at)?;
            Some((plot.left + row as f64 * band, mark.text.plain()))
        });
        let marks = Marks::plan(canvas, &plot, marks);
        plot.top = marks.height()
            + match over {
                Some(_) => LINE + 2.0,
                None => upright.head_height() + SIZE,
            };
        plot.bottom = plot.top + height;
        let up = match over {
            Some(_) => without_axis(reached.unwrap_or((0.0, 1.0)), &plot),
            None => upright.scale(&plot),
        };
        Some(Self {
            chart,
            data,
            stacks,
            upright,
            plot,
            over,
            labels,
            marks,
            beside,
            up,
            band,
        })
    }

    /// Both axes, the lower one with its names; the height of the whole picture.
    fn draw_axes(&self, canvas: &mut Canvas) -> f64 {
        let plot = &self.plot;
        if self.over.is_none() {
            self.upright.draw(canvas, plot);
        }
        let across = Scale {
            from: -0.5,
            to: self.data.rows.len().max(1) as f64 - 0.5,
            start: plot.left,
            end: plot.right,
        };
        axis::draw_labels(canvas, plot, &self.labels, &across, false);
        let foot = plot.bottom + axis::labels_height(&self.labels);
        axis::draw_caption(canvas, self.chart, plot, foot)
    }

    /// The bars, and over them what is said of them.
    fn draw_bars(&self, canvas: &mut Canvas) {
        let (plot, up) = (&self.plot, &self.up);
        let mut ends = vec![None; self.data.series.len()];
        for (index, series) in self.data.series.iter().enumerate() {
            let mut path = String::new();
            for row in 0..self.data.rows.len() {
                let Some((from, to)) = self.span(index, row) else {
                    continue;
                };
                let (left, right) = self.sides(index, row);
                path += &bar(canvas, (left, up.at(from)), (right, up.at(to)));
                if row + 1 == self.data.rows.len() {
                    ends[index] = Some((right - 4.0, (up.at(from) + up.at(to)) / 2.0));
                }
                if let Some(over) = &self.over {
                    let y = up.at(to) + if to < 0.0 { 10.0 } else { -10.0 };
                    let x = (left + right) / 2.0;
                    canvas.text("chart__figure", x, y, Anchor::Middle, &over[row]);
                }
            }
            canvas.path("chart__bar", series.tone, path);
        }
        let zero = line(canvas, (plot.left, up.at(0.0)), (plot.right, up.at(0.0)));
        canvas.path("chart__zero", None, zero);
        self.marks.draw(canvas, plot, 2.0);
        if let Some(beside) = &self.beside {
            let between = (plot.top - 8.0, plot.bottom + 8.0);
            beside.draw(canvas, self.data, &ends, plot.right, between);
        }
    }

    /// From where to where the bar of a series goes, in figures; none where there is no bar.
    fn span(&self, series: usize, row: usize) -> Option<Span> {
        match &self.stacks {
            Some(stacks) => Some(stacks[series][row]).filter(|(from, to)| from != to),
            None => self.data.series[series].figures[row].map(|figure| (0.0, figure)),
        }
    }

    /// The left and the right side of the bar of a series.
    fn sides(&self, series: usize, row: usize) -> (f64, f64) {
        let gap = (self.band * 0.22).min(24.0);
        let left = self.plot.left + row as f64 * self.band + gap / 2.0;
        if self.stacks.is_some() {
            return (left, left + self.band - gap);
        }
        let slot = (self.band - gap) / self.data.series.len().max(1) as f64;
        let left = left + slot * series as f64;
        (left, left + slot - if slot > 6.0 { 1.0 } else { 0.0 })
    }
}

/// The width of a row.
fn band(plot: &Plot, data: &Data) -> f64 {
    (plot.right - plot.left) / data.rows.len().max(1) as f64
}

/// The scale of bars that tell their figures: nothing but the bars has to be on it, and room for
/// figures under those that hang.
fn without_axis((least, most): (f64, f64), plot: &Plot) -> Scale {
    let foot = if least < 0.0 { LINE } else { 0.0 };
    Scale {
        from: least.min(0.0),
        to: if most > 0.0 || least < 0.0 {
            most.max(0.0)
        } else {
            1.0
        },
        start: plot.bottom - foot,
        end: plot.top,
    }
}

/// The figures over the bars, where there is one series and room: then no axis is needed.
fn over(chart: &Chart, data: &Data, figures: &Figures, band: f64) -> Option<Vec<String>> {
    let [series] = &data.series[..] else {
        return None;
    };
    let unit = axis::close_unit(chart.y.as_ref());
    let write = |figure: &Option<f64>| {
        figure.map_or(String::new(), |figure| {
            figures.with_unit(figure, data.decimals, unit)
        })
    };
    let over: Vec<String> = series.figures.iter().map(write).collect();
    let fit = over
        .iter()
        .all(|text| letters::width(text, SIZE) * 1.08 <= band - 2.0);
    (fit && chart.kind == ChartKind::Column && axis::head(chart.y.as_ref()).is_none())
        .then_some(over)
}

/// A name under each bar; of years, dates and numbers as many as there is room for, at round ones.
fn labels(data: &Data, band: f64) -> Option<Vec<Label>> {
    let rows = data.rows.iter().enumerate();
    if !data.is_measured() {
        let fit = data
            .rows
            .iter()
            .all(|row| letters::fits(&row.name, band - 6.0, SIZE, 3));
        let lines = rows.map(|(row, it)| (row as f64, letters::lines(&it.name, band - 6.0, SIZE)));
        return fit.then(|| lines.collect());
    }
    let widest = data.rows.iter().map(|row| letters::width(&row.name, SIZE));
    let widest = widest.fold(0.0, f64::max) + 10.0;
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000]
        .into_iter()
        .find(|step| f64::from(*step) * band >= widest)
        .unwrap_or(10_000);
    let is_round = |row: usize, at: Option<f64>| match (data.kind, at) {
        (AcrossKind::Years, Some(year)) if has_each_year(data) => {
            year as i64 % i64::from(step) == 0
        }
        _ => row.is_multiple_of(step as usize),
    };
    let kept = rows.filter(|(row, it)| is_round(*row, it.at));
    Some(
        kept.map(|(row, it)| (row as f64, vec![it.name.clone()]))
            .collect(),
    )
}

fn has_each_year(data: &Data) -> bool {
    data.rows
        .windows(2)
        .all(|two| match (two[0].at, two[1].at) {
            (Some(one), Some(next)) => next - one == 1.0,
            _ => false,
        })
}

/// The bar that a mark stands before.
fn boundary(data: &Data, at: &Datum) -> Option<usize> {
    match data.kind {
        AcrossKind::Names => data.rows.iter().position(|row| match at {
            Datum::Words(text) => *text == row.name,
            _ => false,
        }),
        kind => {
            let at = position(at, kind)?;
            data.rows
                .iter()
                .position(|row| row.at.is_some_and(|row| row >= at))
        }
    }
}
