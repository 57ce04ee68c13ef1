use super::{
    axis::{self, Label, Plot, Upright, disc},
    beside::Beside,
    canvas::{Anchor, Canvas, LINE, SIZE, dot, number},
    data::{Data, range},
    marks::Marks,
    scale::Scale,
};
use crate::{
    grammar::{axis::position, ticks},
    model::{AcrossKind, Chart, ChartKind},
    typeset::{figures::Figures, letters},
};

/// Lines, or dots without lines, over an axis across. Tells the height and whether the series are
/// named in the picture.
pub fn curves(chart: &Chart, data: &Data, figures: &Figures, canvas: &mut Canvas) -> (f64, bool) {
    let has_lines = chart.kind == ChartKind::Line;
    let height = if canvas.is_wide() { 300.0 } else { 240.0 };
    let upright = Upright::of(chart, figures, axis::reach(chart, data.range(), false), 5);
    let beside = has_lines
        .then(|| Beside::plan(data, canvas, height))
        .flatten();
    let named = beside.is_some() || data.series.len() < 2;

    // In order along the axis, whatever the order of the rows.
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
    let scale = across(data, &order, &plot, has_lines);
    let labels = labels(data, figures, &scale, &plot);
    let said = chart.marks.iter().filter_map(|mark| {
        let at = match data.kind {
            AcrossKind::Names => data.rows.iter().position(|row| is_named(mark, &row.name))? as f64,
            kind => position(&mark.at, kind)?,
        };
        Some((scale.at(at), mark.text.plain()))
    });
    let marks = Marks::plan(canvas, &plot, said);
    plot.top = SIZE + upright.head_height() + marks.height();
    plot.bottom = plot.top + height;

    upright.draw(canvas, &plot);
    axis::draw_labels(canvas, &plot, &labels, &scale, has_lines);
    let foot = plot.bottom + axis::labels_height(&labels);
    let foot = axis::draw_caption(canvas, chart, &plot, foot);
    marks.draw(canvas, &plot, 2.0);
    upright.draw_zero(canvas, &plot);

    let up = upright.scale(&plot);
    let mut ends = vec![None; data.series.len()];
    // Those that step back are drawn first, under the others.
    let mut drawn: Vec<usize> = (0..data.series.len()).collect();
    drawn.sort_by_key(|place| data.series[*place].tone.is_some());
    for place in drawn {
        let series = &data.series[place];
        let points: Vec<Option<(f64, f64)>> = order
            .iter()
            .map(|(at, row)| Some((scale.at(*at), up.at(series.figures[*row]?))))
            .collect();
        ends[place] = points.iter().rev().find_map(|point| *point);
        if !has_lines {
            let dots = points.iter().flatten();
            let path = dots
                .map(|(x, y)| dot(canvas.x(*x), *y, place, 4.5))
                .collect();
            canvas.path("chart__dot", series.tone, path);
            continue;
        }
        let (path, alone) = trace(&points);
        canvas.path("chart__line", series.tone, path);
        for (x, y) in alone.into_iter().chain(ends[place]) {
            disc(canvas, "chart__dot", series.tone, x, y, 3.5);
        }
    }
    if let Some(beside) = &beside {
        beside.draw(
            canvas,
            data,
            &ends,
            plot.right,
            (plot.top - 8.0, plot.bottom + 8.0),
        );
    } else if let ([series], Some((x, y)), true) = (
        &*data.series,
        ends[..].first().copied().flatten(),
        has_lines,
    ) {
        let last = order.iter().rev().find_map(|(_, row)| series.figures[*row]);
        let unit = axis::close_unit(chart.y.as_ref());
        let words = last
            .map(|last| figures.with_unit(last, data.decimals, unit))
            .unwrap_or_default();
        let half = letters::width(&words, SIZE) * 0.55;
        let above = y - LINE > plot.top - LINE;
        let y = if above { y - 14.0 } else { y + 14.0 };
        canvas.text(
            "chart__figure",
            x.min(canvas.width - half),
            y,
            Anchor::Middle,
            &words,
        );
    }
    (foot, named)
}

fn is_named(mark: &crate::model::ChartMark, name: &str) -> bool {
    matches!(&mark.at, crate::model::Datum::Words(words) if words == name)
}

/// Names stand at even distances.
fn at(data: &Data, row: usize) -> Option<f64> {
    match data.is_measured() {
        true => data.rows[row].at,
        false => Some(row as f64),
    }
}

/// Time begins and ends with the figures; numbers at round ones.
fn across(data: &Data, order: &[(f64, usize)], plot: &Plot, has_lines: bool) -> Scale {
    let (from, to) = range(order.iter().map(|(at, _)| *at)).unwrap_or((0.0, 1.0));
    let (from, to) = match (data.kind, from == to) {
        (AcrossKind::Numbers, _) => {
            let round = ticks(from, to, 5).at;
            match has_lines && from != to {
                true => (from, to),
                false => (round[0], round[round.len() - 1]),
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
fn trace(points: &[Option<(f64, f64)>]) -> (String, Vec<(f64, f64)>) {
    let (mut path, mut alone) = (String::new(), Vec::new());
    for run in points.split(Option::is_none) {
        let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
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
fn thinned(run: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::new();
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
