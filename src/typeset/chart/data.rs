use crate::{
    grammar::axis::{self, LIMIT, date_of},
    model::{AcrossKind, Chart, Datum},
    typeset::figures::{Figures, drawn_decimals, told_decimals},
};

/// What a chart is drawn from, whatever was written.
pub struct Data {
    pub kind: AcrossKind,
    pub rows: Vec<Row>,
    pub series: Vec<Series>,
    /// The most that a figure needs in the picture.
    pub decimals: usize,
}

/// What stands at one place of the axis across.
pub struct Row {
    /// As it is written in the language of the page.
    pub name: String,
    /// Where it stands on a measured axis: a year, the day since 1970, or the number itself.
    pub at: Option<f64>,
}

/// A column of figures.
pub struct Series {
    pub name: String,
    /// One for each row.
    pub figures: Vec<Option<f64>>,
    /// Its colour, 1 to 8; none steps back.
    pub tone: Option<usize>,
}

impl Data {
    /// Reads the cells of a chart; what is no figure is a gap.
    pub fn of(chart: &Chart, figures: &Figures) -> Self {
        let kind = axis::kind(chart);
        let first = |row: &Vec<Datum>| row.first().cloned().unwrap_or(Datum::Gap);
        let has_days = chart
            .rows
            .iter()
            .any(|row| matches!(first(row), Datum::Words(words) if words.len() > 7));
        let rows = chart.rows.iter().map(|row| {
            let cell = first(row);
            Row {
                at: axis::position(&cell, kind),
                name: name(&cell, kind, has_days, figures),
            }
        });
        let has_focus = chart.columns.iter().skip(1).any(|column| column.focus);
        let mut tones = 1..=8;
        let series = chart
            .columns
            .iter()
            .enumerate()
            .skip(1)
            .map(|(place, column)| {
                let figure = |row: &Vec<Datum>| match row.get(place) {
                    Some(Datum::Number(number)) if number.is_finite() => {
                        Some(number.clamp(-LIMIT, LIMIT))
                    }
                    _ => None,
                };
                Series {
                    name: column.text.plain(),
                    figures: chart.rows.iter().map(figure).collect(),
                    tone: if column.focus || !has_focus {
                        tones.next()
                    } else {
                        None
                    },
                }
            });
        let mut data = Self {
            kind,
            rows: rows.collect(),
            series: series.collect(),
            decimals: 0,
        };
        data.decimals = drawn_decimals(&data.all().collect::<Vec<_>>());
        data
    }

    /// Every figure.
    pub fn all(&self) -> impl Iterator<Item = f64> {
        self.series
            .iter()
            .flat_map(|series| series.figures.iter().copied().flatten())
    }

    /// The least and the greatest of all figures.
    pub fn range(&self) -> Option<(f64, f64)> {
        range(self.all())
    }

    pub fn is_measured(&self) -> bool {
        self.kind != AcrossKind::Names
    }
}

pub fn range(figures: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    figures.fold(None, |range, figure| match range {
        None => Some((figure, figure)),
        Some((least, most)) => Some((least.min(figure), most.max(figure))),
    })
}

fn name(cell: &Datum, kind: AcrossKind, has_days: bool, figures: &Figures) -> String {
    let at = axis::position(cell, kind);
    match (kind, cell, at) {
        (AcrossKind::Years, _, Some(year)) => figures.year(year as i64),
        (AcrossKind::Dates, _, Some(day)) => match date_of(day) {
            Some(date) => figures.date_in_full(date, has_days),
            None => String::new(),
        },
        (AcrossKind::Numbers, _, Some(number)) => figures.number(number, told_decimals(&[number])),
        (_, Datum::Words(words), _) => words.clone(),
        (_, Datum::Number(number), _) => figures.number(*number, told_decimals(&[*number])),
        (_, Datum::Gap, _) => String::new(),
    }
}
