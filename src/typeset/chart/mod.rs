//! Charts, drawn by hand: no chart crate sets lettering that stays legible at 340 pixels, or leaves
//! colours to the style sheet.

mod axis;
mod beside;
mod canvas;
mod columns;
mod curves;
mod data;
mod key;
mod layout;
mod marks;
mod rows;
mod scale;
mod stacks;
mod upright;

use self::{
    canvas::{Canvas, NARROW, WIDE},
    data::Data,
};
use super::{
    Typesetter,
    figure::FigureText,
    figures::{Figures, told_decimals},
    table::{Grid, GridCell, GridColumn},
};
use crate::{
    model::{Chart, ChartKind, Datum, Direction},
    page::Element,
};

impl Typesetter<'_> {
    /// A figure with the chart drawn twice, for narrow and for wide columns, one of which is shown, and
    /// under it the figures as a table.
    ///
    /// In a page that is written from right to left names begin at the right. Time and numbers on the
    /// axis across run from left to right there too, as they do in Arabic and Persian newspapers.
    pub(super) fn chart(&self, chart: &Chart) -> Element {
        let figures = Figures::of(self.language);
        let data = Data::of(chart, &figures);
        let is_rtl = self.direction() == Direction::Rtl;
        let drawing = Drawing {
            chart,
            data: &data,
            figures: &figures,
            is_rtl,
        };
        let (narrow, narrow_named) = drawing.draw(NARROW, "chart__narrow");
        let (wide, wide_named) = drawing.draw(WIDE, "chart__wide");

        let mut picture = Vec::new();
        if !(narrow_named && wide_named) {
            let key = key::key(chart, &data);
            picture.push(key.maybe("data-for", wide_named.then_some("narrow")));
        }
        picture.extend([narrow, wide]);
        let text = FigureText {
            title: &chart.title,
            text: &chart.text,
            note: chart.note.as_deref(),
            source: chart.source.as_deref(),
            credit: chart.credit.as_deref(),
        };
        self.drawn_figure(
            "chart",
            &text,
            picture,
            self.chart_grid(chart, &data, &figures),
        )
        .set("data-kind", kind_name(chart.kind))
    }

    /// The figures as they were given, each column with as many decimals as its finest.
    fn chart_grid(&self, chart: &Chart, data: &Data, figures: &Figures) -> Grid {
        let columns = chart.columns.iter().enumerate().map(|(index, column)| {
            let mut head = self.text(&column.text);
            if let Some(unit) = &column.unit {
                head.push(format!(" ({unit})").into());
            }
            GridColumn {
                head,
                numeric: index > 0,
            }
        });
        let finest = |index: usize| {
            let cells = chart.rows.iter().filter_map(|row| match row.get(index) {
                Some(Datum::Number(number)) => Some(*number),
                _ => None,
            });
            told_decimals(&cells.collect::<Vec<_>>())
        };
        let decimals: Vec<usize> = (0..chart.columns.len()).map(finest).collect();
        let unit = axis::close_unit(chart.y.as_ref()).filter(|unit| *unit == "%");
        let rows = chart.rows.iter().zip(&data.rows).map(|(cells, row)| {
            let name = GridCell::plain(&row.name).with_value(match cells.first() {
                Some(Datum::Words(words)) if *words != row.name => Some(words.clone()),
                Some(Datum::Number(number)) if number.is_finite() => Some(number.to_string()),
                _ => None,
            });
            let rest = (1..chart.columns.len()).map(|index| match cells.get(index) {
                Some(Datum::Number(number)) if number.is_finite() => {
                    let text = figures.with_unit(*number, decimals[index], unit);
                    GridCell::plain(&text).with_value(Some(number.to_string()))
                }
                Some(Datum::Words(words)) => GridCell::plain(words),
                _ => GridCell::plain("–").with_value(Some(String::new())),
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
}

/// What the pictures of one chart have in common.
struct Drawing<'a> {
    chart: &'a Chart,
    data: &'a Data,
    figures: &'a Figures,
    is_rtl: bool,
}

impl Drawing<'_> {
    /// The picture of a width, and whether the series are named in it.
    fn draw(&self, width: f64, class: &str) -> (Element, bool) {
        let Self {
            chart,
            data,
            figures,
            is_rtl,
        } = *self;
        let canvas = |mirrored| Canvas::new(width, is_rtl, mirrored && is_rtl);
        let may_stand = match chart.kind {
            ChartKind::Column => true,
            ChartKind::Stacked => data.is_measured(),
            _ => false,
        };
        if may_stand {
            let mut canvas = canvas(!data.is_measured());
            if let Some((height, named)) = columns::columns(chart, data, figures, &mut canvas) {
                return (canvas.close(height, class, &chart.alt), named);
            }
        }
        let is_rows = match chart.kind {
            ChartKind::Bar | ChartKind::Column | ChartKind::Stacked => true,
            ChartKind::Dot => !data.is_measured(),
            ChartKind::Line => false,
        };
        let mut canvas = canvas(is_rows || !data.is_measured());
        let (height, named) = if is_rows {
            rows::rows(chart, data, figures, &mut canvas)
        } else {
            curves::curves(chart, data, figures, &mut canvas)
        };
        (canvas.close(height, class, &chart.alt), named)
    }
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

#[cfg(test)]
mod tests;
