//! Rules for charts and maps: no figure may be lost in silence.

use std::collections::BTreeSet;

use super::{Guesses, Problem, Source, Survey};
use crate::{
    grammar::{axis, country, ticks},
    model::{AcrossKind, Block, Chart, ChartKind, Datum, Geometry, Map},
};

/// Ensure that every row of a chart has a figure for each column. Otherwise a figure would stand under the
/// name of another.
pub(super) fn every_chart_row_is_whole(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, chart) in charts(content) {
        let columns = chart.columns.len();
        let rows = chart.rows.iter().enumerate();
        for (row, cells) in rows.filter(|(_, row)| row.len() != columns) {
            problems.push(source.problem(
                &format!("{at}/rows/{row}"),
                format!(
                    "this row has {} cells, and the chart {columns} columns",
                    cells.len()
                ),
                "add or remove cells; one that is not known is `null`",
            ));
        }
    }
}

/// Ensure that every cell of a series is a figure, or known to be missing. Words can't be drawn to scale.
pub(super) fn every_figure_of_a_chart_is_a_number(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, chart) in charts(content) {
        for (row, cells) in chart.rows.iter().enumerate() {
            for (index, cell) in cells.iter().enumerate().skip(1) {
                if matches!(cell, Datum::Words(_)) {
                    problems.push(source.problem(
                        &format!("{at}/rows/{row}/{index}"),
                        format!("{} is no number and can't be drawn", shown(cell)),
                        "write a number without quotation marks, or `null` where none is known",
                    ));
                }
            }
        }
    }
}

/// Ensure that there is something to draw on every chart and map.
pub(super) fn every_chart_and_map_has_a_figure(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, block) in blocks(content) {
        let (field, is_empty) = match block {
            Block::Chart(chart) => {
                let mut figures = chart.rows.iter().flat_map(|row| row.iter().skip(1));
                ("rows", figures.all(|cell| *cell == Datum::Gap))
            }
            Block::Map(map) => ("values", map.values.iter().all(|one| one.value.is_none())),
            _ => continue,
        };
        if is_empty {
            problems.push(source.problem(
                &format!("{at}/{field}"),
                "none of the figures is known, so that there is nothing to draw",
                "write those that are known in place of `null`, or take the block out",
            ));
        }
    }
}

/// Ensure that every row of a chart has its place on the axis. A date that is none, or a number in words,
/// has no place there.
pub(super) fn every_row_of_a_chart_is_on_its_axis(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, chart) in charts(content) {
        let kind = axis::kind(chart);
        let Some(mend) = form(kind) else { continue };
        for (row, cells) in chart.rows.iter().enumerate() {
            if let Some(cell) = cells.first()
                && axis::position(cell, kind).is_none()
            {
                problems.push(source.problem(
                    &format!("{at}/rows/{row}/0"),
                    format!("{} has no place on this axis", shown(cell)),
                    format!("{mend}, or give `x` another `kind`"),
                ));
            }
        }
    }
}

/// How a cell is written that stands on an axis of that kind; any name does.
fn form(kind: AcrossKind) -> Option<&'static str> {
    match kind {
        AcrossKind::Names => None,
        AcrossKind::Years => Some("write a year of four digits"),
        AcrossKind::Dates => Some("write it as 2025-05-09, 2025-05 or 2025"),
        AcrossKind::Numbers => Some("write a number"),
    }
}

/// Ensure that what is marked on a chart lies between its first and its last row. Otherwise it would be
/// drawn outside of the chart.
pub(super) fn every_mark_of_a_chart_is_on_its_axis(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, chart) in charts(content) {
        let kind = axis::kind(chart);
        let lies = match chart.kind {
            ChartKind::Bar => true,
            ChartKind::Stacked | ChartKind::Dot => kind == AcrossKind::Names,
            ChartKind::Line | ChartKind::Column => false,
        };
        let reach = reach(chart, kind);
        for (index, mark) in chart.marks.iter().enumerate() {
            let is_on_it = match axis::position(&mark.at, kind) {
                _ if lies => false,
                Some(at) => reach.is_some_and(|(from, to)| (from..=to).contains(&at)),
                None => {
                    let mut names = chart.rows.iter().filter_map(|row| row.first());
                    kind == AcrossKind::Names && names.any(|name| *name == mark.at)
                }
            };
            if !is_on_it {
                let mend = if lies {
                    "leave it out: such a chart shows no marks"
                } else {
                    "write what stands in the first cell of a row, or something between"
                };
                problems.push(source.problem(
                    &format!("{at}/marks/{index}/at"),
                    format!("{} can't be marked on this chart", shown(&mark.at)),
                    mend,
                ));
            }
        }
    }
}

/// From where to where the axis across goes.
fn reach(chart: &Chart, kind: AcrossKind) -> Option<(f64, f64)> {
    let cells = chart.rows.iter().filter_map(|row| row.first());
    let places = cells.filter_map(|cell| axis::position(cell, kind));
    let (from, to) = places.fold(None, |reach, at| match reach {
        None => Some((at, at)),
        Some((from, to)) => Some((at.min(from), at.max(to))),
    })?;
    // Dots over numbers stand between two round ones.
    match (chart.kind, kind) {
        (ChartKind::Dot, AcrossKind::Numbers) => {
            let round = ticks(from, to, 5).at;
            Some((*round.first()?, *round.last()?))
        }
        _ => Some((from, to)),
    }
}

