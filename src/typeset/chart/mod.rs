//! Charts, drawn by hand: no chart crate sets lettering that stays legible at 340 pixels, or leaves
//! colours to the style sheet.

mod axis;
mod beside;
mod columns;
mod curves;
mod data;
mod frame;
mod key;
mod marks;
mod rows;
mod scale;

use self::{
    data::Data,
    frame::{Frame, NARROW, WIDE},
};
use super::{
    figure::{self, Around},
    figures::{Figures, decimals},
    setting::Setting,
    table::{Grid, GridCell, GridColumn},
};
use crate::{
    model::{Chart, ChartKind, Datum},
    page::Element,
};

/// A figure with the chart drawn twice, for narrow and for wide columns, one of which is shown, and
/// under it the figures as a table.
///
/// In a page that is written from right to left names begin at the right. Time and numbers on the
/// axis across run from left to right there too, as they do in Arabic and Persian newspapers.
pub fn chart(chart: &Chart, setting: &Setting) -> Element {
    let figures = Figures::of(setting.language);
    let data = Data::of(chart, &figures);
    let draw = |width, class: &str| draw(chart, &data, &figures, setting.is_rtl(), width, class);
    let (narrow, narrow_named) = draw(NARROW, "chart__narrow");
    let (wide, wide_named) = draw(WIDE, "chart__wide");

    let around = Around {
        title: &chart.title,
        text: &chart.text,
        note: chart.note.as_deref(),
        source: chart.source.as_deref(),
        credit: chart.credit.as_deref(),
    };
    let mut inside = Vec::new();
    if !(narrow_named && wide_named) {
        let key = key::key(chart, &data);
        inside.push(key.maybe("data-for", wide_named.then_some("narrow")));
    }
    inside.extend([narrow, wide]);
    figure::figure(
        "chart",
        &around,
        inside,
        grid(chart, &data, &figures, setting),
        setting,
    )
    .set("data-kind", kind_name(chart.kind))
}

fn draw(
    chart: &Chart,
    data: &Data,
    figures: &Figures,
    is_rtl: bool,
    width: f64,
    class: &str,
) -> (Element, bool) {
    let frame = |mirrored| Frame::new(width, is_rtl, mirrored && is_rtl);
    let stands = match chart.kind {
        ChartKind::Column => true,
        ChartKind::Stacked => data.is_measured(),
        _ => false,
    };
    let lies = matches!(
        chart.kind,
        ChartKind::Bar | ChartKind::Column | ChartKind::Stacked
    );
    let mut frame_up = frame(!data.is_measured());
    if stands && let Some((height, named)) = columns::columns(chart, data, figures, &mut frame_up) {
        return (frame_up.close(height, class, &chart.alt), named);
    }
    let is_rows = lies || chart.kind == ChartKind::Dot && !data.is_measured();
    let mut frame = frame(is_rows || !data.is_measured());
    let (height, named) = match is_rows {
        true => rows::rows(chart, data, figures, &mut frame),
        false => curves::curves(chart, data, figures, &mut frame),
    };
    (frame.close(height, class, &chart.alt), named)
}

fn kind_name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Line => "line",
        ChartKind::Bar => "bar",
        ChartKind::Column => "column",
        ChartKind::Stacked => "stacked",
        ChartKind::Dot => "dot",
    }
}

/// The figures as they were given, each column with as many decimals as its finest.
fn grid(chart: &Chart, data: &Data, figures: &Figures, setting: &Setting) -> Grid {
    let columns = chart.columns.iter().enumerate().map(|(place, column)| {
        let mut head = (setting.text)(&column.text);
        if let Some(unit) = &column.unit {
            head.push(format!(" ({unit})").into());
        }
        GridColumn {
            head,
            numeric: place > 0,
        }
    });
    let finest = |place: usize| {
        let cells = chart.rows.iter().filter_map(|row| match row.get(place) {
            Some(Datum::Number(number)) => Some(decimals(*number)),
            _ => None,
        });
        cells.max().unwrap_or_default()
    };
    let decimals: Vec<usize> = (0..chart.columns.len()).map(finest).collect();
    let unit = axis::close_unit(chart.y.as_ref()).filter(|unit| *unit == "%");
    let rows = chart.rows.iter().zip(&data.rows).map(|(cells, row)| {
        let name = GridCell::words(row.name.as_str()).with_value(match cells.first() {
            Some(Datum::Words(words)) if *words != row.name => Some(words.clone()),
            Some(Datum::Number(number)) => Some(number.to_string()).filter(|_| number.is_finite()),
            _ => None,
        });
        let rest = (1..chart.columns.len()).map(|place| match cells.get(place) {
            Some(Datum::Number(number)) if number.is_finite() => {
                let words = figures.with_unit(*number, decimals[place], unit);
                GridCell::words(words.as_str()).with_value(Some(number.to_string()))
            }
            Some(Datum::Words(words)) => GridCell::words(words.as_str()),
            _ => GridCell::words("–").with_value(Some(String::new())),
        });
        std::iter::once(name).chain(rest).collect()
    });
    Grid {
        label: chart.title.clone(),
        caption: None,
        columns: columns.collect(),
        rows: rows.collect(),
        sortable: true,
    }
}

#[cfg(test)]
mod tests;
