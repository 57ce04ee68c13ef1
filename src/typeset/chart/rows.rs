//! Bars that lie, side by side or stacked, or dots on a line: a name a row.

use super::{
    axis,
    canvas::{Anchor, Canvas, LINE, SIZE, bar, dot, line},
    data::{Data, range},
    layout::Layout,
    scale::Scale,
    stacks::{Span, stacks},
};
use crate::{
    grammar::{Ticks, coarse_ticks, widened},
    model::{Chart, ChartKind},
    typeset::{figures::Figures, letters},
};

/// Draws the rows; the height, and whether the series are named in the picture.
pub fn rows(chart: &Chart, data: &Data, figures: &Figures, canvas: &mut Canvas) -> (f64, bool) {
    let rows = Rows::measure(chart, data, figures, canvas);
    let top = rows.draw_head(canvas);
    let bottom = rows.draw_rows(canvas, top);
    (bottom + 2.0, data.series.len() < 2)
}

/// The rows of a chart, measured and not yet drawn.
struct Rows<'a> {
    chart: &'a Chart,
    data: &'a Data,
    figures: &'a Figures,
    layout: Layout,
    stacks: Vec<Vec<Span>>,
    scale: Scale,
    /// Bars say their figures themselves; stacks and dots of several series are read from an axis.
    axis: Option<Ticks>,
}

impl<'a> Rows<'a> {
    fn measure(chart: &'a Chart, data: &'a Data, figures: &'a Figures, canvas: &Canvas) -> Self {
        let is_stacked = chart.kind == ChartKind::Stacked;
        let is_dots = chart.kind == ChartKind::Dot;
        let bars = if is_stacked || is_dots {
            1
        } else {
            data.series.len()
        };
        let layout = Layout::of(data, canvas, bars);
        let stacks = if is_stacked { stacks(data) } else { Vec::new() };
        let reached = if is_stacked {
            range(stacks.iter().flatten().flat_map(|(from, to)| [*from, *to]))
        } else {
            data.range()
        };
        let (from, to) = axis::reach(chart, reached, !is_dots);
        let (from, to) = widened(from, to);
        let about = if canvas.is_wide() { 6 } else { 3 };
        let mut ticks = coarse_ticks(from, to, about, data.decimals);

        let unit = axis::close_unit(chart.y.as_ref());
        let mut left = layout.gutter.map_or(0.0, |gutter| gutter + 10.0);
        let mut right = canvas.width;
        let has_axis = is_stacked || is_dots && data.series.len() > 1;
        if has_axis {
            let label = |at: &f64| figures.with_unit(*at, ticks.decimals, unit);
            let widths = ticks.at.iter().map(|at| letters::width(&label(at), SIZE));
            let inset = widths.fold(0.0, f64::max) / 2.0;
            left += if layout.gutter.is_none() { inset } else { 4.0 };
            right -= inset;
        } else {
            ticks.at = vec![from, to];
            let width = |figure: f64| {
                letters::width(&figures.with_unit(figure, data.decimals, unit), SIZE) * 1.08 + 8.0
            };
            let after = data.all().filter(|figure| *figure >= 0.0).map(width);
            let before = data.all().filter(|figure| *figure < 0.0).map(width);
            right -= after.fold(if is_dots { 8.0 } else { 0.0 }, f64::max);
            left += before.fold(0.0, f64::max);
        }
        Self {
            scale: Scale::over(&ticks, left, right.max(left + 20.0)),
            axis: has_axis.then_some(ticks),
            chart,
            data,
            figures,
            layout,
            stacks,
        }
    }

    /// What is measured, and the axis; the height that the rows begin at.
    fn draw_head(&self, canvas: &mut Canvas) -> f64 {
        let mut y = 2.0;
        if let Some(head) = axis::head(self.chart.y.as_ref()) {
            let x = self.layout.gutter.map_or(0.0, |gutter| gutter + 10.0);
            canvas.text("chart__quiet", x, y + 8.0, Anchor::Start, &head);
            y += LINE + 6.0;
        }
        let Some(ticks) = &self.axis else {
            return y;
        };
        let unit = axis::close_unit(self.chart.y.as_ref());
        let foot = y + LINE + self.layout.height(self.data.rows.len());
        let mut grid = String::new();
        for at in &ticks.at {
            let x = self.scale.at(*at);
            let label = self.figures.with_unit(*at, ticks.decimals, unit);
            canvas.text("chart__quiet", x, y + 8.0, Anchor::Middle, &label);
            grid += &line(canvas, (x, y + LINE + 2.0), (x, foot));
        }
        canvas.path("chart__grid", None, grid);
        y + LINE + 2.0
    }