/// Ensure that the axis of a chart begins under every figure. Otherwise the figure would be cut off, and
/// the chart say something else than its table.
pub(super) fn no_axis_begins_above_a_figure(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, chart) in charts(content) {
        let is_fixed = matches!(chart.kind, ChartKind::Line | ChartKind::Dot);
        let Some(from) = chart.y.as_ref().and_then(|y| y.from).filter(|_| is_fixed) else {
            continue;
        };
        let cells = chart.rows.iter().flat_map(|row| row.iter().skip(1));
        let figures = cells.filter_map(|cell| match cell {
            Datum::Number(figure) => Some(*figure),
            _ => None,
        });
        if let Some(least) = figures.min_by(f64::total_cmp).filter(|least| *least < from) {
            problems.push(source.problem(
                &format!("{at}/y/from"),
                format!("the axis begins at {from}, and there is a figure of {least}"),
                format!("begin it at {least} or below, or leave `from` out"),
            ));
        }
    }
}

/// Ensure that figures of a map belong to an area of it. Otherwise it would be in the table and nowhere on
/// the map.
pub(super) fn every_value_of_a_map_has_an_area(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    for (source, at, map) in maps(content) {
        let drawn: Option<BTreeSet<String>> = match &map.geometry {
            Geometry::World(_) => None,
            Geometry::Features(all) => {
                Some(all.features.iter().filter_map(|one| one.id()).collect())
            }
        };
        for (index, value) in map.values.iter().enumerate() {
            let is_known = match &drawn {
                None => country::is_shown(&value.id),
                Some(ids) => ids.contains(&value.id),
            };
            if is_known {
                continue;
            }
            let mend = match &drawn {
                None => match country::nearest_country(&value.id) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if country::is_several(&value.id) => {
                        "that is no country of today: write each of its countries by its three letters"
                            .to_owned()
                    }
                    None => "write a country's three letters (ISO 3166-1); Antarctica is not drawn"
                        .to_owned(),
                },
                Some(ids) => guesses.suggestion(&value.id, ids.iter().map(String::as_str)),
            };
            let at = format!("{at}/values/{index}/id");
            let what = format!("there is no area `{}` on this map", value.id);
            problems.push(source.problem(&at, what, mend));
        }
    }
}

/// Ensure that an area of a map has one figure. It can have one colour only.
pub(super) fn no_area_of_a_map_has_two_values(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, map) in maps(content) {
        let mut known = BTreeSet::new();
        for (index, value) in map.values.iter().enumerate() {
            if !known.insert(value.id.as_str()) {
                problems.push(source.problem(
                    &format!("{at}/values/{index}/id"),
                    format!("`{}` has a value before this already", value.id),
                    "keep one of the two",
                ));
            }
        }
    }
}

/// Ensure that a figure belongs to one area of a map. Otherwise the figure could be meant for either.
pub(super) fn no_two_areas_of_a_map_share_an_id(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, map) in maps(content) {
        let Geometry::Features(all) = &map.geometry else {
            continue;
        };
        let mut known = BTreeSet::new();
        for (index, feature) in all.features.iter().enumerate() {
            if let Some(id) = feature.id()
                && !known.insert(id.clone())
            {
                problems.push(source.problem(
                    &format!("{at}/geometry/features/features/{index}"),
                    format!("there is an area `{id}` before this one"),
                    "give it another `id`, or make one area of both (a `MultiPolygon`)",
                ));
            }
        }
    }
}

fn charts<'a>(content: &Survey<'a>) -> impl Iterator<Item = (&'a Source, String, &'a Chart)> {
    blocks(content).filter_map(|(source, at, block)| match block {
        Block::Chart(chart) => Some((source, at, chart)),
        _ => None,
    })
}

fn maps<'a>(content: &Survey<'a>) -> impl Iterator<Item = (&'a Source, String, &'a Map)> {
    blocks(content).filter_map(|(source, at, block)| match block {
        Block::Map(map) => Some((source, at, map)),
        _ => None,
    })
}

/// Every block, with its place.
pub(super) fn blocks<'a>(
    content: &Survey<'a>,
) -> impl Iterator<Item = (&'a Source, String, &'a Block)> {
    content.documents().flat_map(|(source, found, _)| {
        let blocks = found.blocks.iter();
        blocks.map(move |(at, block)| (source, at.clone(), *block))
    })
}

fn shown(cell: &Datum) -> String {
    match cell {
        Datum::Number(number) if number.abs() >= 1e16 => format!("`{number:e}`"),
        Datum::Number(number) => format!("`{number}`"),
        Datum::Words(words) => format!("`\"{words}\"`"),
        Datum::Gap => "`null`".to_owned(),
    }
}
