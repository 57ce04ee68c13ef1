use super::{
    axis::{self, Label, Plot, Upright},
    beside::Beside,
    canvas::{Anchor, Canvas, LINE, SIZE, bar},
    data::{Data, range},
    marks::Marks,
    scale::Scale,
};
use crate::{
    grammar::axis::position,
    model::{AcrossKind, Chart, ChartKind, Datum},
    typeset::{figures::Figures, letters},
};

/// Bars that stand, side by side or stacked. None where the names under them don't fit.
pub fn columns(
    chart: &Chart,
    data: &Data,
    figures: &Figures,
    canvas: &mut Canvas,
) -> Option<(f64, bool)> {
    let is_stacked = chart.kind == ChartKind::Stacked;
    let height = if canvas.is_wide() { 280.0 } else { 220.0 };
    let reached = match is_stacked {
        true => range(
            stacks(data)
                .into_iter()
                .flatten()
                .flat_map(|(from, to)| [from, to]),
        ),
        false => data.range(),
    };
    let upright = Upright::of(chart, figures, axis::reach(chart, reached, true), 5);
    let beside = is_stacked
        .then(|| Beside::plan(data, canvas, height))
        .flatten();
    let named = beside.is_some() || data.series.len() < 2;

    let mut plot = Plot {
        left: 0.0,
        right: canvas.width - beside.as_ref().map_or(0.0, |beside| beside.width),
        top: 0.0,
        bottom: 0.0,
    };
    let over = over(
        chart,
        data,
        figures,
        (plot.right - plot.left) / data.rows.len().max(1) as f64,
    );
    if over.is_none() {
        plot.left = upright.gutter;
    }
    let band = (plot.right - plot.left) / data.rows.len().max(1) as f64;
    let labels = labels(data, band)?;
    let said = chart.marks.iter().filter_map(|mark| {
        let row = boundary(data, &mark.at)?;
        Some((plot.left + row as f64 * band, mark.text.plain()))
    });
    let marks = Marks::plan(canvas, &plot, said);
    let head = if over.is_none() {
        upright.head_height()
    } else {
        0.0
    };
    let room = if over.is_some() { LINE + 2.0 } else { SIZE };
    plot.top = head + marks.height() + room;
    plot.bottom = plot.top + height;

    let mut up = upright.scale(&plot);
    match over {
        None => upright.draw(canvas, &plot),
        // Nothing but the bars has to be on the scale, and room for figures under those that hang.
        Some(_) => {
            let (least, most) = reached.unwrap_or((0.0, 1.0));
            let foot = if least < 0.0 { LINE } else { 0.0 };
            let to = if most > 0.0 || least < 0.0 {
                most.max(0.0)
            } else {
                1.0
            };
            up = Scale {
                from: least.min(0.0),
                to,
                start: plot.bottom - foot,
                end: plot.top,
            };
        }
    }
    let across = Scale {
        from: -0.5,
        to: data.rows.len().max(1) as f64 - 0.5,
        start: plot.left,
        end: plot.right,
    };
    axis::draw_labels(canvas, &plot, &labels, &across, false);
    let foot = plot.bottom + axis::labels_height(&labels);
    let foot = axis::draw_caption(canvas, chart, &plot, foot);

    let gap = (band * 0.22).min(24.0);
    let mut ends = vec![None; data.series.len()];
    let stacks = if is_stacked { stacks(data) } else { Vec::new() };
    for (place, series) in data.series.iter().enumerate() {
        let mut path = String::new();
        for row in 0..data.rows.len() {
            let (mut left, mut right) = (plot.left + row as f64 * band + gap / 2.0, 0.0);
            right += left + band - gap;
            let (from, to) = match is_stacked {
                true => match stacks[place][row] {
                    span if span.0 == span.1 => continue,
                    span => span,
                },
                false => {
                    let Some(figure) = series.figures[row] else {
                        continue;
                    };
                    let slot = (band - gap) / data.series.len().max(1) as f64;
                    left += slot * place as f64;
                    right = left + slot - if slot > 6.0 { 1.0 } else { 0.0 };
                    (0.0, figure)
                }
            };
            path += &bar(canvas, (left, up.at(from)), (right, up.at(to)));
            if row + 1 == data.rows.len() {
                ends[place] = Some((right - 4.0, (up.at(from) + up.at(to)) / 2.0));
            }
            if let (Some(over), false) = (&over, is_stacked) {
                let y = up.at(to) + if to < 0.0 { 10.0 } else { -10.0 };
                canvas.text(
                    "chart__figure",
                    (left + right) / 2.0,
                    y,
                    Anchor::Middle,
                    &over[row],
                );
            }
        }
        canvas.path("chart__bar", series.tone, path);
    }
    let zero = super::canvas::line(canvas, (plot.left, up.at(0.0)), (plot.right, up.at(0.0)));
    canvas.path("chart__zero", None, zero);
    marks.draw(canvas, &plot, 2.0);
    if let Some(beside) = &beside {
        beside.draw(
            canvas,
            data,
            &ends,
            plot.right,
            (plot.top - 8.0, plot.bottom + 8.0),
        );
    }
    Some((foot, named))
}

/// From where to where each part of each stack goes, a list a series: what is above zero upwards,
/// what is below it downwards.
pub fn stacks(data: &Data) -> Vec<Vec<(f64, f64)>> {
    let mut ends = vec![(0.0f64, 0.0f64); data.rows.len()];
    let spans = data.series.iter().map(|series| {
        let figures = series.figures.iter().zip(&mut ends);
        figures
            .map(|(figure, (below, above))| {
                let figure = figure.unwrap_or_default();
                let end = if figure < 0.0 { below } else { above };
                let from = *end;
                *end += figure;
                (from, *end)
            })
            .collect()
    });
    spans.collect()
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
        .all(|words| letters::width(words, SIZE) * 1.08 <= band - 2.0);
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
            Datum::Words(words) => *words == row.name,
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