    /// The names and what stands beside them, from `top` on; the height at the end.
    fn draw_rows(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let Self { data, layout, .. } = self;
        let mut y = top;
        let mut paths = vec![String::new(); data.series.len()];
        let mut ranges = String::new();
        for row in 0..layout.names.len() {
            y = self.draw_name(canvas, row, y + layout.gap / 2.0);
            if self.is_dots() {
                ranges += &self.range(canvas, row, y);
            }
            for (series, path) in paths.iter_mut().enumerate() {
                if let Some(figure) = data.series[series].figures[row] {
                    *path += &self.mark(canvas, series, row, figure, y);
                    self.draw_figure(canvas, series, figure, y);
                }
            }
            y += layout.bar * layout.bars as f64 + layout.gap / 2.0;
        }
        canvas.path("chart__range", None, ranges);
        let class = if self.is_dots() {
            "chart__dot"
        } else {
            "chart__bar"
        };
        for (series, path) in data.series.iter().zip(paths) {
            canvas.path(class, series.tone, path);
        }
        if !self.is_dots() || self.scale.from < 0.0 && self.scale.to > 0.0 {
            let zero = line(canvas, (self.zero(), top), (self.zero(), y));
            canvas.path("chart__zero", None, zero);
        }
        y
    }

    /// The name beside the bars of a row that begins at `y`, or over them; the height that they begin
    /// at.
    fn draw_name(&self, canvas: &mut Canvas, row: usize, y: f64) -> f64 {
        let layout = &self.layout;
        let names = &layout.names[row];
        match layout.gutter {
            None => {
                let height = names.len() as f64 * LINE;
                canvas.lines("", 0.0, y + height / 2.0, Anchor::Start, names);
                y + height + 2.0
            }
            Some(gutter) => {
                let middle = y + layout.bar * layout.bars as f64 / 2.0;
                canvas.lines("", gutter, middle, Anchor::End, names);
                y
            }
        }
    }

    /// From the least to the greatest of the dots of a row, as a part of a path.
    fn range(&self, canvas: &Canvas, row: usize, y: f64) -> String {
        let series = self.data.series.iter();
        let Some((least, most)) = range(series.filter_map(|series| series.figures[row])) else {
            return String::new();
        };
        let middle = y + self.layout.bar / 2.0;
        line(
            canvas,
            (self.scale.at(least), middle),
            (self.scale.at(most), middle),
        )
    }

    /// The bar or the dot of a figure, as a part of a path.
    fn mark(&self, canvas: &Canvas, series: usize, row: usize, figure: f64, y: f64) -> String {
        let height = self.layout.bar;
        let x = self.scale.at(figure);
        match self.chart.kind {
            ChartKind::Dot => dot(canvas.x(x), y + height / 2.0, series, 5.0),
            ChartKind::Stacked => {
                let (from, to) = self.stacks[series][row];
                let (from, to) = (self.scale.at(from), self.scale.at(to));
                bar(canvas, (from, y), (to, y + height))
            }
            _ => {
                let start = self.start(series, y);
                let end = start + height - height.min(10.0) / 10.0;
                bar(canvas, (self.zero(), start), (x, end))
            }
        }
    }

    /// The figure beside its mark, where no axis tells it and there is room for letters.
    fn draw_figure(&self, canvas: &mut Canvas, series: usize, figure: f64, y: f64) {
        if self.axis.is_some() || self.layout.bar < SIZE {
            return;
        }
        let after = if self.is_dots() { 11.0 } else { 5.0 };
        let x = self.scale.at(figure);
        let (x, anchor) = if figure < 0.0 {
            (x - after, Anchor::End)
        } else {
            (x + after, Anchor::Start)
        };
        let unit = axis::close_unit(self.chart.y.as_ref());
        let text = self.figures.with_unit(figure, self.data.decimals, unit);
        let middle = self.start(series, y) + self.layout.bar / 2.0;
        canvas.text("chart__figure", x, middle, anchor, &text);
    }

    /// Where the bar of a series begins in a row that begins at `y`.
    fn start(&self, series: usize, y: f64) -> f64 {
        if self.layout.bars > 1 {
            y + self.layout.bar * series as f64
        } else {
            y
        }
    }

    fn is_dots(&self) -> bool {
        self.chart.kind == ChartKind::Dot
    }

    fn zero(&self) -> f64 {
        self.scale.at(0.0f64.clamp(self.scale.from, self.scale.to))
    }
}
