use super::{
    axis,
    canvas::{Anchor, Canvas, LINE, SIZE, bar, dot, line},
    columns::stacks,
    data::{Data, range},
    scale::Scale,
};
use crate::{
    grammar::ticks,
    model::{Chart, ChartKind},
    typeset::{figures::Figures, letters},
};

/// A picture that is higher than this is drawn in thinner bars, however many they are.
const TALLEST: f64 = 2400.0;

/// How a row is laid out.
struct Layout {
    /// Room for the names, or none where they stand over their bars.
    gutter: Option<f64>,
    names: Vec<Vec<String>>,
    /// The height of a bar, and of a row with its bars.
    bar: f64,
    bars: usize,
    gap: f64,
}

/// Bars that lie, side by side or stacked, or dots on a line: a name a row. Tells the height and
/// whether the series are named in the picture.
pub fn rows(chart: &Chart, data: &Data, figures: &Figures, canvas: &mut Canvas) -> (f64, bool) {
    let is_stacked = chart.kind == ChartKind::Stacked;
    let is_dots = chart.kind == ChartKind::Dot;
    let unit = axis::close_unit(chart.y.as_ref());
    let write = |figure: f64| figures.with_unit(figure, data.decimals, unit);
    let layout = Layout::of(
        data,
        canvas,
        if is_stacked || is_dots {
            1
        } else {
            data.series.len()
        },
    );

    let stacks = if is_stacked { stacks(data) } else { Vec::new() };
    let reached = match is_stacked {
        true => range(stacks.iter().flatten().flat_map(|(from, to)| [*from, *to])),
        false => data.range(),
    };
    // Bars say their figures themselves; stacks and dots are read from an axis.
    let has_axis = is_stacked || is_dots && data.series.len() > 1;
    let reach = axis::reach(chart, reached, !is_dots);
    let mut ticks = ticks(reach.0, reach.1, if canvas.is_wide() { 6 } else { 3 });
    let mut left = layout.gutter.map_or(0.0, |gutter| gutter + 10.0);
    let mut right = canvas.width;
    let widest = |figures: &mut dyn Iterator<Item = f64>| {
        figures
            .map(|figure| letters::width(&write(figure), SIZE) * 1.08 + 8.0)
            .fold(0.0, f64::max)
    };
    if has_axis {
        let inset = ticks
            .at
            .iter()
            .map(|at| letters::width(&figures.with_unit(*at, ticks.decimals, unit), SIZE));
        let inset = inset.fold(0.0, f64::max) / 2.0;
        left += if layout.gutter.is_none() { inset } else { 4.0 };
        right -= inset;
    } else {
        ticks.at = vec![reach.0, reach.1];
        if reach.0 == reach.1 {
            ticks.at[1] = reach.0 + 1.0;
        }
        right -= widest(&mut data.all().filter(|figure| *figure >= 0.0)).max(if is_dots {
            8.0
        } else {
            0.0
        });
        left += widest(&mut data.all().filter(|figure| *figure < 0.0));
    }
    let scale = Scale::over(&ticks, left, right.max(left + 20.0));
    let zero = scale.at(0.0f64.clamp(scale.from, scale.to));

    let mut y = 2.0;
    if let Some(head) = axis::head(chart.y.as_ref()) {
        canvas.text(
            "chart__quiet",
            layout.gutter.map_or(0.0, |gutter| gutter + 10.0),
            y + 8.0,
            Anchor::Start,
            &head,
        );
        y += LINE + 6.0;
    }
    if has_axis {
        let mut grid = String::new();
        let foot = y + LINE + layout.height(data.rows.len());
        for at in &ticks.at {
            let x = scale.at(*at);
            canvas.text(
                "chart__quiet",
                x,
                y + 8.0,
                Anchor::Middle,
                &figures.with_unit(*at, ticks.decimals, unit),
            );
            grid += &line(canvas, (x, y + LINE + 2.0), (x, foot));
        }
        canvas.path("chart__grid", None, grid);
        y += LINE + 2.0;
    }
    let top = y;
    let mut paths = vec![String::new(); data.series.len()];
    let mut ranges = String::new();
    for (row, names) in layout.names.iter().enumerate() {
        y += layout.gap / 2.0;
        match layout.gutter {
            None => {
                canvas.lines(
                    "",
                    0.0,
                    y + names.len() as f64 * LINE / 2.0,
                    Anchor::Start,
                    names,
                );
                y += names.len() as f64 * LINE + 2.0;
            }
            Some(gutter) => {
                let middle = y + layout.bar * layout.bars as f64 / 2.0;
                canvas.lines("", gutter, middle, Anchor::End, names);
            }
        }
        if is_dots {
            let here = range(data.series.iter().filter_map(|series| series.figures[row]));
            if let Some((least, most)) = here {
                let middle = y + layout.bar / 2.0;
                ranges += &line(canvas, (scale.at(least), middle), (scale.at(most), middle));
            }
        }
        for (place, series) in data.series.iter().enumerate() {
            let Some(figure) = series.figures[row] else {
                continue;
            };
            let x = scale.at(figure);
            let start = match is_stacked || is_dots {
                true => y,
                false => y + layout.bar * place as f64,
            };
            paths[place] += &match chart.kind {
                ChartKind::Dot => dot(canvas.x(x), y + layout.bar / 2.0, place, 5.0),
                ChartKind::Stacked => {
                    let (from, to) = stacks[place][row];
                    bar(canvas, (scale.at(from), y), (scale.at(to), y + layout.bar))
                }
                _ => bar(
                    canvas,
                    (zero, start),
                    (x, start + layout.bar - layout.bar.min(10.0) / 10.0),
                ),
            };
            if !has_axis && layout.bar >= SIZE {
                let after = if is_dots { 11.0 } else { 5.0 };
                let (x, anchor) = match figure < 0.0 {
                    true => (x - after, Anchor::End),
                    false => (x + after, Anchor::Start),
                };
                canvas.text(
                    "chart__figure",
                    x,
                    start + layout.bar / 2.0,
                    anchor,
                    &write(figure),
                );
            }
        }
        y += layout.bar * layout.bars as f64 + layout.gap / 2.0;
    }
    canvas.path("chart__range", None, ranges);
    for (series, path) in data.series.iter().zip(paths) {
        let class = if is_dots { "chart__dot" } else { "chart__bar" };
        canvas.path(class, series.tone, path);
    }
    if !is_dots || scale.from < 0.0 && scale.to > 0.0 {
        let zero = line(canvas, (zero, top), (zero, y));
        canvas.path("chart__zero", None, zero);
    }
    (y + 2.0, data.series.len() < 2)
}

