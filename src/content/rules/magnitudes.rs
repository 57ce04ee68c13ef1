//! Figures that no scale can show.

use super::{Problem, Survey, figures::blocks};
use crate::{
    grammar::axis::LIMIT,
    model::{Block, Chart, Datum, Map},
};

/// Ensure that figures can be drawn to scale: neither beyond a 1 with a hundred zeros, nor as near to zero.
/// Otherwise a chart or a map would show another figure than its table. Such figures come out of programs that
/// have reckoned with nothing, or say "none" by the largest number that they know.
pub(super) fn every_figure_can_be_drawn_to_scale(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, block) in blocks(content) {
        let figures = match block {
            Block::Chart(chart) => of_chart(chart),
            Block::Map(map) => of_map(map),
            _ => continue,
        };
        for (place, figure) in figures {
            let what = if figure.abs() > LIMIT {
                "too large"
            } else if figure != 0.0 && figure.abs() < 1.0 / LIMIT {
                "too near to zero"
            } else {
                continue;
            };
            problems.push(source.problem(
                &format!("{at}/{place}"),
                format!("{figure:e} is {what} to be drawn to scale"),
                "write `null` where no figure is known, give it in another unit, or write it in a table",
            ));
        }
    }
}

fn of_chart(chart: &Chart) -> Vec<(String, f64)> {
    let rows = chart.rows.iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| {
        let cells = cells.iter().enumerate();
        cells.map(move |(place, cell)| (format!("rows/{row}/{place}"), cell))
    });
    let marks = chart.marks.iter().enumerate();
    let marks = marks.map(|(index, mark)| (format!("marks/{index}/at"), &mark.at));
    let data = cells.chain(marks).filter_map(|(at, datum)| match datum {
        Datum::Number(number) => Some((at, *number)),
        Datum::Words(_) | Datum::Gap => None,
    });
    let ends = chart
        .y
        .iter()
        .flat_map(|y| [("y/from", y.from), ("y/to", y.to)]);
    let ends = ends.filter_map(|(at, end)| Some((at.to_owned(), end?)));
    data.chain(ends).collect()
}

fn of_map(map: &Map) -> Vec<(String, f64)> {
    let values = map.values.iter().enumerate();
    let values =
        values.filter_map(|(index, one)| Some((format!("values/{index}/value"), one.value?)));
    let breaks = map.breaks.iter().enumerate();
    let breaks = breaks.map(|(index, at)| (format!("breaks/{index}"), *at));
    values.chain(breaks).collect()
}