impl Layout {
    fn of(data: &Data, canvas: &Canvas, bars: usize) -> Self {
        let most = canvas.width * if canvas.is_wide() { 0.32 } else { 0.36 };
        let fit = data
            .rows
            .iter()
            .all(|row| letters::fits(&row.name, most, SIZE, 2));
        let room = if fit { most } else { canvas.width };
        let names: Vec<Vec<String>> = data
            .rows
            .iter()
            .map(|row| letters::lines(&row.name, room, SIZE))
            .collect();
        let widest = names
            .iter()
            .flatten()
            .map(|line| letters::width(line, SIZE));
        let bars = bars.max(1);
        let mut layout = Self {
            gutter: fit.then(|| widest.fold(0.0, f64::max)),
            names,
            bar: if bars == 1 { 22.0 } else { 17.0 },
            bars,
            gap: 12.0,
        };
        let tall = layout.height(data.rows.len());
        if tall > TALLEST {
            // No name fits any more; the table has them.
            layout.names = vec![Vec::new(); data.rows.len()];
            layout.gutter = Some(0.0);
            let share = TALLEST / data.rows.len() as f64;
            layout.gap = share * 0.2;
            layout.bar = share * 0.8 / bars as f64;
        }
        layout
    }

    fn height(&self, rows: usize) -> f64 {
        let bars = rows as f64 * (self.bar * self.bars as f64 + self.gap);
        match self.gutter {
            Some(_) => bars,
            None => {
                self.names
                    .iter()
                    .map(|names| names.len() as f64 * LINE + 2.0)
                    .sum::<f64>()
                    + bars
            }
        }
    }
}
